"""The page of the invented story as elements, and the same story with hostile words: for the tests of the page."""

from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

from dossier_story import FAILURES, crowd, related
from runut.dossier import dossier
from runut.page import page
from runut.records import Credit, Span, Taken
from runut.settings import LANGUAGES

VOID = {"meta", "link", "input", "br", "col", "path", "polyline", "img"}
HOSTILE = '<script>alert("x")</script>\'"><img src=x onerror=alert(1)>{{ 7*7 }}'


class Element:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, attributes, parent, []

    def __iter__(self):
        """Yield the element and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    @property
    def text(self):
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def get(self, name):
        return self.attributes.get(name)


class Tree(HTMLParser):
    """A strict reader of HTML: an end tag that does not match what is open is an error."""

    def __init__(self, html):
        super().__init__()
        self.root = self.at = Element("", {}, None)
        self.feed(html)
        assert self.at is self.root, f"<{self.at.tag}> is never closed"

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"an attribute twice on <{tag}>"
        element = Element(tag, dict(attrs), self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag, attrs):
        self.at.children.append(Element(tag, dict(attrs), self.at))

    def handle_endtag(self, tag):
        assert self.at.tag == tag, f"</{tag}> ends <{self.at.tag}>"
        self.at = self.at.parent

    def handle_data(self, data):
        self.at.children.append(data)


@cache
def html_of(language="id", size=0):
    return page(dossier(crowd(size) if size else related(), language=language, failures=() if size else FAILURES))


@cache
def elements(language="id", size=0):
    return tuple(Tree(html_of(language, size)).root)


def with_tag(*tags, language="id", size=0):
    return [element for element in elements(language, size) if element.tag in tags]


def squeezed(text):
    return " ".join(text.split())


BOTH = pytest.mark.parametrize("language", LANGUAGES)


def hostile():
    """Return the story with hostile words wherever an article's or relate's words reach the page."""
    story = related()

    def foul(reading):
        article = replace(
            reading.article,
            title=HOSTILE,
            outlet=HOSTILE,
            byline=HOSTILE,
            source=HOSTILE,
            url="javascript:alert(1)",
            text=reading.article.text.replace("Danu", "D<b>\"'"),
        )
        statements = tuple(
            replace(
                s,
                text=HOSTILE,
                via=(HOSTILE,),
                relay=(HOSTILE,),
                speakers=(replace(s.speakers[0], name=HOSTILE, entity=None),) if s.speakers else (),
            )
            for s in reading.statements
        )
        quantities = tuple(replace(q, text=HOSTILE, unit=HOSTILE) for q in reading.quantities)
        credits = tuple(replace(c, name=HOSTILE) for c in reading.credits)
        return replace(
            reading, article=article, statements=statements, quantities=quantities, credits=credits, made_by=HOSTILE
        )

    return replace(
        story,
        story=replace(story.story, title=HOSTILE),
        readings=tuple(foul(reading) for reading in story.readings),
        entities=tuple(
            replace(e, name=HOSTILE, aliases=("<i>",), roles=tuple(replace(r, name=HOSTILE) for r in e.roles))
            for e in story.entities
        ),
        figures=tuple(
            replace(f, measure=HOSTILE, unit=HOSTILE, points=tuple(replace(p, reason=HOSTILE) for p in f.points))
            for f in story.figures
        ),
        findings=tuple(replace(f, summary=HOSTILE, reason=HOSTILE) for f in story.findings),
        timeline=tuple(replace(e, text=HOSTILE) for e in story.timeline),
        lineage=replace(
            story.lineage,
            origins=tuple(
                replace(
                    o,
                    origin=HOSTILE,
                    reason=HOSTILE,
                    taken=(Taken(o.articles[0], (HOSTILE,), (Credit(HOSTILE, Span(o.articles[0], 0, 1)),)),),
                )
                for o in story.lineage.origins
            ),
        ),
    )
