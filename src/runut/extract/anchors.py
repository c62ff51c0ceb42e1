"""Reckoning with days: from the day that time is counted from to the value that words of time have.

A value is TIMEX3's: ISO 8601, with ``X`` for what is not known.
"""

from __future__ import annotations

from datetime import date, timedelta

from runut.extract.timewords import Toward

ANY_DAY, ANY_WEEK, ANY_MONTH, ANY_YEAR = "XXXX-XX-XX", "XXXX-WXX", "XXXX-XX", "XXXX"
_NEAR_DAYS = 120
_UNKNOWN = {"D": ANY_DAY, "W": ANY_WEEK, "WE": f"{ANY_WEEK}-WE", "M": ANY_MONTH, "Y": ANY_YEAR}


def unit_value(anchor: date | None, unit: str, steps: int) -> str:
    """Return the day, week, weekend, month, quarter, half, year, decade or century *steps* away from *anchor*'s.

    >>> unit_value(date(2025, 6, 17), "WE", -1), unit_value(date(2025, 1, 31), "Q", -1)
    ('2025-W24-WE', '2024-Q4')
    """
    if anchor is None:
        return _UNKNOWN.get(unit, ANY_YEAR)
    try:
        return _known_unit(anchor, unit, steps)
    except (OverflowError, ValueError):
        return "PAST_REF" if steps < 0 else "FUTURE_REF"


def _known_unit(anchor: date, unit: str, steps: int) -> str:
    if unit == "D":
        return (anchor + timedelta(days=steps)).isoformat()
    if unit in ("W", "WE"):
        year, week, _ = (anchor + timedelta(weeks=steps)).isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if unit == "WE" else "")
    months = {"M": 1, "Q": 3, "H": 6}.get(unit)
    if months:
        count = (anchor.year * 12 + anchor.month - 1) // months + steps
        year, part = divmod(count, 12 // months)
        return f"{year}-{part + 1:02}" if unit == "M" else f"{year}-{unit}{part + 1}"
    years = {"Y": 1, "DE": 10, "CE": 100}[unit]
    return f"{anchor.year // years + steps}{'X' * (len(str(years)) - 1)}"


def week_day(anchor: date, weeks: int, weekday: int) -> str:
    """Return the *weekday* (1..7) of the week that is *weeks* away from *anchor*'s."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=weeks)
    return (monday + timedelta(days=weekday - 1)).isoformat()


def weekday_near(anchor: date, weekday: int, toward: Toward) -> str:
    """Return the *weekday* nearest to *anchor*: on it or before it; "past" strictly before, "future" strictly after,
    "now" on it or after it."""
    back = (anchor.isoweekday() - weekday) % 7
    ahead = (weekday - anchor.isoweekday()) % 7
    match toward:
        case "past":
            days = -(back or 7)
        case "future":
            days = ahead or 7
        case "now":
            days = ahead
        case _:
            days = -back
    return (anchor + timedelta(days=days)).isoformat()


def day_near(anchor: date, month: int, day: int, toward: Toward, weekday: int | None = None) -> str:
    """Return the day of the year that lies nearest to *anchor*, or on it or before it, or on it or after it.

    Where the nearest lies months away, its *weekday* may say that another year is meant; near by, it is misprinted.
    """
    found = sorted(_in_years(anchor, month, day), key=lambda day: _distance(day, anchor, toward))
    if weekday and abs((found[0] - anchor).days) > _NEAR_DAYS:
        return next((day for day in found[:2] if day.isoweekday() == weekday), found[0]).isoformat()
    return found[0].isoformat()


def _in_years(anchor: date, month: int, day: int) -> list[date]:
    found = []
    for year in range(anchor.year - 4, anchor.year + 5):  # 29 February comes once in four years
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def monthday_near(anchor: date, day: int, toward: Toward) -> str:
    """Return the *day* of a month nearest to *anchor*, or nearest before or after it.

    >>> monthday_near(date(2025, 6, 18), 14, ""), monthday_near(date(2025, 6, 18), 14, "future")
    ('2025-06-14', '2025-07-14')
    """
    months = [(anchor.replace(day=1) + timedelta(days=days)).isoformat()[:7] for days in (-1, 0, 31, 62)]
    found = [at for month in dict.fromkeys(months) if (at := known_day(f"{month}-{day:02}"))]
    return min(found, key=lambda at: _distance(at, anchor, toward)).isoformat()


def _distance(found: date, anchor: date, toward: Toward) -> tuple[bool, int, bool]:
    days = (found - anchor).days
    wrong = (toward == "past" and days > 0) or (toward == "future" and days < 0)
    return wrong, abs(days), days > 0


def holiday_near(anchor: date, days: str, toward: Toward) -> str | None:
    """Return the day of a holiday: *days* is ``12-25``, or its days in the years that the table knows."""
    known = days.split()
    if len(known[0]) == 5:
        month, day = map(int, known[0].split("-"))
        return day_near(anchor, month, day, toward)
    found = min(map(date.fromisoformat, known), key=lambda day: _distance(day, anchor, toward))
    return found.isoformat() if abs((found - anchor).days) < 366 else None


def holiday_in(year: str, days: str) -> str:
    """Return the day of a holiday in *year*, or the year where the table does not know it."""
    known = days.split()
    if len(known[0]) == 5:
        return f"{year}-{known[0]}"
    return next((day for day in known if day.startswith(year)), year)


def month_near(anchor: date, month: int, toward: Toward) -> str:
    """Return the month nearest to *anchor*'s; "past" before it or itself, "future" and "now" after it or itself.

    >>> month_near(date(2014, 12, 5), 1, ""), month_near(date(2014, 12, 5), 6, "")
    ('2015-01', '2014-06')
    """
    away = (month - anchor.month) % 12  # months ahead, 0..11
    match toward:
        case "past":
            away -= 12 if away else 0
        case "future" | "now":
            pass
        case _:
            away -= 12 if away >= 6 else 0
    year, index = divmod(anchor.year * 12 + anchor.month - 1 + away, 12)
    return f"{year}-{index + 1:02}"


def months_in(year: str, months: str) -> str:
    """Return the month, or the range of months that ends in *year*.

    >>> months_in("2025", "05"), months_in("2025", "11/02")
    ('2025-05', '2024-11/2025-02')
    """
    first, _, last = months.partition("/")
    if not last:
        return f"{year}-{first}"
    return f"{int(year) - (first > last)}-{first}/{year}-{last}"


def part_near(anchor: date, part: str, *, ahead: bool) -> str:
    """Return the quarter or half (``Q3``, ``H1``) that began last, or with *ahead* begins next."""
    number, months = int(part[1]), 3 if part[0] == "Q" else 6
    now = (anchor.month - 1) // months + 1
    year = anchor.year + (number <= now if ahead else 0) - (0 if ahead else number > now)
    return f"{year}-{part}"


def known_day(value: str) -> date | None:
    """Return the day of a value that has one."""
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None
