/* settings_load.c - see settings_load.h. One row per key; everything else follows from the table. */
#include "app/settings_load.h"

#include "base/strs.h"

#include <stddef.h>
#include <stdlib.h>

enum { FILE_MAX = 64 * 1024 };
enum type { TYPE_TEXT, TYPE_INT, TYPE_BOOL };

static const struct key {
	const char *name;
	enum type   type;
	size_t      at;
	const char *text; /* default of a text */
	int64_t     number, min, max;
	const char *unit;
	const char *meaning;
} keys[] = {
	{"listen", TYPE_TEXT, offsetof(struct settings, listen), "127.0.0.1:8080", 0, 0, 0, "alamat:porta", "tempat situs mendengarkan"},
	{"url", TYPE_TEXT, offsetof(struct settings, url), "", 0, 0, 0, "https://…", "alamat situs; ditetapkan saat init, tidak berubah"},
	{"db_url", TYPE_TEXT, offsetof(struct settings, db_url), NULL, 0, 0, 0, "postgres://…", "kosong: SQLite di folder data"},
	{"keys_url", TYPE_TEXT, offsetof(struct settings, keys_url), NULL, 0, 0, 0, "postgres://…", "basis data kunci, terpisah dari db_url"},
	{"db_owner_url", TYPE_TEXT, offsetof(struct settings, db_owner_url), NULL, 0, 0, 0, "postgres://…", "pemilik skema: init dan migrasi saja"},
	{"trusted_proxies", TYPE_TEXT, offsetof(struct settings, trusted_proxies), NULL, 0, 0, 0, "alamat, …", "proksi yang X-Forwarded-nya dipercaya"},
	{"threads", TYPE_INT, offsetof(struct settings, threads), NULL, 16, 8, 64, "utas", "utas yang melayani permintaan"},
	{"connections_per_thread", TYPE_INT, offsetof(struct settings, connections_per_thread), NULL, 120, 10, 120, "sambungan", "per utas"},
	{"connections_per_address", TYPE_INT, offsetof(struct settings, connections_per_address), NULL, 100, 0, 7680, "sambungan", "per alamat; 0: tanpa batas"},
	{"db_connections", TYPE_INT, offsetof(struct settings, db_connections), NULL, 16, 1, 64, "sambungan", "ke basis data"},
	{"page_cache", TYPE_INT, offsetof(struct settings, page_cache_bytes), NULL, 8 << 20, 0, 1 << 30, "bita", "simpanan halaman umum"},
	{"request_memory", TYPE_INT, offsetof(struct settings, request_arena_bytes), NULL, 16 << 20, 1 << 20, 256 << 20, "bita", "batas memori satu permintaan"},
	{"body", TYPE_INT, offsetof(struct settings, body_bytes), NULL, 256 << 10, 16 << 10, 16 << 20, "bita", "batas isi formulir"},
	{"upload", TYPE_INT, offsetof(struct settings, upload_bytes), NULL, 12 << 20, 1 << 20, 256 << 20, "bita", "batas unggahan petugas"},
	{"session_hours", TYPE_INT, offsetof(struct settings, session_hours), NULL, 10, 1, 72, "jam", "lama masuk petugas"},
	{"rate_limits", TYPE_BOOL, offsetof(struct settings, rate_limits), NULL, 1, 0, 1, "ya/tidak", "batas laju per alamat"},
	{"page_work", TYPE_INT, offsetof(struct settings, page_work_ms), NULL, 6000, 0, 60000, "milidetik",
	    "waktu prosesor per menit untuk halaman umum yang dibuat baru, per alamat; 0: tanpa batas"},
	{"demo", TYPE_BOOL, offsetof(struct settings, demo), NULL, 0, 0, 1, "ya/tidak", "peragaan: semua isi rekaan"},
};

static void
put_text(struct settings *s, const struct key *k, const char *v)
{
	memcpy((char *)s + k->at, &v, sizeof(v));
}

static void
put_number(struct settings *s, const struct key *k, int64_t v)
{
	if (k->type == TYPE_BOOL)
		*(bool *)((char *)s + k->at) = v != 0;
	else
		*(int64_t *)((char *)s + k->at) = v;
}

static const struct err *
put(struct arena *a, struct settings *s, str name, str value, const char *where)
{
	for (size_t i = 0; i < COUNT(keys); i++) {
		const struct key *k = &keys[i];
		int64_t           v;

		if (!str_eq(name, str_z(k->name)))
			continue;
		if (k->type == TYPE_TEXT) {
			put_text(s, k, value.n || k->text ? arena_str(a, value).p : NULL);
			return NULL;
		}
		if (k->type == TYPE_BOOL && (str_eq(value, STR("ya")) || str_eq(value, STR("tidak"))))
			v = str_eq(value, STR("ya"));
		else if (!str_int(value, &v) || v < k->min || v > k->max)
			return err_new(a, ERR_INPUT, "settings.value", NULL, "%s: %s harus %lld sampai %lld %s", where, k->name,
			    (long long)k->min, (long long)k->max, k->unit);
		put_number(s, k, v);
		return NULL;
	}
	return err_new(a, ERR_INPUT, "settings.key", NULL, "%s: kunci %.*s tidak dikenal; lihat terang config", where, STRF(name));
}

static const struct err *
read_file(struct arena *a, struct settings *s, const char *path)
{
	FILE *f = fopen(path, "re");

	if (!f)
		return NULL; /* no file: defaults and environment */
	char  *text = arena_alloc(a, FILE_MAX);
	size_t n = fread(text, 1, FILE_MAX - 1, f);
	str    rest = {text, n}, line;
	fclose(f);
	for (int no = 1; str_cut(&rest, '\n', &line); no++) {
		str value = str_trim(line), name;

		if (value.n == 0 || value.p[0] == '#')
			continue;
		if (!str_cut(&value, '=', &name) || !value.p)
			return err_new(a, ERR_INPUT, "settings.line", NULL, "%s:%d: harus berbentuk kunci = nilai", path, no);
		const struct err *e = put(a, s, str_trim(name), str_trim(value), str_fmt(a, "%s:%d", path, no).p);
		if (e)
			return e;
	}
	return NULL;
}

const struct err *
settings_load(struct arena *a, const char *data_dir, struct settings *out)
{
	struct settings   s = {.data_dir = data_dir};
	const struct err *e = NULL;

	for (size_t i = 0; i < COUNT(keys); i++) {
		if (keys[i].type == TYPE_TEXT)
			put_text(&s, &keys[i], keys[i].text);
		else
			put_number(&s, &keys[i], keys[i].number);
	}
	if (data_dir)
		e = read_file(a, &s, str_fmt(a, "%s/terang.conf", data_dir).p);
	for (size_t i = 0; i < COUNT(keys) && !e; i++) {
		struct buf name = {.arena = a};

		buf_str(&name, STR("TERANG_"));
		for (const char *p = keys[i].name; *p; p++)
			buf_add(&name, (char[]){*p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p}, 1);
		buf_add(&name, "", 1);
		const char *v = getenv(name.p);
		if (v)
			e = put(a, &s, str_z(keys[i].name), str_z(v), name.p);
	}
	if (!e)
		*out = s;
	return e;
}

void
settings_print(FILE *out, const struct settings *s)
{
	for (size_t i = 0; i < COUNT(keys); i++) {
		const struct key *k = &keys[i];

		if (k->type == TYPE_TEXT) {
			const char *v;

			memcpy(&v, (const char *)s + k->at, sizeof(v));
			bool secret = v && strstr(v, "://") && strchr(v, '@'); /* a database address may carry a password */
			fprintf(out, "%-24s teks    %-20s bawaan %-16s %s (%s)\n", k->name, !v ? "-" : secret ? "(disembunyikan)" : v,
			    k->text && k->text[0] ? k->text : "-", k->meaning, k->unit);
		} else {
			int64_t v = k->type == TYPE_BOOL ? *(const bool *)((const char *)s + k->at)
			                                 : *(const int64_t *)((const char *)s + k->at);

			fprintf(out, "%-24s %s %-20lld bawaan %-16lld %s (%lld–%lld %s)\n", k->name,
			    k->type == TYPE_BOOL ? "ya/tidak" : "bulat  ", (long long)v, (long long)k->number, k->meaning,
			    (long long)k->min, (long long)k->max, k->unit);
		}
	}
}
