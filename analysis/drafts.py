"""Drafts in the store: what they were read from, what was decided about them, and what the uploader corrects."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from analysis import tables
from analysis.decisions import Decision
from analysis.document import from_bytes, to_bytes
from analysis.errors import SurveyError
from analysis.reading.draft import Draft
from analysis.survey import Survey
from analysis.tables import DECISION, DRAFT, SURVEY, SavedSurvey
from storage.database import Database

_STANDS = "This survey is published, so its year and its number of staff stand as they are."
_DECIDED = "This survey is published, so how its answers were read stands as it is."
_NO_STAFF = "The number of staff must be at least 1: leave it empty if it is not known."


class Drafts:
    """What may be done to a survey until it is published; every method is one transaction."""

    _database: Database

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
        columns = as_columns(survey)
        with self._database.writing() as connection:
            if tables.by_id(connection, survey_id).state != DRAFT:
                raise SurveyError(_DECIDED)
            tables.decide(connection, survey_id, decisions)
            return tables.update(connection, survey_id, respondents=survey.respondents, **columns)

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
            check_staff(staff_n)
        return self._correct(survey_id, team_staff=pairs_text(team_staff))

    def set_staff(self, survey_id: int, staff_n: int | None) -> SavedSurvey:
        """Correct the number of people who could have answered a draft; SurveyError below 1 or once published."""
        check_staff(staff_n)
        return self._correct(survey_id, staff_n=staff_n)

    def set_wave(self, survey_id: int, wave: str | None) -> SavedSurvey:
        """Correct the school year of a draft; SurveyError once published."""
        return self._correct(survey_id, wave=tables.column_text(wave))

    def hold(self, survey_id: int, reason: str) -> SavedSurvey:
        """Note why a draft could not be published; SurveyError once published."""
        return self._correct(survey_id, held=tables.column_text(reason))

    def _correct(self, survey_id: int, **values: int | str | None) -> SavedSurvey:
        with self._database.writing() as connection:
            if tables.by_id(connection, survey_id).state != DRAFT:
                raise SurveyError(_STANDS)
            return tables.update(connection, survey_id, **values)


def as_columns(survey: Survey) -> dict[str, Any]:
    """Return a survey as columns: its document, and what tells this reading of the file from others."""
    document = to_bytes(survey)
    return {"document": document, "reading": hashlib.sha256(document).hexdigest()}


def check_staff(staff_n: int | None) -> None:
    """Raise SurveyError for a number of staff below 1."""
    if staff_n is not None and staff_n < 1:
        raise SurveyError(_NO_STAFF)


def pairs_text(team_staff: Mapping[str, int]) -> str:
    """Return headcounts by team as a database column holds them."""
    return json.dumps(dict(team_staff), ensure_ascii=False, sort_keys=True)
