/* skeleton.h - the door of the room skeleton: what the rest of the house may know of it. */
#ifndef ROOMS_SKELETON_SKELETON_H
#define ROOMS_SKELETON_SKELETON_H

#include "core/room.h"

typedef struct { int64_t v; } skeleton_id;

extern const struct room skeleton_room;

#endif
