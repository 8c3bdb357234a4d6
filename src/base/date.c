/* date.c - see date.h. Civil dates by the 400-year cycle of the Gregorian calendar. */
#include "base/date.h"

#include "base/strs.h"

#include <string.h>

const char *
zone_name(enum zone z)
{
	switch (z) {
	case ZONE_WIB:
		return "WIB";
	case ZONE_WITA:
		return "WITA";
	case ZONE_WIT:
		return "WIT";
	}
	return "WIB";
}

bool
zone_parse(str s, enum zone *out)
{
	static const enum zone all[] = {ZONE_WIB, ZONE_WITA, ZONE_WIT};

	for (size_t i = 0; i < COUNT(all); i++) {
		if (str_eq(s, str_z(zone_name(all[i])))) {
			*out = all[i];
			return true;
		}
	}
	return false;
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

struct civil
date_civil(day d)
{
	int64_t z = (int64_t)d.d + 719468;
	int64_t era = floor_div(z, 146097);
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	int     month = (int)(mp < 10 ? mp + 3 : mp - 9);

	return (struct civil){
		.year = (int)(yoe + era * 400 + (month <= 2)),
		.month = month,
		.mday = (int)(doy - (153 * mp + 2) / 5 + 1),
	};
}

bool
date_from_civil(int year, int month, int mday, day *out)
{
	if (year < 1900 || year > 2200 || month < 1 || month > 12 || mday < 1 || mday > 31)
		return false;
	int64_t y = year - (month <= 2);
	int64_t era = floor_div(y, 400);
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + mday - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	day     d = {(int32_t)(era * 146097 + doe - 719468)};

	if (date_civil(d).mday != mday)
		return false;
	*out = d;
	return true;
}

bool
date_parse(str s, day *out)
{
	int64_t y, m, d;

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	return str_int((str){s.p, 4}, &y) && str_int((str){s.p + 5, 2}, &m) && str_int((str){s.p + 8, 2}, &d) &&
	    date_from_civil((int)y, (int)m, (int)d, out);
}

enum weekday
date_weekday(day d)
{
	int64_t w = ((int64_t)d.d + 3) % 7; /* 1970-01-01 was a Thursday */

	return (enum weekday)(w < 0 ? w + 7 : w);
}

static int64_t
local_ms(instant t, enum zone z)
{
	return t.ms + (int64_t)z * MS_PER_HOUR;
}

day
date_of(instant t, enum zone z)
{
	return (day){(int32_t)floor_div(local_ms(t, z), MS_PER_DAY)};
}

instant
date_start(day d, enum zone z)
{
	return (instant){(int64_t)d.d * MS_PER_DAY - (int64_t)z * MS_PER_HOUR};
}

instant
date_end(day d, enum zone z)
{
	return (instant){date_start(d, z).ms + MS_PER_DAY - MS_PER_SECOND};
}

struct clock_time
date_time(instant t, enum zone z)
{
	int64_t in_day = local_ms(t, z) - (int64_t)date_of(t, z).d * MS_PER_DAY;

	return (struct clock_time){
		.hour = (int)(in_day / MS_PER_HOUR),
		.minute = (int)(in_day / MS_PER_MINUTE % 60),
		.second = (int)(in_day / MS_PER_SECOND % 60),
	};
}

/* The last digits of v, from the right; printf would be a tenth of what a page with many dates costs. */
static void
put_digits(char *to, int count, unsigned v)
{
	for (int i = count; i-- > 0; v /= 10)
		to[i] = (char)('0' + v % 10);
}

void
date_iso(day d, char buf[11])
{
	struct civil c = date_civil(d);

	memcpy(buf, "0000-00-00", 11);
	put_digits(buf, 4, (unsigned)c.year);
	put_digits(buf + 5, 2, (unsigned)c.month);
	put_digits(buf + 8, 2, (unsigned)c.mday);
}

void
date_iso_instant(instant t, enum zone z, char buf[26])
{
	struct clock_time k = date_time(t, z);

	date_iso(date_of(t, z), buf);
	memcpy(buf + 10, "T00:00:00+00:00", 16);
	put_digits(buf + 11, 2, (unsigned)k.hour);
	put_digits(buf + 14, 2, (unsigned)k.minute);
	put_digits(buf + 17, 2, (unsigned)k.second);
	put_digits(buf + 20, 2, (unsigned)z);
}
