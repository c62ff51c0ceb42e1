"""Who speaks, when and through whom; every article here is made up, with its attributions marked by hand.

In a text, ``[c1|...]`` is what was said, ``[k1|...]`` its cue, ``[s1|...]`` its source; ``[d=...|...]`` a date.
"""

import re

import pytest

from runut import pipeline
from runut.extract import sayings
from runut.extract.attributions import attributions
from runut.extract.media import media
from runut.extract.names import mentions
from runut.extract.speakers import statements
from runut.records import UNKNOWN_DATE, Article, Attribution, Date, DateValue, Part, content_id
from runut.text import annotate

MARK = re.compile(r"\[([ckds])(\d*)(?:=([^|]*))?\|([^\]]*)\]")


def marked(text):
    """Return the plain text, the attributions and the dates that the marks of *text* tell."""
    out, spans, days = "", {}, []
    at = 0
    for match in MARK.finditer(text):
        out += text[at : match.start()]
        start = len(out)
        out += match[4]
        at = match.end()
        if match[1] == "d":
            days.append((start, len(out), match[3]))
        else:
            spans.setdefault(int(match[2] or 0), {})[match[1]] = (start, len(out))
    out += text[at:]
    return out, spans, days


def read(text, title=None, published=UNKNOWN_DATE):
    plain, spans, days = marked(text)
    parts = (Part("body", 0, len(plain)),)
    article = Article(id="a", source="a", text=plain, sha256="", title=title, published=published, parts=parts)
    doc = annotate(article)

    def span(pair):
        return doc.span(*pair) if pair else None

    attributed = []
    for marks in spans.values():
        quoted = plain[marks["c"][0] - 1] == '"'
        mode = "direct" if quoted else "indirect"
        attributed.append(
            Attribution((doc.span(*marks["c"]),), span(marks.get("k")), span(marks.get("s")), mode, "assert")
        )
    dates = [Date(content_id("d", a, b), doc.span(a, b), plain[a:b], "date", value, "relative") for a, b, value in days]
    return list(statements(doc, attributed, tuple(mentions(doc)), dates)), doc


def names(text, title=None):
    return [tuple(s.name for s in statement.speakers) for statement in read(text, title)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the name stands there
        ('"[c|Air sudah surut]," [k|kata] [s|Kapolsek Jambi AKP Sutrisno Wibowo].', "Sutrisno Wibowo"),
        ("[s|Menteri Sosial, Hadi Kusuma], [k|mengatakan] [c|air sudah surut].", "Hadi Kusuma"),
        ("[s|Hadi Kusuma, juru bicara Pertamina], [k|mengatakan] [c|air sudah surut].", "Hadi Kusuma"),
        ("[s|Hadi Kusuma, pengacara Budi Santoso], [k|mengatakan] [c|air sudah surut].", "Hadi Kusuma"),
        ("[s|Meutia Sarasvati, kuasa hukum Budi Santoso], [k|mengatakan] [c|air sudah surut].", "Meutia Sarasvati"),
        ("[s|Tim Baker dari Kertas Securities] [k|mengatakan] [c|harga akan turun].", "Tim Baker"),
        ("[s|Ahmad Fauzi kepada Budi Santoso] [k|mengatakan] [c|air sudah surut].", "Ahmad Fauzi"),
        ("[s|Sutrisno Wibowo didampingi Ahmad Fauzi] [k|mengatakan] [c|air sudah surut].", "Sutrisno Wibowo"),
        (
            "[s|Ketua Tim Pemenangan Presiden Hendra Gunawan Kabupaten Bogor tahun 2019 Rahmat Hidayat] "
            "[k|menolak] [c|usul itu].",
            "Rahmat Hidayat",
        ),
        # the words are cut short, or too long
        ("[s|Pelaksana] Tugas Deputi Penindakan Ahmad Fauzi [k|mengatakan] [c|air sudah surut].", "Ahmad Fauzi"),
        ("[s|Sepanjang 2014, PT Kertas Jaya] [k|mencatat] [c|laba besar].", "PT Kertas Jaya"),
        # bodies and those who stay without a name
        ("[s|Komisi Pemberantasan Korupsi (KPK)] [k|menduga] [c|uang itu suap].", "Komisi Pemberantasan Korupsi (KPK)"),
        ("[s|Pihak berwenang] [k|mengakui] [c|manifes keliru].", "pihak berwenang"),
        ("[s|pihak Polda Jambi] [k|memastikan] [c|pesawat aman].", "Polda Jambi"),
        ("[k|Menurut] [s|keterangan resmi Kementerian Sosial], [c|air sudah surut].", "Kementerian Sosial"),
        ("[s|Seorang pejabat senior] [k|mengatakan] [c|perundingan buntu].", "seorang pejabat senior"),
        ("[s|Pihak berwenang Norwegia] [k|mengatakan] [c|kapal itu tenggelam].", "pihak berwenang Norwegia"),
        ("[s|Pemerintah] pada hari ini [k|mengumumkan] [c|bantuan beras].", "pemerintah"),
        ("[s|Para pedagang yang resah] [k|berharap] [c|harga turun].", "para pedagang"),
        ("[s|Warga] [k|mengaku] [c|takut].", "warga"),
        # a comparative or a joint is no part of it
        ("Ada 90 orang, [s|lebih banyak daripada manifes] yang [k|mencatat] [c|80 orang].", "manifes"),
        ("[s|Sebagaimana data Polda Jambi] [k|mencatat] [c|80 orang].", "Polda Jambi"),
        ("[s|Amerika Serikat] [k|membantah] [c|tuduhan itu].", "Amerika Serikat"),
        # a relation: the name behind is not the speaker
        ("[s|Keluarga Hendra Gunawan] [k|meminta] [c|kasus dibuka].", "keluarga Hendra Gunawan"),
        ("[s|Kuasa hukum Hendra Gunawan, Siti Aminah], [k|meminta] [c|kasus dibuka].", "Siti Aminah"),
    ],
)
def test_named_at_the_place(text, expected):
    assert names(text) == [(expected,)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[s|Hadi Kusuma dan Siti Aminah] [k|mengatakan] [c|air surut].", ("Hadi Kusuma", "Siti Aminah")),
        (
            "[s|Menteri Sosial Hadi Kusuma dan Gubernur Jambi Siti Aminah] [k|sepakat] [c|jalan ditutup].",
            ("Hadi Kusuma", "Siti Aminah"),
        ),
        (
            "[s|Hadi Kusuma, Siti Aminah, dan Ahmad Fauzi] [k|sepakat] [c|jalan ditutup].",
            ("Hadi Kusuma", "Siti Aminah", "Ahmad Fauzi"),
        ),
        ("[s|Malaysia dan Singapura] [k|membantah] [c|tuduhan itu].", ("Malaysia", "Singapura")),
        ("[s|SUMB, Celang, dan Trena Asia] [k|menyebut] [c|air surut].", ("SUMB", "Celang", "Trena Asia")),
        ("[s|Baik Hadi Kusuma maupun Siti Aminah] [k|mengatakan] [c|air surut].", ("Hadi Kusuma", "Siti Aminah")),
        # a place that a comma sets off behind a body is its address
        ("[s|Polres Jambi, Jawa Timur], [k|mengimbau] [c|warga waspada].", ("Polres Jambi",)),
    ],
)
def test_several_speak_at_once(text, expected):
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Perdana Menteri Hadi Kusuma datang. [s|Sang perdana menteri] [k|menegaskan] [c|air sudah surut].",
            ("Hadi Kusuma", "Perdana Menteri"),
        ),
        (
            "Aktris Siti Aminah pulang. [s|Aktris yang menikah dengan Hadi Kusuma itu] [k|mengaku] [c|lelah sekali].",
            ("Siti Aminah", "Aktris"),
        ),
        (  # a country is not the minister who has its name
            "Menteri Pertahanan Israel Katz pulang. [s|Israel] [k|membantah] [c|tuduhan yang berat].",
            ("Israel", None),
        ),
        (  # an office is his who stands behind it and the name it tells
            "Direktur Hadi Kusuma diperiksa. Ia ditemani kuasa hukum Hadi, Siti Aminah, di sana. "
            "[s|Hadi] [k|mengaku] [c|lelah sekali].",
            ("Hadi Kusuma", "Direktur"),
        ),
        (  # nor that of whom somebody speaks to
            "Hadi Kusuma ditangkap. Kepada penyidik, [s|Hadi] [k|mengaku] [c|lelah sekali].",
            ("Hadi Kusuma", None),
        ),
        (
            "[s|Wakapolresta Jambi AKBP Hadi Kusuma] [k|mengatakan] [c|korban selamat].",
            ("Hadi Kusuma", "Wakapolresta Jambi"),
        ),
    ],
)
def test_whose_office_it_is(text, expected):
    speakers = read(text)[0][-1].speakers
    assert [(speaker.name, speaker.role) for speaker in speakers] == [expected]


LEAD = "[s1|Ketua KPK Ahmad Fauzi] [k1|mengatakan] [c1|uang itu suap]. "


@pytest.mark.parametrize(
    "rest",
    [
        '"[c2|Kami akan menyita uang itu]," [k2|kata] [s2|Fauzi].',
        '"[c2|Kami akan menyita uang itu]," [k2|kata] [s2|Ahmad].',
        '"[c2|Kami akan menyita uang itu]," [k2|kata] [s2|dia].',
        '"[c2|Kami akan menyita uang itu]," [k2|katanya].',
        '"[c2|Kami akan menyita uang itu]." Rapat lalu ditutup.',
        "[s2|Ia] [k2|menambahkan] [c2|uang akan disita].",
        "[s2|Ketua KPK itu] [k2|menambahkan] [c2|uang akan disita].",
        "[s2|Politikus senior itu] [k2|menambahkan] [c2|uang akan disita].",
        "[s2|Ketua Komisi Pemberantasan Korupsi] [k2|menambahkan] [c2|uang akan disita].",
        "[k2|Menurutnya], [c2|uang akan disita].",
        "[s2|Pihaknya] [k2|berharap] [c2|uang disita].",
    ],
)
def test_pointing_back(rest):
    assert names(LEAD + rest) == [("Ahmad Fauzi",), ("Ahmad Fauzi",)]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        # another person is the subject of a sentence in between
        (
            "Anggota DPR Siti Aminah bertanya tentang uang itu. [s2|Ia] [k2|menilai] [c2|jawaban itu kurang].",
            "Siti Aminah",
        ),
        (
            "Hal senada disampaikan Wakil Ketua DPR Siti Aminah. [k2|Menurut] [s2|dia], [c2|uang harus disita].",
            "Siti Aminah",
        ),
        (
            "Hal senada disampaikan warga Lorambang yang lain, Siti Aminah. [s2|Ia] [k2|mengaku] [c2|sedih sekali].",
            "Siti Aminah",
        ),
        (
            "Setelah dicari, korban bernama Siti Aminah selamat. [s2|Dia] [k2|mengaku] [c2|jatuh sendiri].",
            "Siti Aminah",
        ),
        # a noun that looks like a passive is none
        (
            "Siti Aminah anggota koalisi disabilitas merespons usul Hendra. [k2|Menurutnya], [c2|uang itu sah].",
            "Siti Aminah",
        ),
        # but not one to whom something happens, nor one within what was said
        ("Budi Santoso ditahan sejak Senin. [s2|Ia] [k2|menambahkan] [c2|uang disita].", "Ahmad Fauzi"),
        ("[c2|Keputusan Hendra Gunawan], [k2|menurutnya], keliru.", "Ahmad Fauzi"),
        # an unnamed source or a body in between does not take the next "katanya"
        ('[s2|Polisi] [k2|memastikan] [c2|uang aman]. "[c3|Kami akan menyita uang itu]," [k3|ujarnya].', "polisi"),
    ],
)
def test_another_subject_in_between(rest, expected):
    found = names(LEAD + rest)
    assert found[1] == (expected,)
    assert found[-1] in ((expected,), ("Ahmad Fauzi",))
    if len(found) > 2:
        assert found[2] == ("Ahmad Fauzi",)


def test_a_pointed_noun_means_the_unnamed_one_before():
    text = (
        LEAD + "[s2|Seorang penyidik senior] [k2|mengaku] [c2|heran]. [s3|Penyidik itu] [k3|menyebut] [c3|uang hilang]."
    )
    assert names(text)[2] == ("seorang penyidik senior",)


def test_a_name_that_no_table_knows_is_pointed_back_to():
    text = (
        "Menteri Sutrisno Wibowo [k1|menyebut] [c1|air naik]. "
        '[s2|Zorvyk] pada 2 November [k2|mengatakan], "[c2|Kami siap.]" '
        '"[c3|Namun, kami sendirian.]" [s4|Dia] juga [k4|mengecam] [c4|para sekutunya].'
    )
    assert names(text)[1:] == [("Zorvyk",), ("Zorvyk",), ("Zorvyk",)]


def test_both_are_the_two_people_named_together():
    text = (
        "[s1|Kementerian Kehutanan] [k1|menyebut] [c1|hutan pulih]. Sutrisno Wibowo dan Hartono Wiguna bertemu. "
        "[s2|Keduanya] [k2|memuji] [c2|kerja sama itu]."
    )
    assert names(text)[1] == ("Sutrisno Wibowo", "Hartono Wiguna")


def test_both_are_the_two_named_just_before_whoever_spoke_last():
    text = (
        "[s1|Sutrisno Wibowo dan Kepala Dinas Hartono Wiguna] [k1|menyebut] [c1|hutan pulih]. Siti Rahayu dan Menteri "
        "Kehutanan, Agus Santoso, bertemu di Palung, [s2|keduanya] [k2|memuji] [c2|kerja sama itu]."
    )
    assert names(text)[1] == ("Siti Rahayu", "Agus Santoso")


def test_who_speaks_within_a_report_and_goes_on():
    plain = 'Kementerian Kehutanan melaporkan bahwa Hartono Wiguna menilai hutan pulih, menyatakan, "Pohon itu tumbuh."'
    article = Article(id="a", source="a", text=plain, sha256="", parts=(Part("body", 0, len(plain)),))
    doc = annotate(article)
    found = statements(doc, attributions(doc), tuple(mentions(doc)), [])
    assert [s.speakers[0].name for s in found] == ["Kementerian Kehutanan", "Hartono Wiguna", "Hartono Wiguna"]


def test_an_english_name_keeps_its_capital():
    assert names('"[c1|Air surut,]" [k1|kata] [s1|Institute for the Study of Rivers].') == [
        ("Institute for the Study of Rivers",)
    ]


def test_a_body_pointed_at():
    text = "[s1|PT Kertas Jaya] [k1|mengaku] [c1|rugi]. [s2|Perusahaan tersebut] [k2|berharap] [c2|harga naik]."
    assert names(text) == [("PT Kertas Jaya",), ("PT Kertas Jaya",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # explained by-names
        ("Gubernur Jambi Hendra Gunawan (Kang Hen) tiba. [s|Kang Hen] [k|mengaku] [c|lelah].", "Hendra Gunawan"),
        ("Gubernur Hendra Gunawan yang akrab disapa Galuh tiba. [s|Galuh] [k|mengaku] [c|lelah].", "Hendra Gunawan"),
        ("Gubernur Hendra Gunawan atau Galuh tiba. [s|Galuh] [k|mengaku] [c|lelah].", "Hendra Gunawan"),
        ("Gubernur Hendra Gunawan atau Gus Ipin tiba. [s|Gus Ipin] [k|mengaku] [c|lelah].", "Hendra Gunawan"),
        ("Kang Gala sapaan akrab Tgk H Hendra Gunawan tiba. [s|Gala] [k|mengaku] [c|lelah].", "Hendra Gunawan"),
        # short forms and misprints
        ("Ketua Rifqinizar Karsa hadir. [s|Rifqi] [k|mengaku] [c|lelah].", "Rifqinizar Karsa"),
        ("Ketua Tubagus Hasanuddin hadir. [s|Tb. Hasanuddin] [k|mengaku] [c|lelah].", "Tubagus Hasanuddin"),
        ("Ketua Mohammad Syafii hadir. [s|Syaffi] [k|mengaku] [c|lelah].", "Mohammad Syafii"),
        # offices named elsewhere, before or behind
        ("Menteri Dalam Negeri Hadi Kusuma hadir. [s|Mendagri] [k|mengaku] [c|lelah].", "Hadi Kusuma"),
        ("[s|Mendagri] [k|mengaku] [c|lelah]. Menteri Dalam Negeri Hadi Kusuma lalu pulang.", "Hadi Kusuma"),
        # a name that the paper goes on with and does not explain
        ('Ketua OJK Friska Widyastuti hadir. "[c|Saya lelah sekali]," [k|kata] [s|Kiki].', "Kiki"),
    ],
)
def test_one_person_under_several_names(text, expected):
    assert names(text) == [(expected,)]


def test_a_by_name_behind_a_quotation_is_of_another():
    text = '"Aku lapor ke Rudi Hartono." Bocah yang biasa dipanggil Galuh diam. "[c|Air surut]," [k|ujar] [s|Galuh].'
    assert names(text) == [("Galuh",)]


def test_two_people_keep_their_names():
    text = (
        "[s1|Budi Santoso] [k1|menolak] [c1|usul]. [s2|Budi Hartono] [k2|setuju] [c2|usul]. [s3|Hartono] "
        "[k3|diam] [c3|saja]."
    )
    assert names(text) == [("Budi Santoso",), ("Budi Hartono",), ("Budi Hartono",)]


def test_the_day_of_a_call_is_no_part_of_its_medium():
    text = "kata Budi Santoso melalui telepon Senin (3/3/2025)"
    assert media(annotate(Article("a", "a", text, "")), 0, len(text)) == ("telepon",)


def test_abbreviation_takes_the_full_form():
    text = "Badan Informasi Geospasial (BIG) rapat. [s|BIG] [k|mengajak] [c|warga hadir]."
    assert names(text) == [("Badan Informasi Geospasial (BIG)",)]


def test_a_source_at_the_head_waits_for_the_first_name():
    text = "[c1|Jalan akan ditutup], [k1|katanya]. [s2|Ahmad Fauzi] [k2|mengatakan] [c2|jalan rusak]."
    found, _ = read(text)
    assert [s.speakers[0].name for s in found] == ["Ahmad Fauzi", "Ahmad Fauzi"]
    assert found[0].confidence < found[1].confidence


def test_speech_within_speech_comes_through_the_outer_speaker():
    plain = '"Kemarin ketua RT meminta jalan ditutup," kata Ahmad Fauzi, warga Jambi.'
    doc = annotate(Article(id="a", source="a", text=plain, sha256="", parts=(Part("body", 0, len(plain)),)))

    def at(words):
        start = plain.index(words)
        return doc.span(start, start + len(words))

    outer = Attribution(
        (at("Kemarin ketua RT meminta jalan ditutup"),), at("kata"), at("Ahmad Fauzi"), "direct", "assert"
    )
    inner = Attribution((at("jalan ditutup"),), at("meminta"), at("ketua RT"), "indirect", "demand")
    found = list(statements(doc, [outer, inner], tuple(mentions(doc)), []))
    assert [s.speakers[0].name for s in found] == ["Ahmad Fauzi", "ketua RT"]
    assert [s.relay for s in found] == [(), ("Ahmad Fauzi",)]
    assert found[0].speakers[0].role == "warga Jambi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind the cue, in front of it, and inherited both ways
        ('"[c|Air sudah surut]," [k|kata] [s|Ahmad Fauzi], [d=2025-06-17|Selasa (17/6)].', ["2025-06-17"]),
        ("[d=2025-06-17|Selasa (17/6)], [s|Ahmad Fauzi] [k|mengatakan] [c|air surut].", ["2025-06-17"]),
        (
            '[s1|Ahmad Fauzi] [k1|menolak] [c1|usul]. "[c2|Itu keliru]," [k2|kata] [s2|Fauzi], [d=2025-06-17|Selasa]. '
            "[s3|Ia] [k3|menilai] [c3|usul mahal].",
            ["2025-06-17"] * 3,
        ),
        # another speaker does not share it
        (
            '"[c1|Itu keliru]," [k1|kata] [s1|Ahmad Fauzi], [d=2025-06-17|Selasa]. [s2|Siti Aminah] [k2|diam] '
            "[c2|saja].",
            ["2025-06-17", None],
        ),
        # unless they sat in one meeting
        (
            '"[c1|Itu keliru]," [k1|kata] [s1|Ahmad Fauzi] dalam rapat, [d=2025-06-17|Selasa]. '
            "[s2|Siti Aminah] [k2|menilai] [c2|itu benar].",
            ["2025-06-17", "2025-06-17"],
        ),
        # a body shares the day of who speaks for it
        (
            '[s1|KPK] [k1|menduga] [c1|uang itu suap]. "[c2|Kami sita]," [k2|kata] [s2|Ketua KPK Ahmad Fauzi], '
            "[d=2025-06-17|Selasa].",
            ["2025-06-17", "2025-06-17"],
        ),
        # another sentence tells the occasion
        (
            "[s|Ahmad Fauzi] [k|menolak] [c|usul itu]. Pernyataan itu Ahmad Fauzi sampaikan di Jambi pada "
            "[d=2025-06-17|Selasa].",
            ["2025-06-17"],
        ),
        # two occasions: the nearest before
        (
            '"[c1|Itu keliru]," [k1|kata] [s1|Ahmad Fauzi], [d=2025-06-17|Selasa]. [s2|Ia] [k2|menilai] '
            "[c2|usul mahal]. "
            'Rapat diulang. "[c3|Itu benar]," [k3|kata] [s3|Fauzi], [d=2025-06-19|Kamis].',
            ["2025-06-17", "2025-06-17", "2025-06-19"],
        ),
        # the introduction belongs to the quotation that follows it at once
        (
            '"[c1|Itu keliru]," [k1|kata] [s1|Ahmad Fauzi], [d=2025-06-17|Selasa]. [s2|Ia] [k2|menilai] '
            "[c2|usul mahal]. "
            '"[c3|Itu benar]," [k3|kata] [s3|Fauzi], [d=2025-06-19|Kamis].',
            ["2025-06-17", "2025-06-19", "2025-06-19"],
        ),
        # what was reported before keeps its silence
        (
            '"[c1|Itu keliru]," [k1|kata] [s1|Ahmad Fauzi], [d=2025-06-17|Selasa]. '
            "Sebelumnya diberitakan, [s2|Ahmad Fauzi] [k2|menolak] [c2|usul].",
            ["2025-06-17", None],
        ),
        # a day that looks back is of its own utterance alone
        (
            "[d=2025-06-15|Dua hari lalu] [s1|Ahmad Fauzi] [k1|menolak] [c1|usul]. "
            '"[c2|Itu keliru]," [k2|kata] [s2|Fauzi].',
            ["2025-06-15", None],
        ),
        # a sentence that points back dates the utterance before it, but not whoever speaks on another day
        (
            "[s1|PT Arus Jernih] [k1|mengumumkan] [c1|pabrik dijual]. Informasi itu termuat dalam laman bursa pada "
            '[d=2025-06-17|Selasa]. "[c2|Pabrik laku]," [k2|tulis] [s2|PT Arus Jernih].',
            ["2025-06-17", "2025-06-17"],
        ),
        (
            '"[c1|Itu keliru]," [k1|kata] [s1|Ahmad Fauzi], [d=2025-06-19|Kamis]. Putusan itu dibacakan pada '
            "[d=2025-06-17|Selasa]. [s2|Fauzi] [k2|menilai] [c2|usul itu baik].",
            ["2025-06-19", "2025-06-19"],
        ),
        # who speaks first at a meeting shares the day that is told behind
        (
            '"[c1|Jalan rusak]," [k1|kata] [s1|Siti Aminah]. "[c2|Itu keliru]," [k2|ujar] [s2|Ahmad Fauzi] dalam '
            "rapat, [d=2025-06-17|Selasa].",
            ["2025-06-17", "2025-06-17"],
        ),
    ],
)
def test_day_of_saying(text, expected):
    assert [s.said.value for s in read(text)[0]] == expected


def test_a_day_within_what_was_said_is_not_the_day_of_saying():
    plain = "Ahmad Fauzi mengatakan air naik pada Selasa pagi."
    doc = annotate(Article(id="a", source="a", text=plain, sha256="", parts=(Part("body", 0, len(plain)),)))
    content = doc.span(plain.index("air"), len(plain) - 1)
    day = doc.span(plain.index("Selasa"), plain.index("Selasa") + 6)
    attribution = Attribution((content,), doc.span(12, 22), doc.span(0, 11), "indirect", "assert")
    dates = [Date("d", day, "Selasa", "date", "2025-06-10", "relative")]
    (statement,) = statements(doc, [attribution], tuple(mentions(doc)), dates)
    assert statement.said.value is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"[c|Air surut]," [k|kata] [s|Ahmad Fauzi] dikutip dari Antara.', ("Antara",)),
        ('"[c|Air surut]," [k|kata] [s|Ahmad Fauzi], seperti dilansir AFP.', ("AFP",)),
        ('"[c|Air surut]," [k|kata] [s|Ahmad Fauzi].', ()),
    ],
)
def test_relay(text, expected):
    assert read(text)[0][0].relay == expected


def test_a_carrier_told_once_is_of_all_that_the_speaker_says_on_no_day():
    text = (
        '"[c1|Air surut]," [k1|kata] [s1|Ahmad Fauzi] dikutip dari Antara. [s2|Ia] [k2|menilai] [c2|itu baik]. '
        "[s3|Siti Aminah] [k3|menilai] [c3|itu buruk]."
    )
    assert [s.relay for s in read(text)[0]] == [("Antara",), ("Antara",), ()]


def test_a_small_word_glued_to_a_source_is_none_of_its_name():
    assert names("[k|Dikutip] [s|dariKabar Delta], [c|air sungai itu surut].") == [("Kabar Delta",)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("laman Dinas Air", "Dinas Air"),
        ("pengumuman resmi Dinas Air", "Dinas Air"),
        ("Instagram Dinas Air", "Dinas Air"),
        ("akun Instagram resmi Dinas Air", "Dinas Air"),
        ("Instagram @dinas_air", "@dinas_air"),
    ],
)
def test_whose_page_it_is(source, name):
    assert names(f"[k|Mengutip] [s|{source}], [c|air sungai itu surut].") == [(name,)]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("Acara itu digelar di Lumo, [d=2025-06-17|Selasa (17/6/2025)].", "2025-06-17"),
        ("Kunjungan itu berlangsung [d=2025-06-18T10:00|jam 10], [d=2025-06-17|Selasa (17/6/2025)].", "2025-06-17"),
        ("Acara itu akan digelar di Lumo, [d=2025-06-18|Rabu (18/6/2025)].", None),
        ("Acara itu digelar di Lumo, [d=2025-06-10|Selasa (10/6/2025)].", None),
        ("Tanggul itu jebol di Lumo, [d=2025-06-17|Selasa (17/6/2025)].", None),
        # who comes is named, and a visit was made; a day that is no event's
        ("Kedatangan Bupati Rudi Hartono di Lumo pada [d=2025-06-17|Selasa] disambut warga.", "2025-06-17"),
        ("Bupati Rudi Hartono melakukan kunjungan ke Lumo, [d=2025-06-17|Selasa].", "2025-06-17"),
        ("Acara itu digelar di depan balai, [d=2025-06-17|Selasa].", "2025-06-17"),
        ("Kedatangan kapal itu tertunda hujan, [d=2025-06-17|Selasa].", None),
        ("Polisi menyelidiki kegiatan tambang yang longsor [d=2025-06-17|Selasa (17/6)].", None),
        ("Kegiatan sekolah dihentikan sejak banjir pada [d=2025-06-17|Selasa].", None),
        ("Kegiatan belajar di rumah berlangsung sejak [d=2025-06-17|Selasa].", None),
        ("Acara itu digelar sesuai rencana yang ditargetkan warga, [d=2025-06-17|Selasa].", None),
    ],
)
def test_who_speaks_in_the_report_of_an_event_on_no_other_day_spoke_there(event, expected):
    text = f'{event} "[c|Kami senang sekali]," [k|kata] [s|Siti Aminah].'
    assert read(text, published=DateValue("2025-06-18", "day", "stated"))[0][0].said.value == expected


def test_a_statement_quotes_its_content_and_its_id_is_that_of_its_place():
    (statement,), doc = read('"[c|Air sudah surut]," [k|kata] [s|Ahmad Fauzi].')
    assert statement.text == "Air sudah surut"
    assert statement.id == content_id("s", "a", (1, 16))
    assert statement.speakers[0].as_written == "Ahmad Fauzi"
    assert 0 < statement.confidence <= 1
    assert doc.text[statement.content[0].start : statement.content[0].end] == statement.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # offices under another name, a company by its common noun or its initials
        ("Presiden Hasan Wibawa tiba. [s|Kepala Negara] [k|mengatakan] [c|panen membaik].", ["Hasan Wibawa"]),
        ("PT Samudra Velindo Tbk rugi. [s|Perseroan] [k|memperkirakan] [c|utang naik].", ["PT Samudra Velindo Tbk"]),
        ("PT Vela Reksa Gita Tbk rugi. [s|VRG] [k|mencatat] [c|utang naik].", ["PT Vela Reksa Gita Tbk"]),
        ("Budi Santosa dan Raja Hasan tiba. [s|Kedua pemimpin] [k|menyatakan] [c|setuju].", ["Budi Santosa", "Hasan"]),
        # who is introduced by a passive speaks on; the town he is from does not
        (
            'Budi Santosa pergi. Haru juga dirasakan Nita, mahasiswa asal Lorambang. [s|Ia] [k|mengaku] [c|senang].',
            ["Nita"],
        ),
        # the subject stands behind the clause that the source took along
        ("[s|Ini merupakan yang pertama sejak Korea Selatan] [k|mengumumkan] [c|tarif baru].", ["Korea Selatan"]),
    ],
)  # fmt: skip
def test_who_is_meant_without_his_name(text, names):
    (statement,), _ = read(text)
    found = [speaker.name for speaker in statement.speakers]
    assert len(found) == len(names)
    assert all(name in one for name, one in zip(names, found, strict=True))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the last words of the office look like a name
        ('"[c|Uang aman]," [k|kata] [s|Direktur Vela Leasing, Hendra Gunawan].', "Hendra Gunawan"),
        (
            "[s|Gabungan Usaha Sungai, Danau, dan Laut (GUSDL)] [k|menyatakan] [c|uang aman].",
            "Gabungan Usaha Sungai, Danau, dan Laut (GUSDL)",
        ),
        ("[s|Berdasarkan rilis resmi PT Vela Tbk yang terbit], [k|mengklaim] [c|uang aman].", "PT Vela Tbk"),
        # a word that no news prints keeps its capital; a town of somebody's name is not meant
        ("[s|Jamwandat] [k|meminta] [c|uang itu disita].", "Jamwandat"),
        ("[s|Petani] [k|meminta] [c|uang itu disita].", "petani"),
        ("Rapat ditunda Bima Arya Santosa. [s|Bima] [k|meminta] [c|uang itu disita].", "Bima Arya Santosa"),
    ],
)
def test_who_stands_behind_an_office_or_a_paper(text, name):
    assert names(text) == [(name,)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[s|Studi tersebut] [k|menyimpulkan] [c|penduduk desa berkurang].", "studi tersebut"),
        # a paper is not pointed back to as somebody
        (
            "[c1|Air naik], [k1|menurut] [s1|dokumen]. [s|Pemasok terbesar itu] [k|mengatakan] [c|panen berkurang].",
            "pemasok terbesar itu",
        ),
        (LEAD + "[s|Unggahan tersebut] [k|menyebutkan] [c|uang itu palsu].", "unggahan tersebut"),
        (
            '"[c1|Uang aman]," [k1|ujar] [s1|Polda Lorambang]. [s|Dia] [k|menambahkan] [c|uang disita].',
            "Polda Lorambang",
        ),
    ],
)
def test_nobody_named_is_still_somebody(text, name):
    statement = read(text)[0][-1]
    assert [speaker.name for speaker in statement.speakers] == [name]
    assert statement.confidence < 0.6


@pytest.mark.parametrize("day", ["Selasa", "Agustus"])
def test_a_day_is_no_speaker(day):
    assert names(f"Air surut. [s|{day}] [k|menyebutkan] [c|uang aman].") == [()]
    assert names(f"[s1|Polda Jambi] [k1|menduga] [c1|air surut]. [s|{day}] [k|menyebutkan] [c|uang aman].")[1] == (
        "Polda Jambi",
    )


def test_an_abstract_noun_speaks_with_little_confidence():
    (statement,), _ = read("[s|Kemajuan stabil] [k|menyatakan] [c|cuaca cerah].")
    (sure,), _ = read("[s|Seorang warga] [k|menyatakan] [c|cuaca cerah].")
    assert statement.confidence < 0.6 < sure.confidence


def said(text, published="2025-06-21"):
    parts = (Part("body", 0, len(text)),)
    day = DateValue(published, "day", "stated")
    article = Article(id="a", source="a", text=text, sha256="", parts=parts, published=day)
    return [(s.speakers[0].name, s.said.day) for s in pipeline.read(article).statements]


def test_a_sentence_of_many_days_is_looked_at_once(monkeypatch):
    looked = []
    tells = sayings._tells_occasion
    monkeypatch.setattr(sayings, "_tells_occasion", lambda *at: looked.append(at) or tells(*at))
    read(
        "Dalam rapat "
        + ", ".join(["[d=2025-06-17|Selasa]"] * 50)
        + " air dibahas. [s|Ahmad Fauzi] [k|menolak] [c|usul]."
    )
    assert len(looked) == 1


def test_a_day_in_the_report_of_another_is_of_who_speaks_within_it():
    text = "Budi Santosa mengatakan tadi malam Rudi Hartono menyampaikan tanggul itu aman. Hujan turun."
    assert said(text)[-1] == ("Rudi Hartono", "2025-06-20")


def test_a_day_behind_the_report_is_a_misprint_of_its_month():
    assert said('"Air surut," kata Budi Santosa di kantornya, Jumat (20/7/2025).') == [("Budi Santosa", "2025-06-20")]


def test_whoever_speaks_beside_the_source_shares_its_day():
    text = '"Air surut," kata Bupati Budi Santosa didampingi Camat Rudi Hartono, Jumat (20/6/2025). "Aman," ujar Rudi.'
    assert said(text)[1] == ("Rudi Hartono", "2025-06-20")


def test_what_a_body_will_do_by_its_head_is_a_promise():
    plain = "Ketua Dinas Air Ratih Kumala menyebut Dinas Air akan membangun tanggul."
    doc = annotate(Article("a", "a", plain, "", parts=(Part("body", 0, len(plain)),)))
    (statement,) = statements(doc, list(attributions(doc)), tuple(mentions(doc)), [])
    assert statement.act == "promise"


@pytest.mark.parametrize(
    "other",
    [
        "Ia sebelumnya menyebut harga beras naik.",
        "Sebelumnya, Budi Santosa mengatakan bahwa harga beras naik.",
        "Budi Santosa semula mengatakan bahwa harga beras naik.",
        "Pada Mei 2024, Budi Santosa mengatakan bahwa harga beras naik.",
    ],
)
def test_what_was_said_at_another_time_has_not_the_day_of_the_rest(other):
    text = f'"Pasar sepi," kata Budi Santosa di kantornya, Jumat (20/6/2025). {other}'
    assert said(text) == [("Budi Santosa", "2025-06-20"), ("Budi Santosa", None)]


def test_a_full_date_with_lalu_is_of_all_that_the_speaker_says():
    text = 'Harga beras naik, ujar Budi Santosa di acara panen, 6 Juni 2025 lalu. "Pasar sepi," kata Budi Santosa.'
    assert [day for _, day in said(text)] == ["2025-06-06", "2025-06-06"]


def test_nobody_carries_his_own_words():
    assert [s.relay for s in read("Dilansir dari [s1|CNBC], [c1|harga beras naik di banyak pasar].")[0]] == [()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[s|Para penumpang feri Bintang Laut] [k|mengeluhkan] [c|harga karcis].", "para penumpang feri Bintang Laut"),
        ("[s|Nakhoda KM Bintang Laut] [k|mengatakan] [c|kapal laik laut].", "Nakhoda KM Bintang Laut"),
        ("[s|Sejumlah pendukung Hadi Kusuma] [k|mengatakan] [c|ia menang].", "sejumlah pendukung Hadi Kusuma"),
        ("[s|Seorang pendukung, Hadi Kusuma], [k|mengatakan] [c|ia menang].", "Hadi Kusuma"),
    ],
)  # fmt: skip
def test_many_people_stay_as_they_are_called(text, name):
    assert names(text) == [(name,)]


def test_the_day_of_a_disclosure_is_that_of_what_it_confirms():
    text = "Berdasarkan keterbukaan informasi di papan Bursa Saham Lorambang, Jumat (20/6/2025), "
    assert said(text + "Budi Santosa membenarkan bahwa utangnya naik.") == [("Budi Santosa", "2025-06-20")]


@pytest.mark.parametrize(
    ("joined", "day"),
    [
        ("Dalam kesempatan yang sama, Rudi Hartono mengatakan tanggul kokoh.", "2025-06-20"),
        ("Rudi Hartono di tempat yang sama mengatakan tanggul kokoh.", "2025-06-20"),
        ("Rudi Hartono mengatakan tanggul kokoh.", None),
        ("Rudi Hartono mengatakan warga berkumpul di tempat yang sama.", None),
    ],
)
def test_what_is_said_on_the_same_occasion_has_the_day_told_last(joined, day):
    text = f'"Air surut," kata Budi Santosa di kantornya, Jumat (20/6/2025). {joined} "Pompa menyala," kata Rudi.'
    assert said(text)[1:] == [("Rudi Hartono", day), ("Rudi Hartono", day)]


def test_what_was_said_before_may_have_the_day_told_behind_it():
    text = "Sebelumnya, Budi Santosa mengatakan air naik. "
    assert said(text + '"Air naik semeter," kata Budi Santosa, Jumat (20/6/2025).')[0] == ("Budi Santosa", "2025-06-20")


def test_the_day_and_the_medium_of_another_clause_are_of_whoever_it_tells():
    other = "tetapi Rudi Hartono menerima laporan lengkapnya dalam konferensi pers"
    text = f"Budi Santosa membantah kabar kenaikan tarif, {other}, Jumat (20/6/2025)."
    parts = (Part("body", 0, len(text)),)
    published = DateValue("2025-06-21", "day", "stated")
    read = pipeline.read(Article(id="a", source="a", text=text, sha256="", parts=parts, published=published))
    denial = next(s for s in read.statements if s.act == "deny")
    assert (denial.said.value, denial.via) == (None, ())


def test_a_quotation_that_goes_on_is_of_the_day_of_the_one_before():
    text = '"Pasar sepi," kata Budi Santosa, Kamis (19/6/2025). "Harga beras naik dua kali lipat di semua desa." '
    days = said(text + "Ia mengatakan pada Jumat (20/6/2025) bahwa stok habis.")
    assert [day for _, day in days] == ["2025-06-19", "2025-06-19", "2025-06-20"]


def test_a_body_that_a_clause_describes_is_the_one_before():
    first = "[s1|Badan Sungai Delta] [k1|melaporkan] [c1|air naik]. "
    text = first + "[s2|Badan yang dikenal dengan akronim BSD itu] [k2|menyatakan] [c2|tanggul aman]."
    assert names(text) == [("Badan Sungai Delta",), ("Badan Sungai Delta",)]


def test_who_met_others_speaks_in_the_clause_behind_them():
    text = "Ahmad Fauzi bertemu dengan Ketua DPRD, Sutrisno Wibowo, dan Kepala Balai, "
    assert names(text + "[s|Hartono Wiguna], [k|mengecam] [c|pencemaran sungai].") == [("Ahmad Fauzi",)]
    assert names("Ahmad Fauzi hadir. [s|Hartono Wiguna], [k|mengecam] [c|pencemaran sungai].") == [("Hartono Wiguna",)]


@pytest.mark.parametrize("front", ["Jika Ahmad Fauzi bertemu", "Ahmad Fauzi sepakat", "Usai Ahmad Fauzi bertemu"])
def test_who_only_stands_in_a_clause_in_front_does_not_speak(front):
    text = f"{front} dengan Sutrisno Wibowo, [s|Ketua DPRD Hartono Wiguna], [k|mengatakan] [c|harga naik]."
    assert names(text) == [("Hartono Wiguna",)]


def test_a_short_name_behind_one_of_two_bodies_parts_them_not():
    assert names("[s|Amerika Serikat (AS) dan Jepang] [k|mengumumkan] [c|latihan bersama].") == [
        ("Amerika Serikat", "Jepang")
    ]


def test_a_document_however_described_is_its_issuers():
    text = "[k|Menurut] [s|laporan daring edisi pagi dari Kabar Delta], [c|air sungai itu surut]."
    assert names(text) == [("Kabar Delta",)]
