"""test_htmlgen.py - templates: what good ones write, and that what cannot be made safe is refused."""
import pytest

from conftest import ROOT

HEAD = "{# t.html - a test. #}\n{@ t_view t.h @}\n"

VIEW = """#include "base/base.h"
#include "gen/words.h"
struct t_row { int64_t id; str title; day due; };
struct t_rows { const struct t_row *at; size_t n; };
struct t_view { str name; str address; int64_t n; bool on; enum word label; struct t_rows rows; };
"""

GOOD = HEAD + """<h1 class="{{ v->name }}">{= t.title =}</h1>
{% if v->n > 0 || v->on %}
	<p>{= t.count n=v->n|count who=v->name =} &mdash; {{ v->label | word }}</p>
{% elif v->on %}
	<p>{{ v->n | int }}</p>
{% else %}
	<p>B</p>
{% end %}
<ul>
{% for r in v->rows %}
	<li><a href="/aduan/{{ r->id | int }}#n{{ i_r | int }}"{% if r->id > 1 %} class="x {{ r->title }}"{% else %} hidden{% end %}>{{ r->title }}</a></li>
{% end %}
</ul>
<a href="{{ v->address | url }}">A</a><a href="{{ v->address | path }}?q={{ v->name }}" title="{= t.title =}">B</a>
<a href="#n{{ v->n | int }}">C</a><a href="?q={{ v->name }}">D</a>
<input value="{{ v->name }}" aria-label="{= t.title =}" data-x="{{ v->name }}"{% if v->on %} checked{% end %}>
<pre>
  exact words
</pre>
<script src="/aset/x.js" defer></script>
<p>{{ v->rows.at[0].due | day }}</p>
"""

MAIN = """#include "gen/t_html.h"
#include "core/words.h"
#include <stdio.h>
static const struct t_row rows[] = {{1, {"<b>", 3}, {20000}}, {2, {"\\"'&", 3}, {20001}}};
int
main(void)
{
	struct html h = {.out = {.arena = arena_open(1 << 20)}, .lang = LANG_EN, .zone = ZONE_WIB};
	const struct t_view v = {{"<i>", 3}, {"javascript:x", 12}, 1284, true, W_t_title, {rows, 2}};

	t_html(&h, &v);
	str s = buf_done(&h.out);

	printf("%.*s", (int)s.n, s.p);
	arena_close(h.out.arena);
	return 0;
}
"""


def words(work):
    work.write("text/id.txt", "# a.\nt.title = Judul\nt.count = {n} dari {who}\n")
    work.write("text/en.txt", "# a.\nt.title = Title & more\nt.count = {who} has {n}\n")
    work.good("wordgen", "gen/words.h", "gen/words.c", "text/id.txt", "text/en.txt")


def test_good_template_writes_escaped_html(work):
    words(work)
    work.write("t.h", VIEW)
    work.write("t.html", GOOD)
    work.write("main.c", MAIN)
    work.good("htmlgen", "t.html", "gen/t_html.h", "gen/t_html.c")
    base = [str(f) for f in (ROOT / "src/base").glob("*.c") if not f.name.endswith("_test.c")]
    out = [str(f) for f in (ROOT / "src/out").glob("html*.c") if not f.name.endswith("_test.c")]
    out += [str(f) for f in (ROOT / "src/out").glob("date*.c") if not f.name.endswith("_test.c")]
    page = work.program("t", "main.c", "gen/t_html.c", "gen/words.c", f"{ROOT}/src/core/words.c", *out, *base)
    assert '<h1 class="&lt;i&gt;">Title &amp; more</h1>' in page
    assert "<p>&lt;i&gt; has 1,284 &mdash; Title &amp; more</p>" in page
    assert '<li><a href="/aduan/1#n0" hidden>&lt;b&gt;</a></li>' in page
    assert '<li><a href="/aduan/2#n1" class="x &quot;&#39;&amp;">' in page
    assert '<a href="#">A</a>' in page, "an address that would run is not written"
    assert '<a href="#n1284">C</a><a href="?q=&lt;i&gt;">D</a>' in page
    assert "<pre>\n  exact words\n</pre>" in page
    assert "\n\t<" not in page, "indentation is left out"
    assert "\n\n" not in page


def test_call_and_unused_view(work):
    words(work)
    work.write("t.h", VIEW + "struct other_view { int n; };\n")
    work.write("t.html", HEAD + "{% call other &(struct other_view){1} %}\n")
    work.good("htmlgen", "t.html", "gen/t_html.h", "gen/t_html.c")
    source = work.read("gen/t_html.c")
    assert "void other_html(struct html *h, const struct other_view *v);" in source
    assert "other_html(h, &(struct other_view){1});" in source
    work.compiles("gen/t_html.c")


def test_mistakes_in_expressions_are_shown_in_the_template(work):
    words(work)
    work.write("t.h", VIEW)
    work.write("t.html", HEAD + "<p>\n{{ v->nothing }}</p>\n")
    work.good("htmlgen", "t.html", "gen/t_html.h", "gen/t_html.c")
    with pytest.raises(AssertionError) as e:
        work.compiles("gen/t_html.c")
    assert "t.html:4" in str(e.value) and "nothing" in str(e.value)


BAD = [
    ("value as a tag", "<{{ v->n }}>", "3: write '<' as &lt;"),
    ("value outside quotes", "<a class={{ v->n }}>", "3: put the attribute value in double quotes"),
    ("value in single quotes", "<a class='{{ v->n }}'>", "3: put the attribute value in double quotes"),
    ("value as an attribute", "<a {{ v->n }}>", "3: put the attribute value in double quotes"),
    ("unquoted fixed value", "<a class=x>", "3: put the value of class= in double quotes"),
    ("value in a handler", '<a onclick="{{ v->n }}">', "3: onclick= is refused"),
    ("fixed handler", '<a onclick="go()">', "3: onclick= is refused"),
    ("value in style", '<a style="{{ v->n }}">', "3: style= is refused"),
    ("fixed style", '<a STYLE="color:red">', "3: style= is refused"),
    ("attribute that is not known", '<iframe srcdoc="{{ v->n }}">', "3: a value in <iframe> cannot be made safe"),
    ("attribute not on the list", '<a target="{{ v->n }}">', "3: a value in target= is not allowed"),
    ("value in a script", "<script>x = {{ v->n }};</script>", "3: a value inside <script> cannot be made safe"),
    ("value in a style sheet", "<style>{{ v->n }}</style>", "3: a value inside <style> cannot be made safe"),
    ("value in script src", '<script src="/x{{ v->n }}"></script>', "3: a value in <script> cannot be made safe"),
    ("bare address", '<a href="{{ v->n }}">', "3: href= must begin with '/', '#' or '?' and a letter"),
    ("address of another site", '<a href="//{{ v->n }}">', "3: href= must begin with"),
    ("scheme", '<a href="https:{{ v->n }}">', "3: href= must begin with"),
    ("slash alone", '<a href="/{{ v->n }}">', "3: href= must begin with"),
    ("filter after the start", '<a href="x{{ v->n | url }}">', "3: href= must begin with"),
    ("form action", '<form action="{{ v->n }}">', "3: action= must begin with"),
    ("button action", '<button formaction="{{ v->n }}">', "3: formaction= must begin with"),
    ("image", '<img src="{{ v->n }}">', "3: src= must begin with"),
    ("sentence in an address", '<a href="{= t.title =}">', "3: a sentence in href="),
    ("refresh", '<meta http-equiv="refresh" content="{{ v->n }}">', "3: a value in a tag with http-equiv"),
    ("refresh, other order", '<meta content="{{ v->n }}" http-equiv="refresh">', "3: a value in a tag with http-equiv"),
    ("markup in an attribute", '<a title="{{ v->d | day }}">', "3: | day writes tags and cannot stand in an attribute"),
    ("markup in a title", "<title>{{ v->d | day }}</title>", "3: | day writes tags; <title> holds text only"),
    ("markup in a sentence in an attribute", '<a title="{= t.count n=v->d|day =}">', "3: | day writes tags"),
    ("unknown filter", "{{ v->n | raw }}", "3: unknown filter 'raw'"),
    ("two expressions", "{{ v->n); evil( }};", None),
    ("statement", "{{ v->n; }}", "3: a value is one expression"),
    ("empty value", "{{ }}", "3: an empty value"),
    ("part of an attribute left out", '<a class="{% if v->n %}x{% end %}">', "3: inside a tag only whole attributes"),
    ("name of an attribute left out", '<a hr{% if v->n %}ef="/x"{% end %}>', "3: inside a tag only whole attributes"),
    ("no blank before the attribute", '<a{% if v->n %}class="x"{% end %}>', "3: inside a tag only whole attributes"),
    ("glued behind the attribute", '<a{% if v->n %} hr{% end %}ef="/x">', "3: behind an attribute that can be left out stands a blank"),
    ("loop in a tag", '<a{% for x in v->rows %} a{% end %}>', "3: no loop inside a tag"),
    ("branch opens a tag", "{% if v->n %}<a {% end %}>", "3: the branch opened in line 3 must end where it began"),
    ("branch opens a script", "{% if v->n %}<script>{% end %}", "3: the branch opened in line 3 must end where it began"),
    ("branch in a script", "<script>{% if v->n %}{% end %}</script>", "3: no branches inside <script>"),
    ("else elsewhere", "{% if v->n %}<a {% else %}>{% end %}", "3: the branch opened in line 3"),
    ("else alone", "{% else %}", "3: else without if"),
    ("elif after else", "{% if 1 %}{% else %}{% elif 2 %}{% end %}", "3: elif without if"),
    ("else of a loop", "{% for x in v->rows %}{% else %}{% end %}", "3: else without if"),
    ("end alone", "{% end %}", "3: end without if or for"),
    ("no end", "{% if v->n %}", "the branch of line 3 has no {% end %}"),
    ("unknown control", "{% while 1 %}", "3: cannot read {% while 1 %}"),
    ("for without in", "{% for x of y %}", "3: expected {% for x in list %}"),
    ("call without view", "{% call part %}", "3: expected {% call NAME expr %}"),
    ("call in a tag", "<a {% call part &v->p %}>", "3: a call stands between tags"),
    ("never closed", "{{ v->n", "3: '{{' is never closed"),
    ("comment of HTML", "<p><!-- secret --></p>", "3: comments are written {# … #}"),
    ("bare less-than", "<p>1 < 2</p>", "3: write '<' as &lt;"),
    ("sentence between tags", "<p>Halo dunia</p>", "3: words between tags belong in a word file"),
    ("sentence in an attribute", '<img src="/a.png" alt="Foto">', "3: words between tags belong in a word file"),
    ("ends in a tag", "<p", "the template ends inside <p>"),
    ("word without blank", "{= t.title! =}", "3: expected {= word.key name=expr … =}"),
    ("word with a bare argument", "{= t.count n =}", "3: expected name=expr"),
    ("second view", "{@ t_view t.h @}", "3: a second {@ @}"),
]


@pytest.mark.parametrize("why, text, says", BAD, ids=[b[0] for b in BAD])
def test_bad_templates_are_refused(work, why, text, says):
    work.write("t.html", HEAD + text + "\n")
    if says is None:
        # Passes the generator; the compiler refuses it, since the brackets are ours.
        words(work)
        work.write("t.h", VIEW)
        code, _ = work.run("htmlgen", "t.html", "gen/t_html.h", "gen/t_html.c")
        if code == 0:
            with pytest.raises(AssertionError):
                work.compiles("gen/t_html.c")
        return
    said = work.refused("htmlgen", "t.html", "gen/t_html.h", "gen/t_html.c")
    assert said.startswith("t.html:")
    assert says in said
    assert not (work.path / "gen/t_html.c").exists()


@pytest.mark.parametrize("text, says", [
    ("<p>x</p>\n", "1: a template begins with {# one sentence #}"),
    ("{@ t_view t.h @}\n", "1: a template begins with {# one sentence #}"),
    ("{# t.html - a test. #}\n<p>\n{@ t_view t.h @}\n", "a template begins with {# one sentence #}"),
    ("{# t.html - a test. #}\n{@ other_view t.h @}\n", "2: the view of t.html is called t_view"),
    ("{# t.html - a test. #}\n{@ t_view @}\n", "2: expected {@ t_view HEADER @}"),
    ("{# t.html - a test. #}\n", "no {@ NAME_view HEADER @} line"),
])
def test_bad_heads_are_refused(work, text, says):
    work.write("t.html", text)
    assert says in work.refused("htmlgen", "t.html", "gen/t_html.h", "gen/t_html.c")
