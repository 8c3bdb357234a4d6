/* scenes.mjs - what the demonstration does not hold and a page needs to be seen, done through the site's own forms. */
import { Person } from "./person.mjs";

const PDF = { name: "formulir.pdf", type: "application/pdf",
	bytes: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n") };

async function did(person, path, action, fields, button) {
	const answer = await person.send(path, action, fields, button);
	if (answer.status !== 303) throw new Error(`${path}: the form for ${action} answers ${answer.status}`);
	return answer.head.location;
}

const today = () => new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 10);

/* who: a Person for each role. */
export async function prepare(who) {
	const born = "/kerja/layanan/KCS/akta-kelahiran", card = "/kerja/layanan/KCS/ktp-el";

	// A second version in force, with a file: its difference, and the file for the public.
	await did(who.admin, `${born}/ubah`, "/ubah", { perubahan: "Formulir dilampirkan." }, { tombol: "simpan" });
	await did(who.admin, born, "/berkas", { nama_berkas: "Formulir permohonan", berkas: PDF });
	await did(who.admin, born, "/ajukan", {});
	await did(who.pimpinan, born, "/setujui", { berlaku: today() });
	// A draft with a file, of the officer's own unit.
	await did(who.petugas, `${card}/ubah`, "/ubah", { perubahan: "Formulir dilampirkan." }, { tombol: "simpan" });
	await did(who.petugas, card, "/berkas", { nama_berkas: "Formulir permohonan", berkas: PDF });
}

const word = (chars) => "Pertanggungjawabannya".repeat(Math.ceil(chars / 21)).slice(0, chars);

/* The longest that each field takes, as one word without a space. Gives the pages where it is shown. */
export async function longest(who) {
	const filer = who.pelapor = new Person(who[""].origin);

	await did(who.admin, "/kerja/kantor/unit-baru", "/unit-baru", { kode: word(32).toLowerCase(), nama: word(200), jam: word(200), alamat: word(1000),
		kontak: word(1000), penanggung_jawab: word(200), kewenangan: word(1000), pengaduan: "tidak" });
	await did(who.admin, "/kerja/kantor/kategori-baru", "/kategori-baru", { kode: word(32).toLowerCase(), nama: word(200), nama_en: word(200), kelas: "pengaduan_tbp",
		urutan: "99", aktif: "ya" });
	const told = ["/lapor?instansi=KCS", "/lapor", { judul: word(150), isi: word(10000), harapan: word(2000), tempat: word(300), nama: word(100),
		kontak: `${word(60)}@contoh.id`, kategori: "lambat", cara: "terbuka", benar: "ya" }, { aksi: "kirim" }];
	const receipt = await filer.send(...told), number = /[A-Z]+-[A-Z0-9]+-\d{4}-\d{6,}/.exec(receipt.body.toString())?.[0];
	if (receipt.status !== 200 || !number) throw new Error(`/lapor answers ${receipt.status} to the longest texts`);
	const again = new URLSearchParams((await filer.fill(...told)).values).toString();
	const unit = `unit=${word(32).toLowerCase()}`;
	return [{ path: "/lapor/tinjau", post: again, as: "pelapor" }, { path: "/lapor", post: again, as: "pelapor" }, { path: `/aduan/${number}`, as: "pelapor" }, { path: `/aduan/${number}` }, { path: "/aduan" },
		{ path: "/lapor?instansi=KCS" }, { path: "/instansi/KCS" }, { path: `/kerja/perkara/${number}`, as: "koordinator" },
		{ path: "/kerja/perkara", as: "koordinator" }, { path: `/kerja/kantor?${unit}`, as: "admin" }, { path: "/kerja/kantor/kategori", as: "admin" },
		{ path: `/kerja/kantor/unit/${word(32).toLowerCase()}`, as: "admin" }].map((p) => ({ ...p, light: true, name: "with the longest texts" }));
}
