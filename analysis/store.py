"""Surveys saved, listed, loaded, published and deleted; every method is one transaction.

Beside the surveys runs a ledger without answers: one line for every save, publication and deletion, which no method
changes or removes. It survives deletion, so that deleting a published survey and saving it again cannot loosen what was
promised. Sample surveys leave lines too, flagged, so that the rule has no exception.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select, true

from analysis import migrations, tables
from analysis.decisions import Decision
from analysis.document import from_bytes, to_bytes
from analysis.errors import SurveyError
from analysis.reading.draft import Draft
from analysis.settings import LOOSEST_PROMISE
from analysis.survey import Survey
from analysis.tables import DECISION, SURVEY, LedgerLine, SavedSurvey
from storage.database import Database

DRAFT, PUBLISHED = "draft", "published"

_STANDS = "This survey is published, so its year and its number of staff stand as they are."
_DECIDED = "This survey is published, so how its answers were read stands as it is."
_ALREADY = "This survey is published already: its promise can be tightened, nothing else."
_NOT_YET = "This survey is a draft: publish it first."
_TOO_SMALL = f"The smallest group must be at least {LOOSEST_PROMISE}: choose a larger number."
_LOOSER = "The promise made for this survey can only be tightened: keep the number or choose a larger one."
_NO_STAFF = "The number of staff must be at least 1: leave it empty if it is not known."


class Store:
    """The surveys of one school or district.

    Parameters
    ----------
    url
        ``sqlite:///folder/file.db`` (created with its folder where missing), ``sqlite://`` (in memory, for one thread),
        or ``postgresql://...``.
    lock_seconds
        How long to wait for another writer.

    Raises
    ------
    SurveyError
        On opening and in every method, if the database cannot be read or written; nothing is changed then.
    """

    def __init__(self, url: str, lock_seconds: float = 30):
        self._database = Database(url, migrations.schema(), lock_seconds)

    def save(
        self,
        survey: Survey,
        at: str,
        staff_n: int | None = None,
        is_sample: bool = False,
        draft: Draft | None = None,
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

        Raises
        ------
        SurveyError
            If `staff_n` is below 1.
        """
        _check_staff(staff_n)
        documents = {**_written(survey), "draft": draft and to_bytes(draft)}
        with self._database.writing() as connection:
            saved = tables.by_digest(connection, survey.digest)
            return saved or _insert(connection, survey, at, staff_n=staff_n, is_sample=is_sample, **documents)

    def surveys(self) -> tuple[SavedSurvey, ...]:
        """List the surveys by wave, then by order of saving; those without a wave come last."""
        with self._database.reading() as connection:
            saved = tables.saved_surveys(connection, true())
        # Sorted here: databases disagree on the order of text and of nothing.
        return tuple(sorted(saved, key=lambda survey: (survey.wave is None, survey.wave or "", survey.id)))

    def ledger(self) -> tuple[LedgerLine, ...]:
        """List the ledger, oldest line first."""
        with self._database.reading() as connection:
            return tables.ledger_lines(connection)

    def load(self, survey_id: int) -> Survey:
        """Return a survey with its answers; its wave is the one set last.

        Raises
        ------
        SurveyError
            If it is no longer here, or damaged.
        """
        with self._database.reading() as connection:
            saved = tables.by_id(connection, survey_id)
            document = connection.execute(select(SURVEY.c.document).where(SURVEY.c.id == survey_id)).scalar_one()
        return replace(from_bytes(document), wave=saved.wave)

    def draft(self, survey_id: int) -> Draft:
        """Return what a draft was read from; SurveyError for a survey that is published or was saved without it."""
        with self._database.reading() as connection:
            tables.by_id(connection, survey_id)
            document = connection.execute(select(SURVEY.c.draft).where(SURVEY.c.id == survey_id)).scalar_one()
        if document is None:
            raise SurveyError(_DECIDED)
        return from_bytes(document, Draft)

    def decide(self, survey_id: int, survey: Survey, decisions: Iterable[Decision]) -> SavedSurvey:
        """Keep a draft as it is under these decisions, which take the place of all earlier ones.

        Parameters
        ----------
        survey_id
            Which draft.
        survey
            What the draft is under the decisions (``reading.assemble.survey_of``); its year and name do not change.

        Raises
        ------
        SurveyError
            If the survey is published.
        """
        written = _written(survey)
        with self._database.writing() as connection:
            if tables.by_id(connection, survey_id).state == PUBLISHED:
                raise SurveyError(_DECIDED)
            tables.decide(connection, survey_id, decisions)
            return tables.update(connection, survey_id, respondents=survey.respondents, **written)

    def decisions(self, survey_id: int) -> tuple[Decision, ...]:
        """List what was decided about a survey, oldest first."""
        with self._database.reading() as connection:
            return tables.decisions_of(connection, DECISION.c.survey_id == survey_id)

    def earlier_decisions(self, survey_id: int) -> tuple[Decision, ...]:
        """List what was decided about the other surveys, oldest first, to be offered again."""
        with self._database.reading() as connection:
            return tables.decisions_of(connection, DECISION.c.survey_id != survey_id)

    def set_team_staff(self, survey_id: int, team_staff: Mapping[str, int]) -> SavedSurvey:
        """Correct the number of teachers per team of a draft; SurveyError below 1 or once published."""
        for staff_n in team_staff.values():
            _check_staff(staff_n)
        return self._correct(survey_id, team_staff=json.dumps(dict(team_staff), ensure_ascii=False, sort_keys=True))

    def set_staff(self, survey_id: int, staff_n: int | None) -> SavedSurvey:
        """Correct the number of people who could have answered a draft; SurveyError below 1 or once published."""
        _check_staff(staff_n)
        return self._correct(survey_id, staff_n=staff_n)

    def set_wave(self, survey_id: int, wave: str | None) -> SavedSurvey:
        """Correct the school year of a draft; SurveyError once published."""
        return self._correct(survey_id, wave=tables.column_text(wave))

    def publish(
        self, survey_id: int, at: str, promise: int, block_counts: Mapping[str, Any] | None = None
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

        Raises
        ------
        SurveyError
            If it is published already, or the promise is too small.
        """
        with self._database.writing() as connection:
            saved = tables.by_id(connection, survey_id)
            if saved.state == PUBLISHED:
                raise SurveyError(_ALREADY)
            values = {"state": PUBLISHED, "published_at": at, "draft": None}
            return _promise(connection, saved, at, promise, block_counts, **values)

    def tighten(
        self, survey_id: int, at: str, promise: int, block_counts: Mapping[str, Any] | None = None
    ) -> SavedSurvey:
        """Raise the promise of a published survey; SurveyError for a draft or a smaller number."""
        with self._database.writing() as connection:
            saved = tables.by_id(connection, survey_id)
            if saved.state == DRAFT:
                raise SurveyError(_NOT_YET)
            return _promise(connection, saved, at, promise, block_counts)

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
        self._database.scrub(SURVEY.name)

    def forget_samples(self, at: str) -> None:
        """Delete every sample survey; SurveyError as in `delete`."""
        with self._database.writing() as connection:
            samples = tables.saved_surveys(connection, SURVEY.c.is_sample)
            for sample in samples:
                tables.remove(connection, sample, at)
        if samples:
            self._database.scrub(SURVEY.name)

    def close(self) -> None:
        """Close the database; the store is of no use afterwards."""
        self._database.close()

    def _correct(self, survey_id: int, **values: int | str | None) -> SavedSurvey:
        with self._database.writing() as connection:
            if tables.by_id(connection, survey_id).state == PUBLISHED:
                raise SurveyError(_STANDS)
            return tables.update(connection, survey_id, **values)


def _written(survey: Survey) -> dict[str, Any]:
    """Return a survey as columns: its document, and what tells this reading of the file from others."""
    document = to_bytes(survey)
    return {"document": document, "reading": hashlib.sha256(document).hexdigest()}


def _check_staff(staff_n: int | None) -> None:
    if staff_n is not None and staff_n < 1:
        raise SurveyError(_NO_STAFF)


def _insert(connection: Connection, survey: Survey, at: str, **values: Any) -> SavedSurvey:
    promised = tables.promised(connection, survey.digest)
    tables.insert(connection, survey, state=DRAFT, promise=promised, saved_at=at, **values)
    saved = tables.by_digest(connection, survey.digest)
    tables.note(connection, saved, "saved", at)
    return saved


def _promise(
    connection: Connection,
    saved: SavedSurvey,
    at: str,
    promise: int,
    block_counts: Mapping[str, Any] | None,
    **values: str | None,
) -> SavedSurvey:
    if promise < LOOSEST_PROMISE:
        raise SurveyError(_TOO_SMALL)
    if promise < (saved.promise or 0):
        raise SurveyError(_LOOSER)
    published = tables.update(connection, saved.id, promise=promise, **values)
    tables.note(connection, published, "published", at, block_counts)
    return published
