"""How many there are of one kind of people: every report gives one number of them, and the story knows two; or two
numbers with the same digits stand among numbers that agree.

"Tujuh siswa", "delapan siswa": where no report of a story gives a kind more than one number, they count the same, and
two outlets with two numbers within some days are at odds. Not so where a number is of some of them ("dua siswa lain")
or of those just named ("kedua siswa"). Things are not looked at: two reports list other models, other tournaments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product

from runut.relate.discrepancies import Discrepancy, Reports, by_report, days_apart, told_apart
from runut.relate.facets import CHANGES, Facet, Number, generic, kind_of, sense
from runut.relate.measures import likeness, of_one_time, rates_agree, scopes_agree, significant, story_weights
from runut.relate.vocabulary import table_of, words

_PEOPLE = "person"  # the kind of countnouns.tsv
_FAR, _NEAR = Decimal(3), Decimal("1.3")  # how many times the smaller the larger may be: of a few, of many
_MANY = 100
_ODD = 3  # digits of a number that is hardly of some of them
_TWO_DIGITS = 10
_IN_COMMON = 2  # numbers of other kinds of people that two reports of one state of things share
_DAYS = 2
_BEHIND = 20  # characters behind a number in which "lain" or "tersebut" stands
_ALIKE = 0.15  # of the words around two numbers with the same digits
_UNALIKE = 0.02  # likeness of the words around both below which they are of two things


def counts_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each kind of people of whom two outlets give two numbers."""
    found = sorted(reports.facets.values(), key=lambda facet: facet.span)
    weights = story_weights(found)
    by_noun: dict[str, list[Facet]] = defaultdict(list)
    for facet in found:
        if facet.number[1] == 1 and not facet.quantity.text[0].isdigit():
            continue  # one of them: "salah satu penumpang"
        if kind_of(facet.head, facet.language) == _PEOPLE and not generic(facet.head, facet.language):
            by_noun[sense(facet.head, facet.language)].append(facet)
    for counted in by_noun.values():
        by_number = _two_numbers(counted)
        if not by_number or not all(_of_all(facet, reports) for facet in counted):
            continue
        one, other = by_number.values()
        alike = max(likeness(a, b, weights) for a, b in product(one, other))
        if alike >= _UNALIKE and all(_at_odds(a, b, reports) for a, b in product(one, other)):
            yield told_apart(by_report((one, other)), reports.reason("counts.reason"), reports)


def digits_swapped(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each two numbers of one kind of people with the same digits, in two reports that have two
    other counts of people in common, among words that are alike: such reports tell one state of things, and of 23 and
    32 one is a slip."""
    held: dict[str, set[Decimal]] = defaultdict(set)
    by_number: dict[Decimal, list[Facet]] = defaultdict(list)
    found = sorted(reports.facets.values(), key=lambda facet: facet.span)
    weights = story_weights(found)
    for facet in found:
        if _exact_people(facet):
            held[facet.article].add(facet.low or Decimal(0))
            by_number[facet.low or Decimal(0)].append(facet)
    for one, other in combinations(sorted(by_number), 2):
        if sorted(f"{one:f}") == sorted(f"{other:f}"):
            pairs = [
                pair
                for pair in product(by_number[one], by_number[other])
                if _of_one_state(*pair, held) and likeness(*pair, weights) >= _ALIKE
            ]
            if pairs:
                sides = [list(dict.fromkeys(pair[k] for pair in pairs)) for k in (0, 1)]
                yield told_apart(by_report(sides), reports.reason("counts.reason.swapped"), reports)


def _exact_people(facet: Facet) -> bool:
    people = facet.family == "count" and kind_of(facet.head, facet.language) == _PEOPLE
    return people and facet.low is not None and facet.low == facet.high and facet.low >= _TWO_DIGITS


def _of_one_state(one: Facet, other: Facet, held: Mapping[str, set[Decimal]]) -> bool:
    """Do both count one kind, in reports that have two other numbers in common, and neither both of the two?"""
    heads = {sense(f.head, f.language) for f in (one, other) if not generic(f.head, f.language)}
    ours, theirs = held[one.article], held[other.article]
    shared = ours & theirs
    alike = len(heads) < 2 and of_one_time(one, other)
    return alike and len(shared) >= _IN_COMMON and shared.isdisjoint((one.low, other.low))


def _two_numbers(counted: Sequence[Facet]) -> Mapping[Number, list[Facet]]:
    """The places of either number, where each report gives one and all together two near to each other; else none."""
    by_number: dict[Number, list[Facet]] = defaultdict(list)
    by_report: dict[str, set[Number]] = defaultdict(set)
    for facet in counted:
        by_number[facet.number].append(facet)
        by_report[facet.article].add(facet.number)
    if len(by_number) != 2 or any(len(numbers) > 1 for numbers in by_report.values()):
        return {}
    low, high = sorted(number[1] or Decimal(0) for number in by_number)
    return by_number if low > 0 and high <= low * (_FAR if high < _MANY else _NEAR) else {}


def _of_all(facet: Facet, reports: Reports) -> bool:
    """Is it an exact number of all of them?"""
    words_of = words(facet.quantity.text)
    labels = table_of(facet.language, "measure_labels")
    odd = significant(facet.low) >= _ODD  # "163 penumpang tersebut": of some a report tells no such number
    behind = words(reports.texts[facet.article][facet.span.end : facet.span.end + _BEHIND])[:2] if not odd else ()
    some = any(
        labels.get(word, {}).get("kind") == "some"
        for word in (*words_of, *words(facet.quantity.counted or ""), *behind)
    )
    collective = [f for f, row in table_of(facet.language, "number_particles").items() if row["kind"] == "collective"]
    named = any(words_of[0].startswith(form) for form in collective) and not words_of[0][0].isdigit()
    exact = facet.quantity.comparator == "exact" and facet.low == facet.high
    article = facet.number[1] == 1 and not facet.quantity.text[0].isdigit()  # "satu" may be no number
    return exact and not (some or named or article or facet.scopes & CHANGES)


def _at_odds(one: Facet, other: Facet, reports: Reports) -> bool:
    if reports.outlet(one.article) == reports.outlet(other.article) and not _of_one_day(one, other):
        return False  # an outlet follows its own numbers
    if not of_one_time(one, other) or not rates_agree(one, other):
        return False
    if not scopes_agree(one, other, strictly=False) or (
        one.places and other.places and one.places[0] != other.places[0]
    ):
        return False
    return days_apart(one.reported.day, other.reported.day) <= _DAYS


def _of_one_day(one: Facet, other: Facet) -> bool:
    """Are they two odd numbers of one day? Such a number is hardly counted anew from one report to the next."""
    return significant(one.low) >= _ODD and days_apart(one.reported.day, other.reported.day) == 0
