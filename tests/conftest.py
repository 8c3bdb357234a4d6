"""Fixtures of the black-box tests: every test that asks for `database` runs on SQLite and on PostgreSQL."""
import os
import pathlib
import sys

import pytest

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parent / "outside")]

DATABASES = ("sqlite", "postgresql")
counted = {name: 0 for name in DATABASES}


def pytest_generate_tests(metafunc):
    if "database" in metafunc.fixturenames:
        metafunc.parametrize("database", DATABASES, scope="session")


@pytest.fixture(scope="session")
def postgres():
    url = os.environ.get("TERANG_TEST_PG")
    if not url:
        pytest.fail("no PostgreSQL: run through ./dev test, or TERANG_TEST_PG=$(tests/pg_cluster.sh start)", pytrace=False)
    return url


def pytest_runtest_logreport(report):
    if report.when == "call" and report.passed:
        for name in DATABASES:
            if "[%s" % name in report.nodeid or "-%s" % name in report.nodeid:
                counted[name] += 1


def pytest_terminal_summary(terminalreporter):
    if any(counted.values()):
        terminalreporter.write_line("passed per database: " + ", ".join("%s %d" % x for x in counted.items()))


def pytest_sessionfinish(session, exitstatus):
    if session.testsfailed == 0 and counted["sqlite"] != counted["postgresql"]:
        session.exitstatus = 1
