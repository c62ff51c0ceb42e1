"""One text, and what its caller knows of it, to one Article; the limits that every source keeps."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import cache

from runut.errors import InputError
from runut.records import UNKNOWN_DATE, Article, DateValue, Part, content_id
from runut.sources.published import published_in
from runut.text.layout import layout
from runut.text.lexicon import alternatives, load_table
from runut.text.outlets import outlet_name

MOST_CHARACTERS = 200_000  # five times the longest of 16,000 articles; what is longer is a book or a mistake
MOST_BYTES = 10_000_000  # of one text file, page or line of JSON Lines

_SURROGATE = re.compile("[\ud800-\udfff]")
_NAME_MARKS = " \t\n.,:;|-–—()@"


def frozen_text(text: str) -> str:
    """Return *text* as it is stored: line ends ``\\n``, halves of broken characters replaced, all else as it was."""
    return _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def article_from_text(
    source: str,
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: DateValue = UNKNOWN_DATE,
    url: str | None = None,
) -> Article:
    """Make an article of *text*; what the caller knows of it wins over what the text says.

    Raises InputError for a text without a word and for one beyond `MOST_CHARACTERS`.
    """
    text = frozen_text(text)
    if not text.strip():
        raise InputError("It holds no text.", "Leave it out, or check how it was saved.")
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            f"It has {len(text):,} characters; one article may have {MOST_CHARACTERS:,}.",
            "Divide it into one file an article, or give JSON Lines with one article a line.",
        )
    parts = layout(text, title=title)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=content_id("a", source, sha256),
        source=source,
        text=text,
        sha256=sha256,
        title=_known(title) or _words(text, parts, "title"),
        outlet=_known(outlet) or _outlet(text, parts),
        byline=_known(byline) or _byline(text, parts),
        published=published if published.value else _published(text, parts),
        dateline=_words(text, parts, "dateline"),
        url=url,
        parts=parts,
    )


def _known(value: str | None) -> str | None:
    return (" ".join(value.split()) or None) if value else None


def _words(text: str, parts: tuple[Part, ...], kind: str) -> str | None:
    """Return the words of the first part of *kind*, without the marks around them."""
    found = next((text[part.start : part.end] for part in parts if part.kind == kind), None)
    if found is None:
        return None
    return " ".join((found if kind == "title" else found.strip(_NAME_MARKS)).split()) or None


def _outlet(text: str, parts: tuple[Part, ...]) -> str | None:
    written = _words(text, parts, "outlet")
    return (outlet_name(written) or written) if written else None


def _byline(text: str, parts: tuple[Part, ...]) -> str | None:
    """Return the reporter's name: "oleh", "Penulis:" and the like are cut off, editors beside it too."""
    for part in parts:
        if part.kind == "byline":
            beside, opening, nobody = _byline_words()
            name = opening.sub("", beside.split(text[part.start : part.end].strip(" ()*"))[0])
            name = " ".join(name.strip(_NAME_MARKS).split())
            if name and not nobody.match(name):
                return name
    return None


@cache
def _byline_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What begins behind the name, what stands before it, and what opens a byline without one."""

    def of(role: str) -> str:
        return alternatives((row["form"] for row in load_table("id", "layout") if row["role"] == role), " ")

    return (
        re.compile(rf"\s+-\s+|\s*(?:\||,?\s?{of('editor')}\s?:|\n|\b{of('renewed')}\b)"),
        re.compile(rf"^(?:(?i:{of('author')})\b\s*:?\s*)+"),
        re.compile(rf"(?i){of('no_author')}\b"),
    )


def _published(text: str, parts: tuple[Part, ...]) -> DateValue:
    return published_in([text[part.start : part.end] for part in parts if part.kind == "published"])


def read_anew(article: Article) -> Article:
    """Return *article* with its parts, and what they told of it, read again from its text. A fact that its parts did
    not tell came from its page or line of JSON, and stays."""
    text, parts = article.text, article.parts
    told = {"title": _words(text, parts, "title"), "outlet": _outlet(text, parts), "byline": _byline(text, parts)}
    given = {name: getattr(article, name) for name, value in told.items() if getattr(article, name) != value}
    published = UNKNOWN_DATE if article.published == _published(text, parts) else article.published
    again = article_from_text(article.source, text, **given, published=published, url=article.url)
    return replace(again, first_seen=article.first_seen, location=article.location, guessed=article.guessed)
