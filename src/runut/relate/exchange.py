"""An amount told in two currencies at a rate that the report itself names, where the three do not fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from runut.records import Quantity, Reading
from runut.relate.discrepancies import Discrepancy, Reports, number_in_digits
from runut.relate.measures import last_digit
from runut.relate.vocabulary import table_of, words

_MONEY = re.compile(r"[A-Z]{3}")
_BETWEEN = re.compile(r"(?:\s+per\s+\w+)?\s*(?:\(|,?\s*[a-z]+)[^\d.;()]{0,24}")  # an amount and its conversion
_RATE_SLACK = Decimal("0.005")  # a rate is named round, and the amount was reckoned with that of the hour
_REACH = 40  # characters before a rate in which its name stands
_BEHIND = 160  # characters behind a conversion within which its rate is named


def conversions(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each conversion that the rate named right behind it does not give, roundings set aside."""
    for reading in reports.readings:
        ordered = sorted(reading.quantities, key=lambda quantity: quantity.span)
        rates = [quantity for quantity in ordered if _is_rate(quantity, reading)]
        for one, other in pairwise(ordered):
            rate = next((r for r in rates if 0 < r.span.start - other.span.end <= _BEHIND), None)
            if rate and rate.low and _converted(one, other, reading) and other.unit == rate.unit:
                value = (one.low or Decimal(0)) * rate.low
                slack = last_digit(other.low) + last_digit(one.low) * rate.low + value * _RATE_SLACK
                if abs(value - (other.low or 0)) > slack:
                    spans = (one.span, other.span, rate.span)
                    told = ", ".join(span.of(reading.article.text) for span in spans)
                    yield Discrepancy(
                        "contradiction",
                        reports.tell("sum.summary", words=told, outlets=reports.carried(spans)),
                        reports.reason(
                            "sum.reason.rate",
                            value=number_in_digits(round(value, 2 - value.adjusted()), reports.language),
                        ),
                        spans,
                    )


def _is_rate(quantity: Quantity, reading: Reading) -> bool:
    """Is it the price of one money in another: does "kurs" stand before it?"""
    before = reading.article.text[max(0, quantity.span.start - _REACH) : quantity.span.start]
    table = table_of(reading.article.language, "moves")
    near = words(re.split(r"[.,;(]\s?", before)[-1])
    return bool(_MONEY.fullmatch(quantity.unit or "")) and any(table.get(w, {}).get("kind") == "rate" for w in near)


def _converted(one: Quantity, other: Quantity, reading: Reading) -> bool:
    """Are they one amount in two currencies, with only a bracket or an "atau" between them?"""
    money = all(_MONEY.fullmatch(quantity.unit or "") and quantity.low for quantity in (one, other))
    between = reading.article.text[one.span.end : other.span.start]
    table = table_of(reading.article.language, "moves")
    same = "(" in between or any(table.get(word, {}).get("kind") == "same" for word in words(between))
    exact = one.low == one.high and other.low == other.high
    return money and exact and one.unit != other.unit and same and bool(_BETWEEN.fullmatch(between))
