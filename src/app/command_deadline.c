/* command_deadline.c - terang deadline: the last day of a clock first, then day by day why. Needs no data folder. */
#include "app/command_deadline.h"

#include "app/commands.h"
#include "app/options.h"
#include "base/strs.h"
#include "core/deadline.h"
#include "out/dates.h"

#include <errno.h>

enum { ARENA_BYTES = 16 * 1024 * 1024, FILE_BYTES = 1024 * 1024, MAX_PAUSES = 32 };

struct run {
	struct arena         *a;
	FILE                 *err;
	bool                  failed;
	struct deadline_clock clock;
	struct calendar       calendar;
	struct deadline_pause pauses[MAX_PAUSES];
};

/* One sentence: which option, what was typed, what to type instead. */
static void
refuse(struct run *r, const char *option, const char *typed, const char *instead)
{
	enum { SHOWN = 80 };

	r->failed = true;
	if (!typed)
		fprintf(r->err, "terang deadline: --%s belum diisi. %s\n", option, instead);
	else
		fprintf(r->err, "terang deadline: --%s '%s' tidak dapat dipakai. %s\n", option,
		    strlen(typed) <= SHOWN && str_one_line(str_z(typed)) ? typed : "?", instead);
}

static bool
parse_pair(str s, int64_t max, int *out)
{
	int64_t v;

	if (s.n != 2 || !str_int(s, &v) || v < 0 || v > max)
		return false;
	*out = (int)v;
	return true;
}

/* "2026-11-21", "2026-11-21T14:30", "2026-11-21 14:30:15" in a zone; without a time the first moment of the day. */
static bool
parse_moment(str s, enum zone zone, instant *out)
{
	day d;
	int hour = 0, minute = 0, second = 0;

	if (s.n < 10 || !date_parse((str){s.p, 10}, &d))
		return false;
	if (s.n != 10) {
		if ((s.n != 16 && s.n != 19) || (s.p[10] != 'T' && s.p[10] != ' ') || s.p[13] != ':' ||
		    !parse_pair((str){s.p + 11, 2}, 23, &hour) || !parse_pair((str){s.p + 14, 2}, 59, &minute))
			return false;
		if (s.n == 19 && (s.p[16] != ':' || !parse_pair((str){s.p + 17, 2}, 59, &second)))
			return false;
	}
	out->ms = date_start(d, zone).ms + hour * (int64_t)MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND;
	return true;
}

static void
take_number(struct run *r, const char *option, const char *typed, int64_t least, int64_t *out)
{
	int64_t max = deadline_max_amount(r->clock.unit);

	if (!typed || !str_int(str_z(typed), out) || *out < least || *out > max)
		refuse(r, option, typed, str_fmt(r->a, "Tulis bilangan bulat %lld sampai %lld, misalnya --%s 14.", (long long)least,
		    (long long)max, option).p);
}

/* "2026-12-23..2026-12-28,2027-01-04..": asked and answered; without an answer the question is still open. */
static void
take_pauses(struct run *r, const char *typed)
{
	str rest = str_z(typed), one;

	r->clock.pauses = r->pauses;
	while (str_cut(&rest, ',', &one)) {
		struct deadline_pause *p = &r->pauses[r->clock.pause_count];
		ptrdiff_t              dots = str_find(one, STR(".."), 0);
		instant                before = r->clock.pause_count > 0 ? p[-1].until : r->clock.start;
		str                    until = dots < 0 ? one : (str){one.p + dots + 2, one.n - (size_t)dots - 2};

		if (dots < 0 || r->clock.pause_count == MAX_PAUSES || !instant_known(before) ||
		    !parse_moment((str){one.p, (size_t)dots}, r->clock.zone, &p->from)) {
			refuse(r, "pause", typed, "Tulis hari pertanyaan dan hari jawaban berurutan, misalnya "
			       "--pause 2026-12-23..2026-12-28; kosongkan hari jawaban bila belum dijawab.");
			return;
		}
		p->until = NO_INSTANT;
		if ((until.n > 0 && (!parse_moment(until, r->clock.zone, &p->until) || p->until.ms < p->from.ms)) ||
		    (r->clock.pause_count > 0 && p->from.ms < before.ms)) {
			refuse(r, "pause", typed, "Hari jawaban tidak boleh sebelum hari pertanyaan, dan jeda harus berurutan.");
			return;
		}
		r->clock.pause_count++;
	}
}

static bool
read_file(struct run *r, const char *path, str *out)
{
	FILE *f = fopen(path, "rb");

	if (!f) {
		refuse(r, "calendar", path, str_fmt(r->a, "Berkas itu tidak dapat dibuka: %s.", strerror(errno)).p);
		return false;
	}

	char  *text = arena_alloc(r->a, FILE_BYTES + 1);
	size_t n = fread(text, 1, FILE_BYTES + 1, f);
	bool   broken = ferror(f) != 0;

	fclose(f);
	if (broken || n > FILE_BYTES) {
		refuse(r, "calendar", path, broken ? "Berkas itu tidak dapat dibaca." : "Berkas itu lebih besar dari 1 MB.");
		return false;
	}
	*out = (str){text, n};
	return true;
}

static void
take_calendar(struct run *r, const char *path, int week)
{
	struct holiday   *added = NULL;
	size_t            count = 0;
	str               text = {NULL, 0};
	const struct err *e = NULL;

	if (path && !read_file(r, path, &text))
		return;
	if (path)
		e = calendar_parse_csv(r->a, text, &added, &count);
	if (e && strcmp(e->code, "calendar.row") == 0) {
		refuse(r, "calendar", path, str_fmt(r->a, "Baris %s harus berisi tanggal,nama,jenis,sumber; tanggal ditulis 2028-01-31 "
		       "dan jenis libur, cuti_bersama, atau lokal.", e->detail).p);
		return;
	}
	if (e) {
		refuse(r, "calendar", path, strcmp(e->code, "calendar.header") == 0
		    ? "Baris pertama harus tanggal,nama,jenis,sumber." : "Berkas itu memuat terlalu banyak baris.");
		return;
	}
	r->calendar = calendar_make(r->a, week, false, added, count);
}

static void
take_args(struct run *r, const struct deadline_args *args)
{
	int64_t week = 5;

	r->clock.zone = ZONE_WIB;
	if (args->zone && !zone_parse(str_z(args->zone), &r->clock.zone))
		refuse(r, "zone", args->zone, "Pilih WIB, WITA, atau WIT.");
	if (!args->start || !parse_moment(str_z(args->start), r->clock.zone, &r->clock.start))
		refuse(r, "start", args->start, "Tulis tanggal laporan diterima, misalnya --start 2026-11-21 atau --start 2026-11-21T14:30.");
	r->clock.unit = TIME_WORKING_DAYS;
	if (args->unit && (!time_unit_parse(str_z(args->unit), &r->clock.unit) || r->clock.unit == TIME_TIMES)) {
		refuse(r, "unit", args->unit, "Pilih hari-kerja, hari, jam, menit, bulan, atau tahun.");
		return; /* without the unit nothing can be said about the number */
	}
	take_number(r, "days", args->days, 0, &r->clock.amount);
	if (args->extension)
		take_number(r, "extension", args->extension, 1, &r->clock.extension);
	if (args->week && (!str_int(str_z(args->week), &week) || (week != 5 && week != 6)))
		refuse(r, "week", args->week, "Pilih 5 (Senin sampai Jumat) atau 6 (Senin sampai Sabtu).");
	take_calendar(r, args->calendar, (int)week);
	if (args->pause && !r->failed)
		take_pauses(r, args->pause);
	r->clock.calendar = &r->calendar;
}

static const char *
unit_words(enum time_unit u)
{
	return u == TIME_WORKING_DAYS ? "hari kerja" : time_unit_name(u);
}

static void
print_head(struct run *r, const struct deadline *d, const struct deadline_days *days, FILE *out)
{
	const struct deadline_clock *c = &r->clock;
	char                         text[26];

	if (d->state == DEADLINE_PAUSED) {
		/* once paused, months go on in days and hours in milliseconds */
		bool    exact = time_unit_exact(c->unit);
		int64_t left = exact ? d->remaining / MS_PER_MINUTE : d->remaining;

		fprintf(out, "Jam berhenti karena ada pertanyaan yang belum dijawab. Sisa %lld %s sesudah jawaban.\n", (long long)left,
		    exact ? "menit" : c->unit == TIME_WORKING_DAYS ? "hari kerja" : "hari");
	} else if (time_unit_exact(c->unit)) {
		date_iso_instant(d->end, c->zone, text);
		fprintf(out, "%s  %.*s\n", text, STRF(dates_moment(r->a, LANG_ID, DATES_LONG, c->zone, d->end)));
	} else {
		date_iso(d->last, text);
		fprintf(out, "%s  %.*s, 23.59.59 %s\n", text, STRF(dates_day(r->a, LANG_ID, DATES_LONG, d->last)), zone_name(c->zone));
	}

	fprintf(out, "%lld %s", (long long)c->amount, unit_words(c->unit));
	if (c->extension > 0)
		fprintf(out, " ditambah perpanjangan %lld %s", (long long)c->extension, unit_words(c->unit));
	fprintf(out, " sejak %.*s", STRF(dates_moment(r->a, LANG_ID, DATES_LONG, c->zone, c->start)));
	if (c->unit == TIME_WORKING_DAYS)
		fprintf(out, "; tidak dihitung: %lld hari akhir pekan, %lld hari libur", (long long)days->weekend, (long long)days->holidays);
	if (days->paused > 0)
		fprintf(out, "; jeda %lld hari", (long long)days->paused);
	fputs(".\n", out);
	if (d->beyond_calendar)
		fprintf(out, "Perhatian: hari libur yang dikenal hanya sampai %.*s. Tambahkan dengan --calendar; tanggal di atas dapat "
		    "berubah.\n", STRF(dates_day(r->a, LANG_ID, DATES_PLAIN, r->calendar.covered_to)));
}

static const char *
kind_words(enum holiday_kind k)
{
	switch (k) {
	case HOLIDAY_NATIONAL:
		return "libur nasional";
	case HOLIDAY_JOINT_LEAVE:
		return "cuti bersama";
	case HOLIDAY_LOCAL:
		return "libur setempat";
	}
	return "";
}

static const char *
reason_words(struct run *r, const struct deadline_day *on)
{
	switch (on->reason) {
	case REASON_START:
		return "diterima: hari ke-0, tidak dihitung";
	case REASON_ROLLED:
		return "diterima di luar jam kerja, tidak dihitung";
	case REASON_COUNTED:
		return r->clock.unit == TIME_WORKING_DAYS ? "hari kerja" : "dihitung";
	case REASON_WEEKEND:
		return "akhir pekan, tidak dihitung";
	case REASON_HOLIDAY:
		return str_fmt(r->a, "%.*s (%s), tidak dihitung; dasar: %.*s", STRF(on->holiday->name), kind_words(on->holiday->kind),
		    STRF(on->holiday->source)).p;
	case REASON_PAUSED:
		return "menunggu jawaban pelapor, tidak dihitung";
	case REASON_ANSWERED:
		return "dijawab: hari ke-0 baru, tidak dihitung";
	}
	return "";
}

static void
print_days(struct run *r, const struct deadline_days *days, FILE *out)
{
	fputc('\n', out);
	for (size_t i = 0; i < days->n; i++) {
		const struct deadline_day *on = &days->at[i];
		char                       iso[11], number[24] = "   –";

		date_iso(on->on, iso);
		if (on->reason == REASON_COUNTED)
			snprintf(number, sizeof(number), "%4lld", (long long)on->number);
		fprintf(out, "%s  %-6.*s  %s  %s%s\n", iso, STRF(dates_weekday(LANG_ID, date_weekday(on->on))), number,
		    reason_words(r, on), on->covered || r->clock.unit != TIME_WORKING_DAYS ? "" : " (hari libur tahun ini belum dikenal)");
	}
	if (days->cut)
		fprintf(out, "… daftar dipotong pada %d hari; tanggal di atas tetap tepat.\n", DEADLINE_MAX_EXPLAINED);
}

int
deadline_run(const struct deadline_args *args, FILE *out, FILE *err)
{
	struct arena *a = arena_open(ARENA_BYTES);

	if (!a) {
		fputs("terang deadline: memori tidak cukup.\n", err);
		return EXIT_FAILED;
	}

	struct run r = {.a = a, .err = err};

	take_args(&r, args);
	if (!r.failed) {
		struct deadline      d = deadline_compute(&r.clock);
		struct deadline_days days = deadline_explain(a, &r.clock, NO_DAY);

		print_head(&r, &d, &days, out);
		print_days(&r, &days, out);
	}
	arena_close(a);
	return r.failed ? EXIT_USAGE : EXIT_FINE;
}

int
command_deadline(int argc, char **argv)
{
	struct deadline_args    args = {0};
	const char             *rest[2] = {NULL, NULL};
	size_t                  n;
	bool                    help;
	const struct option_row rows[] = {
		{"start", &args.start, NULL, "hari laporan diterima: 2026-11-21 atau 2026-11-21T14:30"},
		{"days", &args.days, NULL, "banyaknya satuan, misalnya 14"},
		{"unit", &args.unit, NULL, "hari-kerja (bawaan), hari, jam, menit, bulan, atau tahun"},
		{"week", &args.week, NULL, "hari kerja seminggu: 5 (bawaan) atau 6"},
		{"zone", &args.zone, NULL, "WIB (bawaan), WITA, atau WIT"},
		{"calendar", &args.calendar, NULL, "berkas CSV tanggal,nama,jenis,sumber yang ditambahkan ke kalender bawaan"},
		{"extension", &args.extension, NULL, "perpanjangan, dalam satuan yang sama"},
		{"pause", &args.pause, NULL, "jeda: tanya..jawab,tanya..jawab, misalnya 2026-12-23..2026-12-28"},
	};

	if (!options_read(argc, argv, rows, COUNT(rows), rest, COUNT(rest), &n, &help))
		return help ? EXIT_FINE : EXIT_USAGE;
	/* also: terang deadline 2026-12-18 10 */
	if (n > 0 && !args.start)
		args.start = rest[0];
	else if (n > 0) {
		fprintf(stderr, "terang deadline: '%s' tidak dimengerti, karena --start sudah diisi.\n", rest[0]);
		return EXIT_USAGE;
	}
	if (n > 1 && args.days) {
		fprintf(stderr, "terang deadline: '%s' tidak dimengerti, karena --days sudah diisi.\n", rest[1]);
		return EXIT_USAGE;
	}
	if (n > 1)
		args.days = rest[1];
	return deadline_run(&args, stdout, stderr);
}
