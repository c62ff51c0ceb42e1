"""Slips of the pen that two reports show: an abbreviated name with another letter, a person under two family names, a
name with two ends, a list of names that differs in one, an amount converted a thousand times too small.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from runut.records import Mention, Quantity, Reading, Span
from runut.relate.abbreviations import in_one_sentence
from runut.relate.discrepancies import Discrepancy, Reports, one_each
from runut.relate.spellings import near
from runut.relate.trust import Reason
from runut.relate.vocabulary import any_of, rarity, words

_NAME = r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*"
_MOST_LISTS = 4  # of each side; more tell nothing new
_CONVERTED_APART = 100  # two rates of exchange of one story do not differ so much
_LETTERED = re.compile(r"(?:\b(?P<before>[A-Za-z]+) )?\b(?P<name>(?P<kind>[A-Z]{2}) [A-Z]{2,4})\b")
_OFFICE = 4  # letters that a word of office has: "direktur", not "dan"
_MOST_PLACES = 4  # of one wording that are shown
_NAME_ALONE = 3  # letters of a part of a name; fewer are an initial or a title ("M.", "H.")
_THREE = re.compile(r"\b(?=(?P<first>[A-Z]\w+) (?P<then>\w+) (?P<last>[A-Z]\w+)\b)")
_TWO_WAYS = 2
_OPENING, _CLOSING = frozenset("\"'“‘"), frozenset("\"'”’")
_UNHEARD = 0.9  # rarity of a word that begins but one name
_TELLING = 0.4  # of one that belongs to a name
_BODY = re.compile(r"\b(?P<body>[A-Z]{4,6}) (?P<of>[A-Z]\w+)\b")
_RARE = 0.75  # rarity of a given name that a story hardly has twice


# ---------------------------------------------------------------- a name with another letter, or another family name


def letters_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Abbreviated names of one kind behind one word ("direktur PT KN", "direktur PT KM") that differ in a letter.

    A report that has both slips itself, unless one sentence tells them apart.
    """
    behind: dict[tuple[str, str], set[str]] = defaultdict(set)
    places: dict[str, list[Span]] = defaultdict(list)
    together: set[frozenset[str]] = set()
    for reading in reports.readings:
        for sentence in reading.sentences:
            found = list(_LETTERED.finditer(sentence.of(reading.article.text)))
            for match in found:
                behind[(match["before"] or "").lower(), match["kind"]].add(match["name"])
                start = sentence.start + match.start("name")
                places[match["name"]].append(Span(reading.article.id, start, sentence.start + match.end()))
            together |= {frozenset((a["name"], b["name"])) for a, b in combinations(found, 2)}
    told: set[str] = set()
    for (before, _), names in sorted(behind.items()):
        usual = sorted(names, key=lambda name: (-len({s.article for s in places[name]}), name))
        for one in usual if len(before) >= _OFFICE else ():
            others = [o for o in usual if _one_letter(one, o) and frozenset((one, o)) not in together]
            if one not in told and others:
                told |= {one, *others}
                sides = [one_each(places[one]), *(places[other][:_MOST_PLACES] for other in others)]
                yield _named_apart((one, *others), sides, reports.reason("letters.reason"), reports)


def _one_letter(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def names_apart(reports: Reports) -> Iterator[Discrepancy]:
    """A rare given name with two family names that no report has both of, in one office of one named body; two
    spellings of one are `spellings.misspelt`'s."""
    called: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for reading in reports.readings:
        for mention in reading.mentions:
            parts = _name_parts(mention.name)
            if mention.type == "person" and len(parts) > 1 and rarity(parts[0], reading.article.language) > _RARE:
                called[parts[0]][parts[-1]].append(mention)
    for given, families in sorted(called.items()):
        usual = sorted(families, key=lambda f: (-len({m.span.article for m in families[f]}), f))
        apart = ((one, other) for one, other in combinations(usual, 2) if not _one_name(one, other))
        pairs = ((families[one], families[other]) for one, other in apart)
        sides = next((pair for pair in pairs if _one_office(*pair) and not _both_in_one(*pair)), None)
        if sides:
            names = [max((m.name for m in side), key=len) for side in sides]
            spans = [one_each([m.span for m in side if m.role] or [m.span for m in side]) for side in sides]
            yield _named_apart(names, spans, reports.reason("named.reason", given=given.capitalize()), reports)


def _one_name(one: str, other: str) -> bool:
    """Are they two spellings, or does one go on where the other is cut, as where the next word is run together?"""
    return near(one.title(), other.title()) or one.startswith(other) or other.startswith(one)


def _name_parts(name: str) -> list[str]:
    return [part for part in words(name) if len(part) >= _NAME_ALONE]


def _one_office(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Do both hold an office of one body, known by a word in capitals of it? Then they are one person, if so named."""
    bodies = [{w for m in side for w in re.findall(r"\b[A-Z]{3,}\b", m.role or "")} for side in (one, other)]
    return bool(bodies[0] & bodies[1])


def _both_in_one(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Does a report have both, or is either family name a further name of the other?"""
    if {m.span.article for m in one} & {m.span.article for m in other}:
        return True
    ends = {_name_parts(m.name)[-1] for m in (*one, *other)}
    return any(len(ends & set(_name_parts(m.name))) > 1 for m in (*one, *other))


def _named_apart(
    names: Sequence[str], sides: Sequence[Sequence[Span]], reason: Reason, reports: Reports
) -> Discrepancy:
    first, *rest = [f"{name} ({reports.carried(side)})" for name, side in zip(names, sides, strict=True)]
    summary = reports.tell("either", one=first, other=", ".join(rest))
    return Discrepancy("contradiction", summary, reason, tuple(span for side in sides for span in side))


# ---------------------------------------------------------------- a name with another end, or of another body


def endings_apart(reports: Reports) -> Iterator[Discrepancy]:
    """A name in quotation marks that begins with a word nobody knows and always goes on with another, but ends in two
    common words. Without the marks it may be a headline, or a name with the word behind it."""
    found: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for reading in reports.readings:
        for sentence in reading.sentences:
            for match in _THREE.finditer(sentence.of(reading.article.text)):
                start, end = (sentence.start + at for at in (match.start("first"), match.end("last")))
                beginning = match["first"].lower(), match["then"].lower()
                found[beginning][match["last"]].append(Span(reading.article.id, start, end))
    language = reports.readings[0].article.language
    for (first, then), ends in sorted(found.items()):
        if len(ends) != _TWO_WAYS or rarity(first, language) < _UNHEARD or rarity(then, language) < _TELLING:
            continue
        usual, rare = sorted(ends, key=lambda end: (-len({s.article for s in ends[end]}), end))
        apart = not {s.article for s in ends[usual]} & {s.article for s in ends[rare]}
        known = all(rarity(end.lower(), language) < _RARE for end in ends)
        quoted = any(_in_marks(span, reports.texts[span.article]) for end in ends for span in ends[end])
        if apart and known and quoted and not near(usual, rare) and not _run_together(usual, rare):
            sides = [one_each(ends[usual]), one_each(ends[rare])]
            names = [side[0].of(reports.texts[side[0].article]) for side in sides]
            yield _named_apart(names, sides, reports.reason("ending.reason"), reports)


def _in_marks(span: Span, text: str) -> bool:
    return text[span.start - 1 : span.start] in _OPENING and text[span.end : span.end + 1] in _CLOSING


def _run_together(one: str, other: str) -> bool:
    return one.lower().startswith(other.lower()) or other.lower().startswith(one.lower())


def bodies_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Two abbreviations a letter apart in front of the same name in one report, never in one sentence."""
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for reading in reports.readings:
        for sentence in reading.sentences:
            for match in _BODY.finditer(sentence.of(reading.article.text)):
                start, end = (sentence.start + at for at in match.span())
                found[match["of"]][match["body"]].append(Span(reading.article.id, start, end))
    for _, bodies in sorted(found.items()):
        for one, other in combinations(sorted(bodies), 2):
            shared = {s.article for s in bodies[one]} & {s.article for s in bodies[other]}
            mine, yours = ([span for span in bodies[body] if span.article in shared] for body in (one, other))
            if shared and _one_letter(one, other) and not in_one_sentence(mine, yours, reports.readings):
                names = [side[0].of(reports.texts[side[0].article]) for side in (mine, yours)]
                yield _named_apart(names, [one_each(mine), one_each(yours)], reports.reason("bodies.reason"), reports)


# ---------------------------------------------------------------- a list of names that differs in one


def lists_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Lists of as many names, the same but for one, and that one shares a word: one thing under two names."""
    listed: dict[frozenset[str], list[Span]] = defaultdict(list)
    for reading in reports.readings:
        listing = rf"{_NAME}(?:, {_NAME}){{2,}},? {any_of(reading.article.language, 'and')} {_NAME}"
        for sentence in reading.sentences:
            for match in re.finditer(listing, sentence.of(reading.article.text)):
                span = Span(reading.article.id, sentence.start + match.start(), sentence.start + match.end())
                listed[_items(match.group(), reading.article.language)].append(span)
    ways = sorted(listed, key=lambda items: (-len({s.article for s in listed[items]}), sorted(items)))
    for one, other in combinations(ways, 2):
        mine, yours = sorted(one - other), sorted(other - one)
        if len(mine) != 1 or len(yours) != 1 or {s.article for s in listed[one]} & {s.article for s in listed[other]}:
            continue
        if _renamed(mine[0], yours[0]):
            told = [f"{name} ({reports.carried(listed[items])})" for name, items in ((mine[0], one), (yours[0], other))]
            yield Discrepancy(
                "contradiction",
                reports.tell("either", one=told[0], other=told[1]),
                reports.reason("list.reason", number=len(one)),
                (*listed[one][:_MOST_LISTS], *listed[other][:_MOST_LISTS]),
            )


def _renamed(one: str, other: str) -> bool:
    """Are they two names of as many words, of which one word is the same? What is longer runs on into the sentence."""
    mine, yours = one.split(), other.split()
    same = [a == b for a, b in zip(mine, yours, strict=False)]
    return len(mine) == len(yours) and any(same) and not all(same)


def _items(listing: str, language: str) -> frozenset[str]:
    """The names without the word that each of them, or the first, begins with ("Pulau")."""
    names = [name for name in re.split(rf",? {any_of(language, 'and')} |, ", listing) if name]
    heads = [name.split()[0] for name in names]
    common = max(heads, key=heads.count)
    if heads.count(common) > 1:
        names = [name.removeprefix(f"{common} ") for name in names]
    return frozenset(names)


# ---------------------------------------------------------------- an amount and its conversion


def converted_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Two conversions between the same currencies at rates so far apart that one has lost its thousands or millions."""
    rates: dict[tuple[str, str], list[tuple[Decimal, Quantity, Quantity]]] = defaultdict(list)
    for reading in reports.readings:
        for one, other in _conversions(reading):
            if one.low and other.low and one.unit and other.unit:
                rates[one.unit, other.unit].append((other.low / one.low, one, other))
    for _, found in sorted(rates.items()):
        found.sort(key=lambda rate: (rate[0], rate[1].span))
        usual = found[len(found) // 2][0]
        for rate, one, other in found:
            right = next(((a, b) for r, a, b in found if max(r, usual) / min(r, usual) < 2), None)
            if right and max(rate, usual) / min(rate, usual) >= _CONVERTED_APART:
                told = {"one": f"{one.text} = {other.text}", "other": f"{right[0].text} = {right[1].text}"}
                yield Discrepancy(
                    "contradiction",
                    reports.tell("either", **told),
                    reports.reason("conversion.reason"),
                    (one.span, other.span, right[0].span, right[1].span),
                )


def _conversions(reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """Amounts in two currencies with only a bracket or an "atau" between them."""
    ordered: Sequence[Quantity] = sorted(reading.quantities, key=lambda quantity: quantity.span)
    again = rf"\s*(?:\(|,?\s*{any_of(reading.article.language, 'once more')})\s*"
    for one, other in pairwise(ordered):
        money = all(re.fullmatch("[A-Z]{3}", quantity.unit or "") for quantity in (one, other))
        between = reading.article.text[one.span.end : other.span.start]
        if money and one.unit != other.unit and re.fullmatch(again, between):
            yield one, other
