"""You said, we did: what a school commits itself to after a survey, by whom and by when, and what became of it.

Lines are only ever added. One that takes the place of an earlier one has the same root, and the earlier ones stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Boolean, Column, Connection, Integer, Table, Text, select

from analysis.errors import SurveyError
from analysis.tables import METADATA, column_text
from storage.database import Database

LONGEST = 300
"""Characters of one field: a commitment has to fit on a slide."""

COMMITMENT = Table(
    "commitment",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("root", Integer, index=True),
    Column("wave", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("doing", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("is_sample", Boolean, nullable=False),
)

_GONE = "This commitment is no longer here: choose one from the list."
_EMPTY = "Say what is done about it, who does it, and by when."
_NO_DATE = "Give the date as year-month-day, such as 2026-10-02."


@dataclass(frozen=True)
class Commitment:
    """One commitment as it stands: what people said, what is done about it, by whom, by when, and what became of it.

    ``wave`` is the survey it answers; ``due`` is an ISO date; ``root`` is the id of its first line, by which later
    lines take the place of earlier ones; ``outcome`` is empty until somebody tells.
    """

    id: int
    root: int
    wave: str
    said: str
    doing: str
    owner: str
    due: str
    outcome: str
    at: str
    is_sample: bool = False


class Commitments:
    """The commitments of a school; every method is one transaction."""

    _database: Database

    def commitments(self, is_sample: bool = False) -> tuple[Commitment, ...]:
        """List the commitments as they stand, in the order in which they were first made."""
        last = {line.root: line for line in self.commitment_lines(is_sample)}
        return tuple(last[root] for root in sorted(last))

    def commitment_lines(self, is_sample: bool = False) -> tuple[Commitment, ...]:
        """List every line ever written, oldest first; none is ever changed."""
        with self._database.reading() as connection:
            return _lines(connection, is_sample)

    def commit(self, wave: str, said: str, doing: str, owner: str, due: str, at: str, is_sample: bool = False) -> int:
        """Keep a new commitment and return its root.

        Raises
        ------
        SurveyError
            Something is missing, too long, or no date.
        """
        line = Commitment(0, 0, wave, said, doing, owner, due, "", at, is_sample)
        _check(line)
        with self._database.writing() as connection:
            own = _add(connection, line)
            connection.execute(COMMITMENT.update().where(COMMITMENT.c.id == own).values(root=own))
            return own

    def supersede(self, root: int, at: str, **changed: str) -> None:
        """Add a line that takes the place of the last one of a commitment: other words, another date, or the outcome.

        Raises
        ------
        SurveyError
            There is no such commitment, or something is missing, too long, or no date.
        """
        with self._database.writing() as connection:
            lines = connection.execute(select(COMMITMENT).where(COMMITMENT.c.root == root).order_by(COMMITMENT.c.id))
            found = [Commitment(**row) for row in lines.mappings()]
            if not found:
                raise SurveyError(_GONE)
            line = replace(found[-1], at=at, **changed)
            _check(line)
            _add(connection, line)

    def forget_sample_commitments(self) -> None:
        """Remove the commitments of the fictional school; those of a school are never removed."""
        with self._database.writing() as connection:
            connection.execute(COMMITMENT.delete().where(COMMITMENT.c.is_sample))


def _lines(connection: Connection, is_sample: bool) -> tuple[Commitment, ...]:
    wanted = select(COMMITMENT).where(COMMITMENT.c.is_sample.is_(is_sample)).order_by(COMMITMENT.c.id)
    return tuple(Commitment(**row) for row in connection.execute(wanted).mappings())


def _add(connection: Connection, line: Commitment) -> int:
    values = {name: column_text(value) if isinstance(value, str) else value for name, value in vars(line).items()}
    return connection.execute(COMMITMENT.insert().values(**{**values, "id": None})).inserted_primary_key[0]


def _check(line: Commitment) -> None:
    if not (line.doing.strip() and line.owner.strip() and line.due.strip()):
        raise SurveyError(_EMPTY)
    try:
        date.fromisoformat(line.due)
    except ValueError as error:
        raise SurveyError(_NO_DATE) from error
    for text in (line.said, line.doing, line.owner, line.outcome):
        if len(text) > LONGEST:
            raise SurveyError(f"Keep it to {LONGEST} characters, so that it fits on a slide: here are {len(text)}.")


def before(commitments: Sequence[Commitment], wave: str) -> list[Commitment]:
    """Return the commitments that answer an earlier survey than this one."""
    return [line for line in commitments if line.wave < wave]


def after(commitments: Sequence[Commitment], wave: str) -> list[Commitment]:
    """Return the commitments that answer this survey."""
    return [line for line in commitments if line.wave == wave]
