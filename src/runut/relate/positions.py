"""How an actor's position moved, where a report tells it: "semula membantah, tetapi kini mengakui".

Two forms of sentence tell it without room for another reading: a denial that was so at first and, behind a turn, its
admission or its end; and a stand that changed from denying to admitting. Who first denied is who is named in front of
the denial, or behind the noun of the stand. Sentences of several reports that tell of one actor and one matter are one
finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from runut.records import Entity, Finding, Reading, Span, content_id
from runut.relate.discrepancies import day_in_words, tell
from runut.relate.stems import root
from runut.relate.trust import CONFLICTS, sure
from runut.relate.vocabulary import content_words
from runut.text.lexicon import load_table  # tables only

_KINDS = ("deny", "concede", "first", "turn", "stop", "change", "from", "to", "stand")
_DENIALS = frozenset({"denial", "rebuttal"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that tells a shift: whose (entity ids), both stands in its words, their clauses, the days told; *who*
    (an entity id) the turn names as the one who made it."""

    actors: frozenset[str]
    before: Span
    after: Span
    words: tuple[str, str]
    days: tuple[str, ...]
    roots: frozenset[str]
    who: str | None


def shifts(
    readings: Sequence[Reading], story: str, entities: Sequence[Entity], language: str = "id"
) -> Iterator[Finding]:
    """Yield one finding for each actor, or actors named together, and the matter that a shift is told of."""
    names = {entity.id: entity.name for entity in entities}
    at = {span: entity.id for entity in entities for span in entity.mentions}
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    told = [found for reading in ordered for found in _told(reading, at)]
    for group in _together(told):
        actors = sorted({names[actor] for one in group for actor in one.actors})
        before, after = group[0].words
        after = f"{names[group[0].who]} {after}" if group[0].who else after
        days = sorted({day for one in group for day in one.days})
        when = f" ({day_in_words(days[0], language)})" if len(days) == 1 else ""
        spans = tuple(span for one in group for span in (one.before, one.after))
        yield Finding(
            content_id("x", "position_shift", story, *sorted(spans)),
            story,
            "position_shift",
            tell(language, "told_shift.summary", names=", ".join(actors), before=before, after=after, when=when),
            tell(language, "told_shift.reason", number=len({one.before.article for one in group})),
            spans,
            sure("told_shift.reason"),
            "told_shift",
        )


def given_up(finding: Finding, turned: Sequence[Finding]) -> bool:
    """Does *finding* set a denial against what others say, of which one of the shifts in *turned* tells that it was
    given up? That is no conflict between them any more."""
    denied = finding.evidence[0] if finding.kind in _DENIALS and finding.type in CONFLICTS else None
    return denied is not None and any(denied.overlaps(before) for one in turned for before in one.evidence[::2])


def _together(told: Sequence[_Told]) -> list[list[_Told]]:
    """Sentences that share an actor and a word of the matter, those that tell of most actors and a day first."""
    groups: list[list[_Told]] = []
    for one in sorted(told, key=lambda one: (-len(one.actors), -len(one.days), one.before)):
        for group in groups:
            if any(one.actors & other.actors and one.roots & other.roots for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _told(reading: Reading, at: Mapping[Span, str]) -> Iterator[_Told]:
    forms = _forms(reading.article.language)
    if not forms:
        return
    for sentence in reading.sentences:
        words = sentence.of(reading.article.text)
        for pattern in (forms["at first"], forms["changed"]):
            match = pattern.search(words.lower())
            if match:
                found = _shift(reading, sentence, match, at)
                if found:
                    yield found
                break


def _shift(reading: Reading, sentence: Span, match: re.Match[str], at: Mapping[Span, str]) -> _Told | None:
    article, text = reading.article, reading.article.text
    where = sentence.start
    changed = "stand" in match.re.groupindex
    first = where + (match.end("stand") if changed else 0)
    until = where + (match.start("change") if changed else match.start("deny"))
    named = [mention.span for mention in reading.mentions if first <= mention.span.start and mention.span.end <= until]
    actors = frozenset(at[span] for span in named if span in at)
    if not actors:
        return None
    turn = where + (match.start("to") if changed else match.start("turn"))
    before = Span(article.id, sentence.start, sentence.start + len(text[sentence.start : turn].rstrip(" ,;\n")))
    after = Span(article.id, turn, sentence.start + len(sentence.of(text).rstrip(" .\n")))
    days = tuple(
        (date.value or "")[:10] for date in reading.dates if after.covers(date.span) and _DAY.match(date.value or "")
    )
    stands = match["deny"], " ".join((match["after"] or "").split())
    matter = _forms(article.language)["any"].sub(" ", sentence.of(text).lower())
    roots = frozenset(root(word, article.language) for word in content_words(matter, article.language))
    names = frozenset(root(word, article.language) for span in named for word in content_words(span.of(text)))
    turned = where + match.start("after")
    behind = [m.span for m in reading.mentions if turn <= m.span.start and m.span.end <= turned and m.type == "person"]
    who = next((at[span] for span in reversed(behind) if span in at), None)
    return _Told(actors, before, after, stands, days, roots - names, who if who not in actors else None)


@cache
def _forms(language: str) -> Mapping[str, re.Pattern[str]]:
    try:
        rows = load_table(language, "positions")
    except FileNotFoundError:
        return {}
    of = {kind: "|".join(row["form"] for row in rows if row["kind"] == kind) for kind in _KINDS}
    at_first = (
        rf"\b(?:{of['first']})\b[^.]{{0,60}}?\b(?P<deny>{of['deny']})\b[^.]*?\b(?P<turn>{of['turn']})\b[^.]*?"
        rf"\b(?P<after>(?:{of['concede']})|(?:{of['stop']})\b[^.]{{0,40}}?\b(?:{of['deny']}))\b"
    )
    changed = (
        rf"\b(?P<stand>{of['stand']})\b[^.]*?\b(?P<change>{of['change']})\b[^.]*?\b(?:{of['from']})\b[^.]*?"
        rf"\b(?P<deny>{of['deny']})\b[^.]*?\b(?P<to>{of['to']})\b(?P<after>[^.,]*?\b(?:{of['concede']}))\b"
    )
    marks = rf"\b(?:{'|'.join(of.values())})\b"
    return {"at first": re.compile(at_first), "changed": re.compile(changed), "any": re.compile(marks)}
