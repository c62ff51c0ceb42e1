"""The dossier of an invented story: what is selected, grouped and put in order, and that all of it is traceable."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_story import FAILURES, STORY, article_of, crowd, find, on, only, related
from runut.cli.printing import figure_tables, story_tables
from runut.dossier import dossier
from runut.dossier.figures import MOST_STATES
from runut.dossier.voices import cue_row, sense
from runut.labels import amount, day, days, label, number
from runut.page import page
from runut.passages import passages_of
from runut.records import (
    UNKNOWN_DATE,
    Credit,
    DateValue,
    Figure,
    Limb,
    Lineage,
    Part,
    Reading,
    Related,
    Role,
    Span,
    Speaker,
    Statement,
    Story,
    Taken,
    Twig,
)
from runut.relate.discrepancies import carrier


@pytest.fixture(scope="module")
def shown():
    return dossier(related(), failures=FAILURES)


def ledger_named(shown, measure):
    return next(ledger for ledger in shown.ledgers if ledger.measure == measure)


# ---------------------------------------------------------------- the head


def test_head_counts_reports_outlets_and_origins(shown):
    assert len(shown.reports) == 8
    assert (shown.outlets, shown.outlets_open) == (5, True)  # one report does not tell its outlet
    assert "5+ outlet" in page(shown)
    assert "outlet tidak diketahui ·" in page(replace(shown, outlets=0))
    assert "outlet unknown ·" in page(replace(shown, outlets=0, language="en"))
    assert (shown.independent_origins, shown.origins_open) == (4, True)
    assert [report.number for report in shown.reports] == list(range(1, 9))
    assert [report.article.id for report in shown.reports][-2:] == ["a8", "a7"]  # the order of the story, not of ids
    assert shown.failures == FAILURES


def test_the_terminal_counts_origins_as_the_page_does():
    _, counts, _, _, origins, *_ = story_tables(related(), "en")
    assert "4+ independent origins" in str(counts)
    assert "Origin unknown" in [str(cell) for cell in origins.columns[0].cells]


def drawn_through():
    """The story, with report a1 drawn on the agency through a3's outlet, and what a2 cites besides."""
    story = related()
    agency, tirta, *others = story.lineage.origins
    agency = replace(
        agency,
        articles=(*agency.articles, "a1"),
        taken=(
            Taken("a1", ("Kabar Lembah",), ()),
            Taken("a2", (), (Credit("Kantor Nusa", find("a2", "Sumber: Kantor Berita Arga")),)),
        ),
    )
    return replace(story, lineage=Lineage(STORY, (agency, replace(tirta, articles=("a5",)), *others), 4))


def test_an_origin_is_a_tree_of_the_carriers_that_draw_on_it():
    limb = dossier(drawn_through()).branches[0].limb
    (mark,) = limb.twigs[0].cites[0][1:]
    assert limb.twigs == (Twig(2, (("Kantor Nusa", mark),)), Twig(3))
    assert limb.limbs == (Limb("Kabar Lembah", (Twig(1),), ()),)
    assert mark.report == 2


def test_the_terminal_draws_the_tree_of_an_origin():
    *_, origins = [t for t in story_tables(drawn_through(), "en") if str(getattr(t, "title", "")) == "Origins"]
    sources = {r.article.id: r.article.source for r in related().readings}

    def labels(tree):
        return [(str(child.label), labels(child)) for child in tree.children]

    assert labels(next(iter(origins.columns[2].cells))) == [
        (sources["a2"], [("credits Kantor Nusa", [])]),
        (sources["a3"], []),
        ("through Kabar Lembah", [(sources["a1"], [])]),
    ]


def test_an_utterance_tells_its_reports_and_their_known_origins(shown):
    told = [(u.reports, u.independent_origins, u.origins_open) for v in shown.voices for u in v.utterances]
    assert sorted(set(told) - {(1, 1, False), (1, 1, True)}) == [(2, 1, False), (2, 2, False)]
    story = related()
    agency, *others = story.lineage.origins
    nameless = Lineage(STORY, (replace(agency, origin="tidak diketahui"), *others), 3)
    told = [u for v in dossier(replace(story, lineage=nameless)).voices for u in v.utterances if u.reports > 1]
    assert {(u.reports, u.independent_origins, u.origins_open) for u in told} == {(2, 1, True), (2, 2, False)}


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_report_without_an_outlet_is_called_so_in_every_section(language):
    story = related()
    nameless = tuple(replace(r, article=replace(r.article, outlet=None)) for r in story.readings)
    shown = dossier(replace(story, readings=nameless), language=language)
    wordings = (w for v in shown.voices for u in v.utterances for w in u.wordings)
    tellings = (t for ledger in shown.ledgers for t in ledger.tellings)
    told = {name for one in (*tellings, *wordings, *shown.happenings) for name in one.outlets}
    assert told <= {carrier(report.article, language) for report in shown.reports}
    assert {name.partition(" [")[0] for name in told} == {
        {"id": "outlet tanpa nama", "en": "an unnamed outlet"}[language]
    }


def test_origins_are_closed_where_every_report_has_one():
    story = related()
    known = tuple(o for o in story.lineage.origins if o.origin != "tidak diketahui")
    assert not dossier(replace(story, lineage=Lineage(STORY, known, 4))).origins_open


# ---------------------------------------------------------------- state and figures


def test_latest_is_by_the_day_said_not_by_the_day_read(shown):
    state = shown.state[0]
    assert state.measure == "orang tewas"
    assert (state.latest.low, state.latest.speaker, state.latest.said.value) == (17, "Danu Prasaja", "2025-03-07")
    assert (state.before.low, state.before.comparator, state.before.said.value) == (15, "more_than", "2025-03-05")


def test_a_telling_of_unknown_day_is_never_the_latest(shown):
    deaths = ledger_named(shown, "orang tewas")
    assert deaths.tellings[-1].said.value is None
    assert shown.state[0].latest != deaths.tellings[-1]


@pytest.mark.parametrize(("day_before", "latest"), [("2025-03-05", 17), ("2025-03-06", 15)])
@pytest.mark.parametrize("as_of", [on("2025-03-07"), UNKNOWN_DATE], ids=["given the report's day", "unknown"])
def test_the_day_of_the_report_is_not_the_day_said(as_of, day_before, latest):
    """What was said on an unknown day is taken for the latest only where its report came days after all else."""
    story = related()
    undated = tuple(
        replace(r, statements=tuple(replace(s, said=UNKNOWN_DATE) if s.id == "s22" else s for s in r.statements))
        for r in story.readings
    )
    *earlier, last = story.figures[0].points
    moved = (replace(p, as_of=on(day_before)) if p.quantity in ("q11", "q14") else p for p in earlier)
    deaths = replace(story.figures[0], points=(*moved, replace(last, as_of=as_of)))
    told = dossier(replace(story, readings=undated, figures=(deaths,)))
    (shown,) = [t for t in told.ledgers[0].tellings if t.low == 17]
    assert (shown.said, shown.reported.value) == (UNKNOWN_DATE, "2025-03-07")
    assert told.state[0].latest.low == latest


def test_what_a_report_says_in_its_own_name_it_says_on_its_own_day():
    story = related()
    deaths = story.figures[0]
    own = replace(deaths.points[-1], statement=None, speaker=None, as_of=UNKNOWN_DATE)
    state = dossier(replace(story, figures=(replace(deaths, points=(*deaths.points[:-1], own)),))).state[0]
    assert (state.latest.low, state.latest.said, state.latest.reported.value) == (17, UNKNOWN_DATE, "2025-03-07")


def test_what_most_reports_tell_comes_before_what_is_disputed(shown):
    story = related()
    settled = replace(story.figures[1], points=tuple(replace(p, relation="agrees") for p in story.figures[1].points))
    pair = replace(story.figures[0], points=(story.figures[0].points[0], story.figures[0].points[4]))
    first, second = dossier(replace(story, figures=(pair, settled))).ledgers
    assert (first.measure, first.reports, first.disputed) == ("orang mengungsi", 3, False)
    assert (second.measure, second.reports, second.disputed) == ("orang tewas", 2, True)


def test_what_differs_on_the_last_day_stands_beside():
    story = related()
    deaths = story.figures[0]
    until_tuesday = replace(deaths, points=deaths.points[:5])
    state = dossier(replace(story, figures=(until_tuesday,))).state[0]
    told = {(t.low, t.high, t.speaker) for t in (state.latest, *state.same_day)}
    assert told == {(11, 14, "Danu Prasaja"), (20, 20, "Sekar Ayuningtyas")}


def test_of_one_day_the_value_most_reports_carry_is_the_state():
    story = related()
    monday = replace(story.figures[0], points=story.figures[0].points[:3])  # 8 in one report, about 12 in two
    points = tuple(replace(point, as_of=on("2025-03-03")) for point in monday.points)
    state = dossier(replace(story, figures=(replace(monday, points=points),))).state[0]
    assert (state.latest.low, state.latest.speaker) == (12, "seorang pejabat daerah")


def monday(**changes):
    """The state where 8 (Danu Prasaja) and about 12 (an official, in two reports) are told on one day; *changes* of the
    first of the three points."""
    story = related()
    eight, *twelve = story.figures[0].points[:3]
    points = (replace(eight, **changes), *(replace(point, source_kind="unnamed") for point in twelve))
    points = tuple(replace(point, as_of=on("2025-03-03")) for point in points)
    return replace(story, figures=(replace(story.figures[0], points=points),))


def test_of_one_day_the_more_authoritative_source_goes_before_the_value_most_reports_carry():
    state = dossier(monday(source_kind="in_charge")).state[0]
    assert (state.latest.low, [t.low for t in state.same_day], state.preferred) == (8, [12], True)
    state = dossier(monday(source_kind="unnamed")).state[0]
    assert (state.latest.low, state.preferred) == (12, False)


def test_an_authority_of_an_earlier_day_gives_way_to_a_later_source():
    story = monday(source_kind="in_charge")
    eight, *twelve = story.figures[0].points
    later = tuple(replace(point, as_of=on("2025-03-04")) for point in twelve)
    state = dossier(replace(story, figures=(replace(story.figures[0], points=(eight, *later)),))).state[0]
    assert (state.latest.low, state.before.low) == (12, 8)


def test_the_page_says_why_a_source_goes_before():
    why = "didahulukan karena sumbernya"
    assert why in page(dossier(monday(source_kind="in_charge")))
    assert why not in page(dossier(monday(source_kind="unnamed")))


@pytest.mark.parametrize(("low", "at_odds", "sign"), [(8, (True,), "≠"), (11, (False,), "≈")])
def test_a_value_of_that_day_that_can_be_true_beside_the_latest_is_not_shown_as_at_odds(low, at_odds, sign):
    shown = dossier(monday(source_kind="in_charge", low=Decimal(low), high=Decimal(low)))
    assert shown.state[0].at_odds == at_odds
    state = page(shown).partition('<dl class="state">')[2].partition("</dl>")[0]
    assert (sign in state, ("≈" if sign == "≠" else "≠") in state) == (True, False)


def test_what_was_given_before_or_is_planned_is_never_the_state():
    for change in ({"recalled": True, "as_of": UNKNOWN_DATE}, {"scope": "planned"}):
        story = related()
        *earlier, last = story.figures[0].points
        state = dossier(
            replace(story, figures=(replace(story.figures[0], points=(*earlier, replace(last, **change))),))
        )
        assert state.state[0].latest.low == 15
        assert [t.low for t in state.state[0].recalled] == ([17] if "recalled" in change else [])
        assert ("disebut sebagai angka terdahulu" in page(state)) == ("recalled" in change)
        assert ("(direncanakan)" in page(state)) == ("scope" in change)


@pytest.mark.parametrize(("denied", "latest"), [(0, 17), (1, 15)])
def test_what_a_source_denies_is_not_what_is_so(denied, latest):
    story = related()
    last = story.figures[0].points[-1]
    acts = {last.statement: "deny"} if denied else {}
    readings = tuple(
        replace(r, statements=tuple(replace(s, act=acts.get(s.id, s.act)) for s in r.statements))
        for r in story.readings
    )
    told = dossier(replace(story, readings=readings))
    assert told.state[0].latest.low == latest
    assert page(told).count("(disebut dalam bantahan)") == denied


def test_a_value_given_before_stands_where_only_a_later_report_tells_it_and_nothing_denies_it():
    story = related()
    *earlier, _, last = story.figures[0].points
    for low, high, stands in ((15, 20, True), (10, 12, False)):
        change = {"recalled": True, "as_of": UNKNOWN_DATE, "low": Decimal(low), "high": Decimal(high)}
        points = (*earlier, replace(last, comparator="range", **change))
        told = dossier(replace(story, figures=(replace(story.figures[0], points=points),)))
        assert (told.state[0].latest.recalled, told.state[0].before is not None) == (stands, True)
        assert ("sudah disebut sebelum itu" in page(told)) == stands


@pytest.mark.parametrize(("comparator", "low", "latest"), [("more_than", 7, 8), ("more_than", 9, 9), ("exact", 9, 9)])
def test_what_no_source_gives_stands_only_where_it_says_more_than_the_last_named_one(comparator, low, latest):
    story = related()
    eight, other = story.figures[0].points[:2]
    unnamed = {"statement": None, "speaker": None, "as_of": on("2025-03-09"), "low": Decimal(low), "high": None}
    unnamed |= {"comparator": comparator} | ({"high": Decimal(low)} if comparator == "exact" else {})
    points = (eight, replace(other, relation="updates", to=eight.quantity, **unnamed))
    state = dossier(replace(story, figures=(replace(story.figures[0], points=points),))).state[0]
    assert (state.latest.low, state.latest.speaker is None) == (low if latest == 9 else 8, latest == 9)


def told_in_turn(*rows):
    """The state of a figure told in turn; each row the day, whether Danu Prasaja says it, the comparator, the number,
    and whether it is told as given before."""
    story = related()
    first, *others, _, last = story.figures[0].points  # in the order of their reports
    later, points = (*others, last)[-len(rows) :], []
    for (said_on, named, comparator, low, recalled), point in zip(rows, later, strict=True):
        high = None if comparator == "more_than" else Decimal(low)
        given = {"low": Decimal(low), "high": high, "comparator": comparator, "recalled": recalled}
        source = (
            {"statement": first.statement, "speaker": first.speaker} if named else {"statement": None, "speaker": None}
        )
        as_of = UNKNOWN_DATE if recalled else on(said_on)
        points.append(replace(point, **given, **source, as_of=as_of, relation="first", to=None))
    figure = replace(story.figures[0], points=tuple(points))
    return dossier(replace(story, figures=(figure,))).state[0]


def test_a_number_that_was_denied_since_does_not_come_back_for_what_no_source_gives():
    twelve, open_ended = ("2025-03-03", True, "exact", 12, False), ("2025-03-09", False, "more_than", 10, False)
    assert told_in_turn(twelve, open_ended).latest.low == 12
    state = told_in_turn(twelve, ("2025-03-05", False, "exact", 15, False), open_ended)
    assert (state.latest.low, state.before.low) == (10, 15)


@pytest.mark.parametrize(("recalled", "stands"), [(11, False), (12, True)])
def test_a_number_given_before_stands_not_against_one_that_the_last_leaves_standing(recalled, stands):
    rows = ("2025-03-02", True, "exact", 12, False), ("2025-03-03", True, "more_than", 10, False)
    state = told_in_turn(*rows, ("2025-03-09", True, "exact", recalled, True))
    assert state.latest.recalled == stands


def test_all_who_give_a_number_together_are_named():
    story = related()
    point = next(point for point in story.figures[0].points if point.statement == "s7")
    both = (Speaker("Danu Prasaja", entity="e-danu"), Speaker("Sekar Ayuningtyas", entity="e-sekar"))
    changed = tuple(
        replace(r, statements=tuple(replace(s, speakers=both) if s.id == point.statement else s for s in r.statements))
        for r in story.readings
    )
    figure = replace(story.figures[0], points=(point,))
    (ledger,) = dossier(replace(story, readings=changed, figures=(figure,))).ledgers
    assert ledger.tellings[0].speaker == "Danu Prasaja, Sekar Ayuningtyas"


def test_of_more_than_two_values_of_a_day_the_spread_is_told():
    story = related()
    points = tuple(replace(p, as_of=on("2025-03-04"), relation="first", to=None) for p in story.figures[0].points[:5])
    state = dossier(replace(story, figures=(replace(story.figures[0], points=points),))).state[0]
    assert state.spread == (8, 20)
    assert dossier(monday()).state[0].spread is None


def test_the_terminal_tells_the_day_of_the_report_where_that_of_saying_is_unknown():
    story = related()
    *earlier, last = story.figures[0].points
    changed = (*earlier, replace(last, as_of=UNKNOWN_DATE, scope="cumulative"))
    moved = replace(story, figures=(replace(story.figures[0], points=changed), *story.figures))
    (made, *others) = figure_tables(moved, "en")
    assert "reported 2025-03-07" in [str(cell) for cell in made.columns[0].cells]
    assert [column.header for column in made.columns][-1] == "Scope"
    assert str(list(made.columns[-1].cells)[-1]) == "cumulative"
    assert "Scope" not in [column.header for column in others[0].columns]


def test_of_one_day_a_value_counts_with_all_who_ever_gave_it():
    """8 in one report and, by another source, in a second; then 8 and about 12 in one report each on one day."""
    story = related()
    eight, twelve, *_, last = story.figures[0].points
    again = replace(last, low=eight.low, high=eight.high, comparator=eight.comparator, as_of=on("2025-03-02"))
    points = (again, *(replace(point, as_of=on("2025-03-04"), relation="agrees") for point in (eight, twelve)))
    for ordered in (points, points[::-1]):
        state = dossier(replace(story, figures=(replace(story.figures[0], points=ordered),))).state[0]
        assert (state.latest.low, [t.low for t in state.same_day]) == (8, [12])


@pytest.mark.parametrize(("corrects", "relation"), [(True, "updates"), (False, "updates"), (False, "contradicts")])
def test_of_one_day_what_is_updated_came_before(corrects, relation):
    """About 12 in two reports, then 11 to 14 in one of them."""
    story = related()
    first, second, third, fourth = story.figures[0].points[:4]
    assert (second.low, third.low, fourth.low) == (12, 12, 11)
    fourth = replace(fourth, relation=relation, to=third.quantity, corrects=corrects)
    points = (first, *(replace(point, as_of=on("2025-03-04")) for point in (second, third, fourth)))
    told = dossier(replace(story, figures=(replace(story.figures[0], points=points),)))
    state = told.state[0]
    assert [t.corrects for t in told.ledgers[0].tellings if t.low == 11] == [corrects]
    (table, *_) = figure_tables(replace(story, figures=(replace(story.figures[0], points=points),)), "en")
    told = label("en", f"relation.alone.{'corrects' if corrects else relation}")
    assert str(list(table.columns[3].cells)[-1]) == told
    if relation == "updates":
        assert (state.latest.low, state.same_day, state.before.low) == (11, (), 12)
    else:
        assert ({state.latest.low, *(t.low for t in state.same_day)}, state.before.low) == ({11, 12}, 8)


def test_reports_that_print_the_same_are_one_telling(shown):
    wire = next(t for t in ledger_named(shown, "orang tewas").tellings if t.low == 12)
    assert [(m.report, m.line) for m in wire.marks] == [(2, 2), (3, 2)]
    assert wire.outlets == ("Kabar Lembah", "Portal Nuswa")
    assert wire.relation == "contradicts"  # one of its two points contradicts: that must not be lost
    assert wire.against == (8, 8, "exact", "Danu Prasaja")


def test_figures_told_once_are_no_state_unless_most_reports_lead_with_them(shown):
    assert "tinggi air" not in {state.measure for state in shown.state}
    story = related()
    alone = replace(
        story,
        story=replace(story.story, articles=("a4",)),
        readings=tuple(r for r in story.readings if r.article.id == "a4"),
        figures=(replace(story.figures[0], points=(replace(story.figures[0].points[4], to=None),)),),
        findings=(), claims=(), timeline=(), lineage=Lineage(STORY, (), 0),
    )  # fmt: skip
    assert [state.latest.low for state in dossier(alone).state] == [20]


def test_people_in_a_state_are_told_though_once_before_what_one_report_alone_tells_twice():
    story = related()
    point = story.figures[0].points[0]
    hurt = Figure("f-hurt", STORY, "orang terluka", "orang", (point,))
    plain = replace(hurt, id="f-plain", measure="orang")
    ships = replace(hurt, id="f-ships", measure="kapal hilang", unit="kapal")
    villages = replace(hurt, id="f-villages", measure="desa", unit="desa", points=(point, replace(point, high=30)))
    figures = (story.figures[0], villages, plain, ships, hurt)
    state = [one.measure for one in dossier(replace(story, figures=figures)).state]
    assert state == [story.figures[0].measure, "orang terluka", "desa"]


@pytest.mark.parametrize(("bounds", "told"), [((20, 99), False), ((11, 19), True)])
def test_a_crowd_in_a_state_counts_nobody(bounds, told):
    """ "Puluhan orang hilang" of one source stands below, and is not what is so by now."""
    story = related()
    low, high = map(Decimal, bounds)
    point = replace(story.figures[0].points[0], low=low, high=high, comparator="range")
    missing = Figure("f-missing", STORY, "orang hilang", "orang", (point,))
    state = dossier(replace(story, figures=(*story.figures, missing))).state
    assert ("orang hilang" in {one.measure for one in state}) == told


@pytest.mark.parametrize(("words", "told"), [("12 desa", True), ("kedua desa", False)])
def test_what_only_points_at_those_told_before_makes_no_state(words, told):
    """Two tellings, of which the second counts or speaks of both."""
    story = related()
    point, other = story.figures[0].points[0], story.figures[0].points[4]
    readings = tuple(
        replace(r, quantities=tuple(replace(q, text=words) if q.id == other.quantity else q for q in r.quantities))
        for r in story.readings
    )
    villages = Figure("f-villages", STORY, "desa terendam", "desa", (point, other))
    state = dossier(replace(story, readings=readings, figures=(villages, *story.figures))).state
    assert ("desa terendam" in {one.measure for one in state}) == told


@pytest.mark.parametrize(
    ("measure", "unit", "values", "told"),
    [
        ("jembatan", "jembatan", (30, 30), True),
        ("jembatan", "jembatan", (3, 3), False),  # a story has many threes
        ("jembatan", "jembatan", (30, 40), False),  # of which rivers, the name does not tell
        ("jembatan Lembah Raya", "jembatan", (30, 40), True),
        ("jembatan Lembah Raya", "jembatan", (1, 1), False),
        ("orang tewas", "orang", (1, 1), True),
        ("orang", "orang", (30, 30), False),
        ("persentase", "%", (30, 30), False),
        ("persentase banjir", "%", (30, 30), True),
        ("nilai uang per bulan", "IDR", (30, 30), False),
    ],
)
def test_what_does_not_say_of_what_it_is_makes_no_state(measure, unit, values, told):
    story = related()
    points = [
        replace(point, low=Decimal(value), high=Decimal(value), comparator="exact", relation="first", to=None)
        for point, value in zip((story.figures[0].points[0], story.figures[0].points[4]), values, strict=True)
    ]
    figure = Figure("f-one", STORY, measure, unit, tuple(points))
    state = dossier(replace(story, figures=(figure,), findings=())).state
    assert [one.measure for one in state] == ([measure] if told else [])


@pytest.mark.parametrize(("named", "told"), [(True, True), (False, False)])
def test_two_counts_of_a_plain_noun_are_one_question_where_named_sources_are_at_odds(named, told):
    story = related()
    first, second = story.figures[0].points[0], story.figures[0].points[4]
    values = [{"low": Decimal(value), "high": Decimal(value), "comparator": "exact"} for value in (64, 71)]
    second = replace(second, relation="contradicts", to=first.quantity, **values[1])
    points = (replace(first, **values[0]), second)
    if not named:
        points = tuple(replace(point, statement=None, speaker=None) for point in points)
    state = dossier(replace(story, figures=(Figure("f-one", STORY, "jembatan", "jembatan", points),))).state
    assert bool(state) == told


@pytest.mark.parametrize(
    ("first", "last", "latest", "before"),
    [
        ((2000, 2000, "exact"), (1000, 9999, "range"), 2000, None),  # "ribuan"
        ((2340, 2340, "exact"), (2300, 2300, "approx"), 2300, None),
        ((15, 15, "exact"), (15, None, "more_than"), 15, None),
        ((15, None, "more_than"), (17, 17, "exact"), 17, 15),
        ((2000, 2000, "exact"), (3000, 3000, "exact"), 3000, 2000),
    ],
)
def test_the_same_told_less_exactly_is_no_earlier_value(first, last, latest, before):
    story = related()
    points = [
        replace(
            point,
            low=Decimal(low),
            high=None if high is None else Decimal(high),
            comparator=comparator,
            as_of=on(day),
            relation="first",
            to=None,
        )
        for point, (low, high, comparator), day in zip(
            story.figures[0].points, (first, last), ("2025-03-03", "2025-03-05"), strict=False
        )
    ]
    state = dossier(replace(story, figures=(replace(story.figures[0], points=tuple(points)),))).state[0]
    assert (state.latest.low, state.before and state.before.low) == (latest, before)


def test_ledgers_are_numbered_by_weight_and_state_is_short():
    wide = dossier(crowd(40))
    assert [ledger.number for ledger in wide.ledgers] == list(range(1, len(wide.ledgers) + 1))
    assert wide.ledgers[0].reports == 40
    assert len(wide.state) <= MOST_STATES


def test_of_two_figures_of_one_name_the_state_has_the_weightier():
    story = related()
    deaths = story.figures[0]
    other = replace(deaths, id="f-other", measure=deaths.measure.capitalize(), points=deaths.points[:2])
    shown = dossier(replace(story, figures=(other, *story.figures)))
    assert [(s.measure, s.latest.low) for s in shown.state if s.measure.casefold() == "orang tewas"] == [
        ("orang tewas", 17)
    ]
    assert len(shown.ledgers) == len(story.figures) + 1


# ---------------------------------------------------------------- findings


def test_a_conflict_has_its_sides_with_speaker_and_day(shown):
    value, when, whose = shown.conflicts
    assert (value.about, when.about, whose.about) == ("value", "day", None)
    assert [(s.words, s.speaker) for s in value.sides] == [
        ("11 hingga 14 orang", "Danu Prasaja"),
        ("20 warga", "Sekar Ayuningtyas"),
    ]
    assert [s.speaker for s in whose.sides] == ["Bagas Wiratmaja", "Kementerian Pekerjaan Umum"]
    assert when.sides[0].speaker is None  # the report's own words: nobody is made to have said them


def test_those_who_give_one_value_stand_on_one_side():
    story = related()
    tolls = [story.figures[0].points[k].quantity for k in range(3)]  # 8 in one report, about 12 in two
    amounts = {q.id: q.span for reading in story.readings for q in reading.quantities}
    finding = replace(story.findings[0], evidence=tuple(amounts[one] for one in tolls))
    (value,) = dossier(replace(story, findings=(finding,))).conflicts
    assert value.about == "value"
    assert [(side.value, side.words) for side in value.sides] == [
        (0, "8 orang"),
        (1, "Sekitar 12 orang tewas setelah"),
        (1, "Sekitar 12 orang"),
    ]


def test_what_is_printed_alike_stands_on_one_side():
    """Two reports name the dam, one of them twice, as the two spellings of a name would be."""
    story = related()
    named = {r.article.id: [m.start() for m in re.finditer("Wirasena", r.article.text)] for r in story.readings}
    texts = {r.article.id: r.article.text for r in story.readings}
    places = [Span(article, at, at + 8) for article, starts in named.items() for at in starts][:3]
    other = Span("a1", texts["a1"].index("Kabupaten"), texts["a1"].index("Kabupaten") + 9)
    finding = replace(story.findings[1], type="contradiction", evidence=(*places, other))
    (found,) = dossier(replace(story, findings=(finding,))).conflicts
    assert {(side.words, side.value) for side in found.sides} == {("Wirasena", 0), ("Kabupaten", 1)}


def test_a_sentence_and_the_words_in_it_are_one_side():
    story = related()
    sentence = story.readings[0].sentences[0]
    words = replace(sentence, start=sentence.start + 5, end=sentence.end - 1)
    finding = replace(story.findings[1], evidence=(words, sentence, story.findings[1].evidence[1]))
    (found,) = dossier(replace(story, findings=(finding,))).conflicts
    assert [side.value for side in found.sides] == [0, 1]
    assert found.sides[0].words == sentence.of(story.readings[0].article.text)


def test_findings_go_to_their_sections(shown):
    assert [c.type for c in shown.conflicts] == ["contradiction", "contradiction", "attribution_conflict"]
    assert [c.type for c in shown.shifts] == ["position_shift"]
    assert [c.type for c in shown.variances] == ["wording_variance"]
    assert [c.type for c in shown.circular] == ["circular_reporting"]


# ---------------------------------------------------------------- voices and days


def test_a_claim_is_one_utterance_with_its_wordings(shown):
    ratri = next(voice for voice in shown.voices if voice.name == "Ratri Nilam")
    cracks = ratri.utterances[0]
    assert [(w.mode, w.language, w.outlets) for w in cracks.wordings] == [
        ("direct", "id", ("Harian Tirta",)),
        ("indirect", "en", ("Valley Post",)),
    ]
    assert [w.via for w in cracks.wordings] == [("keterangan tertulis",), ()]


def utterances(shown):
    """Each utterance once: who speaks, and what its wordings say."""
    each = {u.number: u for voice in shown.voices for u in voice.utterances}
    return [(u.speakers, [(w.words, w.act) for w in u.wordings]) for u in each.values()]


@pytest.mark.parametrize(
    "change",
    [
        {"speakers": (Speaker("Sekar Ayuningtyas", entity="e-sekar"),)},
        {"speakers": (Speaker("Bagas Wiratmaja", entity="e-bagas"), Speaker("Sekar Ayuningtyas", entity="e-sekar"))},
        {"act": "deny"},
        {"act": "withhold"},
        {"said": on("2025-03-06")},
    ],
    ids=["another speaker", "a second speaker", "denied", "withheld", "another day"],
)
def test_what_one_did_not_say_then_is_not_told_as_a_wording_of_it(change):
    story = related()

    def changed(reading):
        found = tuple(replace(s, **change) if s.id == "s19" else s for s in reading.statements)
        return replace(reading, statements=found)

    joined = [claim for claim in story.claims if "s19" in claim.statements]
    assert [claim.statements for claim in joined] == [("s15", "s19")]  # one claim, whatever its statements say
    told = utterances(dossier(replace(story, readings=tuple(changed(r) for r in story.readings))))
    (wordings,) = [wordings for _, wordings in told if wordings[0][0] == "more than 15 people had died"]
    assert len(wordings) == 1
    (speakers,) = [speakers for speakers, wordings in told if wordings[0][0] == "more than 15 people had died"]
    assert speakers == tuple(s.name for s in change.get("speakers", (Speaker("Bagas Wiratmaja"),)))


def test_a_wording_without_speaker_or_day_stays_with_its_utterance():
    story = related()
    bare = tuple(
        replace(r, statements=tuple(replace(s, speakers=()) if s.id == "s19" else s for s in r.statements))
        for r in story.readings
    )
    told = utterances(dossier(replace(story, readings=bare)))
    assert [len(wordings) for speakers, wordings in told if wordings[0][0].startswith("Korban tewas lebih")] == [2]


def test_a_worry_is_conveyed_and_an_agency_named_once():
    story = related()
    worry = {"text": "kekhawatiran tentang tanggul", "act": "evaluate", "relay": ("KCNA", "Korean Central News Agency")}
    changed = tuple(
        replace(r, statements=tuple(replace(s, **worry) if s.id == "s6" else s for s in r.statements))
        for r in story.readings
    )
    told = dossier(replace(story, readings=changed))
    wordings = [w for v in told.voices for u in v.utterances for w in u.wordings if w.words == worry["text"]]
    assert [(w.conveys, w.relay) for w in wordings] == [(True, ("KCNA",))]
    assert re.search(r"menyampaikan</b>\s*<span[^>]*>kekhawatiran", page(told))


def test_each_wording_keeps_its_act_and_who_relayed_it(shown):
    wire = next(u for v in shown.voices for u in v.utterances if u.wordings[0].words.startswith("Sekitar 12 orang"))
    assert [(w.act, w.relay) for w in wire.wordings] == [("assert", ("Kantor Berita Arga",))]
    story = related()
    warned = tuple(
        replace(
            r,
            statements=tuple(replace(s, act="warn", relay=()) if s.id == "s6" else s for s in r.statements),
        )
        for r in story.readings
    )
    told = dossier(replace(story, readings=warned))
    wire = next(u for v in told.voices for u in v.utterances if u.wordings[0].words.startswith("Sekitar 12 orang"))
    assert [(w.act, w.relay) for w in wire.wordings] == [("assert", ("Kantor Berita Arga",)), ("warn", ())]


@pytest.mark.parametrize(
    ("cue", "act", "expected"),
    [
        ("menduga", "assert", "suspect"),
        ("Menduga", "predict", "suspect"),
        ("harapnya", "demand", "hope"),
        ("mengaku", "assert", "own"),
        ("mengaku", "withhold", None),  # "mengaku belum tahu": what the content makes of it counts
        ("meyakini", "deny", None),
        ("berdalih", "deny", "plead"),
        ("belum bisa  memastikan", "withhold", "undecided"),
        ("enggan menjawab", "withhold", "not_answer"),
        ("mengucapkan", "evaluate", "express"),
        ("menolak", "deny", "reject"),
        ("berterima kasih", "evaluate", "give_thanks"),
        ("tidak membantah", "confirm", "not_deny"),
        ("mengatakan", "assert", None),
        ("membantah", "deny", None),
        ("", "assert", None),
    ],
)
def test_the_sense_of_a_cue(cue, act, expected):
    assert sense(cue_row(cue, "id"), act) == expected
    assert cue_row(cue, "en") == {}  # a language without the table


@pytest.mark.parametrize(
    ("verbs", "expected"), [(("menduga", "menduga"), {"suspect"}), (("menduga", "bilang"), {None})]
)
def test_where_reports_differ_in_the_verb_the_act_is_what_they_have_in_common(verbs, expected):
    story = related()
    forms = dict(zip(("a2", "a3"), verbs, strict=True))

    def with_cue(reading):
        form = forms.get(reading.article.id)
        if form is None:
            return reading
        article = replace(reading.article, text=f"{reading.article.text}\n{form}")
        cue = Span(article.id, len(reading.article.text) + 1, len(article.text))
        said = tuple(replace(s, cue=cue) if s.text.startswith("Sekitar 12") else s for s in reading.statements)
        return replace(reading, article=article, statements=said)

    told = dossier(replace(story, readings=tuple(map(with_cue, story.readings))))
    wordings = [w for v in told.voices for u in v.utterances for w in u.wordings if w.words.startswith("Sekitar 12")]
    assert {w.sense for w in wordings} == expected


def test_every_statement_is_told_under_its_speaker_once(shown):
    texts = sorted(s.text for r in related().readings for s in r.statements if s.id != "s6")  # s6: as s4, word for word
    told = sorted(w.words for voice in shown.voices for u in voice.utterances for w in u.wordings)
    assert told == texts


def test_roles_that_differ_in_capitals_are_one():
    story = related()
    named = next(e for e in story.entities if e.roles)
    roles = (Role("Kepala Dinas", ("2025-03-04",)), Role("Wakil"), Role("kepala dinas", ("2025-03-03", "2025-03-04")))
    told = dossier(replace(story, entities=tuple(replace(e, roles=roles) if e is named else e for e in story.entities)))
    (voice,) = (v for v in told.voices if v.name == named.name)
    assert voice.roles == (Role("Kepala Dinas", ("2025-03-03", "2025-03-04")), Role("Wakil"))


def test_who_is_unknown_comes_last_and_has_no_name(shown):
    assert shown.voices[-1].name is None
    assert all(voice.name for voice in shown.voices[:-1])


def test_two_speakers_of_one_statement_both_have_it():
    story = related()
    first, *others = story.readings
    joint = replace(first.statements[0], speakers=(Speaker("Danu Prasaja", entity="e-danu"), Speaker("Rekan Danu")))
    told = dossier(replace(story, readings=(replace(first, statements=(joint, *first.statements[1:])), *others)))
    holders = {v.name for v in told.voices for u in v.utterances if u.wordings[0].words == joint.text}
    assert holders == {"Danu Prasaja", "Rekan Danu"}


def test_conflicting_days_know_of_each_other(shown):
    burst = {h.date: h.otherwise for h in shown.happenings if h.otherwise}
    assert {date: [other for other, _ in rivals] for date, rivals in burst.items()} == {
        "2025-03-02": ["2025-03-03"],
        "2025-03-03": ["2025-03-02"],
    }
    assert [h.date for h in shown.happenings] == sorted(h.date for h in shown.happenings)


def test_a_day_tells_first_what_happened_by_its_hours_and_then_what_was_said():
    story = related()
    first = replace(story.timeline[0], date="2025-03-02", precision="day")
    entries = (
        replace(first, text="Rapat usai, kata Danu.", said=True),
        replace(first, text="Pukul tujuh.", date="2025-03-02T07:00", precision="minute"),
        replace(first, text="Bendungan runtuh."),
    )
    told = dossier(replace(story, timeline=entries, findings=()))
    assert [h.text for h in told.happenings] == ["Bendungan runtuh.", "Pukul tujuh.", "Rapat usai, kata Danu."]
    assert ">07.00</time> <span>Pukul tujuh." in page(told)


def test_what_is_at_odds_over_something_else_gives_no_other_day():
    story = related()
    spelt = tuple(replace(finding, kind="spelling") for finding in story.findings)
    assert not any(h.otherwise for h in dossier(replace(story, findings=spelt)).happenings)


def test_a_day_that_no_entry_tells_is_the_one_that_its_words_name():
    """The other day has no entry of its own; then its words name two days, and it is open which is meant."""
    story = related()
    burst = story.findings[1].evidence[1]
    rest = tuple(e for e in story.timeline if not any(span.overlaps(burst) for span in e.evidence))
    alone = replace(story, timeline=rest)
    assert [[day for day, _ in h.otherwise] for h in dossier(alone).happenings if h.otherwise] == [["2025-03-03"]]
    again = [
        replace(r, dates=tuple(d for one in r.dates for d in (one, replace(one, value="2025-03-07"))))
        for r in story.readings
    ]
    assert not any(h.otherwise for h in dossier(replace(alone, readings=tuple(again))).happenings)


# ---------------------------------------------------------------- traceability


def marks_in(record):
    """Yield every Mark anywhere inside *record*."""
    kind = type(record)
    if kind.__name__ == "Mark":
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from marks_in(item)
    elif hasattr(kind, "__dataclass_fields__"):
        for name in kind.__dataclass_fields__:
            yield from marks_in(getattr(record, name))


@pytest.mark.parametrize("story", [related(), crowd(12)], ids=["wirasena", "crowd"])
def test_every_mark_leads_to_a_passage(story):
    shown = dossier(story)
    there = {(report.number, passage.line) for report in shown.reports for passage in report.passages}
    marks = list(marks_in(shown))
    assert len(marks) > 50
    assert {(mark.report, mark.line) for mark in marks} <= there


def test_a_mark_leads_to_the_passage_that_holds_the_words(shown):
    def passage(mark):
        report = shown.reports[mark.report - 1]
        found = report.passages[mark.line - 1]
        return report.article.text[found.start : found.end]

    for ledger in shown.ledgers:
        for telling in ledger.tellings:
            assert all(any(words in passage(mark) for words in telling.words) for mark in telling.marks)
    for voice in shown.voices:
        for wording in (w for u in voice.utterances for w in u.wordings):
            assert all(wording.words in passage(mark) for mark in wording.marks)


def test_a_story_with_nothing_found_has_only_reports():
    shown = dossier(replace(only(related()), lineage=Lineage(STORY, (), 0)))
    assert (shown.state, shown.ledgers, shown.conflicts, shown.happenings, shown.branches) == ((), (), (), (), ())
    assert len(shown.reports) == 8


def test_dossier_is_pure_and_repeatable():
    assert dossier(related()) == dossier(related())


# ---------------------------------------------------------------- passages


pieces = st.lists(
    st.tuples(st.sampled_from(["body", "furniture", "title", "credit"]), st.text(max_size=12)), max_size=8
)


@given(pieces)
def test_passages_cover_every_character_in_order(rows):
    text, parts, sentences = "", [], []
    for kind, words in rows:
        start = len(text)
        text += words + "\n"
        if kind == "body":
            sentences.append(Span("p", start, len(text) - 1))
        elif words:
            parts.append(Part(kind, start, start + len(words)))
    article, _ = article_of("p", None, None, "id", None, [])
    article = replace(article, text=text, parts=tuple(parts))
    found = list(passages_of(Reading(article, tuple(sentences), (), (), (), (), (), (), "")))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [passage.line for passage in found] == list(range(1, len(found) + 1))
    covered = "".join(text[passage.start : passage.end] for passage in found)
    assert "".join(covered.split()) == "".join(text.split())


def test_text_that_no_part_covers_is_shown_as_furniture():
    article, sentences = article_of("g", "Harian Tirta", None, "id", None, [("body", "Air surut."), ("body", "Iklan")])
    reading = Reading(replace(article, parts=()), sentences[:1], (), (), (), (), (), (), "")
    assert [(p.kind, article.text[p.start : p.end]) for p in passages_of(reading)] == [
        ("body", "Air surut."),
        ("furniture", "Iklan"),
    ]


def test_speech_within_speech_is_marked_once_and_as_a_quotation():
    article, sentences = article_of("n", None, None, "id", None, [("body", "Camat berkata warga bilang air naik.")])

    def said(ident, words, mode):
        start = article.text.index(words)
        span = Span("n", start, start + len(words))
        return Statement(ident, "n", (span,), words, None, None, (), mode, "assert")

    statements = (said("o", "warga bilang air naik", "indirect"), said("i", "air naik", "direct"))
    (passage,) = passages_of(Reading(article, sentences, (), (), (), statements, (), (), ""))
    assert [(article.text[m.start : m.end], m.mode) for m in passage.marked] == [
        ("warga bilang ", "indirect"),
        ("air naik", "direct"),
    ]


# ---------------------------------------------------------------- numbers and days in words


@pytest.mark.parametrize(
    ("language", "low", "high", "comparator", "unit", "expected"),
    [
        ("id", 11000, 12000, "range", None, "11.000–12.000"),
        ("en", 11000, 12000, "range", None, "11,000–12,000"),
        ("id", 10000, 10000, "approx", None, "sekitar 10.000"),
        ("en", 1200, None, "more_than", None, "more than 1,200"),
        ("id", None, 8000, "at_most", "orang", "paling banyak 8.000 orang"),
        ("id", 2300000000000, 2300000000000, "exact", "IDR", "Rp2,3 triliun"),
        ("en", 2300000000000, 2300000000000, "exact", "IDR", "Rp2.3 trillion"),
        ("id", 1234567, 1234567, "exact", None, "1.234.567"),
        ("id", "6.2", "6.2", "exact", "SR", "6,2 SR"),
        ("id", 5, 5, "exact", "persen", "5%"),
        ("id", 20, None, "range", None, "sedikitnya 20"),
        ("id", None, None, "exact", None, "tidak diketahui"),
        ("id", 3, 3, "exact", "CHF", "CHF 3"),
    ],
)
def test_amounts(language, low, high, comparator, unit, expected):
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    assert amount(language, bounds[0], bounds[1], comparator, unit) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-10-31", "31 Okt 2024"),
        ("2024-10", "Okt 2024"),
        ("2024", "2024"),
        ("2024-W24", "pekan 10–16 Jun 2024"),
        ("2031-10-27T08:21+07:00", "27 Okt 2031, 08.21"),
        ("2024-10-31TEV", "31 Okt 2024"),
        (None, "tidak diketahui"),
    ],
)
def test_days(value, expected):
    assert day("id", DateValue(value)) == expected


def test_a_period_of_unknown_ends_says_so():
    assert days("id", None, None) == "tidak diketahui"
    assert days("en", "2024-12-30", "2025-01-02") == "30 Dec 2024 – 2 Jan 2025"


@given(st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False, allow_infinity=False))
def test_a_number_in_words_is_the_number(value):
    words = number("id", value).replace(".", "").replace(",", ".").split()
    scale = {"juta": 10**6, "miliar": 10**9, "triliun": 10**12}[words[1]] if len(words) > 1 else 1
    assert Decimal(words[0]) * scale == value


def test_unknown_labels_fail_loudly():
    with pytest.raises(KeyError):
        label("id", "no.such.label")


def test_related_of_one_bare_report():
    article, sentences = article_of("x", None, None, "id", None, [("body", "Air surut.")])
    reading = Reading(article, sentences, (), (), (), (), (), (), "")
    bare = Related(Story("st-x", "Air", ("x",), None, None), (reading,), (), Lineage("st-x", (), 0), (), (), (), ())
    assert [p.kind for p in dossier(bare).reports[0].passages] == ["body"]
