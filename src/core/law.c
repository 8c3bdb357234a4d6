/* law.c - see law.h. */
#include "core/law.h"

struct law_row
law_get(const struct law_table *t, enum law_key key, day on)
{
	const struct law_override *newest = NULL;
	struct law_row             row = gen_law[key];

	for (size_t i = 0; i < t->n; i++) {
		const struct law_override *o = &t->at[i];

		if (o->key == key && o->from.d <= on.d && (!newest || o->from.d > newest->from.d))
			newest = o;
	}
	if (newest) {
		row.value = newest->value;
		row.source = newest->source;
		row.mark = row.checked = "";
		row.own = true;
	}
	return row;
}

bool
law_unsure(const struct law_row *row)
{
	static const char *const unsure[] = {"M?", "M", "S"};

	for (size_t i = 0; i < COUNT(unsure); i++) {
		if (strcmp(row->mark, unsure[i]) == 0)
			return true;
	}
	return false;
}

bool
law_find(str name, enum law_key *out)
{
	for (int key = 1; key < LAW_COUNT; key++) {
		if (str_eq(name, str_z(gen_law[key].key))) {
			*out = (enum law_key)key;
			return true;
		}
	}
	return false;
}

struct deadline_clock
law_clock(const struct law_row *row, instant start, enum zone zone, const struct calendar *calendar)
{
	return (struct deadline_clock){
		.start = start,
		.zone = zone,
		.amount = row->value,
		.unit = row->unit,
		.calendar = calendar,
	};
}

struct deadline
deadline_of(const struct law_row *row, instant start, enum zone zone, const struct calendar *calendar)
{
	struct deadline_clock c = law_clock(row, start, zone, calendar);

	return deadline_compute(&c);
}
