"""Where a staff stands between two good things, checked against R's agrmt and against tables made by hand."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tensions
from analysis.tensions import SHARED, SPLIT, SPREAD, TOO_FEW, consensus, stance
from tests.analysis.cases import entries


def test_examples_in_the_docstrings():
    assert doctest.testmod(tensions).failed == 0
    assert doctest.testmod(tensions).attempted > 0


@pytest.mark.parametrize("entry", entries("agreement-polarisation-public", "consensus_TW"))
def test_consensus_as_tastle_and_wierman_and_agrmt_have_it(entry: dict):
    assert consensus(entry["input"]) == pytest.approx(entry["value"], abs=entry["tol_abs"])


@given(st.lists(st.integers(0, 20), min_size=3, max_size=11).filter(any))
def test_consensus_lies_between_split_and_alike_and_has_no_direction(n: list[int]):
    assert -1e-9 <= consensus(n) <= 1 + 1e-9
    assert consensus(n) == pytest.approx(consensus(n[::-1]))
    assert consensus([3 * count for count in n]) == pytest.approx(consensus(n))


@pytest.mark.parametrize(("n", "verdict"), [
    ([10, 5, 1, 0, 1, 5, 10], SPLIT),
    ([8, 9, 4, 3, 4, 10, 8], SPLIT),  # the sample school on one approach or each team its own
    ([20, 15, 6, 3, 1, 1, 0], SHARED),  # and on growing its own experts
    ([5, 9, 8, 11, 7, 4, 2], SPREAD),
    ([4, 4, 4, 4, 4, 4, 4], SPREAD),
    ([3, 2, 0, 0, 0, 2, 3], SPREAD),  # ten answers: too few to be called split
    ([3, 1, 0, 0, 0, 1, 3], TOO_FEW),
    ([0, 0, 0, 12, 0, 0, 0], SHARED),
    ([6, 0, 0, 6, 0, 0, 6], SPREAD),  # the middle holds as many as either side
    ([0, 0, 5], TOO_FEW),
])  # fmt: skip
def test_split_shared_or_spread(n: list[int], verdict: str):
    assert stance(n).verdict == verdict


def test_sides_and_strong_views_are_counted():
    found = stance([8, 9, 4, 3, 4, 10, 8])
    assert (found.left_n, found.middle_n, found.right_n, found.strong_n, found.base_n) == (21, 3, 22, 35, 46)


@given(st.lists(st.integers(0, 12), min_size=7, max_size=7).filter(any))
def test_left_and_right_are_treated_alike(n: list[int]):
    one, other = stance(n), stance(n[::-1])
    assert (one.verdict, one.left_n, one.strong_n) == (other.verdict, other.right_n, other.strong_n)
