"""The tables as SQLAlchemy Core sees them; the migrations build them, and a test holds the two equal.

Each row keeps its record whole as JSON in ``record``; the columns beside it are what one looks up by. ``start``
and ``stop`` are the span in the article's text. Amounts are text, so that no digit is lost on any database.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

METADATA = MetaData()

articles = Table(
    "articles",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("language", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("sentences", Text, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("source", "version", name="one_row_a_version"),
)


def _derived(name: str, *columns: Column[object]) -> Table:
    """A table of what was read in an article; *position* is the reading order."""
    return Table(
        name,
        METADATA,
        Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
        Column("record", Text, nullable=False),
    )


def _place() -> tuple[Column[object], Column[object]]:
    return Column("start", Integer, nullable=False), Column("stop", Integer, nullable=False)


mentions = _derived("mentions", *_place(), Column("name", Text, nullable=False), Column("type", Text))
dates = _derived("dates", *_place(), Column("text", Text, nullable=False), Column("value", Text))
quantities = _derived(
    "quantities",
    *_place(),
    Column("text", Text, nullable=False),
    Column("low", Text),
    Column("high", Text),
    Column("unit", Text),
)
# speaker holds every speaker's name and role, case-folded, a line each; day is the day it was said, or else
# the day of the report.
statements = _derived(
    "statements",
    Column("id", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("said", Text),
    Column("day", Text),
    Column("speaker", Text, nullable=False),
    Column("text", Text, nullable=False),
)
credits = _derived("credits", *_place(), Column("name", Text, nullable=False))
events = _derived(
    "events",
    *_place(),
    Column("day", Text),
    Column("planned", Boolean, nullable=False),
    Column("what", Text, nullable=False),
)
Index("statements_by_id", statements.c.id)
Index("statements_by_day", statements.c.day)

failures = Table(
    "failures",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("remedy", Text),
    Column("first_seen", Text, nullable=False),
)

# ---------------------------------------------------------------- stories


def _of_article(name: str) -> Column[str]:
    return Column(name, Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)


# What is compared of the latest version of each source, a row from the moment it is kept; made_by names the rules,
# those of relate among them, and is empty as long as none have compared it.
outlines = Table(
    "outlines",
    METADATA,
    _of_article("article"),
    Column("made_by", Text, nullable=False),
    Column("record", Text, nullable=False),
)
Index("outlines_by_rules", outlines.c.made_by)
# The index that finds candidates; place is that of the word among the telling ones of the article, day may be empty.
# Of this table and the next a page is written for nearly every row, so each row stands in as few places as can be.
telling = Table(
    "telling",
    METADATA,
    Column("word", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("article", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("telling_by_article", telling.c.article)
# Each pair has two rows, so that the links of an article lie together.
links = Table(
    "links",
    METADATA,
    Column("article", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("likeness", Integer, nullable=False),
    sqlite_with_rowid=False,
)
# What is compared is a member; of no story, until it is placed.
members = Table("members", METADATA, _of_article("article"), Column("story", Text))
Index("members_by_story", members.c.story)
# reports and first are what stories are ordered by; steps are those of relate.stories.Group, an article being its place
# among the ids of the story. A stale story has lost an article and is to be worked out anew.
stories = Table(
    "stories",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
    Column("first", Text, nullable=False),
    Column("steps", Text, nullable=False),
    Column("stale", Boolean, nullable=False),
    Column("record", Text, nullable=False),
)
Index("stories_by_stale", stories.c.stale)


def _log(name: str) -> Table:
    return Table(
        name,
        METADATA,
        Column("number", Integer, primary_key=True),
        Column("story", Text),
        Column("at", Text, nullable=False),
        Column("record", Text, nullable=False),
    )


story_changes = _log("story_changes")
showings = _log("showings")  # which articles a story had when it was last shown

judgements = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("undone", Text),
    Column("record", Text, nullable=False),
)

# What a model judged of two sentences, in ten thousandths, by the digest of their words.
shares = Table(
    "shares",
    METADATA,
    Column("pair", Text, primary_key=True),
    Column("model", Text, nullable=False),
    Column("share", Integer, nullable=False),
    sqlite_with_rowid=False,
)

meta = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
