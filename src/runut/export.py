"""The JSON Lines of the export contract: one object a record, its `kind` first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from runut.records import Article, Date, DateValue, Quantity, Reading, Span, Statement

Row = dict[str, Any]


def reading_rows(reading: Reading, story: str | None) -> Iterator[Row]:
    """Yield the rows of one article: itself, its dates, quantities, statements."""
    yield article_row(reading, story)
    yield from map(date_row, reading.dates)
    yield from map(quantity_row, reading.quantities)
    yield from map(statement_row, reading.statements)


def article_row(reading: Reading, story: str | None) -> Row:
    article: Article = reading.article
    return {
        "kind": "article",
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "language": article.language,
        "published": date_object(article.published),
        "dateline": article.dateline,
        "upstream": [{"name": credit.name, "span": offsets(credit.span)} for credit in reading.credits],
        "text": article.text,
        "sha256": article.sha256,
        "story": story,
    }


def date_row(date: Date) -> Row:
    return {
        "kind": "date",
        "id": date.id,
        "article": date.span.article,
        "span": offsets(date.span),
        "text": date.text,
        "type": date.type,
        "value": date.value,
        "basis": date.basis,
    }


def quantity_row(quantity: Quantity) -> Row:
    return {
        "kind": "quantity",
        "id": quantity.id,
        "article": quantity.span.article,
        "span": offsets(quantity.span),
        "text": quantity.text,
        "low": number(quantity.low),
        "high": number(quantity.high),
        "comparator": quantity.comparator,
        "unit": quantity.unit,
        "counted": quantity.counted,
        "per": quantity.per,
    }


def statement_row(statement: Statement) -> Row:
    return {
        "kind": "statement",
        "id": statement.id,
        "article": statement.article,
        "content": [offsets(span) for span in statement.content],
        "text": statement.text,
        "cue": statement.cue and offsets(statement.cue),
        "source": statement.source and offsets(statement.source),
        "speakers": [
            {"entity": s.entity, "name": s.name, "role": s.role, "as_written": s.as_written} for s in statement.speakers
        ],
        "mode": statement.mode,
        "act": statement.act,
        "said": date_object(statement.said),
        "via": list(statement.via),
        "relay": list(statement.relay),
        "confidence": statement.confidence,
    }


def offsets(span: Span) -> list[int]:
    return [span.start, span.end]


def number(value: Decimal | None) -> int | float | None:
    """Return *value* as JSON prints it: a whole number without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def date_object(date: DateValue) -> Row:
    return {"value": date.value, "precision": date.precision, "basis": date.basis}
