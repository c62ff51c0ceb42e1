# A sentence of a report stands on one line.
# ruff: noqa: E501
"""Two numbers for one thing, units that a number cannot have, and conversions that their own rate does not give."""

from dataclasses import replace

import pytest

from relate_reports import dated, report
from runut.relate import relate
from runut.relate.counts import counts_apart, digits_swapped
from runut.relate.discrepancies import reports_of
from runut.relate.facets import facets
from runut.relate.values import values_apart


def findings_of(*readings, language="id"):
    (related,) = relate(readings, one_story=True, language=language)
    return [(f.summary, f.reason) for f in related.findings if f.type == "contradiction"]


def apart(*readings):
    found = {facet.quantity.id: facet for facet in facets(readings)}
    return [discrepancy.summary for discrepancy in values_apart(reports_of(readings, (), found, "id"))]


def counted_apart(*readings):
    found = {facet.quantity.id: facet for facet in facets(readings)}
    return [discrepancy.summary for discrepancy in counts_apart(reports_of(readings, (), found, "id"))]


def told(name, outlet, sentence, day="2031-05-02", unit=None):
    """A report of *outlet*; the quantities without a noun are of *unit*."""
    reading = report(name, *([sentence] if isinstance(sentence, str) else sentence), outlet=outlet, day=day)
    units = unit if isinstance(unit, dict) else {}
    return replace(
        reading,
        quantities=tuple(
            replace(q, unit=units.get(q.text, q.unit if isinstance(unit, dict) else unit or q.unit), counted=None if unit else q.counted)
            for q in reading.quantities
        ),
    )  # fmt: skip


FERRY = "Tabrakan di dermaga Kalibaru itu melibatkan [{0} perahu|{0}] nelayan."


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("Kabar Delta", 40, "2031-05-02"), ("Warta Timur", 42, "2031-05-02"), 1),
        (("Kabar Delta", 40, "2031-05-02"), ("Warta Timur", 42, "2031-05-04"), 1),
        (("Kabar Delta", 40, "2031-05-02"), ("Warta Timur", 42, "2031-05-12"), 0),  # time enough to change
        (("Kabar Delta", 40, "2031-05-02"), ("Kabar Delta", 42, "2031-05-02"), 0),  # an outlet follows its own count
        (("Kabar Delta", 40, "2031-05-02"), ("Warta Timur", 90, "2031-05-02"), 0),  # another thing
        (("Kabar Delta", 4, "2031-05-02"), ("Warta Timur", 5, "2031-05-02"), 0),
    ],
)
def test_two_outlets_with_two_numbers_in_like_words_are_at_odds(one, other, found):
    reports = [
        told(name, outlet, FERRY.format(n), day) for name, (outlet, n, day) in zip("ab", (one, other), strict=True)
    ]
    assert len(apart(*reports)) == found


@pytest.mark.parametrize(("before", "found"), [("mengerahkan", 1), ("akan mengerahkan", 0)])
def test_what_is_planned_is_not_at_odds_with_what_is_done(before, found):
    """As a value in like words, as a count of one kind of people, and as more than a toll."""
    a = told("a", "Kabar Delta", f"Dinas Kalibaru {before} [400 perahu|400] ke tanggul retak.")
    b = told("b", "Warta Timur", "Dinas Kalibaru mengerahkan [350 perahu|350] ke tanggul retak.")
    assert len(apart(a, b)) == found
    a = told("a", "Kabar Delta", f"Dinas Kalibaru {before} [24 pelajar|24] ke tanggul.")
    b = told("b", "Warta Timur", "Dinas Kalibaru mengerahkan [21 pelajar|21] ke tanggul.")
    assert len(counted_apart(a, b)) == found
    assert len(findings_of(a, b)) == found


def test_one_pair_of_numbers_is_told_once():
    reports = told("a", "Kabar Delta", FERRY.format(40)), told("b", "Warta Timur", FERRY.format(42))
    assert len(findings_of(*reports)) == 1


def test_who_gives_both_numbers_is_not_at_odds():
    a = told("a", "Kabar Delta", (FERRY.format(40), "Perahu besar berjumlah [42 perahu|42]."))
    assert apart(a, told("b", "Warta Timur", FERRY.format(42))) == []


def test_a_list_gives_many_numbers_in_the_same_words():
    lists = (
        ("Panen kopi lereng utara tercatat [410 karung|410].", "Panen kopi lereng barat tercatat [450 karung|450]."),
        ("Panen kopi lereng timur tercatat [430 karung|430].", "Panen kopi lereng selatan tercatat [470 karung|470]."),
    )
    assert apart(told("a", "Kabar Delta", lists[0]), told("b", "Warta Timur", lists[1])) == []


@pytest.mark.parametrize(("other", "found"), [("7.341.860", 1), ("7.341.680", 1), ("7.341.999", 0)])
def test_a_long_number_with_one_digit_changed_is_a_misprint(other, found):
    a = told("a", "Kabar Delta", "Bantuan pupuk diterima [7.341.660 keluarga|7341660].")
    b = told(
        "b", "Warta Timur", f"Menurut dinas, sebanyak [{other} keluarga|{other.replace('.', '')}] sudah terlayani."
    )
    assert len(apart(a, b)) == found


@pytest.mark.parametrize(("other", "found"), [("3.058", 1), ("3.805", 1), ("3.509", 0)])
def test_two_digits_in_each_others_place_are_a_slip(other, found):
    a = told("a", "Kabar Delta", "Beasiswa itu diterima [3.508 pelajar|3508] di Kalibaru.")
    b = told("b", "Warta Timur", f"Menurut panitia [{other} pelajar|{other.replace('.', '')}] sudah mendaftar ulang.")
    assert len(apart(a, b)) == found


@pytest.mark.parametrize(("words", "found"), [("Harga Kapal Ombak X3 dijual", 1), ("Denda warga itu", 0)])
def test_one_outlet_with_one_digit_changed_in_the_same_words(words, found):
    a = told("a", "Kabar Delta", "Harga Kapal Ombak X3 dijual [Rp 1.363.000|1363000].", unit="IDR")
    b = told("b", "Kabar Delta", f"{words} [Rp 1.369.000|1369000].", unit="IDR")
    assert len(apart(a, b)) == found


def test_an_amount_has_one_currency():
    right = told("a", "Kabar Delta", "Laba Ombak Tirta tahun lalu [US$ 38 juta|38000000].", unit="USD")
    wrong = told("b", "Warta Timur", "Laba tahun lalu [Rp 38 juta dolar AS|38000000].", unit="IDR")
    ((summary, reason),) = findings_of(right, wrong)
    assert summary == "Rp 38 juta dolar AS (Warta Timur) atau US$ 38 juta (Kabar Delta)?"
    assert "dua mata uang" in reason
    ((_, reason),) = findings_of(right, wrong, language="en")
    assert "two currencies" in reason


def test_a_rate_of_exchange_names_two_currencies():
    rate = told("a", "Kabar Delta", "Kurs berada pada [Rp 17.000 per dolar AS|17000 per dollar].", unit="IDR")
    assert findings_of(rate, told("b", "Warta Timur", "Kurs berada pada [Rp 17.000|17000].", unit="IDR")) == []


def lasting(name, outlet, sentence, words):
    reading = dated(report(name, sentence, outlet=outlet), words, "P7Y")
    return replace(reading, dates=tuple(replace(date, type="duration") for date in reading.dates))


@pytest.mark.parametrize(("sign", "found"), [("Rp ", 1), ("", 0)])
def test_a_length_of_time_has_no_sign_of_money(sign, found):
    a = lasting("a", "Kabar Delta", f"Jaksa menuntut terdakwa Sinta Wardani pidana penjara {sign}7 tahun.", "7 tahun")
    b = lasting("b", "Warta Timur", "Jaksa menuntut terdakwa Sinta Wardani dengan pidana penjara 7 tahun.", "7 tahun")
    assert len(findings_of(a, b)) == found


@pytest.mark.parametrize(
    ("share", "found"), [("[0,45 persen|0.45]", 1), ("[0,45 persen|0.45] poin", 0), ("[0,46 persen|0.46]", 0)]
)
def test_a_change_in_points_is_none_in_per_cent(share, found):
    points = told("a", "Kabar Delta", "Angka pengangguran di perdesaan Delta turun [0,45 poin|0.45].", unit="poin")
    shares = told("b", "Warta Timur", f"Angka pengangguran di perdesaan Delta turun {share} dari tahun lalu.")
    assert len(findings_of(points, shares)) == found


@pytest.mark.parametrize(("tons", "found"), [("[2,6 ton|2600]", 1), ("[2,6 juta ton|2600000000]", 0)])
def test_an_amount_a_thousand_times_smaller_lacks_its_word(tons, found):
    a = told("a", "Kabar Delta", "Gudang Kalibaru menyerap gabah petani [2,6 juta ton|2600000000].", unit="kilogram")
    b = told("b", "Warta Timur", f"Gudang Kalibaru menyerap gabah petani {tons}.", unit="kilogram")
    assert len(findings_of(a, b)) == found


def test_a_scale_with_the_next_word_glued_to_it_is_there():
    a = told(
        "a",
        "Kabar Delta",
        "Volume perdagangan hari itu tercatat [24,26 miliarsahamdengan|24.26] nilai tinggi.",
        unit="saham",
    )
    b = told(
        "b",
        "Warta Timur",
        "Volume perdagangan hari itu tercatat [24,26 miliar saham|24260000000] kemarin.",
        unit="saham",
    )
    assert findings_of(a, b) == []


def test_a_number_of_two_digits_stands_for_two_lengths_by_chance():
    a = told("a", "Kabar Delta", "Menurut Sigit panjang jalan kabupaten [380.000 km|380000].", unit="km")
    b = told("b", "Warta Timur", "Menurut Sigit aspal karet melapisi jalan daerah [380 km|380].", unit="km")
    assert findings_of(a, b) == []


@pytest.mark.parametrize(("behind", "found"), [(" dari asing", 1), (" miliarJual bersih", 0)])
def test_a_word_of_scale_with_the_next_one_run_into_it_is_there(behind, found):
    a = told(
        "a", "Kabar Delta", f"Pembelian bersih investor asing tercatat [Rp607,51|607.51]{behind} hari ini.", unit="IDR"
    )
    b = told("b", "Warta Timur", "Pembelian bersih investor asing tercatat [Rp607,51 miliar|607510000000].", unit="IDR")
    assert len(findings_of(a, b)) == found


@pytest.mark.parametrize(
    ("rupiah", "found"),
    [("3,4", 0), ("3,44", 0), ("3,451", 0), ("3,47", 0), ("3,6", 1), ("3,51", 1)],  # rates are named round
)
def test_a_conversion_fits_the_rate_that_is_named(rupiah, found):
    amount = f"Rp {rupiah} triliun"
    value = str(int(float(rupiah.replace(",", ".")) * 1000)) + "000000000"
    sentence = f"Laba naik menjadi [US$ 215 juta|215000000] atau [{amount}|{value}] (asumsi kurs [Rp 16.000|16000])."
    reading = told("a", "Kabar Delta", sentence, unit={"US$ 215 juta": "USD", amount: "IDR", "Rp 16.000": "IDR"})
    assert len(findings_of(reading)) == found


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("[812 hingga 4.305 dolar|812-4305]", 1),
        ("[798 hingga 4.265 dolar|798-4265]", 0),
        ("[420 hingga 9.300 dolar|420-9300]", 0),
    ],
)
def test_ranges_near_at_both_ends_are_at_odds(other, found):
    a = told(
        "a", "Kabar Delta", "Golongan menengah Delta berpenghasilan [798 hingga 4.265 dolar|798-4265].", unit="USD"
    )
    assert len(apart(a, told("b", "Warta Timur", f"Batasnya menurut bank itu {other}.", unit="USD"))) == found


@pytest.mark.parametrize(
    ("least", "found"), [("sedikitnya 58", 1), ("58", 1), ("60", 0), ("61", 0), ("sedikitnya 31", 0)]
)
def test_more_than_a_number_is_not_fewer(least, found):
    number = least.split()[-1]
    reading = report(
        "a", "Banjir itu menewaskan [lebih dari 60 orang|60].", f"Dinas mencatat [{least} orang|{number}] tewas."
    )
    assert len(findings_of(reading)) == found


def test_more_than_a_number_is_told_once_and_not_where_the_count_reached_it():
    over = report("a", "Banjir itu menewaskan [lebih dari 60 orang|60].", "[Lebih dari 60 orang|60] tewas di Delta.")
    fewer = [report(name, "Dinas mencatat [58 orang|58] tewas.", outlet=name) for name in ("b", "c")]
    assert len(findings_of(over, *fewer)) == 1
    assert findings_of(over, *fewer, report("d", "Menjelang malam [60 orang|60] tewas.", outlet="d")) == []


@pytest.mark.parametrize(
    ("where", "more", "found"),
    [
        ("", "Tahun 2028 banjir membuat [900 orang|900] tewas.", 1),
        (" di Palung", "Banjir membuat [900 orang|900] tewas di Muara.", 1),
        (" di Palung", "Banjir membuat [900 orang|900] tewas di Palung.", 0),
    ],
)
def test_a_count_of_another_place_or_year_reaches_no_number(where, more, found):
    over = report("a", f"Banjir itu menewaskan [lebih dari 60 orang|60]{where}.", outlet="a")
    fewer = report("b", "Dinas mencatat [58 orang|58] tewas.", more, outlet="b")
    told = [reason for _, reason in findings_of(over, fewer) if reason.startswith("Yang satu lebih")]
    assert len(told) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Truk itu terguling di KM 61/B tol Delta arah Kalibaru.", "Truk terguling di kilometer 58,400 tol Delta menuju Kalibaru.", 1),
        ("Truk itu terguling di KM 61/B tol Delta arah Kalibaru.", "Truk terguling di kilometer 61,400 tol Delta menuju Kalibaru.", 0),
        ("Truk itu terguling di KM 61 tol Delta arah Kalibaru, bukan KM 58.", "Truk terguling di KM 58 tol Delta, Kalibaru.", 0),
        ("Truk itu melaju 61 km per jam di tol Delta arah Kalibaru.", "Truk terguling di KM 58 tol Delta, Kalibaru.", 0),
    ],
)  # fmt: skip
def test_two_kilometres_of_one_place_are_at_odds(one, other, found):
    assert len(findings_of(report("a", one, outlet="Kabar Delta"), report("b", other, outlet="Warta Timur"))) == found


def test_who_gives_the_others_number_in_round_words_is_not_at_odds():
    sentence = "Sepeda gunung Wirasena dilelang di Kalibaru seharga [{}|{}]"
    one = told("a", "Kabar Delta", sentence.format("Rp 37.286.000", 37286000) + ".", unit="IDR")
    two = f"{sentence.format('Rp 38,4 juta', 38400000)} dan [Rp 37,3 juta|37300000]."
    assert apart(one, told("b", "Warta Timur", two, unit="IDR")) == []
    assert len(apart(one, told("b", "Warta Timur", two.partition(" dan ")[0] + ".", unit="IDR"))) == 1


@pytest.mark.parametrize(("hours", "found"), [(("15:00", "16:00", "17:00"), 1), (("15:00", "17:00", "16:00"), 0)])
def test_victims_of_a_later_hour_are_no_slip(hours, found):
    readings = [
        report(name, f"Hingga kini [{number} orang|{number}] tewas di <Kalibaru>.", day=f"2031-05-02T{hour}")
        for name, number, hour in zip("abc", (13, 27, 13), hours, strict=True)
    ]
    assert len(findings_of(*readings)) == found


@pytest.mark.parametrize(("value", "found"), [("PT3M", 1), ("PT55S", 0)])
def test_two_lengths_of_one_recording_are_at_odds(value, found):
    words = "sekitar semenit"
    readings = []
    for name, length in (("a", "PT50S"), ("b", value)):
        reading = dated(report(name, f"Rekaman penganiayaan di dermaga Kalibaru berdurasi {words}."), words, length)
        readings.append(replace(reading, dates=tuple(replace(date, type="duration") for date in reading.dates)))
    assert len(findings_of(*readings)) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Gol {Bram Odeh} lahir pada menit ke-42.", "{Bram Odeh} mencetak gol itu di menit 43.", 1),
        ("Gol {Bram Odeh} lahir pada menit ke-42.", "{Bram Odeh} membawa tim unggul di menit ke-4.", 1),  # a lost digit
        ("Gol {Bram Odeh} lahir pada menit ke-42.", "{Bram Odeh} mencetak gol itu di menit 71.", 0),
        ("Gol {Bram Odeh} lahir selewat menit ke-42.", "{Bram Odeh} mencetak gol itu di menit 43.", 0),
        ("Gol {Bram Odeh} lahir pada menit ke-42.", "{Bram Odeh} membuang peluang gol di menit 43.", 0),
        ("Gol {Bram Odeh} lahir pada menit ke-42.", "{Bram Odeh} mendapat kartu di menit 43.", 0),
        ("Gol {Bram Odeh} lahir pada menit ke-42.", "{Tito Lasan} mencetak gol di menit 43.", 0),
        ("Gol {Bram Odeh} lahir pada menit ke-42. Gol kedua {Bram Odeh} pada menit ke-44.", "{Bram Odeh} mencetak gol di menit 43.", 0),
    ],
)  # fmt: skip
def test_a_goal_has_one_minute(one, other, found):
    first = report("a", *[f"{sentence}." for sentence in one.rstrip(".").split(". ")], outlet="Kabar Delta")
    assert len(findings_of(first, report("b", other, outlet="Warta Timur"))) == found


@pytest.mark.parametrize(
    ("found_by_court", "found"), [("Rp 41,3 miliar|41300000000", 1), ("Rp 97,5 miliar|97500000000", 0)]
)
def test_the_court_may_find_another_loss_than_the_prosecution(found_by_court, found):
    asked = told(
        "a", "Kabar Delta", "Menurut jaksa kerugian negara mencapai [Rp 97,51 miliar|97510000000].", unit="IDR"
    )
    held = told(
        "b", "Warta Timur", f"Hakim menyatakan kerugian negara sebesar [{found_by_court}].", "2031-06-02", "IDR"
    )
    assert len([reason for _, reason in findings_of(asked, held) if "hakim" in reason]) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Luas Pulau Lasan [2.300 meter|2300].", "Pulau Lasan memiliki luas [2.190 meter|2190].", 1),
        ("Luas Pulau Lasan [2.300 meter|2300].", "Pulau Lasan memiliki luas [5.100 meter|5100].", 1),  # all that is told
        ("Luas Pulau Lasan [2.300 meter|2300].", "Pulau Lasan memiliki luas [9.100 meter|9100].", 0),
        ("Luas Pulau Lasan [2.300 meter|2300].", "Pulau Lasan memiliki luas [hingga 5.100 meter|5100].", 0),
        ("Luas Pulau Lasan [2.300 meter|2300].", "Dermaga baru itu seluas [2.190 meter|2190].", 0),
        ("Luas Pulau Lasan [2.300 meter|2300]. Luas Pulau Kora [2.190 meter|2190].", "Pulau Lasan memiliki luas [2.190 meter|2190].", 0),
        ("Luas Pulau Lasan [2.300 meter|2300]. Luas Pulau Kora [2.410 meter|2410].", "Pulau Lasan memiliki luas [2.190 meter|2190].", 0),  # a list
        ("Luas Pulau Lasan [2.300 meter|2300]. Luas Pulau Kora [70 meter|70].", "Pulau Lasan memiliki luas [5.100 meter|5100].", 0),
    ],
)  # fmt: skip
def test_what_a_thing_measures_is_one_value(one, other, found):
    first = report("a", *[f"{sentence}." for sentence in one.rstrip(".").split(". ")], outlet="Kabar Delta")
    later = report("b", other, outlet="Kabar Delta", day="2031-05-20")
    assert len([reason for _, reason in findings_of(first, later) if "tidak berubah" in reason]) == found


@pytest.mark.parametrize(("day", "found"), [("2031-05-03", 1), ("2031-05-08", 0)])
def test_each_earthquake_has_its_own_depth(day, found):
    words = "Gempa itu berpusat di laut Lasan pada kedalaman [{} km|{}]."
    first = told("a", "Kabar Delta", words.format(56, 56), unit="km")
    later = told("b", "Warta Timur", words.format(91, 91), day=day, unit="km")
    assert len([reason for _, reason in findings_of(first, later) if "tidak berubah" in reason]) == found


ONE = "Sekolah Lasan merawat [empat siswa|4] asrama di klinik."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Sekolah itu merawat [lima siswa|5] asrama.", 1),
        ("Sekolah itu merawat [lima siswa|5] lain.", 0),
        ("Sekolah itu merawat [kelima siswa|5] asrama.", 0),
        ("Sekolah itu merawat [sekitar lima siswa|5] asrama.", 0),
        ("Sekolah itu merawat [empat siswa|4], sedangkan [lima siswa|5] pulang.", 0),
        ("Sekolah itu merawat [60 siswa|60] asrama.", 0),
        ("Sekolah itu merawat [lima siswa|5] asrama, [satu siswa|1] berat.", 1),  # "salah satu siswa" is no count
    ],
)
def test_a_kind_of_people_has_one_number(other, found):
    assert len(counted_apart(told("a", "Kabar Delta", ONE), told("b", "Warta Timur", other))) == found


@pytest.mark.parametrize(
    ("one", "other", "day", "found"),
    [
        ("[137 siswa|137]", "[142 siswa|142]", "2031-05-02", 1),  # an odd number of one outlet on one day
        ("[137 siswa|137]", "[142 siswa|142] itu", "2031-05-02", 1),
        ("[137 siswa|137]", "[142 siswa|142]", "2031-05-03", 0),  # counted anew
        ("[17 siswa|17]", "[19 siswa|19]", "2031-05-02", 0),
    ],
)
def test_an_outlet_has_one_odd_number_a_day(one, other, day, found):
    sentence = "Sekolah Lasan merawat {} asrama di klinik."
    readings = told("a", "Kabar Delta", sentence.format(one)), told("b", "Kabar Delta", sentence.format(other), day=day)
    assert len(counted_apart(*readings)) == found


def test_what_a_third_report_counts_apart_is_no_one_number():
    reports = told("a", "Kabar Delta", ONE), told("b", "Warta Timur", ONE.replace("empat siswa|4", "lima siswa|5"))
    assert len(counted_apart(*reports)) == 1
    assert counted_apart(*reports, told("c", "Suara Kora", ONE.replace("empat siswa|4", "7 siswa|7"))) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("{Raka Menur} ([26|26]) pergi.", "{Raka Menur} lahir di Muara pada 4 Juli 2005.", 1),
        ("{Raka Menur} ([25|25]) pergi.", "{Raka Menur} lahir di Muara pada 4 Juli 2005.", 0),
        ("{Raka Menur} ([26|26]) dan ibunya pergi.", "{Raka Menur Sila} lahir pada 4 Juli 2005.", 1),
        ("{Orpah Menur} ([26|26]) pergi.", "{Raka Menur} lahir pada 4 Juli 2005.", 0),
        ("{Raka Menur} ([26|26]) pergi.", "{Raka Menur} ditahan pada 4 Juli 2005.", 0),
        ("{Raka Menur} ([12|12]) pergi.", "{Raka Menur} lahir pada 4 Juli 2005.", 0),  # someone else of the name
        ("{Raka Menur} berusia [26 tahun|26] kala itu.", "{Raka Menur} lahir pada 4 Juli 2005.", 0),
    ],
)
def test_an_age_fits_the_day_of_birth(one, other, found):
    a, b = report("a", one), dated(report("b", other), "4 Juli 2005", "2005-07-04")
    assert len([summary for summary, _ in findings_of(a, b) if "4 Juli 2005" in summary]) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("[19 orang|19]", 1),
        ("14 dari [19 orang|19]", 0),  # the part that the other report tells
        ("14 warga dari total [19 orang|19]", 0),
        ("13 dari [19 orang|19]", 1),
    ],
)
def test_a_part_and_its_whole_are_no_conflict(words, found):
    told = "Longsor di <Bukit Jati> menewaskan {} dan menimbun rumah warga."
    one = report("a", told.format("[14 orang|14]"), outlet="Kabar Delta")
    other = report("b", told.format(words), outlet="Warta Timur")
    assert len(findings_of(one, other)) == found


def test_an_age_behind_another_person_is_not_of_the_one_named_before():
    named = report("a", "{Raka Menur} ([27|27]) ditahan.", outlet="Kabar Delta")
    other = report("b", "{Raka Menur} menemui korban yang berusia [26 tahun|26].", outlet="Warta Timur")
    same = report("c", "{Raka Menur} kini berusia [26 tahun|26].", outlet="Warta Timur")
    assert (len(findings_of(named, other)), len(findings_of(named, same))) == (0, 1)


@pytest.mark.parametrize(
    ("volume", "turnover", "found"),
    [
        (
            "14,88 miliar saham|14880000000",
            "Rp 7,53 triliun|7530000000000",
            1,
        ),  # one session, for its turnover is the same
        ("14,88 miliar saham|14880000000", "Rp 7,61 triliun|7610000000000", 0),
        ("13,97 miliar saham|13970000000", "Rp 7,53 triliun|7530000000000", 0),  # no misprint
    ],
)
def test_what_is_traded_has_one_number_beside_the_same_other(volume, turnover, found):
    sentence = "Transaksi bursa siang itu [{}] dengan volume [{}]."
    unit = {"Rp 7,53 triliun": "IDR", "Rp 7,61 triliun": "IDR"}
    one = told(
        "a",
        "Kabar Delta",
        sentence.format("Rp 7,53 triliun|7530000000000", "14,89 miliar saham|14890000000"),
        unit=unit,
    )
    other = told("b", "Warta Timur", sentence.format(turnover, volume), unit=unit)
    assert len(apart(one, other)) == found


@pytest.mark.parametrize(
    ("hurt", "dead", "found"),
    [
        ("[32 warga|32]", "[12 warga|12]", 1),
        ("[33 warga|33]", "[12 warga|12]", 0),
        ("[32 warga|32]", "[13 warga|13]", 0),  # another state of things
        ("[32 warga|32], sebelumnya [23 warga|23],", "[12 warga|12]", 0),
        ("[230 warga|230]", "[12 warga|12]", 0),  # a digit more
    ],
)
def test_swapped_digits_among_numbers_that_agree(hurt, dead, found):
    sentence = "Badai itu menewaskan {} dan melukai {} serta [18 tentara|18]."
    readings = (
        told("a", "Kabar Delta", sentence.format("[12 warga|12]", "[23 warga|23]")),
        told("b", "Warta Timur", sentence.format(dead, hurt)),
    )
    found_facets = {facet.quantity.id: facet for facet in facets(readings)}
    assert len(list(digits_swapped(reports_of(readings, (), found_facets, "id")))) == found


@pytest.mark.parametrize(
    ("price", "found"),
    [
        ("Harga ponsel Wompere Lasan [Rp 11,9|11.9] di Muara.", 1),
        ("Harga ponsel Wompere Lasan di Muara [Rp 11,9|11.9].", 0),
    ],
)
def test_an_amount_that_a_broken_sentence_ends_on_is_no_slip(price, found):
    one = told("a", "Kabar Delta", "Harga ponsel Wompere Lasan [Rp 11,9 juta|11900000] di Muara.", unit="IDR")
    other = told("b", "Warta Timur", price, unit="IDR")
    assert len([reason for _, reason in findings_of(one, other) if "seribu" in reason]) == found


@pytest.mark.parametrize(("place", "found"), [("", 0), (" di Muara Wana", 1)])
def test_counts_of_things_conflict_only_of_one_place_or_name(place, found):
    sentence = f"Longsor itu menimbun [{{0}} rumah warga|{{0}}]{place} dan menutup jalan desa."
    one = report("a", sentence.format(14), outlet="Kabar Delta")
    other = report("b", sentence.format(19), outlet="Warta Timur")
    assert len([reason for _, reason in findings_of(one, other) if "pertanyaan yang sama" in reason]) == found
