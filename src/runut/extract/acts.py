"""What an utterance does: asserts, denies, predicts, demands, promises ... (`act`)."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from runut.extract.cues import Cue
from runut.records import Act, Mode
from runut.text.lexicon import load_table

_WE = r"(?:kami|kita|saya|pihaknya)"
_LEADS = re.compile(r"(?:ya|nah|jadi|namun|tapi|tetapi|dan|oke|baik|memang)\b[\s,]+(?=\w)")
_HEAD = re.compile(r".{25,}?[.?!](?=\s)", re.DOTALL)

# What these cues say of the act yields where the content says more: "memastikan akan", "berpendapat seharusnya".
_OPEN = frozenset(
    {"memastikan", "berpendapat", "berpandangan", "beranggapan", "mengucapkan", "mengucap", "menjanjikan"}
)


@cache
def _rows(language: str) -> tuple[tuple[Act, str, re.Pattern[str]], ...]:
    return tuple(
        (cast(Act, row["act"]), row["where"], re.compile(row["form"].replace("{we}", _WE)))
        for row in load_table(language, "acts")
    )


def act(cue: Cue | None, content: str, mode: Mode, language: str) -> Act:
    """Return the act of *content* behind *cue*: the cue's own where it says one, otherwise what the words do."""
    if cue is not None and cue.act != "assert" and cue.form not in _OPEN:
        return cue.act
    words = " ".join(content.lower().split())
    if mode == "direct" and words.endswith("?") and words.count(".") == 0:
        return "demand"
    from_content = _of_words(words, language)
    if cue is not None and cue.form in _OPEN:
        return from_content if from_content in ("promise", "predict", "demand") else cue.act
    return from_content


def _of_words(words: str, language: str) -> Act:
    start = words
    for _ in range(3):
        lead = _LEADS.match(start)
        if lead is None:
            break
        start = start[lead.end() :]
    first = _HEAD.match(words)
    head = first.group() if first else words
    for found, where, pattern in _rows(language):
        if (where == "start" and pattern.match(start)) or (
            where != "start" and pattern.search(head if where == "head" else words)
        ):
            return found
    return "assert"
