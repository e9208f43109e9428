"""Teams against the rest: against Agresti's table, every way to deal people out, and schools without differences."""

from collections import Counter
from itertools import permutations, product
from math import comb, factorial, prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import margins
from analysis.change.unlinked import fisher_p, rank_sum_p
from analysis.teams import (
    fisher_freeman_halton,
    least_p,
    permuted_kruskal_wallis,
    team_means_against_rest,
    teams_against_rest,
)
from tests.analysis.cases import entries

small = st.tuples(st.integers(2, 3), st.integers(2, 3)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 2), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


def tables_like(table):
    """Every table with the margins of this one, and how many ways of dealing give it."""
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    cells = [range(min(rows[i], columns[j]) + 1) for i in range(len(rows)) for j in range(len(columns))]
    for cell in product(*cells):
        other = np.array(cell).reshape(table.shape)
        if (other.sum(axis=1) == rows).all() and (other.sum(axis=0) == columns).all():
            yield other, factorial(int(table.sum())) / prod(factorial(n) for n in cell)


@pytest.mark.parametrize("entry", entries("fisher-freeman-halton"))
def test_exact_p_of_tables_is_that_of_agresti_and_r(entry):
    found = fisher_freeman_halton(entry["input"])
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None, max_examples=20)
@given(small)
def test_exact_tests_against_every_table(table):
    table = np.array(table)
    ways = list(tables_like(table))
    whole = sum(weight for _, weight in ways)
    seen = next(weight for other, weight in ways if (other == table).all())
    expected = sum(weight for _, weight in ways if weight <= seen * (1 + 1e-7)) / whole
    assert fisher_freeman_halton(table) == pytest.approx(expected, abs=1e-9)
    ranks = np.cumsum(table.sum(axis=0)) - table.sum(axis=0) / 2

    def spread(other):
        sizes = other.sum(axis=1)
        return sum((row @ ranks) ** 2 / n for row, n in zip(other, sizes, strict=True) if n)

    expected = sum(weight for other, weight in ways if spread(other) >= spread(table) - 1e-6) / whole
    assert permuted_kruskal_wallis(table) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=2))
def test_two_teams_are_fishers_test(table):
    (a, b), (c, d) = table
    if a + b and c + d:
        assert fisher_freeman_halton(table) == pytest.approx(fisher_p(a, a + b, c, c + d, mid=False), abs=1e-9)


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4).filter(any), min_size=2, max_size=2))
def test_two_teams_are_the_rank_sum_test(table):
    one, two = (list(enumerate(row)) for row in table)
    assert permuted_kruskal_wallis(table) == pytest.approx(rank_sum_p(one, two), abs=1e-9)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=4, max_size=4), st.data())
def test_order_of_teams_and_answers_does_not_matter(table, data):
    table = np.array(table)
    rows, columns = data.draw(st.permutations(range(4))), data.draw(st.permutations(range(3)))
    assert fisher_freeman_halton(table[rows][:, columns]) == pytest.approx(fisher_freeman_halton(table), abs=1e-9)
    assert permuted_kruskal_wallis(table[rows]) == pytest.approx(permuted_kruskal_wallis(table), abs=1e-9)


def test_tables_too_many_to_count_are_drawn_and_agree(monkeypatch):
    table = np.array([[3, 1, 0], [0, 2, 2], [1, 1, 4], [0, 3, 1]])
    exact = fisher_freeman_halton(table), permuted_kruskal_wallis(table)
    monkeypatch.setattr(margins, "MOST_STEPS", 0)
    drawn = fisher_freeman_halton(table), permuted_kruskal_wallis(table)
    assert drawn == pytest.approx(exact, abs=0.01)
    assert drawn == (fisher_freeman_halton(table), permuted_kruskal_wallis(table))
    assert fisher_freeman_halton(table[::-1]) == drawn[0]


def test_least_p_is_that_of_everybody_apart():
    assert least_p(2, 10) == 2 / comb(12, 2)
    assert fisher_p(4, 4, 0, 9, mid=False) == pytest.approx(least_p(4, 9) / 2)


def test_one_team_apart_is_told_and_a_pair_is_too_few():
    words = [test.word for test in teams_against_rest([0, 6, 7, 6, 5, 1], [8, 6, 8, 7, 6, 1])]
    assert words == ["lower", *["like the rest"] * 4, "too few to test"]
    words = [test.word for test in teams_against_rest([8, 1, 2, 1, 0, 1], [8, 6, 8, 7, 6, 2])]
    assert words[0] == "higher"


def test_a_team_without_answers_is_too_few():
    found = teams_against_rest([0, 3, 4], [0, 6, 8])
    assert found[0].word == "too few to test"
    assert np.isnan(found[0].p)


def test_words_of_teams_do_not_depend_on_their_order():
    yes, people = [0, 6, 7, 6, 5], [8, 6, 8, 7, 6]
    found = dict(zip(zip(yes, people, strict=True), teams_against_rest(yes, people), strict=True))
    for turned in list(permutations(range(5)))[::17]:
        again = teams_against_rest([yes[at] for at in turned], [people[at] for at in turned])
        for at, test in zip(turned, again, strict=True):
            assert test.word == found[yes[at], people[at]].word
            assert test.adjusted == pytest.approx(found[yes[at], people[at]].adjusted)


def test_teams_of_one_true_share_are_seldom_told_apart():
    # Twelve teams of 3 to 8, all of share .6: the shared pages report 1.5 % of runs.
    rng, told = np.random.default_rng(7), Counter()
    for _ in range(60):
        people = rng.integers(3, 9, 12)
        words = {test.word for test in teams_against_rest(rng.binomial(people, 0.6).tolist(), people.tolist())}
        told[bool(words & {"lower", "higher"})] += 1
    assert told[True] <= 4


def test_means_of_teams():
    found = team_means_against_rest([[6, 1, 0, 0], [0, 0, 2, 5], [0, 1, 2, 5], [0, 0, 0, 1]])
    assert [test.word for test in found] == ["lower", "like the rest", "like the rest", "too few to test"]
    alike = team_means_against_rest([[2, 2, 2, 2]] * 4)
    assert {test.word for test in alike} == {"like the rest"}
