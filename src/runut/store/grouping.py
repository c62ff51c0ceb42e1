"""Which articles are one story, as last worked out, and what became of each story: a row for each change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from runut.records import Change, Story
from runut.store import schema
from runut.store.codec import decode, dumps
from runut.store.opening import Store
from runut.store.outlines import batched


@dataclass(frozen=True, slots=True)
class Kept:
    """A story as it is kept: of the articles it *held* when it was worked out, those that are its members still;
    *shape* as in relate.stories.Group."""

    id: str
    held: tuple[str, ...]
    articles: tuple[str, ...]
    shape: str


def kept_stories(store: Store) -> tuple[Story, ...]:
    """Return the stories as last worked out, the largest first."""
    table = schema.stories
    query = select(table.c.record).order_by(table.c.reports.desc(), table.c.first, table.c.id)
    with store.reading() as connection:
        return tuple(decode(Story, json.loads(record)) for record in connection.execute(query).scalars())


def unplaced(connection: Connection) -> tuple[str, ...]:
    """Return the articles that are compared but in no story yet."""
    outlines, members = schema.outlines, schema.members
    query = select(outlines.c.article).join(members, members.c.article == outlines.c.article, isouter=True)
    return tuple(connection.execute(query.where(members.c.article.is_(None)).order_by(outlines.c.article)).scalars())


def stale_stories(connection: Connection) -> tuple[str, ...]:
    table = schema.stories
    return tuple(connection.execute(select(table.c.id).where(table.c.stale).order_by(table.c.id)).scalars())


def members_of(connection: Connection, stories: Iterable[str]) -> dict[str, Kept]:
    """Return the *stories* as they are kept, by their ids."""
    table, members = schema.stories, schema.members
    found = {}
    for batch in batched(sorted(stories)):
        articles: dict[str, list[str]] = {story: [] for story in batch}
        for row in connection.execute(select(members).where(members.c.story.in_(batch)).order_by(members.c.article)):
            articles[row.story].append(row.article)
        for row in connection.execute(select(table.c.id, table.c.shape, table.c.record).where(table.c.id.in_(batch))):
            held = tuple(json.loads(row.record)["articles"])
            found[row.id] = Kept(row.id, held, tuple(articles[row.id]), row.shape)
    return found


def stories_holding(connection: Connection, articles: Sequence[str]) -> set[str]:
    """Return the ids of the stories that have one of *articles*."""
    members = schema.members
    return {
        story
        for batch in batched(articles)
        for story in connection.execute(
            select(members.c.story).distinct().where(members.c.article.in_(batch))
        ).scalars()
    }


def replace_stories(connection: Connection, gone: Iterable[str], shapes: Mapping[Story, str]) -> None:
    """Put the stories of *shapes* in the place of those whose ids are *gone*."""
    table, members = schema.stories, schema.members
    for batch in batched(sorted(gone)):
        connection.execute(members.delete().where(members.c.story.in_(batch)))
        connection.execute(table.delete().where(table.c.id.in_(batch)))
    if shapes:
        rows = [
            {
                "id": story.id,
                "reports": len(story.articles),
                "first": story.first or "",
                "shape": shape,
                "stale": False,
                "record": dumps(story),
            }
            for story, shape in shapes.items()
        ]
        connection.execute(table.insert(), rows)
        connection.execute(
            members.insert(),
            [{"article": article, "story": story.id} for story in shapes for article in story.articles],
        )


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
