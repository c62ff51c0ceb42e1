"""Sentences of tests and what is attributed in them."""

from runut.extract.attributions import attributions
from runut.records import Article, Part, content_id
from runut.text import annotate


def document(text):
    parts = (Part("body", 0, len(text)),) if text.strip() else ()
    return annotate(Article(content_id("a", text), "test", text, "", parts=parts))


def found(text):
    def words(span):
        return None if span is None else span.of(text)

    return [
        (" … ".join(map(words, a.content)), words(a.cue), words(a.source), a.mode, a.act)
        for a in attributions(document(text))
    ]
