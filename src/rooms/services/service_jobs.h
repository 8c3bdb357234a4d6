/* service_jobs.h - what this room does by the clock. */
#ifndef ROOMS_SERVICES_SERVICE_JOBS_H
#define ROOMS_SERVICES_SERVICE_JOBS_H

#include "core/room.h"

/* Approved standards and pledges whose day has come take effect. */
MUST_CHECK const struct err *services_due_job(const struct job_tools *t);

#endif
