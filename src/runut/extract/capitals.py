"""Runs of capitalized words, and what the tables know of each word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from runut.records import Annotated, Token
from runut.text.lexicon import load_index

PARTICLES = frozenset(
    [
        "bin",
        "binti",
        "bint",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "da",
        "dos",
        "la",
        "le",
        "al",
        "el",
    ]
)
# Heads of bodies and places whose next word is their name and never a person's first.
_COMPLEMENT = frozenset(
    [
        "pt",
        "cv",
        "polsek",
        "polres",
        "polresta",
        "polda",
        "universitas",
        "bank",
        "partai",
        "desa",
        "kecamatan",
        "kelurahan",
    ]
    + ["kabupaten", "kota", "provinsi", "gunung", "pulau", "jalan", "rsud", "rs", "kodim", "kodam", "dusun", "kampung"]
    + ["stadion", "hotel", "pasar", "masjid", "sungai", "kejari", "kejati", "pemkab", "pemkot", "pemprov", "bandara"]
)
_RANKS_ONLY_BEHIND_RANKS = frozenset(
    ["muda", "madya", "pertama", "laut", "mar", "tek", "adm", "nav", "inf", "pol", "polisi", "tni"]
)
_PIECES = re.compile(r"[A-Z][a-z]+|[A-Z]{2,}(?=[A-Z][a-z])|[A-Z]+")
_NUMERAL = re.compile(r"[IVX]+|\d+")
_ABSTRACT = re.compile(r"(?:pe|ke)[a-z]{4,}an(?:nya)?|[a-z]{4,}nya|se[a-z]{6,}(?:an|nya)")
# A small word that a scraper glued in front of a name: "lamanNational".
_GLUED_IN_FRONT = re.compile(r"(oleh|dari|dan|laman|dengan|untuk|pada|yang|kepada|bahwa|kata|ujar|di)([A-Z][a-z]{2,}\w*)")
_ARABIC = re.compile(r"(?:al|el|ad|an|as|ash|at|az)-[A-Z]")


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalized word of a run with what the tables say of it. *person* and *lower_share* as in capitals.tsv."""

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
    opener: bool = False  # of a name of several words: "I Gusti", "Anak Agung"

    @property
    def head(self) -> bool:
        return self.role or self.body or self.landform

    @property
    def needs_complement(self) -> bool:
        return self.lower in _COMPLEMENT


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of one language with what one article adds: its words that are written small somewhere."""

    doc: Annotated
    written_small: frozenset[str]
    written_large: frozenset[str]

    def small(self, word: Word) -> bool:
        return word.lower_share >= 60 or word.lower in self.written_small

    def printed(self, part: Sequence[Word]) -> str:
        return " ".join(self.doc.text[part[0].start : part[-1].end].split())


def words_of(doc: Annotated) -> Words:
    small = frozenset(token.text for token in doc.tokens if token.kind == "word" and token.text.islower())
    large = {token.text for token in doc.tokens if token.kind == "word" and token.capitalized}
    return Words(doc, small, frozenset(large.union((doc.article.title or "").replace(":", " ").split())))


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


@lru_cache(maxsize=20_000)
def _known(text: str, language: str) -> dict[str, object]:
    lower = text.lower()
    row = load_index(language, "capitals").get(lower)
    title = load_index(language, "titles").get(lower.rstrip("."))
    degree = bool(title) and title["kind"] == "degree" if title else False
    country = place_forms(language).get(lower)
    return {
        "person": int(row["person"]) if row else 0,
        "lower_share": int(row["lower"]) if row else 0,
        "role": lower in load_index(language, "roles"),
        "body": lower in load_index(language, "institutions"),
        "title": title is not None and not degree,
        "degree": degree and (text.isupper() or "." in text),
        "place": country is not None,
        "country": bool(country),
        "landform": lower in load_index(language, "landforms"),
        "cue": lower in load_index(language, "cues") and lower.startswith(("me", "ber")),
        "clause": lower in load_index(language, "clausewords") and int(row["lower"] if row else 0) >= 85,
        "tail": lower in load_index(language, "bodytails"),
        "abstract": bool(_ABSTRACT.fullmatch(lower)),
        "acronym": text.isupper() and len(text) > 1,
        "numeral": bool(_NUMERAL.fullmatch(text)),
    }


def word(text: str, start: int, language: str) -> Word:
    return Word(start, start + len(text), text, text.lower(), **_known(text, language))  # type: ignore[arg-type]


@cache
def _stop_forms(language: str) -> frozenset[str]:
    """Return the capitalized words that are in no name and end a run: days, months, clocks, money."""
    long = [form for table in ("weekdays", "months") for form in load_index(language, table) if len(form) > 3]
    return frozenset([*long, "mei", "rp", "wib", "wita", "wit"])


def _ends_names(stops: frozenset[str], run: Sequence[Word], tokens: Sequence[Token], i: int) -> bool:
    """Is ``tokens[i]`` a capitalized word that belongs to no name? "Juli" within "Raja Juli Antoni" does."""
    if tokens[i].lower not in stops:
        return False
    return not (run and i + 1 < len(tokens) and _capital(tokens[i + 1]) and tokens[i + 1].lower not in stops)


def runs(doc: Annotated, words: Words) -> Iterator[list[Word]]:
    """Yield the runs of capitalized words of the body, in reading order.

    Particles join ("bin", "van der"), "dan" joins within the name of an office or body, an abbreviation in brackets
    is passed over where the run goes on behind it ("Menteri Dalam Negeri (Mendagri) Tito"), initials keep their
    point. A word that opens a sentence and is written small elsewhere opens no run.
    """
    stops = _stop_forms(doc.article.language)
    for sentence in doc.sentences:
        tokens = doc.tokens[sentence.first : sentence.last]
        run: list[Word] = []
        bridge = -1  # where the run goes on behind an abbreviation in brackets
        i = 0
        while i < len(tokens):
            token = tokens[i]
            if run and token.start != bridge and not _joined(doc, run[-1], token.start):
                yield from _settled(run, words)
                run = []
            behind = _bracket(doc, tokens, i + 1, run) if run and token.text == "(" else None
            if behind:
                yield [word(t.text, t.start, doc.article.language) for t in tokens[i + 1 : behind - 1]]
                bridge, i = tokens[behind].start, behind
                continue
            if _capital(token) and not _ends_names(stops, run, tokens, i):
                pieces = _split(token, words)
                if run and _plain_word(pieces[0], run):
                    yield from _settled(run, words)
                    run = []
                run += pieces
                if len(run) == 1 and not run[0].head and _opens(doc, token, sentence.start):
                    dropped = words.small(run[0]) and (run[0].person < 3 or run[0].lower in words.written_small)
                    run = [] if dropped or (run[0].abstract and run[0].person < 2) else run
            elif run and _links(doc, run, tokens, i):
                person = 0 if token.lower in PARTICLES else -6
                run.append(Word(token.start, token.end, token.text, token.lower, person))
            elif run and not (token.text == "." and _abbreviates(run[-1])):
                yield from _settled(run, words)
                run = []
            i += 1
        yield from _settled(run, words)


def _plain_word(w: Word, run: Sequence[Word]) -> bool:
    """Is *w* a word of no name and no office, capitalized because a sentence begins there that no stop announced?"""
    if w.cue or (w.clause and w.person > -2):
        return True
    if any(before.head for before in run):
        return False
    return w.lower_share >= 85 and -2 < w.person < 3 and not (w.head or w.title or w.place)


def _settled(run: list[Word], words: Words) -> Iterator[list[Word]]:
    while run and run[-1].lower in PARTICLES | {"dan", "&"} and run[-1].text.islower():
        run.pop()
    language = words.doc.article.language
    while len(run) > 1 and _plain_word(run[0], ()) and not run[0].cue and run[0].person <= 0 and run[1].person >= 2:
        run = run[1:]
    if len(run) == 2 and run[0].text == "Tim" and run[1].person >= 0 and not (run[1].head or run[1].place or run[1].acronym):
        run = [Word(run[0].start, run[0].end, "Tim", "tim", person=4), run[1]]  # Tim Cook, not "tim"
    first = _with_openers(_with_places(_with_ranks(run), language), language)
    if first:
        yield first


def _with_openers(run: list[Word], language: str) -> list[Word]:
    """Give the words of "I Gusti", "Anak Agung" the weight of a name's beginning."""
    openers = load_index(language, "nameopeners")
    out = list(run)
    for i in range(len(run) - 1):
        if f"{run[i].lower} {run[i + 1].lower}" in openers and not out[i].place:
            for k in range(i, min(i + 3, len(run))):
                w = run[k]
                if k < i + 2 or not (w.head or w.place):
                    out[k] = Word(w.start, w.end, w.text, w.lower, person=9, opener=k == i)
    return out


def _with_ranks(run: list[Word]) -> list[Word]:
    """Take back the ranks that only follow a rank ("Laksamana Muda") where none stands before."""
    out: list[Word] = []
    for i, w in enumerate(run):
        lonely = w.title and w.lower in _RANKS_ONLY_BEHIND_RANKS and not (out and out[-1].title)
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


def _capital(token: Token) -> bool:
    if token.kind != "word":
        return False
    return token.text[0].isupper() or bool(_ARABIC.match(token.text) or _GLUED_IN_FRONT.fullmatch(token.text))


def _split(token: Token, words: Words) -> list[Word]:
    """Cut a word that a scraper glued of an office and a name, or of a name and a small word: "KetuaDPRPuan"."""
    language = words.doc.article.language
    glued = _GLUED_IN_FRONT.fullmatch(token.text)
    if glued:
        return [word(glued[2], token.start + len(glued[1]), language)]
    pieces = list(_PIECES.finditer(token.text))
    if len(pieces) > 1 and "".join(p.group() for p in pieces) == token.text:
        first = word(pieces[0].group(), token.start, language)
        glued = first.head or first.place or first.lower_share >= 60 or first.person <= -2
        if glued and len(first.text) > 1:
            return [word(p.group(), token.start + p.start(), language) for p in pieces]
    if len(token.text) > 7 and token.lower not in load_index(language, "capitals"):
        name = _unglued(token, words)
        if name is not None:
            return [name]
    return [word(token.text, token.start, language)]


def _unglued(token: Token, words: Words) -> Word | None:
    """Return the name without the small word glued behind it ("Subiantoyang"), None if nothing is glued.

    What remains must be a name by the table or stand by itself in the article or its title.
    """
    language = words.doc.article.language
    cues, common = load_index(language, "cues"), load_index(language, "frequencies")
    for cut in range(len(token.text) - 2, 3, -1):
        behind = token.text[cut:]
        if not behind.islower():
            break
        front = word(token.text[:cut], token.start, language)
        alone = front.text in words.written_large
        if behind in ("di", "ke", "dan") and not alone:
            continue
        row = common.get(behind)
        small = behind in cues or (row is not None and int(row["articles"]) >= (300 if len(behind) < 5 else 40))
        if small and (alone or front.person >= 3):
            return front
    return None


def _opens(doc: Annotated, token: Token, start: int) -> bool:
    """Does *token* open a sentence, a quotation, or what follows a colon or a dash?"""
    before = doc.plain[max(start, token.start - 2) : token.start]
    return token.start == start or before[-1:] in '"' or before.strip()[-1:] in ('"', ":", "-", ".", "?", "!", "*")


def _abbreviates(last: Word) -> bool:
    return last.title or len(last.text) == 1 or (len(last.text) <= 3 and last.text[0].isupper() and not last.acronym)


def _joined(doc: Annotated, last: Word, start: int) -> bool:
    gap = doc.plain[last.end : start]
    return gap in ("", " ", "  ", "\n") or (gap in (". ", ".") and _abbreviates(last))


def _bracket(doc: Annotated, tokens: Sequence[Token], i: int, run: Sequence[Word]) -> int | None:
    """Return the index behind "(ABBR)" if a capitalized word follows it at once and the run is not a bare name."""
    if not any(w.head or w.title for w in run):
        return None
    k = i
    while k < len(tokens) and k < i + 4 and tokens[k].text != ")":
        if tokens[k].kind != "word" or not tokens[k].capitalized:
            return None
        k += 1
    follows = k + 1 < len(tokens) and tokens[k].text == ")" and _capital(tokens[k + 1])
    return k + 1 if follows and doc.plain[tokens[k].end : tokens[k + 1].start] in (" ", "") else None


def _links(doc: Annotated, run: Sequence[Word], tokens: Sequence[Token], i: int) -> bool:
    """Does the small word or number ``tokens[i]`` hold the run together with the capital behind it?"""
    token = tokens[i]
    if i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    spaced = doc.plain[token.end : after.start] == " "
    if not spaced or not (_capital(after) or after.lower in PARTICLES):
        return token.kind == "number" and run[-1].body and len(token.text) < 4
    if token.lower in PARTICLES:
        return True
    if token.lower.startswith("ke-") and token.text[3:].isdigit():
        return any(w.head for w in run)
    if token.kind == "number":
        return any(w.head for w in run) and len(token.text) < 4
    if token.text in ("dan", "&"):
        language = doc.article.language
        next_word = word(after.text, after.start, language)
        named = any(w.person >= 3 for w in run[1:])
        return any(w.head for w in run) and not (next_word.head or next_word.title or next_word.person >= 2 or named)
    return False
