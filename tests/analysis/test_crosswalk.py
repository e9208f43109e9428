"""Options named as learning modes, and the question that asks for them."""

import pytest

from analysis.crosswalk import learning_item, option_modes
from analysis.tabulate import count
from tests.analysis.surveys import choice, survey, ticks

MODES = ("Peer coaching", "Workshops", "Staff meetings")


def modes(survey_with, item) -> list[tuple[str | None, str]]:
    return [(hit.mode, hit.how) for hit in option_modes(survey_with, count(survey_with, item))]


@pytest.mark.parametrize(
    "typed", ["My husband teaches too, we talk at dinner", "Quilting", "The PLC that Ms Okafor runs"]
)
def test_an_answer_that_no_other_question_offers_was_typed(typed):
    item, responses = choice("v", (*MODES, typed), ["Peer coaching", "Workshops", "Staff meetings", typed])
    took = ticks("t", MODES, [{"Workshops"}, None, None, None])
    assert modes(survey((item, responses), took), item)[-1] == ("other", "written_in")


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("Quilting", ("other", "written_in")),
        ("My husband teaches too, we talk at dinner", ("other", "written_in")),
        ("Observation", (None, "ask")),
        ("The PLC we have on Thursdays", ("team_meeting", "phrase")),
    ],
)
def test_without_another_list_only_what_names_no_mode_was_typed(option, expected):
    item, responses = choice("v", (*MODES, option), ["Peer coaching", "Workshops", "Staff meetings", option])
    assert modes(survey((item, responses)), item)[-1] == expected


def test_what_two_people_chose_or_another_question_offers_is_an_option():
    item, responses = choice("v", (*MODES, "Quilting"), ["Peer coaching", "Workshops", "Quilting", "Quilting"])
    took = ticks("t", MODES, [{"Workshops"}, None, None, None])
    assert modes(survey((item, responses), took), item)[-1] == (None, "none")
    once, responses = choice("v", (*MODES, "Quilting"), ["Peer coaching", "Workshops", "Quilting", ""])
    both = survey((once, responses), ticks("t", (*MODES, "Quilting"), [{"Quilting"}, None, None, None]))
    assert modes(both, once)[-1] == (None, "none")


def test_the_question_whose_options_name_most_modes_is_meant():
    structure = choice("s", ("Tables", "Rooms"), ["Tables", "Rooms"], "most_valuable")
    valued = choice("v", MODES, ["Workshops", "Workshops"], "most_valuable")
    assert learning_item(survey(structure, valued), "most_valuable").item_id == "v"


def test_a_question_that_is_not_about_learning_is_none():
    diagrams = choice("d", ("Pie", "Bar"), ["Pie", "Bar"], "most_valuable")
    assert learning_item(survey(diagrams), "most_valuable") is None
    assert learning_item(survey(diagrams), "took_part") is None
