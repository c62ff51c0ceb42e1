"""The JSON Lines of the export contract: one object a record, its `kind` first, kinds in the order of `ROWS`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from decimal import Decimal
from tempfile import TemporaryFile, gettempdir
from typing import TYPE_CHECKING, Any, TextIO

from runut.errors import RunutError
from runut.records import (
    Article,
    Claim,
    Date,
    DateValue,
    Entity,
    Event,
    Figure,
    Finding,
    Lineage,
    Quantity,
    Reading,
    Related,
    Span,
    Statement,
    Story,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = dict[str, Any]
_BASES = {"story_year": "story"}  # the contract does not tell apart what of a day the story had to add


# ---------------------------------------------------------------- one article


def article_row(reading: Reading, story: str) -> Row:
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
        "url": article.url,
        "first_seen": article.first_seen,
        "made_by": reading.made_by,
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
        "basis": basis(date),
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


# ---------------------------------------------------------------- values


def evidence(span: Span) -> Row:
    return {"article": span.article, "span": offsets(span)}


def offsets(span: Span) -> list[int]:
    return [span.start, span.end]


def number(value: Decimal | None) -> int | float | None:
    """Return *value* as JSON prints it: a whole number without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def date_object(date: DateValue) -> Row:
    return {"value": date.value, "precision": date.precision, "basis": basis(date)}


def basis(date: Date | DateValue) -> str:
    """Return how *date* is known, by the contract's words."""
    return _BASES.get(date.basis, date.basis)


def as_row(record: DataclassInstance) -> Row:
    """Return a *record* that the contract has no kind for, with its fields as they are but for how days are known."""
    return asdict(record, dict_factory=lambda held: {k: _BASES.get(v, v) if k == "basis" else v for k, v in held})


# ---------------------------------------------------------------- one story


def entity_row(entity: Entity) -> Row:
    return {
        "kind": "entity",
        "id": entity.id,
        "story": entity.story,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "roles": [role.name for role in entity.roles],
        "mentions": list(map(evidence, entity.mentions)),
        "reasons": list(entity.reasons),
    }


def event_row(event: Event, ids: Mapping[str, str]) -> Row:
    """*ids* maps the names and ids of the story's entities to their ids; who is not among them is left out."""
    return {
        "kind": "event",
        "id": event.id,
        "article": event.span.article,
        "span": offsets(event.span),
        "trigger": offsets(event.trigger),
        "when": date_object(event.when),
        "where": ids.get(event.where) if event.where else None,
        "who": [ids[name] for name in event.who if name in ids],
        "what": event.what,
        "planned": event.planned,
    }


def story_row(story: Story) -> Row:
    return {
        "kind": "story",
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "first": story.first,
        "last": story.last,
        "reason": story.reason,
    }


def lineage_row(lineage: Lineage) -> Row:
    return {
        "kind": "lineage",
        "story": lineage.story,
        "origins": [
            {
                "origin": origin.origin,
                "articles": list(origin.articles),
                "basis": origin.basis,
                "reason": origin.reason,
                "evidence": list(map(evidence, origin.evidence)),
                "taken": [
                    {
                        "article": one.article,
                        "through": list(one.through),
                        "cites": [{"name": credit.name, "span": offsets(credit.span)} for credit in one.cites],
                    }
                    for one in origin.taken
                ],
            }
            for origin in lineage.origins
        ],
        "independent_origins": lineage.independent_origins,
    }


def claim_row(claim: Claim) -> Row:
    return {
        "kind": "claim",
        "id": claim.id,
        "story": claim.story,
        "statements": list(claim.statements),
        "speaker": claim.speaker,
        "text": claim.text,
        "origins": claim.origins,
        "reason": claim.reason,
    }


def figure_row(figure: Figure) -> Row:
    return {
        "kind": "figure",
        "id": figure.id,
        "story": figure.story,
        "measure": figure.measure,
        "unit": figure.unit,
        "points": [
            {
                "quantity": point.quantity,
                "statement": point.statement,
                "speaker": point.speaker,
                "as_of": date_object(point.as_of),
                "low": number(point.low),
                "high": number(point.high),
                "comparator": point.comparator,
                "relation": point.relation,
                "to": point.to,
                "reason": point.reason,
                "scope": point.scope,
                "source_kind": point.source_kind,
                "recalled": point.recalled,
            }
            for point in figure.points
        ],
    }


def finding_row(finding: Finding) -> Row:
    return {
        "kind": "finding",
        "id": finding.id,
        "story": finding.story,
        "type": finding.type,
        "summary": finding.summary,
        "reason": finding.reason,
        "evidence": list(map(evidence, finding.evidence)),
        "confidence": finding.confidence,
    }


def timeline_row(related: Related) -> Row:
    return {
        "kind": "timeline",
        "story": related.story.id,
        "entries": [
            {
                "date": entry.date,
                "precision": entry.precision,
                "text": entry.text,
                "evidence": list(map(evidence, entry.evidence)),
                "articles": list(entry.articles),
                "planned": entry.planned,
            }
            for entry in related.timeline
        ],
    }


def entity_ids(related: Related) -> dict[str, str]:
    """Map each entity's id, name and aliases to its id; a name that two entities bear belongs to the first."""
    ids: dict[str, str] = {}
    for entity in related.entities:
        for name in (entity.id, entity.name, *entity.aliases):
            ids.setdefault(name, entity.id)
    return ids


def _of_readings(field: str, row: Callable[[Any], Row]) -> Callable[[Related], Iterator[Row]]:
    def rows(related: Related) -> Iterator[Row]:
        return (row(record) for reading in related.readings for record in getattr(reading, field))

    return rows


def _events(related: Related) -> Iterator[Row]:
    ids = entity_ids(related)
    return (event_row(event, ids) for reading in related.readings for event in reading.events)


ROWS: Mapping[str, Callable[[Related], Iterable[Row]]] = {
    "article": lambda related: (article_row(reading, related.story.id) for reading in related.readings),
    "entity": lambda related: map(entity_row, related.entities),
    "date": _of_readings("dates", date_row),
    "quantity": _of_readings("quantities", quantity_row),
    "statement": _of_readings("statements", statement_row),
    "event": _events,
    "story": lambda related: [story_row(related.story)],
    "lineage": lambda related: [lineage_row(related.lineage)],
    "claim": lambda related: map(claim_row, related.claims),
    "figure": lambda related: map(figure_row, related.figures),
    "finding": lambda related: map(finding_row, related.findings),
    "timeline": lambda related: [timeline_row(related)],
}


def write_jsonl(stories: Iterable[Related], out: TextIO, kinds: Iterable[str] = ROWS) -> int:
    """Write the rows of *stories*, each kind of all of them before the next kind; return how many.

    Each kind waits in a file of its own meanwhile, so that many stories need no more memory than one.
    """
    count = 0
    with ExitStack() as stack:
        try:
            spools = {kind: stack.enter_context(TemporaryFile("w+", encoding="utf8")) for kind in kinds}
            for related in stories:
                for kind, spool in spools.items():
                    for row in ROWS[kind](related):
                        spool.write(json.dumps(row, ensure_ascii=False) + "\n")
                        count += 1
            for spool in spools.values():
                spool.seek(0)
        except OSError as error:
            raise RunutError(
                f"The temporary files in {gettempdir()} cannot be written: {error.strerror or error}.",
                "Free some space there, or name another folder with TMPDIR.",
            ) from error
        for spool in spools.values():
            shutil.copyfileobj(spool, out)
    return count
