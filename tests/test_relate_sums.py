# A sentence of a report stands on one line.
"""Numbers that do not add up, hours of one event, and what a report paraphrases and quotes with two numbers."""

from dataclasses import replace

import pytest

from relate_reports import dated, report, said
from runut.records import content_id
from runut.relate import relate


def findings_of(*readings):
    (related,) = relate(readings, one_story=True)
    return [f for f in related.findings if f.type == "contradiction"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Harga kopra turun [60 rupiah|60] menjadi [940 rupiah|940] dari [1.000 rupiah|1000].", None),
        ("Harga kopra turun [60 rupiah|60] menjadi [946 rupiah|946] dari [1.005 rupiah|1005].", None),
        ("Harga kopra turun [60 rupiah|60] menjadi [966 rupiah|966] dari [1.005 rupiah|1005].", "menghasilkan 945"),
        ("Harga kopra naik [12 rupiah|12] atau [1,2 persen|1.2] menjadi [1.012 rupiah|1012].", None),
        ("Harga kopra naik [12 rupiah|12] atau [2,1 persen|2.1] menjadi [1.012 rupiah|1012].", "1,2 persen"),
        ("Harga kopra naik [6.341 rupiah|6341] atau [0,1 persen|0.1] ke [6.464 rupiah|6464].", None),  # 6,341
        ("Harga kopra naik [12 rupiah|12] menjadi [sekitar 1.012 rupiah|1012] dari [900 rupiah|900].", None),
        ("Harga kopra naik [12 rupiah|12], harga cengkih [2,1 persen|2.1] menjadi [88 rupiah|88].", None),
        ("Dari [9 perahu|9], terdiri dari [5 perahu|5] kayu dan [3 perahu|3] besi.", "berjumlah 8"),
        ("Dari [9 perahu|9], terdiri dari [5 perahu|5] kayu dan [4 perahu|4] besi.", None),
        ("Ada [9 perahu|9], terdiri dari [5 perahu|5] kayu, lalu besi (2), bambu (2).", None),
        ("Ada [9 perahu|9], terdiri dari [5 perahu|5] kayu dan [4 perahu|4] milik Sinta (27).", None),
        ("Ada [9 perahu|9], terdiri dari [5 perahu|5] kayu, [3 perahu|3] besi, lalu bambu (1).", None),
        ("Ada [9 perahu|9], terdiri dari [5 perahu|5] kayu dan [30 nelayan|30].", None),
        ("Ada [9 perahu|9], termasuk [5 perahu|5] kayu dan [3 perahu|3] besi.", None),
        ("Ada [9,9 ton|9.9] hasil, terdiri dari [4,4 ton|4.4] ikan dan [5,4 ton|5.4] udang.", None),  # each is rounded
        ("Ada [9,9 ton|9.9] hasil, terdiri dari [4,4 ton|4.4] ikan dan [5,1 ton|5.1] udang.", "berjumlah 9,5"),
    ],
)
def test_the_numbers_of_a_sentence_are_added(sentence, told):
    found = [f.reason for f in findings_of(report("a", sentence))]
    assert [told in reason for reason in found] == ([True] if told else [])


def test_an_open_end_of_a_move_is_not_read_by_another_point():
    reading = report(
        "a", "Harga kopra turun [6.341 rupiah ke bawah|6341] atau [0,1 persen|0.1] ke [6.464 rupiah|6464]."
    )
    change, *others = reading.quantities
    opened = replace(change, low=None, comparator="at_most")
    assert findings_of(replace(reading, quantities=(opened, *others))) == []


MONDAY = "Harga kopra Palung anjlok [5 rupiah|5] ke [{0} rupiah|{0}]."
TUESDAY = "Harga kopra Palung turun lagi [60 rupiah|60] menjadi [945 rupiah|945]."


@pytest.mark.parametrize(
    ("level", "day", "found"),
    [
        ("1013", "2031-05-06", 1),
        ("1005", "2031-05-06", 0),  # it fits
        ("1013", "2031-05-08", 0),  # days lie between
        ("2013", "2031-05-06", 0),  # another thing
    ],
)
def test_a_move_starts_where_the_day_before_ended(level, day, found):
    before = report("a", MONDAY.format(level), day="2031-05-05")
    assert len(findings_of(before, report("b", TUESDAY, day=day))) == found


def at_hour(name, sentence, hour, speaker=None):
    zone = "WIB" if "WIB" in sentence else "WITA"
    reading = dated(report(name, sentence), f"pukul {hour} {zone}", f"2031-05-02T{hour.replace('.', ':')}")
    return said(reading, sentence, speaker) if speaker else reading


LANDED = "Pesawat itu mendarat di Bandara Kalibaru pukul {} WITA."


@pytest.mark.parametrize(
    ("sentence", "hour", "found"),
    [
        ("Pendaratan pesawat di Bandara Kalibaru terjadi pukul {} WITA.", "11.25", 1),
        ("Pendaratan pesawat di Bandara Kalibaru terjadi pukul {} WIB.", "10.05", 0),  # the same in another zone
        ("Pendaratan pesawat di Bandara Kalibaru terjadi pukul {} WITA.", "11.08", 0),  # a rounding
        ("Pendaratan pesawat di Bandara Kalibaru terjadi pukul {} WITA.", "17.25", 0),  # another flight
        ("Pendaratan pesawat di Bandara Kalibaru terjadi pukul {} WITA.", "24.00", 0),  # the end of that day
        ("Bandara Kalibaru menerima telepon tentang pesawat pukul {} WITA.", "11.25", 0),  # another event
        ("Pendaratan pesawat di Bandara Serindit terjadi pukul {} WITA.", "11.25", 0),
        ("Petugas bersiap pukul {} WITA agar pesawat mendarat di Bandara Kalibaru.", "11.25", 0),
        ("Pendaratan pesawat di Bandara Kalibaru naik [2 persen|2] pukul {} WITA.", "11.25", 0),  # how much by then
        ("Bandara Kalibaru menutup pendaratan pesawat sejak pukul {} WITA.", "11.25", 0),
    ],
)
def test_one_event_has_one_hour(sentence, hour, found):
    one, other = at_hour("a", LANDED.format("11.05"), "11.05"), at_hour("b", sentence.format(hour), hour)
    assert len(findings_of(one, other)) == found


@pytest.mark.parametrize(("other", "found"), [("Bagus Santika", 1), ("Sinta Wardani", 0), (None, 0)])
def test_a_report_that_gives_two_hours_itself_tells_two_events(other, found):
    first, second = LANDED.format("11.05"), LANDED.format("11.25")
    reading = said(report("a", first, second), first, "Sinta Wardani")
    for hour in ("11.05", "11.25"):
        reading = dated(reading, f"pukul {hour} WITA", f"2031-05-02T{hour.replace('.', ':')}")
    assert len(findings_of(said(reading, second, other) if other else reading)) == found


PARAPHRASE = "kerugian desa karena banjir ditaksir [41 juta rupiah|41000000]"


@pytest.mark.parametrize(
    ("quotation", "speaker", "found"),
    [
        ("Kerugian desa itu [sekitar 46 juta rupiah|46000000]", "Sinta Wardani", 1),
        ("Kerugian desa itu [sekitar 46 juta rupiah|46000000]", "Bagus Santika", 0),
        ("Kerugian desa itu [sekitar 42 juta rupiah|42000000]", "Sinta Wardani", 0),  # "about" reaches so far
        ("Kerugian desa itu [sekitar 96 juta rupiah|96000000]", "Sinta Wardani", 0),  # another amount
        ("Kerugian desa [46 juta rupiah|46000000], sawah [44 juta rupiah|44000000]", "Sinta Wardani", 0),
        ("Jembatan kita perbaiki dengan [46 juta rupiah|46000000]", "Sinta Wardani", 0),
        ("Kerugian desa itu [40 juta rupiah|40000000]", "Sinta Wardani", 0),  # spoken in round words
        ("Kerugian desa itu [sekitar 48,5 juta rupiah|48500000]", "Sinta Wardani", 0),  # no slip of one digit
        ("Kerugian desa itu ditargetkan [46 juta rupiah|46000000]", "Sinta Wardani", 0),  # planned
    ],
)
def test_a_paraphrase_is_held_against_the_quotation_behind_it(quotation, speaker, found):
    reading = report("a", f"Sinta Wardani mengatakan {PARAPHRASE}.", f'"{quotation}," kata {speaker}.')
    text = reading.article.text
    for words, name, mode in (
        (text[text.index("kerugian") : text.index(".")], "Sinta Wardani", "indirect"),
        (text[text.index('"') + 1 : text.rindex(',"')], speaker, "direct"),
    ):
        reading = said(reading, words, name)
        *others, last = reading.statements
        reading = replace(reading, statements=(*others, replace(last, mode=mode, id=content_id("t", words))))
    assert len([f for f in findings_of(reading) if "diceritakan" in f.summary]) == found


@pytest.mark.parametrize(
    ("told", "quoted", "found"),
    [
        ("banjir merendam [41 rumah|41] desa karena tanggul", "Banjir merendam [46 rumah|46] desa", 1),
        ("banjir merendam [6 rumah|6] desa karena tanggul", "Banjir merendam [7 rumah|7] desa", 0),  # of two hamlets
    ],
)
def test_a_few_things_are_counted_place_by_place(told, quoted, found):
    reading = report("a", f"Sinta Wardani mengatakan {told}.", f'"{quoted}," kata Sinta Wardani.')
    text = reading.article.text
    for words, mode in (
        (text[text.index("banjir") : text.index(".")], "indirect"),
        (text[text.index('"') + 1 : text.rindex(',"')], "direct"),
    ):
        reading = said(reading, words, "Sinta Wardani")
        *others, last = reading.statements
        reading = replace(reading, statements=(*others, replace(last, mode=mode, id=content_id("t", words))))
    assert len([f for f in findings_of(reading) if "diceritakan" in f.summary]) == found
