"""Two texts set side by side by the reader model: how likely they tell the same."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from runut.errors import ModelError
from runut.text.labels import RELATION_LABELS
from runut.text.reader import FOLDER, Reader, open_graph, reader, softmax

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

AT_ONCE = 2  # pairs; each in a thread of its own, as the articles of a run
_LOADING = Lock()
_AGREEMENT = RELATION_LABELS.index("agreement")


def _judge() -> tuple[Reader, InferenceSession]:
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> tuple[Reader, InferenceSession]:
    model = reader()
    if model is None:
        raise ModelError("The reader model is not in this installation.", "Install runut again.")
    return model, open_graph(FOLDER.joinpath("pairs.onnx"))


def agreement_shares(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Return, for each two texts, the share (0 to 1) that they tell the same as two reports would.

    Which of the two comes first makes no difference. Raises ModelError where the model is not there or damaged.
    """
    if not pairs:
        return []
    judge = _judge()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda pair: _share(*judge, *sorted(pair)), pairs))


def _share(model: Reader, session: InferenceSession, first: str, second: str) -> float:
    from runut.text.pieces import pair_ids  # noqa: PLC0415 tokenizers takes 0.05 s to import

    states = model.states(pair_ids(model.tokenizer, first, second))
    (logits,) = session.run(["relation"], {"states": states})
    return round(float(softmax(logits[0])[_AGREEMENT]), 4)
