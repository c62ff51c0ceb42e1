"""The words that name the source of an attribution."""

import pytest

from attributed import document, found
from runut.extract.agents import names_source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Bagas mengutip pasal itu dalam perjanjian Wanasari dan mengatakan bahwa air aman.", "Bagas"),
        ("Regu Wanasari telah membuat kemajuan di Palung, bahkan mengklaim bahwa air surut.", "Regu Wanasari"),
        ("Para menteri mengeluarkan pernyataan yang menyatakan bahwa sungai itu aman.", "Para menteri"),
        (
            "Menurut laporan web berbahasa asing dari Kabar Palung, air di sungai itu aman.",
            "laporan web berbahasa asing dari Kabar Palung",
        ),
        (
            "Kabarkini melaporkan bahwa Wakil Menteri Air yang menangani irigasi, Bagas Prayoga menilai sungai aman.",
            "Wakil Menteri Air yang menangani irigasi, Bagas Prayoga",
        ),
        ("Antara melaporkan unjuk rasa itu diikuti seribu orang.", "Antara"),
        ("Hanya saja Dewan Air berharap tarif itu ditinjau.", "Dewan Air"),
        (  # an abbreviated office that no table has, before a body
            '"Berkas sudah lengkap," ujar Kapusmin Kejati Wanasari, Galih Pranowo, Selasa (4/2/2031).',
            "Kapusmin Kejati Wanasari, Galih Pranowo",
        ),
        ('"Ini ibunya," kata Sang nenek.', "Sang nenek"),
        (
            '"Empat orang," kata juru bicara Dinas Air saat itu, Sari Dewi, Senin.',
            "juru bicara Dinas Air saat itu, Sari Dewi",
        ),
        ('"Apa dia sakit?" tulis @budi_98.', "@budi_98"),
        ("Inal -sapaan akrab Yusrinal- menjelaskan hujan masih turun.", "Inal"),
        ("Abdalah sudah lebih dulu mengucapkan selamat tinggal kepada klubnya.", "Abdalah"),
        ("Badan Air, Iklim, dan Cuaca (BAIC) memprediksi hujan masih turun.", "Badan Air, Iklim, dan Cuaca (BAIC)"),
        ('"Apa dia sakit?" tulis @siti.rahma.', "@siti.rahma"),
        ("Menurut survei yang dilakukan Lembaga Survei Kota, 40 persen warga menolak.", "Lembaga Survei Kota"),
        ("Ya, menurut survei yang digelar oleh Dinas Air, 40 persen warga menolak.", "Dinas Air"),
        ("Berdasarkan riset panjang yang dilakukan Badan Iklim, tikus tidak berkurang.", "Badan Iklim"),
        ("Warga menolak, menurut Sari yang diumumkan Badan Iklim sebagai ketua.", "Sari"),
        ("Sementara kata Iman hingga akhir tahun, modal masih cukup.", "Iman"),
        ("Celang, Sumbu, dan Hijau Alam menyebut debit sungai naik.", "Celang, Sumbu, dan Hijau Alam"),
        ("Pada Senin, Celang, Sumbu, serta Hijau mendesak camat mencabut aturan itu.", "Celang, Sumbu, serta Hijau"),
        (
            "Menteri Koordinator bidang Air, Hukum, dan Keamanan (Menko Airkam) Galih Pranowo mengatakan debit naik.",
            "Menteri Koordinator bidang Air, Hukum, dan Keamanan (Menko Airkam) Galih Pranowo",
        ),
        ("Rumah Sakit Harapan Wanasari melaporkan menerima 12 korban.", "Rumah Sakit Harapan Wanasari"),
        ('"Air sudah surut," jelas Prof. Galih Pranowo.', "Prof. Galih Pranowo"),
        (
            '"Air sudah surut," kata Camat Galih Pranowo dan juru bicara Sagara Bagas Prayoga.',
            "Camat Galih Pranowo dan juru bicara Sagara Bagas Prayoga",
        ),
        ('"Air sudah surut," sebut keterangan tertulis Dinas Air.', "keterangan tertulis Dinas Air"),
        ("Dokter Sari Dewi, M.Biomed, SpGK, mengatakan air itu aman.", "Dokter Sari Dewi, M.Biomed, SpGK"),
        ("Dokter Sari Dewi, Sp.PD, KAI, mengatakan air itu aman.", "Dokter Sari Dewi, Sp.PD, KAI"),
        ("Dokter Sari Dewi, Subsp.G.E.H. (K), mengatakan air itu aman.", "Dokter Sari Dewi, Subsp.G.E.H. (K)"),
        ("Wakil Menteri Dalam Negeri Sari Dewi mengatakan air itu aman.", "Wakil Menteri Dalam Negeri Sari Dewi"),
    ],
)
def test_a_verb_has_the_subject_of_its_clause(text, source):
    assert found(text)[-1][2] == source


def test_small_english_words_stand_within_a_name():
    text = '"Air surut," kata Centre for the Study of Rivers, sebuah lembaga di Palung.'
    assert found(text)[0][2].startswith("Centre for the Study of Rivers")


def test_a_word_of_denial_alone_is_no_source():
    doc = document("Penyebab air surut Tak banyak yang menyadari bahwa air itu surut.")  # a heading in front
    start = doc.plain.index("Tak")
    assert not names_source(doc, start, start + len("Tak"))


def test_a_word_that_is_explained_has_no_source():
    assert found("Kata Dirgahayu berasal dari bahasa Sanskerta dan berarti panjang umur.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Menurut Sari, 12 orang terluka dalam kecelakaan itu.", "12 orang terluka dalam kecelakaan itu"),
        ("Menurut Sari, Selasa (3/6), 40% warga menyewa rumah.", "40% warga menyewa rumah"),
        ("Menurutnya 12 orang terluka di pasar.", "12 orang terluka di pasar"),
        ("Menurut Sari, 12 Juni 2025, air mulai surut.", "air mulai surut"),
        ("Menurut Sari, 40 tahun, air mulai surut.", "air mulai surut"),
    ],
)
def test_a_number_opens_content_unless_it_is_a_day_or_an_age(text, content):
    assert found(text)[-1][0] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Sari mengatakan gudang terbakar tahun ini.", ["gudang terbakar tahun ini"]),
        ("Sari mengatakan Budi menyerang rumah itu.", ["Budi menyerang rumah itu"]),
        ("Sari membeberkan peristiwa mengerikan ini.", []),
        ("Sari menegaskan penangkapan itu.", []),
    ],
)
def test_a_short_clause_is_told_and_a_short_noun_phrase_points_back(text, content):
    assert [entry[0] for entry in found(text)] == content
