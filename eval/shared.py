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
ELSEWHERE = ("working", "held-out", "fresh", "fresh-held-out")  # sets of single articles that we annotated
ELSEWHERE_LINKS = ("working", "opened", "held-out")  # sets of stories whose links we annotated

Gold = dict[str, Any]  # one article's annotation, in the form of ../shared/annotation/dev


def shared_gold() -> dict[str, Gold]:
    """Return the annotations of ../shared by article."""
    return {path.stem: json.loads(path.read_text()) for path in sorted(GOLD.glob("*.json"))}


def elsewhere_gold(name: str) -> dict[str, Gold]:
    """Return our own annotations of other articles of ../shared/news: *name* is a file of elsewhere/."""
    path = Path(__file__).parent / "elsewhere" / f"{name}.jsonl"
    rows = map(json.loads, path.read_text(encoding="utf8").splitlines())
    return {row["doc"]: row for row in rows}


def elsewhere_links(name: str) -> tuple[dict[str, Gold], dict[str, Any]]:
    """Return our own links of other stories of ../shared/news as (annotations, links) in the form of links-dev.json.

    *name* is working, opened or held-out. Each story also names its articles. The files refer to places as
    ``article@start-end``; the annotations returned hold just these places, for the scorer to find by number.
    """
    path = Path(__file__).parent / "elsewhere" / f"links-{name}.json"
    links: dict[str, Any] = json.loads(path.read_text(encoding="utf8"))
    gold: dict[str, Gold] = {}

    def referred(place: str, kind: str) -> str:
        doc, _, span = place.rpartition("@")
        row = gold.setdefault(doc, {"doc": doc, "statements": [], "quantities": []})
        start, end = map(int, span.split("-"))
        rows = row["quantities" if kind == "Q" else "statements"]
        rows.append({"span": [start, end], "cmp": None} if kind == "Q" else {"content": [start, end], "act": None})
        return f"{doc}:{kind}{len(rows) - 1}"

    for story in links.values():
        for measure in story["measures"].values():
            measure["quantities"] = [referred(place, "Q") for place in measure["quantities"]]
        story["claims"] = {slug: [referred(p, "S") for p in places] for slug, places in story["claims"].items()}
        for conflict in story["conflicts"]:
            conflict["members"] = [referred(place, "S") for place in conflict["members"]]
    return gold, links


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
