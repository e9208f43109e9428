"""Statements that speak of something bad, so that agreeing with them is no good sign."""

import pytest

from analysis.vocabulary.adverse import is_open_to_doubt, speaks_ill


@pytest.mark.parametrize(
    "wording",
    [
        "I feel micromanaged in how I teach.",
        "How often did you have to wait for a leader's permission before acting?",
        "It is hard for me to find time to visit colleagues.",
        "I do not have enough time to plan.",
        "There is too little time for learning together.",
        "Most sessions were a waste of our time.",
        "I don't know how to use our data.",
        "Il est difficile de trouver du temps.",
        "No tengo tiempo para planificar.",
        "Wir haben zu wenig Zeit.",
    ],
)
def test_these_speak_of_something_bad(wording):
    assert speaks_ill(wording)


@pytest.mark.parametrize(
    "wording",
    [
        "I can try a new idea without feeling judged.",
        "What I say in coaching is not used to judge me.",
        "I had enough time to plan.",
        "I can talk about what did not work.",
        "Feedback was helpful.",
        "How comfortable are you voicing a concern?",
        "Coaching helped me with a hard problem.",
        "Our meetings are never cancelled.",
    ],
)
def test_these_do_not(wording):
    assert not speaks_ill(wording)


def test_only_scales_of_how_much_or_how_often_are_in_doubt():
    assert is_open_to_doubt("It is hard to find time.", "agreement")
    assert not is_open_to_doubt("How hard is it to find time?", "ease")
    assert is_open_to_doubt("I feel micromanaged.", "numeric_1_5")
    assert not is_open_to_doubt("How difficult was it? (1 = very difficult, 5 = very easy)", "numeric_1_5")
