"""The records of one story by their ids, for all who print or compare them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from runut.records.article import Quantity, Reading, Statement
from runut.records.story import Entity


@dataclass(frozen=True, slots=True)
class Book:
    """*readings* are found by the id of their article, all else by its own."""

    readings: Mapping[str, Reading]
    quantities: Mapping[str, Quantity]
    statements: Mapping[str, Statement]
    entities: Mapping[str, Entity]

    def name(self, entity: str | None) -> str | None:
        known = self.entities.get(entity or "")
        return known.name if known else None


def book_of(readings: Sequence[Reading], entities: Iterable[Entity]) -> Book:
    return Book(
        readings={reading.article.id: reading for reading in readings},
        quantities={quantity.id: quantity for reading in readings for quantity in reading.quantities},
        statements={statement.id: statement for reading in readings for statement in reading.statements},
        entities={entity.id: entity for entity in entities},
    )
