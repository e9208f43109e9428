"""Means of a whole staff: against the survey package's schools, and every sample there is."""

import csv
from itertools import combinations

import numpy as np
import pytest

from analysis.finite_means import post_stratified, staff_mean
from tests.analysis.cases import CASES, entries


def schools(name):
    with (CASES / "survey-fpc-api" / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def plain(values, staff_n):
    found = staff_mean(len(values), float(np.mean(values)), float(np.var(values, ddof=1)), staff_n)
    return [found.mean, found.error]


@pytest.mark.parametrize("entry", entries("survey-fpc-api"))
def test_means_of_californian_schools_are_those_of_lumley(entry):
    if entry["id"] == "strat":
        rows = schools("apistrat")
        groups = [[row for row in rows if row["stype"] == kind] for kind in "EHM"]
        values = [[float(row["api00"]) for row in group] for group in groups]
        found = post_stratified(
            [len(group) for group in values],
            [np.mean(group) for group in values],
            [np.var(group, ddof=1) for group in values],
            [float(group[0]["fpc"]) for group in groups],
        )
        value = [found.mean, found.error]
    else:
        rows = schools("apisrs")
        number = (
            (lambda row: float(row["both"] == "Yes")) if entry["id"] == "both" else (lambda row: float(row["api00"]))
        )
        values = [number(row) for row in rows]
        value = plain(values, float(rows[0]["fpc"]) if entry["id"] != "srs_nofpc" else None)
        value = value[1] if entry["id"] == "srs_nofpc" else value
    assert value == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


def test_error_is_that_of_every_sample():
    staff = [1, 2, 2, 4, 5, 5, 3]
    means = [np.mean(sample) for sample in combinations(staff, 4)]
    found = staff_mean(4, 0.0, float(np.var(staff, ddof=1)), len(staff))
    assert found.error == pytest.approx(np.std(means))


def test_no_error_once_everybody_answered():
    assert staff_mean(9, 2.0, 1.5, 9).error == 0
    assert post_stratified([3, 6], [1.0, 2.0], [0.5, 0.5], [3, 6]).error == 0


def test_a_group_that_answered_less_gets_its_weight():
    found = post_stratified([8, 2], [1.0, 0.0], [0.1, 0.1], [10, 10])
    assert (found.mean, found.collapsed) == (0.5, False)


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [1, 2, 0]])
def test_groups_of_one_answer_are_put_together(order):
    nan = float("nan")
    columns = ([1, 4, 9], [5.0, 3.0, 2.0], [nan, 1.0, 1.0], [5, 6, 9])
    found = post_stratified(*([column[at] for at in order] for column in columns))
    assert found.collapsed
    assert found.mean == pytest.approx(11 / 20 * (5 + 4 * 3) / 5 + 9 / 20 * 2)


def test_a_group_without_answers_counts_as_staff_only():
    found = post_stratified([0, 3], [float("nan"), 2.0], [float("nan"), 1.0], [3, 3])
    assert (found.mean, found.collapsed) == (2.0, True)
    assert found.error == pytest.approx(np.sqrt((1 - 3 / 6) / 3))
