"""test_check.py - tools/check.sh names each planted fault and nothing else."""
import shutil
import subprocess

import pytest

from conftest import ROOT

CLEAN = {
    "src/base/base.h": "/* base.h - the value types of every floor. */\n#include <stdint.h>\n",
    "src/core/a.c": "/* a.c - a file without faults. */\n#include \"base/base.h\"\n",
    "src/rooms/one/one.h": "/* one.h - the door of the room one. */\n",
    "src/rooms.list": "# rooms.list - the rooms of the program.\none\n",
}

PLANTED = [
    ("floors", "src/base/x.c", "/* x.c - a file that climbs. */\n#include \"core/a.h\"\n", "base/x.c:2: base (0) climbs to core (2)"),
    ("sizes", "src/core/x.c", "/* x.c - a long file. */\n" + "\n" * 900, "src/core/x.c: 901 lines; more than 900"),
    ("head comments", "src/core/x.c", "int x;\n", "src/core/x.c:1: say in one sentence what this file is"),
    ("head comments", "src/core/x_queries.sql", "SELECT 1;\n", "src/core/x_queries.sql:1: say"),
    ("head comments", "tools/x.sh", "#!/bin/sh\necho\n", "tools/x.sh:2: say"),
    ("numbers of the law", "src/core/x.c", "/* x.c - a number. */\nint a = answer_days > 14;\n", "src/core/x.c:2:"),
    ("numbers of the law", "src/rooms/one/x.c", "/* x.c - a number. */\nenum { REPLY_DAYS = 10 };\n", "src/rooms/one/x.c:2:"),
    ("numbers of the law", "src/core/x.c", "/* x.c - a number. */\nday b = {a.d + 60};\n", "src/core/x.c:2:"),
    ("numbers of the law", "src/core/x.c", "/* x.c - a number. */\nb = date_add_days(c, 5);\n", "src/core/x.c:2:"),
    ("numbers of the law", "src/core/x.c", "/* x.c - a number. */\nint64_t t = 14 * MS_PER_DAY;\n", "src/core/x.c:2:"),
    ("rooms", "src/rooms/two/two.h", "/* two.h - a room nobody knows. */\n", "not in src/rooms.list: two"),
    ("rooms", "src/rooms.list", "# rooms.list - the rooms of the program.\none\nthree\n", "names a room without folder: three"),
    ("unfinished", "src/core/x.c", "/* x.c - a promise. */\n/* TO" "DO: later */\n", "src/core/x.c:2:"),
]

INNOCENT = [
    ("one day and no day", "int a = days > 1 || days == 0;\n"),
    ("a number of another house", "enum { MAX_DAYS = 400 }; /* number: length of a series */\n"),
    ("the day of a month", "int a = mday > 31;\n"),
    ("the week of an office", "int week_days = 5;\n"),
]


@pytest.fixture
def house(tmp_path):
    for name, text in CLEAN.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "tools").mkdir()
    for name in ("check.sh", "check_floors.sh", "state.txt"):
        shutil.copy2(ROOT / "tools" / name, tmp_path / "tools" / name)
    shutil.copy2(ROOT / "src/floors.txt", tmp_path / "src/floors.txt")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def check(house, build="nowhere"):
    """{name of a check: what it said}, only those that failed; those that need a build are left out."""
    out = subprocess.run(["tools/check.sh", str(build)], cwd=house, capture_output=True, text=True, timeout=60).stdout
    failed, name = {}, None
    for line in out.splitlines():
        if line.startswith("FAILED  "):
            name = line[8:]
            failed[name] = ""
        elif line.startswith("    ") and name:
            failed[name] += line.strip() + "\n"
        else:
            name = None
    return {k: v for k, v in failed.items() if k not in ("no state at file scope", "hardening", "words")}


def test_a_clean_house_passes(house):
    assert check(house) == {}


@pytest.mark.parametrize("name, path, text, says", PLANTED, ids=[f"{p[0]}-{i}" for i, p in enumerate(PLANTED)])
def test_planted_faults_are_named(house, name, path, text, says):
    (house / path).parent.mkdir(parents=True, exist_ok=True)
    (house / path).write_text(text, encoding="utf-8")
    failed = check(house)
    assert list(failed) == [name]
    assert says in failed[name]


@pytest.mark.parametrize("why, text", INNOCENT, ids=[i[0] for i in INNOCENT])
def test_other_numbers_are_left_alone(house, why, text):
    (house / "src/core/x.c").write_text("/* x.c - numbers. */\n" + text, encoding="utf-8")
    assert check(house) == {}


def test_state_at_file_scope_is_found(house):
    objects = house / "b/libterang_all.a.p"
    objects.mkdir(parents=True)
    source = house / "x.c"
    source.write_text("static int calls;\nstatic const char *const names[] = {\"a\"};\nint f(void);\nint f(void) { static int n = 1; "
                      "return calls++ + n++ + names[0][0]; }\n")
    for name in ("src_core_x", "src_app_x"):
        subprocess.run(["cc", "-fPIE", "-c", "-o", str(objects / f"{name}.c.o"), str(source)], check=True)
    out = subprocess.run(["tools/check.sh", "b"], cwd=house, capture_output=True, text=True, timeout=60).stdout
    assert "core_x.c: calls can change" in out and "core_x.c: n can change" in out
    assert "names" not in out and "app_x" not in out
    with open(house / "tools/state.txt", "a", encoding="utf-8") as f:
        f.write("core_x.c calls counted in a test\ncore_x.c n counted in a test\n")
    assert "ok      no state at file scope" in subprocess.run(["tools/check.sh", "b"], cwd=house, capture_output=True, text=True,
                                                               timeout=60).stdout
