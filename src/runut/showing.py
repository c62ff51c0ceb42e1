"""A kept story as it is shown: its dossier, with what is new since a day or since it was last shown.

The state of then is worked out by today's rules from the articles of then, which are all kept; so nothing but the
articles makes news, and a state needs no more room than the ids of its articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from runut import pipeline
from runut.changes import edit_of, news
from runut.dossier import dossier
from runut.labels import label
from runut.records import Dossier, Edit, Failure, Judgement, Reading, Related, Story
from runut.store import Store, judgements, last_shown, note_shown, readings, versions


@dataclass(frozen=True, slots=True)
class Shown:
    """*dossier* has its news; where there was nothing to compare with, *why_not* tells so."""

    dossier: Dossier
    related: Related
    why_not: str | None = None


def show(
    store: Store,
    story: Story,
    *,
    since: str | None = None,
    last: bool = False,
    language: str = "id",
    failures: Sequence[Failure] = (),
) -> Shown:
    """Return *story* of *store*; with its news since the day *since*, or since it was *last* shown, if asked for.

    That it was shown is kept, so that the next time `last` means this one.
    """
    of_story = tuple(readings(store, story.articles))
    judged = judgements(store, [reading.article.source for reading in of_story])
    related = pipeline.related(story, of_story, judged, language=language, store=store)
    shown = Shown(dossier(related, language=language, failures=failures), related)
    if since or last:
        shown = _compared(store, shown, of_story, judged, since)
    if not store.read_only:
        note_shown(store, story.id, story.articles)
    return shown


def _compared(
    store: Store, shown: Shown, now: Sequence[Reading], judged: Sequence[Judgement], since: str | None
) -> Shown:
    removed = 0
    if since:
        before, from_when = tuple(_before(store, shown.related.readings, since)), since
        if not before:
            return replace(shown, why_not=f"No report of this story was published before {since}: all of it is new.")
    else:
        state = last_shown(store, shown.related.story.articles)
        if state is None:
            return replace(shown, why_not="This story was never shown before: there is nothing to compare it with yet.")
        from_when, articles = state
        before = tuple(readings(store, articles))
        if not before:
            return replace(shown, why_not=f"What was shown at {from_when} has been removed since.")
        removed = len(articles) - len(before)
    then = with_articles(shown.related.story, before, judged, shown.dossier.language, store)
    language = shown.dossier.language
    told = with_news(shown.dossier, then, from_when, now, before)
    if told.news and removed:  # nothing is left of them, not even their titles
        gone = (*told.news.gone, *[label(language, "title.removed")] * removed)
        told = replace(told, news=replace(told.news, gone=gone))
    return replace(shown, dossier=told)


def with_articles(
    story: Story, held: Sequence[Reading], judged: Sequence[Judgement], language: str, store: Store | None = None
) -> Dossier:
    """Return the dossier of *story* as if it had only the articles of *held*."""
    part = replace(story, articles=tuple(reading.article.id for reading in held))
    return dossier(pipeline.related(part, held, judged, language=language, store=store), language=language)


def with_news(
    now: Dossier, then: Dossier, since: str, readings_now: Iterable[Reading], held: Iterable[Reading]
) -> Dossier:
    old = {reading.article.source: reading for reading in held}
    return replace(now, news=news(then, now, since, tuple(_edits(now, readings_now, old))))


def _edits(now: Dossier, readings_now: Iterable[Reading], old: Mapping[str, Reading]) -> Iterator[Edit]:
    numbers = {report.article.id: report.number for report in now.reports}
    for reading in readings_now:
        was = old.get(reading.article.source)
        if was is not None and was.article.id != reading.article.id:
            edit = edit_of(was, reading, numbers[reading.article.id])
            if edit:
                yield edit


def published_before(held: Iterable[Reading], day: str) -> Iterator[Reading]:
    """Yield what was published before *day*; an undated article counts from the day on which it was first read."""
    for reading in held:
        told = reading.article.published.value or reading.article.first_seen
        if told and told[:10] < day:
            yield reading


def _before(store: Store, now: Sequence[Reading], day: str) -> Iterator[Reading]:
    """Yield what was published before *day*, each as it was then: an article that was found changed on that day or
    later, in the version that was there before it, or else in its first."""
    for reading in published_before(now, day):
        each = tuple(readings(store, versions(store, reading.article.source)))
        seen = [one for one in each if (one.article.first_seen or "")[:10] < day]
        yield seen[-1] if seen else each[0]
