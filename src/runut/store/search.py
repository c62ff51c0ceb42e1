"""Finds statements by who said them, what they do and when."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, func, select

from runut.records import Statement
from runut.store import schema
from runut.store.codec import decode
from runut.store.grouping import stories_holding
from runut.store.opening import Store
from runut.store.readings import latest


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
    dated: bool | None = None,
) -> Iterator[Found]:
    """Yield the statements of the latest versions, by day, the undated last.

    *by* is words of a speaker's name or role, each matched from the start of a word, *also* the ids of statements that
    are theirs under another name; *since* is an ISO day, held against the day of the statement or, where the article
    does not tell it, of the report. What is known to the month or the year is kept if any day of it is late enough.
    With *dated* only those whose day, or that of their report, is known, or those of which neither is.
    """
    articles, table = schema.articles, schema.statements
    newest = (
        select(articles.c.source, func.max(articles.c.version).label("version")).group_by(articles.c.source).subquery()
    )
    query = (
        select(table.c.record, table.c.day, table.c.speaker, table.c.id.label("said"), articles.c.id, articles.c.source)
        .add_columns(articles.c.outlet, articles.c.title)
        .join(articles, articles.c.id == table.c.article)
        .join(newest, (articles.c.source == newest.c.source) & (articles.c.version == newest.c.version))
        .order_by(table.c.day.is_(None), table.c.day, articles.c.source, table.c.position)
    )
    theirs = called(by or "")
    for word in (by or "").casefold().split() if not also else ():
        query = query.where(table.c.speaker.contains(word, autoescape=True))
    if act:
        query = query.where(table.c.act == act)
    if dated is not None:
        known = _is_day(articles.c.published) | _is_day(table.c.day)
        query = query.where(known if dated else ~known)
    if since:
        query = query.where(table.c.day >= func.substr(since, 1, func.length(table.c.day)))
    with store.reading() as connection:
        for row in connection.execute(query):
            if row.said in also or theirs(row.speaker):
                statement = decode(Statement, json.loads(row.record), row.id)
                yield Found(statement, row.day, row.source, row.outlet, row.title)


def _is_day(column: Column[Any]) -> ColumnElement[bool]:
    """Is the ISO date in *column* known to the day at least?"""
    value = func.coalesce(column, "")
    return (func.length(value) >= len("2031-03-11")) & ~value.startswith("X")


def stories_with(store: Store, names: Iterable[str]) -> set[str]:
    """Return the ids of the stories, as last worked out, whose reports have each word of each of *names*."""
    table = schema.articles
    found: set[str] | None = None
    with store.reading() as connection:
        for name in names:
            each = [table.c.text.icontains(word, autoescape=True) for word in name.split()]
            holding = stories_holding(connection, connection.execute(latest(table.c.id).where(*each)).scalars().all())
            found = holding if found is None else found & holding
    return found or set()


def mentioned(store: Store) -> set[str]:
    """Return every name that the reports, older versions too, mention."""
    with store.reading() as connection:
        return set(connection.execute(select(schema.mentions.c.name).distinct()).scalars())
