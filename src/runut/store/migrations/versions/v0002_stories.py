"""Stories that follow their articles: outlines, links, members and what changed; judgements; what was shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def _of_article(name: str, *, primary: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=primary)


def upgrade() -> None:
    op.create_table(
        "outlines",
        _of_article("article"),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "telling",
        sa.Column("word", sa.Text, primary_key=True),
        _of_article("article"),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("day", sa.Text),
    )
    op.create_index("telling_by_article", "telling", ["article"])
    op.create_table(
        "links", _of_article("one"), _of_article("other"), sa.Column("likeness", sa.Integer, nullable=False)
    )
    op.create_index("links_by_other", "links", ["other"])
    op.create_table("members", _of_article("article"), sa.Column("story", sa.Text, nullable=False))
    op.create_index("members_by_story", "members", ["story"])
    op.drop_table("stories")  # what it held is worked out anew
    op.create_table(
        "stories",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("shape", sa.Text, nullable=False),
        sa.Column("stale", sa.Boolean, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.execute(sa.text("DELETE FROM meta WHERE key = 'stories_key'"))
    for name in ("story_changes", "showings"):
        op.create_table(
            name,
            sa.Column("number", sa.Integer, primary_key=True),
            sa.Column("story", sa.Text),
            sa.Column("at", sa.Text, nullable=False),
            sa.Column("record", sa.Text, nullable=False),
        )
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("undone", sa.Text),
        sa.Column("record", sa.Text, nullable=False),
    )
