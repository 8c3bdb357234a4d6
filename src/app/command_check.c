/* command_check.c - terang check: is the installation sound? One line per thing looked at. */
#include "app/app.h"
#include "app/commands.h"
#include "app/install.h"
#include "app/options.h"
#include "app/settings_load.h"
#include "base/strs.h"
#include "core/calendar.h"
#include "core/leaf.h"
#include "core/log.h"
#include "core/log_tree.h"
#include "core/office.h"

#include <stdio.h>
#include <sys/stat.h>

enum { CHECK_ARENA = 256 * 1024 * 1024, WARN_DAYS = 90, LOG_PAGE_ARENA = 16 * 1024 * 1024, SHOWN_HEX = 16 };

static int
say(bool good, const char *what, const char *detail)
{
	printf("%s  %s%s%s\n", good ? "baik " : "SALAH", what, detail[0] ? ": " : "", detail);
	return good ? 0 : 1;
}

static int
check_key_file(struct arena *a, const struct settings *s)
{
	struct stat st;
	bool        there = stat(str_fmt(a, "%s/rahasia.key", s->data_dir).p, &st) == 0;

	return say(there && (st.st_mode & 077) == 0, "berkas kunci pemasangan",
	    !there ? "tidak ada" : (st.st_mode & 077) ? "terbaca orang lain; jalankan chmod 400" : "");
}

/* Every leaf read, hashed and put into a tree of our own; the root must be the one the head names. */
static const struct err *
walk_log(struct arena *a, struct db *db, const struct log_head *head, bool *sound)
{
	struct tree tree = {0};

	*sound = true;
	for (int64_t at = 0; at < head->size;) {
		struct arena      *page = arena_open(LOG_PAGE_ARENA);
		struct log_leaves  leaves = {0};
		const struct err  *e = page ? log_read(db, page, at, LOG_READ_MAX, &leaves) : NULL;

		if (e || leaves.n == 0) {
			e = err_copy(a, e);
			arena_close(page);
			*sound = false;
			return e;
		}
		for (size_t i = 0; i < leaves.n; i++) {
			struct leaf leaf;

			*sound = *sound && leaves.at[i].idx == at && str_eq(leaf_hash_hex(page, leaves.at[i].bytes), leaves.at[i].hash) &&
			    !leaf_read(page, leaves.at[i].bytes, &leaf);
			tree_add(&tree, leaf_hash(leaves.at[i].bytes));
			at++;
		}
		arena_close(page);
	}
	*sound = *sound && str_eq(sha256_hex(a, tree_root(&tree)), head->root);
	return NULL;
}

static int
check_log(struct arena *a, struct db *db)
{
	struct log_head   head = {0};
	bool              sound = false;
	const struct err *e = log_head(db, a, &head);

	if (!e)
		e = walk_log(a, db, &head, &sound);
	return say(!e && sound, "catatan publik", e ? e->code
	    : str_fmt(a, "%lld daun, akar %.*s…", (long long)head.size, SHOWN_HEX, head.root.p).p);
}

static int
check_calendar(struct arena *a, struct db *db, instant now)
{
	struct agency_list all = {0};
	const struct err  *e = agency_all(db, a, &all);
	int                bad = 0;

	for (size_t i = 0; !e && i < all.n; i++) {
		struct calendar c = {0};

		e = agency_calendar(db, a, all.at[i].id, &c);
		if (e)
			break;
		day soon = {date_of(now, all.at[i].zone).d + WARN_DAYS};
		bad += say(calendar_covers(&c, soon), str_fmt(a, "kalender %.*s", STRF(all.at[i].code)).p,
		    calendar_covers(&c, soon) ? "" : "hari libur tahun depan belum ada");
	}
	return e ? say(false, "instansi", e->code) : bad;
}

int
command_check(int argc, char **argv)
{
	const char *data = NULL, *rest[1];
	size_t      n;
	bool        help;
	const struct option_row rows[] = {{"data", &data, NULL, "folder data"}};

	if (!options_read(argc, argv, rows, COUNT(rows), rest, 0, &n, &help))
		return help ? EXIT_FINE : EXIT_USAGE;
	if (!data) {
		fputs("terang check: sebutkan --data FOLDER\n", stderr);
		return EXIT_USAGE;
	}
	struct arena   *a = arena_open(CHECK_ARENA);
	struct settings s;
	struct app     *app = NULL;
	struct db      *db = NULL;
	if (!a)
		return EXIT_FAILED;
	const struct err *e = settings_open(a, data, &s);
	if (e && strcmp(e->code, "settings.none") == 0) {
		fprintf(stderr, "terang check: %s\n", e->detail);
		arena_close(a);
		return EXIT_USAGE;
	}
	int               bad = e ? say(false, "pengaturan", e->detail ? e->detail : e->code) : say(true, "pengaturan", "");
	if (!e) {
		bad += check_key_file(a, &s);
		e = app_open(a, &s, WAIT_COMMAND_MS, &app);
		bad += say(!e, "basis data dan skema", e ? install_sentence(a, e) : "");
	}
	if (!e)
		e = store_read_begin(app->store, &db);
	if (!e) {
		bad += check_log(a, db);
		bad += check_calendar(a, db, app->now());
		store_read_end(app->store, db);
	}
	if (app)
		app_close(app);
	arena_close(a);
	if (bad)
		printf("%d hal perlu diperbaiki\n", bad);
	else
		puts("semua baik");
	return bad || e ? EXIT_FAILED : EXIT_FINE;
}
