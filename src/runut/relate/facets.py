"""A quantity with what its surroundings tell: what is counted or measured, of whom, where, in which state.

Only the words up to the neighbouring quantities are taken as a quantity's own, so that a list of numbers stays apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import accumulate

from runut.records import UNKNOWN_DATE, DateValue, Quantity, Reading, Scope, Span, Statement
from runut.relate.corrections import corrections, taken_over
from runut.relate.denying import verbal
from runut.relate.extents import recalled, scope_of, without_extent
from runut.relate.vocabulary import any_of, content_words, forms, rarity, table_of, words
from runut.text.lexicon import alternatives  # tables only

_CURRENCY = re.compile(r"[A-Z]{3}")
_NAME = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HEADLINES = ("link", "subhead")
_AGE_REACH = 60  # characters between a name and the age it has
SHRINKING = frozenset({"missing", "trapped"})  # scopes whose number falls as people are found
CHANGES = frozenset({"fall", "rise"})  # scopes of what moved by so much
_HELD_REACH = 150  # characters before a sentence that names nobody: "Ia juga didenda"
_NEAR = 9  # words on either side, up to a comma, that can say in which state
_BESIDE = 60  # characters before a quantity that its nearest words take at most
_REACH = 110  # characters on either side that can say what a quantity is of


Number = tuple[str, Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What a language's small words around names and numbers look like. *place*: a name behind one that a place has,
    *aged*: a name before its age, *age*: what stands before an age, *listed*: where a list of numbers goes on to the
    next, *ends*: where what belongs to a place ends, *engages*, *engaged*: before and behind those who take part in
    something, of whom the other words of its clause tell nothing."""

    place: re.Pattern[str]
    aged: re.Pattern[str]
    age: re.Pattern[str]
    listed: re.Pattern[str]
    ends: re.Pattern[str]
    engages: re.Pattern[str]
    engaged: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    alias, aged, age, place, listed, ends, engages, engaged = (
        any_of(language, kind) for kind in ("alias", "aged", "age", "place", "list", "break", "engages", "engaged")
    )
    name = rf"(?P<name>{_NAME.pattern})"
    return _Patterns(
        re.compile(rf"\b{place}\s+(?:[a-z]+\s+){{0,2}}{name}"),
        re.compile(rf"{name}(?: {alias} [\w ]+)?(?:\s*\(|,\s*(?:{aged} )?)$"),
        re.compile(rf"\b{age}\w*\s*$"),
        re.compile(rf"[,;]\s|\b{listed}\b"),
        re.compile(rf"[,;:.]\s|\b{ends}\b"),
        re.compile(rf"\b{engages}\b", re.IGNORECASE),
        re.compile(rf"\b{engaged}\b", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class Facet:
    """A quantity with what its surroundings tell.

    *low*, *high* are in the family's base unit. *own*: content words up to the neighbouring quantities; *wide*:
    those of the whole sentence; *beside*: the few right before it and behind its beginning. *topic*: the last name
    of a thing before it in the sentence, *countries*: those named before it, *topics*: words of all names.
    *thing*: the plain noun behind that of a measure, "emas" of "harga emas".
    *subject*: whose age it is, as words of the name. *holder*: the person named last before it in the sentence or
    shortly before, who does not speak it, as words of the name. *stage*: of money, whether it is a penalty
    ``demanded`` or ``imposed``. *estimated*: hedged or told as an estimate. *years*: other years that the sentence
    names. *as_of*: the day it was stated; *reported*: the day of the report, for order alone. *corrects*: the
    number in whose place the report puts it, *notice*: the sentence that takes that back. *aside*: it stands in a
    headline between the sentences, nearly always another report's.
    *extent*: over which time it counts. *recalled*: it is told as one given before.
    """

    quantity: Quantity
    article: str
    language: str
    sentence: Span
    family: str
    low: Decimal | None
    high: Decimal | None
    head: str
    nouns: frozenset[str]
    scopes: frozenset[str]
    places: tuple[str, ...]
    topic: str
    countries: tuple[str, ...]
    topics: frozenset[str]
    thing: str
    subject: frozenset[str]
    years: frozenset[str]
    estimated: bool
    holder: frozenset[str]
    stage: str
    own: frozenset[str]
    wide: frozenset[str]
    beside: frozenset[str]
    statement: Statement | None
    as_of: DateValue
    reported: DateValue
    corrects: Number | None = None
    notice: Span | None = None
    aside: bool = False
    extent: Scope | None = None
    recalled: bool = False

    @property
    def span(self) -> Span:
        return self.quantity.span

    @property
    def number(self) -> Number:
        """The family and the number printed, whatever its hedge: "hingga 8.000" and "8.000" have one."""
        low, high = self.low, self.high
        return self.family, low if low is not None else high, high if high is not None else low


def facets(readings: Iterable[Reading]) -> Iterator[Facet]:
    """Yield a facet for each quantity that a body sentence gives, article by article."""
    for reading in readings:
        taken_back = {wrong.id: right for wrong, right in corrections(reading)}
        yield from _corrected(list(_facets_in(reading.sentences, reading, taken_back)), taken_back)


def asides(readings: Iterable[Reading], told: Iterable[Facet]) -> Iterator[Facet]:
    """Yield a facet for each quantity in a headline between the sentences ("Baca juga: ..."). Who gives it and when it
    was stated is unknown: the other report is older than this one, or is put there by hand at any time. A subheading
    that repeats a number of its own report is left out. *told*: the facets of the body sentences."""
    given = {(facet.article, facet.number, facet.head) for facet in told}
    for reading in readings:
        article = reading.article
        for kind in _HEADLINES:
            headlines = [Span(article.id, part.start, part.end) for part in article.parts if part.kind == kind]
            found = list(_facets_in(headlines, reading, {})) if headlines else []
            for facet in found:
                if kind != "subhead" or (facet.article, facet.number, facet.head) not in given:
                    yield replace(facet, statement=None, as_of=UNKNOWN_DATE, reported=UNKNOWN_DATE, aside=True)


def _facets_in(
    sentences: Sequence[Span], reading: Reading, taken_back: Mapping[str, Quantity | None]
) -> Iterator[Facet]:
    """The quantities of *sentences*, those left out that stand behind "bukan"."""
    starts = [span.start for span in sentences]
    around, text, listed = _Surroundings(reading), reading.article.text, _patterns(reading.article.language).listed
    inside: dict[int, list[Quantity]] = {}
    for quantity in reading.quantities:
        k = bisect_right(starts, quantity.span.start) - 1
        if k >= 0 and quantity.span.end <= sentences[k].end + 1:
            inside.setdefault(k, []).append(quantity)
    for k, found in inside.items():
        before: Facet | None = None
        for i, quantity in enumerate(found):
            left, right = sentences[k].start, sentences[k].end
            if i:
                left = found[i - 1].span.end
                left += max((m.end() for m in listed.finditer(text[left : quantity.span.start])), default=0)
            if i + 1 < len(found):
                between = listed.search(text[quantity.span.end : found[i + 1].span.start])
                right = quantity.span.end + between.start() if between else found[i + 1].span.start
            if quantity.id in taken_back or not _denied(text[left : quantity.span.start], reading.article.language):
                facet = _facet(around, quantity, sentences[k], (left, right))
                joined = before is not None and listed.search(text[before.span.end : quantity.span.start])
                before = _of_one_time(facet, before) if before is not None and joined else facet
                yield before


def _of_one_time(facet: Facet, before: Facet) -> Facet:
    """Return *facet* as counted over the time of the one *before* it in a list, which the list tells once: "hingga hari
    ini 11 orang meninggal, 54 orang selamat". Those still missing are no sum of days."""
    alike = facet.family == before.family == "count" and facet.statement is before.statement
    grows = alike and facet.extent is None and facet.scopes and before.scopes and not facet.scopes & SHRINKING
    return replace(facet, extent=before.extent) if grows and before.extent != "planned" else facet


def _corrected(found: Sequence[Facet], taken_back: Mapping[str, Quantity | None]) -> Iterator[Facet]:
    """Leave out the numbers taken back; one given behind such a number answers the question of that one."""
    wrong = {right.id: facet for facet in found if (right := taken_back.get(facet.quantity.id))}
    for facet in found:
        old = wrong.get(facet.quantity.id)
        if facet.quantity.id in taken_back:
            continue
        if old is None:
            yield facet
        elif old.span > facet.span:
            yield replace(facet, corrects=old.number, notice=old.sentence)
        else:
            own = {name: getattr(facet, name) for name in ("quantity", "sentence", "low", "high", "statement", "as_of")}
            yield replace(old, **own, corrects=old.number, notice=old.sentence)


class _Surroundings:
    """The names and statements of a reading by their place, so that a long report costs no more a word."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._mentions = sorted(reading.mentions, key=lambda mention: mention.span.start)
        self._starts = [mention.span.start for mention in self._mentions]
        self._speaking = {speaker.name for statement in reading.statements for speaker in statement.speakers}
        held = ((span, i) for i, statement in enumerate(reading.statements) for span in statement.content)
        self._contents = sorted(held, key=lambda one: one[0].start)
        self._begun = [span.start for span, _ in self._contents]
        self._reached = list(accumulate((span.end for span, _ in self._contents), max))

    def mentioned(self, start: int, end: int, types: Set[str | None]) -> tuple[str, ...]:
        """The names of such *types* between *start* and *end*, in the order of the text."""
        near = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return tuple(m.name for m in near if m.type in types and m.span.end <= end)

    def topic(self, start: int, end: int) -> str:
        """The last name of a thing or a body between *start* and *end*; whoever speaks in the report is no topic."""
        found = self.mentioned(start, end, {None, "organization"})
        return next((name for name in reversed(found) if name not in self._speaking), "")

    def statement_of(self, quantity: Quantity) -> Statement | None:
        """The shortest statement whose content covers the quantity."""
        holding = []
        k = bisect_right(self._begun, quantity.span.start) - 1
        while k >= 0 and self._reached[k] >= quantity.span.end:  # no content further left reaches as far
            span, i = self._contents[k]
            if span.covers(quantity.span):
                holding.append(self.reading.statements[i])
            k -= 1
        return min(holding, key=lambda s: (sum(c.end - c.start for c in s.content), s.id), default=None)


def _denied(before: str, language: str) -> bool:
    """Does the number stand behind "bukan" or "meralat"? Then its speaker does not give it."""
    last = (before.split() or [""])[-1].lower()
    if last in table_of(language, "negations"):
        return True
    table = table_of(language, "retractions")
    announced = any(table.get(word, {}).get("kind") == "announces" for word in words(before))
    return announced and not taken_over(before, language)


def _facet(around: _Surroundings, quantity: Quantity, sentence: Span, between: tuple[int, int]) -> Facet:
    reading = around.reading
    text, language = reading.article.text, reading.article.language
    start, end = quantity.span.start, quantity.span.end
    before = text[max(between[0], start - _REACH) : start]
    after = text[end : min(between[1], end + _REACH)]
    family, factor = _family(quantity, language)
    nouns = [word for word in words(quantity.counted or quantity.unit or "") if not word[0].isdigit()]
    subject = _aged(text, quantity, around)
    predicate = "" if family.isupper() and _pointed(after, language) else after
    scopes = _scopes(before, predicate, nouns, language) if not subject else frozenset({"age"})
    if family != "count" and _reached(before, language):
        scopes -= CHANGES
    statement = around.statement_of(quantity)
    names = _named_before(text[sentence.start : start], language)
    around_it = Span(reading.article.id, start - len(before), end + len(after))
    before_now = recalled(reading, quantity.span, around_it, statement)
    own = frozenset(content_words(f"{before} {quantity.counted or ''} {after}", language))
    return Facet(
        quantity=quantity,
        article=reading.article.id,
        language=language,
        sentence=sentence,
        family="age"
        if subject or (family == "time" and "age" in scopes and not _long_ago(before, language))
        else family,
        low=_scaled(quantity.low, factor),
        high=_scaled(quantity.high, factor),
        head=_head(nouns, language) if family == "count" else "",
        nouns=frozenset(nouns),
        scopes=scopes,
        places=_places(before, after, language),
        topic=subject or around.topic(sentence.start, start),
        countries=around.mentioned(sentence.start, start, {"country"}),
        topics=frozenset(word for name in names for word in words(name)),
        thing="" if family == "count" else _thing(before, language),
        subject=frozenset(words(subject)),
        years=frozenset(_YEAR.findall(sentence.of(text))) - {_year(reading, statement)},
        estimated=quantity.comparator != "exact"
        or any(w in table_of(language, "estimates") for w in words(sentence.of(text))),
        holder=_holder(around, sentence, start, statement),
        stage=_stage(text[sentence.start : start], text[end : sentence.end], language)
        if _CURRENCY.fullmatch(family)
        else "",
        own=own,
        wide=frozenset(content_words(sentence.of(text), language)),
        beside=_beside(text[sentence.start : start], text[end : sentence.end]),
        statement=statement,
        as_of=UNKNOWN_DATE if before_now else _as_of(reading, statement),
        reported=reading.article.published,
        extent=scope_of(reading, quantity.span, around_it, statement),
        recalled=before_now,
    )


def _beside(before: str, after: str) -> frozenset[str]:
    """The words right before a quantity and from its first on, common ones too; of numbers those in letters."""
    found = (*before[-_BESIDE:].split()[-4:], *after[:_BESIDE].split()[:5])
    return frozenset(word for word in words(" ".join(found)) if not word[0].isdigit())


def _scaled(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else (value * factor).normalize()


def _family(quantity: Quantity, language: str) -> tuple[str, Decimal]:
    """The family of the unit, and the factor to its base unit.

    A family is a currency, a kind of units.tsv, or ``count`` for counted nouns.
    """
    unit = quantity.unit or ""
    if _CURRENCY.fullmatch(unit):
        return unit, Decimal(1)
    row = table_of(language, "units").get(unit.lower())
    if row is None:
        return "count", Decimal(1)
    scale = table_of(language, "scales").get(unit.lower())
    return row["kind"], Decimal(scale["factor"]) if scale else Decimal(1)


def _head(nouns: Sequence[str], language: str) -> str:
    """The noun that is counted: the first that is not merely "orang" or "unit", else that one."""
    table, states = table_of(language, "countnouns"), table_of(language, "scopes")
    for noun in nouns:
        if noun in states and noun not in table:
            break  # "orang meninggal dunia": the state is no part of the noun
        if not table.get(noun, {}).get("generic"):
            return noun
    return nouns[0] if nouns else ""


@cache
def sense(head: str, language: str) -> str:
    return table_of(language, "countnouns").get(head, {}).get("sense") or head


@cache
def kind_of(head: str, language: str) -> str:
    return table_of(language, "countnouns").get(head, {}).get("kind") or head


@cache
def generic(head: str, language: str) -> bool:
    return not head or bool(table_of(language, "countnouns").get(head, {}).get("generic"))


def _scopes(before: str, after: str, nouns: Sequence[str], language: str) -> frozenset[str]:
    """The senses of the nearest words: what follows up to a comma, and what stands before in the clause."""
    before, after = without_extent(before, language), without_extent(after, language)
    before = _patterns(language).engages.split(before)[-1]
    after = _patterns(language).engages.split(after)[0]
    engaged = _patterns(language).engaged.search(after)
    after = after[: engaged.end()] if engaged else after
    near_after = " ".join(re.split(r"[,;:.\"“”]\s?", after, maxsplit=1)[0].split()[:_NEAR])
    near_before = " ".join(re.split(r"[,;:.]\s", before)[-1].split()[-_NEAR:])
    table = table_of(language, "scopes")
    told = [found for part in (near_before, near_after) for found in _phrases(language).findall(part.lower())]
    near_before, near_after = (_phrases(language).sub(" ", part.lower()) for part in (near_before, near_after))
    return frozenset(
        table[word]["scope"] for word in (*told, *words(near_before), *nouns, *words(near_after)) if word in table
    )


@cache
def _phrases(language: str) -> re.Pattern[str]:
    """Matches a scope that several words tell together: "belum ditemukan"."""
    phrases = [form for form in table_of(language, "scopes") if " " in form]
    return re.compile(rf"\b{alternatives(phrases, ' ')}\b")


def _thing(before: str, language: str) -> str:
    """The plain noun right behind the last that names a measure in the clause: "emas" of "harga emas Antam naik"."""
    clause = re.split(r"[,;:.]\s", before)[-1].split()
    at = next((i for i in range(len(clause) - 2, -1, -1) if _names_measure(clause[i].lower(), language)), None)
    if at is None:
        return ""
    noun, ends = clause[at + 1], table_of(language, "phrase_words")
    return noun if noun.isalpha() and noun.islower() and noun not in ends and not verbal(noun, language) else ""


@cache
def _names_measure(word: str, language: str) -> bool:
    scope = table_of(language, "scopes").get(word, {}).get("scope", "")
    named = table_of(language, "scope_names").get(scope, {}).get("place") == "noun"
    return word in table_of(language, "measure_names") or (named and scope not in CHANGES)


def _reached(before: str, language: str) -> bool:
    """Is it where a value moved to, and not by how much: "naik menjadi 5,25 persen", "berada di level Rp 16.200"?"""
    moves = table_of(language, "moves")
    told = [moves.get(word, {}).get("kind", "") for word in words(before)[-2:]]
    return "to" in told


def _pointed(after: str, language: str) -> bool:
    """Does a pronoun close the phrase of a sum? "Pasar senilai Rp18 miliar itu merugikan ...": it is no loss."""
    first = words(after.partition(",")[0])[:1]
    return bool(first) and table_of(language, "source_words").get(first[0], {}).get("kind") == "pointer"


def _places(before: str, after: str, language: str) -> tuple[str, ...]:
    """The places the clause names, the narrowest first: behind the quantity, else in the phrase right before it."""
    place, ends = _patterns(language).place, _patterns(language).ends
    found = [match["name"].lower() for match in place.finditer(after)]
    if not found:
        found = [m["name"].lower() for m in place.finditer(before) if not ends.search(before, m.end())]
    return tuple(dict.fromkeys(found))


def _named_before(before: str, language: str) -> list[str]:
    """The names before the quantity in its sentence, days, months and usual words at its start left out."""
    calendar = {**table_of(language, "months"), **table_of(language, "weekdays")}
    found = []
    for match in _NAME.finditer(before):
        parts = [
            p
            for p in match.group().split()
            if len(p) > 2 and p.lower() not in calendar and rarity(p.lower(), language) > 0.3
        ]
        if parts:
            found.append(" ".join(parts))
    return found


def _aged(text: str, quantity: Quantity, around: _Surroundings) -> str:
    """The name whose age this is: "Sinta Wardani (27)", "Sinta, 27 tahun"; "" for no age."""
    before = text[max(0, quantity.span.start - 60) : quantity.span.start]
    language = around.reading.article.language
    in_years = quantity.unit in forms(language, "around", "year")
    bare = not quantity.counted and (in_years or not quantity.unit)
    match = _patterns(language).aged.search(before)
    if match and bare and quantity.low is not None and quantity.low < 120 and quantity.low % 1 == 0:
        return match["name"]
    if _long_ago(before, language):
        return ""
    if in_years and _patterns(language).age.search(before):
        names = around.mentioned(quantity.span.start - _AGE_REACH, quantity.span.start, {"person"})
        if names and not _another(before.rpartition(names[-1])[2], language):
            return names[-1]
    return ""


def _another(between: str, language: str) -> bool:
    """Is someone told between a name and an age, whose age it then is: "menemui korban yang berusia 27 tahun"?"""
    told, rows = words(between), table_of(language, "clausewords")
    aged = next((i for i, word in enumerate(told) if rows.get(word, {}).get("role") == "relative"), 0)
    return aged > 0 and kind_of(told[aged - 1], language) == "person"


def _long_ago(before: str, language: str) -> bool:
    """Is an age told of another time: "saat berusia", "ketika masih berumur"?"""
    labels = table_of(language, "measure_labels")
    return any(labels.get(word, {}).get("kind") == "then" for word in words(before)[-3:])


def _holder(around: _Surroundings, sentence: Span, start: int, statement: Statement | None) -> frozenset[str]:
    speaking = {speaker.name for speaker in statement.speakers} if statement else set()
    for begin in (sentence.start, max(0, sentence.start - _HELD_REACH)):
        named = [name for name in around.mentioned(begin, start, {"person"}) if name not in speaking]
        if named:
            return frozenset(words(named[-1]))
    return frozenset()


def _stage(before: str, after: str, language: str) -> str:
    """The stage that the verbs before tell, the asking first: who asks that someone be fined has not fined; else who
    speaks."""
    table = table_of(language, "stages")
    verbs = [table[word]["stage"] for word in words(before) if table.get(word, {}).get("strong")]
    if verbs:
        return min(verbs, key=lambda stage: stage != "demanded")
    return next((table[word]["stage"] for word in (*words(after), *words(before)) if word in table), "")


def _as_of(reading: Reading, statement: Statement | None) -> DateValue:
    """A source's words are of the day it said them, unknown where the report does not tell; a report's of its own."""
    return statement.said if statement else reading.article.published


def _year(reading: Reading, statement: Statement | None) -> str:
    return (_as_of(reading, statement).value or reading.article.published.value or "")[:4]
