"""Statements by grammar and by the reader model, joined.

Grammar finds what is regular and knows why; the model has seen how the rest is written. An attribution of the grammar
that the model takes for narrative is left out; what the model alone marks as said is added where it is sure and a cue
or source stands by; an indirect clause ends where both agree best; the act is the likelier of both. The constants
were set on the working articles with marks of models that had not seen their story (eval/marks.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from runut.extract.clauses import Range, trimmed
from runut.extract.marked import Stretch, act_shares, content_share, spoken_stretches
from runut.extract.media import media
from runut.records import Act, Annotated, Attribution, Mode, Quotation, Span

NARRATIVE = 0.1  # below this mean share of content an attribution of the grammar is left out
SAID = 0.85  # from this share on a stretch that grammar passed over is a statement
BESIDE = 0.6  # the least share of the cue or source that stands by it
FEWEST = 4  # words of an added statement
GRAMMAR = 1.0  # what the grammar's act weighs against the model's, in natural logarithms
FLOOR = 0.01


def joined(doc: Annotated, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions of *doc* that grammar (*found*) and model agree on; *found* where there are no marks."""
    if doc.marks is None:
        return list(found)
    marked = spoken_stretches(doc)
    kept = [entry for entry in found if _share(doc, entry) >= NARRATIVE]
    kept += _added(doc, kept, marked)
    kept.sort(key=lambda entry: entry.content[0])
    return [replace(entry, act=_act(doc, entry)) for entry in kept]


def _share(doc: Annotated, entry: Attribution) -> float:
    return min(content_share(doc, span.start, span.end) for span in entry.content)


def _act(doc: Annotated, entry: Attribution) -> Act:
    spans = [(span.start, span.end) for span in (*entry.content, *([entry.cue] if entry.cue else []))]
    shares = act_shares(doc, spans)
    scores = {act: math.log(share + FLOOR) + GRAMMAR * (act == entry.act) for act, share in shares.items()}
    return max(scores, key=lambda act: scores[act]) if scores else entry.act


def _added(doc: Annotated, found: Sequence[Attribution], marked: Sequence[Stretch]) -> Iterator[Attribution]:
    """Yield what the model marks as said and *found* has nothing of, where a cue or a source stands by it."""
    taken = [span for entry in found for span in entry.content]
    for n, stretch in enumerate(marked):
        if stretch.kind != "content" or stretch.share < SAID:
            continue
        start, end = trimmed(doc, stretch.start, stretch.end)
        words = doc.plain[start:end].split()
        if len(words) < FEWEST or any(span.start < end and start < span.end for span in taken):
            continue
        cue, source = (_beside(doc, marked, n, kind, taken) for kind in ("cue", "source"))
        if cue is None and source is None:
            continue
        yield _attribution(doc, (start, end), cue, source, stretch.share)


def _beside(doc: Annotated, marked: Sequence[Stretch], n: int, kind: str, taken: Sequence[Span]) -> Range | None:
    """Return the nearest cue or source to the *n*-th stretch in the same sentence, outside of what others say."""
    own = marked[n]
    sentence = next((s for s in doc.sentences if s.start <= own.start < s.end), None)
    near = [
        s
        for s in marked[max(0, n - 3) : n + 4]
        if s.kind == kind
        and s.share >= BESIDE
        and sentence is not None
        and sentence.start <= s.start < sentence.end
        and not any(span.start <= s.start < span.end for span in taken)
    ]
    best = min(near, key=lambda s: max(own.start - s.end, s.start - own.end), default=None)
    return (best.start, best.end) if best else None


def _attribution(doc: Annotated, content: Range, cue: Range | None, source: Range | None, share: float) -> Attribution:
    within = [q for q in doc.quotations if q.speech and q.start < content[1] and content[0] < q.end]
    return Attribution(
        content=(doc.span(*content),),
        cue=doc.span(*cue) if cue else None,
        source=doc.span(*source) if source else None,
        mode=_mode(content, within),
        act="assert",
        via=tuple(media(doc, content[1], _sentence_end(doc, content[1]))),
        confidence=round(share, 3),
    )


def _mode(content: Range, within: Sequence[Quotation]) -> Mode:
    if any(q.inner_start <= content[0] and content[1] <= q.inner_end for q in within):
        return "direct"
    return "mixed" if within else "indirect"


def _sentence_end(doc: Annotated, at: int) -> int:
    return next((s.end for s in doc.sentences if s.start <= at <= s.end), at)
