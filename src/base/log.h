/* log.h - one structured line per event on standard error: time, level, event, key=value pairs.
 *
 * Never give it personal data, secrets, free text people wrote or a query string. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/err.h"

enum log_level { LOG_DEBUG = 0, LOG_INFO = 1, LOG_WARN = 2, LOG_ERROR = 3 };

/* Lines below this level are left out; LOG_INFO at start. The one piece of mutable state of base. */
void log_threshold(enum log_level least);

/* event: a stable word ("request", "job"); the rest as printf makes it, already key=value. One write(2) per line. */
void log_line(enum log_level level, const char *event, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Code, detail and causes of an error. */
void log_err(enum log_level level, const char *event, const struct err *e);

#endif
