"""The day of publication from what a page, a data file or the lines above a report print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from runut.records import UNKNOWN_DATE, DateValue
from runut.text.calendar import absolute_dates, clock_value, contradicts_itself
from runut.text.lexicon import alternatives, load_table
from runut.text.segment import plain

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?"
    r"(?:[T ]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[A-Z]{1,4}|[+-]\d{2}:?\d{2})?)?"
)


def published_of(written: str | None) -> DateValue:
    """Read a day of publication in any usual form; what cannot be read is unknown.

    A clock time without a zone is kept without one. Midnight to the second is how data files fill a day that
    came without a time, so it is the day alone.

    >>> published_of("2013-12-5").value, published_of("2025-06-28T17:42:10Z").value
    ('2013-12-05', '2025-06-28T17:42+00:00')
    >>> published_of("Senin, 28 Okt 2024 | 09.13 WIB").value
    '2024-10-28T09:13+07:00'
    """
    if not written:
        return UNKNOWN_DATE
    match = _ISO.fullmatch(written.strip())
    if match:
        return _iso(match)
    return published_in([written])


def published_in(lines: Iterable[str]) -> DateValue:
    """Return the day that *lines* print; a line that says it is of an update counts only where no other tells one."""
    dated = []
    for line in lines:
        for match in absolute_dates(plain(line)):
            if match.precision in ("day", "minute") and "X" not in match.value and "/" not in match.value:
                is_update = bool(_updated().search(line[: match.start]))
                told = DateValue(match.value, match.precision, "stated")
                if "T24" in match.value:  # an hour that no library knows; the day is sure
                    told = DateValue(match.value[:10], "day", "stated")
                dated.append((is_update, contradicts_itself(match), told))
                break
    return min(dated, key=lambda found: found[:2])[2] if dated else UNKNOWN_DATE


def _iso(match: re.Match[str]) -> DateValue:
    year, month = int(match["year"]), int(match["month"])
    if not match["day"]:
        return DateValue(f"{year:04}-{month:02}", "month", "stated") if 1 <= month <= 12 else UNKNOWN_DATE
    try:
        day = date(year, month, int(match["day"])).isoformat()
    except ValueError:
        return UNKNOWN_DATE
    if not match["hour"] or (
        not match["zone"] and int(match["hour"]) == int(match["minute"]) == int(match["second"] or 0) == 0
    ):
        return DateValue(day, "day", "stated")
    zone = match["zone"] or ""
    offset = "+00:00" if zone in ("Z", "UTC", "GMT") else f"{zone[:3]}:{zone[-2:]}" if zone[:1] in ("+", "-") else ""
    clock = clock_value(match["hour"], match["minute"], None if offset else zone)
    if not clock or clock.startswith("T24"):
        return DateValue(day, "day", "stated")
    return DateValue(f"{day}{clock}{offset}", "minute", "stated")


def _updated() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)\b{alternatives(row['form'] for row in load_table('id', 'layout') if row['role'] == 'updated')}\b"
    )
