"""What the reader model's outputs mean, in the order of its columns; training and reading share it."""

from __future__ import annotations

from typing import get_args

from runut.records import Act, EntityType

MARKED = ("content", "cue", "source")
MARK_LABELS = ("O", *(f"{place}-{kind}" for kind in MARKED for place in "BI"))
ACTS: tuple[Act, ...] = get_args(Act)
ENTITY_TYPES: tuple[EntityType, ...] = ("person", "organization", "place")
ENTITY_LABELS = ("O", *(f"{place}-{kind}" for kind in ENTITY_TYPES for place in "BI"))
PAIR_LABELS = ("entailment", "neutral", "contradiction")
RELATION_LABELS = ("agreement", "update", "neither", "conflict")  # of two sentences from reports of one story
