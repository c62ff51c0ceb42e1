"""The commands: what each takes, does and answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from datetime import date
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from runut import __version__, pipeline
from runut.cli import printing
from runut.cli.kept import chosen_language, chosen_stories, current_store, open_at, related_kept
from runut.cli.outcome import (
    EXIT_CODES,
    counted,
    ending,
    output,
    say,
    say_some,
    tell_failures,
    tell_foreign,
    tell_guessed,
    tell_passed,
    until_interrupted,
    writing_to,
)
from runut.errors import InputError
from runut.export import ROWS, TABLES, write_csv, write_csv_folder, write_jsonl
from runut.records import Act, Failure, Reading, Related, Story
from runut.settings import LANGUAGES

if TYPE_CHECKING:  # a dossier needs no database, and SQLAlchemy takes 0.3 s to import
    from rich.table import Table


app = typer.Typer(
    help="Read many reports of one story and build a dossier in which every line leads back to its sentence.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
BYTE_ORDER_MARK = "\ufeff"  # Excel reads a CSV file as UTF-8 only with it
_ORDERS: dict[str, Callable[[tuple[int, Story]], tuple[object, ...]]] = {
    "size": lambda one: (-one[0],),
    "fresh": lambda one: (one[1].last or "", -one[0]),
    "outlets": lambda one: (len(one[1].outlets), -one[0]),
}
READING_LANGUAGE = "id"  # of the reports: that of the tables in lang/
_HTML = (".html", ".htm", ".xhtml")
_HEAD = 4_096  # bytes of a file that tell what it is
_PAGE, _STORE = b'<meta name="generator" content="Runut">', b"SQLite format 3\0"
MOST_SHOWN = 200  # statements that are shown to a person who does not ask for more


# ---------------------------------------------------------------- arguments


def _one_of(name: str, allowed: Iterable[str]) -> Callable[[str | None], str | None]:
    """A check that an option is one of *allowed*; typer's own takes only enums."""
    choices = tuple(allowed)

    def check(value: str | None) -> str | None:
        if value is not None and value not in choices:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(choices)}", param_hint=name)
        return value

    return check


def day_option(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else _no_day(value)
    except ValueError:
        return _no_day(value)


def _no_day(value: str) -> str:
    raise typer.BadParameter(f"{value!r} is not a day like 2024-10-31", param_hint="--since")


def _named(value: str | None) -> str | None:
    if value == "":  # an unset variable of the shell: the default is not meant
        raise typer.BadParameter("it is empty", param_hint="--store")
    return value


def _version(wanted: bool) -> None:
    if wanted:
        print(f"runut {__version__}")
        raise typer.Exit


_PATHS = typer.Argument(
    metavar="PATH...", help="Text files, HTML pages, JSON Lines (also .gz), or folders of them.", show_default=False
)
_STORY = typer.Argument(
    metavar="STORY",
    help="A number from `runut stories`, the beginning of an id, or words of the title.",
    show_default=False,
)
Paths = Annotated[list[Path], _PATHS]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DAY",
        help="New against what was published before this day.",
        callback=day_option,
        show_default=False,
    ),
]
Last = Annotated[bool, typer.Option("--last", help="New against what was shown last.")]
StoryName = Annotated[str, _STORY]
MaybeStory = Annotated[str | None, _STORY]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="Path or PostgreSQL URL of the store (RUNUT_STORE).",
        callback=_named,
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]
Page = Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page; - for the standard output.")]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help="Language of labels, findings and reasons: id or en (RUNUT_LANG; default id).",
        callback=_one_of("--lang", LANGUAGES),
        show_default=False,
    ),
]


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    del version


# ---------------------------------------------------------------- nothing kept


@app.command(epilog="Example: runut dossier reports/*.txt -o story.html --lang en")
@ending
def dossier(
    paths: Paths,
    page: Page = Path("dossier.html"),
    lang: Language = None,
    one_story: Annotated[
        bool, typer.Option("--one-story", help="All inputs are of one story, whatever they say.")
    ] = False,
    as_json: Json = False,
) -> int:
    """Read reports of one story and write its dossier as one HTML page. Nothing is kept.

    Where the inputs tell several stories, the page is of the one with the most reports, and the others are named.
    """
    return _write_dossier(paths, page, lang, one_story=one_story, as_json=as_json)


@app.command(epilog="Example: runut demo -o demo.html")
@ending
def demo(page: Page = Path("runut-demo.html"), lang: Language = None, as_json: Json = False) -> int:
    """Write the dossier of the invented story that ships with Runut."""
    with as_file(files("runut").joinpath("demo")) as folder:
        return _write_dossier(sorted(folder.glob("*.txt")), page, lang, one_story=True, as_json=as_json)


def _write_dossier(paths: list[Path], target: Path, lang: str | None, *, one_story: bool, as_json: bool) -> int:
    from runut.dossier import dossier as dossier_of  # noqa: PLC0415 the other commands show no page
    from runut.page import page as page_of  # noqa: PLC0415

    check_target(target, as_json=as_json, inputs=paths)
    language = chosen_language(lang)
    readings, failures = _read(paths, besides=target)
    if not readings:
        if as_json:
            none: dict[str, object] = {"file": None, "story": None, "title": None, "articles": 0, "left_out": []}
            printing.put_json({**none, "failures": list(map(asdict, failures))})
        tell_failures(failures)
        raise InputError("None of the inputs holds an article.", "See runut dossier -h for what can be read.")
    story, *others = pipeline.stories_in(readings.values(), language, one_story=one_story)
    related = pipeline.related(story, (readings[key] for key in story.articles), language=language)
    html = page_of(dossier_of(related, language=language, failures=list(map(_without_folder, failures))))
    with output(target) as out:
        out.write(html)
    left_out = [(other, readings[key].article) for other in others for key in other.articles]
    if as_json:
        printing.put_json(
            {
                "file": str(target),
                "story": story.id,
                "title": story.title,
                "articles": len(story.articles),
                "left_out": [
                    {"source": article.source, "title": article.title, "story": other.id} for other, article in left_out
                ],
                "failures": list(map(asdict, failures)),
            }
        )
        return tell_failures(failures)
    if left_out:
        say(f"the inputs tell {len(others) + 1} stories; the page is of {story.title!r}. Left out:")
        say_some([f"  {article.source}: {article.title or 'untitled'}" for _, article in left_out])
        say("--one-story puts them all on one page.")
    if str(target) != "-":
        say(f"{target}: {story.title} ({counted(len(story.articles), 'report')})")
    return tell_failures(failures)


def _without_folder(failure: Failure) -> Failure:
    """A page is handed on: it tells no one where its maker keeps files."""
    return replace(failure, source=Path(failure.source).name) if Path(failure.source).is_absolute() else failure


def check_target(target: Path | None, *, as_json: bool, page: bool = True, inputs: Iterable[Path] = ()) -> None:
    """Refuse what would be written for nobody, into a folder that is not there, or over a store, one of the *inputs*
    or, with *page*, over what is no HTML, such as a report."""
    to_file = target is not None and str(target) != "-"
    if as_json and not to_file:
        raise typer.BadParameter("it tells what was written to a FILE, so -o must name one", param_hint="--json")
    if target is None or not to_file:
        return
    if not target.parent.exists():
        told = f"there is no folder {target.parent}; make it first, or name another FILE"
        raise typer.BadParameter(told, param_hint="-o")
    if not target.is_file():
        return
    try:
        with target.open("rb") as there:
            head = there.read(_HEAD)
    except OSError:
        return  # writing tells why
    given = any(path.exists() and path.samefile(target) for path in inputs)
    other = page and bool(head.strip()) and (given or target.suffix.lower() not in _HTML) and _PAGE not in head
    if head.startswith(_STORE) or other:
        told = f"{target} is there already and is no page of Runut; name another file, or remove it first"
        raise typer.BadParameter(told, param_hint="-o")


def _read(paths: list[Path], *, besides: Path) -> tuple[dict[str, Reading], list[Failure]]:
    from runut.sources import KNOWN, iter_articles  # noqa: PLC0415 trafilatura and charset-normalizer take their time
    from runut.text import in_language  # noqa: PLC0415 see above

    readings, failures = {}, []
    passed: Counter[str] = Counter()
    _tell_reader()
    with printing.progress("Reading") as advance:
        for item in until_interrupted(pipeline.read_all(iter_articles(paths, besides=besides, passed=passed))):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                readings[item.article.id] = item
            advance(1)
    tell_passed(passed, KNOWN)
    articles = [reading.article for reading in readings.values()]
    tell_guessed({one.source: one.guessed for one in articles if one.guessed})
    tell_foreign([one.source for one in articles if not in_language(one.text, READING_LANGUAGE)], READING_LANGUAGE)
    return readings, failures


def _tell_reader() -> None:
    from runut.text import model_version  # noqa: PLC0415 see above

    if model_version() is None:
        say("The reader model is not installed with runut: grammar alone reads, and finds less.")


# ---------------------------------------------------------------- the store


@app.command(epilog="Example: runut add reports/ news.jsonl.gz --store stories.db")
@ending
def add(paths: Paths, store: StoreOption = None, as_json: Json = False) -> int:
    """Read reports and keep them. What is kept already is not read again; a changed report is a new version."""
    from runut.sources import KNOWN, iter_articles  # noqa: PLC0415 see above
    from runut.text import in_language  # noqa: PLC0415 see above

    counts: Counter[str] = Counter(new=0, new_version=0, reread=0, unchanged=0)
    failures, changed, foreign = [], [], []
    guessed: dict[str, str] = {}
    passed: Counter[str] = Counter()
    _tell_reader()
    with open_at(store, create=True) as kept:
        with printing.progress("Reading") as advance:
            for item in until_interrupted(pipeline.add(iter_articles(paths, passed=passed), kept)):
                advance(1)
                if isinstance(item, Failure):
                    failures.append(item)
                    continue
                outcome, article = item
                counts[outcome] += 1
                if outcome == "new_version":
                    changed.append(article.source)
                if outcome == "unchanged":
                    continue
                if article.guessed:
                    guessed[article.source] = article.guessed
                if not in_language(article.text, READING_LANGUAGE):
                    foreign.append(article.source)
        address = kept.address
    tell_passed(passed, KNOWN)
    tell_guessed(guessed)
    tell_foreign(foreign, READING_LANGUAGE)
    if as_json:
        printing.put_json({"store": address, **counts, "changed": changed, "failures": list(map(asdict, failures))})
    else:
        told = {"new": "new", "new_version": "new versions", "reread": "read again", "unchanged": "unchanged"}
        parts = [f"{counts[name]} {words}" for name, words in told.items() if counts[name]]
        print(f"{address}: {', '.join(parts) or 'nothing'}; {len(failures)} not read")
        say_some([f"{source}: another text than before, kept as its new version" for source in changed])
    return tell_failures(failures)


@app.command(epilog="Example: runut stories --json")
@ending
def stories(
    every: Annotated[bool, typer.Option("--all", help="Reports that stand alone too.")] = False,
    order: Annotated[
        str,
        typer.Option(
            "--by", help="Listed by size, by the freshest report, or by outlets.", callback=_one_of("--by", _ORDERS)
        ),
    ] = "size",
    lang: Language = None,
    store: StoreOption = None,
    as_json: Json = False,
) -> int:
    """List the stories that are kept, the largest first, with the numbers by which other commands know them."""
    from runut.store import failures  # noqa: PLC0415 see above

    language = chosen_language(lang)
    with current_store(store) as kept:
        with printing.progress("Finding stories") as advance:
            found = pipeline.stories_of(kept, language, progress=advance)
        unread = failures(kept)
    numbered = sorted(enumerate(found, 1), key=_ORDERS[order], reverse=True)
    if as_json:
        rows = [{"number": number, **asdict(story)} for number, story in numbered]
        printing.put_json({"stories": rows, "failures": list(map(asdict, unread))})
        return 0
    shown = {number: story for number, story in numbered if every or len(story.articles) > 1}
    if shown:
        printing.put(printing.stories_table(shown, language))
    if len(shown) < len(found):
        alone = len(found) - len(shown)
        stands = "stands" if alone == 1 else "stand"
        print(f"{'and ' if shown else ''}{counted(alone, 'report')} that {stands} alone: --all")
    if not found:
        print("No stories are kept yet: runut add PATH...")
    if unread:
        print(f"{counted(len(unread), 'input')} of the last run could not be read; runut stories --json lists them.")
    return 0


@app.command(epilog='Example: runut show 1    or: runut show "feri tenggelam"')
@ending
def show(story: StoryName, lang: Language = None, store: StoreOption = None, as_json: Json = False) -> int:
    """Show one story: its reports, origins, findings, positions, and who speaks."""
    language = chosen_language(lang)
    with current_store(store) as kept:
        (related,) = related_kept(kept, [story], language)
    if as_json:
        told = {kind: list(rows(related)) for kind, rows in ROWS.items()}
        positions = [{"kind": "position", **asdict(stance)} for stance in related.stances]
        printing.put_json({"id": related.story.id, **told, "position": positions})
    else:
        printing.put(*printing.story_tables(related, language))
    return 0


@app.command(epilog="Example: runut statements --by menteri --act deny --since 2024-10-31")
@ending
def statements(
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Words of the speaker's name or role.")] = None,
    act: Annotated[
        str | None,
        typer.Option(
            metavar="ACT", help=f"One of {', '.join(get_args(Act))}.", callback=_one_of("--act", get_args(Act))
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="Said on or after this day, or reported, if it is not told.", callback=day_option
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many in the table; 0 for all.")] = MOST_SHOWN,
    lang: Language = None,
    store: StoreOption = None,
    as_json: Json = False,
) -> int:
    """List who said what, by day."""
    from runut.cli.said import said_in  # noqa: PLC0415 see above
    from runut.export.contract import statement_row  # noqa: PLC0415
    from runut.store import articles, grouped_with  # noqa: PLC0415

    with current_store(store) as kept:
        found = said_in(kept, by=by, act=act, since=since, most=None if as_json or since else limit or None)
        if as_json:
            rows = [
                {**statement_row(item.statement), "day": item.day, "outlet": item.outlet, "report": item.source}
                for item in found
            ]
            printing.put_json({"statements": rows})
            return 0
        shown = list(islice(found, limit or None))
        more = sum(1 for _ in found)
        language = chosen_language(lang)
        quoting = {item.statement.article for item in shown if item.statement.mode == "direct"}
        groups = grouped_with(kept, quoting)
        with printing.progress("Looking for translations", len(groups)) as advance:
            foreign = pipeline.translated_of(kept, groups, progress=advance)
        told_in = articles(kept, (item.statement.article for item in shown))
    if shown:
        printing.put(printing.statements_table(shown, told_in, foreign, language))
    else:
        print("No such statement is kept.")
    if more:
        print(f"{more} more; --limit 0 shows all.")
    return 0


@app.command(epilog="Example: runut figures 1")
@ending
def figures(story: MaybeStory = None, lang: Language = None, store: StoreOption = None, as_json: Json = False) -> int:
    """Show how each figure moved, in one story or in all: value, day, who said it, who reported it."""
    return _show_each(story, lang, store, "figure" if as_json else None, printing.figure_tables)


@app.command(epilog="Example: runut timeline 1 --json")
@ending
def timeline(story: MaybeStory = None, lang: Language = None, store: StoreOption = None, as_json: Json = False) -> int:
    """Show what happened on which day, in one story or in all."""
    return _show_each(story, lang, store, "timeline" if as_json else None, printing.timeline_tables)


def _show_each(
    story: str | None,
    lang: str | None,
    address: str | None,
    json_kind: str | None,
    tables: Callable[[Related, str], Iterable[Table]],
) -> int:
    language = chosen_language(lang)
    with current_store(address) as kept:
        each = related_kept(kept, [story] if story else [], language)
        if json_kind:
            printing.put_json({f"{json_kind}s": [row for related in each for row in ROWS[json_kind](related)]})
            return 0
        for related in each:
            printing.put(*tables(related, language))
    return 0


@app.command(
    epilog="Example: runut export 1 -o story.jsonl    or: runut export --format csv -o tables/    or: "
    "runut export --format csv --kind figure -o figures.csv"
)
@ending
def export(
    story: Annotated[list[str] | None, _STORY] = None,
    form: Annotated[
        str, typer.Option("--format", help="jsonl or csv.", callback=_one_of("--format", ("jsonl", "csv")))
    ] = "jsonl",
    target: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="A file, or for CSV a folder; default: standard output."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            help=f"Only this kind: {', '.join(ROWS)}; of CSV also {', '.join(TABLES.keys() - ROWS.keys())}.",
            callback=_one_of("--kind", TABLES),
        ),
    ] = None,
    lang: Language = None,
    store: StoreOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Tell in JSON what was written to FILE.")] = False,
) -> int:
    """Write stories, or all that is kept, for other programs.

    JSON Lines hold every kind of record in the order of the export contract. CSV goes to a folder with one table a
    kind; to a FILE.csv or the standard output goes one table, that of --kind (default: statement).
    """
    check_target(target, as_json=as_json, page=False)
    if form != "csv" and kind:
        _one_of("--kind", ROWS)(kind)
    with current_store(store) as kept:
        language = chosen_language(lang)
        chosen = chosen_stories(kept, story or [], language)
        with printing.progress("Relating", len(chosen)) as advance:
            each = _moving(pipeline.related_in(kept, chosen, language=language), advance)
            count = _export(each, form, target, kind)
    if as_json:
        printing.put_json({"file": str(target), "stories": len(chosen), "rows": count})
    elif target and str(target) != "-":
        say(f"{target}: {counted(count, 'row')} of {counted(len(chosen), 'story')}")
    return 0


def _export(each: Iterable[Related], form: str, target: Path | None, kind: str | None) -> int:
    to_file = target is not None and str(target) != "-"
    if form == "csv" and not kind and target and to_file and target.suffix.lower() != ".csv":
        with writing_to(target):
            return write_csv_folder(each, target)
    with output(target) as out:
        if form == "csv":
            out.write(BYTE_ORDER_MARK if to_file else "")
            return write_csv(each, kind or "statement", out)
        return write_jsonl(each, out, [kind] if kind else ROWS)


def _moving(each: Iterable[Related], advance: Callable[[int], None]) -> Iterator[Related]:
    for related in each:
        yield related
        advance(1)
