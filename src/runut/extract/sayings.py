"""On which day something was said, and through whom it came.

A day that the sentence of the cue tells outside what was said is the day of the utterance. What the same speaker says
elsewhere in the article without a day of its own was said on the same occasion: it takes the day told last before
it, else the first one told behind it. A body shares the days of who speaks for it, and all who speak at one meeting
share its day; who speaks in the report of an event, on no other day, spoke there. A sentence that looks back
("Sebelumnya diberitakan") ends an occasion.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import chain, groupby
from operator import attrgetter

from runut.extract.anchors import known_day
from runut.extract.clauses import any_of, turn
from runut.extract.coreference import Cast
from runut.extract.credits import carriers
from runut.extract.resolution import Voice, source_words
from runut.extract.roles import office
from runut.extract.timewords import plan
from runut.extract.whereabouts import Spread, between, spread
from runut.records import UNKNOWN_DATE, Attribution, Date, DateValue, Span
from runut.text.lexicon import alternatives, load_table

LAST_DAYS = 7
EVENT_DAYS = 3  # an event further back than this is not what the report tells of
COMING_REACH = 40  # characters from a visit to the name of who came
BEFORE_REACH = 60  # characters before the cue in which "sebelumnya" stands
HELD_REACH = 4  # words from an event to the verb that tells that it took place
WITH_REACH = 80  # characters behind the source: "melalui Kasat Reskrim X", "didampingi Y"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"T\d")
_YEAR = re.compile(r"\b\d{4}\b")
_PERIOD = re.compile(r"\d{4}(-\d\d)?")

Credited = Callable[[int, int], Sequence[tuple[str, int, int]]]  # carriers of a stretch: name, start, end


@dataclass(frozen=True, slots=True)
class Saying:
    """One utterance with its speakers; *outer* is the index of the utterance that it is part of."""

    attribution: Attribution
    found: tuple[Voice, ...]
    outer: int | None

    @property
    def names(self) -> frozenset[str]:
        return frozenset(found.name for found in self.found)


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence tells: who spoke on which day, through which carriers; *shared* if others spoke there too."""

    at: int
    names: frozenset[str]
    day: DateValue
    relay: tuple[str, ...] = ()
    shared: bool = False
    past: bool = False  # the day looks back ("dua hari lalu"): it is of this utterance alone


@cache
def _words(kind: str, language: str) -> re.Pattern[str]:
    forms = [row["form"] for row in load_table(language, "occasions") if row["kind"] == kind]
    return re.compile(rf"\b{alternatives(forms)}\b", re.IGNORECASE)


@cache
def _took_place(language: str) -> re.Pattern[str]:
    """Matches "menggelar acara", "Acara itu digelar"."""
    event, held, meet = (_words(kind, language).pattern for kind in ("event", "held", "meet"))
    return re.compile(rf"{held}\s+{event}|{event}(?:\s+[\w-]+){{0,{HELD_REACH}}}\s+{held}|{meet}", re.IGNORECASE)


@cache
def _plan(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{plan(language)}\b", re.IGNORECASE)


def sayings(cast: Cast, said: Sequence[Saying], dates: Sequence[Date]) -> list[tuple[DateValue, tuple[str, ...]]]:
    """Return day and carriers of each utterance, in the order given (that of the text)."""
    contents = spread(span for saying in said for span in saying.attribution.content)
    dates = [_misprint_mended(cast, date) for date in dates]
    days = [date for date in dates if _can_be_said(cast, date) and not contents.overlaps(date.span)]
    credited = cache(partial(carriers, cast.doc))  # several may speak in one sentence
    own = [
        _told(cast, saying, _days_around(cast, said, i, days, dates), contents, credited)
        for i, saying in enumerate(said)
    ]
    for i, saying in enumerate(said):
        if not own[i].day.value and (closing := _closing_day(cast, saying, dates)):
            own[i] = replace(own[i], day=_day(closing))
    occasions = list(_occasions(cast, days, own))
    told = [*(t for t in own if t.day.value and not t.past), *occasions]
    own = [_joined(cast, saying, own[i], told, contents) or own[i] for i, saying in enumerate(said)]
    known = _known_days([*(t for t in own if t.day.value and not t.past), *occasions])
    relayed = _known_days(t for t in own if t.relay and not t.day.value)
    out = []
    for i, saying in enumerate(said):
        here = own[i]
        if not here.day.value and saying.outer is None and not _elsewhen(cast, saying, dates, contents):
            goes_on = saying.attribution.cue is None and i > 0 and bool(own[i - 1].names & here.names)
            following = own[i + 1] if i + 1 < len(said) and not goes_on else None
            behind = _beside_cue("earlier", cast, saying, contents, opening=True)
            here = _inherited(cast, here, following, known, behind=behind) or _carried(cast, here, relayed)
        out.append((here.day, here.relay))
    return out


def _days_around(
    cast: Cast, said: Sequence[Saying], i: int, days: Sequence[Date], dates: Sequence[Date]
) -> Sequence[Date]:
    """Return the days in its sentence that may be of the *i*-th utterance: for one told by another, also those that the
    other tells in front of it ("X mengatakan tadi malam Y menyampaikan ...")."""
    outer, cue = said[i].outer, said[i].attribution.cue
    mark = cue or said[i].attribution.source
    if mark is None:
        return ()
    start, end = _sentence_of(cast, mark.start)
    here = between(days, start, end)
    if outer is None or cue is None:
        return here
    around = spread(said[outer].attribution.content)
    inner = [d for d in between(dates, start, end) if _can_be_said(cast, d) and around.covers(d.span)]
    return [*here, *(d for d in inner if d.span.end <= cue.start)]


def _can_be_said(cast: Cast, date: Date) -> bool:
    """Is *date* a day, and none after that of the report?"""
    published = cast.doc.article.published.day
    return bool(_DAY.match(date.value or "")) and not (published and (date.value or "")[:10] > published)


def _misprint_mended(cast: Cast, date: Date) -> Date:
    """Return *date* with the report's month and year where it lies after the report, and these put it a week back.

    No utterance is later than its report: "Jumat (20/7/2025)" in a report of 21 June is 20 June.
    """
    published = cast.doc.article.published.day
    if not published or not _DAY.match(date.value or "") or _can_be_said(cast, date):
        return date
    value = published[:8] + (date.value or "")[8:10]
    age = int(published[8:10]) - int(value[8:10])
    return replace(date, value=value) if 0 <= age < LAST_DAYS and date.text[-5:].strip(")").isdigit() else date


def _told(cast: Cast, saying: Saying, days: Sequence[Date], contents: Spread, credited: Credited) -> Told:
    """Read the sentence of the cue: of *days* in it the first one behind the cue in its clause, else the last one in
    front of it."""
    attribution = saying.attribution
    mark = attribution.cue or attribution.source
    if mark is None:
        return Told(attribution.content[0].start, saying.names, UNKNOWN_DATE)
    start, end = _sentence_of(cast, mark.start)
    source = attribution.source or mark
    turns = turn(cast.doc.article.language).finditer(cast.doc.plain, mark.end, end)
    until = next((m.start() for m in turns if not contents.surrounds(m.start(), m.end())), end)
    after = [date for date in days if mark.end < date.span.start < until]
    before = [d for d in days if start <= d.span.start and d.span.end <= mark.start and _opens(cast, start, d, source)]
    chosen = after[0] if after else before[-1] if before else None
    relay = tuple(name for name, a, b in credited(start, end) if not contents.surrounds(a, b))
    shared = bool(_words("shared", cast.doc.article.language).search(cast.doc.plain, start, end))
    reach = min(end, source.end + WITH_REACH)
    beside = [m for m in between(cast.mentions, source.start, reach) if not contents.covers(m.span)]
    with_them = map(cast.person_at, beside)
    names = saying.names | {person.name for person in with_them if person} if chosen else saying.names
    past = chosen is not None and bool(_words("past", cast.doc.article.language).search(chosen.text))
    past = past and not (chosen is not None and _YEAR.search(chosen.text))
    return Told(mark.start, names, _day(chosen) if chosen else UNKNOWN_DATE, relay, shared, past)


def _opens(cast: Cast, start: int, date: Date, source: Span) -> bool:
    """Does *date* stand behind the source, near the sentence's head, or behind a word of an occasion?

    Elsewhere in front of the cue it belongs to the tale: "Soal orang yang membawanya pergi Rabu lalu, Budi mengaku".
    """
    front = cast.doc.plain[start : date.span.start]
    language = cast.doc.article.language
    occasion = _words("shared", language).search(front) or _words("told", language).search(front)
    return source.start < date.span.start or len(front.split()) < 6 or bool(occasion)


def _closing_day(cast: Cast, saying: Saying, dates: Sequence[Date]) -> Date | None:
    """Return the day in brackets that closes indirect speech behind a comma: "X mengatakan A, Selasa (17/6/2025)"."""
    if saying.attribution.mode == "direct":
        return None
    for span in saying.attribution.content:
        for date in between(dates, span.start, span.end):
            closes = span.covers(date.span) and span.end - date.span.end <= 1 and date.text.endswith(")")
            if closes and _can_be_said(cast, date) and cast.doc.plain[date.span.start - 2] == ",":
                return date
    return None


def _joined(cast: Cast, saying: Saying, here: Told, told: Sequence[Told], contents: Spread) -> Told | None:
    """Return *here* with the day told last before it, where its sentence says that it was said on the same occasion:
    "Dalam kesempatan yang sama, X mengatakan ..."."""
    mark = saying.attribution.cue or saying.attribution.source
    if here.day.value or saying.outer is not None or mark is None:
        return None
    start, end = _sentence_of(cast, mark.start)
    phrases = _words("same", cast.doc.article.language).finditer(cast.doc.plain, start, end)
    if all(contents.surrounds(phrase.start() + 1, phrase.end() - 1) for phrase in phrases):
        return None
    last = max((other for other in told if other.at < here.at), key=attrgetter("at"), default=None)
    if last is None or any(_apart(kind, cast, here, last) for kind in ("back", "aside")):
        return None
    return replace(here, day=last.day, shared=here.shared or last.shared)


def _elsewhen(cast: Cast, saying: Saying, dates: Sequence[Date], contents: Spread) -> bool:
    """Was it said at another time than what stands around it: "Ia sebelumnya menyoroti ...", "X semula membantah ...",
    "Pada Mei 2018, X ..."?"""
    cue = saying.attribution.cue
    if cue is None:
        return False
    plain = cast.doc.plain
    start, end = _sentence_of(cast, cue.start)
    for date in between(dates, start, cue.start):
        opens = len(plain[start : date.span.start].split()) < 2 and plain.startswith(",", date.span.end)
        if opens and _PERIOD.fullmatch(date.value or "") and not contents.covers(date.span):
            return True
    if _beside_cue("at first", cast, saying, contents):
        return True
    marks = _words("once", cast.doc.article.language).finditer(plain, start, end)
    return any(not contents.surrounds(mark.start() + 1, mark.end() - 1) for mark in marks)


def _beside_cue(kind: str, cast: Cast, saying: Saying, contents: Spread, *, opening: bool = False) -> bool:
    """Does a word of *kind* stand right before the cue, or with *opening* open the sentence in front of a comma?"""
    cue = saying.attribution.cue
    if cue is None:
        return False
    start, _ = _sentence_of(cast, cue.start)
    opens, beside = _around_cue(kind, cast.doc.article.language)
    opened = opens.match(cast.doc.plain, start, cue.start) if opening else None
    stands = beside.search(cast.doc.plain, max(start, cue.start - BEFORE_REACH), cue.start)
    return any(not contents.covers(cast.doc.span(*match.span(1))) for match in (opened, stands) if match)


@cache
def _around_cue(kind: str, language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    word, adverb = _words(kind, language).pattern, any_of(language, "adverb")
    return (
        re.compile(rf"\W*({word})\s*,", re.IGNORECASE),
        re.compile(rf"({word})\s+(?:{adverb}\s+)*$", re.IGNORECASE),
    )


def _occasions(cast: Cast, days: Sequence[Date], own: Sequence[Told]) -> Iterator[Told]:
    """Yield what other sentences tell of an utterance: "Pernyataan itu Budi sampaikan saat rapat, Senin (30/6)".

    Each sentence is looked at once, however many days it tells.
    """
    spoken = {_sentence_of(cast, told.at) for told in own if told.day.value}
    for (start, end), dates in groupby(days, key=lambda date: _sentence_of(cast, date.span.start)):
        if (start, end) in spoken:
            continue
        shared, tells = _tells_occasion(cast, start, end)
        if not tells:
            events = (date for date in dates if _is_event(cast, date, start, end))
            event = min(events, key=_has_clock, default=None)  # "jam 10 pagi, Sabtu (7/6)": a clock alone tells no day
            if event is not None:
                yield Told(event.span.start, frozenset(), _day(event), shared=True)
            continue
        beside = _names_beside(cast, own, start, end)
        turns = [match.start() for match in turn(cast.doc.article.language).finditer(cast.doc.plain, start, end)]
        for date in dates:
            begun = max((at for at in turns if at < date.span.start), default=start)  # of the clause that tells the day
            people = map(cast.person_at, between(cast.mentions, begun, end))
            names = frozenset(p.name for p in people if p) | beside
            yield Told(date.span.start, names, _day(date), shared=shared and begun == start)


def _tells_occasion(cast: Cast, start: int, end: int) -> tuple[bool, bool]:
    """Tell of a sentence whether several speak at its occasion, and whether it tells when anybody spoke."""
    plain, language = cast.doc.plain, cast.doc.article.language
    shared = bool(_words("shared", language).search(plain, start, end))
    return shared, shared or bool(_words("told", language).search(plain, start, end))


def _is_event(cast: Cast, date: Date, start: int, end: int) -> bool:
    """Does the sentence tell on which of the last days people gathered: "Acara itu digelar di X, Rabu (4/6/2025)"?"""
    published, day = known_day(cast.doc.article.published.day or ""), known_day(date.value or "")
    if published is None or day is None or (published - day).days > EVENT_DAYS:
        return False
    plain, language = cast.doc.plain, cast.doc.article.language
    if _words("since", language).search(plain, start, date.span.start) or _plan(language).search(plain, start, end):
        return False
    visits = _words("coming", language).finditer(plain, start, date.span.start)
    visitors = (between(cast.mentions, visit.end(), min(visit.end() + COMING_REACH, end)) for visit in visits)
    return any(map(cast.person_at, chain(*visitors))) or _took_place(language).search(plain, start, end) is not None


def _has_clock(date: Date) -> bool:
    return _CLOCK.search(date.value or "") is not None


def _names_beside(cast: Cast, own: Sequence[Told], start: int, end: int) -> frozenset[str]:
    """Return who speaks before and behind a sentence that points back ("Informasi itu termuat dalam laman X, Senin"),
    on a day not told elsewhere."""
    opening = cast.doc.plain[start:end].split()[:3]
    if not any(word in source_words("pointer", cast.doc.article.language) for word in opening):
        return frozenset()
    dated = frozenset[str]().union(*(told.names for told in own if told.day.value))
    before = next((told.names for told in reversed(own) if told.at < start), frozenset())
    behind = next((told.names for told in own if told.at > end), frozenset())
    return (before | behind) - dated


def _sentence_of(cast: Cast, at: int) -> tuple[int, int]:
    """Return the bounds of the last sentence that begins at *at* or before it."""
    sentences = cast.doc.sentences
    i = bisect_right(sentences, at, key=attrgetter("start")) - 1
    return (sentences[i].start, sentences[i].end) if i >= 0 else (0, 0)


def _day(date: Date) -> DateValue:
    assert date.value is not None
    return DateValue(date.value[:10], "day", "unknown" if date.basis == "unresolved" else date.basis)


# ---------------------------------------------------------------- the day of another utterance


@dataclass(frozen=True, slots=True)
class _Known:
    """The days *told*, in reading order, with the indices of each speaker's, and of those with the same speakers."""

    told: Sequence[Told]
    of_name: Mapping[str, Sequence[int]]
    of_names: Mapping[frozenset[str], Sequence[int]]


def _known_days(found: Iterable[Told]) -> _Known:
    told = sorted(found, key=attrgetter("at"))
    of_name: dict[str, list[int]] = {}
    of_names: dict[frozenset[str], list[int]] = {}
    for i, one in enumerate(told):
        of_names.setdefault(one.names, []).append(i)
        for name in one.names:
            of_name.setdefault(name, []).append(i)
    return _Known(told, of_name, of_names)


def _inherited(cast: Cast, here: Told, following: Told | None, known: _Known, *, behind: bool) -> Told | None:
    """Return *here* with the day of its occasion, None where no sentence, or with *behind* none behind it, tells it."""
    if following and following.day.value and following.names & here.names and _near(cast, here, following):
        return _with_day(here, following)  # "X mengatakan A. "A," kata X, Selasa": the quotation tells the day of both
    first = bisect_left(known.told, here.at, key=attrgetter("at"))
    last = bisect_right(known.told, here.at, first, key=attrgetter("at"))
    same = [known.of_name[name] for name in here.names if name in known.of_name]
    allied = (at for names, at in known.of_names.items() if _speaks_for(cast, here.names, names))
    for indices in (same, allied):  # the second is looked for only where the first has no day
        for i in _nearest(indices, first, last):
            if not (behind and i < first) and not _apart("back", cast, here, known.told[i]):
                return _with_day(here, known.told[i])
    before = () if behind else known.told[max(0, first - 1) : first]
    nearest = [*before, *known.told[last : last + 1]][:1]
    for other in nearest:
        if other.shared and not _apart("back", cast, here, other) and not _apart("aside", cast, here, other):
            return _with_day(here, other)
    return None


def _carried(cast: Cast, here: Told, relayed: _Known) -> Told:
    """Return *here* with the carrier of what the same speaker says on a day not told either: "..., kutip Warta"."""
    if here.relay:
        return here
    first = bisect_left(relayed.told, here.at, key=attrgetter("at"))
    same = (relayed.of_name[name] for name in here.names if name in relayed.of_name)
    near = (relayed.told[i] for i in _nearest(same, first, first))
    return next((replace(here, relay=told.relay) for told in near if not _apart("back", cast, here, told)), here)


def _nearest(indices: Iterable[Sequence[int]], first: int, last: int) -> list[int]:
    """Return of ascending *indices* the last one below *first*, then the first one from *last* on.

    None further away will do where these do not: what lies between them and here lies before the further ones too.
    """
    before: list[int] = []
    behind: list[int] = []
    for found in indices:
        k, m = bisect_left(found, first), bisect_left(found, last)
        before += found[max(0, k - 1) : k]
        behind += found[m : m + 1]
    return [*([max(before)] if before else ()), *([min(behind)] if behind else ())]


def _with_day(here: Told, other: Told) -> Told:
    relay = here.relay or (other.relay if here.names & other.names else ())
    return Told(here.at, here.names, other.day, relay, other.shared)


def _near(cast: Cast, one: Told, other: Told) -> bool:
    low, high = (bisect_right(cast.doc.sentences, told.at, key=attrgetter("start")) for told in (one, other))
    sentences = max(0, high - low)
    return sentences <= 1 and not _apart("back", cast, one, other)


def _apart(kind: str, cast: Cast, one: Told, other: Told) -> bool:
    """Stands a word of *kind* between two utterances?"""
    plain, language = cast.doc.plain, cast.doc.article.language
    low, high = sorted((one.at, other.at))
    places = _places(kind, plain, language)
    near = places[bisect_left(places, low) : bisect_left(places, high)]
    return any(_words(kind, language).match(plain, at, high) for at in near)


@lru_cache(maxsize=4)
def _places(kind: str, plain: str, language: str) -> tuple[int, ...]:
    """Return where the words of *kind* may begin, looked for once in each article."""
    return tuple(match.start() for match in _wherever(kind, language).finditer(plain))


@cache
def _wherever(kind: str, language: str) -> re.Pattern[str]:
    """Matches in front of each of the words of *kind*, also of one within another."""
    return re.compile(rf"(?={_words(kind, language).pattern})", re.IGNORECASE)


def _speaks_for(cast: Cast, one: frozenset[str], other: frozenset[str]) -> bool:
    """Is a body the one speaker, and the other one who holds an office in it?"""
    language = cast.doc.article.language
    for names, others in ((one, other), (other, one)):
        for person in cast.people:
            if person.name in names:
                offices = frozenset[str]().union(*(office(role, language) for _, role in person.offices))
                if any(body and office(body, language) <= offices for body in others if body != person.name):
                    return True
    return False
