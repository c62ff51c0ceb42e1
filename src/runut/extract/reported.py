"""Indirect speech: what a source is reported to say, around its verb, behind "menurut", before a passive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from runut.extract.agents import blocked, is_finite, joined, names_source, source_after, source_before
from runut.extract.clauses import (
    Range,
    after_openers,
    any_of,
    days,
    is_day,
    is_saying,
    only_opener,
    pieces,
    token_range,
    trimmed,
    without_tail,
    words,
)
from runut.extract.cues import Cue
from runut.extract.spoken import Line, Passage
from runut.records import Annotated, Mode
from runut.text.lexicon import alternatives, load_table

_WORD = re.compile(r"\w+")
_LEAST = 8  # characters; shorter content is a slip of the pattern
_LEAST_WORDS = 2
_TELLING = frozenset({"assert", "deny", "predict"})  # acts of cues that are speech whatever else is done
_OF_A_THING = frozenset({"confirm", "deny", "evaluate"})  # acts of cues whose object may be a noun alone
_LONGEST_ANAPHOR = 4  # words: "insiden maut di tol itu" and shorter names what was told before


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of this module over the words of lang/*/clausewords.tsv and lang/*/media.tsv."""

    def role(*roles: str) -> str:
        return any_of(language, *roles)

    medium = alternatives(row["form"] for row in load_table(language, "media"))
    weekday = alternatives(days(language))
    that = rf"(?!untuk){role('conjunction')}"
    refers = rf"(?:{role('anaphor')}\s+)?{role('deictic', 'alike')}\b"
    forms = {
        # of "menyampaikan hal itu", at the end or before what belongs to the saying
        "back": rf"\s*,?\s*{refers}(?=\s*(?:$|[,.]|{role('saying')}\b))",
        # of "Hal itu juga disampaikan" and "Demikian disampaikan"
        "back_ahead": rf"(?:{role('anaphor')}\s+{role('deictic', 'alike')}|^\W*{role('deictic', 'alike')})"
        rf"(?:\s+{role('adverb', 'like')})*\s*$",
        "hearer": rf"\s*,?\s*(?:{role('towards')}\b[^,:]{{2,160}}?"
        rf"|(?:{weekday}|{role('when')})\b[^,:.]{{1,40}}?)(?:,\s*bahwa\b|\b{that}\b)",
        # "mengajukan permintaan resmi kepada dewan untuk", "mengadu ke menteri tentang"
        "hearer_asked": rf"\s*(?:\w+\s+)?ke(?:pada)?\b[^,:]{{2,160}}?\b(?:{role('conjunction', 'about')})\b\s*",
        "hearer_comma": rf"\s*,?\s*(?:kepada|{role('occasion')}\s+(?:\w+\s+){{0,2}}?(?:{role('asked')}|{medium}))\b"
        r"[^,]{0,120},(?:\s*(?:\w+\s*)?\(?\d[^,]{0,40},)?\s*",
        "conjunction": rf"[\s,]*(?:{role('adverb')}\b\s*){{0,2}}[\s,:]*{role('conjunction')}\b\s*",
        "about": rf"\s*(?:{role('adverb', 'saying', 'asked')}\s+){{0,3}}?{role('about')}\b\s*",
        "silent": rf"\s*,?\s*(?:kepada|{role('occasion')}\s+{role('asked')})\b"
        rf"(?:(?!\b{that}\b)[^,])*(?:,\s*(?:{weekday}|\(?\d)[^,]*)*",
        "contrast": rf"(?:,?\s+{role('contrast')}|,)\s+$",
        "joint": rf",?\s+{role('join')}(?:\s+{role('adverb')})*\s+$",
        "set_off": r",\s+$",
        "opposed": rf",\s+(?:{role('but')}\s(?=(?-i:[A-Z]))|{role('then')}\s(?=me\w{{4,}}))",
        "like": rf",?\s*\b{role('like')}(?:\s+yang)?\s*$",
        "bahwa": r"\s*bahwa\b\s*",
        "bahwa_next": r"^\s*bahwa\b",
        "that_next": r"\bbahwa\b",
        "and": rf"\b{role('and')}\s+$",
        "only_day": rf"^(?:pada\s+)?(?:{weekday}|{role('when')})\b[\s\d()/,.\w]{{0,25}}$",
        "that": r"^\s*(?:bahwa\b|,)",
        "predicate": rf"\b{role('predicate')}\b",
        "to_police": rf"^[^.]{{0,60}}?\bke\s+{role('police')}\b",
        "credit": rf"\W*(?:{role('like')}\s+)?{role('credit')}\b[^,\"]{{1,60}}"
        rf"(?:,\s*(?:{weekday}\b|\(?\d)[^,\"]{{0,40}})?,\s*",
        "subordinate": rf"\b(?:yang|{role('block', 'bound')}|biasa)\s*$",
        "aside": r"\b(?:yang|karena|setelah|usai)\b",
    }
    return {name: re.compile(form, re.IGNORECASE) for name, form in forms.items()}


def _find(doc: Annotated, name: str, start: int, end: int) -> re.Match[str] | None:
    return _patterns(doc.article.language)[name].search(doc.plain[start:end])


def _skip(doc: Annotated, name: str, start: int, end: int) -> int:
    match = _patterns(doc.article.language)[name].match(doc.plain, start, end)
    return match.end() if match else start


def reported(line: Line, spoken: tuple[Passage, ...]) -> Iterator[Passage]:
    """Yield the indirect attributions of *line*; *spoken* are the direct ones found in it."""
    used = [(f.cue.start, max(f.cue.end, f.source[1] if f.source else 0)) for f in spoken if f.cue is not None]
    cues = [cue for cue in line.cues if not any(start <= cue.start < end for start, end in used)]
    found: list[Passage] = []
    for cue in cues:
        if cue.needs == "alone" or cue.frame == "impersonal":
            continue
        for entry in _read(line, cue, tuple(found), spoken):
            _shorten(line, found, entry)
            found.append(entry)
    if not found and not spoken:
        found = [entry for cue in cues if cue.frame == "impersonal" for entry in _impersonal(line, cue)][:1]
    if not found and not spoken and all(cue.frame not in ("clause", "tag") for cue in cues):
        found = [entry for cue in cues if cue.needs == "alone" for entry in _around(line, cue, spoken)][:1]
    yield from found


def _read(line: Line, cue: Cue, before: tuple[Passage, ...], spoken: tuple[Passage, ...]) -> Iterator[Passage]:
    inside = any(a < cue.start < b for entry in before for a, b in entry.content)
    if cue.frame in ("tag", "according") and not inside:
        yield from _around(line, cue, spoken)
    elif cue.frame in ("clause", "refusal"):
        yield from _behind_verb(line, cue, before, spoken)
    elif cue.frame == "passive":
        yield from _passive(line, cue)


def _shorten(line: Line, found: list[Passage], entry: Passage) -> None:
    """End the content before where *entry* begins a clause of its own: ", sementara X memperkirakan", "dan meminta"."""
    if not found or not entry.content or entry.cue is None or not found[-1].content:
        return
    last = found[-1]
    start, end = last.content[-1]
    begin = entry.source[0] if entry.source and entry.source[0] > start else entry.cue.start
    if not start < begin <= end:
        return
    cut = _find(line.doc, "contrast", start, begin)
    if cut is None and entry.source == last.source:
        cut = _find(line.doc, "joint", start, begin)
    if cut is not None and cut.start() >= _LEAST // 2:
        end = without_tail(line.doc, start, start + cut.start())
        found[-1] = replace(last, content=(*last.content[:-1], trimmed(line.doc, start, end)))


# ---------------------------------------------------------------- "menurut X", "kata X" between commas


def _around(line: Line, cue: Cue, spoken: tuple[Passage, ...]) -> Iterator[Passage]:
    """The clause stands before, behind, or on both sides of "kata X" or "menurut X"."""
    doc = line.doc
    lo = _behind_spoken(line, cue, spoken)
    limit = _limit(line, cue, spoken)
    _, last = token_range(doc, line.sentence, cue.end, limit)
    pre = (after_openers(doc, lo, cue.start), cue.start)
    at_start = only_opener(doc, lo, cue.start) or _only_credit(doc, lo, cue.start)
    named = None if cue.own else source_after(doc, cue.last, last, closed=at_start and cue.frame == "according")
    if not cue.own and named is None:
        return
    if named and doc.tokens[named[0]].lower in words(doc.article.language, "unspoken"):
        return
    behind = named[1] if named else cue.last
    if not _stands_apart(line, cue, named, at_start=at_start, last=last):
        return
    post = _content_behind_source(line, behind, last, limit, leads=at_start)
    contents = [post] if at_start else [pre, post]
    spans = tuple(span for span in (trimmed(doc, *c) for c in contents if c) if span[1] > span[0])
    if sum(b - a for a, b in spans) >= _LEAST:
        source = None if named is None else (doc.tokens[named[0]].start, doc.tokens[named[1] - 1].end)
        lost_mark = doc.plain[: cue.start].rstrip().endswith('"') and len(spans) == 1
        yield Passage(spans, cue, source, "direct" if lost_mark else _mode(line, spans), 0.9)


def _only_credit(doc: Annotated, start: int, end: int) -> bool:
    """Does nothing but the outlet that it is taken from stand in front ("Dikutip dari X, Senin (3/2), menurut Y")?"""
    return _patterns(doc.article.language)["credit"].fullmatch(doc.plain, start, end) is not None


def _behind_spoken(line: Line, cue: Cue, spoken: tuple[Passage, ...]) -> int:
    """Return where the sentence begins for *cue*, behind direct speech and its own "kata X"."""
    start = line.start
    for found in spoken:
        ends = [found.content[-1][1] + 1, found.cue.end if found.cue else 0, found.source[1] if found.source else 0]
        start = max([start, *(end for end in ends if end <= cue.start)])
    return start


def _stands_apart(line: Line, cue: Cue, named: Range | None, *, at_start: bool, last: int) -> bool:
    """Is the word an attribution here, and not the noun, adverb or adjective that it also is?"""
    doc = line.doc
    ahead = doc.plain[line.start : cue.start].rstrip()
    if cue.frame == "according":
        return at_start or cue.form == "menurut"
    if not at_start and doc.plain[cue.start].isupper():
        return False  # a name: "Puji", "Jelas"
    comma_ahead = ahead.rstrip("\"' ").endswith(",")  # also of a quotation whose opening mark is lost
    if cue.own or named is None:
        return at_start or comma_ahead
    comma_behind = named[1] >= last or doc.tokens[named[1]].text == ","
    token = doc.tokens[named[0]]
    stands_for = token.lower in words(doc.article.language, "pronoun") or token.capitalized
    if cue.needs == "name":
        return stands_for and comma_behind and (comma_ahead or at_start)
    return (stands_for and (comma_ahead or at_start or comma_behind)) or (comma_ahead and comma_behind)


def _content_behind_source(line: Line, first: int, last: int, end: int, *, leads: bool) -> Range | None:
    """Return the content behind the source of "menurut X", without day and occasion; None if nothing else is left.

    *leads*: no content stands before the cue, so what opens behind the comma ("dalam rapat itu, ...") is content.
    """
    doc = line.doc
    if first < last and doc.tokens[first].lower in words(
        doc.article.language, "relative"
    ):  # goes with the source: "menurut laporan yang dirilis X, ..."
        first = next((i for i in range(first, last) if doc.tokens[i].text == ","), last) if leads else last
    if first >= last:
        return None
    comma = doc.tokens[first].text == ","
    parts = pieces(doc.tokens, first + comma, last)
    while parts and (parts[0][0] >= parts[0][1] or is_saying(doc, *parts[0])):
        if leads and comma and parts[0][0] < parts[0][1] and not is_day(doc, parts[0][0]):
            break
        parts.pop(0)
    if not parts:
        return None
    start = _skip(doc, "bahwa", doc.tokens[parts[0][0]].start, end)
    end = without_tail(doc, start, end)
    first_word = _WORD.search(doc.plain, start, end)
    if first_word is None or first_word.group().lower() in words(doc.article.language, "list"):
        return None  # "Dikutip dari X, berikut lima ..."
    return start, end


# ---------------------------------------------------------------- "X mengatakan ..."


def _behind_verb(line: Line, cue: Cue, before: tuple[Passage, ...], spoken: tuple[Passage, ...]) -> Iterator[Passage]:
    doc = line.doc
    if doc.plain[cue.start].isupper() and cue.start > line.start and not _find(doc, "bahwa_next", cue.end, cue.end + 8):
        return  # a headline glued to the sentence: "Bupati Bantah Isu Warga Menolak Pabrik"
    lo, enclosing = _region(line, cue, before)
    own_negation = cue.frame == "refusal" or cue.form.split()[0] in words(doc.article.language, "block")
    if not own_negation and blocked(doc, lo, cue.first):
        return
    joins = bool(before) and before[-1].source is not None and joined(doc, lo, cue.first)
    if joins and _acts_within(line, before[-1], cue):
        return
    adds = not joins and _find(doc, "and", line.start, cue.start) is not None
    if adds and cue.act not in _TELLING and not _find(doc, "that", cue.end, cue.end + 8):
        return  # "Sari pulang dan mengajak adiknya"
    source = before[-1].source if joins else source_before(doc, lo, cue.first)
    if doc.tokens[cue.first].start < cue.start:  # glued to its verb
        source = (source[0] if source else doc.tokens[cue.first].start, cue.start)
    if source is None or _bounds_clause(line, cue, source):
        return
    if enclosing and before[-1].cue is not None and before[-1].cue.frame == "refusal":
        return
    if enclosing and not joins and not _sets_off(line, before[-1], source) and not _is_someone_else(doc, source):
        return
    if cue.frame != "refusal" and _patterns(doc.article.language)["back"].match(doc.plain, cue.end, line.end):
        yield Passage((), cue, source, "indirect", 0.7, back=True)
        return
    if cue.frame != "refusal" and _patterns(doc.article.language)["silent"].fullmatch(doc.plain, cue.end, line.end):
        yield Passage((), cue, source, "direct", 0.8)
        return
    start = _content_start(line, cue)
    end = enclosing or without_tail(doc, start, _limit(line, cue, spoken))
    span = trimmed(doc, start, _before_opposed(line, cue, start, end))
    if span[1] - span[0] < _LEAST:
        yield Passage((), cue, source, "direct", 0.8)
    elif cue.frame == "refusal" or (_has_what_it_needs(doc, cue, source, span) and not _refers_back(doc, cue, span)):
        spans = (span,) if before or spoken else (*_condition(line, source[0]), span)
        yield Passage(spans, cue, source, _mode(line, spans), 0.6 if enclosing else 0.9)


def _bounds_clause(line: Line, cue: Cue, source: Range) -> bool:
    """Does *cue* but end a clause of time or concession: "Meski sebagian warga skeptis, Sari ..."?"""
    doc = line.doc
    if cue.act != "evaluate" or not doc.plain.startswith(",", cue.end):
        return False
    ahead = doc.plain[line.start : source[0]].split()
    return bool(ahead) and ahead[-1].lower() in words(doc.article.language, "clausal")


def _before_opposed(line: Line, cue: Cue, start: int, end: int) -> int:
    """Return where the content ends if it is but a noun phrase, and a clause opposed to that of the cue follows it:
    "Desa itu membantah tuduhan penipuan, tetapi camat berhenti ..."."""
    doc = line.doc
    opposed = _find(doc, "opposed", start, end)
    if opposed is None or cue.act not in _OF_A_THING or doc.plain[cue.end : start].strip():
        return end
    stop = start + opposed.start()
    first, last = token_range(doc, line.sentence, start, stop)
    predicate = _patterns(doc.article.language)["predicate"].search(doc.plain, start, stop)
    clause = predicate or any(is_finite(doc.tokens[i], doc.article.language) for i in range(first, last))
    return end if clause or '"' in doc.plain[start:end] else stop


def _condition(line: Line, stop: int) -> Iterator[Range]:
    """Yield the condition that opens the sentence and belongs to what was said: "Jika air naik, Sari menyebut ..."."""
    doc = line.doc
    start = after_openers(doc, line.start, stop)
    first = _WORD.match(doc.plain, start, stop)
    opens = first is not None and first.group().lower() in words(doc.article.language, "condition")
    if opens and doc.plain[start:stop].rstrip().endswith(","):
        yield trimmed(doc, start, stop)


def _acts_within(line: Line, before: Passage, cue: Cue) -> bool:
    """Is the verb joined to another's act within what was said ("kata X, dinas turun dan memastikan ...")?"""
    doc, language = line.doc, line.doc.article.language
    if not before.content or before.cue is None or before.cue.act in ("demand", "evaluate"):
        return False
    start = before.content[-1][0]
    first, last = token_range(doc, line.sentence, start, cue.start)
    if doc.tokens[last - 1].lower in words(language, "reason"):
        return False  # "..., sehingga menegaskan" goes on with the speaker
    acts = [i for i in range(first, last) if is_finite(doc.tokens[i], language)]
    if not acts:
        return False
    aims = acts[-1] > first and doc.tokens[acts[-1] - 1].lower in words(language, "aim")
    mere = words(language, "adverb", "block", "predicate")
    return aims or any(doc.tokens[i].lower not in mere for i in range(first, acts[0]))


def _region(line: Line, cue: Cue, before: tuple[Passage, ...]) -> tuple[int, int | None]:
    """Return the first token that the source of *cue* may begin with, and where a content that holds *cue* ends."""
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
    first, _ = token_range(line.doc, line.sentence, start, line.end)
    return first, enclosing


def _content_start(line: Line, cue: Cue) -> int:
    doc = line.doc
    if cue.frame == "refusal":
        return _skip(doc, "about", cue.end, line.end)
    start = _skip(doc, "hearer_asked" if cue.act == "demand" or cue.form == "mengadu" else "hearer", cue.end, line.end)
    if start == cue.end:
        start = _skip(doc, "conjunction", cue.end, line.end)
    if start == cue.end and cue.act != "evaluate":  # not "berterima kasih kepada X, yang ..."
        start = _skip(doc, "conjunction", _skip(doc, "hearer_comma", cue.end, line.end), line.end)
    return start


def _sets_off(line: Line, before: Passage, source: Range) -> bool:
    """Does a clause of its own begin with *source* ("..., sementara OPEC", "..., Mardi menuturkan")?"""
    if not before.content:
        return True  # its content is another sentence
    start = before.content[-1][0]
    return source[0] - start >= _LEAST and _find(line.doc, "contrast", start, source[0]) is not None


def _is_someone_else(doc: Annotated, source: Range) -> bool:
    """Within another's speech: is the inner source named or by office, and not the speaker himself?"""
    first = doc.plain[source[0] : source[1]].split()[0].lower()
    return first not in words(doc.article.language, "pronoun", "first", "seldom")


def _limit(line: Line, cue: Cue, spoken: tuple[Passage, ...]) -> int:
    """Return where the sentence ends for *cue*: before a quotation behind it that is an entry of its own, and before
    the words that introduce it (", dan mengatakan: ...")."""
    limit = line.end
    for found in spoken:
        behind = [a for a, _ in found.content if a > cue.end]
        if behind:
            limit = min(limit, behind[0] - 1)
            marks = [found.cue.start if found.cue else limit, found.source[0] if found.source else limit]
            begin = min((mark for mark in marks if cue.end < mark < limit), default=limit)
            joint = _find(line.doc, "joint", cue.end, begin) or _find(line.doc, "set_off", cue.end, begin)
            limit = cue.end + joint.start() if joint and begin < limit else limit
    return limit


def _has_what_it_needs(doc: Annotated, cue: Cue, source: Range, span: Range) -> bool:
    """Does what stands around *cue* satisfy its ``needs``?"""
    found = doc.plain[span[0] : span[1]].lower().split()
    if len(found) < _LEAST_WORDS or _find(doc, "only_day", *span):
        return False
    if set(found[:3]) & words(doc.article.language, "anonymous"):
        return False  # "pejabat yang meminta namanya tidak disebut mengatakan ..."
    between = doc.plain[cue.end : span[0]]
    conjunctions = set(between.lower().split()) & words(doc.article.language, "conjunction")
    if cue.needs == "that":
        return "bahwa" in conjunctions
    if cue.needs == "paper":
        named = set(doc.plain[source[0] : source[1]].lower().split())
        return "bahwa" in conjunctions and bool(named & words(doc.article.language, "paper"))
    if cue.needs == "bahwa":
        return bool(conjunctions) or between.startswith(",")
    if cue.needs == "agar":
        return bool(
            set(doc.plain[cue.end : span[1]].split()) & (words(doc.article.language, "conjunction") - {"bahwa"})
        )
    if cue.needs == "claim":
        return doc.plain[span[0] : span[1]].split()[0].lower() in words(doc.article.language, "claim")
    if cue.needs == "will":
        token = next(t for t in doc.tokens[cue.last :] if t.end > span[0])
        return token.lower in words(doc.article.language, "future") or is_finite(token, doc.article.language)
    if cue.needs == "news":
        return _find(doc, "to_police", *span) is None
    return not (cue.needs == "clause" and not between.strip() and _names_topic(doc, span))


def _names_topic(doc: Annotated, span: Range) -> bool:
    """Does the object only name what the talk was about ("menjelaskan kronologi kecelakaan")?"""
    found = doc.plain[span[0] : span[1]].lower().split()
    language = doc.article.language
    if found[0] not in words(language, "topic") or set(found[1:5]) & words(language, "that"):
        return False  # "harapan agar ..."
    clause = re.split(r" (?:yang|untuk) ", " ".join(found))[0]
    return _patterns(doc.article.language)["predicate"].search(clause) is None


def _refers_back(doc: Annotated, cue: Cue, span: Range) -> bool:
    """Is the content but a noun phrase for what was told before ("insiden tersebut", "niat itu")?

    What is confirmed or denied is told even so if it is named in full: "membenarkan penangkapan tiga warga itu".
    """
    found = doc.plain[span[0] : span[1]].split()
    longest = _LONGEST_ANAPHOR - (cue.act in ("confirm", "deny"))
    if found[-1] not in words(doc.article.language, "deictic") or len(found) > longest:
        return False
    return not any(word in words(doc.article.language, "block", "predicate") for word in found)


def _mode(line: Line, spans: tuple[Range, ...]) -> Mode:
    quoted = any(q.speech and a <= q.start < b for q in line.quotations for a, b in spans)
    return "mixed" if quoted else "indirect"


# ---------------------------------------------------------------- passives


def _passive(line: Line, cue: Cue) -> Iterator[Passage]:
    """ "Hal itu disampaikan X", "seperti dikatakan X, ...", "..., demikian disampaikan X"."""
    doc = line.doc
    _, last = token_range(doc, line.sentence, cue.end, line.end)
    named = None if cue.own else source_after(doc, cue.last, last)
    if named is not None and is_saying(doc, *named):
        return  # "Dilaporkan Di Desa Sukamaju terjadi ..."
    source = None if named is None else (doc.tokens[named[0]].start, doc.tokens[named[1] - 1].end)
    by = cue.last < last and doc.tokens[cue.last].lower in words(doc.article.language, "by")
    if not (cue.own or (source is not None and (by or names_source(doc, *source)))):
        return
    if _find(doc, "back_ahead", line.start, cue.start):
        yield Passage((), cue, source, "indirect", 0.7, back=True)
        return
    begins = after_openers(doc, line.start, cue.start)
    if cue.own and _predicates(doc, cue.last, last) and not _find(doc, "subordinate", line.start, cue.start):
        spans = (trimmed(doc, begins, cue.start), trimmed(doc, cue.end, without_tail(doc, cue.end, line.end)))
        if spans[0][1] - spans[0][0] >= _LEAST:  # "Harga itu dinilainya terlalu tinggi"
            yield Passage(spans, cue, None, _mode(line, spans), 0.7)
            return
    content: Range | None = None
    like = _find(doc, "like", line.start, cue.start)
    ends = line.start + like.start() if like else cue.start
    if only_opener(doc, line.start, ends):
        behind = source[1] if source else cue.end
        start = _skip(doc, "conjunction", _skip(doc, "hearer", behind, line.end), line.end)
        if _find(doc, "that_next", behind, start):  # "Dikatakan Sari kepada wartawan bahwa ..."
            content = (start, without_tail(doc, start, line.end))
        else:
            content = _content_behind_source(line, named[1] if named else cue.last, last, line.end, leads=True)
    elif like or (
        cue.form in words(doc.article.language, "agree") and not _find(doc, "subordinate", line.start, cue.start)
    ):
        content = (begins, ends)
    if content is None:
        return
    span = trimmed(doc, *content)
    if span[1] - span[0] >= _LEAST:
        yield Passage((span,), cue, source, _mode(line, (span,)), 0.7)


def _impersonal(line: Line, cue: Cue) -> Iterator[Passage]:
    """ "Warga diimbau ...", "Ketua X disebut telah ...": what is said of someone; the source is not named here."""
    doc = line.doc
    if cue.last >= line.sentence.last:
        return
    begins = after_openers(doc, line.start, cue.start)
    if any(_find(doc, name, begins, cue.start) for name in ("subordinate", "back_ahead", "aside")):
        return
    parts = pieces(doc.tokens, *token_range(doc, line.sentence, line.start, cue.start))
    said_in = len(parts) > 1 and is_saying(doc, *parts[0])  # "Dalam kasus itu, X disebut ..."
    start = doc.tokens[parts[1][0]].start if said_in else line.start
    spans = [trimmed(doc, after_openers(doc, start, cue.start), cue.start), trimmed(doc, cue.end, line.end)]
    language = doc.article.language
    if cue.form == "diminta" and doc.tokens[cue.last].lower not in words(language, "conjunction", "block", "adverb"):
        return  # "diminta pendapatnya", "diminta berhenti"
    if cue.act == "demand" and cue.form != "diharapkan":
        spans = [trimmed(doc, _skip(doc, "conjunction", cue.end, line.end), line.end)]
    elif cue.form == "disebut" and not _predicates(doc, cue.last, line.sentence.last):
        return
    spans = [(a, without_tail(doc, a, b)) for a, b in spans if a < b]
    if sum(b - a for a, b in spans) >= 2 * _LEAST:
        yield Passage(tuple(spans), cue, None, _mode(line, tuple(spans)), 0.5)


def _predicates(doc: Annotated, at: int, last: int) -> bool:
    """Does a predicate begin at the token *at* ("disebut telah ...", not "disebut selebgram")?"""
    if at >= last:
        return False
    token = doc.tokens[at]
    return token.lower in words(doc.article.language, "adverb", "block", "predicate") or is_finite(
        token, doc.article.language
    )
