/* complaints.h - the door of the room of complaints (pengaduan). */
#ifndef ROOMS_COMPLAINTS_COMPLAINTS_H
#define ROOMS_COMPLAINTS_COMPLAINTS_H

#include "core/room.h"
#include "rooms/complaints/complaint_acts.h"
#include "rooms/complaints/complaint_kind.h"

extern const struct room complaints_room;

#endif
