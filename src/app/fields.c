/* fields.c - see fields.h. */
#include "app/fields.h"

#include "base/strs.h"

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

static void
fault(struct request *q, const struct field *f, enum word sentence)
{
	const struct word_arg args[] = {
		{"label", word(q->lang, f->label)},
		{"min", str_fmt(q->a, "%lld", (long long)f->min)},
		{"max", str_fmt(q->a, "%lld", (long long)f->max)},
	};

	q_fault(q, f->name, sentence, args, COUNT(args));
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
		return v.n > (size_t)(f->max ? f->max : 120) || !is_code(v) ? W_field_choice : WORD_NONE;
	case FIELD_FILE:
		return (int64_t)v.n > f->max ? W_field_file_size : WORD_NONE;
	}
	return W_field_choice;
}

static void
take_one(struct request *q, const struct field *f, const struct form *sent)
{
	bool seen = false;

	for (size_t i = 0; i < sent->n; i++) {
		struct form_pair p = sent->at[i];

		if (!str_eq(p.name, str_z(f->name)) || (seen && f->kind != FIELD_MANY && f->kind != FIELD_FILE))
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

void
fields_take(struct request *q, const struct form *sent)
{
	q->form.at = arena_array(q->a, sent->n + 1, sizeof(*q->form.at));
	for (size_t i = 0; i < q->route->field_count; i++)
		take_one(q, &q->route->fields[i], sent);
}
