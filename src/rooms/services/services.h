/* services.h - the door of the room services: what the rest of the house may know of it. */
#ifndef ROOMS_SERVICES_SERVICES_H
#define ROOMS_SERVICES_SERVICES_H

#include "core/room.h"

extern const struct room services_room;

#endif
