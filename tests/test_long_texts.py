"""Reading costs as much for a word of a long text as for a word of a short one: steps are counted, not seconds."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from runut.extract.attributions import attributions
from runut.extract.dates import dates
from runut.extract.names import mentions
from runut.extract.speakers import statements
from runut.records import Annotated, Article, Part
from runut.text import annotate


def annotated(text: str) -> Annotated:
    return annotate(Article("a", "a", text, "", parts=(Part("body", 0, len(text)),)))


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python *work* runs; what is run for the first time only is not counted."""
    work()
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def names(doc: Annotated) -> object:
    return tuple(mentions(doc))


def said(doc: Annotated) -> object:
    return tuple(statements(doc, attributions(doc), tuple(mentions(doc)), tuple(dates(doc))))


@pytest.mark.parametrize(
    ("read", "piece"),
    [
        (names, "Vorantu "),
        (names, "Bupati Vorantu "),
        (names, "Kepala Dinas Tirtana Kelindra 12 "),
        (said, 'Hujan turun. "Air naik sampai lutut," kata Tirtana, Senin (3/3/2025). '),
        (said, 'Tirtana mengatakan warga mengungsi. Sebelumnya, Senin (3/3/2025), "Air naik," ujar Rindala Soka. '),
    ],
)
def test_four_times_the_text_takes_four_times_the_steps(read: Callable[[Annotated], object], piece: str) -> None:
    short, long = (annotated(piece * count) for count in (40, 160))
    assert steps(lambda: read(long)) < 5 * steps(lambda: read(short))
