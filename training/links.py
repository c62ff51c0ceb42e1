"""The annotated links of ../shared and of eval/elsewhere with their readings (the held-out stories left out), and the
regression that figures and claims are fitted by."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from eval.run import MODEL
from eval.shared import ANNOTATION, HELD_OUT, elsewhere_links, news, shared_gold

from runut.pipeline import read
from runut.records import Reading

STEPS = 40
Linked = tuple[Sequence[Reading], Mapping[str, Any], Mapping[str, Any]]  # readings, gold by article, links of a story


def annotated_stories(kind: str, *, whole: bool = False) -> Iterator[Linked]:
    """Yield each story that has links of *kind*, those of ../shared first, with the articles that these name; *whole*:
    with all its articles."""
    links = json.loads((ANNOTATION / "links-dev.json").read_text())
    own = {name: story for name, story in links.items() if name not in HELD_OUT}
    for gold, told in ((shared_gold(), own), elsewhere_links("working"), elsewhere_links("opened")):
        for story in told.values():
            groups = (group["quantities"] if kind == "measures" else group for group in story[kind].values())
            wanted = {reference.rsplit(":", 1)[0] for group in groups for reference in group}
            if whole:
                of = {gold[article].get("story") for article in wanted} - {None}
                wanted |= {*story.get("articles", ()), *(a for a, row in gold.items() if row.get("story") in of)}
            if wanted:
                with tempfile.TemporaryDirectory() as folder:
                    yield [read(article, MODEL) for article in news(wanted, Path(folder))], gold, story


def newton(seen: np.ndarray, same: np.ndarray, weight: np.ndarray, ridge: float) -> np.ndarray:
    """Return the weights of a logistic regression: *seen* (rows x signs), *same* (0 or 1) and *weight* of each row."""
    weights = np.zeros(seen.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (weight * (share - same)) + ridge * weights
        curve = (seen.T * (weight * share * (1 - share))) @ seen + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights
