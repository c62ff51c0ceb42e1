"""On which day something was said, and through whom it came.

A day that the sentence of the cue tells outside what was said is the day of the utterance. What the same speaker says
elsewhere in the article without a day of its own was said on the same occasion: it takes the day told last before
it, else the first one told behind it. A sentence that looks back ("Sebelumnya diberitakan") ends an occasion.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from runut.extract.coreference import Cast
from runut.extract.credits import carriers
from runut.extract.resolution import Found
from runut.records import UNKNOWN_DATE, Attribution, Date, DateValue

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LOOKS_BACK = re.compile(
    r"\b(?:diberitakan sebelumnya|sebelumnya diberitakan|seperti diberitakan|sebagaimana diberitakan)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Saying:
    attribution: Attribution
    names: tuple[str, ...]
    found: tuple[Found, ...]
    outer: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """The day and the carriers that the sentence of one utterance tells itself."""

    at: int
    day: DateValue
    relay: tuple[str, ...]


def sayings(cast: Cast, said: Sequence[Saying], dates: Sequence[Date]) -> list[tuple[DateValue, tuple[str, ...]]]:
    """Return day and carriers of each utterance, in the order given (that of the text)."""
    own = [_told(cast, saying, said, dates) for saying in said]
    breaks = [match.start() for match in _LOOKS_BACK.finditer(cast.doc.plain)]
    out = []
    for i, saying in enumerate(said):
        told = own[i]
        if not told.day.value and saying.outer is None:
            told = _inherited(i, said, own, breaks) or told
        out.append((told.day, told.relay))
    return out


def _told(cast: Cast, saying: Saying, said: Sequence[Saying], dates: Sequence[Date]) -> Told:
    attribution = saying.attribution
    mark = attribution.cue or attribution.source or attribution.content[-1]
    sentence = _sentence_of(cast, mark.start)
    at = mark.start
    if attribution.cue is None and attribution.source is None:
        return Told(at, UNKNOWN_DATE, ())
    start, end = sentence
    free = [
        date
        for date in dates
        if start <= date.span.start < end
        and date.value
        and _DAY.match(date.value)
        and not any(span.overlaps(date.span) for other in said for span in other.attribution.content)
    ]
    after = [date for date in free if date.span.start > mark.end]
    before = [date for date in free if date.span.end <= mark.start]
    chosen = after[0] if after else before[-1] if before else None
    day = _day_value(chosen) if chosen else UNKNOWN_DATE
    inside = [span for other in said for span in other.attribution.content]
    relay = tuple(
        name for name, a, b in carriers(cast.doc, start, end) if not any(s.start < a and b < s.end for s in inside)
    )
    return Told(at, day, relay)


def _sentence_of(cast: Cast, at: int) -> tuple[int, int]:
    sentences = cast.doc.sentences
    i = bisect_right([s.start for s in sentences], at) - 1
    return (sentences[i].start, sentences[i].end) if i >= 0 else (0, 0)


def _day_value(date: Date) -> DateValue:
    assert date.value is not None
    return DateValue(date.value[:10], "day", "stated" if date.basis == "unresolved" else date.basis)


def _inherited(i: int, said: Sequence[Saying], own: Sequence[Told], breaks: Sequence[int]) -> Told | None:
    """Return the day of the same speaker's nearest utterance that tells one, before first, within one occasion."""
    order = [*range(i - 1, -1, -1), *range(i + 1, len(said))]
    for k in order:
        same = set(said[k].names) & set(said[i].names)
        if not same or not own[k].day.value:
            continue
        low, high = sorted((own[i].at, own[k].at))
        if any(low < at < high for at in breaks):
            continue
        return Told(own[i].at, own[k].day, own[i].relay or own[k].relay)
    return None
