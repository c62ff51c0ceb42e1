"""Which stretch of a text is title, lead, byline, outlet, day of publication, dateline, caption, furniture or body.

Readers paste reports with the lines around them; scrapers leave them as one line with links inside. Both are read
here: the head line by line, down to the dateline or the first paragraph; then the marks inside (`furniture`); then
the lines of the body that are no prose. What is in doubt is body: a statement in a title is lost, a title in the body
is not. `layout` looks at no meaning, only at forms, and its parts cover every character that is not white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from runut.records import Part, PartKind
from runut.text.calendar import absolute_dates
from runut.text.dateline import find_dateline, read_dateline
from runut.text.furniture import furniture
from runut.text.lexicon import alternatives, load_index, load_table
from runut.text.outlets import outlet_name
from runut.text.segment import plain as plain_of

Line = tuple[int, int]

_HEAD_LINES = 14
_PROSE = 60
_LONG = 160
_TITLE = 220
_SHORT = 90
_SUBHEAD = 100
_SUBHEAD_WORDS = 14
_NAME = 60
_ENDS = (".", "!", "?", '"', "'", ")", "]", ":", ";", ",", "...")
_WORDS = re.compile(r"[^\W\d_]")


def layout(text: str, language: str = "id", title: str | None = None) -> tuple[Part, ...]:
    """Return the parts of *text* in order; *title* is the headline where it is known from elsewhere.

    >>> [part.kind for part in layout("Kabarkini.com, Kupang - Hujan turun.\\nBaca juga: Awan di Kupang\\nAngin reda.")]
    ['outlet', 'dateline', 'body', 'furniture', 'body']
    """
    plain = plain_of(text)
    lines = [(m.start(), m.start() + len(m.group().rstrip())) for m in re.finditer(r"[^\s][^\n]*", plain)]
    if not lines:
        return ()
    head, start = _head(plain, lines, language, title)
    aside = [*head, *furniture(plain, start, len(plain), language)]
    aside = list(_fill(plain, [*aside, *_lines_aside(plain, aside, lines, start, language)]))
    return tuple(aside)


def _fill(plain: str, aside: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts set aside with what is between them as body, or as furniture where it has no word."""
    at = 0
    for part in [*sorted(aside, key=lambda part: part.start), Part("body", len(plain), len(plain))]:
        between = plain[at : part.start]
        first = at + len(between) - len(between.lstrip())
        last = at + len(between.rstrip())
        if first < last:
            yield Part("body" if re.search(r"\w", between) else "furniture", first, last)
        if part.start < part.end:
            yield part
        at = part.end


# ---------------------------------------------------------------- the head


def _head(plain: str, lines: Sequence[Line], language: str, title: str | None) -> tuple[list[Part], int]:
    """Return the parts above the body and where the body begins."""
    start, end = lines[0]
    known = _known_title(plain, start, title)
    if len(lines) == 1 or (known and known < end and end - start > _TITLE):
        parts = [Part("title", start, known)] if known and known < end else []
        return _flat_head(plain, parts, parts[-1].end if parts else start, end, language)
    dated = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if read_dateline(plain, line[0], language)), None)
    parts = []
    for i, line in enumerate(lines[:_HEAD_LINES]):
        if i == dated:
            return _flat_head(plain, parts, *line, language)
        kind = "title" if known == end and i == 0 else _head_kind(plain, lines, i, dated, parts, title, language)
        if kind is None:
            return _flat_head(plain, parts, *line, language)
        parts += _published_parts(plain, *line, language) if kind == "published" else [Part(kind, *line)]
    return parts, lines[min(len(lines), _HEAD_LINES) - 1][1]


def _known_title(plain: str, start: int, title: str | None) -> int | None:
    """Return where the known *title* ends that the text begins with; None where it does not."""
    wanted = " ".join(plain_of(title).split()) if title else ""
    if len(wanted) < 8 or not plain.startswith(wanted[:8], start):
        return None
    if not plain.startswith(wanted, start):
        return None
    return start + len(wanted)


def _flat_head(plain: str, parts: list[Part], start: int, end: int, language: str) -> tuple[list[Part], int]:
    """Read the dateline at the beginning of the first paragraph, or behind a lead or a reporter's name."""
    while start < end and plain[start].isspace():
        start += 1
    first = read_dateline(plain, start, language)
    if first:
        return [*parts, *first], first[-1].end
    inner = find_dateline(plain, start, end, language)
    if inner:
        before = plain[start : inner[0].start].rstrip()
        kind = _before_dateline(before, language)
        if kind:
            return [*parts, Part(kind, start, start + len(before)), *inner], inner[-1].end
    return parts, start


def _before_dateline(before: str, language: str) -> PartKind | None:
    if _contents(language).match(before):
        return "furniture"
    if _byline(language).match(before) and len(before) < _LONG:
        return "byline"
    return "lead" if before.endswith((".", "!", "?")) and len(before) < 2 * _LONG else None


def _head_kind(
    plain: str,
    lines: Sequence[Line],
    i: int,
    dated: int | None,
    parts: Sequence[Part],
    title: str | None,
    language: str,
) -> PartKind | None:
    """Return what line *i* of the head is, None where the body begins with it."""
    line = plain[slice(*lines[i])]
    kinds = {part.kind for part in parts}
    told = _told_kind(line, language)
    if told:
        return told
    if i == 0:
        return "title" if _reads_as_title(line, title) and _has_prose(plain, lines[1:]) else None
    after = [_told_kind(plain[slice(*other)], language) for other in lines[i + 1 : i + 4]]
    named = _is_name(plain, line, language) and "byline" not in kinds
    if dated is not None and i < dated:
        if "title" in kinds and not kinds & {"lead", "byline", "published"} and not named:
            return "lead"
        return "byline" if named else "caption" if _is_prose(line) else "furniture"
    if named and "title" in kinds and i + 1 < len(lines) and _is_prose(plain[slice(*lines[i + 1])]):
        return "byline"
    if "title" in kinds and not kinds & {"lead", "byline", "published"} and {"byline", "published"} & set(after[:2]):
        return "lead"
    return None


def _told_kind(line: str, language: str) -> PartKind | None:
    """Return what *line* is by its own words alone."""
    if len(line) > 2 * _LONG:
        return None
    if _is_published(line, language):
        return "published"
    if _section(language).fullmatch(line.strip(" .:>|»-")):
        return "furniture"
    if outlet_name(line, language):
        return "outlet"
    if _is_caption(line, language):
        return "caption"
    return "byline" if _byline(language).match(line) and len(line) < _LONG and not line.endswith(".") else None


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
    return (capitals * 2 >= len(words) or len(line) <= _SHORT) and not re.search(r"[.!?]\s+[A-Z]\w+,? [a-z]", line)


def _has_prose(plain: str, lines: Sequence[Line]) -> bool:
    return any(_is_prose(plain[slice(*line)]) for line in lines)


def _is_prose(line: str) -> bool:
    return len(line) >= _LONG or (len(line) >= _PROSE and line.endswith((".", "!", "?", '"', "'", ")")))


def _is_name(plain: str, line: str, language: str) -> bool:
    """Is *line* a person's name? Its words stand with a capital only, and few of them open sentences."""
    words = line.split()
    if not 1 < len(words) <= 5 or len(line) > _NAME or not re.fullmatch(r"[A-Z][\w'.-]*(?: [A-Za-z][\w'.-]*)+,?", line):
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
    if day is None or day.precision not in ("day", "minute") or "X" in day.value or "/" in day.value:
        return False
    before = _date_words(language).sub(" ", line[: day.start])
    after = _date_words(language).sub(" ", line[day.end :])
    others = [word for word in re.findall(r"\w+", before + " " + after) if not word.isdigit()]
    byline = _byline(language).match(line) is not None
    return len(others) <= (8 if byline or outlet_name(before, language) else 3) and not line.endswith(".")


def _published_parts(plain: str, start: int, end: int, language: str) -> Iterator[Part]:
    """Divide "oleh Rini Sasmita diperbarui 3 Mei 2031, 09:13 WIB" into its byline and its day."""
    line = plain[start:end]
    byline = _byline(language).match(line)
    word = _date_words(language).search(line, byline.end()) if byline else None
    day = next(absolute_dates(line, language))
    at = min(word.start(), day.start) if word else day.start
    outlet = line[:at].strip(" -|,")
    if byline and at > byline.end():
        yield Part("byline", start, start + len(line[:at].rstrip()))
        start += at
    elif outlet and outlet_name(outlet, language):
        yield Part("outlet", start, start + len(line[:at].rstrip()))
        start += at
    yield Part("published", start, end)


# ---------------------------------------------------------------- lines of the body


def _lines_aside(plain: str, aside: Sequence[Part], lines: Sequence[Line], start: int, language: str) -> Iterator[Part]:
    """Yield the lines of the body that are captions, subheads or section marks."""
    free = [line for line in _untouched(lines, sorted(aside, key=lambda part: part.start)) if line[0] >= start]
    short = [len(plain[slice(*line)].split()) <= _SUBHEAD_WORDS and not _ends(plain, line) for line in free]
    for i, line in enumerate(free):
        words = plain[slice(*line)]
        if _section(language).fullmatch(words.strip(" .:>|»-")):
            yield Part("furniture", *line)
        elif len(words) <= 2 * _LONG and _is_caption(words, language):
            yield Part("caption", *line)
        elif 0 < i < len(free) - 1 and short[i] and not (short[i - 1] or short[i + 1]) and _is_subhead(words):
            if plain[free[i + 1][0]].islower():
                continue  # a sentence goes on there
            yield Part("subhead", *line)


def _untouched(lines: Sequence[Line], aside: Sequence[Part]) -> Iterator[Line]:
    """Yield the lines of which no part is set aside."""
    at = 0
    for first, last in lines:
        while at < len(aside) and aside[at].end <= first:
            at += 1
        if at == len(aside) or aside[at].start >= last:
            yield first, last


def _ends(plain: str, line: Line) -> bool:
    return plain[slice(*line)].endswith(_ENDS)


def _is_subhead(words: str) -> bool:
    bare = words.lstrip("#* ")
    return (
        len(words) <= _SUBHEAD
        and len(bare.split()) > 1
        and (bare[0].isupper() or bare[0].isdigit())
        and not re.match(r"\d+[.)]\s|[-*•]", bare)
        and '"' not in bare
    )


def _is_caption(line: str, language: str) -> bool:
    return len(line) < 2 * _LONG and bool(_caption(language).match(line) or _photo_credit(language).search(line))


# ---------------------------------------------------------------- the table's patterns


def _forms(language: str, *roles: str) -> list[str]:
    return [row["form"] for row in load_table(language, "layout") if row["role"] in roles]


@cache
def _not_names(language: str) -> frozenset[str]:
    return frozenset(form.lower() for form in _forms(language, "not_name"))


@cache
def _section(language: str) -> re.Pattern[str]:
    return re.compile(alternatives(_forms(language, "section")))


@cache
def _byline(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives(_forms(language, 'byline'))})\b\s*:?\s*(?=[A-Z@])")


@cache
def _contents(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives(_forms(language, 'contents'))})\b")


@cache
def _caption(language: str) -> re.Pattern[str]:
    return re.compile(rf"\(?(?:{alternatives(_forms(language, 'caption'))})\s?:\s?\S")


@cache
def _photo_credit(language: str) -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:{alternatives(_forms(language, 'photo'))})\b[^()\[\]]{{0,140}}[)\]]\s*$")


@cache
def _date_words(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{alternatives(_forms(language, 'published', 'updated'))})\b\s*:?")
