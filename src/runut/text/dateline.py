"""The dateline: outlet and place at the head of a report, in the forms that papers and agencies print.

"Kabarkini.com, Kyiv - ", "JAKARTA, KABARKINI.com — ", "Jakarta (ANTARA) - ", "KABARKINI.CO.ID - JAKARTA. ", "SOLO-".
"""

from __future__ import annotations

import re
from functools import cache

from runut.records import Part, PartKind
from runut.text.lexicon import alternatives, load_table
from runut.text.outlets import DOMAIN, is_agency, outlet_forms, reads_as_outlet

_CAPITALS = r"[A-Z][A-Z'.]+(?:[ /-][A-Z][A-Z'.]*){0,3}"
_TITLED = r"[A-Z][\w'.]*(?:[ /-](?:[A-Z][\w'.]*|d'\w+)){0,3}"
_PLACE = rf"{_TITLED}(?:\s?,\s?{_TITLED}){{0,2}}"
_NAME = r"[A-Z][\w&]*(?: [A-Z][\w&]*){1,3}"
_DASH = r"\s*-{1,3}(?!\d)"
_LONGEST = 140
_MOST_LEAD = 500


def read_dateline(plain: str, at: int, language: str = "id") -> tuple[Part, ...]:
    """Return the parts of the dateline that begins at *at*: outlet, dateline (the place) or credit (an agency).

    Nothing where none begins there. The marks around a name belong to its part.

    >>> [(part.kind, part.start, part.end) for part in read_dateline("JAKARTA, KOMPAS.com - Hujan turun.", 0)]
    [('dateline', 0, 8), ('outlet', 9, 21)]
    """
    window = plain[at : at + _LONGEST]
    for pattern in _patterns(language):
        match = pattern.match(window)
        if match is None or not _begins_text(window, match.end(), glued=not window[match.end() - 1].isspace()):
            continue
        names = match.groupdict()
        if names.get("named") and not reads_as_outlet(names["named"], plain, language):
            continue
        alone = names.get("place") and not (names.get("outlet") or names.get("named"))
        if alone and not _names_place(plain, names["place"], match, language):
            continue
        return _parts(match, at, language)
    return ()


def find_dateline(plain: str, start: int, end: int, language: str = "id") -> tuple[Part, ...]:
    """Return the parts of the first dateline that stands behind a sentence or a heading in ``plain[start:end]``.

    Only forms that name an outlet by its domain, or a place known for datelines, are taken in mid-text.
    """
    end = min(end, start + _MOST_LEAD)
    for match in _inner(language).finditer(plain, start, end):
        parts = read_dateline(plain, match.start(), language)
        if parts:
            return parts
    return ()


def _parts(match: re.Match[str], at: int, language: str) -> tuple[Part, ...]:
    found: list[tuple[int, PartKind]] = []
    for name, words in match.groupdict().items():
        if words:
            wire = name == "agency" or (name != "place" and is_agency(words, language))
            found.append((match.start(name), "dateline" if name == "place" else "credit" if wire else "outlet"))
    found.sort()
    parts: list[Part] = []
    for i, (_, kind) in enumerate(found):
        start = 0 if i == 0 else parts[-1].end - at
        end = match.end() if i == len(found) - 1 else _boundary(match, found[i + 1][0])
        words = match.string[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        parts.append(Part(kind, at + start, at + end))
    return tuple(parts)


def _boundary(match: re.Match[str], second: int) -> int:
    """Where the first name's part ends: an opening bracket goes with the name inside it."""
    return second - 1 if match.string[second - 1 : second] == "(" else second


def _begins_text(window: str, at: int, *, glued: bool) -> bool:
    rest = window[at:].lstrip()
    if not rest:
        return at < _LONGEST and not glued
    return rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'([" or (not glued and rest[0].islower())


def _names_place(plain: str, place: str, match: re.Match[str], language: str) -> bool:
    """Does *place*, with no outlet beside it, read as a place and not as the first half of a headline or a pair?"""
    if any(word.lower() in _no_places(language) for word in re.split(r"[\s/,-]+", place)):
        return False
    glued = not match.group()[-1].isspace()
    return not glued or not re.search(rf"\b{re.escape(place)}\b", plain[match.end() : match.end() + 4000])


@cache
def _no_places(language: str) -> frozenset[str]:
    return frozenset(row["form"].lower() for row in load_table(language, "layout") if row["role"] == "no_place")


@cache
def _outlet(language: str) -> str:
    return rf"(?P<outlet>(?i:{alternatives(outlet_forms(language))}|{DOMAIN}))"


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    outlet, place = _outlet(language), rf"(?P<place>{_PLACE})"
    marks = alternatives(row["form"] for row in load_table(language, "layout") if row["role"] == "mark")
    cities = alternatives(row["form"] for row in load_table(language, "layout") if row["role"] == "city")
    return tuple(
        map(
            re.compile,
            (
                rf"{outlet}\s?,\s?(?P<place>{cities})(?=[A-Z])",
                rf"{outlet}(?:\s?,\s?|\s?[-|]\s?|\s){place}\s?(?:{_DASH}\s?|:\s)",
                rf"{outlet}\s?-\s?(?P<place>{_CAPITALS})\s?\.\s",
                rf"{outlet}\.\s(?P<place>{_CAPITALS}){_DASH}\s",
                rf"{place}\s?,?\s?\({outlet}\)(?:{_DASH}\s?|:\s)",
                rf"{place}\s?[,|]\s?{outlet}(?:{_DASH}\s?|:\s)",
                rf"(?P<place>{_TITLED})\s\((?P<agency>[A-Z]{{2,8}})\)\s-{{1,3}}\s",
                rf"(?P<named>{_NAME}),\s(?P<place>{_TITLED})\s-{{1,3}}\s",
                rf"{outlet}(?:{_DASH}\s?|:\s)",
                rf"(?P<outlet>{marks})\s?\.\s",
                rf"(?P<place>{_CAPITALS})\s?{_DASH}\s?",
                rf"(?P<place>{_TITLED}(?:, [A-Z][\w.]+)?)\s-{{1,3}}\s",
            ),
        )
    )


@cache
def _inner(language: str) -> re.Pattern[str]:
    cities = alternatives(row["form"] for row in load_table(language, "layout") if row["role"] == "city")
    return re.compile(
        rf"(?<=[.!?\"] )(?:{DOMAIN}(?=(?:,[^.\n]{{2,40}})?\s-{{1,3}}\s)|[A-Z]{{3,}}, (?i:{DOMAIN})\s?-)"
        rf"|(?<= )(?:{cities}) -{{1,3}} (?=[A-Z\"'])|(?<= )(?i:{DOMAIN}), [A-Z][\w ]{{2,30}}\s?-{{1,3}} "
    )
