"""Calendar dates written with numbers or month names, as bylines and running text print them.

Only what stands on the page is read; what must be worked out from another day is for extract.dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from runut.records import Precision
from runut.text.lexicon import alternatives, load_index, load_table

UNKNOWN_YEAR = "XXXX"
_DIGIT = re.compile(r"\d")
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"


@dataclass(frozen=True, slots=True)
class CalendarMatch:
    """``plain[start:end]`` names *value*: ``2024-10-29T09:13+07:00``, ``2024-10-29``, ``2024-10``.

    A year that is not told is ``XXXX``; days of one month ("28-29 Juni") are joined by a slash. *weekday* is
    the ISO number of the weekday printed beside it, which may contradict the rest (`contradicts_itself`).
    """

    start: int
    end: int
    value: str
    precision: Precision
    weekday: int | None = None


def month_number(name: str, language: str = "id") -> int | None:
    """Return 1..12 for the name of a month in any form that the language's table knows.

    >>> month_number("Okt."), month_number("kata")
    (10, None)
    """
    row = load_index(language, "months").get(name.lower().rstrip("."))
    return int(row["number"]) if row else None


def weekday_number(name: str, language: str = "id") -> int | None:
    """Return 1 (Monday) .. 7 for the name of a weekday."""
    row = load_index(language, "weekdays").get(name.lower().rstrip("."))
    return int(row["number"]) if row else None


def day_value(year: int | None, month: int, day: int) -> str | None:
    """Return ``YYYY-MM-DD``, or None for a day that no calendar has. A month above 12 is the American order.

    >>> day_value(2025, 6, 17), day_value(None, 6, 17), day_value(2025, 6, 31)
    ('2025-06-17', 'XXXX-06-17', None)
    """
    if month > 12 >= day:
        month, day = day, month
    try:
        date(year or 2024, month, day)
    except ValueError:
        return None
    return f"{f'{year:04}' if year else UNKNOWN_YEAR}-{month:02}-{day:02}"


def clock_value(hour: str, minute: str | None, zone: str | None = None, language: str = "id") -> str | None:
    """Return ``T09:13`` or ``T09:13+07:00``, or None for what no clock shows. ``T24:00`` is the end of its day.

    >>> clock_value("9", "13", "WIB"), clock_value("24", "00"), clock_value("25", "00")
    ('T09:13+07:00', 'T24:00', None)
    """
    hours, minutes = int(hour), int(minute or 0)
    if hours * 60 + minutes > 24 * 60 or minutes > 59:
        return None
    row = load_index(language, "zones").get((zone or "").lower())
    return f"T{hours:02}:{minutes:02}{row['offset'] if row else ''}"


def contradicts_itself(match: CalendarMatch) -> bool:
    """Is the weekday that is printed beside the day another one than the calendar's?"""
    if match.weekday is None or match.precision not in ("day", "minute") or UNKNOWN_YEAR in match.value:
        return False
    return date.fromisoformat(match.value[:10]).isoweekday() != match.weekday


def absolute_dates(plain: str, language: str = "id") -> Iterator[CalendarMatch]:
    """Yield each calendar day or month in *plain*, with the weekday before it and the clock time behind it.

    >>> [(m.value, m.weekday) for m in absolute_dates("Rabu (19/6/2024), lalu 31 Oktober")]
    [('2024-06-19', 3), ('XXXX-10-31', None)]
    """
    if _DIGIT.search(plain) is None:
        return
    last = 0
    for core in _core(language).finditer(plain):
        value = _value(core, language)
        if value is None or core.start() < last:
            continue
        start, end = core.span()
        if len(value) == 7:
            yield CalendarMatch(start, end, value, "month")
            last = end
            continue
        bracketed = plain[start - 1 : start] == "(" and plain[end : end + 1] == ")"
        before = _weekday_before(language).search(plain, max(last, start - 14), start)
        weekday = weekday_number(before["weekday"], language) if before else None
        whole = core["numeric_year"] or core["short_year"]
        if core["numeric_day"] and not whole and not (core["mark"] == "/" and (bracketed or before)):
            continue  # "17/6" alone may be a fraction, a score, a section
        if before:
            start, end = before.start(), end + (bracketed and before.group().endswith("("))
        value, end = _with_clock(plain, value, end, language)
        last = end
        yield CalendarMatch(start, end, value, "minute" if "T" in value else "day", weekday)


def _value(core: re.Match[str], language: str) -> str | None:
    if core["iso"]:
        year, month, day = map(int, core["iso"].split("-"))
        return day_value(year, month, day)
    if core["numeric_day"]:
        written = core["numeric_year"] or core["short_year"]
        year_of = int(written) + (2000 if len(written) == 2 else 0) if written else None
        return day_value(year_of, int(core["numeric_month"]), int(core["numeric_day"]))
    if core["brief_day"]:
        number = int(load_index(language, "months")[core["brief_month"].lower()]["number"])
        return day_value(2000 + int(core["brief_year"]), number, int(core["brief_day"]))
    name = core["month"] or core["added_month"] or core["first_month"] or core["only_month"]
    printed = core["year"] or core["added_year"] or core["first_year"] or core["only_year"]
    row = load_index(language, "months")[name.lower()]
    if not printed and row["kind"] == "foreign":
        return None
    if core["only_month"]:
        return f"{printed}-{int(row['number']):02}"
    days = [core["from_day"] or core["earlier_day"], core["day"] or core["plain_day"] or core["first_day"]]
    values = [day_value(int(printed) if printed else None, int(row["number"]), int(day)) for day in days if day]
    known = [value for value in values if value]
    return "/".join(known) if len(known) == len(values) else None


def _with_clock(plain: str, value: str, end: int, language: str) -> tuple[str, int]:
    """Return *value* with the clock time that follows at *end*, if one does, and where that ends."""
    clock = _clock_after(language).match(plain, end)
    if clock is None or "/" in value or (clock["dotted"] and not clock["word"] and not clock["zone"]):
        return value, end  # "17 Juni, 12.50" is no clock time before "WIB" stands behind it
    time = clock_value(clock["hour"], clock["minute"] or clock["dotted"], clock["zone"], language)
    if time is None:
        return value, end
    offset = clock["offset"] or ""
    return value + time + ("+00:00" if offset == "Z" else offset), clock.end()


@cache
def _core(language: str) -> re.Pattern[str]:
    month = names(language, "months")
    told = [row["form"] for row in load_table(language, "timewords") if row["kind"] == "date"]
    behind = "|".join(f"(?<={re.escape(form)} )" for form in told) or "(?!)"
    return re.compile(
        r"\b(?<![\w/])(?<!\d[.,-])(?:"  # the first looks are only for speed
        rf"(?P<iso>{YEAR.partition('(?!')[0]}-\d\d-\d\d)(?![\d-])"
        rf"|(?:{behind})(?:(?P<earlier_day>\d{{1,2}})\s?-\s?)?(?P<plain_day>\d{{1,2}})\s\((?P<added_month>{month})"
        rf"(?:\s(?P<added_year>{YEAR}))?\)"
        rf"|(?P<brief_day>\d{{1,2}})-(?P<brief_month>{month})-(?P<brief_year>\d\d)(?![\w/-]|[.,]\d)"
        rf"|(?:(?P<from_day>\d{{1,2}})\s?-\s?)?(?P<day>\d{{1,2}})[\s-]*(?P<month>{month})\b"
        rf"(?:\.?(?:\s*,\s*|\s+|-|(?<=\.))(?P<year>{YEAR}))?"
        rf"|(?P<numeric_day>\d{{1,2}})(?P<mark>[/.-])(?P<numeric_month>\d{{1,2}})"
        rf"(?:(?P=mark)(?P<numeric_year>{YEAR})|(?:/(?P<short_year>\d\d))?)(?![\w/]|[.,-]\d)"
        rf"|(?P<first_month>{month})\b\.?\s+(?P<first_day>\d{{1,2}})\s*,\s*(?P<first_year>{YEAR})"
        rf"|(?P<only_month>{month})\b\.?\s+(?P<only_year>{YEAR}))",
        re.IGNORECASE,
    )


@cache
def _weekday_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<weekday>{names(language, 'weekdays')})\.?\s*[,(]?\s*\Z", re.IGNORECASE)


@cache
def _clock_after(language: str) -> re.Pattern[str]:
    word = alternatives(row["form"] for row in load_table(language, "timewords") if row["kind"] == "clock")
    zone = alternatives(row["form"] for row in load_table(language, "zones"))
    return re.compile(
        rf"(?:T|\s*[,|-]?\s+(?P<word>{word}\s*)?)(?P<hour>\d{{1,2}})"
        rf"(?::(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?|\.(?P<dotted>\d\d))(?!\d|[.,]\d|\s?-\s?\d)"
        rf"(?P<offset>Z|[+-]\d\d:\d\d)?(?:\s*(?P<zone>{zone})\b)?",
        re.IGNORECASE,
    )


@cache
def names(language: str, table: str, *kinds: str) -> str:
    """Return a pattern for the names in *table* ("months", "weekdays") of the given kinds, or of all."""
    return alternatives(row["form"] for row in load_table(language, table) if not kinds or row["kind"] in kinds)
