"""Over which time a number counts, by the words of its sentence: all so far, at one time, or what is planned; and
whether it is told as one that was given before ("sejak polisi mengumumkan lima korban").
"""

from __future__ import annotations

import re
from functools import cache

from runut.records import Reading, Scope, Span, Statement
from runut.relate.vocabulary import any_of, forms, table_of
from runut.text.lexicon import alternatives  # tables only

_STOP = re.compile(r"[,;:.!?()\"“”]\s?")
_BREAK = re.compile(r"[,;:.]\s")
_OPEN = re.compile(r"[,;:.\"“”]\s*$")
_PASSIVE_STEM = 3  # letters behind the prefix of a passive, at least


@cache
def _told(language: str, kind: str, *, last: bool = False, table: str = "extents") -> re.Pattern[str]:
    """The words of a *kind*; *last*: at the end of what is searched."""
    found = alternatives(forms(language, table, kind))
    return re.compile(rf"\b{found}\s*$" if last else rf"\b{found}\b", re.IGNORECASE)


@cache
def _so_far(language: str) -> re.Pattern[str]:
    """Matches "sampai siang ini", which counts all up to then, and not what came about in that time."""
    until, then = (alternatives(forms(language, "extents", kind)) for kind in ("until", "at_time"))
    return re.compile(rf"\b{until}\s+{then}\b", re.IGNORECASE)


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
    if _planned(_STOP.split(before)[-1], after, language):
        return "planned"
    if any(_told(language, "cumulative").search(part) or _so_far(language).search(part) for part in (before, after)):
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


def _planned(before: str, after: str, language: str) -> bool:
    """Is the number the object of a verb that tells what is still to be done, or the subject of such a passive?

    "Akan membangun 300 rumah", "300 rumah akan dibangun", not "akan memberi santunan kepada 12 korban".
    """
    deed = _told(language, "deed", table="plans")
    plans, fillers = table_of(language, "plans"), table_of(language, "hedge_fillers")
    if found := list(deed.finditer(before)):
        between = before[found[-1].end() :].lower().split()
        if len([word for word in between if word not in plans and word not in fillers]) <= 1:
            return True
    behind = after.lower().split()
    if not behind or not deed.fullmatch(behind[0]):
        return False
    verb = next((word for word in behind if word not in plans or _passive(word, language)), "")
    return _passive(verb, language)


def _passive(word: str, language: str) -> bool:
    return any(
        word.startswith(prefix) and len(word) >= len(prefix) + _PASSIVE_STEM
        for prefix in forms(language, "affixes", "passive")
    )


def recalled(reading: Reading, quantity: Span, around: Span, statement: Statement | None) -> bool:
    """Does the report tell the number as one given before, on a day that it does not tell?"""
    text, language = reading.article.text, reading.article.language
    earlier = _told(language, "earlier")
    if statement is None:
        return bool(earlier.search(_STOP.split(text[around.start : quantity.start])[-1]))
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
    called = [name for speaker in statement.speakers for name in (speaker.role, speaker.name) if name]
    return any(_of_saying(before, told, called) for told in earlier.finditer(before))


def _of_saying(before: str, told: re.Match[str], called: list[str]) -> bool:
    """Does "sebelumnya" belong to the verb of saying at the end of *before*? It stands right before that, or opens
    the clause of who speaks, who is *called* so: "Sebelumnya, Sinta Wardani mengumumkan", not "Berbeda dari data
    sebelumnya, Sinta Wardani mengumumkan"."""
    rest = before[told.end() :]
    if not rest.strip():
        return True
    opens = not before[: told.start()].strip() or bool(_OPEN.search(before[: told.start()]))
    at = min((rest.find(name) for name in called if name in rest), default=len(rest))
    return opens and not _BREAK.search(rest[:at].lstrip(" ,"))
