"""What the article attributes to a source: content, cue, source words, mode, act and medium."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from runut.extract.acts import act
from runut.extract.clauses import Range, after_openers, token_range, trimmed, turn, words
from runut.extract.cues import Cue, cues
from runut.extract.joined import joined
from runut.extract.media import media
from runut.extract.reported import reported
from runut.extract.spoken import Line, Passage, spoken
from runut.records import Annotated, Attribution, Quotation

_SURE = 0.7  # confidence from which on an attribution may go on in the sentence behind it
_LONGEST_SENTENCE = 6000  # characters; what is longer is a table or a list, not prose


def attributions(doc: Annotated) -> list[Attribution]:
    """Return each stretch of the body of *doc* that is attributed to a source, in reading order.

    Where the reader model has marked *doc* its judgement is joined in.
    """
    return joined(doc, [*_by_grammar(doc)])


def _by_grammar(doc: Annotated) -> Iterator[Attribution]:
    found: list[tuple[Passage, Line]] = []
    for line in lines(doc):
        entries = list(_entries(line))
        for entry in entries or _of_ones_side(line, found):
            _place(doc, found, entry, line)
    for entry, line in sorted(_with_reasons(doc, list(_grounded(found))), key=lambda pair: pair[0].content):
        yield _attribution(doc, entry, line)


def _grounded(found: list[tuple[Passage, Line]]) -> Iterator[tuple[Passage, Line]]:
    """Yield *found* without what nobody is near to have said: "X disebut ..." far from a source is the reporter's."""
    near: set[int] = set()
    for entry, line in found:
        if entry.cue is None or entry.cue.frame != "impersonal":
            near |= {line.index - 1, line.index, line.index + 1}
    for entry, line in found:
        alone = entry.cue is not None and entry.cue.frame == "impersonal" and entry.cue.act != "demand"
        if not alone or line.index in near:
            yield entry, line


def _with_reasons(doc: Annotated, found: list[tuple[Passage, Line]]) -> Iterator[tuple[Passage, Line]]:
    """Yield *found*, indirect speech with the reason that follows it: "... tidak aman. Karena tanahnya labil."

    The sentence must begin with a word of reason, in the same paragraph, and hold no attribution of its own.
    """
    taken = {line.index for _, line in found}
    reasons = words(doc.article.language, "reason")
    for entry, line in found:
        at = line.index + 1
        if entry.mode == "indirect" and at < len(doc.sentences) and at not in taken and entry.confidence >= 0.9:
            sentence = doc.sentences[at]
            near = sentence.paragraph == line.sentence.paragraph and entry.content[-1][1] >= line.end - 3
            if near and doc.tokens[sentence.first].lower in reasons:
                start = entry.content[-1][0]
                end = trimmed(doc, start, sentence.end)[1]
                yield replace(entry, content=(*entry.content[:-1], (start, end))), line
                continue
        yield entry, line


def lines(doc: Annotated) -> Iterator[Line]:
    """Yield the body sentences with their quotations, and the cues that stand outside of speech."""
    quotations = doc.quotations
    starts = [q.start for q in quotations]
    outer = [cue for cue in cues(doc) if not _inside_speech(quotations, starts, cue.start)]
    at = 0
    for index, sentence in enumerate(doc.sentences):
        while at < len(outer) and outer[at].start < sentence.start:
            at += 1
        stop = at
        while stop < len(outer) and outer[stop].start < sentence.end:
            stop += 1
        if sentence.end - sentence.start <= _LONGEST_SENTENCE:
            held = tuple(quotations[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)])
            yield Line(doc, sentence, held, tuple(outer[at:stop]), index)
        at = stop


def _inside_speech(quotations: Sequence[Quotation], starts: Sequence[int], at: int) -> bool:
    k = bisect_right(starts, at) - 1
    return k >= 0 and quotations[k].speech and quotations[k].inner_start <= at < quotations[k].inner_end


def _entries(line: Line) -> Iterator[Passage]:
    direct = tuple(spoken(line))
    yield from direct
    yield from reported(line, direct)


def _of_ones_side(line: Line, found: Sequence[tuple[Passage, Line]]) -> Iterator[Passage]:
    """Yield a sentence about the speaker's own side that follows what he said: "Pihaknya akan memeriksa tanggul"."""
    doc = line.doc
    if line.quotations or not found or found[-1][1].index != line.index - 1:
        return
    span = trimmed(doc, after_openers(doc, line.start, line.end), line.end)
    first, last = token_range(doc, line.sentence, *span)
    before = found[-1][0]
    sides = words(doc.article.language, "side")
    if before.confidence >= _SURE and first < last and doc.tokens[first].lower in sides:
        yield Passage((span,), None, None, "indirect", 0.6)


def _place(doc: Annotated, found: list[tuple[Passage, Line]], entry: Passage, line: Line) -> None:
    """Add *entry*; one without content of its own gives its cue and source to the sentence before."""
    if entry.content:
        found.append((entry, line))
        return
    if found and found[-1][1].sentence.last == line.sentence.first:
        before, other = found[-1]
        if before.cue is None and before.mode == "direct":
            found[-1] = (replace(before, cue=entry.cue, source=entry.source, confidence=0.85), other)
        return
    if entry.back:
        content = _sentence_before(doc, line)
        if content is not None:
            found.append((replace(entry, content=(content,)), line))


def _sentence_before(doc: Annotated, line: Line) -> Range | None:
    if line.index == 0:
        return None
    sentence = doc.sentences[line.index - 1]
    start, end = trimmed(doc, after_openers(doc, sentence.start, sentence.end), sentence.end)
    return (start, end) if end - start > 20 else None


def _attribution(doc: Annotated, entry: Passage, line: Line) -> Attribution:
    content = tuple(doc.span(*span) for span in entry.content)
    said = " … ".join(doc.plain[a:b] for a, b in entry.content)
    cue = entry.cue
    return Attribution(
        content=content,
        cue=None if cue is None else doc.span(cue.start, cue.end),
        source=None if entry.source is None else doc.span(*entry.source),
        mode=entry.mode,
        act=act(cue, said, entry.mode, doc.article.language),
        via=_via(doc, entry, line, cue),
        confidence=entry.confidence,
    )


def _via(doc: Annotated, entry: Passage, line: Line, cue: Cue | None) -> tuple[str, ...]:
    """The media named in the sentence outside of the content, up to a clause of another subject."""
    if cue is None:
        return ()
    at = line.start
    out: list[str] = []
    for start, end in sorted(entry.content):
        if start < line.end and end > line.start:
            out += media(doc, at, start)
            at = max(at, end)
    turned = turn(doc.article.language).search(doc.plain, at, line.end)
    return tuple(dict.fromkeys([*out, *media(doc, at, turned.start() if turned else line.end)]))
