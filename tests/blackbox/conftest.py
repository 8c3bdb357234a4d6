"""The installation that most black-box tests share, one per database, and the people who use it."""
import pytest

from kit.person import Person
from kit.site import Site
from kit.world import HERE, STANDARD, World


@pytest.fixture(scope="session")
def site(database, postgres):
    one = Site(database, "bb")
    try:
        one.init().start()
        yield one
    finally:
        one.end()


@pytest.fixture(scope="session")
def world(site):
    return World(site)


@pytest.fixture()
def citizen(site):
    return Person(site)


@pytest.fixture(scope="session")
def standard(world, site):
    """The first version, from an empty form to the page that everybody reads."""
    budi, hendra = world.as_("budi"), world.as_("hendra")
    page = budi.get("/kerja/layanan/baru").form("judul").press("simpan", judul="Akta kelahiran", kode="akta-kelahiran", unit="capil",
                                                                            kelompok="kependudukan")
    page.is_(200)
    assert not page.errors(), page.summary()
    stranger = Person(site)
    assert stranger.get("/layanan/KCS/akta-kelahiran").status == 404, "a draft is nobody's business"
    before = site.db.snapshot()
    page = budi.get(HERE).is_(200).form(action="/ajukan").press()
    assert page.status in (409, 422) and site.db.snapshot() == before, "what is not whole cannot be proposed"
    form = budi.get(HERE + "/ubah").form("judul")
    page = form.press("simpan", **{k: v for k, v in STANDARD.items() if k in form.kinds})
    assert page.status == 200 and not page.errors(), page.summary()
    budi.get(HERE).form(action="/ajukan").press().is_(200)
    assert not [f for f in budi.get(HERE).forms() if f.action.endswith("/setujui")], "nobody approves his own draft"
    assert stranger.get("/layanan/KCS/akta-kelahiran").status == 404
    page = hendra.get(HERE).form(action="/setujui").press(berlaku=site.now().date().isoformat())
    assert page.status == 200 and not page.errors(), page.summary()
    return "/layanan/KCS/akta-kelahiran"
