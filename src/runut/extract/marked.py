"""What the reader model's marks say of stretches of an article: shares, spans, names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from math import log
from typing import NamedTuple

from runut.records import Annotated, EntityType, Shares
from runut.text.decoding import likeliest, runs
from runut.text.labels import ENTITY_TYPES, MARKED

_LEAST = 1e-4  # keeps the logarithm of a share that was rounded to nothing


class Stretch(NamedTuple):
    """``text[start:end]`` marked as *kind*, of MARKED or ENTITY_TYPES; *share*: mean probability of its words."""

    kind: str
    start: int
    end: int
    share: float


def within(doc: Annotated, start: int, end: int) -> range:
    """Return the indices of the tokens of *doc* that begin in ``text[start:end]``."""
    first = bisect_left(doc.tokens, start, key=lambda token: token.start)
    return range(first, bisect_left(doc.tokens, end, first, key=lambda token: token.start))


def content_share(doc: Annotated, start: int, end: int) -> float:
    """Return the mean probability that a word of ``text[start:end]`` is content; 0 where no word stands there.

    *doc* must have marks.
    """
    assert doc.marks is not None
    spoken = doc.marks.spoken
    shares = [spoken[i][1] + spoken[i][2] for i in within(doc, start, end) if doc.tokens[i].kind != "mark"]
    return sum(shares) / len(shares) if shares else 0.0


def spoken_stretches(doc: Annotated) -> Iterator[Stretch]:
    """Yield the contents, cues and sources that the model marks, in reading order; none where it marked nothing."""
    if doc.marks is None:
        return
    for sentence in doc.sentences:
        shares = doc.marks.spoken[sentence.first : sentence.last]
        for first, last, kind in runs(likeliest([[log(share + _LEAST) for share in row] for row in shares])):
            total = sum(row[2 * kind + 1] + row[2 * kind + 2] for row in shares[first:last])
            start, end = doc.tokens[sentence.first + first].start, doc.tokens[sentence.first + last - 1].end
            yield Stretch(MARKED[kind], start, end, total / (last - first))


def type_share(doc: Annotated, start: int, end: int) -> dict[EntityType, float]:
    """Return the mean probability of each type of entity over the words of ``text[start:end]``; *doc* has marks."""
    assert doc.marks is not None
    rows = [doc.marks.names[i] for i in within(doc, start, end) if doc.tokens[i].kind != "mark"]
    found: dict[EntityType, float] = {}
    for k, kind in enumerate(ENTITY_TYPES):
        found[kind] = sum(row[2 * k + 1] + row[2 * k + 2] for row in rows) / len(rows) if rows else 0.0
    return found


def body_words(doc: Annotated, share: float) -> frozenset[str]:
    """Return the words, in lower case, that the model takes for parts of bodies' or places' names.

    Of the places where one has a capital the mean probability is *share* or more; none where no model read *doc*.
    """
    if doc.marks is None:
        return frozenset()
    found: dict[str, list[Shares]] = {}
    for token, shares in zip(doc.tokens, doc.marks.names, strict=True):
        if token.capitalized:
            found.setdefault(token.lower, []).append(shares)
    columns = [2 * k + 1 for k, kind in enumerate(ENTITY_TYPES) if kind in ("organization", "place")]
    return frozenset(
        word
        for word, rows in found.items()
        if any(sum(row[k] + row[k + 1] for row in rows) / len(rows) >= share for k in columns)
    )
