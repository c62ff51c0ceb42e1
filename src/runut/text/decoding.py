"""From what the model says of each word to labels that fit together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def likeliest(scores: Sequence[Sequence[float]]) -> list[int]:
    """Return the columns of the best path in which nothing goes on that did not begin (Viterbi).

    *scores*: a row for each word, logarithms of shares (or logits) in columns O, B-a, I-a, B-b, I-b, ...

    >>> likeliest([[0, 2, 0, 0, 0], [0, 0, 1, 0, 2], [0, 0, 3, 0, 0]])
    [1, 2, 2]
    """
    if not scores:
        return []
    inner = range(2, len(scores[0]), 2)
    path = [float("-inf") if k in inner else score for k, score in enumerate(scores[0])]
    back: list[list[int]] = []
    for row in scores[1:]:
        best = max(range(len(path)), key=path.__getitem__)
        came = [best] * len(path)
        for k in inner:
            came[k] = k if path[k] > path[k - 1] else k - 1
        path = [path[before] + score for before, score in zip(came, row, strict=True)]
        back.append(came)
    labels = [max(range(len(path)), key=path.__getitem__)]
    for came in reversed(back):
        labels.append(came[labels[-1]])
    return labels[::-1]


def runs(labels: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return (first, behind the last, number of its kind from 0) of what *labels* mark; they fit together.

    >>> runs([1, 2, 1, 0, 3, 4])
    [(0, 2, 0), (2, 3, 0), (4, 6, 1)]
    """
    edges = [k for k, label in enumerate(labels) if label % 2]
    return [
        (first, first + _length(labels, first, end), labels[first] // 2)
        for first, end in pairwise([*edges, len(labels)])
    ]


def _length(labels: Sequence[int], first: int, end: int) -> int:
    """Return how many labels from *first*, before *end*, belong to what begins there."""
    return next((k for k in range(1, end - first) if not labels[first + k]), end - first)
