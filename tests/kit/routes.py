"""The program's own table of routes, and the words of its word files."""
import json
import pathlib
import re
import subprocess

from .site import PROGRAM, ROOT

BUILD = pathlib.Path(PROGRAM).resolve().parent


def all_routes():
    subprocess.run(["ninja", "-C", str(BUILD), "routes"], check=True, capture_output=True, timeout=300)
    return json.loads(subprocess.run([str(BUILD / "routes"), "--all"], check=True, capture_output=True, text=True).stdout)


declared = {}


def undeclared(method, address, names):
    """Which of these fields the route of an address does not take; an address of no route takes none."""
    if not declared:
        for r in all_routes():
            shape = re.compile("(?:/en)?" + re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(r["route"])) + "/?$")
            declared.setdefault(r["method"], []).append((r["route"].count("{"), shape, {f["name"] for f in r["fields"]}))
    path = (address.split("?")[0] or "/")
    path = "/" if path == "/en" else path
    for _, shape, fields in sorted(declared[method], key=lambda x: x[0]):
        if shape.match(path):
            return sorted(set(names) - fields - ({"csrf"} if method == "post" else set()))
    return []


def sentences(lang):
    """Key -> sentence, of all word files of a language."""
    out = {}
    for path in [ROOT / "src/core/text" / (lang + ".txt"), *sorted(ROOT.glob("src/rooms/*/text/%s.txt" % lang))]:
        for line in path.read_text(encoding="utf8").splitlines():
            m = re.match(r"([a-z0-9_.]+) = (.*)", line)
            if m:
                out[m.group(1)] = m.group(2)
    return out
