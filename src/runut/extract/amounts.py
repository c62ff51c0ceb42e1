"""Numerals with what stands close to them: money, unit of measure, rate; two of them joined to a range.

What is counted ("lima orang tersangka") is read by runut.extract.counted; what kind of expression a number is
(amount, name, date) is decided by runut.extract.quantities. Units, money and rates are data in lang/<language>.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from runut.extract.numerals import Numeral, numerals, word_value
from runut.text.lexicon import alternatives, load_index, load_table

Kind = Literal["money", "percent", "time", "measure", "number"]

_CURRENCY_REACH = 12
_NUMBER_PART = r"(?<![\w.,])"


@dataclass(frozen=True, slots=True)
class Amount:
    """``text[start:end]``: a numeral, or a range of two, with its money or unit. *number* .. *number_end*: the numerals alone.

    *joined*: a range; *vague*: said with -an or kisaran-like morphology; *english*: the value if the comma groups thousands.
    """

    start: int
    end: int
    number: int
    number_end: int
    low: Decimal
    high: Decimal
    form: str
    kind: Kind = "number"
    unit: str | None = None
    per: str | None = None
    scale: Decimal = Decimal(1)
    vague: bool = False
    joined: bool = False
    english: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Grammar:
    money_before: re.Pattern[str]
    money_after: re.Pattern[str]
    measure: re.Pattern[str]
    short_scale: re.Pattern[str]
    rate: re.Pattern[str]
    joint: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar:
    money = load_table(language, "currencies")
    before = alternatives(row["form"] for row in money if row["side"] == "before")
    after = alternatives(row["form"] for row in money if row["side"] == "after")
    units = [row["form"] for row in load_table(language, "units")]
    scales = [row["form"] for row in load_table(language, "numbers") if row["kind"] == "money_scale"]
    per = alternatives(row["form"] for row in load_table(language, "rates"))
    words = alternatives(row["form"] for row in load_table(language, "rate_words"))
    return _Grammar(
        re.compile(rf"(?i)(?:(?<![^\W\d_])|(?<=[a-z])(?=R))(?P<money>{before})\.?\s*$"),
        re.compile(rf"(?i)\s*(?P<money>{after})(?P<an>-?an)?(?![\w$])"),
        re.compile(rf"(?i)\s*-?(?P<unit>{alternatives(units)})(?P<an>-?an)?(?:nya)?(?![\w²³/])"),
        re.compile(rf"(?i)\s*(?P<scale>{alternatives(scales)})\b(?!['’])"),
        re.compile(rf"(?i)\s*-?\s*(?:(?:per\s*|/\s*)(?P<per>{per})(?:nya)?|(?P<word>{words}))\b"),
        re.compile(r"(?i)\s*(?P<word>\S+)?\s*(?:-{1,2}|s/d|s\.d\.?|hingga|sampai(?:\s+dengan)?|(?P<alt>dan|atau))\s*"),
    )


def amounts(text: str, start: int, end: int, language: str = "id") -> Iterator[Amount]:
    """Yield the amounts of ``text[start:end]`` in order, ranges joined; any number is one, whatever it means."""
    pending: Amount | None = None
    for numeral in numerals(text, start, end, language):
        if pending and numeral.start < pending.end:
            continue
        amount = measured(text, start, end, numeral, language)
        if pending and amount.start < pending.end:
            continue
        if pending:
            both = joined(text, start, pending, amount, language)
            if both:
                pending = both
                continue
            yield pending
        pending = amount
    if pending:
        yield pending


def measured(text: str, first: int, last: int, numeral: Numeral, language: str) -> Amount:
    """Return *numeral* with the money before or behind it, the unit of measure and the rate."""
    grammar = _grammar(language)
    start, end, unit, vague = numeral.start, _spelled_out(text, last, numeral, language), None, numeral.vague
    kind: Kind = "number"
    factor, scale = Decimal(1), numeral.scale
    low, high = numeral.low, numeral.high
    money = grammar.money_before.search(text, max(first, start - _CURRENCY_REACH), start)
    if money and numeral.form != "collective":
        kind, start = "money", money.start("money")
        unit = load_index(language, "currencies")[_blanks(money["money"])]["code"]
        short = numeral.scale == 1 and grammar.short_scale.match(text, end, last)
        if short:
            scale = Decimal(load_index(language, "numbers")[short["scale"].lower()]["value"])
            low, high, end = low * scale, high * scale, short.end()
    after = grammar.money_after.match(text, end, last) if numeral.form != "collective" else None
    measure = grammar.measure.match(text, end, last) if numeral.form != "collective" else None
    if after:
        row = _after(language)[_blanks(after["money"])]
        factor = Decimal(row["factor"] or 1)
        kind, unit, end, vague = "money", unit or row["code"], after.end(), vague or bool(after["an"])
    elif measure and kind == "number" and _fits(text, numeral, measure):
        form = _blanks(measure["unit"])
        row = load_index(language, "units")[form]
        kind = {"percent": "percent", "time": "time"}.get(row["kind"], "measure")  # type: ignore[assignment]
        unit, end, vague = (
            form,
            measure.end("an") if measure["an"] else measure.end("unit"),
            vague or bool(measure["an"]),
        )
    start, low, high = _negative(text, first, start, low * factor, high * factor)
    amount = Amount(
        start,
        end,
        numeral.start,
        numeral.end,
        low,
        high,
        numeral.form,
        kind,
        unit,
        None,
        scale,
        vague,
        False,
        numeral.english,
    )
    return with_rate(text, last, amount, language) if kind != "number" else amount


def _spelled_out(text: str, last: int, numeral: Numeral, language: str) -> int:
    """Return the end of *numeral* with the words that repeat it: "5 (lima) orang"."""
    words = re.compile(r"\s*\(([a-zA-Z ]+)\)").match(text, numeral.end, last)
    if not words or word_value(words[1].lower().split(), language) != (numeral.low, len(words[1].split())):
        return numeral.end
    return words.end()


def _fits(text: str, numeral: Numeral, measure: re.Match[str]) -> bool:
    """Is the word a unit here? One letter is one only behind digits, and a capital "M" or "T" is none ("Rp 5 M" aside)."""
    form = measure["unit"]
    if len(form) > 1 or not form.isalpha():
        return True
    return numeral.form == "digits" and numeral.scale == 1 and (form.islower() or form in "WV")


def _negative(text: str, first: int, start: int, low: Decimal, high: Decimal) -> tuple[int, Decimal, Decimal]:
    minus = re.search(r"(?i)(?:\((?:minus|negatif)\)|\bminus|\bnegatif|(?<![\w)])(?<![\w)] )-)\s*$", text[max(first, start - 10) : start])
    if not minus or "-" in minus.group() and text[start : start + 1].isdigit() is False:
        return start, low, high
    return max(first, start - 10) + minus.start(), -high, -low


def with_rate(text: str, last: int, amount: Amount, language: str) -> Amount:
    """Return *amount* with the rate that stands behind it, if any ("per barel", "/jam", "sehari")."""
    rate = _grammar(language).rate.match(text, amount.end, last)
    if not rate:
        return amount
    table, form = ("rates", rate["per"]) if rate["per"] else ("rate_words", rate["word"])
    return replace(amount, end=rate.end(), per=load_index(language, table)[_blanks(form)]["per"])


def joined(text: str, first: int, low: Amount, high: Amount, language: str) -> Amount | None:
    """Return the range of two neighbours ("65-75 dollar", "10 sampai 20%", "antara 3 dan 5", "2 orang sampai 5 orang")."""
    between = _grammar(language).joint.fullmatch(text, low.end, high.start)
    if not between or low.form in ("collective", "fraction") or high.form != low.form and "collective" in high.form:
        return None
    again = between["word"]
    if again and not re.match(rf"(?i)\s*{re.escape(again)}\b", text[high.end : high.end + len(again) + 2]):
        return None
    if between["alt"] and not _pair(text, first, low, high, between["alt"].lower()):
        return None
    if low.unit and high.unit and low.unit != high.unit:
        return None
    start_low = low.low
    if low.scale == 1 and high.scale > 1 and not low.unit or low.scale == 1 and low.kind == "money" and high.scale > 1:
        start_low = low.low * high.scale if low.low * high.scale < high.high else low.low
    if not start_low < high.high or low.joined:
        return None
    kind = high.kind if high.kind != "number" else low.kind
    return replace(
        high,
        start=low.start,
        number=low.number,
        low=start_low,
        kind=kind,
        unit=high.unit or low.unit,
        per=high.per or low.per,
        joined=True,
        english=None,
        form="round" if low.form == "round" else high.form,
    )


def _pair(text: str, first: int, low: Amount, high: Amount, word: str) -> bool:
    """Do "dan", "atau" make a range: "antara 3 dan 5", "dua atau tiga orang"?"""
    if word == "dan":
        return bool(re.search(r"(?i)\bantara\s+$", text[max(first, low.start - 12) : low.start]))
    return low.form == "words" and low.kind == "number" and high.low - low.high == 1


def _blanks(form: str) -> str:
    return " ".join(form.lower().split())


@cache
def _after(language: str) -> dict[str, dict[str, str]]:
    return {row["form"]: dict(row) for row in load_table(language, "currencies") if row["side"] == "after"}
