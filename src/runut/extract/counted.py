"""What is counted: the noun phrase behind a number, from its head to its last modifier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from runut.text.lexicon import alternatives, load_index, load_table

_WORD = re.compile(r"[^\W\d_]+(?:[-'/][^\W\d_]+)*")
_GAP = re.compile(r"[ \n]*")
_VERB = re.compile(
    r"(?:me(?:m|n|ng|ny|l|r|w|y)|mem|di(?=[a-z]{4})|ber|ter|memper|diper)[a-z]{3,}|[a-z]{3,}(?:kan|kannya)|(?:ku|kau)[a-z]{4,}kan"
)
_MOST_MODIFIERS = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """The phrase ``text[start:end]``; *head_end*: the end of its head; *unit*: the head, small, without -nya.

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
    return bool(_VERB.fullmatch(word)) and word not in load_index(language, "counted_nouns")


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
    """May *word* as written head what is counted? A capitalized one must be a noun that is often counted, or letters only."""
    lower = word.lower()
    if is_phrase_end(lower, language) or _phrase_kinds(language).get(lower) in ("degree", "modifier") or len(lower) < 2:
        return False
    if word.islower() or noun_kind(lower, language) in ("head", "classifier", "unit"):
        return True
    return word.isupper() and len(word) <= 5 and not before_capital


def counted(text: str, at: int, last: int, *, after_capital: bool = False, language: str = "id") -> Counted | None:
    """Return what is counted by the number that ends at *at*, None if no noun follows."""
    first = _WORD.match(text, _GAP.match(text, at, last).end(), last)  # type: ignore[union-attr]
    if not first or not is_noun(first.group(), after_capital, language) or _only_state(first.group(), language):
        return None
    start, head_end, lower = first.start(), first.end(), first.group().lower()
    kind = noun_kind(lower, language)
    if kind in ("classifier", "unit"):
        following = _next(text, head_end, last)
        if following and following.group().islower() and is_noun(following.group(), True, language):
            if not _state(following.group(), language):
                start = following.start()
                head_end = following.end() if kind == "classifier" else head_end
    compound = _compounds(language).match(text, start, last)
    if compound and (kind != "unit"):
        head_end = max(head_end, compound.end())
    unit = " ".join(text[start if kind != "unit" else first.start() : head_end].lower().split())
    if len(unit) > 6 and unit.endswith("nya"):
        unit = unit.removesuffix("nya")
    end = _modified(text, max(start, head_end) if kind != "unit" else start, last, language)
    return Counted(start, head_end, max(end, head_end), unit, kind in ("head", "classifier", "unit"))


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
        word = (
            _next(text, end, last)
            if end > at or text[at : at + 1].isspace() or at == last
            else _WORD.match(text, at, last)
        )
        if not word or is_phrase_end(word.group().lower(), language):
            break
        end = word.end()
        if _state(word.group(), language):
            degree = _next(text, end, last)
            if degree and _phrase_kinds(language).get(degree.group().lower()) == "degree":
                end = degree.end()
            break
    return end
