/* qr.h - a text as a QR code, drawn as one SVG path. */
#ifndef OUT_QR_H
#define OUT_QR_H

#include "base/arena.h"
#include "base/base.h"

/* The dark fields of the code as a path over *size x *size units, without the quiet zone (4 units, at least 2 on paper).
 * Error correction M; the smallest version that holds the text. False when it is too long (about 2,300 bytes). */
MUST_CHECK bool qr_path(struct arena *a, str text, str *path, int64_t *size);

#endif
