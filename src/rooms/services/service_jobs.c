/* service_jobs.c - see service_jobs.h. */
#include "rooms/services/service_jobs.h"

#include "rooms/services/service_kind.h"

enum { DUE_AT_ONCE = 50 };

const struct err *
services_due_job(const struct job_tools *t)
{
	int64_t           done;
	const struct err *standards = versions_due_run(&service_standard_kind, t->store, t->a, t->keys, t->now, DUE_AT_ONCE, &done);
	const struct err *pledges = versions_due_run(&service_pledge_kind, t->store, t->a, t->keys, t->now, DUE_AT_ONCE, &done);

	return standards ? standards : pledges;
}
