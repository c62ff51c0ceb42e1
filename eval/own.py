"""Score the grammar on sentences of our own: the demo story's articles with their gold in own/gold.jsonl.

It runs everywhere, also where ../shared is absent. Measures are named as score.py names them, and are the same
in kind: statements match at an intersection over union of 0.5, quantities by their bounds, dates by their value.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from runut.export import number
from runut.records import Reading, Statement

GOLD = Path(__file__).parent / "own" / "gold.jsonl"


def located(text: str, anchor: str, after: int) -> tuple[int, int]:
    """Return where *anchor* ("first words … last words") stands in *text*, from *after* on."""
    head, _, tail = anchor.partition(" … ")
    start = text.index(head, after)
    return start, (text.index(tail, start + len(head)) + len(tail) if tail else start + len(head))


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


def score_own(readings: Iterable[Reading]) -> dict[str, float]:
    """Return F1 and accuracies over the articles that own/gold.jsonl annotates."""
    by_doc = {Path(reading.article.source).stem: reading for reading in readings}
    count: Counter[str] = Counter()
    for line in GOLD.read_text(encoding="utf8").splitlines():
        gold = json.loads(line)
        reading = by_doc[gold["doc"]]
        _count_statements(reading, gold["statements"], count)
        _count_values(
            "quantity",
            [(q.text, number(q.low), number(q.high)) for q in reading.quantities],
            [(q[0], q[1], q[2]) for q in gold["quantities"]],
            count,
        )
        _count_values("date", [(d.text, d.value) for d in reading.dates], [tuple(d) for d in gold["dates"]], count)
    matched = max(1, count["statement_right"])
    return {
        **{f"{kind}_f1": f1(count[f"{kind}_right"], count[f"{kind}_found"], count[f"{kind}_gold"]) for kind in KINDS},
        "speaker": count["speaker"] / matched,
        "act": count["act"] / matched,
        "mode": count["mode"] / matched,
        "said": count["said"] / max(1, count["said_gold"]),
    }


KINDS = ("statement", "quantity", "date")


def _count_values(kind: str, found: list[tuple[Any, ...]], gold: list[tuple[Any, ...]], count: Counter[str]) -> None:
    """Count a value as right where the words overlap and the rest is equal; each may be used once."""
    count[f"{kind}_found"] += len(found)
    count[f"{kind}_gold"] += len(gold)
    left = list(found)
    for words, *value in gold:
        hit = next((x for x in left if list(x[1:]) == value and (words in x[0] or x[0] in words)), None)
        if hit is not None:
            left.remove(hit)
            count[f"{kind}_right"] += 1


def _count_statements(reading: Reading, gold: list[list[Any]], count: Counter[str]) -> None:
    count["statement_found"] += len(reading.statements)
    count["statement_gold"] += len(gold)
    left = list(reading.statements)
    after = 0
    for anchor, speaker, mode, act, said in gold:
        start, end = located(reading.article.text, anchor, after)
        after = start
        wanted = set(range(start, end))
        best = max(left, key=lambda s: _iou(s, wanted), default=None)
        if best is None or _iou(best, wanted) < 0.5:
            continue
        left.remove(best)
        count["statement_right"] += 1
        names = [s.name.lower() for s in best.speakers]
        speakers = [speaker] if isinstance(speaker, str) else speaker
        count["speaker"] += all(any(w.lower() in n or n in w.lower() for n in names) for w in speakers)
        count["act"] += best.act == act
        count["mode"] += best.mode == mode
        if said:
            count["said_gold"] += 1
            count["said"] += best.said.day == said


def _iou(statement: Statement, wanted: set[int]) -> float:
    got = {i for span in statement.content for i in range(span.start, span.end)}
    return len(got & wanted) / len(got | wanted)
