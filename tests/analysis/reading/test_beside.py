"""What stands beside a question: typed answers under any name, and an "Other" that is an option or a row itself."""

import pytest

from tests.analysis.reading.exports import columns, facts, pick, sections
from tests.analysis.reading.tables import document_of, options, types

PEOPLE = range(24)
USEFUL = ("Very useful", "Somewhat useful", "Not useful")


def surveymonkey(spec: dict[tuple[str, str], tuple[str, ...]]) -> dict:
    """Return what is read of a SurveyMonkey file: question and text below it to the answers that come in turn."""
    rows = [[str(9000 + at), *(pick(cells, at) for cells in spec.values())] for at in PEOPLE]
    header = [["Respondent ID", *(above for above, _ in spec)], ["", *(below for _, below in spec)]]
    return document_of([*header, *rows])


def test_typed_text_beside_a_choice_whatever_it_is_called() -> None:
    found = surveymonkey(
        {
            ("Do you visit other classes?", "Response"): ("Yes", "No"),
            ("", "If yes, whose?"): ("Next door", "", "Upstairs", ""),
            ("Rate the visit", "Response"): ("3", "4", "5"),
            ("", "What made it so?"): ("", "Time"),
        }
    )
    assert columns(found) == [[2, 3], [4, 5]]
    assert types(found) == ["single_choice", "likert"]
    assert [item["other_text_n"] for item in found["items"]] == [12, 12]


def test_a_row_of_a_grid_called_other() -> None:
    found = surveymonkey(
        {
            ("How useful was it?", "Workshops"): USEFUL,
            ("", "Visits"): USEFUL,
            ("", "Other"): ("", "Very useful", "Not useful"),
            ("", "Other (please specify)"): ("", "Book club", "Reading at home", ""),
        }
    )
    assert types(found) == ["likert", "likert", "likert", "open_ended"]
    assert sections(found)[:3] == ["How useful was it?"] * 3
    assert options(found["items"][2]) == {"Very useful": 8, "Not useful": 8}


@pytest.mark.parametrize("other", ["Other:", "Other (please specify)"])
def test_other_that_is_ticked_is_an_option(other: str) -> None:
    found = surveymonkey(
        {
            ("Which did you attend? Select all that apply", "Workshops"): ("Workshops", ""),
            ("", "Visits"): ("Visits", "", ""),
            ("", other): (other, "", "", ""),
            ("", f"{other} "): ("a walk", "", "", ""),
        }
    )
    (item,) = found["items"]
    assert item["columns"] == [2, 3, 4, 5]
    assert options(item) == {"Workshops": 12, "Visits": 8, other: 6}
    assert item["other_text_n"] == 6


def test_a_box_to_type_in_is_an_open_question_however_often_a_word_returns() -> None:
    found = surveymonkey(
        {
            ("What would help?", "Open-Ended Response"): ("time", "time", "coaching", "N/A"),
            ("How many colleagues came?", "Open-Ended Response"): ("3", "12", "7"),
            ("When did you come?", "Open-Ended Response"): ("2025-05-01", "2025-05-02"),
        }
    )
    assert types(found) == ["open_ended", "number", "date"]
    assert facts(found["items"][0]) == ("open_ended", 24, 0, 0)


def test_rows_of_a_grid_that_are_ticked() -> None:
    stem, rows = "What do you use where?", ("Laptop", "Two-way - radio")
    told = [f"{row} - {place}" for row in rows for place in ("At home", "In class")]
    first = ["Respondent ID", stem, "", "", "", "Why?"]
    second = ["", *told, "Open-Ended Response"]
    people = [
        [str(900 + at), *(text.rpartition(" - ")[2] if at % 2 else "" for text in told), f"Because {at}"]
        for at in PEOPLE
    ]
    found = document_of([first, second, *people])
    assert [item["columns"] for item in found["items"]] == [[2, 3], [4, 5], [6]]
    assert types(found) == ["select_all", "select_all", "open_ended"]
    assert [item["section"] for item in found["items"]] == [stem, stem, None]
    assert [item["wording"] for item in found["items"]] == [*rows, "Why?"]
    assert options(found["items"][0]) == {"At home": 12, "In class": 12}
