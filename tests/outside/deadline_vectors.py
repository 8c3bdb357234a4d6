"""Computes dates for src/core/deadline_vectors.h from the sentences of the law, not from our code.

Run:  python3 tests/outside/deadline_vectors.py > src/core/deadline_vectors.h
It walks the days one by one with Python's own calendar: a working day is Monday-Friday (six-day offices: to Saturday)
that is not in data/hari-libur.csv; the day of receipt is day 0; from the day of a question until the day of its answer
nothing is counted, and the day of the answer is a new day 0. The C engine computes the same by another way (counting
between pauses), so that a slip in one of the two shows.
"""
import calendar
import csv
import datetime as dt
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROWS = list(csv.DictReader(open(ROOT / "data/hari-libur.csv", encoding="utf8")))
ALL = {dt.date.fromisoformat(r["tanggal"]) for r in ROWS}
NO_JOINT = {dt.date.fromisoformat(r["tanggal"]) for r in ROWS if r["jenis"] != "cuti_bersama"}
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
DAY = dt.timedelta(days=1)


def counts(day, unit, week, joint):
    if unit == "hari":
        return True
    return day.weekday() < week and day not in (NO_JOINT if joint else ALL)


def last_day(day0, amount, unit, week, joint, pauses):
    if unit == "bulan":
        month = day0.month - 1 + amount
        year, month = day0.year + month // 12, month % 12 + 1
        return dt.date(year, month, min(day0.day, calendar.monthrange(year, month)[1]))
    left, day, waiting = amount, day0, list(pauses)
    while True:
        new_day0 = day == day0
        while waiting and waiting[0][0] == day:  # asked: go to the day of the answer, which is not counted itself
            day, new_day0 = waiting.pop(0)[1], True
        if not new_day0 and counts(day, unit, week, joint):
            left -= 1
        if left == 0:
            return day
        day += DAY


CASES = []


def case(why, start, amount, unit="hari-kerja", zone="WIB", week=5, joint=False, pauses=()):
    utc = dt.datetime.fromisoformat(start + "+00:00")
    local = (utc + dt.timedelta(hours=ZONES[zone])).replace(tzinfo=None)
    if unit == "jam":
        end = utc + dt.timedelta(hours=amount)
        last = (end + dt.timedelta(hours=ZONES[zone])).date()
    else:
        pairs = [(dt.date.fromisoformat(a), dt.date.fromisoformat(b)) for a, b in pauses]
        last = last_day(local.date(), amount, unit, week, joint, pairs)
        end = dt.datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=dt.timezone.utc) - dt.timedelta(hours=ZONES[zone])
    epoch = dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc)
    ms = lambda t: int((t - epoch).total_seconds()) * 1000
    p = ",".join("%s/%s" % x for x in pauses)
    units = {"hari-kerja": "TIME_WORKING_DAYS", "hari": "TIME_DAYS", "bulan": "TIME_MONTHS", "jam": "TIME_HOURS"}
    covered = last.year <= 2027 and local.year >= 2025
    CASES.append('\t{"%s", %dLL, ZONE_%s, %d, %s, %d, %s, "%s", "%s", %dLL, %s},' % (
        why, ms(utc), zone, week, "true" if joint else "false", amount, units[unit], p, last.isoformat(), ms(end),
        "true" if unit == "hari-kerja" and not covered else "false"))


def years():
    out = []
    for year in (2025, 2026, 2027):
        for week in (5, 6):
            for joint in (False, True):
                day, n = dt.date(year, 1, 1), 0
                while day.year == year:
                    n += counts(day, "hari-kerja", week, joint)
                    day += DAY
                out.append("\t{%d, %d, %s, %d}," % (year, week, "true" if joint else "false", n))
    return out


def all_cases():
    N = "2026-03-13T03:00:00"
    for n in (3, 5, 10, 14, 17, 30, 60):
        case("six-day office over Idulfitri 2026, %d" % n, N, n, week=6)
        case("works on joint leave over Idulfitri 2026, %d" % n, N, n, joint=True)
        case("calendar days do not care, %d" % n, N, n, unit="hari")
    for n in (1, 2, 3, 5, 10, 14, 30, 60, 100):
        case("from Friday 5 March 2027, before Nyepi and Idulfitri 1448, %d" % n, "2027-03-05T02:00:00", n)
        case("from Thursday 27 March 2025, Idulfitri 1446, %d" % n, "2025-03-27T02:00:00", n)
    for n in (1, 5, 10):
        case("received on a Sunday: day 1 is Monday, %d" % n, "2026-11-22T02:00:00", n)
        case("received on Saturday, six-day office, %d" % n, "2026-11-21T02:00:00", n, week=6)
        case("received on a holiday (1 January 2027), %d" % n, "2027-01-01T02:00:00", n)
    case("23:59 WIB on Friday is still Friday in Jakarta", "2026-12-18T16:59:00", 1)
    case("the same moment is Saturday 01:59 in Jayapura; Monday is day 1 for both", "2026-12-18T16:59:00", 1, zone="WIT")
    case("23:59 WIB Sunday: day 0 is Sunday, Monday is day 1", "2026-12-20T16:59:00", 1)
    case("the same moment is Monday in Jayapura: day 1 is Tuesday", "2026-12-20T16:59:00", 1, zone="WIT")
    case("the same moment is Monday 00:59 in Makassar", "2026-12-20T16:59:00", 1, zone="WITA")
    case("calendar days differ by one between the zones, WIB", "2026-12-20T16:59:00", 60, unit="hari")
    case("calendar days differ by one between the zones, WIT", "2026-12-20T16:59:00", 60, unit="hari", zone="WIT")
    case("midnight sharp belongs to the new day", "2026-12-20T17:00:00", 1)
    case("leap day counts: 60 days over 29 February 2028", "2028-01-15T02:00:00", 60, unit="hari")
    case("one month from 31 January of a leap year ends on the 29th", "2028-01-31T02:00:00", 1, unit="bulan")
    case("one month from 31 January 2027 ends on the 28th", "2027-01-31T02:00:00", 1, unit="bulan")
    case("twelve months from 29 February end on the 28th", "2028-02-29T02:00:00", 12, unit="bulan")
    case("36 months: review of a standard", "2024-05-31T02:00:00", 36, unit="bulan")
    case("six months from 31 August", "2026-08-31T02:00:00", 6, unit="bulan")
    case("3 x 24 hours run through Christmas", "2026-12-24T09:30:15", 72, unit="jam")
    case("3 x 24 hours into another year, WIT", "2026-12-30T20:00:00", 72, unit="jam", zone="WIT")
    P = lambda *x: dict(pauses=x)
    case("pause over joint leave, Christmas and New Year", "2026-12-18T03:14:00", 14, **P(("2026-12-23", "2027-01-04")))
    case("answered on a Saturday", "2026-12-18T03:14:00", 10, **P(("2026-12-22", "2027-01-09")))
    case("asked and answered the same day costs that day", "2026-11-20T03:00:00", 5, **P(("2026-11-24", "2026-11-24")))
    case("asked on day 0 and answered a week later", "2026-11-20T03:00:00", 5, **P(("2026-11-20", "2026-11-27")))
    case("asked on the last day: one day is left", "2026-11-20T03:00:00", 5, **P(("2026-11-27", "2026-12-10")))
    case("asked after the last day: nothing moves", "2026-11-20T03:00:00", 5, **P(("2026-11-30", "2026-12-10")))
    case("two questions", "2026-11-20T03:00:00", 14, **P(("2026-11-25", "2026-12-01"), ("2026-12-08", "2026-12-28")))
    case("three questions, the second on the day of the first answer", "2026-03-02T03:00:00", 14,
         **P(("2026-03-05", "2026-03-10"), ("2026-03-10", "2026-03-25"), ("2026-03-30", "2026-04-06")))
    case("pause over Idulfitri 1448, six-day office", "2027-03-01T03:00:00", 14, week=6, **P(("2027-03-05", "2027-03-16")))
    case("60 calendar days with a pause of ten", "2026-12-18T03:14:00", 60, unit="hari", **P(("2027-01-04", "2027-01-14")))
    case("60 calendar days with a pause over leap day", "2028-02-01T03:00:00", 60, unit="hari", **P(("2028-02-20", "2028-03-05")))
    case("pause in WIT", "2026-11-19T15:30:00", 5, zone="WIT", **P(("2026-11-24", "2026-12-01")))
    case("60 working days end in a year whose holidays are unknown", "2027-11-01T02:00:00", 60)
    case("the last covered day", "2027-12-30T02:00:00", 1)
    case("one day past the coverage", "2027-12-31T02:00:00", 1)


def table():
    """The whole text of deadline_vectors.h."""
    CASES.clear()
    all_cases()
    lines = []
    lines.append("/* deadline_vectors.h - made by tests/outside/deadline_vectors.py (see its head); not written by hand. */")
    lines.append("static const struct vector vectors[] = {")
    lines.append("\n".join(CASES))
    lines.append("};\n")
    lines.append("static const struct {\n\tint  year, week;\n\tbool works_on_joint_leave;\n\tint  working_days;\n} years[] = {")
    lines.append("\n".join(years()))
    lines.append("};")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")
