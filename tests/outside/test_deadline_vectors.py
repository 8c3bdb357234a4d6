"""The dates of `terang deadline` against a walk over the days in Python: the committed table, and clocks drawn at random."""
import datetime as dt
import os
import pathlib
import random
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import deadline_vectors as model  # noqa: E402

PROGRAM = os.environ.get("TERANG", str(model.ROOT / "build/release/terang"))
DRAWN = 3000 if os.environ.get("TERANG_LONG") else 300


def test_the_committed_table_is_what_the_script_makes():
    assert (model.ROOT / "src/core/deadline_vectors.h").read_text(encoding="utf8") == model.table()


def last_day_of_program(start, amount, unit, week, pauses):
    words = [PROGRAM, "deadline", "--start", start.isoformat(), "--days", str(amount), "--unit", unit, "--week", str(week)]
    if pauses:
        words += ["--pause", ",".join("%s..%s" % p for p in pauses)]
    said = subprocess.run(words, capture_output=True, text=True, timeout=20)
    assert said.returncode == 0, (words, said.stderr)
    return said.stdout[:10], words


def test_clocks_drawn_at_random_end_on_the_same_day():
    draw = random.Random(20261121)
    for _ in range(DRAWN):
        start = dt.date(2025, 1, 1) + dt.timedelta(days=draw.randrange(1000))
        unit = draw.choice(["hari-kerja", "hari-kerja", "hari", "bulan"])
        amount = draw.choice([0, 1, 2, 3, 5, 7, 10, 14, 17, 30, 60]) if unit != "bulan" else draw.randrange(0, 37)
        week = draw.choice([5, 6])
        pauses, day = [], start
        for _ in range(draw.randrange(4) if unit != "bulan" else 0):
            asked = day + dt.timedelta(days=draw.randrange(12))
            day = asked + dt.timedelta(days=draw.randrange(20))
            pauses.append((asked, day))
        expected = model.last_day(start, amount, unit, week, False, pauses)
        got, words = last_day_of_program(start, amount, unit, week, pauses)
        assert got == expected.isoformat(), words
