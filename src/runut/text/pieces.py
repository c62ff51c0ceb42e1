"""From sentences to windows of word pieces, as the reader model takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tokenizers import Tokenizer

FIRST, PAD, LAST = 0, 1, 2  # ids of <s>, <pad>, </s> in the shipped tokenizer
WIDEST = 192  # pieces of a window, without <s> and </s>


@dataclass(frozen=True, slots=True)
class Window:
    """Whole sentences: *ids* of the pieces between ``<s>`` and ``</s>``; where in the text each *starts* and *ends*."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def windows(
    tokenizer: Tokenizer, plain: str, sentences: Iterable[tuple[int, int]], widest: int = WIDEST
) -> Iterator[Window]:
    """Yield *sentences* (start, end in *plain*) packed in order into windows of at most *widest* pieces.

    A sentence that is longer is cut.
    """
    spans = list(sentences)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for (base, _), read in zip(
        spans, tokenizer.encode_batch([plain[a:b] for a, b in spans], add_special_tokens=False), strict=True
    ):
        if ids and len(ids) + len(read.ids) > widest:
            yield _window(ids, starts, ends)
            ids, starts, ends = [], [], []
        for piece, (start, end) in zip(read.ids, read.offsets, strict=True):
            if len(ids) == widest:
                yield _window(ids, starts, ends)
                ids, starts, ends = [], [], []
            blank = end - start - len(plain[base + start : base + end].lstrip(" "))
            ids.append(piece)
            starts.append(base + start + blank)
            ends.append(base + end)
    if ids:
        yield _window(ids, starts, ends)


def _window(ids: list[int], starts: list[int], ends: list[int]) -> Window:
    return Window((FIRST, *ids, LAST), tuple(starts), tuple(ends))


def pair_ids(tokenizer: Tokenizer, first: str, second: str, longest: int = 150) -> list[int]:
    """Return the pieces of two sentences to judge: ``<s> first </s> </s> second </s>``, each cut to *longest*."""
    one, other = tokenizer.encode_batch([first, second], add_special_tokens=False)
    return [FIRST, *one.ids[:longest], LAST, LAST, *other.ids[:longest], LAST]
