"""A paraphrase and the quotation behind it that give one amount two values, in one report and of one speaker.

Reporters put what a source says into their own words and then quote it. Where the quotation has an amount that lies
near the one of the paraphrase without being it rounded, one of them is a slip. What counts is near: an amount twice
as large is another amount: it is one digit that differs, or two in each other's place. Where the report tells a "no"
and the quotation has a "not yet" of the same, it has told more than was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal

from runut.records import Reading, Statement
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.facets import Facet
from runut.relate.measures import compatible, misprint, of_one_time
from runut.relate.polarity import polarities
from runut.relate.told import denied_roots, voice
from runut.relate.vocabulary import content_words, words

_OPENING = 2  # words of a paraphrase that begins with its denial
_BEHIND = 700  # characters from a paraphrase to the quotation that bears it out, at most
_DIGITS = 2  # of two amounts that are one but for a digit
_LEAST = 10  # fewer things are of a list
_NEAR = Decimal("1.25")  # how many times the smaller the larger may be
_SHARED = 2  # telling words that both have


def paraphrases_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each amount that a speaker's own words have otherwise than the report before them."""
    for reading in reports.readings:
        language = reading.article.language
        amounts = {word for quantity in reading.quantities for word in content_words(quantity.text, language)}
        said = sorted(reading.statements, key=lambda statement: statement.content[0])
        for i, one in enumerate(said):
            for other in said[i + 1 :]:
                if other.content[0].start - one.content[-1].end > _BEHIND:
                    break
                if _told_again(one, other, amounts, language):
                    yield from _apart(one, other, reading, reports)


def told_flatly(reports: Reports) -> Iterator[Discrepancy]:
    """Yield a finding for each "no" of a report of which its speaker, quoted behind it, says "not yet"."""
    for reading in reports.readings:
        language = reading.article.language
        said = sorted((s for s in reading.statements if s.speakers), key=lambda statement: statement.content[0])
        for i, one in enumerate(said):
            for other in said[i + 1 :]:
                if other.content[0].start - one.content[-1].end > _BEHIND:
                    break
                if (one.mode, other.mode) != ("indirect", "direct") or voice(one) != voice(other):
                    continue
                shared = _denied_less(words(one.text), words(other.text), language)
                if shared:
                    yield Discrepancy(
                        "contradiction",
                        reports.tell("flatly.summary", name=reports.speaker(one), outlet=reports.carried([one])),
                        reports.reason("flatly.reason", words=", ".join(sorted(shared))),
                        (one.content[0], other.content[0]),
                    )


def _denied_less(told: Sequence[str], quoted: Sequence[str], language: str) -> frozenset[str]:
    """What *told* denies and *quoted* denies only so far: first behind the one denial, and reached by both.

    Only what *told* begins with: "hingga kini tidak" is a "not yet" too.
    """
    if "no" not in polarities(told[:_OPENING], language):
        return frozenset()
    flat, soft = denied_roots(told, language, "no"), denied_roots(quoted, language, "yet")
    first = denied_roots(told, language, "no", reach=1) & soft | flat & denied_roots(quoted, language, "yet", reach=1)
    return first if first.isdisjoint(denied_roots(quoted, language, "no")) else frozenset()


def _told_again(one: Statement, other: Statement, amounts: Set[str], language: str) -> bool:
    """Is *other* a quotation of the speaker of the paraphrase *one*, on what it tells beside its *amounts*?"""
    if one.mode != "indirect" or other.mode != "direct":
        return False
    speaking = [{speaker.entity or speaker.name for speaker in s.speakers} for s in (one, other)]
    shared = set(content_words(one.text, language)) & set(content_words(other.text, language)) - amounts
    return speaking[0] == speaking[1] and len(shared) >= _SHARED


def _apart(one: Statement, other: Statement, reading: Reading, reports: Reports) -> Iterator[Discrepancy]:
    told, quoted = (_facets_in(statement, reading, reports.facets) for statement in (one, other))
    for a in told:
        near = [b for b in quoted if _near(a, b)]
        alike = [b for b in quoted if b.family == a.family and b.quantity.per == a.quantity.per]
        if len(near) != 1 or len(alike) != 1 or any(compatible(near[0], c) for c in told if c.family == a.family):
            continue
        words = [f"{facet.quantity.text} ({reports.tell(key)})" for facet, key in ((a, "told"), (near[0], "quoted"))]
        yield Discrepancy(
            "contradiction",
            f"{reports.speaker(one)}: {reports.tell('either', one=words[0], other=words[1])}",
            reports.reason("paraphrase.reason", outlet=reports.outlets[reading.article.id]),
            (a.span, near[0].span),
        )


def _facets_in(statement: Statement, reading: Reading, of: Mapping[str, Facet]) -> list[Facet]:
    held = (q for q in reading.quantities if statement.holds(q.span))
    return [of[q.id] for q in held if q.id in of]


def _near(one: Facet, other: Facet) -> bool:
    """Are both amounts of one unit, unlike and near each other, with a word around both, and *other* not *one* in round
    words?"""
    a, b = one.number[1], other.number[1]
    if one.family != other.family or one.quantity.per != other.quantity.per or not a or not b or min(a, b) <= 0:
        return False
    if one.family == "count" and min(a, b) < _LEAST:
        return False  # each hamlet, each club has its own
    if one.subject != other.subject or not of_one_time(one, other):
        return False
    heads = one.family != "count" or one.head == other.head
    told = (one.own & other.own) - one.nouns - other.nouns
    slip = misprint(a, b, digits=_DIGITS)[1]  # else it is a goal beside what is, or one place beside another
    return heads and bool(told) and slip and not compatible(one, other) and max(a, b) / min(a, b) <= _NEAR
