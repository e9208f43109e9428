"""What is agreed with team leads beside the smallest group: how many writers comments need, and bands or counts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns; without a number ten writers and bands are agreed, which held before."""
    for table in ("survey", "ledger"):
        op.add_column(table, sa.Column("writers", sa.Integer))
        op.add_column(table, sa.Column("counts", sa.Boolean))
