"""Fit `runut.relate.likeness.JUDGED`: ``python -m training.claims``.

Over the annotated claims of ../shared and of eval/elsewhere (the held-out stories left out), each pair of statements of
claims that `likeness` leaves open: do both stand in the same claim? A logistic regression over `likeness.signs_with`
and the odds of the likeness itself, whose weight is told on those that it is made of; stories of ../shared, which are
larger, count four times. Prints the weights. Takes ten minutes, most of them to read the articles.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from runut.records import Reading
from runut.relate.claims import agreements, candidate_pairs
from runut.relate.entities import entities
from runut.relate.likeness import OPEN, WEIGHTS, Said, said_in, signs_with
from runut.text import agreement_shares
from training.links import annotated_stories, newton

RIDGE = 5.0
OF_SHARED = 4.0
Row = tuple[dict[str, float], float, bool, float]  # signs, odds of the likeness, one claim?, weight


def rows(readings: Sequence[Reading], gold: Mapping[str, Any], story: Mapping[str, Any]) -> Iterator[Row]:
    people, identified = entities(readings, "story")
    said = said_in(identified, people)
    claims = _claims(said, {reading.article.id: reading.article.source for reading in readings}, gold, story)
    likeness = dict(candidate_pairs(said))
    left_open = [p for p in combinations(sorted(claims), 2) if OPEN[0] < likeness.get(p, 0) < OPEN[1]]
    of_two = agreements(said, left_open, agreement_shares)
    weight = 1.0 if "articles" in story else OF_SHARED
    for i, j in left_open:
        like = likeness[i, j]
        signs = signs_with(said[i], said[j], of_two.get((i, j)))
        yield signs, math.log(like / (1 - like)), bool(claims[i] & claims[j]), weight


def _claims(
    said: Sequence[Said], sources: Mapping[str, str], gold: Mapping[str, Any], story: Mapping[str, Any]
) -> dict[int, set[str]]:
    """Return the claims of each statement that covers more than half of an annotated one."""
    found: dict[int, set[str]] = {}
    for claim, references in story["claims"].items():
        for reference in references:
            article, number = reference.rsplit(":S", 1)
            content = gold[article]["statements"][int(number)]["content"]
            start, end = content if isinstance(content[0], int) else (content[0][0], content[-1][1])
            covered = [
                (sum(max(0, min(end, c.end) - max(start, c.start)) for c in one.statement.content), i)
                for i, one in enumerate(said)
                if sources[one.statement.article] == article
            ]
            most, at = max(covered, default=(0, 0))
            if 2 * most > end - start:
                found.setdefault(at, set()).add(claim)
    return found


def main() -> None:
    told = [row for story in annotated_stories("claims", whole=True) for row in rows(*story)]
    names = list(told[0][0])
    seen = np.array([[*signs.values(), odds] for signs, odds, _, _ in told])
    same, weight = np.array([(float(is_same), weight) for *_, is_same, weight in told]).T
    weights = newton(seen, same, weight, RIDGE)
    print(f"{len(told)} pairs")
    for name, weight in zip(names, weights, strict=False):
        print(f"{name:28} {weight + weights[-1] * WEIGHTS.get(name, 0):6.2f}")


if __name__ == "__main__":
    main()
