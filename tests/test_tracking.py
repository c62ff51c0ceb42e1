"""The stories of a store follow its articles: whatever comes and goes, they are those of all articles at once."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from relate_reports import report
from runut import tracking
from runut.records import Change
from runut.relate import stories
from runut.relate.stories import grouped
from runut.store import keep, open_store, remove, story_changes
from runut.store.codec import dumps
from runut.store.grouping import grouped_with, kept_stories, log_changes

RULES = "rules 1"
WORDS = ("Kalimata", "Renggali", "Gumira", "Lamuri", "Palung", "Selandar", "Tirtawana", "Bojanegri")


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.db")) as opened:
        yield opened


def tell(name, *words, day="2031-05-02", version=1, key=None):
    """A report that says *words* and little else; its source goes by *name*, and its id tells the text by *key*."""
    made = report(f"{name}-{key or version}", f"Kabar {' '.join(words)} hari {version}.", day=day)
    return replace(made, article=replace(made.article, source=name))


def add(store, reading, *, follow=True):
    keep(store, reading)
    if follow:
        tracking.follow(store, reading, RULES)


def found(store):
    return tracking.stories_of(store, RULES)


def articles_of(store):
    return sorted(story.articles for story in found(store))


# ---------------------------------------------------------------- the same as all at once

_REPORTS = st.builds(
    lambda name, words, day, version: tell(
        name, *words, day=f"2031-{day}", version=version, key=f"{version}{'-'.join(words)}"
    ),
    st.sampled_from("abcdefghijkl"),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True),
    st.sampled_from(("05-02", "05-20", "07-01", "11-30")),
    st.integers(1, 2),
)
_STEPS = st.lists(
    st.one_of(_REPORTS, st.sampled_from("abcdef"), st.just("look"), st.just("place")),
    min_size=4,
    max_size=30,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_STEPS, st.booleans())
def test_what_comes_and_goes_ends_in_the_stories_of_what_is_there(tmp_path_factory, steps, follow):
    there = {}
    with open_store(str(tmp_path_factory.mktemp("tracking") / "store.db")) as store:
        for step in steps:
            if step == "look":
                found(store)
            elif step == "place":  # those of one report, the others as they stand
                tracking.place(store, {reading.article.id for reading in [*there.values()][:1]})
            elif isinstance(step, str):
                remove(store, step)
                there.pop(step, None)
            else:
                add(store, step, follow=follow)
                there[step.article.source] = step
        assert found(store) == stories(there.values())
        assert found(store) == found(store)


@given(st.permutations([*WORDS]), st.data())
def test_what_is_far_from_a_link_is_grouped_by_the_same_steps(names, data):
    """The premise of tracking: of two parts without a link, each is grouped as if the other were not there."""
    half = len(names) // 2
    parts = [sorted(names[:half]), sorted(names[half:])]
    likes = st.integers(120_000, 1_000_000)
    links = [{pair: data.draw(likes) for pair in pairwise(part)} for part in parts]
    apart = [*grouped(parts[0], links[0]), *grouped(parts[1], links[1])]
    assert grouped(names, links[0] | links[1]) == sorted(apart, key=lambda group: group.articles)


_PAIRS = [(one, other) for one in "abcdefghi" for other in "abcdefghi" if one < other]


@settings(max_examples=300)
@given(
    st.dictionaries(st.sampled_from(_PAIRS), st.sampled_from((130_000, 200_000, 250_000, 300_000, 500_000, 900_000))),
    st.sets(st.sampled_from("abcdefghi")),
)
def test_a_settled_group_joins_by_its_steps_as_by_its_links(links, new):
    """Few likenesses, so that many are equal: of equals the same must join first."""
    rest = set("abcdefghi") - new
    settled = grouped(rest, {pair: like for pair, like in links.items() if rest.issuperset(pair)})
    found = grouped(new, {pair: like for pair, like in links.items() if not rest.issuperset(pair)}, settled)
    everything = grouped("abcdefghi", links)
    if set(settled) <= set(found):
        assert found == everything
    else:
        assert not set(settled) <= set(everything)


# ---------------------------------------------------------------- what became of each

A = tell("a", "Kalimata", "Renggali", "Gumira")
B = tell("b", "Kalimata", "Renggali", "Gumira", day="2031-05-03")
B_EDITED = tell("b", "Kalimata", "Renggali", "Gumira", day="2031-05-03", version=2)
C = tell("c", "Lamuri", "Palung", "Selandar")
D = tell("d", "Lamuri", "Palung", "Selandar", day="2031-05-03")


def test_one_article_is_placed_with_what_may_join_it_and_no_other(store):
    readings = [tell(name, *WORDS[:3]) for name in "ab"] + [tell(name, *WORDS[4:7]) for name in "cd"]
    for reading in readings:
        add(store, reading)
    a, b, c, d = (reading.article.id for reading in readings)
    tracking.place(store, {a})
    assert sorted(story.articles for story in kept_stories(store)) == [(a, b)]
    assert set(grouped_with(store, frozenset((a, c)))) == {(a, b), (c,)}
    assert articles_of(store) == sorted([(a, b), (c, d)])


def kinds(store):
    return [change.kind for change in story_changes(store)]


def test_a_story_starts_grows_and_shrinks_each_with_its_reason(store):
    add(store, A)
    assert len(found(store)) == 1
    assert kinds(store) == []
    for step in (B, tell("e", "Kalimata", "Renggali", "Gumira", day="2031-05-04")):
        add(store, step)
        found(store)
    remove(store, "e")
    found(store)
    assert kinds(store) == ["started", "grown", "shrunk"]
    changes = tracking.changes_in(store, "id")
    assert "Kalimata" in changes[0].reason
    assert all(change.reason for change in changes)
    assert changes[1].was == (changes[0].story,)
    assert changes[1].articles == ("e-1",)
    assert changes[2].story == changes[0].story
    assert articles_of(store) == [("a-1", "b-1")]


@pytest.mark.parametrize("made_in", ["id", "en"])
def test_reasons_are_told_in_the_language_asked_for_whatever_they_were_made_in(store, made_in):
    more = tell("e", "Kalimata", "Renggali", "Gumira", day="2031-05-04")
    for step in (A, B, more):
        add(store, step)
        tracking.stories_of(store, RULES, made_in)
    remove(store, "e")
    tracking.stories_of(store, RULES, made_in)
    reasons = [change.reason for change in tracking.changes_in(store, "en")]
    assert "have in common" in reasons[0]
    assert "removed" in reasons[-1]
    (story,) = tracking.stories_of(store, RULES, "en")
    (cerita,) = tracking.stories_of(store, RULES, "id")
    assert "have in common: Gumira, Kalimata, Renggali, and kabar" in story.reason
    assert "sama-sama menyebut" in cerita.reason
    assert replace(story, reason="") == replace(cerita, reason="")


def test_what_became_of_a_story_before_reasons_had_keys_keeps_its_words(store):
    before = Change("2030-01-01T00:00:00+00:00", "ended", None, ("s-1",), ("a-1", "b-1"), reason="Dikeluarkan.")
    with store.writing() as connection:
        log_changes(connection, [before])
    assert tracking.changes_in(store, "en") == (before,)


def test_a_store_whose_reasons_are_words_is_told_in_the_language_asked_for(store, tmp_path):
    for step in (A, B):
        add(store, step)
    (story,) = found(store)
    as_before = replace(story, why=(), reason="Sama-sama menyebut Kalimata.")
    with store.writing() as connection:
        connection.execute(text("UPDATE stories SET record = :record"), {"record": dumps(as_before)})
        connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))
    with open_store(str(tmp_path / "store.db")) as again:
        (told,) = tracking.stories_of(again, RULES, "en")
        assert "have in common: Gumira, Kalimata" in told.reason
        assert [change.kind for change in story_changes(again)] == ["started"]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([B_EDITED], "edited"),
        ([B_EDITED, tell("e", "Kalimata", "Renggali", "Gumira", day="2031-05-04")], "grown"),
    ],
)
def test_a_report_in_another_text_is_not_lost(store, steps, expected):
    for step in (A, B):
        add(store, step)
    found(store)
    for step in steps:
        add(store, step)
    found(store)
    assert kinds(store) == ["started", expected]
    assert story_changes(store)[-1].articles == (steps[-1].article.id,)


def test_stories_merge_and_split(store):
    for step in (A, B, C, D):
        add(store, step)
    assert articles_of(store) == [("a-1", "b-1"), ("c-1", "d-1")]
    bridge = [tell(f"x{n}", *WORDS[:6], day="2031-05-03") for n in range(3)]
    for step in bridge:
        add(store, step)
    assert len(articles_of(store)) == 1
    for n in range(3):
        remove(store, f"x{n}")
    assert articles_of(store) == [("a-1", "b-1"), ("c-1", "d-1")]
    assert kinds(store) == ["started", "started", "merged", "split", "split"]
    (story,) = [story.id for story in found(store) if "a-1" in story.articles]
    line = [change.kind for change in story_changes(store, story)]
    assert line == ["started", "started", "merged", "split"]


def test_a_story_that_is_removed_ends(store):
    for step in (A, B, C):
        add(store, step)
    found(store)
    for source in "ab":
        remove(store, source)
    assert articles_of(store) == [("c-1",)]
    assert kinds(store) == ["started", "ended"]


def test_a_new_version_takes_the_place_of_the_old(store):
    for step in (A, B, C, tell("b", "Lamuri", "Palung", "Selandar", version=2)):
        add(store, step)
    assert articles_of(store) == [("a-1",), ("b-2", "c-1")]


def test_other_rules_work_all_out_anew_and_change_nothing_by_themselves(store):
    for step in (A, B, C):
        add(store, step)
    before = found(store)
    assert tracking.stories_of(store, "rules 2") == before
    assert kinds(store) == ["started"]


def test_what_another_process_removed_meanwhile_is_not_followed(store):
    keep(store, A)
    remove(store, "a")
    tracking.follow(store, A, RULES)
    assert found(store) == ()


def test_a_store_that_may_only_be_read_tells_its_stories(store):
    for step in (A, B, C):
        add(store, step, follow=False)
    shut = replace(store, read_only=True)
    assert found(shut) == stories([A, B, C])
    found(store)
    assert found(shut) == stories([A, B, C])
