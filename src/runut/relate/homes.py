"""What a body or a person has one of by its name: the country it comes from ("asal", "berbasis di"), and of an office
of the state its class ("Imigrasi Kelas I Palung")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from runut.records import Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, one_each
from runut.relate.polarity import polarities
from runut.relate.vocabulary import rarity, table_of, words

_NAME = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*"
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?: \([^()]{{1,30}}\))?,?(?P<between>(?: [a-z]+){{0,5}}) ?$")
_BEHIND = re.compile(rf", (?P<name>{_NAME})")
_REACH = 80  # characters before the word for a home in which a name stands
_NAMED = 0.6  # rarity of a word that begins a name, and is no "Pelatih"
_CLASS = re.compile(
    r"\b(?P<office>[A-Z]\w+) [Kk]elas (?P<kind>[IVX]{1,4})(?: ?[AB])?\b(?P<rest>(?: [A-Z]\w*){1,6})(?![-\w])"
)

_Found = Mapping[str, Sequence[Span]]


def homes_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each name that reports tell of two countries, and each office of two classes."""
    homes: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    classes: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for reading in reports.readings:
        for name, country, span in _homes(reading):
            homes[name][country].append(span)
        for sentence in reading.sentences:
            for match in _CLASS.finditer(sentence.of(reading.article.text)):
                span = Span(reading.article.id, sentence.start + match.start(), sentence.start + match.end())
                classes[match["office"], match["rest"].split()[-1]][match["kind"]].append(span)
    for name, found in sorted(homes.items()):
        yield from _apart(found, reports, "home.reason", name)
    for (office, place), found in sorted(classes.items()):
        yield from _apart(found, reports, "class.reason", f"{office} {place}")


def _apart(found: _Found, reports: Reports, reason: str, name: str) -> Iterator[Discrepancy]:
    usual = sorted(found, key=lambda value: (-len({span.article for span in found[value]}), value))
    for one, other in combinations(usual, 2):
        sides = [one_each(found[value]) for value in (one, other)]
        if {span.article for span in found[one]} & {span.article for span in found[other]}:
            continue  # a report that has both tells of two, or of a move
        told = [f"{reports.printed(side[0])} ({reports.carried(side)})" for side in sides]
        yield Discrepancy(
            "contradiction",
            f"{name}: {reports.tell('either', one=told[0], other=told[1])}",
            reports.tell(reason, name=name),
            (*sides[0], *sides[1]),
            0.7,
        )


def _homes(reading: Reading) -> Iterator[tuple[str, str, Span]]:
    """The first word of a name, the country it comes from, and the place of both."""
    text, language = reading.article.text, reading.article.language
    named = {mention.name.split()[0] for mention in reading.mentions if mention.type not in ("country", "place")}
    for mention in reading.mentions:
        asks = _home(language).search(text, max(0, mention.span.start - _REACH), mention.span.start)
        if mention.type != "country" or not asks:
            continue
        start = max(0, asks.start() - _REACH)
        before, behind = _BEFORE.search(text, start, asks.start()), _BEHIND.match(text, mention.span.end)
        country = table_of(language, "countries").get(mention.name.lower(), {}).get("full") or mention.name
        for match in (before, behind):
            if match is None or match["name"].split()[0] not in named or not _a_name(match, language):
                continue
            end = max(mention.span.end, match.end("name"))
            yield match["name"].split()[0], country, Span(mention.span.article, min(asks.start(), match.start()), end)


def _a_name(match: re.Match[str], language: str) -> bool:
    """Is it no word for an office, and nothing that is denied of a name?"""
    first = match["name"].split()[0].lower()
    between = words(match.groupdict().get("between") or "")
    return rarity(first, language) >= _NAMED and not polarities(between, language) & {"no", "yet"}


@cache
def _home(language: str) -> re.Pattern[str]:
    forms = [form for form, row in table_of(language, "addresses").items() if row["kind"] == "home"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms)) or '(?!)'}) $")
