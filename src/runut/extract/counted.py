"""What is counted: the noun phrase behind a number, from its head to its last modifier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from runut.text.lexicon import alternatives, load_index, load_table

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_OTHER_HALF = re.compile(r"\s?/\s?([^\W\d_]{3,})\b")
_GAP = re.compile(r"[ \n]*")
_MOST_MODIFIERS = 5
_COMMON = 60  # per cent of its places where a common noun is written small
_SHORTEST_WITH_NYA = 6  # "anaknya", but not "hanya"


@dataclass(frozen=True, slots=True)
class Counted:
    """The phrase ``text[start:end]``; *head_end*: the end of its head; *unit*: the head, small, without -nya,
    or the classifier "unit" itself.

    *counts*: the head is a word that is often counted, so that it may be believed beside a name.
    """

    start: int
    head_end: int
    end: int
    unit: str
    counts: bool


def is_phrase_end(word: str, language: str = "id") -> bool:
    """Can *word* (small letters) be no part of what is counted: function words, verbs?"""
    kind = _phrase_kinds(language).get(word)
    if kind is not None:
        return kind == "end"
    return _verbs(language).fullmatch(word) is not None and word not in load_index(language, "counted_nouns")


@cache
def _verbs(language: str) -> re.Pattern[str]:
    return re.compile("|".join(row["shape"] for row in load_table(language, "verb_shapes")))


@cache
def _phrase_kinds(language: str) -> dict[str, str]:
    return {row["form"]: row["kind"] for row in load_table(language, "phrase_words")}


@cache
def _compounds(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i){alternatives(row['form'] for row in load_table(language, 'compounds'))}\b")


def noun_kind(word: str, language: str = "id") -> str:
    """Return the kind of *word* in counted_nouns ("" if it is not there), with or without -nya."""
    nouns = load_index(language, "counted_nouns")
    row = nouns.get(word) or nouns.get(word.removesuffix("nya"))
    return row["kind"] if row else ""


def is_noun(word: str, before_capital: bool, language: str = "id") -> bool:
    """May *word* as written head what is counted?

    With a capital only a noun that is often counted or mostly written small, or an acronym.
    """
    lower = word.lower()
    if is_phrase_end(lower, language) or _phrase_kinds(language).get(lower) in ("degree", "modifier") or len(lower) < 2:
        return False
    if word.islower() or noun_kind(lower, language) in ("head", "classifier", "unit"):
        return True
    if word.istitle() and not before_capital and _mostly_small(lower, language):
        return True  # "5 Fitur Baru" in a headline
    return word.isupper() and len(word) <= 5 and not before_capital


def _mostly_small(word: str, language: str) -> bool:
    row = load_index(language, "capitals").get(word)
    return row is not None and int(row["lower"]) >= _COMMON


def counted(text: str, at: int, last: int, *, after_capital: bool = False, language: str = "id") -> Counted | None:
    """Return what is counted by the number that ends at *at*, None if no noun follows."""
    gap = _GAP.match(text, at, last)
    first = _WORD.match(text, gap.end() if gap else at, last)
    if not first or not is_noun(first.group(), after_capital, language) or _only_state(first.group(), language):
        return None
    kind = noun_kind(first.group().lower(), language)
    head = (_classified(text, first, last, language) or first) if kind in ("classifier", "unit") else first
    compound = _compounds(language).match(text, head.start(), last)
    head_end = max(head.end(), compound.end() if compound else 0)
    other = _OTHER_HALF.match(text, head_end, last)  # "kabupaten/kota", but not "orang/hari"
    head_end = other.end() if other and other[1].lower() not in load_index(language, "rates") else head_end
    unit = first.group().lower() if kind == "unit" else _on_one_line(text[head.start() : head_end])
    if len(unit) > _SHORTEST_WITH_NYA:
        unit = unit.removesuffix("nya")
    end = _modified(text, head_end, last, language)
    return Counted(head.start(), head_end, end, unit, kind in ("head", "classifier", "unit"))


def _classified(text: str, classifier: re.Match[str], last: int, language: str) -> re.Match[str] | None:
    """Return the noun behind a classifier ("tiga orang saksi"), None behind "tiga orang tewas"."""
    noun = _next(text, classifier.end(), last)
    if not noun or not noun.group().islower() or _state(noun.group(), language):
        return None
    return noun if is_noun(noun.group(), True, language) else None


def _only_state(word: str, language: str) -> bool:
    return _state(word, language) and noun_kind(word.lower(), language) != "head"


def _state(word: str, language: str) -> bool:
    return _phrase_kinds(language).get(word.lower()) == "state"


def _next(text: str, at: int, last: int) -> re.Match[str] | None:
    gap = _GAP.match(text, at, last)
    return _WORD.match(text, gap.end(), last) if gap and gap.end() > at else None


def _modified(text: str, at: int, last: int, language: str) -> int:
    """Return the end of the modifiers behind *at*; a state ("tewas", "luka berat") is the last of them."""
    end = at
    for _ in range(_MOST_MODIFIERS):
        word = _next(text, end, last)
        if not word or is_phrase_end(word.group().lower(), language):
            break
        end = word.end()
        if _state(word.group(), language):
            degree = _next(text, end, last)
            if degree and _phrase_kinds(language).get(degree.group().lower()) == "degree":
                end = degree.end()
            break
    return end


def _on_one_line(words: str) -> str:
    return re.sub(r"\s?/\s?", "/", " ".join(words.lower().split()))
