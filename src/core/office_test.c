/* office_test.c - agencies, units, calendars and categories on both databases: what is stored, published and refused. */
#include "base/test.h"
#include "core/office_test.h"

int office_test(void);

static void
assert_str(str s, const char *want)
{
	if (!str_eq(s, str_z(want)))
		fail_msg("wanted \"%s\", got \"%.*s\"", want, STRF(s));
}

static bool
holds(str s, const char *part)
{
	return str_find(s, str_z(part), 0) >= 0;
}

/* The bytes that stand behind a manifest are those that were hashed, and its leaf is an act of the record. */
static struct manifest
manifest_of(struct office_fixture *f, const char *kind, int64_t version)
{
	struct manifest m, again;
	bool            found;

	test_no_err(manifest_newest(f->db, f->a, STR("KCS"), kind, &found, &m));
	assert_true(found);
	assert_int_equal(m.version, version);
	assert_true(str_eq(m.hash, sha256_hex(f->a, sha256_of(m.body.p, m.body.n))));
	test_no_err(manifest_by_hash(f->db, f->a, m.hash, &again));
	assert_true(str_eq(m.body, again.body));
	assert_true(str_eq(m.leaf, again.leaf));
	return m;
}

static void
a_new_agency_publishes_its_rules(void **state)
{
	static const struct {
		const char *why, *code, *name, *error, *field;
	} refused[] = {
		{"lower case", "kcs", "A", "agency.code", "kode"},
		{"one sign", "K", "A", "agency.code", "kode"},
		{"nine signs", "KCSKCSKCS", "A", "agency.code", "kode"},
		{"a hyphen", "K-1", "A", "agency.code", "kode"},
		{"empty", "", "A", "agency.code", "kode"},
		{"taken", "KCS", "A", "agency.code", "kode"},
		{"no name", "DINKES", "  ", "agency.name", "nama"},
		{"a control character in the name", "DINKES", "A\x01", "agency.name", "nama"},
	};
	struct office_fixture f;
	struct agency_list    all;
	struct agency         agency;
	struct manifest       law, calendar, rules;
	struct unit           root;
	agency_id             untouched = {77};
	unit_id               untouched_root = {78};

	office_fixture_open(&f, TEST_KIND(state));
	test_no_err(agency_by_code(f.db, f.a, STR("KCS"), &agency));
	assert_str(agency.name, "Dinas Contoh");
	assert_int_equal(agency.zone, ZONE_WIB);
	law = manifest_of(&f, "hukum", 1);
	calendar = manifest_of(&f, "kalender", 1);
	rules = manifest_of(&f, "aturan", 1);
	assert_true(str_eq(agency.rules_leaf, rules.leaf));
	assert_true(holds(rules.body, str_fmt(f.a, "\"hukum\":\"%.*s\"", STRF(law.leaf)).p));
	assert_true(holds(rules.body, str_fmt(f.a, "\"kalender\":\"%.*s\"", STRF(calendar.leaf)).p));
	assert_true(holds(rules.body, "\"zona\":\"WIB\""));
	assert_true(holds(rules.body, "\"hari_per_minggu\":5"));
	assert_true(holds(rules.body, "\"batas\":{\"aduan\":{\"aspirasi\":{"));
	assert_true(holds(rules.body,
	    "\"selesai\":{\"hukum\":\"sp4n62.selesai.berkadar\",\"jumlah\":60,\"satuan\":\"hari-kerja\"}"));
	assert_true(holds(calendar.body, "{\"hari\":\"2026-08-17\",\"jenis\":\"libur\""));
	assert_true(holds(law.body, "\"uu25.50-1.putusan\":{\"jumlah\":60,"));
	assert_true(str_starts(rules.body, STR("{\"batas\":{")));
	/* The chain of ATURAN-KCS has three acts, the unit one. */
	assert_int_equal(office_number(&f, "SELECT act_count FROM agency"), 3);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM agency WHERE last_leaf = rules_leaf"), 1);
	assert_int_equal(office_number(&f, "SELECT act_count FROM unit"), 1);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM act"), 4);
	test_no_err(unit_root(f.db, f.a, f.agency, &root));
	assert_int_equal(root.id.v, f.root.v);
	assert_str(root.slug, "kcs");
	assert_str(root.path, str_fmt(f.a, "/%d/", (int)f.root.v).p);
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct agency_in in = {.code = str_z(refused[i].code), .name = str_z(refused[i].name), .parent_name = STR(""),
			.zone = ZONE_WIT, .week_days = 6, .at = TEST_NOW, .by = f.system};

		test_err(OFFICE_WRITE(&f, agency_create(f.db, f.a, f.keys, &in, &untouched, &untouched_root)), refused[i].error,
		    refused[i].field, refused[i].why);
	}
	assert_int_equal(untouched.v, 77);
	assert_int_equal(untouched_root.v, 78);
	test_no_err(agency_all(f.db, f.a, &all));
	assert_int_equal(all.n, 1);
	test_err(agency_by_code(f.db, f.a, STR("TIDAKADA"), &agency), "agency.missing", NULL, "no such agency");
	office_fixture_close(&f);
}

static void
a_code_may_begin_with_a_digit(void **state)
{
	struct office_fixture f;
	struct agency_in      in = {.code = STR("3T"), .name = STR("Badan 3T"), .parent_name = STR(""), .zone = ZONE_WIT,
		     .week_days = 6, .at = TEST_NOW, .by = {.role = ROLE_SYSTEM}};
	struct unit           root;
	agency_id             agency;
	unit_id               id;

	office_fixture_open(&f, TEST_KIND(state));
	test_no_err(OFFICE_WRITE(&f, agency_create(f.db, f.a, f.keys, &in, &agency, &id)));
	test_no_err(unit_by_id(f.db, f.a, id, &root));
	assert_str(root.slug, "u3t");
	office_fixture_close(&f);
}

static unit_id
add_unit(struct office_fixture *f, unit_id parent, const char *slug, const char *name)
{
	struct unit_in in = office_unit(f, parent, slug, name);
	unit_id        id;

	test_no_err(OFFICE_WRITE(f, unit_create(f->db, f->a, f->keys, &in, &id)));
	return id;
}

static void
units_stand_in_a_tree(void **state)
{
	static const char *const order[] = {"kcs", "arsip", "catsip", "loket-pusat", "loket-utara", "sekretariat"};
	static const int         depth[] = {0, 1, 1, 2, 2, 1};
	struct office_fixture    f;
	struct unit_list         tree;
	struct unit              u;
	unit_id                  catsip, utara;
	str                      path;

	office_fixture_open(&f, TEST_KIND(state));
	add_unit(&f, (unit_id){0}, "sekretariat", "Sekretariat");
	catsip = add_unit(&f, f.root, "catsip", "Bidang Pencatatan Sipil");
	add_unit(&f, f.root, "arsip", "Bidang Arsip");
	utara = add_unit(&f, catsip, "loket-utara", "Loket Utara");
	add_unit(&f, catsip, "loket-pusat", "Loket Pusat");
	test_no_err(unit_tree(f.db, f.a, f.agency, &tree));
	assert_int_equal(tree.n, COUNT(order));
	for (size_t i = 0; i < tree.n; i++) {
		assert_str(tree.at[i].slug, order[i]);
		assert_int_equal(tree.at[i].depth, depth[i]);
	}
	test_no_err(unit_leaf_path(f.db, f.a, utara, &path));
	assert_str(path, "kcs.catsip.loket-utara");
	test_no_err(unit_by_slug(f.db, f.a, f.agency, STR("loket-utara"), &u));
	assert_str(u.path, str_fmt(f.a, "/%d/%d/%d/", (int)f.root.v, (int)catsip.v, (int)utara.v).p);
	assert_int_equal(u.parent.v, catsip.v);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM manifest WHERE kind = 'unit' AND record = 'UNIT-KCS-loket-utara'"
	    " AND version = 1 AND body LIKE '%\"induk\":\"catsip\"%' AND body NOT LIKE '%halo@contoh%'"), 1);
	office_fixture_close(&f);
}

static void
wrong_units_are_refused(void **state)
{
	static const char long_slug[] = "abcdefghijklmnopqrstuvwxyz1234567";
	struct office_fixture f;
	unit_id               at, out = {77};
	static const struct {
		const char *why, *slug, *name, *error, *field;
	} cases[] = {
		{"no slug", "", "A", "unit.slug", "kode"},
		{"capitals", "Abc", "A", "unit.slug", "kode"},
		{"begins with a digit", "1a", "A", "unit.slug", "kode"},
		{"a dot would part the leaf's path", "a.b", "A", "unit.slug", "kode"},
		{"too long", long_slug, "A", "unit.slug", "kode"},
		{"taken", "kcs", "A", "unit.slug_taken", "kode"},
		{"no name", "a", " ", "unit.name", "nama"},
	};

	office_fixture_open(&f, TEST_KIND(state));
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct unit_in in = office_unit(&f, f.root, cases[i].slug, cases[i].name);

		test_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &in, &out)), cases[i].error, cases[i].field,
		    cases[i].why);
	}
	at = f.root;
	for (int level = 1; level < UNIT_MAX_DEPTH; level++)
		at = add_unit(&f, at, str_fmt(f.a, "u%d", level).p, "Unit");
	struct unit_in deep = office_unit(&f, at, "dalam", "Unit"), far = office_unit(&f, f.root, "jauh", "Unit");

	test_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &deep, &out)), "unit.deep", "induk", "ninth level");
	far.parent = (unit_id){999};
	test_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &far, &out)), "unit.missing", NULL, "no such parent");
	assert_int_equal(out.v, 77);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM unit"), UNIT_MAX_DEPTH);
	office_fixture_close(&f);
}

static void
a_unit_changes_and_keeps_its_names(void **state)
{
	struct office_fixture f;
	struct unit_in        in;
	struct unit_names     names;
	struct unit           u;
	unit_id               id;
	str                   name;
	instant               later = {TEST_NOW.ms + 30 * (int64_t)MS_PER_DAY};
	day                   today = date_of(TEST_NOW, ZONE_WIB);

	office_fixture_open(&f, TEST_KIND(state));
	id = add_unit(&f, f.root, "catsip", "Bidang Catatan Sipil");
	in = office_unit(&f, f.root, "catsip", "Bidang Catatan Sipil");
	test_no_err(OFFICE_WRITE(&f, unit_change(f.db, f.a, f.keys, id, &in)));
	assert_int_equal(office_number(&f, "SELECT act_count FROM unit WHERE slug = 'catsip'"), 1); /* nothing changed: no act */
	in.name = STR("Bidang Pencatatan Sipil");
	in.at = later;
	test_no_err(OFFICE_WRITE(&f, unit_change(f.db, f.a, f.keys, id, &in)));
	assert_int_equal(office_number(&f, "SELECT act_count FROM unit WHERE slug = 'catsip'"), 2);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM act WHERE name = 'unit.ganti' AND n = 1"), 1);
	test_no_err(unit_by_id(f.db, f.a, id, &u));
	assert_str(u.name, "Bidang Pencatatan Sipil");
	assert_str(u.slug, "catsip");
	test_no_err(unit_name_history(f.db, f.a, id, &names));
	assert_int_equal(names.n, 2);
	static const struct {
		int         days;
		const char *name;
	} then[] = {{-100, "Bidang Catatan Sipil"}, {0, "Bidang Catatan Sipil"}, {29, "Bidang Catatan Sipil"},
		{30, "Bidang Pencatatan Sipil"}, {400, "Bidang Pencatatan Sipil"}};

	for (size_t i = 0; i < COUNT(then); i++) {
		test_no_err(unit_name_on(f.db, f.a, id, (day){today.d + then[i].days}, &name));
		assert_str(name, then[i].name);
	}
	in.name = STR("");
	test_err(OFFICE_WRITE(&f, unit_change(f.db, f.a, f.keys, id, &in)), "unit.name", "nama", "no name");
	office_fixture_close(&f);
}

static void
there_is_one_complaints_desk(void **state)
{
	struct office_fixture f;
	struct unit_in        in;
	struct unit           u;
	unit_id               first, second;

	office_fixture_open(&f, TEST_KIND(state));
	test_no_err(unit_desk(f.db, f.a, f.agency, &u));
	assert_int_equal(u.id.v, f.root.v); /* none marked: the root */
	in = office_unit(&f, f.root, "upipm", "UPIPM");
	in.complaints_desk = true;
	test_no_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &in, &first)));
	test_no_err(unit_desk(f.db, f.a, f.agency, &u));
	assert_int_equal(u.id.v, first.v);
	second = add_unit(&f, f.root, "humas", "Humas");
	in = office_unit(&f, f.root, "humas", "Humas");
	in.complaints_desk = true;
	test_no_err(OFFICE_WRITE(&f, unit_change(f.db, f.a, f.keys, second, &in)));
	test_no_err(unit_desk(f.db, f.a, f.agency, &u));
	assert_int_equal(u.id.v, second.v);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM unit WHERE complaints_desk = 1"), 1);
	assert_int_equal(office_number(&f, "SELECT act_count FROM unit WHERE slug = 'upipm'"), 2); /* its loss is an act of its own */
	office_fixture_close(&f);
}

static const struct err *
close_unit(struct office_fixture *f, unit_id id, const char *slug, const char *name, bool desk)
{
	struct unit_in in = office_unit(f, f->root, slug, name);

	in.active = false;
	in.complaints_desk = desk;
	return OFFICE_WRITE(f, unit_change(f->db, f->a, f->keys, id, &in));
}

static void
a_unit_closes_only_when_it_is_empty(void **state)
{
	struct office_fixture f;
	struct unit_in        in;
	unit_id               parent, child, desk;

	office_fixture_open(&f, TEST_KIND(state));
	parent = add_unit(&f, f.root, "induk", "Induk");
	child = add_unit(&f, parent, "anak", "Anak");
	in = office_unit(&f, f.root, "meja", "Meja");
	in.complaints_desk = true;
	test_no_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &in, &desk)));
	test_err(close_unit(&f, f.root, "kcs", "Dinas Contoh", false), "unit.is_root", "aktif", "the root");
	test_err(close_unit(&f, desk, "meja", "Meja", true), "unit.is_desk", "aktif", "the desk");
	test_err(close_unit(&f, parent, "induk", "Induk", false), "unit.has_units", "aktif", "a unit below");
	test_no_err(close_unit(&f, child, "anak", "Anak", false));
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM act WHERE name = 'unit.cabut' AND reason = 'ditutup'"), 1);
	test_no_err(close_unit(&f, parent, "induk", "Induk", false));
	in = office_unit(&f, parent, "baru", "Baru");
	test_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &in, &child)), "unit.parent", "induk", "under a closed unit");
	office_fixture_close(&f);
}

static void
own_holidays_are_published(void **state)
{
	struct office_fixture f;
	struct calendar       calendar;
	struct holiday_list   own;
	struct agency         agency;
	struct manifest       rules, before;
	struct actor          by = {.role = ROLE_SYSTEM};
	day                   today = date_of(TEST_NOW, ZONE_WIB), monday = {date_of(TEST_NOW, ZONE_WIB).d + 2};
	bool                  changed;
	const struct {
		const char *why;
		day         on;
		const char *name, *source, *error, *field;
	} refused[] = {
		{"no day", NO_DAY, "Hari jadi", "SK", "holiday.day", "hari"},
		{"yesterday", {today.d - 1}, "Hari jadi", "SK", "holiday.day", "hari"},
		{"in twenty years", {today.d + 20 * 366}, "Hari jadi", "SK", "holiday.day", "hari"},
		{"taken", monday, "Hari jadi", "SK", "holiday.taken", "hari"},
		{"no name", {today.d + 9}, "", "SK", "holiday.name", "nama"},
		{"no source", {today.d + 9}, "Hari jadi", " ", "holiday.source", "sumber"},
	};

	office_fixture_open(&f, TEST_KIND(state));
	before = manifest_of(&f, "aturan", 1);
	test_no_err(agency_calendar(f.db, f.a, f.agency, &calendar));
	assert_true(calendar_works(&calendar, monday));
	test_no_err(OFFICE_WRITE(&f, holiday_add(f.db, f.a, f.keys, f.agency, monday, STR("Hari jadi kota"), STR("SK Wali Kota 9/2026"),
	    &by, TEST_NOW)));
	for (size_t i = 0; i < COUNT(refused); i++)
		test_err(OFFICE_WRITE(&f, holiday_add(f.db, f.a, f.keys, f.agency, refused[i].on, str_z(refused[i].name),
		    str_z(refused[i].source), &by, TEST_NOW)), refused[i].error, refused[i].field, refused[i].why);
	test_no_err(agency_calendar(f.db, f.a, f.agency, &calendar));
	assert_false(calendar_works(&calendar, monday));
	test_no_err(holidays_own(f.db, f.a, f.agency, &own));
	assert_int_equal(own.n, 1);
	assert_str(own.at[0].name, "Hari jadi kota");
	assert_true(holds(manifest_of(&f, "kalender", 2).body, "\"nama\":\"Hari jadi kota\",\"sumber\":\"SK Wali Kota 9/2026\""));
	rules = manifest_of(&f, "aturan", 2);
	assert_false(str_eq(rules.leaf, before.leaf));
	manifest_of(&f, "hukum", 1);
	test_no_err(agency_by_id(f.db, f.a, f.agency, &agency));
	assert_true(str_eq(agency.rules_leaf, rules.leaf));
	/* Nothing has changed since: nothing is published. */
	test_no_err(OFFICE_WRITE(&f, agency_rules_publish(f.db, f.a, f.keys, f.agency, &by, TEST_NOW, &changed)));
	assert_false(changed);
	test_err(OFFICE_WRITE(&f, holiday_remove(f.db, f.a, f.keys, f.agency, (day){monday.d + 1}, &by, TEST_NOW)),
	    "holiday.missing", NULL, "no such day");
	test_err(OFFICE_WRITE(&f, holiday_remove(f.db, f.a, f.keys, f.agency, monday, &by,
	    (instant){TEST_NOW.ms + 5 * (int64_t)MS_PER_DAY})), "holiday.past", "hari", "a day that has been");
	test_no_err(OFFICE_WRITE(&f, holiday_remove(f.db, f.a, f.keys, f.agency, monday, &by, TEST_NOW)));
	manifest_of(&f, "kalender", 3);
	manifest_of(&f, "aturan", 3);
	test_no_err(agency_calendar(f.db, f.a, f.agency, &calendar));
	assert_true(calendar_works(&calendar, monday));
	assert_int_equal(office_number(&f, "SELECT act_count FROM agency"), 7);
	office_fixture_close(&f);
}

static void
categories_are_kept_in_order(void **state)
{
	struct office_fixture f;
	struct category       in = {.slug = STR("ktp-el"), .name_id = STR("KTP elektronik"), .name_en = STR("Identity card"),
		      .class_ = 3, .position = 20, .active = true}, got;
	struct category_list  list;
	category_id           first, second, out = {77};

	office_fixture_open(&f, TEST_KIND(state));
	in.agency = f.agency;
	test_no_err(OFFICE_WRITE(&f, category_put(f.db, f.a, f.keys, &in, &f.system, TEST_NOW, &first)));
	struct category next = in;

	next.slug = STR("antrean");
	next.name_id = STR("Antrean");
	next.position = 10;
	next.unit = f.root;
	test_no_err(OFFICE_WRITE(&f, category_put(f.db, f.a, f.keys, &next, &f.system, TEST_NOW, &second)));
	test_no_err(category_list(f.db, f.a, f.agency, LANG_EN, false, &list));
	assert_int_equal(list.n, 2);
	assert_int_equal(list.at[0].id.v, second.v);
	assert_str(list.at[1].name, "Identity card");
	in.id = first;
	in.active = false;
	in.name_id = STR("KTP-el");
	test_no_err(OFFICE_WRITE(&f, category_put(f.db, f.a, f.keys, &in, &f.system, TEST_NOW, &first)));
	test_no_err(category_list(f.db, f.a, f.agency, LANG_ID, false, &list));
	assert_int_equal(list.n, 1);
	test_no_err(category_list(f.db, f.a, f.agency, LANG_ID, true, &list));
	assert_int_equal(list.n, 2);
	test_no_err(category_by_id(f.db, f.a, first, LANG_ID, &got));
	assert_str(got.name, "KTP-el");
	assert_false(got.active);
	/* Each is a record of the log: what it was and what it became are published bytes. */
	test_no_err(OFFICE_WRITE(&f, category_put(f.db, f.a, f.keys, &in, &f.system, TEST_NOW, &first))); /* nothing changed */
	in.active = true;
	test_no_err(OFFICE_WRITE(&f, category_put(f.db, f.a, f.keys, &in, &f.system, TEST_NOW, &first)));
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM manifest WHERE record = 'KTG-KCS-ktp-el' AND kind = 'kategori' AND ("
	    "version = 1 AND body = '{\"aktif\":1,\"instansi\":\"KCS\",\"jenis\":\"kategori\",\"kelas\":\"pengaduan_tbp\","
	    "\"kode\":\"ktp-el\",\"nama\":\"KTP elektronik\",\"nama_en\":\"Identity card\",\"unit\":\"\",\"urutan\":20,\"versi\":1}'"
	    " OR version = 2 AND body LIKE '{\"aktif\":0,%\"nama\":\"KTP-el\",%' OR version = 3 AND body LIKE '{\"aktif\":1,%')"), 3);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM act t JOIN leaf l ON l.hash = t.leaf_hash JOIN manifest m"
	    " ON m.leaf_hash = l.hash WHERE t.subject = 7 AND (t.n = 0 AND t.name = 'kategori.terbit' OR t.n = 1 AND"
	    " t.name = 'kategori.cabut' AND t.reason = 'ditutup' OR t.n = 2 AND t.name = 'kategori.ganti' AND t.reason = 'dibuka')"), 4);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM act WHERE subject = 7"), 4);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM leaf WHERE hash IN (SELECT leaf_hash FROM act WHERE subject = 7)"), 4);
	const struct {
		const char     *why;
		struct category in;
		const char     *error, *field;
	} refused[] = {
		{"slug taken", {.agency = f.agency, .slug = STR("antrean"), .name_id = STR("A"), .name_en = STR("A"), .class_ = 1},
		    "category.slug_taken", "kode"},
		{"slug with a blank", {.agency = f.agency, .slug = STR("a b"), .name_id = STR("A"), .name_en = STR("A"), .class_ = 1},
		    "category.slug", "kode"},
		{"no name", {.agency = f.agency, .slug = STR("b"), .name_id = STR(""), .name_en = STR("A"), .class_ = 1},
		    "category.name", "nama"},
		{"no English name", {.agency = f.agency, .slug = STR("b"), .name_id = STR("A"), .name_en = STR(""), .class_ = 1},
		    "category.name_en", "nama_en"},
		{"no class", {.agency = f.agency, .slug = STR("b"), .name_id = STR("A"), .name_en = STR("A")}, "category.class",
		    "kelas"},
		{"another agency's row", {.id = first, .agency = {f.agency.v + 1}, .slug = STR("b"), .name_id = STR("A"),
		    .name_en = STR("A"), .class_ = 1}, "category.missing", NULL},
	};

	for (size_t i = 0; i < COUNT(refused); i++)
		test_err(OFFICE_WRITE(&f, category_put(f.db, f.a, f.keys, &refused[i].in, &f.system, TEST_NOW, &out)), refused[i].error, refused[i].field,
		    refused[i].why);
	assert_int_equal(out.v, 77);
	office_fixture_close(&f);
}

/* The working-day kind of a day as a reader of the pool sees it. */
static enum day_kind
kind_for_readers(struct office_fixture *f, day d)
{
	struct calendar c;
	struct db      *db;

	test_no_err(store_read_begin(f->t.store, &db));
	test_no_err(agency_calendar(db, f->a, f->agency, &c));
	store_read_end(f->t.store, db);
	return calendar_kind(&c, d, NULL);
}

/* What is kept of an agency serves nobody after the commit that changed it, and no change that was taken back is kept. */
static void
what_is_kept_is_never_stale(void **state)
{
	const day             monday = {date_of(TEST_NOW, ZONE_WIB).d + 2};
	struct office_fixture f;
	struct calendar       inside;
	struct category       c = {.slug = STR("jalan"), .name_id = STR("Jalan"), .name_en = STR("Roads"), .class_ = 1, .active = true};
	struct category_list  list;
	struct db            *early, *late;

	office_fixture_open(&f, TEST_KIND(state));
	c.agency = f.agency;
	assert_int_equal(kind_for_readers(&f, monday), DAY_WORKING);
	assert_int_equal(kind_for_readers(&f, monday), DAY_WORKING); /* now it is kept */

	/* Changed, seen by the writer itself, taken back: nobody else ever sees it. */
	office_begin(&f);
	test_no_err(holiday_add(f.db, f.a, f.keys, f.agency, monday, STR("Hari jadi"), STR("SK 9/2026"), &f.system, TEST_NOW));
	test_no_err(agency_calendar(f.db, f.a, f.agency, &inside));
	assert_int_equal(calendar_kind(&inside, monday, NULL), DAY_HOLIDAY);
	assert_int_equal(kind_for_readers(&f, monday), DAY_WORKING);
	db_abandon(f.db);
	assert_int_equal(kind_for_readers(&f, monday), DAY_WORKING);

	/* Committed: who began before keeps his moment, who begins after has the new one. */
	test_no_err(store_read_begin(f.t.store, &early));
	test_no_err(agency_calendar(early, f.a, f.agency, &inside));
	test_no_err(OFFICE_WRITE(&f, holiday_add(f.db, f.a, f.keys, f.agency, monday, STR("Hari jadi"), STR("SK 9/2026"), &f.system,
	    TEST_NOW)));
	assert_int_equal(kind_for_readers(&f, monday), DAY_HOLIDAY);
	test_no_err(agency_calendar(early, f.a, f.agency, &inside));
	assert_int_equal(calendar_kind(&inside, monday, NULL), DAY_WORKING);
	store_read_end(f.t.store, early);
	office_begin(&f);
	test_no_err(agency_calendar(f.db, f.a, f.agency, &inside)); /* a write reads it as it is now */
	assert_int_equal(calendar_kind(&inside, monday, NULL), DAY_HOLIDAY);
	db_abandon(f.db);

	test_no_err(store_read_begin(f.t.store, &late));
	test_no_err(category_list(late, f.a, f.agency, LANG_EN, false, &list));
	store_read_end(f.t.store, late);
	size_t before = list.n;

	test_no_err(OFFICE_WRITE(&f, category_put(f.db, f.a, f.keys, &c, &f.system, TEST_NOW, &c.id)));
	test_no_err(store_read_begin(f.t.store, &late));
	test_no_err(category_list(late, f.a, f.agency, LANG_EN, false, &list));
	assert_int_equal(list.n, before + 1);
	assert_str(list.at[before].name, "Roads");
	c.active = false;
	test_no_err(OFFICE_WRITE(&f, category_put(f.db, f.a, f.keys, &c, &f.system, TEST_NOW, &c.id)));
	test_no_err(store_read_again(f.t.store, late));
	test_no_err(category_list(late, f.a, f.agency, LANG_EN, false, &list));
	assert_int_equal(list.n, before);
	store_read_end(f.t.store, late);
	office_fixture_close(&f);
}

int
office_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(a_new_agency_publishes_its_rules),
		TEST_BOTH(a_code_may_begin_with_a_digit),
		TEST_BOTH(units_stand_in_a_tree),
		TEST_BOTH(wrong_units_are_refused),
		TEST_BOTH(a_unit_changes_and_keeps_its_names),
		TEST_BOTH(there_is_one_complaints_desk),
		TEST_BOTH(a_unit_closes_only_when_it_is_empty),
		TEST_BOTH(own_holidays_are_published),
		TEST_BOTH(categories_are_kept_in_order),
		TEST_BOTH(what_is_kept_is_never_stale),
	};

	return cmocka_run_group_tests_name("office", tests, NULL, NULL);
}
