"""One test of a whole question: against Conover's grasses, scipy and the sign test."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.change.linked import mcnemar_normal_p
from analysis.overall import cochran_q, equal_shares, friedman
from tests.analysis.cases import CASES, entries

scores = st.tuples(st.integers(2, 12), st.integers(3, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(1, 4), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


@pytest.mark.parametrize("entry", entries("friedman-conover"))
def test_grasses_are_those_of_conover_1999(entry):
    ranks = np.loadtxt(CASES / "friedman-conover-grass" / "conover_grass.csv", delimiter=",", skiprows=1)
    found = friedman(ranks)
    value = {"chi2": found.statistic, "p": found.p, "W": found.w, "F": found.f, "F_p": found.f_p}[entry["id"]]
    assert value == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@pytest.mark.filterwarnings("ignore:invalid value")
@settings(deadline=None)
@given(scores, st.data())
def test_friedman_is_that_of_scipy_in_any_order(rows, data):
    table = np.array(rows)
    found = friedman(table)
    expected = stats.friedmanchisquare(*table.T)
    if np.isfinite(expected.statistic):
        assert (found.statistic, found.p) == pytest.approx((expected.statistic, expected.pvalue), abs=1e-9)
    else:
        assert (found.statistic, found.p) == (0, 1)
    turned = data.draw(st.permutations(range(table.shape[1])))
    assert friedman(table[::-1, turned]).statistic == pytest.approx(found.statistic, abs=1e-9)


def test_everybody_agrees():
    found = friedman([[1, 2, 3]] * 5)
    assert (found.w, found.f, found.f_p) == (1, float("inf"), 0)


@settings(deadline=None)
@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 5))
def test_cochran_q_of_two_options_is_mcnemars(one, other, both):
    ticks = [[1, 0]] * one + [[0, 1]] * other + [[1, 1]] * both + [[0, 0]]
    q, p = cochran_q(ticks)
    if one + other:
        assert q == pytest.approx((one - other) ** 2 / (one + other))
    assert p == pytest.approx(mcnemar_normal_p(one, other), abs=1e-12)


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=8).filter(any))
def test_equal_shares_is_that_of_scipy(n):
    expected = stats.chisquare(n)
    assert equal_shares(n) == pytest.approx((expected.statistic, expected.pvalue), abs=1e-9)
    assert equal_shares([0, 0]) == (0, 1)
