"""Surveys saved, listed, loaded, published and deleted; every method is one transaction.

Beside the surveys runs a ledger without answers: one line for every save, publication and deletion, which no method
removes; deleting a survey takes from its lines what stands for single answers. It survives deletion, so that deleting a
published survey and saving it again cannot loosen what was promised. Sample surveys leave lines too, flagged, so that
the rule has no exception.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from analysis import ledger, migrations, tables
from analysis.agreed import Agreed
from analysis.comment_rulings import CommentRulings, freeze_comments
from analysis.commitments import Commitments
from analysis.document import from_bytes, to_bytes
from analysis.drafts import Drafts, as_columns, check_staff, pairs_text
from analysis.errors import SurveyError
from analysis.link_rulings import LinkRulings
from analysis.reading.draft import Draft
from analysis.school import School
from analysis.series import key_of, people_of, series_of, under_series
from analysis.survey import Survey
from analysis.tables import COMMENT_RULING, DRAFT, LEDGER, PUBLISHED, REPLACED, SURVEY, LedgerLine, SavedSurvey
from storage.database import Database

_ALREADY = "This survey is published already: its promise can be tightened, nothing else."
_NOT_YET = "This survey is a draft: publish it first."
_REPLACED = "Another version has taken the place of this one: put it back first."
_STANDS_ALREADY = "This version stands already: only a replaced one can be put back."


class Store(Drafts, CommentRulings, Commitments, School, LinkRulings):
    """The surveys of one school or district.

    Parameters
    ----------
    url
        ``sqlite:///folder/file.db`` (created with its folder where missing), ``sqlite://`` (in memory, for one thread),
        or ``postgresql://...``.
    lock_seconds
        How long to wait for another writer.
    secret
        The key that reading is given, kept outside the database; without it no later export is recognised.

    Raises
    ------
    SurveyError
        On opening and in every method, if the database cannot be read or written; nothing is changed then.
    """

    def __init__(self, url: str, lock_seconds: float = 30, secret: bytes = b""):
        self._database = Database(url, migrations.schema(), lock_seconds)
        self._secret = secret

    def save(
        self,
        survey: Survey,
        at: str,
        staff_n: int | None = None,
        is_sample: bool = False,
        draft: Draft | None = None,
        series: str | None = None,
    ) -> SavedSurvey:
        """Keep a survey as a draft; one whose digest is here already stays and is returned as it is.

        Parameters
        ----------
        survey
            What reading gave.
        at
            Now, as ISO 8601 text.
        staff_n
            Number of people who could have answered, where known.
        is_sample
            Whether this is the fictional school.
        draft
            What the survey was read from; without it nothing can be decided about it any more.
        series
            Of which series it is a later version (`series_of`): it takes the place of a draft there, and has the year
            and the headcounts of the version before. Without one it begins a series.

        Raises
        ------
        SurveyError
            If `staff_n` is below 1.
        """
        check_staff(staff_n)
        with self._database.reading() as connection:
            series = series or ledger.series_of_file(connection, survey.digest) or survey.digest
        survey, draft = (noun and under_series(noun, self._secret, series) for noun in (survey, draft))
        values = as_columns(survey) | {"draft": draft and to_bytes(draft), "is_sample": is_sample, "series": series}
        values["people"] = json.dumps(people_of(survey)) if survey.contents else None
        with self._database.writing() as connection:
            saved = tables.by_digest(connection, survey.digest)
            return saved or _insert(connection, survey, at, **_inherited(connection, series, staff_n), **values)

    def series_of(self, survey: Survey) -> str | None:
        """Return the series that an export is a later version of, as it leaves reading; None where it is none.

        Also of a survey that was published and deleted since: the ledger knows its people.
        """
        with self._database.reading() as connection:
            known = ledger.people_by_series(connection)
        return series_of(survey, known, self._secret)

    def as_version(self, survey: Survey, series: str) -> Survey:
        """Return an export that leaves reading as it will be saved, to be compared with the version before."""
        return under_series(survey, self._secret, series)

    def answer_key(self, series: str) -> bytes:
        """Return the key under which answers of one survey are hashed for the test of later versions."""
        return key_of(self._secret, f"answers of {series}")

    def record_of(self, saved: SavedSurvey) -> Mapping[str, Any] | None:
        """Return what the ledger keeps of a survey since it was published last, None where it was not."""
        lines = [line for line in self.ledger() if line.digest == saved.digest and line.block_counts]
        return lines[-1].block_counts if lines else None

    def versions(self, series: str) -> tuple[SavedSurvey, ...]:
        """List every version of a series that is here, in the order of saving."""
        with self._database.reading() as connection:
            saved = tables.saved_surveys(connection, SURVEY.c.series == series)
        return tuple(sorted(saved, key=lambda version: version.id))

    def restore(self, survey_id: int, at: str) -> SavedSurvey:
        """Put a replaced version back in its place; the one that stands there now is replaced in turn.

        Raises
        ------
        SurveyError
            If it is not replaced.
        """
        with self._database.writing() as connection:
            saved = tables.by_id(connection, survey_id)
            if saved.state != REPLACED:
                raise SurveyError(_STANDS_ALREADY)
            state = PUBLISHED if saved.published_at else DRAFT
            _replace(connection, saved.series, state)
            restored = tables.update(connection, survey_id, state=state, **ledger.tightest(connection, saved.series))
            tables.note(connection, restored, "restored", at)
            return restored

    def surveys(self) -> tuple[SavedSurvey, ...]:
        """List the surveys by wave, then by order of saving; those without a wave come last, replaced versions not."""
        with self._database.reading() as connection:
            saved = tables.saved_surveys(connection, SURVEY.c.state != REPLACED)
        # Sorted here: databases disagree on the order of text and of nothing.
        return tuple(sorted(saved, key=lambda survey: (survey.wave is None, survey.wave or "", survey.id)))

    def ledger(self) -> tuple[LedgerLine, ...]:
        """List the ledger, oldest line first."""
        with self._database.reading() as connection:
            return ledger.ledger_lines(connection)

    def load(self, survey_id: int) -> Survey:
        """Return a survey with its answers; its wave is the one set last.

        Raises
        ------
        SurveyError
            If it is no longer here, or damaged.
        """
        with self._database.reading() as connection:
            saved = tables.by_id(connection, survey_id)
            return replace(_survey(connection, survey_id), wave=saved.wave)

    def publish(
        self,
        survey_id: int,
        at: str,
        promise: int,
        block_counts: Mapping[str, Any] | None = None,
        agreed: Agreed | None = None,
    ) -> SavedSurvey:
        """Publish a draft: from now on its promise, year and number of staff stand.

        Parameters
        ----------
        survey_id, at
            Which draft, and now as ISO 8601 text.
        promise
            Smallest group shown: at least 3, and no less than was ever promised for this file.
        block_counts
            The plan and its blocks' counts, for the joint test of later versions; the ledger keeps them, so no answers.
        agreed
            What is agreed beside the promise: no looser than ever for this file. Without it what holds, or ten writers
            and bands.

        Raises
        ------
        SurveyError
            If it is published already, or the promise or what is agreed is too loose.
        """
        with self._database.writing() as connection:
            saved = tables.by_id(connection, survey_id)
            if saved.state != DRAFT:
                raise SurveyError(_ALREADY if saved.state == PUBLISHED else _REPLACED)
            _replace(connection, saved.series, PUBLISHED)
            freeze_comments(connection, saved, _survey(connection, survey_id), at)
            values = {"state": PUBLISHED, "published_at": at, "draft": None, "held": None}
            return ledger.keep_promise(connection, saved, at, promise, block_counts, agreed, **values)

    def tighten(
        self,
        survey_id: int,
        at: str,
        promise: int,
        block_counts: Mapping[str, Any] | None = None,
        agreed: Agreed | None = None,
    ) -> SavedSurvey:
        """Make the promise of a published survey stricter, or what is agreed beside it; SurveyError if it is looser."""
        with self._database.writing() as connection:
            saved = tables.by_id(connection, survey_id)
            if saved.state != PUBLISHED:
                raise SurveyError(_NOT_YET if saved.state == DRAFT else _REPLACED)
            return ledger.keep_promise(connection, saved, at, promise, block_counts, agreed)

    def delete(self, survey_id: int, at: str) -> None:
        """Delete a survey with its answers, down to the bytes of the file; its ledger stays.

        Copies made beside the file before a migration hold the same answers and go too.

        Raises
        ------
        SurveyError
            If it is no longer here; or if it is deleted, but another program keeps its traces from being removed.
        """
        with self._database.writing() as connection:
            tables.remove(connection, tables.by_id(connection, survey_id), at)
            ledger.forget(connection)
        self._database.scrub(SURVEY.name, COMMENT_RULING.name, LEDGER.name)

    def forget_samples(self, at: str) -> None:
        """Delete every sample survey; SurveyError as in `delete`."""
        with self._database.writing() as connection:
            samples = tables.saved_surveys(connection, SURVEY.c.is_sample)
            for sample in samples:
                tables.remove(connection, sample, at)
            ledger.forget(connection)
        if samples:
            self._database.scrub(SURVEY.name, COMMENT_RULING.name, LEDGER.name)

    def close(self) -> None:
        """Close the database; the store is of no use afterwards."""
        self._database.close()


def _survey(connection: Connection, survey_id: int) -> Survey:
    return from_bytes(connection.execute(select(SURVEY.c.document).where(SURVEY.c.id == survey_id)).scalar_one())


def _inherited(connection: Connection, series: str, staff_n: int | None) -> dict[str, Any]:
    """Return what a new version has from the one before, whose draft it replaces."""
    versions = tables.saved_surveys(connection, (SURVEY.c.series == series) & (SURVEY.c.state != REPLACED))
    if not versions:
        return {"staff_n": staff_n}
    before = max(versions, key=lambda version: version.id)
    _replace(connection, series, DRAFT)
    team_staff = pairs_text(dict(before.team_staff))
    return {"staff_n": staff_n or before.staff_n, "wave": before.wave, "team_staff": team_staff}


def _replace(connection: Connection, series: str, state: str) -> None:
    """Take the version of a series that stands in this state out of the list."""
    there = (SURVEY.c.series == series) & (SURVEY.c.state == state)
    connection.execute(SURVEY.update().where(there).values(state=REPLACED))


def _insert(connection: Connection, survey: Survey, at: str, **values: Any) -> SavedSurvey:
    tightest = ledger.tightest(connection, values["series"])
    tables.insert(connection, survey, state=DRAFT, saved_at=at, **tightest, **values)
    saved = tables.by_digest(connection, survey.digest)
    tables.note(connection, saved, "saved", at)
    return saved
