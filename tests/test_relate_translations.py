"""Which quotations are translations: by whose office speaks, by what carried the words, by what a report draws on."""

from dataclasses import replace

import pytest

from relate_reports import credited, report, said
from runut.dossier import dossier
from runut.page import page
from runut.relate import relate
from runut.relate.translations import translated

WORDS = "Kami melihat kapal itu berlayar dari pelabuhan dan belum kembali"


def quoted(name="a", speaker="Edra Volkan", *, role=None, relay=(), words=WORDS, language="id", outlet="Kabar Delta"):
    reading = said(report(name, f'"{words}," kata {{{speaker}}}.', outlet=outlet), words, speaker, role=role)
    (statement,) = reading.statements
    article = replace(reading.article, language=language)
    return replace(reading, article=article, statements=(replace(statement, mode="direct", relay=relay),))


def together(*readings):
    (related,) = relate(readings, one_story=True)
    return related


def translations(*readings):
    related = together(*readings)
    return translated(related.readings, related.entities, related.lineage.origins)


def is_translated(reading, **parts):
    return bool(translations(replace(reading, **parts)))


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Menteri Luar Negeri AS", True),
        ("Menlu Korsel", True),
        ("mantan Wakil Presiden Amerika Serikat", True),
        ("juru bicara Pentagon", True),
        ("Sekretaris Jenderal PBB", True),
        ("Wakil Tetap RI untuk PBB", False),
        ("Sekretaris Jenderal Partai Beringin Baru (PBB)", False),
        ("Menteri Perdagangan usai perundingan dengan Uni Eropa", False),
        ("Utusan khusus PBB untuk Sudan", True),
        ("Juru bicara Gedung Putih", True),
        ("Duta Besar Jepang untuk Indonesia", True),
        ("Dubes RI untuk AS", False),
        ("Duta Besar untuk Jepang", False),
        ("Presiden RI", False),
        ("Menteri Luar Negeri", False),  # of the language's own country, or not told
        ("Menteri Pertahanan Malaysia", False),  # may well have said it so
        ("pengamat Rusia", False),
        ("pelatih Timnas Indonesia", False),
        ("Juru bicara Istana", False),
        (None, False),
    ],
)
def test_who_holds_an_office_of_a_foreign_state(role, expected):
    assert is_translated(quoted(role=role)) == expected


def test_who_holds_an_office_at_home_too_may_have_said_it_so():
    foreign, home = quoted("a", role="Menteri Perdagangan AS"), quoted("b", role="Direktur Balai Kapal Indonesia")
    assert not translations(foreign, home)


def test_an_office_told_in_one_report_holds_in_the_others():
    assert len(translations(quoted("a", role="Menteri Perdagangan AS"), quoted("b"))) == 2


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Pentagon", True),
        ("Rusia", True),
        ("menteri-menteri keuangan G7 bersama dua tetangganya", True),
        ("G7", True),
        ("para menteri dari Indonesia dan Uni Eropa", False),
        ("Polda Delta", False),
    ],
)
def test_a_state_speaks_itself(speaker, expected):
    assert is_translated(quoted(speaker=speaker)) == expected


@pytest.mark.parametrize(
    ("relay", "expected"),
    [("Reuters", True), ("Kantor Berita Yonhap", True), ("Antara", False), ("Bernama", False), ("Warta Timur", False)],
)
def test_words_through_a_carrier_that_writes_another_language(relay, expected):
    assert is_translated(quoted(role="Bupati Delta", relay=(relay,))) == expected


@pytest.mark.parametrize(
    ("credit", "role", "expected"),
    [
        (["Reuters"], None, True),
        (["Reuters"], "Bupati Delta", False),  # who may have spoken to the report itself
        (["Reuters", "Antara"], None, False),
        ([], None, False),
    ],
)
def test_a_report_that_draws_on_such_carriers_alone(credit, role, expected):
    words = f"{WORDS}, tulis {' dan '.join(credit) or 'kami'}"
    reading = quoted(role=role, words=words)
    for name in credit:
        reading = credited(reading, name)
    assert is_translated(reading) == expected


def test_only_what_is_quoted_and_only_from_another_language():
    reading = quoted(role="Menteri Luar Negeri AS", relay=("Reuters",))
    (statement,) = reading.statements
    assert not is_translated(reading, statements=(replace(statement, mode="indirect"),))
    assert not is_translated(reading, article=replace(reading.article, language="en"))


def test_translations_are_not_set_against_each_other():
    prints = [quoted(n, words=w) for n, w in (("a", WORDS), ("b", WORDS.replace("berlayar", "bertolak")))]
    assert [f.type for f in together(*prints).findings] == ["wording_variance"]
    office = [quoted(r.article.id, words=r.statements[0].text, role="Menteri Luar Negeri AS") for r in prints]
    assert together(*office).findings == ()


@pytest.mark.parametrize(("language", "told"), [("id", "kutipan dalam terjemahan"), ("en", "quoted in translation by")])
def test_the_page_shows_a_translation_without_quotation_marks_and_says_so(language, told):
    def shown(role):
        reading = quoted(role=role)
        return page(dossier(together(reading), language=language)).split('id="reports"')[0]

    assert f">{WORDS}</q>”" in shown("Bupati Delta")
    assert told not in shown("Bupati Delta")
    assert "<q" not in shown("Menteri Luar Negeri AS")
    assert f">{WORDS}</span>" in shown("Menteri Luar Negeri AS")
    assert f"{told} Kabar Delta" in shown("Menteri Luar Negeri AS")
