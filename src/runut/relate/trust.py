"""How sure a finding is: how often findings of its kind were right where auditors who knew nothing of the code judged
them on stories nobody had looked at (docs/findings.md)."""

from __future__ import annotations

from typing import NamedTuple

_OF_FORM, _OF_WORDS = (
    0.8,
    0.5,
)  # of kinds that fewer than three were judged of: what a form shows, what one must understand
_FORMS = frozenset(
    {"birth", "bodies", "corrects", "digits", "ending", "initials", "letters", "list", "marker", "misspoken", "month"}
    | {"named", "post", "province", "rank", "shared", "short", "sum", "units", "year"}
)
# right and half of doubtful, with one right and one wrong added, of those judged in four blind readings
_JUDGED = {
    "spelling": 0.92,
    "weekday": 0.98,
    "spelled": 0.8,
    "minute": 0.67,
    "wording": 0.65,
    "redated": 0.54,
    "evolution": 0.5,
    "denial": 0.5,
    "rebuttal": 0.5,
    "value": 0.5,
    "values": 0.5,
    "happened": 0.29,
}


class Reason(NamedTuple):
    """Why a finding is one, in words, and how sure such a reason is, 0 to 1."""

    text: str
    sure: float

    def and_that(self, more: str) -> Reason:
        return self._replace(text=f"{self.text} {more}")


def sure(key: str) -> float:
    """Return how sure a finding with the reason *key* of lang/*/findings.tsv is.

    >>> sure("spelling.reason"), sure("rank.reason"), sure("scene.reason")
    (0.92, 0.8, 0.5)
    """
    kind, _, rest = key.partition(".reason")
    return _JUDGED.get(f"{kind}{rest}", _JUDGED.get(kind, _OF_FORM if kind.split(".")[0] in _FORMS else _OF_WORDS))
