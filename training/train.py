"""Train the reader: ``python -m training.train PLAN [--ranks 2]``; `PLANS` says on what, and from which weights.

A plan writes ``<work>/<plan>.pt``. A run that was stopped goes on from its last checkpoint: batches are drawn from
seeds, so the same step sees the same batch. Two processes of one thread each train a third faster than one of two:
they take every other batch and average their gradients.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
from tokenizers import Tokenizer
from torch import Tensor, nn

from runut.text.pieces import PAD
from training.encoder import BRANCH, EXIT, Encoder, Reader, SharedDropout
from training.start import load_start
from training.tasks import (
    IGNORED,
    Example,
    Marked,
    entity_examples,
    fold_of,
    gold_articles,
    mark_examples,
    named_sentences,
    pair_examples,
    report_examples,
    silver_articles,
    title_examples,
    written_examples,
)

WORK = Path(os.environ.get("RUNUT_TRAINING", "out/training"))
TEMPERATURE = 0.05
SMOOTHING = 0.1  # of the labels of pairs: annotators of IndoNLI agree on nine in ten
DECAY = 0.998  # of the moving average of the weights, which is what a plan leaves
EVERY = 100  # steps between checkpoints
WEIGHTS = {"acts": 0.4, "title": 0.5}  # of losses; all others weigh 1
PAIR_TASKS = {"pair": "pair", "written": "pair", "reports": "relation"}  # and their heads


Weights = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Plan:
    """*after*: the plan whose weights it starts from. *epochs*: passes over each task's examples.

    *marks*: ``silver`` (as the grammar reads other articles), ``gold``, ``gold-N`` without fold N, or nothing.
    An epoch below 1 is the share of a task's examples that each pass takes anew. *pieces*: in a batch of one process,
    padding counted; small ones take more steps, which the small sets need (a base of 921 large steps alone reads
    entities at F1 0.64). *rate*: the encoder's highest learning rate; the heads' is ten times that. *above*: only the
    layers above this number learn, of pairs or of words, and the heads on them; at `BRANCH` pairs first get their own.
    *named*: our own sentences stand beside those of ``wiki``. *first*: so many rows of the pairs that we wrote, from
    the first on (None: all); the files have grown since the shipped weights were trained.
    """

    after: str | None
    marks: str
    epochs: dict[str, float] = field(default_factory=dict)
    pieces: int = 640
    rate: float = 8e-5
    dropout: float = 0.05
    above: int = 0
    named: bool = False
    first: int | None = None


PLANS = {
    "base": Plan(None, "silver", {"marks": 1, "news": 4, "wiki": 4, "pair": 3, "title": 1}, pieces=1400, dropout=0.1),
    "all": Plan("base", "gold", {"marks": 4, "news": 4, "wiki": 4, "pair": 0.15}),
    "more": Plan("all", "gold", {"marks": 0.25, "news": 0.25, "wiki": 3, "pair": 0.25}, rate=6e-5, dropout=0.1),
    "words": Plan("more", "gold", {"marks": 4, "news": 4, "wiki": 8, "pair": 0.13}, dropout=0.1),
    "pairs": Plan("words", "", {"pair": 3}, pieces=1400, rate=1e-4, dropout=0.1, above=EXIT),
    "written": Plan(
        "pairs", "", {"pair": 1, "written": 1}, pieces=1400, rate=1e-4, dropout=0.1, above=BRANCH, first=14_872
    ),
    "reports": Plan(
        "written", "", {"pair": 1, "reports": 2}, pieces=1400, rate=1e-4, dropout=0.1, above=BRANCH, first=16_568
    ),
    "shipped": Plan(
        "reports", "gold", {"marks": 1, "news": 1, "wiki": 4}, rate=5e-5, dropout=0.1, above=BRANCH, named=True
    ),
    **{f"early{n}": Plan("base", f"gold-{n}", {"marks": 4}) for n in range(3)},
    **{f"fold{n}": Plan(f"early{n}", f"gold-{n}", {"marks": 5}, dropout=0.1) for n in range(3)},
}
SILVER, TITLES = 500, 2400
ENTITY_FILES = {"news": ("idner2k/train", "idner2k/dev"), "wiki": ("nergrit/train", "nergrit/valid")}


def load_reader(weights: Path | None) -> tuple[Reader, Tokenizer]:
    """Return the reader with the start weights, or with those of *weights*, and its tokenizer."""
    tokenizer = Tokenizer.from_file(str(WORK / "tokenizer.json"))
    reader = Reader(Encoder(load_start(), np.load(WORK / "keep.npy")))
    if weights is not None:
        state = torch.load(weights)["model"]
        if any(name.startswith("own.") for name in state):
            reader.part()
        missing, unknown = reader.load_state_dict(state, strict=False)
        if unknown or not set(missing) <= {"relation.weight", "relation.bias"}:  # a head younger than the first plans
            raise ValueError(f"{weights} is no reader: without {missing}, with {unknown}")
    return reader, tokenizer


def batches(plan: Plan, tokenizer: Tokenizer, seed: int) -> list[tuple[str, list[Example]]]:
    """Return all batches of *plan* in the order they are trained."""
    rng = random.Random(seed)
    articles = _articles(plan)
    out: list[tuple[str, list[Example]]] = []
    longest = int(max(plan.epochs.values()))
    for epoch in range(longest):
        part: list[tuple[str, list[Example]]] = []
        for task, epochs in plan.epochs.items():
            if epochs >= 1 and epoch * epochs // longest == (epoch + 1) * epochs // longest:
                continue
            if task == "marks":
                examples = list(mark_examples(tokenizer, articles, rng))
            elif task in ("news", "wiki"):
                more = named_sentences() if plan.named and task == "wiki" else []
                examples = entity_examples(tokenizer, ENTITY_FILES[task], rng, more)
            elif task == "pair":
                examples = pair_examples(tokenizer)
            elif task == "written":
                examples = written_examples(tokenizer, plan.first)
            elif task == "reports":
                examples = report_examples(tokenizer, rng, plan.first)
            else:
                examples = title_examples(tokenizer, TITLES, rng)
            if epochs < 1:
                examples = rng.sample(examples, round(epochs * len(examples)))
            part += [(task, batch) for batch in _batched(examples, rng, plan.pieces, 24 if task == "title" else 64)]
        rng.shuffle(part)
        out += part
    return out


def _articles(plan: Plan) -> list[Marked]:
    if plan.marks == "silver":
        return silver_articles(SILVER)
    out = plan.marks.partition("-")[2]
    return [a for a in gold_articles() if not out or fold_of(a.story) != int(out)]


def _batched(examples: list[Example], rng: random.Random, pieces: int, most: int) -> Iterator[list[Example]]:
    """Yield batches of about *pieces* pieces of examples of like length."""
    order = sorted(examples, key=lambda e: len(e.ids) * rng.uniform(0.9, 1.1))
    batch: list[Example] = []
    for example in order:
        if batch and (len(batch) == most or max(len(e.ids) for e in [*batch, example]) * (len(batch) + 1) > pieces):
            yield batch
            batch = []
        batch.append(example)
    if batch:
        yield batch


def padded(rows: Sequence[Sequence[int]], filler: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (width - len(row))] for row in rows])


def loss_of(reader: Reader, task: str, batch: Sequence[Example]) -> Tensor:
    ids = padded([e.ids for e in batch], PAD)
    mask = (ids != PAD).float()
    if task in PAIR_TASKS:
        labels = torch.tensor([e.labels[0] for e in batch])
        logits = getattr(reader.judged(ids, mask), PAIR_TASKS[task])
        return nn.functional.cross_entropy(logits, labels, label_smoothing=SMOOTHING)
    read = reader.words(ids, mask)
    if task == "title":
        other = padded([e.labels for e in batch], PAD)
        left = nn.functional.normalize(read.pooled, dim=-1)
        right = nn.functional.normalize(reader.words(other, (other != PAD).float()).pooled, dim=-1)
        alike = left @ right.T / TEMPERATURE
        own = torch.arange(len(batch))
        both = nn.functional.cross_entropy(alike, own) + nn.functional.cross_entropy(alike.T, own)
        return WEIGHTS["title"] * both / 2
    loss = _token_loss(getattr(read, task), [e.labels for e in batch])
    if task == "marks" and any(a != IGNORED for e in batch for a in e.acts):
        loss = loss + WEIGHTS["acts"] * _token_loss(read.acts, [e.acts for e in batch])
    return loss


def _token_loss(logits: Tensor, labels: Sequence[Sequence[int]]) -> Tensor:
    return nn.functional.cross_entropy(logits.flatten(0, 1), padded(labels, IGNORED).flatten(), ignore_index=IGNORED)


def train(name: str, rank: int, ranks: int) -> None:
    plan = PLANS[name]
    torch.set_num_threads(1 if ranks > 1 else torch.get_num_threads())
    torch.manual_seed(7)
    reader, tokenizer = load_reader(WORK / f"{plan.after}.pt" if plan.after else None)
    for module in reader.modules():
        if isinstance(module, SharedDropout):
            module.share = plan.dropout
    if plan.above:
        _leave_only(reader, plan)
    learning = [(name, p) for name, p in reader.named_parameters() if p.requires_grad]
    body = [p for name, p in learning if name.startswith(("encoder.", "own."))]
    heads = [p for name, p in learning if not name.startswith(("encoder.", "own."))]
    optimizer = torch.optim.AdamW([{"params": body}, {"params": heads}], lr=plan.rate, weight_decay=0.01, fused=True)
    todo = batches(plan, tokenizer, seed=11)
    steps = len(todo) // ranks
    done = 0
    average = {parameter: value.clone() for parameter, value in reader.state_dict().items()}
    checkpoint = WORK / f"{name}.checkpoint.pt"
    if checkpoint.exists():
        kept = torch.load(checkpoint)
        reader.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        average, done = kept["average"], kept["step"]
    torch.manual_seed(1000 * rank + done)
    reader.train()
    began, losses = time.time(), {task: [0.0, 0] for task in plan.epochs}
    for step in range(done, steps):
        factor = min(1, (step + 1) / (0.06 * steps)) * (0.1 + 0.45 * (1 + math.cos(math.pi * step / steps)))
        for group, times in zip(optimizer.param_groups, (1, 10), strict=True):
            group["lr"] = plan.rate * times * factor
        task, batch = todo[step * ranks + rank]
        optimizer.zero_grad()
        loss = loss_of(reader, task, batch)
        loss.backward()
        if ranks > 1:
            _average([*body, *heads], ranks)
        nn.utils.clip_grad_norm_([*body, *heads], 1.0)
        optimizer.step()
        share = 1 - min(DECAY, (step + 1) / (step + 10))
        for parameter, value in reader.named_parameters():
            if value.requires_grad:
                average[parameter].lerp_(value.detach(), share)
        losses[task][0] += loss.item()
        losses[task][1] += 1
        if rank == 0 and ((step + 1) % EVERY == 0 or step + 1 == steps):
            told = {task: round(total / count, 3) for task, (total, count) in losses.items() if count}
            line = {"plan": name, "step": step + 1, "of": steps, "seconds": round(time.time() - began), "loss": told}
            with (WORK / "log.jsonl").open("a") as log:
                log.write(json.dumps(line) + "\n")
            losses = {task: [0.0, 0] for task in plan.epochs}
            _save(checkpoint, reader, optimizer, average, step + 1)
    if rank == 0:
        torch.save({"model": average}, WORK / f"{name}.pt")
        checkpoint.unlink()


def _leave_only(reader: Reader, plan: Plan) -> None:
    """Let only what *plan* names learn: layers above ``plan.above``, of pairs or of words, and the heads on them."""
    if plan.above == BRANCH and reader.own is None:
        reader.part()
    reader.requires_grad_(False)
    layers = reader.encoder.layers[plan.above :]
    of_pairs = plan.epochs.keys() & PAIR_TASKS.keys()
    if of_pairs and of_pairs != plan.epochs.keys():
        raise ValueError(f"with `above`, a plan trains pairs or words: {sorted(plan.epochs)}")
    heads = [reader.pair_inner, reader.pair, reader.relation]
    if not of_pairs:
        heads = [reader.marks, reader.acts, reader.news, reader.wiki]
    for part in (reader.own if of_pairs and reader.own else layers, *heads):
        part.requires_grad_()


def _average(parameters: list[nn.Parameter], ranks: int) -> None:
    """Make each gradient the mean over the processes; a head that one did not use counts as zero there."""
    flat = torch.cat([(p.grad if p.grad is not None else torch.zeros_like(p)).flatten() for p in parameters])
    dist.all_reduce(flat)
    flat /= ranks
    at = 0
    for p in parameters:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()


def _save(path: Path, reader: Reader, optimizer: torch.optim.Optimizer, average: Weights, step: int) -> None:
    half = path.with_suffix(".half")
    kept = {"model": reader.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step}
    torch.save(kept, half)
    half.replace(path)


def _rank(rank: int, name: str, ranks: int) -> None:
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29511", GLOO_SOCKET_IFNAME="lo")
    dist.init_process_group("gloo", rank=rank, world_size=ranks)
    train(name, rank, ranks)
    dist.destroy_process_group()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", choices=PLANS)
    parser.add_argument("--ranks", type=int, default=1)
    options = parser.parse_args()
    if (WORK / f"{options.plan}.pt").exists():
        print(f"{options.plan}: is there already")
    elif options.ranks > 1:
        torch.multiprocessing.spawn(_rank, (options.plan, options.ranks), nprocs=options.ranks)
    else:
        train(options.plan, 0, 1)


if __name__ == "__main__":
    main()
