"""Which statements are one claim: what the evidence weighs, and what no order of arrival may change."""

# A sentence of a report stands on one line.

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relate_reports import report, said
from runut.records import Mention, Span
from runut.relate import relate
from runut.relate.stems import sense
from runut.relate.vocabulary import table_of


def told(name, words, speaker, *, role=None, act="assert", mode="indirect", day=None):
    """A report of one statement by *speaker*, who is mentioned with *role*."""
    reading = said(report(name, f"{{{speaker}|{role or ''}}} mengatakan {words}."), words, speaker, act=act, day=day)
    (statement,) = reading.statements
    return replace(reading, statements=(replace(statement, mode=mode),))


def claims_of(*readings):
    (related,) = relate(readings, one_story=True)
    return related.claims


def grouped(*readings):
    """The claims as sets of (article, place), which no content hash of a story changes."""
    (related,) = relate(readings, one_story=True)
    texts = {s.id: (s.article, s.text) for r in related.readings for s in r.statements}
    return {frozenset(texts[i] for i in claim.statements) for claim in related.claims}


CRACK = "retakan di dinding bendungan Kalimata sudah dilaporkan sejak kemarau"


@pytest.mark.parametrize(
    ("again", "claims"),
    [
        ("sejak kemarau retakan dinding bendungan Kalimata dilaporkan petugas", 1),
        ("petugas melaporkan dinding bendungan yang retak itu pada kemarau", 1),
        ("tarif kapal penyeberangan naik bulan depan", 0),
        ("petugas bendungan akan mendapat tunjangan", 0),
        ("dinding bendungan Kalimata rusak dan itu diadukan sejak kemarau", 1),
        ("retakan di dinding bendungan Kalimata sepanjang 7 meter dilaporkan sejak kemarau", 1),
    ],
)
def test_what_one_speaker_says_in_other_words(again, claims):
    other = told("b", again, "Sinta Wardani")
    noise = told("c", "pasar ikan Muara Baru dibuka lagi pekan ini", "Bram Odeh")
    assert len(claims_of(told("a", CRACK, "Sinta Wardani"), other, noise)) == claims


def test_a_body_and_who_holds_its_office_say_one_thing():
    name = "Balai Bendungan Delta"
    body = told("a", f"{CRACK} oleh petugas", name)
    body = replace(body, mentions=(Mention(Span("a", 0, len(name)), name, "organization"),))
    officer = told("b", CRACK, "Sinta Wardani", role="Kepala Balai Bendungan Delta")
    (claim,) = claims_of(body, officer)
    assert claim.speaker is None
    assert "Lembaga dan pejabatnya" in claim.reason
    assert claims_of(body, told("b", CRACK, "Bram Odeh", role="Kepala Pasar Ikan")) == ()


@pytest.mark.parametrize(
    ("body", "role", "one"),
    [
        ("Balai Bendungan Delta (BBD)", "Kepala BBD", True),
        ("Balai Bendungan Delta (BBD)", "Kepala Balai Bendungan Delta", True),
        ("Kementerian Perairan", "Menteri Perairan", True),
        ("Kementerian Perairan", "Menteri Kelautan", False),
        ("Balai Bendungan Delta (BBD)", "Kepala Balai Pasar", False),
    ],
)
def test_who_speaks_for_a_body_is_told_by_the_role(body, role, one):
    reading = told("a", f"{CRACK} oleh petugas", body)
    reading = replace(reading, mentions=(Mention(Span("a", 0, len(body)), body, "organization"),))
    assert len(claims_of(reading, told("b", CRACK, "Sinta Wardani", role=role))) == one


def test_every_synonym_is_compared_by_its_sense_and_no_sense_is_a_synonym_of_another():
    table = table_of("id", "synonyms")
    assert all(sense(form, "id") == row["sense"] for form, row in table.items())
    assert all(table[row["sense"]]["sense"] == row["sense"] for row in table.values())


def test_a_claim_of_two_voices_has_no_speaker():
    words = "petugas melihat retakan di dinding bendungan Kalimata sejak kemarau dan sudah melaporkannya ke balai lama"
    (claim,) = claims_of(told("a", words, "Sinta Wardani"), told("b", words, "Bram Odeh"))
    assert claim.speaker is None
    (claim,) = claims_of(told("a", words, "Sinta Wardani"), told("b", words, "Sinta Wardani"))
    assert claim.speaker is not None


def test_a_quotation_behind_its_summary_needs_few_words_in_common():
    summary, quote = "balai lamban menambal dinding", "Kami sudah melapor sejak kemarau dan tidak ada yang datang"
    reading = report("a", f"{{Sinta Wardani}} menilai {summary}.", f'"{quote}," katanya.')
    reading = said(said(reading, summary, "Sinta Wardani"), quote, "Sinta Wardani")
    first, second = reading.statements
    other = told("b", "pasar ikan Muara Baru dibuka lagi pekan ini", "Bram Odeh")
    assert claims_of(reading, other) == ()
    (claim,) = claims_of(replace(reading, statements=(first, replace(second, mode="direct"))), other)
    assert claim.text == quote


def test_half_of_a_longer_one_word_for_word_is_one_utterance_under_two_names():
    words = "petugas melihat retakan di dinding bendungan Kalimata sejak kemarau dan sudah melaporkannya ke balai lama"
    start = " ".join(words.split()[:12])
    again = f"{start} tanpa pernah mendapat jawaban"
    assert len(claims_of(told("a", words, "Sinta Wardani"), told("b", again, "Bram Odeh"))) == 1


def test_one_voice_under_two_names_makes_one_claim():
    one, other = told("a", CRACK, "Sinta Ayu Wardani"), told("b", CRACK, "Sinta Ayu Wardanimeng")
    assert len(claims_of(one, other)) == 1


def test_other_amounts_part_what_is_said_in_like_words_and_other_days_do_not():
    def counted(name, number, day):
        reading = report(
            name, f"{{Sinta Wardani}} mengatakan [{number} rumah|{number}] di tepi bendungan rusak sejak tanggal {day}."
        )
        return said(reading, f"{number} rumah di tepi bendungan rusak sejak tanggal {day}", "Sinta Wardani")

    assert claims_of(counted("a", 7, 2), counted("b", 9, 2)) == ()
    assert len(claims_of(counted("a", 7, 2), counted("b", 7, 3))) == 1


@pytest.mark.parametrize(
    ("one", "other", "claims"), [("1940000", "1937000", 1), ("1930000", "1937000", 1), ("1950000", "1937000", 0)]
)
def test_an_amount_that_is_the_other_rounded_parts_nothing(one, other, claims):
    def cost(name, amount):
        reading = report(name, f"{{Sinta Wardani}} mengatakan dinding bendungan menelan [{amount} rupiah|{amount}].")
        return said(reading, f"dinding bendungan menelan {amount} rupiah", "Sinta Wardani")

    assert len(claims_of(cost("a", one), cost("b", other))) == claims


@pytest.mark.parametrize(("named", "claims"), [("Sinta Wardani", 1), ("Ratna Lima", 0)])
def test_who_passes_on_what_another_said_names_its_source(named, claims):
    noise = told("c", "pasar ikan Muara Baru dibuka lagi pekan ini", "Ratna Lima")
    passed = report("b", f"{{Bram Odeh}} mengutip penjelasan {{{named}}} bahwa {CRACK}.")
    passed = said(passed, f"penjelasan {named} bahwa {CRACK}", "Bram Odeh")
    assert len(claims_of(told("a", CRACK, "Sinta Wardani"), passed, noise)) == claims


# ---------------------------------------------------------------- properties

WORDS = [
    "retakan dinding bendungan Kalimata",
    "dilaporkan sejak kemarau",
    "pasar ikan Muara",
    "warga mengungsi ke bukit",
]
SAYINGS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(["Sinta Wardani", "Bram Odeh"])),
    min_size=2,
    max_size=6,
)


def made(sayings):
    return [told(f"r{n}", f"{one} dan {other}", speaker) for n, (one, other, speaker) in enumerate(sayings)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SAYINGS, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_claims(sayings, random):
    readings = made(sayings)
    shuffled = [*readings, readings[0]]
    random.shuffle(shuffled)
    assert grouped(*shuffled) == grouped(*readings)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SAYINGS)
def test_a_report_of_another_matter_joins_no_claim_and_its_removal_parts_none(sayings):
    """Its statement shares no word with the others: they are grouped as before but for how much a word tells."""
    readings = made(sayings)
    other = told("z", "gubernur meresmikan jembatan gantung", "Tegar Lestama")
    assert not any(article == "z" for claim in grouped(*readings, other) for article, _ in claim)


def test_an_article_removed_takes_only_its_own_statements():
    readings = [told(name, CRACK, "Sinta Wardani") for name in "abc"]
    apart = [told(name, "pasar ikan Muara Baru dibuka lagi pekan ini", "Bram Odeh") for name in "de"]
    before, after = grouped(*readings, *apart), grouped(*readings[:2], *apart)
    assert {frozenset(s for s in claim if s[0] != "c") for claim in before} == after
