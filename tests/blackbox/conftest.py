"""The installation that most black-box tests share, one per database, and the people who use it."""
import pytest

from kit.person import Person
from kit.site import Site
from kit.world import World


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
