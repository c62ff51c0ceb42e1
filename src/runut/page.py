"""Dossier -> one HTML file that needs nothing but itself: no script to be read, no address that it loads.

Everything an article says is escaped by the templates; only the page's own style and script are marked as safe.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache, partial
from importlib.resources import files
from itertools import groupby

from babel import Locale
from babel.lists import format_list
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from runut import charts, labels
from runut.records import Dossier, Mark, Mode, Passage, Report, Utterance, Voice
from runut.relate.discrepancies import carrier
from runut.relate.lineage import UNKNOWN

# How much stands before the fold: a hundred reports take no more of the screen than five.
SHOWN = {"marks": 4, "outlets": 3, "findings": 4, "ledgers": 4, "rows": 7, "voices": 8, "utterances": 3, "days": 14}
SHOWN |= {"day_lines": 4, "branch_reports": 6, "branches": 8}
SHOWN |= {"sides": 6, "reports": 20}  # of more reports each is folded under its title
SHOWN |= {"words": 100}  # characters of a finding's side that stand out; more are read as they are, without the passage
PREVIEW = 260
SURE = 0.65  # confidence below which a finding says that its kind is not sure: fewer than two in three were right
_ALIKE = 0.5  # from which likeness on two wordings are told apart word by word; below they are other sentences
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
# Controls that turn the direction of whatever follows them: an article's may not turn the page's own words.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What a <time> may hold; a part of a day ("TEV") is none, nor is the end of one ("T24:00").
_TIME = re.compile(r"\d{4}(?:-W\d\d|-\d\d(?:-\d\d(?:T(?!24)\d\d:\d\d(?:[+-]\d\d:\d\d)?)?)?)?")
_TEMPLATES = ("dossier.html", "lines.html", "chart.svg", "page.css", "page.js")


def page(dossier: Dossier) -> str:
    """Return the HTML of *dossier*, labelled in its language."""
    language = dossier.language
    year = (dossier.story.last or dossier.story.first or "")[:4] or None
    template = environment().get_template("dossier.html")
    html = template.render(
        d=dossier,
        language=language,
        t=partial(labels.label, language),
        act_verb=partial(labels.verb, language),
        day=partial(labels.day, language, year=year),
        full_day=partial(labels.day, language),
        days=partial(labels.days, language),
        amount=partial(labels.amount, language),
        amount_parts=partial(labels.amount_parts, language),
        drawn={ledger.number: drawn for ledger in dossier.ledgers if (drawn := charts.chart(ledger, language, year))},
        outlets=partial(outlets, language),
        preview=previews(dossier),
        mark_name=mark_names(dossier),
        tongue=partial(tongue, dossier),
        foreign=foreign_tongues(dossier),
        style=Markup(source("page.css")),
        script=Markup(source("page.js")),
        by_day=by_day(dossier),
        shown=SHOWN,
        sure=SURE,
    )
    return _TURNING.sub("", html).lstrip() + "\n"


@cache
def environment() -> Environment:
    made = Environment(
        loader=DictLoader({name: source(name) for name in _TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"anchor": anchor, "beyond": labels.beyond, "safe_address": safe_address}
    made.globals |= {
        "pieces": pieces,
        "paragraphs": paragraphs,
        "shapes": charts.shapes_of,
        "picture": charts,
        "around": around,
        "apart": apart,
        "foremost": foremost,
        "titled": titled,
        "digest": digest,
        "machine_day": machine_day,
        "carrier": carrier,
        "unit_beside": labels.unit_beside,
        "unknown_origin": UNKNOWN,
    }
    return made


@cache
def source(name: str) -> str:
    return files("runut").joinpath("templates", name).read_text(encoding="utf8").strip()


def anchor(mark: Mark) -> str:
    """Return the id of the passage a mark leads to."""
    return f"s{mark.report}-{mark.line}"


def outlets(language: str, names: Sequence[str]) -> str:
    """Return *names* as one phrase, long lists cut; plain words, for the template to escape once."""
    if len(names) <= SHOWN["outlets"] + 1:
        return ", ".join(names)
    first = ", ".join(names[: SHOWN["outlets"]])
    return labels.label(language, "outlets.more", len(names) - SHOWN["outlets"], names=first)


def tongue(dossier: Dossier, marks: Sequence[Mark]) -> str:
    """Return the language of the report that the first of *marks* leads to, that of the page where there is none."""
    return dossier.reports[marks[0].report - 1].article.language if marks else dossier.language


def foreign_tongues(dossier: Dossier) -> str:
    """Return the languages of the reports, in words, that are not the page's own; "" where there are none."""
    own = Locale(dossier.language)
    codes = sorted({report.article.language for report in dossier.reports} - {dossier.language})
    return format_list([own.languages.get(code, code) for code in codes], locale=own) if codes else ""


def digest(words: str) -> str:
    """Return what the page's policy knows its own style and script by."""
    return base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()


def machine_day(value: str | None) -> str | None:
    """Return as much of an ISO 8601 *value* as an attribute ``datetime`` may say."""
    found = _TIME.match(value or "")
    return found[0] if found else None


def safe_address(url: str | None) -> str | None:
    """Return *url* if a click on it can only open a web page."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def heads_of(dossier: Dossier) -> list[str]:
    """Return the outlet and day of each report."""
    language = dossier.language
    no_day = labels.label(language, "said.unknown")
    days = [labels.day(language, r.article.published) if r.article.published.value else no_day for r in dossier.reports]
    return [f"{carrier(r.article, language)}, {day}" for r, day in zip(dossier.reports, days, strict=True)]


def mark_names(dossier: Dossier) -> Callable[[Mark], str]:
    """Return what a mark is called where it is heard, not seen."""
    language, heads = dossier.language, heads_of(dossier)

    def name(mark: Mark) -> str:
        head = heads[mark.report - 1]
        return labels.label(language, "mark.name", report=mark.report, line=mark.line, head=head)

    return name


def previews(dossier: Dossier) -> Callable[[Mark], str]:
    """Return what a mark shows before it is followed: outlet and day, then the beginning of the passage."""
    heads = heads_of(dossier)

    @cache
    def preview(mark: Mark) -> str:
        report = dossier.reports[mark.report - 1]
        passage = report.passages[mark.line - 1]
        words = " ".join(report.article.text[passage.start : passage.end].split())
        if len(words) > PREVIEW:
            words = words[:PREVIEW].rsplit(" ", 1)[0] + " …"
        return f"{heads[mark.report - 1]}: {words}"

    return preview


def pieces(report: Report, passage: Passage) -> list[tuple[str, Mode | None]]:
    """Return the words of a passage, cut where marked words begin and end."""
    text = report.article.text
    out: list[tuple[str, Mode | None]] = []
    at = passage.start
    for marked in passage.marked:
        out += [(text[at : marked.start], None), (text[marked.start : marked.end], marked.mode)]
        at = marked.end
    out.append((text[at : passage.end], None))
    return [(words, mode) for words, mode in out if words]


def titled(report: Report) -> Passage | None:
    """Return the passage that is the report's title, which its heading shows."""
    words = " ".join((report.article.title or "").split())
    first = next((passage for passage in report.passages if passage.kind == "title"), None)
    if first is None or first.marked:
        return None
    return first if " ".join(report.article.text[first.start : first.end].split()) == words else None


def paragraphs(report: Report) -> list[tuple[bool, list[Passage]]]:
    """Return the passages in runs; furniture and other reports' headlines, which the page folds, apart."""
    runs = groupby(report.passages, key=lambda passage: passage.kind in ("furniture", "link"))
    return [(folded, list(run)) for folded, run in runs]


def around(passage: str, words: str) -> tuple[str, str, str]:
    """Return *passage* as what stands before *words*, the words, and what follows; all in front if not found."""
    return passage.partition(words) if words in passage else (passage, "", "")


def apart(words: str, first: str) -> list[tuple[str, bool]]:
    """Return *words* in pieces, each with whether it stands otherwise in *first*; in one piece where most of them do.

    >>> apart("Air naik, dua meter", "air naik tiga meter")
    [('Air naik, ', False), ('dua', True), (' meter', False)]
    """
    places, known = list(_WORD.finditer(words)), [word.lower() for word in _WORD.findall(first)]
    compared = SequenceMatcher(None, known, [place[0].lower() for place in places], autojunk=False)
    if compared.ratio() < _ALIKE:
        return [(words, False)]
    out, at = [], 0
    for kind, _, _, begin, end in compared.get_opcodes():
        if kind != "equal" and begin < end:
            start, stop = places[begin].start(), places[end - 1].end()
            out += [(words[at:start], False), (words[start:stop], True)]
            at = stop
    return [piece for piece in (*out, (words[at:], False)) if piece[0]]


def foremost(voice: Voice, most: int) -> tuple[list[Utterance], list[Utterance]]:
    """Return the utterances that most reports carry, and the others, both by the day said."""

    def weight(utterance: Utterance) -> int:
        return len({mark.report for wording in utterance.wordings for mark in wording.marks})

    if len(voice.utterances) <= most + 1:
        return list(voice.utterances), []
    chosen = {u.number for u in sorted(voice.utterances, key=lambda u: (-weight(u), u.number))[:most]}
    return (
        [u for u in voice.utterances if u.number in chosen],
        [u for u in voice.utterances if u.number not in chosen],
    )


def by_day(dossier: Dossier) -> list[tuple[str | None, list[Utterance]]]:
    """Return every utterance once, under the day it was said; those of no known day last."""
    each = {u.number: u for voice in dossier.voices for u in voice.utterances}
    ordered = sorted(each.values(), key=lambda u: (u.said.value is None, (u.said.value or "")[:10], u.number))
    days = groupby(ordered, key=lambda u: u.said.value[:10] if u.said.value else None)
    return [(day, list(said)) for day, said in days]
