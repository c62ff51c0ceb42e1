"""Names of people, bodies and places as they stand in the text.

A run of capitalized words is cut into stretches that are part of a person's name and stretches that are not
(an office, a body, a place): the cut with the best sum of weights wins, where a word's weight is how much more often
Indonesian news prints it in a person's name than elsewhere (lang/<language>/capitals.tsv), what the tables of offices,
bodies and places know of it, and whether it stands alone as a name elsewhere in the same article. So
"Kabid Humas Polda Jambi Kombes Sutrisno Wibowo" gives an office, a body, a rank and a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from runut.extract.capitals import Word, Words, is_vessel, namewords, words_of
from runut.extract.marked import body_words, type_share
from runut.extract.roles import is_role, of_another, role_after, role_before
from runut.extract.runs import runs
from runut.extract.usage import FIRST_NAME, Usage, usage_of
from runut.records import Annotated, EntityType, Mention
from runut.text.lexicon import load_index

# Weights are in the unit of capitals.tsv: twice a binary logarithm. They were set on the working stories.
UNKNOWN = 1  # a capitalized word no table knows is more often a name than not
HEAD = -12  # opens an office or a body
PLACE = -5
COMMON = -3  # is written small as a rule
ACRONYM = -5
AFTER_TITLE = 8
ALONE = 5  # stands alone as a name elsewhere in the article
NEEDS_COMPLEMENT = 6  # "PT", "Polsek", "Desa": the word behind belongs to them
ENTER_NAME = 1
LEAVE_NAME = 10
OF_A_BODY = -6  # the model is sure that the word is part of a body's or place's name
MILD = -1  # a word that is none of a name as a rule, behind one that is
LONG_NAME = 5  # words after which each further one costs
BODY_SHARE = 0.8  # from this mean share on in the article the model takes a word from a person
SURE_SHARE = 0.9  # from this mean share on the model gives a name its type
SURE = 3  # a name without office or title in front is a person's from this sum on


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first..last`` (half-open) of a run: part of a person's name, or not."""

    first: int
    last: int
    person: bool
    weight: int


class _Cut(NamedTuple):
    """The best way to cut the words so far: its *score*, *since* which word its last stretch runs, the cut *before*."""

    score: int
    since: int = 0
    before: _Cut | None = None


_NEVER = -10_000


def mentions(doc: Annotated) -> Iterator[Mention]:
    """Yield each name in the body of *doc*, in reading order, not overlapping.

    The span covers the name alone; titles and ranks are in neither name nor role.
    """
    words = words_of(doc)
    found = list(runs(doc, words))
    usage, bodies = usage_of(doc, found), body_words(doc, BODY_SHARE)
    people: set[str] = set()
    pending: list[Mention] = []
    for run in found:
        for mention in _mentions_of(doc, words, usage.placed(run), usage, bodies):
            if mention.type == "person":
                people.update(mention.name.lower().split())
            pending.append(mention)
    for mention in sorted(pending, key=lambda mention: mention.span):
        if mention.type is None and mention.name.lower() in people and mention.role is None:
            yield Mention(mention.span, mention.name, "person", None)
        else:
            yield mention


def typed(doc: Annotated, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield *found*, a name whose type grammar cannot tell with the type that the reader model is sure of.

    Who speaks is settled before: there the model's types cost more speakers than they won (docs/decisions/0005).
    """
    for mention in found:
        shares = type_share(doc, mention.span.start, mention.span.end) if doc.marks and mention.type is None else {}
        best = max(shares, key=lambda kind: shares[kind], default=None)
        yield replace(mention, type=best) if best and shares[best] >= SURE_SHARE else mention


def weight(run: Sequence[Word], i: int, usage: Usage) -> int:
    """Return how much more likely ``run[i]`` is part of a person's name than of anything else."""
    word = run[i]
    if word.head and not (word.person >= SURE and i > 0):
        sure = FIRST_NAME if i == 1 else 0  # "Arman Yusuf Hakim", "Siti Hakim"
        common = word.role or word.landform  # "Siti Hakim", "Siti Tanjung"
        surname = 0 < i == len(run) - 1 and common and run[i - 1].person >= sure and not run[i - 1].head
        return UNKNOWN if surname and not (run[i - 1].place or run[i - 1].acronym) else HEAD
    known = word.person
    if known == 0:
        acronym = word.acronym and not (i and run[i - 1].text.isupper() and run[i - 1].person >= FIRST_NAME)
        known = PLACE if word.place else ACRONYM if acronym or word.numeral else UNKNOWN
        if known == UNKNOWN and (word.lower_share >= 30 or word.abstract):
            known = COMMON
        if known == ACRONYM and len(word.text) == 2 and 0 < i < len(run) - 1 and run[i - 1].person >= 0:
            known = 0  # initials in the middle of a name: "Bambang PS Sudarmo"
        if known == ACRONYM and len(word.text) == 2 and i == 0 and len(run) == 2 and run[1].person >= FIRST_NAME:
            known = UNKNOWN  # in front of a surname: "BJ Sudarmo"
    elif word.place:
        known = min(known, PLACE)
    if word.tail and i:
        known = min(known, ACRONYM)
    if word.lower in usage.firms and word.person < SURE:
        known = min(known, COMMON)
    if i and run[i - 1].needs_complement:
        known -= NEEDS_COMPLEMENT
    if word.lower in usage.speaks and not word.acronym and not word.numeral:
        named = i + 1 < len(run) and not (run[i + 1].head or run[i + 1].place or run[i + 1].acronym)
        known = known + ALONE if known > COMMON else ALONE + COMMON if named else known
    return known


def stretches(run: Sequence[Word], usage: Usage, bodies: Set[str] = frozenset()) -> list[Stretch]:
    """Cut *run* into names of people and the rest, by dynamic programming over the two labels.

    *bodies*: words in lower case that the reader model takes for parts of a body's or place's name ("MNC Vision
    Networks | Adita"). They count where the table knows no name of them, and nothing is glued ("RImenyampaikan").
    """
    rest, person = _Cut(0), _Cut(_NEVER)  # the best cuts so far that end outside of a name and within one
    begins = usage.beginnings(run) if len(run) > 1 else [False]
    values = [0 if word.title else weight(run, i, usage) for i, word in enumerate(run)]
    _soften(run, values)
    for i, word in enumerate(run):
        if word.lower in bodies and word.person <= 0 and (word.text.isupper() or word.text.istitle()):
            values[i] += OF_A_BODY
    for i, word in enumerate(run):
        if word.title:
            left = person.score - LEAVE_NAME // 2
            rest, person = rest if rest.score >= left else _Cut(left, i, person), _Cut(_NEVER, i + 1)
            continue
        entered = rest.score - ENTER_NAME + (AFTER_TITLE if word.opener or (i and run[i - 1].title) else 0)
        length = i - person.since
        bracketed = i > 0 and word.start - run[i - 1].end > 3  # a name does not reach over "(KPK)"
        stayed = person.score - (4 if length >= LONG_NAME or word.opener else 0) - (20 if bracketed else 0)
        if length and run[i - 1].person < SURE and begins[i]:
            stayed -= LEAVE_NAME
        left = person.score - LEAVE_NAME
        as_rest = rest if rest.score >= left else _Cut(left, i, person)
        as_person = _Cut(entered, i, rest) if entered >= stayed else person
        rest = _Cut(as_rest.score - values[i], as_rest.since, as_rest.before)
        person = _Cut(max(entered, stayed) + values[i], as_person.since, as_person.before)
    return _cut_back(rest, person, values)


def _soften(run: Sequence[Word], values: list[int]) -> None:
    """Let the common words behind the last known first name that an office or title stands before weigh little: the
    name goes on in "Camat Bambang Surya Laksana". So does a pronoun between two words of a name behind a title: "Kompol
    Rano Kita Purba", and a place between a title and a name: "AKP Palung Purba"."""
    for i in range(1, len(run) - 1):
        placed = run[i].place and not (run[i].country or run[i].head or run[i].acronym)
        if placed and run[i - 1].title and run[i + 1].person >= FIRST_NAME and not run[i + 1].head:
            values[i] = max(values[i], MILD)
    for i in range(2, len(run) - 1):
        if run[i].clause and run[i - 2].title and run[i - 1].person > 0 and run[i + 1].person >= FIRST_NAME:
            values[i] = max(values[i], MILD)
    first = max((i for i, word in enumerate(run) if word.person >= FIRST_NAME and not word.acronym), default=len(run))
    if not any(word.role or word.title for word in run[:first]):
        return
    for i, word in enumerate(run[first + 1 :], first + 1):
        if (
            values[i] < COMMON
            or word.lower_share >= 60
            or word.place
            or word.acronym
            or word.degree
            or word.tail
            or word.abstract
        ):
            return
        values[i] = max(values[i], MILD)


def _cut_back(rest: _Cut, person: _Cut, values: Sequence[int]) -> list[Stretch]:
    """Return the stretches of the better one of two cuts, in the order of the run."""
    out: list[Stretch] = []
    cut, named, last = rest, False, len(values)
    if person.score > rest.score:
        cut, named = person, True
    while True:
        if last > cut.since:
            out.append(Stretch(cut.since, last, named, sum(values[cut.since : last]) if named else 0))
        if cut.before is None:
            return out[::-1]
        cut, named, last = cut.before, not named, cut.since


def _mentions_of(
    doc: Annotated, words: Words, run: Sequence[Word], usage: Usage, bodies: Set[str]
) -> Iterator[Mention]:
    if all(word.degree for word in run) and doc.plain[: run[0].start].endswith(", "):
        return  # "Sari, SpPD"; what stands alone is a name
    if run[-1].tail and len(run) > 1 and not any(w.role or w.title for w in run):
        yield Mention(doc.span(run[0].start, run[-1].end), words.printed(run), "organization")
        return
    if _names_vessel(doc, run, usage):
        yield Mention(doc.span(run[0].start, run[-1].end), words.printed(run), None)
        return
    cut = stretches(run, usage, bodies)
    for n, stretch in enumerate(cut):
        part = run[stretch.first : stretch.last]
        if not stretch.person:
            yield from _bodies(doc, part, alone_run=len(cut) == 1)
            continue
        while len(part) > 1 and part[-1].degree:
            part = part[:-1]
        titled = stretch.first > 0 and run[stretch.first - 1].title
        front = run[: stretch.first] if n == 1 else run[cut[n - 1].first : stretch.first] if n else ()
        role = role_before(doc, front, part[0].start)
        apposed = None if role else role_after(doc, part[-1].end)  # an office behind a comma is a person's
        span = doc.span(part[0].start, part[-1].end)
        sure = _is_person(doc, part, stretch, role, followed=n + 1 < len(cut), titled=titled)
        if role and of_another(doc, role, span.start, span.end):
            role = None
        yield Mention(span, words.printed(part), "person" if sure or apposed else None, role or apposed)


def _names_vessel(doc: Annotated, run: Sequence[Word], usage: Usage) -> bool:
    """Is *run* the name of a ship, a bus or the like: "feri Bintang Laut", "KMP Bintang Laut"? Not "kapal Hasan", where
    a known first name or the model tells whose it is, nor where somebody speaks who is called so."""
    named = run[1:] if run[0].lower in namewords("vessel", doc.article.language) else run
    if not named or any(w.head or w.title or w.place or w.acronym for w in named):
        return False
    if named[0].person >= FIRST_NAME or any(w.lower in usage.speaks for w in named):
        return False
    shares = type_share(doc, run[0].start, run[-1].end) if doc.marks else {}
    return is_vessel(doc, run[0].start) and shares.get("person", 0.0) < BODY_SHARE


def _is_person(
    doc: Annotated, part: Sequence[Word], stretch: Stretch, role: str | None, *, followed: bool, titled: bool
) -> bool:
    """Is a stretch of name-like words a person for sure? One word that no table knows is none between an office and
    a body ("Direktur Xiaomi Indonesia"), nor behind an occupation in small letters ("pemain Liverpool")."""
    if titled or stretch.weight >= SURE or _aged(doc, part[-1].end):
        return True
    if role is None or _loose(doc, role, part[0].start):
        return False
    comma = doc.plain[part[0].start - 2] == "," and not _said_by(doc, role, part)
    return len(part) > 1 or not (followed or comma or role[0].islower())


def _said_by(doc: Annotated, role: str, part: Sequence[Word]) -> bool:
    """Does a word of saying stand before the office of the name, which a comma or a full stop ends: "kata Kepala X,
    Budi, di kantornya"?"""
    if doc.plain[part[-1].end : part[-1].end + 1] not in (",", "."):
        return False
    at = doc.plain.rfind(role, 0, part[0].start)
    before = doc.plain[max(0, at - 20) : max(0, at)].split()
    cue = load_index(doc.article.language, "cues").get(before[-1]) if before else None
    return cue is not None and cue["frame"] == "tag"


def _aged(doc: Annotated, end: int) -> bool:
    """Is the name followed by an age in brackets or behind a comma: "Hans (54)"?"""
    after = doc.plain[end : end + 6]
    return len(after) > 4 and after[:2] == " (" and after[2:4].isdigit() and after[4] in ") "


def _bodies(doc: Annotated, part: Sequence[Word], *, alone_run: bool) -> Iterator[Mention]:
    """Yield the body, country or place that *part* names; an office in front of it is left out."""
    i = 0
    while i < len(part):
        if part[i].role or part[i].title:
            i += 1
            continue
        end = i + 1
        while (
            end < len(part) and not part[end].role and not part[end].title and part[end].start - part[end - 1].end < 4
        ):
            end += 1  # a name does not reach over "(KPK)"
        chunk = part[i:end]
        i = end
        start = next((k for k, word in enumerate(chunk) if word.body), None)
        if start is None:
            place = _place(chunk)
            if len(chunk) > 1 and _sure_body(doc, chunk):
                yield Mention(doc.span(chunk[0].start, chunk[-1].end), _slice(doc, chunk), "organization")
            elif place is not None:
                yield Mention(doc.span(place[0].start, place[-1].end), _slice(doc, place), *_place_type(place))
            elif alone_run and not all(word.lower_share >= 60 for word in chunk):
                kind: EntityType | None = "organization" if chunk[-1].acronym and chunk[-1].body else None
                yield Mention(doc.span(chunk[0].start, chunk[-1].end), _slice(doc, chunk), kind)
            continue
        body = chunk[start:]
        yield Mention(doc.span(body[0].start, body[-1].end), _slice(doc, body), "organization")


def _sure_body(doc: Annotated, chunk: Sequence[Word]) -> bool:
    """Is the model sure that the words, of which no table knows one, name a body: "Vela Indonesia"?"""
    shares = type_share(doc, chunk[0].start, chunk[-1].end) if doc.marks else {}
    return shares.get("organization", 0.0) >= SURE_SHARE


def _slice(doc: Annotated, part: Sequence[Word]) -> str:
    return " ".join(doc.text[part[0].start : part[-1].end].split())


def _place(chunk: Sequence[Word]) -> Sequence[Word] | None:
    """Return the last stretch of *chunk* that is a place: "Luar Negeri Venezuela" gives "Venezuela"."""
    end = len(chunk)
    start = end
    while start and chunk[start - 1].place:
        start -= 1
    if start == end:
        return chunk if chunk[0].landform and len(chunk) > 1 else None
    if start and chunk[start - 1].landform:
        start -= 1
    return chunk[start:end]


def _place_type(place: Sequence[Word]) -> tuple[EntityType]:
    return ("country",) if place[-1].country and not place[0].landform else ("place",)


def _loose(doc: Annotated, role: str, start: int) -> bool:
    """Do small words that are not the office itself stand between it and the name: "pilot pesawat Saudia"?"""
    last = role.rsplit(maxsplit=1)[-1]
    return last.islower() and doc.plain[start - 2 : start - 1] != "," and not is_role(last, doc.article.language)
