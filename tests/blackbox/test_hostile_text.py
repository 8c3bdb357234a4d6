"""Texts that want to be more than text - markup, templates, headers, formulas, directions of writing - through every field in which a
person can write, and read wherever they come back: never as written in the source of a page, no element and no attribute more than an
innocent text has, headers as ever, cells of tables that no spreadsheet computes."""
import csv
import datetime as dt
import html
import io
import json
import re

import pytest

from kit.database import changed
from kit.person import HEADERS, Person
from kit.site import PASSWORD, Site
from kit.world import STAFF, STANDARD, Receipt, World
from test_bad_input import FIRST, LONG, STEP
from test_import import MAP
from test_roles import token_of

MARK = "Zq7Zq"  # stands behind every sample, to see that a page shows it at all
TURN = "\u202e"
SAMPLES = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<ScRiPt/x src=//jahat.example/x.js>", "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<svg/onload=alert(1)>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<iframe srcdoc='<b>x'>", "<body onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">klik</a>", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='", "x\" style=\"background:url(//jahat.example)", "</title><b>x", "</textarea><b>x</b>", "</option></select><b>x",
    "<!-- <b>", "--><b>x", "<![CDATA[<b>x]]>", "<?php echo 1 ?>", "&lt;b&gt; &amp;#60;b&#62; &#x3c;b&#x3e;", "<bq7", "<base href=//jahat.example>",
    "<meta http-equiv=refresh content=0;url=//jahat.example>", "<form action=//jahat.example><button>masuk", "<input name=csrf value=x>",
    "${7*7} #{7*7} <%= 7*7 %> [[7*7]] @(7*7) *{7*7}", "%s%n%x %1$s {0} {name} {label}", "`id` $(id) ; DROP TABLE unit; --",
    "' OR '1'='1' UNION SELECT * FROM account --", "=HYPERLINK(\"https://jahat.example\",\"x\")", "=cmd|' /C calc'!A0", "+1+1", "-1-1", "@SUM(A1)",
    TURN + "txt.exe" + "\u2066", TURN + "=1+1", "\uff1dHYPERLINK(1)", "a\u200b\u200d\ufeff<b>\u2028\u2029</b>", "<b>e\u0301\U0001f4a3\ud7ff\uffff</b>",
    "Set-Cookie: terang=x", "Location: https://jahat.example", "../../etc/passwd", "C:\\x\\..\\y", "//jahat.example", "|a|b|\"|'|<b>|",
]
LINES = ["satu\r\n\r\n<script>alert(1)</script>\r\nSet-Cookie: x=1", "\r\n=1+1\r\n+2", "<b>\n\n\n</b>\n- x\n# y\n> z"]
INNOCENT = "Teks biasa yang tidak ingin apa-apa"
REFUSED = [b"a\0b", b"<b>\xff\xfe</b>", b"\xc0\xbcscript\xc0\xbe", b"\xed\xa0\xbc", b"a\x1b]0;x\x07", b"a\x08\x08", b"\xf5\x80\x80\x80", b"\xc2\x9b31m"]
NAMES = {*HEADERS, "date", "content-type", "content-length", "content-encoding", "cache-control", "vary", "set-cookie", "permissions-policy", "connection",
         "cross-origin-resource-policy", "location", "etag", "last-modified", "content-disposition", "server", "keep-alive"}


def raw_of(text):
    """What must not stand in a page's source: the sample as written, where that is more than letters."""
    return text if re.search(r"[<>\"']", text) else None


def shape(page):
    """Every element with the names of its attributes, in order: a text has no part in it. Lists to choose from grow with every walk."""
    return [(t.name, tuple(sorted(t.attrs))) for t in page.soup.find_all(True) if t.name != "option"]


class Reader:
    """Opens pages and keeps what was wrong with them."""

    def __init__(self):
        self.wrong, self.known, self.pages, self.shown = [], set(), {}, 0

    def look(self, label, page, texts, twin=None, learn=False):
        """texts: what was written. learn: an innocent page; twin: label of the innocent page with the same parts."""
        more = {n.lower() for n in page.headers} - NAMES
        if more:
            self.wrong.append("%s: headers %s" % (label, more))
        if any(TURN in v or "jahat" in v for v in page.headers.values()):
            self.wrong.append("%s: a header holds the text" % label)
        source = page.html
        for text in texts:
            raw = raw_of(text)
            if raw and page.soup is not None and raw in source:
                self.wrong.append("%s: stands there as written: %r" % (label, raw))
        if page.soup is None:
            return
        if TURN in source or "\u2066" in source:
            self.wrong.append("%s: turns the direction of writing" % label)
        self.shown += MARK in source
        here = shape(page)
        if learn:
            self.known |= set(here)
            self.pages[label] = here
            return
        new = set(here) - self.known
        if new:
            self.wrong.append("%s: new elements %s after %r" % (label, sorted(new)[:4], texts[:1]))
        if twin and twin in self.pages and here != self.pages[twin]:
            first = next((i for i, (a, b) in enumerate(zip(here, self.pages[twin])) if a != b), min(len(here), len(self.pages[twin])))
            self.wrong.append("%s: %d elements instead of %d after %r, first other one: %s instead of %s" % (
                label, len(here), len(self.pages[twin]), texts[:1], here[first:first + 2], self.pages[twin][first:first + 2]))
        for tag in page.soup.find_all(["a", "form", "link", "img", "script"]):
            for name in ("href", "src", "action"):
                if re.match(r"\s*(javascript|data|vbscript):|\\|.*jahat\.example", tag.get(name, ""), re.I) and "q=" not in tag[name]:
                    self.wrong.append("%s: %s leads to %s" % (label, tag.name, tag[name]))


@pytest.fixture(scope="module")
def place(database, postgres):
    one = Site(database, "teks")
    try:
        yield one
    finally:
        one.end()


AGENCY = "Dinas <b>\"Kota\"</b> & 'Desa' =1+1 " + TURN + MARK


@pytest.fixture(scope="module")
def office(place):
    """Made by `terang init` and `terang user` with such texts from the first word."""
    place.run("init", "--data", str(place.data), "--url", "https://terang.contoh.go.id", "--name", AGENCY, "--parent", "<script>alert(1)</script> " + MARK,
              "--code", "KCS", "--zone", "WIB", "--admin", "admin", "--admin-name", "<img src=x onerror=alert(1)> " + MARK, "--password", PASSWORD,
              "--no-areas", *place.db_args)
    place.start()
    world = World(place, staff={k: v for k, v in STAFF.items() if k in ("rina", "budi", "hendra")},
                  oversight={"agus": ("</title><b>Agus</b> " + MARK, "auditor", "kcs")})
    return world


def everything(form, text, **keep):
    """Fills every field in which words are written with the text; the others as given."""
    written = {n: text for n, kind in form.kinds.items() if kind in ("text", "textarea", "search") and n not in keep and not re.search(
        r"^(kode|masuk|nomor_?|hari|mulai|sampai|tanggal.*|berlaku|jam_|istirahat_|waktu_jumlah|aduan_jumlah|urutan|jumlah|q)$|^(jam|istirahat)_", n)}
    return {**written, **{k: v for k, v in keep.items() if k in form.kinds or k in form.choices}}


def done(page, *what):
    assert page.status == 200 and not page.errors(), (what, page.status, page.summary(), page.text[:300])
    return page


def day_of(place, k):
    """A working day of this year for each of the first walks; None for the others."""
    today = place.now().date()
    days = [d for d in (today + dt.timedelta(days=n) for n in range(2, 31)) if d.weekday() < 5 and d.year == today.year]
    return days[k].isoformat() if k < len(days) else None


def walk(office, place, k, text):
    """Everything that people write, once with this text: label -> page. k: number of the walk, for codes and days."""
    rina, budi, admin, hendra = (office.as_(x) for x in ("rina", "budi", "admin", "hendra"))
    citizen, anybody, english = Person(place), Person(place), Person(place, "/en")
    one = text if "\n" not in text else text.replace("\r", " ").replace("\n", " ").strip()
    out = {}

    # the citizen
    form = citizen.get("/lapor").form("judul")
    values = everything(form, one, isi=text, harapan=text, kategori="lama", cara="terbuka", kontak="081234567890", benar="ya")
    out["form looked over"] = citizen.get("/lapor").form("judul").press("tinjau", **values)
    out["receipt"] = page = citizen.get("/lapor").form("judul").press("kirim", **values)
    assert page.status == 200, (text, page.summary(), page.text[:300])
    told = Receipt(page, "terbuka")
    out["lookup"] = Person(place).get("/aduan/lacak").form("nomor").press(nomor=one[:60], kode=one[:40])
    office.open(told, citizen)
    citizen.get(told.path).form("isi").press(isi=text).is_(200)
    place.db.settled()
    out["desk before"] = office.desk("rina", told)
    done(office.step("rina", told, "diverifikasi", judul=one, naskah=text, kelas="pengaduan_tbp", unit=str(office.unit_id("capil")), isi=text), "verified")
    for login, verb, given in (("budi", "keterangan", {"isi": text}), ("budi", "catatan-internal", {"isi": text}), ("budi", "ditanya", {"isi": text})):
        done(office.step(login, told, verb, **given), verb)
    citizen.get(told.path + "/dijawab").form("isi").press(isi=text).is_(200)
    for login, verb, given in (("budi", "tindak-lanjut", {"isi": text}),
                               ("rina", "kelas", {"kelas": "aspirasi", "alasan": "salah_kelas", "isi": text}),
                               ("rina", "diteruskan", {"unit": str(office.unit_id("dafduk")), "isi": text}),
                               ("rina", "disamarkan", {"judul": one, "naskah": text})):
        done(office.step(login, told, verb, **given), verb)
    done(office.step("rina", told, "diteruskan", unit=str(office.unit_id("capil")), isi=text), "back")
    done(office.step("budi", told, "tanggapan", isi=text), "answered")
    citizen.get(told.path).form(action="/selesai").press().is_(200)
    citizen.get(told.path + "/dinilai").form("nilai").press(nilai="2", isi=text).is_(200)
    citizen.get(told.path + "/dibuka-lagi").form("isi").press(isi=text).is_(200)
    place.db.settled()
    out["case, holder"] = citizen.get(told.path)
    out["case, anybody"] = anybody.get(told.path)
    out["case, english"] = english.get("/en" + told.path)
    out["case, days"] = anybody.get(told.path + "/tenggat")
    out["case, desk"], out["case, auditor"] = office.desk("rina", told), office.desk("agus", told)
    out["case, form again"] = citizen.get("/lapor").form("judul").press("kirim", **{**values, "benar": []})
    ended = Person(place)
    second = office.file(person=ended, judul=one, isi=text, harapan=text)
    office.open(second, ended)
    done(office.step("rina", second, "arsip", alasan="rangkap", isi=text), "ended")
    place.db.settled()
    out["ended, holder"], out["ended, anybody"] = ended.get(second.path), anybody.get(second.path)

    # the office
    unit = "unit-%d" % k if k >= 0 else "unit-biasa%d" % -k
    form = admin.get("/kerja/kantor/unit-baru").form("kode")
    out["unit made"] = done(form.press(**everything(form, one, kode=unit, pengaduan="tidak", alamat=text, kontak=text, kewenangan=text)), "unit")
    out["unit"] = admin.get("/kerja/kantor/unit/" + unit)
    out["unit, anybody"] = anybody.get("/instansi/KCS?unit=" + unit)
    form = admin.get("/kerja/kantor/kategori-baru").form("kode")
    out["category made"] = done(form.press(**everything(form, one, kode=unit.replace("unit", "kat"), kelas="aspirasi", unit=unit, urutan="20", aktif="ya")), "category")
    number = place.db.rows("SELECT id FROM category WHERE slug = '%s'" % unit.replace("unit", "kat"))[0]["id"]
    out["category"] = admin.get("/kerja/kantor/kategori/%d" % number)
    login = "orang%d" % k if k >= 0 else "orangbiasa%d" % -k
    form = admin.get("/kerja/kantor/orang-baru").form("masuk")
    out["person made"] = done(form.press(nama=one[:100], masuk=login, peran="petugas", unit=unit), "person")
    out["person"] = admin.get("/kerja/kantor/orang/" + login)
    form = admin.get("/kerja/kantor/kalender").form("nama")
    if day_of(place, k + 1):
        out["holiday"] = done(form.press(hari=day_of(place, k + 1), nama=one, sumber=one), "holiday")
    form = admin.get("/kerja/kantor/hukum/sp4n62.verifikasi").form("judul")
    out["limit"] = done(form.press(jumlah="2", mulai=(place.now().date() + dt.timedelta(days=20 + k)).isoformat(), judul=one, nomor=one[:60], tanggal="2026-11-01"), "limit")
    form = admin.get("/kerja/kantor/instansi").form("nama")
    out["agency"] = done(form.press(nama=one, pemerintah=one, alamat=text, kontak=text), "agency")

    # a service, from the draft to the page of everybody
    slug = "akta-%d" % k if k >= 0 else "akta-biasa%d" % -k
    here = "/kerja/layanan/KCS/" + slug
    start = {**STANDARD, "kode": slug}
    done(budi.get("/kerja/layanan/baru").form("judul").press("simpan", judul=one, kode=slug, unit="capil", kelompok="kependudukan"), "service")
    form = budi.get(here + "/ubah").form("judul")
    codes = {n: v for n, v in start.items() if n in form.kinds and (n in form.choices or form.kinds[n] in ("number", "hidden") or "jumlah" in n and n != "jumlah_pelaksana")}
    bar = one.replace("|", "/")
    bars = {"prosedur": "%s | %s | %s" % (bar, bar, bar), "dasar_hukum": "%s | %s" % (bar, bar), "rincian": ""}
    words = everything(form, text, **codes, **bars, judul=one, waktu_mulai=one, penanggung_jawab=one, varian_1=one)
    words = {n: v for n, v in words.items() if not n.startswith(("varian_", "butir_")) or n in ("butir_1",)}
    done(form.press("simpan", **words), "standard")
    out["service form"] = budi.get(here + "/ubah")
    done(budi.get(here).form(action="/ajukan").press(), "proposed")
    hendra.get(here).form(action="/kembalikan").press(catatan=text).is_(200)
    out["service returned"] = budi.get(here)
    done(budi.get(here).form(action="/ajukan").press(), "proposed again")
    done(hendra.get(here).form(action="/setujui").press(berlaku=place.now().date().isoformat()), "approved")
    public = "/layanan/KCS/" + slug
    place.db.settled()
    out["service"], out["service, english"] = anybody.get(public), english.get("/en" + public)
    out["service, version"], out["service, versions"] = anybody.get(public + "/versi/1"), anybody.get(public + "/versi")
    out["service, days"] = anybody.get(public + "/tenggat")
    body = anybody.get(public + "/versi/1.json")
    assert json.loads(body.html) and body.type == "application/json" and body.headers["x-content-type-options"] == "nosniff"
    out["service, json"] = body
    form = admin.get("/kerja/maklumat/KCS/ubah").form("janji")
    done(form.press("simpan", **everything(form, one, nomor_sk=one, tanggal_sk="2026-11-02")), "pledge")
    done(admin.get("/kerja/maklumat/KCS").form(action="/ajukan").press(), "pledge proposed")
    done(hendra.get("/kerja/maklumat/KCS").form(action="/setujui").press(berlaku=place.now().date().isoformat()), "pledge approved")
    place.db.settled()
    out["pledge"] = anybody.get("/maklumat/KCS")
    place.db.settled()
    hashes = [r["leaf_hash"] for r in place.db.rows("SELECT leaf_hash FROM act ORDER BY id DESC LIMIT 12")]
    for h in hashes:
        answer = place_json(place, "/v/" + h)
        assert answer is None or isinstance(answer, dict)
    return told, out


def place_json(place, path):
    answer = Person(place).http.get(place.url + path)
    if answer.status_code == 404:
        return None
    assert answer.headers["content-type"] == "application/json" and answer.headers["x-content-type-options"] == "nosniff"
    return json.loads(answer.content)


LISTS = ["/", "/aduan", "/layanan", "/instansi", "/instansi/KCS", "/kinerja", "/statistik", "/cari?q=" + MARK, "/aduan?q=" + MARK, "/layanan?q=" + MARK,
         "/lapor", "/masuk", "/aduan?unit=capil", "/maklumat/KCS", "/kerahasiaan", "/hak-kewajiban"]
WORK = ["/kerja/perkara", "/kerja/perkara?q=" + MARK, "/kerja/angka", "/kerja/layanan", "/kerja/layanan/baru", "/kerja/maklumat/KCS", "/kerja/akun"]
HEAD = ["/kerja/kantor", "/kerja/kantor?unit=capil", "/kerja/kantor/orang", "/kerja/kantor/kategori", "/kerja/kantor/kalender", "/kerja/kantor/hukum",
        "/kerja/kantor/instansi", "/kerja/kantor/orang-baru", "/kerja/kantor/unit-baru", "/kerja/akun"]
# Pages on which the things of all walks stand together: how many elements there are says nothing.
MANY = {"holiday", "limit", "unit made", "category made", "person made", "receipt", "lookup", "form looked over", "unit", "unit, anybody", "category",
        "pledge", "case, form again", "person", "agency", "case, days", "service, days"}


def lists(office, place, reader, texts, learn):
    place.db.settled()
    for paths, people in ((LISTS, [("anybody", Person(place)), ("english", Person(place, "/en"))]), (WORK, [("rina", office.as_("rina")), ("budi", office.as_("budi"))]),
                          (HEAD, [("admin", office.as_("admin"))])):
        for who, person in people:
            for path in paths:
                page = person.get(person.lang + path if person.lang else path)
                if page.status == 200:
                    reader.look("%s as %s" % (path, who), page, texts, learn=learn)


@pytest.fixture(scope="module")
def samples(database):
    every = SAMPLES + LINES
    return every if LONG else every[FIRST[database]::2 * STEP]


def test_s5_texts_stay_texts_in_every_field_and_on_every_page(office, place, samples):
    reader = Reader()
    for paths in (LISTS, WORK, HEAD):  # before: the texts of init and user stand there already
        for path in paths:
            page = office.as_("admin").get(path)
            reader.look("%s after init" % path, page, [AGENCY, "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title><b>"], learn=True)
    for k in (-2, -1):  # the second finds a pledge, as those after it do
        for label, page in walk(office, place, k, INNOCENT + " " + MARK)[1].items():
            reader.look(label, page, [INNOCENT], learn=True)
    lists(office, place, reader, [INNOCENT], learn=True)
    for k, sample in enumerate(samples):
        _, pages = walk(office, place, k, sample + " " + MARK)
        for label, page in pages.items():
            reader.look(label, page, [sample], twin=None if label in MANY or "\n" in sample or "|" in sample else label)
    lists(office, place, reader, samples, learn=False)
    print("%d walks, %d pages that show such a text" % (len(samples) + 1, reader.shown))
    assert not reader.wrong, "%d: " % len(reader.wrong) + " || ".join(reader.wrong[:25])
    assert reader.shown > 15 * len(samples), reader.shown
    log = place.server_log()
    assert MARK not in log and "alert(1)" not in log and TURN not in log
    assert "semua baik" in place.check()


def cells_of(text):
    return [c for row in csv.reader(io.StringIO(text)) for c in row]


def test_s5_cells_of_tables_are_no_formulas(office, place):
    """Every name that the table of figures holds, as unit and category; the table is one that any reader takes apart."""
    admin, hostile = office.as_("admin"), [s for s in SAMPLES if s.lstrip(TURN)[0] in "=+-@\uff1d"] + ["\"x\",=1", ";=1", " =1+1", "'=1", "a,b;c\"d"]
    for k, text in enumerate(hostile):
        form = admin.get("/kerja/kantor/unit-baru").form("kode")
        done(form.press(**everything(form, "x", kode="sel-%d" % k, nama=text, pengaduan="tidak")), text)
        done(admin.get("/kerja/kantor/kategori-baru").form("kode").press(kode="sel-%d" % k, nama=text, nama_en=text, kelas="aspirasi", unit="sel-%d" % k,
                                                                         urutan="30", aktif="ya"), text)
        told = office.file(category="sel-%d" % k)
        done(office.step("rina", told, "diverifikasi", kelas="aspirasi", unit=str(office.unit_id("sel-%d" % k))), text)
    told, shown = Person(place).get("/statistik.csv").is_(200), 0
    assert told.headers["content-disposition"] == 'attachment; filename="statistik-pengaduan.csv"' and told.type == "text/csv"
    rows = list(csv.reader(io.StringIO(told.html)))
    assert len({len(r) for r in rows}) == 1, "a cell broke its row"
    for cell in cells_of(told.html):
        assert not re.match(r"[\s\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell) or re.fullmatch(r"-?\d+([.,]\d+)?", cell), repr(cell)
        assert TURN not in cell and "\u2066" not in cell, repr(cell)
    for text in hostile:
        plain = re.sub("[\u202a-\u202e\u2066-\u2069]", "", text).strip()
        shown += any(c.lstrip("'").strip() == plain.lstrip("'") for c in cells_of(told.html))
    assert shown >= len(hostile) - 1, "%d of %d are in the table" % (shown, len(hostile))


def test_s5_what_is_no_text_is_refused_everywhere(office, place):
    """NUL, broken UTF-8, what a terminal obeys, in names and values of forms, addresses and cookies; far too long texts."""
    person, before = Person(place), place.db.snapshot()
    token = token_of(person)
    for bad in REFUSED:
        code = "".join("%%%02X" % b for b in bad)
        for body in ("csrf=%s&judul=%s" % (token, code), "csrf=%s&%s=1" % (token, code), "csrf=%s" % code):
            for path in ("/lapor", "/lapor/tinjau", "/masuk", "/aduan/lacak"):
                answer = person.http.post(place.url + path, data=body.encode(), headers={"content-type": "application/x-www-form-urlencoded"}, allow_redirects=False)
                assert answer.status_code in (400, 403) and b"\x1b" not in answer.content, (path, bad, answer.status_code)
        for path in ("/cari?q=" + code, "/aduan?q=" + code, "/aduan/" + code, "/layanan/KCS/" + code, "/instansi/KCS?unit=" + code):
            answer = person.http.get(place.url + path, allow_redirects=False)
            assert answer.status_code in (400, 404, 422), (path, answer.status_code)
        answer = person.http.post(place.url + "/lapor", files={"judul": (None, bad), "csrf": (None, token)}, allow_redirects=False)
        assert answer.status_code in (400, 403), (bad, answer.status_code)
    for name in ("terang", "terang-perkara", "terang-kunjungan", "terang-kabar"):
        for value in ("<script>", "a" * 4000, "\"", "flash.<b>", "flash." + "x" * 500, "x; terang=y", "%00", "../.."):
            answer = Person(place).http.get(place.url + "/aduan/lacak", headers={"cookie": "%s=%s" % (name, value)}, allow_redirects=False)
            # libmicrohttpd itself refuses a quote that does not end.
            assert answer.status_code == (431 if value == "\"" else 200), (name, value, answer.status_code)
            assert "<script>" not in answer.text and (len(value) < 3 or value not in str(answer.headers)), (name, value)
    form = person.get("/lapor").form("judul")
    for field, most in (("judul", 150), ("isi", 10000), ("harapan", 2000), ("tempat", 300)):
        values = everything(form, "Teks", kategori="lama", cara="anonim", benar="ya", **{field: "\U0001f4a3" * (most + 1)})
        page = person.get("/lapor").form("judul").press("kirim", **values)
        assert page.status == 422 and field in page.errors(), (field, page.status, page.errors())
    assert not changed(before, place.db.snapshot()), changed(before, place.db.snapshot())


def test_s5_texts_in_addresses_come_back_as_texts(office, place, database):
    """What an address holds is shown again in search fields, in the switch of languages, in links to the next page."""
    wrong = []
    for sample in SAMPLES if LONG else SAMPLES[FIRST[database] % 4::4]:
        for path, name in (("/cari", "q"), ("/aduan", "q"), ("/layanan", "q"), ("/aduan/lacak", "nomor"), ("/aduan/lacak", "untuk")):
            for lang in ("", "/en"):
                page = Person(place, lang).send("get", lang + path, [(name, sample[:60])])
                raw = raw_of(sample[:60])
                if page.soup is None or page.status >= 500:
                    wrong.append("%s %r: %d" % (path, sample, page.status))
                elif (raw and raw in page.html) or TURN in page.html or page.soup.find(["svg", "img", "iframe", "math", "base"], src=True) \
                        or any(t.get("href", "").lower().startswith(("javascript:", "data:", "//")) for t in page.soup.find_all("a")):
                    wrong.append("%s %r comes back as written" % (path, sample))
                if len(page.soup.find_all("form")) > 4 or page.soup.find("meta", {"http-equiv": "refresh"}) or len(page.soup.find_all("title")) != 1:
                    wrong.append("%s %r: new elements" % (path, sample))
        # What looks like a template of ours or of others is worked out by nobody.
        answer = Person(place).http.get(place.url + "/cari", params={"q": "{{1234*1000}} {= frame.title =} {% if 1 %}"})
        if "1234000" in answer.text or "{{1234*1000}}" not in answer.text:
            wrong.append("a template is worked out")
        answer = Person(place).http.get(place.url + "/" + sample.replace("%", "%25").replace("?", "").replace("#", "").replace("/", ""), allow_redirects=False)
        if answer.status_code not in (400, 404) or (raw_of(sample) and sample in answer.text):
            wrong.append("path %r: %d" % (sample, answer.status_code))
    assert not wrong, " || ".join(wrong[:20])


def test_s5_names_of_files_break_no_header(office, place):
    """An officer's file with a hostile name: handed out with one plain header, as an attachment that nothing runs."""
    budi, hendra = office.as_("budi"), office.as_("hendra")
    here = "/kerja/layanan/KCS/berkas-uji"
    done(budi.get("/kerja/layanan/baru").form("judul").press("simpan", judul="Berkas uji", kode="berkas-uji", unit="capil", kelompok="kependudukan"))
    pdf = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
    for k, name in enumerate(('a"; filename="b.html', "../../x.pdf", "<script>.pdf", "a\u202efdp.exe", "=cmd.pdf", "x;y=z.pdf", "con.pdf", "." * 5, "\u00e9\u4e2d.pdf")):
        form = budi.get(here).form("nama_berkas")
        page = form.press(nama_berkas="<b>%s" % SAMPLES[k], files={"berkas": (name, pdf + b"%d" % k, "text/html")})
        assert page.status == 200, (name, page.status, page.summary())
        assert raw_of("<b>" + SAMPLES[k]) not in page.html
    for link in [x for x in budi.get(here).links() if "/berkas/" in x]:
        answer = budi.http.get(place.url + link)
        said = answer.headers["content-disposition"]
        assert answer.status_code == 200 and re.fullmatch(r'attachment; filename="[A-Za-z0-9._ -]+"', said), said
        assert answer.headers["content-type"] == "application/pdf" and answer.headers["x-content-type-options"] == "nosniff", answer.headers
    for name, body in (("x.pdf", b"<html><script>alert(1)</script>"), ("x.svg", b"<svg onload=alert(1)>"), ("x.html", b"<b>"), ("x.png", b"GIF89a<script>")):
        page = budi.get(here).form("nama_berkas").press(nama_berkas="Uji", files={"berkas": (name, body, "application/pdf")})
        assert page.status == 422, (name, page.status)
    assert hendra


def test_s5_cells_of_an_import_come_out_as_texts(office, place):
    """Each sample as title, text, unit and kind of a case of another system; also its number, and names that a map gives."""
    rows = ["id,buka,target,tutup,tepat,status,judul,isi,unit,jenis"]
    cell = lambda s: '"' + s.replace('"', '""') + '"'  # noqa: E731
    for k, s in enumerate(SAMPLES):
        rows.append("%d,2015-03-12T08:00:00,,,,Buka,%s,%s,%s,%s" % (k, *(cell(x) for x in (s + " " + MARK, s + "\n" + MARK, s[:60], s[:60]))))
    (place.dir / "kasus.csv").write_bytes(("\r\n".join(rows) + "\r\n").encode("utf-8", "surrogatepass"))
    (place.dir / "peta.map").write_text(MAP.replace("Sistem Lama", "Sistem <b>Lama</b> " + MARK), encoding="utf-8")
    said = place.run("import", "cases", str(place.dir / "kasus.csv"), "--data", str(place.data), "--map", str(place.dir / "peta.map"), code=None)
    assert said.returncode in (0, 3) and "\x1b" not in said.stdout + said.stderr and not re.search(r"alert\(1\)", said.stdout + said.stderr), said.stderr
    reader, numbers = Reader(), place.db.rows("SELECT c.number FROM case_file c JOIN agency a ON a.id = c.agency_id WHERE a.code = 'LMA' ORDER BY c.id")
    assert len(numbers) >= len(SAMPLES) - 3, said.stderr
    anybody, count = Person(place), 0
    for path in ("/aduan?instansi=LMA", "/instansi/LMA", "/statistik?instansi=LMA", "/cari?q=" + MARK, "/kinerja/2015-03-13?instansi=LMA"):
        page = anybody.get(path).is_(200)
        reader.look(path, page, SAMPLES, learn=True)
    for row in numbers if LONG else numbers[::6]:
        page = anybody.get("/aduan/" + row["number"]).is_(200)
        reader.look(row["number"], page, SAMPLES, learn=True)
        count += MARK in page.html
        assert not page.soup.find(["iframe", "math", "base", "img"]) and len(page.soup.find_all("title")) == 1
    assert not reader.wrong and count > 3, " || ".join(reader.wrong[:20])
    out = place.dir / "kembali.csv"
    place.run("export", "cases", "--data", str(place.data), "--map", str(place.dir / "peta.map"), "--out", str(out))
    assert html.unescape(out.read_text(encoding="utf-8", errors="surrogatepass")).count(MARK) >= len(numbers), "an export gives back the cells as they came"
