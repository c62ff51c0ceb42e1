"""Figures with all that tell them, and the state of the story: what each weighty figure stands at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import get_args

from runut.dossier.index import Index, grouped, unique
from runut.records import (
    UNKNOWN_DATE,
    Book,
    Comparator,
    DateValue,
    Figure,
    Ledger,
    Mark,
    Point,
    Related,
    Relation,
    Report,
    SourceKind,
    State,
    Telling,
)
from runut.relate.measures import both_true, interval
from runut.relate.naming import tells_of_what
from runut.relate.stances import FROM_MOUTH_TO_PAPER
from runut.relate.trust import CONFLICTS
from runut.relate.vocabulary import forms, table_of

MOST_STATES = 6
LEAD_LINES = 2
_FEW_VALUES = 2  # are told one by one
_MANY = 10  # things of one plain noun are hardly two questions
_SEVERAL = 2
_LOOSE, _CROWD = Decimal("1.5"), Decimal(2)  # times the lower bound: "belasan" and "puluhan" span more
_OPEN = frozenset({"at_least", "more_than", "at_most", "less_than"})
# A telling that several points make carries the relation that a reader must not miss.
_RELATIONS: tuple[Relation, ...] = ("contradicts", "updates", "differs_in_scope", "first", "agrees")
_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


def ledgers_of(related: Related, index: Index) -> tuple[Ledger, ...]:
    """Return a ledger a figure, the weightiest first: what most reports tell, and most often, then what is disputed."""
    disputed = [span for f in related.findings if f.type in CONFLICTS for span in f.evidence]

    def is_disputed(figure: Figure) -> bool:
        spans = [index.book.quantities[point.quantity].span for point in figure.points]
        return any(p.relation == "contradicts" for p in figure.points) or any(
            span.overlaps(other) for span in spans for other in disputed
        )

    found = []
    for figure in related.figures:
        tellings = tellings_of(figure, index)
        reports = len({mark.report for telling in tellings for mark in telling.marks})
        found.append(Ledger(0, figure.id, figure.measure, figure.unit, reports, is_disputed(figure), tellings))
    points = {figure.id: len(figure.points) for figure in related.figures}
    found.sort(key=lambda ledger: (-ledger.reports, -points[ledger.figure], not ledger.disputed, -len(ledger.tellings)))
    return tuple(replace(ledger, number=number) for number, ledger in enumerate(found, start=1))


def tellings_of(figure: Figure, index: Index) -> tuple[Telling, ...]:
    """Return the points of *figure*, one telling where the same source gives the same value for the same day."""
    same = grouped(
        ((point.low, point.high, point.comparator, teller(point, index), said_on(point, index.book).value), point)
        for point in figure.points
    )
    tellers = {point.quantity: teller(point, index) for point in figure.points}
    found = [telling(points, tellers, index) for points in same.values()]
    return tuple(sorted(found, key=lambda t: told_on(t) or "9999"))


def teller(point: Point, index: Index) -> str | None:
    statement = index.book.statements.get(point.statement or "")
    names = index.speakers(statement) if statement else ()
    if point.speaker is not None and len(names) < 2:
        return index.book.name(point.speaker) or point.speaker
    return ", ".join(names) or None


def said_on(point: Point, book: Book) -> DateValue:
    """Return the day on which *point* was said; unknown where it is but the day on which its report appeared."""
    statement = book.statements.get(point.statement or "")
    known = statement.said.value if statement else point.speaker
    published = book.readings[book.quantities[point.quantity].span.article].article.published
    of_report = (point.as_of.value or "")[:10] == (published.value or "")[:10]
    return UNKNOWN_DATE if of_report and not known else point.as_of


def telling(points: Sequence[Point], tellers: Mapping[str, str | None], index: Index) -> Telling:
    first = points[0]
    quantities = [index.book.quantities[point.quantity] for point in points]
    articles = unique(quantity.span.article for quantity in quantities)
    weightiest = min(points, key=lambda point: (_RELATIONS.index(point.relation), not point.corrects))
    other = index.book.quantities[weightiest.to] if weightiest.to else None
    against = (other.low, other.high, other.comparator, tellers.get(other.id)) if other else None
    return Telling(
        low=first.low,
        high=first.high,
        comparator=first.comparator,
        words=unique(quantity.text for quantity in quantities),
        speaker=tellers[first.quantity],
        said=said_on(first, index.book),
        reported=index.reported(articles),
        outlets=index.outlets(articles),
        relation=weightiest.relation,
        reason=weightiest.reason,
        origins=unique(number for article in articles for number in index.branches[article]),
        marks=index.marks(quantity.span for quantity in quantities),
        against=against,
        corrects=weightiest.corrects,
        scope=next((point.scope for point in points if point.scope), None),
        source_kind=min((point.source_kind for point in points), key=_KINDS.index),
        recalled=all(point.recalled for point in points),
        denied=all(index.book.statements[p.statement].act == "deny" if p.statement else False for p in points),
    )


def states_of(ledgers: Sequence[Ledger], reports: Sequence[Report]) -> tuple[State, ...]:
    """Return the state of the weightiest figures: those told more than once, or told first by most reports, and counts
    of people in a state, which come before what one report alone tells more than once.

    Of several that have one name only the weightiest: beside it a reader could not tell what another counts. For the
    same reason none whose name does not say of what it is, such as "persentase", and no few things of many: "2 kasus".
    """
    leads = leads_of(reports)

    def leading(ledger: Ledger) -> bool:
        marks = {mark for telling in ledger.tellings for mark in telling.marks}
        return 2 * len({mark.report for mark in marks & leads}) > len(reports)

    def rank(ledger: Ledger) -> int | None:
        people = of_people_in_a_state(ledger, reports)
        if all(telling.denied for telling in ledger.tellings):
            return None
        if not people and not _tells_of_one_thing(ledger, reports):
            return None
        several = sum(not _pointing(telling, reports) for telling in ledger.tellings) > 1
        if (several and ledger.reports > 1) or leading(ledger):
            return 0
        counted = people and not all(map(_wide, ledger.tellings))
        return 1 if counted else 2 if several else None

    shown: dict[str, tuple[int, Ledger]] = {}
    for ledger in ledgers:
        place = rank(ledger)
        if place is not None:
            shown.setdefault(ledger.measure.casefold(), (place, ledger))
    ordered = sorted(shown.values(), key=lambda one: one[0])
    return tuple(state_of(ledger) for _, ledger in ordered[:MOST_STATES])


def _tells_of_one_thing(ledger: Ledger, reports: Sequence[Report]) -> bool:
    """Does the name of *ledger* say of what it is, so that a reader can tell of which? A story has many twos and
    threes of one plain noun, but for those that most reports tell; two counts of it that exclude each other are of two
    things, as far as the name tells, unless named sources are at odds over it; and "satu desa" counts no villages."""
    language = reports[ledger.tellings[0].marks[0].report - 1].article.language
    if not tells_of_what(ledger.measure, language):
        return False
    if ledger.unit is None or ledger.unit.isupper() or table_of(language, "units").get(ledger.unit):
        return True
    plain = ledger.measure.casefold() == ledger.unit.casefold()
    values = [value_of(telling) for telling in ledger.tellings]
    contested = ledger.disputed and len({telling.speaker for telling in ledger.tellings} - {None}) > 1
    if plain and not contested and not all(both_true(one, other) for one, other in combinations(values, 2)):
        return False
    few = plain and 2 * ledger.reports <= len(reports)
    return max((high if high is not None else low or Decimal(0)) for low, high, _ in values) >= (
        _MANY if few else _SEVERAL
    )


def _pointing(telling: Telling, reports: Sequence[Report]) -> bool:
    """Does it not count but speak of all of a few told before: "kedua desa itu"?"""
    language = reports[telling.marks[0].report - 1].article.language
    return all(words.casefold().startswith(forms(language, "around", "both")) for words in telling.words)


def of_people_in_a_state(ledger: Ledger, reports: Sequence[Report]) -> bool:
    """Does *ledger* count people who are dead, hurt, missing or the like?"""
    language = reports[ledger.tellings[0].marks[0].report - 1].article.language
    scopes, names = table_of(language, "scopes"), table_of(language, "scope_names")
    told = {scopes.get(word, {}).get("scope", "") for word in ledger.measure.casefold().replace("/", " ").split()}
    person = table_of(language, "countnouns").get(ledger.unit or "", {}).get("kind") == "person"
    return person and any(names.get(scope, {}).get("place") == "state" for scope in told)


def leads_of(reports: Sequence[Report]) -> frozenset[Mark]:
    """Return the first sentences of every report's text."""
    found = set()
    for report in reports:
        lines = [passage.line for passage in report.passages if passage.kind in ("body", "lead")]
        found |= {Mark(report.number, line) for line in lines[:LEAD_LINES]}
    return frozenset(found)


def state_of(ledger: Ledger) -> State:
    """Return the value told last by the day it was said; of one day, the one that no other updates, of the most
    authoritative source, and that most reports carry.

    What differs in scope, is planned or denied is left aside, and so is "ribuan" where others count. A value without a
    source gives way to the last one of a named source where it says no more than that, and nothing said since
    denies that; a value given before stands where only the last report tells it and the others do not deny it.
    """
    alike = [t for t in ledger.tellings if t.relation != "differs_in_scope"] or list(ledger.tellings)
    comparable = [t for t in alike if t.scope != "planned" and not t.denied] or alike
    comparable = [t for t in comparable if not any(_loosely(t, other) for other in comparable)]
    updated = {(told_on(t), t.against[:3]) for t in comparable if t.relation == "updates" and t.against}

    def stands(telling: Telling) -> bool:
        """Has no other telling of its day corrected or overtaken it?"""
        return (told_on(telling), value_of(telling)) not in updated

    carried = grouped((value_of(t), mark.report) for t in comparable for mark in t.marks)

    def weight(t: Telling) -> tuple[object, ...]:
        reports = len(set(carried[value_of(t)]))
        return said_by(t), stands(t), day_of(t) or "", _authority(t), reports, t.speaker is not None, t.marks

    last = max(comparable, key=weight)
    named = max((t for t in comparable if t.speaker and not t.recalled), key=weight, default=last)
    between = [t for t in comparable if said_by(t) > said_by(named) and stands(t)]
    undenied = all(both_true(value_of(t), value_of(named)) for t in between)
    latest = named if last.speaker is None and _within(named, last) and undenied else last
    latest = next((t for t in comparable if t.recalled and _still_told(t, latest, comparable)), latest)
    others = [t for t in comparable if value_of(t) != value_of(latest)]
    dated = [t for t in others if not t.recalled]
    of_day = [t for t in dated if (day_of(t), told_on(t)) == (day_of(latest), told_on(latest))]
    same_day = tuple(t for t in of_day if stands(t))
    until = latest.reported.day or "" if latest.recalled else said_by(latest)
    overtaken = [t for t in of_day if not stands(t)]
    earlier = [t for t in dated if "" < said_by(t) < until and _another(t, latest)] + overtaken
    return State(
        ledger.number,
        ledger.measure,
        ledger.unit,
        latest,
        same_day,
        max(earlier, key=lambda t: (said_by(t), stands(t), told_on(t)), default=None),
        at_odds=tuple(not both_true(value_of(t), value_of(latest)) for t in same_day),
        preferred=bool(same_day) and _authority(latest) > max(map(_authority, same_day)),
        recalled=tuple(t for t in ledger.tellings if t.recalled and value_of(t) != value_of(latest)),
        spread=_spread((latest, *same_day)),
    )


def _within(telling: Telling, other: Telling) -> bool:
    """Is *other* true whenever *telling* is, so that it tells no more?"""
    (low, high), (least, most) = interval(value_of(telling)), interval(value_of(other))
    return least <= low and high <= most


def _still_told(telling: Telling, latest: Telling, others: Sequence[Telling]) -> bool:
    """Is *telling*, which was given before, what a later report than all others tells, and at odds neither with the
    *latest* nor with any that the latest leaves standing?"""
    first_told = telling.reported.day or ""
    rest = [t for t in others if t is not telling]
    standing = [value_of(t) for t in rest if both_true(value_of(t), value_of(latest))]
    last = all((t.reported.day or first_told) < first_told for t in rest)
    return last and all(both_true(value_of(telling), value) for value in (*standing, value_of(latest)))


def _loosely(telling: Telling, other: Telling) -> bool:
    """Does *telling* give so wide a range ("ribuan") that it says less of the number than *other*, which lies in it?"""
    wide, less = (_wide(one, _LOOSE) for one in (telling, other))
    return wide and not less and both_true(value_of(telling), value_of(other))


def _wide(telling: Telling, times: Decimal = _CROWD) -> bool:
    """Is the upper bound more than so many *times* the lower, as of "puluhan", which counts nobody?"""
    return telling.low is not None and telling.high is not None and telling.high > times * telling.low


def _another(telling: Telling, latest: Telling) -> bool:
    """Is its value another than the latest, and not merely the same told less or more exactly: "ribuan", then 2.000?"""
    return not both_true(value_of(telling), value_of(latest)) or (
        bool(_OPEN & {telling.comparator, latest.comparator}) and printed(telling) != printed(latest)
    )


def printed(telling: Telling) -> tuple[Decimal | None, Decimal | None]:
    """Return the number printed, whatever its hedge: "lebih dari 15" and 15 have one."""
    return (telling.low if telling.low is not None else telling.high), telling.high or telling.low


def _authority(telling: Telling) -> int:
    """Return a higher number for a kind of source that goes before."""
    return -_KINDS.index(telling.source_kind)


def _spread(tellings: Sequence[Telling]) -> tuple[Decimal | None, Decimal | None] | None:
    """Return the least and the most of what several tell; an end is open where one leaves it so."""
    if len({value_of(t) for t in tellings}) <= _FEW_VALUES:
        return None
    lows, highs = [t.low for t in tellings], [t.high for t in tellings]
    low = None if None in lows else min(value for value in lows if value is not None)
    return low, None if None in highs else max(value for value in highs if value is not None)


def said_by(telling: Telling) -> str:
    """Return the day to order by. Where only the report has one, it was said the day before, if not earlier; "" of
    what was given before on a day that is unknown."""
    if telling.recalled:
        return ""
    day = day_of(telling)
    if day is None and telling.reported.day:
        return (date.fromisoformat(telling.reported.day) - FROM_MOUTH_TO_PAPER).isoformat()
    return day or ""


def day_of(telling: Telling) -> str | None:
    """Return the day on which the source said it: a report that names no source says it on its own day."""
    if telling.said.value is None and telling.speaker is None and not telling.recalled:
        return telling.reported.day
    return telling.said.day


def told_on(telling: Telling) -> str:
    """Return the day said, or else reported, to sort by."""
    return (telling.said.value or telling.reported.value or "")[:10]


def value_of(telling: Telling) -> tuple[Decimal | None, Decimal | None, Comparator]:
    return telling.low, telling.high, telling.comparator
