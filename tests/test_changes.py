"""What is new in a story: between two states of the demo, and in a store that reports come to and go from."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from runut import pipeline
from runut.changes import edit_of, news, nothing_in
from runut.cli import following
from runut.dossier import dossier
from runut.page import page
from runut.records import Article, DateValue, Judgement, Moved, News, content_id
from runut.showing import published_before, show, with_articles
from runut.sources import iter_articles, read_anew
from runut.store import judge, judgements, keep, open_store, remove, undo

DEMO = Path(str(files("runut") / "demo"))


@pytest.fixture(scope="module")
def demo():
    return [pipeline.read(a) for a in iter_articles([DEMO]) if isinstance(a, Article)]


@pytest.fixture(scope="module")
def whole(demo):
    (story,) = pipeline.stories_in(demo, one_story=True)
    return dossier(pipeline.related(story, demo))


def part(whole, held):
    return with_articles(whole.story, held, (), "id")


@pytest.fixture
def store(tmp_path, demo):
    with open_store(str(tmp_path / "store.db")) as opened:
        for reading in demo:
            keep(opened, reading)
        yield opened


def story_in(store):
    return pipeline.stories_of(store)[0]


def edited(reading, old, new):
    text = reading.article.text.replace(old, new)
    assert text != reading.article.text
    sha256 = content_id("", text)
    article = replace(
        reading.article, id=content_id("a", reading.article.source, sha256), text=text, sha256=sha256, parts=()
    )
    return pipeline.read(read_anew(article))


# ---------------------------------------------------------------- two states


def test_between_a_state_and_itself_nothing_is_new(whole):
    assert nothing_in(news(whole, whole, "2031-01-01"))


def test_what_is_new_is_in_the_new_reports_and_led_to_by_its_marks(demo, whole):
    held = demo[:-3]
    found = news(part(whole, held), whole, "2031-01-01")
    fresh = {reading.article.source for reading in demo[-3:]}
    assert {whole.reports[number - 1].article.source for number in found.reports} == fresh
    assert found.utterances
    for utterance in found.utterances:
        marks = [mark for wording in utterance.wordings for mark in wording.marks]
        assert {whole.reports[mark.report - 1].article.source for mark in marks} <= fresh
    assert not found.gone
    assert not found.edits
    assert found.figures
    for figure in found.figures:
        assert any(whole.reports[mark.report - 1].article.source in fresh for mark in figure.after.marks)


def test_what_leaves_is_told(demo, whole):
    found = news(whole, part(whole, demo[1:]), "2031-01-01")
    assert len(found.gone) == 1
    assert not found.utterances
    assert not found.reports


def test_reports_of_a_day_come_before_the_next(demo):
    days = sorted(reading.article.published.day for reading in demo if reading.article.published.day)
    assert not list(published_before(demo, days[0]))
    assert len(list(published_before(demo, "9999-01-01"))) == len(days)


def test_an_edit_tells_the_sentences_that_differ(demo):
    reading = demo[0]
    sentence = reading.sentences[1].of(reading.article.text)
    newer = edited(reading, sentence, "Pelabuhan ditutup sampai hari gelap.")
    edit = edit_of(reading, newer, 1)
    assert edit.removed == (" ".join(sentence.split()),)
    assert edit.added == ("Pelabuhan ditutup sampai hari gelap.",)
    assert edit_of(reading, reading, 1) is None


# ---------------------------------------------------------------- a store


def test_the_first_showing_has_nothing_to_compare_with_and_the_second_nothing_new(store):
    first = show(store, story_in(store), last=True)
    assert first.dossier.news is None
    assert "never shown" in first.why_not
    second = show(store, story_in(store), last=True)
    assert second.why_not is None
    assert nothing_in(second.dossier.news)


def test_a_silent_edit_is_told_with_its_sentences_on_the_page(store, demo):
    show(store, story_in(store))
    sentence = demo[0].sentences[1].of(demo[0].article.text)
    keep(store, edited(demo[0], sentence, "Pelabuhan ditutup sampai hari gelap."))
    shown = show(store, story_in(store), last=True)
    (edit,) = shown.dossier.news.edits
    assert edit.source == demo[0].article.source
    assert not shown.dossier.news.reports
    html = page(shown.dossier)
    assert 'id="news"' in html
    assert "<ins>Pelabuhan ditutup sampai hari gelap.</ins>" in html
    assert 'id="news"' not in page(replace(shown.dossier, news=None))
    for number, told in ((edit.report, f" (laporan {edit.report})"), (None, "")):
        changed = replace(shown.dossier, news=News(since="", edits=(replace(edit, report=number),)))
        lines = list(following._news_lines(changed))
        assert any(line.startswith("berganti isi") and line.endswith(f"{edit.outlet}{told}") for line in lines)


def test_a_value_that_a_report_changed_silently_is_told_with_both_sentences(store, demo):
    show(store, story_in(store))
    was = next(one.of(demo[0].article.text) for one in demo[0].sentences if "41 orang" in one.of(demo[0].article.text))
    keep(store, edited(demo[0], "41 orang", "39 orang"))
    shown = show(store, story_in(store), last=True)
    (figure,) = shown.dossier.news.figures
    assert figure.measure == "orang selamat"
    assert (figure.before.low, figure.after.low) == (41, 39)
    assert figure.passages == (was, was.replace("41 orang", "39 orang"))
    assert "<ins>" + figure.passages[1].split(",")[0].replace('"', "&#34;") in page(shown.dossier)


@pytest.mark.parametrize(("basis", "told"), [("story_year", "story"), ("story", "story"), ("stated", "stated")])
def test_json_tells_how_a_day_is_known_in_the_words_of_the_export(whole, basis, told):
    latest = whole.ledgers[0].tellings[-1]
    day = DateValue("2031-03-17", "day", basis)
    moved = Moved(1, "orang tewas", "orang", None, replace(latest, said=day))
    (row,) = following._news_row(replace(whole, news=News("2031-03-12", figures=(moved,))), None)["figures"]
    assert row["after"]["said"] == {"value": "2031-03-17", "precision": "day", "basis": told}
    assert row["measure"] == "orang tewas"


def test_a_value_that_changed_silently_in_two_sentences_is_told_once(store, demo):
    number = next(n for n, reading in enumerate(demo) if reading.article.text.count("tujuh orang") > 1)
    show(store, story_in(store))
    keep(store, edited(demo[number], "tujuh orang", "delapan orang"))
    news_of = show(store, story_in(store), last=True).dossier.news
    (moved,) = [one for one in news_of.figures if one.measure == "orang tewas"]
    assert (moved.before.low, moved.after.low) == (7, 8)
    assert len(news_of.edits[0].added) > 1


def test_words_around_a_value_that_change_silently_change_no_figure(store, demo):
    show(store, story_in(store))
    keep(store, edited(demo[0], "kami menemukan tiga orang", "kami telah menemukan tiga orang"))
    news_of = show(store, story_in(store), last=True).dossier.news
    assert news_of.edits
    assert not news_of.figures


def test_since_a_day_before_all_reports_there_is_nothing_to_compare(store):
    shown = show(store, story_in(store), since="1990-01-01")
    assert shown.dossier.news is None
    assert "1990-01-01" in shown.why_not


def test_what_is_removed_leaves_the_others_as_if_it_had_never_come(store, demo, tmp_path):
    remove(store, demo[0].article.source)
    with open_store(str(tmp_path / "other.db")) as other:
        for reading in reversed(demo[1:]):
            keep(other, reading)
            keep(other, reading)
        ours, theirs = show(store, story_in(store)).dossier, show(other, story_in(other)).dossier
    seen = [
        replace(d, reports=tuple(replace(r, article=replace(r.article, first_seen=None)) for r in d.reports))
        for d in (ours, theirs)
    ]
    assert seen[0] == seen[1]


def test_that_a_report_was_removed_is_news(store, demo):
    show(store, story_in(store))
    remove(store, demo[0].article.source)
    found = show(store, story_in(store), last=True).dossier.news
    assert found.gone == ("laporan yang dikeluarkan dari simpanan",)
    assert show(store, story_in(store), last=True).dossier.news.gone == ()


# ---------------------------------------------------------------- judgements


def judged(kind, one, other, store):
    sources = tuple(report.article.source for report in show(store, story_in(store)).dossier.reports)
    return Judgement(
        content_id("j", kind, one, other), kind, one, other, sources, "kata pembaca", "2031-05-05T00:00:00+00:00"
    )


def people(store):
    return show(store, story_in(store)).related.entities


def test_a_merge_joins_two_and_undoing_it_gives_back_what_was(store):
    before = people(store)
    one, other = [entity for entity in before if entity.type == "person"][:2]
    judge(store, judged("merge", one.name, other.name, store))
    after = people(store)
    assert len(after) == len(before) - 1
    (joined,) = [entity for entity in after if {one.name, other.name} <= {entity.name, *entity.aliases}]
    assert joined.mentions == tuple(sorted({*one.mentions, *other.mentions}))
    assert any("kata pembaca" in reason for reason in joined.reasons)
    untouched = {entity.id for entity in before} - {one.id, other.id}
    assert untouched <= {entity.id for entity in after}
    taken = undo(store)
    assert taken.undone
    assert people(store) == before
    assert len(judgements(store)) == 1


def test_a_split_takes_a_name_away_and_undoing_it_gives_it_back(store):
    before = people(store)
    one = next(entity for entity in before if entity.aliases)
    judge(store, judged("split", one.name, one.aliases[0], store))
    after = people(store)
    assert len(after) == len(before) + 1
    assert {span for e in after for span in e.mentions} == {span for e in before for span in e.mentions}
    undo(store)
    assert people(store) == before


def test_a_judgement_on_names_that_the_story_does_not_have_judges_nothing(store):
    before = people(store)
    judge(store, judged("merge", "Tidak Ada", "Juga Tidak", store))
    assert people(store) == before
