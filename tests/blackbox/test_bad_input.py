"""Bad input for every field of every form: missing, too long, of the wrong kind, unreadable, forged, from another person, in the
wrong state. The right status, a sentence that says what to do, what was typed kept, nothing changed."""
import urllib.parse

import pytest

from kit.database import changed
from kit.person import Person
from kit.routes import all_routes
from kit.world import HERE, NEW_PASSWORD
from test_roles import token_of

REFUSED = {400, 403, 409, 413, 422}
KEPT = "Kalimat yang tidak boleh hilang nomor 7731."
# Fields that no form shows as typed text, or whose emptiness is a choice.
TEXTS = {"text", "lines"}


def forms(world, site, standard):
    """(route, path, person, good values, status that good values would get): every form with fields of the program."""
    told = world.file()
    world.open(told, told.person)
    fresh, work, asked = world.file(), world.file(), world.file()
    world.verify(work)
    world.verify(asked)
    world.step("budi", asked, "ditanya", isi="Berapa nomor berkasnya?")
    ended = world.file()
    world.verify(ended)
    world.step("budi", ended, "tanggapan", isi="Sudah selesai dikerjakan.")
    rina, budi, admin, hendra = (world.as_(x) for x in ("rina", "budi", "admin", "hendra"))
    capil = str(world.unit_id("capil"))
    n = {x.number: str(world.case(x)["act_count"]) for x in (told, fresh, work, asked, ended)}
    case = "/kerja/perkara/"
    yield "/lapor", "/lapor", Person(site), {
        "instansi": "KCS", "kiriman": "A" * 26, "judul": "Judul yang baik sekali", "isi": "Isi yang cukup panjang dan jelas sekali.",
        "harapan": KEPT, "tanggal": "2026-11-20", "tempat": "Loket empat", "kategori": "lama", "cara": "terbuka", "nama": "Sari Wulandari",
        "kontak": "081234567890", "benar": "ya", "aksi": "kirim"}
    yield "/aduan/lacak", "/aduan/lacak", Person(site), {"nomor": told.number, "kode": "0000 0000 0000 0000"}
    yield "/aduan/{nomor}/{aksi}", told.path + "/keterangan", told.person, {"versi": n[told.number], "isi": KEPT}
    yield "/masuk", "/masuk", Person(site), {"masuk": "budi", "sandi": "salah " + NEW_PASSWORD}
    yield "/kerja/akun", "/kerja/akun", budi, {"sandi_lama": "salah " + NEW_PASSWORD, "sandi": "gunung tinggi 4 awan",
                                               "sandi_ulang": "gunung tinggi 4 awan"}
    unit = {"instansi": "KCS", "nama": "Bidang Percobaan", "jam": "Senin", "alamat": KEPT, "kontak": "021", "penanggung_jawab": "Kepala",
            "kewenangan": "Mengurus percobaan.", "pengaduan": "tidak"}
    yield "/kerja/kantor/unit-baru", "/kerja/kantor/unit-baru", admin, {**unit, "induk": "kcs", "kode": "capil"}
    yield "/kerja/kantor/unit/{kode}", "/kerja/kantor/unit/capil", admin, {**unit, "nama": "", "aktif": "ya"}
    yield "/kerja/kantor/orang-baru", "/kerja/kantor/orang-baru", admin, {
        "instansi": "KCS", "nama": "Orang Baru", "masuk": "budi", "peran": "petugas", "unit": "capil", "mulai": "2026-12-01",
        "sampai": "2026-12-31"}
    yield "/kerja/kantor/orang/{masuk}", "/kerja/kantor/orang/joko", admin, {
        "instansi": "KCS", "aksi": "beri", "peran": "pegawai", "unit": "kcs", "mulai": "2026-12-01", "sampai": "2026-11-30"}
    yield "/kerja/kantor/kalender", "/kerja/kantor/kalender", admin, {
        "instansi": "KCS", "tahun": "2026", "aksi": "tambah", "hari": "2026-12-25", "nama": "Hari sudah libur", "sumber": "SK"}
    category = {"instansi": "KCS", "nama": "Kategori percobaan", "nama_en": "Trial", "kelas": "aspirasi", "unit": "capil", "urutan": "1",
                "aktif": "ya"}
    yield "/kerja/kantor/kategori-baru", "/kerja/kantor/kategori-baru", admin, {**category, "kode": "lama"}
    number = site.db.rows("SELECT id FROM category WHERE slug = 'lama'")[0]["id"]
    yield "/kerja/kantor/kategori/{nomor}", "/kerja/kantor/kategori/%d" % number, admin, {**category, "nama": ""}
    # Officers' steps, each with a number of acts that is no longer true: even good values are refused, as a replay is.
    for verb, person, one, values in (
            ("diverifikasi", rina, fresh, {"judul": "Judul tampil", "naskah": KEPT, "kelas": "pengaduan_tbp", "unit": capil}),
            ("tanggapan", budi, work, {"isi": KEPT}), ("tindak-lanjut", budi, work, {"isi": KEPT}), ("ditanya", budi, work, {"isi": KEPT}),
            ("keterangan", budi, work, {"isi": KEPT}), ("dijawab", budi, asked, {"isi": KEPT}),
            ("ditugaskan", rina, work, {"petugas": str(account(site, "budi"))}), ("diteruskan", rina, work, {"unit": capil, "isi": KEPT}),
            ("catatan-internal", budi, work, {"isi": KEPT}),
            ("kelas", rina, work, {"kelas": "aspirasi", "alasan": "salah_kelas", "isi": KEPT}),
            ("perpanjangan", budi, work, {"alasan": "perlu_pihak_lain", "isi": KEPT}),
            ("disamarkan", rina, work, {"judul": "Judul tampil", "naskah": KEPT}),
            ("bukan-wewenang", rina, work, {"alasan": "instansi_lain", "isi": KEPT}), ("arsip", rina, work, {"alasan": "rangkap", "isi": KEPT})):
        yield ("/kerja/perkara/{nomor}/" + verb, case + one.number + "/" + verb, person,
               {"n": str(int(n[one.number]) - 1), **{"%s-%s" % (k, verb): v for k, v in values.items()}})
    yield "/kerja/layanan/baru", "/kerja/layanan/baru?instansi=KCS", budi, {
        "judul": "Layanan percobaan", "kode": "akta-kelahiran", "ringkas": KEPT, "kelompok": "kependudukan", "unit": "capil",
        "waktu_jumlah": "2", "waktu_satuan": "hari-kerja", "gratis": "ya", "diubah": "0"}
    yield "/kerja/layanan/{kode}/{slug}/ubah", HERE + "/ubah", budi, {
        "judul": "Akta kelahiran", "ringkas": KEPT, "kelompok": "kependudukan", "unit": "capil", "waktu_jumlah": "2",
        "waktu_satuan": "hari-kerja", "gratis": "ya", "diubah": "1"}
    for verb, values in (("kembalikan", {"catatan": KEPT}), ("setujui", {"berlaku": "2026-12-01"}), ("cabut", {"sebab": "x", "alasan": ""})):
        yield "/kerja/layanan/{kode}/{slug}/" + verb, HERE + "/" + verb, hendra, values
        yield "/kerja/maklumat/{kode}/" + verb, "/kerja/maklumat/KCS/" + verb, hendra, values
    yield "/kerja/layanan/{kode}/{slug}/berkas", HERE + "/berkas", budi, {"nama_berkas": "Formulir"}
    yield "/kerja/layanan/{kode}/{slug}/berkas/lepas", HERE + "/berkas/lepas", budi, {"sha256": "0" * 64}
    yield "/kerja/maklumat/{kode}/ubah", "/kerja/maklumat/KCS/ubah", admin, {"tanggal_sk": "2026-13-40", "janji": KEPT, "diubah": "1"}


def account(site, login):
    return site.db.rows("SELECT id FROM account WHERE login = '%s'" % login)[0]["id"]


def attacks(fields, good):
    """(what, bytes of the body's pairs): each with one thing wrong."""
    for f in fields:
        name, kind, most = f["name"], f["kind"], f["max"]
        given = name in good
        if f["required"]:
            yield "missing " + name, {k: v for k, v in good.items() if k != name}, False
        if not given:
            continue
        if kind in TEXTS and most:
            yield "too long " + name, {**good, name: "x" * (most + 1)}, True
            yield "far too long " + name, {**good, name: "x " * (most + 5000)}, False
        if kind == "text":
            yield "two lines in " + name, {**good, name: "satu\ndua"}, True
        if kind == "int":
            for bad in ("abc", "-1", "99999999999999999999999", "1.5", "0x10", ""):
                yield "number %r in %s" % (bad, name), {**good, name: bad}, True
        if kind == "day":
            for bad in ("2026-02-30", "kemarin", "20261120", "2026-11-20T10:00", "0000-00-00", "99999-01-01"):
                yield "day %r in %s" % (bad, name), {**good, name: bad}, True
        if kind in ("choice", "code"):
            for bad in ("tidak-ada-yang-begini", "<b>", "a" * 500, "../../etc"):
                yield "choice %r in %s" % (bad[:20], name), {**good, name: bad}, True
        yield "no UTF-8 in " + name, {**good, name: b"\xff\xfe\xc0\x80"}, False
        yield "NUL in " + name, {**good, name: "a\0b"}, False


def encode(values, token):
    parts = ["csrf=" + urllib.parse.quote(token)]
    for k, v in values.items():
        parts.append(urllib.parse.quote(k) + "=" + urllib.parse.quote_from_bytes(v if isinstance(v, bytes) else v.encode()))
    return "&".join(parts).encode()


def send(person, path, body, headers=None):
    return person.send("post", path, body=body, follow=False,
                       headers={"content-type": "application/x-www-form-urlencoded", **(headers or {})})


@pytest.fixture(scope="module")
def every_form(world, site, standard):
    fields = {r["route"]: r["fields"] for r in all_routes() if r["method"] == "post"}
    return fields, list(forms(world, site, standard))


def test_every_form_with_fields_is_attacked(every_form):
    fields, tried = every_form
    missing = {route for route, f in fields.items() if f} - {row[0] for row in tried}
    assert not missing, sorted(missing)


def test_53_60_182_one_thing_wrong_in_every_field_of_every_form(every_form, site):
    fields, tried = every_form
    wrong, count = [], 0
    for route, path, person, good in tried:
        token = token_of(person)
        before = site.db.snapshot()
        for what, values, one_fault in attacks(fields[route], good):
            if values == good:
                continue
            page = send(person, path, encode(values, token))
            count += 1
            if page.status not in REFUSED:
                wrong.append("%s, %s: %d" % (path, what, page.status))
                continue
            if page.soup is None:
                continue
            if len(page.text) < 40 or not page.title:
                wrong.append("%s, %s: says nothing" % (path, what))
            if page.status == 422 and KEPT in good.values() and KEPT in [v for v in values.values()] and KEPT not in page.html:
                wrong.append("%s, %s: what was typed is lost" % (path, what))
            if page.status == 422 and not page.summary() and not page.errors():
                wrong.append("%s, %s: no sentence about a field" % (path, what))
        moved = changed(before, site.db.snapshot())
        if moved:
            wrong.append("%s: changed %s" % (path, moved))
    print("%d kinds of bad input" % count)
    assert not wrong, "%d of %d: " % (len(wrong), count) + " | ".join(wrong)
    assert count > 500


def test_53_60_forged_and_foreign_forms_are_refused(every_form, world, site):
    fields, tried = every_form
    wrong = []
    stranger = Person(site)
    theirs = token_of(stranger)
    for route, path, person, good in tried:
        token = token_of(person)
        before = site.db.snapshot()
        for what, body, headers in (
                ("no token", encode(good, ""), {}),
                ("another person's token", encode(good, theirs), {}),
                ("another origin", encode(good, token), {"origin": "https://jahat.example"}),
                ("another site", encode(good, token), {"sec-fetch-site": "cross-site"})):
            page = send(person, path, body, headers)
            if page.status != 403:
                wrong.append("%s, %s: %d" % (path, what, page.status))
        page = person.send("post", path, body=encode(good, token), follow=False, headers={"content-type": "text/plain"})
        if page.status not in (403, 415):
            wrong.append("%s, another type: %d" % (path, page.status))
        page = send(person, path, encode(good, token) + b"&x=" + b"y" * (21 << 20 if "berkas" in path else 300 << 10))
        if page.status not in (413, 403):
            wrong.append("%s, too large: %d" % (path, page.status))
        moved = changed(before, site.db.snapshot())
        if moved:
            wrong.append("%s: changed %s" % (path, moved))
    assert not wrong, " | ".join(wrong)


def test_53_the_same_form_sent_twice_files_once(world, site):
    person = Person(site)
    form = person.get("/lapor").form("judul").fill(judul="Dikirim dua kali", isi="Tombol kirim tertekan dua kali karena sinyal buruk.",
                                                   harapan="Satu saja.", kategori="lama", cara="anonim", benar="ya")
    values = form.values + [("aksi", "kirim")]
    first = person.send("post", "/lapor", values).is_(200)
    count = len(site.db.rows("SELECT id FROM case_file"))
    second = person.send("post", "/lapor", values)
    assert second.status == 200 and "ADU-KCS" in second.text and second.title != first.title
    assert len(site.db.rows("SELECT id FROM case_file")) == count


def test_60_what_somebody_else_did_meanwhile_is_not_overwritten(world, site):
    told = world.file()
    world.verify(told)
    early = world.desk("budi", told).form(action="/tanggapan")
    world.step("rina", told, "catatan-internal", isi="Tunggu, ada kabar baru.")
    before = site.db.snapshot()
    page = early.press(**{"isi-tanggapan": "Jawaban atas keadaan yang lama."})
    assert page.status == 409 and "Jawaban atas keadaan yang lama." in page.html
    assert not changed(before, site.db.snapshot())
