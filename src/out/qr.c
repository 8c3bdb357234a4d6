/* qr.c - see qr.h; the code is made by libqrencode. */
#include "out/qr.h"

#include "base/strs.h"

#include <qrencode.h>

static void
free_code(void *p)
{
	QRcode_free(p);
}

bool
qr_path(struct arena *a, str text, str *path, int64_t *size)
{
	QRcode *code = text.n > 0 ? QRcode_encodeData((int)text.n, (const unsigned char *)text.p, 0, QR_ECLEVEL_M) : NULL;

	if (!code)
		return false;
	arena_on_close(a, free_code, code);
	struct buf b = {.arena = a};

	for (int y = 0; y < code->width; y++) {
		for (int x = 0; x < code->width; x++) {
			int from = x;

			while (x < code->width && (code->data[y * code->width + x] & 1))
				x++;
			if (x > from)
				buf_fmt(&b, "M%d %dh%dv1h-%dz", from, y, x - from, x - from);
		}
	}
	*path = buf_done(&b);
	*size = code->width;
	return true;
}
