"""Reliability against R psych and lavaan, and of the constructs of the sample school."""

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.moments import construct_moments, moments
from analysis.reading import read_here
from analysis.reliability import (
    alpha_without_each,
    cronbach_alpha,
    feldt_interval,
    item_rest,
    omega_total,
    one_factor,
    reliability,
    reverse_coded,
)
from sample_data import MAPLE_HOLLOW
from tests.analysis.cases import CASES, entries

FINDINGS = Path(__file__).parents[1] / "cases" / "maple_hollow" / "expected_findings.csv"
with FINDINGS.open(encoding="utf-8", newline="") as lines:
    ALPHAS = [row for row in csv.DictReader(lines) if row["family"] == "reliability"]
WAVES = dict(zip(("2023", "2024", "2025"), MAPLE_HOLLOW, strict=True))
CONSTRUCTS = {"own learning": ("own_learning",), "team meetings": ("team_meetings",), "six conditions": (
    "cond_time", "cond_relevance", "cond_facilitation", "cond_choice", "cond_data", "cond_trust",
)}  # fmt: skip


@cache
def attitude():
    """The moments of psych's attitude data: 30 departments, seven ratings."""
    return moments(np.loadtxt(CASES / "reliability-attitude" / "attitude.csv", delimiter=",", skiprows=1))


def found_of(entry):
    found = attitude()
    spread = np.sqrt(np.diag(found.covariance))
    return {
        "alpha": lambda: cronbach_alpha(found.covariance),
        "std_alpha": lambda: cronbach_alpha(found.covariance / np.outer(spread, spread)),
        "r_drop": lambda: item_rest(found.covariance).tolist(),
        "alpha_drop": lambda: alpha_without_each(found.covariance).tolist(),
        "feldt": lambda: feldt_interval(cronbach_alpha(found.covariance), found.n, 7),
        "omega": lambda: omega_total(found.covariance),
    }[entry["id"]]()


@pytest.mark.parametrize("entry", entries("reliability-attitude"))
def test_reliability_of_attitude_is_that_of_psych_and_lavaan(entry):
    assert found_of(entry) == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@cache
def wave(year):
    return read_here(WAVES[year].read_bytes(), WAVES[year].name)


@pytest.mark.parametrize("row", ALPHAS, ids=lambda row: row["finding_id"])
def test_alpha_of_the_sample_school(row):
    survey = wave(row["year"])
    wanted = next(purposes for name, purposes in CONSTRUCTS.items() if name in row["description"])
    items = [item for item in survey.items if item.purpose in wanted and len(item.scale.favourable) > 1]
    found = construct_moments(survey, items)
    assert found.n == int(row["denominator"])
    assert round(reliability(found).alpha, 3) == float(row["value"])


def one_factor_of(loadings):
    loadings = np.array(loadings)
    return np.outer(loadings, loadings) + np.diag(1 - loadings**2)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.floats(0.3, 0.9), min_size=4, max_size=8))
def test_a_perfect_factor_is_found(loadings):
    found, unique = one_factor(one_factor_of(loadings))
    assert found == pytest.approx(loadings, abs=1e-4)
    assert unique == pytest.approx(1 - np.square(loadings), abs=1e-4)
    total = sum(loadings) ** 2
    assert omega_total(one_factor_of(loadings)) == pytest.approx(
        total / (total + sum(1 - np.square(loadings))), abs=1e-4
    )


@settings(deadline=None, max_examples=40)
@given(st.integers(3, 7), st.integers(20, 60), st.integers(0, 999), st.data())
def test_order_of_people_and_items_does_not_matter(items, people, seed, data):
    rng = np.random.default_rng(seed)
    answers = np.clip(np.rint(rng.normal(3, 1, (people, 1)) + rng.normal(0, 1, (people, items))), 1, 5)
    turned = data.draw(st.permutations(range(items)))
    one = reliability(moments(answers))
    other = reliability(moments(answers[rng.permutation(people)][:, turned]))
    assert other.alpha == pytest.approx(one.alpha, abs=1e-12, nan_ok=True)
    assert other.item_rest == pytest.approx(one.item_rest[turned], abs=1e-12, nan_ok=True)
    assert (other.omega is None) == (one.omega is None)
    if one.omega is not None:
        assert other.omega == pytest.approx(one.omega, abs=1e-5)
    suggested = reverse_coded(moments(answers).covariance)
    assert (reverse_coded(moments(answers[:, turned]).covariance) == suggested[turned]).all()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(0.4, 0.9), min_size=5, max_size=9), st.data())
def test_items_worded_the_other_way_round_are_suggested(loadings, data):
    few = data.draw(st.sets(st.integers(0, len(loadings) - 1), max_size=(len(loadings) - 1) // 2))
    sign = np.array([-1 if at in few else 1 for at in range(len(loadings))])
    suggested = reverse_coded(one_factor_of(loadings) * np.outer(sign, sign))
    assert not suggested[sign > 0].any()
    # The rest of an item need not be negative where nearly half are turned: both signs have to say so.
    if len(few) == 1:
        assert suggested[sign < 0].all()


def test_alpha_is_the_mean_of_all_split_halves():
    """For four items alpha is the mean of the three Rulon splits. Cronbach (1951)."""
    covariance = attitude().covariance[:4, :4]
    halves = []
    for other in (1, 2, 3):
        one = np.array([at in (0, other) for at in range(4)])
        halves.append(4 * covariance[np.ix_(one, ~one)].sum() / covariance.sum())
    assert cronbach_alpha(covariance) == pytest.approx(np.mean(halves))


def test_too_few_people_or_items_say_nothing():
    answers = np.random.default_rng(1).integers(1, 6, (60, 5)).astype(float)
    assert reliability(moments(answers[:19])) is None
    assert reliability(moments(answers[:, :2])) is None
    assert reliability(moments(answers[:49])).omega is None
    assert np.isnan(cronbach_alpha(np.zeros((3, 3))))
    assert np.isnan(feldt_interval(0.8, 1, 5)).all()


def test_an_item_that_does_not_vary_has_no_correlation():
    covariance = np.array([[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 0.0]])
    assert np.isnan(item_rest(covariance)).tolist() == [False, False, True]
    assert not reverse_coded(covariance).any()
    assert one_factor(covariance) is None


def test_people_who_left_a_gap_are_left_out():
    nan = float("nan")
    assert moments([[1, 2], [nan, 3], [3, 2], [5, nan]]).n == 2
    assert np.isnan(moments([[1, nan]]).covariance).all()


# Correlations within the five scales of bfi (R package psych, first 60 respondents), below the diagonal row by row, and
# the items that its published keys turn round.
BFI = {
    "A": (-0.35, -0.13, 0.28, 0.01, 0.13, 0.36, -0.29, 0.47, 0.56, 0.34),
    "C": (0.46, 0.37, 0.44, -0.23, -0.03, -0.18, -0.45, -0.12, -0.15, 0.26),
    "E": (0.71, -0.17, -0.30, -0.43, -0.51, 0.19, -0.44, -0.46, 0.28, 0.46),
    "N": (0.67, 0.64, 0.59, 0.25, 0.18, 0.32, 0.24, 0.21, 0.42, 0.65),
    "O": (-0.19, 0.56, -0.17, 0.19, -0.12, 0.24, -0.16, 0.02, -0.34, -0.17),
}
TURNED = {"A": [1], "C": [4, 5], "E": [1, 2], "N": [], "O": [2, 5]}


@pytest.mark.parametrize("scale", BFI)
def test_items_of_bfi_worded_the_other_way_round_are_those_of_its_keys(scale):
    correlation = np.eye(5)
    correlation[np.tril_indices(5, -1)] = BFI[scale]
    correlation = correlation + correlation.T - np.eye(5)
    assert (1 + np.flatnonzero(reverse_coded(correlation))).tolist() == TURNED[scale]
