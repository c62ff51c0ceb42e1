"""What a figure is called: a short noun phrase in the reports' own words: "tentara Utara di Delta", "harga minyak".

What is counted as most reports write it, who or what it is of, the state that most tell, the place that most name.
People who tell a number are no part of its name, and words that only stand near it are none either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from runut.relate.facets import CHANGES, Facet, generic
from runut.relate.measures import exclusive_scopes, noun_phrase, scope_of
from runut.relate.vocabulary import forms, table_of
from runut.text.lexicon import alternatives  # tables only

_UNNAMED = "count"  # of what has neither a noun nor a unit
_MOST_STATES = 2
_MOST_NOUNS = 2
_OF_A_VALUE = CHANGES | {"assumed", "planned"}  # scopes that want the name of a value behind them


def measure_of(group: Sequence[Facet]) -> str:
    """Return the name of the question that the quantities of *group* answer."""
    names = _names(group[0].language)
    alone = len(group) == 1 and not exclusive_scopes(group[0])  # only its own noun is sure to be of it
    place = "" if alone else _shared((facet.places[0] for facet in group if facet.places), group)
    if group[0].family == "age":
        return f"{names.get('age', '')} {_usual(facet.topic for facet in group if facet.subject)}".strip()
    parts = _counted(group, place) if group[0].family == "count" else _measured(group, place)
    per = _usual(facet.quantity.text.rpartition(" per ")[2] for facet in group if facet.quantity.per)
    if per and _rated(group):
        parts.append(f"per {per}")
    if place:
        joint = names.get("from a place" if _away(group) and names.get("length") in parts else "at a place", "")
        parts.append(f"{joint} {place.title()}".strip())
    return " ".join(part for part in parts if part) or (group[0].quantity.unit or _UNNAMED)


def tells_of_what(measure: str, language: str) -> bool:
    """Does the name of a measure, as `measure_of` gives it, say of what it is? Not "nilai uang per bulan", "orang".

    >>> tells_of_what("harga per kilogram", "id"), tells_of_what("harga Brent per barel", "id")
    (False, True)
    """
    at = _names(language).get("at a place", "")
    rest = re.sub(rf" per (?:(?!{at} ).)*", " ", f"{measure.casefold()} ") if at else measure.casefold()
    nouns, scored = table_of(language, "countnouns"), forms(language, "measure_labels", "scored")
    plain = [word for word in rest.split() if word not in scored and not nouns.get(word, {}).get("generic")]
    return measure != _UNNAMED and bool(_bare(language).sub(" ", " ".join(plain)).strip())


@cache
def _bare(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(forms(language, 'measure_labels', 'bare'))}\b")


def _away(group: Sequence[Facet]) -> bool:
    """Do most tell a distance from the place: "14 kilometer dari Pelabuhan X"?"""
    away = _names(group[0].language).get("from a place")
    return 2 * sum(away in facet.beside for facet in group) > len(group)


def _counted(group: Sequence[Facet], place: str) -> list[str]:
    """The noun, what kind of them, whose they are, in which state: "penumpang perempuan Delta tewas"."""
    units = Counter(facet.quantity.unit or "" for facet in group)
    unit = min(units, key=lambda word: (-units[word], word))
    noun = _whose(_usual((noun_phrase(facet) for facet in group), preferred=unit), group, place)
    said = {scope_of(word, group[0].language) for word in noun.lower().split()}
    told = [row for row in _scopes(group) if row["form"] not in said]
    kinds = [row["name"] for row in told if row["place"] == "kind"]
    states = [row["name"] for row in told if row["place"] == "state"][:_MOST_STATES]
    country = _shared((name for facet in group for name in facet.countries), group)
    anyone = generic(group[0].head, group[0].language) and not _rated(group)
    if anyone or any(word[0].isupper() for word in noun.split()) or country.lower() in place.lower():
        country = ""
    return [noun, *kinds[:1], country, "/".join(states)]


def _whose(noun: str, group: Sequence[Facet], place: str) -> str:
    """Return *noun* with the name behind it in some of the reports' phrases if most of *group* tell of that name:
    "tentara Utara" where one writes so and others "Utara mengirim 9.000 tentara"."""
    for phrase in sorted({noun_phrase(facet) for facet in group if noun}):
        name = phrase.removeprefix(f"{noun} ")
        if name == phrase or not name.istitle() or name.lower() in place.lower():
            continue
        if 2 * sum(name in (*facet.countries, noun_phrase(facet)[len(noun) + 1 :]) for facet in group) > len(group):
            return phrase
    return noun


def _rated(group: Sequence[Facet]) -> bool:
    return 2 * sum(bool(facet.quantity.per) for facet in group) >= len(group)


def _measured(group: Sequence[Facet], place: str) -> list[str]:
    """What is measured and of what: "penurunan harga Brent", "kedalaman"."""
    tangible = group[0].family == "length"
    rows = [row for row in _scopes(group) if row["place"] == "noun" and not (tangible and row["form"] in CHANGES)]
    if group[0].family == "percent" and not any(row["form"] in CHANGES for row in rows):
        rows = [row for row in rows if row["form"] != "price"]  # a share of a price is none: "diskon tarif 50 persen"
    nouns = [row["name"] for row in rows][:_MOST_NOUNS]
    if not nouns or (rows[-1]["form"] in _OF_A_VALUE and _rated(group)):
        nouns.append(_usual_noun(group))
    topic = "" if tangible or len(group) == 1 else _shared((facet.topic for facet in group), group)
    thing = _shared((facet.thing for facet in group), group)
    return [" ".join(nouns), "" if thing in " ".join(nouns) else thing, "" if topic.lower() in place else topic]


def _usual_noun(group: Sequence[Facet]) -> str:
    """What is measured where no scope says it: a noun that most name, else what its unit measures."""
    names = _names(group[0].language)
    if _exchanged(group):
        return names.get("rate of exchange", "")
    near = Counter(word for facet in group for word in facet.own if word in names)
    telling = [word for word, number in near.items() if number * 2 > len(group)]
    if telling and not _rated(group):
        return names[min(telling, key=lambda word: (-near[word], word))]
    money = group[0].family.isupper()
    return names.get(("money per unit" if _rated(group) else "money") if money else group[0].family, "")


def _exchanged(group: Sequence[Facet]) -> bool:
    """Is it the price of one money in another?"""
    return group[0].family.isupper() and any(facet.quantity.per in ("dollar", "USD", "EUR") for facet in group)


def _scopes(group: Sequence[Facet]) -> list[Mapping[str, str]]:
    """The rows of scope_names for the scopes that most of *group* tell, in the table's order."""
    told = Counter(scope for facet in group for scope in facet.scopes)
    rows = table_of(group[0].language, "scope_names")
    return [rows[scope] for scope in rows if told[scope] * 2 > len(group)]


def _shared(words: Iterable[str], group: Sequence[Facet]) -> str:
    """The most frequent of *words* where more than half of *group* has it."""
    return _usual(words, least=len(group) / 2)


def _usual(words: Iterable[str], *, least: float = 0, preferred: str = "") -> str:
    """The most frequent of *words*, of equals the *preferred*, the longest and the one written small; "" for none."""
    counts = Counter(" ".join(word.split()) for word in words)
    counts.pop("", None)
    if not counts:
        return ""
    best = min(counts, key=lambda word: (-counts[word], word != preferred, -len(word), word.swapcase()))
    return best if counts[best] > least else ""


@cache
def _names(language: str) -> Mapping[str, str]:
    return {form: row["name"] for form, row in table_of(language, "measure_names").items()}
