"""The tables of the store, their rows, and what is done to one row inside a transaction.

A change here needs a step in ``analysis/migrations/versions``.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    select,
)

from analysis.agreed import Agreed
from analysis.decisions import Decision
from analysis.errors import SurveyError
from analysis.settings import FEWEST_WRITERS
from analysis.survey import Survey

DRAFT, PUBLISHED, REPLACED = "draft", "published", "replaced"

METADATA = MetaData()

SURVEY = Table(
    "survey",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("wave", Text),
    Column("platform", Text, nullable=False),
    Column("respondents", Integer, nullable=False),
    Column("staff_n", Integer),
    Column("state", Text, nullable=False),
    Column("promise", Integer),
    Column("is_sample", Boolean, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("published_at", Text),
    Column("document", LargeBinary, nullable=False),
    Column("reading", Text, nullable=False),
    Column("draft", LargeBinary),
    Column("team_staff", Text),
    Column("series", Text),
    Column("held", Text),
    Column("people", Text),
    Column("writers", Integer),
    Column("counts", Boolean),
)

DECISION = Table(
    "decision",
    METADATA,
    Column("survey_id", Integer, ForeignKey("survey.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("choice", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)

# Goes by series, so that a later version of a survey has what was decided about the comments it shares.
COMMENT_RULING = Table(
    "comment_ruling",
    METADATA,
    Column("series", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# Goes by the series of two surveys, whichever of their versions stand.
LINK_RULING = Table(
    "link_ruling",
    METADATA,
    Column("earlier", Text, primary_key=True),
    Column("later", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("choice", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)

COMMENT_CODEBOOK = Table(
    "comment_codebook",
    METADATA,
    Column("survey_id", Integer, ForeignKey("survey.id", ondelete="CASCADE"), primary_key=True),
    Column("document", Text, nullable=False),
)

SCHOOL_SETTING = Table(
    "school_setting",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", Text, nullable=False),
)

LEDGER = Table(
    "ledger",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("wave", Text),
    Column("event", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("respondents", Integer, nullable=False),
    Column("promise", Integer),
    Column("is_sample", Boolean, nullable=False),
    Column("block_counts", Text),
    Column("series", Text),
    Column("writers", Integer),
    Column("counts", Boolean),
)


@dataclass(frozen=True)
class SavedSurvey:
    """A survey in the store, without its answers.

    ``state`` is draft, published, or replaced by another version of its ``series``. A draft has a ``promise`` only
    where its series was published before; ``held`` says why it could not be published, where that was tried.
    ``reading`` differs whenever the file was read differently, so a cache may go by it. ``team_staff`` is the number of
    teachers per team, where known. ``name``, ``wave`` and ``platform`` are as a database can hold them: without NUL,
    and "?" for half an emoji.
    """

    id: int
    digest: str
    name: str
    wave: str | None
    platform: str
    respondents: int
    staff_n: int | None
    state: str
    promise: int | None
    is_sample: bool
    saved_at: str
    published_at: str | None
    reading: str
    team_staff: tuple[tuple[str, int], ...]
    series: str
    held: str | None
    writers: int | None = None
    counts: bool | None = None

    @property
    def agreed(self) -> Agreed:
        """What is agreed beside the promise."""
        return Agreed(self.writers or FEWEST_WRITERS, bool(self.counts))


@dataclass(frozen=True)
class LedgerLine:
    """One event in the life of a survey: saved, published (again when its promise is tightened), restored, deleted."""

    digest: str
    name: str
    wave: str | None
    event: str
    at: str
    respondents: int
    promise: int | None
    is_sample: bool
    block_counts: Mapping[str, Any] | None
    series: str
    writers: int | None = None
    counts: bool | None = None


_LIGHT = tuple(column for column in SURVEY.c if column.name not in ("document", "draft", "people"))

_IN_BOTH = ("digest", "name", "wave", "respondents", "promise", "is_sample", "series", "writers", "counts")

_GONE = "This survey is no longer here: choose one from the list."


def saved_surveys(connection: Connection, condition: ColumnElement[bool]) -> list[SavedSurvey]:
    """List the surveys that fulfil a condition, without their answers."""
    rows = connection.execute(select(*_LIGHT).where(condition)).mappings()
    return [SavedSurvey(**{**row, "team_staff": _pairs(row["team_staff"])}) for row in rows]


def _pairs(team_staff: str | None) -> tuple[tuple[str, int], ...]:
    return tuple(json.loads(team_staff or "{}").items())


def by_digest(connection: Connection, digest: str) -> SavedSurvey | None:
    """Return the survey read from the file with this digest, or None."""
    return next(iter(saved_surveys(connection, SURVEY.c.digest == digest)), None)


def by_id(connection: Connection, survey_id: int) -> SavedSurvey:
    """Return the survey with this id; SurveyError where there is none."""
    for saved in saved_surveys(connection, SURVEY.c.id == survey_id):
        return saved
    raise SurveyError(_GONE)


def insert(connection: Connection, survey: Survey, **values: Any) -> None:
    """Add a survey; `values` are the columns a survey does not know."""
    known = {
        "digest": survey.digest,
        "name": column_text(survey.name),
        "wave": column_text(survey.wave),
        "platform": column_text(survey.receipt.platform),
        "respondents": survey.respondents,
    }
    connection.execute(SURVEY.insert().values(**known | values))


def update(connection: Connection, survey_id: int, **values: Any) -> SavedSurvey:
    """Change columns of a survey and return it as it is now."""
    connection.execute(SURVEY.update().where(SURVEY.c.id == survey_id).values(**values))
    return by_id(connection, survey_id)


def remove(connection: Connection, saved: SavedSurvey, at: str) -> None:
    """Delete a survey with its answers and note it in the ledger; its replaced versions go with the last that stood."""
    of_series = saved_surveys(connection, (SURVEY.c.series == saved.series) & (SURVEY.c.id != saved.id))
    _remove(connection, saved, at)
    if all(other.state == REPLACED for other in of_series):
        for other in of_series:
            _remove(connection, other, at)
        connection.execute(COMMENT_RULING.delete().where(COMMENT_RULING.c.series == saved.series))
        of_links = (LINK_RULING.c.earlier == saved.series) | (LINK_RULING.c.later == saved.series)
        connection.execute(LINK_RULING.delete().where(of_links))


def _remove(connection: Connection, saved: SavedSurvey, at: str) -> None:
    connection.execute(DECISION.delete().where(DECISION.c.survey_id == saved.id))
    connection.execute(COMMENT_CODEBOOK.delete().where(COMMENT_CODEBOOK.c.survey_id == saved.id))
    connection.execute(SURVEY.delete().where(SURVEY.c.id == saved.id))
    note(connection, saved, "deleted", at)


def note(
    connection: Connection, saved: SavedSurvey, event: str, at: str, block_counts: Mapping[str, Any] | None = None
) -> None:
    """Add a line to the ledger."""
    same = {column: getattr(saved, column) for column in _IN_BOTH}
    counts = None if block_counts is None else json.dumps(block_counts, sort_keys=True)
    connection.execute(LEDGER.insert().values(**same, event=event, at=at, block_counts=counts))


def decisions_of(connection: Connection, condition: ColumnElement[bool]) -> tuple[Decision, ...]:
    """List the decisions that fulfil a condition, oldest first."""
    columns = (DECISION.c.key, DECISION.c.choice, DECISION.c.at, DECISION.c.why)
    rows = connection.execute(select(*columns).where(condition)).mappings()
    return tuple(sorted((Decision(**row) for row in rows), key=lambda decision: (decision.at, decision.key)))


def decide(connection: Connection, survey_id: int, decisions: Iterable[Decision]) -> None:
    """Put these decisions in the place of a survey's earlier ones."""
    connection.execute(DECISION.delete().where(DECISION.c.survey_id == survey_id))
    rows = [
        {name: column_text(value) for name, value in vars(decision).items()} | {"survey_id": survey_id}
        for decision in decisions
    ]
    if rows:
        connection.execute(DECISION.insert(), rows)


def column_text(value: str | None) -> str | None:
    """Make text fit a database column: without NUL, and "?" for half an emoji."""
    return value and value.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
