"""The office that the tests work with: units, people, categories, a service, made as an admin makes them, through the pages."""
import re

from .person import CODE, Person
from .site import PASSWORD

NEW_PASSWORD = "perahu kayu di muara 9 sungai"
# login: (name, role, unit); the last three only by `terang user`
STAFF = {
    "rina": ("Rina Koordinator", "koordinator", "upipm"),
    "budi": ("Budi Petugas", "petugas", "capil"),
    "sinta": ("Sinta Petugas", "petugas", "dafduk"),
    "hendra": ("Hendra Pimpinan", "pimpinan", "kcs"),
    "putri": ("Putri Informasi", "ppid", "kcs"),
    "asih": ("Asih Penilai", "asesor", "kcs"),
    "joko": ("Joko Pegawai", "pegawai", "kcs"),
    "mira": ("Mira Media", "media", "kcs"),
}
OVERSIGHT = {
    "irma": ("Irma Inspektur", "inspektorat", "kcs"),
    "omar": ("Omar Ombudsman", "ombudsman", "kcs"),
    "agus": ("Agus Auditor", "auditor", "kcs"),
}
UNITS = {
    "upipm": ("Unit Pengelola Pengaduan", "ya"),
    "capil": ("Bidang Pencatatan Sipil", "tidak"),
    "dafduk": ("Bidang Pendaftaran Penduduk", "tidak"),
}
CATEGORIES = {
    "pungutan": ("Pungutan di luar tarif", "Charges beyond the fee", "pengaduan_bp", "upipm"),
    "lama": ("Layanan lama atau ditunda", "Slow or delayed service", "pengaduan_tbp", "capil"),
    "tanya": ("Pertanyaan tentang layanan", "Question about a service", "permintaan_informasi", "dafduk"),
    "usul": ("Usul perbaikan", "Idea for improvement", "aspirasi", "dafduk"),
}
HERE = "/kerja/layanan/KCS/akta-kelahiran"
STANDARD = {
    "judul": "Akta kelahiran", "kode": "akta-kelahiran", "ringkas": "Pencatatan kelahiran dan penerbitan kutipan akta kelahiran.",
    "kelompok": "kependudukan", "unit": "capil", "butir_1": "Surat keterangan kelahiran\nKTP-el orang tua\nKartu keluarga",
    "prosedur": "Pemohon menyerahkan berkas | Loket | 10 menit\nPejabat memeriksa | Verifikator | 1 jam",
    "waktu_jumlah": "2", "waktu_satuan": "hari-kerja", "waktu_mulai": "sejak persyaratan lengkap diterima", "gratis": "ya",
    "produk": "Kutipan akta kelahiran", "pengaduan": "Loket pengaduan di lantai satu atau situs ini.", "aduan_jumlah": "5",
    "aduan_satuan": "hari-kerja", "lokasi": "Loket 4, Jalan Merdeka 1", "jam": "Senin–Jumat 08.00–15.00",
    "penanggung_jawab": "Kepala Bidang Pencatatan Sipil", "kelompok_rentan": "Loket prioritas dan kursi roda.",
    "dasar_hukum": "UU 24/2013 | Administrasi Kependudukan", "sarana": "Ruang tunggu, toilet", "kompetensi": "Memahami aturan akta",
    "pengawasan": "Diawasi atasan langsung", "jumlah_pelaksana": "4 orang", "jaminan_layanan": "Dilayani sesuai standar",
    "jaminan_keamanan": "Berkas disimpan aman", "evaluasi": "Setiap semester", "perubahan": "Standar pertama.",
    "pembahasan": "Dibahas dengan warga pada 2 November 2026.",
}
NUMBER = re.compile(r"\b(?:ADU-[A-Z0-9]{2,8}-[0-9]{4}-[0-9]{6,}|RHS-[0-9A-Z]{26})\b")


class Receipt:
    """What a citizen keeps."""

    def __init__(self, page, mode):
        self.page, self.person, self.mode = page, page.person, mode
        self.number = NUMBER.search(page.text).group(0)
        self.code = CODE.search(page.text).group(0)
        self.leaf = re.search(r"\b[0-9a-f]{64}\b", page.text).group(0)
        self.path = "/aduan/" + self.number


class World:
    def __init__(self, site, staff=None, oversight=None):
        self.site = site
        self.people = {}
        self.found_office()
        self.hire(STAFF if staff is None else staff, OVERSIGHT if oversight is None else oversight)

    # -- the admin's first day

    def found_office(self):
        self.people["admin"] = admin = Person(self.site).sign_in("admin", PASSWORD)
        for code, (name, desk) in UNITS.items():
            page = admin.get("/kerja/kantor/unit-baru").form("kode").press(
                kode=code, nama=name, kewenangan="Mengurus %s." % name.lower(), jam="Senin–Jumat 08.00–15.00",
                alamat="Jalan Merdeka 1, Kota Contoh", kontak="(021) 555 0101", penanggung_jawab="Kepala " + name, pengaduan=desk)
            page.is_(200).sees("masuk catatan publik", name)
        for code, (name, english, klass, unit) in CATEGORIES.items():
            page = admin.get("/kerja/kantor/kategori-baru").form("kode").press(
                kode=code, nama=name, nama_en=english, kelas=klass, unit=unit, urutan="10", aktif="ya")
            page.is_(200).sees(name)

    def hire(self, staff, oversight):
        """One-time passwords, and every person's first day: the given password is changed before anything else."""
        admin = self.people["admin"]
        for login, (name, role, unit) in staff.items():
            page = admin.get("/kerja/kantor/orang-baru").form("masuk").press(nama=name, masuk=login, peran=role, unit=unit)
            self.first_day(login, CODE.search(page.is_(200).text).group(0))
        for login, (name, role, unit) in oversight.items():
            said = self.site.run("user", "add", login, "--data", str(self.site.data), "--name", name, "--role", role, "--unit", unit,
                                 "--one-time").stdout
            self.first_day(login, CODE.search(said).group(0))

    def first_day(self, login, given):
        person = Person(self.site).sign_in(login, given)
        assert person.page.path == "/kerja/akun", person.page.path
        page = person.page.form("sandi_lama").press(sandi_lama=given, sandi=NEW_PASSWORD, sandi_ulang=NEW_PASSWORD)
        assert page.status == 200 and not page.errors(), (page.status, page.errors(), page.text[:300])
        self.people[login] = person

    def as_(self, login):
        return self.people[login]

    def again(self):
        """Everybody signs in anew (after the clock went on)."""
        for login in self.people:
            password = PASSWORD if login == "admin" else NEW_PASSWORD
            self.people[login] = Person(self.site).sign_in(login, password)

    # -- citizens

    def file(self, mode="terbuka", category="lama", person=None, lang="", **given):
        """A new citizen fills in the form and sends it; gives the receipt."""
        person = person or Person(self.site, lang)
        values = {"judul": "Akta kelahiran anak saya belum selesai", "kategori": category, "cara": mode, "benar": "ya",
                  "isi": "Saya sudah menunggu tiga minggu di loket empat. Petugas meminta saya kembali lagi besok.",
                  "harapan": "Akta selesai minggu ini."}
        if mode == "terbuka":
            values.update(nama="Sari Wulandari", kontak="081234567890")
        values.update(given)
        page = person.get(lang + "/lapor").form("judul").press("kirim", **values)
        assert page.status == 200 and not page.errors(), (page.status, page.summary(), page.text[:500])
        return Receipt(page, mode)

    def open(self, receipt, person=None):
        """Comes back with number and code; gives the page of the case."""
        person = person or Person(self.site)
        return person.get("/aduan/lacak").form("nomor").press(nomor=receipt.number, kode=receipt.code)

    # -- officers

    def desk(self, login, receipt):
        return self.as_(login).get("/kerja/perkara/" + receipt.number)

    def step(self, login, receipt, verb, **given):
        """One step of an officer through the form on the case's page; names without their endings."""
        form = self.desk(login, receipt).is_(200).form(action="/" + verb)
        return form.press(**{"%s-%s" % (k, verb): v for k, v in given.items()})

    def verify(self, receipt, unit="capil", klass="pengaduan_tbp", login="rina", **given):
        return self.step(login, receipt, "diverifikasi", kelas=klass, unit=str(self.unit_id(unit)), **given)

    # -- what the database holds

    def unit_id(self, slug):
        return self.site.db.rows("SELECT id FROM unit WHERE slug = '%s'" % slug)[0]["id"]

    def case(self, receipt):
        return self.site.db.rows("SELECT * FROM case_file WHERE number = '%s'" % receipt.number)[0]

    def acts(self, receipt):
        return [r["name"] for r in self.site.db.rows(
            "SELECT a.name FROM act a JOIN case_file c ON a.subject = 1 AND a.subject_id = c.id WHERE c.number = '%s' ORDER BY a.n"
            % receipt.number)]

    def clocks(self, receipt):
        return {(r["clock"], r["round"]): r for r in self.site.db.rows(
            "SELECT k.* FROM case_clock k JOIN case_file c ON c.id = k.case_id WHERE c.number = '%s'" % receipt.number)}
