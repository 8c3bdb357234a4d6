"""Every way to write stands in docs/writes.tsv with its acts, or with the reason why it has none."""
import re
import subprocess

from kit.routes import all_routes
from kit.site import PROGRAM, ROOT


def table(name):
    lines = (ROOT / "docs" / name).read_text(encoding="utf8").splitlines()
    return [x.split("\t") for x in lines if x and not x.startswith("#")][1:]


def writers():
    """POST routes, commands and jobs as the program itself has them."""
    out = {"POST " + r["route"] for r in all_routes() if r["method"] == "post"}
    told = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, check=False)
    out |= {"terang " + name for name in re.findall(r"^  terang ([a-z]+)\b", told.stdout + told.stderr, re.M)}
    for path in sorted((ROOT / "src/rooms").glob("*/*.c")):
        found = re.search(r"struct job jobs\[\] = \{(.*?)\n\};", path.read_text(encoding="utf8"), re.S)
        out |= {"job " + name for name in re.findall(r'\{"([^"]+)",', found.group(1))} if found else set()
    return out


def test_every_writer_has_its_acts_or_a_reason():
    rows, acts = table("writes.tsv"), {r[0] for r in table("leaf-acts.tsv")}
    named = {" ".join(r[0].split(" ")[:2]) if r[0].startswith("terang") else r[0] for r in rows}
    assert named == writers()
    for what, which, why in rows:
        assert (which == "-") != (why == "-"), what
        for act in [] if which == "-" else which.split(" "):
            assert act in acts or act == "*" or (act.endswith(".*") and any(a.startswith(act[:-1]) for a in acts)), (what, act)
