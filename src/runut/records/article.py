"""What is read in one article: from `Span` to `Reading`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple, Protocol

Precision = Literal["year", "month", "week", "day", "minute"]
# "story": what other reports tell of its own day was needed to know it, "story_year" for the year alone.
Basis = Literal["stated", "relative", "story", "story_year", "unknown"]
TimexBasis = Literal["stated", "relative", "story", "story_year", "unresolved"]
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
Compare = Callable[[Sequence[tuple[str, str]]], Sequence[float]]  # two texts each -> the share (0 to 1) that they agree


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
    *location* is the absolute path of the file that holds this one article; it is never exported. *guessed*: the
    encoding that its bytes were taken to be in, where they are not UTF-8 and do not tell.
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
    location: str | None = None
    guessed: str | None = None


class Carried(Protocol):
    """An article, or a record of one."""

    @property
    def source(self) -> str: ...

    @property
    def outlet(self) -> str | None: ...


def renamed(article: Article, source: str) -> Article:
    """Return *article* under another *source*, and so under another id; itself where the source is its own."""
    if source == article.source:
        return article
    return replace(article, source=source, id=content_id("a", source, article.sha256))


class Token(NamedTuple):
    """A word, number or mark. *kind*: ``word`` (letters, may hold - ' . inside), ``number``, ``mark``.

    A tuple: an article has hundreds, and a frozen dataclass takes three times as long to make.
    """

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


Shares = tuple[float, ...]  # probabilities that add up to 1


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader model *version* says of each word of `Annotated.tokens`, as probabilities in the order of
    text.labels: *spoken* of MARK_LABELS (content, cue, source), *names* of ENTITY_LABELS.

    A word outside of the body sentences is sure to be none of them.
    """

    version: str
    spoken: tuple[Shares, ...]
    names: tuple[Shares, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its words, body sentences and quotations marked; what `text.annotate` gives.

    *marks*: what the reader model says, None where no model read it.

    *plain* is the text for patterns to read: as long as ``article.text``, with every odd space a blank,
    every quotation mark ``"`` or ``'`` and every dash ``-``. Quote from ``text``, match on ``plain``.
    """

    article: Article
    plain: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    marks: Marks | None = None

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

    def holds(self, span: Span) -> bool:
        """Is *span*, of the same article, one of its words or more?"""
        for part in self.content:  # noqa: SIM110 asked of all names of a report: a generator takes thrice as long
            if part.start <= span.start and span.end <= part.end:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Credit:
    """A carrier that the article credits: "dilansir AP", "Sumber : Epochtimes.com"; *day* of that report if told."""

    name: str
    span: Span
    day: DateValue = UNKNOWN_DATE


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is planned on a day the sentence names; *span* is the clause.

    *what* is its words, with one space between them.
    """

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
