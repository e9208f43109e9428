"""Two header rows made one, columns that somebody added, and what was typed beside options: one question each."""

import pytest

from tests.analysis.reading.exports import AGREE, balanced, facts, pick
from tests.analysis.reading.tables import document_of, options, types

PEOPLE = range(24)
OPTIONS = ("Coaching", "Books (on paper)", "Visits - to others")


def ticks(at: int) -> list[str]:
    """Return what one person ticked of three options, each cell the option itself."""
    return [option if at % (place + 2) == 0 else "" for place, option in enumerate(OPTIONS)]


def typed(at: int) -> str:
    """Return what every fifth person typed."""
    return f"My own thing {at}" if at % 5 == 0 else ""


@pytest.mark.parametrize("first", ["RespondentID", "Which team?"])
def test_a_question_over_several_columns_in_one_header_row(first: str) -> None:
    stem = "What did you do? Please select all that apply."
    header = [first, "Who leads?", "Who leads? - Other (please specify)", *(f"{stem} - {option}" for option in OPTIONS)]
    header += [f"{stem} - Other (please specify)", f"{stem} - Other (please specify)"]
    rows = [
        [
            str(3_500_000 + at) if first == "RespondentID" else pick(("A", "B"), at),
            "Other (please specify)" if typed(at) else pick(("Principal", "Coach"), at),
            typed(at),
            *ticks(at),
            "Other (please specify)" if typed(at) else "",
            typed(at),
        ]
        for at in PEOPLE
    ]
    found = document_of([header, *rows])
    leads, done = found["items"][-2:]
    assert (leads["item_type"], leads["columns"], leads["other_text_n"]) == ("single_choice", [2, 3], 5)
    assert options(leads)["Other (please specify)"] == 5
    assert (done["item_type"], done["columns"], done["other_text_n"]) == ("select_all", [4, 5, 6, 7, 8], 5)
    assert done["wording"] == stem
    assert options(done) == {OPTIONS[0]: 12, OPTIONS[1]: 8, OPTIONS[2]: 6, "Other (please specify)": 5}
    assert done["base_n"] == sum(any([*ticks(at), typed(at)]) for at in PEOPLE)


def test_options_headed_by_the_number_of_their_question() -> None:
    header = ["Respondent ID", "1. How often?", *(f"2. {option}" for option in OPTIONS), "3a. Trusted", "3b. Heard"]
    rows = [
        [str(9_000_000 + at), pick(("Often", "Never"), at), *ticks(at), pick(AGREE, at), pick(AGREE, at)]
        for at in PEOPLE
    ]
    found = document_of([header, *rows])
    assert types(found) == ["likert", "select_all", "likert", "likert"]
    item = found["items"][1]
    assert (item["columns"], item["wording"]) == ([3, 4, 5], " / ".join(OPTIONS))
    assert options(item) == {OPTIONS[0]: 12, OPTIONS[1]: 8, OPTIONS[2]: 6}


@pytest.mark.parametrize(
    "name", ["Other (please explain)", "Recode", "Sonstiges, und zwar", "Autre (veuillez préciser)"]
)
def test_a_column_of_words_among_ticks_belongs_to_them(name: str) -> None:
    first = ["Respondent ID", "Collector ID", "What did you do?", "", "", ""]
    second = ["", "", *OPTIONS, name]
    found = document_of([first, second, *[[str(9_000_000 + at), "1", *ticks(at), typed(at)] for at in PEOPLE]])
    (item,) = found["items"]
    assert (item["item_type"], item["columns"], item["other_text_n"]) == ("select_all", [3, 4, 5, 6], 5)


def test_yes_and_no_in_a_column_each_are_one_choice() -> None:
    first, second = ["Respondent ID", "Collector ID", "Were you coached?", ""], ["", "", "Yes", "No"]
    rows = [[str(9_000_000 + at), "1", "Yes" if at % 3 else "", "" if at % 3 else "No"] for at in PEOPLE]
    (item,) = document_of([first, second, *rows])["items"]
    assert (item["item_type"], options(item)) == ("single_choice", {"Yes": 16, "No": 8})


@pytest.mark.parametrize(
    "stem", ["How do you meet others?", "Check all that apply", "Welche Themen?", "¿Qué hizo usted?"]
)
def test_limesurvey_ticks_that_were_blank_together(stem: str) -> None:
    header = ["id", "lastpage", "startlanguage", "seed", *(f"{stem} [{option}]" for option in ("A b", "C d", "E f"))]
    rows = [
        [
            str(at + 1),
            "4",
            "en",
            "5",
            *(["", "", ""] if at % 6 == 0 else ["Yes" if at % place else "No" for place in (2, 3, 4)]),
        ]
        for at in PEOPLE
    ]
    found = document_of([header, *rows])
    (item,) = found["items"]
    assert facts(item) == ("select_all", 20, 4, 0)
    assert balanced(found)


def test_limesurvey_rows_that_were_skipped_one_by_one_are_a_grid() -> None:
    header = [
        "id",
        "lastpage",
        "startlanguage",
        "seed",
        *(f"Do you have [{row}]" for row in ("time", "a room", "books")),
    ]
    rows = [
        [
            str(at + 1),
            "4",
            "en",
            "5",
            *("" if at % 7 == place else pick(("Yes", "No"), at + place) for place in (1, 2, 3)),
        ]
        for at in PEOPLE
    ]
    assert types(document_of([header, *rows])) == ["single_choice"] * 3


def test_blanks_that_do_not_break_are_plain_ones() -> None:
    rows = [[pick(("In\u00a0our school", "In our school", "Else\u202fwhere"), at), pick(AGREE, at)] for at in PEOPLE]
    (where, _) = document_of([["Where?", "I am trusted"], *rows])["items"]
    assert options(where) == {"In our school": 16, "Else where": 8}


def test_what_hardly_two_people_say_was_typed() -> None:
    rows = [[f"Teacher of subject {at % 120}", pick(("Grade 1", "Grade 2", "3rd"), at)] for at in range(150)]
    found = document_of([["What is your role?", "Which team?"], *rows])
    assert types(found) == ["open_ended", "single_choice"]


def test_a_leading_date_with_the_time_of_day_is_when_somebody_answered() -> None:
    rows = [[f"6/{at + 1}/25 19:4{at % 10}", f"6/{at + 1}/25", pick(AGREE, at)] for at in PEOPLE]
    found = document_of([["Date", "When were you coached?", "I am trusted"], *rows])
    assert types(found) == ["date", "likert"]
    assert (found["metadata"][0]["role"], found["wave"]) == ("timestamp", "2025")


@pytest.mark.parametrize(
    ("codes", "kind"), [("12", "single_choice"), ("01", "single_choice"), ("123", "likert"), ("45", "likert")]
)
def test_two_codes_are_two_answers(codes: str, kind: str) -> None:
    rows = [[pick(codes, at), pick(AGREE, at), f"Thing {at}"] for at in PEOPLE]
    assert types(document_of([["Coached", "I am trusted", "What would help?"], *rows]))[0] == kind


@pytest.mark.parametrize("missing", ["-", "n/a", "NA", "N/A", ""])
@pytest.mark.parametrize("ticked", ["1", "its own name"])
def test_what_stands_for_a_missing_tick(missing: str, ticked: str) -> None:
    first = ["Respondent ID", "Collector ID", "What did you do?", "", ""]
    said = [[(option and (ticked if ticked == "1" else option)) or missing for option in ticks(at)] for at in PEOPLE]
    rows = [[f"90000{at:03}", "1", *own] for at, own in enumerate(said)]
    (item,) = document_of([first, ["", "", *OPTIONS], *rows])["items"]
    assert (item["item_type"], item["base_n"]) == ("select_all", sum(any(ticks(at)) for at in PEOPLE))
    assert options(item) == {OPTIONS[0]: 12, OPTIONS[1]: 8, OPTIONS[2]: 6}


def test_options_without_a_question_in_a_plain_table() -> None:
    rows = [[pick(("A", "B"), at), *ticks(at), typed(at), pick(AGREE, at)] for at in PEOPLE]
    found = document_of([["Which team?", *OPTIONS, "Other", "I am trusted"], *rows])
    assert types(found) == ["single_choice", "select_all", "likert"]
    assert (found["items"][1]["columns"], found["items"][1]["other_text_n"]) == ([2, 3, 4, 5], 5)


def test_only_the_second_header_row_of_surveymonkey_is_left() -> None:
    rows = [[*ticks(at), pick(("A", "B"), at), f"Because of {at} things."] for at in PEOPLE]
    found = document_of([[*OPTIONS, "Response", "Open-Ended Response"], *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("surveymonkey", 1, 24)
    assert types(found) == ["select_all", "single_choice", "open_ended"]
