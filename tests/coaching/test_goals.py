"""A goal of one's own: nobody else sees it, changes it, or finds it in the history."""

from dataclasses import replace

import pytest

from coaching.goals import REACHED, Goal
from storage.errors import PlainError


def test_a_goal_is_seen_by_the_person_who_wrote_it_and_by_nobody_else(store, hands, desk):
    hands("T20").goals.new_goal("Wait longer after a question", "Literacy")
    assert [goal.text for goal in desk("T20").goals()] == ["Wait longer after a question"]
    others = [person.id for person in store.cycle().people() if person.id != "T20"]
    assert not any(desk(person).goals() for person in ["", *others])


def test_nobody_else_changes_it_also_not_by_naming_it_as_their_own(store, hands):
    goal = hands("T20").goals.new_goal("Wait longer after a question")
    for who, tried in (
        ("T21", goal),
        ("L1", goal),
        ("T21", replace(goal, person="T21")),
        ("T20", replace(goal, person="T21")),
    ):
        with pytest.raises(PlainError, match="Only the person"):
            hands(who).goals.set_goal(tried)
    with pytest.raises(PlainError, match="Only the person"):
        hands("T21").goals.erase(goal)
    assert store.cycle().one(Goal, goal.id) == goal


def test_nobody_in_particular_has_no_goal(hands):
    with pytest.raises(PlainError, match="Choose at the top"):
        hands("").goals.new_goal("Anything")


def test_an_empty_goal_is_refused(hands):
    with pytest.raises(PlainError, match="Write what you want"):
        hands("T20").goals.new_goal("  ")


def test_how_far_one_is_can_be_changed(hands, desk):
    hand = hands("T20").goals
    hand.progress(hand.new_goal("Wait longer"), REACHED)
    assert [goal.progress for goal in desk("T20").goals()] == [REACHED]


def test_what_is_taken_away_leaves_no_words_in_the_history(store, hands, desk):
    hand = hands("T20").goals
    goal = hand.progress(hand.new_goal("Wait longer"), REACHED)
    hand.erase(goal)
    assert desk("T20").goals() == ()
    assert {line.body for line in store.history(goal.id)} == {None}
