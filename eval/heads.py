"""How well the shipped reader finds entities and judges pairs, on test files that no training saw.

The reporting files of ../shared/data: NERGrit and idner2k (test), IndoNLI (test_lay, val). training.measure scores a
model in PyTorch by the same functions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from importlib.resources.abc import Traversable

import numpy as np
from tokenizers import Tokenizer

from eval.own import f1
from eval.shared import SHARED
from runut.text.decoding import likeliest
from runut.text.labels import ENTITY_LABELS, ENTITY_TYPES, PAIR_LABELS
from runut.text.pieces import Window, pair_ids, windows
from runut.text.reader import FOLDER, load_model, open_graph, reader

DATA = SHARED / "data"
SETS = (("nergrit", "wiki"), ("idner2k", "news"))  # a corpus and the head that has its habits
_TYPES = {"PER": 0, "PERSON": 0, "ORG": 1, "ORGANISATION": 1, "LOC": 2, "PLACE": 2}

Predict = Callable[[Sequence[Sequence[int]], str], list[np.ndarray]]  # pieces of texts, output -> its rows for each


def by_file(folder: Traversable) -> Predict:
    """Predict by the files in *folder*, one window at a time, as the pipeline does."""
    model, pairs = load_model(folder), open_graph(folder.joinpath("pairs.onnx"))

    def predict(texts: Sequence[Sequence[int]], output: str) -> list[np.ndarray]:
        if output != "pair":
            return [model.read(ids, output)[0] for ids in texts]
        return [pairs.run([output], {"states": model.states(ids)})[0][0] for ids in texts]

    return predict


def measure_reader() -> dict[str, dict[str, float]]:
    """Score the shipped model; nothing where there is none."""
    model = reader()
    if model is None:
        return {}
    predict = by_file(FOLDER)
    scored = {f"entities {c}": entity_scores(predict, model.tokenizer, c, head, spaced=False) for c, head in SETS}
    return scored | {f"pairs {name}": pair_scores(predict, model.tokenizer, name) for name in ("test_lay", "val")}


# ---------------------------------------------------------------- the files


def conll(name: str) -> list[list[tuple[str, str]]]:
    """Return the sentences of a file of ../shared/data/ner as (word, label); the labels are ours."""
    out: list[list[tuple[str, str]]] = [[]]
    for line in (DATA / "ner" / name).read_text(encoding="utf8").splitlines():
        cells = re.split(r"[\t ]+", line.strip())
        if len(cells) < 2:
            out.append([])
            continue
        place, _, kind = cells[-1].upper().partition("-")
        out[-1].append((cells[0], f"{place}-{ENTITY_TYPES[_TYPES[kind]]}" if kind else "O"))
    return [sentence for sentence in out if sentence]


def written(words: Sequence[str]) -> tuple[str, list[int]]:
    """Return *words* as a newspaper sets them (no blank before a comma), and where each begins."""
    text, starts, quoted, tight = "", [], False, False
    for word in words:
        mark = re.fullmatch(r"[.,;:!?)\]%…]+", word) or (quoted and word in "\"”'")
        if text and not mark and text[-1] not in "([“" and not tight:
            text += " "
        starts.append(len(text))
        text += word
        if word == '"':
            quoted = not quoted
        tight = quoted and word == '"'
    return text, starts


def entity_window(tokenizer: Tokenizer, words: Sequence[str], *, spaced: bool) -> tuple[Window, list[int]]:
    """Return the window of a sentence and, for each word, the number of its first piece (-1 where it was cut off)."""
    if spaced:
        text, starts, at = " ".join(words), [], 0
        for word in words:
            starts.append(at)
            at += len(word) + 1
    else:
        text, starts = written(words)
    window = next(windows(tokenizer, text, [(0, len(text))]))
    firsts = []
    for start in starts:
        piece = next((k for k, (a, b) in enumerate(zip(window.starts, window.ends, strict=True)) if a <= start < b), -1)
        firsts.append(piece)
    return window, firsts


def nli(name: str) -> list[tuple[str, str, int]]:
    """Return (premise, hypothesis, label) of a file of ../shared/data/nli."""
    order = {label[0]: k for k, label in enumerate(PAIR_LABELS)}
    rows = map(json.loads, (DATA / "nli" / f"{name}.jsonl").read_text(encoding="utf8").splitlines())
    return [(row["premise"], row["hypothesis"], order[row["label"][0]]) for row in rows]


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


def entity_scores(predict: Predict, tokenizer: Tokenizer, corpus: str, head: str, *, spaced: bool) -> dict[str, float]:
    """Return F1 of exact spans and types over the test sentences of *corpus*, as conlleval counts, by type too."""
    sentences = conll(f"{corpus}/test.txt")
    placed = [entity_window(tokenizer, [word for word, _ in sentence], spaced=spaced) for sentence in sentences]
    counts: dict[str, list[int]] = {kind: [0, 0, 0] for kind in ENTITY_TYPES}
    rows = predict([window.ids for window, _ in placed], head)
    for sentence, (_, firsts), row in zip(sentences, placed, rows, strict=True):
        best = iter(likeliest([row[piece + 1].tolist() for piece in firsts if piece >= 0]))
        found = spans([ENTITY_LABELS[next(best)] if piece >= 0 else "O" for piece in firsts])
        wanted = spans([label for _, label in sentence])
        for column, some in enumerate((found & wanted, found, wanted)):
            for *_, kind in some:
                counts[kind][column] += 1
    total = f1(*np.sum(list(counts.values()), axis=0).tolist())
    return {"entity_f1": total} | {f"{kind}_f1": f1(*counted) for kind, counted in counts.items()}


# ---------------------------------------------------------------- pairs


def pair_scores(predict: Predict, tokenizer: Tokenizer, name: str) -> dict[str, float]:
    """Return accuracy over a file of IndoNLI, and F1 of each label."""
    pairs = nli(name)
    found = np.array([row.argmax() for row in predict([pair_ids(tokenizer, a, b) for a, b, _ in pairs], "pair")])
    wanted = np.array([label for *_, label in pairs])
    scores = {"accuracy": float((found == wanted).mean())}
    for number, label in enumerate(PAIR_LABELS):
        right = int(((found == number) & (wanted == number)).sum())
        scores[f"{label}_f1"] = f1(right, int((found == number).sum()), int((wanted == number).sum()))
    return scores
