"""How sure a finding is, and how much it weighs. It is as sure as findings of its kind were right where auditors who
knew nothing of the code judged them on stories nobody had looked at (docs/findings.md)."""

from __future__ import annotations

from typing import NamedTuple

from runut.records import Finding, FindingType

# of kinds that fewer than three were judged of: what a form shows, what one must understand
_OF_FORM, _OF_WORDS = 0.8, 0.5
# how something is written, which misleads nobody about what happened
_SLIPS = frozenset(
    {"bodies", "digits", "ending", "initials", "letters", "misspoken", "month", "named", "post", "rank", "shared"}
    | {"short", "spelled", "spelling", "weekday", "year"}
)
_FORMS = _SLIPS | {"birth", "corrects", "list", "marker", "province", "sum", "units"}
_OF_FIGURES = frozenset({"attribution", "value"})
_OF_DAYS = frozenset({"beginning", "clock", "happened", "misspoken", "month", "period", "redated", "weekday", "year"})
RETRACTED = 0.5  # times as much weighs a conflict of which one side was taken back
CONFLICTS: tuple[FindingType, ...] = ("contradiction", "attribution_conflict")
_OTHERS: tuple[FindingType, ...] = ("position_shift", "evolution", "wording_variance", "circular_reporting")
# right and half of doubtful, with one right and one wrong added, of those judged in six blind readings
_JUDGED = {
    "spelling": 0.92,
    "weekday": 0.98,
    "spelled": 0.78,
    "list": 0.71,
    "minute": 0.67,
    "wording": 0.61,
    "initials": 0.6,
    "denial": 0.57,
    "rebuttal": 0.57,
    "redated": 0.57,
    "evolution": 0.56,
    "units": 0.5,
    "value": 0.43,
    "values": 0.43,
    "happened": 0.25,
}


class Reason(NamedTuple):
    """Why a finding is one, in words; *key*: of these words in lang/*/findings.tsv."""

    text: str
    key: str

    def and_that(self, more: str) -> Reason:
        return self._replace(text=f"{self.text} {more}")


def sure(key: str) -> float:
    """Return how sure a finding with the reason *key* of lang/*/findings.tsv is.

    >>> sure("spelling.reason"), sure("rank.reason"), sure("scene.reason")
    (0.92, 0.8, 0.5)
    """
    kind = topic(key)
    return _JUDGED.get(kind, _OF_FORM if kind in _FORMS else _OF_WORDS)


def topic(key: str) -> str:
    """Return the kind of a finding with the reason *key*.

    >>> topic("initials.age.reason")
    'initials'
    """
    return key.partition(".")[0]


def of_days(finding: Finding) -> bool:
    """Is it told of a day or an hour that it is not one and the same?"""
    return finding.kind in _OF_DAYS


def weight(finding: Finding) -> tuple[int, bool, int, bool, float]:
    """Return what findings are put in order by: conflicts first, slips of writing last; the figures that most reports
    tell before all that is told in words, what they are before whose, then the surer first."""
    place = 0 if finding.type in CONFLICTS else 1 + _OTHERS.index(finding.type)
    reports = len({span.article for span in finding.evidence}) if finding.kind in _OF_FIGURES else 0
    return place, finding.kind in _SLIPS, -reports, finding.type == "attribution_conflict", -finding.confidence
