"""What the reader judged and what the reader was shown: rows that are added, never overwritten."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from runut.errors import NotFoundError
from runut.records import Judgement
from runut.store import schema
from runut.store.codec import decode, dumps
from runut.store.opening import Store
from runut.store.outlines import batched


def judge(store: Store, judgement: Judgement) -> None:
    """Keep *judgement* behind those that were made before."""
    row = {"id": judgement.id, "at": judgement.at, "undone": None, "record": dumps(judgement)}
    with store.writing() as connection:
        connection.execute(schema.judgements.insert(), [row])


def judgements(store: Store, sources: Sequence[str] | None = None) -> tuple[Judgement, ...]:
    """Return the judgements in the order they were made; with *sources*, those that hold for a story of these reports
    and were not taken back."""
    with store.reading() as connection:
        found = tuple(_judgements(connection, select(schema.judgements)))
    if sources is None:
        return found
    return tuple(one for one in found if one.undone is None and not set(one.sources).isdisjoint(sources))


def _judgements(connection: Connection, query: Select[Any]) -> list[Judgement]:
    rows = connection.execute(query.order_by(schema.judgements.c.number)).all()
    return [replace(decode(Judgement, json.loads(row.record)), undone=row.undone) for row in rows]


def undo(store: Store, name: str | None = None) -> Judgement:
    """Take back the judgement whose id begins with *name*, or the last that holds; the row stays.

    Raises NotFoundError where there is none, or several are meant.
    """
    table = schema.judgements
    with store.writing() as connection:
        held = [one for one in _judgements(connection, select(table)) if one.undone is None]
        meant = held[-1:] if name is None else [one for one in held if one.id.startswith((name, f"j-{name}"))]
        if len(meant) != 1:
            told = (
                "No judgement holds"
                if name is None
                else f"{len(meant) or 'No'} judgements that hold begin with {name!r}"
            )
            raise NotFoundError(f"{told}.", "See runut judgements.")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(table.update().where(table.c.id == meant[0].id).values(undone=now))
    return replace(meant[0], undone=now)


# ---------------------------------------------------------------- what was shown


def note_shown(store: Store, story: str, articles: Sequence[str]) -> None:
    """Keep that *story* was shown now, with these versions of its articles."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = {"story": story, "at": now, "record": json.dumps(list(articles))}
    with store.writing() as connection:
        connection.execute(schema.showings.insert(), [row])


def last_shown(store: Store, articles: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return when a story with one of *articles* was last shown, or with another version of it, and with what.

    A story is known by its articles: its id is another whenever one joins it.
    """
    table = schema.articles
    with store.reading() as connection:
        kin = {
            key
            for batch in batched(articles)
            for key in connection.execute(
                select(table.c.id).where(table.c.source.in_(select(table.c.source).where(table.c.id.in_(batch))))
            ).scalars()
        }
        shown = schema.showings
        for row in connection.execute(select(shown.c.at, shown.c.record).order_by(shown.c.number.desc())):
            held = json.loads(row.record)
            if not kin.isdisjoint(held):
                return row.at, tuple(held)
    return None
