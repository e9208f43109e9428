"""Which blocks are shown: safe in every school and year, chosen once, and hiding as little as possible."""

import time
from collections import Counter
from itertools import combinations
from random import Random
from statistics import mean, median

import pytest

from analysis.by_group import ROLES, people_by_cell, team_names
from analysis.disclosure.dependence import fewest_of_any
from analysis.disclosure.plan import Blocks, Plan, make_plan
from analysis.reading import read_here
from sample_data import MAPLE_HOLLOW
from tests.analysis.disclosure import schools

PROMISE, SCHOOLS = 5, 2000


def plan_of(*years: Counter, promise: int = PROMISE) -> Plan:
    return make_plan(years, schools.NAMES, schools.ROLES, promise)


def released(plan: Plan, year: Counter) -> dict[tuple, list]:
    """Return the people by what is released about them, for a test that knows nothing of plans."""
    cells: dict[tuple, list] = {}
    for (team, role), n in year.items():
        sums = ["everyone", ("team", plan.block_of("team", team)), ("role", plan.block_of("role", role))]
        key = tuple(name for name in sums if name == "everyone" or name[1])
        cells.setdefault(key, []).extend((team, role, at) for at in range(n))
    return cells


def seeing_their_own(team_blocks: Blocks, year: Counter) -> float:
    return sum(n for (team, _), n in year.items() if (team,) in team_blocks) / sum(year.values())


def best_by_trying(year: Counter, promise: int) -> float:
    """Return the share of people who can see their own team at best, over all ways to pool teams."""
    sizes = Counter()
    for (team, _), n in year.items():
        sizes[team] += n
    best = 0.0
    for count in range(len(sizes) + 1):
        for alone in combinations(sizes, count):
            pooled = sum(n for team, n in sizes.items() if team not in alone)
            fits = all(sizes[team] >= promise for team in alone) and (pooled == 0 or pooled >= promise)
            if fits and len(alone) + bool(pooled) > 1:
                best = max(best, sum(sizes[team] for team in alone) / sum(sizes.values()))
    return best


@pytest.mark.parametrize("clustered", [False, True], ids=["mixed", "clustered"])
def test_nobody_is_exposed_in_random_schools_and_most_see_their_own_team(clustered: bool):
    random, own, best = Random(5), [], []
    for number in range(SCHOOLS):
        year = schools.school(random, clustered)
        plan = plan_of(year)
        assert fewest_of_any(released(plan, year), PROMISE) is None
        own.append(seeing_their_own(plan.team, year))
        if number < 300:
            best.append(best_by_trying(year, PROMISE) - own[-1])
    assert mean(own) >= 0.65
    assert mean(best) <= 0.02
    assert max(best) <= 0.08


def test_a_plan_takes_ten_milliseconds_at_most_in_the_median():
    random, taken = Random(6), []
    for number in range(200):
        year = schools.school(random, number % 2 == 0)
        start = time.process_time()
        plan_of(year)
        taken.append(time.process_time() - start)
    assert median(taken) <= 0.010


def test_three_years_share_their_blocks_and_each_is_safe():
    random = Random(8)
    for number in range(200):
        people = schools.staff(random, number % 2 == 0)
        years = [Counter(schools.answering(random, people)) for _ in range(3)]
        plan = plan_of(*years)
        for year in years:
            assert fewest_of_any(released(plan, year), PROMISE) is None


def test_the_sample_school_pools_the_same_three_teams_in_every_year():
    surveys = [read_here(path.read_bytes(), path.name) for path in MAPLE_HOLLOW]
    names = team_names(surveys)
    years = [people_by_cell(survey, names) for survey in surveys]
    plan = make_plan(years, list(dict.fromkeys(names.values())), ROLES, PROMISE)
    assert plan.team[0] == ("Kindergarten", "Grade 6", "Specialists and support")
    assert [block for block in plan.team[1:] if len(block) > 1] == []
    assert plan.role == (("teacher",), ("lead",))
    assert plan.least >= PROMISE


@pytest.mark.parametrize("promise", [3, 4, 6, 8, 10, 25])
def test_every_promise_is_kept(promise: int):
    random = Random(promise)
    for number in range(150):
        year = schools.school(random, number % 2 == 0)
        plan = plan_of(year, promise=promise)
        blocks = (*plan.team, *plan.role)
        assert not blocks or plan.least >= promise
        assert fewest_of_any(released(plan, year), min(promise, 6)) is None


def test_nothing_is_shown_of_a_school_without_groups_or_people():
    assert plan_of() == plan_of(Counter()) == Plan(PROMISE)
    assert plan_of(Counter({("Team 1", "teacher"): 30})).team == ()
    assert plan_of(Counter({("Team 1", "teacher"): 4, ("Team 2", "teacher"): 3})).team == ()


def test_who_names_no_team_is_pooled_with_another():
    plan = make_plan([{("", "t"): 2, ("A", "t"): 6, ("B", "t"): 7}], ("A", "B", ""), ("t",), PROMISE)
    assert plan.team == (("A", ""), ("B",))


def test_a_group_that_nobody_listed_is_pooled_as_well():
    listed = make_plan([{("", "t"): 2, ("A", "t"): 6, ("B", "t"): 7}], ("A", "B"), ("t",), PROMISE)
    assert listed.team == (("A", ""), ("B",))
    assert listed.least >= PROMISE


def test_a_looser_promise_makes_no_block_that_no_band_can_hide():
    year = {("A", "t"): 4, ("B", "t"): 3, ("C", "t"): 9}
    assert make_plan([year], "ABC", ("t",), 3).team == (("A", "B"), ("C",))


def test_a_school_of_many_small_teams_has_neighbours_pooled_two_by_two():
    names = "ABCDEFGHIJKL"
    plan = make_plan([dict.fromkeys(((name, "t") for name in names), 4)], names, ("t",), PROMISE)
    assert plan.team == (("A", "B"), ("C", "D"), ("E", "F"), ("G", "H"), ("I", "J"), ("K", "L"))


def test_neighbours_are_pooled_first():
    year = {(team, "t"): n for team, n in zip("ABCDEF", (3, 3, 9, 9, 3, 3), strict=True)}
    assert make_plan([year], "ABCDEF", ("t",), PROMISE).team == (("A", "B"), ("C",), ("D",), ("E", "F"))


def test_the_order_of_people_and_groups_in_the_file_changes_nothing():
    random = Random(4)
    year = schools.school(random, True)
    items = list(year.items())
    random.shuffle(items)
    assert plan_of(Counter(dict(items))) == plan_of(year)


def test_many_teams_do_not_take_long():
    random = Random(9)
    names = [f"T{at:02}" for at in range(25)]
    for _ in range(10):
        year = Counter((random.choice(names), random.choice(schools.ROLES)) for _ in range(80))
        start = time.process_time()
        plan = make_plan([year], names, schools.ROLES, PROMISE)
        assert time.process_time() - start < 2
        assert fewest_of_any(released(plan, year), PROMISE) is None
