"""Change of the same people: against R contingencytables, scipy, and every swap there is."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.change.linked import (
    Linked,
    agresti_min_interval,
    linked_interval,
    mcnemar_normal_p,
    mcnemar_p,
    score_change,
    signed_rank,
    tango_interval,
)
from tests.analysis.cases import CASES, entries

INTERVALS = {"newc": linked_interval, "tango": tango_interval, "am": agresti_min_interval}
PS = {
    "exact_p": lambda gained, lost: mcnemar_p(gained, lost, mid=False),
    "midp": mcnemar_p,
    "asym_p": mcnemar_normal_p,
}

people = st.builds(Linked, *[st.integers(0, 25)] * 4).filter(lambda found: found.n)
intervals = pytest.mark.parametrize("interval", INTERVALS.values(), ids=INTERVALS)


@pytest.mark.parametrize("entry", entries("paired-proportions"))
def test_paired_proportions_are_those_of_contingencytables(entry):
    # The case takes the first year less the second; a change is the second less the first.
    both, first_only, second_only, neither = entry["input"]
    if entry["quantity"] in PS:
        found = PS[entry["quantity"]](second_only, first_only)
    else:
        low, high = INTERVALS[entry["quantity"]](Linked(both, first_only, second_only, neither))
        found = [-high, -low]
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60))
def test_exact_mcnemar_is_the_binomial_test(gained, lost):
    expected = stats.binomtest(gained, gained + lost).pvalue if gained + lost else 1.0
    assert mcnemar_p(gained, lost, mid=False) == pytest.approx(expected, abs=1e-12)
    assert mcnemar_p(gained, lost) <= mcnemar_p(gained, lost, mid=False)
    assert mcnemar_p(gained, lost) == mcnemar_p(lost, gained)


@pytest.mark.parametrize("same", [1, 2, 7])
def test_as_many_up_as_down_is_no_change(same):
    # Fagerland, Lydersen and Laake (2013): 1 - P(X = x)/2 where both are alike.
    assert mcnemar_p(same, same) == pytest.approx(1 - stats.binom(2 * same, 0.5).pmf(same) / 2, abs=1e-12)


@intervals
@settings(deadline=None)
@given(found=people)
def test_interval_holds_the_change_and_turns_with_the_years(interval, found):
    low, high = interval(found)
    assert -1 <= low <= found.change + 1e-12
    assert found.change - 1e-12 <= high <= 1
    turned = interval(Linked(found.both, found.gained, found.lost, found.neither))
    assert turned == pytest.approx((-high, -low), abs=1e-9)


@intervals
@settings(deadline=None)
@given(found=people)
def test_yes_and_no_are_alike(interval, found):
    """The share of no changes as much the other way."""
    low, high = interval(found)
    no = interval(Linked(found.neither, found.gained, found.lost, found.both))
    assert no == pytest.approx((-high, -low), abs=1e-9)


@settings(deadline=None)
@given(st.lists(st.integers(-4, 4), min_size=1, max_size=9))
def test_mean_change_against_every_swap(differences):
    sums = [abs(sum(s * d for s, d in zip(signs, differences, strict=True))) for signs in product(
        (1, -1), repeat=len(differences)
    )]  # fmt: skip
    values, n = np.unique(differences, return_counts=True)
    found = score_change(list(zip(values.tolist(), n.tolist(), strict=True)))
    assert found.p == pytest.approx(np.mean([total >= abs(sum(differences)) for total in sums]), abs=1e-12)
    assert found.up + found.same + found.down == found.n == len(differences)
    assert found.mean == pytest.approx(np.mean(differences))


@pytest.mark.parametrize("entry", entries("wilcoxon-depression"))
def test_signed_rank_of_the_depression_scale(entry):
    # Hollander and Wolfe (1973), p. 29; the scale fell, so V counts before less after.
    before, after = np.loadtxt(CASES / "wilcoxon-depression" / "depression.csv", delimiter=",", skiprows=1).T
    rises, p = signed_rank((before - after).tolist())
    found = {"V": rises, "p2": p, "p_greater": p / 2}[entry["id"]]
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None)
@given(st.lists(st.integers(-9, 9).filter(bool), min_size=1, max_size=30, unique_by=abs))
def test_signed_rank_is_that_of_scipy(differences):
    rises, p = signed_rank(differences)
    expected = stats.wilcoxon(differences, method="exact")
    assert p == pytest.approx(expected.pvalue, abs=1e-12)
    assert expected.statistic == min(rises, len(differences) * (len(differences) + 1) / 2 - rises)


def test_signed_rank_with_ties_counts_every_sign():
    # scipy's "exact" uses the table without ties here: .1309 instead of .125 in such cases.
    assert signed_rank([1, 1, 2, 2])[1] == pytest.approx(2 / 16)
