# A sentence of a report stands on one line.
# ruff: noqa: E501
"""Which quantities answer one question, and how their values relate."""

import re
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relate_reports import dated, on, report, said
from runut.records import UNKNOWN_DATE, Finding, Part, Span, Speaker, Statement, content_id
from runut.relate import relate
from runut.relate.authority import source_of
from runut.relate.corrections import corrections
from runut.relate.facets import facets
from runut.relate.trust import sure, weight


def figures_of(*readings):
    (related,) = relate(readings, one_story=True)
    words = {q.id: q.text for r in related.readings for q in r.quantities}
    return {f.measure: [(words[p.quantity], p.relation) for p in f.points] for f in related.figures}


def values_of(*readings):
    return sorted(sorted(words for words, _ in points) for points in figures_of(*readings).values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Banjir itu menewaskan [12 orang|12] di <Lembah Sari>.", "Korban tewas di <Lembah Sari> [12 orang|12]."),
        ("Polisi menetapkan [lima orang tersangka|5].", "Ada [5 tersangka|5] dalam perkara jembatan."),
        ("Pesawat itu membawa [318 penumpang|318].", "Sebanyak [318 orang|318] turun dari pesawat itu."),
        ("Korban ditemukan pada kedalaman [sekitar 450 meter|450].", "Ia jatuh ke jurang sedalam [450 meter|450]."),
        ("Ia merugi [lebih dari 1.700 korban per hari|1700 per day].", "Mereka kehilangan [1.700 orang per hari|1700 per day]."),
        ("Polisi menahan [tiga pelaku|3] perampokan di <Polsek Bara>.", "Polisi menahan [tiga pelaku|3] perampokan di <Hotel Mawar>."),
        ("{Sinta Wardani} ([24|24]) ditahan.", "Pelaku berinisial {SW} ([24|24]) ditahan."),
    ],
)  # fmt: skip
def test_one_number_for_one_question_is_one_figure(one, other):
    assert len(values_of(report("a", one), report("b", other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Banjir itu menewaskan [12 orang|12].", "Sebanyak [12 orang|12] hilang terseret arus."),
        ("Ada [dua orang|2] saksi di pengadilan.", "Hakim memanggil [dua orang|2] ahli gizi ke kantor desa."),
        ("Harga cabai naik [5 persen|5].", "Harga bawang turun [5 persen|5]."),
        ("Mereka mengirim [sekitar 9.000 tentara|9000] ke <Kota Utama>.", "Ada [sekitar 9.000 tentara|9000] di wilayah <Delta>."),
        ("Luas sawah [40 hektare|40].", "Ada [40 rumah|40] di sana."),
        ("Korban dirawat dengan luka bakar, [lima orang|5] meninggal.", "Kapal itu memuat [lima orang|5] lebih banyak daripada manifes."),
        ("Warga dilarang mendekat dalam radius [8 meter|8].", "Sektor barat laut [8 meter|8] dari puncak."),
        ("{Sinta Wardani} ([24|24]) ditahan.", "Pelaku berinisial {BO} ([24|24]) ditahan."),
        ("{Le Thi Sinta Wardani} ([24|24]) ditahan.", "{Nguyen Thi Bram Odeh} ([24|24]) ditahan."),
    ],
)  # fmt: skip
def test_one_number_for_two_questions_stays_two(one, other):
    assert values_of(report("a", one), report("b", other)) == []


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("<Persatuan Lembah> kini mengoleksi [24 poin|24] di klasemen liga.", "<Garuda Bara> kini mengoleksi [25 poin|25] di klasemen liga.", False),
        ("<Persatuan Lembah> kini mengoleksi [24 poin|24] di klasemen liga.", "<Persatuan Lembah> kini mengoleksi [25 poin|25] di klasemen liga.", True),
        ("Harga cabai di pasar induk naik [24 persen|24] hari ini.", "Harga telur di pasar induk naik [25 persen|25] hari ini.", False),
        ("Harga cabai di pasar induk naik [24 persen|24] hari ini.", "Harga cabai di pasar induk naik [25 persen|25] hari ini.", True),
        ("Pos gunung mencatat [24 gempa letusan|24] dalam sehari.", "Pos gunung mencatat [25 gempa embusan|25] dalam sehari.", False),
        ("Pos gunung mencatat [24 gempa letusan|24] dalam sehari.", "Pos gunung mencatat [25 gempa letusan|25] dalam sehari.", True),
        ("Ia memukul [dua perempuan|2] di kamar.", "Juri memilih [empat perempuan|4] untuk sidang.", False),
        ("Sebanyak [sekitar 17,2 juta keluarga|17200000] dan [18,2 juta keluarga|18200000] menerima beras.", "Sebanyak [18,2 juta keluarga|18200000] menerima beras.", False),
    ],
)  # fmt: skip
def test_two_values_of_two_owners_are_no_change(one, other, joined):
    found = values_of(report("a", one), report("b", other, day="2031-05-05"))
    assert any(len({words.split()[0] for words in words_of}) > 1 for words_of in found) == joined


@pytest.mark.parametrize(
    ("sentence", "moved"),
    [
        ("Bunga acuan naik [5,25 persen|5.25].", True),
        ("Bunga acuan naik menjadi [5,25 persen|5.25].", False),
        ("Rupiah menguat ke level [5,25 persen|5.25].", False),
    ],
)
def test_where_a_value_moved_to_is_not_by_how_much(sentence, moved):
    (facet,) = facets([report("a", sentence)])
    assert ("rise" in facet.scopes) == moved


def test_shares_that_one_sentence_lists_are_of_many_things():
    one = report("a", "Won turun [0,48 persen|0.48], yen turun [0,48 persen|0.48], peso turun [0,48 persen|0.48].")
    assert values_of(one) == []


def test_a_score_behind_a_name_is_no_age():
    (facet,) = facets([report("a", "Sekolah {Sinta Wardani} ([3,13|3.13]) dinilai baik.")])
    assert facet.family != "age"


@pytest.mark.parametrize(
    ("sentence", "loss"),
    [
        ("Pasar senilai [Rp18 miliar|18000000000] itu merugikan negara.", False),
        ("Proyek itu [Rp18 miliar|18000000000] merugikan negara.", True),
        ("Kerugian sebesar [Rp18 miliar|18000000000] itu ditanggung negara.", True),
    ],
)
def test_what_a_sum_that_is_pointed_at_does_is_not_what_it_is(sentence, loss):
    reading = report("a", sentence)
    money = replace(reading.quantities[0], unit="IDR", counted=None)
    (facet,) = facets([replace(reading, quantities=(money,))])
    assert ("loss" in facet.scopes) == loss


def with_headline(reading):
    """The last sentence of *reading* is no sentence but the headline of another report."""
    *body, last = reading.sentences
    return replace(
        reading, sentences=tuple(body), article=replace(reading.article, parts=(Part("link", last.start, last.end),))
    )


@pytest.mark.parametrize(
    ("headline", "relation"), [("Baca juga: Banjir Tewaskan [12 Orang|12]", "agrees"), ("Korban Tewas Jadi [30 Orang|30]", "differs_in_scope")]
)  # fmt: skip
def test_the_headline_of_another_report_stands_last_and_contradicts_nobody(headline, relation):
    reading = with_headline(report("a", "Banjir di lembah itu menewaskan [12 orang|12].", headline))
    (points,) = figures_of(reading).values()
    assert [relation for _, relation in points] == ["first", relation]


def test_the_headline_of_another_report_stands_last_where_no_report_has_a_day():
    reading = with_headline(
        report("a", "Hujan reda di lembah itu.", "Korban Tewas Banjir Jadi [30 Orang|30]", day=None)
    )
    (points,) = figures_of(reading, report("b", "Banjir di lembah itu menewaskan [12 orang|12].", day=None)).values()
    assert [relation for _, relation in points] == ["first", "differs_in_scope"]


def test_headlines_of_other_reports_alone_are_no_figure():
    readings = [with_headline(report(a, "Hujan reda.", "Banjir Tewaskan [12 Orang|12]")) for a in "ab"]
    assert values_of(*readings) == []


@pytest.mark.parametrize(("kind", "points"), [("subhead", 1), ("link", 2)])
def test_a_subheading_that_repeats_its_report_is_no_value_of_its_own(kind, points):
    told = "Banjir di lembah itu menewaskan [12 orang|12].", "Banjir Tewaskan [12 Orang|12]"
    reading = with_headline(said(report("a", *told), "12 orang", "Sinta Wardani"))
    (headline,) = reading.article.parts
    reading = replace(reading, article=replace(reading.article, parts=(replace(headline, kind=kind),)))
    (figure,) = figures_of(reading).values()
    assert len(figure) == points


def test_what_only_points_back_counts_nothing():
    def counted(name, sentence, noun):
        reading = report(name, sentence)
        return replace(reading, quantities=tuple(replace(q, unit=noun, counted=noun) for q in reading.quantities))

    first = counted("a", "Itu hubungan antara [tiga desa|3] di lembah.", "desa")
    assert values_of(first, counted("b", "{Bram Odeh} memuji hubungan antara [ketiga desa|3] di lembah.", "desa")) == []
    assert values_of(first, counted("b", "{Bram Odeh} memuji hubungan antara [3 desa|3] di lembah.", "desa"))
    held = counted("b", "Polisi menahan [ketiga tersangka|3].", "tersangka")
    assert values_of(counted("a", "Polisi menahan [tiga tersangka|3].", "tersangka"), held)


@pytest.mark.parametrize(
    ("words", "unit", "told"),
    [
        ("[160.000 personel|160000]", None, True),
        ("[30 personel|30]", None, False),
        ("[Rp 425 juta|425000000]", "IDR", True),
        ("[425 meter|425]", None, False),
    ],
)
def test_a_large_number_or_a_sum_of_a_named_source_is_told_alone(words, unit, told):
    reading = report("a", f"Sinta Wardani menyebut {words} bagi lembah.")
    reading = replace(reading, quantities=tuple(replace(q, unit=unit or q.unit) for q in reading.quantities))
    spoken = said(reading, reading.quantities[0].text, "Sinta Wardani")
    assert bool(values_of(spoken)) == told
    assert values_of(reading) == []  # the report's own words


def test_people_and_places_are_never_one_number():
    one = said(report("a", "Ada [3 desa|3] di sekitar Delta."), "3 desa", "Sinta Wardani")
    other = said(report("b", "Ada [3 tentara|3] hilang di sekitar desa Delta."), "3 tentara", "Sinta Wardani")
    assert values_of(one, other) == [["3 tentara"]]


def fined(name, *sentences):
    reading = report(name, *sentences)
    return replace(reading, quantities=tuple(replace(q, unit="IDR", counted=None) for q in reading.quantities))


@pytest.mark.parametrize(
    ("one", "other", "alone"),
    [
        ("{Sinta Wardani} divonis 4 tahun penjara dan denda [Rp 20 juta|20000000].", "{Bram Odeh} divonis 2 tahun penjara dan denda [Rp 20 juta|20000000].", True),
        ("{Sinta Wardani} dituntut denda [Rp 20 juta|20000000].", "{Sinta Wardani} divonis denda [Rp 20 juta|20000000].", True),
        ("Jaksa menuntut {Sinta Wardani} dihukum denda [Rp 20 juta|20000000].", "{Sinta Wardani} dituntut denda [Rp 20 juta|20000000].", False),
        ("{Sinta Wardani} divonis denda [Rp 20 juta|20000000].", "Hakim menghukum {Wardani} membayar denda [Rp 20 juta|20000000].", False),
    ],
)  # fmt: skip
def test_penalties_of_two_people_and_of_two_stages_are_two(one, other, alone):
    assert values_of(fined("a", one), fined("b", other)) == ([] if alone else [["Rp 20 juta", "Rp 20 juta"]])


def test_an_age_without_a_name_is_that_of_whom_the_story_names():
    named, unnamed = (
        report("a", "{Sinta Wardani} ([51 tahun|51]) memimpin."),
        report("b", "Pelatih berusia [51 tahun|51] itu pulang."),
    )
    assert figures_of(named, unnamed) == {"usia Sinta Wardani": [("51 tahun", "first"), ("51 tahun", "agrees")]}
    assert figures_of(named, report("b", "Pelatih berusia [44 tahun|44] itu pulang.")) == {}


def test_ages_of_a_name_and_of_its_initials_are_one_persons():
    named, short = report("a", "{Sinta Wardani} ([24|24]) ditahan."), report("b", "{SW} ([25|25]) ditahan.")
    assert values_of(named, short) == [["24", "25"]]
    assert values_of(named, report("b", "{S} ([25|25]) ditahan.")) == []


def test_an_age_of_another_time_is_none():
    readings = (
        report("a", "{Sinta Wardani} ([51|51]) memimpin."),
        report("b", "{Sinta Wardani} pindah saat berumur [15 tahun|15]."),
    )
    assert figures_of(*readings) == {}


def test_a_total_takes_in_what_another_counts():
    reading = report(
        "a",
        "Polisi menangkap [9 orang|9], kata {Sinta Wardani}.",
        "Satu menyerah, total [10 orang|10] ditangkap, kata {Bram Odeh}.",
    )
    both = said(
        said(reading, "menangkap 9 orang", "Sinta Wardani", day="2031-05-02"),
        "total 10 orang ditangkap",
        "Bram Odeh",
        day="2031-05-02",
    )
    (points,) = figures_of(both).values()
    assert [relation for _, relation in points] == ["first", "differs_in_scope"]


def growing():
    first = report("a", "Ada [8.000 tentara Utara|8000] di wilayah <Delta>, kata {Sinta Wardani}.", day="2031-05-02")
    later = report(
        "b",
        "Kini [11.000 hingga 12.000 tentara Utara|11000-12000] di wilayah <Delta>, kata {Bram Odeh}.",
        day="2031-05-06",
    )
    return (
        said(first, "Ada 8.000 tentara Utara di wilayah Delta", "Sinta Wardani", day="2031-05-01"),
        said(later, "Kini 11.000 hingga 12.000 tentara Utara di wilayah Delta", "Bram Odeh", day="2031-05-05"),
    )


def test_a_later_day_updates():
    assert figures_of(*growing()) == {
        "tentara Utara di Delta": [("8.000 tentara Utara", "first"), ("11.000 hingga 12.000 tentara Utara", "updates")]
    }


def test_points_know_who_said_it_and_when():
    (related,) = relate(growing(), one_story=True)
    names = {entity.id: entity.name for entity in related.entities}
    (figure,) = related.figures
    assert [(names[p.speaker], p.as_of.value, p.low) for p in figure.points] == [
        ("Sinta Wardani", "2031-05-01", 8000),
        ("Bram Odeh", "2031-05-05", 11000),
    ]
    assert all(point.reason for point in figure.points)


def with_unknown_day(day, *, text="Korban tewas di <Lembah Sari> [14 orang|14]"):
    """Sinta Wardani tells the dead of 3 May in one report; Bram Odeh tells them in one of *day*, who knows when."""
    first = report("a", "Banjir menewaskan [12 orang|12] di <Lembah Sari>, kata {Sinta Wardani}.", day="2031-05-04")
    later = report("b", f"{text}, kata {{Bram Odeh}}.", day=day)
    return (
        said(first, "Banjir menewaskan 12 orang di Lembah Sari", "Sinta Wardani", day="2031-05-03"),
        said(later, "Korban tewas di Lembah Sari 14 orang", "Bram Odeh"),
    )


def test_the_day_of_a_report_is_not_the_day_its_source_spoke():
    (related,) = relate(with_unknown_day("2031-05-06"), one_story=True)
    (figure,) = related.figures
    assert [(point.as_of, point.relation) for point in figure.points] == [
        (on("2031-05-03"), "first"),
        (UNKNOWN_DATE, "updates"),
    ]
    assert "2031-05-06" not in figure.points[1].reason
    (finding,) = related.findings
    assert finding.summary.count("3 Mei 2031") == 1
    assert "dilaporkan 6 Mei 2031" in finding.summary


def test_the_day_of_a_report_orders_what_was_said_on_no_known_day():
    (related,) = relate(with_unknown_day("2031-05-02"), one_story=True)
    (figure,) = related.figures
    assert [(point.as_of, point.low) for point in figure.points] == [(UNKNOWN_DATE, 14), (on("2031-05-03"), 12)]


def test_a_reports_own_number_is_of_its_day():
    a = report("a", "Banjir menewaskan [12 orang|12] di <Lembah Sari>.", day="2031-05-04")
    b = report("b", "Banjir menewaskan [12 orang|12] di <Lembah Sari>.", day=None)
    (related,) = relate([a, b], one_story=True)
    assert [point.as_of for point in related.figures[0].points] == [on("2031-05-04"), UNKNOWN_DATE]


def priced(name, day, *rows):
    found = report(name, *(f"Harga beras {kind} kini [Rp {value}|{value}]." for kind, value in rows), day=day)
    return replace(found, quantities=tuple(replace(q, unit="IDR", counted=None) for q in found.quantities))


@pytest.mark.parametrize(("kinds", "evolutions"), [(("Lembah",), 1), (("Lembah", "Wompere"), 0)])
def test_prices_of_a_list_are_followed_only_where_one_line_has_the_name(kinds, evolutions):
    days = [
        priced(name, f"2031-05-0{day}", *((kind, 10000 + 500 * day + 7000 * at) for at, kind in enumerate(kinds)))
        for day, name in enumerate("abcd", 1)
    ]
    (related,) = relate(days, one_story=True)
    assert [f.type for f in related.findings].count("evolution") == evolutions


@pytest.mark.parametrize(("others", "found"), [(4, 1), (5, 0)])
def test_numbers_of_a_table_are_no_conflict(others, found):
    row = ", ".join(f"[{20 + k} warga|{20 + k}]" for k in range(others))
    a = report("a", f"Longsor di <Bukit Jati> menewaskan [14 orang|14] dari {row}.", outlet="Kabar Delta")
    b = report("b", f"Longsor di <Bukit Jati> menewaskan [19 orang|19] dari {row}.", outlet="Warta Timur")
    (related,) = relate([a, b], one_story=True)
    assert [f.type for f in related.findings].count("contradiction") == found


def test_the_evolution_is_told_with_both_ends():
    (related,) = relate(growing(), one_story=True)
    (finding,) = related.findings
    assert finding.type == "evolution"
    assert "8.000 tentara Utara" in finding.summary
    assert "5 Mei 2031" in finding.summary
    assert len(finding.evidence) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sedikitnya 3 orang|3", "5 orang|5"),
        ("sekitar 30 orang|30", "28 orang|28"),
        ("hingga 40 orang|40", "37 orang|37"),
    ],
)
def test_a_hedge_reconciles(one, other):
    same = "Gempa itu membuat [{}] luka di desa <Lembah Sari>."
    points = figures_of(report("a", same.format(one)), report("b", same.format(other)))
    assert [relation for (points_,) in [points.values()] for _, relation in points_] == ["first", "agrees"]


def test_two_values_of_one_day_contradict_with_both_sides_as_evidence():
    a = report("a", "Longsor di <Bukit Jati> menewaskan [14 orang|14] dan menimbun rumah warga.", outlet="Kabar Delta")
    b = report("b", "Longsor di <Bukit Jati> menewaskan [19 orang|19] dan menimbun rumah warga.", outlet="Warta Timur")
    (related,) = relate([a, b], one_story=True)
    (finding,) = related.findings
    assert finding.type == "contradiction"
    assert {span.article for span in finding.evidence} == {"a", "b"}
    assert "Kabar Delta" in finding.summary
    assert "Warta Timur" in finding.summary
    assert finding.confidence == sure("value.reason.day") == 0.43


def test_of_figures_at_odds_the_one_that_most_reports_tell_stands_first():
    def at_odds(kind, *articles, confidence=0.5):
        spans = tuple(Span(article, 0, 1) for article in articles)
        return Finding(kind, "s", "contradiction", "", "", spans, confidence, kind)

    two, three = at_odds("value", "a", "b"), at_odds("value", "a", "b", "c", confidence=0.4)
    words = at_odds("denial", "a", "b", "c", "d", confidence=0.6)
    slip = at_odds("spelling", "a", "b", confidence=0.9)
    assert sorted([slip, words, two, three], key=weight) == [three, two, words, slip]


def test_what_is_at_odds_stands_before_what_is_misspelt_though_that_is_surer():
    same = "Longsor di <Bukit Jati> menewaskan [{}] dan menimbun rumah warga."
    readings = [
        report("a", same.format("14 orang|14"), "Kemarin {Zulfahran Wompere} datang.", outlet="Kabar Delta"),
        report("b", same.format("19 orang|19"), "Kemarin {Zulfahran Wompera} datang.", outlet="Warta Timur"),
        report("c", "Kemarin {Zulfahran Wompere} datang.", outlet="Pos Bukit"),
    ]
    (related,) = relate(readings, one_story=True)
    assert [finding.kind for finding in related.findings] == ["value", "spelling"]
    assert related.findings[0].confidence < related.findings[1].confidence


def test_values_of_unknown_days_are_not_set_against_each_other():
    a, b = (
        report(name, f"Longsor di <Bukit Jati> menewaskan [{dead} orang|{dead}] dan menimbun rumah warga.", day=None)
        for name, dead in (("a", 14), ("b", 19))
    )
    (related,) = relate([a, b], one_story=True)
    assert related.findings == ()


@pytest.mark.parametrize(
    ("state", "morning", "afternoon", "hours", "relations"),
    [
        ("luka-luka", 12, 21, ("T09:15", "T15:40"), ["first", "updates"]),  # said that day, told by its afternoon
        ("luka-luka", 21, 12, ("T09:15", "T15:40"), ["first", "contradicts"]),  # nobody is hurt no more
        ("hilang", 9, 5, ("T09:15", "T15:40"), ["first", "updates"]),  # four were found
        ("luka-luka", 12, 21, ("T09:15", ""), ["first", "contradicts"]),  # at what hour is unknown
        ("berdiri", 12, 21, ("T09:15", "T15:40"), ["first", "contradicts"]),  # nothing that grows
    ],
)
def test_counts_of_one_day_move_by_the_clock(state, morning, afternoon, hours, relations):
    one, other = (f"2031-05-04{hour}+07:00" if hour else "2031-05-04" for hour in hours)
    a = report("a", f"Sebanyak [{morning} orang|{morning}] {state} dalam kebakaran di <Bukit Jati>.", day=one)
    words = f"[{afternoon} orang|{afternoon}] {state} dalam kebakaran di <Bukit Jati>"
    b = report("b", f"Menurut Tirta Lodaya, {words}.", day=other)
    b = said(b, f"{afternoon} orang {state} dalam kebakaran di Bukit Jati", "Tirta Lodaya", day="2031-05-04")
    (points,) = figures_of(a, b).values()
    assert [relation for _, relation in points] == relations


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        ("banjir semalam merendam [740 rumah|740] warga di tepi kanal <Lembah Sari>", "contradicts"),
        ("banjir pekan ini merendam [740 rumah|740] warga di lereng timur <Lembah Sari>", "differs_in_scope"),
    ],
)
def test_a_copied_sentence_with_another_number_is_a_conflict(other, relation):
    told = "banjir semalam merendam [470 rumah|470] warga di tepi kanal <Lembah Sari>"
    readings = [
        said(
            report(name, f"Menurut {{Sinta Wardani}}, {words}."), re.sub(r"[\[<>]|\|\d+\]", "", words), "Sinta Wardani"
        )
        for name, words in (("a", told), ("b", other))
    ]
    (points,) = figures_of(*readings).values()
    assert points == [("470 rumah", "first"), ("740 rumah", relation)]


def test_values_stand_without_quotation_marks_and_a_byline_is_no_outlet():
    same = "Longsor di <Bukit Jati> menewaskan [{}] dan menimbun rumah warga."
    a, b = report("a", same.format("14 orang|14"), outlet="Kabar Delta"), report("b", same.format("19 orang|19"))
    b = replace(b, article=replace(b.article, byline="Wirya Tama"))
    (related,) = relate([a, b], one_story=True)
    (finding,) = related.findings
    told = finding.summary + finding.reason + "".join(p.reason for f in related.figures for p in f.points)
    assert not set('“”"') & set(told)
    assert "19 orang (outlet tanpa nama [b.txt])" in finding.summary
    assert "Wirya Tama" not in told


def test_who_gives_both_numbers_knows_whole_and_part():
    a = report("a", "Polisi menetapkan [7 orang tersangka|7] dalam perkara itu.")
    b = report(
        "b",
        "Polisi menetapkan [7 orang tersangka|7] dalam perkara itu.",
        "Polisi menetapkan [3 orang tersangka|3] dalam perkara itu kemarin.",
    )
    (related,) = relate([a, b], one_story=True)
    assert not [f for f in related.findings if f.type == "contradiction"]


def test_ages_of_one_person_contradict_on_any_day():
    a = report("a", "{Raka Menur} ([26|26]) mendaki bersama temannya.", day="2031-05-02")
    b = report("b", "{Raka Menur} ([27|27]) jatuh di lereng itu.", day="2031-05-09")
    (related,) = relate([a, b], one_story=True)
    assert [f.type for f in related.findings] == ["contradiction"]
    assert "usia raka menur" in related.findings[0].summary.lower()


@pytest.mark.parametrize(
    ("name", "ages", "found"),
    [("RM", (33, 19), 0), ("RM", (33, 32), 1), ("Raka Menur", (33, 19), 1), ("Eko", (34, 43), 1)],
)
def test_people_of_one_initials_far_apart_in_age_are_two(name, ages, found):
    readings = [
        report(article, f"{{{name}}} ([{age}|{age}]) ditangkap polisi di <Kalibaru>.")
        for article, age in zip("ab", ages, strict=True)
    ]
    (related,) = relate(readings, one_story=True)
    assert [f.type for f in related.findings].count("contradiction") == found


def test_one_price_told_by_two_people_is_no_conflict_of_attribution():
    def paper(name, author, other):
        words = "dolar diperkirakan menembus sekitar Rp 18.700 per dolar pekan depan"
        sentence = words.replace("sekitar Rp 18.700 per dolar", "[sekitar Rp 18.700 per dolar|18700 per dolar]")
        reading = report(name, f"{{{author}}} mengatakan {sentence}.", f"{{{other}}} meminta bantuan.")
        reading = replace(reading, quantities=tuple(replace(q, unit="IDR", counted=None) for q in reading.quantities))
        return said(said(reading, words, author, day="2031-05-01"), "meminta bantuan", other, day="2031-05-01")

    (related,) = relate(
        [paper("a", "Sinta Wardani", "Bram Odeh"), paper("b", "Bram Odeh", "Sinta Wardani")], one_story=True
    )
    assert related.findings == ()


@pytest.mark.parametrize(("country", "found"), [("Lembah Nusa", 1), ("Muara Raya", 0)])
def test_the_toll_of_another_country_is_no_later_step(country, found):
    first = report("a", "Di <Lembah Nusa> tercatat [13 orang|13] tewas akibat badai.", day="2031-05-01")
    later = report("b", f"Di <{country}> tercatat [45 orang|45] tewas akibat badai.", day="2031-05-03")
    readings = [
        replace(reading, mentions=tuple(replace(m, type="country") for m in reading.mentions))
        for reading in (first, later)
    ]
    (related,) = relate(readings, one_story=True)
    assert [f.type for f in related.findings].count("evolution") == found


def test_one_estimate_given_to_two_people():
    def paper(name, author, other):
        reading = report(
            name,
            f"{{{author}}} mengatakan musuh kehilangan [lebih dari 1.700 orang per hari|1700 per day] di garis depan.",
            f"{{{other}}} meminta bantuan.",
        )
        reading = said(
            reading, "musuh kehilangan lebih dari 1.700 orang per hari di garis depan", author, day="2031-05-01"
        )
        return said(reading, "meminta bantuan", other, day="2031-05-01")

    (related,) = relate(
        [paper("a", "Sinta Wardani", "Bram Odeh"), paper("b", "Bram Odeh", "Sinta Wardani")], one_story=True
    )
    (finding,) = [f for f in related.findings if f.type == "attribution_conflict"]
    assert "Sinta Wardani" in finding.summary
    assert "Bram Odeh" in finding.summary


def test_a_count_that_anyone_knows_is_no_conflict_of_attribution():
    def paper(name, author, other):
        reading = report(
            name, f"{{{author}}} menyebut [318 penumpang|318] selamat.", f"{{{other}}} menunggu di bandara."
        )
        reading = said(reading, "318 penumpang selamat", author, day="2031-05-01")
        return said(reading, "menunggu di bandara", other, day="2031-05-01")

    (related,) = relate(
        [paper("a", "Sinta Wardani", "Bram Odeh"), paper("b", "Bram Odeh", "Sinta Wardani")], one_story=True
    )
    assert related.findings == ()


def test_the_toll_is_one_figure_whatever_its_words():
    a = report("a", "Tim menemukan [tiga orang|3] meninggal dan [41 orang|41] selamat.", day="2031-05-01")
    b = report("b", "Korban tewas bertambah menjadi [7 orang|7].", day="2031-05-02")
    c = report("c", "Pada 2019, kecelakaan serupa menewaskan [23 orang|23].", day="2031-05-03")
    found = figures_of(a, b, c)
    assert [("tiga orang", "first"), ("7 orang", "updates")] in found.values()


def test_a_denied_number_is_not_its_speakers():
    a = report("a", "Kami menghitung [71 penumpang|71], bukan [64 penumpang|64], kata polisi.")
    b = report("b", "Polisi menghitung [71 penumpang|71].")
    assert values_of(a, b) == [["71 penumpang", "71 penumpang"]]


@pytest.mark.parametrize(
    ("correction", "found"),
    [
        ("Berita sebelumnya menyebut {Sinta Wardani} berusia [34 tahun|34]. Yang benar [43 tahun|43].", ["34 tahun", "43 tahun"]),
        ("Kami keliru menulis {Sinta Wardani} berusia [34 tahun|34], seharusnya [43 tahun|43].", ["34 tahun", "43 tahun"]),
        ("Redaksi keliru menulis {Sinta Wardani} berusia [34 tahun|34].", None),
        ("Polisi sebelumnya menyebut {Sinta Wardani} berusia [34 tahun|34].", ["34 tahun", "34 tahun"]),
    ],
)  # fmt: skip
def test_a_number_taken_back_supports_nobody(correction, found):
    a = report("a", "{Sinta Wardani} berusia [34 tahun|34].")
    b = report("b", correction, day="2031-05-04")
    assert values_of(a, b) == ([found] if found else [])


@pytest.mark.parametrize(
    ("notice", "wrong", "right"),
    [
        ("Redaksi meralat berita yang menyebut [12 orang|12] tewas. Korban tewas [9 orang|9] hingga siang.", "12 orang", "9 orang"),
        ("Redaksi meralat berita yang menyebut [12 orang|12] tewas. Jumlahnya [9 orang|9].", "12 orang", "9 orang"),
        ("Redaksi meralat berita yang menyebut [12 orang|12] tewas. Sebanyak [9 orang|9] luka.", "12 orang", None),
        ("Redaksi meralat berita yang menyebut [12 orang|12] tewas. Sebanyak [15 orang|15] masih dicari.", "12 orang", None),
        ("Redaksi meralat berita yang menyebut [12 orang|12] hadir. Sebanyak [9 orang|9] luka.", "12 orang", None),
        ("Redaksi meralat berita yang menyebut [12 orang kepala desa|12] hadir. Ada [9 orang kepala dusun|9].", "12 orang kepala desa", None),
        ("Polisi meralat jumlah korban tewas, menyebut [12 orang|12] tewas.", None, None),
        ("Polisi meralat jumlah korban tewas dan menyatakan [12 orang|12] tewas.", None, None),
        ("Polisi meralat jumlah korban tewas, melaporkan [12 orang|12] tewas.", None, None),
        ("Polisi meralat berita yang menyebut desa itu, dan [12 orang|12] tewas.", None, None),
    ],
)  # fmt: skip
def test_a_notice_takes_back_what_the_news_told_and_gives_what_answers_the_same_question(notice, wrong, right):
    reading = report("a", *re.split(r"(?<=\.) ", notice))
    assert [(q.text, r.text if r else None) for q, r in corrections(reading)] == ([(wrong, right)] if wrong else [])


def test_an_announced_correction_is_no_conflict():
    a = report("a", "Korban tewas [8 orang|8] hingga pagi.", outlet="Kabar Delta", day="2031-05-03")
    b = report(
        "b",
        "Dinas meralat jumlah itu.",
        "Korban tewas [7 orang|7], bukan [8 orang|8].",
        outlet="Warta Timur",
        day="2031-05-03",
    )
    assert [("8 orang", "first"), ("7 orang", "updates")] in figures_of(a, b).values()
    (related,) = relate([b, a], one_story=True)
    assert [p.corrects for figure in related.figures for p in figure.points] == [False, True]
    (finding,) = related.findings
    assert finding.type == "evolution"
    assert finding.summary == "Orang tewas: 8 orang (Kabar Delta) diralat menjadi 7 orang (Warta Timur)."
    assert "meralat" in finding.reason


@pytest.mark.parametrize(("corrects", "times"), [("Kabar Delta", 0.5), ("Lensa Muara", 1)])
def test_a_conflict_tells_that_one_side_corrected_itself_and_weighs_less(corrects, times):
    notice = ("Redaksi meralat berita yang menyebut [12 orang|12] tewas.", "Korban tewas [9 orang|9] hingga siang.")
    (related,) = relate(
        [
            report("a", "Korban tewas [12 orang|12] hingga pagi.", outlet="Kabar Delta", day="2031-05-03"),
            report("b", "Korban tewas [7 orang|7] hingga pagi.", outlet="Warta Timur", day="2031-05-03"),
            report("c", *notice, outlet=corrects, day="2031-05-04"),
        ],
        one_story=True,
    )
    (conflict,) = [found for found in related.findings if found.type == "contradiction"]
    told = "Kemudian Kabar Delta sendiri meralat 12 orang menjadi 9 orang (4 Mei 2031)."
    assert conflict.confidence == round(0.43 * times, 2)
    assert (told in conflict.reason) == (corrects == "Kabar Delta")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2031-05-04", "Kemudian Sinta Wardani sendiri meralat 12 orang menjadi 9 orang (4 Mei 2031)."),
        ("2031-05-02", ""),
    ],
)
def test_who_corrected_is_named_and_only_later_is_a_correction(day, told):
    """Sinta Wardani gives 12 in Kabar Delta and takes it back in Pos Selat."""
    toll = report(
        "a", "{Sinta Wardani} menyebut korban tewas [12 orang|12] hingga pagi.", outlet="Kabar Delta", day="2031-05-03"
    )
    toll = said(toll, "korban tewas 12 orang hingga pagi", "Sinta Wardani", day="2031-05-03")
    other = report("b", "Korban tewas [7 orang|7] hingga pagi.", outlet="Warta Timur", day="2031-05-03")
    notice = report(
        "c",
        "{Sinta Wardani} meralat berita yang menyebut [12 orang|12] tewas.",
        "Korban tewas [9 orang|9] hingga siang.",
        outlet="Pos Selat",
        day=day,
    )
    notice = said(notice, "Korban tewas 9 orang hingga siang", "Sinta Wardani", day=day)
    (related,) = relate([toll, other, notice], one_story=True)
    reasons = [
        found.reason
        for found in related.findings
        if found.type == "contradiction" and "7 orang" in found.summary and "12 orang" in found.summary
    ]
    assert reasons
    for reason in reasons:
        assert (told in reason) if told else ("meralat" not in reason)
        assert "Pos Selat sendiri" not in reason


def test_an_outlet_that_lets_another_take_a_number_back_did_not_correct_itself():
    a = report("a", "Korban tewas [12 orang|12] hingga pagi.", outlet="Kabar Delta", day="2031-05-03")
    b = report("b", "Korban tewas [7 orang|7] hingga pagi.", outlet="Warta Timur", day="2031-05-03")
    c = report(
        "c",
        "{Sinta Wardani} meralat berita yang menyebut [12 orang|12] tewas.",
        "Korban tewas [9 orang|9] hingga siang.",
        outlet="Kabar Delta",
        day="2031-05-04",
    )
    c = said(c, "Korban tewas 9 orang hingga siang", "Sinta Wardani", day="2031-05-04")
    (related,) = relate([a, b, c], one_story=True)
    assert [f.type for f in related.findings].count("contradiction") == 1
    assert not [f for f in related.findings if "sendiri meralat" in f.reason]


def test_what_is_denied_without_a_correction_stays_a_conflict():
    a = report("a", "Korban tewas [18 orang|18] hingga pagi.", outlet="Kabar Delta", day="2031-05-03")
    b = report("b", "Korban tewas [17 orang|17], bukan [18 orang|18].", outlet="Warta Timur", day="2031-05-03")
    assert [("18 orang", "first"), ("17 orang", "updates")] not in figures_of(a, b).values()


def test_two_sources_in_one_report_dispute():
    a = report(
        "a",
        "{Bram Odeh} menghitung [71 penumpang|71] di kapal.",
        "{Sinta Wardani} menghitung [64 penumpang|64] di kapal.",
    )
    a = said(a, "71 penumpang di kapal", "Bram Odeh", day="2031-05-01")
    a = said(a, "64 penumpang di kapal", "Sinta Wardani", day="2031-05-01")
    (related,) = relate([a], one_story=True)
    (finding,) = related.findings
    assert finding.type == "contradiction"
    assert "Bram Odeh" in finding.summary
    assert "Sinta Wardani" in finding.summary


def test_a_report_of_two_thousand_sentences_is_read_at_once():
    reading = report("a", *(f"Posko desa{n} mencatat [{n} orang|{n}] sakit, kata petugas{n}." for n in range(1, 2_001)))
    spans = tuple(
        Statement(content_id("t", n), "a", (span,), "", None, None, (Speaker(f"petugas{n}"),), "indirect", "assert")
        for n, span in enumerate(reading.sentences)
    )
    begun = process_time()
    found = list(facets([replace(reading, statements=spans)]))
    assert process_time() - begun < 3
    assert [facet.statement for facet in found] == list(spans)


CROWD = [
    *growing(),
    report("c", "Banjir menewaskan [12 orang|12] di <Lembah Sari>.", day="2031-05-03"),
    report("d", "Korban tewas di <Lembah Sari> [14 orang|14].", day="2031-05-04"),
    report("e", "Ada [sekitar 9.000 tentara|9000] di <Kota Utama>.", day=None),
]


@settings(deadline=None)  # the first example loads the tables
@given(st.permutations(CROWD))
def test_the_order_of_reports_changes_nothing(readings):
    assert relate(readings, one_story=True) == relate(CROWD, one_story=True)


@settings(deadline=None)  # the first example loads the tables
@given(st.lists(st.sampled_from(CROWD), max_size=3))
def test_a_report_given_twice_counts_once(again):
    assert relate([*CROWD, *again], one_story=True) == relate(CROWD, one_story=True)


@pytest.mark.parametrize(
    ("amounts", "found"),
    [
        (("[7 meter|7]", "[8 meter|8]", "[7 meter|7]"), 1),
        (("[7 meter|7]", "[8 meter|8]", "[9 meter|9]"), 0),  # it moves on
        (("[7 meter|7]", "[8 meter|8]", "[8 meter|8]"), 0),
        (("[7 persen|7]", "[8 persen|8]", "[7 persen|7]"), 0),  # a share may go and come back
    ],
)
def test_a_value_that_one_report_alone_gives_between_others_is_told(amounts, found):
    days = ("2031-05-01", "2031-05-02", "2031-05-04")
    readings = [
        report(name, f"Warga dilarang mendekat dalam radius {amount} dari kawah Gunung Ambo.", day=day)
        for name, amount, day in zip("abc", amounts, days, strict=True)
    ]
    (related,) = relate(readings, one_story=True)
    assert len([f for f in related.findings if f.type == "contradiction"]) == found


def test_the_sex_of_people_is_no_state_that_is_followed():
    days = (("a", "2031-05-01", "empat perempuan|4"), ("b", "2031-05-03", "dua perempuan|2"))
    readings = [report(name, f"Sidang di Kalibaru menghadirkan [{words}].", day=day) for name, day, words in days]
    (related,) = relate(readings, one_story=True)
    assert [f.type for f in related.findings].count("evolution") == 0


# ---------------------------------------------------------------- over which time, by whom


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Sejauh ini [12 orang|12] tewas di <Lembah Sari>.", "cumulative"),
        ("Korban tewas hingga Selasa [12 orang|12].", "cumulative"),
        ("Pada Selasa ditemukan [12 orang|12] tewas.", "at_time"),
        ("Hari ini [12 orang|12] tewas di <Lembah Sari>.", "at_time"),
        ("Bupati akan mengerahkan [300 personel|300].", "planned"),
        ("Sebanyak [300 personel|300] akan dikerahkan.", "planned"),
        ("Bupati akan segera membangun sebanyak [300 rumah|300].", "planned"),
        ("Rencananya akan dibangun [300 rumah|300].", "planned"),
        ("Bupati menargetkan [300 rumah|300].", "planned"),
        ("Sebanyak [300 personel|300] direncanakan datang.", "planned"),
        ("Bupati akan memberi santunan kepada [12 korban|12].", None),
        ("Bupati akan membangun rumah untuk [12 korban|12].", None),
        ("Sebanyak [12 korban|12] akan menerima santunan.", None),
        ("Target [300 orang|300] tercapai.", None),
        ("Telah disiapkan [12 orang|12] di posko.", None),
        ("Bupati akan ke <Lembah Sari>, tempat [12 orang|12] tewas.", None),
        ("Sebanyak [12 orang|12] tewas di <Lembah Sari>, sejauh ini jalan ditutup.", None),
        ("Hari ini bupati menemui warga yang mengurus [12 orang|12] tewas.", None),
        ("Tim itu tak pernah kehilangan [12 orang|12].", None),
        ("Banjir itu menewaskan [12 orang|12].", None),
    ],
)
def test_the_words_around_a_number_tell_over_which_time_it_counts(sentence, scope):
    reading = report("a", sentence)
    if "Selasa" in reading.article.text:
        reading = dated(reading, "Selasa", "2031-04-29")
    (facet,) = facets([reading])
    assert facet.extent == scope


def test_the_day_on_which_it_was_said_is_not_the_time_that_a_number_counts():
    reading = dated(report("a", "Ada [12 orang|12] tewas, kata {Sinta Wardani} pada Selasa."), "Selasa", "2031-04-29")
    (facet,) = facets([said(reading, "Ada 12 orang tewas", "Sinta Wardani", day="2031-04-29")])
    assert facet.extent is None


def two_tolls(one, other):
    """Two sources that count the dead of one place on one day, each in a report of its own."""
    a = report("a", f"{one} tewas di <Lembah Sari>, kata {{Sinta Wardani}}.")
    b = report("b", f"{other} tewas di <Lembah Sari>, kata {{Bram Odeh}}.")
    readings = [
        said(reading, reading.article.text.partition(",")[0], who, day="2031-05-01")
        for reading, who in ((a, "Sinta Wardani"), (b, "Bram Odeh"))
    ]
    (related,) = relate(readings, one_story=True)
    (figure,) = related.figures
    return figure.points


@pytest.mark.parametrize(
    ("one", "other", "relation", "scopes"),
    [
        ("Ada [12 orang|12]", "Ada [15 orang|15]", "contradicts", [None, None]),
        ("Sejauh ini [12 orang|12]", "Sejauh ini [15 orang|15]", "contradicts", ["cumulative", "cumulative"]),
        ("Hari ini [12 orang|12]", "Sejauh ini [15 orang|15]", "differs_in_scope", ["at_time", "cumulative"]),
        ("Hari ini [12 orang|12]", "Sejauh ini [12 orang|12]", "agrees", ["at_time", "cumulative"]),
    ],
)
def test_numbers_of_unlike_times_do_not_contradict(one, other, relation, scopes):
    points = two_tolls(one, other)
    assert [point.scope for point in points] == scopes
    assert points[-1].relation == relation
    if relation == "differs_in_scope":
        assert "kumulatif" in points[-1].reason
        assert "pada satu waktu" in points[-1].reason


@pytest.mark.parametrize(
    ("between", "relations", "found"),
    [
        ("Hari ini [3 orang|3]", {3: "differs_in_scope", 12: "first", 15: "contradicts"}, 1),
        ("Hari ini [12 orang|12]", {12: "agrees", 15: "contradicts"}, 1),
    ],
)
def test_one_number_of_another_time_hides_no_contradiction(between, relations, found):
    told = ("Sejauh ini [12 orang|12]", between, "Sejauh ini [15 orang|15]")
    readings = []
    for name, words, who in zip("abc", told, ("Sinta Wardani", "Bram Odeh", "Tirta Wulan"), strict=True):
        reading = report(name, f"{words} tewas di <Lembah Sari>, kata {{{who}}}.")
        readings.append(said(reading, reading.article.text.partition(",")[0], who, day="2031-05-01"))
    (related,) = relate(readings, one_story=True)
    assert {int(p.low): p.relation for figure in related.figures for p in figure.points} == relations
    assert [f.type for f in related.findings].count("contradiction") == found


def test_a_plan_between_two_numbers_of_deeds_parts_them_not():
    first = report("a", "Sejauh ini [300 personel|300] dikerahkan ke <Lembah Sari>.", day="2031-05-01")
    plan = report("b", "Besok akan [400 personel|400] dikerahkan ke <Lembah Sari>.", day="2031-05-03")
    last = report("c", "Sejauh ini [350 personel|350] dikerahkan ke <Lembah Sari>.", day="2031-05-05")
    (related,) = relate([first, plan, last], one_story=True)
    (figure,) = related.figures
    assert [p.relation for p in figure.points] == ["first", "differs_in_scope", "updates"]
    assert figure.points[2].to == figure.points[0].quantity


def test_a_plan_updates_no_number_whose_time_is_not_told():
    done = report("a", "Ada [300 personel|300] dikerahkan ke <Lembah Sari>.", day="2031-05-01")
    plan = report("b", "Besok akan [400 personel|400] dikerahkan ke <Lembah Sari>.", day="2031-05-03")
    (points,) = figures_of(done, plan).values()
    assert [relation for _, relation in points] == ["first", "differs_in_scope"]


def test_what_is_planned_updates_nothing():
    first = report("a", "Sejauh ini [300 personel|300] dikerahkan ke <Lembah Sari>.", day="2031-05-01")
    later = report("b", "Besok akan [400 personel|400] dikerahkan ke <Lembah Sari>.", day="2031-05-03")
    (points,) = figures_of(first, later).values()
    assert [relation for _, relation in points] == ["first", "differs_in_scope"]


@pytest.mark.parametrize(
    ("opening", "recalled"),
    [
        ("Hujan turun sejak {Sinta Wardani} mengumumkan", True),
        ("Sebelumnya, {Sinta Wardani} mengumumkan", True),
        ("Semula {Sinta Wardani} mengumumkan", True),
        ("Sebelumnya, Kepala BPBD, {Sinta Wardani}, mengumumkan", True),
        ("Sebelumnya diberitakan, {Sinta Wardani} mengumumkan", True),
        ("Hujan turun, sebelumnya {Sinta Wardani} mengumumkan", True),
        ("{Sinta Wardani} sebelumnya mengumumkan", True),
        ("Bertambah dari sebelumnya tiga, {Sinta Wardani} mengumumkan", False),
        ("Bertambah dari sebelumnya {Sinta Wardani} mengumumkan", False),
        ("Semula tenang, kini {Sinta Wardani} mengumumkan", False),
        ("Berbeda dari data sebelumnya, {Sinta Wardani} mengumumkan", False),
        ("Bupati sebelumnya diganti; {Sinta Wardani} mengumumkan", False),
        ("Sejak pagi, {Sinta Wardani} mengumumkan", False),
        ("Sore itu {Sinta Wardani} mengumumkan", False),
    ],
)
def test_a_number_that_was_given_before_is_of_no_known_day(opening, recalled):
    now = report("a", "Banjir di <Lembah Sari> menewaskan [12 orang|12].", day="2031-05-02")
    reading = report("b", f"{opening} bahwa banjir di <Lembah Sari> menewaskan [9 orang|9].", day="2031-05-05")
    reading = said(reading, "banjir di Lembah Sari menewaskan 9 orang", "Sinta Wardani", role="Kepala BPBD")
    at = reading.article.text.index("mengumumkan")
    cue = replace(reading.sentences[0], start=at, end=at + len("mengumumkan"))
    reading = replace(reading, statements=(replace(reading.statements[0], cue=cue),))
    (related,) = relate([now, reading], one_story=True)
    (figure,) = related.figures
    last = figure.points[-1]
    assert (last.low, last.recalled, last.relation) == (9, recalled, "differs_in_scope" if recalled else "updates")
    assert ("lebih dulu" in last.reason) == recalled


@pytest.mark.parametrize(
    ("name", "role", "kind"),
    [
        ("Sinta Wardani", "Kepala BPBD Lembah Sari", "in_charge"),
        ("Sinta Wardani", "Kapolres Lembah Sari", "in_charge"),
        ("Sinta Wardani", "Bupati Lembah Sari", "official"),
        ("Sinta Wardani", "Kepala Badan Pusat Statistik", "official"),
        ("Sinta Wardani", "mantan Bupati Lembah Sari", "party"),
        ("Sinta Wardani", "juru bicara PT Tirta Raya", "party"),
        ("Sinta Wardani", None, "party"),
        ("Sinta Wardani", "Kepala Pusat Data, Informasi, dan Komunikasi BNPB", "in_charge"),
        ("Sinta Wardani", "Ketua RT, mantan Kapolres", "party"),
        ("Sinta Wardani", "Kabid Kedaruratan BPBD, mantan Bupati", "in_charge"),
        ("Sinta Wardani", "istri polisi", "party"),
        ("Sinta Wardani", "kuasa hukum keluarga, mantan Kapolres", "party"),
        ("Sinta Wardani", "pengamat militer", "party"),
        ("Sinta Wardani", "Kepala Badan Usaha Milik Desa", "party"),
        ("Sinta Wardani", "Ketua Badan Eksekutif Mahasiswa", "party"),
        ("Sinta Wardani", "aktivis sungai, eks BPK", "party"),
        ("Sinta Wardani", "Ketua Partai Pemerintah Rakyat", "party"),
        ("Partai Pemerintah Rakyat", None, "party"),
        ("Sinta Wardani", "Direktur Utama RSUD Lembah Sari", "in_charge"),
        ("Sinta Wardani", "Direktur Utama BPBD", "in_charge"),
        ("Sinta Wardani", "Direktur Utama PT Tirta Raya", "party"),
        ("Sinta Wardani", "Presiden Direktur", "party"),
        ("Sinta Wardani", "warga yang juga Ketua RT", "party"),
        ("Sinta Wardani", "korban selamat", "party"),
        ("seorang pejabat", None, "unnamed"),
        ("Sejumlah warga", None, "unnamed"),
        ("warga", None, "unnamed"),
        ("pemilik warung", None, "unnamed"),
        ("polisi", None, "in_charge"),
        (None, None, "report"),
    ],
)
def test_a_point_knows_what_kind_of_source_gives_it(name, role, kind):
    readings = [report(a, "Banjir di <Lembah Sari> menewaskan [12 orang|12].") for a in "ab"]
    if name:
        readings = [said(r, "Banjir di Lembah Sari menewaskan 12 orang", name, role=role) for r in readings]
    (related,) = relate(readings, one_story=True)
    assert [point.source_kind for point in related.figures[0].points] == [kind, kind]


def test_a_report_in_a_language_that_is_not_read_tells_neither_the_time_nor_the_office():
    """Only what is told to the reader has tables in English; nothing is read from English words."""
    reading = report("a", "So far [12 people|12] died, said {Sinta Wardani}.")
    reading = replace(reading, article=replace(reading.article, language="en"))
    reading = said(reading, "So far 12 people died", "Sinta Wardani", role="police chief")
    (facet,) = facets([reading])
    assert (facet.extent, source_of(facet, {})) == (None, "party")


def test_an_office_that_another_report_names_counts():
    told = "Banjir di <Lembah Sari> menewaskan [12 orang|12]"
    named = report("a", f"{told}, kata {{Sinta Wardani|Kepala BPBD}}.")
    plain = report("b", f"{told}, kata {{Sinta Wardani}}.")
    words = "Banjir di Lembah Sari menewaskan 12 orang"
    readings = [said(named, words, "Sinta Wardani", role="Kepala BPBD"), said(plain, words, "Sinta Wardani")]
    (related,) = relate(readings, one_story=True)
    assert [point.source_kind for point in related.figures[0].points] == ["in_charge", "in_charge"]


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("Pencarian korban melibatkan [lima orang|5].", False),
        ("Sebanyak [lima orang|5] dikerahkan untuk pencarian korban.", False),
        ("Pencarian [lima orang|5] dihentikan.", True),
        ("Tim mencari [lima orang|5] yang hilang dengan mengerahkan perahu.", True),
        ("Sebanyak [lima orang|5] belum ditemukan.", True),
        ("Sebanyak [lima orang|5] ditemukan.", False),
    ],
)
def test_who_takes_part_in_a_search_is_not_missing(sentence, missing):
    (facet,) = facets([report("a", sentence)])
    assert ("missing" in facet.scopes) == missing


def test_a_distance_is_told_from_its_place():
    told = "Kapal itu karam [14 kilometer|14] dari Pelabuhan Mentari."
    (figure,) = relate([report("a", told), report("b", told)], one_story=True)[0].figures
    assert figure.measure == "jarak dari Pelabuhan Mentari"


def test_dozens_in_a_state_are_no_number_of_all_of_them():
    a = report("a", "Sebanyak [20-99 penumpang|20-99] kapal Delta belum ditemukan.")
    b = report("b", "Kapal Delta membawa [64 penumpang|64].")
    c = report("c", "Kapal Delta membawa [64 penumpang|64].")
    assert values_of(a, b, c) == [["64 penumpang", "64 penumpang"]]


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        ("Hingga hari ini [11 orang|11] meninggal, [54 orang|54] selamat, dan [6 orang|6] hilang.", ["cumulative", "cumulative", None]),
        ("Sampai siang ini [3 orang|3] tewas dan [41 orang|41] selamat.", ["cumulative", "cumulative"]),
        ("Siang ini [3 orang|3] tewas.", ["at_time"]),
        ("Sebanyak [3 orang|3] tewas dan hingga hari ini [41 orang|41] selamat.", [None, "cumulative"]),
    ],
)  # fmt: skip
def test_a_list_tells_once_over_which_time_its_numbers_count(sentence, scopes):
    assert [facet.extent for facet in facets([report("a", sentence)])] == scopes


def test_what_was_left_open_is_a_step_once_it_is_told():
    values = (("sedikitnya 9 orang|9", "2031-05-03"), ("11 orang|11", "2031-05-04"), ("6 orang|6", "2031-05-06"))
    readings = [report(f"r{day}", f"Banjir: [{words}] hilang.", day=day) for words, day in values]
    (related,) = relate(readings, one_story=True)
    (finding,) = [found for found in related.findings if found.type == "evolution"]
    texts = {reading.article.id: reading.article.text for reading in readings}
    assert [span.of(texts[span.article]) for span in finding.evidence] == ["sedikitnya 9 orang", "11 orang", "6 orang"]
    assert "lewat 11 orang" in finding.reason


def test_a_correction_cites_the_notice_and_says_its_days_in_words():
    told = report(
        "a", "Sebanyak [12 orang|12] tewas. Ada [12 kantong|12] jenazah.", outlet="Kabar Delta", day="2031-05-03"
    )
    notice = ("Redaksi meralat berita yang menyebut [12 orang|12] tewas.", "Korban tewas [9 orang|9] hingga siang.")
    (related,) = relate([told, report("b", *notice, outlet="Kabar Delta", day="2031-05-04")], one_story=True)
    (finding,) = [found for found in related.findings if found.type == "evolution"]
    texts = {reading.article.id: reading.article.text for reading in related.readings}
    cited = [span.of(texts[span.article]) for span in finding.evidence]
    assert "Redaksi meralat berita yang menyebut 12 orang tewas." in cited
    assert finding.reason == "9 orang (Kabar Delta, 4 Mei 2031) meralat 12 orang (Kabar Delta, 3 Mei 2031)."
