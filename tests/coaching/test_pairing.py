"""Pairs: the best there are, by enumeration; the rules always; the reasons where somebody is left out."""

import time
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching import pairing
from coaching.pairing import (
    LEADER,
    MET,
    NO_PERIOD,
    SAME_TEAM,
    TOO_FEW,
    Candidate,
    broken_in_group,
    broken_rules,
    cost,
    group_cost,
    propose,
)

IDS = tuple("abcdefghij")
AB = frozenset("AB")


@st.composite
def schools(draw, most=10):
    """Small schools in which rules bite: three teams, three periods, people who met, wishes."""
    ids = IDS[: draw(st.integers(0, most))]
    some = st.frozensets(st.sampled_from(ids), max_size=2) if ids else st.just(frozenset())
    return [
        Candidate(
            one,
            team=draw(st.sampled_from("xyz")),
            place=draw(st.integers(0, 4)),
            anywhere=draw(st.booleans()),
            is_new=draw(st.booleans()),
            periods=draw(st.frozensets(st.sampled_from("ABC"), min_size=1)),
            met=draw(some) - {one},
            wish=draw(st.sampled_from(("", *ids))),
            team_met=draw(st.frozensets(st.sampled_from("xyz"), max_size=1)),
        )
        for one in ids
    ]


def every_grouping(people, trios):
    """Yield every way to put people into pairs, at most so many trios, and nowhere."""
    if not people:
        yield []
        return
    first, *rest = people
    yield from every_grouping(rest, trios)
    for size in (1, 2) if trios else (1,):
        for others in combinations(rest, size):
            if not broken_in_group((first, *others)):
                left = [one for one in rest if one not in others]
                for grouping in every_grouping(left, trios - (size == 2)):
                    yield [(first, *others), *grouping]


def best_by_enumeration(people):
    worths = (
        (-sum(map(len, grouping)), sum(map(group_cost, grouping)))
        for grouping in every_grouping(people, trios=len(people) % 2)
    )
    return min(worths)


@settings(max_examples=150, deadline=None)
@given(schools())
def test_nothing_better_exists_among_all_groupings_of_up_to_ten(people):
    proposal = propose(people)
    placed = sum(map(len, proposal.groups))
    assert (-placed, proposal.cost) == best_by_enumeration(people)
    assert proposal.is_best


@given(schools(), st.randoms())
def test_every_rule_holds_and_the_order_of_the_list_does_not_matter(people, shuffle):
    proposal = propose(people)
    by_id = {one.id: one for one in people}
    placed = [one for group in proposal.groups for one in group]
    assert not any(broken_in_group([by_id[one] for one in group]) for group in proposal.groups)
    assert sorted([*placed, *(left.id for left in proposal.left_out)]) == sorted(by_id)
    assert sum(len(group) == 3 for group in proposal.groups) <= len(people) % 2
    shuffle.shuffle(people)
    assert propose(people) == proposal


def school(seed, n):
    """A school of n people in teams of 4 to 8, with six periods of which three or four are free."""
    luck = Random(seed)
    people, place = [], 0
    while len(people) < n:
        for _ in range(min(luck.randint(4, 8), n - len(people))):
            people.append(
                Candidate(
                    f"P{len(people):03}",
                    f"team{place}",
                    place,
                    anywhere=place % 9 == 8,
                    is_new=luck.random() < 0.25,
                    periods=frozenset(luck.sample("ABCDEF", luck.randint(3, 4))),
                    met=frozenset(f"P{luck.randrange(n):03}" for _ in range(4)),
                    wish=f"P{luck.randrange(n):03}" if luck.random() < 0.1 else "",
                )
            )
        place += 1
    return people


@pytest.mark.parametrize("n", [80, 81])
def test_a_school_of_eighty_is_paired_within_a_second(n):
    propose(school(0, 20))  # the first call imports networkx
    for seed in range(5):
        people = school(seed, n)
        begun = time.process_time()
        proposal = propose(people)
        assert time.process_time() - begun < 1
        assert not proposal.left_out
        assert proposal.is_best or n % 2
        assert sorted(map(len, proposal.groups)) == [2] * (n // 2) if n % 2 == 0 else [2] * (n // 2 - 1) + [3]


def test_a_trio_in_a_large_school_costs_next_to_nothing_more_than_the_bound():
    for seed in range(3):
        people = sorted(school(seed, 31), key=lambda one: one.id)
        proposal = propose(people)
        placed, least, _ = pairing._bound(people, pairing._allowed(people))
        assert sum(map(len, proposal.groups)) == placed == 31
        assert 0 <= proposal.cost - least <= 4 * pairing.GRADE_APART
        assert proposal.is_best == (proposal.cost == least)


def two(**of_the_second):
    return Candidate("a", "x", periods=AB), Candidate("b", **{"team": "y", "periods": AB, **of_the_second})


@pytest.mark.parametrize(
    ("second", "rule"),
    [
        ({"is_leader": True}, LEADER),
        ({"team": "x"}, SAME_TEAM),
        ({"met": frozenset("a")}, MET),
        ({"periods": frozenset("C")}, NO_PERIOD),
        ({"periods": frozenset()}, NO_PERIOD),
    ],
)
def test_each_rule_blocks_and_is_named(second, rule):
    pair = two(**second)
    assert broken_rules(*pair) == broken_rules(*pair[::-1]) == (rule,)
    proposal = propose(pair)
    assert proposal.groups == ()
    assert [(left.id, left.rules) for left in proposal.left_out] == [("a", (rule,)), ("b", (rule,))]


def test_one_person_too_many_is_no_broken_rule():
    people = [Candidate("a", "x", periods=AB), Candidate("b", "y", periods=AB), Candidate("c", "y", periods=AB)]
    (left,) = propose(people).left_out
    assert left.id in ("b", "c")
    assert left.rules == (TOO_FEW,)
    assert propose([people[0]]).left_out[0].rules == (TOO_FEW,)
    assert propose([]).groups == ()


def test_an_odd_number_makes_one_trio_with_a_period_for_all_three():
    people = [Candidate(one, one, periods=AB) for one in "abc"]
    assert propose(people).groups == (("a", "b", "c"),)
    apart = [Candidate(one, one, periods=frozenset(free)) for one, free in zip("abc", ["AB", "BC", "AC"], strict=True)]
    assert [len(group) for group in propose(apart).groups] == [2]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"place": 1}, 0),
        ({"place": 3}, 20),
        ({"place": 3, "anywhere": True}, 0),
        ({"is_new": True}, 0),
        ({"team_met": frozenset("x")}, 1),
        ({"place": 9, "wish": "a"}, -100_000 + 80),
    ],
)
def test_what_weighs(second, expected):
    assert cost(*two(**second)) == cost(*two(**second)[::-1]) == expected


def test_two_new_teachers_are_kept_apart_where_it_can_be():
    assert cost(Candidate("a", "x", is_new=True), Candidate("b", "y", is_new=True)) == 30


def test_a_wish_beats_everything_else():
    far = [Candidate(f"{at}", f"t{at}", place=at, periods=AB) for at in range(8)]
    wishing = [Candidate("0", "t0", place=0, periods=AB, wish="7"), *far[1:]]
    assert ("0", "7") not in propose(far).groups
    assert ("0", "7") in propose(wishing).groups
