/* service_words.h - terms, fees and whole parts of a standard as people read them; for pages, differences and titles. */
#ifndef ROOMS_SERVICES_SERVICE_WORDS_H
#define ROOMS_SERVICES_SERVICE_WORDS_H

#include "core/words.h"
#include "rooms/services/service_body.h"

/* "3 hari kerja", "1 working day"; empty for amount 0. */
str service_term_words(struct arena *a, enum lang lang, const struct service_term *t);
/* The same from its two numbers. */
str service_amount_words(struct arena *a, enum lang lang, int64_t amount, enum time_unit unit);
/* The unit alone, as it stands behind the amount: "hari kerja". */
str service_unit_words(enum lang lang, const struct service_term *t);
/* "Rp50.000". */
str service_rupiah_words(struct arena *a, enum lang lang, int64_t rupiah);

/* Part number index of service_standard_kind as plain lines, in words; "" when empty. */
str service_part_words(struct arena *a, enum lang lang, const struct service_in *in, size_t index);
/* Part number index of service_pledge_kind. */
str pledge_part_words(struct arena *a, enum lang lang, const struct pledge_in *in, size_t index);

/* The first words of a text for one line under a heading, cut at a word, with "…" when more follows. */
str service_first_words(struct arena *a, str text, size_t max_chars);

/* The lines of a part in the form's own syntax, "a | b | c" one per line, as service_form.c reads them back. */
str service_laws_write(struct arena *a, const struct service_laws *l);
str service_steps_write(struct arena *a, const struct service_steps *s);
str service_fees_write(struct arena *a, const struct service_fees *f);

#endif
