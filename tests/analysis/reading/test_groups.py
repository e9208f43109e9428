"""Columns that belong together, and what they hold: ticks, ranks, one choice, the rows of a grid."""

import pytest

from tests.analysis.reading.tables import document_of, options, types

META = ["Respondent ID", "Collector ID", "Start Date"]


def surveymonkey(first: list[str], second: list[str], answers: list[list[str]]) -> dict:
    """Return what is read from a SurveyMonkey file of these two header rows."""
    rows = [[f"11855{at:04}", "458210077", "05/26/2025 10:00:00 AM", *row] for at, row in enumerate(answers)]
    return document_of([META + first, ["", "", "", *second], *rows])


def test_ticks_over_columns() -> None:
    found = surveymonkey(
        ["Which did you attend?", "", ""],
        ["Workshops", "Coaching", "Other (please specify)"],
        [["Workshops", "Coaching", ""], ["", "Coaching", "my own class"], ["", "", ""], ["Workshops", "", ""]],
    )
    (item,) = found["items"]
    assert item["item_type"] == "select_all"
    assert item["columns"] == [4, 5, 6]
    assert options(item) == {"Workshops": 2, "Coaching": 2}
    assert (item["base_n"], item["item_nonresponse"], item["other_text_n"]) == (3, 1, 1)


def test_only_something_typed_counts_as_an_answer() -> None:
    found = surveymonkey(
        ["Which did you attend?", "", ""],
        ["Workshops", "Coaching", "Other (please specify)"],
        [["Workshops", "Coaching", ""], ["", "", "a book"], ["Workshops", "", ""], ["", "Coaching", ""]],
    )
    assert (found["items"][0]["base_n"], found["items"][0]["other_text_n"]) == (4, 1)


@pytest.mark.parametrize(("yes", "no"), [("1", "0"), ("1", ""), ("TRUE", "FALSE"), ("x", ""), ("Checked", "Unchecked")])
def test_marks_of_other_programs(yes: str, no: str) -> None:
    ticks = [[yes, no], [yes, yes], [no, yes], [yes, no]]
    found = surveymonkey(["Which did you attend?", ""], ["Workshops", "Coaching"], ticks)
    assert types(found) == ["select_all"]
    assert options(found["items"][0]) == {"Workshops": 3, "Coaching": 2}


def test_one_choice_over_columns() -> None:
    rows = [[text if at % 3 == i else "" for i, text in enumerate("ABC")] for at in range(30)] + [["", "", ""]] * 20
    found = surveymonkey(["Which one?", "", ""], ["A", "B", "C"], rows)
    assert types(found) == ["single_choice"]
    assert options(found["items"][0]) == {"A": 10, "B": 10, "C": 10}


def test_ranks_over_columns() -> None:
    orders = [["1", "2", "3"], ["2", "1", "3"], ["3", "1", "2"], ["1", "3", "2"], ["2", "1", "3"], ["1", "2", "3"]]
    found = surveymonkey(["Please rank these", "", ""], ["Time", "Trust", "Tools"], orders)
    (item,) = found["items"]
    assert item["item_type"] == "ranking"
    assert {option["option"]: option["first"] for option in item["options"]} == {"Time": 3, "Trust": 3, "Tools": 0}


def test_the_rows_of_a_grid_share_their_scale() -> None:
    labels = ["Never", "Rarely", "Often", "Always"]
    rows = [[labels[at % 4], "Often", labels[at % 2]] for at in range(8)]
    found = surveymonkey(["How often do you ...", "", ""], ["plan", "visit", "read"], rows)
    assert types(found) == ["likert"] * 3
    assert {item["section"] for item in found["items"]} == {"How often do you ..."}
    assert [o["option"] for o in found["items"][1]["options"] if o["n"]] == ["Often"]


def test_text_beside_a_single_choice() -> None:
    rows = [["Coaching", ""], ["Other (please specify)", "my neighbour"], ["Workshops", ""], ["Coaching", ""]]
    found = surveymonkey(["Which one?", ""], ["Response", "Other (please specify)"], rows)
    (item,) = found["items"]
    assert (item["item_type"], item["columns"], item["other_text_n"]) == ("single_choice", [4, 5], 1)


def test_ratings_from_1_to_3_in_a_grid_are_no_ranks() -> None:
    rows = [[str(at % 3 + 1), str((at + at // 3) % 3 + 1), str((at // 2) % 3 + 1)] for at in range(24)]
    found = surveymonkey(["How useful was ...", "", ""], ["coaching", "reading", "visits"], rows)
    assert types(found) == ["likert"] * 3


def test_an_option_to_type_that_is_only_ticked_is_an_option() -> None:
    named = ["Workshops", "Coaching", "Other (please specify)"]
    ticks = [[text if at % (i + 2) == 0 else "" for i, text in enumerate(named)] for at in range(24)]
    found = surveymonkey(["Which did you attend?", "", ""], named, ticks)
    (item,) = found["items"]
    assert options(item) == {"Workshops": 12, "Coaching": 8, "Other (please specify)": 6}
    assert (item["columns"], item["other_text_n"]) == ([4, 5, 6], 0)


@pytest.mark.parametrize("joint", ["Other", "_other", " - Other text", ": Other (please specify)"])
def test_what_is_typed_beside_a_question_may_be_named_after_it(joint: str) -> None:
    rows = [
        [("Grade 3", "Grade 4", "My team is not listed")[at % 3], f"team {at % 4}" * (at % 3 == 2)] for at in range(30)
    ]
    (item,) = document_of([["Team", f"Team{joint}"], *rows])["items"]
    assert (item["columns"], item["base_n"], item["other_text_n"]) == ([1, 2], 30, 10)


def test_a_question_named_after_another_that_others_answer_too_is_its_own() -> None:
    rows = [[("Grade 3", "Grade 4", "Elsewhere")[at % 3], f"team {at % 4}" * (at % 2)] for at in range(30)]
    found = document_of([["Team", "TeamOther"], *rows])
    assert [item["columns"] for item in found["items"]] == [[1], [2]]


def test_an_empty_column_to_type_into_belongs_to_its_question() -> None:
    first = ["Which one?", "", "And why not?", ""]
    second = ["Response", "Other (please specify)", "Response", "Other (please specify)"]
    rows = [["AB"[at % 2], "", "", "because of this" * (at % 3 == 0)] for at in range(30)]
    found = surveymonkey(first, second, rows)
    assert [item["columns"] for item in found["items"]] == [[4, 5], [7]]
    assert [item["other_text_n"] for item in found["items"]] == [0, 0]
    assert [item["base_n"] for item in found["items"]] == [30, 10]
