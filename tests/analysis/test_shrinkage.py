"""Shrinkage against published examples: rat tumours, eight schools, baseball."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.shrinkage import beta_binomial, dirichlet_multinomial, heterogeneity, james_stein, shrunken_means
from tests.analysis.cases import CASES, entries, table


@cache
def rats():
    """The maximum likelihood fit to 71 groups of rats (Tarone 1982)."""
    return beta_binomial(*table("beta-binomial-rats", "rats.csv", skip=1).T, prior=None)


@cache
def schools():
    return heterogeneity(*table("eight-schools", "schools.csv", skip=1).T)


@cache
def baseball():
    """Hits of the first 45 times at bat of 18 players, and the averages of their season."""
    hits, at_bats, season = np.loadtxt(CASES / "james-stein-baseball" / "baseball.csv", delimiter=",", skiprows=1).T
    return hits / at_bats, season


@pytest.mark.parametrize("entry", entries("beta-binomial-rats"))
def test_rats_are_those_of_tarone_and_gelman(entry):
    y, n = table("beta-binomial-rats", "rats.csv", skip=1).T
    rates = (y / n)[:70]
    found = {
        "mean_sd": [rates.mean(), rates.std(ddof=1)],
        "mle": [rats().a, rats().b],
        "post": rats().shrunken.tolist(),
    }[entry["id"]]
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@pytest.mark.parametrize("entry", entries("eight-schools"))
def test_eight_schools_are_those_of_rubin_1981(entry):
    found = schools()
    value = {"mu": [found.mean, found.error], "Q": [found.q, found.p], "tau2": found.tau2}[entry["id"]]
    assert value == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@pytest.mark.parametrize("entry", entries("james-stein-baseball"))
def test_baseball_is_that_of_efron_and_morris_1977(entry):
    averages, season = baseball()
    c, shrunken = james_stein(averages, averages.mean() * (1 - averages.mean()) / 45)
    errors = [float(((means - season) ** 2).sum()) for means in (averages, shrunken)]
    found = {"shrink": c, "js": shrunken.tolist(), "sse": errors}[entry["id"]]
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


teams = st.lists(st.integers(1, 8).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=9)


@settings(deadline=None, max_examples=40)
@given(teams, st.data())
def test_a_share_is_drawn_towards_that_of_the_school_in_any_order(rows, data):
    yes, people = map(np.array, zip(*rows, strict=True))
    found = beta_binomial(yes, people)
    middle = found.a / (found.a + found.b)
    own = yes / people
    assert (np.minimum(own, middle) - 1e-9 <= found.shrunken).all()
    assert (found.shrunken <= np.maximum(own, middle) + 1e-9).all()
    turned = data.draw(st.permutations(range(len(rows))))
    assert beta_binomial(yes[turned], people[turned]).shrunken == pytest.approx(found.shrunken[turned], abs=1e-5)


def test_teams_alike_become_one_figure_and_teams_apart_stay_apart():
    alike = beta_binomial([3] * 8, [6] * 8, prior=None)
    assert np.ptp(alike.shrunken) < 1e-6
    apart = beta_binomial([0, 8] * 4, [8] * 8)
    assert np.ptp(apart.shrunken) > 0.7
    empty = beta_binomial([3, 4, 0], [6, 8, 0])
    assert empty.shrunken[2] == pytest.approx(empty.a / (empty.a + empty.b))


def test_two_answers_are_nearly_the_beta_binomial():
    yes, people = np.array([0, 3, 6, 2, 5]), np.array([5, 6, 8, 7, 6])
    _, shares = dirichlet_multinomial(np.column_stack((yes, people - yes)))
    assert shares.sum(axis=1) == pytest.approx(1)
    assert shares[:, 0] == pytest.approx(beta_binomial(yes, people).shrunken, abs=0.02)


def test_means_without_differences_are_one():
    y, error = table("eight-schools", "schools.csv", skip=1).T
    assert np.ptp(shrunken_means(y, error)) < 1e-9
    assert shrunken_means(y, error)[0] == pytest.approx(schools().mean)


@settings(deadline=None)
@given(st.lists(st.floats(-5, 5), min_size=3, max_size=9), st.floats(0.1, 2))
def test_paule_and_mandel_put_q_where_it_is_expected(y, error):
    found = heterogeneity(y, [error] * len(y))
    assert found.paule_mandel == pytest.approx(max(0.0, np.var(y, ddof=1) - error**2), abs=1e-6)
    assert found.tau2 == pytest.approx(found.paule_mandel, abs=1e-6)


def test_few_means_are_not_drawn_anywhere():
    assert james_stein([1.0, 2.0, 4.0], 1.0)[0] == 1.0
    assert james_stein([2.0] * 5, 1.0)[1].tolist() == [2.0] * 5
