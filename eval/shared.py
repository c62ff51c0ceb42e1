"""Where ../shared lies, and what is read from it: annotations, our own of other articles, the news."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Set
from pathlib import Path
from typing import Any

from runut.records import Article
from runut.sources import iter_articles

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("RUNUT_SHARED", ROOT.parent / "shared"))
ANNOTATION = SHARED / "annotation"
GOLD = ANNOTATION / "dev"
HELD_OUT = frozenset({"kkn-ugm-maluku", "evakuasi-wni-iran"})

Gold = dict[str, Any]  # one article's annotation, in the form of ../shared/annotation/dev


def shared_gold() -> dict[str, Gold]:
    """Return the annotations of ../shared by article."""
    return {path.stem: json.loads(path.read_text()) for path in sorted(GOLD.glob("*.json"))}


def elsewhere_gold(name: str) -> dict[str, Gold]:
    """Return our own annotations of other articles of ../shared/news: *name* is working or held-out."""
    path = Path(__file__).parent / "elsewhere" / f"{name}.jsonl"
    rows = map(json.loads, path.read_text(encoding="utf8").splitlines())
    return {row["doc"]: row for row in rows}


def news_files() -> list[str]:
    return [str(path) for path in sorted((SHARED / "news").glob("*.jsonl.gz"))]


def news(wanted: Set[str], folder: Path) -> list[Article]:
    """Return the articles of ../shared/news whose ids are *wanted*, as `runut add` reads them from *folder*."""
    chosen = folder / f"news-{len(wanted)}.jsonl"
    with chosen.open("w", encoding="utf8") as out:
        for path in news_files():
            with gzip.open(path, "rt", encoding="utf8") as lines:
                out.writelines(line for line in lines if json.loads(line)["id"] in wanted)
    return [item for item in iter_articles([chosen]) if isinstance(item, Article)]
