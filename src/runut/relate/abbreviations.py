"""Abbreviations that do not agree: one spelled out in two ways, one given to two bodies, one wording with two
abbreviations a letter apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

from runut.records import Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, one_each
from runut.relate.spellings import near
from runut.relate.vocabulary import KEPT, any_of, rarity, table_of, without_clitic

_WORD = r"[^\W\d_][\w'’-]*"
_NAMED = re.compile(_WORD)
_BRACKET = re.compile(r"[()]")
_LEAST_NAME = 3  # words of a name that is known again without its abbreviation
_MOST_BEFORE = 120  # characters that an abbreviation stands for
_SMALL_WORD = 5  # letters of the longest word that an abbreviation may pass over ("untuk", "dalam")
_FUNCTION = 0.18  # rarity of a word that only joins others
_SHARED = 2  # words in front of two abbreviations that are the same
_LEAST_SHORT = 3  # letters of an abbreviation that can have a wrong one


# The words of a sentence in small letters, where each ends, and where those in capitals begin, by their number.
_Sentence = tuple[tuple[str, ...], tuple[int, ...], Mapping[int, int]]
_Wordings = dict[tuple[str, ...], list[Span]]  # what an abbreviation stands for, with the places


# ---------------------------------------------------------------- an abbreviation spelled out in two ways

_GOES_ON = re.compile(r" [A-Z][a-z]")  # behind a name: it is longer


@dataclass(frozen=True, slots=True)
class _Spelled:
    """*short* in brackets behind *words*; *places*: where each of them stands."""

    short: str
    words: tuple[str, ...]
    places: tuple[Span, ...]
    bracket: Span

    def since(self, start: int) -> Span:
        """From that word to the last."""
        return Span(self.bracket.article, self.places[start].start, self.places[-1].end)


def spelled_apart(reports: Reports) -> Iterator[Discrepancy]:
    """An abbreviation with two wordings that share a word: both fit its letters, or one differs from one that does
    in a single word behind its first. Of two things a report may tell both, but not of one in two spellings."""
    language = reports.readings[0].article.language
    spelled = {short: _wordings(short, found) for short, found in _by_short(reports.readings).items()}
    _add_elsewhere(spelled, reports.readings)
    for short, wordings in sorted(spelled.items()):
        usual = sorted(wordings, key=lambda w: (-len({s.article for s in wordings[w]}), -len(wordings[w]), w))
        for one, other in combinations(usual, 2):
            if not _apart(one, other, language):
                continue
            sides, slip = (wordings[one], wordings[other]), _is_slip(one, other)
            if slip and not in_one_sentence(*sides, reports.readings):
                yield _two_ways(short, sides, reports, "spelling.reason")
            elif not slip and not {span.article for span in sides[0]} & {span.article for span in sides[1]}:
                yield _two_ways(short, sides, reports)


def _wordings(short: str, found: Sequence[_Spelled]) -> _Wordings:
    """What *short* stands for, in small letters, with the places: what its letters fit, and what is one word apart."""
    wordings: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    rest: list[_Spelled] = []
    for spelled in found:
        start = _start(spelled.words, _letters(short))
        if start is None:
            rest.append(spelled)
        else:
            wordings[_lower(spelled.words[start:])].append(spelled.since(start))
    for wording in sorted(wordings):
        for spelled in rest:
            if _one_word_apart(wording, _lower(spelled.words[-len(wording) :])):
                wordings[_lower(spelled.words[-len(wording) :])].append(spelled.since(-len(wording)))
    return wordings


def _add_elsewhere(spelled: Mapping[str, _Wordings], readings: Sequence[Reading]) -> None:
    """Add names that stand without their abbreviation and differ from a wording of it in one word, a misspelt one or
    one behind the first that begins with the same letter."""
    gaps: dict[tuple[str | None, ...], list[tuple[str, str]]] = defaultdict(list)
    known = {wording for wordings in spelled.values() for wording in wordings}
    for short, wordings in sorted(spelled.items()):
        for wording in wordings:
            for at, word in enumerate(wording) if len(wording) >= _LEAST_NAME else ():
                gaps[(*wording[:at], None, *wording[at + 1 :])].append((short, word))
    sizes = frozenset(len(gap) for gap in gaps)
    for reading in readings:
        text = reading.article.text
        for sentence in reading.sentences if sizes else ():
            for name, then, first, last in _names(_written(sentence.of(text)), sizes):
                for at in range(len(name)) if name not in known else ():
                    for short, word in gaps.get((*name[:at], None, *name[at + 1 :]), ()):
                        if word != then and not name[at].startswith(word) and _may_stand(word, name[at], first=not at):
                            span = Span(reading.article.id, sentence.start + first, sentence.start + last)
                            if not _bracketed(span, text) and not _GOES_ON.match(text, span.end):
                                spelled[short].setdefault(name, []).append(span)


def _names(sentence: _Sentence, sizes: Set[int]) -> Iterator[tuple[tuple[str, ...], str, int, int]]:
    """Yield each row of so many words that begins and ends in capitals, in small letters, with the word behind it and
    from where to where it stands."""
    lower, ends, capitals = sentence
    for first, start in capitals.items():
        for last in (first + size - 1 for size in sizes):
            if last in capitals:
                yield lower[first : last + 1], lower[last + 1], start, ends[last]


@lru_cache(maxsize=KEPT)
def _written(text: str) -> _Sentence:
    found = list(_NAMED.finditer(text))
    capitals = {at: match.start() for at, match in enumerate(found) if match.group()[0].isupper()}
    if not capitals:
        return (), (), {}
    return (*_lower([match.group() for match in found]), ""), tuple(match.end() for match in found), capitals


def _bracketed(span: Span, text: str) -> bool:
    """Does a bracket cut the name or follow it, in which it may have another abbreviation?"""
    return bool(_BRACKET.search(f"{span.of(text)} {text[span.end : span.end + 2].strip()}"))


def _may_stand(word: str, other: str, *, first: bool) -> bool:
    """Is *other* the *word* misspelt, or, but for the *first*, another with its letter?"""
    return near(word.title(), other.title()) or (not first and word[0] == other[0])


def _two_ways(
    short: str, sides: Sequence[Sequence[Span]], reports: Reports, reason: str = "spelled.reason"
) -> Discrepancy:
    named = [f"{side[0].of(reports.texts[side[0].article])} ({reports.carried(side)})" for side in sides]
    summary = f"{short}: {reports.tell('either', one=named[0], other=named[1])}"
    evidence = tuple(span for side in sides for span in one_each(side))
    return Discrepancy("contradiction", summary, reports.reason(reason, short=short), evidence)


def _by_short(readings: Sequence[Reading]) -> Mapping[str, Sequence[_Spelled]]:
    out: dict[str, list[_Spelled]] = defaultdict(list)
    for reading in readings:
        article = reading.article.id
        tails = table_of(reading.article.language, "bodytails")
        called = any_of(reading.article.language, "short")
        bracketed = rf"\((?:[A-Z][A-Za-z]{{1,3}}\.? |{called} )?(?P<short>[A-Z][A-Z\d-]{{1,8}}[A-Z\d])\)"
        for sentence in reading.sentences:
            text = sentence.of(reading.article.text)
            for match in re.finditer(bracketed, text):
                words = _words_before(text, match.start())
                if words:
                    at = sentence.start
                    places = tuple(Span(article, at + word.start(), at + word.end()) for word in words)
                    bracket = Span(article, at + match.start("short"), at + match.end("short"))
                    written = tuple(word.group() for word in words)
                    tail = len(written) > 1 and written[-1].lower() in tails
                    if tail and _start(written, _letters(match["short"])) is None:
                        written, places = written[:-1], places[:-1]  # "PT Tambang Palung Tbk (TP)"
                    out[match["short"]].append(_Spelled(match["short"], written, places, bracket))
    return out


def _words_before(text: str, end: int) -> list[re.Match[str]]:
    """The words that stand in front of *end* with nothing but blanks and commas between."""
    found = list(_NAMED.finditer(text, max(0, end - _MOST_BEFORE), end))
    first = len(found)
    while first and text[found[first - 1].end() : found[first].start() if first < len(found) else end] in (" ", ", "):
        first -= 1
    return found[first:]


def _letters(short: str) -> str:
    """The letters of an abbreviation, as often as it counts them: "TPS-3R" has three Rs."""
    counted = re.sub(r"(\d)([A-Z])", lambda m: m[2] * int(m[1]), short)
    return re.sub(r"[^A-Z]", "", counted)


def _start(words: Sequence[str], letters: str) -> int | None:
    """Where the last words begin whose first letters are *letters*; small words may have none in it."""

    @cache
    def back(word: int, letter: int) -> int | None:
        if not letter:
            return word
        if not word:
            return None
        here = words[word - 1]
        taken = back(word - 1, letter - 1) if here[0].upper() == letters[letter - 1] else None
        if taken is None and letter < len(letters) and here.islower() and len(here) <= _SMALL_WORD:
            return back(word - 1, letter)
        return taken

    return back(len(words), len(letters))


def _lower(words: Sequence[str]) -> tuple[str, ...]:
    return tuple([word.lower() for word in words])


def _one_word_apart(wording: Sequence[str], other: Sequence[str]) -> bool:
    """Is one word behind the first another one, and none run together with the word in front of it?"""
    if len(wording) != len(other) or wording[0] != other[0]:
        return False
    return sum(a != b for a, b in zip(wording, other, strict=True)) == 1


def _apart(one: Sequence[str], other: Sequence[str], language: str) -> bool:
    """Do they share a word, and differ in more than the number or the habit of one ("center", "centre")?"""
    mine, yours = ([_plain(w) for w in side if rarity(w, language) > _FUNCTION] for side in (one, other))
    short = set(mine) <= set(yours) or set(yours) <= set(mine)
    one_word, another = sorted(("".join(mine), "".join(yours)), key=len)  # "terkaittenaga kerja" has lost its blanks
    return bool(set(mine) & set(yours)) and not short and not another.endswith(one_word)


def _is_slip(one: Sequence[str], other: Sequence[str]) -> bool:
    """Is a single word of one a misspelling of its like in the other?"""
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(apart) == 1 and near(*(word.title() for word in apart[0]))


def _plain(word: str) -> str:
    bare = re.sub(r"ies$", "y", re.sub(r"re$", "er", re.sub(r"['’-]", "", word)))
    return bare[:-1] if bare.endswith("s") else without_clitic(bare)


def in_one_sentence(one: Sequence[Span], other: Sequence[Span], readings: Sequence[Reading]) -> bool:
    shared = {span.article for span in one} & {span.article for span in other}
    sentences = [sentence for reading in readings if reading.article.id in shared for sentence in reading.sentences]
    return any(all(any(s.covers(span) for span in side) for side in (one, other)) for s in sentences)


# ---------------------------------------------------------------- one abbreviation for two bodies


def shared_apart(reports: Reports) -> Iterator[Discrepancy]:
    """An abbreviation that one report puts behind two bodies which begin and end alike, and is only one's."""
    for short, found in sorted(_by_short(reports.readings).items()):
        bodies: dict[str, dict[tuple[str, ...], Span]] = defaultdict(dict)
        for spelled in found:
            size = next(
                (n for n, word in enumerate(reversed(spelled.words)) if not word[0].isupper()), len(spelled.words)
            )
            if size >= _SHARED and _start(spelled.words, _letters(short)) is None:
                bodies[spelled.bracket.article].setdefault(_lower(spelled.words[-size:]), spelled.since(-size))
        for _, named in sorted(bodies.items()):
            for one, other in combinations(sorted(named), 2):
                if one[0] == other[0] and one[-1] == other[-1] and len(one) != len(other):
                    yield _two_ways(short, ([named[one]], [named[other]]), reports, "shared.reason")


# ---------------------------------------------------------------- abbreviations a letter apart


def shortened_apart(reports: Reports) -> Iterator[Discrepancy]:
    """Two abbreviations a letter apart behind the same words, of which the rarer does not fit its own words."""
    found = _by_short(reports.readings)
    shorts = [short for short in found if len(_letters(short)) >= _LEAST_SHORT]
    shorts.sort(key=lambda short: (-len({s.bracket.article for s in found[short]}), -len(found[short]), short))
    for usual, rare in combinations(shorts, 2):
        if _letters(usual) == _letters(rare) or OSA.distance(usual, rare) != 1:
            continue
        if any(_held(rare, spelled.words) for spelled in found[rare]):
            continue
        tails = [
            {_lower(s.words[-_SHARED:]) for s in found[short] if len(s.words) >= _SHARED} for short in (usual, rare)
        ]
        sides = [[spelled.bracket for spelled in found[short]] for short in (usual, rare)]
        if _both_in_use(usual, rare, reports.readings):
            continue
        if tails[0] & tails[1] and not in_one_sentence(sides[0], sides[1], reports.readings):
            yield differing((usual, rare), sides, "short.reason", reports)


def _both_in_use(one: str, other: str, readings: Sequence[Reading]) -> bool:
    """Do reports use both, of more than one outlet?"""
    patterns = [re.compile(rf"\b{re.escape(short)}\b") for short in (one, other)]
    using = (r.article for r in readings if all(pattern.search(r.article.text) for pattern in patterns))
    return len({article.outlet or article.id for article in using}) > 1


def _held(short: str, words: Sequence[str]) -> bool:
    """Are the letters of *short* found in the last words in their order, from the first letter of one of them?"""
    letters = _letters(short)
    for start, word in enumerate(words):
        if word[0].upper() == letters[0]:
            rest = iter("".join(words[start:]).upper())
            if all(letter in rest for letter in letters):
                return True
    return False


def differing(names: Sequence[str], sides: Sequence[Sequence[Span]], reason: str, reports: Reports) -> Discrepancy:
    one, other = (f"{name} ({reports.carried(side)})" for name, side in zip(names, sides, strict=True))
    evidence = tuple(span for side in sides for span in one_each(side))
    return Discrepancy("contradiction", reports.tell("either", one=one, other=other), reports.reason(reason), evidence)
