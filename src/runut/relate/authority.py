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
    kinds = {row["kind"] for row in found}
    if "unnamed" in kinds:
        return "unnamed"
    if kinds & {"former", "company"}:
        return "party"
    if "official" in kinds:
        fields = table_of(language, "authorities")
        charge = {scope for row in found if row["charge"] for scope in fields[row["charge"]]["charge"].split()}
        return "in_charge" if charge & facet.scopes else "official"
    seated = speaker.name.lower() in table_of(language, "governments") or (entity and entity.type == "country")
    if seated or any(_office(language).match(called) for called in (speaker.role or "", speaker.name)):
        return "official"
    return "unnamed" if speaker.name[:1].islower() else "party"


def _rows(called: str, language: str) -> Iterator[Row]:
    """The rows of what someone is *called*: bodies and offices anywhere, what takes them back or has no name in
    front."""
    table = table_of(language, "authorities")
    for match in _bodies(language).finditer(called):
        yield table[" ".join(match.group().split()).lower()]
    for part in called.split("; "):
        if opener := _openers(language).match(part):
            yield table[opener.group().lower()]


@cache
def _bodies(language: str) -> re.Pattern[str]:
    """Bodies and offices; what stands in capitals counts in capitals only."""
    each = [form for kind in ("official", "company") for form in forms(language, "authorities", kind)]
    capitals = alternatives(form for form in each if form.isupper())
    return re.compile(rf"\b(?:{capitals}|(?i:{alternatives(form for form in each if not form.isupper())}))\b")


@cache
def _openers(language: str) -> re.Pattern[str]:
    each = [form for kind in ("former", "unnamed") for form in forms(language, "authorities", kind)]
    return re.compile(rf"{alternatives(each)}\b", re.IGNORECASE)


@cache
def _office(language: str) -> re.Pattern[str]:
    before, office = (alternatives(forms(language, "state_offices", kind)) for kind in ("before", "office"))
    return re.compile(rf"(?:{before}\s+)*{office}\b", re.IGNORECASE)
