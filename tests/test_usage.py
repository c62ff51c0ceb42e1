"""What an article itself shows of its capitalized words: where a name begins behind places no table has."""

import pytest

from runut.extract.names import mentions
from runut.records import Article, Part
from runut.text import annotate


def people(text):
    article = Article(id="a", source="a", text=text, sha256="", parts=(Part("body", 0, len(text)),))
    return {m.name for m in mentions(annotate(article)) if m.type == "person"}


@pytest.mark.parametrize(
    ("shown", "told", "name"),
    [
        # the place stands elsewhere as a place
        ("Banjir melanda Lembah Vorantu.", "Bupati Vorantu Hartono Sugianda meninjau posko.", "Hartono Sugianda"),
        ("Warga mengungsi di Vorantu.", "Kepala Dinas Sosial Vorantu Rudi Wiratama hadir.", "Rudi Wiratama"),
        ("Polres Vorantu belum bicara.", "Kapolres Vorantu Agus Sulindra hadir.", "Agus Sulindra"),
        ("Kasus itu ditangani Kapolres Vorantu AKBP Agus Sulindra.", "Camat Vorantu Dewi Anggita ada.", "Dewi Anggita"),
        # the name speaks alone elsewhere
        ('"Air surut," kata Tirtana.', "Bupati Vorantu Tirtana Kelindra hadir.", "Tirtana Kelindra"),
        ('"Air surut," ujar Bagus.', "Kepala Dinas Pengairan Vorantu Bagus Wisena hadir.", "Bagus Wisena"),
        ('"Air surut," tutur Rindala Soka.', "Seskemenko Rindala hadir.", "Rindala Soka"),
        # a word that no table knows is a first name where no place can stand
        ('"Setuju," kata Dasmira.', "Wakil Ketua DPR Surfani Dasmira Wibowo hadir.", "Surfani Dasmira Wibowo"),
        # a company keeps its name, and its director his
        ("PT Samudra Velindo mengakui itu.", 'Juru bicara PT Samudra Velindo Rudi Wiratama hadir.', "Rudi Wiratama"),
        ("Kapal itu tenggelam.", "Direktur Utama PT Samudra Yuliandi Wirasta hadir.", "Yuliandi Wirasta"),
        # a passive that opens a sentence is no first name
        ('"Air surut," kata Tirtana.', "Diuraikan Tirtana, hujan turun sejak pagi.", "Tirtana"),
    ],
)  # fmt: skip
def test_the_article_shows_where_a_name_begins(shown, told, name):
    assert name in people(f"{shown} {told}")
    assert not any(name in other and name != other for other in people(f"{shown} {told}"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Banjir melanda Vorantu. Ia, mahasiswa asal Vorantu, mengungsi ke Pulau Serilang.", "Vorantu"),
        ('Ia lahir di Vorantu. "Saya jawab Vorantu," tuturnya.', "Vorantu"),
        ("PT Samudra Velindo mengakui itu. Kapal Velindo karam.", "Velindo"),
    ],
)
def test_places_and_companies_are_no_people(text, place):
    assert not any(place in name for name in people(text))


def test_an_unnamed_role_with_its_name_in_commas_speaks():
    assert "Nirsang Arunja" in people("Seorang warga yang selamat, Nirsang Arunja, menuturkan air masuk rumah.")
