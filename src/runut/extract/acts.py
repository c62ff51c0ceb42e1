"""What an utterance does: asserts, denies, predicts, demands, promises ... (`act`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from runut.extract.clauses import any_of, words
from runut.extract.cues import Cue
from runut.records import Act, Mode
from runut.text.lexicon import load_table

# By name the role of the words meant.
_FROM_START = ("start", "spoken")
_NAMED = {"we": "self", "own": "own", "plight": "plight", "call": "call", "within": "within"}
_HEAD = re.compile(r".{25,}?[.?!](?=\s)", re.DOTALL)


@cache
def _filler(language: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(language, 'filler')}\b[\s,]+(?=\w)")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of lang/*/acts.tsv; *worded*: it begins at a word, and `_any_worded` tells whether it is worth a try."""

    act: Act
    where: str
    form: str
    pattern: re.Pattern[str]
    worded: bool


@cache
def _rows(language: str) -> tuple[_Row, ...]:
    out = []
    for row in load_table(language, "acts"):
        form = row["form"]
        for name, role in _NAMED.items():
            form = form.replace(f"{{{name}}}", any_of(language, role))
        worded = row["where"] not in _FROM_START and form.startswith((r"\b", "(?<!"))
        if row["where"] in ("own", "cued"):
            continue
        out.append(_Row(cast(Act, row["act"]), row["where"], form, re.compile(form), worded))
    return tuple(out)


@cache
def _any_worded(language: str, where: str) -> re.Pattern[str]:
    """Return one pattern for all worded rows of *where*: what most contents match none of is then tried once."""
    forms = [row.form.removeprefix(r"\b") for row in _rows(language) if row.worded and row.where == where]
    return re.compile(rf"\b(?:{'|'.join(f'(?:{form})' for form in forms)})")


def act(cue: Cue | None, content: str, mode: Mode, language: str) -> Act:
    """Return the act of *content* behind *cue*: the cue's own where it says one, otherwise what the words do."""
    yields = cue is not None and cue.form in words(language, "yielding")
    said = " ".join(content.lower().split())
    if cue is not None:
        for act_behind, pattern in _cued(language):
            if pattern.match(f"{cue.form} {said}"):
                return act_behind
        if cue.act != "assert" and not yields:
            return cue.act
    if mode == "direct" and said.endswith("?") and said.count(".") == 0:
        return "demand"
    from_content = _of_words(said, mode, language)
    if cue is not None and yields:
        return from_content if from_content in ("promise", "predict", "demand") else cue.act
    return from_content


@cache
def _cued(language: str) -> tuple[tuple[Act, re.Pattern[str]], ...]:
    """Return the acts that cue and content say together, each with what matches the cue's form and the content."""
    rows = (row for row in load_table(language, "acts") if row["where"] == "cued")
    return tuple((cast(Act, row["act"]), re.compile(row["form"])) for row in rows)


_NAME = r"(\b[A-Z][\w-]*(?: [A-Z][\w-]*){0,7})"


@cache
def _own(language: str) -> re.Pattern[str]:
    """Matches a name with what follows it where its own deed is told to come; group 1 is the name."""
    forms = "|".join(row["form"] for row in load_table(language, "acts") if row["where"] == "own")
    return re.compile(rf"{_NAME}(?:{forms})")


def plans(content: str, names: Iterable[str], language: str) -> bool:
    """Does *content* tell what the speaker or his body, called by the words of *names*, will do?

    >>> plans("Dinas Air akan membangun tanggul", ["Kepala Dinas Air"], "id")
    True
    """
    own = {word for name in names for word in re.findall(r"[^\W_]+", name) if word[0].isupper()}
    return any(set(match[1].split()) <= own for match in _own(language).finditer(content))


def _of_words(said: str, mode: Mode, language: str) -> Act:
    start = said
    for _ in range(3):
        filler = _filler(language).match(start)
        if filler is None:
            break
        start = start[filler.end() :]
    first = _HEAD.match(said)
    head = first.group() if first else said
    texts = {"head": head, "any": said}
    tried = {where: _any_worded(language, where).search(text) is not None for where, text in texts.items()}
    for row in _rows(language):
        if row.where == "spoken" and mode == "indirect":
            continue
        if row.where in _FROM_START:
            found = row.pattern.match(start)
        else:
            found = row.pattern.search(texts[row.where]) if tried[row.where] or not row.worded else None
        if found:
            return row.act
    return "assert"
