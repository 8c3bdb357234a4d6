/* install.h - makes a new installation: folder, settings, keys, schema, first agency and admin. */
#ifndef APP_INSTALL_H
#define APP_INSTALL_H

#include "base/base.h"
#include "base/err.h"

struct install {
	const char *data_dir, *url, *name, *parent_name, *code, *zone, *week_days;
	const char *admin_login, *admin_name, *admin_password;
	const char *db_url, *keys_url;
	bool        demo; /* no url, everything labelled as invented */
	bool        bare; /* without the built-in areas: quick, for tests */
	instant     at;   /* moment of its first acts; ms 0: now. The demonstration begins a year ago */
};

/* Errors: ERR_INPUT with a field for each wrong answer; ERR_STATE "install.exists" when the folder holds an installation;
 * ERR_OS, ERR_DB. Nothing is left behind when the answers are wrong. */
MUST_CHECK const struct err *install(struct arena *a, const struct install *in);

/* What is wrong with one answer of the person at the terminal, named as the option is ("url", "code" …); NULL: nothing, or only
 * the installation itself can tell. */
MUST_CHECK const struct err *install_check(struct arena *a, const struct install *in, const char *option);

/* What to tell the person on the terminal. */
const char *install_sentence(struct arena *a, const struct err *e);

#endif
