"""Numbers that do not add up: a move against where it came from and arrived, and parts against their whole.

Within one sentence the report itself gives all that is added. Across reports the level from which a move must have
started is held against the one level of that kind that the report of the day before gives. What the printed digits
leave open is no conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from runut.records import Quantity, Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, number_in_digits
from runut.relate.measures import last_digit
from runut.relate.vocabulary import content_words, is_share, rarity, table_of, words

_REACH = 60  # characters between one number of a move and the next
_PERCENT_SLACK = Decimal("0.05")  # a share of a share: of the old level or of the new
_DECIMAL = re.compile(r"\d,\d")
_EITHER = re.compile(r"\d{1,3}[.,]\d{3}")
_BRACKETED = re.compile(r"\(\d+\)")
_MOST_OF_WHOLE = 2  # parts that add up to more than this often the whole are parts of something else
_NEAR_LEVEL = Decimal("0.015")  # how far from the level implied a level of the day before may lie to be meant
_DAY_BEFORE = (1, 3)  # days; over a weekend three
_SHARED = 2  # telling words of both sentences
_TELLING = 0.3


@dataclass(frozen=True, slots=True)
class _Move:
    """A move of a value: by how much, in per cent, where to and where from, as far as its sentence tells. *sign*: of
    the change."""

    reading: Reading
    sentence: Span
    sign: int
    change: Quantity | None
    percent: Quantity | None
    level: Quantity | None
    old: Quantity | None

    @property
    def spans(self) -> tuple[Span, ...]:
        found = (self.change, self.percent, self.level, self.old)
        return tuple(sorted(quantity.span for quantity in found if quantity))

    @property
    def start(self) -> Decimal | None:
        """The level from which it must have started."""
        level, change = _value(self.level), _value(self.change)
        return None if level is None or change is None else level - self.sign * change

    @property
    def share(self) -> Decimal | None:
        """How many per cent of where it started the change is."""
        change, start = _value(self.change), _value(self.old) or self.start
        return change / start * 100 if change and start and start > 0 else None


def sums(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each sentence whose numbers do not add up, and each pair of days that do not meet."""
    moves = [move for reading in reports.readings for move in _moves(reading)]
    for move in moves:
        yield from _within(move, reports)
    yield from _between(moves, reports)
    for reading in reports.readings:
        yield from _parts(reading, reports)


# ---------------------------------------------------------------- moves


def _moves(reading: Reading) -> Iterator[_Move]:
    text, language = reading.article.text, reading.article.language
    for sentence in reading.sentences:
        inside = sorted((q for q in reading.quantities if sentence.covers(q.span)), key=lambda q: q.span)
        for i, first in enumerate(inside):
            begin = max(sentence.start, first.span.start - _REACH, inside[i - 1].span.end if i else 0)
            sign = _direction(text[begin : first.span.start], language)
            if sign:
                roles = list(_roles(inside[i:], text[begin : first.span.start], text, language))
                found = dict(roles)
                if len(found) > 1 and len(found) == len(roles):
                    yield _Move(reading, sentence, sign, *(found.get(r) for r in ("change", "percent", "to", "from")))


def _direction(before: str, language: str) -> int:
    """-1 for a fall, 1 for a rise, by the last word that tells either; 0 for none or where both stand there."""
    table = table_of(language, "scopes")
    found = {table[word]["scope"] for word in words(before) if word in table} & {"fall", "rise"}
    return {frozenset({"fall"}): -1, frozenset({"rise"}): 1}.get(frozenset(found), 0)


def _roles(quantities: Sequence[Quantity], before: str, text: str, language: str) -> Iterator[tuple[str, Quantity]]:
    """What each number of a move is: ``change``, ``percent``, ``to``, ``from``; up to where another thing begins."""
    table, between = table_of(language, "moves"), before
    for k, quantity in enumerate(quantities):
        kinds = [table[word]["kind"] for word in words(between) if word in table]
        joined = kinds or between.strip() in ("(", "")
        if k and (len(between) > _REACH or _direction(between, language) or not joined):
            return
        share = is_share(quantity.unit or "", language)
        place = next((kind for kind in reversed(kinds) if kind in ("to", "from")), "")
        if k and not place and any(word not in table and rarity(word, language) > _TELLING for word in words(between)):
            return  # "dengan total aset sebesar": another thing
        yield (place or ("percent" if share else "change")), quantity
        if k + 1 < len(quantities):
            between = text[quantity.span.end : quantities[k + 1].span.start]


def _value(quantity: Quantity | None) -> Decimal | None:
    return quantity.low if quantity and quantity.comparator == "exact" and quantity.low else None


def _within(move: _Move, reports: Reports) -> Iterator[Discrepancy]:
    if any(_fits(reading) for reading in _readings_of(move)):
        return
    old, level, change, percent = map(_value, (move.old, move.level, move.change, move.percent))
    share = move.share
    units = {q.unit for q in (move.old, move.level, move.change) if q and q.unit}
    if len(units) > 1:
        return
    if old and level and change and units:
        reached = old + move.sign * change
        if abs(reached - level) > sum(map(last_digit, (old, level, change))):
            yield _discrepancy(move, "sum.reason.move", reached, reports)
    elif share and percent and units and abs(share - percent) > last_digit(percent) + share * _PERCENT_SLACK:
        yield _discrepancy(move, "sum.reason.percent", round(share, 2), reports)


def _readings_of(move: _Move) -> Iterator[_Move]:
    """Yield *move* with its change or its level read by the other use of point and comma: "6.341 poin" as 6,341."""
    for name in ("change", "level"):
        quantity = getattr(move, name)
        value = _value(quantity)
        if value and value >= 1000 and _EITHER.fullmatch(quantity.text.split()[0]):
            yield replace(move, **{name: replace(quantity, low=value / 1000)})


def _fits(move: _Move) -> bool:
    share, percent = move.share, _value(move.percent)
    if not share or not percent:
        return False
    return abs(share - percent) <= last_digit(percent) * (1 + _PERCENT_SLACK)


def _discrepancy(move: _Move, reason: str, value: Decimal, reports: Reports) -> Discrepancy:
    told = ", ".join(span.of(move.reading.article.text) for span in move.spans)
    return Discrepancy(
        "contradiction",
        reports.tell("sum.summary", words=told, outlets=reports.carried(move.spans)),
        reports.reason(reason, value=number_in_digits(value, reports.language)),
        move.spans,
    )


# ---------------------------------------------------------------- a level against the day before


def _between(moves: Sequence[_Move], reports: Reports) -> Iterator[Discrepancy]:
    """A level of the day before that is not the one from which the move of the day after must have started."""
    printed = {q.low for reading in reports.readings for q in reading.quantities}
    for later in moves:
        start = later.start
        if start is None or start <= 0 or start in printed or not _one_unit(later.level, later.change):
            continue
        near = [m for m in moves if _day_before(m, later) and _meant(m, later, start)]
        if len(near) == 1 and near[0].level:
            spans = (near[0].level.span, *later.spans)
            yield Discrepancy(
                "contradiction",
                reports.tell("sum.before.summary", level=near[0].level.text, outlets=reports.carried(spans[:1]),
                             words=", ".join(s.of(later.reading.article.text) for s in later.spans),
                             others=reports.carried(later.spans)),
                reports.reason("sum.reason.before", value=number_in_digits(start, reports.language)),
                spans,
            )  # fmt: skip


def _one_unit(one: Quantity | None, other: Quantity | None) -> bool:
    return bool(one and other and one.unit and one.unit == other.unit)


def _day_before(one: _Move, later: _Move) -> bool:
    days = [move.reading.article.published.day for move in (one, later)]
    if not days[0] or not days[1]:
        return False
    first, second = (date.fromisoformat(day) for day in days if day)
    return (second - first).days == _DAY_BEFORE[second.isoweekday() == 1]


def _meant(one: _Move, later: _Move, start: Decimal) -> bool:
    """Is *one* a level of the kind from which *later* started, near to it and not it rounded?"""
    level = _value(one.level)
    if level is None or one.level is None or later.level is None:
        return False
    if one.level.unit != later.level.unit or one.level.per != later.level.per:
        return False
    apart = abs(level - start)
    shared = _telling(one) & _telling(later)
    rounded = apart <= last_digit(level) + last_digit(start)
    return not rounded and apart <= start * _NEAR_LEVEL and len(shared) >= _SHARED


def _telling(move: _Move) -> frozenset[str]:
    language = move.reading.article.language
    found = content_words(move.sentence.of(move.reading.article.text), language)
    return frozenset(word for word in found if not word[0].isdigit() and rarity(word, language) > _TELLING)


# ---------------------------------------------------------------- parts against their whole


def _parts(reading: Reading, reports: Reports) -> Iterator[Discrepancy]:
    """A whole, a word that says that all its parts follow, and parts of that thing that make another number."""
    text, table = reading.article.text, table_of(reading.article.language, "moves")
    for sentence in reading.sentences:
        inside = sorted((q for q in reading.quantities if sentence.covers(q.span)), key=lambda q: q.span)
        for i, whole in enumerate(inside[:-1]):
            between = text[whole.span.end : inside[i + 1].span.start]
            if any(table.get(word, {}).get("kind") == "parts" for word in words(between)):
                parts = inside[i + 1 :]
                total = _added(whole, parts, sentence, text)
                value = _value(whole)
                slack = sum(map(_rounding, (whole, *parts)))
                if total and value and abs(total - value) > slack and total <= value * _MOST_OF_WHOLE:
                    spans = (whole.span, *(part.span for part in parts))
                    yield Discrepancy(
                        "contradiction",
                        reports.tell("sum.summary", words=whole.text, outlets=reports.carried(spans)),
                        reports.reason("sum.reason.parts", value=number_in_digits(total, reports.language)),
                        spans,
                    )
                break


def _rounding(quantity: Quantity) -> Decimal:
    """By how much it may be rounded: half of what its last digit is worth, where it is printed with a decimal comma."""
    return last_digit(quantity.low) / 2 if _DECIMAL.search(quantity.text) else Decimal(0)


def _added(whole: Quantity, parts: Sequence[Quantity], sentence: Span, text: str) -> Decimal | None:
    """The sum of *parts*; None where they are not of one thing, or where bare numbers in brackets stand among them:
    those may be parts as well, or ages, years and notes."""
    values = [_value(part) for part in parts]
    kinds = {(part.unit or whole.unit, part.per) for part in parts}
    held = {part.span.start for part in parts}
    bare = any(
        not any(start <= match.end() and match.start() - 1 <= start for start in held)
        for match in _BRACKETED.finditer(text, parts[0].span.end, sentence.end)
    )
    if len(parts) < 2 or bare or None in values or kinds != {(whole.unit, whole.per)}:
        return None
    return sum((value for value in values if value), Decimal(0))
