"""The office: units, people, categories, holidays by the admin; the directory that everybody reads."""
import datetime as dt

from kit.database import changed
from kit.person import CODE, Person
from kit.site import PASSWORD
from kit.world import NEW_PASSWORD, UNITS


def test_10_directory_of_units_is_public(world, site):
    page = Person(site).get("/instansi/KCS").is_(200)
    for name, _ in UNITS.values():
        page.sees(name)
    page = Person(site).get("/instansi/KCS?unit=capil").is_(200)
    page.sees("Senin–Jumat 08.00–15.00", "Jalan Merdeka 1", "(021) 555 0101", "Kepala Bidang Pencatatan Sipil")
    acts = [r["name"] for r in site.db.rows("SELECT name FROM act WHERE subject = 3")]
    assert acts.count("unit.terbit") >= 1 + len(UNITS)


def test_10_admin_changes_a_unit_and_its_version_is_kept(world, site):
    admin = world.as_("admin")
    before = len(site.db.rows("SELECT 1 AS one FROM manifest WHERE record = 'UNIT-KCS-dafduk'"))
    page = admin.get("/kerja/kantor/unit/dafduk").is_(200).form("nama").press(jam="Senin–Kamis 08.00–14.00").is_(200)
    assert not page.errors(), page.summary()
    Person(site).get("/instansi/KCS?unit=dafduk").sees("Senin–Kamis 08.00–14.00")
    rows = site.db.rows("SELECT hash, body FROM manifest WHERE record = 'UNIT-KCS-dafduk' ORDER BY version")
    assert len(rows) == before + 1
    assert Person(site).get("/v/" + rows[-1]["hash"]).is_(200).bytes.decode() == rows[-1]["body"]


def test_182_admin_adds_an_officer_and_ends_his_role(world, site):
    admin = world.as_("admin")
    page = admin.get("/kerja/kantor/orang-baru").form("masuk").press(nama="Tari Magang", masuk="tari", peran="petugas", unit="capil")
    world.first_day("tari", __import__("re").search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", page.is_(200).text).group(0))
    world.as_("tari").get("/kerja/perkara").is_(200)
    page = admin.get("/kerja/kantor/orang/tari").is_(200)
    forms = [f for f in page.forms() if ("aksi", "akhiri") in f.values]
    assert len(forms) == 1
    forms[0].press().is_(200)
    assert world.as_("tari").get("/kerja/perkara").status == 403, "at once, in the running session"
    row = site.db.rows("SELECT g.* FROM role_grant g JOIN account a ON a.id = g.account_id WHERE a.login = 'tari'")[0]
    assert row["ended_leaf"] and row["until_day"] is not None
    del world.people["tari"]


def test_182_admin_gives_a_password_and_its_person_reads_by_whom(world, site):
    admin = world.as_("admin")
    forms = [f for f in admin.get("/kerja/kantor/orang/mira").forms() if ("aksi", "sandi") in f.values]
    given = CODE.search(forms[0].press().is_(200).text).group(0)
    assert world.as_("mira").get("/kerja/akun").status == 401, "all sessions have ended"
    person = Person(site).sign_in("mira", given)
    person.page.sees("Sandi ini dibuat pada", "Ganti dulu")
    acts = site.db.rows("SELECT t.name, t.reason FROM act t JOIN account p ON p.id = t.subject_id WHERE t.subject = 4 AND "
                        "p.login = 'mira' ORDER BY t.n DESC LIMIT 1")
    assert acts == [{"name": "akun.ganti", "reason": "sandi"}]
    world.first_day("mira", given)
    world.as_("mira").get("/kerja/akun").sees("sandi dibuatkan oleh")
    before = site.db.snapshot()
    for login in ("agus", "irma", "omar"):
        page = admin.get("/kerja/kantor/orang/" + login).is_(200)
        assert not [f for f in page.forms() if "aksi" in dict(f.values)], "oversight is out of reach"
        token = dict(admin.get("/kerja/akun").form("sandi_lama").values)["csrf"]
        for act in ("sandi", "tutup"):
            assert admin.send("post", "/kerja/kantor/orang/" + login, [("csrf", token), ("aksi", act)]).status == 403
    assert not changed(before, site.db.snapshot())


def test_182_admin_switches_an_account_off_and_on(world, site):
    admin = world.as_("admin")

    def press(act):
        forms = [f for f in admin.get("/kerja/kantor/orang/asih").forms() if ("aksi", act) in f.values]
        return forms[0].press().is_(200)

    press("tutup").sees("Akun dinonaktifkan")
    assert world.as_("asih").get("/kerja/akun").status == 401, "at once"
    page = Person(site).get("/masuk").form("masuk").press(masuk="asih", sandi=NEW_PASSWORD)
    assert page.status == 422 and "/masuk" in page.path
    press("buka").sees("Akun aktif kembali")
    world.people["asih"] = Person(site).sign_in("asih", NEW_PASSWORD)
    world.as_("asih").get("/kerja/akun").is_(200).sees("dinonaktifkan oleh", "diaktifkan kembali oleh")
    names = [r["name"] for r in site.db.rows("SELECT t.name FROM act t JOIN account p ON p.id = t.subject_id JOIN leaf l ON "
                                             "l.hash = t.leaf_hash WHERE t.subject = 4 AND p.login = 'asih' ORDER BY t.n")]
    assert names[-2:] == ["akun.cabut", "akun.ganti"]


def test_181_182_admin_cannot_give_oversight_nor_to_himself(world, site):
    admin = world.as_("admin")
    form = admin.get("/kerja/kantor/orang-baru").form("masuk")
    assert not {"auditor", "inspektorat", "ombudsman"} & set(form.choices["peran"])
    before = site.db.snapshot()
    token = dict(form.values)["csrf"]
    page = admin.send("post", form.action, [("csrf", token), ("instansi", "KCS"), ("nama", "Kawan Admin"), ("masuk", "kawan"),
                                            ("peran", "auditor"), ("unit", "kcs")])
    assert page.status in (403, 422), page.status
    page = admin.send("post", "/kerja/kantor/orang/admin", [("csrf", token), ("instansi", "KCS"), ("aksi", "beri"),
                                                            ("peran", "koordinator"), ("unit", "kcs")])
    assert page.status in (403, 409, 422), page.status
    assert not changed(before, site.db.snapshot())


def test_26_local_holiday_moves_deadlines_of_what_comes_after(world, site):
    admin = world.as_("admin")
    told = world.file()
    due = {k[0]: v["due_at"] for k, v in world.clocks(told).items()}
    day = (site.now().date() + dt.timedelta(days=(9 - site.now().weekday()) if site.now().weekday() > 1 else 2))
    page = admin.get("/kerja/kantor/kalender").form("hari").press(hari=day.isoformat(), nama="Hari jadi kota",
                                                                   sumber="SK Wali Kota 12/2026").is_(200)
    assert not page.errors(), page.summary()
    page.sees("Hari jadi kota")
    later = world.file()
    after = {k[0]: v["due_at"] for k, v in world.clocks(later).items()}
    assert after[3] > due[3] and after[4] == due[4], "working days move, calendar days do not"
    world.open(later, later.person)
    later.person.get(later.path + "/tenggat").sees("Hari jadi kota")
    forms = [f for f in admin.get("/kerja/kantor/kalender").forms() if ("hari", day.isoformat()) in f.values]
    assert forms, "the day can be taken away again"
    forms[0].press().is_(200)
    assert [r for r in site.db.rows("SELECT name FROM act WHERE name = 'kalender.terbit'")]


def test_56_admin_makes_a_category_that_routes(world, site):
    admin = world.as_("admin")
    admin.get("/kerja/kantor/kategori-baru").form("kode").press(kode="kebersihan", nama="Kebersihan loket", nama_en="Cleanliness",
                                                               kelas="aspirasi", unit="dafduk", urutan="50", aktif="ya").is_(200)
    told = world.file(category="kebersihan", judul="Toilet loket kotor", isi="Toilet di lantai satu kotor sejak Senin pagi sekali.")
    row = world.case(told)
    assert row["unit_id"] == world.unit_id("dafduk") and row["class"] == 2


def test_182_sign_in_sign_out_and_passwords(world, site):
    person = Person(site).sign_in("joko", NEW_PASSWORD)
    page = person.get("/kerja/akun").is_(200).sees("Joko Pegawai")
    page.form("sandi_lama").press(sandi_lama="bukan sandi saya ini", sandi=PASSWORD, sandi_ulang=PASSWORD).is_(422)
    page = person.get("/kerja/akun").form("sandi_lama").press(sandi_lama=NEW_PASSWORD, sandi="12345678", sandi_ulang="12345678")
    assert page.status == 422
    person.get("/kerja/akun")
    person.sign_out()
    assert person.get("/kerja/akun").status == 401
    page = Person(site).get("/masuk").form("masuk").press(masuk="joko", sandi="salah sekali ini")
    other = Person(site).get("/masuk").form("masuk").press(masuk="tidak-ada-orangnya", sandi="salah sekali ini")
    assert page.status == other.status and page.summary() == other.summary(), "who exists is not told"
    assert "salah sekali ini" not in page.html


def test_197_numbers_and_lists_read_by_the_head(world):
    page = world.as_("hendra").get("/kerja/angka").is_(200)
    assert page.title
    world.as_("hendra").get("/kerja/perkara").is_(200)
