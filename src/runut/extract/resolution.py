"""Whom the words of a source name: a person of the article, a body, or somebody who stays without a name.

Confidence of a found speaker, set on the working stories a little under the share that was right: a name here
0.97; a body 0.93; a pronoun or nothing at all 0.9; the holder of an office named elsewhere 0.85; a description 0.82;
an abstract noun or a time 0.45: who speaks was not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from runut.extract.capitals import is_vessel, namewords
from runut.extract.clauses import any_of
from runut.extract.clauses import words as clause_words
from runut.extract.coreference import Cast, Person
from runut.extract.roles import is_role
from runut.extract.whereabouts import between
from runut.records import Mention
from runut.text.lexicon import alternatives, load_index, load_table

_LONGEST_OFFICE = 400  # characters
NAMED, HOLDER, BODY, DESCRIBED, RECALLED, ABSTRACT = 0.97, 0.85, 0.93, 0.82, 0.9, 0.45


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with how surely it is the one; *person* is None for bodies and descriptions."""

    name: str
    confidence: float
    role: str | None = None
    person: Person | None = None
    body: bool = False
    unplaced: bool = False  # a name of no known kind, a person's or a body's: either may be pointed back to


@dataclass(frozen=True, slots=True)
class Recall:
    """The words point back: to one person (``one``), several (``many``), a body (``body``), a company (``firm``)."""

    kind: str
    otherwise: str | None = None  # what the source is called if nobody was named before
    pair: bool = False  # the words say that they are two: "keduanya"


@cache
def source_words(kind: str, language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in load_table(language, "source_words") if row["kind"] == kind)


@cache
def _forms(kind: str, language: str, *others: str) -> re.Pattern[str]:
    forms = (source_words(each, language) for each in (kind, *others))
    return re.compile(rf"\b{alternatives(chain(*forms))}\b", re.IGNORECASE)


@cache
def _documents(language: str) -> re.Pattern[str]:
    """Matches the document in front of its issuer: "keterangan resmi Kementerian X", "laporan daring dari Warta X"."""
    forms = alternatives([*(row["form"] for row in load_table(language, "media")), *_of("document", language)])
    described = rf"{forms}(?: (?-i:[a-z])[\w-]*){{1,4}} {alternatives(_of('owner', language))} "
    owned = _owned(language, _of("document", language))
    return re.compile(rf"(?:{owned}|{described})(?=(?-i:[A-Z@]))", re.IGNORECASE)


@cache
def _documents_of(language: str) -> re.Pattern[str]:
    """Matches the document in front of a common noun: "situs resmi perseroan"."""
    return re.compile(f"^{_owned(language)}", re.IGNORECASE)


def _of(kind: str, language: str) -> list[str]:
    return [row["form"] for row in load_table(language, "descriptions") if row["kind"] == kind]


def _owned(language: str, more: Sequence[str] = ()) -> str:
    """Return the pattern of media, and *more* documents, with what stands between them and whose they are."""
    forms = alternatives([*(row["form"] for row in load_table(language, "media")), *more])
    return rf"(?:{forms}\s+(?:{alternatives([*_of('owner', language), *_of('medium', language)])} )?)+"


@dataclass(frozen=True, slots=True)
class _Described:
    """The patterns of one language over lang/*/descriptions.tsv, which tells what each is for."""

    copula: re.Pattern[str]
    clause: re.Pattern[str]
    end: re.Pattern[str]
    abstract: re.Pattern[str]
    pointed: re.Pattern[str]
    aged: re.Pattern[str]


@cache
def _described(language: str) -> _Described:
    def of(kind: str) -> str:
        return alternatives(_of(kind, language))

    shapes = "|".join(_of("abstract shape", language))
    return _Described(
        copula=re.compile(rf"\b{of('copula')}\b"),
        clause=re.compile(rf"\b{of('clause')}\s+(?=[A-Z])"),
        end=re.compile(rf",\s|\s\(|\s+{of('end')}\b"),
        abstract=re.compile(rf"(?:{shapes}|{of('abstract')})\b"),
        pointed=re.compile(rf"((?:\s[\w-]+){{0,6}}?\s{of('pointer')})\s(?:{of('focus')} )?"),
        aged=re.compile(rf"\s+(?:{of('aged')}\s+)?\d+ {of('years')} {of('pointer')}\b"),
    )


def resolve(cast: Cast, start: int, end: int, cue: int) -> tuple[Voice, ...] | Recall:
    """Read the source words ``plain[start:end]``; *cue* is where the word of saying stands."""
    start, end = _trimmed(cast, _behind_clause(cast, start, end), end)
    end = _completed(cast, end)
    if (known := _known_by_clause(cast, start, end)) is not None:
        return known
    if (subject := _subject_with(cast, start, end, cue)) is not None:
        return (_person(subject, NAMED, start),)
    pointed = _described(cast.doc.article.language).pointed.match(cast.doc.plain, end, max(end, cue))
    if pointed and pointed.end() == cue and pointed[1].split()[0] not in clause_words(cast.doc.article.language, "on"):
        end = pointed.end(1)  # not "pemerintah pada hari ini"
    people = [m for m in between(cast.mentions, start, end) if m.type == "person"]
    cut = _cut(cast, start, end, people)
    people = [m for m in people if m.span.start < cut]
    if people:
        found = tuple(_people(cast, start, cut, people, ahead=end <= cue))
        if found:
            return found
    return _nameless(cast, start, cut)


def _subject_with(cast: Cast, start: int, end: int, cue: int) -> Person | None:
    """Return who met the last of those named in front of a clause without a subject: "Sinta bertemu dengan Ketua A,
    Bram, dan Ketua B, Danu, mengutuk ..."; None where the words are no such list."""
    plain = cast.doc.plain
    if end > cue or "," not in plain[end - 1 : cue] + plain[start:end].lstrip():
        return None
    at = next((s.start for s in reversed(cast.doc.sentences) if s.start <= start), start)
    language = cast.doc.article.language
    met = _met(language).search(plain, at, start)
    if met is None or plain[at:start].split()[0].lower() in clause_words(language, "clausal", "condition", "contrast"):
        return None  # "Setelah Sinta bertemu dengan ...": a clause of its own
    subject = next((m for m in between(cast.mentions, at, met.start()) if m.type == "person"), None)
    return cast.person_at(subject) if subject else None


@cache
def _met(language: str) -> re.Pattern[str]:
    """Matches whom somebody met, up to the name in front of which it ends: "bertemu dengan Ketua A, Bram, dan "."""
    meets, ahead = (alternatives(source_words(kind, language)) for kind in ("meets", "with"))
    joint = any_of(language, "and")
    return re.compile(rf"\b{meets}\s+{ahead}\s(?=[A-Z])(?:[A-Z][\w-]*[\s,]+|{joint}\s)+$")


@cache
def _clause_pointed(language: str) -> re.Pattern[str]:
    """Matches a noun for a person or a body with a clause of its own and a pointer: "aktris yang menikah dengan Budi
    itu"."""
    relative, points = any_of(language, "relative"), alternatives(source_words("pointer", language))
    return re.compile(rf"((?:\w+ ){{1,3}}){relative} [^,\"]+ {points}", re.IGNORECASE)


def _known_by_clause(cast: Cast, start: int, end: int) -> tuple[Voice, ...] | Recall | None:
    """Return whom a noun with a clause that names others points back to, None where the words are no such thing."""
    language = cast.doc.article.language
    match = _clause_pointed(language).fullmatch(cast.doc.plain, start, end)
    if match is None:
        return None
    if not is_role(match[1].split()[0], language) and not _forms("body", language).match(match[1]):
        return None
    named = (m for m in between(cast.mentions, start, end) if m.span.start < match.end(1))
    if any(not _forms("body", language).fullmatch(m.name) for m in named):
        return None
    return _pointed(cast, cast.doc.plain[start:end], match[1].strip(), start)


def _behind_clause(cast: Cast, start: int, end: int) -> int:
    """Return where the subject begins if the words take in a clause: "Ini merupakan yang pertama sejak | X"."""
    described = _described(cast.doc.article.language)
    if not described.copula.search(cast.doc.plain, start, end):
        return start
    return max((m.end() for m in described.clause.finditer(cast.doc.plain, start, end)), default=start)


def _trimmed(cast: Cast, start: int, end: int) -> tuple[int, int]:
    plain, language = cast.doc.plain, cast.doc.article.language
    while start < end and not plain[start].isalnum():
        start += 1
    while start < end and not (plain[end - 1].isalnum() or plain[end - 1] in ").'"):
        end -= 1
    while filler := _forms("filler", language).match(plain, start, end):
        whole = _forms("whole", language).match(plain, start, end)
        if whole or filler.end() >= end or not plain[filler.end()].isspace():
            break
        start = filler.end() + 1
    glued = _glued(language).match(plain, start, end)  # "(Dikutip) dariWarta Pagi"
    return (glued.end() if glued else start), end


@cache
def _glued(language: str) -> re.Pattern[str]:
    """Matches the small word that a scraper printed without a blank in front of a name."""
    return re.compile(rf"{alternatives(namewords('glued', language))}(?=[A-Z])")


def _completed(cast: Cast, end: int) -> int:
    """Return the end of the name whose office the source's words are cut from: "Pelaksana | Tugas Deputi X Budi"."""
    for mention in between(cast.mentions, end, end + _LONGEST_OFFICE):
        if mention.role and mention.type == "person":
            at = cast.doc.text.rfind(mention.role, 0, mention.span.start)
            within = 0 <= at < end and mention.span.start - at < len(mention.role) + 40
            return mention.span.end if within else end
    return end


def _cut(cast: Cast, start: int, end: int, people: Sequence[Mention]) -> int:
    """Return where the naming ends: at a word such as "kepada", if it leaves something in front."""
    language = cast.doc.article.language
    for match in _forms("cut", language).finditer(cast.doc.plain, start, end):
        if match.start() > start + 1 and match.group().islower():
            before = any(m.span.start < match.start() for m in people)
            if before or not people or match.group() not in source_words("before name", language):
                return match.start()
    return end


_PLACES = ("place", "country")
_COMMA, _UNDIVIDED = re.compile(r",\s"), re.compile(r"[^,]+")


@cache
def _segment(language: str) -> re.Pattern[str]:
    """Matches what divides the people or bodies that the words of a source name."""
    return re.compile(rf",\s+(?:{any_of(language, 'and', 'also')} )?|\s+(?:{any_of(language, 'and')}|&)\s+")


def _people(cast: Cast, start: int, end: int, people: Sequence[Mention], *, ahead: bool) -> Iterator[Voice]:
    """Yield who speaks of the people named in the words, in order; *ahead*: they stand in front of the cue.

    The words fall into segments at commas and "dan". The first segment that names a person gives the speaker: its
    last name where an office or body opens it ("Ketua Tim Presiden X Y"), else its first. A following segment gives
    another where "dan" joins it; behind a comma it is an apposition, unless it is the name just in front of the cue.
    """
    plain, language = cast.doc.plain, cast.doc.article.language
    relation = _forms("relation", language).match(plain, start, end) or _forms("crowd", language).match(
        plain, start, end
    )
    segments: list[tuple[str, int, int]] = []
    at, joint = start, ""
    for match in _segment(language).finditer(plain, start, end):
        if any(m.span.start <= match.start() < m.span.end for m in people):
            continue
        segments.append((joint, at, match.start()))
        at, joint = match.end(), match.group()
    segments.append((joint, at, end))
    if ahead and len(segments) > 1 and segments[-1][0] == ", " and people[-1].span.end == end and people[-1].role:
        segments = segments if _forms("relation", language).match(people[-1].role) else segments[-1:]
    if (
        relation
        and len(segments) > 1
        and segments[1][0] == ", "
        and any(m.span.start == segments[1][1] for m in people)
    ):
        segments, relation = segments[1:], None  # "Kuasa hukum Hendra, Siti": the second speaks
    if not ahead and _named_behind_office(cast, segments, people):
        segments = segments[1:]
    chosen: list[Person | None] = []
    listed = any(joint.strip(" ,") for joint, *_ in segments)
    for n, (joint, a, b) in enumerate(segments):
        inside = [m for m in people if a <= m.span.start < b]
        if not inside:
            if n == 0 and listed and len(segments) > 1 and is_role(plain[a:b].split()[0], language):
                holder = cast.holder(plain[a:b], a)
                if holder is not None:
                    chosen.append(holder)
                    yield _person(holder, HOLDER, a)
            continue
        if chosen and not (
            joint.strip(" ,") or (listed and n + 1 < len(segments) and (inside[0].role or inside[0].span.start == a))
        ):
            continue
        opened = plain[a : inside[0].span.start].strip()
        mention = inside[-1] if opened and inside[0].span.start > a + 1 else inside[0]
        if relation and n == 0 and len(segments) == 1 and len(inside) == 1:
            person = cast.person_at(inside[0])
            name = person.name if person else inside[0].name
            words = plain[start : inside[0].span.start].strip()
            chosen.append(None)
            yield Voice(f"{words[:1].lower()}{words[1:]} {name}", DESCRIBED)
            continue
        person = cast.person_at(mention)
        if person in chosen and person is not None:
            continue
        chosen.append(person)
        yield (
            _person(person, NAMED, mention.span.start, mention.role)
            if person
            else Voice(mention.name, NAMED, mention.role)
        )


def _named_behind_office(cast: Cast, segments: Sequence[tuple[str, int, int]], people: Sequence[Mention]) -> bool:
    """Is the second of two segments the full name of who holds the office that the first one tells, whose own last
    words but look like a name: "Direktur Vela Leasing, Budi Santosa"?"""
    if len(segments) != 2 or segments[1][0] != ", ":
        return False
    (_, a, b), (_, start, end) = segments
    whole = any(m.span.start == start and m.span.end == end and " " in m.name for m in people)
    return whole and is_role(cast.doc.plain[a:b].split()[0], cast.doc.article.language)


def _person(person: Person, confidence: float, at: int, role: str | None = None) -> Voice:
    """Make a speaker of *person* with the office named here, else the one named last before *at*, else the first."""
    if role is None and person.offices:
        before = [r for start, r in person.offices if start <= at]
        role = before[-1] if before else person.offices[0][1]
    return Voice(person.name, confidence, role, person)


def recalled(person: Person, at: int, confidence: float = RECALLED) -> Voice:
    return _person(person, confidence, at)


@cache
def _days(language: str) -> frozenset[str]:
    """Return the days and months, written out: no source, though one may stand in front of a word of saying."""
    return frozenset(f for table in ("weekdays", "months") for f in load_index(language, table) if len(f) > 3)


def _points_back(phrase: str, language: str) -> Recall | None:
    """Read words that are a pronoun, or stand for the company or the two people that the article is about."""
    if not phrase or _forms("one", language).match(phrase) or phrase.lower() in _days(language):
        return Recall("one")
    if _forms("many", language).fullmatch(phrase.split(",", 1)[0]) or _forms("pair", language).fullmatch(phrase):
        return Recall("many", phrase, bool(_forms("two", language).match(phrase)))
    if _forms("firm", language).fullmatch(_documents_of(language).sub("", phrase)):
        return Recall("firm", phrase)
    return None


def _nameless(cast: Cast, start: int, end: int) -> tuple[Voice, ...] | Recall:
    plain, language = cast.doc.plain, cast.doc.article.language
    phrase = plain[start:end].strip(" ,")
    back = _points_back(phrase, language)
    if back is not None:
        return back
    start, phrase = _telling_segment(cast, start, phrase)
    words = phrase.split()
    if words[0].lower() in source_words("honouring", language) and len(words) > 1 and is_role(words[1], language):
        holder = cast.holder(phrase, start)
        if holder is not None:
            return (_person(holder, HOLDER, start),)
    for kind in ("one", "many"):
        if _forms(kind, language).fullmatch(words[-1]) and words[0].lower() in source_words("aside", language):
            return Recall(kind, words[-1])
    if _described(language).aged.match(plain, end):
        return Recall("one", phrase)
    pointer = _forms("pointer", language).fullmatch(words[-1])
    several = _forms("several", language, "crowd").match(phrase)
    if pointer and len(words) > 1:
        return _pointed(cast, phrase, " ".join(words[:-1]), start)
    first = _COMMA.split(phrase, maxsplit=1)[0]
    place = any(m.type == "country" for m in between(cast.mentions, start, start + 1))  # "Israel", not Israel Katz
    known = cast.named(first) if not (several or place) and first[0].isupper() and len(first.split()) < 4 else None
    if known is not None:
        return (_person(known, NAMED, start),)
    if is_role(words[0], language) and not several and not _forms("occupation", language).match(phrase):
        holder = cast.holder(first, start)
        if holder is not None:
            return (_person(holder, HOLDER, start),)
    last = next((m for m in reversed(between(cast.mentions, start + 1, end)) if m.span.end == end), None)
    unknown = last and last.type is None and " " in last.name and not last.name.isupper()
    if last and unknown and is_role(words[0], language) and not is_vessel(cast.doc, last.span.start):
        return (Voice(last.name, HOLDER, plain[start : last.span.start].strip(" ,")),)  # a name no table knows
    return _together(cast, start, end) or (_body_or_description(cast, start, end, phrase),)


def _together(cast: Cast, start: int, end: int) -> tuple[Voice, ...]:
    """Return the bodies, countries and places that the words are a list of: "Polda dan Kejati", nothing if they are
    more than names. A place that only a comma sets off behind a body is its address: "Polres Wanasari, Jawa Barat"."""
    plain, language = cast.doc.plain, cast.doc.article.language
    named = {m.span.start: m for m in between(cast.mentions, start, end)}
    found: list[Voice] = []
    at, kind, sets_off, several, known, joins = start, None, False, False, True, False
    while True:
        mention, printed = named.get(at), _CAPITALIZED.match(plain, at, end)
        if mention is not None and mention.span.end <= end:
            name, stop, kind = mention.name, mention.span.end, mention.type
        elif printed and not _common_noun(printed.group().split()[0], language):  # a name that no table knows
            name, stop, kind, known = printed.group(), printed.end(), None, False
        else:
            return ()
        several = several or len(found) > 0
        if not (sets_off and kind in _PLACES):
            found.append(Voice(cast.body(name), BODY if kind else DESCRIBED, body=True))
        short = _SHORT.match(plain, stop, end)
        stop = short.end() if short else stop
        joint = _segment(language).match(plain, stop, end)
        if joint is None:
            return tuple(found) if stop == end and several and (known or joins) else ()
        joins = joins or bool(joint.group().strip(", "))
        at, sets_off = joint.end(), not joint.group().strip(", ") and kind == "organization"


def _telling_segment(cast: Cast, start: int, phrase: str) -> tuple[int, str]:
    """Leave out what stands before the source in its words: "Sepanjang 2014, SKK Migas"."""
    language = cast.doc.article.language
    parts = [*_UNDIVIDED.finditer(phrase)]
    if len(parts) < 2 or is_role(phrase.split(maxsplit=1)[0], language) or _forms("body", language).match(phrase):
        return start, phrase
    starts = {m.span.start for m in between(cast.mentions, start, start + len(phrase) + 1)}
    if start in starts or _forms("several", language, "crowd").match(phrase):
        return start, phrase
    for part in parts[1:]:
        at = part.start() + len(part.group()) - len(part.group().lstrip())
        if start + at in starts:
            return start + at, phrase[at:]
    return start, phrase


def _pointed(cast: Cast, phrase: str, noun: str, start: int) -> tuple[Voice, ...] | Recall:
    """Read a noun with "itu", "ini", "tersebut": an office of the article, a body, or the one named before."""
    language = cast.doc.article.language
    if is_role(noun.split(maxsplit=1)[0], language):
        holder = cast.holder(noun, start)
        if holder is not None:
            return (_person(holder, HOLDER, start),)
    if _forms("body", language).match(noun) and not _forms("member", language).search(noun):
        return Recall("body", phrase)
    if _forms("several", language, "crowd").match(noun):
        return Recall("many", phrase)
    return Recall("one", phrase)


def _common_noun(name: str, language: str) -> bool:
    """Is *name* one word that is written small as a rule ("Polisi" at the head of a sentence)?"""
    row = load_index(language, "capitals").get(name.lower())
    return row is not None and int(row["lower"]) >= 60 and not name.isupper()


def _unheard_of(name: str, language: str) -> bool:
    """Does the language's news print *name*, with its capital, too seldom to be an everyday word?"""
    tables = ("capitals", "frequencies", "roles", "institutions")
    return name[:1].isupper() and not any(name.lower() in load_index(language, table) for table in tables)


_SHORT = re.compile(r" \([A-Z][\w.&-]+\)")  # behind the name that it stands for
_CAPITALIZED = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_LISTED_BODY = re.compile(
    r"[A-Z][^()\"]+,[^()\"]+ \([A-Z][\w.&-]+\)"
)  # "Gabungan Usaha Sungai, Danau, dan Laut (GUSDL)"


def _body_or_description(cast: Cast, start: int, end: int, phrase: str) -> Voice:
    plain, language = cast.doc.plain, cast.doc.article.language
    document = _documents(language).match(plain, start, end + 30)
    at = document.end() if document else start
    end = max(end, at + 1)
    first = next(iter(between(cast.mentions, at, end)), None)
    if first is not None and first.span.start == at:
        person = cast.person_at(first)
        if person is not None:
            return _person(person, NAMED, at)
        whole = " " in first.name or plain[first.span.end : first.span.end + 2].strip()[:1] in ("", ",", ".", "(", '"')
        if whole or first.span.end >= end:
            name = first.name.lower() if _common_noun(first.name, language) else cast.body(first.name)
            unplaced = first.type is None and name == first.name and not (" " in name or name.isupper())
            return Voice(name, BODY if first.type else DESCRIBED, None, None, body=True, unplaced=unplaced)
    if _LISTED_BODY.fullmatch(phrase) and _forms("body", language).match(phrase):
        return Voice(phrase, BODY, None, None, body=True)
    described = _described(language)
    words = described.end.split(plain[at:end].strip(" ,"), maxsplit=1)[0]
    initial, _, behind = words.partition(" ")
    english = _forms("english", language).match(behind) and not cast.doc.plain[at].islower()  # a name: "Institute of X"
    printed = initial.isupper() or any(letter.isupper() for letter in initial[1:])  # "KPK", "AirAsia"
    printed = printed or (not behind and _unheard_of(initial, language))  # "Jamdatun" at the head of its sentence
    if not (printed or behind[:1].isupper() or english or cast.named(words)):
        words = words[:1].lower() + words[1:]
    body = first is not None or bool(_forms("body", language).match(words))
    sure = (
        ABSTRACT
        if described.abstract.match(words) and not body and not is_role(words.split()[0], language)
        else DESCRIBED
    )
    return Voice(words or phrase, sure, None, None, body=body)
