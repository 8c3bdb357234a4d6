/* ids.h - typed row ids shared between rooms. One line per kind of thing; 0 is "none". */
#ifndef BASE_IDS_H
#define BASE_IDS_H

#include <stdint.h>

typedef struct { int64_t v; } agency_id;
typedef struct { int64_t v; } unit_id;
typedef struct { int64_t v; } account_id;
typedef struct { int64_t v; } grant_id;
typedef struct { int64_t v; } session_id;
typedef struct { int64_t v; } case_id;
typedef struct { int64_t v; } act_id;
typedef struct { int64_t v; } clock_id;
typedef struct { int64_t v; } category_id;
typedef struct { int64_t v; } publication_id;
typedef struct { int64_t v; } version_id;
typedef struct { int64_t v; } file_id;
typedef struct { int64_t v; } key_id; /* per-record key K_r in the key store */

#endif
