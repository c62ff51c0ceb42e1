"""What is compared of each article, the words that find what to compare it with, and the likeness of the pairs.

Functions that take a connection stand in the transaction of whoever calls them, so that an article is followed whole
or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, bindparam, or_, select, union_all

from runut.records import Outline
from runut.store import schema
from runut.store.codec import decode, dumps
from runut.store.opening import Store

_REMEMBERED = 4_000  # outlines, some 50 MB: what arrives is compared with the same few days again and again
MOST_NAMED = 500  # ids in one query, below any database's limit of parameters
T = TypeVar("T")

# What is asked for every arrival is put together once: SQLAlchemy takes longer for that than SQLite for the answer.
_KEYS: BindParameter[str] = bindparam("keys", expanding=True)
_RULES_OF = select(schema.outlines.c.made_by).where(schema.outlines.c.article == bindparam("key"))
_FILL = (
    schema.outlines.update()
    .where(schema.outlines.c.article == bindparam("key"))
    .values(made_by=bindparam("made_by"), record=bindparam("record"))
)
_SHARING = select(schema.telling.c.article, schema.telling.c.word, schema.telling.c.place).where(
    schema.telling.c.word.in_(bindparam("words", expanding=True)), schema.telling.c.article != bindparam("own")
)
_SHARING_IN_WINDOW = union_all(  # not one with "or", for which SQLite reads all days of each word
    _SHARING.where(schema.telling.c.day.between(bindparam("first"), bindparam("last"))),
    _SHARING.where(schema.telling.c.day == ""),
)
_OUTLINES = select(schema.outlines.c.article, schema.outlines.c.record).where(schema.outlines.c.article.in_(_KEYS))
_LINKS = select(schema.links).where(schema.links.c.article.in_(_KEYS))


def batched(items: Sequence[T], size: int = MOST_NAMED) -> Iterator[list[T]]:
    each = iter(items)
    while batch := list(islice(each, size)):
        yield batch


def wait(connection: Connection, article: str) -> None:
    """Let *article*, now the latest version of its source, wait to be compared."""
    connection.execute(schema.outlines.insert(), [{"article": article, "made_by": "", "record": ""}])


def pending(store: Store, made_by: str) -> tuple[str, ...]:
    """Return the ids of the articles that have no outline by *made_by*, by publication."""
    articles, outlines = schema.articles, schema.outlines
    others = or_(outlines.c.made_by < made_by, outlines.c.made_by > made_by)  # two parts of an index; != reads it all
    query = select(articles.c.id).join(outlines, outlines.c.article == articles.c.id).where(others)
    with store.reading() as connection:
        return tuple(connection.execute(query.order_by(articles.c.published, articles.c.id)).scalars())


def keep_outline(connection: Connection, outline: Outline, telling: Sequence[str], made_by: str) -> bool:
    """Keep *outline* instead of an older one of its article, whose links and place in a story go with it.

    Return False, and keep nothing, where the article is no longer the latest version of its source: others may have
    added or removed meanwhile.
    """
    before = connection.execute(_RULES_OF, {"key": outline.article}).scalar()
    if before is None:
        return False
    if before:
        withdraw(connection, [outline.article])
        wait(connection, outline.article)
    connection.execute(_FILL, {"key": outline.article, "made_by": made_by, "record": dumps(outline)})
    connection.execute(schema.members.insert(), [{"article": outline.article, "story": None}])
    if telling:
        words = [
            {"word": word, "article": outline.article, "place": place, "day": outline.day or ""}
            for place, word in enumerate(telling)
        ]
        connection.execute(schema.telling.insert(), words)
    return True


def withdraw(connection: Connection, articles: Sequence[str]) -> None:
    """Take *articles* out of what is compared; the stories they were in are to be worked out anew."""
    outlines, telling, links = schema.outlines, schema.telling, schema.links
    members, stories = schema.members, schema.stories
    for batch in batched(articles):
        left = select(members.c.story).where(members.c.article.in_(batch))
        connection.execute(stories.update().where(stories.c.id.in_(left)).values(stale=True))
        connection.execute(members.delete().where(members.c.article.in_(batch)))
        linked = connection.execute(select(links.c.other).distinct().where(links.c.article.in_(batch))).scalars().all()
        for others in batched(linked):
            connection.execute(links.delete().where(links.c.article.in_(others), links.c.other.in_(batch)))
        connection.execute(links.delete().where(links.c.article.in_(batch)))
        connection.execute(telling.delete().where(telling.c.article.in_(batch)))
        connection.execute(outlines.delete().where(outlines.c.article.in_(batch)))


def sharing(
    connection: Connection, outline: Outline, words: Sequence[str], window_days: int
) -> list[tuple[str, str, int]]:
    """Return where else *words* are telling: article, word, place; within *window_days* of a dated outline."""
    asked: dict[str, Any] = {"words": words, "own": outline.article}
    if outline.day is None:
        return [(article, word, place) for article, word, place in connection.execute(_SHARING, asked).all()]
    day, window = date.fromisoformat(outline.day), timedelta(days=window_days)
    asked |= {"first": (day - window).isoformat(), "last": (day + window).isoformat()}
    return [(article, word, place) for article, word, place in connection.execute(_SHARING_IN_WINDOW, asked).all()]


def outlines_of(connection: Connection, articles: Sequence[str]) -> dict[str, Outline]:
    return {
        article: _outline(record)
        for batch in batched(articles)
        for article, record in connection.execute(_OUTLINES, {"keys": batch}).all()
    }


@lru_cache(_REMEMBERED)
def _outline(record: str) -> Outline:
    return decode(Outline, json.loads(record))


def keep_links(connection: Connection, links: Mapping[tuple[str, str], int]) -> None:
    """Keep the likeness of pairs."""
    if links:
        rows = [
            {"article": article, "other": other, "likeness": like}
            for pair, like in links.items()
            for article, other in (pair, pair[::-1])
        ]
        connection.execute(schema.links.insert(), rows)


def links_of(connection: Connection, articles: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return for each of *articles* those it is linked with, and the likeness of the two in millionths."""
    found: dict[str, dict[str, int]] = {article: {} for article in articles}
    for batch in batched(articles):
        for article, other, like in connection.execute(_LINKS, {"keys": batch}).all():
            found[article][other] = like
    return found
