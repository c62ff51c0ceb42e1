"""People known by initials whose initials change from one place to the next: named with the same others, or once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from rapidfuzz.distance import OSA

from runut.records import Reading, Span
from runut.relate.abbreviations import differing, in_one_sentence
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.vocabulary import any_of, rarity, table_of, words

_INITIALS = r"[A-Z]{1,4}"
_ALONE = re.compile(rf"(?<=[a-z] )({_INITIALS})\b(?= [a-z]|[,.])")
_BEHIND = re.compile(r" \(([A-Z]{2,4})\)")
_BEFORE = re.compile(r"\b([A-Z]{2,4}) \($")
_BRACKET = 7  # characters of initials and a bracket
_OFTEN = 3  # places of initials that are surely so
_UNKNOWN = 0.75  # rarity of letters that are no abbreviation everyone knows


def initials_apart(reports: Reports) -> Iterator[Discrepancy]:
    """People known by initials, named with the same others in two ways ("R and M", "R and MA"), or once with a wrong
    letter in a report that has them right."""
    known = _initials(reports.readings)
    told: set[str] = set()
    lists: dict[frozenset[str], list[Span]] = defaultdict(list)
    for reading in reports.readings:
        for span, match in _matches(_together(reading.article.language), reading):
            lists[frozenset(re.findall(_INITIALS, match[1]))].append(span)
    usual = sorted(lists, key=lambda names: (-len({s.article for s in lists[names]}), sorted(names)))
    for one, other in combinations(usual, 2):
        mine, yours = one - other, other - one
        if len(mine) == len(yours) == 1 and one & other and known.keys() & one & other:
            pair = (*mine, *yours)
            if _cut(pair, (lists[one], lists[other]), reports):
                continue
            if _misread(*pair) and not in_one_sentence(lists[one], lists[other], reports.readings):
                told.update(pair)
                yield differing(pair, [lists[one], lists[other]], "initials.reason", reports)
    for names, places in _of_one_name(reports.readings):
        told.update(names)
        yield differing(names, places, "initials.name.reason", reports)
    for names, places in _of_one_age(reports.readings):
        if not told.intersection(names):
            told.update(names)
            yield differing(names, places, "initials.age.reason", reports)
    for right, wrong, sides in _wrong_once(known, reports):
        if not {right, wrong} & told:
            yield differing((right, wrong), sides, "initials.alone.reason", reports)


def _cut(pair: Sequence[str], sides: Sequence[Sequence[Span]], reports: Reports) -> bool:
    """Does one lack its last letter in front of a stop, always? Then a copy of the text has lost it."""
    short, whole = sorted(pair, key=len)
    places = sides[pair.index(short)]
    return whole[:-1] == short and all(
        reports.texts[span.article][: span.end + 1].endswith(f" {short}.") for span in places
    )


def _of_one_name(readings: Sequence[Reading]) -> Iterator[tuple[Sequence[str], Sequence[Sequence[Span]]]]:
    """Two initials in brackets behind one full name, or with it in brackets behind them, and their places."""
    found: dict[tuple[str, ...], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        text = reading.article.text
        for mention in reading.mentions:
            name, span = words(mention.name), mention.span
            behind = _BEHIND.match(text, span.end)
            match = behind or _BEFORE.search(text, max(0, span.start - _BRACKET), span.start)
            if match and mention.type == "person" and len(name) > 1:
                found[name][match[1]].append(Span(span.article, match.start(1), match.end(1)))
    for _, initials in sorted(found.items()):
        usual = sorted(initials, key=lambda letters: (-len({s.article for s in initials[letters]}), letters))
        for pair in combinations(usual, 2):
            yield pair, [initials[letters] for letters in pair]


def _of_one_age(readings: Sequence[Reading]) -> Iterator[tuple[Sequence[str], Sequence[Sequence[Span]]]]:
    """Two initials, another letter behind the same first one, each the only ones of that age in its reports."""
    found: dict[str, dict[str, dict[str, list[Span]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for reading in readings:
        for span, match in _matches(_aged(reading.article.language), reading):
            found[match["age"]][reading.article.id][match[1]].append(span)
    for _, by_report in sorted(found.items()):
        places: dict[str, list[Span]] = defaultdict(list)
        for names in by_report.values():
            for name, spans in names.items() if len(names) == 1 else ():
                places[name] += spans
        known = {name for names in by_report.values() for name in names}
        if len(known) == len(places) == 2:
            one, other = sorted(places, key=lambda name: (-len({s.article for s in places[name]}), name))
            if len(one) == len(other) and one[0] == other[0] and _misread(one, other):
                yield (one, other), (places[one], places[other])


def _misread(one: str, other: str) -> bool:
    """Is a letter wrong or too few? Single letters that differ are two people."""
    return OSA.distance(one, other) == 1 and (len(one) != len(other) or len(one) > 1)


def _initials(readings: Sequence[Reading]) -> Mapping[str, Sequence[Span]]:
    """Where people are called by initials: behind the word for them, or as mentions of people."""
    out: dict[str, set[Span]] = defaultdict(set)
    sure: set[str] = set()
    for reading in readings:
        for span, match in _matches(_introduced(reading.article.language), reading):
            for name in re.finditer(_INITIALS, match[1]):
                start = span.start + name.start()
                sure.add(name.group())
                out[name.group()].add(Span(span.article, start, start + len(name.group())))
        for mention in reading.mentions:
            if mention.type == "person" and re.fullmatch(_INITIALS, mention.name):
                out[mention.name].add(mention.span)
    return {name: sorted(spans) for name, spans in out.items() if name in sure or not _of_body(name, readings)}


def _of_body(name: str, readings: Sequence[Reading]) -> bool:
    """Do the letters stand behind others in capitals, as in "TNI AL"? Then they are no person's."""
    behind = re.compile(rf"\b[A-Z]{{2,}} {name}\b")
    return any(behind.search(reading.article.text) for reading in readings)


def _wrong_once(
    known: Mapping[str, Sequence[Span]], reports: Reports
) -> Iterator[tuple[str, str, Sequence[Sequence[Span]]]]:
    """Initials, others a letter apart that stand once in the story, in a report with the first, and the places."""
    places: dict[str, list[Span]] = defaultdict(list)
    plain: dict[str, list[Span]] = defaultdict(list)
    for reading in reports.readings:
        for span, match in _matches(re.compile(rf"(?<![\w.-])({_INITIALS})(?![\w-])"), reading):
            places[match[1]].append(span)
        for span, match in _matches(_ALONE, reading):
            plain[match[1]].append(span)
    language = reports.readings[0].article.language
    for wrong, spans in sorted(plain.items()):
        if len(places[wrong]) > 1 or len(wrong) < 2 or _abbreviation(wrong, language):
            continue
        (odd,) = spans
        for right in sorted(known):
            here = [span for span in places[right] if span.article == odd.article]
            sure = len(right) == len(wrong) and len(places[right]) >= _OFTEN and here
            if sure and _misread(right, wrong) and all(_parted(s, odd, reports.texts[odd.article]) for s in here):
                nearest = min(here, key=lambda span: (abs(span.start - odd.start), span))
                yield right, wrong, [[nearest], spans]


def _parted(one: Span, other: Span, text: str) -> bool:
    """Does a full stop stand between? A sentence that ends in initials may not be read as ended."""
    first, last = sorted((one, other))
    return ". " in text[first.end : last.start] or "\n" in text[first.end : last.start]


def _abbreviation(letters: str, language: str) -> bool:
    """Is it one that everyone knows?"""
    tables = ("institutions", "roles", "titles", "places", "countries", "units")
    return rarity(letters.lower(), language) < _UNKNOWN or any(letters.lower() in table_of(language, t) for t in tables)


@cache
def _introduced(language: str) -> re.Pattern[str]:
    """The word for initials and those behind it."""
    initials, joined = any_of(language, "initials"), any_of(language, "and")
    return re.compile(rf"\b{initials}\w* ({_INITIALS}(?:(?:, | {joined} |, {joined} ){_INITIALS})*)\b")


@cache
def _together(language: str) -> re.Pattern[str]:
    joined = any_of(language, "and")
    return re.compile(rf"\b({_INITIALS}(?:, {_INITIALS})*,? {joined} {_INITIALS})\b(?! [A-Z])")


@cache
def _aged(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b([A-Z]{{2,4}}) \((?P<age>\d{{2}})(?: {any_of(language, 'year')})?\)")


def _matches(pattern: re.Pattern[str], reading: Reading) -> Iterator[tuple[Span, re.Match[str]]]:
    """Each match in a sentence, with the place of its first group."""
    for sentence in reading.sentences:
        for match in pattern.finditer(sentence.of(reading.article.text)):
            yield Span(reading.article.id, sentence.start + match.start(1), sentence.start + match.end(1)), match
