"""How likely two statements are one claim: evidence from words, numbers, speakers, acts and place, weighed together.

The weights are those of a logistic regression over all pairs of statements of 67 annotated stories, those of ../shared,
which are larger, counted six times; each story's pairs were judged by weights learnt on the others to choose what
counts. Whatever the words, who denies and who asserts make two claims, and so do other amounts, two sources of one
report, and two sources that do not copy. Words that stand for each other in the news (`stems.sense`) are one word here,
and who speaks with one voice (`voices`) is one source.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import mul

from runut.records import Entity, Reading, Span, Statement
from runut.relate.measures import rounded
from runut.relate.stems import sense
from runut.relate.vocabulary import content_words, words
from runut.relate.voices import Voices, voices

_NEXT = 400  # characters between a statement and the one right behind it
NEAR = 2  # places in a report within which a summary has its quotation
_FULL = 4.0  # what the words shared weigh where more of them add nothing
_LEAST_COPIED = 8  # runs of three words that two named sources must share: a stock phrase of the story is no utterance
_COPIED_FROM_ANOTHER = 0.5  # of the shorter's runs, likewise

# What `evidence` gives, in its order.
WEIGHTS: Mapping[str, float] = {
    "always": -5.05,
    "unnamed": -1.85,
    "contained": 4.01,
    "shared": 3.42,
    "shared, here": -2.67,
    "act": 0.75,
    "quotations": -0.34,
    "here": 0.52,
    "lead": 0.64,
    "far": -0.69,
    "elsewhere in its report": -0.53,
    "summed up": 2.18,
    "summed up, one between": 1.33,
}


# The same where that leaves it open and the reader model was asked, fitted on such pairs of 94 stories, those of
# ../shared counted four times. The model is asked of two reports only: it has learnt from no others.
OPEN = (0.02, 0.98)  # likeness between which it is open
JUDGED: Mapping[str, float] = {
    "always": -1.91,
    "unnamed": -0.14,
    "contained": 3.1,
    "shared": 1.85,
    "shared, here": 0.19,
    "act": 0.64,
    "quotations": -0.47,
    "here": -1.47,
    "lead": 0.35,
    "far": -0.44,
    "elsewhere in its report": -0.8,
    "summed up": 2.4,
    "summed up, one between": 1.16,
    "agreement": 0.94,
    "agreement, quotations": 0.32,
    "agreement, unnamed": 0.25,
    "agreement, contained": -1.13,
}
_SUREST = 0.995  # share of agreement beyond which it is no surer


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is compared. *place*: its number in its report; *depth*: the share of its report's statements
    in front of it; *stand*: "deny", "withhold" or "assert";
    *day* said, "" for none; *weight* of each root: 1 where no other statement of the story has it; *offices*: the
    bodies that its speakers hold an office of; *naming*: whom its words name, by entity, with all that are one with
    them."""

    statement: Statement
    place: int
    depth: float
    stand: str
    day: str
    weight: Mapping[str, float]
    mass: float
    runs: frozenset[tuple[str, ...]]
    amounts: frozenset[Decimal]
    speakers: frozenset[str]
    offices: frozenset[str]
    named: bool
    naming: frozenset[str]


def said_in(readings: Iterable[Reading], entities: Sequence[Entity] = ()) -> list[Said]:
    """Return the statements of a story, whose *entities* are told, for comparison, by article and place."""
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    known = voices(entities, ordered[0].article.language if ordered else "")
    named_in = _mentioned(entities)
    found = [
        (place, statement, reading)
        for reading in ordered
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
        speakers = _speakers(statement, known)
        out.append(
            Said(
                statement,
                place,
                place / len(reading.statements),
                statement.act if statement.act in ("deny", "withhold") else "assert",
                (statement.said.value or "")[:10],
                weight,
                sum(weight.values()),
                frozenset(zip(spoken, spoken[1:], spoken[2:], strict=False)),
                _amounts(statement, reading),
                speakers,
                frozenset().union(*(known.offices.get(speaker, frozenset()) for speaker in speakers)),
                any(s.name[:1].isupper() and s.entity not in known.titles for s in statement.speakers),
                _all_one((e for span, e in named_in.get(statement.article, ()) if statement.holds(span)), known),
            )
        )
    return out


def _mentioned(entities: Iterable[Entity]) -> Mapping[str, Sequence[tuple[Span, str]]]:
    """Return the names in each article, with their entity."""
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for entity in entities:
        for span in entity.mentions:
            found[span.article].append((span, entity.id))
    return found


def _all_one(entities: Iterable[str], known: Voices) -> frozenset[str]:
    """Return them with all that are one with them."""
    found = set(entities)
    return frozenset(found.union(*(known.same.get(entity, ()) for entity in found)))


def _speakers(statement: Statement, known: Voices) -> frozenset[str]:
    """Who speaks, by entity, with all that are one with them."""
    return _all_one((speaker.entity or speaker.name.lower() for speaker in statement.speakers), known)


def _amounts(statement: Statement, reading: Reading) -> frozenset[Decimal]:
    """The bounds of what it counts or measures; days and clock times are none."""
    return frozenset(
        bound
        for quantity in reading.quantities
        if statement.holds(quantity.span)
        for bound in (quantity.low, quantity.high)
        if bound is not None
    )


def likeness(one: Said, other: Said) -> float:
    """Return how likely the two are one claim, 0 to 1, by what shows in them."""
    if apart(one, other):
        return 0.0
    return _share(sum(map(mul, WEIGHTS.values(), evidence(one, other).values())))


def likeness_with(one: Said, other: Said, agreement: float | None) -> float:
    """Return how likely the two are one claim where `likeness` leaves it open.

    *agreement*: the share (0 to 1) that the reader model gives to their telling the same; None for two of one report.
    """
    return _share(sum(map(mul, JUDGED.values(), signs_with(one, other, agreement).values())))


def signs_with(one: Said, other: Said, agreement: float | None) -> dict[str, float]:
    """Return `evidence` with what the model adds to it, by the names of `JUDGED`; *agreement* as there."""
    share = 0.5 if agreement is None else min(max(agreement, 1 - _SUREST), _SUREST)
    odds = math.log(share / (1 - share))
    found = evidence(one, other)
    return found | {
        "agreement": odds,
        "agreement, quotations": odds * found["quotations"],
        "agreement, unnamed": odds * found["unnamed"],
        "agreement, contained": odds * found["contained"],
    }


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def evidence(one: Said, other: Said) -> dict[str, float]:
    """Return what speaks for and against, by the names of `WEIGHTS`; most lies between 0 and 1."""
    shared = math.fsum([one.weight[word] for word in one.weight.keys() & other.weight.keys()])
    here = one.statement.article == other.statement.article
    places = abs(one.place - other.place) if here else 0
    return {
        "always": 1.0,
        "unnamed": float(not _one_voice(one, other) and not (one.named and other.named)),
        "contained": shared / (min(one.mass, other.mass) or 1.0),
        "shared": min(1.0, shared / _FULL),
        "shared, here": min(1.0, shared / _FULL) * here,
        "act": float(one.statement.act == other.statement.act),
        "quotations": float(one.statement.mode == other.statement.mode == "direct"),
        "here": float(here),
        "lead": float(here and min(one.place, other.place) == 0),
        "far": float(places > NEAR),
        "elsewhere in its report": 0.0 if here else abs(one.depth - other.depth),
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
    return one.stand != other.stand or _other_amounts(one, other) or _two_sources(one, other)


def _other_amounts(one: Said, other: Said) -> bool:
    """Do both have amounts, and none that is one of the other's, exactly or rounded?"""
    both = one.amounts and other.amounts
    return bool(both) and not any(a == b or rounded(a, b) for a in one.amounts for b in other.amounts)


def _one_voice(one: Said, other: Said) -> bool:
    """Does one speaker say both, or a body and who holds an office of it?"""
    return bool(one.speakers & other.speakers or one.offices & other.speakers or other.offices & one.speakers)


def _two_sources(one: Said, other: Said) -> bool:
    """Do two speak, named both in one report, named both and on two days, or one of these without copying?

    One speaker may say a thing again on another day: that is one claim, if not one utterance. In two reports one of the
    names, or of the days, may be a slip.
    """
    if _one_voice(one, other) or _told_by(one, other):
        return False
    two_names = one.named and other.named
    two_days = not one.day.startswith(other.day) and not other.day.startswith(one.day)  # else one is told less exactly
    if two_names and (two_days or one.statement.article == other.statement.article):
        return True
    return (two_names or two_days) and not _copied(one, other)


def _told_by(one: Said, other: Said) -> bool:
    """Does the source of the one name the other's, in another report, as who passes on what somebody said?"""
    here = one.statement.article == other.statement.article
    return not here and bool(one.speakers & other.naming or other.speakers & one.naming)


def _copied(one: Said, other: Said) -> bool:
    """Is half of the shorter, and more than a phrase, word for word in the longer?"""
    shorter = min(len(one.runs), len(other.runs))
    return len(one.runs & other.runs) >= max(_LEAST_COPIED, _COPIED_FROM_ANOTHER * shorter)
