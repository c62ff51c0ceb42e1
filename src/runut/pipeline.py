"""The stages in order, and the runner that takes articles through them."""

from __future__ import annotations

from runut import __version__
from runut.extract.attributions import attributions
from runut.extract.credits import credits
from runut.extract.dates import dates
from runut.extract.events import events
from runut.extract.names import mentions
from runut.extract.quantities import quantities
from runut.extract.speakers import statements
from runut.records import Article, Reading
from runut.text import annotate


def read(article: Article) -> Reading:
    """Extract all that Runut finds in one article."""
    doc = annotate(article)
    found_dates = tuple(dates(doc))
    found_mentions = tuple(mentions(doc))
    found_statements = tuple(statements(doc, tuple(attributions(doc)), found_mentions, found_dates))
    return Reading(
        article=article,
        sentences=tuple(doc.span(s.start, s.end) for s in doc.sentences),
        mentions=found_mentions,
        dates=found_dates,
        quantities=tuple(quantities(doc, found_dates)),
        statements=found_statements,
        credits=tuple(credits(doc, found_dates)),
        events=tuple(events(doc, found_dates, found_mentions, found_statements)),
        made_by=f"runut {__version__}, grammar",
    )
