"""From an article to its words and sentences (`annotate`), and what the reader model says of them (`mark`) and
of two sentences set side by side (`agreement_shares`)."""

from runut.records import Annotated, Article
from runut.text.pairs import agreement_shares
from runut.text.reader import MODEL_LANGUAGES, mark, model_version
from runut.text.segment import blanked, plain, segment
from runut.text.tongue import in_language

__all__ = ["MODEL_LANGUAGES", "agreement_shares", "annotate", "in_language", "mark", "model_version"]


def annotate(article: Article) -> Annotated:
    """Mark the words, body sentences and quotations of *article*; ``article.parts`` says what is body."""
    tokens, sentences, quotations = segment(blanked(article.text), article.parts, article.language)
    return Annotated(article, plain(article.text), tokens, sentences, quotations)
