"""Tables for people. Words of articles are put in as they are, never read as markup."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from typing import TYPE_CHECKING

from runut.cli.outcome import counted, printable
from runut.dossier.figures import said_on
from runut.dossier.index import branch_of, index_of, is_open
from runut.dossier.voices import conveys, sense_of
from runut.export import contract
from runut.labels import label, verb
from runut.records import Article, Change, DateValue, Finding, Limb, Mode, Related, Story, book_of
from runut.relate.discrepancies import carrier
from runut.relate.lineage import UNKNOWN
from runut.relate.translations import translated

if TYPE_CHECKING:  # rich takes 0.08 s to import, which `--json` and a dossier do not need
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text
    from rich.tree import Tree

    from runut.store import Found

MOST_VOICES = 10
_NARROW = {"Speaker": 20, "Reported by": 16, "Outlet": 16, "Source": 28, "Where": 28, "Why": 40}
_STYLES = {
    "contradicts": "bold red",
    "updates": "bold green",
    "corrects": "bold green",
    "deny": "red",
    "confirm": "green",
    "withhold": "dim",
}


def put(*items: RenderableType) -> None:
    """Print *items* to the standard output, as wide as the terminal and in its colours."""
    screen = console()
    with screen.capture() as captured:
        for item in items:
            screen.print(item)
    sys.stdout.write(captured.get())


def put_json(document: object) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=contract.number)
    sys.stdout.write("\n")


def console(*, stderr: bool = False) -> Console:
    from rich.console import Console  # noqa: PLC0415 see above

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Show how far *what* is on the standard error, if that is a terminal; give a function that moves it on."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda steps: bar.advance(task, steps)


def table(*columns: str, title: str | None = None) -> Table:
    """A plain table; a column named with a leading ``>`` is set to the right, `_NARROW` ones leave others the room."""
    from rich import box  # noqa: PLC0415 see above
    from rich.table import Table  # noqa: PLC0415

    heading = None if title is None else cell(title)
    made = Table(box=box.SIMPLE_HEAD, title=heading, title_justify="left", title_style="bold", pad_edge=False)
    for column in columns:
        made.add_column(
            column.lstrip(">"),
            justify="right" if column.startswith(">") else "left",
            overflow="fold",
            max_width=_NARROW.get(column),
        )
    return made


def cell(words: object, style: str = "") -> Text:
    from rich.text import Text  # noqa: PLC0415 see above

    return Text("" if words is None else printable(str(words)), style)


def row(into: Table, *words: object) -> None:
    """Add *words* to a table; what is a cell already, as `styled` makes one, stays as it is."""
    from rich.text import Text  # noqa: PLC0415 see above

    into.add_row(*(word if isinstance(word, Text) else cell(word) for word in words))


def styled(words: str, code: str) -> Text:
    """Return a cell in the colour of what *code* means, whatever language its *words* are in."""
    return cell(words, _STYLES.get(code, ""))


def moment(at: str) -> str:
    """Return a day as it is, and a moment of the store to the second.

    >>> moment("2031-03-11"), moment("2031-03-11T06:15:16+00:00")
    ('2031-03-11', '2031-03-11 06:15:16 UTC')
    """
    return at.replace("T", " ").replace("+00:00", " UTC")


# ---------------------------------------------------------------- what is shown


def stories_table(stories: Mapping[int, Story], language: str) -> Table:
    """The stories under the numbers that other commands know them by."""
    made = table(">#", "Story", ">Reports", ">Outlets", "Days", "Id")
    for number, story in stories.items():
        row(made, number, story.title, len(story.articles), len(story.outlets) or "", _days(story, language), story.id)
    return made


def history_table(steps: Sequence[Change], names: Sequence[str], language: str) -> Table:
    """What became of stories, the first step first; *names* are those of their stories."""
    made = table("When", "What", "Story", ">Reports", "Why it is so")
    for step, name in zip(steps, names, strict=True):
        row(made, moment(step.at), label(language, f"became.{step.kind}"), name, len(step.articles), step.reason)
    return made


def _days(story: Story, language: str) -> str:
    days = [day for day in (story.first, story.last) if day]
    return " – ".join(dict.fromkeys(days)) or label(language, "said.unknown")


def story_tables(related: Related, language: str) -> Iterator[RenderableType]:
    """What one wants to know of a story at a glance: its reports, origins, findings, positions, and who speaks most."""
    from rich.tree import Tree  # noqa: PLC0415 see above

    story, origins = related.story, related.lineage
    yield cell(story.title, "bold")
    reports = counted(len(story.articles), "report")
    known = counted(origins.independent_origins, "independent origin")
    if is_open(origins.origins):  # as the page has it: "4+"
        known = f"{origins.independent_origins}+ independent origins"
    yield cell(f"{reports}, {known}, {_days(story, language)}; {story.id}")
    yield cell(story.reason, "dim")
    listed = table("Day", "Outlet", "Title", "Source", title="Reports")
    for reading in related.readings:
        article = reading.article
        outlet = article.outlet or label(language, "outlet.unknown")
        title = article.title or label(language, "title.unknown")
        row(listed, _day(article.published, language), outlet, title, article.source)
    yield listed
    sources = {reading.article.id: reading.article.source for reading in related.readings}
    if origins.origins:
        drawn = table("Origin", "Basis", "Reports", "Why", title="Origins")
        index = index_of(related, origins.origins, language)
        for number, origin in enumerate(origins.origins, start=1):
            name = label(language, "origin.unknown") if origin.origin == UNKNOWN else origin.origin
            tree = Tree("", hide_root=True)
            _grow(tree, branch_of(origin, number, index).limb, [sources[a] for a in story.articles], language)
            basis = label(language, f"basis.{origin.basis}")
            drawn.add_row(cell(name), cell(basis), tree, cell(origin.reason))
        yield drawn
    if related.findings:
        yield _findings_table(related.findings, sources)
    if related.stances:
        yield _positions_table(related, language)
    yield _voices_table(related)


def _grow(tree: Tree, limb: Limb, sources: Sequence[str], language: str) -> None:
    """Add the reports of *limb* and beneath each what it cites, then those that draw on it through another carrier."""
    for twig in limb.twigs:
        report = tree.add(cell(sources[twig.report - 1]))
        for name, _ in twig.cites:
            report.add(cell(label(language, "credits", name=name)))
    for further in limb.limbs:
        _grow(tree.add(cell(label(language, "relay", name=further.carrier))), further, sources, language)


def _findings_table(findings: Sequence[Finding], sources: Mapping[str, str]) -> Table:
    made = table("Finding", "What", "Why", ">Sure", "Where", title="Findings")
    for finding in findings:
        where = dict.fromkeys(sources.get(span.article, span.article) for span in finding.evidence)
        kind, sure = finding.type.replace("_", " "), f"{finding.confidence:.2f}"
        row(made, kind, finding.summary, finding.reason, sure, ", ".join(where))
    return made


def _positions_table(related: Related, language: str) -> Table:
    """The steps of every actor in a question, each with its fullest statement; a day that only the report has is told
    as such."""
    book = book_of(related.readings, related.entities)
    foreign = translated(related.readings, related.entities, related.lineage.origins)
    made = table("Speaker", "Day", "Position", "Statement", "Reported by", title="Positions")
    for stance in related.stances:
        for step in stance.steps:
            statement = book.statements[step.statements[0]]
            article = book.readings[statement.article].article
            day = day_or_reported(statement.said, article.published.value, language)
            stand = label(language, f"stance.{step.kind}")
            said = quoted(statement.text, statement.mode, statement.id in foreign, language)
            row(made, book.name(stance.actor), day, stand, said, carrier(article, language))
    return made


def _voices_table(related: Related) -> Table:
    names = {entity.id: entity.name for entity in related.entities}
    spoken: Counter[str] = Counter()
    carried: dict[str, set[str]] = {}
    for reading in related.readings:
        for statement in reading.statements:
            for speaker in statement.speakers:
                name = names.get(speaker.entity or "", speaker.name)
                spoken[name] += 1
                carried.setdefault(name, set()).add(reading.article.id)
    made = table("Speaker", ">Statements", ">Reports", title="Who speaks")
    for name, count in sorted(spoken.items(), key=lambda item: (-item[1], item[0]))[:MOST_VOICES]:
        row(made, name, count, len(carried[name]))
    if len(spoken) > MOST_VOICES:
        row(made, f"and {len(spoken) - MOST_VOICES} more", "", "")
    return made


def statements_table(
    found: Iterable[Found], articles: Mapping[str, Article], foreign: Set[str], language: str
) -> Table:
    """*articles*: those of the statements, by id; *foreign*: the ids of those that are known to be translations."""
    made = table("Day", "Speaker", "Act", "Statement", "Reported by")
    for item in found:
        statement = item.statement
        speakers = ", ".join(speaker.name for speaker in statement.speakers) or label(language, "unknown")
        told = articles[statement.article]
        sense, inferred = sense_of(statement, told)
        indirect, noun = statement.mode == "indirect", conveys(statement.act, statement.text, told.language)
        does = verb(language, statement.act, sense, inferred=inferred, indirect=indirect, conveys=noun)
        act = styled(does, statement.act)
        said = quoted(statement.text, statement.mode, statement.id in foreign, language)
        row(made, day_or_reported(statement.said, item.day, language), speakers, act, said, carrier(item, language))
    return made


def quoted(words: str, mode: Mode, translated: bool, language: str) -> str:
    """Quotation marks stand only where the report quotes, and not where it is known to translate: that is told."""
    if translated:
        return f"{words} ({label(language, 'mode.brief.translated')})"
    return f"“{words}”" if mode == "direct" else words


def figure_tables(related: Related, language: str) -> Iterator[Table]:
    book = book_of(related.readings, related.entities)
    for figure in related.figures:
        scoped = any(point.scope for point in figure.points)
        columns = ("As of", "Value", "Speaker", "Relation", "Reported by", *(["Scope"] if scoped else []))
        made = table(*columns, title=figure.measure)
        for point in figure.points:
            quantity = book.quantities[point.quantity]
            article = book.readings[quantity.span.article].article
            speaker = book.name(point.speaker) or label(language, "unknown")
            relation = "corrects" if point.corrects else point.relation
            day = day_or_reported(said_on(point, book), article.published.value, language)
            day += f"; {label(language, 'recalled')}" if point.recalled else ""
            link = styled(label(language, f"relation.alone.{relation}"), relation)
            told = [label(language, f"scope.{point.scope}") if point.scope else ""] if scoped else []
            row(made, day, quantity.text, speaker, link, carrier(article, language), *told)
        yield made


def timeline_tables(related: Related, language: str) -> Iterator[Table]:
    articles = {reading.article.id: reading.article for reading in related.readings}
    made = table("Day", "", "What", "Reported by", title=related.story.title)
    for entry in related.timeline:
        outlets = dict.fromkeys(carrier(articles[key], language) for key in entry.articles)
        planned = label(language, "scope.planned") if entry.planned else ""
        row(made, entry.date, planned, entry.text, ", ".join(outlets))
    yield made


def day_or_reported(said: DateValue, reported: str | None, language: str) -> str:
    """The day of *said*; where it is unknown that of the report, if it is known, told as such."""
    if reported and not said.value:
        return label(language, "reported.on", day=reported[:10])
    return _day(said, language)


def _day(date: DateValue, language: str) -> str:
    return date.value.replace("T", " ")[:16] if date.value else label(language, "said.unknown")
