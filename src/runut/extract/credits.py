"""The carriers an article credits: "dilansir AP", "Sumber : Epochtimes.com"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.records import Annotated, Credit, Date


def credits(doc: Annotated, dates: Sequence[Date]) -> Iterator[Credit]:  # noqa: A001 the field's word
    """Yield each credit in *doc*, furniture included, in reading order."""
    yield from ()
