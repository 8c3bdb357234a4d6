/* service_rules.h - the rules of this room: what people type in the editor's plain fields, read line by line. Pure. */
#ifndef ROOMS_SERVICES_SERVICE_RULES_H
#define ROOMS_SERVICES_SERVICE_RULES_H

#include "base/arena.h"
#include "base/base.h"

struct service_lines {
	str   *at;
	size_t n;
};

/* One item per line: blanks trimmed, empty lines and marks of lists ("- ", "• ", "1. ", "2) ") taken off. At most max. */
struct service_lines service_lines_read(struct arena *a, str text, size_t max);

/* Joins items to what service_lines_read reads. */
str service_lines_write(struct arena *a, const struct service_lines *lines);

/* Cuts a line at '|' into count parts, trimmed; what is not there is empty. The last part keeps further signs. */
void service_line_cut(str line, str *parts, size_t count);

/* An amount of rupiah as people write it: "50000", "50.000", "Rp 50.000", "Rp50.000,-". False: it is none. */
bool service_rupiah_read(str text, int64_t *out);

#endif
