"""What happened, or is planned, on a day that its sentence names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.records import Annotated, Date, Event, Mention, Statement


def events(
    doc: Annotated, dates: Sequence[Date], mentions: Sequence[Mention], statements: Sequence[Statement]
) -> Iterator[Event]:
    """Yield the events of *doc*, in reading order."""
    yield from ()
