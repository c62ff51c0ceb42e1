"""Through which medium, or on which occasion, something was said."""

from __future__ import annotations

import re
from functools import cache

from runut.extract.clauses import any_of, days
from runut.records import Annotated
from runut.text.lexicon import alternatives, load_table

_OWN = ("channel", "document", "medium")  # kinds of words that stand in front of whose paper it is


@cache
def _pattern(language: str) -> re.Pattern[str]:
    forms = alternatives(row["form"] for row in load_table(language, "media"))
    between = alternatives(row["form"] for row in load_table(language, "descriptions") if row["kind"] == "medium")
    names = rf"(?:\s+(?:{between}\s+)?(?!(?i:{alternatives(days(language))})\b)[A-Z@][\w@&-]*(?:\.\w+)*)"
    return re.compile(
        rf"\b(?i:{any_of(language, 'occasion', 'towards', 'from')})\s+"
        rf"(?P<medium>(?:\w+\s+)?(?i:{forms})\b{names}{{0,6}})"
    )


@cache
def own_paper(language: str) -> re.Pattern[str]:
    """Matches what carries its owner's own words, in front of the owner: "siaran pers ", "keterangan resmi "."""
    channels = [row["form"] for row in load_table(language, "media") if row["kind"] == "channel"]
    words = alternatives(
        [*channels, *(row["form"] for row in load_table(language, "descriptions") if row["kind"] in _OWN)]
    )
    return re.compile(rf"(?:(?:{any_of(language, 'from')}|{words})\s+)+(?=(?-i:[A-Z@]))", re.IGNORECASE)


def media(doc: Annotated, start: int, end: int) -> tuple[str, ...]:
    """Return the media and occasions that ``text[start:end]`` names, as written.

    >>> from runut.records import Article
    >>> from runut.text import annotate
    >>> doc = annotate(Article("a", "a", "kata dia dalam konferensi pers di Jakarta", ""))
    >>> media(doc, 0, 41)
    ('konferensi pers',)
    """
    found = _pattern(doc.article.language).finditer(doc.plain, start, end)
    return tuple(dict.fromkeys(doc.text[m.start("medium") : m.end("medium")].strip() for m in found))
