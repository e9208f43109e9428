"""Versions: exports of one survey belong together, in the list of surveys and in the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; every survey that is here is a series of its own."""
    op.add_column("survey", sa.Column("series", sa.Text))
    op.add_column("survey", sa.Column("held", sa.Text))
    op.add_column("survey", sa.Column("people", sa.Text))
    op.add_column("ledger", sa.Column("series", sa.Text))
    for name in ("survey", "ledger"):
        known = sa.table(name, sa.column("series"), sa.column("digest"))
        op.execute(known.update().values(series=known.c.digest))
