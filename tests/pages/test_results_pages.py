"""Conditions and Tensions in AppTest: the numbers of the sample school stand on the page with their bases."""

import csv
from html import unescape
from pathlib import Path

import pytest

from pages.shared.words import results as words
from tests.pages.driving import goto, said, upload

EXPECTED = Path(__file__).parents[1] / "cases" / "maple_hollow" / "expected_findings.csv"
with EXPECTED.open(encoding="utf-8", newline="") as file:
    FINDINGS = list(csv.DictReader(file))
ON_CONDITIONS = ("favourable", "middle_best", "outside_scale", "format", "goals", "distribution")


def page(app, stem: str, year: str) -> str:
    app.query_params["year"] = year
    goto(app, stem)
    app.selectbox(key="year").set_value(year).run()
    assert not app.exception
    return unescape(said(app))


@pytest.mark.parametrize("year", ["2023", "2024", "2025"])
def test_every_share_of_the_sample_school_stands_on_the_page(sample, year: str):
    text = page(sample, "conditions", year)
    wanted = [row for row in FINDINGS if row["year"] == year and row["family"] in ("favourable", "goals")]
    counts = {f"{row['numerator']} of {row['denominator']}" for row in wanted if row["shown"] == "page"}
    assert len(counts) >= 10
    assert [count for count in sorted(counts) if count not in text] == []


@pytest.mark.parametrize(
    ("year", "wording", "sentence"),
    [
        ("2024", "Which coaching structure helps you most?", "21 of 44 teachers chose “Two teachers in a classroom”"),
        ("2025", "Which coaching structure helps you most?", "28 of 46 teachers chose “Two teachers in a classroom”"),
        ("2025", "How many coaching sessions with colleagues did you take part in this year?",
         "The middle answer is “3”"),
        ("2025", "How was the amount of working time for practising new ideas with colleagues?",
         "30 of 46 answered below it, 1 above"),
    ],
)  # fmt: skip
def test_every_question_can_be_looked_at(sample, year: str, wording: str, sentence: str):
    page(sample, "conditions", year)
    sample.selectbox(key="item").set_value(wording).run()
    assert not sample.exception
    assert sentence in unescape(said(sample))


@pytest.mark.parametrize("year", ["2024", "2025"])
def test_time_is_weakest_and_trust_strongest(sample, year: str):
    text = page(sample, "conditions", year)
    assert "Time is weakest" in text
    assert "strongest is trust and autonomy" in text


def test_who_somebody_is_is_no_question_to_look_at(sample):
    page(sample, "conditions", "2025")
    assert not [name for name in sample.selectbox(key="item").options if "team" in name.lower() and "meet with" in name]


def test_tensions_tell_strong_views_and_no_mean(sample):
    text = page(sample, "tensions", "2025")
    for row in FINDINGS:
        if row["family"] == "tension" and row["shown"] == "page":
            assert f"{row['numerator']} of {row['denominator']} stand clearly on one side" in text
    assert "split on one approach or each team its own" in text
    assert words.WHEN in [expander.label for expander in sample.expander]


@pytest.mark.parametrize("year", ["2023", "2024"])
def test_a_year_without_tensions_says_so(sample, year: str):
    assert "asks nothing two-sided" in page(sample, "tensions", year)


@pytest.mark.parametrize("stem", ["conditions", "tensions"])
def test_an_empty_store_says_what_to_do_next(app, stem: str):
    goto(app.run(), stem)
    assert not app.exception
    assert app.get("page_link")


def test_a_survey_without_rated_questions_says_what_it_did_not_ask(app, tmp_path: Path):
    path = tmp_path / "pulse.csv"
    answers = ["Books", "Visits", "Coaching"]
    rows = [f"3/{at}/2025 8:00,{answers[at % 3]}" for at in range(1, 16)]
    path.write_text("\n".join(["Timestamp,What helped you most?", *rows]), encoding="utf-8")
    upload(app.run(), path)
    text = said(goto(app, "conditions"))
    assert "recognised as being about time" in text
    assert not app.exception


def test_the_overview_names_the_weakest_condition_and_something_to_talk_about(sample):
    text = page(sample, "overview", "2025")
    assert "Time is weakest: 13 of 46 teachers" in text
    assert "split on one approach or each team its own" in text
    assert words.TALK_TENSION in text
    assert words.MOVED in text
    assert "how clear was it beforehand" in text.lower()
    early = page(sample, "overview", "2023")
    assert words.MOVED not in early
    assert words.TALK_TENSION not in early
