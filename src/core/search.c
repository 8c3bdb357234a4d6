/* search.c - full-text search with our own folding and stemming. See search.h.
 *
 * The index holds the stem of every word and, where it differs, the word itself, for what is typed half ("mela" of "melati").
 * An item's words carry filter words beside the stems ("zs1", "zk1", "za7": subject, kind, agency), so a narrower search is
 * the same intersection of word lists. Its id is its rank times 2^20 plus a few bits of what it is: it grows with time. */
#include "core/search.h"

#include "base/strs.h"
#include "gen/search_queries.h"

#include <libstemmer.h>

enum { MAX_WORD_CHARS = 40, MAX_QUERY_WORDS = 8, MAX_INDEX_WORDS = 2000, ID_SHIFT = 20, ID_TRIES = 64 };

/* Letters with signs of the Latin-1 and Latin-A blocks that Indonesian names carry, as plain letters. */
static char
fold_wide(unsigned c)
{
	static const struct {
		unsigned from, to;
		char     plain;
	} rows[] = {
		{0xC0, 0xC5, 'a'}, {0xC7, 0xC7, 'c'}, {0xC8, 0xCB, 'e'}, {0xCC, 0xCF, 'i'}, {0xD1, 0xD1, 'n'}, {0xD2, 0xD6, 'o'},
		{0xD8, 0xD8, 'o'}, {0xD9, 0xDC, 'u'}, {0xDD, 0xDD, 'y'}, {0xE0, 0xE5, 'a'}, {0xE7, 0xE7, 'c'}, {0xE8, 0xEB, 'e'},
		{0xEC, 0xEF, 'i'}, {0xF1, 0xF1, 'n'}, {0xF2, 0xF6, 'o'}, {0xF8, 0xF8, 'o'}, {0xF9, 0xFC, 'u'}, {0xFD, 0xFD, 'y'},
		{0xFF, 0xFF, 'y'}, {0x100, 0x105, 'a'}, {0x106, 0x10D, 'c'}, {0x112, 0x11B, 'e'}, {0x128, 0x131, 'i'},
		{0x143, 0x148, 'n'}, {0x14C, 0x151, 'o'}, {0x15A, 0x161, 's'}, {0x168, 0x173, 'u'}, {0x179, 0x17E, 'z'},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		if (c >= rows[i].from && c <= rows[i].to)
			return rows[i].plain;
	}
	return 0;
}

/* The next code point; anything that is no UTF-8 counts as a blank. */
static unsigned
next_point(str s, size_t *at)
{
	unsigned char c = (unsigned char)s.p[(*at)++];
	unsigned      value, more;

	if (c < 0x80)
		return c;
	if (c >= 0xC2 && c < 0xE0) {
		value = c & 0x1Fu;
		more = 1;
	} else if (c >= 0xE0 && c < 0xF0) {
		value = c & 0x0Fu;
		more = 2;
	} else if (c >= 0xF0 && c < 0xF5) {
		value = c & 0x07u;
		more = 3;
	} else {
		return ' ';
	}
	for (; more > 0; more--) {
		if (*at >= s.n || ((unsigned char)s.p[*at] & 0xC0u) != 0x80u)
			return ' ';
		value = value << 6 | ((unsigned char)s.p[(*at)++] & 0x3Fu);
	}
	return value;
}

static char
folded(unsigned c)
{
	if (c < 0x80) {
		if (c >= 'A' && c <= 'Z')
			return (char)(c - 'A' + 'a');
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? (char)c : 0;
	}
	return fold_wide(c);
}

/* Takes the next folded word; false at the end. Words longer than MAX_WORD_CHARS are cut. */
static bool
next_word(str text, size_t *at, char out[MAX_WORD_CHARS + 1], size_t *n)
{
	*n = 0;
	while (*at < text.n) {
		char c = folded(next_point(text, at));

		if (c == 0 && *n > 0)
			break;
		if (c != 0 && *n < MAX_WORD_CHARS)
			out[(*n)++] = c;
	}
	out[*n] = '\0';
	return *n > 0;
}

struct stemmer {
	struct sb_stemmer *sb;
};

static void
stemmer_close(void *p)
{
	sb_stemmer_delete(p);
}

static struct stemmer
stemmer_open(struct arena *a)
{
	struct stemmer s = {sb_stemmer_new("indonesian", "UTF_8")};

	if (s.sb)
		arena_on_close(a, stemmer_close, s.sb);
	return s;
}

/* The stem of a folded word; words with digits and very short ones stay. */
static str
stem(const struct stemmer *s, const char *word, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (word[i] >= '0' && word[i] <= '9')
			return (str){word, n};
	}
	if (!s->sb || n < 4)
		return (str){word, n};
	const sb_symbol *out = sb_stemmer_stem(s->sb, (const sb_symbol *)word, (int)n);

	if (!out)
		return (str){word, n};
	return (str){(const char *)out, (size_t)sb_stemmer_length(s->sb)};
}

/* Stems, and the words themselves where both is set and they differ; one blank between. */
static str
stems(struct arena *a, str text, size_t max_words, bool both)
{
	struct buf     b = {.arena = a};
	struct stemmer s = stemmer_open(a);
	char           word[MAX_WORD_CHARS + 1];
	size_t         n, at = 0;

	for (size_t words = 0; words < max_words && next_word(text, &at, word, &n); words++) {
		str root = stem(&s, word, n);

		if (words > 0)
			buf_add(&b, " ", 1);
		buf_str(&b, root);
		if (both && !str_eq(root, (str){word, n}))
			buf_fmt(&b, " %s", word);
	}
	return b.n > 0 ? buf_done(&b) : STR("");
}

str
search_stems(struct arena *a, str text, size_t max_words)
{
	return stems(a, text, max_words, false);
}

/* ---- writing ---- */

static const struct err *
id_make(struct db *tx, struct arena *a, enum act_subject subject, int64_t id, int64_t rank, int64_t *out)
{
	int64_t base = (rank > 0 ? rank : 0) << ID_SHIFT;
	int64_t low = (id * 8 + (int64_t)subject) & ((1 << ID_SHIFT) - 1);

	for (int i = 0; i < ID_TRIES; i++) {
		struct search_item_used_row used;
		bool                        found;
		int64_t                     candidate = base + ((low + i) & ((1 << ID_SHIFT) - 1));
		const struct err           *e = search_item_used(tx, a, candidate, &found, &used);

		if (e)
			return e;
		if (!found) {
			*out = candidate;
			return NULL;
		}
	}
	return err_new(a, ERR_BUG, "search.full", NULL, "rank %lld", (long long)rank);
}

const struct err *
search_remove(struct db *tx, struct arena *a, enum act_subject subject, int64_t id)
{
	struct search_item_of_row row;
	bool                      found;
	const struct err         *e = search_item_of(tx, a, (int64_t)subject, id, &found, &row);

	if (e || !found)
		return e;
	e = search_words_remove(tx, a, row.id);
	return e ? e : search_item_remove(tx, a, row.id);
}

const struct err *
search_put(struct db *tx, struct arena *a, enum act_subject subject, int64_t id, int kind, agency_id agency, str title,
    str text, int64_t rank)
{
	int64_t           item;
	const struct err *e = search_remove(tx, a, subject, id);

	if (e || (e = id_make(tx, a, subject, id, rank, &item)))
		return e;
	str both = str_fmt(a, "%.*s\n%.*s", STRF(title), STRF(text));
	str words = str_fmt(a, "zs%d zk%dx%d za%lld %.*s", (int)subject, (int)subject, kind, (long long)agency.v,
	    STRF(stems(a, both, MAX_INDEX_WORDS, true)));

	e = search_item_add(tx, a, item, (int64_t)subject, id, kind, agency, rank);
	return e ? e : search_words_add(tx, a, item, words);
}

/* ---- finding ---- */

/* One word of a query in the database's own writing; words are [a-z0-9]+, so nothing needs escaping. begins: also any word
 * that begins so; absent: none. */
static void
term(struct buf *b, enum db_kind db, str word, str begins)
{
	if (b->n > 0)
		buf_str(b, db == DB_PG ? STR(" & ") : STR(" AND "));
	if (db == DB_PG && begins.p)
		buf_fmt(b, "('%.*s' | '%.*s':*)", STRF(word), STRF(begins));
	else if (db == DB_PG)
		buf_fmt(b, "'%.*s'", STRF(word));
	else if (begins.p)
		buf_fmt(b, "(\"%.*s\" OR \"%.*s\" *)", STRF(word), STRF(begins));
	else
		buf_fmt(b, "\"%.*s\"", STRF(word));
}

/* All words, the last one also as the beginning of a longer word. */
static str
query_of(struct arena *a, enum db_kind db, str query, enum act_subject subject, int kind, agency_id agency)
{
	struct buf     b = {.arena = a};
	struct stemmer s = stemmer_open(a);
	char           words[MAX_QUERY_WORDS][MAX_WORD_CHARS + 1];
	size_t         lengths[MAX_QUERY_WORDS], n = 0, at = 0;

	while (n < MAX_QUERY_WORDS && next_word(query, &at, words[n], &lengths[n]))
		n++;
	if (n == 0)
		return (str){0};
	for (size_t i = 0; i < n; i++)
		term(&b, db, stem(&s, words[i], lengths[i]), i + 1 == n ? (str){words[i], lengths[i]} : (str){0});
	if (kind != 0)
		term(&b, db, str_fmt(a, "zk%dx%d", (int)subject, kind), (str){0});
	else if (subject != 0)
		term(&b, db, str_fmt(a, "zs%d", (int)subject), (str){0});
	if (agency.v != 0)
		term(&b, db, str_fmt(a, "za%lld", (long long)agency.v), (str){0});
	return buf_done(&b);
}

const struct err *
search_find(struct db *db, struct arena *a, str query, enum act_subject subject, int kind, agency_id agency, int64_t before,
    int limit, struct search_hits *out)
{
	struct search_hits_find_rows rows;
	str                          q = query_of(a, db_kind(db), query, subject, kind, agency);

	if (!q.p) {
		*out = (struct search_hits){0};
		return NULL;
	}
	int64_t           below = before >= INT64_MAX >> ID_SHIFT ? INT64_MAX : (before > 0 ? before : 0) << ID_SHIFT;
	const struct err *e = search_hits_find(db, a, q, below, limit, &rows);

	if (e)
		return e;
	struct search_hits hits = {.at = arena_array(a, rows.n + 1, sizeof(struct search_hit)), .n = rows.n};

	for (size_t i = 0; i < rows.n; i++)
		hits.at[i] = (struct search_hit){(enum act_subject)rows.at[i].subject, rows.at[i].subject_id,
			(int)rows.at[i].kind, rows.at[i].agency, rows.at[i].rank};
	*out = hits;
	return NULL;
}
