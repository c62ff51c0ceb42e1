"""When something began: one source tells its first time before the days from which another lets it begin.

A beginning is told by "first" or "began" in an utterance whose day is known. It lies on the day that the utterance
names, about as far back as it says ("sekitar seminggu yang lalu"), or at the latest on the day of the utterance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from runut.records import Reading, Statement
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.stems import root
from runut.relate.vocabulary import any_of, rarity, table_of, words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TELLING = 0.3  # rarity of a word that can say what began
_SHARED = 2  # such roots that both have
_SLACK = 2  # "about a week ago" may be half as long or twice as long ago


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What began (*roots*) not before *earliest* (None: unknown), and not after *latest*; *told*: the day that it is
    worked out for from *ago*, words such as "seminggu yang lalu"."""

    statement: Statement
    roots: frozenset[str]
    earliest: date | None
    latest: date
    told: date | None = None
    ago: str = ""


def beginnings(reports: Reports) -> Iterator[Discrepancy]:
    """Yield each pair of sources whose days of one beginning shut each other out."""
    found = [one for reading in reports.readings for one in _beginnings(reading)]
    told: set[tuple[str, str]] = set()
    for pair in combinations(sorted(found, key=lambda one: (one.latest, one.statement.content[0])), 2):
        early, late = pair
        shared = early.roots & late.roots
        who = (reports.speaker(early.statement), reports.speaker(late.statement))
        if late.earliest is None or early.latest >= late.earliest or len(shared) < _SHARED or who[0] == who[1]:
            continue
        if who in told:
            continue
        told.add(who)
        spans = early.statement.content[0], late.statement.content[0]
        yield Discrepancy(
            "contradiction",
            reports.tell("beginning.summary", one=_in_words(early, reports), other=_in_words(late, reports)),
            reports.reason("beginning.reason", words=reports.in_print(sorted(shared)[:4], spans)),
            spans,
        )


def _in_words(one: _Beginning, reports: Reports) -> str:
    """The day of a beginning as far as it is told, and by whom."""
    key = "about" if one.told else "by" if one.earliest is None else "on"
    day = reports.day((one.told or one.latest).isoformat())
    return reports.tell(f"beginning.{key}", day=day, words=one.ago, name=reports.speaker(one.statement))


def _beginnings(reading: Reading) -> Iterator[_Beginning]:
    language = reading.article.language
    table = table_of(language, "beginnings")
    for statement in reading.statements:
        kinds = {table[word]["kind"] for word in words(statement.text) if word in table}
        if not statement.speakers or not statement.said.day or statement.act not in ("assert", "confirm"):
            continue
        if not kinds & {"first", "begin"} or not table_of(language, "plans").keys().isdisjoint(words(statement.text)):
            continue
        between = _between(reading, statement, told_first="first" in kinds)
        if between:
            named = (
                w for w in words(statement.text) if w not in table and rarity(w, language) > _TELLING and len(w) > 3
            )
            yield _Beginning(statement, frozenset(root(word, language) for word in named), *between)


def _between(
    reading: Reading, statement: Statement, *, told_first: bool
) -> tuple[date | None, date, date | None, str] | None:
    """The earliest and the latest day of the beginning, the day worked out from words that count back, and these; None
    where the words tell nothing."""
    said = date.fromisoformat(statement.said.day or "")
    days = sorted(
        date.fromisoformat(found.value[:10])
        for found in reading.dates
        if found.value and _DAY.match(found.value) and statement.holds(found.span)
    )
    if days:
        return days[0], days[0], None, ""
    back, ago = _days_back(statement.text, reading.article.language)
    if back:
        counted = said - timedelta(days=back)
        return said - timedelta(days=back * _SLACK), said - timedelta(days=back // _SLACK), counted, ago
    return (None, said, None, "") if told_first else None


def _days_back(text: str, language: str) -> tuple[int | None, str]:
    """The days that *text* counts back, None for none, and the words that do."""
    ago = rf"(?P<number>\w+\s+)?(?P<unit>\w+)\s+{any_of(language, 'ago')}"
    for match in re.finditer(ago, text.lower()):
        row = table_of(language, "beginnings").get(match["unit"], {})
        if row.get("kind") == "unit":
            number = (match["number"] or "1").strip()
            value = table_of(language, "numbers").get(number, {}).get("value") or number
            counted = match if value.isdigit() else re.search(rf"{match['unit']}\s.*", match[0])
            return int(row["days"]) * (int(value) if value.isdigit() else 1), counted[0] if counted else ""
    return None, ""
