"""What the reader model's marks say of stretches of an article: shares, spans, names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runut.records import Annotated, EntityType, Shares, Token
from runut.text.labels import ENTITY_TYPES, MARKED

Range = tuple[int, int]


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


def spoken_stretches(doc: Annotated) -> list[Stretch]:
    """Return the contents, cues and sources that the model marks, in reading order; none where it marked nothing."""
    return list(_stretches(doc, doc.marks.spoken, MARKED)) if doc.marks else []


def type_share(doc: Annotated, start: int, end: int) -> dict[EntityType, float]:
    """Return the mean probability of each type of entity over the words of ``text[start:end]``; *doc* has marks."""
    assert doc.marks is not None
    rows = [doc.marks.names[i] for i in within(doc, start, end) if doc.tokens[i].kind != "mark"]
    found: dict[EntityType, float] = {}
    for k, kind in enumerate(ENTITY_TYPES):
        found[kind] = sum(row[2 * k + 1] + row[2 * k + 2] for row in rows) / len(rows) if rows else 0.0
    return found


def _stretches(doc: Annotated, rows: Sequence[Shares], kinds: Sequence[str]) -> Iterator[Stretch]:
    """Yield runs of words whose likeliest kind is the same; where to begin is likelier than to go on, one ends."""
    for sentence in doc.sentences:
        kind, first, total = 0, sentence.first, 0.0
        for i in range(sentence.first, sentence.last + 1):
            new, share, begins = 0, 0.0, False
            if i < sentence.last:
                row = rows[i]
                sums = [row[0], *(row[k] + row[k + 1] for k in range(1, len(row), 2))]
                share = max(sums)
                new = sums.index(share)
                begins = new > 0 and row[2 * new - 1] > row[2 * new]
            if kind and (new != kind or begins or i == sentence.last):
                yield _stretch(doc.tokens, kinds[kind - 1], first, i, total)
            if new != kind or begins:
                first, total = i, 0.0
            kind, total = new, total + share


def _stretch(tokens: Sequence[Token], kind: str, first: int, last: int, total: float) -> Stretch:
    return Stretch(kind, tokens[first].start, tokens[last - 1].end, total / (last - first))
