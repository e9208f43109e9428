"""The table of rules says what it says: ours exposes nobody, those of others do, each as its name tells."""

from random import Random

import pytest

from benchmarks import confidentiality as figures
from benchmarks.rules import RULES, smallest_only

SMALL = 60


def test_the_certified_plan_exposes_nobody_and_shows_most_people_their_team():
    for kind in ((False, False), (True, False), (True, True)):
        exposed, one_person, own = figures.against(figures.ours, *kind, SMALL)
        assert (exposed, one_person) == (0, 0)
        assert own >= 0.60


def test_every_other_rule_exposes_schools_as_schools_are():
    for name, rule in RULES.items():
        assert figures.against(rule, True, False, SMALL)[0] > 0, name


def test_a_second_upload_exposes_nobody_under_the_joint_test_and_most_under_rules_that_look_at_one_upload():
    assert figures.late_with_us(SMALL)[:2] == (0, 0)
    assert figures.late(RULES["pool with the next smallest"], SMALL)[0] > 0.5


def test_nothing_is_certain_after_the_gate_and_some_answers_are_before():
    before = figures.whole_numbers(SMALL, figures.everything)
    after = figures.whole_numbers(SMALL, figures.release_by_block)
    assert (after["outside"], after["member"]) == (0, 0)
    assert before["outside"] + before["member"] > 0
    assert after["tried"] == before["tried"] > 1000
    assert after["not by block"] <= 0.2 * after["questions"]


def test_a_group_below_five_is_hidden_and_the_rest_gives_it_away():
    people = [("A", "t")] * 8 + [("B", "t")] * 3
    assert {len(view) for view in smallest_only(people).values()} == {8, 11}
    assert figures.fewest(smallest_only(people)) == 3
    assert figures.fewest(figures.ours(people)) is None


@pytest.mark.parametrize("experience", [False, True])
def test_random_schools_have_forty_staff(experience: bool):
    people = figures.staff(Random(1), True, experience)
    assert len(people) == 40
    assert {len(one) for one in people} == {3 if experience else 2}
