/* sequencer.h - PostgreSQL: the one thread of an installation that gives leaves their places.
 *
 * Every node runs one; the one that holds the advisory lock works, the others wait for it. A paused old leader can write
 * nothing: the head of the log moves by compare-and-set on size and root, and a place is given once.
 */
#ifndef CORE_SEQUENCER_H
#define CORE_SEQUENCER_H

#include "db/store.h"

struct sequencer;

/* The longest a committed leaf waits without a wake. */
enum { SEQUENCER_POLL_MS = 200 };

/* Starts the thread. a must live as long as it. Errors: ERR_OS "sequencer.thread". */
MUST_CHECK const struct err *sequencer_start(struct arena *a, struct store *store, struct sequencer **out);
/* Ends it after the batch in hand. NULL is allowed. */
void sequencer_stop(struct sequencer *s);

/* Says that a leaf was committed by this process: looks at once instead of at the next poll. NULL is allowed. */
void sequencer_wake(struct sequencer *s);

/* Does this one hold the lock? */
bool sequencer_leads(struct sequencer *s);

#endif
