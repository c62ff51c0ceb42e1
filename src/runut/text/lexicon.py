"""Reads lang/<language>/*.tsv: what is particular to a language is a row there, not code here.

A table's first line names its columns; a line that starts with ``#`` is a remark; a missing cell is "".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Row = Mapping[str, str]


@cache
def load_table(language: str, name: str) -> tuple[Row, ...]:
    """Return the rows of ``lang/<language>/<name>.tsv``; raises FileNotFoundError for a table that is not there."""
    source = files("runut").joinpath("lang", language, f"{name}.tsv").read_text(encoding="utf8")
    lines = [line for line in source.splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(columns):
            raise ValueError(f"lang/{language}/{name}.tsv: {len(cells)} cells under {len(columns)} columns in {line!r}")
        cells += [""] * (len(columns) - len(cells))
        rows.append(MappingProxyType(dict(zip(columns, (cell.strip() for cell in cells), strict=True))))
    return tuple(rows)


@cache
def has_table(language: str, name: str) -> bool:
    """Is there a ``lang/<language>/<name>.tsv``?"""
    return files("runut").joinpath("lang", language, f"{name}.tsv").is_file()


@cache
def load_index(language: str, name: str, key: str = "form") -> Mapping[str, Row]:
    """Return the rows of a table by their lower-cased *key* column; the first row of a key wins."""
    index: dict[str, Row] = {}
    for row in load_table(language, name):
        index.setdefault(row[key].lower(), row)
    return MappingProxyType(index)


def alternatives(forms: Iterable[str], blank: str = r"\s+") -> str:
    r"""Return a regular expression that matches any of *forms*, longest first, *blank* (any white space) between words.

    What forms begin with alike is written once: a long list read form by form costs a try of each at every place.
    Of no form, such as those of a language whose table has no row for it, it matches nothing.

    >>> bool(re.fullmatch(alternatives(["kata", "kata dia"]), "kata  dia"))
    True
    >>> alternatives(["kata", "kata dia", "katanya"])
    '(?:kata(?:\\s+dia|nya)?)'
    """
    each = [_steps(form, blank) for form in sorted(set(forms))]
    return f"(?:{_branches(each)})" if each else "(?!)"


def _steps(form: str, blank: str) -> tuple[str, ...]:
    return tuple(blank if c == " " else re.escape(c) for c in " ".join(form.split()))


def _branches(forms: list[tuple[str, ...]]) -> str:
    """Return the pattern of *forms*, each a sequence of patterns of one character or of white space."""
    heads: dict[str, list[tuple[str, ...]]] = {}
    for form in forms:
        if form:
            heads.setdefault(form[0].lower(), []).append(form)
    return "|".join(map(_branch, heads.values())) + ("|" if () in forms else "")


def _branch(forms: list[tuple[str, ...]]) -> str:
    """Return the pattern of *forms* that begin alike."""
    if (
        len({form[0] for form in forms}) > 1
    ):  # but for capitals, which may not count: only a list keeps the longest first
        return "|".join("".join(form) for form in sorted(forms, key=len, reverse=True))
    shared = 0
    while all(len(form) > shared and form[shared] == forms[0][shared] for form in forms):
        shared += 1
    begin, tails = "".join(forms[0][:shared]), [form[shared:] for form in forms]
    if len(tails) == 1:
        return begin
    rest = [tail for tail in tails if tail]
    return f"{begin}(?:{_branches(rest)}){'?' if () in tails else ''}"
