"""A stream: the articles of ../shared/news into a store in order of publication, their stories kept up as they come.

    python -m eval.stream STORE [--articles N]

STORE is a new file, or one that this command began. Prints at a sixteenth, a quarter and all of the articles how many
were taken a second, how long each took to be kept and put into its story, and the peak of memory; at the end, as which
power of the number of articles, and of their characters (the oldest articles are the shortest), the time grows. The
stories are worked out after every hundred. It may be broken off and begun again: STORE.json tells how far it came and
how long that took.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from itertools import islice
from pathlib import Path
from statistics import linear_regression

from eval.bench import corpus
from runut.pipeline import add, stories_of
from runut.records import Article
from runut.store import open_store

AT_ONCE = 100  # articles after which the stories are worked out and the time is noted


@dataclass(frozen=True, slots=True)
class Spent:
    """What *articles*, with their *characters*, took: *seconds* by the clock, and those in which the processor was
    at work for the thread that keeps them and finds their stories while others read; the peak of memory in MiB."""

    articles: int = 0
    seconds: float = 0.0
    keeping_s: float = 0.0
    memory: int = 0
    characters: int = 0


def stream(articles: Sequence[Article], path: Path, taking_s: float) -> list[Spent]:
    """Add *articles* to the store at *path*, print and return what they took at each mark; *taking_s* is what each took
    to be taken from its file."""
    notes = path.with_name(f"{path.name}.json")
    told = [Spent(*row) for row in json.loads(notes.read_text())] if notes.exists() else []
    spent = told.pop() if told else Spent()
    marks = {len(articles) // 16, len(articles) // 4, len(articles)}
    with open_store(str(path)) as store:
        while spent.articles < len(articles):
            batch = articles[spent.articles : spent.articles + AT_ONCE]
            clock, thread = time.perf_counter(), time.thread_time()
            for _ in add(batch, store):
                pass
            found = stories_of(store)
            spent = Spent(
                spent.articles + len(batch),
                spent.seconds + time.perf_counter() - clock + taking_s * len(batch),
                spent.keeping_s + time.thread_time() - thread,
                max(spent.memory, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024),
                spent.characters + sum(len(article.text) for article in batch),
            )
            if spent.articles in marks:
                tell(spent, len(found))
                told.append(spent)
            notes.write_text(json.dumps([astuple(each) for each in (*told, spent)]))
    return told


def tell(spent: Spent, stories: int) -> None:
    each_ms = 1000 * spent.keeping_s / spent.articles
    print(
        f"{spent.articles:6} articles, {stories:6} stories: {spent.seconds:8.0f} s, "
        f"{spent.articles / spent.seconds:5.1f} a second; kept and put into stories in {each_ms:.1f} ms each; "
        f"memory at most {spent.memory} MiB",
        flush=True,
    )


def power(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Return the slope of the line that fits the logarithms best."""
    return linear_regression([math.log(size) for size in sizes], [math.log(each) for each in seconds]).slope


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path, metavar="STORE")
    parser.add_argument("--articles", type=int, default=16_000, metavar="N", help="a multiple of 1600")
    told = parser.parse_args()
    if told.articles <= 0 or told.articles % (16 * AT_ONCE):
        parser.error(f"--articles takes a multiple of {16 * AT_ONCE}, not {told.articles}")
    start = time.perf_counter()
    articles = [replace(article, location=None) for article in islice(corpus(), told.articles)]
    taking_s = (time.perf_counter() - start) / len(articles)
    articles.sort(key=lambda article: (article.published.value or "~", article.id))
    marks = stream(articles, told.store, taking_s)
    for told_as, sizes in (
        ("articles", [each.articles for each in marks]),
        ("characters", [each.characters for each in marks]),
    ):
        print(
            f"The time grows as the {told_as} to the power of {power(sizes, [each.seconds for each in marks]):.3f}, "
            f"what keeping them takes to that of {power(sizes, [each.keeping_s for each in marks]):.3f}."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
