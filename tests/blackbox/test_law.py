"""An agency's own time limits, by its own regulation: shorter promises, longer time for reporters, never the other way."""
import datetime as dt
import time

import pytest

from kit.database import changed
from kit.person import Person
from kit.site import Site
from kit.world import World

HERE = "/kerja/kantor/hukum/"
TITLE = "Peraturan Wali Kota Contoh tentang Pengelolaan Pengaduan"


@pytest.fixture(scope="module")
def own(database, postgres):
    site = Site(database, "law")
    try:
        site.init().start()
        yield World(site, staff={"rina": ("Rina Koordinator", "koordinator", "upipm")}, oversight={}), site
    finally:
        site.end()


def manifest(site):
    return site.db.rows("SELECT body FROM manifest WHERE record = 'ATURAN-KCS' AND kind = 'aturan' ORDER BY version DESC LIMIT 1")[0]["body"]


def tomorrow(world, site):
    site.travel((site.now() + dt.timedelta(days=1)).replace(hour=9))
    # The rules of the new day are published by a job soon after the start; what is compared later must not fall into it.
    begun, until = site.clock.timestamp() * 1000, time.monotonic() + 20
    while not site.db.rows("SELECT 1 AS done FROM job_run WHERE name = 'kantor.aturan' AND ended_at >= %d" % begun):
        assert time.monotonic() < until, "the job of the rules has not run"
        time.sleep(0.1)
    world.again()


def put(admin, key, site, value, days=1, **given):
    today = site.now().date()
    values = {"jumlah": str(value), "mulai": (today + dt.timedelta(days=days)).isoformat(), "judul": TITLE, "nomor": "12 Tahun 2026",
              "tanggal": "2026-11-02", **given}
    return admin.get(HERE + key).is_(200).form("jumlah").press(**values)


def test_26_182_own_limit_holds_for_what_comes_after_and_names_its_regulation(own):
    world, site = own
    admin, old = world.as_("admin"), world.file()
    due = {k[0]: v["amount"] for k, v in world.clocks(old).items()}
    assert due[1] == 3 and due[3] == 14
    published = len(site.db.rows("SELECT 1 AS one FROM act WHERE name = 'hukum.terbit'"))
    page = admin.get("/kerja/kantor").link("Batas waktu menurut aturan").is_(200).sees("14 hari kerja", "PermenPANRB 62/2018", "periksa")
    page = put(admin, "sp4n62.selesai.tidak-berkadar", site, 7).is_(200)
    assert not page.errors(), page.summary()
    page.sees("Ditetapkan", "7 hari kerja", TITLE + " Nomor 12 Tahun 2026, 2 November 2026").sees_not("berlaku sekarang")
    assert len(site.db.rows("SELECT 1 AS one FROM act WHERE name = 'hukum.terbit'")) == published + 1
    row = site.db.rows("SELECT o.*, a.name FROM law_override o JOIN act a ON a.leaf_hash = o.leaf_hash")[0]
    assert row["value"] == 7 and row["name"] == "hukum.terbit"
    assert world.clocks(world.file())[(3, 0)]["amount"] == 14, "not before its day"
    tomorrow(world, site)
    world.as_("admin").get(HERE + "sp4n62.selesai.tidak-berkadar").is_(200).sees("berlaku sekarang")
    told = world.file()
    assert world.clocks(told)[(3, 0)]["amount"] == 7
    world.open(told, told.person)
    told.person.get(told.path + "/tenggat").is_(200).sees("7 hari kerja", TITLE, "12 Tahun 2026", "PermenPANRB 62/2018", "3 Desember 2026")
    # What was told keeps its limit, and its page its law.
    world.open(old, old.person)
    old.person.get(old.path + "/tenggat").is_(200).sees("14 hari kerja").sees_not(TITLE)
    assert {k[0]: v["amount"] for k, v in world.clocks(old).items()} == due
    end = time.monotonic() + 20
    while '"jumlah":7' not in manifest(site) and time.monotonic() < end:
        time.sleep(0.3)
    assert '"jumlah":7' in manifest(site), "the rules of the day are published by themselves"


def test_26_clocks_that_begin_later_follow_the_law_of_the_receipt(own):
    world, site = own
    admin, old = world.as_("admin"), world.file()
    put(admin, "sp4n62.jawaban-pertama", site, 2).is_(200).sees("2 hari kerja")
    tomorrow(world, site)
    world.verify(old)
    assert world.clocks(old)[(2, 0)]["amount"] == 5, "its first answer was promised by the rules of its receipt"
    told = world.file()
    world.verify(told)
    assert world.clocks(told)[(2, 0)]["amount"] == 2


def test_26_what_the_law_does_not_permit_is_refused_with_the_law(own):
    world, site = own
    admin, before = world.as_("admin"), site.db.snapshot()
    for key, given, says in (
            ("sp4n62.verifikasi", {"jumlah": "4"}, "Paling lama 3 hari kerja, menurut PermenPANRB 62/2018"),
            ("sp4n62.verifikasi", {"jumlah": "0"}, "Banyaknya"), ("sp4n62.verifikasi", {"jumlah": "dua"}, "Banyaknya"),
            ("sp4n62.verifikasi", {"jumlah": ""}, "Paling lama 3 hari kerja"),
            ("sp4n.balasan-pelapor", {"jumlah": "5"}, "Paling sedikit 10 hari kerja"),
            ("uu25.50-1.putusan", {"jumlah": "61"}, "UU 25/2009 Pasal 50 ayat (1)"),
            ("sp4n62.verifikasi", {"judul": ""}, "nama peraturan"), ("sp4n62.verifikasi", {"nomor": ""}, "nomor peraturan"),
            ("sp4n62.verifikasi", {"tanggal": ""}, "tanggal peraturan"), ("sp4n62.verifikasi", {"tanggal": "2026-12-31"}, "tanggal peraturan"),
            ("sp4n62.verifikasi", {"mulai": "2026-11-23"}, "besok atau hari sesudahnya"), ("sp4n62.verifikasi", {"mulai": ""}, "Mulai berlaku")):
        page = put(admin, key, site, 2, **given)
        page.is_(422)
        assert says in page.text, (key, given, page.summary())
        assert not changed(before, site.db.snapshot()), (key, given)
    for key in ("uu25.44-4.lengkapi", "uu14.22-7.pemberitahuan", "tidak.ada"):
        assert admin.get(HERE + key).status == 404, "the law leaves no room there"
    assert world.as_("rina").get(HERE + "sp4n62.verifikasi").status == 403
    world.as_("rina").get("/kerja/kantor/hukum").is_(200).sees_not("hukum/sp4n62.verifikasi")


def test_26_a_limit_whose_day_has_not_come_can_be_withdrawn(own):
    world, site = own
    admin = world.as_("admin")
    page = put(admin, "produk.buka-kembali", site, 20, days=30).is_(200).sees("20 hari kerja").sees_not("berlaku sekarang")
    assert put(admin, "produk.buka-kembali", site, 25, days=30).status == 422, "one value for one day"
    admin.get("/kerja/kantor/hukum").sees("20 hari kerja")
    forms = [f for f in admin.get(HERE + "produk.buka-kembali").forms() if ("aksi", "hapus") in f.values]
    forms[0].press().is_(200).sees("Dibatalkan", "Instansi ini memakai aturan umum")
    assert not site.db.rows("SELECT 1 AS one FROM law_override WHERE law = 'produk.buka-kembali'")
