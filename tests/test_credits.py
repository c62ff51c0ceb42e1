"""The carriers an article credits; every sentence here is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.extract.credits import credits
from runut.records import Article, Date, Part
from runut.text import annotate


def doc_of(text, outlet=None):
    article = Article(id="a", source="a", text=text, sha256="", outlet=outlet, parts=(Part("body", 0, len(text)),))
    return annotate(article)


def names(text, outlet=None):
    return [credit.name for credit in credits(doc_of(text, outlet), ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air surut, demikian dilansir AP.", ["Associated Press"]),
        ("Air surut, seperti dikutip dari The Guardian, Selasa.", ["The Guardian"]),
        ("Mengutip Reuters, air sudah surut.", ["Reuters"]),
        ("Melansir Kyodo, air sudah surut.", ["Kyodo"]),
        ("Dilansir dari laman Jernih.co.id, air surut.", ["Jernih.co.id"]),
        ("Menurut kantor berita KCNA, air surut.", ["KCNA"]),
        ("KCNA melaporkan air sudah surut.", ["KCNA"]),
        ("Menurut laporan web berbahasa Inggris dari Kyodo, air surut.", ["Kyodo"]),
        ("Dikutip dari edisi berbahasa Arab Warta Kertajaya, air surut.", ["Warta Kertajaya"]),
        ("Air surut, kata Fauzi kepada AFP.", ["AFP"]),
        ("Air sudah surut. (AP)", ["Associated Press"]),
        ("Air sudah surut. (Antara/JAC)", ["Antara"]),
        ("Air surut.\nSumber : Epochtimes.com", ["Epoch Times"]),
        ("Artikel ini telah tayang di Kompas.com.", ["Kompas"]),
        ("Air surut, dilansir Reuters dan Al Jazeera, Jumat.", ["Reuters", "Al Jazeera"]),
        # glued by a scraper
        ("Air surut, seperti dilansirAFP, Jumat.", ["AFP"]),
        ("Air surut, seperti dikutip dariCNN.", ["CNN"]),
        ("Air surut, dilansirReutersdanAl Jazeera.", ["Reuters", "Al Jazeera"]),
        # in italics, as some pages keep them
        ("Air surut, dilansir dari *Reuters*, Jumat.", ["Reuters"]),
        ("Air surut, kata Fauzi kepada *AFP*, Jumat.", ["AFP"]),
        ("Air surut, menurut laporan *AFP*.", ["AFP"]),
        ("Sementara itu *Bloomberg* melaporkan air surut.", ["Bloomberg"]),
        # through another carrier
        ("Air surut, seperti dikutip Warta Kertajaya dari AFP, Jumat.", ["Warta Kertajaya", "AFP"]),
        ("Air surut, dilansir Reuters melalui Antara.", ["Reuters", "Antara"]),
        ("KCNA yang dikutip Yonhap menulis air surut.", ["KCNA", "Yonhap"]),
        ("Dalam laporan BBC seperti dikutip Antara, air surut.", ["BBC", "Antara"]),
        # a word between the carrier and its verb
        ("CNN juga melaporkan air sudah surut.", ["CNN"]),
        ("SPA menyebut air sudah surut.", ["Saudi Press Agency"]),
        ("Bild melaporkan air sudah surut.", ["Bild"]),
        ("Air surut, seperti yang ditulis Reuters.", ["Reuters"]),
        ("Air surut, kata Fauzi kepada Antara di Lumo.", ["Antara"]),
        ("Air surut, tulis Reuters.", ["Reuters"]),
        ("Berdasarkan pemberitaan Reuters, air surut.", ["Reuters"]),
        # a body by its release
        ("Dikutip dari siaran pers Balai Air, air surut.", ["Balai Air"]),
        # glued by a scraper
        ("Air surut, mengutip lamanEMC, Selasa.", ["EMC"]),
        ("Dikutip dari WebMD, air surut.", ["WebMD"]),
        ("Air surut, dikutip CNNpada Rabu.", ["CNN"]),
        ("Air surut, dikutipAnadolusebagaimana dilansirAntara.", ["Anadolu", "Antara"]),
        ("Air surut, katanya kepada kantor berita Anadolu.Fauzi pergi.", ["Anadolu"]),
        ("Air surut.\nSumber: Pos Selat Advertisement", ["Pos Selat"]),
        # a carrier nobody knows
        ("Dikutip dari Warta Kertajaya, air surut.", ["Warta Kertajaya"]),
    ],
)
def test_credits(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pernyataan itu dikutip Selasa di Jambi.",
        "Departemen Pertanian AS menyebutkan panen turun.",
        "Dikutip dari akun Instagram pribadinya, air surut.",
        "Air surut, kata Fauzi kepada Presiden.",
        "Mengutip Undang-Undang Desa, warga menolak.",
        "Mengutip Presiden Hendra, warga menolak.",
        "Ia bersekolah di Jambi (AS).",
        "Air surut, kata Surya kepada warga.",
        "Uang dikutip dari pedagang pasar.",
        "Film itu tayang di bioskop.",
        "Dikutip dari siaran pers yang diterima, air surut.",
        "Air surut, tulis Surya dalam buku harian.",
        "Surya juga melaporkan suaminya ke balai.",
        "Pemandian Spa menyebut air surut.",
        "Surat itu ditulis Tempo hari.",
        "Puisi itu ditulis Antara tahun 1960.",
        "Buku yang ditulis Bloomberg laku.",
    ],
)
def test_no_credits(text):
    assert names(text) == []


def test_the_own_outlet_is_no_credit():
    assert names("Air surut, kata Fauzi kepada Kompas.com.", outlet="Kompas") == []
    assert names("Air surut, kata Fauzi kepada Kompas.com.", outlet="Tempo") == ["Kompas"]
    assert names("Air surut, dilansir KompasTekno.", outlet="Kompas") == []
    assert names("Air surut, dilansir KompasTekno.", outlet="Tempo") == ["KompasTekno"]
    assert names("Air surut, dilansir KompasTV.", outlet="Kompas") == ["Kompas TV"]
    assert names("Air surut, dikutip Kompas Tekno dari Reuters.", outlet="Kompas") == ["Reuters"]
    assert names("Air surut, dikutip Hot Kompas.", outlet="Kompas") == []
    assert names("Air surut, dikutip Bisnis.com.", outlet="Bisnis") == []
    assert names("Air surut, dikutip Suara Merdeka.", outlet="Suara") == ["Suara Merdeka"]


def test_the_day_of_the_report():
    text = "Air surut, dilansir AP, Selasa (29/10). Hujan turun pada Rabu."
    doc = doc_of(text)
    start = text.index("Selasa")
    dates = [
        Date("d1", doc.span(start, start + 14), "Selasa (29/10)", "date", "2024-10-29", "relative"),
        Date("d2", doc.span(text.index("Rabu"), text.index("Rabu") + 4), "Rabu", "date", "2024-10-30", "relative"),
    ]
    (credit,) = credits(doc, dates)
    assert (credit.day.value, credit.day.precision, credit.day.basis) == ("2024-10-29", "day", "relative")


def test_furniture_is_searched_too():
    text = "Air surut di Jambi.\nArtikel ini telah naik di detikSumut."
    end = text.index("\n")
    parts = (Part("body", 0, end), Part("furniture", end + 1, len(text)))
    doc = annotate(Article(id="a", source="a", text=text, sha256="", parts=parts))
    assert [credit.name for credit in credits(doc, ())] == ["Detik"]


PIECES = st.lists(
    st.sampled_from(["dilansir", "AP", "dan", "Reuters", "(", ")", "Selasa", ".", "dari", "laman", "kepada"]),
    max_size=20,
)


@given(PIECES)
def test_spans_quote_a_form_of_the_name_and_are_in_order(pieces):
    doc = doc_of(" ".join(pieces))
    found = list(credits(doc, ()))
    assert all(credit.span.of(doc.text) in ("AP", "Reuters") for credit in found)
    assert [credit.span for credit in found] == sorted(credit.span for credit in found)
