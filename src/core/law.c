/* law.c - see law.h. */
#include "core/law.h"

struct law_value
law_get(const struct law_table *t, enum law_key key, day on)
{
	const struct law_row      *row = &law_rows[key];
	const struct law_override *newest = NULL;
	struct law_value           v = {.row = row, .value = row->value, .unit = TIME_TIMES, .source = row->source};

	for (size_t i = 0; i < t->n; i++) {
		const struct law_override *o = &t->at[i];

		if (o->key == key && o->from.d <= on.d && (!newest || o->from.d > newest->from.d))
			newest = o;
	}
	if (newest) {
		v.value = newest->value;
		v.source = newest->source;
		v.own = true;
	}
	/* law_test.c proves that every row of the file has a unit we know */
	time_unit_parse(str_z(row->unit), &v.unit);
	return v;
}

bool
law_find(str name, enum law_key *out)
{
	for (int key = 1; key < LAW_COUNT; key++) {
		if (str_eq(name, str_z(law_rows[key].key))) {
			*out = (enum law_key)key;
			return true;
		}
	}
	return false;
}

bool
law_unsure(const struct law_value *v)
{
	static const char *const unsure[] = {"M?", "M", "S"};

	for (size_t i = 0; i < COUNT(unsure); i++) {
		if (!v->own && strcmp(v->row->mark, unsure[i]) == 0)
			return true;
	}
	return false;
}

struct deadline_clock
law_clock(const struct law_value *v, instant start, enum zone zone, const struct calendar *calendar)
{
	return (struct deadline_clock){
		.start = start,
		.zone = zone,
		.amount = v->value,
		.unit = v->unit,
		.calendar = calendar,
	};
}

struct deadline
deadline_of(const struct law_value *v, instant start, enum zone zone, const struct calendar *calendar)
{
	struct deadline_clock c = law_clock(v, start, zone, calendar);

	return deadline_compute(&c);
}
