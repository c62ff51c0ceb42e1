"""What a thing measures: two reports that give one attribute of it (its area, its depth, how fast it is) two values.

Such a value does not change with the day, so one outlet is at odds with itself too. Where a story knows only two values
of a kind they may lie far apart; where it knows more they are of several things, and only near ones are held together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product

from runut.relate.discrepancies import Discrepancy, Reports, by_report, days_apart, told_apart
from runut.relate.facets import CHANGES, Facet, Number
from runut.relate.measures import Weights, compatible, likeness, story_weights
from runut.relate.vocabulary import table_of

ATTRIBUTES = frozenset(  # scopes of what a thing measures
    {"area", "depth", "height", "length", "width", "distance", "weight", "speed", "capacity", "magnitude"}
)
_FAR, _NEAR = Decimal(3), Decimal("1.1")  # how many times the smaller the larger may be: of two values, of more
_ALIKE = 0.3  # least likeness of the words around both
_OF_EVENTS, _DAYS = frozenset({"depth", "magnitude"}), 1  # what each tremor has anew; between reports of one
_LISTED = 2  # values of one attribute in one report
_NOT_MEASURED = frozenset({"count", "percent", "time", "age"})


def attribute_of(facet: Facet) -> str:
    """The attribute that it measures, "" for none or for what moves or is measured anew at every turn."""
    if facet.family in _NOT_MEASURED or facet.family.isupper() or facet.scopes & CHANGES or not facet.number[1]:
        return ""
    if any(word in table_of(facet.language, "measured_anew") for word in facet.wide):
        return ""
    return min(facet.scopes & ATTRIBUTES, default="")


def attributes_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each attribute that two reports give two values."""
    found = sorted(reports.facets.values(), key=lambda facet: facet.span)
    weights = story_weights(found)
    by_attribute: dict[tuple[str, str], dict[Number, list[Facet]]] = defaultdict(lambda: defaultdict(list))
    for facet in found:
        if attribute := attribute_of(facet):
            by_attribute[facet.family, attribute][facet.number].append(facet)
    for values in by_attribute.values():
        lists = _lists(values)
        for one, other in combinations(sorted(values, key=lambda number: number[1] or 0), 2):
            most = _FAR if len(values) == 2 else _NEAR
            sides = values[one], values[other]
            apart = not {facet.article for facet in sides[0]} & {facet.article for facet in sides[1]}
            apart = apart and of_one_event(*sides) and lists.isdisjoint(f.article for side in sides for f in side)
            if apart and (other[1] or 0) <= (one[1] or 0) * most and _one_thing(*sides, weights):
                yield told_apart(by_report(sides), reports.reason("value.reason.fixed"), reports)


def _lists(values: Mapping[Number, Sequence[Facet]]) -> frozenset[str]:
    """The reports that give two values or more, as of several things side by side: they are no side of a finding."""
    given = Counter(article for facets in values.values() for article in {facet.article for facet in facets})
    return frozenset(article for article, number in given.items() if number >= _LISTED)


def of_one_event(one: Sequence[Facet], other: Sequence[Facet]) -> bool:
    """Can they measure one event, as far as the days of their reports tell?"""
    if not any(facet.scopes & _OF_EVENTS for facet in (*one, *other)):
        return True
    return any(days_apart(a.reported.day, b.reported.day) <= _DAYS for a, b in product(one, other))


def _one_thing(one: Sequence[Facet], other: Sequence[Facet], weights: Weights) -> bool:
    """Are the words around a value and another alike, the values not to be reconciled, and the places no two?"""
    if any(compatible(a, b) for a, b in product(one, other)):
        return False
    return any(
        likeness(a, b, weights) >= _ALIKE and (not a.places or not b.places or bool(set(a.places) & set(b.places)))
        for a, b in product(one, other)
    )
