"""Teams meet teams: the circle method, and which of its rounds comes next."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from coaching.rotation import next_meeting, round_robin

CASE = Path(__file__).resolve().parents[3] / "shared/data/statistics/pairing-round-robin/expected.json"
TEAMS = ("K", "G12", "G3", "G4", "G5", "G6", "G78", "SPEC")
DIVISIONS = ("K-3", "K-3", "K-3", "4-5", "4-5", "6-8", "6-8", "all")


@pytest.mark.parametrize("n", range(2, 41))
def test_every_pair_meets_exactly_once(n):
    rounds = round_robin(n)
    assert len(rounds) == n - 1 + n % 2
    assert sorted(pair for pairs in rounds for pair in pairs) == list(combinations(range(n), 2))
    for pairs in rounds:
        players = [player for pair in pairs for player in pair]
        assert len(set(players)) == len(players) == n - n % 2


def test_the_reference_case_kirkman_1847():
    if not CASE.exists():
        pytest.skip("the reference cases are not here")
    expected = json.loads(CASE.read_text())["expected"][0]["value"]
    for n, (rounds, pairs) in expected.items():
        assert len(round_robin(int(n))) == rounds
        assert sum(map(len, round_robin(int(n)))) == pairs


def test_the_first_round_joins_neighbours():
    assert next_meeting(TEAMS, DIVISIONS, []) == (("K", "G12"), ("G3", "G4"), ("G5", "G6"), ("G78", "SPEC"))


def test_three_rounds_bring_three_teams_and_another_division():
    met = []
    for _ in range(3):
        met += [frozenset(pair) for pair in next_meeting(TEAMS, DIVISIONS, met)]
    assert len(set(met)) == 12
    where = dict(zip(TEAMS, DIVISIONS, strict=True))
    for team in TEAMS:
        others = {other for pair in met if team in pair for other in pair - {team}}
        assert len(others) == 3
        assert {where[other] for other in others} - {where[team]}


def test_after_all_rounds_it_starts_again():
    met = {frozenset(pair) for pair in combinations(TEAMS, 2)}
    assert len(next_meeting(TEAMS, DIVISIONS, met)) == 4


def test_of_an_odd_number_nobody_rests():
    groups = next_meeting(TEAMS[:5], DIVISIONS[:5], [])
    assert sorted(map(len, groups)) == [2, 3]
    assert {team for group in groups for team in group} == set(TEAMS[:5])


@pytest.mark.parametrize("n", [0, 1])
def test_one_team_alone_meets_nobody(n):
    assert next_meeting(TEAMS[:n], DIVISIONS[:n], []) == ()
