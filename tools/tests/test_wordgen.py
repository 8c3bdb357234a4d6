"""test_wordgen.py - word files: tables, both languages, names, and words nobody uses."""
import pytest

from conftest import ROOT


def make(work, indonesian, english):
    work.write("text/id.txt", "# id.txt - a test.\n" + indonesian)
    work.write("text/en.txt", "# en.txt - a test.\n" + english)
    return ("wordgen", "gen/words.h", "gen/words.c", "text/id.txt", "text/en.txt")


def test_words_are_found_and_filled(work):
    work.good(*make(work, "b.due = Paling lambat {date}\n  ({n} hari)\nb.two = a\\nb\nerr.x.y = Salah\na_b = A\n",
                    "b.due = By {date} ({n} days)\nb.two = \"a\"\\nb\nerr.x.y = Wrong\na_b = A??(\n"))
    work.write("main.c", r'''#include "core/words.h"
#include <stdio.h>
int
main(void)
{
	struct arena *a = arena_open(1 << 16);
	const struct word_arg args[] = {{"n", {"5", 1}}};
	str s = word_fill(a, LANG_ID, W_b_due, args, 1);

	printf("%.*s\n", (int)s.n, s.p);
	s = word(LANG_EN, W_a_b);
	printf("%.*s|%d|%d|%s\n", (int)s.n, s.p, word_find("err.", "x.y") == W_err_x_y, word_find("err.", "x") == WORD_NONE, word_key(W_b_two));
	for (int w = 1; w < WORD_COUNT; w++) {
		if (word_find("", word_key((enum word)w)) != (enum word)w)
			puts("lost");
	}
	printf("%d %zu\n", WORD_COUNT, word(LANG_ID, WORD_NONE).n);
	arena_close(a);
	return 0;
}
''')
    base = [str(f) for f in (ROOT / "src/base").glob("*.c") if not f.name.endswith("_test.c")]
    out = work.program("t", "main.c", "gen/words.c", f"{ROOT}/src/core/words.c", *base)
    assert out == "Paling lambat {date} (5 hari)\nA??(|1|1|b.two\n5 0\n"


BAD = [
    ("only Indonesian", "a.b = x\n", "", "text/id.txt:2: a.b is missing in English"),
    ("only English", "", "a.b = x\n", "text/en.txt:2: a.b is missing in Indonesian"),
    ("another name", "a.b = {n} x\n", "a.b = {m} x\n", "text/id.txt:2: a.b: {n} is missing in English"),
    ("a name too many", "a.b = x\n", "a.b = {m} x\n", "text/en.txt:2: a.b: {m} is missing in Indonesian"),
    ("a key twice", "a.b = x\na.b = y\n", "a.b = x\n", "text/id.txt:3: a.b stands already at text/id.txt:2"),
    ("capitals", "a.B = x\n", "", "text/id.txt:2: 'a.B' is not a key"),
    ("two dots", "a..b = x\n", "", "text/id.txt:2: 'a..b' is not a key"),
    ("no sentence", "a.b =\n", "", "text/id.txt:2: a.b has no sentence"),
    ("no equals sign", "a.b x\n", "", "text/id.txt:2: expected: key = sentence"),
    ("a line that goes on from nothing", " x\n", "", "text/id.txt:2: a line that begins with a blank"),
    ("a lone brace", "a.b = { x\n", "a.b = x\n", "text/id.txt:2: '{' must begin a {name}"),
    ("another escape", "a.b = a\\tb\n", "", "text/id.txt:2: '\\' stands only before n"),
    ("one name of C for two keys", "a.b = x\na_b = y\n", "a.b = x\na_b = y\n", "text/id.txt:3: a.b and a_b both become W_a_b"),
    ("prefix without dot", "# prefix used by code: err\n", "", "text/id.txt:2: expected: # prefix used by code: family."),
]


@pytest.mark.parametrize("why, indonesian, english, says", BAD, ids=[b[0] for b in BAD])
def test_bad_words_are_refused(work, why, indonesian, english, says):
    assert says in work.refused(*make(work, indonesian, english))
    assert not (work.path / "gen/words.h").exists()


def test_other_file_names_are_refused(work):
    work.write("text/de.txt", "# a.\n")
    assert "a word file is called id.txt or en.txt" in work.refused("wordgen", "gen/words.h", "gen/words.c", "text/de.txt")


def test_unused_words_and_unfilled_names_are_found(work):
    args = make(work, "# prefix used by code: err.\na.used = x\na.tpl = {n} y {who}\na.gone = z\nerr.q = e\n",
                "a.used = x\na.tpl = {n} y {who}\na.gone = z\nerr.q = e\n")
    work.write("x.c", "int x = W_a_used; int y = XW_a_gone; int z = W_a_gone_too;\n")
    work.write("x.html", "<p>{= a.tpl n=1 =}</p>\n<p>{= a.tpl n=1 who=2 =}</p>\n")
    said = work.refused("wordgen", "--check", *args[3:], "--", "x.c", "x.html")
    assert said.splitlines() == ["x.html:1: a.tpl: {who} is not filled", "text/id.txt:5: a.gone is used nowhere"]
    work.write("x.html", "<p>{= a.tpl n=1 who=2 =}{= a.gone =}</p>\n")
    work.good("wordgen", "--check", *args[3:], "--", "x.c", "x.html")
