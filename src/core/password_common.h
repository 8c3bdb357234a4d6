/* password_common.h - would somebody who guesses try this password early? Pure. */
#ifndef CORE_PASSWORD_COMMON_H
#define CORE_PASSWORD_COMMON_H

#include "base/arena.h"
#include "base/base.h"

/* True for passwords made of at most three common pieces and little else. Pieces are: a word of the list (a few hundred words
 * that Indonesian and English passwords are made of), a part of the login or of the person's name, a row of neighbouring keys
 * or letters, a word said again; figures for letters (r4h4s1a) are seen through, and digits and signs round them count little.
 * Also true when it has four different characters or fewer. login, name: may be absent. */
bool password_is_common(struct arena *a, str password, str login, str name);

#endif
