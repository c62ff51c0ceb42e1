"""Amounts with their bounds, comparators and units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.records import Annotated, Date, Quantity


def quantities(doc: Annotated, dates: Sequence[Date]) -> Iterator[Quantity]:
    """Yield each amount in the body of *doc*, in reading order; none overlaps one of *dates*."""
    yield from ()
