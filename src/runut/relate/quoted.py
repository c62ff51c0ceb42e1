"""Whose words, and which way: a paraphrase and its quotation in two mouths, a quotation with and without a "not".

Reporters tell what a source says and then quote it: where the quotation says the same in nearly the same words and is
another's, who holds no office of the first, one of the two names is a slip. Two outlets that print one sentence of one
speaker, one with a word of denial and the other without, do not both have it right.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from runut.records import Statement
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.polarity import polarities, polarity
from runut.relate.told import voice
from runut.relate.vocabulary import content_words, words

_ENDS = re.compile(r"[.!?]\s+")
_BEHIND = 700  # characters from a paraphrase to its quotation, at most
_RETOLD = 0.75  # of the paraphrase's words stand in the quotation, in their order
_ALIKE = 0.6  # of the words of the shorter of two prints of a sentence stand in the other, in their order
_LEAST_WORDS = 7
_MOST_APART = 3  # words that stand for others around the denial; more are another sentence
_SPELT = 0.8  # likeness of letters from which two words are one
_MOST_SHARING = 40  # quotations of one speaker with a word; more are no prints of one


def other_mouths(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each paraphrase that the report's own quotation gives to another."""
    for reading in reports.readings:
        said = sorted((s for s in reading.statements if s.speakers), key=lambda statement: statement.content[0])
        for i, one in enumerate(said):
            for other in said[i + 1 :]:
                if other.content[0].start - one.content[-1].end > _BEHIND:
                    break
                if _retold(one, other) and _strangers(one, other, reading.article.language):
                    sides = [f"{reports.speaker(s)} ({reports.tell(k)})" for s, k in ((one, "told"), (other, "quoted"))]
                    yield Discrepancy(
                        "attribution_conflict",
                        reports.tell("mouths.summary", one=sides[0], other=sides[1]),
                        reports.reason("mouths.reason", outlet=reports.outlets[reading.article.id]),
                        (one.content[0], other.content[0]),
                    )


def _retold(one: Statement, other: Statement) -> bool:
    """Is *other* a quotation that has the words of the paraphrase *one*?"""
    if one.mode != "indirect" or other.mode != "direct" or one.source is None:
        return False
    told, quoted = words(one.text), words(other.text)
    return len(told) >= _LEAST_WORDS and _shared(told, quoted) >= _RETOLD * len(told)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def _strangers(one: Statement, other: Statement, language: str) -> bool:
    """Is neither named in the other's name, office or words? Whose office is not told may hold any."""
    name, role = set(content_words(one.speakers[0].name, language)), words(other.speakers[0].role or "")
    return bool(
        voice(one) != voice(other)
        and name
        and one.speakers[0].name[0].isupper()  # a name: "both countries" may be spoken for by anyone
        and role
        and name.isdisjoint({*words(other.speakers[0].name), *role, *words(other.text)})
    )


# ---------------------------------------------------------------- with a denial and without


def reversed_quotations(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each speaker of whom one report quotes a sentence with a denial and another without it."""
    spoken: dict[str, list[_Sentence]] = defaultdict(list)
    for reading in reports.readings:
        for statement in reading.statements:
            if statement.mode == "direct" and statement.speakers:
                spoken[voice(statement)] += _sentences(statement, reading.article.language)
    for _, quoted in sorted(spoken.items()):
        for one, other in _sharing(quoted):
            apart = _reversed(one, other)
            if apart:
                spans = (one.statement.content[0], other.statement.content[0])
                sides = [f"“{said}” ({reports.carried([span])})" for said, span in zip(apart, spans, strict=True)]
                yield Discrepancy(
                    "contradiction",
                    reports.tell("wording.summary", name=reports.speaker(one.statement), one=sides[0], other=sides[1]),
                    reports.reason("reversed.reason"),
                    spans,
                )
                break


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a quotation, and its words."""

    statement: Statement
    language: str
    words: tuple[str, ...]


def _sentences(statement: Statement, language: str) -> Iterator[_Sentence]:
    for text in _ENDS.split(statement.text):
        found = words(text)
        if len(found) >= _LEAST_WORDS:
            yield _Sentence(statement, language, found)


def _sharing(quoted: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """The pairs of sentences of two reports that share words which few of the speaker's have."""
    having: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(quoted):
        for word in sorted(set(one.words)):
            having[word].append(i)
    shared = Counter(pair for held in having.values() if len(held) <= _MOST_SHARING for pair in combinations(held, 2))
    for (i, j), number in sorted(shared.items()):
        one, other = quoted[i], quoted[j]
        apart = one.statement.article != other.statement.article and one.language == other.language
        if apart and number >= _ALIKE * min(len(set(one.words)), len(set(other.words))):
            yield one, other


def _reversed(one: _Sentence, other: _Sentence) -> tuple[str, str] | None:
    """The words of both that have a denial on one side alone; None where there are none, or it is another sentence."""
    blocks = SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes()
    equal = sum(end - start for kind, start, end, _, _ in blocks if kind == "equal")
    if equal < _ALIKE * min(len(one.words), len(other.words)):
        return None
    if _denials(one) == _denials(other):  # "boleh nggak" asks, wherever it stands
        return None
    for before, (kind, a, b, c, d), after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if before[0] != "equal" or after[0] != "equal" or kind == "equal" or max(b - a, d - c) > _MOST_APART:
            continue
        sides = (one.words[a : b + 1], other.words[c : d + 1])  # with the word behind, which the denial may deny
        near = [
            said[max(0, i - _MOST_APART) : j + _MOST_APART] for said, i, j in ((one.words, a, b), (other.words, c, d))
        ]
        denied = ["no" in polarities(side, one.language) for side in near]
        if denied[0] != denied[1] and "".join(near[0]) != "".join(near[1]):  # a space may be lost
            with_it, without = sides if denied[0] else sides[::-1]
            at = next((i for i, word in enumerate(with_it[:-1]) if polarity(word, one.language) == "no"), None)
            if at is not None and any(_spelt(with_it[at + 1], word) for word in without):
                return " ".join(sides[0]), " ".join(sides[1])
    return None


def _denials(one: _Sentence) -> int:
    """How often its whole quotation denies."""
    return sum(polarity(word, one.language) == "no" for word in words(one.statement.text))


def _spelt(one: str, other: str) -> bool:
    return Levenshtein.normalized_similarity(one, other) >= _SPELT
