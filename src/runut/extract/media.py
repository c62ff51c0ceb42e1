"""Through which medium, or on which occasion, something was said."""

from __future__ import annotations

import re
from functools import cache

from runut.extract.clauses import any_of, days
from runut.records import Annotated
from runut.text.lexicon import alternatives, load_table


@cache
def _pattern(language: str) -> re.Pattern[str]:
    forms = alternatives(row["form"] for row in load_table(language, "media"))
    between = alternatives(row["form"] for row in load_table(language, "descriptions") if row["kind"] == "medium")
    names = rf"(?:\s+(?:{between}\s+)?(?!(?i:{alternatives(days(language))})\b)[A-Z@][\w@&-]*(?:\.\w+)*)"
    return re.compile(
        rf"\b(?i:{any_of(language, 'occasion', 'towards', 'from')})\s+"
        rf"(?P<medium>(?:\w+\s+)?(?i:{forms})\b{names}{{0,6}})"
    )


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
