"""The best path of labels: nothing goes on that did not begin, and no allowed path is likelier."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.text.decoding import likeliest, runs

SCORES = st.lists(st.tuples(*[st.integers(-9, 9)] * 5), min_size=1, max_size=5)


def allowed(path: tuple[int, ...]) -> bool:
    """Tell whether every inner label (2, 4) follows its own kind."""
    return all(
        label in (0, 1, 3) or before in (label, label - 1) for before, label in zip((0, *path), path, strict=False)
    )


@given(SCORES)
def test_no_allowed_path_is_likelier(scores: list[tuple[int, ...]]) -> None:
    best = tuple(likeliest(scores))
    totals = {
        path: sum(row[k] for row, k in zip(scores, path, strict=True)) for path in product(range(5), repeat=len(scores))
    }
    assert allowed(best)
    assert totals[best] == max(total for path, total in totals.items() if allowed(path))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([], []),
        ([0, 0], []),
        ([1], [(0, 1, 0)]),
        ([1, 2, 0, 2], [(0, 2, 0)]),
        ([0, 3, 4, 1, 0], [(1, 3, 1), (3, 4, 0)]),
    ],
)
def test_runs(labels: list[int], expected: list[tuple[int, int, int]]) -> None:
    assert runs(labels) == expected
