"""What a reader must not miss: values that conflict, one value given to two speakers, a figure that moved.

Each finding has both sides' words as evidence and says in one sentence why they do not fit. A wrong finding costs
more than a missed one: what could be a rounding, a hedge, a later count or another scope is left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, pairwise

from runut.records import (
    Entity,
    Figure,
    Finding,
    FindingType,
    Point,
    Quantity,
    Reading,
    Span,
    Statement,
    content_id,
)
from runut.relate.abbreviations import shared_apart, shortened_apart, spelled_apart
from runut.relate.attributes import attributes_apart, of_one_event
from runut.relate.beginnings import beginnings
from runut.relate.births import births_apart
from runut.relate.clocks import clocks
from runut.relate.codes import codes_apart
from runut.relate.contrasts import contrasts_apart
from runut.relate.corrections import withdrawn
from runut.relate.counts import counts_apart, digits_swapped
from runut.relate.coverage import parts_apart, shares_apart
from runut.relate.days import wrong_weekdays, wrong_years
from runut.relate.denials import denials, shifts
from runut.relate.discrepancies import Discrepancy, carrier, day_in_words, days_apart, reports_of, tell
from runut.relate.exchange import conversions
from runut.relate.facets import Facet, Number, generic, kind_of
from runut.relate.happenings import misdated, mistimed
from runut.relate.initials import initials_apart
from runut.relate.markers import markers_apart
from runut.relate.measures import significant, toll
from runut.relate.minutes import minutes_apart
from runut.relate.paraphrases import paraphrases_apart, told_flatly
from runut.relate.periods import periods_apart
from runut.relate.posts import posts_apart, provinces_apart, ranks_apart
from runut.relate.quoted import other_mouths, reversed_quotations
from runut.relate.redated import misspoken_weekdays, redated_quotations
from runut.relate.scenes import scenes_apart
from runut.relate.slips import (
    bodies_apart,
    converted_apart,
    endings_apart,
    letters_apart,
    lists_apart,
    names_apart,
)
from runut.relate.spellings import misspelt
from runut.relate.sums import sums
from runut.relate.trust import CONFLICTS, RETRACTED, Reason, sure, topic
from runut.relate.units import units_apart
from runut.relate.values import LOSS, judged_apart, overstated, values_apart
from runut.relate.vocabulary import any_of, is_share, table_of

_BESIDE_FIGURES = (  # what reports tell otherwise stands before what one of them misprints
    *(values_apart, counts_apart, digits_swapped, overstated, judged_apart, shares_apart, parts_apart),
    *(paraphrases_apart, denials, shifts, other_mouths, reversed_quotations, told_flatly),
    *(misdated, mistimed, scenes_apart, periods_apart, beginnings, clocks, redated_quotations),
    *(sums, conversions, converted_apart, units_apart, markers_apart, minutes_apart, attributes_apart, births_apart),
    *(posts_apart, ranks_apart, provinces_apart, contrasts_apart, lists_apart, bodies_apart),
    *(wrong_weekdays, wrong_years, misspoken_weekdays, codes_apart),
    *(names_apart, endings_apart, letters_apart, spelled_apart, shared_apart, shortened_apart),
    *(initials_apart, misspelt),
)
_CURRENCY = re.compile(r"[A-Z]{3}")
_TABLE = 6  # amounts of one kind in a sentence
_PART_REACH = 40  # characters before a whole
_SAME_OCCASION_DAYS = 2
_REPORTS_OF_A_MEASURE = 3  # a price or a length has moved where three reports follow it
_MOST_DISPUTES = 2  # of one figure: what has more values at a time is no one question
_OF_ONE_SIZE = 2  # how many times the smaller of two values in dispute the larger may be
_OF_ONE_TOLL = 3  # of two counts of the dead, the hurt or the like
_FEW = 100
_OPEN = frozenset({"at_least", "more_than", "at_most", "less_than"})  # comparators that leave an end open
_INITIALS, _ONE_AGE = 3, 5  # letters of initials; years between two ages of one who is known by them
_COUNTED_LEAST = 10  # fewer of anything but people in a state are counted anew, not more
_BY_THE_HOUR = frozenset({"dead", "hurt", "missing", "recovered", "safe", "evacuated"})  # counted anew within a day
_GROWING = frozenset({"dead", "hurt", "evacuated", "returned"})  # scopes whose numbers do not fall


@dataclass(frozen=True, slots=True)
class _Book:
    """What the findings look up: by id, quantities, statements, speakers; by article, its outlet,
    language and speakers.

    *listed*: ids of quantities in a table; *lines*: how many figures have a measure; *parts*: by the id of a whole,
    how many of it the words before it tell ("8 dari 11 pulau")."""

    quantities: Mapping[str, Quantity]
    statements: Mapping[str, Statement]
    entities: Mapping[str, Entity]
    outlets: Mapping[str, str]
    languages: Mapping[str, str]
    reported: Mapping[str, str | None]
    speaking: Mapping[str, frozenset[str | None]]
    facets: Mapping[str, Facet]
    labelled: frozenset[str]
    listed: frozenset[str]
    lines: Mapping[str, int]
    parts: Mapping[str, str]
    language: str

    def tell(self, key: str, **parts: object) -> str:
        return tell(self.language, key, **parts)

    def reason(self, key: str, **parts: object) -> Reason:
        return Reason(self.tell(key, **parts), key)

    def day(self, day: str) -> str:
        return day_in_words(day, self.language)


def findings(
    readings: Sequence[Reading],
    facets: Iterable[Facet],
    story: str,
    entities: Sequence[Entity],
    figures: Sequence[Figure],
    language: str = "id",
) -> Iterator[Finding]:
    """Yield the findings of a story, conflicts first; *language* is the one they are told in.

    *facets*: those of the quantities of *readings*.
    """
    facet_of = {facet.quantity.id: facet for facet in facets}
    book = _Book(
        {quantity.id: quantity for reading in readings for quantity in reading.quantities},
        {statement.id: statement for reading in readings for statement in reading.statements},
        {entity.id: entity for entity in entities},
        {r.article.id: carrier(r.article, language) for r in readings},
        {r.article.id: r.article.language for r in readings},
        {r.article.id: r.article.published.day for r in readings},
        {r.article.id: frozenset(s.entity for said in r.statements for s in said.speakers) for r in readings},
        facet_of,
        frozenset(q.id for r in readings for q in r.quantities if _behind_label(q, r)),
        frozenset(_in_tables(facet_of.values())),
        Counter(figure.measure for figure in figures),
        {q.id: match["part"].lower() for r in readings for q in r.quantities if (match := _part_before(q, r))},
        language,
    )
    told: list[Finding] = []
    retracted = {span: words for figure in figures for span, words in _retracted(figure, book)}
    for figure in figures:
        told += (*_contradictions(figure, story, book), *_returns(figure, story, book))
    for figure in figures:
        told += _attribution_conflicts(figure, story, book)
    told = [_with_retraction(finding, retracted) for finding in told]
    yield from told
    corrected = [found for figure in figures for found in _corrections(figure, story, book)]
    told += corrected
    reports = reports_of(readings, entities, facet_of, language)
    wrong = [span for reading in readings for span in withdrawn(reading)]
    for finder in _BESIDE_FIGURES:
        for found in finder(reports):
            if not (_told_before(found, told) or _put_right(found, wrong, reports.texts)):
                finding = _finding(found.type, story, found.summary, found.reason, found.evidence)
                yield _with_retraction(finding, retracted)
    yield from corrected
    for figure in figures:
        yield from _evolutions(figure, story, book)


def _told_before(found: Discrepancy, told: Sequence[Finding]) -> bool:
    """Does a finding about a figure show two places of it already?"""
    return any(len(set(found.evidence).intersection(finding.evidence)) > 1 for finding in told)


def _put_right(found: Discrepancy, wrong: Sequence[Span], texts: Mapping[str, str]) -> bool:
    """Does a report put right itself, where it says it once, what is at odds with the words that all others print?"""
    taken = {span for span in found.evidence if any(sentence.covers(span) for sentence in wrong)}
    others = {span.of(texts[span.article]).casefold() for span in found.evidence if span not in taken}
    once = all(texts[span.article].count(span.of(texts[span.article])) == 1 for span in taken)
    return bool(taken) and once and len(others) == 1


def _behind_label(quantity: Quantity, reading: Reading) -> bool:
    """Does it stand behind a colon? Then its label tells what it is of, and not the sentence around it."""
    return reading.article.text[: quantity.span.start].rstrip().endswith(":")


def _in_tables(facets: Iterable[Facet]) -> Iterator[str]:
    """The quantities of sentences that have many of one kind: a forecast by the hour, a list of prices."""
    rows = defaultdict(list)
    for facet in facets:
        rows[facet.sentence, facet.family].append(facet.quantity.id)
    for row in rows.values():
        yield from row if len(row) >= _TABLE else ()


def _part_before(quantity: Quantity, reading: Reading) -> re.Match[str] | None:
    start = max(0, quantity.span.start - _PART_REACH)
    of = any_of(reading.article.language, "part of")
    return re.search(rf"(?P<part>\w+) (?:[^\W\d]+ )?{of} $", reading.article.text[start : quantity.span.start])


def _finding(kind: FindingType, story: str, summary: str, reason: Reason, evidence: Sequence[Span]) -> Finding:
    """*evidence* stays in its order: by side, or by day."""
    spans = tuple(dict.fromkeys(evidence))
    sureness, of_kind = sure(reason.key), topic(reason.key)
    return Finding(
        content_id("x", kind, story, *sorted(spans)), story, kind, summary, reason.text, spans, sureness, of_kind
    )


# ---------------------------------------------------------------- values that conflict


def _contradictions(figure: Figure, story: str, book: _Book) -> Iterator[Finding]:
    """One finding for each pair of values that contradict, with every point that carries either."""
    by_quantity = {point.quantity: point for point in figure.points}
    disputes: dict[frozenset[str], tuple[Point, Point]] = {}
    for point in figure.points:
        if point.relation == "contradicts" and point.to is not None:
            against = by_quantity[point.to]
            disputes.setdefault(frozenset((_value(point), _value(against))), (point, against))
    for pair, (point, against) in disputes.items() if len(disputes) <= _MOST_DISPUTES else ():
        if len(pair) < 2 or not _disputable(point, against, book) or _part_and_whole(figure, pair, book):
            continue
        if not (point.as_of.day and against.as_of.day):
            continue  # of which day is unknown
        sides = [[p for p in figure.points if _value(p) == value] for value in sorted(pair)]
        sides.sort(key=lambda side: (_day(side[0], book) or "9999", side[0].quantity))
        evidence = [book.quantities[p.quantity].span for side in sides for p in side]
        one, other = (_side(side, book) for side in sides)
        summary = book.tell("value.summary", measure=_capital(figure.measure), one=one, other=other)
        yield _finding("contradiction", story, summary, _why(point, against, book), evidence)


def _disputable(one: Point, other: Point, book: _Book) -> bool:
    """Can two reports be at odds over it? Not over what trade moves by the minute, a bare number or what its label
    tells; over money only as the words of two sources; nor over numbers of another size."""
    if one.quantity not in book.facets or other.quantity not in book.facets:
        return False
    a, b = (book.facets[point.quantity] for point in (one, other))
    if not of_one_event([a], [b]) or _two_of_one_initials(a, b):
        return False
    if _traded(a) or _traded(b) or {a.quantity.id, b.quantity.id} & (book.labelled | book.listed):
        return False
    if a.family.isupper() and not (a.statement and b.statement):
        return False
    if a.family == "count" and not a.subject and all(generic(f.head, f.language) and not toll(f) for f in (a, b)):
        return False
    one_thing = a.topic == b.topic != "" or bool(set(a.places) & set(b.places))
    if not one_thing and not any(_of_people(facet) for facet in (a, b)):
        return False
    return _of_one_size((a, b), _OF_ONE_TOLL if toll(a) and toll(b) else _OF_ONE_SIZE)


def _two_of_one_initials(one: Facet, other: Facet) -> bool:
    """Are they ages far apart of people who are known by initials alone?"""
    short = all(
        facet.topic.isupper() and max(map(len, facet.subject), default=_INITIALS + 1) <= _INITIALS
        for facet in (one, other)
    )
    ages = [facet.number[1] or Decimal(0) for facet in (one, other)]
    return one.family == other.family == "age" and short and abs(ages[0] - ages[1]) > _ONE_AGE


def _of_people(facet: Facet) -> bool:
    """Does it count people or many things, or measure? Of a few things each club, each dish has its own number."""
    few = facet.family == "count" and (facet.number[1] or 0) < _FEW
    return not few or toll(facet) or kind_of(facet.head, facet.language) == "person"


def _part_and_whole(figure: Figure, pair: frozenset[str], book: _Book) -> bool:
    """Is one value told somewhere as a part of the other: "8 dari 11"?"""
    wholes = [point for point in figure.points if _value(point) in pair and point.quantity in book.parts]
    return any(
        book.parts[whole.quantity] in (str(point.low), book.quantities[point.quantity].text.split()[0].lower())
        for whole in wholes
        for point in figure.points
        if _value(point) in pair - {_value(whole)}
    )


def _of_one_size(found: Iterable[Facet], times: int) -> bool:
    values = [facet.number[1] for facet in found if facet.number[1]]
    return not values or max(value for value in values if value) <= times * min(value for value in values if value)


def _traded(facet: Facet) -> bool:
    """Is it a share, a bare number such as an index, or of a thing that is counted anew with every deal or goal?"""
    if facet.family == "count" and not facet.subject and not facet.head:
        return True
    row = table_of(facet.language, "moves").get(facet.head or (facet.quantity.unit or ""), {})
    return is_share(facet.quantity.unit or "", facet.language) or row.get("kind") == "traded"


def _returns(figure: Figure, story: str, book: _Book) -> Iterator[Finding]:
    """A value that one report alone gives, where others give one and the same other value before it and then or later.

    Nothing that grows or is measured goes and comes back so; a price, a rate or a share may. A count of people grows
    within a day, where it counts victims; so only a later hour is after. One person is of one incident.
    """
    if any(_moving(book.quantities[point.quantity], book) for point in figure.points):
        return
    wrong = _taken_back(figure, book)
    settled = {*wrong, *wrong.values()}
    exact = [p for p in figure.points if p.comparator == "exact" and _day(p, book) and _settled(p, book)]
    for odd in exact:
        article = book.quantities[odd.quantity].span.article
        if (
            odd.relation != "updates"
            or _number(odd, book) in settled
            or any(_value(p) == _value(odd) and p is not odd for p in figure.points)
        ):
            continue
        before = [p for p in exact if p.quantity == odd.to]
        after = [p for p in exact if before and _value(p) == _value(before[0]) and _told_again(odd, p, book)]
        if after and article not in {book.quantities[p.quantity].span.article for p in (*before, *after)}:
            usual = [*before, *after]
            summary = book.tell(
                "value.summary", measure=_capital(figure.measure), one=_side(usual, book), other=_side([odd], book)
            )
            evidence = [book.quantities[p.quantity].span for p in (*usual, odd)]
            yield _finding("contradiction", story, summary, book.reason("value.reason.between"), evidence)


def _moving(quantity: Quantity, book: _Book) -> bool:
    """Is it money, a share or a rate, which goes up and down?"""
    unit = quantity.unit or ""
    return bool(_CURRENCY.fullmatch(unit) or quantity.per or is_share(unit, book.languages[quantity.span.article]))


def _settled(point: Point, book: _Book) -> bool:
    """Is it a measure, or how many people are in one state, of which a report gives one number at a time?"""
    facet = book.facets.get(point.quantity)
    if facet is None or _traded(facet) or point.quantity in book.labelled:
        return False
    return facet.family != "count" or toll(facet)


def _told_again(odd: Point, later: Point, book: _Book) -> bool:
    """Is *later* told after *odd* or on its day, and of victims at no earlier hour?"""
    if not _not_before(odd, later, book) or not toll(book.facets[odd.quantity]):
        return _not_before(odd, later, book)
    if min(point.low or Decimal(0) for point in (odd, later)) <= 1:
        return False
    hours = [book.facets[point.quantity].reported.value or "" for point in (odd, later)]
    printed = _day(odd, book) == _day(later, book) and all("T" in hour for hour in hours)
    return not (printed and book.facets[odd.quantity].scopes & _BY_THE_HOUR) or hours[0] < hours[1]


def _not_before(point: Point, later: Point, book: _Book) -> bool:
    return (_day(later, book) or "") >= (_day(point, book) or "")


def _value(point: Point) -> str:
    return f"{point.low}..{point.high}"


def _side(points: Sequence[Point], book: _Book) -> str:
    """ "600 meter" (Sinta Wardani; Kabar Delta, Warta Timur)."""
    words = book.quantities[points[0].quantity].text
    who = list(dict.fromkeys(name for point in points if (name := _speaker(point, book))))[:2]
    carried = list(dict.fromkeys(book.outlets[book.quantities[point.quantity].span.article] for point in points))[:3]
    together = f" {book.tell('and')} ".join(who)
    return f"{words} ({'; '.join(part for part in (together, ', '.join(carried)) if part)})"


def _speaker(point: Point, book: _Book) -> str | None:
    if point.speaker and point.speaker in book.entities:
        return book.entities[point.speaker].name
    statement = book.statements.get(point.statement or "")
    return statement.speakers[0].name if statement and statement.speakers else None


def _why(point: Point, other: Point, book: _Book) -> Reason:
    if point.as_of.day and point.as_of.day == other.as_of.day:
        return book.reason("value.reason.day", day=book.day(point.as_of.day))
    return book.reason("value.reason.fixed")


def _day(point: Point, book: _Book) -> str | None:
    """The day to order by: when it was stated, else reported."""
    return point.as_of.day or book.reported[book.quantities[point.quantity].span.article]


def _when(point: Point, book: _Book) -> str:
    if point.as_of.day:
        return book.day(point.as_of.day)
    day = _day(point, book)
    return book.tell("reported", day=book.day(day)) if day else book.tell("unknown")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# ---------------------------------------------------------------- one value, two speakers


def _attribution_conflicts(figure: Figure, story: str, book: _Book) -> Iterator[Finding]:
    """One estimate that is one person's in this report and another's, of about that day, in that.

    A count that anyone may know is no one's; a rate, a hedged number, a loss that is "ditaksir" has an author. It
    is told where both people speak in both reports, so that the reports tell one occasion, or the estimate is of
    a loss of money or a rate; and each report gives it to one of them alone. A body may stand for a person: only
    people count.
    """
    by_value: dict[str, list[Point]] = defaultdict(list)
    for point in figure.points:
        speaker = book.entities.get(point.speaker or "")
        if speaker and speaker.type == "person" and _day(point, book) and significant(point.low) >= 2:
            by_value[str(point.low)].append(point)
    for points in by_value.values():
        pair = next(((a, b) for a, b in combinations(points, 2) if _credited_apart(a, b, points, book)), None)
        if pair is None:
            continue
        a, b = (_side([point], book) for point in pair)
        one, other = (_speaker(point, book) for point in pair)
        summary = book.tell("attribution.summary", measure=_capital(figure.measure), one=a, other=b)
        reason = book.reason("attribution.reason", one=one, other=other)
        evidence = [book.quantities[point.quantity].span for point in pair]
        yield _finding("attribution_conflict", story, summary, reason, evidence)


def _credited_apart(one: Point, other: Point, points: Sequence[Point], book: _Book) -> bool:
    here, there = (book.quantities[point.quantity].span.article for point in (one, other))
    amount = book.quantities[one.quantity]
    if (
        one.speaker == other.speaker
        or here == there
        or not any(book.facets[p.quantity].estimated for p in (one, other) if p.quantity in book.facets)
    ):
        return False
    if days_apart(_day(one, book), _day(other, book)) > _SAME_OCCASION_DAYS:
        return False
    if any(_traded(book.facets[p.quantity]) for p in (one, other) if p.quantity in book.facets):
        return False  # everyone tells the rate of a central bank
    credited = {p.speaker for p in points if book.quantities[p.quantity].span.article in (here, there)}
    both = {one.speaker, other.speaker}
    one_occasion = all(both <= book.speaking[article] for article in (here, there))
    if amount.per is not None and _CURRENCY.fullmatch(amount.unit or ""):
        return False  # everyone tells a price
    lost = any(LOSS in book.facets[p.quantity].scopes for p in (one, other) if p.quantity in book.facets)
    return credited == both and (one_occasion or amount.per is not None or (lost and amount.counted is None))


# ---------------------------------------------------------------- a figure that moved


def _corrections(figure: Figure, story: str, book: _Book) -> Iterator[Finding]:
    """A value that a report takes back and the one it gives in its place, where others gave the first."""
    by_quantity = {point.quantity: point for point in figure.points}
    wrong = _taken_back(figure, book)
    for point in figure.points:
        old = by_quantity.get(point.to or "")
        if point.relation != "updates" or old is None or wrong.get(_number(old, book)) != _number(point, book):
            continue
        sides = [[p for p in figure.points if _number(p, book) == _number(one, book)] for one in (old, point)]
        one, other = (_side(side, book) for side in sides)
        summary = book.tell("corrected.summary", measure=_capital(figure.measure), one=one, other=other)
        before, after = ([book.quantities[p.quantity].span for p in side] for side in sides)
        evidence = list(dict.fromkeys((*before, *_notices(sides[1], after, book), *after)))
        yield _finding("evolution", story, summary, Reason(point.reason, "corrects.reason"), evidence)
        return


def _notices(points: Sequence[Point], spans: Sequence[Span], book: _Book) -> list[Span]:
    """The sentences in which reports take back what *points* put right, but for those that give the new number too."""
    found = (book.facets[point.quantity].notice for point in points if point.quantity in book.facets)
    return [notice for notice in found if notice and not any(notice.covers(span) for span in spans)]


def _retracted(figure: Figure, book: _Book) -> Iterator[tuple[Span, str]]:
    """Yield each place of a value that its own outlet or source takes back later, with that in words."""
    for point in figure.points:
        facet = book.facets.get(point.quantity)
        if facet is None or facet.corrects is None:
            continue
        new = book.quantities[point.quantity]
        for old in figure.points:
            who = _one_voice(old, point, book)
            if who and _number(old, book) == facet.corrects and _is_later(point, old, book):
                span, words = book.quantities[old.quantity].span, book.quantities[old.quantity].text
                when = _when(point, book)
                yield span, book.tell("value.reason.retracted", who=who, words=words, new=new.text, when=when)


def _one_voice(old: Point, new: Point, book: _Book) -> str | None:
    """Return who gives both: one speaker, or the outlet that puts right in its own words what it told."""
    if old.speaker is not None and old.speaker == new.speaker:
        return _speaker(new, book)
    outlet, other = (book.outlets[book.quantities[point.quantity].span.article] for point in (old, new))
    return outlet if outlet == other and _speaker(new, book) is None else None


def _is_later(point: Point, old: Point, book: _Book) -> bool:
    """Was *point* told on the day of *old* or later, as far as both days are known?"""
    return bool(_day(old, book)) and _not_before(old, point, book)


def _with_retraction(finding: Finding, retracted: Mapping[Span, str]) -> Finding:
    """Tell beside a conflict that one side of it was taken back, and weigh it less."""
    words = next((retracted[span] for span in finding.evidence if span in retracted), None)
    if words is None or finding.type not in CONFLICTS:
        return finding
    return replace(finding, reason=f"{finding.reason} {words}", confidence=round(finding.confidence * RETRACTED, 2))


def _taken_back(figure: Figure, book: _Book) -> dict[Number | None, Number]:
    """Each number that a report takes back, with the one that it gives in its place."""
    found = (book.facets.get(point.quantity) for point in figure.points)
    return {facet.corrects: facet.number for facet in found if facet and facet.corrects}


def _number(point: Point, book: _Book) -> Number | None:
    return book.facets[point.quantity].number if point.quantity in book.facets else None


def _settles(point: Point, before: Point, book: _Book) -> bool:
    """Does it give on a later day the number that "sedikitnya sembilan" left open?"""
    later = point.relation == "agrees" and (_day(before, book) or "") < (_day(point, book) or "")
    opened = before.comparator in _OPEN and point.comparator not in _OPEN
    return later and opened and _number(point, book) != _number(before, book)


def _followed(steps: Sequence[Facet], *, counted: bool) -> bool:
    """Is it one question that reports follow: a count of a state or of a place, or a price or the like of one size?

    What trade moves by the minute is none, nor a number of the dead that falls.
    """
    if not steps or any(_traded(step) for step in steps):
        return False
    values = [step.number[1] or Decimal(0) for step in steps]
    if any(step.scopes & _GROWING for step in steps) and values != sorted(values):
        return False
    if any(a.countries and b.countries and not set(a.countries) & set(b.countries) for a, b in pairwise(steps)):
        return False
    if counted and all(toll(step) for step in steps):
        return min(values) > 1  # "satu orang tewas" tells one of many incidents
    told = all(step.scopes or step.places or step.quantity.per for step in steps)
    return told and _of_one_size(steps, _OF_ONE_SIZE) and (not counted or min(values) >= _COUNTED_LEAST)


def _evolutions(figure: Figure, story: str, book: _Book) -> Iterator[Finding]:
    """A figure whose value changed from day to day: its first value, the steps, the most exact of the last."""
    by_quantity = {point.quantity: point for point in figure.points}
    wrong = _taken_back(figure, book)
    steps: list[Point] = []
    for i, p in enumerate(figure.points):
        step = i == 0 or p.relation == "updates" or (steps and _settles(p, steps[-1], book))
        if step and _day(p, book) and _number(p, book) not in wrong:
            steps.append(p)
    moved = {_value(point) for point in steps}
    if any(
        p.relation == "contradicts" and {_value(p), _value(by_quantity[p.to or ""])} <= moved for p in figure.points
    ):
        return
    reports = {book.quantities[p.quantity].span.article for p in steps}
    counted = any(book.quantities[p.quantity].counted for p in figure.points)
    if not counted and book.lines[figure.measure] > 1:
        return  # which of the prices is it?
    if len(steps) < 2 or len(reports) < len(steps) or _day(steps[0], book) == _day(steps[-1], book):
        return
    if not _followed(
        [book.facets[point.quantity] for point in steps if point.quantity in book.facets], counted=counted
    ):
        return
    if not counted and len(reports) < _REPORTS_OF_A_MEASURE:
        return
    rest = figure.points[figure.points.index(steps[-1]) :]
    latest = [p for p in rest if _day(p, book) == _day(steps[-1], book)]
    steps[-1] = min(latest, key=lambda p: p.comparator in _OPEN)
    said = [f"{book.quantities[p.quantity].text} ({_when(p, book)})" for p in steps]
    summary = book.tell("evolution.summary", measure=_capital(figure.measure), first=said[0], last=said[-1])
    key = "evolution.reason.steps" if len(said) > 2 else "evolution.reason"
    reason = book.reason(key, steps=", ".join(said[1:-1]))
    yield _finding("evolution", story, summary, reason, [book.quantities[p.quantity].span for p in steps])
