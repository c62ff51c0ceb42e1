"""The records of one story -> Dossier: what the page shows, selected, grouped and put in order. Pure.

Nothing is worded here: numbers, days and labels are printed by whoever shows the dossier.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.dossier.figures import ledgers_of, states_of
from runut.dossier.findings import comparison, happenings_of
from runut.dossier.index import branch_of, index_of, is_open, unique
from runut.dossier.voices import course_of, voices_of
from runut.errors import InputError
from runut.records import Comparison, Dossier, Failure, FindingType, Related
from runut.relate.trust import CONFLICTS
from runut.settings import LANGUAGES

_SHIFTS: tuple[FindingType, ...] = ("position_shift", "evolution")


def dossier(related: Related, *, language: str = "id", failures: Sequence[Failure] = ()) -> Dossier:
    """Return all that the page of one story shows; *language* is that of the labels, ``id`` or ``en``.

    Raises InputError where it is another.
    """
    if language not in LANGUAGES:
        raise InputError(f"There are no labels in {language!r}.", f"There are labels in {', '.join(LANGUAGES)}.")
    origins = sorted(related.lineage.origins, key=lambda origin: -len(origin.articles))
    index = index_of(related, origins, language)
    ledgers = ledgers_of(related, index)
    reports = tuple(index.reports.values())

    def findings(*types: FindingType) -> tuple[Comparison, ...]:
        return tuple(comparison(finding, index) for finding in related.findings if finding.type in types)

    return Dossier(
        story=related.story,
        language=language,
        outlets=len({report.article.outlet for report in reports} - {None}),
        outlets_open=any(report.article.outlet is None for report in reports),
        independent_origins=related.lineage.independent_origins,
        origins_open=is_open(origins),
        state=states_of(ledgers, reports),
        conflicts=findings(*CONFLICTS),
        shifts=findings(*_SHIFTS),
        ledgers=ledgers,
        voices=voices_of(related, index),
        variances=findings("wording_variance"),
        happenings=happenings_of(related, index),
        branches=tuple(branch_of(origin, number, index) for number, origin in enumerate(origins, start=1)),
        circular=findings("circular_reporting"),
        reports=reports,
        failures=tuple(failures),
        made_by=unique(reading.made_by for reading in related.readings),
        courses=tuple(course_of(stance, index) for stance in related.stances),
    )
