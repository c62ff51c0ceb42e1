"""The day and the hour of one event: two reports that put a deed which happens once on two days, or at two times.

The deeds are those of lang/<language>/deeds.tsv, found by walking back from a date, or on from one that opens its
sentence, up to the first word that tells another deed. Two of them are one event where they share the deed, a
name and a third word that tells something; not where either is one of several, where their
numbers differ, or where a night lies between them. The day on which somebody spoke is not that of what happened.
"Peristiwa itu terjadi pada Jumat" dates what the sentence before it tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import combinations

from runut.records import Date, Reading, Span
from runut.relate.days import is_slip
from runut.relate.discrepancies import Discrepancy, Reports, days_apart
from runut.relate.stems import root
from runut.relate.vocabulary import rarity, table_of, words

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?![^T]*/)")
_WRITTEN = re.compile(r"\d/\d")
_DAY_WORDS = frozenset({"full", "short", "shift"})  # kinds of words that name a day: a weekday, a month, "yesterday"
_NIGHT = re.compile(r"TNI|TMO|T0[0-4]|T2\d")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NUMBER = re.compile(r"\d")
_BREAK = re.compile(r"[,;:.]\s|[\"“”]")
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_PRINTED_MINUTE = re.compile(r"\d[.:]\d\d")
_LEAST_APART_MIN = 6  # less is a rounding
_MOST_APART_MIN = 180  # more is another event of the day
_ROOT = 4  # letters at least behind the prefix of a verb
_REACH = 24  # words between a deed and its day
_OPENING = 3  # words before a date that opens its sentence
_LEAST_REPORTS = 3  # that tell of a deed on one day or the other, unless one says that it happened then,
_SURE_NAMES = 3  # or both have as many words of names in common
_POINTING = 3  # words behind the noun of an event among which it is pointed to
_SHARED = 3  # telling roots that both share, the deed among them
_TELLING = 0.3
_SAME_SUBJECT = 0.75  # of the names in front of either deed, the shares that the other report names, together


@dataclass(frozen=True, slots=True)
class _Deed:
    """*deeds* on a *day*, each with its word; *names*: words of names, *ahead* those in front of the first deed;
    *event*: it is said to have happened then."""

    found: Date
    day: str
    deeds: Mapping[str, str]
    roots: frozenset[str]
    names: frozenset[str]
    ahead: frozenset[str]
    numbers: frozenset[str]
    sentence: Span
    repeatable: bool
    event: bool


def misdated(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each deed that is put on two days, with every sentence that puts it on either.

    Of two reports alone, each with its day, one mostly dates something beside the deed (a visit, a hearing).
    """
    found = sorted((one for r in reports.readings for one in _deeds(r, _dated)), key=lambda deed: deed.found.span)
    told: set[tuple[str, str, str]] = set()
    for pair in combinations(found, 2):
        one, other = sorted(pair, key=lambda deed: (deed.day, deed.found.span))
        if one.day == other.day or one.sentence == other.sentence or not _one_event(one, other):
            continue
        shared = sorted(one.deeds.keys() & other.deeds.keys())
        same = [deed for deed in found if _one_event(deed, one) and _one_event(deed, other)]
        sides = [[deed for deed in same if deed.day == side.day] or [side] for side in (one, other)]
        if (shared[0], one.day, other.day) in told or (one.repeatable and _both_in_one(sides)):
            continue
        reporting = {deed.sentence.article for side in sides for deed in side}
        sure = one.event or other.event or len(one.names & other.names) >= _SURE_NAMES
        if len(reporting) < (2 if sure else _LEAST_REPORTS):
            continue
        told.add((shared[0], one.day, other.day))
        yield _discrepancy(shared[0], sides, sorted(one.roots & other.roots), reports)


def _discrepancy(deed: str, sides: Sequence[Sequence[_Deed]], shared: Sequence[str], reports: Reports) -> Discrepancy:
    days = [f"{reports.day(side[0].day)} ({reports.carried(d.sentence for d in side)})" for side in sides]
    spans = tuple(deed.sentence for side in sides for deed in side)
    return Discrepancy(
        "contradiction",
        reports.tell("happened.summary", deed=sides[0][0].deeds[deed], one=days[0], other=days[1]),
        reports.reason("happened.reason", words=reports.in_print(shared[:5], spans)),
        spans,
    )


def mistimed(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each deed that is put at two times of one day, with every sentence that gives it either.

    A story has one such deed a day, so its clauses need no words in common ("kecelakaan itu", "tabrakan tersebut").
    """
    found = sorted((one for r in reports.readings for one in _deeds(r, _timed)), key=lambda deed: deed.found.span)
    told: set[frozenset[str | None]] = set()
    for one, other in combinations([deed for deed in found if not deed.repeatable], 2):
        times = frozenset((one.found.value, other.found.value))
        if times in told or not _at_two_times(one, other, reports):
            continue
        told.add(times)
        shared = sorted(one.deeds.keys() & other.deeds.keys())
        sides = [
            [deed for deed in found if deed.found.value == side.found.value and shared[0] in deed.deeds]
            for side in sorted((one, other), key=lambda deed: deed.found.value or "")
        ]
        times_told = [f"{side[0].found.text} ({reports.carried(d.sentence for d in side)})" for side in sides]
        yield Discrepancy(
            "contradiction",
            reports.tell("happened.summary", deed=sides[0][0].deeds[shared[0]], one=times_told[0], other=times_told[1]),
            reports.reason("clock.reason", day=reports.day(one.day), words=", ".join(shared)),
            tuple(deed.sentence for side in sides for deed in side),
        )


def _at_two_times(one: _Deed, other: _Deed, reports: Reports) -> bool:
    shared = one.deeds.keys() & other.deeds.keys()
    if one.day != other.day or not shared or one.sentence == other.sentence:
        return False
    if one.event and other.event and not _alike(one, other):
        return False
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    at, then = (datetime.fromisoformat((deed.found.value or "")[:16]) for deed in (one, other))
    zones = [
        set(words(deed.found.text)) & table_of(reports.language_of(deed.sentence.article), "zones").keys()
        for deed in (one, other)
    ]
    near = _LEAST_APART_MIN <= abs((at - then).total_seconds()) / 60 <= _MOST_APART_MIN
    return near and (zones[0] == zones[1] or not all(zones)) and not _of_two(one, other)


def _both_in_one(sides: Sequence[Sequence[_Deed]]) -> bool:
    first, second = ({deed.sentence.article for deed in side} for side in sides)
    return bool(first & second)


def _one_event(one: _Deed, other: _Deed) -> bool:
    if not one.deeds.keys() & other.deeds.keys() or (one.numbers and other.numbers and not one.numbers & other.numbers):
        return False
    if _night_between(one, other) or _of_two(one, other):
        return False
    return _alike(one, other)


def _alike(one: _Deed, other: _Deed) -> bool:
    return bool(one.names & other.names) and len(one.roots & other.roots) >= _SHARED


def _of_two(one: _Deed, other: _Deed) -> bool:
    """Is each told of somebody or something that the other hardly names? A bare weekday may be of another week."""
    if one.ahead and other.ahead:
        shares = (len(a.ahead & b.names) / len(a.ahead) for a, b in ((one, other), (other, one)))
        if sum(shares) < _SAME_SUBJECT:
            return True
    apart = days_apart(one.day, other.day)
    return apart != 0 and apart % 7 == 0 and not all(_NUMBER.search(deed.found.text) for deed in (one, other))


def _night_between(one: _Deed, other: _Deed) -> bool:
    """Is it the evening of one day and the morning of the next, or a day of two time zones?"""
    return days_apart(one.day, other.day) == 1 and any(_NIGHT.search(deed.found.value or "") for deed in (one, other))


# ---------------------------------------------------------------- which deed a date is of


def _deeds(reading: Reading, told: Callable[[Date, str], bool]) -> Iterator[_Deed]:
    """The deeds of which a date is told that *told* lets pass."""
    text, language = reading.article.text, reading.article.language
    for sentence in reading.sentences:
        days = [found for found in reading.dates if sentence.covers(found.span) and told(found, language)]
        for found in days:
            before = max((d.span.end for d in days if d.span.end <= found.span.start), default=sentence.start)
            behind = min((d.span.start for d in days if d.span.start >= found.span.end), default=sentence.end)
            ahead = list(_WORD.finditer(text, before, found.span.start))
            leads = len(ahead) <= _OPENING or _opens_clause(
                text[before : found.span.start], text, found.span.end, language
            )
            ends = None if leads else _BREAK.search(text, found.span.end, behind)
            after = list(_WORD.finditer(text, found.span.end, ends.start() if ends else behind))
            walked = [word.group() for word in (after if leads else ahead[::-1])][:_REACH]
            deeds = _reached(walked, language, back=not leads)
            pointed = None if deeds or leads else _pointed_to(reading, sentence, ahead)
            if pointed:
                deeds, ahead = pointed[0], [*pointed[1], *ahead]
            if (
                deeds
                and not is_slip(found, reading)
                and not _no_deed(reading, sentence, found, text[before : found.span.start])
            ):
                yield _deed(reading, sentence, found, deeds, [*ahead, *after], event=pointed is not None)


def _pointed_to(
    reading: Reading, sentence: Span, ahead: Sequence[re.Match[str]]
) -> tuple[dict[str, str], list[re.Match[str]]] | None:
    """The deeds of the event that "peristiwa itu terjadi" points to, and the words of the sentence before, which tells
    it; None where no words *ahead* of the date point so."""
    text, table = reading.article.text, table_of(reading.article.language, "deeds")
    found = [word.group().lower() for word in ahead]
    kinds = [table.get(word, {}).get("kind") for word in found]
    at = next((i for i, kind in enumerate(kinds) if kind == "event"), len(found))
    if "that" not in kinds[at + 1 : at + 1 + _POINTING] or "happens" not in kinds[at:]:
        return None
    before = max((one for one in reading.sentences if one.end <= sentence.start), default=None)
    told = list(_WORD.finditer(text, before.start, before.end)) if before else []
    rows = ((word.group(), table.get(word.group().lower(), {})) for word in told)
    deeds = {row["deed"]: word for word, row in rows if row.get("kind") in ("once", "again")}
    return {**deeds, table[found[at]]["deed"]: ahead[at].group()}, told


def _opens_clause(before: str, text: str, end: int, language: str) -> bool:
    """Does a date with a comma behind it begin what follows: "Bahkan, pada 2 Juni, polisi ..."?"""
    kinds = [table_of(language, "deeds").get(word, {}).get("kind") for word in words(_BREAK.split(before)[-1])]
    return text.startswith(",", end) and bool(kinds) and set(kinds) == {"opens"}


def _dated(found: Date, language: str) -> bool:
    """Is it a day that its words name, and no hour whose day is that of another sentence?"""
    if found.type not in ("date", "time") or found.basis == "unresolved" or not _DAY.match(found.value or ""):
        return False
    if "T" not in (found.value or "") or _WRITTEN.search(found.text):
        return True
    days = (table_of(language, table) for table in ("weekdays", "months", "timewords"))
    return any(
        word in rows and rows[word].get("kind", "shift") in _DAY_WORDS for rows in days for word in words(found.text)
    )


def _timed(found: Date, _language: str) -> bool:
    """Is it a time of day, printed with its minutes?"""
    return found.basis != "unresolved" and bool(_MINUTE.match(found.value or "") and _PRINTED_MINUTE.search(found.text))


def _reached(walked: Sequence[str], language: str, *, back: bool) -> dict[str, str]:
    """The deeds that a date is of, each with its word: those among the words from it on, up to another deed.

    Walking *back* from the date, a clause of "while" is passed.
    """
    table = table_of(language, "deeds")
    deeds: dict[str, str] = {}
    blocked = told = passed = False
    beside = ""  # the deed of the word before, as one walks
    for word in walked:
        row = table.get(word.lower())
        kind = row["kind"] if row else ""
        if kind in ("more", "visit") and not blocked:
            return {}
        if kind == "site" and back and beside:
            return {}  # "mengunjungi lokasi longsor, Sabtu"
        if kind == "apart":
            if deeds:
                break
            blocked = True
        elif kind == "while" and back:
            blocked, passed = False, True
        elif row and kind in ("once", "again") and not blocked and not (passed and _is_verb(word, language)):
            if back:
                deeds.pop(beside, None)  # "ditemukan tewas": the day is that of the finding
            deeds.setdefault(row["deed"], word)
            told = told or _is_verb(word, language)
            beside = row["deed"]
            continue
        elif told:
            break
        elif not kind and _tells_a_deed(word, language):
            if deeds:
                return {} if back and not passed and _is_active(word, language) else deeds
            blocked = True
        beside = ""
    return deeds


def _tells_a_deed(word: str, language: str) -> bool:
    row = table_of(language, "eventverbs").get(word.lower())
    if row:
        return row["kind"] != "none"
    if word.lower() in table_of(language, "cues"):
        return True
    return _is_verb(word, language) and root(word, language) != word


def _is_verb(word: str, language: str) -> bool:
    return word.islower() and any(_begins(word, prefix) for prefix in _prefixes(language))


def _is_active(word: str, language: str) -> bool:
    """Has its verb a subject of its own, so that a date behind it is of what that does, not of the deed it tells of?"""
    return any(kind == "active" and _begins(word.lower(), prefix) for prefix, kind in _prefixes(language).items())


def _begins(word: str, prefix: str) -> bool:
    return word.startswith(prefix) and len(word) >= len(prefix) + _ROOT


@cache
def _prefixes(language: str) -> dict[str, str]:
    table = table_of(language, "deeds")
    return {form: row["kind"] for form, row in table.items() if row["kind"] in ("verb", "active")}


def _no_deed(reading: Reading, sentence: Span, found: Date, before: str) -> bool:
    """Is it the day of saying, one to come, or an end of a span of time, or is it told by the day alone ("tanggal 11
    kemarin")?"""
    language = reading.article.language
    ahead = words(before)
    said = any(
        statement.said.day == (found.value or "")[:10]
        and not any(content.covers(found.span) for content in statement.content)
        and any(span and sentence.overlaps(span) for span in (statement.cue, statement.source))
        for statement in reading.statements
    )
    spans = table_of(language, "beginnings")
    kinds = (spans.get(word, {}).get("kind") for word in ahead[-_OPENING:])
    ends = [kind for kind in kinds if kind in ("since", "span", "until")]
    published = reading.article.published.day
    return (
        said
        or bool(published and (found.value or "")[:10] > published)
        or bool(ends and ends != ["since"])
        or not table_of(language, "plans").keys().isdisjoint(ahead)
        or not table_of(language, "media").keys().isdisjoint(ahead)
        or bool(ahead and ahead[-1].isdigit())
    )


def _deed(
    reading: Reading,
    sentence: Span,
    found: Date,
    deeds: Mapping[str, str],
    around: Sequence[re.Match[str]],
    *,
    event: bool,
) -> _Deed:
    """What the words *around* the date tell, but for those that name who says so."""
    language, calendar = reading.article.language, _calendar(reading.article.language)
    table = table_of(language, "deeds")
    tellers = [span for statement in reading.statements for span in (statement.cue, statement.source) if span]
    told = [
        word
        for word in around
        if word.group().lower() not in calendar and not any(s.start <= word.start() < s.end for s in tellers)
    ]
    opening = {one.start for one in reading.sentences}
    named = [
        word
        for word in told
        if word.group()[0].isupper()
        and word.start() not in opening
        and word.group().lower() not in table_of(language, "landforms")
    ]
    first = min(word.start() for word in around if word.group() in deeds.values())
    telling = [word for match in told for word in words(match.group()) if len(word) > 1 and not word[0].isdigit()]
    return _Deed(
        found,
        (found.value or "")[:10],
        deeds,
        frozenset(root(word, language) for word in telling if rarity(word, language) > _TELLING),
        frozenset(word.group() for word in named),
        frozenset(word.group() for word in named if word.start() < first and not word.group().isupper()),
        frozenset(word.group() for word in told if word.group()[0].isdigit()),
        sentence,
        all(table[word.lower()]["kind"] == "again" for word in deeds.values()),
        event,
    )


@cache
def _calendar(language: str) -> frozenset[str]:
    return frozenset((*table_of(language, "weekdays"), *table_of(language, "months"), *table_of(language, "zones")))
