"""The root of a word, so that "meminta" meets "permintaan": affixes are cut where a word of the news is left.

Only known words come out, so a name or a rare word stays as it is written; a language without a table of affixes
has no roots but its words. Synonyms have one sense, where their table gives them one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from runut.relate.vocabulary import frequencies, table_of
from runut.text.lexicon import Row, load_table  # tables only

_SHORTEST = 4  # letters of a root; what is shorter is cut out of too many words


@cache
def root(word: str, language: str = "id") -> str:
    """Return the shortest known word that is left of *word* without its affixes, else *word*.

    >>> [root(word) for word in ("permintaan", "meminta", "penyelamatan", "Kalibaru")]
    ['minta', 'minta', 'selamat', 'Kalibaru']
    """
    known = [part for part in _cut(word, language) if len(part) >= _SHORTEST and part in frequencies(language)]
    return min(known, key=lambda part: (len(part), part), default=word)


@cache
def sense(word: str, language: str = "id") -> str:
    """Return what *word* and its synonyms are compared by: of its longest form in their table the sense, else its root.

    >>> [sense(word) for word in ("memecat", "pencopotan", "meninggalkan", "permintaan")]
    ['pecat', 'pecat', 'meninggalkan', 'minta']
    """
    synonyms = table_of(language, "synonyms")
    forms = {form for form in _cut(word, language) if form in synonyms and (len(form) >= _SHORTEST or form == word)}
    return synonyms[min(forms, key=lambda form: (-len(form), form))]["sense"] if forms else root(word, language)


def _cut(word: str, language: str) -> Iterator[str]:
    suffixes, prefixes = _affixes(language)
    for end in (word, *(word.removesuffix(row["form"]) for row in suffixes if word.endswith(row["form"]))):
        yield end
        for row in prefixes:
            if end.startswith(row["form"]):
                inner = row["instead"] + end.removeprefix(row["form"])
                yield inner
                yield from (inner.removeprefix(p["form"]) for p in prefixes if inner.startswith(p["form"]))


@cache
def _affixes(language: str) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The suffixes and the prefixes; a prefix may have several rows, one for each letter that it swallows."""
    if not table_of(language, "affixes"):
        return (), ()
    rows = load_table(language, "affixes")
    return tuple(r for r in rows if r["kind"] == "suffix"), tuple(r for r in rows if r["kind"] == "prefix")
