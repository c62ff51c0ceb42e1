"""The stands of one actor in one question: which steps are told, and what is no step."""

from dataclasses import replace

import pytest

from relate_reports import report, said
from runut.changes import news
from runut.dossier import dossier
from runut.page import page
from runut.relate import relate

DENIED = "penumpang feri Wirasena melebihi muatan"
ADMITTED = "ada 70 penumpang di feri Wirasena"


def told(name, words, *, act="assert", day="2031-05-01", speaker="Sinta Wardani", published="2031-05-04"):
    return said(report(name, f"{{{speaker}}} mengatakan {words}.", day=published), words, speaker, act=act, day=day)


def noise(*names):
    return [told(name, f"pasar {name} di Muara Baru dibuka lagi pekan ini", speaker="Bram Odeh") for name in names]


def courses(*readings):
    (related,) = relate([*readings, *noise("x", "y", "z")], one_story=True)
    statements = {s.id: s for reading in related.readings for s in reading.statements}
    return [[(statements[step.statements[0]].said.day, step.kind) for step in found.steps] for found in related.stances]


@pytest.mark.parametrize(
    ("act", "words", "day", "steps"),
    [
        ("confirm", ADMITTED, "2031-05-03", ["denied", "acknowledged"]),
        ("withhold", "apakah penumpang feri Wirasena melebihi muatan", "2031-05-03", ["denied", "declined"]),
        ("confirm", ADMITTED, "2031-05-01", None),
        ("confirm", ADMITTED, None, ["denied", "acknowledged"]),
        ("assert", ADMITTED, "2031-05-03", None),
        ("deny", f"{DENIED} itu", "2031-05-03", None),
        ("confirm", "dermaga Muara Baru sudah diperbaiki", "2031-05-03", None),
    ],
)
def test_a_stand_is_followed_by_another_on_a_later_day(act, words, day, steps):
    found = courses(told("a", DENIED, act="deny"), told("b", words, act=act, day=day))
    assert [[kind for _, kind in course] for course in found] == ([steps] if steps else [])


@pytest.mark.parametrize(("published", "found"), [("2031-05-03", 1), ("2031-05-02", 0), (None, 0)])
def test_what_only_its_report_dates_was_said_on_that_day_or_the_one_before(published, found):
    undated = told("b", ADMITTED, act="confirm", day=None, published=published)
    assert len(courses(told("a", DENIED, act="deny"), undated)) == found


def test_what_a_later_report_tells_without_a_day_of_a_settled_question_is_no_step_back():
    admitted = told("b", ADMITTED, act="confirm", day="2031-05-02")
    recalled = told("c", f"tuduhan bahwa {DENIED}", act="deny", day=None, published="2031-05-09")
    assert courses(admitted, recalled) == []
    assert len(courses(admitted, told("c", f"tuduhan bahwa {DENIED}", act="deny", day="2031-05-09"))) == 1


def test_what_another_says_is_no_step():
    assert (
        courses(told("a", DENIED, act="deny"), told("b", ADMITTED, act="confirm", day="2031-05-03", speaker="Tegar"))
        == []
    )


def test_a_promise_is_followed_by_its_deed():
    promise = told("a", "tim penyelam akan mengangkat bangkai feri Wirasena", act="promise")
    deed = told("b", "tim penyelam sudah mengangkat bangkai feri Wirasena", day="2031-05-09")
    plain = told("b", "tim penyelam mengangkat bangkai feri Wirasena", day="2031-05-09")
    assert courses(promise, deed) == [[("2031-05-01", "promised"), ("2031-05-09", "done")]]
    assert courses(promise, plain) == []


def test_the_order_of_reports_changes_nothing_and_the_question_is_named():
    readings = [told("a", DENIED, act="deny"), told("b", ADMITTED, act="confirm", day="2031-05-03")]
    (one,), (other,) = (relate(each, one_story=True) for each in (readings, [*reversed(readings), readings[0]]))
    assert one.stances == other.stances != ()
    assert set(one.stances[0].about) == {"penumpang", "feri", "wirasena"}


def test_words_of_a_language_without_a_table_are_steps_as_well():
    readings = [told("a", DENIED, act="deny"), told("b", ADMITTED, act="confirm", day="2031-05-03")]
    readings = [replace(one, article=replace(one.article, language="xx")) for one in readings]
    assert len(relate(readings, one_story=True)[0].stances) == 1


def test_the_page_tells_each_step_with_its_words_and_where_they_stand():
    readings = [told("a", DENIED, act="deny"), told("b", ADMITTED, act="confirm", day="2031-05-03")]
    shown = dossier(relate(readings, one_story=True, language="en")[0], language="en")
    (course,) = shown.courses
    assert [(kind, each.wordings[0].words) for kind, each in course.steps] == [
        ("denied", DENIED),
        ("acknowledged", ADMITTED),
    ]
    html = page(shown)
    section = html[html.index('id="shifts"') : html.index('id="voices"')]
    assert "Sinta Wardani: denied, acknowledged" in section
    assert all(f'href="#s{number}-' in section for number in (1, 2))


def test_a_day_that_only_the_report_has_is_told_as_such():
    dated = told("c", ADMITTED, act="confirm", day="2031-05-04")
    fuller = told("b", f"{ADMITTED} sejak Muara Baru", act="confirm", day=None)
    readings = [told("a", DENIED, act="deny", day=None, published="2031-05-02"), dated, fuller]
    shown = dossier(relate(readings, one_story=True, language="en")[0], language="en")
    first, second = (each for _, each in shown.courses[0].steps)
    assert (first.said.value, first.reported.value) == (None, "2031-05-02")
    assert (second.said.value, second.wordings[0].words) == ("2031-05-04", ADMITTED)
    html = page(shown)
    assert "reported 2\u00a0May" in html[html.index('id="shifts"') : html.index('id="voices"')]


def test_new_steps_of_a_position_are_news():
    readings = [told("a", DENIED, act="deny"), told("b", ADMITTED, act="confirm", day="2031-05-03")]
    more = told("c", f"apakah {ADMITTED} itu", act="withhold", day="2031-05-08")
    then, now, later = (
        dossier(relate([*each, *noise(*"vwxyz")], one_story=True, language="en")[0], language="en")
        for each in (readings[:1], readings, [*readings, more])
    )
    assert news(then, now, "2031-05-02").courses == now.courses != ()
    assert news(now, now, "2031-05-02").courses == ()
    assert news(now, later, "2031-05-04").courses == later.courses != now.courses
    html = page(replace(now, news=news(then, now, "2031-05-02")))
    assert "1 position with new steps" in html[html.index('id="news"') : html.index('id="voices"')]
