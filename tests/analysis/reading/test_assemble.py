"""A sheet becomes a survey: wave, order, identity, and an account of every respondent."""

import pytest

from analysis import decisions
from analysis.errors import SurveyError
from analysis.reading import assemble, draft_here, read_here
from analysis.results import rank_survey
from tests.analysis.reading.tables import csv_text, document_of, survey_of, timestamped

ROWS = timestamped(
    ["Which team are you on?", "How useful was it?", "Comments"],
    [
        [f"Grade {at % 4}", str(at % 5 + 1) if at % 7 else "N/A" if at % 2 else "", f"Text {at} here"]
        for at in range(40)
    ],
)


@pytest.mark.parametrize(
    ("stamp", "year"),
    [
        ("5/23/2023 09:47:34", "2023"),
        ("2023/03/21 8:16:53 AM OEZ", "2023"),
        ("10.03.2023 12:28:11", "2023"),
        ("2024-05-27 08:10:11", "2024"),
        ("7/9/14 18:35", "2014"),
        ("43277.37956", "2018"),
        ("45800", "2025"),
        ("yesterday", None),
    ],
)
def test_the_wave_is_the_year_of_the_time_stamps(stamp: str, year: str | None) -> None:
    rows = [["Timestamp", "Team", "Useful?"], *([stamp, "A", str(at % 5 + 1)] for at in range(6))]
    assert survey_of(rows).wave == year


def test_the_order_is_shuffled_and_nothing_is_lost() -> None:
    first, again = survey_of(ROWS), survey_of(ROWS)
    assert first == again
    comments = next(item for item in first.items if item.item_type == "open_ended")
    texts = first.responses[comments.item_id].texts
    in_file = [row[3] for row in ROWS[1:]]
    assert sorted(texts) == sorted(in_file)
    assert list(texts) != in_file


def test_one_respondent_stays_one_row() -> None:
    survey = survey_of(ROWS)
    team, comments = survey.items[0], survey.items[2]
    codes = survey.responses[team.item_id].codes[0]
    for code, text in zip(codes, survey.responses[comments.item_id].texts, strict=True):
        assert team.options[code] == f"Grade {int(text.split()[1]) % 4}"


def test_every_respondent_is_accounted_for() -> None:
    found = document_of(ROWS)
    for item in found["items"]:
        outside = sum(option["n"] for option in item["outside_scale"])
        assert item["base_n"] + outside + item["item_nonresponse"] + item["not_asked"] == found["respondents"]
    assert found["items"][1]["outside_scale"] == [{"option": "N/A", "n": 3}]


def test_identity_by_content_is_dropped() -> None:
    rows = [["Timestamp", "Contact", "Device", "Useful?"]]
    rows += [[f"5/2/2025 8:{at}:00", f"t{at}@school.org", f"10.0.0.{at}", str(at % 5 + 1)] for at in range(10, 30)]
    found = document_of(rows)
    assert [column["role"] for column in found["identity_removed"]] == ["email", "ip_address"]
    assert "school.org" not in str(found)


@pytest.mark.parametrize(
    "rows",
    [
        [["Timestamp", "Team"]],
        [["Team", "Useful?"], ["", ""]],
        [["Timestamp", "Email Address"], ["5/2/2025 8:00:00", "a@b.org"]],
    ],
)
def test_a_file_without_answers_is_refused(rows: list[list[str]]) -> None:
    with pytest.raises(SurveyError):
        survey_of(rows)


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("Staff survey 2025(1-90).xlsx", "Staff survey 2025"),
        ("staff_survey.csv", "staff survey"),
        ("C:\\Users\\me\\survey.csv", "survey"),
        ("", "Survey"),
    ],
)
def test_the_name_of_a_survey(filename: str, name: str) -> None:
    assert read_here(csv_text(ROWS).encode(), filename).name == name


def test_a_label_that_one_row_of_a_grid_spells_otherwise_is_one_label() -> None:
    header = [f"How often do you do this? [{what}]" for what in ("Plan together", "Visit others", "Read")]
    answers = ["Often often Never", "Often often Rarely", "Sometimes Rarely often", "Often Often often"]
    rows = timestamped(header, [*map(str.split, answers), ["Never", "Often", "Rarely"]])
    survey = survey_of(rows)
    assert {item.options for item in survey.items} == {("Never", "Rarely", "Sometimes", "Often")}
    first, *_ = rank_survey(survey, item_id=survey.items[0].item_id).rows
    # Places on the scale from 1: often three times, sometimes, never, against often four times and rarely.
    assert (first.option, first.n, first.mean) == ("Visit others", 4, (4 * 4 + 2) / 5)


@pytest.mark.parametrize("which", [0, 1])
def test_a_question_asked_twice_is_two_items_that_are_decided_apart(which: int) -> None:
    rows = timestamped(["Which day?", "Which day?"], [["Monday", "Friday"], ["Friday", "Monday"]] * 5)
    item = survey_of(rows).items[which]
    draft = draft_here(csv_text(rows).encode(), "survey.csv")
    wanted = {
        decisions.same(item.item_id, "Monday"): "Friday",
        decisions.purpose(item.item_id): "goal",
        decisions.item_type(item.item_id): "open_ended",
    }
    survey = assemble.survey_of(draft, wanted)
    assert [found.item_id for found in survey.items] == [found.item_id for found in survey_of(rows).items]
    decided, other = survey.items[which], survey.items[1 - which]
    assert (decided.item_type, decided.purpose) == ("open_ended", "goal")
    assert set(survey.responses[decided.item_id].texts) == {"Friday"}
    assert (other.item_type, other.purpose, set(other.options)) == ("single_choice", None, {"Monday", "Friday"})
