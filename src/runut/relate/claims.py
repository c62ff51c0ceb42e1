"""Statements that are one claim: the same utterance in several reports, or one speaker saying in substance the same.

Alike are statements whose telling words are mostly the same, whichever is the longer. A long copy of one sentence is
one claim even where two reports name the speaker differently; what only resembles needs the same speaker. Whatever
the words, who denies and who asserts make two claims, and so do two sources of one report or of two days.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from runut.records import Claim, Lineage, Reading, Statement, content_id
from runut.relate.vocabulary import content_words, rarity, words

# Shares of the shorter statement, calibrated on the working stories of the annotated links.
_COPIED = 0.50  # of its runs of three words, for one utterance where no other source is named
_COPIED_FROM_ANOTHER = 0.75  # the same where two reports name two sources,
_LEAST_COPIED = 12  # which takes as many runs: a stock phrase of the story is no utterance
_SAME_VOICE = 0.38  # of its telling words, for one speaker
_SAME_VOICE_HERE = 0.55  # the same within one report, which seldom tells a thing twice
_LEAST_SHARED = 0.6  # weight of the words shared: one that the story does not repeat, or two
_QUOTED_NEXT = 0.05  # of its telling words, for a summary and the quotation behind it
_NEXT = 300  # characters from the one to the other
_HELD = 0.5  # of the pairs across two groups that are to be joined must be alike themselves
_LEAST_WORDS = 4
_MOST_SHARING = 60  # a word in more statements of the story finds no candidates


@dataclass(frozen=True, slots=True)
class _Said:
    statement: Statement
    words: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    numbers: frozenset[str]
    speakers: frozenset[str]
    named: bool


def claims(readings: Sequence[Reading], story: str, lineage: Lineage) -> Iterator[Claim]:
    """Yield the claims of two statements or more, the one with most statements first."""
    said = sorted(
        (_said(statement, reading) for reading in readings for statement in reading.statements),
        key=lambda one: (one.statement.content[0], one.statement.id),
    )
    weights = _weights(said)
    origin_of = {article: origin.origin for origin in lineage.origins for article in origin.articles}
    groups = [group for group in _groups(said, weights) if len(group) > 1]
    for group in sorted(groups, key=lambda group: (-len(group), group[0].statement.content[0])):
        fullest = sorted(group, key=lambda one: (-len(one.statement.text), one.statement.id))
        voices = Counter(entity for one in group for entity in sorted(one.speakers))
        yield Claim(
            id=content_id("c", story, *sorted(one.statement.id for one in group)),
            story=story,
            statements=tuple(one.statement.id for one in fullest),
            speaker=min(voices, key=lambda entity: (-voices[entity], entity)) if voices else None,
            text=fullest[0].statement.text,
            origins=len({origin_of.get(one.statement.article, one.statement.article) for one in group}),
            reason=_reason(fullest, weights),
        )


def _said(statement: Statement, reading: Reading) -> _Said:
    found = frozenset(content_words(statement.text, reading.article.language))
    spoken = list(words(statement.text))
    return _Said(
        statement,
        frozenset(word for word in found if not word[0].isdigit()),
        frozenset(zip(spoken, spoken[1:], spoken[2:], strict=False)),
        frozenset(word for word in found if word[0].isdigit()),
        frozenset(speaker.entity or speaker.name.lower() for speaker in statement.speakers),
        any(speaker.name[:1].isupper() for speaker in statement.speakers),
    )


def _weights(said: Sequence[_Said]) -> Mapping[str, float]:
    """Rarity in the language, halved for what every other statement of the story says."""
    counts = Counter(word for one in said for word in one.words)
    return {word: rarity(word) * (1 - min(0.7, 2 * count / len(said))) for word, count in counts.items()}


def _groups(said: Sequence[_Said], weights: Mapping[str, float]) -> list[list[_Said]]:
    """Join pairs, the most alike first, where the joined group stays alike to its fullest member."""
    home = list(range(len(said)))
    held = {i: [i] for i in home}
    for _, i, j in sorted(_pairs(said, weights)):
        a, b = home[i], home[j]
        if a == b or not _hold_together([said[k] for k in held[a]], [said[k] for k in held[b]], weights):
            continue
        for k in held.pop(b):
            home[k] = a
            held[a].append(k)
    return [[said[k] for k in sorted(group)] for group in held.values()]


def _pairs(said: Sequence[_Said], weights: Mapping[str, float]) -> Iterator[tuple[float, int, int]]:
    sharing: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(said):
        for word in one.words:
            sharing[word].append(i)
    for i, one in enumerate(said):
        near = {j for word in one.words if len(sharing[word]) <= _MOST_SHARING for j in sharing[word] if j > i}
        for j in sorted(near):
            share = _alike(one, said[j], weights)
            if share:
                yield -share, i, j


def _alike(one: _Said, other: _Said, weights: Mapping[str, float]) -> float:
    """The share of the shorter's telling words that the longer has; 0 where they are not one claim."""
    if _apart(one, other):
        return 0.0
    shorter, longer = sorted((one, other), key=lambda s: (_mass(s.words, weights), s.statement.id))
    if len(shorter.words) < _LEAST_WORDS or (one.numbers and other.numbers and not one.numbers & other.numbers):
        return 0.0
    if _copied(one, other):
        return 1.0
    if not one.speakers & other.speakers:
        return 0.0
    shared = _mass(shorter.words & longer.words, weights)
    share = shared / (_mass(shorter.words, weights) or 1.0)
    if _summed_up(one, other):
        return share if share >= _QUOTED_NEXT else 0.0
    needed = _SAME_VOICE_HERE if one.statement.article == other.statement.article else _SAME_VOICE
    return share if share >= needed and shared >= _LEAST_SHARED else 0.0


def _apart(one: _Said, other: _Said) -> bool:
    """Can the two not be one claim whatever they say: one denied, two sources of one report, two on two days?

    One speaker may say a thing again on another day: that is one claim, if not one utterance.
    """
    if _stand(one.statement) != _stand(other.statement):
        return True
    if one.speakers & other.speakers:
        return False
    here = one.statement.article == other.statement.article
    return (here and _sources_differ(one, other)) or _days_differ(one.statement, other.statement)


def _days_differ(one: Statement, other: Statement) -> bool:
    """Are both days of saying known, and neither the other less exactly told?"""
    day, other_day = ((statement.said.value or "")[:10] for statement in (one, other))
    return not day.startswith(other_day) and not other_day.startswith(day)


def _sources_differ(one: _Said, other: _Said) -> bool:
    return one.named and other.named and not one.speakers & other.speakers


def _stand(statement: Statement) -> str:
    return statement.act if statement.act in ("deny", "withhold") else "assert"


def _copied(one: _Said, other: _Said) -> bool:
    """Is the shorter a copy out of the longer? Two named sources need a long one."""
    least, shared = min(len(one.runs), len(other.runs)), len(one.runs & other.runs)
    if _sources_differ(one, other):
        return shared >= _LEAST_COPIED and shared >= _COPIED_FROM_ANOTHER * least
    return least > 0 and shared >= _COPIED * least


def _summed_up(one: _Said, other: _Said) -> bool:
    """Does a direct quotation follow right behind the reporter's summary of it?"""
    first, second = sorted((one, other), key=lambda s: s.statement.content[0])
    a, b = first.statement.content[-1], second.statement.content[0]
    near = a.article == b.article and 0 <= b.start - a.end <= _NEXT
    return near and first.statement.mode != "direct" and second.statement.mode == "direct"


def _mass(found: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in sorted(found))


def _hold_together(one: Sequence[_Said], other: Sequence[_Said], weights: Mapping[str, float]) -> bool:
    """No chain leads from one thing to another: enough of the pairs across are alike themselves."""
    if any(_apart(a, b) for a in one for b in other):
        return False
    across = [_alike(a, b, weights) > 0 for a in one[:12] for b in other[:12]]
    return sum(across) >= _HELD * len(across)


def _reason(group: Sequence[_Said], weights: Mapping[str, float]) -> str:
    shared = frozenset.intersection(*(one.words for one in group))
    telling = sorted(shared, key=lambda word: (-weights[word], word))[:4]
    voice = "Pembicara yang sama" if frozenset.intersection(*(one.speakers for one in group)) else "Ucapan yang sama"
    return f"{voice}, kata kunci yang sama: {', '.join(telling)}." if telling else f"{voice}, isi yang serupa."
