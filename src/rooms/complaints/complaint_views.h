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
	str  label, time; /* "Dijawab"; "10 hari kerja, standar kami sendiri" */
	day  last;
	bool first;       /* the earliest of those that end with the answer */
};
struct complaint_promise_rows { const struct complaint_promise_row *at; size_t n; };

struct complaint_receipt_view {
	str     number, code, path, deadline_path, title;
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
#endif
