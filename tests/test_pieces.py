"""Windows of word pieces: no sentence is lost, none is wider than the widest, each piece quotes what it stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from runut.text.pieces import FIRST, LAST, pair_ids, windows

WORDS = ("pasar", "lama", "dibuka", "lagi", "kata", "Sari", "pada", "pukul", "tujuh", "ke", "di", "an", "nya")
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")


def tiny() -> Tokenizer:
    """Return a tokenizer of the shipped one's make: Unigram behind NFKC and one ▁ before each word."""
    letters = '▁abcdefghijklmnopqrstuvwxyzS.,"“”0123456789'
    vocabulary = [
        *((piece, 0.0) for piece in SPECIAL),
        *((f"▁{word}", -3.0) for word in WORDS),
        *((word, -4.0) for word in ("kan", "nya", "buka")),
        *((letter, -9.0) for letter in letters),
    ]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer


TINY = tiny()
word = st.sampled_from((*WORDS, "“pasar", "lagi”,", "bukakan", "Rp20,5", "…", "ﬁnal", "0½", "qé", "👍"))
sentence = st.lists(word, min_size=1, max_size=30).map(" ".join)
text = st.lists(sentence, min_size=1, max_size=8)


def laid_out(sentences: list[str], between: str) -> tuple[str, list[tuple[int, int]]]:
    plain, spans = "", []
    for one in sentences:
        plain += between if plain else ""
        spans.append((len(plain), len(plain) + len(one)))
        plain += one
    return plain, spans


@given(text, st.sampled_from((" ", "\n", "\n\n")), st.integers(2, 40))
def test_windows_hold_every_sentence_in_order(sentences: list[str], between: str, widest: int) -> None:
    plain, spans = laid_out(sentences, between)
    made = list(windows(TINY, plain, spans, widest))
    every = [piece for window in made for piece in window.ids[1:-1]]
    assert every == [piece for one in sentences for piece in TINY.encode(one, add_special_tokens=False).ids]
    for window in made:
        assert (window.ids[0], window.ids[-1]) == (FIRST, LAST)
        assert 1 <= len(window.ids) - 2 <= widest
        assert len(window.starts) == len(window.ends) == len(window.ids) - 2


@given(text, st.sampled_from((" ", "\n")), st.integers(2, 40))
def test_each_piece_lies_in_one_sentence(sentences: list[str], between: str, widest: int) -> None:
    plain, spans = laid_out(sentences, between)
    for window in windows(TINY, plain, spans, widest):
        for start, end in zip(window.starts, window.ends, strict=True):
            assert start <= end
            assert any(a <= start and end <= b for a, b in spans)
            assert not plain[start:end].startswith(" ")


def test_a_piece_quotes_its_word() -> None:
    plain = "pasar lama dibuka. pasar dibukanya pukul tujuh"
    (window,) = windows(TINY, plain, [(0, 18), (19, 46)])
    quoted = [plain[a:b] for a, b in zip(window.starts, window.ends, strict=True)]
    assert quoted == ["pasar", "lama", "dibuka", ".", "pasar", "dibuka", "nya", "pukul", "tujuh"]


@pytest.mark.parametrize(
    ("widest", "sizes"),
    [(9, [9]), (8, [4, 5]), (5, [4, 5]), (4, [4, 4, 1]), (3, [3, 1, 3, 2])],
)
def test_a_sentence_is_cut_only_where_it_alone_is_too_wide(widest: int, sizes: list[int]) -> None:
    plain = "pasar lama dibuka. pasar dibukanya pukul tujuh"
    made = windows(TINY, plain, [(0, 18), (19, 46)], widest)
    assert [len(window.starts) for window in made] == sizes


def test_no_sentence_no_window() -> None:
    assert list(windows(TINY, "pasar", [])) == []


def test_pair_ids_part_two_sentences_and_cut_each() -> None:
    one, other = (TINY.encode(x, add_special_tokens=False).ids for x in ("pasar lama", "dibuka lagi pukul tujuh"))
    assert pair_ids(TINY, "pasar lama", "dibuka lagi pukul tujuh") == [FIRST, *one, LAST, LAST, *other, LAST]
    assert pair_ids(TINY, "pasar lama", "dibuka lagi pukul tujuh", 3) == [FIRST, *one, LAST, LAST, *other[:3], LAST]
