"""Which names of one article are one person or one body, and who holds an office in it.

A name joins the fullest name whose words hold its own: "Wibowo" joins "Sutrisno Wibowo". Short forms (M, Tb,
Rifqi), misprints (Syaffi for Syafii) and by-names the article explains ("yang akrab disapa Galuh") join too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from runut.extract.capitals import namewords
from runut.extract.roles import left_of_titles, office
from runut.records import Annotated, Mention
from runut.text.lexicon import alternatives, load_index

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(slots=True)
class Person:
    """One person of the article: *name* the fullest form, *offices* each with its place, *starts* of the mentions."""

    name: str
    words: frozenset[str]
    starts: list[int] = field(default_factory=list)
    offices: list[tuple[int, str]] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Cast:
    """The people and bodies of one article. *by_start* maps the start of a mention to its person."""

    doc: Annotated
    mentions: tuple[Mention, ...]
    people: tuple[Person, ...]
    by_start: Mapping[int, Person]
    bodies: Mapping[str, str]

    def person_at(self, mention: Mention) -> Person | None:
        return self.by_start.get(mention.span.start)

    def named(self, name: str) -> Person | None:
        """Return the person that *name* can be, the one mentioned most where several can."""
        words = _words(name)
        fits = [person for person in self.people if words and joins(words, person)]
        return max(fits, key=lambda person: len(person.starts), default=None)

    def body(self, name: str) -> str:
        """Return the fullest form of a body's name, with its abbreviation where the article tells both."""
        return self.bodies.get(name.lower(), name)

    def holder(self, phrase: str, at: int) -> Person | None:
        """Return who holds the office *phrase* says, the one named last before *at* where several do."""
        wanted = office(phrase, self.doc.article.language)
        if not wanted:
            return None
        found: list[tuple[bool, int, Person]] = []
        for person in self.people:
            for start, role in person.offices:
                if wanted <= office(role, self.doc.article.language):
                    found.append((start <= at, start if start <= at else -start, person))
        return max(found, key=lambda f: f[:2])[2] if found else None


@lru_cache(maxsize=20_000)
def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.lower()))


def joins(words: frozenset[str], person: Person) -> bool:
    """Can a name of these *words* be *person*? Each word must be one of the person's, or short for one."""
    if words <= person.words:
        return True
    if any(words <= _words(alias) for alias in person.aliases):
        return True
    full = False
    for word in words:
        same = word in person.words
        if not same and not any(other[0] == word[0] and _short_for(word, other) for other in person.words):
            return False
        full = full or len(word) > 3
    return full


def _short_for(word: str, other: str) -> bool:
    """Is *word* an initial, a short form or a misprint of *other*, which begins alike: M, Tb, Rifqi, Syaffi?"""
    if len(word) <= 2:
        return len(other) > len(word)
    if other.startswith(word) and len(other) >= len(word) + (1 if len(word) > 3 else 3):
        return True
    return min(len(word), len(other)) >= 4 and OSA.distance(word, other, score_cutoff=2) <= (1 if len(word) < 7 else 2)


def cast_of(doc: Annotated, mentions: Sequence[Mention]) -> Cast:
    """Gather the people and bodies of *doc* from its mentions, the fullest names first."""
    named = [m for m in mentions if m.type == "person"]
    counts = Counter(m.name for m in named)
    first = {m.name: m.span.start for m in reversed(named)}
    people: list[Person] = []
    for name in sorted(counts, key=lambda name: (-len(name.split()), -counts[name], first[name])):
        words = _words(name)
        fits = [person for person in people if joins(words, person)]
        if not fits:
            people.append(Person(name, words))
    _name_aliases(doc, people, mentions)
    by_start: dict[int, Person] = {}
    joined: dict[frozenset[str], list[Person]] = {}
    for mention in sorted(mentions, key=lambda m: m.span.start):
        if mention.type not in ("person", None):
            continue
        words = _words(mention.name)
        if words not in joined:
            joined[words] = _who_may_be(people, words)
        person = _named_last(joined[words], mention.span.start)
        if person is None:
            continue
        by_start[mention.span.start] = person
        person.starts.append(mention.span.start)
        if mention.role:
            person.offices.append((mention.span.start, mention.role))
    return Cast(doc, tuple(mentions), tuple(people), by_start, dict(_bodies(doc, mentions)))


def _who_may_be(people: Sequence[Person], words: frozenset[str]) -> list[Person]:
    """Return who can have a name of these *words*; only those whose words hold them all, if there are such."""
    fits = [person for person in people if words and joins(words, person)]
    return [person for person in fits if words <= person.words] or fits


def _named_last(people: Sequence[Person], start: int) -> Person | None:
    return max(people, key=lambda person: person.starts[-1] if person.starts else -start, default=None)


@cache
def _by_name(language: str) -> re.Pattern[str]:
    """Matches what stands between a name and a by-name: "yang akrab disapa"."""
    said, tail = (alternatives(namewords(kind, language)) for kind in ("by name", "by name tail"))
    return re.compile(rf"{said}(?: {tail})* ?\"?'?$")


def _name_aliases(doc: Annotated, people: list[Person], mentions: Sequence[Mention]) -> None:
    """Join by-names to whom they are explained to be: "Buki, sapaan akrab Subiyanto", "Hendra Gunawan (Galuh)"."""
    for first, second in pairwise(m for m in mentions if m.type in ("person", None)):
        if not _explains(doc, first, second):
            continue
        one, other = _exact(people, first.name), _exact(people, second.name)
        if one is other:
            continue
        alias = second.name
        if one is None or (other is not None and len(other.name) > len(one.name)):
            one, other, alias = other, one, first.name
        if one is None:
            continue
        one.aliases.add(alias)
        if other is not None:
            one.aliases |= other.aliases
            people.remove(other)


_OPENS_BRACKET = re.compile(r"\s*\((?:[A-Z][a-z]+\s)?")  # a word of address may stand in front: "(Kang Hen)"


def _explains(doc: Annotated, first: Mention, second: Mention) -> bool:
    """Does the text between two names say that they are one: "atau", "(...)", "yang akrab disapa"?"""
    gap = doc.plain[first.span.end : second.span.start]
    if len(gap) > 160 or '"' in gap[:-1]:
        return False
    joints = {f" {form} " for form in namewords("or", doc.article.language)}
    called = second.name.lower().split()
    short = len(called) == 1 or (len(called) == 2 and called[0] in namewords("by name head", doc.article.language))
    either = gap in joints and first.type == "person" and short
    bracketed = bool(_OPENS_BRACKET.fullmatch(gap)) and doc.plain[second.span.end : second.span.end + 1] == ")"
    if bracketed or either:
        return first.type == "person" and len(first.name.split()) >= len(second.name.split())
    untitled = doc.plain[first.span.end : left_of_titles(doc, second.span.start)]
    return _by_name(doc.article.language).search(untitled) is not None


def _exact(people: Sequence[Person], name: str) -> Person | None:
    words = _words(name)
    return next((person for person in people if words == person.words), None) or _named_last(
        _who_may_be(people, words), 0
    )


def _bodies(doc: Annotated, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield each short form with the full form the article explains: "Komisi Pemberantasan Korupsi (KPK)"."""
    table = load_index(doc.article.language, "institutions")
    names = {m.name.lower(): m.name for m in mentions if m.type != "person"}
    yield from ((lower, full) for lower, full in _initials(names, doc.article.language) if lower not in table)
    for match in _EXPLAINED.finditer(doc.plain):
        full = _full_form(doc, match.start(), match[1])
        end = match.start() - (doc.plain[match.start() - 1] == ".")  # "PT X Tbk. (XYZA)"
        if full is None:
            body = next((m for m in mentions if m.type == "organization" and m.span.end == end), None)
            full = body.name if body and len(body.name.split()) > 2 and match[1].isupper() else None
        if full is not None:
            both = f"{full} ({match[1]})"
            yield match[1].lower(), both
            yield full.lower(), both
            for mention in mentions:
                if mention.span.start == match.start() - len(full) or mention.span.end == match.start():
                    yield mention.name.lower(), both
    for lower, name in names.items():
        row = table.get(lower)
        if row and row["full"].lower() in names and row["full"]:
            both = f"{names[row['full'].lower()]} ({name})"
            yield lower, both
            yield row["full"].lower(), both


def _initials(names: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """Yield the capitals that are the initials of the article's company that has these, its longest form: "PGE"."""
    legal = namewords("legal", language)
    for lower, name in names.items():
        if not (name.isupper() and name.isalpha() and 2 < len(name) < 7):
            continue
        full = [
            other
            for other in names.values()
            if legal & {*other.lower().split()}
            and "".join(word[0] for word in other.lower().split() if word not in legal) == lower
        ]
        if full:
            yield lower, max(full, key=len)


_EXPLAINED = re.compile(r" \(([A-Z][\w&.-]{1,18}(?: [A-Z]\w+)?)\)")


def _full_form(doc: Annotated, end: int, short: str) -> str | None:
    """Return the full form that ends at *end*: from the furthest word that opens a body with *short*'s initial."""
    table, joints = load_index(doc.article.language, "institutions"), namewords("joint", doc.article.language)
    start = max(0, end - 120)
    words = [*re.finditer(r"\S+", doc.plain[start:end])][::-1]
    words = words[:-1] if start else words  # the first may be cut
    found: str | None = None
    for n, word in enumerate(words):
        text = word.group()
        if not (text[0].isupper() or text in joints) or text[-1] in '.:;)"':
            break
        if n and text.lower().strip("(,") in table and text[0] == short[0].upper():
            found = doc.plain[start + word.start() : end]
    return found
