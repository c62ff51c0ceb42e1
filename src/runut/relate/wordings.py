"""One quotation that outlets print in different words.

Only direct quotations of one speaker and one day are set side by side, so nearly alike that they are one utterance, and
only where words in the middle stand for others: what a report leaves out at either end, spells or punctuates otherwise,
or puts in brackets is its right. What is translated, or came through another carrier and may be, is nobody's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import combinations, islice

from rapidfuzz.distance import Levenshtein

from runut.extract.numerals import Numeral, numerals
from runut.records import Claim, Entity, Finding, Reading, Span, Statement, content_id
from runut.relate.discrepancies import carrier, tell
from runut.relate.stems import root
from runut.relate.translations import translated
from runut.relate.trust import sure
from runut.relate.vocabulary import content_words, table_of

_LEAST_WORDS = 8  # of a quotation
_SAME = 0.72  # of the shorter quotation's words stand in the other, in their order
_ENDS = 2  # words in common on either side of what differs
_MOST_APART = 4  # words that stand for others; more are another sentence
_MOST_PLACES = 3  # where words stand for others; more are two translations
_SPELT = 0.7  # likeness of letters from which two words are spellings of one
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_LETTERS = {"I": 1, "V": 5, "X": 10}
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class _Quotation:
    statement: Statement
    language: str
    outlet: str
    words: tuple[str, ...]


def variances(
    readings: Sequence[Reading],
    story: str,
    entities: Sequence[Entity],
    claims: Sequence[Claim],
    language: str = "id",
) -> Iterator[Finding]:
    """Yield one finding for each claim of which two outlets print the words otherwise: the first two that do."""
    names = {entity.id: entity.name for entity in entities}
    foreign = translated(readings, entities)
    found = (one for reading in readings for one in _quotations(reading, language))
    quoted = {one.statement.id: one for one in found if one.statement.id not in foreign}
    for claim in claims:
        members = sorted((quoted[i] for i in claim.statements if i in quoted), key=lambda one: one.statement.content[0])
        pairs = (pair for pair in combinations(members, 2) if _comparable(*pair))
        differing = ((pair, apart) for pair in pairs if (apart := _apart(*pair)))
        for (one, other), apart in islice(differing, 1):
            yield _finding(one, other, apart, story, names, language)


def _quotations(reading: Reading, language: str) -> Iterator[_Quotation]:
    """The direct quotations that may be their speaker's own words in the language of the report."""
    for statement in reading.statements:
        words = tuple(_WORD.findall(_BRACKETS.sub(" ", statement.text)))
        if statement.mode == "direct" and not statement.relay and not reading.credits and len(words) >= _LEAST_WORDS:
            yield _Quotation(statement, reading.article.language, carrier(reading.article, language), words)


def _comparable(one: _Quotation, other: _Quotation) -> bool:
    here, there = one.statement, other.statement
    same = {s.entity for s in here.speakers} & {s.entity for s in there.speakers}
    days = (here.said.day, there.said.day)
    return (
        bool(same)
        and here.article != there.article
        and one.language == other.language
        and (None in days or days[0] == days[1])
    )


def _apart(one: _Quotation, other: _Quotation) -> tuple[str, str] | None:
    """The words that stand for each other in two prints of one sentence; None where it is not one, or none differ."""
    first, second = (_compared(quotation.words) for quotation in (one, other))
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    equal = sum(end - start for kind, start, end, _, _ in blocks if kind == "equal")
    if equal < _SAME * min(len(first), len(second)):
        return None
    if sum(kind == "replace" for kind, *_ in blocks) > _MOST_PLACES:
        return None
    if any(kind == "replace" and _two_names(one.words[a:b], other.words[c:d]) for kind, a, b, c, d in blocks):
        return None
    for before, (kind, a, b, c, d), after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        framed = before[0] == after[0] == "equal" and min(before[2] - before[1], after[2] - after[1]) >= _ENDS
        if kind == "replace" and framed and max(b - a, d - c) <= _MOST_APART:
            sides = " ".join(one.words[a:b]), " ".join(other.words[c:d])
            if _differ(*sides, one.language):
                return sides
    return None


def _compared(words: Sequence[str]) -> list[str]:
    """*words* in small letters, a Roman numeral behind a name in digits: "Komisi III" is "Komisi 3"."""
    behind_name = [False, *(word[0].isupper() for word in words)]
    return [
        str(_roman(word)) if named and _ROMAN.fullmatch(word) else word.lower()
        for named, word in zip(behind_name, words, strict=False)
    ]


def _roman(numeral: str) -> int:
    """
    >>> _roman("XIV"), _roman("III")
    (14, 3)
    """
    values = [_LETTERS[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _differ(one: str, other: str, language: str) -> bool:
    """Do both sides tell something, and are they no spellings, forms or fillers of the same?

    A name for another name is no wording either.
    """
    roots = [{_sense(word, language) for word in content_words(side, language)} for side in (one, other)]
    letters = ["".join(character for character in side.lower() if character.isalnum()) for side in (one, other)]
    named = [any(word[:1].isupper() for word in side.split()) for side in (one, other)]
    return bool(
        all(roots)
        and not all(named)
        and not roots[0] <= roots[1]
        and not roots[1] <= roots[0]
        and not _stands_for(one, other)
        and not _stands_for(other, one)
        and not _one_number(one, other, language)
        and Levenshtein.normalized_similarity(*letters) < _SPELT
    )


def _two_names(one: Sequence[str], other: Sequence[str]) -> bool:
    """Does a name of some words stand for another, in a formula spoken of two people, and not for a spelling of it?"""
    named = [[word for word in side if word[:1].isupper()] for side in (one, other)]
    letters = ["".join(side).lower() for side in named]
    several = all(named) and max(map(len, named)) > 1
    spelled_out = _stands_for(" ".join(one), " ".join(other)) or _stands_for(" ".join(other), " ".join(one))
    return several and not spelled_out and Levenshtein.normalized_similarity(*letters) < _SPELT


def _sense(word: str, language: str) -> str:
    """What *word* is compared by: its value where it is a number, one no for all of them, else its root."""
    value = table_of(language, "numbers").get(word, {}).get("value")
    denies = table_of(language, "polarity").get(word, {}).get("kind") == "no"
    return value or ("no" if denies else root(word, language))


def _one_number(one: str, other: str, language: str) -> bool:
    """Do both print one number, in full or rounded to the digits printed: "36.712.000" and "36,7 juta"?"""
    found = [numeral for side in (one, other) for numeral in numerals(side, 0, len(side), language)]
    if [(numeral.start, numeral.end) for numeral in found] != [(0, len(one)), (0, len(other))]:
        return False
    a, b = found
    return a.low == a.high and b.low == b.high and 2 * abs(a.low - b.low) <= max(map(_last_printed, found))


def _last_printed(numeral: Numeral) -> Decimal:
    """What one in the last digit printed is worth: 100.000 of "36,7 juta"; of equal numbers nothing hangs on it."""
    exponent = (numeral.low / numeral.scale).normalize().as_tuple().exponent
    return numeral.scale.scaleb(min(0, int(exponent))) if numeral.scale > 1 or int(exponent) < 0 else Decimal(0)


def _stands_for(short: str, wording: str) -> bool:
    """Are the letters of *short* those that the words of *wording* begin with?"""
    return len(short) > 1 and short.lower() == "".join(word[0] for word in wording.lower().split())


def _finding(
    one: _Quotation, other: _Quotation, apart: tuple[str, str], story: str, names: Mapping[str, str], language: str
) -> Finding:
    speakers = [
        s.entity or "" for s in one.statement.speakers if s.entity in {t.entity for t in other.statement.speakers}
    ]
    evidence: tuple[Span, ...] = (*one.statement.content, *other.statement.content)
    sides = [f"“{words}” ({quotation.outlet})" for words, quotation in zip(apart, (one, other), strict=True)]
    name = names.get(speakers[0], one.statement.speakers[0].name)
    return Finding(
        content_id("x", "wording_variance", story, *sorted(evidence)),
        story,
        "wording_variance",
        tell(language, "wording.summary", name=name, one=sides[0], other=sides[1]),
        tell(language, "wording.reason"),
        evidence,
        sure("wording.reason"),
        "wording",
    )
