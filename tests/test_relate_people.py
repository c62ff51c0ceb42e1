"""Who is who, which statements are one claim, and what happened on which day."""

# A sentence of a report stands on one line.

from dataclasses import replace
from time import process_time

import pytest

from relate_reports import credited, dated, on, report, said
from runut.records import Event, Mention, Span, content_id
from runut.relate import relate
from runut.relate.entities import entities, key_of
from runut.relate.timeline import timeline


def names_of(*readings):
    found, _ = entities(readings, "s")
    return {entity.name: set(entity.aliases) for entity in found}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Korut", "korea utara"),
        ("Menlu AS", "menteri luar negeri amerika serikat"),
        ("Amerika Serikat", "amerika serikat"),
        ("Moskow", "rusia"),
        ("Sinta Wardani", "sinta wardani"),
    ],
)
def test_short_forms_are_spelled_out(name, key):
    assert key_of(name, "id") == key


def test_a_capital_behind_a_preposition_is_a_place():
    assert key_of("Moskow", "id", locative=True) == "moskow"


def test_a_surname_belongs_to_the_only_full_name():
    a = report("a", "{Sinta Wardani} datang.", "{Wardani} pergi.")
    b = report("b", "{Wardani} berbicara.")
    assert names_of(a, b) == {"Sinta Wardani": {"Wardani"}}


def test_a_surname_of_two_stays_alone():
    a = report("a", "{Sinta Wardani} datang.")
    b = report("b", "{Tegar Wardani} pergi.")
    c = report("c", "{Wardani} berbicara.")
    assert set(names_of(a, b, c)) == {"Sinta Wardani", "Tegar Wardani", "Wardani"}


def test_the_own_article_decides_between_two():
    a = report("a", "{Sinta Wardani} datang.", "{Wardani} pergi.")
    assert names_of(a, report("b", "{Tegar Wardani} pergi."))["Sinta Wardani"] == {"Wardani"}


def test_a_small_word_glued_behind_a_name_is_no_part_of_it():
    a = report("a", "{Bram Odeh} datang.", "{Bram Odeh} pergi.")
    b = report("b", "{Bram Odehyang} berbicara.")
    assert names_of(a, b) == {"Bram Odeh": {"Bram Odehyang"}}


def test_a_misprint_is_the_usual_spelling():
    a = report("a", "{Bram Odehsson} datang.", "{Bram Odehsson} pergi.")
    found, _ = entities([a, report("b", "{Bram Odehson} berbicara.")], "s")
    (entity,) = found
    assert entity.name == "Bram Odehsson"
    assert any("ejaan" in reason for reason in entity.reasons)


def test_letters_in_another_order_are_a_misprint():
    a = report("a", "{Whisnu Lestama} datang.", "{Whisnu Lestama} pergi.")
    assert names_of(a, report("b", "{Wishnu Lestama} berbicara.")) == {"Whisnu Lestama": {"Wishnu Lestama"}}


def test_short_names_are_not_misprints_of_each_other():
    assert set(names_of(report("a", "{Tono} datang.", "{Tini} pergi."))) == {"Tono", "Tini"}


def test_what_brackets_define_is_one_name():
    name = "Balai Pengelola Bendungan"
    a = report("a", f"{name} (BPB) diam.", "BPB bungkam.")
    text = a.article.text
    spans = [(text.index(name), len(name)), (text.index("(BPB") + 1, 3), (text.index("BPB bungkam"), 3)]
    marks = tuple(Mention(Span("a", s, s + n), text[s : s + n], "organization") for s, n in spans)
    assert set(names_of(replace(a, mentions=marks))) == {name}


@pytest.mark.parametrize(
    ("sentences", "names"),
    [
        (("{Sinta Wardani} ({Siwar}) datang.", "{Siwar} pergi."), {"Sinta Wardani"}),
        (("{Sinta Wardani} ({SW}) datang.", "{SW} pergi."), {"Sinta Wardani", "SW"}),
        (
            ("{Sinta Wardani} ({Siwar}) datang.", "{Siti Wardoyo} ({Siwar}) datang.", "{Siwar} pergi."),
            {"Sinta Wardani", "Siti Wardoyo", "Siwar"},
        ),
    ],
)
def test_a_short_name_that_another_report_defines_is_that_person(sentences, names):
    assert set(names_of(*(report(f"r{n}", sentence) for n, sentence in enumerate(sentences)))) == names


def test_roles_come_with_the_days_of_their_reports():
    found, _ = entities([report("a", "{Sinta Wardani|Bupati Lembah Sari} datang.", day="2031-05-02")], "s")
    assert [(role.name, role.days) for role in found[0].roles] == [("Bupati Lembah Sari", ("2031-05-02",))]


def test_an_office_that_one_person_holds_is_that_person():
    a = report("a", "{Sinta Wardani|Bupati Lembah Sari} datang.")
    b = said(report("b", "Bupati Lembah Sari mengatakan air sudah surut."), "air sudah surut", "Bupati Lembah Sari")
    found, readings = entities([a, b], "s")
    (entity,) = found
    assert readings[1].statements[0].speakers[0].entity == entity.id
    assert entity.name == "Sinta Wardani"


def test_unnamed_sources_of_two_reports_are_two():
    one = said(report("a", "Air surut, kata seorang warga."), "Air surut", "seorang warga")
    other = said(report("b", "Air naik, kata seorang warga."), "Air naik", "seorang warga")
    found, _ = entities([one, other], "s")
    assert len(found) == 2


def test_every_speaker_has_an_entity():
    a = said(report("a", "{Sinta Wardani} menyebut air surut."), "air surut", "Sinta Wardani")
    (related,) = relate([a], one_story=True)
    known = {entity.id for entity in related.entities}
    assert all(s.entity in known for r in related.readings for t in r.statements for s in t.speakers)


# ---------------------------------------------------------------- claims

QUOTE = "retakan di dinding bendungan sudah terlihat sejak musim kemarau lalu"


def claims_of(*readings):
    (related,) = relate(readings, one_story=True)
    return related.claims


def test_one_quotation_in_two_reports_is_one_claim():
    a = said(report("a", f"{{Sinta Wardani}} mengatakan {QUOTE}.", outlet="Kabar Delta"), QUOTE, "Sinta Wardani")
    b = said(report("b", f"{QUOTE}, kata bupati itu.", outlet="Warta Timur"), QUOTE, "bupati itu")
    (claim,) = claims_of(a, b)
    assert len(claim.statements) == 2
    assert claim.origins == 2
    assert claim.reason


@pytest.mark.parametrize(
    ("outlets", "carrier", "origins"),
    [
        (("Kabar Delta", "Warta Timur", None), None, 2),
        ((None, None), None, 1),
        (("Kabar Delta", "Warta Timur"), "Kantor Nusa", 1),
    ],
)
def test_a_claim_has_the_known_origins_of_its_reports(outlets, carrier, origins):
    sentence = f"{{Sinta Wardani}} mengatakan {QUOTE}, tulis Kantor Nusa."
    told = [report(f"r{n}", sentence, f"Halaman {n}.", outlet=outlet) for n, outlet in enumerate(outlets)]
    told = [credited(one, carrier) if carrier else one for one in told]
    (claim,) = claims_of(*(said(one, QUOTE, "Sinta Wardani") for one in told))
    assert (len(claim.statements), claim.origins) == (len(outlets), origins)


def test_one_speaker_saying_in_substance_the_same_is_one_claim():
    a = said(report("a", f"{{Sinta Wardani}} mengatakan {QUOTE}."), QUOTE, "Sinta Wardani")
    other = "dinding bendungan memang memperlihatkan retakan pada musim kemarau"
    b = said(report("b", f"{{Sinta Wardani}} menjelaskan {other}."), other, "Sinta Wardani")
    (claim,) = claims_of(a, b)
    assert claim.text == QUOTE


def test_two_speakers_on_one_subject_are_two_claims():
    a = said(report("a", f"{{Sinta Wardani}} mengatakan {QUOTE}."), QUOTE, "Sinta Wardani")
    other = "retakan dinding bendungan pada kemarau bukan tanggung jawab balai"
    b = said(report("b", f"{{Bram Odeh}} mengatakan {other}."), other, "Bram Odeh")
    assert claims_of(a, b) == ()


STOCK = "keberadaan retakan di dinding bendungan Kalimata"


def test_a_stock_phrase_of_the_story_is_not_one_utterance_of_two_people():
    a = said(report("a", f"{{Sinta Wardani}} menolak membahas {STOCK}."), STOCK, "Sinta Wardani")
    longer = f"pihaknya menemukan {STOCK} yang dibangun tahun lalu"
    b = said(report("b", f"{{Bram Odeh}} mengatakan {longer}."), longer, "Bram Odeh")
    assert claims_of(a, b) == ()


LONG_QUOTE = (
    "retakan di dinding bendungan Kalimata sudah terlihat oleh para penjaga pintu air sejak musim kemarau lalu "
    "dan dilaporkan ke balai"
)


@pytest.mark.parametrize(
    ("here", "day", "act", "claims"),
    [
        ("b", "2031-05-01", "assert", 1),  # a long copy, one of the names is a slip
        ("b", "2031-05-03", "assert", 0),
        ("b", "2031-05-01", "deny", 0),
        ("a", "2031-05-01", "assert", 0),
    ],
)
def test_a_long_copy_under_two_names(here, day, act, claims):
    words = f"{{Sinta Wardani}} mengatakan {LONG_QUOTE}."
    again = f"Bahwa {LONG_QUOTE} kembali, disebut {{Bram Odeh}}."
    one = said(report("a", words, *[again] * (here == "a")), LONG_QUOTE, "Sinta Wardani", day="2031-05-01")
    copy = f"{LONG_QUOTE} kembali"
    if here == "a":
        assert len(claims_of(said(one, copy, "Bram Odeh", day=day, act=act))) == claims
    else:
        other = said(report("b", again), copy, "Bram Odeh", day=day, act=act)
        assert len(claims_of(one, other)) == claims


def test_one_speaker_may_say_a_thing_again_but_not_deny_it_in_one_claim():
    a = said(report("a", f"{{Sinta Wardani}} mengatakan {QUOTE}."), QUOTE, "Sinta Wardani", day="2031-05-01")
    b = said(report("b", f"{{Sinta Wardani}} menyebut {QUOTE}."), QUOTE, "Sinta Wardani", day="2031-05-04")
    c = said(report("c", f"{{Sinta Wardani}} menampik {QUOTE}."), QUOTE, "Sinta Wardani", day="2031-05-04", act="deny")
    (claim,) = claims_of(a, b, c)
    assert set(claim.statements) == {a.statements[0].id, b.statements[0].id}


def test_other_numbers_make_another_claim():
    told = "warga Kalimata yang mengungsi ke bukit berjumlah {}"
    one, other = (told.format(f"{n} keluarga") for n in (40, 90))
    counted, otherwise = (told.format(f"[{n} keluarga|{n}]") for n in (40, 90))
    a = said(report("a", f"{{Sinta Wardani}} mengatakan {counted}."), one, "Sinta Wardani")
    b = said(report("b", f"{{Sinta Wardani}} mengatakan {otherwise}."), other, "Sinta Wardani")
    assert claims_of(a, b) == ()


# ---------------------------------------------------------------- timeline


def happening(name, sentence, trigger, day, *, planned=False):
    reading = report(name, sentence)
    at = reading.article.text.index(trigger)
    event = Event(
        content_id("v", name, day), reading.sentences[0], Span(name, at, at + len(trigger)), on(day), sentence, planned
    )
    return replace(reading, events=(event,))


def timeline_of(*readings):
    (related,) = relate(readings, one_story=True)
    return [(entry.date, entry.planned, entry.articles) for entry in related.timeline]


BREAK = "Bendungan Kalimata jebol pada 1 Mei dan menghanyutkan rumah"


def test_one_event_in_two_reports_is_one_entry():
    other = "Rumah hanyut ketika bendungan Kalimata jebol pada 1 Mei"
    a, b = happening("a", BREAK, "jebol", "2031-05-01"), happening("b", other, "jebol", "2031-05-01")
    assert timeline_of(a, b) == [("2031-05-01", False, ("a", "b"))]


def test_other_days_and_plans_stay_apart():
    a = happening("a", BREAK, "jebol", "2031-05-01")
    b = happening("b", BREAK, "jebol", "2031-05-02")
    c = happening("c", BREAK, "jebol", "2031-05-01", planned=True)
    assert timeline_of(a, b, c) == [
        ("2031-05-01", False, ("a",)),
        ("2031-05-01", True, ("c",)),
        ("2031-05-02", False, ("b",)),
    ]


def test_two_events_of_one_day_are_two_entries():
    a = happening("a", BREAK, "jebol", "2031-05-01")
    b = happening("b", "Persatuan Delta menang di stadion pada 1 Mei", "menang", "2031-05-01")
    assert len(timeline_of(a, b)) == 2


def test_an_entry_quotes_its_first_evidence():
    clause = "Bendungan Kalimata jebol pada 1 Mei"
    a = happening("a", f"{BREAK}, lalu warga mengungsi.", "jebol", "2031-05-01")
    (event,) = a.events
    a = replace(a, events=(replace(event, span=Span("a", 0, len(clause)), what=clause),))
    b = happening("b", "Rumah hanyut ketika bendungan Kalimata jebol pada 1 Mei", "jebol", "2031-05-01")
    (related,) = relate([a, b], one_story=True)
    (entry,) = related.timeline
    texts = {reading.article.id: reading.article.text for reading in related.readings}
    assert entry.text == clause
    assert entry.evidence[0].of(texts[entry.evidence[0].article]) == clause
    assert len(entry.evidence) == 2


def test_an_entry_with_an_hour_is_told_by_words_of_that_hour():
    told = "Bendungan Kalimata di Lembah jebol pada 1 Mei"
    a = happening("a", f"{told} pukul 05.30 dan menghanyutkan rumah", "jebol", "2031-05-01T05:30")
    b, c = (happening(name, told, "jebol", "2031-05-01") for name in "bc")
    (related,) = relate([a, b, c], one_story=True)
    (entry,) = related.timeline
    assert (entry.date, entry.precision) == ("2031-05-01T05:30", "minute")
    assert "05.30" in entry.text


@pytest.mark.parametrize(
    ("count", "entries"),
    [
        ("Warga setelah bendungan Kalimata jebol mengungsi hingga 1 Mei", 2),  # the end of what went on
        ("Warga setelah bendungan Kalimata jebol tewas [lima orang|5] hingga 1 Mei", 1),  # a figure, and no event
        ("Warga setelah bendungan Kalimata jebol hanyut pada 1 Mei", 1),
    ],
)
def test_a_count_up_to_a_day_is_no_event(count, entries):
    a = happening("a", "Bendungan Kalimata jebol pada 1 Mei", "jebol", "2031-05-01")
    b = happening("b", count, "Warga", "2031-05-01")
    told = timeline_of(*(dated(one, "1 Mei", "2031-05-01") for one in (a, b)))
    assert len(told) == entries
    assert ("b" in {article for _, _, articles in told for article in articles}) == ("orang" not in count)


def test_a_day_of_two_thousand_events_is_read_at_once():
    sentences = [f"Bendungan {n:04} di desa{n} jebol dan rumah{n} hanyut." for n in range(2_000)]
    reading = report("a", *sentences)
    events = tuple(
        Event(content_id("v", n), span, span, on("2031-05-01"), span.of(reading.article.text))
        for n, span in enumerate(reading.sentences)
    )
    begun = process_time()
    assert list(timeline([replace(reading, events=events)]))
    assert process_time() - begun < 4


def test_an_announcement_with_its_day_is_an_entry():
    reading = report("a", "Pada 1 Mei, {Sinta Wardani} mengumumkan keadaan darurat.")
    reading = said(dated(reading, "1 Mei", "2031-05-01"), "keadaan darurat", "Sinta Wardani", day="2031-05-01")
    assert timeline_of(reading) == [("2031-05-01", False, ("a",))]


def test_a_summary_and_the_quotation_behind_it_are_one_claim():
    summary = "balai lambat menambal retakan dinding bendungan"
    quote = "Retakan itu kami lihat sejak kemarau, lalu kami lapor berkali-kali"
    reading = report("a", f"{{Sinta Wardani}} menilai {summary}.", f'"{quote}," katanya.')
    reading = said(said(reading, summary, "Sinta Wardani"), quote, "Sinta Wardani")
    first, second = reading.statements
    (claim,) = claims_of(replace(reading, statements=(first, replace(second, mode="direct"))))
    assert claim.text == quote
    assert claims_of(reading) == ()


def test_sentences_with_two_numbers_for_one_thing_stand_side_by_side():
    a = happening("a", "Banjir Kalimata menewaskan [12 orang|12] pada 1 Mei", "menewaskan", "2031-05-01")
    b = happening("b", "Banjir Kalimata menewaskan [7 orang|7] pada 1 Mei", "menewaskan", "2031-05-01")
    c = happening("c", "Banjir Kalimata menewaskan [sekitar 10 orang|10] pada 1 Mei", "menewaskan", "2031-05-01")
    assert len(timeline_of(a, b)) == 2
    assert len(timeline_of(a, c)) == 1  # one of them is hedged


def test_what_happened_on_a_day_stands_before_what_was_said_on_it():
    a = dated(
        said(
            report("a", "Bendungan akan dibangun lagi, kata {Sinta Wardani}, 1 Mei."),
            "Bendungan akan dibangun lagi",
            "Sinta Wardani",
            day="2031-05-01",
        ),
        "1 Mei",
        "2031-05-01",
    )
    b = happening("b", BREAK, "jebol", "2031-05-01")
    (related,) = relate([a, b], one_story=True)
    assert [(entry.articles, entry.said) for entry in related.timeline] == [(("b",), False), (("a",), True)]


@pytest.mark.parametrize(("other", "entries"), [("Bram Odeh", 2), ("Sinta Wardani", 1)])
def test_what_two_people_say_in_like_words_are_two_entries(other, entries):
    def announced(name, speaker):
        told = report(name, f"Bendungan Kalimata akan dibangun lagi, kata {{{speaker}}}, 1 Mei.")
        words = "Bendungan Kalimata akan dibangun lagi"
        return dated(said(told, words, speaker, day="2031-05-01"), "1 Mei", "2031-05-01")

    assert len(timeline_of(announced("a", "Sinta Wardani"), announced("b", other))) == entries


def test_a_name_cut_by_an_office_is_no_part_of_that():
    """ "Gubernur Sinta Wardani" may be read as the governor of Sinta; another report tells that she is so called."""
    a = said(report("a", "Gubernur Sinta {Wardani|Gubernur Sinta} pulang."), "pulang", "Wardani", role="Gubernur Sinta")
    (related,) = relate([a, report("b", "{Sinta Wardani} pulang.")], one_story=True)
    (person,) = [entity for entity in related.entities if entity.type == "person"]
    assert (person.name, [role.name for role in person.roles], person.aliases) == ("Sinta Wardani", ["Gubernur"], ())
    assert [s.role for r in related.readings for one in r.statements for s in one.speakers] == ["Gubernur"]


def test_a_short_name_that_a_source_is_told_to_have_is_its_name():
    text = "Balai yang disingkat BPB itu melaporkan air naik. BPB diam."
    reading = said(report("a", text), "air naik", "balai sungai Delta")
    source = Span("a", 0, text.index(" melaporkan"))
    statement = replace(reading.statements[0], source=source)
    short = Mention(Span("a", text.index("BPB diam"), text.index(" diam")), "BPB", "person")
    (entity,) = entities([replace(reading, statements=(statement,), mentions=(short,))], "s")[0]
    assert (entity.name, entity.type) == ("balai sungai Delta", None)
