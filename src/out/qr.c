/* qr.c - see qr.h; the code is made by libqrencode. */
#include "out/qr.h"

#include "base/strs.h"

#include <qrencode.h>

static void
free_code(void *p)
{
	QRcode_free(p);
}

/* A number below 1000: a code has at most 177 modules a side, and a path thousands of numbers. */
static char *
put_number(char *p, int n)
{
	if (n > 99)
		*p++ = (char)('0' + n / 100);
	if (n > 9)
		*p++ = (char)('0' + n / 10 % 10);
	*p++ = (char)('0' + n % 10);
	return p;
}

/* One row of modules as a rectangle one high. */
static void
put_run(struct buf *b, int x, int y, int wide)
{
	char text[32], *p = text;

	*p++ = 'M';
	p = put_number(p, x);
	*p++ = ' ';
	p = put_number(p, y);
	*p++ = 'h';
	p = put_number(p, wide);
	memcpy(p, "v1h-", 4);
	p = put_number(p + 4, wide);
	*p++ = 'z';
	buf_add(b, text, (size_t)(p - text));
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
				put_run(&b, from, y, x - from);
		}
	}
	*path = buf_done(&b);
	*size = code->width;
	return true;
}
