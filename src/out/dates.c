/* dates.c - see dates.h. */
#include "out/dates.h"

static const str months[2][12] = {
	[LANG_ID] = {{"Januari", 7}, {"Februari", 8}, {"Maret", 5}, {"April", 5}, {"Mei", 3}, {"Juni", 4}, {"Juli", 4},
	    {"Agustus", 7}, {"September", 9}, {"Oktober", 7}, {"November", 8}, {"Desember", 8}},
	[LANG_EN] = {{"January", 7}, {"February", 8}, {"March", 5}, {"April", 5}, {"May", 3}, {"June", 4}, {"July", 4},
	    {"August", 6}, {"September", 9}, {"October", 7}, {"November", 8}, {"December", 8}},
};

static const str weekdays[2][7] = {
	[LANG_ID] = {{"Senin", 5}, {"Selasa", 6}, {"Rabu", 4}, {"Kamis", 5}, {"Jumat", 5}, {"Sabtu", 5}, {"Minggu", 6}},
	[LANG_EN] = {{"Monday", 6}, {"Tuesday", 7}, {"Wednesday", 9}, {"Thursday", 8}, {"Friday", 6}, {"Saturday", 8},
	    {"Sunday", 6}},
};

static const char dash[] = "–";

str
dates_month(enum lang lang, int month)
{
	return months[lang][month - 1];
}

/* In both languages the short names are the first three letters. */
str
dates_month_short(enum lang lang, int month)
{
	return (str){months[lang][month - 1].p, 3};
}

str
dates_weekday(enum lang lang, enum weekday w)
{
	return weekdays[lang][w];
}

str
dates_weekday_short(enum lang lang, enum weekday w)
{
	return (str){weekdays[lang][w].p, 3};
}

/* At most 999,999: years and days of the month. */
static void
add_number(struct buf *b, int n)
{
	char   text[6];
	size_t i = sizeof(text);

	do
		text[--i] = (char)('0' + n % 10);
	while ((n /= 10) > 0 && i > 0);
	buf_add(b, text + i, sizeof(text) - i);
}

void
dates_add_day(struct buf *b, enum lang lang, enum dates_form form, day d)
{
	if (!day_known(d)) {
		buf_add(b, dash, sizeof(dash) - 1);
		return;
	}

	struct civil c = date_civil(d);

	if (form == DATES_LONG) {
		buf_str(b, dates_weekday(lang, date_weekday(d)));
		buf_add(b, ", ", 2);
	}
	add_number(b, c.mday);
	buf_add(b, " ", 1);
	buf_str(b, form == DATES_SHORT ? dates_month_short(lang, c.month) : dates_month(lang, c.month));
	buf_add(b, " ", 1);
	add_number(b, c.year);
}

void
dates_add_time(struct buf *b, enum lang lang, enum zone zone, instant t)
{
	if (!instant_known(t)) {
		buf_add(b, dash, sizeof(dash) - 1);
		return;
	}

	struct clock_time k = date_time(t, zone);
	char text[5] = {(char)('0' + k.hour / 10), (char)('0' + k.hour % 10), lang == LANG_EN ? ':' : '.',
		(char)('0' + k.minute / 10), (char)('0' + k.minute % 10)};

	buf_add(b, text, sizeof(text));
}

void
dates_add_moment(struct buf *b, enum lang lang, enum dates_form form, enum zone zone, instant t)
{
	if (!instant_known(t)) {
		buf_add(b, dash, sizeof(dash) - 1);
		return;
	}
	dates_add_day(b, lang, form, date_of(t, zone));
	buf_add(b, ", ", 2);
	dates_add_time(b, lang, zone, t);
	buf_add(b, " ", 1);
	buf_str(b, str_z(zone_name(zone)));
}

str
dates_day(struct arena *a, enum lang lang, enum dates_form form, day d)
{
	struct buf b = {.arena = a};

	dates_add_day(&b, lang, form, d);
	return buf_done(&b);
}

str
dates_moment(struct arena *a, enum lang lang, enum dates_form form, enum zone zone, instant t)
{
	struct buf b = {.arena = a};

	dates_add_moment(&b, lang, form, zone, t);
	return buf_done(&b);
}
