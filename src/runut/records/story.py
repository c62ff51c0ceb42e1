"""What relate finds in one story: from `Role` to `Related`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from runut.records.article import Comparator, Credit, DateValue, EntityType, Precision, Reading, Span

Relation = Literal["first", "agrees", "updates", "contradicts", "differs_in_scope"]
# Over which time a number counts: all so far or in all, on a day or in a span, or what is still to come.
Scope = Literal["cumulative", "at_time", "planned"]
# Who gives a number, the most authoritative first: a body whose office it is to count that, another official, a company
# or another named source, someone without a name, the report itself.
SourceKind = Literal["in_charge", "official", "party", "unnamed", "report"]
OriginBasis = Literal["credit", "text_reuse", "own"]
FindingType = Literal[
    "contradiction", "attribution_conflict", "evolution", "position_shift", "wording_variance", "circular_reporting"
]
StanceKind = Literal["denied", "declined", "acknowledged", "promised", "done"]


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
class Why:
    """A sentence of a reason in no language: its *key* in lang/*/findings.tsv, and the *words* and the *number* that
    fill its fields."""

    key: str
    words: tuple[str, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """*articles*: ids by publication; *first*, *last*: its days as known; *why*: what makes them one story, *reason*:
    the same in the language asked for; *outlets*: those known, by name."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    reason: str = ""
    outlets: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """What is kept of a report to find its story: *weights* by word (of length 1 as a vector), the *moment* in UTC
    that orders it among others, and how its *names* are written."""

    article: str
    day: str | None
    moment: str
    title: str
    outlet: str | None
    weights: Mapping[str, float]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a story as reports came or went: *story* is what it is now (None: nothing is left), *was* what it
    or its parts were called before, *articles* those that joined or left, or newer versions (edited); *why*, *reason*
    as in `Story`, but what was kept before there was a *why* has its *reason* alone."""

    at: str
    kind: Literal["started", "grown", "merged", "split", "shrunk", "edited", "ended"]
    story: str | None
    was: tuple[str, ...]
    articles: tuple[str, ...]
    why: tuple[Why, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reader's word on who is who: *merge* makes the names *one* and *other* one identity, *split* takes the name
    *other* away from *one*. It holds in every story that has a report of *sources*; *undone*: when it was taken back.
    """

    id: str
    kind: Literal["merge", "split"]
    one: str
    other: str
    sources: tuple[str, ...]
    reason: str
    at: str
    undone: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """How a report draws on its origin: *through* which outlets, the origin's nearest first, and what else it *cites*,
    each carrier once."""

    article: str
    through: tuple[str, ...]
    cites: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports come from: *origin* names an agency, outlet or "tidak diketahui"; *evidence*: a credit's words.

    *taken*: those of its reports that draw on it through others, or cite carriers besides.
    """

    origin: str
    articles: tuple[str, ...]
    basis: OriginBasis
    reason: str
    evidence: tuple[Span, ...] = ()
    taken: tuple[Taken, ...] = ()


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
    """One value of a figure; *to* is the quantity id that *relation* refers to.

    *as_of* is the day it was stated: unknown where the article does not tell when its source spoke, the day of
    publication for the report's own words. *corrects*: it updates *to* as the number put in the place of a wrong one.
    *scope* None: its sentence does not tell. *recalled*: told as one given before, on a day that is unknown.
    """

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
    corrects: bool = False
    scope: Scope | None = None
    source_kind: SourceKind = "report"
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """Quantities that answer one question; *points* in order of the day they were stated, else reported."""

    id: str
    story: str
    measure: str
    unit: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """*kind*: what is at odds, by the word that the key of its reason in lang/*/findings.tsv begins with."""

    id: str
    story: str
    type: FindingType
    summary: str
    reason: str
    evidence: tuple[Span, ...]
    confidence: float = 1.0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What an actor did on one day; *statements* that tell it, those of a known day first, then the fullest."""

    kind: StanceKind
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """The steps of one *actor* (entity id) in one question, by day; *about*: words that name the question."""

    id: str
    story: str
    actor: str
    about: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """*date* an ISO 8601 prefix; *text* the words of its first evidence; *planned* tells a plan from a deed, *said*
    what was announced on that day from either."""

    date: str
    precision: Precision
    text: str
    evidence: tuple[Span, ...]
    articles: tuple[str, ...]
    planned: bool = False
    said: bool = False


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
    stances: tuple[Stance, ...] = ()
