"""Quantities that answer one question, as the points of a figure in the order of the day they were stated.

Two passes: quantities of one number first (they agree, and pool what their surroundings tell), as far as the evidence
says that one question is likelier than two; then groups of different values, best match first, where head noun, scope
and place are the same and the words are alike. A figure that is missed costs less than two questions made one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from runut.records import Entity, Figure, Reading
from runut.relate.evidence import evidence, excluded, one_person, places_differ, two_penalties, two_places
from runut.relate.facets import Facet, generic, sense
from runut.relate.measures import (
    Weights,
    exclusive_scopes,
    likeness,
    near,
    owned_apart,
    reconciled,
    same_noun,
    scopes_agree,
    significant,
    states,
    story_weights,
    toll,
    vague,
)
from runut.relate.points import figure_of, setting_of
from runut.relate.vocabulary import forms

# Least likeness of the words around two quantities of different values, calibrated on the working stories.
_ALIKE_NEAR = 0.08  # two values of one named thing within a quarter of each other
_ALIKE_TOLL = 0.0  # people in one state, such as the dead: a story has one such number at a time
_CHANGED = (0.42, 0.30, 0.20, 0.14)  # two values, by what else is shared: scope, place, modifiers or topic
_CHANGED_COMPATIBLE = 0.10  # less is asked of values that do not exclude each other
_MOST_FACETS = 40  # of a group, or of the mentions of a number, that are compared; more would cost and not tell more
_LARGE = 100  # from which on a count is a line of its own though nobody else gives it
_NEIGHBOURS = 10  # mentions of a number on, in the order of the reports

Group = list[Facet]


def figures(
    readings: Sequence[Reading],
    facets: Iterable[Facet],
    story: str,
    language: str = "id",
    people: Iterable[Entity] = (),
) -> Iterator[Figure]:
    """Yield the figures of a story, the one with most points first; their reasons are told in *language*; *people* tell
    who its sources are.

    *facets*: those of the quantities of *readings*.

    A number that stands alone is a figure only where a source counts the dead, the missing, the held or the like, or
    names a sum of money or a hundred and more; what only points back ("kedua negara") counts nothing.
    """
    found = sorted(facets, key=lambda facet: facet.span)
    weights = story_weights(found)
    groups = _changed(_agreeing(found), weights)
    setting = setting_of(readings, found, weights, language, people)
    for group in sorted(groups, key=lambda group: (-len(group), group[0].span)):
        if all(facet.aside for facet in group):
            continue
        counting = [facet for facet in group if not _pointing(facet)] or group
        if len(counting) > 1 or (len(group) > 1 and states(group[0])) or _stands_alone(counting[0]):
            yield figure_of(group, story, setting)


def _stands_alone(facet: Facet) -> bool:
    """Is a number that nobody else gives worth a line: a source counts people in a state, or names a sum or a crowd?"""
    if facet.statement is None:
        return False
    if facet.family == "count" and states(facet):
        return True
    large = facet.family == "count" and (facet.number[1] or 0) >= _LARGE
    return bool(facet.statement.speakers) and (large or facet.family.isupper())


def _pointing(facet: Facet) -> bool:
    """Does it not count but speak of all of a few told before: "kedua desa itu"?"""
    return facet.quantity.text.casefold().startswith(forms(facet.language, "around", "both"))


def _agreeing(found: Sequence[Facet]) -> list[Group]:
    """Group the quantities of one number, the likeliest pair first."""
    by_number: dict[object, list[Facet]] = defaultdict(list)
    for facet in found:
        by_number[facet.number].append(facet)
    return [group for facets in by_number.values() for group in _linked(facets)]


def _linked(facets: Sequence[Facet]) -> Iterator[Group]:
    """Join what is likelier one question than two, pair by pair; of very many mentions each is held against the first
    and its neighbours."""
    pairs = (
        (evidence(facets[i], facets[j]), i, j)
        for i, j in combinations(range(len(facets)), 2)
        if i < _MOST_FACETS or j - i < _NEIGHBOURS
    )
    home = list(range(len(facets)))
    held = {i: [facet] for i, facet in enumerate(facets)}
    for _, i, j in sorted((-odds, i, j) for odds, i, j in pairs if odds > 0):
        a, b = sorted((home[i], home[j]))
        if a != b and not any(_parted(*pair) for pair in product(held[a][:_MOST_FACETS], held[b][:_MOST_FACETS])):
            held[a] = sorted(held[a] + held.pop(b), key=lambda facet: facet.span)
            home = [a if h == b else h for h in home]
    yield from held.values()


def _parted(one: Facet, other: Facet) -> bool:
    """May no third quantity stand between them? The dead are not the missing by way of some who are neither, nor
    soldiers in one place those in another by way of some in none; and a sentence lists shares of many things."""
    tolls = toll(one) and toll(other) and excluded(one, other)
    listed = one.family == "percent" and one.sentence == other.sentence
    return tolls or listed or two_penalties(one, other) or two_places(one, other)


def _apart(one: Sequence[Facet], other: Sequence[Facet]) -> bool:
    """Do both groups name narrowest places, and none in common?"""
    a, b = ({facet.places[0] for facet in group if facet.places} for group in (one, other))
    return bool(a and b) and not a & b


def _tolls(one: Facet, other: Facet) -> bool:
    """Do both count merely people in one state: the dead, the missing, the saved of the story?"""
    return _people(one, other) and bool(states(one)) and exclusive_scopes(one) == exclusive_scopes(other)


def _people(one: Facet, other: Facet) -> bool:
    """Do both count people or things without saying more of them than that?"""
    return one.family == "count" and generic(one.head, one.language) and generic(other.head, other.language)


def _named(facet: Facet) -> bool:
    return facet.family == "count" and not generic(facet.head, facet.language)


def _changed(groups: list[Group], weights: Weights) -> list[Group]:
    """Join groups whose values differ, the most alike first, where every rule holds for the joined group."""
    candidates = []
    by_kind: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        by_kind[group[0].family, _sense_of(group)].append(i)
    for members in by_kind.values():
        for i, j in combinations(members, 2):
            alike = _group_likeness(groups[i], groups[j], weights)
            if alike >= 0:
                candidates.append((-alike, i, j))
    home = list(range(len(groups)))
    held = {i: list(group) for i, group in enumerate(groups)}
    for _, i, j in sorted(candidates):
        a, b = home[i], home[j]
        if a != b and _may_join(held[a], held[b]):
            held[a] = sorted(held[a] + held.pop(b), key=lambda f: f.span)
            home = [a if h == b else h for h in home]
    return list(held.values())


def _sense_of(group: Sequence[Facet]) -> str:
    """What most of *group* count; "" where that is merely people or things, or half of it people in one state."""
    if 2 * sum(map(toll, group)) >= len(group):
        return ""
    heads = Counter("" if generic(f.head, f.language) else sense(f.head, f.language) for f in group)
    return min(heads, key=lambda head: (-heads[head], not head, head))


def _group_likeness(one: Sequence[Facet], other: Sequence[Facet], weights: Weights) -> float:
    """By how much the best pair that the rules allow passes what it needs; below 0 where none does."""
    best = -1.0
    for a in one[:_MOST_FACETS]:
        for b in other[:_MOST_FACETS]:
            if a.subject and b.subject and one_person(a.subject, b.subject):
                return 1.0
            if a.family != "age" and _could_change(a, b):
                best = max(best, likeness(a, b, weights) - _needed(a, b))
    return best


def _needed(one: Facet, other: Facet) -> float:
    """The likeness that two different values need to be one question."""
    if _tolls(one, other):
        return _ALIKE_TOLL
    modified = len(one.nouns & other.nouns) >= 2 if one.family == "count" else bool(one.topics & other.topics)
    if _named(one) and _named(other) and one.scopes == other.scopes and near(one, other):
        return _ALIKE_NEAR
    shared = bool(one.scopes & other.scopes) + bool(one.places and other.places) + modified
    return _CHANGED[shared] - (_CHANGED_COMPATIBLE if reconciled(one, other) else 0.0)


def _could_change(one: Facet, other: Facet) -> bool:
    """May the two be one question with two numbers? Same noun, owner, scope, rate, place and topic, and of one size.

    Numbers that exclude each other need the same scopes and a place on both sides or neither.
    """
    if one.number == other.number or one.years != other.years:
        return False
    if one.quantity.per != other.quantity.per or places_differ(one, other) or owned_apart(one, other):
        return False
    if not same_noun(one, other) or not _of_one_size(one, other):
        return False
    if one.family != "count" and bool(one.topics or other.topics) and not one.topics & other.topics:
        return False
    exclude = not reconciled(one, other)
    loose = vague(one) or vague(other)  # "puluhan" of those missing fits any number of those aboard
    if not scopes_agree(one, other, strictly=(exclude or loose) and not _tolls(one, other)):
        return False
    placed = bool(one.places) == bool(other.places) or _tolls(one, other)
    return placed or not (exclude or (vague(one) and vague(other)))


def _of_one_size(one: Facet, other: Facet) -> bool:
    """Counts grow by tens, not by thousands, from one report to the next."""
    a, b = (f.high if f.high is not None else f.low for f in (one, other))
    if a is None or b is None or a <= 0 or b <= 0:
        return a == b
    return max(a, b) / min(a, b) <= 20


def _may_join(one: Sequence[Facet], other: Sequence[Facet]) -> bool:
    """One voice that gives two values in one report means two things; ages apart, which are slips."""
    if one[0].family == "age":
        return True
    if _apart(one, other) or any(two_penalties(a, b) for a, b in product(one, other)):
        return False
    voices = {_voice(facet): facet for facet in one}
    return all(_voice(b) not in voices or _restated(voices[_voice(b)], b) for b in other)


def _restated(one: Facet, other: Facet) -> bool:
    """Can one voice mean one thing by both? "Sekitar 200" may be 198 in its mouth, "sekitar 17,2" not 18,2, and "paling
    sedikit 17" not 282."""
    if not reconciled(one, other) or one.number == other.number or _wide(one) or _wide(other):
        return reconciled(one, other)
    coarse, fine = sorted((one, other), key=lambda facet: significant(facet.number[1]))
    return near(one, other) and significant(coarse.number[1]) < significant(fine.number[1])


def _wide(facet: Facet) -> bool:
    return facet.low is not None and facet.high is not None and facet.low != facet.high


def _voice(facet: Facet) -> tuple[str, str]:
    """Who gives it in which report; of the headlines in a report each is another's."""
    if facet.aside:
        return facet.article, facet.quantity.id
    speakers = facet.statement.speakers if facet.statement else ()
    return facet.article, speakers[0].name if speakers else ""
