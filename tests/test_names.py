"""Names of people, bodies and places, by grammar; every sentence here is made up."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.extract.names import mentions
from runut.extract.roles import office
from runut.records import Article, Marks, Part
from runut.text import annotate
from runut.text.labels import ENTITY_LABELS


def doc_of(text, title=None):
    article = Article(id="a", source="a", text=text, sha256="", title=title, parts=(Part("body", 0, len(text)),))
    return annotate(article)


def people(text, title=None):
    return [m.name for m in mentions(doc_of(text, title)) if m.type == "person"]


def typed(text, kind):
    return [m.name for m in mentions(doc_of(text)) if m.type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kabid Humas Polda Jambi Kombes Sutrisno Wibowo mengatakan hujan turun.", ["Sutrisno Wibowo"]),
        ("Kapolres Kombes Pol Ahmad Hidayat hadir.", ["Ahmad Hidayat"]),
        ("Adapun Ahmad Hidayat hadir.", ["Ahmad Hidayat"]),
        ("Dokter Ahmad Hidayat kepadaDetik hadir.", ["Ahmad Hidayat"]),
        ("Sudahkah Anda memilih? Dokter Ahmad Hidayat bertanya kepada Anda.", ["Ahmad Hidayat"]),
        ("Panglima Laksamana Muda TNI Agus Wijaya hadir.", ["Agus Wijaya"]),
        ("Panglima Mayjend TNI Agus Wijaya hadir.", ["Agus Wijaya"]),
        ("Prof. Dr. Ir. H. Bambang Sudibyo, M.Sc. hadir.", ["Bambang Sudibyo"]),
        ("Anggota Komisi II DPR RI Sri Rahayu menolak.", ["Sri Rahayu"]),
        ("Menteri Dalam Negeri (Mendagri) Hadi Kusuma berangkat.", ["Hadi Kusuma"]),
        ("Direktur K4T Hadi Kusuma berangkat.", ["Hadi Kusuma"]),  # an acronym with a digit is one word
        ("Kepala BK2TI Hadi Kusuma berangkat.", ["Hadi Kusuma"]),
        ("Saat itu Siti Hakim berangkat.", ["Siti Hakim"]),  # a surname that is an office too
        ("Kasubdit Polda Jambi Kompol Rama Kita Siregar hadir.", ["Rama Kita Siregar"]),  # or a pronoun
        ("Penyanyi Bollywood Rajan Kumarsen hadir.", ["Rajan Kumarsen"]),
        ('"Harga naik," kata Kepala BPS, Sumaryadi, di kantornya.', ["Sumaryadi"]),
        ("Menko Polhukam Hadi Kusuma berangkat.", ["Hadi Kusuma"]),
        ("Menteri Pertahanan Israel Katz berangkat.", ["Israel Katz"]),  # a name that begins as a country
        ("Menteri Pertahanan Israel Yusuf Hadi berangkat.", ["Yusuf Hadi"]),
        (
            "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi (PANRB) Ratna Lestari hadir.",
            ["Ratna Lestari"],
        ),
        ("Ketua DPRD Kota Ambon, Yusuf Rahman, mengatakan rapat ditunda.", ["Yusuf Rahman"]),
        ("Gubernur Aceh Utara Teuku Iskandar dan Bupati Siti Aminah hadir.", ["Teuku Iskandar", "Siti Aminah"]),
        ("Menteri Luar Negeri Venezuela Carlos Ramirez tiba.", ["Carlos Ramirez"]),
        ("Menteri Perminyakan Arab Saudi Omar al-Sabari berbicara.", ["Omar al-Sabari"]),
        ("Manajer Willem van der Berg pulang.", ["Willem van der Berg"]),
        # a landform, a place behind a rank, initials, an office that is a first name too, capitals throughout
        ("Warga bernama Amri Tanjung pulang.", ["Amri Tanjung"]),
        ("Kasat Lantas AKP Lingga Ramadhani hadir.", ["Lingga Ramadhani"]),
        ("Kepala Dinas Air, GS Malik, hadir.", ["GS Malik"]),
        ("Menurut Imam Nawawi, air surut.", ["Imam Nawawi"]),
        ("SITI BARIAH, Dosen Ekonomi, hadir.", ["SITI BARIAH"]),
        # no degree is part of a name, nor a name
        ("Ahli Gizi Siti Rahma, S.Gz, hadir.", ["Siti Rahma"]),
        ("Dokter Siti Rahma, M.ScIH, SpGK, Subsp.KM, hadir.", ["Siti Rahma"]),
        ("Kepala Divisi Bandara Hasan, I Gusti Ngurah Prabawa, menjawab.", ["I Gusti Ngurah Prabawa"]),
        ("Corporate Secretary Group Angkasa Anak Agung Ngurah Semadi hadir.", ["Anak Agung Ngurah Semadi"]),
        ("Ketua Tim Pemenangan Presiden Hendra Gunawan Kabupaten Bogor hadir.", ["Hendra Gunawan"]),
        ("Menteri Keuangan Bambang PS Sudarmo hadir.", ["Bambang PS Sudarmo"]),
        ("Seorang penumpang, Hans (54), mengaku lelah.", ["Hans"]),
        ("PresidenAgus Salim tiba di Bogor.", ["Agus Salim"]),
        ("KetuaDPRDSiti Aminah hadir.", ["Siti Aminah"]),
        ("Kepala BPBD Kota Renggali Agus Surya Laksana hadir.", ["Agus Surya Laksana"]),  # common words go on with it
        ("Camat Renggali Dedi Kurnia hadir.", ["Dedi Kurnia"]),  # the place, that no table has, of an office
        ("Camat Renggali, Dedi Kurnia, hadir.", ["Dedi Kurnia"]),
        ("Bupati Karimun Joko Surya Pratama hadir.", ["Joko Surya Pratama"]),
        ("Kepala Kantor SAR Tanjung Renggali Bambang Sudibyo hadir.", ["Bambang Sudibyo"]),
        ("Camat Renggali Dedi hadir. Kata Renggali, air surut.", ["Renggali Dedi", "Renggali"]),  # he speaks
    ],
)
def test_people(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kabid Humas Polda Jambi Kombes Sutrisno hadir.", "Kabid Humas Polda Jambi"),
        ("Menteri Dalam Negeri (Mendagri) Hadi Kusuma berangkat.", "Menteri Dalam Negeri"),
        ("Menurut juru bicara kementerian, Budi Santoso, air surut.", "juru bicara kementerian"),
        ("Air surut, kata pengamat hukum Ahmad Fauzi.", "pengamat hukum"),
        ("Budi Santoso, juru bicara Pertamina, mengatakan air surut.", "juru bicara Pertamina"),
        ("Budi Santoso, juru bicara dari Pertamina, mengatakan air surut.", "juru bicara dari Pertamina"),
        ("Menurut Budi Santoso, dokter melarangnya pulang.", None),
        ("Ahmad Fauzi yang juga Wakil Ketua DPRD Jambi menolak.", "Wakil Ketua DPRD Jambi"),
        ("Ahmad Fauzi yang juga Wakil Ketua DPRD Jambi itu menolak.", "Wakil Ketua DPRD Jambi"),
        ("Ketua Tim Pemenangan Presiden Hendra Gunawan hadir.", "Presiden"),
        ("Ketua Majelis Hakim Hendra Gunawan hadir.", "Ketua Majelis Hakim"),
        ("Wakil Presiden Hendra Gunawan hadir.", "Wakil Presiden"),
        ("Ahmad Fauzi pulang.", None),
    ],
)
def test_roles(text, expected):
    assert [m.role for m in mentions(doc_of(text)) if m.type == "person"] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meutia Sarasvati, pengacara Hendra Gunawan, pulang.", ["pengacara Hendra Gunawan", None]),
        ("Budi Santoso, istri Hendra Gunawan, pulang.", ["istri Hendra Gunawan", None]),
        ("Yang pulang pengacara Hendra Gunawan.", ["pengacara"]),
        ("Di Jambi, juru bicara polisi Hendra Gunawan pulang.", ["juru bicara polisi"]),
        ("Menteri Hadi Kusuma, pengamat Hendra Gunawan, dan Ahmad Fauzi pulang.", ["Menteri", "pengamat", None]),
    ],
)
def test_whose_somebody_is_is_no_office_of_that_one(text, expected):
    assert [m.role for m in mentions(doc_of(text)) if m.type == "person"] == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Kabid Humas Polda Jambi Kombes Sutrisno hadir.", "organization", ["Humas Polda Jambi"]),
        ("Rapat Kementerian Energi dan Sumber Daya Mineral ditunda.", "organization", None),
        ("Saham Kertas Oil Associates naik.", "organization", ["Kertas Oil Associates"]),
        ("Ia pulang ke Aceh Barat Daya.", "place", ["Aceh Barat Daya"]),
        ("Abu turun dari Gunung Kelimutu.", "place", ["Gunung Kelimutu"]),
        ("Duta dari Myanmar dan Korea Selatan tiba.", "country", ["Myanmar", "Korea Selatan"]),
        ("Menteri Luar Negeri Venezuela Carlos Ramirez tiba.", "country", ["Venezuela"]),
    ],
)
def test_bodies_and_places(text, kind, expected):
    assert typed(text, kind) == (expected or ["Kementerian Energi dan Sumber Daya Mineral"])


@pytest.mark.parametrize(
    "text",
    [
        "Menurut dia, air surut pada Selasa.",
        "Pengalihan itu ditolak warga.",
        "Anehnya, surat tidak dibalas.",
        "Rapat digelar Senin (2/6) pukul 10.00 WIB dengan biaya Rp 2 juta.",
        "Bulan Juni lalu hujan turun.",
        "Pemain Garuda itu pulang.",
    ],
)
def test_what_is_no_person(text):
    assert people(text) == []


def test_a_lone_word_is_a_person_where_the_article_names_one():
    assert people("Ketua RT Kertajaya Sumitro hadir. Sumitro pulang. Kata Sumitro, air surut.")[-1] == "Sumitro"


def test_small_words_glued_behind_a_name_are_cut():
    assert people("Presiden Agus Salimyang hadir disambut warga. Agus Salim lalu pulang.") == [
        "Agus Salim",
        "Agus Salim",
    ]


def test_a_long_small_word_is_cut_though_the_name_stands_nowhere_else():
    assert people("Gubernur Hendra Gunawansebagai tuan rumah tiba.") == ["Hendra Gunawan"]


@pytest.mark.parametrize("glued", ["Donald Trumpmem", "Donald Trumpmeng", "Donald Trumpyang"])
def test_the_beginning_of_a_verb_glued_behind_a_name_is_cut(glued):
    assert people(f"Presiden {glued} beri salam. Donald Trump pulang.") == ["Donald Trump", "Donald Trump"]


def test_a_short_name_is_cut_only_where_it_stands_alone():
    assert people("Ketua Siti Lonyang hadir. Siti Lon pulang.") == ["Siti Lon", "Siti Lon"]
    assert people("Ketua Siti Lonyang hadir. Ia pulang.") == ["Siti Lonyang"]


def test_a_name_is_not_cut_where_nothing_small_remains():
    assert people("Ketua Agus Budiman hadir. Budi pulang.")[0] == "Agus Budiman"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mendagri", "Menteri Dalam Negeri"),
        ("Kapolda Sumut", "Kepala Kepolisian Daerah Sumatera Utara"),
        ("Menlu AS", "Menteri Luar Negeri Amerika Serikat"),
        ("Plt Ketua KPK", "Pelaksana Tugas Ketua Komisi Pemberantasan Korupsi"),
    ],
)
def test_offices_abbreviated_and_in_full_are_one(one, other):
    assert office(one, "id") == office(other, "id")


WORDS = st.lists(
    st.sampled_from(
        [
            "Kepala",
            "Polda",
            "Jambi",
            "Budi",
            "Kombes",
            "dan",
            "(KPK)",
            "Dr.",
            "kata",
            "di",
            "I",
            "Gusti",
            "van",
            ",",
            ".",
            "2",
            '"',
        ]
    ),
    max_size=25,
)


@given(WORDS)
def test_mentions_quote_their_text_in_order_and_apart(words):
    doc = doc_of(" ".join(words))
    found = list(mentions(doc))
    assert all(" ".join(m.span.of(doc.text).split()) == m.name for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def read_as(text, **kinds):
    """Return *text* annotated, with marks that are sure of what *kinds* tells: of each word its type of entity."""
    doc = annotate(doc_of(text).article)
    rows = []
    for token in doc.tokens:
        label = f"I-{kinds[token.text]}" if token.text in kinds else "O"
        rows.append(tuple(0.95 if one == label else 0.05 / (len(ENTITY_LABELS) - 1) for one in ENTITY_LABELS))
    return replace(doc, marks=Marks("by hand", (), tuple(rows)))


def test_the_model_takes_words_of_a_body_from_a_name():
    text = "Manajer PT Vela Networks Adita Widyasari hadir."
    bodies = dict.fromkeys(("PT", "Vela", "Networks"), "organization")
    found = [m for m in mentions(read_as(text, **bodies)) if m.type == "person"]
    assert [m.name for m in found] == ["Adita Widyasari"]
    assert people(text) != ["Adita Widyasari"]


def test_the_model_makes_a_body_of_words_that_no_table_knows():
    text = "Keterangan resmi Kilatapp Indonesia menyebut layanan itu aman."
    found = list(mentions(read_as(text, Kilatapp="organization", Indonesia="organization")))
    assert [(m.name, m.type) for m in found] == [("Kilatapp Indonesia", "organization")]


def test_what_the_model_says_of_a_word_is_taken_over_the_article():
    text = "Wibisana hadir. Wibisana pulang. Wibisana tidur. Kantor Sari Wibisana sepi."
    doc = read_as(text)
    person, body = ("I-person", "I-organization")
    rows = [tuple(0.94 if one == person else 0.01 for one in ENTITY_LABELS)] * len(doc.tokens)
    rows[-3] = tuple(0.94 if one == body else 0.01 for one in ENTITY_LABELS)
    found = [m.name for m in mentions(replace(doc, marks=Marks("by hand", (), tuple(rows))))]
    assert found[-1] == "Sari Wibisana"


def test_the_model_does_not_overrule_the_table_of_names():
    found = [m.name for m in mentions(read_as("Ketua Ahmad Hidayat hadir.", Ahmad="place")) if m.type == "person"]
    assert found == ["Ahmad Hidayat"]


@pytest.mark.parametrize(
    "text",
    [
        "Sejumlah penumpang feri Bintang Laut mengeluhkan jumlah pelampung.",
        "Pencarian korban feri Bintang Laut dihentikan.",
        "Penumpang KMP Bintang Laut mengatakan ombak tinggi.",
        "Jumlah korban tewas akibat tenggelamnya kapal motor Bintang Laut bertambah.",
    ],
)
def test_a_ship_is_nobody_and_holds_no_office(text):
    assert people(text) == []
    (found,) = [m for m in mentions(doc_of(text)) if "Bintang" in m.name]
    assert (found.name.removeprefix("KMP "), found.type, found.role) == ("Bintang Laut", None, None)


def test_whose_ship_it_is_has_a_name():
    assert people("Nelayan itu menumpang kapal Bambang Sudibyo ke pulau.") == ["Bambang Sudibyo"]


@pytest.mark.parametrize("name", ["PDI-P", "ISIS-K", "KKB-P", "MTs", "BTs"])
def test_what_looks_like_a_degree_and_stands_alone_is_a_name(name):
    assert name in [m.name for m in mentions(doc_of(f"{name} mengatakan rencana itu buruk."))]


def test_who_drives_or_owns_a_vessel_has_a_name_and_an_office():
    assert people("Masinis kereta Darsono mengatakan remnya blong.") == ["Darsono"]
    for held in ("sopir bus", "masinis kereta", "pemilik kapal"):
        (found,) = mentions(doc_of(f"Menurut {held} Wagiman Saputro, air surut."))
        assert (found.name, found.role) == ("Wagiman Saputro", held)
    (ship,) = mentions(doc_of("Nakhoda KMP Bintang Laut mengatakan ombak tinggi."))
    assert (ship.type, ship.role) == (None, None)
