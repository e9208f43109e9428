"""A header said once more is no person, and whoever ticked everything that heads a column is one."""

import pytest

from analysis.reading.header_repeats import header_repeats

HEADER = ["Which team?", "Trained?", "I am trusted", "What would help?"]
HEADERS = [HEADER]
PEOPLE = [[f"Grade {at % 3}", "Yes" if at % 2 else "No", str(at % 5 + 1), f"Thing {at}"] for at in range(12)]


@pytest.mark.parametrize(
    "again", [HEADER, [*HEADER[1:], HEADER[0]], [*HEADER[:3], ""], [text.upper() for text in HEADER]]
)
@pytest.mark.parametrize("times", [1, 2, 4])
def test_the_header_again(again, times):
    rows = [*PEOPLE]
    for at in range(times):
        rows.insert(at * 3, again)
    assert header_repeats([*rows, again], HEADERS) == {*(at * 3 for at in range(times)), len(rows)}


def test_nobody_repeats_the_header():
    assert header_repeats(PEOPLE, HEADERS) == set()


def test_who_ticks_every_option_is_a_person():
    options = ["Coaching", "Books", "Visits", "Courses"]
    rows = [[option if at % (place + 1) == 0 else "" for place, option in enumerate(options)] for at in range(13)]
    assert rows[0] == options
    assert header_repeats(rows, [options]) == set()


def test_far_down_in_a_long_table():
    rows = [*PEOPLE * 80, HEADER]
    assert header_repeats(rows, HEADERS) == {len(rows) - 1}


def test_a_header_of_two_rows_again():
    headers = [["Respondent ID", "Which?", "", "Why?"], ["", "Coaching", "Books", "Response"]]
    people = [[str(at), "Coaching" if at % 2 else "", "Books" if at % 3 else "", f"Thing {at}"] for at in range(12)]
    assert header_repeats([*people, *headers], headers) == {12, 13}
