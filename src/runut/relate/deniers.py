"""Whether a report lets us know whose a denial or an assertion is.

A finding of denial names two sides. Where the name is none ("selasa", "keduanya"), has the next word glued to it, or
belongs to one whose words are only answered ("menanggapi pernyataan X yang membantah ..."), the side is not known.
"""

from __future__ import annotations

import re
from functools import cache

from runut.records import Reading, Speaker, Statement
from runut.relate.polarity import polarities
from runut.relate.told import NOUNS, claim
from runut.relate.vocabulary import forms, table_of, words
from runut.text.lexicon import alternatives  # tables only

_GLUED = re.compile(r"[a-z]{3}[A-Z]")  # "laporanCNN"

_CLAUSE = re.compile(r"[,;:]\s")
_OPENING = 2  # words of a clause with the cue, of which one denies that anybody says it
_LEAST_BETWEEN = 2  # words from a speaker to a verb that may be another's, the relative one among them


def known(statement: Statement, text: str, language: str) -> bool:
    """Is its speaker called by a name or an office, and by that alone? *text*: of the article."""
    name = statement.speakers[0].name
    found = words(name)
    if not found or not found[0][0].isalpha() or any(_glued(word, text, language) for word in name.split()):
        return False
    if found[0] in table_of(language, "weekdays"):
        return False
    pronoun = table_of(language, "clausewords").get(found[0], {}).get("role") == "pronoun"
    return not pronoun and (len(found) > 1 or claim(found[0], language) not in NOUNS)


def _glued(word: str, text: str, language: str) -> bool:
    run_on, no_end = _ends(language)
    begun = run_on.match(word)  # "Zonyang", where "Zon" stands elsewhere
    return bool(_GLUED.search(word) or no_end.match(word) or (begun and re.search(rf"\b{re.escape(begun[1])}\b", text)))


@cache
def _ends(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is printed without a blank behind a name, and that with which no name ends."""
    run_on, no_end = (alternatives(forms(language, "namewords", kind)) for kind in ("run on", "no end"))
    return re.compile(rf"(\w{{3,}}){run_on}$"), re.compile(rf"\w{{4,}}{no_end}$")


def described(statement: Statement, language: str) -> bool:
    """Is its speaker told by a description that may be anybody's of the report: "kuasa hukum yang juga suami Rani"?"""
    name = statement.speakers[0].name
    return name[:1].islower() and any(claim(word, language) == "be" for word in words(name)[1:])


def unsaid(statement: Statement, reading: Reading) -> bool:
    """Is it told that nobody says so: "tidak satu kalimat pun dalam surat itu menyebut bahwa ..."?

    A word of denial opens its sentence in front of the cue."""
    cue, text, language = statement.cue, reading.article.text, reading.article.language
    sentence = next((span for span in reading.sentences if cue and span.covers(cue)), None)
    if cue is None or sentence is None or statement.content[0].start < cue.start:
        return False
    opening = words(_CLAUSE.split(text[sentence.start : cue.start])[-1])[:_OPENING]
    return bool(polarities(opening, language) & {"no"})


def answered_only(statement: Statement, reading: Reading) -> bool:
    """Is the verb of saying another's: "Rani menanggapi pernyataan Bram yang membantah ..."?

    A relative word stands right before it, and between it and the speaker another person, or else something that no
    comma sets apart from the speaker.
    """
    source, cue, text = statement.source, statement.cue, reading.article.text
    if source is None or cue is None or cue.start < source.end:
        return False
    between = text[source.end : cue.start]
    found = words(between)
    relative = table_of(reading.article.language, "clausewords").get(found[-1] if found else "", {}).get("role")
    if relative != "relative" or len(found) < _LEAST_BETWEEN:
        return False
    people = (m.span for m in reading.mentions if m.type == "person")
    another = any(source.end <= span.start and span.end <= cue.start for span in people)
    return another or not between.lstrip().startswith((",", "("))


def body_of(speaker: Speaker, language: str) -> tuple[str, ...]:
    """Return the words of the body that *speaker* speaks for by office, PT Vela Bahari of "juru bicara PT Vela Bahari";
    empty where the office tells none."""
    held = words(speaker.role or "")
    opens = max((len(form) for form in _spokesmen(language) if held[: len(form)] == form), default=len(held))
    return held[opens:]


@cache
def _spokesmen(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(map(words, forms(language, "source_words", "spokesman")))


def _speaks_for(speaker: Speaker, name: str, language: str) -> bool:
    """Is *speaker* the one who speaks for the body of this *name*? A common noun ("perusahaan") names none."""
    return name[:1].isupper() and words(name) == body_of(speaker, language)


def one_party(one: Statement, other: Statement, language: str) -> bool:
    """Is what both say that of one party: of one speaker, or of a body and who speaks for it?"""
    first, second = one.speakers[0], other.speakers[0]
    same = (first.entity or first.name) == (second.entity or second.name)
    return same or _speaks_for(first, second.name, language) or _speaks_for(second, first.name, language)
