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

from sqlalchemy import Connection, Select, and_, exists, or_, select

from runut.records import Outline
from runut.store import schema
from runut.store.codec import decode, dumps
from runut.store.opening import Store

_REMEMBERED = 4_000  # outlines, some 50 MB: what arrives is compared with the same few days again and again
MOST_NAMED = 500  # ids in one query, below any database's limit of parameters
T = TypeVar("T")


def batched(items: Sequence[T], size: int = MOST_NAMED) -> Iterator[list[T]]:
    each = iter(items)
    while batch := list(islice(each, size)):
        yield batch


def pending(store: Store, made_by: str) -> tuple[str, ...]:
    """Return the ids of the latest versions that have no outline by *made_by*, by publication."""
    articles, outlines = schema.articles, schema.outlines
    made = and_(outlines.c.article == articles.c.id, outlines.c.made_by == made_by)
    query = _current().join(outlines, made, isouter=True).where(outlines.c.article.is_(None))
    with store.reading() as connection:
        return tuple(connection.execute(query.order_by(articles.c.published, articles.c.id)).scalars())


def _current() -> Select[Any]:
    """Select the ids of the latest versions."""
    articles = schema.articles
    later = articles.alias()
    newer = exists().where(later.c.source == articles.c.source, later.c.version > articles.c.version)
    return select(articles.c.id).where(~newer)


def is_current(connection: Connection, article: str) -> bool:
    """Is *article* kept, as the latest version of its source? Others may have added or removed meanwhile."""
    return connection.execute(_current().where(schema.articles.c.id == article)).first() is not None


def keep_outline(connection: Connection, outline: Outline, telling: Sequence[str], made_by: str) -> None:
    """Keep *outline* instead of an older one of its article, whose links and place in a story go with it."""
    table = schema.outlines
    if connection.execute(select(table.c.article).where(table.c.article == outline.article)).first():
        withdraw(connection, [outline.article])
    row = {"article": outline.article, "made_by": made_by, "record": dumps(outline)}
    connection.execute(schema.outlines.insert(), [row])
    if telling:
        words = [
            {"word": word, "article": outline.article, "place": place, "day": outline.day}
            for place, word in enumerate(telling)
        ]
        connection.execute(schema.telling.insert(), words)


def withdraw(connection: Connection, articles: Sequence[str]) -> None:
    """Take *articles* out of what is compared; the stories they were in are to be worked out anew."""
    outlines, telling, links = schema.outlines, schema.telling, schema.links
    members, stories = schema.members, schema.stories
    for batch in batched(articles):
        left = select(members.c.story).where(members.c.article.in_(batch))
        connection.execute(stories.update().where(stories.c.id.in_(left)).values(stale=True))
        connection.execute(members.delete().where(members.c.article.in_(batch)))
        connection.execute(links.delete().where(or_(links.c.one.in_(batch), links.c.other.in_(batch))))
        connection.execute(telling.delete().where(telling.c.article.in_(batch)))
        connection.execute(outlines.delete().where(outlines.c.article.in_(batch)))


def sharing(
    connection: Connection, outline: Outline, words: Sequence[str], window_days: int
) -> list[tuple[str, str, int]]:
    """Return where else *words* are telling: article, word, place; within *window_days* of a dated outline."""
    telling = schema.telling
    query = select(telling.c.article, telling.c.word, telling.c.place).where(
        telling.c.word.in_(words), telling.c.article != outline.article
    )
    if outline.day:
        day, window = date.fromisoformat(outline.day), timedelta(days=window_days)
        near = telling.c.day.between((day - window).isoformat(), (day + window).isoformat())
        query = query.where(or_(near, telling.c.day.is_(None)))
    return [(row.article, row.word, row.place) for row in connection.execute(query)]


def outlines_of(connection: Connection, articles: Sequence[str]) -> dict[str, Outline]:
    table = schema.outlines
    found = {}
    for batch in batched(articles):
        for row in connection.execute(select(table.c.article, table.c.record).where(table.c.article.in_(batch))):
            found[row.article] = _outline(row.record)
    return found


@lru_cache(_REMEMBERED)
def _outline(record: str) -> Outline:
    return decode(Outline, json.loads(record))


def keep_links(connection: Connection, links: Mapping[tuple[str, str], int]) -> None:
    """Keep the likeness of pairs; the lower id comes first."""
    if links:
        rows = [{"one": one, "other": other, "likeness": like} for (one, other), like in links.items()]
        connection.execute(schema.links.insert(), rows)


def links_of(connection: Connection, articles: Sequence[str]) -> dict[tuple[str, str], int]:
    """Return every pair that one of *articles* is in, with its likeness in millionths."""
    table = schema.links
    found = {}
    for batch in batched(articles):
        for column in (table.c.one, table.c.other):
            for row in connection.execute(select(table).where(column.in_(batch))):
                found[row.one, row.other] = row.likeness
    return found
