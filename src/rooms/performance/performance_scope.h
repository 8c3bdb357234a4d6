/* performance_scope.h - what a page of this room speaks about: which agency, which unit, which day; and the texts and
 * addresses that all its pages share. */
#ifndef ROOMS_PERFORMANCE_PERFORMANCE_SCOPE_H
#define ROOMS_PERFORMANCE_PERFORMANCE_SCOPE_H

#include "core/calendar.h"
#include "core/casework.h"
#include "core/figures.h"
#include "core/law.h"
#include "core/office.h"
#include "core/request.h"
#include "rooms/performance/performance_rules.h"

struct performance_scope {
	struct request         *q;
	struct agency_list      agencies; /* all active ones */
	bool                    one;      /* speaks for one agency: the only one, or the one chosen */
	bool                    chosen;   /* the address names it */
	struct agency           agency;   /* when one */
	struct calendar         calendar; /* its own, or the national one */
	struct law_table        law;
	struct figure_scope     figures;
	struct unit             unit;     /* when figures.unit is set */
	const struct case_kind *kind;     /* of complaints */
	enum zone               zone;
	day                     today, on; /* on: the day the page shows */
	bool                    past;      /* on is before today */
	instant                 until;     /* now, or the end of that day */
};

/* code: an agency's code, empty for the installation. Errors: ERR_MISSING "agency.missing"; ERR_MISSING "page.missing" when
 * the program has no room of complaints. */
MUST_CHECK const struct err *performance_scope_read(struct request *q, str code, struct performance_scope *out);
/* The unit by its slug; empty: none. Errors: ERR_MISSING "unit.missing". */
MUST_CHECK const struct err *performance_scope_unit(struct performance_scope *s, str slug);
/* Shows a past day, or today. */
void performance_scope_on(struct performance_scope *s, day on);

/* What a list of rows is narrowed to beyond agency and unit; zero members narrow nothing. */
struct performance_filter {
	int64_t     service, channel, category;
	const char *class_;  /* slug; NULL */
	str         reason;
	str         unit;    /* slug */
	str         band;    /* of performance_bands */
};
/* The address of the rows behind a figure: "/kinerja/baris?ukuran=…&dari=…&sampai=…&instansi=…". */
str performance_rows_path(const struct performance_scope *s, const char *measure, day from, day to,
    const struct performance_filter *f);
/* The address of the page about a day: "/" or "/?tanggal=…", with the agency where it is chosen. */
str performance_day_path(const struct performance_scope *s, day on);
/* path, with ?instansi=CODE where it is chosen. */
str performance_path(const struct performance_scope *s, const char *path);
/* "/aduan/NUMBER" where that page exists; else absent. */
str performance_case_path(const struct request *q, str number);

/* Texts in the page's language. */
str say_count(const struct request *q, int64_t v);
str say_tenth(const struct request *q, int64_t tenths);
str say_percent(const struct request *q, int64_t tenths);
str say_minutes(const struct request *q, int64_t minutes); /* NO_INT: "belum ada data" */
str say_term(const struct request *q, int64_t amount, enum time_unit unit); /* "5 hari kerja" */
str say_time(const struct performance_scope *s, instant t); /* "14.32 WIB" */
/* One named value put into a sentence. */
str say_with(const struct request *q, enum word w, const char *name, str value);

/* A number of the law as this scope has it on its day. */
struct law_row performance_law(const struct performance_scope *s, enum law_key key);
/* The complaint's word for a class or a reason code; the code itself where there is none. */
str performance_class(const struct performance_scope *s, int class_);
str performance_reason(const struct performance_scope *s, str code);
str performance_channel(const struct request *q, int64_t channel);
str performance_band(const struct request *q, int band); /* "6–14 hari" */

#endif
