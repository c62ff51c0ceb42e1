"""An invented story, read by hand: a dam above an invented valley breaks; eight reports, all kinds of records.

Places, people and outlets are made up. `related()` gives what relate would; `crowd(n)` the same story n reports wide.
"""

# A sentence of a report stands on one line, and remarks name the columns of the rows under them.
# ruff: noqa: E501, ERA001

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

from runut.records import (
    UNKNOWN_DATE,
    Article,
    Claim,
    Credit,
    Date,
    DateValue,
    Entity,
    Failure,
    Figure,
    Finding,
    Lineage,
    Origin,
    Part,
    Point,
    Quantity,
    Reading,
    Related,
    Role,
    Span,
    Speaker,
    Statement,
    Story,
    TimelineEntry,
    content_id,
)

STORY = "st-wirasena"
FAILURES = (Failure("foto-bendungan.txt", "sources", "Berkas ini bukan teks.", "Simpan sebagai teks UTF-8."),)

# (id, outlet, published, language, url, lines); a line is (kind, words); "~" before a kind glues it to the line before.
REPORTS = [
    (
        "a1", "Harian Tirta", "2025-03-03T14:20+07:00", "id", "https://tirta.example/wirasena-1",
        [
            ("title", "Bendungan Wirasena Jebol, Delapan Warga Tewas"),
            ("byline", "Oleh Laras Wening"),
            ("dateline", "Lembah Raya -"),
            ("~body", "Bendungan Wirasena di Kabupaten Lembah Raya jebol pada Minggu malam dan menewaskan 8 orang."),
            ("~body", "“Kami menerima laporan delapan warga meninggal, dan pencarian masih berjalan,” kata Kepala BPBD Lembah Raya, Danu Prasaja, Senin (3/3)."),
            ("body", "Sekitar 1.200 warga mengungsi ke balai desa, ujar Danu dalam konferensi pers."),
            ("furniture", "Baca juga: Musim Hujan Diperkirakan Mundur"),
            ("body", "PT Tirtamas Jaya membantah ada retakan pada tubuh bendungan sebelum hujan turun."),
            ("~body", "Waduk itu menampung 5,4 juta meter kubik air ketika penuh."),
        ],
    ),
    (
        "a2", "Kabar Lembah", "2025-03-03", "id", "https://kabarlembah.example/b/88",
        [
            ("title", "Sekitar 12 Orang Tewas Akibat Bendungan Wirasena"),
            ("body", "Sekitar 12 orang tewas setelah Bendungan Wirasena jebol, menurut seorang pejabat daerah yang meminta namanya tidak disebut."),
            ("~body", "Air setinggi dua meter menggenangi tiga desa sejak Senin pagi."),
            ("body", "Pejabat itu memperingatkan bahwa tanggul kedua di hilir dapat runtuh bila hujan berlanjut."),
            ("credit", "Sumber: Kantor Berita Arga"),
        ],
    ),
    (
        "a3", "Portal Nuswa", "2025-03-04", "id", "https://nuswa.example/wirasena",
        [
            ("title", "Korban Bendungan Wirasena Bertambah"),
            ("body", "Sekitar 12 orang tewas setelah Bendungan Wirasena jebol, kata pejabat daerah, seperti dikutip dari Kantor Berita Arga."),
            ("~body", "Korban tewas kini 11 hingga 14 orang, kata Danu Prasaja kepada wartawan, Selasa (4/3)."),
            ("body", "Lebih dari 2.000 orang telah mengungsi, kata Danu."),
            ("caption", "Tim penyelamat di Desa Argasari. (Foto: Arga)"),
        ],
    ),
    (
        "a4", "Suara Wirasena", "2025-03-04T19:05+07:00", "id", "https://suara.example/4",
        [
            ("title", "Bupati: 20 Warga Tewas"),
            ("body", "Bupati Lembah Raya Sekar Ayuningtyas menyebut 20 warga tewas sampai Selasa petang."),
            ("~body", "“Angka itu dari para kepala desa yang menghitung sendiri warganya,” ujar Sekar lewat siaran radio, Selasa (4/3)."),
            ("~body", "Bendungan runtuh pada Senin dini hari, kata Sekar, bukan Minggu malam."),
            ("body", "Kerugian ditaksir Rp2,3 triliun, kata Gubernur Bagas Wiratmaja."),
        ],
    ),
    (
        "a5", "Harian Tirta", "2025-03-05", "id", "https://tirta.example/wirasena-2",
        [
            ("title", "Pengelola Akui Retakan di Bendungan Wirasena"),
            ("body", "PT Tirtamas Jaya mengakui telah mengetahui retakan sejak Januari."),
            ("~body", "“Retakan itu tercatat, tetapi kami menilainya tidak berbahaya,” kata juru bicara PT Tirtamas Jaya, Ratri Nilam, Rabu (5/3), melalui keterangan tertulis."),
            ("body", "Korban tewas lebih dari 15 orang dan paling banyak 3.000 orang masih mengungsi, kata Gubernur Bagas Wiratmaja, Rabu."),
            ("~body", "Gubernur berjanji desa yang hilang dibangun kembali sebelum Juni."),
            ("body", "Kementerian Pekerjaan Umum menaksir kerugian Rp2,3 triliun."),
        ],
    ),
    (
        "a6", "Valley Post", "2025-03-05", "en", "https://valleypost.example/dam",
        [
            ("title", "Operator knew of cracks before dam burst"),
            ("body", "The operator of the Wirasena dam said on Wednesday that cracks had been recorded but judged harmless."),
            ("~body", "Governor Bagas Wiratmaja said more than 15 people had died."),
        ],
    ),
    (
        "a7", "Kabar Lembah", None, "id", None,
        [
            ("title", "Pencarian Korban Wirasena Dihentikan Sementara"),
            ("body", "Tim gabungan menghentikan sementara pencarian karena hujan."),
            ("~body", "Sedikitnya 14 orang tewas dalam bencana itu, menurut catatan posko."),
            ("~body", "Danu Prasaja belum mau berkomentar tentang penyebab jebolnya bendungan."),
        ],
    ),
    (
        "a8", None, "2025-03-07", "id", None,
        [
            ("body", "Rapat dengar pendapat tentang Bendungan Wirasena dijadwalkan pada 20 Maret."),
            ("~body", "“Kami akan membuka semua catatan pemeriksaan sejak 2019, tanpa kecuali, supaya warga dapat menilai sendiri apa yang kami ketahui, kapan kami mengetahuinya, dan apa yang kami perbuat sesudahnya, sebab tanpa itu tidak akan ada kepercayaan yang tersisa di lembah ini,” kata Ratri Nilam."),
            ("body", "Korban tewas 17 orang, kata Danu Prasaja pada Jumat (7/3)."),
        ],
    ),
]  # fmt: skip


def article_of(
    ident: str, outlet: str | None, published: str | None, language: str, url: str | None, lines: list[tuple[str, str]]
) -> tuple[Article, tuple[Span, ...]]:
    """Return the article, and the spans of its body lines as its sentences."""
    text = ""
    parts: list[Part] = []
    sentences = []
    for role, words in lines:
        text += ("\n\n" if not role.startswith("~") else " ") if text else ""
        kind = role.lstrip("~")
        if kind == "body":
            sentences.append(Span(ident, len(text), len(text) + len(words)))
        parts.append(Part(kind, len(text), len(text) + len(words)))
        text += words
    titles = [words for kind, words in lines if kind == "title"]
    bylines = [words for kind, words in lines if kind == "byline"]
    precision = None if published is None else "minute" if "T" in published else "day"
    article = Article(
        id=ident,
        source=f"{ident}.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=titles[0] if titles else None,
        outlet=outlet,
        byline=bylines[0] if bylines else None,
        language=language,
        published=DateValue(published, precision, "stated") if published else UNKNOWN_DATE,
        url=url,
        parts=tuple(parts),
    )
    return article, tuple(sentences)


ARTICLES = {spec[0]: article_of(*spec) for spec in REPORTS}


def find(ident: str, words: str) -> Span:
    start = ARTICLES[ident][0].text.index(words)
    return Span(ident, start, start + len(words))


def on(value: str | None, basis: str = "stated") -> DateValue:
    return DateValue(value, "day", basis) if value else UNKNOWN_DATE


ENTITIES = {
    "danu": ("Danu Prasaja", "person", ("Danu",), (Role("Kepala BPBD Lembah Raya", ("2025-03-03", "2025-03-07")),)),
    "sekar": ("Sekar Ayuningtyas", "person", ("Sekar",), (Role("Bupati Lembah Raya", ("2025-03-04",)),)),
    "bagas": ("Bagas Wiratmaja", "person", ("Gubernur",), (Role("Gubernur", ("2025-03-04", "2025-03-05")),)),
    "ratri": ("Ratri Nilam", "person", (), (Role("juru bicara PT Tirtamas Jaya", ("2025-03-05",)),)),
    "tirtamas": ("PT Tirtamas Jaya", "organization", ("Tirtamas",), ()),
    "pejabat": ("seorang pejabat daerah", "person", (), ()),
    "kpu": ("Kementerian Pekerjaan Umum", "organization", (), ()),
}

# (key, article, content, speakers, mode, act, said, via, relay)
STATEMENTS = [
    ("s1", "a1", "Kami menerima laporan delapan warga meninggal, dan pencarian masih berjalan,", ["danu"], "direct", "assert", "2025-03-03", (), ()),
    ("s2", "a1", "Sekitar 1.200 warga mengungsi ke balai desa", ["danu"], "indirect", "assert", "2025-03-03", ("konferensi pers",), ()),
    ("s3", "a1", "ada retakan pada tubuh bendungan sebelum hujan turun", ["tirtamas"], "indirect", "deny", "2025-03-03", (), ()),
    ("s4", "a2", "Sekitar 12 orang tewas setelah Bendungan Wirasena jebol", ["pejabat"], "indirect", "assert", "2025-03-03", (), ("Kantor Berita Arga",)),
    ("s5", "a2", "tanggul kedua di hilir dapat runtuh bila hujan berlanjut", ["pejabat"], "indirect", "warn", None, (), ()),
    ("s6", "a3", "Sekitar 12 orang tewas setelah Bendungan Wirasena jebol", ["pejabat"], "indirect", "assert", None, (), ("Kantor Berita Arga",)),
    ("s7", "a3", "Korban tewas kini 11 hingga 14 orang", ["danu"], "indirect", "assert", "2025-03-04", (), ()),
    ("s8", "a3", "Lebih dari 2.000 orang telah mengungsi", ["danu"], "indirect", "assert", "2025-03-04", (), ()),
    ("s9", "a4", "20 warga tewas sampai Selasa petang", ["sekar"], "indirect", "assert", "2025-03-04", (), ()),
    ("s10", "a4", "Angka itu dari para kepala desa yang menghitung sendiri warganya,", ["sekar"], "direct", "assert", "2025-03-04", ("siaran radio",), ()),
    ("s11", "a4", "Bendungan runtuh pada Senin dini hari", ["sekar"], "indirect", "assert", "2025-03-04", (), ()),
    ("s12", "a4", "Kerugian ditaksir Rp2,3 triliun", ["bagas"], "indirect", "evaluate", "2025-03-04", (), ()),
    ("s13", "a5", "telah mengetahui retakan sejak Januari", ["tirtamas"], "indirect", "confirm", "2025-03-05", (), ()),
    ("s14", "a5", "Retakan itu tercatat, tetapi kami menilainya tidak berbahaya,", ["ratri"], "direct", "confirm", "2025-03-05", ("keterangan tertulis",), ()),
    ("s15", "a5", "Korban tewas lebih dari 15 orang dan paling banyak 3.000 orang masih mengungsi", ["bagas"], "indirect", "assert", "2025-03-05", (), ()),
    ("s16", "a5", "desa yang hilang dibangun kembali sebelum Juni", ["bagas"], "indirect", "promise", "2025-03-05", (), ()),
    ("s17", "a5", "kerugian Rp2,3 triliun", ["kpu"], "indirect", "evaluate", None, (), ()),
    ("s18", "a6", "cracks had been recorded but judged harmless", ["ratri"], "indirect", "confirm", "2025-03-05", (), ()),
    ("s19", "a6", "more than 15 people had died", ["bagas"], "indirect", "assert", None, (), ()),
    ("s20", "a7", "penyebab jebolnya bendungan", ["danu"], "indirect", "withhold", None, (), ()),
    ("s21", "a8", "Kami akan membuka semua catatan pemeriksaan sejak 2019, tanpa kecuali, supaya warga dapat menilai sendiri apa yang kami ketahui, kapan kami mengetahuinya, dan apa yang kami perbuat sesudahnya, sebab tanpa itu tidak akan ada kepercayaan yang tersisa di lembah ini,", ["ratri"], "direct", "promise", None, (), ()),
    ("s22", "a8", "Korban tewas 17 orang", ["danu"], "indirect", "assert", "2025-03-07", (), ()),
    ("s23", "a7", "Sedikitnya 14 orang tewas dalam bencana itu", [], "indirect", "assert", None, (), ()),
]  # fmt: skip

# (key, article, words, low, high, comparator, unit, statement)
QUANTITIES = [
    ("q1", "a1", "8 orang", 8, 8, "exact", "orang", None),
    ("q2", "a1", "Sekitar 1.200 warga", 1200, 1200, "approx", "warga", "s2"),
    ("q3", "a1", "5,4 juta meter kubik", 5400000, 5400000, "exact", "meter kubik", None),
    ("q4", "a2", "Sekitar 12 orang tewas setelah", 12, 12, "approx", "orang", "s4"),
    ("q5", "a2", "dua meter", 2, 2, "exact", "meter", None),
    ("q6", "a3", "Sekitar 12 orang", 12, 12, "approx", "orang", "s6"),
    ("q7", "a3", "11 hingga 14 orang", 11, 14, "range", "orang", "s7"),
    ("q8", "a3", "Lebih dari 2.000 orang", 2000, None, "more_than", "orang", "s8"),
    ("q9", "a4", "20 warga tewas sampai", 20, 20, "exact", "warga", "s9"),
    ("q10", "a4", "Rp2,3 triliun", 2300000000000, 2300000000000, "exact", "IDR", "s12"),
    ("q11", "a5", "lebih dari 15 orang", 15, None, "more_than", "orang", "s15"),
    ("q12", "a5", "paling banyak 3.000 orang", None, 3000, "at_most", "orang", "s15"),
    ("q13", "a5", "Rp2,3 triliun", 2300000000000, 2300000000000, "exact", "IDR", "s17"),
    ("q14", "a6", "more than 15 people", 15, None, "more_than", "people", "s19"),
    ("q15", "a7", "Sedikitnya 14 orang", 14, None, "at_least", "orang", None),
    ("q16", "a8", "17 orang", 17, 17, "exact", "orang", "s22"),
]  # fmt: skip

# (measure, unit, points); a point is (quantity, speaker, as of, relation, to)
FIGURES = [
    ("orang tewas", "orang", [
        ("q1", "danu", "2025-03-03", "first", None), ("q4", "pejabat", "2025-03-03", "contradicts", "q1"),
        ("q6", "pejabat", "2025-03-03", "agrees", "q4"), ("q7", "danu", "2025-03-04", "updates", "q1"),
        ("q9", "sekar", "2025-03-04", "contradicts", "q7"), ("q11", "bagas", "2025-03-05", "updates", "q7"),
        ("q14", "bagas", "2025-03-05", "agrees", "q11"), ("q15", None, None, "agrees", "q11"),
        ("q16", "danu", "2025-03-07", "updates", "q11"),
    ]),
    ("orang mengungsi", "orang", [
        ("q2", "danu", "2025-03-03", "first", None), ("q8", "danu", "2025-03-04", "updates", "q2"),
        ("q12", "bagas", "2025-03-05", "updates", "q8"),
    ]),
    ("taksiran kerugian", "IDR", [
        ("q10", "bagas", "2025-03-04", "first", None), ("q13", "kpu", None, "agrees", "q10"),
    ]),
    ("isi waduk ketika penuh", "meter kubik", [("q3", None, None, "first", None)]),
    ("tinggi air", "meter", [("q5", None, None, "first", None)]),
]  # fmt: skip


def statement(row: tuple) -> Statement:
    key, ident, words, speakers, mode, act, said, via, relay = row
    span = find(ident, words)
    cast = tuple(Speaker(ENTITIES[s][0], as_written=ENTITIES[s][0], entity=f"e-{s}") for s in speakers)
    confidence = 0.4 if key == "s20" else 0.9
    basis = "story" if key == "s13" else "relative"
    return Statement(
        key, ident, (span,), words, None, None, cast, mode, act, on(said, basis), via, relay, confidence
    )  # fmt: skip


def quantity(row: tuple) -> Quantity:
    key, ident, words, low, high, comparator, unit, _ = row
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    return Quantity(key, find(ident, words), words, bounds[0], bounds[1], comparator, unit)


def readings() -> tuple[Reading, ...]:
    credits = {
        "a2": (Credit("Kantor Berita Arga", find("a2", "Sumber: Kantor Berita Arga")),),
        "a3": (Credit("Kantor Berita Arga", find("a3", "dikutip dari Kantor Berita Arga")),),
    }
    dates = {
        "a1": (Date("d1", find("a1", "Minggu malam"), "Minggu malam", "time", "2025-03-02TNI", "relative"),),
        "a4": (Date("d2", find("a4", "Senin dini hari"), "Senin dini hari", "time", "2025-03-03TMO", "relative"),),
    }
    return tuple(
        Reading(
            article=article,
            sentences=sentences,
            mentions=(),
            dates=dates.get(ident, ()),
            quantities=tuple(quantity(row) for row in QUANTITIES if row[1] == ident),
            statements=tuple(statement(row) for row in STATEMENTS if row[1] == ident),
            credits=credits.get(ident, ()),
            events=(),
            made_by="runut 0.1.0, ditulis tangan",
        )
        for ident, (article, sentences) in ARTICLES.items()
    )


def figure(row: tuple) -> Figure:
    measure, unit, rows = row
    quantities = {spec[0]: (quantity(spec), spec[7]) for spec in QUANTITIES}
    points = []
    for key, speaker, as_of, relation, to in rows:
        q, said = quantities[key]
        reason = f"dibandingkan dengan {quantities[to][0].text}" if to else ""
        ident = f"e-{speaker}" if speaker else None
        points.append(Point(key, said, ident, on(as_of), q.low, q.high, q.comparator, relation, to, reason))
    return Figure(content_id("f", measure), STORY, measure, unit, tuple(points))


def findings() -> tuple[Finding, ...]:
    rows = [
        ("value", "contradiction", "Berapa yang tewas pada Selasa, 4 Maret?", "Keduanya menghitung korban tewas sampai hari yang sama, dan 20 tidak terletak antara 11 dan 14.", [("a3", "11 hingga 14 orang"), ("a4", "20 warga")]),
        ("happened", "contradiction", "Kapan bendungan jebol?", "Dua laporan memberi hari yang berlainan untuk satu kejadian.", [("a1", "Minggu malam"), ("a4", "Senin dini hari")]),
        ("attribution", "attribution_conflict", "Siapa yang menaksir kerugian Rp2,3 triliun?", "Angka yang sama disebut berasal dari dua sumber.", [("a4", "Rp2,3 triliun"), ("a5", "Rp2,3 triliun")]),
        ("shift", "position_shift", "PT Tirtamas Jaya tentang retakan: membantah, lalu mengakui", "Sumber yang sama membantah pada 3 Maret dan membenarkan pada 5 Maret.", [("a1", "ada retakan pada tubuh bendungan sebelum hujan turun"), ("a5", "telah mengetahui retakan sejak Januari")]),
        ("wording", "wording_variance", "Ucapan Ratri Nilam tentang retakan", "Satu ucapan, dua bahasa.", [("a5", "Retakan itu tercatat, tetapi kami menilainya tidak berbahaya,"), ("a6", "cracks had been recorded but judged harmless")]),
        ("circular", "circular_reporting", "Sekitar 12 orang tewas: dua laporan, satu asal", "Keduanya mengutip Kantor Berita Arga.", [("a2", "Sekitar 12 orang tewas"), ("a3", "Sekitar 12 orang tewas")]),
    ]  # fmt: skip
    return tuple(
        Finding(content_id("fi", summary), STORY, type_, summary, reason, tuple(find(*e) for e in evidence), kind=kind)
        for kind, type_, summary, reason, evidence in rows
    )


def timeline() -> tuple[TimelineEntry, ...]:
    rows = [
        ("2025-01", "month", "a5", "PT Tirtamas Jaya mengakui telah mengetahui retakan sejak Januari.", False),
        ("2025-03-02", "day", "a1", "Bendungan Wirasena di Kabupaten Lembah Raya jebol pada Minggu malam dan menewaskan 8 orang.", False),
        ("2025-03-03", "day", "a4", "Bendungan runtuh pada Senin dini hari, kata Sekar, bukan Minggu malam.", False),
        ("2025-03-03", "day", "a2", "Air setinggi dua meter menggenangi tiga desa sejak Senin pagi.", False),
        ("2025-03-20", "day", "a8", "Rapat dengar pendapat tentang Bendungan Wirasena dijadwalkan pada 20 Maret.", True),
        ("2025-06", "month", "a5", "Gubernur berjanji desa yang hilang dibangun kembali sebelum Juni.", True),
    ]  # fmt: skip
    return tuple(
        TimelineEntry(date, precision, words, (find(ident, words),), (ident,), planned)
        for date, precision, ident, words, planned in rows
    )


def related() -> Related:
    origins = (
        Origin("Kantor Berita Arga", ("a2", "a3"), "credit", "Kedua laporan menyebut Kantor Berita Arga.", (
            find("a2", "Sumber: Kantor Berita Arga"), find("a3", "dikutip dari Kantor Berita Arga"))),
        Origin("Harian Tirta", ("a1", "a5"), "own", "Ditulis wartawannya sendiri, tanpa kredit."),
        Origin("Suara Wirasena", ("a4",), "own", "Tanpa kredit dan tanpa teks yang sama."),
        Origin("Valley Post", ("a6",), "own", "Tanpa kredit dan tanpa teks yang sama."),
        Origin("tidak diketahui", ("a7", "a8"), "own", "Tidak ada kredit, nama penulis, atau teks yang sama."),
    )  # fmt: skip
    claims = (
        Claim("c1", STORY, ("s4", "s6"), "e-pejabat", "", 1, "kata yang sama"),
        Claim("c2", STORY, ("s14", "s18"), "e-ratri", "", 2, "ucapan yang sama dalam dua bahasa"),
        Claim("c3", STORY, ("s15", "s19"), "e-bagas", "", 2, "angka dan pembicara yang sama"),
    )
    entities = tuple(
        Entity(f"e-{key}", STORY, name, kind, (name, *aliases), roles, ())
        for key, (name, kind, aliases, roles) in ENTITIES.items()
    )
    order = ("a1", "a2", "a3", "a4", "a5", "a6", "a8", "a7")
    return Related(
        story=Story(STORY, "Bendungan Wirasena jebol", order, "2025-03-02", "2025-03-07", "nama dan hari yang sama"),
        readings=readings(),
        entities=entities,
        lineage=Lineage(STORY, origins, 4),
        claims=claims,
        figures=tuple(figure(row) for row in FIGURES),
        findings=findings(),
        timeline=timeline(),
    )


def only(story: Related, *, keep: tuple[str, ...] = ()) -> Related:
    """Return *story* with nothing related but the fields in *keep*: what sections are left?"""
    empty: dict[str, object] = {"claims": (), "figures": (), "findings": (), "timeline": (), "entities": ()}
    bare = {name: value for name, value in empty.items() if name not in keep}
    return replace(story, **bare)


def crowd(size: int) -> Related:
    """Return a story *size* reports wide, each of 25 sentences, 10 statements and 10 quantities; every value is said
    by several, every fifth figure moves day by day, the others are told once."""
    readings, points, claims, entries = [], {}, {}, []
    for n in range(size):
        ident, day = f"n{n:03}", f"2025-03-{1 + n * 28 // size:02}"
        lines = [("title", f"Laporan ke-{n} tentang Bendungan Wirasena dan warga di hilirnya")]
        for k in range(25):
            lines.append(
                (
                    "body" if k % 4 == 0 else "~body",
                    (
                        f"Pada hari itu {100 + n + k} warga di Desa Argasari nomor {k} menunggu kabar dari petugas posko, "
                        f"dan petugas menyampaikan bahwa air belum surut dari halaman rumah mereka."
                    ),
                )
            )
        outlet = f"Koran Lembah {n % 40}"
        article, sentences = article_of(ident, outlet, day, "id", f"https://koran.example/{n}", lines)
        quantities, statements = [], []
        for k in range(10):
            at, end = sentences[2 * k].start, sentences[2 * k].end
            words = article.text[at + 14 : at + 23]
            q = Quantity(
                f"{ident}q{k}", Span(ident, at + 14, at + 23), words, Decimal(100 + n), None, "at_least", "warga"
            )
            span = Span(ident, at, end - 1)
            speaker = Speaker(f"Petugas {(n + k) % 30}", entity=f"e{(n + k) % 30}")
            mode = "direct" if k % 2 else "indirect"
            said = Statement(
                f"{ident}s{k}", ident, (span,), span.of(article.text), None, None, (speaker,), mode, "assert", on(day)
            )
            quantities.append(q)
            statements.append(said)
            name = f"warga di desa {k}" if k % 5 == 0 else f"warga {n} {k}"
            relation = "updates" if name in points else "first"
            to = points[name][-1].quantity if name in points else None
            point = Point(q.id, said.id, speaker.entity, on(day), q.low, q.high, q.comparator, relation, to)
            points.setdefault(name, []).append(point)
            claims.setdefault((k, n // 3) if k < 4 else (k, -n), []).append(said.id)
        entries.append(TimelineEntry(day, "day", sentences[3].of(article.text), (sentences[3],), (ident,), n % 9 == 0))
        readings.append(Reading(article, sentences, (), (), tuple(quantities), tuple(statements), (), (), "runut"))
    articles = tuple(reading.article.id for reading in readings)
    return Related(
        story=Story("st-crowd", "Bendungan Wirasena", articles, "2025-03-01", "2025-03-28"),
        readings=tuple(readings),
        entities=tuple(Entity(f"e{k}", "st-crowd", f"Petugas {k}", "person", (), (), ()) for k in range(30)),
        lineage=Lineage(
            "st-crowd", tuple(Origin(f"Asal {k}", articles[k::20], "credit", "kredit") for k in range(20)), 20
        ),
        claims=tuple(Claim(f"c{i}", "st-crowd", tuple(ids), None, "", 1) for i, ids in enumerate(claims.values())),
        figures=tuple(Figure(f"f-{name}", "st-crowd", name, "warga", tuple(found)) for name, found in points.items()),
        findings=(),
        timeline=tuple(entries),
    )
