"""Keeps articles and what was read in them: in an SQLite file, or in PostgreSQL by its URL."""

from runut.store.grouping import keep_stories, kept_stories, stories_basis
from runut.store.opening import Store, default_address, open_store
from runut.store.readings import (
    article_ids,
    failures,
    forget_failures,
    keep,
    note_failure,
    readings,
    source_for,
    state_of,
)
from runut.store.search import Found, find_statements

__all__ = [
    "Found",
    "Store",
    "article_ids",
    "default_address",
    "failures",
    "find_statements",
    "forget_failures",
    "keep",
    "keep_stories",
    "kept_stories",
    "note_failure",
    "open_store",
    "readings",
    "source_for",
    "state_of",
    "stories_basis",
]
