"""The age of a person against the day of birth that a report gives: the years from that day to the report are it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from runut.records import Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, one_each
from runut.relate.facets import Facet
from runut.relate.vocabulary import table_of, words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_REACH = 60  # characters between the word for a birth and its day: "lahir di Muara Wana pada"
_MOST_OFF = 3  # years
_NAMED = 200  # characters between a name and the day of birth


def births_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each person whose age, in brackets behind the name, is not that of the day of birth."""
    aged = [facet for facet in reports.facets.values() if facet.subject and _in_brackets(facet, reports)]
    aged.sort(key=lambda facet: facet.span)
    told: set[str] = set()
    for reading in reports.readings:
        for name, day, span in _births(reading):
            own = frozenset(words(name))
            ages = [f for f in aged if len(own & f.subject) > 1 and (own <= f.subject or f.subject <= own)]
            wrong = [f for f in ages if _off(_age(day, f), f)]
            if name in told or not wrong or len(wrong) < len(ages):
                continue
            told.add(name)
            evidence = (span, *one_each([facet.span for facet in wrong]))
            carried = reports.carried([facet.span for facet in wrong])
            yield Discrepancy(
                "contradiction",
                reports.tell(
                    "birth.summary", name=name, age=wrong[0].quantity.text, outlets=carried, day=reports.day(day)
                ),
                reports.reason("birth.reason", age=_age(day, wrong[0]), outlets=reports.carried([span])),
                evidence,
            )


def _births(reading: Reading) -> Iterator[tuple[str, str, Span]]:
    """Who was born, named last before it, on which day, and where that stands."""
    text = reading.article.text
    born = [form for form, row in table_of(reading.article.language, "deeds").items() if row["tells"] == "birth"]
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, born)) or '(?!)'})\b[^.;()]*$", re.IGNORECASE)
    people = sorted((m for m in reading.mentions if m.type == "person"), key=lambda mention: mention.span)
    for found in reading.dates:
        before = text[max(0, found.span.start - _REACH) : found.span.start]
        if not _DAY.fullmatch(str(found.value or "")) or not pattern.search(before):
            continue
        near = [m for m in people if 0 <= found.span.start - m.span.end <= _NAMED]
        if near and found.value:
            yield near[-1].name, found.value, found.span


def _in_brackets(facet: Facet, reports: Reports) -> bool:
    """Is it the age of now, and no age of another time?"""
    text = reports.texts[facet.article]
    exact = facet.low is not None and facet.low == facet.high
    return exact and text[: facet.span.start].endswith("(") and text[facet.span.end : facet.span.end + 1] == ")"


def _off(age: Decimal | None, facet: Facet) -> bool:
    """Is the age told another, and not so far off that it must be someone else's?"""
    return age is not None and facet.low is not None and 0 < abs(facet.low - age) <= _MOST_OFF


def _age(born: str, facet: Facet) -> Decimal | None:
    """How many years old the person is on the day of the report."""
    if not facet.reported.day:
        return None
    birth, day = date.fromisoformat(born), date.fromisoformat(facet.reported.day)
    return Decimal(day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day)))
