"""The reader in PyTorch: the encoder of multilingual-e5-small (BERT, post-layer-norm) and a head for each task."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from runut.text.labels import ACTS, ENTITY_LABELS, MARK_LABELS, PAIR_LABELS, RELATION_LABELS
from training.start import Start

EXIT = 8  # layers that words are read with (docs/decisions/0005: speed against accuracy)
BRANCH = 5  # of these, the ones that pairs share; above them pairs have layers of their own


class SharedDropout(nn.Module):
    """Dropout of whole channels, the same at every place of a window: a mask of batch x 1 x width.

    Drawing a mask for each place took a quarter of the training time on two cores.
    """

    share = 0.1

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (keep / (1 - self.share))


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.aln, self.oln = nn.LayerNorm(width, eps), nn.LayerNorm(width, eps)
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = SharedDropout()

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = (f(x).view(b, t, self.heads, w // self.heads).transpose(1, 2) for f in (self.q, self.k, self.v))
        a = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.aln(x + self.drop(self.ao(a.transpose(1, 2).reshape(b, t, w))))
        return self.oln(x + self.drop(self.fo(nn.functional.gelu(self.fi(x)))))


class Encoder(nn.Module):
    def __init__(self, start: Start, keep: np.ndarray | None = None) -> None:
        """*keep*: ids of the pieces kept, in the order of their new ids; None keeps all."""
        super().__init__()
        c, t = start.config, start.tensors
        width = int(c["H"])
        word = t["emb.word"].reshape(-1, width)
        word = word if keep is None else word[keep]
        self.word = nn.Embedding.from_pretrained(torch.tensor(word))
        self.pos = nn.Embedding.from_pretrained(torch.tensor(t["emb.pos"].reshape(-1, width) + t["emb.type"][:width]))
        self.ln = nn.LayerNorm(width, c["eps"])
        self.drop = SharedDropout()
        self.layers = nn.ModuleList(Layer(width, int(c["NH"]), int(c["FF"]), c["eps"]) for _ in range(int(c["NL"])))
        state = {"ln.weight": t["emb.ln.w"], "ln.bias": t["emb.ln.b"]}
        for i in range(int(c["NL"])):
            for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                for kind, tail in (("weight", "w"), ("bias", "b")):
                    state[f"layers.{i}.{name}.{kind}"] = t[f"l{i}.{name}.{tail}"]
        own = self.state_dict()
        self.load_state_dict({k: torch.tensor(v).view(own[k].shape) for k, v in state.items()}, strict=False)

    def forward(self, ids: Tensor, mask: Tensor, layers: int) -> Tensor:
        """Return the states (batch x length x width) after the first *layers* layers.

        *ids*, *mask* (1 for a piece, 0 for padding): batch x length.
        """
        positions = torch.arange(ids.shape[1], device=ids.device)
        return through(self.layers[:layers], self.drop(self.ln(self.word(ids) + self.pos(positions))), mask)


def through(layers: Iterable[nn.Module], x: Tensor, mask: Tensor) -> Tensor:
    """Return *x* (batch x length x width) after *layers*; *mask* as in `Encoder`."""
    bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
    for layer in layers:
        x = layer(x, bias)
    return x


class Words(NamedTuple):
    """Logits: batch x length x labels; *pooled*: batch x width, the mean of the states that the logits come from."""

    marks: Tensor
    acts: Tensor
    news: Tensor
    wiki: Tensor
    pooled: Tensor


class Pairs(NamedTuple):
    """Logits: batch x labels."""

    pair: Tensor
    relation: Tensor


class Reader(nn.Module):
    """All heads on one pass. *news* and *wiki* are entities by the habits of idner2k and of NERGrit."""

    own: nn.ModuleList | None  # the layers above `BRANCH` that read pairs, once they have parted

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.word.weight.shape[1]
        self.encoder, self.own = encoder, None
        self.marks, self.acts = nn.Linear(width, len(MARK_LABELS)), nn.Linear(width, len(ACTS))
        self.news, self.wiki = nn.Linear(width, len(ENTITY_LABELS)), nn.Linear(width, len(ENTITY_LABELS))
        self.pair_inner, self.pair = nn.Linear(2 * width, width), nn.Linear(width, len(PAIR_LABELS))
        self.relation = nn.Linear(width, len(RELATION_LABELS))

    def part(self) -> None:
        """Give pairs layers of their own above `BRANCH`, at first the encoder's, which keeps those up to `EXIT`."""
        self.own = deepcopy(self.encoder.layers[BRANCH:])
        del self.encoder.layers[EXIT:]

    def words(self, ids: Tensor, mask: Tensor) -> Words:
        x = self.encoder(ids, mask, EXIT)
        return Words(self.marks(x), self.acts(x), self.news(x), self.wiki(x), _mean(x, mask))

    def judged(self, ids: Tensor, mask: Tensor) -> Pairs:
        own = self.encoder.layers[BRANCH:] if self.own is None else self.own
        x = through(own, self.encoder(ids, mask, BRANCH), mask)
        inner = torch.tanh(self.pair_inner(torch.cat([x[:, 0], _mean(x, mask)], -1)))
        return Pairs(self.pair(inner), self.relation(inner))


def _mean(x: Tensor, mask: Tensor) -> Tensor:
    weight = mask[:, :, None].to(x.dtype)
    return (x * weight).sum(1) / weight.sum(1)
