/* htmlgen.c - turns a template into a C function that writes it, every value escaped for its place.
 *
 * usage: htmlgen in.html out.h out.c
 *
 *   {# one sentence: what this page or part is #}       first
 *   {@ NAME_view HEADER… @}                              second: NAME_html(h, v) is made; the file is NAME.html
 *   {{ expr }}   {{ expr | filter }}                     a str, or html_filter(h, expr) of out/html.h
 *   {% if expr %} {% elif expr %} {% else %} {% for x in list %} {% end %}
 *                                                        list has .at and .n; x is a pointer, i_x its index
 *   {% call NAME expr %}                                 NAME_html(h, expr) of another template
 *   {= word.key name=expr name=expr|filter =}            a sentence of the word files, its {name}s filled
 *
 * expr is plain C over v, h and loop variables, so the C compiler checks names and types. There is no way to write a
 * value unescaped, and a value is refused where escaping would not help: in a tag outside double quotes, in an attribute
 * that is not on the list below, in script and style, and in an address that does not begin with '/', '#' or '?' and a
 * letter unless it is | url or | path. Sentences belong in word files: words between tags are refused. */
#include "gen.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Filters of out/html.h. markup: writes tags, so it may stand only between tags. link: makes any address safe. */
static const struct filter {
	const char *name;
	bool        markup, link;
	const char *cast; /* sizes and indices are no int64_t */
} filters[] = {
	{"text", false, false, NULL},
	{"z", false, false, NULL},
	{"int", false, false, "int64_t"},
	{"count", false, false, "int64_t"},
	{"tenth", false, false, NULL},
	{"percent", false, false, NULL},
	{"rupiah", false, false, NULL},
	{"size", false, false, "int64_t"},
	{"day_iso", false, false, NULL},
	{"word", false, false, NULL}, /* an enum word: its sentence */
	{"url", false, true, NULL},
	{"path", false, true, NULL},
	{"lines", true, false, NULL},
	{"day", true, false, NULL},
	{"day_long", true, false, NULL},
	{"day_short", true, false, NULL},
	{"when", true, false, NULL},
	{"when_short", true, false, NULL},
};

/* Attributes that may hold a value. aria-* and data-* may too. */
static const char *const value_attrs[] = {"abbr", "accept", "alt", "autocomplete", "class", "cols", "colspan", "content",
	"cx", "cy", "d", "datetime", "dx", "dy", "fill", "for", "form", "headers", "height", "high", "hreflang", "id",
	"inputmode", "label", "lang", "list", "low", "max", "maxlength", "media", "min", "minlength", "name", "offset",
	"optimum", "pattern", "placeholder", "points", "preserveaspectratio", "property", "r", "role", "rows", "rowspan", "rx",
	"ry", "scope", "size", "sizes", "span", "start", "step", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-width",
	"text-anchor", "title", "transform",
	"type", "value", "viewbox", "width", "x", "x1", "x2", "y", "y1", "y2", NULL};

/* Attributes that hold an address. */
static const char *const link_attrs[] = {"href", "src", "action", "formaction", "cite", "poster", NULL};

/* Attributes people read: their fixed text is a sentence too. */
static const char *const read_attrs[] = {"title", "alt", "placeholder", "aria-label", "aria-description", "label", NULL};

/* Elements whose content is not HTML, and those that must not hold a value anywhere in their tag. */
static const char *const raw_tags[] = {"script", "style", NULL};
static const char *const closed_tags[] = {"script", "style", "object", "embed", "base", "iframe", NULL};
/* Elements that hold text only: a filter that writes tags would be shown as it is. */
static const char *const text_only_tags[] = {"title", "textarea", "option", NULL};
/* Elements whose blanks people see, and those whose words are no sentences. */
static const char *const exact_tags[] = {"pre", "textarea", NULL};
static const char *const code_tags[] = {"code", "pre", "kbd", "samp", NULL};

enum { MAX_DEPTH = 32, NAME_LEN = 48 };

/* Where in the page the writer stands; enough HTML to know what is safe. */
struct place {
	bool   in_tag, in_value, tag_done, raw, after_eq;
	char   quote;
	char   tag[NAME_LEN], attr[NAME_LEN];
	size_t tag_n, attr_n, value_n;
	char   value_start[2]; /* its first two characters */
	bool   safe_link;      /* the address began with | url or | path */
	bool   tag_has_value, tag_has_http_equiv;
	bool   text_only, exact, code;
	char   last;           /* the last character between tags; 0 when not known */
	size_t raw_n;          /* how much of "</" + tag has been seen in raw text */
	size_t word_n;         /* letters of the word that is being read between tags */
	bool   entity;         /* inside &name; */
};

struct block {
	int          line;
	bool         is_for, has_else;
	struct place at;
};

struct word_arg {
	char       *name, *expr;
	const char *filter;
};

static bool
one_of(const char *s, const char *const *list)
{
	for (; *list; list++) {
		if (strcmp(s, *list) == 0)
			return true;
	}
	return false;
}

static const struct filter *
filter_find(const char *name)
{
	for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
		if (strcmp(filters[i].name, name) == 0)
			return &filters[i];
	}
	gen_fail("unknown filter '%s'", name);
}

static void
end_tag(struct place *w)
{
	bool        closing = w->tag[0] == '/';
	const char *name = closing ? w->tag + 1 : w->tag;

	if (w->tag_has_http_equiv && w->tag_has_value)
		gen_fail("a value in a tag with http-equiv cannot be made safe");
	w->in_tag = false;
	if (one_of(name, text_only_tags))
		w->text_only = !closing;
	if (one_of(name, exact_tags))
		w->exact = !closing;
	if (one_of(name, code_tags))
		w->code = !closing;
	w->raw = !closing && one_of(name, raw_tags);
	w->raw_n = 0;
	w->last = 0;
}

static void
begin_attr(struct place *w, char quote)
{
	w->in_value = true;
	w->quote = quote;
	w->value_n = 0;
	w->word_n = 0;
	w->entity = false;
	w->safe_link = false;
	w->attr[w->attr_n] = 0;
}

static void
check_attr_name(const struct place *w)
{
	if (strncmp(w->attr, "on", 2) == 0 || strcmp(w->attr, "style") == 0)
		gen_fail("%s= is refused: the page's policy would not let it work", w->attr);
}

/* A word of two small letters between tags or in an attribute people read is part of a sentence. */
static void
check_sentence(struct place *w, char c)
{
	if (c == '&')
		w->entity = true;
	if (w->entity) {
		w->entity = c != ';';
		w->word_n = 0;
		return;
	}
	w->word_n = islower((unsigned char)c) ? w->word_n + 1 : 0;
	if (w->word_n == 2)
		gen_fail("words between tags belong in a word file: {= key =}");
}

static void
step_in_tag(struct place *w, char c)
{
	if (c == '>' || c == '/') {
		w->tag[w->tag_n] = 0;
		w->attr[w->attr_n] = 0;
		check_attr_name(w);
		if (w->after_eq)
			gen_fail("put the value of %s= in double quotes", w->attr);
		if (c == '>')
			end_tag(w);
		else if (w->tag_n == 0)
			w->tag[w->tag_n++] = '/';
		w->attr_n = 0;
	} else if (isspace((unsigned char)c)) {
		w->tag[w->tag_n] = 0;
		w->attr[w->attr_n] = 0;
		check_attr_name(w);
		w->tag_done = true;
		if (!w->after_eq)
			w->attr_n = 0;
	} else if (!w->tag_done) {
		if (w->tag_n < NAME_LEN - 1)
			w->tag[w->tag_n++] = (char)tolower((unsigned char)c);
	} else if (c == '=') {
		w->attr[w->attr_n] = 0;
		check_attr_name(w);
		if (strcmp(w->attr, "http-equiv") == 0)
			w->tag_has_http_equiv = true;
		w->after_eq = true;
		return;
	} else if (c == '"' || c == '\'') {
		if (!w->after_eq)
			gen_fail("a quote that does not begin a value");
		begin_attr(w, c);
	} else {
		if (w->after_eq && w->attr_n > 0)
			gen_fail("put the value of %s= in double quotes", w->attr);
		if (w->attr_n < NAME_LEN - 1)
			w->attr[w->attr_n++] = (char)tolower((unsigned char)c);
	}
	if (!isspace((unsigned char)c))
		w->after_eq = false;
}

static void
step_in_value(struct place *w, char c)
{
	if (c == w->quote) {
		w->in_value = false;
		w->attr_n = 0;
		w->word_n = 0;
		return;
	}
	if (w->value_n < 2)
		w->value_start[w->value_n] = c;
	w->value_n++;
	if (one_of(w->attr, read_attrs))
		check_sentence(w, c);
}

/* next: the character behind c. Returns false when c is a blank that need not be written. */
static bool
step(struct place *w, char c, char next)
{
	if (w->in_value) {
		step_in_value(w, c);
	} else if (w->in_tag) {
		step_in_tag(w, c);
	} else if (w->raw) {
		char want = w->raw_n == 0 ? '<' : w->raw_n == 1 ? '/' : w->tag[w->raw_n - 2];

		if (want && tolower((unsigned char)c) == want)
			w->raw_n++;
		else
			w->raw_n = c == '<';
		if (w->raw_n >= 2 && !w->tag[w->raw_n - 2]) {
			memmove(w->tag + 1, w->tag, strlen(w->tag) + 1);
			w->tag[0] = '/';
			w->tag_n = strlen(w->tag);
			w->in_tag = true;
			w->tag_done = w->raw = false;
			w->attr_n = 0;
		}
	} else if (c == '<') {
		if (next == '!' && w->last != 0 && w->last != '\n')
			gen_fail("'<!' in the middle of a page; comments are written {# … #}");
		if (!isalpha((unsigned char)next) && next != '/' && next != '!')
			gen_fail("write '<' as &lt;");
		w->in_tag = true;
		w->tag_n = w->attr_n = w->word_n = 0;
		w->tag_done = w->after_eq = w->tag_has_value = w->tag_has_http_equiv = false;
	} else {
		if (!w->code)
			check_sentence(w, c);
		if (!w->exact && isspace((unsigned char)c) && w->last == '\n')
			return false;
		w->last = c;
	}
	return true;
}

static void
put_fixed(struct text *t, struct place *w, const char *p, const char *end)
{
	enum { PART = 3000 };
	struct text part = {0};

	text_z(&part, "");
	for (const char *q = p; q < end; q++) {
		bool write = step(w, *q, q[1]);

		gen_line += *q == '\n';
		if (*q == '<' && strncmp(q, "<!--", 4) == 0)
			gen_fail("comments are written {# … #}");
		if (write)
			text_add(&part, q, 1);
		if (part.n > 0 && (q + 1 == end || (part.n >= PART && (*q & 0x80) == 0))) {
			text_z(t, "\thtml_fixed(h, ");
			text_literal(t, part.p, part.n, "\t    ");
			text_fmt(t, ", %zu);\n", part.n);
			part.n = 0;
			part.p[0] = 0;
		}
	}
	/* The last blanks of a run are skipped one by one; what was kept before them is still to be written. */
	if (part.n > 0) {
		text_z(t, "\thtml_fixed(h, ");
		text_literal(t, part.p, part.n, "\t    ");
		text_fmt(t, ", %zu);\n", part.n);
	}
}

static void
check_value(struct place *w, const struct filter *f)
{
	w->last = 0;
	w->word_n = 0;
	if (w->raw)
		gen_fail("a value inside <%s> cannot be made safe", w->tag);
	if (!w->in_tag) {
		if (f->markup && w->text_only)
			gen_fail("| %s writes tags; <%s> holds text only", f->name, w->tag);
		return;
	}
	w->tag[w->tag_n] = 0;
	if (!w->in_value || w->quote != '"')
		gen_fail("put the attribute value in double quotes");
	if (one_of(w->tag, closed_tags))
		gen_fail("a value in <%s> cannot be made safe", w->tag);
	if (f->markup)
		gen_fail("| %s writes tags and cannot stand in an attribute", f->name);
	if (one_of(w->attr, link_attrs)) {
		bool local = w->value_n >= 2 && strchr("/#?", w->value_start[0]) && isalpha((unsigned char)w->value_start[1]);

		if (f->link && w->value_n == 0)
			w->safe_link = true;
		else if (!local && !w->safe_link)
			gen_fail("%s= must begin with '/', '#' or '?' and a letter, or use | url or | path", w->attr);
	} else if (!one_of(w->attr, value_attrs) && strncmp(w->attr, "aria-", 5) != 0 && strncmp(w->attr, "data-", 5) != 0) {
		gen_fail("a value in %s= is not allowed", w->attr);
	}
	w->value_n += 2;
	w->tag_has_value = true;
}

/* Cuts "expr | filter" in two; "text" when there is no filter. A '|' of C has another '|' beside it or no name behind. */
static const char *
cut_filter(char *body)
{
	char *bar = strrchr(body, '|');
	char *name = bar ? gen_trim(bar + 1) : NULL;

	if (!bar || (bar > body && bar[-1] == '|') || !gen_is_name(name))
		return "text";
	*bar = 0;
	return name;
}

static void
put_expr(struct text *t, const char *expr, const struct filter *f)
{
	if (!*expr)
		gen_fail("an empty value");
	if (strchr(expr, ';') || strchr(expr, '{'))
		gen_fail("a value is one expression: '%s'", expr);
	if (strcmp(f->name, "word") == 0)
		text_fmt(t, "html_text(h, word(h->lang, %s));\n", expr);
	else if (f->cast)
		text_fmt(t, "html_%s(h, (%s)(%s));\n", f->name, f->cast, expr);
	else
		text_fmt(t, "html_%s(h, %s);\n", f->name, expr);
}

static void
put_line(struct text *t)
{
	text_fmt(t, "#line %d \"%s\"\n", gen_line, gen_shown(gen_path));
}

static void
put_value(struct text *t, struct place *w, char *body)
{
	const struct filter *f = filter_find(cut_filter(body));

	check_value(w, f);
	put_line(t);
	text_z(t, "\t");
	put_expr(t, gen_trim(body), f);
}

/* End of one argument: a blank outside brackets and quotes. */
static char *
arg_end(char *p)
{
	int  depth = 0;
	char quote = 0;

	for (; *p; p++) {
		if (quote)
			quote = *p == quote && p[-1] != '\\' ? 0 : quote;
		else if (*p == '"' || *p == '\'')
			quote = *p;
		else if (*p == '(' || *p == '[')
			depth++;
		else if (*p == ')' || *p == ']')
			depth--;
		else if (isspace((unsigned char)*p) && depth == 0)
			return p;
	}
	return p;
}

static void
put_word(struct text *t, struct place *w, char *body)
{
	enum { MAX_ARGS = 8 };
	size_t          key_n = strspn(body, "abcdefghijklmnopqrstuvwxyz0123456789_.");
	char           *name = gen_copy(body, key_n), *p = body + key_n;
	struct word_arg args[MAX_ARGS];
	size_t          count = 0;

	if (key_n == 0 || (*p && !isspace((unsigned char)*p)))
		gen_fail("expected {= word.key name=expr … =}");
	for (char *q = name; *q; q++)
		*q = *q == '.' ? '_' : *q;
	for (;;) {
		while (isspace((unsigned char)*p))
			p++;
		if (!*p)
			break;
		char *eq = strchr(p, '='), *end = arg_end(p);

		if (!eq || eq > end || count == MAX_ARGS)
			gen_fail("expected name=expr, at most %d times", MAX_ARGS);
		*eq = 0;
		args[count].name = p;
		if (!gen_is_name(p))
			gen_fail("'%s' is not a name", p);
		p = *end ? end + 1 : end;
		*end = 0;
		args[count].filter = cut_filter(eq + 1);
		args[count].expr = gen_trim(eq + 1);
		count++;
	}
	if (one_of(w->attr, link_attrs) && w->in_value)
		gen_fail("a sentence in %s=", w->attr);
	check_value(w, &filters[0]);
	put_line(t);
	if (count == 0) {
		text_fmt(t, "\thtml_text(h, word(h->lang, W_%s));\n", name);
		return;
	}
	text_fmt(t, "\tfor (str rest_ = word(h->lang, W_%s), name_ = {\"\", 0}; name_.p;) {\n"
	    "\t\thtml_text(h, word_part(&rest_, &name_));\n", name);
	for (size_t i = 0; i < count; i++) {
		const struct filter *f = filter_find(args[i].filter);

		check_value(w, f);
		text_fmt(t, "\t\t%sif (str_eq(name_, STR(\"%s\")))\n\t\t\t", i ? "else " : "", args[i].name);
		put_expr(t, args[i].expr, f);
	}
	text_z(t, "\t}\n");
}

/* A branch must end where it began, or what is safe would depend on the way taken. */
static void
check_same_place(const struct block *b, struct place *w)
{
	if (w->in_value || w->in_tag != b->at.in_tag || w->raw != b->at.raw || w->text_only != b->at.text_only ||
	    w->exact != b->at.exact || w->code != b->at.code || w->after_eq)
		gen_fail("the branch opened in line %d must end where it began", b->line);
	if (w->in_tag) {
		/* An attribute without a value ends here; what may stand behind it is checked by the caller. */
		w->attr[w->attr_n] = 0;
		check_attr_name(w);
		w->attr_n = 0;
	}
	w->last = 0;
}

static void
check_branch(const struct place *w, bool is_for, const char *behind)
{
	if (w->raw)
		gen_fail("no branches inside <%s>", w->tag);
	if (!w->in_tag)
		return;
	if (is_for)
		gen_fail("no loop inside a tag");
	if (w->in_value || w->after_eq || w->attr_n > 0 || !w->tag_n || *behind != ' ')
		gen_fail("inside a tag only whole attributes can be left out: {%% if … %%} attr{%% end %%}");
}

static void
put_control(struct text *t, struct text *calls, struct place *w, struct block *stack, int *depth, char *body, const char *behind)
{
	struct block *top = *depth > 0 ? &stack[*depth - 1] : NULL;
	bool          is_if = strncmp(body, "if ", 3) == 0, is_for = strncmp(body, "for ", 4) == 0;

	put_line(t);
	if (is_if || is_for) {
		check_branch(w, is_for, behind);
		if (*depth == MAX_DEPTH)
			gen_fail("more than %d open branches", MAX_DEPTH);
		stack[(*depth)++] = (struct block){.line = gen_line, .is_for = is_for, .at = *w};
		w->last = 0;
	}
	if (is_if) {
		text_fmt(t, "\tif (%s) {\n", gen_trim(body + 3));
	} else if (is_for) {
		char *in = strstr(body, " in ");

		if (!in)
			gen_fail("expected {%% for x in list %%}");
		*in = 0;
		char *var = gen_trim(body + 4), *list = gen_trim(in + 4);

		if (!gen_is_name(var) || !*list)
			gen_fail("expected {%% for x in list %%}");
		text_fmt(t, "\tfor (size_t i_%s = 0; i_%s < (%s).n; i_%s++) {\n\tconst __typeof__((%s).at[0]) *%s = &(%s).at[i_%s];\n"
		    "\t(void)%s;\n", var, var, list, var, list, var, list, var, var);
	} else if (strncmp(body, "elif ", 5) == 0 || strcmp(body, "else") == 0) {
		bool last = body[3] == 'e';

		if (!top || top->is_for || top->has_else)
			gen_fail("%s without if", last ? "else" : "elif");
		check_same_place(top, w);
		check_branch(w, false, behind);
		top->has_else = last;
		if (last)
			text_z(t, "\t} else {\n");
		else
			text_fmt(t, "\t} else if (%s) {\n", gen_trim(body + 5));
	} else if (strcmp(body, "end") == 0) {
		if (!top)
			gen_fail("end without if or for");
		check_same_place(top, w);
		if (w->in_tag && !strchr(" \t\n>/{", *behind))
			gen_fail("behind an attribute that can be left out stands a blank, '>' or '/'");
		text_z(t, "\t}\n");
		(*depth)--;
	} else if (strncmp(body, "call ", 5) == 0) {
		char  *name = gen_trim(body + 5);
		size_t n = strcspn(name, " ");

		if (w->in_tag || w->raw || w->text_only)
			gen_fail("a call stands between tags");
		if (!name[n])
			gen_fail("expected {%% call NAME expr %%}");
		name[n] = 0;
		if (!gen_is_name(name))
			gen_fail("expected {%% call NAME expr %%}");
		text_fmt(t, "\t%s_html(h, %s);\n", name, gen_trim(name + n + 1));
		text_fmt(calls, "struct %s_view;\nvoid %s_html(struct html *h, const struct %s_view *v);\n", name, name, name);
		w->last = 0;
	} else {
		gen_fail("cannot read {%% %s %%}", body);
	}
}

static char *
read_view(char *body, struct text *includes)
{
	char *base = gen_base(gen_path, ".html");
	char *name = strtok(body, " \t\n"), *header;

	if (!name || strlen(name) < 6 || strcmp(name + strlen(name) - 5, "_view") != 0 || !gen_is_name(name))
		gen_fail("expected {@ NAME_view HEADER @}");
	name = gen_copy(name, strlen(name) - 5);
	if (strcmp(name, base) != 0)
		gen_fail("the view of %s.html is called %s_view", base, base);
	while ((header = strtok(NULL, " \t\n")))
		text_fmt(includes, "#include \"%s\"\n", header);
	if (includes->n == 0)
		gen_fail("expected {@ %s_view HEADER @}", name);
	return name;
}

/* Next '{' that begins one of ours, or NULL. */
static char *
next_open(char *p)
{
	char *o = strchr(p, '{');

	while (o && (!o[1] || !strchr("{%#@=", o[1])))
		o = strchr(o + 1, '{');
	return o;
}

static void
finish(const char *name, const struct text *includes, const struct text *calls, const struct text *body, const char *h_path,
    const char *c_path)
{
	struct text h = {0}, c = {0};
	const char *from = gen_shown(gen_path);

	text_fmt(&h, "/* Made by htmlgen from %s; do not edit. */\n#pragma once\n#include \"out/html.h\"\n%s\n"
	    "void %s_html(struct html *h, const struct %s_view *v);\n", from, includes->p, name, name);
	text_fmt(&c, "/* Made by htmlgen from %s; do not edit. */\n#include \"gen/%s_html.h\"\n\n#include \"core/words.h\"\n\n%s\n"
	    "void\n%s_html(struct html *h, const struct %s_view *v)\n{\n\t(void)v;\n%s}\n",
	    from, name, calls->p ? calls->p : "", name, name, body->p ? body->p : "");
	gen_write(h_path, &h);
	gen_write(c_path, &c);
}

int
main(int argc, char **argv)
{
	static struct block stack[MAX_DEPTH];
	struct text  includes = {0}, calls = {0}, out = {0};
	struct place w = {0};
	int          depth = 0;
	bool         has_comment = false;
	char        *name = NULL;

	if (argc != 4) {
		fputs("usage: htmlgen in.html out.h out.c\n", stderr);
		return 2;
	}
	char *p = gen_read(argv[1], NULL);

	while (*p) {
		char *o = next_open(p), *end = o ? o : p + strlen(p);

		if (name)
			put_fixed(&out, &w, p, end);
		else if (p[strspn(p, " \t\n")] && p + strspn(p, " \t\n") < end)
			gen_fail("a template begins with {# one sentence #} and {@ NAME_view HEADER @}");
		else
			for (char *q = p; q < end; q++)
				gen_line += *q == '\n';
		if (!o)
			break;
		char  kind = o[1];
		char  close[3] = {kind == '{' ? '}' : kind, '}', 0};
		char *e = strstr(o + 2, close);
		int   line_end = gen_line;

		if (!e)
			gen_fail("'{%c' is never closed", kind);
		for (char *q = o; q < e; q++)
			line_end += *q == '\n';
		*e = 0;
		char *body = gen_trim(o + 2);

		if (!name && kind != '#' && (kind != '@' || !has_comment))
			gen_fail("a template begins with {# one sentence #} and {@ NAME_view HEADER @}");
		if (kind == '#') {
			if (!*body)
				gen_fail("an empty comment");
			has_comment = true;
		} else if (kind == '@') {
			if (name)
				gen_fail("a second {@ @}");
			name = read_view(body, &includes);
		} else if (kind == '{') {
			put_value(&out, &w, body);
		} else if (kind == '=') {
			put_word(&out, &w, body);
		} else {
			put_control(&out, &calls, &w, stack, &depth, body, e + 2);
		}
		gen_line = line_end;
		p = e + 2;
		/* A line that holds only a branch leaves no empty line in the page. */
		if (kind != '{' && kind != '=' && *p == '\n' && !w.in_tag && !w.exact) {
			p++;
			gen_line++;
			w.last = '\n';
		}
	}
	if (!name)
		gen_fail("no {@ NAME_view HEADER @} line");
	if (depth > 0)
		gen_fail("the branch of line %d has no {%% end %%}", stack[depth - 1].line);
	if (w.in_tag || w.raw)
		gen_fail("the template ends inside <%s>", w.tag);
	finish(name, &includes, &calls, &out, argv[2], argv[3]);
	return 0;
}
