"""In which sentence, inside which quotation, within which of many spans a place of the text stands.

An article may be a day's protocol: nothing here is looked for from its first word on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import TypeVar

from runut.records import Annotated, Date, Mention, Sentence, Span

Spanned = TypeVar("Spanned", Date, Mention)
_start, _span_start = attrgetter("start"), attrgetter("span.start")


def sentence_at(doc: Annotated, at: int) -> Sentence | None:
    """Return the body sentence that holds the character *at*, None where none does."""
    k = bisect_right(doc.sentences, at, key=_start) - 1
    return doc.sentences[k] if k >= 0 and at < doc.sentences[k].end else None


def in_speech(doc: Annotated, at: int) -> bool:
    """Does *at* stand behind the opening mark of a quotation of speech, and before its end?"""
    k = bisect_left(doc.quotations, at, key=_start) - 1
    return k >= 0 and doc.quotations[k].speech and at < doc.quotations[k].end


def between(found: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Return those of *found*, which are in reading order, that begin in ``text[start:end]``."""
    first = bisect_left(found, start, key=_span_start)
    return found[first : bisect_left(found, end, first, key=_span_start)]


@dataclass(frozen=True, slots=True)
class Spread:
    """Spans of one article, which may overlap: their *starts* in order, and how far all up to each of them *reach*."""

    starts: tuple[int, ...]
    reach: tuple[int, ...]

    def covers(self, span: Span) -> bool:
        """Does one of the spans hold all of *span*?"""
        return self._furthest(span.start + 1) >= span.end

    def surrounds(self, start: int, end: int) -> bool:
        """Does one of the spans begin before *start* and end behind *end*?"""
        return self._furthest(start) > end

    def overlaps(self, span: Span) -> bool:
        return self._furthest(span.end) > span.start

    def _furthest(self, before: int) -> int:
        k = bisect_left(self.starts, before)
        return self.reach[k - 1] if k else -1


def spread(spans: Iterable[Span]) -> Spread:
    ordered = sorted(spans)
    return Spread(tuple(span.start for span in ordered), tuple(accumulate((span.end for span in ordered), max)))
