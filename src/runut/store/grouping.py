"""Which articles are one story, as last worked out, and what became of each story: a row for each change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, bindparam, select

from runut.records import Change, Story
from runut.store import schema
from runut.store.codec import decode, dumps
from runut.store.opening import Store
from runut.store.outlines import batched

_REMEMBERED = 20_000  # stories, some 40 MB: between two looks at a store nearly all stay what they were


@dataclass(frozen=True, slots=True)
class Kept:
    """A story as it is kept: of the articles it *held* when it was worked out, those that are its members still;
    *steps* as in relate.stories.Group."""

    id: str
    held: tuple[str, ...]
    articles: tuple[str, ...]
    steps: tuple[tuple[str, str, int], ...]


def kept_stories(store: Store) -> tuple[Story, ...]:
    """Return the stories as last worked out, the largest first."""
    table = schema.stories
    query = select(table.c.record).order_by(table.c.reports.desc(), table.c.first, table.c.id)
    with store.reading() as connection:
        return tuple(map(_story, connection.execute(query).scalars().all()))


def grouped_with(store: Store, articles: Set[str]) -> tuple[tuple[str, ...], ...]:
    """Return the articles of each story, as last worked out, that has one of *articles*; what is in none, by itself."""
    with store.reading() as connection:
        found = members_of(connection, stories_holding(connection, sorted(articles)))
    together = [one.articles for one in found.values()]
    alone = set(articles).difference(*together)
    return (*together, *((article,) for article in sorted(alone)))


@lru_cache(_REMEMBERED)
def _story(record: str) -> Story:
    return decode(Story, json.loads(record))


def unplaced(connection: Connection) -> tuple[str, ...]:
    """Return the articles that are compared but in no story yet."""
    members = schema.members
    query = select(members.c.article).where(members.c.story.is_(None)).order_by(members.c.article)
    return tuple(connection.execute(query).scalars())


def stale_stories(connection: Connection) -> tuple[str, ...]:
    table = schema.stories
    return tuple(connection.execute(select(table.c.id).where(table.c.stale).order_by(table.c.id)).scalars())


def members_of(connection: Connection, stories: Iterable[str]) -> dict[str, Kept]:
    """Return the *stories* as they are kept, by their ids."""
    table, members = schema.stories, schema.members
    found = {}
    for batch in batched(sorted(stories)):
        articles: dict[str, list[str]] = {story: [] for story in batch}
        rows = connection.execute(select(members.c.story, members.c.article).where(members.c.story.in_(batch)))
        for story, article in rows.all():
            articles[story].append(article)
        for story, steps, record in connection.execute(
            select(table.c.id, table.c.steps, table.c.record).where(table.c.id.in_(batch))
        ):
            held = tuple(json.loads(record)["articles"])
            found[story] = Kept(story, held, tuple(sorted(articles[story])), _steps(steps, sorted(held)))
    return found


def _steps(record: str, articles: Sequence[str]) -> tuple[tuple[str, str, int], ...]:
    return tuple((articles[one], articles[other], total) for one, other, total in json.loads(record))


def stories_holding(connection: Connection, articles: Sequence[str]) -> set[str]:
    """Return the ids of the stories that have one of *articles*."""
    members = schema.members
    query = select(members.c.story).distinct().where(members.c.story.is_not(None))
    return {
        story
        for batch in batched(articles)
        for story in connection.execute(query.where(members.c.article.in_(batch))).scalars()
    }


def sources_of(connection: Connection, articles: Iterable[str]) -> dict[str, str]:
    """Return the source of each of *articles* that is kept, older versions too."""
    table = schema.articles
    found: dict[str, str] = {}
    for batch in batched(sorted(articles)):
        rows = connection.execute(select(table.c.id, table.c.source).where(table.c.id.in_(batch)))
        found.update((article, source) for article, source in rows.all())
    return found


def replace_stories(
    connection: Connection, gone: Iterable[str], steps: Mapping[Story, Sequence[tuple[str, str, int]]]
) -> None:
    """Put the stories of *steps* in the place of those whose ids are *gone*; their articles are compared already."""
    table, members = schema.stories, schema.members
    for batch in batched(sorted(gone)):
        connection.execute(members.update().where(members.c.story.in_(batch)).values(story=None))
        connection.execute(table.delete().where(table.c.id.in_(batch)))
    if steps:
        rows = [
            {
                "id": story.id,
                "reports": len(story.articles),
                "first": story.first or "",
                "steps": _steps_record(taken, sorted(story.articles)),
                "stale": False,
                "record": dumps(story),
            }
            for story, taken in steps.items()
        ]
        connection.execute(table.insert(), rows)
        connection.execute(
            members.update().where(members.c.article == bindparam("key")),
            [{"key": article, "story": story.id} for story in steps for article in story.articles],
        )


def _steps_record(steps: Sequence[tuple[str, str, int]], articles: Sequence[str]) -> str:
    """Return *steps* as JSON, each article as its place among *articles*."""
    place = {article: number for number, article in enumerate(articles)}
    return dumps(tuple((place[one], place[other], total) for one, other, total in steps))


def log_changes(connection: Connection, changes: Sequence[Change]) -> None:
    if changes:
        rows = [{"story": change.story, "at": change.at, "record": dumps(change)} for change in changes]
        connection.execute(schema.story_changes.insert(), rows)


def story_changes(store: Store, story: str | None = None) -> tuple[Change, ...]:
    """Return what became of the stories, the first change first; of *story* alone, what made or ended it."""
    table = schema.story_changes
    with store.reading() as connection:
        rows = connection.execute(select(table.c.record).order_by(table.c.number)).scalars()
        changes = tuple(decode(Change, json.loads(record)) for record in rows)
    if story is None:
        return changes
    line, found = {story}, []
    for change in reversed(changes):
        if change.story in line or (change.story is None and line.intersection(change.was)):
            line.update(change.was)
            found.append(change)
    return tuple(reversed(found))
