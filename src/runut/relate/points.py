"""The points of a figure in the order of the day they were stated, each judged against those before it.

Where a report does not tell the day on which its source spoke, its own day orders the point but is not shown as that.
A later value updates an earlier one; two values of one day, or of what no day changes, contradict, unless a hedge or
a rounding reconciles them or one report gives both, as whole and part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from runut.records import DateValue, Entity, Figure, Point, Quantity, Reading, Relation, content_id
from runut.relate.authority import source_of
from runut.relate.discrepancies import carrier, day_in_words, tell
from runut.relate.facets import CHANGES, SHRINKING, Facet, Number, generic
from runut.relate.measures import Weights, compatible, exclusive_scopes, likeness, near, of_one_time
from runut.relate.naming import measure_of
from runut.relate.vocabulary import table_of

_CONTRADICTING = 0.30  # least likeness of the words around two values that contradict
_FIXED = frozenset({"age", "height", "depth", "length", "width", "distance"})  # scopes whose value no day changes
_COPIED = 6  # telling words of a sentence that two reports print alike


@dataclass(frozen=True, slots=True)
class Setting:
    """What of the story a point is judged by: the weights of its words, who wrote each report, and in whose
    words each report gives each number ("" for its own); *people*: its entities by id."""

    weights: Weights
    outlets: Mapping[str, str]
    given: Mapping[tuple[str, Number], frozenset[str]]
    language: str
    people: Mapping[str, Entity]

    def tell(self, key: str, **parts: str) -> str:
        """Return the reason *key* of a point in `language`."""
        return tell(self.language, f"point.{key}", **parts)


def setting_of(
    readings: Iterable[Reading], found: Iterable[Facet], weights: Weights, language: str, people: Iterable[Entity] = ()
) -> Setting:
    """Return the setting of a story's *found* facets."""
    outlets = {r.article.id: carrier(r.article, language) for r in readings}
    given: dict[tuple[str, Number], set[str]] = defaultdict(set)
    for facet in (facet for facet in found if not facet.aside):
        speakers = facet.statement.speakers if facet.statement else ()
        given[facet.article, facet.number].add(speakers[0].entity or speakers[0].name if speakers else "")
    return Setting(
        weights,
        outlets,
        {key: frozenset(voices) for key, voices in given.items()},
        language,
        {one.id: one for one in people},
    )


def figure_of(group: Sequence[Facet], story: str, setting: Setting) -> Figure:
    """Return the figure of quantities that answer one question; its points go by the day they were stated."""
    replaced = {facet.corrects: facet.number for facet in group if facet.corrects}
    corrected = {(facet.corrects, _day(facet)) for facet in group if facet.corrects}
    ordered = sorted(group, key=lambda facet: _when(facet, taken_back=(facet.number, _day(facet)) in corrected))
    points: list[Point] = []
    for i, facet in enumerate(ordered):
        settled = [one for one, point in zip(ordered, points, strict=False) if point.relation != "contradicts"]
        since = ordered[:i][::-1]
        taken_back = [other for other in since if replaced.get(other.number) == facet.number]
        wrong = min(taken_back, key=lambda other: other.quantity.unit != facet.quantity.unit, default=None)
        if wrong and all(other.number != facet.number for other in since[: since.index(wrong)]):
            points.append(_correction(facet, wrong, setting))
        else:
            points.append(_point(facet, *_relation(facet, ordered[:i], settled, setting), setting))
    units = Counter(facet.quantity.unit for facet in ordered if facet.quantity.unit)
    unit = min(units, key=lambda u: (-units[u], u)) if units else None
    return Figure(
        id=content_id("f", story, *sorted(facet.quantity.id for facet in group)),
        story=story,
        measure=measure_of(group),
        unit=unit,
        points=tuple(points),
    )


def _when(facet: Facet, *, taken_back: bool) -> tuple[bool, str, bool, str, str, int]:
    """What nobody knows the day of last; by the day it was stated, else reported, the unknown last; within a day what
    was *taken_back* on it first, then by the clock, what is of no hour last, article and place."""
    moment = _moment(facet) or "9999"
    return (_undated(facet), moment[:10], not taken_back, moment[10:] or "~", facet.article, facet.span.start)


def _undated(facet: Facet) -> bool:
    """Is it of a day before its report's that nobody knows?"""
    return facet.aside or facet.recalled


def _day(facet: Facet) -> str:
    return (_moment(facet) or "9999")[:10]


def _moment(facet: Facet) -> str | None:
    """When it was stated; where no day of it is known, when it was reported. An hour of the day stated is the report's
    where the report is of that day: what was said then was said by then."""
    hour_unknown = facet.as_of.precision == "day" and facet.as_of.day == facet.reported.day
    return facet.as_of.value if facet.as_of.day and not hour_unknown else facet.reported.value


def _point(facet: Facet, relation: Relation, to: Quantity | None, reason: str, setting: Setting) -> Point:
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
        scope=facet.extent,
        source_kind=source_of(facet, setting.people),
        recalled=facet.recalled,
    )


def _relation(
    facet: Facet, earlier: Sequence[Facet], settled: Sequence[Facet], setting: Setting
) -> tuple[Relation, Quantity | None, str]:
    """Judge *facet* against what was stated before it, the latest of its time first; *settled* leaves out what
    contradicted."""
    if not earlier:
        return "first", None, setting.tell("first")
    if _undated(facet):
        return _beside(facet, earlier, setting)
    of_its_time = [other for other in settled if of_one_time(facet, other)]
    unlike = not of_its_time
    against = of_its_time or settled
    last = next((other for other in reversed(against) if not _loose(other)), against[-1])
    words, before = facet.quantity.text, f"{last.quantity.text} ({_told(last, setting)})"
    if not unlike and not compatible(facet, last) and _disputed(facet, last):
        return "contradicts", last.quantity, setting.tell("disputed", words=words, other=before)
    for other in reversed(earlier):
        if compatible(facet, other) and (other is last or facet.number == other.number):
            same = f"{other.quantity.text} ({_told(other, setting)})"
            return "agrees", other.quantity, setting.tell("agrees", words=words, other=same)
    fixed = bool((facet.scopes & last.scopes & _FIXED) or facet.subject)
    if facet.scopes & CHANGES and facet.family != "count":  # what a price lost on one day it did not on another
        return "differs_in_scope", last.quantity, setting.tell("changes", words=words, other=before)
    if unlike and ("planned" in (facet.extent, last.extent) or not _later(facet, last)):
        return "differs_in_scope", last.quantity, _unlike(facet, last, setting)
    if _later(facet, last) and not fixed:
        now = f"{words} ({_told(facet, setting)})"
        return "updates", last.quantity, setting.tell("updates", words=now, other=before)
    if compatible(facet, last):
        return "agrees", last.quantity, setting.tell("agrees", words=words, other=before)
    alike = fixed or _one_toll(facet, last) or likeness(facet, last, setting.weights) >= _CONTRADICTING
    if alike and not _told_together(facet, last, setting):
        return "contradicts", last.quantity, setting.tell("contradicts", words=words, other=before)
    return "differs_in_scope", last.quantity, setting.tell("differs_in_scope", words=words, other=before)


def _beside(facet: Facet, others: Sequence[Facet], setting: Setting) -> tuple[Relation, Quantity | None, str]:
    """What is of an unknown day, in a headline of another report or given before, agrees with what stands here or is of
    another time."""
    same = next((other for other in reversed(others) if compatible(facet, other)), None)
    key, other = ("agrees", same) if same else ("recalled" if facet.recalled else "beside", others[-1])
    told = f"{other.quantity.text} ({_told(other, setting)})"
    reason = setting.tell(key, words=facet.quantity.text, other=told)
    return "agrees" if same else "differs_in_scope", other.quantity, reason


def _unlike(facet: Facet, other: Facet, setting: Setting) -> str:
    """Why two numbers that count over unlike times do not contradict."""
    kind, before = (setting.tell(f"scope.{one.extent or 'none'}") for one in (facet, other))
    told = f"{other.quantity.text} ({_told(other, setting)})"
    return setting.tell("unlike", words=facet.quantity.text, other=told, kind=kind, before=before)


def _correction(facet: Facet, wrong: Facet, setting: Setting) -> Point:
    now, before = (f"{one.quantity.text} ({_told(one, setting)})" for one in (facet, wrong))
    reason = setting.tell("corrects", words=now, other=before)
    return replace(_point(facet, "updates", wrong.quantity, reason, setting), corrects=True)


def _one_toll(facet: Facet, other: Facet) -> bool:
    """Do both tell, as someone's words, how many people are in one state such as dead, not in two places?"""
    states = exclusive_scopes(facet)
    plain = generic(facet.head, facet.language) and generic(other.head, other.language)
    placed = not facet.places or not other.places or facet.places[0] == other.places[0]
    said = facet.statement is not None and other.statement is not None
    return plain and placed and said and bool(states) and states == exclusive_scopes(other)


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
        and _moment(facet) is not None
        and (_moment(facet) or "")[:10] == (_moment(other) or "")[:10]
        and not _takes_in(facet, other)
    )


def _takes_in(facet: Facet, other: Facet) -> bool:
    """Is the larger told as a total, which may take in the smaller?"""
    labels = table_of(facet.language, "measure_labels")
    larger = max(facet, other, key=lambda one: one.number[1] or 0)
    return any(labels.get(word, {}).get("kind") == "whole" for word in larger.wide)


def _told_together(facet: Facet, other: Facet, setting: Setting) -> bool:
    """Does one voice in the report of either give both numbers? Then it knows both, and they are whole and part.

    A report that gives the numbers as the words of two sources tells their dispute. One person whom two
    reports let give numbers far apart speaks of two things, but where one sentence is the copy of the other.
    """
    one, another = (f.statement.speakers[:1] if f.statement else () for f in (facet, other))
    same = one and another and one[0].entity == another[0].entity is not None
    if same and not near(facet, other) and not _copied(facet, other):
        return True
    for article in (facet.article, other.article):
        voices = setting.given.get((article, facet.number), frozenset())
        others = setting.given.get((article, other.number), frozenset())
        if voices and others and (voices & others or "" in voices | others or _takes_in(facet, other)):
            return True
    return False


def _copied(facet: Facet, other: Facet) -> bool:
    """Are the sentences of two reports the same, but for a word or two beside the number?"""
    shared = len(facet.wide & other.wide)
    return facet.article != other.article and _COPIED <= shared >= max(len(facet.wide), len(other.wide)) - 2


def _later(facet: Facet, other: Facet) -> bool:
    """Was *facet* stated later, and by the clock where both were on one day and tell how many are in some state?"""
    a, b = _moment(facet), _moment(other)
    if not a or not b:
        return False
    if a[:10] != b[:10]:
        return a[:10] > b[:10]
    grows = (facet.low or Decimal(0)) > (other.low or Decimal(0)) or bool(facet.scopes & SHRINKING)
    return len(a) > 10 and len(b) > 10 and a > b and grows and facet.family == "count" and bool(facet.scopes)


def _told(facet: Facet, setting: Setting) -> str:
    """Who said it, else which outlet wrote it, and the day."""
    speakers = facet.statement.speakers if facet.statement else ()
    who = speakers[0].name if speakers else setting.outlets[facet.article]
    day = facet.as_of.day
    return f"{who}, {day_in_words(day, setting.language)}" if day else who
