/* embed.c - puts the files of a folder into the program: bytes, their gzip form and a hash for the cache.
 *
 * usage: embed FOLDER out.h out.c out.d [NAME]
 * The path of a file is its path below the folder. A file of an unknown kind stops the build. With a NAME the table is called
 * so and nobody is served from it: such files stand as they are, without gzip form. */
#include "gen.h"

#include <dirent.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

enum { HASH_BYTES = 16 };

static const struct {
	const char *ending, *type;
	bool        pack; /* gzip makes it smaller */
} kinds[] = {
	{".css", "text/css; charset=utf-8", true},
	{".js", "text/javascript; charset=utf-8", true},
	{".json", "application/json", true},
	{".webmanifest", "application/manifest+json", true},
	{".svg", "image/svg+xml", true},
	{".txt", "text/plain; charset=utf-8", true},
	{".csv", "text/csv; charset=utf-8", true},
	{".tsv", "text/tab-separated-values; charset=utf-8", true},
	{".html", "text/html; charset=utf-8", true},
	{".ico", "image/x-icon", true},
	{".woff2", "font/woff2", false},
	{".png", "image/png", false},
	{".jpg", "image/jpeg", false},
	{".webp", "image/webp", false},
	{".pdf", "application/pdf", false},
	{".gz", "application/gzip", false},
};

static struct text rows, data, depends; /* depends: a rule of make, read by ninja */
static int         count;
static const char *table; /* NULL: the files that browsers load */

static void
put_bytes(const char *name, int number, const unsigned char *p, size_t n)
{
	text_fmt(&data, "static const unsigned char %s%d[] = {", name, number);
	for (size_t i = 0; i < n; i++)
		text_fmt(&data, "%s%d,", i % 24 ? "" : "\n", p[i]);
	text_fmt(&data, "%s};\n", n ? "" : "0");
}

/* As gzip -9 -n does. Returns 0 bytes when that is not smaller. */
static size_t
pack(const char *bytes, size_t n, unsigned char **out)
{
	z_stream z = {0};
	size_t   room = n + n / 100 + 64;

	*out = gen_alloc(room);
	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		gen_fail("cannot be packed");
	z.next_in = (Bytef *)gen_copy(bytes, n);
	z.avail_in = (uInt)n;
	z.next_out = *out;
	z.avail_out = (uInt)room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		gen_fail("cannot be packed");
	size_t got = z.total_out;

	deflateEnd(&z);
	return got < n ? got : 0;
}

static void
put_file(const char *path, const char *shown)
{
	size_t         n = 0, packed_n = 0, kind = sizeof(kinds) / sizeof(kinds[0]);
	char          *bytes = gen_read(path, &n);
	unsigned char  hash[crypto_hash_sha256_BYTES], *packed = NULL;
	char           hex[HASH_BYTES * 2 + 1];

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		size_t e = strlen(kinds[i].ending), s = strlen(shown);

		if (s > e && strcmp(shown + s - e, kinds[i].ending) == 0)
			kind = i;
	}
	if (kind == sizeof(kinds) / sizeof(kinds[0]))
		gen_fail("unknown kind of file");
	if (kinds[kind].pack && !table)
		packed_n = pack(bytes, n, &packed);
	text_fmt(&depends, " %s", path);
	crypto_hash_sha256(hash, (const unsigned char *)bytes, n);
	sodium_bin2hex(hex, sizeof(hex), hash, HASH_BYTES);
	put_bytes("file", count, (const unsigned char *)bytes, n);
	if (packed_n)
		put_bytes("packed", count, packed, packed_n);
	text_fmt(&rows, "\t{\"%s\", \"%s\", file%d, %zu, ", shown, kinds[kind].type, count, n);
	if (packed_n)
		text_fmt(&rows, "packed%d, %zu, ", count, packed_n);
	else
		text_z(&rows, "NULL, 0, ");
	text_fmt(&rows, "\"%s\"},\n", hex);
	count++;
}

static void
walk(const char *folder, const char *shown)
{
	struct dirent **names;
	int             n = scandir(folder, &names, NULL, alphasort);

	/* Also when it is not there yet: then it is looked for again at the next build. */
	text_fmt(&depends, " %s", folder);
	for (int i = 0; i < n; i++) {
		struct text path = {0}, below = {0};
		struct stat st;

		if (names[i]->d_name[0] == '.')
			continue;
		text_fmt(&path, "%s/%s", folder, names[i]->d_name);
		text_fmt(&below, "%s%s%s", shown, *shown ? "/" : "", names[i]->d_name);
		if (stat(path.p, &st) == 0 && S_ISDIR(st.st_mode))
			walk(path.p, below.p);
		else
			put_file(path.p, below.p);
	}
}

int
main(int argc, char **argv)
{
	struct text h = {0}, c = {0};

	if (argc != 5 && argc != 6) {
		fputs("usage: embed FOLDER out.h out.c out.d [NAME]\n", stderr);
		return 2;
	}
	text_z(&rows, "");
	text_z(&data, "");
	table = argc == 6 ? argv[5] : NULL;
	text_fmt(&depends, "%s %s:", argv[2], argv[3]);
	walk(argv[1], "");
	text_z(&depends, "\n");
	if (table) {
		text_fmt(&h, "/* Made by embed; do not edit. */\n#pragma once\n#include \"gen/assets.h\"\n\n"
		    "extern const struct asset %s[]; /* sorted by folder and name; not served */\nextern const size_t %s_count;\n",
		    table, table);
	} else {
		text_z(&h, "/* Made by embed; do not edit. */\n#pragma once\n#include <stddef.h>\n\n/* A file that browsers load. */\n"
		    "struct asset {\n\tconst char *path, *type;         /* path below /aset/ */\n\tconst unsigned char *bytes;\n\tsize_t n;\n"
		    "\tconst unsigned char *gzip;       /* NULL when packing does not make it smaller */\n\tsize_t gzip_n;\n"
		    "\tconst char *etag;                /* 32 hex digits of its SHA-256, without quotes */\n};\n"
		    "extern const struct asset assets[]; /* sorted by folder and name */\nextern const size_t asset_count;\n");
	}
	text_fmt(&c, "/* Made by embed; do not edit. */\n#include \"gen/%s.h\"\n\n%s\nconst struct asset %s[] = {\n%s"
	    "\t{NULL, NULL, NULL, 0, NULL, 0, NULL},\n};\nconst size_t %s_count = %d;\n", table ? table : "assets", data.p,
	    table ? table : "assets", rows.p, table ? table : "asset", count);
	gen_write(argv[2], &h);
	gen_write(argv[3], &c);
	gen_write(argv[4], &depends);
	return 0;
}
