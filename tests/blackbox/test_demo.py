"""The demonstration as anybody finds it: invented and labelled so, with one standard in two versions."""
import pytest

from kit.person import Person
from kit.site import Site

BORN = "/layanan/KCS/akta-kelahiran"


@pytest.fixture(scope="module")
def demo(database, postgres):
    one = Site(database, "peragaan", clock=None)
    try:
        one.run("demo", "--data", str(one.data), "--cases", "60", *one.db_args)
        yield one.start()
    finally:
        one.end()


def test_3_two_versions_and_their_difference_are_seen_by_anybody(demo):
    rows = demo.db.rows("SELECT v.no, v.state, v.valid_from, v.valid_until, v.leaf_hash FROM publication_version v"
                        " JOIN publication p ON p.id = v.publication_id WHERE p.slug = 'akta-kelahiran' ORDER BY v.no")
    assert [r["no"] for r in rows] == [1, 2]
    assert rows[0]["valid_until"] == rows[1]["valid_from"] and all(r["leaf_hash"] for r in rows)
    visitor = Person(demo)
    page = visitor.get(BORN).is_(200).sees("Versi 2", "3 hari kerja", "rekaan")
    page = visitor.get(BORN + "/versi").is_(200).sees("Versi 1", "Versi 2", "rekaan", "dipersingkat dari 5 menjadi 3 hari kerja")
    visitor.get(BORN + "/versi/1").is_(200).sees("5 hari kerja", "rekaan")
    page = visitor.get(BORN + "/versi/2").is_(200).sees("rekaan", "3 hari kerja")
    en = Person(demo, "/en").get("/en" + BORN + "/versi").is_(200)
    en.sees("Version 1", "Version 2")
