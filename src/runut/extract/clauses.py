"""Sentences cut at their commas, and the words that stand between an attribution and its content."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from runut.records import Annotated, Sentence, Token
from runut.text.lexicon import alternatives, load_index, load_table

Range = tuple[int, int]

WORD_END = r"(?:\b|(?=(?-i:[A-Z])))"  # also where scrapers lose the blank behind the word: "dilansirWarta"
_EDGES = " \t\n,;:.-–—\"“”'‘’"
_QUOTES = "\"“”'‘’"
_DONE_BY = re.compile(r"\bdi\w{4,}$")  # "yang dikirim | melalui surel": the medium goes with the passive before it
_LEAST_KEPT = 12  # characters of content that stay before anything may be cut from its end


@cache
def words(language: str, *roles: str) -> frozenset[str]:
    """Return the forms of *roles* in lang/*/clausewords.tsv."""
    return frozenset(row["form"] for row in load_table(language, "clausewords") if row["role"] in roles)


@cache
def any_of(language: str, *roles: str) -> str:
    """Return a regular expression for any form of *roles*."""
    return alternatives(words(language, *roles))


@cache
def days(language: str) -> frozenset[str]:
    return frozenset(load_index(language, "weekdays"))


@cache
def _openers(language: str) -> re.Pattern[str]:
    form = rf"{any_of(language, 'opener')}\b(?:\s*,)?|{any_of(language, 'ordinal')}\s*,"
    return re.compile(rf"\s*(?:{form})\s*", re.IGNORECASE)


@cache
def turn(language: str) -> re.Pattern[str]:
    """Matches where a clause with a subject of its own turns against the one before: ", tetapi | Sinta menerima"."""
    return re.compile(rf",\s+{any_of(language, 'but')}\s+(?=[A-Z])")


def token_range(doc: Annotated, sentence: Sentence, start: int, end: int) -> Range:
    """Return the tokens of *sentence* that lie within ``text[start:end]``, as a half-open range of indices."""
    tokens, lo, hi = doc.tokens, sentence.first, sentence.last
    first = bisect_left(tokens, start, lo, hi, key=lambda token: token.start)
    last = bisect_right(tokens, end, first, hi, key=lambda token: token.end)
    return first, last


def pieces(tokens: Sequence[Token], first: int, last: int) -> list[Range]:
    """Split ``tokens[first:last]`` at commas that stand outside brackets; a comma at the end leaves an empty piece."""
    out: list[Range] = []
    depth, at = 0, first
    for i in range(first, last):
        mark = tokens[i].text
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(0, depth - 1)
        elif mark == "," and not depth:
            out.append((at, i))
            at = i + 1
    out.append((at, last))
    return out


def trimmed(doc: Annotated, start: int, end: int) -> Range:
    """Return ``start, end`` without the blanks and marks at both edges; ?, ! and marks whose pair is inside stay."""
    text = doc.text
    while start < end and (text[start] in _EDGES or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _EDGES or text[end - 1].isspace()):
        if text[end - 1] in _QUOTES and sum(c in _QUOTES for c in doc.text[start : end - 1]) % 2:
            break
        end -= 1
    if text[end - 1 : end] == ")" and "(" not in text[start:end]:
        end -= 1
    return start, end


def after_openers(doc: Annotated, start: int, end: int) -> int:
    """Return where the clause begins behind "Namun, ", "Sementara itu, " and their like."""
    pattern = _openers(doc.article.language)
    while True:
        match = pattern.match(doc.plain, start, end)
        if match is None or match.end() <= start:
            return start
        start = match.end()


def only_opener(doc: Annotated, start: int, end: int) -> bool:
    """Is ``text[start:end]`` nothing but words that open a sentence ("Selanjutnya,")?"""
    return not doc.plain[after_openers(doc, start, end) : end].strip(_EDGES)


def is_saying(doc: Annotated, first: int, last: int) -> bool:
    """Do ``tokens[first:last]`` begin as day, place, occasion, medium or hearer of the saying?"""
    if first >= last:
        return True
    token = doc.tokens[first]
    return token.lower in words(doc.article.language, "saying") or is_day(doc, first) or token.text == ")"


def is_day(doc: Annotated, first: int) -> bool:
    token = doc.tokens[first]
    return token.kind == "number" or token.text == "(" or token.lower in days(doc.article.language)


@cache
def several_days(language: str) -> str:
    """Return a pattern for the words that join one day to another: *dan*, *hingga*."""
    return alternatives(row["form"] for row in load_table(language, "timewords") if row["kind"] == "range")


@cache
def _tail(language: str) -> re.Pattern[str]:
    """What may close a sentence and belongs to the saying: day, hearer, occasion or medium, then days and places."""
    weekday = alternatives(days(language))
    of_several = rf"\s{several_days(language)}\s+{weekday}\b"  # "Sabtu (8/2) dan Minggu (9/2) pasar tutup"
    occasion = alternatives(row["form"] for row in load_table(language, "media"))
    when = any_of(language, "occasion")
    day = rf"(?:\w+\s+){{0,2}}(?i:{weekday})\b[^,]*|\(?\d[^,]*"
    place = rf"(?:{any_of(language, 'in')}\s+)?[A-Z][\w.&'-]*(?:\s+[A-Z][\w.&'-]*){{0,6}}"
    tag = alternatives(row["form"] for row in load_table(language, "cues") if row["frame"] == "tag")
    rest = rf"[^,]{{0,70}}(?:,\s*(?:{day}|{place}))*"
    return re.compile(
        rf"(?:[,.]\s*(?i:{weekday})\s*(?:\w+\s*)?,?\s*(?:\(|\d)(?:(?!(?i:{of_several}))[^,])*(?:,\s*{place}){{0,2}}"
        rf"|,?\s+{when}\s+(?:\w+\s+){{0,2}}?{occasion}\b{rest}"
        rf"|,?\s+{any_of(language, 'to', 'on')}\s+{any_of(language, 'hearer')}\b{rest}"
        rf"|,?\s+{when}\s+{any_of(language, 'asked')}\b{rest}"
        rf"|,?\s*{any_of(language, 'like', 'alike')}?\s*{any_of(language, 'credited')}{WORD_END}{rest}"
        rf"|,?\s*{any_of(language, 'like')}\s+{any_of(language, 'reported')}\b{rest}"
        rf"|,\s*{any_of(language, 'to', 'crediting')}{WORD_END}{rest}"
        rf"|[.?!]\s+{tag}(?:nya\b|\s+\w)(?:[^.]|\.(?=\w)){{0,120}}"  # of a quotation lost with its marks
        r")[\s.]*$"
    )


def without_tail(doc: Annotated, start: int, end: int) -> int:
    """Return where the content ends if day, hearer, occasion or medium of the saying close the sentence."""
    match = _tail(doc.article.language).search(doc.plain, min(start + _LEAST_KEPT, end), end)
    if match is None or _DONE_BY.search(doc.plain, start, match.start()):
        return end
    return match.start()
