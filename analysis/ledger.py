"""The ledger read, and promises kept by it: the tightest that was ever promised for a survey stands, also deleted."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from analysis import tables
from analysis.agreed import Agreed
from analysis.errors import SurveyError
from analysis.settings import FEWEST_WRITERS, LOOSEST_PROMISE
from analysis.tables import LEDGER, SURVEY, LedgerLine, SavedSurvey

_TOO_SMALL = f"The smallest group must be at least {LOOSEST_PROMISE}: choose a larger number."
_LOOSER = "The promise made for this survey can only be tightened: keep the number or choose a larger one."
_FEW_WRITERS = f"Comments need at least {FEWEST_WRITERS} writers: choose a larger number."
_LOOSER_BESIDE = "What was agreed for this survey can only be tightened: more writers for comments, bands for counts."


def tightest(connection: Connection, series: str) -> dict[str, Any]:
    """Return the tightest that was ever promised for a version of this series, as columns; None where nothing was."""
    lines = select(LEDGER.c.promise, LEDGER.c.writers, LEDGER.c.counts).where(LEDGER.c.series == series)
    found = [line for line in connection.execute(lines.where(LEDGER.c.event == "published")).all() if line.promise]
    return {
        "promise": promised(connection, series),
        "writers": max((line.writers for line in found if line.writers), default=None),
        "counts": all(line.counts for line in found) or None if found else None,
    }


def promised(connection: Connection, series: str) -> int | None:
    """Return the tightest promise ever made for a version of this series, or None."""
    return connection.execute(select(func.max(LEDGER.c.promise)).where(LEDGER.c.series == series)).scalar()


def series_of_file(connection: Connection, digest: str) -> str | None:
    """Return the series that the file with this digest was ever part of, or None."""
    newest = select(LEDGER.c.series).where(LEDGER.c.digest == digest).order_by(LEDGER.c.id.desc())
    return connection.execute(newest.limit(1)).scalar()


def people_by_series(connection: Connection) -> list[tuple[str, tuple[list[str], list[str]]]]:
    """List series with the marks and contents of one version's people: all surveys and the ledger, no samples."""
    saved = connection.execute(
        select(SURVEY.c.series, SURVEY.c.people).where(SURVEY.c.people.is_not(None), ~SURVEY.c.is_sample)
    )
    published = LEDGER.c.block_counts.is_not(None) & ~LEDGER.c.is_sample
    noted = connection.execute(select(LEDGER.c.series, LEDGER.c.block_counts).where(published))
    found = [(series, json.loads(people)) for series, people in saved]
    found += [(series, known["people"]) for series, text in noted if "people" in (known := json.loads(text))]
    return [(series, tuple(people)) for series, people in found]


def ledger_lines(connection: Connection) -> tuple[LedgerLine, ...]:
    """List the ledger, oldest line first."""
    columns = [column for column in LEDGER.c if column.name != "id"]
    rows = connection.execute(select(*columns).order_by(LEDGER.c.id)).mappings()
    return tuple(LedgerLine(**{**row, "block_counts": json.loads(row["block_counts"] or "null")}) for row in rows)


def forget(connection: Connection) -> None:
    """Take out of the ledger what stands for single answers of surveys that are no longer here; no line goes."""
    here = select(SURVEY.c.digest)
    gone = (LEDGER.c.block_counts.is_not(None)) & LEDGER.c.digest.not_in(here)
    for line in connection.execute(select(LEDGER.c.id, LEDGER.c.block_counts).where(gone)).all():
        kept = json.loads(line.block_counts)
        version = kept.get("version")
        if version and not version.get("forgotten"):
            version |= {"answers": {item: [] for item in version["answers"]}, "forgotten": True}
            text = json.dumps(kept, sort_keys=True)
            connection.execute(LEDGER.update().where(LEDGER.c.id == line.id).values(block_counts=text))


def keep_promise(
    connection: Connection,
    saved: SavedSurvey,
    at: str,
    promise: int,
    block_counts: Mapping[str, Any] | None,
    agreed: Agreed | None,
    **values: str | None,
) -> SavedSurvey:
    """Keep a promise and what is agreed beside it, with a line in the ledger; SurveyError where either is looser.

    ``values`` are further columns of the survey that change with it.
    """
    if promise < LOOSEST_PROMISE:
        raise SurveyError(_TOO_SMALL)
    if promise < (promised(connection, saved.series) or 0):
        raise SurveyError(_LOOSER)
    agreed = agreed or saved.agreed
    if agreed.writers < FEWEST_WRITERS:
        raise SurveyError(_FEW_WRITERS)
    known = tightest(connection, saved.series)
    before = Agreed(known["writers"] or FEWEST_WRITERS, bool(known["counts"])) if known["promise"] else agreed
    if agreed != agreed.tightened(before):
        raise SurveyError(_LOOSER_BESIDE)
    values |= {"writers": agreed.writers if agreed.writers > FEWEST_WRITERS else None, "counts": agreed.counts or None}
    published = tables.update(connection, saved.id, promise=promise, **values)
    tables.note(connection, published, "published", at, block_counts)
    return published
