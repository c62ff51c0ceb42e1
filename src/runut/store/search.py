"""Finds statements by who said them, what they do and when."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from sqlalchemy import func, select

from runut.records import Statement
from runut.store import schema
from runut.store.codec import decode
from runut.store.opening import Store


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with what one must know of its article to show it. *day*: when it was said, else reported."""

    statement: Statement
    day: str | None
    source: str
    outlet: str | None
    title: str | None


def called(by: str) -> Callable[[str], bool]:
    """Return what tells whether a name, in whatever case, has each word of *by*, from the start of a word."""
    begins = [re.compile(rf"(?<!\w){re.escape(word)}") for word in by.casefold().split()]
    return lambda name: all(word.search(name.casefold()) for word in begins)


def find_statements(
    store: Store,
    *,
    by: str | None = None,
    act: str | None = None,
    since: str | None = None,
    also: Set[str] = frozenset(),
) -> Iterator[Found]:
    """Yield the statements of the latest versions, by day, the undated last.

    *by* is words of a speaker's name or role, each matched from the start of a word, *also* the ids of statements that
    are theirs under another name; *since* is an ISO day, held against the day of the statement or, where the article
    does not tell it, of the report. What is known to the month or the year is kept if any day of it is late enough.
    """
    articles, table = schema.articles, schema.statements
    latest = (
        select(articles.c.source, func.max(articles.c.version).label("version")).group_by(articles.c.source).subquery()
    )
    query = (
        select(table.c.record, table.c.day, table.c.speaker, table.c.id.label("said"), articles.c.id, articles.c.source)
        .add_columns(articles.c.outlet, articles.c.title)
        .join(articles, articles.c.id == table.c.article)
        .join(latest, (articles.c.source == latest.c.source) & (articles.c.version == latest.c.version))
        .order_by(table.c.day.is_(None), table.c.day, articles.c.source, table.c.position)
    )
    theirs = called(by or "")
    for word in (by or "").casefold().split() if not also else ():
        query = query.where(table.c.speaker.contains(word, autoescape=True))
    if act:
        query = query.where(table.c.act == act)
    if since:
        query = query.where(table.c.day >= func.substr(since, 1, func.length(table.c.day)))
    with store.reading() as connection:
        for row in connection.execute(query):
            if row.said in also or theirs(row.speaker):
                statement = decode(Statement, json.loads(row.record), row.id)
                yield Found(statement, row.day, row.source, row.outlet, row.title)
