/* areas.c - see areas.h. */
#include "core/areas.h"

#include "base/strs.h"
#include "gen/areas_queries.h"

/* How long the codes of province, city, district and village are. */
enum { PROVINCE = 2, CITY = 5, DISTRICT = 8 };

static str
upper(str code, size_t n)
{
	return code.n > n ? (str){code.p, n} : code;
}

const struct err *
area_said(struct db *db, struct arena *a, str code, bool whole, str *out)
{
	struct area_chain_rows rows;
	struct buf             b = {.arena = a};
	const struct err      *e;

	*out = (str){NULL, 0};
	if (code.n == 0)
		return NULL;
	if ((e = area_chain(db, a, whole ? code : upper(code, DISTRICT), upper(code, DISTRICT), upper(code, CITY),
	         upper(code, PROVINCE), &rows)))
		return e;
	for (size_t i = 0; i < rows.n; i++)
		buf_fmt(&b, "%s%.*s", i > 0 ? ", " : "", STRF(rows.at[i].name));
	if (rows.n > 0)
		*out = buf_done(&b);
	return NULL;
}
