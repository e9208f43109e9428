"""Ranks of published estimates: against R csranks on the countries of PISA 2018."""

import csv
from functools import cache

import numpy as np
import pytest

from analysis.gaussian_ranks import gaussian_rank_sets, top_candidates
from tests.analysis.cases import CASES, entries

EXPECTED = {entry.values[0]["id"]: entry.values[0]["value"] for entry in entries("csranks-gaussian")}


@cache
def pisa():
    """Countries, their estimates in mathematics and the errors of these."""
    with (CASES / "csranks-gaussian-pisa-public" / "pisa2018.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["math_score"] not in ("", "NA")]
    return [row["jurisdiction"] for row in rows], *(
        [float(row[name]) for row in rows] for name in ("math_score", "math_se")
    )


def test_all_ranks_at_once():
    countries, *estimates = pisa()
    expected = EXPECTED["pisa2018_math_simul"]
    assert countries == expected["jurisdiction"]
    low, high = gaussian_rank_sets(*estimates)
    off = np.abs(np.concatenate((low - expected["L"], high - expected["U"])))
    assert off.max() <= 1
    assert (off > 0).mean() <= 0.1


def test_who_may_be_among_the_five_best():
    countries, *estimates = pisa()
    assert [countries[at] for at in top_candidates(*estimates, 5)] == EXPECTED["pisa2018_math_top5"]


def test_the_rank_of_one_country():
    countries, *estimates = pisa()
    at = countries.index("United Kingdom")
    low, high = gaussian_rank_sets(*estimates, one=at)
    assert [low[at], high[at]] == pytest.approx(EXPECTED["pisa2018_math_UK"], abs=1)


def test_the_same_again_and_sets_hold_the_ranks():
    _, *estimates = pisa()
    low, high = gaussian_rank_sets(*estimates)
    again = gaussian_rank_sets(*estimates)
    assert (low == again[0]).all()
    assert (high == again[1]).all()
    ranks = 1 + (np.array(estimates[0])[:, None] < estimates[0]).sum(axis=1)
    assert ((low <= ranks) & (ranks <= high)).all()


def test_all_apart_and_none_apart():
    assert [part.tolist() for part in gaussian_rank_sets([3.0, 2.0, 1.0], [1e-6] * 3)] == [[1, 2, 3], [1, 2, 3]]
    assert [part.tolist() for part in gaussian_rank_sets([1.0, 1.0], [1.0, 1.0])] == [[1, 1], [2, 2]]
