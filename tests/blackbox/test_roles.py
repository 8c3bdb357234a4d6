"""Every route of the program for every role: who gets in and who does not. The table here was written from the description of
the product's users, not from the program's own; a route that stands in neither list fails."""
import pytest

from kit.database import changed
from kit.person import Person
from kit.routes import all_routes
from kit.world import HERE

LOGIN = {"petugas": "budi", "koordinator": "rina", "pimpinan": "hendra", "ppid": "putri", "asesor": "asih", "pegawai": "joko",
         "media": "mira", "admin": "admin", "inspektorat": "irma", "ombudsman": "omar", "auditor": "agus"}
STAFF = set(LOGIN)
OVERSIGHT = {"inspektorat", "ombudsman", "auditor"}
CASES = {"petugas", "koordinator", "pimpinan"} | OVERSIGHT       # the admin reads no complaints
OFFICE = STAFF - {"media"}
STANDARDS = OFFICE - {"pegawai"}
WRITERS = {"petugas", "admin"}
DESK = {"koordinator"}
ANYBODY = None

WHO = {
    "/masuk": ANYBODY, "/instansi": ANYBODY, "/instansi/{kode}": ANYBODY, "/v/{hash}": ANYBODY, "/lapor": ANYBODY, "/lapor/tinjau": ANYBODY, "/aduan": ANYBODY,
    "/kerahasiaan": ANYBODY, "/aduan/lacak": ANYBODY, "/aduan/keluar": ANYBODY, "/aduan/{nomor}": ANYBODY,
    "/aduan/{nomor}/tenggat": ANYBODY, "/layanan": ANYBODY, "/layanan/{kode}/{slug}": ANYBODY,
    "/layanan/{kode}/{slug}/tenggat": ANYBODY, "/layanan/{kode}/{slug}/versi": ANYBODY, "/layanan/{kode}/{slug}/versi/{n}": ANYBODY,
    "/layanan/{kode}/{slug}/berkas/{n}/{sha256}": ANYBODY, "/layanan/{kode}/{slug}/beda/{a}/{b}": ANYBODY, "/maklumat/{kode}": ANYBODY,
    "/maklumat/{kode}/versi/{n}": ANYBODY, "/hak-kewajiban": ANYBODY, "/cari": ANYBODY, "/": ANYBODY, "/kinerja": ANYBODY,
    "/kinerja/{tanggal}": ANYBODY, "/kinerja/baris": ANYBODY, "/statistik": ANYBODY, "/statistik.csv": ANYBODY,
    "/aduan/{nomor}/{aksi}": {"warga"},
    "/keluar": STAFF, "/kerja/akun": STAFF, "/kerja": STAFF,
    "/kerja/kantor": OFFICE,
    "/kerja/kantor/instansi": {"admin"}, "/kerja/kantor/hukum": OFFICE, "/kerja/kantor/hukum/{kunci}": {"admin"},
    "/kerja/kantor/unit/{kode}": {"admin"}, "/kerja/kantor/unit/{kode}/pindah": {"admin"}, "/kerja/kantor/unit/{kode}/gabung": {"admin"}, "/kerja/kantor/unit-baru": {"admin"}, "/kerja/kantor/orang": {"admin"},
    "/kerja/kantor/orang-baru": {"admin"}, "/kerja/kantor/orang/{masuk}": {"admin"},
    "get /kerja/kantor/kalender": OFFICE, "post /kerja/kantor/kalender": {"admin"},
    "/kerja/kantor/kategori": {"admin", "koordinator"}, "/kerja/kantor/kategori-baru": {"admin", "koordinator"},
    "/kerja/kantor/kategori/{nomor}": {"admin", "koordinator"},
    "/kerja/layanan": STANDARDS, "/kerja/layanan/{kode}/{slug}": STANDARDS, "/kerja/layanan/{kode}/{slug}/berkas/{sha256}": STANDARDS,
    "/kerja/maklumat/{kode}": STANDARDS - {"petugas"},  # of the whole agency; budi's grant is on a branch
    "/kerja/layanan/contoh": WRITERS, "/kerja/layanan/contoh/{contoh}": WRITERS, "/kerja/layanan/baru": WRITERS,
    "/kerja/layanan/{kode}/{slug}/ubah": WRITERS, "/kerja/layanan/{kode}/{slug}/ajukan": WRITERS,
    "/kerja/layanan/{kode}/{slug}/berkas": WRITERS, "/kerja/layanan/{kode}/{slug}/berkas/lepas": WRITERS,
    "/kerja/maklumat/{kode}/ubah": {"admin"}, "/kerja/maklumat/{kode}/ajukan": {"admin"},
    "/kerja/layanan/{kode}/{slug}/kembalikan": {"pimpinan"}, "/kerja/layanan/{kode}/{slug}/setujui": {"pimpinan"},
    "/kerja/layanan/{kode}/{slug}/cabut": {"pimpinan"}, "/kerja/maklumat/{kode}/kembalikan": {"pimpinan"},
    "/kerja/maklumat/{kode}/setujui": {"pimpinan"}, "/kerja/maklumat/{kode}/cabut": {"pimpinan"},
    "/kerja/perkara": CASES, "/kerja/perkara/{nomor}": CASES, "/kerja/angka": CASES,
    "/kerja/perkara/{nomor}/diverifikasi": DESK, "/kerja/perkara/{nomor}/ditugaskan": DESK,
    "/kerja/perkara/{nomor}/diteruskan": DESK, "/kerja/perkara/{nomor}/kelas": DESK, "/kerja/perkara/{nomor}/disamarkan": DESK,
    "/kerja/perkara/{nomor}/bukan-wewenang": DESK, "/kerja/perkara/{nomor}/arsip": DESK,
    "/kerja/perkara/{nomor}/pihak": DESK | {"pimpinan"},
    "/kerja/perkara/{nomor}/tanggapan": {"petugas"}, "/kerja/perkara/{nomor}/tindak-lanjut": {"petugas"},
    "/kerja/perkara/{nomor}/perpanjangan": {"petugas"},
    "/kerja/perkara/{nomor}/ditanya": {"petugas"} | DESK, "/kerja/perkara/{nomor}/dijawab": {"petugas"} | DESK,
    "/kerja/perkara/{nomor}/keterangan": {"petugas"} | DESK,
    "/kerja/perkara/{nomor}/catatan-internal": {"petugas", "inspektorat", "ombudsman"} | DESK,
}
DRAFTS = {"post /kerja/maklumat/{kode}/ubah"}  # a draft may be saved while it is empty
LEAVES = {"/keluar", "/aduan/keluar"}  # would end the session that the other tests use; looked at elsewhere


@pytest.fixture(scope="module")
def routes():
    return all_routes()


@pytest.fixture(scope="module")
def told(world):
    one = world.file()
    world.open(one, one.person)
    world.verify(one)
    return one


def who_may(route):
    for key in ("%s %s" % (route["method"], route["route"]), route["route"]):
        if key in WHO:
            return WHO[key]
    raise AssertionError("the route %s %s has no row in this test: who may use it?" % (route["method"], route["route"]))


def address(route, world, told):
    path = route["route"]
    if path.startswith("/kerja/kantor/kategori/"):
        path = path.replace("{nomor}", str(world.site.db.rows("SELECT id FROM category WHERE slug = 'lama'")[0]["id"]))
    if "/unit/" in path:
        path = path.replace("{kode}", "capil")
    manifest = world.site.db.rows("SELECT hash FROM manifest LIMIT 1")[0]["hash"]
    for name, value in (("nomor", told.number), ("kode", "KCS"), ("slug", "akta-kelahiran"), ("masuk", "mira"), ("aksi", "keterangan"),
                        ("n", "1"), ("a", "1"), ("b", "1"), ("sha256", "0" * 64), ("hash", manifest), ("tanggal", "2026-11-23"),
                        ("contoh", "ktp-el"), ("kunci", "sp4n62.verifikasi")):
        path = path.replace("{%s}" % name, value)
    assert "{" not in path, path
    return path


def token_of(person):
    for path in ("/kerja/akun", "/aduan/lacak"):
        page = person.get(path)
        tag = page.soup.find("input", {"name": "csrf"})
        if page.status == 200 and tag:
            return tag["value"]
    raise AssertionError("no token")


def test_86_182_every_route_for_every_role(world, site, standard, told, routes):
    people = {role: world.as_(login) for role, login in LOGIN.items()}
    people["warga"] = told.person
    people["publik"] = Person(site)
    tokens = {role: token_of(p) for role, p in people.items()}
    before, wrong, tried = site.db.snapshot(), [], 0
    for route in routes:
        may = who_may(route)
        if route["route"] in LEAVES:
            continue
        path = address(route, world, told)
        for role, person in people.items():
            if "%s %s" % (route["method"], route["route"]) in DRAFTS and role in may:
                continue
            status = person.status(route["method"], path, [("csrf", tokens[role])] if route["method"] == "post" else ())
            tried += 1
            inside = may is ANYBODY or role in may
            good = status not in (401, 403) and status < 500 if inside else status in ((401,) if role in ("publik", "warga") else (403,))
            if not inside and may == {"warga"}:  # signing in would not help: the case's own code is asked
                good = status in (401, 403)
            if not good:
                wrong.append("%s %s as %s: %d" % (route["method"], path, role, status))
    assert not wrong, "%d of %d: " % (len(wrong), tried) + " | ".join(wrong[:60])
    moved = changed(before, site.db.snapshot())
    assert not moved, "an empty form changed %s: %s" % (moved, [x for t in moved for x in rows_only(before[t], site.db.snapshot()[t])][:5])
    assert tried > 1000


def test_86_another_units_officer_gets_nothing(world, site, told, routes):
    sinta = world.as_("sinta")
    token = token_of(sinta)
    before = site.db.snapshot()
    for route in routes:
        if not route["route"].startswith("/kerja/perkara/{nomor}"):
            continue
        page = sinta.send(route["method"], address(route, world, told), [("csrf", token)] if route["method"] == "post" else [], follow=False)
        assert page.status in (403, 404), (route["route"], page.status)
        assert "Saya sudah menunggu" not in page.html
    assert sinta.get(HERE + "/ubah").status in (403, 404), "the standard of another unit"
    assert not changed(before, site.db.snapshot())


def test_22_another_citizens_pass_opens_nothing(world, site, told):
    other = world.file(person=Person(site), judul="Perkara lain sama sekali", isi="Perkara lain yang tidak ada hubungannya dengan itu.")
    world.open(other, other.person)
    page = other.person.get(told.path)
    assert "Nama Anda" not in page.text and "Tambah keterangan" not in page.text
    before = site.db.snapshot()
    token = token_of(other.person)
    for verb in ("keterangan", "dicabut", "selesai", "dinilai", "dibuka-lagi", "dijawab", "balasan"):
        page = other.person.send("post", told.path + "/" + verb, [("csrf", token), ("versi", "3"), ("isi", "Saya menyela."), ("nilai", "1")])
        assert page.status in (401, 403, 404), (verb, page.status)
    assert not changed(before, site.db.snapshot())


def rows_only(before, after):
    """What is new in a snapshot of SQLite, for the message."""
    return [x for x in after.split("}, {") if x not in before]
