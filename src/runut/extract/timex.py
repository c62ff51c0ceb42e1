"""Pieces that tell one time are joined: "pukul 07.05 WITA, Senin (23/6)", "Selasa malam, 17 Juni 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from runut.extract.numerals import particles
from runut.extract.timepieces import pieces
from runut.extract.timewords import Timex, Toward, cell, compiled, forms
from runut.records import Annotated, Sentence
from runut.text.stretches import stretches

_DAYS = ("day", "weekday", "monthday", "holiday")
_OPEN_YEAR = ("day", "month", "season", "quarter", "holiday")


def expressions(doc: Annotated) -> Iterator[tuple[Sentence, Timex]]:
    """Yield the expressions of time in *doc* with the stretch they stand in, in order, never overlapping."""
    language, plain = doc.article.language, doc.plain
    for sentence in stretches(doc):
        tokens = doc.tokens[sentence.first : sentence.last]
        joined: list[Timex] = []
        for piece in pieces(plain, tokens, sentence.start, sentence.end, language):
            whole = join(joined[-1], piece, plain, language) if joined else None
            if whole:
                joined[-1] = whole
            else:
                joined.append(piece)
        at, last = sentence.start, None
        for timex in joined:
            whole = with_lead(timex, plain, at, language)
            if last and last.every and last.kind == timex.kind == "weekday":
                every = _beside(language).fullmatch(plain, last.end, whole.start) is not None
                whole = replace(whole, every=whole.every or every)
            last = whole
            if whole.every or stands_alone(timex, plain, language):
                yield sentence, whole
                at = whole.end


@cache
def _gap(language: str) -> re.Pattern[str]:
    return compiled(rf"\s*(?P<comma>,)?\s*(?:{forms(language, 'link')}\s+){{0,2}}")


@cache
def _lead(language: str) -> re.Pattern[str]:
    every = rf"(?P<every>{forms(language, 'every')})(?:\s+{forms(language, 'dayname')})?"
    return compiled(rf"(?<!\w)(?:{every}|{forms(language, 'edge', 'hedge')})\s+\Z")


@cache
def closing(language: str) -> re.Pattern[str]:
    """Return the pattern of what stands between the two ends of a range of days: "Senin sampai Jumat"."""
    return compiled(rf"\s*-\s*|\s+{particles('to', language)}\s+")


@cache
def _beside(language: str) -> re.Pattern[str]:
    """Return the pattern of what stands between days that come again and again: "setiap Senin, Rabu dan Jumat"."""
    return compiled(rf"{closing(language).pattern}|\s*,\s*|\s*,?\s+{particles('and', language)}\s+")


def join(first: Timex, second: Timex, plain: str, language: str) -> Timex | None:
    """Return the one expression that two neighbouring pieces are, or None if they are two."""
    if second.kind == "day" and plain[second.end : second.end + 1] == ")":
        return _bracketed(first, second, plain)
    gap = _gap(language).fullmatch(plain, first.end, second.start)
    if gap is None or first.every or (second.every and second.kind == "fixed"):
        return None
    whole = replace(first, end=second.end)
    comma = bool(gap["comma"])
    if second.kind == "time":
        return _with_time(whole, second)
    if first.kind == "time":
        return _timed(first, second, comma=comma) or (None if comma else _told_by(whole, second, plain, language))
    if first.kind == "weekday" and second.kind == "day" and second.weekday in (None, int(first.value)):
        return replace(second, start=first.start, part=second.part or first.part, clock=second.clock or first.clock)
    return None if comma else _told_by(whole, second, plain, language)


def _bracketed(first: Timex, second: Timex, plain: str) -> Timex | None:
    """ "Selasa malam (17/6)", "besok (22/1)": the brackets tell the day of the words before them."""
    if plain[first.end : second.start].strip(" ,") != "(" or first.kind not in ("weekday", "shift", "time"):
        return None
    if (first.kind == "shift" and first.unit != "D") or (first.kind == "weekday" and second.weekday):
        return None
    told = replace(second, start=first.start, end=second.end + 1, part=first.part, clock=second.clock or first.clock)
    return replace(told, weekday=int(first.value)) if first.kind == "weekday" else told


def _told_by(whole: Timex, second: Timex, plain: str, language: str) -> Timex | None:
    """Join a day, month or part of the year with the words behind it that say which one is meant."""
    if whole.kind in _DAYS and second.kind == "shift" and second.unit == "D":
        if second.part and whole.part and second.part != whole.part:
            return None
        toward: Toward = "past" if second.steps < 0 else "now" if second.steps == 0 else "future"
        if not second.steps and any(
            cell(w, language, "tail") == "past" for w in plain[second.start : second.end].split()
        ):
            toward = ""  # "Senin pagi tadi": on the day of speaking or before it
        return replace(whole, part=whole.part or second.part, toward=toward)
    if whole.kind == "monthday" and second.kind in ("shift", "anaphor") and second.unit == "M":
        return replace(whole, within=second)
    if whole.kind in _OPEN_YEAR and second.kind in ("year", "shift", "anaphor") and whole.within is None:
        return replace(whole, within=second) if _tells_year(second) else None
    if whole.kind == "weekday" and second.kind in ("shift", "anaphor") and second.unit == "W":
        return replace(whole, within=second)
    if second.kind == "fixed" and second.value.endswith("_REF") and plain[second.start : second.end].islower():
        same = whole.kind == "fixed" and whole.value == second.value
        near = whole.kind == "time" and second.value != "PRESENT_REF"  # "pukul 02.30 tadi"
        return whole if same or near or whole.kind == "shift" else None
    return None


def _with_time(whole: Timex, time: Timex) -> Timex | None:
    if whole.kind not in (*_DAYS, "shift", "anaphor", "time"):
        return None
    if (whole.kind in ("shift", "anaphor") and whole.unit != "D") or (whole.clock and time.clock):
        return None
    if whole.part and time.part and whole.part != time.part:
        return None
    return replace(whole, clock=whole.clock or time.clock, part=whole.part or time.part)


def _timed(time: Timex, day: Timex, *, comma: bool) -> Timex | None:
    near = day.kind in _DAYS or (day.kind in ("shift", "anaphor") and day.unit == "D")
    if not near or (day.clock and time.clock) or (day.part and time.part and day.part != time.part):
        return None
    if comma and not time.clock:
        return None
    return replace(day, start=time.start, clock=time.clock or day.clock, part=day.part or time.part)


def _tells_year(timex: Timex) -> bool:
    return timex.unit == "Y" if timex.kind != "year" else timex.value.isdigit() and len(timex.value) == 4


def stands_alone(timex: Timex, plain: str, language: str) -> bool:
    """A part of the day without its day counts as "malam hari", or behind *pada, hingga, sejak*."""
    if timex.kind != "time" or timex.clock or " " in plain[timex.start : timex.end]:
        return True
    return bool(compiled(rf"(?<!\w){forms(language, 'at')}\s+\Z").search(plain, max(0, timex.start - 20), timex.start))


def with_lead(timex: Timex, plain: str, least: int, language: str) -> Timex:
    """Take in what stands before it and belongs to it: *setiap, awal, sekitar, tahun*."""
    while True:
        found = _lead(language).search(plain, max(least, timex.start - 30), timex.start)
        if found is None:
            return timex
        repeated = bool(found["every"]) and timex.kind in (*_DAYS, "month", "time", "shift")
        timex = replace(timex, start=found.start(), every=timex.every or repeated)
