"""Offices and occupations: the phrase that goes with a name, and when two phrases are the same office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from runut.extract.capitals import Word, namewords
from runut.extract.clauses import words
from runut.records import Annotated
from runut.text.lexicon import alternatives, load_index, load_table

_VERB = re.compile(r"(?:me(?:ng|ny|n|m|l|r|w|y)|ber|di|ter)[a-z]{4,}")
_WORD = re.compile(r"[^\W\d_][\w'’/.-]*|\d+|[^\w\s]")
_LONGEST = 16  # words
_REACH = 160  # characters in front of a name
_NEAR = 40  # characters that hold the end of a name
_COMMA_AND_NAME = re.compile(r", ([A-Z][a-z]+ [A-Z][a-z]+)")
_NAME_AND_COMMA = re.compile(r"\b[A-Z][\w'’-]+(?: \(\d+\))?, $")
_WORD_IN_FRONT = re.compile(r"([^\W\d_]+)\.? $")
_SMALL_IN_FRONT = re.compile(r"(?:^|(?<=[\s\"(]))([a-z][a-z-]*) $")


def is_role(text: str, language: str) -> bool:
    return text.lower().rstrip(".") in load_index(language, "roles")


def role_before(doc: Annotated, front: Sequence[Word], start: int) -> str | None:
    """Return the office that stands in front of the name at *start*; *front* is the rest of its run before it.

    The phrase may begin with small words ("anggota Komisi I DPR Abraham"), and may end with a comma before the name.
    """
    front = list(front)
    while front and front[-1].title and not front[-1].role:
        front.pop()
    language = doc.article.language
    if front:
        head = _last_office(front)
        if head is not None:
            begun = _begin(doc, head.start)
            return _phrase(doc, begun if begun is not None else head.start, front[-1].end)
        begun = _begin(doc, front[0].start)
        return _phrase(doc, begun, front[-1].end) if begun is not None else None
    at = left_of_titles(doc, start)
    if doc.plain[at - 2 : at] != ", ":
        begun = _begin(doc, at)
        return _phrase(doc, begun, at) if begun is not None else None
    reach = max(0, at - _REACH)
    sentence = max(reach, *(doc.plain.rfind(mark, reach, at) for mark in (". ", "\n", '"')))
    found: int | None = None
    for match in reversed(list(_WORD.finditer(doc.plain, sentence, at - 2))[-_LONGEST:]):
        word = match.group()
        if word in ",;:" or (word.islower() and _stops(word, language)):
            break
        opens = not doc.plain[sentence : match.start()].strip('. \n"')
        if opens and word[0].isupper() and word.lower() in words(language, "towards"):
            return None  # "Kepada penyidik, Budi mengaku"
        if is_role(word, language):
            found = match.start()
    return _phrase(doc, found, at - 2) if found is not None else None


def _last_office(front: Sequence[Word]) -> Word | None:
    """Return where the office before a name begins: the first word of office in *front*, or the last one if
    it stands directly before the name ("Ketua Tim Pemenangan Presiden | X"), and not behind a body's ("Ketua Majelis
    Hakim | X")."""
    heads = [i for i, w in enumerate(front) if w.role]
    if not heads:
        return None
    if heads[-1] == len(front) - 1:
        first = heads[-1]
        while first and front[first - 1].role:
            first -= 1
        of_body = 0 < first > heads[0] and front[first - 1].body and not front[first - 1].acronym
        return front[heads[0]] if of_body else front[first]
    return front[heads[0]]


def left_of_titles(doc: Annotated, start: int) -> int:
    """Return where the titles in front of the name at *start* begin, *start* if there are none."""
    while True:
        match = _WORD_IN_FRONT.search(doc.plain[max(0, start - 16) : start])
        if not match or not match[1][0].isupper() or match[1].lower() not in load_index(doc.article.language, "titles"):
            return start
        start -= len(match.group())


def _begin(doc: Annotated, end: int) -> int | None:
    """Return where the small words directly before *end* that begin an office begin: "juru bicara", "pakar hukum"."""
    language = doc.article.language
    found: int | None = None
    at = end
    for _ in range(6):
        match = _SMALL_IN_FRONT.search(doc.plain[max(0, at - 30) : at])
        if not match or _stops(match[1], language):
            break
        at -= len(match.group())
        if is_role(match[1], language):
            found = at
    return found


def _stops(word: str, language: str) -> bool:
    return word in namewords("unofficial", language) or bool(_VERB.fullmatch(word))


def _phrase(doc: Annotated, start: int, end: int) -> str | None:
    phrase = " ".join(doc.text[start:end].split()).strip(" ,")
    return phrase or None


@cache
def _apposed(language: str) -> re.Pattern[str]:
    anywhere = namewords("apposing", language)
    plain, behind_comma = map(alternatives, (anywhere, anywhere | namewords("apposing after comma", language)))
    return re.compile(rf"(?: \(\d+\))?(?:, (?:{behind_comma} )?| {plain} |\s?\((?=[a-zA-Z ]{{6,60}}\)))")


def role_after(doc: Annotated, end: int) -> str | None:
    """Return the office that follows the name ending at *end*: "Budi, juru bicara X," "Budi (anggota DPR)"."""
    language = doc.article.language
    match = _apposed(language).match(doc.plain, end)
    if not match:
        return None
    at = stop = match.end()
    bound = words(language, "bound", "deictic")  # ends no naming of an office
    for n, word in enumerate(_WORD.finditer(doc.plain, at, min(len(doc.plain), at + 140))):
        text = word.group()
        if n == 0 and not is_role(text, language):
            return None
        full_stop = text.endswith(".") and len(text) > 4
        text = text.rstrip(".")
        if not text[:1].isalnum() or n > _LONGEST or (text.islower() and n and _stops(text, language)):
            if n == 1 and _VERB.fullmatch(text):
                return None  # who does what follows: "menurut Budi, dokter melarangnya pulang"
            break
        capital = load_index(language, "capitals").get(text.lower())
        if (
            text[0].isupper()
            and n
            and capital
            and int(capital["person"]) >= 5
            and not whose(doc.plain[at:stop], language)
        ):
            return None  # the office of the next one in a list
        if text not in bound:
            stop = word.start() + len(text)
        if full_stop:
            break
    return _phrase(doc, at, stop)


@cache
def _whose(language: str) -> re.Pattern[str]:
    rows = load_table(language, "source_words")
    return re.compile(rf"{alternatives(row['form'] for row in rows if row['kind'] in ('relation', 'whose'))}\b")


def whose(office: str, language: str) -> bool:
    """Is somebody's, behind another's name and a comma, what *office* tells: "X, pengacara | Y"?"""
    return _whose(language).match(office) is not None


def of_another(doc: Annotated, role: str, start: int, end: int) -> bool:
    """Is *role*, in front of the name at ``plain[start:end]``, that of another one, named before or behind it:
    "X, pengacara Y,", "pengacara Y, X Z"?"""
    language = doc.article.language
    at = doc.text.rfind(role, 0, start)
    if at < 0 or doc.plain[end : end + 1] not in (",", ".") or not whose(role.lower(), language):
        return False
    behind = _COMMA_AND_NAME.match(doc.plain, end)
    other = behind[1].lower().split() if behind else []
    if other and not any(is_role(word, language) or word in load_index(language, "weekdays") for word in other):
        return True
    return _NAME_AND_COMMA.search(doc.plain[max(0, at - _NEAR) : at]) is not None


@cache
def _phrases(language: str) -> re.Pattern[str]:
    """Matches an office of several words that has another name: "Kepala Negara"."""
    forms = [row["form"] for row in load_table(language, "roles") if " " in row["form"] and row["full"]]
    return re.compile(rf"\b{alternatives(forms)}\b", re.IGNORECASE)


@lru_cache(maxsize=4_000)
def office(phrase: str, language: str) -> frozenset[str]:
    """Return the words an office comes down to, abbreviations written out.

    >>> office("Mendagri", "id") == office("Menteri Dalam Negeri", "id")
    True
    """
    out: set[str] = set()
    phrase = _phrases(language).sub(lambda m: load_index(language, "roles")[m.group().lower()]["full"], phrase)
    for match in re.finditer(r"[^\W_]+", re.sub(r"\([^)]*\)", "", phrase)):
        lower = match.group().lower()
        for table in ("roles", "institutions", "places", "countries"):
            row = load_index(language, table).get(lower)
            if row and row["full"]:
                out.update(re.findall(r"[^\W_]+", row["full"].lower()))
                break
        else:
            out.add(lower)
    return frozenset(out - namewords("silent office", language))
