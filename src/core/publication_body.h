/* publication_body.h - inside of the publication engine: JSON bodies read and written. Others use publication.h. */
#ifndef CORE_PUBLICATION_BODY_H
#define CORE_PUBLICATION_BODY_H

#include "core/publication.h"

/* What a draft holds, sealed: the body and what stands round it. Errors: ERR_INPUT "publication.body" when the body is no
 * JSON object of whole numbers, texts, lists and objects of at most BODY_MAX_BYTES. */
enum { BODY_MAX_BYTES = 1 << 20 };
MUST_CHECK const struct err *body_of_draft(struct arena *a, const struct draft_in *in, str *out);

/* The bytes that are published: the body with who, what, number, from when, and the rule manifest it stands on. */
struct body_envelope {
	const struct publication_kind *kind;
	str     agency_code, ref, title, summary, group, unit_name, rules_leaf, note, body;
	int64_t no;
	day     valid_from, approved_for; /* approved_for NO_DAY: it came into force on its day */
};
MUST_CHECK const struct err *body_publish(struct arena *a, const struct body_envelope *e, str *out);

/* What a draft or published bytes hold. unit is 0 in published bytes, unit_name absent in drafts. */
struct body_inner {
	str     body, title, summary, group, note, unit_name;
	unit_id unit;
};
MUST_CHECK const struct err *body_inner_read(struct arena *a, str text, struct body_inner *out);

/* Names that the sealed columns draft and returned are bound to. */
extern const char draft_field[], returned_field[];

/* A sealed draft opened. */
MUST_CHECK const struct err *draft_open(struct arena *a, struct keys *keys, const struct publication_row *p, str blob, str *text);

#endif
