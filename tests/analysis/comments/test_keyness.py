"""Words that one group uses more: against Dunning's table and scipy."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.comments.keyness import log_likelihood
from tests.analysis.cases import entries


@pytest.mark.parametrize("entry", entries("keyness-dunning"))
def test_bigrams_are_those_of_dunning_1993(entry):
    # The table has word and context crosswise; G2 is the same for a table turned on its side.
    found = [log_likelihood(*row) for row in entry["input"]]
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None)
@given(*[st.integers(1, 200)] * 4)
def test_it_is_that_of_scipy_and_turns_with_the_groups(a, b, c, d):
    expected = stats.chi2_contingency([[a, b], [c, d]], lambda_="log-likelihood", correction=False).statistic
    assert log_likelihood(a, b, c, d) == pytest.approx(expected, abs=1e-8)
    assert log_likelihood(c, d, a, b) == pytest.approx(expected, abs=1e-8)


def test_nothing_to_tell_apart():
    assert log_likelihood(0, 5, 0, 9) == 0
    assert log_likelihood(0, 0, 3, 9) == 0
    assert log_likelihood(5, 5, 10, 10) == pytest.approx(0, abs=1e-12)
