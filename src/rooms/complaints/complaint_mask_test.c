/* complaint_mask_test.c - what the mask takes out and what it must leave, from a table. */
#include "rooms/complaints/complaint_mask.h"

#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
	const char *why, *text, *want;
} rows[] = {
	{"nothing to mask", "Jalan rusak di depan pasar.", "Jalan rusak di depan pasar."},
	{"empty", "", ""},
	{"NIK in one piece", "NIK saya 3201011503850001.", "NIK saya [NIK]."},
	{"NIK without its name", "Nomor 3201011503850001 ditolak", "Nomor [NIK] ditolak"},
	{"NIK of a woman: day + 40", "3273045508900002", "[NIK]"},
	{"NIK in fours", "3201 0115 0385 0001", "[NIK]"},
	{"NIK with points", "NIK: 32.01.01.150385.0001", "NIK: [NIK]"},
	{"NIK with hyphens", "3201-0115-0385-0001 atas nama saya", "[NIK] atas nama saya"},
	{"NIK six six four", "320101 150385 0001", "[NIK]"},
	{"NIK before a comma", "NIK 3201011503850001, KTP hilang", "NIK [NIK], KTP hilang"},
	{"two NIK", "3201011503850001 dan 3201011503850002", "[NIK] dan [NIK]"},
	{"KK named", "Nomor KK 3201012009120003", "Nomor KK [nomor KK]"},
	{"KK written out", "kartu keluarga: 3201012009120003", "kartu keluarga: [nomor KK]"},
	{"16 digits that are no NIK", "kartu 5123456789012346", "kartu [nomor kartu]"},
	{"16 digits of a ticket", "nomor tiket 9926112000012345", "nomor tiket 9926112000012345"},
	{"16 digits said to be a KTP", "KTP 9999999999999999", "KTP [NIK]"},
	{"NIP in one piece", "pegawai 198501152010011003 tidak sopan", "pegawai [NIP] tidak sopan"},
	{"NIP in its groups", "NIP 19850115 201001 1 003", "NIP [NIP]"},
	{"NPWP", "NPWP 09.254.294.3-407.000 milik saya", "NPWP [NPWP] milik saya"},
	{"mobile", "hubungi 081234567890 ya", "hubungi [nomor telepon] ya"},
	{"mobile with hyphens", "HP 0812-3456-7890", "HP [nomor telepon]"},
	{"mobile with blanks", "0812 3456 7890", "[nomor telepon]"},
	{"mobile with points", "0812.3456.7890", "[nomor telepon]"},
	{"mobile of ten digits", "0811234567", "[nomor telepon]"},
	{"mobile of thirteen digits", "0895123456789", "[nomor telepon]"},
	{"mobile +62", "WA +62 812-3456-7890", "WA [nomor telepon]"},
	{"mobile +62 in one piece", "+6281234567890", "[nomor telepon]"},
	{"mobile 62 without plus", "6281234567890", "[nomor telepon]"},
	{"mobile joined to a word", "wa081234567890", "wa[nomor telepon]"},
	{"mobile after a colon", "telp:081234567890", "telp:[nomor telepon]"},
	{"mobile in brackets", "(081234567890)", "([nomor telepon])" },
	{"fixed line with brackets", "(021) 5551234", "[nomor telepon]"},
	{"fixed line with hyphen", "kantor 021-5551234", "kantor [nomor telepon]"},
	{"fixed line in one piece", "0274555123", "[nomor telepon]"},
	{"fixed line without area code, named", "telepon 5551234", "telepon [nomor telepon]"},
	{"foreign number", "+65 9123 4567", "[nomor telepon]"},
	{"number in a chat address", "wa.me/6281234567890", "wa.me/[nomor telepon]"},
	{"e-mail", "kirim ke siti.aminah@example.com.", "kirim ke [alamat surel]."},
	{"e-mail with plus and digits", "budi+lapor99@dinas.go.id", "[alamat surel]"},
	{"e-mail in angle brackets", "<ani@contoh.co.id>", "<[alamat surel]>"},
	{"two e-mails", "a1@b.id;c2@d.id", "[alamat surel];[alamat surel]"},
	{"an at sign alone", "harga @ 5000 di pasar", "harga @ 5000 di pasar"},
	{"a social name", "akun @layanan_kota", "akun @layanan_kota"},
	{"bank account named", "rekening 1234567890 atas nama Budi", "rekening [nomor rekening] atas nama Budi"},
	{"bank by its name", "transfer ke BCA 123-456-7890", "transfer ke BCA [nomor rekening]"},
	{"bank account with points", "no rek 1234.01.000123.50.1", "no rek [nomor rekening]"},
	{"virtual account", "virtual account 8808123456789012", "virtual account [nomor kartu]"},
	{"BPJS", "kartu BPJS 0001234567890", "kartu BPJS [nomor BPJS]"},
	{"link with a token", "https://contoh.go.id/unduh?token=abc123", "[tautan]"},
	{"link with a long key", "https://contoh.id/f/8f14e45fceea167a5a36dedd4bea2543", "[tautan]"},
	{"link with a telephone number", "https://wa.me/6281234567890", "[tautan]"},
	{"link with a user", "lihat https://budi:rahasia@contoh.id/x", "lihat [tautan]"},
	{"link and full stop", "Lihat https://contoh.id/a?b=c.", "Lihat [tautan]."},
	/* must stay */
	{"plain link", "https://contoh.go.id/layanan/ktp", "https://contoh.go.id/layanan/ktp"},
	{"plain www", "www.contoh.go.id", "www.contoh.go.id"},
	{"ticket number", "lihat ADU-KCS-2026-004821 saya", "lihat ADU-KCS-2026-004821 saya"},
	{"confidential number", "RHS-0123456789ABCDEFGHJKMNPQRS", "RHS-0123456789ABCDEFGHJKMNPQRS"},
	{"tracking number", "laporan 8304801 di LAPOR", "laporan 8304801 di LAPOR"},
	{"letter number", "surat 470/123/DUKCAPIL/2026", "surat 470/123/DUKCAPIL/2026"},
	{"money", "diminta Rp 1.500.000 tanpa kuitansi", "diminta Rp 1.500.000 tanpa kuitansi"},
	{"money with cents", "Rp1.500.000,00", "Rp1.500.000,00"},
	{"money in one piece", "Rp 8123456789", "Rp 8123456789"},
	{"an amount begins with no zero", "Rp 08123456789", "Rp [nomor telepon]"},
	{"money without Rp", "bayar 2.750.000.000 rupiah", "bayar 2.750.000.000 rupiah"},
	{"money like a telephone", "total 62.812.345.678", "total 62.812.345.678"},
	{"date with hyphens", "tanggal 20-11-2026", "tanggal 20-11-2026"},
	{"date and time", "02.12.2026 08.30 sampai 09.45", "02.12.2026 08.30 sampai 09.45"},
	{"ISO date", "2026-11-20", "2026-11-20"},
	{"date with slashes", "20/11/2026 dan 21/11/26", "20/11/2026 dan 21/11/26"},
	{"office hours", "buka 08.00-12.00 dan 13.00-16.00", "buka 08.00-12.00 dan 13.00-16.00"},
	{"hours with colon", "08:00-16:00", "08:00-16:00"},
	{"law numbers", "UU 25/2009 dan PP Nomor 96 Tahun 2012", "UU 25/2009 dan PP Nomor 96 Tahun 2012"},
	{"article", "Pasal 50 ayat (1)", "Pasal 50 ayat (1)"},
	{"RT and RW", "RT 003 RW 011 Nomor 12", "RT 003 RW 011 Nomor 12"},
	{"postal code", "Kota Contoh 16412", "Kota Contoh 16412"},
	{"area code of the ministry", "wilayah 32.76.01.1001", "wilayah 32.76.01.1001"},
	{"coordinates", "-6.200000, 106.816666", "-6.200000, 106.816666"},
	{"years", "tahun 2025 2026 2027", "tahun 2025 2026 2027"},
	{"percent and decimals", "naik 12,5 persen dari 1.234", "naik 12,5 persen dari 1.234"},
	{"plate", "mobil B 1234 XYZ", "mobil B 1234 XYZ"},
	{"masked already", "[NIK] dan [nomor telepon]", "[NIK] dan [nomor telepon]"},
	{"several at once", "Saya Budi, NIK 3201011503850001, HP 081234567890, surel b@c.id.",
	    "Saya Budi, NIK [NIK], HP [nomor telepon], surel [alamat surel]."},
	{"our own words are no context", "081234567890 5551234", "[nomor telepon] 5551234"},
	{"a ticket's word does not reach over a masked number", "tiket hp 081234567890 9926112000012345",
	    "tiket hp [nomor telepon] [nomor kartu]"},
	/* common spellings */
	{"e-mail behind a bullet", "-budi@gmail.com", "-[alamat surel]"},
	{"e-mail behind a low line", "_budi@gmail.com", "_[alamat surel]"},
	{"e-mail with blanks", "surel budi @ gmail.com.", "surel [alamat surel]."},
	{"e-mail with a blank before", "budi @gmail.com", "[alamat surel]"},
	{"e-mail with [at]", "budi[at]gmail.com", "[alamat surel]"},
	{"e-mail with (at)", "budi(at)gmail.com", "[alamat surel]"},
	{"e-mail with (at) and (dot)", "budi (at) gmail (dot) com", "[alamat surel]"},
	{"e-mail with [at] and [titik]", "budi.s[at]dinas[titik]go[titik]id ya", "[alamat surel] ya"},
	{"e-mail in capitals", "BUDI@GMAIL.COM", "[alamat surel]"},
	{"e-mail behind a dot", ".budi@contoh.id", ".[alamat surel]"},
	{"e-mail behind a plus", "+budi@contoh.id", "+[alamat surel]"},
	{"e-mail behind a colon", "surel:budi@contoh.id", "surel:[alamat surel]"},
	{"e-mail in a list with hyphens", "- budi@contoh.id\n- ani@contoh.id", "- [alamat surel]\n- [alamat surel]"},
	{"e-mail behind a letter beyond ASCII", "“budi@contoh.id”", "“[alamat surel]”"},
	{"e-mail with [at] and a sentence behind", "tulis ke budi[at]gmail.com. Terima kasih",
	    "tulis ke [alamat surel]. Terima kasih"},
	{"mobile with blanks and hyphens", "0812 - 3456 - 7890", "[nomor telepon]"},
	{"mobile with double blanks", "0812  3456  7890", "[nomor telepon]"},
	{"mobile with en dashes", "0812–3456–7890", "[nomor telepon]"},
	{"mobile with en dashes and blanks", "HP 0812 – 3456 – 7890", "HP [nomor telepon]"},
	{"mobile with no-break blanks", "0812 3456 7890", "[nomor telepon]"},
	{"mobile with no-break hyphens", "0812‑3456‑7890", "[nomor telepon]"},
	{"mobile with narrow blanks", "0812 3456 7890", "[nomor telepon]"},
	{"mobile with slashes", "0812/3456/7890", "[nomor telepon]"},
	{"mobile with low lines", "0812_3456_7890", "[nomor telepon]"},
	{"mobile with the prefix in brackets", "+62 (812) 3456 7890", "[nomor telepon]"},
	{"mobile +62 with hyphens in brackets", "+62-(812)-3456-7890", "[nomor telepon]"},
	{"mobile 0062", "0062 812 3456 7890", "[nomor telepon]"},
	{"mobile 62 with blanks", "62 812 3456 7890", "[nomor telepon]"},
	{"mobile with the first part in brackets", "(0812) 3456-7890", "[nomor telepon]"},
	{"mobile in pairs", "08 12 34 56 78 90", "[nomor telepon]"},
	{"two mobiles with a slash", "081234567890/081345678901", "[nomor telepon]/[nomor telepon]"},
	{"two mobiles with slash and blanks", "0812 3456 7890 / 0813 4567 8901", "[nomor telepon] / [nomor telepon]"},
	{"two fixed lines with a slash", "telp 5551234/5554321", "telp [nomor telepon]"},
	{"fixed line with slash", "021/5551234", "[nomor telepon]"},
	{"fixed line with en dash", "021–5551234", "[nomor telepon]"},
	{"fixed line, double blank", "(021)  555  1234", "[nomor telepon]"},
	{"a number of a list before a mobile", "2. 081234567890", "2. [nomor telepon]"},
	{"mobile and a number of its own behind", "HP 081234567890 (2 kali)", "HP [nomor telepon] (2 kali)"},
	{"mobile and a short number behind", "081234567890 2 orang", "[nomor telepon] 2 orang"},
	{"mobile behind a date", "20-11-2026 081234567890", "20-11-2026 [nomor telepon]"},
	{"fixed line before a date", "kantor 0215551234 10/11/2026", "kantor [nomor telepon] 10/11/2026"},
	{"mobile before a date", "HP 0812345678 2026-11-20", "HP [nomor telepon] 2026-11-20"},
	{"account before a date", "rek 1234567890 20.11.2026", "rek [nomor rekening] 20.11.2026"},
	{"two numbers with a word between and a date", "0614402092 dan 0415302619 10/21/2015",
	    "[nomor telepon] dan [nomor telepon] 10/21/2015"},
	{"mobile behind a time", "08.00 081234567890", "08.00 [nomor telepon]"},
	{"mobile behind the words of a complaint", "laporan saya 081234567890", "laporan saya [nomor telepon]"},
	{"mobile right behind a complaint", "pengaduan 081234567890", "pengaduan [nomor telepon]"},
	{"mobile without zero, named", "hp 81234567890", "hp [nomor telepon]"},
	{"mobile behind a price", "bayar 50000, hp 081234567890", "bayar 50000, hp [nomor telepon]"},
	{"NIK like a ticket", "KTP-3578-0112-0190-0003", "KTP-[NIK]"},
	{"NIK like a ticket, in one piece", "NIK-3578011201900003", "NIK-[NIK]"},
	{"NIK in a ticket of other letters", "ABC-3578011201900003-X", "ABC-[NIK]-X"},
	{"mobile like a ticket", "HP-0812-3456-7890", "HP-[nomor telepon]"},
	{"chat number like a ticket", "WA-0812-3456-7890", "WA-[nomor telepon]"},
	{"mobile in a ticket of other letters", "ZZ-0812-3456-7890", "ZZ-[nomor telepon]"},
	{"account like a ticket", "REK-BCA-1234567890", "REK-BCA-[nomor rekening]"},
	{"bank like a ticket", "BRI-0012-01-001234-50-1", "BRI-[nomor rekening]"},
	{"telephone like a ticket", "TELP-021-5551234", "TELP-[nomor telepon]"},
	{"family card like a ticket", "KK-3578-0112-0190-0003", "KK-[nomor KK]"},
	{"BPJS like a ticket", "BPJS-0001234567890", "BPJS-[nomor BPJS]"},
	{"NIK glued to its name", "nik3578011201900003", "nik[NIK]"},
	{"NIK glued with a low line", "NIK_3578011201900003", "NIK_[NIK]"},
	{"NIK with slashes", "3578/01/120190/0003", "[NIK]"},
	{"NIK with en dashes", "3578–0112–0190–0003", "[NIK]"},
	{"NIK with blanks and hyphens", "3578 - 0112 - 0190 - 0003", "[NIK]"},
	{"NIK glued to another word", "nomor:x3578011201900003", "nomor:x[NIK]"},
	{"account glued to its bank", "bca1234567890", "bca[nomor rekening]"},
	{"mobile glued with a low line", "hp_081234567890", "hp_[nomor telepon]"},
	{"account before its bank", "1234567890 (BCA)", "[nomor rekening] (BCA)"},
	{"account before its bank, without brackets", "transfer 1234567890 bank Mandiri",
	    "transfer [nomor rekening] bank Mandiri"},
	{"account with hyphens before its bank", "0012-01-001234-50-1 - BRI a.n. Budi", "[nomor rekening] - BRI a.n. Budi"},
	{"account and a number of its own behind", "rekening 1234567890 (2 kali)", "rekening [nomor rekening] (2 kali)"},
	{"round account", "rek 1234567000", "rek [nomor rekening]"},
	{"NIK behind Rp", "Rp 3578011201900003", "Rp [NIK]"},
	{"NIK with points behind Rp", "Rp 35.78.01.120190.0003", "Rp [NIK]"},
	{"mobile behind rp.", "rp. 081234567890", "rp. [nomor telepon]"},
	{"mobile with points behind Rp", "Rp 0812.3456.7890", "Rp [nomor telepon]"},
	{"mobile with country behind Rp", "Rp6281234567890", "Rp[nomor telepon]"},
	{"account said, with points like money", "no rek 123.456.789.012", "no rek [nomor rekening]"},
	/* must stay, though something in them looks like a person's */
	{"number in one piece right behind a ticket", "tiket 081234567890", "tiket 081234567890"},
	{"number right behind a ticket's number", "nomor tiket: 081234567890", "nomor tiket: 081234567890"},
	{"number of a parcel", "resi 081234567890", "resi 081234567890"},
	{"ticket with hyphen", "TIKET-081234567890", "TIKET-081234567890"},
	{"number of a decision with slashes", "SK 821.2/0812345678/2026", "SK 821.2/0812345678/2026"},
	{"number of a letter that begins with zero", "surat 083/1234/DINSOS/2026", "surat 083/1234/DINSOS/2026"},
	{"number of a letter without its word", "Nomor 083/1234/2026", "Nomor 083/1234/2026"},
	{"long number of a letter", "Nomor: 470/1234/437.47/2026", "Nomor: 470/1234/437.47/2026"},
	{"number of a certificate of land", "nomor BPN 09.05.02.1234567", "nomor BPN 09.05.02.1234567"},
	{"price of a telephone", "harga hp 1500000", "harga hp 1500000"},
	{"amount behind a bank", "bank 15000000 rupiah", "bank 15000000 rupiah"},
	{"amount with hyphen behind a bank", "transfer BCA 15000000,-", "transfer BCA 15000000,-"},
	{"amounts with points behind a bank", "bank meminta 500.000 - 750.000", "bank meminta 500.000 - 750.000"},
	{"amount before a bank", "1.500.000 (BCA)", "1.500.000 (BCA)"},
	{"amount of thirteen digits", "Rp 1500000000000", "Rp 1500000000000"},
	{"amount with points and cents", "Rp 12.345.678.901.234,50", "Rp 12.345.678.901.234,50"},
	{"amount with blank and full stop", "Rp. 250.000.", "Rp. 250.000."},
	{"amount in IDR", "IDR 2500000", "IDR 2500000"},
	{"amount with decimals", "Rp 1,5 juta", "Rp 1,5 juta"},
	{"no amount", "Rp 0 (gratis)", "Rp 0 (gratis)"},
	{"our number in small letters", "nomor adu-kcs-2026-004821, hp saya mati", "nomor adu-kcs-2026-004821, hp saya mati"},
	{"our number of an agency called like a bank", "ADU-BTN-2026-004821", "ADU-BTN-2026-004821"},
	{"our number with more digits", "ADU-KCS-2026-1048217", "ADU-KCS-2026-1048217"},
	{"our numbers one after another", "ADU-KCS-2026-004821/ADU-KCS-2026-004822", "ADU-KCS-2026-004821/ADU-KCS-2026-004822"},
	{"another ticket", "INV/20261120/0001/KCS", "INV/20261120/0001/KCS"},
	{"tracking number of a request", "PMH-KCS-2026-000123", "PMH-KCS-2026-000123"},
	{"law by its year", "UU 25/2009 juncto PP 96/2012", "UU 25/2009 juncto PP 96/2012"},
	{"laws after a bank", "bank menurut UU 10/1998 dan 21/2008", "bank menurut UU 10/1998 dan 21/2008"},
	{"rule of a minister", "Permen PANRB 46/2020", "Permen PANRB 46/2020"},
	{"rule by number and year", "Perpres Nomor 76 Tahun 2013", "Perpres Nomor 76 Tahun 2013"},
	{"month by its year", "bulan 05/2026 1.234 orang", "bulan 05/2026 1.234 orang"},
	{"date with blanks and time", "08 - 12 - 2026 10.00", "08 - 12 - 2026 10.00"},
	{"date with en dashes as a range", "20-11-2026–21-11-2026", "20-11-2026–21-11-2026"},
	{"dates with a slash", "20/11/2026-21/11/2026", "20/11/2026-21/11/2026"},
	{"range of years", "2024 - 2025 / 2025 - 2026", "2024 - 2025 / 2025 - 2026"},
	{"hours with en dash", "08.00 – 16.00", "08.00 – 16.00"},
	{"paragraph in brackets", "Pasal 50(1) dan (2) UU 25/2009", "Pasal 50(1) dan (2) UU 25/2009"},
	{"coordinates with a blank", "-6.200000 106.816666", "-6.200000 106.816666"},
	{"coordinates without a blank", "-7.250445,112.768845", "-7.250445,112.768845"},
	{"price with at sign", "3 buah @ 5.000", "3 buah @ 5.000"},
	{"social name with a blank", "ig @ dinas_kota", "ig @ dinas_kota"},
	{"the word at in brackets", "rapat (at) kantor", "rapat (at) kantor"},
	{"RT and RW with a slash", "RT 003/011, Kel. Mekar 16412", "RT 003/011, Kel. Mekar 16412"},
	{"numbers of houses", "Jl. Melati No. 12-14 / 16", "Jl. Melati No. 12-14 / 16"},
	{"a range of numbers", "antrean 101 - 120 dari 250", "antrean 101 - 120 dari 250"},
	{"kilometres", "KM 12 - 15, ruas 021", "KM 12 - 15, ruas 021"},
	{"sizes", "2 x 3 x 4 m, 1.200 m2", "2 x 3 x 4 m, 1.200 m2"},
	{"emergency numbers", "hubungi 112 atau 110", "hubungi 112 atau 110"},
	{"short service number", "telepon 165 atau 14045", "telepon 165 atau 14045"},
	{"version with points", "aplikasi versi 10.12.2026.1", "aplikasi versi 10.12.2026.1"},
	{"words in other letters stay", "Jalan “Merdeka” – 10 menit…", "Jalan “Merdeka” – 10 menit…"},
};

static void
each_row(void **state)
{
	struct arena *a = arena_open(1 << 20);
	size_t        bad = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str got = complaint_mask(a, str_z(rows[i].text));

		if (!str_eq(got, str_z(rows[i].want))) {
			print_error("%s: \"%s\" gave \"%.*s\", not \"%s\"\n", rows[i].why, rows[i].text, STRF(got), rows[i].want);
			bad++;
		}
	}
	arena_close(a);
	assert_int_equal(bad, 0);
	assert_true(COUNT(rows) >= 180);
}

static void
masking_twice_changes_nothing(void **state)
{
	struct arena *a = arena_open(1 << 20);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str once = complaint_mask(a, str_z(rows[i].text)), twice = complaint_mask(a, once);

		assert_true(str_eq(once, twice));
		assert_int_equal(complaint_mask_count(a, once), 0);
	}
	arena_close(a);
}

static void
what_is_known_of_a_case(void **state)
{
	static const struct {
		const char *why, *name, *contacts, *text, *want;
	} known[] = {
		{"greeted by name", "Budi Santoso", "", "Yth. Budi Santoso, kartu Anda jadi.", "Yth. [nama], kartu Anda jadi."},
		{"in capitals", "Budi Santoso", "", "Yth. BUDI SANTOSO", "Yth. [nama]"},
		{"each part alone", "Budi Santoso", "", "Pak Budi datang, lalu Santoso pulang", "Pak [nama] datang, lalu [nama] pulang"},
		{"the parts the other way round, with a comma", "Budi Santoso", "", "Santoso, Budi.", "[nama]."},
		{"a part within a word stays", "Budi Santoso", "", "kebudian dan Budiman", "kebudian dan Budiman"},
		{"a short part alone is no name", "Ani Wijaya", "", "ani berkata", "ani berkata"},
		{"a short part beside a long one goes", "Ani Wijaya", "", "Ani Wijaya berkata", "[nama] berkata"},
		{"a short name that is the whole name", "Ani", "", "Ibu Ani, terima kasih", "Ibu [nama], terima kasih"},
		{"the rest of a longer name stays", "Siti Aminah", "", "Siti Rahmawati", "[nama] Rahmawati"},
		{"with letters beyond ASCII", "René Café", "", "Yth. René Café.", "Yth. [nama]."},
		{"a title behind", "Dr. Budi Santoso, S.H.", "", "Budi Santoso, S.H.: selesai", "[nama].: selesai"},
		{"the mask's own words are no names", "Nama Nomor", "", "[nama] dan 081234567890", "[nama] dan [nomor telepon]"},
		{"the office's number stays", "", "Telepon (021) 555 0101", "Hubungi (021) 555 0101 atau 081234567890",
		    "Hubungi (021) 555 0101 atau [nomor telepon]"},
		{"written otherwise, the same number", "", "(021) 555-0101", "Hubungi +62 21 5550101", "Hubungi +62 21 5550101"},
		{"the office's address stays", "", "surel: Halo@dinas.go.id", "ke halo@dinas.go.id, bukan a@b.id",
		    "ke halo@dinas.go.id, bukan [alamat surel]"},
		{"another number that begins the same does not", "", "(021) 555 0101", "Hubungi 021 5550102", "Hubungi [nomor telepon]"},
		{"a NIK is never the office's", "", "3201011503850001", "NIK 3201011503850001", "NIK [NIK]"},
	};
	struct arena *a = arena_open(1 << 20);
	size_t        bad = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		str name = str_z(known[i].name), contacts = str_z(known[i].contacts);
		str got = complaint_mask_known(a, str_z(known[i].text), name, contacts);

		if (!str_eq(got, str_z(known[i].want)) || !str_eq(complaint_mask_known(a, got, name, contacts), got)) {
			print_error("%s: \"%s\" gave \"%.*s\", not \"%s\"\n", known[i].why, known[i].text, STRF(got), known[i].want);
			bad++;
		}
	}
	arena_close(a);
	assert_int_equal(bad, 0);
}

/* Any bytes at all: the pass ends and never reads past the text. */
static void
any_bytes(void **state)
{
	struct arena *a = arena_open(8 << 20);
	unsigned      seed = 1;
	static const char alphabet[] = "0128 .-()+/_:@?#RpADU-[at]\nhtwx\xc3\xa9\xe2\x80\x93";

	(void)state;
	for (int round = 0; round < 2000; round++) {
		char   text[40];
		size_t n = (size_t)(seed >> 8) % sizeof(text);

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525u + 1013904223u;
			text[i] = alphabet[(seed >> 16) % (sizeof(alphabet) - 1)];
		}
		seed = seed * 1664525u + 1013904223u;
		str masked = complaint_mask(a, (str){text, n});
		assert_true(masked.n <= n * 4 + 1);
		assert_true(str_eq(complaint_mask(a, masked), masked));
	}
	arena_close(a);
}

int
complaint_mask_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_row),
		cmocka_unit_test(masking_twice_changes_nothing),
		cmocka_unit_test(what_is_known_of_a_case),
		cmocka_unit_test(any_bytes),
	};

	return cmocka_run_group_tests_name("complaint_mask", tests, NULL, NULL);
}
