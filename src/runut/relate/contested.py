"""Denials without a word of denying: "71, bukan 64" where others give 64.

`denials` yields what is found here beside what somebody denies in so many words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from runut.records import Quantity, Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, one_each, sentence_of
from runut.relate.told import told_roots
from runut.relate.vocabulary import table_of, words

_REACH = 60  # characters between the wrong number and the right one
_SHARED = (
    2  # telling roots, none of a number, that the sentences of a number share where it is denied and where it stands
)


# ---------------------------------------------------------------- "seven, not eight", where others give eight


def denied_numbers(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each number that somebody puts in the place of one that other sentences give."""
    given: dict[tuple[str | None, str], list[tuple[Quantity, frozenset[str]]]] = defaultdict(list)
    denied: list[tuple[Quantity, Quantity, frozenset[str]]] = []
    for reading in reports.readings:
        before: Quantity | None = None
        for quantity in reading.quantities:
            roots = _roots_around(quantity, reading)
            if not _behind_no(quantity, reading):
                given[quantity.unit, str(quantity.low)].append((quantity, roots))
            elif before and before.unit == quantity.unit and before.low != quantity.low and _near(before, quantity):
                denied.append((before, quantity, roots))
            before = quantity
    for right, wrong, roots in denied:
        same = given[wrong.unit, str(wrong.low)]
        others = one_each(q.span for q, told in same if len(told & roots) >= _SHARED and q.span != wrong.span)
        if others:
            sides = ((right.span, wrong.span), tuple(others))
            one, other = (f"{reports.printed(side[0])} ({reports.carried(side)})" for side in sides)
            yield Discrepancy(
                "contradiction",
                reports.tell("either", one=one[:1].upper() + one[1:], other=other),
                reports.tell("denied.reason", one=reports.printed(right.span), other=reports.printed(wrong.span)),
                (*sides[0], *sides[1]),
                0.7,
            )


def _near(before: Quantity, quantity: Quantity) -> bool:
    return 0 <= quantity.span.start - before.span.end <= _REACH


def _behind_no(quantity: Quantity, reading: Reading) -> bool:
    start = max(0, quantity.span.start - _REACH)
    last = words(reading.article.text[start : quantity.span.start])[-1:]
    return bool(last) and last[0] in table_of(reading.article.language, "negations")


def _roots_around(quantity: Quantity, reading: Reading) -> frozenset[str]:
    sentence: Span | None = sentence_of(quantity.span, reading)
    text = sentence.of(reading.article.text) if sentence else ""
    return frozenset(root for root in told_roots(words(text), reading.article.language) if not root[0].isdigit())
