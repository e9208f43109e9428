"""The page Year over year: what changed, places over the years, and one question with every wording."""

import csv

from pages.shared.words import years as words
from sample_data import MAPLE_HOLLOW
from tests.pages.driving import goto, said, store_of, upload


def test_with_one_survey_it_says_what_to_do(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    assert words.FEWER_THAN_TWO.format(n=words.NUMBER_HERE[1]) in said(goto(app, "year_over_year"))


def test_the_sample_school_over_the_years(sample):
    goto(sample, "year_over_year")
    shown = said(sample)
    assert "Number one since 2024, whatever the others would have said" in shown
    assert "+37 points, from 20 of 44 to 38 of 46" in shown
    assert "similar: the question was reworded" in shown
    assert "<td>not offered</td>" in shown
    assert len(sample.get("plotly_chart")) == 2
    years = next(field for field in sample.selectbox if field.label == words.WHICH)
    assert years.value == "2024 and 2025"
    years.select("2023 and 2024").run()
    assert "No rated question of 2024 can be compared with 2023." in said(sample)
    assert words.MATCH_FIRST.format(n=10) in said(sample)
    question = next(field for field in sample.selectbox if field.label == words.QUESTION)
    question.select(next(name for name in question.options if "ask a colleague for feedback" in name)).run()
    assert "<td>Ask a colleague for feedback on my teaching</td>" in said(sample)
    assert "2023 cannot be compared with 2024." in said(sample)
    assert not sample.exception


def test_a_draft_beside_what_is_published_of_the_same_survey_is_no_year(app, tmp_path):
    (tmp_path / "fewer").mkdir()
    fewer = tmp_path / "fewer" / MAPLE_HOLLOW[2].name
    with MAPLE_HOLLOW[2].open(encoding="utf-8-sig", newline="") as file, fewer.open("w", newline="") as out:
        csv.writer(out).writerows(list(csv.reader(file))[:-3])
    upload(app.run(), fewer)
    app.checkbox(key="closed_1").check()
    app.button(key="do_publish_1").click().run()
    upload(app, MAPLE_HOLLOW[2])
    app.button(key=next(b.key for b in app.button if b.key and b.key.startswith("keep_"))).click().run()
    states = {saved.state: saved for saved in store_of(app).surveys()}
    assert set(states) == {"draft", "published"}
    assert len({saved.series for saved in states.values()}) == 1
    for page in ("year_over_year", "crosswalk"):
        assert "Two years are needed" in said(goto(app, page))
    store_of(app).set_wave(states["draft"].id, "2031")
    for page in ("year_over_year", "crosswalk"):
        assert "Two years are needed" in said(goto(app, page))
    goto(app, "overview")
    app.selectbox(key="year").select("2031").run()
    assert not app.exception
    assert "points, from" not in said(app)
