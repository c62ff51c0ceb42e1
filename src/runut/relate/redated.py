"""The day of speaking: two reports print the same words of one speaker and name another day, or the words themselves
tell another weekday for "this morning" than the report names for them.

The day must be named where the words stand, or beside other words of that speaker before them; a day that was only
worked out is no one's word. The day on which a reporter looked at a page or a recording is not that of the words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations, pairwise

from runut.records import Date, Reading, Span, Statement
from runut.relate.days import is_slip
from runut.relate.discrepancies import Discrepancy, Reports, days_apart, sentence_of
from runut.relate.stems import root
from runut.relate.translations import writes_another
from runut.relate.vocabulary import content_words, table_of, words
from runut.text.lexicon import alternatives  # tables only

_QUOTED_WORDS = 6  # words that a quotation must have to be known again
_SAME_QUOTATION = 0.3  # of the shorter's runs of three words
_SAME_ROOTS = 10  # roots that two wordings of one utterance share, on days not far apart,
_SHARE_OF_ROOTS = 0.5  # and of the shorter's
_ONE_OCCASION_DAYS = 3
_FORMULA = 12  # runs of three words that both share; fewer, on days further apart, are what is said on many a day
_MOST_QUOTATIONS = 3  # of one report
_CITED_BEFORE = 90  # characters before a date among which a citing is told
_CAPITAL = re.compile(r"\b[A-Z]\w*")
_OPENS = 4  # weight of a word that opens sentences far more often than it stands inside of names
_SMALL = 90  # per cent of its places inside of sentences where it is written small
_DAY = re.compile(r"\d|^[A-Z]\w+$")  # a number or a weekday


@dataclass(frozen=True, slots=True)
class _Quoted:
    """*printed*: the day of its report; *runs*: the quotation's runs of three words; *roots* of its telling words;
    *named*: the words that name the day on which it was said, *bare* where they name its weekday alone."""

    statement: Statement
    printed: str | None
    runs: frozenset[tuple[str, str, str]]
    roots: frozenset[str]
    named: Span
    bare: bool

    @property
    def day(self) -> str:
        return self.statement.said.day or ""


def redated_quotations(reports: Reports) -> Iterator[Discrepancy]:
    """One finding for a speaker, two reports and two days, with every quotation that shows it."""
    quoted: dict[str, list[_Quoted]] = defaultdict(list)
    for reading in reports.readings:
        for entity, one in _quoted(reading):
            quoted[entity].append(one)
    told: set[tuple[Span, Span]] = set()
    for entity, found in sorted(quoted.items(), key=lambda item: (reports.names.get(item[0], ""), item[0])):
        pairs: dict[tuple[str, str], list[tuple[_Quoted, _Quoted]]] = defaultdict(list)
        for pair in combinations(found, 2):
            first, second = sorted(pair, key=lambda one: (one.day, one.statement.article))
            if _one_quotation(first, second) and not _sent_again(first, second, reports):
                pairs[first.day, second.day].append((first, second))
        for days, sides in sorted(pairs.items()):
            if (sides[0][0].named, sides[0][1].named) not in told:
                told.update((first.named, second.named) for first, second in sides)
                yield _redated(reports.names.get(entity, ""), days, sides, reports)


def _quoted(reading: Reading) -> Iterator[tuple[str, _Quoted]]:
    for statement in reading.statements:
        spoken = list(words(statement.text))
        entity = statement.speakers[0].entity if len(statement.speakers) == 1 else None
        if statement.mode == "indirect" or not entity or not statement.said.day or len(spoken) < _QUOTED_WORDS:
            continue
        if statement.speakers[0].name.lower() in table_of(reading.article.language, "media"):
            continue  # what a page shows is of no day
        named = _naming(statement, entity, reading)
        if named:
            runs = frozenset(zip(spoken, spoken[1:], spoken[2:], strict=False))
            bare = not any(character.isdigit() for character in named.of(reading.article.text))
            telling = content_words(statement.text, reading.article.language)
            roots = frozenset(root(word, reading.article.language) for word in telling)
            yield entity, _Quoted(statement, reading.article.published.day, runs, roots, named, bare)


def _naming(statement: Statement, entity: str, reading: Reading) -> Span | None:
    """The date that names the day of *statement*: in its own sentence, else in the last sentence before it in which
    the same speaker says something."""
    days = [found for found in reading.dates if (found.value or "")[:10] == statement.said.day]
    before = [s for s in reading.statements[::-1] if s.content[0] < statement.content[0]]
    for one in [statement, *([] if _elsewhere(statement, reading) else before)]:
        if one is statement or any(speaker.entity == entity for speaker in one.speakers):
            named = next((d.span for d in days if _beside(d, one, reading)), None)
            if named:
                last = max((span.end for span in (statement.cue, statement.source) if span), default=named.end)
                return None if one is not statement and _anew(reading, named.end, last) else named
    return None


def _elsewhere(statement: Statement, reading: Reading) -> bool:
    """Does the sentence of the cue name an occasion or a medium, whose day need not be that of what was said before?"""
    text, cue, language = reading.article.text, statement.cue, reading.article.language
    sentence = sentence_of(cue, reading) if cue else None
    if cue is None or sentence is None:
        return False
    behind = text[cue.start : next((c.start for c in statement.content if c.start > cue.start), sentence.end)]
    return _told_at(language).search(behind) is not None


@cache
def _told_at(language: str) -> re.Pattern[str]:
    occasions = [form for form, row in table_of(language, "occasions").items() if row["kind"] == "told"]
    return re.compile(rf"(?i)\b{alternatives([*occasions, *table_of(language, 'media')])}\b")


def _anew(reading: Reading, start: int, end: int) -> bool:
    """Is another occasion of speaking told between *start* and *end*: "ketika dikonfirmasi lebih lanjut"?"""
    language = reading.article.language
    occasions, deeds = (table_of(language, table) for table in ("occasions", "deeds"))
    return any(
        deeds.get(one, {}).get("kind") == "while" and occasions.get(other, {}).get("kind") == "told"
        for one, other in pairwise(words(reading.article.text[start:end]))
    )


def _beside(found: Date, statement: Statement, reading: Reading) -> bool:
    """Does the date stand in a sentence of the utterance, outside of its words, and as no day of citing?"""
    sentence = sentence_of(found.span, reading)
    if sentence is None or not _DAY.search(found.text) or any(c.overlaps(found.span) for c in statement.content):
        return False
    if is_slip(found, reading):  # told of its own
        return False
    told_by = [span for span in (statement.cue, statement.source) if span and sentence.overlaps(span)]
    if not told_by and not any(sentence.overlaps(content) for content in statement.content):
        return False
    behind = all(span.end <= found.span.start for span in told_by)
    start = max((span.end for span in told_by), default=sentence.start)
    if behind and any(start <= content.start and content.end <= found.span.start for content in statement.content):
        return not told_by  # "Kata Sinta, jembatan itu roboh Senin (5/5)": the day of what she tells
    if behind and told_by and _opens_anew(reading.article.text[start : found.span.start], reading.article.language):
        return False
    return not _cited(found, sentence, reading, carried=behind)


def _opens_anew(between: str, language: str) -> bool:
    """Does a word open a sentence there that nobody split: "kata Sinta di media sosial X. Pada Senin, ..."?"""
    openers, capitals = table_of(language, "openers"), table_of(language, "capitals")
    written = (word.lower() for word in _CAPITAL.findall(between))
    return any(
        int(openers[word]["weight"]) >= _OPENS and int(capitals[word]["lower"]) >= _SMALL
        for word in written
        if word in openers and word in capitals
    )


def _cited(found: Date, sentence: Span, reading: Reading, *, carried: bool) -> bool:
    """Is it the day on which the reporter took the words from where they stood?

    Behind who speaks it may be a carrier's own day (*carried*): "kata Sinta, dikutip Antara, Rabu".
    """
    text, table = reading.article.text.lower(), table_of(reading.article.language, "occasions")
    start = max(sentence.start, found.span.start - _CITED_BEFORE)
    read = [form for form, row in table.items() if row["kind"] == "read"]
    at = max(text.rfind(form, start, found.span.start) for form in read)
    if at < 0 or any(
        row["kind"] == "told" and text.find(form, at, found.span.start) > 0 for form, row in table.items()
    ):
        return False
    carriers = [credit.name for credit in reading.credits if at <= credit.span.start < found.span.start]
    own = [name for name in carriers if not writes_another(name, reading.article.language)]
    return not (carried and own)  # what was spoken abroad is carried on another day than it was said


def _one_quotation(one: _Quoted, other: _Quoted) -> bool:
    apart = days_apart(one.day, other.day)
    if one.statement.article == other.statement.article or apart == 0:
        return False
    if apart % 7 == 0 and (one.bare or other.bare):  # a weekday without its date may be of another week
        return False
    if apart > _ONE_OCCASION_DAYS and len(one.runs & other.runs) < _FORMULA:
        return False
    if len(one.runs & other.runs) >= _SAME_QUOTATION * min(len(one.runs), len(other.runs)):
        return True
    shared = len(one.roots & other.roots)  # one outlet writes down what it heard otherwise than another
    return (
        apart <= _ONE_OCCASION_DAYS
        and shared >= _SAME_ROOTS
        and shared >= _SHARE_OF_ROOTS * min(len(one.roots), len(other.roots))
    )


def _sent_again(one: _Quoted, other: _Quoted, reports: Reports) -> bool:
    """Does one outlet print the words twice, each time as of the day of its report? They may have been sent again."""
    if reports.outlet(one.statement.article) != reports.outlet(other.statement.article):
        return False
    return one.day == one.printed and other.day == other.printed


def _redated(
    name: str, days: tuple[str, str], sides: Sequence[tuple[_Quoted, _Quoted]], reports: Reports
) -> Discrepancy:
    spans = [list(dict.fromkeys(_evidence([pair[k] for pair in sides]))) for k in (0, 1)]
    one, other = (f"{reports.day(day)} ({reports.carried(side)})" for day, side in zip(days, spans, strict=True))
    return Discrepancy(
        "contradiction",
        reports.tell("redated.summary", name=name, one=one, other=other),
        reports.reason("redated.reason"),
        (*spans[0], *spans[1]),
    )


def _evidence(quoted: Sequence[_Quoted]) -> Iterator[Span]:
    """The first quotations of each report, each with the words that name its day."""
    by_article: dict[str, list[_Quoted]] = defaultdict(list)
    for one in dict.fromkeys(quoted):
        by_article[one.statement.article].append(one)
    for article in sorted(by_article):
        for one in by_article[article][:_MOST_QUOTATIONS]:
            yield from (one.statement.content[0], one.named)


# ---------------------------------------------------------------- "Monday, this morning", said on a Tuesday


def misspoken_weekdays(reports: Reports) -> Iterator[Discrepancy]:
    """A quotation that names the weekday of the day of speaking otherwise than its report does."""
    for reading in reports.readings:
        for statement in reading.statements:
            day = statement.said.day
            if statement.mode != "direct" or not day:
                continue
            for found in reading.dates:
                weekday = _weekday_of_today(found, reading.article.language)
                if weekday is None or weekday == date.fromisoformat(day).isoweekday():
                    continue
                content = next((span for span in statement.content if span.covers(found.span)), None)
                named = next((d.span for d in reading.dates if d.value == day and _beside(d, statement, reading)), None)
                if content and named:
                    yield _misspoken(found, named, content, reading, reports)


def _weekday_of_today(found: Date, language: str) -> int | None:
    """The ISO number of the weekday in "Senin pagi tadi", which is of the day of speaking."""
    weekdays = table_of(language, "weekdays")
    told = [word for word in words(found.text) if word in weekdays]
    rest = " ".join(word for word in words(found.text) if word not in weekdays)
    row = table_of(language, "timewords").get(rest, {})
    if len(told) != 1 or row.get("kind") != "shift" or not row["value"].startswith("0 "):
        return None
    return int(weekdays[told[0]]["number"])


def _misspoken(found: Date, named: Span, content: Span, reading: Reading, reports: Reports) -> Discrepancy:
    written = named.of(reading.article.text)
    return Discrepancy(
        "contradiction",
        reports.tell("misspoken.summary", words=found.text, day=written, outlets=reports.carried([named])),
        reports.reason("misspoken.reason"),
        (content, named),
    )
