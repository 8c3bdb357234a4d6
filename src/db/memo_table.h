/* memo_table.h - the table behind memo.h, opened and closed by its store. Only files of src/db/ include this. */
#ifndef DB_MEMO_TABLE_H
#define DB_MEMO_TABLE_H

#include "db/memo.h"

/* NULL when memory is out: then nothing is kept. Closed after every connection of the store; values still held by an arena live on. */
struct db_memo *memo_table_open(void);
void memo_table_close(struct db_memo *m);

#endif
