/* case_map.c - see case_map.h. One row per key. */
#include "app/case_map.h"

#include "base/strs.h"

#include <stddef.h>

static const struct {
	const char *name;
	size_t      at;
	bool        needed;
} keys[] = {
	{"sumber", offsetof(struct case_map, source), true},
	{"instansi", offsetof(struct case_map, agency), true},
	{"nama-instansi", offsetof(struct case_map, agency_name), false},
	{"pemerintah", offsetof(struct case_map, parent_name), false},
	{"zona", offsetof(struct case_map, zone), true},
	{"kunci", offsetof(struct case_map, key), true},
	{"dibuka", offsetof(struct case_map, opened), true},
	{"target", offsetof(struct case_map, target), false},
	{"ditutup", offsetof(struct case_map, closed), false},
	{"tepat", offsetof(struct case_map, on_time), false},
	{"tepat-ya", offsetof(struct case_map, on_time_yes), false},
	{"tepat-tidak", offsetof(struct case_map, on_time_no), false},
	{"status", offsetof(struct case_map, state), false},
	{"status-terbuka", offsetof(struct case_map, state_open), false},
	{"status-selesai", offsetof(struct case_map, state_closed), false},
	{"judul", offsetof(struct case_map, title), true},
	{"isi", offsetof(struct case_map, text), false},
	{"unit", offsetof(struct case_map, unit), false},
	{"layanan", offsetof(struct case_map, service), false},
	{"wilayah-teks", offsetof(struct case_map, area_text), false},
	{"kanal", offsetof(struct case_map, channel), false},
	{"kanal-web", offsetof(struct case_map, channels[CHANNEL_WEB]), false},
	{"kanal-aplikasi", offsetof(struct case_map, channels[CHANNEL_APP]), false},
	{"kanal-sms", offsetof(struct case_map, channels[CHANNEL_SMS]), false},
	{"kanal-whatsapp", offsetof(struct case_map, channels[CHANNEL_WHATSAPP]), false},
	{"kanal-telepon", offsetof(struct case_map, channels[CHANNEL_PHONE]), false},
	{"kanal-surat", offsetof(struct case_map, channels[CHANNEL_LETTER]), false},
	{"kanal-loket", offsetof(struct case_map, channels[CHANNEL_COUNTER]), false},
	{"kanal-kotak", offsetof(struct case_map, channels[CHANNEL_BOX]), false},
	{"kanal-surel", offsetof(struct case_map, channels[CHANNEL_MAIL]), false},
	{"kanal-medsos", offsetof(struct case_map, channels[CHANNEL_SOCIAL]), false},
	{"kanal-pers", offsetof(struct case_map, channels[CHANNEL_PRESS]), false},
	{"kanal-ombudsman", offsetof(struct case_map, channels[CHANNEL_OMBUDSMAN]), false},
	{"kanal-dprd", offsetof(struct case_map, channels[CHANNEL_DPRD]), false},
	{"kanal-lapor", offsetof(struct case_map, channels[CHANNEL_LAPOR]), false},
};

static str *
slot(struct case_map *m, str name)
{
	for (size_t i = 0; i < COUNT(keys); i++) {
		if (str_eq(name, str_z(keys[i].name)))
			return (str *)((char *)m + keys[i].at);
	}
	return NULL;
}

static const struct err *
take_line(struct arena *a, struct case_map *m, str line, bool *in_columns, int no)
{
	str name;

	if (str_eq(line, STR("[kolom]"))) {
		*in_columns = true;
		return NULL;
	}
	if (*in_columns) {
		if (m->column_count == CSV_MAX_FIELDS)
			return err_new(a, ERR_INPUT, "map.line", NULL, "baris %d: terlalu banyak kolom", no);
		m->columns[m->column_count++] = arena_str(a, line);
		return NULL;
	}
	if (!str_cut(&line, '=', &name) || !line.p)
		return err_new(a, ERR_INPUT, "map.line", NULL, "baris %d: harus berbentuk kunci = nilai", no);
	name = str_trim(name);
	str value = arena_str(a, str_trim(line));
	if (str_eq(name, STR("zona-instansi")))
		return zone_parse(value, &m->agency_zone) ? NULL
		    : err_new(a, ERR_INPUT, "map.line", NULL, "baris %d: zona-instansi harus WIB, WITA, atau WIT", no);
	str *at = slot(m, name);
	if (!at)
		return err_new(a, ERR_INPUT, "map.key", NULL, "baris %d: kunci %.*s tidak dikenal", no, STRF(name));
	*at = value;
	return NULL;
}

const struct err *
case_map_parse(struct arena *a, str text, struct case_map *out)
{
	struct case_map  *m = arena_alloc(a, sizeof(*m));
	str               rest = text, line;
	bool              in_columns = false;
	const struct err *e = NULL;

	m->agency_zone = ZONE_WIB;
	for (int no = 1; !e && str_cut(&rest, '\n', &line); no++) {
		line = str_trim(line);
		if (line.n > 0 && line.p[0] != '#')
			e = take_line(a, m, line, &in_columns, no);
	}
	for (size_t i = 0; i < COUNT(keys) && !e; i++) {
		if (keys[i].needed && slot(m, str_z(keys[i].name))->n == 0)
			e = err_new(a, ERR_INPUT, "map.missing", NULL, "kunci %s belum diisi", keys[i].name);
	}
	/* A column that nothing is known of would be read for nothing. */
	bool words = false;
	for (size_t c = 0; c < COUNT(m->channels); c++)
		words = words || m->channels[c].n > 0;
	if (!e && words != (m->channel.n > 0))
		e = err_new(a, ERR_INPUT, "map.missing", NULL, words ? "kunci kanal belum diisi"
		                                                     : "kanal tanpa kata-katanya (kanal-web, kanal-telepon, …)");
	if (!e && m->column_count == 0)
		e = err_new(a, ERR_INPUT, "map.missing", NULL, "bagian [kolom] kosong");
	if (!e)
		*out = *m;
	return e;
}
