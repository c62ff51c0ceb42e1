"""The commands that follow a story: what is new, who is who, what is to be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
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
from runut.cli.kept import chosen_language, current_store, find_kept, id_now, later_ids, open_at
from runut.cli.outcome import counted, ending, output, printable, say
from runut.errors import NotFoundError
from runut.export import contract
from runut.labels import amount, label, unit_beside, verb
from runut.records import (
    Change,
    Dossier,
    Edit,
    Entity,
    Judgement,
    Mark,
    News,
    Related,
    Side,
    Story,
    Telling,
    Utterance,
    Wording,
    content_id,
)
from runut.relate.discrepancies import carrier

if TYPE_CHECKING:
    from runut.store import Store

_BECAME = ("merged", "split", "shrunk")  # what becomes of a story beside growing
_SIGNS = ("-", "+")  # before a sentence of then and of now
_NAMED = 10  # entities that a message names
_LIKE = 5  # names that it gives for one that none is called
_LIKENESS = 75  # of 100: less like is another name
_LOOKED_INTO = 10  # stories of which the one with two names is found; to relate more takes too long
_ID = re.compile(r"e-[0-9a-f]{2,16}")
_WORD = re.compile(r"\w+(?:[-.'’]\w+)*")
Reason = Annotated[str, typer.Option("--reason", help="Why, for whoever reads it later.")]
StoryOption = Annotated[
    str | None,
    typer.Option(
        "--story", metavar="STORY", help="Where the names are looked for; needed where several stories have them."
    ),
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
            what, at = label(language, f"became.{step.kind}"), printing.moment(step.at)
            told = label(language, "line.became", what=what, moment=at, reason=step.reason)
            print(f"  {printable(told)}")
        for line in [one.why_not] if one.why_not else _news_lines(one.dossier):
            print(f"{'    ' if line.startswith(_SIGNS) else '  '}{printable(line)}")
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
    from runut.store import story_changes  # noqa: PLC0415 see above
    from runut.tracking import changes_in  # noqa: PLC0415

    language = chosen_language(lang)
    with current_store(store) as kept:
        each = pipeline.stories_of(kept, language)
        titles, later = {one.id: one.title for one in each}, later_ids(story_changes(kept))
        chosen = id_now(kept, each, story) if story else None
        steps = [step for step in changes_in(kept, language, chosen) if step.at >= (since or "")]
    if as_json:
        printing.put_json({"history": list(map(asdict, steps))})
        return 0
    shown = steps[-limit:] if limit else steps
    if shown:
        names = [titles.get(last := later.get(key, key), last) for key in (step.story or step.was[0] for step in shown)]
        printing.put(printing.history_table(shown, names, language))
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
    """Yield the news in the language of *dossier*, a line each; behind `_SIGNS` stand sentences, those of an edit there
    alone. A shift is not told beside the position that has its sides."""
    news, language = dossier.news, dossier.language
    assert news is not None
    edited = {(sign, words) for edit in news.edits for sign, words in _sentences(edit)}
    tell = partial(label, language)
    yield tell("line.since", moment=printing.moment(news.since))
    for number in news.reports:
        article = dossier.reports[number - 1].article
        title = article.title or tell("title.unknown")
        yield tell("line.report", number=number, carrier=carrier(article, language), title=title)
    for title in news.gone:
        yield tell("line.gone", title=title)
    for said in news.utterances:
        first = said.wordings[0]
        speakers = ", ".join(said.speakers) or tell("voice.unknown")
        ways = {"inferred": first.inferred, "indirect": first.mode == "indirect", "conveys": first.conveys}
        does = verb(language, first.act, first.sense, **ways)
        yield tell("line.said", speakers=speakers, verb=does, words=_quoted(first, dossier))
    for figure in news.figures:
        unit = unit_beside(figure.measure, figure.unit)
        was = f"{_value(figure.before, unit, dossier)} → " if figure.before else ""
        yield tell("line.figure", measure=figure.measure, value=was + _value(figure.after, unit, dossier))
        below = list(zip(_SIGNS, figure.passages or (), strict=False))
        yield from (f"{sign} {words}" for sign, words in below if not edited.issuperset(below))
    told = {mark for course in news.courses for _, step in course.steps for mark in _marks(step.wordings)}
    shifts = [f for f in news.shifts if f.type != "position_shift" or not told.issuperset(_marks(f.sides))]
    for key, findings in (("line.opened", news.opened), ("line.shifted", shifts), ("line.closed", news.closed)):
        yield from dict.fromkeys(tell(key, finding=f"{finding.summary} {finding.reason}") for finding in findings)
    for course in news.courses:
        about = ", ".join(course.about)
        for kind, step in course.steps:
            stance, day, words = tell(f"stance.{kind}"), _day(step, language), _quoted(step.wordings[0], dossier)
            yield tell("line.position", actor=course.actor, about=about, stance=stance, day=day, words=words)
    for edit in news.edits:
        report = tell("report.numbered", number=edit.report)
        yield tell("line.edited", carrier=carrier(edit, language)) + (f" ({report})" if edit.report else "")
        yield from (f"{sign} {words}" for sign, words in _sentences(edit))
    if news.carried:
        yield label(language, "news.carried", len(news.carried))
    if nothing_in(news):
        yield tell("news.nothing")


def _sentences(edit: Edit) -> Iterator[tuple[str, str]]:
    yield from (("-", words) for words in edit.removed)
    yield from (("+", words) for words in edit.added)


def _marks(held: Sequence[Side | Wording]) -> set[Mark]:
    return {mark for one in held for mark in one.marks}


def _value(telling: Telling, unit: str | None, dossier: Dossier) -> str:
    who = telling.speaker or ", ".join(telling.outlets)
    value = amount(dossier.language, telling.low, telling.high, telling.comparator, unit)
    return f"{value} ({who}, {_day(telling, dossier.language)})"


def _day(told: Telling | Utterance, language: str) -> str:
    """Return the day it was said, or else that of its report, told as such."""
    if told.said.value:
        return told.said.value[:10]
    return printing.day_or_reported(told.said, told.reported.value, language)


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
    """Judge that two names of a story are one person, body or place. It holds wherever one of its reports is, is kept,
    and can be undone."""
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
    """Judge that a name is not of the one it was taken for in a story. It holds wherever one of its reports is, is
    kept, and can be undone."""
    return _judge("split", one, other, reason, story, store, as_json=as_json)


def _judge(
    kind: str, one: str, other: str, reason: str, story: str | None, address: str | None, *, as_json: bool
) -> int:
    from runut.store import judge  # noqa: PLC0415 see above

    with current_store(address) as kept:
        related, first, second = _meant(kept, kind, one, other, story)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        judgement = Judgement(
            id=content_id("j", kind, first, second, related.story.id, now),
            kind="merge" if kind == "merge" else "split",
            one=first,
            other=second,
            sources=tuple(reading.article.source for reading in related.readings),
            reason=reason,
            at=now,
        )
        judge(kept, judgement)
    code = _tell_judgement(judgement, as_json=as_json)
    if not as_json:
        print(printable(f"in the story {related.story.title} ({related.story.id})"))
        print(f"To take it back: runut undo {judgement.id}")
    return code


def _meant(kept: Store, kind: str, one: str, other: str, story: str | None) -> tuple[Related, str, str]:
    """Return the story that is meant, *story* or the only one that has both names, and the names as it has them."""
    each = pipeline.stories_of(kept)
    chosen = [find_kept(kept, each, story)] if story else _holding(kept, each, (one, other))
    found, missing = [], []
    for related in pipeline.related_in(kept, chosen):
        try:
            found.append((related, *_pair(kind, related, one, other)))
        except NotFoundError as error:
            missing.append(error)
    if len(found) == 1:
        return found[0]
    if found:
        several = "; ".join(f"{related.story.id} {related.story.title!r}" for related, *_ in found)
        raise NotFoundError(f"{len(found)} stories have {one!r} and {other!r}: {several}.", "Name one with --story.")
    raise missing[0]  # of the largest story


def _holding(kept: Store, each: Sequence[Story], names: Sequence[str]) -> list[Story]:
    """Return the stories that may have all *names*; the only one of several reports where none has. Raises
    NotFoundError where there is none, or where there are too many to look into."""
    from runut.store import stories_with  # noqa: PLC0415 see above

    words = [name for name in names if not _ID.fullmatch(name)]
    holding = stories_with(kept, words)
    chosen = [story for story in each if story.id in holding]
    if not chosen:
        several = [story for story in each if len(story.articles) > 1]
        chosen = list(each) if len(each) == 1 else several
        if len(chosen) != 1 and not words:
            raise NotFoundError("Ids alone do not tell the story.", "Name the story with --story; see runut stories.")
        if len(chosen) != 1:
            raise NotFoundError(
                f"No story has {' and '.join(map(repr, names))}.", f"{_near(kept, words)}See runut show."
            )
    if len(chosen) > _LOOKED_INTO:
        raise NotFoundError(f"{len(chosen)} stories may have these names.", "Name one with --story; see runut stories.")
    return chosen


def _near(kept: Store, names: Sequence[str]) -> str:
    """Return a sentence about names that reports have, like those of *names* that none has; "" where there is none."""
    from rapidfuzz import process  # noqa: PLC0415 only a slip of the hand needs it

    from runut.store import mentioned  # noqa: PLC0415 see above

    known = mentioned(kept)
    folded = {name.casefold(): name for name in sorted(known)}
    like = [
        folded[near]
        for name in names
        if name.casefold() not in folded
        for near, *_ in process.extract(name.casefold(), folded.keys(), limit=_LIKE, score_cutoff=_LIKENESS)
    ]
    return f"Reports name {', '.join(map(repr, dict.fromkeys(like)))}. " if like else ""


def _pair(kind: str, related: Related, one: str, other: str) -> tuple[str, str]:
    """Return the names that are to be judged, as *related* has them; raises NotFoundError where it has not both."""
    first = _entity(related, one)
    if kind == "split":
        if other not in (first.name, *first.aliases) or not first.aliases:
            names = ", ".join(first.aliases) or "nothing else"
            raise NotFoundError(f"{first.name!r} is not called {other!r} here.", f"It is also called: {names}.")
        return first.name, other
    second = _entity(related, other)
    if second.name == first.name:
        raise typer.BadParameter(f"{one!r} and {other!r} are one already: {first.name!r}", param_hint="ENTITY")
    return first.name, second.name


def _entity(related: Related, name: str) -> Entity:
    """Return the entity that *name* means: its id or the beginning of that, its name, or what else it is called, then
    whole words of its name."""
    plain = name.casefold()
    words = set(plain.split())
    for means in (
        [e for e in related.entities if len(name) >= pipeline.ID_BEGINNING and e.id.startswith((name, f"e-{name}"))],
        [e for e in related.entities if e.name.casefold() == plain],
        [e for e in related.entities if plain in {alias.casefold() for alias in e.aliases}],
        [e for e in related.entities if words and words.issubset(_WORD.findall(e.name.casefold()))],
    ):
        if len(means) == 1:
            return means[0]
        if means:
            several = "; ".join(f"{e.id} {e.name!r}" for e in means[:_NAMED])
            more = f" and {len(means) - _NAMED} more" if len(means) > _NAMED else ""
            raise NotFoundError(f"{name!r} may mean {len(means)} entities: {several}{more}.", "Give the id of one.")
    like = "; ".join(f"{e.id} {e.name!r}" for e in _most_like(related.entities, plain))
    told = f"There are {like}. Give the id of one." if like else "Nobody is named in it."
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
