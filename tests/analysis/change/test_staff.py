"""What all staff would say in both years: against R, exact fractions, and its limits."""

from fractions import Fraction
from math import comb, prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad

from analysis.change.staff import posterior_change, unlimited_change
from tests.analysis.cases import entries

NAMES = {"lo": "low", "hi": "high"}


@st.composite
def samples(draw, most=30):
    """Yes, people who answered, staff."""
    staff_n = draw(st.integers(1, most))
    n = draw(st.integers(1, staff_n))
    return draw(st.integers(0, n)), n, staff_n


def chances(x, n, staff_n):
    """How likely every number of yes among the staff is, in fractions: rising factorials of x + 1/2 and n - x + 1/2."""

    def rising(start, times):
        return prod((start + at for at in range(times)), start=Fraction(1))

    others, a, b = staff_n - n, Fraction(2 * x + 1, 2), Fraction(2 * (n - x) + 1, 2)
    whole = rising(a + b, others)
    return {x + k: comb(others, k) * rising(a, k) * rising(b, others - k) / whole for k in range(others + 1)}


@pytest.mark.parametrize("entry", entries("finite-population-change"))
def test_posterior_is_that_of_an_enumeration_in_r(entry):
    found = posterior_change(*entry["input"].values())
    name = NAMES.get(entry["quantity"], entry["quantity"])
    assert getattr(found, name) == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None, max_examples=60)
@given(samples(most=12), samples(most=12))
def test_posterior_in_exact_fractions(earlier, later):
    one, two = chances(*earlier), chances(*later)
    joint = {}
    for k1, p1 in one.items():
        for k2, p2 in two.items():
            change = Fraction(k2, later[2]) - Fraction(k1, earlier[2])
            joint[change] = joint.get(change, 0) + p1 * p2
    found = posterior_change(earlier, later)
    assert found.p_up == pytest.approx(float(sum(p for change, p in joint.items() if change > 0)), abs=1e-12)
    assert found.p_same == pytest.approx(float(joint.get(0, 0)), abs=1e-12)
    assert found.mean == pytest.approx(float(sum(change * p for change, p in joint.items())), abs=1e-12)
    below = sum(p for change, p in joint.items() if float(change) < found.low - 1e-12)
    above = sum(p for change, p in joint.items() if float(change) > found.high + 1e-12)
    assert below <= 0.025 + 1e-9
    assert above <= 0.025 + 1e-9


@settings(deadline=None)
@given(samples(), samples())
def test_chances_add_up_and_turn_with_the_years(earlier, later):
    found, turned = posterior_change(earlier, later), posterior_change(later, earlier)
    assert found.p_up + found.p_same + found.p_down == pytest.approx(1)
    assert (found.p_up, found.p_same) == pytest.approx((turned.p_down, turned.p_same), abs=1e-12)
    assert found.low <= found.high
    assert found == posterior_change(earlier, later)


@settings(deadline=None)
@given(samples(), samples())
def test_everybody_answered_leaves_no_doubt(earlier, later):
    earlier, later = (earlier[0], earlier[1], earlier[1]), (later[0], later[1], later[1])
    found = posterior_change(earlier, later)
    change = later[0] / later[1] - earlier[0] / earlier[1]
    assert (found.low, found.high) == pytest.approx((change, change), abs=1e-12)
    assert found.p_change in (0.0, 1.0)


@settings(deadline=None, max_examples=20)
@given(samples(), samples())
def test_without_headcounts_it_is_the_limit(earlier, later):
    (x1, n1, _), (x2, n2, _) = earlier, later
    found = unlimited_change(x1, n1, x2, n2)
    one, two = stats.beta(x1 + 0.5, n1 - x1 + 0.5), stats.beta(x2 + 0.5, n2 - x2 + 0.5)
    expected, _ = quad(lambda share: two.pdf(share) * one.cdf(share), 0, 1, limit=200)
    assert found == pytest.approx(expected, abs=1e-5)
    assert found + unlimited_change(x2, n2, x1, n1) == pytest.approx(1, abs=1e-10)


def test_large_staffs_come_near_the_limit():
    large = posterior_change((18, 45, 9_045), (27, 45, 9_045))
    assert large.p_up + large.p_same / 2 == pytest.approx(unlimited_change(18, 45, 27, 45), abs=1e-3)


@pytest.mark.parametrize("wrong", [(5, 4, 6), (1, 4, 3), (-1, 4, 6), (0, 0, 6)])
def test_counts_that_contradict_each_other_raise(wrong):
    with pytest.raises(ValueError, match="is not a sample"):
        posterior_change(wrong, (1, 2, 3))
