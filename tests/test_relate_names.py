# A sentence of a report stands on one line.
"""Names, initials, abbreviations and posts that do not agree from report to report."""

import pytest

from relate_reports import report
from runut.relate import relate


def summaries(*readings):
    (related,) = relate(readings, one_story=True)
    return [finding.summary for finding in related.findings]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Zulbahri Sentani ditahan.", "Zulbahri Senthani ditahan.", 1),
        ("Zulbahri Sentaniwar ditahan.", "Zulbahri Senthanivar ditahan.", 1),  # a long name may have two wrong letters
        ("Zulbahri Sentani ditahan.", "Zulbahri Wompere ditahan.", 0),
        ("Zulbahri Sentani ditahan.", "Orpahita Senthani ditahan.", 0),  # nothing beside them is the same
        ("Zulbahri Sentani ditahan.", "Zulbahri Sentanidi Palung ditahan.", 0),  # run together with the next word
        ("Zulbahri Sentani ditahan.", "Zulbahri SENTANI ditahan.", 0),
        ("Zulbahri Ma'run ditahan.", "Zulbahri Ma’run ditahan.", 0),
        ("Tim Zulbahri Eagle menang.", "Tim Zulbahri Eagles menang.", 0),
        ("{Zulbahri Sentani Wompere} pergi.", "{Zulbahri Senthani Odehan} pergi.", 0),  # two people
        (
            "Zulbahri Sentani pergi.",
            "Zulbahri Sentani dan Zulbahri Senthani pergi.",
            0,
        ),  # one sentence tells them apart
        ("Sopir itu, Wompere (43), selamat.", "Wompera (43) mengantuk.", 1),
        ("Sopir itu, Wompere (43), selamat.", "Wompera (34) mengantuk.", 0),
    ],
)
def test_a_name_has_one_spelling(one, other, found):
    assert len(summaries(report("a", one), report("b", other))) == found


def test_a_part_of_a_name_is_spelt_as_in_the_rest_of_the_report():
    whole = ("Kemarin {Zulfahran Wompere} datang.", "Zulfahran membawa jala.")
    assert summaries(report("a", *whole, "Zulfahren pulang.")) == [
        "Zulfahran Wompere (laporan tanpa nama outlet) atau Zulfahren (laporan tanpa nama outlet)?"
    ]
    assert (
        summaries(report("a", *whole, "Zulfahren pulang.", "Zulfahren tidur.")) == []
    )  # once is a slip, twice is a name


def test_all_spellings_of_a_name_are_told_at_once():
    names = ("Zulbahri Sentani", "Zulbahri Sentani", "Zulbahri Senthani", "Zulbahri Sentanni")
    (told,) = summaries(
        *(report(name, f"Kemarin {who} pergi.", outlet=name) for name, who in zip("abcd", names, strict=True))
    )
    assert told == "Zulbahri Sentani (a, b) atau Zulbahri Sentanni (d), Zulbahri Senthani (c)?"
