/* command_deadline.h - `terang deadline` without the command line: for its test. */
#ifndef APP_COMMAND_DEADLINE_H
#define APP_COMMAND_DEADLINE_H

#include <stdio.h>

/* The options as they were typed; NULL where not given. */
struct deadline_args {
	const char *start, *days, *unit, *calendar, *week, *zone, *extension, *pause;
};

/* Writes the last day and the list of days to out, or one sentence per mistake to err. Returns the exit code. */
int deadline_run(const struct deadline_args *args, FILE *out, FILE *err);

#endif
