/* performance_scope.c - see performance_scope.h. */
#include "rooms/performance/performance_scope.h"

#include "base/strs.h"
#include "core/room.h"
#include "out/dates.h"
#include "web/url.h"

const struct err *
performance_scope_read(struct request *q, str code, struct performance_scope *out)
{
	struct performance_scope s = {.q = q, .kind = room_case_kind(q->rooms, CASE_COMPLAINT), .zone = ZONE_WIB, .chosen = code.n > 0};
	const struct err        *e = agency_all(q->db, q->a, &s.agencies);

	if (e)
		return e;
	if (!s.kind)
		return err_new(q->a, ERR_MISSING, "page.missing", NULL, NULL);
	for (size_t i = 0; i < s.agencies.n && !s.one; i++) {
		if (s.chosen ? str_eq(s.agencies.at[i].code, code) : s.agencies.n == 1) {
			s.one = true;
			s.agency = s.agencies.at[i];
		}
	}
	if (s.chosen && !s.one)
		return err_new(q->a, ERR_MISSING, "agency.missing", NULL, NULL);
	if (s.one) {
		s.zone = s.agency.zone;
		if ((e = agency_calendar(q->db, q->a, s.agency.id, &s.calendar)) ||
		    (e = agency_law(q->db, q->a, s.agency.id, &s.law)))
			return e;
	} else {
		s.calendar = calendar_make(q->a, 5, false, NULL, 0); /* not a law: Monday to Friday */
	}
	s.figures = (struct figure_scope){.agency = s.one ? s.agency.id : (agency_id){0}, .kind = (int)CASE_COMPLAINT};
	s.today = date_of(q->now, s.zone);
	performance_scope_on(&s, s.today);
	*out = s;
	return NULL;
}

const struct err *
performance_scope_unit(struct performance_scope *s, str slug)
{
	if (slug.n == 0)
		return NULL;
	if (!s->one)
		return err_new(s->q->a, ERR_MISSING, "unit.missing", NULL, NULL);
	const struct err *e = unit_by_slug(s->q->db, s->q->a, s->agency.id, slug, &s->unit);

	if (!e)
		s->figures.unit = s->unit.id;
	return e;
}

void
performance_scope_on(struct performance_scope *s, day on)
{
	s->on = on;
	s->past = on.d < s->today.d;
	s->until = s->past ? date_end(on, s->zone) : s->q->now;
	if (s->past)
		s->until.ms += MS_PER_SECOND - 1; /* what happens in the last second belongs to the day */
}

/* ---- addresses ---- */

static void
add_pair(struct buf *b, const char *name, str value)
{
	if (value.n > 0)
		buf_fmt(b, "&%s=%.*s", name, STRF(url_encode(b->arena, value)));
}

static void
add_number(struct buf *b, const char *name, int64_t value)
{
	if (value != 0)
		buf_fmt(b, "&%s=%lld", name, (long long)value);
}

str
performance_rows_path(const struct performance_scope *s, const char *measure, day from, day to,
    const struct performance_filter *f)
{
	struct buf b = {.arena = s->q->a};
	char       first[11], last[11];

	date_iso(from, first);
	date_iso(to, last);
	buf_fmt(&b, "/kinerja/baris?ukuran=%s&dari=%s&sampai=%s", measure, first, last);
	if (s->chosen)
		add_pair(&b, "instansi", s->agency.code);
	if (f && f->unit.n > 0)
		add_pair(&b, "unit", f->unit);
	else if (s->figures.unit.v != 0)
		add_pair(&b, "unit", s->unit.slug);
	if (f) {
		add_number(&b, "layanan", f->service);
		add_number(&b, "saluran", f->channel);
		add_number(&b, "kategori", f->category);
		add_pair(&b, "kelas", f->class_ ? str_z(f->class_) : STR(""));
		add_pair(&b, "alasan", f->reason);
		add_pair(&b, "umur", f->band);
	}
	return buf_done(&b);
}

str
performance_path(const struct performance_scope *s, const char *path)
{
	return s->chosen ? str_fmt(s->q->a, "%s?instansi=%.*s", path, STRF(s->agency.code)) : str_z(path);
}

str
performance_day_path(const struct performance_scope *s, day on)
{
	char iso[11];

	if (on.d >= s->today.d)
		return s->chosen ? performance_path(s, "/kinerja") : STR("/");
	date_iso(on, iso);
	return s->chosen ? performance_path(s, str_fmt(s->q->a, "/kinerja/%s", iso).p) :
	    str_fmt(s->q->a, "/?tanggal=%s", iso);
}

str
performance_case_path(const struct request *q, str number)
{
	return room_has_page(q->rooms, "/aduan/{nomor}") ? str_fmt(q->a, "/aduan/%.*s", STRF(number)) : (str){NULL, 0};
}

/* ---- texts ---- */

static str
through(const struct request *q, void (*write)(struct html *h, int64_t v), int64_t v)
{
	struct html h = {.out = {.arena = q->a}, .lang = q->lang, .zone = ZONE_WIB};

	write(&h, v);
	return buf_done(&h.out);
}

str
say_count(const struct request *q, int64_t v)
{
	return through(q, html_count, v);
}

str
say_tenth(const struct request *q, int64_t tenths)
{
	return tenths == NO_INT ? word(q->lang, W_performance_none) : through(q, html_tenth, tenths);
}

str
say_percent(const struct request *q, int64_t tenths)
{
	if (tenths != NO_INT && tenths % 10 == 0)
		return str_fmt(q->a, "%lld%%", (long long)(tenths / 10));
	return tenths == NO_INT ? word(q->lang, W_performance_none) : through(q, html_percent, tenths);
}

str
say_with(const struct request *q, enum word w, const char *name, str value)
{
	const struct word_arg arg = {name, value};

	return word_fill(q->a, q->lang, w, &arg, 1);
}

str
say_minutes(const struct request *q, int64_t minutes)
{
	static const enum word forms[] = {
		[SPAN_MINUTES] = W_performance_span_minutes, [SPAN_HOURS] = W_performance_span_hours,
		[SPAN_HOURS_MINUTES] = W_performance_span_hours_minutes, [SPAN_DAYS] = W_performance_span_days,
		[SPAN_DAYS_HOURS] = W_performance_span_days_hours,
	};

	if (minutes == NO_INT)
		return word(q->lang, W_performance_none);
	struct performance_span s = performance_span_of(minutes);
	const struct word_arg   args[] = {
		{"days", say_count(q, s.days)}, {"hours", say_count(q, s.hours)}, {"minutes", say_count(q, s.minutes)},
	};

	return word_fill(q->a, q->lang, forms[s.form], args, COUNT(args));
}

str
say_term(const struct request *q, int64_t amount, enum time_unit unit)
{
	static const enum word units[] = {
		[TIME_WORKING_DAYS] = W_performance_term_working_days, [TIME_DAYS] = W_performance_term_days,
		[TIME_HOURS] = W_performance_term_hours, [TIME_MINUTES] = W_performance_term_minutes,
		[TIME_MONTHS] = W_performance_term_months, [TIME_YEARS] = W_performance_term_years,
		[TIME_TIMES] = W_performance_term_times,
	};
	size_t i = (size_t)unit < COUNT(units) && unit > 0 ? (size_t)unit : TIME_WORKING_DAYS;

	return say_with(q, units[i], "n", say_count(q, amount));
}

str
say_time(const struct performance_scope *s, instant t)
{
	struct buf b = {.arena = s->q->a};

	dates_add_time(&b, s->q->lang, s->zone, t);
	buf_fmt(&b, " %s", zone_name(s->zone));
	return buf_done(&b);
}

struct law_row
performance_law(const struct performance_scope *s, enum law_key key)
{
	return law_get(&s->law, key, s->on);
}

static str
word_or_code(const struct performance_scope *s, const char *prefix, str code)
{
	enum word w = word_find(prefix, arena_str(s->q->a, code).p);

	return w != WORD_NONE ? word(s->q->lang, w) : code;
}

str
performance_class(const struct performance_scope *s, int class_)
{
	if (class_ <= 0 || (size_t)class_ >= s->kind->class_count)
		return word(s->q->lang, W_performance_class_none);
	return word_or_code(s, "complaint.class.", str_z(s->kind->classes[class_]));
}

str
performance_reason(const struct performance_scope *s, str code)
{
	return word_or_code(s, "complaint.reason.", code);
}

str
performance_channel(const struct request *q, int64_t channel)
{
	enum word w = channel > 0 && channel <= CHANNEL_IMPORT ? channel_word((enum channel)channel) : WORD_NONE;

	return w != WORD_NONE ? word(q->lang, w) : word(q->lang, W_performance_other);
}

str
performance_band(const struct request *q, int band)
{
	const struct performance_band *b = &performance_bands[band];
	const struct word_arg args[] = {{"from", say_count(q, b->from)}, {"to", say_count(q, b->to)},
		{"less", say_count(q, b->from - 1)}};

	return word_fill(q->a, q->lang, b->to == PERFORMANCE_NO_END ? W_performance_band_last : W_performance_band, args, COUNT(args));
}
