"""Numbers that name one thing: of a flight, of a plate. Two of them with one digit in another place, or two
plates that differ in a letter or a digit, are one with a slip."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from runut.records import Span
from runut.relate.abbreviations import in_one_sentence
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.vocabulary import table_of

_CODE = re.compile(r"\b(?P<letters>[A-Z]{2,3})[ -]?(?P<digits>\d{3,4})\b(?![.,]\d| [A-Z]{1,3}\b)")
_PLATE = re.compile(r"\b(?P<area>[A-Z]{1,2}) (?P<digits>\d{3,4}) (?P<series>[A-Z]{1,3})\b")
_SERIES = 4  # numbers behind the same letters in one sentence
_YEARS = ("19", "20")  # what four digits start with that are a year

_Code = tuple[str, str, str]  # the letters before, the digits, the letters behind


def codes_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each two codes of which one is a slip; where a report has both, only of one that stands once
    and in another sentence."""
    places = _places(reports)
    for one, other in combinations(sorted(places), 2):
        if not _slip(one, other):
            continue
        usual, rare = sorted((one, other), key=lambda code: (-len({s.article for s in places[code]}), code))
        shared = {s.article for s in places[usual]} & {s.article for s in places[rare]}
        if shared and (len(places[rare]) > 1 or in_one_sentence(places[usual], places[rare], reports.readings)):
            continue
        told = [f"{' '.join(filter(None, code))} ({reports.carried(places[code])})" for code in (usual, rare)]
        yield Discrepancy(
            "contradiction",
            reports.tell("either", one=told[0], other=told[1]),
            reports.reason("digits.reason"),
            (*places[usual], *places[rare]),
        )


def _places(reports: Reports) -> Mapping[_Code, Sequence[Span]]:
    places: dict[_Code, list[Span]] = defaultdict(list)
    for reading in reports.readings:
        money = table_of(reading.article.language, "currencies")
        for sentence in reading.sentences:
            text = sentence.of(reading.article.text)
            listed = Counter(match["letters"] for match in _CODE.finditer(text))
            for match in _CODE.finditer(text):
                if listed[match["letters"]] >= _SERIES:
                    continue  # numbers of one series, of which each may be
                if not _year(match["digits"]) and match["letters"].lower() not in money:
                    span = Span(reading.article.id, sentence.start + match.start(), sentence.start + match.end())
                    places[match["letters"], match["digits"], ""].append(span)
            for match in _PLATE.finditer(text):
                if _year(match["digits"]):
                    continue
                span = Span(reading.article.id, sentence.start + match.start(), sentence.start + match.end())
                places[match["area"], match["digits"], match["series"]].append(span)
    return places


def _year(digits: str) -> bool:
    return len(digits) == len("1999") and digits.startswith(_YEARS)


def _slip(one: _Code, other: _Code) -> bool:
    """Does one digit stand in another place, or are they two plates that differ in one letter or digit?"""
    if (one[0], one[2]) == (other[0], other[2]) and _moved(one[1], other[1]):
        return True
    a, b = ("".join(code) for code in (one, other))
    same_shape = [len(part) for part in one] == [len(part) for part in other]
    return bool(one[2]) and same_shape and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _moved(one: str, other: str) -> bool:
    rest = [(one[:i] + one[i + 1 :], one[i]) for i in range(len(one))]
    return one != other and any(
        other == left[:i] + digit + left[i:] for left, digit in rest for i in range(len(left) + 1)
    )
