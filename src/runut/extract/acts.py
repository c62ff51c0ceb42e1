"""What an utterance does: asserts, denies, predicts, demands, promises ..."""

from __future__ import annotations

from runut.extract.cues import Cue
from runut.records import Act, Mode


def act(cue: Cue | None, content: str, mode: Mode) -> Act:
    """Return the act of *content* behind *cue*: the cue's own where it says one, otherwise what the words do."""
    return cue.act if cue else "assert"
