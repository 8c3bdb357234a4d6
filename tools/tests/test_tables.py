"""test_tables.py - the small generators: rooms, law, tests, assets; and the floors."""
import gzip
import hashlib
import shutil
import subprocess

import pytest

from conftest import ROOT

LAW = "key\tarticle\tsays\tvalue\tunit\tmark\tchecked\tsource\n"


def test_rooms(work):
    work.write("rooms.list", "# rooms.\nservices\ncomplaints # second\n\n")
    work.good("roomgen", "rooms.list", "gen/rooms.c")
    text = work.read("gen/rooms.c")
    assert '#include "core/room.h"' in text and '#include "rooms/complaints/complaints.h"' in text
    assert text.index("&services_room") < text.index("&complaints_room") < text.index("NULL")


@pytest.mark.parametrize("text, says", [
    ("a\na\n", "rooms.list:2: the room a stands here twice"),
    ("a/b\n", "rooms.list:1: 'a/b' is not a room's name"),
])
def test_bad_rooms_are_refused(work, text, says):
    work.write("rooms.list", text)
    assert work.refused("roomgen", "rooms.list", "gen/rooms.c") == says


def test_law(work):
    work.write("law.tsv", "# law.\n" + LAW + "uu1.2-3\tUU 1/2009 Pasal 2\tDijawab \"segera\"\t14\thari-kerja\tT\t2026-11\tjdih\n")
    work.good("lawgen", "law.tsv", "gen/law.h", "gen/law.c")
    assert "LAW_UU1_2_3,\n" in work.read("gen/law.h") and "LAW_COUNT = 2" in work.read("gen/law.h")
    assert '{"uu1.2-3", "UU 1/2009 Pasal 2", "Dijawab \\"segera\\"", 14, TIME_WORKING_DAYS, "T", "2026-11", "jdih", false},' in work.read("gen/law.c")


@pytest.mark.parametrize("text, says", [
    ("", "no head line"),
    ("key\tsays\n", "2 columns instead of 8"),
    (LAW.replace("unit", "units"), "column 5 is called 'units', not 'unit'"),
    (LAW + "a.b\tx\tx\tx\thari\tT\t2026\ty\n", "law.tsv:2: a.b: the value 'x' is not a whole number"),
    (LAW + "a.b\tx\tx\t1\tminggu\tT\t2026\ty\n", "law.tsv:2: a.b: unknown unit 'minggu'"),
    (LAW + "a.b\tx\t\t1\thari\tT\t2026\ty\n", "law.tsv:2: column says is empty"),
    (LAW + "a.b\tx\tx\t1\thari\tT\t2026\ty\na-b\tx\tx\t1\thari\tT\t2026\ty\n", "law.tsv:3: the key a-b stands here twice"),
])
def test_bad_law_is_refused(work, text, says):
    work.write("law.tsv", text)
    assert says in work.refused("lawgen", "law.tsv", "gen/law.h", "gen/law.c")


def test_the_law_of_the_product_is_read(work):
    work.good("lawgen", str(ROOT / "docs/law.tsv"), "gen/law.h", "gen/law.c")
    work.compiles("gen/law.c")


def test_test_main(work):
    work.write("a_test.c", "int a_test(void);\nint\na_test(void)\n{\n\treturn 0;\n}\n")
    work.good("testgen", "gen/test_main.c", "src/x/a_test.c")
    done = subprocess.run(["cc", "-o", "t", "gen/test_main.c", "a_test.c"], cwd=work.path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    run = lambda *a: subprocess.run(["./t", *a], cwd=work.path, capture_output=True, text=True, timeout=60)
    assert run("--list").stdout == "a_test\n"
    assert run("a_test").returncode == 0
    assert run("no_such_test").returncode == 1, "a name that is no test is a failure"


def test_assets(work):
    css = "body{color:red}\n" * 200
    work.write("assets/terang.css", css)
    work.write("assets/img/a.png", "not a picture")
    work.write("main.c", r'''#include "gen/assets.h"
#include <stdio.h>
int
main(void)
{
	for (size_t i = 0; i < asset_count; i++)
		printf("%s %s %zu %s\n", assets[i].path, assets[i].type, assets[i].n, assets[i].etag);
	fwrite(assets[1].gzip, 1, assets[1].gzip_n, fopen("out.gz", "wb"));
	fflush(NULL);
	return assets[0].gzip != NULL;
}
''')
    work.good("embed", "assets", "gen/assets.h", "gen/assets.c", "gen/assets.d")
    assert work.program("t", "main.c", "gen/assets.c") == (
        f"img/a.png image/png 13 {hashlib.sha256(b'not a picture').hexdigest()[:32]}\n"
        f"terang.css text/css; charset=utf-8 {len(css)} {hashlib.sha256(css.encode()).hexdigest()[:32]}\n")
    assert gzip.decompress((work.path / "out.gz").read_bytes()).decode() == css
    assert "assets/terang.css" in work.read("gen/assets.d")
    work.write("assets/x.exe", "x")
    assert "assets/x.exe:1: unknown kind of file" in work.refused("embed", "assets", "gen/assets.h", "gen/assets.c", "gen/assets.d")


FLOORS = [
    ("own folder and lower floors", "core/a.c", '#include "core/b.h"\n#include "db/db.h"\n#include "gen/x.h"\n', None),
    ("climbs", "db/a.c", '#include "core/b.h"\n', "db/a.c:1: db (1) climbs to core (2)"),
    ("sideways", "db/a.c", '#include "web/b.h"\n', "db/a.c:1: no door from db to web/b.h"),
    ("a room in a room", "rooms/a/x.c", '#include "rooms/b/b.h"\n', "rooms/a/x.c:1: no door from rooms/a to rooms/b/b.h"),
    ("through a door", "rooms/a/x.c", '#include "rooms/c/c.h"\n', None),
    ("past the door", "rooms/a/x.c", '#include "rooms/c/inner.h"\n', "no door from rooms/a to rooms/c/inner.h"),
    ("folders of a floor are one", "core/parts/x.c", '#include "core/a.h"\n', None),
    ("a driver in a room", "rooms/a/x.c", "#include <sqlite3.h>\n", "rooms/a/x.c:1: sqlite3.h belongs to the lower floors"),
    ("a socket in core", "core/x.c", "#include <sys/socket.h>\n", "core/x.c:1: sys/socket.h belongs to the lower floors"),
    ("rules are pure", "rooms/a/x_rules.c", '#include "core/a.h"\n', "rooms/a/x_rules.c:1: rules are pure"),
    ("rules see base", "rooms/a/x_rules.c", '#include "base/a.h"\n#include "rooms/a/x_rules.h"\n', None),
    ("no floor", "extra/x.c", '#include "base/a.h"\n', "extra/x.c:1: the folder extra has no floor"),
]


@pytest.mark.parametrize("why, name, text, says", FLOORS, ids=[f[0] for f in FLOORS])
def test_floors(work, why, name, text, says):
    floors = (ROOT / "src/floors.txt").read_text(encoding="utf-8")
    floors = "".join(l for l in floors.splitlines(True) if not l.startswith("door"))
    work.write("src/floors.txt", floors + "door rooms/a rooms/c/c.h a is about c\n")
    work.write("src/" + name, text)
    done = subprocess.run([str(ROOT / "tools/check_floors.sh"), "."], cwd=work.path, capture_output=True, text=True, timeout=60)
    if says:
        assert done.returncode and says in done.stdout
    else:
        assert (done.returncode, done.stdout) == (0, "")


KINDS = "kind\treferences\tmeaning\naduan\tADU-<instansi>\tcomplaint\n"
ACTS = "act\tmust\tmay\tfields\tmeaning\n"


@pytest.mark.parametrize("kinds, acts, says", [
    (KINDS, ACTS + "aduan.diterima\tc d\t-\tisi pelaku\tx\n", None),
    (KINDS, ACTS + "aduan.diterima\tc d\t-\tisi pelaku\n", "acts.tsv:2: 5 columns wanted"),
    (KINDS, ACTS + "lain.diterima\tc d\t-\tisi\tx\n", "acts.tsv:2: lain.diterima begins with no kind of kinds.tsv"),
    (KINDS, ACTS + "aduan.diterima\td c\t-\tisi\tx\n", "acts.tsv:2: keys are of b c d j k o q s x, in this order"),
    (KINDS, ACTS + "aduan.diterima\tc\tc\tisi\tx\n", "acts.tsv:2: a key cannot be in both must and may"),
    (KINDS, ACTS + "aduan.diterima\td\t-\tisi\tx\n", "acts.tsv:2: fields and key c go together"),
    (KINDS, ACTS + "aduan.diterima\tc\t-\tpelaku isi\tx\n", "acts.tsv:2: fields must be sorted, each once"),
    (KINDS, ACTS + "aduan.diterima\tc\t-\ta b c d e f g\tx\n", "acts.tsv:2: more than 6 fields"),
    (KINDS, ACTS + "aduan.a\td\t-\t-\tx\naduan.a\td\t-\t-\tx\n", "acts.tsv:3: aduan.a stands twice"),
    ("kind\tmeaning\treferences\n", ACTS, "kinds.tsv:1: column 2 must be headed references"),
])
def test_leaf_acts(work, kinds, acts, says):
    work.write("kinds.tsv", kinds)
    work.write("acts.tsv", acts)
    args = ("leafgen", "kinds.tsv", "acts.tsv", "gen/leaf_acts.h", "gen/leaf_acts.c")
    if says:
        assert work.refused(*args) == says
    else:
        work.good(*args)
        work.compiles("gen/leaf_acts.c")
        assert '{"aduan.diterima", "cd", "", "isi pelaku"}' in work.read("gen/leaf_acts.c")
