/* publication_body.h - inside of the publication engine: JSON bodies read and written. Others use publication.h. */
#ifndef CORE_PUBLICATION_BODY_H
#define CORE_PUBLICATION_BODY_H

#include "core/publication.h"

/* The body in its one encoding. Errors: ERR_INPUT "publication.body" when it is no JSON object of at most 1 MiB. */
MUST_CHECK const struct err *body_canonical(struct arena *a, str body_json, str *out);

/* The bytes that are published: the body with who, what, number, from when, and the rule manifest it stands on. */
struct body_envelope {
	const struct publication_kind *kind;
	str     agency_code, ref, title, summary, unit_name, rules_leaf, note, body;
	int64_t no;
	day     valid_from;
};
MUST_CHECK const struct err *body_publish(struct arena *a, const struct body_envelope *e, str *out);

/* The "isi" of published bytes: the body as it was drafted. */
MUST_CHECK const struct err *body_of_published(struct arena *a, str published, str *out);

#endif
