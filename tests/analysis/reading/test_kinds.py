"""Peculiarities of real exports: quizzes, other languages, dropped headers, totals, legends, rows said twice."""

import pytest

from tests.analysis.reading.exports import AGREE, pick
from tests.analysis.reading.tables import document_of, options, timestamped, types

PEOPLE = range(12)


def test_a_google_quiz() -> None:
    header = [
        "Score",
        "Do you agree?",
        "Do you agree? [Score]",
        "Do you agree? [Feedback]",
        "Column 7",
        "",
        "Same",
        "Same",
    ]
    rows = [
        ["0.00 / 0", pick(AGREE, at), "-- / 0", "", pick("12345", at), "", pick(["Yes", "No"], at), "No"]
        for at in PEOPLE
    ]
    found = document_of(timestamped(header, rows))
    assert [item["columns"] for item in found["items"]] == [[3], [6], [8], [9]]
    assert len({item["item_id"] for item in found["items"]}) == 4


def test_a_google_grid_of_ticks() -> None:
    rows = [
        [
            pick(["Monday, Tuesday", "Monday", "Tuesday, Friday", "Friday"], at),
            pick(["Friday", "Monday, Friday", "Monday", "Tuesday"], at),
        ]
        for at in PEOPLE
    ]
    found = document_of(timestamped(["Which days? [Coaching]", "Which days? [Reading]"], rows))
    assert types(found) == ["select_all", "select_all"]
    assert options(found["items"][0]) == {"Monday": 6, "Tuesday": 6, "Friday": 6}


def test_none_is_an_answer() -> None:
    found = document_of(timestamped(["Support you have"], [[pick(["None", "N/A", "Coach"], at)] for at in PEOPLE]))
    assert options(found["items"][0]) == {"None": 4, "N/A": 4, "Coach": 4}


@pytest.mark.parametrize(
    "metadata",
    [
        "ID|Startzeit|Fertigstellungszeit|E-Mail|Name",
        "ID|Heure de début|Heure de fin|Adresse de messagerie|Nom",
        "ID|Hora de inicio|Hora de finalización|Correo electrónico|Nombre",
        "ID|Ora di inizio|Ora di completamento|Posta elettronica|Nome",
        "ID|Hora de início|Hora de conclusão|Email|Nome",
        "Id|Begintijd|Tijd van voltooien|E-mail|Naam",
        "Identyfikator|Godzina rozpoczęcia|Godzina ukończenia|Adres e-mail|Nazwa",
    ],
)
def test_microsoft_forms_in_seven_languages(metadata: str) -> None:
    header = metadata.split("|")
    rows = [
        [
            str(at + 1),
            "5/1/25 8:00:00",
            "5/1/25 8:10:00",
            "anonymous",
            "",
            pick(AGREE, at),
            pick(["A;B;", "A;"], at),
            "x",
            f"Ann {at}",
        ]
        for at in PEOPLE
    ]
    found = document_of([[*header, "Agree?", "Which?", "Agree?2", f"{header[4]}2"], *rows])
    assert found["platform"] == "microsoft_forms"
    assert [column["role"] for column in found["identity_removed"]] == ["email", "name", "name"]
    assert [item["wording"] for item in found["items"]] == ["Agree?", "Which?", "Agree?"]


@pytest.mark.parametrize("between", [".", ". ", ": . "])
def test_a_microsoft_grid_with_its_title(between: str) -> None:
    header = ["ID", "Start time", "Completion time", "Email", "Name", "New here? 1.5 years or more?"]
    header += [f"How much do you agree{between}{row}" for row in ("I am heard", "I have time.", "I learn")]
    rows = [
        [
            str(at + 1),
            "5/1/25 8:00:00",
            "5/1/25 8:10:00",
            "anonymous",
            "",
            "Yes",
            *[pick(AGREE, at + place) for place in (0, 1, 2)],
        ]
        for at in PEOPLE
    ]
    found = document_of([header, *rows])
    assert [item["section"] for item in found["items"]] == [None, *["How much do you agree"] * 3]
    assert [item["wording"] for item in found["items"]] == [header[5], "I am heard", "I have time.", "I learn"]


def test_surveymonkey_without_metadata() -> None:
    rows = [
        ["", "", pick(["Coaching", ""], at), pick(["Reading", "Reading", ""], at), pick(AGREE, at)] for at in PEOPLE
    ]
    found = document_of(
        [["", "", "Which did you attend?", "", "Useful?"], ["", "", "Coaching", "Reading", "Response"], *rows]
    )
    assert (found["platform"], found["respondents"]) == ("surveymonkey", 12)
    assert types(found) == ["select_all", "likert"]


def test_a_numeric_export_of_ticks() -> None:
    header = ["StartDate", "Status", "Finished", "ResponseId", "Q1"]
    rows = [["2025-05-01 08:00:00", "0", "1", f"R_{at}", pick(["1,2", "1", "2,3", "3"], at)] for at in PEOPLE]
    found = document_of([header, [*header[:4], "Which? Select all that apply."], *rows])
    assert options(found["items"][0]) == {"1": 6, "2": 6, "3": 6}


def test_a_table_made_by_hand() -> None:
    rows = [[str(at), pick(["A team", "B team"], at), pick("12345", at)] for at in PEOPLE]
    found = document_of(
        [["Staff survey"], [], ["", "Team", "Rating"], *rows, ["Average", "", "3.1"], ["", "Team", "Rating"]]
    )
    assert found["respondents"] == 12
    assert [column["role"] for column in found["metadata"]] == ["row_number"]
    assert {line["reason"] for line in found["excluded"]} == {"summary", "header_repeat"}
    assert types(found) == ["single_choice", "likert"]


@pytest.mark.parametrize("people", [8, 15, 30, 46])
def test_small_schools(people: int) -> None:
    header = ["Which team are you on?", "What is your role?", "Which was most valuable?", "What one change would help?"]
    modes = ["Workshops", "Peer coaching, in-house", "Reading"]
    rows = [
        [
            f"Grade {at % 4}",
            pick(["Teacher", "Principal"], at // 3),
            pick(modes, at),
            pick([f"Idea {at}, with more words", ""], at),
        ]
        for at in range(people)
    ]
    found = document_of(timestamped(header, rows))
    assert types(found) == ["single_choice", "single_choice", "single_choice", "open_ended"]
    assert [item["purpose"] for item in found["items"]] == ["team", "role", "most_valuable", "comment"]
