"""Staff lists as they come: with a header or without, from a spreadsheet or pasted."""

import csv
from pathlib import Path

import pytest

from coaching.people import LEADER, TEACHER
from coaching.roster import RosterLine, pasted, read_roster
from storage.errors import PlainError

STAFF = Path(__file__).resolve().parents[2] / "sample_data" / "coaching" / "cycle_staff.csv"


@pytest.mark.parametrize(
    "text",
    [
        "Name,Team,Role\nAnn B.,Grade 3,Team lead\nBo,Grade 3,Teacher\nCy,,Principal",
        "Staff list;;\nDisplay name;Grade team;Position\nAnn B.;Grade 3;Lead\nBo;Grade 3;\nCy;;Vice principal",
        "Ann B.\tGrade 3\tlead\nBo\tGrade 3\nCy\t\tadmin",
        "Teacher,Team lead,Team,Role\nAnn B.,x,Grade 3,\n\nBo,,Grade 3,teacher\nCy,,Grade 3,School leader",
    ],
)
def test_people_teams_leads_and_leaders_are_read(text):
    assert read_roster(pasted(text)) == (
        RosterLine("Ann B.", "Grade 3", TEACHER, True),
        RosterLine("Bo", "Grade 3"),
        RosterLine("Cy", "", LEADER),
    )


@pytest.mark.parametrize(
    ("role", "is_lead", "is_leader"),
    [
        ("Team leader", True, False),
        ("Lead teacher", True, False),
        ("Principal", False, True),
        ("Vice-principal", False, True),
        ("Leader", False, True),
        ("Administrator", False, True),
        ("Special education teacher", False, False),
        ("", False, False),
    ],
)
def test_roles_in_the_words_of_schools(role, is_lead, is_leader):
    (line,) = read_roster([["Name", "Team", "Role"], ["Ann", "Grade 3", role]])
    assert (line.is_lead, line.role == LEADER) == (is_lead, is_leader)


def test_the_made_up_schools_own_list():
    with STAFF.open(encoding="utf-8", newline="") as file:
        lines = read_roster(list(csv.reader(file)))
    assert len(lines) == 51
    assert sum(line.is_lead for line in lines) == 8
    assert sum(line.role == LEADER for line in lines) == 3
    assert {line.division for line in lines if line.team == "G3"} == {"K-3"}
    assert {line.experience for line in lines if line.team == "SPEC"} == {"0-5"}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "is empty"),
        ([["", " "]], "is empty"),
        ([["Name", "Team"]], "is empty"),
        ([["1", "2", "3", "4"]], "needs a column"),
        ([["Name"], ["Ann"], ["ann"]], "same name"),
    ],
)
def test_a_list_that_cannot_be_read_says_what_is_missing(rows, sentence):
    with pytest.raises(PlainError, match=sentence):
        read_roster(rows)
