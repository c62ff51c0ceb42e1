"""Expressions of time as TIMEX3."""

from __future__ import annotations

from collections.abc import Iterator

from runut.records import Annotated, Date


def dates(doc: Annotated) -> Iterator[Date]:
    """Yield each expression of time in the body of *doc*, in reading order."""
    yield from ()
