"""Shifts of position that reports tell, quotations printed in different words, reports that lean on each other."""

# A sentence of a report stands on one line.

import re
from dataclasses import replace

import pytest

from relate_reports import credited, on, report, said
from runut.records import Part
from runut.relate import relate
from runut.relate.lineage import lineage
from runut.relate.vocabulary import table_of


def found(kind, *readings):
    (related,) = relate(readings, one_story=True)
    texts = {reading.article.id: reading.article.text for reading in related.readings}
    return [
        (finding.summary, [span.of(texts[span.article]) for span in finding.evidence])
        for finding in related.findings
        if finding.type == kind
    ]


# ---------------------------------------------------------------- position_shift


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        (
            "{Bram Odeh} semula membantah retakan bendungan, tetapi kini mengakui adanya retakan.",
            ["Bram Odeh semula membantah retakan bendungan", "tetapi kini mengakui adanya retakan"],
        ),
        (
            "{Bram Odeh} awalnya menepis kabar itu, namun balai berhenti mengeluarkan bantahan.",
            ["Bram Odeh awalnya menepis kabar itu", "namun balai berhenti mengeluarkan bantahan"],
        ),
        (
            "Sikap {Bram Odeh} soal retakan bergeser dari menyangkal menjadi mengakui.",
            ["Sikap Bram Odeh soal retakan bergeser dari menyangkal", "menjadi mengakui"],
        ),
        ("{Bram Odeh} membantah retakan bendungan, tetapi warga mengakui melihatnya.", None),
        ("Semula dibantah, tetapi kini balai mengakui adanya retakan.", None),
        ("{Bram Odeh} sempat menepis bola, tetapi gawangnya tetap bobol.", None),
        ("Sikap {Bram Odeh} soal retakan tidak berubah.", None),
    ],
)
def test_a_shift_that_a_report_tells(sentence, clauses):
    shifts = found("position_shift", report("a", sentence))
    assert [evidence for _, evidence in shifts] == ([clauses] if clauses else [])
    assert all(summary.startswith("Bram Odeh: me") for summary, _ in shifts)


def test_a_shift_names_who_turned():
    told = "{Bram Odeh} awalnya menepis kabar itu, namun {Sinta Wardani} berhenti mengeluarkan bantahan."
    ((summary, _),) = found("position_shift", report("a", told))
    assert summary.startswith("Bram Odeh: menepis, kemudian Sinta Wardani berhenti")


def test_two_reports_of_one_shift_are_one_finding_and_two_matters_are_two():
    a = report("a", "{Bram Odeh} semula membantah retakan bendungan, tetapi kini mengakuinya.")
    b = report("b", "Sikap {Bram Odeh} soal retakan berubah dari menyangkal menjadi mengakui.")
    c = report("c", "{Bram Odeh} semula membantah kenaikan tarif kapal, tetapi akhirnya mengakuinya.")
    assert [len(evidence) for _, evidence in found("position_shift", b, a)] == [4]
    assert sorted(len(evidence) for _, evidence in found("position_shift", a, b, c)) == [2, 4]


# ---------------------------------------------------------------- wording_variance

QUOTE = "Kami melihat retakan di dinding bendungan itu sejak kemarau lalu dan sudah melapor ke balai"


def quoted(name, words, *, day="2031-05-01", outlet=None):
    reading = said(report(name, f'"{words}," kata {{Sinta Wardani}}.', outlet=outlet), words, "Sinta Wardani", day=day)
    (statement,) = reading.statements
    return replace(reading, statements=(replace(statement, mode="direct"),))


@pytest.mark.parametrize(
    ("words", "differs"),
    [
        (QUOTE.replace("kemarau lalu", "banjir lalu"), True),
        (QUOTE, False),
        (QUOTE.replace(" dan sudah melapor ke balai", ""), False),
        (QUOTE.replace("melihat", "melihatnya"), False),
        (QUOTE.replace("bendungan itu", "bendungan (Kalimata) itu"), False),
        ("Retakan di tembok waduk telah tampak oleh petugas pada musim kering sehingga balai kami kabari", False),
    ],
)
def test_one_quotation_in_other_words(words, differs):
    variances = found("wording_variance", quoted("a", QUOTE, outlet="Kabar Delta"), quoted("b", words, outlet="Warta"))
    assert bool(variances) == differs
    if differs:
        ((summary, evidence),) = variances
        assert "“kemarau” (Kabar Delta)" in summary
        assert "“banjir” (Warta)" in summary
        assert evidence == [QUOTE, words]


def test_a_formula_spoken_of_two_people_is_no_wording_of_one():
    formula = "Kami menuntut agar {} dijatuhi pidana penjara selama {} tahun dikurangi lamanya ia ditahan"
    one, other = formula.format("Bagus Santika", 8), formula.format("Ratri", 12)
    assert found("wording_variance", quoted("a", one), quoted("b", other)) == []
    assert found("wording_variance", quoted("a", one), quoted("b", one.replace("8", "12")))


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("seringkali", "barusan", True),
        ("empat kali", "4 kali", False),
        ("36,7 juta kali", "36.700.000 kali", False),
        ("36,7 juta kali", "38 juta kali", True),
        ("36,7 juta kali", "36.712.000 kali", False),
        ("36,7 juta kali", "36,7 miliar kali", True),
        ("sebanyak 3 kali", "sebanyak 35 kali", True),
        ("sebanyak 12 kali", "sebanyak 120 kali", True),
        ("bersama Komisi III", "bersama Komisi 3", False),
        ("bersama Komisi XIV", "bersama Komisi 14", False),
        ("bersama Komisi XIV", "bersama Komisi 13", True),
        ("memakai vii", "memakai 7", True),
        ("nggak sengaja", "gak sengaja", False),
        ("dari Balai Pengelola Bendungan", "dari BPB", False),
        ("dengan Darma Putra", "dengan Sinta Ayu", False),
    ],
)
def test_numbers_noes_letters_and_names_are_no_other_wording(one, other, differs):
    quote = "Sejak kemarau lalu kami {} melihat retakan di dinding bendungan itu dan sudah melapor"
    prints = [quoted(name, quote.format(words), outlet=name) for name, words in (("a", one), ("b", other))]
    assert bool(found("wording_variance", *prints)) == differs


def test_words_of_another_day_or_through_a_carrier_are_not_set_against_each_other():
    other = QUOTE.replace("kemarau lalu", "banjir lalu")
    assert found("wording_variance", quoted("a", QUOTE), quoted("b", other, day="2031-05-04")) == []
    carried = quoted("b", other)
    carried = replace(carried, statements=(replace(carried.statements[0], relay=("Kantor Berita Delta",)),))
    assert found("wording_variance", quoted("a", QUOTE), carried) == []


# ---------------------------------------------------------------- lineage

CREDIT = "Warta Timur menulisnya lebih dulu."


def test_a_credit_goes_on_to_what_the_credited_outlet_credits():
    a = credited(report("a", "Bendungan retak, tulis Warta Timur.", outlet="Kabar Delta"), "Warta Timur")
    b = credited(report("b", "Retakan itu dilaporkan Kantor Berita Nusa.", outlet="Warta Timur"), "Kantor Berita Nusa")
    c = credited(report("c", "Warga mengungsi, tulis Kabar Delta.", outlet="Suara Bukit"), "Kabar Delta")
    (origin,) = lineage([c, a, b], "s").origins
    assert (origin.origin, origin.articles) == ("Kantor Berita Nusa", ("a", "b", "c"))
    assert "lewat" in origin.reason
    assert [(one.article, one.through) for one in origin.taken] == [
        ("a", ("Warta Timur",)),
        ("c", ("Warta Timur", "Kabar Delta")),
    ]
    assert lineage([a, b, c], "s").independent_origins == 1


def test_an_outlet_that_also_reports_itself_stays_an_origin():
    a = credited(report("a", "Bendungan retak, tulis Warta Timur.", outlet="Kabar Delta"), "Warta Timur")
    b = credited(report("b", "Retakan itu dilaporkan Kantor Berita Nusa.", outlet="Warta Timur"), "Kantor Berita Nusa")
    own = report("d", "Wartawan kami melihat retakan itu.", outlet="Warta Timur")
    assert {origin.origin for origin in lineage([a, b, own], "s").origins} == {"Kantor Berita Nusa", "Warta Timur"}


def leaning(name, outlet, other, words=QUOTE):
    return credited(replace(quoted(name, words, outlet=outlet), article=replace(
        (reading := quoted(name, words, outlet=outlet)).article, text=f"{reading.article.text}Dikutip dari {other}.",
    )), other)  # fmt: skip


@pytest.mark.parametrize(("other", "circles"), [("Kabar Delta", 1), ("Suara Bukit", 0)])
def test_two_reports_that_name_each_other(other, circles):
    a, b = leaning("a", "Kabar Delta", "Warta Timur"), leaning("b", "Warta Timur", other)
    assert len(found("circular_reporting", a, b)) == circles


def test_outlets_that_name_each_other_for_different_things_go_in_no_circle():
    a = leaning("a", "Kabar Delta", "Warta Timur")
    b = leaning("b", "Warta Timur", "Kabar Delta", "Pasar ikan Muara Baru akan kami buka lagi mulai pekan depan")
    assert found("circular_reporting", a, b) == []


def on_day(reading, published, cited=None):
    credits = tuple(replace(credit, day=on(cited)) for credit in reading.credits)
    return replace(reading, article=replace(reading.article, published=on(published)), credits=credits)


def ring(*outlets, words=QUOTE):
    """A report of each of *outlets*, which names the next; the last names the first."""
    return [
        leaning(name, outlet, other, words)
        for name, outlet, other in zip("abcdefgh", outlets, (*outlets[1:], outlets[0]), strict=False)
    ]


def test_a_circle_of_three_and_of_more_is_one_finding():
    for outlets in (("Kabar Delta", "Warta Timur", "Pos Selat"), ("Kabar Delta", "Warta Timur", "Pos Selat", "Nusa")):
        ((summary, evidence),) = found("circular_reporting", *ring(*outlets))
        assert " → ".join((*outlets, outlets[0])) in summary
        assert evidence == [*outlets[1:], outlets[0]]


def test_who_leans_on_a_circle_is_not_in_it_and_two_circles_are_two_findings():
    a, b, c, d = ring("Kabar Delta", "Warta Timur", "Pos Selat", "Suara Bukit")
    b, d = leaning("b", "Warta Timur", "Kabar Delta"), leaning("d", "Suara Bukit", "Pos Selat")
    assert [summary.split(" dan ")[0] for summary, _ in found("circular_reporting", a, b)] == ["Kabar Delta"]
    assert len(found("circular_reporting", a, b, leaning("e", "Lintas Kota", "Warta Timur"))) == 1
    assert len(found("circular_reporting", a, b, c, d)) == 2


@pytest.mark.parametrize(
    ("published", "cited", "circles"),
    [
        (("2031-05-02", "2031-05-02", "2031-05-02"), (None, None, None), 1),
        ((None, None, None), (None, None, None), 1),
        # a report of Thursday has nothing from one of Friday
        (("2031-05-01", "2031-05-02", "2031-05-02"), (None, None, None), 0),
        (("2031-05-02", "2031-05-02", None), (None, None, None), 1),
        # the first names what the second printed the day before
        (("2031-05-02", "2031-05-02", "2031-05-02"), ("2031-05-01", None, None), 0),
        (("2031-05-02", "2031-05-02", "2031-05-02"), ("2031-05-02", None, None), 1),
    ],
)
def test_no_report_has_anything_from_a_later_one(published, cited, circles):
    readings = map(on_day, ring("Kabar Delta", "Warta Timur", "Pos Selat"), published, cited)
    assert len(found("circular_reporting", *readings)) == circles


def test_a_circle_has_no_way_out():
    a, b, c = ring("Kabar Delta", "Warta Timur", "Pos Selat")
    assert found("circular_reporting", a, credited(b, "Sinta Wardani"), c) == []  # names somebody else as well
    own = report("d", "Wartawan kami melihat retakan itu.", outlet="Warta Timur")
    assert found("circular_reporting", a, b, c, own) == []
    assert len(found("circular_reporting", a, b, c, on_day(own, "2031-05-03"))) == 1


def test_an_outlet_that_is_mentioned_far_from_the_utterance_is_no_source_of_it():
    aside = "Hujan turun di lembah.", "Pasar dibuka.", "Foto jembatan lama dimuat Warta Timur dahulu."
    a, b = leaning("a", "Kabar Delta", "Warta Timur"), leaning("b", "Warta Timur", "Kabar Delta")
    text = f'"{QUOTE}," kata {{Sinta Wardani}}.'
    far = credited(said(report("a", text, *aside, outlet="Kabar Delta"), QUOTE, "Sinta Wardani"), "Warta Timur")
    assert len(found("circular_reporting", a, b)) == 1
    assert found("circular_reporting", far, b) == []
    end = far.article.text.index("Foto")
    wholly = replace(far, article=replace(far.article, parts=(Part("credit", end, len(far.article.text)),)))
    assert len(found("circular_reporting", wholly, b)) == 1


def test_neither_order_nor_repetition_nor_removal_changes_an_origin_more_than_it_should():
    a = credited(report("a", "Bendungan retak, tulis Warta Timur.", outlet="Kabar Delta"), "Warta Timur")
    b = credited(report("b", "Retakan itu dilaporkan Kantor Berita Nusa.", outlet="Warta Timur"), "Kantor Berita Nusa")
    d = report("d", "Pasar ikan dibuka lagi.", outlet="Suara Bukit")
    assert lineage([a, b, d], "s") == lineage([d, b, a], "s")
    (once,), (twice,) = relate([a, b, d], one_story=True), relate([a, b, d, a], one_story=True)
    assert once == twice
    without = [(o.origin, o.articles) for o in lineage([a, b], "s").origins]
    assert without == [(o.origin, o.articles) for o in lineage([a, b, d], "s").origins if "d" not in o.articles]


# ---------------------------------------------------------------- the language in which findings are told


def test_every_sentence_is_told_in_both_languages_with_the_same_parts():
    tables = [table_of(language, "findings") for language in ("id", "en")]
    parts = [{key: sorted(re.findall(r"{\w+}", row["text"])) for key, row in table.items()} for table in tables]
    assert parts[0] == parts[1]


def test_another_language_tells_the_same_findings_and_leaves_quotations_as_they_are():
    reports = [
        report("a", "{Bram Odeh} semula membantah retakan bendungan, tetapi kini mengakuinya."),
        report("b", "Warga melihat [3 retakan|3] di bendungan.", outlet="Warta Timur"),
        quoted("c", QUOTE),
        quoted("d", QUOTE.replace("kemarau lalu", "banjir lalu"), outlet="Warta Timur"),
    ]
    (ours,), (theirs,) = (relate(reports, one_story=True, language=language) for language in ("id", "en"))
    assert [found.id for found in ours.findings] == [found.id for found in theirs.findings] != []
    assert {found.type for found in ours.findings} >= {"position_shift", "wording_variance"}
    assert all(one.reason != other.reason for one, other in zip(ours.findings, theirs.findings, strict=True))
    assert all(
        one.reason != other.reason for one, other in zip(ours.lineage.origins, theirs.lineage.origins, strict=True)
    )
    told = next(found for found in theirs.findings if found.type == "wording_variance")
    assert "“kemarau” (an unnamed outlet [c.txt]) or “banjir” (Warta Timur)" in told.summary
