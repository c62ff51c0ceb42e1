"""The tables' forms as one pattern: it must find what the forms find one by one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.text.lexicon import alternatives, load_table

WORDS = st.text("abA.-", min_size=1, max_size=4)
FORMS = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("forms", "text", "found"),
    [
        (["juru bicara", "juru", "ketua"], "Ketua, juru\n bicara, juru tulis", ["juru\n bicara", "juru"]),
        (["Sa", "sab", "sa"], "sabSasa", ["sab", "Sa", "sa"]),
        (["S.H.", "S.H", "M+"], "S.H. SxH S.H M+", ["S.H.", "S.H", "M+"]),
        ([], "kata", []),
    ],
)
def test_the_longest_form_is_found_with_any_white_space_in_it(forms: list[str], text: str, found: list[str]) -> None:
    assert re.findall(alternatives(forms), text) == found


@given(
    FORMS, st.text("abAB.- ", max_size=20), st.sampled_from([re.NOFLAG, re.IGNORECASE]), st.sampled_from(["", r"\b"])
)
def test_forms_in_one_pattern_are_found_as_they_are_one_by_one(
    forms: list[str], text: str, flag: re.RegexFlag, edge: str
) -> None:
    one_by_one = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=len, reverse=True))
    expected = [match.span() for match in re.finditer(f"{edge}(?:{one_by_one}){edge}", text, flag)]
    assert [match.span() for match in re.finditer(f"{edge}{alternatives(forms)}{edge}", text, flag)] == expected


def test_words_of_plans_and_of_lifetimes_stand_in_one_table() -> None:
    plans = {row["form"] for row in load_table("id", "plans") if not row["kind"]}
    for table in ("occasions", "timewords"):
        again = {row["form"] for row in load_table("id", table) if row["kind"] in ("planned", "ahead")}
        assert plans.isdisjoint(again)
    assert not [row for row in load_table("id", "amount_cues") if row["kind"] == "lifetime"]
