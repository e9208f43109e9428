"""Two waves of one survey joined person by person, by hand."""

import numpy as np
import pytest

from analysis.change.linked import score_change
from analysis.change.turnover import turnover
from analysis.links import linked_differences, linked_table, merged_ticks, stayed_left_joined
from analysis.survey import Scale
from tests.analysis.surveys import choice, rated, survey, ticks

SCALE = Scale("frequency", ("Never", "Sometimes", "Often"), ("Often",))
ROLES = ("Teacher", "Principal")
ONE = rated("a", SCALE, ["Never", "Often", "", "Sometimes", "Often", "N/A"], ("N/A",))
TWO = rated("b", SCALE, ["Often", "Often", "Never", "Sometimes", "Often"])
EARLIER = survey(ONE, choice("r1", ROLES, ["Teacher"] * 5 + ["Teacher"], "role"))
LATER = survey(TWO, choice("r2", ROLES, ["Teacher"] * 4 + ["Principal"], "role"))
# Who was first is now second, and so on; the last of the earlier wave is outside the scale, of the later a leader.
PEOPLE = [(0, 1), (1, 0), (2, 2), (3, 3), (4, 4), (5, 3)]


def test_pairs_of_answers_of_those_with_both():
    table = linked_table(EARLIER, ONE[0], LATER, TWO[0], PEOPLE)
    assert table.tolist() == [[0, 0, 1], [0, 1, 0], [0, 0, 1]]
    assert linked_table(EARLIER, ONE[0], LATER, TWO[0], PEOPLE, "everyone")[2, 2] == 2


def test_how_far_people_moved():
    moved = linked_differences(EARLIER, ONE[0], LATER, TWO[0], PEOPLE)
    assert moved == ((0, 2), (2, 1))
    assert score_change(moved).up == 1


def test_those_who_came_and_left_are_kept():
    stayed, left, joined = stayed_left_joined(EARLIER, ONE[0], LATER, TWO[0], PEOPLE)
    assert (stayed, left, joined) == ([(1, 3), (2, 2), (3, 3)], [3], [1])
    found = turnover(stayed, left, joined)
    assert found.total == pytest.approx(np.mean([3, 2, 3, 1]) - np.mean([1, 2, 3, 3]))


def test_a_person_who_ticked_both_halves_of_a_split_option_counts_once():
    item, answers = ticks("t", ("D1", "D2", "E"), [{"D1", "D2"}, {"D1"}, {"E"}, None])
    assert merged_ticks(survey((item, answers)), item, ("D", "D", None)) == {"D": 2}
