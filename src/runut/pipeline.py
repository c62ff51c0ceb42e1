"""The stages in order, and the runner that takes articles through them in this process.

One article is read by `STAGES`; what is read is kept by `add` or handed on; `story_of` and `stories_in` relate
the readings of a story. An article that fails becomes a Failure that names the stage, and the run goes on.
"""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Literal, TypeVar

from runut import __version__
from runut.errors import ModelError, NotFoundError
from runut.extract.attributions import attributions
from runut.extract.credits import credits
from runut.extract.dates import dates
from runut.extract.events import events
from runut.extract.names import mentions, typed
from runut.extract.quantities import quantities
from runut.extract.speakers import statements
from runut.records import (
    Annotated,
    Article,
    Compare,
    DateValue,
    Failure,
    Judgement,
    Reading,
    Related,
    Span,
    Story,
    renamed,
)
from runut.text import MODEL_LANGUAGES, agreement_shares, annotate, mark, model_version

if TYPE_CHECKING:  # the dossier of a few files needs no database, and SQLAlchemy takes 0.3 s to import
    from runut.store import Store

Outcome = Literal["new", "new_version", "reread", "unchanged"]
P = TypeVar("P")
R = TypeVar("R")
AT_ONCE = 2  # articles: while the model computes, which takes no lock of Python's, grammar reads the other
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of reading: *run* is called with the values named in *needs*, and its answer is called *gives*."""

    name: str
    needs: tuple[str, ...]
    gives: str
    run: Callable[..., object]


def _sentence_spans(doc: Annotated) -> Iterator[Span]:
    return (doc.span(sentence.start, sentence.end) for sentence in doc.sentences)


STAGES = (
    Stage("annotate", ("article",), "words", annotate),
    Stage("mark", ("words",), "doc", mark),
    Stage("sentences", ("doc",), "sentences", _sentence_spans),
    Stage("dates", ("doc",), "dates", dates),
    Stage("names", ("doc",), "names", mentions),
    Stage("types", ("doc", "names"), "mentions", typed),
    Stage("attributions", ("doc",), "attributions", attributions),
    Stage("statements", ("doc", "attributions", "names", "dates"), "statements", statements),
    Stage("quantities", ("doc", "dates"), "quantities", quantities),
    Stage("credits", ("doc", "dates"), "credits", credits),
    Stage("events", ("doc", "dates", "mentions", "statements"), "events", events),
)
_READING = ("sentences", "mentions", "dates", "quantities", "statements", "credits", "events")


def check_order(stages: Sequence[Stage]) -> None:
    """Raise ValueError where a stage needs what none before it gives, or two give the same."""
    given = {"article"}
    for stage in stages:
        missing = [name for name in stage.needs if name not in given]
        if missing:
            raise ValueError(f"Stage {stage.name!r} needs {missing}, which no stage before it gives.")
        if stage.gives in given:
            raise ValueError(f"Stage {stage.name!r} gives {stage.gives!r}, which is given already.")
        given.add(stage.gives)
    absent = set(_READING) - given
    if absent:
        raise ValueError(f"No stage gives {sorted(absent)}, which a Reading holds.")


check_order(STAGES)


# ---------------------------------------------------------------- one article


class StageError(Exception):
    """An extractor raised; its own error is the ``__cause__``. It never leaves `read_all`."""

    def __init__(self, stage: str) -> None:
        super().__init__(stage)
        self.stage = stage


def read(article: Article, stages: Sequence[Stage] = STAGES) -> Reading:
    """Extract all that Runut finds in one article; raises StageError where a stage fails, and ModelError."""
    values: dict[str, object] = {"article": article}
    for stage in stages:
        try:
            made = stage.run(*(values[name] for name in stage.needs))
            values[stage.gives] = made if isinstance(made, Annotated) else tuple(made)  # type: ignore[arg-type]
        except ModelError:  # no article's fault: the run must not go on without the model it was begun with
            raise
        except Exception as error:
            raise StageError(stage.name) from error
    return Reading(article=article, made_by=made_by(), **{name: values[name] for name in _READING})  # type: ignore[arg-type]


def read_all(items: Iterable[Article | Failure], stages: Sequence[Stage] = STAGES) -> Iterator[Reading | Failure]:
    """Read each article, and yield in their order; a failure passes through, and an article that fails becomes one."""
    for _, found in _ahead(items, lambda item: item, lambda item: _read_or_fail(item, stages)):
        yield found


def _ahead(
    items: Iterable[Article | Failure],
    prepare: Callable[[Article | Failure], P],
    reading: Callable[[P], R],
) -> Iterator[tuple[P, R]]:
    """Yield each item as `prepare` makes it and what *reading* gives of that, in order; `AT_ONCE` are read at a time.

    *prepare* runs in the caller's thread, and only when every item before it of the same file's name was handed on:
    it may ask what became of that one. Where it or *items* raises, what was begun is handed on before.
    """
    waiting: deque[tuple[str, P, Future[R]]] = deque()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for item in items:
                name = item.source.rsplit("/", 1)[-1] if isinstance(item, Article) and item.location else item.source
                while waiting and (len(waiting) > AT_ONCE or any(name == other for other, *_ in waiting)):
                    yield _settled(waiting.popleft())
                prepared = prepare(item)
                waiting.append((name, prepared, pool.submit(reading, prepared)))
        except Exception:
            yield from map(_settled, waiting)
            raise
        yield from map(_settled, waiting)


def _settled(begun: tuple[str, P, Future[R]]) -> tuple[P, R]:
    _, prepared, found = begun
    return prepared, found.result()


def _read_or_fail(article: Article | Failure, stages: Sequence[Stage] = STAGES) -> Reading | Failure:
    if isinstance(article, Failure):
        return article
    try:
        return read(article, stages)
    except StageError as error:
        cause = error.__cause__
        told = f"{type(cause).__name__}: {cause}"
        return Failure(
            article.source, error.stage, told, "This is a fault of Runut: please report it with the article."
        )


@cache
def made_by(*, relating: bool = False) -> str:
    """Name the version of the rules: the release, and a digest of the modules and tables that read an article.

    The digest spares whoever edits a table from remembering to raise a number: what an older table read is read
    again. With *relating* the rules that find stories count too.
    """
    digest = hashlib.sha256()
    for package in ("lang", "text", "extract", *(["relate"] if relating else [])):
        for name, content in _files(files("runut").joinpath(package), package):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return f"runut {__version__}, grammar {digest.hexdigest()[:8]}, {model_version() or 'no reader model'}"


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, f"{name}/{entry.name}")
        elif entry.name.endswith((".py", ".tsv")):
            yield f"{name}/{entry.name}", entry.read_bytes()


# ---------------------------------------------------------------- many articles, kept


def add(items: Iterable[Article | Failure], store: Store) -> Iterator[tuple[Outcome, Article] | Failure]:
    """Read each article and keep it, one transaction each; yield what became of it. Memory does not grow with them.

    An article that is kept as it is and was read by the same rules is not read again. The failures of the run
    before are forgotten. A fault of the store raises StoreError; the articles before it stay.
    """
    from runut.store import forget_failures, keep, note_failure, source_for, state_of  # noqa: PLC0415 see above
    from runut.tracking import follow  # noqa: PLC0415

    forget_failures(store)

    def prepare(item: Article | Failure) -> tuple[Article | Failure, bool]:
        """Return *item* by the name to keep it under, and whether it is kept as it is."""
        if isinstance(item, Failure):
            return item, False
        article = renamed(item, source_for(store, item))
        return article, state_of(store, article, made_by()) == "current"

    for (article, _), reading in _ahead(items, prepare, lambda p: None if p[1] else _read_or_fail(p[0])):
        if isinstance(reading, Reading):
            outcome = keep(store, reading)
            follow(store, reading, made_by(relating=True))
            yield outcome, reading.article
        elif isinstance(reading, Failure):
            note_failure(store, reading)
            yield reading
        elif isinstance(article, Article):
            yield "unchanged", article


def reread(store: Store, *, progress: Progress = lambda _: None) -> tuple[int, tuple[Failure, ...]]:
    """Read again, from its kept text, each latest article that other rules have read; tell how many, and what failed.

    Its parts are found again too; what its page or line of JSON told of it stays: only `add` renews that.
    """
    from runut.sources import read_anew  # noqa: PLC0415 see above
    from runut.store import article_ids, keep, note_failure, readings  # noqa: PLC0415 see above

    outdated = article_ids(store, not_by=made_by())
    failed = []
    for new in read_all(read_anew(reading.article) for reading in readings(store, outdated)):
        if isinstance(new, Failure):
            note_failure(store, new)
            failed.append(new)
        else:
            keep(store, new)
        progress(1)
    return len(outdated), tuple(failed)


# ---------------------------------------------------------------- stories


def stories_in(readings: Iterable[Reading], language: str = "id", *, one_story: bool = False) -> tuple[Story, ...]:
    """Return the stories that *readings* tell, the largest first; *readings* are passed over once.

    *language* is that in which reasons are told.
    """
    from runut.relate import stories  # noqa: PLC0415 loads tables that `runut --version` does not need
    from runut.relate.stories import all_dated  # noqa: PLC0415 see above

    undated: dict[str, Reading] = {}

    def passed() -> Iterator[Reading]:
        for reading in readings:
            if not reading.article.published.day:
                undated[reading.article.id] = reading
            yield reading

    return stories(
        passed(),
        one_story=one_story,
        language=language,
        dated=lambda outlines: all_dated(outlines, lambda articles: map(undated.__getitem__, articles)),
    )


def stories_of(store: Store, language: str = "id", *, progress: Progress = lambda _: None) -> tuple[Story, ...]:
    """Return the stories of all that is kept; only what new articles or rules touch is worked out anew.

    *language* is that in which their reasons are told.
    """
    from runut import tracking  # noqa: PLC0415 see above

    return tracking.stories_of(store, made_by(relating=True), language, progress=progress)


def related(
    story: Story,
    readings: Iterable[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    language: str = "id",
    store: Store | None = None,
) -> Related:
    """Relate the *readings* of one story. What the story tells of the day of an undated article dates that article.

    Such an article is read a second time with that day (basis ``story``), so that its "kemarin" has an anchor;
    the kept article stays undated, for the day is the story's finding and not the article's own. *judgements* are a
    reader's on who is who; *language* is that in which findings are told; *store* remembers what the model judged
    of two statements. It is asked where all reports are in its languages. Raises ModelError where it cannot be loaded.
    """
    from runut.relate import anchors, relate_story  # noqa: PLC0415 see above
    from runut.relate.stories import in_order  # noqa: PLC0415 see above

    found = tuple(readings)
    again = {new.article.id: new for new in _read_on(anchors(found), found)}
    anchored = [again.get(reading.article.id, reading) for reading in found]
    compare = _comparing(store) if all(reading.article.language in MODEL_LANGUAGES for reading in found) else None
    return relate_story(in_order(story, anchored), anchored, judgements, language=language, compare=compare)


def _read_on(days: Mapping[str, DateValue], readings: Iterable[Reading]) -> Iterator[Reading]:
    """Read again those of *readings* whose articles are among *days*, each as published on its day."""
    from runut.relate.stories import dated  # noqa: PLC0415 see above

    articles = (dated(reading, days).article for reading in readings if reading.article.id in days)
    return (new for new in read_all(articles) if isinstance(new, Reading))


def story_days(store: Store, articles: Set[str]) -> tuple[dict[str, DateValue], Set[str]]:
    """Return the day that their story gives to the kept *articles* that tell none, by id, as `related` has it. Those
    that are in no story yet are put into theirs; returned too are those for which the store could not be written."""
    from runut import tracking  # noqa: PLC0415 see above
    from runut.relate import anchors  # noqa: PLC0415 see above
    from runut.store import grouped_with, readings  # noqa: PLC0415 see above

    waiting = tracking.place(store, articles)
    placed = articles - waiting
    days: dict[str, DateValue] = {}
    for group in grouped_with(store, placed):
        days |= anchors(tuple(readings(store, group)))
    return {article: day for article, day in days.items() if article in placed}, waiting


def read_on(store: Store, days: Mapping[str, DateValue], *, progress: Progress = lambda _: None) -> Iterator[Reading]:
    """Yield the kept articles that are among *days*, each read again as published on its day."""
    from runut.store import readings  # noqa: PLC0415 see above

    for new in _read_on(days, readings(store, sorted(days))):
        yield new
        progress(1)


def _comparing(store: Store | None) -> Compare | None:
    """Return what judges two sentences, by what *store* remembers where there is one; None without a model."""
    model = model_version()
    if model is None or store is None:
        return agreement_shares if model else None
    from runut.store import remembered  # noqa: PLC0415 see above

    return remembered(store, model, agreement_shares)


def related_in(store: Store, stories: Iterable[Story], *, language: str = "id") -> Iterator[Related]:
    """Relate each of the kept *stories*, one at a time; its findings are told in *language*."""
    from runut.store import judgements, readings  # noqa: PLC0415 see above

    for story in stories:
        of_story = tuple(readings(store, story.articles))
        judged = judgements(store, [reading.article.source for reading in of_story])
        yield related(story, of_story, judged, language=language, store=store)


def translated_of(
    store: Store, groups: Iterable[Sequence[str]], *, progress: Progress = lambda _: None
) -> frozenset[str]:
    """Return the ids of the direct quotations that are known to be translations; each of *groups* is the kept articles
    of one story."""
    from runut.relate import translated_in  # noqa: PLC0415 see above
    from runut.store import judgements, readings  # noqa: PLC0415 see above

    found: set[str] = set()
    for articles in groups:
        of_story = tuple(readings(store, articles))
        found |= translated_in(of_story, judgements(store, [reading.article.source for reading in of_story]))
        progress(1)
    return frozenset(found)


ID_BEGINNING = 4  # characters; fewer are a slip of the hand


def find_story(stories: Sequence[Story], name: str) -> Story:
    """Return the story that *name* means: its number from 1, the beginning of its id, or words of its title, each from
    the start of a word. A number is never part of a title ("8" of "8.000 Tentara").

    Raises NotFoundError where there is none, or where several are meant.
    """
    if name.isdecimal():
        if not 1 <= int(name) <= len(stories):
            raise NotFoundError(f"No story has the number {name!r}; there are {len(stories)}.", "See runut stories.")
        return stories[int(name) - 1]
    words = [re.compile(rf"(?<!\w){re.escape(word)}") for word in name.casefold().split()]
    by_id = [story for story in stories if len(name) >= ID_BEGINNING and story.id.startswith((name, f"s-{name}"))]
    found = by_id or [s for s in stories if words and all(word.search(s.title.casefold()) for word in words)]
    if len(found) == 1:
        return found[0]
    if found:
        several = "; ".join(f"{story.id} {story.title!r}" for story in found[:5])
        raise NotFoundError(f"{name!r} may mean {len(found)} stories: {several}.", "Give the beginning of an id.")
    raise NotFoundError(f"No story is called {name!r}.", "See runut stories.")
