"""Cases of another system: each row once, refused with line and reason, given back byte for byte; areas replaced by a file."""
import pytest

from kit.person import Person
from kit.site import Site

MAP = """sumber = lama
instansi = LMA
nama-instansi = Sistem Lama
pemerintah = Pemerintah Kota Contoh
zona-instansi = WIB
zona = Asia/Jakarta
kunci = id
dibuka = buka
target = target
ditutup = tutup
tepat = tepat
tepat-ya = YA
tepat-tidak = TIDAK
status = status
status-terbuka = Buka
status-selesai = Selesai
judul = judul
isi = isi
unit = unit
layanan = jenis

[kolom]
id
buka
target
tutup
tepat
status
judul
isi
unit
jenis
"""
HEAD = "id,buka,target,tutup,tepat,status,judul,isi,unit,jenis\r\n"
GOOD = (
    '1,2015-03-12T08:00:00,2015-03-14T08:00:00,2015-03-13T08:00:00,YA,Selesai,Lampu mati,"gelap, sekali",LAMPU,Lampu jalan\r\n'
    '2,2015-03-12T09:00:00,2015-03-13T09:00:00,2015-03-15T09:00:00,TIDAK,Selesai,Jalan rusak,"kata ""dalam""",JALAN,Lubang\r\n'
    '3,2015-03-12T10:00:00,,,,Buka,Pohon tumbang,,JALAN,Pohon\r\n'
    '4,2015-03-12T11:00:00,2015-03-13T11:00:00,2015-03-11T11:00:00,YA,Selesai,Tutup dahulu,,JALAN,Pohon\r\n')
BAD = (
    "5,kemarin,,,,Buka,Waktu salah,,JALAN,Pohon\r\n"
    ",2015-03-12T10:00:00,,,,Buka,Tanpa kunci,,JALAN,Pohon\r\n"
    "7,2015-03-12T10:00:00,,,,Entah,Status salah,,JALAN,Pohon\r\n"
    "8,2015-03-12T10:00:00,,,,Buka,Kurang kolom\r\n"
    "9,2099-03-12T10:00:00,,,,Buka,Masa depan,,JALAN,Pohon\r\n")


@pytest.fixture(scope="module")
def place(database, postgres):
    one = Site(database, "impor", clock=None)
    try:
        one.init()
        (one.dir / "peta.map").write_text(MAP, encoding="utf-8")
        (one.dir / "baik.csv").write_bytes((HEAD + GOOD).encode())
        (one.dir / "campur.csv").write_bytes((HEAD + GOOD + BAD).encode())
        yield one
    finally:
        one.end()


def cases(site):
    return site.db.rows("SELECT number, title, state, missed, mark FROM case_file ORDER BY id")


def imported(site, file, code, *more):
    return site.run("import", "cases", str(site.dir / file), "--data", str(site.data), "--map", str(site.dir / "peta.map"), *more,
                    code=code)


def test_35_old_cases_come_once_and_go_back_as_they_came(place):
    dry = imported(place, "campur.csv", 3, "--dry-run")
    assert not cases(place) and "4 dapat masuk" in dry.stdout, dry.stdout

    told = imported(place, "campur.csv", 3)
    assert "9 baris: 4 masuk, 0 sudah ada, 5 ditolak" in told.stdout, told.stdout
    for line, why in ((6, "waktu masuk"), (7, "kunci"), (8, "status"), (9, "kolom"), (10, "masa depan")):
        assert any(x.startswith("baris %d ditolak" % line) and why in x for x in told.stderr.splitlines()), (line, told.stderr)
    assert "3 dari 3" in told.stdout, told.stdout  # its own verdicts agree with the source's

    again = imported(place, "baik.csv", 0)
    assert "0 masuk, 4 sudah ada" in again.stdout
    # What the other system changed since is named and not taken.
    (place.dir / "ubah.csv").write_bytes((HEAD + GOOD.replace("Pohon tumbang", "Pohon berdiri")).encode())
    told = imported(place, "ubah.csv", 3)
    assert "0 masuk, 3 sudah ada, 0 ditolak, 1 berubah" in told.stdout, told.stdout
    assert "baris 4 berubah sejak dibawa masuk (kolom judul): perkaranya tidak diubah" in told.stderr, told.stderr
    rows = cases(place)
    assert [r["title"] for r in rows] == ["Lampu mati", "Jalan rusak", "Pohon tumbang", "Tutup dahulu"]
    assert [r["missed"] for r in rows] == [0, 1, 0, 0]
    assert [r["mark"] for r in rows] == [None, None, None, "selesai-sebelum-masuk"]
    assert not place.db.rows("SELECT id FROM case_clock"), "an import starts no clock"

    # One act of the agency for the run that brought something, none for the check and the repetition.
    acts = place.db.rows("SELECT t.name, l.data FROM act t JOIN leaf l ON l.hash = t.leaf_hash WHERE t.name = 'data.impor'")
    assert len(acts) == 1, acts
    assert '"ditolak":5,"masuk":4' in bytes.fromhex(acts[0]["data"]).decode(), acts

    out = place.dir / "kembali.csv"
    place.run("export", "cases", "--data", str(place.data), "--map", str(place.dir / "peta.map"), "--out", str(out))
    assert out.read_bytes() == (HEAD + GOOD).encode()


def test_35_181_imported_cases_stand_in_the_public_list_beside_the_other_agency(place):
    place.start()
    try:
        page = Person(place).get("/aduan?instansi=LMA").is_(200)
        page.sees("Lampu mati", "Pohon tumbang", "tanpa target", "berakhir")
        Person(place).get("/aduan?instansi=KCS").is_(200).sees_not("Lampu mati")
        late = place.db.rows("SELECT number FROM case_file WHERE title = 'Jalan rusak'")[0]["number"]
        Person(place).get("/aduan/" + late).is_(200).sees("Janji dari sistem asal", "tidak ditepati", "setelah batas", "2015")
        Person(place).get("/aduan/%s/tenggat" % late).is_(200).sees("Janji dari sistem asal tidak ditepati. Batasnya", "Maret 2015")
        kept = place.db.rows("SELECT number FROM case_file WHERE title = 'Lampu mati'")[0]["number"]
        Person(place).get("/aduan/" + kept).is_(200).sees("Janji dari sistem asal", "ditepati, selesai").sees_not("setelah batas")
        Person(place).get("/aduan/" + kept).sees("Dipindahkan dari sistem lain.", "menurut WIB").sees_not("tanpa target")
        free = place.db.rows("SELECT number FROM case_file WHERE title = 'Pohon tumbang'")[0]["number"]
        Person(place).get("/aduan/" + free).is_(200).sees("tanpa target", "menurut WIB").sees_not("ditepati", "terlambat")
        page.sees("menurut zona waktu setiap instansi")
        Person(place).get("/kinerja/2015-03-13?instansi=LMA").is_(200)
    finally:
        place.stop()


def test_35_faults_of_files_are_named(place):
    (place.dir / "lain.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "kolom" in imported(place, "lain.csv", 2).stderr
    done = place.run("import", "cases", str(place.dir / "tidak-ada.csv"), "--data", str(place.data), "--map",
                     str(place.dir / "peta.map"), code=2)
    assert "tidak-ada.csv" in done.stderr
    (place.dir / "salah.map").write_text("sumber lama\n", encoding="utf-8")
    done = place.run("import", "cases", str(place.dir / "baik.csv"), "--data", str(place.data), "--map",
                     str(place.dir / "salah.map"), code=2)
    assert "baris 1" in done.stderr
    (place.dir / "kanal.map").write_text(MAP.replace("[kolom]", "kanal = jenis\n\n[kolom]"), encoding="utf-8")
    done = place.run("import", "cases", str(place.dir / "baik.csv"), "--data", str(place.data), "--map",
                     str(place.dir / "kanal.map"), code=2)
    assert "kanal tanpa kata-katanya" in done.stderr, "a column that would be read for nothing"


def test_53_areas_are_replaced_by_a_file(place):
    before = place.db.rows("SELECT COUNT(*) AS n FROM area")[0]["n"]
    assert before > 80000, "the areas of the package stand there from the start"
    (place.dir / "wilayah.csv").write_text("kode,nama\n99,Provinsi Uji\n99.01,Kota Uji\n", encoding="utf-8")
    (place.dir / "rusak.csv").write_text("kode,nama\n99,Provinsi Uji\nabc,Salah\n", encoding="utf-8")
    done = place.run("import", "areas", str(place.dir / "rusak.csv"), "--data", str(place.data), code=2)
    assert "baris 3" in done.stderr
    assert place.db.rows("SELECT COUNT(*) AS n FROM area")[0]["n"] == before, "a faulty file changes nothing"
    place.run("import", "areas", str(place.dir / "wilayah.csv"), "--data", str(place.data))
    assert [r["code"] for r in place.db.rows("SELECT code FROM area ORDER BY code")] == ["99", "99.01"]
