"""Who came and went: against the reference identity and Kitagawa's, and parts that have to add up."""

import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.change.turnover import kitagawa, standardised_change, turnover
from tests.analysis.cases import CASES, entries

scores = st.lists(st.integers(1, 5), max_size=8)
means = st.floats(1, 5, allow_nan=False)
teams = st.lists(st.tuples(st.integers(0, 9), means, st.integers(0, 9), means), min_size=1, max_size=6).filter(
    lambda rows: sum(row[0] for row in rows) and sum(row[2] for row in rows)
)


def groups():
    """The four columns of the reference: people and means of both years."""
    with (CASES / "decomposition-kitagawa-turnover" / "groups.csv").open(encoding="utf-8") as lines:
        rows = [[float(row[name]) for name in ("n1", "m1", "n2", "m2")] for row in csv.DictReader(lines)]
    return list(zip(*rows, strict=True))


@pytest.mark.parametrize("entry", entries("decomposition-kitagawa"))
def test_parts_are_those_of_the_reference(entry):
    if entry["id"] == "turnover":
        given_ = entry["input"]
        stayed = list(zip(given_["stay_year1"], given_["stay_year2"], strict=True))
        found = vars(turnover(stayed, given_["left"], given_["joined"]))
        assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)
    elif entry["id"] == "std_year1":
        assert standardised_change(*groups()) == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)
    else:
        found = getattr(kitagawa(*groups()), entry["id"])
        assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=9), scores, scores)
def test_turnover_adds_up_to_the_change_of_all(stayed, left, joined):
    found = turnover(stayed, left, joined)
    before, after = zip(*stayed, strict=True)
    assert found.total == pytest.approx(np.mean([*after, *joined]) - np.mean([*before, *left]))
    assert found.stayers + found.joiners + found.leavers == pytest.approx(found.total, abs=1e-12)


@settings(deadline=None)
@given(teams, st.data())
def test_kitagawa_adds_up_in_any_order_of_the_teams(rows, data):
    found = kitagawa(*zip(*rows, strict=True))
    assert found.rate + found.composition == pytest.approx(found.total, abs=1e-12)
    turned = kitagawa(*zip(*data.draw(st.permutations(rows)), strict=True))
    assert (turned.rate, turned.composition) == pytest.approx((found.rate, found.composition), abs=1e-12)


@settings(deadline=None)
@given(teams)
def test_the_mean_of_a_team_without_people_is_not_read(rows):
    nan = float("nan")
    holes = [(n1, m1 if n1 else nan, n2, m2 if n2 else nan) for n1, m1, n2, m2 in rows]
    assert kitagawa(*zip(*holes, strict=True)) == kitagawa(*zip(*rows, strict=True))


def test_a_new_team_is_all_composition():
    found = kitagawa([10, 0], [0.5, float("nan")], [10, 10], [0.5, 1.0])
    assert (found.rate, found.composition) == pytest.approx((0, 0.25))
    assert standardised_change([10, 0], [0.5, float("nan")], [10, 10], [0.6, 1.0]) == pytest.approx(0.1)


def test_a_year_without_people_has_no_mean():
    with pytest.raises(ValueError, match="without people"):
        kitagawa([0], [1.0], [3], [2.0])
