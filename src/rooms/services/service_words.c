/* service_words.c - see service_words.h. */
#include "rooms/services/service_words.h"

#include "base/strs.h"
#include "out/dates.h"
#include "out/html.h"

str
service_unit_words(enum lang lang, const struct service_term *t)
{
	bool one = t->amount == 1;

	switch (t->unit) {
	case TIME_WORKING_DAYS:
		return word(lang, one ? W_services_unit_working_day : W_services_unit_working_days);
	case TIME_DAYS:
		return word(lang, one ? W_services_unit_day : W_services_unit_days);
	case TIME_HOURS:
		return word(lang, one ? W_services_unit_hour : W_services_unit_hours);
	case TIME_MINUTES:
		return word(lang, one ? W_services_unit_minute : W_services_unit_minutes);
	case TIME_MONTHS:
		return word(lang, one ? W_services_unit_month : W_services_unit_months);
	case TIME_YEARS:
		return word(lang, one ? W_services_unit_year : W_services_unit_years);
	case TIME_TIMES:
		break;
	}
	return STR("");
}

str
service_term_words(struct arena *a, enum lang lang, const struct service_term *t)
{
	return t->amount > 0 ? str_fmt(a, "%lld %.*s", (long long)t->amount, STRF(service_unit_words(lang, t))) : STR("");
}

str
service_amount_words(struct arena *a, enum lang lang, int64_t amount, enum time_unit unit)
{
	const struct service_term t = {.amount = amount, .unit = unit};

	return service_term_words(a, lang, &t);
}

str
service_rupiah_words(struct arena *a, enum lang lang, int64_t rupiah)
{
	struct html h = {.out = {.arena = a}, .lang = lang};

	html_rupiah(&h, rupiah);
	return buf_done(&h.out);
}

static void
line(struct buf *b, str s)
{
	if (s.n == 0)
		return;
	if (b->n > 0)
		buf_str(b, STR("\n"));
	buf_str(b, s);
}

static str
done(const struct buf *b)
{
	return b->n > 0 ? buf_done(b) : STR("");
}

/* The parts that are there, with sign between them. */
static str
joined(struct arena *a, const str *parts, size_t n, const char *sign)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < n; i++) {
		if (parts[i].n > 0 && b.n > 0)
			buf_str(&b, str_z(sign));
		buf_str(&b, parts[i]);
	}
	return done(&b);
}

static str
laws_words(struct arena *a, const struct service_laws *l)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < l->n; i++)
		line(&b, joined(a, (const str[]){l->at[i].name, l->at[i].about}, 2, ": "));
	return done(&b);
}

static str
variants_words(struct arena *a, const struct service_variants *v)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < v->n; i++) {
		if (v->at[i].name.n > 0)
			line(&b, str_fmt(a, "%.*s:", STRF(v->at[i].name)));
		line(&b, service_lines_write(a, &v->at[i].items));
	}
	return done(&b);
}

static str
steps_words(struct arena *a, const struct service_steps *s)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < s->n; i++)
		line(&b, joined(a, (const str[]){s->at[i].what, s->at[i].who, s->at[i].time}, 3, ", "));
	return done(&b);
}

static str
term_words(struct arena *a, enum lang lang, const struct service_term *t)
{
	struct buf b = {.arena = a};

	line(&b, joined(a, (const str[]){service_term_words(a, lang, t), t->from}, 2, " "));
	line(&b, t->note);
	return done(&b);
}

static str
fees_words(struct arena *a, enum lang lang, const struct service_fees *f)
{
	struct buf b = {.arena = a};

	if (f->free)
		line(&b, word(lang, W_services_free));
	for (size_t i = 0; i < f->n; i++)
		line(&b, joined(a, (const str[]){f->at[i].what, service_rupiah_words(a, lang, f->at[i].rupiah)}, 2, ": "));
	line(&b, f->note);
	return done(&b);
}

static str
files_words(struct arena *a, const struct service_files *f)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < f->n; i++)
		line(&b, str_fmt(a, "%.*s (SHA-256 %.*s)", STRF(f->at[i].title), STRF(f->at[i].sha256)));
	return done(&b);
}

/* In the order of standard_parts in service_kind.c; a test holds the two together. */
str
service_part_words(struct arena *a, enum lang lang, const struct service_in *in, size_t index)
{
	switch (index) {
	case 0: return laws_words(a, &in->laws);
	case 1: return variants_words(a, &in->variants);
	case 2: return steps_words(a, &in->steps);
	case 3: return term_words(a, lang, &in->term);
	case 4: return fees_words(a, lang, &in->fees);
	case 5: return service_lines_write(a, &in->products);
	case 6: return in->facilities;
	case 7: return in->competence;
	case 8: return in->supervision;
	case 9: return service_lines_write(a, &in->complaints);
	case 10: return in->staff;
	case 11: return in->guarantee;
	case 12: return in->safety;
	case 13: return in->evaluation;
	case 14: return term_words(a, lang, &in->complaint_term);
	case 15: return service_lines_write(a, &in->places);
	case 16: return service_lines_write(a, &in->hours);
	case 17: return in->officer;
	case 18: return service_lines_write(a, &in->care);
	case 19: return in->agreed;
	case 20: return files_words(a, &in->files);
	default: return STR("");
	}
}

str
pledge_part_words(struct arena *a, enum lang lang, const struct pledge_in *in, size_t index)
{
	switch (index) {
	case 0: return in->promise;
	case 1: return in->duty;
	case 2: return in->sanction;
	case 3: return in->decree;
	case 4: return day_known(in->decree_day) ? dates_day(a, lang, DATES_PLAIN, in->decree_day) : STR("");
	case 5: return in->signer;
	case 6: return in->post;
	case 7: return service_lines_write(a, &in->services);
	case 8: return service_lines_write(a, &in->places);
	default: return STR("");
	}
}

str
service_first_words(struct arena *a, str text, size_t max_chars)
{
	str    flat = arena_str(a, text), first;
	char  *p = (char *)flat.p;
	size_t n;

	for (size_t i = 0; i < flat.n; i++) {
		if (p[i] == '\n')
			p[i] = ' ';
	}
	first = str_first(flat, max_chars);
	if (first.n == flat.n)
		return flat.p ? flat : STR("");
	for (n = first.n; n > first.n / 2 && first.p[n] != ' '; n--)
		;
	return str_fmt(a, "%.*s…", (int)(first.p[n] == ' ' ? n : first.n), first.p);
}

/* ---- the form's syntax ---- */

static str
cut_line(struct arena *a, const str *parts, size_t n)
{
	while (n > 1 && parts[n - 1].n == 0)
		n--;
	struct buf b = {.arena = a};
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_str(&b, STR(" | "));
		buf_str(&b, parts[i]);
	}
	return done(&b);
}

str
service_laws_write(struct arena *a, const struct service_laws *l)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < l->n; i++)
		line(&b, cut_line(a, (const str[]){l->at[i].name, l->at[i].about, l->at[i].url}, 3));
	return done(&b);
}

str
service_steps_write(struct arena *a, const struct service_steps *s)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < s->n; i++)
		line(&b, cut_line(a, (const str[]){s->at[i].what, s->at[i].who, s->at[i].time}, 3));
	return done(&b);
}

str
service_fees_write(struct arena *a, const struct service_fees *f)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < f->n; i++)
		line(&b, str_fmt(a, "%.*s | %lld", STRF(f->at[i].what), (long long)f->at[i].rupiah));
	return done(&b);
}
