/* address_test.c - reading addresses, lists of proxies, whom a forwarded request is for, and counting. */
#include "web/address.h"

#include "base/strs.h"
#include "web/address_count.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena_test.h"

int address_test(void);

static void
addresses_are_read_and_written(void **state)
{
	static const struct {
		const char *text, *shown; /* NULL: none */
	} rows[] = {
	    {"192.0.2.1", "192.0.2.1"},
	    {" 192.0.2.1 ", "192.0.2.1"},
	    {"192.0.2.1:8080", "192.0.2.1"},
	    {"::1", "::1"},
	    {"[::1]", "::1"},
	    {"[2001:DB8:0:0::1]:443", "2001:db8::1"},
	    {"::ffff:192.0.2.1", "192.0.2.1"},
	    {"", NULL},
	    {"localhost", NULL},
	    {"192.0.2", NULL},
	    {"192.0.2.256", NULL},
	    {"192.0.2.01", NULL},
	    {"[::1", NULL},
	    {"[::1]x", NULL},
	    {"fe80::1%eth0", NULL},
	    {"2001:db8::1::2", NULL},
	    {"unknown", NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct address x;
		bool           ok = address_parse(str_z(rows[i].text), &x);

		if (ok != (rows[i].shown != NULL) || (ok && !str_eq(address_text(a, x), str_z(rows[i].shown))))
			fail_msg("%s", rows[i].text);
	}
}

static struct address
parsed(const char *text)
{
	struct address x = {0};

	assert_true(address_parse(str_z(text), &x));
	return x;
}

static void
lists_hold_addresses_and_networks(void **state)
{
	static const struct {
		const char *list, *address;
		bool        listed;
	} rows[] = {
	    {"127.0.0.1, ::1", "127.0.0.1", true},
	    {"127.0.0.1, ::1", "::1", true},
	    {"127.0.0.1, ::1", "127.0.0.2", false},
	    {"10.0.0.0/8", "10.255.0.1", true},
	    {"10.0.0.0/8", "11.0.0.1", false},
	    {"192.168.4.0/22", "192.168.7.255", true},
	    {"192.168.4.0/22", "192.168.8.0", false},
	    {"0.0.0.0/0", "203.0.113.9", true},
	    {"0.0.0.0/0", "2001:db8::1", false},
	    {"2001:db8::/33", "2001:db8:7fff::1", true},
	    {"2001:db8::/33", "2001:db8:8000::1", false},
	    {"", "127.0.0.1", false},
	    {" , ", "127.0.0.1", false},
	};
	static const char *const broken[] = {"localhost", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/", "1.2.3.4;::1"};
	struct address_list list;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_null(address_list_parse(a, rows[i].list, &list));
		if (address_listed(&list, parsed(rows[i].address)) != rows[i].listed)
			fail_msg("%s in %s", rows[i].address, rows[i].list);
	}
	assert_null(address_list_parse(a, NULL, &list));
	assert_int_equal(list.n, 0);
	for (size_t i = 0; i < COUNT(broken); i++)
		assert_non_null(address_list_parse(a, broken[i], &list));
}

static void
only_proxies_are_believed(void **state)
{
	static const struct {
		const char *peer, *forwarded, *more, *proto, *person;
		bool        secure;
		const char *why;
	} rows[] = {
	    {"203.0.113.9", "198.51.100.1", NULL, "https", "203.0.113.9", false, "a stranger says he is somebody else"},
	    {"127.0.0.1", "198.51.100.1", NULL, "https", "198.51.100.1", true, "our proxy says so"},
	    {"127.0.0.1", NULL, NULL, NULL, "127.0.0.1", false, "our proxy says nothing"},
	    {"127.0.0.1", "1.1.1.1, 198.51.100.1", NULL, "http", "198.51.100.1", false, "what the client wrote in front counts for nothing"},
	    {"127.0.0.1", "198.51.100.1, 10.0.0.7", NULL, NULL, "198.51.100.1", false, "two of our proxies in a row"},
	    {"127.0.0.1", "1.1.1.1", "198.51.100.1", NULL, "198.51.100.1", false, "two headers are one list"},
	    {"127.0.0.1", "10.0.0.8, 10.0.0.7", NULL, NULL, "10.0.0.8", false, "all are ours: a request from inside"},
	    {"127.0.0.1", "rubbish", NULL, NULL, "127.0.0.1", false, "unreadable"},
	    {"127.0.0.1", "1.1.1.1, unknown, 10.0.0.7", NULL, NULL, "10.0.0.7", false, "unreadable ends the walk"},
	    {"127.0.0.1", "[2001:db8::5]:4711", NULL, "http, https", "2001:db8::5", true, "IPv6 with a port; last word of the proto"},
	    {"127.0.0.1", "198.51.100.1", NULL, "https, http", "198.51.100.1", false, "a client that claims https in front"},
	};
	struct address_list trusted;

	(void)state;
	assert_null(address_list_parse(a, "127.0.0.1, 10.0.0.0/8", &trusted));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct http_header  h[3];
		struct http_request q = {.headers = h};

		if (rows[i].forwarded)
			h[q.header_count++] = (struct http_header){STR("x-forwarded-for"), str_z(rows[i].forwarded)};
		if (rows[i].more)
			h[q.header_count++] = (struct http_header){STR("x-forwarded-for"), str_z(rows[i].more)};
		if (rows[i].proto)
			h[q.header_count++] = (struct http_header){STR("x-forwarded-proto"), str_z(rows[i].proto)};
		str person = address_text(a, address_of_person(&trusted, parsed(rows[i].peer), &q));

		if (!str_eq(person, str_z(rows[i].person)) ||
		    address_secure(&trusted, parsed(rows[i].peer), &q) != rows[i].secure)
			fail_msg("%s: %.*s", rows[i].why, STRF(person));
	}
}

static void
holds_are_counted_by_group(void **state)
{
	struct address_count *c;
	struct address        v4 = parsed("192.0.2.1"), near = parsed("192.0.2.2");
	struct address        v6 = parsed("2001:db8:1:2::1"), same = parsed("2001:db8:1:2:ffff::9");

	(void)state;
	assert_null(address_count_open(a, 4, &c));
	assert_int_equal(address_count_take(c, v4), 1);
	assert_int_equal(address_count_take(c, v4), 2);
	assert_int_equal(address_count_take(c, near), 1);
	assert_int_equal(address_count_take(c, v6), 1);
	assert_int_equal(address_count_take(c, same), 2);
	address_count_give(c, v4);
	assert_int_equal(address_count_now(c, v4), 1);
	address_count_give(c, v4);
	assert_int_equal(address_count_now(c, v4), 0);
	address_count_give(c, v4); /* nothing is held: nothing happens */
	assert_int_equal(address_count_now(c, near), 1);
	address_count_close(c);
}

static void
counting_ends_where_the_room_ends(void **state)
{
	struct address_count *c;

	(void)state;
	assert_null(address_count_open(a, 2, &c));
	assert_int_equal(address_count_take(c, parsed("192.0.2.1")), 1);
	assert_int_equal(address_count_take(c, parsed("192.0.2.2")), 1);
	assert_int_equal(address_count_take(c, parsed("192.0.2.3")), 0);
	address_count_give(c, parsed("192.0.2.1"));
	assert_int_equal(address_count_take(c, parsed("192.0.2.3")), 1);
	address_count_close(c);
}

int
address_test(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(addresses_are_read_and_written),
	    cmocka_unit_test(lists_hold_addresses_and_networks),
	    cmocka_unit_test(only_proxies_are_believed),
	    cmocka_unit_test(holds_are_counted_by_group),
	    cmocka_unit_test(counting_ends_where_the_room_ends),
	};

	return cmocka_run_group_tests_name("web/address", tests, arena_set_up, arena_tear_down);
}
