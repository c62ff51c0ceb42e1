"""The export as flat tables for a spreadsheet: one CSV a kind, each line readable without the other files; the limbs
of the tree of origins (`taken`) have their own.

A list stands in one cell, its items parted by "; ". The words of the articles themselves are only in the JSON
Lines. A cell that a spreadsheet would take for a formula begins with an apostrophe: its words come from anyone.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from runut.export.contract import basis, entity_ids, number
from runut.records import Book, DateValue, Related, Span, book_of

Cell = str | int | float | bool | None
_FORMULA = re.compile(r"\s*[=+\-@](?!\d+(?:[.,]\d+)*$)|[\t\r]")


@dataclass(frozen=True, slots=True)
class Table:
    """*file* is the name in a folder of tables; *rows* gives a row for each of *columns*."""

    file: str
    columns: tuple[str, ...]
    rows: Callable[[Related], Iterable[tuple[Cell, ...]]]


_PLACE = ("outlet", "source", "article", "start", "end")
_DAY = ("precision", "basis")


def _book(related: Related) -> Book:
    return book_of(related.readings, related.entities)


def _place(book: Book, span: Span) -> tuple[Cell, ...]:
    """Return the cells of `_PLACE`: where a line comes from."""
    article = book.readings[span.article].article
    return article.outlet, article.source, article.id, span.start, span.end


def _quoted(book: Book, spans: Iterable[Span]) -> str:
    return _joined(" ".join(span.of(book.readings[span.article].article.text).split()) for span in spans)


def _sources(book: Book, articles: Iterable[str]) -> str:
    return _joined(book.readings[article].article.source for article in articles)


def _joined(items: Iterable[str]) -> str:
    return "; ".join(items)


def _day(date: DateValue) -> tuple[Cell, ...]:
    return date.value, date.precision, basis(date)


def _articles(related: Related) -> Iterator[tuple[Cell, ...]]:
    for reading in related.readings:
        article = reading.article
        upstream = _joined(credit.name for credit in reading.credits)
        yield (
            related.story.id,
            article.id,
            article.source,
            article.title,
            article.outlet,
            article.byline,
            article.language,
            *_day(article.published),
            article.dateline,
            upstream,
            article.url,
            article.sha256,
        )


def _entities(related: Related) -> Iterator[tuple[Cell, ...]]:
    for entity in related.entities:
        roles = _joined(role.name for role in entity.roles)
        yield (
            related.story.id,
            entity.id,
            entity.name,
            entity.type,
            _joined(entity.aliases),
            roles,
            len(entity.mentions),
        )


def _dates(related: Related) -> Iterator[tuple[Cell, ...]]:
    book = _book(related)
    for reading in related.readings:
        for date in reading.dates:
            yield (
                related.story.id,
                date.id,
                date.text,
                date.type,
                date.value,
                basis(date),
                *_place(book, date.span),
            )


def _quantities(related: Related) -> Iterator[tuple[Cell, ...]]:
    book = _book(related)
    for reading in related.readings:
        for q in reading.quantities:
            bounds = number(q.low), number(q.high), q.comparator, q.unit, q.counted, q.per
            yield related.story.id, q.id, q.text, *bounds, *_place(book, q.span)


def _statements(related: Related) -> Iterator[tuple[Cell, ...]]:
    book = _book(related)
    for reading in related.readings:
        for statement in reading.statements:
            place = Span(statement.article, statement.content[0].start, statement.content[-1].end)
            yield (
                related.story.id,
                statement.id,
                *_day(statement.said),
                _joined(speaker.name for speaker in statement.speakers),
                _joined(speaker.role for speaker in statement.speakers if speaker.role),
                statement.act,
                statement.mode,
                statement.text,
                _joined(statement.via),
                _joined(statement.relay),
                statement.confidence,
                reading.article.published.value,
                *_place(book, place),
            )


def _events(related: Related) -> Iterator[tuple[Cell, ...]]:
    book, ids = _book(related), entity_ids(related)
    for reading in related.readings:
        for event in reading.events:
            who = _joined(book.name(ids.get(name)) or name for name in event.who)
            where = book.name(ids.get(event.where or "")) or event.where
            what = event.what, who, where, event.planned
            yield related.story.id, event.id, *_day(event.when), *what, *_place(book, event.span)


def _stories(related: Related) -> Iterator[tuple[Cell, ...]]:
    story = related.story
    origins = related.lineage.independent_origins
    yield story.id, story.title, story.first, story.last, len(story.articles), origins, story.reason


def _origins(related: Related) -> Iterator[tuple[Cell, ...]]:
    book = _book(related)
    for origin in related.lineage.origins:
        words = _quoted(book, origin.evidence)
        yield related.story.id, origin.origin, origin.basis, _sources(book, origin.articles), origin.reason, words


def _taken(related: Related) -> Iterator[tuple[Cell, ...]]:
    """Give a line for each report of an origin: through whom it draws on it, the origin's nearest first."""
    book = _book(related)
    for origin in related.lineage.origins:
        taken = {one.article: one for one in origin.taken}
        for key in origin.articles:
            article, one = book.readings[key].article, taken.get(key)
            through = _joined(one.through) if one else ""
            cites = _joined(credit.name for credit in one.cites) if one else ""
            named = article.outlet, article.source, article.id
            yield related.story.id, origin.origin, origin.basis, through, cites, *named


def _claims(related: Related) -> Iterator[tuple[Cell, ...]]:
    book = _book(related)
    for claim in related.claims:
        articles = dict.fromkeys(book.statements[key].article for key in claim.statements if key in book.statements)
        yield (
            related.story.id,
            claim.id,
            book.name(claim.speaker),
            claim.text,
            len(claim.statements),
            claim.origins,
            _sources(book, articles),
            claim.reason,
        )


def _figures(related: Related) -> Iterator[tuple[Cell, ...]]:
    book = _book(related)
    for figure in related.figures:
        for point in figure.points:
            quantity = book.quantities[point.quantity]
            to = book.quantities.get(point.to or "")
            yield (
                related.story.id,
                figure.id,
                figure.measure,
                *_day(point.as_of),
                quantity.text,
                number(point.low),
                number(point.high),
                point.comparator,
                figure.unit,
                book.name(point.speaker),
                point.relation,
                to.text if to else None,
                point.reason,
                *_place(book, quantity.span),
                point.scope,
                point.source_kind,
                point.recalled,
            )


def _findings(related: Related) -> Iterator[tuple[Cell, ...]]:
    book = _book(related)
    for finding in related.findings:
        articles = dict.fromkeys(span.article for span in finding.evidence)
        cells = finding.type, finding.summary, finding.reason, finding.confidence
        yield related.story.id, finding.id, *cells, _quoted(book, finding.evidence), _sources(book, articles)


def _timeline(related: Related) -> Iterator[tuple[Cell, ...]]:
    book = _book(related)
    for entry in related.timeline:
        yield related.story.id, entry.date, entry.precision, entry.planned, entry.text, _sources(book, entry.articles)


_ARTICLE = ("story", "id", "source", "title", "outlet", "byline", "language", "published", *_DAY)
_VALUE = ("low", "high", "comparator")
TABLES: Mapping[str, Table] = {
    "article": Table("articles.csv", (*_ARTICLE, "dateline", "upstream", "url", "sha256"), _articles),
    "entity": Table("entities.csv", ("story", "id", "name", "type", "aliases", "roles", "mentions"), _entities),
    "date": Table("dates.csv", ("story", "id", "text", "type", "value", "basis", *_PLACE), _dates),
    "quantity": Table(
        "quantities.csv", ("story", "id", "text", *_VALUE, "unit", "counted", "per", *_PLACE), _quantities
    ),
    "statement": Table(
        "statements.csv",
        (
            *("story", "id", "said", *_DAY, "speakers", "roles", "act", "mode", "text", "via", "relay", "confidence"),
            *("published", *_PLACE),
        ),
        _statements,
    ),
    "event": Table("events.csv", ("story", "id", "when", *_DAY, "what", "who", "where", "planned", *_PLACE), _events),
    "story": Table(
        "stories.csv", ("id", "title", "first", "last", "articles", "independent_origins", "reason"), _stories
    ),
    "lineage": Table("origins.csv", ("story", "origin", "basis", "sources", "reason", "words"), _origins),
    "taken": Table("taken.csv", ("story", "origin", "basis", "through", "cites", *_PLACE[:3]), _taken),
    "claim": Table(
        "claims.csv", ("story", "id", "speaker", "text", "statements", "origins", "sources", "reason"), _claims
    ),
    "figure": Table(
        "figures.csv",
        (
            *("story", "id", "measure", "as_of", *_DAY, "words", *_VALUE, "unit", "speaker"),
            *("relation", "to", "reason", *_PLACE, "scope", "source_kind", "recalled"),
        ),
        _figures,
    ),
    "finding": Table(
        "findings.csv", ("story", "id", "type", "summary", "reason", "confidence", "words", "sources"), _findings
    ),
    "timeline": Table("timeline.csv", ("story", "date", "precision", "planned", "text", "sources"), _timeline),
}


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def write_csv(stories: Iterable[Related], kind: str, out: TextIO) -> int:
    """Write the table of one *kind* (a key of `TABLES`); return the number of its lines."""
    table, writer, count = TABLES[kind], csv.writer(out, lineterminator="\n"), 0
    writer.writerow(table.columns)
    for related in stories:
        for row in table.rows(related):
            writer.writerow(map(_safe, row))
            count += 1
    return count


def write_csv_folder(stories: Iterable[Related], folder: Path) -> int:
    """Write every table into *folder*, which is made if need be; return the number of lines in all.

    They appear all or none, and begin with a byte order mark, without which Excel does not read UTF-8 as such.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts = {kind: folder / f".{table.file}.{os.getpid()}.part" for kind, table in TABLES.items()}
    try:
        count = _write_tables(stories, parts)
        for kind, part in parts.items():
            part.replace(folder / TABLES[kind].file)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return count


def _write_tables(stories: Iterable[Related], files: Mapping[str, Path]) -> int:
    count = 0
    with ExitStack() as stack:
        writers = {}
        for kind, path in files.items():
            out = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writers[kind] = csv.writer(out, lineterminator="\n")
            writers[kind].writerow(TABLES[kind].columns)
        for related in stories:
            for kind, writer in writers.items():
                for row in TABLES[kind].rows(related):
                    writer.writerow(map(_safe, row))
                    count += 1
    return count
