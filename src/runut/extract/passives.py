"""Passives: "Hal itu disampaikan X", "..., demikian disampaikan X", and what is said of someone without a source."""

from __future__ import annotations

from collections.abc import Iterator

from runut.extract.agents import is_finite, names_source, source_after
from runut.extract.clauses import (
    Range,
    after_openers,
    is_saying,
    only_opener,
    pieces,
    token_range,
    trimmed,
    without_tail,
    words,
)
from runut.extract.cues import Cue
from runut.extract.frames import LEAST, content_behind_source, find, mode, skip
from runut.extract.spoken import Line, Passage
from runut.records import Annotated
from runut.text.lexicon import load_index

_LONGEST_POINTED = 3  # words: "Kabar duka itu"


def passive(line: Line, cue: Cue) -> Iterator[Passage]:
    """ "Hal itu disampaikan X", "seperti dikatakan X, ...", "..., demikian disampaikan X"."""
    doc = line.doc
    _, last = token_range(doc, line.sentence, cue.end, line.end)
    named = None if cue.own else source_after(doc, cue.last, last)
    if named is not None and cue.form in words(doc.article.language, "deemed"):
        named = _without_predicate(doc, named)
    if named is not None and is_saying(doc, *named):
        return  # "Dilaporkan Di Desa Sukamaju terjadi ..."
    source = None if named is None else (doc.tokens[named[0]].start, doc.tokens[named[1] - 1].end)
    by = cue.last < last and doc.tokens[cue.last].lower in words(doc.article.language, "by")
    if not (cue.own or (source is not None and (by or names_source(doc, *source)))):
        yield from _unsaid(line, cue)
        return
    begins = after_openers(doc, line.start, cue.start)
    deems = cue.own or (named is not None and _deems(doc, cue, named))
    behind, ends = (named[1], source[1]) if named and source else (cue.last, cue.end)
    if deems and _predicates(doc, behind, last) and not find(doc, "subordinate", line.start, cue.start):
        spans = (trimmed(doc, begins, cue.start), trimmed(doc, ends, without_tail(doc, ends, line.end)))
        if spans[0][1] - spans[0][0] >= LEAST:  # "Harga itu dinilainya terlalu tinggi", "dinilai Sari terlalu tinggi"
            yield Passage(spans, cue, source, mode(line, spans), 0.7)
            return
    if find(doc, "back_ahead", line.start, cue.start) or _only_points(doc, cue, begins):
        yield Passage((), cue, source, "indirect", 0.7, back=True)
        return
    content: Range | None = None
    like = find(doc, "like", line.start, cue.start)
    ends = line.start + like.start() if like else cue.start
    if only_opener(doc, line.start, ends):
        behind = source[1] if source else cue.end
        start = skip(doc, "conjunction", skip(doc, "hearer", behind, line.end), line.end)
        if find(doc, "that_next", behind, start):  # "Dikatakan Sari kepada wartawan bahwa ..."
            content = (start, without_tail(doc, start, line.end))
        else:
            content = content_behind_source(line, named[1] if named else cue.last, last, line.end, leads=True)
    elif like or (
        cue.form in words(doc.article.language, "agree") and not find(doc, "subordinate", line.start, cue.start)
    ):
        content = (begins, ends)
    if content is None:
        return
    span = trimmed(doc, *content)
    if span[1] - span[0] >= LEAST:
        yield Passage((span,), cue, source, mode(line, (span,)), 0.7)


def _only_points(doc: Annotated, cue: Cue, begins: int) -> bool:
    """Is what stands before *cue* but a noun for what was told before: "Taksiran itu | disampaikan X"?"""
    language = doc.article.language
    told = doc.plain[begins : cue.start].lower().split()
    while told and told[-1] in words(language, "adverb") - words(language, "deictic"):
        told.pop()
    pointed = 1 < len(told) <= _LONGEST_POINTED and told[-1] in words(language, "deictic")
    return pointed and cue.form in words(language, "agree")


def _deems(doc: Annotated, cue: Cue, named: Range) -> bool:
    """May the tokens *named* be who deems it so, and nothing else: "dinilai Sari | terlalu tinggi"?"""
    language = doc.article.language
    longer = words(language, "relative", "governing")
    first = doc.tokens[named[0]]
    people = words(language, "group", "pronoun") | load_index(language, "roles").keys()
    if is_finite(first, language) or not (first.capitalized or first.lower in people):
        return False  # "disebut jadi ancaman"
    return cue.form in words(language, "deemed") and all(
        token.lower not in longer for token in doc.tokens[slice(*named)]
    )


def _without_predicate(doc: Annotated, named: Range) -> Range:
    """Take back what begins the predicate behind a small noun: "dinilai warga | tidak adil"."""
    begins = words(doc.article.language, "block", "predicate") - words(doc.article.language, "relative")
    first, last = named
    while last - first > 1 and doc.tokens[last - 1].lower in begins:
        last -= 1
    return first, last


def _unsaid(line: Line, cue: Cue) -> Iterator[Passage]:
    """ "Dijelaskan, ...", "Dalam surat itu disebutkan bahwa ..." at the head of a sentence: whoever spoke before
    goes on."""
    doc = line.doc
    ahead = token_range(doc, line.sentence, line.start, cue.start)
    opens = only_opener(doc, line.start, cue.start) or (ahead[0] < ahead[1] and is_saying(doc, *ahead))
    opens = opens and cue.form in words(doc.article.language, "told")
    start = skip(doc, "conjunction", cue.end, line.end)
    if not opens or not (find(doc, "that_next", cue.end, start) or doc.plain.startswith(",", cue.end)):
        return
    span = trimmed(doc, start, without_tail(doc, start, line.end))
    if span[1] - span[0] >= 2 * LEAST:
        yield Passage((span,), cue, None, mode(line, (span,)), 0.6)


def impersonal(line: Line, cue: Cue) -> Iterator[Passage]:
    """ "Warga diimbau ...", "Ketua X disebut telah ...": what is said of someone; the source is not named here."""
    doc = line.doc
    if cue.last >= line.sentence.last:
        return
    begins = after_openers(doc, line.start, cue.start)
    if any(find(doc, name, begins, cue.start) for name in ("subordinate", "back_ahead", "aside")):
        return
    parts = pieces(doc.tokens, *token_range(doc, line.sentence, line.start, cue.start))
    said_in = len(parts) > 1 and is_saying(doc, *parts[0])  # "Dalam kasus itu, X disebut ..."
    start = doc.tokens[parts[1][0]].start if said_in else line.start
    spans = [trimmed(doc, after_openers(doc, start, cue.start), cue.start), trimmed(doc, cue.end, line.end)]
    language = doc.article.language
    if cue.needs == "deed" and doc.tokens[cue.last].lower not in words(language, "conjunction", "block", "adverb"):
        return  # "diminta pendapatnya", "diminta berhenti"
    if cue.act == "demand" and cue.needs != "subject":
        spans = [trimmed(doc, skip(doc, "conjunction", cue.end, line.end), line.end)]
    elif cue.needs == "predicate" and not _predicates(doc, cue.last, line.sentence.last):
        return
    spans = [(a, without_tail(doc, a, b)) for a, b in spans if a < b]
    if sum(b - a for a, b in spans) >= 2 * LEAST:
        yield Passage(tuple(spans), cue, None, mode(line, tuple(spans)), 0.5)


def _predicates(doc: Annotated, at: int, last: int) -> bool:
    """Does a predicate begin at the token *at* ("disebut telah ...", not "disebut selebgram")?"""
    if at >= last:
        return False
    token = doc.tokens[at]
    return token.lower in words(doc.article.language, "adverb", "block", "predicate") or is_finite(
        token, doc.article.language
    )
