"""The reader model at work: `mark` adds to an article what the model says of each word.

The model's file ships in ``text/model`` and training/ builds it. Without the file nothing is marked and grammar
alone reads. ONNX Runtime and the tokenizer are imported on first use: commands that read nothing start without them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from runut.errors import ModelError
from runut.records import Annotated, Marks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

FOLDER = files("runut").joinpath("text", "model")
THREADS = 2
LANGUAGES = ("id",)  # the model has seen no other


@dataclass(frozen=True, slots=True)
class Reader:
    """The model in memory; *version* names file and training."""

    session: InferenceSession
    tokenizer: Tokenizer
    version: str

    def run(self, ids: Sequence[int], *outputs: str) -> list[Any]:
        """Return *outputs* for one window of pieces. One at a time: a window's answer then depends on nothing else,
        no padding is computed, and 190 pieces fill two cores as well as a batch does."""
        import numpy as np  # noqa: PLC0415 see above

        row = np.array([ids], dtype=np.int64)
        return [found[0] for found in self.session.run(outputs, {"ids": row, "mask": np.ones_like(row)})]


@cache
def model_version() -> str | None:
    """Return the version of the shipped model, None where its file is absent."""
    try:
        told = json.loads(FOLDER.joinpath("reader.json").read_text(encoding="utf8"))
    except FileNotFoundError:
        return None
    return str(told["version"]) if FOLDER.joinpath("reader.onnx").is_file() else None


@cache
def reader() -> Reader | None:
    """Return the shipped model, None where its file is absent; raises ModelError where it cannot be loaded."""
    version = model_version()
    if version is None:
        return None
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 see above
    from tokenizers import Tokenizer  # noqa: PLC0415 see above

    options = SessionOptions()
    options.intra_op_num_threads = min(THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    try:
        session = InferenceSession(
            FOLDER.joinpath("reader.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_str(FOLDER.joinpath("tokenizer.json").read_text(encoding="utf8"))
    except Exception as error:  # ONNX Runtime and the tokenizer raise classes of their own making
        raise ModelError(
            f"The reader model in {FOLDER} cannot be loaded: {error}.", "Install runut again: its file is damaged."
        ) from error
    return Reader(session, tokenizer, version)


def mark(doc: Annotated) -> Annotated:
    """Return *doc* with the model's `Marks`; as it is where there is no model or none for its language."""
    model = reader() if doc.article.language in LANGUAGES else None
    if model is None or not doc.sentences:
        return doc
    return replace(doc, marks=marks_by(model, doc))


def marks_by(model: Reader, doc: Annotated) -> Marks:
    """Read the body sentences of *doc*, window by window; a word has the probabilities of its first piece."""
    import numpy as np  # noqa: PLC0415 see above

    from runut.text.labels import ACTS, ENTITY_LABELS, MARK_LABELS  # noqa: PLC0415
    from runut.text.pieces import windows  # noqa: PLC0415 tokenizers takes 0.05 s to import

    count = len(doc.tokens)
    spoken = np.zeros((count, len(MARK_LABELS)), np.float32)
    spoken[:, 0] = 1
    acts = np.full((count, len(ACTS)), 1 / len(ACTS), np.float32)
    names = np.zeros((count, len(ENTITY_LABELS)), np.float32)
    names[:, 0] = 1
    starts = np.array([token.start for token in doc.tokens])
    for window in windows(model.tokenizer, doc.plain, ((s.start, s.end) for s in doc.sentences)):
        logits = model.run(window.ids, "marks", "acts", "news", "wiki")
        pieces = np.searchsorted(starts, np.array(window.starts), side="right") - 1
        place, first = np.unique(pieces, return_index=True)
        place, first = place[place >= 0], first[place >= 0]
        chosen = [softmax(output[1:-1][first]) for output in logits]
        spoken[place], acts[place], names[place] = chosen[0], chosen[1], (chosen[2] + chosen[3]) / 2
    return Marks(model.version, *(tuple(map(tuple, rows.round(3).tolist())) for rows in (spoken, acts, names)))


def softmax(logits: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415 see above

    raised: Floats = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares
