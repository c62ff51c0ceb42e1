"""The export contract: every kind, its keys, their types; offsets that quote; and the tables beside it."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest

from runut.errors import RunutError
from runut.export import ROWS, TABLES, write_csv, write_csv_folder, write_jsonl
from runut.records import (
    Article,
    Claim,
    Credit,
    Date,
    DateValue,
    Entity,
    Event,
    Figure,
    Finding,
    Lineage,
    Mention,
    Origin,
    Point,
    Quantity,
    Reading,
    Related,
    Role,
    Span,
    Speaker,
    Statement,
    Story,
    Taken,
    TimelineEntry,
)

TEXT = "Tirta Wulan membantah, “sekitar 1.250 orang” pada 3 Mei, dilansir Nusa. =Peta itu salah, kata dia."
DATE = {"value": str, "precision": str, "basis": str}
PLACE = {"article": str, "span": "span"}
# The keys of export-contract.md, and what each may hold beside null.
CONTRACT = {
    "article": {
        **dict.fromkeys(("id", "source", "title", "outlet", "byline", "language", "dateline"), str),
        **{"published": DATE, "upstream": [{"name": str, "span": "span"}], "text": str, "sha256": str, "story": str},
    },
    "entity": {
        **dict.fromkeys(("id", "story", "name", "type"), str),
        **{"aliases": [str], "roles": [str], "mentions": [PLACE]},
    },
    "date": {**dict.fromkeys(("id", "article", "text", "type", "value", "basis"), str), "span": "span"},
    "quantity": {
        **dict.fromkeys(("id", "article", "text", "comparator", "unit", "counted", "per"), str),
        **{"span": "span", "low": (int, float), "high": (int, float)},
    },
    "statement": {
        **dict.fromkeys(("id", "article", "text", "mode", "act"), str),
        **{"content": ["span"], "cue": "span", "source": "span", "said": DATE, "via": [str], "relay": [str]},
        **{"speakers": [dict.fromkeys(("entity", "name", "role", "as_written"), str)], "confidence": (int, float)},
    },
    "event": {
        **dict.fromkeys(("id", "article", "where", "what"), str),
        **{"span": "span", "trigger": "span", "when": DATE, "who": [str]},
    },
    "story": {**dict.fromkeys(("id", "title", "first", "last"), str), "articles": [str]},
    "lineage": {
        **{"story": str, "origins": [{"origin": str, "articles": [str], "basis": str}], "independent_origins": int},
    },
    "claim": {**dict.fromkeys(("id", "story", "speaker", "text"), str), "statements": [str], "origins": int},
    "figure": {
        **dict.fromkeys(("id", "story", "measure", "unit"), str),
        "points": [
            {
                **dict.fromkeys(("quantity", "statement", "speaker", "comparator", "relation", "to"), str),
                **{"as_of": DATE, "low": (int, float), "high": (int, float)},
            }
        ],
    },
    "finding": {**dict.fromkeys(("id", "story", "type", "summary", "reason"), str), "evidence": [PLACE]},
    "timeline": {
        "story": str,
        "entries": [{"date": str, "precision": str, "text": str, "evidence": [PLACE], "articles": [str]}],
    },
}


def place(words, article="a-1"):
    start = TEXT.index(words)
    return Span(article, start, start + len(words))


def make_related():
    """A story of two articles: one that knows everything, and one that knows nothing."""
    day = DateValue("2031-05-03", "day", "relative")
    article = Article(
        *("a-1", "satu.txt", TEXT, "5a", "Kabar, satu", "Warta Palung", "Sari", "id"),
        **{"published": DateValue("2031-05-04T09:13+07:00", "minute", "stated"), "dateline": "Palung"},
    )
    bare = Article("a-2", "dua.txt", "Hujan.", "5b")
    statement = Statement(
        *("t-1", "a-1", (place("sekitar 1.250 orang"), place("pada 3 Mei")), "sekitar 1.250 orang … pada 3 Mei"),
        *(place("membantah"), place("Tirta Wulan"), (Speaker("Tirta Wulan", "Menteri", "Tirta Wulan", "n-1"),)),
        *("mixed", "deny", day, ("Telegram",), ("Nusa",), 0.5),
    )
    second = replace(
        statement,
        id="t-2",
        content=(place("=Peta itu salah"),),
        text="=Peta itu salah",
        cue=None,
        source=None,
        speakers=(),
    )
    many = Quantity(
        "q-1", place("sekitar 1.250 orang"), "sekitar 1.250 orang", Decimal("1250"), Decimal("1250"), "approx"
    )
    part = Quantity("q-2", place("3"), "3", Decimal("2.5"), None, "at_least", "orang", "orang", "day")
    point = Point("q-1", "t-1", "n-1", day, many.low, many.high, "approx", "first", None)
    scoped = replace(point, scope="cumulative", source_kind="official", recalled=True)
    reading = Reading(
        article=article,
        sentences=(Span("a-1", 0, len(TEXT)),),
        mentions=(Mention(place("Tirta Wulan"), "Tirta Wulan"),),
        dates=(Date("d-1", place("3 Mei"), "3 Mei", "date", None, "unresolved"),),
        quantities=(many, part),
        statements=(statement, second),
        credits=(Credit("Nusa", place("Nusa")),),
        events=(
            Event("e-1", Span("a-1", 0, 20), place("membantah"), day, "bantahan", False, "Palung", ("Wulan", "Entah")),
        ),
        made_by="by hand",
    )
    empty = Reading(bare, (), (), (), (), (), (), (), "by hand")
    return Related(
        story=Story("s-1", "Kabar", ("a-1", "a-2"), "2031-05-04", None, "by hand"),
        readings=(reading, empty),
        entities=(
            Entity("n-1", "s-1", "Tirta Wulan", "person", ("Wulan",), (Role("Menteri"),), (place("Tirta Wulan"),)),
            Entity("n-2", "s-1", "Palung", None, (), (), ()),
        ),
        lineage=Lineage("s-1", (Origin("Nusa", ("a-1",), "credit", "dilansir", (place("dilansir Nusa"),)),), 2),
        claims=(Claim("c-1", "s-1", ("t-1",), None, "sekitar", 1),),
        figures=(
            Figure(
                "f-1", "s-1", "pengungsi", None, (scoped, replace(point, quantity="q-2", relation="updates", to="q-1"))
            ),
        ),
        findings=(Finding("x-1", "s-1", "contradiction", "beda", "dua angka", (place("1.250"), place("3 Mei"))),),
        timeline=(TimelineEntry("2031-05", "month", "bantahan", (place("membantah"),), ("a-1",)),),
    )


@pytest.fixture
def related():
    return make_related()


def story_rows(related):
    return [row for rows in ROWS.values() for row in rows(related)]


@pytest.fixture
def rows(related):
    return [json.loads(json.dumps(row, ensure_ascii=False)) for row in story_rows(related)]


def check(value, wanted, where):
    """Hold *value* against one entry of CONTRACT."""
    if isinstance(wanted, dict):
        assert isinstance(value, dict), where
        assert wanted.keys() <= value.keys(), where
        for key, kind in wanted.items():
            check(value[key], kind, f"{where}.{key}")
    elif isinstance(wanted, list):
        assert isinstance(value, list), where
        for number, item in enumerate(value):
            assert item is not None, where
            check(item, wanted[0], f"{where}[{number}]")
    elif wanted == "span":
        assert value is None or [type(end) for end in value] == [int, int], where
    else:
        assert value is None or (isinstance(value, wanted) and not isinstance(value, bool)), where


@pytest.mark.parametrize("kind", CONTRACT)
def test_every_key_of_the_contract_is_there(rows, kind):
    found = [row for row in rows if row["kind"] == kind]
    assert found
    for row in found:
        assert next(iter(row)) == "kind"
        check(row, CONTRACT[kind], kind)


def test_kinds_come_in_the_contract_s_order(rows):
    assert list(ROWS) == list(CONTRACT)
    assert list(dict.fromkeys(row["kind"] for row in rows)) == list(CONTRACT)


def test_many_stories_keep_that_order_and_each_line_is_one_object(related):
    out = io.StringIO()
    other = replace(related, story=replace(related.story, id="s-2"))
    count = write_jsonl([related, other], out)
    lines = out.getvalue().splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    assert count == len(lines) == 2 * len(story_rows(related))
    assert kinds == sorted(kinds, key=list(CONTRACT).index)
    assert [json.loads(line)["id"] for line in lines if '"kind": "story"' in line] == ["s-1", "s-2"]


def test_one_kind_alone(related):
    out = io.StringIO()
    assert write_jsonl([related], out, ["quantity"]) == 2
    assert {json.loads(line)["kind"] for line in out.getvalue().splitlines()} == {"quantity"}


def test_offsets_quote_the_text(rows):
    texts = {row["id"]: row["text"] for row in rows if row["kind"] == "article"}
    quoted = 0
    for row in rows:
        if row["kind"] in ("date", "quantity"):
            start, end = row["span"]
            assert texts[row["article"]][start:end] == row["text"]
            quoted += 1
        if row["kind"] == "statement":
            text = texts[row["article"]]
            assert " … ".join(text[start:end] for start, end in row["content"]) == row["text"]
            quoted += 1
    assert quoted == 5


def row_of(rows, kind, number=0):
    return [row for row in rows if row["kind"] == kind][number]


def test_values(rows):
    known, bare = row_of(rows, "article"), row_of(rows, "article", 1)
    assert known["published"] == {"value": "2031-05-04T09:13+07:00", "precision": "minute", "basis": "stated"}
    assert known["upstream"][0]["name"] == "Nusa"
    assert (bare["title"], bare["outlet"], bare["published"]["value"], bare["published"]["basis"]) == (
        *(None, None, None),
        "unknown",
    )
    assert {row["story"] for row in (known, bare)} == {"s-1"}
    many, part = row_of(rows, "quantity"), row_of(rows, "quantity", 1)
    assert (many["low"], type(many["low"]), many["unit"]) == (1250, int, None)
    assert (part["low"], part["high"], part["per"]) == (2.5, None, "day")
    statement = row_of(rows, "statement")
    assert statement["speakers"] == [
        {"entity": "n-1", "name": "Tirta Wulan", "role": "Menteri", "as_written": "Tirta Wulan"}
    ]
    assert (row_of(rows, "statement", 1)["cue"], row_of(rows, "statement", 1)["speakers"]) == (None, [])
    event = row_of(rows, "event")
    assert (event["where"], event["who"]) == ("n-2", ["n-1"])
    points = row_of(rows, "figure")["points"]
    assert [(point["quantity"], point["relation"], point["to"]) for point in points] == [
        ("q-1", "first", None),
        ("q-2", "updates", "q-1"),
    ]
    assert [(point["scope"], point["source_kind"], point["recalled"]) for point in points] == [
        ("cumulative", "official", True),
        (None, "report", False),
    ]
    assert row_of(rows, "finding")["evidence"][0] == {"article": "a-1", "span": [32, 37]}


def test_a_full_temporary_folder_is_not_taken_for_a_full_target(related, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("runut.export.contract.TemporaryFile", full)
    with pytest.raises(RunutError, match=r"temporary files in .* No space left.*TMPDIR"):
        write_jsonl([related], io.StringIO())


# ---------------------------------------------------------------- tables


def table(related, kind):
    out = io.StringIO()
    write_csv([related], kind, out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


@pytest.mark.parametrize("kind", CONTRACT)
def test_every_kind_has_a_table_with_a_cell_for_each_column(related, kind):
    rows = list(TABLES[kind].rows(related))
    assert rows
    assert {len(row) for row in rows} == {len(TABLES[kind].columns)}
    assert len(set(TABLES[kind].columns)) == len(TABLES[kind].columns)


def test_a_statement_is_read_without_other_files(related):
    first, second = table(related, "statement")
    assert first["speakers"] == "Tirta Wulan"
    assert (first["said"], first["act"], first["outlet"], first["source"]) == (
        *("2031-05-03", "deny"),
        *("Warta Palung", "satu.txt"),
    )
    assert TEXT[int(first["start"]) : int(first["end"])].startswith("sekitar 1.250")
    assert second["text"] == "'=Peta itu salah"


def test_a_figure_has_a_line_a_point(related):
    first, second = table(related, "figure")
    assert (first["words"], first["low"], first["speaker"], first["to"]) == (
        *("sekitar 1.250 orang", "1250"),
        *("Tirta Wulan", ""),
    )
    assert (second["relation"], second["to"]) == ("updates", "sekitar 1.250 orang")
    assert (first["scope"], first["source_kind"], second["scope"]) == ("cumulative", "official", "")
    assert (first["recalled"], second["recalled"]) == ("True", "False")


def test_the_limbs_of_an_origin_have_a_line_a_report(related):
    nusa = related.lineage.origins[0]
    credit = Credit("Pos Selat", Span("a-1", 0, 5))
    drawn = replace(
        nusa, articles=("a-1", "a-2"), taken=(Taken("a-1", ("Warta Timur", "Kabar Delta"), (credit, credit)),)
    )
    first, second = table(replace(related, lineage=replace(related.lineage, origins=(drawn,))), "taken")
    assert (first["origin"], first["basis"], first["source"]) == ("Nusa", "credit", "satu.txt")
    assert (first["through"], first["cites"]) == ("Warta Timur; Kabar Delta", "Pos Selat; Pos Selat")
    assert (second["through"], second["cites"], second["article"]) == ("", "", "a-2")


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("=1+1", "'=1+1"),
        ("-5", "-5"),
        ("+62.812", "+62.812"),
        ("-x", "'-x"),
        ("@a", "'@a"),
        ("a=b", "a=b"),
        ("5", "5"),
        (" =a", "' =a"),
        ("\n@a", "'\n@a"),
        ("\tx", "'\tx"),
        (" -5", " -5"),
    ],
)
def test_no_cell_is_a_formula(related, words, printed):
    story = replace(related.story, title=words)
    (row,) = table(replace(related, story=story), "story")
    assert row["title"] == printed


def test_every_table_names_the_story(related):
    for kind, made in TABLES.items():
        story = made.columns.index("id" if kind == "story" else "story")
        assert {row[story] for row in made.rows(related)} == {"s-1"}


def test_a_fault_leaves_the_tables_as_they_were(related, tmp_path):
    write_csv_folder([related], tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    broken = replace(related, figures=(replace(related.figures[0], points=(None,)),))
    with pytest.raises(AttributeError):
        write_csv_folder([related, broken], tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_of_tables(related, tmp_path):
    folder = tmp_path / "new" / "tables"
    count = write_csv_folder([related], folder)
    assert {path.name for path in folder.iterdir()} == {made.file for made in TABLES.values()}
    raw = (folder / "articles.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfstory,id,source")
    texts = [path.read_text(encoding="utf-8-sig") for path in folder.iterdir()]
    assert sum(len(list(csv.reader(io.StringIO(text)))) - 1 for text in texts) == count
