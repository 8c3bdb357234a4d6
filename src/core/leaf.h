/* leaf.h - one entry of the public log: its one encoding, and the vocabulary it must keep to (version 1, frozen).
 *
 * A leaf is canonical JSON with sorted keys, no blanks, whole numbers, strings of [A-Za-z0-9._:/-], 1,024 bytes at most. What
 * each act must and may carry stands in docs/leaf-acts.tsv, what a record's reference looks like in docs/leaf-kinds.tsv;
 * docs/public-log.md explains all of it to people outside. Members bear the names of the keys.
 */
#ifndef CORE_LEAF_H
#define CORE_LEAF_H

#include "base/err.h"
#include "crypto/crypto.h"
#include "gen/leaf_acts.h"

enum {
	LEAF_MAX_BYTES = 1024,
	LEAF_MAX_FIELDS = 6,  /* commitments in c */
	LEAF_MAX_CLOCKS = 8,  /* deadlines in d */
	LEAF_MAX_COUNTS = 40, /* counts in j */
	LEAF_MAX_CODE = 40,   /* bytes of a code: by q s x and the names in c d j */
	LEAF_MAX_PATH = 112,  /* bytes of o: what is left beside the fullest act */
	LEAF_MAX_REF = 80,    /* bytes of r */
};

struct leaf_commitment {
	str field;
	str hex; /* 64 lowercase hex digits */
};

struct leaf_deadline {
	str     clock;
	instant due; /* NO_INSTANT: the clock stops (null) */
};

struct leaf_number {
	str     name;
	int64_t value; /* from 0 on */
};

/* Absent strs are keys that the leaf does not carry. The lists may be in any order when written; read ones are sorted. */
struct leaf {
	str                    a;  /* act: "aduan.tanggapan" */
	str                    b;  /* SHA-256 of published bytes, hex */
	str                    by; /* role code */
	struct leaf_commitment c[LEAF_MAX_FIELDS];
	size_t                 c_count;
	struct leaf_deadline   d[LEAF_MAX_CLOCKS];
	size_t                 d_count;
	struct leaf_number     j[LEAF_MAX_COUNTS];
	size_t                 j_count;
	str                    k;  /* leaf hash of the promise in force */
	int64_t                n;  /* number of the act inside its record, from 0 */
	str                    o;  /* unit path */
	str                    p;  /* leaf hash of act n - 1; absent when n is 0 */
	str                    q;  /* class code */
	str                    r;  /* record reference */
	str                    s;  /* state code */
	instant                t;  /* server time */
	str                    x;  /* reason code */
};

/* The encoding of l. Errors (ERR_BUG, field = the key at fault): "leaf.act" (no such act), "leaf.key" (a key the act must not
 * or must carry), "leaf.value" (form of a value), "leaf.ref" (reference does not fit the kind), "leaf.secret" (a confidential
 * record's leaf says more than it may), "leaf.size". */
MUST_CHECK const struct err *leaf_write(struct arena *a, const struct leaf *l, str *bytes);

/* Reads an encoding; what is read lies in bytes. Only the one encoding of a lawful leaf is taken: leaf_write of the result
 * gives the same bytes. Errors: ERR_INPUT "leaf.json", and those of leaf_write as ERR_INPUT. */
MUST_CHECK const struct err *leaf_read(struct arena *a, str bytes, struct leaf *out);

/* SHA-256(0x00, bytes): the leaf hash of RFC 6962, by which leaves name one another; as bytes and as lowercase hex. */
sha256 leaf_hash(str bytes);
str    leaf_hash_hex(struct arena *a, str bytes);

/* The row of an act; NULL when there is none. */
const struct leaf_act *leaf_act_find(str act);
/* May the act commit to this field? May it carry this key ('d', 'k' …)? Must it? */
bool leaf_act_has_field(const struct leaf_act *act, str field);
bool leaf_act_may(const struct leaf_act *act, char key);
bool leaf_act_must(const struct leaf_act *act, char key);

/* Does the reference fit one of the forms of its kind ("aduan")? */
bool leaf_ref_fits(str kind, str ref);
/* Is it the reference of a confidential or sealed record (RHS-…)? Its leaves carry no o, k, b; t is the full hour
 * (leaf_hour); a deadline in d is a full hour or its last second (…:59:59), as the end of a day is. */
bool leaf_ref_is_secret(str ref);

/* t without minutes and seconds. */
instant leaf_hour(instant t);
/* A deadline as a confidential record's leaf tells it: as it is when it ends with an hour, else the next full hour. It is never
 * told earlier than it is, so that nobody is found late who was not. */
instant leaf_hour_due(instant t);

/* a-z and 0-9 first, then also . _ and -, at most LEAF_MAX_CODE: class, reason, state, clock, count names. */
bool leaf_code_ok(str s);

#endif
