"""An agency's first day: what is still missing stands on the admin's first page and vanishes as it is done; places of complaints."""
import pytest

from kit.person import CODE, Person
from kit.site import PASSWORD, Site
from kit.world import NEW_PASSWORD, World

STEPS = ("Isi alamat, kontak, dan jam layanan", "Buat unit", "Tetapkan unit pengelola pengaduan", "Tunjuk koordinator pengaduan",
         "Tunjuk petugas unit", "Tunjuk pimpinan", "Buat kategori pengaduan", "Umumkan satu standar pelayanan",
         "Umumkan maklumat pelayanan")


@pytest.fixture(scope="module")
def fresh(database, postgres):
    site = Site(database, "first")
    try:
        yield site.init().start()
    finally:
        site.end()


def left(admin):
    page = admin.get("/kerja").is_(200)
    return [s for s in STEPS if s in page.text]


def test_182_the_first_day_leads_from_step_to_step(fresh):
    site = fresh
    admin = Person(site).sign_in("admin", PASSWORD)
    assert left(admin) == list(STEPS)
    admin.get("/kerja").link(STEPS[0]).form("nama").press(alamat="Jalan Merdeka 1", kontak="(021) 555 0101").is_(200)
    assert left(admin) == list(STEPS[1:])
    page = admin.get("/kerja").link(STEPS[1]).form("kode")
    page.press(kode="capil", nama="Bidang Pencatatan Sipil", pengaduan="tidak").is_(200)
    assert left(admin) == list(STEPS[2:])
    admin.get("/kerja").link(STEPS[2]).form("kode").press(kode="upipm", nama="Unit Pengaduan", pengaduan="ya").is_(200)
    assert left(admin) == list(STEPS[3:])
    for step, login, role, unit in ((3, "rina", "koordinator", "upipm"), (4, "budi", "petugas", "capil"), (5, "hendra", "pimpinan", "kcs")):
        page = admin.get("/kerja").link(STEPS[step]).form("masuk").press(nama=login.title() + " Contoh", masuk=login, peran=role, unit=unit)
        assert CODE.search(page.is_(200).text)
        assert left(admin) == list(STEPS[step + 1:])
    admin.get("/kerja").link(STEPS[6]).form("kode").press(kode="lama", nama="Layanan lama", nama_en="Slow service", kelas="pengaduan_tbp",
                                                         unit="capil", urutan="10", aktif="ya").is_(200)
    assert left(admin) == list(STEPS[7:])
    for step in STEPS[7:]:
        assert admin.get("/kerja").link(step).status == 200, step
    english = Person(site, "/en")
    english.sign_in("admin", PASSWORD)
    english.get("/en/kerja").is_(200).sees("First steps of this agency", "Publish one service standard")


@pytest.fixture(scope="module")
def places(database, postgres):
    site = Site(database, "places")
    try:
        site.init().start()
        yield World(site, staff={"rina": ("Rina Koordinator", "koordinator", "upipm"), "budi": ("Budi Petugas", "petugas", "capil")},
                    oversight={}), site
    finally:
        site.end()


def pick(world, mode, **given):
    """Files a complaint about a village found through the form's own search."""
    person = Person(world.site)
    values = {"judul": "Jalan gang berlubang", "kategori": "lama", "cara": mode, "benar": "ya", "cari_wilayah": "Cempaka Putih Timur",
              "isi": "Lubang di gang sudah tiga bulan tidak ditambal walau sudah kami laporkan ke kelurahan.", **given}
    if mode == "terbuka":
        values.update(nama="Sari Wulandari", kontak="081234567890")
    page = person.get("/lapor").form("judul").press("cari-wilayah", **values).is_(200)
    form = page.form("wilayah")
    code = [c for c in form.choices["wilayah"] if len(c) == 13][0]
    page = form.press("kirim", wilayah=code)
    assert page.status == 200 and not page.errors(), page.summary()
    from kit.world import Receipt
    return Receipt(page, mode), code


def test_53_a_place_is_named_as_far_as_the_reporter_shows_himself(places):
    world, site = places
    shown, code = pick(world, "terbuka")
    hidden, _ = pick(world, "anonim")
    for one in (shown, hidden):
        world.verify(one)
        world.desk("budi", one).is_(200).sees("Cempaka Putih Timur", "Jakarta")
    whole = Person(site).get(shown.path).is_(200).sees("Cempaka Putih Timur")
    page = Person(site).get(hidden.path).is_(200).sees("Cempaka Putih", "Jakarta").sees_not("Cempaka Putih Timur")
    world.open(hidden, hidden.person).sees("Cempaka Putih Timur")
    page = Person(site).get("/aduan?wilayah=" + code).is_(200).sees(shown.number).sees_not(hidden.number)
    # A newer table without these villages: the cases keep their place by name.
    site.stop()
    (site.dir / "baru.csv").write_text("kode,nama\n31,DKI Jakarta Baru\n32,Jawa Barat\n", encoding="utf-8")
    site.run("import", "areas", str(site.dir / "baru.csv"), "--data", str(site.data))
    site.start()
    world.again()
    Person(site).get(shown.path).is_(200).sees("Cempaka Putih Timur", "DKI Jakarta Baru")
    Person(site).get(hidden.path).is_(200).sees("Cempaka Putih", "DKI Jakarta Baru").sees_not("Cempaka Putih Timur")
    world.desk("budi", hidden).is_(200).sees("Cempaka Putih Timur")
