"""The same words or the same number, told of a whole and of a part of it."""

import pytest

from relate_reports import report
from runut.relate import relate
from runut.relate.coverage import parts_apart, shares_apart
from runut.relate.discrepancies import reports_of
from runut.relate.facets import facets


def apart(finder, one, other, days=("2031-05-02", "2031-05-02")):
    readings = [
        report(name, *([told] if isinstance(told, str) else told), outlet=outlet, day=day)
        for name, outlet, told, day in zip("ab", ("Kabar Delta", "Warta Timur"), (one, other), days, strict=True)
    ]
    found = {facet.quantity.id: facet for facet in facets(readings)}
    return [discrepancy.summary for discrepancy in finder(reports_of(readings, (), found, "id"))]


PUMPS = "Dinas pengairan memasang pompa berdaya 40 kilowatt di setiap desa Kabupaten Lembah Tinggi."
SOME_PUMPS = "Pompa berdaya 40 kilowatt itu dipasang dinas pengairan di beberapa desa yang paling kering saja."


@pytest.mark.parametrize(
    ("one", "other", "days", "found"),
    [
        (PUMPS, SOME_PUMPS, ("2031-05-02", "2031-05-02"), 1),
        (PUMPS, SOME_PUMPS.replace("beberapa desa", "sebagian besar desa"), ("2031-05-02", "2031-05-03"), 1),
        (PUMPS, SOME_PUMPS.replace("di beberapa", "tetapi tidak semua"), ("2031-05-02", "2031-05-02"), 1),
        (PUMPS, SOME_PUMPS, ("2031-05-02", "2031-05-20"), 0),  # time enough to change
        (PUMPS, SOME_PUMPS, ("2031-05-02", None), 0),
        (PUMPS, SOME_PUMPS.replace("40", "75"), ("2031-05-02", "2031-05-02"), 0),  # of other pumps
        (PUMPS.replace("setiap", "hampir semua"), SOME_PUMPS, ("2031-05-02", "2031-05-02"), 0),
        (PUMPS, "Warga di beberapa desa menanam 40 pohon jati bersama murid.", ("2031-05-02", "2031-05-02"), 0),
        ((PUMPS, "Air sulit di beberapa desa kabupaten itu."), SOME_PUMPS, ("2031-05-02", "2031-05-02"), 0),  # both
        (PUMPS, SOME_PUMPS.rstrip(".") + "?", ("2031-05-02", "2031-05-02"), 0),
    ],
)
def test_of_all_and_of_some_in_like_words(one, other, days, found):
    assert len(apart(shares_apart, one, other, days)) == found


def test_a_day_that_any_two_reports_have_is_nothing_in_common():
    one, other = (told.replace("40 kilowatt", "besar, Jumat (2/5/2031)") for told in (PUMPS, SOME_PUMPS))
    assert not apart(shares_apart, one, other)


WITHIN = (
    "Polisi menetapkan [90 orang|90] sebagai tersangka pencurian kayu.",
    "[Tiga di antaranya|3] perusahaan mebel.",
)
BESIDE = "Polisi menetapkan [90 orang|90] dan [3 perusahaan|3] sebagai tersangka pencurian kayu."


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (WITHIN, BESIDE, 1),
        ("Tersangkanya [90 orang|90], termasuk [3 perusahaan|3] mebel.", BESIDE, 1),
        ("Tersangkanya [90 orang|90], tidak termasuk [3 perusahaan|3] mebel.", BESIDE, 0),
        (WITHIN, BESIDE.replace("3 perusahaan|3", "3 gudang|3"), 0),  # others are counted besides
        (WITHIN, BESIDE.replace("[90 orang|90]", "[80 orang|80]"), 0),
        (BESIDE, BESIDE, 0),
        (WITHIN, BESIDE.replace(" sebagai", " serta [87 pedagang|87] sebagai"), 0),  # both are the parts of it
        (BESIDE, BESIDE.replace(" sebagai", ", antara lain PT Wompere, sebagai"), 0),
        (WITHIN, "Tersangkanya [90 orang|90]. Polisi juga memeriksa [3 perusahaan|3] mebel.", 0),  # nothing tells
    ],
)
def test_of_those_counted_or_besides_them(one, other, found):
    assert len(apart(parts_apart, one, other)) == found


@pytest.mark.parametrize(("language", "reason"), [("id", "sebagian"), ("en", "some")])
def test_a_story_tells_of_them_in_either_language(language, reason):
    readings = [report("a", PUMPS, outlet="Kabar Delta"), report("b", SOME_PUMPS, outlet="Warta Timur")]
    (related,) = relate(readings, one_story=True, language=language)
    (finding,) = related.findings
    assert reason in finding.reason
    assert {span.article for span in finding.evidence} == {"a", "b"}
