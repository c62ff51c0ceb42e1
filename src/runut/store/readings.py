"""Articles and what was read in them: put in, each whole or not at all, and given back as they were."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Column, Connection, Row, Select, Table, func, select

from runut.records import Article, Credit, Date, Event, Failure, Mention, Quantity, Reading, Span, Statement, content_id
from runut.store import schema
from runut.store.codec import decode, dumps
from runut.store.opening import Store
from runut.store.outlines import batched, wait, withdraw

Columns = dict[str, Any]
State = Literal["absent", "current", "outdated"]
Kept = Literal["new", "new_version", "reread", "unchanged"]
BATCH = 200  # articles read back at a time: some 20 MB, far below any database's limit of parameters


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of what is read in an article is kept: its field of `Reading`, table, record and look-up columns."""

    field: str
    table: Table
    record: type
    columns: Callable[[Any, Article], Columns]


def _place(span: Span) -> Columns:
    return {"start": span.start, "stop": span.end}


def _quantity_columns(quantity: Quantity, _: Article) -> Columns:
    bounds = {
        name: None if bound is None else format(bound, "f")
        for name, bound in (("low", quantity.low), ("high", quantity.high))
    }
    return {**_place(quantity.span), "text": quantity.text, **bounds, "unit": quantity.unit}


def _statement_columns(statement: Statement, article: Article) -> Columns:
    lines = [part for speaker in statement.speakers for part in (speaker.name, speaker.role) if part]
    return {
        "id": statement.id,
        "act": statement.act,
        "said": statement.said.value,
        "day": statement.said.value or (article.published.value or "")[:10] or None,
        "speaker": "\n".join(lines).casefold(),
        "text": statement.text,
    }


KINDS = (
    Kind("mentions", schema.mentions, Mention, lambda m, _: {**_place(m.span), "name": m.name, "type": m.type}),
    Kind("dates", schema.dates, Date, lambda d, _: {**_place(d.span), "text": d.text, "value": d.value}),
    Kind("quantities", schema.quantities, Quantity, _quantity_columns),
    Kind("statements", schema.statements, Statement, _statement_columns),
    Kind("credits", schema.credits, Credit, lambda c, _: {**_place(c.span), "name": c.name}),
    Kind(
        "events",
        schema.events,
        Event,
        lambda e, _: {**_place(e.span), "day": e.when.value, "planned": e.planned, "what": e.what},
    ),
)


# ---------------------------------------------------------------- in


def state_of(store: Store, article: Article, made_by: str) -> State:
    """Tell whether *article* is kept as it is now given, as the latest version of its source, and read by *made_by*;
    ``outdated`` wants to be kept again."""
    with store.reading() as connection:
        row = _row_of(connection, article)
        if row is None:
            return "absent"
        latest = row.version == _newest_version(connection, article.source)
    same = (row.record, row.made_by) == (_article_record(article), made_by)
    return "current" if same and latest else "outdated"


def source_for(store: Store, article: Article) -> str:
    """Return the name to keep *article* under: the one that its file has already, or its own.

    Where another file has its name ("1.txt" of another folder), it is the shortest end of its path that is free. A
    file of the same text is the same report, wherever it lies.
    """
    if article.location is None:
        return article.source
    parts = Path(article.location).parts[1:]
    names = ["/".join(parts[-length:]) for length in range(1, len(parts) + 1)]
    table = schema.articles
    with store.reading() as connection:
        rows = connection.execute(
            select(table.c.source, table.c.sha256, table.c.record).where(table.c.source.in_(names))
        ).all()
    kept: dict[str, set[str | None]] = defaultdict(set)
    for row in rows:
        same = row.sha256 == article.sha256
        kept[row.source].add(article.location if same else json.loads(row.record).get("location"))
    known = next((name for name in names if article.location in kept[name]), None)
    if known is not None or article.source not in names:
        return known or article.source
    longer = names[names.index(article.source) :]
    return next((name for name in longer if kept[name] <= {None}), article.source)


def _row_of(connection: Connection, article: Article) -> Row[Any, Any, Any] | None:
    table = schema.articles
    columns = table.c.record, table.c.made_by, table.c.version
    return connection.execute(select(*columns).where(table.c.id == article.id)).first()


def _newest_version(connection: Connection, source: str) -> int:
    """Return the number of the latest version of *source*, 0 where none is kept."""
    table = schema.articles
    newest = connection.execute(select(func.max(table.c.version)).where(table.c.source == source)).scalar_one()
    return newest or 0


def keep(store: Store, reading: Reading) -> Kept:
    """Put *reading* into the store in one transaction, instead of an older reading of the same text if there is one.

    A source that is known with another text gets a new version; the older ones stay. A text that comes back moves
    to the end of the versions: the latest is what was read last. A failure that was noted for the source is
    forgotten, for it could be read now.
    """
    article = reading.article
    table = schema.articles
    with store.writing() as connection:
        known, newest = _row_of(connection, article), _newest_version(connection, article.source)
        returned = known is not None and known.version < newest
        if known and not returned and (known.record, known.made_by) == (_article_record(article), reading.made_by):
            return "unchanged"
        connection.execute(schema.failures.delete().where(schema.failures.c.source == article.source))
        withdraw(connection, connection.execute(_versions(article.source)).scalars().all())
        if known:
            values = {**_article_columns(reading), "version": newest + 1 if returned else known.version}
            connection.execute(table.update().where(table.c.id == article.id).values(values))
            for kind in KINDS:
                connection.execute(kind.table.delete().where(kind.table.c.article == article.id))
            _keep_derived(connection, reading)
            wait(connection, article.id)
            return "new_version" if returned else "reread"
        row = {
            "id": article.id,
            "version": newest + 1,
            "first_seen": article.first_seen or datetime.now(UTC).isoformat(timespec="seconds"),
            "text": article.text,
            **_article_columns(reading),
        }
        connection.execute(table.insert(), [row])
        _keep_derived(connection, reading)
        wait(connection, article.id)
        return "new_version" if newest else "new"


def _versions(source: str) -> Select[Any]:
    """Select the ids of the versions of *source*, the first version first."""
    table = schema.articles
    return select(table.c.id).where(table.c.source == source).order_by(table.c.version)


def remove(store: Store, source: str) -> tuple[str, ...]:
    """Remove every version of *source* with all that was read in it; return their ids, none where it is not kept."""
    with store.writing() as connection:
        ids = tuple(connection.execute(_versions(source)).scalars())
        withdraw(connection, ids)
        connection.execute(schema.articles.delete().where(schema.articles.c.source == source))
    return ids


def versions(store: Store, source: str) -> tuple[str, ...]:
    """Return the ids of the versions of *source*, the first version first."""
    with store.reading() as connection:
        return tuple(connection.execute(_versions(source)).scalars())


def edited_since(store: Store, day: str) -> frozenset[str]:
    """Return the latest versions of the articles that are not as they were before *day*, or as they were first read."""
    table = schema.articles
    several = select(table.c.source).group_by(table.c.source).having(func.count() > 1)
    query = select(table.c.source, table.c.id, table.c.first_seen).where(table.c.source.in_(several))
    each: dict[str, list[str]] = defaultdict(list)
    then: dict[str, str] = {}
    with store.reading() as connection:
        for source, article, seen in connection.execute(query.order_by(table.c.version)):
            each[source].append(article)
            if seen[:10] < day:
                then[source] = article
    return frozenset(known[-1] for source, known in each.items() if known[-1] != then.get(source, known[0]))


def _article_record(article: Article) -> str:
    return dumps(replace(article, text="", first_seen=None), article.id)


def _article_columns(reading: Reading) -> Columns:
    article = reading.article
    return {
        "source": article.source,
        "sha256": article.sha256,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.value,
        "language": article.language,
        "made_by": reading.made_by,
        "sentences": dumps(reading.sentences, article.id),
        "record": _article_record(article),
    }


def _keep_derived(connection: Connection, reading: Reading) -> None:
    article = reading.article
    for kind in KINDS:
        rows = [
            {
                "article": article.id,
                "position": position,
                **kind.columns(record, article),
                "record": dumps(record, article.id),
            }
            for position, record in enumerate(getattr(reading, kind.field))
        ]
        if rows:
            connection.execute(kind.table.insert(), rows)


def note_failure(store: Store, failure: Failure) -> bool:
    """Keep *failure* as a row; return False where the same one is there already."""
    table = schema.failures
    key = content_id("x", failure.source, failure.stage, failure.error)
    with store.writing() as connection:
        if connection.execute(select(table.c.id).where(table.c.id == key)).first():
            return False
        row = {
            "id": key,
            "source": failure.source,
            "stage": failure.stage,
            "error": failure.error,
            "remedy": failure.remedy,
            "first_seen": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        connection.execute(table.insert(), [row])
    return True


def forget_failures(store: Store) -> None:
    """Forget what could not be read before: a new run tells its own."""
    with store.writing() as connection:
        connection.execute(schema.failures.delete())


# ---------------------------------------------------------------- out


def article_ids(store: Store, *, not_by: str | None = None) -> tuple[str, ...]:
    """Return the ids of the latest version of every source, by source; only those not read by *not_by*, if given."""
    table = schema.articles
    query = latest(table.c.id)
    if not_by is not None:
        query = query.where(table.c.made_by != not_by)
    with store.reading() as connection:
        return tuple(connection.execute(query).scalars())


def latest(*columns: Column[Any]) -> Select[Any]:
    """Select *columns* of the latest version of every source, by source."""
    table = schema.articles
    newest = select(table.c.source, func.max(table.c.version).label("version")).group_by(table.c.source).subquery()
    is_newest = (table.c.source == newest.c.source) & (table.c.version == newest.c.version)
    return select(*columns).join(newest, is_newest).order_by(table.c.source)


def articles(store: Store, ids: Iterable[str]) -> dict[str, Article]:
    """Return those of the articles *ids* that the store has, by id."""
    with store.reading() as connection:
        found = [
            _article(row)
            for batch in batched(sorted(set(ids)))
            for row in connection.execute(select(schema.articles).where(schema.articles.c.id.in_(batch))).all()
        ]
    return {article.id: article for article in found}


def readings(store: Store, ids: Sequence[str]) -> Iterator[Reading]:
    """Yield the readings of the articles *ids*, in that order; ids that the store does not have are passed over."""
    for first in range(0, len(ids), BATCH):
        batch = ids[first : first + BATCH]
        with store.reading() as connection:
            found = _batch(connection, batch)
        yield from (found[key] for key in batch if key in found)


def _batch(connection: Connection, ids: Sequence[str]) -> dict[str, Reading]:
    table = schema.articles
    derived: dict[str, dict[str, tuple[Any, ...]]] = {key: {} for key in ids}
    for kind in KINDS:
        lines: dict[str, list[str]] = defaultdict(list)
        rows = connection.execute(
            select(kind.table.c.article, kind.table.c.record)
            .where(kind.table.c.article.in_(ids))
            .order_by(kind.table.c.article, kind.table.c.position)
        )
        for article, record in rows:
            lines[article].append(record)
        for article in ids:
            records = json.loads(f"[{','.join(lines[article])}]")
            derived[article][kind.field] = tuple(decode(kind.record, record, article) for record in records)
    return {
        row.id: Reading(
            article=_article(row),
            sentences=decode(tuple[Span, ...], json.loads(row.sentences), row.id),
            made_by=row.made_by,
            **derived[row.id],
        )
        for row in connection.execute(select(table).where(table.c.id.in_(ids)))
    }


def _article(row: Row[Any]) -> Article:
    data = json.loads(row.record)
    return decode(Article, {**data, "text": row.text, "first_seen": row.first_seen}, row.id)


def failures(store: Store) -> tuple[Failure, ...]:
    """Return what could not be read, in the order it was first met."""
    table = schema.failures
    with store.reading() as connection:
        rows = connection.execute(select(table).order_by(table.c.first_seen, table.c.source, table.c.id)).all()
    return tuple(Failure(row.source, row.stage, row.error, row.remedy) for row in rows)
