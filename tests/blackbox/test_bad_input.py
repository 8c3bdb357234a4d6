"""Bad input for every field of every form and of every address: missing, too long, of the wrong kind, unreadable, twice, unknown,
forged, from another person, in the wrong state. The right status, a sentence that says what to do, what was typed kept, nothing
changed."""
import html
import itertools
import os
import re
import urllib.parse

import pytest

from kit.database import changed
from kit.person import HEADERS, Page, Person, look_at
from kit.routes import all_routes
from kit.world import HERE, NEW_PASSWORD
from test_roles import token_of

# The short run tries an eighth of them (of forged forms a quarter), others on each database; the long run all.
LONG = bool(os.environ.get("TERANG_LONG"))
FIRST, STEP = ({"sqlite": 0, "postgresql": 0}, 1) if LONG else ({"sqlite": 0, "postgresql": 5}, 8)
FORGED = 1 if LONG else 4
REFUSED = {400, 403, 409, 413, 422}
KEPT = "Kalimat yang tidak boleh hilang nomor 7731."
TEXTS = {"text", "lines"}
CHOICES = ("tidak-ada-yang-begini", "<b>", "a" * 500, "../../etc")
NUMBERS = ("abc", "-1", "99999999999999999999999", "1.5", "0x10")
DAYS = ("2026-02-30", "kemarin", "20261120", "2026-11-20T10:00", "0000-00-00", "99999-01-01")

# (route, field, bad value or None for all) -> why this is no bad input there. All else must be refused.
FINE = {
    ("/kerja/layanan/baru", "kode", CHOICES[0]): "the code of a new service is free, and this one has its shape",
    ("/kerja/layanan/{kode}/{slug}/ubah", "kode", None): "the form does not ask for it: a service keeps the code in its address",
    ("/aduan/lacak", "untuk", CHOICES[0]): "only an address uses it, to fill in the number; of a form it is not read",
    ("/kerja/kantor/unit/{kode}", "induk", None): "the form does not ask for it: a unit stays where it is",
}
# (route begins with, field) -> why a value that names nothing is answered as an address that names nothing: not found.
NAMES = {
    ("/kerja/kantor", "instansi"): "hidden, nobody types it: names the office that the form is about, as an address would",
    ("/kerja/kantor/orang/{masuk}", "hibah"): "hidden: names the role that a button is about",
    ("/kerja/layanan/{kode}/{slug}/berkas/lepas", "sha256"): "hidden: names the file that a button is about",
}
# Field -> the one beside which its sentence stands, and why.
BESIDE = {"wilayah": "cari_wilayah"}  # the list of areas is on the page only after something was searched
# Fields without a control that a link could lead to: hidden, buttons, one of several boxes.
HIDDEN = {"n", "versi", "diubah", "instansi", "kiriman", "aksi", "tombol", "contoh", "tahun", "hibah", "sha256", "untuk", "induk", "kode"}


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
    yield "/lapor/tinjau", "/lapor/tinjau", Person(site), {
        "instansi": "KCS", "kiriman": "A" * 26, "judul": "Judul", "isi": "", "harapan": KEPT, "kategori": "lama", "cara": "anonim",
        "benar": "ya", "aksi": "tinjau"}  # without the story: not ready to be looked over
    yield "/aduan/lacak", "/aduan/lacak", Person(site), {"nomor": told.number, "kode": "0000 0000 0000 0000"}
    yield "/aduan/{nomor}/{aksi}", told.path + "/keterangan", told.person, {"versi": n[told.number], "isi": KEPT}
    yield "/masuk", "/masuk", Person(site), {"masuk": "budi", "sandi": "salah " + NEW_PASSWORD}
    yield "/kerja/akun", "/kerja/akun", budi, {"sandi_lama": "salah " + NEW_PASSWORD, "sandi": "gunung tinggi 4 awan",
                                               "sandi_ulang": "gunung tinggi 4 awan"}
    unit = {"instansi": "KCS", "nama": "Bidang Percobaan", "jam": "Senin", "alamat": KEPT, "kontak": "021", "penanggung_jawab": "Kepala",
            "kewenangan": "Mengurus percobaan.", "pengaduan": "tidak"}
    yield "/kerja/kantor/unit-baru", "/kerja/kantor/unit-baru", admin, {**unit, "induk": "kcs", "kode": "capil"}
    yield "/kerja/kantor/unit/{kode}", "/kerja/kantor/unit/capil", admin, {**unit, "nama": "", "aktif": "ya"}
    yield "/kerja/kantor/unit/{kode}/pindah", "/kerja/kantor/unit/capil/pindah", admin, {"induk": "capil"}
    yield "/kerja/kantor/unit/{kode}/gabung", "/kerja/kantor/unit/capil/gabung", admin, {"penerus": "capil", "periksa": "ya"}
    yield "/kerja/kantor/orang-baru", "/kerja/kantor/orang-baru", admin, {
        "instansi": "KCS", "nama": "Orang Baru", "masuk": "budi", "peran": "petugas", "unit": "capil", "mulai": "2026-12-01",
        "sampai": "2026-12-31"}
    yield "/kerja/kantor/orang/{masuk}", "/kerja/kantor/orang/joko", admin, {
        "instansi": "KCS", "aksi": "beri", "peran": "pegawai", "unit": "kcs", "mulai": "2026-12-01", "sampai": "2026-11-30"}
    yield "/kerja/kantor/kalender", "/kerja/kantor/kalender", admin, {
        "instansi": "KCS", "tahun": "2026", "aksi": "tambah", "hari": "2026-11-02", "nama": "Hari yang sudah lewat", "sumber": "SK"}
    yield "/kerja/kantor/instansi", "/kerja/kantor/instansi", admin, {
        "instansi": "KCS", "nama": "Dinas Percobaan", "pemerintah": "Pemerintah Kota", "alamat": KEPT, "kontak": "021", "hari_kerja": "5",
        "jam_senin": "delapan", "jam_jumat": "08:00-15:00"}
    yield "/kerja/kantor/hukum/{kunci}", "/kerja/kantor/hukum/sp4n62.verifikasi", admin, {
        "instansi": "KCS", "aksi": "tetapkan", "jumlah": "2", "mulai": "2026-11-02", "judul": KEPT, "nomor": "12/2026",
        "tanggal": "2026-11-01"}
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
            ("pihak", rina, work, {"alasan": "bukan_tentang", "isi": KEPT}),
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


def faults_of(field, most, required):
    """(what, value): what a field of this kind cannot be."""
    kind = field["kind"]
    if kind in TEXTS and most:
        yield "too long", "x" * (most + 1)
        yield "far too long", "x " * (most + 5000)
    if kind == "text":
        yield "two lines", "satu\ndua"
    for bad in {"int": NUMBERS, "day": DAYS, "choice": CHOICES, "code": CHOICES, "many": CHOICES}.get(kind, ()):
        yield "%r" % bad[:25], bad
    if required and kind in ("int", "day", "choice", "code"):
        yield "empty", ""  # of a field that is not obligatory this is no answer, which is one
    yield "no UTF-8", b"\xff\xfe\xc0\x80"
    yield "NUL", "a\0b"
    yield "control characters", "a\x1b[2Jb"


def attacks(route, fields, good):
    """(what, field, bad value, pairs to send): each with one thing wrong."""
    for f in fields:
        name = f["name"]
        rest = [(k, v) for k, v in good.items() if k != name]
        if f["required"]:
            yield "missing " + name, name, None, rest
        for what, bad in faults_of(f, f["max"], f["required"]):
            if (route, name, bad) not in FINE and (route, name, None) not in FINE and good.get(name) != bad:
                yield "%s in %s" % (what, name), name, bad, rest + [(name, bad)]
        if f["kind"] != "many" and good.get(name):
            yield "twice " + name, None, None, rest + [(name, good[name]), (name, good[name])]
    yield "an unknown field", None, None, [*good.items(), ("tidak_dikenal", "1")]


def quote(pairs):
    return "&".join(urllib.parse.quote(k) + "=" + urllib.parse.quote_from_bytes(v if isinstance(v, bytes) else v.encode())
                    for k, v in pairs)


def encode(values, token):
    return ("csrf=" + urllib.parse.quote(token) + "&" + quote(values.items() if isinstance(values, dict) else values)).encode()


class Answer:
    """What came back, read without building the page's tree: there are many. The first of each kind is looked at whole."""
    seen = set()

    def __init__(self, person, path, raw):
        self.status, self.type = raw.status_code, raw.headers.get("content-type", "").split(";")[0]
        self.html = raw.content.decode("utf-8")
        self.kept = html.unescape(self.html)
        h1 = re.search(r"<h1[^>]*>(.*?)</h1>", self.html, re.S)
        self.title = re.sub(r"<[^>]+>", "", h1.group(1)).strip() if h1 else ""
        self.says = {m.group(1): m.group(2) for m in re.finditer(r'<li><a href="#f-([^"]*)">([^<]+)</a></li>', self.html)}
        if self.status != 431:
            for name, value in HEADERS.items():
                assert raw.headers.get(name) == value, (path, name, raw.headers.get(name))
        if (path.split("?")[0], self.status) not in Answer.seen:
            Answer.seen.add((path.split("?")[0], self.status))
            look_at(Page(person, path, raw))


def wrong_with(answer, name):
    """What a refusal lacks; None when it is as it should be."""
    if answer.type != "text/html":
        return None if answer.html.strip() else "says nothing"
    if not answer.title:
        return "has no heading"
    if answer.status == 422:
        if not answer.says:
            return "no sentence about a field"
        if name and name not in HIDDEN and BESIDE.get(name, name) not in answer.says:
            return "no sentence about it, only about %s" % sorted(answer.says)
    return None


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


def post_raw(person, path, body):
    return Answer(person, path, person.http.post(person.site.url + path, data=body, allow_redirects=False, timeout=30,
                                                 headers={"content-type": "application/x-www-form-urlencoded"}))


def allowed(table, route, name):
    return any(route.startswith(begin) and name == field for begin, field in table)


def test_53_60_182_one_thing_wrong_in_every_field_of_every_form(every_form, site, database):
    fields, tried = every_form
    wrong, count = [], 0
    for route, path, person, good in tried:
        token = token_of(person)
        before = site.db.snapshot()
        for what, name, bad, pairs in itertools.islice(attacks(route, fields[route], good), FIRST[database], None, STEP):
            answer = post_raw(person, path, encode(pairs, token))
            count += 1
            if answer.status not in REFUSED and not (answer.status == 404 and allowed(NAMES, route, name)):
                wrong.append("%s, %s: %d" % (path, what, answer.status))
                continue
            lacks = wrong_with(answer, name)
            if lacks:
                wrong.append("%s, %s: %s" % (path, what, lacks))
            if answer.status == 422 and (KEPT in [v for _, v in pairs]) and KEPT not in answer.kept:
                wrong.append("%s, %s: what was typed is lost" % (path, what))
            if name is None and answer.status != 400:
                wrong.append("%s, %s: %d instead of 400" % (path, what, answer.status))
        moved = changed(before, site.db.snapshot())
        if moved:
            wrong.append("%s: changed %s" % (path, moved))
    print("%d kinds of bad input" % count)
    assert not wrong, "%d of %d: " % (len(wrong), count) + " | ".join(wrong[:200])
    assert count > 1500 / STEP


# (route, field) -> why an address with a bad value there still opens the page.
OPENS = {
    ("/lapor", None): "an address only fills in the form; what is wrong with it is said when it is sent",
    ("/aduan/lacak", "untuk"): "an address only fills in the number",
    ("/kinerja/baris", "alasan"): "filters by any code, also of what was imported: one that nobody gave has no rows, as the page says",
    ("/kerja/kantor/orang", "setelah"): "a place in the alphabet: every name is one",
}
# Where everything after the question mark names the thing itself, as a path does: what names nothing is not found.
NAMED = {("/kinerja", "instansi"), ("/kinerja/{tanggal}", "instansi"), ("/statistik", "instansi"), ("/statistik.csv", "instansi"),
         ("/instansi/{kode}", "unit"), ("/kerja/kantor", "unit"), ("/kerja/kantor", "instansi"), ("/kerja/kantor/unit-baru", "induk"),
         ("/layanan", "sesudah"), ("/kerja/layanan", "sesudah"), ("/aduan/lacak", "nomor"), ("/kinerja/baris", None)}


def test_53_every_parameter_of_every_address_is_checked(world, site, standard, database):
    told = world.file()
    world.verify(told)
    number = site.db.rows("SELECT id FROM category WHERE slug = 'lama'")[0]["id"]
    fill = {"{nomor}": told.number, "{kode}": "KCS", "{slug}": "akta-kelahiran", "{tanggal}": "2026-11-22", "{masuk}": "budi", "{kunci}": "sp4n62.verifikasi"}
    anybody, wrong, count = Person(site), [], 0
    for r in all_routes():
        route, path = r["route"], r["route"]
        if r["method"] != "get":
            continue
        person = world.as_("admin" if "kantor" in path or "maklumat" in path else "budi" if "layanan" in path else "rina") \
            if path.startswith("/kerja") else anybody
        path = path.replace("/kantor/unit/{kode}", "/kantor/unit/capil").replace("/kategori/{nomor}", "/kategori/%d" % number)
        for k, v in fill.items():
            path = path.replace(k, v)
        plain = person.http.get(site.url + path, allow_redirects=False)
        attempts = [("an unknown one", None, "tidak_dikenal=1")]
        for f in r["fields"]:
            required = {"ukuran": "selesai"}
            for what, bad in faults_of(f, min(f["max"], 2000), False):
                if "{}" not in what:
                    attempts.append(("%s in %s" % (what, f["name"]), f["name"], quote([*((k, v) for k, v in required.items()
                                     if k != f["name"] and "baris" in route), (f["name"], bad)])))
            if f["kind"] != "many":
                attempts.append(("twice " + f["name"], None, quote([(f["name"], "1"), (f["name"], "1")])))
        for what, name, query in attempts[FIRST[database] if len(attempts) > STEP else 0::STEP]:
            answer = Answer(person, path, person.http.get(site.url + path + "?" + query, allow_redirects=False))
            count += 1
            says = "%s, %s: %d" % (path, what, answer.status)
            if name is None:
                if answer.status != (400 if plain.status_code in (200, 303) else plain.status_code) and plain.status_code != 404:
                    wrong.append(says)
            elif any(mark in what for mark in ("UTF-8", "NUL", "control")):
                if answer.status != 400:
                    wrong.append(says)
            elif answer.status == 404 and ((route, name) in NAMED or (route, None) in NAMED or allowed(NAMES, route, name)):
                pass
            elif answer.status not in (400, 414, 422, 431) and (route, name) not in OPENS and (route, None) not in OPENS:
                wrong.append(says)
            if answer.status >= 500 or (answer.status >= 400 and wrong_with(answer, None)):
                wrong.append(says + ", " + str(wrong_with(answer, None)))
        marked = person.http.get(site.url + path + "?utm_source=koran&fbclid=x", allow_redirects=False)
        if marked.status_code != plain.status_code:
            wrong.append("%s: %d with the marks that other sites hang on links" % (path, marked.status_code))
    assert not wrong, "%d of %d: " % (len(wrong), count) + " | ".join(wrong[:200])
    assert count > 300 / STEP


def test_53_60_forged_and_foreign_forms_are_refused(every_form, world, site, database):
    fields, tried = every_form
    wrong = []
    stranger = Person(site)
    theirs = token_of(stranger)
    for route, path, person, good in tried[FIRST[database] % FORGED::FORGED]:
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
