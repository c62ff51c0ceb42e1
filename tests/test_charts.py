"""The charts of the page: a glyph for each value, higher values higher, later days to the right."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dossier_story import related
from runut.charts import chart, shapes_of, ticks_of
from runut.dossier import dossier
from runut.labels import beyond
from runut.records import UNKNOWN_DATE


@pytest.fixture(scope="module")
def deaths():
    return next(ledger for ledger in dossier(related()).ledgers if ledger.measure == "orang tewas")


def test_each_known_value_is_one_glyph(deaths):
    drawn = chart(deaths, "id", "2025")
    assert len(drawn.glyphs) == len(deaths.tellings)
    assert [g.words for g in drawn.glyphs if g.latest] == ["17"]


def test_comparators_have_their_shapes(deaths):
    drawn = dict(zip([(t.low, t.high, t.comparator) for t in deaths.tellings], chart(deaths, "id").glyphs, strict=True))
    by_kind = {key[2]: glyph for key, glyph in drawn.items()}
    assert by_kind["approx"].hollow
    assert by_kind["range"].bottom > by_kind["range"].top
    assert not by_kind["range"].open_end
    assert by_kind["more_than"].open_end == "up"
    assert by_kind["more_than"].top < by_kind["more_than"].y
    assert by_kind["exact"].bottom == by_kind["exact"].top


def test_higher_values_stand_higher_and_later_days_further_right(deaths):
    glyphs = chart(deaths, "id").glyphs
    pairs = list(zip(deaths.tellings, glyphs, strict=True))
    at = {(t.low, t.said.value): g for t, g in pairs}
    assert at[20, "2025-03-04"].y < at[17, "2025-03-07"].y < at[8, "2025-03-03"].y
    assert at[8, "2025-03-03"].x < at[20, "2025-03-04"].x < at[17, "2025-03-07"].x < at[14, None].x


def test_a_source_has_one_shape(deaths):
    shapes = shapes_of(deaths)
    assert len(set(shapes.values())) == len(shapes) == 5
    assert all(g.shape == shapes[t.speaker] for t, g in zip(deaths.tellings, chart(deaths, "id").glyphs, strict=True))


def test_points_of_one_origin_are_joined(deaths):
    drawn = chart(deaths, "id")
    wire, own = drawn.glyphs[1], drawn.glyphs[0]
    starts = {join.split(" ", maxsplit=1)[0] for join in drawn.joins}
    assert starts == {f"{wire.x},{wire.y}", f"{own.x},{own.y}"}


def test_points_of_unknown_origin_are_not_joined(deaths):
    story = related()
    agency, *others = story.lineage.origins

    def joins(basis):
        nameless = replace(agency, origin="tidak diketahui", basis=basis)
        told = dossier(replace(story, lineage=replace(story.lineage, origins=(nameless, *others))))
        return chart(next(one for one in told.ledgers if one.figure == deaths.figure), "id").joins

    assert len(joins("own")) == len(chart(deaths, "id").joins) - 1
    assert joins("text_reuse") == chart(deaths, "id").joins  # copies of one text, whoever wrote it


def test_undated_values_make_no_chart(deaths):
    undated = replace(
        deaths, tellings=tuple(replace(t, said=UNKNOWN_DATE, reported=UNKNOWN_DATE) for t in deaths.tellings)
    )
    assert chart(undated, "id") is None


def test_a_value_of_unknown_day_stands_on_the_day_of_its_report(deaths):
    of_friday = tuple(replace(t, said=UNKNOWN_DATE) if t.low == 17 else t for t in deaths.tellings)
    assert [t.reported.day for t in of_friday if t.low == 17] == ["2025-03-07"]
    drawn, dated = chart(replace(deaths, tellings=of_friday), "id"), chart(deaths, "id")
    at = {t.low: (g.x, g.words) for t, g in zip(of_friday, drawn.glyphs, strict=True)}
    assert at[17] == {t.low: (g.x, g.words) for t, g in zip(deaths.tellings, dated.glyphs, strict=True)}[17]


def test_one_value_makes_no_chart():
    ledgers = {ledger.measure: ledger for ledger in dossier(related()).ledgers}
    assert chart(ledgers["taksiran kerugian"], "id") is None
    assert chart(ledgers["tinggi air"], "id") is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([8000, 12000], [8000, 9000, 10000, 11000, 12000]),
        ([8, 20], [0, 5, 10, 15, 20]),
        ([5, 5], [4, 6]),
        ([-3, 4], [-4, -2, 0, 2, 4]),
        ([0, 0], [0, 1]),
        ([5, 9], [5, 6, 7, 8, 9]),
        ([3, 9], [0, 5, 10]),
        ([1, 2], [1, 2]),
        ([Decimal("4.5"), Decimal("9")], [Decimal("4"), 6, 8, 10]),
        ([Decimal("0.3"), Decimal("0.9")], [0, 0.25, 0.5, 0.75, 1]),
    ],
)
def test_ticks_are_round_and_enclose(values, expected):
    ticks = ticks_of([Decimal(value) for value in values])
    assert ticks[0] <= min(values)
    assert ticks[-1] >= max(values)
    assert [float(tick) for tick in ticks] == expected


@pytest.mark.parametrize(
    ("measure", "printed", "expected"),
    [
        ("orang tewas", "dua orang", "tewas"),
        ("anak buah kapal", "14 anak", "buah kapal"),
        ("Orang Hilang", "Lima orang", "Hilang"),
        ("penumpang", "118 penumpang", ""),
        ("usia Sari", "34", "usia Sari"),
        ("korban luka", "dua orang", "korban luka"),
    ],
)
def test_a_unit_is_printed_once(measure, printed, expected):
    assert beyond(measure, printed) == expected
