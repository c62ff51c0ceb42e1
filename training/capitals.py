"""Count what a capital letter says of a word: lang/<language>/capitals.tsv.

    python training/capitals.py ARTICLES.jsonl.gz... --leave-out IDS.txt > capitals.tsv

Two counts a word. *lower*: how often it is written small within a sentence. *person*: how often it is part of a
person's name rather than of an office or a body, learnt from places where print tells them apart: "OFFICE, NAME,
mengatakan" and "kata NAME". Only counts leave the articles; articles whose ids stand in IDS.txt are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from runut.text.lexicon import alternatives, load_index, load_table

_WORD = r"[A-Z][\w'’]*(?:-[A-Z][\w'’]*)*"
_RUN = rf"{_WORD}(?:(?:\. | |, (?=dan ))(?:{_WORD}|bin|binti|van|der|de|dan(?= [A-Z])|\d+))*"
_TOKEN = re.compile(r"[^\W\d_][\w'’\-]*")
_BEHIND = r"(?=,| \(| (?:me\w+|dalam|di|saat|kepada|usai|pada|yang)\b)"
_PRINTED = re.compile(r"[a-zé'’\-]{2,24}")
# Words that page furniture or sentences' beginnings would teach wrongly, with what they are.
CORRECTED = {"baca": (80, -6), "juga": (99, 0), "dalam": (99, -6)}
NO_NAMES = (
    "perpres pasal kuhp putusan keppres inpres permen perda pergub bab ayat piala liga grand prix undang-undang "
    "peraturan keputusan pilpres pilkada pemilu lebaran idul ramadan umrah natal imlek"
)
FURNITURE = frozenset(["scroll", "rp", "advertisement", "lanjutkan", "wib"])


def texts(paths: list[str], left_out: frozenset[str]) -> Iterator[str]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf8") as lines:
            yield from (row["text"] for row in map(json.loads, lines) if row["id"] not in left_out)


def cases(text: str, small: Counter[str], large: Counter[str], first: Counter[str]) -> None:
    """Count each word of *text* as written small, as written large within a sentence, or as the first of one."""
    for match in _TOKEN.finditer(text):
        word = match.group().lower()
        before = text[max(0, match.start() - 2) : match.start()]
        if match.group()[0].islower():
            small[word] += 1
        elif not before.strip() or before[-1] in '"“\n' or before.strip()[-1] in '.!?"”:-—':
            first[word] += 1
        else:
            large[word] += 1


def is_head(word: str) -> bool:
    return word.lower() in load_index("id", "roles") or word.lower() in load_index("id", "institutions")


def parts(text: str, cue: re.Pattern[str]) -> tuple[set[str], dict[str, float]]:
    """Return the words of *text* that are surely part of people's names, and those of offices and bodies."""
    people: set[str] = set()
    rest: dict[str, float] = {}
    titles = load_index("id", "titles")
    for match in re.finditer(rf"({_RUN})(?: \([A-Z]\w+\))?, ({_RUN}){_BEHIND}", text):
        office, name = ([w.strip(".") for w in part.split()] for part in match.groups())
        if (
            office[0].lower() in load_index("id", "roles")
            and len(office) > 1
            and not is_head(name[0])
            and len(name) < 6
        ):
            rest |= dict.fromkeys((w.lower() for w in office[1:]), 1.0)
            people.update(w.lower() for w in name if w.lower() not in titles)
    for match in cue.finditer(text):
        name = [w.strip(".") for w in match[1].split()]
        if 0 < len(name) < 5 and not any(map(is_head, name)) and match[1].lower() not in load_index("id", "places"):
            people.update(w.lower() for w in name if w.lower() not in titles and w != "dan")
    for match in re.finditer(_RUN, text):
        body = [w.strip(".") for w in match.group().split()]
        if 1 < len(body) < 7 and body[0].lower() in load_index("id", "institutions"):
            for word in body[1:]:
                if word.lower() in titles:
                    break
                rest[word.lower()] = rest.get(word.lower(), 0.0) + 0.34  # three weigh as much as one sure place
    return people, rest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--leave-out", type=Path)
    options = parser.parse_args()
    left_out = frozenset(options.leave_out.read_text().split() if options.leave_out else ())
    small, large, first, people = (Counter[str]() for _ in range(4))
    rest: dict[str, float] = {}
    tags = alternatives(row["form"] for row in load_table("id", "cues") if row["frame"] in ("tag", "according"))
    cue = re.compile(rf"\b(?:{tags}) ({_RUN})")
    for text in texts(options.articles, left_out):
        cases(text, small, large, first)
        named, other = parts(text, cue)
        people.update(named)
        for word, weight in other.items():
            rest[word] = rest.get(word, 0.0) + weight
    words = {*small, *people, *rest}
    rows = {w: row for w in words if (row := weigh(w, small, large, first, people, rest))}
    rows |= dict.fromkeys(NO_NAMES.split(), (0, -9)) | CORRECTED
    print("# What a capital letter says, counted over Indonesian news by training/capitals.py. lower: per cent of a")
    print("# word's places within a sentence where it is written small. person: how much more often it is part of a")
    print("# person's name than of an office or a body (twice the binary logarithm, -9..9).")
    print("form\tlower\tperson")
    for word, (lower, person) in sorted(rows.items()):
        if word not in FURNITURE:
            print(f"{word}\t{lower}\t{person}")
    return 0


def weigh(
    word: str,
    small: Counter[str],
    large: Counter[str],
    first: Counter[str],
    people: Counter[str],
    rest: dict[str, float],
) -> tuple[int, int] | None:
    """Return both columns of *word*, None where they say nothing."""
    if not _PRINTED.fullmatch(word):
        return None
    seen = small[word] + large[word]
    share = 100 * small[word] / seen if seen else 0
    as_name = people[word] * (1 - share / 100) if share >= 60 else people[word]
    person = (
        round(2 * math.log2((as_name + 0.4) / (rest.get(word, 0.0) + 0.4)))
        if as_name + rest.get(word, 0.0) >= 2.5
        else 0
    )
    person = 0 if share >= 90 and person > 0 else max(-9, min(9, person))
    common = (share >= 60 and seen >= 10 and first[word] >= 4) or (30 <= share < 60 and seen >= 30)
    return (round(share) if seen >= 5 else 0, person) if common or abs(person) >= 2 else None


if __name__ == "__main__":
    sys.exit(main())
