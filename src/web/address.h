/* address.h - network addresses: reading, writing, lists of trusted ones, and who a forwarded request is for. Pure. */
#ifndef WEB_ADDRESS_H
#define WEB_ADDRESS_H

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"
#include "web/http.h"

/* IPv6, or IPv4 as ::ffff:a.b.c.d. */
struct address {
	unsigned char b[16];
};

struct address_net {
	struct address a;
	int            bits; /* 0..128 of the 16 bytes */
};

struct address_list {
	struct address_net *at;
	size_t              n;
};

/* "192.0.2.1", "2001:db8::1", "[2001:db8::1]"; a port behind it (":80", after ']' for IPv6) is left out. */
bool address_parse(str s, struct address *out);
/* IPv4 dotted, IPv6 in its short form (RFC 5952). */
str address_text(struct arena *a, struct address x);
bool address_eq(struct address x, struct address y);
/* What one person can be told apart by: an IPv4 address whole, of an IPv6 address the first 64 bits. */
struct address address_group(struct address x);

/* "127.0.0.1, ::1, 10.0.0.0/8" -> list; NULL or "" gives the empty one. ERR_INPUT "address.list". */
MUST_CHECK const struct err *address_list_parse(struct arena *a, const char *text, struct address_list *out);
bool address_listed(const struct address_list *list, struct address x);

/* Whom the request is for. X-Forwarded-For is believed only from a listed peer and read from its right end, past listed
 * proxies, so what a client wrote itself into it counts for nothing. Something unreadable ends the walk. */
struct address address_of_person(const struct address_list *trusted, struct address peer, const struct http_request *q);
/* Did the person come over https? X-Forwarded-Proto (its last word) is believed only from a listed peer. */
bool address_secure(const struct address_list *trusted, struct address peer, const struct http_request *q);

#endif
