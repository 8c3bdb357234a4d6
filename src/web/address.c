/* address.c - see address.h. */
#include "web/address.h"

#include "base/strs.h"

#include <arpa/inet.h>

static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

static bool
is_v4(struct address x)
{
	return memcmp(x.b, mapped, sizeof(mapped)) == 0;
}

/* Cuts brackets and port off; false when they do not fit together. */
static bool
host_part(str s, str *host)
{
	if (s.n > 0 && s.p[0] == '[') {
		ptrdiff_t end = str_find(s, STR("]"), 0);

		if (end < 0 || ((size_t)end + 1 < s.n && s.p[end + 1] != ':'))
			return false;
		*host = (str){s.p + 1, (size_t)end - 1};
		return true;
	}
	ptrdiff_t colon = str_find(s, STR(":"), 0);
	bool      one = colon >= 0 && str_find(s, STR(":"), (size_t)colon + 1) < 0;

	*host = one ? (str){s.p, (size_t)colon} : s;
	return true;
}

bool
address_parse(str s, struct address *out)
{
	char           z[INET6_ADDRSTRLEN];
	str            host;
	struct address x = {0};

	if (!host_part(str_trim(s), &host) || host.n == 0 || host.n >= sizeof(z) || memchr(host.p, '\0', host.n))
		return false;
	memcpy(z, host.p, host.n);
	z[host.n] = '\0';
	if (inet_pton(AF_INET, z, x.b + 12) == 1)
		memcpy(x.b, mapped, sizeof(mapped));
	else if (inet_pton(AF_INET6, z, x.b) != 1)
		return false;
	*out = x;
	return true;
}

str
address_text(struct arena *a, struct address x)
{
	char z[INET6_ADDRSTRLEN];

	if (is_v4(x))
		inet_ntop(AF_INET, x.b + 12, z, sizeof(z));
	else
		inet_ntop(AF_INET6, x.b, z, sizeof(z));
	return arena_str(a, str_z(z));
}

bool
address_eq(struct address x, struct address y)
{
	return memcmp(x.b, y.b, sizeof(x.b)) == 0;
}

struct address
address_group(struct address x)
{
	if (!is_v4(x))
		memset(x.b + 8, 0, 8);
	return x;
}

static bool
net_parse(str s, struct address_net *out)
{
	str                rest = s, host;
	int64_t            bits = 128;
	struct address_net net;

	if (!str_cut(&rest, '/', &host) || !address_parse(host, &net.a))
		return false;
	if (rest.p) {
		int64_t most = is_v4(net.a) ? 32 : 128;

		if (!str_int(str_trim(rest), &bits) || bits < 0 || bits > most)
			return false;
		bits += 128 - most;
	}
	net.bits = (int)bits;
	*out = net;
	return true;
}

const struct err *
address_list_parse(struct arena *a, const char *text, struct address_list *out)
{
	struct address_list list = {.n = 0};
	str                 rest = str_z(text), part;
	size_t              count = 1;

	for (size_t i = 0; i < rest.n; i++)
		count += rest.p[i] == ',';
	list.at = arena_array(a, count, sizeof(*list.at));
	while (str_cut(&rest, ',', &part)) {
		part = str_trim(part);
		if (part.n == 0)
			continue;
		if (!net_parse(part, &list.at[list.n]))
			return err_new(a, ERR_INPUT, "address.list", NULL, "not an address: %.*s", STRF(part));
		list.n++;
	}
	*out = list;
	return NULL;
}

bool
address_listed(const struct address_list *list, struct address x)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct address_net *net = &list->at[i];
		size_t                    whole = (size_t)net->bits / 8;
		int                       rest = net->bits % 8;

		if (memcmp(net->a.b, x.b, whole) != 0)
			continue;
		if (rest == 0 || ((net->a.b[whole] ^ x.b[whole]) >> (8 - rest)) == 0)
			return true;
	}
	return false;
}

/* Takes the text behind the last comma off *rest; false when *rest is used up. */
static bool
cut_last(str *rest, str *part)
{
	if (!rest->p)
		return false;
	const char *comma = rest->n ? memrchr(rest->p, ',', rest->n) : NULL;

	if (!comma) {
		*part = str_trim(*rest);
		*rest = (str){NULL, 0};
		return true;
	}
	size_t at = (size_t)(comma - rest->p);

	*part = str_trim((str){comma + 1, rest->n - at - 1});
	rest->n = at;
	return true;
}

struct address
address_of_person(const struct address_list *trusted, struct address peer, const struct http_request *q)
{
	struct address person = peer;

	if (!address_listed(trusted, peer))
		return peer;
	/* Several headers of the name are one list, the last header its end. */
	for (size_t i = q->header_count; i > 0; i--) {
		str rest = q->headers[i - 1].value, part;

		if (!str_eq(q->headers[i - 1].name, STR("x-forwarded-for")))
			continue;
		while (cut_last(&rest, &part)) {
			struct address next;

			if (!address_parse(part, &next))
				return person;
			person = next;
			if (!address_listed(trusted, person))
				return person;
		}
	}
	return person;
}

bool
address_secure(const struct address_list *trusted, struct address peer, const struct http_request *q)
{
	if (!address_listed(trusted, peer))
		return false;
	for (size_t i = q->header_count; i > 0; i--) {
		str rest = q->headers[i - 1].value, part;

		if (str_eq(q->headers[i - 1].name, STR("x-forwarded-proto")) && cut_last(&rest, &part))
			return str_eq(part, STR("https"));
	}
	return false;
}
