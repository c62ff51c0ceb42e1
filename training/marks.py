"""Marks of articles by models that never saw their story: ``python -m training.marks``.

Each fold's shipped (int8) model reads the articles that it was not trained on; what it says is written to
eval/marks.npz, so that `make eval` measures grammar and model together on every annotated article honestly, without
carrying three more models. Shares of labels and offsets only: no text.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from eval.marks import FILE, write_marks

from runut.text.reader import load_model, pieces_read
from training.tasks import FOLDS, fold_of, gold_articles
from training.train import WORK


def main() -> None:
    articles = gold_articles()
    found = {}
    for fold in range(len(FOLDS)):
        model = load_model(Path(WORK / f"fold{fold}"))
        for marked in articles:
            if fold_of(marked.story) == fold:
                found[marked.doc.article.source] = pieces_read(model, marked.doc)
    write_marks(found, FILE)
    print(
        f"{len(found)} articles, {FILE.stat().st_size / 1e6:.2f} MB", np.mean([len(r.starts) for r in found.values()])
    )


if __name__ == "__main__":
    main()
