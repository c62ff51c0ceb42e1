"""Expressions of time: what is found, what it is worth, and from which day that was worked out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.extract.anchors import month_near, unit_value, weekday_near
from runut.extract.dates import dates
from runut.records import Article, DateValue, Part
from runut.text import annotate

WEDNESDAY = "2025-06-18"


def read(text, published=WEDNESDAY, basis="stated", precision="day"):
    day = DateValue(published, precision, basis) if published else DateValue()
    article = Article("a1", "test", text, "0", published=day, parts=(Part("body", 0, len(text)),))
    return list(dates(annotate(article)))


def values(text, **article):
    return [(date.text, date.value) for date in read(text, **article)]


ABSOLUTE = [
    ("Rapat digelar Kamis (12/6/2025) di Wana.", "Kamis (12/6/2025)", "2025-06-12"),
    ("Rapat digelar Kamis, (12/6/2025) di Wana.", "Kamis, (12/6/2025)", "2025-06-12"),
    ("Rapat digelar Kamis (12/6) di Wana.", "Kamis (12/6)", "2025-06-12"),
    ("Rapat digelar Senin (22/12) di Wana.", "Senin (22/12)", "2025-12-22"),
    ("Rapat digelar Senin, 2 Juni 2025 di Wana.", "Senin, 2 Juni 2025", "2025-06-02"),
    ("Rapat digelar 2 Juni lalu di Wana.", "2 Juni lalu", "2025-06-02"),
    ("Rapat digelar 2 Januari mendatang.", "2 Januari mendatang", "2026-01-02"),
    ("Aturan terbit 30 Desember.", "30 Desember", "2024-12-30"),
    ("Surat bertanggal 4 November 2009 itu hilang.", "4 November 2009 itu", "2009-11-04"),
    ("Ia menjabat sejak Februari 2021.", "Februari 2021", "2021-02"),
    ("Ia menjabat sejak tahun 2008.", "tahun 2008", "2008"),
    ("Anggaran 2024 sudah cair.", "2024", "2024"),
    ("Aturan itu berlaku pada awal 2024.", "awal 2024", "2024"),
    ("Rencana 2024-2029 disusun.", "2024-2029", "2024/2029"),
    ("Musim 2024/25 selesai.", "2024/25", "2024/2025"),
    ("Benteng itu berdiri pada 1745 di Wana.", "1745", "1745"),
    ("Perang Wana (1745) berakhir.", "1745", "1745"),
    ("Rapat digelar tanggal 12 (Juni) di Wana.", "12 (Juni)", "2025-06-12"),
    ("Rapat digelar tanggal 12 - 14 (Juni 2024).", "12 - 14 (Juni 2024)", "2024-06-12/2024-06-14"),
    ("Toko ramai saat Tahun Baru Imlek.", "Tahun Baru Imlek", "2025-01-29"),
    ("Gaya era 1990-an kembali.", "1990-an", "199X"),
    ("Benteng dari abad ke-17 runtuh.", "abad ke-17", "16XX"),
    ("Gempa: 10-Jun-25 di laut.", "10-Jun-25", "2025-06-10"),
    ("Gempa: 10-Jun-25 06:15:07 WIB di laut.", "10-Jun-25 06:15:07 WIB", "2025-06-10T06:15"),
    ("Musik era 80-an kembali.", "80-an", "198X"),
    ("Musik dekade 60-an kembali.", "60-an", "196X"),
    ("Benteng dari abad 17 runtuh.", "abad 17", "16XX"),
    ("Laba pada Q2 2025 turun.", "Q2 2025", "2025-Q2"),
    ("Laba kuartal II/2025 turun.", "kuartal II/2025", "2025-Q2"),
    ("Pameran dibuka 28-29 Juni di Wana.", "28-29 Juni", "2025-06-28/2025-06-29"),
]
RELATIVE = [
    ("Hujan turun hari ini.", "hari ini", "2025-06-18"),
    ("Hujan turun kemarin.", "kemarin", "2025-06-17"),
    ("Kapal berangkat besok pagi.", "besok pagi", "2025-06-19TMO"),
    ("Warga menunggu hingga saat ini.", "saat ini", "PRESENT_REF"),
    ("Kapal berangkat lusa.", "lusa", "2025-06-20"),
    ("Hujan turun tadi malam.", "tadi malam", "2025-06-17TNI"),
    ("Api muncul pukul 02.30 dini hari tadi.", "pukul 02.30 dini hari tadi", "2025-06-18T02:30"),
    ("Ia cedera pada akhir musim lalu.", "akhir musim lalu", "PAST_REF"),
    ("Hujan turun pagi tadi.", "pagi tadi", "2025-06-18TMO"),
    ("Hujan turun Senin pagi tadi.", "Senin pagi tadi", "2025-06-16TMO"),
    ("Hujan turun Rabu pagi tadi.", "Rabu pagi tadi", "2025-06-18TMO"),
    ("Hujan turun kemarin sore.", "kemarin sore", "2025-06-17TAF"),
    ("Hujan turun Selasa sore kemarin.", "Selasa sore kemarin", "2025-06-17TAF"),
    ("Gudang terbakar Senin.", "Senin", "2025-06-16"),
    ("Gudang terbakar Rabu dini hari.", "Rabu dini hari", "2025-06-18TMO"),
    ("Sidang akan digelar Senin.", "Senin", "2025-06-23"),
    ("Warga hendak berkumpul Senin.", "Senin", "2025-06-23"),
    ("Gudang di depan balai terbakar Senin.", "Senin", "2025-06-16"),
    ("Sidang digelar Rabu lalu.", "Rabu lalu", "2025-06-11"),
    ("Sidang digelar Rabu depan.", "Rabu depan", "2025-06-25"),
    ("Sidang digelar Senin pekan depan.", "Senin pekan depan", "2025-06-23"),
    ("Sidang digelar Jumat pekan lalu.", "Jumat pekan lalu", "2025-06-13"),
    ("Sidang ditunda ke semester kedua mendatang.", "semester kedua mendatang", "2025-H2"),
    ("Uang itu harus kembali pada tanggal 7 bulan ini.", "tanggal 7 bulan ini", "2025-06-07"),
    ("Iuran jatuh tempo tanggal 3 bulan depan.", "tanggal 3 bulan depan", "2025-07-03"),
    ("Ia mendaftar tanggal 14.", "tanggal 14", "2025-06-14"),
    ("Ia pindah tanggal 31 lalu.", "tanggal 31 lalu", "2025-05-31"),
    ("Rapat digelar tanggal 14 nanti.", "tanggal 14 nanti", "2025-07-14"),
    ("Bazar buka tanggal 28-29 nanti.", "tanggal 28-29 nanti", "2025-06-28/2025-06-29"),
    ("Gaji cair setiap tanggal 25.", "setiap tanggal 25", "XXXX-XX-25"),
    ("Panen turun pekan lalu.", "pekan lalu", "2025-W24"),
    ("Panen turun minggu ini.", "minggu ini", "2025-W25"),
    ("Minggu lalu panen turun.", "Minggu lalu", "2025-W24"),
    ("Pantai ramai akhir pekan ini.", "akhir pekan ini", "2025-W25-WE"),
    ("Harga naik bulan depan.", "bulan depan", "2025-07"),
    ("Harga naik pada akhir bulan.", "akhir bulan", "2025-06"),
    ("Harga naik Agustus lalu.", "Agustus lalu", "2024-08"),
    ("Harga naik sejak Mei.", "Mei", "2025-05"),
    ("Jembatan dijadwalkan rampung Maret.", "Maret", "2026-03"),
    ("Kontrak untuk pengiriman Juli turun.", "Juli", "2025-07"),
    ("Harga naik pada Juni tahun lalu.", "Juni tahun lalu", "2024-06"),
    ("Harga naik tahun lalu.", "tahun lalu", "2024"),
    ("Dana cair akhir tahun.", "akhir tahun", "2025"),
    ("Dua hari lalu jalan putus.", "Dua hari lalu", "2025-06-16"),
    ("Dua pekan lagi jalan dibuka.", "Dua pekan lagi", "2025-W27"),
    ("Tiga tahun silam jalan dibuka.", "Tiga tahun silam", "2022"),
    ("Ekspor naik pada kuartal III-2024.", "kuartal III-2024", "2024-Q3"),
    ("Ekspor naik pada kuartal pertama.", "kuartal pertama", "2025-Q1"),
    ("Ekspor naik pada paruh pertama tahun depan.", "paruh pertama tahun depan", "2026-H1"),
    ("Toko tutup pada Malam Tahun Baru.", "Malam Tahun Baru", "2024-12-31"),
    ("Toko tutup saat Natal.", "Natal", "2024-12-25"),
    ("Toko tutup pada Idul Adha 2024.", "Idul Adha 2024", "2024-06-17"),
    ("Turis datang pada musim dingin.", "musim dingin", "2025-WI"),
]
TIMES = [
    ("Api padam pukul 09.30 WIB.", "pukul 09.30 WIB", "2025-06-18T09:30"),
    ("Api padam pukul 09.30 WIB, Jumat (13/6).", "pukul 09.30 WIB, Jumat (13/6)", "2025-06-13T09:30"),
    ("Loket tutup Jumat (13/6) pukul 24.00 WIB.", "Jumat (13/6) pukul 24.00 WIB", "2025-06-13T24:00"),
    ("Api padam Jumat (13/6) sekitar pukul 21.05 Wita.", "Jumat (13/6) sekitar pukul 21.05 Wita", "2025-06-13T21:05"),
    ("Api padam Jumat (13/6) malam.", "Jumat (13/6) malam", "2025-06-13TNI"),
    ("Api padam Jumat malam (13/6).", "Jumat malam (13/6)", "2025-06-13TNI"),
    ("Api padam Jumat malam, 13 Juni 2025.", "Jumat malam, 13 Juni 2025", "2025-06-13TNI"),
    ("Api padam pukul 8 malam.", "pukul 8 malam", "2025-06-18T20:00"),
    ("Api padam jam tujuh pagi.", "jam tujuh pagi", "2025-06-18T07:00"),
    ("Api padam jam setengah enam pagi.", "jam setengah enam pagi", "2025-06-18T05:30"),
    ("Loket buka pukul 09.00-11.00 WIT.", "pukul 09.00-11.00 WIT", "2025-06-18T09:00/2025-06-18T11:00"),
    ("Loket buka 07:15 WIB.", "07:15 WIB", "2025-06-18T07:15"),
    ("Pasar sepi tengah hari.", "tengah hari", "2025-06-18T12:00"),
]
LENGTHS_AND_SETS = [
    ("Rapat berlangsung selama tiga jam.", "tiga jam", "PT3H"),
    ("Ia dihukum 7 tahun penjara.", "7 tahun", "P7Y"),
    ("Ia dihukum 6 (enam) bulan penjara.", "6 (enam) bulan", "P6M"),
    ("Ia wajib lapor dalam 2x24 jam.", "2x24 jam", "PT48H"),
    ("Getaran berlangsung 6 menit 53 detik.", "6 menit 53 detik", "PT6M53S"),
    ("Ia menunggu hampir dua pekan.", "hampir dua pekan", "P2W"),
    ("Ia menunggu beberapa hari.", "beberapa hari", "PXD"),
    ("Ia menunggu bertahun-tahun.", "bertahun-tahun", "PXY"),
    ("Ia menunggu puluhan tahun.", "puluhan tahun", "PXY"),
    ("Ia menunggu satu setengah jam.", "satu setengah jam", "PT1.5H"),
    ("Ia menunggu setengah jam.", "setengah jam", "PT30M"),
    ("Ia menunggu 1.250 hari.", "1.250 hari", "P1250D"),
    ("Ini terburuk dalam satu dekade terakhir.", "satu dekade terakhir", "P10Y"),
    ("Ia menunggu dua hingga tiga bulan.", "dua hingga tiga bulan", "P2M/P3M"),
    ("Ia berlatih setiap hari.", "setiap hari", "P1D"),
    ("Ia berlatih setiap tahunnya.", "setiap tahunnya", "P1Y"),
    ("Kapal itu karam berpuluh-puluh tahun.", "berpuluh-puluh tahun", "PXY"),
    ("Ia juara dua tahun ke belakang.", "dua tahun ke belakang", "P2Y"),
    ("Ia berlatih setiap 5 menit.", "setiap 5 menit", "PT5M"),
    ("Ia berlatih setiap Senin pagi.", "setiap Senin pagi", "XXXX-WXX-1TMO"),
    ("Ada 40 kasus per hari ini.", "hari ini", "2025-06-18"),
    ("Pasar buka setiap hari Minggu.", "setiap hari Minggu", "XXXX-WXX-7"),
    ("Ia berlatih tiap Maret.", "tiap Maret", "XXXX-03"),
    ("Bus berjalan 24 jam sehari.", "24 jam sehari", "P1D"),
    ("Laporan bulanan terbit.", "bulanan", "P1M"),
]
NO_POINT = [
    ("Saat ini jalan ditutup.", "Saat ini", "PRESENT_REF"),
    ("Jalan itu kini ditutup.", "kini", "PRESENT_REF"),
    ("Baru-baru ini jalan ditutup.", "Baru-baru ini", "PAST_REF"),
    ("Beberapa bulan yang lalu jalan ditutup.", "Beberapa bulan yang lalu", "PAST_REF"),
    ("Jalan itu nantinya ditutup.", "nantinya", "FUTURE_REF"),
    ("Jalan itu ditutup pada pemilu mendatang.", "mendatang", "FUTURE_REF"),
]


def test_a_day_beside_it_tells_which_day_is_today():
    assert values("Hujan turun hari ini, Selasa (17/6/2025).")[0] == ("hari ini", "2025-06-17")
    assert values("Hujan turun hari ini, Rabu (18/6/2026).")[0] == ("hari ini", "2025-06-18")  # the year is a slip
    assert values("Hujan turun hari ini. Selasa (17/6/2025) kering.")[0] == ("hari ini", "2025-06-18")


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE + RELATIVE + TIMES + LENGTHS_AND_SETS + NO_POINT)
def test_one_expression(text, words, value):
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Korban, pria 34 tahun, selamat.",
        "Korban berusia sekitar 34 tahun.",
        "Pelatih 43 tahun itu diam.",
        "Banu, 34 tahun, selamat.",
        "Umur kapal itu 31 tahun.",
        "Banu (34 tahun) selamat.",
        "Anak usia 5-14 tahun divaksin.",
        "Harapan hidup warga pesisir di Wana Selatan 75 tahun.",
        "Undang-Undang Nomor 31 Tahun 1999 berlaku.",
        "Surat nomor 12/2013 berlaku.",
        "Gaji Rp 2025 per hari.",
        "Ada 2000 orang di sana.",
        "Juli Santoso dan Mei Lin hadir.",
        "Kota Mandala Natal banjir.",
        "Ia berbelanja di Pasar Minggu.",
        "Pabrik membuat 30 ton per hari.",
        "Ia makan siang di pasar malam.",
        "Sebelumnya ia diam, kemudian pergi, lalu pulang.",
        "Harian Lentera terbit.",
        "Alat itu dipakai sehari-hari.",
        "Toko tutup pada tanggal 1 Muharam.",
        "Surat tanggal 45 itu tidak ada.",
        "Harganya hingga 9 ribu.",
        "Bayi berusia 12 hari itu sehat.",
        "Perda No.4 Tahun 2011 diubah.",
    ],
)
def test_what_is_no_date(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pada hari ini, Rabu (18/6/2025), ia tiba.", ["2025-06-18", "2025-06-18"]),
        ("Pameran berlangsung 15 hingga 20 Juni 2024.", ["2024-06-15", "2024-06-20"]),
        ("Pameran berlangsung 28 Desember sampai 3 Januari 2027.", ["2027-12-28", "2027-01-03"]),
        ("Data Januari-Mei 2023 dirilis.", ["2023-01/2023-05"]),
        ("Ekspor turun selama Oktober-Februari 2025.", ["2024-10/2025-02"]),
        ("Ekspor naik pada Maret - Mei tahun lalu.", ["2024-03/2024-05"]),
        ("Festival dibuka Juni-Juli.", ["2025-06/2025-07"]),
        (
            "Kapal karam di Wana, Minggu (8/6) pukul 21.00. Pada malam hari ia kabur.",
            ["2025-06-08T21:00", "2025-06-08TNI"],
        ),
        ("Ekspor naik pada kuartal pertama dan kedua 2024.", ["2024-Q1", "2024-Q2"]),
        ("Ia tiba Senin (9/6). Sehari sebelumnya ia sakit.", ["2025-06-09", "2025-06-08"]),
        ("Ia tiba Senin (9/6). Keesokan harinya ia sakit.", ["2025-06-09", "2025-06-10"]),
        ("Ia diangkat pada 2019. Setahun kemudian ia mundur.", ["2019", "2020"]),
        ("Ia diangkat pada 2019. Saat itu kota sepi.", ["2019", "2019"]),
        ("Harga naik pada Mei 2024 dibanding bulan sebelumnya.", ["2024-05", "2024-04"]),
        ("Pawai 2030 dibahas. Saat itu kota sepi.", ["2030", "PAST_REF"]),  # what lies ahead was not told of
        ("Rapat bubar, kata Banu, Rabu (18/6). Saat itu kota sepi.", ["2025-06-18", "PAST_REF"]),
        ("Ia tiba Senin (9/6). Malam itu hujan.", ["2025-06-09", "2025-06-09TNI"]),
        ("Api muncul Senin (9/6) dan padam pukul 23.10 WIB.", ["2025-06-09", "2025-06-09T23:10"]),
        ("Ia tiba pukul 13.00 WIB. Dua jam kemudian ia pergi.", ["2025-06-18T13:00", "2025-06-18T15:00"]),
        ("Ia tiba Senin (9/6) malam.Korban selamat.", ["2025-06-09TNI"]),
        ("Toko itu menjual Android 17 tahun ini dan Windows 12 tahun depan.", ["2025", "2026"]),
    ],
)
def test_what_is_counted_from_the_words_before(text, expected):
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia tiba jam 2-an atau setengah 3.", ["2025-06-18T02:00", "2025-06-18T02:30"]),
        ("Data untuk pekan yang berakhir 6 Juni naik.", ["2025-W23"]),
    ],
)
@pytest.mark.xfail(strict=True, reason="not read: half hours without pukul, weeks by their last day")
def test_known_misses(text, expected):
    assert [value for _, value in values(text)] == expected


def test_a_day_in_a_quotation_is_counted_from_the_day_it_was_said():
    text = '"Kami berangkat besok dengan kapal," kata Banu, Senin (16/6/2025). Kapal tiba hari ini.'
    assert values(text) == [("besok", "2025-06-17"), ("Senin (16/6/2025)", "2025-06-16"), ("hari ini", "2025-06-18")]


def test_the_reporters_word_in_brackets_within_a_quotation_is_counted_from_the_day_of_the_report():
    text = '"Besok (hari ini) kami berangkat," kata Banu, Selasa (17/6/2025).'
    assert [value for _, value in values(text)] == ["2025-06-18", "2025-06-18", "2025-06-17"]


def test_the_day_of_an_utterance_is_not_the_day_narrated():
    text = "Api muncul pada Senin (9/6) di gudang, kata Banu, Selasa (17/6). Api padam pukul 23.10 WIB."
    assert values(text)[-1] == ("pukul 23.10 WIB", "2025-06-09T23:10")


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("Rapat digelar 2 Juni 2025.", "2025-06-02", "stated"),
        ("Rapat digelar Senin (2/6/2025).", "2025-06-02", "stated"),
        ("Rapat digelar Selasa (2/6/2025).", "2025-06-02", "relative"),  # it was a Monday: a misprint, kept
        ("Rapat digelar Senin (2/6).", "2025-06-02", "relative"),
        ("Rapat digelar kemarin.", "2025-06-17", "relative"),
        ("Rapat digelar selama dua jam.", "PT2H", "stated"),
    ],
)
def test_basis(text, value, basis):
    (date,) = read(text)
    assert (date.value, date.basis) == (value, basis)


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("Rapat digelar kemarin.", "2025-06-17", "story"),
        ("Rapat digelar Senin.", "2025-06-16", "story"),
        ("Rapat digelar pada 12 Juni.", "2025-06-12", "story_year"),
        ("Rapat digelar Senin (16/6).", "2025-06-16", "story_year"),
        ("Rapat digelar pada bulan Mei.", "2025-05", "story_year"),
        ("Rapat digelar pada 12 Juni 2025.", "2025-06-12", "stated"),
    ],
)
def test_a_day_of_publication_that_the_story_told(text, value, basis):
    (date,) = read(text, basis="story")
    assert (date.value, date.basis) == (value, basis)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rapat digelar 31 Oktober.", "XXXX-10-31"),
        ("Rapat digelar Kamis.", "XXXX-WXX-4"),
        ("Rapat digelar Maret.", "XXXX-03"),
        ("Rapat digelar kemarin.", "XXXX-XX-XX"),
        ("Rapat digelar pekan lalu.", "XXXX-WXX"),
        ("Rapat digelar pukul 10.00 WIB.", "XXXX-XX-XXT10:00"),
    ],
)
def test_without_a_day_of_publication(text, value):
    (date,) = read(text, published=None)
    assert (date.value, date.basis) == (value, "unresolved")


def test_without_a_day_of_publication_a_full_date_tells_the_year():
    text = "Rapat digelar 31 Oktober, kata Banu, Jumat (1/11/2024)."
    assert [value for _, value in values(text, published=None)] == ["2024-10-31", "2024-11-01"]


def test_without_a_day_of_publication_a_weekday_is_the_one_told_in_full():
    text = "Rapat digelar Selasa (11/3/2031) sore. Selasa malam ia pulang."
    assert values(text, published=None)[-1] == ("Selasa malam", "2031-03-11TNI")


def test_hours_ago_need_the_clock_of_publication():
    text = "Gempa terjadi dua jam lalu."
    assert values(text, published="2025-06-18T09:30", precision="minute") == [("dua jam lalu", "2025-06-18T07:30")]
    assert values(text) == [("dua jam lalu", "PT2H")]


def test_furniture_holds_no_dates():
    text = "Rapat digelar kemarin.\nBaca juga: Rapat Hari Ini"
    parts = (Part("body", 0, 22), Part("furniture", 23, len(text)))
    article = Article("a1", "test", text, "0", published=DateValue(WEDNESDAY, "day", "stated"), parts=parts)
    assert [date.text for date in dates(annotate(article))] == ["kemarin"]


def test_a_headline_inside_the_text_holds_dates_that_are_not_narrated():
    first, link, last = (
        "Hujan turun Senin.",
        "Baca juga: Banjir Wana pada 2 Maret 2024",
        "Dua hari sebelumnya cuaca cerah.",
    )
    text = f"{first} {link} {last}"
    at = text.index(link)
    parts = (
        Part("body", 0, at - 1),
        Part("link", at, at + len(link)),
        Part("body", at + len(link) + 1, len(text)),
    )
    article = Article("a1", "test", text, "0", published=DateValue(WEDNESDAY, "day", "stated"), parts=parts)
    found = [(date.text, date.value) for date in dates(annotate(article))]
    assert found == [("Senin", "2025-06-16"), ("2 Maret 2024", "2024-03-02"), ("Dua hari sebelumnya", "2025-06-14")]


def test_types():
    text = "Senin pukul 10.00 WIB, setiap hari, selama dua jam, kemarin."
    assert [date.type for date in read(text)] == ["time", "set", "duration", "date"]


WORDS = st.sampled_from(
    [
        *(
            "Senin",
            "Minggu",
            "(17/6)",
            "(17/6/2025)",
            "17",
            "Juni",
            "2025",
            "Mei",
            "Natal",
            "kuartal",
            "pertama",
            "kedua",
        ),
        *("lalu", "ini", "depan", "itu", "saat", "sebelumnya", "kemudian", "lagi", "kemarin", "besok", "pagi", "malam"),
        *(
            "pukul",
            "10.30",
            "WIB",
            "tiga",
            "dua",
            "hari",
            "pekan",
            "bulan",
            "tahun",
            "jam",
            "sehari",
            "2x24",
            "1990-an",
        ),
        *(
            "setiap",
            "per",
            "kali",
            "sekitar",
            "awal",
            "akhir",
            "hingga",
            "-",
            "dan",
            "usia",
            "beberapa",
            "puluhan",
            "abad",
        ),
        *(",", ".", '"', "ke-20", "musim", "dingin"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_any_words_give_spans_that_quote_the_text_in_order(words):
    text = " ".join(words)
    at = 0
    for date in read(text):
        assert date.span.start >= at
        assert date.span.of(text) == date.text != ""
        assert date.value
        at = date.span.end


@given(st.dates().filter(lambda day: 1600 < day.year < 9000), st.integers(1, 7))
def test_the_nearest_weekday_is_a_week_away_at_most(day, weekday):
    on_or_before, after = weekday_near(day, weekday, ""), weekday_near(day, weekday, "future")
    assert on_or_before <= day.isoformat() < after
    assert weekday_near(day, weekday, "past") < day.isoformat() <= weekday_near(day, weekday, "now")


@given(
    st.dates().filter(lambda day: 1600 < day.year < 9000), st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "DE"])
)
def test_later_units_have_later_values(day, unit):
    assert unit_value(day, unit, -1) < unit_value(day, unit, 0) < unit_value(day, unit, 1)


@given(st.dates().filter(lambda day: 1600 < day.year < 9000), st.integers(1, 12))
def test_the_nearest_month_lies_between_the_last_and_the_next(day, month):
    assert month_near(day, month, "past") <= month_near(day, month, "") <= month_near(day, month, "future")


@pytest.mark.parametrize(
    ("text", "value"),
    [("Pembalap itu mencatat 1.47.975 detik.", "PTXS"), ("9" * 400 + " hari lalu kapal tiba.", "PAST_REF")],
)
def test_digits_that_are_no_number_do_not_lose_the_article(text, value):
    assert [date.value for date in read(text)] == [value]


def test_a_part_of_a_day_belongs_to_the_day_told_behind_it():
    text = "Kapal karam 2 Juni. Hingga malam hari warga mencari di laut pada Senin (9/6/2025) itu."
    assert ("malam hari", "2025-06-09TNI") in values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia pindah pada April 2024, tepat tanggal 5.", ["2024-04", "2024-04-05"]),
        ("Loket buka Senin sampai Jumat.", ["2025-06-16", "2025-06-20"]),
        ("Loket buka Senin-Jumat.", ["2025-06-16", "2025-06-20"]),
        ("Rapat digelar Sabtu-Minggu, 21-22 Juni 2025.", ["2025-06-14", "2025-06-21/2025-06-22"]),
        ("Loket buka setiap Senin hingga Jumat.", ["XXXX-WXX-1", "XXXX-WXX-5"]),
        ("Rapat setiap Senin hingga Kamis.", ["XXXX-WXX-1", "XXXX-WXX-4"]),
        ("Rapat setiap Senin, Rabu dan Jumat.", ["XXXX-WXX-1", "XXXX-WXX-3", "XXXX-WXX-5"]),
        ("Loket buka pukul 08.00 hingga 16.00.", ["2025-06-18T08:00", "2025-06-18T16:00"]),
        ("Pawai dimulai pukul 2 siang sampai 9 malam.", ["2025-06-18T14:00", "2025-06-18T21:00"]),
    ],
)
def test_two_ends_of_a_range(text, expected):
    assert [value for _, value in values(text)] == expected
