"""The page Year over year: what changed, places over the years, and one question with every wording."""

from pages.shared.words import years as words
from sample_data import MAPLE_HOLLOW
from tests.pages.driving import goto, said, upload


def test_with_one_survey_it_says_what_to_do(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    assert words.FEWER_THAN_TWO.format(n=words.NUMBER_HERE[1]) in said(goto(app, "year_over_year"))


def test_the_sample_school_over_the_years(sample):
    goto(sample, "year_over_year")
    shown = said(sample)
    assert "Clearly first in 2024 and 2025" in shown
    assert "+37 points, from 20 of 44 to 38 of 46" in shown
    assert len(sample.get("plotly_chart")) == 1
    years = next(field for field in sample.selectbox if field.label == words.WHICH)
    assert years.value == "2024 and 2025"
    years.select("2023 and 2024").run()
    assert "No rated question of 2024 can be compared with 2023." in said(sample)
    assert words.MATCH_FIRST.format(n=10) in said(sample)
    question = next(field for field in sample.selectbox if field.label == words.QUESTION)
    question.select(next(name for name in question.options if "ask a colleague for feedback" in name)).run()
    assert "<td>Ask a colleague for feedback on my teaching</td>" in said(sample)
