"""Amounts with their bounds, comparators, units and what they count.

numerals reads numbers, amounts joins them with money, units and rates, counted reads what is counted, evidence decides
which of them are amounts, hedges gives their bounds; here they become records.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from runut.extract.amounts import Amount, amounts, with_rate
from runut.extract.counted import Counted
from runut.extract.evidence import Found, Place, accepted
from runut.extract.hedges import bounds, hedge_before, hedge_behind
from runut.extract.numerals import particles
from runut.records import Annotated, Comparator, Date, Quantity, content_id
from runut.text.lexicon import load_index
from runut.text.stretches import stretches

_INSIDE = re.compile(r"\s+(\w+)\s")
_LEAST_MONEY = 10**5  # "uang 2 miliar itu" is money; "20 di antaranya" is not
_DECIMALS = re.compile(r"(?<![\d.,])(?:0,\d|\d+,\d{1,2}(?![\d.,]\d|\d))")  # the sentence writes them behind a comma
_FARTHEST = 10**9


def quantities(doc: Annotated, dates: Sequence[Date]) -> Iterator[Quantity]:
    """Yield each amount in the stretches of *doc*, in reading order, none overlapping another.

    A number inside one of *dates* is no amount, unless it is an age ("pria 26 tahun"); a rate may be both
    ("40 orang per hari").
    """
    times = sorted((date.span.start, date.span.end) for date in dates)
    floor, last_noun, last_code = 0, None, None
    for stretch in stretches(doc):
        first, last = stretch.start, stretch.end
        floor = max(floor, first)
        for amount in amounts(doc.plain, first, last, doc.article.language):
            if amount.start < floor:
                continue
            place = Place(doc.plain, first, last, floor, doc.article.language)
            found = accepted(place, amount, timed=_timed(times, amount))
            if found is None:
                continue
            quantity = _quantity(doc, place, found, last_noun, last_code)
            if found.noun and amount.kind == "number" and not (last_noun and _where(place, amount, last_noun)):
                last_noun = found.noun
            if amount.kind == "money":
                last_code = quantity.unit
            elif found.noun and amount.high >= _LEAST_MONEY:
                last_code = None  # after "11,7 juta debitur", "9,6 juta" is no money
            floor = quantity.span.end
            yield quantity


def _where(place: Place, amount: Amount, last_noun: Counted) -> bool:
    """Does the number count only where those were that its sentence counted before: "27 orang dibawa ke dua klinik"?"""
    inside = particles("in", place.language)
    return last_noun.start >= place.first and bool(re.search(rf"(?i)(?<!\w){inside}\s+$", place.before(amount.start)))


def _timed(times: Sequence[tuple[int, int]], amount: Amount) -> bool:
    """Does an expression of time hold the number (not only the rate behind it)?"""
    at = bisect_right(times, (amount.number_end - 1, _FARTHEST))
    return any(start < amount.number_end and amount.number < end for start, end in times[max(0, at - 3) : at])


def _quantity(doc: Annotated, place: Place, found: Found, last_noun: Counted | None, last_code: str | None) -> Quantity:
    amount = found.amount
    hedged, start, end = _hedged(place, found)
    per = amount.per
    if per is None and amount.kind != "money":
        rated = with_rate(place.text, place.last, replace(amount, end=end), place.language)
        end, per = rated.end, rated.per
    low, high = amount.low, amount.high
    decimal = not found.noun and _DECIMALS.search(place.text, place.first, place.last)
    if amount.english is not None and amount.kind == "number" and not decimal:
        low = high = amount.english
    comparator, least, most = bounds(amount, hedged, low, high)
    unit, phrase = found.unit, doc.text[found.noun.start : found.noun.end] if found.noun else None
    if found.bare:
        unit, phrase = _inherited(doc, place, found, last_noun, last_code)
    return Quantity(
        id=content_id("q", doc.article.id, start, end),
        span=doc.span(start, end),
        text=doc.text[start:end],
        low=least,
        high=most,
        comparator=comparator,
        unit=unit,
        counted=phrase,
        per=per,
    )


def _hedged(place: Place, found: Found) -> tuple[Comparator | None, int, int]:
    """Return the comparator told by hedges, and the amount's start and end with them."""
    amount, comparator = found.amount, None
    start, end = amount.start, max(found.end, amount.end)
    priced = amount.kind == "money" and not amount.joined
    before = hedge_before(place.text, place.floor, start, place.language, money=priced)
    before = before if amount.form != "collective" else None
    if before and (before[1] != "range" or amount.joined):
        start, comparator = before
    if found.noun and (inside := _INSIDE.match(place.text, amount.end, found.noun.start)):
        row = load_index(place.language, "hedges").get(inside[1].lower())
        return (row["comparator"], start, end) if row else (comparator, start, end)  # type: ignore[return-value]
    behind = None if amount.joined else hedge_behind(place.text, end, place.last, place.language)
    if behind is None:
        return comparator, start, end
    return comparator if comparator == "approx" else behind[1], start, behind[0]


def _inherited(
    doc: Annotated, place: Place, found: Found, last_noun: Counted | None, last_code: str | None
) -> tuple[str | None, str | None]:
    """Return unit and phrase of a number without either: the money, or what was counted before in this sentence.

    "20 di antaranya" reaches back over the sentence's beginning; a number with decimals counts nothing.
    """
    amount = found.amount
    if amount.scale > 1 and last_code is not None and amount.high >= _LEAST_MONEY:
        return last_code, None
    if last_noun is None or amount.low != int(amount.low):
        return None, None
    if last_noun.start < place.first and found.end == amount.end:
        return None, None
    return last_noun.unit, doc.text[last_noun.start : last_noun.head_end]
