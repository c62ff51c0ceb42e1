"""The years of one case: two sources let it begin in the same year and end in another, or the other way round.

Years are those of a case where words of wrongdoing stand around them on both sides, with other words in common; the
years of somebody's term of office stand right behind the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from runut.records import Date, Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, sentence_of
from runut.relate.stems import root
from runut.relate.vocabulary import rarity, table_of, words

_YEARS = re.compile(r"(\d{4})/(\d{4})")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BEFORE, _BEHIND = 22, 10  # words around years that tell what they are of
_SHARED = 3  # telling roots that both have around them
_TELLING = 0.3


@dataclass(frozen=True, slots=True)
class _Lasting:
    """*years*: the first and the last; *cases*: roots of wrongdoing among the *roots* around; *voice*: who says so ("":
    the report)."""

    years: tuple[str, str]
    span: Span
    sentence: Span
    roots: frozenset[str]
    cases: frozenset[str]
    voice: str


def periods_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each two spans of years of one case, with all who tell either."""
    found = sorted((one for r in reports.readings for one in _lasting(r)), key=lambda one: one.span)
    told: set[frozenset[tuple[str, str]]] = set()
    for pair in combinations(found, 2):
        one, other = sorted(pair, key=lambda lasting: (lasting.years, lasting.span))
        years = frozenset((one.years, other.years))
        if years in told or not _one_case(one, other):
            continue
        told.add(years)
        sides = [
            [side, *(x for x in found if x is not side and x.years == side.years and x.cases & side.cases)]
            for side in (one, other)
        ]
        first, second = (
            f"{side[0].span.of(reports.texts[side[0].span.article])} ({reports.carried(x.span for x in side)})"
            for side in sides
        )
        spans = tuple(x.sentence for side in sides for x in side)
        yield Discrepancy(
            "contradiction",
            reports.tell("period.summary", one=first, other=second),
            reports.reason("period.reason", words=reports.in_print(sorted(one.roots & other.roots)[:5], spans)),
            spans,
        )


def _one_case(one: _Lasting, other: _Lasting) -> bool:
    if sum(a == b for a, b in zip(one.years, other.years, strict=True)) != 1 or one.sentence == other.sentence:
        return False
    if one.span.article == other.span.article and one.voice == other.voice:
        return False  # stages of one account
    return bool(one.cases & other.cases) and len(one.roots & other.roots) >= _SHARED


def _lasting(reading: Reading) -> Iterator[_Lasting]:
    text, language = reading.article.text, reading.article.language
    table = table_of(language, "periods")
    spans = [(match, found) for found in reading.dates if (match := _YEARS.fullmatch(found.value or ""))]
    for match, found in spans:
        sentence = sentence_of(found.span, reading)
        if sentence is None or not _of_a_case(found, sentence, reading):
            continue
        start = max((d.span.end for _, d in spans if d.span.end <= found.span.start), default=sentence.start)
        stop = min((d.span.start for _, d in spans if d.span.start >= found.span.end), default=sentence.end)
        around = [
            *[word.group() for word in _WORD.finditer(text, max(start, sentence.start), found.span.start)][-_BEFORE:],
            *[word.group() for word in _WORD.finditer(text, found.span.end, min(stop, sentence.end))][:_BEHIND],
        ]
        telling = [word for written in around for word in words(written) if len(word) > 2 and not word[0].isdigit()]
        cases = frozenset(root(word, language) for word in telling if table.get(word, {}).get("kind") == "case")
        holder = next((s for s in reading.statements if any(c.overlaps(found.span) for c in s.content)), None)
        if cases:
            yield _Lasting(
                (match[1], match[2]),
                found.span,
                sentence,
                frozenset(root(word, language) for word in telling if rarity(word, language) > _TELLING) | cases,
                cases,
                holder.speakers[0].name if holder and holder.speakers else "",
            )


def _of_a_case(found: Date, sentence: Span, reading: Reading) -> bool:
    """Does a word of time open the years or stand before them, as none does behind an office ("menteri 2019-2024")?"""
    table = table_of(reading.article.language, "periods")
    told = words(reading.article.text[sentence.start : found.span.start])[-1:] + words(found.text)[:1]
    return any(table.get(word, {}).get("kind") == "time" for word in told)
