"""How well the reader reads what it never saw: ``python -m training.measure PLAN [--int8 FOLDER] [--marks]``.

Prints a line of key=value for each set and adds it to ``<work>/scores.jsonl``; with ``--int8`` the shipped files in
FOLDER are measured too, the differences told in points, and the scores noted in FOLDER's reader.json.
``--marks``: for a plan fold0..2, the statements of the articles that it left out, instead of entities and pairs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from runut.text.labels import ACTS, ENTITY_LABELS, ENTITY_TYPES, MARK_LABELS, PAIR_LABELS
from runut.text.pieces import PAD, pair_ids, windows
from runut.text.reader import load_model
from training.encoder import Reader
from training.tasks import conll, entity_window, fold_of, gold_articles, nli
from training.train import PLANS, WORK, load_reader, padded

SETS = (("nergrit", "wiki"), ("idner2k", "news"))  # a corpus and the head that has its habits
SAME_SPAN, TIGHT = 0.5, 0.9  # overlap over union of a span found and one annotated

Scores = dict[str, float]
Predict = Callable[[Sequence[Sequence[int]], str], list[np.ndarray]]  # pieces of texts, output -> its rows for each


def by_torch(reader: Reader) -> Predict:
    """Predict in 32 bits, in batches of like length."""

    def predict(texts: Sequence[Sequence[int]], output: str) -> list[np.ndarray]:
        order = sorted(range(len(texts)), key=lambda k: len(texts[k]))
        found: dict[int, np.ndarray] = {}
        for at in range(0, len(order), 16):
            some = order[at : at + 16]
            ids = padded([texts[k] for k in some], PAD)
            with torch.no_grad():
                rows = getattr(reader(ids, (ids != PAD).float()), output).numpy()
            found |= {k: row[: len(texts[k])] if row.ndim == 2 else row for k, row in zip(some, rows, strict=True)}
        return [found[k] for k in range(len(texts))]

    return predict


def by_file(folder: Path) -> Predict:
    """Predict by the shipped files, one window at a time, as the pipeline does."""
    model = load_model(folder)
    return lambda texts, output: [model.run(ids, output)[0] for ids in texts]


# ---------------------------------------------------------------- entities


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return (first, behind the last, type) of BIO *labels*; an I- after O or after another type begins anew.

    >>> sorted(spans(["I-place", "B-place", "I-place", "I-person", "O"]))
    [(0, 1, 'place'), (1, 3, 'place'), (3, 4, 'person')]
    """
    found, begun, kind = set(), 0, ""
    for number, label in enumerate((*labels, "O")):
        place, _, own = label.partition("-")
        if kind and (place != "I" or own != kind):
            found.add((begun, number, kind))
            kind = ""
        if own and not kind:
            begun, kind = number, own
    return found


def f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted) if found + wanted else 0.0


def entity_scores(predict: Predict, tokenizer: Tokenizer, corpus: str, head: str, *, spaced: bool) -> Scores:
    """Return F1 of exact spans and types over the test sentences of *corpus*, as conlleval counts, by type too."""
    sentences = conll(f"{corpus}/test.txt")
    placed = [entity_window(tokenizer, [word for word, _ in sentence], spaced=spaced) for sentence in sentences]
    counts = {kind: [0, 0, 0] for kind in ENTITY_TYPES}
    rows = predict([window.ids for window, _ in placed], head)
    for sentence, (_, firsts), row in zip(sentences, placed, rows, strict=True):
        best = row[1:-1].argmax(-1)
        found = spans([ENTITY_LABELS[best[piece]] if piece >= 0 else "O" for piece in firsts])
        wanted = spans([label for _, label in sentence])
        for column, some in enumerate((found & wanted, found, wanted)):
            for *_, kind in some:
                counts[kind][column] += 1
    return {"f1": f1(*np.sum(list(counts.values()), axis=0).tolist())} | {k: f1(*c) for k, c in counts.items()}


# ---------------------------------------------------------------- pairs


def pair_scores(predict: Predict, tokenizer: Tokenizer, name: str) -> Scores:
    """Return accuracy over a file of IndoNLI, and F1 of each label."""
    pairs = nli(name)
    found = np.array([row.argmax() for row in predict([pair_ids(tokenizer, a, b) for a, b, _ in pairs], "pair")])
    wanted = np.array([label for *_, label in pairs])
    scores = {"accuracy": float((found == wanted).mean())}
    for number, label in enumerate(PAIR_LABELS):
        right = int(((found == number) & (wanted == number)).sum())
        scores[label] = f1(right, int((found == number).sum()), int((wanted == number).sum()))
    return scores


# ---------------------------------------------------------------- statements


def mark_scores(predict: Predict, tokenizer: Tokenizer, fold: int) -> Scores:
    """Return F1, tight and act of statements' contents in the articles that *fold* left out, by the model alone."""
    right = found_count = wanted_count = tight = acts = 0
    for marked in (article for article in gold_articles() if fold_of(article.story) == fold):
        read = list(windows(tokenizer, marked.doc.plain, [(s.start, s.end) for s in marked.doc.sentences]))
        ids = [window.ids for window in read]
        labels = np.concatenate([row[1:-1].argmax(-1) for row in predict(ids, "marks")])
        shares = np.concatenate([torch.tensor(row[1:-1]).softmax(-1).numpy() for row in predict(ids, "acts")])
        starts, ends = ([at for window in read for at in getattr(window, side)] for side in ("starts", "ends"))
        found = [
            (starts[a], ends[b - 1], ACTS[int(shares[a:b].mean(0).argmax())])
            for a, b, kind in sorted(spans([MARK_LABELS[label] for label in labels]))
            if kind == "content" and " " in marked.doc.plain[starts[a] : ends[b - 1]].strip()
        ]
        wanted = [(content[0][0], content[-1][1], act) for act, content, *_ in marked.statements]
        for overlap, same_act in matched(found, wanted):
            right, tight, acts = right + 1, tight + (overlap >= TIGHT), acts + same_act
        found_count, wanted_count = found_count + len(found), wanted_count + len(wanted)
    most = max(right, 1)
    return {"f1": f1(right, found_count, wanted_count), "tight": tight / most, "act": acts / most}


def matched(
    found: Sequence[tuple[int, int, str]], wanted: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[float, bool]]:
    """Match each span with the one it overlaps most; yield the overlap over the union, and whether the acts agree."""
    pairs = []
    for i, (a, b, _) in enumerate(found):
        for j, (c, d, _) in enumerate(wanted):
            shared = max(0, min(b, d) - max(a, c))
            pairs.append((shared / (b - a + d - c - shared), i, j))
    used: set[tuple[str, int]] = set()
    for overlap, i, j in sorted(pairs, reverse=True):
        if overlap >= SAME_SPAN and not used & {("found", i), ("wanted", j)}:
            used |= {("found", i), ("wanted", j)}
            yield overlap, found[i][2] == wanted[j][2]


# ---------------------------------------------------------------- the command


def measures(tokenizer: Tokenizer, plan: str, *, marks: bool) -> Iterator[tuple[str, Callable[[Predict], Scores]]]:
    """Yield each set's name and what scores a model on it."""
    if marks:
        yield "statements", lambda predict: mark_scores(predict, tokenizer, int(plan.removeprefix("fold")))
        return
    for corpus, head in SETS:
        for spaced in (False, True):
            yield (
                f"{corpus}{'-spaced' if spaced else ''}",
                lambda predict, c=corpus, h=head, s=spaced: entity_scores(predict, tokenizer, c, h, spaced=s),
            )
    for name in ("test_lay", "val"):
        yield f"indonli-{name}", lambda predict, n=name: pair_scores(predict, tokenizer, n)


def measure(plan: str, weights: Path, shipped: Path | None, *, marks: bool) -> None:
    reader, tokenizer = load_reader(weights)
    predict, small = by_torch(reader.eval()), by_file(shipped) if shipped else None
    lines = []
    for name, scored in measures(tokenizer, plan, marks=marks):
        line: dict[str, object] = {"plan": plan, "set": name}
        exact = scored(predict)
        line |= {key: round(value, 4) for key, value in exact.items()}
        if small:
            for key, value in scored(small).items():
                line |= {f"{key}_int8": round(value, 4), f"{key}_points": round(100 * (value - exact[key]), 2)}
        print(*(f"{key}={value}" for key, value in line.items()), flush=True)
        lines.append(line)
        with (WORK / "scores.jsonl").open("a", encoding="utf8") as log:
            log.write(json.dumps(line) + "\n")
    if shipped:
        file = shipped / "reader.json"
        told = json.loads(file.read_text(encoding="utf8"))
        new = {line["set"] for line in lines}
        told["scores"] = [line for line in told["scores"] if line["set"] not in new] + lines
        file.write_text(json.dumps(told, indent=1) + "\n", encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", choices=PLANS)
    parser.add_argument("--int8", type=Path, metavar="FOLDER", help="what training.ship wrote")
    parser.add_argument("--marks", action="store_true")
    parser.add_argument("--weights", type=Path, help="another file than <work>/<plan>.pt, such as a checkpoint")
    options = parser.parse_args()
    if options.marks and not options.plan.startswith("fold"):
        parser.error("--marks wants a plan that left articles out: fold0, fold1, fold2")
    measure(options.plan, options.weights or WORK / f"{options.plan}.pt", options.int8, marks=options.marks)


if __name__ == "__main__":
    main()
