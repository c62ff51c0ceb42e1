"""The carriers an article credits: "dilansir AP", "Sumber : Epochtimes.com"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from runut.extract.capitals import place_forms
from runut.extract.whereabouts import between
from runut.records import UNKNOWN_DATE, Annotated, Credit, Date, DateValue
from runut.text.lexicon import Row, alternatives, load_index, load_table
from runut.text.outlets import ENDINGS, brand

_END = rf"\.{ENDINGS}\b"
_NAME = re.compile(
    rf"(?:[a-z0-9][\w-]*\.)*[a-z0-9][\w-]*{_END}"
    rf"|@?[A-Z0-9][\w’'&+-]*(?:{_END})?(?: (?:of |de |dello )?[A-Z][\w’'&-]*){{0,3}}"
)
_LONG_BRAND = 5  # letters; shorter ones begin the names of others, too


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The patterns of one language, compiled once."""

    any: re.Pattern[str]  # where one of the next three may begin
    taken: re.Pattern[str]
    told: re.Pattern[str]
    behind: re.Pattern[str]
    printed: re.Pattern[str]
    bracket: re.Pattern[str]
    known: re.Pattern[str]
    glued: re.Pattern[str]  # "ReutersdanAl Arabiya"
    agency: re.Pattern[str]
    joint: re.Pattern[str]
    day: re.Pattern[str]
    wires: Mapping[str, Row]  # by what may stand for them in brackets
    never: frozenset[str]
    unsure: frozenset[str]


@cache
def carrier_names(language: str) -> Mapping[str, Row]:
    """Map every form of a known outlet or agency, in lower case, to its row."""
    forms: dict[str, Row] = {}
    for table in ("outlets", "agencies"):
        for row in load_table(language, table):
            for form in (row["name"].lower(), *row["forms"].split("|")):
                forms.setdefault(form, row)
    return forms


@cache
def _phrases(language: str) -> _Phrases:
    def of(*kinds: str, blank: str = r"\s+") -> str:
        rows = load_table(language, "credit_phrases")
        return alternatives((row["form"] for row in rows if row["kind"] in kinds), blank)

    forms = carrier_names(language)
    wires = {form: row for form, row in forms.items() if row.get("kind") == "agency" or row.get("initials")}
    wires |= {row["initials"]: row for row in wires.values() if row.get("initials")}
    known, glued = alternatives(forms), of("glued")
    nouns = rf"(?:\s*(?:{of('noun')}\b|(?-i:{of('noun')}(?=[A-Z]))))*\s*"
    return _Phrases(
        any=re.compile(rf"\b(?={of('taken', 'printed', 'told')})", re.IGNORECASE),
        taken=re.compile(rf"\b{of('taken')}{nouns}(?:\s?{of('by')}\s?)?", re.IGNORECASE),
        told=re.compile(rf"\b(?i:{of('told')}{nouns})(?=[*]?[A-Z])"),
        behind=re.compile(rf"(?:{of('adverb')} )?{of('behind')}\b"),
        printed=re.compile(rf"\b{of('printed')}\s*", re.IGNORECASE),
        bracket=re.compile(rf"\(\s?({alternatives(wires)})(?:[/,][^()]{{1,40}})?\)", re.IGNORECASE),
        known=re.compile(rf"{known}(?![\w-]|(?-i:\.[a-z]))|{known}(?=(?-i:{glued})(?:(?-i:[A-Z])|\b))", re.IGNORECASE),
        glued=re.compile(rf"(?<=[A-Za-z]){glued}(?=[A-Z])|(?<=[A-Z]){glued}\b"),
        agency=re.compile(rf"{of('agency', blank=' ')} $"),
        joint=re.compile(rf"(?:,| ?{of('list')})\s*"),
        day=re.compile(rf"[*]?[,]?\s*(?:{of('day')} )*$"),
        wires=wires,
        never=frozenset(row["form"] for row in load_table(language, "credit_phrases") if row["kind"] == "never"),
        unsure=frozenset(row["form"] for row in load_table(language, "credit_phrases") if row["kind"] == "unsure"),
    )


def credits(doc: Annotated, dates: Sequence[Date]) -> Iterator[Credit]:
    """Yield each credit in *doc*, furniture included, in reading order; the article's own outlet is none."""
    for name, start, end in carriers(doc, 0, len(doc.plain)):
        yield Credit(name, doc.span(start, end), _day_behind(doc, end, dates))


def _day_behind(doc: Annotated, end: int, dates: Sequence[Date]) -> DateValue:
    for date in between(dates, end, end + 17):
        if _phrases(doc.article.language).day.fullmatch(doc.plain[end : date.span.start]):
            day = (date.value or "")[:10]
            if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
                return DateValue(day, "day", "unknown" if date.basis == "unresolved" else date.basis)
    return UNKNOWN_DATE


def carriers(doc: Annotated, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return name, start and end of each carrier credited in ``plain[start:end]``, in reading order."""
    phrases = _phrases(doc.article.language)
    found: dict[int, tuple[str, int, int]] = {}
    begun = [match.start() for match in phrases.any.finditer(doc.plain, start, end)]
    for match in _matches(phrases.taken, begun, doc.plain, end):
        _listed(doc, match.end(), end, found, only_known=False)
    for match in _matches(phrases.printed, begun, doc.plain, end):
        _listed(doc, match.end(), end, found, only_known=":" not in match.group())
    for match in _matches(phrases.told, begun, doc.plain, end):
        _listed(doc, match.end(), end, found, only_known=True)
    for match in phrases.behind.finditer(doc.plain, start, end):
        before = match.start() - (doc.plain[match.start() - 1] == " " and match.start() > start)
        before -= before > start and doc.plain[before - 1] == "*"
        if before and (doc.plain[before - 1].isalnum() or doc.plain[before - 1] in "_."):
            _in_front(doc, max(start, before - 40), before, found)
    for match in phrases.bracket.finditer(doc.plain, start, end):
        row = phrases.wires.get(match[1].lower())
        if row and (match[1][0].isupper() or match[1].islower() is False):
            found.setdefault(match.start(1), (row["name"], match.start(1), match.end(1)))
    return [carrier for _, carrier in sorted(found.items()) if not _own(doc, carrier)]


def _own(doc: Annotated, carrier: tuple[str, int, int]) -> bool:
    """Is it the article's own outlet, or a page of it: "Warta", "Warta.com", "Warta Tekno" in one of Warta?"""
    own = (doc.article.outlet or "").lower()
    name, start, end = carrier
    ours = brand(own)
    page = doc.plain[start:end].lower()
    known = carrier_names(doc.article.language).get(page)
    if known:
        return known["name"].lower() in (own, ours) or brand(page) == ours
    return name.lower() == own or (len(ours) >= _LONG_BRAND and (page.startswith(ours) or page.endswith(f" {ours}")))


def _matches(pattern: re.Pattern[str], begun: Sequence[int], plain: str, end: int) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` would, tried only where a phrase has *begun*."""
    last = 0
    for at in begun:
        match = pattern.match(plain, at, end) if at >= last else None
        if match:
            last = match.end()
            yield match


def _listed(doc: Annotated, at: int, end: int, found: dict[int, tuple[str, int, int]], *, only_known: bool) -> None:
    """Add the carrier that begins at *at*, and those that a list joins to it."""
    for _ in range(3):
        carrier = _carrier_at(doc, at, end, only_known=only_known)
        if carrier is None:
            return
        found.setdefault(carrier[1], carrier)
        joint = _phrases(doc.article.language).joint.match(doc.plain, carrier[2])
        if not joint:
            return
        at, only_known = joint.end(), True


def _carrier_at(doc: Annotated, at: int, end: int, *, only_known: bool) -> tuple[str, int, int] | None:
    language = doc.article.language
    phrases = _phrases(language)
    at += doc.plain.startswith("*", at)  # a carrier in italics, as some pages keep them: "dilansir *Antara*"
    known = phrases.known.match(doc.plain, at, end)
    if known and place_forms(language).get(known.group().lower()) is not None:
        known = None  # a country, whatever paper has its letters
    if known and only_known and known.group().lower() in phrases.unsure:
        return None
    if known and "." in known.group():
        return carrier_names(language)[" ".join(known.group().lower().split())]["name"], known.start(), known.end()
    name = _NAME.match(doc.plain, at, end)
    if name and (glued := phrases.glued.search(doc.plain, name.start(), name.end())):
        name = _NAME.match(doc.plain, at, glued.start())
    if known and not known.group().islower():
        row = carrier_names(language)[" ".join(known.group().lower().split())]
        if name is None or name.end() <= known.end() or only_known or row.get("kind") == "agency":
            return row["name"], known.start(), known.end()
    if only_known or name is None or not doc.plain[at : at + 1].strip():
        return None
    words = name.group().split()
    while words and (words[-1].lower() in phrases.never or _ends(words[-1], language)):
        words.pop()
    first = words[0].lower() if words else ""
    if not words or first in phrases.never or first in load_index(language, "roles") or _ends(first, language):
        return None
    printed = " ".join(words)
    if place_forms(language).get(printed.lower()):
        return None  # a country takes sides, it carries no report
    capital = phrases.agency.search(doc.plain, max(0, at - 16), at)
    if capital and printed.lower() not in carrier_names(language):
        return capital.group() + printed, capital.start(), at + len(printed)
    named = carrier_names(language).get(printed.lower(), {"name": printed})["name"]
    return (named, at, at + len(printed)) if name.group().startswith(printed) else None


def _ends(word: str, language: str) -> bool:
    """Is *word* one that the pattern of names takes along but no name holds: a day, a month, the next sentence?"""
    lower = word.lower()
    capital = load_index(language, "capitals").get(lower)
    common = capital is not None and int(capital["lower"]) >= 85
    return (
        lower in load_index(language, "weekdays")
        or lower in load_index(language, "months")
        or common
        or lower.isdigit()
    )


def _foreign(printed: str, row: Row) -> bool:
    """Does the carrier of *row* write another language, and stands it in capitals where it goes by its initials?"""
    by_initials = row["name"].isupper() or printed.lower() == "".join(word[0] for word in row["name"].split()).lower()
    return bool(row.get("language")) and (printed.isupper() or not by_initials)


def _in_front(doc: Annotated, start: int, end: int, found: dict[int, tuple[str, int, int]]) -> None:
    """Add the known agency or outlet whose name ends at *end*: "Reuters melaporkan"."""
    language = doc.article.language
    for match in _phrases(language).known.finditer(doc.plain, start, end):
        row = carrier_names(language)[" ".join(match.group().lower().split())]
        starts = match.start() == 0 or not doc.plain[match.start() - 1].isalnum()
        if place_forms(language).get(match.group().lower()) is not None:
            continue  # "Departemen Luar Negeri AS menyebutkan": a country, whatever paper has its letters
        if match.group().lower() in _phrases(language).unsure and not _foreign(match.group(), row):
            continue  # a name of people, or a word, where the report is written
        if match.end() == end and match.group()[0].isupper() and starts:
            found.setdefault(match.start(), (row["name"], match.start(), match.end()))
