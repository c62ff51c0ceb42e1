"""Indonesian numerals: digits, words, both mixed, round numbers, fractions and collective numerals.

A point groups thousands and a comma starts the decimals ("8.000", "1,2 miliar"); a point before one or two
digits starts decimals too ("47.3 mm"), and so do both the English way round ("1,234.5"). What a word is worth is
in lang/<language>/numbers.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import takewhile
from typing import Literal

from runut.text.lexicon import alternatives, load_index, load_table

Form = Literal["digits", "words", "round", "fraction", "collective"]

ONE = Decimal(1)
_SOLID = re.compile(r"\S+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_ENGLISH_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_ENGLISH_DECIMALS = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+")
_MOST_DIGITS = 24  # what is longer is a code; and Decimal would round it


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``text[start:end]`` with its magnitude word (*scale*: 1 without one), *vague* with -an.

    *english* is the value where "1,250" groups thousands instead of starting decimals: only what is counted can tell.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: Form = "digits"
    scale: Decimal = ONE
    vague: bool = False
    english: Decimal | None = None


def _forms(*kinds: str, language: str = "id") -> list[str]:
    return [row["form"] for row in load_table(language, "numbers") if row["kind"] in kinds]


@cache
def small_words(kind: str, language: str) -> frozenset[str]:
    """Return the small words of *kind* in number_particles."""
    return frozenset(row["form"] for row in load_table(language, "number_particles") if row["kind"] == kind)


def particles(kind: str, language: str) -> str:
    return alternatives(small_words(kind, language))


@cache
def _begins(language: str) -> re.Pattern[str]:
    """Return a pattern for wherever one of `_patterns` may begin: to try that one at every character takes long."""
    kinds = ("fraction", "round", "about", "digit", "whole")
    forms = alternatives(_forms(*kinds, language=language))
    return re.compile(rf"\d|[½¼¾⅓⅔]|\b(?i:{particles('collective', language)}?{forms})")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern that finds where a numeral stands and the one for the magnitude behind digits."""
    scale = alternatives(_forms("scale", "hundred", "ten", "teen", language=language))
    word = alternatives(_forms("digit", "whole", "teen", "ten", "hundred", "scale", language=language))
    whole = alternatives(_forms("digit", "whole", language=language))
    collective = alternatives(form for form, value in _values(language, "digit", "whole").items() if value)
    many = alternatives(_forms("round", "about", language=language))
    fraction = alternatives(_forms("fraction", language=language))
    part = alternatives(_forms("part", language=language))
    point, over, half = (particles(kind, language) for kind in ("point", "over", "half"))
    glued = alternatives(
        row["form"] for row in load_table(language, "counted_nouns") if row["kind"] == "head" and len(row["form"]) > 4
    )
    number = rf"""(?xi)
        (?P<fraction>(?<![\w.,/-])(?:{fraction}(?=(?:nya)?\b)|{whole}\s+{part}\b|{whole}\s+{over}\s+{whole}\b|\d/[2-9](?![\w/,.]|\s*/))|[½¼¾⅓⅔])
        |(?P<round>(?<!\w)(?<!\w-){many}\b(?![-]))
        |(?P<pair>(?<!\w)(?<!\w-){whole}-{whole}\b(?!-))
        |(?P<collective>(?<![\w-]){particles("collective", language)}{collective}(?:\s+{word})*(?=(?:nya)?\b)(?![-]))
        |(?P<digits>\d+(?:[.,]\d+)*(?:(?<=\d),[ ]\d(?=[ ](?:{scale})\b))?)
        |(?P<words>(?<!\w)(?<!\w-){whole}(?:\s+{word}){{0,30}}(?:\s+{point}\s+{whole}(?:\s+{word})*)?(?:\s+{half}\b)?(?:\s+{scale})*(?=(?:nya|an)?\b)(?![-]\w*nya))
        |(?P<glued>(?<!\w)(?<!\w-){whole}(?={glued}))
    """
    behind = rf"(?i)(?P<an>[ -]?-?an\b(?!-))?(?P<scales>(?:\s*{scale}\b)+)?(?:\s*(?P<last>{scale})-?an\b)?"
    return re.compile(number), re.compile(behind)


def numerals(text: str, start: int, end: int, language: str = "id") -> Iterator[Numeral]:
    """Yield the numerals of ``text[start:end]`` in order.

    >>> [(str(n.low), str(n.high)) for n in numerals("1,2 juta, belasan ribu, dua ratus lima", 0, 38)]
    [('1200000', '1200000'), ('11000', '19999'), ('205', '205')]
    """
    number, begins = _patterns(language)[0], _begins(language)
    at = start
    while begun := begins.search(text, at, end):
        match = number.match(text, begun.start(), end)
        if match is None:
            at = begun.start() + 1
            continue
        at = match.end()
        found = _read(text, match, end, language)
        if found:
            yield found
            at = max(at, found.end) if match.lastgroup != "words" else found.end


def _read(text: str, match: re.Match[str], end: int, language: str) -> Numeral | None:
    form = match.lastgroup
    start, stop, words = match.start(), match.end(), match.group().lower()
    if form == "fraction":
        value = fraction_value(words, language)
        if value is None:
            return None
        stop, scale, _, _ = _magnitude(text, stop, end, language)  # "setengah miliar"
        return Numeral(start, stop, tidy(value * scale), tidy(value * scale), "fraction", scale)
    if form == "collective":
        inner = words[2:].split()
        value, used = word_value(inner, language)
        return Numeral(start, stop, value, value, "collective") if value and used == len(inner) else None
    if form == "round":
        low, high = (Decimal(bound) for bound in load_index(language, "numbers")[words]["value"].split(".."))
        about = load_index(language, "numbers")[words]["kind"] == "about"
        stop, scale, _, _ = _magnitude(text, stop, end, language)
        return Numeral(
            start, stop, low * scale, (high + 1) * scale - 1, "words" if about else "round", scale, vague=about
        )
    if form == "pair":  # "dua-tiga orang"
        first, second = (word_value([word], language)[0] for word in words.split("-"))
        stop, scale, _, vague = _magnitude(text, stop, end, language)
        ordered = first is not None and second is not None and first < second
        return Numeral(start, stop, first * scale, second * scale, "words", scale, vague) if ordered else None  # type: ignore[operator]
    if form == "glued":  # scrapers lose the blank before a link: "duaoperasi"
        value, _ = word_value([words], language)
        return Numeral(start, stop, value, value, "words") if value else None
    if form == "words":
        return _in_words(text, match, end, language)
    if len(words) > _MOST_DIGITS:
        return None
    stop, scale, an, vague = _magnitude(text, stop, end, language)
    value = digits_value(match.group())
    english = _english(match.group()) if scale == 1 else None
    high = value + _step(value) - 1 if an else value
    return Numeral(start, stop, tidy(value * scale), tidy(high * scale), "digits", scale, vague, english)


def _in_words(text: str, match: re.Match[str], end: int, language: str) -> Numeral | None:
    pieces = list(_SOLID.finditer(match.group()))
    value, used = word_value([piece.group().lower() for piece in pieces], language)
    if value is None:
        return None
    stop = match.start() + pieces[used - 1].end()
    scale, an, vague = ONE, False, False
    if used == len(pieces):
        stop, scale, an, vague = _magnitude(text, stop, end, language)
    if (
        (an or vague)
        and scale == 1
        and load_index(language, "numbers")[pieces[used - 1].group().lower()]["kind"] == "digit"
    ):
        return None  # "satuan"
    value *= scale
    spoken = _scales(language).get(pieces[used - 1].group().lower(), ONE)
    return Numeral(
        match.start(), stop, value, value, "words", max(scale, spoken if spoken >= 1000 else ONE), vague or an
    )


def _magnitude(text: str, at: int, end: int, language: str) -> tuple[int, Decimal, bool, bool]:
    """Return where the magnitude behind a number ends, its factor, whether -an is at the number, or anywhere."""
    match = _patterns(language)[1].match(text, at, end)
    if not match or not match.group().strip():
        return at, ONE, False, False
    scale = ONE
    for word in f"{match['scales'] or ''} {match['last'] or ''}".lower().split():
        scale *= _scales(language)[word]
    return match.end(), scale, bool(match["an"]), bool(match["an"] or match["last"])


@cache
def _values(language: str, *kinds: str) -> dict[str, Decimal]:
    return {row["form"]: Decimal(row["value"]) for row in load_table(language, "numbers") if row["kind"] in kinds}


def _scales(language: str) -> dict[str, Decimal]:
    return _values(language, "scale", "hundred", "ten", "teen")


def digits_value(digits: str) -> Decimal:
    """Read digits as Indonesian papers print them, and as English ones do where only that can be.

    >>> [str(digits_value(d)) for d in ("8.000", "1,2", "47.3", "1.234,5", "1,234.5", "28,332", "1,000,000")]
    ['8000', '1.2', '47.3', '1234.5', '1234.5', '28.332', '1000000']
    """
    digits = digits.replace(" ", "")
    if digits.count(",") > 1 or _ENGLISH_DECIMALS.fullmatch(digits):
        return Decimal(digits.replace(",", "")) if digits.count(".") <= 1 else Decimal(re.sub(r"\D", "", digits))
    whole, _, decimals = digits.partition(",")
    if not decimals and (whole.count(".") == 1 and not _THOUSANDS.fullmatch(whole)):
        return Decimal(whole)
    return Decimal(whole.replace(".", "") + ("." + decimals.replace(".", "") if decimals else ""))


def _english(digits: str) -> Decimal | None:
    return Decimal(digits.replace(",", "")) if _ENGLISH_THOUSANDS.fullmatch(digits) else None


def word_value(words: Sequence[str], language: str = "id") -> tuple[Decimal | None, int]:
    """Return what the longest readable beginning of *words* is worth, and how many words it takes.

    >>> word_value("dua ratus lima puluh ribu orang".split())
    (Decimal('250000'), 5)
    """
    numbers = load_index(language, "numbers")
    point, half = (small_words(kind, language) for kind in ("point", "half"))
    total, group, digit, used = Decimal(0), Decimal(0), None, 0
    ceiling = group_ceiling = Decimal(10) ** 30
    for word in words:
        row = numbers.get(word)
        if word in point and digit is not None:
            return _with_decimals(words, total + group + digit, used, language)
        if word in half and used and digit is not None:
            digit += Decimal("0.5")
            used += 1
            continue
        kind, value = (row["kind"], Decimal(row["value"])) if row and ".." not in row["value"] else ("", Decimal(0))
        if kind == "digit":
            if digit is not None or group_ceiling <= 1:
                break
            digit = value
        elif kind == "whole" or (kind in ("teen", "ten", "hundred") and digit is not None):
            amount = value if kind == "whole" else digit + 10 if kind == "teen" else digit * value  # type: ignore[operator]
            if (kind == "whole" and digit is not None) or group_ceiling <= amount < 1000:
                break
            if kind == "whole" and value >= 1000:
                if value >= ceiling or group:
                    break
                total, ceiling, group_ceiling = total + value, value, Decimal(1000)
            else:
                group += amount
                group_ceiling = (
                    Decimal(100) if amount >= 100 else ONE if kind == "teen" or amount in (10, 11) else Decimal(10)
                )
            digit = None
        elif kind == "scale" and (group or digit is not None) and value < ceiling:
            total += (group + (digit or 0)) * value
            group, digit, ceiling, group_ceiling = Decimal(0), None, value, Decimal(1000)
        else:
            break
        used += 1
    return (tidy(total + group + (digit or 0)), used) if used else (None, 0)


def _with_decimals(words: Sequence[str], whole: Decimal, used: int, language: str) -> tuple[Decimal, int]:
    """Read on behind the point: digit by digit ("koma nol lima") or below a hundred ("koma tujuh puluh lima"), each
    behind zeros; then scales."""
    numbers, tens = load_index(language, "numbers"), _values(language, "ten", "teen")
    digits = {form: row["value"] for form, row in numbers.items() if row["kind"] == "digit"}
    tail = list(takewhile(lambda word: word not in _values(language, "scale", "hundred"), words[used + 1 :]))
    zeros = sum(1 for _ in takewhile(lambda word: digits.get(word) == "0", tail))
    rest = tail[zeros:]
    if rest and (rest[0] not in digits or tens.keys() & rest[1:2]):
        read, taken = word_value(rest, language)
        decimals, taken = "0" * zeros + (str(read) if read is not None else ""), zeros + taken
    else:
        single = list(takewhile(digits.__contains__, tail))
        taken = len(single) - bool(tens.keys() & tail[len(single) : len(single) + 1])  # the last is of another number
        decimals = "".join(digits[word] for word in single[:taken])
    value, used = Decimal(f"{whole}.{decimals or 0}"), used + bool(decimals) + taken
    scales = _values(language, "scale", "hundred")
    for word in takewhile(scales.__contains__, words[used:]):
        value, used = value * scales[word], used + 1
    return tidy(value), used


_GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667"}


def fraction_value(words: str, language: str = "id") -> Decimal | None:
    """Return the value of a fraction to three places.

    >>> [str(fraction_value(f)) for f in ("sepertiga", "dua pertiga", "3/4", "tiga per lima")]
    ['0.333', '0.667', '0.75', '0.6']
    """
    numbers = load_index(language, "numbers")
    if words in _GLYPHS or words in numbers:
        return Decimal(_GLYPHS.get(words) or numbers[words]["value"])
    pieces = re.split(r"[/\s]+", words)
    above, below = pieces[0], pieces[-1]
    top, bottom = (Decimal(w) if w.isdigit() else Decimal(numbers[w]["value"]) for w in (above, below))
    if not 0 < top < bottom:
        return None
    return tidy((top / bottom).quantize(Decimal("0.001"), ROUND_HALF_UP))


def _step(value: Decimal) -> Decimal:
    """Return the place of the last digit that is not 0: 380 -> 10, 7000 -> 1000."""
    step = ONE
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def tidy(value: Decimal) -> Decimal:
    """Return *value* without needless zeros or exponents, as ``Decimal('1200000')``."""
    whole = value == value.to_integral_value() and value.adjusted() < _MOST_DIGITS
    return value.quantize(ONE) if whole else value.normalize()
