"""Two words that exclude each other in the same place: minority shares here, majority shares there.

The words come from lang/*/contrasts.tsv. Two reports are at odds where each has only its own word of a pair beside one
and the same word, and the words around it are mostly the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from runut.records import Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, one_each
from runut.relate.stems import sense
from runut.relate.vocabulary import rarity, table_of

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)*")
_REACH = 7  # words on either side
_SHARED = 3  # telling words around both
_ALIKE = 0.55  # of the fewer telling words around either, how many stand around both
_TELLING = 0.25  # rarity of a word that tells something
_BESIDE = 3  # words before in which the one beside it stands, past words that tell nothing


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of a pair with the words that tell something *around* it and the one *beside* it on either side, or the
    numbers before it where it is counted: "300 juta subsider 6 bulan kurungan"."""

    value: str
    beside: frozenset[str]
    around: frozenset[str]
    span: Span


def contrasts_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each two such words, with the places that are most alike."""
    found: dict[str, list[_Place]] = defaultdict(list)
    for reading in reports.readings:
        for pair, place in _places(reading):
            found[pair].append(place)
    for _, places in sorted(found.items()):
        held: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
        for place in places:
            held[place.span.article, place.value] |= place.beside
        for one, other in combinations(sorted({place.value for place in places}), 2):
            sides = [[place for place in places if place.value == value] for value in (one, other)]
            alike = [(_likeness(a, b, held), a.span, b.span, a, b) for a, b in product(*sides)]
            best = max(alike, key=lambda pair: pair[:3])
            if best[0] >= _ALIKE:
                yield _told([_like(best[3], sides[0]), _like(best[4], sides[1])], best[3:], reports)


def _likeness(one: _Place, other: _Place, held: Mapping[tuple[str, str], frozenset[str]]) -> float:
    """How much of the words around both is shared; 0 where a report has both words beside the same word.

    *held*: by article and value, the words beside it."""
    shared = one.around & other.around
    beside = one.beside & other.beside
    if one.span.article == other.span.article or not beside or len(shared) < _SHARED:
        return 0.0
    if any(held[theirs.span.article, mine.value] & beside for mine, theirs in ((one, other), (other, one))):
        return 0.0
    return len(shared) / min(len(one.around), len(other.around))


def _like(place: _Place, side: Sequence[_Place]) -> list[Span]:
    """Its place, and those of other reports beside the same word."""
    same = [other.span for other in side if other.beside & place.beside]
    return one_each([place.span, *same])


def _told(sides: Sequence[Sequence[Span]], best: Sequence[_Place], reports: Reports) -> Discrepancy:
    told = [f"{reports.printed(side[0])} ({reports.carried(side)})" for side in sides]
    spans = [place.span for place in best]
    shared = reports.in_print(sorted(best[0].around & best[1].around), spans)
    return Discrepancy(
        "contradiction",
        reports.tell("either", one=told[0], other=told[1]),
        reports.reason("contrast.reason", words=shared),
        (*sides[0], *sides[1]),
    )


def _places(reading: Reading) -> Iterator[tuple[str, _Place]]:
    language = reading.article.language
    table = table_of(language, "contrasts")
    for sentence in reading.sentences:
        text = sentence.of(reading.article.text)
        said = [word.lower() for word in _WORD.findall(text)]
        if table.keys().isdisjoint(said):
            continue
        matches = list(_WORD.finditer(text))
        for i, word in enumerate(said):
            row = table.get(word)
            if row is None:
                continue
            near = [*said[max(0, i - _REACH) : i], *said[i + 1 : i + 1 + _REACH]]
            first, last = matches[max(0, i - 1)], matches[min(len(said), i + 2) - 1]
            span = Span(sentence.article, sentence.start + first.start(), sentence.start + last.end())
            beside = _numbers(said[max(0, i - _REACH) : i], language) if row["counted"] else _beside(said, i, language)
            around = frozenset(sense(w, language) for w in near if _tells(w, language) and w not in table)
            yield row["set"], _Place(row["value"], beside, around, span)


def _beside(said: Sequence[str], at: int, language: str) -> frozenset[str]:
    """The nearest word before it that tells something, and the one right behind it."""
    table = table_of(language, "contrasts")
    before = [word for word in said[max(0, at - _BESIDE) : at] if _tells(word, language)][-1:]
    return frozenset(sense(word, language) for word in (*before, *said[at + 1 : at + 2]) if word not in table)


def _numbers(before: Sequence[str], language: str) -> frozenset[str]:
    """The last two numbers before a word that is counted, the second with its unit right before it."""
    found = [(i, number) for i, word in enumerate(before) if (number := _number(word, language))]
    if len(found) < 2 or found[-1][0] != len(before) - 2:
        return frozenset()
    return frozenset({f"{found[-2][1]} {found[-1][1]} {before[-1]}"})


def _tells(word: str, language: str) -> bool:
    return word[0].isdigit() or (len(word) > 2 and rarity(word, language) > _TELLING)


def _number(word: str, language: str) -> str:
    """A number in digits, however it is written; "" for another word."""
    row = table_of(language, "numbers").get(word, {})
    return word if word[0].isdigit() else row["value"] if row.get("kind") == "digit" else ""
