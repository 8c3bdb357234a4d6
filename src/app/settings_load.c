/* settings_load.c - see settings_load.h. One row per key; everything else follows from the table. */
#include "app/settings_load.h"

#include "app/options.h"
#include "base/strs.h"
#include "web/address.h"
#include "web/http_socket.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { FILE_MAX = 64 * 1024 };
enum type { TYPE_TEXT, TYPE_INT, TYPE_BOOL };

/* What a text may be; an empty one is as if it were not there. */
static bool
is_listen(struct arena *a, str v)
{
	return http_listen_ok(a, arena_str(a, v).p);
}

static bool
is_database(struct arena *a, str v)
{
	(void)a;
	return str_one_line(v) && (str_starts(v, STR("postgres://")) || str_starts(v, STR("postgresql://")));
}

static bool
is_proxies(struct arena *a, str v)
{
	struct address_list list;

	return address_list_parse(a, arena_str(a, v).p, &list) == NULL;
}

static bool
is_url(struct arena *a, str v)
{
	(void)a;
	return settings_url_ok(v);
}

static const struct key {
	const char *name;
	enum type   type;
	size_t      at;
	const char *text; /* default of a text */
	int64_t     number, min, max;
	const char *unit;
	const char *meaning;
	bool      (*fits)(struct arena *a, str v); /* of a text */
} keys[] = {
	{"listen", TYPE_TEXT, offsetof(struct settings, listen), "127.0.0.1:8080", 0, 0, 0, "alamat:porta", "tempat situs mendengarkan", is_listen},
	{"url", TYPE_TEXT, offsetof(struct settings, url), "", 0, 0, 0, "https://…", "alamat situs; ditetapkan saat init, tidak berubah", is_url},
	{"db_url", TYPE_TEXT, offsetof(struct settings, db_url), NULL, 0, 0, 0, "postgres://…", "kosong: SQLite di folder data", is_database},
	{"keys_url", TYPE_TEXT, offsetof(struct settings, keys_url), NULL, 0, 0, 0, "postgres://…", "basis data kunci, terpisah dari db_url", is_database},
	{"db_owner_url", TYPE_TEXT, offsetof(struct settings, db_owner_url), NULL, 0, 0, 0, "postgres://…", "pemilik skema: init dan migrasi saja", is_database},
	{"trusted_proxies", TYPE_TEXT, offsetof(struct settings, trusted_proxies), NULL, 0, 0, 0, "alamat, …", "proksi yang X-Forwarded-nya dipercaya", is_proxies},
	{"threads", TYPE_INT, offsetof(struct settings, threads), NULL, 16, 8, 64, "utas", "utas yang melayani permintaan", NULL},
	{"connections_per_thread", TYPE_INT, offsetof(struct settings, connections_per_thread), NULL, 120, 10, 120, "sambungan", "per utas", NULL},
	{"connections_per_address", TYPE_INT, offsetof(struct settings, connections_per_address), NULL, 100, 0, 7680, "sambungan", "per alamat; 0: tanpa batas", NULL},
	{"db_connections", TYPE_INT, offsetof(struct settings, db_connections), NULL, 16, 1, 64, "sambungan", "ke basis data", NULL},
	{"page_cache", TYPE_INT, offsetof(struct settings, page_cache_bytes), NULL, 8 << 20, 0, 1 << 30, "bita", "simpanan halaman umum", NULL},
	{"request_memory", TYPE_INT, offsetof(struct settings, request_arena_bytes), NULL, 16 << 20, 1 << 20, 256 << 20, "bita", "batas memori satu permintaan", NULL},
	{"body", TYPE_INT, offsetof(struct settings, body_bytes), NULL, 256 << 10, 16 << 10, 16 << 20, "bita", "batas isi formulir", NULL},
	{"upload", TYPE_INT, offsetof(struct settings, upload_bytes), NULL, 12 << 20, 1 << 20, 256 << 20, "bita", "batas unggahan petugas", NULL},
	{"session_hours", TYPE_INT, offsetof(struct settings, session_hours), NULL, 10, 1, 72, "jam", "lama masuk petugas", NULL},
	{"one_time_hours", TYPE_INT, offsetof(struct settings, one_time_hours), NULL, 72, 1, 720, "jam",
	    "lama sandi sekali pakai berlaku", NULL},
	{"rate_limits", TYPE_BOOL, offsetof(struct settings, rate_limits), NULL, 1, 0, 1, "ya/tidak", "batas laju per alamat", NULL},
	{"page_work", TYPE_INT, offsetof(struct settings, page_work_ms), NULL, 6000, 0, 60000, "milidetik",
	    "waktu prosesor per menit untuk halaman umum yang dibuat baru, per alamat; 0: tanpa batas", NULL},
	{"demo", TYPE_BOOL, offsetof(struct settings, demo), NULL, 0, 0, 1, "ya/tidak", "peragaan: semua isi rekaan", NULL},
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
		if (k->type == TYPE_TEXT && value.n > 0 && !k->fits(a, value))
			return err_new(a, ERR_INPUT, "settings.value", NULL, "%s: %s harus berbentuk %s", where, k->name, k->unit);
		if (k->type == TYPE_TEXT) {
			put_text(s, k, value.n || k->text ? arena_str(a, value).p : NULL);
			return NULL;
		}
		if (k->type == TYPE_BOOL && (str_eq(value, STR("ya")) || str_eq(value, STR("tidak"))))
			v = str_eq(value, STR("ya"));
		else if (k->type == TYPE_BOOL)
			return err_new(a, ERR_INPUT, "settings.value", NULL, "%s: %s harus ya atau tidak", where, k->name);
		else if (!str_int(value, &v) || v < k->min || v > k->max)
			return err_new(a, ERR_INPUT, "settings.value", NULL, "%s: %s harus %lld sampai %lld %s", where, k->name,
			    (long long)k->min, (long long)k->max, k->unit);
		put_number(s, k, v);
		return NULL;
	}
	return err_new(a, ERR_INPUT, "settings.key", NULL, "%s: kunci %.*s tidak dikenal; lihat terang config", where,
	    STRF(str_z(option_shown(arena_str(a, name).p))));
}

static const struct err *
read_file(struct arena *a, struct settings *s, const char *path)
{
	int   line_of[COUNT(keys)] = {0};
	FILE *f = fopen(path, "re");

	if (!f && errno != ENOENT)
		return err_new(a, ERR_OS, "settings.read", NULL, "%s: %s", path, strerror(errno));
	if (!f)
		return NULL; /* no file: defaults and environment */
	char  *text = arena_alloc(a, FILE_MAX);
	size_t n = fread(text, 1, FILE_MAX - 1, f);
	str    rest = {text, n}, line;
	fclose(f);
	if (n == FILE_MAX - 1)
		return err_new(a, ERR_INPUT, "settings.line", NULL, "%s: terlalu besar, paling banyak %d bita", path, FILE_MAX - 2);
	for (int no = 1; str_cut(&rest, '\n', &line); no++) {
		str value = str_trim(line), name;

		if (value.n == 0 || value.p[0] == '#')
			continue;
		if (!str_cut(&value, '=', &name) || !value.p)
			return err_new(a, ERR_INPUT, "settings.line", NULL, "%s:%d: harus berbentuk kunci = nilai", path, no);
		name = str_trim(name);
		for (size_t i = 0; i < COUNT(keys); i++) {
			if (!str_eq(name, str_z(keys[i].name)))
				continue;
			if (line_of[i])
				return err_new(a, ERR_INPUT, "settings.twice", NULL, "%s:%d: kunci %s sudah ada di baris %d", path, no,
				    keys[i].name, line_of[i]);
			line_of[i] = no;
		}
		const struct err *e = put(a, s, name, str_trim(value), str_fmt(a, "%s:%d", path, no).p);
		if (e)
			return e;
	}
	return NULL;
}

bool
settings_url_ok(str v)
{
	enum { LONGEST = 200 };
	str host = v;

	if (!str_starts(v, STR("https://")) || v.n > LONGEST)
		return false;
	host.p += strlen("https://");
	host.n -= strlen("https://");
	for (size_t i = 0; i < host.n; i++) {
		char c = host.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (i > 0 && (c == '.' || c == '-' || c == ':'))))
			return false;
	}
	return host.n > 0;
}

const struct err *
settings_open(struct arena *a, const char *data_dir, struct settings *out)
{
	struct stat st;
	int         got = stat(str_fmt(a, "%s/terang.conf", data_dir).p, &st);

	if (got != 0 && errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG)
		return err_new(a, ERR_OS, "settings.read", NULL, "%s/terang.conf: %s", data_dir, strerror(errno));
	if (got != 0 || !S_ISREG(st.st_mode))
		return err_new(a, ERR_INPUT, "settings.none", NULL, "di folder %s belum ada pemasangan Terang; buat dengan terang init",
		    option_shown(data_dir));
	return settings_load(a, data_dir, out);
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

const struct err *
settings_put(struct arena *a, struct settings *s, const char *key, const char *option, const char *value)
{
	return value ? put(a, s, str_z(key), str_z(value), str_fmt(a, "--%s", option).p) : NULL;
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
