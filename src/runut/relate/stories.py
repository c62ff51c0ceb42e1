"""Which reports are of one story: a plain rule over rare words, names and days.

Two reports are as alike as the cosine of their words, each weighted by its rarity in the language and by how
often it stands in the report (names and the title's words weigh more), less for each week between them. Only
reports that share their most telling words, within `WINDOW_DAYS`, are compared: the cost goes with the flow of the
news and not with what is kept. Stories are then built bottom up by average linkage: the two groups most alike join
first, until none is alike enough. Likeness needs no other article, its sums are whole numbers and ties go by id, so
that the order of arrival changes nothing, and a part of the reports can be grouped apart (runut.tracking).
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import TypeVar

from babel.lists import format_list

from runut.records import Change, DateValue, Outline, Reading, Story, Why, content_id
from runut.relate.anchors import anchors
from runut.relate.discrepancies import days_apart, tell
from runut.relate.polarity import numeral
from runut.relate.vocabulary import any_of, content_words, rarity, table_of, words

ALIKE = 200_000  # millionths of average likeness at which groups still join; measured on 1 and 2 July 2025
WINDOW_DAYS = 120  # reports further apart are not compared: a third of their likeness would be left
TELLING = 12  # words by which candidates are found; more find no more stories and cost time
LOUDEST = 3  # of those, the ones that find a candidate alone, where they are so in both; else two are needed
_MILLION = 1_000_000
_COUNTED = 120_000  # millionths of likeness below which a pair counts for nothing; less changes no story
_KEPT_REASONS = 20_000  # told: between two looks at a store nearly all stay what they were
_KEPT = 96  # words of a report that are compared, the weightiest
_FORGETTING_DAYS = 120.0  # likeness falls to two thirds over seven weeks: stories go on for months
_TITLE_WEIGHT = 2
_NAME_WEIGHT = 1.5
_ZONE = timezone(timedelta(hours=7))  # of an hour told without one, and of days: western Indonesia
_READ = 6_000  # characters of a report that are compared: the news comes first
_LIKE, _LIKEST = 0.8, 0.9  # of the likeness of the most central report: another such may give the story its title
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"(?<![.!?\"“”'’:] )(?<!^)\b[A-Z][\w'-]+")

Pair = tuple[str, str]  # ids of articles, the lower first
Step = tuple[str, str, int]
Told = TypeVar("Told", Story, Change)


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one story by id, and the *steps* that joined them, each after those of its parts: the lowest ids of
    the two parts, the lower first, and the sum of the likeness between them."""

    articles: tuple[str, ...]
    steps: tuple[Step, ...] = ()


def stories(
    readings: Iterable[Reading],
    *,
    one_story: bool = False,
    language: str = "id",
    dated: Callable[[list[Outline]], list[Outline]] = lambda outlines: outlines,
) -> tuple[Story, ...]:
    """Return every story, an article alone among them, the largest first; *one_story* puts all into one.

    *readings* are passed over once and not kept; *language* is that in which reasons are told. *dated* gives those of
    a story without a day the one that the others give them.
    """
    outlines = {found.article: found for found in map(outline, readings)}
    if not outlines:
        return ()
    if one_story:
        return (told(story_of(dated(list(outlines.values())), Why("story.asked")), language),)
    groups = grouped(outlines, dict(_links(sorted(outlines.values(), key=lambda found: found.article))))
    found = [told(story_of(dated([outlines[article] for article in group.articles])), language) for group in groups]
    return tuple(sorted(found, key=lambda story: (-len(story.articles), story.first or "", story.id)))


def outline(reading: Reading) -> Outline:
    """Return what is kept of *reading* to find its story."""
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
    return Outline(
        article=article.id,
        day=article.published.day,
        moment=_moment(article.published),
        title=_headline(reading),
        outlet=article.outlet,
        weights={word: round(weight / length, 4) for word, weight in weights.items()},
        names={word: names[word] for word in weights if word in names},
    )


def all_dated(outlines: list[Outline], readings_of: Callable[[list[str]], Iterable[Reading]]) -> list[Outline]:
    """Return the *outlines* of a story, those without a day with the one that the others give them.

    *readings_of* gives the readings of articles by their ids.
    """
    days = [found.day for found in outlines if found.day]
    if len(days) == len(outlines) or len(outlines) == 1:
        return outlines
    given = anchors(tuple(readings_of([found.article for found in outlines if not found.day])), days)
    return [on_day(found, given[found.article]) if found.article in given else found for found in outlines]


def on_day(found: Outline, published: DateValue) -> Outline:
    """Return *found* as the outline of an article that was *published* then."""
    return replace(found, day=published.day, moment=_moment(published))


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
    ends = rf"[,;:]| {any_of(article.language, 'clause')} "
    clause = re.split(ends, " ".join(first.split()), maxsplit=1)[0]
    return clause.rstrip(" .") if len(clause) > 20 else " ".join(first.split())[:120]


# ---------------------------------------------------------------- which reports are compared, and how alike they are


def telling(found: Outline) -> list[str]:
    """Return the words by which candidates are found: the weightiest, of equals the last in the alphabet."""
    return heapq.nlargest(TELLING, found.weights, key=lambda word: (found.weights[word], word))


def candidates(own: Sequence[str], others: Iterable[tuple[str, str, int]]) -> list[str]:
    """Return the articles to be compared with one whose telling words are *own*.

    *others* are the same words in other articles: article, word, its place among that one's telling words.
    """
    places = {word: place for place, word in enumerate(own)}
    shared: Counter[str] = Counter()
    for article, word, place in others:
        shared[article] += 2 if place < LOUDEST and places[word] < LOUDEST else 1
    return sorted(article for article, weight in shared.items() if weight >= 2)


def likeness(one: Outline, other: Outline) -> int | None:
    """Return how alike two reports are, in millionths; None where it is too little to count."""
    shared = one.weights.keys() & other.weights.keys()
    cosine = math.fsum([one.weights[word] * other.weights[word] for word in shared])
    if one.day and other.day:
        apart = days_apart(one.day, other.day)
        cosine *= math.exp(-apart / _FORGETTING_DAYS) if apart <= WINDOW_DAYS else 0
    found = round(cosine * _MILLION)
    return found if found >= _COUNTED else None


def _links(outlines: Sequence[Outline]) -> Iterator[tuple[Pair, int]]:
    """Yield the pairs that count; *outlines* are in the order of their articles."""
    by_article = {found.article: found for found in outlines}
    sharing: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for found in outlines:
        own = telling(found)
        for other in candidates(own, (row for word in own for row in sharing[word])):
            like = likeness(by_article[other], found)
            if like is not None:
                yield (other, found.article), like
        for place, word in enumerate(own):
            sharing[word].append((found.article, word, place))


# ---------------------------------------------------------------- groups


def grouped(articles: Iterable[str], links: Mapping[Pair, int], settled: Iterable[Group] = ()) -> list[Group]:
    """Join groups by average linkage while the average likeness of their members is `ALIKE`; pairs unseen count 0.

    A group goes by its lowest id. As an average is never above the greater of its parts, two groups that are each
    other's nearest may join at any time: what is far from a change is joined by the same steps as without it.
    Of *settled* groups no links among themselves are asked: each joins by its own steps, unless an article joins a
    part of it before. Such a group is not in the answer, and the answer is right only if all of them are.
    """
    members = {article: [article] for article in articles}
    known: dict[tuple[str, int], Step] = {}  # the next step of a part of a settled group, by its id and size
    for group in settled:
        members.update((article, [article]) for article in group.articles)
        known.update(_next_steps(group))
    steps: dict[str, list[Step]] = {article: [] for article in members}
    sizes = dict.fromkeys(members, 1)
    sums: dict[str, dict[str, int]] = defaultdict(dict)
    for (one, other), like in links.items():
        sums[one][other] = sums[other][one] = like
    queue = [(-float(like), one, other, 1, 1) for (one, other), like in links.items() if like >= ALIKE]
    for one, other, total in {step for (_, size), step in known.items() if size == 1}:
        if known.get((one, 1)) == known.get((other, 1)):
            sums[one][other] = sums[other][one] = total
            queue.append((-float(total), one, other, 1, 1))
    heapq.heapify(queue)
    while queue:
        _, one, other, size, other_size = heapq.heappop(queue)
        if sizes.get(one) != size or sizes.get(other) != other_size:
            continue  # one of them has joined another meanwhile
        row, gained = sums[one], sums.pop(other)
        steps[one] += [*steps.pop(other), (one, other, row.pop(other))]
        members[one] += members.pop(other)
        sizes[one] = size = size + sizes.pop(other)
        del gained[one]
        for third, total in gained.items():
            del sums[third][other]
            row[third] = row.get(third, 0) + total
        step = known.get((one, size))
        if step:
            third = step[1] if step[0] == one else step[0]
            if third in sizes and known.get((third, sizes[third])) == step:
                row[third] = step[2]
        least = ALIKE * size
        for third, total in row.items():
            sums[third][one] = total
            third_size = sizes[third]
            if total < least * third_size:
                continue
            average = total / (size * third_size)
            pair = (one, third, size, third_size) if one < third else (third, one, third_size, size)
            heapq.heappush(queue, (-average, *pair))
    return [Group(tuple(sorted(members[article])), tuple(steps[article])) for article in sorted(members)]


def _next_steps(group: Group) -> Iterator[tuple[tuple[str, int], Step]]:
    """Yield for each part of *group*, by its lowest id and its size, the step by which it joined another."""
    sizes = dict.fromkeys(group.articles, 1)
    for step in group.steps:
        one, other, _ = step
        yield (one, sizes[one]), step
        yield (other, sizes[other]), step
        sizes[one] += sizes.pop(other)


# ---------------------------------------------------------------- a story


def story_of(outlines: Sequence[Outline], why: Why | None = None) -> Story:
    """Return the story that the reports of *outlines* tell, its reason yet untold; *why* instead of what they share."""
    dated = sorted(outlines, key=lambda found: (found.moment, found.article))
    days = sorted(found.day for found in dated if found.day)
    return Story(
        id=content_id("s", *sorted(found.article for found in outlines)),
        title=_central(dated).title,
        articles=tuple(found.article for found in dated),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=tuple(sorted({found.outlet for found in outlines if found.outlet})),
        why=(why or _why(dated),),
    )


def told(one: Told, language: str) -> Told:
    """Return *one* with its reason in *language*; what has no *why* keeps the words that it was kept with."""
    return replace(one, reason=_reason(one.why, language)) if one.why else one


@lru_cache(_KEPT_REASONS)
def _reason(why: tuple[Why, ...], language: str) -> str:
    return " ".join(
        tell(language, one.key, words=format_list(one.words, locale=language), number=one.number) for one in why
    )


def in_order(story: Story, readings: Iterable[Reading]) -> Story:
    """Return *story* with the days and the order that its *readings* give it now."""
    articles = [reading.article for reading in readings]
    articles.sort(key=lambda article: (_moment(article.published), article.id))
    days = sorted(article.published.day for article in articles if article.published.day)
    return replace(
        story,
        articles=tuple(article.id for article in articles),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=tuple(sorted({article.outlet for article in articles if article.outlet})),
    )


def dated(reading: Reading, days: Mapping[str, DateValue]) -> Reading:
    """Return *reading* with the day of its article among *days*, if there is one."""
    day = days.get(reading.article.id)
    return replace(reading, article=replace(reading.article, published=day)) if day else reading


def _central(outlines: Sequence[Outline]) -> Outline:
    """The report that gives the story its title: the latest of those most like the whole story, as far as their titles
    give no number that a later report may have overtaken; of one day the most like, of equals the lowest id."""
    if len(outlines) == 1:
        return outlines[0]
    total: dict[str, float] = defaultdict(float)
    for found in sorted(outlines, key=lambda found: found.article):
        for word, weight in found.weights.items():
            total[word] += weight
    closeness = {found.article: sum(w * total[word] for word, w in found.weights.items()) for found in outlines}
    best = max(closeness.values())
    dated = [(found.day, numbers) for found in outlines if found.day and (numbers := _numbers(found))]
    end = max((found.day for found in outlines if found.day), default="")
    like = [found for found in outlines if closeness[found.article] >= _LIKE * best]
    lasting = [found for found in like if not _stale(found, dated, end)] or like
    near = _LIKEST * max(closeness[found.article] for found in lasting)
    central = [found for found in lasting if closeness[found.article] >= near]
    last = max(found.day or "" for found in central)
    return min(
        (found for found in central if (found.day or "") == last),
        key=lambda found: (-closeness[found.article], found.article),
    )


def _stale(found: Outline, dated: Sequence[tuple[str, Set[str]]], end: str) -> bool:
    """Does the title announce a correction, count the dead, the held or the like before the *end* of the story, or give
    a number where that of a later day gives another? *dated*: the numbers in titles, by day."""
    numbers, corrects = _numbers(found), table_of("id", "retractions")
    if any(corrects.get(word, {}).get("kind") == "announces" for word in words(found.title)):
        return True
    if not numbers or not found.day or found.day == end:
        return False
    scopes = table_of("id", "scopes")
    states = any(scopes.get(word, {}).get("exclusive") == "1" for word in words(found.title))
    return states or any(day > found.day and numbers.isdisjoint(others) for day, others in dated)


def _numbers(found: Outline) -> frozenset[str]:
    return frozenset(word for word in words(found.title) if numeral(word, "id") and not _YEAR.fullmatch(word))


def _why(outlines: Sequence[Outline]) -> Why:
    if len(outlines) == 1:
        return Why("story.alone")
    carried: Counter[str] = Counter()
    for found in outlines:
        carried.update(found.weights.keys())
    shared = [word for word, number in carried.items() if number * 3 >= len(outlines) * 2 and not word.isdecimal()]
    total = {word: sum(found.weights.get(word, 0.0) for found in outlines) for word in shared}
    telling_most = sorted(shared, key=lambda word: (-total[word], word))[:5]
    if not telling_most:
        return Why("story.chain")
    written = {word: name for found in outlines for word, name in sorted(found.names.items())}
    return Why("story.shared", tuple(written.get(word, word) for word in telling_most))
