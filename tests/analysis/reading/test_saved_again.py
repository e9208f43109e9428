"""Exports that somebody saved again: blanks and ticks written out, a row of short names below the questions."""

import pytest

from tests.analysis.reading.exports import bases, columns, pick
from tests.analysis.reading.tables import document_of, options, timestamped, types

PEOPLE = range(24)


def test_r_writes_na_for_blanks_on_every_platform() -> None:
    header = ["How often?", "Alone?", "How many pupils?"]
    rows = [
        [pick(("Often", "Rarely", "NA"), at), pick(("Yes", "NA"), at), pick(("21", "32", "NA"), at)] for at in PEOPLE
    ]
    found = document_of(timestamped(header, rows))
    assert types(found) == ["likert", "single_choice", "number"]
    assert [bases(item) for item in found["items"]] == [(16, 8, 0), (12, 12, 0), (16, 8, 0)]


def test_what_people_typed_stays() -> None:
    header = ["What helped?", "What hindered?", "What else?"]
    rows = [[pick((f"Thing {at}", "NA", "N/A"), at + place) for place in range(3)] for at in PEOPLE]
    found = document_of(timestamped(header, rows))
    assert [bases(item) for item in found["items"]] == [(24, 0, 0)] * 3


def publisher_rows(blank: str, people: range = PEOPLE) -> list[list[str]]:
    """Return ticks under short names, of which everybody has two and every fourth person stopped before them."""
    ticks = ("Planning together", "Visiting each other", "Reading for myself")
    rows = [[tick if (at + place) % 3 else blank for place, tick in enumerate(ticks)] for at in people]
    header = ["Team", "Learnt: plan", "Learnt: visit", "Learnt: read", "Rate: time", "Rate: help"]
    numbers = [[pick("12345", at), pick("54321", at)] for at in people]
    full = [[pick("AB", at), *row, *rated] for at, (row, rated) in enumerate(zip(rows, numbers, strict=True))]
    return [header, *([row[0], *[blank] * 5] if at % 4 == 3 else row for at, row in enumerate(full))]


@pytest.mark.parametrize("blank", ["n/a", "N/A", ""])
def test_what_a_publisher_writes_for_blanks(blank: str) -> None:
    found = document_of(publisher_rows(blank))
    assert columns(found) == [[1], [2, 3, 4], [5], [6]]
    assert types(found) == ["single_choice", "select_all", "likert", "likert"]
    assert options(found["items"][1]) == {"Planning together": 12, "Visiting each other": 12, "Reading for myself": 12}
    assert [bases(item) for item in found["items"]] == [(24, 0, 0), *[(18, 6, 0)] * 3]
    assert [item["section"] for item in found["items"]] == [None, None, "Rate", "Rate"]


def test_n_a_on_a_scale_of_its_own_stays_outside_it() -> None:
    rows = [[pick(("1", "2", "3", "N/A"), at + place) for place in range(4)] for at in PEOPLE]
    found = document_of([["Time", "Help", "Pay", "Noise"], *rows])
    assert [item["outside_scale"] for item in found["items"]] == [[{"option": "N/A", "n": 6}]] * 4


def test_ticks_under_codes_with_what_was_not_chosen_written_out() -> None:
    ticks = ("Pay", "Time, and more of it", "Other (please specify)")
    rows = [[tick if (at + place) % 2 else "Not selected" for place, tick in enumerate(ticks)] for at in PEOPLE]
    rows = [[*row, pick(("Often", "Never"), at), pick(("Never", "Often"), at)] for at, row in enumerate(rows)]
    found = document_of([["q1_0001", "q1_0002", "q1_0003", "q2_0001", "q2_0002"], *rows])
    assert types(found) == ["select_all", "likert", "likert"]
    assert options(found["items"][0]) == dict.fromkeys(ticks, 12)
    assert bases(found["items"][0]) == (24, 0, 0)


def test_ticks_that_are_the_numbers_of_the_options() -> None:
    rows = [[str(place + 1) if (at + place) % 2 else "" for place in range(3)] for at in PEOPLE]
    found = document_of([["Wish: time", "Wish: pay", "Wish: rest"], *rows])
    assert types(found) == ["select_all"]
    assert options(found["items"][0]) == {"time": 12, "pay": 12, "rest": 12}


def test_a_grid_answered_alike_by_few_people_is_no_list_of_options() -> None:
    found = document_of([["Me: time", "Me: pay"], *[["Agree", "Disagree"], ["Agree", ""], ["", "Disagree"]] * 3])
    assert columns(found) == [[1], [2]]


def test_a_row_of_short_names_below_the_questions() -> None:
    header = ["Do you teach?", "Had you training?", "Which is more common?", "Your field?", "Where are you?"]
    names = ["teach", "training", "common", "field", "place"]
    rows = [
        [pick(("Yes", "No"), at), *[pick(("Own", "Others", "Both"), at + place) for place in range(4)]] for at in PEOPLE
    ]
    found = document_of([header, names, *rows])
    assert (found["header_rows"], found["respondents"]) == (2, 24)
    assert [item["wording"] for item in found["items"]] == header


def test_dates_of_birth_are_dates() -> None:
    rows = [[f"19{60 + at}-03-{at + 1:02}"] for at in PEOPLE]
    (item,) = document_of(timestamped(["dob"], rows))["items"]
    assert (item["item_type"], item["base_n"]) == ("date", 24)


@pytest.mark.parametrize(
    "names", [("Column2", "Column3", "Column4"), ("Unnamed: 2", "Unnamed: 3", "Unnamed: 4"), ("", "", "")]
)
def test_headers_that_a_program_wrote_over_the_options_of_a_question(names: tuple[str, ...]) -> None:
    ticks = ("Planning", "Visits", "Reading, at home")
    rows = [[tick if (at + place) % 2 else "" for place, tick in enumerate(ticks)] for at in PEOPLE]
    typed = [pick(("", "", "a walk", "", "a talk", ""), at) for at in PEOPLE]
    header = ["New?", "Learnt", *names, "Rating"]
    found = document_of(
        [header, *([pick(("Yes", "No"), at), *row, typed[at], pick("12345", at)] for at, row in enumerate(rows))]
    )
    assert columns(found) == [[1], [2, 3, 4, 5], [6]]
    assert found["items"][1]["wording"] == "Learnt"
    assert options(found["items"][1]) == dict.fromkeys(ticks, 12)
    assert found["items"][1]["other_text_n"] == 8


def test_a_surveymonkey_file_that_pandas_saved() -> None:
    header = ["Respondent ID", "Which did you attend?", "Unnamed: 2", "How useful was it?", "Unnamed: 4"]
    below = ["", "Talks", "Visits", "Talks", "Visits"]
    useful = ("Very useful", "Not useful")
    rows = [
        [
            str(at),
            pick(("Talks", ""), at),
            pick(("Visits", ""), at // 2),
            *[pick(useful, at + place) for place in (0, 1)],
        ]
        for at in PEOPLE
    ]
    found = document_of([header, below, *rows])
    assert (columns(found), types(found)) == ([[2, 3], [4], [5]], ["select_all", "likert", "likert"])
    assert [item["section"] for item in found["items"]] == [None, "How useful was it?", "How useful was it?"]


def test_r_writes_na_although_somebody_typed_it() -> None:
    header = ["How often?", "Alone?", "Why?"]
    rows = [[pick(("Often", "NA"), at), pick(("Yes", "NA"), at), pick(("n/a", "NA", "Time"), at)] for at in PEOPLE]
    assert [bases(item)[1] for item in document_of([header, *rows])["items"]] == [12, 12, 8]
