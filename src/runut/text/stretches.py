"""Which stretches of a report are searched for amounts and days: its sentences, and short texts beside them."""

from __future__ import annotations

from bisect import bisect_left

from runut.records import Annotated, Sentence

# Another report's headline inside a text states amounts and days too; whoever shows them can tell by the part.
_BESIDE_BODY = ("link", "caption", "subhead")
NO_PARAGRAPH = -1


def stretches(doc: Annotated) -> tuple[Sentence, ...]:
    """Return the sentences of *doc* with its links, captions and subheads, in reading order.

    Those beside the body have `NO_PARAGRAPH`: they are no part of what the report narrates.
    """
    starts = [token.start for token in doc.tokens]
    beside = [
        Sentence(part.start, part.end, NO_PARAGRAPH, bisect_left(starts, part.start), bisect_left(starts, part.end))
        for part in doc.article.parts
        if part.kind in _BESIDE_BODY
    ]
    return tuple(sorted([*doc.sentences, *beside], key=lambda stretch: stretch.start))
