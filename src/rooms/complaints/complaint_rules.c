/* complaint_rules.c - see complaint_rules.h. */
#include "rooms/complaints/complaint_rules.h"

#include "base/strs.h"

static bool
too_long(str s, size_t most)
{
	return !str_utf8_clean(s) || str_chars(s) > most;
}

static bool
given(str s)
{
	return str_trim(s).n > 0;
}

size_t
complaint_check_all(const struct complaint_words *w, const struct complaint_reporter *r, bool named, day event, day today,
    struct complaint_fault *out, size_t max)
{
	const struct {
		bool        bad;
		const char *code, *field;
	} rows[] = {
		{!given(w->title) || too_long(w->title, COMPLAINT_TITLE_MAX), "complaint.title", "judul"},
		{str_chars(str_trim(w->text)) < COMPLAINT_TEXT_MIN || too_long(w->text, COMPLAINT_TEXT_MAX), "complaint.text", "isi"},
		{too_long(w->want, COMPLAINT_WANT_MAX), "complaint.want", "harapan"},
		{too_long(w->place, COMPLAINT_PLACE_MAX), "complaint.place", "tempat"},
		{day_known(event) && event.d > today.d, "complaint.event", "tanggal"},
		{(named && !given(r->name)) || too_long(r->name, COMPLAINT_NAME_MAX), "complaint.name", "nama"},
		{given(r->phone) && !complaint_phone_ok(str_trim(r->phone)), "complaint.phone", "telepon"},
		{given(r->mail) && !complaint_mail_ok(str_trim(r->mail)), "complaint.mail", "surel"},
		{given(r->nik) && !complaint_nik_ok(str_trim(r->nik)), "complaint.nik", "nik"},
		{too_long(r->address, COMPLAINT_ADDRESS_MAX), "complaint.address", "alamat"},
	};

	size_t n = 0;

	for (size_t i = 0; i < COUNT(rows) && n < max; i++) {
		if (rows[i].bad)
			out[n++] = (struct complaint_fault){rows[i].code, rows[i].field};
	}
	return n;
}

struct complaint_fault
complaint_check(const struct complaint_words *w, const struct complaint_reporter *r, bool named, day event, day today)
{
	struct complaint_fault first = {0};

	(void)complaint_check_all(w, r, named, event, today, &first, 1);
	return first;
}

static size_t
digits_of(str s, const char *between)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			n++;
		else if (!s.p[i] || !strchr(between, s.p[i]))
			return 0;
	}
	return n;
}

bool
complaint_phone_ok(str s)
{
	if (s.n > 0 && s.p[0] == '+')
		s = (str){s.p + 1, s.n - 1};
	size_t n = digits_of(s, " .-()");

	return n >= 8 && n <= 15 && s.n <= COMPLAINT_CONTACT_MAX;
}

bool
complaint_mail_ok(str s)
{
	ptrdiff_t sign = str_find(s, STR("@"), 0);

	if (sign < 1 || s.n > COMPLAINT_CONTACT_MAX || str_find(s, STR("@"), (size_t)sign + 1) >= 0)
		return false;
	str       host = {s.p + sign + 1, s.n - (size_t)sign - 1};
	ptrdiff_t dot = str_find(host, STR("."), 1);

	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] <= ' ' || strchr("<>\",;:\\()[]", s.p[i]))
			return false;
	}
	return dot > 0 && (size_t)dot + 2 < host.n && host.p[host.n - 1] != '.';
}

bool
complaint_nik_ok(str s)
{
	return digits_of(s, " .") == 16;
}

enum complaint_tone
complaint_tone_of(instant due, instant now, enum zone zone)
{
	if (!instant_known(due))
		return COMPLAINT_TONE_OVER;
	if (complaint_days_late(due, now, zone) > 0 || now.ms - now.ms % MS_PER_SECOND > due.ms)
		return COMPLAINT_TONE_LATE;
	return date_of(due, zone).d <= date_of(now, zone).d + 1 ? COMPLAINT_TONE_SOON : COMPLAINT_TONE_CALM;
}

int64_t
complaint_days_late(instant due, instant now, enum zone zone)
{
	if (!instant_known(due))
		return 0;
	int32_t late = date_of(now, zone).d - date_of(due, zone).d;

	return late > 0 ? late : 0;
}
