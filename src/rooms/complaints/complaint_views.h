/* complaint_views.h - what the public pages of complaints show; each struct X_view is written by X.html. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_VIEWS_H
#define ROOMS_COMPLAINTS_COMPLAINT_VIEWS_H

#include "core/parts.h"
#include "rooms/complaints/complaint_kind.h"

/* --- the form --- */

/* Who sees what, in one row of the table; one cell for each way to report. */
struct complaint_seen_cell_view {
	enum part_tone tone; /* OK: yes, WARN: in part, MUTE: no */
	str            text;
};
struct complaint_seen_row {
	str label;
	struct complaint_seen_cell_view open, anonymous, confidential;
};
struct complaint_seen_rows { const struct complaint_seen_row *at; size_t n; };
struct complaint_seen_view { struct complaint_seen_rows rows; };

/* The promised days beside the form. */
struct complaint_next_view {
	day  verify, answer; /* NO_DAY: not known before a class is chosen */
	str  verify_time, answer_time;
	str  reply_time;
};

struct complaint_form_view {
	str csrf, form, agency; /* form: its one-time number; agency: its code */
	str agency_name;        /* set where the installation has several */
	struct part_draft_view  draft;
	struct part_field_view  title;
	struct part_area_view   text, want;
	struct part_date_view   date;
	str                     area_typed, area_error;
	bool                    area_searched; /* and nothing was found when areas.options.n is 0 */
	struct part_picks_view  areas;
	struct part_field_view  place;
	struct part_select_view service; /* without options: the agency has published no standard yet */
	struct part_picks_view  category, mode;
	struct complaint_seen_view seen;
	struct part_field_view  name, contact;
	struct part_picks_view  groups, needs;
	bool                    sure;
	str                     sure_error;
	struct complaint_next_view next;
};

/* Answers of the form as they were typed, for the hidden fields of the step before sending. */
struct complaint_hidden { str name, value; };
struct complaint_hiddens { const struct complaint_hidden *at; size_t n; };
struct complaint_said { str label, text; };
struct complaint_saids { const struct complaint_said *at; size_t n; };

struct complaint_preview_view {
	str csrf;
	struct complaint_hiddens hidden;
	struct complaint_saids   said;
	str title, text;
	struct complaint_next_view next;
};

struct complaint_office_row { str path, name, parent; };
struct complaint_office_rows { const struct complaint_office_row *at; size_t n; };
struct complaint_offices_view { struct complaint_office_rows rows; };

/* --- the receipt --- */

struct complaint_promise_row {
	str  label, time; /* "Jawaban lengkap"; "10 hari kerja, standar kami sendiri" */
	day  last;
	bool first;       /* the earliest of those that end with the answer */
	str  path;        /* of its days */
};
struct complaint_promise_rows { const struct complaint_promise_row *at; size_t n; };

struct complaint_receipt_view {
	str     number, code, path, title;
	instant at;
	struct complaint_promise_rows promises;
	struct complaint_saids        said;
	str     leaf;
	int64_t place;  /* in the public log; NO_INT: on its way */
	str     qr;     /* SVG path; absent: no address to show */
	int64_t qr_size;
	bool    confidential;
};

/* The same form again. */
struct complaint_repeat_view {
	str  number, path;
	bool open; /* this visitor may open it now */
};

/* --- tracking --- */

/* How a case stands, in one card. */
struct complaint_state_view {
	struct part_chip_view  chip;
	enum part_tone         tone;
	int64_t                tenths; /* of the ring */
	str                    count, unit; /* "8", "hari kerja tersisa"; absent: a ring without number */
	str                    headline, note;
	day                    date; /* stands after the headline; NO_DAY: none */
	str                    path; /* of the calculation; absent: none */
	struct part_steps_view steps;
};

struct complaint_event_rows { const struct part_event_view *at; size_t n; };
struct complaint_clock_rows { const struct part_clock_view *at; size_t n; };
struct complaint_link { str path, label; };
struct complaint_links { const struct complaint_link *at; size_t n; };
/* A rung of the ladder. */
struct complaint_rung { str label, note; bool now; };
struct complaint_rungs { const struct complaint_rung *at; size_t n; };

/* One thing the reporter can do, as a form. */
struct complaint_act_view {
	str     csrf, path, heading, hint;
	int64_t seen;  /* number of acts the person saw */
	bool    words, rating;
	bool    calm;  /* not the one action of its page */
	struct part_area_view  text;
	struct part_picks_view stars;
	str     button;
};

struct complaint_track_view {
	str     origin;            /* of one brought over: that it was, and in which zone its moments are told; absent: filed here */
	str     number, title; /* title absent: not shown (yet) */
	str     hidden;        /* why it is not shown */
	str     category, mode, channel;
	day     opened;
	int64_t rating;        /* NO_INT: none */
	struct complaint_state_view state;
	struct complaint_event_rows events;
	bool    holder;
	struct complaint_saids own; /* the holder's own words beside title and story */
	bool    has_act;
	struct complaint_act_view act;  /* the first thing to do */
	struct complaint_links    acts; /* the others */
	struct complaint_clock_rows clocks;
	str     deadline_path, lookup_path, csrf, leave_path;
	str     unit, service, area;
	instant received;
	struct part_seal_view seal; /* of the receipt */
	struct complaint_rungs rungs;
	str     ombudsman;      /* when it is the reporter's turn to go there */
};

/* The page of one thing to do. */
struct complaint_act_page_view {
	str number, path, title;
	struct complaint_act_view act;
};

struct complaint_sealed_view { str number, lookup_path; };

struct complaint_lookup_view {
	str csrf;
	struct part_field_view number, code;
};

/* --- why that day --- */

/* One day of the calendar. */
struct complaint_cell {
	const char *look;   /* class of its cell: "off", "hol", "in", "mark", "end", "out" or "" */
	str         date;   /* "14 Des" for the first of the page and of a month, else "15" */
	str         number; /* of a counted day; absent: not counted */
	str         said;   /* whole sentence, for screen readers */
	str         note;
};
struct complaint_cells { const struct complaint_cell *at; size_t n; };
struct complaint_week { struct complaint_cells days; };
struct complaint_weeks { const struct complaint_week *at; size_t n; };
struct complaint_names { const str *at; size_t n; };

/* The same as a list, with the source of every holiday. */
struct complaint_day_row { day on; str number, reason; };
struct complaint_day_rows { const struct complaint_day_row *at; size_t n; };

struct complaint_rule_row {
	bool win;
	str  chip, title, text;
	day  last; /* NO_DAY: it stands still */
};
struct complaint_rule_rows { const struct complaint_rule_row *at; size_t n; };

struct complaint_pause_row { instant from, until; }; /* until NO_INSTANT: still open */
struct complaint_pause_rows { const struct complaint_pause_row *at; size_t n; };

/* One clock with all its days. */
struct complaint_clock_days_view {
	str     title, basis, state;
	instant start, due, ended;
	bool    still;  /* it stands: due is not known */
	str     moved;  /* why its date is another than the days below give; absent: it is not */
	struct complaint_pause_rows pauses;
	struct complaint_day_rows   days;
	str     command; /* what anybody can type to count it */
};
struct complaint_clock_days_rows { const struct complaint_clock_days_view *at; size_t n; };

struct complaint_days_view {
	str     number, path;
	str     headline;
	instant due;      /* NO_INSTANT: the clock stands still, or there is none */
	str     big;      /* instead of a moment */
	str     sentence;
	bool    warn;     /* some of its holidays are not known yet */
	str     calendar; /* caption; absent: no calendar */
	struct complaint_names weekdays;
	struct complaint_weeks weeks;
	str     uncounted, sources;
	struct complaint_rule_rows rules;
	struct complaint_clock_days_rows clocks;
};

/* --- the list --- */

struct complaint_list_row_view {
	const char *look;   /* class of the row: "bad", "warn" or "" */
	struct part_ring_view ring;
	struct part_chip_view chip;
	str     path, number, title, unit; /* title absent: not shown (yet) */
	day     opened;
	str     hidden;
};
struct complaint_listed { const struct complaint_list_row_view *at; size_t n; };

struct complaint_pill { str path, label, count; const char *look; };
struct complaint_pills { const struct complaint_pill *at; size_t n; };

/* A select of the filter; error and hint are not used. */
#define complaint_filter_view part_select_view

struct complaint_list_view {
	str     agency;            /* hidden field of the filter where the agency is fixed; absent: choose */
	struct complaint_pills     pills;
	struct part_field_view     search;
	struct part_select_view    office, unit, category, area, state;
	bool    late_only;
	struct complaint_links     used;   /* filters in use: path without it, its words */
	str     heading;
	struct complaint_listed late;   /* the longest late, on the first page without filters */
	str     late_path;
	struct complaint_listed rows;
	struct part_empty_view     empty;
	struct part_pages_view     pages;
	str     form_path, statistics_path; /* statistics absent: nobody makes them here */
};

struct complaint_secrecy_view { struct complaint_seen_view seen; };

#endif
