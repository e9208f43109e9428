"""Options that changed between years: the reference, by hand, and what must not depend on the order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.change.options import (
    common_choices,
    kept_first_places,
    merged,
    restricted_points,
    restricted_ranks,
    ticks_per_person,
    too_little,
)
from analysis.survey import Counts, Item
from tests.analysis.cases import entries

EXPECTED = {entry.values[0]["id"]: entry.values[0] for entry in entries("options-changed")}
ballots = st.integers(2, 5).flatmap(
    lambda options: st.lists(st.lists(st.integers(0, 4), min_size=options, max_size=options), min_size=1, max_size=9)
)


def test_a_retired_and_a_new_option_leave_what_both_years_offered():
    names = ("A", "B", "C", None)
    found, expected = common_choices((12, 9, 6, 3), names, (10, 11, 4, 8), names), EXPECTED["single"]["value"]
    assert [n / found.base1 for n in found.n1] == pytest.approx(expected["year1"], abs=1e-12)
    assert [n / found.base2 for n in found.n2] == pytest.approx(expected["year2"], abs=1e-12)
    assert (found.kept1, found.kept2) == pytest.approx((expected["kept_year1"], expected["kept_year2"]))
    assert not found.broken


def test_a_split_option_is_put_together_again():
    expected = EXPECTED["merge"]
    assert merged(list(expected["input"].values()), ("D", "D"))["D"] == expected["value"]["year2_D"]


def test_a_ballot_without_a_retired_option_closes_its_gap():
    order = EXPECTED["rank"]["input"]
    ranks = [order.index(name) + 1 for name in "ABCD"]
    assert restricted_ranks([ranks], [0, 1, 2]).tolist() == [EXPECTED["rank"]["value"]]


def test_what_was_not_ranked_stays_below_without_a_rank():
    # D > A > E of A, B, C, D, E: only A is left ranked, B and C stay unranked.
    expected = [rank or 0 for rank in EXPECTED["rank_topk"]["value"].values()]
    assert restricted_ranks([[2, 0, 0, 1, 3]], [0, 1, 2]).tolist() == [expected]


@pytest.mark.parametrize(
    ("ballot", "left"),
    [([2, 2, 3, 1], [1, 1, 2]), ([0, 0, 0, 1], [0, 0, 0]), ([4, 2, 2, 1], [2, 1, 1]), ([1, 5, 9, 0], [1, 2, 3])],
)
def test_ties_stay_and_gaps_close(ballot, left):
    assert restricted_ranks([ballot], [0, 1, 2]).tolist() == [left]


@settings(deadline=None)
@given(ballots, st.data())
def test_restricting_keeps_the_order_and_is_done_once(ranks, data):
    kept = sorted(data.draw(st.sets(st.integers(0, len(ranks[0]) - 1), min_size=1)))
    found = restricted_ranks(ranks, kept)
    assert (restricted_ranks(found, range(len(kept))) == found).all()
    for before, after in zip(np.array(ranks)[:, kept], found, strict=True):
        assert ((before > 0) == (after > 0)).all()
        ranked = before > 0
        assert (np.sign(np.subtract.outer(before[ranked], before[ranked])) == np.sign(
            np.subtract.outer(after[ranked], after[ranked])
        )).all()  # fmt: skip
        assert sorted(set(after[ranked].tolist())) == list(range(1, len(set(after[ranked].tolist())) + 1))


def test_share_of_first_places_kept():
    assert kept_first_places([[1, 2], [2, 1], [1, 0], [0, 0]], [0]) == pytest.approx(2 / 3)
    assert kept_first_places([[0, 0]], [0]) == 0


def test_points_are_shared_out_again_among_what_both_years_offered():
    shares, kept = restricted_points([[60, 20, 20], [0, 50, 50], [0, 0, 100], [0, 0, 0]], [0, 1])
    assert shares.tolist() == [[0.75, 0.25], [0.0, 1.0]]
    assert kept == pytest.approx(130 / 300)
    assert restricted_points(np.zeros((2, 3)), [0])[1] == 0


@pytest.mark.parametrize(("n1", "n2", "broken"), [((7, 3), (10, 0), False), ((69, 31), (100, 0), True)])
def test_a_line_breaks_where_less_than_seventy_percent_is_left(n1, n2, broken):
    assert common_choices(n1, ("A", None), n2, ("A", None)).broken == broken
    assert too_little(0.7, 1.0) is False


def test_nothing_in_common_is_a_break():
    found = common_choices((5,), ("A",), (5,), ("B",))
    assert (found.options, found.kept1, found.broken) == ((), 0.0, True)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["A", "B", "C", None])), min_size=1), st.data())
def test_order_of_the_options_does_not_matter(options, data):
    turned = data.draw(st.permutations(options))
    found = [common_choices(*zip(*options, strict=True), *zip(*rows, strict=True)) for rows in (options, turned)]
    assert found[0] == found[1]


def test_ticks_of_one_person():
    item = Item("q", "Which?", None, "select_all", (1,), ("A", "B", "C"))
    assert ticks_per_person(Counts(item, "teachers", 10, (9, 6, 0))) == 1.5
    assert ticks_per_person(Counts(item, "teachers", 0, (0, 0, 0))) == 0.0
