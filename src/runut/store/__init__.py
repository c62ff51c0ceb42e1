"""Keeps articles and what was read in them: in an SQLite file, or in PostgreSQL by its URL."""

from sqlalchemy import Connection

from runut.store.grouping import grouped_with, story_changes
from runut.store.judgements import judge, judgements, last_shown, note_shown, undo
from runut.store.opening import Store, default_address, open_store
from runut.store.readings import (
    article_ids,
    articles,
    edited_since,
    failures,
    forget_failures,
    keep,
    note_failure,
    readings,
    remove,
    source_for,
    state_of,
    versions,
)
from runut.store.search import Found, called, find_statements, mentioned, stories_with
from runut.store.shares import remembered

__all__ = [
    "Connection",
    "Found",
    "Store",
    "article_ids",
    "articles",
    "called",
    "default_address",
    "edited_since",
    "failures",
    "find_statements",
    "forget_failures",
    "grouped_with",
    "judge",
    "judgements",
    "keep",
    "last_shown",
    "mentioned",
    "note_failure",
    "note_shown",
    "open_store",
    "readings",
    "remembered",
    "remove",
    "source_for",
    "state_of",
    "stories_with",
    "story_changes",
    "undo",
    "versions",
]
