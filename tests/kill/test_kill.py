"""N told = N present: the serving processes are killed with kill -9 at random moments while 32 clients file complaints."""
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "outside"))
import read_log  # noqa: E402 - its folder is put on the path just above
from filing_load import Load  # noqa: E402 - its folder is put on the path just above
from kit.person import Person  # noqa: E402 - its folder is put on the path just above
from kit.site import Site  # noqa: E402 - its folder is put on the path just above

CLIENTS = 32
ROUNDS = {"sqlite": 1000, "postgresql": 200} if os.environ.get("TERANG_LONG") else {"sqlite": 50, "postgresql": 12}
START_SECONDS = 1.0  # from the start of the command to its first answer, on a machine that does nothing else
SLOW = 8             # how many times slower a busy machine may be before this is a fault


@pytest.fixture(autouse=True)
def disk_for_real(database):
    """The tests' PostgreSQL works without fsync; here it must write as a real one does."""
    if database != "postgresql":
        yield
        return

    def psql(*statements):
        words = [w for s in statements for w in ("-c", s)]
        subprocess.run(["psql", "-qAt", os.environ["TERANG_TEST_PG"], *words], check=True, capture_output=True, timeout=60)

    psql("ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
    time.sleep(0.5)
    yield
    psql("ALTER SYSTEM RESET fsync", "SELECT pg_reload_conf()")


def present(db, told):
    """Which of these receipts are not there, whole: case, first act, its leaf, its place in the log or in the queue to it."""
    by_number = {t.number: t for t in told}
    missing = dict(by_number)
    numbers = list(by_number)
    for at in range(0, len(numbers), 500):
        wanted = ", ".join("'%s'" % n for n in numbers[at:at + 500])
        rows = db.rows("SELECT c.number, a.leaf_hash, l.data, o.idx, w.leaf_id AS waits FROM case_file c "
                       "JOIN act a ON a.subject = 1 AND a.subject_id = c.id AND a.n = 0 JOIN leaf l ON l.hash = a.leaf_hash "
                       "LEFT JOIN leaf_order o ON o.leaf_id = l.id LEFT JOIN leaf_wait w ON w.leaf_id = l.id "
                       "WHERE c.number IN (%s)" % wanted)
        for r in rows:
            t = by_number[r["number"]]
            good = r["leaf_hash"] == t.leaf and (r["idx"] is not None or r["waits"] is not None)
            if good and bytes.fromhex(r["data"]).find(b'"r":"%s"' % t.number.encode()) >= 0:
                missing.pop(t.number, None)
    return missing


def web_process(parent):
    out = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=True).stdout.split()
    return int(out[0]) if out else None


@pytest.fixture(scope="module")
def site(database, postgres):
    one = Site(database, "kill")
    try:
        one.init().start()
        yield one
    finally:
        one.end()


def test_every_receipt_that_was_told_is_there_after_kill_9(site, database):
    draw = random.Random(20261121)
    told_in_all = restarts = 0
    slowest = 0.0
    for turn in range(ROUNDS[database]):
        whole = turn % 5 != 4  # else only the web process; its parent starts another one

        def kill():
            if whole:
                site.kill()
            else:
                os.kill(web_process(site.process.pid), signal.SIGKILL)

        load = Load(site.port, CLIENTS)
        load.go(draw.uniform(0.0, 0.6), kill, after=0.0 if whole else 0.4)
        assert not load.odd, load.odd[:3]
        begin = time.monotonic()
        if whole:
            site.start()
        else:
            site.wait()
        slowest = max(slowest, time.monotonic() - begin)
        restarts += 1
        told_in_all += len(load.told)
        missing = present(site.db, load.told)
        assert not missing, "round %d: %d of %d receipts are gone: %s" % (turn, len(missing), len(load.told), list(missing)[:5])
        for t in draw.sample(load.told, min(1, len(load.told))):  # the citizen comes back with number and code
            page = Person(site).get("/aduan/lacak").form("nomor").press(nomor=t.number, kode=t.code)
            assert page.is_(200).path.startswith("/aduan/"), page.path
        if turn % 10 == 9:
            assert "semua baik" in site.check()
    print("%s: %d kills, %d receipts told, 0 lost, slowest restart %.2f s" % (database, restarts, told_in_all, slowest))
    assert told_in_all > 20 * ROUNDS[database], "the clients hardly filed anything: %d" % told_in_all
    assert slowest < START_SECONDS * SLOW, slowest
    for _ in range(100):  # PostgreSQL: the sequencer gives the last places
        if not site.db.rows("SELECT 1 AS one FROM leaf_wait LIMIT 1"):
            break
        time.sleep(0.1)
    assert "semua baik" in site.check()
    size, faults = read_log.read(site.db)
    assert size >= told_in_all and not faults, faults[:10]


def test_no_receipt_is_told_before_the_disk_has_it(site, database, tmp_path):
    """One client, one complaint after the other: between two receipts the bytes were synced at least once."""
    count, traced = 40, None
    out = tmp_path / "sync"
    if database == "sqlite":
        traced = web_process(site.process.pid)
    else:
        set_to = site.db.rows("SELECT current_setting('data_directory') AS folder, current_setting('fsync') AS fsync")[0]
        assert set_to["fsync"] == "on"
        with open(set_to["folder"] + "/postmaster.pid", encoding="ascii") as f:
            traced = int(f.readline())
    pids = [traced]
    if database == "postgresql":
        pids += [int(p) for p in subprocess.run(["ps", "-o", "pid=", "--ppid", str(traced)], capture_output=True, text=True,
                                                check=True).stdout.split()]
    tracer = subprocess.Popen(["strace", "-f", "-qq", "-e", "trace=fdatasync,fsync,sync_file_range", "-o", str(out)] +
                              [x for p in pids for x in ("-p", str(p))], stderr=subprocess.PIPE)
    try:
        time.sleep(1.0)
        assert tracer.poll() is None, tracer.stderr.read()
        load = Load(site.port, clients=1)
        load.go(60, most=count)
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.wait(20)
    assert len(load.told) == count, (len(load.told), load.odd)
    syncs = len(re.findall(r"\bf(?:data)?sync\(", out.read_text()))
    print("%s: %d receipts one after the other, %d syncs" % (database, count, syncs))
    assert syncs >= count, "%d receipts, but only %d syncs" % (count, syncs)
    assert not present(site.db, load.told)


