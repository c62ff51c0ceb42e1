"""Text files: bytes to text, whatever saved them, and text to an article."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from runut.errors import InputError
from runut.records import Article
from runut.sources.article import MOST_BYTES, article_from_text

_MARKS = (  # longest first: UTF-32's little-endian mark begins with UTF-16's
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "rich text"),
    (b"SQLite format 3", "an SQLite database"),
)
_WESTERN = {"cp1252": "windows-1252", "mac_roman": "macintosh"}  # with the names that the web knows them by
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1c-\x1f\x7f]")
_SAMPLE = 4096
_MOST_BROKEN = 0.002  # a file cut in mid-character, or glued of two, is still UTF-8
_MOST_CONTROLS = 0.01
_AS_TEXT = "Save it as plain text (UTF-8) or HTML, or leave it out."


def read_bytes(path: Path) -> bytes:
    """Return the bytes of *path*; raises InputError for what is no regular file, cannot be opened or is too large."""
    try:
        if not path.is_file():
            raise InputError(_missing(path), "Check the path.")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except PermissionError:
        raise InputError("It may not be read.", "Give yourself the right to read it, or leave it out.") from None
    except OSError as error:
        raise InputError(f"It cannot be read: {error.strerror or error}.", "Check the path and the disk.") from None
    if len(raw) > MOST_BYTES:
        raise InputError(
            f"It is larger than {MOST_BYTES // 1_000_000} MB, the most that one article may have.",
            "Divide it into one file an article, or give JSON Lines with one article a line.",
        )
    return raw


def _missing(path: Path) -> str:
    if path.exists():
        return "It is no regular file."
    return "It is a link to a file that is not there." if path.is_symlink() else "There is no such file."


def decode(raw: bytes) -> str:
    """Return the text of *raw*, as `decoded` does."""
    return decoded(raw)[0]


def decoded(raw: bytes) -> tuple[str, str | None]:
    """Return the text of *raw*: by its byte order mark, as UTF-8, as UTF-16 without a mark, or as Western Windows text;
    and the encoding where it is but guessed.

    Raises InputError for what is empty or no text. A few broken bytes in UTF-8 become U+FFFD: one odd byte must not
    lose an article.

    >>> decoded("Ya, “bisa”.".encode("cp1252")), decoded("Ya, “bisa”.".encode())
    (('Ya, “bisa”.', 'windows-1252'), ('Ya, “bisa”.', None))
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _checked(raw.decode(encoding, "replace").removeprefix("\ufeff")), None
    for start, name in _FORMATS:
        if raw.startswith(start):
            raise InputError(f"It is {name}, not text.", _AS_TEXT)
    wide = _wide(raw)
    if wide:
        return _checked(raw.decode(wide, "replace")), wide
    try:
        return _checked(raw.decode("utf-8")), None
    except UnicodeDecodeError:
        lenient = raw.decode("utf-8", "replace")
    if b"\x00" in raw[:_SAMPLE]:
        raise InputError("It is binary, not text.", _AS_TEXT)
    broken, whole = lenient.count("\ufffd"), sum(character > "\x7f" for character in lenient)
    if broken <= max(1, _MOST_BROKEN * len(lenient)) and whole > 3 * broken:
        return _checked(lenient), None
    encoding = _western(raw)
    return _checked(raw.decode(encoding, "replace")), _WESTERN[encoding]


def _wide(raw: bytes) -> str | None:
    """Name the UTF-16 that *raw* is in: every second byte of Latin text is zero."""
    sample = raw[:_SAMPLE]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0) / len(sample[0::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _western(raw: bytes) -> str:
    """Name the Western encoding that *raw* is in, most likely."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  few files need it, and it takes 30 ms to import

    best = from_bytes(raw[: 50 * _SAMPLE], cp_isolation=list(_WESTERN)).best()
    return best.encoding if best else "cp1252"


def _checked(text: str) -> str:
    if not text.strip(" \t\r\n\f\v\ufeff"):
        raise InputError("It is empty.", "Leave it out, or check how it was saved.")
    sample = text[: 20 * _SAMPLE]
    if "\x00" in text or len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise InputError("It is binary, not text.", _AS_TEXT)
    return text


def text_article(source: str, raw: bytes) -> Article:
    """Make an article of a text file's bytes. Raises InputError."""
    text, guessed = decoded(raw)
    return replace(article_from_text(source, text), guessed=guessed)
