/* settings.h - what the operator decided for one installation; read once at start by app/, passed down const. */
#ifndef CORE_SETTINGS_H
#define CORE_SETTINGS_H

#include "base/base.h"

struct settings {
	const char *data_dir;
	const char *listen;
	const char *db_url;          /* NULL: SQLite in the data folder */
	const char *keys_url;
	const char *db_owner_url;
	const char *url;             /* https://… of the installation, fixed at init; "" in the demonstration */
	const char *trusted_proxies;
	int64_t     threads;
	int64_t     connections_per_thread;
	int64_t     connections_per_address;
	int64_t     db_connections;
	int64_t     page_cache_bytes;
	int64_t     request_arena_bytes;
	int64_t     body_bytes;
	int64_t     upload_bytes;
	int64_t     session_hours;
	int64_t     one_time_hours;  /* a password given by somebody else ends when it was not changed by then */
	bool        rate_limits;
	int64_t     page_work_ms;    /* processor time a minute that one address may cause by pages made for it; 0: any */
	bool        demo;
};

#endif
