/* keys.c - see keys.h. A thread makes keys ahead; those not yet taken wait in memory. */
#include "core/keys.h"

#include "base/log.h"
#include "base/strs.h"
#include "core/keys_secret.h"
#include "db/store.h"
#include "gen/keys_queries.h"
#include "gen/schema.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>

enum {
	BATCH = 1000,       /* keys made in one transaction */
	LOW = 300,          /* fewer ready ones wake the thread */
	CACHE = 1024,       /* keys lately used; a power of two */
	CONNECTIONS = 4,
	EMPTY_TRIES = 50,   /* of emptying SQLite's log while somebody reads */
	EMPTY_WAIT_MS = 20,
	BATCH_ARENA = 2 << 20,
};

struct ready_key {
	key_id id;
	key32  key;
};

struct cached_key {
	key_id  id;      /* 0: none */
	key32   key;
	int64_t until_s; /* monotonic */
};

struct keys {
	struct store              *store;
	const struct random_source *random;
	key32                      wrap; /* what wraps record keys: made from the key file */
	pthread_t                  maker;
	pthread_mutex_t            lock; /* of everything below */
	pthread_cond_t             wanted, made;
	bool                       stop, running, want; /* want: more keys are wanted */
	int64_t                    failures; /* batches that could not be made */
	char                       why[200]; /* the last failure */
	struct ready_key           ready[BATCH + LOW];
	size_t                     ready_count;
	struct cached_key          cache[CACHE];
	int64_t                    destroyed; /* calls of keys_destroy */
};

static int64_t
monotonic_s(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

static key32
subkey(const key32 *key, str label)
{
	sha256 h = hmac_sha256(key, &label, 1);
	key32  out;

	memcpy(out.b, h.b, sizeof(out.b));
	bytes_wipe(&h, sizeof(h));
	return out;
}

/* What a wrapped key is bound to: it opens for this id only. */
static str
wrap_ad(struct arena *a, key_id id)
{
	return str_fmt(a, "terang/kunci/v1/%lld", (long long)id.v);
}

/* ---- the key file and the store belong together ---- */

static const str PROOF = {"terang", 6}, PROOF_AD = {"terang/bukti-kunci/v1", 21};

struct proof_write {
	struct arena *a;
	str           blob;
};

static const struct err *
write_proof(struct db *tx, void *ctx)
{
	struct proof_write *w = ctx;

	return key_state_add(tx, w->a, w->blob);
}

static const struct err *
read_proof(struct keys *k, struct arena *a, bool *found, str *blob)
{
	struct key_state_read_row row = {0};
	struct store_lent        *lent;
	const struct err         *e = store_lend(k->store, a, &lent);

	if (e)
		return e;
	if ((e = key_state_read(lent->db, a, found, &row)))
		e = err_copy(a, e);
	store_lent_back(lent);
	if (!e && *found)
		*blob = row.proof;
	return e;
}

static const struct err *
check_proof(struct keys *k, struct arena *a)
{
	bool              found = false;
	str               blob, text;
	const struct err *e = read_proof(k, a, &found, &blob);

	if (!e && !found) {
		struct proof_write w = {a, seal(k->random, a, &k->wrap, PROOF_AD, PROOF)};

		if (!(e = store_write(k->store, a, write_proof, &w)))
			e = read_proof(k, a, &found, &blob); /* another node's may stand there */
	}
	if (e)
		return e;
	if (!found || !seal_open(a, &k->wrap, PROOF_AD, blob, &text))
		return err_new(a, ERR_STATE, "keys.other", NULL, "the keys were wrapped by another " KEYS_SECRET_FILE);
	return NULL;
}

/* ---- making ---- */

struct batch_write {
	struct keys      *k;
	struct arena     *a;
	struct ready_key *made; /* BATCH of them */
};

static const struct err *
write_batch(struct db *tx, void *ctx)
{
	struct batch_write       *w = ctx;
	struct key_range_take_row range;
	const struct err         *e = key_range_take(tx, w->a, BATCH, &range);

	for (int64_t i = 0; !e && i < BATCH; i++) {
		struct ready_key *r = &w->made[i];

		r->id = (key_id){range.first + i};
		str wrapped = seal(w->k->random, w->a, &w->k->wrap, wrap_ad(w->a, r->id), (str){(const char *)r->key.b, KEY_BYTES});
		e = key_add(tx, w->a, r->id, wrapped);
	}
	return e;
}

/* Makes one batch and puts it with the ready ones; called without the lock, by the maker only. */
static void
make_batch(struct keys *k)
{
	struct arena     *a = arena_open(BATCH_ARENA);
	struct ready_key *made = a ? arena_array(a, BATCH, sizeof(*made)) : NULL;
	const struct err *e = NULL;

	if (a) {
		struct batch_write w = {k, a, made};

		for (size_t i = 0; i < BATCH; i++)
			random_fill(k->random, made[i].key.b, KEY_BYTES);
		e = store_write(k->store, a, write_batch, &w);
	}
	pthread_mutex_lock(&k->lock);
	if (!a || e) {
		k->failures++;
		strncpy(k->why, e && e->detail ? e->detail : e ? e->code : "no memory", sizeof(k->why) - 1);
	} else {
		memcpy(k->ready + k->ready_count, made, BATCH * sizeof(*made));
		k->ready_count += BATCH;
	}
	pthread_cond_broadcast(&k->made);
	pthread_mutex_unlock(&k->lock);
	if (e)
		log_err(LOG_ERROR, "keys", e);
	if (made)
		bytes_wipe(made, BATCH * sizeof(*made));
	arena_close(a);
}

static void *
maker_main(void *p)
{
	struct keys *k = p;

	pthread_mutex_lock(&k->lock);
	while (!k->stop) {
		if (!k->want || k->ready_count >= LOW) {
			k->want = false;
			pthread_cond_wait(&k->wanted, &k->lock);
			continue;
		}
		k->want = false;
		pthread_mutex_unlock(&k->lock);
		make_batch(k);
		pthread_mutex_lock(&k->lock);
	}
	pthread_mutex_unlock(&k->lock);
	return NULL;
}

/* ---- opening and closing ---- */

static const struct err *
migrate(struct keys *k, struct arena *a)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	for (size_t i = 0; i < schema_step_count; i++) {
		if (strcmp(schema_steps[i].name, "core/012") == 0)
			return store_migrate(k->store, a, &schema_steps[i], 1, (instant){(int64_t)now.tv_sec * MS_PER_SECOND});
	}
	return err_new(a, ERR_BUG, "keys.schema", NULL, "the schema has no step core/012");
}

static const struct err *
start_maker(struct keys *k, struct arena *a)
{
	sigset_t all, before;

	sigfillset(&all); /* signals belong to the threads of app/ */
	pthread_sigmask(SIG_SETMASK, &all, &before);
	k->running = pthread_create(&k->maker, NULL, maker_main, k) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return k->running ? NULL : err_new(a, ERR_OS, "keys.thread", NULL, NULL);
}

key32
keys_visit(const struct keys *keys)
{
	return subkey(&keys->wrap, STR("terang/kunjungan/v1"));
}

const struct err *
keys_open(struct arena *a, const char *data_dir, const char *url, struct keys **out)
{
	struct keys              *k = arena_alloc(a, sizeof(*k));
	const struct store_config config = {.sqlite_path = str_fmt(a, "%s/kunci.db", data_dir).p, .pg_url = url,
	    .connections = CONNECTIONS, .forgets = true};
	key32                     secret;
	const struct err         *e = keys_secret_read(a, data_dir, &secret);

	if (e)
		return e;
	k->random = random_system();
	k->wrap = subkey(&secret, STR("terang/bungkus/v1"));
	bytes_wipe(&secret, sizeof(secret));
	pthread_mutex_init(&k->lock, NULL);
	pthread_cond_init(&k->wanted, NULL);
	pthread_cond_init(&k->made, NULL);
	if (!(e = store_open(a, &config, &k->store)) && !(e = migrate(k, a)) && !(e = check_proof(k, a)))
		e = start_maker(k, a);
	if (e) {
		e = err_copy(a, e);
		keys_close(k);
		return e;
	}
	*out = k;
	return NULL;
}

void
keys_close(struct keys *k)
{
	if (!k)
		return;
	pthread_mutex_lock(&k->lock);
	k->stop = true;
	pthread_cond_signal(&k->wanted);
	pthread_mutex_unlock(&k->lock);
	if (k->running)
		pthread_join(k->maker, NULL);
	store_close(k->store);
	pthread_cond_destroy(&k->wanted);
	pthread_cond_destroy(&k->made);
	pthread_mutex_destroy(&k->lock);
	bytes_wipe(k, sizeof(*k));
}

/* ---- the cache; with the lock held ---- */

static struct cached_key *
cache_place(struct keys *k, key_id id)
{
	return &k->cache[(uint64_t)id.v % CACHE];
}

static void
cache_put(struct keys *k, key_id id, const key32 *key)
{
	*cache_place(k, id) = (struct cached_key){id, *key, monotonic_s() + KEYS_CACHE_S};
}

static void
cache_drop(struct keys *k, key_id id)
{
	struct cached_key *c = cache_place(k, id);

	if (c->id.v == id.v)
		bytes_wipe(c, sizeof(*c));
}

/* ---- use ---- */

const struct err *
keys_take(struct keys *k, struct arena *a, key_id *out)
{
	char why[sizeof(k->why)] = "";
	bool got = false;

	pthread_mutex_lock(&k->lock);
	int64_t failures = k->failures;

	if (k->ready_count < LOW) {
		k->want = true;
		pthread_cond_signal(&k->wanted);
	}
	while (k->ready_count == 0 && k->failures == failures)
		pthread_cond_wait(&k->made, &k->lock);
	if (k->ready_count > 0) {
		struct ready_key *r = &k->ready[--k->ready_count];

		cache_put(k, r->id, &r->key);
		*out = r->id;
		bytes_wipe(r, sizeof(*r));
		got = true;
	} else {
		memcpy(why, k->why, sizeof(why));
	}
	pthread_mutex_unlock(&k->lock);
	/* After the lock: an arena that fails jumps, and must not take it along. */
	return got ? NULL : err_new(a, ERR_DB, "keys.none", NULL, "no key could be made: %s", why);
}

static const struct err *
unwrap(struct keys *k, struct arena *a, key_id id, key32 *out)
{
	struct key_find_row row = {0};
	struct store_lent  *lent;
	bool                found = false;
	str                 plain;
	const struct err   *e = store_lend(k->store, a, &lent);

	if (e)
		return e;
	if ((e = key_find(lent->db, a, id, &found, &row)))
		e = err_copy(a, e);
	store_lent_back(lent);
	if (e)
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "keys.erased", NULL, "key %lld", (long long)id.v);
	if (!seal_open(a, &k->wrap, wrap_ad(a, id), row.wrapped, &plain) || plain.n != KEY_BYTES)
		return err_new(a, ERR_DB, "keys.damaged", NULL, "key %lld does not open", (long long)id.v);
	memcpy(out->b, plain.p, KEY_BYTES);
	bytes_wipe((char *)plain.p, plain.n);
	return NULL;
}

const struct err *
keys_load(struct keys *k, struct arena *a, key_id id, key32 *out)
{
	key32 key;

	pthread_mutex_lock(&k->lock);
	struct cached_key *c = cache_place(k, id);
	bool               hit = id.v != 0 && c->id.v == id.v && monotonic_s() < c->until_s;

	if (hit)
		*out = c->key;
	int64_t destroyed = k->destroyed;
	pthread_mutex_unlock(&k->lock);
	if (hit)
		return NULL;
	const struct err *e = unwrap(k, a, id, &key);
	if (e)
		return e;
	pthread_mutex_lock(&k->lock);
	if (k->destroyed == destroyed) /* else it may have been destroyed since it was read */
		cache_put(k, id, &key);
	pthread_mutex_unlock(&k->lock);
	*out = key;
	bytes_wipe(&key, sizeof(key));
	return NULL;
}

struct remove_write {
	struct arena *a;
	key_id        id;
};

static const struct err *
write_remove(struct db *tx, void *ctx)
{
	struct remove_write *w = ctx;

	return key_remove(tx, w->a, w->id);
}

/* The deleted row still stands in SQLite's write-ahead log until that is emptied. */
static const struct err *
empty_log(struct keys *k, struct arena *a)
{
	struct key_log_empty_row row = {.busy = 1};
	struct db               *db;
	bool                     found = false;
	const struct err        *e = store_connection_open(k->store, &db);

	if (e)
		return e;
	for (int i = 0; !e && row.busy != 0 && i < EMPTY_TRIES; i++) {
		if (i > 0)
			nanosleep(&(struct timespec){.tv_nsec = EMPTY_WAIT_MS * 1000000L}, NULL);
		if ((e = key_log_empty(db, a, &found, &row)))
			e = err_copy(a, e);
	}
	store_connection_close(db);
	if (!e && row.busy != 0)
		e = err_new(a, ERR_DB, "db.busy", NULL, "the key is deleted, but the write-ahead log could not be emptied");
	return e;
}

const struct err *
keys_destroy(struct keys *k, struct arena *a, key_id id)
{
	struct remove_write w = {a, id};
	const struct err   *e = store_write(k->store, a, write_remove, &w);

	pthread_mutex_lock(&k->lock);
	k->destroyed++;
	cache_drop(k, id);
	pthread_mutex_unlock(&k->lock);
	return e ? e : empty_log(k, a);
}

/* ---- sealing ---- */

/* record 0 field: what the blob is bound to. */
static str
text_ad(struct arena *a, str record, const char *field)
{
	struct buf b = {.arena = a};

	buf_str(&b, record);
	buf_add(&b, "", 1);
	buf_str(&b, str_z(field));
	return buf_done(&b);
}

str
seal_text(const struct random_source *random, struct arena *a, const key32 *record_key, str record, const char *field, str value)
{
	if (!value.p)
		return value;
	key32 key = subkey(record_key, STR("terang/isi/v1"));
	str   blob = seal(random, a, &key, text_ad(a, record, field), value);

	bytes_wipe(&key, sizeof(key));
	return blob;
}

bool
open_text(struct arena *a, const key32 *record_key, str record, const char *field, str blob, str *value)
{
	if (!blob.p) {
		*value = blob;
		return true;
	}
	key32 key = subkey(record_key, STR("terang/isi/v1"));
	bool  ok = seal_open(a, &key, text_ad(a, record, field), blob, value);

	bytes_wipe(&key, sizeof(key));
	return ok;
}

const struct err *
keys_seal(struct keys *k, struct arena *a, key_id id, str record, const char *field, str value, str *blob)
{
	key32             key;
	const struct err *e = keys_load(k, a, id, &key);

	if (e)
		return e;
	*blob = seal_text(k->random, a, &key, record, field, value);
	bytes_wipe(&key, sizeof(key));
	return NULL;
}

const struct err *
keys_open_text(struct keys *k, struct arena *a, key_id id, str record, const char *field, str blob, str *value)
{
	key32             key;
	const struct err *e;

	if (!blob.p) {
		*value = blob;
		return NULL;
	}
	if ((e = keys_load(k, a, id, &key)))
		return e;
	bool ok = open_text(a, &key, record, field, blob, value);
	bytes_wipe(&key, sizeof(key));
	return ok ? NULL : err_new(a, ERR_DB, "keys.damaged", NULL, "field %s of key %lld does not open", field, (long long)id.v);
}
