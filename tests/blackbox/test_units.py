"""Units that move under another parent, and units that end and hand their cases to a successor."""
import pytest

from kit.database import changed
from kit.person import Person
from kit.site import Site
from kit.world import HERE, STANDARD, World

STAFF = {"rina": ("Rina Koordinator", "koordinator", "upipm"), "budi": ("Budi Petugas", "petugas", "capil"),
         "sinta": ("Sinta Petugas", "petugas", "dafduk"), "hendra": ("Hendra Kepala", "pimpinan", "kcs")}


@pytest.fixture(scope="module")
def own(database, postgres):
    site = Site(database, "units")
    try:
        site.init().start()
        world = World(site, staff=STAFF, oversight={})
        for code, name, parent in (("loket", "Loket Utara", "capil"), ("arsip", "Ruang Arsip", "loket")):
            page = world.as_("admin").get("/kerja/kantor/unit-baru").form("kode").press(kode=code, nama=name, induk=parent, pengaduan="tidak")
            page.is_(200)
        yield world, site
    finally:
        site.end()


def unit(site, slug):
    return site.db.rows("SELECT * FROM unit WHERE slug = '%s'" % slug)[0]


def test_10_182_a_unit_moves_with_all_below_it(own):
    world, site = own
    admin, here = world.as_("admin"), "/kerja/kantor/unit/loket"
    form = admin.get(here).is_(200).form(action="/pindah")
    assert not {"loket", "arsip", "capil"} & set(form.choices["induk"]), "neither into its own branch nor where it is"
    form.press(induk="dafduk").is_(200).sees("Unit dipindahkan")
    dafduk, loket, arsip = unit(site, "dafduk"), unit(site, "loket"), unit(site, "arsip")
    assert loket["parent_id"] == dafduk["id"] and loket["path"] == dafduk["path"] + "%d/" % loket["id"]
    assert arsip["path"] == loket["path"] + "%d/" % arsip["id"]
    body = site.db.rows("SELECT body FROM manifest WHERE record = 'UNIT-KCS-loket' ORDER BY version DESC LIMIT 1")[0]["body"]
    assert '"induk":"dafduk"' in body
    Person(site).get("/instansi/KCS?unit=loket").is_(200).sees("Riwayat unit ini", "Bidang Pencatatan Sipil")
    Person(site).get("/instansi/KCS?unit=dafduk").sees("Loket Utara")
    # The branch of the new parent reads its cases, that of the old one no more.
    told = world.file()
    world.verify(told)
    world.step("rina", told, "diteruskan", unit=str(loket["id"]))
    world.desk("sinta", told).is_(200)
    assert world.desk("budi", told).status in (403, 404)
    before = site.db.snapshot()
    token = dict(admin.get(here).form(action="/pindah").values)["csrf"]
    for slug, parent, says in (("loket", "arsip", "ke bawah dirinya"), ("loket", "loket", "ke bawah dirinya"),
                               ("loket", "tidak-ada", "induk"), ("loket", "", "induk"), ("kcs", "capil", "teratas")):
        page = admin.send("post", "/kerja/kantor/unit/%s/pindah" % slug, [("csrf", token), ("induk", parent)])
        assert page.status == 422 and says in page.text, (slug, parent, page.status, page.summary())
        assert not changed(before, site.db.snapshot())


def test_a_new_unit_or_category_names_every_missing_field_at_once(own):
    world, site = own
    admin, before = world.as_("admin"), site.db.snapshot()
    for path, wants in (("unit-baru", ("Kode unit terdiri atas", "Isi Nama unit")), ("kategori-baru", ("Kode kategori terdiri atas", "Isi Nama"))):
        page = admin.get("/kerja/kantor/" + path).form("kode").press(kode="", nama="")
        assert page.status == 422 and not changed(before, site.db.snapshot()), page.summary()
        page.sees(*wants)
    page = admin.get("/kerja/kantor/unit-baru").form("kode").press(kode="baru", nama="Baru", kewenangan="a" * 1001)
    assert page.status == 422, page.summary()
    page.sees("paling banyak 1.000 huruf")
    admin.get("/kerja/kantor").is_(200).sees("Asesor", "Pegawai", "Media")


def test_10_182_a_unit_ends_and_its_successor_goes_on(own):
    world, site = own
    admin, here = world.as_("admin"), "/kerja/kantor/unit/capil"
    open_, secret, done = world.file(), world.file("rahasia"), world.file()
    for one in (open_, secret, done):
        world.verify(one)
    world.step("budi", done, "tanggapan", isi="Akta sudah selesai dan dapat diambil.")
    world.open(done, done.person).form(action="/selesai").press().is_(200)
    clocks = {t.number: world.clocks(t) for t in (open_, secret)}
    world.as_("budi").get("/kerja/layanan/baru").form("judul").press("simpan", **STANDARD).is_(200)
    world.as_("budi").get(HERE).form(action="/ajukan").press().is_(200)
    world.as_("hendra").get(HERE).form(action="/setujui").press(berlaku=site.now().date().isoformat()).is_(200)
    page = admin.get(here).form("nama").press(aktif="tidak")
    assert page.status == 422 and "penerus" in page.text, page.summary()
    before = site.db.snapshot()
    token = dict(admin.get(here).form(action="/gabung").values)["csrf"]
    for slug, into in (("capil", "capil"), ("capil", "tidak-ada"), ("upipm", "capil"), ("kcs", "capil"), ("dafduk", "capil")):
        page = admin.send("post", "/kerja/kantor/unit/%s/gabung" % slug, [("csrf", token), ("penerus", into), ("periksa", "ya")])
        assert page.status == 422 and not changed(before, site.db.snapshot()), (slug, into, page.status)
    page = admin.get(here).form(action="/gabung").press(penerus="dafduk")
    assert page.status == 422 and not changed(before, site.db.snapshot()), "one press without the tick merges nothing"
    page.sees("Beri tanda bahwa Anda sudah memeriksa penggabungan ini")
    count = site.db.rows("SELECT count(*) AS n FROM unit WHERE active = 1")[0]["n"]
    admin.get("/kerja/kantor").is_(200).sees("%d unit," % count)
    admin.get(here).form(action="/gabung").press(penerus="dafduk", periksa="ya").is_(200).sees("Unit digabung")
    admin.get("/kerja/kantor").is_(200).sees("%d unit," % (count - 1))
    dafduk, capil = unit(site, "dafduk"), unit(site, "capil")
    assert not capil["active"]
    for one in (open_, secret):
        row = world.case(one)
        assert row["unit_id"] == dafduk["id"] and row["assignee_id"] is None
        assert world.acts(one)[-1] == "aduan.unit"
        now = world.clocks(one)
        assert {k: (v["due_at"], v["state"]) for k, v in now.items()} == {k: (v["due_at"], v["state"]) for k, v in clocks[one.number].items()}
        world.desk("sinta", one).is_(200)
    assert world.case(done)["unit_id"] == capil["id"], "what has ended stays where it was"
    leaf = site.db.rows("SELECT l.data FROM act a JOIN leaf l ON l.hash = a.leaf_hash JOIN case_file c ON c.id = a.subject_id "
                        "WHERE a.name = 'aduan.unit' AND c.number = '%s'" % open_.number)[0]["data"]
    assert '"o":"kcs.dafduk"' in bytes.fromhex(leaf).decode() and '"x":"unit_digabung"' in bytes.fromhex(leaf).decode()
    assert site.db.rows("SELECT a.reason FROM act a WHERE a.name = 'unit.gabung'")[0]["reason"] == "digabung"
    assert not site.db.rows("SELECT 1 AS one FROM category WHERE unit_id = %d" % capil["id"])
    Person(site).get(open_.path).is_(200).sees("Unit penanggung jawab diganti", "Bidang Pendaftaran Penduduk")
    Person(site).get("/instansi/KCS?unit=dafduk").sees("Bidang Pencatatan Sipil digabung ke sini")
    Person(site).get("/instansi/KCS?unit=capil").sees("Digabung ke Bidang Pendaftaran Penduduk")
    assert world.case(world.file())["unit_id"] == dafduk["id"], "the category leads to the successor"
    # What the unit promised and who worked in it go along, each by an act of its own; what was keeps standing.
    row = site.db.rows("SELECT p.*, l.data FROM publication p JOIN leaf l ON l.hash = p.last_leaf WHERE p.slug = 'akta-kelahiran'")[0]
    leaf = bytes.fromhex(row["data"]).decode()
    assert row["unit_id"] == dafduk["id"] and '"a":"standar.unit"' in leaf and '"o":"kcs.dafduk"' in leaf and '"n":1' in leaf
    Person(site).get("/layanan/KCS/akta-kelahiran").is_(200).sees("Bidang Pendaftaran Penduduk")
    grants = site.db.rows("SELECT g.unit_id, g.ended_leaf FROM role_grant g JOIN account p ON p.id = g.account_id"
                          " WHERE p.login = 'budi' ORDER BY g.id")
    assert [(g["unit_id"], g["ended_leaf"] is None) for g in grants] == [(capil["id"], False), (dafduk["id"], True)]
    acts = [r["name"] for r in site.db.rows("SELECT t.name FROM act t JOIN account p ON p.id = t.subject_id WHERE t.subject = 4"
                                            " AND p.login = 'budi' ORDER BY t.n")]
    assert acts == ["akun.dibuat", "peran.beri", "peran.cabut", "peran.beri"]
    assert world.desk("budi", open_).is_(200)
    assert [r["name"] for r in site.db.rows("SELECT name FROM act WHERE subject = 7 AND reason = 'unit-digabung'")] != []
    # Who is not satisfied with what the old unit did reaches the new one.
    done.person.get(done.path + "/dibuka-lagi").form("isi").press(isi="Nama anak keliru satu huruf.").is_(200)
    row = world.case(done)
    assert row["unit_id"] == dafduk["id"] and row["assignee_id"] is None and world.acts(done)[-1] == "aduan.dibuka-lagi"
    world.desk("sinta", done).is_(200)
    assert not site.db.rows("SELECT 1 AS one FROM unit_merging")
    site.stop()
    site.run("check", "--data", str(site.data))
    site.start()
