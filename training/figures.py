"""Fit the weights of `runut.relate.evidence`: ``python -m training.figures``.

Over the annotated measures of ../shared and of eval/elsewhere (the held-out stories left out), each pair of quantities
of one number of which at least one is in a measure: do both stand in the same one? A logistic regression over
`evidence.signs`; each story weighs as the root of its pairs. Prints the weights; what is put into the module by hand is
told there. Takes two minutes, nearly all of them to read the articles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from runut.records import Reading
from runut.relate.entities import entities
from runut.relate.evidence import excluded, signs
from runut.relate.facets import asides, facets
from training.links import annotated_stories, newton

RIDGE = 1.0
Row = tuple[dict[str, float], bool]
Measures = Mapping[str, frozenset[str]]  # quantity -> the measures it is in


def _measures(readings: Sequence[Reading], gold: Mapping[str, Any], story: Mapping[str, Any]) -> Measures:
    read_as = {reading.article.source: reading for reading in readings}
    found: dict[str, set[str]] = {}
    for measure, told in story["measures"].items():
        for reference in told["quantities"]:
            article, number = reference.rsplit(":Q", 1)
            wanted = gold[article]["quantities"][int(number)]
            quantity = _quantity_at(read_as[article], *wanted["span"])
            if quantity:
                found.setdefault(quantity, set()).add(measure)
    return {quantity: frozenset(measures) for quantity, measures in found.items()}


def _quantity_at(reading: Reading, start: int, end: int) -> str | None:
    """Return the quantity that covers more than half of what is annotated."""
    for quantity in reading.quantities:
        if 2 * (min(end, quantity.span.end) - max(start, quantity.span.start)) > end - start:
            return quantity.id
    return None


def rows(readings: Sequence[Reading], measures: Measures) -> list[Row]:
    _, identified = entities(readings, "story")
    out = []
    counted = tuple(facets(identified))
    for one, other in combinations([*counted, *asides(identified, counted)], 2):
        of_one, of_other = (measures.get(facet.quantity.id, frozenset()) for facet in (one, other))
        told = one.number == other.number and (of_one or of_other) and not (one.subject and other.subject)
        if told and not excluded(one, other):
            out.append((signs(one, other), bool(of_one & of_other)))
    return out


def fitted(told: Sequence[Sequence[Row]]) -> dict[str, float]:
    """Return the weight of each sign by Newton's method, "" for that of every pair."""
    names = list(told[0][0][0])
    seen = np.array([[1.0, *map(float, found.values())] for story in told for found, _ in story])
    same = np.array([float(is_same) for story in told for _, is_same in story])
    weight = np.array([len(story) ** -0.5 for story in told for _ in story])
    weight *= len(weight) / weight.sum()
    weights = newton(seen, same, weight, RIDGE)
    return dict(zip(["", *names], weights.round(2).tolist(), strict=True))


def main() -> None:
    told = [rows(readings, _measures(readings, gold, story)) for readings, gold, story in annotated_stories("measures")]
    told = [found for found in told if found]
    print(f"{sum(map(len, told))} pairs of {len(told)} stories")
    for name, weight in fitted(told).items():
        print(f"{name or 'every pair':12} {weight:6.2f}")


if __name__ == "__main__":
    main()
