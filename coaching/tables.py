"""The tables of the store, and what is done to one row inside a transaction.

What a record says is text (`records.to_text`): a new field of a noun needs no step, a change here needs one in
``coaching/migrations/versions``. No table has a key of the surveys, and a slip has neither a person nor a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    Table,
    Text,
    exists,
    func,
    select,
)

METADATA = MetaData()

RECORD = Table(
    "coaching_record",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("is_sample", Boolean, nullable=False),
)

HISTORY = Table(
    "coaching_history",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("record", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("is_sample", Boolean, nullable=False),
)

FILE = Table(
    "coaching_file",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("is_sample", Boolean, nullable=False),
)

SLIP = Table(
    "coaching_slip",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("round", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("is_sample", Boolean, nullable=False),
)

ALL = (RECORD, HISTORY, FILE, SLIP)


@dataclass(frozen=True)
class Line:
    """One line of the history: a version of a record (``body`` None where it was removed or erased), by whom, why."""

    record: str
    kind: str
    version: int
    body: str | None
    who: str
    at: str
    why: str


def revision(connection: Connection) -> tuple[int, int]:
    """Return what differs whenever anything was changed."""
    count, newest = connection.execute(select(func.count(), func.max(HISTORY.c.id))).one()
    return count, newest or 0


def records(connection: Connection) -> Iterator[Row]:
    """Yield every record that is here, by id."""
    yield from connection.execute(select(RECORD).order_by(RECORD.c.id))


def current(connection: Connection, record_id: str) -> Row | None:
    """Return a record as it is now, None where it is not here."""
    return connection.execute(select(RECORD).where(RECORD.c.id == record_id)).one_or_none()


def newest_version(connection: Connection, record_id: str) -> int:
    """Return the newest version a record ever had, 0 without one."""
    newest = select(func.max(HISTORY.c.version)).where(HISTORY.c.record == record_id)
    return connection.execute(newest).scalar() or 0


def lines(connection: Connection, condition: ColumnElement[bool]) -> tuple[Line, ...]:
    """List the lines of the history that fulfil a condition, oldest first."""
    columns = [column for column in HISTORY.c if column.name not in ("id", "is_sample")]
    found = connection.execute(select(*columns).where(condition).order_by(HISTORY.c.id)).mappings()
    return tuple(Line(**line) for line in found)


def write(connection: Connection, line: Line, is_sample: bool) -> None:
    """Add a line to the history and make it what stands."""
    connection.execute(HISTORY.insert().values(**vars(line), is_sample=is_sample))
    connection.execute(RECORD.delete().where(RECORD.c.id == line.record))
    if line.body is not None:
        values = {"id": line.record, "kind": line.kind, "version": line.version, "body": line.body}
        connection.execute(RECORD.insert().values(**values, is_sample=is_sample))


def blank(connection: Connection, record_id: str) -> None:
    """Empty every line of a record's history; that there were lines stays."""
    connection.execute(HISTORY.update().where(HISTORY.c.record == record_id).values(body=None, why=""))


def any_sample(connection: Connection) -> bool:
    """Return whether the made-up school is here."""
    return bool(connection.execute(select(exists().where(RECORD.c.is_sample))).scalar())


def is_empty(connection: Connection) -> bool:
    """Return whether nothing is here."""
    return not connection.execute(select(exists().where(RECORD.c.id.is_not(None)))).scalar()


def forget(connection: Connection) -> None:
    """Remove everything of the made-up school, its history included."""
    for table in ALL:
        connection.execute(table.delete().where(table.c.is_sample))


def add(connection: Connection, table: Table, **values: Any) -> None:
    """Add a row."""
    connection.execute(table.insert().values(**values))
