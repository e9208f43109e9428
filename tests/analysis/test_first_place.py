"""Chances of the first place: against R, every completion, and what they promise."""

from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.first_place import MOST_COMPLETIONS, first_among_many, first_among_staff
from tests.analysis.cases import entries

NAMES = {"p_first_split": "split", "p_sole": "sole", "p_tie_top": "tie"}


@pytest.mark.parametrize("entry", entries("polya-pbest"))
def test_chances_among_staff_are_those_of_an_enumeration_in_r(entry):
    found = getattr(first_among_staff(**entry["input"]), NAMES[entry["quantity"]])
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@pytest.mark.parametrize("entry", entries("dirichlet-pbest"))
def test_chances_among_many_are_those_of_quadrature_in_r(entry):
    found = first_among_many(entry["input"], 1.0 if entry["id"].endswith("flat") else 0.5)
    assert found.tolist() == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 5), min_size=2, max_size=3), st.integers(0, 4))
def test_one_after_another_as_from_an_urn(counts, others):
    """Whoever did not answer draws from an urn that grows with every draw (Polya)."""
    split = np.zeros(len(counts))
    for order in product(range(len(counts)), repeat=others):
        urn, chance = [x + 0.5 for x in counts], 1.0
        for drawn in order:
            chance *= urn[drawn] / sum(urn)
            urn[drawn] += 1
        first = [x == max(urn) for x in urn]
        split += chance * np.array(first) / sum(first)
    assert first_among_staff(counts, others).split == pytest.approx(split.tolist(), abs=1e-12)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 40), min_size=2, max_size=6), st.data())
def test_chances_add_up_in_any_order(counts, data):
    turned = data.draw(st.permutations(range(len(counts))))
    found = first_among_many(counts)
    assert found.sum() == pytest.approx(1, abs=1e-7)
    assert first_among_many([counts[at] for at in turned]) == pytest.approx(found[turned], abs=1e-12)
    staff = first_among_staff(counts, 2)
    assert sum(staff.split) == pytest.approx(1)
    assert sum(staff.sole) + staff.tie == pytest.approx(1)


@pytest.mark.parametrize("counts", [(3_000, 2_900, 5), (1, 0, 0), (0, 0)])
def test_many_and_few_people(counts):
    found = first_among_many(counts)
    assert found.sum() == pytest.approx(1, abs=1e-9)
    assert found.argmax() == 0 or len(set(counts)) == 1


def test_too_many_completions_have_no_answer():
    assert prod((60, 60, 60)) > MOST_COMPLETIONS
    assert first_among_staff([5] * 8, 60) is None
