"""What happened on which day: the events of all reports, one entry for one event, plans apart from deeds.

Two sentences tell one event where their day is one and their names and telling words are mostly the same. The
entry is told by the sentence that shares most with the others; all of them stand behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from runut.records import DateValue, Precision, Reading, Span, TimelineEntry
from runut.relate.vocabulary import content_words, overlap

_ALIKE = 0.45  # share of the shorter's telling words, for one event of a day
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Told:
    span: Span
    when: DateValue
    text: str
    planned: bool
    words: frozenset[str]
    event: bool

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
        language = reading.article.language
        held = set()
        for event in reading.events:
            held.add((event.span, event.when.day))
            yield _Told(
                event.span, event.when, event.what, event.planned, frozenset(content_words(event.what, language)), True
            )
        for span, when, text in _announced(reading):
            if (span, when.day) not in held:
                held.add((span, when.day))
                yield _Told(span, when, text, False, frozenset(content_words(text, language)), False)


def _announced(reading: Reading) -> Iterator[tuple[Span, DateValue, str]]:
    """The sentences that name the day of an utterance outside its words: "kata Sinta, Selasa (5/11)"."""
    for statement in reading.statements:
        if statement.said.day is None or statement.source is None:
            continue
        sentence = _holding(reading, statement.source)
        named = sentence and any(
            sentence.covers(found.span)
            and (found.value or "")[:10] == statement.said.day
            and not any(content.covers(found.span) for content in statement.content)
            for found in reading.dates
        )
        if sentence and named:
            told = sentence
            if not any(sentence.overlaps(content) for content in statement.content):  # "Hal itu disampaikan X, Selasa"
                told = _holding(reading, statement.content[0]) or sentence
            yield told, statement.said, " ".join(told.of(reading.article.text).split())


def _holding(reading: Reading, span: Span) -> Span | None:
    return next((sentence for sentence in reading.sentences if sentence.overlaps(span)), None)


def _groups(found: Sequence[_Told]) -> list[list[_Told]]:
    """Put together what tells one event; each newcomer joins the first group with a member like it."""
    groups: list[list[_Told]] = []
    for told in found:
        home = [group for group in groups if any(_same_event(told, member) for member in group)]
        joined = [told, *(member for group in home for member in group)]
        groups = [group for group in groups if group not in home]
        groups.append(joined)
    return groups


def _same_event(one: _Told, other: _Told) -> bool:
    if one.span.article == other.span.article and one.span != other.span and one.event != other.event:
        return False
    if one.span == other.span or one.words == other.words:
        return True
    least = min(len(one.words), len(other.words))
    return least >= _LEAST_WORDS and overlap(one.words, other.words) >= _ALIKE


def _clock(group: Sequence[_Told]) -> tuple[str, Span]:
    return min(told.when.value or "" for told in group), min(told.span for told in group)


def _entry(day: str, group: Sequence[_Told], *, planned: bool) -> TimelineEntry:
    def worth(told: _Told) -> tuple[bool, float, int, Span]:
        shared = sum(overlap(told.words, other.words) for other in group)
        return not told.event, -shared, len(told.text), told.span

    best = min(group, key=worth)
    minutes = {told.when.value for told in group if told.when.precision == "minute" and told.when.value}
    date, precision = (next(iter(minutes)), "minute") if len(minutes) == 1 else (day, "day")
    exact: Precision = "minute" if precision == "minute" else "day"
    return TimelineEntry(
        date=date,
        precision=exact,
        text=best.text,
        evidence=tuple(sorted({told.span for told in group})),
        articles=tuple(sorted({told.span.article for told in group})),
        planned=planned,
    )
