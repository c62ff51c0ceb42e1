"""The words that mark an attribution, as they stand in an article: `cues`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from rapidfuzz.distance import OSA

from runut.extract.clauses import words as clause_words
from runut.records import Act, Annotated
from runut.text.lexicon import load_index, load_table

Frame = Literal["tag", "clause", "refusal", "according", "passive", "impersonal"]

# Scrapers glue a name to the verb behind it: "Budi Santosamenyampaikan".
_GLUED = re.compile(r"(?<=[^\W\d_])me[mn][a-z]{4,}$")


_MISPRINTED = 9  # letters; of shorter verbs one letter makes another word


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at its place. *first*, *last* are indices into ``Annotated.tokens`` (half-open).

    *own* says that the source is part of the word itself: "katanya", "menurutnya", "disampaikannya".
    *needs* as in lang/*/cues.tsv: ``bahwa``, ``name`` or "".
    """

    form: str
    frame: Frame
    act: Act
    needs: str
    start: int
    end: int
    first: int
    last: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    form: str
    frame: Frame
    act: Act
    needs: str
    own: bool


@cache
def _entries(language: str) -> dict[str, tuple[_Entry, ...]]:
    """Map the first word of each cue to its entries, most words first; tags and passives also with -nya."""
    by_word: dict[str, list[_Entry]] = {}
    for row in load_table(language, "cues"):
        words = tuple(row["form"].split())
        entry = _Entry(words, row["form"], cast(Frame, row["frame"]), cast(Act, row["act"]), row["needs"], own=False)
        by_word.setdefault(words[0], []).append(entry)
        if entry.frame in ("tag", "passive") or entry.form in clause_words(language, "either"):
            own = (*words[:-1], words[-1] + "nya")
            needs = entry.needs if entry.needs == "name" else ""
            by_word.setdefault(own[0], []).append(_Entry(own, entry.form, entry.frame, entry.act, needs, own=True))
    return {word: tuple(sorted(found, key=lambda e: -len(e.words))) for word, found in by_word.items()}


@lru_cache(maxsize=50_000)
def _of_word(text: str, language: str) -> tuple[int, int, tuple[_Entry, ...]]:
    """Return the entries whose first word *text* is, or has glued to it, and where in *text* that word stands."""
    entries, word = _entries(language), text.lower()
    if len(word) > 5 and word not in entries:
        glued = _GLUED.search(text)
        if glued and glued.group() in entries:
            return glued.start(), glued.end(), entries[glued.group()]
        word = _meant(word, language)
    return 0, len(text), entries.get(word, ())


def _meant(word: str, language: str) -> str:
    """Return the verb of saying that *word* is a misprint of, *word* itself where it is none: "memngungkapkan".

    A long word that the language's news does not print may lack a letter or have one too many, have two swapped, or
    begin with a wrong one; a wrong letter within makes another verb ("meluruskan", "meluluskan").
    """
    if len(word) < _MISPRINTED or word in load_index(language, "frequencies"):
        return word
    near = [
        form
        for form in _verbs(language)
        if OSA.distance(word, form, score_cutoff=1) <= 1
        and (len(word) != len(form) or sorted(word) == sorted(form) or word[1:] == form[1:])
    ]
    return near[0] if len(near) == 1 else word


@cache
def _verbs(language: str) -> tuple[str, ...]:
    rows = load_table(language, "cues")
    single = {row["form"] for row in rows if row["frame"] == "clause" and " " not in row["form"]}
    return tuple(sorted(form for form in single if len(form) >= _MISPRINTED))


def cues(doc: Annotated) -> Iterator[Cue]:
    """Yield every word of *doc* that may mark an attribution, in reading order; its place decides later.

    A word of two frames ("bilang" behind a quotation and before a clause) comes twice.
    """
    language, tokens = doc.article.language, doc.tokens
    behind = 0  # the cue before
    for at, token in enumerate(tokens):
        first, last, entries = _of_word(token.text, language)
        if not entries or at < behind:
            continue
        longest = 1
        words = tuple(t.lower for t in tokens[at + 1 : at + len(entries[0].words)])  # the longest entry stands first
        for entry in entries:
            count = len(entry.words)
            if count < longest or entry.words[1:] != words[: count - 1]:
                continue
            longest = count
            start, stop = token.start + first, tokens[at + count - 1].end if count > 1 else token.start + last
            yield Cue(entry.form, entry.frame, entry.act, entry.needs, start, stop, at, at + count, entry.own)
        behind = at + longest
