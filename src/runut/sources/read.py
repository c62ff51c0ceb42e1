"""Paths to articles: a text file, an HTML page, JSON Lines, or a folder of them."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from runut.errors import InputError
from runut.records import Article, Failure, renamed
from runut.sources.article import MOST_BYTES
from runut.sources.lines import iter_lines
from runut.sources.plain import read_bytes, text_article

TEXT = (".txt", ".text")
PAGES = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".json.gz")
KNOWN = TEXT + PAGES + LINES
_SAMPLE = 2048
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head)\b", re.I | re.S
)
_OBJECT = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"')


def iter_articles(
    paths: Iterable[str | Path], *, besides: Path | None = None, passed: Counter[str] | None = None
) -> Iterator[Article | Failure]:
    """Yield the articles at *paths*, in their order, and a Failure for each input that is none; one at a time.

    A folder gives its files of the `KNOWN` endings, sorted, with those of its folders; *besides* is none of them, and
    *passed* counts by their endings those that are passed over. The same article twice counts once. The source of a
    file is its name, or its path inside the folder that was given; where two different files have one name, the later
    one's is its path with the folder above it. Two different articles of one id in JSON Lines: the first is kept, the
    second a Failure. A Failure tells the path as it was given.
    """
    seen: dict[str, bytes] = {}
    passed = Counter() if passed is None else passed
    for given in paths:
        path = Path(given)
        if path.is_dir():
            files = (file for file in _files(path, passed) if not _is(file, besides))
            first = next(files, None)
            if first is None:
                known = f"Known are {', '.join(KNOWN)}."
                yield Failure(_in_words(given), "sources", "The folder holds no file of a known ending.", known)
                continue
            for file in chain([first], files):
                if isinstance(file, Failure):
                    yield file
                else:
                    yield from _once(file, _in_words(file.relative_to(path).as_posix()), seen)
        else:
            yield from _once(path, _in_words(path.name or path), seen)


def _is(file: Path | Failure, other: Path | None) -> bool:
    return isinstance(file, Path) and other is not None and file.resolve() == other.resolve()


def _in_words(path: str | Path) -> str:
    """Return *path* as text that can be written as UTF-8: a file's name may be any bytes.

    >>> _in_words(os.fsdecode(b"kabar-\\xff.txt"))
    'kabar-\ufffd.txt'
    """
    return os.fsencode(path).decode("utf8", "replace")


def _files(folder: Path, passed: Counter[str]) -> Iterator[Path | Failure]:
    """Yield the readable files under *folder*, sorted; a folder reached a second time by a link is passed over.

    *passed* counts the files of other endings, by ending in lower case, "" for none; hidden ones are not counted.
    """
    reached: set[tuple[int, int]] = set()
    refused: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=refused.append, followlinks=True):
        for error in refused:
            yield Failure(
                _in_words(error.filename),
                "sources",
                f"The folder cannot be read: {error.strerror}.",
                "Check its rights.",
            )
        refused.clear()
        status = Path(here).stat()
        if (status.st_dev, status.st_ino) in reached:
            folders.clear()
            continue
        reached.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                if name.lower().endswith(KNOWN):
                    yield Path(here, name)
                else:
                    passed[_in_words(Path(name).suffix.lower())] += 1
    for error in refused:
        yield Failure(
            _in_words(error.filename), "sources", f"The folder cannot be read: {error.strerror}.", "Check its rights."
        )


def _once(path: Path, name: str, seen: dict[str, bytes]) -> Iterator[Article | Failure]:
    """Yield what *path* holds that no earlier path gave."""
    for found in _read(path, name):
        if isinstance(found, Failure):
            yield replace(found, source=_in_words(path) + found.source.removeprefix(name))
            continue
        article = found
        known = seen.get(article.source)
        if known is not None and known != _digest(article) and article.location:
            article = renamed(article, with_folder(article.location, name))
            known = seen.get(article.source)
        if known is None:
            seen[article.source] = _digest(article)
            yield article
        elif known != _digest(article):
            yield Failure(
                article.source,
                "sources",
                f"{name} gives this id to another text than an earlier article has; the first is kept.",
                "Give each article an id of its own.",
            )


def with_folder(location: str, name: str) -> str:
    """Return *name*, the end of the path *location*, with the folder above it.

    >>> with_folder("/rumah/berita/mei/1.txt", "mei/1.txt")
    'berita/mei/1.txt'
    """
    return "/".join(Path(location).parts[1:][-len(Path(name).parts) - 1 :])


def _digest(article: Article) -> bytes:
    return hashlib.sha256(article.sha256.encode()).digest()[:16]


def _read(path: Path, name: str) -> Iterator[Article | Failure]:
    """Yield the articles of one file, by its ending and by how it begins."""
    try:
        kind = _kind(path)
        if kind == "lines":
            yield from iter_lines(path, name)
            return
        raw = _unpacked(read_bytes(path))
        if kind == "page":
            from runut.sources.pages import page_article  # noqa: PLC0415  the libraries for pages take 0.4 s to import

            article = page_article(name, raw)
        else:
            article = text_article(name, raw)
        yield replace(article, location=_in_words(os.path.normpath(path.absolute())))
    except InputError as error:
        yield Failure(name, "sources", error.message, error.remedy)
    except Exception as error:
        what = f"It could not be read: {type(error).__name__}: {error}."
        yield Failure(name, "sources", what, "Save it as text, and report it with the file.")


def _kind(path: Path) -> str:
    """Return "lines", "page" or "text". Raises InputError for what cannot be opened."""
    if not path.is_file():
        read_bytes(path)  # says why
    ending = path.name.lower()
    if ending.endswith(LINES):
        return "lines"
    if ending.endswith(PAGES):
        return "page"
    try:
        with path.open("rb") as file:
            sample = file.read(_SAMPLE)
    except OSError:
        return "text"  # reading it says why
    if _HTML.match(sample):
        return "page"
    return "lines" if _OBJECT.match(sample) and b'"text"' in _first_line(path) else "text"


def _first_line(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.readline(1_000_000)


def _unpacked(raw: bytes) -> bytes:
    """Return what a gzipped text or page holds."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as file:
            unpacked = file.read(MOST_BYTES + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputError("The archive breaks off or is damaged.", "Fetch it again.") from None
    if len(unpacked) > MOST_BYTES:
        raise InputError(
            f"Unpacked it is larger than {MOST_BYTES // 1_000_000} MB.", "Divide it into one file an article."
        )
    return unpacked
