"""The agency's own page: name, place, week and opening hours, changed by its admin and read by everybody at once."""
import pytest

from kit.database import changed
from kit.person import Person
from kit.site import Site
from kit.world import World

HERE = "/kerja/kantor/instansi"


@pytest.fixture(scope="module")
def own(database, postgres):
    """An installation of its own: its week and name change."""
    site = Site(database, "agency")
    try:
        site.init().start()
        yield World(site, staff={}, oversight={}), site
    finally:
        site.end()


def leaves(site, name):
    return len(site.db.rows("SELECT 1 AS one FROM act WHERE name = '%s'" % name))


def test_10_182_admin_changes_what_the_agency_says_of_itself(own):
    world, site = own
    admin, before = world.as_("admin"), {n: leaves(site, n) for n in ("unit.ganti", "kalender.terbit", "aturan.terbit")}
    Person(site).get("/instansi/KCS").is_(200).sees("08.00–16.00", "WIB")
    page = admin.get("/kerja/kantor").link("Data instansi").is_(200).sees("WIB", "KCS")
    page = page.form("nama").press(
        nama="Dinas Kependudukan Kota Contoh", pemerintah="Pemerintah Kota Contoh Raya", alamat="Jalan Kenanga 9\nKota Contoh",
        kontak="(021) 555 0199", hari_kerja="6", jam_senin="07.30 - 15.30", istirahat_senin="12.00–13.00", jam_jumat="07:30–15:00",
        istirahat_jumat="11.30–13.00", jam_sabtu="08.00–12.00").is_(200)
    assert not page.errors(), page.summary()
    page.sees("Data instansi tersimpan")
    page = Person(site).get("/instansi/KCS").is_(200)
    page.sees("Dinas Kependudukan Kota Contoh", "Pemerintah Kota Contoh Raya", "Jalan Kenanga 9", "(021) 555 0199", "07.30–15.30",
              "12.00–13.00", "11.30–13.00", "08.00–12.00", "Sabtu")
    Person(site, "/en").get("/en/instansi/KCS").is_(200).sees("07:30–15:30", "Monday to Thursday", "Saturday")
    row = site.db.rows("SELECT * FROM agency WHERE code = 'KCS'")[0]
    assert (row["week_days"], row["open_minute"], row["close_minute"]) == (6, 450, 930)
    assert {n: leaves(site, n) - before[n] for n in before} == {"unit.ganti": 1, "kalender.terbit": 1, "aturan.terbit": 1}
    body = site.db.rows("SELECT body FROM manifest WHERE record = 'ATURAN-KCS' AND kind = 'aturan' ORDER BY version DESC LIMIT 1")[0]
    assert '"hari_per_minggu":6' in body["body"] and '"istirahat_dari":690' in body["body"]
    told = world.file()
    world.open(told, told.person)
    told.person.get(told.path + "/tenggat").is_(200).sees("28 November 2026")  # Saturday counts now
    # The government it belongs to is published as well, also when nothing else changes.
    admin.get("/kerja/kantor/instansi").form("nama").press(pemerintah="Pemerintah Kota Contoh Lama").is_(200)
    body = site.db.rows("SELECT body FROM manifest WHERE record = 'UNIT-KCS-kcs' ORDER BY version DESC LIMIT 1")[0]
    assert '"pemerintah":"Pemerintah Kota Contoh Lama"' in body["body"]
    assert leaves(site, "unit.ganti") - before["unit.ganti"] == 2
    # The unit's form of the root leads here and keeps what it does not ask for.
    page = admin.get("/kerja/kantor/unit/kcs").is_(200).sees("Data instansi")
    page.form("kewenangan").press(kewenangan="Mengurus data penduduk kota.").is_(200)
    page = Person(site).get("/instansi/KCS").sees("Jalan Kenanga 9", "Mengurus data penduduk kota.", "Dinas Kependudukan Kota Contoh")


def test_182_bad_data_of_the_agency_are_named_and_change_nothing(own):
    world, site = own
    admin, before = world.as_("admin"), site.db.snapshot()
    for field, value, says in (("nama", "", "Nama instansi"), ("nama", "x" * 201, "200"), ("jam_senin", "pagi", "08.00–16.00"),
                               ("jam_senin", "16.00–08.00", "08.00–16.00"), ("jam_jumat", "", "Jumat"),
                               ("istirahat_senin", "07.00–08.00", "istirahat di antara"), ("jam_sabtu", "", "08.00–16.00"),
                               ("alamat", "x" * 1001, "1.000")):
        page = admin.get(HERE).form("nama").press(**{field: value})
        page.is_(422)
        assert says in page.text, (field, value, page.summary())
        assert not changed(before, site.db.snapshot()), (field, value)
    token = dict(admin.get(HERE).form("nama").values)["csrf"]
    page = admin.send("post", HERE, [("csrf", token), ("nama", "A"), ("hari_kerja", "7"), ("jam_senin", "8-9"), ("jam_jumat", "8-9")])
    assert page.status == 422 and not changed(before, site.db.snapshot())
    page = admin.get(HERE).form("nama").press().is_(200)
    assert not changed(before, site.db.snapshot()), "saving what stands there changes nothing"
