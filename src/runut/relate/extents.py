"""Over which time a number counts, by the words of its sentence: all so far, at one time, or what is planned; and
whether it is told as one that was given before ("sejak polisi mengumumkan lima korban").
"""

from __future__ import annotations

import re
from functools import cache

from runut.records import Reading, Scope, Span, Statement
from runut.relate.vocabulary import any_of, forms
from runut.text.lexicon import alternatives  # tables only

_STOP = re.compile(r"[,;:.!?()\"“”]\s?")
_BREAK = re.compile(r"[,;:.]\s")
_PLANNED_REACH = 4  # words from a plan to its number


@cache
def _told(language: str, kind: str, *, last: bool = False) -> re.Pattern[str]:
    """The words of a *kind*; *last*: at the end of what is searched."""
    found = alternatives(forms(language, "extents", kind))
    return re.compile(rf"\b{found}\s*$" if last else rf"\b{found}\b", re.IGNORECASE)


@cache
def _clause(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(language, 'clause')}\b")


def without_extent(words: str, language: str) -> str:
    """Return *words* without those that tell how far a number reaches: "sejauh ini" is no distance.

    >>> without_extent("sejauh ini tercatat", "id")
    ' tercatat'
    """
    return _told(language, "cumulative").sub("", words)


def scope_of(reading: Reading, quantity: Span, around: Span, statement: Statement | None) -> Scope | None:
    """Return what the words *around* a quantity, up to the neighbouring ones, tell of its time; None where nothing.

    A day counts only within the words of who gives the number: "kata Sari, Selasa" is the day it was said.
    """
    text, language = reading.article.text, reading.article.language
    start = around.start + max(
        (m.end() for m in _clause(language).finditer(text[around.start : quantity.start])), default=0
    )
    stop = _STOP.search(text, quantity.end, around.end)
    end = stop.start() if stop else around.end
    before, after = text[start : quantity.start], text[quantity.end : end]
    nearest = " ".join(_STOP.split(before)[-1].split()[-_PLANNED_REACH:])
    next_words = " ".join(after.split()[:1])
    if _told(language, "planned").search(nearest) or _told(language, "planned").fullmatch(next_words):
        return "planned"
    if any(_told(language, "cumulative").search(part) for part in (before, after)):
        return "cumulative"
    days = [
        text[max(start, date.span.start - 20) : date.span.start]
        for date in reading.dates
        if date.type == "date"
        and start <= date.span.start
        and date.span.end <= end
        and (statement is None or statement.holds(date.span))
    ]
    if any(_told(language, "until", last=True).search(day) for day in days):
        return "cumulative"
    on_day = any(_told(language, "on", last=True).search(day) for day in days)
    return "at_time" if on_day or any(_told(language, "at_time").search(part) for part in (before, after)) else None


def recalled(reading: Reading, quantity: Span, around: Span, statement: Statement | None) -> bool:
    """Does the report tell the number as one given before, on a day that it does not tell?"""
    text, language = reading.article.text, reading.article.language
    if statement is None:
        return bool(_told(language, "earlier").search(_STOP.split(text[around.start : quantity.start])[-1]))
    if statement.said.value or statement.source is None:
        return False
    cue = statement.cue or statement.source
    sentence = next((s for s in reading.sentences if s.covers(cue)), cue)
    held = [span.end for span in statement.content if span.end <= cue.start]
    before = text[max((sentence.start, *held)) : cue.start]
    spoken = [speaker.name.split()[-1] for speaker in statement.speakers if speaker.name]
    for since in _told(language, "since").finditer(before):
        rest = before[since.end() :]
        if not _BREAK.search(rest) and any(name in rest for name in spoken):
            return True
    return bool(_told(language, "earlier").search(before))
