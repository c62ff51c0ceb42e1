"""From files and pages to articles."""

from __future__ import annotations

import hashlib

from runut.records import UNKNOWN_DATE, Article, DateValue, content_id
from runut.text.layout import layout


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
    """Make an article of *text*; what the caller knows of it wins over what the text says."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=content_id("a", source, sha256),
        source=source,
        text=text,
        sha256=sha256,
        title=title,
        outlet=outlet,
        byline=byline,
        published=published,
        url=url,
        parts=layout(text),
    )
