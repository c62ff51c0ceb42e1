"""Do two quantities answer one question? What `facets` reads around each of them is compared here."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal
from functools import cache, lru_cache

from runut.records import Comparator
from runut.relate.facets import Facet, generic, kind_of, sense
from runut.relate.vocabulary import forms, rarity, table_of

_SEXES = frozenset({"female", "male"})
_UNWEIGHED = 0.25  # the square of the weight of a word that stands in no sentence of a facet
_ROUNDING = Decimal("0.03")  # how far a rounded number may lie from the exact one


Value = tuple[Decimal | None, Decimal | None, Comparator]


def interval(value: Value) -> tuple[Decimal, Decimal]:
    """The numbers that *value* allows, its hedge included: "sekitar" gives a tenth to each side."""
    least, most = Decimal(0), Decimal("Infinity")
    low = value[0] if value[0] is not None else least
    high = value[1] if value[1] is not None else most
    comparator = value[2]
    if comparator == "approx":
        return low - abs(low) / 10, high + abs(high) / 10
    if comparator in ("at_least", "more_than"):
        return low, most
    if comparator in ("at_most", "less_than"):
        return least, high if value[1] is not None else low
    return low, high


def compatible(one: Facet, other: Facet) -> bool:
    """Can both values be true of one thing?"""
    return both_true(_value(one), _value(other))


def both_true(one: Value, other: Value) -> bool:
    """Can two values, in one unit, be true of one thing? One that is the other rounded can."""
    a, b = interval(one), interval(other)
    return (a[0] <= b[1] and b[0] <= a[1]) or rounded(_printed(one), _printed(other))


def _value(facet: Facet) -> Value:
    return facet.low, facet.high, facet.quantity.comparator


def _printed(value: Value) -> Decimal | None:
    return value[0] if value[0] is not None else value[1]


def reconciled(one: Facet, other: Facet) -> bool:
    """Are both values compatible, and not only because a price or a length is told as an open end?"""
    opened = {"at_least", "more_than", "at_most", "less_than"} & {one.quantity.comparator, other.quantity.comparator}
    return compatible(one, other) and (one.family == "count" or not opened)


def near(one: Facet, other: Facet) -> bool:
    """Are two numbers of two digits or more within a quarter of each other, as two counts of one crowd are?"""
    a, b = one.number[1], other.number[1]
    return a is not None and b is not None and min(a, b) >= 10 and max(a, b) / min(a, b) <= Decimal("1.25")


def rounded(one: Decimal | None, other: Decimal | None) -> bool:
    """Is one the other with fewer digits, rounded or cut off?"""
    if one is None or other is None or not one or not other:
        return False
    coarse, fine = sorted((one, other), key=significant)
    digits = significant(coarse)
    if digits == significant(fine) or digits < 2 or abs(coarse - fine) > abs(fine) * _ROUNDING:
        return False
    place = Decimal(1).scaleb(fine.adjusted() - digits + 1)
    return coarse in ((fine / place).to_integral_value(rounding) * place for rounding in (ROUND_HALF_EVEN, ROUND_DOWN))


@lru_cache(maxsize=4096)
def significant(value: Decimal | None) -> int:
    """How many digits of *value* are not trailing zeros: 231,800 has four.

    >>> significant(Decimal("231800"))
    4
    """
    return len(value.normalize().as_tuple().digits) if value is not None else 0


def distinctive(facet: Facet) -> bool:
    """Is the value so odd that two reports of one story hardly print it for two things? Of a rate two digits are."""
    return max(significant(facet.low), significant(facet.high)) >= (2 if facet.quantity.per else 3)


def vague(facet: Facet) -> bool:
    """Is it a count in round or hedged numbers, such as may be said of many places?"""
    if facet.family != "count" or distinctive(facet):
        return False
    return facet.quantity.comparator != "exact" or (facet.number[1] or 0) >= 100


def noun_phrase(facet: Facet) -> str:
    """What is counted, as written, without the state at its end: "tentara Utara" of "tentara Utara tewas"."""
    parts = (facet.quantity.counted or "").split()
    nouns = table_of(facet.language, "countnouns")
    while len(parts) > 1 and scope_of(parts[-1].lower(), facet.language) and parts[-1].lower() not in nouns:
        parts.pop()
    return " ".join(parts)


def scope_of(word: str, language: str) -> str:
    return table_of(language, "scopes").get(word, {}).get("scope", "")


def same_noun(one: Facet, other: Facet) -> bool:
    """Do both count one thing: one sense, or one of them says only the kind? An odd number of people is one crowd."""
    if one.family != "count":
        return True
    a, b = one.head, other.head
    if sense(a, one.language) == sense(b, other.language):
        return True
    if distinctive(one) and one.number == other.number and kind_of(a, one.language) == kind_of(b, other.language):
        return True
    if generic(a, one.language) or generic(b, other.language):
        return kind_of(a, one.language) == kind_of(b, other.language) or not a or not b or _echoed(one, other)
    return False


def _echoed(one: Facet, other: Facet) -> bool:
    return one.head in other.wide or other.head in one.wide


@cache
def _exclusive(language: str, *, counts: bool) -> frozenset[str]:
    """The scopes that shut each other out: who is dead is not missing."""
    kinds = ("1",) if counts else ("1", "measure")
    return frozenset(row["scope"] for row in table_of(language, "scopes").values() if row["exclusive"] in kinds)


def exclusive_scopes(facet: Facet) -> frozenset[str]:
    """The scopes of *facet* that no other such scope can stand beside."""
    return facet.scopes & _exclusive(facet.language, counts=facet.family == "count")


def scopes_agree(one: Facet, other: Facet, *, strictly: bool) -> bool:
    """*strictly*: the same scopes on both sides, as two different values need; else none that exclude each other."""
    if strictly:
        return one.scopes == other.scopes
    a, b = exclusive_scopes(one), exclusive_scopes(other)
    return not a or not b or bool(a & b)


def of_one_time(one: Facet, other: Facet) -> bool:
    """Can both count over one time, as far as they tell it? What is planned is set against plans alone."""
    if "planned" in (one.extent, other.extent):
        return one.extent == other.extent
    return not one.extent or not other.extent or one.extent == other.extent


def last_digit(value: Decimal | None) -> Decimal:
    """What one in the last digit that is no zero is worth: 1000 of 1.937.000."""
    return Decimal(1).scaleb(value.adjusted() - significant(value) + 1) if value else Decimal(0)


def misprint(one: Decimal, other: Decimal, *, digits: int) -> tuple[bool, bool]:
    """Have two numbers of so many *digits* or more two of them in each other's place; have they that, or one that
    differs?"""
    a, b = (value.normalize().as_tuple().digits for value in (one, other))
    if one.adjusted() != other.adjusted() or len(a) != len(b) or len(a) < digits:
        return False, False
    apart = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    swapped = len(apart) == 2 and [a[i] for i in apart] == [b[i] for i in reversed(apart)]
    return swapped, swapped or len(apart) == 1


def toll(facet: Facet) -> bool:
    """Does it count people in one state, such as the dead, of which a report gives one number at a time? The sex of
    people is no state."""
    return facet.family == "count" and generic(facet.head, facet.language) and bool(exclusive_scopes(facet) - _SEXES)


def states(facet: Facet) -> frozenset[str]:
    """The scopes of *facet* that shut each other out and tell in which state people are, not which people: "wanita"."""
    return exclusive_scopes(facet) - _kinds(facet.language)


def owned_apart(one: Facet, other: Facet) -> bool:
    """Are they of two things, "harga beras" and "harga gula", "gempa letusan" and "gempa embusan", or points and goals
    in sentences that name nobody in common?"""
    scored = all((f.head or f.quantity.unit) in forms(f.language, "measure_labels", "scored") for f in (one, other))
    things = [_thing(f) for f in (one, other)]
    return bool(all(things) and not things[0] & things[1]) or (scored and not one.topics & other.topics)


def _thing(facet: Facet) -> frozenset[str]:
    """What a price or a share is of, or which kind of the noun is counted; a length is told in any words."""
    if facet.family == "count":
        return facet.nouns - {facet.head} - table_of(facet.language, "scopes").keys()
    priced = facet.family == "percent" or facet.family.isupper()
    return frozenset({facet.thing} - {""}) if priced else frozenset()


@cache
def _kinds(language: str) -> frozenset[str]:
    return frozenset(scope for scope, row in table_of(language, "scope_names").items() if row["place"] == "kind")


def rates_agree(one: Facet, other: Facet) -> bool:
    a, b = one.quantity.per, other.quantity.per
    return not a or not b or a == b


@dataclass(frozen=True, slots=True)
class Weights:
    """How much the words of a story tell: the square of each word's weight, and their sum for each facet's words."""

    squares: Mapping[str, float]
    masses: Mapping[frozenset[str], float]

    def mass(self, found: Iterable[str]) -> float:
        """Return the squares of *found* added up, exactly: a set has no order."""
        return math.fsum([self.squares.get(word, _UNWEIGHED) for word in found])


def story_weights(found: Sequence[Facet]) -> Weights:
    """How much a word tells within the story: rare in the language, and not in every one of its sentences."""
    language = found[0].language if found else ""
    counts: Counter[str] = Counter()
    for facet in {f.sentence: f for f in found}.values():
        counts.update(facet.wide)
    sentences = len({f.sentence for f in found})
    weights = {
        word: rarity(word, language) * (1 - 0.8 * min(1.0, 2 * count / sentences) if sentences > 8 else 1.0)
        for word, count in counts.items()
    }
    made = Weights({word: weight**2 for word, weight in weights.items()}, {})
    return replace(made, masses={held: made.mass(held) for facet in found for held in (facet.own, facet.wide)})


def likeness(one: Facet, other: Facet, weights: Weights) -> float:
    """How alike the words around both are, 0 to 1: their own words count three times the sentences'."""
    return 0.75 * _cosine(one.own, other.own, weights) + 0.25 * _cosine(one.wide, other.wide, weights)


def _cosine(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    shared = one & other
    return weights.mass(shared) / (weights.masses[one] * weights.masses[other]) ** 0.5 if shared else 0.0
