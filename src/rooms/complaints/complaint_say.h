/* complaint_say.h - what several pages of complaints say in the same words: amounts of time, what a promise rests on, ways
 * to report, stages, chips. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_SAY_H
#define ROOMS_COMPLAINTS_COMPLAINT_SAY_H

#include "core/parts.h"
#include "core/words.h"
#include "rooms/complaints/complaint_kind.h"
#include "rooms/complaints/complaint_rules.h"

/* "10 hari kerja". Empty for TIME_TIMES. */
str complaint_amount(struct arena *a, enum lang lang, int64_t amount, enum time_unit unit);

/* What a promise rests on: "standar kami sendiri" or the article of the law. law: key of the table, or "standar". */
str complaint_basis(struct arena *a, enum lang lang, const struct law_table *table, str law, day on);

/* "terbuka", "anonim", "rahasia" of the form; 0: none of them. */
enum case_mode complaint_mode_of(str code);
const char    *complaint_mode_code(enum case_mode mode);
enum word      complaint_mode_word(enum case_mode mode);

/* The state as a chip. */
struct part_chip_view complaint_chip(enum lang lang, int state);

/* The colour of a tone: OVER is grey. */
enum part_tone complaint_part_tone(enum complaint_tone tone);

/* The five stages: received, checked, in work, answered, finished. */
struct part_steps_view complaint_steps(struct arena *a, enum lang lang, const struct case_row *c);

/* Why a complaint's story is not shown, where it is not. */
enum word complaint_hidden_word(int state, int resume_state);

/* The number as typed: letters made capitals, blanks at the ends gone. */
str complaint_number(struct arena *a, str typed);

#endif
