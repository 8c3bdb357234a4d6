/* templates.h - the 40 common services of data/templat/layanan.json: starting points that an agency must check. */
#ifndef ROOMS_SERVICES_TEMPLATES_H
#define ROOMS_SERVICES_TEMPLATES_H

#include "base/err.h"
#include "rooms/services/service_body.h"

struct template_law { str name, about, mark, source, note; }; /* mark "C" read on the page source, "M" general knowledge */
struct template_laws { struct template_law *at; size_t n; };

/* What pages of agencies promise. */
struct template_range { int64_t least, most; enum time_unit unit; str what, source; };
struct template_ranges { struct template_range *at; size_t n; };

struct template_source { str url, agency; };
struct template_sources { struct template_source *at; size_t n; };

struct service_template {
	str                     slug, name, summary, group;
	struct service_lines    units;           /* kinds of unit that give the service */
	struct template_laws    laws;
	struct service_variants variants;
	struct service_lines    steps;
	struct service_term     term;            /* proposal; amount 0: none */
	str                     term_what, term_origin, term_note; /* origin: rentang, hukum, saran, kosong */
	struct template_ranges  ranges;
	str                     limit, limit_source;   /* a national limit in words; absent: none known */
	str                     own_duty;        /* the citizen's own deadline in words; absent: none */
	str                     fee, fee_rule;
	bool                    free;
	struct service_lines    fee_examples;
	str                     product, complaints;
	struct service_lines    care;
	struct service_lines    ready, decide, fill; /* codes SP01 … SP14: together all of them, once each */
	struct service_lines    unsure;          /* parts of which the project itself is not sure */
	struct service_lines    warnings;
	struct template_sources sources;
};
struct service_templates { struct service_template *at; size_t n; };

/* All of them, in the order of the file. Errors: ERR_BUG "templates.form" when the embedded file is not as described there. */
MUST_CHECK const struct err *service_templates_read(struct arena *a, struct service_templates *out);
/* The same for other bytes; for tests. */
MUST_CHECK const struct err *service_templates_parse(struct arena *a, str json, struct service_templates *out);

/* A draft that begins with a template; placeholders stay in it, so it cannot be proposed before somebody has worked on it. */
struct service_in service_template_draft(struct arena *a, const struct service_template *t);

#endif
