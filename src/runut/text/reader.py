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
from importlib.resources.abc import Traversable
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from runut.errors import ModelError
from runut.records import Annotated, Marks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

FOLDER = files("runut").joinpath("text", "model")
THREADS = 1  # `runut.pipeline` reads two articles at a time, which fills two cores better than two threads in one
_LOADING = Lock()  # articles are read in threads, and the first two would each load the model
GRAPHS = ("shared", "words", "pairs")
MODEL_LANGUAGES = ("id",)  # the model has seen no other


@dataclass(frozen=True, slots=True)
class Reader:
    """The model in memory; *version* names file and training."""

    shared: InferenceSession
    words: InferenceSession
    tokenizer: Tokenizer
    version: str

    def states(self, ids: Sequence[int]) -> Floats:
        """Return the states (1 x length x width) that words and pairs go on from, for one window of pieces. One at a
        time: a window's answer then depends on nothing else, and no padding is computed."""
        import numpy as np  # noqa: PLC0415 see above

        (found,) = self.shared.run(["states"], {"ids": np.array([ids], np.int64)})
        return np.asarray(found)

    def read(self, ids: Sequence[int], *heads: str) -> list[Any]:
        """Return the logits (length x labels) of *heads* for one window of pieces."""
        return [found[0] for found in self.words.run(heads, {"states": self.states(ids)})]


class PiecesRead(NamedTuple):
    """What the model says of each piece: where it *starts* in the text, and shares (pieces x labels) as in `Marks`."""

    starts: NDArray[np.uint32]
    spoken: Floats
    names: Floats


@cache
def model_version() -> str | None:
    """Return the version of the shipped model, None where one of its files is absent."""
    try:
        told = json.loads(FOLDER.joinpath("reader.json").read_text(encoding="utf8"))
    except FileNotFoundError:
        return None
    there = all(FOLDER.joinpath(name).is_file() for name in (*(f"{graph}.onnx" for graph in GRAPHS), "tokenizer.json"))
    return str(told["version"]) if there else None


def reader() -> Reader | None:
    """Return the shipped model, None where its file is absent; raises ModelError where it cannot be loaded."""
    with _LOADING:
        return _shipped()


@cache
def _shipped() -> Reader | None:
    return None if model_version() is None else load_model(FOLDER)


def load_model(folder: Traversable) -> Reader:
    """Load what reads words in *folder*: shared.onnx, words.onnx, reader.json, tokenizer.json. Raises ModelError where
    it cannot be."""
    from tokenizers import Tokenizer  # noqa: PLC0415 see above

    shared, words = (open_graph(folder.joinpath(f"{name}.onnx")) for name in ("shared", "words"))
    try:
        version = json.loads(folder.joinpath("reader.json").read_text(encoding="utf8"))["version"]
        tokenizer = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text(encoding="utf8"))
    except Exception as error:  # the tokenizer raises classes of its own making
        raise _damaged(folder, error) from error
    return Reader(shared, words, tokenizer, version)


def open_graph(file: Traversable) -> InferenceSession:
    """Open an ONNX graph: words.onnx, which reads words, and pairs.onnx, which judges two sentences in one window
    (`runut.text.pairs`), go on from the ``states`` of shared.onnx. Raises ModelError where it cannot be."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before the import, which else notes a device id and may send it
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 see above

    options = SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    try:
        return InferenceSession(file.read_bytes(), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime raises classes of its own making
        raise _damaged(file, error) from error


def _damaged(place: Traversable, error: Exception) -> ModelError:
    return ModelError(
        f"The reader model in {place} cannot be loaded: {error}.", "Install runut again: its file is damaged."
    )


def mark(doc: Annotated) -> Annotated:
    """Return *doc* with the model's `Marks`; as it is where there is no model or none for its language."""
    model = reader() if doc.article.language in MODEL_LANGUAGES else None
    if model is None or not doc.sentences:
        return doc
    return replace(doc, marks=aligned(model.version, doc, pieces_read(model, doc)))


def pieces_read(model: Reader, doc: Annotated) -> PiecesRead:
    """Read the body sentences of *doc*, window by window."""
    import numpy as np  # noqa: PLC0415 see above

    from runut.text.pieces import windows  # noqa: PLC0415 tokenizers takes 0.05 s to import

    starts: list[int] = []
    read: list[list[Floats]] = []
    for window in windows(model.tokenizer, doc.plain, ((s.start, s.end) for s in doc.sentences)):
        starts += window.starts
        read.append([softmax(logits[1:-1]) for logits in model.read(window.ids, "marks", "news", "wiki")])
    spoken, news, wiki = (np.concatenate(rows) for rows in zip(*read, strict=True))
    return PiecesRead(np.array(starts, np.uint32), spoken, (news + wiki) / 2)


def aligned(version: str, doc: Annotated, read: PiecesRead) -> Marks:
    """Return what *read* says of each word of *doc*: a word has the shares of the first piece that begins in it."""
    import numpy as np  # noqa: PLC0415 see above

    starts = np.array([token.start for token in doc.tokens])
    words = np.searchsorted(starts, read.starts, side="right") - 1
    place, first = np.unique(words, return_index=True)
    place, first = place[place >= 0], first[place >= 0]
    shares = []
    for rows in read[1:]:
        filled = np.zeros((len(starts), rows.shape[1]), np.float32)
        filled[:, 0] = 1
        filled[place] = rows[first]
        shares.append(tuple(map(tuple, filled.round(3).tolist())))
    return Marks(version, *shares)


def softmax(logits: Floats) -> Floats:
    """Return the shares along the last axis."""
    import numpy as np  # noqa: PLC0415 see above

    raised: Floats = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares
