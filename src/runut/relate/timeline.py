"""What happened on which day: the events of all reports, one entry for one event, plans apart from deeds.

Two sentences tell one event where their day is one and their names and telling words are mostly the same. A
count up to a day is no event. The entry is told by the words that share most with the others' and carry its
hour; they stand first in its evidence, and all stand behind it. Sentences that give two numbers for one thing are two
entries, side by side.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from runut.records import DateValue, Precision, Reading, Span, TimelineEntry
from runut.relate.vocabulary import content_words, overlap, table_of, words

_ALIKE = 0.45  # share of the shorter's telling words, for one event of a day
_LEAST_WORDS = 3
_MOST_SHARING = 60  # a word in more sentences of a day finds none that is alike: the cost stays linear
_COMPARED = 40  # wordings of one event against which each is weighed
_LAST_WORD = re.compile(r"(\w+)\W*$")


@dataclass(frozen=True, slots=True)
class _Told:
    """*span* covers the words that tell it, *text*, exactly; *counts*: the exact numbers in it with what they
    count; *until*: they tell what had become by then; *voice*: of an utterance, whose it is."""

    span: Span
    language: str
    when: DateValue
    text: str
    planned: bool
    words: frozenset[str]
    event: bool
    counts: frozenset[tuple[str, Decimal]]
    until: bool = False
    voice: frozenset[str] = frozenset()

    @property
    def place(self) -> tuple[Span, str]:
        return self.span, self.when.value or ""


def timeline(readings: Sequence[Reading]) -> Iterator[TimelineEntry]:
    """Yield the entries of a story by day; what was announced on a day its sentence names is an entry too."""
    by_day: dict[tuple[str, bool], list[_Told]] = defaultdict(list)
    for told in sorted(_all_told(readings), key=lambda told: told.place):
        by_day[told.when.day or told.when.value or "", told.planned].append(told)
    for (day, planned), found in sorted(by_day.items()):
        for group in sorted(_groups(found), key=_clock):
            yield _entry(day, group, planned=planned)


def _all_told(readings: Sequence[Reading]) -> Iterator[_Told]:
    for reading in readings:
        text, language = reading.article.text, reading.article.language
        held: dict[str | None, list[Span]] = defaultdict(list)
        for event in reading.events:
            held[event.when.day].append(event.span)
            until = _until(reading, event.span, event.when.day)
            if until and _counts(reading, event.span):
                continue
            telling = frozenset(content_words(event.what, language))
            counts = _exactly(reading, event.span)
            yield _Told(
                event.span, language, event.when, event.span.of(text), event.planned, telling, True, counts, until
            )
        starts = {day: sorted(spans) for day, spans in held.items()}
        for span, when, voice in dict.fromkeys(_announced(reading)):
            until = _until(reading, span, when.day)
            if not _overlapping(starts.get(when.day, ()), span) and not (until and _counts(reading, span)):
                telling = frozenset(content_words(span.of(text), language))
                counts = _exactly(reading, span)
                yield _Told(span, language, when, span.of(text), False, telling, False, counts, until, voice)


def _exactly(reading: Reading, span: Span) -> frozenset[tuple[str, Decimal]]:
    inside = (quantity for quantity in reading.quantities if span.covers(quantity.span))
    return frozenset((q.unit, q.low) for q in inside if q.unit and q.low is not None and q.comparator == "exact")


def _counts(reading: Reading, span: Span) -> bool:
    """Does *span* tell how many there are of something? Up to a day that is a figure, and nothing happened."""
    return any(span.covers(quantity.span) and quantity.counted for quantity in reading.quantities)


def _until(reading: Reading, span: Span, day: str | None) -> bool:
    """Does a word that ends a span of time ("hingga Senin siang") stand before each naming of *day* in *span*?"""
    ends = {form for form, row in table_of(reading.article.language, "beginnings").items() if row["kind"] == "until"}
    if ends.isdisjoint(words(span.of(reading.article.text))):
        return False
    named = [found.span for found in reading.dates if span.covers(found.span) and (found.value or "")[:10] == day]
    before = [_LAST_WORD.search(reading.article.text[span.start : one.start]) for one in named]
    return bool(before) and all(word and word[1].lower() in ends for word in before)


def _overlapping(spans: Sequence[Span], span: Span) -> list[Span]:
    """Those of the sorted *spans*, which hardly overlap each other, that overlap *span*."""
    at = bisect_right(spans, span)
    near = [one for one in spans[max(0, at - 2) : at] if one.overlaps(span)]
    while at < len(spans) and spans[at].overlaps(span):
        near.append(spans[at])
        at += 1
    return near


def _announced(reading: Reading) -> Iterator[tuple[Span, DateValue, frozenset[str]]]:
    """The sentences that name the day of an utterance outside its words, "kata Sinta, Selasa (5/11)", and whose it
    is."""
    days = sorted((found.span, (found.value or "")[:10]) for found in reading.dates)
    spans = [span for span, _ in days]
    for statement in reading.statements:
        if statement.said.day is None or statement.source is None:
            continue
        sentence = _holding(reading, statement.source)
        if sentence is None:
            continue
        named = any(
            day == statement.said.day and sentence.covers(span) and not statement.holds(span)
            for span, day in days[bisect_left(spans, sentence) : bisect_right(spans, sentence.end, key=_start)]
        )
        if named:
            told = sentence
            if not any(sentence.overlaps(content) for content in statement.content):  # "Hal itu disampaikan X, Selasa"
                told = _holding(reading, statement.content[0]) or sentence
            yield told, statement.said, frozenset(speaker.entity or speaker.name for speaker in statement.speakers)


def _start(span: Span) -> int:
    return span.start


def _holding(reading: Reading, span: Span) -> Span | None:
    """The first body sentence that overlaps *span*."""
    at = max(0, bisect_right(reading.sentences, span.start, key=_start) - 1)
    return next((sentence for sentence in reading.sentences[at : at + 2] if sentence.overlaps(span)), None)


def _groups(found: Sequence[_Told]) -> list[list[_Told]]:
    """Put together what tells one event; *found* is in the order of place."""
    sharing: dict[str, list[int]] = defaultdict(list)
    same_words: dict[frozenset[str], int] = {}
    home = list(range(len(found)))
    groups = {i: [i] for i in home}
    for i, told in enumerate(found):
        near = {j for word in told.words if len(sharing[word]) <= _MOST_SHARING for j in sharing[word]}
        near |= {same_words.setdefault(told.words, i), max(0, i - 1)}
        for j in sorted(near - {i}):
            if home[i] != home[j] and _same_event(told, found[j]):
                joined = groups.pop(home[i])
                groups[home[j]] += joined
                for k in joined:
                    home[k] = home[j]
        for word in told.words:
            sharing[word].append(i)
    return [[found[i] for i in sorted(group)] for group in groups.values()]


def _same_event(one: _Told, other: _Told) -> bool:
    if one.span.overlaps(other.span):
        return True
    if one.until != other.until or (one.span.article == other.span.article and one.event != other.event):
        return False
    if one.voice and other.voice and one.voice.isdisjoint(other.voice):
        return False  # two people said so
    if _at_odds(one, other):
        return False
    if one.words == other.words:
        return True
    least = min(len(one.words), len(other.words))
    return least >= _LEAST_WORDS and overlap(one.words, other.words, one.language) >= _ALIKE


def _at_odds(one: _Told, other: _Told) -> bool:
    """Do both count in one unit and share no number? Both then stand side by side, also where they count two things."""
    units = {unit for unit, _ in one.counts} & {unit for unit, _ in other.counts}
    return bool(units) and one.counts.isdisjoint(other.counts)


def _clock(group: Sequence[_Told]) -> tuple[bool, str, Span]:
    """What to order the entries of a day by: deeds before what was said of it, then the hour."""
    said = not any(told.event for told in group)
    return said, min(told.when.value or "" for told in group), min(told.span for told in group)


def _entry(day: str, group: Sequence[_Told], *, planned: bool) -> TimelineEntry:
    wordings = Counter(told.words for told in sorted(group, key=lambda told: told.place))
    others = wordings.most_common(_COMPARED)
    language = group[0].language
    shared = {
        words: math.fsum(count * overlap(words, other, language) for other, count in others) for words in wordings
    }
    minutes = {told.when.value for told in group if told.when.precision == "minute" and told.when.value}
    date, precision = (next(iter(minutes)), "minute") if len(minutes) == 1 else (day, "day")
    telling = [told for told in group if told.when.value == date] or group
    best = min(telling, key=lambda told: (not told.event, -shared[told.words], len(told.text), told.span))
    exact: Precision = "minute" if precision == "minute" else "day"
    return TimelineEntry(
        date=date,
        precision=exact,
        text=best.text,
        evidence=(best.span, *sorted({told.span for told in group} - {best.span})),
        articles=tuple(sorted({told.span.article for told in group})),
        planned=planned,
        said=not any(told.event for told in group),
    )
