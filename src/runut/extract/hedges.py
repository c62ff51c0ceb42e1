"""Hedges before and behind an amount, and the bounds they give it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from runut.extract.amounts import Amount
from runut.extract.counted import is_phrase_end
from runut.extract.numerals import small_words
from runut.records import Comparator
from runut.text.lexicon import alternatives, load_table

_REACH = 48
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_OPEN_ABOVE = ("at_least", "more_than")
_OPEN_BELOW = ("at_most", "less_than")


@cache
def _forms(language: str, side: str) -> dict[str, tuple[Comparator, bool]]:
    """Map each hedge to its comparator and whether fillers may stand behind it ("setidaknya ada dua")."""
    rows = [row for row in load_table(language, "hedges") if row["side"] == side]
    return {row["form"]: (row["comparator"], row["strict"] != "yes") for row in rows}  # type: ignore[misc]


@cache
def _before(language: str, *, money: bool) -> re.Pattern[str]:
    fillers = alternatives(row["form"] for row in load_table(language, "hedge_fillers"))
    measures = alternatives(row["form"] for row in load_table(language, "hedge_fillers") if row["kind"] == "measure")
    rows = [row for row in load_table(language, "hedges") if row["side"] == "before"]
    free = alternatives(row["form"] for row in rows if row["strict"] == "" or (money and row["strict"] == "money"))
    strict = alternatives(row["form"] for row in rows if row["strict"] == "yes")
    return re.compile(
        rf"(?i)(?<![\w-])(?:(?P<free>{free})(?:\s+{fillers}){{0,2}}|(?P<strict>{strict})(?:\s+{measures})?)\s*$"
    )


@cache
def _behind(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*,?\s*(?P<hedge>{alternatives(_forms(language, 'after'))})(?![\w-])")


def hedge_before(
    text: str, floor: int, start: int, language: str, *, money: bool = False
) -> tuple[int, Comparator] | None:
    """Return where the hedge before *start* begins and its comparator; nothing before *floor* is read.

    *money*: what follows is one sum, which "mulai dari" bounds too.
    """
    reach = max(floor, start - _REACH)
    match = _before(language, money=money).search(text[reach:start])
    if not match:
        return None
    form = " ".join((match["free"] or match["strict"]).lower().split())
    return reach + match.start(), _forms(language, "before")[form][0]


def hedge_behind(text: str, at: int, last: int, language: str) -> tuple[int, Comparator] | None:
    """Return where the hedge behind *at* ends and its comparator ("5 miliar lebih", "17 tahun ke atas").

    "10 kali lebih banyak" and "lebih dari" compare something else.
    """
    match = _behind(language).match(text, at, last)
    if not match:
        return None
    form = " ".join(match["hedge"].lower().split())
    comparator, may_follow = _forms(language, "after")[form]
    word = _NEXT_WORD.match(text, match.end(), last)
    if may_follow or not word:
        return match.end(), comparator
    if word[1] in small_words("of", language) or not is_phrase_end(word[1].lower(), language):
        return None
    return match.end(), comparator


def bounds(
    amount: Amount, comparator: Comparator | None, low: Decimal, high: Decimal
) -> tuple[Comparator, Decimal | None, Decimal | None]:
    """Return the comparator of the whole and its bounds, None for an open end."""
    spread = low != high and not amount.vague and amount.form == "words"
    if amount.joined or spread or (amount.form == "round" and comparator in (None, "approx", "range")):
        return "range", low, high
    if comparator in _OPEN_ABOVE:
        return comparator, low, None
    if comparator in _OPEN_BELOW:
        return comparator, None, high
    return "approx" if amount.vague or comparator == "approx" else "exact", low, high
