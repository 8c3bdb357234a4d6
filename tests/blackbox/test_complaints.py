"""Complaints as people live them: from the form to the rating, open, anonymous and confidential. Numbers in names: rows of the
list of capabilities (docs/rows.tsv)."""
import datetime as dt
import subprocess

from kit.database import changed
from kit.person import CODE, Person
from kit.site import PROGRAM

ANSWER = "Akta sudah selesai dan dapat diambil di loket dua setiap hari kerja."
UNVERIFIED, WAITING, VERIFIED, IN_WORK, ANSWERED, FINISHED, ARCHIVED, NOT_OURS, WITHDRAWN, REOPENED = range(1, 11)


def state(world, receipt):
    return world.case(receipt)["state"]


def test_53_22_23_56_63_open_complaint_from_the_form_to_the_rating_and_back(world, site, citizen):
    told = world.file(person=citizen)
    assert told.number.startswith("ADU-KCS-2026-") and told.leaf
    row = world.case(told)
    assert row["unit_id"] == world.unit_id("capil"), "the category names the unit"
    assert row["title"] is None and row["body"] is None and row["code_hash"] and told.code.replace(" ", "") not in str(row)
    first = site.db.rows("SELECT leaf_hash FROM act WHERE subject = 1 AND subject_id = %d AND n = 0" % row["id"])
    assert first[0]["leaf_hash"] == told.leaf

    page = world.open(told, citizen).is_(200).sees("Akta kelahiran anak saya belum selesai", "Sari Wulandari", "Belum diverifikasi")
    assert told.code not in page.html and told.code not in page.path
    page.form("isi").press(isi="Nomor berkas saya 114, atas nama anak pertama.").is_(200)
    assert world.acts(told) == ["aduan.diterima", "aduan.keterangan"]

    world.desk("rina", told).sees("Saya sudah menunggu tiga minggu", "Nomor berkas saya 114")
    world.verify(told, isi="Tolong didahulukan.").is_(200).sees("Terverifikasi")
    assert state(world, told) == VERIFIED
    world.step("budi", told, "tindak-lanjut", isi="Berkas sedang dicari di arsip.").is_(200)
    assert state(world, told) == IN_WORK
    world.step("budi", told, "tanggapan", isi=ANSWER).is_(200)
    assert state(world, told) == ANSWERED

    page = citizen.get(told.path).sees(ANSWER, "Sudah ditanggapi", "Berkas sedang dicari")
    page.form(action="/selesai").press().is_(200)
    assert state(world, told) == FINISHED
    page = citizen.get(told.path + "/dinilai").form("nilai").press(nilai="5", isi="Terima kasih, cepat.").is_(200)
    assert world.case(told)["rating"] == 5
    assert citizen.get(told.path + "/dibuka-lagi").form("isi").press(isi="Nama anak pada akta keliru satu huruf.").is_(200)
    assert state(world, told) == REOPENED
    assert world.acts(told) == ["aduan." + x for x in (
        "diterima keterangan diverifikasi diteruskan tindak-lanjut tanggapan selesai dinilai dibuka-lagi").split()]

    # Anybody reads who had it and what was answered, and nothing of the reporter.
    page = Person(site).get(told.path).is_(200).sees("Bidang Pencatatan Sipil", ANSWER, "Dibuka kembali")
    page.sees_not("Sari Wulandari", "081234567890", "Nomor berkas saya 114", "didahulukan", "cepat")


def test_66_question_stops_every_clock_and_the_answer_starts_them(world, citizen):
    told = world.file(person=citizen)
    world.verify(told)
    before = world.clocks(told)
    assert all(c["state"] == 1 for k, c in before.items() if k[0] in (2, 3, 4)), "first answer, completion and law run"
    world.step("budi", told, "ditanya", isi="Berapa nomor berkas Anda?").is_(200).sees("Menunggu")
    assert state(world, told) == WAITING
    paused = world.clocks(told)
    assert all(paused[k]["state"] == 2 for k in before if before[k]["state"] == 1)
    page = world.open(told, citizen).sees("Berapa nomor berkas Anda?")
    assert "30" in page.text, "until when the answer is awaited"
    citizen.get(told.path + "/dijawab").form("isi").press(isi="Nomor berkasnya 114.").is_(200)
    assert state(world, told) == VERIFIED, "back to where it was"
    assert all(c["state"] == 1 for k, c in world.clocks(told).items() if k in before and before[k]["state"] == 1)
    assert world.acts(told)[-2:] == ["aduan.ditanya", "aduan.dijawab"]
    Person(citizen.site).get(told.path).sees_not("Nomor berkasnya 114")
    world.desk("budi", told).sees("Nomor berkasnya 114")


def test_54_anonymous_complaint_hides_the_reporter_from_everybody(world, site, citizen):
    told = world.file("anonim", person=citizen)
    assert told.number.startswith("ADU-KCS-")
    world.verify(told)
    for login in ("rina", "budi", "irma"):
        page = world.desk(login, told).is_(200)
        page.sees_not("Sari Wulandari", "081234567890")
    world.open(told, citizen).sees("Akta kelahiran anak saya belum selesai")
    Person(site).get(told.path).is_(200).sees("Akta kelahiran anak saya belum selesai")


def test_54_anonymous_with_a_contact_shows_it_to_oversight_at_most(world, citizen):
    told = world.file("anonim", person=citizen, nama="Tono Rahasia", kontak="081298765432")
    world.verify(told)
    world.desk("budi", told).is_(200).sees_not("Tono Rahasia", "081298765432")


def test_55_confidential_complaint_is_hidden_tracked_and_counted(world, site, citizen):
    told = world.file("rahasia", "pungutan", person=citizen, judul="Petugas meminta uang dua ratus ribu",
                      isi="Petugas loket tiga meminta dua ratus ribu rupiah agar berkas saya diproses lebih cepat.")
    assert told.number.startswith("RHS-") and len(told.number) == 30
    leaf = site.db.rows("SELECT data FROM leaf WHERE hash = '%s'" % told.leaf)[0]["data"]
    text = bytes.fromhex(leaf).decode()
    assert '"o"' not in text and '"k"' not in text, "a secret leaf names no unit and no promise"

    stranger = Person(site)
    page = stranger.get(told.path)
    page.sees_not("uang dua ratus ribu", "loket tiga")
    for path in ("/aduan", "/aduan?q=uang", "/cari?q=uang", "/"):
        stranger.get(path).sees_not("uang dua ratus ribu", told.number)
    world.open(told, citizen).is_(200).sees("Petugas meminta uang dua ratus ribu")

    world.verify(told, unit="upipm", klass="pengaduan_bp")
    assert world.case(told)["title"] is None, "nothing of it becomes public"
    stranger.get(told.path).sees_not("uang dua ratus ribu")
    assert world.desk("sinta", told).status in (403, 404), "another unit's officer"
    assert world.desk("admin", told).status in (403, 404), "the admin reads no complaints"
    world.desk("agus", told).is_(200).sees("Petugas meminta uang dua ratus ribu")


def test_55_86_what_the_desk_keeps_to_itself_until_it_forwards(world, site, citizen):
    secret = world.file("rahasia", "lama", judul="Petugas di loket satu minta uang",
                        isi="Petugas di loket satu minta uang supaya akta anak saya cepat jadi.")
    assert world.case(secret)["unit_id"] == world.unit_id("capil"), "the category routes it to the unit complained about"
    plain = world.file("terbuka", "lama")
    rows = (  # login, reads before it was forwarded, reads after that
        ("rina", True, True), ("irma", True, True), ("omar", True, True), ("agus", True, True),
        ("budi", False, True), ("hendra", False, True), ("sinta", False, False), ("admin", False, False), ("joko", False, False))

    def matrix(told, column):
        for row in rows:
            page = world.desk(row[0], told)
            assert (page.status == 200) == row[column], (row[0], told.number, column, page.status)
            inbox = world.as_(row[0]).get("/kerja/perkara?urut=terbaru")
            assert (inbox.status == 200 and told.number in inbox.html) == row[column], (row[0], "inbox")
            if told.mode == "rahasia":
                assert (world.as_(row[0]).get(told.path + "/tenggat").status == 200) == row[column], (row[0], "dates")

    matrix(secret, 1)
    world.desk("rina", secret).sees("Sampai petugas pengaduan meneruskannya")
    assert world.desk("budi", plain).status == 200, "an ordinary complaint is the unit's from the start"
    before = world.acts(secret)
    token = dict(world.desk("budi", plain).form(action="/ditanya").values)["csrf"]
    for verb in ("ditanya", "keterangan", "catatan-internal"):
        page = world.as_("budi").send("POST", "/kerja/perkara/%s/%s" % (secret.number, verb),
                                      [("csrf", token), ("n", "1"), ("isi-" + verb, "Siapa namanya?")])
        assert page.status in (403, 404), (verb, page.status)
    assert world.acts(secret) == before
    world.verify(secret).is_(200)
    matrix(secret, 2)

    # A category of the class for supervision, routed to the very unit.
    admin = world.as_("admin")
    admin.get("/kerja/kantor/kategori-baru").form("kode").press(
        kode="sikap", nama="Sikap petugas", nama_en="Conduct", kelas="pengaduan_bp", unit="capil", urutan="11", aktif="ya").is_(200)
    accused = world.file("terbuka", "sikap", judul="Petugas membentak", isi="Petugas loket membentak saya di depan orang banyak.")
    matrix(accused, 1)
    world.verify(accused, klass="pengaduan_bp").is_(200)
    matrix(accused, 2)


def test_193_63_only_masked_words_become_public_and_only_after_verification(world, site, citizen):
    secret = ("NIK saya 3578012304880003, telepon 0812-3456-7890, surel sari.wulan@surat.example. "
              "Loket empat meminta fotokopi tiga kali tanpa alasan yang jelas.")
    told = world.file(person=citizen, judul="Fotokopi diminta berulang", isi=secret)
    stranger = Person(site)
    for path in (told.path, "/aduan", "/cari?q=fotokopi"):
        stranger.get(path).sees_not("fotokopi tiga kali", "3578012304880003")
    world.verify(told)
    page = Person(site).get(told.path).is_(200).sees("Fotokopi diminta berulang", "fotokopi tiga kali")
    page.sees_not("3578012304880003", "0812-3456-7890", "sari.wulan@surat.example")
    row = world.case(told)
    assert "3578012304880003" not in row["body"] and "0812" not in row["body"], "the clear columns hold masked words only"
    dump = str(site.db.rows("SELECT * FROM act")) + str(site.db.rows("SELECT * FROM case_file"))
    assert "3578012304880003" not in dump and "sari.wulan@surat.example" not in dump
    world.desk("budi", told).sees("3578012304880003")
    Person(site).get("/cari?q=fotokopi").is_(200).sees("Fotokopi diminta berulang")

    world.step("rina", told, "disamarkan", judul="Syarat diminta berulang", naskah="Satu loket meminta syarat yang sama tiga kali.")
    Person(site).get(told.path).sees("Syarat diminta berulang").sees_not("Fotokopi diminta berulang")
    assert world.acts(told)[-1] == "aduan.disamarkan"


def test_193_63_what_officers_write_is_masked_where_it_becomes_public(world, site, citizen):
    told = world.file(person=citizen, judul="KTP hilang di loket", isi="Berkas saya hilang di loket empat dan tidak dicari lagi.")
    world.verify(told, judul="KTP hilang, NIK 3273011203900001", naskah="KTP hilang. NIK 3273011203900001 telp 081234567890, "
                 "hubungi Sari Wulandari.").is_(200).sees("kami samarkan sebelum tampil")
    page = Person(site).get(told.path).is_(200).sees("KTP hilang, NIK [NIK]", "telp [nomor telepon]", "hubungi [nama].")
    page.sees_not("3273011203900001", "081234567890", "Sari", "Wulandari")
    assert "3273011203900001" not in str(world.case(told)) and "Wulandari" not in str(world.case(told))
    Person(site).get("/cari?q=wulandari").sees_not(told.number)

    world.step("rina", told, "disamarkan", judul="KTP milik Sari", naskah="KTP hilang, NIK 3273011203900001.").sees(
        "kami samarkan sebelum tampil")
    Person(site).get(told.path).sees("KTP milik [nama]", "NIK [NIK]").sees_not("3273011203900001", "Sari")
    world.step("budi", told, "ditanya", isi="Pak SARI, apakah nomor 081234567890 masih aktif?").sees("kami samarkan sebelum tampil")
    world.open(told, citizen).sees("Pak SARI, apakah nomor 081234567890")
    citizen.get(told.path + "/dijawab").form("isi").press(isi="Masih aktif.").is_(200)
    world.step("budi", told, "tanggapan", isi="Yth. Sari Wulandari (NIK 3273011203900001), KTP Anda sudah jadi. Telepon kami "
               "(021) 555 0101, bukan 081234567890.").is_(200)
    page = Person(site).get(told.path).is_(200)
    page.sees("Yth. [nama] (NIK [NIK]), KTP Anda sudah jadi", "Telepon kami (021) 555 0101", "bukan [nomor telepon]", "Pak [nama]")
    page.sees_not("Sari", "SARI", "Wulandari", "3273011203900001", "081234567890")
    citizen.get(told.path).sees("Yth. Sari Wulandari (NIK 3273011203900001)")
    dump = str(site.db.rows("SELECT * FROM act")) + str(site.db.rows("SELECT * FROM case_file"))
    assert "3273011203900001" not in dump and "Wulandari" not in dump and "SARI" not in dump


def test_22_a_number_is_found_however_it_is_typed(world, site):
    told, secret = world.file(), world.file("rahasia")
    assert secret.page.sees("Publik tidak melihat nomor ini").sees_not("keterlambatannya tampil kepada publik")
    assert told.page.sees("keterlambatannya tampil kepada publik")
    apart = told.number.lower().replace("-", " ")
    for typed in (apart, "  %s  " % told.number, told.number.replace("-", ""), told.number.lower().replace("-", " - ")):
        page = Person(site).get("/aduan/lacak").form("nomor").press(nomor=typed)
        assert page.path == told.path, (typed, page.path)
    for typed in (secret.number.lower(), secret.number.replace("-", " ")):
        page = Person(site).get("/aduan/lacak").form("nomor").press(nomor=typed, kode=secret.code)
        assert page.path == secret.path, (typed, page.path)
    page = Person(site).get("/aduan/lacak").form("nomor").press(nomor="adu kcs 2026 999999").is_(404).sees("ADU-KCS-2026-000001", "RHS-")
    assert dict(page.form("nomor").values)["nomor"] == "adu kcs 2026 999999", "what was typed stays"
    page = Person(site).get("/aduan/lacak").form("nomor").press(nomor="nomor saya hilang?").is_(404)
    assert dict(page.form("nomor").values)["nomor"] == "nomor saya hilang?"


def test_63_67_the_story_names_who_acted_and_where_it_went(world, site):
    told = world.file()
    form = world.desk("rina", told).form(action="/ditanya")
    world.desk("rina", told).sees("Hanya pelapor, petugas, dan pengawas yang membacanya; publik tidak.")
    assert form
    world.verify(told)
    world.desk("rina", told).sees("Langsung tampil kepada publik di halaman perkara ini")
    world.step("rina", told, "ditanya", isi="Berapa nomor berkasnya?").is_(200)
    page = Person(site).get(told.path).is_(200).sees("diteruskan kepada unit: Bidang Pencatatan Sipil")
    acts = page.soup.select(".tr-tl > li")
    by = {what: [x.get_text(" ", strip=True) for x in acts if what in x.get_text()] for what in ("Berapa nomor berkasnya", "diteruskan kepada")}
    for what, texts in by.items():
        assert texts and all("Unit Pengelola Pengaduan" in t for t in texts), (what, texts)


def test_22_wrong_code_opens_nothing_and_tells_nothing(world, site, citizen):
    told = world.file(person=citizen)
    before = site.db.snapshot()
    said = []
    for number, code in ((told.number, "0000 0000 0000 0000"), ("ADU-KCS-2026-999999", told.code), (told.number, told.code[:-1])):
        stranger = Person(site)
        page = stranger.get("/aduan/lacak").form("nomor").press(nomor=number, kode=code)
        assert page.status in (403, 422), page.status
        said.append(page.summary())
        assert page.soup.find("input", {"name": "nomor"})["value"] == number, "the number stays"
        assert code not in page.html, "the code is never given back"
        page = stranger.get(told.path)
        assert "Saya sudah menunggu" not in page.html
    assert said[0] == said[1], "a number that does not exist answers as a wrong code does"
    assert not changed(before, site.db.snapshot())
    page = citizen.get("/aduan/lacak").form("nomor").press(nomor=told.number.lower(), kode=told.code.lower().replace(" ", "-"))
    page.is_(200).sees("Saya sudah menunggu")


def test_24_26_49_60_dates_on_every_page_are_those_of_terang_deadline(world, site, citizen):
    told = world.file(person=citizen)
    start = site.now().strftime("%Y-%m-%dT%H:%M")
    months = ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember").split()
    for days, unit, words in ((3, "hari-kerja", "3 hari kerja"), (14, "hari-kerja", "14 hari kerja"), (60, "hari", "60 hari kalender")):
        said = subprocess.run([PROGRAM, "deadline", "--start", start, "--days", str(days), "--unit", unit], capture_output=True,
                              text=True, check=True).stdout
        last = dt.date.fromisoformat(said[:10])
        shown = "%d %s %d" % (last.day, months[last.month - 1], last.year)
        told.page.sees(shown, words)
        page = citizen.get(told.path + "/tenggat").is_(200)
        page.sees(shown)
        if days == 14:
            page.sees("akhir pekan", "hari ke-14", "Batas janji")
    clocks = {k[0]: v["due_at"] for k, v in world.clocks(told).items()}
    assert set(clocks) == {1, 3, 4}, "verification, completion and the law start at receipt"
    for due in clocks.values():
        assert dt.datetime.fromtimestamp(due / 1000, dt.timezone(dt.timedelta(hours=7))).strftime("%H:%M:%S") == "23:59:59"


def test_65_the_reporter_refuses_an_answer_once(world, citizen):
    told = world.file(person=citizen)
    world.verify(told)
    world.step("budi", told, "tanggapan", isi=ANSWER)
    world.open(told, citizen)
    citizen.get(told.path + "/dibuka-lagi").form("isi").press(isi="Akta belum ada di loket dua.").is_(200)
    assert state(world, told) == REOPENED
    rounds = [k for k in world.clocks(told) if k[1] == 1]
    assert len(rounds) >= 2, "a new round of clocks"
    world.step("budi", told, "tanggapan", isi="Sekarang akta ada di loket dua, kami mohon maaf.").is_(200)
    page = citizen.get(told.path)
    assert not [x for x in page.links() if x.endswith("/dibuka-lagi")], "reopening is possible once"
    assert citizen.get(told.path + "/dibuka-lagi").status in (404, 409)


def test_23_reporter_replies_and_withdraws(world, citizen):
    told = world.file(person=citizen)
    world.open(told, citizen)
    page = citizen.get(told.path + "/dicabut").is_(200)
    page.forms()[0].press().is_(200)
    assert state(world, told) == WITHDRAWN and world.case(told)["outcome"] == "permintaan_pelapor"
    other = world.file(person=Person(citizen.site))
    world.verify(other)
    world.step("budi", other, "tanggapan", isi=ANSWER)
    world.open(other, other.person)
    other.person.get(other.path + "/balasan").form("isi").press(isi="Apakah hari Sabtu buka?").is_(200)
    assert state(world, other) == ANSWERED and world.acts(other)[-1] == "aduan.balasan"


def test_63_archive_and_not_ours_end_with_a_reason_that_everybody_reads(world, site):
    for verb, reason, want, words in (("arsip", "rangkap", ARCHIVED, "Sudah ada pengaduan yang sama."),
                                      ("bukan-wewenang", "instansi_lain", NOT_OURS, "Lampu jalan diurus Dinas Perhubungan.")):
        told = world.file(judul="Lampu jalan padam di simpang", isi="Lampu jalan di simpang lima padam sejak minggu lalu.")
        world.step("rina", told, verb, alasan=reason, isi=words).is_(200)
        row = world.case(told)
        assert (row["state"], row["outcome"]) == (want, reason)
        public = {"arsip": "Sama dengan pengaduan lain", "bukan-wewenang": "Bukan kewenangan"}[verb]
        Person(site).get(told.path).is_(200).sees(public).sees_not("Lampu jalan di simpang lima")
        world.open(told, told.person).sees(public, words)


def test_67_internal_notes_are_read_inside_only(world, site, citizen):
    told = world.file(person=citizen)
    world.verify(told)
    world.step("budi", told, "catatan-internal", isi="Arsip lama ada di gudang B, kunci pada Bu Wati.").is_(200)
    world.desk("rina", told).sees("gudang B")
    world.desk("agus", told).sees("gudang B")
    world.open(told, citizen).sees_not("gudang B")
    Person(site).get(told.path).sees_not("gudang B")
    assert "gudang B" not in str(site.db.rows("SELECT text FROM act"))


def test_60_class_unit_officer_and_more_time_are_acts_with_reasons(world, site):
    told = world.file()
    world.verify(told)
    world.step("rina", told, "ditugaskan", petugas=str(account(site, "budi"))).is_(200)
    world.step("rina", told, "kelas", kelas="pengaduan_bp", alasan="perlu_pemeriksaan", isi="Ada dugaan pungutan.").is_(200)
    world.step("rina", told, "diteruskan", unit=str(world.unit_id("dafduk")), isi="Ini urusan pendaftaran.").is_(200)
    row = world.case(told)
    assert row["unit_id"] == world.unit_id("dafduk") and row["class"] == 4 and row["assignee_id"] is None
    assert world.acts(told)[-3:] == ["aduan.ditugaskan", "aduan.kelas", "aduan.diteruskan"]
    assert world.desk("budi", told).status in (403, 404), "the unit that had it reads it no more"
    world.desk("sinta", told).is_(200)
    Person(site).get(told.path).sees("Ada dugaan pungutan").sees_not("Ini urusan pendaftaran")


def test_86_an_officer_does_not_touch_a_case_about_himself(world, site):
    told = world.file(judul="Petugas loket tidak ramah", isi="Petugas Budi di loket empat membentak orang tua saya kemarin pagi.")
    world.step("rina", told, "diverifikasi", kelas="pengaduan_tbp", unit=str(world.unit_id("capil")), tentang=str(account(site, "budi")))
    assert world.case(told)["about_account_id"] == account(site, "budi")
    assert world.desk("budi", told).status in (403, 404)
    page = world.as_("budi").get("/kerja/perkara").is_(200)
    page.sees_not(told.number)
    before = site.db.snapshot()
    token = page.soup.find("input", {"name": "csrf"})["value"]
    page = world.as_("budi").send("post", "/kerja/perkara/%s/tanggapan" % told.number,
                                  [("csrf", token), ("n", "3"), ("isi-tanggapan", "Saya menutup sendiri.")])
    assert page.status in (403, 404)
    assert not changed(before, site.db.snapshot())


def test_86_a_wrong_mark_is_taken_back_with_a_reason(world, site):
    told = world.file(judul="Petugas loket memotong antrean", isi="Petugas di loket empat mendahulukan temannya kemarin siang.")
    world.verify(told, tentang=str(account(site, "budi")))
    assert world.desk("budi", told).status in (403, 404)
    form = world.desk("rina", told).is_(200).form(action="/diteruskan")
    assert not [k for k in form.kinds if k.startswith("tentang")], "a mark is taken back, not replaced on the way"
    before = site.db.snapshot()
    page = world.step("rina", told, "pihak", alasan="salah_orang", isi="")
    assert page.status == 422 and not changed(before, site.db.snapshot()), "not without saying why"
    assert not [f for f in world.desk("irma", told).forms() if f.action.endswith("/pihak")], "oversight watches, it does not decide"
    page = world.step("rina", told, "pihak", alasan="salah_orang", isi="Yang dimaksud petugas lain; Budi sedang cuti hari itu.")
    page.is_(200).sees("Tanda pegawai yang diadukan dilepas")
    assert world.case(told)["about_account_id"] is None
    assert world.acts(told)[-1] == "aduan.pihak"
    assert world.acts(told)[-4:-1] == ["aduan.diverifikasi", "aduan.pihak", "aduan.diteruskan"], "naming is an act, as taking it back is"
    row = site.db.rows("SELECT a.reason, a.text, l.data FROM act a JOIN leaf l ON l.hash = a.leaf_hash "
                       "WHERE a.name = 'aduan.pihak' ORDER BY a.id DESC")[0]
    assert row["reason"] == "salah_orang" and row["text"] is None and '"x":"salah_orang"' in bytes.fromhex(row["data"]).decode()
    world.desk("budi", told).is_(200).sees("sedang cuti")
    assert not [f for f in world.desk("rina", told).forms() if f.action.endswith("/pihak")], "nobody is named any more"
    Person(site).get(told.path).is_(200).sees_not("sedang cuti", "Budi Petugas")
    # The head of the line may as well; whoever is named may not.
    world.step("rina", told, "diteruskan", unit=str(world.unit_id("dafduk")), tentang=str(account(site, "sinta")))
    assert world.case(told)["about_account_id"] == account(site, "sinta")
    token = world.as_("sinta").get("/kerja/akun").soup.find("input", {"name": "csrf"})["value"]
    page = world.as_("sinta").send("post", "/kerja/perkara/%s/pihak" % told.number,
                                   [("csrf", token), ("n", "7"), ("alasan-pihak", "salah_orang"), ("isi-pihak", "Bukan saya.")])
    assert page.status in (403, 404) and world.case(told)["about_account_id"] == account(site, "sinta")
    world.step("hendra", told, "pihak", alasan="tidak_menyangkut", isi="Ini mengenai sarana, bukan orangnya.").is_(200)
    assert world.case(told)["about_account_id"] is None
    world.desk("sinta", told).is_(200)


def test_77_statistics_count_what_was_filed(world, site):
    def received():
        csv = Person(site).get("/statistik.csv").is_(200)
        return csv.html

    before = received()
    world.file()
    world.file("rahasia")
    after = received()
    assert before != after and ";" in after or "," in after
    Person(site).get("/statistik").is_(200).sees("Bidang Pencatatan Sipil")
    assert Person(site).get("/kinerja").is_(200).status == 200


def test_55_a_confidential_complaint_is_in_no_narrow_figure(world, site):
    """Counted for the agency as a whole, under nothing that would single it out; the whole stays the sum of what is said."""
    def lines():
        rows = [line.split(",") for line in Person(site).get("/statistik.csv").is_(200).html.splitlines()[1:]]
        return {(r[2], r[3]): int(r[5]) for r in rows}

    today = site.now().date().isoformat()
    rows = "/kinerja/baris?ukuran=masuk&dari=%s&sampai=%s" % (today, today)
    before = lines()
    told = world.file("rahasia", "pungutan")
    world.verify(told, unit="capil", klass="pengaduan_bp")
    after = lines()
    assert {k for k in after if after[k] != before.get(k, 0)} == {k for k in after if k[0] in ("semua", "rahasia")}
    assert sum(n for k, n in after.items() if k[0] in ("unit", "rahasia")) == sum(n for k, n in after.items() if k[0] == "semua")
    page = Person(site).get(rows).is_(200).sees("Termasuk %d laporan rahasia" % after["rahasia", "rahasia"])
    page.sees_not(told.number)
    for narrow in ("&instansi=KCS&unit=capil", "&kelas=pengaduan_bp", "&saluran=1"):
        page = Person(site).get(rows + narrow).is_(200).sees("Laporan rahasia tidak termasuk di sini")
        page.sees_not("Termasuk")
    Person(site).get("/statistik").is_(200).sees("diterima dalam rentang ini: %d" % after["rahasia", "rahasia"])


def test_84_the_auditor_reads_everything_and_changes_nothing(world, site):
    told = world.file("rahasia")
    page = world.desk("agus", told).is_(200)
    assert not page.forms(), "no form on the page of an auditor: %s" % [f.action for f in page.forms()]
    before = site.db.snapshot()
    token = world.as_("agus").get("/kerja/akun").soup.find("input", {"name": "csrf"})["value"]
    for verb in ("diverifikasi", "tanggapan", "arsip", "ditanya", "catatan-internal", "kelas"):
        page = world.as_("agus").send("post", "/kerja/perkara/%s/%s" % (told.number, verb), [("csrf", token), ("n", "1")])
        assert page.status == 403, (verb, page.status)
    assert not changed(before, site.db.snapshot())


def test_22_receipt_is_shown_once(world, citizen):
    told = world.file(person=citizen)
    assert CODE.search(told.page.text)
    assert "no-store" in told.page.headers["cache-control"]
    assert told.code not in world.open(told, citizen).html


def account(site, login):
    return site.db.rows("SELECT id FROM account WHERE login = '%s'" % login)[0]["id"]
