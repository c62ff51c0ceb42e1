"""Which reports are of one story: a plain rule over rare words, names and days.

Two reports are as alike as the cosine of their words, each weighted by its rarity in the language and by how
often it stands in the report (names and the title's words weigh more), less for each week between them. Stories
are then built bottom up by average linkage: the two groups most alike join first, until none is alike enough.
Likeness needs no other article, ties go by id, so the order of arrival changes nothing. Only reports that
share one of their own most telling words are ever compared.
"""

from __future__ import annotations

import heapq
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone

from runut.records import DateValue, Reading, Story, content_id
from runut.relate.vocabulary import content_words, rarity, words

ALIKE = 0.24  # average likeness at which groups still join; BCubed F1 0.94 on the articles of 1 and 2 July 2025
_TELLING = 12  # words by which candidates are found; more find no more stories and cost time
_MOST_SHARING = 100  # a word that more reports share finds no candidates: the cost stays linear
_KEPT = 160  # words of a report that are compared, the weightiest
_FORGETTING_DAYS = 120.0  # likeness falls to two thirds over seven weeks: stories go on for months
_TITLE_WEIGHT = 2
_NAME_WEIGHT = 1.5
_ZONE = timezone(timedelta(hours=7))  # of an hour told without one, and of days: western Indonesia
_READ = 6_000  # characters of a report that are compared: the news comes first
_NAME = re.compile(r"(?<![.!?\"“”'’:] )(?<!^)\b[A-Z][\w'-]+")


@dataclass(frozen=True, slots=True)
class _Outline:
    """What is kept of a report to compare it: weights by word (of length 1 as a vector), its day, the *moment* in
    UTC that orders it among others, and how its names are written."""

    article: str
    day: date | None
    moment: str
    weights: Mapping[str, float]
    title: str
    names: Mapping[str, str] = field(default_factory=dict)


def stories(readings: Iterable[Reading], *, one_story: bool = False) -> tuple[Story, ...]:
    """Return every story, an article alone among them, the largest first; *one_story* puts all into one.

    *readings* are passed over once and not kept.
    """
    outlines = sorted((_outline(reading) for reading in readings), key=lambda outline: outline.article)
    outlines = list({outline.article: outline for outline in outlines}.values())
    if not outlines:
        return ()
    if one_story:
        return (_story(outlines, "Dijadikan satu cerita atas permintaan pembaca."),)
    likeness = dict(_likenesses(outlines))
    groups = _linked(len(outlines), likeness)
    found = [_story([outlines[i] for i in group], _reason([outlines[i] for i in group])) for group in groups]
    return tuple(sorted(found, key=lambda story: (-len(story.articles), story.first or "", story.id)))


def _outline(reading: Reading) -> _Outline:
    article = reading.article
    body = " ".join(span.of(article.text) for span in reading.sentences) or article.text
    body = body[:_READ]
    counts: Counter[str] = Counter(content_words(body, article.language))
    for word in content_words(article.title or "", article.language):
        counts[word] += _TITLE_WEIGHT
    names = {word: part for match in _NAME.finditer(body) for part in [match.group()] for word in words(part)}
    weights = {
        word: (1 + math.log(count)) * rarity(word, article.language) * (_NAME_WEIGHT if word in names else 1)
        for word, count in counts.items()
    }
    weights = dict(heapq.nsmallest(_KEPT, weights.items(), key=lambda item: (-item[1], item[0])))
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    day = article.published.day
    return _Outline(
        article.id,
        date.fromisoformat(day) if day else None,
        _moment(article.published),
        {sys.intern(word): weight / length for word, weight in weights.items()},
        _headline(reading),
        {word: sys.intern(names[word]) for word in weights if word in names},
    )


def _moment(published: DateValue) -> str:
    """When it was published, comparable whatever the zone: a day without its hour goes before it, none goes last.

    >>> _moment(DateValue("2031-05-02T01:30+09:00", "minute", "stated"))
    '2031-05-01T16:30:00+00:00'
    """
    if published.day is None or published.value is None:
        return "~"
    told = datetime.fromisoformat(published.value)
    return (told if told.tzinfo else told.replace(tzinfo=_ZONE)).astimezone(UTC).isoformat()


def _headline(reading: Reading) -> str:
    """The title, or the first sentence's head clause where the report has none."""
    article = reading.article
    if article.title:
        return " ".join(article.title.split())
    first = reading.sentences[0].of(article.text) if reading.sentences else article.text[:200]
    clause = re.split(r"[,;:]| yang | setelah | karena ", " ".join(first.split()), maxsplit=1)[0]
    return clause.rstrip(" .") if len(clause) > 20 else " ".join(first.split())[:120]


def _likenesses(outlines: Sequence[_Outline]) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the pairs that share a telling word, with their likeness, where it is not too small to count."""
    telling = [_telling(outline) for outline in outlines]
    sharing: dict[str, list[int]] = defaultdict(list)
    for i, found in enumerate(telling):
        for word in found:
            sharing[word].append(i)
    for i, found in enumerate(telling):
        near = {j for word in found if len(sharing[word]) <= _MOST_SHARING for j in sharing[word] if j > i}
        for j in sorted(near):
            like = _likeness(outlines[i], outlines[j])
            if like > ALIKE / 3:
                yield (i, j), like


def _telling(outline: _Outline) -> list[str]:
    """The words by which candidates are found: the weightiest, of equals the last in the alphabet."""
    return heapq.nlargest(_TELLING, outline.weights, key=lambda word: (outline.weights[word], word))


def _likeness(one: _Outline, other: _Outline) -> float:
    if len(one.weights) > len(other.weights):
        one, other = other, one
    cosine = sum(weight * other.weights.get(word, 0.0) for word, weight in one.weights.items())
    if one.day and other.day:
        cosine *= math.exp(-abs((one.day - other.day).days) / _FORGETTING_DAYS)
    return cosine


def _linked(count: int, likeness: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Join groups by average linkage while the average likeness of their members is `ALIKE`; pairs unseen count 0."""
    members = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), like in likeness.items():
        sums[i][j] = sums[j][i] = like
    queue = [(-like, i, j) for (i, j), like in likeness.items() if like >= ALIKE]
    heapq.heapify(queue)
    following = count
    while queue:
        _, i, j = heapq.heappop(queue)
        if i not in members or j not in members:
            continue
        merged = members.pop(i) + members.pop(j)
        row = sums.pop(i)
        for other, total in sums.pop(j).items():
            row[other] = row.get(other, 0.0) + total
        members[following] = merged
        for other, total in row.items():
            if other not in members:
                continue
            sums[following][other] = sums[other][following] = total
            average = total / (len(merged) * len(members[other]))
            if average >= ALIKE:
                heapq.heappush(queue, (-average, min(other, following), max(other, following)))
        following += 1
    return sorted(sorted(group) for group in members.values())


def _story(outlines: Sequence[_Outline], reason: str) -> Story:
    dated = sorted(outlines, key=lambda outline: (outline.moment, outline.article))
    days = sorted(outline.day.isoformat() for outline in dated if outline.day)
    return Story(
        id=content_id("s", *sorted(outline.article for outline in outlines)),
        title=_central(outlines).title,
        articles=tuple(outline.article for outline in dated),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reason=reason,
    )


def _common(outlines: Sequence[_Outline]) -> Counter[str]:
    total: Counter[str] = Counter()
    for outline in outlines:
        total.update(outline.weights)
    return total


def _central(outlines: Sequence[_Outline]) -> _Outline:
    """The report most like the whole story; of equals the one with the lowest id."""
    total = _common(outlines)

    def closeness(outline: _Outline) -> tuple[float, str]:
        return -sum(weight * total[word] for word, weight in outline.weights.items()), outline.article

    return min(outlines, key=closeness)


def _reason(outlines: Sequence[_Outline]) -> str:
    if len(outlines) == 1:
        return "Belum ada laporan lain yang cukup mirip."
    carried = Counter(word for outline in outlines for word in outline.weights)
    total = _common(outlines)
    shared = [word for word, number in carried.items() if number * 3 >= len(outlines) * 2]
    telling = sorted(shared, key=lambda word: (-total[word], word))[:5]
    written = {word: name for outline in outlines for word, name in sorted(outline.names.items())}
    return f"Laporan-laporan ini sama-sama menyebut {listed([written.get(word, word) for word in telling])}."


def listed(words: Sequence[str]) -> str:
    """ "a, b dan c"."""
    return " dan ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
