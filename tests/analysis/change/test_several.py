"""Many tests together: against Benjamini and Hochberg (1995), R p.adjust and scipy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.change.several import benjamini_hochberg, holm_within
from tests.analysis.cases import entries

ADJUST = {"BH": benjamini_hochberg, "holm": holm_within}
ps = st.lists(st.floats(0, 1), max_size=20)


@pytest.mark.parametrize("entry", entries("holm-bh"))
def test_adjusted_p_of_fifteen_hypotheses(entry):
    if entry["id"] == "n_rej":
        p = entries("holm-bh", "BH")[0].values[0]["input"]
        kept = [int((adjust(p) <= 0.05).sum()) for adjust in ADJUST.values()]
        assert [*kept, sum(len(p) * one <= 0.05 for one in p)] == entry["value"]
    else:
        found = ADJUST[entry["id"]](entry["input"])
        assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None)
@given(ps.filter(len))
def test_benjamini_hochberg_is_that_of_scipy(p):
    assert benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p), abs=1e-12)


@pytest.mark.parametrize("adjust", ADJUST.values(), ids=ADJUST)
@settings(deadline=None)
@given(p=ps, missing=st.integers(0, 4), data=st.data())
def test_missing_p_stay_missing_and_do_not_count(adjust, p, missing, data):
    at = data.draw(st.permutations(range(len(p) + missing)))
    mixed = np.array([*p, *[np.nan] * missing])[at]
    found = adjust(mixed)
    assert (np.isnan(found) == np.isnan(mixed)).all()
    expected = np.array([*adjust(p), *[np.nan] * missing])[at]
    assert found == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("adjust", ADJUST.values(), ids=ADJUST)
def test_nothing_tested(adjust):
    assert adjust([]).size == 0
    assert np.isnan(adjust([np.nan])).all()
