/* performance.h - the door of the room of performance (kinerja): home page, any past day, statistics, rows behind figures. */
#ifndef ROOMS_PERFORMANCE_PERFORMANCE_H
#define ROOMS_PERFORMANCE_PERFORMANCE_H

#include "core/room.h"

extern const struct room performance_room;

#endif
