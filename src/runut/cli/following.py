"""The commands that follow a story: what is new, who is who, what is to be forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from runut import pipeline
from runut.changes import nothing_in
from runut.cli import printing
from runut.cli.commands import (
    MOST_SHOWN,
    Json,
    Language,
    Last,
    MaybeStory,
    Page,
    Since,
    StoreOption,
    StoryName,
    app,
    check_target,
    day_option,
)
from runut.cli.kept import chosen_language, current_store, find_kept, id_now, open_at
from runut.cli.outcome import counted, ending, output, printable, say
from runut.errors import InputError, NotFoundError
from runut.export import contract
from runut.labels import amount, label, unit_beside
from runut.records import (
    Change,
    Dossier,
    Entity,
    Judgement,
    News,
    Related,
    Story,
    Telling,
    Utterance,
    Wording,
    content_id,
)
from runut.relate.discrepancies import carrier

if TYPE_CHECKING:
    from runut.store import Store

# What becomes of a story beside growing, as words of a sentence about it.
_BECAME = {"merged": "was put together from several", "split": "was split", "shrunk": "lost reports"}
_NAMED = 10  # entities that a message names
Reason = Annotated[str, typer.Option("--reason", help="Why, for whoever reads it later.")]
StoryOption = Annotated[
    str | None,
    typer.Option("--story", metavar="STORY", help="Only in this story; needed where several have the names."),
]


# ---------------------------------------------------------------- what is new


@app.command(epilog="Example: runut page 1 -o story.html --since 2024-11-05")
@ending
def page(
    story: StoryName,
    target: Page = Path("dossier.html"),
    lang: Language = None,
    since: Since = None,
    last: Last = False,
    store: StoreOption = None,
    as_json: Json = False,
) -> int:
    """Write the dossier of a story that is kept as one HTML page; with --since or --last it tells what is new."""
    from runut.page import page as page_of  # noqa: PLC0415 loads templates that other commands do not need
    from runut.showing import show  # noqa: PLC0415

    check_target(target, as_json=as_json)
    _check_since(since, last=last)
    with current_store(store) as kept:
        language = chosen_language(lang)
        found = find_kept(kept, pipeline.stories_of(kept, language), story)
        shown = show(kept, found, since=since, last=last, language=language)
    with output(target) as out:
        out.write(page_of(shown.dossier))
    if shown.why_not:
        say(shown.why_not)
    if as_json:
        told = {"file": str(target), "story": found.id, "title": found.title, "articles": len(found.articles)}
        printing.put_json({**told, "nothing_to_compare": shown.why_not})
    elif str(target) != "-":
        say(f"{target}: {found.title} ({counted(len(found.articles), 'report')})")
    return 0


def _check_since(since: str | None, *, last: bool) -> None:
    if since and last:
        raise typer.BadParameter("it cannot stand beside --last", param_hint="--since")


@app.command(epilog="Example: runut changes 1 --since 2024-11-05    or: runut changes --last")
@ending
def changes(
    story: MaybeStory = None,
    since: Since = None,
    last: Last = False,
    lang: Language = None,
    store: StoreOption = None,
    as_json: Json = False,
) -> int:
    """Tell what is new in a story, or in all that have news: what was said, figures that changed, findings opened and
    closed, steps of positions, reports that changed their text silently."""
    from runut.showing import show  # noqa: PLC0415 loads tables that other commands do not need

    _check_since(since, last=last)
    never, language = 0, chosen_language(lang)
    with current_store(store) as kept:
        each = pipeline.stories_of(kept, language)
        if story:
            chosen: Sequence[Story] = [find_kept(kept, each, story)]
        else:
            chosen, never = _with_news(kept, each, since)
        found = [show(kept, one, since=since, last=not since, language=language) for one in chosen]
        became = [_became(kept, one.dossier) for one in found]
    if as_json:
        rows = [
            _news_row(one.dossier, one.why_not) | {"became": list(map(asdict, steps))}
            for one, steps in zip(found, became, strict=True)
        ]
        printing.put_json({"changes": rows, "never_shown": never})
        return 0
    for one, steps in zip(found, became, strict=True):
        print(printable(f"{one.dossier.story.title} ({one.dossier.story.id})"))
        for step in steps:
            print(f"  the story {_BECAME[step.kind]} at {step.at}: {printable(step.reason)}")
        for line in [one.why_not] if one.why_not else _news_lines(one.dossier):
            print(f"  {printable(line or '')}")
    if not story and not found:
        print("Nothing is new in the stories that were shown before.")
    if never:
        say(f"{counted(never, 'story')} of several reports never shown: runut changes STORY looks at one.")
    return 0


def _with_news(kept: Store, each: Sequence[Story], since: str | None) -> tuple[list[Story], int]:
    """Return the stories that may have news, and how many of several reports were never shown."""
    from runut.store import edited_since, last_shown, story_changes  # noqa: PLC0415 see above

    if since:
        edited = edited_since(kept, since)
        turned = {step.story for step in story_changes(kept) if step.kind in _BECAME and step.at >= since}
        several = [story for story in each if len(story.articles) > 1]
        return [
            story
            for story in several
            if (story.last or "") >= since or story.id in turned or not edited.isdisjoint(story.articles)
        ], 0
    chosen, never = [], 0
    for story in each:
        if len(story.articles) > 1:
            state = last_shown(kept, story.articles)
            never += state is None
            if state and set(state[1]) != set(story.articles):
                chosen.append(story)
    return chosen, never


def _became(kept: Store, dossier: Dossier) -> list[Change]:
    """Return how the story was put together otherwise since the state it is compared with, or ever; what merely joined
    it is told as its reports."""
    from runut.tracking import changes_in  # noqa: PLC0415 see above

    since = dossier.news.since if dossier.news else ""
    steps = changes_in(kept, dossier.language, dossier.story.id)
    return [step for step in steps if step.kind in _BECAME and step.at >= since]


@app.command(epilog="Example: runut history 1    or: runut history --since 2024-11-05")
@ending
def history(
    story: MaybeStory = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="What Runut found on this day or later.", callback=day_option),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="The last so many in the table; 0 for all.")] = MOST_SHOWN,
    lang: Language = None,
    store: StoreOption = None,
    as_json: Json = False,
) -> int:
    """Tell how the stories came to be what they are: which started, grew, merged, split or ended, when and why."""
    from runut.tracking import changes_in  # noqa: PLC0415 see above

    language = chosen_language(lang)
    with current_store(store) as kept:
        each = pipeline.stories_of(kept, language)
        chosen = id_now(kept, each, story) if story else None
        steps = [step for step in changes_in(kept, language, chosen) if step.at >= (since or "")]
    if as_json:
        printing.put_json({"history": list(map(asdict, steps))})
        return 0
    shown = steps[-limit:] if limit else steps
    if shown:
        printing.put(printing.history_table(shown, {one.id: one.title for one in each}))
    else:
        print(
            "No story of several reports was found yet." if not since else f"Nothing became of a story since {since}."
        )
    if len(shown) < len(steps):
        print(f"{len(steps) - len(shown)} earlier; --limit 0 shows all.")
    return 0


def _news_row(dossier: Dossier, why_not: str | None) -> dict[str, object]:
    row: dict[str, object] = {"story": dossier.story.id, "title": dossier.story.title, "nothing_to_compare": why_not}
    found = dossier.news or News(since="")
    values = contract.as_row(found)
    values["reports"] = [dossier.reports[number - 1].article.source for number in found.reports]
    return row | values | {"since": found.since or None}


def _news_lines(dossier: Dossier) -> Iterator[str]:
    news = dossier.news
    assert news is not None
    yield f"since {news.since}:"
    for number in news.reports:
        article = dossier.reports[number - 1].article
        yield f"+ report {number}: {carrier(article, dossier.language)}: {article.title or 'untitled'}"
    for title in news.gone:
        yield f"- no longer in this story: {title}"
    for said in news.utterances:
        words = said.wordings[0]
        verb = label(dossier.language, f"sense.{words.sense}") if words.sense else words.act
        yield f"said: {', '.join(said.speakers) or 'unknown'} ({verb}): {_quoted(words, dossier)}"
    for figure in news.figures:
        unit = unit_beside(figure.measure, figure.unit)
        was = f"{_value(figure.before, unit, dossier)} -> " if figure.before else ""
        yield f"figure: {figure.measure}: {was}{_value(figure.after, unit, dossier)}"
        if figure.passages:
            yield from (f"    {sign} {words}" for sign, words in zip("-+", figure.passages, strict=True))
    for name, findings in (("opened", news.opened), ("shifted", news.shifts), ("closed", news.closed)):
        for finding in findings:
            yield f"{name}: {finding.summary} {finding.reason}"
    for course in news.courses:
        who = f"{course.actor} ({', '.join(course.about)})"
        for kind, step in course.steps:
            stance = label(dossier.language, f"stance.{kind}")
            yield f"position: {who}: {stance}, {_day(step)}: {_quoted(step.wordings[0], dossier)}"
    for edit in news.edits:
        yield f"changed its text silently: {carrier(edit, dossier.language)}" + (
            f" (report {edit.report})" if edit.report else ""
        )
        yield from (f"    - {words}" for words in edit.removed)
        yield from (f"    + {words}" for words in edit.added)
    if news.carried:
        yield f"{counted(len(news.carried), 'older statement')} now carried by more reports"
    if nothing_in(news):
        yield "nothing is new."


def _value(telling: Telling, unit: str | None, dossier: Dossier) -> str:
    who = telling.speaker or ", ".join(telling.outlets) or "unknown"
    value = amount(dossier.language, telling.low, telling.high, telling.comparator, unit)
    return f"{value} ({who}, {_day(telling)})"


def _day(told: Telling | Utterance) -> str:
    """Return the day it was said, or else that of its report, told as such."""
    if told.said.value:
        return told.said.value[:10]
    return f"reported {told.reported.value[:10]}" if told.reported.value else "day unknown"


def _quoted(wording: Wording, dossier: Dossier) -> str:
    return printing.quoted(wording.words, wording.mode, wording.translated, dossier.language)


# ---------------------------------------------------------------- who is who


@app.command(epilog='Example: runut merge "Sinta Wardani" "Bupati Lembah Sari" --reason "she holds that office"')
@ending
def merge(
    one: Annotated[str, typer.Argument(metavar="ENTITY", help="A name as the story has it, or the id of an entity.")],
    other: Annotated[str, typer.Argument(metavar="ENTITY", help="Another name of the same.")],
    reason: Reason = "",
    story: StoryOption = None,
    store: StoreOption = None,
    as_json: Json = False,
) -> int:
    """Judge that two names are one person, body or place in one story. It is kept, and can be undone."""
    return _judge("merge", one, other, reason, story, store, as_json=as_json)


@app.command(epilog='Example: runut split "Sinta Wardani" "Wardani" --reason "that is her brother"')
@ending
def split(
    one: Annotated[str, typer.Argument(metavar="ENTITY", help="A name as the story has it, or the id of an entity.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="What else it is called, that is not the same.")],
    reason: Reason = "",
    story: StoryOption = None,
    store: StoreOption = None,
    as_json: Json = False,
) -> int:
    """Judge that a name is not of the one it was taken for in one story. It is kept, and can be undone."""
    return _judge("split", one, other, reason, story, store, as_json=as_json)


def _judge(
    kind: str, one: str, other: str, reason: str, story: str | None, address: str | None, *, as_json: bool
) -> int:
    from runut.store import judge  # noqa: PLC0415 see above

    with current_store(address) as kept:
        each = pipeline.stories_of(kept)
        if story is None and len(each) > 1:
            several = [found for found in each if len(found.articles) > 1]
            if len(several) != 1:
                raise InputError("It is not told in which story.", "Name it with --story; see runut stories.")
            story = several[0].id
        (related,) = pipeline.related_in(kept, [find_kept(kept, each, story or "1")])
        first = _entity(related, one)
        if kind == "split":
            second = other
            if other not in (first.name, *first.aliases) or not first.aliases:
                names = ", ".join(first.aliases) or "nothing else"
                raise NotFoundError(f"{first.name!r} is not called {other!r} here.", f"It is also called: {names}.")
        else:
            second = _entity(related, other).name
            if second == first.name:
                raise InputError(f"{one!r} and {other!r} are one already: {first.name!r}.", "See runut show STORY.")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        judgement = Judgement(
            id=content_id("j", kind, first.name, second, related.story.id, now),
            kind="merge" if kind == "merge" else "split",
            one=first.name,
            other=second,
            sources=tuple(reading.article.source for reading in related.readings),
            reason=reason,
            at=now,
        )
        judge(kept, judgement)
    return _tell_judgement(judgement, as_json=as_json)


def _entity(related: Related, name: str) -> Entity:
    """Return the entity that *name* means: its id or the beginning of that, its name, or what else it is called, then
    words of its name."""
    plain = name.casefold()
    for means in (
        [e for e in related.entities if len(name) >= pipeline.ID_BEGINNING and e.id.startswith((name, f"e-{name}"))],
        [e for e in related.entities if e.name.casefold() == plain],
        [e for e in related.entities if plain in {alias.casefold() for alias in e.aliases}],
        [e for e in related.entities if plain in e.name.casefold()],
    ):
        if len(means) == 1:
            return means[0]
        if means:
            several = "; ".join(f"{e.id} {e.name!r}" for e in means[:_NAMED])
            more = f" and {len(means) - _NAMED} more" if len(means) > _NAMED else ""
            raise NotFoundError(f"{name!r} may mean {len(means)} entities: {several}{more}.", "Give the id of one.")
    like = "; ".join(f"{e.id} {e.name!r}" for e in _most_like(related.entities, plain))
    told = f"There are {like}; runut show STORY --json has all." if like else "Nobody is named in it."
    raise NotFoundError(f"Nobody and nothing is called {name!r} in this story.", told)


def _most_like(entities: Sequence[Entity], plain: str) -> list[Entity]:
    """The entities whose names are most like *plain*, of equals those of most mentions."""
    from rapidfuzz import fuzz  # noqa: PLC0415 only a slip of the hand needs it

    def likeness(entity: Entity) -> tuple[float, int]:
        names = (entity.name, *entity.aliases)
        return max(fuzz.WRatio(plain, each.casefold()) for each in names), len(entity.mentions)

    return sorted(entities, key=likeness, reverse=True)[:_NAMED]


def _tell_judgement(judgement: Judgement, *, as_json: bool) -> int:
    if as_json:
        printing.put_json({"judgement": asdict(judgement)})
    else:
        print(_told(judgement))
    return 0


def _told(judgement: Judgement) -> str:
    link = "is also" if judgement.kind == "merge" else "is not"
    undone = f"; undone {judgement.undone}" if judgement.undone else ""
    why = f" ({judgement.reason})" if judgement.reason else ""
    return printable(f"{judgement.id}: “{judgement.one}” {link} “{judgement.other}”{why}, {judgement.at}{undone}")


@app.command(epilog="Example: runut undo    or: runut undo j-1f2e")
@ending
def undo(
    judgement: Annotated[
        str | None, typer.Argument(metavar="ID", help="The beginning of its id; the last, if none.")
    ] = None,
    store: StoreOption = None,
    as_json: Json = False,
) -> int:
    """Take back a judgement; the story is as it was before, and the row stays with the time of undoing."""
    from runut.store import undo as take_back  # noqa: PLC0415 see above

    with open_at(store, create=False) as kept:
        taken = take_back(kept, judgement)
    return _tell_judgement(taken, as_json=as_json)


@app.command(epilog="Example: runut judgements")
@ending
def judgements(store: StoreOption = None, as_json: Json = False) -> int:
    """List who was judged to be who, with reason and time, the undone too."""
    from runut.store import judgements as kept_judgements  # noqa: PLC0415 see above

    with open_at(store, create=False) as kept:
        found = kept_judgements(kept)
    if as_json:
        printing.put_json({"judgements": list(map(asdict, found))})
        return 0
    print("\n".join(map(_told, found)) or "Nothing was judged yet.")
    return 0


# ---------------------------------------------------------------- what is to be forgotten


@app.command(epilog="Example: runut remove 0003.txt")
@ending
def remove(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="As `runut show` and `runut export` name it.")
    ],
    store: StoreOption = None,
    as_json: Json = False,
) -> int:
    """Remove reports from the store, all their versions and what was read in them. Stories and findings follow."""
    from runut.store import remove as remove_source  # noqa: PLC0415 see above

    with open_at(store, create=False) as kept:
        removed = {source: remove_source(kept, source) for source in dict.fromkeys(sources)}
    unknown = [source for source, ids in removed.items() if not ids]
    if as_json:
        printing.put_json({"removed": [source for source, ids in removed.items() if ids], "unknown": unknown})
    else:
        print(f"{counted(len(removed) - len(unknown), 'report')} removed")
    if unknown:
        raise NotFoundError(f"Not kept: {', '.join(unknown)}.", "See runut stories and runut show for the names.")
    return 0
