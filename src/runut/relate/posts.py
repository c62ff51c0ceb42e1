"""A person with two posts or ranks that exclude each other, and a place in two provinces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from runut.records import Mention, Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, one_each
from runut.relate.entities import key_of
from runut.relate.spellings import near
from runut.relate.vocabulary import any_of, table_of, words

_MOST_DAYS = 60  # between two reports of a post; later someone may have another
_SURE = 2  # reports of a post that are not all wrong
_BODY = re.compile(r"\b[A-Z][a-z]{3,}")
_BESIDE = 40  # characters between an office and the name
_RANK_WORDS = 3
_OFFICE_WORDS = 2  # of an office by which two parts of a name are one person's
_WORD = re.compile(r"[^\W\d_]+")
_PLACE = r"(?:[A-Z][\w'-]+)(?: [A-Z][\w'-]+)*"


# ---------------------------------------------------------------- posts that exclude each other


@dataclass(frozen=True, slots=True)
class _Post:
    """*head* and *which*: "direktur" and "direktur keuangan"; *above*: is it a higher post than the bare head? *rest*:
    the next word, of the body or the field."""

    name: str
    head: str
    which: str
    above: bool
    rest: str
    role: str
    span: Span


def posts_apart(reports: Reports) -> Iterator[Discrepancy]:
    """One person, by the full name, with two posts of one head ("direktur keuangan", "direktur independen"), or a
    director general who is a director elsewhere; not where a report gives both."""
    held: dict[tuple[str, str], list[_Post]] = defaultdict(list)
    for reading in reports.readings:
        for post in _posts(reading):
            held[" ".join(words(post.name)), post.head].append(post)
    for _, found in sorted(held.items()):
        kinds: dict[str, list[_Post]] = defaultdict(list)
        for post in found:
            kinds[post.which].append(post)
        usual = sorted(kinds, key=lambda which: (-len({p.span.article for p in kinds[which]}), which))
        for one, other in combinations(usual, 2):
            if _exclusive(kinds[one], kinds[other]) and _of_one_time(kinds[one], kinds[other], reports):
                yield _discrepancy(kinds[one], kinds[other], reports)


def _discrepancy(
    one: Sequence[_Post], other: Sequence[_Post], reports: Reports, reason: str = "post.reason"
) -> Discrepancy:
    sides = [one_each([post.span for post in side]) for side in (one, other)]
    told = [f"{side[0].role} ({reports.carried(spans)})" for side, spans in zip((one, other), sides, strict=True)]
    name = one[0].name
    summary = f"{name}: {reports.tell('either', one=told[0], other=told[1])}"
    evidence = (*sides[0], *sides[1])
    return Discrepancy("contradiction", summary, reports.reason(reason, name=name), evidence)


def _posts(reading: Reading) -> Iterator[_Post]:
    language = reading.article.language
    told = table_of(language, "posts")
    for mention in reading.mentions:
        if mention.type != "person" or " " not in mention.name or not mention.role:
            continue
        said = words(key_of(mention.role, language))
        size = next((size for size in range(len(said), 1, -1) if " ".join(said[:size]) in told), 1)
        if len(said) > 1:
            row = told[" ".join(said[:size])] if size > 1 else {}
            head = row.get("head") or " ".join(said[: max(1, size - 1)])
            which, rest = " ".join(said[:size]) if row else "", " ".join(said[size : size + 1])
            span = _with_role(mention, reading.article.text)
            yield _Post(mention.name, head, which, bool(row.get("above")), rest, mention.role, span)


def _with_role(mention: Mention, text: str) -> Span:
    """The name and the office next to it."""
    role, name = mention.role or "", mention.span
    before = text.rfind(role, max(0, name.start - len(role) - _BESIDE), name.start)
    behind = text.find(role, name.end, name.end + len(role) + _BESIDE)
    if before >= 0:
        return Span(name.article, before, name.end)
    return Span(name.article, name.start, behind + len(role)) if behind >= 0 else name


def _exclusive(usual: Sequence[_Post], rare: Sequence[_Post]) -> bool:
    """Can nobody have both? A report has both only where the one that few have is a slip."""
    reports = {post.span.article for post in usual}
    if reports & {post.span.article for post in rare} and (len(reports) < _SURE or len(rare) > 1):
        return False
    if usual[0].which and rare[0].which:
        return any(_of_one_body(a.role, b.role) for a in usual for b in rare)
    return (usual[0].above or rare[0].above) and any(
        a.rest and (a.rest == b.rest or near(a.rest.title(), b.rest.title())) for a in usual for b in rare
    )


def _of_one_body(one: str, other: str) -> bool:
    """Do both roles name a body by a word in common, or does one name none but by letters?"""
    mine, yours = (frozenset(_BODY.findall(role.partition(" ")[2].partition(" ")[2])) for role in (one, other))
    return not mine or not yours or bool(mine & yours)


def _of_one_time(one: Sequence[_Post], other: Sequence[_Post], reports: Reports) -> bool:
    published = {reading.article.id: reading.article.published.day for reading in reports.readings}
    days = [
        [date.fromisoformat(day) for post in side if (day := published[post.span.article])] for side in (one, other)
    ]
    return any(abs((a - b).days) <= _MOST_DAYS for a in days[0] for b in days[1])


# ---------------------------------------------------------------- ranks


def ranks_apart(reports: Reports) -> Iterator[Discrepancy]:
    """One person, by the full name or by a part of it and the office, with two ranks of the police or the forces in
    reports of one time; or with both in a row."""
    held: dict[str, dict[str, list[_Post]]] = defaultdict(lambda: defaultdict(list))
    in_a_row: dict[str, list[tuple[_Post, _Post]]] = defaultdict(list)
    whole = _whole_names(reports)
    for reading in reports.readings:
        last: _Post | None = None
        for mention in sorted(reading.mentions, key=lambda mention: mention.span.start):
            post = _ranked(mention, reading)
            if post is None:
                continue
            name = whole.get((_office(mention, reading), words(mention.name)), mention.name)
            if " " in name:
                held[" ".join(words(name))][post.which].append(post)
            if last and last.which != post.which and _in_a_row(last, post, reading.article.text):
                in_a_row[post.name].append((last, post))
            last = post
    for _, ranks in sorted(held.items()):
        usual = sorted(ranks, key=lambda rank: (-len({p.span.article for p in ranks[rank]}), rank))
        for one, other in combinations(usual, 2):
            if _exclusive(ranks[one], ranks[other]) and _of_one_time(ranks[one], ranks[other], reports):
                yield _discrepancy(ranks[one], ranks[other], reports, "rank.reason")
    for _, pairs in sorted(in_a_row.items()):
        yield _discrepancy([a for a, _ in pairs], [b for _, b in pairs], reports, "rank.reason")


def _ranked(mention: Mention, reading: Reading) -> _Post | None:
    """A person with the rank in front of the name."""
    rank = _rank(mention, reading) if mention.type == "person" else None
    if rank is None:
        return None
    written = rank.of(reading.article.text).removesuffix(mention.span.of(reading.article.text)).strip(" ,.")
    full = _full_rank(written, reading.article.language)
    return _Post(mention.name, full, full, False, "", written, rank)


def _office(mention: Mention, reading: Reading) -> tuple[str, ...]:
    return words(key_of(mention.role or "", reading.article.language))


def _whole_names(reports: Reports) -> dict[tuple[tuple[str, ...], tuple[str, ...]], str]:
    """By an office of some words and a part of the name of its holder, the one full name that the story has for it."""
    names: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for reading in reports.readings:
        for mention in reading.mentions:
            if mention.type == "person" and len(_office(mention, reading)) >= _OFFICE_WORDS:
                names[_office(mention, reading)].add(mention.name)
    out = {}
    for office, found in names.items():
        full = [name for name in sorted(found) if not any(_within(name, other) for other in found - {name})]
        if len(full) == 1:
            out.update({(office, words(name)): full[0] for name in found})
    return out


def _within(name: str, other: str) -> bool:
    return set(words(name)) < set(words(other))


def _in_a_row(one: _Post, other: _Post, text: str) -> bool:
    """Do two names with a word in common stand side by side, each with a rank? One was not taken out."""
    between = text[one.span.end : other.span.start]
    return not between.strip(" ,") and bool(set(words(one.name)) & set(words(other.name)))


def _rank(mention: Mention, reading: Reading) -> Span | None:
    """From the rank in front of a name to its end; words such as "Pol" and "(Purn)" may stand between."""
    language = reading.article.language
    ranks, titles = table_of(language, "ranks"), table_of(language, "titles")
    start = max(0, mention.span.start - _BESIDE)
    before = list(_WORD.finditer(reading.article.text, start, mention.span.start)) if ranks else []
    while before:
        for size in range(min(_RANK_WORDS, len(before)), 0, -1):
            if " ".join(word.group().lower() for word in before[-size:]) in ranks:
                return Span(mention.span.article, before[-size].start(), mention.span.end)
        if before[-1].group().lower() not in titles:
            return None
        before.pop()
    return None


def _full_rank(written: str, language: str) -> str:
    """The rank in full, of as many of the words as make one."""
    said = [word.group().lower() for word in _WORD.finditer(written)]
    ranks = table_of(language, "ranks")
    return next(ranks[" ".join(said[:n])]["full"] for n in range(len(said), 0, -1) if " ".join(said[:n]) in ranks)


# ---------------------------------------------------------------- a place in two provinces


def provinces_apart(reports: Reports) -> Iterator[Discrepancy]:
    """A place behind whose name two provinces stand, in reports of their own."""
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for reading in reports.readings:
        language = reading.article.language
        for sentence in reading.sentences if table_of(language, "provinces") else ():
            for match in _in_province(language).finditer(sentence.of(reading.article.text)):
                behind = words(sentence.of(reading.article.text)[match.end("province") :])[:1]
                longer = " ".join((match["province"], *behind))  # "Palung Barat daya"
                place = _bare(match["place"], language)
                province = _province(match["province"], language)
                province = (province and _province(longer, language)) or province
                if province and place and not _province(place, language):
                    start, end = (sentence.start + at for at in (match.start("place"), match.end("province")))
                    found[place][province].append(Span(reading.article.id, start, end))
    for place, provinces in sorted(found.items()):
        usual = sorted(provinces, key=lambda name: (-len({s.article for s in provinces[name]}), name))
        for one, other in combinations(usual, 2):
            sides = [one_each(provinces[one]), one_each(provinces[other])]
            if not {s.article for s in provinces[one]} & {s.article for s in provinces[other]}:
                told = [f"{name} ({reports.carried(side)})" for name, side in zip((one, other), sides, strict=True)]
                summary = f"{place}: {reports.tell('either', one=told[0], other=told[1])}"
                reason = reports.reason("province.reason", place=place)
                yield Discrepancy("contradiction", summary, reason, (*sides[0], *sides[1]))


@cache
def _in_province(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<place>{_PLACE})(?=(?:, | \()(?:{any_of(language, 'province')} )?(?P<province>{_PLACE}))")


def _province(name: str, language: str) -> str:
    """The usual name of a province, "" for anything else."""
    name = table_of(language, "places").get(name.lower(), {}).get("full") or name
    row = table_of(language, "provinces").get(name.lower())
    return (row["full"] or row["form"]) if row else ""


def _bare(place: str, language: str) -> str:
    """Without the word for the kind of place it is: "Kabupaten Palung" is "Palung"."""
    kinds = table_of(language, "landforms")
    parts = place.split()
    while parts and parts[0].lower() in kinds:
        parts = parts[1:]
    return " ".join(parts)
