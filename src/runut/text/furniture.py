"""What stands inside a report and is none of it: links to other reports, advertisement marks, initials, credits.

The patterns are rows of lang/<language>/furniture.tsv; how far each reaches behind its match is told there by name.
A mark costs nothing when it is set aside; body text does, so each reach is bounded and ends at the line's end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from runut.records import Part, PartKind
from runut.text.headlines import headline_end
from runut.text.lexicon import alternatives, load_table

Reach = Callable[[str, int, int, int], tuple[int, int]]

_TAIL = 700  # characters; longer ends of reports hold paragraphs of their own
_TITLE = 200
_ALONE = 160  # a line of its own holds the headline alone
_TAGS = 400
_CAPTION = 260
_SENTENCE_MARK = re.compile(r"[.!?](?=[\"')]?\s+[A-Z\"'(])|[.!?][\"')]?\s*$")


def furniture(plain: str, start: int, end: int, language: str = "id") -> Iterator[Part]:
    """Yield the stretches of ``plain[start:end]`` to set aside, in order, none overlapping another."""
    found: list[tuple[int, int, PartKind]] = []
    small = plain[start:end].lower()
    for words, pattern, reach, kind in _patterns(language):
        if not any(word in small for word in words):
            continue
        for match in pattern.finditer(plain, start, end):
            if match.end() > match.start():
                first, last = reach(plain, match.start(), match.end(), end)
                found.append((first, last, kind))
    at = start
    for first, last, kind in sorted(found, key=lambda stretch: (stretch[0], -stretch[1])):
        whole = _trimmed(plain, max(first, at), min(last, end))
        if whole[0] < whole[1]:
            yield Part(kind, *whole)
            at = whole[1]


def _trimmed(plain: str, first: int, last: int) -> tuple[int, int]:
    while first < last and plain[first].isspace():
        first += 1
    while first < last and plain[last - 1].isspace():
        last -= 1
    return first, last


def line_end(plain: str, at: int, end: int) -> int:
    stop = plain.find("\n", at, end)
    return end if stop < 0 else stop


def _self(plain: str, start: int, stop: int, end: int) -> tuple[int, int]:  # noqa: ARG001
    return start, stop


def _rest(plain: str, start: int, stop: int, end: int) -> tuple[int, int]:  # noqa: ARG001
    return start, end


def _tail(plain: str, start: int, stop: int, end: int) -> tuple[int, int]:
    """To the end of the line where that is the text's last or near; where much is left, the sentence."""
    last = line_end(plain, stop, end)
    if last - start <= _TAIL:
        return start, last
    mark = _SENTENCE_MARK.search(plain, stop, min(last, stop + _TITLE))
    return start, mark.start() + 1 if mark else stop


def _headline(plain: str, start: int, stop: int, end: int, *, language: str) -> tuple[int, int]:
    """The headline behind the mark; on the next line where the mark has its line alone."""
    first = stop
    while first < end and plain[first].isspace():
        first += 1
    if "\n" in plain[stop:first] and plain.count("\n", stop, first) > 1:
        return start, stop
    last = line_end(plain, first, end)
    if last - first <= _ALONE and _SENTENCE_MARK.search(plain, first, last) is None:
        return start, _next_mark(plain, first, last, language)
    if first == stop or "\n" not in plain[stop:first] or last - first <= _TITLE:
        return start, headline_end(plain, first, _next_mark(plain, first, last, language), language)
    return start, stop


def _next_mark(plain: str, start: int, end: int, language: str) -> int:
    """A headline ends before the next mark of furniture at the latest."""
    end = min(end, start + 2 * _TITLE)
    for pattern in _marks(language):
        match = pattern.search(plain, start, end)
        if match:
            end = match.start()
    return end


@cache
def _video_ends(language: str) -> re.Pattern[str]:
    here = alternatives((row["form"] for row in load_table(language, "layout") if row["role"] == "player"), " ")
    return re.compile(rf"(?<=['\"]):|(?<=['\"])\s*(?:{here})?\s*:?\s*$|\[Gambas|\b{here}\s?:|:\s*$", re.MULTILINE)


def _video(plain: str, start: int, stop: int, end: int, *, language: str) -> tuple[int, int]:
    """A video's title ends at its closing quotation mark and colon, at the player's mark, or as a headline does."""
    last = line_end(plain, stop, min(end, stop + _TITLE))
    closed = _video_ends(language).search(plain, stop, last)
    if closed and not re.search(r"[.!?]\"? [A-Z]\w+ [a-z]", plain[stop : closed.start()]):
        return start, closed.start() if closed.group().startswith("[") else closed.end()
    return _headline(plain, start, stop, end, language=language)


def _name(plain: str, start: int, stop: int, end: int, *, language: str) -> tuple[int, int]:
    """A photographer or agency: a line's rest without a sentence, otherwise three words at most."""
    last = line_end(plain, stop, end)
    if last - start <= _TITLE and _SENTENCE_MARK.search(plain, stop, last) is None:
        return start, last
    words = re.match(r"\S*(?:\s+\S+){0,3}", plain[stop:last])
    return start, headline_end(plain, stop, stop + words.end() if words else last, language, fewest=1)


def _tags(plain: str, start: int, stop: int, end: int) -> tuple[int, int]:
    last = line_end(plain, stop, end)
    behind = plain[stop:last]
    if (
        len(behind) <= _TAGS
        and not re.search(r"[.!?\"]", behind)
        and (behind.strip()[:1].islower() or not behind.strip())
    ):
        return start, last
    return start, stop


def _photo(plain: str, start: int, stop: int, end: int) -> tuple[int, int]:  # noqa: ARG001
    """A credit in brackets and the one sentence before it, the caption, unless that has a quotation."""
    first = max(plain.rfind("\n", 0, start) + 1, start - _CAPTION)
    before = plain[first:start].rstrip()
    marks = [m.end() for m in re.finditer(r"[.!?][\"')]*\s", before)]
    at = marks[-1] if marks else 0
    caption = before[at:]
    if (not marks and first > plain.rfind("\n", 0, start) + 1) or '"' in caption:
        return start, stop
    return first + at, stop


@cache
def _reaches(language: str) -> dict[str, Reach]:
    return {
        "self": _self,
        "rest": _rest,
        "tail": _tail,
        "tags": _tags,
        "photo": _photo,
        "headline": partial(_headline, language=language),
        "video": partial(_video, language=language),
        "name": partial(_name, language=language),
    }


@cache
def _patterns(language: str) -> tuple[tuple[list[str], re.Pattern[str], Reach, PartKind], ...]:
    return tuple(
        (
            row["word"].split("|"),
            re.compile(row["pattern"], re.MULTILINE),
            _reaches(language)[row["extent"]],
            row["kind"],
        )  # type: ignore[misc]
        for row in load_table(language, "furniture")
    )


@cache
def _marks(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.MULTILINE) for row in load_table(language, "furniture"))
