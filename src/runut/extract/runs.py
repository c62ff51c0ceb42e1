"""Runs of capitalized words: the stretches of text that can hold names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from runut.extract.capitals import Word, Words, namewords, pieces_of, place_forms, word
from runut.extract.clauses import words as clause_words
from runut.records import Annotated, Token
from runut.text.lexicon import load_index

_PASSIVE = re.compile(r"di[a-z]{3,}kan(?:nya)?")  # "Diuraikan Wibowo": a verb, though no table tells


@dataclass(slots=True)
class _Run:
    """The words of a run so far, with what is asked of all of them at each further word."""

    words: list[Word] = field(default_factory=list)
    headed: bool = False
    titled: bool = False
    named: bool = False  # a word behind the first is a name to the table

    def add(self, found: Iterable[Word]) -> None:
        for w in found:
            self.headed = self.headed or w.head
            self.titled = self.titled or w.title
            self.named = self.named or (w.person >= 3 and bool(self.words))
            self.words.append(w)


@cache
def _stop_forms(language: str) -> frozenset[str]:
    """Return the capitalized words that are in no name and end a run: days, months, clocks, money."""
    long = [form for table in ("weekdays", "months") for form in load_index(language, table) if len(form) > 3]
    return frozenset([*long, *clause_words(language, "first"), *namewords("stop", language)])


def _ends_names(words: Words, run: _Run, tokens: Sequence[Token], i: int) -> bool:
    """Is ``tokens[i]`` a capitalized word that belongs to no name? "Juli" within "Raja Juli Antoni" does."""
    stops = _stop_forms(words.doc.article.language)
    if tokens[i].lower not in stops:
        return False
    return not (
        run.words and i + 1 < len(tokens) and tokens[i + 1].text in words.capital and tokens[i + 1].lower not in stops
    )


def runs(doc: Annotated, words: Words) -> Iterator[list[Word]]:
    """Yield the runs of capitalized words of the body, in reading order.

    Particles join ("bin", "van der"), "dan" joins within the name of an office or body, an abbreviation in brackets
    is passed over where the run goes on behind it ("Menteri Dalam Negeri (Mendagri) Hadi"), initials keep their
    point. A word that opens a sentence and is written small elsewhere opens no run.
    """
    language = doc.article.language
    particles = namewords("particle", language)
    for sentence in doc.sentences:
        tokens = doc.tokens[sentence.first : sentence.last]
        run = _Run()
        bridge = -1  # where the run goes on behind an abbreviation in brackets
        capitals = [*(token.text in words.capital for token in tokens), True]
        i = capitals.index(True)
        while i < len(tokens):
            token = tokens[i]
            if run.words and token.start != bridge and not _joined(doc, run.words[-1], token.start):
                yield from _settled(run.words, words)
                run = _Run()
            behind = _bracket(words, tokens, i + 1, run) if run.words and token.text == "(" else None
            if behind:
                yield [word(t.text, t.start, language) for t in tokens[i + 1 : behind - 1]]
                bridge, i = tokens[behind].start, behind
                continue
            if capitals[i] and not _ends_names(words, run, tokens, i):
                pieces = pieces_of(token, words)
                glued = pieces[0].start > token.start  # a small word stands between: "Ari kepadaKabarkini"
                if run.words and (glued or _plain_word(pieces[0], headed=run.headed)):
                    yield from _settled(run.words, words)
                    run = _Run()
                run.add(pieces)
                if len(run.words) == 1 and _is_opener(doc, words, run.words[0], token, sentence.start):
                    run = _Run()
            elif run.words and _links(words, run, tokens, i):
                person = 0 if token.lower in particles else -6
                run.add([Word(token.start, token.end, token.text, token.lower, person)])
            elif run.words and not (token.text == "." and _abbreviates(run.words[-1])):
                yield from _settled(run.words, words)
                run = _Run()
            i = i + 1 if run.words else capitals.index(True, i + 1)
        yield from _settled(run.words, words)


def _is_opener(doc: Annotated, words: Words, w: Word, token: Token, start: int) -> bool:
    """Does *w* owe its capital to its place at the head of the sentence that begins at *start*?"""
    if w.head or not _opens(doc, token, start):
        return False
    if w.lower in clause_words(doc.article.language, "opener"):
        return True
    if w.lower in load_index(doc.article.language, "clausewords") and w.person < 3:
        return True
    if words.small(w) and (w.person < 3 or w.lower in words.written_small):
        return True
    return w.person < 2 and (w.abstract or _PASSIVE.fullmatch(w.lower) is not None)


def _plain_word(w: Word, *, headed: bool) -> bool:
    """Is *w* a word of no name and no office, capitalized because a sentence begins there that no stop announced?

    *headed*: an office or a body stands before it in its run.
    """
    if w.cue or (w.clause and w.person > -2):
        return True
    if headed:
        return False
    return w.lower_share >= 85 and -2 < w.person < 3 and not (w.head or w.title or w.place)


def _settled(run: list[Word], words: Words) -> Iterator[list[Word]]:
    language = words.doc.article.language
    particles = namewords("particle", language)
    while run and run[-1].text.islower() and (run[-1].lower in particles or _is_and(run[-1].lower, language)):
        run.pop()
    first = 0
    while first + 1 < len(run) and _opens_wrongly(run[first], run[first + 1]):
        first += 1
    run = run[first:]
    if (
        len(run) == 2
        and run[0].text in namewords("also a name", language)
        and run[1].person >= 0
        and not (run[1].head or run[1].place or run[1].acronym)
    ):
        run = [Word(*run[0][:4], person=4), run[1]]  # Tim Cook, not "tim"
    if run:
        yield _with_openers(_with_places(_with_ranks(run), language), language)


def _is_and(text: str, language: str) -> bool:
    return text == "&" or text in namewords("and", language)


def _opens_wrongly(w: Word, following: Word) -> bool:
    """Does a word of no name stand in front of one that is a name to the table?"""
    return w.person <= 0 and following.person >= 2 and not w.cue and _plain_word(w, headed=False)


def _with_openers(run: list[Word], language: str) -> list[Word]:
    """Give the words of "I Gusti", "Anak Agung", "Israel Katz" the weight of a name's beginning."""
    openers = load_index(language, "nameopeners")
    out = list(run)
    for i in range(len(run) - 1):
        if f"{run[i].lower} {run[i + 1].lower}" in openers and not out[i + 1].place:
            for k in range(i, min(i + 3, len(run))):
                w = run[k]
                if k < i + 2 or not (w.head or w.place):
                    out[k] = Word(w.start, w.end, w.text, w.lower, person=9, opener=k == i)
    return out


def _with_ranks(run: list[Word]) -> list[Word]:
    """Take back the ranks that only follow a rank ("Laksamana Muda") where none stands before."""
    out: list[Word] = []
    for i, w in enumerate(run):
        lonely = w.subrank and not (out and out[-1].title)
        initial = w.title and len(w.text) == 1 and i + 1 == len(run)
        out.append(_without_title(w) if lonely or initial else w)
    return out


def _without_title(w: Word) -> Word:
    return Word(w.start, w.end, w.text, w.lower, w.person, w.lower_share, acronym=w.acronym, body=w.body)


def _with_places(run: list[Word], language: str) -> list[Word]:
    """Mark the words of places of several words: "Aceh Barat Daya"."""
    forms = place_forms(language)
    out = list(run)
    for size in (4, 3, 2):
        for i in range(len(run) - size + 1):
            country = forms.get(" ".join(w.lower for w in run[i : i + size]))
            if country is not None:
                for k in range(i, i + size):
                    w = out[k]
                    out[k] = Word(w.start, w.end, w.text, w.lower, min(w.person, -5), 0, place=True, country=country)
    return out


def _opens(doc: Annotated, token: Token, start: int) -> bool:
    """Does *token* open a sentence, a quotation, or what follows a colon or a dash?"""
    before = doc.plain[max(start, token.start - 2) : token.start]
    return token.start == start or before[-1:] in '"' or before.strip()[-1:] in ('"', ":", "-", ".", "?", "!", "*")


def _abbreviates(last: Word) -> bool:
    return last.title or len(last.text) == 1 or (len(last.text) <= 3 and last.text[0].isupper() and not last.acronym)


def _joined(doc: Annotated, last: Word, start: int) -> bool:
    gap = doc.plain[last.end : start]
    return gap in ("", " ", "  ", "\n") or (gap in (". ", ".") and _abbreviates(last))


def _bracket(words: Words, tokens: Sequence[Token], i: int, run: _Run) -> int | None:
    """Return the index behind "(ABBR)" if a capitalized word follows it at once and the run is not a bare name."""
    if not (run.headed or run.titled):
        return None
    k = i
    while k < len(tokens) and k < i + 4 and tokens[k].text != ")":
        if tokens[k].kind != "word" or not tokens[k].capitalized:
            return None
        k += 1
    follows = k + 1 < len(tokens) and tokens[k].text == ")" and tokens[k + 1].text in words.capital
    return k + 1 if follows and words.doc.plain[tokens[k].end : tokens[k + 1].start] in (" ", "") else None


def _links(words: Words, run: _Run, tokens: Sequence[Token], i: int) -> bool:
    """Does the small word or number ``tokens[i]`` hold the run together with the capital behind it?"""
    token = tokens[i]
    doc, language = words.doc, words.doc.article.language
    particles = namewords("particle", language)
    if i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    spaced = doc.plain[token.end : after.start] == " "
    if not spaced or not (after.text in words.capital or after.lower in particles):
        return token.kind == "number" and run.words[-1].body and len(token.text) < 4
    if token.lower in particles:
        return True
    if token.lower.startswith("ke-") and token.text[3:].isdigit():
        return run.headed
    if token.kind == "number":
        return run.headed and len(token.text) < 4
    if _is_and(token.text, language):
        next_word = word(after.text, after.start, language)
        return run.headed and not (next_word.head or next_word.title or next_word.person >= 2 or run.named)
    return False
