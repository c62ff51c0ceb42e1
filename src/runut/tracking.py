"""Keeps the stories of a store up to date as articles come and go (topic detection and tracking).

What arrives is compared with what shares its telling words, and only the stories it may touch are worked out anew.
That gives the same stories as `relate.stories` over all articles at once: two groups that are each other's nearest
join whatever lies elsewhere, so a story that comes out of the new calculation by the same steps as before has
changed nothing around it; where it does not, what lies around it is taken in too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from runut.errors import StoreBusyError
from runut.records import Change, Outline, Reading, Story, Why
from runut.relate import stories
from runut.relate.stories import (
    ALIKE,
    WINDOW_DAYS,
    Group,
    Pair,
    all_dated,
    candidates,
    grouped,
    likeness,
    outline,
    story_of,
    telling,
    told,
)
from runut.store import article_ids, readings, story_changes
from runut.store import grouping as kept
from runut.store import outlines as compared

if TYPE_CHECKING:
    from runut.store import Connection, Store
    from runut.store.grouping import Kept

_AT_ONCE = 100  # articles of one transaction when many are to be followed


def follow(store: Store, reading: Reading, made_by: str) -> None:
    """Compare *reading*, which the store has just kept, with what is there; its story is found by `stories_of`."""
    with store.writing() as connection:
        _compare(connection, outline(reading), made_by)


def stories_of(
    store: Store, made_by: str, language: str = "id", *, progress: Callable[[int], None] = lambda _: None
) -> tuple[Story, ...]:
    """Return the stories of all that is kept, the largest first; *made_by* names the rules that find them.

    *language* is that in which their reasons are told.
    """
    behind = compared.pending(store, made_by)
    if store.read_only:
        return _of_all(store, language) if behind or _is_unsettled(store) else _as_kept(store, language)
    for batch in compared.batched(behind, _AT_ONCE):
        found = [outline(reading) for reading in readings(store, batch)]
        with store.writing() as connection:
            for new in found:
                _compare(connection, new, made_by)
        progress(len(batch))
    if _is_unsettled(store):
        _regroup(store)
    return _as_kept(store, language)


def place(store: Store, articles: Set[str]) -> Set[str]:
    """Put those of *articles* that are compared but in no story yet into theirs; `stories_of` does it for all. Return
    those that stay in none, since the store may only be read or another process writes it."""
    with store.reading() as connection:
        waiting = articles & set(kept.unplaced(connection))
    if store.read_only or not waiting:
        return waiting
    try:
        _regroup(store, articles, patient=False)
    except StoreBusyError:
        return waiting
    return frozenset()


def _as_kept(store: Store, language: str) -> tuple[Story, ...]:
    return tuple(told(story, language) for story in kept.kept_stories(store))


def changes_in(store: Store, language: str, story: str | None = None) -> tuple[Change, ...]:
    """Return what became of the stories, or of *story* alone, as `store.story_changes` does, told in *language*."""
    return tuple(told(change, language) for change in story_changes(store, story))


def _is_unsettled(store: Store) -> bool:
    with store.reading() as connection:
        return bool(kept.unplaced(connection) or kept.stale_stories(connection))


def _of_all(store: Store, language: str) -> tuple[Story, ...]:
    """Return the stories of a store that cannot be written, worked out in memory."""
    return stories(
        readings(store, article_ids(store)), language=language, dated=lambda outlines: _dated(store, outlines)
    )


def _compare(connection: Connection, new: Outline, made_by: str) -> None:
    own = telling(new)
    if not compared.keep_outline(connection, new, own, made_by):
        return
    near = candidates(own, compared.sharing(connection, new, own, WINDOW_DAYS))
    links = {}
    for article, other in compared.outlines_of(connection, near).items():
        like = likeness(new, other)
        if like is not None:
            links[min(article, new.article), max(article, new.article)] = like
    compared.keep_links(connection, links)


# ---------------------------------------------------------------- stories worked out anew, no more of them than need be


def _regroup(store: Store, of: Set[str] | None = None, *, patient: bool = True) -> None:
    """Put into stories what is in none, of that only what may join the articles *of* if given, and work out anew what
    has lost an article. *patient*: as in `Store.writing`."""
    with store.writing(patient=patient) as connection:
        free: Sequence[str] = kept.unplaced(connection)
        if of is not None:
            free = _reached(connection, set(free), of)
        old, groups = _settled(connection, free, kept.stale_stories(connection))
        steps = {story: group.steps for group, story in _stories(store, connection, groups)}
        kept.replace_stories(connection, old, steps)
        touched = {article for story in steps for article in story.articles}
        touched.update(article for one in old.values() for article in one.held)
        sources = kept.sources_of(connection, touched)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        kept.log_changes(connection, list(changes_of(old, steps, at, sources)))


def _reached(connection: Connection, free: Set[str], articles: Set[str]) -> list[str]:
    """Return those of *articles* that are *free*, and of the *free* what may join them, or join what may."""
    found: set[str] = set()
    new = free & articles
    while new:
        found |= new
        new = _joinable(compared.links_of(connection, sorted(new)), new) & free - found
    return sorted(found)


def _stories(store: Store, connection: Connection, groups: Sequence[Group]) -> Iterator[tuple[Group, Story]]:
    """Yield each group with its story."""
    for batch in compared.batched(groups, _AT_ONCE):
        known = compared.outlines_of(connection, [article for group in batch for article in group.articles])
        for group in batch:
            yield group, story_of(_dated(store, [known[article] for article in group.articles]))


def _dated(store: Store, outlines: list[Outline]) -> list[Outline]:
    return all_dated(outlines, lambda articles: readings(store, articles))


def _settled(connection: Connection, free: Sequence[str], stale: Sequence[str]) -> tuple[dict[str, Kept], list[Group]]:
    """Group the *free* articles with those of the *stale* stories and of every story that this changes.

    What might join the loose articles takes part by the steps that made it. A group that comes out otherwise is
    loosened, with all that got into it, for another round; every other group that a round made stands, unless a later
    one loosens it. Return the stories that are to be replaced, and the groups that take their place.
    """
    old = kept.members_of(connection, stale)
    loose = {*free, *(article for story in old.values() for article in story.articles)}
    made: dict[str, Group] = {}  # by article: what stands of the rounds before
    restless: set[str] = set()  # articles of what stood and was loosened; they stay loose, so that there is an end
    links: dict[str, dict[str, int]] = {}
    while True:
        links |= compared.links_of(connection, sorted(loose - links.keys()))
        near = _joinable(links, loose)
        kept_near = kept.members_of(connection, kept.stories_holding(connection, sorted(near - made.keys())))
        stories_near = {Group(story.articles, story.steps): story for story in kept_near.values()}
        around = {made[article] for article in near & made.keys()} | stories_near.keys()
        groups = set(grouped(loose, _among(links, loose, around), around))
        new, changed = groups - around, around - groups
        if not changed:
            return old, sorted({*made.values(), *new}, key=lambda group: group.articles)
        old |= {story.id: story for group, story in stories_near.items() if group in changed}
        again = {article for group in changed for article in group.articles}
        restless |= again & made.keys()
        loose = {a for group in new if not (again | restless).isdisjoint(group.articles) for a in group.articles}
        made = {a: group for group in {*made.values(), *new} for a in group.articles if a not in loose}


def _joinable(links: Mapping[str, Mapping[str, int]], loose: Set[str]) -> set[str]:
    """Return the articles which those that are *loose* may join: no average is `ALIKE` unless one of its pairs is."""
    return {other for article in loose for other, like in links[article].items() if like >= ALIKE} - loose


def _among(links: Mapping[str, Mapping[str, int]], loose: Set[str], around: Iterable[Group]) -> dict[Pair, int]:
    """Return the pairs of *loose* articles, and of these with those *around*."""
    settled = {article for group in around for article in group.articles}
    return {
        (article, other) if article < other else (other, article): like
        for article in loose
        for other, like in links[article].items()
        if other in settled or (article < other and other in loose)
    }


# ---------------------------------------------------------------- what became of each


def changes_of(old: Mapping[str, Kept], new: Iterable[Story], at: str, sources: Mapping[str, str]) -> Iterator[Change]:
    """Yield what became of the *old* stories; nothing is told of articles that stood alone and do so still.

    *sources* are those of the articles, older versions too: one that has a newer version in its place is not lost.
    """
    stories_now = {story.id: story for story in new}
    now = {article: story.id for story in stories_now.values() for article in story.articles}
    became = {one.id: {now[article] for article in one.held if article in now} for one in old.values()}
    for story in stories_now.values():
        was = [one for one in old.values() if story.id in became[one.id]]
        if story.id not in old and (len(story.articles) > 1 or any(len(one.held) > 1 for one in was)):
            yield _change(story, was, became, at, sources)
    for one in old.values():
        if not became[one.id] and len(one.held) > 1:
            yield Change(at, "ended", None, (one.id,), one.held, (Why("story.ended"),))


def _change(
    story: Story,
    was: Sequence[Kept],
    became: Mapping[str, Set[str]],
    at: str,
    sources: Mapping[str, str],
) -> Change:
    before = {article for one in was for article in one.held}
    came = tuple(article for article in story.articles if article not in before)
    left = tuple(sorted(before - set(story.articles)))
    larger = [one for one in was if len(one.held) > 1]
    ids = tuple(sorted(one.id for one in was))
    if any(len(became[one.id]) > 1 for one in larger):
        return Change(at, "split", story.id, ids, left, (Why("story.split"), *story.why))
    if len(larger) > 1:
        return Change(at, "merged", story.id, ids, came, (Why("story.merged", number=len(larger)), *story.why))
    if not larger:
        return Change(at, "started", story.id, ids, story.articles, story.why)
    there = {sources.get(article) for article in story.articles}
    lost = tuple(article for article in left if sources.get(article) not in there)
    if lost:
        return Change(at, "shrunk", story.id, ids, lost, (Why("story.shrunk"),))
    known = {sources.get(article) for article in larger[0].held}
    joined = tuple(article for article in story.articles if sources.get(article) not in known)
    if not joined:
        return Change(at, "edited", story.id, ids, came, (Why("story.edited"),))
    return Change(at, "grown", story.id, ids, joined, story.why)
