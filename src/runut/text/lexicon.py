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
def load_index(language: str, name: str, key: str = "form") -> Mapping[str, Row]:
    """Return the rows of a table by their lower-cased *key* column; the first row of a key wins."""
    index: dict[str, Row] = {}
    for row in load_table(language, name):
        index.setdefault(row[key].lower(), row)
    return MappingProxyType(index)


def alternatives(forms: Iterable[str]) -> str:
    """Return a regular expression that matches any of *forms*, longest first, any white space between words.

    >>> bool(re.fullmatch(alternatives(["kata", "kata dia"]), "kata  dia"))
    True
    """
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest_first) + ")"
