/* services_site_test.h - an office with two units, officers and a head, who write service standards through handle(). Include
 * cmocka.h before this header. */
#ifndef APP_SERVICES_SITE_TEST_H
#define APP_SERVICES_SITE_TEST_H

#include "app/visit_test.h"

struct crew {
	struct visit_site s;
	struct visitor    officer, head, anybody;
	unit_id           unit, other;
};

/* An officer and a head of one unit, an officer of another, and somebody without an account. */
static inline void
crew_open(struct crew *c, enum db_kind kind)
{
	*c = (struct crew){.officer = {.site = &c->s}, .head = {.site = &c->s}, .anybody = {.site = &c->s}};
	visit_site_open(&c->s, kind);
	c->s.settings.upload_bytes = 1 << 20;
	c->s.settings.data_dir = kind == DB_SQLITE ? c->s.f.t.dir : "/nonexistent";
	struct unit_in one = office_unit(&c->s.f, (unit_id){0}, "catsip", "Bidang Catatan Sipil");
	struct unit_in two = office_unit(&c->s.f, (unit_id){0}, "jalan", "Bidang Jalan");
	test_no_err(OFFICE_WRITE(&c->s.f, unit_create(c->s.f.db, c->s.f.a, c->s.f.keys, &one, &c->unit)));
	test_no_err(OFFICE_WRITE(&c->s.f, unit_create(c->s.f.db, c->s.f.a, c->s.f.keys, &two, &c->other)));
	visit_account(&c->s, "anto", "Anto Petugas", ROLE_OFFICER, c->unit);
	visit_account(&c->s, "wati", "Wati Petugas", ROLE_OFFICER, c->other);
	visit_account(&c->s, "joko", "Joko Kepala", ROLE_HEAD, c->s.f.root);
	visit_sign_in(&c->officer, "anto");
	visit_sign_in(&c->head, "joko");
}

static inline void
crew_close(struct crew *c)
{
	if (c->s.f.t.kind == DB_SQLITE)
		assert_int_equal(system(str_fmt(c->s.f.a, "rm -rf %s/berkas", c->s.f.t.dir).p), 0);
	visit_site_close(&c->s);
}

#define STANDARD                                                                                                    \
	"judul=Akta+kelahiran&kode=akta-kelahiran&ringkas=Untuk+anak+yang+baru+lahir&kelompok=kependudukan&unit=catsip" \
	"&butir_1=Surat+keterangan+lahir%0AKartu+Keluarga&prosedur=Anda+mengirim+berkas+%7C+Loket+%7C+10+menit%0ADicatat" \
	"&waktu_jumlah=3&waktu_satuan=hari-kerja&waktu_mulai=sejak+berkas+lengkap&gratis=ya&produk=Kutipan+akta"       \
	"&pengaduan=Di+situs+ini&jam=Senin%E2%80%93Jumat+08.00%E2%80%9315.00"

#define PLEDGE                                                                                                   \
	"janji=Kami+sanggup+melayani+sesuai+standar&kewajiban=Kami+menjalankan+kewajiban&sanksi=Kami+menerima+sanksi" \
	"&nomor_sk=188%2F12%2F2026&tanggal_sk=2026-11-20&penandatangan=Dra.+Contoh+Lestari&jabatan=Kepala+Dinas&tempat=Loket+1%0ALoket+2"

/* The value of a hidden field on the page last seen. */
static inline str
hidden(const struct visitor *v, const char *name)
{
	str       mark = str_fmt(v->site->f.a, "name=\"%s\" value=\"", name), rest, value = {NULL, 0};
	ptrdiff_t at = str_find(v->body, mark, 0);

	if (at < 0)
		fail_msg("no field %s", name);
	rest = (str){v->body.p + at + mark.n, v->body.n - (size_t)at - mark.n};
	return str_cut(&rest, '"', &value) ? value : (str){NULL, 0};
}

/* Approves the draft that the page shows now, as its form does. */
static inline void
approve_from(struct visitor *v, const char *page, const char *from)
{
	visit_get(v, page);
	str seen = visit_sees(v, "name=\"diubah\"") ? hidden(v, "diubah") : STR("1"); /* who may not approve has no form */

	visit_post(v, str_fmt(v->site->f.a, "%s/setujui", page).p, str_fmt(v->site->f.a, "berlaku=%s&diubah=%.*s", from, STRF(seen)).p);
}

static inline void
write_and_approve(struct crew *c, const char *fields)
{
	visit_get(&c->officer, "/kerja/layanan/baru");
	visit_post(&c->officer, "/kerja/layanan/baru", fields);
	visit_follow(&c->officer);
	visit_must_see(&c->officer, "Naskah tersimpan.");
	visit_must_see(&c->officer, "Bagian yang wajib diumumkan sudah terisi");
	visit_post(&c->officer, "/kerja/layanan/KCS/akta-kelahiran/ajukan", "");
	visit_follow(&c->officer);
	visit_must_see(&c->officer, "Menunggu persetujuan");
	approve_from(&c->head, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-21");
	visit_follow(&c->head);
	visit_must_see(&c->head, "Versi 1 berlaku");
}

#endif
