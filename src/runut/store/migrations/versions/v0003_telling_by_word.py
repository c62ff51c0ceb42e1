"""An index that holds all that is asked of a telling word: what is far in time is passed over without its row."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    op.create_index("telling_by_word", "telling", ["word", "day", "article", "place"])
