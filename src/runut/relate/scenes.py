"""The place of one event: two reports that put a deed which happens once in two villages or streets of one district.

A place is told by an address, from the smallest part up: "Kampung Baru, Muara Wana, Tanjung Lembah". Two addresses are
at odds where the parts above are the same and the first, of one kind, is not; a street and a village may both be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from runut.records import Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, days_apart
from runut.relate.vocabulary import rarity, table_of, words

_NAMED = r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|\d+))*"
_ADDRESS = re.compile(rf"\b{_NAMED}(?: ?, {_NAMED})+")
_BEFORE = 60  # characters before an address among which its deed is told
_EVENT = "event"  # a deed that is told without its name
_TELLING = 0.42  # rarity of a word that belongs to one name, not to many ("Raya", "Baru")
_DAYS = 1  # between two first reports of one event
_SHARED = 2  # parts above that both addresses have


@dataclass(frozen=True, slots=True)
class _Scene:
    """*deeds* at an address: its first part's *head* and *name*, the parts *above* without their own heads, and the
    *day* of the report."""

    deeds: frozenset[str]
    head: str
    name: str
    above: frozenset[str]
    day: str | None
    span: Span


def scenes_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each deed that is put at two addresses, with all that tell either."""
    found = sorted((scene for r in reports.readings for scene in _scenes(r)), key=lambda scene: scene.span)
    told: set[frozenset[str]] = set()
    for one, other in combinations(found, 2):
        names = frozenset((one.name, other.name))
        if names in told or not _apart(one, other, reports.readings[0].article.language):
            continue
        told.add(names)
        places: dict[str, list[Span]] = defaultdict(list)
        for scene in found:
            if (
                scene.head == one.head
                and scene.name in names
                and (_of_one_deed(scene, one) or _of_one_deed(scene, other))
            ):
                places[scene.name].append(scene.span)
        if {span.article for span in places[one.name]} & {span.article for span in places[other.name]}:
            continue  # a report that names both tells of two places
        first, second = (f"{name} ({reports.carried(places[name])})" for name in (one.name, other.name))
        yield Discrepancy(
            "contradiction",
            reports.tell("scene.summary", one=first, other=second),
            reports.reason("scene.reason", words=", ".join(sorted(one.above & other.above))),
            (*places[one.name], *places[other.name]),
        )


def _apart(one: _Scene, other: _Scene, language: str) -> bool:
    if days_apart(one.day, other.day) > _DAYS:
        return False  # of another event, as far as a story tells several
    if one.head != other.head or not _of_one_deed(one, other) or len(one.above & other.above) < _SHARED:
        return False
    mine, yours = set(words(one.name)) - {one.head}, set(words(other.name)) - {one.head}
    told = any(rarity(word, language) > _TELLING for word in mine & yours)  # "Jalan Muara", "Jalan Jenderal Muara"
    return bool(mine - yours and yours - mine) and not told and one.span.article != other.span.article


def _of_one_deed(one: _Scene, other: _Scene) -> bool:
    """Have they a deed in common, or is either told as an event alone, which may be any deed?"""
    return bool(one.deeds & other.deeds) or _EVENT in one.deeds | other.deeds


def _scenes(reading: Reading) -> Iterator[_Scene]:
    text, language = reading.article.text, reading.article.language
    deeds, parts = table_of(language, "deeds"), table_of(language, "addresses")
    for sentence in reading.sentences:
        for match in _ADDRESS.finditer(text, sentence.start, sentence.end):
            parts_told = list(_parts(match.group(), language))
            first, *above = parts_told or [""]
            head, _, name = first.partition(" ")
            row = parts.get(head.lower().rstrip("."), {})
            before = words(text[max(sentence.start, match.start() - _BEFORE) : match.start()])
            told = frozenset(deeds[word]["deed"] for word in before if deeds.get(word, {}).get("kind") == "once")
            if not told and any(parts.get(word, {}).get("kind") == _EVENT for word in before):
                told = frozenset({_EVENT})
            if row.get("kind") == "part" and name and told:
                end = match.start() + match.group().index(parts_told[-1]) + len(parts_told[-1])
                span = Span(sentence.article, match.start(), end)
                bare = frozenset(_bare(part, language) for part in above)
                yield _Scene(told, row["head"], first, bare, reading.article.published.day, span)


def _parts(address: str, language: str) -> Iterator[str]:
    """The parts of an address, up to a weekday behind it."""
    for part in address.split(","):
        if words(part)[:1] and words(part)[0] in table_of(language, "weekdays"):
            return
        yield part.strip(" .")


def _bare(part: str, language: str) -> str:
    """A part of an address without the word that says what it is: "Kecamatan Penjaringan", "Penjaringan"."""
    head, _, name = part.partition(" ")
    return name if name and head.lower().rstrip(".") in table_of(language, "addresses") else part
