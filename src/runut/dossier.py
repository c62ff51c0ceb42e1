"""The records of one story -> Dossier: what the page shows, selected, grouped and put in order. Pure.

Nothing is worded here: numbers, days and labels are printed by whoever shows the dossier.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, TypeVar

from runut.passages import report_of
from runut.records import (
    UNKNOWN_DATE,
    Act,
    Book,
    Branch,
    Claim,
    Comparator,
    Comparison,
    Course,
    DateValue,
    Dossier,
    Entity,
    Failure,
    Figure,
    Finding,
    FindingType,
    Happening,
    Ledger,
    Limb,
    Mark,
    Origin,
    Point,
    Related,
    Relation,
    Report,
    Role,
    Side,
    Span,
    Stance,
    State,
    Statement,
    Telling,
    Twig,
    Utterance,
    Voice,
    Wording,
    book_of,
    carrier,
)
from runut.relate.lineage import UNKNOWN, independent
from runut.relate.translations import translated
from runut.relate.trust import of_days
from runut.relate.vocabulary import table_of, without_clitic

MOST_STATES = 6
LEAD_LINES = 2
_FROM_MOUTH_TO_PAPER = timedelta(days=1)
# A telling that several points make carries the relation that a reader must not miss.
_RELATIONS: tuple[Relation, ...] = ("contradicts", "updates", "differs_in_scope", "first", "agrees")
_CONFLICTS: tuple[FindingType, ...] = ("contradiction", "attribution_conflict")
_SHIFTS: tuple[FindingType, ...] = ("position_shift", "evolution")
_CALENDAR = re.compile(r"\d{4}-(?:W\d\d|\d\d(?:-\d\d)?)")

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Index:
    """What the sections look up: the story's records; by article, its report and the numbers of its *origins*; the ids
    of the statements that are translations."""

    book: Book
    reports: Mapping[str, Report]
    origins: Sequence[Origin]
    branches: Mapping[str, tuple[int, ...]]
    translated: Set[str]

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
        return unique(carrier(report.article) for report in reports)

    def reported(self, articles: Iterable[str]) -> DateValue:
        """Return the first day on which one of *articles* was published."""
        days = [self.reports[article].article.published for article in articles]
        return min(days, key=lambda day: day.value or "9999", default=UNKNOWN_DATE)

    def speakers(self, statement: Statement) -> tuple[str, ...]:
        return unique(self.book.name(s.entity) or s.name for s in statement.speakers)

    def language(self, span: Span) -> str:
        return self.reports[span.article].article.language


def dossier(related: Related, *, language: str = "id", failures: Sequence[Failure] = ()) -> Dossier:
    """Return all that the page of one story shows; *language* is that of the labels, ``id`` or ``en``."""
    origins = sorted(related.lineage.origins, key=lambda origin: -len(origin.articles))
    index = index_of(related, origins)
    ledgers = ledgers_of(related, index)
    reports = tuple(index.reports.values())

    def findings(*types: FindingType) -> tuple[Comparison, ...]:
        return tuple(comparison(finding, index) for finding in related.findings if finding.type in types)

    return Dossier(
        story=related.story,
        language=language,
        outlets=len({report.article.outlet for report in reports} - {None}),
        independent_origins=related.lineage.independent_origins,
        origins_open=is_open(origins),
        state=states_of(ledgers, reports),
        conflicts=findings(*_CONFLICTS),
        shifts=findings(*_SHIFTS),
        ledgers=ledgers,
        voices=voices_of(related, index),
        variances=findings("wording_variance"),
        happenings=happenings_of(related, index),
        branches=tuple(branch_of(origin, number, index) for number, origin in enumerate(origins, start=1)),
        circular=findings("circular_reporting"),
        reports=reports,
        failures=tuple(failures),
        made_by=unique(reading.made_by for reading in related.readings),
        courses=tuple(course_of(stance, index) for stance in related.stances),
    )


def unique(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def grouped(items: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """Return the items under their keys, keys and items in order of first appearance."""
    groups: dict[K, list[T]] = {}
    for key, item in items:
        groups.setdefault(key, []).append(item)
    return groups


def index_of(related: Related, origins: Sequence[Origin]) -> Index:
    book = book_of(related.readings, related.entities)
    return Index(
        book=book,
        reports={a: report_of(book.readings[a], number) for number, a in enumerate(related.story.articles, start=1)},
        origins=origins,
        branches={
            a: tuple(n for n, o in enumerate(origins, start=1) if a in o.articles) for a in related.story.articles
        },
        translated=translated(related.readings, related.entities, origins),
    )


def branch_of(origin: Origin, number: int, index: Index) -> Branch:
    reports = tuple(sorted(index.reports[article].number for article in origin.articles))
    taken = {one.article: one for one in origin.taken}
    drawn = [
        (
            taken[article].through if article in taken else (),
            Twig(
                index.reports[article].number,
                tuple((credit.name, index.marks([credit.span])[0]) for credit in taken[article].cites)
                if article in taken
                else (),
            ),
        )
        for article in origin.articles
    ]
    marks = index.marks(origin.evidence)
    return Branch(number, origin.origin, origin.basis, origin.reason, reports, marks, limb_of(origin.origin, drawn))


def limb_of(carrier: str, drawn: Sequence[tuple[tuple[str, ...], Twig]]) -> Limb:
    """Return the tree of what *drawn* on *carrier*: each report under the carriers through which it draws."""
    twigs = sorted((twig for through, twig in drawn if not through), key=lambda twig: twig.report)
    further = grouped((through[0], (through[1:], twig)) for through, twig in drawn if through)
    return Limb(carrier, tuple(twigs), tuple(limb_of(name, further[name]) for name in sorted(further)))


def is_open(origins: Iterable[Origin]) -> bool:
    """Is one of *origins* unknown?"""
    return any(origin.origin == UNKNOWN for origin in origins)


# ---------------------------------------------------------------- figures and the state of the story


def ledgers_of(related: Related, index: Index) -> tuple[Ledger, ...]:
    """Return a ledger a figure, the weightiest first: what most reports tell, and most often, then what is disputed."""
    disputed = [span for f in related.findings if f.type in _CONFLICTS for span in f.evidence]

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
        ((point.low, point.high, point.comparator, teller(point, index), said_on(point, index).value), point)
        for point in figure.points
    )
    tellers = {point.quantity: teller(point, index) for point in figure.points}
    found = [telling(points, tellers, index) for points in same.values()]
    return tuple(sorted(found, key=lambda t: told_on(t) or "9999"))


def teller(point: Point, index: Index) -> str | None:
    if point.speaker is not None:
        return index.book.name(point.speaker) or point.speaker
    statement = index.book.statements.get(point.statement or "")
    return ", ".join(index.speakers(statement)) or None if statement else None


def said_on(point: Point, index: Index) -> DateValue:
    """Return the day on which *point* was said; unknown where it is but the day on which its report appeared."""
    statement = index.book.statements.get(point.statement or "")
    known = statement.said.value if statement else point.speaker
    published = index.book.readings[index.book.quantities[point.quantity].span.article].article.published
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
        said=said_on(first, index),
        reported=index.reported(articles),
        outlets=index.outlets(articles),
        relation=weightiest.relation,
        reason=weightiest.reason,
        origins=unique(number for article in articles for number in index.branches[article]),
        marks=index.marks(quantity.span for quantity in quantities),
        against=against,
        corrects=weightiest.corrects,
    )


def states_of(ledgers: Sequence[Ledger], reports: Sequence[Report]) -> tuple[State, ...]:
    """Return the state of the weightiest figures: those told more than once, or told first by most reports, and counts
    of people in a state, which come before what one report alone tells more than once.

    Of several that have one name only the weightiest: beside it a reader could not tell what another counts.
    """
    leads = leads_of(reports)

    def leading(ledger: Ledger) -> bool:
        marks = {mark for telling in ledger.tellings for mark in telling.marks}
        return 2 * len({mark.report for mark in marks & leads}) > len(reports)

    def rank(ledger: Ledger) -> int | None:
        several = len(ledger.tellings) > 1
        if (several and ledger.reports > 1) or leading(ledger):
            return 0
        return 1 if of_people_in_a_state(ledger, reports) else 2 if several else None

    shown: dict[str, tuple[int, Ledger]] = {}
    for ledger in ledgers:
        place = rank(ledger)
        if place is not None:
            shown.setdefault(ledger.measure.casefold(), (place, ledger))
    ordered = sorted(shown.values(), key=lambda one: one[0])
    return tuple(state_of(ledger) for _, ledger in ordered[:MOST_STATES])


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
    """Return the value told last by the day it was said; of one day, the one that no other updates and that most
    reports carry.

    What differs in scope is left aside.
    """
    comparable = [t for t in ledger.tellings if t.relation != "differs_in_scope"] or list(ledger.tellings)
    updated = {(told_on(t), t.against[:3]) for t in comparable if t.relation == "updates" and t.against}

    def stands(telling: Telling) -> bool:
        """Has no other telling of its day corrected or overtaken it?"""
        return (told_on(telling), value_of(telling)) not in updated

    carried = grouped((value_of(t), mark.report) for t in comparable for mark in t.marks)

    def weight(t: Telling) -> tuple[object, ...]:
        reports = len(set(carried[value_of(t)]))
        return said_by(t), stands(t), day_of(t) or "", reports, t.speaker is not None, t.marks

    latest = max(comparable, key=weight)
    others = [t for t in comparable if value_of(t) != value_of(latest)]
    of_day = [t for t in others if (day_of(t), told_on(t)) == (day_of(latest), told_on(latest))]
    earlier = [t for t in others if "" < said_by(t) < said_by(latest) or (t in of_day and not stands(t))]
    return State(
        ledger.number,
        ledger.measure,
        ledger.unit,
        latest,
        tuple(t for t in of_day if stands(t)),
        max(earlier, key=lambda t: (said_by(t), stands(t), told_on(t)), default=None),
    )


def said_by(telling: Telling) -> str:
    """Return the day to order by. Where only the report has one, it was said the day before, if not earlier."""
    day = day_of(telling)
    if day is None and telling.reported.day:
        return (date.fromisoformat(telling.reported.day) - _FROM_MOUTH_TO_PAPER).isoformat()
    return day or ""


def day_of(telling: Telling) -> str | None:
    """Return the day on which the source said it: a report that names no source says it on its own day."""
    if telling.said.value is None and telling.speaker is None:
        return telling.reported.day
    return telling.said.day


def told_on(telling: Telling) -> str:
    """Return the day said, or else reported, to sort by."""
    return (telling.said.value or telling.reported.value or "")[:10]


def value_of(telling: Telling) -> tuple[Decimal | None, Decimal | None, Comparator]:
    return telling.low, telling.high, telling.comparator


# ---------------------------------------------------------------- findings


def comparison(finding: Finding, index: Index) -> Comparison:
    """Return *finding* with its evidence as sides: by speaker where attribution is in doubt, else by what is said.

    What stands within other evidence, such as the words of a quotation in their sentence, is not told twice.
    """
    evidence = [s for s in finding.evidence if not any(other.covers(s) and other != s for other in finding.evidence)]
    about = _about(finding, index)
    of_values = about == "value" and len({span.article for span in evidence}) > 1
    values = list(dict.fromkeys(_bounds(span, index) for span in evidence)) if of_values else []
    by_speaker = finding.type == "attribution_conflict"
    same: dict[tuple[object, ...], list[Side]] = {}
    told: dict[object, int] = {}
    for span in evidence:
        side = side_of(span, index)
        key = _side_key(side, by_speaker=by_speaker)
        what = key if by_speaker else side.words.casefold()
        value = values.index(_bounds(span, index)) if values else told.setdefault(what, len(told))
        same.setdefault(key, []).append(replace(side, value=value))
    return Comparison(
        type=finding.type,
        about=about,
        summary=finding.summary,
        reason=finding.reason,
        confidence=finding.confidence,
        sides=tuple(_joined(group) for group in same.values()),
    )


def _side_key(side: Side, *, by_speaker: bool) -> tuple[object, ...]:
    if by_speaker and side.speaker:
        return (side.speaker,)
    return (side.words.casefold(), side.speaker, side.said.value)


def _about(finding: Finding, index: Index) -> Literal["value", "day"] | None:
    if finding.type != "contradiction":
        return None
    if all(_bounds(span, index) for span in finding.evidence):
        return "value"
    return "day" if of_days(finding) else None


def _bounds(span: Span, index: Index) -> tuple[Decimal | None, Decimal | None] | None:
    """Return the bounds of the quantity that *span* lies in; None where it is no quantity's."""
    quantities = index.book.readings[span.article].quantities
    return next(((found.low, found.high) for found in quantities if found.span.covers(span)), None)


def side_of(span: Span, index: Index) -> Side:
    reading = index.book.readings[span.article]
    around = [s for s in reading.statements if any(piece.overlaps(span) for piece in s.content)]
    statement = min(around, key=lambda s: len(s.text), default=None)
    return Side(
        speaker=(", ".join(index.speakers(statement)) or None) if statement else None,
        words=span.of(reading.article.text),
        passage=index.passage(span),
        language=reading.article.language,
        said=statement.said if statement else UNKNOWN_DATE,
        reported=reading.article.published,
        outlets=index.outlets([span.article]),
        marks=index.marks([span]),
    )


def _joined(sides: Sequence[Side]) -> Side:
    outlets = unique(outlet for side in sides for outlet in side.outlets)
    marks = tuple(sorted({mark for side in sides for mark in side.marks}))
    return replace(sides[0], outlets=outlets, marks=marks)


# ---------------------------------------------------------------- who says what


def voices_of(related: Related, index: Index) -> tuple[Voice, ...]:
    """Return the sources, those in most reports first; what has no known speaker comes last."""
    entities = {entity.name: entity for entity in related.entities}
    utterances = utterances_of(related, index)
    by_speaker = grouped((name, u) for u in utterances for name in (u.speakers or (None,)))
    voices = [voice(name, entities.get(name or ""), said) for name, said in by_speaker.items()]
    return tuple(sorted(voices, key=lambda v: (v.name is None, -v.reports, -len(v.utterances))))


def voice(name: str | None, entity: Entity | None, said: Sequence[Utterance]) -> Voice:
    reports = {mark.report for utterance in said for wording in utterance.wordings for mark in wording.marks}
    if entity is None:
        return Voice(name, None, (), (), len(reports), tuple(said))
    aliases = tuple(alias for alias in entity.aliases if alias != name)
    return Voice(name, entity.type, roles_of(entity), aliases, len(reports), tuple(said))


def roles_of(entity: Entity) -> tuple[Role, ...]:
    """Return the roles of *entity*, those one that differ but in capitals."""
    same = grouped((role.name.casefold(), role) for role in entity.roles)
    return tuple(Role(found[0].name, tuple(sorted({day for r in found for day in r.days}))) for found in same.values())


def utterances_of(related: Related, index: Index) -> tuple[Utterance, ...]:
    """Return every utterance by the day it was said; a statement that no claim holds is one of its own."""
    held = {statement for claim in related.claims for statement in claim.statements}
    alone = (s for a in related.story.articles for s in index.book.readings[a].statements if s.id not in held)
    found = [
        utterance(part, claim, index)
        for claim in related.claims
        for part in parted([index.book.statements[s] for s in claim.statements], index)
    ]
    found += [utterance([statement], None, index) for statement in alone]
    found.sort(key=lambda u: (u.said.value or u.reported.value or "9999", u.wordings[0].marks))
    return tuple(replace(u, number=number) for number, u in enumerate(found, start=1))


def parted(statements: Sequence[Statement], index: Index) -> list[list[Statement]]:
    """Return the statements of one claim, apart where they have other speakers, another known day, or another stand.

    Whatever was compared to make them one: nobody is made to say another's words, or to deny and assert in one line.
    """
    parts: list[list[Statement]] = []
    for statement in statements:
        own = next((part for part in parts if all(_joins(statement, other, index) for other in part)), None)
        if own is None:
            parts.append([statement])
        else:
            own.append(statement)
    return parts


def _joins(one: Statement, other: Statement, index: Index) -> bool:
    speakers, others = set(index.speakers(one)), set(index.speakers(other))
    day, other_day = (one.said.value or "")[:10], (other.said.value or "")[:10]
    return (
        (speakers == others or not speakers or not others)
        and (day.startswith(other_day) or other_day.startswith(day))
        and _stand(one) == _stand(other)
    )


def _stand(statement: Statement) -> str:
    return statement.act if statement.act in ("deny", "withhold") else "assert"


def utterance(statements: Sequence[Statement], claim: Claim | None, index: Index) -> Utterance:
    known = [s.said for s in statements if s.said.value]
    speakers = next((named for s in statements if (named := index.speakers(s))), ())
    if not speakers and claim and claim.speaker:
        speakers = (index.book.name(claim.speaker) or claim.speaker,)
    articles = {s.article for s in statements}
    origins = [origin for origin in index.origins if articles.intersection(origin.articles)]
    return Utterance(
        number=0,
        speakers=speakers,
        said=known[0] if known else statements[0].said,
        reported=index.reported(s.article for s in statements),
        confidence=statements[0].confidence,
        wordings=tuple(wordings_of(statements, index)),
        reports=len(articles),
        independent_origins=independent(origins),
        origins_open=is_open(origins),
    )


def wordings_of(statements: Sequence[Statement], index: Index) -> Iterator[Wording]:
    for (words, mode, act), same in grouped(((s.text, s.mode, s.act), s) for s in statements).items():
        told = senses_of(same, index)
        senses = {sense for sense, _ in told}
        yield Wording(
            words=words,
            mode=mode,
            act=act,
            language=index.language(same[0].content[0]),
            via=unique(medium for s in same for medium in s.via),
            relay=unique(name for s in same for name in s.relay),
            outlets=index.outlets(s.article for s in same),
            marks=index.marks(s.content[0] for s in same),
            sense=senses.pop() if len(senses) == 1 else None,
            inferred=any(inferred for _, inferred in told),
            translated=any(s.id in index.translated for s in same),
        )


def senses_of(statements: Iterable[Statement], index: Index) -> set[tuple[str | None, bool]]:
    """Return the `sense` of each cue of *statements*, and whether their act is read in the content alone."""
    found = set()
    for statement in statements:
        article = index.reports[statement.article].article
        row = cue_row(statement.cue.of(article.text) if statement.cue else "", article.language)
        inferred = statement.act not in ("assert", row.get("act")) and bool(table_of(article.language, "cues"))
        found.add((sense(row, statement.act), inferred))
    return found


def cue_row(cue: str, language: str) -> Mapping[str, str]:
    """Return what lang/*/cues.tsv says of *cue* as it stands in an article; nothing of one that is not there.

    >>> cue_row("Harapnya", "id")["act"], cue_row("harapnya", "en")
    ('demand', {})
    """
    index = table_of(language, "cues")
    form = " ".join(cue.lower().split())
    return index.get(form) or index.get(without_clitic(form), {})


def sense(row: Mapping[str, str], act: Act) -> str | None:
    """Return what the cue of *row* says more exactly than *act*: "menduga" suspects.

    None where it says no more, or where the content makes a denial or a refusal of it.
    """
    if act in ("deny", "withhold") and row.get("act") != act:
        return None
    return row.get("sense") or None


def course_of(stance: Stance, index: Index) -> Course:
    said = [[index.book.statements[i] for i in step.statements] for step in stance.steps]
    steps = tuple((step.kind, utterance(each, None, index)) for step, each in zip(stance.steps, said, strict=True))
    actor = index.book.name(stance.actor) or stance.actor
    return Course(actor, stance.about, index.language(said[-1][0].content[0]), steps)


# ---------------------------------------------------------------- what happened


def happenings_of(related: Related, index: Index) -> tuple[Happening, ...]:
    """Return the timeline by event day; an entry knows the days that others give for the same event."""
    disputed = [finding for finding in related.findings if of_days(finding)]
    found = []
    for entry in related.timeline:
        rivals = {
            (day, mark)
            for finding in disputed
            if _touches(entry.evidence, finding.evidence)
            for span in finding.evidence
            if not _touches([span], entry.evidence)
            for day in _days_of(span, related, index)
            if not entry.date.startswith(day)
            for mark in index.marks([span])
        }
        found.append(
            Happening(
                date=entry.date,
                precision=entry.precision,
                text=entry.text,
                language=index.language(entry.evidence[0]),
                planned=entry.planned,
                outlets=index.outlets(entry.articles),
                marks=index.marks(entry.evidence),
                otherwise=tuple(sorted(rivals)),
            )
        )
    return tuple(sorted(found, key=lambda h: (h.date, -len(h.marks))))


def _days_of(span: Span, related: Related, index: Index) -> set[str]:
    """Return the days of the entries that tell *span*, or else the only day, week or month that its words name."""
    entries = {entry.date for entry in related.timeline if _touches(entry.evidence, [span])}
    dates = index.book.readings[span.article].dates
    named = {day.group() for d in dates if span.covers(d.span) and (day := _CALENDAR.match(d.value or ""))}
    return entries or (named if len(named) == 1 else set())


def _touches(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)
