"""A ledger -> the geometry of its chart: days along, value up. templates/chart.svg draws it.

A range is a bar, "lebih dari" a stem with an open end, a rough value a hollow shape; the shape tells the source,
and tellings of one origin are joined. Colours come from the page, so that the chart follows its light or dark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from runut.dossier.figures import said_by
from runut.labels import amount, day, number
from runut.records import Ledger, Telling

WIDTH, HEIGHT = 340, 172
LEFT, RIGHT, TOP, BOTTOM = 30, 332, 26, 144
OPEN_END = 24
CROWD = 20  # more tellings than this are drawn smaller
_UNKNOWN_WIDTH = 44
_SPREAD = 11  # between tellings of one day
_LABEL_GAP = 58

# Paths around 0,0; a source beyond the last but one shares the last, a short dash.
SHAPES = (
    "M4.2 0a4.2 4.2 0 1 0-8.4 0a4.2 4.2 0 1 0 8.4 0z",
    "M-3.8-3.8h7.6v7.6h-7.6z",
    "M0-5L4.8 3.6h-9.6z",
    "M0-5.2L5.2 0L0 5.2L-5.2 0z",
    "M0 5L4.8-3.6h-9.6z",
    "M-1.6-4.8h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2z",
    "M-5-1.6h10v3.2h-10z",
)


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A telling: its shape at x, y; a bar or stem from *top* to *bottom*; *open_end* where a stem has no bound."""

    x: float
    y: float
    top: float
    bottom: float
    shape: str
    hollow: bool
    open_end: str  # "up", "down" or ""
    latest: bool
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All in the units of a viewBox ``0 0 WIDTH HEIGHT``; *unknown* is where the column of unknown days begins,
    *scale* that of the shapes."""

    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    joins: tuple[str, ...]
    glyphs: tuple[Glyph, ...]
    unknown: float | None
    right: float
    scale: float


def chart(ledger: Ledger, language: str, year: str | None = None) -> Chart | None:
    """Return the chart of a ledger, None where it has fewer than two values or two known days to compare."""
    tellings = [t for t in ledger.tellings if _bounds(t)]
    if len({(t.low, t.high, t.comparator) for t in tellings}) < 2 or sum(_day(t) is not None for t in tellings) < 2:
        return None
    ticks = ticks_of([bound for t in tellings for bound in _bounds(t)])
    undated = any(_day(t) is None for t in tellings)
    right = RIGHT - (_UNKNOWN_WIDTH if undated else 0)
    shapes = shapes_of(ledger)
    scale = 1 if len(tellings) <= CROWD else 0.6
    latest = max(
        (t for t in tellings if _day(t)), key=lambda t: (said_by(t), t.said.value is not None, t.marks), default=None
    )
    glyphs = tuple(
        _glyph(
            t,
            x,
            ticks,
            shapes[t.speaker],
            OPEN_END * scale,
            amount(language, t.low, t.high, t.comparator) if t is latest else "",
        )
        for t, x in zip(tellings, _across(tellings, right), strict=True)
    )
    return Chart(
        rows=tuple(Tick(_up(tick, ticks), number(language, tick)) for tick in ticks),
        columns=_columns(tellings, right, language, year),
        joins=tuple(_joins(tellings, glyphs)),
        glyphs=glyphs,
        unknown=right + _SPREAD if undated else None,
        right=right,
        scale=scale,
    )


def shapes_of(ledger: Ledger) -> dict[str | None, str]:
    """Return a shape for each source of *ledger*, those that tell most first; beyond the last shape they share it."""
    count: dict[str | None, int] = {}
    for telling in ledger.tellings:
        count[telling.speaker] = count.get(telling.speaker, 0) + 1
    speakers = sorted(count, key=lambda speaker: -count[speaker])
    return {speaker: SHAPES[min(i, len(SHAPES) - 1)] for i, speaker in enumerate(speakers)}


def ticks_of(values: Sequence[Decimal]) -> list[Decimal]:
    """Return two to six round values that enclose *values*, whole where these are: there is no half a ship.

    They start at 0 unless all lie in the upper half.

    >>> [int(tick) for tick in ticks_of([Decimal(8000), Decimal(12000)])]
    [8000, 9000, 10000, 11000, 12000]
    """
    low, high = min(values), max(values)
    if low >= 0 and low * 2 < high:
        low = Decimal(0)
    spread = high - low or abs(high) or Decimal(1)
    unit = Decimal(10) ** (spread.adjusted())
    steps = [unit * Decimal(k) for k in ("0.2", "0.25", "0.5", "1", "2", "2.5", "5")]
    whole = all(value % 1 == 0 for value in values)
    step = next(step for step in steps if spread / step <= 4 and not (whole and step % 1))
    first = low // step * step if low >= 0 else (low / step).to_integral_value("ROUND_FLOOR") * step
    ticks = [first]
    while ticks[-1] < high or len(ticks) < 2:
        ticks.append(ticks[-1] + step)
    return ticks


def _bounds(telling: Telling) -> list[Decimal]:
    return [bound for bound in (telling.low, telling.high) if bound is not None]


def _up(value: Decimal, ticks: Sequence[Decimal]) -> float:
    share = float((value - ticks[0]) / (ticks[-1] - ticks[0]))
    return round(BOTTOM - share * (BOTTOM - TOP), 1)


def _day(telling: Telling) -> date | None:
    """Return the day said; where it is unknown, that of the report, as the table says."""
    told = telling.said.day if telling.said.value else telling.reported.day
    return date.fromisoformat(told) if told else None


def _glyph(telling: Telling, x: float, ticks: Sequence[Decimal], shape: str, stem: float, words: str) -> Glyph:
    ends = [_up(bound, ticks) for bound in _bounds(telling)]
    open_end = {"more_than": "up", "at_least": "up", "at_most": "down", "less_than": "down"}.get(telling.comparator, "")
    top = max(min(ends) - stem, 4) if open_end == "up" else min(ends)
    bottom = min(max(ends) + stem, BOTTOM) if open_end == "down" else max(ends)
    y = ends[0] if open_end else sum(ends) / len(ends)
    return Glyph(x, round(y, 1), top, bottom, shape, telling.comparator == "approx", open_end, bool(words), words)


def _across(tellings: Sequence[Telling], right: float) -> list[float]:
    """Return an x for each telling; those of one day stand side by side, those of no day right of all."""
    known = sorted({d for t in tellings if (d := _day(t))})
    places = {d: _place(d, known, right) for d in known}
    out: list[float] = []
    for telling in tellings:
        d = _day(telling)
        peers = [t for t in tellings if _day(t) == d]
        at = places[d] if d else (right + _SPREAD + RIGHT) / 2
        step = min(_SPREAD, 30 / len(peers))
        out.append(round(at + (peers.index(telling) - (len(peers) - 1) / 2) * step, 1))
    return out


def _place(d: date, known: Sequence[date], right: float) -> float:
    first, last = known[0], known[-1]
    inner_left, inner_right = LEFT + 2 * _SPREAD, right - 2 * _SPREAD
    if first == last:
        return (inner_left + inner_right) / 2
    return inner_left + (d - first).days / (last - first).days * (inner_right - inner_left)


def _columns(tellings: Sequence[Telling], right: float, language: str, year: str | None) -> tuple[Tick, ...]:
    """Return the days that have room for their label, first and last before those between."""
    known = sorted({d for t in tellings if (d := _day(t))})
    shown: list[Tick] = []
    for d in dict.fromkeys((*known[:1], *known[-1:], *known)):
        at = round(_place(d, known, right), 1)
        if all(abs(at - other.at) >= _LABEL_GAP for other in shown):
            shown.append(Tick(at, day(language, d.isoformat(), year)))
    return tuple(shown)


def _joins(tellings: Sequence[Telling], glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield the points of a polyline for each origin that tells the figure more than once."""
    for origin in sorted({branch for t in tellings for branch in t.origins}):
        points = [g for t, g in zip(tellings, glyphs, strict=True) if origin in t.origins and _day(t)]
        if len(points) > 1:
            yield " ".join(f"{g.x},{g.y}" for g in points)
