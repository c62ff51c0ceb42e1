"""Measure the grammar and hold it against floors.json.

    python -m eval.run                      own sentences; where ../shared is present, the annotated articles too
    python -m eval.run --verbose            every error, of the working stories only
    python -m eval.run --story NAME         one story alone
    python -m eval.run --raise-floors       write today's numbers into floors.json where they are higher

The held-out stories are never read for errors: their numbers tell how the grammar does on the next story.
Exit status 1 if a floor is missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence, Set
from importlib.resources import files
from pathlib import Path

from eval.own import score_own
from runut.export import write_jsonl
from runut.pipeline import read, related, stories_in
from runut.records import Article, Reading
from runut.sources import iter_articles

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("RUNUT_SHARED", ROOT.parent / "shared"))
GOLD = SHARED / "annotation" / "dev"
FLOORS = Path(__file__).parent / "floors.json"
HELD_OUT = frozenset({"kkn-ugm-maluku", "evakuasi-wni-iran"})
HELD = frozenset(  # the measures that have floors
    {"statement_f1", "tight", "speaker", "act", "said", "mode", "attribution_f1", "quantity_f1", "comparator"}
    | {
        "date_f1",
        "date_value",
        "offsets",
        "bcubed_f1",
        "figure_f1",
        "figure_p",
        "claim_f1",
        "claim_p",
        "conflict_recall",
    }
)


def gold_stories() -> dict[str, str]:
    """Map each annotated article to its story."""
    return {path.stem: json.loads(path.read_text())["story"] for path in sorted(GOLD.glob("*.json"))}


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


def write_export(readings: Sequence[Reading], path: Path, *, one_story: bool) -> None:
    stories = stories_in(readings, one_story=one_story)
    by_id = {reading.article.id: reading for reading in readings}
    with path.open("a", encoding="utf8") as out:
        write_jsonl((related(story, [by_id[i] for i in story.articles]) for story in stories), out)


def tool(name: str, *arguments: str, verbose: bool = False) -> dict[str, float]:
    """Run a scorer of ../shared/tools and return the measures of its last line."""
    command = [sys.executable, str(SHARED / "tools" / f"{name}.py"), *arguments, *["--verbose"] * verbose]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.stderr:
        sys.exit(f"{name}.py failed:\n{done.stderr}")
    *errors, last = done.stdout.strip().splitlines()
    if verbose:
        print("\n".join(errors))
    return {key: float(value) for key, value in (pair.split("=") for pair in last.split())}


def score(exported: Path, docs: set[str], *, verbose: bool = False) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        for doc in docs:
            shutil.copy(GOLD / f"{doc}.json", folder)
        return tool("score", str(exported), folder, "--news", *news_files(), verbose=verbose)


def measure(options: argparse.Namespace, folder: Path) -> dict[str, dict[str, float]]:
    """Return measures by group: own, and where ../shared is present all, working, held-out, links, stories."""
    demo = [a for a in iter_articles([Path(str(files("runut") / "demo"))]) if isinstance(a, Article)]
    results = {"own": score_own([read(a) for a in demo])}
    if not GOLD.is_dir():
        print(f"SKIPPED: {GOLD} is not there, so the annotated articles are not measured")
        return results
    stories = gold_stories()
    if options.story:
        stories = {doc: story for doc, story in stories.items() if story == options.story}
    groups = {
        "all": set(stories),
        "working": {doc for doc, story in stories.items() if story not in HELD_OUT},
        "held-out": {doc for doc, story in stories.items() if story in HELD_OUT},
    }
    exported = folder / "dev.jsonl"
    articles = news(set(stories), folder)
    for story in sorted(set(stories.values())):
        write_export([read(a) for a in articles if stories[a.source] == story], exported, one_story=True)
    results |= {
        name: score(exported, docs, verbose=options.verbose and name == "working")
        for name, docs in groups.items()
        if docs
    }
    annotation = SHARED / "annotation"
    if not options.story:
        links = [str(exported), str(annotation / "links-dev.json"), str(GOLD), "--news", *news_files()]
        results["links"] = tool("score_links", *links)
        gold = annotation / "stories-dev.json"
        wanted = {doc for docs in json.loads(gold.read_text()).values() for doc in docs}
        streamed = folder / "stories.jsonl"
        write_export([read(a) for a in news(wanted, folder)], streamed, one_story=False)
        results["stories"] = tool("score_stories", str(streamed), str(gold))
    return results


def check_floors(results: dict[str, dict[str, float]], *, raise_them: bool) -> list[str]:
    """Return what is below its floor; floors are kept to three decimals, rounded down."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text())
    short = []
    for group, measures in results.items():
        held = floors.setdefault(group, {})
        for name in (name for name in measures if name in HELD):
            if measures[name] < held.get(name, 0):
                short.append(f"{group} {name} {measures[name]:.3f} < {held[name]}")
            if raise_them:
                held[name] = max(held.get(name, 0), math.floor(measures[name] * 1000) / 1000)
    if raise_them:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    return short


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--story")
    parser.add_argument("--raise-floors", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = measure(options, Path(folder))
    for group, measures in results.items():
        print(f"{group}: " + " ".join(f"{name}={value:.3f}" for name, value in measures.items()))
    if options.story:
        return 0
    short = check_floors(results, raise_them=options.raise_floors)
    print("below its floor: " + "; ".join(short) if short else "every floor holds")
    return bool(short)


if __name__ == "__main__":
    sys.exit(main())
