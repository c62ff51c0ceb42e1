"""Examples of every task, from ../shared and the pairs in training/*.jsonl.gz: what a step of training takes.

The files that report (test of idner2k and NERGrit, test_lay and val of IndoNLI, the held-out articles of
eval/elsewhere) are never trained on; a training sentence that also stands in one of them is left out.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from eval.heads import conll, entity_window, nli, spans
from eval.shared import (
    ANNOTATION,
    ELSEWHERE,
    ELSEWHERE_LINKS,
    HELD_OUT,
    SHARED,
    elsewhere_gold,
    elsewhere_links,
    news,
    news_files,
    shared_gold,
)
from tokenizers import Tokenizer

from runut.extract.attributions import attributions
from runut.records import Annotated
from runut.text import annotate
from runut.text.labels import ACTS, ENTITY_LABELS, MARK_LABELS, PAIR_LABELS, RELATION_LABELS
from runut.text.pieces import WIDEST, pair_ids, windows

Labelled = list[tuple[str, str]]  # words and their BIO labels
IGNORED = -100  # a piece that no loss counts


class Example(NamedTuple):
    """*ids* with ``<s>`` and ``</s>``; *labels* by the task: a label for each id, or (for pair) one; *acts* likewise.
    ``title``: *labels* are the ids of the second text."""

    ids: Sequence[int]
    labels: Sequence[int]
    acts: Sequence[int] = ()


# ---------------------------------------------------------------- statements


Place = tuple[int, int]
Said = tuple[str, list[Place], Place | None, Place | None]  # act, content, cue, source


class Marked(NamedTuple):
    """An article and its statements."""

    doc: Annotated
    statements: list[Said]
    story: str


FOLDS = (
    HELD_OUT | {"lewotobi-juni-2025"},
    frozenset({"harga-minyak-2014", "selebgram-wni-myanmar", "saudia-ancaman-bom"}),
    frozenset({"sengketa-4-pulau-aceh-sumut", "juliana-marins-rinjani", "ott-pupr-sumut"}),
)


def fold_of(story: str) -> int:
    """Return the fold that leaves *story* out; single articles of elsewhere fall to one by their id's digits."""
    for number, stories in enumerate(FOLDS):
        if story in stories:
            return number
    return int(re.sub(r"\D", "", story) or 0) % len(FOLDS)


def gold_articles() -> list[Marked]:
    """Return the annotated articles of ../shared and the working ones of eval/elsewhere."""
    gold = shared_gold() | elsewhere_gold("working")
    out = []
    for doc in _articles(set(gold)):
        row = gold[doc.article.source]
        said: list[Said] = []
        for s in row["statements"]:
            cue, source = (tuple(s[k]) if s.get(k) else None for k in ("cue", "source"))
            said.append((s["act"], [tuple(s["content"])], cue, source))
        out.append(Marked(doc, said, row["story"]))
    return out


def silver_articles(count: int, seed: int = 5) -> list[Marked]:
    """Return *count* other articles as the grammar reads them, outlets in turn; none that is annotated."""
    told = annotated()
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for row in _rows():
        if row["id"] not in told and 600 < len(row["text"]) < 6000:
            by_outlet[row.get("outlet") or row["id"].rsplit("-", 1)[0]].append(row["id"])
    rng = random.Random(seed)
    for ids in by_outlet.values():
        rng.shuffle(ids)
    turns = sorted((n, outlet, i) for outlet, ids in by_outlet.items() for n, i in enumerate(ids))
    out = []
    for doc in _articles({i for _, _, i in turns[:count]}):
        said: list[Said] = []
        for a in attributions(doc):
            cue, source = ((s.start, s.end) if s else None for s in (a.cue, a.source))
            said.append((a.act, [(s.start, s.end) for s in a.content], cue, source))
        out.append(Marked(doc, said, "silver"))
    return out


def annotated() -> set[str]:
    """Return the articles of ../shared and of eval/elsewhere that have annotations of any kind."""
    told = {doc for docs in json.loads((ANNOTATION / "stories-dev.json").read_text()).values() for doc in docs}
    told |= {*shared_gold(), *(doc for name in ELSEWHERE for doc in elsewhere_gold(name))}
    links = (elsewhere_links(name)[1] for name in ELSEWHERE_LINKS)
    return told | {doc for stories in links for story in stories.values() for doc in story["articles"]}


def _rows() -> Iterator[dict[str, Any]]:
    for path in news_files():
        with gzip.open(path, "rt", encoding="utf8") as lines:
            yield from map(json.loads, lines)


def _articles(wanted: set[str]) -> Iterator[Annotated]:
    with TemporaryDirectory() as folder:
        yield from map(annotate, news(wanted, Path(folder)))


def mark_examples(tokenizer: Tokenizer, articles: Iterable[Marked], rng: random.Random) -> Iterator[Example]:
    """Yield windows of *articles* with their labels; *rng* moves where windows end, so that no two epochs agree."""
    for marked in articles:
        text = marked.doc.text
        marks, acts = [0] * len(text), [IGNORED] * len(text)
        for act, content, cue, source in sorted(marked.statements, key=lambda s: s[1][0][0] - s[1][-1][1]):
            for kind, places in enumerate((content, [cue] if cue else [], [source] if source else [])):
                for start, end in places:
                    first = MARK_LABELS.index("B-content") + 2 * kind
                    marks[start:end] = [first, *[first + 1] * (end - start - 1)]
                    if kind < 2:
                        acts[start:end] = [ACTS.index(act)] * (end - start)
        sentences = [(s.start, s.end) for s in marked.doc.sentences]
        for window in windows(tokenizer, marked.doc.plain, sentences, rng.randint(WIDEST // 2, WIDEST)):
            yield Example(
                window.ids,
                [IGNORED, *(_first(marks, *place) for place in zip(window.starts, window.ends, strict=True)), IGNORED],
                [IGNORED, *(acts[min(a, len(acts) - 1)] for a in window.starts), IGNORED],
            )


def _first(marks: Sequence[int], start: int, end: int) -> int:
    """Return the label of a piece: one that begins something wins (the quotation mark before it is its own label)."""
    labels = marks[start : max(start + 1, end)]
    return next((label for label in labels if label % 2), labels[0])


# ---------------------------------------------------------------- entities


def named_sentences() -> list[Labelled]:
    """Return sentences of ../shared/data/ud whose names we marked by NERGrit's habits (training/names.jsonl.gz)."""
    rows = list(own_rows("names"))
    texts = quoted({row["at"] for row in rows})
    out = []
    for row in rows:
        text = texts[row["at"]]
        labels = ["O"] * len(text)
        for start, end, kind in row["names"]:
            labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
        out.append([(word[0], labels[word.start()]) for word in re.finditer(r"\w+(?:[-'’]\w+)*|[^\w\s]", text)])
    return out


def entity_examples(
    tokenizer: Tokenizer, names: Sequence[str], rng: random.Random, more: Sequence[Labelled] = ()
) -> list[Example]:
    """Return *more* and the sentences of files of ../shared/data/ner, half of them with the files' blanks before marks.

    A name in three gives way to another of its type: a small set's names are otherwise learned by heart.
    """
    reported = {tuple(w for w, _ in s) for c in ("idner2k", "nergrit") for s in conll(f"{c}/test.txt")}
    sentences = [*(s for name in names for s in conll(f"{name}.txt")), *more]
    sentences = [s for s in sentences if tuple(word for word, _ in s) not in reported]
    mentions = defaultdict(list)
    for sentence in sentences:
        for first, end, kind in sorted(spans([label for _, label in sentence])):
            mentions[kind].append([word for word, _ in sentence[first:end]])
    out = []
    for sentence in sentences:
        words, kinds = _renamed(sentence, mentions, rng)
        window, firsts = entity_window(tokenizer, words, spaced=rng.random() < 0.5)
        labels = [IGNORED] * len(window.ids)
        for piece, label in zip(firsts, kinds, strict=True):
            if piece >= 0:
                labels[piece + 1] = ENTITY_LABELS.index(label)
        out.append(Example(window.ids, labels))
    return out


def _renamed(
    sentence: Sequence[tuple[str, str]], mentions: Mapping[str, list[list[str]]], rng: random.Random
) -> tuple[list[str], list[str]]:
    """Return the words and labels of *sentence* with some names replaced by others of their type."""
    words, labels, at = [], [], 0
    for first, end, kind in sorted(spans([label for _, label in sentence])):
        words += [word for word, _ in sentence[at:first]]
        labels += ["O"] * (first - at)
        own = [word for word, _ in sentence[first:end]]
        name = rng.choice(mentions[kind]) if rng.random() < 1 / 3 else own
        words += name
        labels += [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]
        at = end
    words += [word for word, _ in sentence[at:]]
    return words, [*labels, *["O"] * (len(words) - len(labels))]


# ---------------------------------------------------------------- pairs and titles


def pair_examples(tokenizer: Tokenizer) -> list[Example]:
    """Return IndoNLI's training pairs; a premise is also held against itself and its order is never turned."""
    reported = {(a, b) for name in ("test_lay", "val") for a, b, _ in nli(name)}
    return [Example(pair_ids(tokenizer, a, b), [y]) for a, b, y in nli("train") if (a, b) not in reported]


def written_examples(tokenizer: Tokenizer, first: int | None) -> list[Example]:
    """Return the *first* pairs of training/hypotheses.jsonl.gz, which we wrote for IndoNLI's three labels."""
    reported = {premise for name in ("test_lay", "val") for premise, _, _ in nli(name)}
    every = list(own_rows("hypotheses", first))
    texts = quoted({row["premise"] for row in every})
    rows = [row for row in every if texts[row["premise"]] not in reported]
    order = {label[0]: k for k, label in enumerate(PAIR_LABELS)}
    return [Example(pair_ids(tokenizer, texts[r["premise"]], r["hypothesis"]), [order[r["label"]]]) for r in rows]


def report_examples(tokenizer: Tokenizer, rng: random.Random, first: int | None = None) -> list[Example]:
    """Return pairs of sentences as two outlets report, or might report, one event; which comes first is drawn.

    The *first* rows of training/conflicts.jsonl.gz: *a* is a place; *b* is one too (a real pair, judged), or *text*,
    which we wrote.
    """
    rows = list(own_rows("conflicts", first))
    texts = quoted({row[side] for row in rows for side in "ab" if side in row})
    order = {label[0]: k for k, label in enumerate(RELATION_LABELS)}
    out = []
    for row in rows:
        both = [texts[row["a"]], texts[row["b"]] if "b" in row else row["text"]]
        rng.shuffle(both)
        one, other = both
        out.append(Example(pair_ids(tokenizer, one, other), [order[row["label"]]]))
    return out


def own_rows(name: str, first: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield the *first* rows (None: all) of what we wrote or judged, a file beside this module."""
    with gzip.open(Path(__file__).parent / f"{name}.jsonl.gz", "rt", encoding="utf8") as lines:
        yield from map(json.loads, islice(lines, first))


def quoted(places: Set[str]) -> dict[str, str]:
    """Return the text at each of *places* in ../shared: ``article@start-end``, or ``file.conllu@sentence`` from 0."""
    out: dict[str, str] = {}
    spans = defaultdict(list)
    for place in places:
        source, _, at = place.rpartition("@")
        spans[source].append((place, at))
    trees = {source for source in spans if source.endswith(".conllu")}
    for source in trees:
        sentences = list(_tree_texts(source))
        out |= {place: sentences[int(at)] for place, at in spans[source]}
    with TemporaryDirectory() as folder:
        for article in news(spans.keys() - trees, Path(folder)):
            for place, at in spans[article.source]:
                start, end = map(int, at.split("-"))
                out[place] = " ".join(article.text[start:end].split())
    return out


def _tree_texts(name: str) -> Iterator[str]:
    """Yield the sentences of a file of ../shared/data/ud, as their words and SpaceAfter tell."""
    text, inside = "", 0
    for line in (SHARED / "data" / "ud" / name).read_text(encoding="utf8").splitlines():
        cells = line.split("\t")
        if not line and text:
            yield text.strip()
            text, inside = "", 0
        elif cells[0].isdigit() and int(cells[0]) <= inside:
            continue  # a part of the word before, which stands whole
        elif cells[0][:1].isdigit() and "." not in cells[0]:
            inside = int(cells[0].rpartition("-")[2]) if "-" in cells[0] else 0
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")


def title_examples(tokenizer: Tokenizer, count: int, rng: random.Random) -> list[Example]:
    """Return titles and the beginnings of their articles, for vectors of articles; none that is annotated."""
    told = annotated()
    rows = [r for r in _rows() if r["id"] not in told and len(r.get("title") or "") > 20 and len(r["text"]) > 300]
    out = []
    for row in rng.sample(rows, min(count, len(rows))):
        at = row["text"].find(" ", rng.choice((0, 0, 150)))
        title, lead = tokenizer.encode_batch([row["title"], row["text"][max(at, 0) :][:320].strip()])
        out.append(Example(title.ids[:60], lead.ids[:80]))
    return out
