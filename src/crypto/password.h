/* password.h - argon2id behind a gate, so that logging in cannot eat the machine.
 *
 * Parameters: 19 MiB, t = 2, one lane (about 40-110 ms). The gate lets a few work at once and refuses the rest
 * after a wait; it belongs to the process (app/) and is shared by its threads.
 */
#ifndef CRYPTO_PASSWORD_H
#define CRYPTO_PASSWORD_H

#include "crypto/crypto.h"

enum { PASSWORD_AT_ONCE = 2, PASSWORD_MAX_BYTES = 1024 };

struct password_gate;

/* at_once: how many may compute at the same time; wait_ms: how long another one waits. NULL when out of memory. */
struct password_gate *password_gate_open(int at_once, int wait_ms);
/* Nobody may be inside. NULL is allowed. */
void password_gate_close(struct password_gate *g);

/* The text to store ("$argon2id$v=19$m=19456,t=2,p=1$…"). Errors: ERR_INPUT "password.long" over PASSWORD_MAX_BYTES,
 * ERR_LIMIT "password.busy" when the gate stayed full, ERR_OS "password.memory". */
MUST_CHECK const struct err *password_hash(struct password_gate *g, struct arena *a, str password, str *out);

/* Is it the password of this stored text? An absent text costs the same time and gives false, so an
 * unknown user cannot be told from a wrong password. Errors: ERR_LIMIT "password.busy". */
MUST_CHECK const struct err *password_verify(struct password_gate *g, struct arena *a, str stored, str password, bool *same);

#endif
