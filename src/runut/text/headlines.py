"""Where a headline ends that a scraper glued to the sentence behind it ("Baca juga: <headline> <sentence>").

A headline is printed with capitals, all but the small words; running text is not. So the sentence begins at one of
the capitalized words before the first word that no headline writes small. Which one is weighed: by how words open
sentences (table "openers"), by how many capitals would stand in the sentence, by pairs of words that the article has
elsewhere (names are not torn). Of 537 such headlines whose end is known, 86 in 100 end exactly where this says.
"""

from __future__ import annotations

import re
from functools import cache

from runut.text.lexicon import load_index, load_table

_WORD = re.compile(r"\S+")
_MARKS = ".,:;!?\"'()[]"
_WINDOW = 260
_FEWEST = 3
_UNLISTED = -1.0
_CAPITAL = 1.2  # what a capitalized word inside the sentence costs against one in the headline
_SMALL = 0.3
_TORN = 3.0
_BREAK = 3.0
_READ = 20_000  # characters searched for a pair of words


def headline_end(plain: str, start: int, end: int, language: str = "id", fewest: int = _FEWEST) -> int:
    """Return where the headline that begins at *start* ends; at most *end*, a line's or a text's.

    >>> text = "Baca juga: Warga Minta Jalan Desa Segera Diperbaiki Menurut dia, jalan itu rusak."
    >>> text[headline_end(text, 11, len(text)):].strip()
    'Menurut dia, jalan itu rusak.'
    """
    end = min(end, start + _WINDOW)
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(plain, start, end)]
    if len(words) <= fewest:
        return words[-1][1] if words else start
    stop = _prose(words, fewest, language)
    whole = stop == len(words) and len(plain[start:end].rstrip()) < _WINDOW
    best: tuple[float, int] | None = (0.0, len(words)) if whole else None
    for i in range(fewest, min(stop + 1, len(words))):
        if _may_open(words, i, language):
            capitals = sum(word[0].isupper() for _, _, word in words[i + 1 : stop])
            small = sum(word in _small(language) for _, _, word in words[i + 1 : stop])
            weight = _weight(plain, words, i, language) - _CAPITAL * capitals - _SMALL * small
            best = max(best or (weight, i), (weight, i))
    if best is None:
        return words[-1][1] if stop == len(words) else words[min(stop, len(words)) - 1][1]
    return words[best[1] - 1][1]


def _prose(words: list[tuple[int, int, str]], fewest: int, language: str) -> int:
    """Return the index of the first word that tells running text: small, but not one that headlines write small."""
    for i, (_, _, word) in enumerate(words):
        core = word.strip(_MARKS)
        told = i > 0 and word[0].isalnum() and core[:1].islower() and core not in _small(language)
        if told and any(_may_open(words, k, language) for k in range(fewest, i)):
            return i
    return len(words)


def _may_open(words: list[tuple[int, int, str]], i: int, language: str) -> bool:
    word, before = words[i][2], words[i - 1][2]
    return (word[0].isupper() or word[0].isdigit() or word[0] in "\"'") and not (
        before[-1] in ",:;-" or before in _small(language)
    )


def _weight(plain: str, words: list[tuple[int, int, str]], i: int, language: str) -> float:
    start, _, word = words[i]
    _, before_end, before = words[i - 1]
    core = word.strip(_MARKS)
    weight = 0.0
    if before[-1] in "?!" or before.endswith(".."):
        weight += _BREAK
    elif before[-1] == ".":
        weight -= _BREAK / 2
    if start - before_end > 1 or "\n" in plain[before_end:start]:
        weight += _BREAK
    if word[0] in "\"'":
        after = words[i + 1][2] if i + 1 < len(words) else ""
        weight += 2.5 if after[:1].islower() and after not in _small(language) else -1.0
        weight -= 2.0 if word[-1] in "\"'" else 0.0
        return weight + (3.0 if word[0] == '"' and plain.find('"', start + 1, start + 40) < 0 else 0.0)
    row = load_index(language, "openers").get(core.lower())
    weight += float(row["weight"]) if row else _UNLISTED
    if word[0].isdigit():
        weight -= 1.5
    if before[-1] not in "?!." and start - before_end == 1 and plain.count(f"{before} {core}", 0, _READ) > 1:
        weight -= _TORN
    return weight


@cache
def _small(language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in load_table(language, "layout") if row["role"] == "small")
