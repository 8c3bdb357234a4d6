"""Reads what an installation's database holds, SQLite or PostgreSQL, without our code: for looking, never for writing."""
import json
import os
import sqlite3
import subprocess
import threading
import time
import urllib.parse

# What may change without anything having happened: who looked last, which jobs ran, how often somebody failed.
RESTLESS = {"session", "case_view", "job_run", "login_failure", "change_counter", "figure_sum", "figure_delta", "key_state", "record_key"}

# Tables of which a snapshot holds a sum, for they are large: changed rows change it.
SUMMED = {"area": "SELECT count(*) AS n, sum(length(name)) AS letters FROM area"}


def plain(value):
    return value.hex() if isinstance(value, bytes) else value


class SqliteDatabase:
    kind = "sqlite"

    def settled(self):
        """Here a leaf has its place when it is written."""
        return True

    def __init__(self, path):
        self.path = path
        self.lock = threading.Lock()
        self.db = None
        self.last = None

    def rows(self, sql):
        with self.lock:
            if self.db is None:
                self.db = sqlite3.connect("file:%s?mode=ro" % urllib.parse.quote(str(self.path)), uri=True, timeout=20,
                                          check_same_thread=False)
                self.db.row_factory = sqlite3.Row
            return [{k: plain(r[k]) for k in r.keys()} for r in self.db.execute(sql)]

    def tables(self):
        return [r["name"] for r in self.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
                if not r["name"].startswith(("sqlite_", "search_text"))]

    def snapshot(self):
        """Table name -> all its rows as one text, but for the restless ones; the last one again while nobody has committed."""
        version = self.rows("PRAGMA data_version")
        if self.last is None or self.last[0] != version:
            self.last = version, {t: repr(self.rows(SUMMED.get(t, "SELECT * FROM %s" % t))) for t in self.tables() if t not in RESTLESS}
        return self.last[1]

    def close(self):
        if self.db is not None:
            self.db.close()
            self.db = self.last = None


VERSION = "SELECT pg_current_wal_insert_lsn()"


class PgDatabase:
    kind = "postgresql"

    def __init__(self, url):
        self.url = url
        self.lock = threading.Lock()
        self.psql = None
        self.last = None

    def line(self, sql):
        """One statement whose answer is one line, through a psql that stays open."""
        with self.lock:
            if self.psql is None or self.psql.poll() is not None:
                self.psql = subprocess.Popen(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", self.url], text=True,
                                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.psql.stdin.write(" ".join(sql.split()) + ";\n\\echo\n")
            self.psql.stdin.flush()
            out = []
            while True:
                said = self.psql.stdout.readline()
                if said == "":
                    raise RuntimeError("psql: " + self.psql.stderr.read())
                if said == "\n":
                    return "".join(out)
                out.append(said)

    def rows(self, sql):
        text = self.line("SELECT coalesce(json_agg(whole_row), '[]')::jsonb::text FROM (%s) whole_row" % sql)
        rows = json.loads(text)
        for row in rows:
            for k, v in row.items():
                if isinstance(v, str) and v.startswith("\\x"):
                    row[k] = v[2:]
        return rows

    def tables(self):
        return [r["name"] for r in self.rows("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")]

    def settled(self, seconds=10):
        """Waits until every leaf has its place: here that comes a moment after the act, while a server runs. Is it so?"""
        end = time.monotonic() + seconds
        while self.line("SELECT count(*) FROM leaf_wait") != "0\n":
            if time.monotonic() > end:
                return False
            time.sleep(0.01)
        return True

    def snapshot(self):
        """As for SQLite; the version is the end of the cluster's write-ahead log. Without a server leaves go on waiting."""
        if self.last is not None and self.last[0] == self.line(VERSION):
            return self.last[1]
        self.settled(2)
        version = self.line(VERSION)
        tables = [t for t in self.tables() if t not in RESTLESS]
        parts = ["SELECT '%s' AS name, md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS sum FROM (%s) t"
                 % (t, SUMMED.get(t, "SELECT * FROM " + t)) for t in tables]
        self.last = version, {r["name"]: r["sum"] for r in self.rows(" UNION ALL ".join(parts))}
        return self.last[1]

    def close(self):
        if self.psql is not None:
            self.psql.stdin.close()
            self.psql.wait(10)
            self.psql = None


def pg_admin(sql):
    """A statement in the cluster's own database (to make and drop databases)."""
    subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-c", sql, os.environ["TERANG_TEST_PG"]], check=True,
                   capture_output=True, text=True, timeout=60)


def pg_url(name):
    parts = urllib.parse.urlsplit(os.environ["TERANG_TEST_PG"])
    return urllib.parse.urlunsplit(parts._replace(path="/" + name))


def pg_fresh(name):
    pg_admin("DROP DATABASE IF EXISTS %s WITH (FORCE)" % name)
    pg_admin("CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'" % name)
    return pg_url(name)


def pg_drop(name):
    pg_admin("DROP DATABASE IF EXISTS %s WITH (FORCE)" % name)


def changed(before, after):
    """Names of the tables that differ between two snapshots; none: nothing has happened."""
    return sorted(t for t in set(before) | set(after) if before.get(t) != after.get(t))
