/* office.h - the door of the room office: what the rest of the house may know of it. */
#ifndef ROOMS_OFFICE_OFFICE_H
#define ROOMS_OFFICE_OFFICE_H

#include "core/room.h"

extern const struct room office_room;

#endif
