/* words.h - the sentences of the product in Indonesian and English.
 *
 * Every sentence a person reads stands in a word file (core/text/id.txt, rooms/NAME/text/id.txt and en.txt beside it):
 *     complaint.form.title = Sampaikan pengaduan
 *     complaint.due = Dijawab paling lambat {date} ({n} hari kerja)
 * tools/wordgen turns all of them into enum word (W_complaint_form_title; dots become underscores) and two tables.
 * A key missing in one language, used and absent, or with other {names} in the other language stops the build; an unused
 * key fails ./dev check. A file says "# prefix used by code: err." for keys that are found at run time.
 * Templates use  {= complaint.form.title =}  and  {= complaint.due date=v->due|day_long n=v->days|int =}.
 */
#ifndef CORE_WORDS_H
#define CORE_WORDS_H

#include "base/base.h"
#include "base/strs.h"
#include "gen/words.h" /* enum word, WORD_NONE = 0 */

/* The sentence as written, with its {names}. */
str word(enum lang lang, enum word w);

/* The word whose key is prefix + code ("err." "complaint.not_complete"); WORD_NONE when there is none. */
enum word word_find(const char *prefix, const char *code);

/* The key of a word, for tests and messages. */
const char *word_key(enum word w);

/* For templates: takes the text before the next {name} off *rest, and the name; at the end *name is absent. */
str word_part(str *rest, str *name);

/* The sentence with {name} replaced; for plain text (mail, titles, exports). Unknown names stay. */
struct word_arg {
	const char *name;
	str         value;
};
str word_fill(struct arena *a, enum lang lang, enum word w, const struct word_arg *args, size_t count);

#endif
