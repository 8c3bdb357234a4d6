/* desk.h - the door of the room desk (meja kerja): inbox, case page, an officer's own figures. */
#ifndef ROOMS_DESK_DESK_H
#define ROOMS_DESK_DESK_H

#include "core/room.h"

extern const struct room desk_room;

#endif
