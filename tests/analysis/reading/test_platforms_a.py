"""Typeform, Jotform, KoboToolbox, ODK Central and REDCap: what they write, and what was read from it."""

import io
import zipfile

import pytest

from analysis.errors import SurveyError
from tests.analysis.reading.exports import AGREE, balanced, facts, pick, real, roles
from tests.analysis.reading.tables import csv_text, document, document_of, options, types

TYPEFORM = ["#", "What is your role?", "Coaching", "Workshops", "Reading", "Other", "Do you feel heard?",
            "How useful was it?", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"]  # fmt: skip


def typeform_row(at: int) -> list[str]:
    """Return a row as Typeform writes it; every fourth person ticked nothing, one of them typed something."""
    ticks = ["", "", ""] if at % 4 == 3 else ["Coaching", pick(["Workshops", ""], at), ""]
    return [f"a{at:031x}", pick(["Teacher", "Lead"], at), *ticks, "Peer visits" if at == 3 else "", pick("01", at),
            pick("12345", at), f"2025-05-01 08:{at:02}:00", f"2025-05-01 09:{at:02}:00", f"f{at:09x}"]  # fmt: skip


@pytest.mark.parametrize("people", [8, 24, 60])
def test_typeform(people: int) -> None:
    found = document_of([TYPEFORM, *map(typeform_row, range(people))])
    blank = sum(at % 4 == 3 for at in range(people))
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("typeform", 1, people)
    assert roles(found) == {
        "#": "respondent_id", "Start Date (UTC)": "timestamp", "Submit Date (UTC)": "timestamp",
        "Network ID": "ip_address",
    }  # fmt: skip
    assert types(found) == ["single_choice", "select_all", "single_choice", "likert"]
    ticks = found["items"][1]
    assert facts(ticks) == ("select_all", people - blank + 1, blank - 1, 0)
    assert (ticks["columns"], ticks["other_text_n"], ticks["section"]) == ([3, 4, 5, 6], 1, None)
    assert ticks["wording"] == "Coaching / Workshops / Reading"
    assert options(ticks) == {"Coaching": people - blank, "Workshops": sum(at % 2 == 0 for at in range(people))}
    assert options(found["items"][2]) == {"Yes": people // 2, "No": people // 2}
    assert sorted(line["detail"] for line in found["receipt"] if line["action"] == "code_read") == [
        "'0' became 'No'",
        "'1' became 'Yes'",
    ]
    assert balanced(found)


def test_typeform_partial_responses() -> None:
    header = [
        "#",
        "Role",
        "Response Type",
        "Start Date (UTC)",
        "Stage Date (UTC)",
        "Submit Date (UTC)",
        "Tags",
        "Ending",
    ]
    rows = [
        [f"a{at}", pick(["Teacher", "Lead"], at), "completed" if at > 2 else "partial", "2025-05-01 08:00:00", "",
         f"2025-05-01 09:{at:02}:00" if at > 2 else "", "", "End"]
        for at in range(12)
    ]  # fmt: skip
    found = document_of([header, *rows])
    assert (found["platform"], found["respondents"]) == ("typeform", 9)
    assert [row["reason"] for row in found["excluded"]] == ["unfinished"] * 3


@pytest.mark.parametrize("stamp", ["Jul {}, 2022", "{}/11/2023"])
def test_jotform(stamp: str) -> None:
    header = ["Submission Date", "Your role", "Which did you attend?", "Rate us >> Lunch", "Rate us >> Rooms", "Why?",
              "E-mail", "IP", "Submission ID"]  # fmt: skip
    joined = ["Workshop\nCoaching", "Workshop", "Coaching\nA reading group, online", ""]
    rows = [
        [stamp.format(at % 28 + 1), pick(["Teacher", "Lead"], at), pick(joined, at), pick(AGREE, at), pick(AGREE, at),
         f"It was number {at}, honestly.", f"p{at}@school.org", f"10.1.1.{at}", f"53{at:09}"]
        for at in range(16)
    ]  # fmt: skip
    found = document_of([header, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("jotform", 1, 16)
    assert roles(found) == {
        "Submission Date": "timestamp", "E-mail": "email", "IP": "ip_address", "Submission ID": "respondent_id"
    }  # fmt: skip
    assert types(found) == ["single_choice", "select_all", "likert", "likert", "open_ended"]
    assert facts(found["items"][1]) == ("select_all", 12, 4, 0)
    assert options(found["items"][1]) == {"Workshop": 8, "Coaching": 8, "A reading group, online": 4}
    assert [item["section"] for item in found["items"]][2:4] == ["Rate us", "Rate us"]
    assert balanced(found)


KOBO_TAIL = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by",
             "__version__", "_tags", "_index"]  # fmt: skip


def kobo_row(at: int, *answers: str) -> list[str]:
    """Return a row as KoboToolbox writes it, between its own columns."""
    return ["2025-05-01T08:00:00.000-06:00", f"2025-05-01T08:{at % 60:02}:00.000-06:00", *answers, str(7000 + at),
            f"u-{at}", f"2025-05-01T09:{at % 60:02}:00", "Approved", "", "submitted_via_web", "ann", "v1", "",
            str(at + 1)]  # fmt: skip


KOBO_TICKS = {"numbers": ("1", "0"), "words": ("TRUE", "FALSE")}


@pytest.mark.parametrize("group", ["", "About learning/"])
@pytest.mark.parametrize("summary", [True, False])
@pytest.mark.parametrize("ticks", KOBO_TICKS)
def test_kobo(ticks: str, summary: bool, group: str) -> None:
    yes, no = KOBO_TICKS[ticks]
    question = f"{group}Which support did you have?"
    columns = [question] if summary else []
    columns += [f"{question}/Coaching", f"{question}/Books, print/digital", f"{question}/None"]
    header = ["start", "end", "Your role", *columns, f"{group}How useful was it?", *KOBO_TAIL]
    rows = []
    for at in range(21):
        said = ["", "", "", ""] if at % 3 == 2 else ["Coaching", yes, yes if at % 3 else no, no]
        rows.append(kobo_row(at, pick(["Teacher", "Lead"], at), *said[not summary :], pick(AGREE, at)))
    found = document_of([header, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("kobo", 1, 21)
    assert types(found) == ["single_choice", "select_all", "likert"]
    item = found["items"][1]
    first = 5 if summary else 4
    assert (facts(item), item["columns"]) == (("select_all", 14, 0, 7), [first, first + 1, first + 2])
    assert item["wording"] == "Which support did you have?"
    assert options(item) == {"Coaching": 14, "Books, print/digital": 7}
    assert len(item["options"]) == 3
    assert roles(found)["_id"] == "respondent_id"
    assert roles(found)["_submitted_by"] == "name"
    assert (roles(found).get(question) == "summary") is summary
    assert balanced(found)


def test_kobo_names_with_joined_answers_only() -> None:
    header = ["start", "end", "role", "support", "why", *KOBO_TAIL]
    joined = ["coaching reading", "coaching", "reading peer_visits", "peer_visits", ""]
    rows = [
        kobo_row(at, pick(["teacher", "lead"], at), pick(joined, at), f"Because week {at} was long {at * 7} for us.")
        for at in range(20)
    ]
    found = document_of([header, *rows])
    assert types(found) == ["single_choice", "select_all", "open_ended"]
    assert facts(found["items"][1]) == ("select_all", 16, 4, 0)
    assert options(found["items"][1]) == {"coaching": 8, "reading": 8, "peer_visits": 8}


def test_kobo_places_are_identity() -> None:
    header = ["start", "end", "role", "Where", "_Where_latitude", "_Where_longitude", *KOBO_TAIL]
    rows = [kobo_row(at, pick(["Teacher", "Lead"], at), "1.5 2.5 0 0", "1.5", "2.5") for at in range(9)]
    found = document_of([header, *rows])
    assert [item["wording"] for item in found["items"]] == ["role"]
    removed = ["location"] * 3 + ["respondent_id", "name"]
    assert [column["role"] for column in found["identity_removed"]] == removed


def test_a_zip_of_two_surveys_is_not_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("staff.csv", csv_text(odk_rows(9)))
        archive.writestr("staff-2024.csv", csv_text(odk_rows(9)))
    with pytest.raises(SurveyError, match="holds 2 tables"):
        document(out.getvalue(), "staff.zip")


def odk_rows(people: int) -> list[list[str]]:
    """Return the main table of ODK Central with groups and split answers."""
    header = ["SubmissionDate", "work-role", "work-years", "support", "support/coaching", "support/reading",
              "meta-instanceID", "SubmitterName", "AttachmentsPresent", "Status", "ReviewState", "DeviceID",
              "KEY"]  # fmt: skip
    return [header] + [
        [f"2025-05-01T08:{at:02}:00.000Z", pick(["teacher", "lead"], at), pick(["0-3", "4-10"], at),
         *pick([["coaching", "1", "0"], ["coaching reading", "1", "1"], ["", "", ""]], at), f"uuid:{at}", "Ann", "0",
         "", "", "d1", f"uuid:{at}"]
        for at in range(people)
    ]  # fmt: skip


@pytest.mark.parametrize("people", [9, 30, 60])
def test_odk_zip_with_repeats(people: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("staff.csv", csv_text(odk_rows(people)))
        archive.writestr("staff-visits.csv", csv_text([["day", "PARENT_KEY", "KEY"], ["1", "uuid:1", "uuid:1/v"]]))
    found = document(out.getvalue(), "staff.zip")
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("odk", 1, people)
    assert [item["wording"] for item in found["items"]] == ["role", "years", "support"]
    assert [item["section"] for item in found["items"]] == ["work", "work", None]
    assert facts(found["items"][2]) == ("select_all", people // 3 * 2, 0, people // 3)
    assert options(found["items"][2]) == {"coaching": people // 3 * 2, "reading": people // 3}
    assert roles(found)["KEY"] == "respondent_id"
    assert roles(found)["support"] == "summary"
    assert balanced(found)


@pytest.mark.parametrize("labels", [True, False])
def test_redcap_codes_and_labels(labels: bool) -> None:
    yes, no = ("Checked", "Unchecked") if labels else ("1", "0")
    header = ["Record ID", "Survey Timestamp", "Your role", "Support (choice=Coaching)",
              "Support (choice=Books (print))", "Useful?", "Complete?"] if labels else [
              "record_id", "staff_timestamp", "role", "support___1", "support____99", "useful", "staff_complete"
    ]  # fmt: skip
    rows = [
        [str(at + 1), "2025-05-01 08:00:00" if at else "[not completed]", pick(["Teacher", "Lead"], at),
         yes if at % 2 else no, yes if at % 4 == 3 else no, pick(AGREE, at),
         "Complete" if labels else "2"]
        for at in range(13)
    ]  # fmt: skip
    found = document_of([header, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("redcap", 1, 12)
    assert [row["reason"] for row in found["excluded"]] == ["unfinished"]
    assert list(roles(found).values()) == ["timestamp", "status", "respondent_id"]
    assert types(found) == ["single_choice", "select_all", "likert"]
    assert facts(found["items"][1]) == ("select_all", 6, 6, 0)
    assert list(options(found["items"][1]).values()) == [6, 3]
    assert found["items"][1]["wording"] == ("Support" if labels else "support")
    assert balanced(found)


def test_redcap_with_several_events_counts_every_person_once() -> None:
    header = ["record_id", "redcap_event_name", "role", "useful", "visits", "base_complete"]
    rows = []
    for at in range(12):
        rows.append([str(at), "base_arm_1", pick(["Teacher", "Lead"], at), pick(AGREE, at), "", "2"])
        rows += [[str(at), "later_arm_1", "", "", str(at), ""]] if at < 10 else []
    found = document_of([header, *rows])
    assert (found["platform"], found["respondents"], found["rows"]) == ("redcap", 12, 22)
    assert [row["reason"] for row in found["excluded"]] == ["duplicate"] * 10
    assert roles(found)["redcap_event_name"] == "wave"
    assert [item["base_n"] for item in found["items"]] == [12, 12]


def test_a_real_redcap_file() -> None:
    found, _ = real("redcap/checkboxes.csv")
    assert (found["platform"], found["respondents"], types(found)) == ("redcap", 4, ["select_all"] * 2 + ["open_ended"])
    assert [facts(item)[1:] for item in found["items"][:2]] == [(2, 2, 0), (2, 2, 0)]
    assert options(found["items"][0]) == {"1": 2, "2": 1, "3": 1, "4": 1}
    assert options(found["items"][1]) == {"a": 1, "b": 1, "c": 1, "d": 1}
