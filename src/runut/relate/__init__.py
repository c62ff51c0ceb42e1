"""From the readings of many reports to stories, and from one story's readings to all that it holds.

Nothing here depends on the order in which readings are given. A reading that is given twice counts once.
"""

from collections.abc import Iterable, Mapping, Sequence, Set

from runut.records import Compare, Judgement, Reading, Related, Story
from runut.relate.anchors import anchors
from runut.relate.circular import circles
from runut.relate.claims import claims
from runut.relate.entities import entities
from runut.relate.facets import asides, facets
from runut.relate.figures import figures
from runut.relate.findings import findings
from runut.relate.likeness import said_in
from runut.relate.lineage import lineage
from runut.relate.positions import given_up, shifts
from runut.relate.stances import stances
from runut.relate.stories import stories
from runut.relate.timeline import timeline
from runut.relate.translations import translated
from runut.relate.trust import weight
from runut.relate.wordings import variances

__all__ = ["anchors", "relate", "relate_story", "stories", "translated_in"]


def relate(readings: Iterable[Reading], *, one_story: bool = False, language: str = "id") -> tuple[Related, ...]:
    """Return every story of *readings* with all that it holds, the largest first."""
    by_article: Mapping[str, Reading] = {reading.article.id: reading for reading in readings}
    return tuple(
        relate_story(story, [by_article[article] for article in story.articles], language=language)
        for story in stories(by_article.values(), one_story=one_story, language=language)
    )


def relate_story(
    story: Story,
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    language: str = "id",
    compare: Compare | None = None,
) -> Related:
    """Return what the *readings* of one story hold together; its readings come in the order of `Story.articles`.

    *judgements* are a reader's on who is who; *language* is that in which findings and reasons are told; *compare*
    judges statements set side by side; without it claims are joined by `likeness` alone.
    """
    by_article = {reading.article.id: reading for reading in readings}
    ordered = [by_article[article] for article in story.articles]
    people, identified = entities(ordered, story.id, judgements, language)
    origins = lineage(identified, story.id, language)
    counted = tuple(facets(identified))
    lines = tuple(figures(identified, (*counted, *asides(identified, counted)), story.id, language, people))
    statements = said_in(identified, people)
    said = tuple(claims(statements, story.id, origins, language, compare))
    turned = tuple(shifts(identified, story.id, people, language))
    found = (
        *(one for one in findings(identified, counted, story.id, people, lines, language) if not given_up(one, turned)),
        *turned,
        *variances(identified, story.id, people, said, language),
        *circles(identified, story.id, said, language),
    )
    return Related(
        story=story,
        readings=identified,
        entities=people,
        lineage=origins,
        claims=said,
        figures=lines,
        findings=tuple(sorted(found, key=weight)),
        timeline=tuple(timeline(identified)),
        stances=tuple(stances(statements, identified, story.id)),
    )


def translated_in(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Set[str]:
    """Return the ids of the direct quotations in the *readings* of one story that are known to be translations; relates
    nothing else."""
    people, identified = entities(readings, "", judgements, "id")
    return translated(identified, people, lineage(identified, "", "id").origins)
