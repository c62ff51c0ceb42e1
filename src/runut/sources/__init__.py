"""From files, pages and data to articles."""

from runut.sources.article import article_from_text, read_anew
from runut.sources.read import KNOWN, iter_articles

__all__ = ["KNOWN", "article_from_text", "iter_articles", "read_anew"]
