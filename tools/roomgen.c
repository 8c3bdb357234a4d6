/* roomgen.c - turns src/rooms.list (one room per line) into the table of rooms.
 *
 * usage: roomgen rooms.list out.c
 * A room NAME has src/rooms/NAME/NAME.h, which declares: extern const struct room NAME_room. */
#include "gen.h"

#include <stdio.h>
#include <string.h>

int
main(int argc, char **argv)
{
	struct text includes = {0}, rows = {0}, c = {0};
	char       *line;

	if (argc != 3) {
		fputs("usage: roomgen rooms.list out.c\n", stderr);
		return 2;
	}
	char *rest = gen_read(argv[1], NULL);

	text_z(&includes, "");
	text_z(&rows, "");
	gen_line = 0;
	while ((line = gen_next_line(&rest))) {
		struct text row = {0};

		line[strcspn(line, "#")] = 0;
		line = gen_trim(line);
		if (!*line)
			continue;
		if (!gen_is_name(line))
			gen_fail("'%s' is not a room's name", line);
		text_fmt(&row, "\t&%s_room,\n", line);
		if (strstr(rows.p, row.p))
			gen_fail("the room %s stands here twice", line);
		text_add(&rows, row.p, row.n);
		text_fmt(&includes, "#include \"rooms/%s/%s.h\"\n", line, line);
	}
	text_fmt(&c, "/* Made by roomgen from src/rooms.list; do not edit. */\n#include \"core/room.h\"\n%s\n"
	    "const struct room *const rooms[] = {\n%s\tNULL,\n};\n", includes.p, rows.p);
	gen_write(argv[2], &c);
	return 0;
}
