"""What only time does: promises missed and shown, the ladder, silence that closes, questions nobody answers, reopening too late."""
import datetime as dt
import time

import pytest

from kit.person import Person
from kit.site import Site, WIB
from kit.world import STAFF, World

ANSWER = "Akta sudah selesai dan dapat diambil di loket dua setiap hari kerja."
FINISHED, WITHDRAWN = 6, 9


def at(month, day, hour=9):
    return dt.datetime(2026, month, day, hour, 0, tzinfo=WIB)


def wait_for(what, seconds=20):
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:
        time.sleep(0.2)
    assert what(), "the clock did not do it"


@pytest.fixture(scope="module")
def story(database, postgres):
    """Five complaints on Monday 23 November, then four weeks."""
    site = Site(database, "later")
    try:
        site.init().start()
        world = World(site, staff={k: STAFF[k] for k in ("rina", "budi")}, oversight={})
        told = {name: world.file() for name in ("ignored", "asked", "answered", "accepted", "kept", "renewed")}
        for name in ("asked", "answered", "accepted", "kept", "renewed"):
            world.verify(told[name])
        world.step("budi", told["asked"], "ditanya", isi="Berapa nomor berkas Anda?")
        for name in ("answered", "accepted"):
            world.step("budi", told[name], "tanggapan", isi=ANSWER)
        page = world.open(told["accepted"], told["accepted"].person)
        page.form(action="/selesai").press().is_(200)
        yield world, site, told
    finally:
        site.end()


def test_60_61_62_63_a_missed_promise_rises_by_itself_and_everybody_sees_it(story):
    world, site, told = story
    ignored = told["ignored"]
    site.travel(at(11, 26, 23))  # the last hour of the last day: still in time
    time.sleep(2)
    assert world.case(ignored)["missed"] == 0 and "aduan.tenggat-lewat" not in world.acts(ignored)
    Person(site).get("/aduan?terlambat=1").sees_not(ignored.number)
    site.travel(at(11, 27, 8))
    wait_for(lambda: world.case(ignored)["missed"] == 1)
    assert world.acts(ignored) == ["aduan.diterima", "aduan.tenggat-lewat", "aduan.naik"] and world.case(ignored)["level"] == 1
    Person(site).get("/aduan?terlambat=1").is_(200).sees(ignored.number)
    page = Person(site).get(ignored.path).is_(200).sees("Atasan unit")
    assert "lewat" in page.text.lower()
    assert world.case(told["kept"])["missed"] == 0
    page = Person(site).get("/kinerja").is_(200)
    assert page.text
    world.again()
    world.as_("rina").get("/kerja/perkara?lihat=lewat").is_(200)
    world.as_("rina").get("/kerja/perkara").sees(ignored.number)


def test_60_65_silence_after_an_answer_closes_after_ten_working_days(story):
    world, site, told = story
    answered = told["answered"]
    assert world.case(answered)["state"] != FINISHED
    site.travel(at(12, 8, 8))  # ten working days from 23 November end on 7 December
    wait_for(lambda: world.case(answered)["state"] == FINISHED)
    assert world.case(answered)["outcome"] == "tanpa_balasan"
    assert world.acts(answered)[-1] == "aduan.selesai"
    page = world.open(answered, answered.person)
    assert [x for x in page.links() if x.endswith("/dibuka-lagi")], "the reporter may still reopen"
    kept = told["kept"]
    assert world.case(kept)["missed"] >= 1, "the first answer was due on 30 November"


def test_61_65_a_new_round_does_not_hide_what_was_broken(story):
    world, site, told = story
    renewed = told["renewed"]
    world.again()
    world.step("budi", renewed, "tanggapan", isi=ANSWER).is_(200)  # after its last day
    page = world.open(renewed, renewed.person)
    renewed.person.get(renewed.path + "/dibuka-lagi").form("isi").press(isi="Akta belum juga ada di loket.").is_(200)
    world.step("budi", renewed, "tanggapan", isi="Sekarang akta sudah ada di loket dua.").is_(200)
    page = Person(site).get(renewed.path).is_(200).sees("janji pada pengaduan ini tidak ditepati", "Jawaban pertama, putaran 1", "dilanggar",
                                                         "ditepati")
    assert page.soup.select(".tr-state .tr-g-bad"), "the head of the page is red"
    cards = [x.get_text(" ", strip=True) for x in page.soup.select(".tr-clocks > li.bad")]
    assert any("Jawaban pertama, putaran 1" in x and "dilanggar" in x for x in cards), cards
    Person(site).get(renewed.path + "/tenggat").is_(200).sees("dilanggar")


def test_65_reopening_ends_after_ten_working_days(story):
    world, site, told = story
    accepted = told["accepted"]
    site.travel(at(12, 10, 8))
    page = world.open(accepted, accepted.person).is_(200)
    assert not [x for x in page.links() if x.endswith("/dibuka-lagi")]
    before = site.db.snapshot()
    token = page.soup.find("input", {"name": "csrf"})["value"]
    page = accepted.person.send("post", accepted.path + "/dibuka-lagi",
                                [("csrf", token), ("versi", str(world.case(accepted)["act_count"])), ("isi", "Terlambat sehari saja.")])
    assert page.status == 409, page.status
    from kit.database import changed
    assert "act" not in changed(before, site.db.snapshot())


def test_66_a_question_that_nobody_answers_withdraws_after_thirty_days(story):
    world, site, told = story
    asked = told["asked"]
    site.travel(at(12, 23, 20))  # the thirtieth day
    time.sleep(2)
    assert world.case(asked)["state"] != WITHDRAWN
    site.travel(at(12, 24, 8))
    wait_for(lambda: world.case(asked)["state"] == WITHDRAWN)
    assert world.case(asked)["outcome"] == "tidak_dilengkapi"
    assert world.case(asked)["missed"] == 0, "its clocks stood still"


def test_61_every_missed_promise_climbs_one_step(story):
    world, site, told = story
    row = world.case(told["ignored"])
    assert row["level"] >= 2 and row["missed"] >= 2, "verification, then completion on 11 December"
    acts = world.acts(told["ignored"])
    assert acts.count("aduan.tenggat-lewat") == acts.count("aduan.naik") == row["missed"]
    page = Person(site).get(told["ignored"].path)
    assert "Pimpinan instansi" in page.text


def test_87_the_log_of_the_four_weeks_holds_everything(story):
    world, site, told = story
    import read_log
    assert site.db.settled()
    size, faults = read_log.read(site.db)
    assert size > 30 and not faults, faults[:10]
    assert "semua baik" in site.check()
