"""The minute of a goal, a card or a change: two reports of a match that put one deed of a player into two minutes.

A minute is of the player named nearest to it, and of what the words around it tell. Where a report gives a player more
than one such minute, or the two lie further apart, there may have been two goals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from runut.records import Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.vocabulary import any_of, forms, table_of, words
from runut.text.lexicon import alternatives  # tables only

_MOST_APART = 2  # minutes of one goal
_REACH = 90  # characters around a minute that tell what happened in it
_DEEDS = ("chance", "card", "change", "goal")  # the first that is told counts: a chance to score is no goal
_END = re.compile(r"[.;](?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Minute:
    """*minute* of the match in which *player* did *deed*."""

    minute: int
    player: str
    deed: str
    span: Span


def minutes_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each deed of a player that two reports put into two minutes."""
    by_deed: dict[tuple[str, str], dict[str, list[_Minute]]] = defaultdict(lambda: defaultdict(list))
    for reading in reports.readings:
        for found in _minutes(reading):
            by_deed[found.player, found.deed][reading.article.id].append(found)
    told: set[Span] = set()
    for deeds in by_deed.values():
        single = [found for found in deeds.values() if len({one.minute for one in found}) == 1]
        for one, other in combinations(sorted({found[0].minute for found in single}), 2):
            sides = [[m for found in single if found[0].minute == minute for m in found] for minute in (one, other)]
            spans = [m.span for side in sides for m in side]
            if _one_deed(one, other) and told.isdisjoint(spans):
                told.update(spans)
                yield _told(sides, reports)


def _one_deed(one: int, other: int) -> bool:
    """Do they lie close, or has the one lost its last digit?"""
    return abs(one - other) <= _MOST_APART or str(other)[:-1] == str(one)


def _minutes(reading: Reading) -> Iterator[_Minute]:
    text, language = reading.article.text, reading.article.language
    players = [m for m in reading.mentions if m.type in ("person", None)]
    for sentence in reading.sentences:
        for match in _pattern(language).finditer(sentence.of(text)):
            at, end = sentence.start + match.start(), sentence.start + match.end()
            if _around(language).search(text[sentence.start : at]):
                continue  # "selewat menit ke-80"
            named = [m for m in players if sentence.covers(m.span)]
            deed = _deed(text[max(sentence.start, at - _REACH) : at], text[end : sentence.end], language)
            if named and deed not in ("", "chance"):
                nearest = min(named, key=lambda m: min(abs(m.span.end - at), abs(m.span.start - at)))
                span = Span(sentence.article, at, end)
                yield _Minute(int(match["minute"]), nearest.name.split()[-1].lower(), deed, span)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    minute, second = alternatives(forms(language, "measure_labels", "minute")), any_of(language, "second")
    return re.compile(rf"(?i)\b{minute}[\s-]*(?P<minute>\d{{1,3}})\b(?!\s*(?:\+|{second}))")


@cache
def _around(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_of(language, 'past minute')}\s$")


def _deed(before: str, after: str, language: str) -> str:
    """What the words around a minute tell, "" for nothing."""
    table = table_of(language, "plays")
    near = _END.split(before)[-1] + " " + _END.split(after[:_REACH])[0]
    told = {table[word]["deed"] for word in words(near) if word in table}
    return next((deed for deed in _DEEDS if deed in told), "")


def _told(sides: list[list[_Minute]], reports: Reports) -> Discrepancy:
    name = sides[0][0].player.title()
    told = [f"{reports.printed(side[0].span)} ({reports.carried([m.span for m in side])})" for side in sides]
    return Discrepancy(
        "contradiction",
        reports.tell("value.summary", measure=name, one=told[0], other=told[1]),
        reports.reason("minute.reason"),
        tuple(m.span for side in sides for m in side),
    )
