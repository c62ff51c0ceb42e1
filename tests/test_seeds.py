"""What the five reports of ../shared/seeds must show (their texts stay there): skipped where they are absent."""

from __future__ import annotations

import pytest
from eval.shared import SHARED

from runut.pipeline import read_all, related, stories_in
from runut.records import Finding, Reading, Related
from runut.sources import iter_articles

SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is not there")


@pytest.fixture(scope="module")
def seeds() -> Related:
    readings = [found for found in read_all(iter_articles([SEEDS])) if isinstance(found, Reading)]
    (story,) = stories_in(readings, one_story=True)
    return related(story, readings)


def _touching(seeds: Related, kind: str, *words: str) -> list[Finding]:
    """Return the findings of *kind* that have, for each of *words*, evidence in a sentence with it."""
    found = []
    for finding in (f for f in seeds.findings if f.type == kind):
        sentences = [
            sentence.of(reading.article.text).lower()
            for span in finding.evidence
            for reading in seeds.readings
            if reading.article.id == span.article
            for sentence in reading.sentences
            if sentence.start < span.end and span.start < sentence.end
        ]
        if all(any(word in sentence for sentence in sentences) for word in words):
            found.append(finding)
    return found


def test_whose_figure_the_casualties_of_a_day_are(seeds: Related) -> None:
    (finding,) = _touching(seeds, "attribution_conflict", "1.200")
    assert "Austin" in finding.summary
    assert "Blinken" in finding.summary


def test_the_first_combat_has_two_beginnings(seeds: Related) -> None:
    (finding,) = _touching(seeds, "contradiction", "pertama kali", "seminggu yang lalu")
    assert "5 November" in finding.summary


def test_moscow_and_pyongyang_cease_to_deny(seeds: Related) -> None:
    (finding,) = _touching(seeds, "position_shift", "membantah", "berhenti")
    assert "Korea Utara" in finding.summary
    assert "Rusia" in finding.summary


def test_the_reports_have_three_known_origins(seeds: Related) -> None:
    known = {origin.origin for origin in seeds.lineage.origins if origin.basis != "own"}
    assert known == {"Associated Press", "Epoch Times", "The Guardian"}
    assert seeds.lineage.independent_origins == len(known)


def test_the_figure_of_kursk_is_one_line_apart_from_that_of_russia(seeds: Related) -> None:
    soldiers = [figure for figure in seeds.figures if figure.unit == "tentara"]
    kursk = [figure for figure in soldiers if "Kursk" in figure.measure]
    others = [figure for figure in soldiers if "Kursk" not in figure.measure]
    (line,) = (figure for figure in kursk if len(figure.points) > 1)
    assert {int(point.low or point.high or 0) for point in line.points} >= {8000, 11000}
    assert any(int(point.low or 0) == 10000 for figure in others for point in figure.points)
    assert {point.quantity for point in line.points}.isdisjoint(p.quantity for f in others for p in f.points)
