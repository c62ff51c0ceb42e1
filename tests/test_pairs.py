"""Two statements set side by side by the reader model, what the store remembers of it, and the claims it joins."""

from dataclasses import replace

import pytest

from relate_reports import report, said
from runut.relate import relate_story, stories
from runut.store import open_store, remembered
from runut.text import agreement_shares, model_version

needs_model = pytest.mark.skipif(model_version() is None, reason="the reader model is not in this checkout")

SAYS = "pencarian korban feri Sinar Laut dihentikan mulai Jumat karena cuaca buruk"
AGAIN = "lantaran cuaca buruk, pencarian penumpang feri Sinar Laut disetop per Jumat"
LIFTED = "feri Sinar Laut akan diangkat dari dasar selat pada hari Jumat"
OTHER = "pembangunan dermaga baru di Teluk Renggali akan dimulai tahun depan"


@needs_model
def test_what_tells_the_same_agrees_more_than_what_does_not():
    same, other = agreement_shares([(SAYS, AGAIN), (SAYS, OTHER)])
    assert 0 <= other < same <= 1


@needs_model
def test_which_comes_first_makes_no_difference():
    assert agreement_shares([(SAYS, OTHER)]) == agreement_shares([(OTHER, SAYS)])


def test_nothing_is_asked_of_no_pairs():
    assert agreement_shares([]) == []


def test_the_store_remembers_what_was_judged(tmp_path):
    asked = []

    def judging(pairs):
        asked.extend(pairs)
        return [max(map(len, pair)) / 1000 for pair in pairs]

    with open_store(str(tmp_path / "kept.db")) as store:
        first = remembered(store, "reader-1", judging)([(SAYS, AGAIN), (SAYS, OTHER), (AGAIN, SAYS)])
        assert first == [len(AGAIN) / 1000, len(SAYS) / 1000, len(AGAIN) / 1000]
        assert remembered(store, "reader-1", judging)([(SAYS, OTHER), (AGAIN, SAYS)]) == [first[1], first[0]]
        assert len(asked) == 2
        remembered(store, "reader-2", judging)([(SAYS, OTHER)])
        remembered(store, "reader-1", judging)([(SAYS, OTHER)])
        assert len(asked) == 4
    with open_store(str(tmp_path / "kept.db")) as store:
        unwritable = replace(store, read_only=True)
        remembered(unwritable, "reader-1", judging)([(SAYS, AGAIN)])
        remembered(unwritable, "reader-1", judging)([(SAYS, AGAIN)])
    assert len(asked) == 6


def joined(one, other, compare):
    """Is what two speakers of one name say, each in a report, one claim?"""
    readings = [
        said(report(name, f"{{Hartono Wiguna|Kepala Basarnas}} mengatakan {words}."), words, "Hartono Wiguna")
        for name, words in (("a", one), ("b", other))
    ]
    (story,) = stories(readings, one_story=True)
    return len(relate_story(story, readings, compare=compare).claims) == 1


@needs_model
@pytest.mark.parametrize(("again", "one_claim"), [(AGAIN, True), (OTHER, False), (LIFTED, False)])
def test_the_model_tells_other_words_from_another_thing(again, one_claim):
    assert joined(SAYS, again, agreement_shares) == one_claim


def test_by_words_alone_another_thing_would_pass():
    assert joined(SAYS, LIFTED, None)
