"""Where reports come from: the carriers they credit, and text they share.

Independence is counted over the origins that are known. A report that credits no one and copies no one is its
outlet's own; where not even the outlet is known its origin stays "tidak diketahui" and counts for nothing. A credit
to an outlet whose every report of the story credits others goes on to these, at any depth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from runut.records import Claim, Credit, Finding, Lineage, Origin, Reading, content_id
from runut.relate.discrepancies import tell
from runut.relate.vocabulary import forms, words
from runut.settings import LANGUAGES

UNKNOWN = "tidak diketahui"
_KEPT = 16384  # words whose number is kept
_RUN = 5  # words in a row that are compared
_COPIED = 0.30  # of the shorter report's runs: rewritten wire copy keeps about a third (what-users-want, Media Cloud)
_LEAST_RUNS = 40
_CONFIDENCE = 0.6  # of circular reporting
_MOST_SHARING = 40  # a run in more reports than this is a formula of the trade

_OPENINGS = tuple(f"{form} " for language in LANGUAGES for form in forms(language, "credit_phrases", "opening"))


def lineage(readings: Sequence[Reading], story: str, language: str = "id") -> Lineage:
    """Return the origins of a story's reports, those with most reports first; their reasons are told in *language*.

    A report that credits several carriers stands under each, and has no origin of its own.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    credited = {reading.article.id: _carriers(reading) for reading in ordered}
    chains = _chains(ordered, credited)
    copies = _copies(ordered)
    origins = [
        _with_copies(origin, copies, credited, language) for origin in _credited(ordered, credited, chains, language)
    ]
    origins += _reused(ordered, credited, copies, language)
    taken = {article for origin in origins for article in origin.articles}
    origins += _own([reading for reading in ordered if reading.article.id not in taken], language)
    origins = _as_one(origins)
    origins.sort(key=lambda origin: (-len(origin.articles), origin.origin, origin.articles))
    known = [origin for origin in origins if origin.origin != UNKNOWN]
    return Lineage(story, tuple(origins), max(1, len(known)) if origins else 0)


def _carriers(reading: Reading) -> dict[str, list[Credit]]:
    """The carriers a report credits, by comparable name, its own outlet left out."""
    own = _comparable(reading.article.outlet or "")
    found: dict[str, list[Credit]] = defaultdict(list)
    for credit in reading.credits:
        name = _comparable(credit.name)
        if name and name != own:
            found[name].append(credit)
    return dict(found)


def _comparable(name: str) -> str:
    """ "Epochtimes.com" and "Epoch Times" are one carrier; "Kantor Berita Antara" and "Antara" another."""
    bare = name.lower().strip(" .")
    for ending in (".com", ".co.id", ".co", ".id", ".net", ".org"):
        bare = bare.removesuffix(ending)
    for opening in _OPENINGS:
        bare = bare.removeprefix(opening)
    return "".join(c for c in bare if c.isalnum())


# The carriers by comparable name that a credit leads to, each with the carriers on the way to it.
Chains = Mapping[str, Mapping[str, tuple[str, ...]]]


def _chains(readings: Sequence[Reading], credited: Mapping[str, Mapping[str, list[Credit]]]) -> Chains:
    """Follow the credit to an outlet through what every report of that outlet in this story credits itself."""
    of_outlet: dict[str, list[set[str]]] = defaultdict(list)
    for reading in readings:
        if reading.article.outlet:
            of_outlet[_comparable(reading.article.outlet)].append(set(credited[reading.article.id]))
    onwards = {outlet: sorted(set.intersection(*found)) for outlet, found in of_outlet.items()}
    chains: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in sorted({name for found in credited.values() for name in found}):
        reached: dict[str, tuple[str, ...]] = {}
        walk: list[tuple[str, tuple[str, ...]]] = [(name, ())]
        while walk:
            here, way = walk.pop()
            steps = [step for step in onwards.get(here, ()) if step != here and step not in way]
            if not steps:
                reached.setdefault(here, way)
            walk += [(step, (*way, here)) for step in reversed(steps)]
        chains[name] = reached or {name: ()}
    return chains


def _credited(
    readings: Iterable[Reading], credited: Mapping[str, Mapping[str, list[Credit]]], chains: Chains, language: str
) -> list[Origin]:
    by_carrier: dict[str, dict[str, list[Credit]]] = defaultdict(lambda: defaultdict(list))
    through: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    outlets = {reading.article.id: reading.article.outlet or reading.article.source for reading in readings}
    for article, carriers in credited.items():
        for name, found in carriers.items():
            names[name] |= {credit.name for credit in found}
            for root, way in chains[name].items():
                by_carrier[root][article] += found
                through[root] |= set(way)
    out = []
    for root, articles in by_carrier.items():
        name = max(sorted(names[root]), key=len)
        who = ", ".join(sorted({outlets[article] for article in articles}))
        past = [max(sorted(names[step]), key=len) for step in sorted(through[root]) if names[step]]
        key = "origin.credit.through" if past else "origin.credit"
        out.append(
            Origin(
                origin=name,
                articles=tuple(sorted(articles)),
                basis="credit",
                reason=tell(language, key, who=who, name=name, through=", ".join(past)),
                evidence=tuple(credit.span for article in sorted(articles) for credit in articles[article]),
            )
        )
    return out


def circles(
    readings: Sequence[Reading], story: str, claims: Sequence[Claim], language: str = "id"
) -> Iterator[Finding]:
    """Yield where two reports name each other's outlet as their only source for a claim that both carry."""
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    credited = {reading.article.id: _carriers(reading) for reading in ordered}
    article_of = {statement.id: statement.article for reading in ordered for statement in reading.statements}
    shared = {
        pair for claim in claims for pair in combinations(sorted({article_of[one] for one in claim.statements}), 2)
    }
    by_id = {reading.article.id: reading.article for reading in ordered}
    for one, other in sorted(shared):
        outlets = by_id[one].outlet or "", by_id[other].outlet or ""
        first, second = (_comparable(outlet) for outlet in outlets)
        if first and second and first != second and set(credited[one]) == {second} and set(credited[other]) == {first}:
            evidence = (*(c.span for c in credited[one][second]), *(c.span for c in credited[other][first]))
            yield Finding(
                content_id("x", "circular_reporting", story, *sorted(evidence)),
                story,
                "circular_reporting",
                tell(language, "circular.summary", one=outlets[0], other=outlets[1]),
                tell(language, "circular.reason"),
                evidence,
                _CONFIDENCE,
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


def _with_copies(
    origin: Origin, copies: Sequence[tuple[str, str, float]], credited: Mapping[str, object], language: str
) -> Origin:
    """*origin* with the reports that credit no one but copy one that credits it."""
    members = set(origin.articles)
    copied = {b for pair in copies for a, b in (pair[:2], pair[1::-1]) if a in members and not credited[b]}
    if not copied:
        return origin
    reason = f"{origin.reason} {tell(language, 'origin.copied', number=len(copied))}"
    return replace(origin, articles=tuple(sorted(members | copied)), reason=reason)


def _root(home: dict[str, str], article: str) -> str:
    while article in home and home[article] != article:
        article = home[article]
    return article


def _as_one(origins: Iterable[Origin]) -> list[Origin]:
    """*origins* with one for each name: an outlet that others credit has its own reports there too."""
    same: dict[object, list[Origin]] = defaultdict(list)
    for origin in origins:
        same[origin if origin.origin == UNKNOWN else _comparable(origin.origin) or origin.origin].append(origin)
    return [
        replace(
            group[0],
            articles=tuple(sorted({article for origin in group for article in origin.articles})),
            reason=" ".join(dict.fromkeys(o.reason for o in group if o.basis != "own" or o is group[0])),
            evidence=tuple(dict.fromkeys(span for origin in group for span in origin.evidence)),
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
