"""Whether a text is in a language, by how many of its words are common in that language's news."""

from __future__ import annotations

import re
from functools import cache

from runut.text.lexicon import load_table

_COMMON = 1_000  # of ten thousand articles: words that nearly every text of the language has, whatever it is about
_SHARE = 0.1  # of 1,576 Indonesian articles none had fewer, and all but two 0.2; texts in English have up to 0.07
_FEWEST = 20  # words; of fewer nothing is said
_READ = 6_000  # characters
_WORD = re.compile(r"[^\W\d_]+")


def in_language(text: str, language: str) -> bool:
    """Return whether *text* may be in *language*: no for a text whose words are others, yes for one too short to tell.

    Raises FileNotFoundError for a language without lang/<language>/frequencies.tsv.
    """
    words = [word.lower() for word in _WORD.findall(text[:_READ])]
    return len(words) < _FEWEST or sum(word in _common(language) for word in words) >= _SHARE * len(words)


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in load_table(language, "frequencies") if int(row["articles"]) >= _COMMON)
