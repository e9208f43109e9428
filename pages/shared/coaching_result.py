"""One result of the whole school beside a team's priority: from released findings only, joined by nothing but words."""

from dataclasses import replace

from analysis.store import SavedSurvey
from analysis.survey import Finding, Row
from coaching.priority import Priority
from pages.shared import data, rated
from pages.shared.words import coaching as said


def questions() -> list[str]:
    """Return the questions of the newest published survey, as they were asked."""
    published = _published()
    return list(rated.questions(published[-1])) if published else []


def whole_school_result(priority: Priority) -> str:
    """Return a sentence about the whole school to talk about, empty where no survey is published.

    The question a team wants to move is kept as text. Where a published survey asked it in these words, its result is
    told, with the year before only where words and answers are the same.
    """
    found = [(survey, rated.questions(survey).get(priority.wording)) for survey in _published()]
    asked = [(survey, finding) for survey, finding in found if finding is not None]
    if priority.wording and asked:
        newest, finding = asked[-1]
        earlier = [_in(survey, one) for survey, one in asked[:-1] if _answers(one) == _answers(finding)]
        return " ".join([said.RESULT.format(wording=priority.wording), _in(newest, finding), *earlier[-1:]])
    if priority.wording:
        return said.RESULT_NOT_ASKED.format(wording=priority.wording)
    first = data.ranking(_published()[-1], "most_valuable") if _published() else None
    return first.headline if first else ""


def _published() -> list[SavedSurvey]:
    return [survey for survey in data.store().surveys() if survey.state == "published"]


def _in(survey: SavedSurvey, finding: Finding) -> str:
    return said.RESULT_IN.format(year=survey.wave or survey.name, headline=finding.headline)


def _answers(finding: Finding) -> tuple[Row, ...]:
    return tuple(replace(row, n=0, base_n=0, marked=False) for row in finding.rows)
