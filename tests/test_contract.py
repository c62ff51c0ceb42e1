"""The export contract, held over the real export of the demo story: keys, order, ids, quotes, days."""

import hashlib
import io
import json
import re
from collections import Counter
from importlib.resources import as_file, files
from itertools import pairwise

import pytest

from runut.export import write_jsonl
from runut.pipeline import made_by, read, related, stories_in
from runut.records import Article
from runut.sources import iter_articles

KEYS = {
    "article": "id source title outlet byline language published dateline upstream text sha256 story",
    "entity": "id story name type aliases roles mentions",
    "date": "id article span text type value basis",
    "quantity": "id article span text low high comparator unit counted per",
    "statement": "id article content text cue source speakers mode act said via relay confidence",
    "event": "id article span trigger when where who what",
    "story": "id title articles first last",
    "lineage": "story origins independent_origins",
    "claim": "id story statements speaker text origins",
    "figure": "id story measure unit points",
    "finding": "id story type summary reason evidence",
    "timeline": "story entries",
}
WORDS = {
    ("date", "type"): "date time duration set",
    ("date", "basis"): "stated relative story unresolved",
    ("quantity", "comparator"): "exact approx at_least more_than at_most less_than range",
    ("statement", "mode"): "direct indirect mixed",
    ("statement", "act"): "assert confirm deny predict warn demand promise evaluate withhold",
    ("finding", "type"): (
        "contradiction attribution_conflict evolution position_shift wording_variance circular_reporting"
    ),
}
PRECISIONS = {
    "year": r"\d{4}",
    "month": r"\d{4}-\d\d",
    "week": r"\d{4}-W\d\d",
    "day": r"\d{4}-\d\d-\d\d",
    "minute": r"\d{4}-\d\d-\d\dT\d\d:\d\d(?:[+-]\d\d:\d\d)?",
}
DAY = r"[\dX]{4}(?:-(?:W[\dX]{2}(?:-(?:WE|\d))?|Q[1-4]|H[12]|[\dX]{2}(?:-[\dX]{2})?))?"
CLOCK = r"T(?:MO|MI|AF|EV|NI|DT|\d\d(?::\d\d){0,2}(?:[+-]\d\d:\d\d)?)"
TIMEX = re.compile(
    rf"{DAY}(?:{CLOCK})?|{CLOCK}|\d\d[\dX]?|P(?:[\d.X]+[YMWDE]+|T?[\d.X]+[HMS])+|(?:PAST|PRESENT|FUTURE)_REF"
)
# What stands beside a name in an object of the contract, and what it may name.
REFERENCES = {"story": "story", "entity": "entity", "speaker": "entity", "where": "entity", "quantity": "quantity"}
REFERENCES |= {"statement": "statement", "to": "quantity", "article": "article"}


@pytest.fixture(scope="module")
def rows():
    with as_file(files("runut") / "demo") as folder:
        readings = [read(item) for item in iter_articles([folder]) if isinstance(item, Article)]
    (story,) = stories_in(readings)
    out = io.StringIO()
    write_jsonl([related(story, readings)], out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture(scope="module")
def by_id(rows):
    return {kind: {row["id"]: row for row in rows if row["kind"] == kind and "id" in row} for kind in KEYS}


@pytest.fixture(scope="module")
def texts(by_id):
    return {ident: row["text"] for ident, row in by_id["article"].items()}


def of(rows, kind):
    found = [row for row in rows if row["kind"] == kind]
    assert found, f"the demo has no {kind}: nothing is held"
    return found


def objects(value):
    """Yield every object inside *value*, itself first."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


# ---------------------------------------------------------------- shape


def test_kinds_stand_in_order_with_all_their_keys(rows):
    kinds = [row["kind"] for row in rows]
    assert list(dict.fromkeys(kinds)) == list(KEYS)
    assert [list(KEYS).index(kind) for kind in kinds] == sorted(list(KEYS).index(kind) for kind in kinds)
    for row in rows:
        assert next(iter(row)) == "kind"
        assert set(KEYS[row["kind"]].split()) <= set(row), row


def test_ids_are_unique(rows):
    ids = Counter((row["kind"], row["id"]) for row in rows if "id" in row)
    assert [ident for ident, count in ids.items() if count > 1] == []


def test_what_is_unknown_is_null_not_empty(rows):
    assert [
        (row["kind"], key) for row in rows for found in objects(row) for key, value in found.items() if value == ""
    ] == []


@pytest.mark.parametrize(("kind", "key"), WORDS)
def test_words_are_those_of_the_contract(rows, kind, key):
    assert {row[key] for row in of(rows, kind)} <= set(WORDS[kind, key].split())


def test_every_reference_resolves(rows, by_id):
    seen = Counter()
    for row in rows:
        for found in objects(row):
            for key, kind in REFERENCES.items():
                name = found.get(key)
                if isinstance(name, str):
                    assert name in by_id[kind], (row["kind"], key, name)
                    seen[key] += 1
    assert set(seen) == set(REFERENCES)
    many = {"articles": "article", "statements": "statement", "who": "entity"}
    for row in rows:
        for found in objects(row):
            for key, kind in many.items():
                assert set(found.get(key, ())) <= set(by_id[kind]), (row["kind"], key)
                assert len(set(found.get(key, ()))) == len(found.get(key, ())), (row["kind"], key)


# ---------------------------------------------------------------- offsets and quotes


def quoted(span, text):
    start, end = span
    assert 0 <= start < end <= len(text)
    words = text[start:end]
    assert words == words.strip()
    return words


def test_every_span_lies_in_its_article(rows, texts):
    count = 0
    for row in rows:
        for found in objects(row):
            text = texts.get(found.get("article") or row.get("article") or row["id"] if "span" in found else "")
            if "span" in found:
                quoted(found["span"], text)
                count += 1
    assert count > 100


@pytest.mark.parametrize("kind", ["date", "quantity"])
def test_dates_and_quantities_quote_their_text(rows, texts, kind):
    for row in of(rows, kind):
        assert quoted(row["span"], texts[row["article"]]) == row["text"]


def test_statements_quote_their_content(rows, texts):
    for row in of(rows, "statement"):
        text = texts[row["article"]]
        assert row["text"] == " … ".join(quoted(span, text) for span in row["content"])
        assert all(a[1] <= b[0] for a, b in pairwise(row["content"]))
        for key in ("cue", "source"):
            if row[key]:
                quoted(row[key], text)
        assert all(s["as_written"] is None or s["as_written"] in text for s in row["speakers"])
        assert all(set(s) == {"entity", "name", "role", "as_written"} and s["entity"] for s in row["speakers"])
        assert 0 <= row["confidence"] <= 1


def test_events_hold_their_trigger(rows, texts):
    for row in of(rows, "event"):
        quoted(row["trigger"], texts[row["article"]])
        assert row["span"][0] <= row["trigger"][0] < row["trigger"][1] <= row["span"][1]


def test_articles_are_what_was_hashed(rows):
    for row in of(rows, "article"):
        assert hashlib.sha256(row["text"].encode()).hexdigest() == row["sha256"]
        assert all(set(credit) == {"name", "span"} for credit in row["upstream"])


def test_articles_name_what_read_them(rows):
    assert {row["made_by"] for row in of(rows, "article")} == {made_by()}


# ---------------------------------------------------------------- values


def test_date_objects_are_as_long_as_their_precision(rows):
    found = [inner for row in rows for inner in objects(row) if set(inner) == {"value", "precision", "basis"}]
    assert len(found) > 50
    for day in found:
        assert day["basis"] in ("stated", "relative", "story", "unknown")
        if day["value"] is None:
            assert (day["precision"], day["basis"]) == (None, "unknown")
        else:
            assert day["basis"] != "unknown"
            assert re.fullmatch(PRECISIONS[day["precision"]], day["value"]), day


def test_dates_are_of_timex3(rows):
    for row in of(rows, "date"):
        for value in (row["value"] or "").split("/") if row["value"] else ():
            assert TIMEX.fullmatch(value), row
        assert row["value"] or row["basis"] == "unresolved", row


def test_bounds_are_those_of_the_comparator(rows):
    for row in of(rows, "quantity"):
        low, high = row["low"], row["high"]
        open_at = {"at_least": "high", "more_than": "high", "at_most": "low", "less_than": "low"}.get(row["comparator"])
        assert [key for key in ("low", "high") if row[key] is None] == ([open_at] if open_at else []), row
        if row["comparator"] in ("exact", "approx"):
            assert low == high, row
        if not open_at:
            assert low <= high, row


# ---------------------------------------------------------------- the story


def test_the_story_holds_its_articles_by_publication(rows, by_id):
    (story,) = of(rows, "story")
    assert {row["story"] for row in of(rows, "article")} == {story["id"]}
    assert set(story["articles"]) == set(by_id["article"])
    days = [by_id["article"][ident]["published"]["value"][:10] for ident in story["articles"]]
    assert days == sorted(days)
    assert (story["first"], story["last"]) == (days[0], days[-1])


def test_the_reports_of_one_day_stand_by_the_hour(rows, by_id):
    (story,) = of(rows, "story")
    values = [by_id["article"][ident]["published"]["value"] for ident in story["articles"]]
    hours = [value for value in values if len(value) > 10]
    assert hours == sorted(hours)  # all of one zone


def test_lineage_covers_the_story(rows, by_id):
    (lineage,) = of(rows, "lineage")
    assert {article for origin in lineage["origins"] for article in origin["articles"]} == set(by_id["article"])
    assert {origin["basis"] for origin in lineage["origins"]} <= {"credit", "text_reuse", "own"}
    assert 1 <= lineage["independent_origins"] <= len(by_id["article"])


def test_a_claim_is_told_by_its_fullest_statement(rows, by_id):
    for claim in of(rows, "claim"):
        told = [by_id["statement"][ident]["text"] for ident in claim["statements"]]
        assert claim["text"] in told
        assert len(claim["text"]) == max(map(len, told))


def test_a_claim_is_of_its_speaker(rows, by_id):
    for claim in of(rows, "claim"):
        for ident in claim["statements"]:
            speakers = [speaker["entity"] for speaker in by_id["statement"][ident]["speakers"]]
            assert claim["speaker"] is None or not speakers or claim["speaker"] in speakers, claim["text"]


def test_points_carry_their_quantity_and_follow_one_that_came_before(rows, by_id):
    for figure in of(rows, "figure"):
        points = figure["points"]
        assert points
        seen = []
        for place, point in enumerate(points):
            quantity = by_id["quantity"][point["quantity"]]
            assert all(point[key] == quantity[key] for key in ("low", "high", "comparator")), figure["measure"]
            assert point["relation"] in ("first", "agrees", "updates", "contradicts", "differs_in_scope")
            assert (point["relation"] == "first") == (place == 0) == (point["to"] is None), figure["measure"]
            assert point["to"] is None or point["to"] in seen, figure["measure"]
            assert point["quantity"] not in seen
            seen.append(point["quantity"])
        days = [point["as_of"]["value"][:10] for point in points if point["as_of"]["value"]]
        assert days == sorted(days), figure["measure"]


def test_findings_have_two_places_at_least(rows):
    for finding in of(rows, "finding"):
        assert len({(e["article"], *e["span"]) for e in finding["evidence"]}) >= 2
        assert finding["summary"] != finding["reason"]


def test_the_timeline_is_in_order_and_quotes(rows, texts):
    (timeline,) = of(rows, "timeline")
    assert timeline["entries"]
    days = [entry["date"][:10] for entry in timeline["entries"]]
    assert days == sorted(days)
    for entry in timeline["entries"]:
        assert re.fullmatch(PRECISIONS[entry["precision"]], entry["date"])
        assert set(entry["articles"]) == {e["article"] for e in entry["evidence"]}
        assert any(entry["text"] in quoted(e["span"], texts[e["article"]]) for e in entry["evidence"])


def test_an_entry_of_the_timeline_is_what_its_evidence_quotes(rows, texts):
    (timeline,) = of(rows, "timeline")
    for entry in timeline["entries"]:
        assert entry["text"] in {quoted(e["span"], texts[e["article"]]) for e in entry["evidence"]}


def test_entities_are_mentioned_and_have_other_names_than_their_own(rows):
    for entity in of(rows, "entity"):
        assert entity["mentions"], entity["name"]
        assert entity["name"] not in entity["aliases"]
        assert entity["type"] in ("person", "organization", "place", "country", "group", None)
