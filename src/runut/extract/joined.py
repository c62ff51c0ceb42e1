"""Statements by grammar and by the reader model, joined.

Grammar finds what is regular and knows why; the model has seen how the rest is written. What the model alone marks as
said is added where it is sure and both a cue and a source stand by it. The constants were set on the working articles
with marks of models that had not seen their story (eval/marks.py); docs/decisions/0005 has what did not help.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.extract.acts import act
from runut.extract.clauses import Range, trimmed, words
from runut.extract.marked import Stretch, spoken_stretches
from runut.extract.media import media
from runut.extract.whereabouts import Spread, sentence_at, spread
from runut.records import Annotated, Attribution, Mode, Quotation

SAID = 0.993  # from this share on a stretch that grammar passed over is a statement
BESIDE = 0.97  # the least share of the cue and of the source that stand by it
FEWEST = 4  # words of an added statement


def joined(doc: Annotated, found: Sequence[Attribution]) -> list[Attribution]:
    """Return what grammar *found* in *doc* and what the model adds, in reading order."""
    if doc.marks is None:
        return list(found)
    return sorted([*found, *_added(doc, found, list(spoken_stretches(doc)))], key=lambda entry: entry.content[0])


def _added(doc: Annotated, found: Sequence[Attribution], marked: Sequence[Stretch]) -> Iterator[Attribution]:
    """Yield what the model marks as said and *found* has nothing of, where a cue and a source stand by it."""
    taken = spread(span for entry in found for span in entry.content)
    for n, stretch in enumerate(marked):
        if stretch.kind != "content" or stretch.share < SAID:
            continue
        start, end = trimmed(doc, stretch.start, stretch.end)
        said = doc.plain[start:end].lower().split()
        topic = said and said[0].removesuffix("nya") in words(doc.article.language, "topic")  # "menjelaskan kronologi"
        if topic or len(said) < FEWEST or taken.overlaps(doc.span(start, end)):
            continue
        cue, source = (_beside(doc, marked, n, kind, taken) for kind in ("cue", "source"))
        if cue and source:
            yield _attribution(doc, (start, end), cue, source, stretch.share)


def _beside(doc: Annotated, marked: Sequence[Stretch], n: int, kind: str, taken: Spread) -> Range | None:
    """Return the nearest cue or source to the *n*-th stretch in the same sentence, outside of what others say."""
    own = marked[n]
    sentence = sentence_at(doc, own.start)
    near = [
        s
        for s in marked[max(0, n - 3) : n + 4]
        if s.kind == kind
        and s.share >= BESIDE
        and sentence is not None
        and sentence.start <= s.start < sentence.end
        and not taken.overlaps(doc.span(s.start, s.start + 1))
    ]
    best = min(near, key=lambda s: max(own.start - s.end, s.start - own.end), default=None)
    return (best.start, best.end) if best else None


def _attribution(doc: Annotated, content: Range, cue: Range, source: Range, share: float) -> Attribution:
    said = doc.plain[content[0] : content[1]]
    within = [q for q in doc.quotations if q.speech and q.start < content[1] and content[0] < q.end]
    mode = _mode(content, within)
    return Attribution(
        content=(doc.span(*content),),
        cue=doc.span(*cue),
        source=doc.span(*source),
        mode=mode,
        act=act(None, said, mode, doc.article.language),
        via=tuple(media(doc, content[1], _sentence_end(doc, content[1]))),
        confidence=round(share, 3),
    )


def _mode(content: Range, within: Sequence[Quotation]) -> Mode:
    if any(q.inner_start <= content[0] and content[1] <= q.inner_end for q in within):
        return "direct"
    return "mixed" if within else "indirect"


def _sentence_end(doc: Annotated, at: int) -> int:
    return next((s.end for s in doc.sentences if s.start <= at <= s.end), at)
