"""Amounts with their bounds, comparators, units and what they count.

A number is taken for an amount by what stands beside it: money, a unit, a noun that can be counted, a hedge, or
words such as "sebanyak" and "di antaranya". Names (SV-5726, Boeing 737), numbers of documents, scores, ordinals and
the article satu are left out; what dates read as time is theirs, but for ages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from runut.extract.amounts import Amount, amounts, with_rate
from runut.extract.counted import Counted, counted, is_phrase_end, noun_kind
from runut.records import Annotated, Comparator, Date, Quantity, content_id
from runut.text.lexicon import alternatives, load_index, load_table

_READ_BESIDE_BODY = ("link", "caption", "subhead")
_REACH = 48
_OLDEST = 115
_YEARS = range(1900, 2101)
_CURRENCY_SHARE = Decimal(10**5)
_LAST_WORD = re.compile(r"([^\W\d_][\w.'-]*)[\s(\"':]*$")
_NAME_BEFORE_AGE = re.compile(r"[A-Z][\w.']*\s?\($")
_NAME_COMMA = re.compile(r"[A-Z][\w.']+,\s$")
_DECLARED = re.compile(r"(?i)\s*\((?P<noun>orang|tahun|jiwa|unit|persen)\)")


@dataclass(frozen=True, slots=True)
class _Grammar:
    hedge: re.Pattern[str]
    after: re.Pattern[str]
    hard: re.Pattern[str]
    soft: re.Pattern[str]
    unlike: re.Pattern[str]
    not_one: re.Pattern[str]
    amount: re.Pattern[str]
    age: re.Pattern[str]
    part: re.Pattern[str]
    predicate: re.Pattern[str]
    magnitude: re.Pattern[str]


def _column(language: str, table: str, **where: str) -> str:
    rows = load_table(language, table)
    return alternatives(row["form"] for row in rows if all(row[key] == value for key, value in where.items()))


@cache
def _grammar(language: str) -> _Grammar:
    fillers = _column(language, "hedge_fillers")
    before = _column(language, "hedges", side="before")
    after = _column(language, "hedges", side="after")

    def behind(forms: str) -> re.Pattern[str]:
        return re.compile(rf"(?i)[\s(]*{forms}(?![\w-])")

    def ahead(forms: str) -> re.Pattern[str]:
        return re.compile(rf"(?i)(?<![\w-]){forms}[.:]?[\s(]*$")

    return _Grammar(
        hedge=re.compile(rf"(?i)(?<![\w-])(?P<hedge>{before})(?P<filler>(?:\s+{fillers}){{0,2}})\s*$"),
        after=re.compile(rf"(?i)\s*,?\s*(?P<hedge>{after})(?![\w-])"),
        hard=ahead(_column(language, "not_counted", side="before", strength="hard")),
        soft=ahead(_column(language, "not_counted", side="before", strength="soft")),
        unlike=behind(_column(language, "not_counted", side="after")),
        not_one=behind(_column(language, "not_after_one")),
        amount=ahead(_column(language, "amount_cues", kind="amount")),
        age=ahead(_column(language, "amount_cues", kind="age")),
        part=behind(_column(language, "amount_cues", kind="part")),
        predicate=behind(_column(language, "amount_cues", kind="predicate")),
        magnitude=re.compile(rf"(?i)(?<![\w-]){_column(language, 'amount_cues', kind='magnitude')}[\s(:)M]*$"),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an amount stands: its sentence, and the end of the quantity before it."""

    text: str
    first: int
    last: int
    floor: int
    language: str

    def before(self, at: int) -> str:
        return self.text[max(self.floor, at - _REACH) : at]


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount accepted, with the phrase counted; *bare*: no noun and no unit of its own."""

    amount: Amount
    noun: Counted | None = None
    end: int = 0
    unit: str | None = None
    bare: bool = False


def quantities(doc: Annotated, dates: Sequence[Date]) -> Iterator[Quantity]:
    """Yield each amount in the body of *doc*, in reading order, none overlapping another.

    A number inside one of *dates* is no amount, unless it is an age ("pria 26 tahun").
    """
    language = doc.article.language
    times = sorted((date.span.start, date.span.end) for date in dates)
    floor, last_noun, last_code = 0, None, None
    for first, last in _stretches(doc):
        floor = max(floor, first)
        for amount in amounts(doc.plain, first, last, language):
            if amount.start < floor:
                continue
            place = _Place(doc.plain, first, last, floor, language)
            timed = _timed(times, amount)
            found = _accepted(place, amount, timed=timed)
            if found is None:
                continue
            quantity = _quantity(doc, place, found, last_noun, last_code)
            last_noun = found.noun if found.noun and amount.kind == "number" else last_noun
            last_code = quantity.unit if amount.kind == "money" else last_code
            floor = quantity.span.end
            yield quantity


def _stretches(doc: Annotated) -> list[tuple[int, int]]:
    """Return where amounts are looked for: body sentences, and headlines of other reports that stand among them."""
    links = [(part.start, part.end) for part in doc.article.parts if part.kind in _READ_BESIDE_BODY]
    return sorted([(sentence.start, sentence.end) for sentence in doc.sentences] + links)


def _timed(times: Sequence[tuple[int, int]], amount: Amount) -> bool:
    """Does an expression of time hold the number (not only the rate behind it)?"""
    at = bisect_right(times, (amount.number_end - 1, 10**9))
    return any(start < amount.number_end and amount.number < end for start, end in times[max(0, at - 3) : at])


# ---------------------------------------------------------------- is it an amount?


def _accepted(place: _Place, amount: Amount, *, timed: bool) -> _Found | None:
    """Return what the amount counts or measures, None where the number is no amount."""
    if age := _age(place, amount):
        return age
    if timed or amount.kind == "time":
        return None
    if _magnitude(place, amount):
        return _Found(amount, end=amount.end, unit="magnitudo")
    if _part_of_name(place, amount):
        return None
    if amount.kind in ("money", "percent", "measure"):
        return _Found(amount, end=amount.end, unit=amount.unit)
    if amount.form == "collective":
        return _collective(place, amount)
    before = place.before(amount.start)
    grammar = _grammar(place.language)
    if (
        grammar.hard.search(before)
        or _numbered(before, place.language)
        or grammar.unlike.match(place.text, amount.end, place.last)
    ):
        return None
    if re.fullmatch(r"\d\.\d", place.text[amount.number : amount.number_end]):
        return None  # a version: "industri 4.0"
    plural = _plural_marks(place, amount)
    noun = counted(place.text, plural, place.last, after_capital=_after_name(place, amount), language=place.language)
    if amount.form == "words" and amount.high <= 1 and not (amount.high and _one(place, amount, noun)):
        return None
    if noun and noun.unit == "kali" and re.search(r"(?i)\bsekali[ -]$", before):
        return None  # sekali dua kali
    if noun and (noun.counts or not (_after_name(place, amount) or grammar.soft.search(before))):
        if _a_year(place, amount) and not (noun.counts and place.text[noun.start].islower()):
            return None
        return _Found(amount, noun, noun.head_end, noun.unit)
    if noun is None or amount.scale > 1:
        return _bare(place, amount)
    return None


def _magnitude(place: _Place, amount: Amount) -> bool:
    """Is it an earthquake's: "magnitudo 5,3", "M5,3"?"""
    digits = place.text[amount.number : amount.number_end]
    if amount.kind != "number" or amount.end != amount.number_end or not re.fullmatch(r"\d[.,]\d", digits):
        return False
    return _grammar(place.language).magnitude.search(place.before(amount.start)) is not None


def _numbered(before: str, language: str) -> bool:
    """Does "hari ke", "5 x" or "91 +" stand before the number?"""
    serial = re.search(r"(?i)([^\W\d_]+)\s+ke\s+$", before)
    if serial and (serial[1].lower() in load_index(language, "serials") or serial[1].lower() == "yang"):
        return True
    return bool(re.search(r"\d\s*[x×+]\s*$", before))


def _plural_marks(place: _Place, amount: Amount) -> int:
    """Return where the noun begins: behind "lebih" where it follows the number ("100 lebih rumah")."""
    more = re.compile(r"(?i)\s+(?:lebih|sekian)(?=\s)").match(place.text, amount.end, place.last)
    if not more:
        return amount.end
    word = re.compile(r"\s+([^\W\d_]+)").match(place.text, more.end(), place.last)
    return (
        more.end()
        if word and noun_kind(word[1].lower(), place.language) in ("head", "classifier", "unit")
        else amount.end
    )


def _part_of_name(place: _Place, amount: Amount) -> bool:
    """Is the number glued to a name, a code, a score, or does it look like none that is counted?"""
    text, start, end = place.text, amount.number, amount.number_end
    if not text[start].isdigit():
        return False
    left = text[amount.start - 1] if amount.start > place.first else " "
    right = text[end] if end < place.last else " "
    more = text[end + 1] if end + 1 < place.last else " "
    digits = text[start:end]
    if right in "-/:" and more.isalnum() and amount.end == end:
        return True
    if right in "(" and more.isdigit():
        return True
    if left.isalpha() and amount.kind != "money":
        glued = re.search(r"(?<![A-Za-z])[a-z]{3,}$", text[max(place.first, start - 20) : start])
        return not glued or (
            amount.kind == "number" and not counted(text, amount.end, place.last, language=place.language)
        )
    if left in "-/:.+#@_&" and amount.start - 1 > place.first and text[amount.start - 2].isalnum():
        return True
    if re.fullmatch(r"0\d+", digits) or (re.fullmatch(r"\d{7,}", digits) and amount.kind == "number"):
        return True
    return right.isalpha() and amount.end == end and noun_kind(_run(text, end), place.language) == ""


def _run(text: str, at: int) -> str:
    match = re.compile(r"[a-z]+").match(text, at)
    return match.group() if match else ""


def _after_name(place: _Place, amount: Amount) -> bool:
    """Does a capitalized word stand before the number that does not merely begin the sentence ("Boeing 737")?"""
    before = place.before(amount.start)
    word = _LAST_WORD.search(before)
    if not word or before[word.end(1) :].strip() or not word[1][0].isupper():
        return False
    lead = before[: word.start()].rstrip()
    begins = (not lead and amount.start - len(before) + word.start() <= place.first + 2) or lead[-1:] in (
        ".",
        ":",
        '"',
        "?",
        "!",
    )
    return not begins and not is_phrase_end(word[1].lower(), place.language)


def _a_year(place: _Place, amount: Amount) -> bool:
    digits = place.text[amount.number : amount.number_end]
    return len(digits) == 4 and digits.isdigit() and int(digits) in _YEARS


def _one(place: _Place, amount: Amount, noun: Counted | None) -> bool:
    """Does "satu" count here, rather than mean "a" or stand in "salah satu", "satu sama lain", "dalam satu mobil"?"""
    if _grammar(place.language).part.match(place.text, amount.end, place.last):
        return True
    if re.compile(r"\s+dari\s").match(place.text, amount.end, place.last):
        return not re.search(r"(?i)\bsalah\s+$", place.before(amount.start))
    if noun is None and _grammar(place.language).predicate.match(place.text, amount.end, place.last):
        return re.search(r"(?i)(?:[,;:(]|\b(?:dan|serta|sementara|sedangkan|tetapi|tapi))\s*$", place.before(amount.start)) is not None
    if noun is None or _grammar(place.language).not_one.match(place.text, amount.end, place.last):
        return False
    if place.text[noun.start : noun.end].isupper() and not noun.counts:
        return False
    return not re.search(r"(?i)\b(?:salah|dalam|itu|di|sebagai|jadi|menjadi|nomor)\s+$", place.before(amount.start))


def _collective(place: _Place, amount: Amount) -> _Found | None:
    """Accept "keempat pulau", not "babak kedua", "Kedua, ..." or "kedua kalinya"."""
    noun = counted(place.text, amount.end, place.last, language=place.language)
    if noun is None or noun.unit in ("kali", "kalinya") or place.text[amount.end : amount.end + 1] != " ":
        return None
    word = _LAST_WORD.search(place.before(amount.start))
    previous = word[1].lower() if word and not place.before(amount.start)[word.end(1) :].strip() else ""
    if previous in ("yang", "ke") or previous in load_index(place.language, "serials"):
        return None
    if previous.startswith("ter") and previous not in load_index(place.language, "phrase_words"):
        return None  # terbesar kedua
    pointed = re.compile(r"\s+(?:tersebut|itu|ini|yang)\b").match(place.text, noun.end, place.last)
    if previous and not is_phrase_end(previous, place.language) and not pointed and not noun.counts:
        return None
    return _Found(amount, noun, noun.head_end, noun.unit)


def _bare(place: _Place, amount: Amount) -> _Found | None:
    """Accept a number that stands alone where something beside it tells that it is an amount."""
    grammar, text = _grammar(place.language), place.text
    declared = _DECLARED.match(text, amount.end, place.last)
    if declared:
        return _Found(amount, end=declared.end(), unit=declared["noun"].lower())
    part = grammar.part.match(text, amount.end, place.last)
    if part:
        return _Found(amount, end=part.end(), bare=True)
    before = place.before(amount.start)
    if amount.form == "fraction":
        whole = re.compile(r"(?:nya)?(?:\s+dari)?\s+").match(text, amount.end, place.last)
        hedged = grammar.hedge.search(before) is not None
        return _Found(amount, end=amount.end, bare=True) if hedged or (whole and "dari" in whole.group()) else None
    if amount.scale >= 10**6:
        return _Found(amount, end=amount.end, bare=True)
    if amount.form == "words" and re.compile(r"\s+dari\s").match(text, amount.end, place.last):
        return (
            None
            if re.search(r"(?i)\b(?:salah|nomor|bintang|roda)\s+$", before)
            else _Found(amount, end=amount.end, bare=True)
        )
    if amount.form == "round":
        state = grammar.predicate.match(text, amount.end, place.last)
        return _Found(amount, end=amount.end, bare=True) if state else None
    if _a_year(place, amount):
        return None
    if (
        grammar.predicate.match(text, amount.end, place.last)
        and not _after_name(place, amount)
        and not grammar.soft.search(before)
    ):
        return _Found(amount, end=amount.end, bare=True)
    if amount.form != "digits" or _after_name(place, amount):
        return None
    hedge = _hedge(place, amount.start)
    cue = grammar.amount.search(before)
    if grammar.soft.search(before) and not cue:
        return None
    grouped = re.search(r"[.,]", text[amount.number : amount.number_end]) is not None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", text[amount.number : amount.number_end]):
        return _Found(amount, end=amount.end, bare=True)
    if (cue and (grouped or cue.group().strip().lower() not in ("level", "posisi", "angka"))) or (
        hedge and hedge[1] != "range"
    ):
        return _Found(amount, end=amount.end, bare=True)
    return None


def _age(place: _Place, amount: Amount) -> _Found | None:
    """Accept "(26)" behind a name, "usia 33", "pria 26 tahun", "bayi 6 bulan"."""
    if amount.kind not in ("number", "time") or amount.high > _OLDEST or amount.form in ("collective", "fraction"):
        return None
    text, grammar = place.text, _grammar(place.language)
    years = amount.unit in ("tahun", "th", "thn")
    before = text[max(place.first, amount.start - _REACH) : amount.start]
    if amount.kind == "number" or years:
        if (
            _NAME_BEFORE_AGE.search(before)
            and text[amount.end : amount.end + 1] == ")"
            and amount.form == "digits"
            and amount.low > 1
        ):
            return _Found(amount, end=amount.end, unit="tahun")
        if (
            _NAME_COMMA.search(before)
            and text[amount.end : amount.end + 1] == ","
            and amount.form == "digits"
            and amount.low > 9
        ):
            return _Found(amount, end=amount.end, unit="tahun")
    hedge = _hedge(place, amount.start)
    cue = grammar.age.search(before[: len(before) - (amount.start - hedge[0])] if hedge else before)
    if not cue:
        return None
    said = re.search(r"(?i)us|um", cue.group()) is not None
    if amount.kind == "number":
        declared = _DECLARED.match(text, amount.end, place.last)
        plain = said and amount.form == "digits" and not counted(text, amount.end, place.last, language=place.language)
        return (
            _Found(amount, end=declared.end() if declared else amount.end, unit="tahun")
            if plain or declared and said
            else None
        )
    if amount.unit in ("tahun", "th", "thn", "bulan") or said:
        return _Found(amount, end=amount.end, unit=amount.unit)
    return None


# ---------------------------------------------------------------- the record


def _hedge(place: _Place, start: int) -> tuple[int, Comparator] | None:
    """Return where the hedge before *start* begins and its comparator."""
    before = place.before(start)
    match = _grammar(place.language).hedge.search(before)
    if not match:
        return None
    row = next(
        row
        for row in load_table(place.language, "hedges")
        if row["side"] == "before" and row["form"] == " ".join(match["hedge"].lower().split())
    )
    if row["form"] in ("hingga", "sampai", "antara") and not re.fullmatch(
        r"(?i)\s*|\s+(?:se\w+|mencapai)", match["filler"]
    ):
        return None  # "hingga ada lima orang"
    return start - len(before) + match.start(), row["comparator"]  # type: ignore[return-value]


def _bounds(
    amount: Amount, comparator: Comparator | None, low: Decimal, high: Decimal
) -> tuple[Comparator, Decimal | None, Decimal | None]:
    if amount.joined or (low != high and not amount.vague and amount.form == "words") or (amount.form == "round" and comparator in (None, "approx", "range")):
        return "range", low, high
    if comparator in ("at_least", "more_than"):
        return comparator, low, None
    if comparator in ("at_most", "less_than"):
        return comparator, None, high
    vague = amount.vague or comparator == "approx"
    return ("approx" if vague else "exact"), low, high


def _quantity(
    doc: Annotated, place: _Place, found: _Found, last_noun: Counted | None, last_code: str | None
) -> Quantity:
    amount, text = found.amount, place.text
    start, end, per = amount.start, max(found.end, amount.end), amount.per
    hedge = _hedge(place, start) if amount.form != "collective" else None
    comparator: Comparator | None = None
    if hedge and (hedge[1] != "range" or amount.joined):
        start, comparator = hedge
    end, comparator = _hedged_behind(place, found, end, comparator)
    if per is None and amount.kind != "money":
        rated = with_rate(text, place.last, replace(amount, end=end), place.language)
        end, per = rated.end, rated.per
    low, high = amount.low, amount.high
    if amount.english is not None and amount.kind == "number":
        low = high = amount.english
    comparator, least, most = _bounds(amount, comparator, low, high)
    unit, phrase = found.unit, doc.text[found.noun.start : found.noun.end] if found.noun else None
    if found.bare and unit is None:
        if amount.scale > 1 and last_code is not None and high >= _CURRENCY_SHARE:
            unit = last_code
        elif last_noun and (last_noun.start >= place.first or end > amount.end):  # in this sentence, or "di antaranya"
            unit, phrase = last_noun.unit, doc.text[last_noun.start : last_noun.head_end]
    span = doc.span(start, end)
    return Quantity(
        content_id("q", doc.article.id, start, end),
        span,
        doc.text[start:end],
        least,
        most,
        comparator,
        unit,
        phrase,
        per,
    )


def _hedged_behind(
    place: _Place, found: _Found, end: int, comparator: Comparator | None
) -> tuple[int, Comparator | None]:
    """Return the end and comparator with a hedge behind the amount ("5 miliar lebih", "17 tahun ke atas")."""
    amount = found.amount
    if found.noun and re.match(r"(?i)\s+lebih\b", place.text[amount.end : found.noun.start]):
        return end, comparator if comparator in ("at_least",) else "more_than"
    match = _grammar(place.language).after.match(place.text, end, place.last)
    if not match or amount.joined:
        return end, comparator
    row = next(
        row
        for row in load_table(place.language, "hedges")
        if row["side"] == "after" and row["form"] == " ".join(match["hedge"].lower().split())
    )
    if row["form"] == "lebih":
        word = re.compile(r"\s+([^\W\d_]+)").match(place.text, match.end(), place.last)
        if word and (word[1] == "dari" or not is_phrase_end(word[1].lower(), place.language)):
            return end, comparator
    return match.end(), row["comparator"]  # type: ignore[return-value]
