/* complaint_track.h - one complaint as its page shows it, to anybody and to its reporter. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_TRACK_H
#define ROOMS_COMPLAINTS_COMPLAINT_TRACK_H

#include "core/request.h"
#include "rooms/complaints/complaint_acts.h"
#include "rooms/complaints/complaint_views.h"

/* A complaint with what its pages need. */
struct complaint_case {
	struct case_row   row;
	struct agency     agency;
	struct calendar   calendar;
	struct law_table  law;
	struct clock_list clocks;
	bool              imported;  /* brought over from another system */
	instant           target_at; /* promised by the system it was brought over from; NO_INSTANT: none */
	bool              holder; /* this visitor proved its code */
};

/* By the number of the address. The reporter's words are opened for the holder only.
 * Errors: ERR_MISSING "case.missing" (also for cases of other kinds). */
MUST_CHECK const struct err *complaint_case_read(struct request *q, str number, struct complaint_case *out);
/* May this visitor see more than that it exists? */
bool complaint_case_shown(const struct complaint_case *c);

MUST_CHECK const struct err *complaint_track_show(struct request *q, const struct complaint_case *c,
    struct complaint_track_view *out);

/* The clock of the present round with this number; NULL: it never began. */
const struct clock_row *complaint_clock_now(const struct complaint_case *c, int no);
enum word complaint_clock_word(int no);
/* The clock with this slug; 0: none. */
int complaint_clock_of(str slug);
/* "/aduan/NOMOR/tenggat?jam=selesai": the days of this clock; clock 0: of the one the page is about. */
str complaint_deadline_path(struct arena *a, str number, int clock);
/* "14 hari kerja, berjalan". */
str complaint_clock_said(struct request *q, const struct complaint_case *c, const struct clock_row *k);

/* Was this promise broken, whatever became of the clock since? */
bool complaint_clock_broken(const struct clock_row *k);
/* Of the promise at target_at: was it broken, by its end or by now? */
bool complaint_target_broken(const struct request *q, const struct complaint_case *c);
/* "tidak ditepati: selesai 14 Maret 2015, 2 hari setelah batas". */
str complaint_target_said(struct request *q, const struct complaint_case *c);

/* The form of one move for the holder, with what was typed. calm: not the one action of its page. */
struct complaint_act_view complaint_act_show(struct request *q, const struct complaint_case *c, const struct case_move *m,
    bool calm);
/* The holder's move with this verb when it is open now; NULL: it is not. */
const struct case_move *complaint_act_open(struct request *q, const struct complaint_case *c, str verb);

#endif
