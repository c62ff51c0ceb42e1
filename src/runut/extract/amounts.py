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

from runut.extract.numerals import Numeral, digits_value, numerals, particles, tidy, word_value
from runut.text.lexicon import Row, alternatives, load_index, load_table

Kind = Literal["money", "percent", "time", "measure", "number"]

_CURRENCY_REACH = 12
_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKETED = re.compile(r"\s*\(([a-zA-Z ]+)\)")
_BRACKETED_DIGITS = re.compile(r"\s*\((\d{1,3}(?:\.\d{3})*|\d+)\)")
_DECIMALS = re.compile(r",(\d{2,})")
_JOINABLE = {"digits", "words", "round"}
_KINDS: dict[str, Kind] = {"percent": "percent", "time": "time"}


@dataclass(frozen=True, slots=True)
class Amount:
    """``text[start:end]``: a numeral, or a range of two (*joined*), with its money or unit.

    *number*, *number_end*: the numerals alone; *scale*: the magnitude word, 1 without; *vague*: said with -an;
    *english*: the value if its comma groups thousands.
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
    between: re.Pattern[str]
    minus: re.Pattern[str]
    listed: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar:
    money = load_table(language, "currencies")
    before = alternatives(row["form"] for row in money if row["side"] == "before")
    after = alternatives(row["form"] for row in money if row["side"] == "after")
    units = [row["form"] for row in load_table(language, "units")]
    scales = [row["form"] for row in load_table(language, "numbers") if row["kind"] == "money_scale"]
    per = alternatives(row["form"] for row in load_table(language, "rates"))
    minus = particles("minus", language)
    words = alternatives(row["form"] for row in load_table(language, "rate_words"))
    return _Grammar(
        re.compile(rf"(?i)(?:(?<![^\W\d_])|(?<=[a-z])(?=R))(?P<money>{before})\.?\s*$"),
        re.compile(rf"(?i)\s*(?P<money>{after})(?P<an>-?an)?(?![\w$])"),
        re.compile(
            rf"(?i)\s*-?(?P<unit>{alternatives(units)})(?P<an>-?an)?(?:(?<=\w{{3}})nya)?(?![\w²³]|/(?!{per}\b|\d))"
        ),
        re.compile(rf"(?i)\s*(?P<scale>{alternatives(scales)})\b(?!['’])"),
        re.compile(
            rf"(?i)\s*-?\s*(?:(?:{particles('over', language)}\s*|/\s*)(?P<per>{per})(?:nya)?|(?P<word>{words}))\b"
        ),
        re.compile(
            rf"(?i)\s*(?P<word>\S+)?\s*(?:-{{1,2}}|{particles('to', language)}"
            rf"|(?P<and>{particles('and', language)})|(?P<or>{particles('or', language)}))\s*"
        ),
        re.compile(rf"(?i)(?<!\w){particles('between', language)}\s+$"),
        re.compile(rf"(?i)(?:\({minus}\)\s*|(?<!\w){minus}\s+|(?:(?<=[^\W\d_]\s)|(?<=\())-)$"),
        re.compile(rf"(?i)\s*,?\s*(?:{particles('and', language)}|{particles('or', language)})\s*"),
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
                rated = both.per is None and both.kind != "number"
                pending = with_rate(text, end, both, language) if rated else both
                continue
            yield _sharing(text, pending, amount, language)
        pending = amount
    if pending:
        yield pending


def measured(text: str, first: int, last: int, numeral: Numeral, language: str) -> Amount:
    """Return *numeral* with the money before or behind it, the unit of measure and the rate."""
    amount = Amount(
        start=numeral.start,
        end=_spelled_out(text, last, numeral, language),
        number=numeral.start,
        number_end=numeral.end,
        low=numeral.low,
        high=numeral.high,
        form=numeral.form,
        scale=numeral.scale,
        vague=numeral.vague,
        english=numeral.english,
    )
    if numeral.form == "collective":
        return amount
    amount = _money_before(text, first, last, amount, language)
    behind = _money_behind(text, last, amount, language)
    amount = behind or (_measure(text, last, amount, language) if amount.kind == "number" else amount)
    if amount.kind == "money" and amount.english is not None:  # no money has three decimals
        amount = replace(amount, low=amount.english, high=amount.english)
    amount = _signed(text, first, amount, language)
    return with_rate(text, last, amount, language) if amount.kind != "number" else amount


def _spelled_out(text: str, last: int, numeral: Numeral, language: str) -> int:
    """Return the end of *numeral* with the words or digits that repeat it: "5 (lima) orang", "lima (5) orang"."""
    digits = _BRACKETED_DIGITS.match(text, numeral.end, last) if numeral.form == "words" else None
    if digits and digits_value(digits[1]) == numeral.low == numeral.high:
        return digits.end()
    words = _BRACKETED.match(text, numeral.end, last)
    if not words or word_value(words[1].lower().split(), language) != (numeral.low, len(words[1].split())):
        return numeral.end
    return words.end()


def _money_before(text: str, first: int, last: int, amount: Amount, language: str) -> Amount:
    grammar = _grammar(language)
    money = grammar.money_before.search(text, max(first, amount.start - _CURRENCY_REACH), amount.start)
    if not money:
        return amount
    code = load_index(language, "currencies")[_blanks(money["money"])]["code"]
    amount = replace(amount, start=money.start("money"), kind="money", unit=code)
    short = grammar.short_scale.match(text, amount.end, last) if amount.scale == 1 else None
    if not short:
        return amount
    scale = Decimal(load_index(language, "numbers")[short["scale"].lower()]["value"])
    return replace(amount, low=tidy(amount.low * scale), high=tidy(amount.high * scale), scale=scale, end=short.end())


def _money_behind(text: str, last: int, amount: Amount, language: str) -> Amount | None:
    money = _grammar(language).money_after.match(text, amount.end, last)
    if not money:
        return None
    row = _names_behind(language)[_blanks(money["money"])]
    factor = Decimal(row["factor"] or 1)
    return replace(
        amount,
        low=tidy(amount.low * factor),
        high=tidy(amount.high * factor),
        kind="money",
        unit=amount.unit or row["code"],
        end=money.end(),
        vague=amount.vague or bool(money["an"]),
    )


def _measure(text: str, last: int, amount: Amount, language: str) -> Amount:
    measure = _grammar(language).measure.match(text, amount.end, last)
    if not measure or not _is_unit(amount, measure["unit"]):
        return amount
    form = _blanks(measure["unit"])
    kind = _KINDS.get(load_index(language, "units")[form]["kind"], "measure")
    end = measure.end("an") if measure["an"] else measure.end("unit")
    return replace(amount, kind=kind, unit=form, end=end, vague=amount.vague or bool(measure["an"]))


def _is_unit(amount: Amount, form: str) -> bool:
    """Is *form* a unit here? One letter is one only behind digits, and no capital ("5 M") but W and V."""
    if len(form) > 1 or not form.isalpha():
        return True
    return amount.form == "digits" and amount.scale == 1 and (form.islower() or form in "WV")


def _signed(text: str, first: int, amount: Amount, language: str) -> Amount:
    """Return *amount* below zero where "minus" or a sign stands before it."""
    reach = max(first, amount.start - _CURRENCY_REACH)
    minus = _grammar(language).minus.search(text[reach : amount.start])
    if not minus:
        return amount
    return replace(amount, start=reach + minus.start(), low=-amount.high, high=-amount.low)


def with_rate(text: str, last: int, amount: Amount, language: str) -> Amount:
    """Return *amount* with the rate that stands behind it, if any ("per barel", "/jam", "sehari")."""
    rate = _grammar(language).rate.match(text, amount.end, last)
    if not rate:
        return amount
    table, form = ("rates", rate["per"]) if rate["per"] else ("rate_words", rate["word"])
    return replace(amount, end=rate.end(), per=load_index(language, table)[_blanks(form)]["per"])


def joined(text: str, first: int, low: Amount, high: Amount, language: str) -> Amount | None:
    """Return the range of two neighbours ("65-75 dollar", "2 orang sampai 5 orang"), None if they are two amounts."""
    joint = _grammar(language).joint.fullmatch(text, low.end, high.start)
    if not joint or low.joined or not {low.form, high.form} <= _JOINABLE:
        return None
    noun = joint["word"]
    if noun and not re.match(rf"\s*{re.escape(noun)}(?!\w)", text[high.end : high.end + len(noun) + 3]):
        return None
    if joint["and"] and not _grammar(language).between.search(
        text[max(first, low.start - _CURRENCY_REACH) : low.start]
    ):
        return None
    if joint["or"] and not (low.form == "words" and low.kind == "number" and high.low - low.high == 1):
        return None
    if low.unit and high.unit and low.unit != high.unit:
        return None
    least, most = _shared_scale(low, high), high.high
    if (
        least > most
        and low.low == low.high
        and high.low == high.high
        and low.kind == high.kind
        and (low.kind != "number" or _alike(text, low, high))
        and low.unit == high.unit
    ):
        least, most = most, least  # "6 persen hingga 5 persen", "0,8650-0,8600"
    if least >= most:
        return None
    return replace(
        high,
        start=low.start,
        number=low.number,
        low=least,
        high=most,
        kind=high.kind if high.kind != "number" else low.kind,
        unit=high.unit or low.unit,
        per=high.per or low.per,
        joined=True,
        english=None,
        form="round" if low.form == "round" else high.form,
    )


def _alike(text: str, low: Amount, high: Amount) -> bool:
    """Have both as many decimals, two or more, as prices and rates have?"""
    both = [_DECIMALS.search(text, one.number, one.number_end) for one in (low, high)]
    return len({len(found[1]) if found else 0 for found in both}) == 1 and all(both)


def _sharing(text: str, amount: Amount, following: Amount, language: str) -> Amount:
    """Return *amount* with the unit of measure of the amount it is listed with ("0,16 dan 0,18 persen")."""
    alone = amount.kind == "number" and amount.form == "digits" and amount.scale == 1
    if not alone or following.kind not in ("percent", "measure") or following.scale != 1:
        return amount
    if _YEAR.fullmatch(text, amount.start, amount.end):
        return amount
    between = _grammar(language).listed.fullmatch(text, amount.end, following.start)
    return replace(amount, kind=following.kind, unit=following.unit) if between else amount


def _shared_scale(low: Amount, high: Amount) -> Decimal:
    """Return the lower bound: in "Rp 10 - 20 juta", "dua sampai tiga ribu" the magnitude is for both."""
    shared = low.scale == 1 and high.scale > 1 and (not low.unit or low.kind == "money")
    return tidy(low.low * high.scale) if shared and low.low * high.scale < high.high else low.low


def _blanks(form: str) -> str:
    return " ".join(form.lower().split())


@cache
def _names_behind(language: str) -> dict[str, Row]:
    return {row["form"]: row for row in load_table(language, "currencies") if row["side"] == "after"}
