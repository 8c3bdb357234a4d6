/* form_multipart.h - multipart/form-data (RFC 7578) as browsers send it; used by form.c only. */
#ifndef WEB_FORM_MULTIPART_H
#define WEB_FORM_MULTIPART_H

#include "web/form.h"

/* Parses a multipart body. Names and text values are checked and made LF; values of file parts are the raw bytes of
 * body, not copied. Errors as form_parse_body. */
MUST_CHECK const struct err *form_parse_multipart(struct arena *a, str content_type, str body, struct form *out);

/* A decoded name or value as form.h promises it: UTF-8 checked, CRLF made LF. ERR_INPUT "form.broken". */
MUST_CHECK const struct err *form_clean(struct arena *a, str decoded, str *out);

#endif
