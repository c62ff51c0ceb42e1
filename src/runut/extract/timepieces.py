"""Words of time read into pieces: what each says by itself, before neighbours are joined or days worked out.

A piece is looked for where a word of lang/<language>/timewords.tsv, the name of a day or month, or a number stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import cast

from runut.extract.anchors import months_in
from runut.extract.counted import is_phrase_end
from runut.extract.numerals import particles
from runut.extract.timewords import (
    Timex,
    Toward,
    before,
    cell,
    compiled,
    duration_value,
    forms,
    has,
    lifetime_before,
    listed,
    number_pattern,
    number_value,
)
from runut.records import Token
from runut.text.calendar import (
    YEAR,
    absolute_dates,
    clock_value,
    contradicts_itself,
    month_number,
    names,
    weekday_number,
)
from runut.text.lexicon import alternatives, load_index, load_table

Build = Callable[[re.Match[str], str], "Timex | None"]
Rule = tuple[re.Pattern[str], Build]


def pieces(plain: str, tokens: Sequence[Token], start: int, end: int, language: str) -> Iterator[Timex]:
    """Yield the pieces of the sentence ``plain[start:end]`` in order, never overlapping."""
    calendar = list(_calendar(plain, start, end, language))
    at = start
    for token in tokens:
        while calendar and calendar[0].start <= token.start:
            day = calendar.pop(0)
            if day.start >= at:
                at = day.end
                yield day
        if token.start < at:
            continue
        for pattern, build in _rules_for("0" if token.kind == "number" else token.text, language):
            match = pattern.match(plain, token.start, end)
            piece = build(match, language) if match else None
            if piece and not (calendar and piece.end > calendar[0].start):
                at = piece.end
                yield piece
                if piece.kind == "weekday" and plain[at : at + 1] == "-":  # "Senin-Jumat"
                    last = pattern.match(plain, at + 1, end)
                    other = last and build(last, language)
                    if other and not (calendar and other.end > calendar[0].start):
                        at = other.end
                        yield other
                break


@lru_cache(maxsize=50_000)
def _rules_for(word: str, language: str) -> tuple[Rule, ...]:
    """Take the rules of a word, or of its first part: "malam.Korban" is glued, "Januari-Mei" a range."""
    rules, lower = _rules(language), word.lower()
    return rules.get(lower) or rules.get(lower.replace(".", "-").partition("-")[0], ())


@cache
def _rules(language: str) -> Mapping[str, tuple[Rule, ...]]:
    """Map the first word of every piece, or "0" for a number, to what may read it, in the order to try."""
    number, unit, one = number_pattern(language), forms(language, "unit"), forms(language, "one")
    zone = alternatives(row["form"] for row in load_table(language, "zones"))
    part, every, said = forms(language, "part"), forms(language, "every", "rate"), forms(language, "clock")
    behind_clock = rf"(?:\s*(?:{zone})\b|\s+{forms(language, 'local')}\b)"
    part_behind = rf"(?:\s+(?P<part>{part})(?!\w))?"
    hours = r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?(?:[.:]\d\d)?(?!\d|[.,]\d|\s?%)"
    until = r"(?:\s?-\s?(?P<hour2>\d{1,2})(?:[.:](?P<minute2>\d\d))?(?!\d|[.,]\d))?"
    spoken = rf"(?P<half>{particles('half', language)}\s+)?(?P<spoken>{number})(?!\w)"
    other = rf"(?:\s?-\s?|\s+{forms(language, 'range')}\s+)(?P<number2>{number})"
    size = rf"(?P<number>\d+\s?x\s?\d+|{number})(?:\s?-?an\b|\s?\([a-z\s]+\))?(?:{other})?"
    far = rf"(?:\s+(?:(?P<away>{forms(language, 'away')})|(?P<length>{forms(language, 'length')}))(?!\w))?"
    more = rf"(?:\s+(?P<number3>{number})\s+(?P<unit3>{unit})(?!\w))?"
    years = rf"(?P<year>{YEAR})(?:\s?[-/]\s?(?P<year2>{YEAR}|\d\d(?!\d)))?(?P<decade>\s?-?an\b)?(?![\w/]|-\w)"
    each = rf"(?P<each>\s+(?:{forms(language, 'within')}\s+)?(?P<of>{one})(?!\w))?"
    phrase = forms(language, *_PHRASES)
    ordinal = rf"(?P<ordinal>{forms(language, 'ordinal')})(?!\w|-[a-z])(?:[\s/-]+(?P<year>{YEAR}))?"
    notyear = forms(language, "notyear")
    year = alternatives(form for form in listed(language, "unit") if cell(form, language, "unit") == "Y")
    days, months = names(language, "weekdays", "full"), names(language, "months", "full")
    tail = forms(language, "tail")
    holidays = alternatives(row["form"] for row in load_table(language, "holidays"))
    units, numbers = _words(language, "unit"), {*_table_words(language, "numbers"), *_words(language, "some"), "0"}
    table: list[tuple[set[str], str, Build]] = [
        (
            _words(language, "every", "rate"),
            rf"(?P<every>{every})\s+(?:{size}\s*)?(?P<unit>{unit})(?:nya)?(?!\w|\s+(?:{months}|{days})(?!\w))(?P<tail>\s+{tail}(?!\w))?",
            _every,
        ),
        (_words(language, *_PHRASES), rf"(?P<phrase>{phrase})(?!\w|-[a-z])", _phrase),
        (
            _words(language, "clock"),
            rf"{said}\s*(?:{hours}{until}|{spoken})(?:\s?-?an\b)?{behind_clock}?{part_behind}",
            _clock,
        ),
        ({"0"}, rf"{hours}{until}{behind_clock}{part_behind}", _clock),
        ({"0"}, rf"{hours}{part_behind}", _second_clock),
        ({"0"}, r"(?P<decade>[1-9]0)\s?-an\b(?!-)", _decade),
        (
            _words(language, "daynumber"),
            rf"{forms(language, 'daynumber')}\s+(?P<day>\d{{1,2}})(?:\s?-\s?(?P<day2>\d{{1,2}}))?(?![\w/:%-]|[.,]\d)",
            _day_of_month,
        ),
        (_table_words(language, "weekdays"), rf"(?P<weekday>{days})(?!\w)", _weekday),
        (_table_words(language, "months"), rf"(?P<month>{months})(?:\s?-\s?(?P<month2>{months}))?(?!\w)", _month),
        (units, rf"(?P<named>{unit})\s+(?P<month>{months})(?!\w)", _month),
        (units | {"0"}, rf"(?:(?P<named>{year})\s*)?{years}", _year),
        (units, rf"(?P<unit>{unit})\s+(?P<tail>{forms(language, 'tail')})(?!\w)", _unit_shift),
        (units, rf"(?P<unit>{unit})(?:\s+[a-z]+)?\s+{forms(language, 'nth')}(?!\w)", _nth_day),
        (units, rf"(?P<unit>{unit})\s+(?:{particles('collective', language)}-?\s?)?(?P<nth>\d+)(?![\w-])", _century),
        (_words(language, "quarter"), rf"{forms(language, 'quarter')}[\s-]+{ordinal}", _quarter),
        (
            _words(language, "shortquarter"),
            rf"(?P<ordinal>{forms(language, 'shortquarter')})[\s/-]*(?P<year>{YEAR})(?!\w)",
            _quarter,
        ),
        (_words(language, "half"), rf"{forms(language, 'half')}[\s-]+{ordinal}(?!\s+{notyear})", _half),
        (_words(language, "ordinal"), ordinal, _other_part),
        (units, rf"(?P<unit>{unit})(?!\w)", _unit_edge),
        (numbers, rf"{size}\s*(?P<unit>{unit})(?!\w)(?!\s+(?:19|20)\d\d){more}{each}{far}", _duration),
        (_words(language, "one"), rf"(?P<one>{one})(?!\w|-[a-z]){far}", _duration),
        (_table_words(language, "holidays"), rf"(?P<holiday>{holidays})(?!\w)", _holiday),
        (_words(language, "part"), rf"(?P<part>{part})(?!\w)", _part),
    ]
    found: dict[str, list[Rule]] = {}
    for triggers, pattern, build in table:
        for word in triggers:
            found.setdefault(word, []).append((compiled(pattern), build))
    return MappingProxyType({word: tuple(rules) for word, rules in found.items()})


_PHRASES = ("fixed", "shift", "step", "anaphor", "sameday", "season", "rhythm", "moment")


def _first(form: str) -> str:
    return form.split(maxsplit=1)[0].rstrip(".").lower()


def _words(language: str, *kinds: str) -> set[str]:
    return {_first(row["form"]) for row in load_table(language, "timewords") if row["kind"] in kinds}


def _table_words(language: str, table: str) -> set[str]:
    return {_first(row["form"]) for row in load_table(language, table)}


@cache
def _tail(language: str) -> re.Pattern[str]:
    return compiled(rf"\s+({forms(language, 'tail')})(?!\w)")


def tailed(text: str, timex: Timex, language: str) -> Timex:
    """Take in the word behind a name that says which one is meant: *lalu, ini, mendatang, itu*."""
    tail = _tail(language).match(text, timex.end)
    toward = cell(tail[1], language, "tail") if tail else ""
    if not tail or toward in ("after", "before"):
        return timex
    return replace(timex, end=tail.end(), toward=cast(Toward, toward))


def _calendar(plain: str, start: int, end: int, language: str) -> Iterator[Timex]:
    for match in absolute_dates(plain[start:end], language):
        first, last = match.start + start, match.end + start
        value, _, clock = match.value.partition("T")
        if match.precision == "month":
            yield tailed(plain, _months(plain, first, last, value, language), language)
            continue
        opening = compiled(rf"(?<![\w.,/-])(\d{{1,2}})\s+{forms(language, 'range')}\s+\Z")
        other = opening.search(plain, max(start, first - 24), first)
        if other and 0 < int(other[1]) < int(value[8:10]):
            yield Timex(other.start(), other.end(1), "day", f"{value[:8]}{int(other[1]):02}")
        day = Timex(first, last, "day", value, weekday=match.weekday, doubtful=contradicts_itself(match))
        if clock:
            day = replace(day, clock=f"T{clock[:5]}")
        yield tailed(plain, day, language)


def _months(plain: str, first: int, last: int, value: str, language: str) -> Timex:
    """Return a month with its year, together with the one that it closes a range with: "Januari-Mei 2025"."""
    opening = compiled(rf"(?<!\w)({names(language, 'months', 'full')})\s?-\s?\Z")
    other = opening.search(plain, max(0, first - 24), first)
    if not other:
        return Timex(first, last, "year", value)
    months = f"{month_number(other[1], language):02}/{value[5:]}"
    return Timex(other.start(), last, "year", months_in(value[:4], months))


# ---------------------------------------------------------------- what each rule builds


def _phrase(match: re.Match[str], language: str) -> Timex | None:
    words = match["phrase"]
    start, end = match.span("phrase")
    kind, value = next((k, cell(words, language, k)) for k in _PHRASES if has(words, language, k))
    steps, _, part = value.partition(" ")
    match kind:
        case "shift":
            return Timex(start, end, "shift", unit="D", steps=int(steps), part=part)
        case "step":
            return Timex(start, end, "shift", unit="D", steps=int(steps), toward="after", part=part)
        case "anaphor":
            return Timex(start, end, "anaphor")
        case "sameday":
            if before(match, number_pattern(language)):
                return None  # "bayi 12 hari itu"
            return Timex(start, end, "anaphor", unit="D", part=value)
        case "moment":
            return Timex(start, end, "time", clock=value)
        case "season":
            return tailed(match.string, Timex(start, end, "season", value), language)
        case "rhythm":
            counted = before(match, number_pattern(language))  # "banjir 10 tahunan"
            return Timex(start, end, "fixed", value, every=True) if words[0].islower() and not counted else None
    if has(words, language, "justnow") and before(match, forms(language, "notadi")):
        return None
    return Timex(start, end, "fixed", value)


def _every(match: re.Match[str], language: str) -> Timex | None:
    """A rate ("per hari") belongs to the quantity before it, unless no number stands near; "per hari ini" is none."""
    if has(match["every"], language, "rate"):
        near = match.string[max(0, match.start() - 30) : match.start()]
        if compiled(rf"\d|(?<!\w){number_pattern(language)}(?!\w)|{forms(language, 'average')}").search(near):
            return None
        if not has(match["unit"], language, "rated") or match["number"] or match["tail"]:
            return None
    end = match.start("tail") if match["tail"] else match.end()
    value = duration_value(number_value(match["number"] or "1", language), cell(match["unit"], language, "unit"))
    return Timex(match.start(), end, "fixed", value, every=True)


def _clock(match: re.Match[str], language: str) -> Timex | None:
    groups = match.groupdict()
    part = cell(groups.get("part") or "", language, "part")
    if groups.get("spoken"):
        number = number_value(match["spoken"], language)
        if number == "X" or float(number) != int(float(number)) or float(number) > 24:
            return None
        minutes = int(float(number)) * 60 - (30 if match["half"] else 0)
        return Timex(
            match.start(), match.end(), "time", clock=_afternoon(f"T{minutes // 60:02}:{minutes % 60:02}", part)
        )
    if match["minute"] is None and "spoken" not in groups:
        return None  # "10 WIB": a number before a name
    first = clock_value(match["hour"], match["minute"])
    second = clock_value(match["hour2"], match["minute2"]) if match["hour2"] else ""
    if first is None or second is None:
        return None
    value = _afternoon(first, part) + (f"/{_afternoon(second, part)}" if second else "")
    rough = match["minute"] is None and not part
    return Timex(match.start(), match.end(), "time", clock=value, toward="now" if rough else "")


def _second_clock(match: re.Match[str], language: str) -> Timex | None:
    """The end of a span of hours: "pukul 08.00 hingga 16.00", "jam 2 siang sampai 9 malam"."""
    first = rf"{forms(language, 'clock')}\s*\d{{1,2}}(?:[.:]\d\d)?(?:\s+{forms(language, 'part')})?"
    if not (match["minute"] or match["part"]) or not before(match, rf"{first}\s+{forms(language, 'range')}"):
        return None
    part = cell(match["part"] or "", language, "part")
    clock = clock_value(match["hour"], match["minute"])
    return Timex(match.start(), match.end(), "time", clock=_afternoon(clock, part)) if clock else None


def _day_of_month(match: re.Match[str], language: str) -> Timex | None:
    """ "tanggal 14", "tanggal 28-29": the month is told elsewhere; no day of another calendar ("tanggal 1 Muharam")."""
    days = [day for day in (match["day"], match["day2"]) if day]
    if not all(0 < int(day) <= 31 for day in days) or re.compile(r"\s+[(A-Z]").match(match.string, match.end()):
        return None
    timex = Timex(match.start(), match.end(), "monthday", "/".join(f"{int(day):02}" for day in days))
    return tailed(match.string, timex, language)


def _decade(match: re.Match[str], language: str) -> Timex | None:
    if not before(match, forms(language, "decade")):
        return None
    century = 20 if match["decade"] < "30" else 19
    return Timex(match.start(), match.end(), "year", f"{century}{match['decade'][0]}X")


def _afternoon(clock: str, part: str) -> str:
    """Read "pukul 8 malam" as 20:00 and "jam 12 malam" as midnight."""
    hour = int(clock[1:3])
    if part in ("TAF", "TEV", "TNI") and hour < 12 and not (part == "TNI" and hour < 5):
        return f"T{hour + 12}{clock[3:]}"
    return f"T00{clock[3:]}" if part == "TNI" and hour == 12 else clock


def _weekday(match: re.Match[str], language: str) -> Timex | None:
    number = weekday_number(match["weekday"], language) or 0
    if before(match, forms(language, "noday")):
        return None
    timex = Timex(match.start(), match.end(), "weekday", str(number))
    if has(match["weekday"], language, "unit"):  # "minggu" is also the week
        behind = _tail(language).match(match.string, match.end())
        opens = compiled(r"(?:^|[.!?:\"'(\n-])\s*\Z").search(match.string[max(0, match.start() - 6) : match.start()])
        if not match["weekday"][0].isupper() or (behind and opens):
            return None
        if before(match, number_pattern(language)):
            return None
    return tailed(match.string, timex, language)


def _month(match: re.Match[str], language: str) -> Timex | None:
    """A month alone is capitalized and stands beside no other name: Juli and Mei are people too."""
    words, text = match["month"], match.string
    named = cell(match.groupdict().get("named") or "", language, "unit")
    if named and named != "M":
        return None
    if not named:
        if not words[0].isupper():
            return None
        last = re.search(r"(?<![.!?\"\n]\s)(?<=\s)(\S+)\s\Z", text[max(0, match.start() - 24) : match.start()])
        following = re.match(r"\s([^\W\d_]+)", text[match.end() : match.end() + 24])
        if following and following[1][0].isupper() and not words.isupper():
            return None
        known = load_index(language, "timewords")
        if last and last[1][0].isupper() and last[1].isalpha() and last[1].lower() not in known:
            return None
    value = f"{month_number(words, language):02}"
    if match.groupdict().get("month2"):  # "Juni-Juli"
        value = f"{value}/{month_number(match['month2'], language):02}"
    timex = Timex(match.start(), match.end(), "month", value)
    return tailed(text, timex, language)


def _year(match: re.Match[str], language: str) -> Timex | None:
    year = match["year"]
    if not match["named"]:
        behind = compiled(rf"\s+{forms(language, 'amount')}(?!\w)")
        recent = year[:2] in ("19", "20")
        if not (recent or _long_ago(match, language)):
            return None
        if behind.match(match.string, match.end()):
            return None
        if compiled(rf"(?:(?<!\w){forms(language, 'number')}\s*|[\d.,:/$+-])\Z").search(
            match.string, max(0, match.start() - 20), match.start()
        ):
            return None
    elif compiled(
        rf"(?<!\w){forms(language, 'law')}\b[^.,;\d]{{0,40}}?\b{forms(language, 'lawnumber')}\.?\s*\d+\s+\Z"
    ).search(match.string, max(0, match.start() - 80), match.start()):
        return None
    value = year
    if match["decade"]:
        value = f"{year[:3]}X"
    elif match["year2"]:
        last = match["year2"] if len(match["year2"]) == 4 else year[:2] + match["year2"]
        value = f"{year}/{last}" if int(year) < int(last) else year
    return tailed(match.string, Timex(match.start(), match.end(), "year", value), language)


def _long_ago(match: re.Match[str], language: str) -> bool:
    """Is four digits below 1900 a year: "(1745)", "pada 1745 di Wana", not "pada 1745 kapal"?"""
    text, start, end = match.string, match.start(), match.end()
    if text[start - 1 : start] == "(":
        return text[end : end + 1] == ")"
    following = re.match(r"\s+([^\W\d_]+)", text[end : end + 24])
    return before(match, forms(language, "on", "since")) and (
        following is None or is_phrase_end(following[1].lower(), language)
    )


_STEPS = {"past": -1, "now": 0, "future": 1, "after": 1, "before": -1, "same": 0}


def _unit_shift(match: re.Match[str], language: str) -> Timex | None:
    unit = cell(match["unit"], language, "unit")
    toward = cast(Toward, cell(match["tail"], language, "tail"))
    if unit.startswith("T") or (unit == "D" and toward == "future"):
        return None
    number = number_pattern(language)
    if before(match, number) and not before(match, rf"{forms(language, 'version', 'daynumber')}\s+{number}"):
        return None
    start, weekend = match.start(), unit == "W" and before(match, forms(language, "weekend"))
    if weekend:
        unit = "WE"
    if toward == "same":
        return Timex(start, match.end(), "anaphor", unit=unit)
    counted: Toward = toward if toward in ("after", "before") else ""
    return Timex(start, match.end(), "shift", unit=unit, steps=_STEPS[toward], toward=counted)


def _unit_edge(match: re.Match[str], language: str) -> Timex | None:
    """ "akhir tahun" alone is this year's; "akhir pekan" is the weekend of this week."""
    unit = cell(match["unit"], language, "unit")
    if unit not in ("W", "M", "Y") or not before(match, forms(language, "edge")):
        return None
    if unit == "W" and before(match, forms(language, "weekend")):
        unit = "WE"
    return Timex(match.start(), match.end(), "shift", unit=unit)


def _nth_day(match: re.Match[str], language: str) -> Timex | None:
    """ "pada hari ketiga pencarian": a day counted from a start that only the story knows."""
    counted = cell(match["unit"], language, "unit") == "D" and before(match, forms(language, "at"))
    return Timex(match.start(), match.end(), "fixed", "PAST_REF") if counted else None


def _century(match: re.Match[str], language: str) -> Timex | None:
    if cell(match["unit"], language, "unit") != "CE":
        return None
    return Timex(match.start(), match.end(), "year", f"{int(match['nth']) - 1:02}XX")


def _quarter(match: re.Match[str], language: str) -> Timex | None:
    return _of_year(match, "Q", language)


def _half(match: re.Match[str], language: str) -> Timex | None:
    return _of_year(match, "H", language)


def _other_part(match: re.Match[str], language: str) -> Timex | None:
    """ "kuartal pertama dan kedua": the second ordinal."""
    opened = compiled(
        rf"(?<!\w)(?:(?P<quarter>{forms(language, 'quarter')})|{forms(language, 'half')})\s+"
        rf"{forms(language, 'ordinal')}\s+{forms(language, 'range')}\s+\Z"
    ).search(match.string, max(0, match.start() - 50), match.start())
    return _of_year(match, "Q" if opened["quarter"] else "H", language) if opened else None


def _of_year(match: re.Match[str], letter: str, language: str) -> Timex | None:
    ordinal = cell(match["ordinal"], language, "ordinal", "shortquarter")
    if letter == "H" and ordinal not in ("1", "2"):
        return None
    timex = Timex(match.start(), match.end(), "quarter", letter + ordinal)
    if match["year"]:
        return replace(timex, within=Timex(*match.span("year"), "year", match["year"]))
    return tailed(match.string, timex, language)


def _duration(match: re.Match[str], language: str) -> Timex | None:
    groups = match.groupdict()
    one = groups.get("one")
    unit = cell(one, language, "one") if one else cell(match["unit"], language, "unit")
    number = "1" if one else number_value(match["number"], language)
    if not groups["away"] and not one and _is_age(match, unit, language):
        return None
    if before(match, forms(language, "daynumber")):
        return None  # "tanggal 5 bulan ini"
    if before(match, forms(language, "version")) and _tail(language).match(match.string, match.end("unit")):
        return None  # "Android 17 tahun ini"
    if one and before(match, forms(language, "times")):
        return Timex(match.start(), match.end("one"), "fixed", f"P1{unit}", every=True)
    if groups.get("of"):
        return Timex(match.start(), match.end("of"), "fixed", f"P1{cell(match['of'], language, 'one')}", every=True)
    away = cell(groups["away"] or "", language, "away")
    if away and not (away in ("before", "after") and before(match, forms(language, "lasting"))):
        return _away(match, number, unit, cast(Toward, away))
    value = duration_value(number, unit)
    if groups.get("number2"):
        value = f"{value}/{duration_value(number_value(match['number2'], language), unit)}"
        if "X" in value:
            value = duration_value("X", unit)
    elif groups.get("number3"):
        value += duration_value(number_value(match["number3"], language), cell(match["unit3"], language, "unit"))[
            2 if unit.startswith("T") else 1 :
        ]
    return Timex(match.start(), match.end(), "fixed", value)


def _away(match: re.Match[str], number: str, unit: str, toward: Toward) -> Timex:
    """So many units ago or ahead: a point, as fine as its unit, or only the direction where the number is not told."""
    start, end = match.span()
    if number == "X" or "." in number:
        direction = {"past": "PAST_REF", "future": "FUTURE_REF"}
        return Timex(start, end, "fixed", direction.get(toward) or duration_value(number, unit))
    sign = -1 if toward in ("past", "before") else 1
    counted: Toward = toward if toward in ("after", "before") else ""
    return Timex(start, end, "shift", unit=unit, steps=sign * int(float(number)), toward=counted)


def _is_age(match: re.Match[str], unit: str, language: str) -> bool:
    text, start = match.string, match.start()
    hedged = rf"(?:{forms(language, 'hedge', 'ageword')}\s+){{0,2}}"
    if unit not in ("Y", "M"):
        return unit in ("D", "W") and before(match, rf"{forms(language, 'age')}\s+{hedged}")
    lasting = forms(language, "lasting", "range")
    if lifetime_before(text, start, language):
        return True  # "harapan hidup di Wanasari bisa lebih dari 75 tahun"
    if before(match, rf"{forms(language, 'age')}(?:\s+(?!{lasting}\b)[a-z]+){{1,3}}\s+"):
        return True  # "umur kapal itu 31 tahun"
    if re.search(r"\d\s?-\s?\Z", text[max(0, start - 4) : start]):
        return True  # "usia 5-14 tahun", read from its second number
    if _pointed_at(match, language) and not before(match, forms(language, "lasting", "hedge", "some")):
        return True
    if before(match, rf"{forms(language, 'age', 'person')}\s+{hedged}") or text[start - 1 : start] == "(":
        return True
    apposition = re.search(r"[A-Z][\w.'-]*,\s\Z", text[max(0, start - 24) : start])
    return bool(apposition and text[match.end() : match.end() + 1] == ",")


def _pointed_at(match: re.Match[str], language: str) -> bool:
    """Does *itu* or *tersebut* follow: "pelatih 43 tahun itu"?"""
    behind = _tail(language).match(match.string, match.end())
    return bool(behind and cell(behind[1], language, "tail") == "same")


def _part(match: re.Match[str], language: str) -> Timex:
    return Timex(match.start(), match.end(), "time", part=cell(match["part"], language, "part"))


def _holiday(match: re.Match[str], language: str) -> Timex | None:
    days = load_index(language, "holidays")[" ".join(match["holiday"].lower().split())]["days"]
    behind_name = re.search(r"[A-Z]\w+\s\Z", match.string[max(0, match.start() - 20) : match.start()])
    if (behind_name and " " not in match["holiday"]) or not match["holiday"][0].isupper():
        return None  # "Mandailing Natal" is a place
    return tailed(match.string, Timex(match.start(), match.end(), "holiday", days), language)
