/* service_pages.h - what the public pages of this room are given to show, and the handlers of their routes. */
#ifndef ROOMS_SERVICES_SERVICE_PAGES_H
#define ROOMS_SERVICES_SERVICE_PAGES_H

#include "core/parts.h"
#include "core/publication.h"
#include "core/request.h"
#include "rooms/services/service_body.h"
#include "rooms/services/service_kind.h"

/* ---- catalogue and search ---- */

struct service_hit {
	enum part_icon icon;
	str path, title, summary;
	str kind;            /* chip before the title in the search; absent in the catalogue */
	str place;           /* agency and unit, or the number of a case */
	str term;            /* "3 hari kerja"; absent where there is none */
	bool free;
};
struct service_hits_view { struct service_hit *at; size_t n; };

struct service_option { str value, label; bool chosen; };
struct service_options { struct service_option *at; size_t n; };

struct service_catalogue_view {
	str                    lead, words;   /* words: what is searched for */
	struct service_options groups, agencies; /* agencies: empty when there is only one */
	bool                   filtered;
	struct service_hits_view hits;
	struct part_empty_view empty;
	struct part_pages_view pages;
};

struct service_search_view {
	str                    words;
	struct service_hits_view published, cases;
	int64_t                published_count, cases_count; /* cases_count NO_INT: more than a page */
	str                    published_all; /* path; absent: all are shown */
	struct part_empty_view empty;
	struct part_pages_view pages;
};

/* ---- one service ---- */

/* A component that stands in a fold. */
struct service_fold {
	str id, title, summary;
	str text;                         /* plain text people wrote */
	const struct service_laws *laws;  /* instead of text; NULL: none */
};
struct service_folds { struct service_fold *at; size_t n; };

/* What was really done in the last days; n 0: nothing to say. */
struct service_reality {
	int64_t n, on_time, late, share, median_days; /* share: tenths; median: NO_INT */
	str     all_path, on_time_path, late_path;    /* the rows of complaints */
};

struct service_diff_line { bool added, removed; str text; };
struct service_diff_lines { struct service_diff_line *at; size_t n; };
struct service_diff_row { str label; struct service_diff_lines lines; };
struct service_diff_rows_view { struct service_diff_row *at; size_t n; };

struct service_version_row {
	int64_t                no;
	struct part_chip_view  chip;
	day                    from, until; /* until NO_DAY: open */
	day                    approved_for; /* NO_DAY: it came into force on its day */
	str                    note, path, compare, json, hash; /* compare absent: there is none before it */
	struct part_seal_view  seal;
};
struct service_version_list_view { struct service_version_row *at; size_t n; };

/* The pledge as a block, on its own page and on every service. */
struct service_oath_view {
	str   promise, duty, sanction, decree, signer, post, path;
	day   decided;
	int64_t no;
	struct service_lines places;
	struct part_seal_view seal;
};

struct service_file_row { str title, path, sha256; };
struct service_file_rows { struct service_file_row *at; size_t n; };

struct service_page_view {
	str                        title, summary, base; /* base: "/layanan/KCS/akta" */
	const struct version_row  *version;
	const struct service_in   *in;
	bool                       current;   /* the version in force; else an old one is shown */
	struct part_chip_view      state;
	str                        term;      /* "3 hari kerja" */
	str                        term_number, term_unit;
	day                        ready;     /* NO_DAY: the unit of the promise is no day */
	struct service_reality     served, complaints;
	str                        complain;  /* path of the complaint form */
	struct service_folds       folds;
	const struct service_oath_view *oath; /* NULL: no pledge in force */
	str                        pledge_path;
	struct service_diff_rows_view   changes;   /* against the version before; empty: first, or nothing changed */
	int64_t                    before;    /* number of the version before; 0: none */
	struct service_version_list_view versions;
	struct service_file_rows   files;
	str                        agency, unit, address, contact, officer;
	struct service_lines       places, hours;
	day                        review;    /* NO_DAY: none */
	bool                       overdue;   /* that day has passed and nothing was published since */
	str                        hash, json;
};

/* Pieces of the page, each in a template of its own. */
struct service_vs_view { const struct service_page_view *p; };
struct service_parts_view { const struct service_page_view *p; };
struct service_side_view { const struct service_page_view *p; };

struct service_versions_view {
	str                         title, base;
	struct service_version_list_view rows;
};

struct service_diff_view {
	str                      title, base;
	int64_t                  from, to;
	day                      from_day, to_day;
	str                      note;
	struct service_diff_rows_view rows;
};

/* One line per day between today and the promised day. */
struct service_day_row { day on; str reason; int64_t number; };
struct service_day_rows { struct service_day_row *at; size_t n; };
struct service_term_view {
	str                     title, base, term, from, note;
	day                     ready;
	struct service_day_rows days;
	bool                    beyond;
};

/* ---- pledge, rights ---- */

struct service_pledge_view {
	str                             agency, base;
	const struct service_oath_view *oath;
	const struct version_row       *version;
	struct service_lines            services;
	struct service_version_list_view     versions;
	struct part_empty_view          empty;
	str                             json;
	bool                            current;
};

struct service_right { str text, use, path, label; }; /* path absent: no link */
struct service_rights { struct service_right *at; size_t n; };
struct service_rights_view { struct service_rights rights, duties; };

/* ---- handlers ---- */

const struct err *service_catalogue_page(struct request *q, struct http_reply *r);
const struct err *service_search_page(struct request *q, struct http_reply *r);
const struct err *service_page(struct request *q, struct http_reply *r);
const struct err *service_term_page(struct request *q, struct http_reply *r);
const struct err *service_versions_page(struct request *q, struct http_reply *r);
const struct err *service_version_page(struct request *q, struct http_reply *r); /* a number, or number.json */
const struct err *service_version_file(struct request *q, struct http_reply *r);
const struct err *service_diff_page(struct request *q, struct http_reply *r);
const struct err *service_pledge_page(struct request *q, struct http_reply *r);
const struct err *service_pledge_version(struct request *q, struct http_reply *r);
const struct err *service_rights_page(struct request *q, struct http_reply *r);

#endif
