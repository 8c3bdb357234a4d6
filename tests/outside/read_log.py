"""Checks the whole public log of an installation's database from outside: written from docs/public-log.md, not from our code.

    python3 tests/outside/read_log.py DATA_FOLDER | postgres://…       prints what it found; exit 1 when anything is wrong
"""
import hashlib
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "vectors"), str(HERE.parent)]
import leaf_format  # noqa: E402 - its folder is put on the path just above
from kit.database import PgDatabase, SqliteDatabase  # noqa: E402 - its folder is put on the path just above

NUMBER = re.compile(r"([A-Z]{3})-([A-Z0-9]{2,8})-([0-9]{4})-([0-9]{6,12})\Z")


def root_of(hashes):
    """Root of RFC 6962 by joining neighbours level by level, another way than the one by halves in leaf_format."""
    if not hashes:
        return hashlib.sha256(b"").hexdigest()
    level = list(hashes)
    while len(level) > 1:
        up = [leaf_format.node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = up + level[len(level) - len(level) % 2:]
    return level[0].hex()


def read(db):
    """Gives (number of leaves, list of faults)."""
    faults = []

    def fault(*words):
        faults.append(" ".join(str(w) for w in words))

    head = db.rows("SELECT origin, size, root FROM log_state")
    # The order first: what is appended while we read only makes the rest longer.
    places = db.rows("SELECT o.idx, l.hash FROM leaf_order o JOIN leaf l ON l.id = o.leaf_id ORDER BY o.idx")
    leaves = {r["hash"]: bytes.fromhex(r["data"]) for r in db.rows("SELECT hash, data FROM leaf")}
    acts = db.rows("SELECT subject, subject_id, n, name, at, leaf_hash FROM act ORDER BY id")
    if len(head) != 1 or not head[0]["origin"].endswith("/log"):
        fault("log_state:", head)
        return 0, faults
    if [p["idx"] for p in places] != list(range(len(places))):
        fault("leaf_order has holes")
    if head[0]["size"] != len(places):
        fault("log_state says", head[0]["size"], "leaves, leaf_order has", len(places))
    waiting = {r["hash"] for r in db.rows("SELECT l.hash FROM leaf_wait w JOIN leaf l ON l.id = w.leaf_id")}
    if set(leaves) - waiting != {p["hash"] for p in places} - waiting:
        fault("leaves and places differ")
    placed, last, numbers, last_t = [], {}, {}, 0
    for place in places:
        data = leaves.get(place["hash"], b"")
        digest = leaf_format.leaf_hash(data)
        placed.append(digest)
        if digest.hex() != place["hash"]:
            fault("leaf", place["idx"], "has another hash")
            continue
        try:
            leaf = leaf_format.read(data)
        except leaf_format.Refused as e:
            fault("leaf", place["idx"], "is refused:", e, data[:300])
            continue
        n, before = last.get(leaf["r"], (-1, None))
        if leaf["n"] != n + 1 or leaf.get("p") != before:
            fault("record", leaf["r"], "is broken at act", leaf["n"])
        last[leaf["r"]] = (leaf["n"], place["hash"])
        number = NUMBER.match(leaf["r"])
        if leaf["n"] == 0 and number:
            numbers.setdefault(number.groups()[:3], []).append(int(number.group(4)))
    for series, seen in numbers.items():
        if sorted(seen) != list(range(1, len(seen) + 1)):
            fault("numbers of", "-".join(series), "are not dense:", sorted(seen)[:20])
    if root_of(placed) != head[0]["root"]:
        fault("the root is another one")
    if len({a["leaf_hash"] for a in acts}) != len(acts):
        fault("two acts share a leaf")
    for act in acts:
        data = leaves.get(act["leaf_hash"])
        if data is None:
            fault("act", act["name"], "of", act["subject"], act["subject_id"], "has no leaf")
            continue
        leaf = leaf_format.read(data)
        hour = leaf["r"].startswith("RHS-") or leaf["a"] == "survei.jawaban"
        at = act["at"] - act["at"] % leaf_format.HOUR if hour else act["at"]
        if (leaf["a"], leaf["n"], leaf["t"]) != (act["name"], act["n"], at):
            fault("act", act["name"], act["n"], "and its leaf differ:", leaf)
    if len(acts) != len(leaves):
        fault(len(acts), "acts,", len(leaves), "leaves")
    return len(places), faults


def main(where):
    if where.startswith("postgres"):
        db = PgDatabase(where)
    else:
        db = SqliteDatabase(pathlib.Path(where) / "terang.db")
    size, faults = read(db)
    db.close()
    print("%d leaves, %d faults" % (size, len(faults)))
    print("\n".join(faults[:50]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
