"""Indirect speech: what a source is reported to say, around its verb, "kata X" or "menurut X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from runut.extract.agents import blocked, is_finite, is_verb, joined, names_source, source_after, source_before
from runut.extract.clauses import (
    Range,
    after_openers,
    is_saying,
    only_opener,
    token_range,
    trimmed,
    without_tail,
    words,
)
from runut.extract.cues import Cue
from runut.extract.frames import LEAST, WORD, content_behind_source, find, mode, patterns, skip
from runut.extract.passives import impersonal, passive
from runut.extract.spoken import Line, Passage
from runut.records import Annotated

_LEAST_WORDS = 2
_TELLING = frozenset({"assert", "deny", "predict"})  # acts of cues that are speech whatever else is done
_ON_A_DAY = frozenset({"assert", "confirm", "deny"})  # acts of cues behind which a day is that of the saying
_OF_A_THING = frozenset({"confirm", "deny", "evaluate"})  # acts of cues whose object may be a noun alone
_LONGEST_ANAPHOR = 4  # words: "insiden maut di tol itu" and shorter names what was told before


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
        found = [entry for cue in cues if cue.frame == "impersonal" for entry in impersonal(line, cue)][:1]
    if not found and not spoken and all(cue.frame not in ("clause", "tag") for cue in cues):
        found = [entry for cue in cues if cue.needs == "alone" for entry in _around(line, cue, spoken)][:1]
    yield from (entry for entry in found if not _only_carries(line, entry, (*spoken, *found)))


def _only_carries(line: Line, entry: Passage, found: Sequence[Passage]) -> bool:
    """Does *entry* but tell the outlet of what is attributed within it: "X meminta ..., seperti dilaporkan Y"?"""
    carries = entry.cue is not None and entry.cue.form in words(line.doc.article.language, "reported")
    inner = (other.cue for other in found if other is not entry)
    return carries and any(cue and a <= cue.start < b for cue in inner for a, b in entry.content)


def _read(line: Line, cue: Cue, before: tuple[Passage, ...], spoken: tuple[Passage, ...]) -> Iterator[Passage]:
    inside = any(a < cue.start < b for entry in before for a, b in entry.content)
    if cue.frame in ("tag", "according") and not inside:
        yield from _around(line, cue, spoken)
    elif cue.frame in ("clause", "refusal"):
        yield from _behind_verb(line, cue, before, spoken)
    elif cue.frame == "passive":
        yield from passive(line, cue)


def _shorten(line: Line, found: list[Passage], entry: Passage) -> None:
    """End the content before where *entry* begins a clause of its own: ", sementara X memperkirakan", "dan meminta"."""
    if not found or not entry.content or entry.cue is None or not found[-1].content:
        return
    last = found[-1]
    start, end = last.content[-1]
    begin = entry.source[0] if entry.source and entry.source[0] > start else entry.cue.start
    if not start < begin <= end:
        return
    cut = find(line.doc, "contrast", start, begin)
    if cut is None and entry.source == last.source:
        cut = find(line.doc, "joint", start, begin)
    if cut is not None and cut.start() >= LEAST // 2:
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
    if named and named[1] - named[0] > 1 and doc.tokens[named[1] - 1].lower in words(doc.article.language, "relative"):
        named = (named[0], named[1] - 1)  # "Menurut kelompok tani yang mendampingi warga, ..."
    named = None if cue.own else _issuer(doc, named, cue.last, last, closed=at_start) or named
    if not cue.own and named is None:
        return
    if named and doc.tokens[named[0]].lower in words(doc.article.language, "unspoken"):
        return
    if named and cue.frame == "according" and _names_nobody(doc, named):
        return
    behind = named[1] if named else cue.last
    if not _stands_apart(line, cue, named, at_start=at_start, last=last):
        return
    post = content_behind_source(line, behind, last, limit, leads=at_start)
    contents = [post] if at_start else [pre, post]
    spans = tuple(span for span in (trimmed(doc, *c) for c in contents if c) if span[1] > span[0])
    if sum(b - a for a, b in spans) >= LEAST:
        source = None if named is None else (doc.tokens[named[0]].start, doc.tokens[named[1] - 1].end)
        lost_mark = doc.plain[: cue.start].rstrip().endswith('"') and len(spans) == 1
        yield Passage(spans, cue, source, "direct" if lost_mark else mode(line, spans), 0.9)


def _issuer(doc: Annotated, paper: Range | None, first: int, last: int, *, closed: bool) -> Range | None:
    """Return whose *paper* it is: "(menurut survei) yang dilakukan Lembaga Survei Kota", "yang dikeluarkan oleh X"."""
    language = doc.article.language
    if paper and not {t.lower for t in doc.tokens[paper[0] - 1 : paper[0] + 1]} & words(language, "paper", "posted"):
        return None
    first = paper[1] if paper else first
    if first + 2 >= last or doc.tokens[first].lower not in words(language, "relative"):
        return None
    if doc.tokens[first + 1].lower not in words(language, "issued"):
        return None
    by = first + 2 + (doc.tokens[first + 2].lower in words(language, "by"))
    return source_after(doc, by, last, closed=closed)


def _names_nobody(doc: Annotated, named: Range) -> bool:
    """Is it but what a paper is like: "Berdasarkan riset panjang", "Berdasarkan informasi awal itu", "Catatan saja"?"""
    language = doc.article.language
    tokens = doc.tokens[named[0] : named[1]]
    if names_source(doc, tokens[0].start, tokens[-1].end):
        return False
    return tokens[-1].lower in words(language, "deictic", "adverb") or any(
        doc.plain.startswith(f" {form} ", tokens[-1].end) for form in words(language, "relative")
    )


def _only_credit(doc: Annotated, start: int, end: int) -> bool:
    """Does nothing but the outlet that it is taken from stand in front ("Dikutip dari X, Senin (3/2), menurut Y")?"""
    return patterns(doc.article.language)["credit"].fullmatch(doc.plain, start, end) is not None


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
        return at_start or cue.form in words(doc.article.language, "either")
    if not at_start and doc.plain[cue.start].isupper():
        return False  # a name: "Puji", "Jelas"
    comma_ahead = ahead.rstrip("\"' ").endswith(",")  # also of a quotation whose opening mark is lost
    goes_on = cue.last < last and doc.tokens[cue.last].kind != "mark" and not is_saying(doc, cue.last, last)
    if cue.own and goes_on and cue.form in words(doc.article.language, "paper", "topic"):
        return False  # "X mengaku, keterangannya dibutuhkan"
    if cue.own or named is None:
        noun = cue.needs == "name" and not doc.plain.startswith(",", cue.end)  # "Nilainya Rp2 miliar"
        return comma_ahead or (at_start and not noun)
    behind = doc.tokens[named[1]].text if named[1] < last else ","
    comma_behind = behind == ","
    closed = behind in ",.?!" or (named[1] < last and is_saying(doc, named[1], last))  # "kata polisi pada Selasa"
    token = doc.tokens[named[0]]
    stands_for = token.lower in words(doc.article.language, "pronoun") or token.capitalized
    if cue.needs == "name":
        return stands_for and ((comma_behind and at_start) or (comma_ahead and closed))
    word = not ahead and token.capitalized and not comma_behind  # "Kata Dirgahayu berasal dari ..."
    opens = at_start and not word
    return (stands_for and (comma_ahead or opens or comma_behind)) or (comma_ahead and closed)


# ---------------------------------------------------------------- "X mengatakan ..."


def _behind_verb(line: Line, cue: Cue, before: tuple[Passage, ...], spoken: tuple[Passage, ...]) -> Iterator[Passage]:
    doc = line.doc
    if doc.plain[cue.start].isupper() and cue.start > line.start and not find(doc, "that_first", cue.end, cue.end + 8):
        return  # a headline glued to the sentence: "Bupati Bantah Isu Warga Menolak Pabrik"
    lo, enclosing = _region(line, cue, before)
    own_negation = cue.frame == "refusal" or cue.form.split()[0] in words(doc.article.language, "block")
    telling = cue.act in _TELLING
    if not own_negation and blocked(doc, lo, cue.first, telling=telling):
        return
    joins = bool(before) and before[-1].source is not None and joined(doc, lo, cue.first)
    if joins and _acts_within(line, before[-1], cue):
        return
    adds = not joins and find(doc, "and", line.start, cue.start) is not None
    if adds and not telling and not find(doc, "that", cue.end, cue.end + 8):
        return  # "Sari pulang dan mengajak adiknya"
    source = before[-1].source if joins else source_before(doc, lo, cue.first, telling=telling)
    if doc.tokens[cue.first].start < cue.start:  # glued to its verb
        source = (source[0] if source else doc.tokens[cue.first].start, cue.start)
    if source is None or _bounds_clause(line, cue, source):
        return
    if enclosing and before[-1].cue is not None and before[-1].cue.frame == "refusal":
        return
    if enclosing and not joins and not _sets_off(line, before[-1], source) and not _is_someone_else(doc, source):
        return
    if cue.frame != "refusal" and patterns(doc.article.language)["back"].match(doc.plain, cue.end, line.end):
        yield Passage((), cue, source, "indirect", 0.7, back=True)
        return
    if cue.frame != "refusal" and patterns(doc.article.language)["silent"].fullmatch(doc.plain, cue.end, line.end):
        yield Passage((), cue, source, "direct", 0.8)
        return
    start = _content_start(line, cue)
    end = enclosing or without_tail(doc, start, _limit(line, cue, spoken))
    span = trimmed(doc, start, _before_opposed(line, cue, start, end))
    if span[1] - span[0] < LEAST:
        yield Passage((), cue, source, "direct", 0.8)
    elif cue.frame == "refusal" or (_has_what_it_needs(doc, cue, source, span) and not _refers_back(doc, cue, span)):
        spans = (span,) if before or spoken else (*_condition(line, source[0]), span)
        yield Passage(spans, cue, source, mode(line, spans), 0.6 if enclosing else 0.9)


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
    opposed = find(doc, "opposed", start, end)
    if opposed is None or cue.act not in _OF_A_THING or doc.plain[cue.end : start].strip():
        return end
    stop = start + opposed.start()
    first, last = token_range(doc, line.sentence, start, stop)
    predicate = patterns(doc.article.language)["predicate"].search(doc.plain, start, stop)
    clause = predicate or any(is_finite(doc.tokens[i], doc.article.language) for i in range(first, last))
    return end if clause or '"' in doc.plain[start:end] else stop


def _condition(line: Line, stop: int) -> Iterator[Range]:
    """Yield the condition that opens the sentence and belongs to what was said: "Jika air naik, Sari menyebut ..."."""
    doc = line.doc
    start = after_openers(doc, line.start, stop)
    first = WORD.match(doc.plain, start, stop)
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
        return skip(doc, "about", cue.end, line.end)
    start = skip(doc, "hearer_asked" if cue.act == "demand" or cue.needs == "hearer" else "hearer", cue.end, line.end)
    if start == cue.end:
        day_told = skip(doc, "day_told", cue.end, line.end) if cue.act in _ON_A_DAY else cue.end
        start = _with_purpose(line, cue, skip(doc, "conjunction", day_told, line.end))
    if start == cue.end and cue.act != "evaluate":  # not "berterima kasih kepada X, yang ..."
        start = skip(doc, "conjunction", skip(doc, "hearer_comma", cue.end, line.end), line.end)
    return start


def _with_purpose(line: Line, cue: Cue, start: int) -> int:
    """Return where the content begins whose conjunction ends at *start*: of speech a purpose belongs to what was said
    ("X mengatakan untuk panen tahun ini, ...", "X menilai, untuk memanen padi, ...")."""
    doc = line.doc
    between = doc.plain[cue.end : start].split()
    purpose = bool(between) and between[-1].lower() in words(doc.article.language, "purpose")
    apart = cue.act in _TELLING or doc.plain.startswith(",", cue.end)
    return doc.plain.rindex(between[-1], cue.end, start) if purpose and apart else start


def _sets_off(line: Line, before: Passage, source: Range) -> bool:
    """Does a clause of its own begin with *source* ("..., sementara OPEC", "..., Mardi menuturkan")?"""
    if not before.content:
        return True  # its content is another sentence
    start = before.content[-1][0]
    return source[0] - start >= LEAST and find(line.doc, "contrast", start, source[0]) is not None


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
            joint = find(line.doc, "joint", cue.end, begin) or find(line.doc, "set_off", cue.end, begin)
            limit = cue.end + joint.start() if joint and begin < limit else limit
    return limit


def _has_what_it_needs(doc: Annotated, cue: Cue, source: Range, span: Range) -> bool:
    """Does what stands around *cue* satisfy its ``needs``?"""
    found = doc.plain[span[0] : span[1]].lower().split()
    if len(found) < _LEAST_WORDS or find(doc, "only_day", *span) or _tells_nothing(doc, found):
        return False
    between = doc.plain[cue.end : span[0]]
    conjunctions = set(between.lower().split()) & words(doc.article.language, "conjunction")
    that = words(doc.article.language, "claimed")
    if cue.needs == "that":
        return bool(conjunctions & that)
    if cue.needs == "paper":
        named = set(doc.plain[source[0] : source[1]].lower().split())
        return bool(conjunctions & that) and bool(named & words(doc.article.language, "paper", "finder"))
    if cue.needs == "bahwa":
        return bool(conjunctions) or between.startswith(",")
    if cue.needs == "agar":
        return bool(set(doc.plain[cue.end : span[1]].split()) & (words(doc.article.language, "conjunction") - that))
    if cue.needs == "claim":
        return doc.plain[span[0] : span[1]].split()[0].lower() in words(doc.article.language, "claim")
    if cue.needs == "will":
        token = next(t for t in doc.tokens[cue.last :] if t.end > span[0])
        return token.lower in words(doc.article.language, "future") or is_finite(token, doc.article.language)
    if cue.needs == "news":
        return find(doc, "to_police", *span) is None
    return not (cue.needs == "clause" and not between.strip() and _names_topic(doc, span))


def _tells_nothing(doc: Annotated, found: Sequence[str]) -> bool:
    """Do the words but announce a list ("langkah berikut"), what was won ("memastikan tiket"), or who wants no name?"""
    language = doc.article.language
    listed, unnamed = found[-1] in words(language, "list"), set(found[:3]) & words(language, "anonymous")
    return listed or bool(unnamed) or found[0] in words(language, "won")


def _names_topic(doc: Annotated, span: Range) -> bool:
    """Does the object only name what the talk was about ("menjelaskan kronologi kecelakaan")?"""
    found = doc.plain[span[0] : span[1]].lower().split()
    language = doc.article.language
    if found[0] not in words(language, "topic") or set(found[1:5]) & words(language, "that"):
        return False  # "harapan agar ..."
    clause = patterns(language)["narrowing"].split(" ".join(found))[0]
    return patterns(language)["predicate"].search(clause) is None


def _refers_back(doc: Annotated, cue: Cue, span: Range) -> bool:
    """Is the content but a noun phrase for what was told before ("insiden tersebut", "niat itu")?

    What is confirmed or denied is told even so if it is named in full: "membenarkan penangkapan tiga warga itu".
    """
    found = doc.plain[span[0] : span[1]].split()
    longest = _LONGEST_ANAPHOR - (cue.act in ("confirm", "deny"))
    if found[-1] not in words(doc.article.language, "deictic") or len(found) > longest:
        return False
    if found[-2:-1] and found[-2].lower() in words(doc.article.language, "when"):
        return False  # "gudang terbakar tahun ini"
    acts = any(
        is_verb(b, doc.article.language) and a not in words(doc.article.language, "relative")
        for a, b in pairwise(found[:-2])
    )
    return not acts and not any(word in words(doc.article.language, "block", "predicate") for word in found)
