/* fields.c - see fields.h. */
#include "app/fields.h"

#include "base/strs.h"
#include "out/html.h"

static bool
is_code(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("._:/-", c))))
			return false;
	}
	return true;
}

/* "10.000"; in English "10,000". */
static str
counted(struct request *q, int64_t n)
{
	struct html h = {.out = {.arena = q->a}, .lang = q->lang};

	html_count(&h, n);
	return buf_done(&h.out);
}

static void
fault(struct request *q, const struct field *f, enum word sentence)
{
	const struct word_arg args[] = {
		{"label", word(q->lang, f->label)}, {"min", counted(q, f->min)}, {"max", counted(q, f->max)},
	};

	q_fault(q, f->name, sentence, args, COUNT(args));
}

/* "a|b|c" */
static bool
among(const char *choices, str v)
{
	str rest = str_z(choices), one;

	while (str_cut(&rest, '|', &one)) {
		if (str_eq(one, v))
			return true;
	}
	return false;
}

/* What is wrong with a value that is there; WORD_NONE when nothing is. */
static enum word
judge(const struct field *f, str v)
{
	int64_t number;
	day     d;

	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_LINES:
	case FIELD_SECRET:
		if (f->kind != FIELD_LINES && memchr(v.p, '\n', v.n))
			return W_field_one_line;
		if ((int64_t)str_chars(v) > f->max)
			return W_field_too_long;
		return (int64_t)str_chars(v) < f->min ? W_field_too_short : WORD_NONE;
	case FIELD_INT:
		if (!str_int(v, &number))
			return W_field_number;
		return number < f->min || number > f->max ? W_field_range : WORD_NONE;
	case FIELD_DAY:
		return date_parse(v, &d) ? WORD_NONE : W_field_day;
	case FIELD_CODE:
	case FIELD_CHOICE:
	case FIELD_MANY:
		if (f->choices)
			return among(f->choices, v) ? WORD_NONE : W_field_choice;
		return v.n < (size_t)f->min || v.n > (size_t)(f->max ? f->max : 120) || !is_code(v) ? W_field_choice : WORD_NONE;
	case FIELD_FILE:
		return (int64_t)v.n > f->max ? W_field_file_size : WORD_NONE;
	}
	return W_field_choice;
}

/* Marks that other sites and mailers hang on a link of ours; they mean nothing here, and the page they lead to is the right one. */
static const char *const marks[] = {"fbclid", "gclid", "gbraid", "wbraid", "msclkid", "igsh", "igshid", "ttclid", "twclid",
	"mc_cid", "mc_eid", "_ga", "_gl"};

static bool
is_mark(str name)
{
	for (size_t i = 0; i < COUNT(marks); i++) {
		if (str_eq(name, str_z(marks[i])))
			return true;
	}
	return str_starts(name, STR("utm_"));
}

static const struct field *
declared(const struct route *route, str name)
{
	for (size_t i = 0; i < route->field_count; i++) {
		if (str_eq(name, str_z(route->fields[i].name)))
			return &route->fields[i];
	}
	return NULL;
}

static const struct err *
check_names(struct request *q, const struct form *sent, bool post)
{
	for (size_t i = 0; i < sent->n; i++) {
		str                 name = sent->at[i].name;
		const struct field *f = declared(q->route, name);

		if (!f && !(post ? str_eq(name, STR("csrf")) : is_mark(name)))
			return err_new(q->a, ERR_INPUT, post ? "form.unknown" : "address.unknown", NULL, NULL);
		for (size_t k = 0; f && f->kind != FIELD_MANY && k < i; k++) {
			if (str_eq(sent->at[k].name, name))
				return err_new(q->a, ERR_INPUT, "form.twice", NULL, NULL);
		}
	}
	return NULL;
}

static void
take_one(struct request *q, const struct field *f, const struct form *sent)
{
	bool seen = false;

	for (size_t i = 0; i < sent->n; i++) {
		struct form_pair p = sent->at[i];

		if (!str_eq(p.name, str_z(f->name)) || (seen && f->kind != FIELD_MANY))
			continue;
		if (f->kind != FIELD_FILE && f->kind != FIELD_SECRET)
			p.value = str_trim(p.value);
		if (f->kind == FIELD_FILE ? p.file_name.n == 0 : p.value.n == 0)
			continue;
		if (f->kind != FIELD_FILE && p.file_name.p)
			continue;
		seen = true;
		enum word wrong = judge(f, p.value);
		if (wrong)
			fault(q, f, wrong);
		q->form.at[q->form.n++] = p; /* kept even when faulty: the form shows it again */
	}
	if (!seen && f->required)
		fault(q, f, f->kind == FIELD_CHOICE || f->kind == FIELD_MANY ? W_field_choose : W_field_required);
}

const struct err *
fields_take(struct request *q, const struct form *sent)
{
	bool              post = q->http->method == HTTP_POST;
	struct form       address = {0};
	const struct err *e = check_names(q, sent, post);

	if (!e && post) /* a form's address may name a field; its value is the form's own */
		e = form_parse_query(q->a, q->http->query, &address);
	if (!e && post)
		e = check_names(q, &address, false);
	if (e)
		return e;
	q->form.at = arena_array(q->a, sent->n + 1, sizeof(*q->form.at));
	for (size_t i = 0; i < q->route->field_count; i++)
		take_one(q, &q->route->fields[i], sent);
	return NULL;
}
