"""The points of a figure in the order of the day they were stated, each judged against those before it.

A later value updates an earlier one; two values of one day, or of what no day changes, contradict, unless a hedge or
a rounding reconciles them or one report gives both, as whole and part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from runut.records import DateValue, Figure, Point, Quantity, Reading, Relation, content_id
from runut.relate.measures import Facet, Number, Weights, compatible, generic, likeness, noun_phrase, scope_word

_CONTRADICTING = 0.30  # least likeness of the words around two values that contradict
_CHANGES = frozenset({"fall", "rise"})  # what a price lost on one day is not what it lost on another
_FIXED = frozenset({"age", "height", "depth", "length", "width", "distance"})  # scopes whose value no day changes


@dataclass(frozen=True, slots=True)
class Setting:
    """What of the story a point is judged by: the weights of its words, who wrote each report, and in whose
    words each report gives each number ("" for its own)."""

    weights: Weights
    outlets: Mapping[str, str]
    given: Mapping[tuple[str, Number], frozenset[str]]


def setting_of(readings: Iterable[Reading], found: Iterable[Facet], weights: Weights) -> Setting:
    """Return the setting of a story's *found* facets."""
    outlets = {r.article.id: r.article.outlet or r.article.byline or r.article.source for r in readings}
    given: dict[tuple[str, Number], set[str]] = defaultdict(set)
    for facet in found:
        speakers = facet.statement.speakers if facet.statement else ()
        given[facet.article, facet.number].add(speakers[0].entity or speakers[0].name if speakers else "")
    return Setting(weights, outlets, {key: frozenset(voices) for key, voices in given.items()})


def figure_of(group: Sequence[Facet], story: str, setting: Setting) -> Figure:
    """Return the figure of quantities that answer one question; its points go by the day they were stated."""
    ordered = sorted(group, key=_when)
    points: list[Point] = []
    for i, facet in enumerate(ordered):
        relation, to, reason = _relation(facet, ordered[:i], setting)
        points.append(_point(facet, relation, to, reason))
    units = Counter(facet.quantity.unit for facet in ordered if facet.quantity.unit)
    unit = min(units, key=lambda u: (-units[u], u)) if units else None
    return Figure(
        id=content_id("f", story, *sorted(facet.quantity.id for facet in group)),
        story=story,
        measure=_measure(group, setting.weights),
        unit=unit,
        points=tuple(points),
    )


def _when(facet: Facet) -> tuple[str, str, int]:
    """By the day it was stated, the unknown last; within a day by article and place."""
    return (facet.as_of.value or "9999", facet.article, facet.span.start)


def _point(facet: Facet, relation: Relation, to: Quantity | None, reason: str) -> Point:
    speakers = facet.statement.speakers if facet.statement else ()
    day = facet.as_of
    if day.precision == "minute" and day.value:
        day = DateValue(day.value[:10], "day", day.basis)
    return Point(
        quantity=facet.quantity.id,
        statement=facet.statement.id if facet.statement else None,
        speaker=speakers[0].entity if speakers else None,
        as_of=day,
        low=facet.quantity.low,
        high=facet.quantity.high,
        comparator=facet.quantity.comparator,
        relation=relation,
        to=to.id if to else None,
        reason=reason,
    )


def _relation(facet: Facet, earlier: Sequence[Facet], setting: Setting) -> tuple[Relation, Quantity | None, str]:
    """Judge *facet* against what was stated before it, the latest first."""
    if not earlier:
        return "first", None, "Angka pertama yang disebut."
    last = next((other for other in reversed(earlier) if not _loose(other)), earlier[-1])
    words, before = f"“{facet.quantity.text}”", f"“{last.quantity.text}” ({_told(last, setting)})"
    if not compatible(facet, last) and _disputed(facet, last):
        return "contradicts", last.quantity, f"Dalam laporan yang sama disebut {words} dan {before}."
    for other in reversed(earlier):
        if compatible(facet, other) and (other is last or facet.number == other.number):
            return "agrees", other.quantity, f"{words} cocok dengan “{other.quantity.text}” ({_told(other, setting)})."
    fixed = bool((facet.scopes & last.scopes & _FIXED) or facet.subject)
    if facet.scopes & _CHANGES and facet.family != "count":
        return "differs_in_scope", last.quantity, f"{words} dan {before} adalah perubahan pada waktu yang berbeda."
    if _later(facet, last) and not fixed:
        return "updates", last.quantity, f"Setelah {before} disebut {words} ({_told(facet, setting)})."
    if compatible(facet, last):
        return "agrees", last.quantity, f"{words} cocok dengan {before}."
    alike = fixed or likeness(facet, last, setting.weights) >= _CONTRADICTING
    if alike and not _told_together(facet, last, setting):
        return "contradicts", last.quantity, f"Untuk hal yang sama disebut {words} dan {before}."
    return "differs_in_scope", last.quantity, f"{words} dan {before} tampaknya menghitung cakupan yang berbeda."


def _loose(facet: Facet) -> bool:
    """Is the value as wide as "puluhan"? Nearly anything agrees with it."""
    return facet.low is not None and facet.high is not None and facet.high > 2 * facet.low


def _disputed(facet: Facet, other: Facet) -> bool:
    """Does one report give both numbers as the words of two named sources on one day?"""
    one, another = (f.statement.speakers if f.statement else () for f in (facet, other))
    return (
        facet.article == other.article
        and bool(one and another)
        and one[0].entity != another[0].entity
        and facet.as_of.day == other.as_of.day is not None
    )


def _told_together(facet: Facet, other: Facet, setting: Setting) -> bool:
    """Does one voice in the report of either give both numbers? Then it knows both, and they are whole and part.

    A report that gives the numbers as the words of two sources tells their dispute.
    """
    for article in (facet.article, other.article):
        voices = setting.given.get((article, facet.number), frozenset())
        others = setting.given.get((article, other.number), frozenset())
        if voices and others and (voices & others or "" in voices | others):
            return True
    return False


def _later(facet: Facet, other: Facet) -> bool:
    """Was *facet* stated later, and by the clock where both were on one day?"""
    a, b = facet.as_of.value, other.as_of.value
    if not a or not b:
        return False
    if a[:10] != b[:10]:
        return a[:10] > b[:10]
    grows = (facet.low or Decimal(0)) > (other.low or Decimal(0))
    return len(a) > 10 and len(b) > 10 and a > b and grows and facet.family == "count"


def _told(facet: Facet, setting: Setting) -> str:
    """Who said it, else which outlet wrote it, and the day."""
    speakers = facet.statement.speakers if facet.statement else ()
    who = speakers[0].name if speakers else setting.outlets[facet.article]
    day = facet.as_of.day
    return f"{who}, {day}" if day else who


def _measure(group: Sequence[Facet], weights: Weights) -> str:
    """Name the question in the reports' own words: "tentara Korea Utara di Kursk", "kedalaman", "korban per hari".

    What is counted as most reports write it, the state or dimension that most tell, the place that most name; where
    that says little, the words that stand around most of the quantities.
    """
    half = len(group) / 2
    noun = _usual(map(noun_phrase, group))
    scopes = Counter(scope for facet in group for scope in facet.scopes)
    shared = sorted(scope for scope, number in scopes.items() if number > half)
    told = [_usual(word for facet in group if (word := scope_word(facet, scope))) for scope in shared]
    place = _usual((facet.places[0] for facet in group if facet.places), least=half)
    per = _usual(facet.quantity.text.lower().partition(" per ")[2] for facet in group)
    topic = "" if group[0].family == "count" else _usual((facet.topic for facet in group), least=len(group) / 3)
    parts = [noun, "/".join(word for word in told if word and word not in noun.lower())]
    if group[0].subject:
        return f"usia {topic or ' '.join(sorted(group[0].subject)).title()}"
    if generic(group[0].head, group[0].language) and not told and not per:
        around = Counter(word for facet in group for word in facet.own if not word[0].isdigit())
        names = {word for facet in group for place in facet.places for word in place.split()}.union(
            *(f.topics for f in group)
        )
        telling = [w for w, number in around.items() if number > half and w not in noun.lower() and w not in names]
        parts += sorted(telling, key=lambda word: (-around[word] * weights.get(word, 0.0), word))[:2]
    parts += [topic, f"per {per}" if per else "", f"di {place.title()}" if place else ""]
    return " ".join(part for part in parts if part) or (group[0].quantity.unit or group[0].family)


def _usual(words: Iterable[str], *, least: float = 0) -> str:
    """The most frequent of *words*, of equals the longest and the one written small; "" for none or too few."""
    counts = Counter(" ".join(word.split()) for word in words)
    counts.pop("", None)
    if not counts:
        return ""
    best = min(counts, key=lambda word: (-counts[word], -len(word), word.swapcase()))
    return best if counts[best] > least else ""
