"""How much is meant: the same words or the same number, told here of a whole and there of a part of it.

"Di setiap desa" in one report and "di beberapa desa" in another; "90 orang, tiga di antaranya perusahaan" and "90 orang
dan tiga perusahaan". Reports tell of many sets with one noun, so two sentences must have more in common than it, and
neither report may speak of all and of some.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product

from runut.records import Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, days_apart
from runut.relate.facets import Facet, Number
from runut.relate.polarity import NEGATIVE, polarity
from runut.relate.stems import sense
from runut.relate.trust import Reason
from runut.relate.vocabulary import content_words, rarity, table_of, words

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_STOP = re.compile(r"[,;:.!?()\"“”]")
_DAY = re.compile(r"\d+(?:/\d+)+|\b(?:19|20)\d\d\b")  # of a report; any two sentences may share it
_OPPOSED = ("whole", "part")
_TELLING = 0.15  # rarity of a noun
_SHOWN = 3  # words behind the noun that are shown
_ALIKE = 0.35  # of what the shorter of two sentences tells, shared by both
_DAYS = 2  # between two reports of one state of things
_BETWEEN = 160  # characters between two numbers of which one is of the other
_BEHIND = 4  # words behind a number among which stand "di antaranya" and what is counted
_BEFORE = 2  # words before a number among which stand "termasuk" and "dan"
_LEAST = 5  # fewer are counted anew


# ---------------------------------------------------------------- of all, of some


@dataclass(frozen=True, slots=True)
class _Share:
    """How much of a *noun* is meant (*kind*), with the words right before and behind; *told*: what its sentence tells,
    the *numbers* in it apart."""

    kind: str
    noun: str
    frame: tuple[str, str]
    told: frozenset[str]
    numbers: frozenset[str]
    day: str | None
    span: Span


def shares_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each noun of which one report tells of all what another, in like words, tells of some.

    The sentences share a number that is no day, or the words right before and behind.
    """
    by_noun: dict[str, list[_Share]] = defaultdict(list)
    for reading in reports.readings:
        for share in _shares(reading):
            by_noun[share.noun].append(share)
    for _, found in sorted(by_noun.items()):
        sides = [[share for share in found if share.kind == kind] for kind in _OPPOSED]
        both = {s.span.article for s in sides[0]} & {s.span.article for s in sides[1]}
        pairs = [
            (a.span, b.span)
            for a, b in product(*sides)
            if not both & {a.span.article, b.span.article} and _at_odds(a, b, reports.readings[0].article.language)
        ]
        if pairs:
            yield _either(pairs, reports.reason("coverage.reason.all"), reports)


def _shares(reading: Reading) -> Iterator[_Share]:
    text, language = reading.article.text, reading.article.language
    for sentence in reading.sentences:
        written = sentence.of(text)
        if written.endswith("?") or not any(_kind(word, language) in _OPPOSED for word in words(written)):
            continue
        found = list(_WORD.finditer(written))
        forms = [(words(match.group()) or ("",))[0] for match in found]
        told = frozenset(sense(word, language) for word in content_words(written, language) if not word[0].isdigit())
        numbers = frozenset(word for word in words(_DAY.sub(" ", written)) if word[0].isdigit())
        for i, form in enumerate(forms):
            if _kind(form, language) not in _OPPOSED or not 0 < i < len(forms) - 2:
                continue
            noun, kind = _of_what(forms, i, language)
            if noun + 1 < len(forms) and rarity(forms[noun], language) >= _TELLING:
                start, end = found[i - 1].start(), found[min(noun + _SHOWN, len(found) - 1)].end()
                stop = _STOP.search(written, found[noun].end(), end)
                at = Span(reading.article.id, sentence.start + start, sentence.start + (stop.start() if stop else end))
                frame = forms[i - 1], forms[noun + 1]
                yield _Share(
                    kind, sense(forms[noun], language), frame, told, numbers, reading.article.published.day, at
                )


def _of_what(forms: Sequence[str], i: int, language: str) -> tuple[int, str]:
    """Where the noun of a word of amount stands, and how much is meant: "hampir semua" is neither all nor some."""
    before, kind = forms[i - 1], _kind(forms[i], language)
    if _kind(before, language) == "nearly":
        kind = ""
    elif kind == "whole" and polarity(before, language) in NEGATIVE:
        kind = "part"
    noun = i + 1
    while noun + 1 < len(forms) and _kind(forms[noun], language) == "of":
        noun += 1
    return min(noun, len(forms) - 1), kind


@cache
def _kind(form: str, language: str) -> str:
    return table_of(language, "coverage").get(form, {}).get("kind", "")


def _at_odds(one: _Share, other: _Share, language: str) -> bool:
    if days_apart(one.day, other.day) > _DAYS or not (one.numbers & other.numbers or one.frame == other.frame):
        return False
    least = min(_mass(side.told - {one.noun}, language) for side in (one, other))
    return least > 0 and _mass((one.told & other.told) - {one.noun}, language) >= _ALIKE * least


def _mass(found: frozenset[str], language: str) -> float:
    return math.fsum([rarity(word, language) for word in found])


def _either(pairs: Sequence[tuple[Span, Span]], reason: Reason, reports: Reports) -> Discrepancy:
    sides = [sorted({pair[k] for pair in pairs}) for k in (0, 1)]
    told = [f"“{reports.printed(side[0])}” ({reports.carried(side)})" for side in sides]
    summary = reports.tell("either", one=told[0], other=told[1])
    return Discrepancy("contradiction", summary, reason, tuple(span for side in sides for span in side))


# ---------------------------------------------------------------- some of them, others besides


def parts_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each two numbers of which one is of those of the other, or of others counted besides."""
    found: dict[tuple[Number, Number], dict[str, list[tuple[Span, frozenset[str]]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    ordered = sorted(reports.facets.values(), key=lambda facet: facet.span)
    for one, other, third in zip(ordered, ordered[1:], (*ordered[2:], None), strict=False):
        if belongs := "" if _adds_up(one, other, third) else _belongs(one, other, reports):
            whole = Span(one.article, one.span.start, other.span.end)
            counted = _counted(other, reports)
            found[one.number, other.number][belongs].append((whole, counted))
    for _, ways in sorted(found.items(), key=lambda item: str(item[0])):
        pairs = product(ways["within"], ways["beside"])
        alike = [(a[0], b[0]) for a, b in pairs if a[1] & b[1] and a[0].article != b[0].article]
        if alike:
            yield _either(alike, reports.reason("coverage.reason.within"), reports)


def _belongs(one: Facet, other: Facet, reports: Reports) -> str:
    """How the number *other* right behind *one* belongs to it: ``within``, ``beside``, "" where nothing tells."""
    if one.article != other.article or not _counts(one) or not _counts(other):
        return ""
    if (other.low or 0) >= (one.low or 0) or (one.low or 0) < _LEAST:
        return ""
    text, language = reports.texts[one.article], one.language
    between, behind = text[one.span.end : other.span.start], text[other.span.end : other.sentence.end]
    if not 0 <= len(between) <= _BETWEEN or re.search(r"\d", between):
        return ""
    if any(polarity(word, language) in NEGATIVE for word in words(between)):
        return ""
    before = {_kind(word, language) for word in words(between)[-_BEFORE:]}
    following = (*words(other.quantity.text), *words(behind)[:_BEHIND])
    after = {_kind(" ".join(pair), language) for pair in pairwise(following)}
    if "among" in after or "within" in before:
        return "within"
    together = one.sentence == other.sentence and not _STOP.search(between)
    return "beside" if together and "beside" in before else ""


def _adds_up(whole: Facet, one: Facet, other: Facet | None) -> bool:
    """Are they told together and are two the parts of the first: "35 ditemukan dan 4 meninggal dan 31 selamat"?"""
    if other is None or not whole.sentence == one.sentence == other.sentence:
        return False
    return (one.low or 0) + (other.low or 0) == whole.low


def _counts(facet: Facet) -> bool:
    return facet.family == "count" and facet.quantity.comparator == "exact" and facet.low == facet.high


def _counted(facet: Facet, reports: Reports) -> frozenset[str]:
    """The roots of what is counted: the words of the number and a few behind it, without digits and words of amount."""
    language = facet.language
    behind = _STOP.split(reports.texts[facet.article][facet.span.end : facet.sentence.end])[0]
    found = (*words(facet.quantity.text), *words(behind)[:_BEHIND])
    numbers = table_of(language, "numbers")
    generic = table_of(language, "countnouns")
    return frozenset(
        sense(word, language)
        for word in found
        if rarity(word, language) > _TELLING
        and not _kind(word, language)
        and word not in numbers
        and not word[0].isdigit()
        and not generic.get(word, {}).get("generic")
    )
