/* html.h - writes HTML into a buffer; everything is escaped unless it came from a template file at build time.
 *
 * There is no function that takes a run-time string and writes it raw. Filters of the templates are the functions
 * html_NAME below: {{ value | NAME }} becomes html_NAME(h, value). */
#ifndef OUT_HTML_H
#define OUT_HTML_H

#include "base/arena.h"
#include "base/base.h"
#include "base/date.h"
#include "base/strs.h"

struct html {
	struct buf out; /* set out.arena before use */
	enum lang  lang;
	enum zone  zone;
};

/* Template text, known at build time. Called by generated code only. */
void html_fixed(struct html *h, const char *text, size_t n);

/* Text or double-quoted attribute value: escapes & < > " and '. Absent text writes nothing. */
void html_text(struct html *h, str s);
void html_z(struct html *h, const char *z);      /* the same for a C string */
void html_lines(struct html *h, str s);          /* text people wrote: blank line = paragraph <p>, newline = <br> */
void html_int(struct html *h, int64_t v);        /* digits only: ids, attributes */
void html_count(struct html *h, int64_t v);      /* 1.284 in Indonesian, 1,284 in English */
void html_tenth(struct html *h, int64_t tenths); /* 942 -> 94,2 (id) 94.2 (en) */
void html_percent(struct html *h, int64_t tenths); /* 942 -> 94,2% ; NO_INT -> – */
void html_rupiah(struct html *h, int64_t v);     /* Rp50.000 */
void html_day(struct html *h, day d);            /* <time datetime="2026-11-20">20 November 2026</time> */
void html_day_long(struct html *h, day d);       /* … Jumat, 20 November 2026 … */
void html_day_short(struct html *h, day d);      /* … 20 Nov 2026 … */
void html_day_iso(struct html *h, day d);        /* 2026-11-20, for attributes */
void html_when(struct html *h, instant t);       /* <time>Jumat, 20 November 2026, 14.32 WIB</time> in h->zone */
void html_when_short(struct html *h, instant t); /* <time>20 Nov 2026, 14.32 WIB</time> */
void html_size(struct html *h, int64_t bytes);   /* 120 KB */

/* A URL for href/src/action: writes "#" unless it is https:, http:, mailto:, tel: or starts with a single '/'. */
void html_url(struct html *h, str s);

/* A path of this site for href/action in the page's language: "/aduan" or "/en/aduan". Same rule as html_url. */
void html_path(struct html *h, str path);

#endif
