"""The fewest people that released sums depend on: by minimum cut, by the dual, and by trying everything."""

from collections import Counter
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.disclosure.dependence import fewest_of_any, fewest_of_two

PROMISE = 5
GROUPS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 2)), st.integers(1, 7), min_size=1, max_size=10
)  # fmt: skip


def by_trying(cells: list[tuple[frozenset, int]], promise: int) -> int | None:
    """Return the fewest people below the promise whom some weighted sum singles out: ranks of all sets of cells.

    A weighted sum vanishes outside a set of cells, and not on it, exactly if the rank falls without these cells.
    """
    sums = sorted({name for cell, _ in cells for name in cell}, key=str)
    matrix = np.array([[float(name in cell) for cell, _ in cells] for name in sums])
    rank, best = np.linalg.matrix_rank(matrix), None
    small = [at for at, (_, n) in enumerate(cells) if n < promise]
    for size in range(1, promise):
        for chosen in combinations(small, size):
            n = sum(cells[at][1] for at in chosen)
            rest = [at for at in range(len(cells)) if at not in chosen]
            if n < min(promise, best or promise) and (np.linalg.matrix_rank(matrix[:, rest]) if rest else 0) < rank:
                best = n
    return best


def as_cells(people: dict[tuple, int]) -> dict[tuple, list]:
    """Return each pair or triple of groups as the sums it enters, with as many people as it has."""
    return {tuple(enumerate(groups)): [(groups, at) for at in range(n)] for groups, n in people.items()}


def below(n: int) -> int | None:
    return n if n < PROMISE else None


@settings(max_examples=400, deadline=None)
@given(GROUPS)
def test_minimum_cut_dual_and_exhaustive_search_agree_for_two_breakdowns(people: dict):
    expected = by_trying([(frozenset(enumerate(groups)), n) for groups, n in people.items()], PROMISE)
    assert below(fewest_of_two(people)) == fewest_of_any(as_cells(people), PROMISE) == expected


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.tuples(*[st.integers(0, 2)] * 3), st.integers(1, 6), min_size=1, max_size=9))
def test_three_breakdowns_agree_with_exhaustive_search(people: dict):
    expected = by_trying([(frozenset(enumerate(groups)), n) for groups, n in people.items()], PROMISE)
    assert fewest_of_any(as_cells(people), PROMISE) == expected


def test_thousands_of_schools_agree():
    random = Random(11)
    for _ in range(3000):
        people = Counter((random.randrange(7), random.randrange(3)) for _ in range(random.randint(20, 50)))
        assert below(fewest_of_two(people)) == fewest_of_any(as_cells(people), PROMISE)


@pytest.mark.parametrize(
    ("people", "fewest"),
    [
        ({}, 0),
        ({("K", "teacher"): 5}, 5),
        ({("K", "teacher"): 4, ("G1", "teacher"): 9}, 4),
        # The specialists are a team of six and two more people elsewhere: role less team leaves these two.
        ({("Specialists", "specialist"): 6, ("G1", "specialist"): 2, ("G1", "teacher"): 8}, 2),
        # (a + b) + (a + c) - (b + c) leaves a twice, which neither breakdown shows alone.
        ({("K", "teacher"): 6, ("K", "lead"): 6, ("G1", "teacher"): 6, ("G1", "lead"): 1}, 7),
        ({("K", "a"): 6, ("G1", "b"): 7}, 6),
    ],
)
def test_small_cases_by_hand(people: dict, fewest: int):
    assert fewest_of_two(people) == fewest


def test_whoever_stands_in_two_cells_counts_once():
    both = {("first",): ["Ann", *range(5)], ("second",): ["Ann", *range(10, 15)], ("first", "second"): range(20, 30)}
    assert fewest_of_any(both, PROMISE) is None
    changed = {("first",): ["Ann", "Bo"], ("second",): ["Ann", "Bo", "Cy"], ("first", "second"): range(20, 30)}
    assert fewest_of_any(changed, PROMISE) == 3


def test_a_budget_that_is_used_up_counts_as_unsafe():
    people = {(("t", team), ("r", role)): [(team, role)] for team in range(12) for role in range(12)}
    assert fewest_of_any(people, 9, budget=1000) == 0


def test_the_result_does_not_depend_on_order():
    random = Random(2)
    people = Counter((random.randrange(6), random.randrange(3), random.randrange(2)) for _ in range(40))
    items = list(as_cells(people).items())
    found = set()
    for _ in range(10):
        random.shuffle(items)
        found.add(fewest_of_any(dict(items), PROMISE))
    assert len(found) == 1
