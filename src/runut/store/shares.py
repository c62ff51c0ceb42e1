"""What the reader model judged of pairs of texts, kept by the digest of the texts, so that none is judged twice.

It is a memory and no record: what was judged by another version of the model is forgotten, and a store that cannot be
written, or not now, remembers nothing. Removing an article leaves its digests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import select

from runut.errors import StoreError
from runut.records import Compare
from runut.store import schema
from runut.store.opening import Store
from runut.store.outlines import batched

_OF = 10_000  # a share is kept in whole numbers


def remembered(store: Store, model: str, judging: Compare) -> Compare:
    """Return *judging*, asked only for what *store* does not have of *model* (its version); what it tells is kept."""

    def shares(pairs: Sequence[tuple[str, str]]) -> list[float]:
        keys = [_key(*pair) for pair in pairs]
        known = _kept(store, model, keys)
        new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        found = dict(zip(new, (round(share * _OF) for share in judging(list(new.values()))), strict=True))
        if found and not store.read_only:
            with suppress(StoreError):  # another process writes, or the disk is full: the answer is there all the same
                _keep(store, model, found)
        known |= found
        return [known[key] / _OF for key in keys]

    return shares


def _key(one: str, other: str) -> str:
    """The digest of two sentences, in either order."""
    return hashlib.sha256("\0".join(sorted((one, other))).encode()).hexdigest()[:32]


def _kept(store: Store, model: str, keys: Sequence[str]) -> dict[str, int]:
    table = schema.shares
    found: dict[str, int] = {}
    with store.reading() as connection:
        for some in batched(sorted(set(keys))):
            query = select(table.c.pair, table.c.share).where(table.c.pair.in_(some), table.c.model == model)
            found |= {row.pair: row.share for row in connection.execute(query)}
    return found


def _keep(store: Store, model: str, found: dict[str, int]) -> None:
    """Keep *found* in place of what other versions of the model judged."""
    table = schema.shares
    with store.writing() as connection:
        connection.execute(table.delete().where(table.c.model != model))
        connection.execute(table.insert(), [{"pair": k, "model": model, "share": v} for k, v in found.items()])
