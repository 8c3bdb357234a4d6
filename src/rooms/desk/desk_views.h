/* desk_views.h - what the pages of the desk show; each struct X_view is written by X.html. */
#ifndef ROOMS_DESK_DESK_VIEWS_H
#define ROOMS_DESK_DESK_VIEWS_H

#include "core/casework.h"
#include "core/parts.h"

struct desk_chips { const struct part_chip_view *at; size_t n; };

/* --- inbox --- */

struct desk_pill {
	str     path, label;
	str     look;    /* class: "bad", "warn", "ok"; "any" without one */
	int64_t n;
	bool    more;    /* there are more than n */
	bool    current;
};
struct desk_pills { const struct desk_pill *at; size_t n; };

struct desk_row {
	str                   path, title, number, channel;
	bool                  quiet;  /* the title says why there is none */
	str                   unit;
	day                   opened;
	str                   look;   /* class of the row */
	struct part_ring_view ring;
	struct desk_chips     chips;
	str                   who, initials; /* absent: nobody is assigned */
};
struct desk_rows { const struct desk_row *at; size_t n; };

struct desk_inbox_view {
	str                     greeting;
	instant                 now;
	str                     query;
	str                     agency;       /* code, where the person has several; else absent */
	struct desk_pills       pills;
	int64_t                 late;         /* 0: no word about it */
	bool                    filtered;
	str                     view;         /* slug of the pill in use, for the filter form */
	const struct part_select_view *office; /* NULL: only one agency */
	struct part_select_view unit, status, class_, channel;
	str                     heading, sort_path, sort_label; /* sort_path absent: one order only */
	bool                    searched;
	struct desk_rows        rows;
	struct part_empty_view  empty;
	str                     first, next;  /* paths; absent: none */
	str                     reset;
};

/* --- a case --- */

/* One step an officer may take, as a form of its own. */
struct desk_act_view {
	str            path, csrf, title, note, button;
	int64_t        n;     /* acts of the case as shown: a newer one refuses the form */
	enum part_icon icon;
	bool           open;  /* folded out */
	bool           main;  /* the one step to take now */
	str            own_title, own_text; /* the reporter's words beside the words to publish; absent: none to publish */
	const struct part_field_view  *words_title;
	const struct part_area_view   *words_text;
	const struct part_select_view *class_, *unit, *officer, *about, *reason;
	const struct part_area_view   *text;
};
struct desk_acts { const struct desk_act_view *at; size_t n; };

struct desk_clocks { const struct part_clock_view *at; size_t n; };
struct desk_events { const struct part_event_view *at; size_t n; };

struct desk_rung { str label, note; bool now; };
struct desk_rungs { const struct desk_rung *at; size_t n; };

struct desk_seen { str who; enum part_tone story, name; str story_text, name_text; };
struct desk_seens { const struct desk_seen *at; size_t n; };

struct desk_pair { str label, text; };
struct desk_pairs { const struct desk_pair *at; size_t n; };

struct desk_case_view {
	str                number, title;
	struct desk_chips  chips;
	str                facts;       /* channel · service · place */
	struct desk_clocks clocks;
	str                refused;     /* why the step was not taken; absent: all is well */
	struct desk_events since;       /* what others did since the form was opened */
	str                unsent;      /* what was typed where its form is not open any more */
	bool               readable;    /* the reporter's words are there */
	str                text, want, place;
	day                event_day;
	bool               published;
	str                public_title, public_text;
	bool               confidential;
	struct case_views  views;       /* who opened a confidential case */
	struct desk_acts   acts;
	bool               oversight;   /* this person watches over it and may only note */
	str                no_acts;     /* why there are none; absent: there are */
	str                no_extension; /* why the date cannot be extended, where it else could be; absent: nothing to say */
	struct desk_events events;
	str                assigned, unit;
	struct desk_rungs  ladder;
	struct desk_seens  seen;
	str                seen_note;
	struct desk_pairs  reporter;
	str                public_path; /* the page everybody sees; absent: none */
};

/* --- own figures --- */

struct desk_figures_row {
	str     label, path;
	int64_t open, late, received, answered, in_time; /* tenths; NO_INT: nothing to measure */
	int64_t median;    /* hours from receipt to the first answer; NO_INT */
	bool    more;      /* only the newest were looked at */
};
struct desk_figures_rows { const struct desk_figures_row *at; size_t n; };

struct desk_figures_view {
	struct desk_figures_rows rows;
	day                      from, to;
	str                      agency;
	const struct part_select_view *office;
};

#endif
