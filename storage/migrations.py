"""Taking a database to the newest schema, step by step, with a copy made first.

Each package that keeps something has a folder of steps for alembic and describes it by a `Schema`.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, TableClause, column, delete, false, inspect, select, table

from storage.errors import PlainError

_NEWER = "This database was made by a newer version of Same Room: install that version to open it."
_SOMEONE_ELSES = "This database belongs to another program and was left as it is: name another file or database."


@dataclass(frozen=True)
class Schema:
    """The steps that lead to the tables of this version.

    ``folder`` holds ``env.py`` and ``versions``; ``head`` is the newest revision; ``version_table`` remembers how far a
    database has come; ``tables`` are those that nobody else may have made.
    """

    folder: Path
    head: str
    version_table: str
    tables: frozenset[str]


def bring_up_to_date(connection: Connection, schema: Schema, path: Path | None) -> None:
    """Take a database to the newest revision; a file that holds something is copied beside itself first.

    Parameters
    ----------
    connection
        In a transaction that holds the writers' lock.
    schema
        The steps; each runs whole or not at all, inside this transaction.
    path
        The SQLite file, or None where there is none: a server has backups of its own.

    Raises
    ------
    PlainError
        If a newer version or another program made the database.
    DBAPIError
        If it cannot be written to.
    """
    revision = _revision(connection, schema)
    if revision != schema.head:
        _upgrade(connection, schema, path, revision)
    # Only a write, even of nothing, finds out that a database is read-only.
    connection.execute(delete(_version(schema)).where(false()))


def copies(path: Path) -> list[Path]:
    """List the copies of this SQLite file that were made before its migrations."""
    return [copy for copy in path.parent.iterdir() if copy.name.startswith(f"{path.name}.before-")]


def _version(schema: Schema) -> TableClause:
    return table(schema.version_table, column("version_num"))


def _revision(connection: Connection, schema: Schema) -> str | None:
    tables = set(inspect(connection).get_table_names())
    revision = connection.execute(select(_version(schema))).scalar() if schema.version_table in tables else None
    # A PostgreSQL database may be shared; a SQLite file is ours alone or not ours.
    others = tables if connection.dialect.name == "sqlite" else tables & schema.tables
    if revision is None and others:
        raise PlainError(_SOMEONE_ELSES)
    return revision


def _upgrade(connection: Connection, schema: Schema, path: Path | None, revision: str | None) -> None:
    # Half a second of import that a database at HEAD does without.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection, "version_table": schema.version_table})
    config.set_main_option("script_location", str(schema.folder).replace("%", "%%"))
    steps = ScriptDirectory.from_config(config).walk_revisions()
    if revision and revision not in {step.revision for step in steps}:
        raise PlainError(_NEWER)
    if revision and path:
        _copy(path, path.with_name(f"{path.name}.before-{schema.head}"))
    command.upgrade(config, "head")


def _copy(path: Path, copy: Path) -> None:
    """Copy the last committed state; under the final name only when complete."""
    unfinished = copy.with_name(f"{copy.name}.part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
        unfinished.chmod(0o600)
        source.backup(target)
    unfinished.replace(copy)
