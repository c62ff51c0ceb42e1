"""The shipped reader model at work, and Runut without it."""

import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from runut import pipeline
from runut.errors import ModelError
from runut.extract.marked import content_share, spoken_stretches, type_share
from runut.sources import article_from_text
from runut.text import annotate, mark, reader
from runut.text.labels import ACTS, ENTITY_LABELS, MARK_LABELS

MODEL = Path(str(reader.FOLDER))
SPEECH = (
    "Kapal feri Sinar Laut tenggelam di Selat Renggali pada Selasa pagi. "
    '"Kami masih mencari dua belas penumpang yang belum ditemukan," kata Kepala Basarnas Renggali Hartono Wiguna. '
    "Menurut Hartono, pencarian akan dilanjutkan pada Rabu. Feri itu berlayar dari Pelabuhan Batu Lintang."
)
COURT = (
    "Majelis hakim Pengadilan Negeri Sungai Putih menunda sidang perkara Rukmini Salasa. "
    "Jaksa Darma Wicaksana membantah bahwa berkasnya belum lengkap. Sidang berikutnya digelar pekan depan."
)


def doc_of(text):
    return annotate(article_from_text("invented", text))


def test_the_model_ships_within_its_limits():
    assert sum(file.stat().st_size for file in MODEL.glob("*.onnx")) <= 45e6
    assert reader.model_version() in pipeline.made_by()


def test_every_word_has_shares_of_each_head():
    doc = mark(doc_of(SPEECH))
    heads = (doc.marks.spoken, MARK_LABELS), (doc.marks.names, ENTITY_LABELS)
    for rows, labels in heads:
        assert len(rows) == len(doc.tokens)
        assert {len(row) for row in rows} == {len(labels)}
        assert all(sum(row) == pytest.approx(1, abs=0.01) for row in rows)


def test_what_is_said_is_marked_and_narrative_is_not():
    doc = mark(doc_of(SPEECH))
    said = SPEECH.index("Kami masih"), SPEECH.index(',"')
    assert content_share(doc, *said) > 0.9
    assert content_share(doc, SPEECH.index("Feri itu"), len(SPEECH)) < 0.1
    marked = {(s.kind, SPEECH[s.start : s.end]) for s in spoken_stretches(doc)}
    assert ("cue", "kata") in marked


def test_people_bodies_and_places_are_told_apart():
    doc = mark(doc_of(SPEECH))
    at = SPEECH.index("Hartono Wiguna")
    shares = type_share(doc, at, at + len("Hartono Wiguna"))
    assert max(shares, key=shares.get) == "person"


def test_an_article_is_marked_alike_whatever_was_read_before():
    texts = [SPEECH, COURT, SPEECH + " " + COURT * 12]
    alone = {text: mark(doc_of(text)).marks for text in texts}
    for seed in range(3):
        random.Random(seed).shuffle(texts)
        assert all(mark(doc_of(text)).marks == alone[text] for text in texts)


def test_another_language_is_left_to_grammar():
    article = replace(article_from_text("invented", "The minister saidBBC so."), language="en")
    assert mark(annotate(article)).marks is None


def test_without_its_file_grammar_reads_and_says_so(elsewhere, tmp_path):
    elsewhere(tmp_path)
    article = article_from_text("invented", SPEECH)
    reading = pipeline.read(article)
    assert "no reader model" in reading.made_by
    assert any(s.mode == "direct" and s.speakers[0].name == "Hartono Wiguna" for s in reading.statements)


@pytest.mark.parametrize("name", ["reader.json", "shared.onnx", "words.onnx", "pairs.onnx", "tokenizer.json"])
def test_without_one_of_its_files_grammar_reads_and_words_join_claims(elsewhere, tmp_path, name):
    shutil.copytree(MODEL, tmp_path / "model")
    elsewhere(tmp_path / "model")
    assert reader.model_version()
    (tmp_path / "model" / name).unlink()
    elsewhere(tmp_path / "model")
    assert reader.model_version() is None
    readings = list(pipeline.read_all(article_from_text(f"{n}.txt", SPEECH + " " * n) for n in range(2)))
    (story,) = pipeline.stories_in(readings, one_story=True)
    assert pipeline.related(story, readings).claims


@pytest.mark.parametrize("name", ["shared", "words"])
def test_a_damaged_file_stops_the_run_and_says_what_to_do(elsewhere, tmp_path, name):
    shutil.copytree(MODEL, tmp_path / "model")
    (tmp_path / "model" / f"{name}.onnx").write_bytes(b"not a model")
    elsewhere(tmp_path / "model")
    with pytest.raises(ModelError, match="Install runut again"):
        list(pipeline.read_all([article_from_text("invented", SPEECH)]))


def test_the_sidecar_names_the_labels_in_the_order_of_the_code():
    told = json.loads((MODEL / "reader.json").read_text(encoding="utf8"))
    assert told["labels"] == {
        "marks": list(MARK_LABELS),
        "acts": list(ACTS),
        "news": list(ENTITY_LABELS),
        "wiki": list(ENTITY_LABELS),
        "pair": ["entailment", "neutral", "contradiction"],
        "relation": ["agreement", "update", "neither", "conflict"],
    }


def test_the_runtime_of_the_model_neither_knows_the_device_nor_reports_on_it(tmp_path):
    """ONNX Runtime would write a device id into the home and send what it counts, but not in CI: so CI is left out."""
    program = "from runut.text.reader import reader; assert reader()"
    left_out = ("CI", "TF_BUILD", "GITHUB_ACTIONS", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    subprocess.run([sys.executable, "-c", program], env=environment | {"HOME": str(tmp_path)}, check=True)
    assert list(tmp_path.iterdir()) == []
