"""From files, pages and data to articles."""

from runut.sources.article import article_from_text, read_anew
from runut.sources.read import iter_articles

__all__ = ["article_from_text", "iter_articles", "read_anew"]
