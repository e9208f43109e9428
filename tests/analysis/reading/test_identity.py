"""Columns that tell who answered, and when, by their name and their content."""

import pytest

from tests.analysis.reading.exports import pick, roles
from tests.analysis.reading.tables import document_of, options, types

PEOPLE = range(24)


def read(header: str, cells: list[str]) -> dict:
    """Return what is read of a table with one such column between two ordinary ones."""
    rows = [[pick(("Yes", "No"), at), text, pick("12345", at)] for at, text in enumerate(cells)]
    return document_of([["Are you new?", header, "How was it?"], *rows])


@pytest.mark.parametrize("header", ["Student ID", "participant_id", "Respondent", "Staff number", "Your teacher code"])
def test_numbers_of_people(header: str) -> None:
    assert roles(read(header, [str(2018000 + 7 * at) for at in PEOPLE])) == {header: "respondent_id"}


@pytest.mark.parametrize("header", ["Student ID", "Respondent"])
def test_numbers_that_many_share_are_answers(header: str) -> None:
    assert roles(read(header, [pick("123", at) for at in PEOPLE])) == {}


@pytest.mark.parametrize(
    ("header", "role"),
    [("name_first", "name"), ("Student name", "name"), ("Home address", "location"), ("What is your email?", "email")],
)
def test_names_of_columns(header: str, role: str) -> None:
    assert roles(read(header, [f"Somebody {at}" for at in PEOPLE])) == {header: role}


@pytest.mark.parametrize("header", ["telephone_1", "Cell", "Whatsapp"])
def test_telephone_numbers(header: str) -> None:
    assert roles(read(header, [f"(405) 321-{1000 + at}" for at in PEOPLE])) == {header: "phone"}


@pytest.mark.parametrize("header", ["Submitted on", "survey_timestamp", "Completed", ""])
@pytest.mark.parametrize(
    "stamp", ["2024-05-{day:02} 10:11:{at:02}", "5/{day}/24 10:{at:02}", "{day:02}.05.2024 10:{at:02}"]
)
def test_times_of_answering(header: str, stamp: str) -> None:
    found = read(header, [stamp.format(day=at % 28 + 1, at=at) for at in PEOPLE])
    assert [column["role"] for column in found["metadata"]] == ["timestamp"]


def test_a_question_for_a_time_stays_one() -> None:
    found = read("When did your workshop start?", [f"2024-05-{at + 1:02} 10:11" for at in PEOPLE])
    assert types(found) == ["single_choice", "date", "likert"]


def typeform(header: list[str], rows: list[list[str]]) -> dict:
    """Return what is read of a Typeform file with these columns."""
    ends = ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    own = [
        [f"{at:032x}", *row, "2024-05-01 10:00:00", f"2024-05-01 10:01:{at:02}", f"{at:010x}"]
        for at, row in enumerate(rows)
    ]
    return document_of([["#", *header, *ends], *own])


def test_other_behind_a_typeform_question() -> None:
    rows = [[pick(("Reading", "Visits", ""), at), pick(("", "", "A walk"), at), pick(("1", ""), at)] for at in PEOPLE]
    found = typeform(["What was best?", "Other", "Would you come again?"], rows)
    assert [item["columns"] for item in found["items"]] == [[2, 3], [4]]
    assert found["items"][0]["other_text_n"] == 8
    assert options(found["items"][1]) == {"Yes": 12}


def test_redcap_by_its_form_states_alone() -> None:
    header = ["participant_id", "intro_timestamp", "pmq1", "intro_complete", "pmq2", "morale_complete"]
    rows = [
        [str(at), f"2024-05-01 10:01:{at:02}", pick("01234", at), "2", pick("43210", at), pick("02", at)]
        for at in PEOPLE
    ]
    found = document_of([header, *rows])
    assert (found["platform"], [item["wording"] for item in found["items"]]) == ("redcap", ["pmq1", "pmq2"])


def test_a_long_question_for_a_name() -> None:
    header = "Please enter your name (this will not be connected with your answers)"
    assert roles(read(header, [f"Somebody {at}" for at in PEOPLE])) == {header: "name"}


@pytest.mark.parametrize("header", ["ResponseId:Response ID", "Token", "hash"])
def test_codes_that_nobody_shares(header: str) -> None:
    assert roles(read(header, [f"R_{at}x7Kq{at * 37}Zb" for at in PEOPLE])) == {header: "respondent_id"}


@pytest.mark.parametrize("header", ["join_key", "Internal ID", "Worker ID"])
def test_keys(header: str) -> None:
    assert roles(read(header, [f"k{7919 * at % 997}" for at in PEOPLE])) == {header: "respondent_id"}


def test_codes_that_are_answers() -> None:
    assert roles(read("Which is your class code?", [f"class_{at:03}" for at in PEOPLE])) == {}
    assert roles(read("Born", [f"{1 + at}Jan2001" for at in PEOPLE])) == {}


@pytest.mark.parametrize("header", ["First of all, what's your name?", "Name of the teacher", "What is your full name"])
def test_names_that_a_question_asks_for(header: str) -> None:
    assert roles(read(header, [f"Somebody {at}" for at in PEOPLE])) == {header: "name"}


@pytest.mark.parametrize("header", ["What is your favourite name?", "What would you name the room?"])
def test_other_questions_about_names(header: str) -> None:
    assert roles(read(header, [f"Somebody {at}" for at in PEOPLE])) == {}


@pytest.mark.parametrize("behind", ["", " 0 0", " 12.5 4.0"])
def test_places_by_their_degrees(behind: str) -> None:
    assert roles(read("Where?", [f"{at}.{at:06} -{at}.52{at:04}{behind}" for at in PEOPLE])) == {"Where?": "location"}


def test_names_and_places_in_a_group_of_kobo() -> None:
    header = ["start", "home/Name of respondent", "home/Place", "home/Age", "_Place_latitude", "_id", "_uuid"]
    rows = [["2025-05-01", f"Somebody {at}", "0 0 0 0", str(20 + at), "0", str(at), f"u{at}"] for at in PEOPLE]
    found = document_of([header, *rows])
    assert types(found) == ["number"]
    assert [column["role"] for column in found["identity_removed"]][:3] == ["name", "location", "location"]


def test_contact_details_in_surveymonkey() -> None:
    details = ["Name", "Company", "City/Town", "ZIP/Postal Code", "Phone Number"]
    first = ["Respondent ID", "How can we reach you?", "", "", "", "", "What did you bring?", ""]
    rows = [[str(900 + at), f"Somebody {at}", f"Firm {at}", "Rome", "00100", "0123", "Red", "2"] for at in PEOPLE]
    found = document_of([first, ["", *details, "Name", "Country"], *rows])
    assert [column["column"] for column in found["identity_removed"]] == [1, 2, 4, 5, 6]
    assert [item["columns"] for item in found["items"]] == [[3], [7], [8]]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Duration (in seconds)", "duration"), ("Response Status", "status"), ("lastpage", "progress"),
        ("UserLanguage", "language"), ("utm_source", "custom"), ("Entry Id", "respondent_id"),
        ("Completion time of the task", None), ("Language", None), ("Device", None),
    ],
)  # fmt: skip
def test_columns_of_programs_that_people_left_in(header: str, role: str | None) -> None:
    assert roles(read(header, [pick(("12", "14", "31"), at) for at in PEOPLE])) == ({header: role} if role else {})
