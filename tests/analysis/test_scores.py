"""Ranks of scores: p by counting every throw of the coins, verdicts by asking every possible nonrespondent."""

import subprocess
import sys
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.errors import SurveyError
from analysis.ranking import preference_p
from analysis.scores import EXACT_UP_TO, finite_p, rank_scores, score_p, sign_flip_p
from analysis.survey import Scale
from analysis.tabulate import grid_scores, ranking_scores
from tests.analysis.surveys import ordered, rated, survey

FIVE = Scale("agreement", ("1", "2", "3", "4", "5"), ("4", "5"))


def histogram(differences):
    """How many people make each difference."""
    values, people = np.unique(differences, return_counts=True)
    return list(zip(values.tolist(), people.tolist(), strict=True))


def scores_of(ballots, options=None):
    """Score ballots of a ranking."""
    item, responses = ordered("r", options or tuple(f"Option {j}" for j in range(len(ballots[0]))), ballots)
    return ranking_scores(survey((item, responses)), item)


def rank_ballots(ballots, staff_n=None, modes=None):
    return rank_scores(scores_of(ballots), modes or [None] * len(ballots[0]), staff_n)


def rank_grid(columns, staff_n=None, modes=None):
    """Rank the rows of a grid; every column holds the answers to one row, as digits, a blank or "-" (outside)."""
    pairs = [
        rated(name, FIVE, [answer.strip() for answer in column], ("-",))
        for name, column in zip("ABCDEFG", columns, strict=False)
    ]
    scores = grid_scores(survey(*pairs), [item for item, _ in pairs])
    return rank_scores(scores, modes or [None] * len(pairs), staff_n)


orders = st.integers(2, 5).flatmap(
    lambda options: st.lists(st.permutations(range(1, options + 1)), min_size=10, max_size=30)
)
partial = st.integers(2, 5).flatmap(
    lambda options: st.lists(
        st.lists(st.integers(0, 4), min_size=options, max_size=options).filter(any), min_size=10, max_size=25
    )
)


@given(st.lists(st.integers(-6, 6), min_size=1, max_size=9))
def test_p_counts_every_throw_of_the_coins(differences):
    throws = [sum(sign * abs(d) for sign, d in zip(signs, differences, strict=True)) for signs in product(
        (1, -1), repeat=len(differences)
    )]  # fmt: skip
    expected = np.mean([throw >= sum(differences) for throw in throws])
    assert sign_flip_p(histogram(differences)) == pytest.approx(expected, abs=1e-12)


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 50), st.integers(1, 9))
def test_p_of_choices_is_the_sign_test(prefer, other, neither, size):
    differences = [(size, prefer), (-size, other), (0, neither)]
    expected = preference_p([[0, prefer], [other, 0]])
    assert sign_flip_p(differences) == pytest.approx(expected[0, 1], abs=1e-12)


def test_the_normal_approximation_takes_over_without_a_jump():
    for half in (EXACT_UP_TO // 2, EXACT_UP_TO // 2 + 1):
        differences = [(2, half - 60), (-2, half - 100), (1, 100), (-1, 60)]
        exact = stats.norm.sf((2 * 40 + 40 - 0.5) / np.sqrt(4 * (2 * half - 160) + 160))
        assert sign_flip_p(differences) == pytest.approx(exact, abs=2e-3)
    one = [(2, EXACT_UP_TO // 2 + 40), (-2, EXACT_UP_TO // 2 - 40)]
    more = [(2, EXACT_UP_TO // 2 + 41), (-2, EXACT_UP_TO // 2 - 40)]
    assert sign_flip_p(one) == pytest.approx(sign_flip_p(more), abs=2e-3)


def test_hundredths_of_points_are_exact_as_long_as_the_sums_are_few():
    rng = np.random.default_rng(3)
    differences = rng.integers(-40, 60, 30)
    fine = histogram(differences * 50)
    assert sign_flip_p(fine) == sign_flip_p(histogram(differences))
    odd = histogram(differences * 100 + rng.integers(-1, 2, 30))
    assert sign_flip_p(odd) == pytest.approx(sign_flip_p(histogram(differences)), abs=0.01)


@settings(deadline=None)
@given(st.lists(st.integers(-5, 5), min_size=2, max_size=40), st.integers(1, 30))
def test_p_of_a_staff_is_a_corrected_paired_t(differences, others):
    staff_n = len(differences) + others
    found = finite_p(histogram(differences), staff_n)
    if sum(differences) <= 0:
        assert found == 1
    elif len(set(differences)) == 1:
        assert found == pytest.approx(0.5 ** len(differences), abs=1e-12)
    else:
        t = np.mean(differences) / stats.sem(differences) / np.sqrt(1 - len(differences) / staff_n)
        assert found == pytest.approx(stats.t.sf(t, len(differences) - 1), abs=1e-12)
    assert finite_p(histogram(differences), len(differences)) == float(sum(differences) <= 0)


@settings(deadline=None)
@given(partial, st.none() | st.integers(0, 12))
def test_rank_interval_holds_the_rank_and_verdict_agrees(ballots, nonrespondents):
    ranking = rank_or_none(ballots, None if nonrespondents is None else len(ballots) + nonrespondents)
    for row in ranking.rows if ranking else ():
        assert row.rank == 1 + sum(other.mean > row.mean for other in ranking.rows)
        assert row.rank_interval[0] <= row.rank <= row.rank_interval[1]
    if ranking and ranking.verdict != "too_close_to_call":
        assert ranking.rows[1].rank == 2
    if ranking and ranking.verdict == "clear":
        assert ranking.rows[0].rank_interval == (1, 1)


def rank_or_none(ballots, staff_n):
    try:
        return rank_ballots(ballots, staff_n)
    except SurveyError:
        assert sum(any(ranks) for ranks in zip(*ballots, strict=True)) < 2
        return None


@settings(deadline=None)
@given(orders, st.data())
def test_order_of_the_options_does_not_matter_nor_does_asking_twice(ballots, data):
    turned = data.draw(st.permutations(range(len(ballots[0]))))
    ranking, again = rank_ballots(ballots, 40), rank_ballots(ballots, 40)
    assert ranking == again
    other = rank_ballots([[ballot[j] for j in turned] for ballot in ballots], 40)
    kept = [(row.n, row.mean, row.rank, row.rank_interval) for row in other.rows]
    assert sorted(kept, key=str) == sorted(((r.n, r.mean, r.rank, r.rank_interval) for r in ranking.rows), key=str)
    assert other.verdict == ranking.verdict


@settings(deadline=None)
@given(st.lists(st.sampled_from([(1, 2, 3), (2, 1, 3), (3, 2, 1), (1, 3, 2)]), min_size=10, max_size=14))
def test_certain_holds_whatever_two_others_would_have_ranked(ballots):
    ballots = [list(ballot) for ballot in ballots]
    ranking = rank_ballots(ballots, len(ballots) + 2)
    if ranking.verdict == "certain":
        first = ranking.rows[0].option
        for one, other in product(
            [(1, 2, 3), (3, 2, 1), (2, 3, 1), (2, 1, 3), (3, 1, 2), (1, 3, 2), (1, 1, 1)], repeat=2
        ):
            full = rank_ballots([*ballots, list(one), list(other)])
            assert [row.option for row in full.rows if row.rank == 1] == [first]


@pytest.mark.parametrize(
    ("ballots", "staff_n", "verdict"),
    [
        ([[1, 2]] * 9 + [[2, 1]] * 1, 10, "certain"),
        ([[1, 2]] * 8 + [[2, 1]] * 2, 15, "certain"),  # a lead of 6 and 5 who did not answer
        ([[1, 2]] * 8 + [[2, 1]] * 2, 16, "clear"),
        ([[1, 2]] * 8 + [[2, 1]] * 2, None, "too_close_to_call"),  # sign test, 2 x .0547
        ([[1, 2]] * 9 + [[2, 1]] * 1, None, "clear"),  # 2 x .0107
        ([[1, 2]] * 5 + [[2, 1]] * 5, 10, "too_close_to_call"),
        ([[1, 2]] * 9, 9, "too_close_to_call"),
        ([[1, 2]] * 10, None, "clear"),
    ],
)
def test_verdicts_by_hand(ballots, staff_n, verdict):
    assert rank_ballots(ballots, staff_n).verdict == verdict


def test_the_middle_of_everybody_beats_the_first_place_of_some():
    ranking = rank_ballots([[1, 2, 3]] * 9 + [[3, 2, 1]] * 6 + [[3, 1, 2]] * 4)
    assert [(row.option, row.n, row.rank) for row in ranking.rows] == [
        ("Option 1", 4, 1),
        ("Option 0", 9, 2),
        ("Option 2", 6, 3),
    ]
    assert ranking.rows[0].share == 4 / 19
    assert (ranking.rows[0].mean, ranking.rows[0].mean_rank) == pytest.approx((23 / 19, 34 / 19))


def test_naming_the_best_two_leaves_the_others_offered():
    ranking = rank_ballots([[1, 2, 0, 0]] * 11 + [[2, 0, 1, 0]])
    assert [(row.option, row.n, row.mean_rank) for row in ranking.rows] == [
        ("Option 0", 11, 13 / 12),
        ("Option 1", 0, 2),
        ("Option 2", 1, 1),
    ]
    assert [row.mean for row in ranking.rows] == pytest.approx([35 / 12, 22.5 / 12, 8.5 / 12])


def test_write_ins_are_listed_last_without_a_rank():
    ranking = rank_ballots([[2, 3, 1]] * 12, modes=["workshop", "webinar", "other"])
    assert [(row.option, row.rank) for row in ranking.rows] == [("Option 0", 1), ("Option 1", 2), ("Option 2", None)]


def test_a_row_of_a_grid_has_its_own_base_and_answers_outside_the_scale_say_nothing():
    ranking = rank_grid(["5" * 12 + "44  ", "3" * 14 + "--", "4" * 11 + "-----"], 20)
    assert ranking.base_n == 14
    assert [(row.option, row.n, row.base_n, row.mean) for row in ranking.rows] == [
        ("Row A", 14, 14, 68 / 14),
        ("Row C", 11, 11, 4),
        ("Row B", 0, 14, 3),
    ]
    assert [row.rank_interval for row in ranking.rows] == [(1, 1), (2, 2), (3, 3)]
    assert ranking.verdict == "clear"  # 9 of 20 did not rate both A and C, and could have made 4 each


def test_rows_that_few_answered_do_not_compete_with_those_that_many_did():
    ranking = rank_grid(["4" * 12, "3" * 12, "555" + "-" * 9])
    assert [(row.option, row.rank, row.rank_interval) for row in ranking.rows] == [
        ("Row A", 1, (1, 1)),
        ("Row B", 2, (2, 2)),
        ("Row C", None, None),
    ]
    few = rank_grid(["5" * 4 + " " * 8, "3" * 4 + " " * 8])
    assert [(row.rank, row.rank_interval) for row in few.rows] == [(1, None), (2, None)]
    assert few.verdict == "too_close_to_call"


def test_a_rank_interval_is_widened_to_hold_the_rank_of_the_means():
    # Whoever rated both liked A better, yet the others' ratings put B ahead in the mean.
    ranking = rank_grid(["3" * 12 + "1" * 12 + " " * 12, "2" * 12 + " " * 12 + "5" * 12])
    assert [(row.option, row.rank, row.rank_interval) for row in ranking.rows] == [
        ("Row B", 1, (1, 2)),
        ("Row A", 2, (1, 2)),
    ]
    assert ranking.verdict == "too_close_to_call"


def test_fewer_than_ten_who_scored_both_decide_nothing():
    scores = scores_of([[1, 2]] * 9)
    assert (score_p(scores, [0, 1]) == 1).all()
    assert (score_p(scores, [0, 1], 9) == 1).all()


@pytest.mark.parametrize(
    ("ballots", "staff_n", "message"),
    [
        ([[0, 0]] * 12, None, "Nobody answered"),
        ([[1, 2]] * 12, 11, "12 people answered this question, so the staff cannot be 11"),
        ([[1, 0]] * 12, None, "needs two answers"),
    ],
)
def test_what_cannot_be_ranked_is_said_in_one_sentence(ballots, staff_n, message):
    with pytest.raises(SurveyError, match=message) as failure:
        rank_ballots(ballots, staff_n)
    assert str(failure.value).count(".") == 1


def test_a_hundred_thousand_rankings():
    rng = np.random.default_rng(7)
    ballots = np.argsort(np.argsort(rng.normal(size=(100_000, 6)) + np.arange(6) * 0.2)) + 1
    ranking = rank_ballots(ballots.tolist(), 150_000)
    assert [row.rank_interval for row in ranking.rows] == [(rank, rank) for rank in range(1, 7)]


def test_scores_load_no_scipy_until_a_staff_is_known():
    code = "import sys, analysis.scores; sys.exit(any(name.startswith('scipy') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2]).returncode == 0
