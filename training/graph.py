"""The reader as three ONNX graphs, written node by node in ONNX Runtime's own fused operators.

`torch.onnx.export` and the fusion passes of ``onnxruntime.transformers`` write attention, skip-layer-norm and bias-gelu
while their patterns match what the exporter of the day writes. Written out, the graph is what it says, each matrix's
precision is chosen where it is put down, and the operators are those that measured fastest (docs/decisions/0005).

The matrices of the encoder are multiplied in 8 bits with scales fixed beforehand (`Ranges`), so that a window's answer
depends on nothing but the window: with scales drawn from each run, a batch's other windows and its padding move it.
A few channels of this encoder carry values twenty times the others' (before both halves of the feed-forward part);
in one scale with them the rest would have a handful of levels left. They are multiplied in 32 bits, apart, as in
LLM.int8() (Dettmers et al. 2022, arXiv 2208.07339). docs/decisions has what else was tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from runut.text.labels import ACTS, ENTITY_LABELS, MARK_LABELS, PAIR_LABELS, RELATION_LABELS
from training.encoder import BRANCH, EXIT

HEADS = 12  # of attention
EPSILON = 1e-12
LOUD = 4  # a channel whose largest value is this many times the median channel's is multiplied apart
MOST_LOUD = 4  # channels apart in one matrix
HEAD_LABELS = {"marks": len(MARK_LABELS), "acts": len(ACTS), "news": len(ENTITY_LABELS), "wiki": len(ENTITY_LABELS)}
PAIR_OUTPUTS = {"pair": len(PAIR_LABELS), "relation": len(RELATION_LABELS)}

Attribute = str | int | float
Weights = Mapping[str, np.ndarray]
Ranges = Mapping[str, tuple[np.ndarray, np.ndarray]]  # lowest and highest value of each channel that enters a matrix


@dataclass(slots=True)
class Draft:
    """A graph in the making. *ranges*: of what enters each matrix; None leaves all in 32 bits."""

    ranges: Ranges | None
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    tensors: list[onnx.TensorProto] = field(default_factory=list)
    scales: dict[str, tuple[str, str, np.ndarray]] = field(
        default_factory=dict
    )  # of levels: scale, zero, loud channels

    def constant(self, name: str, value: np.ndarray) -> str:
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, name: str = "", ours: bool = False, **attributes: Attribute) -> str:
        """Add a node and return the name of its one output; *ours*: an operator of ONNX Runtime's own."""
        out = name or f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [out], domain="com.microsoft" if ours else "", **attributes))
        return out

    def dense(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray, levels: str = "") -> str:
        """Multiply *x* by *weight* (inputs x outputs) and add *bias*; *levels*: of *x*, where they are there."""
        shift = self.constant(f"{name}.bias", bias)
        if self.ranges is None:
            return self.node("Add", self.node("MatMul", x, self.constant(name, weight)), shift)
        source = levels or self.levels(name, x)
        scale, zero, loud = self.scales[source]
        whole, scales = whole_numbers(np.where(np.isin(np.arange(len(weight)), loud)[:, None], 0, weight), axis=0)
        matrix = self.constant(name, whole), scale, self.constant(f"{name}.w", scales), zero, "", shift
        product = self.node("MatMulIntegerToFloat", source, *matrix, ours=True)
        if not len(loud):
            return product
        apart = self.node("Gather", x, self.constant(f"{name}.loud", loud), axis=-1)
        return self.node("Add", product, self.node("MatMul", apart, self.constant(f"{name}.apart", weight[loud])))

    def levels(self, name: str, x: str) -> str:
        """Return *x* in whole numbers of 8 bits, by the range of what enters the matrix *name*."""
        if self.ranges is None:
            return x
        low, high = self.ranges[name]
        loud = loud_channels(low, high)
        quiet = np.setdiff1d(np.arange(len(low)), loud)
        lowest, highest = min(0.0, float(low[quiet].min())), max(0.0, float(high[quiet].max()))
        step = (highest - lowest) / 255
        scale = self.constant(f"{name}.x", np.array(step, np.float32))
        zero = self.constant(f"{name}.zero", np.array(round(-lowest / step), np.uint8))
        found = self.node("QuantizeLinear", x, scale, zero)
        self.scales[found] = scale, zero, loud
        return found


def loud_channels(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return the numbers of the channels to multiply apart, the loudest first."""
    size = np.maximum(np.abs(low), np.abs(high))
    loud = np.flatnonzero(size > LOUD * np.median(size))
    return loud[np.argsort(-size[loud], kind="stable")][:MOST_LOUD]


def whole_numbers(weight: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Return *weight* as int8 and its float32 scales, which *axis* shares."""
    scale = np.abs(weight).max(axis) / 127
    scale = np.where(scale == 0, 1, scale).astype(np.float32)
    return np.round(weight / np.expand_dims(scale, axis)).astype(np.int8), scale


def shared_graph(weights: Weights, ranges: Ranges | None = None) -> onnx.ModelProto:
    """Return the first `BRANCH` layers, with *weights* (named as in `training.encoder.Reader`'s state).

    Input ``ids``, int64, batch x length; output ``states``, batch x length x width, which the other graphs go on from:
    ONNX Runtime computes all layers of one graph whatever output is asked for. No padding: without a mask attention
    takes a third less time.
    """
    draft = Draft(ranges)
    for name, value in (("zero", 0), ("one", 1), ("two", 2)):
        draft.constant(name, np.array([value], np.int64))
    found = _layers(draft, weights, "encoder.layers", range(BRANCH), _embedded(draft, weights))
    draft.node("Identity", found, name="states")
    return _model(draft, ("ids", TensorProto.INT64, ["batch", "length"]), {"states": _states(weights)})


def words_graph(weights: Weights, ranges: Ranges | None = None) -> onnx.ModelProto:
    """Return the layers from `BRANCH` up to `EXIT`: input ``states``, outputs logits of pieces, as in `HEAD_LABELS`."""
    draft = Draft(ranges)
    x = _layers(draft, weights, "encoder.layers", range(BRANCH, EXIT), "states")
    for head in HEAD_LABELS:
        _linear(draft, weights, head, x, head)
    shapes: dict[str, list[str | int]] = {head: ["batch", "length", labels] for head, labels in HEAD_LABELS.items()}
    return _model(draft, ("states", TensorProto.FLOAT, _states(weights)), shapes)


def pairs_graph(weights: Weights, ranges: Ranges | None = None) -> onnx.ModelProto:
    """Return the layers that pairs have of their own: input ``states`` of two sentences in one window, outputs logits,
    as in `PAIR_OUTPUTS`.
    """
    draft = Draft(ranges)
    for name, value in (("zero", 0), ("one", 1)):
        draft.constant(name, np.array([value], np.int64))
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("own."))
    _pair_heads(draft, weights, _layers(draft, weights, "own", range(layers), "states"))
    shapes: dict[str, list[str | int]] = {head: ["batch", labels] for head, labels in PAIR_OUTPUTS.items()}
    return _model(draft, ("states", TensorProto.FLOAT, _states(weights)), shapes)


def _states(weights: Weights) -> list[str | int]:
    return ["batch", "length", weights["encoder.word.weight"].shape[1]]


def _model(
    draft: Draft, given: tuple[str, int, list[str | int]], shapes: Mapping[str, list[str | int]]
) -> onnx.ModelProto:
    graph = helper.make_graph(
        draft.nodes,
        "reader",
        [helper.make_tensor_value_info(*given)],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()],
        draft.tensors,
    )
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="runut")


def _layers(draft: Draft, weights: Weights, where: str, numbers: range, x: str) -> str:
    for number in numbers:
        part = f"{where}.{number}."
        own = {name.removeprefix(part): value for name, value in weights.items() if name.startswith(part)}
        x = _layer(draft, own, f"{where}.{number}", x)
    return x


def _embedded(draft: Draft, weights: Weights) -> str:
    word = weights["encoder.word.weight"]
    if draft.ranges is None:
        x = draft.node("Gather", draft.constant("word", word), "ids")
    else:
        whole, scale = whole_numbers(word, axis=1)
        rows = draft.node("Cast", draft.node("Gather", draft.constant("word", whole), "ids"), to=TensorProto.FLOAT)
        x = draft.node("Mul", rows, draft.node("Gather", draft.constant("word.w", scale[:, None]), "ids"))
    length = draft.node("Slice", draft.node("Shape", "ids"), "one", "two")
    places = draft.node("Slice", draft.constant("places", weights["encoder.pos.weight"]), "zero", length, "zero")
    scale_and_shift = (draft.constant(f"ln.{kind}", weights[f"encoder.ln.{kind}"]) for kind in ("weight", "bias"))
    return draft.node("LayerNormalization", draft.node("Add", x, places), *scale_and_shift, epsilon=EPSILON, axis=-1)


def _layer(draft: Draft, own: Weights, name: str, x: str) -> str:
    levels = draft.levels(f"{name}.qkv", x)
    parts = (draft.dense(f"{name}.{k}", x, own[f"{k}.weight"].T, own[f"{k}.bias"], levels) for k in "qkv")
    seen = draft.node("MultiHeadAttention", *parts, ours=True, num_heads=HEADS)
    x = _normed(draft, own, name, ("ao", "aln"), x, seen)
    inner = draft.dense(f"{name}.fi", x, own["fi.weight"].T, own["fi.bias"])
    return _normed(draft, own, name, ("fo", "oln"), x, draft.node("Gelu", inner))


def _normed(draft: Draft, own: Weights, name: str, kinds: tuple[str, str], x: str, added: str) -> str:
    """Multiply *added* by the matrix *kinds*[0], add *x* and normalize by *kinds*[1].

    The fused SkipLayerNormalization is not vectorized on CPUs: it takes three times as long as these two.
    """
    dense, norm = kinds
    product = draft.dense(f"{name}.{dense}", added, own[f"{dense}.weight"].T, own[f"{dense}.bias"])
    rest = (draft.constant(f"{name}.{norm}.{part}", own[f"{norm}.{part}"]) for part in ("weight", "bias"))
    return draft.node("LayerNormalization", draft.node("Add", x, product), *rest, epsilon=EPSILON, axis=-1)


def _linear(draft: Draft, weights: Weights, head: str, x: str, out: str = "") -> str:
    product = draft.node("MatMul", x, draft.constant(f"{head}.weight", weights[f"{head}.weight"].T))
    return draft.node("Add", product, draft.constant(f"{head}.bias", weights[f"{head}.bias"]), name=out)


def _pair_heads(draft: Draft, weights: Weights, x: str) -> None:
    first = draft.node("Squeeze", draft.node("Slice", x, "zero", "one", "one"), "one")
    both = draft.node("Concat", first, draft.node("ReduceMean", x, "one", keepdims=0), axis=-1)
    inner = draft.node("Tanh", _linear(draft, weights, "pair_inner", both))
    for head in PAIR_OUTPUTS:
        _linear(draft, weights, head, inner, head)
