"""What a school commits itself to after a survey, and what became of it: lines that only ever follow each other."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "commitment",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("root", sa.Integer, index=True),
        sa.Column("wave", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("doing", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
    )
