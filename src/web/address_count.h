/* address_count.h - how many connections or requests each address holds at this moment. Thread-safe, fixed memory. */
#ifndef WEB_ADDRESS_COUNT_H
#define WEB_ADDRESS_COUNT_H

#include "web/address.h"

struct address_count;

/* Room for max_held holds at once. Lives in a; address_count_close frees what lies outside it. */
MUST_CHECK const struct err *address_count_open(struct arena *a, int max_held, struct address_count **out);
void address_count_close(struct address_count *c);

/* One more for the group of x (see address_group); returns how many it holds now, this one included. Every take is given
 * back once. When all holds are taken (more than max_held) nothing is counted and 0 is returned: do not give that back. */
int  address_count_take(struct address_count *c, struct address x);
void address_count_give(struct address_count *c, struct address x);
int  address_count_now(struct address_count *c, struct address x);

#endif
