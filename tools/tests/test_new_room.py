"""test_new_room.py - a new room is one folder and one line, and builds and passes at once."""
import os
import re
import shutil
import sqlite3
import subprocess
import urllib.request

import pytest

from conftest import ROOT


@pytest.fixture
def copy(tmp_path):
    files = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True,
                           text=True, check=True).stdout.split("\0")
    for name in filter(None, files):
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tmp_path / name)
    if (ROOT / "build/assets").is_dir():
        shutil.copytree(ROOT / "build/assets", tmp_path / "build/assets")
    return tmp_path


def test_a_new_room_builds_and_passes(copy):
    made = subprocess.run(["tools/new_room.sh", "hearings"], cwd=copy, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    assert "hearings\n" in (copy / "src/rooms.list").read_text()
    # The folder is another one, but the compiler is given the same texts: what is compiled already need not be again.
    env = {**os.environ, "CCACHE_NOHASHDIR": "1", "ASAN_OPTIONS": "detect_leaks=0"}
    for command in (["meson", "setup", "build/release"], ["ninja", "-C", "build/release"],
                    ["build/release/unit_tests", "hearings_rules_test"]):
        done = subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, timeout=900)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    schema = (copy / "build/release/gen/schema.c").read_text()
    assert '"hearings/001"' in schema and schema.index('"core/001"') < schema.index('"hearings/001"')
    assert "&hearings_room" in (copy / "build/release/gen/rooms.c").read_text()
    assert "W_hearings_title" in (copy / "build/release/gen/words.h").read_text()
    checked = subprocess.run(["tools/check_floors.sh"], cwd=copy, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
    serves_its_page(copy)


def serves_its_page(copy):
    """An installation migrates the room's table, and its page stands in the menu and shows a row, in both languages."""
    made = subprocess.run(["build/release/terang", "init", "--data", "data", "--url", "https://uji.example", "--name", "Dinas Uji",
                           "--parent", "Kota Contoh", "--code", "UJI", "--zone", "WIB", "--admin", "admin", "--admin-name", "Admin",
                           "--password", "kapur-barus-7-lemari"], cwd=copy, capture_output=True, text=True, timeout=60)
    assert made.returncode == 0, made.stderr
    server = subprocess.Popen(["build/release/terang", "serve", "--data", "data", "--listen", "127.0.0.1:0", "--alone"], cwd=copy,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        address = None
        for line in server.stderr:
            found = re.search(r"event=serving address=(\S+)", line)
            if found:
                address = found[1]
                break
        assert address, "the server did not start"

        def page(path):
            with urllib.request.urlopen(f"http://{address}{path}", timeout=10) as answer:
                return answer.read().decode()

        assert "Belum ada acara" in page("/hearings")
        with sqlite3.connect(copy / "data/terang.db") as db:
            db.execute("INSERT INTO hearings (title, held_day) VALUES ('Dengar <pendapat>', 20000)")
        db.close()
        shown = page("/hearings")
        assert "Dengar &lt;pendapat&gt;" in shown and "4 Oktober 2024" in shown and "(sudah selesai)" in shown
        assert 'href="/hearings"' in page("/hearings"), "the menu leads to it"
        assert "4 October 2024" in page("/en/hearings")
    finally:
        server.terminate()
        server.wait(timeout=30)
        server.stderr.close()


@pytest.mark.parametrize("name, says", [
    ("", "a room's name has 2 to 24 small letters"),
    ("Hearings", "a room's name has 2 to 24 small letters"),
    ("a-b", "a room's name has 2 to 24 small letters"),
    ("../x", "a room's name has 2 to 24 small letters"),
    ("unit", "a table is called unit already"),
])
def test_bad_names_are_refused(copy, name, says):
    done = subprocess.run(["tools/new_room.sh", name], cwd=copy, capture_output=True, text=True)
    assert done.returncode == 1 and says in done.stderr
    assert (copy / "src/rooms.list").read_text() == (ROOT / "src/rooms.list").read_text()
