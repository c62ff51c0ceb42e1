"""What a reader judged of who is who, applied to the names as the rules have joined them. No name is changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from runut.records import Judgement
from runut.relate.discrepancies import tell

Place = tuple[str, str]  # an article, and the key of a name in it
_APART = "\x1f"  # behind the key of what was split off: no name has it


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why names are one, told in *language*, by the story's key of whom they name."""

    language: str
    _told: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, key: str, why: str, name: str, more: str = "") -> None:
        """Add of *key* the reason *why* (in findings.tsv) about *name*, with *more*, a reader's own words."""
        words = tell(self.language, why, name=name)
        self._told[key].add(f"{words.removesuffix('.')}: {more}" if more else words)

    def of(self, key: str) -> tuple[str, ...]:
        return tuple(sorted(self._told[key]))


def judged(
    keys: Mapping[Place, str],
    names: Mapping[Place, str],
    judgements: Sequence[Judgement],
    key_of: Callable[[str], str],
    reasons: Reasons,
) -> dict[Place, str]:
    """Return the story's key of each place as *judgements*, in their order, have it; their reasons are added.

    *keys* are those of the rules, *names* the names as written; a name that the story does not have judges nothing.
    """
    now = dict(keys)
    for judgement in judgements:
        if judgement.undone:
            continue
        one = _meant(judgement.one, now, names, key_of)
        if judgement.kind == "merge":
            other = _meant(judgement.other, now, names, key_of)
            if one is not None and other is not None and one != other:
                now = {place: one if key == other else key for place, key in now.items()}
                reasons.add(one, "who.merged", judgement.other, judgement.reason)
        elif one is not None:
            form = key_of(judgement.other)
            off = {p for p, key in now.items() if key == one and (names[p] == judgement.other or p[1] == form)}
            if off and len(off) < sum(key == one for key in now.values()):
                now |= dict.fromkeys(off, f"{form}{_APART}{judgement.id}")
                reasons.add(one, "who.split", judgement.other, judgement.reason)
    return now


def _meant(
    name: str, keys: Mapping[Place, str], names: Mapping[Place, str], key_of: Callable[[str], str]
) -> str | None:
    """Return the key of whom *name* means: as written, else in its one form; of several the one most so called."""
    for places in (
        [place for place in keys if names[place] == name],
        [place for place in keys if place[1] == key_of(name)],
    ):
        if places:
            found = Counter(keys[place] for place in places)
            return min(found, key=lambda key: (-found[key], key))
    return None
