/* log.c - see log.h. */
#include "core/log.h"

#include "base/strs.h"
#include "gen/log_queries.h"

static const struct err *
no_log(struct arena *a)
{
	return err_new(a, ERR_STATE, "log.none", NULL, "the log has no origin yet");
}

/* "host[:port]/log" and, after a change of keys that could not be trusted, "host/log/2". */
static bool
origin_ok(str origin)
{
	ptrdiff_t slash = str_find(origin, STR("/"), 0);

	if (slash < 1 || origin.n > 200 || !str_starts((str){origin.p + slash, origin.n - (size_t)slash}, STR("/log")))
		return false;
	for (size_t i = 0; i < origin.n; i++) {
		char c = origin.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c && strchr(".-:/", c))))
			return false;
	}
	str rest = {origin.p + slash + 4, origin.n - (size_t)slash - 4};
	int64_t number;

	return rest.n == 0 || (rest.p[0] == '/' && str_int((str){rest.p + 1, rest.n - 1}, &number) && number >= 2);
}

const struct err *
log_init(struct db *tx, struct arena *a, str origin)
{
	struct log_state_read_row row;
	struct tree               none = {0};
	bool                      found = false;

	if (!origin_ok(origin))
		return err_new(a, ERR_INPUT, "log.origin", NULL, "%.*s", STRF(origin));
	const struct err *e = log_state_read(tx, a, &found, &row);
	if (e)
		return e;
	if (!found)
		return log_state_add(tx, a, origin, sha256_hex(a, tree_root(&none)), tree_store(a, &none));
	if (!str_eq(row.origin, origin))
		return err_new(a, ERR_STATE, "log.origin", NULL, "this log is %.*s", STRF(row.origin));
	return NULL;
}

const struct err *
log_head(struct db *db, struct arena *a, struct log_head *out)
{
	struct log_state_read_row row;
	bool                      found = false;
	const struct err         *e = log_state_read(db, a, &found, &row);

	if (e)
		return e;
	if (!found)
		return no_log(a);
	*out = (struct log_head){row.origin, row.size, row.root};
	return NULL;
}

const struct err *
log_append(struct db *tx, struct arena *a, const struct leaf *l, str *hash)
{
	str               bytes;
	const struct err *e = leaf_write(a, l, &bytes);

	if (e)
		return e;
	str                     hex = leaf_hash_hex(a, bytes);
	struct log_leaf_add_row leaf;

	if ((e = log_leaf_add(tx, a, hex, bytes, &leaf)) ||
	    (e = db_kind(tx) == DB_SQLITE ? log_place_add(tx, a, leaf.id) : log_wait_add(tx, a, leaf.id)))
		return e;
	*hash = hex;
	return NULL;
}

const struct err *
log_find(struct db *db, struct arena *a, str hash, bool *found, struct log_entry *out)
{
	struct log_leaf_find_row row;
	bool                     is = false;
	const struct err        *e = log_leaf_find(db, a, hash, &is, &row);

	if (e)
		return e;
	*found = is;
	if (is)
		*out = (struct log_entry){row.data, row.idx};
	return NULL;
}

const struct err *
log_place_at_once(struct db *tx, struct arena *a, str hash, int64_t *idx)
{
	struct log_place_of_row row = {.idx = NO_INT};
	bool                    found = false;
	const struct err       *e = db_kind(tx) == DB_SQLITE ? log_place_of(tx, a, hash, &found, &row) : NULL;

	if (!e)
		*idx = found ? row.idx : NO_INT;
	return e;
}

const struct err *
log_read(struct db *db, struct arena *a, int64_t first, int64_t max, struct log_leaves *out)
{
	struct log_leaves_from_rows rows;
	const struct err           *e = log_leaves_from(db, a, first, max < 1 ? 1 : max > LOG_READ_MAX ? LOG_READ_MAX : max, &rows);

	if (e)
		return e;
	struct log_leaves all = {.at = arena_array(a, rows.n, sizeof(*all.at)), .n = rows.n};
	for (size_t i = 0; i < rows.n; i++)
		all.at[i] = (struct log_leaf){rows.at[i].idx, rows.at[i].hash, rows.at[i].data};
	*out = all;
	return NULL;
}

/* Gives places from the head on to the leaves that wait (PostgreSQL), at most max. */
static const struct err *
place_waiting(struct db *tx, struct arena *a, int64_t first, int64_t max, int64_t *placed)
{
	int64_t           cleared = 0;
	const struct err *e = log_order_add(tx, a, first, max, placed);

	if (e || *placed == 0 || (e = log_wait_clear(tx, a, first, &cleared)))
		return e;
	if (cleared != *placed)
		return err_new(a, ERR_BUG, "log.state", NULL, "%lld leaves waited, %lld were placed", (long long)cleared, (long long)*placed);
	return NULL;
}

const struct err *
log_sequence(struct db *tx, struct arena *a, int64_t max, int64_t *moved)
{
	struct log_state_read_row  head;
	struct log_order_from_rows rows;
	struct tree                t;
	sha256                     root, leaf;
	bool                       found = false, waits = db_kind(tx) == DB_PG;
	int64_t                    placed = 0, changed = 0;
	const struct err          *e = log_state_read(tx, a, &found, &head);

	if (e)
		return e;
	if (!found)
		return no_log(a);
	if (waits && ((e = place_waiting(tx, a, head.size, max, &placed)) || placed == 0)) {
		if (!e)
			*moved = 0;
		return e;
	}
	if ((e = log_order_from(tx, a, head.size, waits ? placed + 1 : max, &rows)))
		return e;
	if (waits && (int64_t)rows.n != placed)
		return err_new(a, ERR_BUG, "log.state", NULL, "%zu places after %lld, wanted %lld", rows.n, (long long)head.size,
		    (long long)placed);
	if (rows.n == 0) {
		*moved = 0;
		return NULL;
	}
	if (!sha256_parse(head.root, &root) || !tree_load(head.size, head.frontier, root, &t))
		return err_new(a, ERR_BUG, "log.state", NULL, "frontier and root differ at size %lld", (long long)head.size);
	for (size_t i = 0; i < rows.n; i++) {
		if (!sha256_parse(rows.at[i].hash, &leaf))
			return err_new(a, ERR_BUG, "log.state", NULL, "a hash that is none");
		tree_add(&t, leaf);
	}
	if ((e = log_state_move(tx, a, head.size, head.root, t.size, sha256_hex(a, tree_root(&t)), tree_store(a, &t), &changed)))
		return e;
	if (changed != 1)
		return err_new(a, ERR_DB, "db.busy", NULL, "the head of the log moved meanwhile");
	*moved = (int64_t)rows.n;
	return NULL;
}

const struct err *
log_before_commit(struct db *tx, struct arena *a, void *ctx)
{
	struct log_place_any_row past;
	bool                     any = false;
	int64_t                  moved = 0;

	(void)ctx;
	const struct err *e = log_place_any(tx, a, &any, &past);
	while (!e && any) {
		if (!(e = log_sequence(tx, a, LOG_BATCH, &moved)))
			any = moved == LOG_BATCH;
	}
	return e;
}
