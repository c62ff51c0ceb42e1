"""How true the confidence of statements is: ``python -m eval.calibration [SET...] [--fit]``, each set a line.

A statement is right if it matches an annotated one as the scorer of ../shared matches (overlap over union of the
content 0.5 or more, each statement once) and has every speaker that is annotated. *dev-held-out*: the two stories of
dev that were never read. *ece*: the expected calibration
error over ten bins, the mean distance between confidence and share of right ones, each bin weighed by its statements.
*sure*: how many have 0.9 or more, and the share of these that is right. Annotated articles are read with marks of
models that had not seen their story, the sets held out by the shipped model.

``--fit``: find the shift of the log-odds that the statements of the sets together ask for, and print the constants of
`runut.extract.confidence` that follow from it; then all sets again, each by the shift of the others (cross-fitted),
so that no set is judged by what it helped to find.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import numpy as np

from eval.run import MODEL
from eval.shared import ELSEWHERE, GOLD, HELD_OUT, SHARED, Gold, elsewhere_gold, news, shared_gold
from runut.extract.confidence import BIAS, BIAS_ALONE
from runut.pipeline import read
from runut.records import Reading

BINS = 10
SURE = 0.9
SAME = 0.5  # least overlap over union, as in score.py


def judged(reading: Reading, annotated: Gold) -> list[tuple[float, bool]]:
    """Return the confidence of each statement of *reading*, and whether it is right."""
    scorer = import_module("score")  # of ../shared/tools
    wanted = [set(range(*statement["content"])) for statement in annotated["statements"]]
    found = [{i for span in s.content for i in range(span.start, span.end)} for s in reading.statements]

    def overlap(one: set[int], other: set[int]) -> float:
        share = len(one & other) / (len(one | other) or 1)
        return share if share >= SAME else 0

    matched = {j: annotated["statements"][i] for i, j in scorer.match(wanted, found, overlap)}
    return [
        (
            statement.confidence,
            j in matched
            and all(
                any(scorer.same_name(name, speaker.name) for speaker in statement.speakers)
                for name in scorer.names(matched[j]["speaker"])
            ),
        )
        for j, statement in enumerate(reading.statements)
    ]


def calibration(rows: np.ndarray) -> dict[str, float]:
    """Return the measures of *rows*, each a confidence and whether it is right (0 or 1)."""
    confidence, right = rows.T
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    off = sum(abs((confidence - right)[bins == number].sum()) for number in range(BINS))
    sure = right[confidence >= SURE]
    return {
        "statements": len(rows),
        "confidence": confidence.mean(),
        "right": right.mean(),
        "ece": off / len(rows),
        "sure": len(sure),
        "sure_right": sure.mean() if len(sure) else 0.0,
    }


def log_odds(shares: np.ndarray) -> np.ndarray:
    inside = np.clip(shares, 0.001, 0.999)  # confidences have three places
    odds: np.ndarray = np.log(inside / (1 - inside))
    return odds


def shift_of(rows: np.ndarray) -> float:
    """Return what must be added to the log-odds of the confidences in *rows* so that their mean is the share right."""
    found = 0.0
    for _ in range(50):  # Newton's method
        share = 1 / (1 + np.exp(-(log_odds(rows[:, 0]) + found)))
        found += float((rows[:, 1] - share).sum() / (share * (1 - share)).sum())
    return found


def shifted(rows: np.ndarray, shift: float) -> np.ndarray:
    """Return *rows* with *shift* added to the log-odds of their confidences."""
    return np.stack([1 / (1 + np.exp(-(log_odds(rows[:, 0]) + shift))), rows[:, 1]], axis=1)


def judged_all(gold: Mapping[str, Gold]) -> np.ndarray:
    with tempfile.TemporaryDirectory() as folder:
        readings = [read(article, MODEL) for article in news(set(gold), Path(folder))]
    return np.array([row for one in readings for row in judged(one, gold[one.article.source])], float)


def gold_of(name: str) -> Mapping[str, Gold]:
    """Return the annotations of the set called *name*."""
    if not name.startswith("dev"):
        return elsewhere_gold(name)
    return {doc: row for doc, row in shared_gold().items() if name == "dev" or row["story"] in HELD_OUT}


def show(name: str, rows: np.ndarray) -> None:
    print(f"{name}: " + " ".join(f"{k}={v:.3f}".removesuffix(".000") for k, v in calibration(rows).items()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "sets", nargs="*", metavar="SET", help=f"dev, dev-held-out, {', '.join(ELSEWHERE)}; all if none"
    )
    parser.add_argument("--fit", action="store_true", help="what the curve should be")
    options = parser.parse_args()
    if not GOLD.is_dir():
        print(f"SKIPPED: {GOLD} is not there, so no annotated article is measured")
        return 0
    sys.path.insert(0, str(SHARED / "tools"))
    rows = {name: judged_all(gold_of(name)) for name in options.sets or ("dev", "dev-held-out", *ELSEWHERE)}
    for name, own in rows.items():
        show(name, own)
    if options.fit:
        shift = shift_of(np.concatenate(list(rows.values())))
        print(f"fitted: BIAS={BIAS + shift:.3f} BIAS_ALONE={BIAS_ALONE + shift:.3f}")
        if len(rows) > 1:
            others = {n: np.concatenate([r for m, r in rows.items() if m != n]) for n in rows}
            show(
                "all, each set by the others' shift",
                np.concatenate([shifted(rows[n], shift_of(others[n])) for n in rows]),
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
