"""Marks of articles by models that never saw their story: ``python -m training.marks``.

Each fold's shipped (int8) model reads the articles that it was not trained on; what it says is written to
eval/marks.npz, so that `make eval` measures grammar and model together on every annotated article honestly, without
carrying three more models. Names are the shipped model's: its entities were never trained on these articles.
Shares of labels and offsets only: no text.
"""

from __future__ import annotations

from importlib.resources import files

from eval.marks import FILE, write_marks

from runut.text.reader import load_model, pieces_read
from training.tasks import FOLDS, fold_of, gold_articles
from training.train import WORK


def main() -> None:
    articles = gold_articles()
    shipped = load_model(files("runut").joinpath("text", "model"))
    folds = [load_model(WORK / f"fold{number}") for number in range(len(FOLDS))]
    found = {}
    for doc, _, story in articles:
        read = pieces_read(folds[fold_of(story)], doc)
        found[doc.article.source] = read._replace(names=pieces_read(shipped, doc).names)
    write_marks(found, FILE)
    print(f"{len(found)} articles, {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
