"""The statements that a person asks a store for, each on the day that its report or its story tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from heapq import merge
from itertools import chain, islice

from runut import pipeline
from runut.cli import printing
from runut.cli.outcome import counted, say
from runut.records import DateValue
from runut.store import Found, Store, called, find_statements, judgements, versions

MOST_READ_AGAIN = 300  # reports without a day that are read on the day of their story, ten a second
SAID_BEFORE = 7  # days between a report and what it tells as said; more is rare


def said_in(store: Store, *, by: str | None, act: str | None, since: str | None, most: int | None) -> Iterator[Found]:
    """Yield the kept statements whose speaker's name or role has the words *by*, of one *act*, told on *since* (ISO
    8601) or later, as far as these are given: by day, those of unknown day last.

    *most*: how many will be shown, None for all; days that stand behind these are not worked out. Says what it leaves
    out. Raises StoreError.
    """
    also = frozenset(_judged_theirs(store, by)) if by else frozenset()
    find = partial(find_statements, store, by=by, act=act, also=also)
    dated = find(since=since, dated=True)
    first = list(islice(dated, most or 0))
    undated = _of_undated(store, find(dated=False), since, [item.day or "" for item in first], most)
    return merge(chain(first, dated), undated, key=_by_day)


def _of_undated(
    store: Store, found: Iterable[Found], since: str | None, others: Sequence[str], most: int | None
) -> list[Found]:
    """Return what was *found* in reports that tell no day on the days that their stories give them, by day, and *since*
    a day only if given; say what has none.

    Where no more than *most* are shown, what stands behind them and statements of the days *others* is not read again.
    """
    each = list(found)
    days, waiting = pipeline.story_days(store, {item.statement.article for item in each})
    if waiting:
        has, its = ("has", "its") if len(waiting) == 1 else ("have", "their")
        say(
            f"the store cannot be written now: {counted(len(waiting), 'new report')} {has} no day from {its} story yet."
        )
    if since:
        earlier = {article for article, day in days.items() if (day.day or "") < since}
        each = [item for item in each if item.statement.article not in earlier]
        days = {article: day for article, day in days.items() if article not in earlier}
    at_latest = sorted([*others, *(days[one].day or "" for item in each if (one := item.statement.article) in days)])
    if most and len(at_latest) >= most:
        days = {article: day for article, day in days.items() if _before(day, SAID_BEFORE) <= at_latest[most - 1]}
    if len(days) > MOST_READ_AGAIN:
        have = "report has its day from its" if len(days) == 1 else "reports have their day from their"
        say(f"{len(days)} {have} story only, which takes long to work out: narrow by --by, --act or --since.")
        days = {}
    with printing.progress("Looking for days", len(days)) as advance:
        again = list(pipeline.read_on(store, days, progress=advance))
    known = {said.id: (said, reading.article.published.day) for reading in again for said in reading.statements}
    for at, item in enumerate(each):
        if item.statement.id in known:
            said, reported = known[item.statement.id]
            each[at] = replace(item, statement=said, day=said.said.value or reported)
    if since:
        unknown = sum(item.day is None for item in each)
        if unknown:
            say(f"{counted(unknown, 'statement')} of unknown day left out; without --since they come last.")
        each = [item for item in each if item.day and item.day >= since[: len(item.day)]]
    return sorted(each, key=_by_day)


def _before(day: DateValue, days: int) -> str:
    return (date.fromisoformat((day.day or "")[:10]) - timedelta(days)).isoformat()


def _by_day(item: Found) -> tuple[bool, str, str]:
    return item.day is None, item.day or "", item.source


def _judged_theirs(store: Store, name: str) -> Iterator[str]:
    """Yield the ids of the statements by those whom a reader judged to be who *name* means."""
    theirs = called(name)
    judged = (one for one in judgements(store) if one.kind == "merge" and not one.undone)
    merged = [one for one in judged if theirs(one.one) or theirs(one.other)]
    reports = {article for one in merged for source in one.sources for article in versions(store, source)[-1:]}
    names = {each for one in merged for each in (one.one, one.other)}
    of_them = (
        [story for story in pipeline.stories_of(store) if not reports.isdisjoint(story.articles)] if merged else []
    )
    for related in pipeline.related_in(store, of_them):
        meant = {entity.id for entity in related.entities if not names.isdisjoint((entity.name, *entity.aliases))}
        for reading in related.readings:
            for statement in reading.statements:
                if any(speaker.entity in meant for speaker in statement.speakers):
                    yield statement.id
