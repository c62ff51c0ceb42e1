"""How likely two statements are one claim: evidence from words, numbers, speakers, acts and place, weighed together.

The weights are those of a logistic regression over all pairs of statements of the annotated working stories; each
story's pairs were judged by weights learnt on the others to choose what counts. Whatever the words, who denies and who
asserts make two claims, and so do other numbers, two sources of one report, and two sources of two days.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from runut.records import Entity, Reading, Statement
from runut.relate.entities import key_of
from runut.relate.stems import root
from runut.relate.vocabulary import content_words, words

_NEXT = 400  # characters between a statement and the one behind it
_FULL = 4.0  # what the words shared weigh where more of them add nothing
_LEAST_COPIED = 12  # runs that two named sources must share: a stock phrase of the story is no utterance
_COPIED_FROM_ANOTHER = 0.75  # of the shorter's runs, likewise

# What `evidence` gives, in its order.
WEIGHTS: Mapping[str, float] = {
    "always": -4.66,
    "speaks for": -0.05,
    "unnamed": -1.57,
    "another": -0.35,
    "contained": 2.90,
    "contained, alike long": 1.90,
    "shared": 1.57,
    "pairs of words": 0.93,
    "act": 0.90,
    "here": 0.22,
    "lead": 0.57,
    "summed up": 2.27,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is compared. *place*: its number in its report; *weight* of each root: 1 where no other
    statement of the story has it; *offices*: the bodies that its speakers hold an office of."""

    statement: Statement
    place: int
    weight: Mapping[str, float]
    mass: float
    pairs: frozenset[tuple[str, ...]]
    runs: frozenset[tuple[str, ...]]
    numbers: frozenset[str]
    speakers: frozenset[str]
    offices: frozenset[str]
    named: bool


def said_in(readings: Iterable[Reading], offices: Mapping[str, frozenset[str]]) -> list[Said]:
    """Return the statements of a story for comparison, by article and place; *offices* as `offices_of` gives them."""
    found = [
        (place, statement, reading)
        for reading in sorted(readings, key=lambda reading: reading.article.id)
        for place, statement in enumerate(sorted(reading.statements, key=lambda s: (s.content[0], s.id)))
    ]
    roots = [
        frozenset(
            root(word, reading.article.language)
            for word in content_words(statement.text, reading.article.language)
            if not word[0].isdigit()
        )
        for _, statement, reading in found
    ]
    counts = Counter(word for own in roots for word in own)
    size = math.log(len(found) + 1)
    out = []
    for (place, statement, reading), own in zip(found, roots, strict=True):
        weight = {word: math.log((len(found) + 1) / counts[word]) / size for word in sorted(own)}
        spoken = [root(word, reading.article.language) for word in words(statement.text)]
        speakers = frozenset(speaker.entity or speaker.name.lower() for speaker in statement.speakers)
        out.append(
            Said(
                statement,
                place,
                weight,
                sum(weight.values()),
                frozenset(pairwise(spoken)),
                frozenset(zip(spoken, spoken[1:], spoken[2:], strict=False)),
                _numbers(statement, reading),
                speakers,
                frozenset().union(*(offices.get(speaker, frozenset()) for speaker in speakers)),
                any(speaker.name[:1].isupper() for speaker in statement.speakers),
            )
        )
    return out


def _numbers(statement: Statement, reading: Reading) -> frozenset[str]:
    """Its numbers as written in figures, and the values of its amounts."""
    written = {word for word in words(statement.text) if word[0].isdigit()}
    bounds = [
        bound
        for quantity in reading.quantities
        if any(span.covers(quantity.span) for span in statement.content)
        for bound in (quantity.low, quantity.high)
    ]
    return frozenset(written | {f"{bound.normalize():f}" for bound in bounds if bound is not None})


def offices_of(entities: Sequence[Entity]) -> Mapping[str, frozenset[str]]:
    """Map people to the bodies, by entity id, that the names of their roles hold: who speaks for whom."""
    bodies = [
        (entity.id, _name_words(name)) for entity in entities if entity.type != "person" for name in _names(entity)
    ]
    out = {}
    for entity in entities:
        roles = [_name_words(role.name) for role in entity.roles]
        held = frozenset(body for body, name in bodies for role in roles if name and name <= role)
        if held and entity.type == "person":
            out[entity.id] = held
    return out


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(key_of(name, locative=True).split())


def likeness(one: Said, other: Said) -> float:
    """Return how likely the two are one claim, 0 to 1: the only place that judges it."""
    if apart(one, other):
        return 0.0
    found = evidence(one, other)
    return 1 / (1 + math.exp(-sum(WEIGHTS[name] * value for name, value in found.items())))


def evidence(one: Said, other: Said) -> dict[str, float]:
    """Return what speaks for and against, by the names of `WEIGHTS`; most lies between 0 and 1."""
    shared = sum(one.weight[word] for word in one.weight.keys() & other.weight.keys())
    contained = shared / (min(one.mass, other.mass) or 1.0)
    same = bool(one.speakers & other.speakers)
    speaks_for = not same and bool(one.offices & other.speakers or other.offices & one.speakers)
    unnamed = not same and not speaks_for and not (one.named and other.named)
    another = not (same or speaks_for or unnamed)
    here = one.statement.article == other.statement.article
    return {
        "always": 1.0,
        "speaks for": float(speaks_for),
        "unnamed": float(unnamed),
        "another": float(another),
        "contained": contained,
        "contained, alike long": shared / ((one.mass + other.mass - shared) or 1.0),
        "shared": min(1.0, shared / _FULL),
        "pairs of words": len(one.pairs & other.pairs) / (min(len(one.pairs), len(other.pairs)) or 1),
        "act": float(one.statement.act == other.statement.act),
        "here": float(here),
        "lead": float(here and min(one.place, other.place) == 0),
        "summed up": float(summed_up(one, other)),
    }


def summed_up(one: Said, other: Said) -> bool:
    """Does a direct quotation follow right behind the reporter's summary of it?"""
    first, second = sorted((one, other), key=lambda said: said.statement.content[0])
    a, b = first.statement.content[-1], second.statement.content[0]
    behind = a.article == b.article and second.place == first.place + 1 and b.start - a.end <= _NEXT
    return behind and first.statement.mode != "direct" and second.statement.mode == "direct"


def apart(one: Said, other: Said) -> bool:
    """Can the two not be one claim, whatever they say?

    One speaker may say a thing again on another day: that is one claim, if not one utterance.
    """
    if stand(one.statement) != stand(other.statement):
        return True
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return True
    if one.speakers & other.speakers:
        return False
    if one.offices & other.speakers or other.offices & one.speakers:
        return False
    here = one.statement.article == other.statement.article
    named = one.named and other.named
    if named and (here or not _copied(one, other)):
        return True
    return _days_differ(one.statement, other.statement)


def _copied(one: Said, other: Said) -> bool:
    """Is the shorter a long copy out of the longer, so that one of two names is a slip?"""
    shared = len(one.runs & other.runs)
    return shared >= max(_LEAST_COPIED, _COPIED_FROM_ANOTHER * min(len(one.runs), len(other.runs)))


def _days_differ(one: Statement, other: Statement) -> bool:
    """Are both days of saying known, and neither the other less exactly told?"""
    day, other_day = ((statement.said.value or "")[:10] for statement in (one, other))
    return not day.startswith(other_day) and not other_day.startswith(day)


def stand(statement: Statement) -> str:
    return statement.act if statement.act in ("deny", "withhold") else "assert"
