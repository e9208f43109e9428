"""Leaders and teachers: against the published pain scores, scipy, and every way to deal people out."""

import csv
from functools import cache
from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.perception import MOST_SPLITS, brunner_munzel, cliffs_delta, gap, permuted_p
from tests.analysis.cases import CASES, entries

few = st.lists(st.integers(1, 5), min_size=2, max_size=6)


def histogram(scores):
    """How many people have each score."""
    values, n = np.unique(scores, return_counts=True)
    return list(zip(values.tolist(), n.tolist(), strict=True))


@cache
def pain():
    """The scores of both treatments (Lumley 1996), the treated first."""
    with (CASES / "brunner-munzel-pain" / "pain.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return [histogram([int(row["score"]) for row in rows if row["group"] == group]) for group in ("Y", "N")]


@pytest.mark.parametrize("entry", entries("brunner-munzel-pain"))
def test_pain_scores_are_those_of_brunner_and_munzel_2000(entry):
    found = brunner_munzel(*pain())
    value = {
        "stat": [found.statistic, found.df, found.p],
        "est": found.effect,
        "ci": list(found.interval),
        "perm_p": permuted_p(*pain()),
        "cliff": cliffs_delta(*pain()),
    }[entry["id"]]
    assert value == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


def statistic(first, second):
    """Brunner and Munzel's statistic from ranks, as their paper writes it; infinite without overlap."""
    n, m = len(first), len(second)
    ranks = stats.rankdata([*first, *second])
    within = [stats.rankdata(first), stats.rankdata(second)]
    mean1, mean2 = ranks[:n].mean(), ranks[n:].mean()
    s1 = ((ranks[:n] - within[0] - mean1 + (n + 1) / 2) ** 2).sum() / (n - 1)
    s2 = ((ranks[n:] - within[1] - mean2 + (m + 1) / 2) ** 2).sum() / (m - 1)
    variance = n * s1 + m * s2
    if variance < 1e-9:
        return 0.0 if abs(mean1 - mean2) < 1e-9 else np.sign(mean2 - mean1) * np.inf
    return n * m * (mean2 - mean1) / (n + m) / np.sqrt(variance)


@settings(deadline=None)
@given(few, few)
def test_statistic_is_that_of_the_ranks(first, second):
    found = brunner_munzel(histogram(first), histogram(second))
    assert found.statistic == pytest.approx(statistic(first, second), abs=1e-9)
    if np.isfinite(found.statistic) and np.isfinite(found.df):
        expected = stats.brunnermunzel(first, second)
        assert found.p == pytest.approx(expected.pvalue, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(few, few)
def test_permuted_p_against_every_split(first, second):
    everyone, size = [*first, *second], len(first)
    seen, far = abs(statistic(first, second)), []
    for chosen in combinations(range(len(everyone)), size):
        rest = [everyone[at] for at in range(len(everyone)) if at not in chosen]
        other = abs(statistic([everyone[at] for at in chosen], rest))
        far.append(other >= seen or abs(other - seen) < 1e-9)
    assert permuted_p(histogram(first), histogram(second)) == pytest.approx(np.mean(far), abs=1e-12)


@settings(deadline=None)
@given(few, few)
def test_the_other_way_round_is_the_same(first, second):
    one, two = histogram(first), histogram(second)
    assert permuted_p(one, two) == permuted_p(two, one)
    assert cliffs_delta(one, two) == pytest.approx(-cliffs_delta(two, one), abs=1e-12)
    turned = [histogram([6 - score for score in group]) for group in (first, second)]
    assert permuted_p(*turned) == pytest.approx(permuted_p(one, two), abs=1e-12)


@pytest.mark.parametrize("size", [3, 4, 5])
def test_groups_that_do_not_overlap(size):
    """scipy and statsmodels have no number here; dealing out has: both ways apart of C(2n, n)."""
    apart = [(1, 1), (2, size - 1)], [(4, 1), (5, size - 1)]
    assert np.isinf(brunner_munzel(*apart).statistic)
    assert permuted_p(*apart) == pytest.approx(2 / comb(2 * size, size))


def test_three_leaders_are_never_tested_by_the_approximation():
    leaders, teachers = [(4, 1), (5, 2)], [(1, 1), (2, 4), (3, 6), (4, 2), (5, 1)]
    assert brunner_munzel(leaders, teachers).p == pytest.approx(2.4e-5, abs=5e-7)
    assert permuted_p(leaders, teachers) == pytest.approx(16 / comb(17, 3))


def test_too_many_ways_to_deal_are_drawn_alike_each_time():
    first, second = [(at, 1) for at in range(0, 40, 2)], [(at, 1) for at in range(7, 47, 2)]
    assert comb(40, 20) > MOST_SPLITS
    found = permuted_p(first, second)
    assert found == permuted_p(first, second) == permuted_p(second, first)
    expected = stats.brunnermunzel([at for at, _ in first], [at for at, _ in second]).pvalue
    assert found == pytest.approx(expected, abs=0.01)


def test_gap_of_two_leaders_has_no_p():
    teachers = [(1, 2), (3, 10), (5, 8)]
    two, three = gap([(5, 2)], teachers, frozenset({4, 5})), gap([(5, 3)], teachers, frozenset({4, 5}))
    assert (two.p, two.n1, two.favourable) == (None, 2, pytest.approx(0.6))
    assert three.p == permuted_p([(5, 3)], teachers)
    assert three.mean == pytest.approx(5 - 3.6)
    assert gap([(5, 3)], teachers).favourable is None


@pytest.mark.parametrize("groups", [([(1, 1)], [(2, 9)]), ([(3, 4)], [(3, 9)])])
def test_one_person_or_one_answer_tells_nothing(groups):
    assert permuted_p(*groups) == 1.0
