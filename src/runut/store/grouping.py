"""Which articles are one story, kept so that it need not be worked out at each command."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import select

from runut.records import Story
from runut.store import schema
from runut.store.codec import decode, dumps
from runut.store.opening import Store
from runut.store.readings import latest

_KEY = "stories_key"


def stories_basis(store: Store, made_by: str) -> tuple[str, tuple[str, ...]]:
    """Return the ids of what is grouped, every article in its latest version, and a hash of them and *made_by* (the
    rules): the key under which their stories are kept. Both are of one moment, for others may add meanwhile."""
    table = schema.articles
    with store.reading() as connection:
        rows = connection.execute(latest(table.c.id, table.c.made_by, table.c.record)).all()
    digest = hashlib.sha256(made_by.encode())
    for row in rows:
        digest.update(repr(tuple(row)).encode())
    return digest.hexdigest(), tuple(row.id for row in rows)


def kept_stories(store: Store, key: str) -> tuple[Story, ...] | None:
    """Return the stories kept under *key*, in their order; None where the articles or the rules are others now."""
    table, meta = schema.stories, schema.meta
    with store.reading() as connection:
        if connection.execute(select(meta.c.value).where(meta.c.key == _KEY)).scalar() != key:
            return None
        rows = connection.execute(select(table.c.record).order_by(table.c.position)).scalars()
        return tuple(decode(Story, json.loads(row)) for row in rows)


def keep_stories(store: Store, key: str, stories: Sequence[Story]) -> None:
    """Keep *stories* under *key* instead of those that were kept."""
    table, meta = schema.stories, schema.meta
    with store.writing() as connection:
        connection.execute(table.delete())
        connection.execute(meta.delete().where(meta.c.key == _KEY))
        connection.execute(meta.insert().values(key=_KEY, value=key))
        if stories:
            connection.execute(
                table.insert(),
                [
                    {"id": story.id, "position": position, "title": story.title, "record": dumps(story)}
                    for position, story in enumerate(stories)
                ],
            )
