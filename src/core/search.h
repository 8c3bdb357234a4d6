/* search.h - full-text search over what is public, the same on both databases: words are folded and stemmed by us (Snowball
 * Indonesian), so SQLite FTS5 and PostgreSQL tsvector('simple') find the same. Newest first, ranking within the newest 1,000.
 */
#ifndef CORE_SEARCH_H
#define CORE_SEARCH_H

#include "base/err.h"
#include "base/ids.h"
#include "core/acts.h"
#include "db/db.h"

/* The indexed form of a text: lower case, without signs, stemmed, one blank between words; at most max_words. */
str search_stems(struct arena *a, str text, size_t max_words);

/* Puts or replaces a thing's public words (masked). rank: newest first by this (milliseconds). */
MUST_CHECK const struct err *search_put(struct db *tx, struct arena *a, enum act_subject subject, int64_t id, int kind, agency_id agency,
    str title, str text, int64_t rank);
MUST_CHECK const struct err *search_remove(struct db *tx, struct arena *a, enum act_subject subject, int64_t id);

struct search_hit { enum act_subject subject; int64_t id; int kind; agency_id agency; int64_t rank; };
struct search_hits { struct search_hit *at; size_t n; };
/* All words must occur (prefix of the last). kind 0, agency 0: any. before: only rank < before (INT64_MAX: from the newest). */
MUST_CHECK const struct err *search_find(struct db *db, struct arena *a, str query, enum act_subject subject, int kind,
    agency_id agency, int64_t before, int limit, struct search_hits *out);

#endif
