/* commands.h - what `terang NAME …` can do; each returns the exit code. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

/* Exit codes of every command; documented by --help and docs/operate.md. */
enum exit_code {
	EXIT_FINE = 0,
	EXIT_FAILED = 1,  /* tried and failed: database, file, network */
	EXIT_USAGE = 2,   /* wrong words on the command line or in a file it was given */
	EXIT_PARTLY = 3,  /* an import that refused rows; each was named with line and reason */
};

/* argv[0] is the command's own name. */
int command_init(int argc, char **argv);
int command_serve(int argc, char **argv);
int command_demo(int argc, char **argv);
int command_user(int argc, char **argv);
int command_import(int argc, char **argv);
int command_export(int argc, char **argv);
int command_check(int argc, char **argv);
int command_deadline(int argc, char **argv);
int command_config(int argc, char **argv);

#endif
