"""Square tables: against R contingencytables and coin, published eye grades, and every swap there is."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.change.linked import mcnemar_p
from analysis.change.squares import bhapkar, bowker, stuart_maxwell, swap_p
from tests.analysis.cases import entries

FOUND = {
    "T0": lambda table: stuart_maxwell(table).statistic,
    "P": lambda table: stuart_maxwell(table).p,
    "bh": lambda table: bhapkar(table).statistic,
    "bhP": lambda table: bhapkar(table).p,
    "bowP": lambda table: bowker(table).p,
}


sizes = st.integers(2, 4)


def squares(most, size=sizes):
    """Square tables of people."""
    return size.flatmap(
        lambda k: st.lists(st.lists(st.integers(0, most), min_size=k, max_size=k), min_size=k, max_size=k)
    )


@pytest.mark.parametrize("entry", entries("stuart-maxwell"))
def test_tables_are_those_of_contingencytables(entry):
    found = FOUND[entry["id"].split("_")[1]](entry["input"])
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


@settings(deadline=None)
@given(squares(6), st.data())
def test_order_of_the_answers_does_not_matter(table, data):
    table = np.array(table)
    turned = data.draw(st.permutations(range(len(table))))
    other = table[np.ix_(turned, turned)]
    for test in (stuart_maxwell, bowker):
        assert test(other).statistic == pytest.approx(test(table).statistic, abs=1e-9)
        assert test(other).df == test(table).df
    assert swap_p(other) == pytest.approx(swap_p(table), abs=1e-12)
    assert swap_p(table) == swap_p(table)


@settings(deadline=None)
@given(squares(6))
def test_an_answer_nobody_gave_changes_nothing(table):
    wider = np.pad(np.array(table), (0, 1))
    for test in (stuart_maxwell, bhapkar, bowker):
        assert vars(test(wider)) == pytest.approx(vars(test(table)), abs=1e-9)
    assert swap_p(wider) == pytest.approx(swap_p(table), abs=1e-12)


@settings(deadline=None)
@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_two_answers_are_the_mcnemar_test(both, lost, gained, neither):
    table = [[both, lost], [gained, neither]]
    assert swap_p(table) == pytest.approx(mcnemar_p(gained, lost, mid=False), abs=1e-12)
    if gained + lost:
        statistic = (gained - lost) ** 2 / (gained + lost)
        assert stuart_maxwell(table).statistic == pytest.approx(statistic, abs=1e-9)
        assert bowker(table).p == pytest.approx(stats.chi2.sf(statistic, 1), abs=1e-12)


@settings(deadline=None)
@given(squares(1, st.just(3)))
def test_swap_p_against_every_swap(table):
    table = np.array(table)
    moves = [(i, j) for i in range(3) for j in range(3) for _ in range(table[i, j]) if i != j]
    seen, alike = stuart_maxwell(table).statistic, []
    for swaps in product((False, True), repeat=len(moves)):
        other = np.diag(np.diag(table))
        for (i, j), swap in zip(moves, swaps, strict=True):
            other[(j, i) if swap else (i, j)] += 1
        alike.append(stuart_maxwell(other).statistic >= seen - 1e-9)
    assert swap_p(table) == pytest.approx(np.mean(alike), abs=1e-12)


def test_people_who_stay_say_nothing():
    assert stuart_maxwell(np.diag([4, 5, 6])) == bhapkar(np.diag([4, 5, 6]))
    assert (stuart_maxwell(np.diag([4, 5, 6])).p, swap_p(np.diag([4, 5, 6]))) == (1.0, 1.0)
    assert swap_p([[4, 0], [0, 0]]) == 1.0


def test_too_many_swaps_to_count_are_drawn_alike_each_time_and_nearly_exact():
    table = np.random.default_rng(5).integers(0, 40, (6, 6))
    found = swap_p(table)
    assert found == swap_p(table)
    assert found == pytest.approx(stuart_maxwell(table).p, abs=0.02)
    turned = [3, 0, 5, 1, 4, 2]
    assert swap_p(table[np.ix_(turned, turned)]) == found


def test_four_answers_of_sixty_are_counted():
    table = np.random.default_rng(2).integers(0, 8, (4, 4))
    assert swap_p(table) == pytest.approx(stuart_maxwell(table).p, abs=0.03)
