"""What reports tell as denied, beside the sentences that tell what is denied."""

# A sentence of a report stands on one line.

from dataclasses import replace

import pytest

from relate_reports import on, report, said
from runut.records import Mention, Span
from runut.relate import relate


def denying(name, sentence, content, speaker="Bram Odeh", cue="membantah", outlet="Kabar Delta", more=()):
    """A report of *sentence* (and *more* before it), in which *cue* makes a denial of *content*."""
    reading = said(report(name, *more, sentence, outlet=outlet), content, speaker, act="deny")
    at = reading.article.text.index(cue)
    *others, statement = reading.statements
    return replace(reading, statements=(*others, replace(statement, cue=Span(name, at, at + len(cue)))))


def disputes(*readings):
    (related,) = relate(readings, one_story=True)
    texts = {reading.article.id: reading.article.text for reading in related.readings}
    return [
        (finding.summary, [span.of(texts[span.article]) for span in finding.evidence])
        for finding in related.findings
        if finding.type == "contradiction"
    ]


CONTENT = "menerima uang Rp 26,5 miliar dari pemborong dermaga"
DENIAL = f"{{Bram Odeh}} membantah {CONTENT}."


@pytest.mark.parametrize(
    "sentence",
    [
        "Jaksa menyangka {Bram Odeh} menerima uang Rp 26,5 miliar dari pemborong dermaga Muara Baru.",
        "Ia diduga menerima uang Rp 26,5 miliar dari seorang pemborong dermaga.",
        "Penerimaan uang Rp 26,5 miliar dari pemborong dermaga itu tidak dilaporkan ke kas daerah.",
    ],
)
def test_a_denial_meets_the_accusation_wherever_it_is_told(sentence):
    found = disputes(denying("a", DENIAL, CONTENT), report("b", sentence, outlet="Warta Timur"))
    ((summary, evidence),) = found
    assert summary == "Bram Odeh membantah (Kabar Delta) apa yang diceritakan dalam laporan (Warta Timur)."
    assert evidence == [CONTENT, sentence.replace("{", "").replace("}", "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "{Bram Odeh} tidak menerima uang Rp 26,5 miliar dari pemborong dermaga.",
        "Apakah {Bram Odeh} menerima uang Rp 26,5 miliar dari pemborong dermaga?",
        "Pemborong dermaga itu membayar uang lembur Rp 26,5 juta.",
        "{Bram Odeh} menerima penghargaan di dermaga.",
    ],
)
def test_what_no_denial_is_held_against(sentence):
    assert disputes(denying("a", DENIAL, CONTENT), report("b", sentence)) == []


def test_who_denies_is_no_other():
    words = "uang Rp 26,5 miliar diterima dari pemborong dermaga"
    again = said(report("b", f"{{Bram Odeh}} ditanya soal {words}."), words, "Bram Odeh")
    assert [summary.partition(" (")[0] for summary, _ in disputes(denying("a", DENIAL, CONTENT), again)] == [
        "Bram Odeh: dibantah"
    ]


def test_another_who_says_it_is_named():
    words = "uang Rp 26,5 miliar diterima dari pemborong dermaga"
    other = said(report("b", f"{{Sinta Wardani}} berkata {words}.", outlet="Warta Timur"), words, "Sinta Wardani")
    ((summary, _),) = disputes(denying("a", DENIAL, CONTENT), other)
    assert summary == "Bram Odeh membantah (Kabar Delta) apa yang dikatakan Sinta Wardani (Warta Timur)."


def test_denials_of_one_matter_are_one_finding():
    again = denying("c", DENIAL, CONTENT, outlet="Suara Bukit")
    accusing = report("b", "Jaksa menyangka ia menerima uang Rp 26,5 miliar dari pemborong dermaga.")
    ((summary, evidence),) = disputes(denying("a", DENIAL, CONTENT), accusing, again)
    assert "(Kabar Delta, Suara Bukit)" in summary
    assert len(evidence) == 3


@pytest.mark.parametrize(
    ("sentences", "evidence"),
    [
        (
            ("Warganet menarasikan bahwa air di gelas itu racun.", "{Sinta Wardani} membantahnya."),
            ["Sinta Wardani membantahnya.", "Warganet menarasikan bahwa air di gelas itu racun."],
        ),
        (
            ("Beredar kabar bahwa bendungan retak.", "Kabar itu langsung dibantah oleh balai."),
            ["Kabar itu langsung dibantah oleh balai.", "Beredar kabar bahwa bendungan retak."],
        ),
        (
            (
                "Narasi unggahan itu berbunyi bendungan retak.",
                "Sinta datang.",
                "{Balai} membantah narasi viral itu.",
            ),
            ["Balai membantah narasi viral itu.", "Narasi unggahan itu berbunyi bendungan retak."],
        ),
        (("Warga menanam bakau di tepi sungai.", "{Sinta Wardani} membantahnya."), None),
        (("Beredar kabar bahwa bendungan retak.", "Balai tidak membantah kabar itu."), None),
        (("Beredar kabar bahwa bendungan retak.", "Itu kabar yang dibantah balai tahun lalu."), None),
        (("Beredar kabar bahwa bendungan retak.", "Kiper itu menepis bola."), None),
    ],
)
def test_a_denial_that_points_back_answers_the_claim_before_it(sentences, evidence):
    found = [spans for _, spans in disputes(report("a", *sentences))]
    assert found == ([evidence] if evidence else [])


def test_a_plea_answers_the_accusation_in_its_own_sentence():
    sentence = "Polisi menahan remaja yang dituduh membakar dermaga, meskipun ia mengaku tidak bersalah."
    reading = said(report("a", sentence), "tidak bersalah", "ia")
    ((_, evidence),) = disputes(reading)
    assert evidence == ["tidak bersalah", "Polisi menahan remaja yang dituduh membakar dermaga, meskipun ia mengaku "]


@pytest.mark.parametrize(
    ("plea", "found"),
    [
        ("ayah saya tidak bersalah", 1),
        ("kalau tidak bersalah ia bebas", 0),
        ("terdakwa mengatakan ia tidak bersalah", 0),  # another's plea
    ],
)
def test_a_plea_answers_the_verdict(plea, found):
    sentences = ("Hakim menyatakan ia terbukti membakar dermaga.", f"Menurut {{Bram Odeh}}, {plea}.")
    assert len(disputes(said(report("a", *sentences), plea, "Bram Odeh"))) == found


def test_what_is_called_a_hoax_meets_those_who_fear_it():
    words = "isu kerusakan terumbu akibat tambang pasir adalah hoaks"
    one = said(report("a", f"{{Bram Odeh}} berkata {words}."), words, "Bram Odeh", act="deny")
    other = report("b", "Nelayan khawatir akan kerusakan terumbu akibat penambangan pasir.")
    assert [evidence for _, evidence in disputes(one, other)] == [
        [words, "Nelayan khawatir akan kerusakan terumbu akibat penambangan pasir."]
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "{Sinta Wardani} membantah bahwa Bram menerima uang Rp 26,5 miliar dari pemborong dermaga.",
        "Kabar ia menerima uang Rp 26,5 miliar dari pemborong dermaga adalah hoaks.",
        "Kabar ia menerima uang Rp 26,5 miliar dari pemborong dermaga itu tidak benar.",
    ],
)
def test_who_denies_it_too_is_no_other_side(sentence):
    assert disputes(denying("a", DENIAL, CONTENT), report("b", sentence)) == []


@pytest.mark.parametrize(("amount", "found"), [("", 0), (" senilai Rp 26,5 miliar", 1)])
def test_what_explains_a_denial_behind_it_is_no_other_side_without_its_amount(amount, found):
    content = f"pemborong dermaga menyuap petugas pasar{amount}"
    sentence, told = f"{{Bram Odeh}} membantah {content}.", f"Pemborong dermaga itu menyuap petugas pasar{amount}."
    reading = denying("a", sentence, content)
    assert len(disputes(replace(report("a", sentence, told), statements=reading.statements))) == found
    assert len(disputes(denying("a", sentence, content, more=[told]))) == 1


def test_names_alone_make_no_matter():
    content = "menjalin kerja sama dengan Dana Nusa Lestari Abadi"
    denial = denying("a", "{Bram Odeh} membantah menjalin kerja sama dengan <Dana Nusa Lestari Abadi>.", content)
    assert disputes(denial, report("b", "Dana Nusa Lestari Abadi diduga merugi.")) == []


def test_a_denial_of_what_one_said_answers_that_one():
    content = "pernyataan Sinta Wardani soal tanggul"
    denial = denying("a", "{Bram Odeh} membantah pernyataan {Sinta Wardani} soal tanggul.", content)
    words = "tanggul di Muara Baru sudah miring"
    other = said(report("b", f"{{Sinta Wardani}} berkata {words}.", outlet="Warta Timur"), words, "Sinta Wardani")
    ((summary, evidence),) = disputes(denial, other)
    assert summary.endswith("apa yang dikatakan Sinta Wardani (Warta Timur).")
    assert evidence == [content, f"Sinta Wardani berkata {words}."]
    assert disputes(denial, report("b", "Tanggul di Muara Baru sudah miring.")) == []


@pytest.mark.parametrize(
    ("content", "inside"),
    [
        ("pasukannya menembaki dermaga, di mana regu penolong mengatakan satu orang tewas", True),
        ("pasukannya menembaki dermaga, dengan mengatakan bahwa kapal itu kosong", False),
    ],
)
def test_the_other_side_may_stand_in_the_sentence_of_the_denial(content, inside):
    found = [evidence for _, evidence in disputes(denying("a", f"{{Bram Odeh}} membantah {content}.", content))]
    assert found == ([[content, content.partition(", ")[2]]] if inside else [])


@pytest.mark.parametrize(
    ("ahead", "found"),
    [
        ("Sinta Wardani mengatakan pabrik meminta izin tambang baru, meskipun ", True),
        ("Hujan turun di pabrik ketika ", False),
    ],
)
def test_the_other_side_may_stand_in_front_of_the_denial(ahead, found):
    content = "pernah meminta izin semacam itu"
    reading = denying("a", f"{ahead}{{Bram Odeh}} membantah {content}.", content)
    if found:
        words = "pabrik meminta izin tambang baru"
        reading = said(reading, words, "Sinta Wardani")
    assert [evidence for _, evidence in disputes(reading)] == ([[content, ahead]] if found else [])


def test_an_accusation_shortly_before_shares_the_verb_of_the_denial():
    content = "mereka melanggar perjanjian"
    accusing = "Kedua pihak menuduh satu sama lain soal pelanggaran batas wilayah."
    denial = denying("a", f"{{Bram Odeh}} membantah {content}.", content, more=[accusing, "Hujan turun."])
    assert [evidence for _, evidence in disputes(denial)] == [[content, accusing]]


def test_a_goalkeeper_who_parries_denies_nothing():
    content = "tendangan bebas dari sisi kanan gawang"
    reading = denying("a", f"{{Bram Odeh}} menepis {content}.", content, cue="menepis")
    words = "tendangan bebas dari sisi kanan gawang itu keras"
    assert disputes(reading, said(report("b", f"{{Sinta Wardani}} berkata {words}."), words, "Sinta Wardani")) == []


# ---------------------------------------------------------------- what a report sets against what was said just before


@pytest.mark.parametrize(
    ("words", "turned"),
    [
        ("Namun, balai menyatakan belum ada retakan di bendungan itu.", True),
        ("Balai menyatakan belum ada retakan di bendungan itu.", False),
        ("Namun, balai juga menyatakan belum ada retakan di bendungan itu.", False),  # it goes on
        ("Namun, balai menyatakan retakan di bendungan itu sudah ditambal.", False),
        ("Namun, balai menyatakan belum ada dana untuk sekolah.", False),
    ],
)
def test_who_says_just_after_that_it_is_not_so(words, turned):
    claim = "retakan menganga di tubuh bendungan"
    reading = said(report("a", f"{{Sinta Wardani}} berkata {claim}.", words), claim, "Sinta Wardani")
    content = words.partition("menyatakan ")[2].removesuffix(".")
    found = [evidence for _, evidence in disputes(said(reading, content, "balai"))]
    assert ([content, f"Sinta Wardani berkata {claim}."] in found) == turned


def test_a_turn_without_a_statement_needs_more_in_common():
    claim = "kuota garam dibagi rata atas perintah gubernur"
    one = said(
        report(
            "a",
            f"Dinas mengklaim {claim}.",
            turn := "Namun, nelayan mengaku gubernur tidak pernah mengatur pembagian kuota garam.",
        ),
        claim,
        "Dinas",
    )
    ((summary, evidence),) = disputes(one)
    assert summary.startswith("Yang dikatakan Dinas")
    assert evidence == [turn, f"Dinas mengklaim {claim}."]
    two = said(
        report("a", f"Dinas mengklaim {claim}.", "Namun, nelayan mengaku tidak pernah melihat garam."), claim, "Dinas"
    )
    assert disputes(two) == []


@pytest.mark.parametrize(("pointing", "found"), [("kesimpulan itu", 1), ("tawaran kerja di kota", 0)])
def test_who_rejects_what_was_told_just_before(pointing, found):
    sentences = ("Balai menyatakan bahwa bendungan aman.", f"Namun, warga menolak {pointing}.")
    assert len(disputes(report("a", *sentences))) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Wasit menganggap kejadian itu bukan sebuah pelanggaran.", True),
        ("Wasit menganggap kejadian itu bukan hanya pelanggaran.", False),
        ("Wasit menganggap kejadian itu bukan kesalahan.", False),
        ("Wasit menganggap kejadian itu bukan pelanggaran, melainkan sandiwara.", False),
        ("Wasit menganggap kejadian itu sandiwara, bukan pelanggaran.", False),
        ("Wasit menganggap kejadian itu bukan pelanggaran karena bolanya jauh.", True),
        ("Kejadian itu bukan pelanggaran.", False),
    ],
)
def test_what_was_called_so_is_said_to_be_something_else(words, found):
    told = "Penyerang itu jatuh setelah dilanggar bek lawan."
    assert [evidence for _, evidence in disputes(report("a", told, words))] == ([[words, told]] if found else [])


def test_what_is_only_played_down_is_no_other_side():
    content = "menjalin hubungan istimewa dengan Sinta Wardani"
    sentence = "Bintang itu menegaskan hubungan istimewa dengan {Sinta Wardani} tak lebih dari sekadar rekan kerja."
    assert disputes(denying("a", f"{{Bram Odeh}} membantah {content}.", content), report("b", sentence)) == []


@pytest.mark.parametrize(("told", "found"), [("hubungan kerja yang retak", 1), ("hubungan mesra", 0)])
def test_names_and_one_word_do_not_tell_what_is_denied(told, found):
    content = "hubungan kerja {Sinta Wardani} dan {Lira Manopo} retak"
    pair = report("b", f"{{Sinta Wardani}} dan {{Lira Manopo}} dikabarkan punya {told}.")
    plain = content.replace("{", "").replace("}", "")
    assert len(disputes(denying("a", f"{{Bram Odeh}} membantah {content}.", plain), pair)) == found


def test_who_asks_for_proof_of_a_claim_denies_nothing():
    content = "dugaan dan tuduhan itu harus dibuktikan"
    before = "Jaksa menuduh {Sinta Wardani} menerima uang."
    assert (
        disputes(
            denying(
                "a",
                f"Menurut kami {content}, sanggah {{Bram Odeh}}.",
                f"Menurut kami {content}",
                cue="sanggah",
                more=(before,),
            )
        )
        == []
    )


def test_narrative_of_another_report_that_only_shares_nouns_may_tell_of_the_quarrel():
    content = "adanya limbah sianida pada muara desa"
    quarrel = report("b", "Perdebatan soal limbah sianida pada muara desa belum reda.")
    assert disputes(denying("a", f"{{Bram Odeh}} membantah {content}.", content), quarrel) == []


@pytest.mark.parametrize("verb", ["membantah", "menyebut"])
def test_who_answers_a_denial_does_not_deny(verb):
    content = "adanya pungutan liar pada lelang dermaga Muara Baru"
    answering = f"{{Bram Odeh}} menanggapi pernyataan {{Sinta Wardani}} yang {verb} {content}."
    report_of_it = denying("a", answering, content, cue=verb)
    other = report("b", "Jaksa menduga ada pungutan liar pada lelang dermaga Muara Baru.")
    assert not any(summary.startswith("Bram Odeh") for summary, _ in disputes(report_of_it, other))


@pytest.mark.parametrize(
    ("speaker", "named"),
    [("Sinta Wardani", True), ("selasa", False), ("mereka", False), ("laporanBeritaKota", False), ("15 Mei", False)],
)
def test_a_side_without_a_name_is_not_named(speaker, named):
    words = "uang Rp 26,5 miliar diterima dari pemborong dermaga"
    other = said(report("b", f"{speaker} berkata {words}.", outlet="Warta Timur"), words, speaker)
    ((summary, _),) = disputes(denying("a", DENIAL, CONTENT), other)
    assert ("dikatakan" in summary) == named


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_name_with_the_next_word_glued_to_it_is_none_in_whatever_language_it_is_told(language):
    words = "uang Rp 26,5 miliar diterima dari pemborong dermaga"
    other = said(report("b", f"Wardanimem berkata {words}.", "Wardani hadir."), words, "Wardanimem")
    (story,) = relate((denying("a", DENIAL, CONTENT), other), one_story=True, language=language)
    (finding,) = story.findings
    assert "Wardanimem" not in finding.summary


def test_a_description_may_be_of_who_denies():
    words = "uang Rp 26,5 miliar diterima dari pemborong dermaga"
    speaker = "pengacara yang juga suami Rani"
    other = said(report("b", f"Adapun {speaker} itu berkata soal {words}."), words, speaker)
    assert disputes(denying("a", DENIAL, CONTENT), other) == []


def test_two_prints_of_one_quotation_are_no_denial():
    one = quoting("a", "Hei, siapa kamu? Turunkan spanduk. Ini bukan forum suporter, ini forum warga", "Bram Odeh")
    other = quoting("b", "Turunkan spanduk. Ini forum warga, forum suporter lain kali, siapa kamu", "Sinta Wardani")
    assert disputes(one, other) == []


# ---------------------------------------------------------------- whose words, and which way

SURE = "Hari ini kami percaya diri di kandang tetapi takut kebobolan"


def quoting(name, words, speaker="Bram Odeh", role=None, more=()):
    reading = said(report(name, *more, f'"{words}," kata {{{speaker}}}.', outlet=name), words, speaker, role=role)
    *others, statement = reading.statements
    return replace(reading, statements=(*others, replace(statement, mode="direct")))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Hari ini kami tidak percaya diri di kandang dan takut kebobolan", True),
        ("Hari ini sebenarnya kami percaya diri di kandang tetapi juga takut kebobolan", False),
        ("Hari ini kami tidak bermain di kandang melawan juara bertahan", False),
        ("Hari ini kami tidak menolak percaya diri di kandang tetapi takut kebobolan", False),
    ],
)
def test_one_quotation_with_a_denial_and_without(words, found):
    summaries = [summary for summary, _ in disputes(quoting("Kabar Delta", SURE), quoting("Warta Timur", words))]
    reversed_ones = [summary for summary in summaries if summary.startswith("Kutipan Bram Odeh dimuat berbeda")]
    assert bool(reversed_ones) == found
    if found:
        assert "“tidak percaya” (Warta Timur)" in reversed_ones[0]


@pytest.mark.parametrize(
    ("role", "name", "found"),
    [
        ("Direktur Dana Nusa", "Maskapai Selat", 1),
        ("Direktur Maskapai Selat", "Maskapai Selat", 0),
        (None, "Maskapai Selat", 0),
        ("Direktur Dana Nusa", "kedua perusahaan", 0),
    ],
)
def test_a_paraphrase_that_the_quotation_gives_to_another(role, name, found):
    told = "kebijakan dan aksi korporasi sepenuhnya merupakan wewenang pemegang saham"
    quoted = "Kebijakan dan strategi atas aksi korporasi tersebut sepenuhnya merupakan wewenang para pemegang saham"
    reading = said(report("a", f"{{{name}}} menyatakan {told}.", f'"{quoted}," kata {{Bram Odeh}}.'), told, name)
    reading = said(reading, quoted, "Bram Odeh", role=role)
    one, other = reading.statements
    reading = replace(reading, statements=(one, replace(other, mode="direct")))
    (related,) = relate([reading], one_story=True)
    assert [f.type for f in related.findings].count("attribution_conflict") == found


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("Kami sudah bertanya, belum ada penelitian soal kandungan emas di sana", 1),
        ("Kami sudah bertanya, tidak ada kandungan emas di sana", 0),
        ("Kami belum mengunjungi pulau itu sejak musim hujan", 0),
    ],
)
def test_a_no_that_is_quoted_as_a_not_yet(quoted, found):
    told = "tidak ada kandungan emas di pulau itu"
    reading = quoting("a", quoted, more=[f"{{Bram Odeh}} berkata {told}."])
    summaries = [summary for summary, _ in disputes(said(reading, told, "Bram Odeh"))]
    assert len([summary for summary in summaries if "diceritakan sebagai “tidak”" in summary]) == found


def test_a_no_until_now_is_a_not_yet():
    told = "hingga hari ini tidak ada kandungan emas di pulau itu"
    quoted = "Kami sudah bertanya, belum ada penelitian soal kandungan emas di sana"
    reading = quoting("a", quoted, more=[f"{{Bram Odeh}} berkata {told}."])
    assert disputes(said(reading, told, "Bram Odeh")) == []


@pytest.mark.parametrize(
    ("denial", "assertion", "found"),
    [
        ("saya belum pernah bertemu pemilik gudang", "ia bertemu pemilik gudang di dermaga", 0),
        ("dirinya belum pernah bertemu pemilik gudang", "ia bertemu pemilik gudang di dermaga", 0),
        ("saya belum pernah bertemu pemilik gudang", "Bram bertemu pemilik gudang di dermaga", 1),
        ("warga belum pernah bertemu pemilik gudang", "warga bertemu pemilik gudang di dermaga", 1),
    ],
)
def test_what_one_has_not_done_another_may(denial, assertion, found):
    one = said(report("a", f"{{Bram Odeh}} berkata {denial}."), denial, "Bram Odeh", day="2031-05-01")
    other = said(report("b", f"{{Sinta Wardani}} berkata {assertion}."), assertion, "Sinta Wardani", day="2031-05-01")
    assert len(disputes(one, other)) == found


def test_what_all_speak_of_is_not_denied_to_exist():
    denial, assertion = "tidak ada kapal yang disimpan dalam gudang tertutup", "kapal disimpan di gudang dekat dermaga"
    one = said(report("a", f"{{Bram Odeh}} berkata {denial}."), denial, "Bram Odeh", day="2031-05-01")
    other = said(report("b", f"{{Sinta Wardani}} berkata {assertion}."), assertion, "Sinta Wardani", day="2031-05-01")
    more = []
    for i in range(12):
        words = f"kapal itu berlayar ke pelabuhan {i}"
        more.append(said(report(f"c{i}", f"{{Tarno}} berkata {words}."), words, "Tarno"))
    assert len(disputes(one, other)) == 1
    assert disputes(one, other, *more) == []


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "Terkait rumor bahwa pondok itu menerima bantuan, Zaki membantah kabar tersebut.",
            "rumor bahwa pondok itu menerima bantuan",
        ),
        (
            "Soal tudingan yang menyebut ia menjual lahan, Zaki membantah hal itu.",
            "tudingan yang menyebut ia menjual lahan",
        ),
        ("Soal rumor, Zaki membantah hal itu.", None),
        ("Di pondok yang menerima bantuan, Zaki membantah kabar tersebut.", None),
    ],
)
def test_the_claim_may_be_named_in_front_of_the_denial(sentence, claim):
    findings = disputes(report("a", sentence, outlet="Kabar Delta"))
    assert [evidence[-1] for _, evidence in findings] == ([claim] if claim else [])


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Teh itu mengandung racun tikus, kata orang di dermaga.", 1),
        ("Teh racun tikus dijual di dermaga.", 0),  # says nothing of what it contains
    ],
)
def test_the_verb_of_what_is_denied_is_no_relative_one(told, found):
    content = "teh yang dijual di dermaga mengandung racun tikus"
    findings = disputes(denying("a", f"{{Bram Odeh}} membantah {content}.", content), report("b", told))
    assert len(findings) == found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Uang itu diserahkan di lapangan tenis pada malam hari.", 1),
        ("Uang itu tidak diserahkan di lapangan tenis.", 0),
        ("Apakah uang itu diserahkan di lapangan tenis?", 0),
    ],
)
def test_a_suspicion_may_be_what_was_told_right_before(before, found):
    assert len(disputes(report("a", before, "Atas dugaan tersebut, {Bram Odeh} membantahnya."))) == found


@pytest.mark.parametrize(
    ("denial", "assertion", "found"),
    [
        ("pabrik tidak membuang limbah oli ke muara", "pabrik membuang limbah oli ke muara", 1),
        ("pabrik tidak membuang limbah oli", "pabrik membuang sampah karyawan ke muara", 0),  # another thing
        ("pabrik tidak bisa membuang limbah oli ke muara", "pabrik membuang limbah oli ke muara", 0),
        ("ke depan pabrik tidak membuang limbah oli", "pabrik membuang limbah oli ke muara", 0),
        ("pabrik tidak membuang limbah oli ke muara saat banjir", "pabrik membuang limbah oli ke muara", 0),
        ("pabrik dengan tidak sengaja membuang limbah oli", "pabrik sengaja membuang limbah oli ke muara", 0),
        ("pabrik tidak ditutup", "pabrik ditutup", 0),  # two words may stand anywhere
    ],
)
def test_a_plain_no_is_held_against_the_same_alone(denial, assertion, found):
    one = said(report("a", f"{{Bram Odeh}} berkata {denial}."), denial, "Bram Odeh", day="2031-05-01")
    other = said(report("b", f"{{Sinta Wardani}} berkata {assertion}."), assertion, "Sinta Wardani", day="2031-05-01")
    assert len(disputes(one, other)) == found


@pytest.mark.parametrize(("cue", "found"), [("membantah", 1), ("menjelaskan", 0)])
def test_an_act_of_denying_has_a_word_for_it(cue, found):
    words = "laporan pencemaran nama baik oleh tukang perahu"
    one = denying("a", f"{{Bram Odeh}} {cue} {words}.", words, cue=cue)
    assertion = "ada laporan pencemaran nama baik dari tukang perahu"
    other = said(report("b", f"{{Sinta Wardani}} berkata {assertion}."), assertion, "Sinta Wardani")
    assert len(disputes(one, other)) == found


def test_a_presumption_of_innocence_is_no_plea():
    plea = "kami memegang praduga tak bersalah"
    reading = report("a", "Jaksa mendakwa {Bram Odeh} menerima suap.", f"{{Bram Odeh}} berkata {plea}.")
    assert disputes(said(reading, plea, "Bram Odeh")) == []


def test_who_denies_a_no_is_not_held_against_who_tells_it_done():
    content = "pengurus tidak membayar gaji nelayan dermaga"
    told = report("b", "Pengurus membayar gaji nelayan dermaga bulan lalu.")
    assert disputes(denying("a", f"{{Bram Odeh}} membantah {content}.", content), told) == []
    assert disputes(report("a", f"{{Bram Odeh}} membantah {content}."), told) == []


@pytest.mark.parametrize(
    "pair",
    [
        # a space is lost, and "nggak" asks in one place and in another
        (
            "Di kandang ini kamibukan percaya diri lagi dan takut kebobolan",
            "Di kandang ini kami bukan percaya diri lagi dan takut kebobolan",
        ),
        (
            "Ini laga pertama kami di sini dan kami minta boleh nggak pelatih ikut bermain, kami nggak takut",
            "Ini laga pertama kami di sini dan kami minta ke pelatih ikut bermain, boleh nggak, kami nggak takut",
        ),
    ],
)
def test_a_lost_space_and_a_question_deny_nothing(pair):
    told = disputes(*(quoting(name, words) for name, words in zip(("Kabar Delta", "Warta Timur"), pair, strict=True)))
    assert not any("dimuat berbeda" in summary for summary, _ in told)


def of_a_company(
    act,
    day,
    speaker="PT Vela Bahari",
    content="kapal itu membawa penumpang melebihi batas",
    role="juru bicara PT Vela Bahari",
):
    """A denial of the spokesman on 2 May, and what is said by *speaker* on *day*."""
    denied = denying("a", f"Bram Odeh membantah {CONTENT_OF_SHIP}.", CONTENT_OF_SHIP)
    (statement,) = denied.statements
    spokesman = replace(statement.speakers[0], role=role)
    denied = replace(denied, statements=(replace(statement, speakers=(spokesman,), said=on("2031-05-02")),))
    other = report("b", f"{speaker} mengakui {content}.", outlet="Warta Timur", day=day)
    return denied, said(other, content, speaker, act=act, day=day)


CONTENT_OF_SHIP = "kapal itu membawa penumpang melebihi batas"


@pytest.mark.parametrize(("speaker", "conflicts", "shifts"), [("PT Vela Bahari", 0, 1), ("PT Sagara Laut", 1, 0)])
def test_a_company_that_admits_what_its_spokesman_denied_has_changed_its_position(speaker, conflicts, shifts):
    (related,) = relate(of_a_company("confirm", "2031-05-04", speaker), one_story=True)
    types = [finding.type for finding in related.findings]
    assert (types.count("contradiction"), types.count("position_shift")) == (conflicts, shifts)


@pytest.mark.parametrize(
    ("role", "other", "shifts"),
    [
        ("juru bicara Polres Jawa Barat", "juru bicara Polres Jawa Barat", 1),
        ("Kabid Humas Polres Jawa Barat", "Kepala Bidang Humas Polres Jawa Barat", 1),
        ("juru bicara Polres Jawa Barat", "juru bicara Dinas Perhubungan Jawa Barat", 0),
        ("juru bicara Jawa Barat", "juru bicara Jawa Barat", 0),
        ("juru bicara keluarga Galih Pranowo", "juru bicara keluarga Galih Pranowo", 0),
    ],
)
def test_who_speaks_for_a_body_speaks_for_no_place_or_person_in_its_name(role, other, shifts):
    denied, admitted = of_a_company("confirm", "2031-05-04", "Sinta Wardani", role=role)
    statement = admitted.statements[0]
    admitted = replace(
        admitted, statements=(replace(statement, speakers=(replace(statement.speakers[0], role=other),)),)
    )
    named = report("c", "Kapal itu diperiksa {Galih Pranowo} dari Polres Jawa Barat di <Jawa Barat>.", outlet="c")
    at = named.article.text.index("Polres")
    body = Mention(Span("c", at, at + 17), "Polres Jawa Barat", "organization", None)
    named = replace(named, mentions=(*named.mentions, body))
    (related,) = relate((denied, admitted, named), one_story=True)
    assert [finding.type for finding in related.findings].count("position_shift") == shifts


@pytest.mark.parametrize(
    ("lead", "found"), [("Surat {Bram Odeh} menyebut", 1), ("Tidak satu kalimat pun surat {Bram Odeh} menyebut", 0)]
)
def test_what_nobody_says_is_denied_by_nobody(lead, found):
    denial, assertion = "bendungan tidak menyimpan air kemarau", "bendungan menyimpan air kemarau tahun ini"
    one = said(report("a", f"{lead} {denial}."), denial, "Bram Odeh", day="2031-05-01")
    at = one.article.text.index("menyebut")
    one = replace(one, statements=(replace(one.statements[0], cue=Span("a", at, at + 8)),))
    other = said(report("b", f"{{Sinta Wardani}} berkata {assertion}."), assertion, "Sinta Wardani", day="2031-05-01")
    assert len(disputes(one, other)) == found


def test_the_other_side_of_a_denial_that_points_back_is_what_it_points_to():
    claim = "Mereka dipaksa menyerahkan lahan dermaga kepada pemborong"
    reading = denying("a", "Tuduhan itu dibantah {Bram Odeh}.", claim, cue="dibantah", more=[f"{claim}."])
    elsewhere = report("b", "Warga menuding pemborong memaksa mereka menyerahkan lahan dermaga.", outlet="Warta Timur")
    ((_, evidence),) = disputes(reading, elsewhere)
    assert evidence == ["Tuduhan itu dibantah Bram Odeh.", f"{claim}."]


@pytest.mark.parametrize(("no", "found"), [("", 1), ("bukan pertama kali ", 0)])
def test_a_passive_denial_of_a_no_is_of_something_else(no, found):
    sentence = f"Walau begitu, {no}ia menjual lahan dermaga kepada pemborong langsung dibantah keluarga."
    told = report("b", "Warga menuding ia menjual lahan dermaga kepada pemborong.", outlet="Warta Timur")
    assert len(disputes(report("a", sentence), told)) == found


@pytest.mark.parametrize(("shared", "found"), [("menerima uang pemborong dermaga", 1), ("adanya 13 tamu pemborong", 0)])
def test_numbers_and_words_of_being_are_no_matter_of_a_shift(shared, found):
    denied, conceded = "adanya 13 tamu yang menerima uang dari pemborong dermaga", f"soal {shared}"
    if not found:
        denied = "adanya 13 kapal milik pemborong"
    readings = []
    for name, words, act, day in (("a", denied, "deny", "2031-05-01"), ("b", conceded, "confirm", "2031-05-02")):
        reading = report(name, f"{{Bram Odeh}} berkata {words}.", day=day)
        readings.append(said(reading, words, "Bram Odeh", act=act, day=day))
    (related,) = relate(readings, one_story=True)
    assert [f.type for f in related.findings].count("position_shift") == found


@pytest.mark.parametrize(("first", "conflicts"), [("membantah", 1), ("semula membantah", 0)])
def test_a_denial_that_was_given_up_is_no_conflict_any_more(first, conflicts):
    matter = "tuduhan bahwa dinding bendungan retak sejak kemarau"
    turn = ", tetapi kini mengakui retakan itu" if not conflicts else ""
    denied = denying("a", f"{{Bram Odeh}} {first} {matter}{turn}.", matter)
    other = report("b", "Warga menuding dinding bendungan retak sejak kemarau.", outlet="Warta Timur")
    kinds = [finding.type for finding in relate([denied, other], one_story=True)[0].findings]
    assert (kinds.count("contradiction"), kinds.count("position_shift")) == (conflicts, 1 - conflicts)
