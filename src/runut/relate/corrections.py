"""Numbers that a report takes back, and those it gives in their place: "... menyebut 34 tahun. Yang benar 43 tahun."

A number taken back is nobody's any more. Where nothing tells that something is taken back, "tujuh, bukan delapan" is
a denial and no correction.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from runut.records import Quantity, Reading, Span
from runut.relate.vocabulary import table_of, words

_REACH = 60  # characters between the wrong number and the right one
_SHORT = 8  # words of a sentence that only puts right what the one before it tells


def corrections(reading: Reading) -> Iterator[tuple[Quantity, Quantity | None]]:
    """Yield each number taken back with the one given in its place, None where the report gives none."""
    text, language = reading.article.text, reading.article.language
    starts = [span.start for span in reading.sentences]
    told = {kind: _forms(kind, language) for kind in ("announces", "before", "wrong", "right", "to", "told")}
    no = table_of(language, "negations")
    given = None
    for quantity, following in pairwise([*reading.quantities, None]):
        k = bisect_right(starts, quantity.span.start) - 1 if quantity else -1
        if quantity is None or quantity is given or k < 0:
            continue
        before, end = words(text[starts[k] : quantity.span.start]), quantity.span.end
        right = following if following and _answers(following, quantity, k, starts) else None
        between = words(text[end : right.span.start if right else end + _REACH])
        earlier = _holds(before, told["before"]) and _holds(between, told["right"])
        if earlier or _holds(before, told["wrong"]):
            given = right if _holds(between, told["right"]) else None
            yield quantity, given
        elif _is_notice(before, told, language):
            yield quantity, _in_its_place(reading, quantity, k, starts)
        elif right and _announced(reading, k, told["announces"]):
            if len(between) == 1 and between[0] in no:
                yield right, quantity
            elif _moved(before, between, told) or (before[-1:] and before[-1] in no and _holds(between, told["right"])):
                yield quantity, right


def _is_notice(before: tuple[str, ...], told: Mapping[str, frozenset[tuple[str, ...]]], language: str) -> bool:
    """Is it "meralat berita yang menyebut delapan"? In "meralat jumlah itu, menyebut delapan" eight is the new one."""
    relative = table_of(language, "clausewords").get(before[-2], {}).get("role") if len(before) > 1 else None
    return relative == "relative" and before[-1:] in told["told"] and _holds(before[:-2], told["announces"])


def _in_its_place(reading: Reading, quantity: Quantity, k: int, starts: list[int]) -> Quantity | None:
    """The one number of its kind in the sentence behind, where that counts no other thing and tells no other state."""
    text, language = reading.article.text, reading.article.language
    behind = [
        other
        for other in reading.quantities
        if bisect_right(starts, other.span.start) - 1 == k + 1 and other.unit == quantity.unit
    ]
    if len(behind) != 1 or behind[0].low == quantity.low:
        return None
    next_start = min((q.span.start for q in reading.quantities if q.span.start > quantity.span.start), default=None)
    one = _states(text[starts[k] : min(next_start or len(text), reading.sentences[k].end)], language)
    other = _states(reading.sentences[k + 1].of(text), language)
    counted, nouns = (_nouns(q, language) for q in (quantity, behind[0]))
    return behind[0] if other <= one and nouns in ((), counted) else None


def _states(told: str, language: str) -> frozenset[str]:
    scopes = table_of(language, "scopes")
    return frozenset(scopes[word]["scope"] for word in words(told) if word in scopes)


def _nouns(quantity: Quantity, language: str) -> tuple[str, ...]:
    """What is counted, beside the unit and the state: "kepala desa" of "orang kepala desa"."""
    left_out = {quantity.unit, *table_of(language, "scopes")}
    return tuple(word for word in words(quantity.counted or "") if word not in left_out)


def _moved(before: tuple[str, ...], between: tuple[str, ...], told: Mapping[str, frozenset[tuple[str, ...]]]) -> bool:
    """Is it "meralat ... dari delapan menjadi tujuh"?"""
    return _holds(before, told["announces"]) and between in told["to"]


def taken_over(before: str, language: str) -> bool:
    """Does a number behind "meralat" or the like stand there as the new one: "meralat jumlah korban menjadi tujuh"?"""
    return _holds(words(before)[-1:], _forms("to", language))


def withdrawn(reading: Reading) -> Iterator[Span]:
    """Yield the sentences that only tell what was wrong: the next, a short one, begins with what is right."""
    right = _forms("right", reading.article.language)
    for sentence, following in pairwise(reading.sentences):
        found = words(following.of(reading.article.text))
        if len(found) <= _SHORT and any(found[: len(form)] == form for form in right):
            yield sentence


@cache
def _forms(kind: str, language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(words(form) for form, row in table_of(language, "retractions").items() if row.get("kind") == kind)


def _holds(found: tuple[str, ...], forms: frozenset[tuple[str, ...]]) -> bool:
    begun = (form for form in forms if form[0] in found)
    return any(found[i : i + len(form)] == form for form in begun for i in range(len(found) - len(form) + 1))


def _announced(reading: Reading, k: int, forms: frozenset[tuple[str, ...]]) -> bool:
    """Does the headline, the sentence or the one before it tell that something is taken back?"""
    text = reading.article.text
    near = [span.of(text) for span in reading.sentences[max(0, k - 1) : k + 1]]
    return any(_holds(words(one), forms) for one in (reading.article.title or "", *near))


def _answers(following: Quantity, quantity: Quantity, k: int, starts: list[int]) -> bool:
    """Does another number of the same kind follow shortly, in the sentence or the next?"""
    alike = following.unit == quantity.unit or not following.unit or not quantity.unit
    shortly = following.span.start - quantity.span.end <= _REACH
    return (
        alike and shortly and following.low != quantity.low and bisect_right(starts, following.span.start) - 1 <= k + 1
    )
