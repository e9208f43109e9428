"""Surveys with their answers, and the ledger that outlives them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "survey",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("wave", sa.Text),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("respondents", sa.Integer, nullable=False),
        sa.Column("staff_n", sa.Integer),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("promise", sa.Integer),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
        sa.Column("published_at", sa.Text),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,  # a link to a deleted survey must not open another one
    )
    op.create_table(
        "ledger",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("wave", sa.Text),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("respondents", sa.Integer, nullable=False),
        sa.Column("promise", sa.Integer),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sa.Column("block_counts", sa.Text),
        sqlite_autoincrement=True,
    )
