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

enum law_own
law_own_of(enum law_key key)
{
	static const enum law_own rows[LAW_COUNT] = {
		[LAW_SP4N62_VERIFIKASI] = LAW_OWN_SHORTER,
		[LAW_SP4N62_JAWABAN_PERTAMA] = LAW_OWN_SHORTER,
		[LAW_SP4N62_SELESAI_PERMINTAAN_INFORMASI] = LAW_OWN_SHORTER,
		[LAW_SP4N62_SELESAI_ASPIRASI] = LAW_OWN_SHORTER,
		[LAW_SP4N62_SELESAI_TIDAK_BERKADAR] = LAW_OWN_SHORTER,
		[LAW_SP4N62_SELESAI_BERKADAR] = LAW_OWN_SHORTER,
		[LAW_UU25_50_1_PUTUSAN] = LAW_OWN_SHORTER,
		[LAW_SP4N_BALASAN_PELAPOR] = LAW_OWN_LONGER,
		[LAW_PRODUK_BUKA_KEMBALI] = LAW_OWN_LONGER,
		[LAW_PRODUK_BUKA_KEMBALI_KALI] = LAW_OWN_LONGER,
	};

	return rows[key];
}

bool
law_own_allows(enum law_key key, int64_t value)
{
	enum law_own own = law_own_of(key);

	return value > 0 && ((own == LAW_OWN_SHORTER && value <= gen_law[key].value) ||
	    (own == LAW_OWN_LONGER && value >= gen_law[key].value));
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
