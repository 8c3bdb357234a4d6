/* complaint_mask.h - takes out of a text what identifies people, before it may become public. Pure.
 *
 * What is found is replaced by a word in brackets that says what stood there. An officer always reads the result before it is
 * published; the mask is there so that nothing is forgotten, not so that nobody looks.
 *
 *  [NIK] [nomor KK] [NPWP] [NIP] [nomor telepon] [alamat surel] [nomor rekening] [nomor BPJS] [nomor kartu] [tautan]
 *  [nama]
 *
 * Left as they are: ticket and tracking numbers, money, dates, times, numbers of laws, coordinates, plain addresses of sites. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_MASK_H
#define ROOMS_COMPLAINTS_COMPLAINT_MASK_H

#include "base/arena.h"
#include "base/base.h"

/* The text with what identifies people replaced; masking it again changes nothing. Lives in a. */
str complaint_mask(struct arena *a, str text);

/* The same with what is known: name, of the reporter, is taken out too; telephone numbers and addresses that stand in
 * contacts (what the office publishes of itself, in free words) are left. Both may be absent. */
str complaint_mask_known(struct arena *a, str text, str name, str contacts);

/* Takes one person's name out as [nama]: the whole name and each of its parts of four letters and more, as words of their
 * own, in capitals or not; what stands between two parts goes with them. */
str complaint_mask_name(struct arena *a, str text, str name);

/* Is this one of the mask's own words, with its brackets? */
bool complaint_mask_word(str bracketed);

/* How many places complaint_mask would replace. */
size_t complaint_mask_count(struct arena *a, str text);

#endif
