"""The schema of the surveys, step by step: each file in ``versions`` takes a database from one revision to the next.

A new step is a new file there, its revision in `HEAD`, and its tables in ``analysis/tables.py``.
"""

from pathlib import Path

from storage.migrations import Schema

HEAD = "0006"
VERSION_TABLE = "survey_revision"
FOLDER = Path(__file__).parent

_OUR_TABLES = {"survey", "ledger", "decision", "comment_ruling", "comment_codebook", "school_setting", "commitment"}
_OUR_TABLES |= {"link_ruling"}


def schema() -> Schema:
    """Return the steps that lead to the tables of this version."""
    return Schema(FOLDER, HEAD, VERSION_TABLE, frozenset(_OUR_TABLES))
