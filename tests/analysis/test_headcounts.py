"""Headcounts per team, and how many answered in the words that are allowed."""

import pytest

from analysis.errors import SurveyError
from analysis.findings.blocks import size_words
from analysis.headcounts import believed, check, staff_by_team, team_responses, teams_of
from analysis.reading import read_here
from sample_data import MAPLE_HOLLOW
from tests.analysis.surveys import choice, survey


@pytest.mark.parametrize(
    ("n", "promise", "expected"),
    [
        (0, 5, "fewer than five"),
        (4, 5, "fewer than five"),
        (5, 5, "five or more"),
        (9, 5, "five or more"),
        (10, 5, "ten or more"),
        (19, 5, "ten or more"),
        (20, 5, "20"),
        (2, 3, "fewer than three"),
        (3, 3, "three or more"),
        (11, 12, "fewer than 12"),
        (12, 12, "12 or more"),
        (25, 12, "25"),
    ],
)
def test_no_block_is_told_finer_than_promised(n, promise, expected):
    assert size_words(n, promise) == expected


def test_teams_of_leaders_only_are_no_teams_of_teachers():
    wave = read_here(MAPLE_HOLLOW[1].read_bytes(), "2024.xlsx")
    assert len(teams_of(wave)) == 8
    assert "Office" not in teams_of(wave)
    found = {row.team: row.answered for row in team_responses(wave, {"K team": 5}, 5)}
    assert found["Specialists & Support"] == "fewer than five"
    assert found["Gr 7-8 team"] == "five or more"


def test_a_staff_list_gives_every_team_its_headcount_under_the_name_of_the_survey():
    wave = read_here(MAPLE_HOLLOW[1].read_bytes(), "2024.xlsx")
    people = ["K"] * 5 + ["Grade 3"] * 6 + ["3rd"] + ["Grades 7-8"] * 8 + ["Kitchen"] * 2
    table = "Name,Team\n" + "\n".join(f"Person {at},{team}" for at, team in enumerate(people))
    found = staff_by_team(read_here(table.encode(), "staff.csv"), teams_of(wave))
    assert found == {"K team": 5, "Gr 3 team": 7, "Gr 7-8 team": 8}


def test_a_list_without_teams_is_refused_in_words():
    with pytest.raises(SurveyError, match="no column with the teams"):
        staff_by_team(survey(choice("a", ("x", "y"), ["x", "y"])), ("Grade 3",))


def test_without_a_team_question_there_are_no_teams():
    assert teams_of(survey(choice("a", ("x",), ["x"]))) == ()
    assert team_responses(survey(choice("a", ("x",), ["x"])), {}, 5) == ()


@pytest.mark.parametrize(("staff_n", "held"), [(None, None), (37, None), (38, 38), (48, 48)])
def test_a_headcount_is_believed_unless_more_people_answered(staff_n, held):
    assert believed(staff_n, 38) == held
    if staff_n == 37:
        with pytest.raises(SurveyError, match="at least 38"):
            check(staff_n, 38)
    else:
        check(staff_n, 38)
