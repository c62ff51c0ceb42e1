"""Indirect speech: what a source is reported to say, around its verb, behind "menurut", before a passive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from runut.extract.clauses import (
    Range,
    after_openers,
    blocked,
    is_saying,
    joined,
    only_opener,
    pieces,
    source_after,
    source_before,
    token_range,
    trimmed,
    without_tail,
    words,
)
from runut.extract.cues import Cue
from runut.extract.spoken import Found, Line
from runut.records import Annotated, Mode

_BACK = re.compile(
    r"\s*,?\s*(?:(?:hal|pernyataan|informasi|kabar|pesan|imbauan|permintaan|harapan)\s+)?"
    r"(?:itu|ini|tersebut|senada|serupa|demikian|yang sama)\b(?=\s*(?:$|[,.]|saat|ketika|usai|seusai|dalam|di\b|pada|kepada|melalui|lewat|setelah|ke))",
    re.IGNORECASE,
)
_BACK_AHEAD = re.compile(
    r"(?:(?:hal|pernyataan|informasi|kabar|pesan|imbauan|permintaan|harapan|keterangan|desakan|ungkapan|penegasan)\s+"
    r"(?:itu|ini|tersebut|senada|serupa|yang sama)|demikian|begitu|ini|itu)(?:\s+(?:juga|pun|turut|seperti))*\s*$",
    re.IGNORECASE,
)
_HEARER = re.compile(
    r"\s*(?:kepada|pada|ke|di|dalam|lewat|melalui)\b[^,:]{2,160}?\b(?:bahwa|agar|supaya)\b", re.IGNORECASE
)
_HEARER_COMMA = re.compile(
    r"\s*,?\s*(?:kepada|saat|ketika|dalam|melalui|lewat|usai|seusai)\b[^,]{2,120},(?:\s*(?:\w+\s*)?\(?\d[^,]{0,40},)?\s*",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(
    r"[\s,]*(?:pula\b|juga\b|lagi\b|lebih lanjut\b)?[\s,:]*(?:bahwa|agar|supaya|untuk)\b\s*", re.IGNORECASE
)
_BREAKS = re.compile(
    r",?\s+(?:sementara|sedangkan|meski|meskipun|walau|walaupun|namun|tetapi|tapi|kendati|ketika|sehingga)\s+$",
    re.IGNORECASE,
)
_RELAYS = frozenset(
    {"mengutip", "mengutip dari", "dikutip", "dikutip dari", "dilansir", "dilansir dari", "melansir", "melansir dari"}
)
_LEAST = 8  # characters; shorter content is a slip of the pattern


def reported(line: Line, spoken: tuple[Found, ...]) -> Iterator[Found]:
    """Yield the indirect attributions of *line*; *spoken* are the direct ones found in it."""
    used = {found.cue for found in spoken}
    found: list[Found] = []
    relays = []
    for cue in line.cues:
        if cue in used or any(c.start <= cue.start < c.end for c in used if c is not None):
            continue
        if cue.form in _RELAYS:
            relays.append(cue)
            continue
        for entry in _read(line, cue, tuple(found), spoken):
            _shorten(line, found, entry)
            found.append(entry)
    if not found and not spoken:
        found = [entry for cue in relays[:1] for entry in _around(line, cue, spoken)]
    yield from found


def _read(line: Line, cue: Cue, before: tuple[Found, ...], spoken: tuple[Found, ...]) -> Iterator[Found]:
    if cue.frame in ("tag", "according"):
        yield from _around(line, cue, spoken)
    elif cue.frame in ("clause", "refusal"):
        yield from _behind_verb(line, cue, before)
    elif cue.frame == "passive":
        yield from _passive(line, cue)


def _shorten(line: Line, found: list[Found], entry: Found) -> None:
    """End the content before where *entry* begins its own clause: "..., sementara OPEC memperkirakan", "dan meminta"."""
    if not found or not entry.content or entry.cue is None or not found[-1].content:
        return
    last = found[-1]
    start, end = last.content[-1]
    begin = entry.source[0] if entry.source and entry.source[0] > start else entry.cue.start
    if not start < begin <= end:
        return
    plain = line.doc.plain
    cut = _BREAKS.search(plain, start, begin)
    if cut is None and entry.source == last.source:
        cut = re.compile(r",?\s+(?:dan|serta|sekaligus|seraya|sembari|sambil|lalu|kemudian|juga|pun|\s)+$").search(
            plain, start, begin
        )
    if cut is not None and cut.end() == begin and cut.start() - start >= _LEAST:
        found[-1] = replace(last, content=(*last.content[:-1], trimmed(line.doc, start, cut.start())))


# ---------------------------------------------------------------- "menurut X", "kata X" between commas


def _around(line: Line, cue: Cue, spoken: tuple[Found, ...]) -> Iterator[Found]:
    """The clause stands before, behind, or on both sides of "kata X" or "menurut X"."""
    doc = line.doc
    lo = max([line.start, *(found.content[-1][1] + 1 for found in spoken if found.content[-1][1] < cue.start)])
    first, last = token_range(doc, line.sentence, cue.end, line.end)
    pre = (after_openers(doc, lo, cue.start), cue.start)
    at_start = only_opener(doc, lo, cue.start)
    comma_ahead = doc.plain[lo : cue.start].rstrip().endswith(",")
    named = None if cue.own else source_after(doc, cue.last, last)
    if not cue.own and named is None:
        return
    behind = named[1] if named else cue.last
    comma_behind = behind < last and doc.tokens[behind].text == ","
    if not _stands_apart(
        line, cue, named, at_start=at_start, comma_ahead=comma_ahead, comma_behind=comma_behind or behind >= last
    ):
        return
    source = None if named is None else (doc.tokens[named[0]].start, doc.tokens[named[1] - 1].end)
    post = _content_behind_source(line, behind, last)
    if at_start:
        contents = [post]
    elif post is None:
        contents = [pre]
    else:
        contents = [pre, post]
    spans = tuple(span for span in (trimmed(doc, *c) for c in contents if c) if span[1] > span[0])
    if sum(b - a for a, b in spans) >= _LEAST:
        yield Found(spans, cue, source, _mode(line, spans), 0.9)


def _stands_apart(
    line: Line, cue: Cue, named: Range | None, *, at_start: bool, comma_ahead: bool, comma_behind: bool
) -> bool:
    """Is the word an attribution here, and not the noun, adverb or adjective that it also is?"""
    if cue.frame == "according":
        return at_start or (cue.form == "menurut" and not line.doc.plain[: cue.start].rstrip().endswith("yang"))
    if cue.own:
        return at_start or comma_ahead
    assert named is not None
    token = line.doc.tokens[named[0]]
    language = line.doc.article.language
    stands_for = token.lower in words(language, "pronoun") or token.capitalized
    if cue.needs == "name":
        return stands_for and comma_behind and (comma_ahead or at_start)
    return (stands_for and (comma_ahead or at_start or comma_behind)) or (comma_ahead and comma_behind)


def _content_behind_source(line: Line, first: int, last: int) -> Range | None:
    """Return the content behind the source of "menurut X", without day and occasion; None if nothing else is left."""
    doc = line.doc
    if first >= last:
        return None
    direct = doc.tokens[first].text == ","
    parts = pieces(doc.tokens, first + direct, last)
    while parts and (parts[0][0] >= parts[0][1] or is_saying(doc, *parts[0])):
        if direct and parts[0][0] < parts[0][1] and len(parts) > 1 and not _is_day(doc, parts[0]):
            break
        parts.pop(0)
        direct = False
    if not parts:
        return None
    start = after_openers(doc, doc.tokens[parts[0][0]].start, line.end)
    start = _skip(re.compile(r"\s*bahwa\b\s*"), doc, start, line.end)
    end = without_tail(doc, start, line.end)
    return (start, end) if re.search(r"\w", doc.plain[start:end]) else None


def _is_day(doc: Annotated, part: Range) -> bool:
    token = doc.tokens[part[0]]
    return (
        token.kind == "number"
        or token.text == "("
        or token.lower in ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
    )


# ---------------------------------------------------------------- "X mengatakan ..."


def _behind_verb(line: Line, cue: Cue, before: tuple[Found, ...]) -> Iterator[Found]:
    doc = line.doc
    lo, enclosing = _region(line, cue, before)
    if blocked(doc, lo, cue.first) and not cue.form.startswith(("tidak ", "tak ", "belum ")):
        return
    source = source_before(doc, lo, cue.first)
    glued = doc.tokens[cue.first].start
    if source is None and glued < cue.start:
        source = (glued, cue.start)
    if source is None and before and before[-1].source and joined(doc, lo, cue.first):
        source = before[-1].source
    if source is None:
        return
    back = _BACK.match(doc.plain, cue.end, line.end)
    if back is not None:
        yield Found((), cue, source, "indirect", 0.7, back=True)
        return
    start = _content_start(line, cue)
    end = enclosing if enclosing else without_tail(doc, start, line.end)
    span = trimmed(doc, start, end)
    if span[1] - span[0] < _LEAST:
        yield Found((), cue, source, "direct", 0.8)
        return
    if (
        cue.needs == "bahwa"
        and not _CONJUNCTION.match(doc.plain, cue.end, line.end)
        and doc.plain[cue.end : cue.end + 1] != ","
    ):
        return
    if _names_topic(doc, cue, span):
        return
    yield Found((span,), cue, source, _mode(line, (span,)), 0.6 if enclosing else 0.9)


def _region(line: Line, cue: Cue, before: tuple[Found, ...]) -> tuple[int, int | None]:
    """Return the first token that may belong to the source of *cue*, and where the clause ends that holds it, if one does."""
    doc = line.doc
    start, enclosing = line.start, None
    for quotation in line.quotations:
        if quotation.end <= cue.start and quotation.speech:
            start = quotation.end
    for found in before:
        if found.cue is None or found.cue.end > cue.start:
            continue
        start = max(start, found.cue.end)
        for a, b in found.content:
            if a <= cue.start < b:
                start, enclosing = max(start, a), b
    first, _ = token_range(doc, line.sentence, start, line.end)
    return first, enclosing


def _content_start(line: Line, cue: Cue) -> int:
    doc = line.doc
    hearer = _HEARER.match(doc.plain, cue.end, line.end)
    if hearer is not None:
        return hearer.end()
    behind = _skip(_CONJUNCTION, doc, cue.end, line.end)
    if behind == cue.end:
        hearer = _HEARER_COMMA.match(doc.plain, cue.end, line.end)
        if hearer is not None:
            behind = hearer.end()
            behind = _skip(_CONJUNCTION, doc, behind, line.end)
    return behind


def _names_topic(doc: Annotated, cue: Cue, span: Range) -> bool:
    if doc.plain[cue.end : span[0]].strip(" ,:"):
        return False
    if doc.plain[cue.end : cue.end + 1] == ",":
        return False
    word = re.match(r"\w+", doc.plain[span[0] : span[1]])
    return (
        bool(word) and cue.act in ("assert", "confirm") and word.group().lower() in words(doc.article.language, "topic")
    )


def _skip(pattern: re.Pattern[str], doc: Annotated, start: int, end: int) -> int:
    match = pattern.match(doc.plain, start, end)
    return match.end() if match else start


def _mode(line: Line, spans: tuple[Range, ...]) -> Mode:
    quoted = any(q.speech and a <= q.start < b for q in line.quotations for a, b in spans)
    return "mixed" if quoted else "indirect"


# ---------------------------------------------------------------- "disampaikan X"


def _passive(line: Line, cue: Cue) -> Iterator[Found]:
    doc = line.doc
    first, last = token_range(doc, line.sentence, cue.end, line.end)
    ahead = doc.plain[line.start : cue.start]
    named = None if cue.own else source_after(doc, cue.last, last)
    source = None if named is None else (doc.tokens[named[0]].start, doc.tokens[named[1] - 1].end)
    agent = cue.own or (
        named is not None and (doc.tokens[cue.last].lower == "oleh" or doc.tokens[named[0]].capitalized)
    )
    if _BACK_AHEAD.search(ahead) and (agent or named):
        yield Found((), cue, source, "indirect", 0.7, back=True)
        return
    if not agent or re.search(r"\b(?:yang|telah|akan|untuk|belum|tidak|bisa|dapat|harus)\s*$", ahead, re.IGNORECASE):
        return
    begins = only_opener(doc, line.start, cue.start) or re.fullmatch(
        r"\W*(?:seperti|sebagaimana)?(?:\s+yang)?\W*", ahead, re.IGNORECASE
    )
    if begins:
        content = _content_behind_source(line, named[1] if named else cue.last, last)
    elif re.search(r"\b(?:seperti|sebagaimana)(?:\s+yang)?\s*$", ahead, re.IGNORECASE):
        stop = re.search(r",?\s*\b(?:seperti|sebagaimana)(?:\s+yang)?\s*$", ahead, re.IGNORECASE)
        content = (after_openers(doc, line.start, cue.start), line.start + (stop.start() if stop else len(ahead)))
    elif cue.form in ("diungkapkan", "disampaikan", "dikatakan", "dijelaskan", "diutarakan", "dikemukakan"):
        content = (after_openers(doc, line.start, cue.start), cue.start)
    else:
        return
    if content is None:
        return
    span = trimmed(doc, *content)
    if span[1] - span[0] >= _LEAST:
        yield Found((span,), cue, source, _mode(line, (span,)), 0.7)
