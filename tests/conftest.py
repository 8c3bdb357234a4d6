"""Fixtures of the black-box tests: every test that asks for `database` runs on SQLite and on PostgreSQL."""
import os
import pathlib
import sys

import pytest

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parent / "outside")]

DATABASES = ("sqlite", "postgresql")


def pytest_generate_tests(metafunc):
    if "database" in metafunc.fixturenames:
        metafunc.parametrize("database", DATABASES, scope="session")


@pytest.fixture(scope="session")
def postgres():
    url = os.environ.get("TERANG_TEST_PG")
    if not url:
        pytest.fail("no PostgreSQL: run through ./dev test, or TERANG_TEST_PG=$(tests/pg_cluster.sh start)", pytrace=False)
    return url
