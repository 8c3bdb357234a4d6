/* ask.c - see ask.h. */
#include "app/ask.h"

#include "base/strs.h"

#include <stdio.h>
#include <termios.h>
#include <unistd.h>

enum { ANSWER_BYTES = 512 };

const char *
ask(struct arena *a, const char *question, const char *given, bool secret)
{
	char           line[ANSWER_BYTES];
	struct termios before;
	bool           hide = secret && isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &before) == 0;

	if (given)
		return given;
	printf("%s: ", question);
	fflush(stdout);
	if (hide) {
		struct termios quiet = before;

		quiet.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(STDIN_FILENO, TCSANOW, &quiet);
	}
	bool got = fgets(line, sizeof(line), stdin) != NULL;
	if (hide) {
		tcsetattr(STDIN_FILENO, TCSANOW, &before);
		putchar('\n');
	}
	return got ? arena_str(a, str_trim(str_z(line))).p : "";
}
