"""Intervals against published tables, exact fractions and every completion there can be."""

from fractions import Fraction
from itertools import combinations_with_replacement
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.intervals import (
    binomial_tail,
    hypergeometric_interval,
    hypergeometric_tail,
    nonresponse_bounds,
    share_interval,
    wilson_interval,
)
from tests.analysis.cases import entries


@st.composite
def samples(draw, most=60):
    """Staff, respondents and how many of them said yes."""
    staff_n = draw(st.integers(1, most))
    base_n = draw(st.integers(1, staff_n))
    return draw(st.integers(0, base_n)), base_n, staff_n


def exact_tail(x, n, marked, population):
    hits = sum(comb(marked, i) * comb(population - marked, n - i) for i in range(x, n + 1))
    return Fraction(hits, comb(population, n))


@pytest.mark.parametrize("entry", entries("hypergeometric-ci"))
def test_interval_of_a_staff_is_the_reference(entry):
    confidence = 0.90 if entry["id"].endswith("90") else 0.95
    assert hypergeometric_interval(*entry["input"], confidence) == tuple(entry["value"])


@pytest.mark.parametrize("entry", entries("wilson-clopper-midp", "_wilson"))
def test_wilson_interval_is_the_reference(entry):
    assert wilson_interval(*entry["input"]) == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@pytest.mark.parametrize("entry", entries("nonresponse-bounds"))
def test_nonresponse_bounds_are_the_reference(entry):
    bounds, expected = nonresponse_bounds(**entry["input"]), entry["value"]
    assert bounds.share_low == pytest.approx(expected["share_lo"], abs=entry["tol_abs"], rel=0)
    assert bounds.share_high == pytest.approx(expected["share_hi"], abs=entry["tol_abs"], rel=0)
    assert bounds.rank_best == tuple(expected["rank_lo"])
    assert bounds.rank_worst == tuple(expected["rank_hi"])


@pytest.mark.parametrize("population", range(1, 15))
def test_interval_of_a_small_staff_in_exact_fractions(population):
    limit = Fraction(1, 40)
    for n in range(1, population + 1):
        for x in range(n + 1):
            kept = [
                k
                for k in range(population + 1)
                if exact_tail(x, n, k, population) > limit and exact_tail(n - x, n, population - k, population) > limit
            ]
            assert hypergeometric_interval(x, n, population) == (min(kept), max(kept))


@pytest.mark.parametrize(("population", "n"), [(12, 8), (30, 18), (48, 38), (48, 46)])
def test_interval_holds_the_truth_for_95_of_100_samples_whatever_it_is(population, n):
    intervals = [hypergeometric_interval(x, n, population) for x in range(n + 1)]
    for truth in range(population + 1):
        caught = [x for x, (low, high) in enumerate(intervals) if low <= truth <= high]
        chances = (comb(truth, x) * comb(population - truth, n - x) for x in caught)
        assert Fraction(sum(chances), comb(population, n)) >= Fraction(95, 100)


def test_probability_equal_to_the_limit_is_rejected():
    assert exact_tail(1, 1, 1, 40) == Fraction(1, 40)
    assert hypergeometric_interval(1, 1, 40) == (2, 40)
    assert hypergeometric_interval(1, 1, 40, confidence=0.90) == (3, 40)


@given(samples(most=300), st.integers(0, 300))
def test_hypergeometric_tail_in_exact_fractions(sample, marked):
    x, n, population = sample
    marked = min(marked, population)
    assert hypergeometric_tail(x, n, marked, population) == pytest.approx(
        float(exact_tail(x, n, marked, population)), abs=1e-12, rel=0
    )


@pytest.mark.parametrize("shift", [-900, -40, -1, 0, 1, 40, 300, 900])
def test_tails_of_a_hundred_thousand(shift):
    hypergeometric = stats.hypergeom(150_000, 70_000, 100_000).sf(46_665 + shift)
    binomial = stats.binom(100_000, 0.5).sf(49_999 + shift)
    assert hypergeometric_tail(46_666 + shift, 100_000, 70_000, 150_000) == pytest.approx(hypergeometric, abs=1e-9)
    assert binomial_tail(50_000 + shift, 100_000) == pytest.approx(binomial, abs=1e-9)


@given(st.integers(0, 200), st.integers(0, 200))
def test_binomial_tail_in_exact_fractions(x, n):
    exact = Fraction(sum(comb(n, i) for i in range(x, n + 1)), 2**n)
    assert binomial_tail(x, n) == pytest.approx(float(exact), abs=1e-12, rel=0)


@given(samples())
def test_interval_of_a_share_lies_within_the_nonresponse_bounds(sample):
    n, base_n, staff_n = sample
    low, high = share_interval(*sample)
    assert n / staff_n <= low <= high <= (n + staff_n - base_n) / staff_n


@given(samples())
def test_interval_holds_the_share_to_within_one_person(sample):
    n, base_n, staff_n = sample
    low, high = share_interval(*sample)
    assert low - 1 / staff_n < n / base_n < high + 1 / staff_n
    low, high = share_interval(n, base_n)
    assert 0 <= low <= n / base_n <= high <= 1


@given(samples())
def test_interval_rises_with_the_count(sample):
    n, base_n, staff_n = sample
    for staff in (staff_n, None):
        intervals = [share_interval(count, base_n, staff) for count in (n, min(n + 1, base_n))]
        assert intervals[0][0] <= intervals[1][0]
        assert intervals[0][1] <= intervals[1][1]


@given(samples())
def test_interval_has_no_width_once_everyone_answered(sample):
    n, base_n, _ = sample
    assert share_interval(n, base_n, base_n) == (n / base_n, n / base_n)


def test_at_least_27_of_48():
    low, high = share_interval(27, 46, 48)
    assert (low * 48, high * 48) == (27, 29)


@pytest.mark.parametrize("contradiction", [(5, 4, 6), (1, 4, 3), (-1, 4, 6), (0, 0, 6), (5, 4, None), (0, 0, None)])
def test_counts_that_contradict_each_other_raise(contradiction):
    with pytest.raises(ValueError, match="is not a"):
        share_interval(*contradiction)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=4), st.integers(0, 5))
def test_rank_bounds_are_those_of_every_completion(counts, nonrespondents):
    ranks = []
    for others in combinations_with_replacement(range(len(counts)), nonrespondents):
        full = [x + others.count(i) for i, x in enumerate(counts)]
        ranks.append([1 + sum(rival > x for rival in full) for x in full])
    if sum(counts) + nonrespondents:
        bounds = nonresponse_bounds(counts, nonrespondents)
        assert bounds.rank_best == tuple(map(min, zip(*ranks, strict=True)))
        assert bounds.rank_worst == tuple(map(max, zip(*ranks, strict=True)))
