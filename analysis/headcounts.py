"""How many teachers could have answered: for the school and per team, typed or from a staff list."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.errors import SurveyError
from analysis.findings.blocks import size_words
from analysis.survey import Item, Survey
from analysis.tabulate import TEACHERS, count
from analysis.vocabulary.teams import grade_of


@dataclass(frozen=True)
class TeamResponse:
    """One team of the survey: how many answered, in words no finer than promised, and its headcount where known."""

    team: str
    answered: str
    staff_n: int | None


def check(staff_n: int | None, answered_n: int) -> None:
    """Raise SurveyError if fewer people could have answered than did."""
    if staff_n is not None and staff_n < answered_n:
        raise SurveyError(f"{answered_n} teachers answered, so at least {answered_n} could have. Check the number.")


def believed(staff_n: int | None, answered_n: int) -> int | None:
    """Return a headcount, None where it is not known or cannot be: more people answered than it counts."""
    return staff_n if staff_n is not None and staff_n >= answered_n else None


def teams_of(survey: Survey) -> tuple[str, ...]:
    """Return the teams that teachers of a survey named, in the order of its answers; empty without a team question."""
    item = survey.first("team")
    if item is None:
        return ()
    counts = count(survey, item, TEACHERS)
    return tuple(option for option, n in zip(item.options, counts.n, strict=True) if n)


def team_responses(survey: Survey, team_staff: Mapping[str, int], promise: int) -> tuple[TeamResponse, ...]:
    """Return how many of every team answered: exact from 20 on, "ten or more", "five or more" or "fewer than" below.

    ``promise`` is the smallest group shown; five stands for it in these words.
    """
    item = survey.first("team")
    if item is None:
        return ()
    counts = count(survey, item, TEACHERS)
    return tuple(
        TeamResponse(option, size_words(n, promise), team_staff.get(option))
        for option, n in zip(item.options, counts.n, strict=True)
        if n or option in team_staff
    )


def staff_by_team(staff_list: Survey, teams: tuple[str, ...]) -> dict[str, int]:
    """Return the headcount of every team from a staff list: a table with one row per teacher and a column of teams.

    The column is the one whose values are the survey's teams; "Gr. 3" in the list is "Grade 3" in the survey.

    Raises
    ------
    SurveyError
        No column of the list holds the teams.
    """
    columns = [item for item in staff_list.items if item.item_type in ("single_choice", "likert", "number")]
    best = max(columns, key=lambda item: len(_matched(item, teams)), default=None)
    matched = _matched(best, teams) if best else {}
    if not matched:
        raise SurveyError(
            "This staff list has no column with the teams of the survey. "
            "Give a table with one row per teacher and a column that names the team."
        )
    counts = count(staff_list, best, "everyone")
    found: dict[str, int] = {}
    for option, n in zip(best.options, counts.n, strict=True):
        if option in matched:
            found[matched[option]] = found.get(matched[option], 0) + n
    return found


def _matched(item: Item, teams: tuple[str, ...]) -> dict[str, str]:
    """Return which option of a column is which team."""
    named = {_plain(team): team for team in teams}
    return {option: named[_plain(option)] for option in item.options if _plain(option) in named}


def _plain(team: str) -> str:
    return grade_of(team) or team.casefold().strip()
