"""Slips of the pen that two reports show: the digits of an identifier in each other's place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from runut.records import Span
from runut.relate.discrepancies import Discrepancy, Reports

_CODE = re.compile(r"\b(?P<letters>[A-Z]{2,3})[ -]?(?P<digits>\d{4})\b")
_YEARS = ("19", "20")  # what four digits start with that are a year


def swapped_digits(reports: Reports) -> Iterator[Discrepancy]:
    """Two numbers of one kind ("SV 1234", "SV-1324") that no report has both of: one of them is a slip."""
    by_letters: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for reading in reports.readings:
        for sentence in reading.sentences:
            for match in _CODE.finditer(sentence.of(reading.article.text)):
                if not match["digits"].startswith(_YEARS):
                    span = Span(reading.article.id, sentence.start + match.start(), sentence.start + match.end())
                    by_letters[match["letters"]][match["digits"]].append(span)
    for letters, found in sorted(by_letters.items()):
        for one, other in combinations(sorted(found), 2):
            sides = found[one], found[other]
            if _swapped(one, other) and not {s.article for s in sides[0]} & {s.article for s in sides[1]}:
                usual, rare = sorted((one, other), key=lambda d: (-len({s.article for s in found[d]}), d))
                told = [f"{letters} {digits} ({reports.carried(found[digits])})" for digits in (usual, rare)]
                yield Discrepancy(
                    "contradiction",
                    reports.tell("either", one=told[0], other=told[1]),
                    reports.tell("digits.reason"),
                    (*found[usual], *found[rare]),
                    0.9,
                )


def _swapped(one: str, other: str) -> bool:
    """Do two neighbouring digits stand in each other's place, and nothing else differ?"""
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]]
