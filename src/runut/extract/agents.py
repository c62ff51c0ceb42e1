"""The words that name the source of an attribution: before its verb, or behind its cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from runut.extract.capitals import is_degree
from runut.extract.clauses import Range, after_openers, days, is_day, is_saying, pieces, trimmed, words
from runut.records import Annotated, Token
from runut.text.lexicon import load_index

_LONGEST = 45  # tokens; a longer stretch is no name with its roles but a clause that was not seen
_LONGEST_NAME = 8
_DASHES = ("-", "–", "—")
_OPENS = re.compile(r"(?:^|[.!?:;\"\n-])\s*$")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_COMMON = 85  # per cent of its places within a sentence where a common word is written small
# Verbs by their form: meN-, ber-, di-, ter-; with -nya most are nouns.
_FINITE = re.compile(r"(?:me[mnl]|ber|di|ter)[a-z]{4,}(?<!nya)$")


def is_finite(token: Token, language: str) -> bool:
    """Is *token* a verb, by its form? Nouns of that form are listed in lang/*/clausewords.tsv."""
    return is_verb(token.text, language)


@lru_cache(maxsize=50_000)
def is_verb(word: str, language: str) -> bool:
    """Is *word* a verb, by its form?"""
    return _FINITE.match(word) is not None and word not in words(language, "noun")


# ---------------------------------------------------------------- before a verb


def source_before(doc: Annotated, lo: int, first: int, *, telling: bool = False) -> Range | None:
    """Return the characters of the source that stands before the verb ``tokens[first]``, from token *lo* on.

    *telling*: the verb is one of speech, whatever else is done with it.
    """
    tokens = doc.tokens
    last = _before_aside(doc, lo, _without_adverbs(doc, lo, first))
    earlier = _verb_of_clause(doc, lo, first, last, telling=telling)
    if earlier is not None and (subject := source_before(doc, lo, earlier)) is not None:
        return subject
    relative = last > lo and tokens[last - 1].lower in words(doc.article.language, "relative")
    parts = pieces(tokens, max(lo, last - _LONGEST), last - relative)
    set_off = False
    while parts and (parts[-1][0] >= parts[-1][1] or (len(parts) > 1 and _is_aside(doc, *parts[-1]))):
        if not set_off and tokens[parts[-1][0]].lower in words(doc.article.language, "contrast"):
            break  # "..., ketika analis memperkirakan": a clause with a source of its own
        set_off = True
        parts.pop()
    if not parts:
        return None
    start, stop = parts.pop()
    while parts and (_is_degree(doc, start, stop) or (_abbreviates(doc, start, stop) and _is_degree(doc, *parts[-1]))):
        start = parts.pop()[0]  # "Citra Dewi, S.H., M.Hum., mengatakan", "Citra Dewi, Sp.PD, KAI, mengatakan"
    start, bounded = _behind_bound(doc, start, stop, relative=relative)
    start = _behind_time(doc, _behind_occasion(doc, start, stop), stop)
    stop = _without_adverbs(doc, start, _before_saying(doc, start, stop))
    if start >= stop:
        return None
    office = start if bounded else _with_office(doc, parts, start, stop, set_off=set_off)
    named, stop = _without_verb(doc, start, stop, first, relative=relative)
    if named >= stop:
        return None
    start = office if office < start else named
    opener = start - 1 if bounded and start > lo and tokens[start - 1].kind == "word" else start
    begin = max(tokens[start].start, after_openers(doc, tokens[opener].start, tokens[stop - 1].end))
    begin, end = trimmed(doc, begin, tokens[stop - 1].end)
    return (begin, end) if begin < end and names_source(doc, begin, end) else None


def _before_aside(doc: Annotated, lo: int, last: int) -> int:
    """Return where the source ends in front of an aside between dashes: "Inal -sapaan akrab Yusrinal- menjelaskan"."""
    tokens = doc.tokens
    if last <= lo or tokens[last - 1].text not in _DASHES:
        return last
    opened = next((i for i in range(last - 2, max(lo, last - _LONGEST_NAME - 2), -1) if tokens[i].text in _DASHES), lo)
    return opened if opened > lo else last


def _verb_of_clause(doc: Annotated, lo: int, first: int, last: int, *, telling: bool) -> int | None:
    """Return the verb whose subject the verb ``tokens[first]`` shares: "Sari telah membuat X di Y dan | mengumumkan",
    "..., bahkan | mengklaim", "mengeluarkan pernyataan yang | menyatakan", "... menutup toko itu, | menyatakan bahwa";
    None if there is none.

    *last* is where the adverbs before ``tokens[first]`` begin.
    """
    tokens, language = doc.tokens, doc.article.language
    if last - 1 <= lo:
        return None
    before = tokens[last - 1]
    if before.lower in words(language, "relative"):
        papers = words(language, "paper", "topic")
        noun = last - 2
        while noun > lo and tokens[noun].kind == "word" and tokens[noun].lower not in papers:
            noun -= 1
        governs = noun > lo and tokens[noun].lower in papers and is_finite(tokens[noun - 1], language)
        return noun - 1 if governs and last - noun < _LONGEST_NAME else None
    told = telling and _tells_that(doc, first)
    adds = before.text == "," and (last < first or told)
    if not adds and before.lower not in words(language, "and", *(("means",) if told else ())):
        return None
    ends = words(language, "relative", "contrast", "clausal", "conjunction", "aim")
    for i in range(last - 2, max(lo, last - _LONGEST), -1):
        if tokens[i].kind == "mark" and tokens[i].text in ',:;"“”?!':
            return None
        if is_finite(tokens[i], language) and _active(tokens[i].text):
            # not "Sari, petani yang menanam padi, mengatakan bahwa"
            if told and any(t.lower in words(language, "relative") for t in tokens[lo:i]):
                return None
            return None if tokens[i - 1].lower in ends or tokens[i - 1].lower in words(language, "block") else i
    return None


def _tells_that(doc: Annotated, verb: int) -> bool:
    """Does "bahwa" follow ``tokens[verb]``, which is then a verb of saying whatever stands before it?"""
    behind = verb + 1
    return behind < len(doc.tokens) and doc.tokens[behind].lower in words(doc.article.language, "claimed")


def _active(verb: str) -> bool:
    return verb.startswith(("me", "ber"))


def _is_aside(doc: Annotated, first: int, last: int) -> bool:
    """Stands between commas the occasion of the saying, or what else is told of the source ("yang juga menteri")?"""
    return is_saying(doc, first, last) or doc.tokens[first].lower in words(doc.article.language, "relative")


def _is_degree(doc: Annotated, first: int, last: int) -> bool:
    found = [token.text for token in doc.tokens[first:last] if token.kind == "word" and len(token.text) > 1]
    return bool(found) and all(
        is_degree(text, doc.article.language) for text in found
    )  # but the letter of "Subsp. (K)"


def _abbreviates(doc: Annotated, first: int, last: int) -> bool:
    return last - first == 1 and doc.tokens[first].text.isupper()


def names_source(doc: Annotated, start: int, end: int) -> bool:
    """May ``text[start:end]`` name a source: a name, an office, a pronoun, a noun for people, bodies or papers?"""
    language = doc.article.language
    found = _WORD.findall(doc.plain, start, end)
    lower = [word.lower() for word in found]
    alone = lower[0] if len(lower) == 1 else ""
    if not found or lower[0] in words(language, "first") or alone in words(language, "adverb", "block"):
        return False
    opening = " ".join(lower[:2])
    body = opening in words(language, "group")  # "Rumah Sakit Harapan"
    if (lower[0] in words(language, "mute") and not body) or opening in words(language, "few"):
        return False
    if lower[0] in words(language, "thing") and not any(word[0].isupper() for word in found[1:]):
        return False
    if doc.plain[start].isupper() and doc.plain[start:end].lower() in load_index(language, "outlets", "name"):
        return True  # "Antara melaporkan"
    if any(_stands_for_people(word, language) for word in lower[:3]):
        return True
    named = [word for word in found if word != word.lower()]
    if named[:1] == found[:1] and _OPENS.search(doc.plain[max(0, start - 3) : start]) and _is_common(doc, found[0]):
        named = named[1:]  # a capital that only the place gives: "Inisiatif ini menegaskan ..."
    return bool(named)


@lru_cache(maxsize=50_000)
def _stands_for_people(word: str, language: str) -> bool:
    """Is *word* an office, a noun or pronoun for people or bodies, or tells whose they are: "istrinya"?"""
    people = words(language, "group", "pronoun") | load_index(language, "roles").keys()
    theirs = word.removesuffix("nya")
    return word in people or (theirs in people and theirs not in words(language, "topic", "anaphor", "paper"))


def _is_common(doc: Annotated, word: str) -> bool:
    """Is *word* written small nearly everywhere but at the head of a sentence, in the language and in this text?"""
    row = load_index(doc.article.language, "capitals").get(word.lower())
    if row is None or int(row["lower"]) < _COMMON or word.isupper():
        return False
    return not _stands_within(doc.plain, word)


def _stands_within(plain: str, word: str) -> bool:
    """Stands *word* behind another one or a comma? To compile a pattern for it would take longer than to look."""
    at = plain.find(f" {word}")
    while at >= 0:
        before, behind = plain[max(0, at - 1) : at], plain[at + 1 + len(word) : at + 2 + len(word)]
        if (_is_letter(before) or before == ",") and _is_letter(behind) != _is_letter(word[-1]):
            return True
        at = plain.find(f" {word}", at + 1)
    return False


def _is_letter(c: str) -> bool:
    return c.isalnum() or c == "_"


def blocked(doc: Annotated, lo: int, first: int, *, telling: bool) -> bool:
    """Does a word before the verb say that nothing was uttered: negation, purpose, possibility, another verb?

    *telling*: the verb is one of speech, whatever else is done with it, so that "dengan menyatakan bahwa" tells it.
    """
    at = _without_adverbs(doc, lo, first) - 1
    if at < lo:
        return False
    token = doc.tokens[at]
    if _takes_back(doc, lo, at):
        return True
    if token.lower in words(doc.article.language, "block"):
        return not (telling and token.lower in words(doc.article.language, "means") and _tells_that(doc, first))
    return is_finite(token, doc.article.language) and not any(
        t.lower in words(doc.article.language, "relative") for t in doc.tokens[max(lo, at - _LONGEST) : at]
    )


def _takes_back(doc: Annotated, lo: int, at: int) -> bool:
    """Does ``tokens[at]`` open a clause about what somebody takes back: "Redaksi meralat berita kemarin yang |
    menyebut"? What is taken back nobody says any longer, and the outlet's own correction is no speech of another's."""
    tokens, language = doc.tokens, doc.article.language
    if tokens[at].lower not in words(language, "relative"):
        return False
    first = next((i for i in range(at - 1, lo - 1, -1) if tokens[i].kind == "mark" and tokens[i].text == ","), lo)
    table = load_index(language, "retractions")
    return any(
        table.get(token.lower, {}).get("kind") == "announces" for token in tokens[max(first, at - _LONGEST_NAME) : at]
    )


def joined(doc: Annotated, lo: int, first: int) -> bool:
    """Does the verb continue the source before ("..., dan meminta", "seraya menegaskan")?"""
    at = _without_adverbs(doc, lo, first)
    return at > lo and doc.tokens[at - 1].lower in words(doc.article.language, "join")


def _without_adverbs(doc: Annotated, lo: int, last: int) -> int:
    adverbs, deictics = words(doc.article.language, "adverb"), words(doc.article.language, "deictic")
    at = last
    while at > lo and doc.tokens[at - 1].lower in adverbs:
        at -= 1
    if lo < at < last and doc.tokens[at].lower in deictics and doc.tokens[at - 1].kind == "word":
        at += 1  # "warga itu", "jubir tersebut"
    return at


def _behind_bound(doc: Annotated, start: int, stop: int, *, relative: bool) -> tuple[int, bool]:
    """Return where the source may begin, behind the last conjunction, colon or dash, and whether there was one.

    *relative*: the verb stands in a clause with "yang", whose noun may follow a preposition ("di kalangan warga yang").
    """
    tokens, language = doc.tokens, doc.article.language
    bounds = words(language, "bound", "preposition") if relative else words(language, "bound")
    whose, on = words(language, "from"), words(language, "on")
    if start < stop and tokens[start].capitalized and tokens[stop - 1].lower in words(language, "deictic"):
        following = next((i for i in range(start, stop) if tokens[i].lower in words(language, "relative")), stop)
        if all(t.lower not in bounds for t in tokens[start:following]) and following < stop:
            return start, False  # "Senator yang dikenal peduli terhadap isu desa ini"
    for i in range(stop - 1, start - 1, -1):
        token = tokens[i]
        if token.lower in bounds or (token.kind == "mark" and token.text in ':;-–—"“”?!'):
            if token.kind == "mark" and start < i < stop - 1 and tokens[i - 1].kind == tokens[i + 1].kind == "number":
                continue  # "Menteri Kelautan periode 2019-2024 itu"
            if token.lower in whose and i > start and (_is_name(tokens, i - 1, i) or _is_person(doc, start)):
                continue  # "Dewi Lestari dari Citra Futures", "peneliti senior dari Citra"
            if token.lower in on and i + 1 < stop and is_day(doc, i + 1):
                continue  # "Gubernur pada 2009, yang"
            return i + 1, True
    return start, False


def _behind_time(doc: Annotated, start: int, stop: int) -> int:
    tokens, times = doc.tokens, words(doc.article.language, "time")
    while start < stop and tokens[start].lower in times and not (start + 1 == stop and tokens[start].capitalized):
        start += 1
    return start


def _behind_occasion(doc: Annotated, start: int, stop: int) -> int:
    """Return where the source begins behind an occasion that no comma ends: "Dalam video itu korban"."""
    tokens, language = doc.tokens, doc.article.language
    if start >= stop:
        return start
    if tokens[stop - 1].lower in words(language, "pronoun"):
        joint = stop - 1 > start and tokens[stop - 2].lower in words(language, "infix")
        return start if joint else stop - 1  # "salah satu dari mereka", "Usai laga dia"
    if tokens[start].lower not in words(language, "preposition", "occasion"):
        return start
    deictics = [i for i in range(start, stop - 1) if tokens[i].lower in words(language, "deictic")]
    return deictics[-1] + 1 if deictics else start


def _before_saying(doc: Annotated, start: int, stop: int) -> int:
    """Return where the source ends before "dalam konferensi pers", "melalui ..." and their like."""
    language = doc.article.language
    saying = words(language, "saying") - words(language, "preposition", "adverb")
    on, when = words(language, "on"), words(language, "when")
    for i in range(start + 1, stop):
        word = doc.tokens[i].lower
        if (word in saying and not doc.tokens[i].capitalized) or (
            word in on and i + 1 < stop and (is_day(doc, i + 1) or doc.tokens[i + 1].lower in when)
        ):
            return i
    return stop


def _with_office(doc: Annotated, parts: Sequence[Range], start: int, stop: int, *, set_off: bool) -> int:
    """Return where the source begins if an office stands before its name ("Wakil Ketua Majelis Ekonomi, Dewi Lestari")
    or a name before its apposition ("Budi, sapaan akrab Budiman,")."""
    tokens, language = doc.tokens, doc.article.language
    roles = load_index(language, "roles")
    if tokens[start].lower in words(language, "and") and _is_name(tokens, start + 1, stop):
        return _head_of_list(doc, parts, start)
    for back in range(1, min(3, len(parts)) + 1):
        head, head_stop = parts[-back]
        head, bounded = _behind_bound(doc, head, head_stop, relative=False)
        if head >= head_stop or is_saying(doc, head, head_stop):
            return start
        if _has_verb(doc, head, head_stop) and not _office_that(doc, head, head_stop):
            return start
        if _is_list_of_body(doc, head, head_stop, start, stop):
            return head  # "Badan Air, Iklim dan Cuaca"
        governor = tokens[head - bounded].lower
        clausal = governor in words(language, "clausal") and not (
            tokens[head].capitalized and tokens[head].lower in roles
        )
        if clausal or governor in words(language, "governing", "preposition", "mute"):
            return start  # "Atas usul menteri, pemerintah menilai", "Untuk besok, Deni memperkirakan"
        begin = after_openers(doc, tokens[head - bounded].start, tokens[head_stop - 1].end)
        if begin >= tokens[head_stop - 1].end:
            return start
        office = next((t.lower in roles for t in tokens[head:head_stop] if t.start >= begin), False)
        listed = back < len(parts) and tokens[parts[-back][0]].lower in words(language, "and")
        if office or (back == 1 and (set_off or _is_name(tokens, start, stop)) and not listed):
            return head
        if bounded or not tokens[head].capitalized:
            return start
    return start


def _head_of_list(doc: Annotated, parts: Sequence[Range], start: int) -> int:
    """Return where the names begin that go before "dan X" at ``tokens[start]``, each a part of its own between commas:
    "Celang, Sumbu, | dan Hijau Alam"; *start* if there are none."""
    tokens, language = doc.tokens, doc.article.language
    for first, stop in reversed(parts):
        head, bounded = _behind_bound(doc, first, stop, relative=False)
        named = head < stop and tokens[head].capitalized and _is_name(tokens, head, stop)
        if not named or tokens[head].lower in days(language) or is_saying(doc, head, stop):
            office = head < stop and tokens[head].lower in load_index(language, "roles")
            return head if office and not _has_verb(doc, head, stop) else start  # "Menteri bidang Air, Iklim, dan ..."
        start = head
        if bounded:
            break
    return start


def _is_list_of_body(doc: Annotated, head: int, head_stop: int, start: int, stop: int) -> bool:
    """Does a body's name that lists what it is for begin before the comma: "Badan Air, Iklim | dan Cuaca (BAIC)"?"""
    tokens, language = doc.tokens, doc.article.language
    listed = any(token.lower in words(language, "and") for token in tokens[start:stop][:4])
    body = tokens[head].capitalized and tokens[head].lower in load_index(language, "institutions")
    return body and listed and head_stop - head > 1 and _is_name(tokens, head, head_stop)


def _without_verb(doc: Annotated, start: int, stop: int, first: int, *, relative: bool) -> tuple[int, int]:
    """Cut the source where an earlier verb shows: "Sari tersenyum lalu menyarankan" -> "Sari".

    Nothing is left where the verbs are not joined: "Sari memberi harapan menjanjikan".
    """
    tokens = doc.tokens
    verbs = [i for i in range(start, stop) if is_finite(tokens[i], doc.article.language)]
    if not verbs or any(t.lower in words(doc.article.language, "relative") for t in tokens[start : verbs[0]]):
        return start, stop
    if relative:
        return verbs[-1] + 1, stop
    joins = any(t.lower in words(doc.article.language, "join", "then") for t in tokens[verbs[0] : first])
    return start, (_without_adverbs(doc, start, verbs[0]) if joins else start)


def _has_verb(doc: Annotated, first: int, last: int) -> bool:
    return any(is_finite(token, doc.article.language) for token in doc.tokens[first:last])


def _office_that(doc: Annotated, first: int, last: int) -> bool:
    """Is it an office with a clause of its own: "Wakil Camat Wanasari yang menangani irigasi"?"""
    tokens, language = doc.tokens, doc.article.language
    if tokens[first].lower not in load_index(language, "roles"):
        return False
    relative = next((i for i in range(first, last) if tokens[i].lower in words(language, "relative")), last)
    return relative < last and not _has_verb(doc, first, relative)


def _is_person(doc: Annotated, at: int) -> bool:
    """Is the word at *at* a noun for people or an office: "peneliti", "direktur"?"""
    language = doc.article.language
    word = doc.tokens[at].lower
    return word in load_index(language, "roles") or word in words(language, "group")


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    return first < last and all(t.kind != "word" or t.capitalized for t in tokens[first:last])


def _names_body(doc: Annotated, first: int, last: int) -> bool:
    """Does a body stand behind the first word: "Kapuspenkum Kejati"?"""
    bodies = load_index(doc.article.language, "institutions")
    return any(token.lower in bodies for token in doc.tokens[first + 1 : last])


# ---------------------------------------------------------------- behind a cue


def source_after(doc: Annotated, first: int, last: int, *, closed: bool = False) -> Range | None:
    """Return the tokens of the source that begins at ``tokens[first]``, before ``tokens[last]``; None if none does.

    *closed*: content follows ("Menurut X, ..."), so a name or office behind a comma must end with a comma too.
    """
    tokens, language = doc.tokens, doc.article.language
    while first < last and (tokens[first].lower in words(language, "lead") or tokens[first].text in '(["“*_'):
        first += 1
    if first + 1 < last and tokens[first].text == "@":
        return first, _handle_end(tokens, first + 1, last)
    if first >= last or tokens[first].kind != "word":
        return None
    if tokens[first].lower in words(language, "pronoun"):
        return first, first + 1
    if tokens[first].text in words(language, "adverb", "conjunction", "saying") or tokens[first].text in words(
        language, "relative"
    ):
        return None
    if tokens[first].lower in days(language):
        return None
    stop = _list_end(doc, _phrase_end(doc, first, last), last, closed=closed)
    while stop < last and tokens[stop].text == ",":
        following = _phrase_end(doc, stop + 1, last)
        ends = following < last and tokens[following].text == ","
        stands = following >= last or tokens[following].kind == "mark" or is_saying(doc, following, last)
        if (closed and not ends) or not stands or not _continues(doc, (first, stop), (stop + 1, following)):
            break  # "kata Bagas, penyidik menyita ...": the piece is a subject of its own
        stop = following
    return (first, stop) if stop > first else None


def _list_end(doc: Annotated, stop: int, last: int, *, closed: bool) -> int:
    """Return where the names end that a comma joins to that before ``tokens[stop]``, *stop* where none are joined:
    "Badan Air, Iklim, dan Cuaca (BAIC)", "Celang, Sumbu, dan Hijau".

    *closed*: as for `source_after`.
    """
    tokens, joint = doc.tokens, words(doc.article.language, "and")
    at, listed = stop, False
    while at < last and tokens[at].text == "," and not listed:
        first = at + 1
        at = _phrase_end(doc, first, last)
        listed = any(token.lower in joint for token in tokens[first:at])
        named = (t.capitalized or t.lower in joint for t in tokens[first:at] if t.kind == "word")
        if at <= first or not all(named):
            return stop
    ends = at < last and tokens[at].text == "," if closed else at >= last or tokens[at].kind == "mark"
    return at if listed and (ends or is_saying(doc, at, last)) else stop


def _handle_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where the name of an account ends, whose parts stand without a blank: "@budi_98", "@siti.rahma"."""
    i = first + 1
    while i < last and tokens[i].start == tokens[i - 1].end:
        inner = i + 1 < last and tokens[i + 1].start == tokens[i].end and tokens[i + 1].kind != "mark"
        if tokens[i].kind == "mark" and not (tokens[i].text in "._-" and inner) and tokens[i].text != "_":
            break
        i += 1
    return i


def _phrase_end(doc: Annotated, first: int, last: int) -> int:
    """Return where the noun phrase at *first* ends: at a mark, word of the saying, verb, small print behind a name."""
    tokens = doc.tokens
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
        if i > first and _held_then(doc, i, last):
            i += 2
            continue
        if token.text == "@" and i + 1 < last and tokens[i + 1].start == token.end:
            i = _handle_end(tokens, i + 1, last)
            continue
        if (token.kind == "mark" and _mark_ends(doc, i, last, seen_name=seen_name)) or (
            i > first and _word_ends(doc, i, last, seen_name=seen_name)
        ):
            return i
        named = token.kind == "word" and token.capitalized and not _describes(doc, i, last)
        seen_name = seen_name or named
        i += 1
    return i


def _held_then(doc: Annotated, at: int, last: int) -> bool:
    """Do the two words from *at* on tell when an office was held: "juru bicara KPK saat itu, Sari"?"""
    tokens, language = doc.tokens, doc.article.language
    held = tokens[at].lower in words(language, "then_held")
    return held and at + 1 < last and tokens[at + 1].lower in words(language, "deictic")


def _describes(doc: Annotated, at: int, last: int) -> bool:
    """Do two nouns for people follow each other, the second one small ("kata Sang nenek"): no name begins there?"""
    people = words(doc.article.language, "group")
    if at + 1 >= last or doc.tokens[at].lower not in people:
        return False
    return doc.tokens[at + 1].text in people


def _mark_ends(doc: Annotated, at: int, last: int, *, seen_name: bool) -> bool:
    tokens = doc.tokens
    mark = tokens[at].text
    if mark == ".":  # an initial or a shortened title goes on: "M. Dahlan"
        short = len(tokens[at - 1].text) < 4 or tokens[at - 1].lower in load_index(doc.article.language, "titles")
        return not (at + 1 < last and tokens[at + 1].capitalized and short)
    return mark not in "&/'’-–@_*" or (mark in "-–" and not seen_name)


def _word_ends(doc: Annotated, at: int, last: int, *, seen_name: bool) -> bool:
    tokens, language = doc.tokens, doc.article.language
    token = tokens[at]
    if token.kind == "number":  # "Densus 88" goes on, "77 persen" does not
        return at + 1 < last and tokens[at + 1].kind == "word" and not tokens[at + 1].capitalized
    if _opens_sum(tokens[at:last], language):
        return True
    if token.text in words(language, "saying") and (seen_name or token.text not in words(language, "in", "on")):
        return True
    if token.text in words(language, "saying") and at + 1 < last:
        following = tokens[at + 1].lower  # "polisi | pada hari Minggu"
        if following in days(language) | words(language, "saying"):
            return True
    if token.lower in days(language) or is_finite(token, language):
        return True
    if token.kind == "word" and not token.capitalized and seen_name and not _within_name(doc, at, last):
        return True
    if at + 1 < last and tokens[at + 1].capitalized:  # "situs resmi Dinas Air"
        return False
    return token.text in words(language, "adverb") - words(language, "deictic", "infix")


def _opens_sum(tokens: Sequence[Token], language: str) -> bool:
    """Is the first of *tokens* a sign of money in front of a number: "hakim | Rp4,7 miliar", "| US$3 juta"?"""
    sign = tokens[0].lower
    for token in tokens[1:3]:
        if token.kind == "number":
            return load_index(language, "currencies").get(sign, {}).get("side") == "before"
        sign += token.lower
    return False


def _within_name(doc: Annotated, at: int, last: int) -> bool:
    """May the small word at *at* stand inside a name or office: "dari", "dan", "bin", a role noun, "itu"?"""
    language = doc.article.language
    word = doc.tokens[at].lower
    if word in words(language, "deictic"):
        return True
    if at + 1 >= last:
        return False
    if word in words(language, "infix"):
        if doc.tokens[at + 1].text in words(language, "infix") and at + 2 < last:
            at += 1  # "Institute for the Study of War"
        other = word in words(language, "and") and doc.tokens[at + 1].lower in load_index(language, "roles")
        return doc.tokens[at + 1].capitalized or word in words(language, "apposition") or other
    if word in words(language, "relative"):
        return doc.tokens[at + 1].lower in words(language, "also")
    roles = load_index(language, "roles")
    return word in roles or f"{doc.tokens[at - 1].lower} {word}" in load_index(
        language, "source_words"
    )  # "juru bicara"


def _continues(doc: Annotated, head: Range, tail: Range) -> bool:
    """Does *tail*, behind a comma, go on naming the source: a name behind its office, an office behind its name?"""
    tokens, language = doc.tokens, doc.article.language
    first, stop = tail
    if first >= stop or tokens[first].kind != "word" or is_saying(doc, first, stop):
        return False
    if _has_verb(doc, first, stop):
        return False
    roles = load_index(language, "roles")
    if tokens[first].lower in roles or tokens[first].lower in words(language, "apposition"):
        return True
    office = tokens[head[0]].lower in roles or any(not t.capitalized for t in tokens[head[0] : head[1]])
    office = office or (stop - first > 1 and _names_body(doc, *head))  # "Kapuspenkum Kejati Wanasari, Budi Pranowo"
    return office and _is_name(tokens, first, stop) and stop - first <= _LONGEST_NAME
