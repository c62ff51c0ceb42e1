"""What a store tells depends on the articles that are in it, and on nothing else: not on the order in which they came,
how often, what came and went, or what was judged and taken back."""

import io
import random
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from runut import pipeline
from runut.dossier import dossier
from runut.export import write_jsonl
from runut.page import page
from runut.records import Article, Judgement, content_id
from runut.sources import article_from_text, iter_articles
from runut.store import judge, open_store, remove, undo

DEMO = Path(str(files("runut") / "demo"))
LANDSLIDE = (
    "Tebing di Desa Wanasari longsor dan menimbun jalan ke Gunung Lamuri. Bupati Tirtawana Gilang Prakasa menyebut "
    "sedikitnya empat rumah tertimbun dan sembilan orang mengungsi ke balai desa Wanasari."
)
# Beside the demo a second story, of which two outlets print the same and one tells no day of its own, and one alone.
INVENTED = {
    "longsor-1.txt": f"Warta Lamuri - {LANDSLIDE} Longsor itu terjadi pada Senin (14/4/2031).",
    "longsor-2.txt": f"Pos Tirtawana - {LANDSLIDE} Longsor itu terjadi pada Senin (14/4/2031).",
    "longsor-3.txt": (
        "Warga Desa Wanasari di kaki Gunung Lamuri masih mengungsi pada Rabu (16/4) setelah tebing longsor. "
        "“Ada dua belas orang di balai desa Wanasari,” kata Bupati Tirtawana Gilang Prakasa."
    ),
    "longsor-4.txt": f"Kabar Palung, Selasa (15/4/2031) - {LANDSLIDE} Gilang membantah ada korban jiwa di Wanasari.",
    "panen.txt": "Petani bawang di Selandar memanen lebih awal, Selasa (15/4/2031), karena hujan tiba di Bojanegri.",
}
SEEN = "2031-05-01T00:00:00+00:00"
ARTICLES = [
    replace(article, first_seen=SEEN)
    for article in (*iter_articles([DEMO]), *(article_from_text(*one) for one in INVENTED.items()))
    if isinstance(article, Article)
]
PASSING = [  # one that would bind the two stories together, and one that belongs to the second
    replace(article_from_text(f"lewat-{number}.txt", text), first_seen=SEEN)
    for number, text in enumerate((f"{ARTICLES[0].text}\n\n{LANDSLIDE}", f"Radio Bahari - {LANDSLIDE}"))
]


@pytest.fixture(scope="module", autouse=True)
def _each_is_read_once():
    """Reading has tests of its own, and takes nearly all of the time."""
    read, known = pipeline.read, {}

    def read_once(article, *stages):
        if article not in known:
            known[article] = read(article, *stages)
        return known[article]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "read", read_once)
        yield


def add(store, articles):
    for outcome in pipeline.add(articles, store):
        assert isinstance(outcome, tuple), outcome


def told(store):
    """All that a reader is shown: the lines of the export, and the page of each story."""
    related = list(pipeline.related_in(store, pipeline.stories_of(store)))
    lines = io.StringIO()
    write_jsonl(related, lines)
    return [*lines.getvalue().splitlines(), *(page(dossier(each)) for each in related)]


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("arrival") / "store.db")) as store:
        add(store, ARTICLES)
        sizes = [len(story.articles) for story in pipeline.stories_of(store)]
        assert sizes == [10, 4, 1]  # or else the ways below would try less than they say
        return told(store)


# ---------------------------------------------------------------- ways to the same articles


def backwards(store):
    add(store, reversed(ARTICLES))


def shuffled(store):
    add(store, random.Random(4).sample(ARTICLES, len(ARTICLES)))


def one_by_one(store):
    """Stories are worked out after every article, from what they were before."""
    for article in random.Random(5).sample(ARTICLES, len(ARTICLES)):
        add(store, [article])
        pipeline.stories_of(store)


def twice(store):
    for article in ARTICLES:
        add(store, [article, article])
    add(store, reversed(ARTICLES))


def with_passing_articles(store):
    """What is removed leaves the others as if it had never come."""
    add(store, [PASSING[0], ARTICLES[0], ARTICLES[10]])
    assert len(pipeline.stories_of(store)) == 1
    add(store, [*ARTICLES, PASSING[1]])
    assert [len(story.articles) for story in pipeline.stories_of(store)] == [11, 5, 1]
    for article in PASSING:
        assert remove(store, article.source)


def removed_and_added_again(store):
    add(store, ARTICLES)
    pipeline.stories_of(store)
    for article in ARTICLES[3:12:2]:
        remove(store, article.source)
        pipeline.stories_of(store)
    add(store, ARTICLES[3:12:2])


def edited_and_back(store):
    """The latest version counts, and it is the one that was there first."""
    add(store, ARTICLES)
    pipeline.stories_of(store)
    text = f"{LANDSLIDE} {ARTICLES[0].text}"
    first = ARTICLES[0]
    add(store, [replace(article_from_text(first.source, text), first_seen=SEEN, location=first.location)])
    pipeline.stories_of(store)
    add(store, [first])


def judged_and_undone(store):
    add(store, ARTICLES)
    before = told(store)
    (related,) = pipeline.related_in(store, pipeline.stories_of(store)[:1])
    names = [entity.name for entity in related.entities if entity.type == "person"]
    sources = tuple(reading.article.source for reading in related.readings)
    for kind, one, other in (("merge", *names[:2]), ("merge", *names[2:4])):
        judge(store, Judgement(content_id("j", kind, one, other), kind, one, other, sources, "", SEEN))
    assert told(store) != before
    undo(store)
    undo(store)


@pytest.mark.parametrize(
    "way",
    [
        backwards,
        shuffled,
        one_by_one,
        twice,
        with_passing_articles,
        removed_and_added_again,
        edited_and_back,
        judged_and_undone,
    ],
)
def test_the_same_articles_tell_the_same(way, expected, tmp_path):
    with open_store(str(tmp_path / "store.db")) as store:
        way(store)
        assert told(store) == expected
