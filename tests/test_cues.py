"""The words that mark an attribution."""

import pytest

from attributed import document
from runut.extract.cues import cues
from runut.text.lexicon import load_table


def test_the_cue_table_is_wide_and_sound():
    rows = load_table("id", "cues")
    acts = {"assert", "confirm", "deny", "predict", "warn", "demand", "promise", "evaluate", "withhold"}
    frames = {"tag", "clause", "refusal", "according", "passive", "impersonal"}
    assert len(rows) > 400
    assert {row["act"] for row in rows} <= acts
    assert {row["frame"] for row in rows} <= frames
    assert len({(row["form"], row["frame"]) for row in rows}) == len(rows)


def test_cues_quote_their_form():
    doc = document("Ratih mengatakan hal itu. Katanya begitu, menurut dia.")
    assert [(doc.text[c.start : c.end].lower(), c.own) for c in cues(doc)] == [
        ("mengatakan", False),
        ("katanya", True),
        ("menurut", False),
    ]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("mengatakn", "mengatakan"),
        ("memngungkapkan", "mengungkapkan"),
        ("nenyatakan", "menyatakan"),
        ("menjelaksan", "menjelaskan"),
        ("meluluskan", None),  # a letter apart from another verb, and one of its own
        ("menegakkan", None),
    ],
)
def test_a_misprinted_verb_is_still_a_cue(word, form):
    found = [cue.form for cue in cues(document(f"Ratih {word} air surut."))]
    assert found == ([form] if form else [])
