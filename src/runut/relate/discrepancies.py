"""What the finders of discrepancies share: the reports of a story as they look at them, and what they yield.

Nothing depends on the order in which the readings are given.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from babel.dates import format_date

from runut.records import Carried, Entity, FindingType, Reading, Span, Statement
from runut.relate.facets import Facet
from runut.relate.naming import measure_of
from runut.relate.stems import root, sense
from runut.relate.trust import Reason
from runut.relate.vocabulary import table_of, words
from runut.text.lexicon import load_index  # tables only

_MOST_OUTLETS = 3  # names that a line can hold
_MOST_PLACES = 4  # of one side that are shown


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """*evidence* stays in its order: side by side."""

    type: FindingType
    summary: str
    reason: Reason
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """The *readings* of a story in the order of article ids; *names* of entities by id; *facets* by the id of their
    quantity; *language*: to tell in; *unnamed*: the articles of unknown outlet; *bodies*: the ids of what may be an
    organization, by the words of its name and of its aliases."""

    readings: tuple[Reading, ...]
    texts: Mapping[str, str]
    outlets: Mapping[str, str]
    names: Mapping[str, str]
    facets: Mapping[str, Facet]
    language: str
    unnamed: frozenset[str] = frozenset()
    bodies: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    def outlet(self, article: str) -> str:
        """Whose report it is, "" where that is unknown: two such may be of one outlet."""
        return "" if article in self.unnamed else self.outlets[article]

    def language_of(self, article: str) -> str:
        """The language that the report is written in."""
        return next(reading.article.language for reading in self.readings if reading.article.id == article)

    def carried(self, spans: Iterable[Span | Statement]) -> str:
        """The outlets of *spans*, each once, in the order of the articles."""
        articles = sorted({span.article for span in spans})
        return ", ".join(list(dict.fromkeys(self.outlets[article] for article in articles))[:_MOST_OUTLETS])

    def in_print(self, roots: Iterable[str], spans: Iterable[Span]) -> str:
        """*roots*, each as the word that stands for it in *spans*, else in their articles; a reader knows no roots."""
        found: dict[str, str] = {}
        places = list(spans)
        told = [(span.of(self.texts[span.article]), span.article) for span in places]
        for text, article in (*told, *dict.fromkeys((self.texts[span.article], span.article) for span in places)):
            language = self.language_of(article)
            for word in words(text):
                for key in (word, root(word, language), sense(word, language)):
                    found.setdefault(key, word)
        return ", ".join(dict.fromkeys(found.get(key, key) for key in roots))

    def printed(self, span: Span) -> str:
        """The words of *span* on one line."""
        return " ".join(span.of(self.texts[span.article]).split())

    def tell(self, key: str, **parts: object) -> str:
        return tell(self.language, key, **parts)

    def reason(self, key: str, **parts: object) -> Reason:
        return Reason(self.tell(key, **parts), key)

    def day(self, day: str) -> str:
        return day_in_words(day, self.language)

    def speaker(self, statement: Statement) -> str:
        speaker = statement.speakers[0]
        return self.names.get(speaker.entity or "", speaker.name)

    def speakers(self, statement: Statement) -> str:
        """All who make *statement* together."""
        return ", ".join(dict.fromkeys(self.names.get(s.entity or "", s.name) for s in statement.speakers))


def reports_of(
    readings: Iterable[Reading], entities: Sequence[Entity], facets: Mapping[str, Facet], language: str
) -> Reports:
    ordered = tuple(sorted(readings, key=lambda reading: reading.article.id))
    return Reports(
        ordered,
        {r.article.id: r.article.text for r in ordered},
        {r.article.id: carrier(r.article, language) for r in ordered},
        {entity.id: entity.name for entity in entities},
        facets,
        language,
        frozenset(r.article.id for r in ordered if not r.article.outlet),
        {
            words(name): entity.id
            for entity in entities
            if entity.type in (None, "organization")
            for name in (*entity.aliases, entity.name)
        },
    )


def one_each(spans: Iterable[Span]) -> list[Span]:
    """The first place of each report, of a few reports."""
    first: dict[str, Span] = {}
    for span in spans:
        first.setdefault(span.article, span)
    return list(first.values())[:_MOST_PLACES]


def by_report(sides: Iterable[Sequence[Facet]]) -> list[Sequence[Facet]]:
    """*sides* by the day of the report that first gives each."""
    return sorted(sides, key=lambda side: (side[0].reported.day or "", side[0].span))


def told_apart(sides: Sequence[Sequence[Facet]], reason: Reason, reports: Reports) -> Discrepancy:
    """Two values of one measure, each by its first place and the outlets that carry it."""
    told = [f"{side[0].quantity.text} ({reports.carried([facet.span for facet in side])})" for side in sides]
    found = [facet for side in sides for facet in side]
    return Discrepancy(
        "contradiction",
        reports.tell("value.summary", measure=measure_of(found), one=told[0], other=told[1]),
        reason,
        tuple(facet.span for facet in found),
    )


def sentence_of(span: Span, reading: Reading) -> Span | None:
    """The sentence of *reading* that holds *span*."""
    return next((sentence for sentence in reading.sentences if sentence.covers(span)), None)


def tell(language: str, key: str, **parts: object) -> str:
    """Return the sentence *key* of lang/<language>/findings.tsv with its *parts* filled in."""
    return table_of(language, "findings")[key]["text"].format(**parts)


def carrier(article: Carried, language: str) -> str:
    """Return what to call whoever carries *article*, in *language*: its outlet; where that is unknown, the report by
    the name of its file or page.

    >>> from runut.records import Article
    >>> carrier(Article("a1", "kiriman/04-pasar.txt", "", ""), "id")
    'outlet tanpa nama [04-pasar.txt]'
    """
    if article.outlet:
        return article.outlet
    return tell(language, "report.unnamed", file=article.source.rstrip("/").rpartition("/")[2])


def days_apart(one: str | None, other: str | None) -> float:
    """Return how many days lie between two ISO days; no number reaches it where one is unknown."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) if one and other else math.inf


def day_in_words(day: str, language: str = "id") -> str:
    """2024-10-31 as "31 Oktober 2024"."""
    return format_date(date.fromisoformat(day), "d MMMM y", locale=language)


def number_in_digits(value: Decimal, language: str = "id") -> str:
    """1234.5 as "1.234,5"."""
    words = f"{value:,f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:,f}"
    marks = (load_index(language, "labels", "key")[f"marks.{name}"]["text"] for name in ("thousands", "decimals"))
    return words.translate(str.maketrans(",.", "".join(marks)))
