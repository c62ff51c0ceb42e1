"""Capitalized words, freed of what scrapers glued to them, and what the tables know of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from runut.records import Annotated, Token
from runut.text.lexicon import alternatives, load_index, load_table

_PIECES = re.compile(r"[A-Z][a-z]+|[A-Z]{2,}(?=[A-Z][a-z])|[A-Z]+")
_NUMERAL = re.compile(r"[IVX]+|\d+")
_ABSTRACT = re.compile(r"(?:pe|ke)[a-z]{4,}an(?:nya)?|[a-z]{4,}nya|se[a-z]{6,}(?:an|nya)")
_SENTENCES_GLUED = re.compile(r"([A-Z][a-z]{2,})\.[A-Z][a-z]+")
_VESSEL_REACH = 16  # characters that hold a noun for a vessel
_OFFICE_REACH = 24  # characters that hold the word in front of it
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Fitz)[A-Z][a-z]+[A-Z]\w*")  # "OpenAI", "TikTok": a brand
_ARABIC = re.compile(r"(?:al|el|ad|an|as|ash|at|az)-[A-Z]")


MEDIUM = -9  # weight of "Instagram", however many names stand behind it


class Word(NamedTuple):
    """A capitalized word of a run with what the tables say of it. *person* and *lower_share* as in capitals.tsv.

    A tuple, for an article has hundreds of them and a dataclass of as many fields takes six times as long to make.
    """

    start: int
    end: int
    text: str
    lower: str
    person: int = 0
    lower_share: int = 0
    role: bool = False
    body: bool = False
    title: bool = False
    degree: bool = False
    place: bool = False
    country: bool = False
    landform: bool = False
    acronym: bool = False
    numeral: bool = False
    tail: bool = False  # ends the name of a body
    abstract: bool = False  # has the shape of an abstract noun: "Perminyakan"
    cue: bool = False  # a word of saying
    clause: bool = False  # a pronoun, conjunction or adverb
    needs_complement: bool = False  # "PT", "Polsek": the next word is its name
    company: bool = False  # "PT": all that follows is its name
    territory: bool = False  # "Bupati": its place stands behind it
    subrank: bool = False  # a title behind a rank only
    opener: bool = False  # of a name of several words: "I Gusti", "Anak Agung"

    @property
    def head(self) -> bool:
        return self.role or self.body or self.landform


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of one language with what one article adds: its words that are written small somewhere, those that are
    written large, and those that are *capital*, so that a name may hold them."""

    doc: Annotated
    written_small: frozenset[str]
    written_large: frozenset[str]
    capital: frozenset[str]

    def small(self, word: Word) -> bool:
        return word.lower_share >= 60 or word.lower in self.written_small

    def printed(self, part: Sequence[Word]) -> str:
        return " ".join(self.doc.text[part[0].start : part[-1].end].split())


def words_of(doc: Annotated) -> Words:
    found = {token.text for token in doc.tokens if token.kind == "word"}
    large = {text for text in found if text[0].isupper()}
    return Words(
        doc,
        frozenset(filter(str.islower, found)),
        frozenset(large.union((doc.article.title or "").replace(":", " ").split())),
        frozenset(text for text in found if _is_capital(text, doc.article.language)),
    )


@cache
def namewords(kind: str, language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in load_table(language, "namewords") if row["kind"] == kind)


@cache
def _vessel(language: str) -> re.Pattern[str]:
    """Matches what stands in front of the name of a ship, a bus or the like, or opens it."""
    return re.compile(rf"\b{alternatives(namewords('vessel', language))} $", re.IGNORECASE)


def is_vessel(doc: Annotated, start: int) -> bool:
    """Does the name at *start* stand right behind a noun for a ship, a bus or the like, or open with one? Not where it
    is that of who drives or owns one: "sopir bus Darsono", against "nakhoda KM Laut"."""
    pattern, behind = _vessel(doc.article.language), doc.plain.find(" ", start) + 1
    for end in (start, behind):
        noun = pattern.search(doc.plain, max(0, end - _VESSEL_REACH), end)
        if noun:
            front = doc.plain[max(0, noun.start() - _OFFICE_REACH) : noun.start()].lower().split()
            held = bool(front) and front[-1] in namewords("crew", doc.article.language)
            return not held or noun.group()[0].isupper()
    return False


@cache
def place_forms(language: str) -> Mapping[str, bool]:
    """Map each word or phrase that names a place, in lower case, to whether it is a country.

    Countries are CLDR's (Babel, loaded here only), with the usual short forms of lang/<language>/countries.tsv.
    """
    from babel import Locale  # noqa: PLC0415 a tenth of a second that articles without names need not wait

    forms = dict.fromkeys(load_index(language, "places"), False)
    for code, name in Locale(language).territories.items():
        if code.isalpha():
            forms[name.lower().partition(" (")[0]] = True
    return forms | dict.fromkeys(load_index(language, "countries"), True)


@cache
def _degrees(language: str) -> re.Pattern[str]:
    return re.compile("|".join(row["form"] for row in load_table(language, "titles") if row["kind"] == "degree shape"))


@lru_cache(maxsize=20_000)
def is_degree(text: str, language: str) -> bool:
    """Is *text* a degree as it stands behind a name: "S.H", "SpPD", "M.Biomed"?"""
    title = load_index(language, "titles").get(text.lower().rstrip("."))
    if title is None:
        return _degrees(language).fullmatch(text) is not None
    return title["kind"] == "degree" and (text.isupper() or "." in text)


@lru_cache(maxsize=20_000)
def _known(text: str, language: str) -> Word:
    """Return *text* as if it stood at 0, with what the tables of *language* say of it."""
    lower = text.lower()
    row = load_index(language, "capitals").get(lower)
    title = load_index(language, "titles").get(lower.rstrip("."))
    degree = is_degree(text, language)
    country = place_forms(language).get(lower)
    body = load_index(language, "institutions").get(lower)
    person = int(row["person"]) if row else 0
    return Word(
        0,
        len(text),
        text,
        lower,
        person=min(person, MEDIUM) if lower in load_index(language, "media") else person,
        lower_share=int(row["lower"]) if row else 0,
        role=lower in load_index(language, "roles"),
        body=body is not None and (text.isupper() or not body["form"].isupper()),
        title=title is not None and title["kind"] != "degree",
        degree=degree,
        place=country is not None,
        country=bool(country),
        landform=lower in load_index(language, "landforms"),
        cue=lower in load_index(language, "cues") and lower.startswith(("me", "ber")),
        clause=lower in load_index(language, "clausewords") and int(row["lower"] if row else 0) >= 85,
        needs_complement=lower in namewords("complement", language),
        company=lower in namewords("company", language),
        territory=lower in namewords("territory", language),
        subrank=title is not None and title["kind"] == "subrank",
        tail=lower in load_index(language, "bodytails"),
        abstract=bool(_ABSTRACT.fullmatch(lower)),
        acronym=(text.isupper() and len(text) > 1) or bool(_CAMEL.fullmatch(text)),
        numeral=bool(_NUMERAL.fullmatch(text)),
    )


def word(text: str, start: int, language: str) -> Word:
    return Word._make((start, start + len(text), *_known(text, language)[2:]))


def _is_capital(text: str, language: str) -> bool:
    """Does *text* begin with a capital, after an Arabic article if need be: "al-Naimi"?"""
    if text[0].isupper():
        return True
    if text.islower():
        return text in namewords("small title", language)
    return _ARABIC.match(text) is not None


def pieces_of(token: Token, words: Words) -> list[Word]:
    """Cut a word that a scraper glued of an office and a name, or of a name and a small word: "KetuaDPRSiti"."""
    language = words.doc.article.language
    cut = _cut(token.text, language)
    if cut is None:
        end = next(
            (end for end, sure in _joints(token.text, language) if sure or token.text[:end] in words.written_large),
            None,
        )
        return [word(token.text[:end], token.start, language)]
    return [word(text, token.start + at, language) for at, text in cut]


@lru_cache(maxsize=20_000)
def _cut(text: str, language: str) -> tuple[tuple[int, str], ...] | None:
    """Return the pieces of a glued word, each with its place in it; None where the article must tell what is glued."""
    pieces = tuple((p.start(), p.group()) for p in _PIECES.finditer(text))
    if len(pieces) > 1 and "".join(piece for _, piece in pieces) == text:
        first = _known(pieces[0][1], language)
        glued = first.head or first.place or first.lower_share >= 60 or first.person <= -2
        if glued and len(first.text) > 1:
            return pieces
    sentences = _SENTENCES_GLUED.fullmatch(text)
    if sentences:  # "Hendra.Menurutnya": the next sentence
        return ((0, sentences[1]),)
    known = text.lower() in load_index(language, "capitals")
    return None if not known and (len(text) > 7 or _joints(text, language)) else ((0, text),)


@lru_cache(maxsize=20_000)
def _joints(text: str, language: str) -> tuple[tuple[int, bool], ...]:
    """Return where a small word may be glued behind a name ("Gunawan|yang"), the shortest first, and whether for sure.

    Where it is not sure, the name must stand by itself in the article or its title.
    """
    cues, common = load_index(language, "cues"), load_index(language, "frequencies")
    capitals, glued = load_index(language, "capitals"), namewords("glued behind", language)
    found: list[tuple[int, bool]] = []
    for cut in range(len(text) - 2, 2, -1):
        behind = text[cut:]
        if not behind.islower():
            break
        row = common.get(behind)
        share = int(row["articles"]) if row else 0
        if len(text) < 8 or cut < 4:  # too short to be sure of: "Zon|yang"
            if behind in glued and (cut > 3 or share >= 5000):
                found.append((cut, False))
            continue
        named = int(capitals[behind]["person"]) if behind in capitals else 0
        small = behind in cues or (named <= 0 and len(behind) > 2 and share >= (1000 if len(behind) < 5 else 100))
        said = any(behind[:end] in cues for end in range(6, len(behind) + 1))
        verb = said or (small and behind.startswith(("me", "ber", "di")) and len(behind) > 5)
        if verb or small or behind in glued:  # no name ends in a verb
            long = behind in glued and len(behind) > 4
            found.append((cut, verb or long or (small and _known(text[:cut], language).person >= 3)))
    return tuple(found)
