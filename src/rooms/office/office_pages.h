/* office_pages.h - what each page of this room is given to show, and the handlers of its routes. */
#ifndef ROOMS_OFFICE_OFFICE_PAGES_H
#define ROOMS_OFFICE_OFFICE_PAGES_H

#include "core/office.h"
#include "core/parts.h"
#include "core/room.h"

enum { OFFICE_NAME_MAX = 200, OFFICE_LINE_MAX = 200, OFFICE_TEXT_MAX = 1000, OFFICE_HOURS_MAX = 40,
	OFFICE_LAW_MAX = 999, OFFICE_LAW_NUMBER_MAX = 60 };

/* ---- the tree, one unit, who works there, what roles may do ---- */

struct office_branch_view;
struct office_branches {
	const struct office_branch_view *at;
	size_t                           n;
};
struct office_branch_view {
	str                    path, name;
	int64_t                people; /* in the unit and below */
	bool                   here, closed;
	struct office_branches children; /* of open branches only: the others are links */
};

struct office_names { const struct unit_name *at; size_t n; };

struct office_unit_view {
	struct unit         unit;
	str                 leaf_path, parent;
	struct office_names names;           /* empty when it never had another */
	str                 edit, add;       /* paths; absent: may not */
};

struct office_officer { str name, initials, role, path; bool locked; day from, until; };
struct office_officers { struct office_officer *at; size_t n; };

struct office_right { bool has; };
struct office_rights { struct office_right *at; size_t n; };
struct office_role_row { str role; bool locked; struct office_rights rights; };
struct office_role_rows { struct office_role_row *at; size_t n; };
struct office_columns { str *at; size_t n; };

struct office_change { str what; instant at; struct part_seal_view seal; };
struct office_changes { struct office_change *at; size_t n; };

struct office_count { str role; int64_t people; };
struct office_counts { struct office_count *at; size_t n; };

struct office_link { str path, label; };
struct office_links { struct office_link *at; size_t n; };

/* What a new agency still lacks, each a link; empty when nothing. */
struct office_todo { str path, label, note; };
struct office_todos { struct office_todo *at; size_t n; };

struct office_home_view {
	struct office_todos       todo;
	int64_t                   todo_of; /* how many there are in all */
	struct office_links       agencies; /* other agencies of this person */
	struct office_links       links;    /* pages of the whole agency that the person may change */
	int64_t                   units, people;
	str                       add_person; /* absent: may not */
	struct office_branch_view tree;
	struct office_counts      oversight;
	struct office_unit_view   unit;
	struct office_officers    officers;
	struct office_columns     columns;
	struct office_role_rows   roles;
	struct office_changes     changes;
};

struct office_unit_form_view {
	str                     csrf, action, agency, back, title;
	str                     self;    /* the agency's page, where the root's name and place are changed; absent: another unit */
	bool                    is_new;
	bool                    moves;   /* it can be put elsewhere or merged: an open unit below the root */
	str                     slug;    /* of an existing one */
	struct part_select_view place, successor;
	struct part_picks_view  sure;    /* the tick without which nothing is merged */
	struct part_select_view parent;  /* new ones */
	struct part_field_view  code, name, hours, responsible;
	struct part_area_view   address, contact, competence;
	struct part_picks_view  desk, state;
};

/* ---- the agency itself ---- */

struct office_hours_field { str legend; struct part_field_view hours, rest; };
struct office_hours_fields { struct office_hours_field *at; size_t n; };
struct office_self_view {
	str                        csrf, action, agency, back, code, zone, page;
	struct part_field_view     name, parent_name;
	struct part_area_view      address, contact;
	struct part_picks_view     week;
	struct office_hours_fields hours;
};

/* ---- people ---- */

struct office_person_row { str login, name, initials, path, roles; bool active; };
struct office_person_rows { struct office_person_row *at; size_t n; };
struct office_people_view {
	str                       add;
	struct office_person_rows rows, free;
	struct part_empty_view    empty;
	struct part_pages_view    pages;
};

struct office_person_form_view {
	str                     csrf, action, agency;
	struct part_field_view  login, name;
	struct part_select_view role, unit;
	struct part_date_view   from, until;
};

struct office_grant { grant_id id; str role, unit; day from, until; bool over, may_end, locked; };
struct office_grants { struct office_grant *at; size_t n; };
struct office_person_view {
	str                     csrf, action, agency, name, login;
	bool                    locked; /* oversight: the admin changes nothing */
	bool                    self;
	bool                    active;
	bool                    manage; /* may give a password, switch off and on */
	struct office_grants    grants;
	struct part_select_view role, unit;
	struct part_date_view   from, until;
};

/* A one-time password, shown once. */
struct office_secret_view { str login, name, password, path; bool fresh; int64_t hours; };

/* ---- calendar ---- */

struct office_day { day on; str name, source, kind; bool own, may_remove; };
struct office_days { struct office_day *at; size_t n; };
struct office_calendar_view {
	str                    csrf, action, agency;
	int64_t                year;
	str                    before, after; /* paths of the years beside */
	struct office_days     days;
	bool                   covered, may_edit;
	day                    covered_to;
	struct part_date_view  on;
	struct part_field_view name, source;
};

/* ---- the agency's own values of the law ---- */

struct office_law_row { str path, says, article, general, now, basis, next; bool unsure; };
struct office_law_rows { struct office_law_row *at; size_t n; };
struct office_law_view { bool may_edit; struct office_law_rows rows; };
struct office_law_own { str value, source; day from; bool now, may_remove; };
struct office_law_owns { struct office_law_own *at; size_t n; };
struct office_law_one_view {
	str                    csrf, action, agency, back, says, article, general, limit;
	bool                   unsure;
	struct office_law_owns owns;
	struct part_field_view value, title, number;
	struct part_date_view  from, issued;
};

/* ---- categories ---- */

struct office_category { str path, name, name_en, class_, unit; int64_t position; bool active; };
struct office_categories { struct office_category *at; size_t n; };
struct office_categories_view {
	str                      add;
	struct office_categories rows;
	struct part_empty_view   empty;
};
struct office_category_form_view {
	str                     csrf, action, agency, back, slug, title;
	bool                    is_new;
	struct part_field_view  code, name, name_en, position;
	struct part_select_view class_, unit;
	struct part_picks_view  state;
};

/* ---- public ---- */

struct office_agencies_view { struct agency_list rows; };
struct office_card_view {
	struct unit unit;
	str         own;  /* its own page; absent: this is it */
	str         path; /* the same of the directory; absent: nothing below it */
	int64_t     below;
};
struct office_cards { struct office_card_view *at; size_t n; };
struct office_hours_row { str days, hours, rest; };
struct office_hours_rows { struct office_hours_row *at; size_t n; };
struct office_agency_view {
	struct agency            agency;
	str                      complain, services, complaints, figures; /* pages of this agency */
	struct unit              here;
	bool                     is_root;
	bool                     described; /* something is known of it beside its name */
	struct office_links      up;
	struct office_cards cards;
	struct part_pages_view   pages;
	struct office_links      rules; /* published bytes */
	struct office_links      history; /* sentences only */
	struct office_hours_rows hours; /* of the agency, with its root only */
	str                      zone;
};

const struct err *office_agencies_page(struct request *q, struct http_reply *r);
const struct err *office_agency_page(struct request *q, struct http_reply *r);
const struct err *office_manifest_page(struct request *q, struct http_reply *r);
const struct err *office_home_page(struct request *q, struct http_reply *r);
const struct err *office_unit_page(struct request *q, struct http_reply *r);
const struct err *office_unit_send(struct request *q, struct http_reply *r);
const struct err *office_unit_new_page(struct request *q, struct http_reply *r);
const struct err *office_unit_new_send(struct request *q, struct http_reply *r);
const struct err *office_unit_move_send(struct request *q, struct http_reply *r);
const struct err *office_unit_merge_send(struct request *q, struct http_reply *r);
const struct err *office_self_page(struct request *q, struct http_reply *r);
const struct err *office_self_send(struct request *q, struct http_reply *r);
const struct err *office_people_page(struct request *q, struct http_reply *r);
const struct err *office_person_new_page(struct request *q, struct http_reply *r);
const struct err *office_person_new_send(struct request *q, struct http_reply *r);
const struct err *office_person_page(struct request *q, struct http_reply *r);
const struct err *office_person_send(struct request *q, struct http_reply *r);
const struct err *office_calendar_page(struct request *q, struct http_reply *r);
const struct err *office_calendar_send(struct request *q, struct http_reply *r);
const struct err *office_law_page(struct request *q, struct http_reply *r);
const struct err *office_law_one_page(struct request *q, struct http_reply *r);
const struct err *office_law_send(struct request *q, struct http_reply *r);
const struct err *office_categories_page(struct request *q, struct http_reply *r);
const struct err *office_category_page(struct request *q, struct http_reply *r);
const struct err *office_category_send(struct request *q, struct http_reply *r);
const struct err *office_category_new_page(struct request *q, struct http_reply *r);
const struct err *office_category_new_send(struct request *q, struct http_reply *r);

/* Publishes again what has changed of any agency's rules. */
const struct err *office_rules_job(const struct job_tools *t);
/* Goes on with mergers of units that were broken off. */
const struct err *office_merges_job(const struct job_tools *t);

#endif
