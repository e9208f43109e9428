"""Exports of Nextcloud Forms, Formbricks and Moodle: people, types, counts; and tables that are none of these."""

import pytest

from tests.analysis.reading.exports import AGREE, columns, pick, reasons, roles_by_column, sections
from tests.analysis.reading.tables import document_of, options, types
from tests.analysis.reading.wrappers import stamp


@pytest.mark.parametrize(
    "metadata",
    [
        ["User ID", "User display name", "Timestamp"],
        ["Benutzer-ID", "Anzeigename des Benutzers", "Zeitstempel"],
        ["ID de usuario", "Nombre para mostrar del usuario", "Marca de tiempo"],
    ],
)
def test_nextcloud_forms(metadata: list[str]) -> None:
    header = [*metadata, "Which role?", "Which formats?", "Useful? (Coaching)", "Useful? (Reading)", "Comments"]
    rows = [
        [
            "",
            "Anonymous user",
            f"2025-05-02T08:{at:02}:00+00:00",
            pick(["Teacher", "Lead"], at),
            pick(["Books; Talks", "Talks", "Books; Courses, online", "Courses, online"], at),
            pick(AGREE, at),
            pick(AGREE, at // 2),
            f"More time for {at} things would help; truly.",
        ]
        for at in range(16)
    ]
    found = document_of([header, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("nextcloud_forms", 1, 16)
    assert roles_by_column(found) == {1: "respondent_id", 2: "name", 3: "timestamp"}
    assert types(found) == ["single_choice", "select_all", "likert", "likert", "open_ended"]
    assert options(found["items"][1]) == {"Books": 8, "Talks": 8, "Courses, online": 8}
    assert sections(found) == [None, None, "Useful?", "Useful?", None]


def test_formbricks() -> None:
    header = ["No.", "Response ID", "Timestamp", "Finished", "Survey ID", "Formbricks ID (internal)", "User ID", "Tags"]
    header += [
        "url",
        "1. Which role?",
        "1. Which role? - Option ID",
        "2. Which formats?",
        "2. Which formats? - Option ID",
    ]
    header += ["3. How useful - this year? - Coaching", "3. How useful - this year? - Reading", "4. What would help?"]
    rows = [
        [
            str(at + 1),
            f"cm{at}x",
            stamp(at),
            "No" if at == 4 else "Yes",
            "s1",
            "",
            "",
            "",
            "https://x.org/s/1",
            pick(["Teacher", "Lead"], at),
            pick(["a1", "a2"], at),
            pick(["Books; Talks", "Talks", "Books"], at),
            pick(["b1; b2", "b2", "b1"], at),
            pick(AGREE, at),
            pick(AGREE, at // 2),
            f"More time for {at} things would help, truly.",
        ]
        for at in range(31)
    ]
    found = document_of([header, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("formbricks", 1, 30)
    assert reasons(found) == {6: "unfinished"}
    assert columns(found) == [[10], [12], [14], [15], [16]]
    assert types(found) == ["single_choice", "select_all", "likert", "likert", "open_ended"]
    assert [item["wording"] for item in found["items"][:3]] == ["Which role?", "Which formats?", "Coaching"]
    assert sections(found)[2:4] == ["How useful - this year?"] * 2
    assert options(found["items"][1]) == {"Books": 21, "Talks": 20}
    expected = {1: "row_number", 2: "respondent_id", 3: "timestamp", 4: "finished", 5: "custom", 11: "custom"}
    assert roles_by_column(found).items() >= expected.items()


@pytest.mark.parametrize("anonymous", [False, True])
def test_moodle(anonymous: bool) -> None:
    header = ["Full name", "Groups", "Email address", "Course", "Date", "(role) What is your role?"]
    header += ["(fmt) Which formats?", "(use) How useful &amp; clear was it?", "(open) What would help?"]
    rows = [
        [
            "Anonymous" if anonymous else f"Ann {at}",
            "Staff",
            "" if anonymous else f"a{at}@x.org",
            "PD",
            f"Friday, 2 May 2025, 8:{at:02} AM",
            pick(["Teacher", "Lead"], at),
            pick(["Books &amp; talks\nCourses", "Courses", "Books &amp; talks"], at),
            pick(AGREE, at),
            f"Time for {at} things, &quot;please&quot;.",
        ]
        for at in range(18)
    ]
    found = document_of([header, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("moodle", 1, 18)
    assert roles_by_column(found) == {1: "name", 2: "custom", 3: "email", 4: "custom", 5: "timestamp"}
    assert types(found) == ["single_choice", "select_all", "likert", "open_ended"]
    assert options(found["items"][1]) == {"Books & talks": 12, "Courses": 12}
    assert found["items"][2]["wording"] == "How useful & clear was it?"


@pytest.mark.parametrize(
    "header",
    [
        ["Full name", "Date", "Role", "Useful?"],
        ["No.", "Response", "Role", "Useful?"],
        ["User ID", "Which role?", "When?", "Useful?"],
        ["Status", "Date", "Role: mine", "Useful?"],
    ],
)
def test_a_plain_table_is_no_platform(header: list[str]) -> None:
    rows = [[f"x{at}", f"2025-05-{at + 10}", pick(["Teacher", "Lead"], at), pick("12345", at)] for at in range(12)]
    assert document_of([header, *rows])["platform"] == "spreadsheet"
