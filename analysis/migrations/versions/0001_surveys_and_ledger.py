"""Surveys with their answers, what was decided about them, and the ledger that outlives them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
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
        sa.Column("reading", sa.Text, nullable=False),
        sa.Column("draft", sa.LargeBinary),
        sa.Column("team_staff", sa.Text),
        sqlite_autoincrement=True,  # a link to a deleted survey must not open another one
    )
    op.create_table(
        "decision",
        sa.Column("survey_id", sa.Integer, sa.ForeignKey("survey.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("choice", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
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
