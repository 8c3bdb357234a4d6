/* figures.c - daily figures as deltas. See figures.h. */
#include "core/figures.h"

#include "base/strs.h"
#include "gen/figures_queries.h"

const struct err *
figure_add(struct db *tx, struct arena *a, const struct figure *f)
{
	return figures_delta_add(tx, a, f->on, f->agency, f->unit, f->service, f->area.p ? f->area : STR(""), f->kind,
	    f->class_, f->channel, str_z(f->group), (int64_t)f->measure, f->amount);
}
