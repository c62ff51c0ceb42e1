"""The root of a word, so that "meminta" meets "permintaan": affixes are cut where a word of the news is left.

Only known words come out, so a name or a rare word stays as it is written; a language without a table of affixes
has no roots but its words. Synonyms have one sense, where their table gives them one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from runut.relate.vocabulary import forms, frequencies, rows_of, table_of

_SHORTEST = 4  # letters of a root; what is shorter is cut out of too many words


@cache
def root(word: str, language: str) -> str:
    """Return the shortest known word that is left of *word* without its affixes, else *word*.

    >>> [root(word, "id") for word in ("permintaan", "meminta", "penyelamatan", "Kalibaru")]
    ['minta', 'minta', 'selamat', 'Kalibaru']
    """
    known = [part for part in _cut(word, language) if len(part) >= _SHORTEST and part in frequencies(language)]
    return min(known, key=lambda part: (len(part), part), default=word)


@cache
def sense(word: str, language: str) -> str:
    """Return what *word* and its synonyms are compared by: of its longest form in their table the sense, else its root.

    >>> [sense(word, "id") for word in ("memecat", "pencopotan", "meninggalkan", "permintaan")]
    ['pecat', 'pecat', 'meninggalkan', 'minta']
    """
    synonyms = table_of(language, "synonyms")
    forms = {form for form in _cut(word, language) if form in synonyms and (len(form) >= _SHORTEST or form == word)}
    return synonyms[min(forms, key=lambda form: (-len(form), form))]["sense"] if forms else root(word, language)


def _cut(word: str, language: str) -> Iterator[str]:
    suffixes, prefixes, longest = _affixes(language)

    def begun(part: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the length of each prefix that *part* begins with, and the letters that it may have swallowed."""
        for size in range(1, longest + 1):
            letters = prefixes.get(part[:size])
            if letters:
                yield size, letters

    for end in (word, *(word.removesuffix(suffix) for suffix in suffixes if word.endswith(suffix))):
        yield end
        for size, letters in begun(end):
            for letter in letters:
                inner = letter + end[size:]
                yield inner
                yield from (inner[more:] for more, _ in begun(inner))


@cache
def _affixes(language: str) -> tuple[tuple[str, ...], Mapping[str, tuple[str, ...]], int]:
    """The suffixes, the prefixes with the letters that each may swallow ("" for none), and the longest one's length."""
    prefixes: dict[str, tuple[str, ...]] = {}
    for row in rows_of(language, "affixes", "prefix"):
        prefixes[row["form"]] = (*prefixes.get(row["form"], ()), row["instead"])
    return forms(language, "affixes", "suffix"), prefixes, max(map(len, prefixes), default=0)
