"""What the reader model judged of pairs of sentences, kept by their digest: no text, and none is judged twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from sqlalchemy import select

from runut.store import schema
from runut.store.opening import Store
from runut.store.outlines import batched

_OF = 10_000  # a share is kept in whole numbers
_AT_ONCE = 500  # pairs that one question asks for

Judging = Callable[[Sequence[tuple[str, str]]], Sequence[float]]


def remembered(store: Store, model: str, judging: Judging) -> Judging:
    """Return *judging*, asked only for what *store* does not have of *model* (its version); what it tells is kept."""

    def shares(pairs: Sequence[tuple[str, str]]) -> list[float]:
        keys = [_key(*pair) for pair in pairs]
        known = _kept(store, model, keys)
        new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        found = dict(zip(new, (round(share * _OF) for share in judging(list(new.values()))), strict=True))
        if found and not store.read_only:
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
        for some in batched(sorted(set(keys)), _AT_ONCE):
            query = select(table.c.pair, table.c.share).where(table.c.pair.in_(some), table.c.model == model)
            found |= {row.pair: row.share for row in connection.execute(query)}
    return found


def _keep(store: Store, model: str, found: dict[str, int]) -> None:
    """Keep *found* in place of what another version of the model judged."""
    table = schema.shares
    with store.writing() as connection:
        for some in batched(sorted(found), _AT_ONCE):
            connection.execute(table.delete().where(table.c.pair.in_(some)))
        connection.execute(table.insert(), [{"pair": k, "model": model, "share": v} for k, v in found.items()])
