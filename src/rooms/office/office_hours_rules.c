/* office_hours_rules.c - see office_hours_rules.h. */
#include "rooms/office/office_hours_rules.h"

#include "base/strs.h"

enum { HOUR = 60, HOURS = 24 };

/* "08.00", "8:05", "8": minutes after midnight; 24.00 is the end of the day. */
static bool
clock_time(str s, int *out)
{
	str     hour, minute;
	int64_t h, m = 0;

	s = str_trim(s);
	minute = s;
	if (!str_cut(&minute, '.', &hour) || hour.n == s.n) {
		minute = s;
		str_cut(&minute, ':', &hour);
	}
	if (hour.n < 1 || hour.n > 2 || hour.p[0] == '-' || !str_int(hour, &h))
		return false;
	if (hour.n < s.n && (minute.n != 2 || minute.p[0] == '-' || !str_int(minute, &m)))
		return false;
	if (h < 0 || m < 0 || m >= HOUR || h > HOURS || (h == HOURS && m > 0))
		return false;
	*out = (int)(h * HOUR + m);
	return true;
}

bool
office_hours_parse(str text, int *from, int *until)
{
	static const char *const between[] = {"–", "—", "-", "sampai", "s.d.", "to"};

	for (size_t i = 0; i < COUNT(between); i++) {
		str       word = str_z(between[i]);
		ptrdiff_t at = str_find(text, word, 0);
		int       a, b;

		if (at < 0)
			continue;
		if (!clock_time((str){text.p, (size_t)at}, &a) ||
		    !clock_time((str){text.p + at + word.n, text.n - (size_t)at - word.n}, &b) || a >= b)
			return false;
		*from = a;
		*until = b;
		return true;
	}
	return false;
}

str
office_hours_text(struct arena *a, enum lang lang, int from, int until)
{
	char dot = lang == LANG_EN ? ':' : '.';

	return str_fmt(a, "%02d%c%02d–%02d%c%02d", from / HOUR, dot, from % HOUR, until / HOUR, dot, until % HOUR);
}
