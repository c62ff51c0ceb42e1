"""Numerals: what a printed number is worth, in digits, words and both."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.extract.numerals import digits_value, numerals, word_value

DIGITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
GROUPS = [(10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu")]


def read(text):
    return [(text[n.start : n.end], str(n.low), str(n.high)) for n in numerals(text, 0, len(text))]


def below_thousand(n):
    words = []
    if n >= 200:
        words += [DIGITS[n // 100], "ratus"]
    elif n >= 100:
        words.append("seratus")
    n %= 100
    if n == 10:
        words.append("sepuluh")
    elif n == 11:
        words.append("sebelas")
    elif 11 < n < 20:
        words += [DIGITS[n - 10], "belas"]
    else:
        words += [DIGITS[n // 10], "puluh"] if n >= 20 else []
        words += [DIGITS[n % 10]] if n % 10 else []
    return words


def in_words(n):
    """Write *n* as an Indonesian would say it."""
    words = []
    for value, name in GROUPS:
        if value == 1000 and 1000 <= n < 2000:
            words.append("seribu")
        elif n >= value:
            words += [*below_thousand(n // value), name]
        n %= value
    return " ".join(words + below_thousand(n))


@given(st.integers(1, 10**15 - 1))
def test_words_written_are_read_back(n):
    words = in_words(n)
    assert word_value(words.split()) == (Decimal(n), len(words.split()))
    assert read(words) == [(words, str(n), str(n))]


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(n):
    assert digits_value(f"{n:,}".replace(",", ".")) == n


@given(st.integers(0, 10**9), st.integers(1, 99))
def test_decimals_behind_a_comma_are_read_back(whole, hundredths):
    printed = f"{whole:,}".replace(",", ".") + f",{hundredths:02}"
    assert digits_value(printed) == Decimal(whole) + Decimal(hundredths) / 100


@given(st.integers(1, 999), st.sampled_from(GROUPS))
def test_digits_with_a_magnitude_are_read_back(n, group):
    value, name = group
    assert read(f"{n} {name}") == [(f"{n} {name}", str(n * value), str(n * value))]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("8.000", "8000"),
        ("1,2", "1.2"),
        ("47.3", "47.3"),
        ("7.25", "7.25"),
        ("0.125", "0.125"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("12.500.000", "12500000"),
        ("28,332", "28.332"),
        ("95, 7", "95.7"),
    ],
)
def test_digits(printed, value):
    assert digits_value(printed) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,2 miliar", [("1,2 miliar", "1200000000", "1200000000")]),
        ("Rp 95, 7 miliar", [("95, 7 miliar", "95700000000", "95700000000")]),
        ("10 ribu", [("10 ribu", "10000", "10000")]),
        ("5rb", [("5rb", "5000", "5000")]),
        ("belasan", [("belasan", "11", "19")]),
        ("puluhan", [("puluhan", "20", "99")]),
        ("ratusan", [("ratusan", "100", "999")]),
        ("ribuan", [("ribuan", "1000", "9999")]),
        ("jutaan", [("jutaan", "1000000", "9999999")]),
        ("puluhan ribu", [("puluhan ribu", "20000", "99999")]),
        ("ratusan juta", [("ratusan juta", "100000000", "999999999")]),
        ("dua ratus lima puluh", [("dua ratus lima puluh", "250", "250")]),
        ("tiga setengah juta", [("tiga setengah juta", "3500000", "3500000")]),
        ("dua koma lima", [("dua koma lima", "2.5", "2.5")]),
        ("dua koma lima juta", [("dua koma lima juta", "2500000", "2500000")]),
        ("tiga koma nol enam", [("tiga koma nol enam", "3.06", "3.06")]),
        ("tiga koma enam puluh lima", [("tiga koma enam puluh lima", "3.65", "3.65")]),
        ("satu koma nol dua puluh lima", [("satu koma nol dua puluh lima", "1.025", "1.025")]),
        ("dua koma lima dua puluh", [("dua koma lima", "2.5", "2.5"), ("dua puluh", "20", "20")]),
        ("dua koma sebelas", [("dua koma sebelas", "2.11", "2.11")]),
        ("tiga koma dua belas ribu", [("tiga koma dua belas ribu", "3120", "3120")]),
        ("sepertiga", [("sepertiga", "0.333", "0.333")]),
        ("dua pertiga", [("dua pertiga", "0.667", "0.667")]),
        ("tiga per empat", [("tiga per empat", "0.75", "0.75")]),
        ("1/4 lahan", [("1/4", "0.25", "0.25")]),
        ("½ hektare", [("½", "0.5", "0.5")]),
        ("380-an", [("380-an", "380", "389")]),
        ("7.000-an", [("7.000-an", "7000", "7999")]),
        ("8 miliaran", [("8 miliaran", "8000000000", "8000000000")]),
        ("20an", [("20an", "20", "29")]),
        ("seratusan", [("seratusan", "100", "199")]),
        ("kedua", [("kedua", "2", "2")]),
        ("kesebelas", [("kesebelas", "11", "11")]),
        ("keempatnya", [("keempat", "4", "4")]),
        ("dua-tiga", [("dua-tiga", "2", "3")]),
        ("dua tiga", [("dua", "2", "2"), ("tiga", "3", "3")]),
        ("tigaperkara", [("tiga", "3", "3")]),
        ("satu-satunya", []),
        ("dua-duanya", []),
        ("satuan tugas mendua di Tigaraksa", []),
    ],
)
def test_forms(text, expected):
    assert read(text) == [(words, low, high) for words, low, high in expected]


@pytest.mark.parametrize("words", ["dua sepuluh", "belas", "puluh dua", "seratus seratus", "lima juta dua juta"])
def test_words_that_are_no_number_are_not_read_whole(words):
    assert word_value(words.split())[1] < len(words.split())


@pytest.mark.parametrize(
    ("words", "english"), [("1,000", 1000), ("28,332", 28332), ("1,2", None), ("1,000 miliar", None)]
)
def test_a_comma_that_may_group_thousands_is_told(words, english):
    assert next(iter(numerals(words, 0, len(words)))).english == english


@pytest.mark.parametrize(
    ("words", "value"), [("empat ratus juta seribu", 400_001_000), ("dua juta seribu lima", 2_001_005)]
)
def test_a_thousand_stands_behind_millions(words, value):
    assert word_value(words.split()) == (Decimal(value), len(words.split()))
