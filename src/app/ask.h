/* ask.h - asks the person at the terminal for what the command line left open. */
#ifndef APP_ASK_H
#define APP_ASK_H

#include "base/arena.h"

/* given, when it is not NULL; else the line typed after the question, trimmed. secret: not shown while it is typed. */
const char *ask(struct arena *a, const char *question, const char *given, bool secret);

#endif
