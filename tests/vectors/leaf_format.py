"""The format of leaves, written from docs/public-log.md alone: a second mind beside src/core/leaf*.c.

Needs nothing but Python's own library, so that anybody can check a leaf with it:

    python3 tests/vectors/leaf_format.py FILE...      each file one leaf; prints its hash or why it is none
"""
import hashlib
import hmac
import json
import os
import re
import sys
import unicodedata

DOCS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs")
ROLES = ("warga petugas koordinator pimpinan ppid inspektorat ombudsman auditor asesor pegawai media admin sistem").split()
HOUR = 3600 * 1000


class Refused(Exception):
    """A leaf that is none; the first argument is a short code."""


def rows(name):
    lines = [x for x in open(os.path.join(DOCS, name), encoding="utf-8").read().split("\n") if x and x[0] != "#"]
    return [x.split("\t") for x in lines[1:]]


def words(cell):
    return [] if cell == "-" else cell.split(" ")


ACTS = {r[0]: (words(r[1]), words(r[2]), words(r[3])) for r in rows("leaf-acts.tsv")}
KINDS = {r[0]: r[1].split(" ") for r in rows("leaf-kinds.tsv")}

NUMBERED = r"[0-9]{4}-(?:[0-9]{6}|[1-9][0-9]{6,11})"
PARTS = {
    "<instansi>": r"[A-Z0-9]{2,8}",
    "<tahun>-<nomor>": NUMBERED,
    "<hari>": r"[0-9]{8}",
    "<acak>": r"[0-9A-HJKMNP-TV-Z]{26}",
    "<slug>": r"(?!" + NUMBERED + r"\Z)[a-z0-9][a-z0-9._-]{0,63}",
}


def form_regex(form):
    out = re.escape(form)
    for part, regex in PARTS.items():
        out = out.replace(re.escape(part), regex)
    return re.compile(out + r"\Z", re.ASCII)


FORMS = {kind: [form_regex(f) for f in forms if f != "*"] for kind, forms in KINDS.items()}
ANY = [f for forms in FORMS.values() for f in forms]


def ref_fits(kind, ref):
    forms = ANY + FORMS[kind] if "*" in KINDS[kind] else FORMS[kind]
    return len(ref) <= 80 and any(f.match(ref) for f in forms)


HASH = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
CODE = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}\Z", re.ASCII)
PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)*\Z", re.ASCII)


def need(ok, code):
    if not ok:
        raise Refused(code)


def whole(v):
    return isinstance(v, int) and not isinstance(v, bool) and 0 <= v < 2**53


def check(leaf):
    """Vocabulary and values of a leaf given as a dict."""
    need(set(leaf) <= set("abcdjknopqrstvx") | {"by"} and {"a", "by", "n", "r", "t", "v"} <= set(leaf), "leaf.json")
    for key, v in leaf.items():
        need(isinstance(v, dict if key in "cdj" and key != "by" else int if key in "ntv" else str), "leaf.json")
    need(leaf["v"] == 1 and leaf["v"] is not True, "leaf.json")
    need(leaf["a"] in ACTS, "leaf.act")
    must, may, fields = ACTS[leaf["a"]]
    need(leaf["by"] in ROLES and whole(leaf["n"]) and whole(leaf["t"]), "leaf.value")
    need((leaf["n"] == 0) == ("p" not in leaf), "leaf.key")
    for key in "bkp":
        need(key not in leaf or HASH.match(leaf[key]), "leaf.value")
    for key in "qsx":
        need(key not in leaf or CODE.match(leaf[key]), "leaf.value")
    need("o" not in leaf or (PATH.match(leaf["o"]) and len(leaf["o"]) <= 112), "leaf.value")
    for key, most in (("c", 6), ("d", 8), ("j", 40)):
        need(key not in leaf or 0 < len(leaf[key]) <= most, "leaf.json")
        for name, v in leaf.get(key, {}).items():
            good = {"c": lambda: isinstance(v, str) and HASH.match(v), "d": lambda: v is None or whole(v), "j": lambda: whole(v)}
            need(CODE.match(name) and good[key](), "leaf.value")
    need(ref_fits(leaf["a"].split(".")[0], leaf["r"]), "leaf.ref")
    secret = leaf["r"].startswith("RHS-")
    if secret:
        need(leaf["t"] % HOUR == 0, "leaf.secret")
        need(not any(key in leaf for key in "bko"), "leaf.secret")
        need(all(v is None or v % HOUR in (0, HOUR - 1000) for v in leaf.get("d", {}).values()), "leaf.secret")
    for key in "bcdjkoqsx":
        need(key not in leaf or key in must + may, "leaf.key")
        need(key in leaf or key not in must or (secret and key in "bko"), "leaf.key")
    need(set(leaf.get("c", {})) <= set(fields), "leaf.value")
    need(leaf["a"] != "survei.jawaban" or leaf["t"] % HOUR == 0, "leaf.secret")


def write(leaf):
    """The one encoding of a leaf."""
    check(leaf)
    data = json.dumps(leaf, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
    need(len(data) <= 1024, "leaf.size")
    return data


def read(data):
    need(len(data) <= 1024, "leaf.size")
    try:
        leaf = json.loads(data.decode("ascii"))
    except ValueError as e:
        raise Refused("leaf.json") from e
    need(isinstance(leaf, dict), "leaf.json")
    need(write(leaf) == data, "leaf.json")
    return leaf


def leaf_hash(data):
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root(hashes):
    """RFC 6962: the split is at the largest power of two below the number."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return node_hash(root(hashes[:k]), root(hashes[k:]))


def frontier(hashes):
    """Roots of the whole subtrees, the largest first."""
    out, at = [], 0
    for bit in reversed(range(len(hashes).bit_length())):
        if len(hashes) >> bit & 1:
            out.append(root(hashes[at:at + (1 << bit)]))
            at += 1 << bit
    return out


def salt(record_key, n, field):
    return hmac.new(record_key, b"terang/garam/v1\0%d\0" % n + field.encode(), hashlib.sha256).digest()


def commitment(salt_bytes, act, field, value):
    message = b"terang/komit/v1\0" + act.encode() + b"\0" + field.encode() + b"\0" + value
    return hmac.new(salt_bytes, message, hashlib.sha256).digest()


def text(s):
    """Canonical text."""
    return unicodedata.normalize("NFC", s.replace("\r\n", "\n").replace("\r", "\n")).encode()


def compound(v):
    """Canonical JSON of a compound value: texts canonical, keys sorted."""
    def canonical(x):
        if isinstance(x, str):
            return text(x).decode()
        if isinstance(x, dict):
            return {k: canonical(y) for k, y in x.items()}
        return [canonical(y) for y in x] if isinstance(x, list) else x
    return json.dumps(canonical(v), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def files(hashes):
    """Value of attachments."""
    return hashlib.sha256("".join(h + "\n" for h in sorted(hashes)).encode()).hexdigest().encode()


def main(paths):
    bad = 0
    for path in paths:
        with open(path, "rb") as f:
            data = f.read()
        try:
            read(data)
            print(leaf_hash(data).hex(), path)
        except Refused as e:
            print(e, path)
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
