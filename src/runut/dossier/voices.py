"""Who says what: one utterance of one occasion with its wordings, by speaker, and the courses of what they held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from runut.dossier.index import Index, grouped, is_open, unique
from runut.records import (
    Act,
    Article,
    Claim,
    Course,
    Entity,
    Related,
    Role,
    Stance,
    Statement,
    Utterance,
    Voice,
    Wording,
)
from runut.relate.lineage import independent
from runut.relate.vocabulary import forms, table_of, without_clitic
from runut.text.lexicon import alternatives  # tables only
from runut.text.outlets import outlet_name


def voices_of(related: Related, index: Index) -> tuple[Voice, ...]:
    """Return the sources, those in most reports first; what has no known speaker comes last."""
    entities = {entity.name: entity for entity in related.entities}
    utterances = utterances_of(related, index)
    by_speaker = grouped((name, u) for u in utterances for name in (u.speakers or (None,)))
    voices = [voice(name, entities.get(name or ""), said) for name, said in by_speaker.items()]
    return tuple(sorted(voices, key=lambda v: (v.name is None, -v.reports, -len(v.utterances))))


def voice(name: str | None, entity: Entity | None, said: Sequence[Utterance]) -> Voice:
    reports = {mark.report for utterance in said for wording in utterance.wordings for mark in wording.marks}
    if entity is None:
        return Voice(name, None, (), (), len(reports), tuple(said))
    aliases = tuple(alias for alias in entity.aliases if alias != name)
    return Voice(name, entity.type, roles_of(entity), aliases, len(reports), tuple(said))


def roles_of(entity: Entity) -> tuple[Role, ...]:
    """Return the roles of *entity*, those one that differ but in capitals."""
    same = grouped((role.name.casefold(), role) for role in entity.roles)
    return tuple(Role(found[0].name, tuple(sorted({day for r in found for day in r.days}))) for found in same.values())


def utterances_of(related: Related, index: Index) -> tuple[Utterance, ...]:
    """Return every utterance by the day it was said; a statement that no claim holds is one of its own."""
    held = {statement for claim in related.claims for statement in claim.statements}
    alone = (s for a in related.story.articles for s in index.book.readings[a].statements if s.id not in held)
    found = [
        utterance(part, claim, index)
        for claim in related.claims
        for part in parted([index.book.statements[s] for s in claim.statements], index)
    ]
    found += [utterance([statement], None, index) for statement in alone]
    found.sort(key=lambda u: (u.said.value or u.reported.value or "9999", u.wordings[0].marks))
    return tuple(replace(u, number=number) for number, u in enumerate(found, start=1))


def parted(statements: Sequence[Statement], index: Index) -> list[list[Statement]]:
    """Return the statements of one claim, apart where they have other speakers, another known day, or another stand.

    Whatever was compared to make them one: nobody is made to say another's words, or to deny and assert in one line.
    """
    parts: list[list[Statement]] = []
    for statement in statements:
        own = next((part for part in parts if all(_joins(statement, other, index) for other in part)), None)
        if own is None:
            parts.append([statement])
        else:
            own.append(statement)
    return parts


def _joins(one: Statement, other: Statement, index: Index) -> bool:
    speakers, others = set(index.speakers(one)), set(index.speakers(other))
    day, other_day = (one.said.value or "")[:10], (other.said.value or "")[:10]
    return (
        (speakers == others or not speakers or not others)
        and (day.startswith(other_day) or other_day.startswith(day))
        and _stand(one) == _stand(other)
    )


def _stand(statement: Statement) -> str:
    return statement.act if statement.act in ("deny", "withhold") else "assert"


def utterance(statements: Sequence[Statement], claim: Claim | None, index: Index) -> Utterance:
    known = [s.said for s in statements if s.said.value]
    speakers = next((named for s in statements if (named := index.speakers(s))), ())
    if not speakers and claim and claim.speaker:
        speakers = (index.book.name(claim.speaker) or claim.speaker,)
    articles = {s.article for s in statements}
    origins = [origin for origin in index.origins if articles.intersection(origin.articles)]
    return Utterance(
        number=0,
        speakers=speakers,
        said=known[0] if known else statements[0].said,
        reported=index.reported(s.article for s in statements),
        confidence=statements[0].confidence,
        wordings=tuple(wordings_of(statements, index)),
        reports=len(articles),
        independent_origins=independent(origins),
        origins_open=is_open(origins),
    )


def wordings_of(statements: Sequence[Statement], index: Index) -> Iterator[Wording]:
    for (words, mode, act), same in grouped(((s.text, s.mode, s.act), s) for s in statements).items():
        told = senses_of(same, index)
        senses = {sense for sense, _ in told}
        yield Wording(
            words=words,
            mode=mode,
            act=act,
            language=index.language(same[0].content[0]),
            via=unique(medium for s in same for medium in s.via),
            relay=relays_of(same, index),
            outlets=index.outlets(s.article for s in same),
            marks=index.marks(s.content[0] for s in same),
            sense=senses.pop() if len(senses) == 1 else None,
            inferred=any(inferred for _, inferred in told),
            conveys=conveys(act, words, index.language(same[0].content[0])),
            translated=any(s.id in index.translated for s in same),
        )


def relays_of(statements: Sequence[Statement], index: Index) -> tuple[str, ...]:
    """Return through whom *statements* came, each carrier once under its usual name, and none that speaks itself."""
    language = index.language(statements[0].content[0])
    found = {usual_name(name, language) for statement in statements for name in index.speakers(statement)}
    return unique(name for s in statements for n in s.relay if (name := usual_name(n, language)) not in found)


def usual_name(name: str, language: str) -> str:
    """Return the usual name of a carrier, any other *name* as it is."""
    known = table_of(language, "cues") and outlet_name(name, language)  # without tables no outlet is known
    return known or name


def senses_of(statements: Iterable[Statement], index: Index) -> set[tuple[str | None, bool]]:
    """Return what `sense_of` tells of each of *statements*."""
    return {sense_of(statement, index.reports[statement.article].article) for statement in statements}


def sense_of(statement: Statement, article: Article) -> tuple[str | None, bool]:
    """Return the `sense` of the cue of a *statement* of *article*, and whether its act is read in the content alone."""
    row = cue_row(statement.cue.of(article.text) if statement.cue else "", article.language)
    inferred = statement.act not in ("assert", row.get("act")) and bool(table_of(article.language, "cues"))
    return sense(row, statement.act), inferred


def conveys(act: Act, words: str, language: str) -> bool:
    """Do the *words* of a statement begin with a noun for what is uttered, so that they tell its *act* themselves?

    >>> conveys("evaluate", "kekhawatiran tentang banjir", "id"), conveys("evaluate", "air akan naik", "id")
    (True, False)
    """
    return act == "evaluate" and _feeling(language).match(words) is not None


@cache
def _feeling(language: str) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(forms(language, 'around', 'feeling'))}\b", re.IGNORECASE)


def cue_row(cue: str, language: str) -> Mapping[str, str]:
    """Return what lang/*/cues.tsv says of *cue* as it stands in an article; nothing of one that is not there.

    >>> cue_row("Harapnya", "id")["act"], cue_row("harapnya", "en")
    ('demand', {})
    """
    index = table_of(language, "cues")
    form = " ".join(cue.lower().split())
    return index.get(form) or index.get(without_clitic(form), {})


def sense(row: Mapping[str, str], act: Act) -> str | None:
    """Return what the cue of *row* says more exactly than *act*: "menduga" suspects.

    None where it says no more, or where the content makes a denial or a refusal of it.
    """
    if act in ("deny", "withhold") and row.get("act") != act:
        return None
    return row.get("sense") or None


def course_of(stance: Stance, index: Index) -> Course:
    said = [[index.book.statements[i] for i in step.statements] for step in stance.steps]
    steps = tuple((step.kind, utterance(each, None, index)) for step, each in zip(stance.steps, said, strict=True))
    actor = index.book.name(stance.actor) or stance.actor
    return Course(actor, stance.about, index.language(said[-1][0].content[0]), steps)
