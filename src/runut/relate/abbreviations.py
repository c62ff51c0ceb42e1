"""Abbreviations and initials that do not agree: one spelled out in two ways, one wording with two abbreviations a
letter apart, a person whose initials change from one place to the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.distance import OSA

from runut.records import Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports, one_each
from runut.relate.vocabulary import rarity, table_of

_WORD = r"[^\W\d_][\w'’-]*"
_BRACKETED = re.compile(r"\((?:[A-Z][A-Za-z]{1,3}\.? |disingkat )?(?P<short>[A-Z][A-Z\d-]{1,8}[A-Z\d])\)")
_MOST_BEFORE = 120  # characters that an abbreviation stands for
_SMALL_WORD = 5  # letters of the longest word that an abbreviation may pass over ("untuk", "dalam")
_FUNCTION = 0.18  # rarity of a word that only joins others
_SHARED = 2  # words in front of two abbreviations that are the same
_LEAST_SHORT = 3  # letters of an abbreviation that can have a wrong one
_INITIALS = r"[A-Z]{1,4}"
_INTRODUCED = re.compile(rf"\b(?:ber)?inisial\w* ({_INITIALS}(?:(?:, (?:dan )?| dan | serta ){_INITIALS})*)\b")
_TOGETHER = re.compile(rf"\b({_INITIALS}(?:, {_INITIALS})*,? (?:dan|serta) {_INITIALS})\b(?! [A-Z])")
_ALONE = re.compile(rf"(?<=[a-z] )({_INITIALS})\b(?= [a-z]|[,.])")
_OFTEN = 3  # places of initials that are surely so
_UNKNOWN = 0.75  # rarity of letters that are no abbreviation everyone knows


# ---------------------------------------------------------------- an abbreviation spelled out in two ways


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
    in a single word behind its first."""
    language = reports.readings[0].article.language
    for short, found in sorted(_by_short(reports.readings).items()):
        wordings = _wordings(short, found)
        usual = sorted(wordings, key=lambda w: (-len({s.article for s in wordings[w]}), -len(wordings[w]), w))
        for one, other in combinations(usual, 2):
            if _apart(one, other, language) and not _in_one_sentence(wordings[one], wordings[other], reports.readings):
                yield _two_ways(short, (wordings[one], wordings[other]), reports)


def _wordings(short: str, found: Sequence[_Spelled]) -> Mapping[tuple[str, ...], Sequence[Span]]:
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


def _two_ways(
    short: str, sides: Sequence[Sequence[Span]], reports: Reports, reason: str = "spelled.reason"
) -> Discrepancy:
    named = [f"{side[0].of(reports.texts[side[0].article])} ({reports.carried(side)})" for side in sides]
    summary = f"{short}: {reports.tell('either', one=named[0], other=named[1])}"
    evidence = tuple(span for side in sides for span in one_each(side))
    return Discrepancy("contradiction", summary, reports.tell(reason, short=short), evidence, 0.8)


def _by_short(readings: Sequence[Reading]) -> Mapping[str, Sequence[_Spelled]]:
    out: dict[str, list[_Spelled]] = defaultdict(list)
    for reading in readings:
        article = reading.article.id
        tails = table_of(reading.article.language, "bodytails")
        for sentence in reading.sentences:
            text = sentence.of(reading.article.text)
            for match in _BRACKETED.finditer(text):
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
    found = list(re.compile(_WORD).finditer(text, max(0, end - _MOST_BEFORE), end))
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
    return tuple(word.lower() for word in words)


def _one_word_apart(wording: Sequence[str], other: Sequence[str]) -> bool:
    """Is one word behind the first another one, and none run together with the word in front of it?"""
    if len(wording) != len(other) or wording[0] != other[0]:
        return False
    return sum(a != b for a, b in zip(wording, other, strict=True)) == 1


def _apart(one: Sequence[str], other: Sequence[str], language: str) -> bool:
    """Do they share a word, and differ in more than the number or the habit of one ("center", "centre")?"""
    mine, yours = ([_plain(w) for w in side if rarity(w, language) > _FUNCTION] for side in (one, other))
    short = set(mine) <= set(yours) or set(yours) <= set(mine)
    return bool(set(mine) & set(yours)) and not short and "".join(mine) != "".join(yours)


def _plain(word: str) -> str:
    return re.sub(r"(?:nya|s)$", "", re.sub(r"ies$", "y", re.sub(r"re$", "er", re.sub(r"['’-]", "", word))))


def _in_one_sentence(one: Sequence[Span], other: Sequence[Span], readings: Sequence[Reading]) -> bool:
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
        if tails[0] & tails[1] and not _in_one_sentence(sides[0], sides[1], reports.readings):
            yield _differing((usual, rare), sides, "short.reason", reports)


def _held(short: str, words: Sequence[str]) -> bool:
    """Are the letters of *short* found in the last words in their order, from the first letter of one of them?"""
    letters = _letters(short)
    for start, word in enumerate(words):
        if word[0].upper() == letters[0]:
            rest = iter("".join(words[start:]).upper())
            if all(letter in rest for letter in letters):
                return True
    return False


def _differing(names: Sequence[str], sides: Sequence[Sequence[Span]], reason: str, reports: Reports) -> Discrepancy:
    one, other = (f"{name} ({reports.carried(side)})" for name, side in zip(names, sides, strict=True))
    evidence = tuple(span for side in sides for span in one_each(side))
    return Discrepancy(
        "contradiction", reports.tell("either", one=one, other=other), reports.tell(reason), evidence, 0.6
    )


# ---------------------------------------------------------------- initials


def initials_apart(reports: Reports) -> Iterator[Discrepancy]:
    """People known by initials, named with the same others in two ways ("R and M", "R and MA"), or once with a wrong
    letter in a report that has them right."""
    known = _initials(reports.readings)
    told: set[str] = set()
    lists: dict[frozenset[str], list[Span]] = defaultdict(list)
    for reading in reports.readings:
        for span, match in _matches(_TOGETHER, reading):
            lists[frozenset(re.findall(_INITIALS, match[1]))].append(span)
    usual = sorted(lists, key=lambda names: (-len({s.article for s in lists[names]}), sorted(names)))
    for one, other in combinations(usual, 2):
        mine, yours = one - other, other - one
        if len(mine) == len(yours) == 1 and one & other and known.keys() & one & other:
            pair = (*mine, *yours)
            if _misread(*pair) and not _in_one_sentence(lists[one], lists[other], reports.readings):
                told.update(pair)
                yield _differing(pair, [lists[one], lists[other]], "initials.reason", reports)
    for right, wrong, sides in _wrong_once(known, reports):
        if not {right, wrong} & told:
            yield _differing((right, wrong), sides, "initials.alone.reason", reports)


def _misread(one: str, other: str) -> bool:
    """Is a letter wrong or too few? Single letters that differ are two people."""
    return OSA.distance(one, other) == 1 and (len(one) != len(other) or len(one) > 1)


def _initials(readings: Sequence[Reading]) -> Mapping[str, Sequence[Span]]:
    """Where people are called by initials: behind the word for them, or as mentions of people."""
    out: dict[str, set[Span]] = defaultdict(set)
    for reading in readings:
        for span, match in _matches(_INTRODUCED, reading):
            for name in re.finditer(_INITIALS, match[1]):
                start = span.start + name.start()
                out[name.group()].add(Span(span.article, start, start + len(name.group())))
        for mention in reading.mentions:
            if mention.type == "person" and re.fullmatch(_INITIALS, mention.name):
                out[mention.name].add(mention.span)
    return {name: sorted(spans) for name, spans in out.items()}


def _wrong_once(
    known: Mapping[str, Sequence[Span]], reports: Reports
) -> Iterator[tuple[str, str, Sequence[Sequence[Span]]]]:
    """Initials, others a letter apart that stand once in the story, in a report with the first, and the places."""
    places: dict[str, list[Span]] = defaultdict(list)
    plain: dict[str, list[Span]] = defaultdict(list)
    for reading in reports.readings:
        for span, match in _matches(re.compile(rf"(?<![\w.-])({_INITIALS})(?![\w-])"), reading):
            places[match[1]].append(span)
        for span, match in _matches(_ALONE, reading):
            plain[match[1]].append(span)
    language = reports.readings[0].article.language
    for wrong, spans in sorted(plain.items()):
        if len(places[wrong]) > 1 or len(wrong) < 2 or _abbreviation(wrong, language):
            continue
        (odd,) = spans
        for right in sorted(known):
            here = [span for span in places[right] if span.article == odd.article]
            sure = len(right) == len(wrong) and len(places[right]) >= _OFTEN and here
            if sure and _misread(right, wrong) and all(_parted(s, odd, reports.texts[odd.article]) for s in here):
                nearest = min(here, key=lambda span: (abs(span.start - odd.start), span))
                yield right, wrong, [[nearest], spans]


def _parted(one: Span, other: Span, text: str) -> bool:
    """Does a full stop stand between? A sentence that ends in initials may not be read as ended."""
    first, last = sorted((one, other))
    return ". " in text[first.end : last.start] or "\n" in text[first.end : last.start]


def _abbreviation(letters: str, language: str) -> bool:
    """Is it one that everyone knows?"""
    tables = ("institutions", "roles", "titles", "places", "countries", "units")
    return rarity(letters.lower(), language) < _UNKNOWN or any(letters.lower() in table_of(language, t) for t in tables)


def _matches(pattern: re.Pattern[str], reading: Reading) -> Iterator[tuple[Span, re.Match[str]]]:
    """Each match in a sentence, with the place of its first group."""
    for sentence in reading.sentences:
        for match in pattern.finditer(sentence.of(reading.article.text)):
            yield Span(reading.article.id, sentence.start + match.start(1), sentence.start + match.end(1)), match
