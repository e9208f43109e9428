"""Where the layout of a file is not certain it is read the safer way, said so, asked, and read anew when answered."""

import pytest

from analysis import decisions
from analysis.asks import asks_of
from analysis.corrections import alternatives, decide, offered_again
from analysis.decisions import Decision
from analysis.document import from_bytes, to_bytes
from analysis.reading import Draft, draft_here
from analysis.reading.assemble import survey_of
from tests.analysis.reading.exports import AGREE, pick
from tests.analysis.reading.tables import csv_text, timestamped, workbook

HEADER = ["Which team?", "Trained?", "I am trusted", "What would help?", "E-mail"]
LATER = "2025-06-01"


def people(n: int, first: int = 0) -> list[list[str]]:
    """Return what some people answered."""
    return [
        [
            pick(("Grade 1", "Grade 2", "Library"), at),
            pick(("Yes", "No"), at // 2),
            pick(AGREE, at // 3),
            f"Time for {at} things",
            f"t{at}@school.example",
        ]
        for at in range(first, first + n)
    ]


def draft(*sheets: tuple[str, list[list[str]]]) -> Draft:
    """Return the draft of a workbook of these sheets, of a text file where there is one without a name."""
    if sheets[0][0]:
        return draft_here(workbook(**dict(sheets)), "survey.xlsx")
    return draft_here(csv_text(sheets[0][1]).encode(), "survey.csv")


def lines(of: Draft, **decided: str) -> list[str]:
    """Return what the receipt says of two readings."""
    return [line.detail for line in survey_of(of, decided).receipt.lines if line.action == "two_readings"]


def test_two_sheets_of_answers_are_asked_about():
    found = draft(("Spring", [HEADER, *people(20)]), ("Autumn", [HEADER, *people(14, 3)]))
    survey = survey_of(found)
    assert (survey.receipt.sheet, survey.respondents) == ("Spring", 20)
    (ask,) = [ask for ask in asks_of(survey) if ask.key == decisions.sheet()]
    assert ask.choices == ("Spring", "Autumn")
    assert "“Autumn”" in lines(found)[0]
    other = survey_of(found, {decisions.sheet(): "Autumn"})
    assert (other.receipt.sheet, other.respondents) == ("Autumn", 14)
    assert decisions.sheet() not in [ask.key for ask in asks_of(other)]
    assert not lines(found, sheet="Autumn")
    assert not lines(found, sheet="Spring")


def test_a_sheet_that_is_not_there_is_asked_about_again():
    survey = survey_of(draft(("Spring", [HEADER, *people(20)]), ("Autumn", [HEADER, *people(14)])), {"sheet": "Winter"})
    assert survey.receipt.sheet == "Spring"
    assert decisions.sheet() in [ask.key for ask in asks_of(survey)]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Summary", [HEADER, *people(20)]),
        ("Copy", [HEADER, *people(30)]),
        ("Read me", [["How to read this"], ["Please ask the office."]]),
        ("Teams", [["Team", "Head"], *[[f"Grade {at}", f"Person {at}"] for at in range(9)]]),
        ("Few", [HEADER, *people(3)]),
    ],
)
def test_a_sheet_that_is_not_meant_raises_no_question(name, rows):
    found = draft(("Answers", [HEADER, *people(30)]), (name, rows))
    assert survey_of(found).receipt.sheet == "Answers"
    assert not found.doubts


def test_a_platforms_sheet_is_certain_unless_another_has_more_people():
    form = timestamped(HEADER, people(20))
    assert not draft(("Form_Responses_1", form), ("Cleaned", [HEADER, *people(20)])).doubts
    assert draft(("Form_Responses_1", form), ("Cleaned", [HEADER, *people(40)])).doubts
    assert draft(("Form_Responses_1", form), ("Form_Responses_2", timestamped(HEADER, people(18)))).doubts


def test_identity_is_in_no_reading():
    found = draft(("Spring", [HEADER, *people(20)]), ("Autumn", [HEADER, *people(14, 30)]))
    assert found.others
    assert "@school.example" not in repr(found)


def test_a_table_without_a_header_loses_nobody():
    found = draft(("", [row[:4] for row in people(24)]))
    survey = survey_of(found)
    assert (survey.respondents, survey.receipt.header_rows) == (24, 0)
    assert [item.wording for item in survey.items] == ["Column 1", "Column 2", "Column 3", "Column 4"]
    (ask,) = survey.asks
    assert ask.choices == ("0", "1")
    headed = survey_of(found, {ask.key: "1"})
    assert (headed.respondents, headed.items[0].wording) == (23, "Grade 1")
    assert "Row 1" in lines(found)[0] or "row 1" in lines(found)[0]


def test_codes_above_questions_are_no_person():
    questions = [
        "On which team do you teach?",
        "Have you been trained for this?",
        "How much are you trusted here?",
        "?",
    ]
    found = draft(("", [["q1", "q2", "q3", "q4"], questions, *[row[:4] for row in people(30)]]))
    survey = survey_of(found)
    assert (survey.respondents, survey.items[0].wording) == (30, questions[0])
    (ask,) = survey.asks
    coded = survey_of(found, {ask.key: "1"})
    assert (coded.respondents, coded.items[0].wording) == (30, "q1")


@pytest.mark.parametrize("n", [8, 12, 30, 80])
def test_an_ordinary_header_raises_no_question(n):
    assert not draft(("", [HEADER, *people(n)])).doubts
    assert not draft(("", [HEADER, *people(n), HEADER])).doubts
    ticks = [["Coaching" if at % 2 else "", "Books" if at % 3 else "", *row] for at, row in enumerate(people(n))]
    assert not draft(("", [["Coaching", "Books", *HEADER], *ticks])).doubts


def test_a_titled_export_of_a_platform_is_still_one():
    titled = draft(("", [["Staff survey", ""], ["", ""], *timestamped(HEADER, people(20))]))
    assert (titled.layout.platform, titled.layout.skipped, survey_of(titled).respondents) == ("google_forms", 2, 20)


def test_both_layouts_are_shown_with_what_follows_and_can_be_undone():
    found = from_bytes(to_bytes(draft(("Spring", [HEADER, *people(20)]), ("Autumn", [HEADER, *people(14)]))), Draft)
    (ask,) = survey_of(found).asks
    spring, autumn = (shown.consequence for shown in alternatives(found, {}, ask, None))
    assert spring.startswith("20 people answered 4 questions, the first of which is “Which team?”.")
    assert autumn.startswith("14 people answered 4 questions")
    there = [Decision(ask.key, "Autumn", LATER)]
    assert decide(found, there).respondents == 14
    assert to_bytes(decide(found, [])) == to_bytes(survey_of(found))
    assert offered_again(there, survey_of(found), []) == there
    assert offered_again([Decision(ask.key, "Winter", LATER)], survey_of(found), []) == []


def test_items_headed_by_their_number_are_a_header():
    rows = [[str(at % 5 + 1), str(at // 2 % 5 + 1), str(at // 3 % 5 + 1), str((at + 3) % 5 + 1)] for at in range(30)]
    found = draft(("", [["1", "2", "3", "4"], *rows]))
    assert (survey_of(found).respondents, survey_of(found).receipt.header_rows) == (30, 1)
    assert decisions.header(None) not in [doubt.ask.key for doubt in found.doubts]
