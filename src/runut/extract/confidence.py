"""How sure a statement is: the share of statements like it that were real and of the right speaker.

A logistic curve over what the rules hold of the attribution and its speaker and, where the reader model read the
article, over the share of content that it saw there. Its slopes were fitted on the annotated articles with marks of
models that had not seen their story, its shift on articles that nobody read for errors (`python -m eval.calibration
--fit`); the model card has the expected calibration error.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from runut.extract.marked import content_share
from runut.records import Annotated, Span

EDGE = 0.02  # no rule and no share is surer than this far from 0 or 1
RULES, SHARE, BIAS = 1.369, 0.216, -1.121
RULES_ALONE, BIAS_ALONE = 1.537, -0.828


def confidence(doc: Annotated, content: Iterable[Span], rules: float) -> float:
    """Return the probability that what *content* says was said, and by whom the rules hold (*rules*: 0 to 1)."""
    if doc.marks is None:
        return _share(RULES_ALONE * _log_odds(rules) + BIAS_ALONE)
    least = min(content_share(doc, span.start, span.end) for span in content)
    return _share(RULES * _log_odds(rules) + SHARE * _log_odds(least) + BIAS)


def _log_odds(share: float) -> float:
    inside = min(max(share, EDGE), 1 - EDGE)
    return math.log(inside / (1 - inside))


def _share(log_odds: float) -> float:
    return round(1 / (1 + math.exp(-log_odds)), 3)
