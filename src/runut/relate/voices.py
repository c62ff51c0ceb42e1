"""Who speaks with one voice in a story: a body under its short name or a part of its name, a body and who holds an
office of it, one person whose name was printed in another way.

Entities stay as they are: what is told here serves to compare what is said, where a name that two reports write apart
must not part one utterance.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from runut.records import Entity
from runut.relate.entities import key_of
from runut.relate.stems import root
from runut.relate.vocabulary import frequencies, rows_of, table_of

_SHORT_FORM = re.compile(r"(.+?) ?\(([^()]+)\)")  # Badan Anu Negara (BAN)
_INITIALS = re.compile(r"[A-Z]{3,6}")
_NO_BODIES = frozenset({"person", "country", "place"})
_CAPITAL_WITHIN = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")  # KetuaDPR: a space is lost
_LEAST_GLUE = 3
_LEAST_GLUED = 4  # letters of the last word of a name behind which the next word of the sentence may be glued

Name = tuple[str, ...]  # its words in small letters, without accents, short forms spelled out


@dataclass(frozen=True, slots=True)
class Voices:
    """By entity id. *same*: others that are one with it; *offices*: the bodies that a person holds an office of;
    *titles*: those called by an office alone."""

    same: Mapping[str, frozenset[str]]
    offices: Mapping[str, frozenset[str]]
    titles: frozenset[str]


def voices(entities: Sequence[Entity], language: str) -> Voices:
    """Return who of a story's *entities* speaks for whom."""
    names = {entity.id: frozenset(_forms(entity, language)) for entity in entities}
    same: dict[str, set[str]] = defaultdict(set)
    for one, other in (*_misprinted(entities, names, language), *_abbreviated(entities, names)):
        same[one].add(other)
        same[other].add(one)
    for one, other in list(_shortened(entities, names, same)):
        same[one].add(other)
        same[other].add(one)
    return Voices(
        same={one: frozenset(others) for one, others in same.items()},
        offices=_offices(entities, names, language),
        titles=frozenset(e.id for e in entities if all(_title(name, language) for name in (e.name, *e.aliases))),
    )


def _forms(entity: Entity, language: str) -> Iterator[Name]:
    """Its names, one that has its short form in brackets as two."""
    for name in (entity.name, *entity.aliases):
        both = _SHORT_FORM.fullmatch(name)
        for form in both.groups() if both else (name,):
            yield _words(form, language)


def _words(name: str, language: str) -> Name:
    return tuple(_plain(key_of(_CAPITAL_WITHIN.sub(" ", name), language, locative=True)).split())


def _plain(text: str) -> str:
    """Without accents: reports write foreign names with and without them."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _misprinted(
    entities: Sequence[Entity], names: Mapping[str, frozenset[Name]], language: str
) -> Iterator[tuple[str, str]]:
    """Yield pairs with a name in common, or one but for what is glued to its end: the next word of the sentence, or the
    prefix of a word that an underlined part breaks. A single word of a person's name tells too little."""
    having: dict[Name, list[str]] = defaultdict(list)
    for entity in entities:
        if entity.name[:1].isupper():
            for form in names[entity.id]:
                if len(form) > (entity.type == "person"):
                    having[form].append(entity.id)
    for form, found in having.items():
        last = form[-1]
        glued = [
            whole
            for cut in range(_LEAST_GLUED, len(last))
            if _glued(last[cut:], language)
            for whole in having.get((*form[:-1], last[:cut]), ())
        ]
        yield from ((one, other) for one in found for other in (*found, *glued) if one != other)


def _glued(end: str, language: str) -> bool:
    """Is it a word of the news, one said twice (mencak-mencak), or a prefix that swallows no letter?"""
    first, _, second = end.partition("-")
    known = end in frequencies(language) or end in _prefixes(language)
    return len(end) >= _LEAST_GLUE and (known or first == second)


@cache
def _prefixes(language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in rows_of(language, "affixes", "prefix") if not row["instead"])


def _abbreviated(entities: Sequence[Entity], names: Mapping[str, frozenset[Name]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of which one is called by the initials of the other, and of no third."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for one, forms in names.items():
        for form in forms:
            if len(form) > 1:
                spelled["".join(word[0] for word in form).upper()].add(one)
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            others = spelled.get(name, set()) - {entity.id} if _INITIALS.fullmatch(name) else set()
            if len(others) == 1:
                yield entity.id, min(others)


def _shortened(
    entities: Sequence[Entity], names: Mapping[str, frozenset[Name]], same: Mapping[str, Set[str]]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of a body and the only one, but for those that are one, whose name begins or ends with its name."""
    bodies = [entity.id for entity in entities if entity.type not in _NO_BODIES and entity.name[:1].isupper()]
    ending: dict[Name, set[str]] = defaultdict(set)  # whose names begin or end with it
    for body in bodies:
        for name in names[body]:
            for size in range(1, len(name)):
                ending[name[:size]].add(body)
                ending[name[-size:]].add(body)
    for body in bodies:
        for form in names[body]:
            first, *rest = sorted(ending[form] - {body}) or [""]
            if first and all(other in same.get(first, ()) for other in rest):
                yield from ((body, other) for other in (first, *rest))


def _offices(
    entities: Sequence[Entity], names: Mapping[str, frozenset[Name]], language: str
) -> Mapping[str, frozenset[str]]:
    """Map people to the bodies that the names of their roles hold: who speaks for whom."""
    bodies = [(e.id, _roots(form, language)) for e in entities if e.type != "person" for form in names[e.id]]
    out = {}
    for entity in entities:
        roles = [_roots(_words(role.name, language), language) for role in entity.roles]
        held = frozenset(body for body, name in bodies for role in roles if name and name <= role)
        if held and entity.type == "person":
            out[entity.id] = held
    return out


def _roots(words: Iterable[str], language: str) -> frozenset[str]:
    """A minister ("menteri") speaks for a ministry ("kementerian")."""
    return frozenset(root(word, language) for word in words)


def _title(name: str, language: str) -> bool:
    first, *rest = name.lower().split() or [""]
    return bool(rest) and first in table_of(language, "roles")
