"""What kind of source gives a number: a body whose office it is to count that, another official, a company or another
named source, someone without a name, or nobody but the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from runut.records import Entity, SourceKind
from runut.relate.facets import Facet
from runut.relate.vocabulary import forms, table_of
from runut.text.lexicon import Row, alternatives  # tables only


def source_of(facet: Facet, people: Mapping[str, Entity]) -> SourceKind:
    """Return the kind of source of *facet*; *people*: the story's entities by id, whose roles count where the report
    gives none."""
    if facet.statement is None:
        return "report"
    if not facet.statement.speakers:
        return "unnamed"
    speaker, language = facet.statement.speakers[0], facet.language
    entity = people.get(speaker.entity or "")
    found = list(_rows(f"{speaker.role or ''}; {speaker.name}", language))
    if not found and entity:
        found = [row for role in entity.roles for row in _rows(role.name, language)]
    if _front(language, "unnamed").match(speaker.name):
        return "unnamed"
    decides = next((row["kind"] for row in found if row["kind"] != "former"), "former" if found else None)
    if decides == "official":
        fields = table_of(language, "authorities")
        charge = {scope for row in found if row["charge"] for scope in fields[row["charge"]]["charge"].split()}
        return "in_charge" if charge & facet.scopes else "official"
    if decides:
        return "party"
    seated = speaker.name.lower() in table_of(language, "governments") or (entity and entity.type == "country")
    if seated or any(_office(language).match(called) for called in (speaker.role or "", speaker.name)):
        return "official"
    return "unnamed" if speaker.name[:1].islower() else "party"


def _rows(called: str, language: str) -> Iterator[Row]:
    """The rows of what someone is *called*, office by office: the body at its head, behind words that lead to one, and
    the further bodies behind it; a title where words that lead end in no body; what takes the office back."""
    table = table_of(language, "authorities")
    bodies, leading = _bodies(language), _front(language, "leading", "title")
    for part in _next_office(language).split(called):
        if former := _front(language, "former").match(part):
            yield table[former.group().lower()]
            continue
        at, led = 0, list[Row]()
        while (word := leading.match(part, at)) and not _longer(bodies.match(part, at), word):
            led.append(table[_form(word)])
            at = len(part) - len(part[word.end() :].lstrip(". "))
        if led or bodies.match(part):
            found = [table[_form(body)] for body in bodies.finditer(part, at)]
            yield from found or [row for row in led if row["kind"] == "title"]


def _form(match: re.Match[str]) -> str:
    return " ".join(match.group().split()).lower()


def _longer(body: re.Match[str] | None, word: re.Match[str]) -> bool:
    """Does a body or an office take in the word that would lead to it: "kepala desa"?"""
    return body is not None and body.end() > word.end()


@cache
def _bodies(language: str) -> re.Pattern[str]:
    """Bodies and offices; what stands in capitals counts in capitals only."""
    each = [form for kind in ("official", "company", "private") for form in forms(language, "authorities", kind)]
    capitals = alternatives(form for form in each if form.isupper())
    return re.compile(rf"\b(?:{capitals}|(?i:{alternatives(form for form in each if not form.isupper())}))\b")


@cache
def _front(language: str, *kinds: str) -> re.Pattern[str]:
    each = alternatives(form for kind in kinds for form in forms(language, "authorities", kind))
    return re.compile(rf"{each}\b", re.IGNORECASE)


@cache
def _next_office(language: str) -> re.Pattern[str]:
    """What stands between two offices of one person, and the office from the name."""
    fronts = _front(language, "former", "leading", "title").pattern
    return re.compile(rf"; |,\s+(?=(?i:{fronts})|{_bodies(language).pattern})")


@cache
def _office(language: str) -> re.Pattern[str]:
    before, office = (alternatives(forms(language, "state_offices", kind)) for kind in ("before", "office"))
    return re.compile(rf"(?:{before}\s+)*{office}\b", re.IGNORECASE)
