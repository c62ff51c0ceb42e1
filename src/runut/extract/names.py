"""Names of people, bodies and places as they stand in the text."""

from __future__ import annotations

from collections.abc import Iterator

from runut.records import Annotated, Mention


def mentions(doc: Annotated) -> Iterator[Mention]:
    """Yield each name in the body of *doc*, in reading order, not overlapping."""
    yield from ()
