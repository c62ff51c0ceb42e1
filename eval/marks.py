"""What models that never saw an article's story say of it: eval/marks.npz, written by training.marks.

The shipped model was trained on the annotated articles, so its own marks of them would flatter it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from runut.records import Annotated
from runut.text import mark
from runut.text.labels import MARK_LABELS
from runut.text.reader import PiecesRead, aligned

FILE = Path(__file__).parent / "marks.npz"
_SCALE = 255  # a share is kept as a byte


def write_marks(found: Mapping[str, PiecesRead], path: Path) -> None:
    """Keep *found*, by the article's id in ../shared/news."""
    arrays: dict[str, np.ndarray] = {}
    for name, read in found.items():
        shares = np.concatenate([read.spoken, read.names], axis=1)
        arrays[f"{name}/starts"] = np.asarray(read.starts, np.uint32)
        arrays[f"{name}/shares"] = np.round(shares * _SCALE).astype(np.uint8)
    np.savez_compressed(path, allow_pickle=False, **arrays)


@cache
def _kept() -> Mapping[str, np.ndarray]:
    return dict(np.load(FILE)) if FILE.is_file() else {}


def fold_marks(doc: Annotated) -> Annotated:
    """Mark *doc* by the model of the fold that left its story out where one is kept, else by the shipped model."""
    kept = _kept()
    name = doc.article.source
    if f"{name}/starts" not in kept:
        return mark(doc)
    shares = kept[f"{name}/shares"].astype(np.float32) / np.float32(_SCALE)
    spoken, names = np.split(shares, [len(MARK_LABELS)], axis=1)
    return replace(doc, marks=aligned("folds", doc, PiecesRead(kept[f"{name}/starts"], spoken, names)))
