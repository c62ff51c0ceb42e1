"""Findings with their evidence as sides, and the timeline, which they dispute the days of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from runut.dossier.index import Index, unique
from runut.records import (
    UNKNOWN_DATE,
    Comparison,
    Finding,
    Happening,
    Related,
    Side,
    Span,
)
from runut.relate.trust import of_days

_CALENDAR = re.compile(r"\d{4}-(?:W\d\d|\d\d(?:-\d\d)?)")


def comparison(finding: Finding, index: Index) -> Comparison:
    """Return *finding* with its evidence as sides: by speaker where attribution is in doubt, else by what is said.

    What stands within other evidence, such as the words of a quotation in their sentence, is not told twice.
    """
    evidence = [s for s in finding.evidence if not any(other.covers(s) and other != s for other in finding.evidence)]
    about = _about(finding, index)
    of_values = about == "value" and len({span.article for span in evidence}) > 1
    values = list(dict.fromkeys(_bounds(span, index) for span in evidence)) if of_values else []
    by_speaker = finding.type == "attribution_conflict"
    same: dict[tuple[object, ...], list[Side]] = {}
    told: dict[object, int] = {}
    for span in evidence:
        side = side_of(span, index)
        key = _side_key(side, by_speaker=by_speaker)
        what = key if by_speaker else side.words.casefold()
        value = values.index(_bounds(span, index)) if values else told.setdefault(what, len(told))
        same.setdefault(key, []).append(replace(side, value=value))
    return Comparison(
        type=finding.type,
        about=about,
        summary=finding.summary,
        reason=finding.reason,
        confidence=finding.confidence,
        sides=tuple(_joined(group) for group in same.values()),
    )


def _side_key(side: Side, *, by_speaker: bool) -> tuple[object, ...]:
    if by_speaker and side.speaker:
        return (side.speaker,)
    return (side.words.casefold(), side.speaker, side.said.value)


def _about(finding: Finding, index: Index) -> Literal["value", "day"] | None:
    if finding.type != "contradiction":
        return None
    if all(_bounds(span, index) for span in finding.evidence):
        return "value"
    return "day" if of_days(finding) else None


def _bounds(span: Span, index: Index) -> tuple[Decimal | None, Decimal | None] | None:
    """Return the bounds of the quantity that *span* lies in; None where it is no quantity's."""
    quantities = index.book.readings[span.article].quantities
    return next(((found.low, found.high) for found in quantities if found.span.covers(span)), None)


def side_of(span: Span, index: Index) -> Side:
    reading = index.book.readings[span.article]
    around = [s for s in reading.statements if any(piece.overlaps(span) for piece in s.content)]
    statement = min(around, key=lambda s: len(s.text), default=None)
    return Side(
        speaker=(", ".join(index.speakers(statement)) or None) if statement else None,
        words=span.of(reading.article.text),
        passage=index.passage(span),
        language=reading.article.language,
        said=statement.said if statement else UNKNOWN_DATE,
        reported=reading.article.published,
        outlets=index.outlets([span.article]),
        marks=index.marks([span]),
    )


def _joined(sides: Sequence[Side]) -> Side:
    outlets = unique(outlet for side in sides for outlet in side.outlets)
    marks = tuple(sorted({mark for side in sides for mark in side.marks}))
    return replace(sides[0], outlets=outlets, marks=marks)


# ---------------------------------------------------------------- what happened


def happenings_of(related: Related, index: Index) -> tuple[Happening, ...]:
    """Return the timeline by event day, of a day what happened before what was said; an entry knows the days that
    others give for the same event. What one report alone tells stands in the order of the reports."""
    disputed = [finding for finding in related.findings if of_days(finding)]
    found = []
    for entry in related.timeline:
        rivals = {
            (day, mark)
            for finding in disputed
            if _touches(entry.evidence, finding.evidence)
            for span in finding.evidence
            if not _touches([span], entry.evidence)
            for day in _days_of(span, related, index)
            if not entry.date.startswith(day)
            for mark in index.marks([span])
        }
        found.append(
            Happening(
                date=entry.date,
                precision=entry.precision,
                text=entry.text,
                language=index.language(entry.evidence[0]),
                planned=entry.planned,
                outlets=index.outlets(entry.articles),
                marks=index.marks(entry.evidence),
                otherwise=tuple(sorted(rivals)),
                said=entry.said,
            )
        )
    return tuple(sorted(found, key=lambda h: (h.day, h.said, h.date, -len(h.marks), h.marks)))


def _days_of(span: Span, related: Related, index: Index) -> set[str]:
    """Return the days of the entries that tell *span*, or else the only day, week or month that its words name."""
    entries = {entry.date for entry in related.timeline if _touches(entry.evidence, [span])}
    dates = index.book.readings[span.article].dates
    named = {day.group() for d in dates if span.covers(d.span) and (day := _CALENDAR.match(d.value or ""))}
    return entries or (named if len(named) == 1 else set())


def _touches(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)
