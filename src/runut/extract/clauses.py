"""The clauses around an attribution: where its source stands, where its content begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from runut.records import Annotated, Sentence, Token
from runut.text.lexicon import alternatives, load_index, load_table

Range = tuple[int, int]

_LONGEST_SOURCE = 45  # tokens; a longer stretch is no name with its roles but a clause that was not seen
_CONJUNCTIONS = ("bahwa", "agar", "supaya", "untuk")
_FINITE = re.compile(r"(?:me[mnl]|mempe|ber|di|ter)[a-z]{4,}$")
_PREPOSITIONS = frozenset({"di", "ke", "kalangan", "kepada", "pada", "untuk", "bagi", "melalui", "surat"})
_TIMES = frozenset({"tadi", "malam", "pagi", "siang", "sore", "kemarin", "semalam", "hari", "ini", "sejak", "saat"})
_EDGES = " \t\n,;:.-–—\"“”'‘’"


@cache
def words(language: str, role: str) -> frozenset[str]:
    """Return the forms of one *role* in lang/*/clausewords.tsv."""
    return frozenset(row["form"] for row in load_table(language, "clausewords") if row["role"] == role)


@cache
def _openers(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{alternatives(words(language, 'opener'))}\b(?:\s*,)?\s*", re.IGNORECASE)


@cache
def _days(language: str) -> frozenset[str]:
    return frozenset(load_index(language, "weekdays"))


# ---------------------------------------------------------------- pieces of a sentence


def token_range(doc: Annotated, sentence: Sentence, start: int, end: int) -> Range:
    """Return the tokens of *sentence* that lie within ``text[start:end]``, as a half-open range of indices."""
    first, last = sentence.first, sentence.last
    while first < last and doc.tokens[first].start < start:
        first += 1
    while last > first and doc.tokens[last - 1].end > end:
        last -= 1
    return first, last


def pieces(tokens: Sequence[Token], first: int, last: int) -> list[Range]:
    """Split ``tokens[first:last]`` at commas that stand outside brackets; a comma at the end leaves an empty piece."""
    out: list[Range] = []
    depth, at = 0, first
    for i in range(first, last):
        mark = tokens[i].text
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(0, depth - 1)
        elif mark == "," and not depth:
            out.append((at, i))
            at = i + 1
    out.append((at, last))
    return out


def trimmed(doc: Annotated, start: int, end: int) -> Range:
    """Return ``start, end`` without the blanks and marks at both edges; closed brackets and ?, ! stay."""
    text = doc.text
    while start < end and (text[start] in _EDGES or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _EDGES or text[end - 1].isspace()):
        end -= 1
    if text[end - 1 : end] == ")" and "(" not in text[start:end]:
        end -= 1
    return start, end


def after_openers(doc: Annotated, start: int, end: int) -> int:
    """Return where the clause begins behind "Namun, ", "Sementara itu, " and their like."""
    pattern = _openers(doc.article.language)
    while True:
        match = pattern.match(doc.plain, start, end)
        if match is None or match.end() <= start:
            return start
        start = match.end()


def only_opener(doc: Annotated, start: int, end: int) -> bool:
    """Is ``text[start:end]`` nothing but words that open a sentence ("Selanjutnya,")?"""
    return not doc.plain[after_openers(doc, start, end) : end].strip(_EDGES)


def is_saying(doc: Annotated, first: int, last: int) -> bool:
    """Do ``tokens[first:last]`` begin as day, place, occasion, medium or hearer of the saying?"""
    if first >= last:
        return True
    token = doc.tokens[first]
    language = doc.article.language
    return (
        token.lower in words(language, "saying")
        or token.lower in _days(language)
        or token.kind == "number"
        or token.text in "()"
    )


# ---------------------------------------------------------------- the source before a verb


def source_before(doc: Annotated, lo: int, first: int) -> Range | None:
    """Return the characters of the source that stands before the verb ``tokens[first]``, from token *lo* on.

    None where no source stands there; a ``block`` word before the verb ("untuk mengatakan", "tidak menyebut")
    is found by `blocked`.
    """
    tokens, language = doc.tokens, doc.article.language
    last = _without_adverbs(doc, lo, first)
    if last > lo and tokens[last - 1].lower == "yang":
        last -= 1
    relative = last < first and tokens[last].lower == "yang"
    parts = pieces(tokens, max(lo, last - _LONGEST_SOURCE), last)
    closed_by_comma = False
    while parts and (parts[-1][0] >= parts[-1][1] or (len(parts) > 1 and is_saying(doc, *parts[-1]))):
        closed_by_comma = True
        parts.pop()
    if not parts:
        return None
    start, stop = parts[-1]
    start, bounded = _behind_bound(doc, start, stop, relative=relative)
    while start < stop and tokens[start].lower in _TIMES:
        start += 1
    stop = _without_adverbs(doc, start, _before_saying(doc, start, stop))
    if start >= stop:
        return None
    if not bounded and len(parts) > 1 and (_is_name(tokens, start, stop) or closed_by_comma):
        head, head_stop = parts[-2]
        head, _ = _behind_bound(doc, head, head_stop)
        joins = head < head_stop and not is_saying(doc, head, head_stop) and not _has_finite(tokens, head, head_stop)
        if joins and after_openers(doc, tokens[head].start, tokens[head_stop - 1].end) < tokens[head_stop - 1].start:
            start = head
    begin = after_openers(doc, tokens[start].start, tokens[stop - 1].end)
    begin, end = trimmed(doc, begin, tokens[stop - 1].end)
    if begin >= end or doc.plain[begin:end].lower() in words(language, "adverb") | words(language, "block"):
        return None
    return (begin, end) if names_source(doc, begin, end) else None


def names_source(doc: Annotated, start: int, end: int) -> bool:
    """May ``text[start:end]`` name a source: a name, an office, a pronoun, a noun for people, bodies or papers?"""
    language = doc.article.language
    found = re.findall(r"[^\W\d_][\w-]*", doc.plain[start:end])
    if any(word[0].isupper() for word in found):
        return True
    lower = {word.lower() for word in found[:3]}
    roles = load_index(language, "roles")
    return bool(lower & words(language, "group") or lower & words(language, "pronoun")) or any(
        w in roles for w in lower
    )


def blocked(doc: Annotated, lo: int, first: int) -> bool:
    """Does a word before the verb say that nothing was uttered (negation, purpose, possibility)?"""
    at = _without_adverbs(doc, lo, first)
    return at > lo and doc.tokens[at - 1].lower in words(doc.article.language, "block")


def joined(doc: Annotated, lo: int, first: int) -> bool:
    """Does the verb continue the source before ("..., dan meminta", "seraya menegaskan")?"""
    at = _without_adverbs(doc, lo, first)
    return at > lo and doc.tokens[at - 1].lower in words(doc.article.language, "join")


def _without_adverbs(doc: Annotated, lo: int, last: int) -> int:
    adverbs = words(doc.article.language, "adverb")
    at = last
    while at > lo and doc.tokens[at - 1].lower in adverbs:
        at -= 1
    # "warga itu", "jubir tersebut": the pronoun belongs to the noun before it
    if (
        at > lo
        and at < last
        and doc.tokens[at].lower in ("itu", "ini", "tersebut")
        and doc.tokens[at - 1].kind == "word"
    ):
        at += 1
    return at


def _behind_bound(doc: Annotated, start: int, stop: int, *, relative: bool = False) -> tuple[int, bool]:
    """Return where the source may begin, behind the last conjunction, colon or dash, and whether there was one.

    *relative*: the verb stands in a clause with "yang", whose noun may follow a preposition ("di kalangan warga yang").
    """
    tokens = doc.tokens
    bounds = words(doc.article.language, "bound") | (_PREPOSITIONS if relative else frozenset())
    ends_in_this = tokens[stop - 1].lower in ("itu", "ini", "tersebut") if stop > start else False
    if ends_in_this and tokens[start].capitalized and any(t.lower == "yang" for t in tokens[start:stop]):
        return start, False  # "Senator yang dikenal vokal terhadap isu desa ini"
    for i in range(stop - 1, start - 1, -1):
        token = doc.tokens[i]
        if token.lower in bounds or (token.kind == "mark" and token.text in ':;-–—"“”?!'):
            if token.lower == "dari" and i > start and _is_name(doc.tokens, i - 1, i):
                continue  # "Dewi Lestari dari Citra Futures"
            if token.lower == "pada" and i + 1 < stop and is_saying(doc, i + 1, stop):
                continue  # "Gubernur pada 2009, yang"
            return i + 1, True
    return start, False


def _before_saying(doc: Annotated, start: int, stop: int) -> int:
    """Return where the source ends before "dalam konferensi pers", "melalui ..." and their like."""
    saying = words(doc.article.language, "saying") - {"di", "ke", "pada", "secara", "lagi", "lalu"}
    for i in range(start + 1, stop):
        word = doc.tokens[i].lower
        if word in saying or (word == "pada" and is_saying(doc, i + 1, stop)):
            return i
    return stop


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    return first < last and all(t.kind != "word" or t.capitalized for t in tokens[first:last])


def _has_finite(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(_FINITE.match(t.text) for t in tokens[first:last])


# ---------------------------------------------------------------- the source behind a cue


def source_after(doc: Annotated, first: int, last: int, *, closed: bool = False) -> Range | None:
    """Return the tokens of the source that begins at ``tokens[first]``, before ``tokens[last]``; None if none does.

    *closed*: content follows ("Menurut X, ..."), so a name or office behind a comma must end with a comma too.
    """
    tokens, language = doc.tokens, doc.article.language
    while first < last and (
        tokens[first].lower in ("oleh", "dari", "pula", "juga", "lagi") or tokens[first].text in '(["“'
    ):
        first += 1
    if first >= last or tokens[first].kind != "word":
        return None
    if tokens[first].lower in words(language, "pronoun"):
        return first, first + 1
    adverb = tokens[first].lower in words(language, "adverb") or tokens[first].lower == "yang"
    if adverb or is_saying(doc, first, last) or tokens[first].lower in _CONJUNCTIONS:
        return None
    stop = _phrase_end(doc, first, last)
    while stop < last and tokens[stop].text == ",":
        following = _phrase_end(doc, stop + 1, last)
        ends = following < last and tokens[following].text == ","
        if (closed and not ends) or not _continues(doc, (first, stop), (stop + 1, following)):
            break
        stop = following
    return (first, stop) if stop > first else None


def _phrase_end(doc: Annotated, first: int, last: int) -> int:
    """Return where the noun phrase at *first* ends: at a comma, a word of the saying, a verb, or small print behind a name."""
    tokens, language = doc.tokens, doc.article.language
    saying, adverbs = words(language, "saying"), words(language, "adverb")
    seen_name = False
    i = first
    while i < last:
        token = tokens[i]
        if token.text in "([":
            closing = next((j for j in range(i, min(last, i + 25)) if tokens[j].text in ")]"), None)
            if closing is None or any(t.kind == "number" and "/" in t.text for t in tokens[i:closing]):
                return i
            i = closing + 1
            continue
        if token.kind == "mark" and token.text not in "&/'’-–.":
            return i
        if token.text == "." and not (i + 1 < last and tokens[i + 1].capitalized and len(tokens[i - 1].text) < 4):
            return i
        if token.kind == "mark" and token.text in "-–" and not seen_name:
            return i
        if i > first and token.lower in saying and not (token.lower in ("di", "pada") and not seen_name):
            return i
        if i > first and (token.lower in _days(language) or _FINITE.match(token.text)):
            return i
        if token.kind == "word" and not token.capitalized and seen_name and not _within_name(doc, i, last):
            return i
        if i > first and token.lower in adverbs and token.lower not in ("itu", "ini", "tersebut"):
            return i
        seen_name = seen_name or (token.kind == "word" and token.capitalized and i > first - 1)
        i += 1
    return i


def _within_name(doc: Annotated, at: int, last: int) -> bool:
    """May the small word at *at* stand inside a name or office ("dari", "dan", "bin", a role noun, "itu")?"""
    word = doc.tokens[at].lower
    if word in ("itu", "ini", "tersebut"):
        return True
    if word in (
        "dari",
        "dan",
        "bin",
        "binti",
        "untuk",
        "bidang",
        "urusan",
        "selaku",
        "sekaligus",
        "yang",
        "asal",
        "bagian",
    ):
        return at + 1 < last and (doc.tokens[at + 1].capitalized or word in ("yang", "sekaligus", "selaku"))
    return word in load_index(doc.article.language, "roles") and at + 1 < last


def _continues(doc: Annotated, head: Range, tail: Range) -> bool:
    """Does *tail*, behind a comma, go on naming the source: a name behind its office, an office behind its name?"""
    tokens = doc.tokens
    first, stop = tail
    if first >= stop or tokens[first].kind != "word" or is_saying(doc, first, stop):
        return False
    if _has_finite(tokens, first, stop):
        return False
    roles = load_index(doc.article.language, "roles")
    if tokens[first].lower in roles or tokens[first].lower in ("sapaan", "alias", "seorang", "salah"):
        return True
    head_is_office = tokens[head[0]].lower in roles or any(not t.capitalized for t in tokens[head[0] : head[1]])
    return head_is_office and _is_name(tokens, first, stop) and stop - first <= 8


# ---------------------------------------------------------------- content


@cache
def _tail(language: str) -> re.Pattern[str]:
    """What may close a sentence and belongs to the saying: its day, hearer, occasion or medium, then days and places."""
    days = alternatives(_days(language))
    occasions = alternatives(row["form"] for row in load_table(language, "media"))
    asked = alternatives(("ditemui", "dihubungi", "dikonfirmasi", "ditanya", "diwawancara", "diwawancarai", "dijumpai"))
    hearers = alternatives(("wartawan", "para wartawan", "media", "awak media", "pers", "jurnalis", "pewarta"))
    day = rf"(?:pada\s+)?(?:hari\s+)?(?i:{days})\b[^,]*|\(?\d[^,]*"
    place = r"(?:di\s+)?[A-Z][\w.&'-]*(?:\s+[A-Z][\w.&'-]*){0,6}"
    rest = rf"[^,]{{0,70}}(?:,\s*(?:{day}|{place}))*"
    return re.compile(
        rf"(?:,\s*(?:pada\s+)?(?:hari\s+)?(?i:{days})\s*(?:\w+\s*)?,?\s*(?:\(|\d)[^,]*"
        rf"|,?\s+(?:dalam|melalui|lewat|via|saat|ketika|usai|seusai|sela-sela)\s+(?:\w+\s+){{0,2}}?{occasions}\b{rest}"
        rf"|,?\s+(?:kepada|pada)\s+{hearers}\b{rest}"
        rf"|,?\s+(?:saat|ketika|usai|seusai)\s+{asked}\b{rest}"
        rf"|,?\s*(?:seperti|sebagaimana)?\s*(?:dikutip|dilansir|dinukil|disadur)\b{rest}"
        rf"|,\s*(?:kepada|mengutip|melansir)\b{rest}"
        r")[\s.]*$"
    )


def without_tail(doc: Annotated, start: int, end: int) -> int:
    """Return where the content ends if day, hearer, occasion or medium of the saying close the sentence."""
    keep = start + 12
    match = _tail(doc.article.language).search(doc.plain, min(keep, end), end)
    return match.start() if match else end
