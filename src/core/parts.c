/* parts.c - the small sums behind the pieces of a page: lines, bars, rings and the picture of a hash. */
#include "core/parts.h"

#include "base/strs.h"

str
part_tone(enum part_tone t)
{
	switch (t) {
	case PART_PLAIN:
		return STR("plain");
	case PART_OK:
		return STR("ok");
	case PART_WARN:
		return STR("warn");
	case PART_BAD:
		return STR("bad");
	case PART_MUTE:
		return STR("mute");
	case PART_BRAND:
		return STR("brand");
	case PART_SOFT:
		return STR("soft");
	}
	return STR("plain");
}

str
part_or(str s, const char *other)
{
	return s.n > 0 ? s : str_z(other);
}

const struct part_icon_view *
part_icon(enum part_icon icon)
{
	static const struct part_icon_view views[ICON_COUNT] = {
		[ICON_CHECK] = {ICON_CHECK},       [ICON_CROSS] = {ICON_CROSS},   [ICON_RIGHT] = {ICON_RIGHT},
		[ICON_UP] = {ICON_UP},             [ICON_CLOCK] = {ICON_CLOCK},   [ICON_PAUSE] = {ICON_PAUSE},
		[ICON_PERSON] = {ICON_PERSON},     [ICON_LOCK] = {ICON_LOCK},     [ICON_BELL] = {ICON_BELL},
		[ICON_FILE] = {ICON_FILE},         [ICON_MONEY] = {ICON_MONEY},   [ICON_SHIELD] = {ICON_SHIELD},
		[ICON_WARN] = {ICON_WARN},         [ICON_EYE] = {ICON_EYE},       [ICON_DOWNLOAD] = {ICON_DOWNLOAD},
		[ICON_IMAGE] = {ICON_IMAGE},       [ICON_NOTE] = {ICON_NOTE},     [ICON_SPEECH] = {ICON_SPEECH},
		[ICON_PLACE] = {ICON_PLACE},       [ICON_PHONE] = {ICON_PHONE},   [ICON_SEARCH] = {ICON_SEARCH},
	};

	return &views[icon < ICON_COUNT ? icon : ICON_NONE];
}

str
part_error_of(const struct part_errors_view *errors, const char *field)
{
	for (size_t i = 0; i < errors->rows.n; i++)
		if (str_eq(errors->rows.at[i].field, str_z(field)))
			return errors->rows.at[i].sentence;
	return (str){0};
}

const struct part_help_view *
part_help(struct arena *a, str id, str hint, str error)
{
	struct part_help_view *v = arena_alloc(a, sizeof(*v));

	*v = (struct part_help_view){.id = id, .hint = hint, .error = {.field = id, .sentence = error}};
	return v;
}

str
part_error_class(str error)
{
	return error.n > 0 ? STR(" govuk-form-group--error") : STR("");
}

str
part_pick_id(struct arena *a, str id, size_t index)
{
	return index == 0 ? id : str_fmt(a, "%.*s-%zu", STRF(id), index);
}

/* The line keeps this distance from the upper and lower edge of its 200 by 38 box, so that its width is not cut. */
enum { LINE_WIDTH = 200, LINE_TOP = 4, LINE_BOTTOM = 34 };

str
part_line(struct arena *a, const int64_t *values, size_t n)
{
	struct buf b = {.arena = a};
	int64_t    least, most;

	if (n < 2)
		return (str){0};
	least = most = values[0];
	for (size_t i = 1; i < n; i++) {
		least = values[i] < least ? values[i] : least;
		most = values[i] > most ? values[i] : most;
	}
	for (size_t i = 0; i < n; i++) {
		double part = most == least ? 0.5 : (double)(values[i] - least) / (double)(most - least);
		int    x = (int)(i * LINE_WIDTH / (n - 1));
		int    y = LINE_BOTTOM - (int)(part * (LINE_BOTTOM - LINE_TOP) + 0.5);

		buf_fmt(&b, "%s%d,%d", i > 0 ? " " : "", x, y);
	}
	return buf_done(&b);
}

enum part_tone
part_meter_tone(int64_t tenths, int64_t target)
{
	enum { NEAR_TENTHS = 50 };

	if (tenths == NO_INT)
		return PART_MUTE;
	if (target == NO_INT || tenths >= target)
		return PART_OK;
	return tenths >= target - NEAR_TENTHS ? PART_WARN : PART_BAD;
}

int64_t
part_clip(int64_t tenths)
{
	enum { WHOLE = 1000 };

	if (tenths < 0)
		return 0;
	return tenths > WHOLE ? WHOLE : tenths;
}

int64_t
part_scaled(int64_t count, int64_t most, int64_t length)
{
	if (most <= 0 || count <= 0)
		return 0;
	if (count >= most)
		return length;
	return (int64_t)((double)count / (double)most * (double)length + 0.5);
}

str
part_group(str code, size_t group)
{
	enum { GROUP = 4 };
	size_t from = group * GROUP;

	if (from >= code.n)
		return (str){0};
	return (str){code.p + from, code.n - from < GROUP ? code.n - from : GROUP};
}

static const struct {
	const char *icon, *bubble;
} side_classes[] = {
	[SIDE_AGENCY] = {"", ""},
	[SIDE_DONE] = {"tr-tl__ic--ok", ""},
	[SIDE_REPORTER] = {"tr-tl__ic--you", "tr-bub--you"},
	[SIDE_WAITING] = {"tr-tl__ic--wait", ""},
	[SIDE_INTERNAL] = {"tr-tl__ic--in", "tr-bub--in"},
};

str
part_side_icon(enum part_side side)
{
	return str_z(side_classes[side].icon);
}

str
part_side_bubble(enum part_side side)
{
	return str_z(side_classes[side].bubble);
}

str
part_seal_shape(struct arena *a, str hash)
{
	enum { ROWS = 6, HALF = 3, HEX_DIGITS = ROWS * HALF, MIRROR = 12 };
	struct buf b = {.arena = a};

	if (hash.n < HEX_DIGITS)
		return (str){0};
	for (int y = 0; y < ROWS; y++)
		for (int x = 0; x < HALF; x++) {
			char c = hash.p[y * HALF + x];
			int  digit = c <= '9' ? c - '0' : c - 'a' + 10;

			if (digit % 2 == 0)
				continue;
			char square[] = "Mx yh1v1h-1zMx yh1v1h-1z"; /* and its mirror image */

			square[1] = (char)('0' + x);
			square[MIRROR + 1] = (char)('0' + ROWS - 1 - x);
			square[3] = square[MIRROR + 3] = (char)('0' + y);
			buf_add(&b, square, sizeof(square) - 1);
		}
	return buf_done(&b);
}

enum part_tone
part_tone_of(const char *name)
{
	for (enum part_tone t = PART_PLAIN; name && t <= PART_SOFT; t++) {
		if (str_eq(part_tone(t), str_z(name)))
			return t;
	}
	return PART_PLAIN;
}
