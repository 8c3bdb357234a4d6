/* signin.c - the room's table: addresses, fields, access. No logic. */
#include "rooms/signin/signin.h"

#include "core/accounts.h"
#include "rooms/signin/signin_pages.h"

static const struct field form_fields[] = {
	{"masuk", FIELD_TEXT, true, 1, LOGIN_MAX_CHARS, W_signin_login, NULL},
	{"sandi", FIELD_SECRET, true, 1, PASSWORD_MAX_CHARS, W_signin_password, NULL},
};

static const struct field password_fields[] = {
	{"sandi_lama", FIELD_SECRET, true, 1, PASSWORD_MAX_CHARS, W_signin_account_old, NULL},
	{"sandi", FIELD_SECRET, true, 1, PASSWORD_MAX_CHARS, W_signin_account_new, NULL},
	{"sandi_ulang", FIELD_SECRET, true, 1, PASSWORD_MAX_CHARS, W_signin_account_again, NULL},
};

static const struct route routes[] = {
	{HTTP_GET, "/masuk", PERM_PUBLIC, NULL, 0, signin_form_page, 0, "/masuk"},
	{HTTP_POST, "/masuk", PERM_PUBLIC, form_fields, COUNT(form_fields), signin_form_send, ROUTE_RATE_LOGIN, NULL},
	{HTTP_POST, "/keluar", PERM_SIGNED_IN, NULL, 0, signin_out_send, 0, NULL},
	{HTTP_GET, "/kerja/akun", PERM_SIGNED_IN, NULL, 0, signin_account_page, 0, "/kerja/akun"},
	{HTTP_POST, "/kerja/akun", PERM_SIGNED_IN, password_fields, COUNT(password_fields), signin_account_send, ROUTE_RATE_LOGIN,
	    NULL},
};

static const struct menu_item menu[] = {
	{"akun", W_signin_account_menu, "/kerja/akun", PERM_SIGNED_IN, 95, MENU_TOP},
};

const struct room signin_room = {
	.name = "signin",
	.routes = routes,
	.route_count = COUNT(routes),
	.menu = menu,
	.menu_count = COUNT(menu),
};
