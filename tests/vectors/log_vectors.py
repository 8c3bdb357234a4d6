"""Test vectors of the public log, computed by leaf_format.py and never by the C code.

    python3 tests/vectors/log_vectors.py          writes src/core/log_vectors.h, the tables of docs/public-log.md, seeds for the fuzzer
    python3 -m pytest tests/vectors               checks that both are what this script would write
"""
import hashlib
import os
import re

import leaf_format as lf

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
HEADER = os.path.join(ROOT, "src", "core", "log_vectors.h")
PAGE = os.path.join(ROOT, "docs", "public-log.md")
CORPUS = os.path.join(ROOT, "fuzz", "corpus", "leaf_fuzz")

KEY = bytes(range(32))
ACCOUNT = "AKUN-0123456789ABCDEFGHJKMNPQRS"
T0 = 1795289941123
HOUR0 = T0 - T0 % lf.HOUR
PROMISE = hashlib.sha256(b"a promise").hexdigest()
BYTES = hashlib.sha256(b"published bytes").hexdigest()

PERSON = {"nama": "Siti Rahayu", "akun": ACCOUNT}
TEXT = "Lampu jalan di Gang Mawar padam sejak 12 November."


def commit(leaf, **fields):
    """Adds c to a leaf: the values are canonical already."""
    leaf["c"] = {}
    for field, value in fields.items():
        leaf["c"][field] = lf.commitment(lf.salt(KEY, leaf["n"], field), leaf["a"], field, value).hex()
    return leaf


def leaves():
    """(why, leaf) of a small record and of every special case."""
    out = []

    def add(why, leaf):
        out.append((why, leaf))
        return lf.leaf_hash(lf.write(leaf)).hex()

    ref = "ADU-KCS-2026-004821"
    p = add("a complaint is received", commit(
        {"v": 1, "a": "aduan.diterima", "by": "warga", "n": 0, "r": ref, "t": T0, "o": "kcs.upipm", "q": "pengaduan_tbp",
         "s": "belum_terverifikasi", "k": PROMISE,
         "d": {"verifikasi": 1795625999000, "selesai": 1796921999000, "uu": 1800464399000}},
        isi=lf.text(TEXT), judul=lf.text("Lampu jalan padam"), rincian=lf.compound({"wilayah": "33.74.01.1001", "saluran": "web"})))
    p = add("it is verified: its first clock stops", commit(
        {"v": 1, "a": "aduan.diverifikasi", "by": "koordinator", "n": 1, "p": p, "r": ref, "t": T0 + 3600123, "o": "kcs.upipm",
         "s": "terverifikasi", "d": {"verifikasi": None}}, pelaku=lf.compound(PERSON)))
    p = add("a clock code of the system, no commitment", {"v": 1, "a": "aduan.tenggat-lewat", "by": "sistem", "n": 2, "p": p,
            "r": ref, "t": T0 + 9 * 86400000, "o": "kcs.dishub", "x": "selesai"})
    add("the record is erased under a leaf", {"v": 1, "a": "data.dihapus", "by": "admin", "n": 3, "p": p, "r": ref,
        "t": T0 + 10 * 86400000, "j": {"berkas": 2, "rekaman": 1}, "x": "uu27-pasal-8"})
    add("confidential: hour only, no o, no k, a deadline at the end of a day", commit(
        {"v": 1, "a": "aduan.diterima", "by": "warga", "n": 0, "r": "RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FGY", "t": HOUR0,
         "q": "pengaduan_bp", "s": "belum_terverifikasi", "d": {"verifikasi": 1795625999000, "selesai": None, "uu": HOUR0}},
        isi=lf.text("Petugas meminta uang.")))
    add("whistleblower: always sealed", commit({"v": 1, "a": "wbs.pesan", "by": "inspektorat", "n": 4, "p": BYTES,
        "r": "RHS-00000000000000000000000000", "t": HOUR0}, isi=lf.text("Pesan")))
    add("an imported case", commit({"v": 1, "a": "aduan.impor", "by": "sistem", "n": 0, "r": "ADU-KCS-2019-000001", "t": T0,
        "o": "kcs", "s": "selesai", "j": {"baris": 17}},
        sel=lf.compound([["case_enquiry_id", "101001"], ["open_dt", "2015-01-01 00:12:00"]])))
    add("a standard takes effect", {"v": 1, "a": "standar.terbit", "by": "pimpinan", "n": 0, "r": "STD-KCS-ktp-el",
        "t": T0, "o": "kcs", "b": BYTES, "j": {"versi": 1}, "k": PROMISE, "d": {"reviu": 1827000000000}})
    add("an agency's rules", {"v": 1, "a": "aturan.terbit", "by": "admin", "n": 2, "p": PROMISE, "r": "ATURAN-KCS", "t": T0,
        "b": BYTES, "j": {"versi": 1}})
    add("an answer to a survey, told by the hour", commit({"v": 1, "a": "survei.jawaban", "by": "warga", "n": 900, "p": PROMISE,
        "r": "SKM-KCS-2026.tw4", "t": HOUR0}, jawaban=lf.compound([4, 3, 4, 4, 3, 4, 4, 4, 3])))
    add("a role on a random reference", {"v": 1, "a": "peran.beri", "by": "admin", "n": 0, "r": ACCOUNT, "t": T0,
        "o": "kcs.dishub", "q": "petugas", "d": {"sampai": 1827000000000}})
    add("a day seal", {"v": 1, "a": "rekap.harian", "by": "sistem", "n": 0, "r": "REKAP-KCS-20261121", "t": T0,
        "j": {"aduan.proses": 31, "aduan.selesai": 4810, "masuk.aduan": 23, "masuk-rahasia.aduan": 1}})
    add("a suggestion for an SOP bears a number, the SOP a slug", commit({"v": 1, "a": "sop-usul.diterima", "by": "pegawai",
        "n": 0, "r": "SOP-KCS-2026-000012", "t": T0, "o": "kcs", "s": "diajukan"}, induk=b"SOP-KCS-antrean"))
    add("the largest numbers", {"v": 1, "a": "kunci.ganti", "by": "sistem", "n": 2**53 - 1, "p": PROMISE, "r": "LOG-kunci",
        "t": 2**53 - 1, "b": BYTES, "j": {"ukuran": 2**53 - 1}})
    add("a number past six digits", {"v": 1, "a": "aduan.sebab", "by": "petugas", "n": 1, "p": PROMISE,
        "r": "ADU-KEMENTRI-2026-1000000", "t": 0, "x": "sarana_rusak"})
    return out


BASE = {"v": 1, "a": "aduan.sebab", "by": "petugas", "n": 1, "p": PROMISE, "r": "ADU-KCS-2026-000001", "t": T0, "x": "alat"}


def changed(**more):
    """The base leaf with members changed (None: taken away), encoded without any check."""
    leaf = {**BASE, **more}
    leaf = {k: v for k, v in leaf.items() if v is not None}
    return lf.json.dumps(leaf, sort_keys=True, separators=(",", ":")).encode()


def refusals():
    """(code, why, bytes) that no reader may take."""
    base = lf.write(BASE)
    secret = {"a": "aduan.sebab", "r": "RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FGY", "t": HOUR0}
    received = leaves()[0][1]

    def no(leaf, *gone):
        return {**{k: None for k in BASE}, **{k: v for k, v in leaf.items() if k not in gone}}

    return [
        ("leaf.json", "nothing at all", b""),
        ("leaf.json", "an empty object", b"{}"),
        ("leaf.json", "no object", b"[]"),
        ("leaf.json", "null", b"null"),
        ("leaf.json", "a blank in front", b" " + base),
        ("leaf.json", "a line end after it", base + b"\n"),
        ("leaf.json", "a blank after a colon", base.replace(b'"n":1', b'"n": 1')),
        ("leaf.json", "a blank after a comma", base.replace(b',"n"', b', "n"')),
        ("leaf.json", "a byte order mark", b"\xef\xbb\xbf" + base),
        ("leaf.json", "a second leaf after it", base + base),
        ("leaf.json", "cut off", base[:-1]),
        ("leaf.json", "a comma before the end", base[:-1] + b",}"),
        ("leaf.json", "a comma first", b"{," + base[1:]),
        ("leaf.json", "two commas", base.replace(b',"n"', b',,"n"')),
        ("leaf.json", "keys not sorted", b'{"by":"petugas","a":"aduan.sebab"' + base[base.index(b',"n"'):]),
        ("leaf.json", "a key twice, alike", base.replace(b'"n":1', b'"n":1,"n":1')),
        ("leaf.json", "a key twice, unlike", base.replace(b'"n":1', b'"n":1,"n":2')),
        ("leaf.json", "an unknown key", base.replace(b',"x"', b',"w":"a","x"')),
        ("leaf.json", "an escape that says the same", base.replace(b"sebab", b"s\\u0065bab")),
        ("leaf.json", "an escaped slash", base.replace(b"ADU-", b"ADU\\/")),
        ("leaf.json", "single quotes", base.replace(b'"', b"'")),
        ("leaf.json", "a number as text", base.replace(b'"n":1', b'"n":"1"')),
        ("leaf.json", "a text as number", base.replace(b'"x":"alat"', b'"x":1')),
        ("leaf.json", "a leading zero", base.replace(b'"n":1', b'"n":01')),
        ("leaf.json", "minus zero", base.replace(b'"n":1', b'"n":-0')),
        ("leaf.json", "a negative number", base.replace(b'"n":1', b'"n":-1')),
        ("leaf.json", "a plus sign", base.replace(b'"n":1', b'"n":+1')),
        ("leaf.json", "a fraction", base.replace(b'"n":1', b'"n":1.0')),
        ("leaf.json", "an exponent", base.replace(b'"n":1', b'"n":1e0')),
        ("leaf.json", "true for a number", base.replace(b'"n":1', b'"n":true')),
        ("leaf.json", "null for a text", base.replace(b'"alat"', b"null")),
        ("leaf.json", "a number of 20 digits", base.replace(b'"n":1', b'"n":18446744073709551617')),
        ("leaf.json", "an empty text", base.replace(b'"alat"', b'""')),
        ("leaf.json", "a blank in a text", base.replace(b"alat", b"al at")),
        ("leaf.json", "a byte above 127", base.replace(b"alat", b"al\xc3\xa1t")),
        ("leaf.json", "a NUL in a text", base.replace(b"alat", b"al\0t")),
        ("leaf.json", "another version", base.replace(b'"v":1', b'"v":2')),
        ("leaf.json", "no version", base.replace(b',"v":1', b"")),
        ("leaf.json", "no n", changed(n=None, p=None)),
        ("leaf.json", "no t", changed(t=None)),
        ("leaf.json", "an empty list of commitments", changed(c={})),
        ("leaf.json", "a list of deadlines that is an array", changed(d=[])),
        ("leaf.json", "deadlines not sorted", lf.write(received).replace(b'"d":{"selesai":1796921999000,"uu":1800464399000,', b'"d":{"uu":1800464399000,"selesai":1796921999000,')),
        ("leaf.json", "a list twice", lf.write(received).replace(b',"k":', b',"d":{"selesai":1},"k":')),
        ("leaf.json", "null for a commitment", changed(c={"isi": None})),
        ("leaf.json", "seven commitments", changed(c={x: PROMISE for x in "abcdefg"})),
        ("leaf.json", "nine deadlines", changed(a="aduan.jeda", d={x: 1 for x in "abcdefghi"})),
        ("leaf.act", "an act nobody knows", changed(a="aduan.lupa")),
        ("leaf.act", "a kind without an act", changed(a="aduan")),
        ("leaf.act", "an act in capitals", changed(a="Aduan.sebab")),
        ("leaf.act", "no act", changed(a=None)),
        ("leaf.value", "a role nobody knows", changed(by="camat")),
        ("leaf.value", "no role", changed(by=None)),
        ("leaf.value", "n of 2^53", changed(n=2**53)),
        ("leaf.value", "t of 2^53", changed(t=2**53)),
        ("leaf.value", "a hash in capitals", changed(p=PROMISE.upper())),
        ("leaf.value", "a hash cut off", changed(p=PROMISE[:-1])),
        ("leaf.value", "a reason in capitals", changed(x="Alat")),
        ("leaf.value", "a reason with a sign first", changed(x="-alat")),
        ("leaf.value", "a reason of 41 bytes", changed(x="a" * 41)),
        ("leaf.value", "a colon in a reason", changed(x="alat:rusak")),
        ("leaf.value", "a unit path with an empty name", changed(o="kcs..dishub")),
        ("leaf.value", "a unit path that ends with a dot", changed(o="kcs.")),
        ("leaf.value", "a unit path of 113 bytes", changed(o="a" * 113)),
        ("leaf.value", "a commitment that is no hash", changed(c={"isi": "abc"})),
        ("leaf.value", "a field the act has not", changed(c={"judul": PROMISE})),
        ("leaf.value", "a clock in capitals", changed(a="aduan.jeda", d={"Selesai": 1})),
        ("leaf.value", "a count of 2^53", changed(a="aduan.dukungan-rekap", x=None, j={"jumlah": 2**53})),
        ("leaf.key", "act 1 without the act before it", changed(p=None)),
        ("leaf.key", "act 0 with an act before it", changed(n=0)),
        ("leaf.key", "a reason is wanted", changed(x=None)),
        ("leaf.key", "a promise is not wanted", changed(k=PROMISE)),
        ("leaf.key", "published bytes are not wanted", changed(b=BYTES)),
        ("leaf.key", "counts are not wanted", changed(j={"jumlah": 1})),
        ("leaf.key", "a complaint without its class", changed(**no(received, "q"))),
        ("leaf.key", "a complaint without its promise", changed(**no(received, "k"))),
        ("leaf.key", "a complaint without its deadlines", changed(**no(received, "d"))),
        ("leaf.key", "a complaint without its state", changed(**no(received, "s"))),
        ("leaf.key", "a complaint without a commitment", changed(**no(received, "c"))),
        ("leaf.key", "an import with a deadline", changed(a="aduan.impor", n=0, p=None, x=None, o="kcs", s="selesai", c={"sel": PROMISE}, d={"selesai": 1})),
        ("leaf.ref", "no reference", changed(r=None)),
        ("leaf.ref", "the number of another kind", changed(r="PMH-KCS-2026-000001")),
        ("leaf.ref", "a number of five digits", changed(r="ADU-KCS-2026-00001")),
        ("leaf.ref", "a number of seven digits that begins with zero", changed(r="ADU-KCS-2026-0000001")),
        ("leaf.ref", "a year of two digits", changed(r="ADU-KCS-26-000001")),
        ("leaf.ref", "an agency in small letters", changed(r="ADU-kcs-2026-000001")),
        ("leaf.ref", "an agency of one letter", changed(r="ADU-K-2026-000001")),
        ("leaf.ref", "an agency of nine letters", changed(r="ADU-KCSKCSKCS-2026-000001")),
        ("leaf.ref", "something after the number", changed(r="ADU-KCS-2026-000001-2")),
        ("leaf.ref", "a random reference of 25 characters", changed(**{**secret, "r": secret["r"][:-1]})),
        ("leaf.ref", "a random reference with an O", changed(**{**secret, "r": secret["r"][:-1] + "O"})),
        ("leaf.ref", "an SOP that looks like a number", changed(a="sop.tautan", r="SOP-KCS-2026-000001")),
        ("leaf.ref", "a slug in capitals", changed(a="standar.tautan", r="STD-KCS-KTP")),
        ("leaf.ref", "a slug of 65 bytes", changed(a="standar.tautan", r="STD-KCS-" + "a" * 65)),
        ("leaf.ref", "a day that is none", changed(a="rekap.harian", x=None, j={"aduan.proses": 1}, r="REKAP-KCS-2026112")),
        ("leaf.ref", "a whistleblower's case with a number", changed(a="wbs.sebab", r="WBS-KCS-2026-000001")),
        ("leaf.secret", "confidential, with minutes", changed(**{**secret, "t": HOUR0 + 60000})),
        ("leaf.secret", "confidential, with a unit", changed(**{**secret, "o": "kcs"})),
        ("leaf.secret", "confidential, with a promise", changed(**{**secret, "a": "aduan.kelas", "q": "wbs", "k": PROMISE})),
        ("leaf.secret", "confidential, with a deadline at a minute", changed(**{**secret, "a": "aduan.jeda", "d": {"selesai": HOUR0 + 60000}})),
        ("leaf.secret", "a survey's answer with minutes", changed(a="survei.jawaban", x=None, by="warga", r="SKM-KCS-tw4", c={"jawaban": PROMISE}, t=HOUR0 + 1)),
        ("leaf.size", "1,025 bytes", base + b" " * (1025 - len(base))),
    ]


COMMITMENTS = [
    ("plain text", KEY, 0, "aduan.diterima", "isi", lf.text(TEXT)),
    ("the same text in another act", KEY, 1, "aduan.keterangan", "isi", lf.text(TEXT)),
    ("empty text", KEY, 0, "aduan.diterima", "judul", b""),
    ("a number", KEY, 12, "aduan.dinilai", "nilai", b"5"),
    ("text in NFC with LF", bytes(32), 0, "aduan.diterima", "isi", lf.text("Re\u0301sume\u0301\r\nbaris dua\rbaris tiga")),
    ("who did it", b"\xff" * 32, 9007199254740991, "aduan.diverifikasi", "pelaku", lf.compound(PERSON)),
    ("attachments", KEY, 3, "aduan.tanggapan", "lampiran", lf.files([BYTES, PROMISE])),
]

TEXTS = [
    ("plain ASCII stays", "Jalan rusak"),
    ("CR LF and CR become LF", "a\r\nb\rc\n\r\n"),
    ("e and acute become one", "cafe\u0301"),
    ("already composed stays", "caf\u00e9"),
    ("Javanese and emoji stay", "\ua9b2\ua9ba \U0001f6a7"),
    ("order of marks", "q\u0307\u0323"),
    ("Angstrom sign becomes a letter", "\u212b"),
    ("Hangul is composed", "\u1112\u1161\u11ab"),
    ("a composition that is excluded falls apart", "\u0958"),
    ("compatibility letters stay", "\ufb01 \u2460"),
]

COMPOUNDS = [
    ("keys are sorted", '{"akun","nama"}', {"nama": "Siti", "akun": "AKUN-1"}),
    ("escapes", '{"nama"}', {"nama": 'a"b\\c/d\b\f\n\t\x01\x1f\x7f'}),
]


def trees():
    """Leaves of the tree vectors of Certificate Transparency, and the root after each."""
    data = [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"\x40\x41\x42\x43", bytes(range(0x50, 0x58)), bytes(range(0x60, 0x70))]
    hashes = [lf.leaf_hash(x) for x in data]
    return [(None if n == 0 else data[n - 1], lf.root(hashes[:n]), b"".join(lf.frontier(hashes[:n]))) for n in range(9)]


def long_tree():
    """Root and frontier of leaves "0" to "1499": larger sizes than anyone works out by hand."""
    hashes = [lf.leaf_hash(b"%d" % i) for i in range(1500)]
    return [(n, lf.root(hashes[:n])) for n in (9, 255, 256, 257, 1000, 1023, 1024, 1025, 1500)]


def c_text(data):
    out = ""
    for b in data:
        ch = chr(b)
        out += "\\" + ch if ch in '"\\' else ch if 0x20 <= b < 0x7f and ch != "?" else "\\%03o" % b
    return '"' + out + '"'


def c_str(data):
    return "{%s, %d}" % (c_text(data), len(data))


def header():
    out = ["/* log_vectors.h - test vectors of the public log, made by tests/vectors/log_vectors.py from the text of",
           " * docs/public-log.md, never from our code. Do not edit. */",
           "#ifndef CORE_LOG_VECTORS_H", "#define CORE_LOG_VECTORS_H", "", '#include "base/base.h"', ""]

    def table(name, members, body):
        out.append("static const struct {")
        out.extend("\t%s;" % m for m in members)
        out.append("} %s[] = {" % name)
        out.extend("\t{%s}," % ", ".join(row) for row in body)
        out.extend(["};", ""])

    table("vector_leaves", ["const char *why", "str bytes", "const char *hash"],
          [['"%s"' % why, c_str(lf.write(leaf)), '"%s"' % lf.leaf_hash(lf.write(leaf)).hex()] for why, leaf in leaves()])
    table("vector_refusals", ["const char *code, *why", "str bytes"],
          [['"%s"' % code, '"%s"' % why, c_str(data)] for code, why, data in refusals()])
    table("vector_commitments", ["const char *why, *key", "int64_t n", "const char *act, *field", "str value", "const char *salt, *commitment"],
          [['"%s"' % why, '"%s"' % key.hex(), "INT64_C(%d)" % n, '"%s"' % act, '"%s"' % field, c_str(value),
            '"%s"' % lf.salt(key, n, field).hex(), '"%s"' % lf.commitment(lf.salt(key, n, field), act, field, value).hex()]
           for why, key, n, act, field, value in COMMITMENTS])
    table("vector_texts", ["const char *why", "str typed, canonical"],
          [['"%s"' % why, c_str(s.encode()), c_str(lf.text(s))] for why, s in TEXTS])
    table("vector_escapes", ["str text, json"],
          [[c_str(s.encode()), c_str(lf.compound(s))] for s in ("", "a", 'a"b\\c/d', "\b\f\n\t", "\x01\x1f\x7f", "\u00e9\u2028\U0001f6a7")])
    table("vector_trees", ["bool first", "str leaf", "const char *root, *frontier"],
          [["true" if d is None else "false", c_str(d or b""), '"%s"' % r.hex(), '"%s"' % f.hex()] for d, r, f in trees()])
    table("vector_long_trees", ["int64_t size", "const char *root"], [["%d" % n, '"%s"' % r.hex()] for n, r in long_tree()])
    out.extend(["/* commit_files of the two hashes, and commit_actor of the account and name. */",
                "static const str vector_files = %s;" % c_str(lf.files([BYTES, PROMISE])),
                'static const char *const vector_file_hashes[] = {"%s", "%s"};' % (BYTES, PROMISE),
                "static const str vector_actor = %s;" % c_str(lf.compound(PERSON)),
                "static const char *const vector_actor_parts[] = {%s, %s};" % (c_text(ACCOUNT.encode()), c_text(PERSON["nama"].encode())),
                "", "#endif", ""])
    return "\n".join(out)


def page_tables():
    out = ["All values below are written by `tests/vectors/log_vectors.py` and checked by the C tests and by that script.", "",
           "**Leaf bytes, then the leaf hash** (no line end belongs to the bytes)", ""]
    for why, leaf in leaves()[:5]:
        data = lf.write(leaf)
        out += [why[0].upper() + why[1:] + ":", "```", data.decode(), lf.leaf_hash(data).hex(), "```"]
    out += ["", "**K_r, salt, commitment** (values in hexadecimal)", "",
            "| what | K_r | n | a | field | value | salt | commitment |", "|---|---|---|---|---|---|---|---|"]
    for why, key, n, act, field, value in COMMITMENTS:
        s = lf.salt(key, n, field)
        out.append("| %s | `%s` | %d | %s | %s | %s | `%s` | `%s` |" % (why, key.hex(), n, act, field,
                   "`%s`" % value.hex() if value else "(empty)", s.hex(), lf.commitment(s, act, field, value).hex()))
    out += ["", "**Roots** (leaf = bytes in hexadecimal; root once that leaf is in)", "", "| size | last leaf | root |", "|---|---|---|"]
    for n, (data, r, _) in enumerate(trees()):
        out.append("| %d | %s | `%s` |" % (n, "-" if data is None else "`%s`" % data.hex() if data else "(empty)", r.hex()))
    return "\n".join(out)


MARKS = re.compile(r"(<!-- vectors -->\n).*?(\n<!-- /vectors -->)", re.S)


def page():
    with open(PAGE, encoding="utf-8") as f:
        return MARKS.sub(lambda m: m.group(1) + page_tables() + m.group(2), f.read())


def main():
    text = page()
    with open(HEADER, "w", encoding="utf-8") as f:
        f.write(header())
    with open(PAGE, "w", encoding="utf-8") as f:
        f.write(text)
    os.makedirs(CORPUS, exist_ok=True)
    for n, (_, leaf) in enumerate(leaves()):
        with open(os.path.join(CORPUS, "leaf-%02d" % n), "wb") as f:
            f.write(lf.write(leaf))


if __name__ == "__main__":
    main()
