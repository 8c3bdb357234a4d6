"""Service standards and pledges: written by an officer, approved by somebody else, read by everybody, with every version kept."""
import hashlib
import json

from kit.person import Person

HERE = "/kerja/layanan/KCS/akta-kelahiran"


def publish(world, site, **parts):
    """budi writes, hendra approves; gives the page after the approval."""
    budi, hendra = world.as_("budi"), world.as_("hendra")
    form = budi.get(HERE + "/ubah").is_(200).form("judul")
    page = form.press("simpan", **parts).is_(200)
    assert not page.errors(), page.summary()
    budi.get(HERE).form(action="/ajukan").press().is_(200)
    page = hendra.get(HERE).is_(200).form(action="/setujui").press(berlaku=site.now().date().isoformat())
    assert not page.errors(), page.summary()
    return page.is_(200)


def test_1_2_9_11_standard_is_approved_by_another_person_and_read_by_everybody(world, site, standard):
    page = Person(site).get(standard).is_(200)
    page.sees("Akta kelahiran", "Surat keterangan kelahiran", "Pemohon menyerahkan berkas", "2 hari kerja", "Kutipan akta kelahiran",
              "Loket 4", "Senin–Jumat 08.00–15.00", "UU 24/2013", "Kepala Bidang Pencatatan Sipil", "Setiap semester")
    assert "Gratis" in page.text or "gratis" in page.text or "tidak dipungut" in page.text.lower()
    Person(site).get("/layanan").is_(200).sees("Akta kelahiran")
    row = site.db.rows("SELECT v.* FROM publication_version v JOIN publication p ON p.current_id = v.id WHERE p.slug = 'akta-kelahiran'")[0]
    who = {r["login"]: r["id"] for r in site.db.rows("SELECT login, id FROM account")}
    assert (row["author_id"], row["approver_id"]) == (who["budi"], who["hendra"])
    assert json.loads(row["body"]) and row["hash"] == hashlib.sha256(row["body"].encode()).hexdigest()


def test_24_promise_of_the_standard_is_a_date_day_by_day(site, standard):
    page = Person(site).get(standard + "/tenggat").is_(200)
    assert page.text


def test_3_versions_differences_and_bytes_for_ever(world, site, standard):
    stranger = Person(site)
    before = stranger.get(standard + "/versi/1.json").is_(200)
    publish(world, site, waktu_jumlah="1", perubahan="Lebih cepat: satu hari kerja.")
    stranger.get(standard).sees("1 hari kerja")
    page = stranger.get(standard + "/versi").is_(200).sees("Lebih cepat: satu hari kerja.")
    page = stranger.get(standard + "/beda/1/2").is_(200)
    assert page.soup.find("ins") and page.soup.find("del"), page.text[:500]
    stranger.get(standard + "/versi/1").is_(200).sees("2 hari kerja")
    again = stranger.get(standard + "/versi/1.json")
    assert again.bytes == before.bytes
    for n in (1, 2):
        body = stranger.get(standard + "/versi/%d.json" % n).is_(200).bytes
        leaves = [json.loads(bytes.fromhex(r["data"])) for r in site.db.rows(
            "SELECT l.data FROM leaf l JOIN act a ON a.leaf_hash = l.hash WHERE a.name = 'standar.terbit'")]
        assert hashlib.sha256(body).hexdigest() in [x["b"] for x in leaves if x["j"]["versi"] == n]
        assert json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() == body


def test_4_pledge_is_signed_published_and_shown_with_every_service(world, site, standard):
    budi, hendra, admin = world.as_("budi"), world.as_("hendra"), world.as_("admin")
    writer = admin if admin.get("/kerja/maklumat/KCS/ubah").status == 200 else budi
    form = writer.get("/kerja/maklumat/KCS/ubah").is_(200).form("janji")
    values = {"nomor_sk": "188/12/2026", "tanggal_sk": "2026-11-02", "penandatangan": "Hendra Pimpinan", "jabatan": "Kepala Dinas",
              "tempat": "Ruang tunggu lantai satu", "janji": "Kami sanggup melayani sesuai standar.",
              "kewajiban": "Kami menjalankan kewajiban dan terus memperbaiki diri.",
              "sanksi": "Kami menerima sanksi dan memberi kompensasi bila melanggar.", "layanan": "Akta kelahiran"}
    page = form.press(**{k: v for k, v in values.items() if k in form.kinds}).is_(200)
    assert not page.errors(), page.summary()
    writer.get("/kerja/maklumat/KCS").form(action="/ajukan").press().is_(200)
    page = hendra.get("/kerja/maklumat/KCS").form(action="/setujui").press(berlaku=site.now().date().isoformat()).is_(200)
    stranger = Person(site)
    stranger.get("/maklumat/KCS").is_(200).sees("Kami sanggup melayani sesuai standar.", "188/12/2026", "Hendra Pimpinan")
    page = stranger.get(standard)
    assert any("/maklumat/KCS" in x for x in page.links())
    assert "menerima sanksi" in page.html


def test_13_search_finds_services_and_complaints_by_their_words(world, site, standard):
    told = world.file(judul="Antrean akta terlalu panjang", isi="Antrean akta kelahiran di loket empat panjang sekali hari ini.")
    world.verify(told)
    page = Person(site).get("/cari?q=akta").is_(200)
    page.sees("Akta kelahiran", "Antrean akta terlalu panjang")
    assert Person(site).get("/cari?q=kelahira").is_(200).sees("Akta kelahiran")
    Person(site).get("/cari?q=zzzzqqq").is_(200)
    for words in ("%00", "'", '"', "akta OR 1=1", "*", "a" * 130, "(((", "NEAR/2", "-"):
        assert Person(site).send("get", "/cari", [("q", words)]).status in (200, 400, 422), words


def test_19_rights_and_duties(site):
    page = Person(site).get("/hak-kewajiban").is_(200)
    assert "UU 25/2009" in page.text and "Hak" in page.text and len(page.links()) > 5


def test_3_changes_are_returned_with_a_reason_to_their_author(world, site, standard):
    budi, hendra = world.as_("budi"), world.as_("hendra")
    budi.get(HERE + "/ubah").form("judul").press("simpan", ringkas="Ringkasan yang kurang jelas.", perubahan="Ringkas saja.").is_(200)
    budi.get(HERE).form(action="/ajukan").press().is_(200)
    hendra.get(HERE).form(action="/kembalikan").press(catatan="Sebutkan untuk siapa layanan ini.").is_(200)
    budi.get(HERE).sees("Sebutkan untuk siapa layanan ini.")
    Person(site).get(standard).sees_not("Ringkasan yang kurang jelas")
