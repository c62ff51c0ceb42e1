"""How likely two statements are one claim: evidence from words, numbers, speakers, acts and place, weighed together.

The weights are those of a logistic regression over all pairs of statements of the annotated working stories; each
story's pairs were judged by weights learnt on the others to choose what counts. Whatever the words, who denies and who
asserts make two claims, and so do other amounts, two sources of one report, and two sources of two days. Words that
stand for each other in the news (`stems.sense`) are one word here.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from runut.records import Entity, Reading, Statement
from runut.relate.entities import key_of
from runut.relate.stems import root, sense
from runut.relate.vocabulary import content_words, words

_SHORT_FORM = re.compile(r"(.+?) ?\(([^()]+)\)")  # Badan Anu Negara (BAN)
_NEXT = 400  # characters between a statement and the one right behind it
NEAR = 2  # places in a report within which a summary has its quotation
_FULL = 4.0  # what the words shared weigh where more of them add nothing
_LEAST_COPIED = 12  # runs that two named sources must share: a stock phrase of the story is no utterance
_COPIED_FROM_ANOTHER = 0.75  # of the shorter's runs, likewise

# What `evidence` gives, in its order.
WEIGHTS: Mapping[str, float] = {
    "always": -4.98,
    "unnamed": -1.91,
    "contained": 3.72,
    "contained, alike long": 2.61,
    "shared": 1.38,
    "act": 0.91,
    "here": 0.33,
    "lead": 0.59,
    "far": -0.65,
    "summed up": 2.43,
    "summed up, one between": 1.27,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is compared. *place*: its number in its report; *stand*: "deny", "withhold" or "assert";
    *day* said, "" for none; *weight* of each root: 1 where no other statement of the story has it; *offices*: the
    bodies that its speakers hold an office of."""

    statement: Statement
    place: int
    stand: str
    day: str
    weight: Mapping[str, float]
    mass: float
    runs: frozenset[tuple[str, ...]]
    amounts: frozenset[Decimal]
    speakers: frozenset[str]
    offices: frozenset[str]
    named: bool


def said_in(readings: Iterable[Reading], entities: Sequence[Entity] = ()) -> list[Said]:
    """Return the statements of a story, whose *entities* are told, for comparison, by article and place."""
    offices = _offices_of(entities)
    found = [
        (place, statement, reading)
        for reading in sorted(readings, key=lambda reading: reading.article.id)
        for place, statement in enumerate(sorted(reading.statements, key=lambda s: (s.content[0], s.id)))
    ]
    roots = [
        frozenset(
            sense(word, reading.article.language)
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
        spoken = [sense(word, reading.article.language) for word in words(statement.text)]
        speakers = frozenset(speaker.entity or speaker.name.lower() for speaker in statement.speakers)
        out.append(
            Said(
                statement,
                place,
                statement.act if statement.act in ("deny", "withhold") else "assert",
                (statement.said.value or "")[:10],
                weight,
                sum(weight.values()),
                frozenset(zip(spoken, spoken[1:], spoken[2:], strict=False)),
                _amounts(statement, reading),
                speakers,
                frozenset().union(*(offices.get(speaker, frozenset()) for speaker in speakers)),
                any(speaker.name[:1].isupper() for speaker in statement.speakers),
            )
        )
    return out


def _amounts(statement: Statement, reading: Reading) -> frozenset[Decimal]:
    """The bounds of what it counts or measures; days and clock times are none."""
    return frozenset(
        bound
        for quantity in reading.quantities
        if statement.holds(quantity.span)
        for bound in (quantity.low, quantity.high)
        if bound is not None
    )


def _offices_of(entities: Sequence[Entity]) -> Mapping[str, frozenset[str]]:
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


def _names(entity: Entity) -> Iterator[str]:
    """Its names, one that has its short form in brackets as two."""
    for name in (entity.name, *entity.aliases):
        both = _SHORT_FORM.fullmatch(name)
        yield from both.groups() if both else (name,)


def _name_words(name: str) -> frozenset[str]:
    """Its words by their roots: a minister ("menteri") speaks for a ministry ("kementerian")."""
    return frozenset(map(root, key_of(name, locative=True).split()))


def likeness(one: Said, other: Said) -> float:
    """Return how likely the two are one claim, 0 to 1: the only place that judges it."""
    if apart(one, other):
        return 0.0
    found = evidence(one, other)
    return 1 / (1 + math.exp(-sum(WEIGHTS[name] * value for name, value in found.items())))


def evidence(one: Said, other: Said) -> dict[str, float]:
    """Return what speaks for and against, by the names of `WEIGHTS`; most lies between 0 and 1."""
    shared = math.fsum([one.weight[word] for word in one.weight.keys() & other.weight.keys()])
    contained = shared / (min(one.mass, other.mass) or 1.0)
    here = one.statement.article == other.statement.article
    places = abs(one.place - other.place) if here else 0
    return {
        "always": 1.0,
        "unnamed": float(not _one_voice(one, other) and not (one.named and other.named)),
        "contained": contained,
        "contained, alike long": shared / ((one.mass + other.mass - shared) or 1.0),
        "shared": min(1.0, shared / _FULL),
        "act": float(one.statement.act == other.statement.act),
        "here": float(here),
        "lead": float(here and min(one.place, other.place) == 0),
        "far": float(places > NEAR),
        "summed up": float(places == 1 and _summed_up(one, other, _NEXT)),
        "summed up, one between": float(places == NEAR and _summed_up(one, other)),
    }


def near(one: Said, other: Said) -> bool:
    """Do they stand so near in one report that they may be one claim without a word in common?"""
    return one.statement.article == other.statement.article and abs(one.place - other.place) <= NEAR


def _summed_up(one: Said, other: Said, within: int | None = None) -> bool:
    """Does a direct quotation follow the reporter's summary, *within* so many characters of its end?"""
    first, second = sorted((one, other), key=lambda said: said.statement.content[0])
    between = second.statement.content[0].start - first.statement.content[-1].end
    quoted = first.statement.mode != "direct" and second.statement.mode == "direct"
    return quoted and (within is None or between <= within)


def apart(one: Said, other: Said) -> bool:
    """Can the two not be one claim, whatever they say?"""
    if one.stand != other.stand or (one.amounts and other.amounts and one.amounts.isdisjoint(other.amounts)):
        return True
    return _two_sources(one, other)


def _one_voice(one: Said, other: Said) -> bool:
    """Does one speaker say both, or a body and who holds an office of it?"""
    return bool(one.speakers & other.speakers or one.offices & other.speakers or other.offices & one.speakers)


def _two_sources(one: Said, other: Said) -> bool:
    """Do two speak, named both in one report or without copying, or on two days?

    One speaker may say a thing again on another day: that is one claim, if not one utterance.
    """
    if _one_voice(one, other):
        return False
    if not one.day.startswith(other.day) and not other.day.startswith(one.day):  # else one is told less exactly
        return True
    here = one.statement.article == other.statement.article
    return one.named and other.named and (here or not _copied(one, other))


def _copied(one: Said, other: Said) -> bool:
    """Is the shorter a long copy out of the longer, so that one of two names is a slip?"""
    shorter = min(len(one.runs), len(other.runs))
    if shorter < _LEAST_COPIED:
        return False
    return len(one.runs & other.runs) >= max(_LEAST_COPIED, _COPIED_FROM_ANOTHER * shorter)
