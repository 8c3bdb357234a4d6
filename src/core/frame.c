/* frame.c - opens and closes a page round the content that a room writes. */
#include "core/frame.h"

#include "base/strs.h"
#include "gen/frame_bottom_html.h"
#include "gen/frame_top_html.h"

void
frame_open(struct html *h, const struct frame_view *f)
{
	struct frame_top_view v = {.f = f};

	frame_top_html(h, &v);
}

void
frame_close(struct html *h, const struct frame_view *f)
{
	struct frame_bottom_view v = {.f = f};

	frame_bottom_html(h, &v);
}

str
frame_initials(struct arena *a, str name)
{
	enum { MOST = 2 };
	struct buf b = {.arena = a};
	str        rest = str_trim(name), word;
	int        count = 0;

	while (count < MOST && str_cut(&rest, ' ', &word))
		if (word.n > 0) {
			buf_str(&b, str_first(word, 1));
			count++;
		}
	return buf_done(&b);
}

str
frame_path(struct arena *a, str path, enum lang lang)
{
	if (lang == LANG_ID)
		return path;
	return str_eq(path, STR("/")) ? STR("/en") : str_fmt(a, "/en%.*s", STRF(path));
}

str
frame_address(struct arena *a, const struct frame_view *f, enum lang lang)
{
	str path = frame_path(a, f->path, lang);

	return str_fmt(a, "%.*s%.*s", STRF(f->origin), STRF(path));
}

str
frame_other(struct arena *a, const struct frame_view *f, enum lang lang)
{
	str path = frame_path(a, f->path, lang);

	return f->query.n > 0 ? str_fmt(a, "%.*s?%.*s", STRF(path), STRF(f->query)) : path;
}
