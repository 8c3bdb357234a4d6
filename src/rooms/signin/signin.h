/* signin.h - the door of the room signin: what the rest of the house may know of it. */
#ifndef ROOMS_SIGNIN_SIGNIN_H
#define ROOMS_SIGNIN_SIGNIN_H

#include "core/room.h"

extern const struct room signin_room;

#endif
