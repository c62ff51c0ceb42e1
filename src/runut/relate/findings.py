"""What a reader must not miss: values that conflict, one value given to two speakers, a figure that moved.

Each finding has both sides' words as evidence and says in one sentence why they do not fit. A wrong finding costs
more than a missed one: what could be a rounding, a hedge, a later count or another scope is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from babel.dates import format_date

from runut.records import Entity, Figure, Finding, FindingType, Point, Quantity, Reading, Span, Statement, content_id
from runut.relate.measures import Facet, facets, likeness, significant, story_weights

_CONFIDENCE: Mapping[FindingType, float] = {"contradiction": 0.7, "attribution_conflict": 0.7, "evolution": 0.8}
_ALIKE_ATTRIBUTED = 0.12  # likeness of the words around one value with two speakers
_MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]


@dataclass(frozen=True, slots=True)
class _Book:
    """What the findings look up: by id, the quantity, its facet, statement, speaker and outlet."""

    quantities: Mapping[str, Quantity]
    statements: Mapping[str, Statement]
    entities: Mapping[str, Entity]
    outlets: Mapping[str, str]
    facets: Mapping[str, Facet]
    weights: Mapping[str, float]


def findings(
    readings: Sequence[Reading], story: str, entities: Sequence[Entity], figures: Sequence[Figure]
) -> Iterator[Finding]:
    """Yield the findings of a story, conflicts first."""
    found = sorted(facets(readings), key=lambda facet: facet.span)
    book = _Book(
        {quantity.id: quantity for reading in readings for quantity in reading.quantities},
        {statement.id: statement for reading in readings for statement in reading.statements},
        {entity.id: entity for entity in entities},
        {reading.article.id: reading.article.outlet or reading.article.source for reading in readings},
        {facet.quantity.id: facet for facet in found},
        story_weights(found),
    )
    for figure in figures:
        yield from _contradictions(figure, story, book)
    for figure in figures:
        yield from _attribution_conflicts(figure, story, book)
    for figure in figures:
        yield from _evolutions(figure, story, book)


def _finding(kind: FindingType, story: str, summary: str, reason: str, evidence: Sequence[Span]) -> Finding:
    spans = tuple(sorted(set(evidence)))
    return Finding(content_id("x", kind, story, *spans), story, kind, summary, reason, spans, _CONFIDENCE[kind])


# ---------------------------------------------------------------- values that conflict


def _contradictions(figure: Figure, story: str, book: _Book) -> Iterator[Finding]:
    """One finding for each pair of values that contradict, with every point that carries either."""
    by_quantity = {point.quantity: point for point in figure.points}
    told: set[frozenset[str]] = set()
    for point in figure.points:
        if point.relation != "contradicts" or point.to is None:
            continue
        pair = frozenset((_value(point), _value(by_quantity[point.to])))
        if pair in told or len(pair) < 2:
            continue
        told.add(pair)
        sides = [[p for p in figure.points if _value(p) == value] for value in sorted(pair)]
        sides.sort(key=lambda side: (side[0].as_of.value or "9999", side[0].quantity))
        evidence = [book.quantities[p.quantity].span for side in sides for p in side]
        one, other = (_side(side, book) for side in sides)
        summary = f"{_capital(figure.measure)}: {one} atau {other}."
        yield _finding("contradiction", story, summary, _why(point, by_quantity[point.to]), evidence)


def _value(point: Point) -> str:
    return f"{point.low}..{point.high}"


def _side(points: Sequence[Point], book: _Book) -> str:
    """ "600 meter" (Sinta Wardani; Kabar Delta, Warta Timur)."""
    words = book.quantities[points[0].quantity].text
    who = list(dict.fromkeys(name for point in points if (name := _speaker(point, book))))[:2]
    carried = list(dict.fromkeys(book.outlets[book.quantities[point.quantity].span.article] for point in points))[:3]
    return f"“{words}” ({'; '.join(part for part in (' dan '.join(who), ', '.join(carried)) if part)})"


def _speaker(point: Point, book: _Book) -> str | None:
    if point.speaker and point.speaker in book.entities:
        return book.entities[point.speaker].name
    statement = book.statements.get(point.statement or "")
    return statement.speakers[0].name if statement and statement.speakers else None


def _why(point: Point, other: Point) -> str:
    if point.as_of.day and point.as_of.day == other.as_of.day:
        return f"Kedua angka itu menjawab pertanyaan yang sama pada hari yang sama, {_day(point.as_of.day)}."
    return "Kedua angka itu menjawab pertanyaan yang sama, dan jawabannya tidak berubah dengan hari."


def _day(day: str) -> str:
    """2024-10-31 as "31 Oktober 2024"."""
    return format_date(date.fromisoformat(day), "d MMMM y", locale="id")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# ---------------------------------------------------------------- one value, two speakers


def _attribution_conflicts(figure: Figure, story: str, book: _Book) -> Iterator[Finding]:
    """One value of a figure that reports credit to different people, as words of the same day or of no day.

    That two people say "empat pulau" is no conflict; that an odd figure is one's in this report and another's in
    that, is. A speaker who is a body or a group may stand for a person, so only people are compared.
    """
    by_value: dict[str, list[Point]] = defaultdict(list)
    for point in figure.points:
        speaker = book.entities.get(point.speaker or "")
        odd = significant(point.low) >= 2 or book.quantities[point.quantity].per
        if speaker and speaker.type == "person" and odd and point.quantity in book.facets:
            by_value[_value_roughly(point)].append(point)
    for points in by_value.values():
        for one, other in combinations(points, 2):
            if _credited_apart(one, other, points, book):
                a, b = (_side([point], book) for point in (one, other))
                summary = f"{_capital(figure.measure)}: siapa yang mengatakannya? {a} atau {b}."
                reason = (
                    f"Angka yang sama disebut sebagai ucapan {_speaker(one, book)} dalam satu laporan "
                    f"dan ucapan {_speaker(other, book)} dalam laporan lain."
                )
                evidence = [book.quantities[point.quantity].span for point in (one, other)]
                yield _finding("attribution_conflict", story, summary, reason, evidence)
                break


def _value_roughly(point: Point) -> str:
    value = point.low if point.low is not None else point.high
    return str(value)


def _credited_apart(one: Point, other: Point, points: Sequence[Point], book: _Book) -> bool:
    a, b = book.facets[one.quantity], book.facets[other.quantity]
    if one.speaker == other.speaker or a.article == b.article:
        return False
    if one.as_of.day and other.as_of.day and abs(_ordinal(one.as_of.day) - _ordinal(other.as_of.day)) > 3:
        return False
    both = {p.speaker for p in points if book.facets[p.quantity].article in (a.article, b.article)}
    return len(both) == 2 and likeness(a, b, book.weights) >= _ALIKE_ATTRIBUTED


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


# ---------------------------------------------------------------- a figure that moved


def _evolutions(figure: Figure, story: str, book: _Book) -> Iterator[Finding]:
    """A figure whose value changed from day to day: its first value, the last, and the steps between."""
    steps = [p for i, p in enumerate(figure.points) if i == 0 or p.relation == "updates"]
    days = [point.as_of.day for point in steps]
    if len(steps) < 2 or None in days or days[0] == days[-1]:
        return
    said = [f"“{book.quantities[p.quantity].text}” ({_day(p.as_of.day)})" for p in steps if p.as_of.day]
    summary = f"{_capital(figure.measure)}: dari {said[0]} menjadi {said[-1]}."
    between = f", lewat {', '.join(said[1:-1])}" if len(said) > 2 else ""
    reason = f"Angka ini disebut {len(steps)} kali dengan nilai yang berubah menurut hari{between}."
    yield _finding("evolution", story, summary, reason, [book.quantities[p.quantity].span for p in steps])
