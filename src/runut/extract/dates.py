"""Expressions of time as TIMEX3: each gets its value, worked out from the day it is counted from.

Days are counted from the day of publication; inside a quotation, from the day on which it was said; *sehari
sebelumnya* and the like, and clock times alone, from the day that is narrated. A day that its own weekday
contradicts keeps the value that is printed, with basis `relative` in place of `stated`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from operator import itemgetter

from runut.extract.anchors import (
    ANY_DAY,
    ANY_WEEK,
    ANY_YEAR,
    day_near,
    holiday_in,
    holiday_near,
    known_day,
    month_near,
    monthday_near,
    months_in,
    part_near,
    unit_value,
    week_day,
    weekday_near,
)
from runut.extract.timewords import Timex, Toward, compiled, duration_value, forms, plan
from runut.extract.timex import closing, expressions
from runut.records import Annotated, Date, Quotation, Sentence, TimexBasis, TimexType, content_id
from runut.text.calendar import UNKNOWN_YEAR
from runut.text.stretches import NO_PARAGRAPH

_REACH = 400
_WHOLE_DAYS = ("day", "weekday")
_SAID_WITHIN = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Anchors:
    """From where a value is worked out: *spoken*, the day of publication or of the utterance; *near*, a day of about
    the right year where that is unknown; *day*, the day narrated last; *told*, the value told last, which ended at
    *told_end*; *full*, the days that the article tells in full; *clock*, the time of publication; *basis*, what a
    value worked out from *spoken* has."""

    spoken: date | None
    near: date | None
    basis: TimexBasis
    clock: str = ""
    day: date | None = None
    told: str = ""
    told_end: int = -_REACH
    full: tuple[date, ...] = ()


Found = tuple[Sentence, Timex]
Resolved = tuple[str, TimexBasis]


def dates(doc: Annotated) -> Iterator[Date]:
    """Yield each expression of time in the stretches of *doc*, in reading order.

    What stands beside the body (another report's headline) is counted from the day of publication alone, and
    nothing in the body is counted from it.
    """
    found = list(expressions(doc))
    at_first = anchors = publication(doc, [timex for sentence, timex in found if sentence.paragraph != NO_PARAGRAPH])
    spoken = days_of_utterance(doc, found, anchors)
    local: tuple[Sentence | None, date | None] = (None, None)  # "kemarin ... pukul 10.00": holds for its sentence only
    for index, (sentence, timex) in enumerate(found):
        beside = sentence.paragraph == NO_PARAGRAPH
        here = at_first if beside else anchors
        if index in spoken:
            here = replace(here, spoken=spoken[index])
        if local[0] == sentence:
            here = replace(here, day=local[1])
        if timex.start - here.told_end > _REACH:
            here = replace(here, told="")
        if timex.kind == "time" and timex.part and not timex.clock:
            here = replace(here, day=_day_behind(found, index, here, doc) or here.day)
        following = found[index + 1][1] if index + 1 < len(found) else None
        value, basis = resolve(timex, here, doc, following)
        words = doc.text[timex.start : timex.end]
        key = content_id("d", doc.article.id, timex.start, timex.end)
        yield Date(key, doc.span(timex.start, timex.end), words, type_of(timex, value), value, basis)
        if timex.kind == "shift" and timex.unit == "D" and not timex.toward:
            local = (sentence, known_day(value))
        elif not timex.every and not beside:
            anchors = narrate(anchors, timex, value, doc)


def _day_behind(found: Sequence[Found], index: int, anchors: Anchors, doc: Annotated) -> date | None:
    """Return the day that a sentence tells only behind a part of it: "dari pagi hingga sore hari, Rabu (11/9)"."""
    sentence = found[index][0]
    days = [(at, timex) for at, (other, timex) in enumerate(found) if other == sentence and timex.kind in _WHOLE_DAYS]
    if not days or days[0][0] < index or days[0][1].every or closes(days[0][1], doc):
        return None
    at = found[index][1].start
    if any(quotation.start < at < quotation.end for quotation in doc.quotations):
        return None
    return known_day(resolve(days[0][1], anchors, doc, None)[0])


def publication(doc: Annotated, found: Sequence[Timex]) -> Anchors:
    """Return the anchors before the first word: the day of publication, or else a full day that the article tells."""
    published = doc.article.published
    basis: TimexBasis = "story" if published.basis == "story" else "relative"
    full = [timex for timex in found if timex.kind == "day" and not timex.value.startswith(UNKNOWN_YEAR)]
    near = next((timex for timex in full if timex.weekday), full[0] if full else None)
    year = published.value[:4] if published.value else None
    spoken = known_day(published.day or "")
    guess = date(int(year), 7, 1) if year else known_day(near.value) if near else None
    clock = (published.value or "")[10:16] if published.precision == "minute" else ""
    days = tuple(day for timex in full if (day := known_day(timex.value)))
    return Anchors(spoken, spoken or guess, basis, clock, full=days)


def days_of_utterance(doc: Annotated, found: Sequence[Found], anchors: Anchors) -> dict[int, date]:
    """Map each expression inside a quotation to the day on which that was said: the day beside the quotation, or
    else the one beside the quotation before."""
    if anchors.spoken is None:
        return {}
    quotations = [q for q in doc.quotations if q.speech]
    opened = [q.start for q in quotations]
    inside: dict[int, Quotation] = {}
    days: list[tuple[int, Sentence, date]] = []  # start, sentence, day
    for i, (sentence, timex) in enumerate(found):
        quotation = quotations[at - 1] if (at := bisect_right(opened, timex.start)) else None
        if quotation and timex.start < quotation.end and not _in_brackets(timex, doc):
            inside[i] = quotation
        elif timex.kind in ("day", "weekday") and closes(timex, doc):
            day = known_day(resolve(timex, anchors, doc, None)[0])
            if day and timedelta(0) <= anchors.spoken - day <= _SAID_WITHIN:
                days.append((timex.start, sentence, day))
    said = {}
    for i, quotation in inside.items():
        behind = bisect_left(days, quotation.end, key=itemgetter(0))
        if behind < len(days) and days[behind][1] == found[i][0]:
            said[i] = days[behind][2]
        elif earlier := bisect_left(days, quotation.start, key=itemgetter(0)):
            said[i] = days[earlier - 1][2]
    return said


def _in_brackets(timex: Timex, doc: Annotated) -> bool:
    """Is it all that a pair of brackets holds, the reporter's own word in what another says: "besok (hari ini)"?"""
    return doc.plain[max(0, timex.start - 1) : timex.start] == "(" and doc.plain.startswith(")", timex.end)


def closes(timex: Timex, doc: Annotated) -> bool:
    """Does a day stand as the day of an utterance does: behind a comma, at the end of its sentence?"""
    plain = doc.plain
    behind_comma = plain[max(0, timex.start - 4) : timex.start].rstrip()[-1:] == ","
    return behind_comma and plain[timex.end : timex.end + 2].strip()[:1] in ("", ".", ",", '"')


def narrate(anchors: Anchors, timex: Timex, value: str, doc: Annotated) -> Anchors:
    """Return the anchors for what follows: which day is being narrated, what was told last."""
    day = known_day(value)
    spoken = compiled(forms(doc.article.language, "shift")).search(doc.plain, timex.start, timex.end)
    uttered = closes(timex, doc) and (not timex.clock or timex.doubtful)
    fresh = anchors.day is None and day != anchors.spoken
    named = timex.kind in ("day", "weekday") and (fresh or not uttered) and not spoken
    if named or (timex.kind == "shift" and timex.toward == "after" and timex.unit == "D"):
        anchors = replace(anchors, day=day or anchors.day)
    said = (
        closes(timex, doc) and day is not None and day == anchors.spoken
    )  # the day of speaking is not the one told of
    if timex.kind in ("day", "weekday", "month", "year", "time") and not said:
        anchors = replace(anchors, told=value, told_end=timex.end)
    return anchors


def type_of(timex: Timex, value: str) -> TimexType:
    if timex.every:
        return "set"
    if value.startswith("P") and not value.endswith("_REF"):
        return "duration"
    return "time" if timex.clock or timex.part or "T" in value[10:] else "date"


# ---------------------------------------------------------------- values


def resolve(timex: Timex, anchors: Anchors, doc: Annotated, following: Timex | None) -> Resolved:
    """Return the value of *timex* and how it is known; *following* may tell the year ("28 Juni hingga 3 Juli 2025")."""
    if timex.every:
        return repeated(timex), "stated"
    if timex.kind == "fixed":
        return timex.value, anchors.basis if timex.value.endswith("_REF") else "stated"
    value, basis = _head(timex, anchors, doc, following)
    if timex.clock or timex.part:
        value = _at(value, timex, anchors)
    if value.startswith(UNKNOWN_YEAR):
        basis = "unresolved"
    return value, basis


def repeated(timex: Timex) -> str:
    """Return the value of what comes again and again: ``XXXX-WXX-1`` for "setiap Senin"."""
    tail = timex.clock or (f"T{timex.part[1:]}" if timex.part else "")
    match timex.kind:
        case "weekday":
            return f"{ANY_WEEK}-{timex.value}{tail}"
        case "month":
            return f"{UNKNOWN_YEAR}-{timex.value}"
        case "monthday":
            return "/".join(f"{UNKNOWN_YEAR}-XX-{day}{tail}" for day in timex.value.split("/"))
        case "day":
            return f"{UNKNOWN_YEAR}{timex.value[4:]}{tail}"
        case "holiday":
            days = timex.value.split()
            return f"{UNKNOWN_YEAR}-{days[0]}" if len(days) == 1 else "P1Y"
        case "shift":
            return f"{ANY_WEEK}-WE" if timex.unit == "WE" else duration_value("1", timex.unit)
        case "time":
            return "/".join(f"{ANY_DAY}{end}" for end in tail.split("/"))
    return timex.value


def _at(day: str, timex: Timex, anchors: Anchors) -> str:
    """Put the clock time or the part of the day behind *day*; "pukul 3-4" is a span of time."""
    if not timex.clock:
        return day if "T" in day else f"{day}{timex.part}"
    clocks = timex.clock.split("/")
    if timex.toward == "now" and len(anchors.told) == 16 and anchors.told[:10] == day:
        clocks = [_later(clock, anchors.told[11:13]) for clock in clocks]
    return "/".join(f"{day}{clock}" for clock in clocks)


def _later(clock: str, hour: str) -> str:
    """ "jam 2" after half past ten is two in the afternoon."""
    own = int(clock[1:3])
    return f"T{own + 12}{clock[3:]}" if own < 7 and own < int(hour) <= own + 12 else clock


def _head(timex: Timex, anchors: Anchors, doc: Annotated, following: Timex | None) -> Resolved:
    match timex.kind:
        case "day":
            return _day(timex, anchors, doc, following)
        case "weekday":
            return _weekday(timex, anchors, doc)
        case "monthday":
            return _monthday(timex, anchors, doc), anchors.basis
        case "month":
            return _month(timex, anchors, doc, following)
        case "quarter" | "season":
            return _part_of_year(timex, anchors, doc, following)
        case "holiday":
            return _holiday(timex, anchors)
        case "year":
            return timex.value, "stated"
        case "shift":
            beside = _day_beside(timex, following, anchors, doc)
            return (beside, anchors.basis) if beside else _shift(timex, anchors)
        case "anaphor":
            return _anaphor(timex, anchors)
    day = anchors.day or anchors.spoken
    return (day.isoformat() if day else ANY_DAY), anchors.basis


def _day(timex: Timex, anchors: Anchors, doc: Annotated, following: Timex | None) -> Resolved:
    if not timex.value.startswith(UNKNOWN_YEAR):
        return timex.value, anchors.basis if timex.doubtful else "stated"
    year = _year_told(timex, anchors) or _year_of_range(timex, following, anchors, doc)
    ends = timex.value.split("/")
    if year:
        return "/".join(f"{year}{end[4:]}" for end in ends), "relative"
    if anchors.near is None:
        return timex.value, "unresolved"
    month, day = map(int, ends[0][5:].split("-"))
    first = day_near(anchors.near, month, day, timex.toward, timex.weekday)
    return "/".join(f"{first[:4]}{end[4:]}" for end in ends), _of_year(anchors)


def _of_year(anchors: Anchors) -> TimexBasis:
    """Return how a value is known of which the words tell all but the year."""
    return "story_year" if anchors.basis == "story" else anchors.basis


def _year_told(timex: Timex, anchors: Anchors) -> str:
    """Return the year that a second piece tells: "Juni 2025", "kuartal kedua tahun lalu"."""
    if timex.within is None:
        return ""
    value = timex.within.value if timex.within.kind == "year" else _head_of_within(timex.within, anchors)
    return value if value.isdigit() and len(value) == 4 else ""


def _head_of_within(within: Timex, anchors: Anchors) -> str:
    return (_shift(within, anchors) if within.kind == "shift" else _anaphor(within, anchors))[0]


def _year_of_range(timex: Timex, following: Timex | None, anchors: Anchors, doc: Annotated) -> str:
    if following is None or (following.kind != timex.kind and following.kind not in ("day", "year")):
        return ""
    between = compiled(rf"\s*{forms(doc.article.language, 'range')}\s*(?:{forms(doc.article.language, 'on')}\s+)?")
    if not between.fullmatch(doc.plain, timex.end, following.start):
        return ""
    if following.kind == "day" and not following.within:
        return "" if following.value.startswith(UNKNOWN_YEAR) else following.value[:4]
    return following.value[:4] if following.kind == "year" else _year_told(following, anchors)


def _opened(timex: Timex, anchors: Anchors, doc: Annotated) -> date | None:
    """Return the day that opens the range which *timex* closes: "Senin sampai Jumat"."""
    if not 0 <= anchors.told_end < timex.start or len(anchors.told) != len("2025-06-14"):
        return None
    between = closing(doc.article.language).fullmatch(doc.plain, anchors.told_end, timex.start)
    return known_day(anchors.told) if between else None


def toward_by_cue(timex: Timex, doc: Annotated) -> Toward:
    """Read from the clause before a name whether it is the next ("akan digelar Senin") or the last ("sejak Juni")."""
    if timex.toward:
        return timex.toward
    language, plain = doc.article.language, doc.plain
    start = max(plain.rfind(mark, max(0, timex.start - 80), timex.start) for mark in ',.;:"()\n')
    clause = plain[max(start + 1, timex.start - 80) : timex.start]
    if compiled(rf"(?<!\w)(?:{forms(language, 'ahead')}|{plan(language)})(?!\w)").search(clause):
        return "future"
    return "past" if compiled(rf"(?<!\w){forms(language, 'behind')}(?!\w)").search(clause) else ""


def _weekday(timex: Timex, anchors: Anchors, doc: Annotated) -> Resolved:
    weekday = int(timex.value)
    if anchors.spoken is None:
        same = next((day.isoformat() for day in anchors.full if day.isoweekday() == weekday), None)
        return same or f"{ANY_WEEK}-{weekday}", "relative" if same else "unresolved"
    if opened := _opened(timex, anchors, doc):
        return weekday_near(opened, weekday, "future"), anchors.basis
    within = timex.within
    if within:
        steps = within.steps if within.kind == "shift" else 0
        return week_day(anchors.spoken, steps, weekday), anchors.basis
    if timex.toward:
        return weekday_near(anchors.spoken, weekday, timex.toward), anchors.basis
    ahead = toward_by_cue(timex, doc) == "future"
    return weekday_near(anchors.spoken, weekday, "now" if ahead else ""), anchors.basis


def _month(timex: Timex, anchors: Anchors, doc: Annotated, following: Timex | None) -> Resolved:
    year = _year_told(timex, anchors) or _year_of_range(timex, following, anchors, doc)
    if year:
        return months_in(year, timex.value), "relative"
    if anchors.near is None:
        return "/".join(f"{UNKNOWN_YEAR}-{month}" for month in timex.value.split("/")), "unresolved"
    near = month_near(anchors.near, int(timex.value[-2:]), toward_by_cue(timex, doc))
    return months_in(near[:4], timex.value), _of_year(anchors)


def _monthday(timex: Timex, anchors: Anchors, doc: Annotated) -> str:
    """Return the day in the month beside it, the month told last, or else the month that brings it nearest."""
    days = timex.value.split("/")
    if timex.within:
        month = _head_of_within(timex.within, anchors)
    elif re.fullmatch(r"\d{4}-\d\d", anchors.told[:7]) and timex.toward in ("", "same"):
        month = anchors.told[:7]
    elif anchors.spoken:
        month = monthday_near(anchors.spoken, int(days[0]), toward_by_cue(timex, doc))[:7]
    else:
        month = f"{UNKNOWN_YEAR}-XX"
    return "/".join(f"{month}-{day}" for day in days) if len(month) == 7 else "PAST_REF"


def _part_of_year(timex: Timex, anchors: Anchors, doc: Annotated, following: Timex | None) -> Resolved:
    year = _year_told(timex, anchors) or _year_of_range(timex, following, anchors, doc)
    if year:
        stated = timex.within is not None and timex.within.kind == "year"
        return f"{year}-{timex.value}", "stated" if stated else anchors.basis
    if anchors.near is None:
        return f"{UNKNOWN_YEAR}-{timex.value}", "unresolved"
    if timex.kind == "season":
        return f"{anchors.near.year}-{timex.value}", _of_year(anchors)
    ahead = toward_by_cue(timex, doc) in ("future", "after")
    return part_near(anchors.near, timex.value, ahead=ahead), _of_year(anchors)


def _holiday(timex: Timex, anchors: Anchors) -> Resolved:
    year = _year_told(timex, anchors)
    if year:
        return holiday_in(year, timex.value), "relative"
    value = holiday_near(anchors.near, timex.value, timex.toward) if anchors.near else None
    return value or ANY_YEAR, anchors.basis


def _day_beside(timex: Timex, following: Timex | None, anchors: Anchors, doc: Annotated) -> str:
    """Return the day that stands right behind a day counted from the day of speaking: "hari ini, Rabu (18/6)"."""
    if not following or following.kind != "day" or timex.unit != "D" or timex.toward or not anchors.spoken:
        return ""
    beside = doc.plain[timex.end : following.start].strip(" ,") == ""
    day = known_day(resolve(following, anchors, doc, None)[0]) if beside else None
    return day.isoformat() if day and abs(day - anchors.spoken) <= _SAID_WITHIN else ""


def _shift(timex: Timex, anchors: Anchors) -> Resolved:
    """Count from the day of speaking, or from what is narrated (a year alone can be counted in years)."""
    if timex.toward:
        told = anchors.told
        if timex.unit == "Y" and len(told) >= 4 and told[:4].isdigit() and anchors.told_end >= 0:
            return str(int(told[:4]) + timex.steps), "relative"
        day = known_day(f"{told}-01" if len(told) == 7 and timex.unit == "M" else told) or anchors.day or anchors.spoken
    else:
        day = anchors.spoken
    if timex.unit.startswith("T"):
        return _clock_shift(timex, anchors), anchors.basis
    return unit_value(day, timex.unit, timex.steps), anchors.basis


def _clock_shift(timex: Timex, anchors: Anchors) -> str:
    """ "dua jam kemudian" behind a clock time is a clock time; without one it is the length alone."""
    start = anchors.told if timex.toward else f"{anchors.spoken or ''}{anchors.clock}"
    try:
        moment = datetime.fromisoformat(start)
    except ValueError:
        moment = None
    if moment is None or len(start) != 16:
        return duration_value(str(abs(timex.steps)), timex.unit)
    seconds = {"TH": 3600, "TM": 60, "TS": 1}[timex.unit]
    return (moment + timedelta(seconds=seconds * timex.steps)).isoformat()[:16]


def _anaphor(timex: Timex, anchors: Anchors) -> Resolved:
    """ "saat itu" is what was told last; "malam itu" the night of the day narrated; else a time in the past."""
    if not timex.unit:
        ahead = anchors.spoken and anchors.told[:10] > anchors.spoken.isoformat()
        return ("PAST_REF" if ahead else anchors.told or "PAST_REF"), "relative"
    if timex.unit == "D":
        day = anchors.day or (anchors.spoken if timex.part else None)
        return (day.isoformat() if day else "PAST_REF"), "relative"
    told = known_day(anchors.told) or anchors.day
    if timex.unit == "Y" and anchors.told[:4].isdigit():
        return anchors.told[:4], "relative"
    if timex.unit == "M" and len(anchors.told) >= 7 and anchors.told[5:7].isdigit():
        return anchors.told[:7], "relative"
    return (unit_value(told, timex.unit, 0) if told else "PAST_REF"), "relative"
