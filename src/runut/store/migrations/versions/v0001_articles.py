"""Articles, what is read in them, failures, stories."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None

PLACE = (("start", sa.Integer, False), ("stop", sa.Integer, False))
DERIVED: dict[str, tuple[tuple[str, type[sa.Text | sa.Integer | sa.Boolean], bool], ...]] = {
    "mentions": (*PLACE, ("name", sa.Text, False), ("type", sa.Text, True)),
    "dates": (*PLACE, ("text", sa.Text, False), ("value", sa.Text, True)),
    "quantities": (
        *PLACE,
        ("text", sa.Text, False),
        ("low", sa.Text, True),
        ("high", sa.Text, True),
        ("unit", sa.Text, True),
    ),
    "statements": (
        ("id", sa.Text, False),
        ("act", sa.Text, False),
        ("said", sa.Text, True),
        ("day", sa.Text, True),
        ("speaker", sa.Text, False),
        ("text", sa.Text, False),
    ),
    "credits": (*PLACE, ("name", sa.Text, False)),
    "events": (*PLACE, ("day", sa.Text, True), ("planned", sa.Boolean, False), ("what", sa.Text, False)),
}


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("first_seen", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sentences", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.UniqueConstraint("source", "version", name="one_row_a_version"),
    )
    for name, columns in DERIVED.items():
        op.create_table(
            name,
            sa.Column("article", sa.Text, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
            sa.Column("position", sa.Integer, primary_key=True),
            *(sa.Column(column, kind, nullable=nullable) for column, kind, nullable in columns),
            sa.Column("record", sa.Text, nullable=False),
        )
    op.create_index("statements_by_id", "statements", ["id"])
    op.create_index("statements_by_day", "statements", ["day"])
    op.create_table(
        "failures",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("remedy", sa.Text),
        sa.Column("first_seen", sa.Text, nullable=False),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table("meta", sa.Column("key", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False))
