"""What the reader model judged of two sentences is kept, so that a story that grows has only its new pairs judged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    op.create_table(
        "shares",
        sa.Column("pair", sa.Text, primary_key=True),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("share", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
