"""How evenly people filled in, against R careless, and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.careless import average_string, even_odd, longstring, mahalanobis, response_variability
from tests.analysis.cases import entries, table

NAN = float("nan")
INDICES = {
    "longstring": longstring,
    "avgstr": average_string,
    "irv": response_variability,
    "mahad": mahalanobis,
    "evenodd": lambda answers: even_odd(answers, [5] * 10),
}


@pytest.mark.parametrize("entry", entries("careless-responding"))
def test_indices_are_those_of_careless(entry):
    answers = table("careless-responding", "careless.csv", skip=1)
    expected = [NAN if value is None else value for value in entry["value"]]
    found = INDICES[entry["id"]](answers)
    assert found.tolist() == pytest.approx(expected, abs=entry["tol_abs"], rel=0, nan_ok=True)


@settings(deadline=None)
@given(st.integers(9, 30), st.integers(0, 999))
def test_order_of_people_does_not_matter(people, seed):
    rng = np.random.default_rng(seed)
    answers = rng.integers(1, 6, (people, 6)).astype(float)
    answers[rng.random(answers.shape) < 0.1] = NAN
    turned = rng.permutation(people)
    for index in (longstring, average_string, response_variability, mahalanobis):
        assert index(answers[turned]) == pytest.approx(index(answers)[turned], abs=1e-9, nan_ok=True)
    found = even_odd(answers, [2, 2, 2])
    assert even_odd(answers[turned], [2, 2, 2]) == pytest.approx(found[turned], abs=1e-9, nan_ok=True)


def test_a_blank_ends_a_run():
    answers = [[3, 3, NAN, 3], [NAN] * 4, [2, 2, 2, NAN]]
    assert longstring(answers).tolist() == [2, 0, 3]
    assert average_string(answers).tolist() == pytest.approx([1.5, NAN, 3.0], nan_ok=True)
    assert response_variability([[3, NAN, NAN], [1, 3, NAN]]).tolist() == pytest.approx([NAN, 2**0.5], nan_ok=True)


def test_too_few_people_are_far_from_nothing():
    answers = np.random.default_rng(3).integers(1, 6, (8, 4))
    assert np.isnan(mahalanobis(answers)).all()
    assert not np.isnan(mahalanobis(np.vstack((answers, answers[:1] + 1)))).any()


def test_distances_add_up():
    answers = np.random.default_rng(3).normal(size=(40, 5))
    assert mahalanobis(answers).sum() == pytest.approx(39 * 5)
    # An item that repeats another adds nothing.
    assert mahalanobis(np.hstack((answers, answers[:, :1]))) == pytest.approx(mahalanobis(answers))


def test_scales_of_one_item_and_too_few_scales_say_nothing():
    assert np.isnan(even_odd([[1, 2, 3, 4]], [2, 2])).all()
    assert even_odd([[1, 1, 9, 3, 3, 5, 5]], [2, 1, 2, 2]).tolist() == [-1.0]
    assert np.isnan(even_odd([[1, 1, 1, 1, 1, 1]], [2, 2, 2])).all()
