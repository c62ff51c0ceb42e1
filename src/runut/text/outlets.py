"""Outlets and agencies by any of their names: what datelines, credits and addresses call them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from runut.text.lexicon import Row, alternatives, load_index, load_table

ENDINGS = r"(?:com|net|org|co\.\s?id|or\.id|co|id|tv|news|asia|info|today|my)"  # of an address, behind its last point
DOMAIN = rf"[A-Za-z\d][A-Za-z\d-]*(?:\.[A-Za-z\d-]+)*\.\s?{ENDINGS}"
_SITE = re.compile(rf"\.\s?{ENDINGS}$", re.IGNORECASE)
_MOST_DOMAIN = 80
_MOST_NAME = 40


@cache
def _rows(language: str) -> Mapping[str, Row]:
    rows: dict[str, Row] = {}
    for row in load_table(language, "outlets"):
        for form in (row["name"], *row["forms"].split("|")):
            rows.setdefault(form.lower(), row)
    return MappingProxyType(rows)


def _row(written: str, language: str) -> Row | None:
    key = re.sub(r"\s*\.\s*", ".", " ".join(written.lower().split())).strip(" .,:;-()|@")
    rows = _rows(language)
    found = rows.get(key) or rows.get(key.removeprefix("www."))
    if found is None and len(key) < _MOST_DOMAIN and re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", key):
        labels = key.split(".")
        for first in range(1, len(labels) - 1):
            found = found or rows.get(".".join(labels[first:]))
    return found


def outlet_name(written: str, language: str = "id") -> str | None:
    """Return the usual name of the outlet or agency that *written* names, None if the table has it not.

    >>> outlet_name("LIPUTAN6.COM"), outlet_name("news.detik.com"), outlet_name("Grid. ID"), outlet_name("Blinken")
    ('Liputan6', 'Detik', 'Grid', None)
    """
    row = _row(written, language)
    return row["name"] if row else None


def reads_as_outlet(written: str, plain: str, language: str = "id") -> bool:
    """Is *written* an outlet's name, in the table or by its form: a domain, with a word that outlets call themselves
    by, or addressed as one in *plain*, the report ("kepada Lensa Pagi")? A person's name is none of these.

    >>> [reads_as_outlet(name, "Ia hadir, katanya kepada Lintas Kota.") for name in ("Warta Bukit", "Lintas Kota")]
    [True, True]
    >>> reads_as_outlet("Galih Wirasena", "Galih Wirasena hadir.")
    False
    """
    name = " ".join(written.split()).strip(" .,:;|-()@")
    if outlet_name(name, language) or (len(name) < _MOST_DOMAIN and re.fullmatch(DOMAIN, name)):
        return True
    words = name.split()
    if not 1 < len(words) < 5 or len(name) > _MOST_NAME or not all(re.match(r"[A-Z][\w.&-]*$", word) for word in words):
        return False
    named = load_index(language, "outlet_words")
    if any(word.lower() in named and named[word.lower()]["role"] == "name" for word in words):
        return True
    return bool(re.search(rf"\b(?i:{_addressed(language)})\s+{re.escape(name)}\b", plain))


@cache
def _addressed(language: str) -> str:
    return alternatives(row["form"] for row in load_table(language, "outlet_words") if row["role"] == "addressed")


def brand(name: str) -> str:
    """Return the *name* of an outlet without the ending of its address.

    >>> brand("Kabarkini.co.id"), brand("Kabarkini")
    ('Kabarkini', 'Kabarkini')
    """
    return _SITE.sub("", name)


def is_agency(written: str, language: str = "id") -> bool:
    """Is *written* a wire service, whose reports outlets carry?"""
    row = _row(written, language)
    return row is not None and row["kind"] == "agency"


def outlet_of_url(url: str, language: str = "id") -> str | None:
    """Return the outlet of an address; a host that the table has not is its own name.

    >>> outlet_of_url("https://nasional.kompas.com/read/1"), outlet_of_url("https://www.contoh-kabar.web.id/x")
    ('Kompas', 'contoh-kabar.web.id')
    """
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    return outlet_name(host, language) or host.removeprefix("www.")


@cache
def outlet_forms(language: str, kind: str = "") -> tuple[str, ...]:
    """Every form in the table, of one *kind* or of all, without the domains (`DOMAIN` reads those)."""
    forms = [
        form
        for row in load_table(language, "outlets")
        if kind in ("", row["kind"])
        for form in (row["name"], *row["forms"].split("|"))
    ]
    return tuple(dict.fromkeys(form for form in forms if "." not in form))


def outlet_zone(name: str, language: str = "id") -> str | None:
    """Return the zone ("WIB") whose time the pages of an outlet print."""
    row = _row(name, language)
    return (row["zone"] or None) if row else None
