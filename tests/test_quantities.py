"""Amounts in sentences: bounds, comparator, unit, what is counted, rate; and the numbers that are none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.extract.quantities import quantities
from runut.records import Article, Date, Part
from runut.text import annotate


def reading(text, timed=()):
    parts = (Part("body", 0, len(text)),)
    doc = annotate(Article(id="a1", source="t", text=text, sha256="", parts=parts))
    dates = [Date("d", doc.span(text.index(t), text.index(t) + len(t)), t, "date", None, "stated") for t in timed]
    return doc, list(quantities(doc, dates))


def brief(quantity):
    """The amount as one line: words | low..high comparator unit | counted | per."""
    low, high = (("" if v is None else f"{v:f}") for v in (quantity.low, quantity.high))
    bounds = low if low == high else f"{low}..{high}"
    return f"{quantity.text} | {bounds} {quantity.comparator} {quantity.unit} | {quantity.counted} | {quantity.per}"


AMOUNTS = [
    # digits, words, magnitudes
    ("Banjir merendam 8.000 rumah.", "8.000 rumah | 8000 exact rumah | rumah | None"),
    ("Bantuan itu senilai Rp1,2 miliar.", "Rp1,2 miliar | 1200000000 exact IDR | None | None"),
    ("Pabrik itu menyerap 10 ribu pekerja.", "10 ribu pekerja | 10000 exact pekerja | pekerja | None"),
    ("Dana Rp 95, 7 miliar hilang.", "Rp 95, 7 miliar | 95700000000 exact IDR | None | None"),
    ("Ia meminjam Rp 5,9 M dari bank.", "Rp 5,9 M | 5900000000 exact IDR | None | None"),
    ("Iurannya Rp250rb.", "Rp250rb | 250000 exact IDR | None | None"),
    ("Amplitudo tercatat 47.3 mm.", "47.3 mm | 47.3 exact mm | None | None"),
    ("Lahan seluas 1.234,5 hektare terbakar.", "1.234,5 hektare | 1234.5 exact hektare | None | None"),
    ("Utangnya 2 kuadriliun rupiah.", "2 kuadriliun rupiah | 2000000000000000 exact IDR | None | None"),
    ("Ada empat belas (14) pasal.", "empat belas (14) pasal | 14 exact pasal | pasal | None"),
    ("Ada 12 kabupaten/kota.", "12 kabupaten/kota | 12 exact kabupaten/kota | kabupaten/kota | None"),
    ("Pabrik itu membuka 90 lapangan kerja.", "90 lapangan kerja | 90 exact lapangan kerja | lapangan kerja | None"),
    ("Kios itu meraup AS $5 juta.", "AS $5 juta | 5000000 exact USD | None | None"),
    ("Harganya US$ 19 per ons troi.", "US$ 19 per ons troi | 19 exact USD | None | ounce"),
    ("Harganya US$ 19 sampai US$ 18.", "US$ 19 sampai US$ 18 | 18..19 range USD | None | None"),
    ("Acara dihadiri 1,250 orang.", "1,250 orang | 1250 exact orang | orang | None"),
    ("Panjangnya 1,250 kilometer.", "1,250 kilometer | 1.25 exact kilometer | None | None"),
    ("Ada dua ratus lima puluh warga.", "dua ratus lima puluh warga | 250 exact warga | warga | None"),
    ("Harganya dua setengah juta rupiah.", "dua setengah juta rupiah | 2500000 exact IDR | None | None"),
    ("Perusahaan wajib membayar 3 (tiga) kali gaji.", "3 (tiga) kali gaji | 3 exact gaji | gaji | None"),
    ("Harganya naik tiga kali lipat.", "tiga kali lipat | 3 exact kali lipat | kali lipat | None"),
    ("Masukkan 2 sendok makan gula.", "2 sendok makan | 2 exact sendok makan | sendok makan gula | None"),
    ("Kurs diperkirakan di suport 6.850.", "6.850 | 6850 exact None | None | None"),
    ("Tarifnya maksimum sebesar 20 persen.", "maksimum sebesar 20 persen | ..20 at_most persen | None | None"),
    ("Amplitudo maksimum 20 mm.", "20 mm | 20 exact mm | None | None"),
    ("Kedalaman:5 Km dari permukaan.", "5 Km | 5 exact km | None | None"),
    ("Tiga orang dewasa selamat.", "Tiga orang | 3 exact orang | orang dewasa | None"),
    ("Artis 33 tahun itu pindah.", "33 tahun | 33 exact tahun | None | None"),
    # round numbers
    ("Kurs bergerak di rentang 0,8650-0,8600 kemarin.", "0,8650-0,8600 | 0.86..0.865 range None | None | None"),
    ("Belasan siswa keracunan.", "Belasan siswa | 11..19 range siswa | siswa keracunan | None"),
    ("Puluhan ribu buruh turun ke jalan.", "Puluhan ribu buruh | 20000..99999 range buruh | buruh | None"),
    ("Kerugian ratusan juta rupiah.", "ratusan juta rupiah | 100000000..999999999 range IDR | None | None"),
    ("Ribuan hingga jutaan ikan mati.", "Ribuan hingga jutaan ikan | 1000..9999999 range ikan | ikan mati | None"),
    ("Sekitar ratusan ekor sapi sakit.", "Sekitar ratusan ekor sapi | 100..999 range sapi | sapi sakit | None"),
    ("Lebih dari puluhan kios roboh.", "Lebih dari puluhan kios | 20.. more_than kios | kios roboh | None"),
    # fractions
    ("Sepertiga dari lahan itu rusak.", "Sepertiga dari lahan | 0.333 exact lahan | lahan | None"),
    ("Hampir separuh dari sawah kering.", "Hampir separuh dari sawah | 0.5 approx sawah | sawah kering | None"),
    ("Dua pertiga anggota hadir.", "Dua pertiga anggota | 0.667 exact anggota | anggota | None"),
    (
        "Biayanya lebih dari setengah miliar rupiah.",
        "lebih dari setengah miliar rupiah | 500000000.. more_than IDR | None | None",
    ),
    # ages in days
    ("Bayi berusia 12 hari itu sehat.", "12 hari | 12 exact hari | None | None"),
    # what hedges and heads take in
    ("Batasnya maksimal hanya 5 persen.", "maksimal hanya 5 persen | ..5 at_most persen | None | None"),
    ("Harganya di bawah level 40 dolar AS.", "di bawah level 40 dolar AS | ..40 less_than USD | None | None"),
    ("Sekitar 300 orang lebih datang.", "Sekitar 300 orang lebih | 300 approx orang | orang | None"),
    ("Polisi menahan dua orang asing.", "dua orang | 2 exact orang | orang asing | None"),
    (
        "Mereka mengejar tiga orang terduga pelaku.",
        "tiga orang terduga pelaku | 3 exact terduga pelaku | terduga pelaku | None",
    ),
    # vague
    ("Ada 380-an juta barel.", "380-an juta barel | 380000000..389000000 approx barel | None | None"),
    ("Korban terseret 200 meter-an.", "200 meter-an | 200 approx meter | None | None"),
    ("Nilainya Rp 8 miliaran.", "Rp 8 miliaran | 8000000000 approx IDR | None | None"),
    # ranges
    ("Ada 21.000 hingga 23.000 tentara.", "21.000 hingga 23.000 tentara | 21000..23000 range tentara | tentara | None"),
    ("Lifting gas 1.170 - 1.177 MBOEPD.", "1.170 - 1.177 MBOEPD | 1170..1177 range mboepd | None | None"),
    ("Harganya 65 sampai 85 dollar AS.", "65 sampai 85 dollar AS | 65..85 range USD | None | None"),
    ("Kadarnya antara 3 dan 5 persen.", "antara 3 dan 5 persen | 3..5 range persen | None | None"),
    ("Tarifnya Rp 10 - 20 juta.", "Rp 10 - 20 juta | 10000000..20000000 range IDR | None | None"),
    ("Naik 900 ribu hingga 1,2 juta unit.", "900 ribu hingga 1,2 juta unit | 900000..1200000 range unit | unit | None"),
    ("Ombak 2,5-4 meter mengancam.", "2,5-4 meter | 2.5..4 range meter | None | None"),
    ("Butuh 2 orang sampai 5 orang.", "2 orang sampai 5 orang | 2..5 range orang | orang | None"),
    ("Butuh dua atau tiga perawat.", "dua atau tiga perawat | 2..3 range perawat | perawat | None"),
    ("Butuh dua-tiga perawat.", "dua-tiga perawat | 2..3 range perawat | perawat | None"),
    ("Ongkosnya kisaran Rp5-7 juta.", "kisaran Rp5-7 juta | 5000000..7000000 range IDR | None | None"),
    # hedges
    ("Sekitar 40 kapal bersandar.", "Sekitar 40 kapal | 40 approx kapal | kapal | None"),
    ("Kurang lebih 18 ribu bungkus nasi.", "Kurang lebih 18 ribu bungkus | 18000 approx bungkus | bungkus nasi | None"),
    ("Kolom abu ± 10.000 meter.", "± 10.000 meter | 10000 approx meter | None | None"),
    ("Harga turun hampir 2 dollar AS.", "hampir 2 dollar AS | 2 approx USD | None | None"),
    ("Ada setidaknya enam saksi.", "setidaknya enam saksi | 6.. at_least saksi | saksi | None"),
    ("Setidaknya ada dua cara.", "Setidaknya ada dua cara | 2.. at_least cara | cara | None"),
    ("Nilainya setidaknya sejumlah Rp5 juta.", "setidaknya sejumlah Rp5 juta | 5000000.. at_least IDR | None | None"),
    ("Ada tidak kurang dari 30 truk.", "tidak kurang dari 30 truk | 30.. at_least truk | truk | None"),
    ("Lebih dari 1.200 rumah rusak.", "Lebih dari 1.200 rumah | 1200.. more_than rumah | rumah rusak | None"),
    ("Harganya di atas 80 dolar AS.", "di atas 80 dolar AS | 80.. more_than USD | None | None"),
    ("Uangnya Rp 5 miliar lebih.", "Rp 5 miliar lebih | 5000000000.. more_than IDR | None | None"),
    ("Ada 100 lebih penumpang di kapal.", "100 lebih penumpang | 100.. more_than penumpang | penumpang | None"),
    ("Debu naik hingga 10 ribu meter.", "hingga 10 ribu meter | ..10000 at_most meter | None | None"),
    ("Air naik hingga setinggi 2 meter.", "hingga setinggi 2 meter | ..2 at_most meter | None | None"),
    ("Peserta maksimal 50 orang.", "maksimal 50 orang | ..50 at_most orang | orang | None"),
    ("Biayanya tidak lebih dari Rp1 juta.", "tidak lebih dari Rp1 juta | ..1000000 at_most IDR | None | None"),
    ("Harga jatuh hingga di bawah 60 euro.", "di bawah 60 euro | ..60 less_than EUR | None | None"),
    ("Waktunya kurang dari 20 persen.", "kurang dari 20 persen | ..20 less_than persen | None | None"),
    ("Turun sampai sekitar 30 persen.", "sekitar 30 persen | 30 approx persen | None | None"),
    ("Untuk warga usia 17 tahun ke atas.", "17 tahun ke atas | 17.. at_least tahun | None | None"),
    ("Target 31 miliar dollar AS sekian.", "31 miliar dollar AS sekian | 31000000000 approx USD | None | None"),
    ("Jumlahnya 10 kali lebih banyak.", "10 kali | 10 exact kali | kali | None"),
    # money
    ("Utangnya US$ 425 juta.", "US$ 425 juta | 425000000 exact USD | None | None"),
    ("Nilainya $27 miliar.", "$27 miliar | 27000000000 exact USD | None | None"),
    ("Aluminium US$ 1,870 per metrik ton.", "US$ 1,870 per metrik ton | 1870 exact USD | None | ton"),
    ("Emas batangan dijual Rp1.941.000Harga itu naik.", "Rp1.941.000 | 1941000 exact IDR | None | None"),
    ("Tanah turun 12 sentimeter/tahun.", "12 sentimeter/tahun | 12 exact sentimeter | None | year"),
    ("Indeks itu turun (-0,16%).", "-0,16% | -0.16 exact % | None | None"),
    ("Harga turun 84 sen.", "84 sen | 0.84 exact USD | None | None"),
    ("Anggarannya 860 miliar riyal.", "860 miliar riyal | 860000000000 exact SAR | None | None"),
    ("Tiketnya 120 ringgit.", "120 ringgit | 120 exact MYR | None | None"),
    ("Dendanya S$5.000.", "S$5.000 | 5000 exact SGD | None | None"),
    ("Ongkosnya 900 yen.", "900 yen | 900 exact JPY | None | None"),
    ("Subsidi minus Rp 2.345 per liter.", "minus Rp 2.345 per liter | -2345 exact IDR | None | liter"),
    ("Kursnya Rp 15.100 per dollar AS.", "Rp 15.100 per dollar AS | 15100 exact IDR | None | dollar"),
    # units and rates
    ("Gempa 6,2 SR mengguncang.", "6,2 SR | 6.2 exact sr | None | None"),
    ("Gempa magnitudo 5,3 terasa.", "5,3 | 5.3 exact magnitudo | None | None"),
    ("Gempa M5,3 terasa.", "5,3 | 5.3 exact magnitudo | None | None"),
    ("Suhunya 36,5 derajat Celsius.", "36,5 derajat Celsius | 36.5 exact derajat celsius | None | None"),
    ("Ada 300 kendaraan/jam lewat.", "300 kendaraan/jam | 300 exact kendaraan | kendaraan | hour"),
    ("Angin 40 km/jam bertiup.", "40 km/jam | 40 exact km/jam | None | None"),
    ("Luasnya 12 meter persegi.", "12 meter persegi | 12 exact meter persegi | None | None"),
    ("Listrik 10GW dibangun.", "10GW | 10 exact gw | None | None"),
    ("Bunga naik 25 basis poin.", "25 basis poin | 25 exact basis poin | None | None"),
    ("Produksi 30 juta barel per hari.", "30 juta barel per hari | 30000000 exact barel | None | day"),
    ("Minyak 74,61 dolar AS per barel.", "74,61 dolar AS per barel | 74.61 exact USD | None | barrel"),
    ("Ada 40 pasien setiap hari.", "40 pasien setiap hari | 40 exact pasien | pasien | day"),
    ("Bunganya 4 persennya saja.", "4 persen | 4 exact persen | None | None"),
    # what is counted
    ("Ada tiga orang saksi.", "tiga orang saksi | 3 exact saksi | saksi | None"),
    ("Ada lima orang di sana.", "lima orang | 5 exact orang | orang | None"),
    ("Ada 12 orang luka berat di sana.", "12 orang | 12 exact orang | orang luka berat | None"),
    ("Sebanyak 442 jemaah haji tiba.", "442 jemaah haji | 442 exact jemaah haji | jemaah haji | None"),
    ("Ada 500 tentara Korea Utara di sana.", "500 tentara | 500 exact tentara | tentara Korea Utara | None"),
    ("Ada 5 SPBU baru.", "5 SPBU | 5 exact spbu | SPBU baru | None"),
    ("Ia pergi bersama lima rekannya.", "lima rekannya | 5 exact rekan | rekannya | None"),
    ("Polisi menyita satu unit mobil.", "satu unit mobil | 1 exact unit | mobil | None"),
    ("Gempa itu terjadi enam kali.", "enam kali | 6 exact kali | kali | None"),
    ("Ada 442jemaah haji.", "442jemaah haji | 442 exact jemaah haji | jemaah haji | None"),
    ("Kedua korban selamat.", "Kedua korban | 2 exact korban | korban selamat | None"),
    ("Nasib keempat nelayan itu gelap.", "keempat nelayan | 4 exact nelayan | nelayan | None"),
    ("Polisi menahan kelima tersangka.", "kelima tersangka | 5 exact tersangka | tersangka | None"),
    # ages
    ("Sari Melati (26) selamat.", "26 | 26 exact tahun | None | None"),
    ("Pria 48 tahun itu pulang.", "48 tahun | 48 exact tahun | None | None"),
    ("Usia Wening Sari bukan 23 tahun, melainkan 32 tahun.", "32 tahun | 32 exact tahun | None | None"),
    ("Ia berusia 23 tahun dan seharusnya dihukum 3 tahun.", "23 tahun | 23 exact tahun | None | None"),
    ("Ia berusia sekitar 33 tahun.", "sekitar 33 tahun | 33 approx tahun | None | None"),
    ("Usia kapal itu sudah 31 tahun.", "31 tahun | 31 exact tahun | None | None"),
    ("Sebanyak 600 lebih penari datang.", "600 lebih penari | 600.. more_than penari | penari | None"),
    ("Regu itu minta tiga lagi pegawai.", "tiga lagi pegawai | 3 exact pegawai | pegawai | None"),
    ("Harganya mulai dari Rp 4.899.000.", "mulai dari Rp 4.899.000 | 4899000.. at_least IDR | None | None"),
    (
        "Diskon untuk minimal transaksi Rp300 ribu.",
        "minimal transaksi Rp300 ribu | 300000.. at_least IDR | None | None",
    ),
    (
        "Tarifnya mulai Rp 5 juta hingga Rp 9 juta.",
        "Rp 5 juta hingga Rp 9 juta | 5000000..9000000 range IDR | None | None",
    ),
    ("Cabai dijual Rp 5.000-9.000 per kg.", "Rp 5.000-9.000 per kg | 5000..9000 range IDR | None | kg"),
    ("Lajunya 200 ribu per hari.", "200 ribu per hari | 200000 exact None | None | day"),
    ("Harganya Rp 5 juta per koin.", "Rp 5 juta per koin | 5000000 exact IDR | None | coin"),
    ("Celahnya 0,2 cm kubik.", "0,2 cm kubik | 0.2 exact cm kubik | None | None"),
    ("Usianya 33 (tahun) saja.", "33 (tahun) | 33 exact tahun | None | None"),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS, ids=[text for text, _ in AMOUNTS])
def test_amount(text, expected):
    assert [brief(q) for q in reading(text)[1]] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bunga naik dari 9,5 persen menjadi 13 persen.", ["9.5 persen", "13 persen"]),
        ("Harga naik 41 sen menjadi 58,75 dolar AS.", ["0.41 USD", "58.75 USD"]),
        ("Ada 30 korban, dan 21 di antaranya selamat.", ["30 korban", "21 korban"]),
        ("Ada 30 korban. Sebanyak 21 di antaranya selamat.", ["30 korban", "21 korban"]),
        ("Sebanyak 87 penerbangan batal, 66 merupakan rute asing.", ["87 penerbangan", "66 penerbangan"]),
        ("Enam orang ditangkap, 2 pemberi dan 3 lainnya penerima.", ["6 orang", "2 pemberi", "3 pemberi"]),
        ("Dari lima orang itu, tiga selamat dan dua tewas.", ["5 orang", "3 orang", "2 orang"]),
        ("Uang Rp 3 miliar disita; yang 2 miliar lagi hilang.", ["3000000000 IDR", "2000000000 IDR"]),
        ("Ada 10.000 tentara. Mereka yang 10.000 itu pulang.", ["10000 tentara", "10000 None"]),
        ("Ada 71 penumpang, bukan 64 seperti kata mereka.", ["71 penumpang", "64 penumpang"]),
        ("Kami tulis ia berusia 23 tahun. Yang benar 32 tahun.", ["23 tahun", "32 tahun"]),
        ("Dari 12 perahu itu, tiga lagi masih hilang.", ["12 perahu", "3 perahu"]),
        ("Dua saham turun masing-masing 0,16 dan 0,18 persen.", ["2 saham", "0.16 persen", "0.18 persen"]),
        (
            "Dari Rp 5 triliun untuk 11 juta nasabah, 9 juta sudah lunas.",
            ["5000000000000 IDR", "11000000 nasabah", "9000000 nasabah"],
        ),
        ("Satu dari dua kapal itu karam.", ["1 kapal", "2 kapal"]),
        ("Rapat dihadiri 308 dari 580 anggota.", ["308 anggota", "580 anggota"]),
        ("Tim itu lolos dari Grup 2 dari 5 grup.", ["5 grup"]),
        ("Daya 450 dan 900 VA dipasang.", ["450 va", "900 va"]),
        ("Baca juga: Toko Rasa Buka, Ada 6 Fitur Baru", ["6 fitur"]),
        ("Ia menonton film Dua Musim di rumah.", []),
        ("Harapan hidup warga Lorambang mencapai 72 tahun.", ["72 tahun"]),
        ("Harapan hidup di Lorambang bisa di atas 75 tahun. Ia dihukum 3 tahun.", ["75 tahun"]),
        ("Skor 1 - 1 hanya bertahan sebentar.", []),
        ("Ada 207 laki-laki dan 235 perempuan.", ["207 laki-laki", "235 perempuan"]),
    ],
)
def test_several_amounts(text, expected):
    assert [f"{q.low:f} {q.unit}" for q in reading(text)[1]] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ia dihukum 5 tahun. Yang benar 3 tahun.",
        "Pesawat SV-5726 mendarat.",
        "Pesawat QZ8501 jatuh.",
        "Boeing 737 itu mendarat.",
        "Negara G7 bertemu.",
        "Ia melanggar Pasal 5 ayat (1) undang-undang.",
        "Aturan itu UU Nomor 31 dari kementerian.",
        "Tim menang 3-1 di kandang.",
        "Ia tinggal di Jalan Melati 12 kota itu.",
        "Kloter 12 tiba lebih dulu.",
        "Ia anak ke-3 di keluarganya.",
        "Hari ke 12 pencarian dimulai.",
        "Ia salah satu saksi.",
        "Mereka saling kenal satu sama lain.",
        "Di satu sisi ia benar.",
        "Mereka duduk dalam satu mobil.",
        "Seorang warga melihat sebuah kapal.",
        "Beberapa orang dan sejumlah warga datang.",
        "Pertama soal uang. Kedua, soal waktu.",
        "Itu pilihan kedua bagi mereka.",
        "Ini keempat kalinya ia datang.",
        "Warga pergi satu demi satu dari desa.",
        "Ekonomi terbesar kedua di dunia melambat.",
        "Ia menunggu dua jam di sana.",
        "Ia dihukum tujuh tahun penjara.",
        "Teknologi industri 4.0 dipakai.",
        "Hubungi 081234567890 segera.",
        "Rute Kelas 3 SMP ditutup.",
        "Bendera dikibarkan setengah tiang.",
        "Hal itu terjadi sekali dua kali saja.",
        "Ia mendukung solusi dua negara.",
        "Ia presiden ketujuh negeri itu.",
        "Keduanya pulang.",
        "Bukan satu-satunya jalan.",
        "Program satu desa satu dokter dimulai.",
        "Api muncul dari lantai dua rumah itu.",
        "Larangan itu ada di Pasal 12 Ayat (3) dan dibaca ulang.",
        "Gedung itu ada di RT 02 RW 10 desa.",
        "Pusatnya di 3,47° LS dan 121,16° BT serta 8,10 derajat Lintang Selatan.",
        "Pusatnya di 8.21 lintang selatan dan 107.32 bujur timur.",
    ],
)
def test_no_amount(text):
    assert reading(text)[1] == []


@pytest.mark.parametrize(
    ("text", "timed", "expected"),
    [
        ("Rapat 17 Juni 2025 dihadiri 20 orang.", ["17 Juni 2025"], ["20 orang"]),
        ("Pada 2024 warga pindah.", ["2024"], []),
        ("Ada 40 teror per tahun.", ["per tahun"], ["40 teror per tahun"]),
        ("Wanita 26 tahun itu pulang.", ["26 tahun"], ["26 tahun"]),
    ],
)
def test_dates_keep_their_numbers(text, timed, expected):
    assert [q.text for q in reading(text, timed)[1]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ada dua, tiga, dan empat kamar tidur.", ["2", "3", "4"], marks=pytest.mark.xfail(strict=True)),
        pytest.param("Mereka meninggalkanempat anak.", ["4"], marks=pytest.mark.xfail(strict=True)),
        pytest.param("Mereka pergi ke satu pesta besar dengan satu mobil.", [], marks=pytest.mark.xfail(strict=True)),
    ],
)
def test_known_misses(text, expected):
    assert [f"{q.low:f}" for q in reading(text)[1]] == expected


def test_a_headline_of_another_report_is_read_too():
    text = "Kapal karam di selat. Baca juga: 5 Nelayan Hilang di Laut. Tim mencari 3 korban."
    parts = (Part("body", 0, 22), Part("link", 22, 58), Part("body", 59, len(text)))
    doc = annotate(Article(id="a1", source="t", text=text, sha256="", parts=parts))
    assert [q.text for q in quantities(doc, ())] == ["5 Nelayan", "3 korban"]


PIECES = [text for text, _ in AMOUNTS] + [
    "Ia pulang.",
    "Pasal 5 dibahas",
    "antara",
    "lebih dari",
    "Rp",
    "(26)",
    "-",
    "7",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.sampled_from([" ", "\n", "\n\n", ""]))
def test_spans_quote_the_text_and_do_not_overlap(pieces, between):
    doc, found = reading(between.join(pieces))
    ends = 0
    for quantity in found:
        assert quantity.span.of(doc.text) == quantity.text
        assert quantity.span.start >= ends
        ends = quantity.span.end
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


@given(st.text(alphabet="0123456789.,-/() Rpkmxdualimarbtn\n", max_size=60))
def test_any_text_is_read(text):
    doc, found = reading(text)
    assert all(q.span.of(doc.text) == q.text for q in found)


@given(st.integers(1, 10**7), st.sampled_from(["orang", "rumah", "kapal", "warga"]))
def test_an_amount_printed_is_read_back(n, noun):
    printed = f"{n:,}".replace(",", ".")
    (quantity,) = reading(f"Sebanyak {printed} {noun} terdampak.")[1]
    assert (quantity.low, quantity.high, quantity.unit) == (Decimal(n), Decimal(n), noun)


def test_ids_are_the_same_each_time():
    text = AMOUNTS[0][0]
    assert [q.id for q in reading(text)[1]] == [q.id for q in reading(text)[1]]


def test_a_comma_starts_decimals_where_its_sentence_writes_them_so():
    for rest, value in (("ke level 96,415", "96.415"), ("bagi 96,415 orang", "96415")):
        _, (_, last) = reading(f"Indeks turun 0,08 persen {rest}.")
        assert last.low == Decimal(value)


def test_two_sizes_with_a_slash_between_them():
    _, found = reading("Ponsel itu dijual dengan memori 8GB/128GB.")
    assert [brief(quantity) for quantity in found] == [
        "8GB | 8 exact gb | None | None",
        "128GB | 128 exact gb | None | None",
    ]


def test_what_is_inherited_is_what_was_counted_not_where_it_is():
    _, found = reading("Sebanyak 27 orang dibawa ke dua klinik, empat di antaranya anak-anak.")
    assert [quantity.unit for quantity in found] == ["orang", "klinik", "orang"]
    _, found = reading("Air merendam di lima desa, dua di antaranya terisolasi.")
    assert [quantity.unit for quantity in found] == ["desa", "desa"]
