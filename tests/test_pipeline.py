"""The stages are checked, one bad article stops nothing, and what is kept is read once."""

import gc
from dataclasses import replace

import pytest

from runut import pipeline
from runut.errors import NotFoundError
from runut.passages import passages_of
from runut.pipeline import STAGES, StageError, check_order, find_story, made_by, read, read_all
from runut.records import Article, DateValue, Failure, Reading, Story
from runut.sources import article_from_text, iter_articles
from runut.store import article_ids, failures, open_store, readings

TEXT = (
    "Kepala BPBD Renggali Sari Mentari mengatakan 12 orang mengungsi pada Senin (3/5/2031). "
    "“Air masih naik,” kata Sari di posko, Selasa (4/5/2031)."
)


def article(number=0, text=TEXT):
    return article_from_text(f"{number}.txt", f"{text} Laporan nomor {number}.")


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.db")) as opened:
        yield opened


# ---------------------------------------------------------------- stages


def test_the_stages_are_in_order():
    check_order(STAGES)


@pytest.mark.parametrize(
    ("stages", "fault"),
    [
        (STAGES[::-1], "which no stage before it gives"),
        (STAGES[1:], "which no stage before it gives"),
        ((*STAGES, STAGES[-1]), "given already"),
        (STAGES[:-1], r"No stage gives \['events'\]"),
    ],
)
def test_stages_out_of_order_are_refused(stages, fault):
    with pytest.raises(ValueError, match=fault):
        check_order(stages)


def test_an_article_is_read_by_every_stage():
    reading = read(article())
    assert reading.made_by == made_by()
    assert reading.quantities
    assert reading.statements
    assert [span.of(reading.article.text)[:6] for span in reading.sentences][:1] == ["Kepala"]


def test_characters_that_print_as_nothing_are_no_line():
    text = "Hujan turun di Palung.\n\u200b\nWarga mengungsi ke balai.\u2063\n\u200bKata dia, air surut."
    lines = [text[line.start : line.end] for line in passages_of(read(article_from_text("x", text)))]
    assert lines == ["Hujan turun di Palung.", "Warga mengungsi ke balai.", "Kata dia, air surut."]


def test_reading_twice_gives_the_same():
    assert read(article()) == read(article())


def _broken(stage, wrong):
    def fail(*_):
        raise wrong

    return tuple(replace(one, run=fail) if one.name == stage else one for one in STAGES)


@pytest.mark.parametrize("stage", [stage.name for stage in STAGES])
def test_a_fault_in_a_stage_names_the_article_and_the_stage(stage):
    stages = _broken(stage, ZeroDivisionError("by zero"))
    (failure,) = read_all([article(7)], stages)
    assert (failure.source, failure.stage, failure.error) == ("7.txt", stage, "ZeroDivisionError: by zero")
    with pytest.raises(StageError):
        read(article(7), stages)


def test_a_fault_while_a_stage_is_run_through_is_a_failure_too():
    def late(*_):
        yield from ()
        raise ValueError("late")

    stages = tuple(replace(one, run=late) if one.name == "dates" else one for one in STAGES)
    (failure,) = read_all([article()], stages)
    assert (failure.stage, failure.error) == ("dates", "ValueError: late")


def test_a_bad_article_stops_nothing():
    unread = Failure("x.bin", "sources", "It is binary.")
    dates = next(stage for stage in STAGES if stage.name == "dates")

    def dates_but_of_one(doc):
        if doc.article.source == "1.txt":
            raise ValueError("odd")
        return dates.run(doc)

    stages = tuple(replace(stage, run=dates_but_of_one) if stage is dates else stage for stage in STAGES)
    found = list(read_all([article(0), unread, article(1), article(2)], stages))
    assert [type(item) for item in found] == [Reading, Failure, Failure, Reading]
    assert found[1] is unread
    assert found[2].source == "1.txt"


def test_ctrl_c_is_not_a_failure_of_the_article():
    with pytest.raises(KeyboardInterrupt):
        list(read_all([article()], _broken("dates", KeyboardInterrupt())))


# ---------------------------------------------------------------- kept


def outcomes(found):
    return [item.stage if isinstance(item, Failure) else item[0] for item in found]


def test_what_is_kept_is_read_once(store, monkeypatch):
    items = [article(0), Failure("x.bin", "sources", "It is binary."), article(1)]
    assert outcomes(pipeline.add(items, store)) == ["new", "sources", "new"]
    monkeypatch.setattr(pipeline, "STAGES", ())  # would fail, if it were read again
    assert outcomes(pipeline.add(items, store)) == ["unchanged", "sources", "unchanged"]
    assert [failure.source for failure in failures(store)] == ["x.bin"]


def test_what_is_kept_is_what_was_read(store):
    list(pipeline.add([article()], store))
    (kept,) = readings(store, article_ids(store))
    assert replace(kept, article=replace(kept.article, first_seen=None)) == read(article())


def test_a_failing_article_is_noted_and_read_the_next_time(store, monkeypatch):
    monkeypatch.setattr(pipeline.read, "__defaults__", (_broken("credits", ValueError("odd")),))
    monkeypatch.setattr(pipeline._read_or_fail, "__defaults__", (_broken("credits", ValueError("odd")),))
    assert outcomes(pipeline.add([article()], store)) == ["credits"]
    assert [failure.error for failure in failures(store)] == ["ValueError: odd"]
    monkeypatch.undo()
    assert outcomes(pipeline.add([article()], store)) == ["new"]
    assert failures(store) == ()


def test_failures_are_those_of_the_last_run(store):
    list(pipeline.add([Failure("salah.txt", "sources", "There is no such file.")], store))
    assert [failure.source for failure in failures(store)] == ["salah.txt"]
    list(pipeline.add([article()], store))
    assert failures(store) == ()


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf8")
    return path


def kept_sources(store):
    return [reading.article.source for reading in readings(store, article_ids(store))]


def test_files_of_one_name_in_two_folders_are_two_articles(store, tmp_path):
    mei = put(tmp_path / "mei" / "1.txt", "Gudang di Wana terbakar.")
    juni = put(tmp_path / "juni" / "1.txt", "Jalan di Sela ditutup.")
    assert outcomes(pipeline.add(iter_articles([mei]), store)) == ["new"]
    assert outcomes(pipeline.add(iter_articles([juni]), store)) == ["new"]
    assert kept_sources(store) == ["1.txt", "juni/1.txt"]
    for given in ([mei], [juni], [juni, mei], [mei.parent, juni.parent], [tmp_path]):
        found = outcomes(pipeline.add(iter_articles(given), store))
        assert found == ["unchanged"] * (1 if given in ([mei], [juni]) else 2)
    put(juni, "Jalan di Sela dibuka.")
    assert outcomes(pipeline.add(iter_articles([juni]), store)) == ["new_version"]
    assert kept_sources(store) == ["1.txt", "juni/1.txt"]


def test_a_report_that_was_moved_is_the_same_report(store, tmp_path):
    path = put(tmp_path / "mei" / "1.txt", "Gudang di Wana terbakar.")
    list(pipeline.add(iter_articles([path]), store))
    path.parent.rename(tmp_path / "arsip")
    list(pipeline.add(iter_articles([tmp_path / "arsip"]), store))
    assert kept_sources(store) == ["1.txt"]


def test_other_rules_read_again(store, monkeypatch):
    list(pipeline.add([article(0), article(1)], store))
    steps = []
    assert pipeline.reread(store) == (0, ())
    monkeypatch.setattr(pipeline, "made_by", lambda **_: "runut 9, grammar 0")
    assert pipeline.reread(store, progress=steps.append) == (2, ())
    assert steps == [1, 1]
    assert {reading.made_by for reading in readings(store, article_ids(store))} == {"runut 9, grammar 0"}
    assert outcomes(pipeline.add([article(0)], store)) == ["unchanged"]


def test_other_rules_find_the_parts_again(store, monkeypatch):
    list(pipeline.add([replace(article(), parts=())], store))
    monkeypatch.setattr(pipeline, "made_by", lambda **_: "runut 9, grammar 0")
    pipeline.reread(store)
    assert outcomes(pipeline.add([article()], store)) == ["unchanged"]


def test_made_by_follows_the_tables(monkeypatch, tmp_path):
    for package in ("lang/id", "text", "extract", "relate"):
        (tmp_path / package).mkdir(parents=True)
    monkeypatch.setattr(pipeline, "files", lambda _: tmp_path)
    seen = set()
    for place in ("lang/id/verbs.tsv", "text/a.py", "extract/b.py"):
        (tmp_path / place).write_text("x")
        made_by.cache_clear()
        seen.add(made_by())
    (tmp_path / "relate" / "c.py").write_text("x")
    made_by.cache_clear()
    assert made_by() in seen
    assert made_by(relating=True) not in seen
    assert len(seen) == 3
    made_by.cache_clear()


def test_nothing_of_an_article_outlives_its_transaction(store):
    """So memory stays flat however many there are: no more than what is under way, an article and its reading each."""
    alive = []
    for _ in pipeline.add((article(number) for number in range(30)), store):
        gc.collect()
        alive.append(sum(isinstance(thing, Article | Reading) for thing in gc.get_objects()))
    assert max(alive) - min(alive) <= 2 * (pipeline.AT_ONCE + 1)


# ---------------------------------------------------------------- stories

FLOOD = (
    "Banjir di Renggali merendam pasar Renggali dan jalan Renggali. Bupati Renggali Sari Mentari meninjau banjir itu."
)


def test_stories_have_the_days_and_the_order_of_what_is_related(store):
    told = {
        "a.txt": "Warga Renggali pulang pada Jumat (9/5/2031).",
        "b.txt": "Air surut pada Selasa (6/5/2031).",
        "c.txt": "Hujan turun pada Senin (5/5/2031).",
    }
    items = [article_from_text(source, f"{FLOOD} {last}") for source, last in told.items()]
    day = DateValue("2031-05-06", "day", "stated")
    list(pipeline.add([replace(one, published=day) if one.source == "b.txt" else one for one in items], store))
    (story,) = pipeline.stories_of(store)
    (related,) = pipeline.related_in(store, [story])
    assert story == related.story
    assert (story.first, story.last) == ("2031-05-05", "2031-05-09")
    assert [reading.article.source for reading in related.readings] == ["c.txt", "b.txt", "a.txt"]
    assert pipeline.stories_of(store) == (story,)


def test_the_stories_of_a_store_that_may_only_be_read(store, tmp_path, monkeypatch):
    list(pipeline.add([article(0), article(1)], store))
    store.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_store(str(tmp_path / "store.db"), create=False) as reader:
        assert len(pipeline.stories_of(reader)) == 1


STORIES = tuple(
    Story(key, title, (), None, None)
    for key, title in (
        ("s-1f0a", "Feri karam di Selat"),
        ("s-1f99", "Banjir di Renggali"),
        ("s-77aa", "Banjir surut: 8.000 pulang"),
    )
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("1", "s-1f0a"),
        ("3", "s-77aa"),
        ("s-77aa", "s-77aa"),
        ("77aa", "s-77aa"),
        ("s-1f9", "s-1f99"),
        ("FERI selat", "s-1f0a"),
        ("banjir sur", "s-77aa"),
        ("8.000", "s-77aa"),
    ],
)
def test_a_story_is_found(name, key):
    assert find_story(STORIES, name).id == key


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("banjir", "may mean 2 stories: s-1f99"),
        ("s-1f", "may mean 2"),
        ("9", "No story has the number '9'; there are 3"),
        ("8", "No story"),
        ("0", "No story"),
        ("ram", "No story is called"),
        ("gempa", "No story"),
        ("", "No"),
    ],
)
def test_no_story_is_guessed(name, told):
    with pytest.raises(NotFoundError, match=told):
        find_story(STORIES, name)


def test_what_was_read_before_a_fault_of_the_source_is_handed_on():
    def items():
        yield article(0)
        yield article(1)
        raise OSError("the folder is gone")

    found = []
    with pytest.raises(OSError, match="gone"):
        found.extend(read_all(items()))  # what extend took before the error stays
    assert [reading.article.source for reading in found] == [article(0).source, article(1).source]
