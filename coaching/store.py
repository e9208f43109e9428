"""Records kept with every version they ever had; every method is one transaction.

Each save is a line of a history that no method but `erase` and `forget_sample` changes, and the record is its last
line: whatever was written can be seen and brought back. A save says from which version it was made; if somebody else
was quicker, it is a `Conflict` that holds both and changes nothing. Files are kept once and never changed.
"""

import json
import secrets
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from coaching import migrations, tables
from coaching.cycle import Cycle
from coaching.kinds import KINDS, NAMES
from coaching.records import Kind, Record, clean, from_text, to_text
from coaching.tables import FILE, HISTORY, SLIP, Line
from storage.database import Database
from storage.errors import PlainError

_CONFLICT = "Somebody else changed this while you were writing: look at both versions and decide."
_NO_SUCH_VERSION = "This version is no longer here."
_NO_FILE = "The file is no longer here."
_NOT_EMPTY = "The sample school only fits beside nothing of your own."


class Conflict(PlainError):
    """A save from a version that is no longer the newest.

    Parameters
    ----------
    mine
        What was to be saved.
    theirs
        What is kept now, None where it was removed.
    who
        Who changed it, as an id.
    """

    def __init__(self, mine: Record, theirs: Record | None, who: str):
        super().__init__(_CONFLICT)
        self.mine, self.theirs, self.who = mine, theirs, who


class Store:
    """The coaching cycle of one school.

    Parameters
    ----------
    url
        ``sqlite:///folder/file.db`` (created with its folder where missing), ``sqlite://`` (in memory, for one thread),
        or ``postgresql://...``.
    lock_seconds
        How long to wait for another writer.

    Raises
    ------
    PlainError
        On opening and in every method, if the database cannot be read or written; nothing is changed then.
    """

    def __init__(self, url: str, lock_seconds: float = 30):
        self._database = Database(url, migrations.schema(), lock_seconds)
        self._seen: tuple[tuple[int, int], Cycle] = ((-1, -1), Cycle())

    def cycle(self) -> Cycle:
        """Return everything as it is now; read anew only where something was changed."""
        with self._database.reading() as connection:
            revision = tables.revision(connection)
            seen, cycle = self._seen
            if seen != revision:
                cycle = Cycle(_record(row) for row in tables.records(connection))
                self._seen = (revision, cycle)
        return cycle

    def save(
        self,
        *records: Kind,
        who: str,
        at: str,
        why: str = "",
        removed: Iterable[Record] = (),
        files: Mapping[str, bytes] | None = None,
    ) -> tuple[Kind, ...]:
        """Keep records, all or none; those that say what is kept already leave no line.

        Parameters
        ----------
        records
            New ones with version 0, changed ones with the version they were made from.
        who, at, why
            The id of the person, now as ISO 8601 text, and a reason where there is one.
        removed
            Records that go in the same step.
        files
            Files by their new ids (`new_file_id`), which the records name.

        Returns
        -------
        tuple of Record
            The records as they are kept, with their ids and versions.

        Raises
        ------
        Conflict
            If one of them was changed or removed since.
        """
        with self._database.writing() as connection:
            is_sample = tables.any_sample(connection)
            for record in removed:
                _remove(connection, record, (who, at, why), is_sample)
            for file_id, content in (files or {}).items():
                tables.add(connection, FILE, id=file_id, content=content, is_sample=is_sample)
            return tuple(_save(connection, record, (who, at, why), is_sample) for record in records)

    def remove(self, record: Record, who: str, at: str, why: str = "") -> None:
        """Remove a record; its history stays and can bring it back. Conflict as in `save`."""
        self.save(who=who, at=at, why=why, removed=(record,))

    def history(self, record_id: str) -> tuple[Line, ...]:
        """List every version of a record, oldest first."""
        with self._database.reading() as connection:
            return tables.lines(connection, HISTORY.c.record == record_id)

    def removed(self, kind: type[Record]) -> tuple[Record, ...]:
        """List the records of a kind that were removed and can be brought back, each as it was last."""
        with self._database.reading() as connection:
            lines = tables.lines(connection, HISTORY.c.kind == NAMES[kind])
        newest = {line.record: line for line in lines}
        said = {line.record: line for line in lines if line.body is not None}
        gone = (said[record] for record, line in newest.items() if line.body is None and record in said)
        return tuple(_of_line(line) for line in gone)

    def restore(self, record_id: str, version: int, newest: int, who: str, at: str, why: str = "") -> Record | None:
        """Bring an earlier version of a record back as its newest one.

        Parameters
        ----------
        record_id, version
            Which record, and which version of it; one in which it was removed removes it again.
        newest
            The newest version the reader has seen.

        Raises
        ------
        Conflict
            If there is a newer one by now.
        PlainError
            If there is no such version, or it was erased.
        """
        with self._database.writing() as connection:
            found = tables.lines(connection, HISTORY.c.record == record_id)
            wanted = next((line for line in found if line.version == version), None)
            if wanted is None:
                raise PlainError(_NO_SUCH_VERSION)
            if found[-1].version != newest:
                raise Conflict(_of_line(wanted), _of_line(found[-1]), found[-1].who)
            line = Line(record_id, wanted.kind, newest + 1, wanted.body, who, at, clean(why))
            tables.write(connection, line, tables.any_sample(connection))
            return _of_line(line)

    def erase(self, record: Record, who: str, at: str) -> None:
        """Remove a record for good, down to the bytes of the database: every version, and the file attached to it."""
        with self._database.writing() as connection:
            files = _files(tables.lines(connection, HISTORY.c.record == record.id))
            version = tables.newest_version(connection, record.id) + 1
            is_sample = tables.any_sample(connection)
            tables.blank(connection, record.id)
            tables.write(connection, Line(record.id, NAMES[type(record)], version, None, who, at, ""), is_sample)
            connection.execute(FILE.delete().where(FILE.c.id.in_(files)))
        self._scrub()

    def file(self, file_id: str) -> bytes:
        """Return an attached file; PlainError where it is no longer here."""
        with self._database.reading() as connection:
            content = connection.execute(select(FILE.c.content).where(FILE.c.id == file_id)).scalar()
        if content is None:
            raise PlainError(_NO_FILE)
        return content

    def add_slip(self, round_id: str, answers: Iterable[str]) -> None:
        """Keep an exit slip: its round and answers, and nothing that leads to a person, a session or a time."""
        text = clean(json.dumps(list(answers), ensure_ascii=False))
        with self._database.writing() as connection:
            is_sample = tables.any_sample(connection)
            tables.add(connection, SLIP, id=new_file_id(), round=round_id, answers=text, is_sample=is_sample)

    def slips(self, round_id: str) -> tuple[tuple[str, ...], ...]:
        """List the exit slips of a round, sorted by what they say."""
        with self._database.reading() as connection:
            found = connection.execute(select(SLIP.c.answers).where(SLIP.c.round == round_id)).scalars()
            return tuple(sorted(tuple(json.loads(text)) for text in found))

    def add_sample(self, records: Iterable[Record], at: str) -> None:
        """Take the made-up school in; PlainError beside anything of one's own."""
        with self._database.writing() as connection:
            if not tables.is_empty(connection):
                raise PlainError(_NOT_EMPTY)
            for record in records:
                line = Line(record.id, NAMES[type(record)], 1, to_text(record), "", at, "")
                tables.write(connection, line, is_sample=True)

    def forget_sample(self) -> None:
        """Remove the made-up school and all that was tried out in it."""
        with self._database.writing() as connection:
            was_here = tables.any_sample(connection)
            tables.forget(connection)
        if was_here:
            self._scrub()

    def has_sample(self) -> bool:
        """Return whether the made-up school is here."""
        with self._database.reading() as connection:
            return tables.any_sample(connection)

    def close(self) -> None:
        """Close the database; the store is of no use afterwards."""
        self._database.close()

    def _scrub(self) -> None:
        for table in (HISTORY, FILE):
            self._database.scrub(table.name)


def _record(row: object) -> Record:
    return from_text(KINDS[row.kind], row.body, row.id, row.version)


def _of_line(line: Line) -> Record | None:
    return None if line.body is None else from_text(KINDS[line.kind], line.body, line.record, line.version)


def _check(connection: Connection, record: Record) -> str | None:
    """Return what is kept of a record; Conflict where it is not the version the record was made from."""
    kept = tables.current(connection, record.id)
    if (kept.version if kept else 0) == record.version:
        return kept and kept.body
    newest = tables.lines(connection, HISTORY.c.record == record.id)[-1:]
    raise Conflict(record, _record(kept) if kept else None, newest[0].who if newest else "")


def _save(connection: Connection, record: Kind, how: tuple[str, str, str], is_sample: bool) -> Kind:
    text = to_text(record)
    record_id = record.id or secrets.token_hex(8)
    kept = tables.current(connection, record_id)
    if kept and kept.body == text:
        return _record(kept)
    if record.id:
        _check(connection, record)
    who, at, why = how
    version = tables.newest_version(connection, record_id) + 1
    line = Line(record_id, NAMES[type(record)], version, text, who, at, clean(why))
    tables.write(connection, line, is_sample)
    return _of_line(line)


def _remove(connection: Connection, record: Record, how: tuple[str, str, str], is_sample: bool) -> None:
    _check(connection, record)
    who, at, why = how
    line = Line(record.id, NAMES[type(record)], record.version + 1, None, who, at, clean(why))
    tables.write(connection, line, is_sample)


def new_file_id() -> str:
    """Return an id for a file that nobody can guess."""
    return secrets.token_hex(16)


def _files(history: Iterable[Line]) -> set[str]:
    return {file for line in history if line.body and (file := json.loads(line.body).get("file"))}
