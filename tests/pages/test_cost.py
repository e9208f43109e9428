"""The page What it costs: value against cost, the price of the staff, and one that the school types."""

from html import unescape

import pytest

from pages.shared.words import cost as said_here
from tests.pages.driving import goto, said, store_of, upload


@pytest.mark.parametrize(
    ("year", "lines"),
    [
        ("2023", ["3 of the 5 most valued cost nothing outside.", "<td>12 of 38</td><td>nothing outside</td>"]),
        ("2024", ["3 of the 6 most valued cost nothing outside. The most valued", "needs cover, not speakers."]),
        ("2025", ["4 of the 5 most valued cost nothing outside.", "<td>2 of 46</td><td>depends on who leads it</td>"]),
    ],
)
def test_the_sample_school(sample, year, lines):
    goto(sample, "cost").selectbox(key="year").select(year).run()
    shown = unescape(said(sample))
    assert not sample.exception
    assert all(line in shown for line in lines)
    assert "48 teachers × $6,000 to $9,000 = $288,000 to $432,000 a year." in shown
    assert "TNTP, The Mirage, 2015" in shown
    assert "husband" not in shown


def test_a_price_is_typed_kept_and_refused_where_it_cannot_be(sample):
    goto(sample, "cost").number_input(key="price_per_teacher").set_value(1500)
    sample.text_input(key="price_currency").set_value("€")
    sample.button[0].click().run()
    assert "48 teachers × €1,500 = €72,000 a year." in said(sample)
    assert "48 teachers × €1,500" in said(goto(goto(sample, "overview"), "cost"))
    sample.text_input(key="price_currency").set_value("12")
    sample.button[0].click().run()
    assert "no digits" in said(sample)
    assert "€72,000" in said(sample)
    sample.button(key="price_back").click().run()
    assert "$288,000" in said(sample)
    assert store_of(sample).setting("price_per_teacher") is None


def test_a_survey_that_did_not_ask_says_so(app, tmp_path):
    path = tmp_path / "plain.csv"
    rows = [f"5/1/2025 10:00:{at:02},Teacher,{['Yes', 'No'][at % 2]}" for at in range(20)]
    path.write_text("\n".join(["Timestamp,What is your role?,Do you like tea?", *rows]), "utf-8")
    upload(app.run(), path)
    shown = said(goto(app, "cost"))
    assert not app.exception
    assert said_here.NO_QUESTION in shown
    assert "how many there are is not known yet" in shown


def test_published_figures_stand_beside_what_people_took_part_in(sample):
    goto(sample, "learning_modes").segmented_control(key="question").set_value("Took part").run()
    shown = unescape(said(sample))
    assert "67 % of US public school teachers observed another teacher or were observed" in shown
    assert "A different question: being observed counts there as well." in shown
    sample.segmented_control(key="question").set_value("Most valuable").run()
    assert "most of them studied coaches by profession" in said(sample)
