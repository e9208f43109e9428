"""Records with every version they ever had, files, and slips that nobody signed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "coaching_record",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
    )
    op.create_table(
        "coaching_history",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("record", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.Text),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,  # what was removed must not make two different states look alike
    )
    op.create_table(
        "coaching_file",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
    )
    op.create_table(
        "coaching_slip",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("round", sa.Text, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,  # the order in which slips came in is not kept either
    )
