"""Two states of a story -> what is new between them. Pure.

The states are dossiers, made by today's rules from the articles of then and of now: what other rules find in the same
words is no news. Lines are matched by the words they come from and the source that holds them, for ids and numbers
change as a story grows and an article that is edited is another version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from difflib import SequenceMatcher

from runut.dossier.figures import state_of, value_of
from runut.records import (
    Comparison,
    Course,
    Dossier,
    Edit,
    Ledger,
    Mark,
    Moved,
    News,
    Reading,
    Telling,
    Utterance,
)
from runut.relate.discrepancies import carrier

Words = tuple[str, str]  # the source of an article, and words that stand in it


def news(before: Dossier, after: Dossier, since: str, edits: Sequence[Edit] = ()) -> News:
    """Return what *after* has that *before* had not, and what is gone; *since* is the day or moment of *before*.

    Marks lead into *after*; what only *before* had is marked where its article is still the same.
    """
    known = {wording for utterance in _utterances(before) for wording in _said(utterance, before)}
    there = {report.article.source: report.article.id for report in before.reports}
    still = {report.article.source for report in after.reports}
    new, carried = [], []
    for utterance in _utterances(after):
        said = _said(utterance, after)
        if not said & known:
            new.append(utterance)
        elif {source for source, _ in said} - there.keys():
            carried.append(utterance)
    moved = _marks_moved(before, after)
    conflicts = _unmatched(after.conflicts, after, before.conflicts, before)
    shifts = _unmatched(after.shifts, after, before.shifts, before)
    closed = _unmatched((*before.conflicts, *before.shifts), before, (*after.conflicts, *after.shifts), after)
    return News(
        since=since,
        reports=tuple(r.number for r in after.reports if r.article.source not in there),
        gone=tuple(
            r.article.title or carrier(r.article, before.language)
            for r in before.reports
            if r.article.source not in still
        ),
        utterances=tuple(new),
        carried=tuple(carried),
        figures=tuple(_figures(before, after, moved)),
        opened=tuple(conflicts),
        shifts=tuple(shifts),
        courses=tuple(_courses(before, after)),
        closed=tuple(_with_marks(one, moved) for one in closed),
        edits=tuple(edits),
    )


def nothing_in(found: News) -> bool:
    """Is there no news at all?"""
    return not any(getattr(found, name) for name in News.__slots__ if name != "since")


# ---------------------------------------------------------------- what is said


def _utterances(dossier: Dossier) -> list[Utterance]:
    """Return every utterance once, by its number."""
    each = {utterance.number: utterance for voice in dossier.voices for utterance in voice.utterances}
    return [each[number] for number in sorted(each)]


def _said(utterance: Utterance, dossier: Dossier) -> Set[Words]:
    return {_words(mark, wording.words, dossier) for wording in utterance.wordings for mark in wording.marks}


def _words(mark: Mark, words: str, dossier: Dossier) -> Words:
    return dossier.reports[mark.report - 1].article.source, " ".join(words.casefold().split())


def _courses(before: Dossier, after: Dossier) -> Iterator[Course]:
    """Yield the courses of *after* with a step that none of *before* had."""
    known = {step for course in before.courses for steps in _steps(course, before) for step in steps}
    for course in after.courses:
        if any(not steps & known for steps in _steps(course, after)):
            yield course


def _steps(course: Course, dossier: Dossier) -> list[Set[tuple[str, Words]]]:
    return [{(kind, words) for words in _said(utterance, dossier)} for kind, utterance in course.steps]


# ---------------------------------------------------------------- figures


def _figures(before: Dossier, after: Dossier, moved: Mapping[Mark, Mark]) -> Iterator[Moved]:
    """Yield the figures whose current value is another, or that were not told before, those of most reports first, and
    with each what a report that changed its text tells otherwise of it."""
    known = {words: ledger for ledger in before.ledgers for words in _told(ledger.tellings, before)}
    same = {(ledger.measure, ledger.unit): ledger for ledger in before.ledgers}
    versions = {report.article.id for report in before.reports}
    newer = {report.article.source for report in after.reports if report.article.id not in versions}
    edited = newer & {report.article.source for report in before.reports}
    for ledger in after.ledgers:
        told = _told(ledger.tellings, after)
        old = next((known[words] for words in sorted(told) if words in known), same.get((ledger.measure, ledger.unit)))
        rewritten = list(_rewritten(ledger, old, before, after, edited)) if old and edited else []
        yield from rewritten
        latest = state_of(ledger).latest
        if _told([latest], after) <= known.keys() or any(one.after == latest for one in rewritten):
            continue  # told before: whatever is current now, no report has said anything new
        was = state_of(old).latest if old else None
        if was is None or value_of(was) != value_of(latest):
            yield _moved(ledger, was, latest, moved)


def _rewritten(ledger: Ledger, old: Ledger, before: Dossier, after: Dossier, edited: Set[str]) -> Iterator[Moved]:
    """Yield each value that a newer version of a report gives in the place of another, once: in the likest sentence.

    *edited*: the sources of the reports that are there in another version than before.
    """
    gone, given = _given(old, before, edited), _given(ledger, after, edited)
    told = set()
    for telling, source, passage in given:
        values = {value_of(was) for was, its, _ in gone if its == source}
        if value_of(telling) in values:
            continue
        still = {value_of(one) for one, its, _ in given if its == source}
        was = [(_alike(words, passage), one, words) for one, its, words in gone if its == source]
        was = [found for found in was if value_of(found[1]) not in still]
        if was:
            _, replaced, words = max(was, key=lambda found: found[0])
            then = replace(replaced, marks=())
            if (source, value_of(then), value_of(telling)) in told:
                continue  # another of its sentences has the same value
            told.add((source, value_of(then), value_of(telling)))
            yield Moved(ledger.number, ledger.measure, ledger.unit, then, telling, (words, passage))


def _given(ledger: Ledger, dossier: Dossier, sources: Set[str]) -> list[tuple[Telling, str, str]]:
    """Return what the reports of *sources* tell, with the source and the sentence."""
    each = [(telling, mark) for telling in ledger.tellings for mark in telling.marks]
    found = ((t, dossier.reports[mark.report - 1].article.source, _passage(mark, dossier)) for t, mark in each)
    return [(telling, source, _one_line(words)) for telling, source, words in found if source in sources]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _moved(ledger: Ledger, was: Telling | None, latest: Telling, moved: Mapping[Mark, Mark]) -> Moved:
    before = replace(was, marks=_followed(was.marks, moved)) if was else None
    return Moved(ledger.number, ledger.measure, ledger.unit, before, latest)


def _told(tellings: Sequence[Telling], dossier: Dossier) -> set[Words]:
    """Return where the values stand: the source, and the passage with the value."""
    return {
        _words(mark, f"{_passage(mark, dossier)} {telling.low} {telling.high}", dossier)
        for telling in tellings
        for mark in telling.marks
    }


def _passage(mark: Mark, dossier: Dossier) -> str:
    report = dossier.reports[mark.report - 1]
    passage = report.passages[mark.line - 1]
    return report.article.text[passage.start : passage.end]


# ---------------------------------------------------------------- findings


def _unmatched(
    ones: Sequence[Comparison], of_ones: Dossier, others: Sequence[Comparison], of_others: Dossier
) -> Iterator[Comparison]:
    """Yield those of *ones* that are none of *others*: a finding stays the same as long as two of its sides do."""
    held = [(other.type, _sides(other, of_others)) for other in others]
    for one in ones:
        sides = _sides(one, of_ones)
        if not any(one.type == type_ and len(sides & other) >= min(2, len(sides)) for type_, other in held):
            yield one


def _sides(found: Comparison, dossier: Dossier) -> set[Words]:
    return {_words(mark, side.words, dossier) for side in found.sides for mark in side.marks}


# ---------------------------------------------------------------- marks of then, followed to now


def _marks_moved(before: Dossier, after: Dossier) -> Mapping[Mark, Mark]:
    """Map each mark of *before* to that of *after*, for the articles that are still the same version."""
    now = {report.article.id: report.number for report in after.reports}
    return {
        Mark(report.number, passage.line): Mark(now[report.article.id], passage.line)
        for report in before.reports
        if report.article.id in now
        for passage in report.passages
    }


def _followed(marks: Sequence[Mark], moved: Mapping[Mark, Mark]) -> tuple[Mark, ...]:
    return tuple(moved[mark] for mark in marks if mark in moved)


def _with_marks(found: Comparison, moved: Mapping[Mark, Mark]) -> Comparison:
    return replace(found, sides=tuple(replace(side, marks=_followed(side.marks, moved)) for side in found.sides))


# ---------------------------------------------------------------- articles that changed their text


def edit_of(old: Reading, new: Reading, number: int | None) -> Edit | None:
    """Return what the newer version of a report says otherwise, sentence by sentence; None where only furniture is.

    *number* is that of the report in the dossier.
    """
    was, now = _sentences(old), _sentences(new)
    removed: list[str] = []
    added: list[str] = []
    for step, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if step != "equal":
            removed += was[i:j]
            added += now[k:m]
    titles = _one_line(old.article.title), _one_line(new.article.title)
    if titles[0] != titles[1]:
        removed, added = [titles[0], *removed], [titles[1], *added]
    if not removed and not added:
        return None
    return Edit(
        number,
        new.article.source,
        new.article.outlet,
        new.article.first_seen,
        tuple(filter(None, removed)),
        tuple(filter(None, added)),
    )


def _sentences(reading: Reading) -> list[str]:
    return [_one_line(span.of(reading.article.text)) for span in reading.sentences]


def _one_line(words: str | None) -> str:
    return " ".join((words or "").split())
