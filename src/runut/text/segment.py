"""Words, quotations and sentences of a text, by rule.

Scraped news mixes every quotation mark with every other and loses the breaks between paragraphs, so a mark is
read by its surroundings first (a space before it opens, a space after it closes) and by its glyph last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import attrgetter

from runut.records import Part, Quotation, Sentence, Token, TokenKind
from runut.text.lexicon import has_table, load_index, load_table

# Characters that print as a blank or as nothing; each becomes one blank, so that offsets stay.
_ODD_SPACES = dict.fromkeys(map(ord, "\t\r\f\v\u00a0\u1680\u180e\u202f\u205f\u3000\ufeff"), " ") | dict.fromkeys(
    [*range(0x2000, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2065)], " "
)
_PLAIN = (
    _ODD_SPACES
    | dict.fromkeys(map(ord, "“”„‟«»″"), '"')
    | dict.fromkeys(map(ord, "‘’‚‛`´"), "'")
    | dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
)

# Few characters of a text are odd: to look for them is faster than to translate each.
_ODD_SPACE, _ODD = (re.compile(f"[{re.escape(''.join(map(chr, odd)))}]") for odd in (_ODD_SPACES, _PLAIN))

# A dot inside a word ("S.H", "Kompas.com"), and not the end of a sentence glued to the next ("selesai.Polisi").
_JOINING_DOT = (
    r"\.(?!(?:(?<=[a-z][a-z]\.)|(?<=[A-Z]{3}\.))(?!Com\b|Id\b)[A-Z][a-z])"
    r"(?!(?<=[a-z][a-z]\.)(?!COM\b)[A-Z]{3,}(?![\w.]))"
)
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:/]\d+)*)"
    r"|(?P<word>(?!RM|US|Rp)[A-Z]{1,4}\d[A-Z]{1,3}\d?(?![^\W_])"  # "P3M" is one word
    rf"|[^\W\d_]+(?:(?:[-'’&/]|{_JOINING_DOT})[^\W\d_]+|[-]?\d+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_MONEY = re.compile(r"(?:Rp|US|USD|IDR|RM)(?=\d)")
_DECIMALS = re.compile(r"[.,]\d+(?:[.,]\d+)*")
_DOUBLE = '"“”„‟«»″'
_SINGLE = "'‘’‚‛`"
_MARKS_OF = {marks: re.compile(f"[{re.escape(marks)}]") for marks in (_DOUBLE, _SINGLE)}
_MARKS = re.compile(f"[{re.escape(_DOUBLE + _SINGLE)}]")
_OPENERS = "([{—–-/"
_CLOSERS = ".,;:!?…)]}—–-/"
_MOST_QUOTED = 3000
_MOST_UNCLOSED = 400
_ENDERS = ".!?…"
_STOPS = re.compile(rf"[(){re.escape(_ENDERS)}]")
_LAST_WORD = re.compile(r"[^\s(,]*$")
_GLUED_END = re.compile(r"(?:[a-z)%]|[A-Z]{3}|\d{4}|,\d{1,2})[.!?…][\"”]?$")  # a capital behind it begins a sentence
_GLUED_INITIALS = re.compile(r"[A-Z]{3,}(?![\w.])")  # "selesai.BPBD"
_SMALL_END = re.compile(r"[a-z]{3}\.")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")  # "iVerify" may begin a sentence
_INITIAL = re.compile(r"(?:^|[\s(.])[^\W\d_]$")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[a-z]{3})")  # where a scraper may have lost a blank
_SMALL = 20  # of ten thousand articles: a word that so many hold ends no name
# Between paragraphs that were printed as a list: 'selesai.,"Kami'.
_DATED = re.compile(r"([^\W\d_][\w']+)\s*\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)(?:\s[A-Za-z]+)?\.?")  # "Senin (3/2) siang."
_LISTED = r"(?:(?<=[a-z]{3}[.!?])|(?<=[)\d%][.!?])|(?<=[.!?][\"”])),+(?=[\"“A-Z])"
_PARAGRAPH_BREAK = re.compile(rf"\n\s*\n|(?<=[.!?…:\"”’)])[ \t]*\n|\n(?=\s*[^a-z\s])|(?P<listed>{_LISTED})")
_DEGREE = re.compile(r"[A-Z][A-Za-z]{0,3}\.[A-Z]")  # "M.Hum.", "S.Farm", "Ph.D."
SPEECH_WORDS = 4
SCHEDULE_STEP = 2  # sentences from one day alone to the next of a schedule: the second tells what is on


def blanked(text: str) -> str:
    """Return *text* with every odd space a blank, character for character."""
    return _ODD_SPACE.sub(lambda odd: _ODD_SPACES[ord(odd[0])], text)


def plain(text: str) -> str:
    """Return *text*, character for character, with odd spaces blank, quotation marks and dashes as on a typewriter."""
    return _ODD.sub(lambda odd: _PLAIN[ord(odd[0])], text)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Split *text* into words, numbers and marks; "Rp2" is a word and a number, "SV-5726" one word.

    >>> [t.text for t in tokens_of('Rp1,2 miliar, kata S.H. Ma\\'ruf.')]
    ['Rp', '1,2', 'miliar', ',', 'kata', 'S.H', '.', "Ma'ruf", '.']
    """
    out = []
    last = 0  # where the token before ends
    for match in _TOKEN.finditer(text):
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]  # the groups are the kinds
        start, end = match.span()
        words = match.group()
        money = _MONEY.match(words) if kind == "word" and words[0] in "RUI" else None
        if money:
            out.append(Token(start, start + money.end(), money.group(), "word"))
            last = start = start + money.end()
            words, kind = words[money.end() :], "number"
            tail = _DECIMALS.match(text, end)
            if tail:  # the word pattern stopped at the decimal mark: the marks and digits that follow come as tokens
                words, end = words + tail.group(), tail.end()
        if start >= last:
            out.append(Token(start, end, words, kind))
            last = end
    return tuple(out)


def paragraphs_of(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of ``text[start:end]``, trimmed; a line broken in mid-sentence is joined to its next."""
    at = start
    for match in _PARAGRAPH_BREAK.finditer(text, start, end):
        if match["listed"] and _between_degrees(text, match, language):
            continue
        yield from _trimmed(text, at, match.start())
        at = match.end()
    yield from _trimmed(text, at, end)


def _between_degrees(text: str, comma: re.Match[str], language: str) -> bool:
    """Does *comma* part the titles of a person: "S.Farm.,M.Farm.", "Prof.,Dr."?"""
    word = _LAST_WORD.search(text, max(0, comma.start() - 24), comma.start() - 1)
    before = word.group() if word else ""
    titled = _DEGREE.match(before) or before.lower() in load_index(language, "abbreviations")
    return bool(titled or _DEGREE.match(text, comma.end()))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def quotations_of(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Yield the outermost quotations of the paragraph ``text[start:end]`` in order.

    An opening mark that meets another opening mark, or the paragraph's end, never closed: it reaches to the
    end of the last sentence before, or is passed over where there is none. Where that is further than
    `_MOST_UNCLOSED` the text has lost its paragraphs, and only the first sentence is taken.
    """
    at = start
    while at < end:
        opened = _next_opening(text, at, start, end)
        if opened is None:
            return
        width = 2 if text[opened : opened + 2] == "''" else 1
        inner = opened + width
        family = _DOUBLE if text[opened] in _DOUBLE else _SINGLE
        closed, reopened = _closing(text, inner, end, family, width)
        if closed is not None:
            yield _quotation(text, opened, closed + width, inner, closed, closed=True)
            at = closed + width
            continue
        stop = reopened if reopened is not None else end
        last = max((text.rfind(mark, inner, stop) for mark in _ENDERS), default=-1)
        if last - inner > _MOST_UNCLOSED:
            last = min(at for mark in _ENDERS if (at := text.find(mark, inner + 20, stop)) >= 0)
        if family is _DOUBLE and last > inner + 20:
            yield _quotation(text, opened, last + 1, inner, last + 1, closed=False)
        at = stop if stop > inner else inner


def _quotation(text: str, start: int, end: int, inner: int, inner_end: int, *, closed: bool) -> Quotation:
    words = text[inner:inner_end].split()
    speech = len(words) >= SPEECH_WORDS or (len(words) > 1 and text[inner_end - 1] in ".,!?")
    return Quotation(start, end, inner, inner_end, closed, speech)


_SPACED_SPEECH = re.compile(r'" [A-Z][^"\n]{20,}[,.?!]"(?=\s)')  # a blank crept in behind the opening mark


def _next_opening(text: str, at: int, start: int, end: int) -> int | None:
    for mark in _MARKS.finditer(text, at, end):
        i, c = mark.start(), mark.group()
        if c in _DOUBLE:
            before = text[i - 1] if i > start else " "
            after = text[i + 1] if i + 1 < end else " "
            spaced = before.isspace() and (c in "“„«" or _SPACED_SPEECH.match(text, i, end) is not None)
            if after.isspace() and not spaced:
                continue
            return i
        before = text[i - 1] if i > start else " "
        after = text[i + 1] if i + 1 < end else " "
        if (before.isspace() or before in _OPENERS) and not after.isspace():
            return i
    return None


def _closing(text: str, inner: int, end: int, family: str, width: int) -> tuple[int | None, int | None]:
    """Return where the quotation closes, or None and where the next one opens."""
    for mark in _MARKS_OF[family].finditer(text, inner, min(end, inner + _MOST_QUOTED)):
        i, c = mark.start(), mark.group()
        if width == 2 and text[i : i + 2] != "''":
            continue
        before, after = text[i - 1], text[i + width] if i + width < end else " "
        opening = (before.isspace() or before in "(") and not (after.isspace() or after in _CLOSERS)
        if opening:
            if c in "‘'`" or family is _SINGLE:
                continue
            return None, i
        if family is _SINGLE and not (after.isspace() or after in _CLOSERS or after in _DOUBLE):
            continue  # an apostrophe
        if i > inner:
            return i, None
    return None, None


def sentence_ends(text: str, start: int, end: int, quotations: Sequence[Quotation], language: str) -> Iterator[int]:
    """Yield the ends of the sentences of one paragraph. No sentence ends inside a closed quotation of speech
    or inside brackets; one ends with a quotation whose own last sentence is complete."""
    starts = [q.start for q in quotations]
    opening = frozenset(starts)
    brackets = 0
    i = start
    while i < end:
        k = bisect_right(starts, i) - 1
        if k >= 0 and i < quotations[k].end:
            quotation = quotations[k]
            quote_end = quotation.end
            complete = text[quotation.inner_end - 1] in _ENDERS or text[min(quote_end, end) - 1] in _ENDERS
            if complete and (quote_end in opening or _begins(text, quote_end, end)):
                yield quote_end
            i = quote_end
            continue
        quoted = starts[k + 1] if k + 1 < len(starts) else end
        mark = _STOPS.search(text, i, quoted)
        if mark is None:
            i = quoted
            continue
        i, c = mark.start(), mark.group()
        if c == "(":
            brackets += 1
        elif c == ")":
            brackets = max(0, brackets - 1)
        elif not (brackets and text.find(")", i, min(end, i + 200)) >= 0):
            stop = i + 1
            while stop < end and text[stop] in _ENDERS + ")":
                stop += 1
            if stop < end and text[stop] in _DOUBLE + _SINGLE and stop not in opening:
                stop += 1
            if (stop in opening or _begins(text, stop, end)) and not (
                c == "." and _abbreviated(text, start, i, language)
            ):
                brackets = 0
                yield stop
            i = stop
            continue
        i += 1
    yield end


def _begins(text: str, at: int, end: int) -> bool:
    """Does a sentence begin behind *at*: white space, then a capital, a digit or a quotation mark?

    A capital glued to the full stop ("selesai.Polisi") begins one too: scrapers lose the space.
    """
    rest = text[at : min(end, at + 8)]
    body = rest.lstrip()
    if not body:
        return False
    if body == rest:
        bracketed = text[at - 2 : at] in (").", "%.")  # "(28/6).KPK", "2%.KPK": there an acronym begins one too
        small = _SMALL_END.fullmatch(text, at - 4, at) is not None
        initials = bracketed or (small and _GLUED_INITIALS.match(text, at, end) is not None)
        glued = len(rest) > 1 and rest[0].isupper() and (rest[1].islower() or (initials and rest[1].isupper()))
        return glued and _GLUED_END.search(text[max(0, at - 5) : at]) is not None
    opens = body[0].isupper() or body[0].isdigit() or body[0] in _DOUBLE + _SINGLE + "([—–-*•"
    return opens or _BRAND.match(body) is not None


def _abbreviated(text: str, start: int, dot: int, language: str) -> bool:
    word = _LAST_WORD.search(text[max(start, dot - 24) : dot])
    before = word.group().lower() if word else ""
    return before in load_index(language, "abbreviations") or bool(_INITIAL.search(text[max(start, dot - 3) : dot]))


def _day_alone(sentence: str, language: str) -> bool:
    """Is *sentence* but a day: "... di Kota. Senin (3/2).", a full stop printed for the comma?"""
    match = _DATED.fullmatch(sentence)
    return match is not None and load_index(language, "weekdays").get(match[1].lower(), {}).get("kind") == "full"


def _with_days(text: str, sentences: Sequence[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph, each with the day alone behind it; the days of a schedule stay alone."""
    days = [i for i, bounds in enumerate(sentences) if _day_alone(text[slice(*bounds)], language)]
    scheduled = {i for one, other in pairwise(days) if other - one <= SCHEDULE_STEP for i in (one, other)}
    joined = {*days} - scheduled - {0}
    for i, (start, end) in enumerate(sentences):
        if i not in joined:
            yield start, sentences[i + 1][1] if i + 1 in joined else end


def _parted(tokens: Sequence[Token], parts: Sequence[Part]) -> tuple[Token, ...]:
    """Return *tokens*, one cut in two within which a part begins: a dateline glued to its sentence, "PalungBank X"."""
    out = list(tokens)
    for border in {part.start for part in parts}:
        k = bisect_left(out, border, key=attrgetter("start")) - 1
        if k >= 0 and border < out[k].end:
            token, cut = out[k], border - out[k].start
            out[k : k + 1] = (
                token._replace(end=border, text=token.text[:cut]),
                token._replace(start=border, text=token.text[cut:]),
            )
    return tuple(out)


def _unglued(text: str, tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    """Return *tokens*, those cut in two that a scraper glued of a small word and a capital: "kepada|BBC|bahwa"."""
    out = list(tokens)
    if not has_table(language, "cues"):
        return tuple(out)  # nothing is known of its small words
    for seam in _SEAM.finditer(text):
        k = bisect_right(out, seam.start(), key=attrgetter("start")) - 1
        if k < 0 or out[k].kind != "word" or not out[k].start < seam.start() < out[k].end:
            continue
        token, cut = out[k], seam.start() - out[k].start
        front, behind = token.text[:cut], token.text[cut:]
        ends = behind[0].islower()  # else it begins the name
        cuts = _ends_none(behind, language) if ends else _begins_none(front, language)
        if cuts and token.lower not in _outlets(language):
            out[k : k + 1] = (
                token._replace(end=seam.start(), text=front),
                token._replace(start=seam.start(), text=behind),
            )
    return tuple(out)


@cache
def _outlets(language: str) -> frozenset[str]:
    """Return the names of outlets, in lower case, each in one word."""
    rows = load_table(language, "outlets")
    return frozenset(form.replace(" ", "") for row in rows for form in (row["name"].lower(), *row["forms"].split("|")))


@lru_cache(maxsize=20_000)
def _begins_none(word: str, language: str) -> bool:
    """Is *word* a preposition, a conjunction or a word of saying, with which no brand begins?"""
    cue = load_index(language, "cues").get(word.lower())
    if not word.islower():  # "MelansirHarian", but not "KataLumo"
        return word[1:].islower() and cue is not None and cue["frame"] != "tag"
    return word in _glued(language) or (cue is not None and cue["needs"] != "name")


@cache
def _glued(language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in load_table(language, "namewords") if row["kind"] == "glued")


@lru_cache(maxsize=20_000)
def _ends_none(word: str, language: str) -> bool:
    """Is *word* a common word or one of saying, with which no name or brand ends?"""
    if word in load_index(language, "affixes"):
        return False
    row = load_index(language, "frequencies").get(word)
    return word in load_index(language, "cues") or (row is not None and int(row["articles"]) >= _SMALL)


def segment(
    text: str, parts: Sequence[Part], language: str = "id"
) -> tuple[tuple[Token, ...], tuple[Sentence, ...], tuple[Quotation, ...]]:
    """Return the tokens of the whole text, the sentences of its body and lead, and the body's quotations."""
    tokens = _unglued(text, _parted(tokens_of(text), parts), language)
    starts = [token.start for token in tokens]
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    number = 0
    for part in parts:
        if part.kind not in ("body", "lead"):
            continue
        for first, last in paragraphs_of(text, part.start, part.end, language):
            quoted = list(quotations_of(text, first, last))
            quotations += quoted
            cuts = pairwise([first, *sentence_ends(text, first, last, quoted, language)])
            found = [bounds for cut in cuts for bounds in _trimmed(text, *cut)]
            for a, b in _with_days(text, found, language):
                sentences.append(Sentence(a, b, number, bisect_left(starts, a), bisect_left(starts, b)))
            number += 1
    return tokens, tuple(sentences), tuple(quotations)
