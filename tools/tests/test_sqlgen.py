"""test_sqlgen.py - statements: what is made of good ones, and the sentence for each bad one."""
import pytest

GOOD = """-- t_queries.sql - a test.
--@ case_late many
--@ in  unit unit_id?
--@ in  since day
--@ in  max_rows int
--@ out id case_id
--@ out title text?
--@ out due day?
--@ out at instant
--@ out secret bool
--@ out score int?
--@ out parent case_id?
--@ out sealed blob
-- Late cases of a unit; index case_by_unit.
SELECT id, title, due, at, secret, score, parent, sealed FROM c
 WHERE unit_id = :unit AND due < :since AND x <> 'a:b;' -- ; not the end: :no
 LIMIT :max_rows /*pg FOR UPDATE */;

--@ case_drop none
--@ in id case_id
--@ count
-- Drops one.
DELETE FROM c WHERE id = :id OR parent = :id;

--@ case_one one
--@ in sealed blob?
--@ out id case_id
-- One.
SELECT id FROM c WHERE sealed = :sealed;

--@ case_may maybe
--@ in at instant?
--@ in n int?
--@ in d day?
--@ in b bool
--@ out id case_id
-- Perhaps one.
SELECT id FROM c WHERE at = :at AND n = :n AND d = :d AND b = :b;
"""


def test_good_statements_become_typed_functions(work):
    work.write("t_queries.sql", GOOD)
    work.good("sqlgen", "t_queries.sql", "gen/t_queries.h", "gen/t_queries.c")
    work.compiles("gen/t_queries.c")
    header, source = work.read("gen/t_queries.h"), work.read("gen/t_queries.c")
    assert ("case_late(struct db *db, struct arena *a, unit_id unit, day since, int64_t max_rows, "
            "struct case_late_rows *out)") in header
    assert "case_drop(struct db *db, struct arena *a, case_id id, int64_t *changed)" in header
    assert "case_may(struct db *db, struct arena *a, instant at, int64_t n, day d, bool b, bool *found, struct case_may_row *out)" in header
    assert "/* Late cases of a unit; index case_by_unit. */" in header
    # SQLite numbers, PostgreSQL numbers with their type; a name used twice is one parameter.
    assert "id = ?1 OR parent = ?1" in source
    assert "id = $1::bigint OR parent = $1::bigint" in source
    assert "sealed = $1::bytea" in source
    assert "x <> 'a:b;'" in source
    assert source.count("FOR UPDATE") == 1
    assert "not the end" not in source
    assert "? NO_DAY : (day)" in source and "? NO_INT : db_int" in source and "? (case_id){0} : (case_id)" in source


def test_registry_lists_every_statement(work):
    work.write("t_queries.sql", GOOD)
    work.write("u_queries.sql", "-- u.\n--@ u_all many\n--@ out id int\n-- All.\n-- scan: three rows\nSELECT id FROM u LIMIT 5;\n")
    work.good("sqlgen", "--all", "gen/sql_all.h", "gen/sql_all.c", "t_queries.sql", "u_queries.sql")
    work.compiles("gen/sql_all.c")
    source = work.read("gen/sql_all.c")
    assert '"t_queries.sql", 2, "Kdi", "kTDmbIKx", "id title due at secret score parent sealed", NULL}' in source
    assert '"u_queries.sql", 2, "", "i", "id", "three rows"}' in source
    assert "sql_all_count = 5" in source


def test_a_name_stands_once(work):
    one = "-- t.\n--@ a_b none\n-- Does.\nDELETE FROM c;\n"
    work.write("t_queries.sql", one)
    work.write("u_queries.sql", one)
    said = work.refused("sqlgen", "--all", "gen/sql_all.h", "gen/sql_all.c", "t_queries.sql", "u_queries.sql")
    assert said == "u_queries.sql:2: a_b: a statement of this name stands in another file or above"


def test_use_adds_a_header(work):
    work.write("t_queries.sql", "-- t.\n--@ use rooms/x/x.h\n--@ a_b none\n-- Does.\nDELETE FROM c;\n")
    work.good("sqlgen", "t_queries.sql", "gen/t_queries.h", "gen/t_queries.c")
    assert '#include "rooms/x/x.h"' in work.read("gen/t_queries.h")


def test_same_output_is_not_written_again(work):
    work.write("t_queries.sql", GOOD)
    args = ("sqlgen", "t_queries.sql", "gen/t_queries.h", "gen/t_queries.c")
    work.good(*args)
    before = (work.path / "gen/t_queries.h").stat().st_mtime_ns
    work.good(*args)
    assert (work.path / "gen/t_queries.h").stat().st_mtime_ns == before


BAD = [
    ("rows of another kind", "--@ x some\n", "2: x: 'some' is not one of one, many, maybe, none, each"),
    ("no rows at all", "--@ x\n", "2: expected: --@ NAME one|many|maybe|none|each"),
    ("a field before the name", "--@ in x int\n", "2: expected: --@ NAME one|many|maybe|none|each"),
    ("unknown type", "--@ x one\n--@ in a_b float\n", "3: x: unknown type 'float'"),
    ("bool cannot be NULL", "--@ x one\n--@ in yes bool?\n", "3: x: a bool cannot be nullable; use int?"),
    ("a field twice", "--@ x one\n--@ in n int\n--@ in n int\n", "4: x: n is declared twice"),
    ("a name of the function's own", "--@ x one\n--@ in db int\n", "3: x: the name 'db' is taken"),
    ("a word of C", "--@ x one\n--@ in default int\n", "3: x: the name 'default' is taken"),
    ("no comment", "--@ x none\nDELETE FROM c;\n", "2: x: say in a '-- ' line what it means"),
    ("undeclared parameter", "--@ x none\n-- D.\nDELETE FROM c\n WHERE id = :id;\n", "5: x: parameter :id is not declared"),
    ("unused parameter", "--@ x none\n--@ in id int\n-- D.\nDELETE FROM c;\n", "2: x: parameter id is declared and never used"),
    ("parameter of one database", "--@ x none\n--@ in id int\n-- D.\nDELETE FROM c /*pg WHERE id = :id */;\n",
     "2: x: parameter id is used on one database only"),
    ("list without limit", "--@ x many\n--@ out id int\n-- D.\nSELECT id FROM c;\n", "2: x: a list without LIMIT"),
    ("a column called limit is no limit", "--@ x many\n--@ out id int\n-- D.\nSELECT id FROM c WHERE t = 'limit';\n",
     "2: x: a list without LIMIT"),
    ("none with out", "--@ x none\n--@ out id int\n-- D.\nDELETE FROM c;\n", "2: x: none returns nothing"),
    ("one without out", "--@ x one\n-- D.\nSELECT 1;\n", "2: x: needs at least one --@ out"),
    ("count of rows that are read", "--@ x one\n--@ out id int\n--@ count\n-- D.\nSELECT 1;\n", "2: x: --@ count goes with none only"),
    ("no semicolon", "--@ x none\n-- D.\nDELETE FROM c\n", "4: x: statement has no ';'"),
    ("forgotten semicolon", "--@ x none\n-- D.\nDELETE FROM c\n--@ y none\n", "5: x: --@ lines stand before"),
    ("two statements", "--@ x none\n-- D.\nDELETE FROM c; DELETE FROM d;\n", "4: x: one statement per block"),
    ("statement without a name", "DELETE FROM c;\n", "2: a statement without a --@ NAME line before it"),
    ("a comment of C", "--@ x none\n-- D.\nDELETE /* all */ FROM c;\n", "4: x: only /*pg … */ and /*sqlite … */"),
    ("a part never closed", "--@ x none\n-- D.\nDELETE /*pg FROM c;\n", "4: x: '/*' is never closed"),
    ("a cast of PostgreSQL", "--@ x none\n-- D.\nDELETE FROM c WHERE id = '1'::int;\n", "4: x: '::' is PostgreSQL's own"),
    ("an unnamed parameter", "--@ x none\n-- D.\nDELETE FROM c WHERE id = ?;\n", "4: x: '?' cannot stand in a statement"),
    ("an open quote", "--@ x none\n-- D.\nDELETE FROM c WHERE id = 'a;\n;\n", "x: a quote is never closed"),
    ("use in the middle", "--@ x none\n--@ use a/b.h\n", "3: --@ use stands at the top"),
    ("nothing", "", "no --@ block in this file"),
]


@pytest.mark.parametrize("why, text, says", BAD, ids=[b[0] for b in BAD])
def test_bad_statements_are_refused(work, why, text, says):
    work.write("bad_queries.sql", "-- bad_queries.sql - a bad one.\n" + text)
    said = work.refused("sqlgen", "bad_queries.sql", "gen/x.h", "gen/x.c")
    assert said.startswith("bad_queries.sql:")
    assert says in said
    assert not (work.path / "gen/x.h").exists(), "nothing is written from a bad file"
