"""A day for reports that tell none, worked out from the other reports of their story.

A report without a day of publication still names days: "31 Oktober", "Kamis", "Selasa (5/11)". The story's dated
reports say which year is meant, a weekday in the same expression checks it, and the latest day that the report
tells as past is taken for its own. Where the story is undated, or the days do not fit it, the day stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from runut.records import Date, DateValue, Reading
from runut.relate.vocabulary import table_of, words

_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_PARTIAL = re.compile(r"XXXX-(\d\d)-(\d\d)")
_BRACKETED = re.compile(r"\((\d{1,2})/(\d{1,2})\)")
_FARTHEST = timedelta(days=183)  # a day further from the story has the wrong year
_FARTHEST_OWN = timedelta(days=90)  # a report is of its story's days, if not of its season
_BEFORE = 40  # characters before a date that can make it a plan


def anchors(readings: Sequence[Reading], others: Sequence[str] = ()) -> dict[str, DateValue]:
    """Return a day of publication for the articles of one story that have none and tell enough, by article id.

    Of dated articles nothing but the day counts: *others* are the days of those that are not among *readings*.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    known = sorted(day for other in others if (day := _iso(other))) or _known_days(ordered)
    found: dict[str, DateValue] = {}
    if not known:
        return found
    for reading in ordered:
        if reading.article.published.day is None and _fits(reading, known):
            day = _latest_told(reading, known)
            if day:
                found[reading.article.id] = DateValue(day.isoformat(), "day", "story")
    return found


def _known_days(readings: Iterable[Reading]) -> list[date]:
    """The days that place the story: of publication, else the full dates the reports tell."""
    published = [_iso(reading.article.published.day) for reading in readings if reading.article.published.day]
    days = [day for day in published if day]
    told = [day for reading in readings for stated in _told_dates(reading) if (day := _stated(stated))]
    if days:
        return sorted(days)
    newest = max(told, default=None)
    return sorted(day for day in told if newest and newest - day <= _FARTHEST)


def _told_dates(reading: Reading) -> Iterator[Date]:
    """The dates of the report's own sentences; the headline of another report among them is of another day."""
    for found in reading.dates:
        at = bisect_right(reading.sentences, found.span.start, key=lambda sentence: sentence.start) - 1
        if at >= 0 and found.span.start < reading.sentences[at].end:
            yield found


def _fits(reading: Reading, known: Sequence[date]) -> bool:
    """Does what the article knows of its own day, such as a year or a month, leave room for the story's?"""
    value = reading.article.published.value
    return value is None or any(day.isoformat().startswith(value) for day in known)


def _iso(value: str | None) -> date | None:
    match = _FULL.match(value or "")
    if not match:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def _stated(found: Date) -> date | None:
    return _iso(found.value) if found.type in ("date", "time") and found.basis in ("stated", "relative") else None


def _latest_told(reading: Reading, known: Sequence[date]) -> date | None:
    """The latest day the report tells as past, not far from the days that are known."""
    days = sorted(
        day for found in _told_dates(reading) if not _planned(reading, found) for day in _days(reading, found, known)
    )
    near = [day for day in days if min(abs(day - other) for other in known) <= _FARTHEST_OWN]
    return near[-1] if near else None


def _days(reading: Reading, found: Date, known: Sequence[date]) -> Iterator[date]:
    """The day of a date expression, its year worked out where it has none."""
    stated = _stated(found)
    month_day = _month_and_day(found)
    if stated:
        yield stated
    elif month_day and found.type in ("date", "time"):
        day = _in_year(*month_day, known, _weekday(found.text, reading.article.language))
        if day:
            yield day


def _month_and_day(found: Date) -> tuple[int, int] | None:
    """The month and day of an expression without a year: "31 Oktober" (XXXX-10-31), "Selasa (5/11)"."""
    partial = _PARTIAL.match(found.value or "")
    if partial:
        return int(partial[1]), int(partial[2])
    bracketed = _BRACKETED.search(found.text)
    return (int(bracketed[2]), int(bracketed[1])) if bracketed else None


def _in_year(month: int, day: int, known: Sequence[date], weekday: int | None) -> date | None:
    """The day of that month nearest to the known days; a weekday that fits another year decides, if one does."""
    options = []
    for year in range(known[0].year - 1, known[-1].year + 2):
        try:
            option = date(year, month, day)
        except ValueError:
            continue
        distance = min(abs(option - other) for other in known)
        if distance <= _FARTHEST and (weekday is None or option.weekday() == weekday):
            options.append((distance, option))
    return min(options)[1] if options else None


def _weekday(text: str, language: str) -> int | None:
    """Monday is 0; None where the expression names no weekday."""
    for word in words(text):
        row = table_of(language, "weekdays").get(word)
        if row:
            return (int(row["number"]) - 1) % 7
    return None


def _planned(reading: Reading, found: Date) -> bool:
    """Is the date told as one to come: "akan ... pada 7 November", "hingga 30 November", "mulai Senin depan"?"""
    text = reading.article.text
    before = set(words(text[max(0, found.span.start - _BEFORE) : found.span.start]))
    return bool(before & _plan_words(reading.article.language)) or any(
        event.planned and event.span.covers(found.span) for event in reading.events
    )


@cache
def _plan_words(language: str) -> frozenset[str]:
    return frozenset(table_of(language, "plans"))
