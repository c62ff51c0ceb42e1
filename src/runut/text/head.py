"""The head of a report: the lines above its first paragraph, and the dateline that begins it.

Each line is read by its own words first (a day, a name behind "Oleh", an outlet, a photo credit), then by its place:
what stands above a dateline that comes further down is no body, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from runut.records import Part, PartKind
from runut.text.calendar import absolute_dates
from runut.text.dateline import find_dateline, read_dateline
from runut.text.lexicon import alternatives, load_index, load_table
from runut.text.outlets import outlet_name, reads_as_outlet
from runut.text.segment import plain as plain_of

Line = tuple[int, int]

_HEAD_LINES = 16
_PROSE = 60
_LONG = 160
_CAPTION = 320
_TITLE = 220
_SHORT_TITLE = 90
_NAME = 60
_NAMED = r"[A-Z][\w'.-]*(?: [A-Za-z][\w'.-]*){1,4}"


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines of a text, the first that begins with a dateline, and the headline that is known from elsewhere."""

    plain: str
    lines: Sequence[Line]
    dated: int | None
    title: str | None
    language: str

    def line(self, i: int) -> str:
        return self.plain[slice(*self.lines[i])]


def head(plain: str, lines: Sequence[Line], language: str, title: str | None) -> tuple[list[Part], int]:
    """Return the parts above the body, and where the body begins."""
    start, end = lines[0]
    known = _known_title(plain, start, title)
    if len(lines) == 1 or (known and known < end and end - start > _TITLE):
        parts = [Part("title", start, known)] if known and known < end else []
        return _first_paragraph(plain, parts, parts[-1].end if parts else start, end, language)
    dated = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if _is_dated(plain, line, language)), None)
    lines_above = _Head(plain, lines, dated, title, language)
    parts = []
    for i, line in enumerate(lines[:_HEAD_LINES]):
        kind = "title" if known == end and i == 0 else _kind(lines_above, i, parts)
        if i == dated or kind is None:
            return _first_paragraph(plain, parts, *line, language)
        signed = any(part.kind == "byline" for part in parts)
        parts += _published_parts(plain, *line, language, signed=signed) if kind == "published" else [Part(kind, *line)]
    return parts, lines[min(len(lines), _HEAD_LINES) - 1][1]


def _known_title(plain: str, start: int, title: str | None) -> int | None:
    """Return where the known *title* ends that the text begins with; None where it does not."""
    wanted = " ".join(plain_of(title).split()) if title else ""
    return start + len(wanted) if len(wanted) > 8 and plain.startswith(wanted, start) else None


def _is_dated(plain: str, line: Line, language: str) -> bool:
    return line[1] - line[0] >= _PROSE and bool(read_dateline(plain, line[0], language))


def _first_paragraph(plain: str, parts: list[Part], start: int, end: int, language: str) -> tuple[list[Part], int]:
    """Read the dateline at the beginning of the first paragraph, or behind a lead or a reporter's name."""
    while start < end and plain[start].isspace():
        start += 1
    first = read_dateline(plain, start, language)
    if first:
        return [*parts, *first], first[-1].end
    inner = find_dateline(plain, start, end, language)
    before = plain[start : inner[0].start].rstrip() if inner else ""
    kind = _kind_before_dateline(before, language) if before else None
    if kind:
        return [*parts, Part(kind, start, start + len(before)), *inner], inner[-1].end
    return parts, start


def _kind_before_dateline(before: str, language: str) -> PartKind | None:
    if _contents(language).match(before):
        return "furniture"
    if _byline(language).match(before) and len(before) < _LONG:
        return "byline"
    return "lead" if before.endswith((".", "!", "?")) and len(before) < 2 * _LONG else None


def _kind(head: _Head, i: int, parts: Sequence[Part]) -> PartKind | None:
    """Return what line *i* of the head is, None where the body begins with it."""
    line, kinds = head.line(i), {part.kind for part in parts}
    told = told_kind(line, head.language)
    if told:
        return told
    if _is_masthead(head, i, kinds):
        return "outlet"
    named = _is_name(head.plain, line, head.language)
    if "title" not in kinds and not (named and "published" in kinds):
        titled = _reads_as_title(line, head.title) and any(map(is_prose, map(head.line, range(i + 1, len(head.lines)))))
        return "title" if titled else _above_dateline(head, i, line)
    if named and (parts[-1].kind == "byline" or _is_label(head.plain, parts[-1], head.language)):
        return "byline"
    if _may_be_lead(line, kinds) and _meta_follows(head, i):
        return "lead"
    if named and "byline" not in kinds and (_above_dateline(head, i, line) or _prose_follows(head, i)):
        return "byline"
    return _above_dateline(head, i, line)


def _is_masthead(head: _Head, i: int, kinds: set[PartKind]) -> bool:
    """Is line *i* an outlet's name alone? Above the title one is known by the longer line below it."""
    if "outlet" in kinds or not reads_as_outlet(head.line(i), head.plain, head.language):
        return False
    return "title" in kinds or (
        i + 1 < len(head.lines) and len(head.line(i + 1).split()) > len(head.line(i).split()) + 1
    )


def _above_dateline(head: _Head, i: int, line: str) -> PartKind | None:
    if head.dated is None or i >= head.dated:
        return None
    return "caption" if is_prose(line) else "furniture"


def _may_be_lead(line: str, kinds: set[PartKind]) -> bool:
    return (
        not kinds & {"lead", "byline", "published", "caption"}
        and len(line.split()) > 5
        and line.endswith((".", "!", "?"))
    )


def _meta_follows(head: _Head, i: int) -> bool:
    after = range(i + 1, min(i + 3, len(head.lines)))
    return head.dated in after or any(told_kind(head.line(k), head.language) in ("byline", "published") for k in after)


def _prose_follows(head: _Head, i: int) -> bool:
    return i + 1 < len(head.lines) and (
        is_prose(head.line(i + 1)) or told_kind(head.line(i + 1), head.language) is not None
    )


# ---------------------------------------------------------------- one line


def told_kind(line: str, language: str) -> PartKind | None:
    """Return what *line* is by its own words alone, None where they do not tell."""
    if len(line) > _CAPTION:
        return None
    if _is_published(line, language):
        return "published"
    if is_section_mark(line, language):
        return "furniture"
    if outlet_name(line, language):
        return "outlet"
    if is_caption(line, language):
        return "caption"
    signed = re.fullmatch(rf"{_NAMED}\s+[-|]\s+(?P<beside>[\w. ]{{3,30}})", line)
    if signed and (outlet_name(signed["beside"], language) or "|" in line):
        return "byline"
    return "byline" if _byline(language).match(line) and len(line) < _LONG and not line.endswith(".") else None


def is_prose(line: str) -> bool:
    """Does *line* hold running text: long, or ending as a sentence does?"""
    return len(line) >= _LONG or (len(line) >= _PROSE and line.endswith((".", "!", "?", '"', "'", ")")))


def is_section_mark(line: str, language: str) -> bool:
    """Is *line* a heading of the page and not of the report ("Berita Terkini"), or no words at all?"""
    bare = line.strip(" .:>|-*#")
    return (not re.search(r"[^\W\d_]", line) and len(line) < 5) or bool(_section(language).fullmatch(bare))


def is_caption(line: str, language: str) -> bool:
    """Is *line* a photograph's caption: with the credit at its end, or "Foto:" before it?"""
    return len(line) < _CAPTION and bool(_caption(language).match(line) or _photo_credit(language).search(line))


def _is_label(plain: str, part: Part, language: str) -> bool:
    """Is *part* a word such as "Reporter" alone on its line, with the name below it?"""
    return bool(_byline_word(language).fullmatch(plain[part.start : part.end].strip(" :")))


def _reads_as_title(line: str, known: str | None) -> bool:
    """Is *line* printed as a headline: most words with a capital, or short, and no sentence? It must share words with
    the headline that is *known*: another is the first subhead."""
    words = re.findall(r"[^\W\d_][\w'-]*", line)
    if len(words) < 2 or len(line) > _TITLE or line[0].islower() or re.match(r"\d{1,2}[.)]\s", line):
        return False
    if line.endswith((".", ",", ":", ";")) and not line.endswith("..."):
        return False
    if known and len({*line.lower().split()} & {*known.lower().split()}) * 2 < len(words):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return (capitals * 2 >= len(words) or len(line) <= _SHORT_TITLE) and not re.search(
        r"[.!?]\s+[A-Z]\w+,? [a-z]", line
    )


def _is_name(plain: str, line: str, language: str) -> bool:
    """Is *line* a person's name? Its words stand with a capital only, and few of them open sentences."""
    words = line.rstrip(",").split()
    if len(line) > _NAME or not re.fullmatch(_NAMED, line.rstrip(",")):
        return False
    capitals = [word for word in words if word[0].isupper()]
    if len(capitals) < len(words) - 1 or any(word.lower() in _not_names(language) for word in words):
        return False
    known = sum(word.lower() in load_index(language, "openers") for word in words)
    return known <= len(words) / 2 and not any(re.search(rf"\b{re.escape(word.lower())}\b", plain) for word in words)


# ---------------------------------------------------------------- the day of publication


def _is_published(line: str, language: str) -> bool:
    """Is *line* a day of publication with nothing but its words, a name or an outlet beside it?"""
    day = next(absolute_dates(line, language), None)
    if (
        day is None
        or day.precision not in ("day", "minute")
        or "X" in day.value
        or "/" in day.value
        or line.endswith(".")
    ):
        return False
    before = _date_words(language).sub(" ", line[: day.start])
    after = _date_words(language).sub(" ", line[day.end :])
    others = [word for word in re.findall(r"\w+", before + " " + after) if not word.isdigit()]
    signed = _byline(language).match(line) is not None or outlet_name(before, language) is not None
    return len(others) <= (8 if signed else 3)


def _published_parts(plain: str, start: int, end: int, language: str, *, signed: bool) -> Iterator[Part]:
    """Divide "oleh Rini Sasmita diperbarui 3 Mei 2031, 09:13 WIB" into its byline and its day.

    A name before the day is an outlet's where it reads as one, or where a dash divides them and the report is
    *signed* above; else it may be a place or a reporter, and stays with the day.
    """
    line = plain[start:end]
    byline = _byline(language).match(line)
    word = _date_words(language).search(line, byline.end()) if byline else None
    day = next(absolute_dates(line, language))
    at = min(word.start(), day.start) if word else day.start
    beside = line[:at].strip(" -|,")
    if byline and at > byline.end():
        yield Part("byline", start, start + len(line[:at].rstrip()))
        start += at
    elif beside and (
        reads_as_outlet(beside, plain, language)
        or (signed and re.search(r"\s[-|]\s*$", line[:at]) and _is_name(plain, beside, language))
    ):
        yield Part("outlet", start, start + len(line[:at].rstrip()))
        start += at
    yield Part("published", start, end)


# ---------------------------------------------------------------- the table's patterns


def _forms(language: str, *roles: str) -> list[str]:
    return [row["form"] for row in load_table(language, "layout") if row["role"] in roles]


@cache
def _not_names(language: str) -> frozenset[str]:
    return frozenset(form.lower() for form in _forms(language, "not_name"))


@cache
def _section(language: str) -> re.Pattern[str]:
    marks = rf"(?i:{alternatives(_forms(language, 'section', 'byline'))})"
    return re.compile("|".join([marks, *_forms(language, "section shape")]))


@cache
def _byline_word(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives(_forms(language, 'byline'))})")


@cache
def _byline(language: str) -> re.Pattern[str]:
    return re.compile(rf"{_byline_word(language).pattern}\b\s*:?\s*(?=[A-Z@])")


@cache
def _contents(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives(_forms(language, 'contents'))})\b")


@cache
def _caption(language: str) -> re.Pattern[str]:
    return re.compile(rf"\(?(?:{alternatives(_forms(language, 'caption'))})\s?:\s?\S")


@cache
def _photo_credit(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"[(\[](?:{alternatives(_forms(language, 'photo'))})\b[^()\[\]]{{0,140}}[)\]]\s*$"
        rf"|[.!?)\"'] {alternatives(_forms(language, 'credit'))}\s?: ?[^.!?]{{3,60}}$"
    )


@cache
def _date_words(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{alternatives(_forms(language, 'published', 'updated'))})\b\s*:?")
