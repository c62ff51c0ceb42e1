"""Which reports are of one story, where they come from, and the day of those that tell none."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relate_reports import credited, dated, on, report
from runut.pipeline import stories_in
from runut.records import DateValue, Part
from runut.relate import anchors, relate, stories
from runut.relate.lineage import UNKNOWN, lineage
from runut.relate.vocabulary import content_words, frequencies, overlap, rarity

DAM = (
    "Bendungan Kalimata di Lembah Sari jebol setelah hujan deras dan menghanyutkan puluhan rumah.",
    "Bupati Lembah Sari Sinta Wardani meminta warga Kalimata mengungsi ke bukit.",
    "Balai Pengelola Bendungan belum menjelaskan retakan di dinding bendungan.",
)
DAM_AGAIN = (
    "Warga Lembah Sari masih mengungsi setelah bendungan Kalimata jebol.",
    "Sinta Wardani mengatakan retakan bendungan sudah dilaporkan ke Balai Pengelola Bendungan.",
)
MATCH = (
    "Persatuan Delta menang atas Garuda Timur di stadion Kota Utama lewat gol penyerang Bram Odeh.",
    "Pelatih Garuda Timur mengakui lini belakangnya kalah cepat dari Bram Odeh.",
)
MATCH_AGAIN = (
    "Gol Bram Odeh membawa Persatuan Delta ke puncak klasemen setelah mengalahkan Garuda Timur.",
    "Suporter Persatuan Delta merayakan kemenangan di stadion Kota Utama.",
)
ALL = [
    report("a", *DAM, day="2031-05-02", title="Bendungan Kalimata jebol"),
    report("b", *DAM_AGAIN, day="2031-05-04"),
    report("c", *MATCH, day="2031-05-02", title="Persatuan Delta menang"),
    report("d", *MATCH_AGAIN, day="2031-05-03"),
    report("e", "Harga cabai di pasar Kota Utama turun menjelang panen raya petani lereng.", day="2031-05-03"),
]


def test_reports_of_one_event_are_one_story():
    found = stories(ALL)
    assert sorted(story.articles for story in found) == [("a", "b"), ("c", "d"), ("e",)]


def test_a_story_has_a_title_its_days_and_a_reason():
    (story,) = [story for story in stories(ALL) if "a" in story.articles]
    assert (story.first, story.last) == ("2031-05-02", "2031-05-04")
    assert story.title in ("Bendungan Kalimata jebol", "Warga Lembah Sari masih mengungsi")
    assert "Kalimata" in story.reason


def test_a_bare_year_is_nothing_that_reports_have_in_common():
    lines = [f"Di Kalimata pada 2031 {done}." for done in ("hujan turun", "bukit longsor")]
    (story,) = stories([report(f"y{n}", line, day="2031-05-02") for n, line in enumerate(lines)])
    assert "kalimata" in story.reason.casefold()
    assert "2031" not in story.reason


def test_reasons_are_told_in_the_language_asked_for():
    related = relate(ALL, language="en")
    told = [found.story.reason for found in related] + [
        r for found in related for e in found.entities for r in e.reasons
    ]
    assert any("have in common" in reason and "Kalimata" in reason for reason in told)
    assert "No other report is like it enough so far." in told
    assert all("laporan" not in reason and "nama" not in reason for reason in told)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Kalimata jebol, 3 tewas", "Warga Kalimata mengungsi", "Sinta di Kalimata"), {1, 2}),
        (("Kalimata jebol, tiga tewas", "Puluhan rumah hanyut", "Korban Kalimata jadi 7"), {2}),
        (("Kalimata jebol", "Sinta di posko", "Ralat: Sinta tidak di Kalimata"), {0, 1}),
        (("SD 5 Kalimata hanyut", "Murid SD 5 di posko", "SD 5 dibangun lagi"), {0, 1, 2}),  # a name
        (("Bendungan 2031 jebol", "Kalimata pada 2031", "Delapan mengungsi"), {0, 1, 2}),  # a year; a number of the end
    ],
)
def test_a_title_gives_no_number_that_time_has_overtaken(titles, expected):
    days = ("2031-05-02", "2031-05-03", "2031-05-04")
    told = (DAM, DAM_AGAIN, DAM_AGAIN)
    for order in permutations(range(3)):
        held = [report(str(i), *told[i], day=days[k], title=titles[k]) for k, i in enumerate(order)]
        (story,) = stories(held, one_story=True)
        assert titles.index(story.title) in expected


def test_of_two_titles_the_later_is_the_story_s():
    early, late = (report(name, *DAM, day=f"2031-05-0{n}", title=name) for name, n in (("awal", 2), ("akhir", 4)))
    assert [story.title for held in ((early, late), (late, early)) for story in stories(held)] == ["akhir", "akhir"]


def test_one_story_puts_all_together():
    (story,) = stories(ALL, one_story=True)
    assert set(story.articles) == set("abcde")
    assert story.reason


def test_articles_go_by_the_hour_and_zone_of_publication():
    days = {
        "a": "2031-05-02T19:40+07:00",
        "b": "2031-05-02T13:05+07:00",
        "c": "2031-05-02T14:30+09:00",  # 12.30 in the west
        "d": None,
        "e": "2031-05-03",
        "f": "2031-05-02",
        "g": "2031-05-02T19:40+07:00",
    }
    (story,) = stories([report(name, *DAM, day=day) for name, day in days.items()], one_story=True)
    assert story.articles == ("f", "c", "b", "a", "g", "e", "d")
    assert (story.first, story.last) == ("2031-05-02", "2031-05-03")


def test_no_reports_no_stories():
    assert stories([]) == stories([], one_story=True) == ()


def test_the_same_event_a_year_later_is_another_story():
    assert len(stories([report("a", *DAM, day="2031-05-02"), report("b", *DAM_AGAIN, day="2033-05-04")])) == 2


@given(st.permutations(ALL))
def test_the_order_of_arrival_changes_nothing(readings):
    assert stories(readings) == stories(ALL)


@given(st.lists(st.sampled_from(ALL), max_size=4))
def test_twice_is_once(again):
    assert stories([*ALL, *again]) == stories(ALL)


def test_a_stranger_changes_no_story():
    before = {story.id for story in stories(ALL)}
    stranger = report("z", "Museum wayang membuka ruang pamer topeng kuno untuk pelajar.", day="2031-05-03")
    assert before < {story.id for story in stories([*ALL, stranger])}


# ---------------------------------------------------------------- rarity


def test_rare_words_weigh_more_than_common_ones():
    assert rarity("yang", "id") < 0.05 < rarity("bendungan", "id") < rarity("kalimata", "id") == 1
    assert list(content_words("Bendungan itu sudah jebol di Kalimata")) == ["bendungan", "jebol", "kalimata"]


def test_a_language_without_a_table_has_only_rare_words():
    assert frequencies("xx") == {}
    assert rarity("anything", "xx") == 1


def test_overlap_is_whole_where_one_holds_the_other():
    assert overlap(frozenset({"jebol"}), frozenset({"jebol", "kalimata"}), "id") == 1
    assert overlap(frozenset(), frozenset({"jebol"}), "id") == 0


# ---------------------------------------------------------------- origins

LONG = " ".join(f"kata{i} yang{i} disalin{i}" for i in range(30))


def origins_of(*readings):
    found = lineage(readings, "s")
    return {origin.origin: (origin.articles, origin.basis) for origin in found.origins}, found.independent_origins


def test_credits_make_one_origin_of_two_outlets():
    a = credited(
        report("a", "Bendungan jebol, seperti dilansir Kantor Berita Selatan.", outlet="Kabar Delta"),
        "Kantor Berita Selatan",
    )
    b = credited(
        report("b", "Warga mengungsi. Sumber: Kantor Berita Selatan", outlet="Warta Timur"), "Kantor Berita Selatan"
    )
    assert origins_of(a, b) == ({"Kantor Berita Selatan": (("a", "b"), "credit")}, 1)


def citing(name, outlet, *carriers, wholly=None):
    """A report that cites *carriers* in this order; *wholly* in a credit line at its end."""
    prose = [f"Bendungan jebol, tulis {carrier}." for carrier in carriers]
    reading = report(name, *prose, *([f"Sumber: {wholly}"] if wholly else []), outlet=outlet)
    if wholly:
        start = reading.article.text.index("Sumber:")
        parts = (Part("body", 0, start), Part("credit", start, len(reading.article.text)))
        reading = replace(reading, article=replace(reading.article, parts=parts))
    for carrier in dict.fromkeys((*carriers, *([wholly] if wholly else []))):
        reading = credited(reading, carrier)
    return reading


@pytest.mark.parametrize(
    ("carriers", "wholly", "origin", "cited"),
    [
        (("Kantor Nusa", "Harian Delta"), "Pos Selat", "Pos Selat", ["Kantor Nusa", "Harian Delta"]),
        (("Kantor Nusa", "Harian Delta"), None, "Kantor Nusa", ["Harian Delta"]),
        (("Kantor Nusa",), None, "Kantor Nusa", []),
    ],
)
def test_what_a_report_cites_within_is_no_further_origin(carriers, wholly, origin, cited):
    found = lineage([citing("a", "Kabar Delta", *carriers, wholly=wholly)], "s")
    assert ([one.origin for one in found.origins], found.independent_origins) == ([origin], 1)
    assert [credit.name for one in found.origins[0].taken for credit in one.cites] == cited


def test_the_carrier_most_often_credited_is_the_origin():
    reading = citing("a", "Kabar Delta", "Kantor Nusa", "Pos Selat")
    again = replace(reading, credits=(*reading.credits, reading.credits[1]))
    assert [one.origin for one in lineage([again], "s").origins] == ["Pos Selat"]


def test_a_photograph_credits_no_report_where_prose_does():
    reading = citing("a", "Kabar Delta", "Kantor Nusa", "Pos Selat")
    end = reading.article.text.index("Bendungan", 5)
    parts = (Part("caption", 0, end), Part("body", end, len(reading.article.text)))
    taken = replace(reading, article=replace(reading.article, parts=parts))
    assert [one.origin for one in lineage([taken], "s").origins] == ["Pos Selat"]


def test_a_carrier_cited_within_one_report_is_an_origin_where_another_is_taken_from_it():
    found = lineage([citing("a", "Kabar Delta", "Nusa", wholly="Pos Selat"), citing("b", "Warta Timur", "Nusa")], "s")
    assert {one.origin: one.articles for one in found.origins} == {"Nusa": ("b",), "Pos Selat": ("a",)}


def test_outlets_that_credit_each_other_are_one_origin():
    found = lineage([citing("a", "Kabar Delta", "Warta Timur"), citing("b", "Warta Timur", "Kabar Delta")], "s")
    assert [one.articles for one in found.origins] == [("a", "b")]


def test_a_copy_of_two_credited_reports_has_the_origin_of_the_nearer():
    a = credited(report("a", LONG, "Demikian Kantor Selatan.", outlet="Kabar Delta"), "Kantor Selatan")
    half = LONG.rsplit(" ", 45)[0]
    b = credited(report("b", half, "Warga lain pergi, tulis Pos Selat.", outlet="Warta Timur"), "Pos Selat")
    found = lineage([a, b, report("c", LONG, outlet="Pos Bukit")], "s")
    assert {one.origin: one.articles for one in found.origins} == {"Kantor Selatan": ("a", "c"), "Pos Selat": ("b",)}


@pytest.mark.parametrize(
    ("more", "told"), [("Warga pergi.", "tanpa menyebutnya"), ("Camat menelepon Kantor Selatan.", "menyebut namanya")]
)
def test_a_copy_is_not_said_to_hide_a_carrier_that_it_names(more, told):
    a = credited(report("a", LONG, "Demikian Kantor Selatan.", outlet="Kabar Delta"), "Kantor Selatan")
    (origin,) = lineage([a, report("b", LONG, more, outlet="Warta Timur")], "s").origins
    assert told in origin.reason


@pytest.mark.parametrize(
    ("language", "called"),
    [("id", "outlet tanpa nama [a.txt]"), ("en", "an unnamed outlet [a.txt]")],
)
def test_a_report_without_an_outlet_is_called_one(language, called):
    a = credited(report("a", "Bendungan jebol, tulis Pos Selat."), "Pos Selat")
    a = replace(a, article=replace(a.article, source="kiriman/a.txt"))
    (origin,) = lineage([a], "s", language).origins
    assert called in origin.reason
    assert "kiriman" not in origin.reason


def test_an_outlet_that_credits_itself_is_its_own():
    a = credited(report("a", "Bendungan jebol, demikian Kabar Delta.", outlet="Kabar Delta"), "Kabar Delta")
    assert origins_of(a) == ({"Kabar Delta": (("a",), "own")}, 1)


def test_shared_text_makes_one_origin_told_by_the_first():
    a = report("a", LONG, "Redaksi menambah satu kalimat di sini.", outlet="Warta Timur", day="2031-05-03")
    b = report("b", LONG, outlet="Kabar Delta", day="2031-05-02")
    c = report("c", "Laporan ini ditulis sendiri oleh wartawan di lapangan.", outlet="Pos Bukit")
    found, number = origins_of(a, b, c)
    assert found == {"Kabar Delta": (("a", "b"), "text_reuse"), "Pos Bukit": (("c",), "own")}
    assert number == 2


def test_a_copy_of_a_credited_report_has_its_carrier():
    a = credited(report("a", LONG, "Demikian Kantor Selatan.", outlet="Kabar Delta"), "Kantor Selatan")
    found = lineage([a, report("b", LONG, outlet="Warta Timur")], "s")
    assert [(o.origin, o.articles, o.basis) for o in found.origins] == [("Kantor Selatan", ("a", "b"), "credit")]
    assert found.independent_origins == 1
    assert all(origin.reason for origin in found.origins)


def test_a_credited_outlet_and_its_own_reports_are_one_origin():
    a = credited(report("a", "Bendungan retak, tulis Warta Timur.", outlet="Kabar Delta"), "Warta Timur")
    b = report("b", "Wartawan kami melihat retakan itu.", outlet="wartatimur.com")
    found, number = origins_of(a, b)
    assert found == {"Warta Timur": (("a", "b"), "credit")}
    assert number == 1


def test_copies_of_unknown_outlets_stay_apart_from_what_else_is_unknown():
    found = lineage([report("a", LONG), report("b", LONG), report("c", "Gol tunggal.")], "s")
    assert [(origin.articles, origin.basis) for origin in found.origins] == [
        (("a", "b"), "text_reuse"),
        (("c",), "own"),
    ]
    assert {origin.origin for origin in found.origins} == {UNKNOWN}


def test_unknown_stays_unknown_and_counts_for_nothing():
    found, number = origins_of(report("a", "Bendungan jebol."), report("b", "Gol tunggal.", outlet="Pos Bukit"))
    assert found == {UNKNOWN: (("a",), "own"), "Pos Bukit": (("b",), "own")}
    assert number == 1


# ---------------------------------------------------------------- days

DATED = report("a", "Bendungan Kalimata jebol.", day="2024-10-29")


def undated(words, value):
    basis = "stated" if value and value[0].isdigit() else "unresolved"
    return dated(report("b", f"Bendungan Kalimata retak pada {words}.", day=None), words, value, basis)


@pytest.mark.parametrize(
    ("words", "value", "day"),
    [
        ("31 Oktober", "XXXX-10-31", "2024-10-31"),
        ("Selasa (5/11)", "XXXX-11-05", "2024-11-05"),
        ("Selasa (5/11)", None, "2024-11-05"),
        ("2 November 2024", "2024-11-02", "2024-11-02"),
        ("5 Januari", "XXXX-01-05", "2025-01-05"),
        ("Senin (5/11)", "XXXX-11-05", None),
        ("1 Juni 2019", "2019-06-01", None),
        ("Kamis", "XXXX-WXX-4", None),
    ],
)
def test_the_story_tells_the_year(words, value, day):
    expected = {"b": DateValue(day, "day", "story")} if day else {}
    assert anchors([DATED, undated(words, value)]) == expected


def test_the_latest_told_day_wins_but_a_plan_does_not():
    reading = report("b", "Bendungan retak pada 31 Oktober.", "Perbaikan akan dimulai pada 9 November.", day=None)
    reading = dated(dated(reading, "31 Oktober", "XXXX-10-31", "unresolved"), "9 November", "XXXX-11-09", "unresolved")
    assert anchors([DATED, reading])["b"].value == "2024-10-31"


def test_a_date_in_the_headline_of_another_report_is_none_of_this():
    reading = report("b", "Bendungan retak pada 31 Oktober.", "Baca juga: Longsor 9 November.", day=None)
    reading = dated(dated(reading, "31 Oktober", "XXXX-10-31", "unresolved"), "9 November", "2024-11-09")
    reading = replace(reading, sentences=reading.sentences[:1])
    assert anchors([DATED, reading])["b"].value == "2024-10-31"
    undated_story = [replace(reading, dates=reading.dates[1:]), undated("31 Oktober", "XXXX-10-31")]
    assert anchors(undated_story) == {}


@pytest.mark.parametrize("one_story", [False, True])
def test_a_report_that_the_story_dates_last_gives_the_title(one_story):
    early, late = (
        dated(report(name, *DAM, "Itu pada 4 Mei 2031.", day=day, title=title), "4 Mei 2031", "2031-05-04")
        for name, day, title in (("a", "2031-05-02", "Bendungan jebol"), ("b", None, "Bendungan Kalimata jebol"))
    )
    (story,) = stories_in([early, late], one_story=one_story)
    assert (story.title, story.articles, story.last) == ("Bendungan Kalimata jebol", ("a", "b"), "2031-05-04")


def test_an_undated_story_dates_no_one():
    assert anchors([undated("31 Oktober", "XXXX-10-31")]) == {}


def test_a_full_date_in_another_report_is_enough():
    other = dated(report("c", "Dinding retak pada 20 Oktober 2024.", day=None), "20 Oktober 2024", "2024-10-20")
    assert anchors([other, undated("31 Oktober", "XXXX-10-31")])["b"].value == "2024-10-31"


def test_a_dated_report_keeps_its_day():
    assert "a" not in anchors([DATED, undated("31 Oktober", "XXXX-10-31")])
    assert on("2024-10-29") == DATED.article.published
