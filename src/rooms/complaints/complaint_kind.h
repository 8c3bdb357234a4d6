/* complaint_kind.h - the complaint as a kind of case: its table for core/casework.h. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_KIND_H
#define ROOMS_COMPLAINTS_COMPLAINT_KIND_H

#include "core/casework.h"

extern const struct case_kind complaint_kind;

/* Sentences of the complaint; WORD_NONE when there is none. */
enum word complaint_class_word(int class_);
/* A reason code of any of its moves: "terlalu_umum". */
enum word complaint_reason_word(str code);
/* A rung of the ladder by level (0 the officer); the rung above the last is the ombudsman, the citizen's own step. */
enum word complaint_ladder_word(int64_t level);

#endif
