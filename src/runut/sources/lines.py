"""JSON Lines: one article a line (`id`, `outlet`, `published`, `title`, `url`, `author`, `text`), plain or gzipped.

Read line by line, so that a file of any size takes the memory of its longest line. A line that cannot be read is a
Failure that names its number, and the reading goes on behind it.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from runut.errors import InputError
from runut.records import Article, Failure
from runut.sources.article import MOST_BYTES, article_from_text
from runut.sources.published import published_of
from runut.text.outlets import outlet_of_url

_KEYS = "id, outlet, published, title, url, author, text"
_SKIP = 1 << 20
_EXPORT = re.compile(
    rb'\s*\{\s*"kind":\s*"(?:article|entity|date|quantity|statement|event|story|lineage|claim|figure|finding|timeline)",'
    rb'\s*"(?:id|story)":'
)


def iter_lines(path: Path, name: str) -> Iterator[Article | Failure]:
    """Yield the article of each line of *path*, or why it is none; *name* is the file's in messages."""
    try:
        with _open(path) as file:
            for number, raw in _numbered(file):
                if number == 1 and _EXPORT.match(raw or b""):
                    yield Failure(name, "sources", "It is an export of Runut.", "Give the reports themselves.")
                    return
                where = f"{name}:{number}"
                try:
                    yield _article(raw, where)
                except InputError as error:
                    yield Failure(where, "sources", f"Line {number}: {error.message}", error.remedy)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Failure(
            name, "sources", "The archive breaks off or is damaged.", "Fetch it again; what came before is read."
        )
    except PermissionError:
        yield Failure(name, "sources", "It may not be read.", "Give yourself the right to read it, or leave it out.")
    except OSError as error:
        yield Failure(name, "sources", f"It cannot be read: {error.strerror or error}.", "Check the path and the disk.")


def _open(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return cast(IO[bytes], gzip.open(path, "rb")) if packed else path.open("rb")


def _numbered(file: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that is not blank with its number; None for a line beyond the limit, which is passed over."""
    number = 0
    while True:
        raw = file.readline(MOST_BYTES + 1)
        if not raw:
            return
        number += 1
        if len(raw) > MOST_BYTES:
            rest = raw
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(_SKIP)
            yield number, None
        elif raw.strip():
            yield number, raw


def _article(raw: bytes | None, where: str) -> Article:
    if raw is None:
        raise InputError(f"It is longer than {MOST_BYTES // 1_000_000} MB.", "Give one article a line.")
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("It is not UTF-8.", "Save the file as UTF-8.") from None
    except (ValueError, RecursionError) as error:
        told = f" ({error.msg} at character {error.pos + 1})" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"It is not JSON{told}.", "Mend or delete the line.") from None
    if not isinstance(row, dict):
        raise InputError("It is no object.", f"Each line is an object with the keys {_KEYS}.")
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("It has no text.", f"Each line is an object with the keys {_KEYS}; text must not be empty.")
    url = _string(row, "url")
    return article_from_text(
        _string(row, "id") or url or where,
        text,
        title=_string(row, "title"),
        outlet=_string(row, "outlet") or (outlet_of_url(url) if url else None),
        byline=_string(row, "author"),
        published=published_of(_string(row, "published")),
        url=url,
    )


def _string(row: dict[str, Any], key: str) -> str | None:
    """Return a key's value as words: numbers are written out, a list of authors is joined, all else is unknown."""
    value = row.get(key)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value.encode("utf-8", "replace").decode().strip() or None if isinstance(value, str) else None
