"""Agreement and polarisation against R agrmt, and what their definitions promise."""

import csv
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agreement import agreement, agreement_a, dispersion, lean, polarisation
from analysis.rated import rated_items
from analysis.reading import read_here
from analysis.tensions import consensus
from sample_data import MAPLE_HOLLOW
from tests.analysis.cases import entries

INDICES = {
    "agreement_A": agreement_a,
    "leik_D": dispersion,
    "consensus_TW": consensus,
    "Esteban-Ray alpha=1": polarisation,
}
FINDINGS = Path(__file__).parents[1] / "cases" / "maple_hollow" / "expected_findings.csv"
with FINDINGS.open(encoding="utf-8", newline="") as lines:
    MEANS = [row for row in csv.DictReader(lines) if row["metric"] == "mean -3..3"]
answers = st.lists(st.integers(0, 20), min_size=3, max_size=9).filter(any)


@pytest.mark.parametrize("entry", entries("agreement-polarisation"))
def test_indices_are_those_of_agrmt(entry):
    found = INDICES[entry["quantity"]](entry["input"])
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None)
@given(answers)
def test_left_and_right_are_alike(n):
    for index in INDICES.values():
        assert index(n[::-1]) == pytest.approx(index(n), abs=1e-12)
    turned, found = lean(n[::-1]), lean(n)
    assert (turned.mean, turned.up, turned.down) == pytest.approx((-found.mean, found.down, found.up))
    assert turned.p == pytest.approx(found.p, abs=1e-12)


@settings(deadline=None)
@given(answers, st.integers(2, 4))
def test_as_many_times_as_many_people_agree_alike(n, times):
    for index in INDICES.values():
        assert index([times * people for people in n]) == pytest.approx(index(n), abs=1e-9)
    assert -1 - 1e-12 <= agreement_a(n) <= 1 + 1e-12
    assert -1e-12 <= dispersion(n) <= 1 + 1e-12


@pytest.mark.parametrize("size", [3, 5, 7, 11])
def test_ends_of_the_scale(size):
    alike, apart = [0] * size, [9, *[0] * (size - 2), 9]
    alike[1] = 12
    assert (agreement_a(alike), dispersion(alike), polarisation(alike)) == (1, 0, 0)
    assert (agreement_a(apart), dispersion(apart), polarisation(apart)) == pytest.approx((-1, 1, 0.25))
    assert agreement_a([4] * size) == 0


def test_too_few_people_for_a():
    assert agreement([30, 0, 29]) is None
    assert agreement([30, 0, 30]) == -1


def test_lean_by_hand():
    # Seven left, one right of the middle, two in it: sums of |d| 2,2,2,2,1,1,1,1; at least 10 of 12 one way.
    found = lean([4, 3, 2, 1, 0])
    assert (found.n, found.mean, found.down, found.same, found.up) == (10, -1.0, 7, 2, 1)
    assert found.p == pytest.approx(2 * (1 + 4) / 2**8)
    assert lean([2, 2, 2, 2]).p == 1.0
    assert lean([0, 0, 4, 0]).mean == 0.5


@cache
def tensions():
    """The seven two-sided items of the sample school in 2025."""
    survey = read_here(MAPLE_HOLLOW[2].read_bytes(), MAPLE_HOLLOW[2].name)
    return [item for item in rated_items(survey) if item.counts.item.purpose == "tension"]


@pytest.mark.parametrize("row", MEANS, ids=lambda row: row["finding_id"])
def test_means_of_the_sample_school(row):
    counts = tensions()[int(row["description"][1]) - 1].counts
    found = lean(counts.n)
    assert (len(counts.n), found.n) == (7, int(row["denominator"]))
    assert round(found.mean, 2) == float(row["value"])


def test_the_sample_school_leans_clearly_where_it_agrees_and_not_where_it_is_split():
    split, growing_own_experts = (lean(tensions()[at].counts.n) for at in (0, 3))
    assert split.p > 0.5
    assert growing_own_experts.p < 1e-6
    assert growing_own_experts.down > growing_own_experts.up
