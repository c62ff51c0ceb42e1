"""Who speaks, on which day, and through whom: from attributions to statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.records import Annotated, Attribution, Date, Mention, Statement


def statements(
    doc: Annotated, attributions: Sequence[Attribution], mentions: Sequence[Mention], dates: Sequence[Date]
) -> Iterator[Statement]:
    """Yield a statement for each attribution, in reading order."""
    yield from ()
