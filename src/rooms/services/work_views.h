/* work_views.h - what the workspace pages of this room are given to show, and the handlers of their routes. */
#ifndef ROOMS_SERVICES_WORK_VIEWS_H
#define ROOMS_SERVICES_WORK_VIEWS_H

#include "core/parts.h"
#include "core/request.h"
#include "rooms/services/service_pages.h"
#include "rooms/services/templates.h"

/* ---- list ---- */

struct work_chips { struct part_chip_view *at; size_t n; };
struct work_row { str path, title, group, unit; struct work_chips chips; instant changed; day review; };
struct work_rows { struct work_row *at; size_t n; };
struct work_pill { str path, label; bool current; };
struct work_pills { struct work_pill *at; size_t n; };

struct work_list_view {
	str                    agency;
	struct work_pills      agencies; /* empty when the person works for one */
	struct work_pills      states;
	struct work_rows       rows;
	str                    new_path, template_path; /* absent: the person may not write */
	str                    pledge_path, pledge_nudge; /* nudge absent: a pledge is in force; path absent: not for this person */
	struct part_empty_view empty;
	struct part_pages_view pages;
};

/* ---- one standard or pledge at work ---- */

enum work_mark { WORK_DONE = 1, WORK_MISSING, WORK_OPEN };
/* id: the part's key; fill: address of its field in the editor, absent when the person may not write now. */
struct work_part { str id, code, label, said, fill; enum work_mark mark; };
struct work_parts { struct work_part *at; size_t n; };

/* What the person may do now; the path is absent when he may not. */
struct work_acts {
	str edit, propose, approve, give_back, withdraw, attach;
	bool own; /* he wrote it himself: another one must approve */
};

struct work_show_view {
	str                    title, csrf, public_path; /* public_path absent: nothing is in force */
	struct work_chips      chips;
	bool                   working;
	str                    author, note, returned;
	instant                changed;
	struct work_parts      parts, gaps; /* gaps: those that keep it from being published */
	bool                   publishable, complete, coded; /* coded: parts have numbers */
	struct work_acts       acts;
	struct part_date_view  from;
	struct part_area_view  why_back, why_withdraw;
	struct part_picks_view reason;
	struct part_field_view file_title;
	struct part_file_view  file;
	struct service_file_rows files;
	str                    detach; /* path; absent: may not */
	struct service_diff_rows_view diff;  /* against the version in force */
	bool                   compares;
	struct service_version_list_view versions;
	day                    review;
};

/* ---- forms ---- */

/* Exactly one of the four is set. */
struct work_item {
	const struct part_field_view  *field;
	const struct part_area_view   *area;
	const struct part_select_view *select;
	const struct part_picks_view  *picks;
	const struct part_date_view   *date;
};
struct work_items { struct work_item *at; size_t n; };
struct work_section { str id, title, text; struct work_items items; bool add; };
struct work_sections { struct work_section *at; size_t n; };

struct work_form_view {
	str                    title, lead, action, csrf, expected, from, example, draft_key, back;
	str                    agency; /* of a new one; empty: the address names it */
	struct work_sections   sections;
	struct service_lines   warnings;
	str                    template_path; /* absent: not begun with one */
	struct service_diff_rows_view conflict;
	bool                   conflicting;
};

/* ---- templates ---- */

struct work_template_row { str path, name, summary, group; };
struct work_template_rows { struct work_template_row *at; size_t n; };
struct work_templates_view { struct work_template_rows rows; };
struct work_template_view {
	const struct service_template *t;
	str   use, term;
	struct service_lines ready, decide, fill, unsure; /* names of parts */
};

/* ---- handlers ---- */

const struct err *work_list_page(struct request *q, struct http_reply *r);
const struct err *work_show_page(struct request *q, struct http_reply *r);   /* standard, or pledge where the path has no slug */
const struct err *work_propose(struct request *q, struct http_reply *r);
const struct err *work_give_back(struct request *q, struct http_reply *r);
const struct err *work_approve(struct request *q, struct http_reply *r);
const struct err *work_withdraw(struct request *q, struct http_reply *r);
const struct err *work_attach(struct request *q, struct http_reply *r);
const struct err *work_detach(struct request *q, struct http_reply *r);
const struct err *work_file(struct request *q, struct http_reply *r);
const struct err *work_new_page(struct request *q, struct http_reply *r);
const struct err *work_new_send(struct request *q, struct http_reply *r);
const struct err *work_edit_page(struct request *q, struct http_reply *r);
const struct err *work_edit_send(struct request *q, struct http_reply *r);
const struct err *work_pledge_edit_page(struct request *q, struct http_reply *r);
const struct err *work_pledge_edit_send(struct request *q, struct http_reply *r);
const struct err *work_templates_page(struct request *q, struct http_reply *r);
const struct err *work_template_page(struct request *q, struct http_reply *r);

#endif
