"""One installation of Terang for the tests: `terang init`, `terang serve` on a free port, its database, and its clock.

The server runs under a clock of the tests (libfaketime), so that deadlines can pass and the calendar always knows the year."""
import datetime as dt
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

from .database import PgDatabase, SqliteDatabase, pg_drop, pg_fresh

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("TERANG", str(ROOT / "build/release/terang"))
PASSWORD = "ladang jagung di tepi 7 danau"
WIB = dt.timezone(dt.timedelta(hours=7))
MONDAY = dt.datetime(2026, 11, 23, 9, 0, tzinfo=WIB)
FAKETIME = "/usr/lib/%s/faketime/libfaketimeMT.so.1"


def faketime_library():
    for triple in os.listdir("/usr/lib"):
        path = FAKETIME % triple
        if os.path.exists(path):
            return path
    raise RuntimeError("libfaketime is not installed (package faketime)")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Site:
    """database: 'sqlite' or 'postgresql'; name: part of database names, unique in a run."""

    def __init__(self, database, name, clock=MONDAY, settings=None):
        self.kind, self.name = database, name
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="terang-%s-" % name))
        self.data = self.dir / "data"
        self.settings = {"TERANG_RATE_LIMITS": "tidak", "TERANG_CONNECTIONS_PER_ADDRESS": "0", **(settings or {})}
        self.port = free_port()
        self.url = "http://127.0.0.1:%d" % self.port
        self.process = self.log = None
        self.clock, self.since = clock, time.monotonic()
        self.databases, self.db = [], None
        if database == "postgresql":
            names = ["terang_%s_main" % name, "terang_%s_keys" % name]
            self.db_args = ["--db", pg_fresh(names[0]), "--keys", pg_fresh(names[1])]
            self.databases = names
            self.db = PgDatabase(self.db_args[1])
        else:
            self.db_args = []
            self.db = SqliteDatabase(self.data / "terang.db")

    # -- clock

    def now(self):
        """What the site takes for now; None clock: the machine's."""
        if self.clock is None:
            return dt.datetime.now(WIB)
        return self.clock + dt.timedelta(seconds=time.monotonic() - self.since)

    def environment(self):
        env = {**os.environ, **self.settings}
        if self.clock is not None:
            shift = int(self.now().timestamp() - time.time())
            env.update(LD_PRELOAD=faketime_library(), FAKETIME="%+d" % shift, FAKETIME_DONT_FAKE_MONOTONIC="1")
        return env

    def travel(self, to):
        """Stops the server and starts it again at a later time."""
        assert self.clock is not None and to > self.now(), "the clock of a site only goes on"
        self.stop()
        self.clock, self.since = to, time.monotonic()
        self.start()

    # -- commands

    def run(self, *words, stdin="", code=0):
        """Runs `terang …`; gives what it printed. Fails when the exit code is another."""
        done = subprocess.run([PROGRAM, *words], input=stdin, env=self.environment(), capture_output=True, text=True, timeout=120)
        assert code is None or done.returncode == code, (words, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
        return done

    def init(self, code="KCS", name="Dinas Kependudukan Kota Contoh", zone="WIB"):
        self.run("init", "--data", str(self.data), "--url", "https://terang.contoh.go.id", "--name", name, "--parent",
                 "Pemerintah Kota Contoh", "--code", code, "--zone", zone, "--admin", "admin", "--admin-name", "Dewi Admin",
                 "--password", PASSWORD, *self.db_args)
        return self

    def start(self):
        self.log = open(self.dir / "server.log", "ab")
        self.process = subprocess.Popen([PROGRAM, "serve", "--data", str(self.data), "--listen", "127.0.0.1:%d" % self.port],
                                        env=self.environment(), stdout=self.log, stderr=self.log, start_new_session=True)
        self.wait()
        return self

    def wait(self, seconds=20):
        """Until the site answers; gives the seconds that took."""
        begin = time.monotonic()
        while time.monotonic() - begin < seconds:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as s:
                    s.sendall(b"HEAD /masuk HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    if s.recv(12).startswith(b"HTTP/1.1"):
                        return time.monotonic() - begin
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        raise AssertionError("terang serve does not answer: " + self.server_log()[-3000:])

    def server_log(self):
        return (self.dir / "server.log").read_text(errors="replace")

    def kill(self):
        """kill -9 of parent and web process at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None
        self.log.close()

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        try:
            code = self.process.wait(20)
        finally:
            if self.process.poll() is None:
                self.kill()
        self.process = None
        self.log.close()
        assert code == 0, "terang serve ended with %s: %s" % (code, self.server_log()[-3000:])

    def check(self):
        """`terang check`: what it says; fails when anything is wrong."""
        return self.run("check", "--data", str(self.data)).stdout

    def end(self):
        try:
            self.stop()
        finally:
            self.db.close()
            for name in self.databases:
                pg_drop(name)
            if not os.environ.get("TERANG_KEEP"):
                shutil.rmtree(self.dir, ignore_errors=True)
