"""Counting, on tables that can be checked by hand."""

from array import array

import numpy as np
import pytest

from analysis.survey import ANSWERED, NONRESPONSE, NOT_ASKED, Item, Responses, Scale
from analysis.tabulate import EVERYONE, TEACHERS, count, members, pair_counts, rank_counts
from tests.analysis.surveys import choice, survey, ticks

ROLES = choice(
    "role", ("Teacher", "Team lead", "Principal"), ["Teacher", "Team lead", "Principal", "", "Teacher"], "role"
)


def test_the_whole_school_is_all_teachers_leads_and_silent_ones_included():
    assert members(survey(ROLES)).tolist() == [True, True, False, True, True]
    assert members(survey(ROLES), EVERYONE).all()


def test_without_a_role_question_everybody_is_a_teacher():
    asked = survey(choice("a", ("x",), ["x", "x"]))
    assert members(asked, TEACHERS).tolist() == [True, True]


def test_single_choice_counts_blanks_apart_and_leaves_leaders_out():
    item, responses = choice("a", ("x", "y"), ["x", "y", "x", "", "y"])
    counted = count(survey(ROLES, (item, responses)), item)
    assert (counted.base_n, counted.n, counted.item_nonresponse, counted.not_asked) == (3, (1, 2), 1, 0)


def test_select_all_counts_people_per_option():
    item, responses = ticks("a", ("x", "y"), [{"x"}, {"x", "y"}, {"y"}, None, set()])
    counted = count(survey(ROLES, (item, responses)), item)
    assert (counted.base_n, counted.n, counted.item_nonresponse) == (3, (2, 1), 1)


def test_answers_outside_the_scale_leave_the_base():
    scale = Scale("agreement", ("No", "Yes"), ("Yes",))
    item = Item("a", "A?", None, "likert", (1,), ("No", "Yes"), ("Don't know",), scale)
    state = array("b", [ANSWERED, ANSWERED, ANSWERED, NONRESPONSE, NOT_ASKED])
    counted = count(survey((item, Responses(state, (array("h", [0, 1, 2, -1, -1]),)))), item)
    assert (counted.base_n, counted.n, counted.outside_n) == (2, (1, 1), (1,))
    assert counted.base_n + sum(counted.outside_n) + counted.item_nonresponse + counted.not_asked == 5


def test_write_ins_are_counted_and_open_answers_are_not_write_ins():
    options, responses = ticks("a", ("x",), [{"x"}, set(), set()])
    written = Responses(responses.state, responses.codes, ("", "else", ""))
    assert count(survey((options, written)), options).other_text_n == 1
    comment = Item("b", "Why?", None, "open_ended", (1,))
    answers = Responses(array("b", [0, 0, -1]), (), ("Time.", "Time!", ""))
    counted = count(survey((comment, answers)), comment)
    assert (counted.base_n, counted.other_text_n, counted.n) == (2, 0, ())


def test_ranks_are_counted_per_option():
    item = Item("r", "Rank", None, "ranking", (1, 2), ("x", "y"))
    ranked = survey((item, Responses(array("b", [0, 0, -1]), (array("h", [1, 2, 0]), array("h", [2, 1, 0])))))
    assert rank_counts(ranked, item).tolist() == [[1, 1], [1, 1]]
    assert count(ranked, item).n == (2, 2)


@pytest.mark.parametrize("block", [EVERYONE, TEACHERS])
def test_pairs_of_a_single_choice_are_its_counts(block):
    item, responses = choice("a", ("x", "y", "z"), ["x", "y", "x", "", "y"])
    asked = survey(ROLES, (item, responses))
    prefer = np.array(pair_counts(asked, item, block).prefer)
    n = np.array(count(asked, item, block).n)
    assert (prefer == n[:, None] * (1 - np.eye(3, dtype=int))).all()


def test_pairs_of_a_select_all_leave_out_those_who_ticked_both():
    item, responses = ticks("a", ("x", "y"), [{"x"}, {"x", "y"}, {"x"}, None, {"y"}])
    assert pair_counts(survey((item, responses)), item).prefer == ((0, 2), (1, 0))
