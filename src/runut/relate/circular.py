"""Circular reporting: reports of one utterance that name only one another as where they have it from.

A report is taken at its word only where nothing else can be behind it: every carrier that it names is an outlet of the
story, at least once right beside the utterance or for the report as a whole, and all that this outlet had printed by
then leads back in the same way. Another carrier, a report that names none, or one of a later day breaks the circle.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from runut.records import Claim, Credit, Finding, Reading, Span, Statement, content_id
from runut.relate.discrepancies import tell
from runut.relate.lineage import carriers_of, comparable, for_the_whole
from runut.relate.trust import sure

_BESIDE = 1  # sentences between an utterance and the credit that is told of it


def circles(
    readings: Sequence[Reading], story: str, claims: Sequence[Claim], language: str = "id"
) -> Iterator[Finding]:
    """Yield each circle of two reports or more that carry one of *claims*, each report of which names only the next."""
    reports = {reading.article.id: reading for reading in sorted(readings, key=lambda reading: reading.article.id)}
    named = {article: carriers_of(reading) for article, reading in reports.items()}
    said = {statement.id: statement for reading in readings for statement in reading.statements}
    of_outlet: dict[str, list[Reading]] = defaultdict(list)
    for reading in reports.values():
        of_outlet[comparable(reading.article.outlet or "")].append(reading)
    told: set[frozenset[str]] = set()
    for claim in claims:
        carrying: dict[str, list[Statement]] = defaultdict(list)
        for one in claim.statements:
            carrying[said[one].article].append(said[one])
        behind = {
            article: sources
            for article, spoken in carrying.items()
            if (sources := _behind(reports[article], spoken, named[article], of_outlet))
        }
        for circle in _circles(behind):
            if frozenset(circle) not in told:
                told.add(frozenset(circle))
                yield _finding([reports[article] for article in circle], named, story, language)


def _behind(
    report: Reading,
    spoken: Sequence[Statement],
    named: Mapping[str, Sequence[Credit]],
    of_outlet: Mapping[str, Sequence[Reading]],
) -> Set[str]:
    """The reports that *report* may have what is *spoken* from; none where a carrier that it names leads elsewhere."""
    behind: set[str] = set()
    for name, credits in named.items():
        sources = {source.article.id for source in of_outlet.get(name, ()) if _before(source, report, credits)}
        if not sources or not any(_of_it(credit, spoken, report) for credit in credits):
            return frozenset()
        behind |= sources
    return behind


def _before(source: Reading, report: Reading, credits: Sequence[Credit]) -> bool:
    """May *report* have it from *source*: is neither its own day nor that which its *credits* tell an earlier one?"""
    cited = [credit.day.day or "" for credit in credits]
    latest = [report.article.published.day, max(cited) if all(cited) else None]
    day = source.article.published.day
    return day is None or all(day <= known for known in latest if known)


def _of_it(credit: Credit, spoken: Sequence[Statement], report: Reading) -> bool:
    """Is *credit* told of what is *spoken*, not of something that the report mentions elsewhere?"""
    if for_the_whole(credit, report.article):
        return True
    starts = [sentence.start for sentence in report.sentences]

    def sentence(span: Span) -> int:
        return bisect_right(starts, span.start)

    at = sentence(credit.span)
    return any(abs(at - sentence(span)) <= _BESIDE for statement in spoken for span in statement.content)


def _circles(behind: Mapping[str, Set[str]]) -> Iterator[Sequence[str]]:
    """Yield a shortest circle of each knot of reports that lead to one another, and nowhere else.

    *behind*: by report, those that it may have it from.
    """
    closed = dict(behind)
    while open_ended := [article for article, sources in closed.items() if not sources <= closed.keys()]:
        for article in open_ended:
            del closed[article]
    ways = {article: _ways(article, closed) for article in sorted(closed)}
    done: set[str] = set()
    for article, to in ways.items():
        if article in to and article not in done:
            yield to[article]
            done |= {other for other in to if article in ways[other]}


def _ways(first: str, behind: Mapping[str, Set[str]]) -> dict[str, tuple[str, ...]]:
    """A shortest way from *first* to each report that it leads to, itself included where it is led back to."""
    ways: dict[str, tuple[str, ...]] = {}
    reached: list[tuple[str, ...]] = [(first,)]
    for way in reached:
        for article in sorted(behind[way[-1]] - ways.keys()):
            ways[article] = way if article == first else (*way, article)
            if article != first:
                reached.append(ways[article])
    return ways


def _finding(
    circle: Sequence[Reading], named: Mapping[str, Mapping[str, Sequence[Credit]]], story: str, language: str
) -> Finding:
    """*circle*: each report before the one that it names, the last before the first."""
    outlets = [reading.article.outlet or "" for reading in circle]
    evidence = tuple(
        credit.span
        for reading, source in zip(circle, (*outlets[1:], outlets[0]), strict=True)
        for credit in named[reading.article.id][comparable(source)]
    )
    if len(circle) == 2:
        key = "circular.reason"
        summary = tell(language, "circular.summary", one=outlets[0], other=outlets[1])
    else:
        key = "circular.chain.reason"
        summary = tell(language, "circular.chain.summary", way=" → ".join((*outlets, outlets[0])))
    return Finding(
        content_id("x", "circular_reporting", story, *sorted(evidence)),
        story,
        "circular_reporting",
        summary,
        tell(language, key),
        evidence,
        sure(key),
        "circular",
    )
