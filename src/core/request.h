/* request.h - what a handler is given and what it gives back.
 *
 * app/handle.c fills the request: route found, person known, access checked, declared fields parsed. A handler reads
 * through q->db (one snapshot) or writes through an act, and then calls exactly one of the reply_ functions, or returns an
 * error, for which the one place makes status and sentence. Handlers are 10-30 lines.
 */
#ifndef CORE_REQUEST_H
#define CORE_REQUEST_H

#include "base/date.h"
#include "base/err.h"
#include "base/ids.h"
#include "core/access.h"
#include "core/acts.h"
#include "core/frame.h"
#include "core/keys.h"
#include "core/settings.h"
#include "core/words.h"
#include "db/store.h"
#include "out/html.h"
#include "web/form.h"
#include "web/http.h"

struct rate_limit;
struct password_gate;
struct random_source;
struct password_gate;
struct page_cache;
struct route;
struct room;

enum field_kind {
	FIELD_TEXT = 1, /* one line: no LF; trimmed */
	FIELD_LINES,    /* several lines; trimmed, CRLF made LF */
	FIELD_INT,      /* min..max are the value's bounds */
	FIELD_DAY,      /* YYYY-MM-DD */
	FIELD_CODE,     /* [a-zA-Z0-9._:/-]* */
	FIELD_CHOICE,   /* as CODE; the handler checks the choice */
	FIELD_MANY,     /* CODE, may come several times */
	FIELD_SECRET,   /* password, case code: never logged, never given back */
	FIELD_FILE,
};

/* A field that a route takes; a form or an address with any other is refused, as is one that holds a field twice. */
struct field {
	const char     *name;
	enum field_kind kind;
	bool            required;
	int64_t         min, max; /* characters for texts (max obligatory), value for INT, bytes for FILE */
	enum word       label;    /* for "Isian {label} …" */
	const char     *choices;  /* CODE, CHOICE, MANY: "ya|tidak" when the values are known to the program; NULL: the handler checks */
};

struct request;

/* Set by the handler table; see route. */
typedef const struct err *(*route_handler)(struct request *q, struct http_reply *r);

enum route_flags {
	ROUTE_CACHED = 1 << 0,   /* public page: may be kept by the page cache; must depend on path, query, lang and topics only */
	ROUTE_UPLOAD = 1 << 1,   /* body may be as large as an upload */
	ROUTE_RATE_FILE = 1 << 2, ROUTE_RATE_LOGIN = 1 << 3, ROUTE_RATE_CODE = 1 << 4, ROUTE_RATE_SEARCH = 1 << 5,
	ROUTE_RAW = 1 << 6,      /* the handler reads the body itself */
};

struct route {
	enum http_method    method; /* GET answers HEAD too */
	const char         *path;   /* "/aduan/{nomor}/tenggat": {x} is one segment; the longest literal wins */
	enum permission     perm;   /* checked before the handler for "at all"; the handler checks the object */
	const struct field *fields;
	size_t              field_count;
	route_handler       handler;
	unsigned            flags;
	const char         *example; /* a path that exists in the demonstration, for the page tests; NULL for POST */
};

/* What was wrong with one field, for the form shown again. */
struct field_fault {
	const char *field;
	str         sentence;
};

struct request {
	struct arena              *a;
	const struct http_request *http;
	const struct route        *route;
	struct store              *store;
	struct db                 *db;   /* read snapshot; NULL only in routes with flag RAW that say so */
	struct keys               *keys;
	const struct settings     *settings;
	struct rate_limit         *rate;
	struct password_gate      *gate; /* for password hashes, see crypto/password.h */
	const struct room *const  *rooms;
	const struct random_source *random;
	instant                    now;
	enum lang                  lang;
	str                        path;     /* without /en */
	struct form                params;   /* {x} of the route */
	struct form                form;     /* query (GET) or body (POST): declared fields only, already cleaned */
	struct field_fault        *faults;   /* faults of declared fields found by the parser, in order */
	size_t                     fault_count;
	struct person              person;
	str                        csrf;     /* token of this session or visit; hidden field "csrf" of every form */
	case_id                    pass_case; /* the case whose code this visitor proved; 0: none */
	struct frame_view         *frame;     /* of the page being written; set by page_open */
	const struct page_known   *known;     /* set by page_know */
	int                        status;    /* of the page being written */
	str                        visit;     /* cookie of a visitor without a session; signs csrf */
	bool                       visit_new; /* made by this request */
	int64_t                    wait_s;    /* refused by a limit: seconds until one more is allowed; 0: none */
};

/* Values of declared fields: absent/empty text, NO_INT, NO_DAY where not given or faulty. */
str     q_param(const struct request *q, const char *name);
str     q_text(const struct request *q, const char *name);
int64_t q_int(const struct request *q, const char *name);
day     q_day(const struct request *q, const char *name);
bool    q_has(const struct request *q, const char *name, str value); /* FIELD_MANY holds value */
const struct form_pair *q_file(const struct request *q, const char *name); /* NULL: none sent */

/* Adds a fault (sentence from words, filled); the handler then shows the form again with status 422. */
void q_fault(struct request *q, const char *field, enum word sentence, const struct word_arg *args, size_t count);
/* Where a declared field has a value that the handler did not find: the fault "{label}: pilih salah satu yang tersedia",
 * unless the field has a fault already. */
void q_known(struct request *q, const char *field, bool found);
bool q_faulty(const struct request *q, const char *field);
/* Turns an ERR_INPUT/ERR_STATE error into a fault of its field; false when it is another kind. */
bool q_fault_err(struct request *q, const struct err *e);

/* The path in the page's language: "/aduan" or "/en/aduan". */
str q_here(const struct request *q, str path);

/* May the person? access_may on q->person; PERM_HOLDER: somebody who proved the code of a case (which one: q->pass_case). */
bool q_may(const struct request *q, enum permission p, const struct access_object *object, enum role *as);
/* ERR_LOGIN when nobody is signed in, else ERR_DENIED "access.denied"; ERR_DENIED "case.pass" for PERM_HOLDER. */
MUST_CHECK const struct err *q_must(const struct request *q, enum permission p, const struct access_object *object,
    enum role *as);

/* Puts q->db in a new snapshot, which shows what this request has written. */
MUST_CHECK const struct err *q_fresh(struct request *q);

/* The person as the actor of an act, in the role that q_must or q_may gave. */
struct actor q_actor(const struct request *q, enum role as);

/* A page: page_open sets the writer (arena, language, zone) and writes the frame's top; call the template; page_close writes the
 * rest and makes the reply. Faults of the request become the error summary by themselves. */
struct page_head {
	str                       title;       /* plain text; " – agency" is added */
	str                       description; /* may be absent */
	const char               *menu;        /* key of the current menu item; NULL: none */
	const struct frame_link  *crumbs;
	size_t                    crumb_count;
	agency_id                 agency;      /* whose name stands on top; 0: the only one, or the installation */
	enum zone                 zone;        /* 0: the agency's */
	int                       status;      /* 0: 200, or 422 when there are faults */
	bool                      work;        /* workspace menu and foot */
	bool                      wide, one_sheet, hidden; /* see frame_view */
	str                       feed;
};
/* Reads what the frame of such a page shows, before a write: page_open then asks the database for nothing, and needs no new
 * snapshot after it. */
MUST_CHECK const struct err *page_know(struct request *q, const struct page_head *head);
MUST_CHECK const struct err *page_open(struct request *q, const struct page_head *head, struct html *h);
void page_close(struct request *q, struct html *h, struct http_reply *r);

/* The faults as the parts want them. */
const struct part_errors_view *q_errors(const struct request *q);

/* 303 to a path of this site, in the page's language; said (WORD_NONE: nothing) is shown once on the next page, a word whose
 * key begins with "flash.". */
void reply_see_other(struct request *q, struct http_reply *r, str path, enum word said);
/* Bytes with a type; file_name (may be NULL) makes it an attachment. */
void reply_bytes(struct request *q, struct http_reply *r, const char *type, const char *file_name, str bytes);
/* Sets a cookie of this installation (HttpOnly, SameSite=Lax, __Host- over https); value absent: takes it back. */
void reply_cookie(struct request *q, struct http_reply *r, const char *name, str value, int64_t max_age_s);
/* Its value as sent by the browser; absent when there is none. */
str q_cookie(const struct request *q, const char *name);

#define COOKIE_SESSION "terang"
#define COOKIE_PASS    "terang-perkara"
#define COOKIE_VISIT   "terang-kunjungan"
#define COOKIE_FLASH   "terang-kabar"

#endif
