"""What stands around an indirect attribution, whatever its cue: patterns of its words, and content behind a source."""

from __future__ import annotations

import re
from functools import cache

from runut.extract.capitals import namewords
from runut.extract.clauses import (
    WORD_END,
    Range,
    any_of,
    days,
    is_day,
    is_saying,
    pieces,
    several_days,
    token_range,
    without_tail,
    words,
)
from runut.extract.spoken import Line
from runut.records import Annotated, Mode
from runut.text.lexicon import alternatives, load_index, load_table

WORD = re.compile(r"\w+")
_LEAST_CLAUSE = 3  # tokens
LEAST = 8  # characters; shorter content is a slip of the pattern


@cache
def patterns(language: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of these modules over the words of lang/*/clausewords.tsv and lang/*/media.tsv."""

    def role(*roles: str) -> str:
        return any_of(language, *roles)

    medium = alternatives(row["form"] for row in load_table(language, "media"))
    weekday = alternatives(days(language))
    part, clock = (
        alternatives(row["form"] for row in load_table(language, "timewords") if row["kind"] == kind)
        for kind in ("part", "clock")
    )
    refers = rf"(?:{role('anaphor')}\s+)?{role('deictic', 'alike')}\b"
    forms = {
        # of "menyampaikan hal itu", at the end or before what belongs to the saying
        "back": rf"\s*,?\s*{refers}(?=\s*(?:$|[,.]|(?!{role('present')}\b){role('saying')}\b))",
        # of "Hal itu juga disampaikan" and "Demikian disampaikan"
        "back_ahead": rf"(?:{role('anaphor')}\s+{role('deictic', 'alike')}|^\W*{role('deictic', 'alike')})"
        rf"(?:\s+{role('adverb', 'like')})*\s*$",
        "hearer": rf"\s*,?\s*(?:{role('towards')}\b[^,:]{{2,160}}?"
        rf"|(?:{weekday}|{role('when')})\b[^,:.]{{1,40}}?)(?:,\s*{role('claimed')}\b|\b{role('that')}\b)",
        # of "mengumumkan pada Senin (3/2), warga diminta pindah"; not of several days, nor of a day that is told of
        "day_told": rf"\s*(?:{role('on')}\s+)?(?:{role('when')}\s+)?{weekday}\b(?:\s+{part})?"
        rf"(?:\s*\(\d[\d/]*\)(?:\s+{part})?(?:,|(?!\s+{role('being')}\b))|,(?=\s+[a-z]))\s+"
        rf"(?!(?:{several_days(language)}\s+)?(?:{role('on')}\s+)?(?:{role('when')}\s+)?{weekday}\b|{clock}\b)",
        # "mengajukan permintaan resmi kepada dewan untuk", "mengadu ke menteri tentang"
        "hearer_asked": rf"\s*(?:\w+\s+)?{role('to', 'into')}\b[^,:]{{2,160}}?\b{role('conjunction', 'about')}\b\s*",
        "hearer_comma": rf"\s*,?\s*(?:{role('to')}"
        rf"|{role('occasion')}\s+(?:\w+\s+){{0,2}}?(?:{role('asked')}|{medium}))\b"
        r"[^,]{0,120},(?:\s*(?:\w+\s*)?\(?\d[^,]{0,40},)?\s*",
        "conjunction": rf"[\s,]*(?:{role('adverb')}\b\s*){{0,2}}[\s,:]*{role('conjunction')}\b\s*",
        "about": rf"\s*(?:{role('adverb', 'saying', 'asked')}\s+){{0,3}}?{role('about')}\b\s*",
        "silent": rf"\s*,?\s*(?:{role('to')}|{role('occasion')}\s+{role('asked')})\b"
        rf"(?:(?!\b{role('that')}\b)[^,])*(?:,\s*(?:{weekday}|\(?\d)[^,]*)*",
        "contrast": rf"(?:,?\s+{role('contrast')}|,)\s+$",
        "joint": rf",?\s+{role('join')}(?:\s+{role('adverb')})*\s+$",
        "set_off": r",\s+$",
        "opposed": rf",\s+(?:{role('but')}\s(?=(?-i:[A-Z]))|{role('then')}\s(?=me\w{{4,}}))",
        "like": rf",?\s*\b{role('like')}(?:\s+{role('relative')})?\s*$",
        "claimed": rf"\s*{role('claimed')}\b\s*",
        "that_first": rf"^\s*{role('claimed')}\b",
        "that_next": rf"\b{role('claimed')}\b",
        "and": rf"\b{role('and')}\s+$",
        "only_day": rf"^(?:{role('on')}\s+)?(?:{weekday}|{role('when')})\b[\s\d()/,.\w]{{0,25}}$",
        "that": rf"^\s*(?:{role('claimed')}\b|,)",
        "predicate": rf"\b{role('predicate')}\b",
        "to_police": rf"^[^.]{{0,60}}?\b{role('into')}\s+{role('police')}\b",
        "credit": rf"\W*(?:{role('like')}\s+)?{role('credited', 'crediting')}{WORD_END}[^,\"]{{1,60}}"
        rf"(?:,\s*(?:{weekday}\b|\(?\d)[^,\"]{{0,40}})?,\s*",
        "subordinate": rf"\b(?:{role('relative', 'block', 'bound')}|{alternatives(namewords('called', language))})\s*$",
        "aside": rf"\b{role('relative', 'aside')}\b",
        "narrowing": rf" {role('relative', 'narrowing')} ",
    }
    return {name: re.compile(form, re.IGNORECASE) for name, form in forms.items()}


def find(doc: Annotated, name: str, start: int, end: int) -> re.Match[str] | None:
    return patterns(doc.article.language)[name].search(doc.plain[start:end])


def skip(doc: Annotated, name: str, start: int, end: int) -> int:
    match = patterns(doc.article.language)[name].match(doc.plain, start, end)
    return match.end() if match else start


def content_behind_source(line: Line, first: int, last: int, end: int, *, leads: bool) -> Range | None:
    """Return the content behind the source of "menurut X", without day and occasion; None if nothing else is left.

    *leads*: no content stands before the cue, so what opens behind the comma ("dalam rapat itu, ...") is content.
    """
    doc = line.doc
    if first < last and doc.tokens[first].lower in words(
        doc.article.language, "relative"
    ):  # goes with the source: "menurut laporan yang dirilis X, ..."
        first = next((i for i in range(first, last) if doc.tokens[i].text == ","), last) if leads else last
    if first >= last:
        return None
    comma = doc.tokens[first].text == ","
    owned = any(cue.own and cue.last == first for cue in line.cues)  # "Menurutnya 12 orang terluka"
    parts = pieces(doc.tokens, first + comma, last)
    if leads and comma and parts:
        parts[0] = _behind_day(line, *parts[0])
    while parts and (parts[0][0] >= parts[0][1] or is_saying(doc, *parts[0])):
        filled = parts[0][0] < parts[0][1]
        if leads and filled and comma and not is_day(doc, parts[0][0]):
            break
        if leads and filled and (comma or owned) and _counts(doc, *parts[0]):
            break
        parts.pop(0)
    if not parts:
        return None
    start = skip(doc, "claimed", doc.tokens[parts[0][0]].start, end)
    if leads and any(cue.start == start and cue.frame == "clause" for cue in line.cues):
        return None  # "Menurut Sari, menjelaskan bahwa ...": the verb tells it
    end = without_tail(doc, start, end)
    first_word = WORD.search(doc.plain, start, end)
    if first_word is None or first_word.group().lower() in words(doc.article.language, "list"):
        return None  # "Dikutip dari X, berikut lima ..."
    return start, end


def _behind_day(line: Line, first: int, last: int) -> Range:
    """Leave out the day that no comma sets off from the clause: "(Mengutip X,) Senin (3/2) harga padi naik"."""
    doc = line.doc
    if first >= last:
        return first, last
    behind, _ = token_range(doc, line.sentence, skip(doc, "day_told", doc.tokens[first].start, line.end), line.end)
    return (behind, last) if last - behind >= _LEAST_CLAUSE else (first, last)


def _counts(doc: Annotated, first: int, last: int) -> bool:
    """Does a number open a clause: "(Menurut X,) 12 orang terluka", and no day "12 Juni 2025" or age "40 tahun"?"""
    if last - first < _LEAST_CLAUSE or doc.tokens[first].kind != "number" or doc.tokens[first + 1].kind != "word":
        return doc.plain.startswith("%", doc.tokens[first].end)
    return doc.tokens[first + 1].lower not in load_index(doc.article.language, "months")


def mode(line: Line, spans: tuple[Range, ...]) -> Mode:
    quoted = any(q.speech and a <= q.start < b for q in line.quotations for a, b in spans)
    return "mixed" if quoted else "indirect"
