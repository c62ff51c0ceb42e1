"""Who speaks, on which day, and through whom: from attributions to statements.

Attributions are read in the order they stand. Words that name somebody are resolved by `resolution`; a pronoun, "itu"
or nothing at all ("katanya", a quotation standing alone) goes to the speaker before, unless a sentence in between has
another person for its subject. What comes before any name waits for the first one that speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from runut.extract.acts import plans
from runut.extract.agents import is_verb
from runut.extract.capitals import namewords
from runut.extract.clauses import words
from runut.extract.confidence import confidence
from runut.extract.coreference import Cast, cast_of
from runut.extract.resolution import DESCRIBED, RECALLED, Recall, Voice, recalled, resolve, source_words
from runut.extract.sayings import Saying, sayings
from runut.extract.whereabouts import Spread, between, in_speech, sentence_at, spread
from runut.records import (
    Annotated,
    Attribution,
    Date,
    DateValue,
    Mention,
    Span,
    Speaker,
    Statement,
    content_id,
)
from runut.text.lexicon import alternatives, load_index

_VERB = re.compile(r"\b(?:me|ber|di|ter)[a-z]{4,}")
_OFFICE_WORDS = 10  # in front of a name, behind the passive that introduces who holds the office
_VERB_REACH = 120  # characters behind a name in which its verb is looked for
UNKNOWN = 0.3  # nobody found
UNSURE = 0.5  # a pronoun where no person spoke before, a described source that was not named
FIRST_LATER = 0.4  # a source without a name at the article's head, taken from the first named speaker behind it


@dataclass(slots=True)
class Turn:
    """An attribution on its way to a statement; *outer* is the index of the utterance that it is part of.

    *otherwise*: who it is if nobody was found, nor is named later.
    """

    attribution: Attribution
    start: int
    at: int
    end: int
    outer: int | None = None
    found: tuple[Voice, ...] = ()
    waiting: bool = False
    otherwise: tuple[Voice, ...] = ()


@dataclass(slots=True)
class Heard:
    """Who spoke so far, for what points back."""

    last: tuple[Voice, ...] = ()
    person: Voice | None = None
    body: Voice | None = None
    group: tuple[Voice, ...] = ()
    end: int = 0

    def note(self, found: tuple[Voice, ...], end: int) -> None:
        self.last = found
        for one in found:
            if one.person is not None or one.unplaced:
                self.person = one
            if one.body:
                self.body = one
        if len(found) > 1:
            self.group = found
        self.end = max(self.end, end)


_NEAR = 12  # turns on either side of one that may hold it; more would cost every pair of a long text


def statements(
    doc: Annotated, attributions: Sequence[Attribution], mentions: Sequence[Mention], dates: Sequence[Date]
) -> Iterator[Statement]:
    """Yield a statement for each attribution, in reading order."""
    cast = cast_of(doc, mentions)
    turns = sorted(map(_turn, attributions), key=lambda turn: (turn.start, turn.at))
    contents = spread(span for turn in turns for span in turn.attribution.content)
    for i, turn in enumerate(turns):
        near = range(max(0, i - _NEAR), min(len(turns), i + _NEAR + 1))
        turn.outer = next((k for k in near if k != i and _within(turn, turns[k])), None)
    heard = Heard()
    for i, turn in enumerate(turns):
        turn.found = _of_its_sentence(cast, turn, turns[i - 1]) if i else ()
        turn.found = turn.found or _speakers(cast, turn, heard, contents)
        turn.waiting = not turn.found
        if turn.found and turn.outer is None:
            heard.note(turn.found, turn.end)
    _fill_waiting(turns)
    told = sayings(cast, [Saying(turn.attribution, turn.found, turn.outer) for turn in turns], dates)
    for turn, (said, relay) in zip(turns, told, strict=True):
        through = () if turn.outer is None else turns[turn.outer].found
        yield _statement(doc, turn, said, (*(found.name for found in through if found not in turn.found), *relay))


def _turn(attribution: Attribution) -> Turn:
    spans = [*attribution.content, *(s for s in (attribution.cue, attribution.source) if s)]
    start = attribution.content[0].start
    at = attribution.cue.start if attribution.cue else start
    return Turn(attribution, start, at, max(span.end for span in spans))


def _within(turn: Turn, other: Turn) -> bool:
    """Does the cue of *turn* (its content where there is none) stand inside what *other* says?"""
    mark = turn.attribution.cue or turn.attribution.content[0]
    return any(span.covers(mark) and span != mark for span in other.attribution.content)


def _of_its_sentence(cast: Cast, turn: Turn, before: Turn) -> tuple[Voice, ...]:
    """Return who speaks within another's report and goes on: "Y melaporkan bahwa X menilai ..., menyatakan: ..."."""
    cue = turn.attribution.cue
    if turn.attribution.source or cue is None or before.outer is None or turn.outer is not None:
        return ()
    sentence = sentence_at(cast.doc, before.at)
    within = sentence is not None and before.end <= cue.start < sentence.end
    sets_off = cast.doc.plain[before.end : cue.start].strip() == ","
    return before.found if within and sets_off else ()


def _speakers(cast: Cast, turn: Turn, heard: Heard, contents: Spread) -> tuple[Voice, ...]:
    source = turn.attribution.source
    read: tuple[Voice, ...] | Recall = resolve(cast, source.start, source.end, turn.at) if source else Recall("one")
    if not isinstance(read, Recall):
        return _not_a_place(cast, source, read) if source else read
    if read.kind == "many":
        return _several(cast, heard, read, turn.at)
    if read.kind == "firm":
        return (_firm(cast, heard, read.otherwise or ""),)
    if read.kind == "body":
        return (replace(heard.body, confidence=RECALLED),) if heard.body else (Voice(read.otherwise or "", RECALLED),)
    if read.otherwise:
        noun = read.otherwise.split()[0].lower()
        unnamed = next((f for f in heard.last if f.person is None and noun in f.name.lower().split()), None)
        if unnamed is not None:  # "seorang pejabat ... Pejabat itu"
            return (replace(unnamed, confidence=RECALLED),)
    if read.otherwise and read.otherwise.split()[0].lower() in words(cast.doc.article.language, "posted"):
        if heard.last and all(found.body for found in heard.last):  # whose paper it is
            return tuple(replace(found, confidence=UNSURE) for found in heard.last)
        return (Voice(_uncapitalized(read.otherwise), UNSURE),)
    cue = turn.attribution.cue
    passive = source is None and cue is not None and cast.doc.plain[cue.start : cue.end].lower().startswith("di")
    subject = None if passive else _subject_between(cast, heard.end, source.start if source else turn.at, contents)
    if subject is not None:
        return (subject,)
    if read.otherwise:
        turn.otherwise = (Voice(_uncapitalized(read.otherwise), UNSURE),)
        if heard.person is None and all(_is_paper(cast, found) for found in heard.last):
            return turn.otherwise  # "... menurut dokumen. Perusahaan itu mengatakan"
    return _heard_last(heard, unsaid=source is None, passive=passive)


def _is_paper(cast: Cast, found: Voice) -> bool:
    """Is it but a paper or a post, which no noun for somebody points back to?"""
    language = cast.doc.article.language
    return found.person is None and not found.body and found.name.split()[0] in words(language, "paper", "posted")


def _heard_last(heard: Heard, *, unsaid: bool, passive: bool) -> tuple[Voice, ...]:
    """Return who spoke before: whoever it was where no words name a source (*unsaid*), else a person if one did."""
    nobody = all(found.person is None for found in heard.last)
    if unsaid and not (heard.person is not None and nobody and not passive) and heard.last:
        return tuple(replace(found, confidence=min(found.confidence, RECALLED)) for found in heard.last)
    if heard.person is not None:
        return (replace(heard.person, confidence=RECALLED),)
    return tuple(replace(found, confidence=UNSURE) for found in heard.last)


def _uncapitalized(phrase: str) -> str:
    return phrase if phrase[:2].isupper() else phrase[:1].lower() + phrase[1:]


def _several(cast: Cast, heard: Heard, read: Recall, at: int) -> tuple[Voice, ...]:
    """Return whom "mereka", "keduanya" mean: two named behind the last speaker, the last group, or whoever spoke."""
    described = tuple(f for f in heard.last if f.person is None and not f.body and not _is_paper(cast, f))
    bodies = tuple(found for found in heard.last if found.body)
    pair = _named_together(cast, at) if read.pair else None
    if pair and cast.doc.plain.find("\n", pair[1], at) < 0 and heard.end < pair[1]:
        return pair[0]
    named = pair[0] if pair and len(bodies) == 1 else ()
    together = heard.group or described or named or bodies or (_named_together(cast, at) or ((), 0))[0]
    return together or (Voice((read.otherwise or "").lower(), RECALLED),)


def _named_together(cast: Cast, at: int) -> tuple[tuple[Voice, ...], int] | None:
    """Return the two people that the article named last in one breath before *at* ("Wibowo dan Menteri Hartono"), and
    where their names end."""
    named = [m for m in cast.mentions if m.type == "person" and m.span.start < at]
    for one, other in reversed([*pairwise(named)]):
        gap = cast.doc.plain[one.span.end : other.span.start]
        gap = gap.removesuffix(", ") if other.role else gap  # an office in apposition: "dan Menteri X, Hartono"
        first, second = cast.person_at(one), cast.person_at(other)
        if _and(cast.doc.article.language).match(gap) and len(gap) < 60 and first and second and first is not second:
            return (recalled(first, at), recalled(second, at)), other.span.end
    return None


@cache
def _and(language: str) -> re.Pattern[str]:
    return re.compile(rf" {alternatives(namewords('and', language))}\b(?!.*[.,;])")


@cache
def _company(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(namewords('firm', language))}\b", re.IGNORECASE)


def _firm(cast: Cast, heard: Heard, words: str) -> Voice:
    """Return the company that spoke last, else the one the article names first, else the one of *words*."""
    company = _company(cast.doc.article.language)
    if heard.body is not None and company.search(heard.body.name):
        return replace(heard.body, confidence=RECALLED)
    first = next((m for m in cast.mentions if m.type == "organization" and company.search(m.name)), None)
    return Voice(cast.body(first.name) if first else words.lower(), DESCRIBED, body=True)


def _not_a_place(cast: Cast, source: Span, read: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Return the person that opens the sentence where the words of the source are but the end of his address."""
    place = next((m for m in between(cast.mentions, source.start, source.start + 1) if m.type == "place"), None)
    if place is None or read[0].person is not None:
        return read
    sentence = sentence_at(cast.doc, source.start)
    subject = _subject_between(cast, sentence.start, source.start, spread(())) if sentence else None
    return (subject,) if subject else read


def _subject_between(cast: Cast, start: int, end: int, contents: Spread) -> Voice | None:
    """Return the last person that is the subject of a sentence between two places: what points back means that one."""
    for mention in reversed(between(cast.mentions, start, end)):
        if mention.type != "person":
            continue
        if contents.covers(mention.span):
            continue
        person = cast.person_at(mention)
        if person is not None and _is_subject(cast, mention, start):
            return recalled(person, mention.span.start)
    return None


def _is_subject(cast: Cast, mention: Mention, since: int) -> bool:
    """Does *mention* open its sentence, an office in front of it and a short adverbial aside?"""
    doc = cast.doc
    sentence = sentence_at(doc, mention.span.start)
    if sentence is None or sentence.start < since or in_speech(doc, mention.span.start):
        return False
    front = doc.plain[sentence.start : mention.span.start]
    if mention.role and mention.role in doc.text[sentence.start : mention.span.start]:
        front = front[: doc.text[sentence.start : mention.span.start].rindex(mention.role)]
    if _introduced(cast, front):
        return True
    if _is_done_to(doc, mention.span.end, min(sentence.end, mention.span.end + _VERB_REACH)):
        return False
    if naming := _named_by(doc.article.language).search(front):
        front = front[: naming.start()]
        return len(front.split()) < 5 and not any(is_verb(word, doc.article.language) for word in front.split())
    aside, _, front = front.rpartition(", ")
    if len(aside.split()) > 6:
        return False
    return sum(word[:1].islower() for word in front.split()) <= 1 and len(front.split()) < 5


def _is_done_to(doc: Annotated, start: int, end: int) -> bool:
    """Is the first verb of ``plain[start:end]`` a passive?"""
    found = (match.group() for match in _VERB.finditer(doc.plain, start, end))
    verb = next((word for word in found if word not in words(doc.article.language, "noun")), "")
    return verb.startswith(("di", "ter"))


@cache
def _named_by(language: str) -> re.Pattern[str]:
    """Matches what stands between a noun and the name of the one it means: "korban bernama", "tersangka berinisial"."""
    return re.compile(rf" {alternatives(source_words('named by', language))} $")


def _introduced(cast: Cast, front: str) -> bool:
    """Does a passive verb stand before the name: "Hal senada disampaikan (oleh) X", "Haru juga dirasakan warga, X"?"""
    language = cast.doc.article.language
    cues, introduces = load_index(language, "cues"), source_words("introduces", language)
    for word in reversed(front.split()[-_OFFICE_WORDS:]):
        row = cues.get(word.lower())
        if word in introduces or (row is not None and row["frame"] == "passive"):
            return True
        if is_verb(word, language) or word in source_words("cut", language):
            return False
    return False


def _fill_waiting(turns: Sequence[Turn]) -> None:
    later: tuple[Voice, ...] = ()
    for turn in reversed(turns):
        if turn.waiting and later:
            turn.found = tuple(replace(found, confidence=FIRST_LATER) for found in later)
        elif turn.waiting:
            turn.found = turn.otherwise
        elif turn.found and turn.outer is None:
            later = turn.found


def _same(carrier: str, speaker: str) -> bool:
    """Does the speaker's name hold that of the carrier: "laporan Harian Pagi"? Nobody carries his own words."""
    return f" {carrier.lower()} " in f" {speaker.lower().strip('()')} "


def _statement(doc: Annotated, turn: Turn, said: DateValue, relay: tuple[str, ...]) -> Statement:
    attribution = turn.attribution
    written = attribution.source.of(doc.text) if attribution.source else None
    speakers = tuple(Speaker(found.name, found.role, written) for found in turn.found if found.name)
    sure = min((found.confidence for found in turn.found), default=UNKNOWN)
    text = " … ".join(span.of(doc.text) for span in attribution.content)
    names = [name for found in turn.found for name in (found.name, found.role, written) if name]
    promised = attribution.act == "predict" and plans(text, names, doc.article.language)
    return Statement(
        id=content_id("s", doc.article.id, *((span.start, span.end) for span in attribution.content)),
        article=doc.article.id,
        content=attribution.content,
        text=text,
        cue=attribution.cue,
        source=attribution.source,
        speakers=speakers,
        mode=attribution.mode,
        act="promise" if promised else attribution.act,
        said=said,
        via=attribution.via,
        relay=tuple(dict.fromkeys(name for name in relay if not any(_same(name, s.name) for s in speakers))),
        confidence=confidence(doc, attribution.content, attribution.confidence * sure),
    )
