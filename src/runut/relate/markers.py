"""What stands on a label: at which kilometre of a road something was, and how long a recording runs.

Each report that names only one such value of a road or a recording means the same one, so two reports with two values
are at odds; where one names several, it tells of several places or recordings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations

from runut.records import Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, sentence_of
from runut.relate.vocabulary import content_words, rarity, table_of, words

_NUMBER = r"(?P<number>\d{1,3}(?:[.,]\d{1,3})?)(?![\d.,]*\d)(?:\s?\+\s?\d+)?"
_LEAST_KM, _MOST_KM = Decimal(1), Decimal(50)  # apart: less is the length of a wreck, more is another event
_PERIOD = re.compile(r"P(?:T(?:(?P<hours>[\d.]+)H)?(?:(?P<minutes>[\d.]+)M)?(?:(?P<seconds>[\d.]+)S)?)")
_LONGER = Decimal("1.2")  # times the shorter: less is a rounding
_REACH = 30  # characters before a length of time in which "berdurasi" and the recording stand
_SAME = 2  # telling words of both sentences, or of a report's title and the other's sentence
_TELLING = 0.4


@dataclass(frozen=True, slots=True)
class _Marked:
    """A *value* on a label, with the telling words of its sentence."""

    value: Decimal
    span: Span
    around: frozenset[str]


def markers_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each two kilometres of one place and each two lengths of one recording."""
    for reason, found in (("marker.reason.road", _kilometres), ("marker.reason.length", _lengths)):
        by_value: dict[Decimal, list[_Marked]] = defaultdict(list)
        for reading in reports.readings:
            marked = list(found(reading))
            if len({one.value for one in marked}) == 1:
                by_value[marked[0].value] += marked
        for one, other in combinations(sorted(by_value), 2):
            sides = by_value[one], by_value[other]
            if _apart(one, other, reason) and any(
                len(a.around & b.around) >= _SAME for a in sides[0] for b in sides[1]
            ):
                spans = [[marked.span for marked in side] for side in sides]
                told = [f"{reports.printed(side[0])} ({reports.carried(side)})" for side in spans]
                yield Discrepancy(
                    "contradiction",
                    reports.tell("either", one=told[0], other=told[1]),
                    reports.reason(reason),
                    (*spans[0], *spans[1]),
                )


def _apart(one: Decimal, other: Decimal, reason: str) -> bool:
    """Is the larger too far from the smaller for a rounding, and kilometres not too far for one event?"""
    if reason == "marker.reason.road":
        return _LEAST_KM <= other - one <= _MOST_KM
    return other > one * _LONGER


def _kilometres(reading: Reading) -> Iterator[_Marked]:
    """ "KM 61", "kilometer 61,400/A": the label stands before the number."""
    text, pattern = reading.article.text, _road(reading.article.language)
    for sentence in reading.sentences:
        for match in pattern.finditer(sentence.of(text)):
            value = Decimal(match["number"].replace(",", "."))
            span = Span(reading.article.id, sentence.start + match.start(), sentence.start + match.end())
            yield _Marked(value, span, _telling(sentence, reading))


@cache
def _road(language: str) -> re.Pattern[str]:
    labels = _labels("road", language)
    return re.compile(
        rf"(?i)(?<![\w.,])(?<!\d\s)(?:{labels})\.?\s?{_NUMBER}(?!\s*(?:per|/)\s*[a-z]{{2}})(?:\s?/\s?[AB]\b)?"
    )


def _lengths(reading: Reading) -> Iterator[_Marked]:
    """A length of time behind "berdurasi"; what is recorded by an instrument runs anew each time."""
    text, language = reading.article.text, reading.article.language
    anew = table_of(language, "measured_anew")
    for date in reading.dates:
        match = _PERIOD.fullmatch(date.value or "") if date.type == "duration" else None
        before = text[max(0, date.span.start - _REACH) : date.span.start]
        if not match or not re.search(rf"(?i)\b(?:{_labels('length', language)})\s+(?:\w+\s+)?$", before):
            continue
        sentence = sentence_of(date.span, reading) or date.span
        if not any(word in anew for word in words(sentence.of(text))):
            hours, minutes, seconds = (Decimal(match[part] or 0) for part in ("hours", "minutes", "seconds"))
            yield _Marked(hours * 3600 + minutes * 60 + seconds, date.span, _telling(sentence, reading))


@cache
def _labels(kind: str, language: str) -> str:
    return "|".join(form for form, row in table_of(language, "measure_labels").items() if row["kind"] == kind)


def _telling(sentence: Span, reading: Reading) -> frozenset[str]:
    language = reading.article.language
    found = content_words(f"{reading.article.title or ''} {sentence.of(reading.article.text)}", language)
    return frozenset(word for word in found if not word[0].isdigit() and rarity(word, language) > _TELLING)
