"""HTML pages: trafilatura's text and metadata, mended by what the page prints.

Meta tags of news pages are wrong in known ways: the outlet's name in the title, the house as the author, local time
marked as UTC, a day without its time. What the page prints for people beside the headline is right more often, so
both are read and the printed one wins where they agree on the day. Measured on 11 pages of seven outlets, 2015-2025.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from runut.errors import InputError
from runut.records import UNKNOWN_DATE, Article, DateValue
from runut.sources.article import article_from_text
from runut.sources.plain import decoded
from runut.sources.published import published_of
from runut.text.calendar import absolute_dates, clock_value
from runut.text.lexicon import alternatives, load_table
from runut.text.outlets import outlet_name, outlet_of_url, outlet_zone
from runut.text.segment import plain

_STAMPS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[translate(@name,'PUBLISHEDATR','publishedatr')='pubdate']/@content",
    "//meta[@name='content_PublishedDate' or @name='publishdate' or @name='dtk:publishdate']/@content",
    "//meta[@name='parsely-pub-date' or @name='sailthru.date' or @name='DC.date.issued']/@content",
    "//time[@pubdate]/@datetime",
)
_AUTHORS = ("//meta[@name='content_author' or @name='dtk:author']/@content", "//meta[@name='author']/@content")
_HEADLINES = "//h1|//*[@itemprop='headline']"
_WESTERN_TOLD = re.compile(rb"(?i)<meta[^>]*charset\s*=[\s\"']*(?:windows-1252|iso-8859-1|latin-?1)\b")
_SKIPPED = {"script", "style", "noscript", "template", "head", "select", "svg"}
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "table", "tr", "article", "section", "blockquote", "figure", "ul"}
_INLINE = {"a", "b", "strong", "em", "i", "span", "font", "u", "p", "br", "blockquote"}
_ENOUGH_PROSE = 0.6
_NEAR = 2000  # characters of the page's text behind the headline


def page_article(source: str, raw: bytes) -> Article:
    """Make an article of a page's bytes. Raises InputError for a page without a text."""
    written, guessed = decoded(raw)
    page = _parsed(written)
    if page.xpath("//meta[@name='generator' and @content='Runut']"):
        raise InputError("It is a dossier of Runut.", "Give the reports themselves.")
    found = bare_extraction(raw, with_metadata=True, include_comments=False, include_tables=False)
    told = _fields(found)
    url = _address(page, told)
    outlet = _page_outlet(page, told, url)
    shown = _shown(page)
    title = _title(page, told.get("title"), outlet)
    text = _text(page, raw, told.get("text") or "")
    if not text.strip():
        raise InputError("The page holds no article's text.", "Save the text of the article as a text file.")
    article = article_from_text(
        source,
        text,
        title=title,
        outlet=outlet,
        byline=_authors(page, told.get("author"), outlet),
        published=_published(page, shown, title, told.get("date"), outlet),
        url=url,
    )
    return replace(article, guessed=None if _WESTERN_TOLD.search(raw) else guessed)


def _fields(found: Document | dict[str, Any] | None) -> dict[str, Any]:
    if found is None or isinstance(found, dict):
        return found or {}
    fields: dict[str, Any] = found.as_dict()
    return fields


def _parsed(written: str) -> etree._Element:
    try:
        page = lxml_html.fromstring(written.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        raise InputError("It is no HTML page.", "Save it as plain text or HTML.") from None
    return page


def _address(page: etree._Element, told: dict[str, Any]) -> str | None:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for address in page.xpath(path):
            if str(address).startswith(("http://", "https://")):
                return str(address).strip()
    return told.get("url") or None


def _page_outlet(page: etree._Element, told: dict[str, Any], url: str | None) -> str | None:
    name = next((str(value) for value in page.xpath("//meta[@property='og:site_name']/@content")), None)
    for written in (url and outlet_of_url(url), name, told.get("sitename")):
        if written and outlet_name(written):
            return outlet_name(written)
    return name or (outlet_of_url(url) if url else None)


# ---------------------------------------------------------------- title and author


def _title(page: etree._Element, found: str | None, outlet: str | None) -> str | None:
    """Return the printed headline that ends as the one in the metadata does; else that, without the outlet's name."""
    told = [str(value) for value in page.xpath("//meta[@property='og:title']/@content")]
    told += [row["headline"] for row in _linked_data(page) if isinstance(row.get("headline"), str)]
    clean = [_without_outlet(" ".join(title.split()), outlet) for title in [*told, found or ""] if title.strip()]
    printed = [" ".join("".join(heading.itertext()).split()) for heading in page.xpath(_HEADLINES)]
    printed += [" ".join(element.text.split()) for element in page.iter("div", "span", "p", "h2", "h3") if element.text]
    for title in clean:
        for heading in printed:
            if heading and (
                _same(heading, title) or (_same(heading[-len(title) :], title) and len(heading) < 2 * len(title))
            ):
                return heading
        for heading in printed:
            if len(heading) > 20 and _same(title[-len(heading) :], heading):
                return heading
    return clean[0] if clean else next((heading for heading in printed if heading), None)


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a).lower() == re.sub(r"\W+", "", b).lower()


def _without_outlet(title: str, outlet: str | None) -> str:
    """Cut "| Kabarkini Gaya", "- Kabarkini.com" and "Kabarkini.com: " off a title."""
    for mark in (" | ", " - ", " – ", " — ", " : ", ": "):
        first, found, last = title.partition(mark)
        if found and _names_outlet(first, outlet):
            title = last
        first, found, last = title.rpartition(mark)
        if found and mark != ": " and _names_outlet(last, outlet):
            title = first
    return title.strip()


def _names_outlet(words: str, outlet: str | None) -> bool:
    names = [words, *words.split()]
    return len(words.split()) <= 4 and any(name and outlet and outlet_name(name) == outlet for name in names)


@cache
def _nobody() -> re.Pattern[str]:
    words = alternatives(row["form"] for row in load_table("id", "layout") if row["role"] == "nobody")
    return re.compile(rf"(?i)\b(?:{words}|www|https?)\b|[@/]")


def _authors(page: etree._Element, found: str | None, outlet: str | None) -> str | None:
    written = [str(value) for path in _AUTHORS[:1] for value in page.xpath(path)]
    for row in _linked_data(page):
        people = row.get("author")
        for person in people if isinstance(people, list) else [people]:
            if isinstance(person, dict) and person.get("@type") == "Person" and isinstance(person.get("name"), str):
                written.append(person["name"])
    written += [name.strip() for name in (found or "").split(";")]
    written += [str(value) for value in page.xpath(_AUTHORS[1])]
    names = [" ".join(name.split()) for name in written if name.strip() and not _nobody().search(name)]
    people = [name for name in names if outlet_name(name) is None and not (outlet and name.lower() == outlet.lower())]
    return people[0] if people else None


def _linked_data(page: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD that describe an article."""
    for block in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            rows = json.loads(str(block), strict=False)
        except (ValueError, RecursionError):
            continue
        for row in rows if isinstance(rows, list) else [rows]:
            graph = row.get("@graph") if isinstance(row, dict) else None
            for item in graph if isinstance(graph, list) else [row]:
                if isinstance(item, dict) and "Article" in str(item.get("@type", "")):
                    yield item


# ---------------------------------------------------------------- the day of publication


def _shown(page: etree._Element) -> str:
    """Return the text that the page shows, one space between its pieces."""
    pieces = [
        str(text)
        for text in page.xpath("//text()")
        if text.getparent() is not None and text.getparent().tag not in _SKIPPED and text.strip()
    ]
    return plain(" ".join(" ".join(pieces).split()))


def _published(page: etree._Element, shown: str, title: str | None, day: str | None, outlet: str | None) -> DateValue:
    zone = outlet_zone(outlet) if outlet else None
    printed = [
        DateValue(match.value, "minute", "stated")
        for match in absolute_dates(shown[_behind(shown, title) :][:_NEAR])
        if match.precision == "minute" and "X" not in match.value
    ]
    told = next(_stamps(page), UNKNOWN_DATE)
    if told.precision == "minute":
        agreeing = [value for value in printed if _agree(value, told)]
        return _zoned(agreeing[0] if agreeing else told, zone)
    known = told.day or (day or "")[:10]
    for value in printed:
        if not known or value.day == known:
            return _zoned(value, zone)
    return told if told.value else published_of(day)


def _behind(shown: str, title: str | None) -> int:
    at = shown.find(plain(title), len(title)) if title else -1  # the first is often the window's title
    return max(at, 0)


def _stamps(page: etree._Element) -> Iterator[DateValue]:
    linked = [row.get("datePublished") for row in _linked_data(page)]
    for written in [*linked, *(value for path in _STAMPS for value in page.xpath(path))]:
        value = published_of(str(written)) if written else UNKNOWN_DATE
        if value.day:
            yield value


def _agree(printed: DateValue, told: DateValue) -> bool:
    """Do both show one clock time, the second as it is printed (a false "Z") or counted over to local time?"""
    there, here = str(told.value), str(printed.value)
    if there[:16] == here[:16]:
        return True
    try:
        instant = datetime.fromisoformat(there)
    except ValueError:
        return False
    if instant.tzinfo is None:
        return False
    hours = (7, 8, 9)
    return any(instant.astimezone(timezone(timedelta(hours=h))).isoformat()[:16] == here[:16] for h in hours)


def _zoned(value: DateValue, zone: str | None) -> DateValue:
    """Return *value* in the outlet's time: counted over from UTC, or with the zone that the page leaves out."""
    offset = (clock_value("0", "0", zone) or "")[6:] if zone else ""
    written = str(value.value)
    if not offset or value.precision != "minute":
        return value
    if len(written) == 16:
        return DateValue(written + offset, "minute", value.basis)
    if written.endswith("+00:00"):
        local = timezone(timedelta(hours=int(offset[1:3])))
        return DateValue(
            datetime.fromisoformat(written).astimezone(local).isoformat(timespec="minutes"), "minute", value.basis
        )
    return value


# ---------------------------------------------------------------- the text


def _text(page: etree._Element, raw: bytes, found: str) -> str:
    """Return the article's text: trafilatura's, its more careful one, or the densest block, whichever is prose."""
    if _prose(found) >= _ENOUGH_PROSE:
        return found
    careful = bare_extraction(raw, include_comments=False, include_tables=False, favor_precision=True)
    others = [_fields(careful).get("text") or "", _densest(page)]
    return max([found, *others], key=lambda text: (_prose(text) >= _ENOUGH_PROSE, min(len(text), 300), _prose(text)))


def _prose(text: str) -> float:
    """Which part of *text* stands in lines that end as sentences do?"""
    lines = [line.strip() for line in text.split("\n")]
    prose = sum(len(line) for line in lines if len(line) >= 60 and re.search(r"[.!?\"'”’)]$", line))
    return prose / max(1, sum(map(len, lines)))


def _densest(page: etree._Element) -> str:
    """Return the text of the element that itself holds most words outside of links."""
    best, most = None, 0
    for element in page.iter("div", "article", "section", "td"):
        own = sum(len(piece.strip()) for piece in _own_words(element))
        if own > most:
            best, most = element, own
    if best is None:
        return ""
    lines = ("".join(_lines(best))).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _own_words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""
        if child.tag in _INLINE and child.tag != "a":
            yield child.text or ""


def _lines(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED:
            mark = "\n" if child.tag in _BLOCKS or child.tag == "br" else ""
            yield mark
            yield from _lines(child)
            yield mark
        yield child.tail or ""
