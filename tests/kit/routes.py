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


def sentences(lang):
    """Key -> sentence, of all word files of a language."""
    out = {}
    for path in [ROOT / "src/core/text" / (lang + ".txt"), *sorted(ROOT.glob("src/rooms/*/text/%s.txt" % lang))]:
        for line in path.read_text(encoding="utf8").splitlines():
            m = re.match(r"([a-z0-9_.]+) = (.*)", line)
            if m:
                out[m.group(1)] = m.group(2)
    return out
