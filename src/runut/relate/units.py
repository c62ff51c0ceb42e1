"""Numbers printed with a unit they cannot have: "Rp 40 juta dolar AS", "Rp 3 tahun", a change of points told as per
cent, an amount of thousands told as millions. The other side of each is the same number as another place prints it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations, product

from runut.records import Quantity, Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.facets import CHANGES, Facet
from runut.relate.measures import likeness, significant, story_weights
from runut.relate.vocabulary import content_words, forms, is_share, rarity, table_of, words
from runut.text.lexicon import alternatives  # tables only

_BEFORE = 8  # characters in which a sign of money stands
_BEHIND = 12  # characters behind a share in which "poin" stands
_SAME = 2  # telling words of both sentences
_TELLING = 0.4
_ODD = 2  # digits of a number that hardly stands for two things by chance
_MISSCALED = frozenset(Decimal(10) ** power for power in (3, 6, 9))
_FULL = 1000  # of a money whose amounts news tells in thousands
_ALIKE_SHORT = 0.4  # likewise, of a number of two digits that is no money
_ALIKE = 0.12  # likeness of the words around two amounts that are one, a thousand times apart


def units_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each amount with two currencies, each length of time with a sign of money, each change in
    points told as per cent, and each amount that stands elsewhere a thousand times larger."""
    yield from _two_currencies(reports)
    yield from _paid_in_time(reports)
    yield from _points_as_shares(reports)
    yield from _misscaled(reports)


# ---------------------------------------------------------------- signs of money


@cache
def _money(language: str, side: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds a sign or name of money on that *side* of a number, and its code."""
    rows = {form: row["code"] for form, row in table_of(language, "currencies").items() if row["side"] == side}
    forms = "|".join(sorted(map(re.escape, rows), key=len, reverse=True))
    return re.compile(rf"(?i)(?:^|(?<=\W))(?P<money>{forms})(?:$|(?=\W|\d))"), rows


def _two_currencies(reports: Reports) -> Iterator[Discrepancy]:
    """ "Rp 40 juta dolar AS", where another amount of that number has one of the two."""
    for reading in reports.readings:
        for quantity in reading.quantities:
            codes = _codes(quantity, reading.article.language)
            if len(codes) < 2:
                continue
            right = [
                other
                for its in reports.readings
                for other in its.quantities
                if other.low == quantity.low and other.unit in codes and len(_codes(other, its.article.language)) == 1
            ]
            if right and quantity.low:
                yield _slip(reports, [quantity.span], [other.span for other in right], "units.reason.currencies")


def _codes(quantity: Quantity, language: str) -> set[str]:
    """The codes of the money that its words name."""
    if quantity.per or not re.fullmatch("[A-Z]{3}", quantity.unit or ""):
        return set()
    found = {quantity.unit or ""}
    digit = re.search(r"\d", quantity.text)
    for side, words_there in (("before", quantity.text[: digit.start() if digit else 0]),
                              ("after", quantity.text[digit.start() if digit else 0 :])):  # fmt: skip
        pattern, codes = _money(language, side)
        found |= {codes[match["money"].lower()] for match in pattern.finditer(words_there)}
    return found


def _paid_in_time(reports: Reports) -> Iterator[Discrepancy]:
    """ "Rp 3 tahun", where the same length of time stands elsewhere in words like these."""
    lengths: dict[str, list[tuple[Span, Reading]]] = defaultdict(list)
    for reading in reports.readings:
        for date in reading.dates:
            if date.type == "duration" and date.value:
                lengths[date.value].append((date.span, reading))
    for found in lengths.values():
        wrong = [_with_sign(span, reading) for span, reading in found if _signed(span, reading)]
        right = [
            (max(_shared(span, slip, reports) for slip in wrong), span)
            for span, reading in found
            if wrong and not _signed(span, reading)
        ]
        most = max((shared for shared, _ in right), default=0)
        if most > _SAME:
            yield _slip(reports, wrong, [span for shared, span in right if shared == most], "units.reason.time")


def _signed(span: Span, reading: Reading) -> bool:
    return _with_sign(span, reading) != span


def _with_sign(span: Span, reading: Reading) -> Span:
    """*span* with the sign of money right before it."""
    at = max(0, span.start - _BEFORE)
    pattern, _ = _money(reading.article.language, "before")
    before = reading.article.text[at : span.start]
    for match in pattern.finditer(before):
        if not before[match.end() :].strip(" ."):
            return Span(span.article, at + match.start("money"), span.end)
    return span


def _shared(one: Span, other: Span, reports: Reports) -> int:
    """How many telling words their sentences share."""
    a, b = (frozenset(_telling(_sentence(s, reports), reports.language_of(s.article))) for s in (one, other))
    return len(a & b)


def _sentence(span: Span, reports: Reports) -> str:
    reading = next(reading for reading in reports.readings if reading.article.id == span.article)
    return next((s.of(reading.article.text) for s in reading.sentences if s.covers(span)), "")


def _telling(sentence: str, language: str) -> list[str]:
    return [w for w in content_words(sentence, language) if not w[0].isdigit() and rarity(w, language) > _TELLING]


# ---------------------------------------------------------------- points and shares


def _points_as_shares(reports: Reports) -> Iterator[Discrepancy]:
    """A change of so many points that another report tells as so many per cent."""
    by_value: dict[Decimal, tuple[list[Facet], list[Facet]]] = defaultdict(lambda: ([], []))
    for facet in sorted(reports.facets.values(), key=lambda facet: facet.span):
        value = facet.quantity.low
        if value is None or significant(value) < 2 or not _moving(facet, reports):
            continue
        unit = (facet.quantity.unit or "").lower()
        behind = reports.texts[facet.article][facet.span.end : facet.span.end + _BEHIND]
        if _is_point(unit, facet.language):
            by_value[value][0].append(facet)
        elif is_share(unit, facet.language) and not _is_point(behind, facet.language):
            by_value[value][1].append(facet)
    for points, shares in by_value.values():
        pairs = [(a, b) for a, b in product(points, shares) if a.article != b.article and len(_common(a, b)) >= _SAME]
        if pairs and not {a.article for a in points} & {b.article for b in shares}:
            sides = [list(dict.fromkeys(facet.span for facet in side)) for side in zip(*pairs, strict=True)]
            yield _slip(reports, sides[1], sides[0], "units.reason.points")


def _is_point(text: str, language: str) -> bool:
    """Does *text* begin with "poin", as "poin persentase" does?"""
    first = next(iter(words(text)), "")
    return table_of(language, "measure_labels").get(first, {}).get("kind") == "point"


def _moving(facet: Facet, reports: Reports) -> bool:
    table = table_of(facet.language, "scopes")
    said = words(reports.texts[facet.article][max(facet.sentence.start, facet.span.start - 40) : facet.span.start])
    return bool(facet.scopes & CHANGES) or any(table.get(word, {}).get("scope") in CHANGES for word in said)


def _common(one: Facet, other: Facet) -> list[str]:
    return [w for w in sorted(one.wide & other.wide) if not w[0].isdigit() and rarity(w, one.language) > _TELLING]


# ---------------------------------------------------------------- thousands and millions


def _misscaled(reports: Reports) -> Iterator[Discrepancy]:
    """An amount that stands elsewhere in like words a thousand or a million times larger."""
    found = sorted(reports.facets.values(), key=lambda facet: facet.span)
    weights = story_weights(found)
    by_digits: dict[object, list[Facet]] = defaultdict(list)
    for facet in found:
        if facet.low and facet.low > 0 and significant(facet.low) >= _ODD and facet.low == facet.high:
            by_digits[facet.family, facet.low.normalize().as_tuple().digits].append(facet)
    for facets in by_digits.values():
        for one, other in combinations(sorted({facet.low for facet in facets if facet.low}), 2):
            small, large = ([facet for facet in facets if facet.low == value] for value in (one, other))
            alike = any(likeness(a, b, weights) >= _least_alike(a) for a, b in product(small, large))
            cut = all(_cut_off(facet, reports) for facet in small)
            if other / one in _MISSCALED and alike and not cut:
                few, many = sorted((small, large), key=lambda side: (len({f.article for f in side}), side[0].low or 0))
                yield _slip(reports, [f.span for f in few], [f.span for f in many], "units.reason.scale")


def _least_alike(facet: Facet) -> float:
    """A number of two digits stands for two things by chance, unless it is of money."""
    return _ALIKE if facet.family.isupper() or significant(facet.low) > _ODD else _ALIKE_SHORT


def _cut_off(facet: Facet, reports: Reports) -> bool:
    """Is it money that ends its sentence on a number of three digits at most before the comma? The text has lost the
    rest, or the head of its table tells it; or its own word has the next run into it ("miliarBeli")."""
    text = reports.texts[facet.article]
    if _run_on(facet.language).match(text, facet.span.end) or _run_on(facet.language).search(facet.quantity.text):
        return True
    behind = words(reports.texts[facet.article][facet.span.end : facet.sentence.end])
    return facet.family.isupper() and len(behind) <= 1 and (facet.low or 0) < _FULL


@cache
def _run_on(language: str) -> re.Pattern[str]:
    """A word of scale that is none for the next word in it."""
    return re.compile(rf"\s*(?i:{alternatives(forms(language, 'numbers', 'scale'))})(?:[A-Z]|[a-z]{{3}})")


def _slip(reports: Reports, wrong: Sequence[Span], right: Sequence[Span], reason: str) -> Discrepancy:
    told = [f"{reports.printed(side[0])} ({reports.carried(side)})" for side in (wrong, right)]
    return Discrepancy(
        "contradiction", reports.tell("either", one=told[0], other=told[1]), reports.reason(reason), (*wrong, *right)
    )
