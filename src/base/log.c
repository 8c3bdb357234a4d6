/* log.c - see log.h. */
#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { LINE_BYTES = 2048 };

static _Atomic int threshold = LOG_INFO;

void
log_threshold(enum log_level least)
{
	atomic_store(&threshold, (int)least);
}

static const char *
level_name(enum log_level level)
{
	switch (level) {
	case LOG_DEBUG:
		return "debug";
	case LOG_INFO:
		return "info";
	case LOG_WARN:
		return "warn";
	case LOG_ERROR:
		return "error";
	}
	return "error";
}

void
log_line(enum log_level level, const char *event, const char *fmt, ...)
{
	char            line[LINE_BYTES], when[32];
	struct timespec now;
	struct tm       tm;
	va_list         ap;

	if ((int)level < atomic_load(&threshold))
		return;
	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &tm);
	strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%S", &tm);
	int n = snprintf(line, sizeof(line), "%s.%03ldZ level=%s event=%s ", when, now.tv_nsec / 1000000, level_name(level), event);
	if (n < 0)
		return;
	va_start(ap, fmt);
	int m = vsnprintf(line + n, sizeof(line) - (size_t)n, fmt, ap);
	va_end(ap);
	if (m < 0)
		return;
	size_t end = (size_t)n + (size_t)m;
	if (end > sizeof(line) - 1)
		end = sizeof(line) - 1;
	for (size_t i = 0; i < end; i++) { /* one event, one line */
		if ((unsigned char)line[i] < ' ')
			line[i] = ' ';
	}
	line[end] = '\n';
	ssize_t written = write(STDERR_FILENO, line, end + 1);
	(void)written; /* nobody is left to tell when the log itself fails */
}

void
log_err(enum log_level level, const char *event, const struct err *e)
{
	for (int depth = 0; e && depth < 4; e = e->cause, depth++)
		log_line(level, event, "code=%s kind=%d depth=%d detail=\"%s\"", e->code ? e->code : "-", (int)e->kind, depth,
		    e->detail ? e->detail : "");
}
