"""Bad words on the command line: every option of every command missing, empty, twice, unknown, too long, of the wrong kind, out of
range, junk; folders that are none, that cannot be written, of a newer version; every setting with values that are none. The exit code
that --help promises, one clear sentence, nothing changed."""
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess

import pytest

from kit.database import changed
from kit.person import Person
from kit.site import PASSWORD, PROGRAM, ROOT, Site, free_port
from test_bad_input import FIRST, STEP
from test_import import MAP

JUNK = b"\xff\xfe\x80junk\x1b[2J"
LONG = "x" * 10000
FINE, FAILED, USAGE, PARTLY = 0, 1, 2, 3
# What a sentence for people never holds: a code of ours, a tool's report, bytes for the terminal, what must stay secret.
NEVER = re.compile(r"Segmentation|AddressSanitizer|runtime error|Assertion|core dumped|0x[0-9a-f]{6}|\x1b|"
                   r"\b(?:err|keys|install|db|schema|settings|account|agency|role|unit)\.[a-z_]{3,}\b(?!\.)|" + re.escape(PASSWORD))
LOGGED = re.compile(r"^\d{4}-\d\d-\d\dT\S+ level=", re.M)


def options_of(command):
    """name -> has it a value: from the table in the program's text, and all of them are in --help."""
    text = "".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "src/app").glob("command_*.c")) if not p.name.endswith("_test.c"))
    body = re.search(r"\ncommand_%s\(int argc.*?\n}\n" % command, text, re.S).group(0)
    table = re.search(r"struct option_row rows\[\] = \{(.*?)\};", body, re.S).group(1)
    rows = {name: value != "NULL" for name, value in re.findall(r'\{"([a-z-]+)", (NULL|&[a-z._]+),', table)}
    said = subprocess.run([PROGRAM, command, "--help"], capture_output=True, text=True, timeout=30)
    assert said.returncode == FINE and set(re.findall(r"^  --(\S+)", said.stdout, re.M)) == set(rows), said.stdout
    return rows


def commands():
    said = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, timeout=30)
    assert said.returncode == FINE and "0 baik, 1 gagal, 2 perintah atau berkas masukan salah, 3" in said.stdout
    return re.findall(r"^  terang (\w+) ", said.stdout, re.M)


@pytest.fixture(scope="module")
def place(database, postgres):
    """An installation without areas, and round it folders and files that are wrong in many ways."""
    one = Site(database, "perintah", clock=None)
    try:
        one.run("init", "--data", str(one.data), "--url", "https://terang.contoh.go.id", "--name", "Dinas Contoh", "--parent", "Kota",
                "--code", "KCS", "--zone", "WIB", "--admin", "admin", "--admin-name", "Dewi", "--password", PASSWORD, "--no-areas",
                *one.db_args)
        (one.dir / "kosong").mkdir()
        (one.dir / "berkas").write_text("bukan folder\n")
        (one.dir / "sampah").write_bytes(JUNK * 300)
        (one.dir / "peta.map").write_text(MAP, encoding="utf-8")
        (one.dir / "kasus.csv").write_bytes(b"id,buka,target,tutup,tepat,status,judul,isi,unit,jenis\r\n"
                                            b"1,2015-03-12T08:00:00,,,,Buka,Lampu,,JALAN,Lampu\r\n")
        (one.dir / "wilayah.csv").write_text("kode,nama\n99,Provinsi Uji\n")
        yield one
    finally:
        one.end()


def good_lines(p):
    """What each command is called with when all is well: words, then options."""
    data, at = str(p.data), lambda name: str(p.dir / name)
    person = {"data": data, "name": "Baru", "role": "petugas", "agency": "KCS", "unit": "kcs", "from": "2199-01-01", "until": "2199-12-31"}
    role = {k: v for k, v in person.items() if k != "name"}
    return {
        "init": [([], {"data": at("baru"), "url": "https://a.contoh.go.id", "name": "Dinas", "parent": "Kota", "code": "KCS", "zone": "WIB",
                       "week": "5", "admin": "admin", "admin-name": "Dewi", "password": PASSWORD, "no-areas": None})],
        "serve": [([], {"data": data, "listen": "127.0.0.1:0", "alone": None})],
        "demo": [([], {"data": at("baru"), "cases": "1"})],
        "user": [(["add", "baru"], {**person, "one-time": None}), (["passwd", "admin"], {"data": data, "one-time": None}),
                 (["grant", "admin"], role), (["revoke", "admin"], {k: v for k, v in role.items() if k not in ("from", "until")}),
                 (["list"], {"data": data})],
        "import": [(["cases", at("kasus.csv")], {"data": data, "map": at("peta.map"), "dry-run": None}),
                   (["areas", at("wilayah.csv")], {"data": data, "dry-run": None})],
        "export": [(["cases"], {"data": data, "map": at("peta.map"), "out": at("keluar.csv")})],
        "check": [([], {"data": data})],
        "config": [([], {"data": data})],
        "deadline": [([], {"start": "2026-11-21", "days": "14", "unit": "hari-kerja", "week": "5", "zone": "WIB", "extension": "3",
                           "pause": "2026-11-24..2026-11-25"})],
    }


DATABASES = [("bogus", USAGE), ("mysql://x/y", USAGE), ("postgres://a\nlisten = 0.0.0.0:1", USAGE), (JUNK, USAGE),
             ("postgres://siapa@127.0.0.1:1/x", FAILED)]
DAYS = [(x, USAGE) for x in ("besok", "2026-13-01", "2026-02-30", "20261121", "99999-01-01", "-1", JUNK)]
NUMBERS = [(x, USAGE) for x in ("x", "1.5", "-1", "0x10", "1e3", "9" * 30, JUNK)]
FOLDERS = [("tidak/ada", USAGE), ("kosong", USAGE), ("berkas", USAGE), ("sampah", USAGE), (LONG, USAGE), (JUNK, USAGE)]
NAMES = [(x, USAGE) for x in ("x" * 201, "dua\nbaris", "warna\x1b[31m", "tab\there", "C1 \u009b31m", JUNK)]
FILES = [("tidak-ada", USAGE), ("kosong", USAGE), ("sampah", USAGE), ("berkas", USAGE), ("/dev/null", USAGE), (LONG, None)]
# (command, option) -> (value, exit code). Paths without a slash in front lie beside the installation.
BAD = {
    ("init", "data"): [("data", USAGE), ("berkas", FAILED), ("tidak/ada", FAILED), ("/proc/terang", FAILED), (LONG, FAILED)],
    ("init", "url"): [(x, USAGE) for x in (
        "http://a.contoh.go.id", "https://", "https://a.contoh.go.id/", "https://a.contoh.go.id/sub", "https://A.contoh.go.id", "https://a b.id",
        "https://orang@a.id", "javascript:alert(1)", "https://a.id\nlisten = 0.0.0.0:80", "https://a.id?x", "https://a.id#x", "https://-a.id",
        "https://" + "a" * 300, "//a.contoh.go.id", JUNK)],
    ("init", "name"): NAMES, ("init", "parent"): NAMES,
    ("init", "code"): [(x, USAGE) for x in ("kcs", "K", "ABCDEFGHI", "K S", "../X", "K\n", LONG, JUNK)],
    ("init", "zone"): [(x, USAGE) for x in ("wib", "WIBB", "Asia/Jakarta", LONG, JUNK)],
    ("init", "week"): [(x, USAGE) for x in ("7", "0", "55", "lima", "-5", JUNK)],
    ("init", "admin"): [(x, USAGE) for x in ("ab", "A b", "../x", "x" * 41, ".ab", "a\nbc", JUNK)],
    ("init", "admin-name"): [(x, USAGE) for x in ("x" * 101, "dua\nbaris", JUNK)],
    ("init", "password"): [(x, USAGE) for x in ("pendek", "x" * 201, "123456789012", JUNK)],
    ("init", "db"): DATABASES, ("init", "keys"): DATABASES,
    ("serve", "data"): FOLDERS, ("serve", "db"): DATABASES, ("serve", "keys"): DATABASES,
    ("serve", "listen"): [(x, USAGE) for x in ("x", "127.0.0.1", ":80", "localhost:80", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:99999",
                                               "127.0.0.1:-1", "127.0.0.1:80x", "[::1", "1.2.3.4.5:80", "203.0.113.1:80", LONG, JUNK)],
    ("demo", "data"): [("data", USAGE), ("berkas", FAILED), ("tidak/ada", FAILED), (LONG, FAILED)],
    ("demo", "cases"): NUMBERS + [("0", USAGE), ("100001", USAGE)], ("demo", "db"): DATABASES, ("demo", "keys"): DATABASES,
    ("user", "data"): FOLDERS, ("user", "name"): NAMES,
    ("user", "role"): [(x, USAGE) for x in ("sistem", "PETUGAS", "warga", "1", LONG, JUNK)],
    ("user", "agency"): [(x, USAGE) for x in ("ZZZ", "kcs ", "' OR 1=1 --", LONG, JUNK)],
    ("user", "unit"): [(x, USAGE) for x in ("zzz", "../kcs", "' OR 1=1 --", LONG, JUNK)],
    ("user", "from"): DAYS + [("2020-01-01", USAGE)], ("user", "until"): DAYS + [("2198-12-31", USAGE)],
    ("import", "data"): FOLDERS, ("import", "map"): FILES, ("export", "data"): FOLDERS, ("export", "map"): FILES,
    ("export", "out"): [("kosong", FAILED), ("tidak/ada", FAILED), (LONG, FAILED)],
    ("check", "data"): FOLDERS, ("config", "data"): FOLDERS,
    ("deadline", "start"): DAYS + [("2026-11-21T25:00", USAGE), (LONG, USAGE)], ("deadline", "days"): NUMBERS + [("10001", USAGE)],
    ("deadline", "unit"): [("kali", USAGE), ("minggu", USAGE), (JUNK, USAGE)], ("deadline", "week"): NUMBERS + [("7", USAGE)],
    ("deadline", "zone"): [("JST", USAGE), (JUNK, USAGE)], ("deadline", "extension"): NUMBERS + [("0", USAGE)],
    ("deadline", "calendar"): FILES, ("deadline", "pause"): [(x, USAGE) for x in ("x", "..", "2026-11-25..2026-11-24", "2026-11-24", JUNK)],
}


def attacks(command, words, good, options, fits):
    """(what, line, exit code): each with one thing wrong."""
    def line(left_out=(), **more):
        out = [*words]
        for k, v in good.items():
            if k not in left_out:
                out += ["--" + k] if v is None else ["--" + k, v]
        return out
    for name, valued in options.items():
        if valued:
            yield "--%s without a value" % name, line([name]) + ["--" + name], USAGE
            if (command, name) != ("init", "parent"):  # an agency may stand under nobody
                yield "--%s with an empty value" % name, line([name]) + ["--" + name, ""], USAGE
            yield "--%s before another option" % name, line([name]) + ["--" + name, "--" + name, "x"], USAGE
        if name in good:
            more = ["--" + name] if good[name] is None else ["--" + name, good[name]]
            yield "--%s twice" % name, line() + more, USAGE
        elif command == "user" or (command, words[:1]) == ("import", ["areas"]):
            yield "--%s, which %s does not take" % (name, words), line() + (["--" + name] + ["x"] * valued), USAGE
        if name in fits:
            for value, code in BAD.get((command, name), []):
                yield "--%s %r" % (name, value[:40]), line([name]) + ["--" + name, value], code
    for name in {"data", "map", "out", "start", "days"} & set(good):
        # Of what is left out in init it asks; user has a usual folder, and config needs none.
        if not (command in ("init", "config", "user") or (command, words[:1]) == ("import", ["areas"]) and name == "map"):
            yield "no --" + name, line([name]), USAGE
    for unknown in ("--tidak-ada", "-x", "--", "---", "--" + LONG, b"--" + JUNK, "--datax", "--data=x", "--DATA", "kata"):
        yield "%r" % unknown[:30], line() + [unknown], USAGE


@pytest.fixture(scope="module")
def run(place):
    env = {**os.environ, **{k: v for k, v in place.settings.items()}}

    def one(line, env_more=None, program=PROGRAM, before=()):
        done = subprocess.run([*before, program, *line], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, cwd=place.dir,
                              env={**env, **(env_more or {})})
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"), done.stderr
    return one


def files_of(place):
    """Every file beside and in the installation, with what is in it; the database's own are looked at through the database."""
    out = {}
    for path in sorted(place.dir.rglob("*")):
        if path.name == "server.log" or path.name.startswith(("terang.db", "kunci.db")):
            continue
        out[str(path)] = path.read_bytes() if path.is_file() else "folder"
    return out


def wrong_with(code, want, out, err, raw):
    if code != want and not (want is None and code in (FAILED, USAGE)):
        return "code %d instead of %s: %s" % (code, want, (out + err)[-300:])
    said = "\n".join(x for x in err.splitlines() if not LOGGED.match(x))
    says = [x for x in said.splitlines() if x.strip()]
    if not says or not says[0].startswith("terang"):
        return "says nothing clear: %r" % err[:300]
    if len(set(says)) > 3 and "pakai" not in said and "terang PERINTAH --help" not in said:
        return "says too much: %r" % said[:500]
    if any(len(x) > 500 for x in says):
        return "a sentence of %d letters" % max(map(len, says))
    if NEVER.search(said) or "\ufffd" in said or b"\x1b" in raw:
        return "says what is not for people: %r" % said[:300]
    return None


def test_every_option_of_every_command_with_bad_values(place, run, database):
    """The short run tries an eighth of them, others on each database."""
    lines, wrong, count, no = good_lines(place), [], 0, 0
    assert set(lines) == set(commands()), "a command has no line here"
    before, files = place.db.snapshot(), files_of(place)
    for command, variants in lines.items():
        options = options_of(command)
        missing = {o for o, valued in options.items() if valued} - {o for c, o in BAD if c == command}
        assert not missing, "%s: no bad values for %s" % (command, missing)
        seen = set()
        for words, good in variants:
            # Each bad value once, in the first line that takes the option; databases where nothing else stands in for them.
            fits = {o for o, valued in options.items() if valued and o not in seen and (o in good or o in ("db", "keys", "calendar"))}
            seen |= fits
            for what, line, want in attacks(command, words, good, options, fits):
                no += 1
                if no % STEP != FIRST[database] % STEP:
                    continue
                code, out, err, raw = run([command, *line])
                count += 1
                lacks = wrong_with(code, want, out, err, raw)
                if lacks:
                    wrong.append("%s %s, %s: %s" % (command, " ".join(words[:1]), what, lacks))
                if command in ("init", "demo") and (place.dir / "baru").exists():
                    wrong.append("%s, %s: leaves a folder" % (command, what))
                    shutil.rmtree(place.dir / "baru")
    now = files_of(place)
    wrong += ["changed: " + k for k in set(files) | set(now) if files.get(k) != now.get(k)]
    moved = changed(before, place.db.snapshot())
    print("%d bad command lines" % count)
    assert not wrong and not moved, "%d of %d, %s: " % (len(wrong), count, moved) + " | ".join(wrong[:60])
    assert count > 500 / STEP


def test_words_that_are_no_command(place, run):
    for line in ([], ["bogus"], [""], ["-h"], ["--data"], [LONG], [JUNK], ["SERVE"], ["user"], ["user", "bogus", "x"], ["user", "add"],
                 ["user", "list", "x"], ["user", "add", "x", "y"], ["import"], ["import", "cases"], ["import", "bogus", "x"], ["export"],
                 ["export", "areas"], ["deadline", "2026-11-21", "x"], ["deadline", "2026-11-21", "5", "6"]):
        code, out, err, raw = run(line)
        assert not wrong_with(code, USAGE, out, err, raw), (line[:2], wrong_with(code, USAGE, out, err, raw))
        assert not out, line
    for login in ("ab", "A b", "../x", "x" * 41, LONG, JUNK, "' OR 1=1 --"):
        for verb, more in (("add", ["--name", "X", "--one-time"]), ("passwd", ["--one-time"]), ("grant", ["--role", "petugas"]),
                           ("revoke", ["--role", "petugas"])):
            code, out, err, raw = run(["user", verb, login, "--data", str(place.data), *more])
            assert not wrong_with(code, USAGE, out, err, raw), (verb, login[:20], wrong_with(code, USAGE, out, err, raw))


def test_init_that_fails_leaves_a_folder_as_it_was(place, run):
    code, _, err, _ = run(["init", "--data", "kosong", "--url", "https://a.id", "--name", "N", "--parent", "P", "--code", "KCS", "--zone", "WIB",
                           "--admin", "admin", "--admin-name", "Dewi", "--password", "pendek", "--no-areas"])
    assert code == USAGE and err and (place.dir / "kosong").is_dir() and not list((place.dir / "kosong").iterdir())


def config_keys(run, place):
    code, out, _, _ = run(["config", "--data", str(place.data)])
    assert code == FINE
    rows = [re.match(r"(\w+)\s+(teks|bulat|ya/tidak)\s.*\((?:(\d+)–(\d+) )?[^()]*\)$", line) for line in out.splitlines()]
    assert all(rows), out
    return [r.groups() for r in rows]


TEXTS = {"listen": ["x", "127.0.0.1:99999", "localhost:1", ":1"], "url": ["http://a.id", "javascript:1", "https://a.id/", "https://A"],
         "db_url": ["bogus", "mysql://x"], "keys_url": ["bogus"], "db_owner_url": ["bogus"], "trusted_proxies": ["a", "1.2.3.4/33", "1.2.3.4,b"]}


def test_every_setting_with_bad_values(place, run, database):
    conf = place.data / "terang.conf"
    good, wrong, count = conf.read_bytes(), [], 0
    keys = config_keys(run, place)
    assert len(keys) > 15
    attempts = []
    for name, kind, least, most in keys:
        if kind == "teks":
            bad = TEXTS[name]
        elif kind == "bulat":
            bad = [str(int(least) - 1), str(int(most) + 1), "x", "", "1.5", "9" * 30, "0x10", "1 2", "ya"]
        else:
            bad = ["yes", "1", "0", "", "YA", "true"]
        attempts += [(name, value) for value in bad]
    try:
        for name, value in attempts[FIRST[database] % STEP::STEP]:
            kept = re.sub(rb"(?m)^%s = .*\n" % name.encode(), b"", good)
            conf.write_bytes(kept + ("%s = %s\n" % (name, value)).encode())
            code, out, err, raw = run(["config", "--data", str(place.data)])
            conf.write_bytes(good)
            by_env = run(["config", "--data", str(place.data)], {"TERANG_" + name.upper(): value})
            count += 2
            for where, got in (("file", (code, out, err, raw)), ("environment", by_env)):
                lacks = wrong_with(got[0], USAGE, *got[1:]) or (None if name in got[2] else "does not name it: " + got[2])
                if lacks:
                    wrong.append("%s = %r (%s): %s" % (name, value[:30], where, lacks))
        for what, more in (("unknown", b"tidak_ada = 1\n"), ("no =", b"threads\n"), ("no key", b"= 5\n"), ("junk", JUNK + b"\n"),
                           ("junk key", JUNK + b" = 1\n"), ("NUL", b"thr\0eads = 16\n"), ("capitals", b"THREADS = 16\n"),
                           ("twice", b"threads = 16\nthreads = 17\n"), ("too large", b"# x\n" * 20000)):
            conf.write_bytes(good + more)
            for command in ("config", "serve", "user", "import"):
                words = {"user": ["list"], "import": ["areas", "wilayah.csv"]}.get(command, [])
                code, out, err, raw = run([command, *words, "--data", str(place.data)])
                count += 1
                lacks = wrong_with(code, USAGE, out, err, raw) or (None if "terang.conf" in err else "does not name the file: " + err)
                if lacks:
                    wrong.append("%s, %s: %s" % (command, what, lacks))
            code, out, _, _ = run(["check", "--data", str(place.data)])
            assert code == FAILED and "SALAH  pengaturan" in out, (what, out)
    finally:
        conf.write_bytes(good)
    print("%d bad settings" % count)
    assert not wrong, "%d of %d: " % (len(wrong), count) + " | ".join(wrong[:40])


def write_sql(place, sql):
    if place.kind == "sqlite":
        with sqlite3.connect(place.data / "terang.db", timeout=20) as db:
            db.execute(sql)
        db.close()
    else:
        subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-c", sql, place.db_args[1]], check=True, capture_output=True, timeout=60)


def test_a_folder_of_a_newer_or_changed_version_is_left_alone(place, run):
    lines = [["serve", "--listen", "127.0.0.1:0"], ["user", "list"], ["import", "areas", "wilayah.csv"],
             ["export", "cases", "--map", "peta.map", "--out", "keluar.csv"]]
    for sql, back, words in (
            ("INSERT INTO schema_step (name, hash, applied_at) VALUES ('999_masa_depan', 'x', 1)", "DELETE FROM schema_step WHERE name = '999_masa_depan'",
             "lebih baru"),
            ("UPDATE schema_step SET hash = 'x' || hash WHERE name = 'core/001'",
             "UPDATE schema_step SET hash = substr(hash, 2) WHERE name = 'core/001'", "bukan dari Terang versi ini")):
        write_sql(place, sql)
        before = place.db.snapshot()
        try:
            for line in lines:
                code, out, err, raw = run([*line, "--data", str(place.data)])
                want = FAILED if line[0] in ("import", "export") else USAGE
                assert not wrong_with(code, want, out, err, raw) and words in err, (line, code, err)
            code, out, _, _ = run(["check", "--data", str(place.data)])
            assert code == FAILED and words in out
            assert not changed(before, place.db.snapshot()) and not (place.dir / "keluar.csv").exists()
        finally:
            write_sql(place, back)
    assert "semua baik" in place.check()


def test_folders_that_cannot_be_read_or_written(place, run):
    """As a user of the machine without any rights."""
    program = place.dir.parent / (place.dir.name + "-program")
    shutil.copy(PROGRAM, program)
    program.chmod(0o755)
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    place.dir.chmod(0o755)
    place.data.chmod(0o755 if nobody else 0o500)
    files = files_of(place)
    try:
        for line, want in ((["init", "--data", str(place.dir / "baru"), "--url", "https://a.id", "--name", "N", "--parent", "P", "--code", "KCS",
                             "--zone", "WIB", "--admin", "admin", "--admin-name", "Dewi", "--password", PASSWORD, "--no-areas"], FAILED),
                           (["serve", "--data", str(place.data)], USAGE), (["user", "list", "--data", str(place.data)], FAILED),
                           (["config", "--data", str(place.data)], USAGE)):
            if not nobody and line[0] != "init":
                continue
            code, out, err, raw = run(line, program=str(program), before=nobody)
            assert not wrong_with(code, want, out, err, raw), (line[0], wrong_with(code, want, out, err, raw))
        assert files_of(place) == files
    finally:
        place.data.chmod(0o700)
        program.unlink()


def test_two_servers_on_one_port_and_on_one_folder(place, run):
    place.start()
    try:
        code, out, err, raw = run(["serve", "--data", str(place.data), "--listen", "127.0.0.1:%d" % place.port])
        assert not wrong_with(code, USAGE, out, err, raw) and "porta" in err, (code, err)
        assert Person(place).get("/masuk").status == 200, "the first one serves on"
        # A second one beside it, as while one takes over from the other: both serve, nothing is lost, and each sees what the other wrote.
        port = free_port()
        second = subprocess.Popen([PROGRAM, "serve", "--data", str(place.data), "--listen", "127.0.0.1:%d" % port], env=place.environment(),
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        first_port, first_process = place.port, place.process
        try:
            place.port, place.process = port, second
            place.wait()
        finally:
            place.port, place.process = first_port, first_process
        failed = []
        for i in range(6):
            said = run(["user", "add", "orang%d" % i, "--data", str(place.data), "--name", "Orang", "--one-time"])
            failed += [said] if said[0] != FINE else []
            for at in (first_port, port):
                with socket.create_connection(("127.0.0.1", at), 5) as s:
                    s.sendall(b"GET /masuk HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    failed += [] if b" 200 " in s.recv(64) else [at]
        second.terminate()
        assert second.wait(20) == FINE and not failed, failed
        assert len(place.db.rows("SELECT id FROM account WHERE login LIKE 'orang%'")) == 6
    finally:
        place.stop()
    assert "semua baik" in place.check()
