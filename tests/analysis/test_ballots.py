"""What ballots say, on ballots one can read aloud."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from analysis.ballots import borda_points, choice_stages
from tests.analysis.cases import entries, table

ballots = st.integers(2, 6).flatmap(
    lambda options: st.lists(
        st.lists(st.integers(0, 6), min_size=options, max_size=options), min_size=1, max_size=8
    ).map(np.array)
)


def stages_by_hand(ballot):
    """The choices of one ballot, one by one: what was left and what was taken."""
    left, found = set(range(len(ballot))), []
    for rank in sorted(set(ballot) - {0}):
        taken = {j for j in left if ballot[j] == rank}
        if len(left) > 1:
            found.append((frozenset(left), frozenset(taken)))
        left -= taken
    return found


@pytest.mark.parametrize("entry", entries("borda-partial-ties", "average"))
def test_points_are_the_reference(entry):
    points = borda_points(table("borda-partial-ties", "ballots.csv", skip=1)) / 2
    assert points.mean(axis=0) == pytest.approx(entry["value"], abs=entry["tol_abs"])


@pytest.mark.parametrize("entry", entries("borda-partial-ties", "zero"))
def test_giving_the_unranked_nothing_would_be_another_rule(entry):
    ballots = table("borda-partial-ties", "ballots.csv", skip=1)
    points = np.where(ballots > 0, borda_points(ballots) / 2, 0)
    assert points.mean(axis=0) == pytest.approx(entry["value"], abs=entry["tol_abs"])


@given(ballots)
def test_points_are_those_of_midranks_and_every_ballot_gives_as_many(ballots):
    points, options = borda_points(ballots) / 2, ballots.shape[1]
    last = np.where(ballots > 0, ballots, 99)
    assert (points == options - rankdata(last, axis=1)).all()
    assert (points.sum(axis=1) == options * (options - 1) / 2).all()


@given(ballots)
def test_stages_are_the_choices_one_by_one(ballots):
    stages = choice_stages(ballots)
    choices = [choice for ballot in ballots.tolist() for choice in stages_by_hand(ballot)]
    sets = [frozenset(np.flatnonzero(row).tolist()) for row in stages.remaining]
    assert dict(zip(sets, stages.times, strict=True)) == {
        left: sum(other == left for other, _ in choices) for left, _ in choices
    }
    wins = [sum(1 / len(taken) for _, taken in choices if j in taken) for j in range(ballots.shape[1])]
    assert stages.wins == pytest.approx(wins)
    assert stages.ties.sum() == len(choices)


@given(ballots, st.data())
def test_weights_count_a_ballot_several_times(ballots, data):
    weights = data.draw(st.lists(st.integers(0, 3), min_size=len(ballots), max_size=len(ballots)))
    weighted = choice_stages(ballots, weights=[weights, weights])
    repeated = choice_stages(np.repeat(ballots, weights, axis=0))
    assert weighted.wins[0].tolist() == pytest.approx(repeated.wins.tolist())
    assert (weighted.times[0] == weighted.times[1]).all()
    assert weighted.times[0][weighted.times[0] > 0].tolist() == repeated.times.tolist()


def test_an_unranked_option_stays_in_every_set_unless_it_was_not_offered():
    ballot = [[1, 2, 0]]
    assert choice_stages(ballot).remaining.astype(int).tolist() == [[0, 1, 1], [1, 1, 1]]
    assert choice_stages(ballot, offered=[[True, True, False]]).remaining.astype(int).tolist() == [[1, 1, 0]]


@pytest.mark.parametrize("options", [16, 17, 62, 63, 90])
def test_any_number_of_options(options):
    ballot = np.arange(1, options + 1)
    stages = choice_stages([ballot, ballot])
    assert stages.wins.tolist() == [2.0] * (options - 1) + [0.0]
    assert sorted(stages.remaining.sum(axis=1).tolist()) == list(range(2, options + 1))


def test_nobody_ranked_anything():
    stages = choice_stages([[0, 0, 0]])
    assert (stages.times.tolist(), stages.wins.tolist(), stages.ties.tolist()) == ([], [0.0, 0.0, 0.0], [0.0])
