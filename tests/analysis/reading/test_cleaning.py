"""Repairs and exclusions, each a verb with its line of the receipt."""

import pytest

from analysis.decisions import Repairs
from analysis.reading import cleaning
from analysis.reading.columns import column
from analysis.reading.layout import Head

NONE_UNDONE = Repairs("an item", {})
HEADS = (Head("Timestamp", role="timestamp"), Head("Email", role="email"), *(Head(f"Question {at}") for at in range(6)))


def row(minute: int, email: str, *answers: str) -> list[str]:
    """Return a record of a time stamp to the second, an e-mail address and answers."""
    return [f"5/2/2025 8:{minute:02}:11", email, *answers, *([""] * (6 - len(answers)))]


def test_one_answer_has_one_spelling() -> None:
    cells = column(["Agree", "agree ", "Agree.", "Disagree", "Agree", "Often – yes", "Often - yes", "Often - yes"])
    merged, lines = cleaning.merge_spellings(cells, "Q", closed=False, repairs=NONE_UNDONE)
    assert merged.filled() == {"Agree": 4, "Disagree": 1, "Often - yes": 3}
    assert [(line.action, line.n) for line in lines] == [("spelling_merged", 2), ("spelling_merged", 1)]


def test_two_typed_texts_stay_apart_except_in_teams() -> None:
    cells = column(["Grade 3", "grade 3", "Grade 4"])
    assert cleaning.merge_spellings(cells, "Q", closed=False, repairs=NONE_UNDONE) == (cells, [])
    merged, lines = cleaning.merge_spellings(cells, "Q", closed=True, repairs=NONE_UNDONE)
    assert sorted(merged.filled().values()) == [1, 2]
    assert lines[0].n == 1


def test_columns_that_share_their_answers_share_the_spelling() -> None:
    first, second = column(["Often", "Often", "Never"]), column(["often", "often", "often", "never", "never"])
    together = {"Often": 2, "often": 3, "Never": 1, "never": 2}
    merged, lines = cleaning.merge_spellings(first, "Q", True, NONE_UNDONE, together)
    assert merged.filled() == {"often": 2, "never": 1}
    assert [line.n for line in lines] == [2, 1]
    assert cleaning.merge_spellings(second, "Q", True, NONE_UNDONE, together) == (second, [])


def test_whole_numbers_are_restored() -> None:
    restored, lines = cleaning.whole_numbers(column(["4.0", "5", "", "4.0"]), "Q", NONE_UNDONE)
    assert restored.filled() == {"4": 2, "5": 1}
    assert (lines[0].action, lines[0].n) == ("number_restored", 2)


@pytest.mark.parametrize("cells", [["4.5", "4"], ["4.0", "four"], ["1", "2"]])
def test_other_numbers_are_left_alone(cells: list[str]) -> None:
    assert cleaning.whole_numbers(column(cells), "Q", NONE_UNDONE)[1] == []


@pytest.mark.parametrize(
    ("damaged", "range_"),
    [
        ("2-Jan", "1-2"),
        ("8-Jul", "7-8"),
        ("01-Feb", "1-2"),
        ("02. Jan", "1-2"),
        ("08-juil", "7-8"),
        ("08-août", "8-8"),
        ("6-ago", "6-8"),
        ("15-Jun", "6-15"),
        ("2025-01-02", "1-2"),
    ],
)
def test_ranges_that_became_dates(damaged: str, range_: str) -> None:
    repaired, lines = cleaning.undo_excel_dates(
        column([damaged, "3", "K", damaged]), "Team", expected=True, repairs=NONE_UNDONE
    )
    if range_ == "8-8":  # no range: nothing to repair
        assert (repaired.filled(), lines) == ({damaged: 2, "3": 1, "K": 1}, [])
        return
    assert repaired.filled() == {range_: 2, "3": 1, "K": 1}
    assert [(line.action, line.n) for line in lines] == [("excel_date_repaired", 2)]


@pytest.mark.parametrize(
    ("cells", "expected"), [(["2-Jan", "Monday"], False), (["2025-05-02", "2025-06-01"], True), (["2-Bob", "3"], True)]
)
def test_what_is_no_damaged_range_stays(cells: list[str], expected: bool) -> None:
    assert cleaning.undo_excel_dates(column(cells), "Q", expected, NONE_UNDONE)[1] == []


def test_addresses_inside_answers_are_masked() -> None:
    masked, n = cleaning.without_addresses(column(["write to a.b+c@school.example.org please", "fine"]))
    assert set(masked.filled()) == {"write to [e-mail removed] please", "fine"}
    assert n == 1


def test_rows_that_are_no_people() -> None:
    rows = [
        row(1, "a@x.org", "yes"),
        [],
        ["Timestamp", "Email", "Question 0", "Question 1"],
        row(2, "b@x.org", "no"),
        ["Average", "", "3.4", "2.2"],
        ["Total", "2", "2"],
    ]
    found = cleaning.not_respondents(rows, [[head.text for head in HEADS]], 2)
    assert [(line.row, line.reason) for line in found] == [
        (3, "empty"),
        (4, "header_repeat"),
        (6, "summary"),
        (7, "summary"),
    ]


def test_the_last_of_two_with_one_address_stays() -> None:
    rows = [row(1, "A@x.org", "yes"), row(2, "b@x.org"), row(3, "a@x.org ", "no"), row(4, ""), row(5, "")]
    found = cleaning.duplicates(rows, HEADS, [2, 3, 4, 5, 6], ids_are_unique=True)
    assert [(line.row, line.reason) for line in found] == [(2, "duplicate")]


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        ("5/2/2025 10:00:00", "5/1/2025 10:00:00", 2),
        ("5/1/2025 9:00:00 PM", "5/1/2025 10:00:00 AM", 2),
        ("2025-05-01 10:00:00", "2025-05-01 10:00:01", 3),
        ("45780.75", "45780.25", 2),
        ("soon", "5/1/2025 10:00:00", 3),
        ("5/1/2025 10:00:00", "5/1/2025 10:00:00", 3),
    ],
)
def test_the_last_is_the_one_sent_in_last_wherever_it_stands(first: str, second: str, stays: int) -> None:
    rows = [[first, "a@x.org", "yes"], [second, "a@x.org", "no"], ["5/1/2025 11:00:00", "b@x.org", "no"]]
    found = cleaning.duplicates(rows, HEADS, [2, 3, 4], ids_are_unique=True)
    assert [line.row for line in found] == [5 - stays]


def test_anonymous_is_nobody() -> None:
    rows = [row(at, "anonymous", "yes") for at in range(3)]
    assert cleaning.duplicates(rows, HEADS, [2, 3, 4], ids_are_unique=True) == []


def test_equal_rows_of_one_second_are_one() -> None:
    twice = row(1, "", *"abcdef")
    rows = [twice, row(2, "", *"abcdef"), list(twice)]
    assert [line.row for line in cleaning.duplicates(rows, HEADS, [2, 3, 4], ids_are_unique=True)] == [2]


def test_short_equal_rows_may_be_two_people() -> None:
    rows = [row(1, "", "yes"), row(1, "", "yes")]
    assert cleaning.duplicates(rows, HEADS, [2, 3], ids_are_unique=True) == []


def test_ids_count_only_where_they_are_unique() -> None:
    heads = (Head("Respondent ID", role="respondent_id"), Head("Q"))
    rows = [["7", "a"], ["7", "b"], ["6.3E+17", "c"], ["6.3E+17", "d"]]
    assert [line.row for line in cleaning.duplicates(rows, heads, [2, 3, 4, 5], ids_are_unique=True)] == [2]
    assert cleaning.duplicates(rows, heads, [2, 3, 4, 5], ids_are_unique=False) == []


def test_a_copied_row_has_the_platforms_number_again() -> None:
    heads = (Head("ID", role="row_number"), Head("Start time", role="timestamp"), Head("Q"))
    rows = [["6", "5/2/25 8:01", "a"], ["7", "5/2/25 8:01", "b"], ["6", "5/2/25 8:01", "a"], ["", "5/2/25 8:01", "c"]]
    assert [line.row for line in cleaning.duplicates(rows, heads, [2, 3, 4, 5], ids_are_unique=True)] == [2]
    assert cleaning.duplicates(rows, heads, [2, 3, 4, 5], ids_are_unique=False) == []


def test_whole_numbers_with_a_decimal_comma_are_whole_and_thousands_stay() -> None:
    restored, _ = cleaning.whole_numbers(column(["4,0", "5,0", "3"]), "Q", NONE_UNDONE)
    assert restored.filled() == {"4": 1, "5": 1, "3": 1}
    thousands = column(["1,000", "2,000"])
    assert cleaning.whole_numbers(thousands, "Q", NONE_UNDONE) == (thousands, [])
