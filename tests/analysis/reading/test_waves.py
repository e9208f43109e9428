"""Two waves in one file are read as one survey, said so, and are two once somebody says so."""

import pytest

from analysis import decisions
from analysis.asks import asks_of
from analysis.corrections import alternatives
from analysis.document import from_bytes, to_bytes
from analysis.reading import Draft, draft_here
from analysis.reading.assemble import survey_of
from tests.analysis.reading.exports import AGREE, pick
from tests.analysis.reading.tables import csv_text

WAVE = decisions.wave()


def table(stamps: list[str], column: str = "", values: list[str] | None = None) -> list[list[str]]:
    """Return answers with these time stamps, and a column of these values where it has a name."""
    header = ["Timestamp", "Which team?", "I am trusted", *([column] if column else [])]
    rows = [
        [stamp, pick(("Grade 1", "Grade 2"), at), pick(AGREE, at // 2), *([values[at]] if column else [])]
        for at, stamp in enumerate(stamps)
    ]
    return [header, *rows]


def draft(rows: list[list[str]]) -> Draft:
    """Return the draft of a table."""
    return draft_here(csv_text(rows).encode(), "survey.csv")


def in_month(month: str, n: int) -> list[str]:
    """Return time stamps of a month ("2024-05")."""
    return [f"{month}-{at % 28 + 1:02} 10:{at:02}:00" for at in range(n)]


def test_answers_a_year_apart_are_asked_about():
    found = draft(table(in_month("2024-05", 12) + in_month("2025-05", 9)))
    survey = survey_of(found)
    assert (survey.respondents, survey.wave) == (21, "2024")
    (ask,) = [ask for ask in asks_of(survey) if ask.key == WAVE]
    assert ask.choices == (decisions.TOGETHER, "2024", "2025")
    (line,) = [line.detail for line in survey.receipt.lines if line.action == "two_readings"]
    assert line == "answers of 2024 (12 people) and 2025 (9 people) were read as one survey"
    earlier, later = (survey_of(found, {WAVE: name}) for name in ("2024", "2025"))
    assert [(of.respondents, of.wave) for of in (earlier, later)] == [(12, "2024"), (9, "2025")]
    assert len({survey.digest, earlier.digest, later.digest}) == 3
    assert WAVE not in [ask.key for ask in asks_of(later)]
    assert {row.reason for row in later.receipt.excluded} == {"other_wave"}


def test_autumn_and_spring_of_one_year_have_names_of_their_own():
    found = draft(table(in_month("2025-02", 8) + in_month("2025-10", 8)))
    assert found.waves.names == ("February 2025", "October 2025")


@pytest.mark.parametrize(
    "stamps",
    [
        in_month("2025-05", 30),
        in_month("2025-05", 30) + in_month("2026-01", 4),
        in_month("2025-05", 9) + in_month("2025-06", 9) + in_month("2025-07", 9),
        [f"{at % 28 + 1:02}/0{at // 28 + 3}/2025 10:{at:02}:00" for at in range(40)],
        [f"0{at % 9 + 1}/03/2025 10:{at:02}:00" for at in range(40)],
        [f"0{at % 9 + 1}.03.2025 10:{at:02}:00" for at in range(40)],
        [""] * 30,
    ],
    ids=["a month", "late answers", "a slow survey", "day first", "day first, all below 12", "dots", "no times"],
)
def test_one_survey_raises_no_question(stamps):
    assert draft(table(stamps)).waves is None


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("Year", ["2024", "2025"]),
        ("School year", ["2023-24", "2024-25"]),
        ("Term", ["Autumn", "Spring"]),
        ("Schuljahr", ["2023/24", "2024/25"]),
        ("Année scolaire", ["2023-2024", "2024-2025"]),
        ("Collector", ["Staff survey 2024", "Staff survey 2025"]),
    ],
)
def test_a_column_tells_the_waves(column, values):
    rows = [row[1:] for row in table([""] * 24, column, [pick(values, at // 12) for at in range(24)])]
    found = draft(rows)
    assert found.waves.names == tuple(values)
    whole, later = survey_of(found), survey_of(found, {WAVE: values[1]})
    assert (whole.respondents, later.respondents, later.wave) == (24, 12, values[1])
    assert column in [item.wording for item in whole.items]
    assert column not in [item.wording for item in later.items]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("Year", ["Year 3", "Year 4"]),
        ("Year", ["3", "4"]),
        ("Collector", ["Web link", "E-mail"]),
        ("Which year did you start?", ["2024", "2025"]),
        ("Term", ["Autumn", "Autumn"]),
    ],
)
def test_a_column_of_another_kind_tells_no_waves(column, values):
    stamps = in_month("2025-05", 24)
    assert draft(table(stamps, column, [pick(values, at) for at in range(24)])).waves is None


def test_collectors_one_after_the_other_are_waves():
    stamps = in_month("2025-05", 12) + in_month("2025-06", 12)
    found = draft(table(stamps, "Collector", ["A"] * 12 + ["B"] * 12))
    assert found.waves.names == ("A", "B")


def test_both_readings_are_shown_and_the_draft_survives_its_document():
    found = from_bytes(to_bytes(draft(table(in_month("2024-05", 12) + in_month("2025-05", 9)))), Draft)
    (ask,) = [ask for ask in survey_of(found).asks if ask.key == WAVE]
    sizes = [shown.consequence.split(" questions")[0] for shown in alternatives(found, {}, ask, None)]
    assert sizes == ["21 people answered 2", "12 people answered 2", "9 people answered 2"]
    assert survey_of(found, {WAVE: "2030"}).respondents == 21
