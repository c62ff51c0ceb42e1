# A sentence of a report stands on one line.
"""Readings made by hand for the tests of relate: sentences of our own, marked up in place.

A sentence marks what extract would find: ``[8.000 tentara|8000]`` a quantity, ``{Sinta Wardani|Kepala Dinas}`` a
mention of a person with a role, ``<Kota Lembah>`` a place. `said` makes a statement of words that stand in the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from runut.records import (
    Article,
    Credit,
    Date,
    DateValue,
    Mention,
    Quantity,
    Reading,
    Span,
    Speaker,
    Statement,
    content_id,
)

_MARK = re.compile(
    r"\[(?P<amount>[^\]|]+)\|(?P<value>[^\]]+)\]|\{(?P<person>[^}|]+)(?:\|(?P<role>[^}]*))?\}|<(?P<place>[^>]+)>"
)
_HEDGES = {"sekitar": "approx", "sedikitnya": "at_least", "lebih dari": "more_than", "hingga": "at_most"}
_MEASURES = {"meter", "persen", "tahun"}


def on(day: str | None, basis: str = "stated") -> DateValue:
    return DateValue(day, "day" if len(day) == 10 else "minute", basis) if day else DateValue()


def report(
    name: str, *sentences: str, day: str | None = "2031-05-02", outlet: str | None = None, title: str | None = None
) -> Reading:
    """A reading of *sentences*; its article's id is *name*."""
    text, spans, quantities, mentions = "", [], [], []
    for sentence in sentences:
        start = len(text)
        at = 0
        for match in _MARK.finditer(sentence):
            text += sentence[at : match.start()]
            words = match["amount"] or match["person"] or match["place"]
            span = Span(name, len(text), len(text) + len(words))
            text += words
            at = match.end()
            if match["amount"]:
                quantities.append(_quantity(span, words, match["value"]))
            else:
                kind = "person" if match["person"] else "place"
                mentions.append(Mention(span, words, kind, match["role"]))
        text += sentence[at:]
        spans.append(Span(name, start, len(text)))
        text += " "
    article = Article(name, f"{name}.txt", text, name, title=title, outlet=outlet, published=on(day))
    return Reading(article, tuple(spans), tuple(mentions), (), tuple(quantities), (), (), (), "by hand")


def _quantity(span: Span, words: str, value: str) -> Quantity:
    """``8000``, ``8000-9000`` or ``8000 per day``; the hedge and the noun are read off the words."""
    number, _, per = value.partition(" per ")
    low, _, high = number.partition("-")
    comparator = next((c for hedge, c in _HEDGES.items() if words.lower().startswith(hedge)), "exact")
    after = re.sub(
        r"^(?:[\d.,]+|satu|dua|tiga|empat|lima)(?: hingga [\d.,]+)? ?(?:orang (?=\w))?",
        "",
        re.sub(r"^(?:sekitar|sedikitnya|lebih dari|hingga) ", "", words),
    )
    noun = after.partition(" per ")[0].strip()
    measure = noun in _MEASURES or not noun
    bounds = (Decimal(low), Decimal(high or low))
    if comparator in ("at_least", "more_than"):
        bounds = (bounds[0], None)
    elif comparator == "at_most":
        bounds = (None, bounds[1])
    return Quantity(
        content_id("q", span.article, span.start),
        span,
        words,
        *bounds,
        "range" if high else comparator,
        unit=noun.split()[0] if noun else None,
        counted=None if measure else noun,
        per=per or None,
    )


def said(
    reading: Reading, words: str, speaker: str, *, role: str | None = None, day: str | None = None, act: str = "assert"
) -> Reading:
    """*reading* with a statement by *speaker* of *words* of its text."""
    start = reading.article.text.index(words)
    span = Span(reading.article.id, start, start + len(words))
    at = reading.article.text.find(speaker)
    source = Span(span.article, at, at + len(speaker)) if at >= 0 else None
    statement = Statement(
        content_id("t", span.article, start), span.article, (span,), words, None, source,
        (Speaker(speaker, role),), "indirect", act, on(day),
    )  # fmt: skip
    return replace(reading, statements=(*reading.statements, statement))


def dated(reading: Reading, words: str, value: str, basis: str = "stated") -> Reading:
    """*reading* with a date expression at *words*."""
    start = reading.article.text.index(words)
    span = Span(reading.article.id, start, start + len(words))
    found = Date(content_id("d", span.article, start), span, words, "date", value, basis)
    return replace(reading, dates=(*reading.dates, found))


def credited(reading: Reading, words: str) -> Reading:
    start = reading.article.text.index(words)
    span = Span(reading.article.id, start, start + len(words))
    return replace(reading, credits=(*reading.credits, Credit(words, span)))
