"""What commands ask of a store: opened and brought up to date, and the stories that a name means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from runut import pipeline
from runut.cli import printing
from runut.cli.outcome import say, tell_failures
from runut.errors import NotFoundError
from runut.records import Change, Related, Story
from runut.settings import load_settings

if TYPE_CHECKING:  # a dossier needs no database, and SQLAlchemy takes 0.3 s to import
    from runut.store import Store


def open_at(address: str | None, *, create: bool) -> Store:
    from runut.store import open_store  # noqa: PLC0415 see above

    return open_store(address or load_settings().store, create=create, on_wait=say)


@contextmanager
def current_store(address: str | None) -> Iterator[Store]:
    """Open the store and read again what an older version of the rules has read, and say so."""
    from runut.store import article_ids  # noqa: PLC0415 see above

    with open_at(address, create=False) as store:
        outdated = len(article_ids(store, not_by=pipeline.made_by()))
        if outdated and store.read_only:
            say(f"{outdated} articles were read by other rules than {pipeline.made_by()}, and the store is read-only.")
        elif outdated:
            say(f"{outdated} articles were read by other rules than {pipeline.made_by()}: reading them again.")
            with printing.progress("Reading again", outdated) as advance:
                _, failed = pipeline.reread(store, progress=advance)
            tell_failures(failed)
        yield store


def chosen_language(asked: str | None) -> str:
    """Return the language in which a command answers: that of its --lang, else of the settings."""
    return asked or load_settings().language


def chosen_stories(store: Store, names: list[str], language: str) -> list[Story]:
    found = pipeline.stories_of(store, language)
    named = [find_kept(store, found, name) for name in names] if names else found
    return list({story.id: story for story in named}.values())


def find_kept(store: Store, each: Sequence[Story], name: str) -> Story:
    """Return the story that *name* means, by its number, id or title, or by an id that it had before."""
    try:
        return pipeline.find_story(each, name)
    except NotFoundError:
        now = id_now(store, each, name)
        found = next((story for story in each if story.id == now), None)
        if found is None:
            raise
        say(f"{name} is now {found.id}: {found.title}")
        return found


def id_now(store: Store, each: Sequence[Story], name: str) -> str:
    """Return the id of the story that *name* means; of one that is no more, what became of it last."""
    from runut.store import story_changes  # noqa: PLC0415 see above

    try:
        return pipeline.find_story(each, name).id
    except NotFoundError:
        later = later_ids(story_changes(store))
        before = [one for one in later if one.startswith((name, f"s-{name}"))]
        if len(before) != 1 or len(name) < pipeline.ID_BEGINNING:
            raise
        return later[before[0]]


def later_ids(steps: Sequence[Change]) -> dict[str, str]:
    """Return for each id that a story had before the one that it has now, or had last; that of a story which was split
    leads to one of its parts."""
    later: dict[str, str] = {}
    for step in reversed(steps):
        for one in step.was:
            later[one] = later.get(step.story, step.story) if step.story else one
    return later


def related_kept(store: Store, names: list[str], language: str) -> Iterator[Related]:
    return pipeline.related_in(store, chosen_stories(store, names, language), language=language)
