/* case_map.h - a map file: which column of somebody else's table is what in a case. Pure. */
#ifndef APP_CASE_MAP_H
#define APP_CASE_MAP_H

#include "base/csv_read.h"
#include "base/date.h"
#include "base/err.h"
#include "core/casework.h"

/* Column names are absent where the map has none. */
struct case_map {
	str       source;                  /* with the key: what makes a row one and the same */
	str       agency, agency_name, parent_name;
	enum zone agency_zone;
	str       zone;                    /* IANA name of the times in the file */
	str       key, opened, target, closed;
	str       on_time, on_time_yes, on_time_no;
	str       state, state_open, state_closed;
	str       title, text, unit, service, area_text, channel;
	str       channels[CHANNEL_IMPORT]; /* by enum channel: words of the column channel that mean it, with '|' between */
	str       columns[CSV_MAX_FIELDS]; /* kept and given back, in this order */
	size_t    column_count;
};

/* What the column of channels says and no channel's words name counts as CHANNEL_IMPORT.
 * Errors: ERR_INPUT "map.line", "map.key", "map.missing"; the detail names the line or the key. */
MUST_CHECK const struct err *case_map_parse(struct arena *a, str text, struct case_map *out);

#endif
