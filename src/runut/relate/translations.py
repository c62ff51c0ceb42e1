"""Which direct quotations are not in the words that were spoken: a report in one language quotes who spoke another.

It shows in two ways: the speaker is a foreign state or holds an office of one, or the words came through a carrier that
writes another language, which makes what was said in the report's own a translation back. Where neither is known
nothing is said of a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache

from runut.records import Entity, Origin, Reading, Statement
from runut.relate.entities import key_of
from runut.relate.lineage import comparable
from runut.relate.vocabulary import forms, table_of
from runut.text.lexicon import alternatives, load_table  # tables only

_KEPT = 4096  # names of offices, which a story says over and over


def translated(readings: Sequence[Reading], entities: Sequence[Entity], origins: Sequence[Origin] = ()) -> Set[str]:
    """Return the ids of the direct quotations of a story that are known to be translations.

    *origins*: a report whose origin and all that it cites write another language took from them what is said by those
    of whom no office is told; who has one may have spoken to the report itself.
    """
    roles = {entity.id: {role.name for role in entity.roles} for entity in entities}
    countries = frozenset(entity.name for entity in entities if entity.type == "country")
    found = set()
    for reading in readings:
        language = reading.article.language
        drawn_on = [origin for origin in origins if reading.article.id in origin.articles]
        cited = {c.name for o in drawn_on for t in o.taken if t.article == reading.article.id for c in t.cites}
        taken = bool(drawn_on) and all(o.basis == "credit" for o in drawn_on)
        taken = taken and all(writes_another(name, language) for name in {*cited, *(o.origin for o in drawn_on)})
        for statement in reading.statements:
            offices = {name for s in statement.speakers for name in (*roles.get(s.entity or "", ()), s.role) if name}
            if statement.mode == "direct" and (
                any(writes_another(name, language) for name in statement.relay)
                or _foreign(statement, offices, countries, language)
                or (taken and statement.speakers and not offices)
            ):
                found.add(statement.id)
    return found


def writes_another(name: str, language: str) -> bool:
    """Is *name* a carrier known to have no pages in *language*?"""
    return _languages(language).get(comparable(name), language) != language


@cache
def _languages(language: str) -> Mapping[str, str]:
    """What each carrier writes in, by every comparable form of its name, where it is another language."""
    try:
        rows = (*load_table(language, "outlets"), *load_table(language, "agencies"))
    except FileNotFoundError:
        return {}
    return {
        comparable(form): row["language"]
        for row in rows
        if row["language"]
        for form in (row["name"], *row["forms"].split("|"))
    }


def _foreign(statement: Statement, offices: Set[str], countries: frozenset[str], language: str) -> bool:
    """Does a foreign state speak, or who holds an office of one and none that names the language's own country?"""
    told = [_of_state(name, countries, language) for name in (*offices, *(s.name for s in statement.speakers))]
    return "foreign" in told and "own" not in told


@lru_cache(maxsize=_KEPT)
def _of_state(name: str, countries: frozenset[str], language: str) -> str | None:
    """Say whether *name*, of an office, a body or a country, is of a "foreign" state or names the language's "own".

    >>> [_of_state(name, frozenset(), "id") for name in ("Menlu AS", "Dubes RI untuk AS", "Bupati", "para menteri G7")]
    ['foreign', 'own', None, 'foreign']
    """
    if not table_of(language, "state_offices"):
        return None
    whole = key_of(name, language)
    key = _behind(language).split(whole, maxsplit=1)[0]
    own, seats = _known_states(language)
    if any(f" {country} " in f" {key} " for country in own):
        return "own"
    if _union(language).search(key) and (_office(language).match(key) or _union(language).fullmatch(key)):
        if _party(language).search(key):
            return None  # "Sekretaris Jenderal Partai Bulan Bintang (PBB)"
        return None if any(f" {country} " in f" {whole} " for country in own) else "foreign"
    states = seats | {key_of(country, language) for country in countries}
    office = next((key[: -len(state)] for state in states if f" {key}".endswith(f" {state}")), None)
    return "foreign" if office is not None and (not office or _office(language).match(office)) else None


@cache
def _known_states(language: str) -> tuple[Set[str], Set[str]]:
    """The countries in which *language* is spoken or nearly so, and all others with the seats that stand for them."""
    rows = load_table(language, "countries")
    own = {row["full"].lower() for row in rows if row["own"]}
    seats = {form: row["country"].lower() for form, row in table_of(language, "governments").items() if row["country"]}
    return own, ({row["full"].lower() for row in rows} | {*seats, *seats.values()}) - own


@cache
def _behind(language: str) -> re.Pattern[str]:
    """Matches where an office goes on with what is not whose it is: "Dubes Rusia | untuk Indonesia"."""
    behind, of = (alternatives(forms(language, "state_offices", kind)) for kind in ("behind", "of"))
    return re.compile(rf" (?:{behind} |{of} (?!(?:[\w-]+ ){{0,2}}{_union(language).pattern}))", re.IGNORECASE)


@cache
def _union(language: str) -> re.Pattern[str]:
    """Matches the name of a body of other states."""
    return re.compile(rf"\b{alternatives(forms(language, 'state_offices', 'union'))}\b", re.IGNORECASE)


@cache
def _party(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(forms(language, 'state_offices', 'party'))}\b", re.IGNORECASE)


@cache
def _office(language: str) -> re.Pattern[str]:
    before, office = (alternatives(forms(language, "state_offices", kind)) for kind in ("before", "office"))
    return re.compile(rf"(?:{before} )*{office}\b", re.IGNORECASE)
