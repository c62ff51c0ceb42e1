"""How well the reader reads what it never saw: ``python -m training.measure PLAN [--int8 FOLDER] [--marks]``.

Prints a line of key=value for each set and adds it to ``<work>/scores.jsonl``; with ``--int8`` the shipped files in
FOLDER are measured too, the differences told in points, and the scores noted in FOLDER's reader.json.
``--marks``: for a plan fold0..2, the statements of the articles that it left out, instead of entities and pairs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch
from eval.heads import SETS, Predict, by_file, entity_scores, pair_scores, spans
from eval.own import f1
from tokenizers import Tokenizer

from runut.text.decoding import likeliest
from runut.text.labels import ACTS, MARK_LABELS
from runut.text.pieces import PAD, windows
from training.encoder import Reader
from training.graph import PAIR_OUTPUTS
from training.tasks import fold_of, gold_articles
from training.train import PLANS, WORK, load_reader, padded

SAME_SPAN, TIGHT = 0.5, 0.9  # overlap over union of a span found and one annotated

Scores = dict[str, float]


def by_torch(reader: Reader) -> Predict:
    """Predict in 32 bits, in batches of like length."""

    def predict(texts: Sequence[Sequence[int]], output: str) -> list[np.ndarray]:
        order = sorted(range(len(texts)), key=lambda k: len(texts[k]))
        found: dict[int, np.ndarray] = {}
        for at in range(0, len(order), 16):
            some = order[at : at + 16]
            ids = padded([texts[k] for k in some], PAD)
            seen = (ids != PAD).float()
            with torch.no_grad():
                read = reader.judged if output in PAIR_OUTPUTS else reader.words
                rows = getattr(read(ids, seen), output).numpy()
            found |= {k: row[: len(texts[k])] if row.ndim == 2 else row for k, row in zip(some, rows, strict=True)}
        return [found[k] for k in range(len(texts))]

    return predict


# ---------------------------------------------------------------- statements


def mark_scores(predict: Predict, tokenizer: Tokenizer, fold: int) -> Scores:
    """Return F1, tight and act of statements' contents in the articles that *fold* left out, by the model alone."""
    right = found_count = wanted_count = tight = acts = 0
    for marked in (article for article in gold_articles() if fold_of(article.story) == fold):
        read = list(windows(tokenizer, marked.doc.plain, [(s.start, s.end) for s in marked.doc.sentences]))
        ids = [window.ids for window in read]
        labels = [label for row in predict(ids, "marks") for label in likeliest(row[1:-1].tolist())]
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
                partial(entity_scores, tokenizer=tokenizer, corpus=corpus, head=head, spaced=spaced),
            )
    for name in ("test_lay", "val"):
        yield f"indonli-{name}", partial(pair_scores, tokenizer=tokenizer, name=name)


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
