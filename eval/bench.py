"""Speed as ratios within one run: the machine is shared, so seconds alone say little.

    python -m eval.bench [--articles N]     text of the demo story; ../shared/seeds and ../shared/news where present

Prints the start of the bare interpreter, demo and seeds to HTML from a cold start as multiples of it, articles a
second through `pipeline.read_all`, the peak of memory at N and at 4 N articles, and the time of the reader model alone,
of which the whole pipeline is a multiple; and how long one article takes that joins a story of a hundred, from its text
to the page, in a process that has shown the story before; where the news has no story so large, its reports come again
from invented outlets with other counts.
"""

from __future__ import annotations

import argparse
import itertools
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path

from eval.shared import SHARED, news_files
from runut.page import page
from runut.pipeline import AT_ONCE, add, made_by, read, read_all, stories_in, stories_of
from runut.records import Article, Reading
from runut.showing import show
from runut.sources import article_from_text, iter_articles
from runut.store import Store, keep, open_store
from runut.text import annotate
from runut.text.reader import pieces_read, reader
from runut.tracking import follow

_MOST = 101  # reports of the story, with the one more that joins
_COUNT = re.compile(r"(?<![\d.,/:-])\d+(?= [a-z])")  # "41 orang", but neither "29 Oktober" nor "pukul 09.30 pagi"


def seconds(command: list[str], times: int = 3) -> float:
    """Return the fastest of *times* runs of *command* from a cold start, in seconds."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    return best


def corpus() -> Iterator[Article]:
    """Yield the articles of ../shared/news, or the demo's over and over."""
    if news_files():
        yield from (a for a in iter_articles([Path(p) for p in news_files()]) if isinstance(a, Article))
        return
    demo = Path(__file__).resolve().parents[1] / "src" / "runut" / "demo"
    articles = [a for a in iter_articles([demo]) if isinstance(a, Article)]
    yield from itertools.cycle(articles)


def encoder_seconds(articles: Sequence[Article]) -> float:
    """Return how long the reader model alone takes over the words of *articles*; 0 where there is none."""
    model = reader()
    if model is None:
        return 0.0
    texts = [doc for doc in map(annotate, articles) if doc.sentences]
    start = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(partial(pieces_read, model), texts))
    return time.perf_counter() - start


def read_and_tell(articles: Sequence[Article]) -> float:
    """Read *articles*, print how fast it went, and return how many seconds it took."""
    start = time.perf_counter()
    characters = sum(len(found.article.text) for found in read_all(articles) if isinstance(found, Reading))
    spent = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"read {len(articles):6} articles:    {spent:8.3f} s   {len(articles) / spent:6.1f} a second, "
        f"{characters / len(articles):.0f} characters each; memory at most {peak:.0f} MiB"
    )
    return spent


def one_matter(articles: Iterator[Article]) -> list[Reading]:
    """Return the largest story among the articles whose titles share the commonest pair of words."""
    titled: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        for pair in set(pairwise((article.title or "").lower().split())):
            titled.setdefault(pair, []).append(article)
    common = max(titled.values(), key=len)
    by_id = {found.article.id: found for found in read_all(common) if isinstance(found, Reading)}
    return [by_id[article] for article in stories_in(by_id.values())[0].articles[:_MOST]]


def _more(by: int, count: re.Match[str]) -> str:
    return str(int(count[0]) + by)


def told_again(readings: Sequence[Reading]) -> list[Reading]:
    """Return as many reports as are wanted: those of *readings*, and before them each again with its own counts, from
    an outlet of its own."""
    missing = _MOST - len(readings)
    again = [
        article_from_text(
            f"{article.source}-{n}",
            _COUNT.sub(partial(_more, n), article.text),
            title=article.title,
            outlet=f"Warta Nomor {n}",
            published=article.published,
        )
        for n, article in zip(range(1, missing + 1), itertools.cycle(one.article for one in readings))
    ]
    return [*(found for found in read_all(again) if isinstance(found, Reading)), *readings]


def shown(store: Store) -> int:
    """Show the largest story of *store* as its page; return how many reports it has."""
    story = stories_of(store)[0]
    page(show(store, story).dossier)
    return len(story.articles)


def join_and_tell(readings: Sequence[Reading]) -> None:
    """Print how long it takes from the text of the last of *readings* to the page of the story that they tell."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "hundred.db"))
        for reading in readings[:-1]:
            keep(store, reading)
            follow(store, reading, made_by(relating=True))
        shown(store)
        start = time.perf_counter()
        list(add([readings[-1].article], store))
        added = time.perf_counter()
        reports = shown(store)
        spent = time.perf_counter() - start
        told = f"{added - start:.3f} s of it to read and keep it, {spent / (added - start):.1f} times as long"
        print(f"one more, story of {reports}: {spent:8.3f} s   {told}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    count = parser.parse_args().articles
    bare = seconds([sys.executable, "-c", "pass"])
    print(f"python, bare start:      {bare:8.3f} s")
    with tempfile.TemporaryDirectory() as folder:
        page = str(Path(folder) / "page.html")
        jobs = {"demo to HTML": ["demo", "-o", page]}
        seeds = sorted(map(str, (SHARED / "seeds").glob("*.txt")))
        if seeds:
            jobs["seeds to HTML"] = ["dossier", *seeds, "-o", page]
        for name, job in jobs.items():
            cold = seconds([sys.executable, "-m", "runut", *job])
            print(f"{name + ':':24} {cold:8.3f} s   {cold / bare:6.1f} bare starts")
    articles = list(itertools.islice(corpus(), 4 * count))
    read(articles[0])
    alone = encoder_seconds(articles[:count])
    spent = read_and_tell(articles[:count])
    if alone:
        many = f"{count / alone:6.1f} a second; the pipeline takes {spent / alone:.2f} times as long"
        print(f"reader alone, {count}:     {alone:8.3f} s   {many}")
    read_and_tell(articles)
    if news_files():
        join_and_tell(told_again(one_matter(corpus())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
