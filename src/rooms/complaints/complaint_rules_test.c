/* complaint_rules_test.c - the form's limits and how a case stands, from tables. */
#include "rooms/complaints/complaint_rules.h"

#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static str
letters(struct arena *a, const char *one, size_t count)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < count; i++)
		buf_str(&b, str_z(one));
	return count > 0 ? buf_done(&b) : STR("");
}

static void
the_form_has_limits(void **state)
{
	enum { TITLE, TEXT, WANT, PLACE, NAME, ADDRESS };
	static const struct {
		const char *why;
		int         field;
		const char *letter;
		size_t      count;
		const char *code; /* NULL: fine */
	} rows[] = {
		{"a title of one letter", TITLE, "a", 1, NULL},
		{"the longest title", TITLE, "a", 150, NULL},
		{"letters, not bytes, are counted", TITLE, "é", 150, NULL},
		{"too long a title", TITLE, "a", 151, "complaint.title"},
		{"no title", TITLE, "a", 0, "complaint.title"},
		{"a title of blanks", TITLE, " ", 5, "complaint.title"},
		{"the shortest text", TEXT, "a", 10, NULL},
		{"too short a text", TEXT, "a", 9, "complaint.text"},
		{"the longest text", TEXT, "a", 10000, NULL},
		{"too long a text", TEXT, "a", 10001, "complaint.text"},
		{"blanks do not make it longer", TEXT, " ", 50, "complaint.text"},
		{"no wish", WANT, "a", 0, NULL},
		{"too long a wish", WANT, "a", 2001, "complaint.want"},
		{"too long a place", PLACE, "a", 301, "complaint.place"},
		{"too long a name", NAME, "a", 101, "complaint.name"},
		{"too long an address", ADDRESS, "a", 301, "complaint.address"},
		{"no UTF-8", PLACE, "\xff", 3, "complaint.place"},
		{"control characters", TITLE, "\x01", 3, "complaint.title"},
	};
	struct arena *a = arena_open(4 << 20);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct complaint_words    w = {.title = STR("Judul"), .text = STR("Isi yang cukup panjang")};
		struct complaint_reporter r = {.name = STR("Budi")};
		str                      *const fields[] = {&w.title, &w.text, &w.want, &w.place, &r.name, &r.address};

		*fields[rows[i].field] = letters(a, rows[i].letter, rows[i].count);
		struct complaint_fault f = complaint_check(&w, &r, true, NO_DAY, (day){20000});

		if ((f.code == NULL) != (rows[i].code == NULL) || (f.code && strcmp(f.code, rows[i].code) != 0))
			fail_msg("%s: %s", rows[i].why, f.code ? f.code : "fine");
	}
	struct complaint_words    w = {.title = STR("Judul"), .text = STR("Isi yang cukup panjang")};
	struct complaint_reporter nobody = {.name = {0}};

	assert_string_equal(complaint_check(&w, &nobody, true, NO_DAY, (day){20000}).field, "nama");
	assert_null(complaint_check(&w, &nobody, false, NO_DAY, (day){20000}).field);
	assert_null(complaint_check(&w, &nobody, false, (day){20000}, (day){20000}).field); /* today */
	assert_string_equal(complaint_check(&w, &nobody, false, (day){20001}, (day){20000}).field, "tanggal");
	arena_close(a);
}

static void
contacts(void **state)
{
	static const struct {
		bool (*fn)(str);
		const char *text;
		bool        ok;
	} rows[] = {
		{complaint_phone_ok, "081234567890", true},
		{complaint_phone_ok, "0812 3456-7890", true},
		{complaint_phone_ok, "+62 812 3456 7890", true},
		{complaint_phone_ok, "(021) 5551234", true},
		{complaint_phone_ok, "5551234", false},
		{complaint_phone_ok, "0812345678901234", false},
		{complaint_phone_ok, "0812x4567890", false},
		{complaint_phone_ok, "", false},
		{complaint_phone_ok, "+", false},
		{complaint_mail_ok, "a@b.id", true},
		{complaint_mail_ok, "siti.aminah+x@dinas.go.id", true},
		{complaint_mail_ok, "a@b", false},
		{complaint_mail_ok, "@b.id", false},
		{complaint_mail_ok, "a@b@c.id", false},
		{complaint_mail_ok, "a b@c.id", false},
		{complaint_mail_ok, "a@c.id.", false},
		{complaint_mail_ok, "a@.id", false},
		{complaint_mail_ok, "<a@c.id>", false},
		{complaint_mail_ok, "", false},
		{complaint_nik_ok, "3201011503850001", true},
		{complaint_nik_ok, "3201 0115 0385 0001", true},
		{complaint_nik_ok, "32.01.01.150385.0001", true},
		{complaint_nik_ok, "320101150385000", false},
		{complaint_nik_ok, "32010115038500011", false},
		{complaint_nik_ok, "320101150385000A", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (rows[i].fn(str_z(rows[i].text)) != rows[i].ok)
			fail_msg("\"%s\"", rows[i].text);
	}
}

static void
how_a_case_stands(void **state)
{
	/* due: the last second of 25 November 2026 in WIB; hours after it. */
	static const struct {
		const char         *why;
		int64_t             after_s;
		enum complaint_tone tone;
		int64_t             days;
	} rows[] = {
		{"a week before", -7 * 86400, COMPLAINT_TONE_CALM, 0},
		{"two days before", -2 * 86400, COMPLAINT_TONE_CALM, 0},
		{"the day before", -86400, COMPLAINT_TONE_SOON, 0},
		{"on the day", -3600, COMPLAINT_TONE_SOON, 0},
		{"in the last second", 0, COMPLAINT_TONE_SOON, 0},
		{"a second later", 1, COMPLAINT_TONE_LATE, 1},
		{"on the third day", 2 * 86400 + 3600, COMPLAINT_TONE_LATE, 3},
	};
	day d = {0};

	(void)state;
	assert_true(date_from_civil(2026, 11, 25, &d));
	instant due = date_end(d, ZONE_WIB);

	for (size_t i = 0; i < COUNT(rows); i++) {
		instant now = {due.ms + rows[i].after_s * MS_PER_SECOND};

		if (complaint_tone_of(due, now, ZONE_WIB) != rows[i].tone || complaint_days_late(due, now, ZONE_WIB) != rows[i].days)
			fail_msg("%s: %d, %lld days", rows[i].why, complaint_tone_of(due, now, ZONE_WIB),
			    (long long)complaint_days_late(due, now, ZONE_WIB));
	}
	assert_int_equal(complaint_tone_of(NO_INSTANT, due, ZONE_WIB), COMPLAINT_TONE_OVER);
	assert_int_equal(complaint_days_late(NO_INSTANT, due, ZONE_WIB), 0);
}

int
complaint_rules_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_form_has_limits),
		cmocka_unit_test(contacts),
		cmocka_unit_test(how_a_case_stands),
	};

	return cmocka_run_group_tests_name("complaint_rules", tests, NULL, NULL);
}
