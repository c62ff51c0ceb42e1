"""The store: what goes in comes out equal, whole or not at all, and every fault says what to do."""

import itertools
import json
import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from threading import Timer

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import make_url, text

from runut.errors import StoreError, StoreVersionError
from runut.records import (
    Article,
    Credit,
    Date,
    DateValue,
    Event,
    Failure,
    Mention,
    Part,
    Quantity,
    Reading,
    Span,
    Speaker,
    Statement,
    content_id,
)
from runut.store import (
    article_ids,
    failures,
    find_statements,
    keep,
    note_failure,
    open_store,
    opening,
    readings,
    remove,
    state_of,
    versions,
)
from runut.store.codec import decode, dumps, encode
from runut.store.opening import REVISIONS, default_address, store_url

KINDS = ("mentions", "dates", "quantities", "statements", "credits", "events")
TEXT = "Menteri Tirta Wulan membantah kabar itu pada 3 Mei 2031. Dua belas orang mengungsi."


def make_reading(source="a.txt", text=TEXT, made_by="rules 1", **facts):
    """An article with one record of each kind, by hand."""
    sha256 = content_id("", text)
    article = Article(
        content_id("a", source, sha256), source, text, sha256, parts=(Part("body", 0, len(text)),), **facts
    )

    def span(words):
        start = text.index(words)
        return Span(article.id, start, start + len(words))

    first = text.split(" ", maxsplit=1)[0]
    whole = Span(article.id, 0, len(text))
    return Reading(
        article=article,
        sentences=(whole,),
        mentions=(Mention(span(first), first, "person", "Menteri"),),
        dates=(Date("d-1", span(first), first, "date", "2031-05-03", "stated"),),
        quantities=(Quantity("q-1", span(first), first, Decimal("12"), None, "at_least", "orang", "orang"),),
        statements=(
            Statement(
                content_id("t", article.id),
                article.id,
                (span(first),),
                first,
                None,
                whole,
                (Speaker("Tirta Wulan", "Menteri Air"),),
                "indirect",
                "deny",
                DateValue("2031-05-03", "day", "stated"),
                via=("konferensi pers",),
            ),
        ),
        credits=(Credit("Kantor Berita Nusa", span(first)),),
        events=(Event("e-1", whole, span(first), DateValue("2031-05", "month", "stated"), first, planned=True),),
        made_by=made_by,
    )


def only(store):
    (reading,) = readings(store, article_ids(store))
    return reading


def unseen(reading):
    return replace(reading, article=replace(reading.article, first_seen=None))


def dump(path):
    with sqlite3.connect(path) as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.db"


@pytest.fixture
def store(path):
    with open_store(str(path)) as opened:
        yield opened


# ---------------------------------------------------------------- in and out

st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
spans = st.tuples(st.integers(0, 9999), st.integers(0, 9999)).map(lambda pair: Span("", min(pair), max(pair)))
numbers = itertools.count()


def retold(record, article):
    """Give every span of *record*, however deep, to *article*: the spans of a reading are its own."""
    return decode(type(record), encode(record), article)


def lists(record, **fields):
    return st.lists(st.builds(record, **fields), max_size=3)


@st.composite
def any_reading(draw):
    key = f"a-{next(numbers)}"
    text = draw(st.text(max_size=40))
    article = draw(st.builds(Article, id=st.just(key), source=st.just(key), text=st.just(text), first_seen=st.none()))
    confidence = st.floats(0, 1)
    found = {
        "mentions": draw(lists(Mention, span=spans)),
        "dates": draw(lists(Date, span=spans)),
        "quantities": draw(lists(Quantity, span=spans)),
        "statements": draw(
            lists(
                Statement,
                article=st.just(key),
                content=st.lists(spans, min_size=1, max_size=3).map(tuple),
                cue=st.none() | spans,
                source=st.none() | spans,
                confidence=confidence,
            )
        ),
        "credits": draw(lists(Credit, span=spans)),
        "events": draw(lists(Event, span=spans, trigger=spans)),
    }
    own = {kind: tuple(retold(record, key) for record in records) for kind, records in found.items()}
    return Reading(article=article, sentences=(Span(key, 0, len(text)),), made_by=draw(st.text()), **own)


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    with open_store(str(tmp_path_factory.mktemp("any") / "store.db")) as opened:
        yield opened


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reading=any_reading())
def test_what_goes_in_comes_out_equal(memory, reading):
    assert keep(memory, reading) == "new"
    (back,) = readings(memory, [reading.article.id])
    assert back.article.first_seen is not None
    assert unseen(back) == reading


@given(st.builds(Quantity, span=st.builds(Span, st.sampled_from(["a", "b"]), st.integers(), st.integers())))
def test_a_record_is_read_from_its_json(quantity):
    assert decode(Quantity, json.loads(dumps(quantity, "a")), "a") == quantity


def test_a_record_from_a_later_runut_is_still_read():
    data = encode(Failure("a.txt", "dates", "odd")) | {"severity": "high"}
    assert decode(Failure, data) == Failure("a.txt", "dates", "odd")


def test_readings_come_in_the_order_asked_for(store):
    made = [make_reading(f"{n}.txt") for n in range(5)]
    for reading in made:
        keep(store, reading)
    wanted = [made[n].article.id for n in (3, 0, 4)]
    assert [reading.article.id for reading in readings(store, [*wanted, "a-none"])] == wanted
    assert article_ids(store) == tuple(reading.article.id for reading in made)


# ---------------------------------------------------------------- again


def test_the_same_twice_changes_nothing(store, path):
    readings_in = [make_reading(f"{n}.txt") for n in range(3)]
    assert [keep(store, reading) for reading in readings_in] == ["new"] * 3
    assert note_failure(store, Failure("b.txt", "sources", "It is empty."))
    before = dump(path)
    assert [keep(store, reading) for reading in readings_in] == ["unchanged"] * 3
    assert not note_failure(store, Failure("b.txt", "sources", "It is empty."))
    with open_store(str(path)):
        assert dump(path) == before


def test_a_text_that_comes_back_is_the_latest_version_again(store):
    first, second = make_reading(), make_reading(text=TEXT + " Hujan reda.")
    assert [keep(store, reading) for reading in (first, second, first)] == ["new", "new_version", "new_version"]
    assert article_ids(store) == (first.article.id,)
    assert keep(store, first) == "unchanged"


def test_an_older_version_is_not_current(store):
    first, second = make_reading(), make_reading(text=TEXT + " Hujan reda.")
    keep(store, first)
    keep(store, second)
    assert state_of(store, first.article, first.made_by) == "outdated"
    assert state_of(store, second.article, second.made_by) == "current"


def test_another_text_is_a_new_version_and_the_old_stays(store):
    old, new = make_reading(), make_reading(text=TEXT + " Kabar baru.")
    assert [keep(store, old), keep(store, new)] == ["new", "new_version"]
    assert only(store).article.text == new.article.text
    (kept,) = readings(store, [old.article.id])
    assert unseen(kept) == old


def test_other_rules_replace_what_was_read_and_keep_when_it_was_first_seen(store):
    keep(store, make_reading(made_by="rules 1"))
    seen = only(store).article.first_seen
    newer = replace(make_reading(made_by="rules 2"), quantities=(), dates=())
    assert state_of(store, newer.article, "rules 2") == "outdated"
    assert article_ids(store, not_by="rules 2") == (newer.article.id,)
    assert keep(store, newer) == "reread"
    assert state_of(store, newer.article, "rules 2") == "current"
    assert article_ids(store, not_by="rules 2") == ()
    assert unseen(only(store)) == newer
    assert only(store).article.first_seen == seen


def test_a_fact_that_becomes_known_is_kept(store):
    keep(store, make_reading())
    assert keep(store, make_reading(outlet="Warta Palung")) == "reread"
    assert only(store).article.outlet == "Warta Palung"


def test_a_failure_is_forgotten_once_its_source_is_read(store):
    gone, stays = Failure("a.txt", "dates", "ValueError: odd", "Report it."), Failure("b.txt", "sources", "Empty.")
    note_failure(store, gone)
    note_failure(store, stays)
    assert set(failures(store)) == {gone, stays}
    keep(store, make_reading("a.txt"))
    assert failures(store) == (stays,)


# ---------------------------------------------------------------- killed in the middle

KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from sqlalchemy import event, make_url
from test_store import make_reading
from runut.store import keep, open_store

with open_store(sys.argv[2]) as store:
    for n in range(5):
        keep(store, make_reading(f"whole-{n}.txt"))
    left = int(sys.argv[3])

    @event.listens_for(store.engine, "after_cursor_execute")
    def kill(connection, cursor, statement, *rest):
        global left
        left -= statement.startswith("INSERT")
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    keep(store, make_reading("half.txt"))
"""


def run(code, *arguments):
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("inserts", [1, 4, 7])
def test_killed_in_the_middle_leaves_whole_articles_only(path, inserts):
    done = run(KILLED, Path(__file__).parent, path, inserts)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with open_store(str(path)) as store:
        kept = list(readings(store, article_ids(store)))
        assert [unseen(reading) for reading in kept] == [make_reading(f"whole-{n}.txt") for n in range(5)]
        with store.reading() as connection:
            for kind in KINDS:
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {kind}").scalar() == 5
        assert keep(store, make_reading("half.txt")) == "new"


MIGRATION_KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
from runut.store import open_store

left = 4

@event.listens_for(Engine, "after_cursor_execute")
def kill(connection, cursor, statement, *rest):
    global left
    left -= "CREATE TABLE" in statement
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

open_store(sys.argv[1])
"""


def test_killed_while_its_tables_are_made_leaves_none(path):
    done = run(MIGRATION_KILLED, path)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert dump(path) == ["BEGIN TRANSACTION;", "COMMIT;"]
    with open_store(str(path)) as store:
        assert article_ids(store) == ()


def test_two_processes_may_make_the_store_at_once(path):
    code = "import sys; from runut.store import open_store; open_store(sys.argv[1]).close()"
    both = [subprocess.Popen([sys.executable, "-c", code, path], stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate()[1] for process in both] == [b"", b""]
    assert [process.returncode for process in both] == [0, 0]


# ---------------------------------------------------------------- faults


def test_a_full_disk_says_so_and_keeps_what_was_finished(store):
    keep(store, make_reading("first.txt"))
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match=r"disk is full\. Free some space"):
        keep(store, make_reading("second.txt", text=TEXT * 2000))
    assert only(store).article.source == "first.txt"
    assert keep(store, make_reading("third.txt")) == "new"


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(str(tmp_path))


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"cannot be made.*Name a place"):
        open_store(str(tmp_path / "file" / "runut.db"))


def test_another_file_is_no_store(path):
    path.write_text("Not a database at all, but words. " * 50)
    with pytest.raises(StoreError, match="something else than a store"):
        open_store(str(path))
    assert path.read_text().startswith("Not a database")


def test_another_database_is_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match=r"other tables \(recipes\)"):
        open_store(str(path))


def test_a_damaged_store_is_told(path):
    with open_store(str(path)) as opened:
        for n in range(20):
            keep(opened, make_reading(f"{n}.txt"))
    raw = bytearray(path.read_bytes())
    raw[4096 : 4096 * 6] = os.urandom(4096 * 5)
    path.write_bytes(raw)
    with pytest.raises(StoreError, match="damaged"), open_store(str(path)) as opened:
        list(readings(opened, article_ids(opened)))


def test_a_store_that_another_process_holds_is_told(store, path, monkeypatch):
    monkeypatch.setattr(opening, "TELL_S", 0.02)
    monkeypatch.setattr(opening, "WAIT_S", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another process has held it"):
        keep(store, make_reading())
    other.close()
    assert keep(store, make_reading()) == "new"


def test_a_store_that_another_process_holds_is_waited_for_aloud(path, monkeypatch):
    monkeypatch.setattr(opening, "TELL_S", 0.02)
    told = []
    with open_store(str(path), on_wait=told.append) as opened:
        assert keep(opened, make_reading("1.txt")) == "new"
        assert told == []
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for name in ("2.txt", "3.txt"):
            other.execute("BEGIN IMMEDIATE")
            release = Timer(0.3, other.rollback)
            release.start()
            assert keep(opened, make_reading(name)) == "new"
            release.join()
        other.close()
    (message,) = told
    assert "another process" in message
    assert str(path) in message
    assert "at most 30 seconds more" in message


def test_a_store_of_a_newer_runut_is_refused(store, path):
    keep(store, make_reading())
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("UPDATE meta SET value = '7.0.0' WHERE key = 'runut'")
    connection.close()
    before = dump(path)
    with pytest.raises(StoreVersionError, match=r"newer Runut \(7\.0\.0, schema 9999\).*pip install --upgrade runut"):
        open_store(str(path))
    assert dump(path) == before


def test_a_store_that_is_not_there_is_not_made_by_reading(path):
    with pytest.raises(StoreError, match=r"There is no store at .* runut add"):
        open_store(str(path), create=False)
    assert not path.exists()


@pytest.fixture
def no_rights(monkeypatch):
    """Files and folders say that they may not be written; root could."""
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))


@pytest.mark.parametrize("busy", [False, True])
def test_a_store_that_may_only_be_read_is_read(path, no_rights, busy):
    writer = open_store(str(path))
    keep(writer, make_reading())
    if not busy:
        writer.close()
    beside = set(path.parent.iterdir())
    with open_store(str(path), create=False) as store:
        assert store.read_only
        assert unseen(only(store)) == make_reading()
        with pytest.raises(StoreError, match="may only be read"):
            keep(store, make_reading("b.txt"))
    assert set(path.parent.iterdir()) == beside
    writer.close()


@pytest.mark.parametrize("revision", ["0004", "0005"])
def test_a_store_of_before_that_may_only_be_read_is_read_where_its_tables_are_those_of_today(path, no_rights, revision):
    with open_store(str(path)) as writer:
        keep(writer, make_reading())
        with writer.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :at"), {"at": revision})
            if revision == "0004":
                connection.execute(text("DROP TABLE shares"))
    if revision == "0004":
        with pytest.raises(StoreError, match="may only be read"):
            open_store(str(path), create=False)
        return
    with open_store(str(path), create=False) as store:
        assert unseen(only(store)) == make_reading()


@pytest.mark.parametrize("driver", ["nosuchdatabase", "mysql", "http", "postgresql+nosuchdriver"])
def test_a_password_is_never_told(driver):
    with pytest.raises(StoreError, match=r"not installed.*runut\[postgres\]|Known are SQLite and PostgreSQL") as caught:
        open_store(f"{driver}://clerk:secret@127.0.0.1/news")
    assert ("postgres]" in str(caught.value)) == driver.startswith("postgresql")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("://", "neither a path nor a database URL"),
        ("sqlite://", "would keep nothing"),
        ("sqlite:///:memory:", "would keep nothing"),
        ("sqlite:///x.db?mode=ro", "has options"),
    ],
)
def test_a_bad_url_is_told(address, told):
    with pytest.raises(StoreError, match=told):
        open_store(address)


def test_postgresql_takes_the_driver_that_runut_names(monkeypatch):
    monkeypatch.setattr(opening, "create_engine", lambda url: url)
    for written in ("postgresql", "postgresql+psycopg"):
        url = opening._engine(make_url(f"{written}://127.0.0.1/news"), "news", read_only=False)
        assert url.drivername == "postgresql+psycopg"


def test_addresses(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_address() == str(tmp_path / "runut" / "runut.db")
    monkeypatch.delenv("XDG_DATA_HOME")
    assert default_address() == str(Path.home() / ".local" / "share" / "runut" / "runut.db")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert store_url("~/a b.db").database == str(tmp_path / "a b.db")
    assert store_url("sqlite:////x.db").database == "/x.db"


# ---------------------------------------------------------------- the schema


def test_the_migrations_build_the_schema(store):
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415

    from runut.store.schema import METADATA  # noqa: PLC0415

    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == REVISIONS[-1]


def test_every_migration_is_known():
    from runut.store import migrations  # noqa: PLC0415

    names = sorted(path.stem for path in (Path(migrations.__file__).parent / "versions").glob("v*.py"))
    assert tuple(name[1:5] for name in names) == REVISIONS


# ---------------------------------------------------------------- search


def said(source, name, role, act, day, published=None):
    reading = make_reading(source, published=DateValue(published, "day", "stated") if published else DateValue())
    (statement,) = reading.statements
    date = DateValue(day, "day" if day and len(day) == 10 else "month", "stated") if day else DateValue()
    return replace(reading, statements=(replace(statement, speakers=(Speaker(name, role),), act=act, said=date),))


@pytest.fixture
def spoken(store):
    for reading in (
        said("a.txt", "Tirta Wulan", "Menteri Air", "deny", "2031-05-03"),
        said("b.txt", "Wulandari Sih", None, "assert", "2031-05-07"),
        said("c.txt", "Élang 100%", "Juru Bicara", "assert", None, published="2031-05-05"),
        said("d.txt", "Bagas Un", "menteri_muda", "warn", "2031-05"),
        said("e.txt", "Rukun", None, "warn", None),
    ):
        keep(store, reading)
    return store


@pytest.mark.parametrize(
    ("filters", "sources"),
    [
        ({}, ["d.txt", "a.txt", "c.txt", "b.txt", "e.txt"]),
        ({"by": "wulan"}, ["a.txt", "b.txt"]),
        ({"by": "TIRTA wulan"}, ["a.txt"]),
        ({"by": "menteri air"}, ["a.txt"]),
        ({"by": "un"}, ["d.txt"]),
        ({"by": "élang"}, ["c.txt"]),
        ({"by": "100%"}, ["c.txt"]),
        ({"by": "%"}, []),
        ({"by": "menteri_"}, ["d.txt"]),
        ({"act": "warn"}, ["d.txt", "e.txt"]),
        ({"act": "deny", "by": "wulan"}, ["a.txt"]),
        ({"since": "2031-05-05"}, ["d.txt", "c.txt", "b.txt"]),
        ({"since": "2031-05-08"}, ["d.txt"]),
        ({"since": "2031-06-01"}, []),
    ],
)
def test_statements_are_found(spoken, filters, sources):
    assert [found.source for found in find_statements(spoken, **filters)] == sources


def test_only_the_latest_version_is_searched(spoken):
    keep(spoken, make_reading("a.txt", text="Lain sama sekali."))
    (found,) = [found for found in find_statements(spoken) if found.source == "a.txt"]
    assert found.statement.text == "Lain"


# ---------------------------------------------------------------- removal


def test_what_is_removed_leaves_nothing_but_the_others(store, path):
    keep(store, make_reading("a.txt"))
    before = dump(path)
    keep(store, make_reading("b.txt"))
    keep(store, make_reading("b.txt", text="Lain sama sekali."))
    assert versions(store, "b.txt") == remove(store, "b.txt")
    assert dump(path) == before
    assert remove(store, "b.txt") == versions(store, "b.txt") == ()
