"""The carriers an article credits: "dilansir AP", "Sumber : Epochtimes.com"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from runut.extract.capitals import PARTICLES  # noqa: F401
from runut.records import UNKNOWN_DATE, Annotated, Credit, Date, DateValue
from runut.text.lexicon import alternatives, load_index, load_table


def credits(doc: Annotated, dates: Sequence[Date]) -> Iterator[Credit]:  # noqa: A001 the field's word
    """Yield each credit in *doc*, furniture included, in reading order."""
    for name, start, end in carriers(doc, 0, len(doc.plain)):
        yield Credit(name, doc.span(start, end), UNKNOWN_DATE)


def carriers(doc: Annotated, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    yield from ()
