/* wordgen.c - turns the word files into an enum and two tables, and finds words nobody uses.
 *
 * usage: wordgen out.h out.c WORDFILE…                 WORDFILE is …/text/id.txt or …/text/en.txt
 *        wordgen --check WORDFILE… -- SOURCE…          unused keys, and {names} that a template does not fill
 *
 *   # comment
 *   # prefix used by code: err.     keys that begin with err. are found at run time (word_find)
 *   complaint.due = Dijawab paling lambat {date}
 *       (a line that begins with a blank goes on with the sentence before it; \n is a line break)
 *
 * Keys are [a-z0-9_.]+; each stands once in each language, with the same {names}. */
#include "gen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LANGS = 2, MAX_PREFIXES = 256 };

static const char *const lang_file[LANGS] = {"id.txt", "en.txt"};
static const char *const lang_name[LANGS] = {"Indonesian", "English"};

struct entry {
	char       *key;
	char       *name;         /* key as a name of C */
	const char *path[LANGS];  /* NULL: not in this language */
	int         line[LANGS];
	struct text says[LANGS];
	bool        used;
};

static struct entry *entries;
static size_t        entry_count, entry_room;
static char         *prefixes[MAX_PREFIXES];
static size_t        prefix_count;

static int
by_key(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->key, ((const struct entry *)b)->key);
}

static int
by_c_name(const void *a, const void *b)
{
	const struct entry *const *x = a, *const *y = b;
	int                        order = strcmp((*x)->name, (*y)->name);

	return order ? order : strcmp((*x)->key, (*y)->key);
}

/* Linear until sorted would be slow with thousands of keys: a small hash table of positions + 1. */
enum { SLOTS = 1 << 16 };
static size_t slots[SLOTS];

static size_t *
slot_of(const char *key)
{
	uint32_t h = 2166136261u;

	for (const char *p = key; *p; p++)
		h = (h ^ (unsigned char)*p) * 16777619u;
	for (h %= SLOTS; slots[h] && strcmp(entries[slots[h] - 1].key, key) != 0;)
		h = (h + 1) % SLOTS;
	return &slots[h];
}

static struct entry *
find_or_add(const char *key)
{
	size_t *slot = slot_of(key);

	if (*slot)
		return &entries[*slot - 1];
	if (entry_count == SLOTS / 2)
		gen_fail("more than %d words", SLOTS / 2);
	if (entry_count == entry_room) {
		entry_room = entry_room ? entry_room * 2 : 256;
		entries = realloc(entries, entry_room * sizeof(*entries));
		if (!entries)
			gen_fail("out of memory");
	}
	struct entry *w = &entries[entry_count++];

	memset(w, 0, sizeof(*w));
	w->key = gen_copy(key, strlen(key));
	w->name = gen_copy(key, strlen(key));
	for (char *p = w->name; *p; p++)
		*p = *p == '.' ? '_' : *p;
	*slot = entry_count;
	return w;
}

static void
check_key(const char *key)
{
	for (const char *p = key; *p; p++) {
		if (!islower((unsigned char)*p) && !isdigit((unsigned char)*p) && *p != '_' && *p != '.')
			gen_fail("'%s' is not a key (a-z 0-9 _ .)", key);
	}
	if (!islower((unsigned char)*key) || key[strlen(key) - 1] == '.' || strstr(key, ".."))
		gen_fail("'%s' is not a key", key);
}

/* Adds a piece of a sentence, with \n as a line break. */
static void
add_sentence(struct text *t, const char *s)
{
	for (; *s; s++) {
		if (s[0] == '\\' && s[1] == 'n') {
			text_z(t, "\n");
			s++;
		} else if (*s == '\\') {
			gen_fail("'\\' stands only before n");
		} else {
			text_add(t, s, 1);
		}
	}
}

/* Next {name} of a sentence; returns what stands behind it, or NULL. */
static const char *
next_name(const char *s, const char **name, size_t *n)
{
	const char *open = strchr(s, '{');

	if (!open)
		return NULL;
	*name = open + 1;
	*n = strspn(*name, "abcdefghijklmnopqrstuvwxyz_0123456789");
	if (*n == 0 || (*name)[*n] != '}')
		gen_fail("'{' must begin a {name}");
	return *name + *n + 1;
}

static bool
has_name(const char *s, const char *want, size_t want_n)
{
	const char *name;
	size_t      n;

	while ((s = next_name(s, &name, &n))) {
		if (n == want_n && memcmp(name, want, n) == 0)
			return true;
	}
	return false;
}

static void
read_words(const char *path)
{
	char         *rest = gen_read(path, NULL), *line;
	const char   *base = gen_base(path, "");
	int           lang = strcmp(base, lang_file[1]) == 0;
	struct entry *last = NULL;

	if (strcmp(base, lang_file[lang]) != 0)
		gen_fail("a word file is called id.txt or en.txt");
	gen_line = 0;
	while ((line = gen_next_line(&rest))) {
		static const char mark[] = "# prefix used by code:";

		if (strncmp(line, mark, sizeof(mark) - 1) == 0) {
			char *prefix = gen_trim(line + sizeof(mark) - 1);

			if (prefix_count == MAX_PREFIXES || !*prefix || prefix[strlen(prefix) - 1] != '.')
				gen_fail("expected: # prefix used by code: family.");
			prefixes[prefix_count++] = prefix;
		} else if (line[0] == '#' || !*gen_trim(line)) {
			last = NULL;
		} else if (line[0] == ' ' || line[0] == '\t') {
			if (!last)
				gen_fail("a line that begins with a blank goes on with a sentence, but there is none before it");
			text_z(&last->says[lang], " ");
			add_sentence(&last->says[lang], gen_trim(line));
		} else {
			char *eq = strchr(line, '=');

			if (!eq)
				gen_fail("expected: key = sentence");
			*eq = 0;
			char *key = gen_trim(line), *says = gen_trim(eq + 1);

			check_key(key);
			last = find_or_add(key);
			if (last->path[lang])
				gen_fail("%s stands already at %s:%d", key, gen_shown(last->path[lang]), last->line[lang]);
			if (!*says)
				gen_fail("%s has no sentence", key);
			last->path[lang] = path;
			last->line[lang] = gen_line;
			add_sentence(&last->says[lang], says);
		}
	}
}

static void
check_pair(struct entry *w)
{
	for (int l = 0; l < LANGS; l++) {
		if (w->path[l])
			continue;
		gen_path = w->path[1 - l];
		gen_line = w->line[1 - l];
		gen_fail("%s is missing in %s", w->key, lang_name[l]);
	}
	for (int l = 0; l < LANGS; l++) {
		const char *name, *s = w->says[l].p;
		size_t      n;

		gen_path = w->path[l];
		gen_line = w->line[l];
		while ((s = next_name(s, &name, &n))) {
			if (!has_name(w->says[1 - l].p, name, n))
				gen_fail("%s: {%.*s} is missing in %s", w->key, (int)n, name, lang_name[1 - l]);
		}
	}
}

static void
check_all(void)
{
	for (size_t i = 0; i < entry_count; i++)
		check_pair(&entries[i]);
	qsort(entries, entry_count, sizeof(*entries), by_key);
	memset(slots, 0, sizeof(slots));
	for (size_t i = 0; i < entry_count; i++)
		*slot_of(entries[i].key) = i + 1;
	struct entry **by_name = gen_alloc((entry_count + 1) * sizeof(struct entry *));

	/* a.b_c and a.b.c would be the same name of C; two neighbours in the order of names show it. */
	for (size_t i = 0; i < entry_count; i++)
		by_name[i] = &entries[i];
	qsort(by_name, entry_count, sizeof(*by_name), by_c_name);
	for (size_t i = 0; i + 1 < entry_count; i++) {
		if (strcmp(by_name[i]->name, by_name[i + 1]->name) == 0) {
			gen_path = by_name[i + 1]->path[0];
			gen_line = by_name[i + 1]->line[0];
			gen_fail("%s and %s both become W_%s", by_name[i]->key, by_name[i + 1]->key, by_name[i]->name);
		}
	}
}

static void
put_tables(const char *h_path, const char *c_path)
{
	struct text h = {0}, c = {0};

	text_z(&h, "/* Made by wordgen from the word files; do not edit. */\n#pragma once\n#include \"base/base.h\"\n\nenum word {\n"
	    "\tWORD_NONE = 0,\n");
	for (size_t i = 0; i < entry_count; i++)
		text_fmt(&h, "\tW_%s,\n", entries[i].name);
	text_z(&h, "};\n\nenum { WORD_COUNT = ");
	text_fmt(&h, "%zu };\n\n/* In the order of enum word, which is the order of the keys; place 0 is empty. */\n"
	    "extern const str word_texts[2][WORD_COUNT];\nextern const char *const word_keys[WORD_COUNT];\n", entry_count + 1);
	text_z(&c, "/* Made by wordgen from the word files; do not edit. */\n#include \"gen/words.h\"\n\n"
	    "const str word_texts[2][WORD_COUNT] = {\n");
	for (int l = 0; l < LANGS; l++) {
		text_z(&c, "\t{\n\t\t{\"\", 0},\n");
		for (size_t i = 0; i < entry_count; i++) {
			text_z(&c, "\t\t{");
			text_literal(&c, entries[i].says[l].p, entries[i].says[l].n, "\t\t    ");
			text_fmt(&c, ", %zu},\n", entries[i].says[l].n);
		}
		text_z(&c, "\t},\n");
	}
	text_z(&c, "};\n\nconst char *const word_keys[WORD_COUNT] = {\n\t\"\",\n");
	for (size_t i = 0; i < entry_count; i++)
		text_fmt(&c, "\t\"%s\",\n", entries[i].key);
	text_z(&c, "};\n");
	gen_write(h_path, &h);
	gen_write(c_path, &c);
}

static bool
is_key_char(char c)
{
	return islower((unsigned char)c) || isdigit((unsigned char)c) || c == '_' || c == '.';
}

/* Marks what a template uses and compares the names it fills with those of the sentence. */
static bool
check_template_word(char *body)
{
	size_t n = strspn(body, "abcdefghijklmnopqrstuvwxyz0123456789_.");
	char  *key = gen_copy(body, n);
	size_t slot = *slot_of(key);
	bool   good = true;

	if (!slot)
		return true; /* the compiler says that W_… is not there */
	struct entry *w = &entries[slot - 1];
	const char   *name, *s = w->says[0].p;
	size_t        name_n;

	w->used = true;
	while ((s = next_name(s, &name, &name_n))) {
		bool filled = false;

		for (const char *p = strchr(body + n, '='); p && !filled; p = strchr(p + 1, '='))
			filled = (size_t)(p - body) > name_n && memcmp(p - name_n, name, name_n) == 0 &&
			    isspace((unsigned char)p[-1 - (ptrdiff_t)name_n]);
		if (!filled) {
			fprintf(stderr, "%s:%d: %s: {%.*s} is not filled\n", gen_shown(gen_path), gen_line, key, (int)name_n, name);
			good = false;
		}
	}
	return good;
}

static bool
check_source(const char *path)
{
	char *text = gen_read(path, NULL);
	bool  good = true, is_template = strlen(path) > 5 && strcmp(path + strlen(path) - 5, ".html") == 0;

	for (char *p = text; *p; p++) {
		gen_line += *p == '\n';
		if (p[0] == 'W' && p[1] == '_' && (p == text || (!isalnum((unsigned char)p[-1]) && p[-1] != '_'))) {
			char *e = p + 2;

			while (is_key_char(*e) && *e != '.')
				e++;
			for (size_t i = 0; i < entry_count; i++) {
				if (strlen(entries[i].name) == (size_t)(e - p - 2) && memcmp(entries[i].name, p + 2, (size_t)(e - p - 2)) == 0)
					entries[i].used = true;
			}
		} else if (is_template && p[0] == '{' && p[1] == '=') {
			char *e = strstr(p, "=}");

			if (e)
				good = check_template_word(gen_trim(gen_copy(p + 2, (size_t)(e - p - 2)))) && good;
		}
	}
	return good;
}

static bool
check_unused(void)
{
	bool good = true;

	for (size_t i = 0; i < entry_count; i++) {
		bool used = entries[i].used;

		for (size_t k = 0; k < prefix_count && !used; k++)
			used = strncmp(entries[i].key, prefixes[k], strlen(prefixes[k])) == 0;
		if (!used) {
			fprintf(stderr, "%s:%d: %s is used nowhere\n", gen_shown(entries[i].path[0]), entries[i].line[0], entries[i].key);
			good = false;
		}
	}
	return good;
}

int
main(int argc, char **argv)
{
	bool check = argc > 1 && strcmp(argv[1], "--check") == 0;
	int  i = check ? 2 : 3;

	if (argc < 3) {
		fputs("usage: wordgen out.h out.c WORDFILE… | wordgen --check WORDFILE… -- SOURCE…\n", stderr);
		return 2;
	}
	for (; i < argc && strcmp(argv[i], "--") != 0; i++)
		read_words(argv[i]);
	check_all();
	if (!check) {
		put_tables(argv[1], argv[2]);
		return 0;
	}
	bool good = true;

	for (i++; i < argc; i++)
		good = check_source(argv[i]) && good;
	return check_unused() && good ? 0 : 1;
}
