"""Every page in AppTest: what it says with nothing, and with the sample school."""

import json
from html import unescape

import pytest

from pages.shared import words
from tests.pages.driving import goto, said, upload

NO_WISH = "no list to choose from that asks teachers what they want more of."
PAGES = ("overview", "learning_modes", "comments", "cost", "upload")


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_store_says_what_to_do_next(app, page):
    goto(app.run(), page)
    assert not app.exception
    if page in ("overview", "upload"):
        assert app.file_uploader(key="exports")
        assert app.button(key="load_sample")
    else:
        assert words.NO_SURVEYS in said(app)


def test_the_sample_school_opens_and_is_forgotten_with_one_click_each(sample):
    assert not sample.exception
    assert "27 of 46 teachers named" in said(sample)
    assert sample.selectbox(key="year").options == ["2023", "2024", "2025"]
    goto(sample, "upload").button(key="forget_sample").click().run()
    assert words.WELCOME in said(goto(sample, "overview"))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_with_the_sample_school(sample, page):
    assert not goto(sample, page).exception


@pytest.mark.parametrize(
    ("year", "response", "verdict"),
    [
        ("2023", "38 of 48 teachers answered.", "Too close to call between"),
        ("2024", "44 of 48 teachers answered.", "20 of 43 teachers named “Teachers coaching teachers sessions”"),
        ("2025", "46 of 48 teachers answered.", "number one, whatever the other two would have said."),
    ],
)
def test_the_overview_says_who_answered_and_what_is_first(sample, year, response, verdict):
    sample.selectbox(key="year").select(year).run()
    assert response in said(sample)
    assert verdict in said(sample)


@pytest.mark.parametrize(
    ("year", "question", "expected"),
    [
        ("2023", "Most valuable", ["12 of 38", "7 of 38", "6 of 38", "5 of 38", "4 of 38", "2 of 38", "1 of 38"]),
        ("2023", "Took part", ["36 of 38", "35 of 38", "34 of 38", "20 of 38", "15 of 38", "14 of 38", "9 of 38"]),
        ("2024", "Most valuable", ["20 of 43", "8 of 43", "6 of 43", "4 of 43", "2 of 43", "1 of 43"]),
        ("2024", "Took part", ["43 of 44", "41 of 44", "36 of 44", "33 of 44", "20 of 44", "11 of 44"]),
        ("2025", "Most valuable", ["27 of 46", "6 of 46", "3 of 46", "2 of 46", "1 of 46"]),
        ("2025", "Took part", ["46 of 46", "44 of 46", "40 of 46", "29 of 46", "28 of 46", "9 of 46"]),
        ("2025", "Want more of", ["33 of 46", "30 of 46"]),
    ],
)
def test_learning_modes_show_every_expected_number_with_its_base(sample, year, question, expected):
    goto(sample, "learning_modes").selectbox(key="year").select(year).run()
    sample.segmented_control(key="question").set_value(question).run()
    assert not sample.exception
    figure = sample.get("plotly_chart")[0].proto
    for number in expected:
        assert f"<td>{number}</td>" in said(sample)
        assert any(number in text for text in json.loads(figure.spec)["data"][0]["text"])
        assert number in figure.alt


@pytest.mark.parametrize(
    ("year", "gap", "wish", "lines"),
    [
        ("2023", "reached 35 of 38 teachers: nobody's", NO_WISH,
         [("Staff meetings", "35 of 38", "none of 38"), ("Peer coaching (in-house)", "20 of 38", "12 of 38")]),
        ("2024", "reached 41 of 44 teachers: nobody's", NO_WISH,
         [("Staff meetings", "41 of 44", "none of 43"), ("Classroom visits", "20 of 44", "6 of 43")]),
        ("2025", "reached 40 of 46 teachers: nobody's", "33 of 46 teachers want more of",
         [("Staff meetings", "40 of 46", "none of 46", "none of 46"), ("Book club", "9 of 46", *["none of 46"] * 2),
          ("Observing in a colleague's classroom", "29 of 46", "6 of 46", "30 of 46")]),
    ],
)  # fmt: skip
def test_reach_value_and_wish_stand_side_by_side(sample, year, gap, wish, lines):
    goto(sample, "learning_modes").selectbox(key="year").select(year).run()
    assert not sample.exception
    shown = unescape(said(sample))
    assert words.REACH in shown
    assert gap in shown
    assert wish in shown
    for line in lines:
        assert "".join(f"<td>{cell}</td>" for cell in line) in shown
    assert 'class="room-side" role="img" aria-label="Bars side by side.' in shown
    assert not any(word in shown for word in (" %", "61.4", "27 of 44", "0 of 40", "none of 40"))
    assert len(sample.get("plotly_chart")) == 1


def test_a_survey_with_one_learning_question_says_what_it_did_not_ask(app, tmp_path):
    export = tmp_path / "one.csv"
    answers = ["Peer coaching", "Workshops", "Staff meetings"]
    rows = [f"5/1/2025 10:00:{at:02},Teacher,{answers[at % 3]}" for at in range(20)]
    export.write_text("\n".join(["Timestamp,What is your role?,Which learning was most valuable?", *rows]), "utf-8")
    upload(app.run(), export)
    shown = said(goto(app, "learning_modes"))
    assert not app.exception
    assert "no list to choose from that asks teachers what they took part in." in shown
    assert "no list to choose from that asks teachers what they want more of." in shown
    assert 'room-side" role' not in shown


@pytest.mark.parametrize("page", ["overview", "learning_modes"])
def test_every_page_of_results_tells_the_promise(sample, page):
    assert words.PROMISE_LINE.partition(";")[0].format(promise=5) in said(goto(sample, page))


def test_what_a_person_typed_is_not_on_the_page(sample):
    goto(sample, "learning_modes").selectbox(key="year").select("2023").run()
    assert "Other, in their own words" in said(sample)
    assert "husband" not in said(sample) + sample.get("plotly_chart")[0].proto.spec


def test_every_table_is_there_as_a_file_with_the_promise(sample):
    goto(sample, "learning_modes")
    assert [button.label for button in sample.get("download_button")] == [words.DOWNLOAD] * 2
    assert not sample.exception
