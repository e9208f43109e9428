"""Facts about export formats that no other test of a platform states: one short file each."""

import pytest

from analysis.errors import SurveyError
from analysis.vocabulary.headers import column_role
from tests.analysis.reading.exports import AGREE, pick, roles
from tests.analysis.reading.tables import document_of, options, timestamped, types

PEOPLE = range(24)
STAMP = "2025-05-02 08:00:00"


FURTHER = (
    "Zaman damgası|타임스탬프|时间戳记|時間戳記|Dấu thời gian|Позначка часу|タイムスタンプ|طابع زمني|Časová značka"
)


@pytest.mark.parametrize("name", FURTHER.split("|"))
def test_google_time_stamps_of_further_languages(name: str) -> None:
    assert column_role(name) == "timestamp"


STAMPS = {
    "2023/03/21 8:16:{:02} AM OEZ": "2023",
    "2025/06/25 4:53:{:02} PM UTC+3": "2025",
    "10.03.2023 12:28:{:02}": "2023",
    "13/04/2026 23:12:{:02}": "2026",
}


@pytest.mark.parametrize("stamp", STAMPS)
def test_google_writes_time_as_the_sheet_does(stamp: str) -> None:
    rows = [[stamp.format(at), pick(AGREE, at), pick(("A", "B"), at)] for at in PEOPLE]
    found = document_of([["Timestamp", "I am trusted", "Which team?"], *rows])
    assert (found["platform"], found["respondents"], found["wave"]) == ("google_forms", 24, STAMPS[stamp])


def test_a_google_grid_without_a_title() -> None:
    rows = [[pick(("JOY", "MEH", "DESPAIR"), at), pick(("JOY", "MEH"), at)] for at in PEOPLE]
    found = document_of(timestamped(["[Chocolate]", "[Raisins]"], rows))
    assert [item["wording"] for item in found["items"]] == ["Chocolate", "Raisins"]


def test_an_e_mail_column_switched_on_later_stands_at_the_far_right() -> None:
    rows = [[pick(AGREE, at), f"t{at}@school.example" if at > 9 else ""] for at in PEOPLE]
    found = document_of(timestamped(["I am trusted", "Email Address"], rows))
    assert (roles(found)["Email Address"], types(found)) == ("email", ["likert"])


def test_surveymonkey_names_its_metadata_in_the_second_row() -> None:
    first = ["", "", "", "Which team?", "What did you do?", ""]
    second = ["Respondent ID", "Start Date", "End Date", "Response", "Coaching", "Books"]
    rows = [
        [f"90000{at:03}", STAMP, STAMP, pick(("A", "B"), at), "Coaching" if at % 2 else "", "Books"] for at in PEOPLE
    ]
    found = document_of([first, second, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("surveymonkey", 2, 24)
    assert types(found) == ["single_choice", "select_all"]
    assert roles(found) == {"Start Date": "timestamp", "End Date": "timestamp", "Respondent ID": "respondent_id"}


def test_qualtrics_texts_hold_entities() -> None:
    tags, texts = (
        ["StartDate", "EndDate", "Status", "Progress", "Finished", "Q1"],
        ["a", "b", "c", "d", "e", "<b>Which</b>&nbsp;team?"],
    )
    rows = [[STAMP, STAMP, "IP Address", "100", "True", pick(("R &amp; D", "A &gt; B"), at)] for at in PEOPLE]
    (item,) = document_of([tags, texts, ['{"ImportId":"QID1"}'] * 6, *rows])["items"]
    assert (item["wording"], options(item)) == ("Which team?", {"R & D": 12, "A > B": 12})


def test_limesurvey_masks_what_could_be_a_formula() -> None:
    header = ["id", "submitdate", "lastpage", "startlanguage", "seed", "Which sign?"]
    rows = [[str(at + 1), STAMP, "3", "en", "9", pick(("'=", "'=1+1", "plus"), at)] for at in PEOPLE]
    (item,) = document_of([header, *rows])["items"]
    assert options(item) == {"=": 8, "=1+1": 8, "plus": 8}


def test_an_empty_limesurvey_export_has_one_blank_record() -> None:
    with pytest.raises(SurveyError, match=r"answers below it|finished"):
        document_of([["id", "submitdate", "lastpage", "startlanguage", "seed", "Which?"], [""] * 6])


def test_redcap_codes_of_missing_answers_and_below_zero() -> None:
    header = ["record_id", "did___1", "did____99", "trust", "form_1_complete"]
    rows = [[str(at + 1), str(at % 2), str(int(at % 6 == 0)), pick(("1", "2", "3", "-99"), at), "2"] for at in PEOPLE]
    did, trust = document_of([header, *rows])["items"]
    assert options(did) == {"1": 12, "-99": 4}
    assert (trust["item_type"], trust["base_n"], trust["item_nonresponse"]) == ("likert", 18, 6)


def test_kobo_saved_again_by_r() -> None:
    header = ["start", "end", "did", "did.coaching", "did.reading", "trust", "_id", "_uuid", "_index"]
    did = [["coaching", "TRUE", "FALSE"] if at % 3 else ["NA"] * 3 for at in PEOPLE]
    rows = [[STAMP, STAMP, *did[at], pick(("agree", "disagree"), at), str(at), f"u{at}", str(at)] for at in PEOPLE]
    ticks, trust = document_of([header, *rows])["items"]
    assert (ticks["item_type"], ticks["base_n"], ticks["not_asked"]) == ("select_all", 16, 8)
    assert (options(ticks), trust["base_n"]) == ({"coaching": 16}, 24)


@pytest.mark.parametrize("names", [("Question", "Answer"), ("Frage", "Antwort")])
def test_nextcloud_with_a_row_per_answer_is_refused(names: tuple[str, str]) -> None:
    rows = [
        [f"u{at // 2}", "Somebody", f"2025-05-02T08:00:{at:02}+00:00", pick(("Which team?", "Why?"), at), "A"]
        for at in PEOPLE
    ]
    with pytest.raises(SurveyError, match="one row per answer"):
        document_of([["User ID", "User display name", "Timestamp", *names], *rows])


@pytest.mark.parametrize("wording", ["When did you start?", "Datum des Besuchs", "¿En qué fecha?"])
def test_days_that_a_program_counted(wording: str) -> None:
    rows = [[str(45_000 + at) if at % 2 else f"{45_000 + at}.375", pick(AGREE, at)] for at in PEOPLE]
    assert types(document_of([[wording, "I am trusted"], *rows])) == ["date", "likert"]


def test_codes_with_leading_zeros_stay_text() -> None:
    rows = [[pick(("001", "002", "010"), at), pick(AGREE, at)] for at in PEOPLE]
    code, _ = document_of([["School code", "I am trusted"], *rows])["items"]
    assert options(code) == {"001": 8, "002": 8, "010": 8}
