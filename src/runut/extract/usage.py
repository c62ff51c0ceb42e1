"""How one article itself uses its capitalized words: which speak alone, which it shows to be places.

No gazetteer has every village and no list of names every surname, but an article rarely tells a name only once:
"Bupati Renggali Hartono Wiguna" is cut right by one who has read "di Selat Renggali" and "ujar Hartono".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from runut.extract.capitals import Word, is_vessel, namewords
from runut.extract.clauses import words as clause_words
from runut.extract.roles import role_before
from runut.extract.whereabouts import in_speech
from runut.records import Annotated
from runut.text.lexicon import load_index

_BEFORE = re.compile(r"([^\W\d_]+) $")
_AFTER = re.compile(r"(,?) ([^\W\d_]+)")
NAME = 3  # from this weight on a word is a name to the table, whatever stands in front of it
FIRST_NAME = 4  # from this weight on a word opens a name behind the place that an office is of


@dataclass(frozen=True, slots=True)
class Usage:
    """Words in lower case. *speaks*: stand alone beside a word of saying; *first*: of these, those with more of a
    name behind them elsewhere; *ranked*: behind a rank, where a name begins; *places*: stand where a place does;
    *firms*: end the name of a company."""

    speaks: frozenset[str]
    first: frozenset[str]
    ranked: frozenset[str]
    places: frozenset[str]
    firms: frozenset[str]

    def placed(self, run: Sequence[Word]) -> list[Word]:
        """Return *run* with the words marked that the article, or their office, shows to be places."""
        governed = _governed(run)
        return [
            w._replace(place=True)
            if (w.lower in self.places and not (w.head or w.title))
            or (i in governed and w.lower not in self.speaks and w.lower not in self.ranked)
            else w
            for i, w in enumerate(run)
        ]

    def beginnings(self, run: Sequence[Word]) -> list[bool]:
        """Tell of each word of *run* whether a name begins there, whatever the unknown word in front of it.

        A word that speaks alone may be a surname or a middle name, and the word in front the first name; but not
        where the article has it without that word too, or where an office names its place: "Bupati Palung Hartono".
        """
        titled = next((i for i, w in enumerate(run) if w.title), len(run))
        office = next((i for i, w in enumerate(run) if w.territory), len(run))
        found = []
        for i, w in enumerate(run):
            placed = office + 1 < i <= titled and i + 1 < len(run) and w.lower in self.speaks
            found.append(placed or w.lower in self.ranked or w.lower in self.first)
        return found


def usage_of(doc: Annotated, found: Sequence[Sequence[Word]]) -> Usage:
    """Gather what the runs of capitalized words *found* in *doc* show."""
    pairs = [pair for run in found for pair in pairwise(run)]
    ranked = {after.lower for before, after in pairs if before.title and _bare(after) and after.person > -NAME}
    places = dict(sorted(_places(doc, found), key=lambda place: place[1]))
    speaks = frozenset(word for word in _speaking(doc, found) if not places.get(word))
    first = frozenset(
        run[i].lower
        for run in found
        for i in range(len(run) - 1)
        if run[i].lower in speaks and _bare(run[i + 1]) and not (i and (_bare(run[i - 1]) or run[i - 1].degree))
    )
    shown = frozenset(word for word in places if word not in speaks and word not in ranked)
    firms = frozenset(_firms(doc, found)) - speaks - ranked
    return Usage(speaks, first, frozenset(ranked), shown, firms)


def _bare(w: Word) -> bool:
    return not (w.head or w.title or w.degree or w.place or w.numeral or w.acronym or w.tail)


def _speaking(doc: Annotated, found: Sequence[Sequence[Word]]) -> Iterator[str]:
    """Yield the words of the names that stand beside a word of saying: "kata Wibowo", "Wibowo mengatakan"."""
    cues = load_index(doc.article.language, "cues")
    nouns = load_index(doc.article.language, "source_words")  # "Perseroan memperkirakan"
    for run in found:
        if len(run) > 3 or any(w.head or w.place or w.numeral or (w.acronym and len(run) > 1) for w in run):
            continue
        if is_vessel(doc, run[0].start):
            continue  # "Penumpang feri Bintang Laut mengatakan"
        before = _BEFORE.search(doc.plain[max(0, run[0].start - 16) : run[0].start])
        after = _AFTER.match(doc.plain[run[-1].end : run[-1].end + 20])
        if after and after[1] and doc.plain[max(0, run[0].start - 2)] != ",":
            after = None  # "Seorang warga, Wibowo, mengatakan", but not "di Palung, mengatakan"
        row = cues.get(before[1].lower()) if before else None
        next_row = cues.get(after[2].lower()) if after else None
        said = (row and row["frame"] in ("tag", "according")) or (next_row and next_row["frame"] == "clause")
        if said and not in_speech(doc, run[0].start):
            yield from (w.lower for w in run if not w.title and w.lower not in nouns)


def _places(doc: Annotated, found: Sequence[Sequence[Word]]) -> Iterator[tuple[str, bool]]:
    """Yield the words that stand as a place does, and whether that is so sure that a word of saying does not matter.

    They stand behind "di" and the like, behind a landform, between an office and a rank or a first name ("Kapolres
    Palung AKBP", "Kapolres Palung, AKBP", "Camat Palung, Bambang Sudibyo"), behind a body that ends its run, or in
    brackets behind a place.
    """
    prepositions = namewords("place", doc.article.language)
    for n, run in enumerate(found):
        short = all(map(_placeable, run)) and len(run) < 3
        before = _BEFORE.search(doc.plain[max(0, run[0].start - 16) : run[0].start])
        if short and before and before[1] in prepositions:
            yield from ((w.lower, before[1] not in clause_words(doc.article.language, "from", "into")) for w in run)
        behind = found[n + 1] if n + 1 < len(found) else ()
        gap = doc.plain[run[-1].end : behind[0].start] if behind else ""
        if short and n and doc.plain[found[n - 1][-1].end : run[0].start] == " (" and found[n - 1][-1].place:
            yield from ((w.lower, False) for w in run)
        if len(run) > 1 and run[-2].role and gap == ", " and behind[0].title and _placeable(run[-1]):
            yield run[-1].lower, False
        if gap == ", " and run[-1].person <= 0 and behind[0].person >= FIRST_NAME:
            yield from ((run[i].lower, False) for i in _governed([*run, *behind]) if i < len(run))
        yield from ((w.lower, False) for w in _complements(doc, run))


def _complements(doc: Annotated, run: Sequence[Word]) -> Iterator[Word]:
    """Yield the words of *run* that an office or a body in front of them takes as its place.

    Where somebody's office opens the run, or stands before it in small letters, the last words may be his name.
    """
    body, governed = False, False
    for i in range(1, len(run)):
        head = run[i - 1]
        body, governed = body or head.body, governed or head.role or head.company
        if len(run) - i < 3 and not governed and all(map(_placeable, run[i:])):
            placed = head.landform or (body and (head.body or head.acronym))
            if placed and (head.landform or role_before(doc, (), run[0].start) is None):
                yield from run[i:]
        if head.role and i + 1 < len(run) and run[i + 1].title and _placeable(run[i]):
            yield run[i]


def _governed(run: Sequence[Word]) -> range:
    """Return which words of *run*, one or two, stand between the office of a place and a name that begins with a
    known first name: "Camat Renggali Bambang Sudibyo", "Kepala Kantor SAR Palung Renggali Bambang Sudibyo"."""
    office = False
    for i in range(1, len(run) - 2):
        head = run[i - 1]
        office = head.territory or (office and (head.body or head.acronym))
        for end in (i + 1, i + 2) if office else ():
            named = end + 1 < len(run) and run[end].person >= FIRST_NAME and _bare(run[end])
            placed = all(_placeable(w) or w.landform for w in run[i:end]) and run[end - 1].person <= 0
            if named and placed and not run[end - 1].head:
                return range(i, end)
    return range(0)


def _firms(doc: Annotated, found: Sequence[Sequence[Word]]) -> Iterator[str]:
    """Yield the words behind "PT" up to the run's end, where nobody's name can follow them."""
    for run in found:
        at = next((i for i, w in enumerate(run) if w.company), None)
        if at is None or any(w.role or w.title or w.person >= NAME for w in run[at + 1 :]):
            continue
        apart = doc.plain[run[-1].end : run[-1].end + 2] == ", "
        if apart or (role_before(doc, (), run[0].start) is None and not any(w.role for w in run[:at])):
            yield from (w.lower for w in run[at + 1 :] if _bare(w))


def _placeable(w: Word) -> bool:
    return _bare(w) and w.person < NAME and len(w.text) > 2 and w.lower_share < 60
