"""What the words of a clause do to what it tells: deny it, make it a rumour or a wish, tell it as done.

The words are those of lang/*/polarity.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from runut.relate.stems import root
from runut.relate.vocabulary import rarity, table_of, words

_CLAUSE = re.compile(r"[,;:.!?\"“”]\s|[?\"“”]")
_TELLING = 0.18  # rarity of a word that tells something
_TELLS = frozenset({"assert", "confirm", "deny"})  # acts of the cues inside an utterance that tell another's

NEGATIVE = frozenset({"no", "yet"})  # kinds of words by which something is not so, or not so far


def clauses(text: str, language: str) -> Iterator[list[str]]:
    """Yield the words of *text* clause by clause: a comma ends one, and so does a word that turns ("tetapi")."""
    for part in _CLAUSE.split(text):
        clause: list[str] = []
        for word in words(part):
            if polarity(word, language) == "turn":
                yield clause
                clause = []
            else:
                clause.append(word)
        yield clause


@cache
def polarity(word: str, language: str) -> str:
    return table_of(language, "polarity").get(word, {}).get("kind", "")


def polarities(found: Iterable[str], language: str) -> set[str]:
    return {polarity(word, language) for word in found}


def telling(word: str, language: str) -> bool:
    return len(word) > 2 and rarity(word, language) > _TELLING


def numeral(word: str, language: str) -> bool:
    return word[0].isdigit() or word in table_of(language, "numbers")


def telling_roots(clause: Iterable[str], language: str) -> frozenset[str]:
    """The roots of the words that tell something: no numbers, nor words of polarity."""
    return frozenset([found for word in clause if (found := _telling_root(word, language))])


@cache
def _telling_root(word: str, language: str) -> str:
    """The root of a word that tells something, else ""; kept by word, for a story says the same ones everywhere."""
    tells = telling(word, language) and not polarity(word, language) and not numeral(word, language)
    return root(word, language) if tells else ""


def tells_another(clause: Iterable[str], language: str) -> bool:
    """Does the clause tell what another says or denies? Then it is not its speaker's own word."""
    cues = table_of(language, "cues")
    rows = (cues[word] for word in clause if word in cues and polarity(word, language) != "light")
    return any(row["frame"] == "clause" and row["act"] in _TELLS for row in rows)
