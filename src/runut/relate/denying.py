"""Where a report tells that somebody denies something, pleads not guilty or says what another's words do not bear out.

"X membantah menerima uang" says itself what it denies; "membantahnya" and "tuduhan itu" point back to what was told
before; "namun, Y menyatakan belum ada ..." turns against it. `rebuttals` finds the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from runut.records import Reading, Span, Statement
from runut.relate.deniers import answered_only, unsaid
from runut.relate.polarity import NEGATIVE, clauses, polarities, polarity
from runut.relate.stems import root
from runut.relate.told import NOUNS, claim, denies, sentence_at, told_roots, voice
from runut.relate.vocabulary import forms, table_of, without_clitic, words
from runut.text.lexicon import alternatives, load_table  # tables only

_WORD = re.compile(r"[\w-]+")
_SENTENCE = re.compile(r"[.!?]\s")
_BEHIND = 2  # sentences behind a denial in which its own words may stand
_LEAST_WORDS = 2  # telling words of a denial that says itself what it denies
_ADDED = 4  # words of a sentence among which "juga" makes it no turn
_OPENING = 4  # words in which a denied claim is named as one, or a statement says that something is not so
_LONG = 7  # letters of a word of no known root that may be a verb; shorter ones are nouns
_OFFICE = 6  # words of an office between the noun of a claim and the name of whose it is
_ASIDE = frozenset({"unreal", "limit"})  # right in front of a verb of denial: it is wished, or told aside
_LIMITED = frozenset({"only", "unreal", "limit"})  # about a denial: it tells which one, or whether
SAID = frozenset({"assert", "confirm", "deny"})


@dataclass(frozen=True, slots=True)
class Rebuttal:
    """A denial: the *sentence* (its number) and *span* where it stands, the *names* (words) of who denies, the
    *roots* of what is denied and the one of its verb (None: it has none); *words*: what who denies says behind it;
    *answers*: the entity or name whose words it denies, where it tells ("membantah pernyataan Gubernur Rahman").

    *kind*: a "denial" says itself what it denies, another points "back" to what was told, is a "plea" against an
    accusation, "turn"s against what another said just before, or "rejects" it; or it says that something told before
    is not what a "noun" calls it ("itu bukan sitaan").
    """

    reading: Reading
    sentence: int
    span: Span
    statement: Statement | None
    names: frozenset[str]
    roots: frozenset[str]
    predicate: str | None
    kind: Literal["denial", "back", "plea", "turn", "rejects", "noun"] = "denial"
    words: tuple[Statement, ...] = ()
    answers: str | None = None

    @property
    def named(self) -> frozenset[str]:
        """The roots of the names in it."""
        language = self.reading.article.language
        inside = (m.name for m in self.reading.mentions if self.span.covers(m.span))
        return frozenset(root(word, language) for name in inside for word in words(name))

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.span, *(statement.content[0] for statement in self.words)

    @property
    def voice(self) -> str:
        said = (self.statement, *self.words)
        return next((voice(statement) for statement in said if statement), self.reading.article.id)


def rebuttals_in(reading: Reading) -> Iterator[Rebuttal]:
    """In the order of the text; a sentence of narrative denies where no statement in it does."""
    text, language = reading.article.text, reading.article.language
    used: set[int] = set()
    for statement in reading.statements:
        k = sentence_at(reading, statement.content[0].start)
        source = statement.source.of(text) if statement.source else ""
        if k < 0 or not statement.speakers or "no" in polarities(words(source), language):
            continue
        if answered_only(statement, reading) or unsaid(statement, reading):
            continue
        denied = _denied(statement, reading)
        if denied:
            used.add(k)
            names = frozenset(words(statement.speakers[0].name))
            cued = sentence_at(reading, statement.cue.start) if statement.cue else k
            here = reading.sentences[cued]
            if statement.mode == "indirect" and statement.content[-1].end <= here.start:
                used.add(cued)  # "Tuduhan itu dibantah Sinta" denies the sentence before, which is the content
                yield Rebuttal(reading, cued, here, statement, names, frozenset(), None, "back")
                continue
            for rebuttal in _rebuttal(reading, k, statement.content[0], statement, names, denied):
                yield replace(rebuttal, answers=_answered(statement, reading))
    for k, span in enumerate(reading.sentences):
        verb = None if k in used else _denying(span.of(text), language)
        if verb is not None:
            passive = not verb.group().startswith(forms(language, "affixes", "active"))
            at = span.start + (verb.start() if passive else verb.end())
            named = (m.name for m in reading.mentions if span.covers(m.span) and (passive or m.span.end <= at))
            names = frozenset(word for name in named for word in words(name))
            told = text[span.start : at] if passive else text[at : span.end]
            denied = () if without_clitic(verb.group()) != verb.group() else _first(told, language)
            if polarities(denied, language) & NEGATIVE:
                continue  # then the other side is the one that denies, or something else is denied
            for rebuttal in _rebuttal(reading, k, span, None, names, denied):
                used.add(k)
                yield replace(rebuttal, words=_own_words(rebuttal, names))
    for rebuttal in (*_turns(reading, used), *_nouns(reading)):
        if rebuttal.sentence not in used:
            used.add(rebuttal.sentence)
            yield rebuttal


def _turns(reading: Reading, used: Set[int]) -> Iterator[Rebuttal]:
    """A sentence that begins with "namun" and in which somebody says that something is not so."""
    text, language = reading.article.text, reading.article.language
    for k, span in enumerate(reading.sentences):
        found = words(span.of(text))
        if k in used or not found or claim(found[0], language) != "turn":
            continue
        if any(claim(word, language) == "also" for word in found[:_ADDED]):
            continue  # "namun, peneliti juga menemukan": it goes on
        if "reject" in polarities(found, language) and _points_back(found, language):
            yield Rebuttal(reading, k, span, None, frozenset(), frozenset(), None, "rejects")
            continue
        said = [s for s in reading.statements if s.speakers and sentence_at(reading, s.content[0].start) == k]
        for statement in said:
            first = words(statement.text)[:_OPENING]
            if statement.mode != "direct" and statement.act in SAID and polarities(first, language) & NEGATIVE:
                names = frozenset(words(statement.speakers[0].name))
                yield Rebuttal(reading, k, statement.content[0], statement, names, frozenset(), None, "turn")
                break
        cue = next((i for i, word in enumerate(found) if _reports(word, language)), len(found))
        if not said and polarities(found[cue:], language) & NEGATIVE:
            yield Rebuttal(reading, k, span, None, frozenset(), frozenset(), None, "turn")


def _nouns(reading: Reading) -> Iterator[Rebuttal]:
    """Somebody says or is told to think that this is not a so-and-so; quotations define and compare in such words.

    "Bukan soal utang melainkan ..." and "tenaga terlatih, bukan tenaga ahli" tell what something is."""
    text, language = reading.article.text, reading.article.language
    negations = table_of(language, "negations")
    for k, span in enumerate(reading.sentences):
        found = words(span.of(text))
        at = next((i for i, word in enumerate(found) if word in negations), 0)
        if not at:
            continue
        behind = [word for word in found[at + 1 : at + 3] if claim(word, language) != "be" or polarity(word, language)]
        noun = told_roots(behind[:1], language)
        kinds = [claim(word, language) for word in found[:at]]
        if _sets_apart(found[at], span.of(text), language):
            continue
        if not noun or "that" not in kinds or polarities(found[max(0, at - 1) : at + 3], language) & _LIMITED:
            continue
        said = [s for s in reading.statements if s.speakers and sentence_at(reading, s.content[0].start) == k]
        if said and said[0].mode == "indirect":
            names = frozenset(words(said[0].speakers[0].name))
            yield Rebuttal(reading, k, said[0].content[0], said[0], names, noun, None, "noun")
        elif not said and "verb" in kinds:
            yield Rebuttal(reading, k, span, None, frozenset(), noun, None, "noun")


def _sets_apart(negation: str, sentence: str, language: str) -> bool:
    """Does the first *negation* stand behind a comma, or is what is right told behind it?"""
    first = re.search(rf"(,\s+)?\b{re.escape(negation)}\b", sentence, re.IGNORECASE)
    rights = table_of(language, "retractions")
    behind = words(sentence[first.end() :]) if first else ()
    return bool(first and first[1]) or any(rights.get(word, {}).get("kind") == "right" for word in behind)


def _reports(word: str, language: str) -> bool:
    row = table_of(language, "cues").get(word, {})
    return row.get("frame") == "clause" and row.get("act") in SAID


def _own_words(rebuttal: Rebuttal, names: frozenset[str]) -> tuple[Statement, ...]:
    """What who denies is then told to say: "bukan racun, melainkan teh"."""
    reading = rebuttal.reading
    behind = reading.sentences[rebuttal.sentence + 1 : rebuttal.sentence + 1 + _BEHIND]
    return tuple(
        statement
        for statement in reading.statements
        if statement.speakers
        and any(span.start <= statement.content[0].start < span.end for span in behind)
        and names & set(words(statement.speakers[0].name))
        and polarities(words(statement.text), reading.article.language) & NEGATIVE
    )[:1]


def _rebuttal(
    reading: Reading, k: int, span: Span, statement: Statement | None, names: frozenset[str], denied: Sequence[str]
) -> Iterator[Rebuttal]:
    """The denial of what *denied* tells, if that is enough to know it by or points back to what was told before."""
    language = reading.article.language
    roots = told_roots(denied, language)
    if _pleads(denied, language):
        yield Rebuttal(reading, k, span, statement, names, frozenset(), None, "plea")
    elif len(roots) >= _LEAST_WORDS:
        main = [word for before, word in pairwise(["", *denied]) if polarity(before, language) != "limit"]
        verbs = (root(word, language) for word in main if verbal(word, language))  # none of "minuman yang dijual"
        yield Rebuttal(reading, k, span, statement, names, roots, next((verb for verb in verbs if verb in roots), None))
    elif _points_back(denied, language) or (not denied and statement is None):
        yield Rebuttal(reading, k, span, statement, names, frozenset(), None, "back")


def _denied(statement: Statement, reading: Reading) -> Sequence[str]:
    """The words of what *statement* denies, none where it denies nothing."""
    language = reading.article.language
    cue = words(statement.cue.of(reading.article.text)) if statement.cue else ()
    first = _first(statement.text, language)
    named = any(claim(word, language) in NOUNS for word in first[:_OPENING])
    if statement.act == "deny" and cue and polarity(cue[0], language) == "no" and statement.mode != "direct":
        denies_a_no = bool(polarities(first, language) & NEGATIVE)  # then the other side is the one that denies
        return () if denies_a_no or loose(cue[0], statement.text, language) else first
    if statement.act == "deny" and ("no" in polarities(first[:2], language) or corrects(first, cue, language)):
        return first
    whole = statement.content[0].of(reading.article.text)
    plea = next((clause for clause in clauses(whole, language) if _pleads(clause, language)), None)
    if plea:
        return plea
    return first if named and any(claim(word, language) == "false" for word in first) else ()


def _answered(statement: Statement, reading: Reading) -> str | None:
    """Who is named right behind the noun of a claim that is denied, and speaks in the report or another."""
    content, language = statement.content[0], reading.article.language
    opening = words(content.of(reading.article.text))[:1]
    if not opening or claim(opening[0], language) not in NOUNS:
        return None
    text, begin = reading.article.text, content.start + len(opening[0])
    for mention in sorted(reading.mentions, key=lambda mention: (mention.type != "person", mention.span)):
        between = words(text[begin : mention.span.start]) if content.covers(mention.span) else ()
        near = begin < mention.span.start and len(between) <= (_OFFICE if mention.type == "person" else 0)
        apart = any(claim(word, language) == "be" or polarity(word, language) for word in between)
        if content.covers(mention.span) and near and not apart:
            return mention.name
    return None


def _first(text: str, language: str) -> Sequence[str]:
    """The words of the first sentence of *text*, up to a turn or to the cue of another saying."""
    found: list[str] = []
    for word in words(_SENTENCE.split(text)[0]):
        if found and polarity(word, language) == "turn":
            break
        if _reports(word, language) and len(told_roots(found, language)) >= _LEAST_WORDS:
            break
        found.append(word)
    return found


def _denying(sentence: str, language: str) -> re.Match[str] | None:
    """The verb by which somebody denies in a sentence of narrative."""
    for match in _verbs(language).finditer(sentence):
        before = [word.lower() for word in _WORD.findall(sentence[: match.start()])]
        undone = polarities(before[-_OPENING:], language) & NEGATIVE
        if not undone and not polarities(before[-2:], language) & _ASIDE:
            return match
    return None


@cache
def _verbs(language: str) -> re.Pattern[str]:
    """The verbs by which somebody denies, as whole words; of a language without any, none."""
    verbs = alternatives(form for form in table_of(language, "cues") if denies(form, language))
    clitics = alternatives(forms(language, "affixes", "clitic"))
    return re.compile(rf"(?<![\w-]){verbs}{clitics}?(?![\w-])", re.IGNORECASE)


def corrects(told: Sequence[str], cue: Sequence[str], language: str) -> bool:
    """Does it begin with a word for a claim, behind a verb by which somebody denies?"""
    named = claim(next(iter(told), ""), language) in NOUNS
    return named and any(table_of(language, "cues").get(word, {}).get("act") == "deny" for word in cue)


def loose(cue: str, content: str, language: str) -> bool:
    """Does the cue deny only where a claim is named, as "menepis" does, and is none?"""
    first = words(content)[:_OPENING]
    return claim(cue, language) == "loose" and not any(claim(word, language) in NOUNS for word in first)


def _pleads(clause: Sequence[str], language: str) -> bool:
    """Does it deny guilt, and not only for a case?"""
    for i, (a, b) in enumerate(pairwise(clause)):
        presumed = bool(i) and claim(clause[i - 1], language) == "presumed"
        if polarity(a, language) == "no" and claim(b, language) == "guilt" and not presumed:
            anothers = any(_reports(word, language) for word in clause[:i])
            return not anothers and "unreal" not in polarities(clause, language)
    return False


def _points_back(found: Sequence[str], language: str) -> bool:
    """Does it name a claim told before: "tuduhan itu", "informasi yang beredar itu", "hal tersebut"?"""
    kinds = [claim(word, language) for word in found]
    nouns = (i for i, kind in enumerate(kinds) if kind in NOUNS)
    return any("that" in kinds[i + 1 : i + _OPENING] for i in nouns) or ("that", "that") in pairwise(kinds)


def verbal(word: str, language: str) -> bool:
    known = root(word, language) != word or len(word) >= _LONG
    return known and _shape(language).fullmatch(word) is not None


@cache
def _shape(language: str) -> re.Pattern[str]:
    """What its verbs look like; of a language without a table, nothing is a verb."""
    try:
        return re.compile("|".join(row["shape"] for row in load_table(language, "verb_shapes")))
    except FileNotFoundError:
        return re.compile("(?!)")
