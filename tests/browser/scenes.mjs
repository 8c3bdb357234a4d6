/* scenes.mjs - what the demonstration does not hold and a page needs to be seen, done through the site's own forms. */

const PDF = { name: "formulir.pdf", type: "application/pdf",
	bytes: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n") };

async function did(person, path, action, fields, button) {
	const answer = await person.send(path, action, fields, button);
	if (answer.status !== 303) throw new Error(`${path}: the form for ${action} answers ${answer.status}`);
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
