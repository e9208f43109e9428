"""The type of a column, from its texts and its wording."""

import pytest

from analysis.reading.columns import column
from analysis.reading.item_types import item_type
from analysis.reading.layout import ANY_DELIMITER, Head, Layout

LAYOUT = Layout("spreadsheet", 1, (Head("x"),), ANY_DELIMITER)


def kind(wording: str, cells: list[str]) -> str:
    """Return the type of these cells under this wording."""
    return item_type(column(cells), wording, LAYOUT, ()).item_type


@pytest.mark.parametrize(
    ("wording", "cells", "wanted"),
    [
        ("How useful was it?", list("12345432"), "likert"),
        ("Rate our PD", ["0", "10", "7", "8", "9", "7"], "likert"),
        ("How many sessions did you attend?", list("12340012"), "number"),
        ("How many students do you teach?", ["24", "120", "27", "31"], "number"),
        ("In which year did you start?", ["1998", "2005", "2020", "2005"], "number"),
        ("Hours of PD", ["1.5", "2", "12.5", "30"], "number"),
        ("Hours", ["1,5", "2", "12,5", "30"], "number"),
        ("How old are you?", list("89898"), "number"),
        ("Hours per lesson: [Reading]", list("12332"), "number"),
        ("How old are you?", [*map(str, range(20, 40)), "old enough", "20", "21"], "open_ended"),
        ("What share of your time?", [*(f"{at}%" for at in range(5, 90, 5)), "50", "20", "20%"], "open_ended"),
        ("When did we meet?", ["2025-05-01", "2025-05-02", "2025-05-01"], "date"),
        ("When did we meet?", ["5/1/2025", "5/12/2025", "12/1/2025"], "date"),
        ("Grade level", ["3", "4", "3", "K", "7-8"], "single_choice"),
        ("Which grade do you teach?", ["1", "2", "3", "2", "1"], "single_choice"),
        ("Do you feel heard?", ["Yes", "No", "Yes", "No", "Yes"], "single_choice"),
        ("Room code", ["007", "012", "007", "031"], "single_choice"),
        ("Colour", ["Red", "Blue", "Red"], "single_choice"),
        ("What helped, and why?", ["Time to plan.", "A good coach who listened.", "More trust."], "open_ended"),
        ("Any other comments?", ["None", "No", "More time for planning please", "None"], "open_ended"),
    ],
)
def test_types(wording: str, cells: list[str], wanted: str) -> None:
    assert kind(wording, cells) == wanted


@pytest.mark.parametrize("nothing", ["N/A", "none", "-", "nada"])
def test_what_says_nothing_does_not_make_an_open_question_a_choice(nothing: str) -> None:
    written = [f"Thing {at} would be of use to us" for at in range(12)]
    assert kind("Which services are missing?", [nothing] * 25 + written) == "open_ended"


def test_a_few_long_options_stay_a_choice_although_the_question_asks_why() -> None:
    offered = [
        "I was interested in it for reasons of my own",
        "It was part of a course that I took at the time",
        "My school expects everybody to know it by now",
    ]
    assert kind("Which sentence tells best why you came?", offered * 8) == "single_choice"
