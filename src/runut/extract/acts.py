"""What an utterance does: asserts, denies, predicts, demands, promises ... (`act`)."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from runut.extract.clauses import any_of, words
from runut.extract.cues import Cue
from runut.records import Act, Mode
from runut.text.lexicon import load_table

_HEAD = re.compile(r".{25,}?[.?!](?=\s)", re.DOTALL)


@cache
def _filler(language: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(language, 'filler')}\b[\s,]+(?=\w)")


@cache
def _rows(language: str) -> tuple[tuple[Act, str, re.Pattern[str]], ...]:
    return tuple(
        (cast(Act, row["act"]), row["where"], re.compile(row["form"].replace("{we}", any_of(language, "self"))))
        for row in load_table(language, "acts")
    )


def act(cue: Cue | None, content: str, mode: Mode, language: str) -> Act:
    """Return the act of *content* behind *cue*: the cue's own where it says one, otherwise what the words do."""
    yields = cue is not None and cue.form in words(language, "yielding")
    if cue is not None and cue.act != "assert" and not yields:
        return cue.act
    said = " ".join(content.lower().split())
    if mode == "direct" and said.endswith("?") and said.count(".") == 0:
        return "demand"
    from_content = _of_words(said, language)
    if cue is not None and yields:
        return from_content if from_content in ("promise", "predict", "demand") else cue.act
    return from_content


def _of_words(said: str, language: str) -> Act:
    start = said
    for _ in range(3):
        filler = _filler(language).match(start)
        if filler is None:
            break
        start = start[filler.end() :]
    first = _HEAD.match(said)
    head = first.group() if first else said
    for found, where, pattern in _rows(language):
        if (where == "start" and pattern.match(start)) or (
            where != "start" and pattern.search(head if where == "head" else said)
        ):
            return found
    return "assert"
