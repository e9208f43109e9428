"""Further intervals of a share: against R contingencytables, scipy, and their definition."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.binomial_intervals import clopper_pearson, mid_p_interval
from tests.analysis.cases import entries

INTERVALS = {"cp": clopper_pearson, "midp": mid_p_interval}
shares = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize("entry", entries("wilson-clopper-midp", "_cp") + entries("wilson-clopper-midp", "_midp"))
def test_intervals_are_those_of_newcombe_1998(entry):
    interval = INTERVALS[entry["id"].split("_")[1]]
    assert interval(*entry["input"]) == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None)
@given(shares)
def test_clopper_and_pearson_is_that_of_scipy(share):
    expected = stats.binomtest(*share).proportion_ci(method="exact")
    assert clopper_pearson(*share) == pytest.approx((expected.low, expected.high), abs=1e-9)


@settings(deadline=None)
@given(shares)
def test_mid_p_at_its_limits_is_the_level(share):
    x, n = share
    low, high = mid_p_interval(*share)
    if x:
        assert stats.binom(n, low).sf(x) + stats.binom(n, low).pmf(x) / 2 == pytest.approx(0.025, abs=1e-9)
    if x < n:
        assert stats.binom(n, high).cdf(x - 1) + stats.binom(n, high).pmf(x) / 2 == pytest.approx(0.025, abs=1e-9)
    assert (1 - high, 1 - low) == pytest.approx(mid_p_interval(n - x, n), abs=1e-9)
    outer = clopper_pearson(*share)
    assert outer[0] <= low <= x / n <= high <= outer[1]
