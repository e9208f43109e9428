"""Change between two sets of people: against Newcombe's table, R, scipy, and every way to deal people out."""

from fractions import Fraction
from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.change.unlinked import (
    fisher_p,
    mean_change_p,
    miettinen_nurminen_interval,
    newcombe_interval,
    rank_sum_p,
    relative_effect,
)
from analysis.permutations import MOST_PEOPLE, split_p
from tests.analysis.cases import entries

TWO_SAMPLES = {"mean_p": mean_change_p, "wmw_p": rank_sum_p}
few = st.lists(st.integers(-3, 4), min_size=1, max_size=6)


def histogram(scores):
    """How many people have each score."""
    values, n = np.unique(scores, return_counts=True)
    return list(zip(values.tolist(), n.tolist(), strict=True))


@st.composite
def shares(draw, most=40):
    """Yes and people of two years."""
    n1, n2 = draw(st.integers(1, most)), draw(st.integers(1, most))
    return draw(st.integers(0, n1)), n1, draw(st.integers(0, n2)), n2


@pytest.mark.parametrize("entry", entries("newcombe-difference"))
def test_intervals_are_those_of_newcombe_1998(entry):
    # The case is p1 - p2; a change is the later less the earlier.
    x1, n1, x2, n2 = entry["input"]
    interval = miettinen_nurminen_interval if entry["id"].endswith("_mn") else newcombe_interval
    assert interval(x2, n2, x1, n1) == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@pytest.mark.parametrize("entry", entries("two-sample-permutation"))
def test_two_years_of_a_likert_item(entry):
    earlier, later = map(histogram, entry["input"])
    found = TWO_SAMPLES[entry["id"]](earlier, later)
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@pytest.mark.parametrize("interval", [newcombe_interval, miettinen_nurminen_interval])
@settings(deadline=None)
@given(share=shares())
def test_interval_holds_the_change_and_turns_with_the_years(interval, share):
    x1, n1, x2, n2 = share
    low, high = interval(*share)
    assert -1 - 1e-9 <= low <= x2 / n2 - x1 / n1 + 1e-9
    assert x2 / n2 - x1 / n1 - 1e-9 <= high <= 1 + 1e-9
    assert interval(x2, n2, x1, n1) == pytest.approx((-high, -low), abs=1e-9)
    assert interval(n1 - x1, n1, n2 - x2, n2) == pytest.approx((-high, -low), abs=1e-9)


@settings(deadline=None)
@given(shares())
def test_fisher_is_that_of_scipy(share):
    x1, n1, x2, n2 = share
    expected = stats.fisher_exact([[x1, n1 - x1], [x2, n2 - x2]]).pvalue
    assert fisher_p(*share, mid=False) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(shares(most=15))
def test_fisher_mid_p_in_exact_fractions(share):
    x1, n1, x2, n2 = share
    tables = [comb(n1, k) * comb(n2, x1 + x2 - k) for k in range(max(0, x1 + x2 - n2), min(x1 + x2, n1) + 1)]
    seen = comb(n1, x1) * comb(n2, x2)
    halves = sum(2 * ways if ways < seen else ways if ways == seen else 0 for ways in tables)
    assert fisher_p(*share) == pytest.approx(float(Fraction(halves, 2 * sum(tables))), abs=1e-12)


@settings(deadline=None)
@given(few, few)
def test_permutation_p_against_every_split(earlier, later):
    everyone, n = np.array(earlier + later), len(earlier)
    sums = np.array([everyone[list(chosen)].sum() for chosen in combinations(range(len(everyone)), n)])
    away = np.abs(len(everyone) * sums - n * everyone.sum())
    expected = np.mean(away >= abs(len(everyone) * sum(earlier) - n * everyone.sum()))
    assert mean_change_p(histogram(earlier), histogram(later)) == pytest.approx(expected, abs=1e-12)


@settings(deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=8), st.lists(st.integers(1, 9), min_size=1, max_size=8))
def test_rank_sum_counts_places_only(earlier, later):
    found = rank_sum_p(histogram(earlier), histogram(later))
    squared = rank_sum_p(histogram(np.square(earlier)), histogram(np.square(later)))
    assert found == pytest.approx(squared, abs=1e-12)
    if len({*earlier, *later}) == len(earlier) + len(later):
        assert found == pytest.approx(stats.mannwhitneyu(earlier, later, method="exact").pvalue, abs=1e-12)


@settings(deadline=None)
@given(few, few, st.randoms())
def test_order_of_people_and_years_does_not_matter(earlier, later, random):
    shuffled = random.sample(earlier, len(earlier))
    found = mean_change_p(histogram(earlier), histogram(later))
    assert found == mean_change_p(histogram(shuffled), histogram(later))
    assert found == pytest.approx(mean_change_p(histogram(later), histogram(earlier)), abs=1e-12)


@settings(deadline=None)
@given(few, few)
def test_relative_effect_is_that_of_mann_and_whitney(earlier, later):
    found = relative_effect(histogram(earlier), histogram(later))
    assert found == pytest.approx(stats.mannwhitneyu(later, earlier).statistic / len(earlier) / len(later))
    assert found + relative_effect(histogram(later), histogram(earlier)) == pytest.approx(1)


def test_many_people_take_the_normal_approximation_without_a_jump():
    def p(people):
        half = people // 2
        return split_p([(1, half // 2), (3, half - half // 2)], [(1, half // 2 - 30), (3, half - half // 2 + 30)])

    assert p(MOST_PEOPLE) == pytest.approx(p(MOST_PEOPLE + 2), abs=2e-3)


@pytest.mark.parametrize(("earlier", "later"), [([], [1, 2]), ([2, 2], [2]), ([], [])])
def test_nothing_to_tell_apart_is_no_difference(earlier, later):
    assert mean_change_p(histogram(earlier), histogram(later)) == 1.0
