"""Stories keep the steps that joined them; links and telling words take less room; what waits is found by an index.

All that is compared is worked out anew from the articles: the rules that did it have changed too.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"

_LATEST = """
    INSERT INTO outlines (article, made_by, record)
    SELECT articles.id, '', '' FROM articles
    JOIN (SELECT source, max(version) AS version FROM articles GROUP BY source) AS newest
    ON articles.source = newest.source AND articles.version = newest.version
"""


def upgrade() -> None:
    for name in ("stories", "members", "links", "telling"):
        op.drop_table(name)
    op.execute(sa.text("DELETE FROM outlines"))
    op.execute(sa.text(_LATEST))
    op.create_index("outlines_by_rules", "outlines", ["made_by"])
    op.create_table(
        "telling",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("telling_by_article", "telling", ["article"])
    op.create_table(
        "links",
        sa.Column("article", sa.Text, primary_key=True),
        sa.Column("other", sa.Text, primary_key=True),
        sa.Column("likeness", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "members",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("story", sa.Text),
    )
    op.create_index("members_by_story", "members", ["story"])
    op.create_table(
        "stories",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("steps", sa.Text, nullable=False),
        sa.Column("stale", sa.Boolean, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("stories_by_stale", "stories", ["stale"])
