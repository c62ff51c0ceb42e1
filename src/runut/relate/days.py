"""Days that do not fit: a weekday that its own date denies, a year to come told as past, and another month of the year
in which weekday and day are those on which the report appeared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from babel.dates import format_date

from runut.records import Date, Reading, Span, Statement
from runut.relate.discrepancies import Discrepancy, Reports, sentence_of
from runut.relate.stems import root
from runut.relate.vocabulary import content_words, table_of, words

_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"[12]\d{3}(?!\d)")
_DAY_NUMBERS = re.compile(r"(?<![\d.:])\d{1,2}(?![\d.:])")
_GUESSED_YEAR = timedelta(days=60)  # a day without a year lies nearer to its report, or its year is a guess
_THIS_YEAR = timedelta(days=14)  # a day without a year that lies nearer to its report is of that year
_WEEKDAY_REACH = 3  # days on either side of a date, one of which has the weekday that was written
_JUST_BEFORE = 3  # days before a report of what it tells as new
_OTHER_MONTH = timedelta(days=25)  # what lies as far back is no news of the day
_MONTHS = 12  # at most between a date and the one that it was to be
_IN_NUMBERS = re.compile(r"\d/\d")
_MOST_WITNESSES = 6
_MOST_FITTING = 4
_SHARED = 1  # roots that sentences of one deed share


# ---------------------------------------------------------------- a weekday against its date


def wrong_weekdays(reports: Reports) -> Iterator[Discrepancy]:
    """One finding for each wrong pair of weekday and date, whoever copies it, with what others tell of that day."""
    wrong: dict[tuple[str, int], list[tuple[Date, Reading]]] = defaultdict(list)
    for reading in reports.readings:
        for found in reading.dates:
            if is_slip(found, reading):
                written = _weekday(found, reading.article.language) or 0
                wrong[(found.value or "")[:10], written].append((found, reading))
    for (day, written), told in sorted(wrong.items()):
        yield _wrong_weekday(day, written, told, reports)


def is_slip(found: Date, reading: Reading) -> bool:
    """Does its own weekday deny a date? Not where it fits in another year that the report tells of."""
    written = _weekday(found, reading.article.language)
    match = _FULL.match(found.value or "")
    if not written or not match:
        return False
    day = date.fromisoformat(match.group())
    if day.isoweekday() == written:
        return False
    published = date.fromisoformat(reading.article.published.day or day.isoformat())
    elsewhere = str(day.year) not in found.text and any(_falls(day, year, written) for year in _years(reading))
    if _IN_NUMBERS.search(found.text) and _fits_near(day, written, published):
        return not elsewhere  # the month is mistaken, whatever the year
    if _year_guessed(found, reading):
        return False
    return not elsewhere or abs(day - published) <= _THIS_YEAR


def _fits_near(day: date, weekday: int, published: date) -> bool:
    """Is that day of the month in which the report appeared, or the one beside it, such a *weekday* and near to it?"""
    near = (published + timedelta(days=n) for n in range(-_THIS_YEAR.days, _THIS_YEAR.days + 1))
    return any(one.day == day.day and one.isoweekday() == weekday for one in near)


def _years(reading: Reading) -> set[int]:
    return {int(found.value[:4]) for found in reading.dates if found.value and _YEAR.match(found.value)}


def _falls(day: date, year: int, weekday: int) -> bool:
    """Is that day of that month in *year* a *weekday*?"""
    try:
        return day.replace(year=year).isoweekday() == weekday
    except ValueError:  # 29 February
        return False


def _wrong_weekday(day: str, written: int, told: Sequence[tuple[Date, Reading]], reports: Reports) -> Discrepancy:
    first = told[0][0]
    spans = [_sentence_of(found, reading) for found, reading in told]
    of_day = date.fromisoformat(day)
    days = (of_day + timedelta(days=n) for n in range(-_WEEKDAY_REACH, _WEEKDAY_REACH + 1))
    other = next(one for one in days if one.isoweekday() == written)
    said, witnesses = _witnesses(told, {day, other.isoformat()}, reports)
    named = {"day": reports.day(day), "weekday": _in_words(of_day, reports), "written": _in_words(other, reports)}
    reason = reports.reason("weekday.reason", **named)
    fitting = _fitting(first, written, reports)
    if fitting:
        told_right = " / ".join(dict.fromkeys(f"“{one.text}”" for one, _ in fitting))
        outlets = reports.carried(one.span for one, _ in fitting)
        reason = reason.and_that(reports.tell("weekday.fitting", words=told_right, outlets=outlets))
    if witnesses:
        told_of = " / ".join(reports.day(d) for d in sorted({w.said.day or "" for w in witnesses}))
        who, outlets = reports.speaker(witnesses[0]), reports.carried(witnesses)
        reason = reason.and_that(reports.tell("weekday.witness", name=who, days=told_of, outlets=outlets))
    return Discrepancy(
        "contradiction",
        reports.tell("weekday.summary", words=first.text, outlets=reports.carried(found.span for found, _ in told)),
        reason,
        tuple(
            dict.fromkeys(
                [
                    *spans,
                    *(_sentence_of(one, reading) for one, reading in fitting),
                    *(s.content[0] for s in said),
                    *(w.content[0] for w in witnesses),
                ]
            )
        ),
    )


def _fitting(slip: Date, written: int, reports: Reports) -> list[tuple[Date, Reading]]:
    """What the reports write where weekday and date fit: that weekday on a date that the slip may have meant, or that
    date on its own weekday; of each report where it tells most of what the sentence of the slip does, if that is more
    than half of what the best of them tells."""
    day = date.fromisoformat((slip.value or "")[:10])
    told = _telling(slip, reports)
    fits: dict[str, list[tuple[int, bool, Date, Reading]]] = defaultdict(list)
    for reading in reports.readings:
        for found in reading.dates:
            match = _FULL.match(found.value or "")
            weekday = _weekday(found, reading.article.language) if match else None
            other = date.fromisoformat(match.group()) if match else day
            if weekday is None or other.isoweekday() != weekday:
                continue
            meant = weekday == written and _mistakable(day, other)
            if meant or other == day:
                fits[reading.article.id].append((-len(told & _telling(found, reports)), not meant, found, reading))
    best = sorted((min(found, key=_closeness) for found in fits.values()), key=_closeness)
    least = best[0][0] / 2 if best else 0
    return [(found, reading) for shared, _, found, reading in best if shared < least or not least][:_MOST_FITTING]


def _closeness(fitting: tuple[int, bool, Date, Reading]) -> tuple[int, bool, Span]:
    shared, strange, found, _ = fitting
    return shared, strange, found.span


def _mistakable(day: date, other: date) -> bool:
    """Is one date the other with its day, its month or its year mistaken, or the first two swapped?"""
    if abs(day - other) <= timedelta(days=_WEEKDAY_REACH) or (day.day, day.month) == (other.month, other.day):
        return True
    months = 12 * (day.year - other.year) + day.month - other.month
    return day.day == other.day and 0 < abs(months) <= _MONTHS


def _sentence_of(found: Date, reading: Reading) -> Span:
    """The sentence of an expression, which tells what is dated by it."""
    return sentence_of(found.span, reading) or found.span


def _in_words(day: date, reports: Reports) -> str:
    return format_date(day, "EEEE", locale=reports.language)


def _witnesses(
    told: Sequence[tuple[Date, Reading]], days: set[str], reports: Reports
) -> tuple[list[Statement], list[Statement]]:
    """The utterances told with the slip, and those of these days that other reports have of the same speaker."""
    careless = {reading.article.id for _, reading in told}
    said = [statement for found, reading in told for statement in _beside(found, reading, days)]
    voices = {speaker.entity for statement in said for speaker in statement.speakers if speaker.entity}
    witnesses = [
        statement
        for reading in reports.readings
        if reading.article.id not in careless
        for statement in reading.statements
        if statement.said.day in days and any(speaker.entity in voices for speaker in statement.speakers)
    ]
    slipped = {(found.value or "")[:10] for found, _ in told}
    witnesses.sort(key=lambda statement: (statement.said.day in slipped, statement.content[0]))
    one_each = {statement.article: statement for statement in reversed(witnesses)}
    kept = [one_each[article] for article in sorted(one_each)][:_MOST_WITNESSES]
    return said[:2], kept


def _beside(found: Date, reading: Reading, days: set[str]) -> Iterator[Statement]:
    """The utterances of that day in the sentence of the date or the one behind it."""
    at = next((i for i, sentence in enumerate(reading.sentences) if sentence.covers(found.span)), None)
    if at is None:
        return
    near = reading.sentences[at : at + 2]
    for statement in reading.statements:
        places = [*statement.content, *(span for span in (statement.cue, statement.source) if span)]
        if statement.said.day in days and any(sentence.overlaps(span) for sentence in near for span in places):
            yield statement


def _weekday(found: Date, language: str) -> int | None:
    """The ISO number of the weekday of an expression that has one, and beside it one day of a month."""
    if found.type not in ("date", "time") or found.basis == "unresolved":
        return None
    weekdays = table_of(language, "weekdays")
    days = [word for word in words(found.text) if word in weekdays]
    if len(days) != 1 or len(_DAY_NUMBERS.findall(re.sub(r"/\d+", "", found.text))) != 1:
        return None
    row = weekdays[days[0]]
    return int(row["number"]) if row["kind"] == "full" else None


def _year_guessed(found: Date, reading: Reading) -> bool:
    """Has the expression no year, and its report no day of its own near to it that would tell the year?"""
    value = (found.value or "")[:10]
    if value[:4] in found.text:
        return False
    published = reading.article.published
    if not published.day or published.basis == "story":
        return True
    return abs(date.fromisoformat(value) - date.fromisoformat(published.day)) > _GUESSED_YEAR


# ---------------------------------------------------------------- a year to come


def wrong_years(reports: Reports) -> Iterator[Discrepancy]:
    """A day told as past that lies after its own report, where others tell the same of that day a year before; then
    the days in a wrong month."""
    by_day: dict[str, list[tuple[Date, Reading]]] = defaultdict(list)
    for reading in reports.readings:
        for found in reading.dates:
            match = _FULL.match(found.value or "")
            if match and match.group()[:4] in found.text:
                by_day[match.group()[5:]].append((found, reading))
    for _, told in sorted(by_day.items()):
        slips: dict[str, list[tuple[Date, str]]] = defaultdict(list)
        for found, reading in told:
            published, value = reading.article.published.day, (found.value or "")[:10]
            late = published and value > published and not _weekday(found, reading.article.language)
            if published and late and not _planned(found, reading):
                slips[value].append((found, published))
        for _, wrong in sorted(slips.items()):
            careless = {found.span.article for found, _ in wrong}
            limit = max(published for _, published in wrong)
            year = str(int((wrong[0][0].value or "")[:4]) - 1)
            roots = frozenset[str]().union(*(_telling(found, reports) for found, _ in wrong))
            past = [
                f
                for f, _ in told
                if (f.value or "")[:4] == year
                and (f.value or "")[:10] <= limit
                and f.span.article not in careless
                and len(roots & _telling(f, reports)) >= _SHARED
            ]
            if past:
                yield _wrong_year([found for found, _ in wrong], past, wrong[0][1], reports)
    yield from _wrong_months(reports)


def _telling(found: Date, reports: Reports) -> frozenset[str]:
    """The roots in the sentence of a date, which say what is dated."""
    reading = next(r for r in reports.readings if r.article.id == found.span.article)
    language = reading.article.language
    sentence = _sentence_of(found, reading).of(reading.article.text)
    weekdays, months = table_of(language, "weekdays"), table_of(language, "months")
    telling = (word for word in content_words(sentence, language) if not word.isdigit())
    return frozenset(root(word, language) for word in telling if word not in weekdays and word not in months)


def _wrong_year(wrong: Sequence[Date], past: Sequence[Date], published: str, reports: Reports) -> Discrepancy:
    year = min((one.value or "")[:4] for one in past)
    spans = [found.span for found in wrong]
    return Discrepancy(
        "contradiction",
        reports.tell("year.summary", words=wrong[0].text, outlets=reports.carried(spans), year=year),
        reports.reason("year.reason", day=reports.day(published), year=year),
        (*spans, *sorted(one.span for one in past)),
    )


def _planned(found: Date, reading: Reading) -> bool:
    """Does its sentence tell a plan, so that it may be of another year?"""
    sentence = _sentence_of(found, reading).of(reading.article.text)
    return not table_of(reading.article.language, "plans").keys().isdisjoint(words(sentence))


# ---------------------------------------------------------------- another month


def _wrong_months(reports: Reports) -> Iterator[Discrepancy]:
    """A weekday and day of the month that are those of the report or just before it, printed with a month long past,
    where the report names a later day as well."""
    for reading in reports.readings:
        published = date.fromisoformat(reading.article.published.day or date.max.isoformat())
        dated = [
            (found, date.fromisoformat(m.group())) for found in reading.dates if (m := _FULL.match(found.value or ""))
        ]
        for found, day in dated:
            near = (published - timedelta(days=n) for n in range(_JUST_BEFORE + 1))
            meant = next((one for one in near if one.day == day.day and one.year == day.year), None)
            year = str(day.year)
            if meant is None or published - day < _OTHER_MONTH or year not in found.text:
                continue
            weekday = _weekday(found, reading.article.language)
            later = [one for one, other in dated if day < other <= meant < other + _OTHER_MONTH and year in one.text]
            if weekday == day.isoweekday() == meant.isoweekday() and later:
                yield Discrepancy(
                    "contradiction",
                    reports.tell("month.summary", words=found.text, outlets=reports.carried([found.span])),
                    reports.reason("month.reason", day=reports.day(meant.isoformat()), other=later[-1].text),
                    (_sentence_of(found, reading), *(_sentence_of(one, reading) for one in later[-1:])),
                )
