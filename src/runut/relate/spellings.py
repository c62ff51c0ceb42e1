"""One name in two spellings: a part of it is a letter or two apart, and what stands beside it is the same.

The words of names are taken from the texts themselves, capital by capital: a misspelt name is often not read as a
person at all. What is written in two ways by habit is left alone: apostrophes, accents, capitals, a word run together
with the next one, and words that are no names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA

from runut.records import Reading, Span
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.vocabulary import KEPT, frequencies, rarity, table_of, words

_RUN = re.compile(r"[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?)*(?: \(\d{1,2}(?: [a-z]+)?\))?")
_PART = re.compile(r"(?P<word>[A-Z][\w'’-]*)|\((?P<age>\d{1,2})")
_SHORT = re.compile(r"[^.()]{0,40}\((?P<short>[A-Z]{2,8})\)")
_SPELT = re.compile(r"[A-Z][a-z]+(?:['-][A-Za-z][a-z]+)*")  # nothing that an outlet may run together or abbreviate
_ARABIC = re.compile(r"ah$|lla")
_BY_HABIT = re.compile(r"(?<=[bcdfgkpst])e(?=[lr][aeiou])|i(?=y$)")  # letters that some write and others do not
_DOUBLED = re.compile(r"(.)\1")
_RUN_TOGETHER = re.compile(r"[a-z][A-Z]")
_LEAST_PART = 3  # letters; fewer are an initial
_LEAST_LETTERS = 4  # of a word that one wrong letter does not make another word
_MOST_APART = 2  # letters by which one may be longer
_LONG = 8  # letters of a word that may have two wrong ones
_LONGER = 9  # of one that is one name with the other whatever stands beside it, if nobody knows either
_TURNED = 6  # letters of one whose letters may stand in another order
_GLUED = 2  # letters by which a word that begins or ends with the other is longer: "Taneradi", "Mapolres"
_RARE = 0.75  # rarity of a word that a story hardly has twice
_SEEN = 0.35  # of one that will do beside words as good as unknown
_STRANGE = 0.6  # of such a word
_KNOWN = 0.7  # below it a word is a word of the language rather than of names
_ALONE = 5  # letters of a part of a name that is misspelt with nothing beside it
_UNHEARD = 0.9  # rarity of a word that hardly two things of a story are called by
_TAGGED = 4  # times that a name is written large for once small, in a list of tags
_USED = 2  # how often the right spelling of such a part stands in its report
_MOST_PLACES = 4  # of one spelling that are shown
_NO_NAMES = ("roles", "institutions", "titles")

_Word = tuple[str, int, int]  # written so, from here to there in the article
_Found = dict[str, list[Span]]  # the places of each spelling


def misspelt(reports: Reports) -> Iterator[Discrepancy]:
    """A part of a name in two spellings beside the same rare part or the same age, or once alone in a report that
    spells it otherwise; not where a sentence has both, for it tells two people apart."""
    by_language: dict[str, list[Reading]] = defaultdict(list)
    for reading in reports.readings:
        by_language[reading.article.language].append(reading)
    for language, readings in sorted(by_language.items()):
        if frequencies(language):
            yield from _misspelt_in(readings, language, reports)


def _misspelt_in(readings: Sequence[Reading], language: str, reports: Reports) -> Iterator[Discrepancy]:
    runs = [(reading, run) for reading in readings for run in _runs(reading)]
    sides, pairs = _pairs(runs, language)
    usual_of: dict[str, str] = {}
    for pair in sorted(pairs):
        usual, rare = sorted(pair, key=lambda word: (-len({s.article for s in sides[word]}), -len(sides[word]), word))
        if _cut(pair, sides, reports):
            continue
        if _slipped(sides[usual], sides[rare], readings) and not _generic(pair, readings, language):
            usual_of[rare] = usual
    spellings: dict[str, list[str]] = defaultdict(list)
    for rare in sorted(usual_of):
        usual = usual_of[rare]
        while usual in usual_of:
            usual = usual_of[usual]
        spellings[usual].append(rare)
    people = {r.article.id: [m.span for m in r.mentions if m.type == "person"] for r in readings}
    told: set[Span] = set()
    for usual, others in sorted(spellings.items()):
        shown = [_places(sides[word], people) for word in (usual, *others)]
        if all(_transliterated(usual, other) for other in others) and not _of_people((usual, *others), readings):
            continue
        places = {span for side in shown for span in side}
        if not places <= told and not _strangers(shown, reports) and not all(_abbreviated(s, reports) for s in shown):
            told |= places
            yield _discrepancy(shown, reports)


def _pairs(
    runs: Sequence[tuple[Reading, list[_Word]]], language: str
) -> tuple[Mapping[str, Sequence[Span]], set[tuple[str, str]]]:
    """The words that may be two spellings of one, and the places of each."""
    places: dict[str, set[Span]] = defaultdict(set)
    pairs: set[tuple[str, str]] = set()
    for (beside, _), found in sorted(_beside(runs).items()):
        tells = beside.startswith("(") or rarity(beside, language) >= _SEEN
        for one, other in combinations(sorted(found), 2) if tells else ():
            if _two_spellings(one, other, beside, language):
                pairs.add((one, other))
                places[one].update(found[one])
                places[other].update(found[other])
    for pair, alone in (*_alone(runs, language).items(), *_strange(runs, language).items()):
        if pair in pairs:
            continue
        pairs.add(pair)
        for word in pair:
            places[word].update(alone[word])
    return {word: sorted(spans) for word, spans in places.items()}, pairs


def _discrepancy(sides: Sequence[Sequence[Span]], reports: Reports) -> Discrepancy:
    names = [max((span.of(reports.texts[span.article]) for span in side), key=len) for side in sides]
    told = [f"{name} ({reports.carried(side)})" for name, side in zip(names, sides, strict=True)]
    summary = reports.tell("either", one=told[0], other=", ".join(told[1:]))
    evidence = tuple(span for side in sides for span in side)
    return Discrepancy("contradiction", summary, reports.reason("spelling.reason"), evidence)


def _places(spans: Sequence[Span], people: Mapping[str, Sequence[Span]]) -> list[Span]:
    """The longest place of each report, as far as the whole name of a person reaches, for a fuller name tells more."""
    longest: dict[str, Span] = {}
    for span in spans:
        whole = next((name for name in people[span.article] if name.covers(span)), span)
        kept = longest.setdefault(span.article, whole)
        if whole.end - whole.start > kept.end - kept.start:
            longest[span.article] = whole
    return list(longest.values())[:_MOST_PLACES]


# ---------------------------------------------------------------- words beside each other


def _runs(reading: Reading) -> Iterator[list[_Word]]:
    """The words in capitals that stand together, and the age in brackets behind them."""
    for sentence in reading.sentences:
        at = sentence.start
        for run in _runs_in(sentence.of(reading.article.text)):
            yield [(word, at + start, at + end) for word, start, end in run]


@lru_cache(maxsize=KEPT)
def _runs_in(text: str) -> tuple[tuple[_Word, ...], ...]:
    """Those of a sentence, with their places in it."""
    out = []
    for match in _RUN.finditer(text):
        found = []
        for part in _PART.finditer(match.group()):
            start = match.start() + part.start()
            word = part["word"] or f"({part['age']})"
            if len(word) >= _LEAST_PART or (len(word) == _LEAST_PART - 1 and word.isupper()):
                found.append((word, start, start + len(word)))
        if found:
            out.append(tuple(found))
    return tuple(out)


def _beside(runs: Sequence[tuple[Reading, list[_Word]]]) -> Mapping[tuple[str, str], _Found]:
    """By a word, or an age, and the side on which it stands: the words beside it, with the places of both."""
    out: dict[tuple[str, str], _Found] = defaultdict(lambda: defaultdict(list))
    for reading, run in runs:
        parts = _parts(run)
        whole = len(parts) == len(run)
        beside_initials = () if whole else [pair for pair in pairwise(run) if any(_initials(part) for part in pair)]
        for (one, start, _), (other, _, end) in (*pairwise(parts), *beside_initials):
            if _RUN_TOGETHER.search(one) or _RUN_TOGETHER.search(other):
                continue
            span = Span(reading.article.id, start, end)
            out[one.lower(), "before"][other].append(span)
            out[other.lower(), "behind"][one].append(span)
    return out


def _parts(run: Sequence[_Word]) -> list[_Word]:
    """Without two capitals that stand for parts of a name."""
    return [part for part in run if not _initials(part)]


def _initials(part: _Word) -> bool:
    return len(part[0]) < _LEAST_PART


def _two_spellings(one: str, other: str, beside: str, language: str) -> bool:
    if not near(one, other) or max(rarity(word.lower(), language) for word in (one, other)) < _KNOWN:
        return False
    known = min(rarity(word.lower(), language) for word in (one, other))
    if OSA.distance(one, other) == 1:
        certain = known >= _STRANGE
    else:
        certain = known >= _UNHEARD and max(len(one), len(other)) >= _LONGER
    return beside.startswith("(") or rarity(beside, language) >= (_SEEN if certain else _RARE)


def near(one: str, other: str) -> bool:
    """Is the one the other with a wrong letter, or with two where it is long?"""
    a, b = sorted((one.lower(), other.lower()), key=len)
    if (
        len(b) - len(a) > _MOST_APART
        or b in (a, f"{a}s")
        or len(b) < _LEAST_LETTERS
        or not (_SPELT.fullmatch(one) and _SPELT.fullmatch(other))
    ):
        return False
    if a[:-2] == b[:-2] and {a[-2:], b[-2:]} == {"er", "re"}:
        return False  # "center" as in America
    if _BY_HABIT.sub("", a) == _BY_HABIT.sub("", b):
        return False  # "samudra" and "samudera", "Zelensky" and "Zelenskiy"
    if len(b) - len(a) >= _GLUED and (b.startswith(a) or b.endswith(a)):
        return False
    two = len(b) >= _LONG or (len(b) >= _TURNED and sorted(a) == sorted(b))
    return OSA.distance(a, b) <= (2 if two and a[0] == b[0] else 1)


def _alone(runs: Sequence[tuple[Reading, list[_Word]]], language: str) -> dict[tuple[str, str], _Found]:
    """Words that stand once in the story, alone, in a report that has a part of a person's name a letter apart more
    than once."""
    places: _Found = defaultdict(list)
    beside: set[str] = set()
    for reading, run in runs:
        parts = _parts(run)
        for word, start, end in parts:
            places[word].append(Span(reading.article.id, start, end))
            beside |= {word} if len(parts) > 1 else set()
    readings = {reading.article.id: reading for reading, _ in runs}.values()
    people = {m.name for reading in readings for m in reading.mentions if m.type == "person"}
    known: dict[str, list[str]] = defaultdict(list)
    for part in sorted({part for name in people for part in name.split()}):
        known[part[0]].append(part)
    out: dict[tuple[str, str], _Found] = {}
    for word, spans in sorted(places.items()):
        if len(spans) > 1 or word in beside or len(word) < _ALONE or rarity(word.lower(), language) < 1:
            continue
        for part in known.get(word[0], ()):
            if not near(part, word):
                continue
            if sum(span.article == spans[0].article for span in places.get(part, ())) >= _USED:
                one, other = sorted((word, part))
                out[one, other] = {word: spans, part: places[part]}
    return out


def _strange(runs: Sequence[tuple[Reading, list[_Word]]], language: str) -> dict[tuple[str, str], _Found]:
    """Words that the language's news hardly knows, a letter apart, one in two reports and the other in others."""
    places: _Found = defaultdict(list)
    for reading, run in runs:
        for word, start, end in run:
            if len(word) >= _ALONE and rarity(word.lower(), language) >= _UNHEARD:
                places[word].append(Span(reading.article.id, start, end))
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(places):
        by_letter[word[0]].append(word)
    out: dict[tuple[str, str], _Found] = {}
    for one, other in (pair for found in by_letter.values() for pair in combinations(found, 2)):
        if near(one, other) and OSA.distance(one, other) == 1 and f"{one}n" != other:
            reports = [{span.article for span in places[word]} for word in (one, other)]
            once = min(len(places[one]), len(places[other])) == 1 and max(map(len, reports)) > _USED
            if (once or not reports[0] & reports[1]) and max(map(len, reports)) >= _USED:
                out[one, other] = {one: places[one], other: places[other]}
    return out


# ---------------------------------------------------------------- what makes two spellings a slip


def _transliterated(one: str, other: str) -> bool:
    """Do they differ only in a doubled letter or an h, as two ways to write an Arabic word do?"""
    plain = [_DOUBLED.sub(r"\1", word.lower()).replace("h", "") for word in (one, other)]
    return plain[0] == plain[1] and all(_ARABIC.search(word.lower()) for word in (one, other))


def _of_people(found: Sequence[str], readings: Sequence[Reading]) -> bool:
    people = {part for r in readings for m in r.mentions if m.type == "person" for part in m.name.split()}
    return any(word in people for word in found)


def _cut(pair: Sequence[str], sides: Mapping[str, Sequence[Span]], reports: Reports) -> bool:
    """Does one lack its last letter, and a stop always follows? Then a copy of the text has lost it."""
    short, whole = sorted(pair, key=len)
    told = [reports.texts[span.article][span.start : span.end + 1] for span in sides[short]]
    return whole[:-1] == short and all(f"{short}." in text for text in told)


def _strangers(sides: Sequence[Sequence[Span]], reports: Reports) -> bool:
    """Do the names go on differently? Then they are two people who share a part of their names."""
    longest = [max((span.of(reports.texts[span.article]) for span in side), key=len) for side in sides]
    one, other = (words(name) for name in longest[:2])
    apart = [
        [a for a in mine if not any(a == b or near(a.title(), b.title()) for b in yours)]
        for mine, yours in ((one, other), (other, one))
    ]
    return all(apart)


def _abbreviated(side: Sequence[Span], reports: Reports) -> bool:
    """Do letters in brackets stand behind, with those that the words begin with? `abbreviations` compares those."""
    for span in side:
        text = reports.texts[span.article]
        match = _SHORT.match(text, span.end)
        letters = iter(match["short"]) if match else iter("")
        if all(word[0] in letters for word in span.of(text).split()):
            return True
    return False


def _slipped(usual: Sequence[Span], rare: Sequence[Span], readings: Sequence[Reading]) -> bool:
    """Does no sentence have both, and no report that has the usual spelling have the other more than once?"""
    shared = {span.article for span in usual} & {span.article for span in rare}
    if any(_times([span for span in rare if span.article == article]) > 1 for article in shared):
        return False
    return not any(
        all(
            any(s.start <= span.start < s.end for span in side if span.article == r.article.id)
            for side in (usual, rare)
        )
        for r in readings
        if r.article.id in shared
        for s in r.sentences
    )


def _times(spans: Sequence[Span]) -> int:
    """How often a word stands in its report, whose places with what is beside it overlap."""
    ends = [spans[0].end, *(max(span.end for span in spans[:at]) for at in range(1, len(spans)))]
    return sum(at == 0 or span.start >= ends[at] for at, span in enumerate(spans))


def _generic(pair: Sequence[str], readings: Sequence[Reading], language: str) -> bool:
    """Is either no name: a word for an office or a body, or one that the reports write small too, not in tags alone?"""
    if any(word.lower() in table_of(language, name) for word in pair for name in _NO_NAMES):
        return True
    texts = [reading.article.text for reading in readings]
    small = _written([word.lower() for word in pair], texts)
    return small > 0 and small * _TAGGED >= _written(pair, texts)


def _written(forms: Sequence[str], texts: Sequence[str]) -> int:
    """How often *forms* stand in *texts* as whole words."""
    whole = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
    return sum(len(whole.findall(text)) for text in texts if any(form in text for form in forms))
