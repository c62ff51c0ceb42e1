"""Every record that passes between the stages, from Span to Dossier's parts: frozen, slotted dataclasses.

Offsets are half-open and count Unicode code points of the frozen ``Article.text``; a span's words are
always ``article.text[span.start:span.end]``. Ids are hashes of content (`content_id`), so reading the same
input twice gives the same records. What is unknown is ``None`` or an empty tuple, never a guess.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Precision = Literal["year", "month", "week", "day", "minute"]
Basis = Literal["stated", "relative", "story", "unknown"]
TimexBasis = Literal["stated", "relative", "story", "unresolved"]
TimexType = Literal["date", "time", "duration", "set"]
PartKind = Literal[
    "title",
    "lead",
    "byline",
    "outlet",
    "published",
    "dateline",
    "caption",
    "subhead",
    "credit",
    "link",
    "furniture",
    "body",
]
TokenKind = Literal["word", "number", "mark"]
Comparator = Literal["exact", "approx", "at_least", "more_than", "at_most", "less_than", "range"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "confirm", "deny", "predict", "warn", "demand", "promise", "evaluate", "withhold"]
EntityType = Literal["person", "organization", "place", "country", "group"]
Relation = Literal["first", "agrees", "updates", "contradicts", "differs_in_scope"]
OriginBasis = Literal["credit", "text_reuse", "own"]
FindingType = Literal[
    "contradiction", "attribution_conflict", "evolution", "position_shift", "wording_variance", "circular_reporting"
]


def content_id(prefix: str, *content: object) -> str:
    """Return *prefix* and 16 hexadecimal digits of the SHA-256 of *content*.

    >>> content_id("q", "a1", 3, 9) == content_id("q", "a1", 3, 9)
    True
    """
    digest = hashlib.sha256("\x1f".join(map(str, content)).encode()).hexdigest()
    return f"{prefix}-{digest[:16]}"


# ---------------------------------------------------------------- where words stand


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]`` of one version of an article; *article* is the article's id."""

    article: str
    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.article == other.article and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.article == other.article and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class DateValue:
    """A day as far as it is known: *value* is an ISO 8601 prefix as long as *precision* says.

    ``DateValue("2024-10-29T09:13+07:00", "minute", "stated")``; all unknown is ``UNKNOWN_DATE``.
    """

    value: str | None = None
    precision: Precision | None = None
    basis: Basis = "unknown"

    @property
    def day(self) -> str | None:
        """``YYYY-MM-DD`` where at least the day is known."""
        return self.value[:10] if self.value and self.precision in ("day", "minute") else None


UNKNOWN_DATE = DateValue()


# ---------------------------------------------------------------- one article


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the article that plays one role. Parts are in order, do not overlap, and cover every
    character that is not white space; ``furniture`` may lie inside a paragraph (an advertisement mark), and so may
    ``link``, another report's or video's headline with the words before it ("Baca juga: ...")."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One version of a report. *text* is frozen: as it was read, line ends made ``\\n``, nothing else changed.

    *source* is the file's name, the URL or the id the input gave; *published* carries its basis; *outlet*,
    *byline*, *dateline*, *title* are None where the report does not tell. *parts* is text.layout's reading.
    *first_seen* is when Runut first read it (ISO 8601, UTC), set by the store, not part of the id.
    """

    id: str
    source: str
    text: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str = "id"
    published: DateValue = UNKNOWN_DATE
    dateline: str | None = None
    url: str | None = None
    parts: tuple[Part, ...] = ()
    first_seen: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. *kind*: ``word`` (letters, may hold - ' . inside), ``number``, ``mark``."""

    start: int
    end: int
    text: str
    kind: TokenKind

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capitalized(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of quotation marks: *start*, *end* with the marks, *inner_start*, *inner_end* without.

    A mark that never closes ends with its paragraph and has ``closed=False``. *speech* is False for scare
    quotes and titles: fewer than four words and no sentence of their own.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    speech: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """*paragraph* counts from 0 over body text; *first*, *last* are indices into ``Annotated.tokens`` (half-open)."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text. *name* is without titles and roles in front; *role* is the role noun
    phrase that goes with it here ("Menteri Luar Negeri AS"), *type* None where grammar cannot tell."""

    span: Span
    name: str
    type: EntityType | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its words, body sentences and quotations marked; what `text.annotate` gives.

    *plain* is the text for patterns to read: as long as ``article.text``, with every odd space a blank,
    every quotation mark ``"`` or ``'`` and every dash ``-``. Quote from ``text``, match on ``plain``.
    """

    article: Article
    plain: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        return self.article.text

    def span(self, start: int, end: int) -> Span:
        return Span(self.article.id, start, end)


# ---------------------------------------------------------------- what is read in one article


@dataclass(frozen=True, slots=True)
class Date:
    """An expression of time as in TIMEX3 (ISO 24617-1). *value* as in the export contract, None if unresolved."""

    id: str
    span: Span
    text: str
    type: TimexType
    value: str | None
    basis: TimexBasis


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its words, bounds and comparator.

    *low*, *high*: full value, None for an open end. *unit*: ISO 4217 code of money, unit of measure or
    the head noun or classifier counted, in lower case as written. *counted*: what is counted, with its
    modifiers as written ("tentara Korea Utara"), None for plain measures. *per*: ``day``, ``barrel`` ... for rates.
    """

    id: str
    span: Span
    text: str
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    unit: str | None = None
    counted: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: *name* is the fullest name in the article (or the description of an unnamed source),
    *as_written* the words at this place; *entity* is filled in by relate."""

    name: str
    role: str | None = None
    as_written: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """What extract.statements finds before extract.speakers resolves who speaks: the spans and the act."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    mode: Mode
    act: Act
    via: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """An utterance that the article attributes to a source. *text*: the content's words, pieces joined by " … "."""

    id: str
    article: str
    content: tuple[Span, ...]
    text: str
    cue: Span | None
    source: Span | None
    speakers: tuple[Speaker, ...]
    mode: Mode
    act: Act
    said: DateValue = UNKNOWN_DATE
    via: tuple[str, ...] = ()
    relay: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Credit:
    """A carrier that the article credits: "dilansir AP", "Sumber : Epochtimes.com"; *day* of that report if told."""

    name: str
    span: Span
    day: DateValue = UNKNOWN_DATE


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is planned on a day the sentence names; *span* is the sentence."""

    id: str
    span: Span
    trigger: Span
    when: DateValue
    what: str
    planned: bool = False
    where: str | None = None
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that extract finds in one article; *made_by* names the versions that made it.

    *sentences*: spans of the body sentences, in order, for whoever shows or compares the text.
    """

    article: Article
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]
    credits: tuple[Credit, ...]
    events: tuple[Event, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with one input, as a row: the run goes on. *remedy* says what the reader can do."""

    source: str
    stage: str
    error: str
    remedy: str | None = None


# ---------------------------------------------------------------- one story


@dataclass(frozen=True, slots=True)
class Role:
    """A role as used for an entity, with the days of the articles that used it."""

    name: str
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    id: str
    story: str
    name: str
    type: EntityType | None
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Span, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """*articles*: ids by publication; *first*, *last*: its days as known; *reason*: why they are one story."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports come from: *origin* names an agency, outlet or "tidak diketahui"; *evidence*: the credit's words."""

    origin: str
    articles: tuple[str, ...]
    basis: OriginBasis
    reason: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    story: str
    origins: tuple[Origin, ...]
    independent_origins: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One utterance over all reports of it; *statements* fullest first; *reason* says why they are one."""

    id: str
    story: str
    statements: tuple[str, ...]
    speaker: str | None
    text: str
    origins: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a figure. *as_of* is the day it was stated; *to* the quantity id that *relation* refers to."""

    quantity: str
    statement: str | None
    speaker: str | None
    as_of: DateValue
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    relation: Relation
    to: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Quantities that answer one question; *points* in order of the day they were stated."""

    id: str
    story: str
    measure: str
    unit: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    story: str
    type: FindingType
    summary: str
    reason: str
    evidence: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """*date* an ISO 8601 prefix; *text* the best sentence; *planned* tells a plan from a deed."""

    date: str
    precision: Precision
    text: str
    evidence: tuple[Span, ...]
    articles: tuple[str, ...]
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """All that relate finds in one story; statements of *readings* carry their speakers' entity ids."""

    story: Story
    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    lineage: Lineage
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    timeline: tuple[TimelineEntry, ...]


# ---------------------------------------------------------------- what the page shows


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Where a line of the dossier comes from: *line* of *report*, both counted from 1; printed "3.12"."""

    report: int
    line: int


@dataclass(frozen=True, slots=True)
class Marked:
    """``text[start:end]`` is someone's words (*mode* direct) or the report's account of them (indirect, mixed)."""

    start: int
    end: int
    mode: Mode


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report: a body sentence, or a part that is none. *opens* a paragraph; *marked* are disjoint."""

    line: int
    kind: PartKind
    start: int
    end: int
    opens: bool
    marked: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """An article as the dossier numbers and shows it; *passages* cover every character that is not white space."""

    number: int
    article: Article
    passages: tuple[Passage, ...]
    upstream: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """A value of a figure as one source gave it on one day; reports that print the same are one telling.

    *speaker* None: the reports say it without naming who. *words* are as printed, each wording once.
    *origins*: numbers of the branches its reports belong to. *against*: bounds, comparator and speaker of the
    telling that *relation* refers to.
    """

    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    words: tuple[str, ...]
    speaker: str | None
    said: DateValue
    reported: DateValue
    outlets: tuple[str, ...]
    relation: Relation
    reason: str
    origins: tuple[int, ...]
    marks: tuple[Mark, ...]
    against: tuple[Decimal | None, Decimal | None, Comparator, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All tellings of one figure, by the day said. Ledgers are numbered from 1 in order of weight."""

    number: int
    figure: str
    measure: str
    unit: str | None
    reports: int
    disputed: bool
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class State:
    """The latest value of a figure, what others told on that very day, and the last different value before it."""

    ledger: int
    measure: str
    unit: str | None
    latest: Telling
    same_day: tuple[Telling, ...]
    before: Telling | None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: who says it, in which words of the report, where."""

    speaker: str | None
    words: str
    passage: str
    language: str
    said: DateValue
    reported: DateValue
    outlets: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A finding with its sides. *about* says what differs; None where the type alone tells it."""

    type: FindingType
    about: Literal["value", "day"] | None
    summary: str
    reason: str
    confidence: float
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How one or more reports word an utterance; quotation marks stand only around *mode* direct."""

    words: str
    mode: Mode
    language: str
    outlets: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a source said, over all reports of it; *wordings* fullest first."""

    number: int
    speakers: tuple[str, ...]
    act: Act
    said: DateValue
    reported: DateValue
    via: tuple[str, ...]
    relay: tuple[str, ...]
    origins: int
    confidence: float
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A source with its roles and utterances by the day said. *name* None gathers what has no known speaker."""

    name: str | None
    type: EntityType | None
    roles: tuple[Role, ...]
    aliases: tuple[str, ...]
    reports: int
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of the timeline; *otherwise*: days that other reports give for the same event, with their marks."""

    date: str
    precision: Precision
    text: str
    language: str
    planned: bool
    outlets: tuple[str, ...]
    marks: tuple[Mark, ...]
    otherwise: tuple[tuple[str, Mark], ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """One origin and the reports that draw on it, with the reason and the words that credit it."""

    number: int
    origin: str
    basis: OriginBasis
    reason: str
    reports: tuple[int, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the page of one story shows, in its order; *language* is that of the labels."""

    story: Story
    language: str
    outlets: int
    independent_origins: int
    origins_open: bool
    state: tuple[State, ...]
    conflicts: tuple[Comparison, ...]
    shifts: tuple[Comparison, ...]
    ledgers: tuple[Ledger, ...]
    voices: tuple[Voice, ...]
    variances: tuple[Comparison, ...]
    happenings: tuple[Happening, ...]
    branches: tuple[Branch, ...]
    circular: tuple[Comparison, ...]
    reports: tuple[Report, ...]
    failures: tuple[Failure, ...] = ()
    made_by: tuple[str, ...] = ()
