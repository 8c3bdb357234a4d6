"""areas.py OUT.csv.gz - the administrative areas of package idn-area-data (ODbL, attribution on the site) as "kode,nama".

Names in capitals are written as people write them. The same bytes come out for the same package."""
import csv
import gzip
import sys
from pathlib import Path

DATA = Path(__file__).parent / "node_modules/idn-area-data/data"
KEPT = {"DKI": "DKI", "DI": "DI"}  # short forms that stay capitals


def plain(name):
    if name != name.upper():
        return name
    return " ".join(KEPT.get(word, word.title()) for word in name.split())


def rows():
    for table in ("provinces", "regencies", "districts", "villages"):
        with open(DATA / f"{table}.csv", encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f):
                yield row["code"], plain(row["name"].strip())


def quoted(name):
    return '"' + name.replace('"', '""') + '"' if "," in name or '"' in name else name


text = "kode,nama\n" + "".join(f"{code},{quoted(name)}\n" for code, name in sorted(rows()))
with open(sys.argv[1], "wb") as out:
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=out, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
