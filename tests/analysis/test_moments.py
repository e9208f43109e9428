"""Counts, means and spread of likert items: against R likert on the Math Anxiety Scale."""

import numpy as np
import pytest

from analysis.moments import construct_moments, scale_places
from analysis.survey import Scale
from analysis.tabulate import count
from tests.analysis.cases import entries, table
from tests.analysis.surveys import rated, survey

FIVE = Scale("numeric_1_5", ("1", "2", "3", "4", "5"), ("4", "5"))


def mass():
    """Twenty students, fourteen items, one to five."""
    answers = table("likert-mass", "mass.csv", skip=1)
    return survey(*(rated(f"q{at}", FIVE, [str(answer) for answer in column]) for at, column in enumerate(answers.T)))


@pytest.mark.parametrize("entry", entries("likert-mass"))
def test_math_anxiety_is_that_of_likert(entry):
    asked = mass()
    found = construct_moments(asked, asked.items)
    counts = [count(asked, item) for item in asked.items]
    value = {
        "percent": [[100 * n / item.base_n for n in item.n] for item in counts],
        "mean": found.mean.tolist(),
        "sd": np.sqrt(np.diag(found.covariance)).tolist(),
    }[entry["id"]]
    assert np.array(value) == pytest.approx(np.array(entry["value"]), abs=entry["tol_abs"], rel=0)


def test_blanks_and_answers_outside_the_scale_have_no_place():
    one = rated("a", FIVE, ["1", "", "N/A", "5"], ("N/A",))
    two = rated("b", FIVE, ["2", "3", "4", "4"])
    asked = survey(one, two)
    places = scale_places(asked, asked.items)
    assert np.isnan(places[:, 0]).tolist() == [False, True, True, False]
    assert places[:, 1].tolist() == [2, 3, 4, 4]
    assert construct_moments(asked, asked.items).n == 2
