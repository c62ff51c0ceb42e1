"""Statements that are one claim: the same utterance in several reports, or one speaker saying in substance the same.

How likely two are one is judged by `likeness`. Groups are built bottom up, the most alike first, while the members of
both are alike throughout: no chain of pairs leads from one thing to another.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from runut.records import Claim, Compare, Lineage, content_id
from runut.relate.discrepancies import tell
from runut.relate.likeness import NEAR, OPEN, Said, apart, likeness, likeness_with, near
from runut.relate.lineage import independent


class _Bar(NamedTuple):
    """*least*: the likeness, averaged over the pairs of two groups, at which they are one claim; *root*: the power of
    each likeness in that average, below 1 to let many fair pairs outweigh a single close one."""

    least: float
    root: float


_BY_WORDS, _JUDGED = _Bar(0.105, 0.36), _Bar(0.28, 0.6)  # without the reader model, and with it
_LEAST_LIKE = 0.01  # what counts as nothing in the average
_MOST_SHARING = 60  # a word in more statements of the story finds no candidates: the cost stays linear


def claims(
    said: Sequence[Said], story: str, lineage: Lineage, language: str = "id", compare: Compare | None = None
) -> Iterator[Claim]:
    """Yield the claims of two statements or more, the one with most statements first; reasons are in *language*.

    *compare* is the reader model's view, asked where words and speakers leave it open.
    """
    origin_of = {article: origin for origin in lineage.origins for article in origin.articles}
    likenesses, bar = dict(candidate_pairs(said)), _BY_WORDS
    if compare is not None:
        likenesses, bar = {**likenesses, **_judged(said, likenesses, compare)}, _JUDGED
    groups = [[said[i] for i in group] for group in _groups(said, likenesses, bar) if len(group) > 1]
    for group in sorted(groups, key=lambda group: (-len(group), group[0].statement.content[0])):
        fullest = sorted(group, key=lambda one: (-len(one.statement.text), one.statement.id))
        yield Claim(
            id=content_id("c", story, *sorted(one.statement.id for one in group)),
            story=story,
            statements=tuple(one.statement.id for one in fullest),
            speaker=_speaker(group),
            text=fullest[0].statement.text,
            origins=independent({origin_of[one.statement.article] for one in group}),
            reason=_reason(fullest, language),
        )


def candidate_pairs(said: Sequence[Said]) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the pairs that share a word or stand near each other, with their likeness where it counts."""
    sharing: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(said):
        for word in one.weight:
            sharing[word].append(i)
    for i, one in enumerate(said):
        found = {j for word in one.weight if len(sharing[word]) <= _MOST_SHARING for j in sharing[word] if j > i}
        found |= {j for j in range(i + 1, min(i + 1 + NEAR, len(said))) if near(one, said[j])}
        for j in sorted(found):
            like = likeness(one, said[j])
            if like > _LEAST_LIKE:
                yield (i, j), like


def _judged(
    said: Sequence[Said], likenesses: Mapping[tuple[int, int], float], compare: Compare
) -> Mapping[tuple[int, int], float]:
    """Return the likeness of the pairs that are neither unlike nor alike, with what *compare* says of two reports."""
    left_open = [pair for pair, like in likenesses.items() if OPEN[0] < like < OPEN[1]]
    of_two = agreements(said, left_open, compare)
    return {(i, j): likeness_with(said[i], said[j], of_two.get((i, j))) for i, j in left_open}


def agreements(
    said: Sequence[Said], pairs: Sequence[tuple[int, int]], compare: Compare
) -> Mapping[tuple[int, int], float]:
    """Return what *compare* says of those of *pairs* that lie in two reports."""
    asked = [(i, j) for i, j in pairs if said[i].statement.article != said[j].statement.article]
    shares = compare([(said[i].statement.text, said[j].statement.text) for i, j in asked])
    return dict(zip(asked, shares, strict=True))


def _groups(said: Sequence[Said], likenesses: Mapping[tuple[int, int], float], bar: _Bar) -> list[list[int]]:
    """Join groups while the average likeness over their pairs is that of *bar*; unseen pairs are 0.

    Two that are `apart` never come into one group.
    """
    members = {i: [i] for i in range(len(said))}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), like in likenesses.items():
        sums[i][j] = sums[j][i] = like**bar.root
    queue = [(-like, i, j) for (i, j), like in likenesses.items() if like >= bar.least]
    heapq.heapify(queue)
    following = len(said)
    while queue:
        _, i, j = heapq.heappop(queue)
        if i not in members or j not in members or _apart(members[i], members[j], said):
            continue
        merged = sorted(members.pop(i) + members.pop(j))
        row = sums.pop(i)
        for other, total in sums.pop(j).items():
            row[other] = row.get(other, 0.0) + total
        members[following] = merged
        for other, total in row.items():
            if other not in members:
                continue
            sums[following][other] = sums[other][following] = total
            like = (total / (len(merged) * len(members[other]))) ** (1 / bar.root)
            if like >= bar.least:
                heapq.heappush(queue, (-like, min(other, following), max(other, following)))
        following += 1
    return sorted(members.values())


def _apart(one: Sequence[int], other: Sequence[int], said: Sequence[Said]) -> bool:
    return any(apart(said[a], said[b]) for a in one for b in other)


def _speaker(group: Sequence[Said]) -> str | None:
    """Whose claim it is: who speaks in every statement; None where reports give it to several, or to no one."""
    named = [{speaker.entity for speaker in one.statement.speakers} for one in group if one.statement.speakers]
    shared = set.intersection(*named) if named else set()
    return min((entity for entity in shared if entity), default=None)


def _reason(group: Sequence[Said], language: str) -> str:
    shared = set.intersection(*(set(one.weight) for one in group))
    telling = sorted(shared, key=lambda word: (-group[0].weight[word], word))[:4]
    body = any(one.offices & other.speakers for one in group for other in group)
    voice = tell(language, f"claim.{'speaker' if _speaker(group) else 'body' if body else 'utterance'}")
    if telling:
        return tell(language, "claim.words", voice=voice, words=", ".join(telling))
    return tell(language, "claim.alike", voice=voice)
