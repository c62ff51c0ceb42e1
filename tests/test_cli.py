"""The command line: what each command prints, writes and how it ends."""

import csv
import json
import re
import shutil
import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from cli_reports import FERRY, MARKET, document, runut
from runut import __version__, pipeline
from runut.cli import outcome, printing
from runut.cli.following import app
from runut.errors import RunutError, SettingsError
from runut.export import ROWS, TABLES
from runut.settings import LANGUAGES, Settings, load_settings
from runut.store import open_store, opening
from runut.store.grouping import kept_stories
from runut.text import reader

pytestmark = pytest.mark.usefixtures("alone")

COMMANDS = ("dossier", "demo", "add", "stories", "show", "statements", "figures", "timeline", "export")
COMMANDS += ("page", "changes", "merge", "split", "undo", "judgements", "remove", "history")


# ---------------------------------------------------------------- help


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(command):
    text = " ".join(runut(command, "-h").stdout.split())
    assert f"Example: runut {command}" in text
    assert "--json" in text


def test_help_names_every_command_and_exit_code():
    text = " ".join(runut("--help").stdout.split())
    assert all(f" {name} " in text for name in COMMANDS)
    assert [name for name in COMMANDS if name not in {c.callback.__name__ for c in app.registered_commands}] == []
    assert len(app.registered_commands) == len(COMMANDS)
    codes = [
        *(outcome.ALL_READ, outcome.UNEXPECTED, outcome.USAGE, outcome.SOME_UNREAD),
        *(outcome.STORE, outcome.NOT_FOUND, outcome.MODEL, outcome.INTERRUPTED),
    ]
    assert all(re.search(rf"\b{code} \w", outcome.EXIT_CODES) for code in codes)
    documented = DOCS.read_text(encoding="utf8").split("## Exit codes")[1].split("\n## ")[0]
    assert [int(code) for code in re.findall(r"(?m)^\| (\d+) \|", documented)] == codes
    raised = {error.exit_code for error in (RunutError, *RunutError.__subclasses__())}
    assert raised <= set(codes)


def test_every_option_has_help():
    for command in get_command(app).commands.values():
        for option in command.params:
            assert getattr(option, "help", None), f"{command.name}: {option.name}"


@pytest.mark.parametrize("missing", [None, "pairs.onnx"])
def test_a_run_without_the_reader_model_says_so(elsewhere, ferry, tmp_path, missing):
    shutil.copytree(str(reader.FOLDER), tmp_path / "model", ignore=shutil.ignore_patterns(str(missing)))
    elsewhere(tmp_path / "model")
    told = runut("dossier", ferry, "-o", tmp_path / "out.html")
    assert ("The reader model is not installed with runut" in told.stderr) == (missing is not None)


def test_version():
    assert runut("--version").stdout == f"runut {__version__}\n"


# ---------------------------------------------------------------- dossier


def test_a_dossier_is_one_page_of_the_reports(ferry, tmp_path):
    (tmp_path / "out").mkdir()
    result = runut("dossier", ferry, "-o", tmp_path / "out" / "page.html")
    html = (tmp_path / "out" / "page.html").read_text(encoding="utf8")
    assert html.startswith("<!DOCTYPE html>") or html.startswith("<!doctype html>")
    assert "Lestari Maheswari" in html
    assert "Dimas Prawira" in html
    assert result.stdout == ""
    assert "(2 reports)" in result.stderr
    assert not (tmp_path / "home").exists()
    assert list((tmp_path / "out").iterdir()) == [tmp_path / "out" / "page.html"]


def test_a_dossier_in_another_language(ferry, tmp_path, monkeypatch):
    pages = []
    for variable, option in (("id", []), ("en", []), ("id", ["--lang", "en"])):
        monkeypatch.setenv("RUNUT_LANG", variable)
        runut("dossier", ferry, "-o", "page.html", *option)
        pages.append((tmp_path / "page.html").read_text(encoding="utf8"))
    assert pages[0] != pages[1] == pages[2]


def test_other_stories_are_left_out_and_named(ferry, market, tmp_path):
    result = runut("dossier", market, ferry, "-o", "page.html")
    assert "cabai.txt: Harga Cabai Turun" in result.stderr
    assert "--one-story" in result.stderr
    assert "Minah Sutarja" not in (tmp_path / "page.html").read_text(encoding="utf8")
    told = document("dossier", market, ferry, "-o", "page.html")
    assert told["articles"] == 2
    assert [left["source"] for left in told["left_out"]] == ["cabai.txt"]


def test_one_story_takes_all(ferry, market, tmp_path):
    result = runut("dossier", market, ferry, "--one-story", "-o", "page.html")
    assert "Left out" not in result.stderr
    assert "Minah Sutarja" in (tmp_path / "page.html").read_text(encoding="utf8")


def test_the_page_may_go_to_the_standard_output(ferry):
    result = runut("dossier", ferry, "-o", "-")
    assert "</html>" in result.stdout


def test_nothing_but_a_page_is_written_over(ferry, tmp_path):
    report, store = ferry / "1.txt", tmp_path / "kept.db"
    report.write_text("Kabar Delta\n\nSenin, 3 Maret 2031\n\nSatu perahu tenggelam.", encoding="utf8")
    before = report.read_bytes()
    assert "is no page of Runut" in runut("dossier", ferry, "-o", report, code=2).stderr
    assert report.read_bytes() == before
    saved = tmp_path / "saved.html"
    saved.write_text("<p>Satu perahu tenggelam di Selat Renggali.</p>", encoding="utf8")
    assert "is no page of Runut" in runut("dossier", ferry, saved, "-o", saved, code=2).stderr
    runut("add", ferry, "--store", store)
    for command in (("page", "1", "-o", store), ("export", "-o", store)):
        assert "kept.db" in runut(*command, "--store", store, code=2).stderr
    assert runut("stories", "--store", store).exit_code == 0
    runut("page", "1", "-o", tmp_path / "page.html", "--store", store)
    runut("page", "1", "-o", tmp_path / "page.html", "--store", store)


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(ferry, tmp_path):
    (ferry / "kosong.txt").write_text("")
    result = runut("dossier", ferry, tmp_path / "nothing.txt", "-o", "page.html", code=3)
    assert f"not read: {ferry}/kosong.txt" in result.stderr
    assert f"not read: {tmp_path}/nothing.txt" in result.stderr
    page = (tmp_path / "page.html").read_text(encoding="utf8")
    assert "Lestari" in page
    assert "kosong.txt" in page
    assert str(tmp_path) not in page
    told = document("dossier", ferry, "-o", "page.html", code=3)
    assert [failure["source"] for failure in told["failures"]] == [f"{ferry}/kosong.txt"]


@pytest.mark.parametrize("command", [("dossier", "-o", "page.html"), ("add",)])
def test_files_of_other_kinds_are_told_once_and_are_no_error(ferry, command):
    for name in ("a.pdf", "b.PDF", "c.docx", "tanpa", ".tersembunyi.png"):
        (ferry / name).write_bytes(b"%PDF")
    told = [line for line in runut(*command, ferry).stderr.splitlines() if "passed over" in line]
    (line,) = told
    assert "4 files passed over, of other kinds: 2 .pdf, 1 without ending, 1 .docx. Read are .txt, " in line
    for path in (*ferry.glob("*.pdf"), *ferry.glob("*.PDF"), *ferry.glob("*.docx"), ferry / "tanpa"):
        path.unlink()
    assert "passed over" not in runut(*command, ferry).stderr


ENGLISH = (
    "Ferry Capsizes in the Renggali Strait\n\n"
    "The ferry Bintang Kelana capsized in the Renggali Strait on Monday, killing three people, officials said.\n\n"
    "“We will continue the search tomorrow,” said the minister, who had come to the port with the governor.\n"
)


@pytest.mark.parametrize("command", [("dossier", "--one-story", "-o", "page.html"), ("add",)])
def test_a_report_in_another_language_is_taken_in_and_told(ferry, command):
    assert "Indonesian" not in runut(*command, ferry).stderr
    (ferry / "english.txt").write_text(ENGLISH, encoding="utf8")
    (line,) = [line for line in runut(*command, ferry).stderr.splitlines() if "Indonesian" in line]
    assert "1 report is not in Indonesian, which alone Runut reads." in line
    assert line.endswith(": english.txt.")
    if command[0] == "add":
        articles = runut("export", "--kind", "article").stdout.splitlines()
        assert "english.txt" in {json.loads(row)["source"] for row in articles}
    else:
        assert "We will continue the search tomorrow" in Path("page.html").read_text(encoding="utf8")


def test_nothing_that_can_be_read_makes_no_page(tmp_path):
    result = runut("dossier", tmp_path / "nothing.txt", "-o", "page.html", code=3)
    assert "None of the inputs holds an article" in result.stderr
    assert not (tmp_path / "page.html").exists()


def test_runut_does_not_take_what_it_wrote_for_reports(ferry):
    for _ in range(2):
        assert "(2 reports)" in runut("dossier", ferry, "-o", ferry / "page.html").stderr
    runut("add", ferry / "0.txt", ferry / "1.txt")
    for kind in ([], ["--kind", "statement"], ["--kind", "lineage"]):
        runut("export", *kind, "-o", ferry / f"{len(kind)}{kind[-1:]}.jsonl")
    told = document("add", ferry, code=3)
    assert (told["new"], told["unchanged"]) == (0, 2)
    reasons = [failure["error"] for failure in told["failures"]]
    assert sorted(reasons) == ["It is a dossier of Runut."] + ["It is an export of Runut."] * 3


def test_a_page_that_cannot_be_written_is_told(ferry, tmp_path):
    result = runut("dossier", ferry, "-o", tmp_path, code=1)
    assert "cannot be written: Is a directory" in result.stderr
    result = runut("dossier", ferry, "-o", "/dev/full", code=1)
    assert "No space left" in result.stderr


def test_a_page_goes_where_a_link_leads(ferry, tmp_path):
    (tmp_path / "site").mkdir()
    for target in ("old.html", "new.html"):
        (tmp_path / "link.html").unlink(missing_ok=True)
        (tmp_path / "link.html").symlink_to(tmp_path / "site" / target)
        (tmp_path / "site" / "old.html").write_text("old")
        runut("dossier", ferry, "-o", "link.html")
        assert (tmp_path / "link.html").is_symlink()
        assert "Lestari" in (tmp_path / "site" / target).read_text(encoding="utf8")


def test_the_demo(tmp_path):
    told = document("demo", "-o", "demo.html")
    assert told["articles"] >= 8
    assert told["failures"] == []
    assert (tmp_path / "demo.html").stat().st_size > 20_000


# ---------------------------------------------------------------- the store


def test_add_keeps_each_once(ferry, tmp_path):
    assert "2 new; 0 not read" in runut("add", ferry).stdout
    assert "2 unchanged; 0 not read" in runut("add", ferry).stdout
    assert (tmp_path / "home" / "runut" / "runut.db").exists()
    (ferry / "1.txt").write_text(FERRY[1] + "\nKabar tambahan dari pelabuhan.\n", encoding="utf8")
    told = document("add", ferry)
    assert (told["new"], told["new_version"], told["unchanged"], told["changed"]) == (0, 1, 1, ["1.txt"])


def test_add_says_what_it_could_not_read(ferry):
    lines = ['{"id": "a", "text": "Hujan turun di Palung."}', "{broken", '{"id": "b", "text": "Panas di Lamuri."}']
    (ferry / "news.jsonl").write_text("\n".join(lines))
    result = runut("add", ferry, code=3)
    assert "4 new; 1 not read" in result.stdout
    assert f"not read: {ferry}/news.jsonl:2" in result.stderr
    told = document("stories")
    assert len(told["failures"]) == 1
    assert sum(len(story["articles"]) for story in told["stories"]) == 4


def test_many_failures_are_not_told_one_by_one(ferry):
    (ferry / "news.jsonl").write_text('{"id": "a", "text": "Hujan."}\n' + "{broken\n" * 40)
    result = runut("add", ferry, code=3)
    assert result.stderr.count("not read") == outcome.MOST_TOLD
    assert "and 30 more" in result.stderr


def test_stores_by_option_variable_and_file(ferry, tmp_path, monkeypatch):
    runut("add", ferry, "--store", "option.db")
    monkeypatch.setenv("RUNUT_STORE", "variable.db")
    runut("add", ferry)
    monkeypatch.delenv("RUNUT_STORE")
    (tmp_path / "runut.toml").write_text('store = "file.db"')
    runut("add", ferry)
    assert {path.name for path in tmp_path.glob("*.db")} == {"option.db", "variable.db", "file.db"}


def test_stories_are_numbered_the_largest_first(kept):
    told = document("stories")["stories"]
    assert [(story["number"], len(story["articles"])) for story in told] == [(1, 2), (2, 1)]
    text = runut("stories", "--all").stdout
    assert told[0]["id"] in text
    assert text.index("Kelana") < text.index("Cabai")
    assert "alone" not in text


def test_reports_that_stand_alone_are_only_counted(kept):
    text = runut("stories").stdout
    assert "Cabai" not in text
    assert text.endswith("and 1 report that stands alone: --all\n")


def test_show_a_story_by_number_id_or_words(kept):
    told = document("show", "1")
    assert set(told) == {"id", *ROWS, "position"}
    assert len(told["article"]) == 2
    identity = told["id"]
    assert document("show", identity[:8]) == told
    assert document("show", "kelana selat") == told
    text = runut("show", "kelana").stdout
    assert "2 reports" in text
    assert "Lestari" in text


def test_positions_are_shown_and_their_new_steps_are_news():
    runut("add", Path(str(files("runut") / "demo")))
    words = "kami mengakui ada 71 penumpang"
    table = runut("show", "1", "--lang", "en").stdout.split("Positions")[1].split("Who speaks")[0]
    assert all(word in table for word in ("denied", "2031-03-10", "acknowledged", "2031-03-12"))
    (position,) = document("show", "1")["position"]
    assert [step["kind"] for step in position["steps"]] == ["denied", "acknowledged"]
    (news,) = document("changes", "1", "--since", "2031-03-12")["changes"]
    assert [kind for kind, _ in news["courses"][0]["steps"]] == ["denied", "acknowledged"]
    assert {type(figure["after"]["low"]) for figure in news["figures"]} == {int}
    lines = runut("changes", "1", "--since", "2031-03-12", "--lang", "en").stdout.splitlines()
    assert any("position: Dimas Prawira" in line and words in line for line in lines)
    assert not any("shifted: Dimas Prawira" in line for line in lines)  # its two sides are told as his position
    assert "position:" not in runut("changes", "1", "--since", "2031-03-14", "--lang", "en").stdout


def test_no_such_story(kept):
    for command in (["show", "gempa"], ["figures", "9"], ["timeline", "x"], ["export", "1", "gempa"]):
        assert "No story" in runut(*command, code=5).stderr


def test_statements_of_unknown_day_are_not_left_out_in_silence(tmp_path):
    report = tmp_path / "tanpa-hari.txt"
    report.write_text('"Jembatan itu aman dilalui," kata Kepala Dinas Jalan Wira Sandika.\n', encoding="utf8")
    runut("add", report)
    assert "1 statement of unknown day left out" in runut("statements", "--since", "2031-03-11").stderr
    assert "unknown day" not in runut("statements").stderr


UNDATED = (
    "Jembatan Gumira {0} Dibuka\n\nJembatan Gumira {0} dibuka pada Senin, {1}.\n\n"
    "Kepala Dinas Jalan Wira Sandika mengatakan Jembatan Gumira {0} aman dilalui truk.\n"
)


def test_statements_of_a_story_day_before_since_are_not_called_unknown(tmp_path):
    (tmp_path / "a.txt").write_text(UNDATED.format("Timur", "3 Maret 2031"), encoding="utf8")
    runut("add", tmp_path / "a.txt")
    assert [row["day"] for row in document("statements", "--since", "2031-03-01")["statements"]] == ["2031-03-03"]
    late = runut("statements", "--since", "2031-05-01")
    assert "unknown day" not in late.stderr
    assert "No such statement" in late.stdout


def test_statements_reads_again_only_what_may_be_shown(tmp_path, monkeypatch):
    for name, day in (("Timur", "3 Maret 2031"), ("Barat", "5 Mei 2031")):
        (tmp_path / f"{name}.txt").write_text(UNDATED.format(name, day), encoding="utf8")
    runut("add", *tmp_path.glob("*.txt"))
    told, read_on = [], pipeline.read_on
    monkeypatch.setattr(
        pipeline, "read_on", lambda store, days, **other: told.append(len(days)) or read_on(store, days, **other)
    )
    first = runut("statements", "--limit", "1").stdout
    assert "Timur" in in_words(first)
    assert "more; --limit 0 shows all" in first
    for arguments in (["--limit", "0"], [], ["--since", "2031-04-01", "--limit", "1"]):
        assert "Barat" in in_words(runut("statements", *arguments).stdout)
    assert told == [1, 2, 2, 1]


def test_statements_does_not_wait_for_a_store_that_is_being_written(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "TELL_S", 0.1)
    (tmp_path / "a.txt").write_text(UNDATED.format("Timur", "3 Maret 2031"), encoding="utf8")
    runut("add", tmp_path / "a.txt", "--store", "a.db")
    with closing(sqlite3.connect("a.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = runut("statements", "--store", "a.db")
        assert "1 new report has no day from its story yet" in result.stderr
        assert "waiting" not in result.stderr
        assert "Jembatan Gumira Timur aman" in in_words(result.stdout)
        assert "2031-03-03" not in result.stdout
        other.execute("ROLLBACK")
    assert "2031-03-03" in runut("statements", "--store", "a.db").stdout


def test_statements_by_filters(kept):
    told = document("statements")["statements"]
    assert {"kind", "act", "said", "speakers", "day", "report", "outlet"} <= told[0].keys()
    assert len(told) >= 4
    by = document("statements", "--by", "dimas")["statements"]
    assert [row["speakers"][0]["name"] for row in by] == ["Dimas Prawira"]
    assert document("statements", "--act", "deny")["statements"] == by
    assert document("statements", "--since", "2031-03-11", "--by", "minah")["statements"] == []
    assert "No such statement" in runut("statements", "--by", "nobody").stdout
    assert f"{len(told) - 1} more; --limit 0" in runut("statements", "--limit", "1").stdout
    assert "more;" not in runut("statements", "--limit", "0").stdout


def test_statements_by_a_name_reach_those_judged_to_be_the_same(kept):
    def by(name):
        return [row["id"] for row in document("statements", "--by", name)["statements"]]

    lestari, dimas = by("lestari"), by("dimas")
    assert set(lestari).isdisjoint(dimas)
    runut("merge", "Lestari Maheswari", "Dimas Prawira")
    everything = [row["id"] for row in document("statements")["statements"]]
    assert by("lestari") == by("prawira") == [found for found in everything if found in {*lestari, *dimas}]
    assert by("minah") != []
    assert not set(by("minah")) & set(by("dimas"))
    runut("undo")
    assert (by("lestari"), by("dimas")) == (lestari, dimas)


def test_only_a_source_s_own_words_stand_in_quotation_marks(kept):
    text = runut("statements", "--by", "lestari").stdout
    assert "“Pencarian kami" in text
    assert "“tiga orang" not in text


def in_words(table):
    return " ".join(table.split())


def test_words_that_a_report_translates_stand_in_no_quotation_marks(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "250")
    told = "Kapal Layar Ditahan di Selat Renggali\n\nWarta Palung, Mentari - "
    office = "Menteri Luar Negeri Amerika Serikat Edra Volkan mengunjungi Mentari pada Senin (10/3/2031).\n\n"
    quoted = "“Kami melihat kapal itu berlayar dan belum kembali,” kata Volkan, Senin (10/3/2031).\n"
    (tmp_path / "asing.txt").write_text(told + office + quoted, encoding="utf8")
    runut("add", "asing.txt")
    for language, marked in (("id", "(terjemahan)"), ("en", "(in translation)")):
        text = in_words(runut("statements", "--by", "volkan", "--lang", language).stdout)
        assert f"Kami melihat kapal itu berlayar dan belum kembali {marked}" in text
        assert "“" not in text


def test_statements_look_at_stories_as_they_are_kept_and_work_out_none(ferry, tmp_path, monkeypatch):
    """A quotation whose speaker's office only another report of the story tells is a translation by that."""
    monkeypatch.setenv("COLUMNS", "250")
    for name, told in (
        ("satu", "Menteri Luar Negeri Amerika Serikat Edra Volkan mengunjungi Mentari pada Senin (10/3/2031)."),
        ("dua", "“Kami melihat kapal itu berlayar,” kata Edra Volkan, Senin (10/3/2031)."),
    ):
        place = f"Kapal Layar Ditahan di Selat Renggali\n\nWarta {name}, Mentari - "
        (tmp_path / f"{name}.txt").write_text(f"{place}Kapal layar Kelana ditahan di Selat Renggali.\n\n{told}\n")
    runut("add", "satu.txt", "dua.txt", ferry)
    assert "“Kami melihat kapal itu berlayar”" in in_words(runut("statements", "--by", "volkan").stdout)
    with open_store() as store:
        assert kept_stories(store) == ()
    runut("stories")
    assert "Kami melihat kapal itu berlayar (terjemahan)" in in_words(runut("statements", "--by", "volkan").stdout)


@pytest.mark.parametrize("command", ["figures", "timeline", "statements"])
def test_a_report_of_no_named_outlet_is_called_one_in_the_language_asked_for(tmp_path, monkeypatch, command):
    told = "Sebanyak 12 kios di Pasar Lamuri terbakar pada Jumat (2/2/2029).\n\n"
    told += "“Dua belas kios habis,” kata Wirya Sutarja, Jumat (2/2/2029).\n"
    (tmp_path / "kios.txt").write_text(f"Pasar Lamuri Terbakar\n\n{told}", encoding="utf8")
    runut("add", "kios.txt")
    calls = {"id": "outlet tanpa", "en": "an unnamed"}
    for language, other in (("id", "en"), ("en", "id")):
        for option, variable in (([], language), (["--lang", language], other)):
            monkeypatch.setenv("RUNUT_LANG", variable)
            told = runut(command, *option).stdout
            assert calls[language] in told
            assert calls[other] not in told


SPEAKING = (
    "stories",
    "show",
    "statements",
    "figures",
    "timeline",
    "page",
    "changes",
    "history",
    "export",
    "dossier",
    "demo",
)


def test_every_command_that_tells_reasons_takes_the_language():
    takes = {name for name, command in get_command(app).commands.items() if "lang" in {p.name for p in command.params}}
    assert takes == set(SPEAKING)


def test_a_story_is_told_in_the_language_asked_for_whatever_it_was_first_told_in(kept, monkeypatch):
    monkeypatch.setenv("RUNUT_LANG", "id")
    indonesian = [document("stories")["stories"][0]["reason"], document("history")["history"][0]["reason"]]
    assert all("sama-sama menyebut" in reason for reason in indonesian)
    assert "have in common" in runut("show", "1", "--lang", "en").stdout
    assert "have in" in runut("history", "--lang", "en").stdout
    monkeypatch.setenv("RUNUT_LANG", "en")
    english = [document("stories")["stories"][0]["reason"], document("history")["history"][0]["reason"]]
    assert all("have in common" in reason for reason in english)
    assert document("stories", "--lang", "id")["stories"][0]["reason"] == indonesian[0]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["statements", "--act", "sing"], "'sing' is not one of assert, confirm"),
        (["statements", "--since", "yesterday"], "not a day like 2024-10-31"),
        (["statements", "--since", "2031-02-30"], "not a day like"),
        (["statements", "--limit", "-1"], "--limit"),
        (["export", "--format", "xml"], "'xml' is not one of jsonl, csv"),
        (["export", "--kind", "rumour"], "'rumour' is not one of article"),
        (["export", "--kind", "taken"], "'taken' is not one of article"),
        (["dossier", "x.txt", "--lang", "fr"], "'fr' is not one of id, en"),
        (["dossier"], "PATH..."),
        (["dossier", "x.txt", "-o", "-", "--json"], "-o must name one"),
        (["demo", "-o", "-", "--json"], "-o must name one"),
        (["export", "--json"], "-o must name one"),
        (["dossier", "x.txt", "-o", "tiada/page.html"], "there is no folder tiada; make it first"),
        (["page", "1", "-o", "tiada/page.html"], "there is no folder tiada; make it first"),
        (["export", "-o", "tiada/all.jsonl"], "there is no folder tiada; make it first"),
        (["export", "-o", "-", "--json"], "-o must name one"),
        (["add", "x.txt", "--store", ""], "--store: it is empty"),
        (["sing"], "sing"),
    ],
)
def test_wrong_usage_is_told(arguments, told):
    assert told in " ".join(runut(*arguments, code=2).stderr.split())


def test_figures_and_timeline(kept):
    every, one = document("figures")["figures"], document("figures", "1")["figures"]
    assert {row["story"] for row in one} <= {document("show", "1")["id"]}
    assert len(one) <= len(every)
    assert len(document("timeline")["timelines"]) == 2
    (row,) = document("timeline", "kelana")["timelines"]
    assert row["kind"] == "timeline"
    assert "Kelana" in runut("timeline", "1").stdout
    runut("figures")


def test_how_a_story_came_to_be_is_told(kept):
    assert "started" in runut("history", "--lang", "en").stdout
    runut("page", "kelana")
    runut("remove", "0.txt")
    assert [step["kind"] for step in document("history", "kelana")["history"]] == ["started", "shrunk"]
    assert "1 earlier; --limit 0" in runut("history", "--limit", "1").stdout
    assert "since 2999-01-01" in runut("history", "--since", "2999-01-01").stdout
    assert "the story lost reports at" in runut("changes", "kelana", "--lang", "en").stdout
    table = runut("history", "--lang", "en").stdout
    assert "lost reports" in in_words(table)
    assert "shrunk" not in table
    (before,) = document("history", "kelana")["history"][-1]["was"]
    assert document("history", before) == document("history", "kelana")
    assert f"{before} is now s-" in runut("show", before).stderr
    assert document("show", before)["id"] == document("page", before)["story"] == document("show", "kelana")["id"]
    assert "No story" in runut("history", "s-of-none", code=5).stderr


def test_a_story_that_lost_reports_since_a_day_is_news_though_its_reports_are_older(ferry):
    (ferry / "2.txt").write_text(f"{FERRY[0]} Pencarian dilanjutkan.", encoding="utf8")
    for report in ferry.iterdir():
        report.write_text(report.read_text(encoding="utf8").replace("2031", "2019"), encoding="utf8")
    runut("add", ferry)
    runut("stories")
    runut("remove", "2.txt")
    assert "the story lost reports at" in runut("changes", "--since", "2020-01-01", "--lang", "en").stdout


def test_a_text_that_changed_silently_since_a_day_is_news_though_its_reports_are_older(ferry):
    for report in ferry.iterdir():
        report.write_text(report.read_text(encoding="utf8").replace("2031", "2019"), encoding="utf8")
    runut("add", ferry)
    assert "Nothing is new" in runut("changes", "--since", "2020-01-01").stdout
    changed = (ferry / "0.txt").read_text(encoding="utf8").replace("tiga orang", "lima orang")
    (ferry / "0.txt").write_text(changed, encoding="utf8")
    runut("add", ferry)
    assert "changed its text silently" in runut("changes", "--since", "2020-01-01", "--lang", "en").stdout
    assert "Nothing is new" in runut("changes", "--since", "2999-01-01").stdout


def test_a_judgement_takes_ids_and_names_those_there_are(kept):
    entities = {row["name"]: row["id"] for row in document("show", "kelana")["entity"]}
    one, other = entities["Lestari Maheswari"], entities["Dimas Prawira"]
    judged = document("merge", one, other.removeprefix("e-")[:8], "--story", "kelana")["judgement"]
    assert (judged["one"], judged["other"]) == ("Lestari Maheswari", "Dimas Prawira")
    runut("undo")
    error = runut("merge", "Lestary Mahesvari", "Dimas Prawira", "--story", "kelana", code=5).stderr
    assert f"There are {one} 'Lestari Maheswari'" in error
    error = runut("merge", "a", "Dimas Prawira", "--story", "kelana", code=5).stderr
    assert one in error
    assert other in error
    assert "Give the id of one." in error


DOCS = Path(__file__).parent.parent / "docs" / "commands.md"


def test_the_keys_of_every_json_answer_are_documented(ferry, market):
    (ferry / "kosong.txt").write_text("")
    answers = {
        "dossier": document("dossier", market, ferry, "-o", "page.html", code=3),
        "add": document("add", market, ferry, code=3),
        **{name: document(name) for name in ("stories", "statements", "figures", "timeline")},
        "show": document("show", "kelana"),
        "export": document("export", "-o", "all.jsonl"),
        "page": document("page", "kelana"),
        "changes": document("changes", "kelana"),
        "history": document("history"),
        "merge": document("merge", "Lestari Maheswari", "Dimas Prawira", "--reason", "uji"),
        "split": document("split", "Lestari Maheswari", "Dimas Prawira"),
        "undo": document("undo"),
        "judgements": document("judgements"),
        "remove": document("remove", "0.txt"),
    }
    answers["demo"] = document("demo", "-o", "demo.html")
    exported = {kind: {key for row in answers["show"][kind] for key in row} for kind in ROWS}
    table = DOCS.read_text(encoding="utf8").split("## What `--json`")[1].split("\n## ")[0]
    lines = [[re.findall(r"`([\w-]+)", cell) for cell in line.split("|")[1:4]] for line in table.splitlines()]
    lines = [line for line in lines if line and line[0]]
    assert sorted(name for names, _, _ in lines for name in names) == sorted(answers)
    for names, keys, rows in lines:
        for name in names:
            assert list(answers[name]) == keys, name
            for row in answers[name][rows[0]] if rows else []:
                assert row.keys() - exported.get(row.get("kind"), set()) == set(rows[1:]), name


# ---------------------------------------------------------------- export


def test_export_all_or_some(kept):
    rows = [json.loads(line) for line in runut("export").stdout.splitlines()]
    kinds = [row["kind"] for row in rows]
    assert kinds == sorted(kinds, key=list(ROWS).index)
    assert kinds.count("article") == 3
    assert kinds.count("story") == kinds.count("lineage") == kinds.count("timeline") == 2
    assert len({row["story"] for row in rows if row["kind"] == "article"}) == 2
    one = [json.loads(line) for line in runut("export", "cabai").stdout.splitlines()]
    assert [row["source"] for row in one if row["kind"] == "article"] == ["cabai.txt"]
    texts = {row["id"]: row["text"] for row in rows if row["kind"] == "article"}
    quoted = [row for row in rows if row["kind"] in ("date", "quantity")]
    assert quoted
    assert all(texts[row["article"]][row["span"][0] : row["span"][1]] == row["text"] for row in quoted)


def test_a_story_that_is_named_twice_is_exported_once(kept):
    assert runut("export", "1", "kelana", "1").stdout == runut("export", "1").stdout


def test_export_to_a_file_tells_how_much(kept, tmp_path):
    told = document("export", "-o", "all.jsonl")
    assert told == {"file": "all.jsonl", "stories": 2, "rows": len((tmp_path / "all.jsonl").read_text().splitlines())}
    assert runut("export", "-o", "all.jsonl").stdout == ""


def test_export_of_tables(kept, tmp_path):
    runut("export", "--format", "csv", "-o", "tables")
    assert len(list((tmp_path / "tables").iterdir())) == len(TABLES)
    runut("export", "--format", "csv", "-o", "said.csv")
    with (tmp_path / "said.csv").open(encoding="utf-8-sig") as file:
        assert "speakers" in next(csv.reader(file))
    assert (tmp_path / "said.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "cannot be written" in runut("export", "--format", "csv", "-o", "said.csv/tables", code=1).stderr
    lines = runut("export", "--format", "csv", "--kind", "story").stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("id,title,")


# ---------------------------------------------------------------- faults


def test_no_store_is_told():
    assert "There is no store at" in runut("stories", code=4).stderr


def test_a_store_that_cannot_be_used_is_told(ferry, tmp_path):
    assert "cannot be opened" in runut("add", ferry, "--store", tmp_path, code=4).stderr


def test_a_fault_of_runut_has_no_traceback(kept, monkeypatch):
    def fail(*_, **__):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("runut.pipeline.stories_of", fail)
    result = runut("stories", code=1)
    assert "unexpected ZeroDivisionError: by zero" in result.stderr
    assert "Traceback" not in result.output
    monkeypatch.setenv("RUNUT_DEBUG", "1")
    assert isinstance(CliRunner().invoke(app, ["stories"]).exception, ZeroDivisionError)


def test_articles_read_by_other_rules_are_read_again(kept, monkeypatch):
    before = document("statements")
    monkeypatch.setattr("runut.pipeline.made_by", lambda **_: "runut 9, grammar 0")
    result = runut("stories")
    assert "3 articles were read by other rules than runut 9, grammar 0" in result.stderr
    assert "other rules" not in runut("stories").stderr
    assert document("statements") == before


def test_an_article_does_not_steer_the_terminal(tmp_path, monkeypatch):
    (tmp_path / "jahat.txt").write_text("Judul \x1b[31m [bold]Merah\x07 di Palung\n\n" + MARKET, encoding="utf8")
    runut("add", tmp_path / "jahat.txt")
    monkeypatch.setenv("FORCE_COLOR", "1")
    for command in (["stories"], ["show", "1"], ["statements"]):
        text = runut(*command).stdout
        assert "\x07" not in text
        assert "\x1b[31m [bold]" not in text


# ---------------------------------------------------------------- settings


def test_settings_in_their_order(tmp_path):
    home = tmp_path / "config"
    (home / "runut").mkdir(parents=True)
    environment = {"XDG_CONFIG_HOME": str(home)}
    assert load_settings(environment, tmp_path) == Settings(None, "id")
    (home / "runut" / "runut.toml").write_text('language = "en"\nstore = "far.db"')
    assert load_settings(environment, tmp_path) == Settings(str(home / "runut" / "far.db"), "en")
    (tmp_path / "runut.toml").write_text('store = "sqlite:///near.db"')
    assert load_settings(environment, tmp_path) == Settings("sqlite:///near.db", "en")
    environment |= {"RUNUT_STORE": "x.db", "RUNUT_LANG": "id"}
    assert load_settings(environment, tmp_path) == Settings("x.db", "id")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('language = "fr"', "not one of id, en"),
        ("language = 3", "language is 3"),
        ('colour = "red"', "no setting 'colour'"),
        ("store = ", "cannot be read"),
    ],
)
def test_bad_settings_are_told(tmp_path, text, told):
    (tmp_path / "runut.toml").write_text(text)
    with pytest.raises(SettingsError, match=told):
        load_settings({}, tmp_path)
    assert told in runut("stories", code=2).stderr


def test_the_languages_are_those_that_have_labels():
    tables = files("runut").joinpath("lang").iterdir()
    assert set(LANGUAGES) == {folder.name for folder in tables if folder.joinpath("labels.tsv").is_file()}


def test_printable_is_one_line():
    assert outcome.printable("a\x1b[0m\n b\u200e") == "a[0m b"
    assert printing.cell(None).plain == ""


# ---------------------------------------------------------------- what a new user meets


ROAD = [
    "Jembatan Tua di Lamuri Ambruk\n\nWarta Palung, Jumat, 14 Maret 2031\n\n"
    "Jembatan Tua di Lamuri ambruk pada Kamis (13/3/2031). Bupati Sinta Wardani mengatakan dua truk jatuh ke sungai.\n",
    "Bupati Lamuri Membantah Lalai Soal Jembatan Tua\n\n"
    "Jembatan Tua di Lamuri ambruk pada Kamis (13/3).\n\n"
    "Bupati Sinta Wardani kemarin membantah lalai merawat Jembatan Tua di Lamuri. Ia berbicara sehari sesudah "
    "jembatan itu ambruk pada Kamis (13/3).\n",
]


@pytest.fixture
def road(tmp_path):
    for number, text in enumerate(ROAD):
        (tmp_path / f"jalan-{number}.txt").write_text(text, encoding="utf8")
    runut("add", *(tmp_path / f"jalan-{number}.txt" for number in range(len(ROAD))))
    return tmp_path


def test_statements_have_the_day_that_the_page_gives_them(road, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    (told,) = document("statements", "--by", "sinta", "--act", "deny", "--since", "2031-03-10")["statements"]
    shown = {row["id"]: row["said"] for row in document("show", "1")["statement"]}
    assert told["said"] == shown[told["id"]]
    assert told["said"]["basis"] == "story"
    assert told["day"] == told["said"]["value"] == "2031-03-12"
    assert document("statements", "--by", "sinta", "--act", "deny", "--since", "2031-03-13") == {"statements": []}
    assert "2031-03-12" in runut("statements", "--act", "deny").stdout
    days = [row["day"] for row in document("statements")["statements"]]
    assert days == sorted(days)


def test_too_many_reports_without_a_day_are_not_all_read_again(road, monkeypatch):
    monkeypatch.setattr("runut.cli.said.MOST_READ_AGAIN", 0)
    told = runut("statements", "--act", "deny")
    assert "1 report has its day from its story only" in told.stderr
    assert "2031-03-12" not in told.stdout


def test_the_day_of_a_report_does_not_look_like_the_day_of_saying(kept, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    report = "Gudang Garam di Palung Terbakar\n\nWartaPalung.id\n\nSelasa, 11 Maret 2031 17:05 WIB\n\n"
    told = "Sebanyak 30 warga mengungsi.\n\nMenteri Wira Sandika mengatakan 30 warga mengungsi dari gudang itu.\n"
    Path("gudang.txt").write_text(report + told, encoding="utf8")
    runut("add", "gudang.txt")
    for language, word in (("en", "reported 2031-03-11"), ("id", "dilaporkan 2031-03-11")):
        for command in (["statements", "--by", "wira"], ["figures", "gudang"]):
            lines = [line for line in runut(*command, "--lang", language).stdout.splitlines() if "2031-03-11" in line]
            assert lines
            assert all(word in line for line in lines)


def test_acts_are_worded_alike_wherever_they_are_told(kept, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    for language, verb in (("en", "denies"), ("id", "membantah")):
        assert f"Dimas Prawira   {verb} " in runut("statements", "--act", "deny", "--lang", language).stdout
        runut("page", "kelana", "-o", "page.html", "--lang", language)
        assert f'<b class="verb">{verb}</b>' in Path("page.html").read_text(encoding="utf8")
        news = runut("changes", "kelana", "--since", "2031-03-11", "--lang", language).stdout
        assert f"Dimas Prawira, {verb}: " in news


def test_news_are_told_in_one_language(ferry):
    for report in ferry.iterdir():
        report.write_text(report.read_text(encoding="utf8").replace("2031", "2019"), encoding="utf8")
    runut("add", ferry)
    changed = (ferry / "0.txt").read_text(encoding="utf8").replace("tiga orang tewas", "lima orang tewas")
    (ferry / "0.txt").write_text(changed, encoding="utf8")
    runut("add", ferry)
    words = {"id": ("laporan baru", "ucapan:", "berganti isi"), "en": ("new report", "said:", "changed its text")}
    for language, others in (("id", words["en"]), ("en", words["id"])):
        told = runut("changes", "1", "--since", "2019-03-11", "--lang", language).stdout
        assert not any(word in told for word in others)
        assert all(word in told for word in words[language])
        assert [told.count(f"    {sign} ") for sign in "-+"] == [1, 1]  # the pair of sentences once


def test_a_step_of_history_has_the_title_of_its_story_now(kept):
    runut("stories")
    (kept / "1.txt").write_text(FERRY[1] + "\nKabar tambahan dari pelabuhan.\n", encoding="utf8")
    runut("add", kept)
    steps = document("history")["history"]
    (now,) = [story["title"] for story in document("stories")["stories"] if len(story["articles"]) > 1]
    table = runut("history", "--lang", "en").stdout
    assert [step["kind"] for step in steps] == ["started", "edited"]
    assert in_words(table).count(now.split()[0]) >= len(steps)
    assert not any(step["story"][:12] in table for step in steps)


def test_merge_finds_the_story_by_the_names_and_tells_how_to_undo(kept):
    (kept / "2.txt").write_text(FERRY[0].replace("Kelana", "Renjana").replace("Renggali", "Gumira"), encoding="utf8")
    runut("add", kept)
    told = runut("merge", "Dimas Prawira", "Lestari", "--reason", "uji").stdout
    assert "“Dimas Prawira” is also “Lestari Maheswari” (uji)" in told
    judged = re.search(r"To take it back: runut undo (j-\w+)", told)[1]
    assert "in the story Korban Feri Kelana" in told
    assert "undone" in runut("undo", judged).stdout
    for name in ("Les", "Lestary"):
        error = runut("merge", name, "Dimas Prawira", code=5).stderr
        assert "'Lestari Maheswari'" in error
    assert "are one already" in runut("merge", "Lestari", "Lestari Maheswari", code=2).stderr


def test_merge_asks_for_the_story_where_several_have_the_names(tmp_path):
    told = "Menteri Sari Wulandari mengatakan {0} dibuka.\n\nDirektur Bagas Pratama mengatakan {0} ramai.\n"
    for name, day in (("Pekan Batik Gumira", "Senin, 3 Maret 2031"), ("Pelabuhan Baru Lamuri", "Senin, 2 Mei 2033")):
        head = f"{name} Dibuka Menteri\n\nWartaPalung.id\n\n{day} 17:05 WIB\n\n"
        Path(f"{name}.txt").write_text(head + told.format(name), encoding="utf8")
    runut("add", *tmp_path.glob("*.txt"))
    assert len(document("stories")["stories"]) == 2
    error = runut("merge", "Sari Wulandari", "Bagas Pratama", code=5).stderr
    assert "2 stories have 'Sari Wulandari' and 'Bagas Pratama': s-" in error
    assert "Name one with --story." in error
    told = runut("merge", "Sari Wulandari", "Bagas Pratama", "--story", "batik").stdout
    assert "in the story Pekan Batik Gumira Dibuka Menteri (s-" in told
    error = runut("merge", "Sari Wulandary", "Bagas Pratama", code=5).stderr
    assert "No story has 'Sari Wulandary' and 'Bagas Pratama'. Reports name 'Sari Wulandari'" in error
    error = runut("merge", "Xyzzy", "Bagas Pratama", code=5).stderr
    assert "No story has 'Xyzzy' and 'Bagas Pratama'. See runut show." in error
    runut("undo")
    entities = {row["name"]: row["id"] for row in document("show", "batik")["entity"]}
    ids = entities["Sari Wulandari"], entities["Bagas Pratama"]
    error = runut("merge", *ids, code=5).stderr
    assert "Name the story with --story" in error
    assert "No story has" not in error
    assert "in the story Pekan Batik" in runut("merge", *ids[::-1], "--story", "batik").stdout


def test_a_guessed_encoding_is_told(ferry, tmp_path):
    for report in ferry.iterdir():
        report.write_bytes(report.read_text(encoding="utf8").encode("cp1252"))
    page = "<html><head>{}<title>Pasar</title></head><body><h1>Pasar “Lamuri” ramai</h1><p>" + MARKET.replace("\n", " ")
    for name, told in (("terang", '<meta charset="windows-1252">'), ("samar", "")):
        (ferry / f"{name}.html").write_bytes((page.format(told) + "</p></body></html>").encode("cp1252"))
    for command in (["dossier", ferry, "-o", "page.html"], ["add", ferry]):
        told = [line for line in runut(*command).stderr.splitlines() if "not UTF-8" in line]
        assert told == [f"runut: {name}: read as windows-1252 (not UTF-8)" for name in ("0.txt", "samar.html")]
    assert "not UTF-8" not in runut("add", ferry).stderr


def test_the_page_says_which_language_its_reports_are_in(kept):
    for language, told in (("id", None), ("en", "The words of the reports are in Indonesian; labels are translated.")):
        runut("page", "kelana", "-o", "page.html", "--lang", language)
        html = Path("page.html").read_text(encoding="utf8")
        assert ("labels are translated" in html, "labelnya diterjemahkan" in html) == (bool(told), False)
        assert told is None or told in html
        assert ('<h3 lang="id">orang tewas</h3>' in html) == (language == "en")


def test_json_is_whole_where_nothing_is_found(tmp_path):
    (tmp_path / "kosong").mkdir()
    assert document("add", tmp_path / "kosong", code=3)["new"] == 0
    for command, key in (
        *((name, name) for name in ("stories", "statements", "figures", "changes", "history", "judgements")),
        ("timeline", "timelines"),
    ):
        assert document(command)[key] == [], command
    assert document("export", "-o", "all.jsonl") == {"file": "all.jsonl", "stories": 0, "rows": 0}
    told = document("dossier", tmp_path / "kosong", "-o", "page.html", code=3)
    assert told | {"failures": None} == {"file": None, "story": None, "title": None, "articles": 0, "left_out": []} | {
        "failures": None
    }
    (failure,) = told["failures"]
    assert failure["source"] == str(tmp_path / "kosong")
    assert failure["error"]
    assert document("remove", "tiada.txt", code=5) == {"removed": [], "unknown": ["tiada.txt"]}
    for command in (["show", "1"], ["page", "1", "-o", "page.html"], ["undo"], ["merge", "Sinta", "Wira"]):
        result = runut(*command, "--json", code=5)
        assert result.stdout == ""
        assert result.stderr.startswith("runut: ")
