"""What one source denies and another asserts, and what a speaker denied before and later admits.

A denial meets an assertion where the word that it denies stands undenied in a clause of the other's and the two share
most of the words that tell something in this story. Rumours, conditions, demands to do something and what may have
come about since are left alone: a denial set against the wrong sentence costs more than one that is missed.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from runut.records import Reading, Span, Statement
from runut.relate.contested import denied_numbers, hearsay
from runut.relate.deniers import answered_only, body_of, described, known, one_party, unsaid
from runut.relate.denying import corrects, loose, verbal
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.polarity import (
    NEGATIVE,
    clauses,
    numeral,
    polarities,
    polarity,
    telling,
    telling_roots,
    tells_another,
)
from runut.relate.rebuttals import rebuttals
from runut.relate.stems import root
from runut.relate.told import claim, told_in, told_roots
from runut.relate.vocabulary import content_words, rarity, table_of, words

_SENTENCE = re.compile(r"[.!]\s")
_QUESTION = re.compile(r"[^.!?]*\?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_SHARED = {"denied": 0.5, "no": 0.5, "yet": 0.5, "exists": 0.4}  # least share of a denial's words in the assertion
_LEAST_MASS = 0.6  # of what both share: two words that stand everywhere make no dispute
_EXISTS = 0.3  # least weight of what does not exist, as one says
_RARE = 0.5  # weight of what by itself tells what there is none of
_OBJECTS = 3  # words behind a predicate among which its object stands
_LEAST_TOLD = 2  # words of both that are no names
_LEAST_PLAIN = 3  # the same, where nothing but "tidak" or "belum" denies
_ALSO = 0.75  # of that least, for other words of one who has contradicted the denial already
_OF_STORY = 0.7  # how little a word tells that every third statement of the story has
_MOST_SIDES = 4
_EXPLAINED = 300  # characters
_SHIFTED_WORDS = 2  # telling words that a denial and what follows it share
_OF_OTHERS = frozenset({"noun", "accuses"})  # kinds of claims: a clause that has one tells what others hold
_STATED = frozenset({"assert", "confirm", "evaluate"})
_PRINT = 0.6  # of the words of the shorter of two prints of a quotation stand in the other
_SELF = 0.6  # least share in what one speaker says twice: else it is another side of the matter


@dataclass(frozen=True, slots=True)
class _Denied:
    """A clause that denies: its roots, the root that is denied (None: all of it), and how it is denied; *days* and
    *places* (words of names) are those of the whole statement, and so are the roots of *names*; *own*: it tells of
    who speaks alone ("saya belum pernah ..."); *objects*: the roots behind the one that is denied, the first few."""

    statement: Statement
    voice: str
    roots: frozenset[str]
    names: frozenset[str]
    predicate: str | None
    kind: str
    days: frozenset[str]
    places: frozenset[str]
    hours: frozenset[str]
    own: bool
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Stated:
    """A clause without denial; *named*: its roots with its speaker's name; *own*: it tells nothing as
    said by others."""

    statement: Statement
    voice: str
    roots: frozenset[str]
    named: frozenset[str]
    own: bool
    days: frozenset[str]
    places: frozenset[str]
    hours: frozenset[str]


def denials(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each source and what it denies, with what the one who meets it closest asserts.

    What the reports themselves tell as denied comes first, and is not told again.
    """
    sentences = {reading.article.id: tuple(told_in(reading)) for reading in reports.readings}
    told = tuple(rebuttals(reports, sentences))
    yield from told
    yield from denied_numbers(reports)
    yield from hearsay(reports, sentences)
    rebutted = {span for found in told for span in found.evidence}
    denied = [one for reading in reports.readings for one in _denied(reading)]
    stated: dict[str, list[_Stated]] = defaultdict(list)
    for reading in reports.readings:
        for one in _stated(reading):
            for word in one.roots:
                stated[word].append(one)
    weights, language = _weights(reports.readings), reports.readings[0].article.language
    met: dict[tuple[str, str], list[tuple[float, _Denied, _Stated]]] = defaultdict(list)
    for denial in denied:
        keys = {denial.predicate} if denial.predicate else denial.roots
        for other in {id(one): one for key in keys for one in stated[key]}.values():
            share = _share(denial, other, weights, language)
            if share:
                met[denial.voice, denial.predicate or denial.statement.id].append((share, denial, other))
    for _, near in sorted(met.items()):
        near.sort(key=lambda pair: (-pair[0], pair[1].statement.content[0], pair[2].statement.content[0]))
        share, closest, against = near[0]
        if share >= _SHARED[closest.kind] and closest.statement.content[0] not in rebutted:
            pairs = [(one.statement, other.statement) for _, one, other in near if other.voice == against.voice]
            yield _denial(pairs, reports)


def _denial(pairs: Sequence[tuple[Statement, Statement]], reports: Reports) -> Discrepancy:
    sides = [list({pair[k].id: pair[k] for pair in pairs}.values())[:_MOST_SIDES] for k in (0, 1)]
    one, other = sides[0][0], sides[1][0]
    spans = [[statement.content[0] for statement in side] for side in sides]
    parts = {
        "one": reports.speakers(one),
        "other": reports.speakers(other),
        "outlets": reports.carried(spans[0]),
        "others": reports.carried(spans[1]),
    }
    key = "denial.self" if parts["one"] == parts["other"] else "denial"
    languages = {reading.article.id: reading.article.language for reading in reports.readings}
    said, against = (frozenset(content_words(s.text, languages[s.article])) for s in (one, other))
    shared = sorted(said & against) or sorted(
        {root(word, languages[one.article]) for word in said}
        & {root(word, languages[other.article]) for word in against}
    )
    return Discrepancy(
        "contradiction",
        reports.tell(f"{key}.summary", **parts),
        reports.reason("denial.reason", words=reports.in_print(shared[:4], (*spans[0], *spans[1]))),
        (*spans[0], *spans[1]),
    )


# ---------------------------------------------------------------- clauses


def _denied(reading: Reading) -> Iterator[_Denied]:
    language = reading.article.language
    for statement in reading.statements:
        source = statement.source.of(reading.article.text) if statement.source else ""
        if (
            not statement.speakers
            or statement.act not in (*_STATED, "deny")
            or "no" in polarities(words(source), language)
            or not _whose(statement, reading)
        ):
            continue
        cue = words(statement.cue.of(reading.article.text)) if statement.cue else ()
        if cue and loose(cue[0], statement.text, language):
            continue
        days, voice, hours = _times(reading, statement, _DAY), _voice(statement), _times(reading, statement, _HOUR)
        places, names = _named(reading, statement)
        denying = False
        for clause in clauses(statement.text, language):
            found = _denial_in(clause, language)
            if found:
                denying = True
                roots = telling_roots(clause, language)
                predicate, kind = found
                apart = _limited(clause, language)
                if predicate and predicate not in names and len(roots) > 1 and not apart:
                    own = "self" in polarities(clause[: _first_denial(clause, language)], language)
                    objects = _objects(clause, predicate, names, language)
                    yield _Denied(statement, voice, roots, names, predicate, kind, days, places, hours, own, objects)
        untrue = corrects(words(statement.text), cue, language)
        if statement.act == "deny" and not denying and (untrue or not cue or "no" in _cue_kinds(reading, statement)):
            clause = next(clauses(statement.text, language), [])
            roots = telling_roots(clause, language)
            if len(roots) > 1:
                verb = _opening_verb(clause, language)
                own = "self" in polarities(clause[:1], language)
                yield _Denied(statement, voice, roots, names, verb, "denied", days, places, hours, own)


def _opening_verb(clause: Sequence[str], language: str) -> str | None:
    """The root of the verb that opens a clause, as what somebody denies having done: "melarang pawai itu"."""
    first = next((word for word in clause if told_roots([word], language)), "")
    return root(first, language) if first and verbal(first, language) else None


def _denial_in(clause: Sequence[str], language: str) -> tuple[str | None, str] | None:
    """What the clause denies and how; None for no denial, (None, ...) for one that only limits ("tidak hanya")."""
    kinds = [polarity(word, language) for word in clause]
    found = [i for i, kind in enumerate(kinds) if kind in NEGATIVE]
    if not found:
        return None
    at = found[0]
    if clause[at] in table_of(language, "negations"):  # what somebody is not, not what is not so
        return None, "no"
    beside = {polarity(word, language) for word in clause[max(0, at - 1) : at + 3]}
    if (
        len(found) > 1
        or beside & {"only", "limit"}
        or "unreal" in kinds[: at + 2]
        or tells_another(clause[: at + 1], language)
    ):
        return None, "no"
    behind = [
        i for i in range(at + 1, len(clause)) if kinds[i] not in ("light", "exists") and telling(clause[i], language)
    ]
    if not behind or numeral(clause[behind[0]], language):
        return None, "no"
    exists = "exists" in kinds[at + 1 : behind[0]]
    return root(clause[behind[0]], language), "exists" if exists else kinds[at]


def _objects(clause: Sequence[str], predicate: str, names: frozenset[str], language: str) -> frozenset[str]:
    """The roots of the first words behind the one that is denied, without those of names and kinds of places."""
    behind = clause[_first_denial(clause, language) + 1 :]
    told = [found for word in behind for found in telling_roots([word], language)]
    at = told.index(predicate) + 1 if predicate in told else len(told)
    apart = names | table_of(language, "landforms").keys()
    return frozenset([word for word in told[at:] if word not in apart][:_OBJECTS])


def _limited(clause: Sequence[str], language: str) -> bool:
    """Does it deny what can be, what is to come, how something is done, or what was so at a certain time alone?"""
    at, plans = _first_denial(clause, language), table_of(language, "plans")
    can = table_of(language, "clausewords").get(clause[at + 1] if at + 1 < len(clause) else "", {}).get("role")
    times = (table_of(language, "deeds").get(word, {}).get("kind") for word in clause[at:])
    how = bool(at) and polarity(clause[at - 1], language) == "how"
    return how or can == "block" or "while" in times or not plans.keys().isdisjoint(clause)


def _first_denial(clause: Sequence[str], language: str) -> int:
    return next((i for i, word in enumerate(clause) if polarity(word, language) in NEGATIVE), 0)


def _stated(reading: Reading) -> Iterator[_Stated]:
    language = reading.article.language
    for statement in reading.statements:
        if not statement.speakers or statement.act not in _STATED or "unreal" in _cue_kinds(reading, statement):
            continue
        if not _whose(statement, reading):
            continue
        days, hours = (_times(reading, statement, pattern) for pattern in (_DAY, _HOUR))
        places, _ = _named(reading, statement)
        name = frozenset(root(word, language) for word in words(statement.speakers[0].name))
        for sentence in _SENTENCE.split(_QUESTION.sub(" ", statement.text)):
            found = words(sentence)
            if polarities(found, language) & {"no", "yet", "only"}:  # it may reach behind a comma
                continue
            own = not any(claim(word, language) in ("says", "verb") for word in found)
            for clause in clauses(sentence, language):
                kinds, roots = polarities(clause, language), telling_roots(clause, language)
                claims = {claim(word, language) for word in clause} & _OF_OTHERS
                if roots and "unreal" not in kinds and not claims and not tells_another(clause, language):
                    yield _Stated(statement, _voice(statement), roots, roots | name, own, days, places, hours)


def _whose(statement: Statement, reading: Reading) -> bool:
    """Is it told by a name whose words they are?"""
    language = reading.article.language
    return (
        known(statement, reading.article.text, language)
        and not described(statement, language)
        and not answered_only(statement, reading)
        and not unsaid(statement, reading)
    )


def _cue_kinds(reading: Reading, statement: Statement) -> set[str]:
    """The kinds of the cue's words: "reject" refuses a plan rather than denies a fact, "unreal" accuses or suspects."""
    cue = statement.cue.of(reading.article.text) if statement.cue else ""
    return polarities(words(cue), reading.article.language)


def _voice(statement: Statement) -> str:
    return statement.speakers[0].entity or statement.speakers[0].name


def _named(reading: Reading, statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the places and bodies that the statement names, else of the place that its speaker runs ("Kepala
    Bandara ..."), and the roots of all names in it."""
    language = reading.article.language
    kinds = table_of(language, "landforms")
    found = [m for m in reading.mentions if statement.holds(m.span)]
    places = frozenset(word for m in found if m.type != "person" for word in words(m.name)) - kinds.keys()
    if not places:
        role = list(words(statement.speakers[0].role or ""))
        places = frozenset(role[next((i for i, word in enumerate(role) if word in kinds), len(role)) + 1 :])
    return places, frozenset(root(word, language) for m in found for word in words(m.name))


def _times(reading: Reading, statement: Statement, pattern: re.Pattern[str]) -> frozenset[str]:
    """The days, or the hours of days, that the words of the statement name."""
    inside = (found for found in reading.dates if statement.holds(found.span))
    return frozenset(match.group() for found in inside if (match := pattern.match(found.value or "")))


# ---------------------------------------------------------------- does an assertion meet a denial?


def _share(one: _Denied, other: _Stated, weights: Mapping[str, float], language: str) -> float:
    """The share of the denial's telling words that the assertion has; 0 where the rules keep the two apart."""
    if _elsewhere(one, other, language) or _told_by_one(one, other) or _of_another(one, other):
        return 0.0
    rare = weights.get(one.predicate or "", 1.0) if one.kind == "exists" else 0.0
    if one.kind == "exists" and rare < _EXISTS:
        return 0.0  # what all speak of exists: it is denied of a certain kind alone
    if one.kind != "denied" and rare < _RARE and one.objects and one.objects.isdisjoint(other.named):
        return 0.0
    shared = one.roots & other.named
    if len(shared - one.names) < (_LEAST_PLAIN if one.kind in NEGATIVE else _LEAST_TOLD):
        return 0.0
    mass = math.fsum([weights.get(word, 1.0) for word in shared])
    share = mass / math.fsum([weights.get(word, 1.0) for word in one.roots])
    least = _SELF if one.voice == other.voice else _SHARED[one.kind] * _ALSO
    return share if share >= least and mass >= _LEAST_MASS else 0.0


def _elsewhere(one: _Denied, other: _Stated, language: str) -> bool:
    """Do they tell of other days, hours or places, or may the one have come about since the other?"""
    told = ((one.days, other.days), (one.places, other.places), (one.hours, other.hours))
    if any(a and b and not a & b for a, b in told):
        return True
    said, later = one.statement.said.day, other.statement.said.day
    own = one_party(one.statement, other.statement, language)  # who admits later what he denied has changed his stand
    return bool(said and later and said < later) and (one.kind in ("yet", "exists") or own)


def _told_by_one(one: _Denied, other: _Stated) -> bool:
    """Are they of one utterance or one mouth, or does the one explain the other right behind it?"""
    mine, yours = one.statement, other.statement
    if mine.id == yours.id or _namesakes(mine, yours) or _one_utterance(mine, yours):
        return True
    if one.voice == other.voice and (not other.own or one.kind != "denied" or mine.article == yours.article):
        return True
    behind = yours.content[0].start - mine.content[-1].end
    return one.kind == "denied" and mine.article == yours.article and 0 <= behind <= _EXPLAINED


def _of_another(one: _Denied, other: _Stated) -> bool:
    """Is it denied of somebody or something that the assertion does not tell of?"""
    if one.own and set(words(one.statement.speakers[0].name)).isdisjoint(words(other.statement.text)):
        return True  # what one has not done, another may
    if one.kind == "denied":
        return False
    return one.kind in NEGATIVE and bool(one.roots & one.names - other.named)


def _namesakes(one: Statement, other: Statement) -> bool:
    """Are they said by one whose name is written in two ways, or by two of a name? Not by one entity."""
    names = [{word for word in words(s.speakers[0].name) if len(word) > 3} for s in (one, other)]
    return _voice(one) != _voice(other) and not names[0].isdisjoint(names[1])


def _one_utterance(one: Statement, other: Statement) -> bool:
    """Are they two prints of one quotation, so that one of two names is a slip?"""
    told = [set(words(statement.text)) for statement in (one, other)]
    return one.mode == other.mode == "direct" and len(told[0] & told[1]) >= _PRINT * min(map(len, told))


def _weights(readings: Iterable[Reading]) -> Mapping[str, float]:
    """How much a root tells: rare in the language, and not in every statement of the story."""
    counts: Counter[str] = Counter()
    statements = 0
    rare: dict[str, float] = {}
    for reading in readings:
        for statement in reading.statements:
            statements += 1
            found = {root(word, reading.article.language): word for word in words(statement.text)}
            counts.update(found.keys())
            for word in found:
                rare.setdefault(word, rarity(word, reading.article.language))
    most = max(statements, 20)
    return {word: rare[word] * (1 - _OF_STORY * min(1.0, 3 * count / most)) for word, count in counts.items()}


# ---------------------------------------------------------------- a denial given up


def shifts(reports: Reports) -> Iterator[Discrepancy]:
    """A speaker who denied something and on a later day confirms what shares its telling words; also a body for which
    another than denied confirms."""
    acts: dict[str, list[tuple[Statement, frozenset[str]]]] = defaultdict(list)
    bodies: set[str] = set()  # for which others speak; their own stands come first
    for reading in reports.readings:
        for statement in reading.statements:
            if statement.act in ("deny", "confirm") and statement.said.day:
                language = reading.article.language
                telling = frozenset(w for w in content_words(statement.text, language) if not w[0].isdigit())
                telling = frozenset(word for word in telling if not polarity(word, language))
                for entity in sorted({speaker.entity for speaker in statement.speakers if speaker.entity}):
                    acts[entity].append((statement, telling))
                speaking = {speaker.entity for speaker in statement.speakers}
                spoken_for = {reports.bodies.get(body_of(speaker, language)) for speaker in statement.speakers}
                for body in sorted(one for one in spoken_for - speaking if one):
                    acts[body].append((statement, telling))
                    bodies.add(body)
    told_of: set[Span] = set()
    for entity, found in sorted(acts.items(), key=lambda item: (item[0] in bodies, reports.names[item[0]], item[0])):
        found.sort(key=lambda item: (item[0].said.day or "", item[0].content[0]))
        for (one, told), (other, told_later) in combinations(found, 2):
            before, after = one.said.day or "", other.said.day or ""
            if (
                (one.act, other.act) == ("deny", "confirm")
                and before < after
                and len(told & told_later) >= _SHIFTED_WORDS
                and one.content[0] not in told_of
            ):
                told_of.add(one.content[0])
                name = reports.names[entity]
                days = {"day": reports.day(before), "later": reports.day(after)}
                yield Discrepancy(
                    "position_shift",
                    reports.tell("shift.summary", name=name, **days),
                    reports.reason("shift.reason", words=", ".join(sorted(told & told_later)[:4])),
                    (one.content[0], other.content[0]),
                )
                break
