"""The reasons of stories and of what became of them are kept as keys and values, to be told in any language.

The columns stay. Stories are worked out anew from the articles; what became of them before keeps the words that it was
told in.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"


def upgrade() -> None:
    op.execute(sa.text("UPDATE stories SET stale = true"))
