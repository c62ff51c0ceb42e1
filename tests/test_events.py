"""What happened, or is to happen, on a day that a sentence names."""

# A sentence stands on one line.
# ruff: noqa: E501

import pytest

from runut.extract.events import events
from runut.records import Article, Date, DateValue, Mention, Part, Span, Speaker, Statement, content_id
from runut.text import annotate

PUBLISHED = DateValue("2031-05-06", "day", "stated")


def doc_of(text):
    return annotate(Article("a", "a.txt", text, "0", published=PUBLISHED, parts=(Part("body", 0, len(text)),)))


def events_of(text, words, value, *, statements=(), mentions=(), kind="date", basis="stated"):
    at = text.index(words)
    span = Span("a", at, at + len(words))
    return list(events(doc_of(text), [Date("d", span, words, kind, value, basis)], mentions, statements))


@pytest.mark.parametrize(
    ("text", "words", "value", "trigger", "planned"),
    [
        ("Bendungan Kalimata jebol pada Kamis (1/5) dan rumah hanyut.", "Kamis (1/5)", "2031-05-01", None, False),
        ("Polisi menangkap dua pemuda di Lembah Sari pada Kamis (1/5).", "Kamis (1/5)", "2031-05-01", "menangkap", False),
        ("Pada 1 Mei, pasukan Delta menyeberangi sungai.", "1 Mei", "2031-05-01", "menyeberangi", False),
        ("Pertandingan itu akan digelar pada 9 Mei.", "9 Mei", "2031-05-09", "digelar", True),
        ("Kereta itu dijadwalkan berangkat pada 5 Mei.", "5 Mei", "2031-05-05", "berangkat", True),
        ("Korban tewas dalam longsor yang terjadi pada Kamis (1/5) malam.", "Kamis (1/5) malam", "2031-05-01TNI", "terjadi", False),
        ("Gunung itu meletus pada Kamis (1/5) pukul 09.30.", "Kamis (1/5) pukul 09.30", "2031-05-01T09:30", "meletus", False),
        ("Aliansi itu memberi dampak, dan pada Senin, kapal itu berlabuh.", "Senin", "2031-05-05", "berlabuh", False),
    ],
)  # fmt: skip
def test_the_nearest_verb_tells_what_the_day_is_of(text, words, value, trigger, planned):
    found = events_of(text, words, value)
    assert [(e.trigger.of(text), e.when.day, e.planned) for e in found] == (
        [(trigger, value[:10], planned)] if trigger else []
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bendungan itu aman, kata Sinta Wardani, Kamis (1/5).", "Kamis (1/5)"),
        ("Sinta Wardani mengatakan pada Kamis (1/5) bahwa air surut.", "Kamis (1/5)"),
        ("Hal itu disampaikan Sinta Wardani pada Kamis (1/5).", "Kamis (1/5)"),
        ("Pernyataan tertulis yang diterima Kamis (1/5) itu singkat.", "Kamis (1/5)"),
        ("Seperti dilansir Kabar Delta, Kamis (1/5).", "Kamis (1/5)"),
    ],
)
def test_the_day_of_a_saying_is_no_event(text, words):
    assert events_of(text, words, "2031-05-01") == []


def test_a_cue_nearer_than_a_verb_behind_a_comma_keeps_the_day():
    text = "Air menghanyutkan rumah warga, menurut Sinta Wardani, Kamis (1/5)."
    at = text.index("Sinta")
    statement = Statement(
        "t", "a", (Span("a", 0, 29),), text[:29], None, Span("a", at, at + 13), (Speaker("Sinta Wardani"),),
        "indirect", "assert", DateValue("2031-05-01", "day", "stated"),
    )  # fmt: skip
    assert events_of(text, "Kamis (1/5)", "2031-05-01", statements=[statement]) == []


@pytest.mark.parametrize(("value", "kind", "basis"), [
    ("2031-05", "date", "stated"),
    ("XXXX-05-01", "date", "unresolved"),
    (None, "date", "unresolved"),
    ("P3D", "duration", "stated"),
])  # fmt: skip
def test_only_a_known_day_makes_an_event(value, kind, basis):
    assert events_of("Gunung itu meletus pada 1 Mei.", "1 Mei", value, kind=kind, basis=basis) == []


def test_loose_days_in_speech_are_left():
    assert events_of('"Kita berangkat ke bukit itu kemarin sore," katanya.', "kemarin", "2031-05-05") == []


def test_a_minute_is_kept_and_the_clause_names_place_and_people():
    text = "Bupati Sinta Wardani tiba di Lembah Sari pada Kamis (1/5) pukul 09.30, lalu rapat dimulai."
    who = Mention(Span("a", 7, 20), "Sinta Wardani", "person")
    at = text.index("Lembah Sari")
    where = Mention(Span("a", at, at + 11), "Lembah Sari", "place")
    (event,) = events_of(text, "Kamis (1/5) pukul 09.30", "2031-05-01T09:30", mentions=[who, where])
    assert event.when == DateValue("2031-05-01T09:30", "minute", "stated")
    assert (event.where, event.who) == ("Lembah Sari", ("Sinta Wardani",))
    assert event.what == "Bupati Sinta Wardani tiba di Lembah Sari pada Kamis (1/5) pukul 09.30"
    assert event.span.of(text) == event.what
    assert event.id == content_id("v", "a", event.trigger.start, event.when.value)


@pytest.mark.parametrize(
    ("spoken", "hour", "found"),
    [
        ("kata Sinta Wardani, Kamis (1/5)", "pukul 05.30 WITA", 0),
        ("kata Sinta Wardani, Kamis (1/5)", "Kamis pukul 05.30 WITA", 1),  # its own words tell the day
        ("kata Sinta Wardani. Perahu itu karam pada Kamis (1/5)", "pukul 05.30 WITA", 1),
    ],
)
def test_an_hour_alone_in_what_is_said_has_not_the_day_of_saying(spoken, hour, found):
    text = f"“Air naik,” {spoken}. Sinta Wardani menambahkan bahwa lampu padam sejak {hour}."
    span = {w: Span("a", text.index(w), text.index(w) + len(w)) for w in ("Kamis (1/5)", hour, "kata", "menambahkan")}
    dates = [
        Date("d", span["Kamis (1/5)"], "Kamis (1/5)", "date", "2031-05-01", "stated"),
        Date("e", span[hour], hour, "time", "2031-05-01T05:30", "relative"),
    ]
    names = [Span("a", at, at + 13) for at in (text.index("Sinta"), text.rindex("Sinta"))]
    contents = [Span("a", 1, 9), Span("a", text.index("lampu"), len(text) - 1)]
    said = [
        Statement(
            cue, "a", (content,), content.of(text), span[cue], name, (Speaker("Sinta Wardani"),), "indirect", "assert", DateValue("2031-05-01", "day", "stated"),
        )
        for name, content, cue in zip(names, contents, ("kata", "menambahkan"), strict=True)
    ]  # fmt: skip
    assert len([e for e in events(doc_of(text), dates, [], said) if e.when.precision == "minute"]) == found


def test_a_notice_of_correction_is_no_event():
    assert events_of("Redaksi meralat berita kemarin yang menyebut dua warga tewas.", "kemarin", "2031-05-05") == []


@pytest.mark.parametrize(
    ("said", "words", "what"),
    [
        ("jumlahnya sesuai daftar yang ditandatangani nakhoda Rabu dan tetap berlaku", "Rabu", "daftar yang ditandatangani nakhoda Rabu"),
        ("gudang itu terbakar Rabu", "Rabu", "Sinta Wardani menyatakan gudang itu terbakar Rabu"),
        ("air naik dalam pekan yang berakhir Rabu", "Rabu", "Sinta Wardani menyatakan air naik dalam pekan yang berakhir Rabu"),
    ],
)  # fmt: skip
def test_a_day_within_what_is_said_may_be_of_a_noun_alone(said, words, what):
    text = f"Sinta Wardani menyatakan {said}"
    at = text.index(said)
    content, cue = Span("a", at, len(text)), Span("a", 14, 24)
    statement = Statement(
        "s", "a", (content,), said, cue, Span("a", 0, 13), (Speaker("Sinta Wardani"),), "indirect", "assert", DateValue(),
    )  # fmt: skip
    (event,) = events_of(text, words, "2031-05-01", statements=[statement])
    assert event.what == what
