"""What one actor said of one question over the days: denied, declined to say, acknowledged, promised, done.

Precise rather than complete. Steps are statements of one speaker that share most of the words that tell something in
this story; a question counts only where the stand is another on another day: who says the same again has not moved.
What a speaker denied and later acknowledges needs less in common: the acknowledgement names what the denial did. Where
only the report has a day, it was said on that day or the one before; what it tells so of a question that was settled
by then may be recalled from before, and is no step.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from runut.records import Reading, Stance, StanceKind, Statement, Step, content_id
from runut.relate.likeness import Said
from runut.relate.stems import sense
from runut.relate.vocabulary import content_words, rarity, words
from runut.text.lexicon import load_table  # tables only

_TAKEN: Mapping[str, StanceKind] = {
    "deny": "denied",
    "withhold": "declined",
    "confirm": "acknowledged",
    "promise": "promised",
}
_SETTLED: frozenset[StanceKind] = frozenset({"acknowledged", "done"})
FROM_MOUTH_TO_PAPER = timedelta(days=1)
_SHARED = 1.2  # weight that all steps of one question share: two words that a third of the story's statements have
_CONTAINED = 0.6  # the part of the shorter of two steps that it is
_ACKNOWLEDGED = 0.25  # likewise, where a denial is followed by an acknowledgement
_SAME = 0.7  # likewise, of two prints of one utterance
_MOST_WORDS = 4  # that name the question
_TELLING = 0.3  # rarity of a word that names one


@dataclass(frozen=True, slots=True)
class _Taken:
    """A statement made on a day from *first* to *day*, the same where it is known; *kind* None: it takes no stand, but
    may tell that what was promised is done."""

    said: Said
    kind: StanceKind | None
    first: str
    day: str


def stances(statements: Iterable[Said], readings: Iterable[Reading], story: str) -> Iterator[Stance]:
    """Yield one stance for each actor and question, by actor; its steps in the order of their days.

    *statements*: those of *readings* as `said_in` gives them.
    """
    articles = {reading.article.id: reading.article for reading in readings}
    languages = {article.id: article.language for article in articles.values()}
    by_actor: dict[str, list[_Taken]] = defaultdict(list)
    for one in statements:
        first, day = _days(one.statement, articles[one.statement.article].published.day)
        actors = {speaker.entity for speaker in one.statement.speakers if speaker.entity}
        for actor in sorted(actors) if day else ():
            by_actor[actor].append(_Taken(one, _TAKEN.get(one.statement.act), first, day))
    for actor, taken in sorted(by_actor.items()):
        for line, shared in _lines(sorted(taken, key=lambda one: (one.day, one.said.statement.content[0]))):
            steps = _steps(line, languages)
            if steps:
                yield Stance(
                    content_id("p", story, actor, *(i for step in steps for i in step.statements)),
                    story,
                    actor,
                    _about(line, shared, languages),
                    steps,
                )


def _days(statement: Statement, published: str | None) -> tuple[str, str]:
    """The first and the last day on which it may have been said; "" where not even its report has one."""
    if statement.said.value is None and published:
        return (date.fromisoformat(published) - FROM_MOUTH_TO_PAPER).isoformat(), published
    return statement.said.day or "", statement.said.day or ""


def _lines(taken: Sequence[_Taken]) -> Iterator[tuple[list[_Taken], frozenset[str]]]:
    """Yield runs of what shares one question, with the words shared; *taken* is of one actor, by day.

    No statement is in two; a run spans two days and has a stand.
    """
    left = list(taken)
    while left:
        line, shared = [left.pop(0)], frozenset[str]()
        for other in list(left):
            common = _common(line, shared, other)
            if common:
                line.append(other)
                left.remove(other)
                shared = common
        if len({one.day for one in line}) > 1 and any(one.kind for one in line):
            yield line, shared


def _common(line: Sequence[_Taken], shared: frozenset[str], other: _Taken) -> frozenset[str]:
    """The words of the question if *other* is of it too, else none."""
    last = line[-1]
    both = last.said.weight.keys() & other.said.weight.keys()
    common = frozenset(both & shared if shared else both)
    mass = math.fsum([other.said.weight[word] for word in common])
    least = min(last.said.mass, other.said.mass) or 1.0
    turned = line[0].kind == "denied" and other.kind == "acknowledged" and other.day > line[0].day
    alike = mass >= _SHARED and mass / least >= _CONTAINED
    return common if alike or (turned and mass >= _SHARED / 2 and mass / least >= _ACKNOWLEDGED) else frozenset()


def _steps(line: Sequence[_Taken], languages: Mapping[str, str]) -> tuple[Step, ...]:
    """One step for each day and kind, first its fullest statement of a known day; what reports date apart is one
    utterance still."""
    steps: list[tuple[StanceKind, list[_Taken]]] = []
    for one in line:
        kind = one.kind
        promised = any(before == "promised" for before, _ in steps)
        if promised and kind in (None, "acknowledged") and _done(one.said.statement, languages):
            kind = "done"
        if kind is None or (one.first < one.day and any(before in _SETTLED for before, _ in steps)):
            continue
        same = next((own for before, own in steps if before == kind and _one_step(own[0], one)), None)
        if same is None:
            steps.append((kind, [one]))
        else:
            same.append(one)
    moved = len({kind for kind, _ in steps}) > 1
    if not moved or max(own[0].first for _, own in steps) <= min(own[0].day for _, own in steps):
        return ()
    each = [(kind, [one.said.statement for one in own]) for kind, own in steps]
    return tuple(Step(kind, tuple(s.id for s in sorted(own, key=_order))) for kind, own in each)


def _order(statement: Statement) -> tuple[bool, int, str]:
    return statement.said.day is None, -len(statement.text), statement.id


def _one_step(one: _Taken, other: _Taken) -> bool:
    shared = math.fsum([one.said.weight[word] for word in one.said.weight.keys() & other.said.weight.keys()])
    return one.day == other.day or shared >= _SAME * (min(one.said.mass, other.said.mass) or 1.0)


def _done(statement: Statement, languages: Mapping[str, str]) -> bool:
    return any(word in _marks(languages[statement.article]) for word in words(statement.text))


@cache
def _marks(language: str) -> frozenset[str]:
    """Words that tell a deed as done."""
    try:
        return frozenset(row["form"] for row in load_table(language, "positions") if row["kind"] == "done")
    except FileNotFoundError:
        return frozenset()


def _about(line: Sequence[_Taken], shared: frozenset[str], languages: Mapping[str, str]) -> tuple[str, ...]:
    """The words of the last step that name the question, the rarest in the news first, as they are written."""
    statement = line[-1].said.statement
    language = languages[statement.article]
    telling = (word for word in content_words(statement.text, language) if rarity(word, language) >= _TELLING)
    named = {word: rarity(word, language) for word in telling if sense(word, language) in shared}
    return tuple(sorted(named, key=lambda word: (-named[word], word))[:_MOST_WORDS])
