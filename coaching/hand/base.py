"""What every change has in common: who makes it, when, and that it can be looked at and undone."""

from datetime import date
from typing import Any

from coaching import visibility
from coaching.cycle import Cycle
from coaching.desk import Desk
from coaching.evidence import Evidence
from coaching.kinds import KINDS
from coaching.people import SchoolYear, Team
from coaching.priority import Priority
from coaching.records import Kind, Record, from_text
from coaching.store import Store
from coaching.tables import Line
from coaching.visibility import Reader
from storage.errors import PlainError

_NOT_FOR_YOU = "The team shares this with others: choose at the top who you are."
_NOTHING_BEFORE = "There is nothing to undo."


class Hand:
    """Makes changes for one reader.

    Parameters
    ----------
    store
        Where the cycle is kept.
    reader
        Who changes; whether they may is looked up anew for every change.
    year
        Which school year.
    today, at
        The day, and the moment as ISO 8601 text.
    """

    def __init__(self, store: Store, reader: Reader, year: SchoolYear, today: date, at: str):
        self._store, self.reader, self.year, self._today, self._at = store, reader, year, today, at

    @property
    def _cycle(self) -> Cycle:
        return self._store.cycle()

    @property
    def _desk(self) -> Desk:
        return Desk(self._cycle, self.reader, self.year, self._today)

    @property
    def _coordinates(self) -> bool:
        return visibility.is_coordinator(self._cycle, self.reader, self.year.id)

    def file(self, evidence: Evidence) -> bytes:
        """Return the file of a piece of evidence; PlainError for who may not see it."""
        priority = self._cycle.one(Priority, evidence.priority)
        seen = self._desk.evidence(self._cycle.one(Team, priority.team))
        if not any(piece.id == evidence.id and piece.file == evidence.file for piece in seen):
            raise PlainError(_NOT_FOR_YOU)
        return self._store.file(evidence.file)

    def _save(self, *records: Kind, **how: Any) -> tuple[Kind, ...]:
        return self._store.save(*records, who=self.reader.person, at=self._at, **how)

    def _remove(self, record: Record, why: str = "") -> None:
        self._store.remove(record, self.reader.person, self._at, why)

    def _restore(self, record_id: str, version: int, newest: int, why: str) -> Record | None:
        return self._store.restore(record_id, version, newest, self.reader.person, self._at, why)

    def _undo(self, record_id: str) -> Record | None:
        """Bring back what stood before the last change; what was new is removed."""
        lines = self._store.history(record_id)
        if not lines or (lines[-1].body is None and len(lines) == 1):
            raise PlainError(_NOTHING_BEFORE)
        newest = lines[-1].version
        if len(lines) > 1:
            return self._restore(record_id, lines[-2].version, newest, "undone")
        self._store.remove(_as_record(lines[-1]), self.reader.person, self._at, "undone")
        return None


def _as_record(line: Line) -> Record:
    return from_text(KINDS[line.kind], line.body or "{}", line.record, line.version)
