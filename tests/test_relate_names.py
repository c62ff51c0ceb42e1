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
        ("Zulbahri Sentani ditahan.", "Zulbahri Setnani ditahan.", 1),
        ("Zulbahri Sentani ditahan.", "Kami menulis Zulbahri Senthani.\nYang benar Zulbahri Sentani.", 0),  # put right
        (
            "Zulbahri Sentani ditahan.",
            "Kami menulis Zulbahri Senthani.\nYang benar ditahan.\nZulbahri Senthani lari.",
            1,
        ),
        ("Zulbahri Whompere ditahan.", "Zulbahri Wompehre ditahan.", 1),  # the same letters in another order
        ("Zulbahri Sentani ditahan.", "Zulbahri Wompere ditahan.", 0),
        ("Zulbahri Sentani ditahan.", "Orpahita Senthani ditahan.", 0),  # nothing beside them is the same
        ("Zulbahri Sentani ditahan.", "Zulbahri Sentanidi Palung ditahan.", 0),  # run together with the next word
        ("Zulbahri Sentani ditahan.", "Zulbahri SENTANI ditahan.", 0),
        ("Zulbahri Ma'run ditahan.", "Zulbahri Ma’run ditahan.", 0),
        ("Universitas Wompere buka.", "Universitas Wompera tutup.", 1),
        ("Universitas Wompere buka.", "Universitas Whompera tutup.", 0),  # two letters beside a common word
        ("Gubernur SF Sentanio pergi.", "Gubernur SF Sentaniu pulang.", 1),  # beside two capitals of a name
        ("Di Wompere badai.", "Di Wompera reda.", 0),
        ("Area Womperrah buka.", "Area Womperah tutup.", 0),  # ways to write an Arabic word
        ("{Area Womperrah} pergi.", "{Area Womperah} lari.", 1),
        ("Universitas Womperekari buka.", "Universitas Womprekarri tutup.", 1),  # a name nobody knows, and long
        ("Zulbahri Senthani lari.", "Zulbahri Sentani pergi.\nZulbahri Sentani lari.\nsentani sentani", 0),  # a word
        (
            "Zulbahri Senthani lari.\nSentani, Sentani.",
            "Sentani pergi.\nSentani, Zulbahri Sentani.\nsentani",
            1,
        ),  # a tag
        ("Zulbahri Sentani ditahan.", "Kata Zulbahri Sentan.", 0),  # a copy that has lost the last letter
        ("Tim Zulbahri Eagle menang.", "Tim Zulbahri Eagles menang.", 0),
        ("Kapal Zulbahri Wompdira karam.", "Kapal Zulbahri Wompdra karam.", 1),
        ("Kapal Zulbahri Samudera karam.", "Kapal Zulbahri Samudra karam.", 0),  # a vowel that some leave out
        ("Zulbahri Womperskiy ditahan.", "Zulbahri Wompersky ditahan.", 0),
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
    assert len(summaries(report("a", *one.split("\n")), report("b", *other.split("\n")))) == found


def test_a_part_of_a_name_is_spelt_as_in_the_rest_of_the_report():
    whole = ("Kemarin {Zulfahran Wompere} datang.", "Zulfahran membawa jala.")
    assert summaries(report("a", *whole, "Zulfahren pulang.")) == [
        "Zulfahran Wompere (outlet tanpa nama [a.txt]) atau Zulfahren (outlet tanpa nama [a.txt])?"
    ]
    assert (
        summaries(report("a", *whole, "Zulfahren pulang.", "Zulfahren tidur.")) == []
    )  # once is a slip, twice is a name


def test_words_nobody_knows_are_one_where_two_reports_have_one_of_them():
    told = [
        report(name, f"Badai itu menerjang {place} kemarin.")
        for name, place in zip("abc", ("Wompere", "Wompere", "Wompera"), strict=True)
    ]
    assert len(summaries(*told)) == 1
    assert summaries(*told[1:]) == []


def test_all_spellings_of_a_name_are_told_at_once():
    names = ("Zulbahri Sentani", "Zulbahri Sentani", "Zulbahri Senthani", "Zulbahri Sentanni")
    (told,) = summaries(
        *(report(name, f"Kemarin {who} pergi.", outlet=name) for name, who in zip("abcd", names, strict=True))
    )
    assert told == "Zulbahri Sentani (a, b) atau Zulbahri Sentanni (d), Zulbahri Senthani (c)?"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Dinas Energi dan Tambang Rakyat (ETR) buka.", "Dinas Energi dan Tambang Umum (ETR) tutup.", 1),
        ("Dinas Energi dan Tambang Rakyat (ETR) buka.", "Dinas Energi dan Tambak Rakyat (ETR) tutup.", 1),
        ("Dinas Energi dan Tambang Rakyat (ETR) buka.", "dinas energi dan tambang rakyat (ETR) tutup.", 0),
        ("Dinas Energi dan Tambang Rakyat (ETR) buka.", "padaEnergi dan Tambang Rakyat (ETR) tutup.", 0),
        ("Aula Palung Center Raya (APCR) buka.", "Aula Palung Centre Raya (APCR) tutup.", 0),
        ("Tempat Olah Sisa, Kulit, Kulit (TOS-2K) buka.", "Tempat Obral Sisa, Kulit, Kulit (TOS-2K) tutup.", 1),
        ("Energi Tambang Rakyat (ETR) buka.", "Energi Tambak Rakyat (ETR) bukan Energi Tambang Rakyat (ETR).", 0),
        ("Badan Energi Tambang Rakyat (BETR) buka.", "Badan Energi Tambang Rakyat (BTER) tutup.", 1),
        ("Energi Tambang Rakyat (ETR) buka.", "Aturan Energi Tambang Rakyat (AETR) berlaku.", 0),  # both fit
        ("Dinas Energi dan Tambang Rakyat (ETR) buka.", "Dinas Energi dan Tambak Rakyat tutup.", 1),
        ("Dinas Energi dan Tambang Rakyat (ETR) buka.", "Dinas Energi dan Tambak Rakyat Umum (ETRU) tutup.", 0),
        ("Dinas Energi dan Tambang Rakyat (ETR) buka.", "Dinas Energi dan Tambang Umum tutup.", 0),  # another body
        ("Dinas Energi dan Tambang Rakyat (ETR) buka.", "Dinas Energi dan Tambang Rakyatdi Palung tutup.", 0),
        ("Soal energi tambang rakyat (ETR).", "Soal eksporenergi tambang rakyat (ETR).", 0),  # lost blanks
        (
            "Badan Energi Tambang Rakyat (BETR) buka, XBETR tutup.",
            "Badan Energi Tambang Rakyat (XBETR) buka, XBETR dan BETR ikut.",
            0,
        ),  # both are in use
        ("Badan Energi Tambang Rakyat (BETR) buka.", "Badan Energi Tambang Rakyat (XBETR) buka, BETR ikut.", 1),
        ("PT Palung Raya Tambang (PT PRT) buka.", "PT Palung Sari Tambang Tbk (PRT) tutup.", 1),
        ("Energi Tambang Rakyat (ETR) buka.", "Lomba Layar Palung (ELR) mulai.", 0),
        ("Energi Tambang Rakyat (ETR) buka.", "Energi Tambang Rezim (Etar) bukan ETR.", 0),  # has another abbreviation
        (
            "Energi Tambang Rakyat (ETR) buka.",
            "Energi Tambang Raya (ETR) buka.\nEnergi Tambang Rakyat (ETR) ikut.",
            0,
        ),  # both
        ("Energi Tambang Rakyat (ETR) buka.", "Energi Tambank Rakyat (ETR) buka.\nEnergi Tambang Rakyat ikut.", 1),
    ],
)
def test_an_abbreviation_has_one_wording_and_a_wording_one_abbreviation(one, other, found):
    assert len(summaries(report("a", one), report("b", *other.split("\n")))) == found


@pytest.mark.parametrize(("other", "found"), [("Kabar Delta", 1), ("Warta Timur", 0)])
def test_both_abbreviations_are_in_use_where_two_outlets_have_both(other, found):
    both = ("Badan Energi Tambang Rakyat (BETR) buka.", "Badan Energi Tambang Rakyat (BTER) tutup.")
    a, b = report("a", *both, outlet="Kabar Delta"), report("b", *both, outlet=other)
    assert len(summaries(a, b)) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Warga berinisial W dan Q pergi.", "Kemarin W dan QX pulang.", 1),
        ("Warga berinisial W dan Q pergi.", "Kemarin W dan Z pulang.", 0),  # another person
        ("Kemarin {Zulbahri Sentani} (ZS) pergi.", "Polisi menahan ZAS ({Zulbahri Sentani}).", 1),
        ("Kemarin {Zulbahri Sentani} (ZS) pergi.", "Polisi menahan ZS ({Zulbahri Sentani}).", 0),
        ("Kemarin {Zulbahri Sentani} (ZS) pergi.", "Polisi menahan ZAS ({Zulfan Asri Sentani}).", 0),
        ("Warga berinisial W dan Q pergi.", "Kemarin V dan QX pulang.", 0),
        ("Korban, WQ (26), pergi.", "Korban berinisial WX (26) pulang.", 1),  # of one age
        ("Korban, WQ (26), pergi.", "Korban berinisial WX (27) pulang.", 0),
        ("Korban, WQ (26), pergi.", "Korban berinisial WX (26) menemui WQ (26).", 0),
        ("Korban, WQ (26), pergi.", "Korban berinisial XQ (26) pulang.", 0),
        ("Warga berinisial W dan Q pergi.", "Kemarin W dan QX bertemu W dan Q.", 0),
    ],
)
def test_people_named_together_keep_their_initials(one, other, found):
    assert len(summaries(report("a", one), report("b", other))) == found


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("Petugas menemui QXV di dermaga.", 1),
        ("Petugas menemui QZW di dermaga.", 1),
        ("Petugas menemui QPV di dermaga.", 0),
        ("Petugas menemui QXV di dermaga, lalu QXV pergi.", 0),  # twice is a person
        ("Petugas menemui QXV dan QXW di dermaga.", 0),
        ("Petugas menemui Regu QXV Palung.", 0),
    ],
)
def test_initials_that_stand_once_are_a_slip(last, found):
    told = ("Warga berinisial QXW ditahan.", "Uang itu dibawa QXW ke dermaga.", "Kini QXW menyesal.")
    assert len(summaries(report("a", *told, last))) == found


def test_letters_that_name_a_body_are_no_initials():
    told = (
        "{QXW} ditahan.",
        "Uang itu dibawa QXW ke dermaga.",
        "Kini QXW menyesal.",
        "Petugas menemui QXV di dermaga.",
    )
    body = told[1].replace("QXW", "TNI QXW")
    assert (len(summaries(report("a", *told))), len(summaries(report("a", told[0], body, *told[2:])))) == (1, 0)
    assert len(summaries(report("a", "Warga berinisial QXW ditahan.", body, *told[2:]))) == 1  # a person of the body


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("{Zulbahri Sentani|Direktur Keuangan PT KRN}", "{Zulbahri Sentani|Direktur Independen PT KRN}", 1),
        ("{Zulbahri Sentani|Dirut PT KRN}", "{Zulbahri Sentani|Direktur Independen PT KRN}", 1),
        ("{Zulbahri Sentani|Dirut PT KRN}", "{Zulbahri Sentani|Direktur Utama PT KRN}", 0),
        ("{Zulbahri Sentani|Direktur Keuangan PT KRN}", "{Zulbahri Sentani|Direktur PT KRN}", 0),  # the shorter form
        ("{Zulbahri Sentani|Direktur Keuangan PT KRN}", "{Zulbahri Sentani|Kepala Keuangan PT KRN}", 0),
        ("{Zulbahri Sentani|Direktur Keuangan PT Palung}", "{Zulbahri Sentani|Dirut PT Muara}", 0),  # of two bodies
        ("{Zulbahri Sentani|Menteri Keuangan}", "{Zulbahri Sentani|Menteri Perhubungan}", 1),
        ("{Zulbahri M. Sentani|Tenaga Ahli Bupati}", "{Zulbahri M Sentani|Staf Ahli Bupati}", 1),
        ("{Zulbahri Sentani|Menteri Keuangan}", "{Zulbahri Sentani|Mantan Menteri Perhubungan}", 0),
        ("{Zulbahri Sentani|Dirjen Muara}", "{Zulbahri Sentani|Direktur Muara}", 1),  # a higher post
        ("{Zulbahri Sentani|Dirjen Muara}", "{Zulbahri Sentani|Direktur Dermaga}", 0),
        ("{Orpah Wompere|Dirut PT KRN}", "{Zulbahri Sentani|Direktur Keuangan PT KRN}", 0),
        ("Irjen Pol {Zulbahri Sentani}", "Brigadir Jenderal Pol {Zulbahri Sentani}", 1),
        ("Irjen Pol {Zulbahri Sentani}", "Inspektur Jenderal Polisi {Zulbahri Sentani}", 0),
        ("Irjen Pol {Zulbahri Sentani}", "Jenderal {Zulbahri Sentani}", 0),  # short for any of them
        ("Mayor Jenderal {Zulbahri Sentani}", "Jenderal Mayor {Zulbahri Sentani}", 0),  # as a translator puts it
        ("Mayjend TNI {Zulbahri Sentani}", "Jendral Mayor {Zulbahri Sentani}", 0),
        ("Mayor Jenderal {Zulbahri Sentani}", "Mayor {Zulbahri Sentani}", 1),
        ("Sersan Mayor {Zulbahri Sentani}", "Serma {Zulbahri Sentani}", 0),
        ("Ajun Inspektur Dua {Zulbahri Sentani}", "Aipda {Zulbahri Sentani}", 0),
        ("Irjen Pol {Zulbahri Sentani}", "Brigjen Orpah dan {Zulbahri Sentani}", 0),
        ("AKP {Zulbahri Sentani|Kapolsek Palung}", "Ipda {Zulbahri|Kapolsek Palung}", 1),
        ("AKP {Zulbahri Sentani|Kapolsek Palung}", "Ipda {Zulbahri|Kapolsek Muara}", 0),
        ("AKP {Zulbahri Sentani|Kapolsek Palung}", "Ipda {Orpah|Kapolsek Palung}", 0),
        ("Ipda {Zulbahri|Kapolsek Palung} AKP {Zulbahri Sentani}", "badai", 1),  # in a row
        ("Ipda {Zulbahri|Kapolsek Palung} dan AKP {Zulbahri Sentani}", "badai", 0),
        ("Badai di Kabupaten Palung, Jawa Barat,", "Badai di Palung, Jateng,", 1),
        ("Badai di Palung, Jawa Tengah,", "Badai di Palung (Jateng)", 0),
        ("Badai di Palung, Jawa Tengah,", "Badai di Muara, Jawa Barat,", 0),
        ("Badai di Palung, Papua Barat daya,", "Badai di Palung, Papua Barat Daya,", 0),  # a small letter
        ("Badai di Muara, Kalimantan Barat,", "Badai di Muara, Sulawesi selatan,", 0),  # a part of an island
        ("Badai di Bali, Jawa Tengah,", "Badai di Bali, Lampung,", 0),  # a list of provinces
    ],
)
def test_a_person_has_one_post_and_a_place_one_province(one, other, found):
    assert (
        len(summaries(report("a", f"Kemarin {one} dilaporkan."), report("b", f"Kemarin {other} dilaporkan."))) == found
    )


def test_a_post_may_change_with_the_years():
    posts = ("{Zulbahri Sentani|Direktur Keuangan PT KRN}", "{Zulbahri Sentani|Dirut PT KRN}")
    days = ("2031-05-02", "2033-05-02")
    assert (
        summaries(
            *(
                report(name, f"Kemarin {post} pergi.", day=day)
                for name, post, day in zip("ab", posts, days, strict=True)
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("Dewan Laut Palung (QRC) rapat.", 1),
        ("Dewan Laut Muara (QRC) rapat.", 0),  # no like name
        ("Dewan Laut Palung (QRD) rapat.", 0),
    ],
)
def test_an_abbreviation_belongs_to_one_body_in_a_report(last, found):
    first = "Dewan Palung (QRC) libur."
    assert [s.startswith("QRC: Dewan") for s in summaries(report("a", first, last))] == [True] * found
    assert summaries(report("a", first), report("b", last)) == []  # two reports may each have their own


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ('Acara "Wompere Ka Rakyat" mulai.', "Acara Wompere Ka Warga usai.", 1),
        ("Acara Wompere Ka Rakyat mulai.", "Acara Wompere Ka Warga usai.", 0),  # no marks: it may be a headline
        ('Acara "Wompere Ka Rakyat" mulai.', "Acara Wompere Ka Rakyat usai.", 0),
        ('Acara "Wompere Ka Rakyat" mulai.', "Acara Wompere Di Warga usai.", 0),
        ('Acara "Wompere Ka Rakyat" mulai.', "Acara Wompere Ka Warga, bukan Wompere Ka Rakyat.", 0),
        ('Acara "Wompere Ka Rakyat" mulai.', "Acara Wompere Ka Zulbahri usai.", 0),  # no common word ends a name
    ],
)
def test_a_name_that_nothing_else_begins_like_ends_in_one_way(one, other, found):
    assert len(summaries(report("a", one), report("b", other))) == found


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("Kata pihak QXRI Palung, mereka sehat.", 1),
        ("Kata pihak QXRI Muara, mereka sehat.", 0),
        ("Kata pihak QXRI Palung dan QBRI Palung, mereka sehat.", 0),
        ("Kata pihak QXRT Palung, mereka sehat.", 0),
    ],
)
def test_a_body_of_one_place_keeps_its_letters_in_a_report(last, found):
    assert len(summaries(report("a", "Nelayan itu menghubungi QBRI Palung.", last))) == found
