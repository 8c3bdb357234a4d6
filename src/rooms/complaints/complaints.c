/* complaints.c - the room's table: kind, jobs, routes, menu. No logic. Read this first. */
#include "rooms/complaints/complaints.h"

enum { TIMERS_EVERY_S = 60 };

static const struct job jobs[] = {
	{"complaint-timers", TIMERS_EVERY_S, complaint_timers},
};

static const struct case_kind *const kinds[] = {&complaint_kind};

const struct room complaints_room = {
	.name = "complaints",
	.jobs = jobs,
	.job_count = COUNT(jobs),
	.case_kinds = kinds,
	.case_kind_count = COUNT(kinds),
};
