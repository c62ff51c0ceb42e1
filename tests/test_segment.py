"""Words, quotations and sentences of texts as scrapers leave them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.records import Part
from runut.text.segment import plain, quotations_of, segment, tokens_of


def sentences(text):
    _, found, _ = segment(text, (Part("body", 0, len(text)),) if text.strip() else ())
    return [text[s.start : s.end] for s in found]


def quotations(text):
    return [(text[q.inner_start : q.inner_end], q.closed, q.speech) for q in quotations_of(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kapal tiba Sabtu (28/6).KPK datang.", ["Kapal tiba Sabtu (28/6).", "KPK datang."]),
        # a day alone goes with the sentence that a full stop was printed in
        (
            "Air surut, kata Rudi di Lumo. Rabu (3/7/2030). Warga diam.",
            ["Air surut, kata Rudi di Lumo. Rabu (3/7/2030).", "Warga diam."],
        ),
        ("Rabu (3/7/2030). Warga diam.", ["Rabu (3/7/2030).", "Warga diam."]),
        # but the days of a schedule do not
        ("Jadwal. Senin (3/2). Selasa (4/2). Rabu (5/2).", ["Jadwal.", "Senin (3/2).", "Selasa (4/2).", "Rabu (5/2)."]),
        (
            "Jadwal. Senin (3/2). Lomba lari. Selasa (4/2). Lomba renang.",
            ["Jadwal.", "Senin (3/2).", "Lomba lari.", "Selasa (4/2).", "Lomba renang."],
        ),
        ("Hujan turun. Sungai naik.", ["Hujan turun.", "Sungai naik."]),
        ("Ia tiba pukul 09.30 WIB. Lalu pergi.", ["Ia tiba pukul 09.30 WIB.", "Lalu pergi."]),
        ("Dr. Ratih dan M. Bagas datang. Warga senang.", ["Dr. Ratih dan M. Bagas datang.", "Warga senang."]),
        (
            '"Air naik. Kami lari," kata Laras. Rumahnya hanyut.',
            ['"Air naik. Kami lari," kata Laras.', "Rumahnya hanyut."],
        ),
        ('"Air naik. Kami lari." Laras menangis.', ['"Air naik. Kami lari."', "Laras menangis."]),
        # glued to the full stop: a letter, a quotation mark, behind a bracket
        ("Tanggul jebol.Warga mengungsi.", ["Tanggul jebol.", "Warga mengungsi."]),
        ('Warga marah."Kami tidak mau," kata Rudi.', ["Warga marah.", '"Kami tidak mau," kata Rudi.']),
        ("Itu terjadi Rabu (3/7/2030).Namun Sari diam.", ["Itu terjadi Rabu (3/7/2030).", "Namun Sari diam."]),
        ("Rapat usai pada Mei 2031.Menurut dia, sah.", ["Rapat usai pada Mei 2031.", "Menurut dia, sah."]),
        ("Ia anggota GRTS.Mereka marah.", ["Ia anggota GRTS.", "Mereka marah."]),
        ("Ia menulis di Warta.com dan S.H.Ratih datang.", ["Ia menulis di Warta.com dan S.H.Ratih datang."]),
        ("Tanggul jebol, kata Sari.BPR diam.", ["Tanggul jebol, kata Sari.", "BPR diam."]),
        ('Kata dia: "Tanggul itu jebol."Namun Sari diam.', ['Kata dia: "Tanggul itu jebol."', "Namun Sari diam."]),
        ("Ia menulis di Warta.COM.", ["Ia menulis di Warta.COM."]),
        ("Beras naik 1,26%.BPR lain diam.", ["Beras naik 1,26%.", "BPR lain diam."]),
        ("Indeks dibuka di 6.452,60.Lima sektor turun.", ["Indeks dibuka di 6.452,60.", "Lima sektor turun."]),
        # paragraphs that were printed as a list
        (
            'Harga naik.,"Kami takut," kata Laras.,Rumahnya sepi.',
            ["Harga naik.", '"Kami takut," kata Laras.', "Rumahnya sepi."],
        ),
        # no paragraph ends between the titles of a person
        *(
            (f"{titled} datang. Warga senang.", [f"{titled} datang.", "Warga senang."])
            for titled in (
                "Ratih Kumala, S.H.,M.Hum.,M.Kn.",
                "Ratih Kumala, S.Farm.,M.Farm.",
                "Ratih Kumala, S.Stat.,M.Si.",
                "Prof.,Dr. Ratih Kumala",
            )
        ),
        ("Harga naik.,Dr. Ratih pulang.", ["Harga naik.", "Dr. Ratih pulang."]),
        ("Harga naik. eLapak rugi. toko tutup.", ["Harga naik.", "eLapak rugi. toko tutup."]),
        (
            '"Kami takut sekali malam itu." "Kami pindah," ujarnya.',
            ['"Kami takut sekali malam itu."', '"Kami pindah," ujarnya.'],
        ),
        ("Versi 2.0 dirilis. Harganya Rp1.500.", ["Versi 2.0 dirilis.", "Harganya Rp1.500."]),
        ("Jalan\nditutup. Buka\nlagi besok.", ["Jalan\nditutup.", "Buka\nlagi besok."]),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Air sudah naik sejak pagi," kata Laras.', [("Air sudah naik sejak pagi,", True, True)]),
        ("“Air sudah naik sejak pagi,” kata Laras.", [("Air sudah naik sejak pagi,", True, True)]),
        ("”Air sudah naik sejak pagi,” kata Laras.", [("Air sudah naik sejak pagi,", True, True)]),
        ("''Air sudah naik sejak pagi,'' kata Laras.", [("Air sudah naik sejak pagi,", True, True)]),
        ('Gelar "raja kopi" itu lama.', [("raja kopi", True, False)]),
        ("Ma'ruf dan Jum'at bukan kutipan.", []),
        (
            "\"Kata orang 'pulang saja dulu' begitu,\" ujarnya.",
            [("Kata orang 'pulang saja dulu' begitu,", True, True)],
        ),
        # never closed: to the end of the last sentence before the next opening
        (
            '"Air sudah naik sejak pagi hari. "Kami lari ke bukit," katanya.',
            [("Air sudah naik sejak pagi hari.", False, True), ("Kami lari ke bukit,", True, True)],
        ),
    ],
)
def test_quotations(text, expected):
    assert quotations(text) == expected


def test_an_unclosed_quotation_in_a_flat_text_ends_with_its_first_sentence():
    story = '"Air sudah naik sejak pagi hari. ' + "Warga mengungsi ke bukit di utara desa. " * 20
    assert quotations(story) == [("Air sudah naik sejak pagi hari.", False, True)]


def test_only_body_and_lead_have_sentences():
    text = "Judul berita. Isi berita."
    _, found, _ = segment(text, (Part("title", 0, 13), Part("body", 14, 25)))
    assert [text[s.start : s.end] for s in found] == ["Isi berita."]


def test_a_word_glued_to_the_dateline_is_one_of_its_own():
    text = "Kabar.com, PalungBank Wanasari untung."
    tokens, (found,), _ = segment(text, (Part("furniture", 0, 17), Part("body", 17, len(text))))
    assert [token.text for token in tokens[found.first : found.last]] == ["Bank", "Wanasari", "untung", "."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MelansirKabar Delta, air surut.", ["Melansir", "Kabar", "Delta", ",", "air", "surut", "."]),
        ("kata Sari kepadaKBRbahwa air surut", ["kata", "Sari", "kepada", "KBR", "bahwa", "air", "surut"]),
        ("hujan diWanasari", ["hujan", "di", "Wanasari"]),
        ("usaiSari", ["usai", "Sari"]),
        # brands, initials and misprints stay whole
        ("detikNews, iVerify, visionOS", ["detikNews", ",", "iVerify", ",", "visionOS"]),
        ("KTPnya dan OpenLumo", ["KTPnya", "dan", "OpenLumo"]),
        # also such as no table names, and outlets
        ("KataLumo, BukaLumo", ["KataLumo", ",", "BukaLumo"]),
        ("linkLumo, akuLumo, pasarKita", ["linkLumo", ",", "akuLumo", ",", "pasarKita"]),
        ("tribunJatim, idnTimes, KataData", ["tribunJatim", ",", "idnTimes", ",", "KataData"]),
        # a sentence too
        ("kata dia.BPR diam", ["kata", "dia", ".", "BPR", "diam"]),
    ],
)
def test_small_words_that_a_scraper_glued_to_a_capital_are_words_of_their_own(text, expected):
    tokens, _, _ = segment(text, (Part("body", 0, len(text)),))
    assert [token.text for token in tokens] == expected
    assert all(text[t.start : t.end] == t.text for t in tokens)


TEXT = st.text(alphabet=st.sampled_from(list("aBi .,?!\"'“”‘’()-\n\u00a0:2")), max_size=80)


@given(TEXT)
def test_plain_keeps_length(text):
    assert len(plain(text)) == len(text)


@given(TEXT)
def test_tokens_quote_their_text_in_order(text):
    found = tokens_of(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(TEXT)
def test_sentences_are_in_order_and_hold_all_words(text):
    tokens, found, quoted = segment(text, (Part("body", 0, len(text)),) if text.strip() else ())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    covered = {i for s in found for i in range(s.start, s.end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())
    assert all(q.start < q.inner_start <= q.inner_end <= q.end <= len(text) for q in quoted)
    assert all(0 <= s.first <= s.last <= len(tokens) for s in found)
