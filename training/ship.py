"""From trained weights to the shipped files: ``python -m training.ship PLAN [--to FOLDER]``.

Writes shared.onnx, words.onnx and pairs.onnx (which go on from it), tokenizer.json and reader.json: the plan
``shipped`` into the package, any other into ``<work>/<plan>``. Prints size, time to load, and how far the
8-bit answers are from PyTorch's; refuses to write a file that is too large or whose answers depend on the
other windows of a batch.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise, zip_longest
from pathlib import Path

import numpy as np
import torch
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from runut.text.labels import ACTS, ENTITY_LABELS, MARK_LABELS, PAIR_LABELS, RELATION_LABELS
from training.encoder import Layer, Reader
from training.graph import HEAD_LABELS, PAIR_OUTPUTS, Ranges, pairs_graph, shared_graph, words_graph
from training.tasks import entity_examples, mark_examples, pair_examples, report_examples, silver_articles
from training.train import ENTITY_FILES, PLANS, WORK, load_reader

PACKAGE = Path("src/runut/text/model")
GRAPHS = {"shared": shared_graph, "words": words_graph, "pairs": pairs_graph}
LARGEST_MB = 45
ARTICLES = 24
SAME = 1e-3  # logits of a window alone and among others: what the order of summing floats may move
_NAMES = {"q": "qkv", "ao": "ao", "fi": "fi", "fo": "fo"}  # modules of a layer and the graph's matrices they feed


def texts_of_all_tasks(tokenizer: Tokenizer) -> list[Sequence[int]]:
    """Return pieces of articles, of single sentences and of pairs, in turn, as the reader will meet them."""
    rng = random.Random(3)
    windows = [e.ids for e in mark_examples(tokenizer, silver_articles(ARTICLES, seed=3), rng)]
    sentences = [e.ids for names in ENTITY_FILES.values() for e in entity_examples(tokenizer, names, rng)]
    pairs = [e.ids for e in (*pair_examples(tokenizer), *report_examples(tokenizer, rng))]
    some = (rng.sample(all_of, min(80, len(all_of))) for all_of in (windows, sentences, pairs))
    return [text for together in zip_longest(*some) for text in together if text]


def measured_ranges(reader: Reader, texts: Sequence[Sequence[int]]) -> Ranges:
    """Return the lowest and highest value of each channel that enters a matrix of the encoder over *texts*.

    Rounded, so that the last digits of a sum, which vary with the number of threads, do not change the file.
    """
    found: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def watch(name: str, module: torch.nn.Module) -> torch.utils.hooks.RemovableHandle:
        def look(_: torch.nn.Module, given: tuple[torch.Tensor, ...]) -> None:
            rows = given[0].detach().flatten(0, -2)
            low, high = rows.amin(0).numpy(), rows.amax(0).numpy()
            if name in found:
                low, high = np.minimum(low, found[name][0]), np.maximum(high, found[name][1])
            found[name] = low, high

        return module.register_forward_pre_hook(look)

    layers = [(name, m) for name, m in reader.named_modules() if isinstance(m, Layer)]
    handles = [watch(f"{name}.{kind}", getattr(layer, own)) for name, layer in layers for own, kind in _NAMES.items()]
    with torch.no_grad():
        for ids in texts:
            row = torch.tensor([ids])
            for read in (reader.words, reader.judged):
                read(row, torch.ones_like(row))
    for handle in handles:
        handle.remove()
    return {name: (low.round(2), high.round(2)) for name, (low, high) in found.items()}


def open_session(content: bytes, threads: int = 2) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    return InferenceSession(content, options, providers=["CPUExecutionProvider"])


@dataclass(frozen=True, slots=True)
class Files:
    """The graphs as they will be shipped, and their sessions, by the names of `GRAPHS`."""

    contents: dict[str, bytes]
    sessions: dict[str, InferenceSession]

    def answers(self, texts: Sequence[Sequence[int]]) -> dict[str, np.ndarray]:
        """Return all outputs for *texts*, which are equally long, in one batch."""
        (states,) = self.sessions["shared"].run(["states"], {"ids": np.array(texts, np.int64)})
        found: dict[str, np.ndarray] = {}
        for name, outputs in (("words", list(HEAD_LABELS)), ("pairs", list(PAIR_OUTPUTS))):
            found |= zip(outputs, self.sessions[name].run(outputs, {"states": states}), strict=True)
        return found


def files_of(reader: Reader, texts: Sequence[Sequence[int]]) -> Files:
    """Return the graphs of *reader* in 8 bits, their scales drawn from *texts*."""
    arrays = {name: value.numpy() for name, value in reader.state_dict().items()}
    ranges = measured_ranges(reader, texts)
    contents = {name: make(arrays, ranges).SerializeToString(deterministic=True) for name, make in GRAPHS.items()}
    return Files(contents, {name: open_session(content) for name, content in contents.items()})


def batch_drift(files: Files, texts: Sequence[Sequence[int]]) -> float:
    """Return how far the logits of a window move when it shares a batch with another, cut to one length."""
    worst = 0.0
    for one, other in pairwise(texts):
        length = min(len(one), len(other))
        batch = [one[:length], other[:length]]
        together = files.answers(batch)
        for row, text in enumerate(batch):
            alone = files.answers([text])
            worst = max(worst, *(float(np.abs(alone[name][0] - together[name][row]).max()) for name in alone))
    return worst


def compared(reader: Reader, files: Files, texts: Sequence[Sequence[int]]) -> dict[str, float]:
    """Return, against PyTorch's 32 bits: the largest drift of a logit, and the share of labels that agree."""
    told: dict[str, list[float]] = {"drift": []}
    for text in texts:
        row = torch.tensor([text])
        with torch.no_grad():
            seen = torch.ones_like(row)
            exact = {**reader.words(row, seen)._asdict(), **reader.judged(row, seen)._asdict()}
        found = files.answers([text])
        for name in (*HEAD_LABELS, *PAIR_OUTPUTS):
            want = exact[name].numpy()
            told["drift"].append(float(np.abs(found[name] - want).max()))
            told.setdefault(name, []).extend((found[name].argmax(-1) == want.argmax(-1)).ravel().tolist())
    return {name: max(rows) if name == "drift" else float(np.mean(rows)) for name, rows in told.items()}


def history(plan: str | None) -> list[dict[str, object]]:
    """Return the plans that led to *plan*, the first one first, with the steps and seconds the log tells of each."""
    if plan is None:
        return []
    log = WORK / "log.jsonl"
    lines = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    last: dict[str, object] = next((line for line in reversed(lines) if line["plan"] == plan), {})
    run = {key: last.get(key) for key in ("of", "seconds")}
    return [*history(PLANS[plan].after), {"plan": plan, **asdict(PLANS[plan]), **run}]


def sidecar(plan: str, content: bytes, tokenizer: bytes) -> dict[str, object]:
    """Return what reader.json says; *version* names model and tokenizer by their content."""
    version = "reader-" + hashlib.sha256(content + tokenizer).hexdigest()[:12]
    words = {"marks": MARK_LABELS, "acts": ACTS, "news": ENTITY_LABELS, "wiki": ENTITY_LABELS}
    labels = {**words, "pair": PAIR_LABELS, "relation": RELATION_LABELS}
    return {"version": version, "labels": labels, "trained": history(plan), "scores": []}


def ship(plan: str, weights: Path, folder: Path) -> None:
    reader, tokenizer = load_reader(weights)
    if reader.own is None:  # a plan from before pairs parted
        reader.part()
    reader.eval()
    texts = texts_of_all_tasks(tokenizer)
    half = len(texts) // 2
    files, others = files_of(reader, texts[:half]), texts[half:]
    size = sum(map(len, files.contents.values()))
    began = time.perf_counter()
    for content in files.contents.values():
        open_session(content)
    told: dict[str, object] = {"megabytes": round(size / 1e6, 1), "load_s": round(time.perf_counter() - began, 2)}
    told["batch_drift"] = batch_drift(files, others[:24])
    told |= {name: round(value, 4) for name, value in compared(reader, files, others).items()}
    print(plan, *(f"{key}={value}" for key, value in told.items()))
    if size > LARGEST_MB * 1e6 or told["batch_drift"] > SAME:  # type: ignore[operator]
        raise SystemExit(f"{plan}: larger than {LARGEST_MB} MB, or a window's answer depends on its batch; not written")
    folder.mkdir(parents=True, exist_ok=True)
    pieces = (WORK / "tokenizer.json").read_bytes()
    for name, content in files.contents.items():
        (folder / f"{name}.onnx").write_bytes(content)
    (folder / "tokenizer.json").write_bytes(pieces)
    about = sidecar(plan, b"".join(files.contents.values()), pieces)
    (folder / "reader.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf8")
    print(f"written to {folder}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", choices=PLANS)
    parser.add_argument("--to", type=Path, help="folder; the package's own for the plan `shipped`")
    parser.add_argument("--weights", type=Path, help="another file than <work>/<plan>.pt, such as a checkpoint")
    options = parser.parse_args()
    folder = options.to or (PACKAGE if options.plan == "shipped" else WORK / options.plan)
    ship(options.plan, options.weights or WORK / f"{options.plan}.pt", folder)


if __name__ == "__main__":
    main()
