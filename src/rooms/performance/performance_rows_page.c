/* performance_rows_page.c - the rows behind a figure, newest first. */
#include "base/strs.h"
#include "gen/performance_rows_html.h"
#include "out/dates.h"
#include "rooms/performance/performance_pages.h"
#include "rooms/performance/performance_rows_view.h"

/* "sebelum": where the page before ended, "DAY-ID" or "MOMENT-ID". */
static bool
read_cursor(str text, struct performance_ask *ask)
{
	str part;

	ask->cursor = ask->cursor_id = INT64_MAX;
	if (text.n == 0)
		return true;
	return str_cut(&text, '-', &part) && str_int(part, &ask->cursor) && text.p && str_int(text, &ask->cursor_id) &&
	    ask->cursor >= 0 && ask->cursor_id >= 0;
}

static int64_t
positive(int64_t v)
{
	return v == NO_INT || v < 0 ? 0 : v;
}

static int
class_of(const struct performance_scope *s, str slug)
{
	return str_eq(slug, STR("tanpa")) ? 0 : slug.n > 0 ? case_class_of(s->kind, slug) : -1;
}

static const struct err *
ask_read(struct performance_scope *s, struct performance_ask *ask)
{
	const struct request *q = s->q;
	str                   band = q_text(q, "umur"), class_ = q_text(q, "kelas");

	*ask = (struct performance_ask){
		.measure = performance_measure_find(q_text(q, "ukuran")), .from = q_day(q, "dari"), .to = q_day(q, "sampai"),
		.service = positive(q_int(q, "layanan")), .channel = positive(q_int(q, "saluran")),
		.category = positive(q_int(q, "kategori")), .class_ = class_of(s, class_), .reason = q_text(q, "alasan"),
		.band = band.n > 0 ? performance_band_find(band) : -1,
	};
	if (!day_known(ask->to))
		ask->to = s->today;
	if (!day_known(ask->from))
		ask->from = ask->to;
	if (!ask->measure || !read_cursor(q_text(q, "sebelum"), ask) || (band.n > 0 && ask->band < 0) ||
	    (class_.n > 0 && ask->class_ == 0 && !str_eq(class_, STR("tanpa"))) || q->fault_count > 0)
		return err_new(q->a, ERR_MISSING, "performance.figure", NULL, NULL);
	return performance_scope_unit(s, q_text(q, "unit"));
}

static str
note_of(const struct performance_scope *s, const struct performance_ask *ask, const struct performance_line *l)
{
	const struct request *q = s->q;

	if (l->amount < 0)
		return word(q->lang, W_performance_row_taken_back);
	if (ask->measure->first == MEASURE_RATED && l->rating != NO_INT)
		return say_with(q, W_performance_row_rating, "n", say_count(q, l->rating));
	if (!instant_known(l->due))
		return (str){NULL, 0};
	int64_t late = calendar_count_working(&s->calendar, l->on, s->today);

	return late > 0 ? say_with(q, late == 1 ? W_performance_row_late_one : W_performance_row_late, "n", say_count(q, late)) : (str){NULL, 0};
}

static void
row_fill(const struct performance_scope *s, const struct performance_ask *ask, const struct performance_line *l,
    struct performance_rows_line *out)
{
	const struct request    *q = s->q;
	const struct case_state *state = case_state_of(s->kind, l->state);

	*out = (struct performance_rows_line){
		.number = l->number, .path = performance_case_path(q, l->number),
		.title = l->title.n > 0 ? l->title : word(q->lang, W_performance_row_unseen),
		.unit = l->unit, .opened = l->opened, .closed = l->closed, .on = l->on, .note = note_of(s, ask, l),
	};
	if (state)
		out->state = (struct part_chip_view){part_tone_of(state->chip), word(q->lang, state->label)};
}

/* Promises of a case count once; endings are taken off again where a case was opened again. */
static str
rule_of(const struct performance_scope *s, const struct performance_ask *ask)
{
	enum word w = WORD_NONE;

	if (ask->measure->source == ROWS_COUNTED) {
		switch (ask->measure->first) {
		case MEASURE_ON_TIME:
		case MEASURE_LATE:
		case MEASURE_ANSWERED:
		case MEASURE_ANSWERED_LATE:
			w = W_performance_rows_rule_once;
			break;
		case MEASURE_CLOSED:
		case MEASURE_FINISHED:
			w = W_performance_rows_rule_stock;
			break;
		case MEASURE_OPENED:
		case MEASURE_MISSED:
		case MEASURE_VERIFIED:
		case MEASURE_VERIFIED_LATE:
		case MEASURE_REOPENED:
		case MEASURE_RATED:
		case MEASURE_RATING_SUM:
		case MEASURE_ARCHIVED:
		case MEASURE_NOT_OURS:
		case MEASURE_WITHDRAWN:
		case MEASURE_MINUTES:
		case MEASURE_ANSWER_MINUTES:
		case MEASURE_VERIFY_MINUTES:
		case MEASURE_MOVED:
		case MEASURE_END:
			break;
		}
	}
	return w ? word(s->q->lang, w) : (str){NULL, 0};
}

static void
title_fill(const struct performance_scope *s, const struct performance_ask *ask, struct performance_rows_view *v)
{
	const struct request *q = s->q;
	const struct word_arg args[] = {
		{"from", dates_day(q->a, q->lang, DATES_PLAIN, ask->from)}, {"to", dates_day(q->a, q->lang, DATES_PLAIN, ask->to)},
		{"time", say_time(s, q->now)},
	};
	enum word when = ask->measure->source == ROWS_DUE  ? W_performance_rows_now :
	                 ask->measure->source == ROWS_OPEN ? W_performance_rows_at :
	                 ask->from.d == ask->to.d          ? W_performance_rows_on :
	                                                     W_performance_rows_between;
	struct buf about = {.arena = q->a};

	v->title = word(q->lang, ask->measure->title);
	v->when = word_fill(q->a, q->lang, when, args, COUNT(args));
	buf_str(&about, s->one ? s->agency.name : word(q->lang, W_performance_all_agencies));
	if (s->figures.unit.v != 0)
		buf_fmt(&about, " · %.*s", STRF(s->unit.name));
	if (ask->class_ >= 0)
		buf_fmt(&about, " · %.*s", STRF(performance_class(s, ask->class_)));
	if (ask->reason.n > 0)
		buf_fmt(&about, " · %.*s", STRF(performance_reason(s, ask->reason)));
	if (ask->channel > 0)
		buf_fmt(&about, " · %.*s", STRF(performance_channel(q, ask->channel)));
	if (ask->band >= 0)
		buf_fmt(&about, " · %.*s", STRF(performance_band(q, ask->band)));
	v->about = buf_done(&about);
}

const struct err *
performance_rows_page(struct request *q, struct http_reply *r)
{
	struct performance_scope     s;
	struct performance_ask       ask;
	struct performance_lines     lines;
	struct performance_rows_view v = {.figure = 0};
	int64_t                      hidden;
	struct html                  h = {0};
	const struct err            *e = performance_scope_read(q, q_text(q, "instansi"), &s);

	if (e || (e = ask_read(&s, &ask)) || (e = performance_lines_read(&s, &ask, PERFORMANCE_PAGE, &lines)) ||
	    (e = performance_lines_figure(&s, &ask, &v.figure, &hidden)))
		return e;
	struct performance_rows_line *at = arena_array(q->a, lines.n + 1, sizeof(*at));
	for (size_t i = 0; i < lines.n; i++)
		row_fill(&s, &ask, &lines.at[i], &at[i]);
	v.rows = (struct performance_rows_lines){at, lines.n};
	v.none = lines.n == 0 && (hidden == NO_INT || hidden == 0);
	if (hidden == NO_INT)
		v.hidden = word(q->lang, W_performance_hidden_out);
	else if (hidden != 0)
		v.hidden = say_with(q, W_performance_hidden_in, "n", say_count(q, hidden));
	v.on_column = word(q->lang, ask.measure->source == ROWS_DUE ? W_performance_row_due : W_performance_row_day);
	v.has_on = ask.measure->source != ROWS_OPEN;
	v.rule = rule_of(&s, &ask);
	title_fill(&s, &ask, &v);
	v.empty = (struct part_empty_view){.title = word(q->lang, W_performance_rows_none), .path = STR("/"),
		.label = word(q->lang, W_performance_to_home)};
	if (lines.more) {
		const struct performance_filter f = {.service = ask.service, .channel = ask.channel, .category = ask.category,
			.class_ = ask.class_ == 0 ? "tanpa" : ask.class_ > 0 ? s.kind->classes[ask.class_] : NULL, .reason = ask.reason,
			.band = ask.band >= 0 ? str_z(performance_bands[ask.band].slug) : (str){NULL, 0}};
		str path = performance_rows_path(&s, ask.measure->slug, ask.from, ask.to, &f);

		v.pages.older = str_fmt(q->a, "%.*s&sebelum=%lld-%lld", STRF(path), (long long)lines.at[lines.n - 1].cursor,
		    (long long)lines.at[lines.n - 1].cursor_id);
	}
	const struct frame_link crumbs[] = {{.path = STR("/"), .label = word(q->lang, W_performance_home_title)},
		{.path = performance_path(&s, "/statistik"), .label = word(q->lang, W_performance_statistics)}};
	const struct page_head  head = {.title = v.title, .menu = "kinerja", .crumbs = crumbs, .crumb_count = COUNT(crumbs),
		.agency = s.chosen ? s.agency.id : (agency_id){0}, .hidden = true};

	if ((e = page_open(q, &head, &h)))
		return e;
	performance_rows_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}
