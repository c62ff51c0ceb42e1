"""Two reports that give two numbers for what is told in nearly the same words: 55 million here, 70 million there.

`figures` joins numbers only where a question is sure, and takes the later for the newer. Here a pair of numbers near
to each other is told where each report gives only its own, on days so near that nothing need have changed, and where
the words around them are alike as they are nowhere else in either report.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from runut.relate.attributes import attribute_of
from runut.relate.discrepancies import Discrepancy, Reports, by_report, days_apart, told_apart
from runut.relate.facets import CHANGES, Facet, Number
from runut.relate.measures import (
    Weights,
    compatible,
    exclusive_scopes,
    likeness,
    misprint,
    of_one_time,
    rates_agree,
    same_noun,
    scopes_agree,
    significant,
    story_weights,
    toll,
)
from runut.relate.trust import Reason
from runut.relate.vocabulary import rarity, table_of, words

_NEAR = Decimal("1.3")  # how many times the smaller the larger may be: what is further apart is another thing
_ALIKE = 0.36  # least likeness of the words around both
_ALIKE_ANCHORED = 0.0  # where both stand by the same other odd number, and are much nearer to each other
_NEARER = Decimal("1.1")
_ODD = 4  # digits of an odd number
_LONG = 4  # digits of a number in which one is misprinted
_FRAMED = 30  # characters between a number and the one that frames it
_SHORTLY = 200  # characters
_ALIKE_GOVERNED = 0.2  # where the same telling word stands right before both
_DAYS = 2  # between two reports of one state of things
_OF_ONE_SIZE = 10  # times that the numbers of a list differ
_LEAST = 10  # fewer are counted anew
LOSS = "loss"  # the scope of what a crime cost
_TELLING = 0.35  # rarity of a word that says what a number is of
_RIVAL = 0.8  # of what a pair passes by; a number that passes by as much is one of a list
_MOST_WORDS = 3  # that a reason names
_MOST = 12  # places of one number that are looked at


@dataclass(frozen=True, slots=True)
class _Place:
    """A number at its place. *odd*: the other odd numbers of its sentence; *governor*: the telling word before it;
    *outlet*: whose report it is; *frame*: the number right before it with the last word between ("40 kali dalam");
    *moves*: is it dealt or measured anew at every turn?"""

    facet: Facet
    odd: frozenset[Number]
    governor: str
    outlet: str
    frame: tuple[object, ...]
    moves: bool


def values_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each two numbers that two outlets give for one thing."""
    found = sorted(reports.facets.values(), key=lambda facet: facet.span)
    weights = story_weights(found)
    places = _places(found, reports)
    held: dict[tuple[str, str], dict[Number, list[Facet]]] = defaultdict(lambda: defaultdict(list))
    for facet in found:
        held[facet.article, facet.family][facet.number].append(facet)
    for one, other in _neighbours(places):
        pairs = [
            (_passed(a, b, weights), a.facet.span, b.facet.span, a, b)
            for a, b in product(places[one][:_MOST], places[other][:_MOST])
            if _own(a.facet, b.facet, held) and _at_odds(a.facet, b.facet, reports)
        ]
        if not pairs:
            continue
        passed, _, _, a, b = max(pairs, key=lambda pair: pair[:3])
        if passed >= 0 and _only(a, b, places, weights):
            yield _told(a.facet, b.facet, places, reports)


def overstated(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding where "more than 80" people are in one state and, in the same report or on the same day, 79.

    It is told once of each such number, and not where somebody reaches it that day: then the count has grown.
    """
    tolls = defaultdict(list)
    for facet in sorted(reports.facets.values(), key=lambda facet: facet.span):
        if toll(facet) and (facet.low or 0) >= _LEAST:
            tolls[exclusive_scopes(facet), facet.reported.day].append(facet)
    for found in tolls.values():
        told: set[Number] = set()
        for over in (facet for facet in found if facet.quantity.comparator == "more_than"):
            fewer = [facet for facet in found if _more_than_told(over, facet)]
            same = [facet for facet in found if facet.number == over.number]
            overs = [facet for facet in same if facet.quantity.comparator == "more_than"]
            reached = any(facet not in overs and _reaches(facet, over) for facet in found)
            if fewer and not reached and over.number not in told:
                told.add(over.number)
                yield told_apart((overs, fewer), reports.reason("values.reason.over"), reports)


def _more_than_told(over: Facet, least: Facet) -> bool:
    """Does *over* speak of more than a number that *least*, near to it, does not reach?"""
    if over.quantity.comparator != "more_than" or least.quantity.comparator not in ("exact", "at_least"):
        return False
    if not of_one_time(over, least):
        return False
    low, high = least.low or Decimal(0), over.low or Decimal(0)
    return _of_one_place(over, least) and over.reported.day is not None and low < high <= low * _NEARER


def _reaches(facet: Facet, over: Facet) -> bool:
    """Does it count as many as *over* of the same place, as far as they tell, and of no other year?"""
    return not facet.years and _of_one_place(facet, over) and (facet.low or 0) >= (over.low or 0)


def _of_one_place(one: Facet, other: Facet) -> bool:
    return one.places[:1] == other.places[:1] or not (one.places and other.places)


def judged_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding where the court finds another loss than the prosecution, each of the two one number."""
    by_stage: dict[str, list[Facet]] = defaultdict(list)
    for facet in sorted(reports.facets.values(), key=lambda facet: facet.span):
        if LOSS in facet.scopes and facet.stage and significant(facet.number[1]) >= _ODD - 1:
            by_stage[facet.stage].append(facet)
    asked, found = by_stage["demanded"], by_stage["imposed"]
    one_number = all(compatible(a, b) for side in (asked, found) for a, b in combinations(side, 2))
    exact = [[facet for facet in side if facet.quantity.comparator == "exact"] for side in (asked, found)]
    if all(exact) and one_number and not any(compatible(a, b) for a, b in product(*exact)):
        yield told_apart((asked, found), reports.reason("values.reason.judged"), reports)


def _places(found: Sequence[Facet], reports: Reports) -> dict[Number, list[_Place]]:
    """The places of each number that two reports can be at odds over."""
    around: dict[str, list[Facet]] = defaultdict(list)
    for facet in found:
        around[facet.article].append(facet)
    places: dict[Number, list[_Place]] = defaultdict(list)
    for facet in found:
        moves = _moves(facet)
        if _lasting(facet) and (not moves or significant(facet.low) >= _LONG):
            inside = around[facet.article]
            own = _odd(facet, inside), _governor(facet, reports), reports.outlet(facet.article)
            places[facet.number].append(_Place(facet, *own, _frame(facet, inside, reports), moves))
    return places


def _odd(facet: Facet, found: Sequence[Facet]) -> frozenset[Number]:
    """The odd numbers of another kind in its sentence and shortly before it; in a list they are of one kind."""
    return frozenset(
        other.number
        for other in found
        if other.family != facet.family
        and (
            (other.sentence == facet.sentence and significant(other.low) >= _ODD - 1)
            or (0 < facet.span.start - other.span.start <= _SHORTLY and significant(other.low) >= _ODD)
        )
    )


def _lasting(facet: Facet) -> bool:
    """Is it a number that stands for some days: no age, no move, no small count?"""
    value = facet.number[1]
    if not value or value <= 0 or facet.family == "age" or facet.scopes & CHANGES:
        return False
    if facet.family == "count" and (value < _LEAST or not facet.head):
        return False
    if facet.family.isupper() and facet.quantity.per not in (None, "person"):
        return False  # a price by weight or measure
    if attribute_of(facet):
        return False  # `attributes` looks at these
    return not toll(facet)  # the dead and the hurt are followed as figures


def _moves(facet: Facet) -> bool:
    """Is it dealt or measured anew at every turn?"""
    traded = table_of(facet.language, "moves").get(facet.head or (facet.quantity.unit or ""), {})
    anew = table_of(facet.language, "measured_anew")
    return traded.get("kind") == "traded" or any(word in anew for word in facet.wide)


def _governor(facet: Facet, reports: Reports) -> str:
    before = reports.texts[facet.article][max(facet.sentence.start, facet.span.start - 40) : facet.span.start]
    near = [word for word in words(before)[-2:] if word not in table_of(facet.language, "moves")]
    return next((word for word in reversed(near) if rarity(word, facet.language) > _TELLING), "")


def _frame(facet: Facet, inside: Sequence[Facet], reports: Reports) -> tuple[object, ...]:
    before = [other for other in inside if facet.sentence.start <= other.span.start < facet.span.start]
    last = max(before, key=lambda other: other.span, default=None)
    if last is None or facet.span.start - last.span.end > _FRAMED:
        return ()
    between = words(reports.texts[facet.article][last.span.end : facet.span.start])
    return (last.number, last.head, facet.head, between[-1]) if between else ()


def _neighbours(places: dict[Number, list[_Place]]) -> Iterator[tuple[Number, Number]]:
    """Pairs of numbers of one family that lie near to each other."""
    ordered = sorted(places, key=lambda number: (number[0], number[1] or 0, number[2] or 0))
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if other[0] != one[0] or (other[1] or 0) > (one[1] or 0) * _NEAR:
                break
            if other[1] != one[1]:
                yield one, other


def _own(one: Facet, other: Facet, held: Mapping[tuple[str, str], Mapping[Number, Sequence[Facet]]]) -> bool:
    """Does each report give only its own number, and the other's not even rounded? *held*: the facets by article and
    family, and by their number."""
    return not any(
        given.number in there or any(_round_of(facet, given) for same in there.values() for facet in same)
        for given, there in ((one, held[other.article, one.family]), (other, held[one.article, other.family]))
    )


def _round_of(one: Facet, other: Facet) -> bool:
    """Are they one number of which one is told in round words? Two ranges are none."""
    return not any(facet.low != facet.high for facet in (one, other)) and compatible(one, other)


def _at_odds(one: Facet, other: Facet, reports: Reports) -> bool:
    """May two outlets be at odds over them: one thing, one state, one place, about one day, and no rounding?"""
    printed = (one.number[1] or Decimal(0), other.number[1] or Decimal(0))
    if reports.outlet(one.article) == reports.outlet(other.article) and not misprint(*printed, digits=_LONG)[1]:
        return False  # an outlet follows its own numbers
    if compatible(one, other) and not _ranges(one, other):
        return False
    if not of_one_time(one, other) or not same_noun(one, other):
        return False
    if not rates_agree(one, other) or not scopes_agree(one, other, strictly=False):
        return False
    if one.places and other.places and not set(one.places) & set(other.places):
        return False
    return days_apart(one.reported.day, other.reported.day) <= _DAYS


def _passed(one: _Place, other: _Place, weights: Weights) -> float:
    """By how much the words around both are more alike than they must be; below 0 where they are less."""
    return likeness(one.facet, other.facet, weights) - _needed(one, other)


def _needed(one: _Place, other: _Place) -> float:
    low, high = sorted(place.facet.number[1] or Decimal(0) for place in (one, other))
    swapped, misprinted = misprint(low, high, digits=_LONG)
    anchored = one.odd & other.odd and high <= low * _NEARER
    if (one.moves or other.moves) and not (anchored and misprinted and one.outlet != other.outlet):
        return math.inf
    if one.outlet == other.outlet or (misprinted and not swapped and significant(low) == _LONG):
        return _ALIKE_GOVERNED
    framed = one.frame and one.frame == other.frame and high <= low * _NEARER
    if misprinted or anchored or framed or _ranges(one.facet, other.facet):
        return _ALIKE_ANCHORED
    if not _shared(one.facet, other.facet):
        return math.inf
    return _ALIKE_GOVERNED if one.governor and one.governor == other.governor else _ALIKE


def _ranges(one: Facet, other: Facet) -> bool:
    """Are they two ranges of odd numbers that lie near to each other at both ends?"""
    if not all(facet.low and facet.high and facet.low < facet.high for facet in (one, other)):
        return False
    ends = [sorted((a or Decimal(0), b or Decimal(0))) for a, b in ((one.low, other.low), (one.high, other.high))]
    return all(a < b <= a * _NEARER and min(significant(a), significant(b)) >= _ODD - 1 for a, b in ends)


def _only(one: _Place, other: _Place, places: Mapping[Number, Sequence[_Place]], weights: Weights) -> bool:
    """Is no other number in either report alike? A list gives many numbers in the same words."""
    passed = _passed(one, other, weights) * _RIVAL
    for mine, theirs in ((one, other), (other, one)):
        for number, held in places.items():
            if number in (mine.facet.number, theirs.facet.number) or not _listed(number, mine.facet.number):
                continue
            for place in held:
                if place.facet.article == theirs.facet.article and _passed(mine, place, weights) >= passed:
                    return False
    return True


def _told(one: Facet, other: Facet, places: Mapping[Number, Sequence[_Place]], reports: Reports) -> Discrepancy:
    sides = [
        [place.facet for place in places[facet.number] if _stands_for(place.facet, facet)] for facet in (one, other)
    ]
    return told_apart(by_report(sides), _reason(one, other, reports), reports)


def _listed(one: Number, other: Number) -> bool:
    """Are they of a size and a family, as the numbers of a list are?"""
    a, b = sorted((one[1] or Decimal(0), other[1] or Decimal(0)))
    return one[0] == other[0] and b <= a * _OF_ONE_SIZE


def _reason(one: Facet, other: Facet, reports: Reports) -> Reason:
    shared = _shared(one, other)
    return (
        reports.reason("values.reason", words=", ".join(shared)) if shared else reports.reason("values.reason.digits")
    )


def _stands_for(facet: Facet, told: Facet) -> bool:
    """Is it the number told, again in words that share something telling with it?"""
    return facet is told or bool(facet.own & told.own)


def _shared(one: Facet, other: Facet) -> list[str]:
    """The telling words that stand around both beside what is counted, the most telling first.

    Of a share the name of a measure alone does not tell what it is of.
    """
    both = (one.own & other.own) - one.nouns - other.nouns
    if one.family == "percent":
        both -= table_of(one.language, "scopes").keys()
    told = [word for word in both if not word[0].isdigit() and rarity(word, one.language) > _TELLING]
    return sorted(told, key=lambda word: (-rarity(word, one.language), word))[:_MOST_WORDS]
