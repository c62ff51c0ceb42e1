# A sentence of a report stands on one line.
# ruff: noqa: E501
"""What figures are called."""

from dataclasses import replace

import pytest

from relate_reports import report, said
from runut.relate import relate
from runut.relate.naming import tells_of_what


def names_of(*sentences):
    readings = [report(f"r{i}", sentence) for i, sentence in enumerate(sentences)]
    (related,) = relate(readings, one_story=True)
    return [figure.measure for figure in related.figures]


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Longsor menewaskan [12 orang|12].", "Korban tewas [12 orang|12].", "orang tewas"),
        ("{Sinta Wardani} menyebut harga cabai turun [41,2 persen|41.2].", "Penurunan harga cabai [41,2 persen|41.2].", "penurunan harga cabai"),
        ("Ia jatuh ke jurang sedalam [450 meter|450].", "Korban ada di kedalaman [450 meter|450].", "kedalaman"),
        ("Mereka merugi [1.700 personel per hari|1700 per day].", "Ada [1.700 korban per hari|1700 per day].", "korban per hari"),
    ],
)  # fmt: skip
def test_a_measure_is_a_noun_phrase(one, other, name):
    assert names_of(one, other) == [name]


def test_a_number_that_is_taken_back_is_no_value():
    told = "Banjir itu menewaskan [14 orang|14] di <Lembah Sari>."
    assert len(names_of(told, "Korban tewas di <Lembah Sari> [14 orang|14].")) == 1
    assert names_of(told, "Redaksi meralat berita tentang korban tewas di <Lembah Sari> [14 orang|14].") == []


def test_a_name_tells_whose_they_are_where_most_reports_do():
    def named(*sentences):
        readings = []
        for i, sentence in enumerate(sentences):
            reading = report(f"r{i}", sentence)
            countries = (replace(m, type="country") if m.name == "Delta" else m for m in reading.mentions)
            readings.append(replace(reading, mentions=tuple(countries)))
        (related,) = relate(readings, one_story=True)
        return [figure.measure for figure in related.figures]

    plain, sent = "Ada [9.000 tentara|9000] di <Kota Utama>.", "<Delta> mengirim [9.000 tentara|9000] ke <Kota Utama>."
    assert named("Ada [9.000 tentara Delta|9000] di <Kota Utama>.", sent, plain) == ["tentara Delta di Kota Utama"]
    assert named("Ada [9.000 tentara Delta|9000] di <Kota Utama>.", plain, plain) == ["tentara di Kota Utama"]


def test_a_number_told_once_is_called_by_its_own_noun():
    reading = report("a", "Sinta Wardani menyebut bantuan bagi [9.000 petani|9000] di <Kota Utama>.")
    (related,) = relate([said(reading, "9.000 petani", "Sinta Wardani")], one_story=True)
    assert [figure.measure for figure in related.figures] == ["petani"]


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ("nilai uang", False),
        ("kenaikan harga", False),
        ("kenaikan harga cabai", True),
        ("harga per kilogram", False),
        ("harga per porsi di Lembah Sari", True),
        ("orang", False),
        ("orang tewas", True),
        ("gol", False),
        ("gol Persatuan Lembah", True),
        ("kedalaman", True),
        ("count", False),
    ],
)
def test_a_name_of_nothing_but_a_unit_does_not_say_of_what(measure, told):
    assert tells_of_what(measure, "id") == told


def test_a_rate_that_one_of_many_names_is_no_part_of_the_name():
    told = ["Bantuan dana [40 ton per bulan|40 per bulan] tiba."] + ["Bantuan [40 ton|40] tiba."] * 3
    assert not any("per" in name for name in names_of(*told))
