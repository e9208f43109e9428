"""The schema of the coaching store, step by step: each file in ``versions`` takes it from one revision to the next.

A new step is a new file there, its revision in `HEAD`, and its tables in ``coaching/tables.py``.
"""

from pathlib import Path

from coaching.tables import ALL
from storage.migrations import Schema

HEAD = "0001"
VERSION_TABLE = "coaching_revision"
FOLDER = Path(__file__).parent


def schema() -> Schema:
    """Return the steps that lead to the tables of this version."""
    return Schema(FOLDER, HEAD, VERSION_TABLE, frozenset(table.name for table in ALL))
