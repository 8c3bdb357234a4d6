/* testgen.c - makes the main program of the unit tests from the names of the *_test.c files.
 *
 * usage: testgen out.c FILE_test.c…
 * Each FILE_test.c has int FILE_test(void), which returns what cmocka_run_group_tests_name returns. */
#include "gen.h"

#include <stdio.h>
#include <string.h>

int
main(int argc, char **argv)
{
	struct text protos = {0}, rows = {0}, c = {0};

	if (argc < 2) {
		fputs("usage: testgen out.c FILE_test.c…\n", stderr);
		return 2;
	}
	text_z(&protos, "");
	text_z(&rows, "");
	for (int i = 2; i < argc; i++) {
		char *name = gen_base(argv[i], ".c");

		text_fmt(&protos, "int %s(void);\n", name);
		text_fmt(&rows, "\t{\"%s\", %s},\n", name, name);
	}
	text_fmt(&c, "/* Made by testgen; do not edit. */\n#include <stdio.h>\n#include <string.h>\n\n%s\n"
	    "static const struct {\n\tconst char *name;\n\tint (*run)(void);\n} groups[] = {\n%s\t{NULL, NULL},\n};\n\n"
	    "/* usage: unit_tests [--list | NAME…]   all of them when no name is given */\nint\nmain(int argc, char **argv)\n{\n"
	    "\tint failed = 0, ran = 0;\n\n\tfor (int i = 0; groups[i].name; i++) {\n\t\tint wanted = argc == 1;\n\n"
	    "\t\tfor (int k = 1; k < argc; k++)\n\t\t\twanted = wanted || strcmp(argv[k], groups[i].name) == 0;\n"
	    "\t\tif (argc == 2 && strcmp(argv[1], \"--list\") == 0)\n\t\t\tputs(groups[i].name);\n"
	    "\t\tif (wanted)\n\t\t\tfailed += groups[i].run() != 0;\n\t\tran += wanted;\n\t}\n"
	    "\tif (argc == 2 && strcmp(argv[1], \"--list\") == 0)\n\t\treturn 0;\n"
	    "\tfprintf(stderr, \"%%d groups, %%d with failures\\n\", ran, failed);\n"
	    "\treturn failed || ran == 0;\n}\n", protos.p, rows.p);
	gen_write(argv[1], &c);
	return 0;
}
