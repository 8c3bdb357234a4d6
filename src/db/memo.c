/* memo.c - see memo.h. A small table under one lock; values are counted references. */
#include "db/memo.h"

#include "db/memo_table.h"
#include "db/db_driver.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { PLACES = 64 };

struct value {
	atomic_int    refs; /* one of the table, one of every arena that holds it */
	int           kind;
	int64_t       id, version;
	int64_t       used;
	struct arena *own;
	const void   *is;
};

struct db_memo {
	pthread_mutex_t lock;
	int64_t         clock; /* counts uses */
	struct value   *at[PLACES];
};

static void
release(struct value *v)
{
	if (atomic_fetch_sub_explicit(&v->refs, 1, memory_order_acq_rel) == 1)
		arena_close(v->own); /* with v itself */
}

/* What an arena holds; NULL until it holds it, so that an arena that fails meanwhile loses nothing. */
struct held {
	struct value *value;
};

static void
let_go(void *p)
{
	struct held *h = p;

	if (h->value)
		release(h->value);
}

static struct held *
holder(struct arena *a)
{
	struct held *h = arena_alloc(a, sizeof(*h));

	arena_on_close(a, let_go, h);
	return h;
}

struct db_memo *
memo_table_open(void)
{
	struct db_memo *m = calloc(1, sizeof(*m));

	if (m && pthread_mutex_init(&m->lock, NULL) != 0) {
		free(m);
		m = NULL;
	}
	return m;
}

void
memo_table_close(struct db_memo *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < PLACES; i++) {
		if (m->at[i])
			release(m->at[i]);
	}
	pthread_mutex_destroy(&m->lock);
	free(m);
}

bool
memo_open(const struct db *db)
{
	return db->memo && !db->memo_spoiled;
}

void
memo_spoil(struct db *db)
{
	db->memo_spoiled = true;
}

int64_t
memo_version(const struct db *db)
{
	return db->in_tx ? db->memo_version : NO_INT;
}

void
memo_note_version(struct db *db, int64_t version)
{
	db->memo_version = version;
}

/* Of all places the one that holds (kind, id), else a free one, else the one used longest ago. Lock held. */
static struct value **
place(struct db_memo *m, int kind, int64_t id)
{
	struct value **best = &m->at[0];

	for (size_t i = 0; i < PLACES; i++) {
		struct value **x = &m->at[i];

		if (*x && (*x)->kind == kind && (*x)->id == id)
			return x;
		if (*best && (!*x || (*x)->used < (*best)->used))
			best = x;
	}
	return best;
}

const void *
memo_get(struct db *db, struct arena *a, int kind, int64_t id, int64_t version)
{
	struct db_memo *m = db->memo;
	struct held    *held = holder(a);

	pthread_mutex_lock(&m->lock);
	struct value *v = *place(m, kind, id);

	if (v && (v->kind != kind || v->id != id || v->version != version))
		v = NULL;
	if (v) {
		v->used = ++m->clock;
		atomic_fetch_add_explicit(&v->refs, 1, memory_order_relaxed);
	}
	pthread_mutex_unlock(&m->lock);
	held->value = v;
	return v ? v->is : NULL;
}

void
memo_put(struct db *db, struct arena *a, int kind, int64_t id, int64_t version, struct arena *own, const void *value)
{
	struct db_memo *m = db->memo;
	struct value   *v = arena_alloc(own, sizeof(*v)), *out = NULL;

	*v = (struct value){.kind = kind, .id = id, .version = version, .own = own, .is = value};
	atomic_init(&v->refs, 1); /* the caller's */
	arena_trap(own, NULL);
	holder(a)->value = v;
	pthread_mutex_lock(&m->lock);
	struct value **at = place(m, kind, id);
	bool           same = *at && (*at)->kind == kind && (*at)->id == id;

	if (!same || (*at)->version <= version) {
		out = *at;
		*at = v;
		v->used = ++m->clock;
		atomic_fetch_add_explicit(&v->refs, 1, memory_order_relaxed);
	}
	pthread_mutex_unlock(&m->lock);
	if (out)
		release(out);
}
