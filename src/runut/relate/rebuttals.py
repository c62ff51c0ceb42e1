"""What a report tells as denied, beside the sentence that tells what is denied: the accusation, the rumour, the claim.

"X membantah menerima uang" says itself that there are two sides; where the other stands is looked for among the
sentences of all reports that do not come from the one who denies, accusations and rumours among them. A denial that
only points back ("membantahnya", "tuduhan itu") answers a sentence before it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from runut.records import Reading, Span, Statement
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.polarity import clauses, numeral, polarities, polarity, telling
from runut.relate.stems import root
from runut.relate.vocabulary import rarity, table_of, words
from runut.text.lexicon import load_table  # tables only

_WORD = re.compile(r"[\w-]+")
_SENTENCE = re.compile(r"[.!?]\s")
_SHARED = 0.6  # least share of the denied words, by squares, in the sentence that tells what is denied
_SHARED_SHORT = 0.75  # likewise, of a denial of few words
_SHORT = 4
_LEAST_MASS = 0.15  # of what both share
_MOST_SIDES = 4
_NEARLY = 0.25  # of a share below the closest: other sentences that tell it too
_REACH = 3  # telling words behind a word of denial that it denies
_NEARER = 0.1  # how much of a share it is worth to stand in the same report
_CLAIMED = 0.15  # likewise, to tell it as a claim
_OF_STORY = 0.7  # how little a word tells that every third sentence of the story has
_BACK = 2  # sentences before a denial that points back
_LEAST_WORDS = 2  # telling words of a denial that says itself what it denies
_OPENING = 4  # words in which a denied claim is named as one
_CONFIDENCE = 0.7
_NOT_TOLD = frozenset(
    {"no", "yet", "unreal", "limit"}
)  # in front of a verb of denial: nobody denies, or it is told aside
_CLAIMS = frozenset({"noun", "verb", "says", "accuses"})


@dataclass(frozen=True, slots=True)
class _Rebuttal:
    """A denial: the *sentence* (its number) and *span* where it stands, the *names* (words) of who denies, the
    *roots* of what is denied (none: it points back), and the one of its verb (None: it has none);
    *plea*: it denies guilt."""

    reading: Reading
    sentence: int
    span: Span
    statement: Statement | None
    names: frozenset[str]
    roots: frozenset[str]
    predicate: str | None
    plea: bool = False

    @property
    def voice(self) -> str:
        return _voice(self.statement) if self.statement else self.reading.article.id


@dataclass(frozen=True, slots=True)
class _Sentence:
    """*denied*: the roots right behind a word that denies; *claimed*: it tells something as what
    somebody says, *alleged*: as a claim or an accusation."""

    span: Span
    roots: frozenset[str]
    denied: frozenset[str]
    statements: tuple[Statement, ...]
    claimed: bool
    alleged: bool


@dataclass(slots=True)
class _Matter:
    """What one voice denies, once or more often, and the sentences that tell it, the closest first."""

    denials: list[_Rebuttal]
    against: list[_Sentence]


def rebuttals(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each matter that somebody denies, with the sentences that come closest to what is denied."""
    sentences = {reading.article.id: tuple(_sentences(reading)) for reading in reports.readings}
    weights = _weights([one for found in sentences.values() for one in found])
    having: dict[str, list[_Sentence]] = defaultdict(list)
    for found in sentences.values():
        for one in found:
            for word in one.roots:
                having[word].append(one)
    matters: list[_Matter] = []
    for reading in reports.readings:
        for rebuttal in _rebuttals(reading):
            here = sentences[reading.article.id]
            if rebuttal.plea:
                against = _accusations(rebuttal, here)
            else:
                against = _closest(rebuttal, having, weights) if rebuttal.roots else _before(rebuttal, here)
            if against:
                _add(rebuttal, against, matters)
    for matter in matters:
        yield _finding(matter, reports)


def _add(rebuttal: _Rebuttal, against: Sequence[_Sentence], matters: list[_Matter]) -> None:
    """Put it to the denials of the same voice of the same matter."""
    for matter in matters:
        first = matter.denials[0]
        spans = {one.span for one in matter.against}
        if first.voice == rebuttal.voice and spans & {one.span for one in against}:
            matter.denials.append(rebuttal)
            matter.against += [one for one in against if one.span not in spans]
            return
    matters.append(_Matter([rebuttal], list(against)))


def _finding(matter: _Matter, reports: Reports) -> Discrepancy:
    denials, against = matter.denials[:_MOST_SIDES], matter.against[:_MOST_SIDES]
    statement = next((one.statement for one in denials if one.statement and _by_name(one.statement, reports)), None)
    other = next((s for s in against[0].statements if s.speakers), None)
    if statement and other and reports.speaker(statement) == reports.speaker(other):
        other = None
    spans = [one.span for one in denials], [one.span for one in against]
    parts = {
        "one": reports.speaker(statement) if statement else "",
        "outlets": reports.carried(spans[0]),
        "other": reports.speaker(other) if other else "",
        "others": reports.carried(spans[1]),
    }
    key = "rebuttal.told" if statement is None else "denial" if other else "rebuttal"
    common = denials[0].roots & against[0].roots
    shared = sorted(common, key=lambda word: (-rarity(word), word))[:4]
    reason = (
        reports.tell("rebuttal.reason", words=", ".join(shared)) if shared else reports.tell("rebuttal.reason.back")
    )
    summary = reports.tell(f"{key}.summary", **parts)
    return Discrepancy("contradiction", summary, reason, (*spans[0], *spans[1]), _CONFIDENCE)


def _by_name(statement: Statement, reports: Reports) -> bool:
    """Is it told with the denial who denies, by a word of the name or the office, or by a pronoun?"""
    if statement.source is None:
        return statement.mode != "indirect"
    speaker, source = statement.speakers[0], words(statement.source.of(reports.texts[statement.article]))
    return len(source) == 1 or not {*words(speaker.name), *words(speaker.role or "")}.isdisjoint(source)


# ---------------------------------------------------------------- denials


def _rebuttals(reading: Reading) -> Iterator[_Rebuttal]:
    """In the order of the text; a sentence of narrative denies where no statement in it does."""
    text, language = reading.article.text, reading.article.language
    used: set[int] = set()
    for statement in reading.statements:
        k = _index(reading, statement.content[0].start)
        source = statement.source.of(text) if statement.source else ""
        if k is None or not statement.speakers or "no" in polarities(words(source), language):
            continue
        denied = _denied(statement, reading)
        if denied:
            used.add(k)
            names = frozenset(words(statement.speakers[0].name))
            yield from _rebuttal(reading, k, statement.content[0], statement, names, denied)
    for k, span in enumerate(reading.sentences):
        verb = None if k in used else _denying(span.of(text), language)
        if verb is not None:
            passive = not verb.group().startswith("me")
            at = span.start + (verb.start() if passive else verb.end())
            named = (m.name for m in reading.mentions if span.covers(m.span) and (passive or m.span.end <= at))
            names = frozenset(word for name in named for word in words(name))
            told = text[span.start : at] if passive else text[at : span.end]
            denied = () if verb.group().endswith("nya") else _first(told, language)
            yield from _rebuttal(reading, k, span, None, names, denied)


def _rebuttal(
    reading: Reading, k: int, span: Span, statement: Statement | None, names: frozenset[str], denied: Sequence[str]
) -> Iterator[_Rebuttal]:
    """The denial of what *denied* tells, if that is enough to know it by or points back to what was told before."""
    language = reading.article.language
    roots = _roots(denied, language)
    if _pleads(denied, language):
        yield _Rebuttal(reading, k, span, statement, names, frozenset(), None, plea=True)
    elif len(roots) >= _LEAST_WORDS:
        verbs = (root(word, language) for word in denied if _verb(word, language))
        yield _Rebuttal(
            reading, k, span, statement, names, roots, next((verb for verb in verbs if verb in roots), None)
        )
    elif _points_back(denied, language) or (not denied and statement is None):
        yield _Rebuttal(reading, k, span, statement, names, frozenset(), None)


def _denied(statement: Statement, reading: Reading) -> Sequence[str]:
    """The words of what *statement* denies, none where it denies nothing."""
    language = reading.article.language
    cue = words(statement.cue.of(reading.article.text)) if statement.cue else ()
    first = _first(statement.text, language)
    claim = any(_claim(word, language) == "noun" for word in first[:_OPENING])
    if statement.act == "deny" and cue and polarity(cue[0], language) == "no":
        return first if claim or _claim(cue[0], language) != "loose" else ()
    if statement.act == "deny" and ("no" in polarities(first[:2], language) or claim):
        return first
    plea = next((clause for clause in clauses(statement.text, language) if _pleads(clause, language)), None)
    if plea:
        return plea
    return first if claim and any(_claim(word, language) == "false" for word in first) else ()


def _first(text: str, language: str) -> Sequence[str]:
    """The words of the first sentence of *text*, up to a turn."""
    found: list[str] = []
    for word in words(_SENTENCE.split(text)[0]):
        if polarity(word, language) == "turn" and found:
            break
        found.append(word)
    return found


def _denying(sentence: str, language: str) -> re.Match[str] | None:
    """The verb by which somebody denies in a sentence of narrative."""
    before: list[str] = []
    for match in _WORD.finditer(sentence):
        word = match.group().lower()
        if _denies(word.removesuffix("nya"), language) and not polarities(before[-2:], language) & _NOT_TOLD:
            return match
        before.append(word)
    return None


def _denies(word: str, language: str) -> bool:
    row = table_of(language, "cues").get(word, {})
    return polarity(word, language) == "no" and row.get("act") == "deny" and _claim(word, language) != "loose"


def _pleads(clause: Sequence[str], language: str) -> bool:
    """Does it deny guilt, and not only for a case?"""
    negated = (polarity(a, language) == "no" and _claim(b, language) == "guilt" for a, b in pairwise(clause))
    return any(negated) and "unreal" not in polarities(clause, language)


def _points_back(found: Sequence[str], language: str) -> bool:
    """Does it name a claim told before: "tuduhan itu", "hal tersebut"?"""
    return any(_claim(a, language) in ("noun", "that") and _claim(b, language) == "that" for a, b in pairwise(found))


def _verb(word: str, language: str) -> bool:
    return root(word, language) != word and _shape(language).fullmatch(word) is not None


@cache
def _shape(language: str) -> re.Pattern[str]:
    return re.compile("|".join(row["shape"] for row in load_table(language, "verb_shapes")))


def _claim(word: str, language: str) -> str:
    return table_of(language, "allegations").get(word, {}).get("kind", "")


def _roots(found: Iterable[str], language: str) -> frozenset[str]:
    """The roots of what tells something among *found*, numbers too, without words of polarity and of claiming."""
    return frozenset(
        root(word, language)
        for word in found
        if (word[0].isdigit() or (telling(word, language) and not numeral(word, language)))
        and not polarity(word, language)
        and not _claim(word, language)
    )


# ---------------------------------------------------------------- what they deny


def _sentences(reading: Reading) -> Iterator[_Sentence]:
    text, language = reading.article.text, reading.article.language
    held: dict[int, list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        for k in sorted({k for span in statement.content if (k := _index(reading, span.start)) is not None}):
            held[k].append(statement)
    for k, span in enumerate(reading.sentences):
        found = words(span.of(text))
        roots = frozenset() if text[: span.end].rstrip().endswith("?") else _roots(found, language)
        claimed = bool(held[k]) or any(_claim(word, language) in _CLAIMS for word in found)
        alleged = any(_claim(word, language) in ("noun", "verb", "accuses") for word in found)
        yield _Sentence(span, roots, _behind_denial(found, language), tuple(held[k]), claimed, alleged)


def _behind_denial(found: Sequence[str], language: str) -> frozenset[str]:
    """The roots that a word of denial reaches: as many telling words behind it as a predicate has."""
    denied: set[str] = set()
    for i, word in enumerate(found):
        if polarity(word, language) in ("no", "yet"):
            behind = [root(w, language) for w in found[i + 1 : i + 8] if _roots([w], language)]
            denied.update(behind[:_REACH])
    return frozenset(denied)


def _closest(
    rebuttal: _Rebuttal, having: Mapping[str, Sequence[_Sentence]], weights: Mapping[str, float]
) -> list[_Sentence]:
    """The sentences that tell what *rebuttal* denies, the closest first."""
    whole = _mass(rebuttal.roots, weights)
    least = _SHARED_SHORT if len(rebuttal.roots) <= _SHORT else _SHARED
    found: list[tuple[float, _Sentence]] = []
    for one in {one.span: one for word in rebuttal.roots for one in having.get(word, ())}.values():
        shared = rebuttal.roots & one.roots
        mass = _mass(shared, weights)
        if len(shared) < _LEAST_WORDS or mass < max(_LEAST_MASS, least * whole):
            continue
        if (
            shared & one.denied
            or _same_voice(rebuttal, one)
            or one.span.covers(rebuttal.span)
            or (rebuttal.predicate or "") not in {"", *shared}
        ):
            continue
        near = one.span.article == rebuttal.span.article
        found.append((mass / whole + _NEARER * near + _CLAIMED * one.claimed, one))
    found.sort(key=lambda pair: (-pair[0], pair[1].span))
    return [one for share, one in found if share >= found[0][0] - _NEARLY][:_MOST_SIDES]


def _before(rebuttal: _Rebuttal, sentences: Sequence[_Sentence]) -> list[_Sentence]:
    """The claim that a denial points back to."""
    before = reversed(sentences[max(0, rebuttal.sentence - _BACK) : rebuttal.sentence])
    return [one for one in before if one.alleged and one.roots and not _same_voice(rebuttal, one)][:1]


def _accusations(rebuttal: _Rebuttal, sentences: Sequence[_Sentence]) -> list[_Sentence]:
    """The accusations or verdicts of the report that a plea answers, the nearest first; in its own sentence what stands
    before it."""
    text, language = rebuttal.reading.article.text, rebuttal.reading.article.language
    found = []
    for k, one in enumerate(sentences):
        span = replace(one.span, end=min(one.span.end, rebuttal.span.start)) if k == rebuttal.sentence else one.span
        accusing = [word for word in words(span.of(text)) if _claim(word, language) == "accuses"]
        if accusing and not one.denied & set(accusing) and (k == rebuttal.sentence or not _same_voice(rebuttal, one)):
            found.append((abs(k - rebuttal.sentence), replace(one, span=span)))
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].span))][:_BACK]


def _same_voice(rebuttal: _Rebuttal, one: _Sentence) -> bool:
    """Does who denies say it, as far as names tell?"""
    for said in one.statements:
        for speaker in said.speakers[:1]:
            if rebuttal.statement and _voice(said) == _voice(rebuttal.statement):
                return True
            if rebuttal.names & set(words(speaker.name)):
                return True
    return False


def _voice(statement: Statement) -> str:
    return statement.speakers[0].entity or statement.speakers[0].name


def _index(reading: Reading, at: int) -> int | None:
    return next((k for k, span in enumerate(reading.sentences) if span.start <= at < span.end), None)


def _mass(found: Iterable[str], weights: Mapping[str, float]) -> float:
    return math.fsum([weights.get(word, 1.0) ** 2 for word in found])


def _weights(sentences: Sequence[_Sentence]) -> Mapping[str, float]:
    counts = Counter(word for one in sentences for word in one.roots)
    most = max(len(sentences), 20)
    return {word: rarity(word) * (1 - _OF_STORY * min(1.0, 3 * n / most)) for word, n in counts.items()}
