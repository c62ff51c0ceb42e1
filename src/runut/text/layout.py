"""Which stretch of a text is title, lead, byline, outlet, day of publication, dateline, caption, furniture or body.

Readers paste reports with the lines around them; scrapers leave them as one line with links inside. Both are read
here: the head line by line, down to the dateline or the first paragraph (`head`); then the marks inside
(`furniture`); then the lines of the body that are no prose. What is in doubt is body: a statement that is set aside
is lost. `layout` looks at no meaning, only at forms, and its parts cover every character but those that print as a
blank or as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from runut.records import Part
from runut.text.furniture import furniture
from runut.text.head import Line, head, is_caption, is_section_mark
from runut.text.segment import plain as plain_of

_SUBHEAD = 100
_SUBHEAD_WORDS = 14
_TAG_WORDS = 6
_ENDS = (".", "!", "?", '"', "'", ")", "]", ":", ";", ",")
_INITIALS = re.compile(r"\([a-z]{2,6}(?:/[a-z]{2,6})*\)")


def layout(text: str, language: str = "id", title: str | None = None) -> tuple[Part, ...]:
    """Return the parts of *text* in order; *title* is the headline where it is known from elsewhere.

    >>> [part.kind for part in layout("Kabarkini.com, Kupang - Hujan turun.\\nBaca juga: Awan di Kupang\\nAngin reda.")]
    ['outlet', 'dateline', 'body', 'link', 'body']
    """
    plain = plain_of(text)
    lines = [(m.start(), m.start() + len(m.group().rstrip())) for m in re.finditer(r"[^\s][^\n]*", plain)]
    if not lines:
        return ()
    above, start = head(plain, lines, language, title)
    aside = [*above, *furniture(plain, start, len(plain), language)]
    return tuple(_fill(plain, [*aside, *_lines_aside(plain, aside, lines, start, language)]))


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


def _lines_aside(plain: str, aside: Sequence[Part], lines: Sequence[Line], start: int, language: str) -> Iterator[Part]:
    """Yield the lines of the body that are captions, subheads, section marks or tags."""
    ordered = sorted(aside, key=lambda part: part.start)
    free = [line for line in _untouched(lines, ordered) if line[0] >= start]
    tags = _tags_from(plain, ordered, free)
    short = [_is_short(plain[slice(*line)]) for line in free]
    for i, line in enumerate(free):
        words = plain[slice(*line)]
        if i >= tags or is_section_mark(words, language):
            yield Part("furniture", *line)
        elif is_caption(words, language):
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


def _tags_from(plain: str, aside: Sequence[Part], free: Sequence[Line]) -> int:
    """Return the index in *free* of the first topic tag of those that stand, a line each, behind the initials."""
    signed = [part.end for part in aside if _INITIALS.match(plain, part.start, part.end)]
    tags = len(free)
    while signed and tags and free[tags - 1][0] >= signed[-1]:
        words = plain[slice(*free[tags - 1])]
        if len(words.split()) > _TAG_WORDS or words.endswith(_ENDS):
            break
        tags -= 1
    return tags if signed and (tags == 0 or free[tags - 1][0] < signed[-1]) else len(free)


def _is_short(words: str) -> bool:
    return len(words.split()) <= _SUBHEAD_WORDS and not words.endswith(_ENDS)


def _is_subhead(words: str) -> bool:
    bare = words.lstrip("#* ")
    return (
        len(words) <= _SUBHEAD
        and len(bare.split()) > 1
        and (bare[0].isupper() or bare[0].isdigit())
        and not re.match(r"\d+[.)]\s|[-*•]", bare)
        and '"' not in bare
    )
