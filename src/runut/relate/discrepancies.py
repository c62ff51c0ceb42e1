"""What reports tell apart beside figures: a day, a quotation's day, an identifier, what a speaker said before.

Only what leaves little room for another reading: a weekday that its own date denies, one quotation that two reports
date differently, a flight number with two digits in each other's place, a denial that the same speaker later gives up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from babel.dates import format_date

from runut.records import Date, Entity, FindingType, Reading, Span, Statement
from runut.relate.points import NO_OUTLET
from runut.relate.vocabulary import content_words, words
from runut.text.lexicon import load_index  # tables only

_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_NUMBERS = re.compile(r"(?<![\d.:])\d{1,2}(?![\d.:])")
_CODE = re.compile(r"\b(?P<letters>[A-Z]{2,3})[ -]?(?P<digits>\d{4})\b")
_YEARS = ("19", "20")  # what four digits start with that are a year
_QUOTED_WORDS = 6  # words that a quotation must have to be known again
_SAME_QUOTATION = 0.7  # of the shorter's runs of three words
_SHIFTED_WORDS = 2  # telling words that a denial and what follows it share


@dataclass(frozen=True, slots=True)
class Discrepancy:
    type: FindingType
    summary: str
    reason: str
    evidence: tuple[Span, ...]


def discrepancies(readings: Sequence[Reading], entities: Sequence[Entity]) -> Iterator[Discrepancy]:
    """Yield what does not fit, report by report and then between reports; nothing depends on the readings' order."""
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    outlets = {r.article.id: r.article.outlet or NO_OUTLET for r in ordered}
    names = {entity.id: entity.name for entity in entities}
    for reading in ordered:
        yield from _wrong_weekdays(reading, outlets)
    yield from _wrong_years(ordered, outlets)
    yield from _swapped_digits(ordered, outlets)
    yield from _redated_quotations(ordered, outlets, names)
    yield from _shifts(ordered, names)


def day_in_words(day: str) -> str:
    """2024-10-31 as "31 Oktober 2024"."""
    return format_date(date.fromisoformat(day), "d MMMM y", locale="id")


# ---------------------------------------------------------------- a weekday against its date


def _wrong_weekdays(reading: Reading, outlets: Mapping[str, str]) -> Iterator[Discrepancy]:
    told: set[str] = set()
    for found in reading.dates:
        written = _weekday(found, reading.article.language)
        match = _FULL.match(found.value or "")
        if not written or not match or found.text in told:
            continue
        day = date.fromisoformat(match.group())
        if day.isoweekday() == written[1]:
            continue
        told.add(found.text)
        meant = format_date(day, "EEEE", locale="id")
        yield Discrepancy(
            "contradiction",
            f"Hari dan tanggal tidak cocok: “{found.text}” ({outlets[reading.article.id]}).",
            f"Tanggal {day_in_words(day.isoformat())} jatuh pada hari {meant}, bukan {written[0]}.",
            (found.span,),
        )


def _weekday(found: Date, language: str) -> tuple[str, int] | None:
    """The weekday of an expression that has one, and beside it one day of a month."""
    if found.type not in ("date", "time") or found.basis == "unresolved":
        return None
    days = [word for word in words(found.text) if word in _table(language, "weekdays")]
    stated = _DAY_NUMBERS.findall(re.sub(r"/\d+", "", found.text))
    if len(days) != 1 or len(stated) != 1:
        return None
    row = _table(language, "weekdays")[days[0]]
    return (days[0].capitalize(), int(row["number"])) if row["kind"] == "full" else None


@cache
def _table(language: str, name: str) -> Mapping[str, Mapping[str, str]]:
    try:
        return load_index(language, name)
    except FileNotFoundError:
        return {}


def _wrong_years(readings: Sequence[Reading], outlets: Mapping[str, str]) -> Iterator[Discrepancy]:
    """A day told as past that lies after its own report, where other reports have that day in an earlier year."""
    by_day: dict[str, list[tuple[Date, Reading]]] = defaultdict(list)
    for reading in readings:
        for found in reading.dates:
            match = _FULL.match(found.value or "")
            if match and match.group()[:4] in found.text:
                by_day[match.group()[5:]].append((found, reading))
    for _, told in sorted(by_day.items()):
        for found, reading in told:
            published, value = reading.article.published.day, (found.value or "")[:10]
            if not published or value <= published or _weekday(found, reading.article.language):
                continue
            past = [one for one, other in told if (one.value or "")[:10] <= published and other != reading]
            if past and not _planned(found, reading):
                years = sorted({(one.value or "")[:4] for one in past})
                yield Discrepancy(
                    "contradiction",
                    f"Tahun berapa: “{found.text}” ({outlets[reading.article.id]}) atau {years[0]}?",
                    f"Laporan itu terbit {day_in_words(published)}, sebelum hari yang disebutnya; "
                    f"laporan lain menyebut tanggal yang sama pada {years[0]}.",
                    (found.span, *sorted(one.span for one in past)),
                )


def _planned(found: Date, reading: Reading) -> bool:
    """Does its sentence tell a plan, so that it may be of another year?"""
    sentence = next((span for span in reading.sentences if span.covers(found.span)), found.span)
    return not _table(reading.article.language, "plans").keys().isdisjoint(words(sentence.of(reading.article.text)))


# ---------------------------------------------------------------- a number with digits swapped


def _swapped_digits(readings: Sequence[Reading], outlets: Mapping[str, str]) -> Iterator[Discrepancy]:
    """Two numbers of one kind ("SV 1234", "SV-1324") that no report has both of: one of them is a slip."""
    by_letters: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        for sentence in reading.sentences:
            for match in _CODE.finditer(sentence.of(reading.article.text)):
                if not match["digits"].startswith(_YEARS):
                    span = Span(reading.article.id, sentence.start + match.start(), sentence.start + match.end())
                    by_letters[match["letters"]][match["digits"]].append(span)
    for letters, found in sorted(by_letters.items()):
        for one, other in combinations(sorted(found), 2):
            sides = found[one], found[other]
            if _swapped(one, other) and not {s.article for s in sides[0]} & {s.article for s in sides[1]}:
                usual, rare = sorted((one, other), key=lambda d: (-len({s.article for s in found[d]}), d))
                told = [f"{letters} {digits} ({_carried(found[digits], outlets)})" for digits in (usual, rare)]
                yield Discrepancy(
                    "contradiction",
                    f"{told[0]} atau {told[1]}?",
                    "Kedua nomor hanya berbeda dalam urutan dua angka, dan tidak ada laporan yang memuat keduanya.",
                    (*found[usual], *found[rare]),
                )


def _swapped(one: str, other: str) -> bool:
    """Do two neighbouring digits stand in each other's place, and nothing else differ?"""
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]]


def _carried(side: Sequence[Span], outlets: Mapping[str, str]) -> str:
    return ", ".join(list(dict.fromkeys(outlets[span.article] for span in sorted(side)))[:3])


# ---------------------------------------------------------------- one quotation, two days


def _redated_quotations(
    readings: Sequence[Reading], outlets: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Discrepancy]:
    """One finding for a speaker, two reports and two days, with every quotation that shows it."""
    quoted: dict[str, list[tuple[Statement, frozenset[tuple[str, str, str]]]]] = defaultdict(list)
    for reading in readings:
        for statement in reading.statements:
            spoken = list(words(statement.text))
            entity = statement.speakers[0].entity if len(statement.speakers) == 1 else None
            if statement.mode == "direct" and entity and statement.said.day and len(spoken) >= _QUOTED_WORDS:
                runs = frozenset(zip(spoken, spoken[1:], spoken[2:], strict=False))
                quoted[entity].append((statement, runs))
    for entity, found in sorted(quoted.items(), key=lambda item: (names.get(item[0], ""), item[0])):
        pairs: dict[tuple[str, str], list[tuple[Statement, Statement]]] = defaultdict(list)
        for (one, runs), (other, other_runs) in combinations(found, 2):
            alike = len(runs & other_runs) >= _SAME_QUOTATION * min(len(runs), len(other_runs))
            if alike and one.article != other.article and one.said.day != other.said.day:
                first, second = sorted((one, other), key=lambda s: (s.said.day or "", s.article))
                pairs[first.said.day or "", second.said.day or ""].append((first, second))
        for (day, later), sides in sorted(pairs.items()):
            yield _redated(names.get(entity, ""), day, later, sides, outlets)


def _redated(
    name: str, day: str, later: str, sides: Sequence[tuple[Statement, Statement]], outlets: Mapping[str, str]
) -> Discrepancy:
    carried = [", ".join(dict.fromkeys(outlets[pair[k].article] for pair in sides)) for k in (0, 1)]
    return Discrepancy(
        "contradiction",
        f"Kapan {name} mengatakannya: {day_in_words(day)} ({carried[0]}) atau {day_in_words(later)} ({carried[1]})?",
        "Laporan-laporan itu memuat kutipan yang sama, tetapi menyebut hari yang berbeda.",
        tuple(pair[k].content[0] for k in (0, 1) for pair in sides),
    )


# ---------------------------------------------------------------- a denial given up


def _shifts(readings: Sequence[Reading], names: Mapping[str, str]) -> Iterator[Discrepancy]:
    """A speaker who denied something and on a later day confirms what shares its telling words."""
    acts: dict[str, list[tuple[Statement, frozenset[str]]]] = defaultdict(list)
    for reading in readings:
        for statement in reading.statements:
            if statement.act in ("deny", "confirm") and statement.said.day:
                telling = frozenset(content_words(statement.text, reading.article.language))
                for entity in sorted({speaker.entity for speaker in statement.speakers if speaker.entity}):
                    acts[entity].append((statement, telling))
    for entity, found in sorted(acts.items(), key=lambda item: (names.get(item[0], ""), item[0])):
        found.sort(key=lambda item: (item[0].said.day or "", item[0].content[0]))
        for (one, told), (other, told_later) in combinations(found, 2):
            later = (one.said.day or "") < (other.said.day or "")
            if (one.act, other.act) == ("deny", "confirm") and later and len(told & told_later) >= _SHIFTED_WORDS:
                name = names.get(entity, one.speakers[0].name)
                yield Discrepancy(
                    "position_shift",
                    f"{name}: membantah ({day_in_words(one.said.day or '')}), kemudian mengakui "
                    f"({day_in_words(other.said.day or '')}).",
                    f"Ucapan kedua menyangkut hal yang sama: {', '.join(sorted(told & told_later)[:4])}.",
                    (one.content[0], other.content[0]),
                )
                break
