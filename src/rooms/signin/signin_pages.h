/* signin_pages.h - what each page of this room is given to show, and the handlers of its routes. */
#ifndef ROOMS_SIGNIN_SIGNIN_PAGES_H
#define ROOMS_SIGNIN_SIGNIN_PAGES_H

#include "core/accounts.h"
#include "core/parts.h"
#include "core/request.h"

struct signin_form_view {
	str                    csrf;
	struct part_field_view login, password;
};

struct signin_role {
	str role, unit;
	day from, until; /* until NO_DAY: open */
};
struct signin_roles {
	struct signin_role *at;
	size_t              n;
};

struct signin_change { str text; };
struct signin_changes {
	struct signin_change *at;
	size_t                n;
};

struct signin_account_view {
	str                    csrf, login, name;
	bool                   must_change;
	struct signin_roles    roles;
	str                    reset;   /* when and by whom the password was given; absent: by nobody else, or long changed */
	struct signin_changes  changes; /* what others did to the account */
	struct part_field_view old, fresh, again;
};

const struct err *signin_form_page(struct request *q, struct http_reply *r);
const struct err *signin_form_send(struct request *q, struct http_reply *r);
const struct err *signin_out_send(struct request *q, struct http_reply *r);
const struct err *signin_account_page(struct request *q, struct http_reply *r);
const struct err *signin_account_send(struct request *q, struct http_reply *r);

#endif
