"""How much words tell: exact, so that what comes of it is one on every machine and in every run."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from runut.relate.vocabulary import frequencies, overlap, rarity

_WORDS = st.frozensets(st.sampled_from(sorted(frequencies("id"))), min_size=1, max_size=40)


@given(_WORDS, _WORDS)
def test_a_sum_over_a_set_does_not_know_its_order(one: frozenset[str], other: frozenset[str]) -> None:
    """A set's order is another in each process: a sum that rounded on the way would be, too."""
    sides = (one & other, one, other)
    shared, *whole = (float(sum(Fraction(rarity(word, "id")) for word in found)) for found in sides)
    assert overlap(one, other, "id") == (shared / min(whole) if min(whole) else 0.0)
