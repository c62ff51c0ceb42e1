"""Where reports come from: the carriers they credit, and text they share.

Independence is counted over the origins that are known. A report has one: the carrier it credits as a whole, under
which what else it cites is nested. A report that credits no one and copies no one is its outlet's own; where not even
the outlet is known its origin stays "tidak diketahui" and counts for nothing. A credit to an outlet whose every report
of the story is taken from another carrier goes on to that, at any depth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from runut.records import Article, Credit, Lineage, Origin, PartKind, Reading, Taken
from runut.relate.discrepancies import carrier, tell
from runut.relate.vocabulary import forms, words
from runut.settings import LANGUAGES
from runut.text.outlets import brand  # a form of names: no text is read

UNKNOWN = "tidak diketahui"
_KEPT = 16384  # words whose number is kept
_RUN = 5  # words in a row that are compared
_COPIED = 0.30  # of the shorter report's runs: rewritten wire copy keeps about a third (what-users-want, Media Cloud)
_LEAST_RUNS = 40
_MOST_SHARING = 40  # a run in more reports than this is a formula of the trade
_OF_THE_WHOLE: Collection[PartKind] = ("credit", "byline", "outlet", "dateline", "furniture")  # "Sumber: X", "(ant)"
_BESIDE: Collection[PartKind] = ("caption", "link")

_OPENINGS = tuple(f"{form} " for language in LANGUAGES for form in forms(language, "credit_phrases", "opening"))


def lineage(readings: Sequence[Reading], story: str, language: str = "id") -> Lineage:
    """Return the origins of a story's reports, those with most reports first; their reasons are told in *language*."""
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    credited = {reading.article.id: carriers_of(reading) for reading in ordered}
    copies = _copies(ordered)
    nearest = _nearest(copies, credited)
    texts = {reading.article.id: reading.article.text for reading in ordered}
    origins = [_with_copies(origin, nearest, texts, language) for origin in _credited(ordered, credited, language)]
    origins += _reused(ordered, credited, copies, language)
    taken = {article for origin in origins for article in origin.articles}
    origins += _own([reading for reading in ordered if reading.article.id not in taken], language)
    origins = _as_one(origins)
    origins.sort(key=lambda origin: (-len(origin.articles), origin.origin, origin.articles))
    return Lineage(story, tuple(origins), independent(origins))


def independent(origins: Collection[Origin]) -> int:
    """Return how many of *origins* are known; one at least, for some report there is."""
    return max(1, sum(origin.origin != UNKNOWN for origin in origins)) if origins else 0


def carriers_of(reading: Reading) -> dict[str, list[Credit]]:
    """Return the carriers a report credits, by comparable name, its own outlet left out."""
    own = comparable(reading.article.outlet or "")
    found: dict[str, list[Credit]] = defaultdict(list)
    for credit in reading.credits:
        name = comparable(credit.name)
        if name and name != own:
            found[name].append(credit)
    return dict(found)


def comparable(name: str) -> str:
    """ "Epochtimes.com" and "Epoch Times" are one carrier; "Kantor Berita Antara" and "Antara" another."""
    bare = brand(name.lower().strip(" ."))
    for opening in _OPENINGS:
        bare = bare.removeprefix(opening)
    return "".join(c for c in bare if c.isalnum())


def _main(reading: Reading, carriers: Mapping[str, list[Credit]]) -> str:
    """The carrier that a report credits as a whole: in a credit line, else most often, else first."""

    def standing(credit: Credit) -> int:
        return 2 if for_the_whole(credit, reading.article) else 0 if _in(_BESIDE, credit, reading.article) else 1

    def weight(name: str) -> tuple[int, int, int]:
        found = carriers[name]
        return max(map(standing, found)), len(found), -min(credit.span.start for credit in found)

    return max(carriers, key=weight)


def for_the_whole(credit: Credit, article: Article) -> bool:
    """Does *credit* stand where it is told of the report as a whole: "Sumber: X" at its end, "(ant)" in its head?"""
    return _in(_OF_THE_WHOLE, credit, article)


def _in(kinds: Collection[PartKind], credit: Credit, article: Article) -> bool:
    return any(part.start <= credit.span.start < part.end and part.kind in kinds for part in article.parts)


def _followed(name: str, onwards: Mapping[str, str]) -> list[str]:
    """The carriers from the one that a credit names to its origin; of outlets in a circle the first by name is that."""
    way = [name]
    while (step := onwards.get(way[-1])) and step not in way:
        way.append(step)
    if step:
        way = way[: way.index(min(way[way.index(step) :])) + 1]
    return way


def _credited(
    readings: Sequence[Reading], credited: Mapping[str, Mapping[str, list[Credit]]], language: str
) -> Iterator[Origin]:
    mains = {r.article.id: _main(r, credited[r.article.id]) if credited[r.article.id] else "" for r in readings}
    of_outlet: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        if reading.article.outlet:
            of_outlet[comparable(reading.article.outlet)].add(mains[reading.article.id])
    onwards = {outlet: next(iter(found)) for outlet, found in of_outlet.items() if len(found) == 1}
    printed: dict[str, set[str]] = defaultdict(set)
    for carriers in credited.values():
        for name, found in carriers.items():
            printed[name] |= {credit.name for credit in found}
    names = {name: max(sorted(each), key=len) for name, each in printed.items()}
    ways: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for article, main in mains.items():
        if main:
            *through, root = _followed(main, onwards)
            ways[root][article] = through[::-1]
    outlets = {reading.article.id: carrier(reading.article, language) for reading in readings}
    for root, articles in ways.items():
        who = ", ".join(sorted({outlets[article] for article in articles}))
        past = ", ".join(names[step] for step in sorted({step for way in articles.values() for step in way}))
        key = "origin.credit.through" if past else "origin.credit"
        taken = (
            Taken(
                article,
                tuple(names[step] for step in way),
                tuple(
                    replace(found[0], name=names[name])
                    for name, found in credited[article].items()
                    if name not in (mains[article], root, *way)
                ),
            )
            for article, way in articles.items()
        )
        yield Origin(
            origin=names[root],
            articles=tuple(articles),
            basis="credit",
            reason=tell(language, key, who=who, name=names[root], through=past),
            evidence=tuple(credit.span for article in articles for credit in credited[article][mains[article]]),
            taken=tuple(one for one in taken if one.through or one.cites),
        )


def _runs(reading: Reading) -> frozenset[int]:
    """Hashes of the runs of `_RUN` words of the body, independent of the process (no salted hash)."""
    text = " ".join(span.of(reading.article.text) for span in reading.sentences)
    found = [_number(word) for word in words(text)]
    return frozenset(map(hash, zip(*(found[first:] for first in range(_RUN)), strict=False)))


@lru_cache(maxsize=_KEPT)
def _number(word: str) -> int:
    """An integer for a word that no salt changes, so that a tuple of them hashes alike everywhere."""
    return int.from_bytes(word.encode()[:12], "big")


def _copies(readings: Sequence[Reading]) -> list[tuple[str, str, float]]:
    """Pairs of reports of which the shorter shares its runs of words with the other, and which share of them."""
    runs = {reading.article.id: _runs(reading) for reading in readings}
    holders: dict[int, list[str]] = defaultdict(list)
    for article, found in runs.items():
        for run in found:
            holders[run].append(article)
    few = (articles for articles in holders.values() if 1 < len(articles) <= _MOST_SHARING)
    shared = Counter(pair for articles in few for pair in combinations(articles, 2))
    out = []
    for (one, other), count in sorted(shared.items()):
        least = min(len(runs[one]), len(runs[other]))
        if least >= _LEAST_RUNS and count / least >= _COPIED:
            out.append((one, other, count / least))
    return out


def _reused(
    readings: Sequence[Reading],
    credited: Mapping[str, Mapping[str, list[Credit]]],
    copies: Sequence[tuple[str, str, float]],
    language: str,
) -> list[Origin]:
    """Groups of reports that share text; a group in which one credits a carrier is that carrier's."""
    home: dict[str, str] = {}
    share_of: dict[str, float] = {}
    for one, other, share in copies:
        a, b = _root(home, one), _root(home, other)
        home[max(a, b)] = min(a, b)
        for article in (one, other):
            share_of[article] = max(share, share_of.get(article, 0.0))
    groups: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.article.id in share_of:
            groups[_root(home, reading.article.id)].append(reading)
    out = []
    for group in groups.values():
        ids = tuple(reading.article.id for reading in group)
        first = min(group, key=lambda r: (r.article.published.value or "9999", r.article.id)).article
        if any(credited[article] for article in ids):
            continue  # its carrier has it: `_with_copies`
        share = round(100 * max(share_of[article] for article in ids))
        reason = tell(language, "origin.text_reuse", share=share)
        out.append(Origin(first.outlet or UNKNOWN, ids, "text_reuse", reason))
    return out


def _nearest(copies: Sequence[tuple[str, str, float]], credited: Mapping[str, Collection[str]]) -> Mapping[str, str]:
    """Map each report that credits no one to the one with a credit of which it shares most."""
    nearest: dict[str, str] = {}
    for one, other, _ in sorted(copies, key=lambda copy: copy[2]):
        for a, b in ((one, other), (other, one)):
            if credited[a] and not credited[b]:
                nearest[b] = a
    return nearest


def _with_copies(origin: Origin, nearest: Mapping[str, str], texts: Mapping[str, str], language: str) -> Origin:
    """*origin* with the reports that credit no one but copy one that credits it; *texts* by article."""
    copied = {copy for copy, article in nearest.items() if article in origin.articles}
    named = sum(origin.origin in texts[article] for article in copied)
    numbers = {"origin.copied.named": named, "origin.copied": len(copied) - named}
    told = [tell(language, key, number=number) for key, number in numbers.items() if number]
    articles = tuple(sorted({*origin.articles, *copied}))
    return replace(origin, articles=articles, reason=" ".join((origin.reason, *told))) if copied else origin


def _root(home: dict[str, str], article: str) -> str:
    while article in home and home[article] != article:
        article = home[article]
    return article


def _as_one(origins: Iterable[Origin]) -> list[Origin]:
    """*origins* with one for each name: an outlet that others credit has its own reports there too."""
    same: dict[object, list[Origin]] = defaultdict(list)
    for origin in origins:
        same[origin if origin.origin == UNKNOWN else comparable(origin.origin) or origin.origin].append(origin)
    return [
        replace(
            group[0],
            articles=tuple(sorted({article for origin in group for article in origin.articles})),
            reason=" ".join(dict.fromkeys(o.reason for o in group if o.basis != "own" or o is group[0])),
            evidence=tuple(dict.fromkeys(span for origin in group for span in origin.evidence)),
            taken=tuple(one for origin in group for one in origin.taken),
        )
        for group in same.values()
    ]


def _own(readings: Sequence[Reading], language: str) -> list[Origin]:
    """What credits and copies no one: its outlet's own, all of an outlet together; without an outlet, unknown."""
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        by_outlet[reading.article.outlet or UNKNOWN].append(reading.article.id)
    reasons = {outlet: "origin.own.unknown" if outlet == UNKNOWN else "origin.own" for outlet in by_outlet}
    return [
        Origin(outlet, tuple(articles), "own", tell(language, reasons[outlet]))
        for outlet, articles in sorted(by_outlet.items())
    ]
