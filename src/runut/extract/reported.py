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
    names_source,
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
    r",?\s+(?:sementara|sedangkan|meski|meskipun|walau|walaupun|namun|tetapi|tapi|kendati|ketika|sehingga)\s+$|,\s+$",
    re.IGNORECASE,
)
_AS_SAID = re.compile(r",?\s*\b(?:seperti|sebagaimana)(?:\s+yang)?\s*$", re.IGNORECASE)
_NO_MAIN_VERB = re.compile(
    r"\b(?:yang|akan|untuk|belum|tidak|tak|bisa|dapat|harus|karena|usai|setelah|lantaran|saat|biasa)\s*$", re.IGNORECASE
)
_PREDICATE_BEHIND = re.compile(
    r"\s+(?:telah|sudah|akan|bakal|masih|tetap|tidak|tak|belum|segera|baru|mem\w+|men\w+|mel\w+|ber\w+|di\w{4,})\b"
)
_TOLD = frozenset({"diungkapkan", "disampaikan", "dikatakan", "dijelaskan", "diutarakan", "dikemukakan", "dilontarkan"})
_RELAYS = frozenset(
    {"mengutip", "mengutip dari", "dikutip", "dikutip dari", "dilansir", "dilansir dari", "melansir", "melansir dari"}
)
_TELLING = frozenset(
    {"mengatakan", "menyebut", "menyebutkan", "menegaskan", "menyatakan", "mengaku", "berharap", "memastikan"}
)
_PREDICATE = re.compile(
    r"\b(?:sudah|telah|akan|masih|sangat|tidak|tak|belum|adalah|ialah|merupakan|bisa|dapat|harus|ada|sedang|tengah"
    r"|menjadi|mengapa|berada|berjalan|berlangsung|dilakukan|mencapai)\b"
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
        found = [entry for cue in line.cues if cue.frame == "impersonal" for entry in _impersonal(line, cue)][:1]
    talks = any(cue.frame in ("clause", "tag") for cue in line.cues)
    if not found and not spoken and not talks:
        found = [entry for cue in relays[:1] for entry in _around(line, cue, spoken)]
    yield from found


def _read(line: Line, cue: Cue, before: tuple[Found, ...], spoken: tuple[Found, ...]) -> Iterator[Found]:
    if cue.frame in ("tag", "according"):
        inside = any(a < cue.start < b for entry in before for a, b in entry.content)
        if not inside:
            yield from _around(line, cue, spoken)
    elif cue.frame in ("clause", "refusal"):
        yield from _behind_verb(line, cue, before, spoken)
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
        end = without_tail(line.doc, start, cut.start())
        found[-1] = replace(last, content=(*last.content[:-1], trimmed(line.doc, start, end)))


# ---------------------------------------------------------------- "menurut X", "kata X" between commas


def _around(line: Line, cue: Cue, spoken: tuple[Found, ...]) -> Iterator[Found]:
    """The clause stands before, behind, or on both sides of "kata X" or "menurut X"."""
    doc = line.doc
    lo = max([line.start, *(found.content[-1][1] + 1 for found in spoken if found.content[-1][1] < cue.start)])
    limit = _limit(line, cue, spoken)
    _, last = token_range(doc, line.sentence, cue.end, limit)
    pre = (after_openers(doc, lo, cue.start), cue.start)
    at_start = only_opener(doc, lo, cue.start)
    comma_ahead = doc.plain[lo : cue.start].rstrip().endswith(",")
    closed = at_start and cue.frame == "according"
    named = None if cue.own else source_after(doc, cue.last, last, closed=closed)
    if not cue.own and named is None:
        return
    behind = named[1] if named else cue.last
    comma_behind = behind < last and doc.tokens[behind].text == ","
    if not _stands_apart(
        line, cue, named, at_start=at_start, comma_ahead=comma_ahead, comma_behind=comma_behind or behind >= last
    ):
        return
    source = None if named is None else (doc.tokens[named[0]].start, doc.tokens[named[1] - 1].end)
    post = _content_behind_source(line, behind, last, limit, leads=at_start)
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


def _content_behind_source(line: Line, first: int, last: int, end: int, *, leads: bool) -> Range | None:
    """Return the content behind the source of "menurut X", without day and occasion; None if nothing else is left.

    *leads*: no content stands before the cue, so what opens behind the comma ("dalam rapat itu, ...") is content.
    """
    doc = line.doc
    if first >= last:
        return None
    direct = leads and doc.tokens[first].text == ","
    parts = pieces(doc.tokens, first + (doc.tokens[first].text == ","), last)
    while parts and (parts[0][0] >= parts[0][1] or is_saying(doc, *parts[0])):
        if direct and parts[0][0] < parts[0][1] and not _is_day(doc, parts[0]):
            break
        parts.pop(0)
    if not parts:
        return None
    start = after_openers(doc, doc.tokens[parts[0][0]].start, end)
    start = _skip(re.compile(r"\s*bahwa\b\s*"), doc, start, end)
    end = without_tail(doc, start, end)
    return (start, end) if re.search(r"\w", doc.plain[start:end]) else None


def _is_day(doc: Annotated, part: Range) -> bool:
    token = doc.tokens[part[0]]
    return (
        token.kind == "number"
        or token.text == "("
        or token.lower in ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
    )


# ---------------------------------------------------------------- "X mengatakan ..."


def _behind_verb(line: Line, cue: Cue, before: tuple[Found, ...], spoken: tuple[Found, ...]) -> Iterator[Found]:
    doc = line.doc
    lo, enclosing = _region(line, cue, before)
    if blocked(doc, lo, cue.first) and not cue.form.startswith(("tidak ", "tak ", "belum ")):
        return
    joins = bool(before) and before[-1].source is not None and joined(doc, lo, cue.first)
    source = before[-1].source if joins else source_before(doc, lo, cue.first)
    glued = doc.tokens[cue.first].start
    if source is None and glued < cue.start:
        source = (glued, cue.start)
    if source is None:
        return
    if enclosing and not joins and not _sets_off(line, before[-1], source) and not _speaks_itself(doc, source):
        return
    back = _BACK.match(doc.plain, cue.end, line.end)
    if back is not None:
        yield Found((), cue, source, "indirect", 0.7, back=True)
        return
    start = _content_start(line, cue)
    limit = _limit(line, cue, spoken)
    end = enclosing if enclosing else without_tail(doc, start, limit)
    span = trimmed(doc, start, end)
    if span[1] - span[0] < _LEAST:
        yield Found((), cue, source, "direct", 0.8)
        return
    if not _has_what_it_needs(doc, cue, span) or _refers_back(doc, span):
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


def _sets_off(line: Line, before: Found, source: Range) -> bool:
    """Does a clause of its own begin with *source* ("..., sementara OPEC", "..., Mardi menuturkan")?"""
    start = before.content[-1][0]
    return source[0] - start >= _LEAST and _BREAKS.search(line.doc.plain, start, source[0]) is not None


def _speaks_itself(doc: Annotated, source: Range) -> bool:
    """Within another's speech: is the inner source someone else, named or by office, and not the speaker himself?"""
    first = doc.plain[source[0] : source[1]].split()[0].lower()
    return first not in words(doc.article.language, "pronoun") and first not in (
        "isu",
        "laporan",
        "kami",
        "kita",
        "saya",
    )


def _limit(line: Line, cue: Cue, spoken: tuple[Found, ...]) -> int:
    """Return where the sentence ends for *cue*: before a quotation behind it that is an entry of its own."""
    behind = [a for found in spoken for a, _ in found.content if a > cue.end]
    return min([line.end, *(a - 1 for a in behind)])


def _has_what_it_needs(doc: Annotated, cue: Cue, span: Range) -> bool:
    between = doc.plain[cue.end : span[0]]
    if cue.needs == "that":
        return re.search(r"\bbahwa\b", between) is not None
    if cue.needs == "bahwa":
        return re.search(r"\b(?:bahwa|agar|supaya|untuk)\b", between) is not None or between.startswith(",")
    if cue.needs == "agar":
        return re.search(r"\b(?:agar|supaya|untuk)\b", doc.plain[cue.end : span[1]]) is not None
    return True


def _refers_back(doc: Annotated, span: Range) -> bool:
    """Is the content but a noun phrase for what was told before ("insiden tersebut", "niat itu")?"""
    found = doc.plain[span[0] : span[1]].split()
    return len(found) <= 4 and found[-1] in ("itu", "ini", "tersebut")


def _names_topic(doc: Annotated, cue: Cue, span: Range) -> bool:
    """Does the object only name what the talk was about ("menjelaskan kronologi kecelakaan")?"""
    if cue.form in _TELLING or cue.needs or doc.plain[cue.end : span[0]].strip():
        return False
    found = doc.plain[span[0] : span[1]].lower().split()
    if found[0] not in words(doc.article.language, "topic"):
        return False
    clause = " ".join(found).split(" yang ")[0]
    return _PREDICATE.search(clause) is None


def _skip(pattern: re.Pattern[str], doc: Annotated, start: int, end: int) -> int:
    match = pattern.match(doc.plain, start, end)
    return match.end() if match else start


def _mode(line: Line, spans: tuple[Range, ...]) -> Mode:
    quoted = any(q.speech and a <= q.start < b for q in line.quotations for a, b in spans)
    return "mixed" if quoted else "indirect"


# ---------------------------------------------------------------- "disampaikan X"


def _passive(line: Line, cue: Cue) -> Iterator[Found]:
    doc = line.doc
    _, last = token_range(doc, line.sentence, cue.end, line.end)
    ahead = doc.plain[line.start : cue.start]
    named = None if cue.own else source_after(doc, cue.last, last)
    source = None if named is None else (doc.tokens[named[0]].start, doc.tokens[named[1] - 1].end)
    by = cue.last < last and doc.tokens[cue.last].lower == "oleh"
    if not (cue.own or (source is not None and (by or names_source(doc, *source)))):
        return
    if _BACK_AHEAD.search(ahead):
        yield Found((), cue, source, "indirect", 0.7, back=True)
        return
    content: Range | None = None
    begins = after_openers(doc, line.start, cue.start)
    seeming = _AS_SAID.search(ahead)
    if only_opener(doc, line.start, line.start + seeming.start() if seeming else cue.start):
        content = _content_behind_source(line, named[1] if named else cue.last, last, line.end, leads=True)
    elif seeming:
        content = (begins, line.start + seeming.start())
    elif cue.form in _TOLD and not _NO_MAIN_VERB.search(ahead):
        content = (begins, cue.start)
    elif cue.form == "dinyatakan" and by and not ahead.rstrip().endswith("yang"):
        content = (begins, doc.tokens[cue.last].start)
    if content is None:
        return
    span = trimmed(doc, *content)
    if span[1] - span[0] >= _LEAST:
        yield Found((span,), cue, source, _mode(line, (span,)), 0.7)


def _impersonal(line: Line, cue: Cue) -> Iterator[Found]:
    """ "Warga diimbau ...", "Ketua X disebut telah ...": what is said of someone, by a source that is not named here."""
    doc = line.doc
    ahead = doc.plain[line.start : cue.start]
    rest = doc.plain[cue.end : line.end]
    if (
        _NO_MAIN_VERB.search(ahead)
        or _BACK_AHEAD.search(ahead)
        or re.search(r"\b(?:yang|karena|setelah|usai)\b", ahead)
    ):
        return
    start = after_openers(doc, line.start, cue.start)
    if cue.act == "demand" and cue.form != "diharapkan":
        spans = [trimmed(doc, _skip(_CONJUNCTION, doc, cue.end, line.end), line.end)]
    elif cue.form != "disebut" or _PREDICATE_BEHIND.match(rest):
        spans = [trimmed(doc, start, cue.start), trimmed(doc, cue.end, line.end)]
    else:
        return
    spans = [(a, without_tail(doc, a, b)) for a, b in spans if a < b]
    if sum(b - a for a, b in spans) >= 2 * _LEAST:
        yield Found(tuple(spans), cue, None, _mode(line, tuple(spans)), 0.5)
