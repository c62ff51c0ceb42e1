"""The page as a contract: whole, traceable, escaped, in two languages."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import pytest

from dossier_story import ARTICLES, FAILURES, crowd, only, related
from page_elements import BOTH, HOSTILE, Element, Tree, elements, hostile, html_of, squeezed, with_tag
from runut.dossier import dossier
from runut.errors import InputError
from runut.page import SHOWN, SURE, machine_day, outlets, page, paragraphs
from runut.records import DateValue, Limb, Lineage, Span, Twig
from runut.relate.discrepancies import carrier
from runut.settings import LANGUAGES
from runut.text.lexicon import load_table

# ---------------------------------------------------------------- one file, whole and traceable


@BOTH
def test_the_page_is_well_formed_and_its_ids_are_unique(language):
    ids = Counter(element.get("id") for element in elements(language) if element.get("id"))
    assert [ident for ident, count in ids.items() if count > 1] == []
    assert html_of(language).startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("size", [0, 12])
def test_every_link_has_its_target_exactly_once(size):
    ids = Counter(element.get("id") for element in elements("id", size))
    targets = [a.get("href") for a in with_tag("a", size=size) if a.get("href").startswith("#")]
    assert len(targets) > 30
    assert {target for target in targets if ids[target[1:]] != 1} == set()


def test_nothing_is_loaded_from_elsewhere():
    html = html_of()
    assert not [e for e in elements() if e.get("src") or e.tag in ("link", "img", "iframe", "object", "base")]
    assert "@import" not in html
    assert "url(" not in html
    policy = next(e.get("content") for e in with_tag("meta") if e.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (own,) = with_tag(name)
        digest = base64.b64encode(hashlib.sha256(own.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_every_line_of_the_reports_is_an_anchor_and_no_word_is_lost():
    shown = dossier(related())
    by_id = {element.get("id"): element for element in elements() if element.get("id")}
    for report in shown.reports:
        text = report.article.text
        for passage in report.passages:
            element = by_id[f"s{report.number}-{passage.line}"]
            assert squeezed(text[passage.start : passage.end]) in squeezed(element.text)


def test_furniture_is_folded_not_lost():
    by_id = {element.get("id"): element for element in elements() if element.get("id")}
    assert by_id["s1-7"].parent.tag == "details"
    assert "Musim Hujan Diperkirakan Mundur" in by_id["s1-7"].text


def test_headlines_of_other_reports_are_folded():
    report = dossier(related()).reports[0]
    line = next(passage for passage in report.passages if passage.kind == "furniture")
    told = replace(report, passages=tuple(replace(p, kind="link") if p is line else p for p in report.passages))
    assert [folded for folded, run in paragraphs(told) if any(p.line == line.line for p in run)] == [True]


def test_marked_words_are_words_of_their_article():
    for report in (element for element in with_tag("article") if element.get("class") == "report"):
        number = int(report.get("id")[1:])
        text = dossier(related()).reports[number - 1].article.text
        marks = [element for element in report if element.tag == "mark"]
        assert all(mark.text in text and mark.get("class") in ("direct", "indirect", "mixed") for mark in marks)
    assert {mark.get("class") for mark in with_tag("mark")} >= {"direct", "indirect"}


@BOTH
def test_quotation_marks_stand_only_around_direct_words_of_an_article(language):
    texts = [article.text for article, _ in ARTICLES.values()]
    direct = {s.text.rstrip(",") for reading in related().readings for s in reading.statements if s.mode == "direct"}
    quoted = [element.text for element in with_tag("q", language=language)]
    assert set(quoted) == direct
    assert all(any(words in text for text in texts) for words in quoted)
    indirect = {s.text for reading in related().readings for s in reading.statements if s.mode == "indirect"}
    before_reports = html_of(language).split('id="reports"')[0]
    for words in indirect:
        assert f"“{words}" not in before_reports
        assert f"“<q>{words}" not in before_reports


@BOTH
def test_no_other_quotation_mark_stands_on_the_page(language):
    """Relate's summaries and reasons aside, which have their own: the story's here have none."""
    shown, _, _ = html_of(language).partition('id="reports"')
    text = re.sub(r' data-k="[^"]*"', "", shown)  # what a mark shows is a line of its report as it stands
    text = re.sub(r'<p class="(?:context|words)".*?</p>', "", text, flags=re.DOTALL)  # and so are a finding's sides
    assert "tertulis" in text if language == "id" else "printed" in text
    assert re.findall(r"“(?!<q)[^<]*", text.split("</style>")[1]) == []


def test_paraphrase_says_so():
    said = [e for e in with_tag("div") if e.get("class") == "what"]
    assert len(said) > 10
    for entry in said:
        quotes = any(element.tag == "q" for element in entry)
        assert quotes or "menurut laporan" in entry.text


def test_every_mark_shows_outlet_day_and_words_of_its_line():
    by_id = {element.get("id"): element for element in elements() if element.get("id")}
    shown = dossier(related())
    marks = [a for a in with_tag("a") if a.get("class") == "m"]
    assert len(marks) > 50
    for mark in marks:
        report = shown.reports[int(mark.text.split(".")[0]) - 1]
        outlet = carrier(report.article, "id")
        assert mark.get("data-k").startswith(f"{outlet}, ")
        report_number, line = mark.text.split(".")
        told = mark.get("data-k").split(": ", 1)[0]
        assert mark.get("aria-label") == f"laporan {report_number}, baris {line}, {told}"
        words = mark.get("data-k").split(": ", 1)[1].removesuffix(" …")
        assert words in squeezed(by_id[mark.get("href")[1:]].text)
        assert mark.get("href") == "#s" + mark.text.replace(".", "-")


def test_where_the_day_said_is_unknown_the_day_of_the_report_is_called_that():
    day_told = {
        tr.children[1].text if isinstance(tr.children[1], Element) else tr.children[2].text
        for tr in with_tag("tr")
        if tr.parent.tag == "tbody" and "Rp2,3 triliun" in tr.text and "Kementerian" in tr.text
    }
    assert {told.strip() for told in day_told} == {"dilaporkan 5\u00a0Mar"}  # day and month on one line
    (unknown,) = [tr for tr in with_tag("tr") if tr.parent.tag == "tbody" and "Sedikitnya 14 orang" in tr.text]
    assert "hari tidak diketahui" in unknown.text  # neither the day said nor that of the report


def test_a_number_never_stands_without_who_and_when():
    rows = [tr for tr in with_tag("tr") if tr.parent.tag == "tbody"]
    assert rows
    for row in rows:
        words, said, teller = (child for child in row.children if isinstance(child, Element))
        assert words.text.strip()
        assert re.search(r"\d{1,2}\s[A-Z][a-z]{2}|hari tidak diketahui", said.text)
        assert any(e.tag == "b" or e.get("class") == "doubt" for e in teller)


@pytest.mark.parametrize(("confidence", "told"), [(SURE - 0.01, True), (SURE, False)])
def test_a_finding_of_a_kind_that_is_often_wrong_says_so(confidence, told):
    story = related()
    each = tuple(replace(finding, confidence=confidence) for finding in story.findings)
    shown = page(dossier(replace(story, findings=each)))
    assert each
    assert shown.count("Temuan semacam ini tidak pasti") == len(each) * told


# ---------------------------------------------------------------- sections, folds, languages


SECTIONS = ["state", "conflicts", "shifts", "figures", "voices", "timeline", "origins", "reports", "failures"]


@BOTH
def test_sections_stand_in_the_dossiers_order(language):
    assert [element.get("id") for element in with_tag("section", language=language)] == SECTIONS


@BOTH
def test_the_menu_counts_origins_as_the_head_does(language):
    shown = dossier(related())
    told = f"{shown.independent_origins}+"
    (line,) = (e.text for e in with_tag("li", language=language) if any(a.get("href") == "#origins" for a in e))
    (heading,) = (e.text for e in with_tag("h2", language=language) if e.get("id") == "origins-h")
    assert line.split()[-1] == heading.split()[-1] == told


@pytest.mark.parametrize(
    ("keep", "sections"),
    [
        ((), ["voices", "origins", "reports"]),
        (("timeline",), ["voices", "timeline", "origins", "reports"]),
        (("figures",), ["state", "figures", "voices", "origins", "reports"]),
        (("findings",), ["conflicts", "shifts", "voices", "origins", "reports"]),
    ],
)
def test_empty_sections_do_not_appear(keep, sections):
    tree = list(Tree(page(dossier(only(related(), keep=keep)))).root)
    assert [e.get("id") for e in tree if e.tag == "section"] == sections
    linked = [a.get("href")[1:] for nav in tree if nav.tag == "nav" for a in nav if a.tag == "a"]
    assert linked == sections


def test_a_story_of_reports_alone_has_a_page():
    bare = replace(only(related()), lineage=Lineage("st", (), 0), readings=tuple(
        replace(r, statements=(), quantities=(), credits=()) for r in related().readings))  # fmt: skip
    tree = list(Tree(page(dossier(bare))).root)
    assert [e.get("id") for e in tree if e.tag == "section"] == ["reports"]


def test_failures_are_told():
    section = next(e for e in with_tag("section") if e.get("id") == "failures")
    assert "foto-bendungan.txt" in section.text
    assert "Simpan sebagai teks UTF-8." in section.text


def test_both_languages_have_every_label():
    keys = [[row["key"] for row in load_table(language, "labels")] for language in LANGUAGES]
    assert sorted(keys[0]) == sorted(keys[1])
    assert all(len(set(found)) == len(found) for found in keys)
    for language in LANGUAGES:
        for row in load_table(language, "labels"):
            assert row["text"], f"{language}: {row['key']} is empty"


def test_labels_of_both_languages_take_the_same_fields():
    tables = [{row["key"]: row for row in load_table(language, "labels")} for language in LANGUAGES]
    for key, row in tables[0].items():
        fields = [set(re.findall(r"\{(\w+)\}", table[key]["text"])) for table in tables]
        assert fields[0] == fields[1], key
        assert row["text"].count("{") == row["text"].count("}"), key


def test_every_label_a_template_names_exists_and_none_is_idle():
    sources = "".join(path.read_text() for path in files("runut").joinpath("templates").iterdir())
    faces = ("page.py", "labels.py", "charts.py", "showing.py", "cli/printing.py", "cli/following.py")
    sources += "".join(files("runut").joinpath(name).read_text() for name in faces)
    keys = {row["key"] for row in load_table("id", "labels")}
    named = set(re.findall(r"""\bt\("([a-z_.]+)"[,)]""", sources))
    named |= set(re.findall(r"""(?:(?:label\(language, |tell\()"|"(?=line\.))([a-z_.]+)\"""", sources))
    assert named - keys == set()
    families = re.findall(r"""\bt\("([a-z_.]+\.)" ~|(?:label\(language, |tell\()f["']([a-z_.]+\.)\{""", sources)
    families = (*map("".join, families), "money.", "same.", "also.")
    assert {key for key in keys - named if not key.startswith(families)} == set()


def test_every_sense_of_a_cue_has_its_label():
    labels = {
        row["key"].removeprefix("sense.") for row in load_table("id", "labels") if row["key"].startswith("sense.")
    }
    assert labels == {row["sense"] for row in load_table("id", "cues")} - {""}


@pytest.mark.parametrize(("language", "verb"), [("id", "menduga"), ("en", "suspects")])
def test_the_verb_of_a_wording_is_its_sense_where_it_has_one(language, verb):
    shown = dossier(related(), language=language)
    (said,) = (u for v in shown.voices for u in v.utterances if u.wordings[0].words.startswith("Bendungan runtuh"))
    guessed = replace(said, wordings=(replace(said.wordings[0], sense="suspect"),))
    voices = tuple(
        replace(v, utterances=tuple(guessed if u is said else u for u in v.utterances)) for v in shown.voices
    )
    verbs = [e.text for e in Tree(page(replace(shown, voices=voices))).root if e.get("class") == "verb"]
    assert verbs.count(verb) == 2  # by speaker and by day
    assert verb not in [e.text for e in Tree(page(shown)).root if e.get("class") == "verb"]


@pytest.mark.parametrize(("mode", "verb"), [("indirect", "tidak berkomentar tentang"), ("direct", "tidak berkomentar")])
def test_a_refusal_tells_of_what_nobody_speaks(mode, verb):
    shown = dossier(related())
    (said,) = (u for v in shown.voices for u in v.utterances if u.wordings[0].words.startswith("Bendungan runtuh"))
    declined = replace(
        said, wordings=(replace(said.wordings[0], act="withhold", sense=None, mode=mode, inferred=False),)
    )
    voices = tuple(
        replace(v, utterances=tuple(declined if u is said else u for u in v.utterances)) for v in shown.voices
    )
    verbs = [e.text for e in Tree(page(replace(shown, voices=voices))).root if e.get("class") == "verb"]
    assert verbs.count(verb) == 2  # by speaker and by day


@pytest.mark.parametrize(("language", "told"), [("id", "2 laporan, 1 sumber asal"), ("en", "2 reports, 1 origin")])
def test_an_utterance_of_several_reports_tells_how_many_origins_it_has(language, told):
    shown = dossier(related(), language=language)
    assert told in [e.text for e in Tree(page(shown)).root if e.get("class") == "from"]


def test_the_tree_of_an_origin_has_what_a_report_cites_and_through_whom_others_draw():
    shown = dossier(related())
    agency, *others = shown.branches
    cited = Twig(2, (("Kantor Nusa", agency.marks[0]),))
    agency = replace(agency, limb=Limb(agency.origin, (cited,), (Limb("Kabar Lembah", (Twig(3),), ()),)))
    html = page(replace(shown, branches=(agency, *others)))
    (tree,) = [e for e in Tree(html).root if e.get("class") == "tree"]
    within = [squeezed(e.text) for e in tree if e.tag == "li" and e.parent.parent.tag == "li" and e.parent is not tree]
    assert any(words.startswith("mengutip Kantor Nusa") for words in within)
    assert any(words.startswith("melalui Kabar Lembah") and "Portal Nuswa" in words for words in within)


@pytest.mark.parametrize(("cue", "inferred"), [("berjanji", False), ("bilang", True)])
def test_an_act_that_the_report_has_no_verb_for_is_told_as_read_in_the_content(cue, inferred):
    story = related()

    def promised(reading):
        if reading.article.language != "id":  # whose verbs no table tells
            return reading
        article = replace(reading.article, text=f"{reading.article.text}\n{cue}")
        span = Span(article.id, len(reading.article.text) + 1, len(article.text))
        said = tuple(replace(s, cue=span, act="promise") for s in reading.statements)
        return replace(reading, article=article, statements=said)

    told = dossier(replace(story, readings=tuple(map(promised, story.readings))))
    verbs = {e.text for e in Tree(page(told)).root if e.get("class") == "verb"}
    assert ("menyatakan (janji)" in verbs, "menjanjikan" in verbs) == (inferred, not inferred)


@pytest.mark.parametrize(("corrects", "words"), [(True, "meralat 8"), (False, "memperbarui 8")])
def test_a_correction_is_told_as_one(corrects, words):
    story = related()
    first, *rest = story.figures[0].points
    points = (first, replace(rest[-1], relation="updates", to=first.quantity, corrects=corrects))
    html = page(dossier(replace(story, figures=(replace(story.figures[0], points=points),))))
    (told,) = (e for e in Tree(html).root if "relation" in (e.get("class") or "").split())
    assert squeezed(told.text).startswith(words)


def test_a_day_of_publication_that_the_story_gives_is_told_as_inferred():
    story = related()
    inferred = [replace(r.article, published=replace(r.article.published, basis="story")) for r in story.readings]
    each = tuple(replace(r, article=article) for r, article in zip(story.readings, inferred, strict=True))
    dated = sum(article.published.value is not None for article in inferred)
    told = [page(dossier(replace(story, readings=r))).count("(hari diperkirakan)") for r in (story.readings, each)]
    assert told[0] == 0
    assert told[1] >= dated > 0


@pytest.mark.parametrize(
    ("day", "basis", "told"),
    [
        ("2025-03-05", "story", "5 Mar (menurut hari laporan yang diperkirakan)"),
        ("2025-03-05", "story_year", "5 Mar"),
        ("2024-03-05", "story_year", "5 Mar 2024 (tahun dilengkapi)"),
        ("2024-03-05", "stated", "5 Mar 2024"),
    ],
)
def test_a_day_tells_what_of_it_that_is_printed_other_reports_supplied(day, basis, told):
    story = related()
    first, *_ = story.figures[0].points
    points = (replace(first, as_of=DateValue(day, "day", basis)),)
    once = replace(story.figures[0], points=points)
    tree = Tree(page(dossier(replace(story, figures=(once,)))))
    (cell,) = (e for e in tree.root if e.tag == "td" and e.parent.children.index(e) == 1)
    assert squeezed(cell.text) == told


@pytest.mark.parametrize(("language", "told"), [("id", "Mengapa satu cerita"), ("en", "Why they are one story")])
def test_the_page_tells_why_its_reports_are_one_story(language, told):
    story = related()
    story = replace(story, story=replace(story.story, reason="Laporan-laporan ini sama-sama menyebut <Wirasena>."))
    html = page(dossier(story, language=language))
    (line,) = (e for e in Tree(html).root if e.tag == "p" and told in e.text)
    assert squeezed(line.text) == f"{told}: Laporan-laporan ini sama-sama menyebut <Wirasena>."
    alone = replace(story, story=replace(story.story, reason=""))
    assert told not in page(dossier(alone, language=language))


def test_money_never_stands_without_its_sign():
    story = related()
    first, *_, last = story.figures[0].points
    points = (first, replace(last, relation="updates", to=first.quantity))
    loss = replace(story.figures[0], measure="kerugian", unit="IDR", points=points)
    text = squeezed(Tree(page(dossier(replace(story, figures=(loss,))))).root.text)
    assert "Rp17" in text
    assert "sebelumnya Rp8" in text
    assert "memperbarui Rp8" in text


def test_an_unknown_language_is_refused():
    with pytest.raises(InputError, match=r"no labels in 'xx'\. There are labels in id, en\."):
        dossier(related(), language="xx")


@BOTH
def test_words_in_another_language_say_which(language):
    (report,) = (e for e in with_tag("article", language=language) if e.get("id") == "r6")
    assert report.get("lang") == (None if language == "en" else "en")
    assert next(e for e in elements(language) if e.tag == "html").get("lang") == language


def first_screen(size):
    """Count the elements that stand before the figures, folded ones left out."""

    def folded(element):
        return element is not None and (element.tag == "details" or folded(element.parent))

    at = next(i for i, e in enumerate(elements("id", size)) if e.get("id") == "figures")
    return sum(not folded(element) for element in elements("id", size)[:at])


def test_a_hundred_reports_take_no_more_of_the_first_screen_than_five():
    # each value may gain two lines for what else was told that day; nothing else grows with the reports
    assert first_screen(100) <= first_screen(5) + 10 * len(dossier(crowd(100)).state)


def test_a_hundred_reports_make_a_reasonable_file():
    text = sum(len(reading.article.text) for reading in crowd(100).readings)
    assert text > 400_000
    assert len(html_of("id", 100).encode()) < 3_000_000


def test_long_lists_are_folded():
    open_voices = [
        e for e in elements("id", 100) if e.get("class") == "voice" and "of-speaker" in (e.parent.get("class") or "")
    ]
    assert len(open_voices) == SHOWN["voices"]


def test_the_words_of_many_reports_are_folded_under_their_titles():
    whole = [e for e in elements("id", 100) if e.get("class") == "fold whole"]
    assert len(whole) == 100
    assert not any(e.get("class") == "fold whole" for e in elements())


# ---------------------------------------------------------------- untrusted words


@BOTH
def test_hostile_words_stay_words(language):
    failures = tuple(replace(f, source=HOSTILE, error=HOSTILE, remedy=HOSTILE, stage=HOSTILE) for f in FAILURES)
    html = page(dossier(hostile(), language=language, failures=failures))
    tree = list(Tree(html).root)
    clean = {element.tag for element in elements(language)}
    assert {element.tag for element in tree} <= clean
    assert sum(element.tag == "script" for element in tree) == 1
    assert not [e for e in tree for name in e.attributes if name.startswith("on")]
    assert not [e for e in tree if (e.get("href") or "").startswith("javascript")]
    assert "alert(&#34;x&#34;)" in html
    assert "{{ 7*7 }}" in html  # told, not worked out
    titles = [element.text for element in tree if element.tag == "title" and element.parent.tag == "svg"]
    assert titles
    assert set(titles) == {HOSTILE}


def test_no_word_of_an_article_turns_the_words_beside_it():
    story = related()
    turned = tuple(
        replace(r, article=replace(r.article, outlet="Koran\u202eterbalik\u2066", byline="Oleh \u202bLaras"))
        for r in story.readings
    )
    html = page(dossier(replace(story, readings=turned)))
    assert "Koranterbalik" in html
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T19:05+07:00", "2025-03-04T19:05+07:00"),
        ("2025-03-04TEV", "2025-03-04"),
        ("2025-W10", "2025-W10"),
        ("2025-03", "2025-03"),
        ("XXXX-03", None),
        (None, None),
    ],
)
def test_days_for_machines(value, expected):
    assert machine_day(value) == expected


@BOTH
def test_every_time_has_its_day_for_machines(language):
    days = [element.get("datetime") for element in with_tag("time", language=language)]
    assert len(days) > 20
    assert all(day and machine_day(day) == day for day in days)


def test_an_ampersand_is_escaped_once():
    story = related()
    named = tuple(replace(r, article=replace(r.article, outlet="Kata & Data")) for r in story.readings)
    text = Tree(page(dossier(replace(story, readings=named)))).root.text
    assert "dilaporkan Kata & Data" in text
    assert "&amp;" not in text


@pytest.mark.parametrize(
    ("count", "expected"),
    [(2, "A, B"), (4, "A, B, C, D"), (6, "A, B, C dan 3 lain")],
)
def test_long_lists_of_outlets_are_cut(count, expected):
    assert outlets("id", "ABCDEF"[:count]) == expected


def test_only_web_addresses_become_links():
    links = [a.get("href") for a in with_tag("a") if not a.get("href").startswith("#")]
    assert links
    assert all(link.startswith("https://") for link in links)


# ---------------------------------------------------------------- for everyone: structure


@BOTH
def test_headings_go_down_one_step_at_a_time(language):
    levels = [int(e.tag[1]) for e in with_tag("h1", "h2", "h3", "h4", language=language)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@BOTH
def test_landmarks_tables_and_pictures_are_named(language):
    tags = Counter(element.tag for element in elements(language))
    assert tags["main"] == tags["header"] == tags["footer"] == tags["nav"] == 1
    ids = {element.get("id") for element in elements(language)}
    for section in with_tag("section", language=language):
        assert section.get("aria-labelledby") in ids
    for table in with_tag("table", language=language):
        assert not [e for e in table if e.tag in ("caption", "thead", "tr", "th") and e.get("class") == "vh"]
        assert any(e.tag == "caption" and e.text.strip() for e in table)
        assert all(e.get("scope") in ("row", "col") for e in table if e.tag == "th")
    for picture in with_tag("svg", language=language):
        named = set((picture.get("aria-labelledby") or "").split())
        assert picture.get("aria-hidden") == "true" or (named <= ids and named)
    labelled = {label.get("for") for label in with_tag("label", language=language)}
    assert {box.get("id") for box in with_tag("input", language=language)} == labelled
    assert all(a.text.strip() for a in with_tag("a", language=language))


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_colour_of_text_is_readable_in_light_and_dark():
    css = files("runut").joinpath("templates", "page.css").read_text()
    palettes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{([^}]*)\}", css)]
    assert len(palettes) >= 2
    for palette in palettes[:2]:
        for text in ("ink", "soft", "accent"):
            assert contrast(palette[text], palette["paper"]) >= 4.5
        for text in ("ink", "soft"):
            assert contrast(palette[text], palette["tint"]) >= 4.5


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        (
            "Retakan itu kami catat, tetapi kami menilainya tidak berbahaya,",
            "Retakan itu <mark>kami catat</mark>, tetapi",
        ),
        ("retakan itu tercatat, tetapi kami menilainya tidak berbahaya", "retakan itu tercatat, tetapi kami"),
        ("Tidak pernah ada laporan yang kami terima sebelum hujan turun", "Tidak pernah ada laporan"),
    ],
    ids=["other words", "only a capital", "another sentence"],
)
def test_what_a_further_wording_has_otherwise_is_marked(other, shown):
    def worded(utterance):
        first = utterance.wordings[0]
        if not first.words.startswith("Retakan itu tercatat"):
            return utterance
        return replace(utterance, wordings=(first, replace(first, words=other)))

    whole = dossier(related())
    voices = tuple(replace(v, utterances=tuple(map(worded, v.utterances))) for v in whole.voices)
    again = re.findall(r'<p class="said again">.*</p>', page(replace(whole, voices=voices)))
    (line,) = [line for line in again if shown in line]
    assert line.count("<mark>") == shown.count("<mark>")
