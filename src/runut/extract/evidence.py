"""Which numbers are amounts: what stands beside a number tells.

Money, a unit, a noun that can be counted, a hedge or words such as "sebanyak" and "di antaranya" speak for an amount;
a name, a code, the number of a document, a score, a place in an order or the article satu speak against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from runut.extract.amounts import Amount, with_rate
from runut.extract.counted import Counted, counted, is_phrase_end, noun_kind
from runut.extract.hedges import hedge_before, hedge_behind
from runut.extract.numerals import numerals, small_words
from runut.extract.timewords import lifetime_before
from runut.text.lexicon import alternatives, load_index, load_table

_REACH = 48
_MANY = 20
_WORD_BETWEEN = re.compile(r"\s+([^\W\d_]+)(?=\s)")
_OLDEST = 115
_YEARS = range(1900, 2101)
_SCALED = 10**6
_LAST_WORD = re.compile(r"([^\W\d_][\w.'-]*)[\s(\"':]*$")
_NAME_AND_BRACKET = re.compile(r"[A-Z][\w.']*\s?\($")
_NAME_AND_COMMA = re.compile(r"[A-Z][\w.']+,\s$")
_IN_BRACKETS = re.compile(r"\s*\((?P<noun>[a-z]+)\)")
_IN_LIST = re.compile(r"[,;:(]\s*$")
_DIMENSION = re.compile(r"\d\s*[x×+]\s*$")
_VERSION = re.compile(r"\d\.\d")
_INDEX_LEVEL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SMALL_RUN = re.compile(r"[a-z]+")
_GLUED_WORD = re.compile(r"(?<![A-Za-z])[a-z]{3,}$")
_MAGNITUDE = re.compile(r"\d[.,]\d")
_CODE = re.compile(r"0\d+")
_CORRECTED = 100  # characters from an age that is taken back to the right one
_LONG = re.compile(r"\d{7,}")
_BEGINS = '.:?!"'


@dataclass(frozen=True, slots=True)
class Place:
    """Where an amount stands: its sentence ``text[first:last]``; *floor* is the end of the quantity before it."""

    text: str
    first: int
    last: int
    floor: int
    language: str

    def before(self, at: int) -> str:
        return self.text[max(self.floor, at - _REACH) : at]

    def counted(self, at: int, *, after_capital: bool = False) -> Counted | None:
        return counted(self.text, at, self.last, after_capital=after_capital, language=self.language)


@dataclass(frozen=True, slots=True)
class Found:
    """An amount accepted, with the phrase counted; *bare*: without noun or unit, so that both are to be inherited."""

    amount: Amount
    end: int
    noun: Counted | None = None
    unit: str | None = None
    bare: bool = False


@cache
def _before(language: str, table: str, kind: str) -> re.Pattern[str]:
    """Return the pattern of the table's forms of *kind* that end right before a number."""
    rows = load_table(language, table)
    if table == "amount_cues":
        forms = alternatives(row["form"] for row in rows if row["kind"] == kind)
    else:
        forms = alternatives(row["form"] for row in rows if row["strength"] == kind and row["side"] == "before")
    return re.compile(rf"(?i)(?<![\w-]){forms}[.:]?[\s(]*$")


@cache
def _behind(language: str, table: str, kind: str) -> re.Pattern[str]:
    rows = load_table(language, table)
    if table == "amount_cues":
        forms = alternatives(row["form"] for row in rows if row["kind"] == kind)
    else:
        forms = alternatives(row["form"] for row in rows if row["strength"] == kind and row["side"] == "after")
    return re.compile(rf"(?i)[\s(]*{forms}(?![\w-])")


@cache
def _of(language: str) -> re.Pattern[str]:
    forms = alternatives(row["form"] for row in load_table(language, "number_particles") if row["kind"] == "of")
    return re.compile(rf"(?i)(?:nya)?\s+{forms}\s")


@cache
def _ordinal(language: str) -> re.Pattern[str]:
    """Return the pattern of "hari ke" before a number."""
    particle = alternatives(
        row["form"] for row in load_table(language, "number_particles") if row["kind"] == "collective"
    )
    serials = alternatives(row["form"] for row in load_table(language, "serials"))
    return re.compile(rf"(?i)(?<!\w){serials}\s+{particle}\s+$")


@cache
def _street(language: str) -> re.Pattern[str]:
    rows = load_table(language, "not_counted")
    forms = alternatives(row["form"] for row in rows if row["strength"] == "street")
    return re.compile(rf"(?<!\w)(?i:{forms})(?:\s+[A-Z][\w.]*){{1,4}}\s+$")


def _cued(place: Place, amount: Amount, kind: str) -> bool:
    return _before(place.language, "amount_cues", kind).search(place.before(amount.start)) is not None


def _followed(place: Place, amount: Amount, kind: str) -> bool:
    return _behind(place.language, "amount_cues", kind).match(place.text, amount.end, place.last) is not None


def _barred_before(place: Place, amount: Amount, strength: str) -> bool:
    return _before(place.language, "not_counted", strength).search(place.before(amount.start)) is not None


def _barred_behind(place: Place, amount: Amount, strength: str) -> bool:
    return _behind(place.language, "not_counted", strength).match(place.text, amount.end, place.last) is not None


def accepted(place: Place, amount: Amount, *, timed: bool) -> Found | None:
    """Return what the amount counts or measures, None where the number is no amount; *timed*: dates have read it."""
    if age := _age(place, amount):
        return age
    if timed or amount.kind == "time":
        return None
    if _of_earthquake(place, amount):
        kinds = load_table(place.language, "amount_cues")
        return Found(amount, amount.end, unit=next(row["form"] for row in kinds if row["kind"] == "magnitude"))
    if _part_of_name(place, amount) or _barred_behind(place, amount, "position"):
        return None
    if amount.kind != "number":
        return Found(amount, amount.end, unit=amount.unit)
    return _collective(place, amount) if amount.form == "collective" else _number(place, amount)


def _number(place: Place, amount: Amount) -> Found | None:
    """Accept a number without unit for the noun it counts, or for what else stands beside it."""
    if _barred_before(place, amount, "hard") or _barred_behind(place, amount, "hard") or _odd(place, amount):
        return None
    spelled = amount.form == "words" and amount.low > 1 and place.text[amount.start].islower()  # "IUP empat perusahaan"
    named = after_name(place, amount) and not spelled
    noun = place.counted(_noun_start(place, amount), after_capital=named)
    if noun and not noun.counts and _titled(place, amount, noun):
        return None
    if amount.form == "words" and amount.high <= 1 and not (amount.high and _one(place, amount, noun)):
        return None
    labelled = _barred_before(place, amount, "soft")
    if noun is None or (not noun.counts and (named or labelled)):
        return _bare(place, amount) if noun is None or amount.scale > 1 else None
    small = place.text[noun.start].islower()
    if (labelled and not small) or (_year_like(place, amount) and not (noun.counts and small)):
        return None
    return Found(amount, noun.head_end, noun, noun.unit)


def _titled(place: Place, amount: Amount, noun: Counted) -> bool:
    """Is it the name of a film or a place, "Dua Musim": a number word and its noun both with a capital?"""
    return amount.form == "words" and place.text[amount.start].isupper() and place.text[noun.start : noun.end].istitle()


def _odd(place: Place, amount: Amount) -> bool:
    """Is it a version ("industri 4.0"), the other side of "17 x 10", in an address, or "hari ke 12"?"""
    before = place.before(amount.start)
    if _VERSION.fullmatch(place.text[amount.number : amount.number_end]) or _DIMENSION.search(before):
        return True
    if _street(place.language).search(before):
        return True
    return _ordinal(place.language).search(before) is not None


def _noun_start(place: Place, amount: Amount) -> int:
    """Return where the noun begins: behind a word that parts it from its number ("100 lebih rumah", "tiga lagi rumah").

    Behind a small number only a noun that is often counted is believed ("dua lebih murah").
    """
    word = _WORD_BETWEEN.match(place.text, amount.end, place.last)
    hedge = word and load_index(place.language, "hedges").get(word[1].lower())
    if not word or not (hedge or word[1].lower() in small_words("more", place.language)):
        return amount.end
    noun = place.counted(word.end())
    sure = noun is not None and (noun.counts or bool(hedge and amount.low >= _MANY))
    return word.end() if sure else amount.end


def _of_earthquake(place: Place, amount: Amount) -> bool:
    """Is it an earthquake's: "magnitudo 5,3", "M5,3"?"""
    digits = place.text[amount.number : amount.number_end]
    if amount.kind != "number" or amount.end != amount.number_end or not _MAGNITUDE.fullmatch(digits):
        return False
    return _cued(place, amount, "magnitude")


def _part_of_name(place: Place, amount: Amount) -> bool:
    """Is the number glued to a name, a code or a score, or does it look like the number of something?"""
    text, start, end = place.text, amount.number, amount.number_end
    digits = text[start:end]
    if not digits[0].isdigit() or amount.kind == "money":
        return False
    left = text[amount.start - 1] if amount.start > place.first else " "
    right = text[end] if end < place.last else " "
    more = text[end + 1] if end + 1 < place.last else " "
    if (right in "-/:" and more.isalnum() and amount.end == end) or (right == "(" and more.isdigit()):
        return True
    if left.isalpha():
        glued = _GLUED_WORD.search(text[max(place.first, start - 20) : start])
        return not glued or (amount.kind == "number" and place.counted(amount.end) is None)
    beside = text[amount.start - 2 : amount.start - 1] if amount.start - 1 > place.first else ""
    if amount.kind == "measure" and (
        (left == "/" and amount.start - 1 == place.floor) or (left == ":" and beside.isalpha())
    ):
        return False  # "8GB/128GB", "Kedalaman:5 Km"
    if left in "-/:.+#@_&" and amount.start - 1 > place.first and text[amount.start - 2].isalnum():
        return True
    if _CODE.fullmatch(digits) or (amount.kind == "number" and _LONG.fullmatch(digits)):
        return True
    run = _SMALL_RUN.match(text, end, place.last)
    return right.isalpha() and amount.end == end and not (run and noun_kind(run.group(), place.language))


def after_name(place: Place, amount: Amount) -> bool:
    """Does a capitalized word stand before the number that does not merely begin the sentence ("Boeing 737")?"""
    before = place.before(amount.start)
    word = _LAST_WORD.search(before)
    if not word or before[word.end(1) :].strip() or not word[1][0].isupper():
        return False
    lead = before[: word.start()].rstrip()
    at = amount.start - len(before) + word.start()
    begins = lead[-1] in _BEGINS if lead else at <= place.first + 2
    return not begins and not is_phrase_end(word[1].lower(), place.language)


def _year_like(place: Place, amount: Amount) -> bool:
    digits = place.text[amount.number : amount.number_end]
    return len(digits) == 4 and digits.isdigit() and int(digits) in _YEARS


def _one(place: Place, amount: Amount, noun: Counted | None) -> bool:
    """Does "satu" count here, rather than mean "a" or stand in "salah satu", "satu sama lain", "dalam satu mobil"?"""
    if _followed(place, amount, "part") and not _barred_behind(place, amount, "one"):
        return True
    if _of(place.language).match(place.text, amount.end, place.last):
        return not _barred_before(place, amount, "of")
    if _echoed(place, amount):
        return False
    if noun is None:
        before = place.before(amount.start)
        return _followed(place, amount, "predicate") and bool(_IN_LIST.search(before) or _cued(place, amount, "joint"))
    if _barred_behind(place, amount, "one") or (place.text[noun.start : noun.end].isupper() and not noun.counts):
        return False
    return not _barred_before(place, amount, "one")


def _echoed(place: Place, amount: Amount) -> bool:
    """Is it one half of "satu desa satu dokter": one for each?"""
    words = place.text[max(place.first, amount.start - _REACH) : amount.end + _REACH].lower()
    one = re.escape(place.text[amount.number : amount.number_end].lower())
    return re.search(rf"\b{one}\s+\w+\s+{one}\b", words) is not None


def _collective(place: Place, amount: Amount) -> Found | None:
    """Accept "keempat pulau", not "babak kedua", "Kedua, ..." or "kedua kalinya"."""
    noun = place.counted(amount.end)
    if noun is None or _barred_behind(place, amount, "collective") or place.text[amount.end] != " ":
        return None
    before = place.before(amount.start)
    word = _LAST_WORD.search(before)
    previous = word[1].lower() if word and not before[word.end(1) :].strip() else ""
    if previous in load_index(place.language, "serials"):
        return None
    if (
        previous
        and is_phrase_end(previous, place.language)
        and previous not in load_index(place.language, "phrase_words")
    ):
        return None if previous.startswith("ter") else Found(amount, noun.head_end, noun, noun.unit)
    pointed = _behind(place.language, "amount_cues", "determiner").match(place.text, noun.end, place.last)
    if previous and not is_phrase_end(previous, place.language) and not pointed and not noun.counts:
        return None
    return Found(amount, noun.head_end, noun, noun.unit)


def _bare(place: Place, amount: Amount) -> Found | None:
    """Accept a number that stands alone where something beside it tells that it is an amount."""
    text = place.text
    declared = _IN_BRACKETS.match(text, amount.end, place.last)
    if declared and noun_kind(declared["noun"], place.language):
        return Found(amount, declared.end(), unit=declared["noun"])
    part = _behind(place.language, "amount_cues", "part").match(text, amount.end, place.last)
    if part:
        return Found(amount, part.end(), bare=True)
    alone = Found(amount, amount.end, bare=True)
    of = _of(place.language).match(text, amount.end, place.last)
    noun = place.counted(of.end() - 1) if of else None
    if noun and (noun.counts or amount.form == "fraction"):
        return Found(amount, noun.head_end, noun, noun.unit)
    if amount.form == "fraction":
        return alone if of or hedge_before(text, place.floor, amount.start, place.language) else None
    if amount.scale >= _SCALED:
        return alone
    if of and amount.form in ("words", "digits"):
        whole = next(numerals(text, of.end(), place.last, place.language), None)  # "tujuh dari sembilan kursi"
        noun = place.counted(whole.end) if whole and whole.start == of.end() and whole.low >= amount.high else None
        named = noun.unit if noun else None
        if amount.form == "words" or (noun and not _labelled(place, amount)):
            return None if _barred_before(place, amount, "of") else Found(amount, amount.end, unit=named)
    if amount.scale > 1 and amount.form == "digits" and with_rate(text, place.last, amount, place.language) != amount:
        return None if _labelled(place, amount) else alone  # "200 ribu per hari"
    return alone if _subject(place, amount) or (amount.form == "digits" and _cued_digits(place, amount)) else None


def _labelled(place: Place, amount: Amount) -> bool:
    """Is it a year, or does a name or a label stand before it: "Grup 2 dari empat grup"?"""
    return _year_like(place, amount) or after_name(place, amount) or _barred_before(place, amount, "soft")


def _subject(place: Place, amount: Amount) -> bool:
    """Is the number the subject of what follows ("tiga tewas, belasan luka-luka", "66 merupakan rute luar negeri")?"""
    if not _followed(place, amount, "predicate"):
        return False
    if amount.form == "round":
        return True
    return not _labelled(place, amount)


def _cued_digits(place: Place, amount: Amount) -> bool:
    """Do digits stand behind a hedge or words such as "sebanyak", or look like the level of an index?"""
    if _year_like(place, amount) or after_name(place, amount):
        return False
    digits = place.text[amount.number : amount.number_end]
    level = ("," in digits or "." in digits) and _cued(place, amount, "level")
    pointed = _GROUPED.fullmatch(digits) and _followed(place, amount, "determiner")  # "10.000 ini"
    if _cued(place, amount, "amount") or level or pointed or _INDEX_LEVEL.fullmatch(digits):
        return True
    hedge = hedge_before(place.text, place.floor, amount.start, place.language)
    behind = hedge_behind(place.text, amount.end, place.last, place.language)
    return (
        hedge is not None and hedge[1] != "range" and not _barred_before(place, amount, "soft")
    ) or behind is not None


# ---------------------------------------------------------------- ages


def _age(place: Place, amount: Amount) -> Found | None:
    """Accept "(26)" behind a name, "usia 33", "pria 26 tahun", "bayi 6 bulan", "berusia 26 tahun. Yang benar 36"."""
    if amount.kind not in ("number", "time") or amount.high > _OLDEST or amount.form in ("collective", "fraction"):
        return None
    units, infant = _age_units(place.language, "age_unit"), _age_units(place.language, "infant_unit")
    if amount.kind == "time" and amount.unit not in units + infant:
        return None
    before = place.text[max(place.first, amount.start - _REACH) : amount.start]
    if amount.unit not in infant and _behind_name(place, amount, before):
        return Found(amount, amount.end, unit=units[0])
    hedge = hedge_before(place.text, place.floor, amount.start, place.language)
    cue = before[: len(before) - (amount.start - hedge[0])] if hedge else before
    said = _before(place.language, "amount_cues", "age").search(cue) is not None
    if amount.kind == "time":
        aged = (
            said
            or (
                amount.unit in units
                and (
                    _before(place.language, "amount_cues", "aged").search(cue)
                    or _owned(place.language).search(cue)
                    or lifetime_before(cue, len(cue), place.language)
                )
            )
            or _corrected(place.language).search(place.text, max(0, amount.start - _CORRECTED), amount.start)
        )
        return Found(amount, amount.end, unit=amount.unit) if aged else None
    if not said or amount.form != "digits":
        return None
    declared = _IN_BRACKETS.match(place.text, amount.end, place.last)
    if declared and declared["noun"] in units:
        return Found(amount, declared.end(), unit=units[0])
    return Found(amount, amount.end, unit=units[0]) if place.counted(amount.end) is None else None


@cache
def _owned(language: str) -> re.Pattern[str]:
    """Return the pattern of "usia kapal itu sudah" before the years."""
    rows = load_table(language, "amount_cues")
    age, owner = (alternatives(row["form"] for row in rows if row["kind"] == kind) for kind in ("age", "owner"))
    return re.compile(rf"(?i)(?<!\w){age}(?:\s+{owner}){{1,3}}\s+$")


@cache
def _corrected(language: str) -> re.Pattern[str]:
    """Return the pattern of an age that is taken back, up to the right one: "berusia 26 tahun. Yang benar "."""
    rows = load_table(language, "amount_cues")
    age, unit = (alternatives(row["form"] for row in rows if row["kind"] == kind) for kind in ("age", "age_unit"))
    right = alternatives(row["form"] for row in load_table(language, "retractions") if row["kind"] == "right")
    whose = r"(?:\s+[A-Z][\w'-]+){0,4}"
    return re.compile(rf"(?<!\w)(?i:{age}){whose}(?:\s+\w+)?\s+\d{{1,3}}\s+{unit}[.,;]?\s+(?i:{right})(?:\s+\w+)?\s+$")


@cache
def _age_units(language: str, kind: str) -> tuple[str, ...]:
    return tuple(row["form"] for row in load_table(language, "amount_cues") if row["kind"] == kind)


def _behind_name(place: Place, amount: Amount, before: str) -> bool:
    """Is it an age set beside a name: "Sari (26)", "Sari, 26,"? A small number in brackets may be anything."""
    closing = place.text[amount.end : amount.end + 1]
    if amount.form != "digits":
        return False
    if closing == ")":
        named = amount.low > 1 and _NAME_AND_BRACKET.search(before)
        return bool(named) and not _barred_before(place, amount, "bracket")
    return closing == "," and amount.low > 9 and _NAME_AND_COMMA.search(before) is not None
