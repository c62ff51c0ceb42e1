"""What a report tells as denied, beside the sentence that tells what is denied: the accusation, the rumour, the claim.

"X membantah menerima uang" says itself that there are two sides; where the other stands is looked for among the
sentences of all reports that do not come from the one who denies, accusations and rumours among them. A denial that
only points back ("membantahnya", "tuduhan itu") answers a sentence before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from runut.records import Reading, Span, Statement
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.polarity import clauses, polarities, polarity
from runut.relate.stems import root
from runut.relate.told import Told, claim, mass, sentence_at, told_in, told_roots, voice, weights_of
from runut.relate.vocabulary import rarity, table_of, words
from runut.text.lexicon import load_table  # tables only

_WORD = re.compile(r"[\w-]+")
_SENTENCE = re.compile(r"[.!?]\s")
_SHARED = 0.6  # least share of the denied words, by squares, in the sentence that tells what is denied
_SHARED_SHORT = 0.75  # likewise, of a denial of few words
_SHORT = 4
_LEAST_MASS = 0.2  # of what both share
_MOST_SIDES = 4
_NEARLY = 0.25  # of a share below the closest: other sentences that tell it too
_NEARER = 0.1  # how much of a share it is worth to stand in the same report
_CLAIMED = 0.15  # likewise, to tell it as a claim
_BACK = 2  # sentences before a denial that points back
_BEHIND = 2  # sentences behind a denial in which its own words may stand
_LEAST_WORDS = 2  # telling words of a denial that says itself what it denies
_OPENING = 4  # words in which a denied claim is named as one
_TURNED = 1  # words that a sentence which turns shares with the statement before it
_TURNED_BY_NARRATIVE = 3
_SAID = frozenset({"assert", "confirm", "deny"})
_CONFIDENCE = 0.7
_ASIDE = frozenset({"unreal", "limit"})  # right in front of a verb of denial: it is wished, or told aside
_AGAINST = frozenset({"accuses", "sentences"})


@dataclass(frozen=True, slots=True)
class _Rebuttal:
    """A denial: the *sentence* (its number) and *span* where it stands, the *names* (words) of who denies, the
    *roots* of what is denied and the one of its verb (None: it has none); *words*: what who denies says behind it.

    *kind*: a "denial" says itself what it denies, another points "back" to what was told, is a "plea" against an
    accusation, "turn"s against what another said just before, or "rejects" it.
    """

    reading: Reading
    sentence: int
    span: Span
    statement: Statement | None
    names: frozenset[str]
    roots: frozenset[str]
    predicate: str | None
    kind: Literal["denial", "back", "plea", "turn", "rejects"] = "denial"
    words: tuple[Statement, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.span, *(statement.content[0] for statement in self.words)

    @property
    def voice(self) -> str:
        return voice(self.statement) if self.statement else self.reading.article.id


@dataclass(slots=True)
class _Matter:
    """What one voice denies, once or more often, and the sentences that tell it, the closest first."""

    denials: list[_Rebuttal]
    against: list[Told]


def rebuttals(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each matter that somebody denies, with the sentences that come closest to what is denied."""
    sentences = {reading.article.id: tuple(told_in(reading)) for reading in reports.readings}
    weights = weights_of([one for found in sentences.values() for one in found])
    having: dict[str, list[Told]] = defaultdict(list)
    for found in sentences.values():
        for one in found:
            for word in one.roots:
                having[word].append(one)
    matters: list[_Matter] = []
    for reading in reports.readings:
        for rebuttal in _rebuttals(reading):
            here = sentences[reading.article.id]
            if rebuttal.kind == "denial":
                against = _closest(rebuttal, having, weights)
            else:
                against = _NEAR[rebuttal.kind](rebuttal, here)
            if against:
                _add(rebuttal, against, matters)
    for matter in matters:
        yield _finding(matter, reports)


def _add(rebuttal: _Rebuttal, against: Sequence[Told], matters: list[_Matter]) -> None:
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
    own = [said for one in denials for said in (one.statement, *one.words) if said]
    statement = next((said for said in own if _by_name(said, reports)), None)
    other = next((s for s in against[0].statements if s.speakers), None)
    if statement and other and reports.speaker(statement) == reports.speaker(other):
        other = None
    spans = [span for one in denials for span in one.spans], [one.span for one in against]
    parts = {
        "one": reports.speaker(statement) if statement else "",
        "outlets": reports.carried(spans[0]),
        "other": reports.speaker(other) if other else "",
        "others": reports.carried(spans[1]),
    }
    if denials[0].kind in ("turn", "rejects") and not parts["one"]:
        key = "rebuttal.turn" if other else "rebuttal.turn.told"
    else:
        key = "rebuttal.told" if statement is None else "denial" if other else "rebuttal"
    common = denials[0].roots & against[0].roots
    shared = sorted(common, key=lambda word: (-rarity(word), word))[:4]
    told = ", ".join(shared)
    kind = "turn" if denials[0].kind == "rejects" else denials[0].kind
    reason = reports.tell("rebuttal.reason", words=told) if told else reports.tell(f"rebuttal.reason.{kind}")
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
        k = sentence_at(reading, statement.content[0].start)
        source = statement.source.of(text) if statement.source else ""
        if k < 0 or not statement.speakers or "no" in polarities(words(source), language):
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
            for rebuttal in _rebuttal(reading, k, span, None, names, denied):
                used.add(k)
                yield replace(rebuttal, words=_own_words(rebuttal, names))
    yield from _turns(reading, used)


def _turns(reading: Reading, used: Set[int]) -> Iterator[_Rebuttal]:
    """A sentence that begins with "namun" and in which somebody says that something is not so."""
    text, language = reading.article.text, reading.article.language
    for k, span in enumerate(reading.sentences):
        found = words(span.of(text))
        if k in used or not found or claim(found[0], language) != "turn":
            continue
        if "reject" in polarities(found, language) and _points_back(found, language):
            yield _Rebuttal(reading, k, span, None, frozenset(), frozenset(), None, "rejects")
            continue
        said = [s for s in reading.statements if s.speakers and sentence_at(reading, s.content[0].start) == k]
        for statement in said:
            first = words(statement.text)[:_OPENING]
            if statement.mode != "direct" and statement.act in _SAID and polarities(first, language) & {"no", "yet"}:
                names = frozenset(words(statement.speakers[0].name))
                yield _Rebuttal(reading, k, statement.content[0], statement, names, frozenset(), None, "turn")
                break
        cue = next((i for i, word in enumerate(found) if _reports(word, language)), len(found))
        if not said and polarities(found[cue:], language) & {"no", "yet"}:
            yield _Rebuttal(reading, k, span, None, frozenset(), frozenset(), None, "turn")


def _reports(word: str, language: str) -> bool:
    row = table_of(language, "cues").get(word, {})
    return row.get("frame") == "clause" and row.get("act") in _SAID


def _own_words(rebuttal: _Rebuttal, names: frozenset[str]) -> tuple[Statement, ...]:
    """What who denies is then told to say: "bukan racun, melainkan teh"."""
    reading = rebuttal.reading
    behind = reading.sentences[rebuttal.sentence + 1 : rebuttal.sentence + 1 + _BEHIND]
    return tuple(
        statement
        for statement in reading.statements
        if statement.speakers
        and any(span.start <= statement.content[0].start < span.end for span in behind)
        and names & set(words(statement.speakers[0].name))
        and "no" in polarities(words(statement.text), reading.article.language)
    )[:1]


def _rebuttal(
    reading: Reading, k: int, span: Span, statement: Statement | None, names: frozenset[str], denied: Sequence[str]
) -> Iterator[_Rebuttal]:
    """The denial of what *denied* tells, if that is enough to know it by or points back to what was told before."""
    language = reading.article.language
    roots = told_roots(denied, language)
    if _pleads(denied, language):
        yield _Rebuttal(reading, k, span, statement, names, frozenset(), None, "plea")
    elif len(roots) >= _LEAST_WORDS:
        verbs = (root(word, language) for word in denied if _verb(word, language))
        yield _Rebuttal(
            reading, k, span, statement, names, roots, next((verb for verb in verbs if verb in roots), None)
        )
    elif _points_back(denied, language) or (not denied and statement is None):
        yield _Rebuttal(reading, k, span, statement, names, frozenset(), None, "back")


def _denied(statement: Statement, reading: Reading) -> Sequence[str]:
    """The words of what *statement* denies, none where it denies nothing."""
    language = reading.article.language
    cue = words(statement.cue.of(reading.article.text)) if statement.cue else ()
    first = _first(statement.text, language)
    named = any(claim(word, language) == "noun" for word in first[:_OPENING])
    if statement.act == "deny" and cue and polarity(cue[0], language) == "no":
        return first if named or claim(cue[0], language) != "loose" else ()
    if statement.act == "deny" and ("no" in polarities(first[:2], language) or named):
        return first
    plea = next((clause for clause in clauses(statement.text, language) if _pleads(clause, language)), None)
    if plea:
        return plea
    return first if named and any(claim(word, language) == "false" for word in first) else ()


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
        undone = polarities(before[-_OPENING:], language) & {"no", "yet"} or polarities(before[-2:], language) & _ASIDE
        if _denies(word.removesuffix("nya"), language) and not undone:
            return match
        before.append(word)
    return None


def _denies(word: str, language: str) -> bool:
    row = table_of(language, "cues").get(word, {})
    return polarity(word, language) == "no" and row.get("act") == "deny" and claim(word, language) != "loose"


def _pleads(clause: Sequence[str], language: str) -> bool:
    """Does it deny guilt, and not only for a case?"""
    negated = (polarity(a, language) == "no" and claim(b, language) == "guilt" for a, b in pairwise(clause))
    return any(negated) and "unreal" not in polarities(clause, language)


def _points_back(found: Sequence[str], language: str) -> bool:
    """Does it name a claim told before: "tuduhan itu", "hal tersebut"?"""
    return any(claim(a, language) in ("noun", "that") and claim(b, language) == "that" for a, b in pairwise(found))


def _verb(word: str, language: str) -> bool:
    return root(word, language) != word and _shape(language).fullmatch(word) is not None


@cache
def _shape(language: str) -> re.Pattern[str]:
    return re.compile("|".join(row["shape"] for row in load_table(language, "verb_shapes")))


# ---------------------------------------------------------------- what they deny


def _closest(rebuttal: _Rebuttal, having: Mapping[str, Sequence[Told]], weights: Mapping[str, float]) -> list[Told]:
    """The sentences that tell what *rebuttal* denies, the closest first."""
    whole = mass(rebuttal.roots, weights)
    least = _SHARED_SHORT if len(rebuttal.roots) <= _SHORT else _SHARED
    found: list[tuple[float, Told]] = []
    for one in {one.span: one for word in rebuttal.roots for one in having.get(word, ())}.values():
        shared = rebuttal.roots & one.roots
        common = mass(shared, weights)
        if len(shared) < _LEAST_WORDS or common < max(_LEAST_MASS, least * whole):
            continue
        if (
            shared & one.denied
            or _own(rebuttal, one)
            or one.span.covers(rebuttal.span)
            or (rebuttal.predicate or "") not in {"", *shared}
        ):
            continue
        near = one.span.article == rebuttal.span.article
        found.append((common / whole + _NEARER * near + _CLAIMED * one.claimed, one))
    found.sort(key=lambda pair: (-pair[0], pair[1].span))
    return [one for share, one in found if share >= found[0][0] - _NEARLY][:_MOST_SIDES]


def _before(rebuttal: _Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """The claim that a denial points back to."""
    before = reversed(sentences[max(0, rebuttal.sentence - _BACK) : rebuttal.sentence])
    return [one for one in before if one.alleged and one.roots and not _own(rebuttal, one)][:1]


def _contradicted(rebuttal: _Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """What another said just before a sentence that turns against it, with a word in common, with more of narrative."""
    here = sentences[rebuttal.sentence]
    least = _TURNED if rebuttal.statement else _TURNED_BY_NARRATIVE
    before = sentences[max(0, rebuttal.sentence - 1) : rebuttal.sentence]
    said = [one for one in before if any(s.speakers and s.act in _SAID for s in one.statements)]
    return [one for one in said if len(one.roots & here.roots) >= least and not _own(rebuttal, one)]


def _rejected(rebuttal: _Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """What was told as said just before a sentence that rejects it: "namun, warga menolak kesimpulan itu"."""
    before = sentences[max(0, rebuttal.sentence - 1) : rebuttal.sentence]
    return [one for one in before if one.claimed and one.roots]


def _accusations(rebuttal: _Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """The accusations or verdicts of the report that a plea answers, the nearest first; in its own sentence what stands
    before it."""
    text, language = rebuttal.reading.article.text, rebuttal.reading.article.language
    found = []
    for k, one in enumerate(sentences):
        span = replace(one.span, end=min(one.span.end, rebuttal.span.start)) if k == rebuttal.sentence else one.span
        told = words(span.of(text))
        kinds = {claim(word, language) for word in told}
        if kinds & _AGAINST and not kinds & {"guilt"} and (k == rebuttal.sentence or not _own(rebuttal, one)):
            found.append(("accuses" not in kinds, abs(k - rebuttal.sentence), replace(one, span=span)))
    return [one for *_, one in sorted(found, key=lambda ranked: (*ranked[:2], ranked[2].span))][:_BACK]


def _own(rebuttal: _Rebuttal, one: Told) -> bool:
    """Does who denies say it, as far as names tell?"""
    for said in one.statements:
        for speaker in said.speakers[:1]:
            if rebuttal.statement and voice(said) == voice(rebuttal.statement):
                return True
            if rebuttal.names & set(words(speaker.name)):
                return True
    return False


_NEAR: Mapping[str, Callable[[_Rebuttal, Sequence[Told]], list[Told]]] = {
    "back": _before,
    "plea": _accusations,
    "turn": _contradicted,
    "rejects": _rejected,
}
