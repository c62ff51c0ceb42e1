"""The sentences of the reports as the finders of denials look at them: what they tell and deny, and whose they are."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from runut.records import Reading, Span, Statement
from runut.relate.polarity import NEGATIVE, numeral, polarity, telling
from runut.relate.stems import root
from runut.relate.vocabulary import rarity, table_of, words

_OF_STORY = 0.7  # how little a word tells that every third sentence of the story has
_REACH = 3  # telling words behind a word of denial that it denies
_NO_MORE = 2  # words between a word of denial and the one of limiting: "tak lebih dari sekadar"
_WITHIN = 7  # words behind it among which they stand
NOUNS = frozenset({"noun", "words"})  # kinds of what a claim is called
_CLAIMS = frozenset({*NOUNS, "verb", "says", "accuses"})
_ALLEGATIONS = frozenset({"noun", "verb", "accuses"})


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: its *roots* (none of a question), those right behind a word that denies, the statements in it;
    *claimed*: it tells something as what somebody says, *alleged*: as a claim or an accusation, *rebuts*: as untrue."""

    span: Span
    roots: frozenset[str]
    denied: frozenset[str]
    statements: tuple[Statement, ...]
    claimed: bool
    alleged: bool
    rebuts: bool


def told_in(reading: Reading) -> Iterator[Told]:
    """Yield the sentences of *reading* in their order."""
    text, language = reading.article.text, reading.article.language
    claims = _claims(language)
    held: dict[int, list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        for k in dict.fromkeys(sentence_at(reading, span.start) for span in statement.content):
            held[k].append(statement)
    for k, span in enumerate(reading.sentences):
        written = span.of(text)
        found = words(written)
        kinds = {claims[word] for word in found if word in claims}
        roots = frozenset() if written.rstrip().endswith("?") else told_roots(found, language)
        claimed = bool(held[k] or kinds & _CLAIMS)
        alleged = bool(kinds & _ALLEGATIONS)
        polar = [polarity(word, language) for word in found]
        untrue = "true" in kinds and any(
            a == "no" and claim(b, language) == "true" for a, b in zip(polar, found[1:], strict=False)
        )
        rebuts = untrue or "false" in kinds or any(_denying(word, language) for word in found)
        rebuts = rebuts or ("only" in polar and _plays_down(found, polar, language))
        denied = frozenset() if NEGATIVE.isdisjoint(polar) else denied_roots(found, language, *NEGATIVE)
        yield Told(span, roots, denied, tuple(held[k]), claimed, alleged, rebuts)


def sentence_at(reading: Reading, at: int) -> int:
    """The number of the sentence that holds the place *at*; -1 in front of all, as in a headline."""
    return bisect_right(reading.sentences, at, key=lambda span: span.start) - 1


def _plays_down(found: Sequence[str], polar: Sequence[str], language: str) -> bool:
    """Is something told to be no more than what follows: "tak lebih dari sekadar teman", "hanyalah rumor"?

    *polar*: the polarity of each of the words *found*."""
    no_more = any(
        kind == "no" and "only" in polar[i + 2 : i + 2 + _NO_MORE] and polar[i + 1] != "only"
        for i, kind in enumerate(polar[:-1])
    )
    return no_more or any(a == "only" and claim(b, language) in NOUNS for a, b in zip(polar, found[1:], strict=False))


def denied_roots(found: Sequence[str], language: str, *kinds: str, reach: int = _REACH) -> frozenset[str]:
    """The roots that a word of denial of such *kinds* reaches: *reach* telling words behind it, as a predicate has."""
    denied: set[str] = set()
    for i, word in enumerate(found):
        if polarity(word, language) in kinds:
            behind = (told_roots([other], language) for other in found[i + 1 : i + 1 + _WITHIN])
            denied.update(word for roots in [roots for roots in behind if roots][:reach] for word in roots)
    return frozenset(denied)


@cache
def _denying(word: str, language: str) -> bool:
    """Is it such a verb, or one with the word before glued to it: "Odehmembantah"?"""
    return denies(word, language) or any(
        word.endswith(form) and denies(form, language) for form in (word[i:] for i in range(3, len(word) - 6))
    )


@cache
def denies(word: str, language: str) -> bool:
    """Is it a verb by which somebody denies, whatever it stands with?"""
    row = table_of(language, "cues").get(word, {})
    return polarity(word, language) == "no" and row.get("act") == "deny" and claim(word, language) != "loose"


def claim(word: str, language: str) -> str:
    """The kind of *word* in lang/*/allegations.tsv, "" where it has none."""
    return _claims(language).get(word, "")


@cache
def _claims(language: str) -> Mapping[str, str]:
    return {word: row.get("kind", "") for word, row in table_of(language, "allegations").items()}


def told_roots(found: Iterable[str], language: str) -> frozenset[str]:
    """The roots of what tells something among *found*, numbers too, without words of polarity and of claiming."""
    return frozenset([told for word in found if (told := _told_root(word, language))])


@cache
def _told_root(word: str, language: str) -> str:
    told = word[0].isdigit() or (telling(word, language) and not numeral(word, language))
    return root(word, language) if told and not polarity(word, language) and not claim(word, language) else ""


def weights_of(sentences: Iterable[Told], language: str) -> Mapping[str, float]:
    """How much a root tells: rare in the language, and not in every sentence of the story."""
    counts: Counter[str] = Counter()
    number = 0
    for one in sentences:
        counts.update(one.roots)
        number += 1
    most = max(number, 20)
    return {word: rarity(word, language) * (1 - _OF_STORY * min(1.0, 3 * n / most)) for word, n in counts.items()}


def mass(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """The squares of the weights of *found* added up: a rare word tells more than two common ones."""
    return math.fsum([weights.get(word, 1.0) ** 2 for word in found])


def voice(statement: Statement) -> str:
    """Who speaks: an entity, else a name."""
    return statement.speakers[0].entity or statement.speakers[0].name
