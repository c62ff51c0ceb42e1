"""Denials without a word of denying: "71, bukan 64" where others give 64, "belum ada pembicaraan" where others tell of
talks.

`denials` yields what is found here beside what somebody denies in so many words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from runut.records import Quantity, Reading, Span, Statement
from runut.relate.deniers import known
from runut.relate.denying import SAID
from runut.relate.discrepancies import Discrepancy, Reports, one_each, sentence_of
from runut.relate.polarity import NEGATIVE, clauses, numeral, polarities, polarity
from runut.relate.stems import sense
from runut.relate.told import Told, claim, told_roots, voice
from runut.relate.vocabulary import KEPT, forms, table_of, words

_OPENING = 6  # words of a clause in which it says that there is none
_NEAR = 3  # words between "belum" and "ada", and between them and what there is not
_WORD = re.compile(r"[\w'-]+")
_MOST_SIDES = 4
_REACH = 60  # characters between the wrong number and the right one
_SHARED = 2  # telling roots, none of a number, that the sentences share in which a number is denied and given


# ---------------------------------------------------------------- "seven, not eight", where others give eight


def denied_numbers(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each number that somebody puts in the place of one that other sentences give."""
    given: dict[tuple[str | None, str], list[tuple[Quantity, frozenset[str]]]] = defaultdict(list)
    denied: list[tuple[Quantity, Quantity, frozenset[str]]] = []
    for reading in reports.readings:
        before: Quantity | None = None
        for quantity in reading.quantities:
            roots = _roots_around(quantity, reading)
            if not _behind_no(quantity, reading):
                given[quantity.unit, str(quantity.low)].append((quantity, roots))
            elif before and before.unit == quantity.unit and before.low != quantity.low and _near(before, quantity):
                denied.append((before, quantity, roots))
            before = quantity
    for right, wrong, roots in denied:
        same = given[wrong.unit, str(wrong.low)]
        others = one_each(q.span for q, told in same if len(told & roots) >= _SHARED and q.span != wrong.span)
        if others:
            sides = ((right.span, wrong.span), tuple(others))
            one, other = (f"{reports.printed(side[0])} ({reports.carried(side)})" for side in sides)
            yield Discrepancy(
                "contradiction",
                reports.tell("either", one=one[:1].upper() + one[1:], other=other),
                reports.reason("denied.reason", one=reports.printed(right.span), other=reports.printed(wrong.span)),
                (*sides[0], *sides[1]),
            )


def _near(before: Quantity, quantity: Quantity) -> bool:
    return 0 <= quantity.span.start - before.span.end <= _REACH


def _behind_no(quantity: Quantity, reading: Reading) -> bool:
    start = max(0, quantity.span.start - _REACH)
    last = words(reading.article.text[start : quantity.span.start])[-1:]
    return bool(last) and last[0] in table_of(reading.article.language, "negations")


def _roots_around(quantity: Quantity, reading: Reading) -> frozenset[str]:
    sentence: Span | None = sentence_of(quantity.span, reading)
    text = sentence.of(reading.article.text) if sentence else ""
    return frozenset(root for root in told_roots(words(text), reading.article.language) if not root[0].isdigit())


# ---------------------------------------------------------------- "there are no talks", where others tell of talks


@dataclass(frozen=True, slots=True)
class _Hearsay:
    """A sentence that tells of *body* (words of its name) what others say of it, in a report of *day*; *senses* of the
    words behind."""

    told: Told
    day: str
    body: frozenset[str]
    senses: frozenset[str]


def hearsay(reports: Reports, sentences: Mapping[str, Sequence[Told]]) -> Iterator[Discrepancy]:
    """Yield a finding for each who says that there is none of what others say of him or of the body he speaks for.

    *sentences*: those of each article."""
    absences = [
        (s, absent) for reading in reports.readings for s in reading.statements if (absent := _absent(s, reading))
    ]
    if not absences:
        return
    told = [one for reading in reports.readings for one in _hearsay(reading, sentences[reading.article.id])]
    against: dict[tuple[str, str], tuple[list[Statement], list[_Hearsay]]] = {}
    for statement, absent in absences:
        found = [one for one in told if absent in one.senses and _of_speaker(one, statement)]
        if found:
            sides = against.setdefault((voice(statement), absent), ([], found))
            sides[0].append(statement)
    for statements, found in against.values():
        spans = [s.content[0] for s in statements[:_MOST_SIDES]], [one.told.span for one in found[:_MOST_SIDES]]
        speaker = reports.speaker(statements[0])
        yield Discrepancy(
            "contradiction",
            reports.tell(
                "rebuttal.summary", one=speaker, outlets=reports.carried(spans[0]), others=reports.carried(spans[1])
            ),
            reports.reason("hearsay.reason", name=speaker),
            (*spans[0], *spans[1]),
        )


def _absent(statement: Statement, reading: Reading) -> str | None:
    """The sense of what there is none of: "sampai saat ini belum ada pembicaraan"."""
    language = reading.article.language
    if not statement.speakers or statement.act not in SAID or not known(statement, reading.article.text, language):
        return None
    for clause in clauses(statement.text, language):
        kinds = [polarity(word, language) for word in clause]
        at = next((i for i, kind in enumerate(kinds[:_OPENING]) if kind in NEGATIVE), None)
        if at is None or {"only", "limit", "unreal"} & set(kinds[: at + 2 * _NEAR]):
            continue
        if kinds[at] == "no" and not _until_now(clause[:at], language):
            continue
        there = next((i for i in range(at + 1, min(at + _NEAR, len(clause))) if kinds[i] == "exists"), None)
        behind = clause[there + 1 : there + 1 + _NEAR] if there is not None else []
        noun = next((word for word in behind if numeral(word, language) or told_roots([word], language)), None)
        if noun and not numeral(noun, language):
            return sense(noun, language)
    return None


def _until_now(found: Sequence[str], language: str) -> bool:
    """Does it open with "saat ini" or the like, so that it is of a matter of these days?"""
    rows = table_of(language, "timewords")
    return any(rows.get(" ".join(found[: i + 1]), {}).get("value") == "PRESENT_REF" for i in range(len(found)))


def _of_speaker(one: _Hearsay, statement: Statement) -> bool:
    """Is it said of the speaker or of what his office names, and not by himself?"""
    speaker = statement.speakers[0]
    names = {word.lower() for word in _WORD.findall(f"{speaker.name} {speaker.role or ''}") if word[0].isupper()}
    if one.day > (statement.said.day or one.day) or one.told.span.overlaps(statement.content[0]):
        return False  # it may have come about since
    own = any(s.speakers and voice(s) == voice(statement) for s in one.told.statements)
    return one.body <= names and not own


def _hearsay(reading: Reading, sentences: Sequence[Told]) -> Iterator[_Hearsay]:
    """ "Danantara disebut ...", "Reuters menyebut Grab ..."; not what is told as untrue."""
    text, language, day = reading.article.text, reading.article.language, reading.article.published.day or ""
    for told in sentences:
        if told.roots and not told.rebuts:
            for body, senses in _told_of(told.span.of(text), language):
                yield _Hearsay(told, day, body, senses)


@lru_cache(maxsize=KEPT)
def _told_of(text: str, language: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The words of each name of which a sentence tells what others say, and the senses of the words behind it."""
    written, passives, out = _WORD.findall(text), forms(language, "affixes", "passive"), []
    for i, word in enumerate(written):
        kind, passive = claim(word.lower(), language), word.lower().startswith(passives)
        if kind == "verb" and passive:
            body = list(takewhile(lambda name: name[0].isupper(), written[:i][::-1]))
            behind = written[i + 1 :]
        elif kind == "says" and not passive:
            body = list(takewhile(lambda name: name[0].isupper(), written[i + 1 :]))
            behind = written[i + 1 + len(body) :]
        else:
            continue
        lower = [word.lower() for word in behind]
        if body and not polarities(lower, language) & NEGATIVE:
            telling = [word for word in lower if told_roots([word], language)]
            senses = frozenset(sense(word, language) for word in telling)
            out.append((frozenset(name.lower() for name in body), senses))
    return tuple(out)
