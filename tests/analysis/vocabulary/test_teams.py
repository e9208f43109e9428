"""Grade teams under all the names that people give them."""

import pytest

from analysis.vocabulary.teams import grade_of


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        ("Grade 3", "3"), ("Gr. 3", "3"), ("Gr3", "3"), ("G3", "3"), ("3", "3"), ("3rd", "3"), ("3rd grade", "3"),
        ("Third grade", "3"), ("third", "3"), ("Gr 3 team", "3"), ("3e année", "3"), ("Year 3", "3"),
        ("Grades 1-2", "1-2"), ("Grades 1–2", "1-2"), ("Grade 1/2", "1-2"), ("1st and 2nd grade", "1-2"),
        ("K", "K"), ("Kindergarten", "K"), ("kinder", "K"), ("K team", "K"), ("Specialists", None), ("Office", None),
        ("", None), ("3 or more", None), ("Room 3b", None),
    ],
)  # fmt: skip
def test_names_of_one_team(team, expected):
    assert grade_of(team) == expected
