"""How much a word tells: its rarity in the language's news, read from lang/<language>/frequencies.tsv.

A fixed table rather than counts over the articles at hand: what two articles share then never depends on
which others were read, so a story does not change because an unrelated article arrives.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from runut.settings import LANGUAGES
from runut.text.lexicon import Row, alternatives, load_index, load_table  # tables only: no text is read

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_LONG = 7  # letters of a word off which a clitic is cut, whatever its root
_OF = 10_000
KEPT = 8192  # texts of which is kept what was read in them: sentences and statements of a story of some hundred reports
_COMMON = 0.18  # rarity of a word in about one of five articles: function words and the trade's own words lie below


@cache
def table_of(language: str, name: str) -> Mapping[str, Row]:
    """Return a table by its lower-cased forms; empty where the language has none, for what it tells is then unknown."""
    try:
        return load_index(language, name)
    except FileNotFoundError:
        return {}


def rows_of(language: str, name: str, kind: str) -> Iterator[Row]:
    """Yield the rows of a *kind* in a table in which a form may stand under several."""
    if table_of(language, name):
        yield from (row for row in load_table(language, name) if row["kind"] == kind)


@cache
def forms(language: str, name: str, kind: str) -> tuple[str, ...]:
    return tuple(row["form"] for row in rows_of(language, name, kind))


@cache
def is_share(unit: str, language: str) -> bool:
    """Is *unit* one of shares of a hundred?"""
    return unit == "%" or unit in forms(language, "around", "share")


@cache
def any_of(language: str, kind: str) -> str:
    """Return the pattern of the small words of a *kind* around names and numbers."""
    return alternatives(forms(language, "around", kind))


_CLITICS = tuple(clitic for language in LANGUAGES for clitic in forms(language, "affixes", "clitic"))


def without_clitic(word: str) -> str:
    """Return *word* without the pronoun written onto it.

    >>> without_clitic("katanya"), without_clitic("kata")
    ('kata', 'kata')
    """
    return next((word.removesuffix(clitic) for clitic in _CLITICS if word.endswith(clitic)), word)


@lru_cache(maxsize=KEPT)
def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of *text* in lower case, clitics cut off words of seven letters and more.

    They have one form whatever the language of their report, and are kept: figures, claims and every finder of
    discrepancies ask for those of the same sentences.

    >>> words("Rumahnya di Kalibaru terendam 1,5 meter.")
    ('rumah', 'di', 'kalibaru', 'terendam', '1,5', 'meter')
    """
    found = (written.lower() for written in _WORD.findall(text))
    return tuple([without_clitic(word) if len(word) >= _LONG else word for word in found])


@cache
def frequencies(language: str) -> Mapping[str, int]:
    """Return in how many of ten thousand articles each common word stands; empty for a language without the table."""
    return {form: int(row["articles"]) for form, row in table_of(language, "frequencies").items()}


@cache
def rarity(word: str, language: str) -> float:
    """Return 0 for a word in every article up to 1 for one in fewer than five of ten thousand."""
    articles = frequencies(language).get(word, 0)
    if not articles:
        return 1.0 if len(word) > 2 else 0.5
    return math.log(_OF / articles) / math.log(_OF / 4)


def content_words(text: str, language: str = "id") -> Iterator[str]:
    """Yield the words of *text* that tell something: not function words, and longer than two letters or a number."""
    for word in words(text):
        if (len(word) > 2 or word.isdigit()) and rarity(word, language) > _COMMON:
            yield word


def overlap(first: frozenset[str], second: frozenset[str], language: str) -> float:
    """Return the shared rarity of two sets of words over that of the smaller: 1 where one holds the other."""
    smaller = min(_mass(first, language), _mass(second, language))
    return _mass(first & second, language) / smaller if smaller else 0.0


def _mass(found: frozenset[str], language: str) -> float:
    return math.fsum([rarity(word, language) for word in found])  # exact: in no order, as a set is
