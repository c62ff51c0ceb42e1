"""Measure the grammar and hold it against floors.json.

    python -m eval.run                      own sentences; where ../shared is present, the annotated articles too
    python -m eval.run --verbose            every error, of the working stories only
    python -m eval.run --story NAME         one story alone
    python -m eval.run --grammar            without the reader model
    python -m eval.run --raise-floors       write today's numbers into floors.json where they are higher

The held-out stories, and the held-out articles of elsewhere/, are never read for errors: their numbers tell how the
grammar does on the next story. A floor is set half a point below what was measured, so that a change that helps other
articles may cost one statement here.
Exit status 1 if a floor is missed.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from eval.heads import measure_reader
from eval.marks import fold_marks
from eval.own import score_own
from eval.shared import (
    ANNOTATION,
    ELSEWHERE,
    ELSEWHERE_LINKS,
    GOLD,
    HELD_OUT,
    SHARED,
    Gold,
    elsewhere_gold,
    elsewhere_links,
    news,
    news_files,
    shared_gold,
)
from runut.export import write_jsonl
from runut.pipeline import STAGES, Stage, made_by, read, related, stories_in, stories_of
from runut.records import Article, Reading
from runut.sources import iter_articles
from runut.store import keep, open_store
from runut.tracking import follow

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.005
ORDERS = (1, 2)  # seeds of the orders in which the articles of the stories arrive in a store
ARRIVING = 60  # articles between two looks at its stories
HELD = frozenset(  # the measures that have floors
    {"statement_f1", "tight", "speaker", "act", "said", "mode", "attribution_f1", "quantity_f1", "comparator"}
    | {
        "date_f1",
        "date_value",
        "offsets",
        "bcubed_f1",
        "figure_f1",
        "figure_p",
        "figure_reach",
        "claim_f1",
        "claim_p",
        "claim_reach",
        "conflict_recall",
        "entity_f1",
        "orders",
        "accuracy",
        "contradiction_f1",
    }
)


MODEL = tuple(replace(stage, run=fold_marks) if stage.name == "mark" else stage for stage in STAGES)
GRAMMAR = tuple(replace(stage, run=lambda doc: doc) if stage.name == "mark" else stage for stage in STAGES)
Results = dict[str, dict[str, float]]


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


def score(exported: Path, gold: Iterable[Gold], *, verbose: bool = False) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        for annotation in gold:
            (Path(folder) / f"{annotation['doc']}.json").write_text(json.dumps(annotation), encoding="utf8")
        return tool("score", str(exported), folder, "--news", *news_files(), verbose=verbose)


def measure_shared(folder: Path, stages: Sequence[Stage], *, verbose: bool, story: str | None) -> Results:
    """Score the annotated articles of ../shared, each story related by itself, and the links between them."""
    gold = {doc: row for doc, row in shared_gold().items() if story in (None, row["story"])}
    exported = folder / "dev.jsonl"
    articles = news(set(gold), folder)
    for name in sorted({row["story"] for row in gold.values()}):
        write_export([read(a, stages) for a in articles if gold[a.source]["story"] == name], exported, one_story=True)
    working = [row for row in gold.values() if row["story"] not in HELD_OUT]
    held_out = [row for row in gold.values() if row["story"] in HELD_OUT]
    groups = {"all": list(gold.values()), "working": working, "held-out": held_out}
    results = {
        name: score(exported, rows, verbose=verbose and name == "working") for name, rows in groups.items() if rows
    }
    if story is None:
        links = [str(exported), str(ANNOTATION / "links-dev.json"), str(GOLD), "--news", *news_files()]
        results["links"] = tool("score_links", *links)
    return results


def measure_stories(folder: Path, stages: Sequence[Stage]) -> dict[str, float]:
    """Score which articles of two days are put into one story, and tell whether a store has the same stories."""
    gold = ANNOTATION / "stories-dev.json"
    wanted = {doc for docs in json.loads(gold.read_text()).values() for doc in docs}
    exported = folder / "stories.jsonl"
    readings = [read(a, stages) for a in news(wanted, folder)]
    write_export(readings, exported, one_story=False)
    return tool("score_stories", str(exported), str(gold)) | {"orders": orders_agreeing(readings, folder)}


def orders_agreeing(readings: Sequence[Reading], folder: Path) -> float:
    """Return the share of two random orders of arrival in which a store ends in the stories of *readings* taken at
    once: the same articles, title, days and reason. The stories are looked for again and again as they arrive."""
    expected, agreeing = stories_in(readings), 0
    for seed in ORDERS:
        arriving = random.Random(seed).sample(readings, len(readings))
        with open_store(str(folder / f"order-{seed}.db")) as store:
            for number, reading in enumerate(arriving, 1):
                keep(store, reading)
                follow(store, reading, made_by(relating=True))
                if number % ARRIVING == 0:
                    stories_of(store)
            found = stories_of(store)
        if found == expected:
            agreeing += 1
        else:
            others = len(set(found).symmetric_difference(expected))
            print(f"order of arrival {seed}: {others} stories are not those of all articles at once")
    return agreeing / len(ORDERS)


def measure_elsewhere(folder: Path, stages: Sequence[Stage], name: str, *, verbose: bool) -> dict[str, float]:
    """Score single articles of other outlets and stories, annotated by us."""
    gold = elsewhere_gold(name)
    exported = folder / f"elsewhere-{name}.jsonl"
    for article in news(set(gold), folder):
        write_export([read(article, stages)], exported, one_story=True)
    return score(exported, gold.values(), verbose=verbose and not name.endswith("held-out"))


def measure_links(folder: Path, stages: Sequence[Stage], name: str, *, verbose: bool) -> dict[str, float]:
    """Score the links between articles of other stories, annotated by us."""
    gold, links = elsewhere_links(name)
    exported = folder / f"links-{name}.jsonl"
    for story in links.values():
        write_export([read(a, stages) for a in news(set(story["articles"]), folder)], exported, one_story=True)
    places = folder / f"links-{name}"
    places.mkdir()
    for doc, row in gold.items():
        (places / f"{doc}.json").write_text(json.dumps(row), encoding="utf8")
    wanted = folder / f"links-{name}.json"
    wanted.write_text(json.dumps(links), encoding="utf8")
    shown = verbose and name != "held-out"
    return tool("score_links", str(exported), str(wanted), str(places), "--news", *news_files(), verbose=shown)


def measure(options: argparse.Namespace, folder: Path) -> Results:
    stages = GRAMMAR if options.grammar else MODEL
    demo = [a for a in iter_articles([Path(str(files("runut") / "demo"))]) if isinstance(a, Article)]
    results: Results = {"own": score_own([read(a, stages) for a in demo])}
    if not GOLD.is_dir():
        print(f"SKIPPED: {GOLD} is not there, so no annotated article is measured")
        return results
    results |= measure_shared(folder, stages, verbose=options.verbose, story=options.story)
    if options.story is None:
        results["stories"] = measure_stories(folder, stages)
        for name in ELSEWHERE:
            results[f"elsewhere {name}"] = measure_elsewhere(folder, stages, name, verbose=options.verbose)
        for name in ELSEWHERE_LINKS:
            results[f"elsewhere links {name}"] = measure_links(folder, stages, name, verbose=options.verbose)
        if not options.grammar:
            results |= measure_reader()
    return results


def check_floors(results: Results, *, raise_them: bool) -> list[str]:
    """Return what is below its floor; with *raise_them*, lift the floors to `SLACK` below *results*."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text())
    short = []
    for group, measures in results.items():
        held = floors.setdefault(group, {})
        for name in (name for name in measures if name in HELD):
            if measures[name] < held.get(name, 0):
                short.append(f"{group} {name} {measures[name]:.3f} < {held[name]}")
            if raise_them:
                held[name] = max(held.get(name, 0), math.floor((measures[name] - SLACK) * 1000) / 1000)
    if raise_them:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    return short


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--story")
    parser.add_argument("--grammar", action="store_true")
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
