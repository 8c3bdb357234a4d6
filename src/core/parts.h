/* parts.h - the small pieces pages are made of; each struct part_X_view is written by core/parts/part_X.html.
 *
 * In a template:  {% call part_chip &v->state %}   {% call part_icon part_icon(ICON_CLOCK) %}   {% call part_field &v->title %}
 * Texts are in the page's language and are escaped by the templates. Absent texts leave their piece away.
 * docs/look.md shows every piece and the classes for what has no piece. */
#ifndef CORE_PARTS_H
#define CORE_PARTS_H

#include "base/arena.h"
#include "base/base.h"
#include "base/date.h"

/* What a colour means; never the only sign of it: words or an icon stand beside. BAD only for a missed promise. */
enum part_tone {
	PART_PLAIN = 0, /* information, blue */
	PART_OK,
	PART_WARN,
	PART_BAD,
	PART_MUTE,
	PART_BRAND,
	PART_SOFT,
};

/* The ending of a class: "tr-chip--" + part_tone(t). "plain" for PART_PLAIN. */
str part_tone(enum part_tone t);
/* The tone of that class name; NULL or another one: PART_PLAIN. */
enum part_tone part_tone_of(const char *name);

/* s, or the other text when s is absent or empty. */
str part_or(str s, const char *other);

/* Drawn in 24x24 with the current text colour; decoration only, the words stand beside. */
enum part_icon {
	ICON_NONE = 0,
	ICON_CHECK,
	ICON_CROSS,
	ICON_RIGHT,
	ICON_UP,
	ICON_CLOCK,
	ICON_PAUSE,
	ICON_PERSON,
	ICON_LOCK,
	ICON_BELL,
	ICON_FILE,
	ICON_MONEY,
	ICON_SHIELD,
	ICON_WARN,
	ICON_EYE,
	ICON_DOWNLOAD,
	ICON_IMAGE,
	ICON_NOTE,
	ICON_SPEECH,
	ICON_PLACE,
	ICON_PHONE,
	ICON_SEARCH,
	ICON_COUNT,
};

struct part_icon_view {
	enum part_icon icon;
};
const struct part_icon_view *part_icon(enum part_icon icon);

/* --- words in a coloured pill --- */
struct part_chip_view {
	enum part_tone tone;
	str            text;
};

/* --- after an act: what was done --- */
struct part_flash_view {
	enum part_tone tone; /* PART_OK done · PART_WARN done, but look here · PART_BAD not done */
	str            text;
	str            path, label; /* one link after the text; absent: none */
};

/* --- nothing here yet: say what to do next --- */
struct part_empty_view {
	str title, text;
	str path, label; /* absent: no link */
};

/* --- keyset paging of a list, newest first; absent path: there is none in that direction --- */
struct part_pages_view {
	str newer, older; /* path of this site with its query, without /en */
};

/* --- ticket numbers and secret codes --- */
struct part_number_view {
	str number; /* never wraps */
};
struct part_code_view {
	str code; /* 16 characters without blanks, shown in groups of four */
};

/* --- forms: label, hint, error and what was typed, joined for screen readers. id is the field's name; its element id is f- and the name. --- */
struct part_error_view {
	str field;    /* id of the field the sentence is about */
	str sentence; /* what to do: "Tanggal kejadian: November hanya sampai tanggal 30" */
};
struct part_error_rows {
	const struct part_error_view *at;
	size_t                        n;
};
struct part_errors_view {
	struct part_error_rows rows;
};
/* The sentence about a field; absent when it has none. */
str part_error_of(const struct part_errors_view *errors, const char *field);

/* The pieces of a field that all kinds of field share; rooms use the fields below instead. */
struct part_help_view {
	str                    id, hint;
	struct part_error_view error;
};
const struct part_help_view *part_help(struct arena *a, str id, str hint, str error);
str part_error_class(str error);                        /* " govuk-form-group--error" or nothing */
str part_pick_id(struct arena *a, str id, size_t index); /* id, id-1, id-2 … (the templates put f- before it) */

struct part_field_view {
	str     id, label, hint, error;
	str     value;
	bool    optional;     /* "(boleh kosong)" after the label */
	str     type;         /* absent: "text"; also email tel password search */
	str     autocomplete; /* absent: "off" */
	str     inputmode;    /* absent: "text"; also numeric tel email */
	int64_t max_chars;    /* 0: 200 */
	bool    narrow;       /* for a number, a code, a year */
};

struct part_area_view {
	str     id, label, hint, error;
	str     value;
	bool    optional;
	int64_t max_chars; /* 0: 10,000; the script counts down where it runs */
	int64_t lines;     /* 0: 6 */
};

struct part_option {
	str  value, text;
	str  note;   /* second line of a pick; not in a select */
	bool chosen; /* what the person chose before; nothing is chosen for anybody */
};
struct part_options {
	const struct part_option *at;
	size_t                    n;
};

struct part_select_view {
	str                 id, label, hint, error;
	bool                optional;
	str                 none; /* text of the empty first choice: "Pilih layanan"; absent: there is no empty choice */
	struct part_options options;
};

/* Big cards, the whole card is the target. */
struct part_picks_view {
	str                 id, legend, hint, error;
	bool                optional;
	bool                many;    /* checkboxes; else radio buttons */
	int64_t             columns; /* 1, 2 or 3 on a wide screen */
	struct part_options options;
};

struct part_date_view {
	str  id, label, hint, error;
	bool optional;
	str  value;       /* as typed: "2026-10-30" (see FIELD_DAY) */
	day  first, last; /* days that make sense; both are always given */
};

struct part_file_view {
	str  id, label, hint, error;
	bool optional;
	bool many;
	str  accept; /* ".pdf"; absent: any */
};

/* First in a long form; key names the form for the script, which keeps typed text in this tab only (never secrets, never files). */
struct part_draft_view {
	str key;
};

/* --- figures: a number always has its promise beside it --- */
struct part_kpi_view {
	str            label;  /* "Selesai tepat waktu" */
	str            number; /* "94,2" */
	str            unit;   /* "%", "menit"; absent: none */
	str            strong; /* the part of the note that is good or bad news: "3 lewat tenggat" */
	enum part_tone tone;   /* of strong and of the line */
	str            note;   /* the promise or the comparison: "janji kami 15 menit" */
	str            line;   /* from part_line(); absent: no line */
	str            path;   /* the rows behind the number; absent: not a link */
};
/* Points of a small line in 0 0 200 38 for n values, oldest first, scaled between the least and the greatest. */
str part_line(struct arena *a, const int64_t *values, size_t n);

struct part_meter_view {
	int64_t        tenths; /* 942 = 94,2%; NO_INT: nothing to measure yet */
	int64_t        target; /* tenths; NO_INT: no line */
	enum part_tone tone;
};
/* PART_OK at or above the target, PART_WARN up to 50 tenths below, PART_BAD under that; PART_MUTE for NO_INT. */
enum part_tone part_meter_tone(int64_t tenths, int64_t target);

struct part_bar {
	str     label;       /* under the bar: "3" */
	str     said;        /* for screen readers after the label: " hari kerja: 33 akta" */
	int64_t count;
	bool    late;        /* past the promise */
	bool    last_kept;   /* the promise ends after this bar: dashed line */
};
struct part_bars {
	const struct part_bar *at;
	size_t                 n; /* at most 12 */
};
struct part_hist_view {
	struct part_bars bars;
	int64_t          most; /* count of the highest bar; 0 draws empty bars */
};

/* For the templates: tenths kept between 0 and 1000; count on a scale where most has the length given; the group-th four
 * characters of a code (absent past its end). */
int64_t part_clip(int64_t tenths);
int64_t part_scaled(int64_t count, int64_t most, int64_t length);
str     part_group(str code, size_t group);

/* A horizontal bar alone, for shares and lists. */
struct part_share_view {
	int64_t        tenths; /* 0 to 1000 */
	enum part_tone tone;
};

/* Ring of a clock with words under it: how much of the time is used. */
struct part_ring_view {
	enum part_tone tone;
	int64_t        tenths; /* of the time that is gone; 1000 and more: full */
	str            text;   /* "4 hari kerja", "lewat 2 hari kerja", "selesai" */
};

/* One of a case's clocks as a card. */
struct part_clock_view {
	str            title; /* "Janji kami" */
	enum part_tone tone;
	int64_t        tenths;
	day            last_day; /* NO_DAY: text only */
	str            text;     /* "hari kerja ke-6 dari 10" */
	str            path;     /* its tenggat page; absent: none */
};

/* --- where something stands --- */
enum part_stage { STAGE_AHEAD = 0, STAGE_NOW, STAGE_DONE };
struct part_step {
	str             label;
	enum part_stage stage;
};
struct part_step_rows {
	const struct part_step *at;
	size_t                  n; /* at most 6 */
};
struct part_steps_view {
	str                   label; /* "Tahap penanganan" */
	struct part_step_rows rows;
};

enum part_side { SIDE_AGENCY = 0, SIDE_DONE, SIDE_REPORTER, SIDE_WAITING, SIDE_INTERNAL };
struct part_seal_view {
	str     hash;   /* hex of the leaf; absent: no seal */
	int64_t number; /* in the public log; NO_INT: still on its way there */
	str     path;   /* its page; absent: /v/ and the hash */
	str     shape;  /* from part_seal_shape() */
};
/* SVG path of the 6x6 picture of a hash in hex, mirrored left to right. */
str part_seal_shape(struct arena *a, str hash);

/* Classes of the round icon and of the text for a side; "" for the agency's own. */
str part_side_icon(enum part_side side);
str part_side_bubble(enum part_side side);

/* One act in the story of a case. */
struct part_event_view {
	enum part_icon icon;
	enum part_side side;
	str            title; /* "Diteruskan ke Bidang Pencatatan Sipil" */
	str            who;   /* "Unit Pengelola Pengaduan (UPIPM)" */
	instant        when;
	str            text;  /* what was written, plain; absent: none */
	struct part_seal_view seal;
};

#endif
