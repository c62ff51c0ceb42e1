"""The page as a reader's browser shows it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dossier_story import related
from page_elements import BOTH, hostile, html_of
from runut.dossier import dossier
from runut.labels import label
from runut.page import page
from runut.records import DateValue

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed: the page is not looked at in a browser")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as p:
        opened = p.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser, tmp_path):
    contexts = []

    def opened(html, width=1280, scripts=True, scheme="light"):
        path = tmp_path / "dossier.html"
        path.write_text(html, encoding="utf8")
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, color_scheme=scheme
        )
        contexts.append(context)
        tab = context.new_page()
        tab.trouble = []
        tab.on("console", lambda message: tab.trouble.append(message.text))
        tab.on("pageerror", lambda error: tab.trouble.append(str(error)))
        tab.on("request", lambda request: tab.trouble.append(request.url) if request.url != path.as_uri() else None)
        tab.goto(path.as_uri())
        return tab

    yield opened
    for context in contexts:
        context.close()


# The words in the section of figures that begin on one line and end on another.
_BROKEN = """() => {
  const broken = [], walker = document.createTreeWalker(document.querySelector("#figures"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/[\\p{L}]+/gu)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      const lines = [...range.getClientRects()].filter((line) => line.width > 0).map((line) => Math.round(line.top));
      if (new Set(lines).size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""


@pytest.mark.browser
@BOTH
@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_no_word_is_broken_in_the_tables_of_figures(open_page, language, width):
    story = related()
    points = tuple(replace(p, as_of=DateValue("2025-03-05", "day", "story")) for p in story.figures[0].points)
    figures = (replace(story.figures[0], points=points), *story.figures[1:])
    html = page(dossier(replace(story, figures=figures), language=language))
    assert label(language, "day.story") in html
    tab = open_page(html, width)
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert tab.evaluate(_BROKEN) == []


@pytest.mark.browser
@BOTH
@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_no_width_scrolls_sideways_and_nothing_complains(open_page, language, width):
    tab = open_page(html_of(language), width)
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.trouble == []


@pytest.mark.browser
def test_hostile_words_run_nothing_and_fit(open_page):
    tab = open_page(page(dossier(hostile())), 360)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert tab.evaluate("document.querySelectorAll('img, svg + script').length") == 0
    assert tab.trouble == []


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["with script", "without script"])
def test_a_mark_with_focus_shows_its_line(open_page, scripts):
    tab = open_page(html_of(), 360, scripts)
    mark = tab.locator("#state a.m").first
    line = "e => { const s = getComputedStyle(e, '::after'); return [s.content, s.display] }"
    assert mark.evaluate(line)[0] == "none"
    mark.focus()
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Tab")  # focus by keyboard, so that :focus-visible holds
    assert mark.evaluate("e => document.activeElement === e")
    content, display = mark.evaluate(line)
    assert "Korban tewas 17 orang" in content
    assert display == "block"
    if scripts:
        tab.keyboard.press("Escape")
        assert mark.evaluate("e => getComputedStyle(e, '::after').display") == "none"


@pytest.mark.browser
def test_the_keyboard_goes_from_the_skip_link_to_the_marks(open_page):
    tab = open_page(html_of())
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("!!document.activeElement.closest('#state')")
    outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


@pytest.mark.browser
def test_a_link_into_folded_furniture_opens_it(open_page):
    tab = open_page(html_of())
    assert not tab.locator("#s1-7").is_visible()
    tab.evaluate("location.hash = 's1-7'")
    tab.locator("#s1-7").wait_for(state="visible")


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["with script", "without script"])
def test_utterances_turn_from_speaker_to_day(open_page, scripts):
    tab = open_page(html_of(), 800, scripts)
    assert tab.locator(".of-speaker").is_visible()
    assert not tab.locator(".of-day").is_visible()
    tab.locator("label[for=by-day]").click()
    assert tab.locator(".of-day").is_visible()
    assert not tab.locator(".of-speaker").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_light_and_dark(open_page, scheme):
    tab = open_page(html_of(), scheme=scheme)
    channels = [int(c) for c in re.findall(r"\d+", tab.evaluate("getComputedStyle(document.body).backgroundColor"))]
    assert (min(channels) > 200) == (scheme == "light")


@pytest.mark.browser
def test_print_holds_the_reports_and_drops_what_only_a_screen_needs(open_page):
    tab = open_page(html_of())
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("#s1-7").is_visible()
    assert not tab.locator("nav").is_visible()
    assert len(tab.pdf(format="A4")) > 20_000


@pytest.mark.browser
def test_both_sides_of_a_conflict_are_of_equal_size(open_page):
    tab = open_page(html_of())
    for finding in tab.locator("#conflicts .finding").all():
        sizes = finding.locator(".sides > li").evaluate_all(
            "sides => sides.map(s => [s.offsetWidth, getComputedStyle(s.querySelector('.words')).fontSize])"
        )
        assert len(sizes) == 2
        assert abs(sizes[0][0] - sizes[1][0]) < 1
        assert sizes[0][1] == sizes[1][1]
