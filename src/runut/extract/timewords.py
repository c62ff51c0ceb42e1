"""The words of time: the record of what some of them say, and the tables they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from runut.extract.numerals import particles
from runut.text.lexicon import alternatives, load_index, load_table

Kind = Literal[
    "day", "weekday", "monthday", "month", "season", "quarter", "holiday", "year", "shift", "anaphor", "time", "fixed"
]
Toward = Literal["", "past", "now", "future", "after", "before", "same"]


_LIFETIME = 60  # characters
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){1,2}")
_TIMES = re.compile(r"\d{1,9}x\d{1,9}")
_DECIMAL = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
_KNOWN = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Timex:
    """What some words say of a time; ``plain[start:end]`` are the words.

    *value*: of a day, year or fixed value what TIMEX3 has, with ``XXXX`` for a year not told; of a month ``06``, of a
    day of a month not told ``14``, of a weekday ``4``, of a part of the year ``Q3``, of a season ``WI``, of a holiday
    its days. *unit*, *steps*: a shift by so many D, W, WE, M, Y ..., from the day of speaking, or from what is narrated
    if *toward* is after or before.
    *clock* is ``T10:35``, *part* ``TMO``. *within* is the year or week that a neighbour tells ("Juni tahun lalu").
    *weekday* is the one printed beside a day, *doubtful* says that it is not the calendar's.
    """

    start: int
    end: int
    kind: Kind
    value: str = ""
    unit: str = ""
    steps: int = 0
    toward: Toward = ""
    clock: str = ""
    part: str = ""
    every: bool = False
    weekday: int | None = None
    doubtful: bool = False
    within: Timex | None = None


# ---------------------------------------------------------------- the tables


@cache
def listed(language: str, *kinds: str) -> frozenset[str]:
    return frozenset(row["form"] for row in load_table(language, "timewords") if row["kind"] in kinds)


@cache
def forms(language: str, *kinds: str) -> str:
    """Return a pattern for the words of time of *kinds*."""
    return alternatives(listed(language, *kinds))


@cache
def _cells(language: str, kind: str) -> Mapping[str, str]:
    rows = load_table(language, "timewords")
    return {row["form"]: row["value"] for row in rows if row["kind"] == kind}


@cache
def plan(language: str) -> str:
    """Return a pattern for the words of lang/<language>/plans.tsv that make a whole clause a plan."""
    rows = load_table(language, "plans")
    return alternatives(row["form"] for row in rows if row["kind"] not in ("near", "until"))


def lifetime_before(text: str, end: int, language: str) -> bool:
    """Tell the words before *end* that a number of years there is how long one lives: "harapan hidup di Palung 75"?"""
    pattern = compiled(rf"(?<!\w){forms(language, 'lifetime')}[^.,;:\d]{{0,35}}\Z")
    return pattern.search(text, max(0, end - _LIFETIME), end) is not None


def cell(words: str, language: str, *kinds: str) -> str:
    """Return the value of a form in the table, "" for none; white space and capitals aside."""
    form = " ".join(words.lower().split())
    return next((found for kind in kinds if (found := _cells(language, kind).get(form))), "")


def has(words: str, language: str, kind: str) -> bool:
    """Is the form in the table, as a word of *kind*?"""
    return " ".join(words.lower().split()) in _cells(language, kind)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def before(match: re.Match[str], pattern: str) -> bool:
    """Do words of *pattern* stand right before the match?"""
    text, start = match.string, match.start()
    return _right_before(pattern).search(text, max(0, start - 40), start) is not None


@cache
def _right_before(pattern: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w){pattern}\s*\Z")


@cache
def number_pattern(language: str) -> str:
    table = load_table(language, "numbers")
    words = alternatives(r["form"] for r in table if r["kind"] in ("digit", "whole", "teen", "ten", "hundred"))
    vague = alternatives([*(r["form"] for r in table if r["kind"] == "round"), *_cells(language, "some")])
    half = particles("half", language)
    return rf"(?:\d+(?:[.,]\d+)*|{vague}|(?:{words}\s+){{0,6}}{words}(?:\s+{half})?|{half})"


def number_value(words: str, language: str) -> str:
    """Return the number in words or digits as ISO 8601 prints it ("2x24" multiplied); ``X`` where it is not told.

    >>> [number_value(w, "id") for w in ("12", "1,5", "dua puluh empat", "beberapa", "satu setengah")]
    ['12', '1.5', '24', 'X', '1.5']
    """
    if _GROUPED.fullmatch(words):
        return words.replace(".", "")
    if _TIMES.fullmatch(words.lower()):
        first, second = words.lower().split("x")
        return str(int(first) * int(second))
    if words[:1].isdigit():  # a lap time ("1.47.975") or a number beyond all time is not told as a number
        return f"{float(words.replace(',', '.')):.10g}" if _DECIMAL.fullmatch(words) else "X"
    total, last = 0.0, 0.0
    for word in words.lower().split():
        row = load_index(language, "numbers").get(word)
        if row is None or not _KNOWN.fullmatch(row["value"]):
            return "X"
        value = float(row["value"])
        match row["kind"]:
            case "digit":
                last = value
            case "teen":
                total, last = total + 10 + last, 0
            case "ten" | "hundred":
                total, last = total + last * value, 0
            case _:
                total += value
    return f"{total + last:g}"


def duration_value(number: str, unit: str) -> str:
    """Return the TIMEX3 value of so many units; decades and centuries are counted in years.

    >>> duration_value("2", "TH"), duration_value("1", "DE"), duration_value("X", "D")
    ('PT2H', 'P10Y', 'PXD')
    """
    if unit in ("DE", "CE"):
        years = {"DE": 10, "CE": 100}[unit]
        return "PXY" if number == "X" else f"P{float(number) * years:g}Y"
    if unit in ("Q", "H"):
        return "PXM" if number == "X" else f"P{float(number) * {'Q': 3, 'H': 6}[unit]:g}M"
    if (number, unit) == ("0.5", "TH"):
        return "PT30M"
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"
