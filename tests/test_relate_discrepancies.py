# A sentence of a report stands on one line.
"""What does not fit beside figures: weekdays, years, identifiers, days of quotations, denials given up."""

from dataclasses import replace
from itertools import permutations

import pytest

from relate_reports import dated, on, report, said
from runut.relate import relate
from runut.relate.discrepancies import reports_of


def findings_of(*readings):
    (related,) = relate(readings, one_story=True)
    return [(f.type, f.summary, f.reason) for f in related.findings]


def quoting(reading):
    """The statements of *reading* as direct quotations."""
    return replace(reading, statements=tuple(replace(s, mode="direct") for s in reading.statements))


@pytest.mark.parametrize(
    ("roots", "printed"),
    [
        (["numpang", "kapal"], "penumpang, kapal"),
        (["selamat", "numpang"], "menyelamatkan, penumpang"),
        (["karam"], "karam"),  # in no place of the finding, but in its report
        (["garam"], "garam"),
    ],
)
def test_key_words_are_printed_as_a_report_has_them(roots, printed):
    reading = report("a", "Nelayan menyelamatkan penumpang kapal itu.", "Kapal itu karam.")
    for told_in in ("id", "en"):  # roots are of the language of the report
        assert reports_of([reading], (), {}, told_in).in_print(roots, reading.sentences[:1]) == printed


@pytest.mark.parametrize(
    ("words", "value", "told"),
    [
        ("Selasa (2/5/2031)", "2031-05-02", "jatuh pada hari Jumat, bukan Selasa"),
        ("Senin, 5 Mei 2032", "2032-05-05", "jatuh pada hari Rabu, bukan Senin"),
        ("Jumat (2/5/2031)", "2031-05-02", None),
        ("Kamis hingga Jumat (2/5)", "2031-05-02", None),
        ("Kamis-Jumat (1-2/5/2031)", "2031-05-02", None),
        ("Selasa malam", "2031-05-02", None),
    ],
)
def test_a_weekday_is_held_against_its_date(words, value, told):
    found = findings_of(dated(report("a", f"Jembatan itu runtuh pada {words}."), words, value))
    assert [told in reason for _, _, reason in found] == ([True] if told else [])


@pytest.mark.parametrize("words", ["Senin (5/9)", "Senin (5/9/2031)"])
def test_a_month_mistaken_in_numbers_is_a_slip_however_far(words):
    a = dated(report("a", f"Kapal itu karam {words}.", day="2031-05-06"), words, "2031-09-05")
    b = dated(report("b", "Kapal karam Senin (5/5).", day="2031-05-06"), "Senin (5/5)", "2031-05-05")
    (found,) = (f for (one,) in [relate([a, b], one_story=True)] for f in one.findings)
    assert [span.article for span in found.evidence] == ["a", "b"]


def test_day_and_month_may_be_swapped():
    a = dated(report("a", "Kapal itu karam Senin (6/9/2031)."), "Senin (6/9/2031)", "2031-09-06")
    b = dated(report("b", "Kapal karam Senin (9/6/2031)."), "Senin (9/6/2031)", "2031-06-09")
    (found,) = (f for (one,) in [relate([a, b], one_story=True)] for f in one.findings)
    assert [span.article for span in found.evidence] == ["a", "b"]


@pytest.mark.parametrize(("year", "found"), [("2029", 0), ("2030", 1)])
def test_a_weekday_that_fits_in_a_year_the_report_tells_of_is_no_slip(year, found):
    a = report("a", f"Ia hilang pada {year}. Ia dicari sejak Rabu (20/6).")  # a Wednesday of 2029
    assert len(findings_of(dated(dated(a, year, year), "Rabu (20/6)", "2031-06-20"))) == found


def test_a_past_day_in_a_year_to_come_is_a_slip():
    a = dated(report("a", "Ia ditangkap pada 3 Januari 2032."), "3 Januari 2032", "2032-01-03")
    b = dated(report("b", "Penangkapan itu terjadi pada 3 Januari 2031."), "3 Januari 2031", "2031-01-03")
    ((kind, summary, _),) = findings_of(a, b)
    assert kind == "contradiction"
    assert "3 Januari 2032" in summary
    assert summary.endswith("2031?")


def test_a_plan_for_the_same_day_of_another_year_is_none():
    a = dated(report("a", "Lomba itu akan digelar pada 3 Januari 2032."), "3 Januari 2032", "2032-01-03")
    b = dated(report("b", "Lomba digelar pada 3 Januari 2031."), "3 Januari 2031", "2031-01-03")
    assert findings_of(a, b) == []


def test_a_day_that_comes_round_is_no_slip():
    a = dated(report("a", "Puncak pesta kota jatuh pada 3 Juni 2031."), "3 Juni 2031", "2031-06-03")
    b = dated(report("b", "Kota itu didirikan pada 3 Juni 1531."), "3 Juni 1531", "1531-06-03")
    assert findings_of(a, b) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Pesawat KX 4817 mendarat.", "Penumpang KX-4187 turun.", 1),
        ("Pesawat KX 4817 mendarat.", "Penumpang KX 4871 turun.", 1),
        ("Pesawat KX 4817 mendarat.", "Penumpang KX 7814 turun.", 0),  # not neighbours
        ("Pesawat KX 4817 mendarat.", "Penumpang KX 4818 turun.", 0),
        ("Pesawat KX 4817 mendarat.", "Penumpang LM 4187 turun.", 0),
        ("Pesawat KX 4817 dan KX 4187 mendarat.", "Penumpang KX 4187 turun.", 0),
        ("Pesawat KX 481 mendarat.", "Pesawat KX 481 mogok.\nPenumpang KX 814 turun.", 1),
        ("Sedan T 4817 KX mogok.", "Sedan T 4817 KY mogok.", 1),  # plates
        ("Warga RT 03 RW 05 mengungsi.", "Warga RT 04 RW 05 mengungsi.", 0),  # no plates
        ("Sedan T 4817 KX mogok.", "Sedan T 4187 KX mogok.", 1),
        ("Sedan T 4817 KX mogok.", "Sedan T 4826 KX mogok.", 0),
        ("Sedan T 4817 KX dan T 4817 KY mogok.", "Sedan T 4817 KY mogok.", 0),
        ("Beras IDR 481 ribu.", "Gula IDR 814 ribu.", 0),
        ("Obligasi OB 4817, OB 4820, OB 4831, dan OB 4840 naik.", "Obligasi OB 4871 turun.", 0),  # a series
        ("Piala SU 2031 dibuka.", "Piala SU 2013 sudah lewat.", 0),
    ],
)
def test_codes_with_a_digit_moved_are_one_with_a_slip(one, other, found):
    assert len(findings_of(report("a", one), report("b", *other.split("\n")))) == found


WORDS = "Tanggul itu kami tutup dua malam berturut-turut demi warga"


def quotation(name, day, speaker="Sinta Wardani", words=WORDS, told=", {day}"):
    """A quotation whose sentence goes on with *told*, in which the day it was said stands for {day}."""
    written = f"{int(day[8:])}/5/2031" if day else ""
    told = told.format(day=written) if day else ""
    reading = said(
        report(name, f'"{words}," kata {{{speaker}}}{told}.', outlet=f"Kabar {name}"), words, speaker, day=day
    )
    return quoting(dated(reading, written, day) if day else reading)


def test_one_quotation_of_two_days_names_both_days_and_reports():
    ((kind, summary, _),) = findings_of(quotation("a", "2031-05-01"), quotation("b", "2031-05-02"))
    assert kind == "contradiction"
    assert "1 Mei 2031 (Kabar a) atau 2 Mei 2031 (Kabar b)" in summary


@pytest.mark.parametrize(
    "other",
    [
        quotation("b", "2031-05-01"),
        quotation("b", None),
        quotation("b", "2031-05-02", speaker="Bram Odeh"),
        quotation("b", "2031-05-02", words="Tanggul itu akan dibuka lagi bila hujan reda di hulu sungai"),
        quotation("b", "2031-05-09", words="Demi warga, dua malam berturut-turut tanggulnya ditutup oleh kami"),
    ],
)
def test_other_quotations_are_not_redated(other):
    assert findings_of(quotation("a", "2031-05-01"), other) == []


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (", seperti dikutip dari sebuah buku, {day}", 0),  # when somebody read it
        (", dilihat {day}", 0),
        (" di media sosial X. Pada {day}, hujan reda", 0),  # another sentence, that nobody split off
        (", dikutip dari keterangan tertulis, {day}", 1),
        (" di balai kota, {day}", 1),
    ],
)
def test_the_day_of_citing_is_not_that_of_speaking(told, found):
    assert len(findings_of(quotation("a", "2031-05-01"), quotation("b", "2031-05-02", told=told))) == found


def test_a_slip_of_the_weekday_shows_where_it_is_written_right():
    a = dated(report("a", "Kapal itu karam pada Jumat (4/5/2031)."), "Jumat (4/5/2031)", "2031-05-04")
    b = dated(report("b", "Kapal karam Jumat (2/5/2031)."), "Jumat (2/5/2031)", "2031-05-02")
    c = dated(report("c", "Kapal dicari Minggu (4/5/2031)."), "Minggu (4/5/2031)", "2031-05-04")
    (found,) = (f for (one,) in [relate([a, b, c], one_story=True)] for f in one.findings)
    assert "Jumat (2/5/2031)" in found.reason
    assert [span.article for span in found.evidence] == ["a", "b"]
    (found,) = (f for (one,) in [relate([a, c], one_story=True)] for f in one.findings)
    assert "Minggu (4/5/2031)" in found.reason
    d = dated(report("d", "Gubernur membuka pasar ikan Jumat (2/5/2031)."), "Jumat (2/5/2031)", "2031-05-02")
    e = dated(report("e", "Kapal itu karam Minggu (4/5/2031)."), "Minggu (4/5/2031)", "2031-05-04")
    (found,) = (f for (one,) in [relate([a, d, e], one_story=True)] for f in one.findings)
    assert [span.article for span in found.evidence] == ["a", "e"]  # the market was opened on a Friday, too


def turned(act, later_words, day="2031-05-04"):
    words = "limbah pabrik mengalir ke sungai"
    first = said(report("a", f"{{Bram Odeh}} membantah {words}."), words, "Bram Odeh", day="2031-05-01", act="deny")
    return first, said(
        report("b", f"{{Bram Odeh}} menyebut {later_words}."), later_words, "Bram Odeh", day=day, act=act
    )


def test_a_denial_that_is_given_up_is_a_shift():
    ((kind, summary, reason),) = findings_of(*turned("confirm", "limbah pabrik memang sampai ke sungai"))
    assert kind == "position_shift"
    assert summary == "Bram Odeh: membantah (1 Mei 2031), kemudian mengakui (4 Mei 2031)."
    assert "limbah" in reason


@pytest.mark.parametrize(
    ("act", "words", "day"),
    [
        ("deny", "limbah pabrik tidak sampai ke sungai", "2031-05-04"),
        ("confirm", "gaji karyawan belum dibayar", "2031-05-04"),
        ("confirm", "limbah pabrik memang sampai ke sungai", "2031-05-01"),
    ],
)
def test_what_is_no_shift(act, words, day):
    assert "position_shift" not in {kind for kind, _, _ in findings_of(*turned(act, words, day))}


def test_findings_do_not_depend_on_order():
    readings = (
        *turned("confirm", "limbah pabrik memang sampai ke sungai"),
        quotation("c", "2031-05-01"),
        quotation("d", "2031-05-02"),
    )
    (first, *others) = [findings_of(*order) for order in permutations(readings)]
    assert len(first) == 2
    assert all(found == first for found in others)


# ---------------------------------------------------------------- denials, beginnings, slips of names


def disputing(
    denial, assertion, *, act="assert", days=("2031-05-01", "2031-05-01"), speakers=("Bram Odeh", "Sinta Wardani")
):
    one = said(report("a", f"{{{speakers[0]}}} berkata {denial}."), denial, speakers[0], day=days[0], act=act)
    other = said(report("b", f"{{{speakers[1]}}} berkata {assertion}."), assertion, speakers[1], day=days[1])
    return findings_of(one, other)


@pytest.mark.parametrize(
    ("denial", "assertion"),
    [
        ("tidak ada limbah merkuri di muara itu", "limbah merkuri di muara itu sudah terukur"),
        ("belum ada permintaan pembongkaran dermaga", "meminta dermaga dibongkar"),
        ("pabrik tidak membuang limbah ke muara", "limbah dibuang pabrik ke muara"),
    ],
)
def test_a_denial_meets_what_another_asserts(denial, assertion):
    ((kind, summary, _),) = disputing(denial, assertion)
    assert kind == "contradiction"
    assert summary.startswith("Bram Odeh membantah")
    assert "Sinta Wardani" in summary


def test_the_act_of_denying_needs_no_word_of_denial():
    ((kind, summary, _),) = disputing("pabrik membuang limbah ke muara", "limbah dibuang pabrik ke muara", act="deny")
    assert (kind, "Sinta Wardani" in summary) == ("contradiction", True)


@pytest.mark.parametrize(
    ("denial", "assertion"),
    [
        ("pabrik tidak hanya membuang limbah ke muara", "limbah dibuang pabrik ke muara"),
        ("warga yang tidak membuang limbah ke muara", "limbah dibuang pabrik ke muara"),
        ("pabrik tidak membuang limbah ke muara", "pabrik diduga membuang limbah ke muara"),
        ("pabrik tidak membuang limbah ke muara", "pabrik tidak membuang limbah ke muara"),
        ("pabrik tidak membuang limbah ke muara", "limbah pabrik mencemari muara"),  # says nothing of what is denied
        ("pabrik tidak membuang limbah ke muara", "gaji karyawan dibayar pabrik"),
        ("pabrik tidak membuang limbah ke muara", "limbah hanya dibuang pabrik ke muara pada musim hujan"),
        ("pabrik tidak membuang limbah ke muara", "dakwaan pabrik membuang limbah ke muara membingungkan"),
        ("para perusuh bukan pengunjuk rasa muara", "polisi menahan pengunjuk rasa di muara"),
    ],
)
def test_what_is_no_dispute(denial, assertion):
    assert disputing(denial, assertion) == []


def test_what_may_have_come_since_is_no_dispute():
    told = ("belum ada limbah merkuri di muara", "limbah merkuri di muara sudah terukur")
    assert disputing(*told, days=("2031-05-01", "2031-05-03")) == []
    assert len(disputing(*told, days=("2031-05-03", "2031-05-01"))) == 1


def test_one_voice_in_one_report_does_not_dispute_itself():
    words = ("pabrik tidak membuang limbah ke muara", "limbah dibuang pabrik ke muara")
    reading = report("a", f"{{Bram Odeh}} berkata {words[0]}.", f"Bram Odeh berkata {words[1]}.")
    for spoken in words:
        reading = said(reading, spoken, "Bram Odeh", day="2031-05-01")
    assert findings_of(reading) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "regu penyelam terlibat pertama kali dalam pencarian",
            "regu penyelam mulai terlibat pencarian sepekan lalu",
            1,
        ),
        (
            "regu penyelam terlibat pertama kali dalam pencarian",
            "regu penyelam mulai terlibat pencarian sebulan lalu",
            0,
        ),
        ("regu penyelam terlibat pertama kali dalam pencarian", "regu penyelam terlibat pencarian sepekan lalu", 0),
        ("regu penyelam terlibat pertama kali dalam pencarian", "kapal keruk mulai beroperasi sepekan lalu", 0),
    ],
)
def test_days_of_one_beginning_shut_each_other_out(one, other, found):
    told = disputing(one, other, days=("2031-05-01", "2031-05-20"))
    summaries = [summary for _, summary, _ in told if summary.startswith("Kapan mulainya")]
    assert len(summaries) == found
    assert all("paling lambat 1 Mei 2031" in s and "sekitar 13 Mei 2031 (“sepekan lalu”" in s for s in summaries)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Dinas Perairan Umum dan Tata Ruang (PUTR) libur.", "Dinas Perairan Umum dan Taman Ruang (PUTR) buka.", 1),
        ("Dinas Perairan Umum dan Tata Ruang (PUTR) libur.", "Dinas Perairan Umum dan Tata Ruang (PUTR) buka.", 0),
        ("Dinas Perairan Umum dan Tata Ruang (PUTR) libur.", "Partai Umat Tani Rakyat (PUTR) menang.", 0),
        ("Pulau Ambo, Lantar, Meko, dan Siri Gadang dihuni.", "Pulau Ambo, Lantar, Meko, dan Siri Kecil dihuni.", 1),
        ("Pulau Ambo, Lantar, Meko, dan Siri dihuni.", "Pulau Ambo, Lantar, Meko, dan Tondo dihuni.", 0),
        ("Pulau Ambo, Lantar, Meko, dan Siri Gadang dihuni.", "Pulau Ambo, Lantar, Meko, dan Siri Raka Menur.", 0),
    ],
)
def test_names_that_reports_give_differently(one, other, found):
    assert len(findings_of(report("a", one), report("b", other))) == found


def test_a_misprint_that_is_copied_is_told_once():
    told = "Jembatan itu runtuh pada Selasa (2/5/2031)."
    copies = [dated(report(name, told), "Selasa (2/5/2031)", "2031-05-02") for name in "abc"]
    assert len(findings_of(*copies)) == 1


def test_a_weekday_says_nothing_where_the_year_is_a_guess():
    far = dated(report("a", "Jembatan itu runtuh pada Jumat, 2 Desember."), "Jumat, 2 Desember", "2031-12-02")
    near = dated(report("a", "Jembatan itu runtuh pada Rabu, 29 April."), "Rabu, 29 April", "2031-04-29")
    assert (len(findings_of(far)), len(findings_of(near))) == (0, 1)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Ia direktur PT KN sejak lama.", "Direktur PT KM itu ditahan.", 1),
        ("Ia direktur PT KN sejak lama.", "Direktur PT KNS itu ditahan.", 0),
        ("Ia direktur PT KN sejak lama.", "Direktur CV KM itu ditahan.", 0),
        ("Ia direktur PT KN sejak lama.", "Sopir PT KM itu ditahan.", 0),
        ("Ia direktur PT KN sejak lama.", "Direktur PT KM dan direktur PT KN ditahan.", 0),
    ],
)
def test_a_company_of_one_office_has_the_same_letters_everywhere(one, other, found):
    assert len(findings_of(report("a", one), report("b", other))) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("{Zulbahri Sentani|Direktur PT KRN}", "{Zulbahri Wompere|Direktur PT KRN}", 1),
        ("{Zulbahri Sentani|Direktur PT KRN}", "{Zulbahri Wompere|Direktur PT LMB}", 0),
        ("{Zulbahri Sentani|Direktur PT KRN}", "{Zulbahri Sentani Wompere|Direktur PT KRN}", 0),
        ("{Zulbahri Sentani|Direktur PT KRN}", "{Zulbahri Wompere|Direktur PT KRN} dan {Zulbahri Sentani}", 0),
        ("{Siti Sentani|Direktur PT KRN}", "{Siti Wompere|Direktur PT KRN}", 0),  # many are called so
        ("{Zulbahri Sentani|Direktur PT KRN}", "{Zulbahri Sentanimengatakan|Direktur PT KRN}", 0),  # run together
    ],
)
def test_one_office_holder_has_one_family_name(one, other, found):
    assert len(findings_of(report("a", f"Kemarin {one} ditahan."), report("b", f"Kemarin {other} ditahan."))) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("jembatan Kalibaru ambruk diterjang perahu", 1),
        ("Bupati menyatakan jembatan Kalibaru ambruk diterjang perahu", 0),  # another's words
        ("warga ingin jembatan Kalibaru ambruk diterjang perahu", 0),  # a wish
    ],
)
def test_only_what_one_asserts_oneself_meets_a_denial(words, found):
    denied = "jembatan Kalibaru tidak ambruk diterjang perahu"
    a = said(report("a", f"Sinta Wardani mengatakan {denied}."), denied, "Sinta Wardani")
    b = said(report("b", f"Bagus Santika mengatakan {words}."), words, "Bagus Santika")
    assert len([1 for _, summary, _ in findings_of(a, b) if "membantah" in summary]) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "Gudang itu menyimpan [640 perahu|640] nelayan Palung.",
            "Gudang itu menyimpan [520 perahu|520] nelayan Palung.",
            1,
        ),
        (
            "Gudang itu menyimpan [640 saham|640] nelayan Palung.",
            "Gudang itu menyimpan [520 saham|520] nelayan Palung.",
            0,
        ),
        (
            "Gudang itu menyimpan: [640 perahu|640] nelayan Palung.",
            "Gudang itu menyimpan: [520 perahu|520] nelayan Palung.",
            0,
        ),
    ],
)
def test_no_dispute_over_what_trade_moves_or_a_label_tells(one, other, found):
    assert len(findings_of(report("a", one), report("b", other))) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "Kora Wompere membeli saham minoritas dermaga Palung.",
            "Kora Wompere memburu saham mayoritas dermaga Palung.",
            1,
        ),
        (
            "Kora Wompere membeli saham minoritas dermaga Palung.",
            "Kora Wompere memburu saham minoritas dermaga Palung.",
            0,
        ),
        (
            "Kora Wompere membeli saham minoritas dermaga Palung.",
            "Sinta Odehan memegang saham mayoritas tambak Muara.",
            0,
        ),
        (
            "Kora Wompere membeli saham minoritas dermaga Palung.",
            "Kora Wompere memburu saham mayoritas dermaga Palung, bukan saham minoritas.",
            0,  # a report that has both
        ),
        (
            "Wompere divonis denda Rp 300 juta subsider 6 bulan kurungan.",
            "Wompere divonis denda Rp300 juta subsider enam bulan penjara.",
            1,
        ),
        (
            "Wompere divonis denda Rp 300 juta subsider 6 bulan kurungan.",
            "Wompere divonis denda Rp 300 juta subsider 3 bulan penjara.",
            0,
        ),
        (
            "Wompere divonis denda Rp 300 juta subsider 6 bulan kurungan.",
            "Wompere divonis denda Rp 200 juta subsider 6 bulan penjara.",
            0,
        ),
    ],
)
def test_of_two_words_that_exclude_each_other_one_is_wrong(one, other, found):
    assert len(findings_of(report("a", one), report("b", other))) == found


@pytest.mark.parametrize(
    ("outlet", "printed", "found"), [("Kabar a", None, 0), ("Kabar b", None, 1), ("Kabar a", "2031-05-04", 1)]
)
def test_an_outlet_that_is_sent_words_again_dates_them_by_its_own_day(outlet, printed, found):
    one, other = quotation("a", "2031-05-01"), quotation("b", "2031-05-02")
    one = on_the_day(one, "2031-05-01", "Kabar a")
    other = on_the_day(other, printed or "2031-05-02", outlet)
    assert len(findings_of(one, other)) == found


def on_the_day(reading, day, outlet):
    return replace(reading, article=replace(reading.article, published=on(day), outlet=outlet))
