/* html.c - see html.h. */
#include "out/html.h"

#include "base/strs.h"
#include "out/dates.h"

/* SQL NULL and figures that do not exist are a dash, never a 0. */
static const char dash[] = "–";

static const struct {
	const char *text;
	size_t      n;
} escapes[256] = {
	['&'] = {"&amp;", 5},
	['<'] = {"&lt;", 4},
	['>'] = {"&gt;", 4},
	['"'] = {"&quot;", 6},
	['\''] = {"&#39;", 5},
};

static void
raw(struct html *h, const char *z)
{
	buf_add(&h->out, z, strlen(z));
}

void
html_fixed(struct html *h, const char *text, size_t n)
{
	buf_add(&h->out, text, n);
}

void
html_text(struct html *h, str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		size_t n = escapes[(unsigned char)s.p[i]].n;

		if ((unsigned char)s.p[i] == 0xe2 && str_turn(s, i) > 0) {
			buf_add(&h->out, s.p + from, i - from);
			i += str_turn(s, i) - 1;
			from = i + 1;
			continue;
		}
		if (n == 0)
			continue;
		buf_add(&h->out, s.p + from, i - from);
		buf_add(&h->out, escapes[(unsigned char)s.p[i]].text, n);
		from = i + 1;
	}
	if (s.n > from)
		buf_add(&h->out, s.p + from, s.n - from);
}

void
html_z(struct html *h, const char *z)
{
	html_text(h, str_z(z));
}

void
html_lines(struct html *h, str s)
{
	str  line;
	bool open = false;

	s = str_trim(s);
	if (s.n == 0)
		return;
	while (str_cut(&s, '\n', &line)) {
		line = str_trim(line);
		if (line.n == 0) {
			if (open)
				raw(h, "</p>");
			open = false;
			continue;
		}
		raw(h, open ? "<br>" : "<p>");
		open = true;
		html_text(h, line);
	}
	raw(h, "</p>");
}

/* Decimal digits of v, a group mark before each three when group is not 0. */
static void
digits(struct html *h, int64_t v, char group)
{
	char     text[32];
	size_t   i = sizeof(text);
	uint64_t left = v < 0 ? -(uint64_t)v : (uint64_t)v;
	int      count = 0;

	do {
		if (group && count > 0 && count % 3 == 0)
			text[--i] = group;
		text[--i] = (char)('0' + left % 10);
		count++;
	} while ((left /= 10) > 0);
	if (v < 0)
		text[--i] = '-';
	buf_add(&h->out, text + i, sizeof(text) - i);
}

static char
group_mark(const struct html *h)
{
	return h->lang == LANG_EN ? ',' : '.';
}

void
html_int(struct html *h, int64_t v)
{
	if (v != NO_INT)
		digits(h, v, 0);
}

void
html_count(struct html *h, int64_t v)
{
	if (v == NO_INT)
		raw(h, dash);
	else
		digits(h, v, group_mark(h));
}

void
html_tenth(struct html *h, int64_t tenths)
{
	if (tenths == NO_INT) {
		raw(h, dash);
		return;
	}
	if (tenths < 0 && tenths > -10)
		raw(h, "-"); /* -0,5 */
	digits(h, tenths / 10, group_mark(h));
	raw(h, h->lang == LANG_EN ? "." : ",");
	digits(h, tenths < 0 ? -(tenths % 10) : tenths % 10, 0);
}

void
html_percent(struct html *h, int64_t tenths)
{
	html_tenth(h, tenths);
	if (tenths != NO_INT)
		raw(h, "%");
}

void
html_rupiah(struct html *h, int64_t v)
{
	if (v != NO_INT)
		raw(h, "Rp");
	html_count(h, v);
}

static void
time_day(struct html *h, enum dates_form form, day d)
{
	if (!day_known(d)) {
		raw(h, dash);
		return;
	}
	raw(h, "<time datetime=\"");
	html_day_iso(h, d);
	raw(h, "\">");
	dates_add_day(&h->out, h->lang, form, d);
	raw(h, "</time>");
}

void
html_day(struct html *h, day d)
{
	time_day(h, DATES_PLAIN, d);
}

void
html_day_long(struct html *h, day d)
{
	time_day(h, DATES_LONG, d);
}

void
html_day_short(struct html *h, day d)
{
	time_day(h, DATES_SHORT, d);
}

void
html_day_iso(struct html *h, day d)
{
	char text[11];

	if (!day_known(d))
		return;
	date_iso(d, text);
	raw(h, text);
}

static void
time_moment(struct html *h, enum dates_form form, instant t)
{
	char text[26];

	if (!instant_known(t)) {
		raw(h, dash);
		return;
	}
	date_iso_instant(t, h->zone, text);
	raw(h, "<time datetime=\"");
	raw(h, text);
	raw(h, "\">");
	dates_add_moment(&h->out, h->lang, form, h->zone, t);
	raw(h, "</time>");
}

void
html_when(struct html *h, instant t)
{
	time_moment(h, DATES_LONG, t);
}

void
html_when_short(struct html *h, instant t)
{
	time_moment(h, DATES_SHORT, t);
}

void
html_size(struct html *h, int64_t bytes)
{
	static const struct {
		int64_t     bytes;
		const char *name;
	} units[] = {{1000000000, " GB"}, {1000000, " MB"}, {1000, " KB"}};

	if (bytes == NO_INT) {
		raw(h, dash);
		return;
	}
	for (size_t i = 0; i < COUNT(units); i++) {
		int64_t u = units[i].bytes;

		/* what would be printed as 1000 of the smaller unit is 1 of this one */
		if (bytes < u - u / 2000)
			continue;
		if (bytes < 10 * u && i < 2)
			html_tenth(h, bytes / (u / 10) + (bytes % (u / 10) >= u / 20));
		else
			html_count(h, bytes / u + (bytes % u >= u / 2));
		raw(h, units[i].name);
		return;
	}
	html_count(h, bytes);
	raw(h, " B");
}

static bool
is_local(str s)
{
	/* browsers read '\' as '/': "//" and "/\" both lead to another site */
	return s.n > 0 && s.p[0] == '/' && (s.n == 1 || (s.p[1] != '/' && s.p[1] != '\\'));
}

static bool
url_allowed(str s)
{
	static const str heads[] = {{"https:", 6}, {"http:", 5}, {"mailto:", 7}, {"tel:", 4}};

	for (size_t i = 0; i < s.n; i++) {
		/* browsers drop tabs and newlines inside a URL, which would make "/\t/evil" another site */
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return false;
	}
	for (size_t i = 0; i < COUNT(heads); i++) {
		if (str_starts(s, heads[i]))
			return true;
	}
	return is_local(s);
}

void
html_url(struct html *h, str s)
{
	if (url_allowed(s))
		html_text(h, s);
	else
		raw(h, "#");
}

void
html_path(struct html *h, str path)
{
	if (h->lang == LANG_EN && url_allowed(path) && is_local(path))
		raw(h, "/en");
	html_url(h, path);
}
