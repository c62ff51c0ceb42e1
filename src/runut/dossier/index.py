"""What the sections of a dossier look up: the story's records, its reports with their lines, and their origins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from runut.passages import report_of
from runut.records import (
    UNKNOWN_DATE,
    Book,
    Branch,
    DateValue,
    Limb,
    Mark,
    Origin,
    Related,
    Report,
    Span,
    Statement,
    Taken,
    Twig,
    book_of,
)
from runut.relate.discrepancies import carrier
from runut.relate.lineage import UNKNOWN
from runut.relate.translations import translated

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Index:
    """What the sections look up: the story's records; by article, its report and the numbers of its *origins*, none
    where that is unknown; the ids of the statements that are translations; the language *told_in*."""

    book: Book
    reports: Mapping[str, Report]
    origins: Sequence[Origin]
    branches: Mapping[str, tuple[int, ...]]
    translated: Set[str]
    told_in: str

    def marks(self, spans: Iterable[Span]) -> tuple[Mark, ...]:
        return tuple(sorted({Mark(self.reports[span.article].number, self.line(span)) for span in spans}))

    def line(self, span: Span) -> int:
        passages = self.reports[span.article].passages
        at = bisect_right(passages, span.start, key=lambda passage: passage.start)
        return passages[max(at - 1, 0)].line

    def passage(self, span: Span) -> str:
        """Return the words of the passage in which *span* begins."""
        report = self.reports[span.article]
        passage = report.passages[self.line(span) - 1]
        return report.article.text[passage.start : passage.end]

    def outlets(self, articles: Iterable[str]) -> tuple[str, ...]:
        """Return who carries *articles*, each once, in the reports' order."""
        reports = sorted((self.reports[article] for article in set(articles)), key=lambda report: report.number)
        return unique(carrier(report.article, self.told_in) for report in reports)

    def reported(self, articles: Iterable[str]) -> DateValue:
        """Return the first day on which one of *articles* was published."""
        days = [self.reports[article].article.published for article in articles]
        return min(days, key=lambda day: day.value or "9999", default=UNKNOWN_DATE)

    def speakers(self, statement: Statement) -> tuple[str, ...]:
        return unique(self.book.name(s.entity) or s.name for s in statement.speakers)

    def language(self, span: Span) -> str:
        return self.reports[span.article].article.language


def unique(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def grouped(items: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """Return the items under their keys, keys and items in order of first appearance."""
    groups: dict[K, list[T]] = {}
    for key, item in items:
        groups.setdefault(key, []).append(item)
    return groups


def index_of(related: Related, origins: Sequence[Origin], language: str) -> Index:
    book = book_of(related.readings, related.entities)
    return Index(
        book=book,
        reports={a: report_of(book.readings[a], number) for number, a in enumerate(related.story.articles, start=1)},
        origins=origins,
        branches={
            a: tuple(n for n, o in enumerate(origins, start=1) if a in o.articles and not is_apart(o))
            for a in related.story.articles
        },
        translated=translated(related.readings, related.entities, origins),
        told_in=language,
    )


def branch_of(origin: Origin, number: int, index: Index) -> Branch:
    reports = tuple(sorted(index.reports[article].number for article in origin.articles))
    taken = {one.article: one for one in origin.taken}
    drawn = []
    for article in origin.articles:
        own = taken.get(article, Taken(article, (), ()))
        cites = tuple((credit.name, index.marks([credit.span])[0]) for credit in own.cites)
        drawn.append((own.through, Twig(index.reports[article].number, cites)))
    marks = index.marks(origin.evidence)
    return Branch(number, origin.origin, origin.basis, origin.reason, reports, marks, limb_of(origin.origin, drawn))


def limb_of(carrier: str, drawn: Sequence[tuple[tuple[str, ...], Twig]]) -> Limb:
    """Return the tree of what *drawn* on *carrier*: each report under the carriers through which it draws."""
    twigs = sorted((twig for through, twig in drawn if not through), key=lambda twig: twig.report)
    further = grouped((through[0], (through[1:], twig)) for through, twig in drawn if through)
    return Limb(carrier, tuple(twigs), tuple(limb_of(name, further[name]) for name in sorted(further)))


def is_apart(origin: Origin) -> bool:
    """Is it unknown of its reports where each comes from? Copies of one text have one origin, known or not."""
    return origin.origin == UNKNOWN and origin.basis == "own"


def is_open(origins: Iterable[Origin]) -> bool:
    """Is one of *origins* unknown?"""
    return any(origin.origin == UNKNOWN for origin in origins)
