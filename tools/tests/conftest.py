"""conftest.py - where the built generators are, and one way to run them on texts."""
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("TERANG_BUILD", ROOT / "build/release"))

WARNINGS = ("-std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes "
            "-Wwrite-strings -Wformat=2 -Wvla -Wswitch-enum -Wno-overlength-strings -Werror").split()


class Work:
    """A folder of files, and the generators run in it."""

    def __init__(self, path):
        self.path = path
        (path / "gen").mkdir()

    def write(self, name, text):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return name

    def read(self, name):
        return (self.path / name).read_text(encoding="utf-8")

    def run(self, tool, *args):
        """Exit code and standard error; no leak report, the generators end without giving memory back."""
        env = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}
        done = subprocess.run([str(BUILD / tool), *args], cwd=self.path, env=env, capture_output=True, text=True, timeout=60)
        return done.returncode, done.stderr

    def good(self, tool, *args):
        code, said = self.run(tool, *args)
        assert code == 0, said
        return said

    def refused(self, tool, *args):
        code, said = self.run(tool, *args)
        assert code == 1, f"code {code}: {said}"
        return said.strip()

    def compiles(self, name):
        """With every warning an error, against the headers of the product."""
        done = subprocess.run(["cc", *WARNINGS, "-I.", f"-I{ROOT}/src", "-fsyntax-only", name], cwd=self.path, capture_output=True,
                              text=True, timeout=60)
        assert done.returncode == 0, done.stderr

    def program(self, name, *sources, libs=()):
        """Links and runs a program; returns what it printed."""
        done = subprocess.run(["cc", *WARNINGS, "-I.", f"-I{ROOT}/src", "-o", f"{name}.exe", *sources, *libs], cwd=self.path,
                              capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        ran = subprocess.run([f"./{name}.exe"], cwd=self.path, capture_output=True, text=True, timeout=60)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout


@pytest.fixture
def work(tmp_path):
    return Work(tmp_path)
