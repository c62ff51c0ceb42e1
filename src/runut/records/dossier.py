"""What the page shows: from `Mark` to `Dossier`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from runut.records.article import Act, Article, Comparator, DateValue, EntityType, Failure, Mode, PartKind, Precision
from runut.records.story import FindingType, OriginBasis, Relation, Role, Scope, SourceKind, StanceKind, Story


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
    *origins*: numbers of the branches its reports belong to, where these are known. *against*: bounds, comparator and
    speaker of the telling that *relation* refers to. *corrects*: it stands in the place of that one, which was wrong.
    *scope*, *source_kind*, *recalled* as of its points; *denied*: it stands in nothing but denials.
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
    corrects: bool = False
    scope: Scope | None = None
    source_kind: SourceKind = "report"
    recalled: bool = False
    denied: bool = False


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
    """The latest value of a figure, what others told on that very day, and the last different value before it.

    *at_odds*: of each of *same_day*, is it untrue if the latest is true? *preferred*: of that day's values it is
    the one of the most authoritative source. *recalled*: told as given before, on a day that is unknown. *spread*: the
    least and the most of that day where more than two values are told, None for an open end.
    """

    ledger: int
    measure: str
    unit: str | None
    latest: Telling
    same_day: tuple[Telling, ...]
    before: Telling | None
    at_odds: tuple[bool, ...] = ()
    preferred: bool = False
    recalled: tuple[Telling, ...] = ()
    spread: tuple[Decimal | None, Decimal | None] | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """What a finding rests on: who says it, in which words of the report, where.

    *value*: which of the values in conflict it gives, counted from 0; sides that give one value stand together.
    """

    speaker: str | None
    words: str
    passage: str
    language: str
    said: DateValue
    reported: DateValue
    outlets: tuple[str, ...]
    marks: tuple[Mark, ...]
    value: int = 0


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
    """How one or more reports word an utterance; quotation marks stand only around *mode* direct, not *translated*.

    *sense*: what the reports' verb says more exactly than *act*, as in lang/*/cues.tsv; None where they differ in it.
    *inferred*: a report's verb says less than *act*, which is read in the content ("kata Sari", of what she promises).
    *conveys*: they begin with a noun for what is uttered, such as a worry.
    *translated*: it is known that the speaker did not say it in these words (relate/translations.py).
    """

    words: str
    mode: Mode
    act: Act
    language: str
    via: tuple[str, ...]
    relay: tuple[str, ...]
    outlets: tuple[str, ...]
    marks: tuple[Mark, ...]
    sense: str | None = None
    inferred: bool = False
    translated: bool = False
    conveys: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a source said, over all reports of it; *wordings* fullest first; *origins_open*: some are unknown."""

    number: int
    speakers: tuple[str, ...]
    said: DateValue
    reported: DateValue
    confidence: float
    wordings: tuple[Wording, ...]
    reports: int
    independent_origins: int
    origins_open: bool


@dataclass(frozen=True, slots=True)
class Course:
    """What *actor* did in one question day by day: each step with the words that tell it; *about* names the question,
    in words of *language*."""

    actor: str
    about: tuple[str, ...]
    language: str
    steps: tuple[tuple[StanceKind, Utterance], ...]


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
    """An entry of the timeline; *otherwise*: other days that are given for the same event, with their marks; *said*: it
    was announced on that day, and no deed."""

    date: str
    precision: Precision
    text: str
    language: str
    planned: bool
    outlets: tuple[str, ...]
    marks: tuple[Mark, ...]
    otherwise: tuple[tuple[str, Mark], ...] = ()
    said: bool = False

    @property
    def day(self) -> str:
        """The day, the month or the year, without the hour."""
        return self.date[:10]


@dataclass(frozen=True, slots=True)
class Twig:
    """A report by its number, with the carriers that it cites besides its origin."""

    report: int
    cites: tuple[tuple[str, Mark], ...] = ()


@dataclass(frozen=True, slots=True)
class Limb:
    """The reports that draw on *carrier* directly, and the carriers that do, with theirs."""

    carrier: str
    twigs: tuple[Twig, ...]
    limbs: tuple[Limb, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One origin and the reports that draw on it, with the reason and the words that credit it; *limb*: as a tree."""

    number: int
    origin: str
    basis: OriginBasis
    reason: str
    reports: tuple[int, ...]
    marks: tuple[Mark, ...]
    limb: Limb


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure whose current value is another than it was; *before* None: it was not told before.

    Where one report changed its text silently, *passages* holds its sentences of then and of now, and *before* and
    *after* are what they tell, whether that is the current value or not."""

    ledger: int
    measure: str
    unit: str | None
    before: Telling | None
    after: Telling
    passages: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A report whose text is another than it was, by sentences; *report* is its number, *seen* when Runut first read
    the newer text. A headline counts as a sentence."""

    report: int | None
    source: str
    outlet: str | None
    seen: str | None
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What is new *since* a day or moment (ISO 8601): *reports* by number, *gone* the titles of reports that left,
    *utterances* nobody had told, *carried* those that more reports tell now, *opened* and *closed* findings, *courses*
    that have a step which they had not."""

    since: str
    reports: tuple[int, ...] = ()
    gone: tuple[str, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    carried: tuple[Utterance, ...] = ()
    figures: tuple[Moved, ...] = ()
    opened: tuple[Comparison, ...] = ()
    shifts: tuple[Comparison, ...] = ()
    courses: tuple[Course, ...] = ()
    closed: tuple[Comparison, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the page of one story shows, in its order; *language* is that of the labels; *outlets_open*: there are
    reports whose outlet is unknown; *news* None: nothing to compare with."""

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
    news: News | None = None
    courses: tuple[Course, ...] = ()
    outlets_open: bool = False
