"""A database opened and written to so that a power cut, a second writer or a full disk loses nothing.

SQLite in a file by default, PostgreSQL by URL. On both, one writer at a time: a writing transaction first takes the
lock, then looks, then writes, so that no decision rests on something another writer has changed meanwhile.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, func, make_url, select, text
from sqlalchemy.exc import ArgumentError

from storage import migrations
from storage.database_errors import DAMAGED, LOCKED, NOT_A_DATABASE, plain_errors
from storage.errors import PlainError
from storage.migrations import Schema

_WRONG_URL = "The database address is not understood: it begins with sqlite:/// or postgresql://."
_NO_DRIVER = "PostgreSQL needs the package psycopg[binary]: install it, or use a SQLite file."
_TRACES = "It is deleted, but the database still holds traces: close all programs that use it, then start anew."

# SQLite would take a file of one byte for an empty one.
_SMALLEST_FILE = 512

# Any number will do, as long as every copy of this program takes the same.
_POSTGRESQL_WRITER = 5_309_110


class Database:
    """An open database, checked and at the newest schema.

    Parameters
    ----------
    url
        ``sqlite:///folder/file.db``, ``sqlite://`` (in memory, for one thread), or ``postgresql://...``.
    schema
        The steps that lead to its tables.
    lock_seconds
        How long to wait for another writer.

    Raises
    ------
    PlainError
        If it cannot be opened, is damaged, read-only or locked, belongs to another program or to a newer version.
    """

    def __init__(self, url: str, schema: Schema, lock_seconds: float):
        self._schema = schema
        self._url = _supported(url)
        self._lock_seconds = lock_seconds
        self._path = _file(self._url)
        if self._path:
            _create_or_check(self._path, lock_seconds)
        self._engine = _engine(self._url, lock_seconds)
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that sees one state of the database; PlainError where it fails."""
        with plain_errors(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the writers' lock, all or nothing; PlainError where it fails."""
        with plain_errors(), self._engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            if connection.dialect.name == "postgresql":
                self._limit_waiting(connection)
                connection.execute(select(func.pg_advisory_xact_lock(_POSTGRESQL_WRITER)))
            yield connection

    def scrub(self, *table_names: str) -> None:
        """Remove what deleted rows leave behind: free pages, write-ahead log, copies made before a migration.

        On PostgreSQL the tables are rewritten; the server's own logs and backups are in its administrator's hands.

        Raises
        ------
        PlainError
            If another program holds the database; what is left goes when the last program closes it.
        """
        try:
            with plain_errors():
                if self._path:
                    self._scrub_file()
                elif self._engine.dialect.name == "postgresql":
                    self._rewrite(table_names)
        except PlainError as error:
            raise PlainError(_TRACES) from error

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _bring_up_to_date(self) -> None:
        with self.writing() as connection:
            migrations.bring_up_to_date(connection, self._schema, self._path)
        if self._path:
            with plain_errors():
                self._use_write_ahead_log()

    def _use_write_ahead_log(self) -> None:
        deadline = time.monotonic() + self._lock_seconds
        while True:
            try:
                return self._outside_transaction("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError:
                # Of two first starts at once SQLite sends one away without waiting.
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.01)

    def _scrub_file(self) -> None:
        for copy in migrations.copies(self._path):
            copy.unlink()
        # The zeroes of secure_delete have to reach the file before VACUUM cuts its end off.
        for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            row = self._outside_transaction(statement)
            if row and row[0]:
                raise PlainError(LOCKED)

    def _rewrite(self, table_names: tuple[str, ...]) -> None:
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            self._limit_waiting(connection)
            connection.execute(text(f"VACUUM FULL {', '.join(table_names)}"))

    def _limit_waiting(self, connection: Connection) -> None:
        milliseconds = str(int(self._lock_seconds * 1000))
        connection.execute(select(func.set_config("lock_timeout", milliseconds, False)))

    def _outside_transaction(self, statement: str) -> Any:
        with closing(self._engine.raw_connection()) as connection:
            return connection.cursor().execute(statement).fetchone()


def _supported(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise PlainError(_WRONG_URL) from error
    drivers = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
    if parsed.get_backend_name() not in drivers:
        raise PlainError(_WRONG_URL)
    return parsed.set(drivername=drivers[parsed.get_backend_name()])


def _file(url: URL) -> Path | None:
    in_a_file = url.drivername == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(url.database) if in_a_file else None


def _create_or_check(path: Path, lock_seconds: float) -> None:
    """Create an empty file for this account alone, or check one that exists.

    All of it through SQLite: a file opened and closed by other means would drop the locks this process holds on it.
    """
    with plain_errors():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_new = not path.exists()
        if not is_new and 0 < path.stat().st_size < _SMALLEST_FILE:
            raise PlainError(NOT_A_DATABASE)
        with closing(sqlite3.connect(path, timeout=lock_seconds)) as connection:
            if is_new:
                path.chmod(0o600)
            elif connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise PlainError(DAMAGED)


def _engine(url: URL, lock_seconds: float) -> Engine:
    # hide_parameters: an error in a log must not hold answers.
    if url.drivername == "sqlite":
        return _sqlite_engine(url, lock_seconds)
    try:
        return create_engine(url, hide_parameters=True, pool_pre_ping=True)
    except ImportError as error:
        raise PlainError(_NO_DRIVER) from error


def _sqlite_engine(url: URL, lock_seconds: float) -> Engine:
    pool = {} if _file(url) else {"poolclass": StaticPool}
    arguments = {"timeout": lock_seconds, "isolation_level": None, "check_same_thread": False}
    engine = create_engine(url, hide_parameters=True, connect_args=arguments, **pool)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "fullfsync = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
