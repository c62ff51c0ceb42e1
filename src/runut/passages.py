"""An article -> Report: its text cut into numbered passages, with the words of sources marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from runut.records import Credit, Marked, Mode, PartKind, Passage, Reading, Report, Statement
from runut.text.segment import plain

# Where a quotation lies inside indirect speech, its words are marked as a quotation.
_STRENGTH: dict[Mode, int] = {"direct": 3, "mixed": 2, "indirect": 1}

Piece = tuple[int, int, PartKind]


def report_of(reading: Reading, number: int) -> Report:
    passages = tuple(passages_of(reading))
    return Report(number, reading.article, passages, upstream(reading.credits))


def upstream(credits: Sequence[Credit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(credit.name for credit in credits))


def passages_of(reading: Reading) -> Iterator[Passage]:
    """Yield body sentences and the other parts in the text's order; what no part covers is furniture.

    Numbered from 1, disjoint, and no character is left out that prints as more than a blank or nothing.
    """
    text = reading.article.text
    marked = marked_of(reading.statements)
    last_kind: PartKind | None = None
    last_end = 0
    for line, (start, end, kind) in enumerate(_whole(plain(text), _pieces(reading)), start=1):
        opens = kind != last_kind or "\n" in text[last_end:start]
        yield Passage(line, kind, start, end, opens, _clipped(marked, start, end))
        last_kind, last_end = kind, end


def _pieces(reading: Reading) -> list[Piece]:
    parts = reading.article.parts
    leads = [part for part in parts if part.kind == "lead"]
    pieces: list[Piece] = [(p.start, p.end, p.kind) for p in parts if p.kind not in ("body", "lead")]
    for sentence in reading.sentences:
        in_lead = any(part.start <= sentence.start < part.end for part in leads)
        pieces.append((sentence.start, sentence.end, "lead" if in_lead else "body"))
    return sorted(pieces)


def _whole(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield *pieces* trimmed and disjoint, with furniture in every gap that holds words."""
    at = 0
    for start, end, kind in (*pieces, (len(text), len(text), "body")):
        for a, b, k in ((at, start, "furniture"), (max(at, start), end, kind)):
            words = text[a:b].strip() if a < b else ""
            if words:
                first = text.index(words, a)
                yield first, first + len(words), k  # type: ignore[misc]
        at = max(at, end)


def marked_of(statements: Sequence[Statement]) -> tuple[Marked, ...]:
    """Return the contents of *statements* as disjoint stretches in order; the stronger mode wins where two overlap."""
    spans = [(span.start, span.end, s.mode) for s in statements for span in s.content]
    edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
    out: list[Marked] = []
    for start, end in pairwise(edges):
        modes = [mode for a, b, mode in spans if a <= start and end <= b]
        if not modes:
            continue
        mode = max(modes, key=_STRENGTH.__getitem__)
        if out and out[-1].end == start and out[-1].mode == mode:
            out[-1] = Marked(out[-1].start, end, mode)
        else:
            out.append(Marked(start, end, mode))
    return tuple(out)


def _clipped(marked: Sequence[Marked], start: int, end: int) -> tuple[Marked, ...]:
    return tuple(
        Marked(max(m.start, start), min(m.end, end), m.mode) for m in marked if m.start < end and start < m.end
    )
