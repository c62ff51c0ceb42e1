"""What the article attributes to a source: content, cue, source words, mode, act and medium."""

from __future__ import annotations

from collections.abc import Iterator

from runut.records import Annotated, Attribution


def attributions(doc: Annotated) -> Iterator[Attribution]:
    """Yield each stretch of the body of *doc* that is attributed to a source, in reading order."""
    yield from ()
