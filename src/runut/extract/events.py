"""What happened, or is to happen, on a day that a sentence names.

The verb nearest to the date tells what the date is of: the last one before it in its clause, else the first
behind. A verb of saying means that the date is the day of the saying or of the report, and gives no event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from runut.extract.clauses import words
from runut.extract.timewords import listed
from runut.extract.whereabouts import between, in_speech
from runut.records import (
    Annotated,
    Date,
    DateValue,
    Event,
    Mention,
    Precision,
    Sentence,
    Span,
    Statement,
    Token,
    content_id,
)
from runut.text.lexicon import load_index

_VERB = re.compile(r"(?:di|me|ber|ter)[a-z]{4,}(?:-[a-z]+)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?:[+-]\d\d:\d\d)?)?")
_BOUNDARY = re.compile(r"[,;:](?=\s)|\s[-–]\s|[\"“”]")
_CLOCK = re.compile(r"\D*\d{1,2}[.:]\d\d\D*")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_APART = 14  # a verb further from its date belongs to another
_PLAN_REACH = 4  # words before the verb among which a plan is told
_LONG = 140  # characters
_DAY: dict[int, Precision] = {10: "day", 16: "minute", 22: "minute"}


def events(
    doc: Annotated, dates: Sequence[Date], mentions: Sequence[Mention], statements: Sequence[Statement]
) -> Iterator[Event]:
    """Yield what happened or is planned on each day that a body sentence names, in reading order.

    A verb counts once, with its first day: "Selasa (18/11) waktu setempat (Rabu pagi WIB)" is one event. `where`
    and `who` hold names as mentioned in the clause; whose they are is for relate to say.
    """
    starts = [sentence.start for sentence in doc.sentences]
    said = _days_of_saying(statements)
    told: set[tuple[int, str | None]] = set()
    used: set[Token] = set()
    for found in dates:
        when = _when(found)
        k = bisect_left(starts, found.span.start + 1) - 1
        if when is None or k < 0 or found.span.end > doc.sentences[k].end or (k, when.day) in told:
            continue
        if _spoken_loosely(doc, found) or _hour_of_no_day(doc, found, when, dates, statements):
            continue
        sentence = doc.sentences[k]
        trigger = _trigger(doc, sentence, found)
        if trigger is None or trigger in used or _is_saying(doc, found, trigger, when, said):
            continue
        told.add((k, when.day))
        used.add(trigger)
        yield _event(doc, sentence, found, trigger, when, mentions, statements)


def _when(found: Date) -> DateValue | None:
    """The day or minute of *found*; None for a coarser or an unresolved value."""
    if found.type not in ("date", "time") or found.basis == "unresolved" or not found.value:
        return None
    match = _MOMENT.match(found.value)
    if not match:
        return None
    return DateValue(match.group(), _DAY.get(len(match.group()), "day"), found.basis)


def _spoken_loosely(doc: Annotated, found: Date) -> bool:
    """ "hari ini" and "kemarin" in a quotation: whoever speaks argues more often than tells."""
    if any(c.isdigit() for c in found.text):
        return False
    return in_speech(doc, found.span.start)


def _hour_of_no_day(
    doc: Annotated, found: Date, when: DateValue, dates: Sequence[Date], statements: Sequence[Statement]
) -> bool:
    """Is it an hour alone in what somebody says, of a day that the report tells only as the one on which people spoke?

    On the day of the report itself what people tell mostly happened that day; before it, they tell of another.
    """
    if when.precision != "minute" or when.day == doc.article.published.day or not _bare_hour(found, doc):
        return False
    if not any(statement.holds(found.span) for statement in statements):
        return False
    named = [one.span for one in dates if (one.value or "")[:10] == when.day and not _bare_hour(one, doc)]
    said = [statement for statement in statements if statement.said.day == when.day]
    starts = [sentence.start for sentence in doc.sentences]
    return bool(named) and all(
        any(
            not one.holds(span) and one.source and _sentence_of(starts, one.source) == _sentence_of(starts, span)
            for one in said
        )
        for span in named
    )


def _sentence_of(starts: Sequence[int], span: Span) -> int:
    return bisect_left(starts, span.start + 1) - 1


def _bare_hour(found: Date, doc: Annotated) -> bool:
    """Is it a clock time without a word of a day: "sekitar pukul 05.30 WITA"?"""
    language = doc.article.language
    beside = listed(language, "clock", "hedge", "local") | {zone.lower() for zone in load_index(language, "zones")}
    return bool(_CLOCK.fullmatch(found.text)) and {word.lower() for word in _WORD.findall(found.text)} <= beside


@cache
def _kinds(language: str) -> Mapping[str, str]:
    """What each word of eventverbs and cues is beside a date: deed, none or saying."""
    kinds = dict.fromkeys(load_index(language, "cues"), "saying")
    kinds |= {form: row["kind"] for form, row in load_index(language, "eventverbs").items()}
    return kinds


def _kind(token: Token, language: str) -> str | None:
    """``deed``, ``saying``, or None for what is no verb."""
    if token.kind != "word" or (token.capitalized and token.lower != token.text.lower()):
        return None
    kind = _kinds(language).get(token.lower)
    if kind == "none":
        return None
    return kind or ("deed" if not token.capitalized and _VERB.fullmatch(token.text) else None)


def _trigger(doc: Annotated, sentence: Sentence, found: Date) -> Token | None:
    """The verb that the date belongs to; None where there is none near or it is one of saying."""
    language = doc.article.language
    starts = [token.start for token in doc.tokens[sentence.first : sentence.last]]
    at = sentence.first + bisect_left(starts, found.span.start)
    behind = sentence.first + bisect_left(starts, found.span.end)
    before = doc.tokens[max(sentence.first, at - _WORDS_APART) : at][::-1]
    after = doc.tokens[behind : min(sentence.last, behind + _WORDS_APART)]
    leading = _leads(before, after, language)
    clause = _up_to_boundary(before) if not leading else ()
    for token in chain(
        clause, _past_comma(after) if leading else _up_to_boundary(after), before if not leading else ()
    ):
        kind = _kind(token, language)
        if kind:
            return token if kind == "deed" else None
    return None


def _leads(before: Sequence[Token], after: Sequence[Token], language: str) -> bool:
    """Does the date open a clause: "Pada 5 November, ...", "..., dan pada Senin, ..."? *before* is nearest first."""
    own = listed(language, "on", "dayname", "date")
    rest = [token.lower for token in before if token.lower not in own]
    opens = {",", ";", *words(language, "leading")}
    return not rest or (rest[0] in opens and any(token.text == "," for token in after[:1]))


def _up_to_boundary(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens up to a comma, colon or quotation mark; a bracket is no boundary."""
    for token in tokens:
        if token.kind == "mark" and token.text in ',;:"“”':
            return
        yield token


def _past_comma(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of the clause behind a date that opens the sentence."""
    first = next((i for i, token in enumerate(tokens) if token.kind == "word"), len(tokens))
    yield from tokens[first:]


def _days_of_saying(statements: Sequence[Statement]) -> tuple[tuple[str, int, int], ...]:
    """The days of utterances with the stretch from their cue or source to their content's end."""
    out = []
    for statement in statements:
        if statement.said.day:
            spans = [span for span in (statement.cue, statement.source) if span]
            out += [(statement.said.day, span.start, span.end) for span in spans]
    return tuple(out)


def _is_saying(
    doc: Annotated, found: Date, trigger: Token, when: DateValue, said: Sequence[tuple[str, int, int]]
) -> bool:
    """Does the date stand nearer to the cue or source of an utterance of that day than to a verb behind a comma?"""
    between = sorted((found.span.start, found.span.end, trigger.start, trigger.end))[1:3]
    if not _BOUNDARY.search(doc.plain, between[0], between[1] + 1):
        return False
    gap = between[1] - between[0]
    return any(day == when.day and _gap(found.span.start, found.span.end, start, end) < gap for day, start, end in said)


def _gap(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(other_start - end, start - other_end, 0)


def _event(
    doc: Annotated,
    sentence: Sentence,
    found: Date,
    trigger: Token,
    when: DateValue,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
) -> Event:
    start, end = _clause(doc, sentence, min(trigger.start, found.span.start), max(trigger.end, found.span.end))
    noun = _told_of(doc, sentence, trigger, found, statements)
    if noun is not None:
        start, end = max(start, noun), found.span.end
    named = [mention for mention in between(mentions, start, end) if mention.span.end <= end]
    places = [mention.name for mention in named if mention.type in ("place", "country")]
    span = doc.span(start, end)
    return Event(
        id=content_id("v", *(span.article, trigger.start, when.value)),
        span=span,
        trigger=doc.span(trigger.start, trigger.end),
        when=when,
        what=" ".join(doc.text[start:end].split()),
        planned=_planned(doc, sentence, trigger, when),
        where=places[0] if places else None,
        who=tuple(dict.fromkeys(m.name for m in named if m.type in ("person", "organization", "group"))),
    )


def _clause(doc: Annotated, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The sentence up to the end of the clause with the date; a long way to the verb is cut at a comma before it."""
    cuts = [match.start() for match in _BOUNDARY.finditer(doc.plain, sentence.start, sentence.end)]
    stop = next((cut for cut in cuts if cut >= end), sentence.end)
    first = sentence.start
    if start - first > _LONG:
        first = max((cut for cut in cuts if cut <= start), default=first)
    while first < stop and not doc.text[first].isalnum():
        first += 1
    return first, stop


def _told_of(doc: Annotated, sentence: Sentence, trigger: Token, found: Date, said: Sequence[Statement]) -> int | None:
    """Return where the noun begins whose clause *trigger* opens within what somebody says: of "X menyatakan jumlahnya
    sesuai | manifes yang ditandatangani nakhoda sehari sebelumnya" the day is that of the signing alone.

    None where no noun has it, or a span of time does: "pekan yang berakhir 19 Desember".
    """
    tokens, language = doc.tokens, doc.article.language
    at = bisect_left(tokens, trigger.start, key=lambda token: token.start) - 1
    while at > sentence.first and tokens[at].lower in words(language, "adverb"):
        at -= 1
    told = any(
        statement.holds(found.span) and statement.cue and statement.cue.end <= trigger.start for statement in said
    )
    if not told or found.span.start < trigger.end or tokens[at].lower not in words(language, "relative"):
        return None
    ends = words(language, "preposition", "bound", "conjunction", "deictic", "block")
    first = at
    while first > sentence.first:
        token = tokens[first - 1]
        if token.kind == "mark" or token.lower in ends or _kind(token, language):
            break
        first -= 1
    timed = tokens[at - 1].lower in load_index(language, "timewords")
    return None if timed or first == at else tokens[first].start


def _planned(doc: Annotated, sentence: Sentence, trigger: Token, when: DateValue) -> bool:
    published = doc.article.published.day
    if published and when.day and when.day > published:
        return True
    plans = load_index(doc.article.language, "plans")
    starts = [token.start for token in doc.tokens[sentence.first : sentence.last]]
    at = sentence.first + bisect_left(starts, trigger.start)
    near = doc.tokens[max(sentence.first, at - _PLAN_REACH) : at + 1]
    return any(plans[token.lower]["kind"] != "until" for token in near if token.lower in plans)
