"""The hour of one event: two reports, or two sources in one report, that give it two clock times of one day.

An event is told by the clause around the time, up to where a purpose begins. Two clauses tell one event where they
share the sense of what happens ("mendarat", "pendaratan"; "meletus", "erupsi"), a name and another word that tells
something. Who gives both times means two events, and a time behind "since" or "until" is of no event. One clock time
of a day in two zones is a slip of the zone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from runut.records import Date, Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, sentence_of
from runut.relate.stems import root, sense
from runut.relate.vocabulary import is_share, rarity, table_of, words

_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_PRINTED_MINUTE = re.compile(r"\d[.:]\d\d")
_BREAK = re.compile(r"[,;:.]\s|[\"“”]")
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=\w )[A-Z][\w'-]+")
_BEFORE = 14  # characters before a time that can make it an end of a span
_LEAST_APART_MIN = 6  # less is a rounding, where one of the two may be round
_ROUND_MIN = 5
_MOST_APART_MIN = 180  # more is another event of the day
_TELLING = 0.3  # rarity of a root that tells which event it is
_MOST_TIMES = 4  # of one sentence
_SHARED = 3  # such roots that both clauses have, what happens among them
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\s+(?P<zone>[A-Za-z]+)\b(?!\.\s*[a-z])")  # a zone that no lost comma has cut


@dataclass(frozen=True, slots=True)
class _Timed:
    """An event at a time of day: the time's *words*, the clause's *roots*, those of them that name a deed, *names*,
    other *numbers*, and who says so ("" for the report itself)."""

    at: datetime
    words: str
    roots: frozenset[str]
    deeds: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    clause: Span
    voice: str
    zone: str


def clocks(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each event that is put at two times, with every clause that gives it either."""
    found = sorted((t for r in reports.readings for t in _timed(r)), key=lambda timed: (timed.at, timed.clause))
    told: set[Span] = set()
    for one, other in combinations(found, 2):
        if {one.clause, other.clause} <= told or not _apart(one, other) or not _one_event(one, other):
            continue
        same = [t for t in found if _one_event(t, one) and _one_event(t, other)]
        sides = [[t for t in same if t.at == side.at] for side in (one, other)]
        if not _two_events(*sides):
            told.update(timed.clause for side in sides for timed in side)
            yield _discrepancy(sides, sorted(one.roots & other.roots), reports)
    yield from zones_apart(reports)


def _discrepancy(sides: Sequence[Sequence[_Timed]], shared: Sequence[str], reports: Reports) -> Discrepancy:
    first, second = (f"{side[0].words} ({reports.carried(timed.clause for timed in side)})" for side in sides)
    day = reports.day(sides[0][0].at.date().isoformat())
    spans = tuple(timed.clause for side in sides for timed in side)
    told = reports.in_print(shared[:4], spans)
    return Discrepancy(
        "contradiction",
        reports.tell("either", one=first[:1].upper() + first[1:], other=second[:1].lower() + second[1:]),
        reports.reason("clock.reason", day=day, words=told),
        spans,
    )


def _timed(reading: Reading) -> Iterator[_Timed]:
    text, language = reading.article.text, reading.article.language
    for found in reading.dates:
        sentence = sentence_of(found.span, reading)
        value = found.value or ""
        if sentence is None or not _MINUTE.fullmatch(value) or not _PRINTED_MINUTE.search(found.text):
            continue
        if sum(sentence.covers(d.span) and bool(_MINUTE.fullmatch(d.value or "")) for d in reading.dates) > _MOST_TIMES:
            continue  # a timetable
        before = words(text[max(sentence.start, found.span.start - _BEFORE) : found.span.start])
        if not table_of(language, "beginnings").keys().isdisjoint(before):  # since, until: an end of a span
            continue
        clause = _clause(text, sentence, found.span)
        if any(clause.covers(q.span) and is_share(q.unit or "", language) for q in reading.quantities):
            continue  # how much it was by then: each hour has its own
        told = f"{text[clause.start : found.span.start]} {text[found.span.end : clause.end]}"
        telling = list(_telling(told, language))
        holder = next((s for s in reading.statements if any(c.overlaps(found.span) for c in s.content)), None)
        yield _Timed(
            at=_moment(value),
            words=found.text,
            roots=frozenset(sense(word, language) for word in telling),
            deeds=frozenset(sense(word, language) for word in telling if _is_deed(word, language)),
            names=frozenset(w for w in _NAME.findall(told) if w.lower() not in table_of(language, "landforms")),
            numbers=frozenset(_NUMBER.findall(told)),
            clause=clause,
            voice=holder.speakers[0].name if holder and holder.speakers else "",
            zone=next((word for word in found.text.lower().split() if word in table_of(language, "zones")), ""),
        )


def _moment(value: str) -> datetime:
    """When it was; "pukul 24.00" is the end of its day, an hour that `datetime` does not know."""
    day, _, clock = value.partition("T")
    return datetime.fromisoformat(day) + timedelta(hours=int(clock[:2]), minutes=int(clock[3:]))


def _telling(told: str, language: str) -> Iterator[str]:
    """The words that tell something, up to where a purpose or a condition begins."""
    for word in words(told):
        if table_of(language, "polarity").get(word, {}).get("kind") == "unreal":
            return
        if len(word) > 2 and not word[0].isdigit() and rarity(word, language) > _TELLING:
            yield word


def _is_deed(word: str, language: str) -> bool:
    """Does it tell what happens: a word with a prefix before its root ("mendarat", "pendaratan"), or a bare verb?"""
    return not word.startswith(root(word, language)) or word in table_of(language, "eventverbs")


def _clause(text: str, sentence: Span, at: Span) -> Span:
    """The words around a time up to the next comma or mark; a time in front of a comma belongs to what follows."""
    before = [match.end() for match in _BREAK.finditer(text, sentence.start, at.start)]
    after = [match.start() for match in _BREAK.finditer(text, at.end, sentence.end) if match.start() > at.end]
    return Span(sentence.article, before[-1] if before else sentence.start, after[0] if after else sentence.end)


def _one_event(one: _Timed, other: _Timed) -> bool:
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    return bool(one.deeds & other.deeds and one.names & other.names) and len(one.roots & other.roots) >= _SHARED


def _apart(one: _Timed, other: _Timed) -> bool:
    """Are the times so far apart as one event may be misdated? Those of two zones, or one without, are not compared."""
    minutes = abs((one.at - other.at).total_seconds()) / 60
    exact = all(timed.at.minute % _ROUND_MIN for timed in (one, other))
    least = 1 if exact else _LEAST_APART_MIN
    return one.zone == other.zone and one.at.date() == other.at.date() and least <= minutes <= _MOST_APART_MIN


def _two_events(one: Sequence[_Timed], other: Sequence[_Timed]) -> bool:
    """Does a report give both times, and not as the words of two sources each of whom knows one?"""
    for article in {t.clause.article for t in one} & {t.clause.article for t in other}:
        first, second = ({t.voice for t in side if t.clause.article == article} for side in (one, other))
        if first & second or not first - {""} or not second - {""}:
            return True
    return False


# ---------------------------------------------------------------- one clock time in two zones


def zones_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each clock time of a day that is told in two zones, of what has a telling word in common."""
    by_time: dict[str, dict[str, list[tuple[Date, Span, frozenset[str]]]]] = defaultdict(lambda: defaultdict(list))
    for reading in reports.readings:
        text, language = reading.article.text, reading.article.language
        for found in reading.dates:
            sentence = sentence_of(found.span, reading)
            printed = _CLOCK.search(text, found.span.start, (sentence or found.span).end)
            zone = printed["zone"].lower() if printed and printed.start() < found.span.end else ""
            if sentence and zone in table_of(language, "zones") and _MINUTE.fullmatch(found.value or ""):
                telling = (w for w in _telling(sentence.of(text), language) if w not in table_of(language, "zones"))
                roots = frozenset(root(word, language) for word in telling)
                by_time[found.value or ""][zone].append((found, sentence, roots))
    for value, zones in sorted(by_time.items()):
        for pair in combinations(sorted(zones), 2):
            shared = frozenset(w for *_, a in zones[pair[0]] for *_, b in zones[pair[1]] for w in a & b)
            sides = [[one for one in zones[zone] if one[2] & shared] for zone in pair]
            if shared:
                yield _in_two_zones(value, sides, sorted(shared), reports)


def _in_two_zones(
    value: str, sides: Sequence[Sequence[tuple[Date, Span, frozenset[str]]]], shared: Sequence[str], reports: Reports
) -> Discrepancy:
    spans = [[sentence for _, sentence, _ in side] for side in sides]
    first, second = (
        f"{reports.printed(side[0][0].span)} ({reports.carried(of_side)})"
        for side, of_side in zip(sides, spans, strict=True)
    )
    together = (*spans[0], *spans[1])
    return Discrepancy(
        "contradiction",
        reports.tell("either", one=first[:1].upper() + first[1:], other=second[:1].lower() + second[1:]),
        reports.reason("clock.reason", day=reports.day(value[:10]), words=reports.in_print(shared[:4], together)),
        together,
    )
