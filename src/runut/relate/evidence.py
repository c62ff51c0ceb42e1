"""What speaks for it that two quantities of one number answer one question, and what against: a logistic regression.

Rules made case by case stood here before, and found fewer such pairs on stories they had not been made for
(docs/decisions/0007). The weights were fitted on the annotated measures of 94 stories, each story weighing as the root
of its pairs, a quantity of no measure taken for one of its own (training/figures.py). What can be no one question is
told before.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from runut.relate.facets import Facet, generic, kind_of, sense
from runut.relate.measures import exclusive_scopes, significant, toll, vague
from runut.relate.vocabulary import rarity

_WHO_AND_WHERE = {"person", "area"}  # kinds of what is counted: three soldiers are no three villages
_FEW = 2  # "dua orang" may be any two of a story
_UNLIKE = 0.1  # so few words shared tell that two lengths are two
_KEPT = 65536  # pairs of windows of words

# Log odds by what is seen of a pair; "" of every pair. "unlike" is set by hand, too few lengths being
# annotated; "few" and "other topic" weigh more than fitted (-1.3, -0.5), for the precision on links-dev.
_WEIGHTS: Mapping[str, float] = {
    "": 0.9,
    "age": 1.8,
    "words": 2.7,
    "unlike": -1.0,
    "noun": 1.2,
    "other noun": -1.5,
    "stateless": -1.2,
    "few": -2.2,
    "digits": 1.0,
    "other topic": -1.5,
    "speaker": 1.0,
    "sentence": -1.1,
}


def evidence(one: Facet, other: Facet) -> float:
    """Return the log odds that two quantities of one number answer one question; of one person's age it is certain."""
    if excluded(one, other):
        return -math.inf
    if one.subject and other.subject:
        return math.inf
    return _WEIGHTS[""] + math.fsum([_WEIGHTS[sign] * value for sign, value in signs(one, other).items()])


def excluded(one: Facet, other: Facet) -> bool:
    """Do they surely answer two questions: of two states, rates, penalties, people or places, or of who and where?"""
    a, b = exclusive_scopes(one), exclusive_scopes(other)
    rates = one.quantity.per, other.quantity.per
    if (a and b and not a & b) or (all(rates) and rates[0] != rates[1]) or two_penalties(one, other):
        return True
    if one.subject and other.subject and not one_person(one.subject, other.subject):
        return True
    return two_places(one, other) or {kind_of(f.head, f.language) for f in (one, other)} == _WHO_AND_WHERE


def signs(one: Facet, other: Facet) -> dict[str, float]:
    """What is seen of the two, by the names of `_WEIGHTS`."""
    words, counted = _shared(one.beside, other.beside, one.language), one.family == "count"
    measured = not counted and one.family not in ("percent", "age") and not one.family.isupper()
    speakers = [f.statement.speakers[0].entity if f.statement and f.statement.speakers else None for f in (one, other)]
    specific = counted and bool(one.head) and not generic(one.head, one.language)
    return {
        "age": one.family == "age",
        "words": words,
        "unlike": measured and words < _UNLIKE,
        "noun": specific and sense(one.head, one.language) == sense(other.head, other.language),
        "other noun": counted and not _one_kind(one, other),
        "stateless": (toll(one) or toll(other)) and exclusive_scopes(one) != exclusive_scopes(other),
        "few": counted and abs(one.number[1] or Decimal(0)) <= _FEW,
        "digits": max(significant(one.low), significant(one.high)) >= 2,
        "other topic": bool(one.topic and other.topic and one.topic != other.topic),
        "speaker": speakers[0] is not None and speakers[0] == speakers[1],
        "sentence": one.sentence == other.sentence,
    }


def _one_kind(one: Facet, other: Facet) -> bool:
    """Do both count things of one kind, or one what the other has among its nouns?"""
    a, b = one.head, other.head
    if not a or not b:
        return False
    return kind_of(a, one.language) == kind_of(b, other.language) or a in other.nouns or b in one.nouns


def two_places(one: Facet, other: Facet) -> bool:
    """Are they round or hedged numbers, such as may be said of many places, of named things in two?"""
    return places_differ(one, other) and all(vague(facet) and not toll(facet) for facet in (one, other))


def places_differ(one: Facet, other: Facet) -> bool:
    """Is the narrowest place of either not the other's?"""
    return bool(one.places and other.places) and one.places[0] != other.places[0]


def two_penalties(one: Facet, other: Facet) -> bool:
    """Is a sum asked of one person and another of another, or one asked and the other imposed?"""
    if not one.stage or not other.stage:
        return False
    return one.stage != other.stage or bool(one.holder and other.holder and not one.holder & other.holder)


def one_person(one: frozenset[str], other: frozenset[str]) -> bool:
    """Have both names half the words of the shorter in common, or is one the initials of the other?"""
    return 2 * len(one & other) >= min(len(one), len(other)) or _initials(one, other) or _initials(other, one)


def _initials(short: frozenset[str], full: frozenset[str]) -> bool:
    letters = next(iter(short), "")
    if len(short) != 1 or len(letters) not in (2, 3):
        return False
    return all(any(word.startswith(letter) for word in full) for letter in letters)


@lru_cache(maxsize=_KEPT)
def _shared(one: frozenset[str], other: frozenset[str], language: str) -> float:
    """The rarity of the words in common over that of all words of both, 0 to 1."""
    common = _mass(one & other, language)
    return common / (_mass(one, language) + _mass(other, language) - common) if common else 0.0


@lru_cache(maxsize=_KEPT)
def _mass(found: frozenset[str], language: str) -> float:
    return math.fsum([0.1 + rarity(word, language) ** 2 for word in found])  # exact: a set has no order
