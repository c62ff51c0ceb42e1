"""Export the annotated articles of ../shared through the real pipeline and score them.

    python -m eval.run                      all stories, the working ones, the held-out ones; floors checked
    python -m eval.run --verbose            every error, of the working stories only
    python -m eval.run --story NAME         one story alone

The held-out stories are never read for errors: their numbers tell how the grammar does on the next story.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from runut.export import reading_rows
from runut.pipeline import read
from runut.records import DateValue
from runut.sources import article_from_text

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "annotation" / "dev"
HELD_OUT = frozenset({"kkn-ugm-maluku", "evakuasi-wni-iran"})


def gold_stories() -> dict[str, str]:
    """Map each annotated article to its story."""
    return {path.stem: json.loads(path.read_text())["story"] for path in sorted(GOLD.glob("*.json"))}


def news(wanted: set[str]) -> list[dict[str, str]]:
    found = []
    for path in sorted((SHARED / "news").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as lines:
            found += [row for row in map(json.loads, lines) if row["id"] in wanted]
    return found


def published(value: str | None) -> DateValue:
    """Read the news files' day, which may lack its zeros (2013-12-5) and its zone."""
    if not value:
        return DateValue()
    day, _, clock = value.partition("T")
    year, month, date = day.split("-")
    iso = f"{year}-{int(month):02}-{int(date):02}"
    return DateValue(f"{iso}T{clock[:5]}", "minute", "stated") if clock else DateValue(iso, "day", "stated")


def export(rows: list[dict[str, str]], path: Path) -> None:
    with path.open("w", encoding="utf8") as out:
        for row in rows:
            article = article_from_text(
                row["id"],
                row["text"],
                title=row["title"],
                outlet=row["outlet"],
                byline=row["author"],
                published=published(row["published"]),
                url=row["url"],
            )
            for line in reading_rows(read(article), None):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


def score(exported: Path, docs: set[str], *, verbose: bool = False) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        for doc in docs:
            shutil.copy(GOLD / f"{doc}.json", folder)
        command = [sys.executable, str(SHARED / "tools" / "score.py"), str(exported), folder]
        command += ["--verbose"] * verbose
        command += ["--news", *map(str, sorted((SHARED / "news").glob("*.jsonl.gz")))]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    *errors, last = done.stdout.strip().splitlines()
    if verbose:
        print("\n".join(errors))
    return {key: float(value) for key, value in (pair.split("=") for pair in last.split())}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--story")
    options = parser.parse_args()
    stories = gold_stories()
    groups = {
        "all": set(stories),
        "working": {doc for doc, story in stories.items() if story not in HELD_OUT},
        "held-out": {doc for doc, story in stories.items() if story in HELD_OUT},
    }
    if options.story:
        groups = {options.story: {doc for doc, story in stories.items() if story == options.story}}
    with tempfile.TemporaryDirectory() as folder:
        exported = Path(folder) / "export.jsonl"
        export(news(set.union(*groups.values())), exported)
        if options.verbose and not options.story:
            score(exported, groups["working"], verbose=True)
        results = {
            name: score(
                exported, docs, verbose=bool(options.verbose and options.story not in HELD_OUT and options.story)
            )
            for name, docs in groups.items()
        }
    for key in next(iter(results.values())):
        print(f"{key:20}" + "".join(f"{name:>24} {result[key]:7.3f}" for name, result in results.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
