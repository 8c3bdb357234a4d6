/* files.c - see files.h. */
#include "core/files.h"

#include "base/strs.h"
#include "crypto/crypto.h"
#include "gen/files_queries.h"
#include "os/files.h"

enum { CHUNK_BYTES = 256 * 1024, CHUNK_MAX = 1024, NAME_CHARS = 60, ZIP_NAME_AT = 30, ZIP_LOOK_BYTES = 4096 };

static const struct err wrong_type = {.kind = ERR_INPUT, .code = "file.type", .field = "berkas"};
static const struct err wrong_size = {.kind = ERR_INPUT, .code = "file.size", .field = "berkas"};
static const struct err empty = {.kind = ERR_INPUT, .code = "file.empty", .field = "berkas"};
static const struct err missing = {.kind = ERR_MISSING, .code = "file.missing"};
static const struct err damaged = {.kind = ERR_DB, .code = "file.damaged"};

#define MAGIC(text) text, sizeof(text) - 1

/* Name endings as people know them, beside the type. */
static const struct kind {
	const char *type, *ending;
	size_t      at;
	const char *magic;
	size_t      magic_n;
	const char *also; /* somewhere in the first ZIP_LOOK_BYTES; NULL: nothing more */
} kinds[] = {
	{"application/pdf", "pdf", 0, MAGIC("%PDF-"), NULL},
	{"image/jpeg", "jpg", 0, MAGIC("\xff\xd8\xff"), NULL},
	{"image/png", "png", 0, MAGIC("\x89PNG\r\n\x1a\n"), NULL},
	{"image/webp", "webp", 8, MAGIC("WEBP"), NULL},
	{"application/vnd.oasis.opendocument.text", "odt", ZIP_NAME_AT, MAGIC("mimetypeapplication/vnd.oasis.opendocument.text"), NULL},
	{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", 0, MAGIC("PK\x03\x04"), "[Content_Types].xml"},
};

static const struct kind *
kind_of(str bytes)
{
	str head = {bytes.p, bytes.n < ZIP_LOOK_BYTES ? bytes.n : ZIP_LOOK_BYTES};

	for (size_t i = 0; i < COUNT(kinds); i++) {
		const struct kind *k = &kinds[i];

		if (bytes.n < k->at + k->magic_n || memcmp(bytes.p + k->at, k->magic, k->magic_n) != 0)
			continue;
		if (k->at == 8 && !str_starts(bytes, STR("RIFF")))
			continue;
		if (k->at == ZIP_NAME_AT && !str_starts(bytes, STR("PK\x03\x04")))
			continue;
		if (!k->also || str_find(head, str_z(k->also), 0) >= 0)
			return k;
	}
	return NULL;
}

const char *
file_type_of(str bytes)
{
	const struct kind *k = bytes.n > 0 ? kind_of(bytes) : NULL;

	return k ? k->type : NULL;
}

/* "Berita acara 2026" becomes "berita-acara-2026.pdf". */
static str
name_of(struct arena *a, str title, const char *ending)
{
	struct buf b = {.arena = a};
	str        low = str_lower(a, title);

	for (size_t i = 0; i < low.n && b.n < NAME_CHARS; i++) {
		char c = low.p[i];
		bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (keep)
			buf_add(&b, &c, 1);
		else if (b.n > 0 && b.p[b.n - 1] != '-')
			buf_str(&b, STR("-"));
	}
	while (b.n > 0 && b.p[b.n - 1] == '-')
		b.n--;
	if (b.n == 0)
		buf_str(&b, STR("berkas"));
	buf_fmt(&b, ".%s", ending);
	return buf_done(&b);
}

static const char *
path_of(struct arena *a, const struct settings *s, str hash)
{
	return str_fmt(a, "%s/berkas/%.2s/%.*s", s->data_dir, hash.p, STRF(hash)).p;
}

static bool
is_there(struct arena *a, const char *path, str hash, size_t n)
{
	str bytes;

	return !file_read_all(a, path, n, &bytes) && str_eq(sha256_hex(a, sha256_of(bytes.p, bytes.n)), hash);
}

/* Contents that nobody's row names after a failed write stay behind: they cost room and say nothing. */
static const struct err *
put_in_folder(struct arena *a, const struct settings *s, str hash, str bytes)
{
	const char       *path = path_of(a, s, hash);
	const struct err *e;

	if (is_there(a, path, hash, bytes.n))
		return NULL;
	e = folder_make(a, str_fmt(a, "%s/berkas", s->data_dir).p, 0700);
	if (!e)
		e = folder_make(a, str_fmt(a, "%s/berkas/%.2s", s->data_dir, hash.p).p, 0700);
	return e ? e : file_write_new(a, path, bytes, 0600);
}

static const struct err *
put_in_table(struct db *tx, struct arena *a, str hash, str bytes)
{
	const struct err *e = NULL;

	for (size_t at = 0, no = 0; at < bytes.n && !e; at += CHUNK_BYTES, no++) {
		size_t left = bytes.n - at;

		e = file_chunk_add(tx, a, hash, (int64_t)no, (str){bytes.p + at, left < CHUNK_BYTES ? left : CHUNK_BYTES});
	}
	return e;
}

const struct err *
file_store(struct db *tx, struct arena *a, const struct settings *s, str bytes, str title, enum act_subject subject,
    int64_t subject_id, enum visibility v, instant now, struct file_row *out)
{
	struct file_add_row row;

	if (bytes.n == 0)
		return &empty;
	if ((int64_t)bytes.n > s->upload_bytes || bytes.n > (size_t)CHUNK_BYTES * CHUNK_MAX)
		return &wrong_size;
	const struct kind *k = kind_of(bytes);
	if (!k)
		return &wrong_type;
	str               hash = sha256_hex(a, sha256_of(bytes.p, bytes.n)), name = name_of(a, title, k->ending);
	const struct err *e = db_kind(tx) == DB_PG ? put_in_table(tx, a, hash, bytes) : put_in_folder(a, s, hash, bytes);

	if (!e)
		e = file_add(tx, a, hash, name, str_z(k->type), (int64_t)bytes.n, (int64_t)subject, subject_id, (int64_t)v, now, &row);
	if (!e)
		*out = (struct file_row){row.id, hash, name, str_z(k->type), (int64_t)bytes.n, v};
	return e;
}

const struct err *
file_list_read(struct db *db, struct arena *a, enum act_subject subject, int64_t id, enum visibility most, struct file_list *out)
{
	struct file_of_subject_rows rows;
	const struct err           *e = file_of_subject(db, a, (int64_t)subject, id, (int64_t)most, FILE_LIST_MAX, &rows);

	if (e)
		return e;
	struct file_list l = {.at = arena_array(a, rows.n + 1, sizeof(*l.at)), .n = rows.n};
	for (size_t i = 0; i < rows.n; i++) {
		l.at[i] = (struct file_row){rows.at[i].id, rows.at[i].sha256, rows.at[i].name, rows.at[i].type, rows.at[i].size_bytes,
			(enum visibility)rows.at[i].visibility};
	}
	*out = l;
	return NULL;
}

static const struct err *
contents(struct db *db, struct arena *a, const struct settings *s, str hash, size_t n, str *out)
{
	struct file_chunks_rows rows;
	struct buf              b = {.arena = a};

	if (db_kind(db) != DB_PG)
		return file_read_all(a, path_of(a, s, hash), n, out);
	const struct err *e = file_chunks(db, a, hash, CHUNK_MAX, &rows);
	for (size_t i = 0; i < rows.n && !e; i++)
		buf_str(&b, rows.at[i].bytes);
	if (!e)
		*out = buf_done(&b);
	return e;
}

const struct err *
file_read(struct db *db, struct arena *a, const struct settings *s, file_id id, struct file_row *row, str *bytes)
{
	struct file_one_row r;
	bool                found = false;
	str                 text = {0};
	const struct err   *e = file_one(db, a, id, &found, &r);

	if (!e && !found)
		e = &missing;
	if (!e)
		e = contents(db, a, s, r.sha256, (size_t)r.size_bytes, &text);
	if (e)
		return e;
	if (!str_eq(sha256_hex(a, sha256_of(text.p, text.n)), r.sha256))
		return &damaged;
	*row = (struct file_row){id, r.sha256, r.name, r.type, r.size_bytes, (enum visibility)r.visibility};
	*bytes = text;
	return NULL;
}

const struct err *
file_read_hash(struct db *db, struct arena *a, const struct settings *s, enum act_subject subject, int64_t subject_id, str hash,
    struct file_row *row, str *bytes)
{
	struct file_of_hash_row r;
	bool                    found = false;
	const struct err       *e = file_of_hash(db, a, hash, (int64_t)subject, subject_id, &found, &r);

	if (!e && !found)
		e = &missing;
	return e ? e : file_read(db, a, s, r.id, row, bytes);
}
