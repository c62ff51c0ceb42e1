"""What a report tells as denied, beside the sentence that tells what is denied: the accusation, the rumour, the claim.

"X membantah menerima uang" says itself that there are two sides; where the other stands is looked for among the
sentences of all reports that do not come from the one who denies, accusations and rumours among them. A denial that
only points back ("membantahnya", "tuduhan itu") answers a sentence before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from runut.records import Statement
from runut.relate.deniers import described, known, one_party
from runut.relate.denying import SAID, Rebuttal, rebuttals_in
from runut.relate.discrepancies import Discrepancy, Reports
from runut.relate.polarity import NEGATIVE, polarities, polarity, tells_another
from runut.relate.told import NOUNS, Told, claim, denies, mass, told_roots, voice, weights_of
from runut.relate.vocabulary import rarity, words

_SHARED = 0.6  # least share of the denied words, by squares, in the sentence that tells what is denied
_SHARED_SHORT = 0.75  # likewise, of a denial of few words
_SHARED_TOLD = 0.65  # likewise, of those that are no names: what is denied of them
_SHORT = 4
_LEAST_MASS = 0.2  # of what both share
_MOST_SIDES = 4
_NEARLY = 0.25  # of a share below the closest: other sentences that tell it too
_NEARER = 0.1  # how much of a share it is worth to stand in the same report
_CLAIMED = 0.15  # likewise, to tell it as a claim
_AWAY = 25  # sentences between a plea and the verdict or accusation that it answers
_VERDICTS = 2
_SOON = 6  # sentences before a denial in which what it answers is called by the same noun, or has its verb
_WITH_AMOUNT = 4  # words, an amount among them, that narrative behind a denial shares with it
_SHORTLY = 3  # sentences before a denial of what something is called
_BACK = 3  # sentences before a denial that points back
_LEAST_WORDS = 2  # telling words that both share
_TURNED = 1  # words that a sentence which turns shares with the statement before it
_TURNED_BY_NARRATIVE = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMMA = re.compile(r",\s+")
_WORD = re.compile(r"[\w-]+")
_AGAINST = frozenset({"accuses", "sentences"})


@dataclass(slots=True)
class _Matter:
    """What one voice denies, once or more often, and the sentences that tell it, the closest first."""

    denials: list[Rebuttal]
    against: list[Told]


def rebuttals(reports: Reports, sentences: Mapping[str, Sequence[Told]]) -> Iterator[Discrepancy]:
    """Yield a finding for each matter that somebody denies, with the sentences that come closest to what is denied.

    *sentences*: those of each article."""
    weights = weights_of([one for found in sentences.values() for one in found], reports.readings[0].article.language)
    having: dict[str, list[Told]] = defaultdict(list)
    for found in sentences.values():
        for one in found:
            for word in one.roots:
                having[word].append(one)
    matters: list[_Matter] = []
    for reading in reports.readings:
        for rebuttal in rebuttals_in(reading):
            here = sentences[reading.article.id]
            if rebuttal.answers:
                all_told = [one for found in sentences.values() for one in found]
                against = _answered(rebuttal, all_told, weights) or _inside(rebuttal, here)
            elif rebuttal.kind == "denial":
                against = _closest(rebuttal, having, weights) or _inside(rebuttal, here) or _accused(rebuttal, here)
            else:
                against = _NEAR[rebuttal.kind](rebuttal, here)
            against = _ahead(rebuttal, here) or against
            if against:
                _add(rebuttal, against, matters)
    for matter in matters:
        yield _finding(matter, reports)


def _add(rebuttal: Rebuttal, against: Sequence[Told], matters: list[_Matter]) -> None:
    """Put it to the denials of the same voice of the same matter."""
    for matter in matters:
        first = matter.denials[0]
        spans, told = {one.span for one in matter.against}, {one.roots for one in matter.against if one.roots}
        same = any(one.span in spans or one.roots in told for one in against)
        said, article = rebuttal.statement, rebuttal.reading.article
        nameless = said is not None and not known(said, article.text, article.language)
        if same and (nameless or first.voice == rebuttal.voice):
            matter.denials.append(rebuttal)
            matter.against += [one for one in against if one.span not in spans]
            return
    matters.append(_Matter([rebuttal], list(against)))


def _finding(matter: _Matter, reports: Reports) -> Discrepancy:
    denials, against = matter.denials[:_MOST_SIDES], matter.against[:_MOST_SIDES]
    own = [said for one in denials for said in (one.statement, *one.words) if said]
    statement = next((s for s in own if _by_name(s, denials[0].kind, reports) and _known(s, reports)), None)
    other = next((s for s in against[0].statements if s.speakers and _known(s, reports)), None)
    if statement and other and reports.speaker(statement) == reports.speaker(other):
        other = None
    spans = [span for one in denials for span in one.spans], [one.span for one in against]
    parts = {
        "one": reports.speakers(statement) if statement else "",
        "outlets": reports.carried(spans[0]),
        "other": reports.speakers(other) if other else "",
        "others": reports.carried(spans[1]),
    }
    if denials[0].kind in ("turn", "rejects") and not parts["one"]:
        key = "rebuttal.turn" if other else "rebuttal.turn.told"
    else:
        key = "rebuttal.told" if statement is None else "denial" if other else "rebuttal"
    common = denials[0].roots & against[0].roots
    shared = sorted(common, key=lambda word: (-rarity(word, denials[0].reading.article.language), word))[:4]
    told = reports.in_print(shared, (*spans[0], *spans[1]))
    kind = {"rejects": "turn", "denial": "back"}.get(denials[0].kind, denials[0].kind)
    reason = reports.reason("rebuttal.reason", words=told) if told else reports.reason(f"rebuttal.reason.{kind}")
    summary = reports.tell(f"{key}.summary", **parts)
    return Discrepancy("contradiction", summary, reason, (*spans[0], *spans[1]))


def _known(statement: Statement, reports: Reports) -> bool:
    article = next(r.article for r in reports.readings if r.article.id == statement.article)
    return known(statement, article.text, article.language)


def _by_name(statement: Statement, kind: str, reports: Reports) -> bool:
    """Is it told with the denial who denies, by a word of the name or the office, or by a pronoun?"""
    if statement.source is None:
        return statement.mode != "indirect" and kind != "plea"
    speaker, source = statement.speakers[0], words(statement.source.of(reports.texts[statement.article]))
    return len(source) == 1 or not {*words(speaker.name), *words(speaker.role or "")}.isdisjoint(source)


# ---------------------------------------------------------------- what they deny


def _closest(rebuttal: Rebuttal, having: Mapping[str, Sequence[Told]], weights: Mapping[str, float]) -> list[Told]:
    """The sentences that tell what *rebuttal* denies, the closest first."""
    whole, named = mass(rebuttal.roots, weights), rebuttal.named
    told = mass(rebuttal.roots - named, weights)
    least = _SHARED_SHORT if len(rebuttal.roots) <= _SHORT else _SHARED
    found: list[tuple[float, Told]] = []
    for one in {one.span: one for word in rebuttal.roots for one in having.get(word, ())}.values():
        shared = rebuttal.roots & one.roots
        common = mass(shared, weights)
        if len(shared) < _LEAST_WORDS or common < max(_LEAST_MASS, least * whole):
            continue
        if mass(shared - named, weights) < _SHARED_TOLD * told:
            continue
        if shared <= named or (rebuttal.predicate or "") not in {"", *shared} or not _may_answer(rebuttal, one):
            continue
        near = one.span.article == rebuttal.span.article
        if len(rebuttal.roots) == _LEAST_WORDS and not near and not one.alleged:
            continue  # two words may stand in many a report
        if rebuttal.predicate is None and not near and not one.claimed:
            continue  # narrative elsewhere that has its nouns may tell of the quarrel
        found.append((common / whole + _NEARER * near + _CLAIMED * one.claimed, one))
    found.sort(key=lambda pair: (-pair[0], pair[1].span))
    return [one for share, one in found if share >= found[0][0] - _NEARLY][:_MOST_SIDES]


def _may_answer(rebuttal: Rebuttal, one: Told) -> bool:
    """Can the sentence tell what is denied? What denies it too cannot, nor what explains the denial behind it."""
    if one.rebuts or rebuttal.roots & one.roots & one.denied or _own(rebuttal, one):
        return False
    behind = one.span.article == rebuttal.span.article and one.span.start > rebuttal.span.start
    shared = rebuttal.roots & one.roots
    amount = len(shared) >= _WITH_AMOUNT and any(word[0].isdigit() and not _YEAR.fullmatch(word) for word in shared)
    return one.claimed or amount or not behind


def _answered(rebuttal: Rebuttal, sentences: Sequence[Told], weights: Mapping[str, float]) -> list[Told]:
    """What the one whose words are denied says of the matter, as far as it shares words with the denial."""
    whose, named = set(words(rebuttal.answers or "")), rebuttal.named
    told = rebuttal.roots - named
    ranked = [
        (-mass(told & one.roots, weights), one.span, one)
        for one in sentences
        if any(whose & set(words(s.speakers[0].name)) for s in one.statements if s.speakers and s.act in SAID)
        and not one.span.covers(rebuttal.span)
        and len(told & one.roots) >= min(_LEAST_WORDS, len(told))
    ]
    return [one for much, _, one in sorted(ranked, key=lambda found: found[:2]) if -much >= _LEAST_MASS][:_VERDICTS]


def _inside(rebuttal: Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """The other's words in the denial's own sentence: "..., di mana regu penolong mengatakan seorang tewas"."""
    reading, span = rebuttal.reading, rebuttal.span
    language = reading.article.language
    text = span.of(reading.article.text)
    for comma in _COMMA.finditer(text) if rebuttal.statement else ():
        clause = words(_COMMA.split(text[comma.end() :])[0])
        cue = next((i for i, word in enumerate(clause) if tells_another([word], language)), 0)
        tells = told_roots(clause[:cue], language) and told_roots(clause[cue + 1 :], language)
        if tells and not polarities(clause, language) & NEGATIVE:
            behind = replace(span, start=span.start + comma.end())
            return [replace(sentences[rebuttal.sentence], span=behind, roots=frozenset(), statements=())]
    return []


def _ahead(rebuttal: Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """What another says in front of the denial in its own sentence: "X menuduh ..., meski Y membantahnya"."""
    here, said = sentences[rebuttal.sentence], rebuttal.statement
    if said is None or said.source is None or said.cue is None or rebuttal.kind == "turn":
        return []
    if rebuttal.span.start < min(said.source.start, said.cue.start):
        return []
    reading = rebuttal.reading
    language, end = reading.article.language, min(said.source.start, said.cue.start)
    front = replace(here.span, end=max(here.span.start, end))
    found = words(front.of(reading.article.text))
    others = [s for s in here.statements if s.speakers and voice(s) != rebuttal.voice and front.covers(s.content[0])]
    begun = [s for s in here.statements if s.cue and front.covers(s.cue) and s.speakers and voice(s) != rebuttal.voice]
    shared = rebuttal.roots & told_roots(found, language)
    if (others or begun) and (shared or rebuttal.kind == "back") and not any(denies(w, language) for w in found):
        return [replace(here, span=front, roots=told_roots(found, language), statements=tuple(others or begun))]
    return []


def _accused(rebuttal: Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """The last accusation before the denial in its report that shares the verb of what is denied."""
    before = reversed(sentences[max(0, rebuttal.sentence - _SOON) : rebuttal.sentence])
    alleged = (one for one in before if one.alleged and rebuttal.predicate in one.roots)
    return [one for one in alleged if _may_answer(rebuttal, one)][:1]


def _before(rebuttal: Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """The claim that a denial points back to: in front of it, or a little further where it calls it a claim."""
    language = rebuttal.reading.article.language
    inside = _in_front(sentences[rebuttal.sentence], rebuttal)
    if inside:
        return [inside]
    text = rebuttal.reading.article.text
    nouns = {word for word in words(rebuttal.span.of(text)) if claim(word, language) in NOUNS}
    near = sentences[max(0, rebuttal.sentence - _SOON) : rebuttal.sentence][::-1]
    may = [one for one in near if one.roots and not one.rebuts and not _own(rebuttal, one)]
    reach = near[: _BACK if any(claim(word, language) == "noun" for word in nouns) else 1]
    alleged = [one for one in may if one in reach and one.alleged]
    called = [one for one in may if _tells_of(words(one.span.of(text)), nouns, language)]
    named = any(claim(word, language) == "noun" for word in nouns)
    told = [one for one in may[:1] if named and one is near[0] and not one.denied]  # "atas dugaan itu, X membantahnya"
    return (alleged or called or told)[:1]


def _in_front(here: Told, rebuttal: Rebuttal) -> Told | None:
    """The claim that the sentence of the denial names first: "terkait rumor bahwa ..., X membantahnya"."""
    text, language = rebuttal.reading.article.text, rebuttal.reading.article.language
    commas = (comma for comma in _COMMA.finditer(text, here.span.start, here.span.end))
    ends = [comma for comma in commas if any(denies(w, language) for w in words(text[comma.end() : here.span.end]))]
    denied = ends[-1].start() if ends else here.span.start
    front = text[here.span.start : denied]
    noun = next((m for m in _WORD.finditer(front) if claim(m.group().lower(), language) == "noun"), None)
    told = words(front[noun.end() :]) if noun else ()
    opened = bool(told) and (claim(told[0], language) == "be" or polarity(told[0], language) == "limit")
    roots = told_roots(told, language)
    if noun is None or not opened or len(roots) < _LEAST_WORDS or any(denies(word, language) for word in told):
        return None
    span = replace(here.span, start=here.span.start + noun.start(), end=denied)
    return replace(here, span=span, roots=roots, statements=())


def _tells_of(found: Sequence[str], nouns: Set[str], language: str) -> bool:
    """Does one of *nouns* say something: "laporan itu menyebut ..."?"""
    return not nouns.isdisjoint(found) and any(claim(word, language) in ("says", "verb") for word in found)


def _contradicted(rebuttal: Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """What another said just before a sentence that turns against it, with a word in common, with more of narrative."""
    here = sentences[rebuttal.sentence]
    least = _TURNED if rebuttal.statement else _TURNED_BY_NARRATIVE
    before = sentences[max(0, rebuttal.sentence - 1) : rebuttal.sentence]
    said = [one for one in before if any(s.speakers and s.act in SAID for s in one.statements)]
    return [one for one in said if len(one.roots & here.roots) >= least and not _own(rebuttal, one)]


def _rejected(rebuttal: Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """What was told as said just before a sentence that rejects it: "namun, warga menolak kesimpulan itu"."""
    before = sentences[max(0, rebuttal.sentence - 1) : rebuttal.sentence]
    return [one for one in before if one.claimed and one.roots]


def _named(rebuttal: Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """Where it is called so shortly before by others."""
    before = reversed(sentences[max(0, rebuttal.sentence - _SHORTLY) : rebuttal.sentence])
    others = (one for one in before if not one.rebuts and not _own(rebuttal, one))
    return [one for one in others if rebuttal.roots <= one.roots - one.denied][:1]


def _accusations(rebuttal: Rebuttal, sentences: Sequence[Told]) -> list[Told]:
    """The accusations or verdicts that a plea answers: in its own sentence, else near in the report, by nearness."""
    text, language = rebuttal.reading.article.text, rebuttal.reading.article.language
    here, plea = sentences[rebuttal.sentence], rebuttal.span
    commas = [replace(plea, start=plea.start + comma.end()) for comma in _COMMA.finditer(plea.of(text))]
    parts = (replace(here.span, end=max(here.span.start, plea.start)), replace(plea, end=max(plea.end, here.span.end)))
    for part in (parts[0], *commas[:1], replace(parts[1], start=plea.end)):
        if "accuses" in {claim(word, language) for word in words(part.of(text))}:
            return [replace(here, span=part)]
    found = []
    for k, one in enumerate(sentences):
        kinds = {claim(word, language) for word in words(one.span.of(text))}
        away = abs(k - rebuttal.sentence)
        if kinds & _AGAINST and "guilt" not in kinds and 0 < away <= _AWAY and not _own(rebuttal, one):
            found.append(("accuses" not in kinds, away, one))
    return [one for *_, one in sorted(found, key=lambda ranked: (*ranked[:2], ranked[2].span))][:_VERDICTS]


def _own(rebuttal: Rebuttal, one: Told) -> bool:
    """Does who denies say it, as far as names tell?"""
    language = rebuttal.reading.article.language
    for said in one.statements:
        if said is rebuttal.statement and not rebuttal.span.overlaps(said.content[0]):
            continue  # the claim that it points back to
        for speaker in said.speakers[:1]:
            if rebuttal.statement and one_party(said, rebuttal.statement, language):
                return True
            if rebuttal.names & set(words(speaker.name)) or described(said, language):
                return True
    return False


_NEAR: Mapping[str, Callable[[Rebuttal, Sequence[Told]], list[Told]]] = {
    "back": _before,
    "plea": _accusations,
    "turn": _contradicted,
    "rejects": _rejected,
    "noun": _named,
}
