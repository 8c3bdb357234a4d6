"""Sums what pytest wrote about its tests: usage junit_sum.py [--per-database] FILE.xml…; its last line is 'N passed, N failed'."""
import sys
import xml.etree.ElementTree as tree

DATABASES = ("sqlite", "postgresql")


def main(words):
    per_database = "--per-database" in words
    passed = failed = 0
    by = dict.fromkeys(DATABASES, 0)
    for path in (w for w in words if not w.startswith("--")):
        try:
            cases = list(tree.parse(path).iter("testcase"))
        except (OSError, tree.ParseError):
            cases = []
        if not cases:
            print("no tests in", path)
            failed += 1
        for case in cases:
            # A test that is skipped proves nothing; one that fails in its teardown has two entries.
            bad = any(child.tag in ("failure", "error", "skipped") for child in case)
            failed += bad
            passed += not bad
            for name in DATABASES:
                by[name] += name in case.get("name", "").partition("[")[2]
    if per_database:
        print("per database: " + ", ".join("%s %d" % x for x in by.items()))
        if len(set(by.values())) != 1:
            print("FAILED: not the same number of tests on both databases")
            failed += 1
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


sys.exit(main(sys.argv[1:]))
