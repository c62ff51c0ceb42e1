# A sentence of a report stands on one line.
"""Days, hours, years and places of one event or utterance that do not agree; every sentence here is made up."""

import re
from dataclasses import replace

import pytest

from relate_reports import credited, dated, report, said
from runut.records import Span
from runut.relate import relate


def told(*readings, language="id"):
    (related,) = relate(readings, one_story=True, language=language)
    return [(found.summary, found.reason, [span.article for span in found.evidence]) for found in related.findings]


def on(name, sentence, *days, published="2031-05-09"):
    """A report of one *sentence* with its *days*: words and value."""
    reading = report(name, sentence, outlet=f"Kabar {name}", day=published)
    for words, value in days:
        reading = dated(reading, words, value)
    return reading


ARREST = on("a", "Polisi menangkap Bram Odeh di Pasar Kalibaru pada 3 Mei 2031.", ("3 Mei 2031", "2031-05-03"))
AS_WELL = on("d", "Bram Odeh ditangkap di Pasar Kalibaru, Sabtu (3/5).", ("Sabtu (3/5)", "2031-05-03"))


@pytest.mark.parametrize(
    ("sentence", "words", "value", "found"),
    [
        ("Bram Odeh ditangkap di Pasar Kalibaru pada Senin (5/5).", "Senin (5/5)", "2031-05-05", 1),
        ("Pada 5 Mei 2031, Bram Odeh dibekuk di Pasar Kalibaru.", "5 Mei 2031", "2031-05-05", 1),
        ("Bram Odeh, penangkapan di Pasar Kalibaru terjadi Senin (5/5).", "Senin (5/5)", "2031-05-05", 1),
        # another deed, another person and place, the day of a plan or of a text, one of several, the night between
        ("Bram Odeh diperiksa di Pasar Kalibaru pada Senin (5/5).", "Senin (5/5)", "2031-05-05", 0),
        ("Sinta Wardani ditangkap di Kota Lembah pada Senin (5/5).", "Senin (5/5)", "2031-05-05", 0),
        ("Bram Odeh akan ditangkap di Pasar Kalibaru pada Senin (5/5).", "Senin (5/5)", "2031-05-05", 0),
        ("Penangkapan Bram Odeh di Pasar Kalibaru dalam rilis, Senin (5/5).", "Senin (5/5)", "2031-05-05", 0),
        ("Bram Odeh kembali ditangkap di Pasar Kalibaru pada Senin (5/5).", "Senin (5/5)", "2031-05-05", 0),
        ("Bram Odeh juga ditangkap di Pasar Kalibaru pada Senin (5/5).", "Senin (5/5)", "2031-05-05", 0),
        ("Bupati di lokasi penangkapan Bram Odeh di Pasar Kalibaru, Senin (5/5).", "Senin (5/5)", "2031-05-05", 0),
        ("Bram Odeh ditangkap di Pasar Kalibaru pada Rabu dini hari.", "Rabu dini hari", "2031-05-04TMO", 0),
        ("Bram Odeh ditangkap di Pasar Kalibaru pada 3 Mei 2031.", "3 Mei 2031", "2031-05-03", 0),
    ],
)
def test_a_deed_that_happens_once_is_of_one_day(sentence, words, value, found):
    findings = told(ARREST, AS_WELL, on("b", sentence, (words, value)))
    assert len(findings) == found
    assert all("3 Mei 2031 (Kabar a, Kabar d) atau 5 Mei 2031 (Kabar b)" in summary for summary, _, _ in findings)
    assert all(sorted(articles) == ["a", "b", "d"] for _, _, articles in findings)


def test_two_reports_alone_date_one_deed_where_they_name_the_same():
    assert told(ARREST, on("b", "Bram Odeh ditangkap di Pasar Kalibaru pada 5 Mei.", ("5 Mei", "2031-05-05"))) == []
    treaty = ("Naskah Traktat Selat Renggali", "ditandatangani di Istana Muara Wana pada")
    signed = [
        on(name, f"{treaty[0]} {treaty[1]} {words}.", (words, f"2031-05-0{words[0]}"))
        for name, words in (("a", "3 Mei"), ("b", "5 Mei"))
    ]
    assert len(told(*signed)) == 1
    robbed = [
        on(name, sentence, (words, value))
        for name, sentence, words, value in (
            ("a", "Pedagang beras dirampok di Kalibaru pada Senin (5/5).", "Senin (5/5)", "2031-05-05"),
            ("b", "Pedagang beras dirampok di Kalibaru pada Rabu (7/5).", "Rabu (7/5)", "2031-05-07"),
            ("c", "Perampokan pedagang beras, ia dirampok di Kalibaru, Rabu (7/5).", "Rabu (7/5)", "2031-05-07"),
        )
    ]
    assert told(*robbed[:2]) == []
    assert len(told(*robbed)) == 1


def test_the_day_of_a_visit_is_not_that_of_the_deed():
    visit = "Bram Odeh ditangkap ketika bupati mengunjungi Pasar Kalibaru pada Senin (5/5)."
    assert told(ARREST, AS_WELL, on("b", visit, ("Senin (5/5)", "2031-05-05"))) == []


def test_a_report_that_tells_both_days_of_what_may_happen_again_tells_two():
    both = on("b", "Bram Odeh ditangkap di Pasar Kalibaru pada Senin (5/5).", ("Senin (5/5)", "2031-05-05"))
    first, second = "Bram Odeh ditangkap di Pasar Kalibaru pada 3 Mei.", "Ia ditangkap di Pasar Kalibaru, Senin."
    again = report("c", first, second, day="2031-05-09")
    again = dated(dated(again, "3 Mei", "2031-05-03"), "Senin", "2031-05-05")
    assert len(told(ARREST, AS_WELL, both)) == 1
    assert told(ARREST, AS_WELL, both, again) == []


@pytest.mark.parametrize(
    ("before", "sentence", "found"),
    [
        ("Seorang pedagang dirampok di Pasar Kalibaru.", "Peristiwa itu terjadi di Pasar Kalibaru, Rabu (7/5).", 1),
        ("Seorang pedagang dirampok di Pasar Kalibaru.", "Kejadian nahas ini terjadi Rabu (7/5).", 1),
        ("Seorang pedagang dirampok di Kota Lembah.", "Peristiwa itu terjadi Rabu (7/5).", 0),
        ("Seorang pedagang menyapa di Pasar Kalibaru.", "Peristiwa itu terjadi Rabu (7/5).", 0),
        ("Seorang pedagang dirampok di Pasar Kalibaru.", "Peristiwa itu viral Rabu (7/5).", 0),
        ("Seorang pedagang dirampok di Pasar Kalibaru.", "Peristiwa lain terjadi Rabu (7/5).", 0),
    ],
)
def test_what_is_said_to_have_happened_is_told_in_the_sentence_before(before, sentence, found):
    robbed = on("a", "Pedagang dirampok di Pasar Kalibaru pada Senin (5/5).", ("Senin (5/5)", "2031-05-05"))
    other = dated(report("b", before, sentence, outlet="Kabar b", day="2031-05-09"), "Rabu (7/5)", "2031-05-07")
    findings = told(robbed, other)
    assert len(findings) == found
    assert all("5 Mei 2031 (Kabar a) atau 7 Mei 2031 (Kabar b)" in summary for summary, _, _ in findings)


def test_who_tells_it_makes_no_event_one():
    a = on(
        "a",
        "Juru bicara Bram Odeh menyatakan penyidik menggeledah gudang pada 3 Mei 2031.",
        ("3 Mei 2031", "2031-05-03"),
    )
    b = on(
        "b",
        "Juru bicara Bram Odeh menyatakan penyidik menggeledah rumah pada 5 Mei 2031.",
        ("5 Mei 2031", "2031-05-05"),
    )
    sources = [
        said(reading, words, "Juru bicara Bram Odeh")
        for reading, words in ((a, "penyidik menggeledah gudang"), (b, "penyidik menggeledah rumah"))
    ]
    assert told(*sources) == []


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("Wali kota meninjau korban kebakaran di Pasar Kalibaru, Senin (5/5).", "Senin (5/5)", "2031-05-05"),
        ("Kebakaran di Pasar Kalibaru, Tanjung Wana, bermula sekitar pukul 13.00.", "pukul 13.00", "2031-05-05T13:00"),
    ],
)
def test_a_visit_and_an_hour_alone_are_of_no_day_of_the_deed(sentence, words, value):
    a = on("a", "Kebakaran di Pasar Kalibaru, Tanjung Wana, terjadi pada 3 Mei.", ("3 Mei", "2031-05-03"))
    as_well = on("d", "Kebakaran di Pasar Kalibaru, Tanjung Wana, terjadi Sabtu (3/5).", ("Sabtu (3/5)", "2031-05-03"))
    assert told(a, as_well, on("b", sentence, (words, value))) == []


CRASH = on(
    "a",
    "Kecelakaan bus itu terjadi di Jalan Lembah pukul 01.04, Sabtu (3/5).",
    ("pukul 01.04, Sabtu (3/5)", "2031-05-03T01:04"),
)


@pytest.mark.parametrize(
    ("sentence", "words", "found"),
    [
        ("Tabrakan tersebut terjadi pada pukul 01.30 dini hari.", "pukul 01.30", 1),
        ("Tabrakan tersebut terjadi pada pukul 01.06 dini hari.", "pukul 01.06", 0),  # a rounding
        ("Tabrakan tersebut terjadi pada pukul 05.30 dini hari.", "pukul 05.30", 0),  # another one
        ("Polisi memeriksa lokasi tabrakan pada pukul 01.30 dini hari.", "pukul 01.30", 0),
        ("Tabrakan terjadi setelah bus berangkat pada pukul 00.30 dini hari.", "pukul 00.30", 0),
        ("Kebakaran tersebut terjadi pada pukul 01.30 dini hari.", "pukul 01.30", 0),
    ],
)
def test_a_deed_that_happens_once_is_of_one_hour(sentence, words, found):
    findings = told(CRASH, on("b", sentence, (words, f"2031-05-03T{words[-5:].replace('.', ':')}")))
    assert len(findings) == found
    assert all(words in summary for summary, _, _ in findings)


def test_who_is_found_drowned_drowned_on_another_day():
    a = on("a", "Seorang anak tenggelam di Kali Wana, Tanjung Lembah, pada 3 Mei.", ("3 Mei", "2031-05-03"))
    b = on("b", "Seorang anak ditemukan tewas tenggelam di Kali Wana, Tanjung Lembah, 5 Mei.", ("5 Mei", "2031-05-05"))
    c = on("c", "Seorang anak tenggelam di Kali Wana, Tanjung Lembah, pada 5 Mei.", ("5 Mei", "2031-05-05"))
    as_well = on("d", "Anak itu tenggelam di Kali Wana, Tanjung Lembah, pada 3 Mei.", ("3 Mei", "2031-05-03"))
    assert told(a, as_well, b) == []
    assert len(told(a, as_well, c)) == 1


def test_two_ships_are_two_events():
    a = on("a", "Kapal Rafa Lembah tenggelam di Selat Wana dan Tanjung Kalibaru, 3 Mei.", ("3 Mei", "2031-05-03"))
    b = on("b", "Kapal Tirta Jaya tenggelam di Selat Wana dan Tanjung Kalibaru, 5 Mei.", ("5 Mei", "2031-05-05"))
    c = on("c", "Kapal Tirta Jaya tenggelam di Selat Wana dan Tanjung Kalibaru, 7 Mei.", ("7 Mei", "2031-05-07"))
    as_well = on("d", "Tirta Jaya tenggelam di Selat Wana dan Tanjung Kalibaru, 7 Mei.", ("7 Mei", "2031-05-07"))
    assert told(a, b) == []
    assert len(told(b, c, as_well)) == 1


def test_what_stands_behind_a_day_is_of_the_next():
    a = on("a", "Bram Odeh lahir di Tanjung Kalibaru pada 3 Mei 2001; Sinta Wardani", ("3 Mei 2001", "2001-05-03"))
    b = on("b", "Pemain itu, Sinta Wardani, lahir di Wana pada 5 Mei 2002.", ("5 Mei 2002", "2002-05-05"))
    assert told(a, b) == []


def test_a_bare_weekday_may_be_of_the_week_before():
    a = on("a", "Bram Odeh ditangkap di Pasar Kalibaru, Senin.", ("Senin", "2031-04-28"))
    b = on("b", "Bram Odeh ditangkap di Pasar Kalibaru, Senin (5/5).", ("Senin (5/5)", "2031-05-05"))
    assert told(a, b) == []


def spoken(quotation, words, value, day="Selasa (6/5/2031)", iso="2031-05-06"):
    """A direct quotation with a day in its words, said on *day*."""
    reading = said(
        on("a", f'"{quotation}," kata {{Sinta}}, {day}.', (words, value), (day, iso)), quotation, "Sinta", day=iso
    )
    return replace(reading, statements=tuple(replace(one, mode="direct") for one in reading.statements))


@pytest.mark.parametrize(
    ("words", "value", "found"),
    [
        ("Senin pagi tadi", "2031-05-05TMO", 1),
        ("Selasa pagi tadi", "2031-05-06TMO", 0),
        ("Senin pagi", "2031-05-05TMO", 0),
        ("pagi tadi", "2031-05-06TMO", 0),
    ],
)
def test_this_morning_is_of_the_day_of_speaking(words, value, found):
    findings = told(spoken(f"Tanggul itu jebol pada {words}", words, value))
    assert len(findings) == found
    assert all("Senin pagi tadi" in summary and "Selasa (6/5/2031)" in summary for summary, _, _ in findings)


@pytest.mark.parametrize("language", ["id", "en"])
def test_days_that_differ_are_told_in_both_languages(language):
    other = on("b", "Bram Odeh ditangkap di Pasar Kalibaru pada Senin (5/5).", ("Senin (5/5)", "2031-05-05"))
    for readings in (
        [ARREST, AS_WELL, other],
        [spoken("Tanggul jebol Senin pagi tadi", "Senin pagi tadi", "2031-05-05TMO")],
    ):
        ((summary, reason, _),) = told(*readings, language=language)
        assert ("When" in summary or "weekday" in summary) == (language == "en")
        assert "{" not in summary + reason


FIRE = report(
    "a", "Kebakaran itu terjadi di Kampung Baru, Muara Wana, Kecamatan Tanjung, Sabtu (3/5).", outlet="Kabar a"
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Kebakaran melanda Kampung Lembah, Muara Wana, Tanjung, siang itu.", 1),
        ("Kebakaran melanda Jalan Lembah, Muara Wana, Tanjung, siang itu.", 0),  # a street of the village
        ("Kebakaran melanda Kampung Lembah, Kota Lama, Tanjung, siang itu.", 0),  # another place
        ("Peristiwa itu terjadi di Kampung Lembah, Muara Wana, Tanjung, siang itu.", 1),  # any deed
        ("Kebakaran melanda Kampung Baru Utara, Muara Wana, Tanjung, siang itu.", 0),  # the same, told in full
        ("Rumah sakit dibangun di Kampung Lembah, Muara Wana, Tanjung, tahun ini.", 0),
        ("Kebakaran melanda Kampung Baru, Muara Wana, Tanjung, dan Kampung Lembah, Muara Wana, Tanjung.", 0),
    ],
)
def test_an_event_is_in_one_village(sentence, found):
    findings = told(FIRE, report("b", sentence, outlet="Kabar b"))
    assert len(findings) == found
    assert all("Kampung Baru (Kabar a) atau Kampung Lembah (Kabar b)" in summary for summary, _, _ in findings)


def test_two_fires_days_apart_are_in_two_villages():
    words = "Kebakaran melanda Kampung Lembah, Muara Wana, Tanjung, siang itu."
    assert len(told(FIRE, report("b", words, outlet="Kabar b", day="2031-05-03"))) == 1
    assert told(FIRE, report("b", words, outlet="Kabar b", day="2031-05-05")) == []


def posted(name, sentence, words, day, said_on, credit=None):
    """A report of a quotation in *sentence*; *words* name the day on which it was said."""
    reading = dated(report(name, *sentence, outlet=f"Kabar {name}", day="2031-05-09"), words, day)
    reading = credited(reading, credit) if credit else reading
    for quotation in re.findall(r'"([^"]+),"', reading.article.text):
        reading = said(reading, quotation, "Sinta Wardani", day=said_on)
    at = [(s, reading.article.text.index("kata", s.content[0].end)) for s in reading.statements]
    told_by = [(s, Span(name, k, k + 4), Span(name, k + 5, k + 18)) for s, k in at]
    return replace(reading, statements=tuple(replace(s, mode="direct", cue=cue, source=who) for s, cue, who in told_by))


VOW = '"Kami tidak akan meninggalkan bendungan itu sebelum air surut," kata Sinta Wardani'


@pytest.mark.parametrize(
    ("ending", "found"),
    [(".", 1), (" dalam unggahan di media sosial.", 0), (" dalam wawancara dengan Radio Nusa.", 0)],
)
def test_words_of_another_occasion_have_not_the_day_of_those_before(ending, found):
    first = posted("a", [f"{VOW}, Senin (5/5)."], "Senin (5/5)", "2031-05-05", "2031-05-05")
    before = '"Air masih naik setengah meter sejak pagi," kata Sinta Wardani, Selasa (6/5).'
    other = posted("b", [before, VOW + ending], "Selasa (6/5)", "2031-05-06", "2031-05-06")
    assert len([summary for summary, _, _ in told(first, other) if summary.startswith("Kapan")]) == found


@pytest.mark.parametrize(("carrier", "found"), [("Antara", 1), ("Reuters", 0)])
def test_what_a_foreign_agency_carries_is_of_no_day_of_speaking(carrier, found):
    first = posted("a", [f"{VOW}, Senin (5/5)."], "Senin (5/5)", "2031-05-05", "2031-05-05")
    sentence = f"{VOW}, dilansir {carrier}, Selasa (6/5)."
    other = posted("b", [sentence], "Selasa (6/5)", "2031-05-06", "2031-05-06", credit=carrier)
    assert len([summary for summary, _, _ in told(first, other) if summary.startswith("Kapan")]) == found


HEARD = (
    "Tujuan ia masuk balai kota mencari pembagian daging kurban, ia kira ada penyembelihan, ternyata tidak ada",
    "Ia masuk ke balai kota bertujuan mencari pembagian daging kurban, dikira penyembelihan berlangsung di sana",
)


@pytest.mark.parametrize(("day", "found"), [("2031-05-06", 0), ("2031-05-07", 1), ("2031-05-12", 0)])
def test_an_utterance_written_down_in_two_ways_is_of_one_day(day, found):
    readings = []
    for name, words, said_on in (("a", HEARD[0], "2031-05-06"), ("b", HEARD[1], day)):
        written = f"{int(said_on[8:])}/5/2031"
        reading = on(name, f'"{words}," kata {{Sinta Wardani}}, {written}.', (written, said_on), published=day)
        reading = said(reading, words, "Sinta Wardani", day=said_on)
        readings.append(replace(reading, statements=tuple(replace(s, mode="direct") for s in reading.statements)))
    assert len(told(*readings)) == found


@pytest.mark.parametrize(
    ("sentence", "words", "value", "found"),
    [
        ("Feri Wirasena berangkat dari Kalibaru pukul 14.20 WITA.", "pukul 14.20 WITA", "2031-05-06T14:20", 1),
        ("Feri Wirasena berangkat dari Kalibaru pukul 14.20 WIB.", "pukul 14.20 WIB", "2031-05-06T14:20", 0),
        ("Kantor bupati ditutup pukul 14.20 WITA.", "pukul 14.20 WITA", "2031-05-06T14:20", 0),
        ("Feri Wirasena berangkat pukul 14.20 WIT. namun terlambat.", "pukul 14.20 WIT", "2031-05-06T14:20", 0),  # cut
        ("Feri Wirasena berangkat dari Kalibaru pukul 14.22 WIB.", "pukul 14.22 WIB", "2031-05-06T14:22", 0),  # rounded
    ],
)
def test_a_clock_time_is_of_one_zone(sentence, words, value, found):
    ferry = on("a", "Feri Wirasena berangkat dari Kalibaru pukul 14.20 WIB.", ("pukul 14.20 WIB", "2031-05-06T14:20"))
    assert len(told(ferry, on("b", sentence, (words, value)))) == found


@pytest.mark.parametrize(("minute", "found"), [("17.36", 0), ("17.37", 1), ("17.40", 0)])
def test_minutes_that_are_not_rounded_are_held_against_each_other(minute, found):
    words, value = f"pukul {minute} WIB", f"2031-05-06T{minute.replace('.', ':')}"
    readings = [
        on(name, f"Pendaratan helikopter Wirasena di Kalibaru Lama tercatat {printed}.", (printed, at))
        for name, printed, at in (("a", "pukul 17.36 WIB", "2031-05-06T17:36"), ("b", words, value))
    ]
    assert len(told(*readings)) == found


@pytest.mark.parametrize(
    ("words", "value", "later", "found"),
    [
        ("Selasa (21/1/2031)", "2031-01-21", "Jumat (17/10/2031)", 1),
        ("Selasa (21/10/2031)", "2031-10-21", "Jumat (17/10/2031)", 0),
        ("Selasa (7/1/2031)", "2031-01-07", "Jumat (17/10/2031)", 0),  # another day of the month
        ("21 Januari 2031", "2031-01-21", "Jumat (17/10/2031)", 0),  # no weekday tells which
        ("Selasa (21/1/2031)", "2031-01-21", "Jumat (3/1/2031)", 0),  # nothing in it is later
    ],
)
def test_the_weekday_of_the_report_in_another_month(words, value, later, found):
    sentences = f"Sinta Wardani menyampaikannya usai rapat, {words}.", f"Pasar Kalibaru ditutup {later}."
    reading = dated(report("a", *sentences, day="2031-10-21"), words, value)
    day, month = later[later.index("(") + 1 :].split("/")[:2]
    assert len(told(dated(reading, later, f"2031-{int(month):02}-{int(day):02}"))) == found


LONG = "Kami membuka gudang, menghitung karung, mencatat berat dan memanggil semua pemilik kapal yang sandar di sini"


@pytest.mark.parametrize(
    ("words", "day", "found"),
    [
        ("Pemeriksaan saksi dilakukan di gedung utama kantor kami", "2031-05-07", 1),
        ("Pemeriksaan saksi dilakukan di gedung utama kantor kami", "2031-05-14", 0),  # said of many a day
        (LONG, "2031-05-14", 1),
    ],
)
def test_a_formula_is_said_again_on_another_day(words, day, found):
    readings = []
    for name, said_on in (("a", "2031-05-06"), ("b", day)):
        written = f"{int(said_on[8:])}/5/2031"
        reading = on(name, f'"{words}," kata {{Sinta Wardani}}, {written}.', (written, said_on), published=day)
        reading = said(reading, words, "Sinta Wardani", day=said_on)
        readings.append(replace(reading, statements=tuple(replace(s, mode="direct") for s in reading.statements)))
    assert len(told(*readings)) == found


CASE = on("a", "Dugaan korupsi pengadaan kapal Dinas Wana terjadi pada tahun 2021-2023.", ("2021-2023", "2021/2023"))


@pytest.mark.parametrize(
    ("sentence", "value", "found"),
    [
        ("Polisi mengusut dugaan korupsi pengadaan kapal Dinas Wana tahun 2021-2024.", "2021/2024", 1),
        ("Polisi mengusut dugaan korupsi pengadaan kapal Dinas Wana tahun 2019-2023.", "2019/2023", 1),
        ("Polisi mengusut dugaan korupsi pengadaan kapal Dinas Wana tahun 2021-2023.", "2021/2023", 0),
        ("Polisi mengusut dugaan korupsi pengadaan kapal Dinas Wana tahun 2015-2018.", "2015/2018", 0),  # another one
        ("Dugaan korupsi pengadaan kapal Dinas Wana menimpa Kepala Dinas 2021-2024.", "2021/2024", 0),  # an office
        ("Dinas Wana mengatur pengadaan kapal tahun 2021-2024.", "2021/2024", 0),
    ],
)
def test_a_case_is_of_the_same_years(sentence, value, found):
    findings = told(CASE, on("b", sentence, (sentence[-10:-1], value)))
    assert len(findings) == found
    assert all("(Kabar a)" in summary and "(Kabar b)" in summary for summary, _, _ in findings)
