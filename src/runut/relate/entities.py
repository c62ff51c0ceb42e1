"""People, bodies and places of a story under one name each, with what else they are called.

Names are brought to one form by tables (AS, Dephan, Korut), by what an article itself defines in brackets, by
the fuller name that a part belongs to ("Wardani" in an article that has one Sinta Wardani), and, for people, by
likeness of spelling. A part that could belong to two stays alone. Every step leaves its reason on the entity.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial

from rapidfuzz.distance import Levenshtein

from runut.records import Entity, EntityType, Judgement, Reading, Role, Span, Speaker, Statement, content_id
from runut.relate.judged import Reasons, judged
from runut.relate.vocabulary import any_of, forms, table_of
from runut.text.lexicon import load_table  # tables only

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LEAST_MISPRINTED = 6  # letters a name must have before one wrong letter is taken for a misprint

_LEAST_SHARED = 3  # letters of a short name that holds for articles that do not define it; two may be anyone's initials

_KEPT = 4096  # names whose key is kept: a story says the same ones over and over

Key = str


@dataclass(slots=True)
class _Use:
    """How an article calls someone: *name* as written, *key* its form for comparison; *taken*: offsets in *spans*."""

    article: str
    language: str
    name: str
    key: Key
    type: EntityType | None
    roles: set[str] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)


def entities(
    readings: Sequence[Reading], story: str, judgements: Sequence[Judgement] = (), language: str = "id"
) -> tuple[tuple[Entity, ...], tuple[Reading, ...]]:
    """Return the entities of a story, and its readings with every speaker's entity filled in.

    What a reader judged stands above the rules; *language* is that in which reasons are told.
    """
    shorts = _shorts(readings)
    uses = _uses(readings, shorts)
    reasons = Reasons(language)
    written = readings[0].article.language if readings else ""
    keys = _joined(uses, reasons, written)
    if judgements:
        names = {place: use.name for place, use in uses.items()}
        keys = judged(keys, names, judgements, partial(key_of, language=written), reasons)
    days = {reading.article.id: reading.article.published.day for reading in readings}
    groups: dict[Key, list[_Use]] = defaultdict(list)
    for use in uses.values():
        groups[keys[use.article, use.key]].append(use)
    found: dict[Key, Entity] = {key: _entity(group, story, days, reasons.of(key)) for key, group in groups.items()}
    ordered = sorted(found.values(), key=lambda entity: (-len(entity.mentions), entity.name, entity.id))
    known = {place: found[key] for place, key in keys.items()}
    return tuple(ordered), tuple(_identified(reading, known, shorts[reading.article.id]) for reading in readings)


# ---------------------------------------------------------------- names as used


def _uses(readings: Iterable[Reading], shorts: Mapping[str, Mapping[str, str]]) -> dict[tuple[str, Key], _Use]:
    """Collect the names of each article, from its mentions and its speakers, under their key."""
    uses: dict[tuple[str, Key], _Use] = {}
    for reading in readings:
        article = reading.article.id
        short = shorts[article]
        people = {mention.name for mention in reading.mentions if mention.type == "person"}
        for mention in reading.mentions:
            name = short.get(mention.name, mention.name)
            before = reading.article.text[max(0, mention.span.start - 12) : mention.span.start]
            locative = bool(_locative(reading.article.language).search(before))
            own = name == mention.name or mention.type != "person" or name in people
            kind = mention.type if own else None  # "GUR" of a body is nobody's name
            _add(uses, reading, name, kind, mention.role, mention.span, locative=locative)
            if name != mention.name:
                uses[article, key_of(name, reading.article.language, locative=locative)].name = name
        for statement in reading.statements:
            for speaker in statement.speakers:
                name = short.get(speaker.name, speaker.name)
                held: EntityType | None = "person" if speaker.role else None
                _add(uses, reading, name, held, speaker.role, statement.source, locative=False)
    return dict(sorted(uses.items()))


def _add(
    uses: dict[tuple[str, Key], _Use],
    reading: Reading,
    name: str,
    kind: EntityType | None,
    role: str | None,
    span: Span | None,
    *,
    locative: bool,
) -> None:
    language = reading.article.language
    key = _key_in(reading.article.id, name, language, locative=locative)
    use = uses.setdefault((reading.article.id, key), _Use(reading.article.id, language, name, key, kind))
    if len(name) > len(use.name):
        use.name = name
    use.type = _type_of(key, language) or use.type or kind
    if role:
        use.roles.add(" ".join(role.split()))
    if span and use.taken.isdisjoint(range(span.start, span.end)):
        use.spans.add(span)
        use.taken.update(range(span.start, span.end))


def _key_in(article: str, name: str, language: str, *, locative: bool) -> Key:
    """The key of a name; an unnamed source is someone of this article only."""
    key = key_of(name, language, locative=locative)
    return f"{key} @{article}" if _unnamed(language).match(name) else key


@cache
def _unnamed(language: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(language, 'unnamed')}\b", re.IGNORECASE)


@cache
def _locative(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(language, 'locative')}\s+$", re.IGNORECASE)


@lru_cache(maxsize=_KEPT)
def key_of(name: str, language: str, *, locative: bool = False) -> Key:
    """Bring *name* to one form: short forms spelled out, capitals of governments as what they stand for.

    >>> key_of("Menlu AS", "id"), key_of("Pyongyang", "id"), key_of("Pyongyang", "id", locative=True)
    ('menteri luar negeri amerika serikat', 'korea utara', 'pyongyang')
    """
    words = _WORDS.findall(name)
    seat = table_of(language, "governments").get(" ".join(words).lower())
    if seat and (seat["sure"] or not locative):
        words = _WORDS.findall(seat["full"])
    whole = _countries(language).get(" ".join(words))
    return (whole or " ".join(_spelled_out(word, language) for word in words)).lower()


def _spelled_out(word: str, language: str) -> str:
    country = _countries(language).get(word, "")
    if country and word not in country:  # "Amerika" in "Amerika Serikat" is no short form
        return country
    for table in ("roles", "institutions"):
        full = table_of(language, table).get(word.lower(), {}).get("full")
        if full:
            return full
    return word


@cache
def _countries(language: str) -> Mapping[str, str]:
    """Short and usual names of countries, by their exact form: "AS" is a country, "as" is not."""
    rows = load_table(language, "countries") if table_of(language, "countries") else ()
    return {row["form"]: row["full"] for row in rows}


@cache
def _country_names(language: str) -> Mapping[str, str]:
    return {name.lower(): name for name in _countries(language).values()}


def _type_of(key: Key, language: str) -> EntityType | None:
    return "country" if key in _country_names(language) else None


def _shorts(readings: Sequence[Reading]) -> dict[str, dict[str, str]]:
    """The short names of each article: its own, and those of people that others define, all in one way."""
    own = {reading.article.id: _defined(reading) for reading in readings}
    people = {mention.name for reading in readings for mention in reading.mentions if mention.type == "person"}
    meant: dict[str, dict[Key, str]] = defaultdict(dict)
    for article, language in sorted((reading.article.id, reading.article.language) for reading in readings):
        for short, full in own[article].items():
            meant[short].setdefault(key_of(full, language), full)
    shared = {
        short: full
        for short, fulls in meant.items()
        for full in fulls.values()
        if len(fulls) == 1 and full in people and len(short) >= _LEAST_SHARED
    }
    return {article: shared | defined for article, defined in own.items()}


def _defined(reading: Reading) -> dict[str, str]:
    """The short names the article puts in brackets behind the full one, {"BPB": "Balai Pengelola Bendungan"}, or tells
    of a source: "Balai yang disingkat BPB itu menyatakan"."""
    text, defined = reading.article.text, _in_brackets(reading.article.language)
    out: dict[str, str] = {}
    for mention in reading.mentions:
        match = defined.match(text, mention.span.end)
        if match and _abbreviates(match["short"], mention.name):
            out.setdefault(match["short"], mention.name)
    told = _told_short(reading.article.language)
    for statement in reading.statements:
        match = told.search(statement.source.of(text)) if statement.source and len(statement.speakers) == 1 else None
        if match and match["short"] != statement.speakers[0].name:
            out.setdefault(match["short"], statement.speakers[0].name)
    return out


@cache
def _told_short(language: str) -> re.Pattern[str]:
    announced = "|".join(any_of(language, kind) for kind in ("short", "acronym"))
    return re.compile(rf"\b(?:{announced}) (?P<short>[A-Z][A-Z.]{{1,14}})\b")


@cache
def _in_brackets(language: str) -> re.Pattern[str]:
    short, called = any_of(language, "short"), any_of(language, "called")
    return re.compile(rf"\s*\((?:{short} |{called} )?(?P<short>[A-Z][\w.]{{1,14}})\)")


def _abbreviates(short: str, name: str) -> bool:
    """Are the letters of *short* found in *name* in their order, starting with its first?"""
    letters = iter(name.lower())
    return len(name) > len(short) and name[:1].lower() == short[:1].lower() and all(c in letters for c in short.lower())


# ---------------------------------------------------------------- who is who


def _joined(uses: Mapping[tuple[str, Key], _Use], reasons: Reasons, language: str) -> dict[tuple[str, Key], Key]:
    """Map each article's key to the story's: misprints first, then parts of names, then offices.

    *language*: that of the story.
    """
    counts = Counter(use.key for use in uses.values() for _ in range(len(use.spans) or 1))
    people = {use.key for use in uses.values() if use.type == "person"}
    spelling = _misprints(people, counts, reasons, language)
    spelling |= _misprinted_parts((use.key for use in uses.values() if use.type is None), people, reasons, language)
    step = {place: spelling.get(use.key, use.key) for place, use in uses.items()}
    people = {spelling.get(key, key) for key in people} | {spelling[key] for key in spelling}
    fuller = _fuller(uses, step, people, reasons)
    step = {place: fuller.get(place, key) for place, key in step.items()}
    offices = _offices(uses, step)
    for place, use in uses.items():
        holder = offices.get(_spelled_role(use.name, use.language))
        if step[place] not in people and holder and holder != step[place]:
            reasons.add(holder, "who.office", use.name)
            step[place] = holder
    return step


def _misprints(people: Iterable[Key], counts: Counter[Key], reasons: Reasons, language: str) -> dict[Key, Key]:
    """Map rare spellings of people's names to the usual one: one or two letters apart in one word."""
    usual: dict[Key, Key] = {}
    ranked = sorted(people, key=lambda key: (-counts[key], key))
    by_length: dict[int, list[Key]] = defaultdict(list)
    for key in ranked:
        size = len(key.split())
        for other in by_length[size]:
            if _misprinted(key.split(), other.split(), language):
                usual[key] = other
                reasons.add(other, "who.spelling", key)
                break
        else:
            by_length[size].append(key)
    return usual


def _misprinted_parts(keys: Iterable[Key], people: Iterable[Key], reasons: Reasons, language: str) -> dict[Key, Key]:
    """Map a single word of no known type to the one word of people's names that it misprints."""
    parts: dict[tuple[str, int], set[str]] = defaultdict(set)
    for word in {word for key in people for word in key.split()}:
        for size in range(len(word) - 2, len(word) + 3):
            parts[word[0], size].add(word)
    out: dict[Key, Key] = {}
    for key in sorted(set(keys)):
        near = parts.get((key[:1], len(key)), set()) if " " not in key else set()
        meant = [word for word in near if _misprinted([key], [word], language)]
        if len(meant) == 1 and key not in near:
            out[key] = meant[0]
            reasons.add(meant[0], "who.spelling", key)
    return out


def _misprinted(one: Sequence[str], other: Sequence[str], language: str) -> bool:
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    longer = max(len(a), len(b))
    if longer < _LEAST_MISPRINTED or a[0] != b[0]:
        return False
    short, long = sorted((a, b), key=len)
    glued = long.removeprefix(short) in forms(language, "namewords", "glued behind")
    if glued and len(one) > 1 and one[-1] != other[-1]:
        return True
    return sorted(a) == sorted(b) or Levenshtein.distance(a, b) <= (2 if longer >= 9 else 1)


def _fuller(
    uses: Mapping[tuple[str, Key], _Use],
    step: Mapping[tuple[str, Key], Key],
    people: set[Key],
    reasons: Reasons,
) -> dict[tuple[str, Key], Key]:
    """Map a part of a person's name to the one fuller name it can belong to: in its article, else in the story."""
    by_word: dict[str, set[Key]] = defaultdict(set)
    in_article: dict[str, set[Key]] = defaultdict(set)
    for (article, _), key in step.items():
        if key in people:
            in_article[article].add(key)
            for word in key.split():
                by_word[word].add(key)
    out: dict[tuple[str, Key], Key] = {}
    for place, use in uses.items():
        key = step[place]
        if use.type not in (None, "person") or (use.type is None and key not in people and " " in key):
            continue
        holding = _longest({k for k in by_word.get(key.split()[-1], ()) if _part_of(key, k)}) if key else set()
        here = holding & in_article[place[0]]
        chosen = here if len(here) == 1 else holding
        if len(chosen) == 1:
            out[place] = next(iter(chosen))
            reasons.add(out[place], "who.part", use.name)
    return out


def _part_of(part: Key, whole: Key) -> bool:
    """Does *part* leave words of *whole* out, but none in another order?"""
    words = iter(whole.split())
    return part != whole and all(word in words for word in part.split())


def _longest(keys: set[Key]) -> set[Key]:
    """Without those that are parts of another of them."""
    return {key for key in keys if not any(_part_of(key, other) for other in keys)}


def _spelled_role(role: str, language: str) -> str:
    return key_of(role, language, locative=True)


def _offices(uses: Mapping[tuple[str, Key], _Use], step: Mapping[tuple[str, Key], Key]) -> dict[str, Key]:
    """Map each office of two words or more to the one person who is called by it in the story."""
    holders: dict[str, set[Key]] = defaultdict(set)
    for place, use in uses.items():
        for role in use.roles:
            holders[_spelled_role(role, use.language)].add(step[place])
    return {role: next(iter(keys)) for role, keys in holders.items() if len(keys) == 1 and " " in role}


# ---------------------------------------------------------------- records


def _entity(group: Sequence[_Use], story: str, days: Mapping[str, str | None], reasons: tuple[str, ...]) -> Entity:
    names = Counter(use.name for use in group for _ in range(len(use.spans) or 1))
    personal = {use.name for use in group if use.type == "person"} or set(names)
    types = Counter(use.type for use in group if use.type)
    kind = min(types.items(), key=lambda item: (-item[1], item[0]))[0] if types else None
    name = min(personal, key=lambda n: (-len(_WORDS.findall(n)), -names[n], -len(n), n))
    if kind == "country":
        name = _country_names(group[0].language).get(group[0].key, name)
    roles: dict[str, set[str]] = defaultdict(set)
    cut = {use.name for use in group if any(_without_name(role, use.name, name) != role for role in use.roles)}
    for use in group:
        for role in use.roles:
            day = days.get(use.article)
            roles[_without_name(role, use.name, name)] |= {day} if day else set()
    return Entity(
        id=content_id("e", story, min(use.key for use in group), *sorted({use.article for use in group})),
        story=story,
        name=name,
        type=kind,
        aliases=tuple(sorted(set(names) - {name} - cut)),
        roles=tuple(Role(role, tuple(sorted(seen))) for role, seen in sorted(roles.items())),
        mentions=tuple(sorted({span for use in group for span in use.spans})),
        reasons=reasons,
    )


def _without_name(role: str, written: str, name: str) -> str:
    """Return *role* without the first part of the *name* of who has it, where an article cut it there: "Gubernur Sinta"
    of one *written* "Wardani" whom others call Sinta Wardani."""
    begun = name.removesuffix(written).rstrip() if name.endswith(f" {written}") else ""
    return role.removesuffix(f" {begun}") if begun else role


def _identified(reading: Reading, known: Mapping[tuple[str, Key], Entity], short: Mapping[str, str]) -> Reading:
    article, language = reading.article.id, reading.article.language

    def identified(speaker: Speaker) -> Speaker:
        name = short.get(speaker.name, speaker.name)
        entity = known.get((article, _key_in(article, name, language, locative=False)))
        if entity is None:
            return replace(speaker, entity=None)
        role = _without_name(speaker.role, speaker.name, entity.name) if speaker.role else speaker.role
        return replace(speaker, entity=entity.id, role=role)

    def with_ids(statement: Statement) -> Statement:
        return replace(statement, speakers=tuple(map(identified, statement.speakers)))

    return replace(reading, statements=tuple(map(with_ids, reading.statements)))
