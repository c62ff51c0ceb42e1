"""Direct speech: each quotation with the cue and the source that stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from runut.extract.agents import source_after, source_before
from runut.extract.clauses import Range, after_openers, any_of, is_saying, token_range, trimmed, words
from runut.extract.cues import Cue
from runut.extract.media import own_paper
from runut.records import Annotated, Mode, Quotation, Sentence

_ALONE_WORDS = 4


@cache
def _between(language: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,.?!\"'()*-]*{any_of(language, 'broken')}?\s*", re.IGNORECASE)


@cache
def _introduces(language: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,:]*{any_of(language, 'ahead')}?[\s,:]*", re.IGNORECASE)


@cache
def _says_more(language: str) -> re.Pattern[str]:
    """Matches what begins indirect speech that stands between cue and quotation."""
    return re.compile(rf"\b{any_of(language, 'clause')}\s+\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """An attribution in characters of the text, before its act and its medium are read.

    *back*: the content stands in the sentence before ("Hal itu disampaikan X"); *content* is empty then, as it is
    for a verb of saying whose quotation is the sentence before or behind ("..." X mengatakan kepada wartawan.).
    """

    content: tuple[Range, ...]
    cue: Cue | None
    source: Range | None
    mode: Mode
    confidence: float
    back: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A body sentence, the *index*-th, with its quotations and the cues that stand outside of speech."""

    doc: Annotated
    sentence: Sentence
    quotations: tuple[Quotation, ...]
    cues: tuple[Cue, ...]
    index: int

    @property
    def start(self) -> int:
        return self.sentence.start

    @property
    def end(self) -> int:
        return self.sentence.end


def spoken(line: Line) -> Iterator[Passage]:
    """Yield the quotations of *line* that are speech; one broken by its cue is one entry of two spans."""
    quotations = line.quotations
    open_entry: Passage | None = None  # the entry before, whose quotation may go on behind its cue
    for n, quotation in enumerate(quotations):
        before = quotations[n - 1].end if n else line.start
        after = quotations[n + 1].start if n + 1 < len(quotations) else line.end
        content = trimmed(line.doc, quotation.inner_start, quotation.inner_end)
        if content[0] >= content[1]:
            continue
        entry = (
            _cue_behind(line, quotation, content, before, after)
            or _cue_ahead(line, quotation, content, before)
            or _name_behind(line, quotation, content, after)
        )
        if entry is None and open_entry is not None and quotation.speech and _only_saying(line, open_entry, quotation):
            entry = Passage((content,), open_entry.cue, open_entry.source, "direct", 0.9)
            if _goes_on(line.doc, open_entry, quotation):
                open_entry = Passage((*open_entry.content, content), *_rest(open_entry))
                continue
        if entry is None and _alone(line, quotation):
            entry = Passage((content,), None, None, "direct", 0.7)
        if open_entry is not None:
            yield open_entry
        open_entry = entry
    if open_entry is not None:
        yield open_entry


def _rest(entry: Passage) -> tuple[Cue | None, Range | None, Mode, float]:
    return entry.cue, entry.source, entry.mode, entry.confidence


def _goes_on(doc: Annotated, entry: Passage, quotation: Quotation) -> bool:
    """Was the quotation before broken in mid-sentence, so that this one goes on?"""
    behind = doc.plain[entry.content[-1][1] : quotation.start].lstrip()
    return entry.cue is not None and not behind.startswith((".", "?", "!")) and entry.cue.start < quotation.start


def _only_saying(line: Line, entry: Passage, quotation: Quotation) -> bool:
    """Stand between the cue of *entry* and *quotation* but the source and the occasion of the saying?"""
    ends = [entry.content[-1][1], entry.cue.end if entry.cue else 0, entry.source[1] if entry.source else 0]
    first, last = token_range(line.doc, line.sentence, max(e for e in ends if e <= quotation.start), quotation.start)
    marks = [i for i in range(first, last) if line.doc.tokens[i].kind != "mark"]
    return not marks or is_saying(line.doc, marks[0], last)


def _widened(line: Line, quotation: Quotation, content: Range, start: int) -> tuple[Range, Mode]:
    """Return the content with the reporter's words that begin its sentence: Aturan itu "merugikan kami," ujar X."""
    ahead = line.doc.plain[start : quotation.start].rstrip()
    begin = after_openers(line.doc, start, quotation.start)
    has_cue = any(start <= cue.start < quotation.start for cue in line.cues)
    speaks = re.search(r"\w", line.doc.plain[begin : quotation.start]) is not None
    if start != line.start or has_cue or not speaks or ahead[-1] in ",:":
        return content, "direct"
    return (trimmed(line.doc, begin, content[1])[0], content[1]), "mixed"


def _cue_behind(line: Line, quotation: Quotation, content: Range, start: int, stop: int) -> Passage | None:
    """The quotation is followed by "kata X", "katanya", "X menambahkan"."""
    doc = line.doc
    begins = quotation.start <= line.start + 1
    if not (quotation.speech or begins or doc.plain[quotation.inner_end - 1] in ",.?!"):
        return None
    for cue in line.cues:
        if not quotation.end <= cue.start < stop:
            continue
        _, last = token_range(doc, line.sentence, cue.end, stop)
        if cue.frame in ("tag", "passive", "according"):
            if not _between(doc.article.language).fullmatch(doc.plain, quotation.end, cue.start):
                return None
            either = cue.form in words(doc.article.language, "either")
            if cue.frame == "according" and not (either or _cites_paper(line, cue, last)):
                return None
            at = cue.last + (
                1 if cue.last < last and doc.tokens[cue.last].lower in words(doc.article.language, "by") else 0
            )
            doubled = next((c for c in line.cues if c.first == cue.last < last and c.frame == "tag"), None)
            if doubled is not None and not _heads_paper(doc, doubled, last):
                at += 1  # "ujar kata X"
            named = None if cue.own else source_after(doc, at, last)
            if named is None and not cue.own and cue.needs == "name" and at < last and not is_saying(doc, at, last):
                return None
            whole, mode = _widened(line, quotation, content, start)
            return Passage((whole,), cue, named and _characters(doc, named), mode, 0.97)
        if cue.frame == "clause":
            first, _ = token_range(doc, line.sentence, quotation.end, stop)
            source = source_before(doc, first, cue.first)
            silent = all(t.kind == "mark" for t in doc.tokens[cue.last : last]) or is_saying(doc, cue.last, last)
            if source is not None and silent and doc.plain[quotation.inner_end - 1] in ",?!.":
                return Passage((content,), cue, source, "direct", 0.9)
            return None
    return None


def _cites_paper(line: Line, cue: Cue, last: int) -> bool:
    """Is the quotation taken from somebody's own paper or page, not from an outlet: "mengutip siaran pers X"?"""
    doc, language = line.doc, line.doc.article.language
    if cue.form.split()[0] not in words(language, "credited", "crediting"):
        return False
    named = source_after(doc, cue.last, last)
    paper = named and own_paper(language).match(doc.plain, doc.tokens[cue.last].start, line.end)
    if not (named and paper) or paper.end() > doc.tokens[named[1] - 1].end:
        return False
    return any(token.capitalized or token.text == "@" for token in doc.tokens[named[0] : named[1]])


def _heads_paper(doc: Annotated, cue: Cue, last: int) -> bool:
    """Is the word of saying at *cue* a paper that small words describe: "keterangan tertulis Dinas Air"?"""
    language = doc.article.language
    if cue.own or cue.form not in words(language, "paper", "topic") or cue.last >= last:
        return False
    following = doc.tokens[cue.last]
    small = following.kind == "word" and not following.capitalized
    return small and following.lower not in words(language, "pronoun", "lead", "from", "deictic")


def _cue_ahead(line: Line, quotation: Quotation, content: Range, start: int) -> Passage | None:
    """The quotation follows "X mengatakan, " or "X berkata: "."""
    doc = line.doc
    if not quotation.speech:
        return None
    ahead = [cue for cue in line.cues if start <= cue.start < quotation.start and cue.frame != "according"]
    if not ahead:
        return None
    cue = ahead[-1]
    gap = doc.plain[cue.end : quotation.start]
    close = _introduces(doc.article.language).fullmatch(gap) is not None
    colon = gap.rstrip().endswith(":") and len(gap) < 200
    _, last = token_range(doc, line.sentence, cue.end, quotation.start)
    hearer = gap.rstrip().endswith((",", ":")) and len(gap) < 120 and is_saying(doc, cue.last, last)
    hearer = hearer and not _says_more(doc.article.language).search(gap)
    if not (close or colon or hearer) or not _ends_there(line, quotation):
        return None
    first, _ = token_range(doc, line.sentence, start, quotation.start)
    if cue.frame == "tag":
        named = None if cue.own else source_after(doc, cue.last, last)
        return Passage((content,), cue, named and _characters(doc, named), "direct", 0.9)
    source = None if cue.frame == "passive" else source_before(doc, first, cue.first)
    return Passage((content,), cue, source, "direct", 0.9)


def _ends_there(line: Line, quotation: Quotation) -> bool:
    """Does nothing of the reporter's own go on behind the quotation? Otherwise the content is mixed."""
    first, last = token_range(line.doc, line.sentence, quotation.end, line.end)
    if first < last and line.doc.tokens[first].kind == "mark":
        return True
    return first >= last or is_saying(line.doc, first, last) or any(c.first == first for c in line.cues)


def _name_behind(line: Line, quotation: Quotation, content: Range, stop: int) -> Passage | None:
    """The quotation opens the sentence, ends with a comma, and only a name follows: "...," Ketua Panitia Sari."""
    doc = line.doc
    if not quotation.speech or quotation.start > line.start + 1 or doc.plain[quotation.inner_end - 1] != ",":
        return None
    first, last = token_range(doc, line.sentence, quotation.end, stop)
    if first >= last:
        return Passage((content,), None, None, "direct", 0.7)
    named = source_after(doc, first, last) if doc.tokens[first].capitalized else None
    return Passage((content,), None, named and _characters(doc, named), "direct", 0.7)


def _alone(line: Line, quotation: Quotation) -> bool:
    """Is the quotation, with enough words to be speech, all that the sentence holds?"""
    doc = line.doc
    around = doc.plain[line.start : quotation.start] + doc.plain[quotation.end : line.end]
    inner = doc.plain[quotation.inner_start : quotation.inner_end]
    return not re.search(r"\w", around) and quotation.speech and len(inner.split()) >= _ALONE_WORDS


def _characters(doc: Annotated, tokens: Range) -> Range:
    return doc.tokens[tokens[0]].start, doc.tokens[tokens[1] - 1].end
