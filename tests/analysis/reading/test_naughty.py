"""Strings that break careless programs pass every later stage: document, JSON, sentences, bars and charts."""

import json
from functools import cache

import pytest

from analysis.bars import html_bars
from analysis.charts import ranking_figure
from analysis.document import from_bytes, to_bytes
from analysis.reading import draft_here, read_here
from analysis.report import ranking_text, survey_document, survey_text
from analysis.results import rank_survey
from analysis.survey import Finding, Row, Survey
from tests.analysis.reading.hostile_base import csv
from tests.analysis.reading.naughty import naughty_strings

STRINGS = [*naughty_strings(), "half \ud83d an emoji", "\udc00", "a\0b"]
QUESTION = "Which form of professional learning was the most valuable for you?"


@cache
def survey() -> Survey:
    """Return a survey whose comments and choices are naughty, every twentieth string one choice."""
    choices = STRINGS[::20]
    rows = [[choices[at % len(choices)], text] for at, text in enumerate(STRINGS * 2)]
    text = csv([[QUESTION, "Any comments?"], *rows]).replace("\0", "\1")
    return read_here(text.encode("utf-16", "surrogatepass"), "answers\ud83d.csv")


def test_there_are_five_hundred() -> None:
    assert len(set(naughty_strings())) == 500


def test_a_survey_survives_its_document() -> None:
    assert from_bytes(to_bytes(survey())) == survey()
    assert survey().respondents == 2 * len(STRINGS)


def test_naughty_headers_survive() -> None:
    data = csv([naughty_strings(), *([str(at % 4)] * 500 for at in range(20))]).encode()
    found = read_here(data, "answers.csv")
    assert from_bytes(to_bytes(found)) == found
    assert draft_here(data, "answers.csv").numbers[0] == 2


def test_reports_are_text_that_can_be_written() -> None:
    json.loads(json.dumps(survey_document(survey())))
    survey_text(survey()).encode("utf-8", "replace")


def test_the_ranking_can_be_told() -> None:
    ranking = rank_survey(survey(), item_id=survey().items[0].item_id)
    assert ranking_text(ranking, "teachers")


@pytest.mark.parametrize("at", range(0, len(STRINGS), 100))
def test_bars_and_charts_show_them_letter_by_letter(at: int) -> None:
    rows = tuple(Row(text, 3, 9, text) for text in STRINGS[at : at + 100])
    finding = Finding("most_valuable", STRINGS[at], STRINGS[at], "ranking", rows, alternative=STRINGS[at])
    assert "<script" not in html_bars(finding)
    assert "<img" not in html_bars(finding)
    figure = json.loads(ranking_figure(finding).to_json())
    assert not [label for label in figure["layout"]["annotations"] if "<script" in label["text"]]
