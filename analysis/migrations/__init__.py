"""The schema, step by step: each file in ``versions`` takes a database from one revision to the next.

A new step is a new file there, its revision in `HEAD`, and its tables in ``analysis/tables.py``. It runs whole or not
at all, inside the transaction of the store that is opening.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, column, delete, false, inspect, select, table

from analysis.errors import SurveyError

HEAD = "0001"
VERSION_TABLE = "survey_revision"
FOLDER = Path(__file__).parent

_VERSION = table(VERSION_TABLE, column("version_num"))

_OUR_TABLES = {"survey", "ledger", "decision"}

_NEWER = "This database was made by a newer version of Same Room: install that version to open it."
_SOMEONE_ELSES = "This database belongs to another program and was left as it is: name another file or database."


def bring_up_to_date(connection: Connection, path: Path | None) -> None:
    """Take a database to the newest revision; a file that holds something is copied beside itself first.

    Parameters
    ----------
    connection
        In a transaction that holds the writers' lock.
    path
        The SQLite file, or None where there is none: a server has backups of its own.

    Raises
    ------
    SurveyError
        If a newer version or another program made the database.
    DBAPIError
        If it cannot be written to.
    """
    revision = _revision(connection)
    if revision != HEAD:
        _upgrade(connection, path, revision)
    # Only a write, even of nothing, finds out that a database is read-only.
    connection.execute(delete(_VERSION).where(false()))


def copies(path: Path) -> list[Path]:
    """List the copies of this SQLite file that were made before its migrations."""
    return [copy for copy in path.parent.iterdir() if copy.name.startswith(f"{path.name}.before-")]


def _revision(connection: Connection) -> str | None:
    tables = set(inspect(connection).get_table_names())
    revision = connection.execute(select(_VERSION)).scalar() if VERSION_TABLE in tables else None
    # A PostgreSQL database may be shared; a SQLite file is ours alone or not ours.
    others = tables if connection.dialect.name == "sqlite" else tables & _OUR_TABLES
    if revision is None and others:
        raise SurveyError(_SOMEONE_ELSES)
    return revision


def _upgrade(connection: Connection, path: Path | None, revision: str | None) -> None:
    # Half a second of import that a database at HEAD does without.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection, "version_table": VERSION_TABLE})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    steps = ScriptDirectory.from_config(config).walk_revisions()
    if revision and revision not in {step.revision for step in steps}:
        raise SurveyError(_NEWER)
    if revision and path:
        _copy(path, path.with_name(f"{path.name}.before-{HEAD}"))
    command.upgrade(config, "head")


def _copy(path: Path, copy: Path) -> None:
    """Copy the last committed state; under the final name only when complete."""
    unfinished = copy.with_name(f"{copy.name}.part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
        unfinished.chmod(0o600)
        source.backup(target)
    unfinished.replace(copy)
