"""Several attributions in one sentence or paragraph, what belongs to which, and the media."""

import pytest

from attributed import document, found
from runut.extract.attributions import attributions

MANY = [
    (  # one quoted sentence broken by its cue is one entry of two spans
        '"Kalau hujan turun lagi," kata Bagas, "tanggul itu pasti jebol."',
        ["Kalau hujan turun lagi … tanggul itu pasti jebol"],
    ),
    (  # two quoted sentences around the cue are two entries
        '"Air naik sangat cepat semalam." kata Bagas. "Kami hanya sempat membawa anak-anak."',
        ["Air naik sangat cepat semalam", "Kami hanya sempat membawa anak-anak"],
    ),
    (
        'Ratih mengatakan tanggul aman. "Tidak ada retakan baru di sana," ujarnya.',
        ["tanggul aman", "Tidak ada retakan baru di sana"],
    ),
    (  # the second verb has the same source
        "Ratih mengimbau warga tetap tenang dan meminta kepala desa membuka posko.",
        ["warga tetap tenang", "kepala desa membuka posko"],
    ),
    (  # a second source in the same sentence
        "Dewan Air memperkirakan debit turun, sementara Badan Cuaca memperkirakan hujan bertambah.",
        ["debit turun", "hujan bertambah"],
    ),
    (  # speech within speech
        "Bagas mengatakan kepala desa menyebut tanggul itu rapuh.",
        ["kepala desa menyebut tanggul itu rapuh", "tanggul itu rapuh"],
    ),
    (  # the content stands in the sentence before
        "Pasar Wanasari ditutup sampai akhir bulan. Hal itu disampaikan Bupati Ratih Kumala.",
        ["Pasar Wanasari ditutup sampai akhir bulan"],
    ),
    (
        "Pasar Wanasari ditutup sampai akhir bulan. Ratih menyampaikan hal itu di kantornya.",
        ["Pasar Wanasari ditutup sampai akhir bulan"],
    ),
    (  # already attributed: nothing new
        "Ratih mengatakan pasar ditutup sampai akhir bulan. Hal itu disampaikannya di balai kota.",
        ["pasar ditutup sampai akhir bulan"],
    ),
    (  # the cue follows as a sentence of its own
        '"Mengapa kami yang harus pindah?" Laras mengatakan kepada wartawan. Hujan turun.',
        ["Mengapa kami yang harus pindah?"],
    ),
    (  # "disebut" counts near a source
        "Ratih mengatakan tanggul aman. Warga disebut telah kembali ke rumah.",
        ["tanggul aman", "Warga … telah kembali ke rumah"],
    ),
    (  # a source that is not named
        "Seorang pejabat Dinas Air yang meminta namanya tidak disebut mengatakan tanggul itu rapuh.",
        ["tanggul itu rapuh"],
    ),
    (  # the reason that follows in a sentence of its own
        "Menurut Ratih, jalan itu belum aman. Karena tanahnya masih bergerak.",
        ["jalan itu belum aman. Karena tanahnya masih bergerak"],
    ),
    (  # sentences glued by a scraper
        'Warga marah."Kami tidak diajak bicara," kata Laras.Bagas diam saja.',
        ["Kami tidak diajak bicara"],
    ),
    (  # a second verb that introduces a quotation ends the content of the first
        'Ratih menyebutkan dinas telah membagikan selimut kepada warga, dan mengatakan, "Kita lihat saja nanti."',
        ["dinas telah membagikan selimut kepada warga", "Kita lihat saja nanti"],
    ),
    (  # a clause opposed to that of the cue is the reporter's
        "Wanasari dan Palung awalnya membantah tuduhan pencurian air itu, tetapi Bupati Ratih Kumala berhenti melapor.",
        ["tuduhan pencurian air itu"],
    ),
    (  # but what is opposed within what was said is not
        "Ratih mengatakan tanggul aman, tetapi Bagas masih memeriksanya.",
        ["tanggul aman, tetapi Bagas masih memeriksanya"],
    ),
    (  # what is done behind thanks is the reporter's
        "Ratih mengucapkan terima kasih kepada warga, lalu menunjukkan sebilah keris.",
        ["terima kasih kepada warga"],
    ),
    ("Maka, kata Bagas, tanggul itu harus segera dibangun.", ["tanggul itu harus segera dibangun"]),
    ("Dilansir dari *Kabarkini*, Minggu (2/2/2031), tanggul itu sudah dibangun.", ["tanggul itu sudah dibangun"]),
    (  # indirect speech that ends in a quotation is one entry
        'Ratih mengatakan dalam rapat itu bahwa selain bocor di hulu, "tanggul itu sudah terlalu tua".',
        ['selain bocor di hulu, "tanggul itu sudah terlalu tua"'],
    ),
    (  # a sentence that but adds to the one before
        "Ratih mengatakan posko itu butuh selimut. Terutama selimut untuk anak-anak.",
        ["posko itu butuh selimut. Terutama selimut untuk anak-anak"],
    ),
    (  # what the speaker's side does is his own word behind his words, and the reporter's elsewhere
        "Ratih mengatakan tanggul itu retak. Selain itu, pihaknya juga memeriksa dua jembatan.",
        ["tanggul itu retak", "pihaknya juga memeriksa dua jembatan"],
    ),
    ("Tanggul itu retak. Pihaknya memeriksa dua jembatan.", []),
    ("Ratih mengatakan tanggul itu retak. Warga pergi. Pihaknya memeriksa jembatan.", ["tanggul itu retak"]),
]


@pytest.mark.parametrize(("text", "contents"), MANY)
def test_several(text, contents):
    assert [row[0] for row in found(text)] == contents


def test_a_cue_in_the_next_sentence_goes_to_the_quotation():
    (row,) = found('"Mengapa kami yang harus pindah?" Laras mengatakan kepada wartawan.')
    assert row[1:3] == ("mengatakan", "Laras")


def test_a_joined_verb_has_the_source_before():
    rows = found("Ratih mengimbau warga tetap tenang dan meminta kepala desa membuka posko.")
    assert [row[2] for row in rows] == ["Ratih", "Ratih"]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ('"Tanggul aman," kata Ratih dalam konferensi pers di Wanasari.', ("konferensi pers",)),
        ('"Tanggul aman," kata Ratih melalui keterangan tertulis, Senin (3/2/2031).', ("keterangan tertulis",)),
        ("Ratih mengatakan tanggul aman lewat akun Instagram resminya.", ("akun Instagram",)),
        ("Dalam rapat paripurna, Ratih mengatakan tanggul aman.", ("rapat paripurna",)),
        ("Ratih mengatakan tanggul aman.", ()),
    ],
)
def test_medium(text, via):
    (attribution,) = attributions(document(text))
    assert attribution.via == via


def test_content_in_another_sentence_does_not_hold_the_next_cue():
    text = "Air surut di Palung. Sari mengungkapkan terpisah Hal tersebut diungkap Budi menyebut."
    assert all(content for content, *_ in found(text))
