"""Counting, on tables that can be checked by hand."""

from array import array

import numpy as np
import pytest

from analysis.survey import ANSWERED, NONRESPONSE, NOT_ASKED, Item, Responses, Scale
from analysis.tabulate import (
    EVERYONE,
    TEACHERS,
    constant_sum_scores,
    count,
    grid_scores,
    members,
    pair_counts,
    rank_counts,
    ranking_scores,
    ranking_stages,
)
from tests.analysis.surveys import choice, ordered, points, rated, survey, ticks

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


def test_scores_of_a_ranking_are_points_in_halves():
    item, responses = ordered("r", ("x", "y", "z"), [[1, 2, 3], [1, 1, 0], [1, 2, 3], [0, 0, 0], [0, 1, 0]])
    scored = ranking_scores(survey(ROLES, (item, responses)), item)
    assert (scored.base_n, scored.unit, scored.widest, scored.n) == (3, 0.5, 4, (2, 2, 0))
    assert (scored.totals, scored.scored_n) == ((8, 9, 1), (3, 3, 3))
    assert scored.differences[0][1] == ((-3, 1), (0, 1), (2, 1))
    assert scored.differences[1][0] == ((-2, 1), (0, 1), (3, 1))
    assert scored.mean_ranks == (1, 4 / 3, 3)


def test_stages_of_a_ranking_leave_leaders_and_blanks_out():
    item, responses = ordered("r", ("x", "y", "z"), [[1, 2, 3], [1, 0, 0], [3, 2, 1], [0, 0, 0], [2, 1, 3]])
    stages = ranking_stages(survey(ROLES, (item, responses)), item)
    assert (stages.wins.tolist(), stages.times.sum()) == ([3, 2, 0], 5)


@pytest.mark.parametrize(
    ("scale", "answers", "total", "widest"),
    [
        (Scale("agreement", ("No", "Some", "Yes"), ("Yes",)), ["No", "Yes", "", "?"], 4, 2),
        (Scale("numeric_0_10", ("0", "5", "10: very"), ("10: very",)), ["5", "10: very", "", "?"], 15, 10),
        (Scale("numeric_-2_2", ("-2", "0", "+2"), ("+2",)), ["-2", "+2", "", "?"], 0, 4),
    ],
)
def test_scores_of_a_grid_are_places_on_its_scale(scale, answers, total, widest):
    row, other = rated("a", scale, answers, ("?",)), rated("b", scale, ["", *answers[:3]], ("?",))
    scored = grid_scores(survey(row, other), [row[0], other[0]])
    assert (scored.base_n, scored.scored_n, scored.n, scored.widest) == (3, (2, 2), (1, 1), widest)
    assert (scored.totals, scored.unit) == ((total, total), 1)
    assert (scored.item.wording, scored.item.options) == ("How useful?", ("Row a", "Row b"))
    assert sum(people for _, people in scored.differences[0][1]) == 1


def test_points_that_add_up_are_scores_and_a_blank_is_none():
    rows = [points("a", ["60", "50,5", "33.3"] + ["100"] * 9), points("b", ["40", "49,5", "33.3"] + [""] * 9)]
    rows.append(points("c", ["", "", "33.4"] + [""] * 9))
    scored = constant_sum_scores(survey(*rows), [item for item, _ in rows])
    assert (scored.base_n, scored.n, scored.item.item_type) == (12, (11, 0, 1), "number")
    assert [total * scored.unit for total in scored.totals] == pytest.approx([1043.8, 122.8, 33.4])


def test_points_are_scores_only_where_nine_in_ten_reach_the_total():
    def shared(wrong):
        rows = [points("a", ["30"] * 20), points("b", ["70"] * (20 - wrong) + ["7"] * wrong)]
        return constant_sum_scores(survey(*rows), [item for item, _ in rows])

    assert shared(2).base_n == 18
    assert shared(3) is None


def test_who_gives_two_rows_as_much_gave_neither_the_most():
    rows = [points("a", ["50", "60"]), points("b", ["50", "40"])]
    assert constant_sum_scores(survey(*rows), [item for item, _ in rows]).n == (1, 0)
