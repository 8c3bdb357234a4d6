/* files_test.c - files by their hash: what is taken, that it comes back whole, that damage is seen; on both databases. */
#include "core/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "crypto/crypto.h"
#include "db/store_test.h"
#include "gen/schema.h"

#include <sys/stat.h>

static void
types_by_first_bytes(void **state)
{
	static const struct {
		const char *why;
		str         bytes;
		const char *want;
	} cases[] = {
		{"pdf", {"%PDF-1.7\n", 9}, "application/pdf"},
		{"jpeg", {"\xff\xd8\xff\xe0", 4}, "image/jpeg"},
		{"png", {"\x89PNG\r\n\x1a\n..", 10}, "image/png"},
		{"webp", {"RIFF....WEBPVP8 ", 16}, "image/webp"},
		{"another RIFF (wav)", {"RIFF....WAVEfmt ", 16}, NULL},
		{"WEBP without RIFF", {"XXXX....WEBPVP8 ", 16}, NULL},
		{"docx", {"PK\x03\x04..............[Content_Types].xml", 37}, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{"another zip", {"PK\x03\x04..............something.exe", 31}, NULL},
		{"odt", {"PK\x03\x04..........................mimetypeapplication/vnd.oasis.opendocument.text", 77}, "application/vnd.oasis.opendocument.text"},
		{"a page that would run", {"<!DOCTYPE html>", 15}, NULL},
		{"a page with the mark of a pdf further on", {"<html>%PDF-", 11}, NULL},
		{"svg", {"<svg onload=", 12}, NULL},
		{"nothing", {"", 0}, NULL},
		{"cut short", {"%PD", 3}, NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *got = file_type_of(cases[i].bytes);

		if ((got == NULL) != (cases[i].want == NULL) || (got && strcmp(got, cases[i].want) != 0))
			fail_msg("%s: %s", cases[i].why, got ? got : "none");
	}
}

struct put {
	struct arena          *a;
	const struct settings *s;
	str                    bytes, title;
	struct file_row        row;
	bool                   then_fail;
};

static const struct err *
put(struct db *tx, void *ctx)
{
	static const struct err lost = {.kind = ERR_STATE, .code = "test.lost"};
	struct put       *p = ctx;
	const struct err *e = file_store(tx, p->a, p->s, p->bytes, p->title, SUBJECT_PUBLICATION, 7, VISIBLE_STAFF,
	    (instant){1795226400000}, &p->row);

	return e ? e : p->then_fail ? &lost : NULL;
}

static const struct err *
store_put(struct test_store *t, const struct settings *s, str bytes, str title, bool then_fail, struct file_row *out)
{
	struct put        p = {.a = t->arena, .s = s, .bytes = bytes, .title = title, .then_fail = then_fail};
	const struct err *e = store_write(t->store, t->arena, put, &p);

	*out = p.row;
	return e;
}

static const struct err *
get(struct test_store *t, const struct settings *s, file_id id, struct file_row *row, str *bytes)
{
	struct db *db;

	test_no_err(store_read_begin(t->store, &db));
	const struct err *e = err_copy(t->arena, file_read(db, t->arena, s, id, row, bytes));
	store_read_end(t->store, db);
	return e;
}

static str
big_pdf(struct arena *a, size_t n)
{
	char *p = arena_alloc(a, n);

	memset(p, 'x', n);
	memcpy(p, "%PDF-1.7\n", 9);
	p[n - 1] = '\0';
	return (str){p, n};
}

static void
life(void **state)
{
	struct test_store t;
	struct settings   s = {.upload_bytes = 2 << 20};
	struct file_row   one, again, row;
	struct file_list  list;
	struct db        *db;
	str               bytes;

	assert_true(crypto_start());
	test_store_open_steps(&t, TEST_KIND(state), 2, schema_steps, schema_step_count);
	s.data_dir = t.kind == DB_SQLITE ? t.dir : "/nonexistent"; /* PostgreSQL must not touch a folder */

	str pdf = big_pdf(t.arena, 700 * 1024); /* three pieces on PostgreSQL */
	test_no_err(store_put(&t, &s, pdf, STR("Berita Acara  (2026)!"), false, &one));
	assert_true(str_eq(one.name, STR("berita-acara-2026.pdf")));
	assert_true(str_eq(one.sha256, sha256_hex(t.arena, sha256_of(pdf.p, pdf.n))));
	test_no_err(get(&t, &s, one.id, &row, &bytes));
	assert_true(str_eq(bytes, pdf));
	assert_true(str_eq(row.type, STR("application/pdf")));
	test_no_err(store_put(&t, &s, pdf, STR("---"), false, &again)); /* same contents, another row */
	assert_true(str_eq(again.name, STR("berkas.pdf")));
	assert_int_not_equal(again.id.v, one.id.v);

	/* A write that fails later leaves no row. */
	assert_non_null(store_put(&t, &s, STR("%PDF-lain"), STR("lain"), true, &row));
	test_no_err(store_read_begin(t.store, &db));
	test_no_err(file_list_read(db, t.arena, SUBJECT_PUBLICATION, 7, VISIBLE_STAFF, &list));
	assert_int_equal(list.n, 2);
	assert_int_equal(list.at[0].id.v, again.id.v);
	test_no_err(file_list_read(db, t.arena, SUBJECT_PUBLICATION, 7, VISIBLE_PUBLIC, &list));
	assert_int_equal(list.n, 0); /* staff only */
	test_no_err(file_read_hash(db, t.arena, &s, SUBJECT_PUBLICATION, 7, one.sha256, &row, &bytes));
	assert_int_equal(row.id.v, again.id.v); /* the newest of the same contents */
	assert_true(str_eq(bytes, pdf));
	/* What belongs to another thing is not found, though its contents are kept. */
	assert_string_equal(file_read_hash(db, t.arena, &s, SUBJECT_PUBLICATION, 8, one.sha256, &row, &bytes)->code, "file.missing");
	store_read_end(t.store, db);

	static const struct {
		const char *code;
		size_t      n;
	} refused[] = {{"file.empty", 0}, {"file.size", (2 << 20) + 1}};
	for (size_t i = 0; i < COUNT(refused); i++) {
		const struct err *e = store_put(&t, &s, (str){big_pdf(t.arena, (2 << 20) + 1).p, refused[i].n}, STR("x"), false, &row);

		assert_string_equal(e->code, refused[i].code);
		assert_string_equal(e->field, "berkas");
	}
	assert_string_equal(store_put(&t, &s, STR("<html>"), STR("x"), false, &row)->code, "file.type");
	assert_string_equal(get(&t, &s, (file_id){999}, &row, &bytes)->code, "file.missing");

	/* Bytes that changed on disk are never handed out; storing them again mends them. */
	if (t.kind == DB_SQLITE) {
		const char *path = str_fmt(t.arena, "%s/berkas/%.2s/%.*s", t.dir, one.sha256.p, STRF(one.sha256)).p;
		struct stat st;
		FILE       *f = fopen(path, "r+b");

		assert_int_equal(stat(path, &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
		assert_non_null(f);
		fputs("%PDF-2", f);
		fclose(f);
		assert_string_equal(get(&t, &s, one.id, &row, &bytes)->code, "file.damaged");
		test_no_err(store_put(&t, &s, pdf, STR("sekali lagi"), false, &again));
		test_no_err(get(&t, &s, one.id, &row, &bytes));
		assert_true(str_eq(bytes, pdf));
		assert_int_equal(system(str_fmt(t.arena, "rm -r %s/berkas", t.dir).p), 0);
	}
	test_store_close(&t);
}

int
files_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_by_first_bytes),
		TEST_BOTH(life),
	};

	return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
